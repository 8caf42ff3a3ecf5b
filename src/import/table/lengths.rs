//! Durations of sessions: detects the unit of numbers, and converts them to minutes.

use super::assumed::Assumptions;
use super::row::Row;
use super::words::{HOURS, LENGTH, SECONDS};
use crate::diagnostic::Code;
use crate::import::common::case_fold::millionths;
use crate::source::cursor::Cursor;
use crate::source::json::Json;
use crate::text::digits;
use crate::time::{Stamp, duration_in_words, stamp};

/// The unit of a number. Numbers are stored in millionths.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Unit {
    Minutes,
    Hours,
    Seconds,
}

/// The durations of a list without an explicit unit.
#[derive(Default)]
pub(super) struct Lengths {
    /// JSON numbers in `duration` and `length`.
    plain: Vec<u64>,
    /// Those, and the numbers of other columns and in strings.
    all: Vec<u64>,
}

impl Lengths {
    /// Collects the duration of a row.
    pub(super) fn learn(&mut self, row: &Row<'_>) {
        if let Some((_, found)) = row.find("duration length")
            && let Json::Number(number) = found.json
        {
            self.plain.extend(millionths(number));
        }
        if let Some((word, found)) = row.find(LENGTH)
            && !names_minutes(word)
        {
            self.all.extend(number_of(&found));
        }
    }

    /// The common unit: seconds if a number would be more than a day in minutes, or if all are at least ten hours; hours if there are fractions,
    /// the largest number is at most twelve, and the smallest is below five; otherwise minutes.
    pub(super) fn unit(&self) -> Unit {
        let are_fractions = self.all.iter().any(|length| length % 1_000_000 > 0);
        let (least, most) = (self.all.iter().min(), self.all.iter().max());
        if self.plain.iter().any(|&length| length > 1_440_000_000)
            || (!self.plain.is_empty() && self.plain.iter().all(|&length| length >= 600_000_000))
        {
            Unit::Seconds
        } else if are_fractions && most <= Some(&12_000_000) && least < Some(&5_000_000) {
            Unit::Hours
        } else {
            Unit::Minutes
        }
    }
}

fn names_minutes(word: &str) -> bool {
    word.contains("min")
}

/// A number, also with a decimal comma.
fn number_of(r: &Cursor<'_>) -> Option<u64> {
    match r.json {
        Json::Number(number) => millionths(number),
        Json::Text(text) => millionths(&text.trim().replace(',', ".")),
        _ => None,
    }
}

/// The duration of a row in minutes, with its position; `unit` applies to numbers without a unit. Words are parsed once the draft is complete.
pub(super) fn length<'r>(row: &'r Row<'_>, unit: Unit, assumed: &mut Assumptions) -> Option<(String, Cursor<'r>)> {
    let (found, unit, is_assumed) = if let Some((word, r)) = row.find(LENGTH) {
        let is_plain = matches!(word, "duration" | "length");
        let unit = if names_minutes(word) || (unit == Unit::Seconds && !is_plain) { Unit::Minutes } else { unit };
        (r, unit, unit == Unit::Hours)
    } else if let Some((_, r)) = row.find(HOURS) {
        (r, Unit::Hours, false)
    } else {
        (row.find(SECONDS)?.1, Unit::Seconds, false)
    };
    if let Json::Object(_) = found.json {
        return Some((of_object(&found)?, found));
    }
    let said = match (number_of(&found), unit) {
        (Some(number), Unit::Seconds) => whole(number / 60),
        (Some(number), Unit::Hours) => {
            let minutes = whole(number * 60);
            if is_assumed {
                assumed.report(
                    Code::OtherForm,
                    &found,
                    ["It is taken to be in hours: write ", &minutes, ", in minutes."].concat(),
                );
            }
            minutes
        }
        _ => found.as_string(),
    };
    Some((said, found))
}

/// Whether a duration contradicts a start and an end in every unit. Only two times in the same notation are compared.
pub(super) fn contradicts(said: &str, start: &str, end: &str) -> bool {
    let minutes = match (stamp(start), stamp(end)) {
        (Some(Stamp::Local(start)), Some(Stamp::Local(end))) => (end.to_seconds() - start.to_seconds()) / 60,
        (Some(Stamp::Exact(start)), Some(Stamp::Exact(end))) => (end.0 - start.0) / 60,
        _ => return false,
    };
    let length = duration_in_words(said).map(i64::from);
    length.is_some_and(|length| ![length, length * 60, length / 60].contains(&minutes))
}

fn whole(number: u64) -> String {
    digits(((number + 500_000) / 1_000_000) as usize)
}

/// The duration of an object such as `{"hours": 1, "minutes": 30}`; other objects are reported.
fn of_object(r: &Cursor<'_>) -> Option<String> {
    let row = Row::of(r);
    let of = |words| row.find(words).and_then(|(_, r)| number_of(&r));
    let (hours, minutes) = (of("hours hour h"), of("minutes minute mins min m"));
    if hours.or(minutes).is_none() {
        r.report(Code::NoLength);
        return None;
    }
    Some(whole(hours.unwrap_or_default() * 60 + minutes.unwrap_or_default()))
}
