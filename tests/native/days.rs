//! The day that a session is under: that of the event where it is shown in the event's zone, elsewhere that of the calendar.

use std::rc::Rc;

use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned, civil};
use plenary::diagnostic::Severity;
use plenary::model::{Agenda, When};
use plenary::time::{Date, Zones};
use plenary::timetable::{Timetable, day_of, part_of};

use crate::kit::{DEMOS, EVERYTHING, feed, in_every_order, position, read, session, state, state_in};
use crate::pages::chunks;
use crate::platform::TestPlatform;

/// The day of the only session of a feed, in a zone.
fn day(agenda: &Agenda, zone: &str) -> String {
    day_of(agenda, &Zones::new(Rc::new(TestPlatform::new("UTC"))), zone, 0).unwrap().to_iso()
}

/// A feed in New York whose days begin so, with a session.
fn one(day_start: &str, session: &str) -> Agenda {
    let event = format!(r#"{{"title": "E", "timezone": "America/New_York"{day_start}}}"#);
    read(&format!(r#"{{"event": {event}, "sessions": [{{"id": "a", {session}}}]}}"#))
}

#[test]
fn a_day_of_the_event_begins_at_four_or_when_the_feed_says_it() {
    for (day_start, time, day_of_july) in [
        ("", "03:59", 9),
        ("", "04:00", 10),
        ("", "00:00", 9),
        ("", "23:59", 10),
        (r#", "dayStart": "00:00""#, "00:00", 10),
        (r#", "dayStart": "00:00""#, "03:59", 10),
        (r#", "dayStart": "06:00""#, "05:59", 9),
        (r#", "dayStart": "6:00""#, "06:00", 10),
        (r#", "dayStart": "12:00""#, "11:59", 9),
        (r#", "dayStart": "6am""#, "05:59", 9),
        (r#", "dayStart": "6 a.m.""#, "06:00", 10),
        (r#", "dayStart": null"#, "03:59", 9),
    ] {
        let agenda = one(day_start, &format!(r#""start": "2024-07-10T{time}""#));
        assert_eq!(agenda.diagnostics, [], "{day_start}");
        assert_eq!(day(&agenda, "America/New_York"), format!("2024-07-{day_of_july:02}"), "{time} {day_start}");
        // Elsewhere it is the calendar's: Detroit has the same clocks and is another zone.
        assert_eq!(day(&agenda, "America/Detroit"), "2024-07-10", "{time} {day_start}");
    }
}

#[test]
fn a_beginning_of_days_that_no_clock_shows_is_reported_and_it_stays_four() {
    for written in [r#""early""#, r#""24:00""#, "4", "{}", "true"] {
        let agenda = one(&format!(r#", "dayStart": {written}"#), r#""start": "2024-07-10T03:59""#);
        assert!(
            agenda.diagnostics.iter().all(|diagnostic| diagnostic.path.to_string() == "$.event.dayStart"),
            "{:#?}",
            agenda.diagnostics
        );
        assert!(agenda.diagnostics.iter().any(|diagnostic| diagnostic.severity() == Severity::Error), "{written}");
        assert_eq!(day(&agenda, "America/New_York"), "2024-07-09", "{written}");
    }
}

#[test]
fn a_session_may_say_the_day_that_it_begins_on_or_the_one_before() {
    for (start, said, expected, elsewhere) in [
        ("2024-07-10T00:30", "2024-07-09", "2024-07-09", "2024-07-10"),
        ("2024-07-10T00:30", "2024-07-10", "2024-07-10", "2024-07-10"),
        ("2024-07-10T09:00", "2024-07-09", "2024-07-09", "2024-07-10"),
        ("2024-07-10T09:00", "2024-07-10", "2024-07-10", "2024-07-10"),
        // At the event it is the evening of the ninth, in Nairobi, where the time is from, the morning of the tenth.
        ("2024-07-10T04:30+03:00", "2024-07-09", "2024-07-09", "2024-07-09"),
        ("2024-07-10T04:30+03:00", "2024-07-08", "2024-07-08", "2024-07-09"),
    ] {
        let agenda = one("", &format!(r#""start": "{start}", "day": "{said}""#));
        assert_eq!(agenda.diagnostics, [], "{start} {said}");
        assert_eq!(day(&agenda, "America/New_York"), expected, "{start} {said}");
        assert_eq!(day(&agenda, "America/Detroit"), elsewhere, "{start} {said}");
    }
}

#[test]
fn any_other_day_is_reported_and_the_start_decides() {
    for (start, said) in [
        ("2024-07-10T09:00", r#""2024-07-08""#),
        ("2024-07-10T09:00", r#""2024-07-11""#),
        ("2024-07-10T09:00", r#""2023-07-10""#),
        ("2024-07-11T04:30+03:00", r#""2024-07-11""#),
        ("2024-07-10T09:00", r#""Tuesday""#),
        ("2024-07-10T09:00", r#""2024-07-09T00:00""#),
        ("2024-07-10T09:00", "9"),
    ] {
        let agenda = one("", &format!(r#""start": "{start}", "day": {said}"#));
        assert_eq!(agenda.diagnostics.len(), 1, "{said}: {:#?}", agenda.diagnostics);
        let diagnostic = &agenda.diagnostics[0];
        assert_eq!(diagnostic.severity(), Severity::Error, "{diagnostic}");
        assert!(diagnostic.path.to_string().starts_with("$.sessions[0]"), "{diagnostic}");
        assert_eq!(day(&agenda, "America/New_York"), "2024-07-10", "{said}");
    }
}

/// Eight in the evening in New York is nine in the morning of the next day in Tokyo.
#[test]
fn the_day_that_a_session_says_is_held_against_the_clock_of_its_room_wherever_that_stands() {
    let members = [
        ("event", r#"{"title": "E", "timezone": "Asia/Tokyo"}"#),
        ("rooms", r#"[{"id": "r", "name": "R", "timezone": "America/New_York"}]"#),
        ("sessions", r#"[{"id": "a", "start": "2024-07-09T20:00", "room": "r", "day": "2024-07-10"}]"#),
    ];
    for feed in in_every_order(&members) {
        let agenda = read(&feed);
        assert_eq!(agenda.diagnostics, [], "{feed}");
        assert_eq!(agenda.sessions[0].day, Date::new(2024, 7, 10), "{feed}");
    }
}

#[test]
fn what_is_inside_a_session_is_under_the_same_day() {
    let agenda = read(&feed(
        r#""sessions": [{"id": "outer", "start": "2024-07-10T04:30", "day": "2024-07-09", "sessions": [
        {"id": "unsaid"}, {"id": "timed", "start": "2024-07-10T05:00"},
        {"id": "other", "start": "2024-07-10T05:00", "day": "2024-07-10"}]}]"#,
    ));
    assert_eq!(agenda.diagnostics, []);
    let zones = Zones::new(Rc::new(TestPlatform::new("UTC")));
    let day = |id: &str, zone: &str| day_of(&agenda, &zones, zone, position(&agenda, id)).unwrap().to_iso();
    for (id, expected) in [("unsaid", "2024-07-09"), ("timed", "2024-07-09"), ("other", "2024-07-10")] {
        assert_eq!(day(id, "America/New_York"), expected, "{id}");
        assert_eq!(day(id, "Europe/Stockholm"), "2024-07-10", "{id}");
    }
}

#[test]
fn a_night_belongs_to_the_evening_before_it() {
    let agenda = read(&feed(
        r#""days": [{"date": "2024-07-09", "parts": [{"part": "morning"}, {"part": "evening"}]},
            {"date": "2024-07-10", "parts": [{"part": "morning"}, {"part": "evening"}]}],
        "sessions": [{"id": "a", "start": "2024-07-09T17:59"}, {"id": "b", "start": "2024-07-09T18:00"},
            {"id": "c", "start": "2024-07-10T00:30"}, {"id": "d", "start": "2024-07-10T04:00"}]"#,
    ));
    let zones = Zones::new(Rc::new(TestPlatform::new("UTC")));
    let parts = ["a", "b", "c", "d"].map(|id| part_of(&agenda, &zones, position(&agenda, id)).unwrap().word.as_str());
    assert_eq!(parts, ["morning", "evening", "evening", "morning"]);
}

const NIGHT: &str = r#""sessions": [{"id": "evening", "start": "2024-07-09T22:00", "end": "2024-07-10T00:30"},
    {"id": "night", "start": "2024-07-10T00:30", "end": "2024-07-10T02:00"}]"#;

#[test]
fn badges_count_from_the_date_of_the_heading() {
    let at_event = state(&feed(NIGHT), "America/New_York");
    let times =
        |state| -> Vec<String> { chunks(state).iter().flat_map(|chunk| chunk.classes("time")).map(|t| t.seen()).collect() };
    assert_eq!(times(&at_event), ["10:00 PM–12:30 AM+1", "12:30+1–2:00 AM+1"]);
    // In Stockholm both are on the tenth, in New York still on the ninth and the tenth.
    let away = state_in(&feed(NIGHT), "UTC", "Europe/Stockholm");
    assert_eq!(away.timetable.days.iter().map(|day| day.date.unwrap().to_iso()).collect::<Vec<_>>(), ["2024-07-10"]);
    assert_eq!(times(&away), ["4:00–6:30 AM 10:00 PM−1", "6:30–8:00 AM 12:30 AM"]);
}

/// What the clocks of a zone show when a session begins.
fn shown(when: When, zone: &TimeZone) -> Option<Zoned> {
    Some(Timestamp::from_second(when.start()?.0).unwrap().to_zoned(zone.clone()))
}

fn date(date: civil::Date) -> Date {
    Date::new(i32::from(date.year()), date.month() as u32, date.day() as u32).unwrap()
}

/// Tries the timetable in zones of the database: nothing lost, nothing double, days in order, each session under its own.
fn check(agenda: &Agenda, zones: impl Iterator<Item = String>, day: impl Fn(&Zoned) -> civil::Date) {
    let platform = Rc::new(TestPlatform::new("UTC"));
    for name in zones {
        let zone = platform.zone(&name).unwrap();
        let table = Timetable::new(agenda, &Zones::new(platform.clone()), &name, None);
        let mut all: Vec<usize> = table.starts().collect();
        all.sort_unstable();
        assert_eq!(all, agenda.outer().collect::<Vec<_>>(), "in {name}");
        let dates: Vec<i32> = table.days.iter().map(|day| day.date.map_or(i32::MAX, |date| date.0)).collect();
        assert!(dates.is_sorted_by(|one, next| one < next), "{dates:?} in {name}");
        let mut counted = 0;
        for of_day in &table.days {
            counted += table.in_chunks(of_day.chunks.clone()).len();
            let begin = of_day.chunks.clone().flat_map(|chunk| table.in_chunk(chunk)).filter(|slot| !slot.continued);
            for session in begin.flat_map(|slot| table.in_slot(slot)).map(|&session| &agenda.sessions[session]) {
                let expected = match session.when {
                    When::Unknown => None,
                    When::Dates(from, _) => Some(from),
                    when => shown(when, &zone).map(|shown| date(day(&shown))),
                };
                assert_eq!(of_day.date, expected, "{} in {name}", session.id);
            }
        }
        assert_eq!(counted, table.sessions.len(), "in {name}");
    }
}

fn names_but(zone: &str) -> Vec<String> {
    let names: Vec<String> = plenary::platform::Platform::zones(&TestPlatform::new("UTC"));
    assert!(names.len() > 590);
    names.into_iter().filter(|name| name != zone).collect()
}

/// Ten days of sessions, one every 37 minutes.
fn dense(zone: &str, from: &str) -> Agenda {
    let from: Timestamp = from.parse().unwrap();
    let starts = (0..390).map(|number| Timestamp::from_second(from.as_second() + number * 37 * 60).unwrap());
    let sessions: Vec<String> =
        starts.map(|start| format!(r#"{{"id": "{start}", "start": "{start}", "duration": 37}}"#)).collect();
    let agenda = read(&format!(r#"{{"event": {{"title": "E", "timezone": "{zone}"}}, "sessions": [{}]}}"#, sessions.join(", ")));
    assert_eq!((agenda.sessions.len(), agenda.diagnostics.len()), (390, 0));
    agenda
}

/// The date on which the clocks last showed four in the morning.
fn conference_day(shown: &Zoned) -> civil::Date {
    if shown.hour() >= 4 {
        shown.date()
    } else {
        shown.start_of_day().unwrap().checked_sub(jiff::Span::new().seconds(1)).unwrap().date()
    }
}

#[test]
fn in_every_zone_but_the_events_a_session_is_under_the_day_of_the_calendar() {
    for feed in DEMOS.into_iter().chain([EVERYTHING]) {
        let agenda = read(feed);
        check(&agenda, names_but(agenda.event.zone()).into_iter(), Zoned::date);
    }
    // The clocks of New York go back on 3 November, and Samoa had no 30 December.
    for (zone, from) in [("America/New_York", "2024-10-29T00:00:00Z"), ("Pacific/Apia", "2011-12-25T00:00:00Z")] {
        check(&dense(zone, from), names_but(zone).into_iter(), Zoned::date);
    }
}

#[test]
fn in_the_events_zone_a_session_is_under_the_day_of_the_event() {
    for feed in DEMOS {
        let agenda = read(feed);
        check(&agenda, [agenda.event.zone().to_string()].into_iter(), conference_day);
    }
    for from in ["2024-10-29T00:00:00Z", "2024-03-05T00:00:00Z"] {
        check(&dense("America/New_York", from), ["America/New_York".to_string()].into_iter(), conference_day);
    }
}

/// After Thursday 29 December 2011 came Saturday 31 December.
#[test]
fn the_night_after_a_day_that_was_left_out_closes_the_day_that_was_there() {
    let agenda = dense("Pacific/Apia", "2011-12-25T00:00:00Z");
    check(&agenda, ["Pacific/Apia".to_string()].into_iter(), conference_day);
}

#[test]
fn all_of_a_day_is_read_from_its_session_even_where_others_say_nothing() {
    let agenda = one("", r#""start": "2024-07-10T00:30", "day": "2024-07-10""#);
    assert_eq!(session(&agenda, "a").day, Date::new(2024, 7, 10));
    assert_eq!(session(&one("", r#""start": "2024-07-10T00:30""#), "a").day, None);
}
