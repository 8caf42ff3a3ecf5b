//! Times as people print them, on a day and in a zone.

use std::rc::Rc;

use jiff::tz::TimeZoneDatabase;
use plenary::time::{Date, Instant, Meaning, Printed, PrintedEnd, Zones, abbreviation, printed, resolve};

use crate::platform::TestPlatform;

const NEW_YORK: &str = "America/New_York";
const SUMMER: (i32, u32, u32) = (2024, 7, 9);
const WINTER: (i32, u32, u32) = (2024, 1, 9);

/// A text, the day, the feed's zone, and what comes of it: the time in UTC, then the faults.
type Case = (&'static str, (i32, u32, u32), &'static str, &'static str);

const RESOLVED: [Case; 65] = [
    ("9:30a - 10:10a", SUMMER, NEW_YORK, "2024-07-09T13:30:00Z 2024-07-09T14:10:00Z"),
    ("9:30 - 10:10", WINTER, NEW_YORK, "2024-01-09T14:30:00Z 2024-01-09T15:10:00Z"),
    ("17:30 onwards", SUMMER, NEW_YORK, "2024-07-09T21:30:00Z open"),
    ("10 PM - 2 AM", SUMMER, NEW_YORK, "2024-07-10T02:00:00Z 2024-07-10T06:00:00Z"),
    ("9 PM - midnight", SUMMER, "Asia/Kathmandu", "2024-07-09T15:15:00Z 2024-07-09T18:15:00Z"),
    ("7:30", SUMMER, NEW_YORK, "2024-07-09T11:30:00Z MorningAssumed"),
    ("11:30 AM - 12:15 AM", SUMMER, NEW_YORK, "2024-07-09T15:30:00Z EndDoubted"),
    ("9:30", SUMMER, "", "none NoZone"),
    ("9:30 UTC", SUMMER, "", "2024-07-09T09:30:00Z"),
    ("9:30 AM ET", SUMMER, "", "2024-07-09T13:30:00Z"),
    ("9:30 AM EST", SUMMER, "", "2024-07-09T14:30:00Z"),
    ("9:30 AM CST", SUMMER, "", "none AmbiguousZone"),
    // Zones that are the feed's.
    ("9:30 AM EDT", SUMMER, NEW_YORK, "2024-07-09T13:30:00Z"),
    ("9:30 AM ET", SUMMER, NEW_YORK, "2024-07-09T13:30:00Z"),
    ("9:30 AM ET", WINTER, NEW_YORK, "2024-01-09T14:30:00Z"),
    ("9:30 AM UTC-4", SUMMER, NEW_YORK, "2024-07-09T13:30:00Z"),
    ("9:30 AM America/Toronto", SUMMER, NEW_YORK, "2024-07-09T13:30:00Z"),
    ("15:00 CEST", SUMMER, "Europe/Paris", "2024-07-09T13:00:00Z"),
    ("9:30 AST", SUMMER, NEW_YORK, "2024-07-09T13:30:00Z"),
    ("15:00 EAT", SUMMER, "Africa/Nairobi", "2024-07-09T12:00:00Z"),
    ("15:00 WEST", SUMMER, "Europe/London", "2024-07-09T14:00:00Z"),
    // Zones that are not.
    ("17:00 CEST", SUMMER, NEW_YORK, "2024-07-09T15:00:00Z AnotherZone"),
    ("17:00 Europe/Stockholm", SUMMER, NEW_YORK, "2024-07-09T15:00:00Z AnotherZone"),
    ("17:00Z", SUMMER, NEW_YORK, "2024-07-09T17:00:00Z AnotherZone"),
    ("9:30 AM EST", WINTER, "Europe/Paris", "2024-01-09T14:30:00Z AnotherZone"),
    ("9:30 AM PT", SUMMER, NEW_YORK, "2024-07-09T16:30:00Z AnotherZone"),
    ("15:00 GMT", SUMMER, "Europe/Lisbon", "2024-07-09T15:00:00Z AnotherZone"),
    ("15:00 WAT", SUMMER, "Europe/Paris", "2024-07-09T14:00:00Z AnotherZone"),
    ("15:00 CEST", SUMMER, "Europe/Athens", "2024-07-09T13:00:00Z AnotherZone"),
    ("15:00 CDT", SUMMER, NEW_YORK, "2024-07-09T20:00:00Z AnotherZone"),
    ("9:30 AM MT", WINTER, "America/Denver", "2024-01-09T16:30:00Z"),
    ("15:00 XYZ", SUMMER, NEW_YORK, "none UnknownZone"),
    ("15:00 Mars/Base", SUMMER, NEW_YORK, "none UnknownZone"),
    ("15:00 ROC", SUMMER, NEW_YORK, "none UnknownZone"),
    // The other half of the year.
    ("9:30 AM EST", SUMMER, NEW_YORK, "2024-07-09T13:30:00Z NotInForce"),
    ("9:30 AM EDT", WINTER, NEW_YORK, "2024-01-09T14:30:00Z NotInForce"),
    ("15:00 CET", SUMMER, "Europe/Stockholm", "2024-07-09T13:00:00Z NotInForce"),
    ("15:00 GMT", SUMMER, "Europe/London", "2024-07-09T14:00:00Z NotInForce"),
    ("15:00 BST", WINTER, "Europe/London", "2024-01-09T15:00:00Z NotInForce"),
    ("15:00 CST", SUMMER, "America/Chicago", "2024-07-09T20:00:00Z NotInForce"),
    ("15:00 AEST", WINTER, "Australia/Sydney", "2024-01-09T04:00:00Z NotInForce"),
    ("15:00 AEST", WINTER, "Australia/Brisbane", "2024-01-09T05:00:00Z"),
    ("15:00 MST", SUMMER, "America/Phoenix", "2024-07-09T22:00:00Z"),
    ("15:00 NZDT", SUMMER, "Pacific/Auckland", "2024-07-09T03:00:00Z NotInForce"),
    // Several meanings.
    ("15:00 CST", WINTER, "America/Chicago", "2024-01-09T21:00:00Z"),
    ("15:00 CST", SUMMER, "Asia/Shanghai", "2024-07-09T07:00:00Z"),
    ("15:00 CST", WINTER, "Europe/Paris", "none AmbiguousZone"),
    ("15:00 IST", SUMMER, "Asia/Kolkata", "2024-07-09T09:30:00Z"),
    ("15:00 IST", SUMMER, "Europe/Dublin", "2024-07-09T14:00:00Z"),
    ("15:00 IST", WINTER, "Asia/Jerusalem", "2024-01-09T13:00:00Z"),
    ("15:00 IST", SUMMER, "Europe/Paris", "none AmbiguousZone"),
    ("15:00 CST", WINTER, NEW_YORK, "none AmbiguousZone"),
    ("15:00 CST", WINTER, "America/Havana", "2024-01-09T20:00:00Z"),
    ("15:00 BST", WINTER, "Europe/Paris", "none AmbiguousZone"),
    ("15:00 PST", WINTER, "Asia/Manila", "2024-01-09T07:00:00Z"),
    // Changes of the clocks.
    ("2:30 AM", (2024, 3, 10), NEW_YORK, "2024-03-10T07:30:00Z Gap"),
    ("1:30 AM", (2024, 11, 3), NEW_YORK, "2024-11-03T05:30:00Z Fold"),
    ("1:30 AM EST", (2024, 11, 3), NEW_YORK, "2024-11-03T06:30:00Z"),
    ("1:30 AM EDT", (2024, 11, 3), NEW_YORK, "2024-11-03T05:30:00Z"),
    ("11 PM - 2:30 AM", (2024, 3, 9), NEW_YORK, "2024-03-10T04:00:00Z 2024-03-10T07:30:00Z Gap"),
    ("2:30 AM - 3:15 AM", (2024, 3, 10), NEW_YORK, "2024-03-10T07:30:00Z Gap"),
    // The same in other zones.
    ("11:00am - 11:30am (17:00 CEST)", SUMMER, NEW_YORK, "2024-07-09T15:00:00Z 2024-07-09T15:30:00Z"),
    ("11:00am - 11:30am (17:00am CEST)", SUMMER, NEW_YORK, "2024-07-09T15:00:00Z 2024-07-09T15:30:00Z OtherImpossible"),
    ("11:00am (17:00 CET, 8:00 PT, 5:00 GMT)", SUMMER, NEW_YORK, "2024-07-09T15:00:00Z OtherDisagrees OtherUnclear"),
    ("8 PM EDT / 5 PM PDT / 8 AM CST / 5:30 AM IST / 0:00Z", SUMMER, NEW_YORK, "2024-07-10T00:00:00Z"),
];

fn resolved(text: &str, date: Date, zone: &str, zones: &Zones) -> String {
    let (time, faults) = resolve(&printed(text).unwrap(), date, zone, zones);
    let mut out = match time {
        None => "none".to_string(),
        Some((start, PrintedEnd::Unknown)) => start.to_rfc3339(),
        Some((start, PrintedEnd::Open)) => format!("{} open", start.to_rfc3339()),
        Some((start, PrintedEnd::At(end))) => format!("{} {}", start.to_rfc3339(), end.to_rfc3339()),
    };
    for fault in faults {
        assert_eq!(fault.is_error(), time.is_none(), "{text}: {fault:?}");
        assert!(!fault.message().is_empty() && fault.help().ends_with('.'), "{fault:?}");
        let name = format!("{fault:?}");
        out = out + " " + name.split('(').next().unwrap();
    }
    out
}

#[test]
fn printed_times_are_instants() {
    let zones = Zones::new(Rc::new(TestPlatform::new("UTC")));
    let mut wrong = Vec::new();
    for (text, (year, month, day), zone, expected) in RESOLVED {
        let found = resolved(text, Date::new(year, month, day).unwrap(), zone, &zones);
        if found != expected {
            wrong.push((text, zone, found, expected));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn other_times_are_as_long() {
    let zones = Zones::new(Rc::new(TestPlatform::new("UTC")));
    let date = Date::new(2024, 7, 9).unwrap();
    for (text, faults) in [
        ("11:00 - 11:30 (17:00 - 17:30 CEST)", ""),
        ("11:00 - 11:30 (17:00 - 17:45 CEST)", " OtherDisagrees"),
        ("11:00 - 11:30 (17:00 XYZ)", " OtherUnclear"),
        ("11:00 - 11:30 (17:00 Europe/Paris)", ""),
        ("11:00 - 11:30 (17:00 CST, 17:05 CEST, 17:10 CEST)", " OtherDisagrees"),
    ] {
        let expected = format!("2024-07-09T15:00:00Z 2024-07-09T15:30:00Z{faults}");
        assert_eq!(resolved(text, date, NEW_YORK, &zones), expected, "{text}");
    }
}

/// Every abbreviation on the clocks of 2024 is known, with the offset that it has there.
#[test]
fn abbreviations_are_those_of_the_tz_database() {
    // Cuba's daylight time.
    let left_out = [("CDT", -240)];
    let database = TimeZoneDatabase::bundled();
    let mut wrong = Vec::new();
    for name in database.available() {
        for month in [1, 7] {
            let at = jiff::civil::date(2024, month, 15).at(12, 0, 0, 0).to_zoned(database.get(name.as_str()).unwrap()).unwrap();
            let info = at.time_zone().to_offset_info(at.timestamp());
            let (text, offset) = (info.abbreviation().to_string(), info.offset().seconds());
            let known = match abbreviation(&text) {
                Meaning::Known(meant) => meant.offset == offset,
                Meaning::Ambiguous(meanings, _) => meanings.iter().any(|meant| meant.offset == offset),
                Meaning::Zone(_) | Meaning::Unknown => false,
            };
            let letters = text.bytes().all(|b| b.is_ascii_alphabetic());
            if letters && !known && !left_out.contains(&(text.as_str(), offset / 60)) {
                wrong.push((name.to_string(), text, offset / 60));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn abbreviations_are_found_in_either_case() {
    assert_eq!(abbreviation("cest"), abbreviation("CEST"));
    assert_eq!(abbreviation("ET"), Meaning::Zone(NEW_YORK));
    for text in ["", "E", "CESTT", "XYZ", "é"] {
        assert_eq!(abbreviation(text), Meaning::Unknown, "{text}");
    }
}

const PIECES: [&str; 74] = [
    "9",
    "10",
    "0",
    "12",
    "13",
    "24",
    "930",
    "0930",
    "99999",
    "1",
    "7",
    ":",
    ":30",
    ":00",
    ":60",
    ".15",
    "h",
    "h30",
    " h 30",
    "am",
    "pm",
    "a",
    "p",
    " a.m.",
    " p. m.",
    "A",
    "P",
    " ",
    " ",
    " ",
    "-",
    " - ",
    "–",
    "—",
    "−",
    "~",
    "～",
    " to ",
    " until ",
    " à ",
    " a ",
    "(",
    ")",
    "[",
    "/",
    ",",
    ";",
    " EDT",
    " CST",
    " CEST",
    " ET",
    " GMT",
    " UTC",
    "+2",
    "-05:30",
    "Z",
    " America/New_York",
    " XYZ",
    "noon",
    "midnight",
    "onwards",
    "from ",
    " late",
    "上午",
    "下午",
    "ص",
    "م",
    "٩",
    "３",
    "：",
    "\u{a0}",
    "\u{0}",
    "🕤",
    "é",
];

const STARTS: [&str; 8] = ["", "", "", "9:30", "10:00 AM", "14:00", "11 - 1 PM", "11:00 EDT (17:00 "];

/// A linear congruential generator (Knuth, MMIX).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }
}

fn check(text: &str, printed: &Printed) {
    assert!(printed.start < 1_440, "{text}");
    if let PrintedEnd::At(end) = printed.end {
        assert!(end > printed.start && end < 2_880, "{text}: {printed:?}");
    }
    for other in printed.others.iter().flatten() {
        assert!(other.zone.is_some() && other.others.is_empty(), "{text}");
        check(text, other);
    }
}

#[test]
fn nothing_that_is_thrown_at_it_breaks_it() {
    let zones = Zones::new(Rc::new(TestPlatform::new("UTC")));
    let dates = [SUMMER, WINTER, (2024, 3, 10), (2024, 11, 3)].map(|(year, month, day)| Date::new(year, month, day).unwrap());
    let mut dice = Dice(1);
    let mut read = 0;
    for _ in 0..60_000 {
        let mut text = STARTS[dice.below(STARTS.len())].to_string();
        for _ in 0..dice.below(12) + 1 {
            text += PIECES[dice.below(PIECES.len())];
        }
        let Ok(printed) = printed(&text) else { continue };
        check(&text, &printed);
        read += 1;
        let date = dates[dice.below(dates.len())];
        let zone = ["", NEW_YORK, "Europe/London", "Asia/Shanghai"][dice.below(4)];
        let (time, faults) = resolve(&printed, date, zone, &zones);
        let errors = faults.iter().filter(|fault| fault.is_error()).count();
        assert_eq!(errors, usize::from(time.is_none()), "{text}: {faults:?}");
        if let Some((Instant(start), end)) = time {
            assert!((start - i64::from(date.0) * 86_400).abs() < 3 * 86_400, "{text}");
            assert!(!matches!(end, PrintedEnd::At(Instant(end)) if end <= start || end - start > 2 * 86_400), "{text}");
        }
    }
    assert!(read > 1_000, "only {read} texts were times");
}
