//! What is wrong with a feed is said with its place; everything else is shown.

use plenary::diagnostic::{Diagnostic, Severity};
use plenary::model::{End, Status, When};

use crate::kit::{YEAR_2023, feed, ids, read, read_in_pieces, session};
use Severity::{Error, Warning};

/// A bad session (`bad` stands for its id), the path of its problem within it, how bad that is, words of the message, and
/// whether the session is shown all the same.
type Case = (&'static str, &'static str, Severity, &'static str, bool);

const SESSIONS: [Case; 35] = [
    (r#"{"id": "bad", "start": "9 o'clock"}"#, ".start", Error, "is not a time", false),
    (r#"{"id": "bad", "start": "2024-02-30T09:00"}"#, ".start", Error, "is not a time", false),
    (r#"{"id": "bad", "start": 12}"#, ".start", Error, "is not a time", false),
    (r#"{"id": "bad", "start": {"en": "2024-07-09"}}"#, ".start", Error, "is not a time", false),
    (r#"{"id": "bad", "start": "2024-07-09T09:00[Mars/Base]"}"#, ".start", Error, "names an unknown time zone", false),
    (
        r#"{"id": "bad", "start": "2024-07-09T09:00", "timezone": "Mars/Base"}"#,
        ".timezone",
        Error,
        "is not a known time zone",
        true,
    ),
    (
        r#"{"id": "bad", "start": "2024-07-09T09:00-07:00[America/New_York]"}"#,
        ".start",
        Warning,
        "an offset that its zone does not have",
        true,
    ),
    (r#"{"id": "bad", "start": "2024-03-10T02:30"}"#, ".start", Warning, "does not exist", true),
    (r#"{"id": "bad", "start": "2024-11-03T01:30"}"#, ".start", Warning, "is ambiguous, since the clocks go back", true),
    (r#"{"id": "bad", "start": "2024-07-09T10:00", "end": "2024-07-09T09:00"}"#, ".end", Error, "is not after the start", true),
    (r#"{"id": "bad", "start": "2024-07-09T10:00", "end": "2024-07-09"}"#, ".end", Error, "is not after the start", true),
    (r#"{"id": "bad", "start": "2024-07-09T10:00", "end": "soon"}"#, ".end", Error, "is not a time", true),
    (r#"{"id": "bad", "start": "2024-07-09", "end": "2024-07-08"}"#, ".end", Error, "does not fit a start that is a date", true),
    (r#"{"id": "bad", "end": "2024-07-09T10:00"}"#, ".end", Error, "needs a start", true),
    (r#"{"id": "bad", "duration": 30}"#, ".duration", Error, "needs a start", true),
    (r#"{"id": "bad", "start": "2024-07-09T10:00", "duration": "soon"}"#, ".duration", Error, "is not a duration", true),
    (r#"{"id": "bad", "start": "2024-07-09T10:00", "duration": -5}"#, ".duration", Error, "is not a duration", true),
    (r#"{"id": "bad", "start": "2024-07-09T10:00", "openEnd": "yes"}"#, ".openEnd", Error, "is not a boolean", true),
    (r#"{"id": "bad", "movedFrom": "yesterday"}"#, ".movedFrom", Error, "is not a time", true),
    (r#"{"id": "bad", "status": "perhaps"}"#, ".status", Warning, "is not a valid status", true),
    (r#"{"id": "bad", "title": ["a"]}"#, ".title", Error, "is not a text", true),
    (r#"{"id": "bad", "title": {"en": 5, "fr": true}}"#, ".title.fr", Error, "is not a text", true),
    (r#"{"id": "bad", "kind": {}}"#, ".kind", Error, "is not a text", true),
    (r#"{"id": "bad", "tags": ["a", ["b"]]}"#, ".tags[1]", Error, "is not a text", true),
    (r#"{"id": "bad", "links": ["javascript:alert(1)"]}"#, ".links[0]", Error, "is not an allowed URL", true),
    (r#"{"id": "bad", "links": ["/a", {"url": "data:,x"}]}"#, ".links[1].url", Error, "is not an allowed URL", true),
    (r#"{"id": "bad", "links": [{"type": "slides"}]}"#, ".links[0]", Error, "has no URL", true),
    (r#"{"id": "bad", "people": [{"role": "host"}]}"#, ".people[0]", Error, "has no name", true),
    (
        r#"{"id": "bad", "people": ["Åsa Ek", {"person": "Åsa Ek", "presence": "asleep"}]}"#,
        ".people[1].presence",
        Error,
        "is not a valid presence",
        true,
    ),
    (r#"{"id": "bad", "sessions": [{"start": "noon"}]}"#, ".sessions[0].start", Error, "is not a time", true),
    (r#"{"id": "bad", "sessions": ["talk"]}"#, ".sessions[0]", Error, "is not an object", true),
    (r#"{"id": "bad" "start": "2024-07-09"}"#, "", Error, "is not valid JSON", true),
    (r#"{"id": "bad", : }"#, "", Error, "is not JSON", false),
    ("42", "", Error, "is not an object", false),
    ("oops", "", Error, "is not JSON", false),
];

fn assert_says(diagnostic: &Diagnostic, path: &str, severity: Severity, message: &str, about: &str) {
    assert_eq!((diagnostic.path.to_string().as_str(), diagnostic.severity()), (path, severity), "{about}: {diagnostic}");
    assert!(diagnostic.message().contains(message), "{about}: {diagnostic}");
    assert!(!diagnostic.value.is_empty() && diagnostic.help().ends_with('.'), "{about}: {diagnostic}");
}

#[test]
fn one_bad_session_costs_no_other() {
    for (bad, path, severity, message, is_shown) in SESSIONS {
        let first = r#"{"id": "first", "title": "A", "start": "2024-07-09T09:00"}"#;
        let agenda = read(&feed(&format!("\"sessions\": [{first}, {bad}, {{\"id\": \"last\", \"people\": [\"Bo Ek\"]}}]")));
        assert_eq!(agenda.diagnostics.len(), 1, "{bad}: {:#?}", agenda.diagnostics);
        assert_says(&agenda.diagnostics[0], &format!("$.sessions[1]{path}"), severity, message, bad);
        let expected = if is_shown { &["first", "bad", "last"][..] } else { &["first", "last"] };
        assert_eq!(ids(&agenda), expected, "{bad}");
    }
}

#[test]
fn other_members_are_reported_alike() {
    for (members, path, severity, message) in [
        (r#""event": {"title": "E", "start": "soon"}"#, "$.event.start", Error, "is not a date"),
        (r#""event": {"title": "E", "end": "2024-07-09T09:00"}"#, "$.event.end", Error, "is not a date"),
        (r#""event": {"title": "E", "timezone": "EST/EDT"}"#, "$.event.timezone", Error, "is not a known time zone"),
        (r#""event": {"title": "E", "url": "javascript:x"}"#, "$.event.url", Error, "is not an allowed URL"),
        (r#""event": "E""#, "$.event", Error, "is not an object"),
        (r#""rooms": [{"name": "a"}, {"id": "b"}]"#, "$.rooms[1]", Error, "has no name"),
        (r#""rooms": ["Hall"]"#, "$.rooms[0]", Error, "is not an object"),
        (r#""tracks": [{"id": "b"}]"#, "$.tracks[0]", Error, "has no name"),
        (r#""tracks": [{"name": "b", "color": "blue"}]"#, "$.tracks[0].color", Error, "is not a color"),
        (r#""people": [{"id": "b"}]"#, "$.people[0]", Error, "has no name"),
        (r#""people": [{"name": "b", "picture": "data:,"}]"#, "$.people[0].picture", Error, "is not an allowed URL"),
        (r#""days": [{"title": "b"}]"#, "$.days[0]", Error, "has no date"),
        (
            r#""days": [{"date": "2024-07-09", "parts": [{"part": "noon"}]}]"#,
            "$.days[0].parts[0]",
            Error,
            "is not a valid part of a day",
        ),
        (
            r#""days": [{"date": "2024-07-09", "parts": [{"title": "b", "from": "25:00"}]}]"#,
            "$.days[0].parts[0].from",
            Error,
            "is not a time of day",
        ),
    ] {
        let agenda = read(&format!("{{{members}, \"sessions\": [{{\"id\": \"s\"}}]}}"));
        assert_eq!(agenda.diagnostics.len(), 1, "{members}: {:#?}", agenda.diagnostics);
        assert_says(&agenda.diagnostics[0], path, severity, message, members);
        assert_eq!(ids(&agenda), ["s"], "{members}");
    }
}

#[test]
fn a_local_time_without_any_zone_is_left_out() {
    let agenda = read(
        r#"{"event": {"title": "E"}, "sessions": [{"id": "a", "start": "2024-07-09T09:00"}, {"id": "b", "start": "2024-07-09"}]}"#,
    );
    assert_eq!(agenda.diagnostics.len(), 1);
    assert_says(&agenda.diagnostics[0], "$.sessions[0].start", Error, "has no time zone, which its local times need", "no zone");
    assert_eq!(ids(&agenda), ["b"]);
}

#[test]
fn what_stands_there_wrongly_is_shown_as_far_as_it_is_known() {
    let agenda = read(&feed(
        r#""sessions": [{"id": "end", "start": "2024-07-09T10:00", "end": "2024-07-09T09:00"},
        {"id": "gap", "start": "2024-03-10T02:30", "end": "2024-03-10T04:00"},
        {"id": "fold", "start": "2024-11-03T01:30"}, {"id": "second", "start": "2024-11-03T01:30-05:00[America/New_York]"},
        {"id": "conflict", "start": "2024-07-09T09:00-07:00[America/New_York]"}, {"id": "status", "status": "perhaps"}]"#,
    ));
    let start = |id: &str| session(&agenda, id).when.start().unwrap().to_rfc3339();
    assert!(matches!(session(&agenda, "end").when, When::Clock(_, End::Unknown)));
    assert_eq!(start("gap"), "2024-03-10T07:30:00Z");
    assert_eq!(start("fold"), "2024-11-03T05:30:00Z");
    assert_eq!(start("second"), "2024-11-03T06:30:00Z", "the offset says which of the two it is");
    assert_eq!(start("conflict"), "2024-07-09T13:00:00Z", "the clock in the zone counts");
    assert_eq!(session(&agenda, "status").status, Status::Confirmed);
    assert_eq!(agenda.diagnostics.len(), 5, "{:#?}", agenda.diagnostics);
}

#[test]
fn two_sessions_of_one_id_are_told_apart() {
    let agenda = read(&feed(r#""sessions": [{"id": "a"}, {"id": "b"}, {"id": "a"}, {"id": "a", "title": "Third"}]"#));
    assert_eq!(ids(&agenda), ["a", "b", "a-2", "a-third"]);
    assert_eq!(agenda.diagnostics.len(), 2);
    assert_says(&agenda.diagnostics[1], "$.sessions[3]", Warning, "has the id of an earlier session", "twice");
}

#[test]
fn sessions_without_an_id_need_no_warning() {
    let agenda = read(&feed(r#""sessions": [{"title": "Coffee Break"}, {"title": "Coffee break!"}, {"title": "«»"}, {}, {}]"#));
    assert_eq!(agenda.diagnostics, []);
    assert_eq!(ids(&agenda), ["coffee-break", "coffee-break-2", "«»", "session", "session-2"]);
}

#[test]
fn an_id_of_nobody_is_reported_and_shown_as_a_name() {
    let members =
        r#""people": [{"id": "ada", "name": "Ada Ek"}], "sessions": [{"id": "s", "people": ["ada", "adda", "Bo Berg"]}]"#;
    let agenda = read(&feed(members));
    assert_eq!(agenda.diagnostics.len(), 1, "{:#?}", agenda.diagnostics);
    assert_says(&agenda.diagnostics[0], "$.sessions", Warning, "is not the id or name of a described person", members);
    assert_eq!(agenda.diagnostics[0].value, "adda");
    assert_eq!(session(&agenda, "s").people.len(), 3);
}

#[test]
fn what_is_not_json_is_reported_with_its_line_and_column() {
    let text = "{\n  \"event\": {\"title\": \"E\"},\n  \"sessions\": [\n    {\"id\": \"a\"},\n    {\n      \"id\": \"b\"\n      \"title\": \"B\"\n    }\n  ]\n}";
    let agenda = read(text);
    assert_eq!(agenda.diagnostics[0].value, "line 7, column 7");
    assert_eq!(ids(&agenda), ["a", "b"]);
}

#[test]
fn what_is_not_json_before_the_event_is_reported_with_its_line() {
    let agenda = read("{\n  \"sessions\": [\n    {\"id\": \"a\"},\n    {\"id\" \"b\"}\n  ],\n  \"event\": {}\n}");
    assert_eq!(ids(&agenda), ["a", "b"]);
    assert!(agenda.diagnostics[0].value.starts_with("line 4"), "{}", agenda.diagnostics[0]);
}

#[test]
fn a_feed_that_is_cut_off_shows_what_has_come() {
    let cut = YEAR_2023.find("\"id\": \"roundtable\"").unwrap();
    let (agenda, any) = read_in_pieces(&YEAR_2023.as_bytes()[..cut], 100);
    assert!(any);
    assert_eq!(agenda.diagnostics.len(), 1, "{:#?}", agenda.diagnostics);
    assert_says(&agenda.diagnostics[0], "$", Error, "is truncated", "cut off");
    assert_eq!(ids(&agenda).last(), Some(&"panel-2"));
}

#[test]
fn what_is_no_feed_holds_nothing() {
    for (bytes, message) in [
        ("", "is truncated"),
        (" \n", "is truncated"),
        ("<!DOCTYPE html>\n<html><body>Not found</body></html>", "is not a JSON object"),
        ("[{\"title\": \"A\"}]", "is not a JSON object"),
        ("null", "is not a JSON object"),
        ("{\"sessions\": ]}", "syntax error"),
    ] {
        let (agenda, any) = read_in_pieces(bytes.as_bytes(), 5);
        assert!(!any && agenda.sessions.is_empty(), "{bytes}");
        assert_eq!(agenda.diagnostics.len(), 1, "{bytes}: {:#?}", agenda.diagnostics);
        assert_says(&agenda.diagnostics[0], "$", Error, message, bytes);
    }
}

#[test]
fn a_member_that_is_null_is_absent() {
    let members = r#""rooms": null, "tracks": null, "people": null, "days": null, "sessions": null, "event": null"#;
    assert_eq!(read(&format!("{{{members}}}")).diagnostics, []);
}

#[test]
fn an_unknown_zone_of_an_outer_session_is_not_utc_for_those_inside() {
    let agenda = read(&feed(
        r#""sessions": [{"id": "a", "start": "2024-07-09T09:00", "timezone": "Mars/Base", "sessions": [{"id": "b", "start": "2024-07-09T09:00"}]}]"#,
    ));
    assert_eq!(session(&agenda, "b").when, session(&agenda, "a").when);
}

#[test]
fn those_inside_a_session_keep_its_zone() {
    let agenda = read(&feed(
        r#""sessions": [{"id": "a", "start": "2024-07-09T09:00", "timezone": "Africa/Nairobi", "sessions": [{"id": "b", "start": "2024-07-09T09:00"},
        {"id": "c", "start": "2024-07-09T09:00", "timezone": "Asia/Kathmandu"}]}]"#,
    ));
    assert_eq!(agenda.diagnostics, []);
    let starts: Vec<_> = agenda.sessions.iter().map(|session| session.when.start().unwrap().to_rfc3339()).collect();
    assert_eq!(starts, ["2024-07-09T06:00:00Z", "2024-07-09T06:00:00Z", "2024-07-09T03:15:00Z"]);
}

#[test]
fn sessions_inside_an_inner_one_are_left_out_and_reported() {
    let agenda = read(&feed(r#""sessions": [{"id": "a", "sessions": [{"id": "b", "sessions": [{"id": "c"}]}]}]"#));
    assert_eq!(ids(&agenda), ["a", "b"]);
    assert_eq!(agenda.diagnostics.len(), 1, "{:#?}", agenda.diagnostics);
    assert!(agenda.diagnostics[0].path.to_string().starts_with("$.sessions[0].sessions[0].sessions"));
}

// RFC 9557, section 3.4: `Z` asserts no offset of the zone, so it contradicts none, and the instant is known.
#[test]
fn a_time_in_utc_with_a_zone_behind_it_is_that_instant() {
    let agenda = read(&feed(r#""sessions": [{"id": "a", "start": "2024-07-09T13:00:00Z[America/New_York]"}]"#));
    assert_eq!(agenda.diagnostics, []);
    assert_eq!(session(&agenda, "a").when.start().unwrap().to_rfc3339(), "2024-07-09T13:00:00Z");
}

#[test]
fn somebody_without_a_name_is_nobody() {
    for nobody in [r#"{"person": ""}"#, r#"{"person": {"id": "a"}}"#, r#"{"person": null}"#, r#"{"name": " "}"#, r#""""#] {
        let agenda = read(&feed(&format!("\"sessions\": [{{\"id\": \"s\", \"people\": [{nobody}, \"Bo Ek\"]}}]")));
        let names: Vec<_> = agenda.people.iter().map(|person| person.name.as_str()).collect();
        assert_eq!(names, ["Bo Ek"], "{nobody}");
        assert_eq!(session(&agenda, "s").people.len(), 1, "{nobody}");
    }
}
