//! Parses the canonical forms of dates and times in a feed.

use super::{Date, DateTime, Instant};

/// A parsed time, before its zone is resolved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stamp {
    /// A date: `2024-07-09`.
    Date(Date),
    /// RFC 3339, with an offset: `2024-07-09T09:00:00-04:00`.
    Exact(Instant),
    /// A local time without a zone: `2024-07-09T09:00`.
    Local(DateTime),
    /// RFC 9557, with a zone in brackets, and the instant if the text has an offset as well:
    /// `2024-07-09T09:00-04:00[America/New_York]`.
    Zoned(DateTime, String, Option<Instant>),
}

/// Parses a time: a date, RFC 3339, a local time, or RFC 9557. Seconds are optional, and a space may replace the `T`.
/// Returns `None` for anything else.
pub fn stamp(text: &str) -> Option<Stamp> {
    let text = text.trim_ascii();
    let (plain, zone) = match text.split_once('[') {
        Some((plain, rest)) => {
            // The first bracket is the zone (RFC 9557, section 4.1); the critical flag makes no difference.
            let (zone, _tags) = rest.split_once(']')?;
            (plain, Some(zone.trim_start_matches('!')))
        }
        None => (text, None),
    };
    let date = date(plain.get(..10)?)?;
    let rest = &plain[10..];
    if rest.is_empty() {
        return zone.is_none().then_some(Stamp::Date(date));
    }
    let time = rest.get(1..).filter(|_| matches!(rest.as_bytes()[0], b'T' | b't' | b' '))?;
    let split = time.bytes().position(|byte| matches!(byte, b'Z' | b'z' | b'+' | b'-')).unwrap_or(time.len());
    let local = DateTime { date, second: time_of_day(&time[..split])? };
    let exact = match &time[split..] {
        "" => None,
        offset => Some(Instant(local.to_seconds() - i64::from(self::offset(offset)?))),
    };
    Some(match (zone, exact) {
        // `Z` does not assert the zone's offset (RFC 9557, section 3.4), so only the instant is known.
        (Some(_), Some(exact)) if time[split..].eq_ignore_ascii_case("z") => Stamp::Exact(exact),
        (Some(zone), exact) => Stamp::Zoned(local, zone.to_string(), exact),
        (None, Some(exact)) => Stamp::Exact(exact),
        (None, None) => Stamp::Local(local),
    })
}

/// Parses a duration to minutes: `"90"`, `"1:30"`, or ISO 8601 such as `"PT1H30M"` and `"P1D"`. Returns `None` for anything
/// else.
pub fn duration(text: &str) -> Option<u32> {
    let text = text.trim_ascii();
    if let Some(iso) = text.strip_prefix('P') {
        return iso_duration(iso);
    }
    match text.split_once(':') {
        Some((hours, minutes)) if minutes.len() == 2 => {
            let minutes = number(minutes)?;
            (minutes < 60).then_some(number(hours)?.checked_mul(60)? + minutes)
        }
        Some(_) => None,
        None => number(text),
    }
}

/// Parses a JSON number of minutes, rounded to an integer: 1.5 is 2.
pub fn number_of_minutes(text: &str) -> Option<u32> {
    duration(text).or_else(|| rounded(text))
}

/// A separate function, since fractions are rare.
#[inline(never)]
fn rounded(text: &str) -> Option<u32> {
    let (whole, fraction) = text.split_once('.')?;
    if !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    number(whole)?.checked_add(u32::from(fraction.starts_with(['5', '6', '7', '8', '9'])))
}

/// Parses a time of day, `"9:00"` or `"09:00"`, to minutes since midnight.
pub fn clock(text: &str) -> Option<u32> {
    let (hour, minute) = text.trim_ascii().split_once(':')?;
    let (hour, minute) = (number(hour)?, number(minute)?);
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}

/// Parses a date, `2024-07-09`. Returns `None` for anything else, including a time.
pub fn date(text: &str) -> Option<Date> {
    let mut parts = text.trim_ascii().splitn(3, '-');
    let mut part = |width: usize| parts.next().filter(|p| p.len() == width).and_then(number);
    let (year, month, day) = (part(4)?, part(2)?, part(2)?);
    Date::new(year as i32, month, day)
}

fn time_of_day(text: &str) -> Option<u32> {
    let text = text.split_once(['.', ',']).map_or(text, |(whole, _fraction)| whole);
    let mut parts = text.split(':');
    let mut part = || parts.next().filter(|p| p.len() == 2).and_then(number);
    let (hour, minute) = (part()?, part()?);
    // RFC 3339 allows leap seconds, which browsers do not represent.
    let second = match part() {
        Some(second) => second.min(59),
        None if text.len() > 5 => return None,
        None => 0,
    };
    (hour < 24 && minute < 60 && text.len() <= 8).then_some(hour * 3600 + minute * 60 + second)
}

fn offset(text: &str) -> Option<i32> {
    if text.eq_ignore_ascii_case("z") {
        return Some(0);
    }
    let (sign, digits) = (if text.starts_with('-') { -1 } else { 1 }, text.get(1..)?);
    let (hours, minutes) = match digits.len() {
        2 => (digits, "00"),
        4 => digits.split_at_checked(2)?,
        5 => digits.split_once(':')?,
        _ => return None,
    };
    let (hours, minutes) = (number(hours)?, number(minutes)?);
    (hours < 24 && minutes < 60).then_some(sign * (hours * 3600 + minutes * 60) as i32)
}

fn iso_duration(text: &str) -> Option<u32> {
    let (days, time) = text.split_once('T').unwrap_or((text, ""));
    let mut minutes = 0u32;
    let mut any = false;
    for (mut part, units) in [(days, [('W', 10_080), ('D', 1_440), ('\0', 0)]), (time, [('H', 60), ('M', 1), ('S', 0)])] {
        for (unit, worth) in units {
            if let Some((value, rest)) = part.split_once(unit) {
                minutes = minutes.checked_add(number(value)?.checked_mul(worth)?)?;
                (part, any) = (rest, true);
            }
        }
        if !part.is_empty() {
            return None;
        }
    }
    any.then_some(minutes)
}

fn number(text: &str) -> Option<u32> {
    // Longer numbers are not part of a time, and would overflow.
    if text.is_empty() || text.len() >= 8 {
        return None;
    }
    let mut number = 0;
    for byte in text.bytes() {
        number = number * 10 + char::from(byte).to_digit(10)?;
    }
    Some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn local(year: i32, month: u32, day: u32, hour: u32, minute: u32) -> DateTime {
        DateTime { date: Date::new(year, month, day).unwrap(), second: hour * 3600 + minute * 60 }
    }

    #[test]
    fn every_form_is_read() {
        let nine = local(2024, 7, 9, 9, 0);
        assert_eq!(stamp("2024-07-09"), Some(Stamp::Date(nine.date)));
        for text in ["2024-07-09T09:00", "2024-07-09 09:00", "2024-07-09T09:00:00", " 2024-07-09t09:00:00.5 "] {
            assert_eq!(stamp(text), Some(Stamp::Local(nine)), "{text}");
        }
        let exact = Instant(nine.to_seconds() + 4 * 3600);
        for text in ["2024-07-09T09:00-04:00", "2024-07-09T09:00:00-0400", "2024-07-09T13:00Z", "2024-07-09T15:00:00.000+02"] {
            assert_eq!(stamp(text), Some(Stamp::Exact(exact)), "{text}");
        }
        let zone = "America/New_York".to_string();
        assert_eq!(stamp("2024-07-09T09:00[America/New_York]"), Some(Stamp::Zoned(nine, zone.clone(), None)));
        assert_eq!(stamp("2024-07-09T09:00-04:00[!America/New_York][u-ca=gregory]"), Some(Stamp::Zoned(nine, zone, Some(exact))));
    }

    #[test]
    fn what_is_no_time_is_refused() {
        for text in [
            "",
            "9:00",
            "2024-7-9",
            "2024-07-09T",
            "2024-07-09T9:00",
            "2024-07-09T24:00",
            "2024-07-09T09:60",
            "2024-02-30",
            "2024-07-09T09:00+",
            "2024-07-09T09:00+4",
            "2024-07-09T09:00[America/New_York",
            "2024-07-09[Europe/Paris]",
            "2024-07-09T09:00:0",
            "2024-07-09T09:00:00:00",
            "2024-07-09T17:00am",
            "２024-07-09",
            "2024-07-0é",
        ] {
            assert_eq!(stamp(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_of_minutes_are_rounded() {
        for (text, minutes) in [
            ("45", Some(45)),
            ("45.0", Some(45)),
            ("1.49", Some(1)),
            ("1.5", Some(2)),
            ("1e2", None),
            ("1.5e2", None),
            ("-5", None),
            ("4294967295.5", None),
        ] {
            assert_eq!(number_of_minutes(text), minutes, "{text}");
        }
    }

    #[test]
    fn lengths_are_minutes() {
        for (text, minutes) in [
            ("45", 45),
            ("1:30", 90),
            ("01:05", 65),
            ("55:23", 3323),
            ("PT1H30M", 90),
            ("PT90M", 90),
            ("P1DT1H", 1500),
            ("PT0S", 0),
        ] {
            assert_eq!(duration(text), Some(minutes), "{text}");
        }
        for text in ["", "1:5", "1:60", "-5", "P", "PT", "PT1X", "1h", "PT1M1H"] {
            assert_eq!(duration(text), None, "{text}");
        }
    }
}
