//! Files that are not quite JSON are read as far as they can be, and the diagnostic names the cause; files of other kinds are named.

use crate::kit::{ids, read, read_in_pieces};
use crate::lint_kit::{lines, report};

/// What is wrong with an event or a session, and the help.
const SLIPS: &[(&str, &str)] = &[
    (r#"{"title": "A", "place": "B",}"#, "Remove the comma before }."),
    (r#"{"title": "A", "tags": ["x", "y",]}"#, "Remove the comma before ]."),
    (r#"{"title": "A" "place": "B"}"#, "Write a comma before \"place\"."),
    (r#"{“title”: “A”}"#, "Write straight quotation marks: \"title\"."),
    (r#"{'title': 'A'}"#, "Write double quotation marks: \"title\"."),
    (r#"{title: "A"}"#, "Write the key in quotation marks: \"title\"."),
    (r#"{"title": "A", "language": en}"#, "Write the text in quotation marks: \"en\"."),
    (r#"{"title": "A", "x": None}"#, "Write null instead of None."),
    (r#"{"title": "A", /* more */ "place": "B"}"#, "Remove the comment /*: JSON has none."),
    ("{\"title\": \"A\",\n// more\n\"place\": \"B\"}", "Remove the comment //: JSON has none."),
    (r#"{"title" "A"}"#, "Write a colon after \"title\"."),
    (r#"{"title": "A", "place": }"#, "Write a value for \"place\", or remove the key."),
    (r#"{"title": "The "A" of it"}"#, "Write \\\" for a quotation mark in a text."),
    ("{\"title\": \"A\", \"subtitle\": \"two\nlines\"}", "Write \\n for a line break in a text."),
    (r#"{"title": "A", "subtitle": "C:\dir"}"#, "Write \\\\ for a backslash."),
    (r#"{"title": "A",, "place": "B"}"#, "Remove one comma."),
];

#[test]
fn a_slip_in_the_event_or_in_a_session_costs_nothing_and_is_named() {
    for (object, help) in SLIPS {
        let event = object.replacen('{', "{\"timezone\": \"Europe/Paris\", ", 1);
        let session = object.replacen('{', "{\"id\": \"a\", \"start\": \"2027-06-07T09:00\", ", 1);
        let other = r#"{"id": "b", "title": "B", "start": "2027-06-07T10:00"}"#;
        for (file, wanted) in [
            (format!("{{\"event\": {event},\n\"sessions\": [{other}]}}"), &["b"][..]),
            (
                format!(
                    "{{\"event\": {{\"title\": \"E\", \"timezone\": \"Europe/Paris\"}},\n\"sessions\": [{session}, {other}]}}"
                ),
                &["a", "b"],
            ),
        ] {
            for size in [1, 7, usize::MAX] {
                let agenda = read_in_pieces(file.as_bytes(), size).0;
                assert_eq!(ids(&agenda), wanted, "{file}: {:?}", agenda.diagnostics);
                assert_eq!(agenda.event.timezone, "Europe/Paris", "{file}");
                assert!(
                    agenda.diagnostics.iter().any(|diagnostic| diagnostic.help() == *help),
                    "{file}: {:?}",
                    agenda.diagnostics
                );
            }
            let report = report(file.as_bytes(), "");
            assert_eq!(report.sessions, wanted.len(), "{file}");
            let found = report.diagnostics.iter().find(|found| found.diagnostic.name() == "not-strict");
            let found = found.unwrap_or_else(|| panic!("{file}: {:?}", lines(&report)));
            assert_eq!(found.diagnostic.help(), *help, "{file}");
        }
    }
}

#[test]
fn slips_between_the_parts_of_a_feed_are_named() {
    for (file, help) in [
        ("{\"event\": {\"title\": \"E\"}\n\"sessions\": [{\"title\": \"A\"}]}", "Write a comma before \"sessions\"."),
        ("{\"event\": {\"title\": \"E\"},\n\"sessions\": [{\"title\": \"A\"},]}", "Remove the comma before ]."),
        ("{“event”: {“title”: “E”},\n“sessions”: [{“title”: “A”},]}", "Write straight quotation marks: \"event\"."),
        ("{'event': {'title': 'E'}, 'sessions': [{'title': 'A'}]}", "Write double quotation marks: \"event\"."),
        ("{event: {title: 'E'}, sessions: [{title: 'A'}]}", "Write the key in quotation marks: \"event\"."),
        (
            "// An agenda\n{\"event\": {\"title\": \"E\"}, \"sessions\": [{\"title\": \"A\"}]}",
            "Remove the comment //: JSON has none.",
        ),
        ("[{\"title\": \"A\", \"start\": \"2027-06-07T09:00Z\"},]", "Remove the comma before ]."),
    ] {
        let report = report(file.as_bytes(), "");
        assert_eq!(
            report.diagnostics.first().map(|found| found.diagnostic.help()).as_deref(),
            Some(help),
            "{file}: {:?}",
            lines(&report)
        );
    }
}

/// A feed of two sessions.
const FEED: &str = r#"{
  "event": {"title": "E", "timezone": "Europe/Paris"},
  "sessions": [
    {"id": "a", "title": "Arrival", "start": "2027-06-07T09:00"},
    {"id": "b", "title": "Lunch", "start": "2027-06-07T12:00"}
  ]
}"#;

#[test]
fn slips_that_keep_the_parts_from_being_told_cost_nothing() {
    let quoted = |open: &str, close: &str| {
        let pieces = FEED.split('"').enumerate().map(|(at, piece)| match at % 2 {
            1 => [open, piece, close].concat(),
            _ => piece.to_string(),
        });
        pieces.collect::<String>()
    };
    let unquoted = ["event", "sessions", "title", "timezone", "id", "start"]
        .iter()
        .fold(FEED.to_string(), |text, key| text.replace(&format!("\"{key}\":"), &format!("{key}:")));
    for (file, help) in [
        (quoted("“", "”"), "Write straight quotation marks: \"event\"."),
        (quoted("„", "“"), "Write straight quotation marks: \"event\"."),
        (quoted("«", "»"), "Write straight quotation marks: \"event\"."),
        (quoted("'", "'"), "Write double quotation marks: \"event\"."),
        (unquoted, "Write the key in quotation marks: \"event\"."),
        (quoted("“", "”").replace("\n  ]", ",\n  ]"), "Remove the comma before ]."),
        (FEED.replace("{\n  \"event\"", "{\n  // The event.\n  \"event\""), "Remove the comment //: JSON has none."),
        (["// Our agenda\n", FEED].concat(), "Remove the comment //: JSON has none."),
        (["/* Our agenda */", FEED].concat(), "Remove the comment /*: JSON has none."),
        (FEED.replace("\"event\":", "\"event\""), "Write a colon after \"event\"."),
        (FEED.replace("\"event\":", "\"event\" ="), "Write a colon after \"event\"."),
        (FEED.replacen("\"sessions\"", ", \"sessions\"", 1), "Remove one comma."),
    ] {
        for size in [1, 7, usize::MAX] {
            let agenda = read_in_pieces(file.as_bytes(), size).0;
            assert_eq!(ids(&agenda), ["a", "b"], "{file}: {:?}", agenda.diagnostics);
            assert_eq!(
                (&*agenda.event.timezone, agenda.sessions[1].title.all().next().unwrap_or_default()),
                ("Europe/Paris", "Lunch"),
                "{file}"
            );
            assert!(agenda.diagnostics.iter().any(|diagnostic| diagnostic.help() == help), "{file}: {:?}", agenda.diagnostics);
        }
        let report = report(file.as_bytes(), "");
        assert_eq!((report.format.key(), report.sessions), ("plenary", 2), "{file}: {:?}", lines(&report));
        assert!(report.diagnostics.iter().any(|found| found.diagnostic.help() == help), "{file}: {:?}", lines(&report));
    }
}

#[test]
fn what_is_broken_for_good_is_read_up_to_there() {
    let file = FEED.replace("\n  ]", "]").replace(r#"{"id": "b""#, r#"}{"id": "b""#);
    let agenda = read(&file);
    assert_eq!(ids(&agenda), ["a"], "{:?}", agenda.diagnostics);
    assert!(agenda.diagnostics.iter().any(|diagnostic| diagnostic.name() == "broken"), "{:?}", agenda.diagnostics);
}

#[test]
fn many_slips_of_one_kind_are_counted() {
    let session = "{“title”: “A”, “start”: “2027-06-07T09:00Z”}";
    let file =
        format!("{{\"event\": {{\"title\": \"E\", \"timezone\": \"UTC\"}}, \"sessions\": [{}]}}", vec![session; 500].join(",\n"));
    let report = report(file.as_bytes(), "");
    assert_eq!(report.sessions, 500);
    let slips: Vec<_> = report.diagnostics.iter().filter(|found| found.diagnostic.name() == "not-strict").collect();
    assert_eq!(slips.len(), 3);
    assert!(slips[2].diagnostic.value.ends_with("and 1997 more like it"), "{}", slips[2].diagnostic.value);
}

#[test]
fn files_of_other_kinds_are_named() {
    let files: [(&[u8], &str, &str); 15] = [
        (b"2023-06-21,9:30,\"Arrival, Check-In\"\n2023-06-21,10:30,Opening\n", "CSV without headers", "Date,Start,End"),
        (b"knots;attic\r\nA;B\r\n", "CSV without headers", "Date;Start;End"),
        (b"[event]\ntitle = \"E\"\n", "TOML", "yq"),
        (b"title = \"E\"\n[[sessions]]\ntitle = \"A\"\n", "TOML", "yq"),
        (b"<?xml version=\"1.0\"?><knots></knots>", "XML", "Export"),
        (b"<!DOCTYPE html><html></html>", "a web page without an Event of schema.org", "JSON"),
        (b"export default { title: 'x' }", "JavaScript", "object alone"),
        (b"PK\x03\x04 word/document.xml", "a Word document", "Export"),
        (b"PK\x03\x04 schedule.json", "a ZIP archive", "Unpack"),
        (b"\x1F\x8B\x08\x00", "a gzip archive", "gunzip"),
        (b"%PDF-1.7", "a PDF document", "Export"),
        (b"{\\rtf1 x}", "an RTF document", "Export"),
        (b"<!doctype html><a href=https://accounts.google.com/signin>", "a page of Google to sign in", "Anyone with the link"),
        (b"The program begins at nine.", "plain text", "Date,Start,End,Title"),
        (b"{\"title\": \"A\"}\n{\"title\": \"B\"}\n", "JSON Lines", "between [ and ]"),
    ];
    for (bytes, name, help) in files {
        let report = report(bytes, "");
        let diagnostics: Vec<_> =
            report.diagnostics.iter().map(|found| (found.diagnostic.name(), found.diagnostic.value.as_str())).collect();
        assert_eq!(diagnostics, [("other-file", name)], "{}", String::from_utf8_lossy(bytes));
        let given = report.diagnostics[0].diagnostic.help();
        assert!(given.contains(help), "{name}: {given}");
        assert!(!report.readable);
    }
    // Broken JSON is no file of another kind, whatever is before it.
    assert_eq!(report(b"hello {", "").diagnostics[0].diagnostic.name(), "not-json");
}

#[test]
fn a_value_that_is_none_leaves_the_others_of_the_event() {
    let agenda = read(
        r#"{"event": {"title": "E", "start": 2027-06-07, "timezone": "Europe/Paris",}, "sessions": [{"id": "a", "start": "2027-06-07T09:00"}]}"#,
    );
    assert_eq!(
        (ids(&agenda), agenda.event.title.get(""), agenda.event.start.map(|date| date.to_iso())),
        (vec!["a"], "E", Some("2027-06-07".into()))
    );
}
