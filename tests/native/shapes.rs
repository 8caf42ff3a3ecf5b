//! Whatever stands at any place of a feed, in whatever shape, is shown or reported.

use std::collections::BTreeSet;

use plenary::schema_org::json_ld;
use plenary::state::{Overlay, State};
use plenary::view::{RootMode, Styles, dialog, prerender};
use serde_json::{Value, json};

use crate::kit::{EVERYTHING, empty_state, fill};
use crate::lint_kit::report;
use crate::platform::TestPlatform;

const MARK: &str = "zyzzyva";
/// The same as a number.
const NUMBER: &str = "7351937";

/// Wrong and right shapes, each with the mark in it.
fn shapes() -> Vec<Value> {
    vec![
        json!(MARK),
        json!([MARK]),
        json!([[MARK]]),
        json!({ "x": MARK }),
        json!({ "en": MARK }),
        json!({ "en": { "x": MARK } }),
        json!({ "name": MARK, "title": MARK }),
        json!([{ "name": MARK }]),
        json!(7351937),
        json!([7351937]),
        json!({ "en": [7351937] }),
    ]
}

/// Everything that a reader can get to see.
fn shown(feed: &str) -> String {
    let mut state: State = empty_state(TestPlatform::new("UTC"));
    state.begin("");
    fill(&mut state, feed);
    state.for_everybody();
    let mut out = prerender(&state, RootMode::Light, Styles::None);
    for session in 0..state.agenda.sessions.len() {
        state.overlay = Some(Overlay::Session(state.agenda.sessions[session].id.clone()));
        out.push_str(&dialog(&state).into_string());
    }
    for person in 0..state.agenda.people.len() {
        state.overlay = Some(Overlay::Person(state.agenda.people[person].id.clone()));
        out.push_str(&dialog(&state).into_string());
    }
    out + &json_ld(&state, "https://example.org/agenda")
}

/// The places that `check` reports, each with its code.
fn reports(feed: &str) -> BTreeSet<(String, &'static str)> {
    report(feed.as_bytes(), "")
        .diagnostics
        .iter()
        .map(|found| (found.diagnostic.path.to_string(), found.diagnostic.name()))
        .collect()
}

fn pointers(value: &Value, pointer: &str, path: &str, out: &mut Vec<(String, String)>) {
    if !pointer.is_empty() {
        out.push((pointer.to_string(), path.to_string()));
    }
    match value {
        Value::Object(members) => {
            for (key, value) in members {
                pointers(value, &format!("{pointer}/{key}"), &format!("{path}.{key}"), out);
            }
        }
        Value::Array(items) => {
            for (index, value) in items.iter().enumerate() {
                pointers(value, &format!("{pointer}/{index}"), &format!("{path}[{index}]"), out);
            }
        }
        _ => {}
    }
}

fn is_related(one: &str, other: &str) -> bool {
    let within =
        |place: &str, outer: &str| place.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']));
    within(one, other) || within(other, one)
}

/// Values that are not shown as such: what sorts or identifies something, a link's type where it has a title, and texts in another
/// language than the reader's.
fn is_for_no_reader(whole: &Value, pointer: &str, path: &str) -> bool {
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    let beside = whole.pointer(parent).unwrap();
    match key {
        "$schema" | "sortName" => true,
        "id" => path.starts_with("$.rooms") || path.starts_with("$.tracks"),
        "type" => beside.get("title").is_some(),
        _ => key.starts_with("x-") || (beside.get("en").is_some() && key != "en"),
    }
}

/// The marks of a feed that are neither shown nor reported.
fn lost(feed: &str, shapes: &[Value]) -> Vec<String> {
    let whole: Value = serde_json::from_str(feed).unwrap();
    let before = reports(feed);
    let mut paths = Vec::new();
    pointers(&whole, "", "$", &mut paths);
    let mut lost = Vec::new();
    for (pointer, path) in paths.iter().filter(|(pointer, path)| !is_for_no_reader(&whole, pointer, path)) {
        for shape in shapes {
            let mut changed = whole.clone();
            *changed.pointer_mut(pointer).unwrap() = shape.clone();
            let changed = changed.to_string();
            let is_told = reports(&changed).difference(&before).any(|(place, _)| is_related(place, path));
            if !is_told {
                let html = shown(&changed);
                if !html.contains(MARK) && !html.contains(NUMBER) {
                    lost.push(format!("{path}: {shape}"));
                }
            }
        }
    }
    lost
}

/// A feed that is small, so that nothing stands for something else, with every key that there is.
const SMALL: &str = r##"{
    "event": {"title": "E", "subtitle": "S", "description": "D", "timezone": "Europe/Paris", "dayStart": "05:00", "start": "2027-06-07",
        "end": "2027-06-08", "place": "P", "language": "en", "url": "https://example.org/", "organizers": ["O", {"en": "N"}],
        "links": ["https://example.org/l", {"url": "https://example.org/m", "type": "slides", "title": "T", "language": "fr"}]},
    "rooms": [{"id": "r", "name": "R", "description": "RD", "timezone": "Europe/Paris"}],
    "tracks": [{"id": "t", "name": "T", "description": "TD", "color": "#aabbcc"}],
    "people": [{"id": "p", "name": "P Q", "sortName": "Q, P", "affiliation": "A", "bio": "B", "picture": "p.jpg", "timezone": "Europe/Paris",
        "links": ["https://example.org/p"]}],
    "days": [{"date": "2027-06-07", "title": "Day", "description": "DD", "timezone": "Europe/Paris", "links": ["/d"],
        "parts": [{"part": "morning", "links": ["/e"]}, {"title": "Late", "from": "15:00"}]}],
    "sessions": [{"id": "s", "title": "Session", "subtitle": "SS", "abstract": "SA", "kind": "panel", "start": "2027-06-07T09:00",
        "duration": 30, "time": "nine", "timezone": "Europe/Paris", "room": "r", "track": "t", "language": ["en", "fr"], "tags": ["a"],
        "status": "moved", "movedFrom": "2027-06-07T08:00", "day": "2027-06-07", "links": ["/s"],
        "people": ["p", {"person": "p", "role": "host", "affiliation": "F", "presence": "remote"},
            {"id": "x", "name": "X Y", "sortName": "Y", "affiliation": "G", "bio": "H", "picture": "x.jpg", "timezone": "Europe/Paris", "links": ["/x"]}],
        "sessions": [{"id": "i", "title": "Inner", "subtitle": "IS", "abstract": "IA", "start": "2027-06-07T09:10", "end": "2027-06-07T09:20",
            "tags": ["b"], "kind": "talk", "links": ["/i"], "people": ["p"]}]},
        {"id": "o", "title": "Open", "start": "2027-06-07T10:00", "openEnd": true, "language": "en"},
        {"id": "d", "title": "Dates", "start": "2027-06-08", "end": "2027-06-08"},
        {"id": "e", "title": "Both", "start": "2027-06-07T11:00", "end": "2027-06-07T12:00", "duration": 60}]}"##;

#[test]
fn no_value_of_a_small_feed_is_lost() {
    assert_eq!(lost(SMALL, &shapes()), [""; 0]);
}

#[test]
fn no_value_of_the_feed_with_everything_is_lost() {
    assert_eq!(lost(EVERYTHING, &[json!([[MARK]]), json!({ "en": { "x": MARK } })]), [""; 0]);
}

#[test]
fn parts_of_the_wrong_shape_are_reported_and_titles_without_links_are_shown() {
    for (parts, place) in
        [(r#""text""#, ".parts"), (r#"["noon"]"#, ".parts[0]"), ("7", ".parts"), ("[[{}]]", ".parts[0]"), ("true", ".parts")]
    {
        let feed = SMALL.replace(r#"[{"part": "morning", "links": ["/e"]}, {"title": "Late", "from": "15:00"}]"#, parts);
        assert!(
            reports(&feed).iter().any(|(path, code)| *path == format!("$.days[0]{place}") && *code == "no-object"),
            "{parts}: {:?}",
            reports(&feed)
        );
    }
    assert!(shown(SMALL).contains(">Late</span>"));
}
