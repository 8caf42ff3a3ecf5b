//! Converts dates and times to canonical form: `9:00 AM`, `21 June 2023 9:00 EDT`, `Monday 10:00`, `12-14 June 2026`.
//!
//! In a browser this is in the repair module, loaded only for a feed with such a value.

use crate::diagnostic::Code;
use crate::text::digits;
use crate::time::{
    Date, DateFault, DateTime, Fault, Instant, Printed, PrintedEnd, PrintedZone, Stamp, Zones, clock, date, epoch, extended,
    printed, printed_apart, resolve, stamp, written, written_range, written_weekday,
};

/// The context of the feed's dates and times.
#[derive(Clone, Copy)]
pub(crate) struct Context<'c> {
    /// The first and last day of the event, if known.
    pub(crate) start: Option<Date>,
    pub(crate) end: Option<Date>,
    /// The zone of local times; empty if unknown.
    pub(crate) zone: &'c str,
    pub(crate) zones: &'c Zones,
}

/// A value in canonical form.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Form {
    pub(super) text: String,
    /// The end, if the value includes one.
    pub(super) end: Option<String>,
    /// The assumption that was necessary, if any.
    pub(super) assumed: Option<Code>,
}

impl From<String> for Form {
    fn from(text: String) -> Form {
        Form { text, ..Form::default() }
    }
}

impl Context<'_> {
    /// The day of a one-day event.
    pub(super) fn only_day(self) -> Option<Date> {
        self.start.filter(|start| self.end.is_none_or(|end| end == *start))
    }

    /// A date, or the first and last date of a range.
    pub(super) fn date(self, text: &str) -> Option<Form> {
        if stamp(text).is_some() {
            return None;
        }
        if let Some(Stamp::Date(date)) = extended(text).and_then(|text| stamp(&text)) {
            return Some(date.to_iso().into());
        }
        if let Some((date, None, assumed)) = self.written(text) {
            return Some(Form { assumed, ..date.to_iso().into() });
        }
        if let Some((first, last)) = written_range(text, self.start) {
            return Some(Form { end: Some(last.to_iso()), ..first.to_iso().into() });
        }
        let (date, None) = self.weekday(text)? else { return None };
        Some(Form { assumed: Some(Code::DateOfEvent), ..date.to_iso().into() })
    }

    /// A start, with its end if the text includes one. A time of day alone is on the given day.
    pub(super) fn moment(self, text: &str, day: Option<Date>) -> Option<Form> {
        if stamp(text).is_some() {
            return None;
        }
        if let Some(text) = extended(text).filter(|text| stamp(text).is_some()) {
            return Some(text.into());
        }
        if let Some(at) = epoch(text) {
            return Some(at.to_rfc3339().into());
        }
        if let Some((start, end)) = time_of_day(text) {
            let day = day?;
            return Some(Form { end: end.map(|end| local(day, end)), ..local(day, start).into() });
        }
        let with_time = || self.written(text).and_then(|(date, time, assumed)| Some((date, time?, assumed)));
        let on_weekday = || self.weekday(text).and_then(|(date, time)| Some((date, time?, Some(Code::DateOfEvent))));
        let Some((date, time, assumed)) = with_time().or_else(on_weekday) else {
            return match printed(text) {
                // `9:00 EDT` on the given day.
                Ok(time) if time.zone.is_some() && time.others.is_empty() => self.timed(day?, &time, None),
                _ => self.date(text),
            };
        };
        self.timed(date, &time.ok().filter(|time| time.others.is_empty())?, assumed)
    }

    /// An end. A time of the day alone is on the day of the start, or on the next one if it is earlier; which half of the day it is, AM or PM in the start as
    /// it is written may tell.
    pub(super) fn moment_after(self, text: &str, start: &str, start_as_written: &str) -> Option<Form> {
        let (Some((minutes, None)), true) = (time_of_day(text).filter(|_| stamp(text).is_none()), start.len() > 10) else {
            return self.moment(text, day_of(start));
        };
        let day = day_of(start)?;
        let from = clock(start.get(11..16)?)?;
        let words = written(start_as_written).map_or_else(|| start_as_written.to_string(), |written| written.words);
        let has_half = words.bytes().any(|byte| byte.is_ascii_alphabetic());
        let minutes = match printed_apart(from, &words, true, (Some(minutes), text)) {
            Ok((_, end)) if has_half => end,
            _ if minutes < from => minutes + 1440,
            _ => minutes,
        };
        // The end is in the zone that the start names, if any.
        let zone =
            start.get(11..).and_then(|time| time.find(['Z', 'z', '+', '-', '[']).map(|at| &time[at..])).unwrap_or_default();
        Some([&local(day, minutes), zone].concat().into())
    }

    /// A written date with the time beside it, and the assumption about the date.
    #[allow(clippy::type_complexity)]
    fn written(self, text: &str) -> Option<(Date, Option<Result<Printed, Fault>>, Option<Code>)> {
        let written = written(text)?;
        let (date, assumed) = match written.date(None, self.start) {
            Ok(date) => (date, None),
            // Of two possible dates, take the one that is a day of the event.
            Err(DateFault::Ambiguous(one, other)) => {
                let is_inside = |date: Date| self.start.is_some_and(|start| (start..=self.end.unwrap_or(start)).contains(&date));
                match (is_inside(one), is_inside(other)) {
                    (true, false) => (one, Some(Code::DateOrderAssumed)),
                    (false, true) => (other, Some(Code::DateOrderAssumed)),
                    _ => return None,
                }
            }
            Err(_) => return None,
        };
        let assumed = if assumed.is_some() {
            assumed
        } else if !written.fits_weekday(date) {
            Some(Code::OtherWeekday)
        } else if written.year.is_none() {
            Some(Code::YearAssumed)
        } else {
            None
        };
        Some((date, written.time, assumed))
    }

    /// The only day of the event with a weekday, and the time beside it.
    fn weekday(self, text: &str) -> Option<(Date, Option<Result<Printed, Fault>>)> {
        let weekday = written_weekday(text)?;
        let start = self.start?;
        Some((weekday.within(start, self.end.unwrap_or(start))?, weekday.time))
    }

    /// A time on a date. A zone abbreviation is replaced with its offset; an ambiguous or unknown one is assumed to mean the
    /// zone of the event.
    fn timed(self, date: Date, time: &Printed, assumed: Option<Code>) -> Option<Form> {
        let (zone, assumed) = match time.zone {
            None => (String::new(), assumed),
            Some(PrintedZone::Offset(seconds)) => (offset(seconds), assumed),
            Some(PrintedZone::Name(_)) => {
                let (found, faults) = resolve(time, date, self.zone, self.zones);
                let is_event =
                    faults.iter().any(|fault| matches!(fault, Fault::NotInForce | Fault::AmbiguousZone(_) | Fault::UnknownZone));
                match found {
                    Some((at, _)) if !is_event => (offset_at(date, time.start, at), assumed),
                    _ if is_event && !self.zone.is_empty() => (String::new(), Some(Code::ZoneOfEvent)),
                    _ => return None,
                }
            }
        };
        let at = |minutes: u32| [&local(date, minutes)[..], &zone].concat();
        let end = if let PrintedEnd::At(end) = time.end { Some(at(end)) } else { None };
        Some(Form { text: at(time.start), end, assumed })
    }
}

/// The date at the start of a text in canonical form.
pub(super) fn day_of(text: &str) -> Option<Date> {
    date(text.get(..10)?)
}

/// A time of day in minutes, with its end if it has one: `9:00`, `T9:00`, `9:00 AM`, `9h30 - 10h`.
pub(super) fn time_of_day(text: &str) -> Option<(u32, Option<u32>)> {
    let text = text.strip_prefix(['T', 't']).unwrap_or(text);
    // `2028-05` is a month, not a time range starting at 20:28.
    if text.len() > 4 && text.as_bytes()[4] == b'-' && text.as_bytes()[..4].iter().all(u8::is_ascii_digit) {
        return None;
    }
    let without_seconds = text.rsplit_once(':').filter(|(rest, _)| rest.contains(':')).map_or(text, |(rest, _)| rest);
    if let Some(minutes) = clock(without_seconds) {
        return Some((minutes, None));
    }
    match printed(text) {
        Ok(Printed { start, end, zone: None, others, .. }) if others.is_empty() => match end {
            PrintedEnd::At(end) => Some((start, Some(end))),
            _ => Some((start, None)),
        },
        _ => None,
    }
}

/// Formats minutes as hours and minutes.
pub(super) fn hours(minutes: u32) -> String {
    let two = |number: u32| [if number < 10 { "0" } else { "" }, &digits(number as usize)].concat();
    [&two(minutes / 60), ":", &two(minutes % 60)].concat()
}

fn local(date: Date, minutes: u32) -> String {
    [&Date(date.0 + (minutes / 1440) as i32).to_iso(), "T", &hours(minutes % 1440)].concat()
}

fn offset(seconds: i32) -> String {
    [if seconds < 0 { "-" } else { "+" }, &hours(seconds.unsigned_abs() / 60)].concat()
}

/// The UTC offset at which a local time equals an instant.
fn offset_at(date: Date, minutes: u32, at: Instant) -> String {
    offset((DateTime { date, second: minutes * 60 }.to_seconds() - at.0) as i32)
}

/// Help for an unreadable date or time, derived from the text.
pub(crate) fn help(text: &str) -> Option<String> {
    if let Some(fault) = written(text).and_then(|written| written.date(None, None).err()) {
        return Some(match fault {
            DateFault::Ambiguous(..) => ["It may be either date. ", &fault.help()].concat(),
            _ => fault.help(),
        });
    }
    if time_of_day(text).is_some() {
        return Some("Write the date in front of the time, or name it as \"day\".".into());
    }
    if written_weekday(text).is_some() {
        return Some("Write the date instead of the weekday: no day, or more than one, of the event has that weekday.".into());
    }
    None
}

/// Help for a printed time without AM or PM, or that no clock shows, derived from the text: `3:00 - 4:00` may be `3:00 PM - 4:00 PM`.
pub(crate) fn printed_help(text: &str) -> Option<String> {
    let is_morning = match printed(text) {
        Err(Fault::Impossible) => return impossible_help(text),
        Err(Fault::MeridiemUnknown) => false,
        Ok(printed) if printed.doubt == Some(Fault::MorningAssumed) => true,
        _ => return None,
    };
    let mut times: Vec<(usize, &str)> = Vec::new();
    for time in text.split(['-', '–', '—']) {
        let (hour, minute) = time.trim().split_once([':', '.']).unwrap_or((time.trim(), "00"));
        let hour = hour.parse().ok().filter(|hour| (1..12).contains(hour))?;
        times.push((hour, Some(minute).filter(|minute| minute.len() == 2 && minute.bytes().all(|byte| byte.is_ascii_digit()))?));
    }
    // `9 - 5` is a range from morning to afternoon.
    let crosses_noon = times.len() == 2 && times[0] >= times[1];
    let (mut twelve, mut twenty_four) = (Vec::new(), Vec::new());
    for (place, (hour, minute)) in times.into_iter().enumerate() {
        let is_morning = is_morning || (crosses_noon && place == 0);
        twelve.push([digits(hour).as_str(), ":", minute, if is_morning { " AM" } else { " PM" }].concat());
        let hour = digits(if is_morning { hour } else { hour + 12 });
        twenty_four.push([if hour.len() < 2 { "0" } else { "" }, &hour, ":", minute].concat());
    }
    Some(["Write \"", &twelve.join(" - "), "\" or \"", &twenty_four.join(" - "), "\"."].concat())
}

/// Help for a time of the day that no clock shows: `24:00`, `09:75`, `17:00 pm`.
fn impossible_help(text: &str) -> Option<String> {
    let text = text.trim();
    let (hour, rest) = text.split_once([':', '.'])?;
    let hour: usize = hour.parse().ok()?;
    let minute = rest.get(..2).filter(|minute| minute.bytes().all(|byte| byte.is_ascii_digit()))?;
    let is_alone = rest.len() == 2;
    let (is_minute, is_twelve) = (minute < "60", rest[2..].trim_start().starts_with(['a', 'A', 'p', 'P']));
    match hour {
        0..24 if !is_minute => Some(["\"", minute, "\" is no number of minutes: they are from 00 to 59."].concat()),
        13..24 if is_twelve => {
            let twelve = [&digits(hour - 12), ":", minute].concat();
            Some(["Write \"", &twelve, " PM\" or \"", &digits(hour), ":", minute, "\"."].concat())
        }
        24 if is_alone && minute == "00" => Some("Write \"00:00\" with the date of the next day.".into()),
        24.. if is_minute => Some(["\"", &digits(hour), "\" is no hour: they are from 00 to 23."].concat()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn help_for_an_impossible_time_is_derived_from_it() {
        let cases = [
            ("24:00", Some("Write \"00:00\" with the date of the next day.")),
            ("09:75", Some("\"75\" is no number of minutes: they are from 00 to 59.")),
            ("25:30", Some("\"25\" is no hour: they are from 00 to 23.")),
            ("17:00 pm", Some("Write \"5:00 PM\" or \"17:00\".")),
            ("11:00 - 25:00", None),
        ];
        for (text, help) in cases {
            assert_eq!(printed_help(text).as_deref(), help, "{text}");
        }
    }

    #[test]
    fn an_ambiguous_time_is_suggested_in_both_notations() {
        let cases = [
            ("3:00 - 4:00", Some("Write \"3:00 PM - 4:00 PM\" or \"15:00 - 16:00\".")),
            ("1:30", Some("Write \"1:30 PM\" or \"13:30\".")),
            ("7:30 – 8:30", Some("Write \"7:30 AM - 8:30 AM\" or \"07:30 - 08:30\".")),
            ("9 - 5", Some("Write \"9:00 AM - 5:00 PM\" or \"09:00 - 17:00\".")),
            ("9:30 AM", None),
            ("after lunch", None),
        ];
        for (text, help) in cases {
            assert_eq!(printed_help(text).as_deref(), help, "{text}");
        }
    }
}
