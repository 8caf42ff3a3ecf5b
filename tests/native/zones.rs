//! Instants and wall-clock times where clocks do odd things, worked out by hand from the rules in IANA's files.
//! That all other zones are right, `every_zone` says.

use std::rc::Rc;

use jiff::civil;
use plenary::time::{Ambiguity, Date, DateTime, Instant, Zones};

use crate::platform::TestPlatform;

const DAY: i64 = 86_400;

fn zones() -> Zones {
    Zones::new(Rc::new(TestPlatform::new("UTC")))
}

fn at(year: i32, month: u32, day: u32, hour: u32, minute: u32) -> DateTime {
    DateTime { date: Date::new(year, month, day).unwrap(), second: hour * 3600 + minute * 60 }
}

/// What clocks show, and how far they are ahead of UTC, of a text such as `2024-04-07 02:00 +11:00`.
fn clocks(text: &str) -> (i64, i64) {
    let (local, offset) = text.rsplit_once(' ').unwrap();
    let local: civil::DateTime = local.parse().unwrap();
    let local = local.to_zoned(jiff::tz::TimeZone::UTC).unwrap().timestamp().as_second();
    let (sign, digits) = offset.split_at(1);
    let seconds = digits.split(':').zip([3600, 60, 1]).map(|(part, unit)| part.parse::<i64>().unwrap() * unit).sum::<i64>();
    (local, if sign == "-" { -seconds } else { seconds })
}

/// Tries changes of a zone, each of them given as what clocks would have shown then, and what they did show.
fn changes(zone: &str, changes: &[(&str, &str)]) {
    let zones = zones();
    let offset = |at: i64| i64::from(zones.offset(zone, Instant(at)));
    let found = |local: i64| {
        let (found, landing) = zones.instant(zone, DateTime::from_seconds(local));
        (found.0, landing)
    };
    for &(old, new) in changes {
        let ((old_local, before), (new_local, after)) = (clocks(old), clocks(new));
        let change = old_local - before;
        assert_eq!(change, new_local - after, "{zone}: {old} and {new} are not the same moment");
        for (at, expected) in [(change - DAY, before), (change - 1, before), (change, after), (change + DAY, after)] {
            assert_eq!(offset(at), expected, "{zone}, {} s from {new}", at - change);
        }
        let (first, end) = (old_local.min(new_local), old_local.max(new_local));
        let landing = if before < after { Ambiguity::Gap } else { Ambiguity::Fold };
        for local in [first, first.midpoint(end), end - 1] {
            assert_eq!(found(local), (local - before, landing), "{zone}, {} s into {new}", local - first);
        }
        assert_eq!(found(first - 1), (first - 1 - before, Ambiguity::Unambiguous), "{zone}, before {new}");
        assert_eq!(found(end), (end - after, Ambiguity::Unambiguous), "{zone}, after {new}");
    }
}

/// That a zone has one offset from one day to another, both in it.
fn steady(zone: &str, from: &str, to: &str, offset: &str) {
    let zones = zones();
    let day = |date: &str| clocks(&format!("{date} {offset}"));
    let ((first, offset), (last, _)) = (day(from), day(to));
    for local in (first..=last).step_by(DAY as usize) {
        let expected = (Instant(local - offset), Ambiguity::Unambiguous);
        assert_eq!(zones.instant(zone, DateTime::from_seconds(local)), expected, "{zone}, day {}", (local - first) / DAY);
        assert_eq!(i64::from(zones.offset(zone, expected.0)), offset, "{zone}, day {}", (local - first) / DAY);
    }
}

#[test]
fn lord_howe_moves_its_clocks_by_half_an_hour() {
    changes(
        "Australia/Lord_Howe",
        &[
            ("1981-03-01 00:00 +10:00", "1981-03-01 00:30 +10:30"),
            ("2024-04-07 02:00 +11:00", "2024-04-07 01:30 +10:30"),
            ("2024-10-06 02:00 +10:30", "2024-10-06 02:30 +11:00"),
        ],
    );
}

#[test]
fn kathmandu_went_forward_by_a_quarter_of_an_hour() {
    changes("Asia/Kathmandu", &[("1986-01-01 00:00 +05:30", "1986-01-01 00:15 +05:45")]);
    steady("Asia/Kathmandu", "1986-01-02", "2037-12-31", "+05:45");
}

#[test]
fn chatham_changes_at_a_quarter_to() {
    changes(
        "Pacific/Chatham",
        &[("2024-04-07 03:45 +13:45", "2024-04-07 02:45 +12:45"), ("2024-09-29 02:45 +12:45", "2024-09-29 03:45 +13:45")],
    );
}

#[test]
fn a_day_that_the_date_line_took_is_a_gap() {
    for (zone, old, new) in [
        ("Pacific/Apia", "2011-12-30 00:00 -10:00", "2011-12-31 00:00 +14:00"),
        ("Pacific/Fakaofo", "2011-12-30 00:00 -11:00", "2011-12-31 00:00 +13:00"),
        ("Pacific/Kiritimati", "1994-12-31 00:00 -10:00", "1995-01-01 00:00 +14:00"),
        ("Pacific/Kwajalein", "1993-08-21 00:00 -12:00", "1993-08-22 00:00 +12:00"),
    ] {
        changes(zone, &[(old, new)]);
    }
    let zones = zones();
    for minute in (0..24 * 60).step_by(15) {
        let (instant, landing) = zones.instant("Pacific/Apia", at(2011, 12, 30, minute / 60, minute % 60));
        assert_eq!(landing, Ambiguity::Gap);
        assert_eq!(zones.local("Pacific/Apia", instant), at(2011, 12, 31, minute / 60, minute % 60));
    }
}

#[test]
fn casablanca_changed_four_times_a_year_for_ramadan() {
    changes(
        "Africa/Casablanca",
        &[
            ("2012-04-29 02:00 +00:00", "2012-04-29 03:00 +01:00"),
            ("2012-07-20 03:00 +01:00", "2012-07-20 02:00 +00:00"),
            ("2012-08-20 02:00 +00:00", "2012-08-20 03:00 +01:00"),
            ("2012-09-30 03:00 +01:00", "2012-09-30 02:00 +00:00"),
            // Since 2018 its standard time is +01, and what Ramadan brings is a summer time that takes an hour off.
            ("2024-03-10 03:00 +01:00", "2024-03-10 02:00 +00:00"),
            ("2024-04-14 02:00 +00:00", "2024-04-14 03:00 +01:00"),
        ],
    );
}

#[test]
fn cairo_has_had_summer_time_again_since_2023() {
    changes(
        "Africa/Cairo",
        &[
            ("2010-08-11 00:00 +03:00", "2010-08-10 23:00 +02:00"),
            ("2010-09-10 00:00 +02:00", "2010-09-10 01:00 +03:00"),
            ("2010-10-01 00:00 +03:00", "2010-09-30 23:00 +02:00"),
            ("2023-04-28 00:00 +02:00", "2023-04-28 01:00 +03:00"),
            ("2023-10-27 00:00 +03:00", "2023-10-26 23:00 +02:00"),
        ],
    );
    steady("Africa/Cairo", "2015-01-01", "2023-04-27", "+02:00");
}

#[test]
fn asuncion_put_its_clocks_forward_for_good_in_2024() {
    changes(
        "America/Asuncion",
        &[("2024-03-24 00:00 -03:00", "2024-03-23 23:00 -04:00"), ("2024-10-06 00:00 -04:00", "2024-10-06 01:00 -03:00")],
    );
    steady("America/Asuncion", "2024-10-07", "2037-12-31", "-03:00");
}

#[test]
fn gaza_put_its_clocks_back_for_ramadan() {
    changes(
        "Asia/Gaza",
        &[
            ("2011-04-01 00:01 +02:00", "2011-04-01 01:01 +03:00"),
            ("2011-08-01 00:00 +03:00", "2011-07-31 23:00 +02:00"),
            ("2023-04-29 02:00 +02:00", "2023-04-29 03:00 +03:00"),
            ("2023-10-28 02:00 +03:00", "2023-10-28 01:00 +02:00"),
        ],
    );
}

#[test]
fn troll_moves_its_clocks_by_two_hours() {
    changes(
        "Antarctica/Troll",
        &[("2024-03-31 01:00 +00:00", "2024-03-31 03:00 +02:00"), ("2024-10-27 03:00 +02:00", "2024-10-27 01:00 +00:00")],
    );
}

#[test]
fn dublin_has_its_standard_time_in_summer() {
    steady("Europe/Dublin", "1970-01-02", "1971-10-31", "+01:00");
    changes(
        "Europe/Dublin",
        &[
            ("1971-10-31 03:00 +01:00", "1971-10-31 02:00 +00:00"),
            ("1972-03-19 02:00 +00:00", "1972-03-19 03:00 +01:00"),
            ("2024-03-31 01:00 +00:00", "2024-03-31 02:00 +01:00"),
            ("2024-10-27 02:00 +01:00", "2024-10-27 01:00 +00:00"),
        ],
    );
}

#[test]
fn clocks_that_change_at_midnight_skip_or_repeat_the_hour_beside_it() {
    changes(
        "America/Santiago",
        &[("2024-04-07 00:00 -03:00", "2024-04-06 23:00 -04:00"), ("2024-09-08 00:00 -04:00", "2024-09-08 01:00 -03:00")],
    );
    changes(
        "Asia/Beirut",
        &[
            // What the government took back five days before, and then did not.
            ("2023-03-26 00:00 +02:00", "2023-03-26 01:00 +03:00"),
            ("2023-10-29 00:00 +03:00", "2023-10-28 23:00 +02:00"),
        ],
    );
}

#[test]
fn newfoundland_changed_at_a_minute_past_midnight_until_2011() {
    changes(
        "America/St_Johns",
        &[
            // In 1988 it went two hours forward.
            ("1988-04-03 00:01 -03:30", "1988-04-03 02:01 -01:30"),
            ("1988-10-30 00:01 -01:30", "1988-10-29 22:01 -03:30"),
            ("2010-11-07 00:01 -02:30", "2010-11-06 23:01 -03:30"),
            ("2011-03-13 00:01 -03:30", "2011-03-13 01:01 -02:30"),
            ("2011-11-06 02:00 -02:30", "2011-11-06 01:00 -03:30"),
        ],
    );
}

#[test]
fn monrovia_was_at_half_a_minute_until_1972() {
    changes("Africa/Monrovia", &[("1972-01-07 00:00:00 -00:44:30", "1972-01-07 00:44:30 +00:00")]);
    steady("Africa/Monrovia", "1970-01-02", "1972-01-06", "-00:44:30");
}

#[test]
fn a_zone_moves_with_its_government() {
    changes(
        "Asia/Pyongyang",
        &[("2015-08-15 00:00 +09:00", "2015-08-14 23:30 +08:30"), ("2018-05-04 23:30 +08:30", "2018-05-05 00:00 +09:00")],
    );
    changes(
        "America/Caracas",
        &[("2007-12-09 03:00 -04:00", "2007-12-09 02:30 -04:30"), ("2016-05-01 02:30 -04:30", "2016-05-01 03:00 -04:00")],
    );
    changes("Asia/Singapore", &[("1981-12-31 23:30 +07:30", "1982-01-01 00:00 +08:00")]);
    changes("Asia/Manila", &[("1990-07-29 00:00 +09:00", "1990-07-28 23:00 +08:00")]);
    changes("Asia/Tehran", &[("2022-09-22 00:00 +04:30", "2022-09-21 23:00 +03:30")]);
}

#[test]
fn a_change_of_the_name_alone_is_none() {
    // Lisbon went from its summer time to central European time, which is the same.
    steady("Europe/Lisbon", "1992-03-30", "1993-03-27", "+01:00");
}

#[test]
fn gaps_and_folds_follow_the_compatible_rule() {
    let zones = zones();
    for (zone, local, instant, landing) in [
        ("America/New_York", at(2024, 3, 10, 2, 30), "2024-03-10T07:30:00Z", Ambiguity::Gap),
        ("America/New_York", at(2024, 11, 3, 1, 30), "2024-11-03T05:30:00Z", Ambiguity::Fold),
        ("Australia/Lord_Howe", at(2024, 10, 6, 2, 15), "2024-10-05T15:45:00Z", Ambiguity::Gap),
        ("Australia/Lord_Howe", at(2024, 4, 7, 1, 45), "2024-04-06T14:45:00Z", Ambiguity::Fold),
        ("Antarctica/Troll", at(2024, 3, 31, 2, 0), "2024-03-31T02:00:00Z", Ambiguity::Gap),
        ("Asia/Kathmandu", at(2024, 7, 9, 9, 0), "2024-07-09T03:15:00Z", Ambiguity::Unambiguous),
    ] {
        let (found, landed) = zones.instant(zone, local);
        assert_eq!((found.to_rfc3339().as_str(), landed), (instant, landing), "{zone} {local:?}");
    }
}

#[test]
fn the_order_of_asking_changes_no_answer() {
    let asked_before = zones();
    let change = 1_711_846_800; // 2024-03-31T01:00:00Z
    for seconds in [change + DAY, change - 1, change, change - DAY, change + 3600, change - 3600, change + 1] {
        let offset = if seconds < change { 3600 } else { 7200 };
        assert_eq!(asked_before.offset("Europe/Stockholm", Instant(seconds)), offset, "{}", seconds - change);
        assert_eq!(zones().offset("Europe/Stockholm", Instant(seconds)), offset, "{}", seconds - change);
    }
}

#[test]
fn a_zone_that_nobody_knows_is_no_zone() {
    let zones = zones();
    for name in ["", " ", "Mars/Olympus_Mons", "New York", "America/New_York ", "../../etc/passwd"] {
        assert!(!zones.has(name), "{name:?}");
    }
    assert!(zones.has("America/New_York"));
}

#[test]
fn an_instant_is_written_with_its_offset() {
    let zones = Zones::new(Rc::new(TestPlatform::new("UTC")));
    for (zone, at, written) in [
        ("America/New_York", "2024-07-09T13:00:00Z", "2024-07-09T09:00:00-04:00"),
        ("Asia/Kathmandu", "2024-07-09T20:00:00Z", "2024-07-10T01:45:00+05:45"),
        ("Europe/London", "2024-01-09T20:00:00Z", "2024-01-09T20:00:00+00:00"),
        ("UTC", "2024-01-09T20:00:00Z", "2024-01-09T20:00:00Z"),
        // Half a minute cannot be written.
        ("Africa/Monrovia", "1971-01-09T20:00:00Z", "1971-01-09T20:00:00Z"),
    ] {
        assert_eq!(zones.rfc3339(zone, crate::kit::at(at)), written);
        assert_eq!(crate::kit::at(written), crate::kit::at(at));
    }
}
