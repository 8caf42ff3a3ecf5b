//! Suggestions for unknown keys with an obvious meaning: corrected code derived from the value.

use super::key_suggestion_rules::Fix::{
    self, Account, Address, Affiliation, AllDay, Event, Flag, Hours, Key, Link, List, Person, Start, Top,
};
use super::key_suggestion_rules::RULES;
use super::similarity::{folded, is_near};
use super::visit::keys;
use crate::import::Kind;
use crate::source::json::Json;
use crate::source::json_text::quoted as json_text;
use crate::time::{Stamp, clock, stamp};

/// An unknown key with its context.
pub(super) struct Stray<'s> {
    pub(super) kind: Kind,
    pub(super) key: &'s str,
    pub(super) value: &'s Json<'s>,
    pub(super) object: &'s Json<'s>,
    pub(super) feed: &'s Json<'s>,
}

/// The help for an unknown key; `None` if its meaning is unclear or its value is empty.
pub(super) fn help(stray: &Stray<'_>) -> Option<String> {
    if is_blank(stray.value) {
        return None;
    }
    let wanted = folded(stray.key);
    let known = || keys(stray.kind).iter().map(|(known, _)| *known);
    if let Some(same) = known().find(|known| folded(known) == wanted) {
        return stray.fix(Key(same));
    }
    for (kind, rules) in RULES {
        let named = rules.iter().filter(|(_, words)| words.split(' ').any(|word| word == wanted));
        if let Some(help) = named.filter(|_| *kind == stray.kind).find_map(|(fix, _)| stray.fix(*fix)) {
            return Some(help);
        }
    }
    if let Some(help) = stray.imported() {
        return Some(help);
    }
    let near = known().find(|known| is_near(&folded(known), &wanted))?;
    let help = stray.fix(Key(near))?;
    Some(["Did you mean \"", near, "\"? ", &help].concat())
}

impl Stray<'_> {
    fn get(&self, key: &str) -> Option<&Json<'_>> {
        self.object.get(key).filter(|json| !is_blank(json))
    }

    /// The text of the first of these keys, known or unknown, that has one.
    fn text_of(&self, words: &[&str]) -> Option<&str> {
        let Json::Object(members) = self.object else { return None };
        members.iter().filter(|(key, _)| words.contains(&folded(key).as_str())).find_map(|(_, value)| text_value(value))
    }

    fn fix(&self, fix: Fix) -> Option<String> {
        match fix {
            Key("duration") if matches!(self.value, Json::Number(_)) => self.instead("duration", &code(self.value)),
            Key("description") if self.kind == Kind::Room => self.instead("description", &code(&plain(self.value))),
            Key(key @ ("room" | "track" | "kind" | "status" | "language")) => self.single(key),
            Key(key) => self.instead(key, &code(self.value)),
            Address(key) => {
                let url = url_of(self.value).or_else(|| text_value(self.value).map(str::to_string))?;
                self.instead(key, &json_text(&url))
            }
            List(key) => self.items(key, &items(self.value).map(|item| code(&plain(item))).collect::<Vec<_>>()),
            Person(role) => self.items("people", &self.people(role)?),
            Link(kind) => {
                let links: Option<Vec<String>> = items(self.value).map(|item| Some(link(kind, &url_of(item)?))).collect();
                self.items("links", &links?)
            }
            Account(front) => {
                let url = url_of(self.value).or_else(|| {
                    let name = text_value(self.value)?.trim_start_matches('@');
                    (!name.contains([' ', '@'])).then(|| [front, name].concat())
                })?;
                self.items("links", &[link("social", &url)])
            }
            Start => self.start(),
            Hours => {
                let Json::Number(hours) = self.value else { return None };
                let minutes = hours.parse::<f64>().ok()? * 60.0;
                self.instead("duration", &(minutes.round() as i64).to_string())
            }
            Flag(key, value) => (*self.value == Json::Bool(true)).then(|| self.instead(key, &json_text(value)))?,
            AllDay => {
                let start = self.get("start").and_then(text_value).filter(|_| *self.value == Json::Bool(true))?;
                let date = start.get(..10).filter(|date| stamp(date).is_some() && start.len() > 10)?;
                Some(["Write \"start\": \"", date, "\", a date without a time."].concat())
            }
            Affiliation => self.affiliation(),
            Event(key) => {
                let member = ["\"", key, "\": ", &code(self.value)].concat();
                Some(match self.feed.get("event") {
                    Some(_) => ["Move it into \"event\": ", &member, "."].concat(),
                    None => ["Write \"event\": {", &member, "}."].concat(),
                })
            }
            Top(key) => Some(["Move it to the top level of the feed: \"", key, "\": ", &code(self.value), "."].concat()),
        }
    }

    /// Suggests the same value under an existing key.
    fn instead(&self, key: &str, value: &str) -> Option<String> {
        let member = ["\"", key, "\": ", value].concat();
        match self.get(key) {
            // An internal name next to the public one is not meant for readers.
            Some(_) if key == "id" => None,
            Some(old) if code(old) == value => Some(["Remove it: \"", key, "\" has the same value."].concat()),
            Some(old) => Some(["Keep one of the two: \"", key, "\": ", &code(old), ", or ", &member, "."].concat()),
            None => Some(["Write ", &member, "."].concat()),
        }
    }

    /// Suggests a single value; if there are several, the others become tags.
    fn single(&self, key: &str) -> Option<String> {
        if key == "language" {
            return self.instead(key, &code(self.value));
        }
        let names: Vec<Json<'_>> = items(self.value).map(plain).collect();
        let (first, others) = names.split_first()?;
        if matches!(key, "kind" | "track") && self.get(key).is_some_and(|old| code(old) != code(first)) {
            return self.items("tags", &names.iter().map(code).collect::<Vec<_>>());
        }
        let help = self.instead(key, &code(first))?;
        if others.is_empty() {
            return Some(help);
        }
        let tags: Vec<String> = others.iter().map(code).collect();
        Some([help.trim_end_matches('.'), ", and name the others in \"tags\": [", &tags.join(", "), "]."].concat())
    }

    /// Suggests items of a list that may exist already.
    fn items(&self, key: &str, items: &[String]) -> Option<String> {
        if items.is_empty() {
            return None;
        }
        let list = if items.len() > 4 { [&items[..4].join(", "), ", …"].concat() } else { items.join(", ") };
        Some(match self.get(key) {
            Some(_) => ["Add it to \"", key, "\": ", &list, "."].concat(),
            None => ["Write \"", key, "\": [", &list, "]."].concat(),
        })
    }

    /// The people that the value names.
    fn people(&self, role: &str) -> Option<Vec<String>> {
        let mut out = Vec::new();
        for item in items(self.value) {
            match item {
                Json::Object(members) => {
                    let mut person: Vec<String> = Vec::new();
                    for (key, value) in members {
                        let name = match folded(key).as_str() {
                            "fullname" | "displayname" | "publicname" => "name",
                            _ => key,
                        };
                        if keys(Kind::Appearance).iter().any(|(known, _)| *known == name) && !is_blank(value) {
                            person.push([&json_text(name), ": ", &code(value)[..]].concat());
                        }
                    }
                    if person.is_empty() {
                        return None;
                    }
                    if !role.is_empty() && item.get("role").is_none() {
                        person.push(["\"role\": ", &json_text(role)].concat());
                    }
                    out.push(["{", &person.join(", "), "}"].concat());
                }
                _ => {
                    for name in names(text_value(item)?) {
                        let quoted = json_text(name);
                        out.push(match role {
                            "" => quoted,
                            _ => ["{\"", self.named_by(name), "\": ", &quoted, ", \"role\": \"", role, "\"}"].concat(),
                        });
                    }
                }
            }
        }
        Some(out)
    }

    /// Whether a name is the id of a person whom the feed defines.
    fn named_by(&self, name: &str) -> &'static str {
        let is_described = |person: &Json<'_>| person.get("id").and_then(text_value) == Some(name);
        match self.feed.get("people") {
            Some(people) if items(people).any(is_described) => "person",
            _ => "name",
        }
    }

    /// Combines a date and a time of day from two keys to one start.
    fn start(&self) -> Option<String> {
        let own = text_value(self.value)?;
        if self.kind != Kind::Session {
            return self.instead(if self.kind == Kind::Day { "date" } else { "start" }, &code(self.value));
        }
        let is_date = |text: &&str| matches!(stamp(text), Some(Stamp::Date(_)));
        let is_clock = |text: &&str| clock(text).is_some();
        if stamp(own).is_none() && clock(own).is_none() {
            let key = if self.get("start").is_none() { "start" } else { "time" };
            return self.instead(key, &code(self.value));
        }
        let dates =
            [Some(own), self.get("day").and_then(text_value), self.get("start").and_then(text_value), self.text_of(DATES)];
        let clocks = [Some(own), self.get("start").and_then(text_value), self.text_of(CLOCKS)];
        let date = dates.into_iter().flatten().find(is_date);
        let time = clocks.into_iter().flatten().find(is_clock);
        let full = |text: &&str| !matches!(stamp(text), None | Some(Stamp::Date(_)));
        if let Some(start) = self.get("start").and_then(text_value).filter(full) {
            return Some(["Remove it: \"start\": ", &json_text(start), " has the date and the time."].concat());
        }
        let joined = match (date, time) {
            _ if full(&own) => own.to_string(),
            (Some(date), Some(time)) => [date, "T", if time.len() < 5 { "0" } else { "" }, time].concat(),
            (Some(date), None) => date.to_string(),
            (None, _) => {
                let event = self.feed.get("event").and_then(|event| event.get("start")).and_then(text_value).filter(is_date);
                let time = [if own.len() < 5 { "0" } else { "" }, own].concat();
                return Some(
                    [
                        "Write \"start\": \"",
                        event.unwrap_or("YYYY-MM-DD"),
                        "T",
                        &time,
                        if event.is_some() { "\", or with another date." } else { "\", with its date." },
                    ]
                    .concat(),
                );
            }
        };
        Some(["Write \"start\": \"", &joined, "\"."].concat())
    }

    /// Joins job titles and organizations to one text, as displayed.
    fn affiliation(&self) -> Option<String> {
        text_value(self.value)?;
        let mut parts: Vec<&str> = Vec::new();
        let job = if self.get("name").is_some() { self.text_of(JOBS) } else { self.text_of(&JOBS[1..]) };
        let job = if self.kind == Kind::Person { job.or(self.text_of(&["role"])) } else { job };
        for part in [job, self.text_of(ORGANIZATIONS), self.get("affiliation").and_then(text_value)].into_iter().flatten() {
            if !parts.contains(&part) {
                parts.push(part);
            }
        }
        (!parts.is_empty()).then(|| ["Write \"affiliation\": ", &json_text(&parts.join(", ")), "."].concat())
    }

    /// A translation: `title_fr`, `abstract-en`, `titleFr`.
    fn imported(&self) -> Option<String> {
        const TEXTS: [&str; 8] = ["title", "subtitle", "description", "abstract", "name", "affiliation", "bio", "place"];
        let (known, _) = keys(self.kind).iter().find(|(known, _)| TEXTS.contains(known) && self.key.starts_with(known))?;
        let rest = &self.key[known.len()..];
        let language = rest.trim_start_matches(['_', '-', '.', ':']).replace('_', "-");
        let is_apart = language.len() < rest.len() || language.starts_with(|c: char| c.is_ascii_uppercase());
        let primary = language.split('-').next().unwrap_or_default();
        if !is_apart || primary.len() != 2 || !primary.bytes().all(|byte| byte.is_ascii_alphabetic()) {
            return None;
        }
        let language = [&primary.to_ascii_lowercase(), &language[2..]].concat();
        let new = [&json_text(&language), ": ", &code(self.value)[..]].concat();
        let own = self.feed.get("event").and_then(|event| event.get("language")).and_then(text_value).unwrap_or("en");
        Some(match self.get(known) {
            Some(Json::Object(_)) => ["Add it to \"", known, "\": ", &new, "."].concat(),
            Some(old) => ["Write \"", known, "\": {", &json_text(own), ": ", &code(old), ", ", &new, "}."].concat(),
            None => ["Write \"", known, "\": {", &new, "}."].concat(),
        })
    }
}

/// Whether a value is empty.
fn is_blank(json: &Json<'_>) -> bool {
    match json {
        Json::Null | Json::Bool(false) => true,
        Json::Text(text) => text.trim().is_empty(),
        Json::List(items) => items.iter().all(is_blank),
        Json::Object(members) => members.is_empty(),
        _ => false,
    }
}

fn text_value<'j>(json: &'j Json<'_>) -> Option<&'j str> {
    match json {
        Json::Text(text) => Some(text.trim()).filter(|text| !text.is_empty()),
        Json::Number(number) => Some(number),
        _ => None,
    }
}

/// The items of a list; of a single value, that value.
fn items<'j, 't>(json: &'j Json<'t>) -> impl Iterator<Item = &'j Json<'t>> {
    let list = if let Json::List(items) = json { &items[..] } else { std::slice::from_ref(json) };
    list.iter().filter(|item| !is_blank(item))
}

/// The name of an object that names something; other values unchanged.
fn plain<'j>(json: &'j Json<'j>) -> Json<'j> {
    let name = ["name", "title", "label", "text"].into_iter().find_map(|key| json.get(key).and_then(text_value));
    name.map_or_else(|| json.clone(), |name| Json::Text(name.into()))
}

/// The URL of a value: the value itself, or its URL member.
fn url_of(json: &Json<'_>) -> Option<String> {
    let inner = ["url", "href", "link", "src"].into_iter().find_map(|key| json.get(key).and_then(text_value));
    let text = inner.or_else(|| text_value(json).filter(|_| matches!(json, Json::Text(_))))?;
    if text.contains(char::is_whitespace) {
        return None;
    }
    let is_whole = text.contains("://") || text.starts_with('/') || text.starts_with("./") || text.starts_with("../");
    let has_host = |text: &str| {
        text.split('/')
            .next()
            .is_some_and(|platform| platform.contains('.') && !platform.ends_with('.') && !platform.contains('@'))
    };
    match () {
        () if is_whole || text.starts_with("mailto:") => Some(text.to_string()),
        () if text.starts_with("www.") || (text.contains('/') && has_host(text)) => Some(["https://", text].concat()),
        () if has_host(text) || (text.contains('/') && text.contains('.')) => Some(text.to_string()),
        () => None,
    }
}

fn link(kind: &str, url: &str) -> String {
    let url = json_text(url);
    if kind.is_empty() { url } else { ["{\"type\": \"", kind, "\", \"url\": ", &url, "}"].concat() }
}

/// Splits the names of a text: `Ada Example, Bo Third & Cy Fourth` are three, `Example, Ada` is one.
fn names(text: &str) -> Vec<&str> {
    let mut out: Vec<&str> = text.split([';', '&', '\n']).flat_map(|part| part.split(" and ")).map(str::trim).collect();
    let by_commas = |part: &&str| part.split(',').all(|name| name.trim().contains(' '));
    if out.iter().all(by_commas) {
        out = out.into_iter().flat_map(|part| part.split(',')).map(str::trim).collect();
    }
    out.retain(|name| !name.is_empty());
    out
}

/// A value as code, truncated.
fn code(json: &Json<'_>) -> String {
    match json {
        Json::Text(text) => {
            let text = text.trim();
            let end = text.char_indices().nth(60).map_or(text.len(), |(end, _)| end);
            json_text(&if end < text.len() { [&text[..end], "…"].concat() } else { text.to_string() })
        }
        Json::List(items) => {
            let mut parts: Vec<String> = items.iter().take(3).map(code).collect();
            if items.len() > 3 {
                parts.push("…".into());
            }
            ["[", &parts.join(", "), "]"].concat()
        }
        Json::Object(members) => {
            let member =
                |(key, value): &(std::borrow::Cow<'_, str>, Json<'_>)| [&json_text(key), ": ", &code(value)[..]].concat();
            let mut parts: Vec<String> = members.iter().take(3).map(member).collect();
            if members.len() > 3 {
                parts.push("…".into());
            }
            ["{", &parts.join(", "), "}"].concat()
        }
        other => other.excerpt(),
    }
}

/// Common keys of dates and times of day.
const DATES: &[&str] = &["date", "dates", "startdate", "datestart", "eventdate", "sessiondate"];
const CLOCKS: &[&str] =
    &["start", "begin", "begins", "from", "starttime", "timestart", "startsat", "startat", "hour", "clock", "at", "when"];
const JOBS: &[&str] = &["title", "jobtitle", "job", "position", "function", "tagline"];
const ORGANIZATIONS: &[&str] = &[
    "company",
    "org",
    "organization",
    "organisation",
    "employer",
    "institution",
    "university",
    "worksfor",
    "affiliations",
    "affil",
];
