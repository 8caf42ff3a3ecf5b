//! Values in other forms than the format's own are read as what they say, and `check` reports what they are read as.

use plenary::import::{Options, convert, import};
use plenary::time::Zones;
use std::rc::Rc;

use crate::kit::{feed, read, whens};
use crate::lint_kit::report;
use crate::platform::TestPlatform;

/// A session in New York, and when it is.
const SESSIONS: &[(&str, &str)] = &[
    (r#""start": "2023-06-21 9:00 AM", "end": "2023-06-21 9:30 AM""#, "2023-06-21T13:00:00Z/2023-06-21T13:30:00Z"),
    (r#""start": "2023-06-21T9:00", "end": "2023-06-21T10:00""#, "2023-06-21T13:00:00Z/2023-06-21T14:00:00Z"),
    (r#""start": "20230621T0900", "end": "20230621T093000""#, "2023-06-21T13:00:00Z/2023-06-21T13:30:00Z"),
    (r#""start": "2023-06-21T09:00", "end": "13:00""#, "2023-06-21T13:00:00Z/2023-06-21T17:00:00Z"),
    (r#""start": "2023-06-21T22:00", "end": "1:30""#, "2023-06-22T02:00:00Z/2023-06-22T05:30:00Z"),
    (r#""start": "2023-06-21T22:00", "end": "1:30 AM""#, "2023-06-22T02:00:00Z/2023-06-22T05:30:00Z"),
    (r#""start": "2023-06-21T09:00-04:00", "end": "10:00""#, "2023-06-21T13:00:00Z/2023-06-21T14:00:00Z"),
    (r#""start": "2023-06-21T09:00[Europe/Paris]", "end": "T10:00""#, "2023-06-21T07:00:00Z/2023-06-21T08:00:00Z"),
    (r#""day": "2023-06-21", "start": "09:00", "end": "10:00""#, "2023-06-21T13:00:00Z/2023-06-21T14:00:00Z"),
    (r#""day": "21 June 2023", "start": "T9:00", "end": "10am""#, "2023-06-21T13:00:00Z/2023-06-21T14:00:00Z"),
    (r#""start": "2023-06-21 11:00 AM", "end": "1:00""#, "2023-06-21T15:00:00Z/2023-06-21T17:00:00Z"),
    (r#""day": "2023-06-21", "start": "9:00 AM", "end": "5:00""#, "2023-06-21T13:00:00Z/2023-06-21T21:00:00Z"),
    (r#""day": "2023-06-21", "start": "9:00 - 10:15""#, "2023-06-21T13:00:00Z/2023-06-21T14:15:00Z"),
    (r#""day": "2023-06-21", "start": "9h30", "duration": "30 min""#, "2023-06-21T13:30:00Z/2023-06-21T14:00:00Z"),
    (r#""start": "6/21/2023 12:00 PM", "end": "6/21/2023 12:30 PM""#, "2023-06-21T16:00:00Z/2023-06-21T16:30:00Z"),
    (r#""start": "21.06.2023 13:00", "end": "14:00""#, "2023-06-21T17:00:00Z/2023-06-21T18:00:00Z"),
    (r#""start": "21 June 2023, 9:00 am", "end": "10:00""#, "2023-06-21T13:00:00Z/2023-06-21T14:00:00Z"),
    (r#""start": "21 juin 2023 16:00""#, "2023-06-21T20:00:00Z"),
    (r#""start": "Mittwoch, 21. Juni 2023", "time": "9:00 - 10:00""#, "2023-06-21T13:00:00Z/2023-06-21T14:00:00Z"),
    (r#""start": "June 21, 2023", "end": "June 23, 2023""#, "2023-06-21/2023-06-23"),
    (r#""start": "2023-06-21T14:00", "duration": "1h""#, "2023-06-21T18:00:00Z/2023-06-21T19:00:00Z"),
    (r#""start": "2023-06-21T14:00", "duration": "1 h 30""#, "2023-06-21T18:00:00Z/2023-06-21T19:30:00Z"),
    (r#""start": "2023-06-21T14:00", "duration": "1.5 hours""#, "2023-06-21T18:00:00Z/2023-06-21T19:30:00Z"),
    (r#""start": "2023-06-21T14:00", "duration": "90 minutes""#, "2023-06-21T18:00:00Z/2023-06-21T19:30:00Z"),
];

#[test]
fn times_of_sessions_are_read_in_every_form() {
    for (members, expected) in SESSIONS {
        let file = feed(&format!(r#""sessions": [{{"id": "a", "title": "A", {members}}}]"#));
        let found: Vec<String> = whens(&file).into_iter().map(|(_, when, _)| when).collect();
        assert_eq!(found, [*expected], "{members}");
        assert_eq!(read(&file).diagnostics, [], "{members}");
        let diagnostics = report(file.as_bytes(), "").diagnostics;
        let codes: Vec<&str> = diagnostics.iter().map(|found| found.diagnostic.name()).collect();
        assert!(!codes.is_empty() && codes.iter().all(|code| *code == "other-form"), "{members}: {codes:?}");
        assert!(diagnostics.iter().all(|found| found.diagnostic.help().contains("It is read as ")), "{members}");
        // What `convert` writes is in the format's own form.
        let zones = Zones::new(Rc::new(TestPlatform::new("UTC")));
        let own = import(file.as_bytes(), &Options { timezone: "", zones: &zones, indent: false }).feed;
        assert_eq!(whens(&own)[0].1, *expected, "{own}");
        let left: Vec<_> = report(own.as_bytes(), "").diagnostics.into_iter().map(|found| found.diagnostic).collect();
        assert_eq!(left, [], "{own}");
    }
}

#[test]
fn a_time_alone_is_on_the_only_day_there_is() {
    let file = r#"{"event": {"title": "E", "timezone": "America/New_York", "start": "21 June 2023", "end": "6/21/2023"},
        "sessions": [{"id": "a", "title": "A", "start": "10:10a", "sessions": [{"id": "b", "title": "B", "start": "10:20 AM"}]}]}"#;
    let expected = ["2023-06-21T14:10:00Z", "2023-06-21T14:20:00Z"];
    assert_eq!(whens(file).into_iter().map(|(_, when, _)| when).collect::<Vec<_>>(), expected);
    assert_eq!(report(file.as_bytes(), "").diagnostics.len(), 4);
    // Of two days neither is meant more than the other.
    let two = file.replace("6/21/2023", "6/22/2023");
    assert_eq!(whens(&two), []);
}

#[test]
fn other_dates_and_clocks_are_read_too() {
    let agenda = read(
        r#"{"event": {"title": "E", "timezone": "America/New_York", "start": "21 June 2023", "end": "6/22/2023", "dayStart": "5 AM"},
        "days": [{"date": "June 21, 2023", "parts": [{"title": "Late", "from": "2:30 PM"}]}],
        "sessions": [{"title": "A", "start": "2023-06-21T14:00", "movedFrom": "1:00 PM", "language": "en, de"},
            {"title": "B", "language": ["fr/en", "es"]}, {"title": "C", "language": "Norwegian nynorsk"}]}"#,
    );
    let event = &agenda.event;
    assert_eq!((event.start.unwrap().to_iso(), event.end.unwrap().to_iso()), ("2023-06-21".into(), "2023-06-22".into()));
    assert_eq!((event.day_start, agenda.days[0].parts[0].from), (Some(300), 870));
    assert_eq!(agenda.sessions[0].moved_from.start().unwrap().to_rfc3339(), "2023-06-21T17:00:00Z");
    let languages: Vec<_> = agenda.sessions.iter().map(|session| session.languages.join(" ")).collect();
    assert_eq!(languages, ["en de", "fr en es", "Norwegian nynorsk"]);
    assert_eq!(agenda.diagnostics, []);
}

#[test]
fn a_date_that_may_be_two_is_an_error_with_both() {
    for (start, help) in [
        ("9/7/2024", "It may be either date. Write 2024-07-09 or 2024-09-07."),
        ("06.07.24 9:00 or so", "Write a date"),
        ("31 June 2023", "Correct the day or the month."),
        ("9:00", "Write the date in front of the time, or name it as \"day\"."),
    ] {
        let file = feed(&format!(r#""sessions": [{{"id": "a", "title": "A", "start": "{start}"}}]"#));
        let diagnostics = report(file.as_bytes(), "").diagnostics;
        let found = diagnostics
            .iter()
            .find(|found| found.diagnostic.name() == "no-time")
            .unwrap_or_else(|| panic!("{start}: {diagnostics:?}"));
        assert!(found.diagnostic.help().starts_with(help), "{start}: {}", found.diagnostic.help());
    }
}

#[test]
fn two_languages_in_one_text_are_two() {
    let file = feed(r#""sessions": [{"title": "A", "language": "en, de"}, {"title": "B", "language": ["fr/en", "es"]}]"#);
    let found: Vec<_> =
        report(file.as_bytes(), "").diagnostics.iter().map(|found| (found.diagnostic.name(), found.diagnostic.help())).collect();
    assert_eq!(
        found,
        [
            ("other-form", r#"It is read as ["en", "de"]. Write "language": ["en", "de"]."#.to_string()),
            ("other-form", r#"It is read as ["fr", "en", "es"]. Write "language": ["fr", "en", "es"]."#.to_string()),
        ]
    );
}

/// A start in a feed of an event in New York from Monday the 12th to Friday the 16th of June 2023, when the session is, and the codes of
/// what `check` reports.
const ASSUMED: &[(&str, &str, &[&str])] = &[
    ("14 June 2023 9:00 EDT", "2023-06-14T13:00:00Z", &["other-form"]),
    ("14 June 2023 9:00 CEST", "2023-06-14T07:00:00Z", &["other-form"]),
    ("June 14, 2023 at 9:00 AM ET", "2023-06-14T13:00:00Z", &["other-form"]),
    ("14 June 2023, 9:00 - 10:30 PDT", "2023-06-14T16:00:00Z/2023-06-14T17:30:00Z", &["other-form"]),
    // Standard time is not in force, and neither meaning is New York's.
    ("14 June 2023 9:00 EST", "2023-06-14T13:00:00Z", &["zone-of-event"]),
    ("14 June 2023 9:00 IST", "2023-06-14T13:00:00Z", &["zone-of-event"]),
    ("14 June 2023 9:00 ABCT", "2023-06-14T13:00:00Z", &["zone-of-event"]),
    ("Wednesday, 14 June 2023 9:00", "2023-06-14T13:00:00Z", &["other-form"]),
    ("Wed 2023-06-14 09:00", "2023-06-14T13:00:00Z", &["other-form"]),
    ("Thursday 14 June 2023 9:00", "2023-06-14T13:00:00Z", &["other-weekday"]),
    ("14 June 9:00", "2023-06-14T13:00:00Z", &["year-assumed"]),
    ("Wednesday", "2023-06-14/2023-06-14", &["date-of-event"]),
    ("Wed 9:00 AM", "2023-06-14T13:00:00Z", &["date-of-event"]),
    ("on Wednesday at 9:00", "2023-06-14T13:00:00Z", &["date-of-event"]),
    ("Mittwoch, 9:00 - 10:00", "2023-06-14T13:00:00Z/2023-06-14T14:00:00Z", &["date-of-event"]),
    ("星期三 9:00", "2023-06-14T13:00:00Z", &["date-of-event"]),
    ("12-14 June 2023", "2023-06-12/2023-06-14", &["other-form"]),
    ("June 12 – 14, 2023", "2023-06-12/2023-06-14", &["other-form"]),
    ("12 June to 14 June 2023", "2023-06-12/2023-06-14", &["other-form"]),
    ("vom 12. bis 14. Juni 2023", "2023-06-12/2023-06-14", &["other-form"]),
    ("Mon 12 - Wed 14 June 2023", "2023-06-12/2023-06-14", &["other-form"]),
    ("30 June - 2 July 2023", "2023-06-30/2023-07-02", &["other-form"]),
    ("30 December 2023 – 2 January 2024", "2023-12-30/2024-01-02", &["other-form"]),
    ("6/12/2023 - 6/14/2023", "2023-06-12/2023-06-14", &["other-form"]),
    ("12.-14.06.2023", "2023-06-12/2023-06-14", &["other-form"]),
    ("2023-06-12 - 2023-06-14", "2023-06-12/2023-06-14", &["other-form"]),
    ("2023-06-12/2023-06-14", "2023-06-12/2023-06-14", &["other-form"]),
    ("14 and 15 June 2023", "2023-06-14/2023-06-15", &["other-form"]),
    // The day and the month may be either, and only one reading is a day of the event.
    ("12/6/2023 9:00", "2023-06-12T13:00:00Z", &["date-order-assumed"]),
    ("6/12/2023 9:00", "2023-06-12T13:00:00Z", &["date-order-assumed"]),
    ("1686747600", "2023-06-14T13:00:00Z", &["other-form"]),
    ("1686747600000", "2023-06-14T13:00:00Z", &["other-form"]),
];

#[test]
fn what_is_assumed_is_reported() {
    for (start, expected, codes) in ASSUMED {
        let file = format!(
            r#"{{"event": {{"title": "E", "timezone": "America/New_York", "start": "2023-06-12", "end": "2023-06-16"}},
            "sessions": [{{"id": "a", "title": "A", "start": "{start}"}}]}}"#
        );
        let found: Vec<String> = whens(&file).into_iter().map(|(_, when, _)| when).collect();
        assert_eq!(found, [*expected], "{start}");
        let diagnostics: Vec<_> = report(file.as_bytes(), "").diagnostics.into_iter().map(|found| found.diagnostic).collect();
        let diagnostics: Vec<_> =
            diagnostics.iter().filter(|diagnostic| diagnostic.path.to_string() == "$.sessions[0].start").collect();
        let is_outside = |code: &&str| *code != "outside-event" && *code != "far-away";
        let of_start: Vec<&str> = diagnostics.iter().map(|diagnostic| diagnostic.name()).filter(is_outside).collect();
        assert_eq!(of_start, *codes, "{start}: {diagnostics:?}");
        assert!(diagnostics[0].help().starts_with("It is read as \"2023-"), "{start}: {}", diagnostics[0].help());
        // The console of a page has what was assumed, and not what was clear.
        let reported: Vec<&str> = read(&file).diagnostics.iter().map(|diagnostic| diagnostic.name()).collect();
        assert_eq!(reported, codes.iter().filter(|code| **code != "other-form").copied().collect::<Vec<_>>(), "{start}");
    }
}

#[test]
fn what_cannot_be_assumed_is_an_error() {
    let days = |start: &str, end: &str| {
        format!(
            r#"{{"event": {{"title": "E", "timezone": "America/New_York", "start": "{start}", "end": "{end}"}}, "sessions": [{{"title": "A", "start": "#
        )
    };
    let (week, two_weeks) = (days("2023-06-12", "2023-06-16"), days("2023-06-12", "2023-06-24"));
    let one_day = days("2023-06-12", "2023-06-12");
    for (feed, start) in [
        (&week, "Saturday 9:00"),
        (&two_weeks, "Wednesday 9:00"),
        (&week, "Wednesday evening at nine"),
        (&week, "14-12 June 2023"),
        (&week, "31 - 32 June 2023"),
        (&week, "12 June 1923 - 14 June 2023"),
        (&week, "12 and 15 June 2023"),
        (&week, "12 to 3 people"),
        (&week, "2023-06"),
        (&one_day, "2023-06"),
    ] {
        let file = [feed, "\"", start, "\"}]}"].concat();
        assert_eq!(whens(&file), [], "{start}");
        let diagnostics = report(file.as_bytes(), "").diagnostics;
        assert!(diagnostics.iter().any(|found| found.diagnostic.name() == "no-time"), "{start}: {diagnostics:?}");
    }
    let without_zone = r#"{"event": {"title": "E"}, "sessions": [{"title": "A", "start": "14 June 2023 9:00 IST"}, {"title": "B", "start": "14 June 2023 9:00 EDT"}]}"#;
    assert_eq!(whens(without_zone).into_iter().map(|(_, when, _)| when).collect::<Vec<_>>(), ["2023-06-14T13:00:00Z"]);
}

#[test]
fn a_number_of_seconds_is_a_time() {
    let file = feed(r#""sessions": [{"id": "a", "title": "A", "start": 1686747600, "end": 1686751200.5}]"#);
    assert_eq!(whens(&file)[0].1, "2023-06-14T13:00:00Z/2023-06-14T14:00:00Z");
    let small = feed(r#""sessions": [{"id": "a", "title": "A", "start": 900}]"#);
    assert_eq!(whens(&small), []);
}

#[test]
fn a_range_is_reported_with_its_end() {
    let file = feed(r#""sessions": [{"id": "a", "title": "A", "start": "12-14 June 2023"}]"#);
    let found = &report(file.as_bytes(), "").diagnostics[0].diagnostic;
    assert_eq!(found.help(), r#"It is read as "2023-06-12" to "2023-06-14". Write "start": "2023-06-12", "end": "2023-06-14"."#);
}

#[test]
fn the_dates_of_an_event_may_be_a_range() {
    for (member, end) in [
        (r#""start": "12-14 June 2026""#, "2026-06-14"),
        (r#""start": "June 12 - 14, 2026", "end": null"#, "2026-06-14"),
        (r#""start": "12-14 June 2026", "end": "12-14 June 2026""#, "2026-06-14"),
        (r#""start": "12-14 June 2026", "end": "2026-06-15""#, "2026-06-15"),
    ] {
        let file = format!(
            r#"{{"event": {{"title": "E", "timezone": "Europe/Berlin", {member}}}, "sessions": [{{"title": "A", "start": "Saturday 9:00"}}]}}"#
        );
        let agenda = read(&file);
        let found = (agenda.event.start.map(|date| date.to_iso()), agenda.event.end.map(|date| date.to_iso()));
        assert_eq!(found, (Some("2026-06-12".into()), Some(end.to_string())), "{member}");
        assert_eq!(agenda.sessions[0].when.start().unwrap().to_rfc3339(), "2026-06-13T07:00:00Z", "{member}");
    }
}

#[test]
fn maps_are_read_as_lists() {
    let event = r#""event": {"title": "E", "timezone": "America/New_York"}"#;
    let people = r#""people": {"ada": {"name": "Ada Grove", "bio": "Botanist"}, "bo": "Bo Heath"}"#;
    let rooms = r#""rooms": {"n": {"name": "North", "timezone": "Europe/Paris"}, "s": "South"}"#;
    let tracks = r#""tracks": {"t": "Trees"}"#;
    let days = r#""days": {"2023-06-21": {"title": "Opening day"}}"#;
    let sessions = r#""sessions": {"a": {"title": "A", "start": "2023-06-21T09:00", "room": "n", "track": "t", "people": ["ada", "bo"]},
        "b": {"id": "own", "title": "B", "start": "2023-06-21T09:00", "room": "s"}}"#;
    for members in [[event, days, people, rooms, tracks, sessions], [sessions, tracks, rooms, people, days, event]] {
        let file = format!("{{{}}}", members.join(",\n"));
        let agenda = read(&file);
        assert_eq!(
            agenda.diagnostics.iter().map(|diagnostic| diagnostic.name()).collect::<Vec<_>>(),
            ["map-for-list"; 5],
            "{file}"
        );
        assert_eq!(
            whens(&file).into_iter().map(|(id, when, _)| (id, when)).collect::<Vec<_>>(),
            [("a".into(), "2023-06-21T07:00:00Z".into()), ("own".into(), "2023-06-21T13:00:00Z".into())],
            "{file}"
        );
        let names: Vec<_> = agenda.people.iter().map(|person| (person.id.as_str(), person.name.as_str())).collect();
        assert_eq!(names, [("ada", "Ada Grove"), ("bo", "Bo Heath")], "{file}");
        assert_eq!((agenda.rooms.len(), agenda.tracks.len(), agenda.days.len()), (2, 1, 1), "{file}");
        assert_eq!(agenda.sessions[0].people.len(), 2, "{file}");
        let report = report(file.as_bytes(), "");
        let codes: Vec<_> = report.diagnostics.iter().map(|found| found.diagnostic.name()).collect();
        assert_eq!(codes, ["map-for-list"; 5], "{file}");
        let zones = Zones::new(Rc::new(TestPlatform::new("UTC")));
        let own = convert(file.as_bytes(), &Options { timezone: "", zones: &zones, indent: false });
        assert_eq!(whens(&own), whens(&file), "{own}");
        assert!(own.contains(r#"{"id":"ada","name":"Ada Grove","bio":"Botanist"}"#), "{own}");
    }
    // One session, room or person alone is no map; and a fault in a map is at its place in the file.
    for (members, code, line) in [
        (r#""sessions": {"title": {"en": "A"}, "links": {}}"#, "other-form", 2),
        (r#""people": {"name": "Ada"}"#, "other-form", 2),
        ("\"sessions\": {\"a\": {\"title\": \"A\"},\n\"b\": {\"title\": \"B\", \"start\": \"soon\"}}", "no-time", 3),
    ] {
        let file = format!("{{{event},\n{members}}}");
        let report = report(file.as_bytes(), "");
        let found = report.diagnostics.iter().find(|found| found.diagnostic.name() == code);
        assert_eq!(found.map(|found| found.line), Some(line), "{file}: {:?}", report.diagnostics);
    }
}

#[test]
fn what_is_not_quite_json_is_converted() {
    let zones = Zones::new(Rc::new(TestPlatform::new("UTC")));
    let options = Options { timezone: "", zones: &zones, indent: false };
    let feed =
        r#"{"event": {"title": "E", "timezone": "UTC"}, "sessions": [{"title": "A", "start": "9:00 AM", "day": "2023-06-21",}]}"#;
    let expected =
        r#"{"event":{"title":"E","timezone":"UTC"},"sessions":[{"title":"A","start":"2023-06-21T09:00","day":"2023-06-21"}]}"#;
    assert_eq!(convert(feed.as_bytes(), &options), expected);
    assert_eq!(convert(feed.replace('"', "'").as_bytes(), &options), expected);
    // Half of a feed would be taken for the whole.
    assert_eq!(convert(&feed.as_bytes()[..feed.len() - 3], &options), "");
    assert_eq!(convert(b"{'a': 1}", &options), "");
}
