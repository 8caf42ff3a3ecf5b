//! Times that contradict each other, the zone, or the event.

use crate::lint_kit::{assert_said, lines, of_members, report, said, sessions};

#[test]
fn a_feed_without_a_zone_is_told_so_once_and_each_session_that_is_left_out() {
    let feed = r#"{"event": {"title": "E"}, "sessions": [
{"title": "A", "start": "2024-07-09T09:00", "end": "2024-07-09T10:00"},
{"title": "B", "start": "2024-07-09T09:00", "movedFrom": "2024-07-09T08:00"},
{"title": "C", "start": "2024-07-09"}]}"#;
    let value = "\"2024-07-09T09:00\"";
    assert_eq!(said(feed), [format!("error zone-missing 1:11+14 $.event: {value}, in 2 sessions"),]);
    let given = report(feed.as_bytes(), "Africa/Nairobi");
    assert_eq!((lines(&given), given.timezone.as_str(), given.sessions), (vec![], "Africa/Nairobi", 3));
}

#[test]
fn a_wrong_zone_is_told_of_as_what_it_is() {
    let feed = r#"{"event": {"title": "E", "timezone": "New York"}, "sessions": [{"title": "A", "start": "2024-07-09T09:00"}]}"#;
    assert_eq!(said(feed), ["error no-zone 1:38+10 $.event.timezone: \"New York\", needed by 1 session",]);
}

#[test]
fn a_zone_that_is_misspelt_is_told_of_with_the_one_that_is_nearest() {
    let feed = |zone: &str| {
        format!(
            r#"{{"event": {{"title": "E", "timezone": "{zone}"}}, "sessions": [{{"title": "A", "start": "2024-07-09T09:00Z"}}]}}"#
        )
    };
    let help = |zone: &str| report(feed(zone).as_bytes(), "").diagnostics[0].diagnostic.help().to_string();
    assert!(help("Europe/Pari").starts_with("Did you mean Europe/Paris? "), "{}", help("Europe/Pari"));
    assert!(help("Mars/Olympus_Mons").starts_with("Write the IANA name"), "{}", help("Mars/Olympus_Mons"));
}

#[test]
fn instants_alone_name_no_clocks_to_show_them() {
    let feed = |zone: &str| {
        format!(
            "{{\"event\": {{\"title\": \"E\"}}, \"sessions\": [{{\"title\": \"A\", {zone} \"start\": \"2024-07-09T09:00Z\"}}]}}"
        )
    };
    assert_eq!(said(&feed("")), ["warning zone-unsaid 1:11+14 $.event: an object"]);
    assert_eq!(said(&feed("\"timezone\": \"Asia/Tokyo\",")), [""; 0]);
}

#[test]
fn a_wrong_offset_is_told_of_once() {
    assert_said(
        &[
            (
                r#"{"title": "A", "start": "2024-07-09T09:00-04:00", "end": "2024-07-09T10:00-04:00"},
                {"title": "B", "start": "2024-07-09T10:00-05:00", "end": "2024-07-09T11:00-05:00"},
                {"title": "C", "start": "2024-07-09T11:00-05:00", "end": "2024-07-09T12:00+02:00"}"#,
                &[
                    r#"warning other-offset 3:41+24 $.sessions[1].start: "2024-07-09T10:00-05:00", 3 times"#,
                    r#"error bad-end 4:74+24 $.sessions[2].end: "2024-07-09T12:00+02:00""#,
                    r#"warning other-offset 4:74+24 $.sessions[2].end: "2024-07-09T12:00+02:00""#,
                ],
            ),
            (r#"{"title": "A", "start": "2024-12-09T09:00-05:00", "end": "2024-12-09T18:00Z"}"#, &[]),
            (r#"{"title": "A", "start": "2024-07-09T13:00+00:00"}"#, &[]),
            (r#"{"title": "A", "start": "2024-07-09T09:00-07:00", "timezone": "America/Los_Angeles"}"#, &[]),
            (
                r#"{"title": "A", "sessions": [{"title": "B", "start": "2024-07-09T09:00-07:00"}]}"#,
                &[r#"warning other-offset 2:66+24 $.sessions[0].sessions[0].start: "2024-07-09T09:00-07:00""#],
            ),
        ],
        sessions,
    );
}

#[test]
fn a_printed_time_must_not_contradict() {
    let session =
        |time: &str| format!(r#"{{"title": "A", "start": "2024-07-09T09:30", "end": "2024-07-09T10:10", "time": "{time}"}}"#);
    for (time, is_right) in [
        ("9:30 AM - 10:10 AM", true),
        ("09:30", true),
        ("9:30 onwards", true),
        ("15:30 CEST", true),
        ("in the morning", true),
        ("1:30 - 2:10", true),
        ("9:30 PM - 10:10 PM", false),
        ("9:30 AM - 10:15 AM", false),
        ("09:45", false),
    ] {
        let found = said(&sessions(&session(time)));
        let expected = format!("warning time-contradicts 2:93+{} $.sessions[0].time: \"{time}\"", time.len() + 2);
        assert_eq!(found, if is_right { vec![] } else { vec![expected] }, "{time}");
    }
}

#[test]
fn lengths_that_nothing_has() {
    assert_said(
        &[
            (
                r#"{"title": "A", "start": "2024-07-09T09:00", "end": "2024-07-10T10:00"}"#,
                &["warning too-long 2:65+18 $.sessions[0].end: 2024-07-09T13:00:00Z to 2024-07-10T14:00:00Z"],
            ),
            (
                r#"{"title": "A", "start": "2024-07-09T09:00", "duration": "P2D"}"#,
                &["warning too-long 2:70+5 $.sessions[0].duration: 2024-07-09T13:00:00Z to 2024-07-11T13:00:00Z"],
            ),
            (
                r#"{"title": "A", "start": "2024-07-09T09:00", "end": "2024-07-09T09:00"}"#,
                &["note zero-length 2:65+18 $.sessions[0].end: 2024-07-09T13:00:00Z"],
            ),
            (r#"{"title": "A", "start": "2024-07-09T09:00", "end": "2024-07-10T09:00"}"#, &[]),
            (r#"{"title": "A", "start": "2024-07-09", "end": "2024-07-12"}"#, &[]),
        ],
        sessions,
    );
}

fn on(days: &[&str]) -> String {
    days.iter().map(|day| format!("\n{{\"title\": \"A\", \"start\": \"{day}T09:00\"}}")).collect::<Vec<_>>().join(",")
}

#[test]
fn a_day_far_from_all_others() {
    let year = ["2024-01-09", "2024-02-06", "2024-03-05", "2024-04-09", "2024-05-07", "2024-06-04"];
    assert_eq!(said(&sessions(&on(&year))), [""; 0]);
    let three = ["2024-09-06", "2024-09-07", "2024-09-24", "2024-09-08"];
    assert_eq!(said(&sessions(&on(&three))), ["warning far-away 5:25+18 $.sessions[2].start: 2024-09-24"]);
    assert_eq!(said(&sessions(&on(&["2024-09-06", "2024-09-07", "2024-09-14", "2024-09-08"]))), [""; 0]);
}

#[test]
fn a_day_outside_of_the_event() {
    let feed = |days: &[&str]| {
        let event = r#"{"title": "E", "timezone": "America/New_York", "start": "2024-07-09", "end": "2024-07-10"}"#;
        format!("{{\"event\": {event}, \"sessions\": [{}]}}", on(days))
    };
    assert_eq!(said(&feed(&["2024-07-08", "2024-07-09", "2024-07-10", "2024-07-11"])), [""; 0]);
    assert_eq!(
        said(&feed(&["2024-06-09", "2024-07-09", "2024-07-10", "2024-07-12"])),
        [
            "warning outside-event 2:25+18 $.sessions[0].start: 2024-06-09",
            "warning outside-event 5:25+18 $.sessions[3].start: 2024-07-12",
        ]
    );
}

#[test]
fn what_the_reader_finds_is_told_with_its_place() {
    assert_said(
        &[(
            r#""sessions": [
  {"title": "Gap", "start": "2024-03-10T02:30"},
  {"title": "Fold", "start": "2024-11-03T01:30"},
  {"title": "é", "start": "2024-03-09T10:00", "end": "2024-03-09T09:00"}]"#,
            &[
                r#"warning gap 3:29+18 $.sessions[0].start: "2024-03-10T02:30""#,
                r#"warning fold 4:30+18 $.sessions[1].start: "2024-11-03T01:30""#,
                r#"error bad-end 5:54+18 $.sessions[2].end: "2024-03-09T09:00""#,
            ],
        )],
        of_members,
    );
}

#[test]
fn dates_of_an_event_far_from_its_sessions() {
    let of = |event: &str| -> Vec<String> {
        let file = format!(
            r#"{{"event": {{"title": "E", "timezone": "America/New_York", {event}}}, "sessions": [
            {{"title": "A", "start": "2023-06-21T09:30"}}, {{"title": "B", "start": "2023-06-22", "end": "2023-06-23"}}]}}"#
        );
        let found = report(file.as_bytes(), "").diagnostics;
        found
            .iter()
            .map(|found| format!("{} {}: {}", found.diagnostic.name(), found.diagnostic.path, found.diagnostic.help()))
            .collect()
    };
    let start =
        r#"event-dates $.event.start: The first session is on 2023-06-21: write "start": "2023-06-21", or correct the session."#;
    let end = r#"event-dates $.event.end: The last session is on 2023-06-23: write "end": "2023-06-23", or correct the session."#;
    for (event, expected) in [
        (r#""start": "2023-06-12""#, &[start][..]),
        (r#""start": "2023-06-18", "end": "2023-06-26""#, &[start, end]),
        (r#""start": "2022-06-21", "end": "2023-06-23""#, &[start]),
        (r#""end": "2023-07-23""#, &[end]),
        (r#""start": "2023-06-19", "end": "2023-06-25""#, &[]),
        (r#""start": "2023-06-21", "end": "2023-06-23""#, &[]),
    ] {
        assert_eq!(of(event), expected, "{event}");
    }
}
