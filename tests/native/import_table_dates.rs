//! Dates and times in lists of sessions, in the many ways in which people and spreadsheets write them.

use crate::import_kit::{outline, reads};
use crate::schedules::{faultless, schedule, translated};

/// A row with those members.
fn row(title: &str, members: &str) -> String {
    format!(r#"{{"title": "{title}", "speaker": "Ada Example", "room": "R", {members}}}"#)
}

fn when(agenda: &plenary::model::Agenda) -> Vec<String> {
    outline(agenda).into_iter().map(|line| line.split(" @R").next().unwrap_or_default().to_string()).collect()
}

#[test]
fn a_date_may_hold_the_time() {
    for (members, wanted) in [
        (r#""date": "2031-05-01 23:30:00+00:00""#, "2031-05-01T23:30:00Z T"),
        (r#""date": "2031-05-01T13:00:00-03:00""#, "2031-05-01T16:00:00Z T"),
        (r#""date": "2031-05-01T13:00:00-03:00", "duration": 45"#, "2031-05-01T16:00:00Z/2031-05-01T16:45:00Z T"),
        (r#""day": "2031-05-01T09:00""#, "2031-05-01T07:00:00Z T"),
        (r#""Date": "1 May 2031, 9:00 AM""#, "2031-05-01T07:00:00Z T"),
        (r#""fecha": "1 de mayo de 2031 a las 9:00""#, "2031-05-01T07:00:00Z T"),
        // A date that programs write as midnight, in UTC or where the event is.
        (r#""date": "2031-05-01T00:00:00Z", "time": "10:00""#, "2031-05-01T08:00:00Z T"),
        (r#""date": "2031-04-30T22:00:00.000Z", "startTime": "10:00""#, "2031-05-01T08:00:00Z T"),
        (r#""date": "2031-05-01T00:00:00+02:00", "time": "10:00""#, "2031-05-01T08:00:00Z T"),
    ] {
        assert_eq!(when(&faultless(&format!("[{}]", row("T", members)), "Europe/Paris")), [wanted], "{members}");
    }
}

#[test]
fn dates_may_be_written_out_or_numeric() {
    for date in [
        "1 May 2031",
        "May 1, 2031",
        "Thursday, May 1st, 2031",
        "1. Mai 2031",
        "le 1er mai 2031",
        "1 de mayo de 2031",
        "1 мая 2031 г.",
        "2031年5月1日",
        "١ مايو ٢٠٣١",
        "1.5.2031",
        "2031/05/01",
        "20310501",
    ] {
        for members in [
            format!(r#""date": "{date}", "start": "9:00", "end": "10:00""#),
            format!(r#""start": "{date} 9:00", "end": "{date} 10:00""#),
        ] {
            if date == "20310501" && members.contains("20310501 9") {
                continue;
            }
            let text = format!("[{}]", row("T", &members));
            assert_eq!(when(&faultless(&text, "UTC")), ["2031-05-01T09:00:00Z/2031-05-01T10:00:00Z T"], "{members}");
        }
    }
    let basic = format!("[{}]", row("T", r#""start_time": "20310501T090000Z", "end_time": "20310501T1000Z""#));
    assert_eq!(when(&faultless(&basic, "")), ["2031-05-01T09:00:00Z/2031-05-01T10:00:00Z T"]);
}

#[test]
fn other_dates_decide_which_number_is_the_day() {
    let list = |first: &str, second: &str| {
        format!(
            "[{}, {}]",
            row("A", &format!(r#""date": "{first}", "start": "9:00""#)),
            row("B", &format!(r#""date": "{second}", "start": "9:00""#))
        )
    };
    let day_first = ["2031-07-06T09:00:00Z A", "2031-07-21T09:00:00Z B"];
    assert_eq!(when(&reads_with(&list("6/7/2031", "21/7/2031"), &["Note DateOrderAssumed $[0].date"])), day_first);
    let month_first = ["2031-06-07T09:00:00Z A", "2031-06-21T09:00:00Z B"];
    assert_eq!(when(&reads_with(&list("6/7/2031", "6/21/2031"), &["Note DateOrderAssumed $[0].date"])), month_first);
    // Each is clear, though they contradict each other.
    assert_eq!(when(&reads_with(&list("21/6/2031", "6/21/2031"), &[])), ["2031-06-21T09:00:00Z A", "2031-06-21T09:00:00Z B"]);
    // The event's own days decide as well.
    let event = format!(
        r#"{{"event": {{"start": "2031-07-05", "end": "2031-07-07"}}, "sessions": [{}]}}"#,
        row("A", r#""date": "6/7/2031", "start_time": "9:00""#)
    );
    assert_eq!(when(&reads_with(&event, &["Note DateOrderAssumed $.sessions[0].date"])), ["2031-07-06T09:00:00Z A"]);
}

fn reads_with(text: &str, diagnostics: &[&str]) -> plenary::model::Agenda {
    let (agenda, reported) = crate::schedules::schedule(text, "UTC");
    assert_eq!(reported, diagnostics, "{text}");
    agenda
}

#[test]
fn an_ambiguous_date_is_reported_with_both_readings_and_nothing_is_lost() {
    let text = format!(
        "[{}, {}]",
        row("A", r#""date": "6/7/2031", "start": "9:00", "end": "10:00""#),
        row("B", r#""date": "6/7/2031", "start": "11:00""#)
    );
    let agenda = reads_with(&text, &["Error AmbiguousDate $[0].date"]);
    assert_eq!(
        outline(&agenda),
        ["unknown A @R =Ada Example/ ~6/7/2031, 9:00–10:00", "unknown B @R =Ada Example/ ~6/7/2031, 11:00"]
    );
    let diagnostics = translated(text.as_bytes(), "UTC").diagnostics;
    assert_eq!(diagnostics[0].help(), "Write 2031-07-06 or 2031-06-07.");
    assert_eq!(diagnostics[0].value, "\"6/7/2031\" and 1 more");
    for (date, code) in [("31.04.2031", "UnclearDate"), ("32 May 2031", "UnclearDate"), ("sometime in 2031", "UnclearDate")] {
        let text = format!("[{}]", row("A", &format!(r#""date": "{date}", "start": "9:00""#)));
        let agenda = reads_with(&text, &[&format!("Error {code} $[0].date")]);
        assert_eq!(outline(&agenda), [format!("unknown A @R =Ada Example/ ~{date}, 9:00")]);
    }
}

#[test]
fn a_missing_year_is_that_of_the_event() {
    let text = |date: &str| {
        format!(
            r#"{{"event": {{"title": "E", "start": "2031-07-01"}}, "sessions": [{}]}}"#,
            row("A", &format!(r#""date": "{date}", "start_time": "9:00""#))
        )
    };
    for date in ["Friday, 4 July", "4. Juli", "July 4th", "4 de julio", "7月4日"] {
        assert_eq!(
            when(&reads_with(&text(date), &["Note YearAssumed $.sessions[0].date"])),
            ["2031-07-04T09:00:00Z A"],
            "{date}"
        );
    }
    // Another weekday, so that another year is meant.
    let agenda = reads_with(&text("Tuesday, 4 July"), &["Error UnclearDate $.sessions[0].date"]);
    assert_eq!(outline(&agenda), ["unknown A @R =Ada Example/ ~Tuesday, 4 July, 9:00"]);
    let alone = format!("[{}]", row("A", r#""date": "4 July", "start": "9:00""#));
    reads_with(&alone, &["Error UnclearDate $[0].date"]);
    let contradicts = format!("[{}]", row("A", r#""date": "Monday, 4 July 2031", "start": "9:00""#));
    assert_eq!(when(&reads_with(&contradicts, &["Warning OtherWeekday $[0].date"])), ["2031-07-04T09:00:00Z A"]);
}

#[test]
fn one_date_may_be_that_of_all_rows() {
    let rows =
        [row("A", r#""startTime": "10:20am", "endTime": "10:40am""#), row("B", r#""time": "2 PM", "duration": 60"#)].join(",");
    for text in [
        format!(r#"{{"eventDate": "2031-12-20", "eventName": "E", "sessions": [{rows}]}}"#),
        format!(r#"{{"date": "20 December 2031", "sessions": [{rows}]}}"#),
        format!(r#"{{"conference": {{"name": "E", "date": "2031-12-20"}}, "presentations": [{rows}]}}"#),
        format!(r#"{{"conference": {{"name": "E", "start": "2031-12-20", "end": "2031-12-20"}}, "agenda": [{rows}]}}"#),
        format!(r#"{{"conference": "E", "datum": "20.12.2031", "agenda": {{"sessions": [{rows}]}}}}"#),
    ] {
        let (agenda, reported) = crate::schedules::schedule(&text, "UTC");
        assert_eq!(
            when(&agenda),
            ["2031-12-20T10:20:00Z/2031-12-20T10:40:00Z A", "2031-12-20T14:00:00Z/2031-12-20T15:00:00Z B"],
            "{text}"
        );
        assert_eq!(reported.len(), 1, "{reported:?}");
        assert!(reported[0].starts_with("Note DateOfEvent"), "{reported:?}");
    }
    // A wrapper says it of its rows, which needs no assumption.
    let wrapper = format!(r#"{{"data": {{"date": "2031-12-20", "sessions": [{rows}]}}}}"#);
    assert_eq!(reads_with(&wrapper, &[]).sessions.len(), 2);
    // An event of several days says nothing of a row.
    let days =
        format!(r#"{{"conference": {{"name": "E", "start": "2031-12-20", "end": "2031-12-22"}}, "presentations": [{rows}]}}"#);
    let agenda = reads_with(&days, &["Warning DateMissing $.presentations[0]"]);
    assert_eq!(outline(&agenda), ["unknown A @R =Ada Example/ ~10:20am–10:40am", "unknown B @R =Ada Example/ ~2 PM"]);
}

#[test]
fn an_empty_date_continues_the_row_above() {
    let dates = ["2031-05-01", "", "", "2 May 2031", "null"];
    let mut rows = Vec::new();
    for (index, date) in dates.iter().enumerate() {
        let date = if *date == "null" { "null".to_string() } else { format!("\"{date}\"") };
        rows.push(row(&format!("T{index}"), &format!(r#""Date": {date}, "Start": "{:02}:00""#, 9 + index)));
    }
    let agenda = reads_with(&format!("[{}]", rows.join(",")), &["Note DateContinued $[1]", "Note DateContinued $[4]"]);
    assert_eq!(
        when(&agenda),
        [
            "2031-05-01T09:00:00Z T0",
            "2031-05-01T10:00:00Z T1",
            "2031-05-01T11:00:00Z T2",
            "2031-05-02T12:00:00Z T3",
            "2031-05-02T13:00:00Z T4"
        ]
    );
    // Nothing is continued from a date that is not understood, nor from nothing.
    let unclear =
        format!("[{}, {}]", row("A", r#""date": "6/7/2031", "start": "9:00""#), row("B", r#""date": "", "start": "10:00""#));
    reads_with(&unclear, &["Error AmbiguousDate $[0].date", "Warning DateMissing $[1]"]);
    let first =
        format!("[{}, {}]", row("A", r#""date": "", "start": "9:00""#), row("B", r#""date": "2031-05-01", "start": "10:00""#));
    reads_with(&first, &["Warning DateMissing $[0]"]);
}

#[test]
fn a_time_that_may_be_in_the_afternoon_is_no_guess() {
    // Nothing in the list is on a clock of 24 hours.
    let twelve = format!(
        "[{}, {}]",
        row("A", r#""date": "2031-05-01", "start": "11:30", "end": "12:30""#),
        row("B", r#""date": "2031-05-01", "start": "1:30", "end": "2:30""#)
    );
    let agenda = reads_with(&twelve, &["Error Printed $[1].start"]);
    assert_eq!(outline(&agenda)[0], "2031-05-01/2031-05-01 B @R =Ada Example/ ~1:30–2:30");
    let twenty_four = format!(
        "[{}, {}]",
        row("A", r#""date": "2031-05-01", "start": "1:30", "end": "2:30""#),
        row("B", r#""date": "2031-05-01", "start": "13:30""#)
    );
    assert_eq!(when(&reads_with(&twenty_four, &[])), ["2031-05-01T01:30:00Z/2031-05-01T02:30:00Z A", "2031-05-01T13:30:00Z B"]);
}

#[test]
fn keys_may_be_in_other_languages() {
    for members in [
        r#""Titel": "T", "Datum": "01.05.2031", "Beginn": "9:00", "Ende": "10:00", "Raum": "R", "Referentin": "Ada Example""#,
        r#""titre": "T", "date": "1 mai 2031", "début": "9h00", "fin": "10h00", "salle": "R", "intervenants": ["Ada Example"]"#,
        r#""título": "T", "fecha": "1 de mayo de 2031", "inicio": "9:00", "fin": "10:00", "sala": "R", "ponente": "Ada Example""#,
        r#""название": "T", "дата": "1 мая 2031", "начало": "9:00", "конец": "10:00", "зал": "R", "спикер": "Ada Example""#,
        r#""标题": "T", "日期": "2031年5月1日", "开始时间": "9:00", "结束时间": "10:00", "地点": "R", "演讲者": "Ada Example""#,
        r#""العنوان": "T", "التاريخ": "1 مايو 2031", "البداية": "9:00", "النهاية": "10:00", "القاعة": "R", "المتحدث": "Ada Example""#,
    ] {
        reads(&format!("[{{{members}}}]"), "UTC", &["2031-05-01T09:00:00Z/2031-05-01T10:00:00Z T @R =Ada Example/"], &[]);
    }
}

#[test]
fn weekdays_are_days_of_the_event() {
    let event = |dates: &str| format!(r#""event": {{"name": "E", {dates}, "timezone": "Europe/Paris"}}"#);
    for dates in [
        r#""dates": "1–3 May 2031""#,
        r#""date": "May 1 - 3, 2031""#,
        r#""start": "2031-05-01", "end": "2031-05-03""#,
        r#""startDate": "1-3 May 2031", "endDate": "1-3 May 2031""#,
    ] {
        let rows = [
            row("A", r#""day": "Thursday", "time": "9:00""#),
            row("B", r#""date": "Fri", "start": "10:00", "end": "10:30""#),
            row("C", r#""start": "Saturday 2:30 PM""#),
            row("D", r#""day": "jeudi", "heure": "11h30""#),
        ];
        let file = format!("{{{}, \"sessions\": [{}]}}", event(dates), rows.join(", "));
        let (agenda, diagnostics) = schedule(&file, "");
        assert_eq!(
            when(&agenda),
            [
                "2031-05-01T07:00:00Z A",
                "2031-05-01T09:30:00Z D",
                "2031-05-02T08:00:00Z/2031-05-02T08:30:00Z B",
                "2031-05-03T12:30:00Z C"
            ],
            "{dates}"
        );
        assert_eq!(
            (agenda.event.start.unwrap().to_iso(), agenda.event.end.unwrap().to_iso()),
            ("2031-05-01".into(), "2031-05-03".into())
        );
        assert!(diagnostics.iter().all(|line| line.contains("DateOfEvent")), "{dates}: {diagnostics:?}");
        assert!(!diagnostics.is_empty());
    }
    // Of two Thursdays neither is meant more than the other, and a Monday is none of these days.
    for (dates, day) in [(r#""dates": "1–10 May 2031""#, "Thursday"), (r#""dates": "1–3 May 2031""#, "Monday")] {
        let file = format!("{{{}, \"sessions\": [{}]}}", event(dates), row("A", &format!(r#""day": "{day}", "time": "9:00""#)));
        assert_eq!(when(&schedule(&file, "").0), ["unknown A"], "{dates}");
    }
}

#[test]
fn timestamps_may_be_texts() {
    for members in [
        r#""start": 1935385200, "end": 1935388800"#,
        r#""start_time": "1935385200", "end_time": "1935388800""#,
        r#""startsAt": "1935385200000", "endsAt": "1935388800000""#,
    ] {
        assert_eq!(
            when(&faultless(&format!("[{}]", row("T", members)), "Europe/Paris")),
            ["2031-05-01T07:00:00Z/2031-05-01T08:00:00Z T"],
            "{members}"
        );
    }
}
