//! Times of day and lengths in lists of sessions: ends in their own column, what is after midnight, units.

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
    let dated = r#"[{"title": "A", "start": "2027-06-15T10:00", "end": "00:00", "speaker": "Ada Example"}]"#;
    assert_eq!(read(dated), (vec!["2027-06-15T08:00:00Z/2027-06-15T22:00:00Z A =Ada Example/".into()], Vec::new()));
    // A session that ends when it starts is one of which only the end is doubted.
    assert!(
        read("Date,Start,End,Title\n2027-06-15,10:00,10:00,A\n").0[0].starts_with("2027-06-15T08:00:00Z/2027-06-15T08:00:00Z")
    );
}

#[test]
fn a_date_beside_an_end_is_that_of_the_end() {
    for (start, until, end, expected) in [
        ("18:00", "2027-06-16", "09:00", "2027-06-15T16:00:00Z/2027-06-16T07:00:00Z A"),
        ("18:00", "2027-06-16", "19:00", "2027-06-15T16:00:00Z/2027-06-16T17:00:00Z A"),
        ("09:00", "2027-06-17", "17:00", "2027-06-15T07:00:00Z/2027-06-17T15:00:00Z A"),
        ("6:00 PM", "16 June 2027", "9:00 AM", "2027-06-15T16:00:00Z/2027-06-16T07:00:00Z A"),
        ("18:00", "2027-06-16", "00:00", "2027-06-15T16:00:00Z/2027-06-15T22:00:00Z A"),
        ("10:00", "2027-06-15", "11:00", "2027-06-15T08:00:00Z/2027-06-15T09:00:00Z A"),
        ("23:00", "2027-06-15", "01:00", "2027-06-15T21:00:00Z/2027-06-15T23:00:00Z A"),
        // An end before the start is an error in the date.
        ("10:00", "2027-06-14", "11:00", "2027-06-15T08:00:00Z/2027-06-15T09:00:00Z A"),
    ] {
        let csv = format!("Date,Start,End Date,End,Title\n2027-06-15,{start},{until},{end},A\n");
        let json = format!(
            r#"[{{"title": "A", "startDate": "2027-06-15", "startTime": "{start}", "endDate": "{until}", "endTime": "{end}", "room": "R"}}]"#
        );
        for text in [csv, json] {
            let (sessions, diagnostics) = read(&text);
            assert!(sessions[0].starts_with(expected), "{text} {sessions:?}");
            assert_eq!(diagnostics, [""; 0], "{text}");
        }
    }
    let text = "Date,Start,End Date,End,Title\n2027-06-15,14:00,2027-06-15,09:00,A\n";
    assert_eq!(read(text).1, ["Warning Printed $.sessions[0].End"]);
}

/// The start of the last session of a schedule, and what is reported.
fn last(text: &str) -> (String, Vec<String>) {
    let (agenda, diagnostics) = schedule(text, "UTC");
    let starts = agenda.sessions.iter().filter(|session| session.title.get("en").starts_with("Last"));
    let start = starts.map(|session| crate::kit::period(session.when)).collect::<Vec<_>>().join(" ");
    (start.split('/').next().unwrap_or_default().to_string(), diagnostics)
}

#[test]
fn what_follows_a_late_session_of_a_day_is_after_its_midnight() {
    let night = "2027-06-13T01:30:00Z";
    for text in [
        "Start,End,Title\nSaturday 12 June 2027,,\n22:00,23:30,Concert\n23:30,01:30,DJ set\n01:30,04:00,Last\n",
        "Time,Title\nSaturday 12 June 2027,\n22:00-23:30,Concert\n23:30-01:30,DJ set\n01:30-04:00,Last\n",
        "Time,Title\nSaturday 12 June 2027,\n21:00,Concert\n23:30,DJ set\n01:30,Last\n",
        "Date,Start,End,Title\n2027-06-12,22:00,01:00,Concert\n2027-06-12,01:00,01:30,Encore\n2027-06-12,01:30,02:00,Last\n",
        "Date,Start,Duration,Title\n2027-06-12,11 PM,120,Concert\n2027-06-12,1 AM,30,Encore\n2027-06-12,1:30 AM,30,Last\n",
        "Date,Time,Hall A,Hall B\n2027-06-12,23:30-01:30,DJ set,Cinema\n2027-06-12,01:30-03:00,,Last\n",
        "Date,Time,Hall A,Hall B\n2027-06-12,23:30-01:30,DJ set,Cinema\n2027-06-12,01:30-03:00,Last,\n",
        "Date,Start,End,Title,Room\n2027-06-12,23:00,01:30,DJ set,A\n2027-06-12,01:30,02:00,Encore,A\n2027-06-12,01:30,02:00,Last,B\n",
        r#"{"days": [{"date": "2027-06-12", "sessions": [{"title": "DJ set", "start": "23:30", "end": "01:30"},
            {"title": "Last", "start": "01:30", "end": "04:00"}]}]}"#,
        "- date: 2027-06-12\n  rooms:\n    - name: Hall A\n      talks:\n        - name: DJ set\n          time_start: '23:30'\n          \
         time_end: '01:30'\n        - name: Last\n          time_start: '01:30'\n          time_end: '02:30'\n",
    ] {
        let (start, diagnostics) = last(text);
        assert_eq!(start, night, "{text}");
        assert!(matches!(&diagnostics[..], [.., said] if said.starts_with("Warning ListedDay ")), "{text} {diagnostics:?}");
    }
    // A programme around the clock, by track.
    let text =
        "Date,Start,End,Title,Track\n2027-06-12,22:00,23:00,1,A\n2027-06-12,23:00,00:00,2,A\n2027-06-12,00:00,01:00,Last,B\n";
    assert_eq!(last(text), ("2027-06-12T00:00:00Z".into(), Vec::new()));
    let (start, diagnostics) =
        last("Date,Start,End,Title\n2027-06-12,23:30,01:30,DJ set\n,01:30,04:00,Last\n,04:00,05:00,More\n");
    assert_eq!((start.as_str(), &diagnostics[..]), (night, &["Warning ListedDay $.sessions[1]".to_string()][..]));
}

#[test]
fn an_early_session_that_follows_no_late_one_is_on_its_day() {
    for text in [
        "Start,End,Title\nSaturday 12 June 2027,,\n01:30,02:00,Last\n22:00,23:30,Concert\n",
        "Start,End,Title\nFriday 11 June 2027,,\n23:30,01:30,DJ set\nSaturday 12 June 2027,,\n01:30,02:00,Last\n",
        // A list by room or by track.
        "Date,Start,End,Title,Track\n2027-06-12,22:00,23:00,One,A\n2027-06-12,23:00,00:00,Two,A\n2027-06-12,01:30,02:00,Last,B\n",
        "Date,Start,End,Title,Room\n2027-06-12,22:00,23:00,One,A\n2027-06-12,23:00,01:30,Two,A\n2027-06-12,01:30,02:00,Last,B\n",
        // The end of the session has its date.
        "Date,Start,End Date,End,Title\n2027-06-12,22:00,2027-06-13,01:30,One\n2027-06-12,01:30,2027-06-12,02:00,Last\n",
        // Lists in another order.
        "Start,End,Title\nSaturday 12 June 2027,,\n23:30,01:30,DJ set\n10:00,11:00,Brunch\n22:00,23:30,Concert\n01:30,02:00,Last\n",
        "Date,Start,End,Title,Room\n2027-06-12,23:00,23:30,Concert,A\n2027-06-12,01:30,02:00,Last,B\n",
        // What goes on all night.
        "Start,End,Title\nSaturday 12 June 2027,,\n10:00,,Doors\n2027-06-12 11:00,2027-06-14 18:00,Exhibition\n01:30,02:00,Last\n",
    ] {
        let (start, diagnostics) = last(text);
        assert_eq!(start, "2027-06-12T01:30:00Z", "{text}");
        assert!(diagnostics.iter().all(|said| !said.contains("ListedDay")), "{text} {diagnostics:?}");
    }
}

/// The lengths of all sessions in minutes, and what is reported.
fn minutes(text: &str) -> (Vec<i64>, Vec<String>) {
    let (agenda, diagnostics) = schedule(text, "UTC");
    let length = |session: &plenary::model::Session| match session.when {
        plenary::model::When::Clock(start, plenary::model::End::At(end)) => (end.0 - start.0) / 60,
        _ => 0,
    };
    (agenda.sessions.iter().map(length).collect(), diagnostics)
}

#[test]
fn a_length_is_in_the_unit_that_its_header_names() {
    for header in
        ["Duration (h)", "Duration (hours)", "Length [h]", "Dauer (Std.)", "Dauer in Stunden", "Durée (heures)", "duration_hours"]
    {
        let text = format!(
            "Date,Start,{header},Title\n2027-06-15,09:00,1.5,A\n2027-06-15,12:00,2,B\n2027-06-15,15:00,0:45,C\n2027-06-15,16:00,30 min,D\n"
        );
        assert_eq!(minutes(&text), (vec![90, 120, 45, 30], Vec::new()), "{header}");
    }
    for header in ["Durée (min)", "Duration (minutes)", "Duration in minutes"] {
        let text = format!("Date,Start,{header},Title\n2027-06-15,09:00,90,A\n2027-06-15,12:00,5,B\n2027-06-15,12:00,2.5,C\n");
        assert_eq!(minutes(&text), (vec![90, 5, 3], Vec::new()), "{header}");
    }
    assert_eq!(minutes("Date,Start,Duration (s),Title\n2027-06-15,09:00,5400,A\n"), (vec![90], Vec::new()));
    let json = |members: &str| format!(r#"[{{"title": "A", "speaker": "Ada Example", "start": "2027-06-15T09:00", {members}}}]"#);
    for members in [r#""durationHours": 1.5"#, r#""duration_in_hours": "1.5""#, r#""duration": {"hours": 1, "minutes": 30}"#] {
        assert_eq!(minutes(&json(members)), (vec![90], Vec::new()), "{members}");
    }
    assert_eq!(minutes(&json(r#""duration": {"value": "long"}"#)).1, ["Error NoLength $[0].duration"]);
}

#[test]
fn lengths_that_can_only_be_hours_are_and_it_is_reported() {
    let (found, diagnostics) =
        minutes("Date,Start,Duration,Title\n2027-06-15,09:00,1.5,A\n2027-06-15,12:00,\"0,5\",B\n2027-06-15,15:00,2,C\n");
    assert_eq!(found, [90, 30, 120]);
    assert_eq!(diagnostics, [0, 1, 2].map(|row| format!("Note OtherForm $.sessions[{row}].Duration")));
    let (found, diagnostics) =
        minutes("Date,Start,Duration,Title\n2027-06-15,09:00,7.5,A\n2027-06-15,12:00,5,B\n2027-06-15,15:00,45,C\n");
    assert_eq!((found, diagnostics), (vec![8, 5, 45], Vec::new()));
    for ([first, second, third], expected) in [(["4.5", "3.5", "11"], [5, 4, 11]), (["4.5", "3.5", "4"], [5, 4, 4])] {
        for room in ["", "A"] {
            let text = format!(
                "Date,Start,Duration,Title,Room\n2027-06-15,09:00,{first},A,{room}\n2027-06-15,09:05,{second},B,{room}\n2027-06-15,09:10,{third},C,{room}\n"
            );
            assert_eq!(minutes(&text), (expected.to_vec(), Vec::new()), "{text}");
        }
    }
    // Sessions in several rooms may start soon after one another.
    let text = "Date,Start,Duration,Title,Room\n2027-06-15,09:00,2.5,A,1\n2027-06-15,09:05,3,B,2\n2027-06-15,09:10,2.5,C,3\n";
    assert_eq!(minutes(text).0, [150, 180, 150]);
    let text = "Date,Start,Duration,Title\n2027-06-15,09:00,2.5,A\n2027-06-15,09:30,2.5,B\n2027-06-15,10:00,2.5,C\n";
    assert_eq!(minutes(text).0, [150, 150, 150]);
}

#[test]
fn a_length_that_contradicts_the_end_is_reported() {
    let json = |length: &str| {
        format!(
            r#"[{{"title": "A", "room": "R", "start": "2027-06-15T09:00", "end": "2027-06-15T10:00", "duration": {length}}}]"#
        )
    };
    assert_eq!(minutes(&json("30")), (vec![60], vec!["Warning TimeContradicts $[0].duration".to_string()]));
    assert_eq!(minutes(&json("90")).1, ["Warning TimeContradicts $[0].duration"]);
    for length in ["60", "1", "3600", "3600000", "4", "45", "61", "\"1:00\"", "\"PT1H\"", "\"1 h\""] {
        assert_eq!(minutes(&json(length)), (vec![60], Vec::new()), "{length}");
    }
    // A duration may be without breaks.
    for (end, length) in [
        ("2027-06-15T17:00", "7 hours"),
        ("2027-06-17T17:00", "24 hours"),
        ("2027-06-15T12:00", "90 min"),
        ("2027-06-17T17:00", "28800"),
    ] {
        let text = json(&format!("\"{length}\"")).replace("2027-06-15T10:00", end);
        assert_eq!(minutes(&text).1, [""; 0], "{text}");
    }
    let text = json("5400000").replace("\"end\": \"2027-06-15T10:00\", ", "");
    assert_eq!(minutes(&text), (vec![90], Vec::new()));
}

#[test]
fn a_moment_may_be_an_object() {
    for (start, expected) in [
        (r#"{"date": "2027-06-15", "time": "09:00"}"#, "2027-06-15T09:00:00Z"),
        (r#"{"date": "2027-06-15T00:00:00", "time": "9:00 AM"}"#, "2027-06-15T09:00:00Z"),
        (r#"{"date": "2027-06-15", "time": "09:00:00", "tz": "Europe/Paris"}"#, "2027-06-15T07:00:00Z"),
        (r#"{"dateTime": "2027-06-15T09:00:00", "timeZone": "America/New_York"}"#, "2027-06-15T13:00:00Z"),
        (r#"{"dateTime": "2027-06-15T09:00:00-04:00", "timeZone": "America/New_York"}"#, "2027-06-15T13:00:00Z"),
        (
            r#"{"timezone": "Europe/Paris", "local": "2027-06-15T09:00:00", "utc": "2027-06-15T07:00:00Z"}"#,
            "2027-06-15T07:00:00Z",
        ),
        (r#"{"timezone": "UTC", "local": "2027-06-15T09:00:00"}"#, "2027-06-15T09:00:00Z"),
    ] {
        let end = start.replace("09:00", "10:00").replace("9:00 AM", "10:00 AM").replace("07:00", "08:00");
        let text = format!(r#"{{"talks": [{{"title": "A", "start": {start}, "end": {end}, "room": "Hall"}}]}}"#);
        let sessions = text.replace("talks", "sessions");
        assert_eq!(schedule(&sessions, "UTC").0.sessions, schedule(&text, "UTC").0.sessions, "{sessions}");
        let (agenda, diagnostics) = schedule(&text, "UTC");
        assert_eq!(crate::kit::period(agenda.sessions[0].when).split('/').next(), Some(expected), "{text}");
        assert_eq!(diagnostics, [""; 0], "{text}");
        assert_eq!(minutes(&text).0, [60], "{text}");
        let unread: Vec<String> = crate::lint_kit::lines(&crate::lint_kit::report(text.as_bytes(), "UTC"));
        assert!(unread.iter().all(|line| !line.contains("unread-content")), "{unread:?}");
    }
    let range = r#"[{"title": "A", "speaker": "Ada Example", "room": "R", "date": "2027-06-15", "time": {"start": "09:00", "end": "10:00"}}]"#;
    assert_eq!(crate::kit::period(schedule(range, "UTC").0.sessions[0].when), "2027-06-15T09:00:00Z/2027-06-15T10:00:00Z");
    let unknown =
        r#"{"talks": [{"title": "A", "start": {"local": "2027-06-15T09:00", "timezone": "No/Where"}, "room": "Hall"}]}"#;
    assert_eq!(schedule(unknown, "UTC").1, ["Error NoZone $.talks[0].start.timezone"]);
    let apart = r#"{"talks": [{"title": "A", "date": "2027-06-15", "start": {"time": "09:00"}, "speaker": "Ada Example", "room": "Hall"}]}"#;
    assert_eq!(crate::kit::period(schedule(apart, "UTC").0.sessions[0].when), "2027-06-15T09:00:00Z");
}

#[test]
fn midnight_at_the_end_of_a_day_may_be_written_as_24_00() {
    for (start, end, expected) in [
        ("2027-06-15T22:00", "2027-06-15T24:00", "2027-06-15T22:00:00Z/2027-06-16T00:00:00Z"),
        ("2027-06-15 22:00", "2027-06-15 24:00:00", "2027-06-15T22:00:00Z/2027-06-16T00:00:00Z"),
        ("15 June 2027, 22:00", "15 June 2027, 24:00", "2027-06-15T22:00:00Z/2027-06-16T00:00:00Z"),
        ("2027-06-15T22:00", "24:00", "2027-06-15T22:00:00Z/2027-06-16T00:00:00Z"),
        ("2027-06-15T24:00", "2027-06-16T01:00", "2027-06-16T00:00:00Z/2027-06-16T01:00:00Z"),
    ] {
        let text = format!(r#"[{{"title": "A", "start": "{start}", "end": "{end}", "room": "R", "speaker": "Ada Example"}}]"#);
        let (agenda, diagnostics) = schedule(&text, "UTC");
        assert_eq!((crate::kit::period(agenda.sessions[0].when).as_str(), &diagnostics[..]), (expected, &[][..]), "{text}");
    }
}
