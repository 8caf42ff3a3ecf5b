//! A new or former time in a status: `moved to 17:00`, `verschoben auf 17:00`, `moved from 09:00`.

use super::assumed::Assumptions;
use super::dates::{Dates, Moment};
use super::row::Row;
use super::words::{STATUS, is_any};
use crate::diagnostic::{Code, Diagnostic};
use crate::import::common::draft::{DraftObject, local, path_of};
use crate::source::cursor::Cursor;
use crate::source::json::Json;
use crate::text::unaccented;
use crate::time::{DateTime, Fault, Printed, PrintedEnd, Stamp, printed, stamp};

pub(super) const TO: &str = "to until till at auf um nach a al hacia naar op til pa do para las на до 至 到";
pub(super) const FROM: &str = "from was von de du desde van fra fran od с";

/// The local time of a session.
#[derive(Clone, Copy, PartialEq)]
struct Time {
    start: DateTime,
    end: Option<DateTime>,
}

/// Applies the time in the status of a moved session, and reports it. A time that cannot be parsed is reported as well.
pub(super) fn moved(session: &mut DraftObject, row: &Row<'_>, dates: &Dates, assumed: &mut Assumptions) {
    let (Some("moved"), Some((_, r))) = (session.get("status"), row.find(STATUS)) else { return };
    let (Json::Text(text), Some((now, zone))) = (r.json, time_of(session)) else { return };
    let words: Vec<&str> = text.split_whitespace().map(|word| word.trim_matches(['(', ')', ',', ';', '.', ':'])).collect();
    let is_one = |list: &str, word: &str| is_any(list, &unaccented(word));
    let at =
        words.iter().skip(1).take(3).position(|word| is_one(TO, word) || is_one(FROM, word)).map_or(words.len(), |at| at + 1);
    let behind = words.get(at + 1..).unwrap_or_default();
    let rest = behind.join(" ");
    let json = Json::Text(rest.as_str().into());
    // Assumptions about the date are discarded, since the report at the end shows the resulting times.
    let moment = dates.moment(&Cursor { json: &json, path: r.path, log: r.log }, &mut Assumptions::default());
    let shows_clock = (0..behind.len()).any(|at| is_clock(&behind[at..]));
    let Some(other) = moment.filter(|_| shows_clock).and_then(|moment| now.at(moment)) else {
        if shows_clock && printed(&rest) == Err(Fault::MeridiemUnknown) {
            r.log.push(Diagnostic::of_words(Fault::MeridiemUnknown, path_of(&r), ["\"", &rest, "\""].concat()));
        } else if (0..words.len()).any(|at| is_clock(&words[at..]) && names_another_time(words[at], now.start)) {
            r.report_help(Code::TimeContradicts, "If the session has another time now, write that as its start.".into());
        }
        return;
    };
    if other.start == now.start {
        return;
    }
    let zone = zone.to_string();
    let text_of = |time: DateTime| [&local(&time.date.to_iso(), time.second / 60), zone.as_str()].concat();
    let (start, from) = if is_one(FROM, words[at]) { (now, other) } else { (other, now) };
    session.forget(&["time", "end"]);
    session.say("start", text_of(start.start));
    session.say("end", start.end.map_or_else(String::new, text_of));
    session.tell("movedFrom", text_of(from.start), &r);
    let help = ["It is read as \"start\": \"", &text_of(start.start), "\", \"movedFrom\": \"", &text_of(from.start), "\"."];
    assumed.report(Code::OtherForm, &r, help.concat());
}

/// The time of a session, and its zone as written after the start; `None` if it has no time.
fn time_of(session: &DraftObject) -> Option<(Time, &str)> {
    let start = session.get("start")?;
    if let Some(words) = session.get("time") {
        let Stamp::Date(date) = stamp(start)? else { return None };
        return Some((range(DateTime { date, second: 0 }, words)?, ""));
    }
    let local = |text: &str| if let Some(Stamp::Local(time)) = stamp(text.get(..16)?) { Some(time) } else { None };
    let zone = start.get(16..)?.find(['Z', '+', '-', '[']).map_or("", |at| &start[16 + at..]);
    let end = session.get("end").filter(|end| end.ends_with(zone)).and_then(local);
    Some((Time { start: local(start)?, end }, zone))
}

/// A printed time or range without a zone, on a day.
fn range(day: DateTime, words: &str) -> Option<Time> {
    let Ok(Printed { start, end, zone: None, others, doubt: None }) = printed(words) else { return None };
    let at = |minutes: u32| DateTime::from_seconds(day.to_seconds() - i64::from(day.second) + i64::from(minutes) * 60);
    let end = if let PrintedEnd::At(end) = end { Some(at(end)) } else { None };
    others.is_empty().then(|| Time { start: at(start), end })
}

impl Time {
    /// The session at another moment, with the same duration; `None` if the moment is ambiguous.
    fn at(self, moment: Moment) -> Option<Time> {
        let length = self.end.map(|end| end.to_seconds() - self.start.to_seconds());
        let moved =
            |start: DateTime| Time { start, end: length.map(|length| DateTime::from_seconds(start.to_seconds() + length)) };
        match moment {
            Moment::Clock(minutes, true) => Some(moved(DateTime { date: self.start.date, second: minutes * 60 })),
            Moment::At(text) => {
                if let Some(Stamp::Local(start)) = stamp(&text) {
                    Some(moved(start))
                } else {
                    None
                }
            }
            Moment::Words(words) => range(self.start, &words),
            Moment::DayWords(date, words) => range(DateTime { date, second: 0 }, &words),
            _ => None,
        }
    }
}

/// Whether a text has a time of day that cannot be a date or a room.
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
pub(in crate::import) fn shows_clock(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    (0..words.len()).any(|at| is_clock(&words[at..]))
}

/// Whether words begin with a number that can only be a time of day, for its colon, or for its unit as in `17h`, `17.30 Uhr` and `5 PM`. Without
/// these, `16.06` is rather a date, and `2.15` or `3A` a room.
fn is_clock(words: &[&str]) -> bool {
    let Some(word) = words.first().filter(|word| word.bytes().any(|byte| byte.is_ascii_digit())) else { return false };
    let is_unit = |text: &str| {
        let letters: String = text.chars().filter(|c| c.is_alphabetic()).collect();
        !letters.is_empty() && !matches!(letters.as_str(), "a" | "A" | "p" | "P" | "m" | "M")
    };
    let is_time = |text: &str| printed(text).is_ok_and(|printed| printed.zone.is_none());
    word.contains([':', '：'])
        || (is_unit(word) && is_time(word))
        || words.get(1).is_some_and(|unit| is_unit(unit) && is_time(&[word, " ", unit].concat()))
}

/// Whether a word is a time of day that differs from `time`.
fn names_another_time(word: &str, time: DateTime) -> bool {
    match printed(word) {
        Ok(printed) => printed.start * 60 != time.second,
        Err(fault) => fault == Fault::MeridiemUnknown,
    }
}
