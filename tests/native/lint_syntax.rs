//! Help is in the syntax of the file, and what it says to write is read.

use std::rc::Rc;

use plenary::import::Options;
use plenary::lint::lint;
use plenary::time::Zones;

use crate::lint_kit::{lines, report};
use crate::platform::TestPlatform;

fn helps(file: &str) -> Vec<String> {
    let platform = Rc::new(TestPlatform::new("UTC"));
    let zones = Zones::new(platform.clone());
    let report = lint(file.as_bytes(), &Options { timezone: "", zones: &zones, indent: false }, &*platform);
    report.diagnostics.iter().map(|found| format!("{}: {}", found.diagnostic.name(), found.diagnostic.help())).collect()
}

const SHEET: &str = "Date,Start,Title\n2027-06-15,09:00,Opening\n";
const CALENDAR: &str = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nSUMMARY:Opening\nDTSTART:20270615T090000\nDTEND:20270615T100000\nEND:VEVENT\nEND:VCALENDAR\n";
const XML: &str = "<schedule><conference><title>Open Days</title></conference><day index=\"1\" date=\"2027-06-15\"><room name=\"Hall\">\
    <event id=\"1\"><start>09:00</start><duration>0:30</duration><title>Opening</title></event></room></day></schedule>";
const ELSE: &str =
    "with the IANA name of the event's zone, or set event-timezone of the element or --timezone of the command to it.";

#[test]
fn a_missing_zone_is_named_in_the_syntax_of_the_file() {
    for (file, code, corrected) in [
        (SHEET, "Add the row \"Timezone: Region/City\" above the table", format!("Timezone: Europe/Paris\n{SHEET}")),
        (
            CALENDAR,
            "Add the line \"X-WR-TIMEZONE:Region/City\" below BEGIN:VCALENDAR",
            CALENDAR.replacen("BEGIN:VCALENDAR\n", "BEGIN:VCALENDAR\nX-WR-TIMEZONE:Europe/Paris\n", 1),
        ),
        (
            XML,
            "Add <time_zone_name>Region/City</time_zone_name> to <conference>",
            XML.replacen("<conference>", "<conference><time_zone_name>Europe/Paris</time_zone_name>", 1),
        ),
    ] {
        assert_eq!(helps(file), [format!("zone-needed: {code}, {ELSE}")]);
        // It is a correction.
        assert_eq!(lines(&report(corrected.as_bytes(), "")), [""; 0], "{corrected}");
        assert_eq!(report(corrected.as_bytes(), "").timezone, "Europe/Paris");
    }
    let place = format!("Place,Berlin\n\n{SHEET}");
    assert_eq!(
        helps(&place),
        [
            "zone-needed: Did you mean Europe/Berlin? Add the row \"Timezone: Europe/Berlin\" above the table, or set event-timezone of the \
          element or --timezone of the command to it."
        ]
    );
    // JSON stays what it is.
    let json = r#"[{"title": "A", "startTime": "2027-06-15T09:00", "location": "x"}]"#;
    assert!(helps(json)[0].contains("Set event-timezone of the element"), "{:?}", helps(json));
}

#[test]
fn how_many_sessions_need_a_zone_is_said_once() {
    let sheet = format!("Timezone: Europe/Pari\n\n{SHEET}");
    assert_eq!(
        lines(&report(sheet.as_bytes(), "")),
        ["error no-zone 1:1+21 $.event.timezone: \"Europe/Pari\", needed by 1 session"]
    );
}

#[test]
fn code_is_in_yaml() {
    let feed = "event:\n  title: A day\n  place: Paris\nsessions:\n  - titel: First\n    start: 2027-06-15 9:00 AM\n    speaker: Ada Example\n  - title: Second\n    start: \"2027-06-15\"\n    cancelled: true\n";
    assert_eq!(
        helps(feed),
        [
            "zone-missing: Did you mean Europe/Paris? Write timezone: Europe/Paris.",
            "unknown-key: Did you mean \"title\"? Write title: First.",
            "other-form: It is read as \"2027-06-15T09:00\". Write start: 2027-06-15T09:00.",
            "short-form: Write people: [\"Ada Example\"].",
            "unknown-key: Write status: cancelled.",
        ]
    );
    let corrected = "event:\n  title: A day\n  place: Paris\n  timezone: Europe/Paris\nsessions:\n  - title: First\n    start: 2027-06-15T09:00\n    people: [\"Ada Example\"]\n  - title: Second\n    start: \"2027-06-15\"\n    status: cancelled\n";
    assert_eq!(helps(corrected), [""; 0]);
}

#[test]
fn other_help_names_rows_and_elements() {
    for (file, expected) in [
        (
            "Start,Title\n09:00,A\n10:00,B\n",
            "Write the date into the row, or, if the event has one day, add the row \"Date: YYYY-MM-DD\" above the table.",
        ),
        ("Timezone: Europe/Paris\n\nDate,Start,Title\n2027-06-15,09:00,\n", "Write a title into the row."),
    ] {
        assert!(helps(file).iter().any(|help| help.ends_with(expected)), "{:?}", helps(file));
    }
    assert_eq!(
        lines(&report(b"Timezone: Europe/Paris\nDate: 2027-06-15\n\nStart,Title\n09:00,A\n", ""))
            .iter()
            .filter(|line| !line.starts_with("note"))
            .count(),
        0
    );
    let xml = XML
        .replacen("<conference>", "<conference><time_zone_name>Europe/Paris</time_zone_name>", 1)
        .replace("<title>Opening</title>", "<title></title>");
    assert!(helps(&xml).iter().any(|help| help == "no-title: Write a title between <title> and </title>."), "{:?}", helps(&xml));
}

#[test]
fn help_names_the_system_that_a_schedule_comes_from() {
    let schedule = |generator: &str| {
        format!(
            r#"{{{generator}"schedule": {{"version": "1", "conference": {{"acronym": "x", "title": "X", "daysCount": 1, "time_zone_name": "Europe/Paris", "days": [{{"date": "2027-06-15", "rooms": {{"Hall": [
            {{"id": 1, "title": "A", "date": "2027-06-15T09:00:00+02:00", "start": "09:00", "duration": "01:00", "persons": []}},
            {{"id": 2, "title": "B", "date": "2027-06-15T09:30:00+02:00", "start": "09:30", "duration": "01:00", "persons": []}}]}}}}]}}}}}}"#
        )
    };
    let overlap = |file: &str| helps(file).into_iter().find(|help| help.starts_with("overlap: ")).unwrap_or_default();
    let general = "overlap: Correct the times or the room of one of them.";
    assert_eq!(overlap(&schedule("")), general);
    assert_eq!(
        overlap(&schedule(r#""generator": {"name": "pretalx", "version": "2025.1"}, "#)),
        format!("{general} In pretalx, the schedule editor warns of it: move one of the sessions, then make a new release.")
    );
}
