//! Times as people print them.

use plenary::time::{Printed, PrintedEnd, PrintedZone, printed};

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
        ("1:30 - 2:15", "MeridiemUnknown"),
        ("9 - 5", "MeridiemUnknown"),
        ("1:30", "MeridiemUnknown"),
        ("6:59", "MeridiemUnknown"),
        ("2h", "MeridiemUnknown"),
        ("5:30 onwards", "MeridiemUnknown"),
        ("12:15 - 1:00", "MeridiemUnknown"),
        ("12:15 - 01:00", "MeridiemUnknown"),
        ("09:30 - 1:00", "MeridiemUnknown"),
        ("10:00 - 9:00", "MeridiemUnknown"),
        ("10:00 - 10:00", "MeridiemUnknown"),
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
        ("11 AM EDT (5:00 CEST)", "11:00 EDT (MeridiemUnknown)"),
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
        "IX:XII",
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
