//! Every zone of IANA's database, and every change of its clocks from 1970 to 2037: the time engine held against jiff.
//!
//! The names are all that jiff bundles, with links such as `Asia/Calcutta` and oddities such as `Factory`. `posixrules` and
//! the zones of `right/`, which count leap seconds, are files of some systems and no names of zones: jiff has none of them.

use std::collections::BTreeMap;
use std::path::Path;
use std::rc::Rc;
use std::thread;

use jiff::tz::{AmbiguousOffset, TimeZone, TimeZoneDatabase};
use jiff::{Timestamp, civil};
use plenary::time::{Ambiguity, DateTime, Instant, Zones};

use crate::fixture::{self, FROM, Span, UNIT, UNTIL, Zone};
use crate::platform::TestPlatform;

/// Seconds from a change at which both directions are tried.
const AROUND: [i64; 15] = [-86_400, -43_200, -7200, -3600, -1800, -60, -1, 0, 1, 60, 1800, 3600, 7200, 43_200, 86_400];

fn timestamp(at: i64) -> Timestamp {
    Timestamp::from_second(at).unwrap()
}

fn civil(local: DateTime) -> civil::DateTime {
    let (year, month, day) = local.date.parts();
    let (hour, minute, second) = (local.second / 3600, local.second / 60 % 60, local.second % 60);
    civil::date(year as i16, month as i8, day as i8).at(hour as i8, minute as i8, second as i8, 0)
}

/// All zones of the database by name.
fn database() -> Vec<(String, TimeZone)> {
    let database = TimeZoneDatabase::bundled();
    let names: Vec<String> = database.available().map(|name| name.to_string()).collect();
    names.into_iter().map(|name| (name.clone(), database.get(&name).unwrap())).collect()
}

/// A zone's changes from 1970 to 2037; one of no more than the abbreviation is none.
fn spans(zone: &TimeZone) -> Vec<Span> {
    let mut spans = vec![Span { from: FROM, offset: zone.to_offset(timestamp(FROM)).seconds() }];
    for change in zone.following(timestamp(FROM)) {
        let span = Span { from: change.timestamp().as_second(), offset: change.offset().seconds() };
        if span.from >= UNTIL {
            break;
        }
        if spans.last().is_some_and(|last| last.offset != span.offset) {
            spans.push(span);
        }
    }
    spans
}

fn found_by_jiff(zone: &TimeZone, local: DateTime) -> (i64, Ambiguity) {
    let ambiguous = zone.to_ambiguous_timestamp(civil(local));
    let landing = match ambiguous.offset() {
        AmbiguousOffset::Unambiguous { .. } => Ambiguity::Unambiguous,
        AmbiguousOffset::Gap { .. } => Ambiguity::Gap,
        AmbiguousOffset::Fold { .. } => Ambiguity::Fold,
    };
    (ambiguous.compatible().unwrap().as_second(), landing)
}

/// Tries both directions around each change of a zone, and midway between two.
fn check(platform: &Rc<TestPlatform>, name: &str, zone: &TimeZone) {
    let zones = Zones::new(platform.clone());
    let read = Zone { names: vec![name.into()], spans: spans(zone) };
    let check = |at: i64, offsets: &[i32]| {
        let shown = zones.local(name, Instant(at));
        assert_eq!(civil(shown), zone.to_datetime(timestamp(at)), "{name} at {}", Instant(at).to_rfc3339());
        for offset in offsets {
            let local = DateTime::from_seconds(at + i64::from(*offset));
            let expected = found_by_jiff(zone, local);
            let (found, landing) = zones.instant(name, local);
            assert_eq!((found.0, landing), expected, "{name} when clocks show {}", civil(local));
            // The tests in browsers have no jiff: what they go by is held against it here.
            assert_eq!(read.instant(local.to_seconds()), expected, "the file, {name} when clocks show {}", civil(local));
        }
    };
    let ends = read.spans.iter().skip(1).map(|span| span.from).chain([UNTIL]);
    for (span, end) in read.spans.iter().zip(ends) {
        check(span.from.midpoint(end), &[span.offset]);
    }
    for change in read.spans.windows(2) {
        for seconds in AROUND {
            check(change[1].from + seconds, &[change[0].offset, change[1].offset]);
        }
    }
}

#[test]
fn every_zone_is_right_in_both_directions_around_every_change() {
    let all = database();
    assert!(all.len() > 590, "only {} zones", all.len());
    let changes: usize = all.iter().map(|(_, zone)| spans(zone).len() - 1).sum();
    assert!(changes > 30_000, "only {changes} changes");
    let share = all.len().div_ceil(thread::available_parallelism().map_or(1, usize::from));
    thread::scope(|scope| {
        for part in all.chunks(share) {
            scope.spawn(move || {
                let platform = Rc::new(TestPlatform::new("UTC"));
                part.iter().for_each(|(name, zone)| check(&platform, name, zone));
            });
        }
    });
}

/// That a day has one change at most, and the days beside it none, is what lets the engine ask the platform so seldom.
#[test]
fn no_zone_changes_its_clocks_twice_within_four_days() {
    for (name, zone) in database() {
        for [one, two] in spans(&zone).array_windows().skip(1) {
            assert!(two.from - one.from > 4 * 86_400, "{name} at {}", Instant(two.from).to_rfc3339());
        }
    }
}

fn base_36(number: i64) -> String {
    let digit = char::from_digit((number % 36) as u32, 36).unwrap();
    if number < 36 { digit.into() } else { base_36(number / 36) + &digit.to_string() }
}

/// The line of zones with these spans, without their names.
fn line(spans: &[Span]) -> String {
    let mut offsets: Vec<i32> = Vec::new();
    let mut line = String::new();
    let ends = spans.iter().skip(1).map(|span| Some(span.from)).chain([None]);
    for (span, end) in spans.iter().zip(ends) {
        let place = offsets.iter().position(|offset| *offset == span.offset).unwrap_or_else(|| {
            offsets.push(span.offset);
            offsets.len() - 1
        });
        line.push(char::from(b'A' + place as u8));
        if let Some(end) = end {
            assert_eq!(end % UNIT, 0, "{}", Instant(end).to_rfc3339());
            line += &base_36((end - span.from) / UNIT);
        }
    }
    let offsets: Vec<String> = offsets.iter().map(i32::to_string).collect();
    format!("{} {line}", offsets.join(","))
}

#[test]
fn what_browsers_are_held_against_is_what_the_database_says() {
    let mut alike: BTreeMap<Vec<Span>, Vec<String>> = BTreeMap::new();
    for (name, zone) in database() {
        alike.entry(spans(&zone)).or_default().push(name);
    }
    let mut zones: Vec<Zone> = alike.into_iter().map(|(spans, names)| Zone { names, spans }).collect();
    zones.sort_by(|a, b| a.names.cmp(&b.names));
    let text: String = zones.iter().map(|zone| format!("{} {}\n", zone.names.join(","), line(&zone.spans))).collect();
    if std::env::var_os("PLENARY_WRITE_FIXTURES").is_some() {
        std::fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/zones.txt"), text).unwrap();
        return;
    }
    assert!(text == fixture::FILE, "tests/fixtures/zones.txt is of another database, see CONTRIBUTING.md");
    assert_eq!(fixture::all(), zones);
}
