//! Durations of sessions: detects the unit of numbers, and converts them to minutes.

use super::assumed::Assumptions;
use super::row::Row;
use super::words::{DATE, HOURS, LENGTH, ROOM, SECONDS, START, TIME};
use crate::diagnostic::Code;
use crate::import::common::case_fold::millionths;
use crate::source::cursor::Cursor;
use crate::source::json::Json;
use crate::text::digits;
use crate::time::{Stamp, clock, duration_in_words, printed, stamp};

/// The unit of a number. Numbers are stored in millionths.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Unit {
    Minutes,
    Hours,
    Seconds,
    Milliseconds,
}

/// The durations of a list without an explicit unit.
#[derive(Default)]
pub(super) struct Lengths {
    /// JSON numbers in `duration` and `length`.
    plain: Vec<u64>,
    /// Those, and the numbers of other columns and in strings.
    all: Vec<u64>,
    /// The date and the room of each row as written, its start in minutes, and its number.
    starts: Vec<(String, i64, Option<u64>)>,
}

/// Longer sessions make up a whole day, so numbers of them are not of hours.
const MOST_HOURS: u64 = 8_000_000;

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
        if let Some(start) = start_of(row) {
            let of = |words| row.find(words).map_or_else(String::new, |(_, found)| found.as_string());
            let plain = row.find(LENGTH).filter(|(word, _)| !names_minutes(word));
            let number = plain.and_then(|(_, found)| number_of(&found)).filter(|number| *number <= MOST_HOURS);
            self.starts.push(([of(DATE), of(ROOM)].join("\n"), start, number));
        }
    }

    /// Whether most sessions would last far beyond the next start on the same date in the same room if numbers were hours, and further than they
    /// would end before it if they were minutes: by a larger factor.
    fn are_too_long_in_hours(&self) -> bool {
        let mut starts: Vec<_> = self.starts.iter().collect();
        starts.sort();
        let gaps = starts.windows(2).filter(|pair| pair[0].0 == pair[1].0 && pair[0].1 < pair[1].1);
        let (mut fitting, mut long) = (0, 0);
        for (gap, number) in gaps.filter_map(|pair| Some((pair[1].1 - pair[0].1, pair[0].2?))) {
            let gap = gap.unsigned_abs().saturating_mul(1_000_000);
            let is_long = number * 60 > gap.saturating_mul(4) && number * 60 * number > gap * gap;
            *(if is_long { &mut long } else { &mut fitting }) += 1;
        }
        long > fitting
    }

    /// The common unit: seconds if a number would be more than a day in minutes, or if all are at least ten hours; milliseconds if one
    /// would be almost a week in seconds, and none less than 16 hours; hours if there are fractions, the largest number is at most eight, the
    /// smallest is below five, and the next sessions do not start long before; otherwise minutes.
    pub(super) fn unit(&self) -> Unit {
        let are_fractions = self.all.iter().any(|length| length % 1_000_000 > 0);
        let (least, most) = (self.all.iter().min(), self.all.iter().max());
        if self.plain.iter().all(|&length| length >= 60_000_000_000) && self.plain.iter().any(|&length| length >= 600_000_000_000)
        {
            Unit::Milliseconds
        } else if self.plain.iter().any(|&length| length > 1_440_000_000)
            || (!self.plain.is_empty() && self.plain.iter().all(|&length| length >= 600_000_000))
        {
            Unit::Seconds
        } else if are_fractions && most <= Some(&MOST_HOURS) && least < Some(&5_000_000) && !self.are_too_long_in_hours() {
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
        let unit = if names_minutes(word) || (matches!(unit, Unit::Seconds | Unit::Milliseconds) && !is_plain) {
            Unit::Minutes
        } else {
            unit
        };
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
        (Some(number), Unit::Milliseconds) => whole(number / 60_000),
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

/// Whether a duration contradicts a start and an end in every unit. Only two times in the same notation are compared. A shorter one may be without
/// breaks, or count something else than minutes, so it contradicts only a short session of which it is at most half.
pub(super) fn contradicts(said: &str, start: &str, end: &str) -> bool {
    let minutes = match (stamp(start), stamp(end)) {
        (Some(Stamp::Local(start)), Some(Stamp::Local(end))) => (end.to_seconds() - start.to_seconds()) / 60,
        (Some(Stamp::Exact(start)), Some(Stamp::Exact(end))) => (end.0 - start.0) / 60,
        _ => return false,
    };
    let Some(length) = duration_in_words(said).map(i64::from) else { return false };
    // In minutes, hours, seconds and milliseconds, of which the last may have been taken to be seconds.
    let readings = [length, length * 60, length / 60, length / 1_000, length / 60_000];
    // An end may be the last minute of a session.
    let is_explained =
        readings.into_iter().any(|length| length <= minutes + 1 && (length * 2 > minutes || (minutes > 60 && length >= 15)));
    let is_short = (15..=minutes / 2).contains(&length) && minutes <= 60;
    !is_explained && (length > minutes + 1 || is_short)
}

/// The start of a row, in minutes.
fn start_of(row: &Row<'_>) -> Option<i64> {
    let (_, found) = row.find(START).or_else(|| row.find(TIME))?;
    let Json::Text(text) = found.json else { return None };
    match stamp(text) {
        Some(Stamp::Local(time) | Stamp::Zoned(time, ..)) => Some(time.to_seconds() / 60),
        Some(Stamp::Exact(time)) => Some(time.0 / 60),
        Some(Stamp::Date(_)) => None,
        None => clock(text.trim()).or_else(|| Some(printed(text).ok()?.start)).map(i64::from),
    }
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
