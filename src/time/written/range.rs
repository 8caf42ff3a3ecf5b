//! Date ranges: the first and last day in one text: `12-14 June 2026`, `June 12 - 14, 2026`, `30 June to 2 July 2026`.

use super::{DateOrder, Written, written};
use crate::time::printed::plain;
use crate::time::{Date, Stamp, stamp};

/// Words and signs between the first and the last day.
const TO: [&str; 19] = [
    "-",
    "~",
    " to ",
    " until ",
    " till ",
    " through ",
    " thru ",
    " bis ",
    " au ",
    " à ",
    " al ",
    " a ",
    " по ",
    " до ",
    " إلى ",
    "至",
    "到",
    "/",
    "\u{2e3a}",
];
/// Conjunctions between two consecutive days.
const AND: [&str; 7] = [" and ", " & ", "&", " und ", " et ", " y ", " и "];
/// Words before the first day.
const FROM: [&str; 8] = ["from ", "vom ", "von ", "du ", "del ", "с ", "من ", "the "];
/// Maximum length of a range in days. Events are not longer, so a longer range is a misreading.
const LONGEST: i32 = 366;

/// Parses the first and last day of a range, without times. `near` is a date of the event, from which a missing year is derived.
pub fn written_range(text: &str, near: Option<Date>) -> Option<(Date, Date)> {
    if text.len() > super::parse::LONGEST {
        return None;
    }
    let text = plain(text);
    let text = FROM.iter().find_map(|word| text.trim().strip_prefix(word)).unwrap_or(text.trim());
    let split = |sign: &&'static str| {
        text.match_indices(*sign).map(|(at, sign)| (&text[..at], &text[at + sign.len()..])).collect::<Vec<_>>()
    };
    let to = TO.iter().flat_map(split).find_map(|(first, last)| days(first.trim(), last.trim(), near));
    let and = || AND.iter().flat_map(split).find_map(|(first, last)| days(first.trim(), last.trim(), near));
    to.filter(|(first, last)| first < last && last.0 - first.0 < LONGEST)
        .or_else(|| and().filter(|(first, last)| last.0 - first.0 == 1))
}

/// The days of both parts, either of which may omit what the other has.
fn days(first: &str, last: &str, near: Option<Date>) -> Option<(Date, Date)> {
    let iso = |text: &str| match stamp(text) {
        Some(Stamp::Date(date)) => Some(date),
        _ => None,
    };
    if let (Some(first), Some(last)) = (iso(first), iso(last)) {
        return Some((first, last));
    }
    match (date(first), date(last)) {
        (Some(first), Some(last)) => {
            let order = first.order().or(last.order());
            let of = |written: &Written, near| written.date(order, near).ok();
            if first.year.is_some() {
                let first = of(&first, near)?;
                return Some((first, of(&last, Some(first))?));
            }
            let last = of(&last, near)?;
            Some((of(&first, Some(last))?, last))
        }
        // `12-14 June 2026`
        (None, Some(last)) => {
            let last = last.date(None, near).ok()?;
            let (year, month, _) = last.parts();
            Some((Date::new(year, month, day(first)?)?, last))
        }
        // `June 12 - 14, 2026`
        (Some(first), None) if first.year.is_none() => {
            let (number, year) = last.split_once([',', ' ']).unwrap_or((last, ""));
            let year = year.trim_matches([' ', ',']);
            let first = match year.parse() {
                Ok(year) => Written { year: Some(year), ..first }.date(Some(DateOrder::MonthFirst), None),
                Err(_) if year.is_empty() => first.date(None, near),
                Err(_) => return None,
            };
            let (year, month, _) = first.ok()?.parts();
            Some((first.ok()?, Date::new(year, month, day(number)?)?))
        }
        _ => None,
    }
}

/// A date without a time.
fn date(text: &str) -> Option<Written> {
    written(text).filter(|date| date.time.is_none())
}

/// A day number, after a weekday or before an ordinal suffix.
fn day(text: &str) -> Option<u32> {
    let number = text.rsplit(' ').next()?;
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    let is_weekday = |word: &str| super::names::weekdays(&crate::text::unaccented(word.trim_matches(['.', ',']))) != 0;
    let is_alone = text.len() == number.len() || is_weekday(text[..text.len() - number.len()].trim());
    (is_alone && matches!(&number[digits..], "" | "." | "st" | "nd" | "rd" | "th" | "er"))
        .then(|| number[..digits].parse().ok())?
}
