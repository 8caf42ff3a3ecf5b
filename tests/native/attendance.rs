//! Who can attend what: the days of an event on one scale, and what is at night somewhere else.

use std::rc::Rc;

use plenary::attendance::{Day, Scale};
use plenary::model::Agenda;
use plenary::time::{Hours, Zones};

use crate::kit::{at, feed, named, read};
use crate::platform::TestPlatform;

const HOUR: i64 = 3600;

fn zones() -> Zones {
    Zones::new(Rc::new(TestPlatform::new("UTC")))
}

/// Two days in New York, of which the second begins an hour earlier.
const TWO_DAYS: &str = r#""sessions": [{"id": "a", "start": "2024-07-09T09:30", "end": "2024-07-09T10:30"},
    {"id": "b", "start": "2024-07-09T10:30", "end": "2024-07-09T12:00"},
    {"id": "lunch", "kind": "meal", "start": "2024-07-09T12:00", "duration": 60},
    {"id": "off", "start": "2024-07-09T18:00", "duration": 60, "status": "cancelled"},
    {"id": "c", "start": "2024-07-09T16:00", "end": "2024-07-09T17:00", "sessions": [
        {"id": "inner", "start": "2024-07-09T16:00", "duration": 20}]},
    {"id": "e", "start": "2024-07-10T10:00"}, {"id": "d", "start": "2024-07-10T08:15", "end": "2024-07-10T09:00"},
    {"id": "dated", "start": "2024-07-11"}, {"id": "some day"},
    {"id": "dinner", "kind": "social", "start": "2024-07-12T19:00", "duration": 60}]"#;

/// The spans of a day, and how many sessions are within the hours; the others are what is left of all.
fn attendance(agenda: &Agenda, day: &Day, zone: &str, hours: &str) -> (Vec<(i64, i64, bool)>, usize) {
    let attendance = day.attendance(agenda, &zones(), zone, Hours::parse(hours).unwrap());
    assert_eq!(attendance.awake + attendance.asleep.len(), day.sessions.len());
    assert!(attendance.asleep.iter().all(|session| day.sessions.contains(session)));
    (attendance.spans, attendance.awake)
}

#[test]
fn days_stand_above_each_other_from_the_earliest_hour_of_any() {
    let agenda = read(&feed(TWO_DAYS));
    let scale = Scale::new(&agenda, &zones());
    let reported: Vec<_> = scale.days.iter().map(|day| (day.date.to_iso(), day.origin, day.from, day.to)).collect();
    let expected = [
        ("2024-07-09", "2024-07-09T08:00:00-04:00", "2024-07-09T09:30:00-04:00", "2024-07-09T17:00:00-04:00"),
        ("2024-07-10", "2024-07-10T08:00:00-04:00", "2024-07-10T08:15:00-04:00", "2024-07-10T10:00:00-04:00"),
    ];
    assert_eq!(reported, expected.map(|(date, origin, from, to)| (date.to_string(), at(origin), at(from), at(to))));
    assert_eq!(scale.length, 9 * HOUR, "from eight to five");
    let mut sessions = scale.days.iter().map(|day| named(&agenda, &day.sessions));
    assert_eq!(sessions.next().unwrap(), ["a", "b", "c"]);
    let mut second = sessions.next().unwrap();
    second.sort();
    assert_eq!(second, ["d", "e"]);
}

#[test]
fn a_day_is_cut_where_the_night_of_a_zone_begins() {
    let agenda = read(&feed(TWO_DAYS));
    let scale = Scale::new(&agenda, &zones());
    // Seconds after eight in New York: half past nine to noon, four to five.
    let (morning, noon, four, five) = (3 * HOUR / 2, 4 * HOUR, 8 * HOUR, 9 * HOUR);
    for (zone, hours, spans, awake) in [
        ("America/New_York", "07:00-22:00", vec![(morning, noon, true), (four, five, true)], 3),
        // Nine hours and a half later: 19:00 to 21:30, and after one in the night.
        ("Asia/Kolkata", "07:00-22:00", vec![(morning, noon, true), (four, five, false)], 2),
        // Seven hours later: a quarter of an hour of the second session is before six, 11:00 in New York.
        ("Africa/Nairobi", "09:00-18:00", vec![(morning, 3 * HOUR, true), (3 * HOUR, noon, false), (four, five, false)], 1),
        // Three hours earlier.
        ("America/Los_Angeles", "07:00-22:00", vec![(morning, 2 * HOUR, false), (2 * HOUR, noon, true), (four, five, true)], 2),
        ("Asia/Tokyo", "08:00-12:00", vec![(morning, noon, false), (four, five, false)], 0),
        // Awake at night: from half past ten in the evening to one.
        ("Asia/Tokyo", "22:00-06:00", vec![(morning, noon, true), (four, five, true)], 3),
    ] {
        assert_eq!(attendance(&agenda, &scale.days[0], zone, hours), (spans, awake), "{hours} in {zone}");
    }
    // What has no end counts, and takes no room.
    let second = attendance(&agenda, &scale.days[1], "America/New_York", "07:00-22:00");
    assert_eq!(second, (vec![(900, HOUR, true)], 2));
}

#[test]
fn what_cannot_be_attended_is_named() {
    let agenda = read(&feed(TWO_DAYS));
    let day = &Scale::new(&agenda, &zones()).days[0];
    for (zone, asleep) in [
        ("America/New_York", [].as_slice()),
        ("Asia/Kolkata", &["c"]),
        ("America/Los_Angeles", &["a"]),
        ("Asia/Tokyo", &["a", "b", "c"]),
    ] {
        let found = day.attendance(&agenda, &zones(), zone, Hours::DEFAULT).asleep;
        assert_eq!(named(&agenda, &found), asleep, "{zone}");
    }
}

#[test]
fn a_session_after_midnight_lengthens_the_day_that_it_closes() {
    let agenda = read(&feed(
        r#""sessions": [{"id": "late", "start": "2024-07-09T20:00", "end": "2024-07-09T22:00"},
        {"id": "night", "start": "2024-07-10T00:30", "end": "2024-07-10T02:00"},
        {"id": "next", "start": "2024-07-10T21:00", "duration": 60}]"#,
    ));
    let scale = Scale::new(&agenda, &zones());
    assert_eq!((scale.days.len(), scale.length), (2, 6 * HOUR));
    assert_eq!(scale.days[1].origin, at("2024-07-10T20:00:00-04:00"));
    let found = attendance(&agenda, &scale.days[0], "America/New_York", "07:00-22:00");
    assert_eq!(found, (vec![(0, 2 * HOUR, true), (9 * HOUR / 2, 6 * HOUR, false)], 1));
}

/// A feed in Paris, whose clocks go forward on 28 March 2027 at two.
fn paris(sessions: &str) -> Agenda {
    let event = r#"{"title": "E", "timezone": "Europe/Paris", "dayStart": "00:00"}"#;
    read(&format!(r#"{{"event": {event}, "sessions": {sessions}}}"#))
}

#[test]
fn a_day_that_clocks_go_forward_on_is_as_long_as_it_is() {
    let days = ["27", "28", "29"].map(|day| format!(r#"{{"start": "2027-03-{day}T00:00", "end": "2027-03-{day}T23:59"}}"#));
    let agenda = paris(&format!("[{}]", days.join(", ")));
    let scale = Scale::new(&agenda, &zones());
    let lengths: Vec<i64> = scale.days.iter().map(|day| day.to.0 - day.origin.0).collect();
    assert_eq!(lengths, [24 * HOUR - 60, 23 * HOUR - 60, 24 * HOUR - 60]);
    assert_eq!(scale.length, 24 * HOUR - 60);
}

#[test]
fn what_lasts_over_a_change_of_the_clocks_is_drawn_as_long_as_it_lasts() {
    let agenda = paris(
        r#"[{"start": "2027-03-27T01:00", "end": "2027-03-27T23:30"}, {"start": "2027-03-28T01:30", "end": "2027-03-28T05:00"},
        {"start": "2027-03-28T08:00", "end": "2027-03-28T09:00"}]"#,
    );
    let scale = Scale::new(&agenda, &zones());
    assert_eq!(scale.length, 45 * HOUR / 2);
    assert_eq!(scale.days[1].origin, at("2027-03-28T01:00:00+01:00"));
    // From half past one to five are two hours and a half, and eight comes six hours after one.
    let found = attendance(&agenda, &scale.days[1], "Europe/Paris", "07:00-22:00");
    assert_eq!(found, (vec![(HOUR / 2, 3 * HOUR, false), (6 * HOUR, 7 * HOUR, true)], 1));
}

#[test]
fn an_origin_that_the_clocks_skip_is_where_they_go_on() {
    let agenda = paris(
        r#"[{"start": "2027-03-27T02:30", "end": "2027-03-27T04:00"}, {"start": "2027-03-28T03:30", "end": "2027-03-28T04:00"}]"#,
    );
    let scale = Scale::new(&agenda, &zones());
    assert_eq!(scale.days[1].origin, at("2027-03-28T03:00:00+02:00"));
}

#[test]
fn sessions_beside_each_other_are_one_span_and_all_counted() {
    let agenda = read(&feed(
        r#""sessions": [{"start": "2024-07-09T09:00", "duration": 60}, {"start": "2024-07-09T09:30", "duration": 60},
        {"start": "2024-07-09T09:15", "duration": 15}]"#,
    ));
    let scale = Scale::new(&agenda, &zones());
    let found = attendance(&agenda, &scale.days[0], "America/New_York", "09:00-10:00");
    assert_eq!(found, (vec![(0, HOUR, true), (HOUR, 3 * HOUR / 2, false)], 2));
}

#[test]
fn an_agenda_without_times_has_no_days() {
    for members in ["\"sessions\": []", r#""sessions": [{"start": "2024-07-09"}, {}]"#] {
        assert_eq!(Scale::new(&read(&feed(members)), &zones()), Scale::default(), "{members}");
    }
}
