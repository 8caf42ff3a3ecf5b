//! Weekdays without a date, resolved within the dates of the event: `Monday`, `Mon 9:00 AM`.

use super::names::weekdays;
use super::tokens::Tokens;
use crate::time::printed::plain;
use crate::time::{Date, Fault, Printed, printed};

/// A weekday, and the time beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weekday {
    /// A bit mask of the weekdays that the text may name, Monday first.
    bits: u8,
    /// The time after the weekday, or its fault; `None` for a weekday alone.
    pub time: Option<Result<Printed, Fault>>,
    /// The text of the time; empty for a weekday alone.
    pub words: String,
}

/// Parses a weekday with an optional time after it. `None` if some of the text is neither.
pub fn written_weekday(text: &str) -> Option<Weekday> {
    if text.len() > super::parse::LONGEST {
        return None;
    }
    let plain = plain(text);
    let mut tokens = Tokens::of(&plain);
    while tokens.any(&super::parse::BEFORE) {}
    let bits = tokens.attempt(Tokens::chinese_weekday).or_else(|| {
        let found = weekdays(&tokens.word()?);
        (found != 0).then_some(found)
    })?;
    let rest = plain[tokens.position()..].trim_matches([' ', '.', ',', ';', '،', '|', '-', '(', ')']);
    let time = rest.strip_prefix("at ").unwrap_or(rest);
    match printed(time) {
        _ if time.is_empty() => Some(Weekday { bits, time: None, words: String::new() }),
        Err(Fault::Unreadable) => None,
        found => Some(Weekday { bits, time: Some(found), words: time.to_string() }),
    }
}

impl Weekday {
    /// The only matching day between two dates, inclusive.
    pub fn within(&self, first: Date, last: Date) -> Option<Date> {
        let mut days = (first.0..=last.0.min(first.0 + 366)).map(Date).filter(|date| super::fits(self.bits, *date));
        days.next().filter(|_| days.next().is_none())
    }
}
