//! Dates and times in generic lists. Ambiguous dates are resolved by the evidence of all dates in the list.

use super::assumed::Assumptions;
use crate::diagnostic::Code;
use crate::import::common::draft::local;
use crate::source::cursor::Cursor;
use crate::source::json::Json;
use crate::time::{
    Date, DateFault, DateOrder, Fault, Printed, PrintedEnd, PrintedZone, Stamp, Written, clock, epoch, iso_text, printed, stamp,
    written, written_weekday,
};

/// A parsed date or time.
#[derive(Debug)]
pub(super) enum Moment {
    /// A time with its date, in a form that a feed accepts.
    At(String),
    Day(Date),
    /// A date, and the text of a time.
    DayWords(Date, String),
    /// Minutes after midnight, and whether the half of the day is certain.
    Clock(u32, bool),
    /// An invalid or ambiguous date.
    Unclear(DateFault),
    /// Other text, unchanged.
    Words(String),
}

/// Whether a value can be the start of a session.
pub(super) fn is_time(json: &Json<'_>) -> bool {
    match json {
        Json::Text(text) => {
            iso_text(text).is_some()
                || epoch(text.trim()).is_some()
                || printed(text).map_or_else(|fault| fault == Fault::MeridiemUnknown, |_| true)
                || time_of_day(text).is_some()
                || written(text).is_some()
        }
        Json::Number(number) => epoch(number).is_some(),
        _ => false,
    }
}

/// Parses `9:30`, `09:30:00` and `9:30 AM` to minutes, and whether they are unambiguous.
fn time_of_day(text: &str) -> Option<(u32, bool)> {
    let plain = text.trim();
    // `09:30:00`
    let short = if plain.len() > 5 && plain.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b':')) {
        plain.rsplit_once(':').map(|(rest, _)| rest).filter(|rest| rest.contains(':'))
    } else {
        None
    };
    if let Some(minutes) = clock(short.unwrap_or(plain)) {
        let is_sure = short.is_some() || plain.starts_with('0') || !(60..8 * 60).contains(&minutes);
        return Some((minutes, is_sure));
    }
    match printed(text) {
        Ok(Printed { start, end: PrintedEnd::Unknown, zone: None, others, doubt: None }) if others.is_empty() => {
            Some((start, true))
        }
        _ => None,
    }
}

/// The date before `24:00`, the midnight that ends it.
fn before_midnight(text: &str) -> Option<&str> {
    let text = Some(text.trim()).filter(|text| text.len() < 60)?;
    let day = text.strip_suffix("24:00").or_else(|| text.strip_suffix("24:00:00"))?;
    Some(day.trim_end_matches(['T', ' ', ','])).filter(|date| !date.is_empty())
}

/// The evidence of all dates in the list.
#[derive(Default)]
pub(super) struct Dates {
    has_day_first: bool,
    has_month_first: bool,
    /// Whether any time of day requires a 24-hour clock.
    has_24_hours: bool,
    /// Any date of the event, to infer missing years.
    near: Option<Date>,
    /// The first and last day of the event.
    pub(super) event: Option<(Date, Date)>,
}

impl Dates {
    /// Collects evidence from a value that may be a date or a time of day.
    pub(super) fn learn(&mut self, json: &Json<'_>) {
        let Json::Text(text) = json else { return };
        if let Some((minutes, _)) = time_of_day(text) {
            let has_letters = text.bytes().any(|byte| byte.is_ascii_alphabetic());
            self.has_24_hours |= !has_letters && (minutes >= 13 * 60 || text.trim().starts_with('0'));
        } else if let Some(date) = iso_text(text).and_then(|text| Some(day(&stamp(&text)?))) {
            self.near = self.near.or(Some(date));
        } else if let Some(written) = written(text) {
            match written.order() {
                Some(DateOrder::DayFirst) => self.has_day_first = true,
                Some(DateOrder::MonthFirst) => self.has_month_first = true,
                None => {}
            }
            self.near = self.near.or(written.date(None, None).ok());
        }
    }

    /// Sets the first and last day of the event.
    pub(super) fn of_event(&mut self, from: Option<Date>, to: Option<Date>) {
        let Some(from) = from else { return };
        self.event = Some((from, to.filter(|to| *to >= from).unwrap_or(from)));
        self.near = Some(from);
    }

    /// The day of a one-day event.
    pub(super) fn only_day(&self) -> Option<Date> {
        self.event.and_then(|(from, to)| (from == to).then_some(from))
    }

    fn order(&self) -> Option<DateOrder> {
        match (self.has_day_first, self.has_month_first) {
            (true, false) => Some(DateOrder::DayFirst),
            (false, true) => Some(DateOrder::MonthFirst),
            _ => None,
        }
    }

    /// Parses a value; `None` if it cannot be a date or time. Assumptions are reported.
    pub(super) fn moment(&self, r: &Cursor<'_>, assumed: &mut Assumptions) -> Option<Moment> {
        match r.json {
            Json::Number(number) => match epoch(number) {
                Some(at) => Some(Moment::At(at.to_rfc3339())),
                // `20270501`
                None => iso_text(number).and_then(|text| Some(Moment::Day(day(&stamp(&text)?)))),
            },
            Json::Text(text) => Some(self.moment_of_text(text, r, assumed)),
            Json::Object(_) => self.moment_of_object(r, assumed),
            _ => None,
        }
    }

    /// `{"date": "2024-05-01", "time": "09:00"}`, or `{"dateTime": "…"}`, as calendars have it.
    fn moment_of_object(&self, r: &Cursor<'_>, assumed: &mut Assumptions) -> Option<Moment> {
        let inner = |keys: &[&str]| {
            let json = keys.iter().find_map(|key| r.json.get(key).filter(|json| **json != Json::Null))?;
            r.log.read(json);
            Some(Cursor { json, path: r.path, log: r.log })
        };
        // An instant needs no zone, and is the same as the local time beside it.
        let local = inner(&["dateTime", "datetime", "date_time", "local"]);
        let whole = inner(&["utc"]).or(local).and_then(|whole| self.moment(&whole, assumed));
        if matches!(whole, Some(Moment::At(_))) {
            return whole;
        }
        let date = inner(&["date", "day", "value"]).and_then(|date| self.moment(&date, assumed)).or(whole);
        let day = match &date {
            Some(Moment::Day(date)) => date.to_iso(),
            Some(Moment::At(at)) => at.get(..10)?.to_string(),
            None => {
                let start = inner(&["time", "start", "from", "begin"])?;
                let moment = self.moment(&start, assumed)?;
                let ends = || inner(&["end", "to", "until"]);
                return match (&moment, start.json) {
                    (Moment::Clock(..), Json::Text(start)) if let Some(Cursor { json: Json::Text(end), .. }) = ends() => {
                        Some(self.moment_of_text(&[start, "–", end.as_ref()].concat(), r, assumed))
                    }
                    _ => Some(moment),
                };
            }
            _ => return date,
        };
        match inner(&["time"]) {
            Some(Cursor { json: Json::Text(time), .. }) => Some(self.moment_of_text(&[&day, " ", time].concat(), r, assumed)),
            _ => date,
        }
    }

    fn moment_of_text(&self, text: &str, r: &Cursor<'_>, assumed: &mut Assumptions) -> Moment {
        if let Some(text) = iso_text(text) {
            return match stamp(&text) {
                Some(Stamp::Date(date)) => Moment::Day(date),
                _ => Moment::At(text),
            };
        }
        if let Some(at) = epoch(text.trim()) {
            return Moment::At(at.to_rfc3339());
        }
        if let Some(day) = before_midnight(text)
            && let Moment::Day(date) = self.moment_of_text(day, r, assumed)
        {
            return Moment::At(local(&Date(date.0 + 1).to_iso(), 0));
        }
        if let Some((minutes, is_sure)) = time_of_day(text) {
            return Moment::Clock(minutes, is_sure || self.has_24_hours);
        }
        let Some(written) = written(text) else {
            return self.weekday(text, r, assumed).unwrap_or_else(|| Moment::Words(text.trim().to_string()));
        };
        match self.date(&written, r, assumed) {
            Err(fault) => Moment::Unclear(fault),
            Ok(date) => match (&written.time, written.plain_time()) {
                (None, _) => Moment::Day(date),
                (_, Some(minutes)) => Moment::At(local(&date.to_iso(), minutes)),
                (Some(Ok(Printed { start, end: PrintedEnd::Unknown, zone: Some(PrintedZone::Offset(offset)), .. })), _) => {
                    Moment::At([local(&date.to_iso(), *start), offset_text(*offset)].concat())
                }
                _ => Moment::DayWords(date, written.words),
            },
        }
    }

    /// Resolves a weekday to the only such day of the event, which is reported as an assumption, with the time beside it.
    fn weekday(&self, text: &str, r: &Cursor<'_>, assumed: &mut Assumptions) -> Option<Moment> {
        let (from, to) = self.event?;
        let weekday = written_weekday(text)?;
        let date = weekday.within(from, to)?;
        let moment = match weekday.time {
            None => Moment::Day(date),
            Some(Ok(Printed { start, end: PrintedEnd::Unknown, zone: None, others, doubt: None })) if others.is_empty() => {
                Moment::At(local(&date.to_iso(), start))
            }
            Some(_) => Moment::DayWords(date, weekday.words),
        };
        assumed.report(Code::DateOfEvent, r, ["The date is taken to be ", &date.to_iso(), "."].concat());
        Some(moment)
    }

    /// Resolves a written date to a day.
    fn date(&self, written: &Written, r: &Cursor<'_>, assumed: &mut Assumptions) -> Result<Date, DateFault> {
        let date = match written.date(None, None) {
            Ok(date) => date,
            Err(DateFault::Ambiguous(day_first, month_first)) => {
                let is_inside = |date: &Date| self.event.is_some_and(|(from, to)| (from..=to).contains(date));
                let date = match (self.order(), is_inside(&day_first), is_inside(&month_first)) {
                    (Some(order), ..) => written.date(Some(order), None)?,
                    (None, true, false) => day_first,
                    (None, false, true) => month_first,
                    _ => return Err(DateFault::Ambiguous(day_first, month_first)),
                };
                let order = if date == day_first { "The day" } else { "The month" };
                assumed.report(
                    Code::DateOrderAssumed,
                    r,
                    [order, " is taken to be first, as in other dates: ", &date.to_iso(), "."].concat(),
                );
                date
            }
            Err(DateFault::YearMissing) => {
                let date = written.date(self.order(), self.near)?;
                assumed.report(Code::YearAssumed, r, ["Write ", &date.to_iso(), "."].concat());
                date
            }
            Err(fault) => return Err(fault),
        };
        if !written.fits_weekday(date) {
            assumed.report(Code::OtherWeekday, r, String::new());
        }
        Ok(date)
    }
}

/// The date of a time, as written.
pub(super) fn day(stamp: &Stamp) -> Date {
    match stamp {
        Stamp::Date(date) => *date,
        Stamp::Local(local) | Stamp::Zoned(local, ..) => local.date,
        Stamp::Exact(at) => crate::time::DateTime::from_seconds(at.0).date,
    }
}

/// A UTC offset in RFC 3339 form.
fn offset_text(seconds: i32) -> String {
    let clock = local("", seconds.unsigned_abs() / 60);
    [if seconds < 0 { "-" } else { "+" }, &clock[1..]].concat()
}
