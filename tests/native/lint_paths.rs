//! Paths of diagnostics whose keys look like steps of a path or have to be escaped.

use plenary::lint::{Located, Report};
use plenary::path::JsonPath;
use serde_json::{Value, json};

use crate::lint_kit::report;

const KEYS: [&str; 20] = [
    "Hall .[1]",
    "Room [2]",
    "",
    ".",
    "a.b",
    "[0]",
    "0",
    "[\"a\"]",
    "\"",
    "\\",
    "\\\"]",
    "line\nbreak",
    "tab\tstop",
    "\u{7}",
    "Größe",
    "講堂 A",
    "🎪",
    "$",
    "rooms",
    "a]b[",
];

/// The text that is underlined, as JSON.
fn underlined(report: &Report, found: &Located) -> Value {
    let line = report.source.split('\n').nth(found.line - 1).unwrap();
    let text: String = line.chars().skip(found.column - 1).take(found.length).collect();
    serde_json::from_str(&text).unwrap_or_else(|_| panic!("{text}: {}", found.diagnostic))
}

#[track_caller]
fn assert_found(file: &Value, path: &JsonPath, value: &str) {
    // Once in one line and once in many, so that line and column both matter.
    for text in [file.to_string(), serde_json::to_string_pretty(file).unwrap()] {
        let report = report(text.as_bytes(), "");
        let all: Vec<String> = report.diagnostics.iter().map(|found| found.diagnostic.to_string()).collect();
        let position = report.diagnostics.iter().position(|found| found.diagnostic.path == *path);
        let position = position.unwrap_or_else(|| panic!("{path}: {all:#?}"));
        assert_eq!(underlined(&report, &report.diagnostics[position]), value, "{path}");
        let reported: Value = serde_json::from_str(&report.to_json("x")).unwrap();
        let reported = reported["problems"][position]["path"].as_str().unwrap();
        assert_eq!(JsonPath::read(reported).as_ref(), Some(path));
    }
}

#[test]
fn a_room_of_any_name_is_found() {
    let session =
        |duration: &str| json!([{"id": duration, "title": duration, "date": "2027-06-07T09:00:00+03:00", "duration": duration}]);
    for key in KEYS {
        for other in KEYS.iter().filter(|other| **other != key) {
            let rooms = json!({key: session("xx"), *other: session("00:30")});
            let days = json!([{"date": "2027-06-07", "rooms": rooms}]);
            let file = json!({"schedule": {"conference": {"title": "E", "time_zone_name": "Africa/Nairobi", "days": days}}});
            let day = JsonPath::TOP.member("schedule").member("conference").member("days").item(0);
            assert_found(&file, &day.member("rooms").member(key).item(0).member("duration"), "xx");
        }
    }
}

#[test]
fn a_value_behind_any_keys_is_found() {
    let event = json!({"title": "E", "timezone": "Africa/Nairobi"});
    let address = "ada@example.org";
    for outer in KEYS {
        for inner in KEYS {
            let top = if outer == "rooms" { "Rooms" } else { outer };
            let file = json!({"event": event, "sessions": [], top: {inner: ["x", {outer: address}]}});
            assert_found(&file, &JsonPath::TOP.member(top).member(inner).item(1).member(outer), address);
        }
    }
}

#[test]
fn a_stray_key_of_any_name_is_found() {
    for key in KEYS.into_iter().filter(|key| !matches!(*key, "rooms" | "a.b" | "$")) {
        let start = "2027-06-07T09:00:00+03:00";
        let session = json!({"id": "a", "title": "A", "start": start, key: 1});
        let file = json!({"event": {"title": "E", "timezone": "Africa/Nairobi"}, "sessions": [session]});
        assert_found(&file, &JsonPath::TOP.member("sessions").item(0).member(key), key);
    }
}

#[test]
fn a_text_in_any_language_is_found() {
    for key in KEYS {
        let title = json!({"en": "Welcome", key: "Caf\u{FFFD}"});
        let file = json!({"event": {"title": title, "timezone": "Africa/Nairobi"}, "sessions": []});
        assert_found(&file, &JsonPath::TOP.member("event").member("title").member(key), "Caf\u{FFFD}");
    }
}
