//! Files that nobody wrote for the test: whatever they are, what is said of them has a place in them, and is said soon.

use std::path::Path;

use plenary::import::Format;
use plenary::lint::Report;
use plenary::path::Step;

use crate::corpus::json_files;
use crate::kit::{DEMOS, EVERYTHING, read};
use crate::lint_kit::report;
use crate::schedules::translated;

/// Every problem is about something in the file.
fn assert_placed(report: &Report, name: &str) {
    let lines: Vec<&str> = report.source.split('\n').collect();
    let mut last = 1;
    for found in &report.diagnostics {
        let of = format!("{name}: {} at {}:{}+{}", found.diagnostic, found.line, found.column, found.length);
        assert!(found.line >= last && found.line <= lines.len(), "{of}");
        let width = lines[found.line - 1].chars().count();
        assert!(found.column >= 1 && found.column - 1 <= width, "{of}");
        assert!(found.length >= 1 && (found.length == 1 || found.column - 1 + found.length <= width), "{of}");
        assert!(found.diagnostic.path.to_string().starts_with('$'), "{of}");
        last = found.line;
    }
    let json: serde_json::Value = serde_json::from_str(&report.to_json(name)).unwrap();
    assert_eq!(json["problems"].as_array().unwrap().len(), report.diagnostics.len());
}

/// The value of a path, found by other means than the check's own: a key between brackets is a string of JSON.
fn at<'j>(json: &'j serde_json::Value, path: &str) -> Option<&'j serde_json::Value> {
    let pointer = path.strip_prefix('$')?;
    let mut json = json;
    let mut rest = pointer;
    while !rest.is_empty() {
        if rest.starts_with("[\"") {
            let mut keys = serde_json::Deserializer::from_str(&rest[1..]).into_iter::<String>();
            json = json.get(keys.next()?.ok()?)?;
            rest = rest[1 + keys.byte_offset()..].strip_prefix(']')?;
        } else if let Some(index) = rest.strip_prefix('[') {
            let (index, left) = index.split_once(']')?;
            json = json.get(index.parse::<usize>().ok()?)?;
            rest = left;
        } else {
            let key = rest.strip_prefix('.')?;
            let end = key.find(['.', '[']).unwrap_or(key.len());
            json = json.get(&key[..end])?;
            rest = &key[end..];
        }
    }
    Some(json)
}

/// What is underlined is what the path leads to: the same value, or its key.
fn assert_underlined(report: &Report, json: &serde_json::Value, name: &str) -> usize {
    let lines: Vec<&str> = report.source.split('\n').collect();
    let mut compared = 0;
    for found in &report.diagnostics {
        let Some(value) = at(json, &found.diagnostic.path.to_string()) else { continue };
        let text: String = lines[found.line - 1].chars().skip(found.column - 1).take(found.length).collect();
        let of = format!("{name}: {} at {}:{}: {text}", found.diagnostic, found.line, found.column);
        let is_of_key =
            ["private", "unknown-key", "stray-key", "same-key", "unread", "unread-content"].contains(&found.diagnostic.name());
        if is_of_key && matches!(found.diagnostic.path.steps().last(), Some(Step::Key(_))) {
            let key: String = serde_json::from_str(&text).unwrap_or_else(|_| panic!("{of}"));
            assert!(found.diagnostic.path.steps().any(|step| step == Step::Key(&key)), "{of}");
        } else if text == "{" || text == "[" {
            assert!(value.is_object() || value.is_array(), "{of}");
        } else {
            assert_eq!(&serde_json::from_str::<serde_json::Value>(&text).unwrap_or_else(|_| panic!("{of}")), value, "{of}");
        }
        compared += 1;
    }
    compared
}

#[test]
fn every_file_of_the_corpus_is_told_of_by_its_places() {
    let Some(folder) = std::env::var_os("PLENARY_CORPUS") else {
        eprintln!("skipped: PLENARY_CORPUS is not set");
        return;
    };
    let mut files = Vec::new();
    json_files(Path::new(&folder), &mut files);
    for file in files {
        let (bytes, name) = (std::fs::read(&file).unwrap(), file.display().to_string());
        for zone in ["", "Africa/Nairobi"] {
            let report = report(&bytes, zone);
            assert_placed(&report, &name);
            if let Ok(json) = serde_json::from_str(&report.source) {
                assert_underlined(&report, &json, &name);
            }
            let imported = translated(&bytes, zone);
            let agenda = read(&imported.feed);
            if report.format != Format::Plenary {
                assert_eq!((report.sessions, report.speakers), (agenda.session_count(), agenda.people.len()), "{name}");
            }
            assert_eq!(report.readable, !imported.feed.is_empty(), "{name}");
        }
    }
}

#[test]
fn what_is_underlined_is_what_is_meant() {
    for (file, at_least) in [(EVERYTHING, 3), (include_str!("../fixtures/mistakes.json"), 25)] {
        let report = report(file.as_bytes(), "");
        assert_placed(&report, "");
        assert!(assert_underlined(&report, &serde_json::from_str(file).unwrap(), "") >= at_least, "{:#?}", report.diagnostics);
    }
}

#[test]
fn as_much_is_counted_as_is_read() {
    for feed in DEMOS.into_iter().chain([EVERYTHING, include_str!("../fixtures/mistakes.json")]) {
        let (agenda, report) = (read(feed), report(feed.as_bytes(), ""));
        assert_eq!((report.sessions, report.speakers), (agenda.session_count(), agenda.people.len()));
    }
}

#[test]
fn a_file_with_a_byte_changed_anywhere_is_told_of_by_its_places() {
    let small = r#"{"event": {"title": "é"}, "people": [{"id": "p", "name": "王"}], "x": [],
"sessions": [{"title": {"en": "a\"b"}, "start": "2024-07-09T09:00", "people": ["p"], "sessions": [{}]}, {}]}"#;
    for at in 0..small.len() {
        for byte in b"\"{}[],:\\ \n\0\xff0t" {
            let mut bytes = small.as_bytes().to_vec();
            bytes[at] = *byte;
            let found = report(&bytes, "");
            assert_placed(&found, &format!("byte {at} as {byte}"));
            let agenda = crate::kit::read_in_pieces(&bytes, usize::MAX).0;
            if found.format == Format::Plenary && std::str::from_utf8(&bytes).is_ok() {
                assert_eq!(
                    (found.sessions, found.speakers),
                    (agenda.session_count(), agenda.people.len()),
                    "byte {at} as {byte}"
                );
            }
        }
        assert_placed(&report(&small.as_bytes()[..at], ""), &format!("cut at {at}"));
    }
}

#[test]
fn odd_files_are_told_of_by_their_places() {
    let deep = |open: &str| open.repeat(20_000).into_bytes();
    for bytes in [
        vec![],
        b"\xEF\xBB\xBF".to_vec(),
        b"\xFF\xFE{".to_vec(),
        deep("["),
        deep("{\"sessions\":["),
        b"{\"event\": [{}, {}], \"sessions\": {\"title\": \"one\", \"sessions\": {\"title\": \"two\"}}}".to_vec(),
        b"{\"sessions\": [{\"start\": \"9999-12-31T23:59Z\", \"duration\": 9999999}, {\"start\": \"0000-01-01T00:00+23:59\"}]}"
            .to_vec(),
        b"{\"event\": {\"a.b[0]\": 1, \"\": 2, \"\\\"\": 3}, \"sessions\": [{\"title\": {\"a.b\": \"c\", \"\\\\\": \"d\"}}]}"
            .to_vec(),
    ] {
        assert_placed(&report(&bytes, ""), &String::from_utf8_lossy(&bytes[..bytes.len().min(60)]));
    }
}

/// A feed of a thousand sessions and 1.5 MB, in one line or in many.
fn large(between: &str) -> String {
    let text = "How to read a text of some length, with a link to <https://example.org/> and \u{201C}marks\u{201D}. ".repeat(14);
    let session = |n: usize| {
        let (day, hour, room) = (n / 200 + 10, n / 20 % 10 + 9, n % 20);
        format!(
            "{{\"id\": \"s{n}\", \"title\": \"Session {n}\", \"room\": \"Room {room}\", \"start\": \"2024-06-{day}T{hour:02}:00\", \
             \"duration\": 50, \"abstract\": \"{text}\", \"people\": [\"p{n}\"]}}"
        )
    };
    let person = |n: usize| format!("{{\"id\": \"p{n}\", \"name\": \"Person no. {n}\"}}");
    let list = |one: &dyn Fn(usize) -> String| (0..1_000).map(one).collect::<Vec<_>>().join(&format!(",{between}"));
    format!(
        "{{\"event\": {{\"title\": \"E\", \"timezone\": \"Europe/Paris\", \"language\": \"en\"}}, \"people\": [{}], \"sessions\": [{}]}}",
        list(&person),
        list(&session)
    )
}

#[test]
fn every_session_of_a_large_feed_is_checked() {
    for between in ["", "\n"] {
        let good = large(between);
        assert!(good.len() > 1_400_000, "{}", good.len());
        let bad = good.replace("\"title\"", "\"kind\": {}, \"titel\"").replace(":00\"", ":00-07:00\"");
        for (feed, count) in [(&good, 0), (&bad, 1_000)] {
            let report = report(feed.as_bytes(), "");
            assert_eq!(report.sessions, 1_000);
            assert!(
                report.diagnostics.len() >= count && (count > 0 || report.diagnostics.is_empty()),
                "{:?}",
                report.diagnostics.first()
            );
        }
    }
}
