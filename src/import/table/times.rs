//! Determines the time of a session from the many forms that lists use.

use super::ZONE;
use super::assumed::Assumptions;
use super::dates::{Dates, Moment, day};
use super::lengths::{Unit, contradicts, length};
use super::night::{Above, Place};
use super::row::Row;
use super::words::{DATE, DAY, DAY_OF_HEADING, END, HOURS, LENGTH, SECONDS, START, TIME, Words};
use crate::diagnostic::{Code, Diagnostic};
use crate::import::common::case_fold::whole;
use crate::import::common::draft::{DraftObject, local, path_of};
use crate::import::common::localized_text::json_text;
use crate::import::common::strip_markup::{first, joined};
use crate::path::JsonPath;
use crate::source::cursor::Cursor;
use crate::source::json::Json;
use crate::time::{Date, DateFault, Fault, Printed, PrintedEnd, Stamp, Zones, clock, printed, printed_apart, stamp, written};

/// The context of all times of a list.
pub(super) struct Times<'t> {
    pub(super) dates: Dates,
    /// The zone of local times; empty if unknown.
    pub(super) zone: String,
    pub(super) zones: &'t Zones,
    /// What lengths that name no unit count.
    pub(super) unit_of_lengths: Unit,
}

/// Values that a session may inherit.
pub(super) struct Around<'r> {
    /// Its date.
    pub(super) day: Option<Date>,
    /// The row with its time, if it has none of its own.
    pub(super) slot: Option<&'r Row<'r>>,
    /// The date of the row above.
    pub(super) above: Option<Date>,
    /// The session of the row above.
    pub(super) night: Option<Above>,
    /// The room and the track of the session, as written.
    pub(super) place: Place,
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
    /// The time of the day in `at` as it is written, if it has words such as AM.
    at_clock: String,
    date: Option<Date>,
    /// A time in the `date` key: of that day, or of another day in another zone.
    stamp: Option<(String, JsonPath)>,
    clock: Option<Clock>,
    words: Option<(String, JsonPath)>,
    fault: bool,
}

/// A time of the day.
struct Clock {
    minutes: u32,
    is_sure: bool,
    text: String,
    from: JsonPath,
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
            let Some(moment) = self.dates.moment(&r, assumed) else { continue };
            let moment = match moment {
                Moment::At(text) => Moment::At([text.as_str(), &self.zone_beside(&text, &r)].concat()),
                moment => moment,
            };
            take(word, moment, &r, assumed);
        }
    }

    /// The zone that an object names beside a time, as it is written behind one.
    fn zone_beside(&self, at: &str, r: &Cursor<'_>) -> String {
        let Json::Object(_) = r.json else { return String::new() };
        let row = Row::of(r);
        match row.find(ZONE) {
            Some((_, zone)) if matches!(stamp(at), Some(Stamp::Local(_) | Stamp::Exact(_))) => {
                let name = zone.as_string();
                if !self.zones.has(name.trim()) {
                    zone.report(Code::NoZone);
                } else if name.trim() != self.zone {
                    return ["[", name.trim(), "]"].concat();
                }
                String::new()
            }
            _ => String::new(),
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
        let (written, bare) = (text.get(..10).and_then(stamp), text.split('[').next().unwrap_or_default());
        let is_utc = bare.ends_with(['Z', 'z']) || bare.ends_with("+00:00");
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

    /// Says when a session is, and returns the date of the row and the day under which the session is listed.
    pub(super) fn tell(
        &self,
        session: &mut DraftObject,
        row: &Row<'_>,
        around: &Around<'_>,
        assumed: &mut Assumptions,
    ) -> (OwnDate, Option<Date>) {
        let is_timed = row.find(START).is_some() || row.find(TIME).is_some();
        let timed = around.slot.filter(|_| !is_timed).unwrap_or(row);
        let mut found = Found::default();
        self.each(timed, START, assumed, &mut |_, moment, r, assumed| found.take(moment, r, assumed));
        if found.at.is_none() {
            self.each(row, DATE, assumed, &mut |word, moment, r, assumed| match moment {
                Moment::At(text) => found.stamp = found.stamp.take().or(Some((text, path_of(r)))),
                // `"day": "Day 1"` is a label, and `"date": "32 May"` an error.
                Moment::Words(text) => {
                    let is_date = !matches!(word, "day" | "tag" | "jour" | "dia" | "день" | "اليوم");
                    if is_date && text.bytes().any(|byte| byte.is_ascii_digit()) && found.date.is_none() {
                        assumed.report(Code::UnclearDate, r, String::new());
                        found.fault = true;
                    }
                }
                Moment::Clock(..) => {}
                moment => found.take(moment, r, assumed),
            });
            self.each(timed, TIME, assumed, &mut |_, moment, r, assumed| found.take(moment, r, assumed));
        }
        let Found { at, at_clock, date, stamp, clock, words, fault } = found;
        let ends = if [END, LENGTH, HOURS, SECONDS].into_iter().any(|words| row.find(words).is_some()) { row } else { timed };
        let minutes = clock.as_ref().map(|clock| clock.minutes);
        let at = at.or_else(|| stamp.clone().filter(|_| date.is_none() && minutes.is_none() && words.is_none()));
        if let Some((at, from)) = at {
            // A date or day number beside it is redundant.
            row.all(DATE);
            let date = stamp_date(&at);
            session.put("start", json_text(at), from);
            self.end(session, ends, &at_clock, assumed);
            return (date.map_or(OwnDate::Missing, OwnDate::Known), date);
        }
        let own = date.or_else(|| stamp.map(|(text, _)| self.local_date(&text, minutes.unwrap_or_default())));
        let may_inherit = !fault && (!around.is_part || minutes.is_some() || words.is_some());
        let mut date = own.or(around.day.filter(|_| may_inherit));
        let begins = minutes.or_else(|| words.as_ref().and_then(|(words, _)| Some(printed(words).ok()?.start)));
        let has_own_date = own.is_some() && row.get(DAY_OF_HEADING).is_none();
        let place = has_own_date.then_some(&around.place);
        let is_after_midnight = |day: Date| {
            let above = around.night.as_ref().zip(begins);
            above.is_some_and(|(above, begins)| above.continues_at(day, begins, place) && self.end_date(ends) != Some(day))
        };
        let has_digit = |words: &String| words.bytes().any(|byte| byte.is_ascii_digit());
        let is_timed = minutes.is_some()
            || words.as_ref().is_some_and(|(words, _)| matches!(printed(words), Ok(_) | Err(Fault::MeridiemUnknown)));
        if date.is_none() && is_timed && !fault && !around.is_part {
            let only = self.dates.only_day();
            date = around.above.or(only);
            match (around.above, only) {
                (Some(above), _) if is_after_midnight(above) => {}
                (Some(above), _) => {
                    assumed.report(Code::DateContinued, row.r, ["The date is taken to be ", &above.to_iso(), "."].concat())
                }
                (None, Some(only)) => {
                    assumed.report(Code::DateOfEvent, row.r, ["The date is taken to be ", &only.to_iso(), "."].concat())
                }
                (None, None) => assumed.report(Code::DateMissing, row.r, String::new()),
            }
        }
        let listed = date;
        if let Some(day) = date.filter(|day| is_after_midnight(*day)) {
            let next = Date(day.0 + 1);
            session.say("day", day.to_iso());
            assumed.report(Code::ListedDay, row.r, ["It is taken to be after midnight: ", &next.to_iso(), "."].concat());
            date = Some(next);
        }
        match (date, clock, words) {
            (Some(date), Some(Clock { minutes, is_sure: true, text, from }), _) => {
                session.put("start", json_text(local(&date.to_iso(), minutes)), from);
                self.end(session, ends, &text, assumed);
            }
            // The parser of printed times reports whether `1:30` is in the afternoon.
            (Some(date), Some(Clock { from, .. }), _) => {
                session.say("start", date.to_iso());
                session.put("time", json_text(hours(timed, ends)), from);
            }
            (Some(date), None, Some((words, from))) => {
                session.say("start", date.to_iso());
                let words = self.with_end(words, ends, date, assumed);
                session.put("time", json_text(words), from);
                self.end(session, ends, "", assumed);
            }
            (Some(date), None, None) => {
                session.say("start", date.to_iso());
                self.end(session, ends, "", assumed);
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
        let own = match own {
            _ if fault => OwnDate::Unclear,
            Some(date) => OwnDate::Known(date),
            None => OwnDate::Missing,
        };
        (own, listed)
    }

    /// Joins a printed time that names a zone with an end from another key: `10:00 CEST` and `11:00 CEST`.
    fn with_end(&self, words: String, row: &Row<'_>, date: Date, assumed: &mut Assumptions) -> String {
        let Ok(Printed { end: PrintedEnd::Unknown, zone: Some(_), .. }) = printed(&words) else { return words };
        let mut whole = None;
        self.each(row, END, assumed, &mut |_, moment, r, _| {
            let text = match moment {
                _ if whole.is_some() => None,
                Moment::Clock(..) => Some(r.as_string()),
                Moment::Words(text) => Some(text),
                Moment::DayWords(day, text) if day == date || day.0 == date.0 + 1 => Some(text),
                _ => None,
            };
            whole = whole.take().or_else(|| joined_times(&words, &text?));
        });
        whole.unwrap_or(words)
    }

    /// The date of the end, from a key that has no time: `"endDate": "2031-05-02"` beside `"endTime": "09:00"`.
    fn end_date(&self, row: &Row<'_>) -> Option<Date> {
        // Assumptions are discarded, since the value is parsed and reported again with the other ends.
        row.all(END).into_iter().find_map(|(word, r)| match self.dates.moment(&r, &mut Assumptions::default())? {
            Moment::Day(date) => Some(date),
            Moment::At(text) if word == "enddate" => Some(self.local_date(&text, 0)),
            _ => None,
        })
    }

    /// Says when a session ends, whose start has that time of the day in words.
    fn end(&self, session: &mut DraftObject, row: &Row<'_>, begins: &str, assumed: &mut Assumptions) {
        let start = session.get("start").unwrap_or_default().to_string();
        let is_clock = start.len() > 10;
        let day = if is_clock { self.end_date(row) } else { None };
        self.each(row, END, assumed, &mut |_, moment, r, assumed| {
            if session.has("end") {
                return;
            }
            match moment {
                Moment::At(text) => drop(session.tell("end", text, r)),
                Moment::Clock(minutes, is_sure) if is_clock => match day.filter(|_| is_sure) {
                    Some(day) if stamp_date(&start).is_some_and(|date| date < day) => {
                        let zone = zone_of(&start);
                        session.tell("end", [&local(&day.to_iso(), minutes), zone].concat(), r);
                    }
                    _ => end_of_day(session, &start, begins, Some(minutes), r),
                },
                Moment::Words(_) if is_clock => end_of_day(session, &start, begins, None, r),
                Moment::Day(date) if !is_clock && !session.has("time") => drop(session.tell("end", date.to_iso(), r)),
                Moment::DayWords(date, words) if is_clock => {
                    let text = text_of(r);
                    let text = if text.is_empty() { [&date.to_iso(), " ", words.as_str()].concat() } else { text.to_string() };
                    session.tell("end", text, r);
                }
                Moment::Unclear(fault) => report_fault(fault, r, assumed),
                _ => {}
            }
        });
        let Some((said, r)) = length(row, self.unit_of_lengths, assumed) else { return };
        match session.get("end") {
            Some(end) if contradicts(&said, session.get("start").unwrap_or_default(), end) => r.report(Code::TimeContradicts),
            None if is_clock || session.has("time") => drop(session.tell("duration", said, &r)),
            _ => {}
        }
    }
}

impl Found {
    fn take(&mut self, moment: Moment, r: &Cursor<'_>, assumed: &mut Assumptions) {
        match moment {
            Moment::At(text) if self.at.is_none() => {
                // The text of a timestamp shows a clock of 24 hours; `1 May 2031, 11:00 AM` may show one of twelve.
                let words = written(text_of(r)).filter(|written| written.plain_time().is_some()).map(|written| written.words);
                self.at_clock = words.filter(|words| words.bytes().any(|byte| byte.is_ascii_alphabetic())).unwrap_or_default();
                self.at = Some((text, path_of(r)));
            }
            Moment::At(_) => {}
            Moment::Day(date) => self.date = self.date.or(Some(date)),
            Moment::DayWords(date, words) => {
                self.date = self.date.or(Some(date));
                self.words = self.words.take().or(Some((words, path_of(r))));
            }
            Moment::Clock(minutes, is_sure) if self.clock.is_none() => {
                self.clock = Some(Clock { minutes, is_sure, text: text_of(r).into(), from: path_of(r) });
            }
            Moment::Clock(..) => {}
            Moment::Words(words) => self.words = self.words.take().or(Some((words, path_of(r)))),
            Moment::Unclear(fault) => {
                report_fault(fault, r, assumed);
                self.fault = true;
            }
        }
    }
}

/// The text of a value; empty if it is none.
fn text_of<'r>(r: &Cursor<'r>) -> &'r str {
    if let Json::Text(text) = r.json { text } else { "" }
}

/// The zone of a start with a time, as it is written behind it.
fn zone_of(start: &str) -> &str {
    start[11..].find(['Z', '+', '-', '[']).map_or("", |at| &start[11 + at..])
}

/// Says that a session ends at a time of the day, on the day of its start or in the night after it.
fn end_of_day(session: &mut DraftObject, start: &str, begins: &str, minutes: Option<u32>, r: &Cursor<'_>) {
    let (Some(date), Some(from)) = (stamp_date(start), start.get(11..16).and_then(clock)) else { return };
    let text = text_of(r);
    let (begins, is_fixed) = if begins.is_empty() { (&start[11..16], true) } else { (begins, false) };
    match printed_apart(from, begins, is_fixed, (minutes, text)) {
        Ok((begin, end)) => {
            // It is in the zone that the start names, if it names one.
            let zone = zone_of(start);
            let at = |minutes: u32| [&local(&Date(date.0 + (minutes / 1_440) as i32).to_iso(), minutes % 1_440), zone].concat();
            if begin != from {
                session.say("start", at(begin));
            }
            session.tell("end", at(end), r);
        }
        Err(Fault::EndDoubted) => {
            r.log.push(Diagnostic::of_words(Fault::EndDoubted, path_of(r), ["\"", begins, "–", text, "\""].concat()));
        }
        Err(_) => drop(session.tell("end", text.trim().to_string(), r)),
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
    let text = |row: &Row<'_>, words: Words| match row.find(words) {
        Some((_, r)) if matches!(r.json, Json::Text(_)) => r.as_string(),
        _ => String::new(),
    };
    joined(&[first(&mut [text(timed, START), text(timed, TIME)]), text(ends, END)], "–")
}
