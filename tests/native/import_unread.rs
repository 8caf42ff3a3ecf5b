//! What the check says of values that were read, and of those that were not.

use serde_json::Value;

use crate::lint_kit::report;
use crate::schedules::translated;

/// What is said of values that were not read: the code, the path and the help.
fn unread(schedule: &str) -> Vec<String> {
    let report = report(schedule.as_bytes(), "Europe/Paris");
    let found =
        report.diagnostics.iter().map(|found| &found.diagnostic).filter(|diagnostic| diagnostic.name().starts_with("unread"));
    found
        .map(|diagnostic| {
            let help = diagnostic.help.as_deref().unwrap_or_default();
            let renamed = help.split_once("rename the key to ").and_then(|(_, rest)| rest.split(',').next()).unwrap_or_default();
            format!("{} {} {renamed}", diagnostic.name(), diagnostic.path).trim_end().to_string()
        })
        .collect()
}

fn sessions(schedule: &str) -> Vec<Value> {
    let feed: Value = serde_json::from_str(&translated(schedule.as_bytes(), "Europe/Paris").feed).unwrap();
    feed["sessions"].as_array().unwrap().clone()
}

fn talks(members: &[&str]) -> String {
    let talk = |(index, members): (usize, &&str)| {
        let start = if members.contains("\"start\"") || members.contains("\"date\"") {
            String::new()
        } else {
            format!("\"start\": \"2027-06-15T{:02}:00\", ", 9 + index)
        };
        format!("{{\"title\": \"Talk {index}\", {start}{members}}}")
    };
    format!("{{\"talks\": [{}]}}", members.iter().enumerate().map(talk).collect::<Vec<_>>().join(", "))
}

#[test]
fn states_are_read_in_many_languages_and_not_reported() {
    let list = talks(&[
        r#""cancelled": "yes""#,
        r#""status": "annulé""#,
        r#""estado": "cancelada""#,
        r#""Zustand": "abgesagt""#,
        r#""status": "verschoben""#,
        r#""status": "provisional""#,
        r#""status": "bestätigt""#,
    ]);
    let found: Vec<String> =
        sessions(&list).iter().map(|session| session["status"].as_str().unwrap_or_default().to_string()).collect();
    assert_eq!(found, ["cancelled", "cancelled", "cancelled", "cancelled", "moved", "tentative", ""]);
    assert_eq!(unread(&list), [""; 0]);
    let rows = "Date,Start,Title,Status\n2027-06-15,09:00,A,abgesagt\n2027-06-15,10:00,B,Cancelada\n";
    assert_eq!(unread(rows), [""; 0]);
}

#[test]
fn what_a_status_says_besides_the_state_is_reported() {
    let talk =
        |status: &str| talks(&[&format!(r#""room": "Room 1", "abstract": "To a room, from June.", "status": "{status}""#)]);
    for status in [
        "moved to Room 5",
        "rescheduled from 14 June",
        "moved to 16 June",
        "Moved to Day 2",
        "delayed by 15 minutes",
        "verschoben auf Saal 3",
        "cancelled due to illness",
    ] {
        assert_ne!(unread(&talk(status)), [""; 0], "{status}");
    }
    for status in [
        "moved",
        "Moved!",
        "moved to 17:00",
        "moved to 09:00",
        "postponed to 2027-06-16 17:00",
        "fällt aus",
        "provisionally accepted",
    ] {
        assert_eq!(unread(&talk(status)), [""; 0], "{status}");
    }
    // The same new time of several sessions is one diagnostic, and none of them is unread.
    let same = r#""room": "Room 1", "status": "moved to 17:00""#;
    assert_eq!(unread(&talks(&[same, same])), [""; 0]);
}

#[test]
fn names_that_are_shown_are_not_reported() {
    let rows = "Date,Start,Title,Speakers\n2027-06-15,09:00,A,Ada Example (she/her)\n2027-06-15,10:00,B,Ben Sample [virtual]\n\
                2027-06-15,11:00,C,\"Jo Ten, https://jo.example\"\n2027-06-15,12:00,D,Keynote speaker: Ada Example et al.\n\
                2027-06-15,13:00,E,\"Chi Third - moderator, Dan Four (in person)\"\n2027-06-15,14:00,F,Speaker TBC\n";
    assert_eq!(unread(rows), [""; 0]);
}

#[test]
fn dates_and_days_that_were_read_are_not_reported() {
    for schedule in [
        "Date: 18-19 June 2027,,,\nDay,Time,Title,Room\nFriday,09:00,A,Hall\nFriday,10:00,B,Hall\nSaturday,10:00,C,Hall\n",
        "Date,Start,End,Title\n2027-06-15,22:00,24 Uhr,A\n",
        r#"{"event": {"name": "E", "dates": "15-17 June 2027"}, "talks": [{"title": "A", "start": "2027-06-15T09:00"}]}"#,
    ] {
        assert_eq!(unread(schedule), [""; 0], "{schedule}");
    }
}

#[test]
fn flags_are_read_or_reported() {
    let list = talks(&[
        r#""date": "2027-06-17", "all_day": true"#,
        r#""start": "2027-06-18T00:00", "end": "2027-06-19T00:00", "isAllDay": true"#,
        r#""start": "2027-06-18T00:00:00Z", "end": "2027-06-20T00:00:00Z", "allDay": "yes""#,
        r#""tentative": true"#,
        r#""remote": true, "speakers": ["Ada Example"]"#,
        r#""openEnd": true"#,
        r#""speakers": [{"name": "Ben Sample", "is_moderator": true, "remote": true}]"#,
        r#""catering": true, "parking": false"#,
        r#""start": "2027-06-21T09:00", "end": "2027-06-21T10:00", "fullDay": true"#,
        r#""date": "2027-06-22", "time": "9:30 AM", "fullDay": true"#,
    ]);
    let of = |session: &Value| {
        let mut session = session.as_object().unwrap().clone();
        session.remove("title");
        Value::Object(session).to_string()
    };
    let found: Vec<String> = sessions(&list).iter().map(of).collect();
    for wanted in [
        r#"{"openEnd":true,"start":"2027-06-15T14:00"}"#,
        r#"{"people":[{"person":"Ada Example","presence":"remote"}],"start":"2027-06-15T13:00"}"#,
        r#"{"people":[{"person":"Ben Sample","presence":"remote","role":"moderator"}],"start":"2027-06-15T15:00"}"#,
        r#"{"start":"2027-06-15T12:00","status":"tentative"}"#,
        r#"{"allDay":true,"start":"2027-06-17"}"#,
        r#"{"end":"2027-06-21T10:00","start":"2027-06-21T09:00"}"#,
        r#"{"start":"2027-06-22T09:30"}"#,
        r#"{"allDay":true,"start":"2027-06-18"}"#,
        r#"{"allDay":true,"end":"2027-06-19","start":"2027-06-18"}"#,
    ] {
        assert!(found.contains(&wanted.to_string()), "{wanted}: {found:#?}");
    }
    assert_eq!(unread(&list), ["unread $.talks[7].catering"]);
}

#[test]
fn a_key_is_renamed_only_where_nothing_is_lost() {
    for (members, expected) in [
        (r#""createdAt": "2027-01-01T10:00:00Z", "submitted": "2027-01-01""#, &["unread $.talks[0].submitted"][..]),
        (r#""meta": {"timezone": "Europe/Paris"}"#, &["unread $.talks[0].meta"]),
        (r#""room": {"name": "Hall", "floor": "3"}"#, &["unread $.talks[0].room.floor"]),
        (r#""room": {"en": "Great Hall", "fr": "Grande salle"}, "track": {"en": "Knots", "fr": "Noeuds"}"#, &[]),
        (r#""beginnt_at_time": "10 Uhr""#, &["unread-content $.talks[0].beginnt_at_time"]),
    ] {
        assert_eq!(unread(&talks(&[members])), expected, "{members}");
    }
    let feed = translated(talks(&[r#""room": {"en": "Great Hall", "fr": "Grande salle"}"#]).as_bytes(), "Europe/Paris").feed;
    let feed: Value = serde_json::from_str(&feed).unwrap();
    assert_eq!(feed["rooms"][0]["name"]["fr"], "Grande salle");
    assert_eq!(feed["sessions"][0]["room"], feed["rooms"][0]["id"]);
}
