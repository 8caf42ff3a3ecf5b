//! Times as people print them.

use std::rc::Rc;

use jiff::tz::TimeZoneDatabase;
use plenary::time::{Date, Instant, Meaning, Printed, PrintedEnd, PrintedZone, Zones, abbreviation, printed, resolve};

use crate::host::TestHost;

const NEW_YORK: &str = "America/New_York";
const SUMMER: (i32, u32, u32) = (2024, 7, 9);
const WINTER: (i32, u32, u32) = (2024, 1, 9);

fn two(number: u32) -> String {
    format!("{:02}:{:02}", number / 60, number % 60)
}

fn shown(printed: &Printed) -> String {
    let mut out = two(printed.start);
    match printed.end {
        PrintedEnd::Unknown => {}
        PrintedEnd::Open => out += "-",
        PrintedEnd::At(end) => out += &format!("-{}", two(end)),
    }
    match &printed.zone {
        None => {}
        Some(PrintedZone::Offset(offset)) => {
            let sign = if *offset < 0 { '-' } else { '+' };
            out += &format!(" {sign}{}", two(offset.unsigned_abs() / 60));
        }
        Some(PrintedZone::Name(name)) => out += &format!(" {name}"),
    }
    if let Some(doubt) = printed.doubt {
        out += &format!(" {doubt:?}");
    }
    for other in &printed.others {
        match other {
            Ok(other) => out += &format!(" ({})", shown(other)),
            Err(fault) => out += &format!(" ({fault:?})"),
        }
    }
    out
}

fn read(text: &str) -> String {
    printed(text).map_or_else(|fault| format!("{fault:?}"), |printed| shown(&printed))
}

fn all(cases: &[(&str, &str)]) {
    let wrong: Vec<_> = cases.iter().map(|(text, expected)| (text, read(text), expected)).filter(|c| c.1 != *c.2).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn twelve_hour_clocks() {
    all(&[
        ("9:30a - 10:10a", "09:30-10:10"),
        ("11:45a - 12p", "11:45-12:00"),
        ("9:30A-10:10A", "09:30-10:10"),
        ("12p", "12:00"),
        ("12pm", "12:00"),
        ("12am", "00:00"),
        ("12:00 a.m.", "00:00"),
        ("12:30 am", "00:30"),
        ("12:30 PM", "12:30"),
        ("noon", "12:00"),
        ("Noon", "12:00"),
        ("12 noon", "12:00"),
        ("12:00 Noon - 1 PM", "12:00-13:00"),
        ("midnight", "00:00"),
        ("12 midnight", "00:00"),
        ("9 PM - midnight", "21:00-24:00"),
        ("9 PM - 12 midnight", "21:00-24:00"),
        ("9 PM - 12 AM", "21:00-24:00"),
        ("midnight - 1 AM", "00:00-01:00"),
        ("11:00am - 11:30am", "11:00-11:30"),
        ("11 AM to 1 PM", "11:00-13:00"),
        ("10 a.m. – 11 a.m.", "10:00-11:00"),
        ("10 a. m. – 1 p. m.", "10:00-13:00"),
        ("10 a.m - 11 p.m", "10:00-23:00"),
        ("10 PM - 2 AM", "22:00-26:00"),
        ("930am - 1010am", "09:30-10:10"),
        ("09:30 AM", "09:30"),
        ("8:00:00 PM", "20:00"),
        ("8:00\u{202f}PM\u{2009}–\u{2009}9:00\u{202f}PM", "20:00-21:00"),
        ("8:00\u{a0}PM", "20:00"),
        ("  8 PM  ", "20:00"),
        ("at 8 PM", "20:00"),
        ("from 8 PM until 9 PM", "20:00-21:00"),
        ("8 PM till 9 PM", "20:00-21:00"),
        ("8pm–9pm", "20:00-21:00"),
        ("8pm—9pm", "20:00-21:00"),
        ("8pm−9pm", "20:00-21:00"),
        ("8pm‑9pm", "20:00-21:00"),
        ("8pm -- 9pm", "20:00-21:00"),
        ("8pm ~ 9pm", "20:00-21:00"),
        ("8pm～9pm", "20:00-21:00"),
        ("8pm → 9pm", "20:00-21:00"),
    ]);
}

#[test]
fn one_am_or_pm_serves_both_ends() {
    all(&[
        ("9:30 - 10:10 AM", "09:30-10:10"),
        ("11:30 - 12:15 PM", "11:30-12:15"),
        ("12:30 - 1 PM", "12:30-13:00"),
        ("1:30 - 2:15 PM", "13:30-14:15"),
        ("10 - 2 PM", "10:00-14:00"),
        ("10 - noon", "10:00-12:00"),
        ("10 - midnight", "22:00-24:00"),
        ("11 - 12 AM", "23:00-24:00"),
        ("11 - 1 AM", "23:00-25:00"),
        ("5 - 5 PM", "05:00-17:00"),
        ("09:30 - 1:00 PM", "09:30-13:00"),
        ("9:30 AM - 10:10", "09:30-10:10"),
        ("11:30 AM - 12:15", "11:30-12:15"),
        ("9 AM - 5", "09:00-17:00"),
        ("noon - 1", "12:00-13:00"),
        ("10 PM - 1", "22:00-25:00"),
        ("8 PM - 9", "20:00-21:00"),
        ("midnight - 1", "00:00-01:00"),
        ("9 AM - 17:00", "09:00-17:00"),
        ("13:00 - 2 PM", "13:00-14:00"),
    ]);
}

#[test]
fn twenty_four_hour_clocks() {
    all(&[
        ("09:00–09:45", "09:00-09:45"),
        ("09:00", "09:00"),
        ("9.30-10.15", "09:30-10:15"),
        ("9.30", "09:30"),
        ("14.30", "14:30"),
        ("9h30", "09:30"),
        ("8h30", "08:30"),
        ("14h", "14:00"),
        ("14 h", "14:00"),
        ("14 h 30", "14:30"),
        ("14h30min", "14:30"),
        ("9 h 30 - 10 h 15", "09:30-10:15"),
        ("0900-0945", "09:00-09:45"),
        ("0930", "09:30"),
        ("1400 hrs", "14:00"),
        ("1400h", "14:00"),
        ("1130-1215", "11:30-12:15"),
        ("9:30 Uhr", "09:30"),
        ("9 Uhr 30", "09:30"),
        ("9 Uhr", "09:00"),
        ("8:30 - 9:15 Uhr", "08:30-09:15 MorningAssumed"),
        ("kl. 9:30", "09:30"),
        ("kl 9.30-10", "09:30-10:00"),
        ("09:00:00 - 10:00:00", "09:00-10:00"),
        ("9 - 17", "09:00-17:00"),
        ("9:00 – 13:00", "09:00-13:00"),
        ("01:30 – 02:15", "01:30-02:15"),
        ("1:30 – 13:15", "01:30-13:15"),
        ("0:15 - 1:00", "00:15-01:00"),
        ("22:00 - 24:00", "22:00-24:00"),
        ("22:00 - 00:00", "22:00-24:00"),
        ("22:00 - 2:00", "22:00-26:00"),
        ("00:00 - 24:00", "00:00-24:00"),
        ("à 14 h 30", "14:30"),
        ("9:30", "09:30"),
        ("9:30 – 10:10", "09:30-10:10"),
        ("11:30 - 12:15", "11:30-12:15"),
        ("10 - 11", "10:00-11:00"),
        ("12:30", "12:30"),
    ]);
}

#[test]
fn without_am_or_pm_a_doubt_is_reported() {
    all(&[
        ("1:30 - 2:15", "HalfUnknown"),
        ("9 - 5", "HalfUnknown"),
        ("1:30", "HalfUnknown"),
        ("6:59", "HalfUnknown"),
        ("2h", "HalfUnknown"),
        ("5:30 onwards", "HalfUnknown"),
        ("12:15 - 1:00", "HalfUnknown"),
        ("12:15 - 01:00", "HalfUnknown"),
        ("09:30 - 1:00", "HalfUnknown"),
        ("10:00 - 9:00", "HalfUnknown"),
        ("10:00 - 10:00", "HalfUnknown"),
        ("7:30", "07:30 MorningAssumed"),
        ("7:30 - 8:30", "07:30-08:30 MorningAssumed"),
        ("8:00 - 12:00", "08:00-12:00 MorningAssumed"),
        ("8:00 - 13:00", "08:00-13:00"),
        ("08:00", "08:00"),
    ]);
}

#[test]
fn an_end_far_behind_on_the_next_day_is_not_taken() {
    all(&[
        ("11:30 AM - 12:15 AM", "11:30 EndDoubted"),
        ("10:00 AM - 9:00 AM", "10:00 EndDoubted"),
        ("2 PM - 2 PM", "14:00 EndDoubted"),
        ("14:00 - 13:30", "14:00 EndDoubted"),
        ("15:00-04:00", "15:00 EndDoubted"),
        ("noon - midnight", "12:00-24:00"),
        ("9 AM - midnight", "09:00-24:00"),
    ]);
}

#[test]
fn open_ends() {
    all(&[
        ("17:30 onwards", "17:30-"),
        ("from 17:30", "17:30-"),
        ("From 17:30 onwards", "17:30-"),
        ("17:30 –", "17:30-"),
        ("17:30-", "17:30-"),
        ("5:30 PM onward", "17:30-"),
        ("5:30 PM - late", "17:30-"),
        ("5:30 PM till late", "17:30-"),
        ("5:30 PM until late", "17:30-"),
        ("17:30 CEST onwards", "17:30- CEST"),
        ("17:30 onwards CEST", "17:30- CEST"),
        ("17:30 onwards (CEST)", "17:30- CEST"),
        ("ab 17:30 Uhr", "17:30-"),
        ("à partir de 17h30", "17:30-"),
        ("dès 17 h", "17:00-"),
        ("desde las 17:30", "17:30-"),
        ("с 17:30", "17:30-"),
        ("17:30 起", "17:30-"),
        ("17:30 to", "Unreadable"),
        ("until 17:30", "Unreadable"),
        ("late", "Unreadable"),
    ]);
}

#[test]
fn other_languages() {
    all(&[
        ("de 9h30 à 10h15", "09:30-10:15"),
        ("9h30 à 10h15", "09:30-10:15"),
        ("midi - 13h", "12:00-13:00"),
        ("10h - midi", "10:00-12:00"),
        ("von 9:30 bis 10:15 Uhr", "09:30-10:15"),
        ("de 9:30 a 10:15", "09:30-10:15"),
        ("9:30 a 10:15", "09:30-10:15"),
        ("de 9:30 a. m. a 1:15 p. m.", "09:30-13:15"),
        ("a las 14:30", "14:30"),
        ("с 9:30 до 10:15", "09:30-10:15"),
        ("9 ч 30 мин", "09:30"),
        ("14 ч. 30 мин. – 15 ч.", "14:30-15:00"),
        ("上午9:30至10:15", "09:30-10:15"),
        ("下午2:30-3:15", "14:30-15:15"),
        ("上午9時30分".replace('時', "点").as_str(), "09:30"),
        ("９：３０－１０：１５", "09:30-10:15"),
        ("14时30分到15时", "14:30-15:00"),
        ("٩:٣٠ ص – ١٠:١٥ ص", "09:30-10:15"),
        ("من ٢:٣٠ م إلى ٣:١٥ م", "14:30-15:15"),
        ("\u{200f}٢:٣٠ مساءً", "14:30"),
        ("۱۴:۳۰", "14:30"),
    ]);
}

#[test]
fn zones_beside_the_time() {
    all(&[
        ("9:30 a.m. EDT", "09:30 EDT"),
        ("9:30 AM EDT - 10:10 AM EDT", "09:30-10:10 EDT"),
        ("9:30 AM EDT - 10:10 AM", "09:30-10:10 EDT"),
        ("9:30 AM EDT - 10:10 AM PDT", "Unreadable"),
        ("9:30 – 10:10 AM ET", "09:30-10:10 ET"),
        ("9:30 AM TO 10:10 AM", "09:30-10:10"),
        ("15:00 UTC", "15:00 +00:00"),
        ("15:00 utc", "15:00 +00:00"),
        ("15:00Z", "15:00 +00:00"),
        ("15:00 GMT", "15:00 GMT"),
        ("15:00 GMT+2", "15:00 +02:00"),
        ("15:00 UTC +2", "15:00 +02:00"),
        ("15:00 UTC+05:30", "15:00 +05:30"),
        ("15:00 UTC+0530", "15:00 +05:30"),
        ("15:00 UTC−3", "15:00 -03:00"),
        ("15:00 UTC–3:30", "15:00 -03:30"),
        ("15:00+02:00", "15:00 +02:00"),
        ("15:00 UTC - 16:00", "15:00-16:00 +00:00"),
        ("15:00 UTC+25", "Unreadable"),
        ("15:00 UTC+2:75", "Unreadable"),
        ("3:00 PM (EST)", "15:00 EST"),
        ("3:00 PM (UTC-5)", "15:00 -05:00"),
        ("3:00 PM (local time)", "15:00"),
        ("3:00 PM local time", "15:00"),
        ("15:00 CEST (UTC+2)", "15:00 +02:00"),
        ("15:00 CST (UTC+8)", "15:00 +08:00"),
        ("15:00 CEST (UTC+1)", "Unreadable"),
        ("8:00 PM America/New_York", "20:00 America/New_York"),
        ("8:00 PM America/Argentina/Buenos_Aires", "20:00 America/Argentina/Buenos_Aires"),
        ("8:00 PM America/Port-au-Prince", "20:00 America/Port-au-Prince"),
        ("14:00 ABCDE", "14:00 ABCDE"),
        ("14:00 Abc", "Unreadable"),
        ("9:30 AM AMT", "09:30 AMT"),
        ("9:30 PT", "09:30 PT"),
    ]);
}

#[test]
fn the_same_in_other_zones() {
    all(&[
        ("11:00am - 11:30am (17:00 CEST)", "11:00-11:30 (17:00 CEST)"),
        ("11:00am - 11:30am (17:00am CEST)", "11:00-11:30 (Impossible)"),
        ("11:00am EDT (17:00 CEST, 8:00 AM PDT)", "11:00 EDT (17:00 CEST) (08:00 PDT)"),
        ("11:00am EDT (17:00 CEST / 8:00 AM PDT)", "11:00 EDT (17:00 CEST) (08:00 PDT)"),
        ("11 AM EDT / 5 PM CEST", "11:00 EDT (17:00 CEST)"),
        ("11 AM EDT/5 PM CEST", "11:00 EDT (17:00 CEST)"),
        ("11 AM EDT | 17:00–17:30 CEST | 15:00Z", "11:00 EDT (17:00-17:30 CEST) (15:00 +00:00)"),
        ("11 AM EDT (5:00 CEST)", "11:00 EDT (HalfUnknown)"),
        ("11 AM (EDT) (17:00 CEST)", "11:00 EDT (17:00 CEST)"),
        ("11 AM (17:00)", "Unreadable"),
        ("11 AM (Room 4)", "Unreadable"),
        ("11 AM (17:00 CEST", "Unreadable"),
        ("17:00am CEST (11 AM EDT)", "Impossible"),
    ]);
}

#[test]
fn what_no_clock_shows() {
    for text in [
        "17:00am",
        "17:00am CEST",
        "25:00",
        "13:60",
        "0:30pm",
        "13pm",
        "24:00",
        "24:30",
        "22:00 - 24:30",
        "9:30 - 10:75",
        "99:99",
        "13 noon",
        "11 midnight",
        "0am",
        "9:30 AM - 17:00 AM",
        "2460h",
        "1 PM - 25:00",
    ] {
        assert_eq!(read(text), "Impossible", "{text}");
    }
}

#[test]
fn what_is_no_time() {
    for text in [
        "",
        " ",
        "-",
        "–",
        "(",
        ")",
        "()",
        ":",
        "a",
        "am",
        "PM",
        "CEST",
        "Z",
        "+2",
        "9",
        "14",
        "2024",
        "9:3",
        "9:",
        ":30",
        "9:300",
        "930:00",
        "9:30:15",
        "9:30:00:00",
        "2024-07-09",
        "2024-07-09T09:30",
        "9 July",
        "9:30 foo",
        "foo 9:30",
        "Time: 9:30",
        "9:30 9:45",
        "9:30 - 10:1",
        "9:30 - 10:",
        "9:30 - 10:10 - 11:00",
        "9:30 AM PM",
        "9:30 am am",
        "9:30 (",
        "9:30 )",
        "9:30,",
        "9:30 /",
        "TBC",
        "9:30 \u{0}",
        "9:30 \u{7}",
        "🕤",
        "9:30 🕤",
        "９時",
        "99999999999:00",
        "9:99999999999",
        "99999999999",
        "9:30 UTC+99999999999",
        "9:30 CEST CET",
        "9:30 - - foo",
        "午前9:30",
        "९:३०",
        "9½",
        "IX:XXX",
        "é",
        "9é30",
        "9:30 AM EDT (EST)",
        "from",
        "from - to",
        "9:30 America/",
        "9:30 /New_York",
    ] {
        assert_eq!(read(text), "Unreadable", "{text}");
    }
    assert_eq!(read(&"9".repeat(1_000_000)), "Unreadable");
    assert_eq!(read(&" ".repeat(1_000_000)), "Unreadable");
    assert_eq!(read(&"(".repeat(199)), "Unreadable");
    assert_eq!(read(&format!("9:30 AM{}", " / 9:30 AM EDT".repeat(10))).matches("EDT").count(), 10);
}

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
        assert!(!fault.message().is_empty() && fault.hint().ends_with('.'), "{fault:?}");
        let name = format!("{fault:?}");
        out = out + " " + name.split('(').next().unwrap();
    }
    out
}

#[test]
fn printed_times_are_instants() {
    let zones = Zones::new(Rc::new(TestHost::new("UTC")));
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
    let zones = Zones::new(Rc::new(TestHost::new("UTC")));
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
    let zones = Zones::new(Rc::new(TestHost::new("UTC")));
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
