//! What tests of schedules of other programs have in common: an agenda in a few lines, and schedules with one fault each.

use std::collections::BTreeSet;
use std::rc::Rc;

use plenary::import::{Options, import};
use plenary::model::{Agenda, Link, Status, Text};
use plenary::path::JsonPath;
use plenary::plenary_format::Reader;
use plenary::time::Zones;
use serde_json::Value;

use crate::kit;
use crate::platform::TestPlatform;
use crate::schedules::{schedule, translated};

fn said(text: &Text) -> &str {
    text.get("en")
}

fn links(links: &[Link]) -> String {
    links.iter().map(|link| format!(" <{} {} {}>", link.kind, link.url, said(&link.title)).replace(" >", ">")).collect()
}

/// Sessions, a line each: when, title, and what there is of `(kind)`, `@room`, `#track`, `language`, `+tag`, `=person/role`,
/// `<link>`, `!status`, `~printed time`; those inside of another behind a dash.
pub fn outline(agenda: &Agenda) -> Vec<String> {
    let mut out = Vec::new();
    for session in &agenda.sessions {
        let mut line = String::from(if session.parent.is_some() { "- " } else { "" });
        line += &format!("{} {}", kit::period(session.when), said(&session.title));
        if !session.subtitle.is_empty() {
            line += &format!(" / {}", said(&session.subtitle));
        }
        if !session.kind.is_empty() {
            line += &format!(" ({})", session.kind);
        }
        line += &session.room.map_or(String::new(), |room| format!(" @{}", said(&agenda.rooms[room].name)));
        line += &session.track.map_or(String::new(), |track| format!(" #{}", said(&agenda.tracks[track].name)));
        line += &session.languages.iter().map(|language| format!(" {language}")).collect::<String>();
        line += &session.tags.iter().map(|tag| format!(" +{tag}")).collect::<String>();
        for one in &session.people {
            line += &format!(" ={}/{}", agenda.people[one.person].name, one.role);
        }
        line += &links(&session.links);
        if session.status != Status::Confirmed {
            line += &format!(" !{:?}", session.status).to_lowercase();
        }
        if !session.printed.is_empty() {
            line += &format!(" ~{}", session.printed);
        }
        out.push(line);
    }
    out
}

/// People, a line each: name, sort name, affiliation, bio, picture, links, as far as there are any.
pub fn people(agenda: &Agenda) -> Vec<String> {
    let mut out = Vec::new();
    for person in &agenda.people {
        let parts = [&person.name, &person.sort_name, said(&person.affiliation), said(&person.bio), &person.picture];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        out.push(parts.join(" | ") + &links(&person.links));
    }
    out
}

/// Asserts what sessions are read from a schedule, and what is said of it.
#[track_caller]
pub fn reads(text: &str, zone: &str, sessions: &[&str], diagnostics: &[&str]) -> Agenda {
    let (agenda, reported) = schedule(text, zone);
    assert_eq!(outline(&agenda), sessions);
    assert_eq!(reported, diagnostics);
    agenda
}

/// Asserts that none of those words is kept.
#[track_caller]
pub fn keeps_none_of(text: &str, words: &[&str]) {
    let feed = translated(text.as_bytes(), "UTC").feed;
    for word in words {
        assert!(text.contains(word), "{word} is not in the schedule");
        assert!(!feed.contains(word), "{word} is kept");
    }
}

/// Titles of sessions with the places that they come from.
fn origins(text: &str) -> Vec<(String, String)> {
    let imported = translated(text.as_bytes(), "UTC");
    let agenda = kit::read(&imported.feed);
    let feed: Value = serde_json::from_str(&imported.feed).unwrap();
    let mut paths = Vec::new();
    for (index, session) in feed["sessions"].as_array().into_iter().flatten().enumerate() {
        paths.push(format!("$.sessions[{index}]"));
        for inner in 0..session["sessions"].as_array().map_or(0, Vec::len) {
            paths.push(format!("$.sessions[{index}].sessions[{inner}]"));
        }
    }
    assert_eq!(paths.len(), agenda.sessions.len());
    let places = paths.iter().map(|path| imported.origin(&JsonPath::read(path).unwrap()).to_string());
    agenda.sessions.iter().map(|session| said(&session.title).to_string()).zip(places).collect()
}

/// Every place of a schedule, as a path and as a JSON pointer.
fn places(value: &Value, path: &str, pointer: &str, out: &mut Vec<(String, String)>) {
    let mut step = |key: &str, name: String, value: &Value| {
        let path = format!("{path}{name}");
        let pointer = format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1"));
        out.push((path.clone(), pointer.clone()));
        places(value, &path, &pointer, out);
    };
    match value {
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, item)| step(&index.to_string(), format!("[{index}]"), item))
        }
        Value::Object(members) => {
            for (key, member) in members {
                let is_plain = key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
                step(key, if is_plain { format!(".{key}") } else { format!("[\"{key}\"]") }, member);
            }
        }
        _ => {}
    }
}

/// Asserts that whatever is missing, or is something else than it should be, costs at most the session that it is in.
#[track_caller]
pub fn one_fault_costs_one_session(text: &str) {
    let whole: Value = serde_json::from_str(text).unwrap();
    let format = translated(text.as_bytes(), "UTC").format;
    let sessions = origins(text);
    let platform: Rc<TestPlatform> = Rc::new(TestPlatform::new("UTC"));
    let zones = Rc::new(Zones::new(platform.clone()));
    let mut all = Vec::new();
    places(&whole, "$", "", &mut all);
    let others = ["null", "7", "\"odd\"", "[7, null, \"odd\"]", "{\"odd\": 7}"];
    for (path, pointer) in all {
        let is_in = |place: &str, whole: &str| {
            place.strip_prefix(whole).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
        };
        let deepest =
            sessions.iter().filter(|(_, origin)| is_in(&path, origin)).map(|(_, origin)| origin.len()).max().unwrap_or(0);
        let is_safe = |origin: &str| {
            let is_itself = is_in(&path, origin) && origin.len() == deepest;
            !is_itself && !is_in(origin, &path)
        };
        let safe: BTreeSet<&str> =
            sessions.iter().filter(|(_, origin)| is_safe(origin)).map(|(title, _)| title.as_str()).collect();
        for other in others.iter().copied().map(Some).chain([None]) {
            let mut changed = whole.clone();
            match other {
                Some(other) => *changed.pointer_mut(&pointer).unwrap() = serde_json::from_str(other).unwrap(),
                None => {
                    let (parent, key) = pointer.rsplit_once('/').unwrap();
                    match changed.pointer_mut(parent).unwrap() {
                        Value::Array(items) => drop(items.remove(key.parse().unwrap())),
                        Value::Object(members) => drop(members.remove(&key.replace("~1", "/").replace("~0", "~"))),
                        _ => unreachable!(),
                    }
                }
            }
            let imported = import(changed.to_string().as_bytes(), &Options { timezone: "UTC", zones: &zones, indent: false });
            let mut agenda = Agenda::default();
            let mut reader = Reader::new(platform.clone(), zones.clone());
            reader.push(imported.feed.as_bytes(), &mut agenda);
            kit::end(&mut reader, &mut agenda);
            // The format may be detected by what is around the sessions, never by one of them.
            if imported.format != format && deepest == 0 {
                continue;
            }
            let found: BTreeSet<&str> = agenda.sessions.iter().map(|session| said(&session.title)).collect();
            let lost: Vec<_> = safe.difference(&found).collect();
            assert!(lost.is_empty(), "{path} as {other:?} loses {lost:?}");
        }
    }
}
