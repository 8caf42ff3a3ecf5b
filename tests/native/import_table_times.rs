//! Times of day in lists of sessions: ends in their own column.

use crate::import_kit::outline;
use crate::schedules::schedule;

/// The sessions of a schedule in Paris, and its diagnostics.
fn read(text: &str) -> (Vec<String>, Vec<String>) {
    let (agenda, diagnostics) = schedule(text, "Europe/Paris");
    (outline(&agenda), diagnostics)
}

#[test]
fn an_end_is_read_with_its_start_in_one_cell_or_in_two() {
    for (start, end, expected) in [
        ("11:00 AM", "1:00", "2027-06-15T09:00:00Z/2027-06-15T11:00:00Z A"),
        ("9:00 AM", "5:00", "2027-06-15T07:00:00Z/2027-06-15T15:00:00Z A"),
        ("1:30", "2:15 PM", "2027-06-15T11:30:00Z/2027-06-15T12:15:00Z A"),
        ("11:30", "12:15 PM", "2027-06-15T09:30:00Z/2027-06-15T10:15:00Z A"),
        ("22:00", "24:00", "2027-06-15T20:00:00Z/2027-06-15T22:00:00Z A"),
        ("23:30", "01:30", "2027-06-15T21:30:00Z/2027-06-15T23:30:00Z A"),
        ("20:00", "08:00", "2027-06-15T18:00:00Z/2027-06-16T06:00:00Z A"),
    ] {
        let one = format!("Date,Time,Title\n2027-06-15,{start} - {end},A\n");
        let two = format!("Date,Start,End,Title\n2027-06-15,{start},{end},A\n");
        let json = format!(r#"[{{"title": "A", "date": "2027-06-15", "start": "{start}", "end": "{end}"}}]"#);
        for text in [one, two, json] {
            let (sessions, diagnostics) = read(&text);
            assert!(sessions[0].starts_with(expected), "{text} {sessions:?}");
            assert_eq!(diagnostics, [""; 0], "{text}");
        }
    }
    let dated = r#"[{"title": "A", "start": "2027-06-15 11:00 AM", "end": "1:00", "speaker": "Ada Example"}]"#;
    assert!(read(dated).0[0].starts_with("2027-06-15T09:00:00Z/2027-06-15T11:00:00Z A"));
}

#[test]
fn an_end_long_before_its_start_is_reported() {
    for (start, end) in [("14:00", "09:00"), ("11:30 AM", "12:30 AM"), ("09:00", "08:00")] {
        let (sessions, diagnostics) = read(&format!("Date,Start,End,Title\n2027-06-15,{start},{end},A\n"));
        assert!(sessions[0].ends_with(":00Z A") && !sessions[0].contains('/'), "{sessions:?}");
        assert_eq!(diagnostics, ["Warning Printed $.sessions[0].End"], "{start} {end}");
    }
    let dated = r#"[{"title": "A", "start": "2027-06-15T14:00", "end": "09:00", "speaker": "Ada Example"}]"#;
    assert_eq!(read(dated).1, ["Warning Printed $[0].end"]);
    // A session that ends when it starts is one of which only the end is doubted.
    assert!(
        read("Date,Start,End,Title\n2027-06-15,10:00,10:00,A\n").0[0].starts_with("2027-06-15T08:00:00Z/2027-06-15T08:00:00Z")
    );
}
