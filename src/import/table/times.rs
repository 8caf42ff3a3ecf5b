//! Determines the time of a session from the many forms that lists use.

use super::assumed::Assumptions;
use super::dates::{Dates, Moment, day};
use super::row::Row;
use super::words::{DATE, DAY, END, LENGTH, SECONDS, START, TIME, Words};
use crate::diagnostic::{Code, Diagnostic};
use crate::import::common::case_fold::{millionths, whole};
use crate::import::common::draft::{DraftObject, local, path_of};
use crate::import::common::localized_text::json_text;
use crate::import::common::strip_markup::{first, joined};
use crate::path::JsonPath;
use crate::source::cursor::Cursor;
use crate::source::json::Json;
use crate::text::digits;
use crate::time::{Date, DateFault, Fault, Printed, PrintedEnd, Stamp, Zones, clock, printed, stamp};

/// The context of all times of a list.
pub(super) struct Times<'t> {
    pub(super) dates: Dates,
    /// The zone of local times; empty if unknown.
    pub(super) zone: String,
    pub(super) zones: &'t Zones,
    /// Whether durations without a unit are seconds.
    pub(super) in_seconds: bool,
}

/// Values that a session may inherit.
pub(super) struct Around<'r> {
    /// Its date.
    pub(super) day: Option<Date>,
    /// The row with its time, if it has none of its own.
    pub(super) slot: Option<&'r Row<'r>>,
    /// The date of the row above.
    pub(super) above: Option<Date>,
    /// Whether it is a part of a session, which needs no time.
    pub(super) is_part: bool,
}

/// The date of a row, which the rows below may inherit.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum OwnDate {
    Known(Date),
    Unclear,
    Missing,
}

/// The values found so far.
#[derive(Default)]
struct Found {
    at: Option<(String, JsonPath)>,
    date: Option<Date>,
    /// A time in the `date` key: of that day, or of another day in another zone.
    stamp: Option<(String, JsonPath)>,
    clock: Option<(u32, bool, JsonPath)>,
    words: Option<(String, JsonPath)>,
    fault: bool,
}

impl Times<'_> {
    /// Parses the values that match the words.
    fn each(
        &self,
        row: &Row<'_>,
        words: Words,
        assumed: &mut Assumptions,
        take: &mut dyn FnMut(&str, Moment, &Cursor<'_>, &mut Assumptions),
    ) {
        for (word, r) in row.all(words) {
            if let Some(moment) = self.dates.moment(&r, assumed) {
                take(word, moment, &r, assumed);
            }
        }
    }

    /// The date of a container under one of the words, such as that of a day with a list of sessions.
    pub(super) fn date(&self, row: &Row<'_>, words: Words, assumed: &mut Assumptions) -> Option<Date> {
        let mut found = None;
        self.each(row, words, assumed, &mut |_, moment, r, assumed| match moment {
            _ if found.is_some() => {}
            Moment::Day(date) | Moment::DayWords(date, _) => found = Some(date),
            Moment::At(text) => found = Some(self.local_date(&text, 0)),
            Moment::Unclear(fault) => report_fault(fault, r, assumed),
            Moment::Clock(..) | Moment::Words(_) => {}
        });
        found
    }

    /// The local date of a time that represents a date, next to a separate time of day. Programs serialize local midnight in UTC, so the written
    /// date may be the previous day.
    fn local_date(&self, text: &str, minutes: u32) -> Date {
        let Some(exact) = stamp(text) else { return Date(0) };
        let (written, is_utc) = (text.get(..10).and_then(stamp), text.ends_with(['Z', 'z']) || text.ends_with("+00:00"));
        let date = written.map_or_else(|| day(&exact), |date| day(&date));
        match exact {
            Stamp::Exact(at) if is_utc && !self.zone.is_empty() && at.0.rem_euclid(86_400) != 0 => {
                let local = self.zones.local(&self.zone, at);
                // The instant itself, or local midnight. Otherwise it is undecidable, and the date is used as written.
                if local.second == 0 || u32::from(local.minute()) == minutes { local.date } else { date }
            }
            _ => date,
        }
    }

    /// Sets the time of a session, and returns the date of the row.
    pub(super) fn tell(
        &self,
        session: &mut DraftObject,
        row: &Row<'_>,
        around: &Around<'_>,
        assumed: &mut Assumptions,
    ) -> OwnDate {
        let is_timed = row.find(START).is_some() || row.find(TIME).is_some();
        let timed = around.slot.filter(|_| !is_timed).unwrap_or(row);
        let mut found = Found::default();
        self.each(timed, START, assumed, &mut |_, moment, r, assumed| found.take(moment, r, assumed));
        if found.at.is_none() {
            self.each(row, DATE, assumed, &mut |word, moment, r, assumed| match moment {
                Moment::At(text) => found.stamp = found.stamp.take().or(Some((text, path_of(r)))),
                // `"day": "Day 1"` is a label, and `"date": "32 May"` an error.
                Moment::Words(said) => {
                    let is_date = !matches!(word, "day" | "tag" | "jour" | "dia" | "день" | "اليوم");
                    if is_date && said.bytes().any(|byte| byte.is_ascii_digit()) && found.date.is_none() {
                        assumed.report(Code::UnclearDate, r, String::new());
                        found.fault = true;
                    }
                }
                Moment::Clock(..) => {}
                moment => found.take(moment, r, assumed),
            });
            self.each(timed, TIME, assumed, &mut |_, moment, r, assumed| found.take(moment, r, assumed));
        }
        let Found { at, date, stamp, clock, words, fault } = found;
        let ends = if row.find(END).or_else(|| row.find(LENGTH)).is_some() { row } else { timed };
        let minutes = clock.as_ref().map(|(minutes, ..)| *minutes);
        let at = at.or_else(|| stamp.clone().filter(|_| date.is_none() && minutes.is_none() && words.is_none()));
        if let Some((at, from)) = at {
            // A date or day number beside it is redundant.
            row.all(DATE);
            let date = stamp_date(&at);
            session.put("start", json_text(at), from);
            self.end(session, ends, None, assumed);
            return date.map_or(OwnDate::Missing, OwnDate::Known);
        }
        let own = date.or_else(|| stamp.map(|(text, _)| self.local_date(&text, minutes.unwrap_or_default())));
        let may_inherit = !fault && (!around.is_part || minutes.is_some() || words.is_some());
        let mut date = own.or(around.day.filter(|_| may_inherit));
        let has_digit = |words: &String| words.bytes().any(|byte| byte.is_ascii_digit());
        let is_timed = minutes.is_some()
            || words.as_ref().is_some_and(|(words, _)| matches!(printed(words), Ok(_) | Err(Fault::MeridiemUnknown)));
        if date.is_none() && is_timed && !fault && !around.is_part {
            let only = self.dates.only_day();
            date = around.above.or(only);
            match (around.above, only) {
                (Some(above), _) => {
                    assumed.report(Code::DateContinued, row.r, ["The date is taken to be ", &above.to_iso(), "."].concat())
                }
                (None, Some(only)) => {
                    assumed.report(Code::DateOfEvent, row.r, ["The date is taken to be ", &only.to_iso(), "."].concat())
                }
                (None, None) => assumed.report(Code::DateMissing, row.r, String::new()),
            }
        }
        match (date, clock, words) {
            (Some(date), Some((minutes, true, from)), _) => {
                session.put("start", json_text(local(&date.to_iso(), minutes)), from);
                self.end(session, ends, Some(minutes), assumed);
            }
            // The parser of printed times reports whether `1:30` is in the afternoon.
            (Some(date), Some((_, false, from)), _) => {
                session.say("start", date.to_iso());
                session.put("time", json_text(hours(timed, ends)), from);
            }
            (Some(date), None, Some((words, from))) => {
                session.say("start", date.to_iso());
                let words = self.with_end(words, ends, date, assumed);
                session.put("time", json_text(words), from);
                self.end(session, ends, None, assumed);
            }
            (Some(date), None, None) => {
                session.say("start", date.to_iso());
                self.end(session, ends, None, assumed);
            }
            (None, None, Some((words, from))) => {
                if has_digit(&words) && !fault && !is_timed {
                    let value = ["\"", &words, "\""].concat();
                    row.r.log.push(Diagnostic::new(Code::NoTime, from.clone(), value));
                } else if !has_digit(&words) && !fault && !around.is_part {
                    row.r.report(Code::Unscheduled);
                }
                session.put("time", json_text(joined(&[label(row), words], ", ")), from);
            }
            (None, clock, None) | (None, clock @ Some(_), _) => {
                session.say("time", joined(&[label(row), hours(timed, ends)], ", "));
                if clock.is_none() && !fault && !around.is_part {
                    row.r.report(Code::Unscheduled);
                }
            }
        }
        match own {
            _ if fault => OwnDate::Unclear,
            Some(date) => OwnDate::Known(date),
            None => OwnDate::Missing,
        }
    }

    /// Joins a printed time that names a zone with an end from another key: `10:00 CEST` and `11:00 CEST`.
    fn with_end(&self, words: String, row: &Row<'_>, date: Date, assumed: &mut Assumptions) -> String {
        let Ok(Printed { end: PrintedEnd::Unknown, zone: Some(_), .. }) = printed(&words) else { return words };
        let mut whole = None;
        self.each(row, END, assumed, &mut |_, moment, r, _| {
            let said = match moment {
                _ if whole.is_some() => None,
                Moment::Clock(..) => Some(r.as_string()),
                Moment::Words(said) => Some(said),
                Moment::DayWords(day, said) if day == date || day.0 == date.0 + 1 => Some(said),
                _ => None,
            };
            whole = whole.take().or_else(|| joined_times(&words, &said?));
        });
        whole.unwrap_or(words)
    }

    fn end(&self, session: &mut DraftObject, row: &Row<'_>, begins: Option<u32>, assumed: &mut Assumptions) {
        let start = session.get("start").unwrap_or_default().to_string();
        let is_clock = start.len() > 10;
        self.each(row, END, assumed, &mut |_, moment, r, assumed| {
            if session.has("end") {
                return;
            }
            match moment {
                Moment::At(text) => drop(session.tell("end", text, r)),
                Moment::Clock(minutes, _) if is_clock => {
                    let Some(Stamp::Date(date)) = start.get(..10).and_then(stamp) else { return };
                    let from = begins.or_else(|| clock(start.get(11..16)?)).unwrap_or_default();
                    let date = if minutes < from { Date(date.0 + 1) } else { date };
                    // The end is in the zone that the start names, if any.
                    let zone = start
                        .get(11..)
                        .and_then(|time| time.find(['Z', '+', '-', '[']).map(|at| &time[at..]))
                        .unwrap_or_default();
                    session.tell("end", [&local(&date.to_iso(), minutes), zone].concat(), r);
                }
                Moment::Day(date) if !is_clock && !session.has("time") => drop(session.tell("end", date.to_iso(), r)),
                Moment::Words(said) if is_clock => drop(session.tell("end", said, r)),
                Moment::DayWords(..) if is_clock => drop(session.tell("end", r.as_string(), r)),
                Moment::Unclear(fault) => report_fault(fault, r, assumed),
                _ => {}
            }
        });
        if session.has("end") || !(is_clock || session.has("time")) {
            // A duration beside an end is redundant.
            row.find(LENGTH).or_else(|| row.find(SECONDS));
            return;
        }
        for &(words, is_seconds) in &[(LENGTH, self.in_seconds), (SECONDS, true)] {
            let Some((word, r)) = row.find(words) else { continue };
            let is_plain = matches!(word, "duration" | "length" | "durationseconds" | "durationinseconds" | "seconds");
            session.tell("duration", minutes(&r, is_seconds && is_plain), &r);
            return;
        }
    }
}

impl Found {
    fn take(&mut self, moment: Moment, r: &Cursor<'_>, assumed: &mut Assumptions) {
        match moment {
            Moment::At(text) => self.at = self.at.take().or(Some((text, path_of(r)))),
            Moment::Day(date) => self.date = self.date.or(Some(date)),
            Moment::DayWords(date, words) => {
                self.date = self.date.or(Some(date));
                self.words = self.words.take().or(Some((words, path_of(r))));
            }
            Moment::Clock(minutes, is_sure) => self.clock = self.clock.take().or(Some((minutes, is_sure, path_of(r)))),
            Moment::Words(words) => self.words = self.words.take().or(Some((words, path_of(r)))),
            Moment::Unclear(fault) => {
                report_fault(fault, r, assumed);
                self.fault = true;
            }
        }
    }
}

/// Joins two printed times to a range if the first names a zone: `10:00–11:00 CEST`.
fn joined_times(start: &str, end: &str) -> Option<String> {
    let ((from, zone), (to, own)) = (split_zone(start)?, split_zone(end)?);
    let joined = match own {
        "" => [from, "–", to, zone].concat(),
        own if own.trim() == zone.trim() => [from, "–", to, zone].concat(),
        _ => [start, " – ", end].concat(),
    };
    printed(&joined).is_ok_and(|printed| printed.end != PrintedEnd::Unknown).then_some(joined)
}

/// Splits a printed time before its zone.
fn split_zone(text: &str) -> Option<(&str, &str)> {
    let text = text.trim();
    let ends = text.char_indices().map(|(at, _)| at).chain([text.len()]).rev().take(40);
    let is_time =
        |time: &&str| printed(time).map_or_else(|fault| fault == Fault::MeridiemUnknown, |printed| printed.zone.is_none());
    let time = ends.map(|end| text[..end].trim_end()).find(is_time)?;
    Some((time, &text[time.len()..]))
}

fn report_fault(fault: DateFault, r: &Cursor<'_>, assumed: &mut Assumptions) {
    let code = if matches!(fault, DateFault::Ambiguous(..)) { Code::AmbiguousDate } else { Code::UnclearDate };
    assumed.report(code, r, fault.help());
}

fn stamp_date(text: &str) -> Option<Date> {
    match stamp(text.get(..10)?) {
        Some(Stamp::Date(date)) => Some(date),
        _ => None,
    }
}

/// A duration as written, or in minutes if it is a number of seconds. Text is parsed when the draft is complete.
fn minutes(r: &Cursor<'_>, in_seconds: bool) -> String {
    let said = r.as_string();
    match millionths(&said).filter(|_| in_seconds) {
        Some(number) => digits(((number / 60 + 500_000) / 1_000_000) as usize),
        None => said,
    }
}

/// Whether durations without a unit are seconds: nothing lasts longer than a day, and if even the shortest would be ten hours
/// as minutes, they are not minutes. Durations are in millionths.
pub(super) fn are_seconds(lengths: &[u64]) -> bool {
    lengths.iter().any(|&length| length > 1_440_000_000)
        || (!lengths.is_empty() && lengths.iter().all(|&length| length >= 600_000_000))
}

/// The sort key of a session without a date: its day number and its time of day.
pub(super) fn order(row: &Row<'_>) -> i64 {
    let day = match row.find(DAY) {
        Some((_, r)) if matches!(r.json, Json::Number(_)) => whole(&r.as_string()),
        _ => None,
    };
    let day = day.filter(|day| (0..1 << 31).contains(day)).unwrap_or_default();
    let start = row.find(START).or_else(|| row.find(TIME)).map(|(_, r)| r.as_string());
    let time = start.and_then(|start| printed(&start).ok().map(|printed| printed.start).or_else(|| clock(&start)));
    (day << 32) + i64::from(time.unwrap_or_default())
}

/// The text of a date that cannot be resolved to a day: `Day 1`, `6/7/2023`.
fn label(row: &Row<'_>) -> String {
    match row.find(DATE).or_else(|| row.find(DAY)) {
        Some((_, r)) if matches!(r.json, Json::Number(_)) => ["Day ", &r.as_string()].concat(),
        Some((_, r)) if matches!(r.json, Json::Text(_)) => r.as_string(),
        _ => String::new(),
    }
}

/// The times of day as written: `11:30–12:00`.
fn hours(timed: &Row<'_>, ends: &Row<'_>) -> String {
    let said = |row: &Row<'_>, words: Words| match row.find(words) {
        Some((_, r)) if matches!(r.json, Json::Text(_)) => r.as_string(),
        _ => String::new(),
    };
    joined(&[first(&mut [said(timed, START), said(timed, TIME)]), said(ends, END)], "–")
}
