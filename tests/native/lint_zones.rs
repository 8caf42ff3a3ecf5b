//! One cause, one diagnostic; and zones whose offset never changes.

use plenary::plenary_format::causes::explained;

use crate::kit::state;
use crate::lint_kit::{report, said};

/// A feed of so many sessions, each with those members.
fn many(event: &str, count: usize, members: &str) -> String {
    let session = |n: usize| format!(r#"{{"id": "s{n}", "title": "T {n}", "start": "2027-06-15T09:00", {members}}}"#);
    let sessions: Vec<String> = (0..count).map(session).collect();
    format!("{{\"event\": {{\"title\": \"E\"{event}}},\n\"sessions\": [{}]}}", sessions.join(",\n"))
}

#[test]
fn a_missing_zone_is_one_error_with_the_number_of_sessions() {
    for (event, count, expected) in [
        ("", 1, r#"error zone-missing 1:11+14 $.event: "2027-06-15T09:00", in 1 session"#),
        ("", 4, r#"error zone-missing 1:11+14 $.event: "2027-06-15T09:00", in 4 sessions"#),
        (r#", "timezone": "Mars""#, 4, r#"error no-zone 1:38+6 $.event.timezone: "Mars", needed by 4 sessions"#),
        (r#", "timezone": null"#, 2, r#"error zone-missing 1:11+32 $.event: "2027-06-15T09:00", in 2 sessions"#),
    ] {
        let feed = many(event, count, "\"kind\": \"talk\"");
        let errors: Vec<String> = said(&feed).into_iter().filter(|line| line.starts_with("error")).collect();
        assert_eq!(errors, [expected], "{feed}");
        // The widget reports the same.
        let state = state(&feed, "UTC");
        let explained = explained(&state.agenda.diagnostics, &state.agenda.event, &*state.platform);
        assert_eq!(explained.len(), 1, "{explained:?}");
        assert!(expected.ends_with(&format!("{}: {}", explained[0].path, explained[0].value)), "{}", explained[0]);
    }
}

#[test]
fn what_many_sessions_get_wrong_in_the_same_way_is_reported_once() {
    let event = r#", "timezone": "Europe/Paris""#;
    for (members, expected) in [
        (r#""timezone": "Europe/Pari""#, r#"error no-zone 2:84+13 $.sessions[0].timezone: "Europe/Pari", 500 times"#),
        (
            r#""end": "2027-06-15T10:00[Europe/Pari]""#,
            r#"error no-zone-there 2:79+31 $.sessions[0].end: "2027-06-15T10:00[Europe/Pari]", 500 times"#,
        ),
        (r#""status": "accepted""#, r#"warning no-status 2:82+10 $.sessions[0].status: "accepted", 500 times"#),
    ] {
        let lines: Vec<String> =
            said(&many(event, 500, members)).into_iter().filter(|line| line.contains("$.sessions[0].")).collect();
        assert_eq!(lines, [expected], "{members}");
    }
    let one = many(event, 1, r#""timezone": "Europe/Pari""#);
    assert!(said(&one)[0].ends_with(r#"$.sessions[0].timezone: "Europe/Pari""#), "{:?}", said(&one));
    let help = report(many(event, 9, r#""timezone": "Europe/Pari""#).as_bytes(), "").diagnostics[0].diagnostic.help();
    assert!(help.starts_with("Did you mean Europe/Paris? "), "{help}");
}

#[test]
fn the_place_says_which_zone_is_missing() {
    let help = |event: &str| report(many(event, 1, "\"kind\": \"talk\"").as_bytes(), "").diagnostics[0].diagnostic.help();
    assert_eq!(help(r#", "place": "Palais, Paris""#), "Did you mean Europe/Paris? Write \"timezone\": \"Europe/Paris\".");
    assert!(!help("").contains("Did you mean"));
}

/// What is reported of an event's zone: code, and what the help begins with.
fn zone(zone: &str, place: &str, start: &str) -> Option<(String, String)> {
    let feed = format!(
        r#"{{"event": {{"title": "E", "place": "{place}", "timezone": "{zone}"}}, "sessions": [{{"title": "A", "start": "{start}"}}]}}"#
    );
    let report = report(feed.as_bytes(), "");
    let found = report.diagnostics.iter().find(|found| found.diagnostic.path.to_string() == "$.event.timezone")?;
    let help = found.diagnostic.help();
    let suggestion = help.strip_prefix("Did you mean ").and_then(|help| help.split('?').next()).unwrap_or_default();
    Some((found.diagnostic.name().to_string(), suggestion.to_string()))
}

#[test]
fn a_zone_without_daylight_saving_time_is_doubted_where_another_was_probably_meant() {
    let (summer, winter) = ("2027-06-15T09:00", "2027-01-15T09:00");
    for (name, place, start, suggestion) in [
        ("EST", "New York", summer, "America/New_York"),
        ("EST", "", winter, "America/New_York"),
        ("EST", "Toronto, Canada", summer, "America/Toronto"),
        ("EST", "Sydney", summer, "Australia/Sydney"),
        ("MST", "Denver, Colorado", summer, "America/Denver"),
        ("MST", "", summer, "America/Denver"),
        ("HST", "", summer, "Pacific/Honolulu"),
        ("Etc/GMT+5", "", summer, "America/New_York"),
        // The sign is the other way round than people expect.
        ("Etc/GMT-5", "New York", summer, "America/New_York"),
        ("Etc/GMT-1", "Berlin", winter, "Europe/Berlin"),
        ("GMT", "London", summer, "Europe/London"),
        ("UTC", "Berlin", winter, "Europe/Berlin"),
        ("Etc/UTC", "San Francisco", winter, "America/Los_Angeles"),
    ] {
        let expected = Some(("fixed-offset".to_string(), suggestion.to_string()));
        assert_eq!(zone(name, place, start), expected, "{name} in {place} at {start}");
    }
}

#[test]
fn a_zone_that_is_right_for_its_place_is_no_fault() {
    let (summer, winter) = ("2027-06-15T09:00", "2027-01-15T09:00");
    for (name, place, start) in [
        ("GMT", "London", winter),
        ("GMT", "Accra", summer),
        ("GMT", "", summer),
        ("UTC", "", summer),
        ("UTC", "Online", summer),
        ("UTC", "Reykjavik", summer),
        ("Etc/GMT-3", "Nairobi", summer),
        ("EST5EDT", "New York", summer),
        ("CET", "Berlin", summer),
        ("America/Phoenix", "Phoenix", summer),
        ("Japan", "Tokyo", summer),
    ] {
        assert_eq!(zone(name, place, start), None, "{name} in {place} at {start}");
    }
    // The times are right, and the name is old.
    for (name, place, suggestion) in [
        ("MST", "Phoenix, Arizona", "America/Phoenix"),
        ("HST", "Honolulu", "Pacific/Honolulu"),
        ("EST", "Panama", "America/Panama"),
    ] {
        assert_eq!(zone(name, place, summer), Some(("zone-abbreviation".into(), suggestion.into())), "{name} in {place}");
    }
}

#[test]
fn zones_of_rooms_and_sessions_are_doubted_too() {
    let feed = r#"{"event": {"title": "E", "timezone": "America/New_York"},
"rooms": [{"id": "r", "name": "R", "timezone": "EST"}, {"id": "u", "name": "Studio", "timezone": "UTC"}],
"sessions": [{"title": "A", "start": "2027-06-15T09:00", "room": "r"}, {"title": "B", "start": "2027-06-15T09:00", "timezone": "MST"},
{"title": "C", "start": "2027-06-15T10:00", "timezone": "MST"}, {"title": "D", "start": "2027-06-15T11:00", "room": "u"}]}"#;
    assert_eq!(
        said(feed),
        [
            "warning fixed-offset 2:48+5 $.rooms[0].timezone: \"EST\", UTC-05:00 all year",
            "warning fixed-offset 3:128+5 $.sessions[1].timezone: \"MST\", UTC-07:00 all year, 2 times",
        ]
    );
}

#[test]
fn a_zone_that_was_given_is_doubted_at_the_event() {
    let feed = r#"{"event": {"title": "E"}, "sessions": [{"title": "A", "start": "2027-06-15T09:00"}]}"#;
    let report = report(feed.as_bytes(), "EST");
    let lines: Vec<String> = report.diagnostics.iter().map(|found| found.diagnostic.to_string()).collect();
    assert!(lines.len() == 1 && lines[0].starts_with("$.event: is a fixed offset"), "{lines:?}");
}
