//! Instants and wall-clock times, held against jiff.

use std::rc::Rc;

use jiff::civil;
use jiff::tz::{AmbiguousOffset, TimeZone};
use plenary::time::{Date, DateTime, Instant, Landing, Zones};

use crate::host::TestHost;

const ZONES: [&str; 18] = [
    "America/New_York",
    "Europe/Stockholm",
    "Africa/Nairobi",
    "Asia/Kathmandu",
    "Pacific/Auckland",
    "Pacific/Honolulu",
    "Australia/Lord_Howe",
    "Pacific/Chatham",
    "Pacific/Apia",
    "Africa/Casablanca",
    "Africa/Cairo",
    "America/St_Johns",
    "Europe/Dublin",
    "Asia/Gaza",
    "Antarctica/Troll",
    "America/Santiago",
    "Asia/Beirut",
    "America/Asuncion",
];

/// Minutes around a change at which both directions are tried.
const AROUND: [i64; 21] =
    [-2880, -1440, -1439, -720, -180, -121, -120, -61, -60, -31, -30, -1, 0, 1, 29, 30, 59, 60, 120, 720, 1440];

fn zones() -> (Rc<TestHost>, Zones) {
    let host = Rc::new(TestHost::new("UTC"));
    (host.clone(), Zones::new(host))
}

fn civil(local: DateTime) -> civil::DateTime {
    let (year, month, day) = local.date.parts();
    let (hour, minute, second) = (local.second / 3600, local.second / 60 % 60, local.second % 60);
    civil::date(year as i16, month as i8, day as i8).at(hour as i8, minute as i8, second as i8, 0)
}

fn at(year: i32, month: u32, day: u32, hour: u32, minute: u32) -> DateTime {
    DateTime { date: Date::new(year, month, day).unwrap(), second: hour * 3600 + minute * 60 }
}

fn check_instant(zones: &Zones, name: &str, zone: &TimeZone, instant: Instant) {
    let expected = zone.to_datetime(jiff::Timestamp::from_second(instant.0).unwrap());
    assert_eq!(civil(zones.local(name, instant)), expected, "{name} at {}", instant.to_rfc3339());
}

fn check_local(zones: &Zones, name: &str, zone: &TimeZone, local: DateTime) {
    let ambiguous = zone.to_ambiguous_timestamp(civil(local));
    let landing = match ambiguous.offset() {
        AmbiguousOffset::Unambiguous { .. } => Landing::Once,
        AmbiguousOffset::Gap { .. } => Landing::Gap,
        AmbiguousOffset::Fold { .. } => Landing::Fold,
    };
    let (found, landed) = zones.instant(name, local);
    assert_eq!(found.0, ambiguous.compatible().unwrap().as_second(), "{name} when clocks show {}", civil(local));
    assert_eq!(landed, landing, "{name} when clocks show {}", civil(local));
}

#[test]
fn every_change_of_two_decades_is_met_from_both_sides() {
    let (host, zones) = zones();
    let from: jiff::Timestamp = "2010-01-01T00:00:00Z".parse().unwrap();
    let until: jiff::Timestamp = "2031-01-01T00:00:00Z".parse().unwrap();
    let mut changes = 0;
    for name in ZONES {
        let zone = host.zone(name).unwrap_or_else(|| panic!("{name} is no zone of the database"));
        for transition in zone.following(from).take_while(|t| t.timestamp() < until) {
            changes += 1;
            let change = transition.timestamp().as_second();
            let before = i64::from(zone.to_offset(jiff::Timestamp::from_second(change - 1).unwrap()).seconds());
            let after = i64::from(transition.offset().seconds());
            for minutes in AROUND {
                for seconds in [-1, 0, 1] {
                    let moved = change + minutes * 60 + seconds;
                    check_instant(&zones, name, &zone, Instant(moved));
                    for offset in [before, after] {
                        check_local(&zones, name, &zone, DateTime::from_seconds(moved + offset));
                    }
                }
            }
        }
    }
    // Two a year where there is daylight saving time, up to four in Morocco, none in Nairobi.
    assert!(changes > 500, "only {changes} changes were met");
}

#[test]
fn times_far_from_any_change_are_right_at_every_hour() {
    let (host, zones) = zones();
    for name in ZONES {
        let zone = host.zone(name).unwrap();
        let start = Date::new(2023, 6, 20).unwrap().0;
        for hour in 0..24 * 4 {
            let seconds = i64::from(start) * 86_400 + hour * 3600;
            check_instant(&zones, name, &zone, Instant(seconds));
            check_local(&zones, name, &zone, DateTime::from_seconds(seconds));
        }
    }
}

#[test]
fn a_day_that_apia_never_had_is_a_gap() {
    let (host, zones) = zones();
    let zone = host.zone("Pacific/Apia").unwrap();
    for minute in (0..24 * 60).step_by(15) {
        let local = at(2011, 12, 30, minute / 60, minute % 60);
        check_local(&zones, "Pacific/Apia", &zone, local);
        let (instant, landing) = zones.instant("Pacific/Apia", local);
        assert_eq!(landing, Landing::Gap);
        assert_eq!(zones.local("Pacific/Apia", instant), DateTime { date: Date(local.date.0 + 1), ..local });
    }
    for (day, hour) in [(29, 0), (29, 23), (31, 0), (31, 23)] {
        check_local(&zones, "Pacific/Apia", &zone, at(2011, 12, day, hour, 59));
    }
}

#[test]
fn gaps_and_folds_follow_the_compatible_rule() {
    let (_, zones) = zones();
    for (zone, local, instant, landing) in [
        ("America/New_York", at(2024, 3, 10, 2, 30), "2024-03-10T07:30:00Z", Landing::Gap),
        ("America/New_York", at(2024, 11, 3, 1, 30), "2024-11-03T05:30:00Z", Landing::Fold),
        ("Australia/Lord_Howe", at(2024, 10, 6, 2, 15), "2024-10-05T15:45:00Z", Landing::Gap),
        ("Australia/Lord_Howe", at(2024, 4, 7, 1, 45), "2024-04-06T14:45:00Z", Landing::Fold),
        ("Antarctica/Troll", at(2024, 3, 31, 2, 0), "2024-03-31T02:00:00Z", Landing::Gap),
        ("Asia/Kathmandu", at(2024, 7, 9, 9, 0), "2024-07-09T03:15:00Z", Landing::Once),
    ] {
        let (found, landed) = zones.instant(zone, local);
        assert_eq!((found.to_rfc3339().as_str(), landed), (instant, landing), "{zone} {}", civil(local));
    }
}

#[test]
fn the_order_of_asking_changes_no_answer() {
    let (host, asked_before) = zones();
    let zone = host.zone("Europe/Stockholm").unwrap();
    let change = 1_711_846_800; // 2024-03-31T01:00:00Z
    for seconds in [change + 86_400, change - 1, change, change - 86_400, change + 3600, change - 3600, change + 1] {
        check_instant(&asked_before, "Europe/Stockholm", &zone, Instant(seconds));
        check_instant(&Zones::new(host.clone()), "Europe/Stockholm", &zone, Instant(seconds));
    }
}

#[test]
fn a_zone_that_nobody_knows_is_no_zone() {
    let (_, zones) = zones();
    for name in ["", " ", "Mars/Olympus_Mons", "New York", "America/New_York ", "../../etc/passwd"] {
        assert!(!zones.has(name), "{name:?}");
    }
    assert!(zones.has("America/New_York"));
}
