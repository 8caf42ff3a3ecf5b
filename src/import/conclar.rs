//! ConClár (<https://github.com/lostcarpark/conclar/blob/main/docs/conclar_file_specs.md>) and KonOpas, whose format it
//! extends: a list of items, alone or beside a list of people.

use crate::diagnostic::Code;
use crate::import::Options;
use crate::import::common::case_fold::{lower, parted};
use crate::import::common::draft::{Draft, DraftObject};
use crate::import::common::fields::{is_object, name};
use crate::import::common::iterate::each;
use crate::import::common::key_map::Map;
use crate::import::common::link_kind::link_kind;
use crate::import::common::localized_text::json_text;
use crate::import::common::people_index::Person;
use crate::import::common::shape::{any_item, has, has_any, is_list_at, is_text_at, items};
use crate::import::common::strip_markup;
use crate::import::common::vocabulary;
use crate::source::cursor::Cursor;
use crate::source::json::Json;
use crate::time::{Stamp, stamp};

/// The signature: a list of items with participants, which version 2 of ConClár nests under a key.
pub(super) fn matches(json: &Json<'_>) -> bool {
    ["schedule", "program"].iter().any(|key| any_item(json, key, is_item)) || items(json).any(is_item)
}

fn is_item(item: &Json<'_>) -> bool {
    let is_placed = is_list_at(item, "loc") || is_text_at(item, "loc");
    let own = [is_placed, has(item, &["mins"]), has(item, &["desc"]), is_list_at(item, "people")];
    has_any(item, &["datetime", "date"]) && has(item, &["title"]) && own.iter().filter(|is| **is).count() > 1
}

/// Imports items and people.
pub(super) fn read(r: &Cursor<'_>, options: &Options<'_>) -> Option<Draft> {
    let mut draft = Draft::of(r);
    for &key in &["timezone", "timeZone"] {
        draft.zone(r, key, options);
    }
    draft.event.line("title", r, "title");
    r.every("people", &mut |one| {
        if is_object(one) {
            person(&mut draft, one);
        }
    });
    let mut tags = Tags::default();
    let mut lists: Vec<Cursor<'_>> = Vec::new();
    if let Json::List(_) = r.json {
        lists.push(*r);
    }
    let (schedule, program) = (r.member("schedule"), r.member("program"));
    lists.extend([schedule, program].into_iter().flatten());
    for list in &lists {
        each(list, &mut |_, item| tags.learn(item));
    }
    for list in &lists {
        each(list, &mut |_, item| {
            if is_object(item) {
                self::item(&mut draft, item, &tags);
            }
        });
    }
    draft.unless_empty(r)
}

/// Tags that are objects. Their properties need to be given only once per file; other occurrences refer to them by `value`.
#[derive(Default)]
struct Tags(Map<(String, String)>);

/// Categories with a meaning of their own; tags of other categories keep the category as a prefix.
const CATEGORIES: [&str; 6] = ["type", "format", "track", "language", "tag", "parent"];

impl Tags {
    fn learn(&mut self, item: &Cursor<'_>) {
        let Some(Json::List(tags)) = item.json.get("tags") else { return };
        for tag in tags {
            if let (Some(Json::Text(value)), Some(Json::Text(label))) = (tag.get("value"), tag.get("label")) {
                let category = match tag.get("category") {
                    Some(Json::Text(category)) => category.trim().to_string(),
                    _ => String::new(),
                };
                self.0.keep(value, (category, strip_markup::line(label)));
            }
        }
    }

    /// The category and the label of a tag: `"Type: Poster"` has the category `Type` and the label `Poster`.
    fn read(&self, tag: &Cursor<'_>) -> (String, String) {
        if matches!(tag.json, Json::Object(_)) {
            let value = tag.string("value");
            return self.0.get(&value).cloned().unwrap_or((String::new(), strip_markup::line(&value)));
        }
        let word = strip_markup::line(&tag.as_string());
        match word.split_once(':') {
            // Without a known category the colon may be part of a title.
            Some((category, label)) if CATEGORIES.contains(&lower(category).as_str()) => {
                (category.to_string(), label.trim().to_string())
            }
            _ => (String::new(), word),
        }
    }
}

fn item(draft: &mut Draft, r: &Cursor<'_>, tags: &Tags) {
    let mut session = DraftObject::of(r);
    for &key in &["state", "status"] {
        if !session.state(r, key) {
            return;
        }
    }
    session.identify(r, &["id"]).line("title", r, "title").line("subtitle", r, "subtitle").long("abstract", r, "desc");
    start(&mut session, r);
    // A duration of 0 minutes means unknown.
    if let Some(minutes) = r.member("mins")
        && !matches!(minutes.as_string().as_str(), "0" | "")
    {
        session.copy("duration", r, "mins");
    }
    let rooms: Vec<String> = r.strings("loc").iter().map(|room| strip_markup::line(room)).collect();
    let rooms = strip_markup::joined(&rooms, ", ");
    if !rooms.is_empty()
        && let Some(member) = r.member("loc")
    {
        session.tell("room", rooms, &member);
    }
    sort(&mut session, r, tags);
    r.every("people", &mut |one| {
        if let Some((id, role)) = participant(draft, one) {
            session.appearance(id, &role, one);
        }
    });
    links(&mut session, r);
    draft.session(session, r);
}

/// Reads the start from `datetime`, or from `date` and `time`; `date` may include the time.
fn start(session: &mut DraftObject, r: &Cursor<'_>) {
    for &key in &["datetime", "date"] {
        let Some(member) = r.member(key) else { continue };
        let date = member.as_string();
        let time = r.string("time");
        if key == "date" && !time.is_empty() && matches!(stamp(&date), Some(Stamp::Date(_))) {
            // Pads "9:30" to "09:30".
            let time = if time.find(':') == Some(1) { ["0", &time].concat() } else { time };
            session.put("start", json_text([&date, "T", &time].concat()), r.path_of("time"));
        } else {
            session.copy("start", r, key);
        }
        if session.has("start") {
            return;
        }
    }
}

/// Classifies the tags of an item: a type is its kind, a track its track, and the rest become tags. A tag that refers to
/// the parent item is dropped.
fn sort(session: &mut DraftObject, r: &Cursor<'_>, tags: &Tags) {
    let mut words = Vec::new();
    r.every("tags", &mut |tag| {
        let (category, label) = tags.read(tag);
        match lower(&category).as_str() {
            "parent" => {}
            "type" | "format" if !session.has("kind") => drop(session.say("kind", kind(&label))),
            "track" if !session.has("track") => drop(session.tell("track", label, tag)),
            "language" => drop(session.words("language", vocabulary::languages(&label))),
            _ => words.push(label),
        }
    });
    let format = name(r, "format");
    if session.has("kind") {
        words.push(format);
    } else {
        session.say("kind", kind(&format));
    }
    session.words("tags", words);
}

fn kind(label: &str) -> String {
    let words = parted(label);
    let kind = vocabulary::kind(&words);
    if kind == words { strip_markup::line(label) } else { kind }
}

/// Reads a participant with their role. Moderators are marked in the name or by a role.
fn participant(draft: &mut Draft, r: &Cursor<'_>) -> Option<(Person, String)> {
    if !matches!(r.json, Json::Object(_)) {
        return Some((draft.referent(r, "id", Code::UnknownSpeaker)?, String::new()));
    }
    let (id, mut called, mut role) = (r.string("id"), full_name(r).0, name(r, "role"));
    if let Some(bare) = lower(&called).strip_suffix("(moderator)") {
        called = called.chars().take(bare.chars().count()).collect::<String>().trim_end().to_string();
        role = "moderator".into();
    }
    let person = match r.member("id") {
        _ if !called.is_empty() => draft.somebody(r, &called, &[("id", id)]),
        Some(id) => draft.referent(&id, "id", Code::UnknownSpeaker)?,
        None => {
            r.report(Code::NoName);
            return None;
        }
    };
    Some((person, if role.is_empty() { role } else { vocabulary::role(&role) }))
}

/// The display name and the sort name of a person: a string, or first name, last name, prefix and suffix.
fn full_name(r: &Cursor<'_>) -> (String, String) {
    let Some(Json::List(_)) = r.json.get("name") else { return (name(r, "name"), String::new()) };
    let mut parts = Vec::new();
    r.every("name", &mut |part| {
        parts.push(if *part.json == Json::Null { String::new() } else { strip_markup::line(&part.as_string()) })
    });
    let part = |index: usize| parts.get(index).cloned().unwrap_or_default();
    let (first, last, prefix, suffix) = (part(0), part(1), part(2), part(3));
    let sorted = if last.is_empty() { String::new() } else { strip_markup::joined(&[last.clone(), first.clone()], ", ") };
    (strip_markup::joined(&[prefix, first, last, suffix], " "), sorted)
}

fn person(draft: &mut Draft, r: &Cursor<'_>) {
    let (called, sorted) = full_name(r);
    if called.is_empty() {
        return r.report(Code::NoName);
    }
    let id = draft.somebody(r, &called, &[("id", r.string("id"))]);
    let person = draft.person(id);
    person.say("sortName", sorted).copy("sortName", r, "sortname").long("bio", r, "bio");
    person.first_url("picture", r, &["img_256_url", "img", "photo"], "");
    let Some(links) = r.member("links").filter(|links| matches!(links.json, Json::Object(_))) else { return };
    person.first_url("picture", &links, &["photo", "img", "img_256_url"], "");
    each(&links, &mut |key, link| {
        let url = if *link.json == Json::Null { String::new() } else { link.as_string() };
        let is_address = url.contains("://");
        match key {
            "img" | "photo" | "img_256_url" | "email" | "mail" => {}
            // KonOpas stores the account name instead of a URL.
            "twitter" | "fb" if !is_address && !url.is_empty() => {
                let site = if key == "fb" { "https://www.facebook.com/" } else { "https://twitter.com/" };
                person.link("", &[site, url.trim_start_matches('@')].concat(), key, link);
            }
            "url" => person.link("", &url, "", link),
            _ if is_address => person.link("", &url, key, link),
            _ if url.is_empty() => {}
            _ => link.report(Code::BadUrl),
        }
    });
}

/// Reads links, keyed by kind. An item without links has an empty list instead of an object.
fn links(session: &mut DraftObject, r: &Cursor<'_>) {
    let Some(links) = r.member("links") else { return };
    if let Json::List(_) = links.json {
        return session.links(r, "links", "", "");
    }
    each(&links, &mut |key, link| {
        let url = if *link.json == Json::Null { String::new() } else { link.as_string() };
        let kind = match key {
            "signup" => "registration",
            "meeting" => "livestream",
            "recording" => "recording",
            _ => link_kind(key, "", &url, ""),
        };
        session.link(kind, &url, if kind.is_empty() { key } else { "" }, link);
    });
}
