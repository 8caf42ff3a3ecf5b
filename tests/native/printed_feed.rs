//! Times that a feed has in words only, beside a day: `"start": "2024-07-09", "time": "9:30a - 10:10a"`.

use std::rc::Rc;

use plenary::diagnostic::Severity;
use plenary::model::{Agenda, When};
use plenary::plenary_format::Reader;
use plenary::time::Zones;

use crate::kit::{DEMOS, feed, in_every_order, period, read, session, state, whens};
use crate::pages::chunks;
use crate::platform::TestPlatform;

/// A day in New York, four hours behind UTC, with a time in words.
fn one(words: &str) -> Agenda {
    read(&feed(&format!(r#""sessions": [{{"id": "first"}}, {{"id": "a", "start": "2024-07-09", "time": "{words}"}}]"#)))
}

#[test]
fn words_beside_a_day_become_a_time() {
    for (words, expected) in [
        ("9:30a - 10:10a", "2024-07-09T13:30:00Z/2024-07-09T14:10:00Z"),
        ("11:45a - 12p", "2024-07-09T15:45:00Z/2024-07-09T16:00:00Z"),
        ("09:00", "2024-07-09T13:00:00Z"),
        ("noon", "2024-07-09T16:00:00Z"),
        ("17:30 onwards", "2024-07-09T21:30:00Z/.."),
        ("9 PM - midnight", "2024-07-10T01:00:00Z/2024-07-10T04:00:00Z"),
        ("22:00 - 00:30", "2024-07-10T02:00:00Z/2024-07-10T04:30:00Z"),
        ("de 9h30 à 10h15", "2024-07-09T13:30:00Z/2024-07-09T14:15:00Z"),
        ("9:30 AM EDT", "2024-07-09T13:30:00Z"),
    ] {
        let agenda = one(words);
        assert_eq!(period(session(&agenda, "a").when), expected, "{words}");
        assert_eq!(session(&agenda, "a").printed, words);
        assert_eq!(agenda.diagnostics, [], "{words}");
    }
}

#[test]
fn words_that_are_no_time_leave_the_day_and_are_shown() {
    for words in ["All day", "later in the day", "after lunch", "opening"] {
        let state = state(&feed(&format!(r#""sessions": [{{"id": "a", "start": "2024-07-09", "time": "{words}"}}]"#)), "UTC");
        assert_eq!(period(state.agenda.sessions[0].when), "2024-07-09/2024-07-09", "{words}");
        assert_eq!(state.agenda.diagnostics, [], "{words}");
        assert_eq!(chunks(&state)[0].classes("untimed")[0].text(), words);
    }
}

#[test]
fn what_no_clock_shows_is_an_error_and_the_words_stay() {
    for (words, message) in [
        ("17:00am CEST", "is not a valid time of day"),
        ("25:00", "is not a valid time of day"),
        ("1:30 - 2:15", "is ambiguous: AM or PM"),
        ("15:00 IST", "names an ambiguous time zone"),
        ("9:30 AM XYZT", "names an unknown time zone"),
        ("9 o'clock-ish", "is not a time that can be read"),
    ] {
        let agenda = one(words);
        assert_eq!(period(session(&agenda, "a").when), "2024-07-09/2024-07-09", "{words}");
        assert_eq!(agenda.diagnostics.len(), 1, "{words}: {:#?}", agenda.diagnostics);
        let diagnostic = &agenda.diagnostics[0];
        let path = diagnostic.path.to_string();
        let place = (path.as_str(), diagnostic.severity(), diagnostic.value.as_str());
        assert_eq!(place, ("$.sessions[1].time", Severity::Error, format!("\"{words}\"").as_str()));
        assert_eq!(diagnostic.message(), message, "{words}");
        let shown = state(&feed(&format!(r#""sessions": [{{"start": "2024-07-09", "time": "{words}"}}]"#)), "UTC");
        assert_eq!(chunks(&shown)[0].classes("untimed")[0].text(), words);
    }
}

#[test]
fn what_may_not_be_meant_is_a_warning_and_a_time() {
    for (date, words, message, expected) in [
        ("2024-07-09", "15:00 CEST", "is in another zone than the feed", "2024-07-09T13:00:00Z"),
        ("2024-07-09", "7:30 - 8:30", "has neither AM nor PM", "2024-07-09T11:30:00Z/2024-07-09T12:30:00Z"),
        ("2024-07-09", "9:30 AM EST", "is not in force then", "2024-07-09T13:30:00Z"),
        ("2024-03-10", "2:30 AM", "does not exist", "2024-03-10T07:30:00Z"),
        ("2024-11-03", "1:30 AM", "is ambiguous, since the clocks go back", "2024-11-03T05:30:00Z"),
        ("2024-07-09", "11:00 AM EDT (17:30 CEST)", "has another time that is not the same instant", "2024-07-09T15:00:00Z"),
    ] {
        let agenda = read(&feed(&format!(r#""sessions": [{{"id": "a", "start": "{date}", "time": "{words}"}}]"#)));
        assert_eq!(period(session(&agenda, "a").when), expected, "{words}");
        assert_eq!(agenda.diagnostics.len(), 1, "{words}: {:#?}", agenda.diagnostics);
        let diagnostic = &agenda.diagnostics[0];
        assert_eq!(
            (diagnostic.path.to_string().as_str(), diagnostic.severity()),
            ("$.sessions[0].time", Severity::Warning),
            "{words}"
        );
        assert!(diagnostic.message().contains(message), "{diagnostic}");
    }
}

#[test]
fn words_beside_a_time_or_beside_several_days_change_nothing() {
    for (members, expected) in [
        (r#""start": "2024-07-09T09:00", "time": "10:00 AM""#, "2024-07-09T13:00:00Z"),
        (r#""start": "2024-07-09T09:00", "time": "25:00""#, "2024-07-09T13:00:00Z"),
        (r#""start": "2024-07-09", "end": "2024-07-10", "time": "10:00 AM""#, "2024-07-09/2024-07-10"),
        (r#""time": "10:00 AM""#, "unknown"),
    ] {
        let agenda = read(&feed(&format!(r#""sessions": [{{"id": "a", {members}}}]"#)));
        assert_eq!(period(session(&agenda, "a").when), expected, "{members}");
        assert_eq!(agenda.diagnostics, [], "{members}");
    }
}

const ROOMS: (&str, &str) = ("rooms", r#"[{"id": "delhi", "name": "Delhi studio", "timezone": "Asia/Kolkata"}]"#);
const DAYS: (&str, &str) = ("days", r#"[{"date": "2024-07-10", "timezone": "Europe/Stockholm"}]"#);

fn everywhere(event: &str, sessions: &str, expected: &[(&str, &str)]) {
    for feed in in_every_order(&[("event", event), ROOMS, DAYS, ("sessions", sessions)]) {
        let found = whens(&feed);
        let found: Vec<(&str, &str)> = found.iter().map(|(id, when, _)| (id.as_str(), when.as_str())).collect();
        assert_eq!(found, expected, "{feed}");
        assert_eq!(read(&feed).diagnostics, [], "{feed}");
    }
}

#[test]
fn words_are_read_from_the_same_clocks_as_local_times() {
    everywhere(
        r#"{"title": "E", "timezone": "America/New_York"}"#,
        r#"[{"id": "event", "start": "2024-07-09", "time": "9:30 AM"},
            {"id": "day", "start": "2024-07-10", "time": "9:30 AM"},
            {"id": "room", "start": "2024-07-10", "time": "9:30 AM - 10 AM", "room": "delhi"},
            {"id": "own", "start": "2024-07-10", "time": "9:30 AM", "room": "delhi", "timezone": "Africa/Nairobi", "sessions": [
                {"id": "inner", "start": "2024-07-10", "time": "9:45 AM"}]}]"#,
        &[
            ("event", "2024-07-09T13:30:00Z"),
            ("day", "2024-07-10T07:30:00Z"),
            ("room", "2024-07-10T04:00:00Z/2024-07-10T04:30:00Z"),
            ("own", "2024-07-10T06:30:00Z"),
            ("inner", "2024-07-10T06:45:00Z"),
        ],
    );
}

#[test]
fn words_inside_a_session_are_read_from_the_clock_of_its_room() {
    everywhere(
        r#"{"title": "E", "timezone": "America/New_York"}"#,
        r#"[{"id": "outer", "start": "2024-07-09", "room": "delhi", "sessions": [
            {"id": "inner", "start": "2024-07-09", "time": "9:30 AM"}]}]"#,
        &[("outer", "2024-07-09/2024-07-09"), ("inner", "2024-07-09T04:00:00Z")],
    );
}

#[test]
fn words_are_read_where_the_event_has_no_clock_and_the_room_has() {
    everywhere(
        r#"{"title": "E"}"#,
        r#"[{"id": "room", "start": "2024-07-09", "time": "9:30 AM", "room": "delhi"},
            {"id": "said", "start": "2024-07-09", "time": "9:30 AM EDT"}]"#,
        &[("room", "2024-07-09T04:00:00Z"), ("said", "2024-07-09T13:30:00Z")],
    );
}

#[test]
fn a_session_in_words_keeps_the_day_that_it_says() {
    let agenda = read(&feed(r#""sessions": [{"id": "a", "start": "2024-07-10", "time": "5:30 AM", "day": "2024-07-09"}]"#));
    assert_eq!(agenda.diagnostics, []);
    assert_eq!(period(session(&agenda, "a").when), "2024-07-10T09:30:00Z");
    assert_eq!(session(&agenda, "a").day.map(|day| day.to_iso()).as_deref(), Some("2024-07-09"));
}

#[test]
fn words_wait_for_the_end_of_the_feed() {
    let platform = Rc::new(TestPlatform::new("UTC"));
    let mut reader = Reader::new(platform.clone(), Rc::new(Zones::new(platform)));
    let mut agenda = Agenda::default();
    reader.push(feed(r#""sessions": [{"start": "2024-07-09", "time": "9:30 AM"}]"#).as_bytes(), &mut agenda);
    assert!(matches!(agenda.sessions[0].when, When::Dates(..)));
    assert!(reader.end(&mut agenda), "there is something to do");
    reader.tidy(&mut agenda);
    assert_eq!(period(agenda.sessions[0].when), "2024-07-09T13:30:00Z");
}

#[test]
fn words_of_the_demos_that_are_no_time_stay_as_they_are() {
    for feed in DEMOS {
        let json: serde_json::Value = serde_json::from_str(feed).unwrap();
        let agenda = read(feed);
        for given in json["sessions"].as_array().unwrap() {
            let (id, start) = (given["id"].as_str().unwrap(), given["start"].as_str().unwrap_or_default());
            let dated = matches!(session(&agenda, id).when, When::Dates(..));
            assert_eq!(dated, start.len() == 10, "{id}");
        }
    }
}
