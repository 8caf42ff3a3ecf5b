//! Spreadsheet cells: serial numbers of dates and times, and headings of days in rows of their own.

use std::borrow::Cow;

use super::headers::Role;
use crate::import::common::draft::local;
use crate::import::table::words::is_day_name;
use crate::time::{Date, Fault, Printed, Stamp, iso_text, printed, stamp, written};

/// Days from 1899-12-30, the epoch of spreadsheets, to 1970-01-01.
const EPOCH: i32 = 25_569;

/// Converts a spreadsheet serial number in a date or time column: `45098.5` is `2023-06-21T12:00`, and `0.375` is `09:00`.
pub(super) fn as_time(text: &str, role: Role) -> Option<String> {
    if !matches!(role, Role::Date | Role::Time | Role::End) {
        return None;
    }
    let (whole, fraction) = match text.split_once(['.', ',']) {
        Some((whole, fraction)) => (whole, fraction),
        None => (text, ""),
    };
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(whole) || !(fraction.is_empty() || is_number(fraction)) {
        return None;
    }
    let days: i32 = whole.parse().ok()?;
    let minutes = if fraction.is_empty() { None } else { Some(minutes(fraction)) };
    match (days, minutes) {
        // `9.30` is a time of day, and `0.375` a fraction of a day.
        (0, Some(minutes)) if fraction.len() > 2 || matches!(fraction, "5" | "25" | "75") => {
            Some(local("", minutes)[1..].to_string())
        }
        (20_000..80_000, minutes) => {
            let date = Date(days - EPOCH).to_iso();
            Some(minutes.map_or_else(|| date.clone(), |minutes| local(&date, minutes)))
        }
        _ => None,
    }
}

/// Appends the zone of its column to a time without a zone.
pub(super) fn in_zone(text: &str, zone: &str) -> Option<String> {
    let local = iso_text(text).filter(|iso| matches!(stamp(iso), Some(Stamp::Local(_))));
    let is_plain = || match (printed(text), written(text)) {
        (Ok(Printed { zone, .. }), _) => zone.is_none(),
        (Err(fault), None) => fault == Fault::MeridiemUnknown,
        (Err(_), Some(written)) => matches!(written.time, Some(Ok(Printed { zone: None, .. }))),
    };
    let time = local.map(|iso| iso.replace('T', " ")).or_else(|| is_plain().then(|| text.trim().to_string()))?;
    Some([&time, " ", zone].concat())
}

/// A length that names no unit with the unit of its column.
pub(super) fn in_unit(text: &str, unit: &str) -> Option<String> {
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','));
    is_number.then(|| [text, " ", unit].concat())
}

/// The minutes of a fraction of a day, given by its decimal digits.
fn minutes(fraction: &str) -> u32 {
    let digits = fraction.bytes().take(9).map(|byte| u64::from(byte - b'0'));
    let (number, unit) = digits.fold((0, 1), |(number, unit), digit| (number * 10 + digit, unit * 10));
    ((number * 1440 + unit / 2) / unit).min(1439) as u32
}

/// Whether a cell that is alone in its row is a day heading: `Monday, 5 July 2027`, `Day 1`.
pub(super) fn is_heading(text: &str) -> bool {
    text.len() < 80 && (is_date(text) || (is_day_name(text) && text.split_whitespace().count() <= 5) || parts(text).any(is_date))
}

/// Whether a cell above a table is the heading of a day and nothing else: `Day 1: Friday 18 June 2027`, and no `Last updated: 3 May 2027`.
pub(super) fn is_pure_heading(text: &str) -> bool {
    let is_label = |part: &str| {
        let mut words = part.split_whitespace();
        is_day_name(part) && words.all(|word| is_day_name(word) || word.bytes().all(|byte| byte.is_ascii_digit()))
    };
    text.len() < 80 && (is_date(text) || parts(text).all(|part| part.is_empty() || is_date(part) || is_label(part)))
}

/// The date in a day heading; the whole heading if it has none.
pub(super) fn date_in<'t>(text: &Cow<'t, str>) -> Cow<'t, str> {
    if is_date(text) {
        return text.clone();
    }
    parts(text).find(|part| is_date(part)).map_or_else(|| text.clone(), |part| Cow::Owned(part.to_string()))
}

fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split([':', '–', '—', '(', ')', '|']).flat_map(|part| part.split(" - ")).map(str::trim)
}

fn is_date(text: &str) -> bool {
    let is_iso = iso_text(text).is_some_and(|text| stamp(&text).is_some());
    is_iso || written(text).is_some_and(|written| written.time.is_none())
}

/// Whether a cell that is alone in its row, below times, is none: `* subject to change`.
pub(super) fn is_footnote(text: &str) -> bool {
    let is_time = !matches!(printed(text), Err(Fault::Unreadable | Fault::UnknownZone)) || written(text).is_some();
    !is_time && stamp(text.trim()).is_none() && text.contains(' ')
}

/// Whether a cell contains one name, judging by its separators.
pub(super) fn is_one_name(text: &str) -> bool {
    let separators = [";", "\n", ",", "&", "/", " and ", " und ", " et ", " y ", "、", "|"];
    !separators.iter().any(|separator| text.contains(separator))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_spreadsheets_are_dates_and_times() {
        for (text, role, expected) in [
            ("45098", Role::Date, Some("2023-06-21")),
            ("45098.5", Role::Date, Some("2023-06-21T12:00")),
            ("0.375", Role::Time, Some("09:00")),
            ("0.41666666666667", Role::End, Some("10:00")),
            ("0.5", Role::Time, Some("12:00")),
            ("0.30", Role::Time, None),
            ("9.30", Role::Time, None),
            ("2023", Role::Date, None),
            ("30", Role::End, None),
            ("45098", Role::Other, None),
        ] {
            assert_eq!(as_time(text, role).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn headings_of_days_are_known() {
        for text in ["Monday, 5 July 2027", "Day 1 - 2027-07-05", "Day 1", "Tag 2 (6. Juli 2027)"] {
            assert!(is_heading(text), "{text}");
        }
        assert_eq!(date_in(&Cow::Borrowed("First part: 2027-07-05")), "2027-07-05");
        for text in ["Coffee break", "Opening", "Lunch"] {
            assert!(!is_heading(text), "{text}");
        }
        for text in ["Friday 18 June 2027", "DAY 1: FRIDAY 18 JUNE 2027", "Day 1 - Tuesday June 15th 2027", "Day 1", "Samstag"] {
            assert!(is_pure_heading(text), "{text}");
        }
        for text in ["Last updated: 3 May 2027", "Knot Day 2027", "Knot Days: 5 July 2027", "Open Data Day", "18-20 June"] {
            assert!(!is_pure_heading(text), "{text}");
        }
    }
}
