//! Values that a feed has in other forms than its own, rewritten in the format's form: `9:00 AM`, `21 June 2023`, `1h`, `en, de`.
//!
//! A browser loads this for a feed that has such a value.

use super::json::Json;
use super::reading::Path;
use crate::text::digits;
use crate::time::{
    Date, DateFault, Printed, PrintedEnd, PrintedZone, Stamp, clock, duration, extended, length, printed, stamp, written,
};

/// The first and the last day of the event, where they are known.
#[derive(Clone, Copy, Default)]
pub(crate) struct Dates {
    pub(crate) start: Option<Date>,
    pub(crate) end: Option<Date>,
}

impl Dates {
    /// The day of an event of one day.
    fn only(self) -> Option<Date> {
        self.start.filter(|start| self.end.is_none_or(|end| end == *start))
    }
}

/// Hears of everything that is rewritten: its path, the value that it had, and the one that it has now.
pub(crate) type Log<'l> = &'l mut dyn FnMut(Path<'_>, &Json<'_>, &str);

/// Rewrites one member of the feed, or one item of a member.
#[inline(never)]
pub(crate) fn rewrite(key: &str, json: &mut Json<'_>, path: Path<'_>, event: Dates, log: Log<'_>) {
    let mut object = Object { json, path, log };
    match key {
        "event" => {
            for key in ["start", "end"] {
                object.put(key, |text| date(text, event));
            }
            object.put("dayStart", |text| Some(hours(time_of_day(text)?.0)));
        }
        "days" => {
            object.put("date", |text| date(text, event));
            object.each("parts", &mut |part| part.put("from", |text| Some(hours(time_of_day(text)?.0))));
        }
        "sessions" => session(&mut object, event, ""),
        _ => {}
    }
}

/// An object of the feed.
struct Object<'o, 't> {
    json: &'o mut Json<'t>,
    path: Path<'o>,
    log: Log<'o>,
}

impl<'t> Object<'_, 't> {
    fn member(&mut self, key: &str) -> Option<&mut Json<'t>> {
        match &mut *self.json {
            Json::Object(members) => members.iter_mut().rev().find(|(name, _)| name == key).map(|(_, value)| value),
            _ => None,
        }
    }

    /// The text of that key; empty where there is none.
    fn text(&self, key: &str) -> &str {
        match self.json.get(key) {
            Some(Json::Text(text)) => text.trim(),
            _ => "",
        }
    }

    /// Gives a text another form, if it has one.
    fn put(&mut self, key: &str, form: impl FnOnce(&str) -> Option<String>) {
        let Some(new) = Some(self.text(key)).filter(|text| !text.is_empty()).and_then(form) else { return };
        let Some(member) = self.member(key) else { return };
        if *member == Json::Text(new.as_str().into()) {
            return;
        }
        let old = std::mem::replace(member, Json::Text(new.clone().into()));
        (self.log)(Path::Key(&self.path, key), &old, &new);
    }

    /// Every object in the list of that key.
    fn each(&mut self, key: &str, take: &mut dyn FnMut(&mut Object<'_, 't>)) {
        let Json::Object(members) = &mut *self.json else { return };
        let Some((_, value)) = members.iter_mut().rev().find(|(name, _)| name == key) else { return };
        let path = Path::Key(&self.path, key);
        match value {
            Json::List(items) => {
                for (index, json) in items.iter_mut().enumerate() {
                    take(&mut Object { json, path: Path::Index(&path, index), log: &mut *self.log });
                }
            }
            json => take(&mut Object { json, path, log: &mut *self.log }),
        }
    }
}

/// A session; `around` is the start of the one around it.
fn session(session: &mut Object<'_, '_>, event: Dates, around: &str) {
    session.put("day", |text| date(text, event));
    let day = day_of(session.text("day")).or_else(|| day_of(around)).or(event.only());
    let mut end = None;
    session.put("start", |text| {
        let (start, until) = moment(text, day, event)?;
        end = until;
        Some(start)
    });
    let start = session.text("start").to_string();
    if let (Some(end), Json::Object(members)) = (end, &mut *session.json)
        && !members.iter().any(|(key, value)| matches!(key.as_ref(), "end" | "duration") && *value != Json::Null)
    {
        members.push(("end".into(), Json::Text(end.into())));
    }
    session.put("end", |text| moment_after(text, &start, event));
    session.put("movedFrom", |text| Some(moment(text, day_of(&start), event)?.0));
    session.put(
        "duration",
        |text| if duration(text).is_some() { None } else { length(text).map(|minutes| digits(minutes as usize)) },
    );
    languages(session);
    session.each("sessions", &mut |inner| self::session(inner, event, &start));
}

/// `"en, de"` and `"de/en"` are two languages.
fn languages(session: &mut Object<'_, '_>) {
    let is_between = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '/' | '|' | '&' | '+');
    let Some(member) = session.member("language") else { return };
    let of = |text: &str| -> Vec<String> {
        let tags: Vec<&str> = text.split(is_between).filter(|tag| !tag.is_empty() && *tag != "and").collect();
        // Words that are no tags stay what they are.
        let are_tags = tags
            .iter()
            .all(|tag| tag.len() < 12 && tag.split(['-', '_']).next().is_some_and(|first| matches!(first.len(), 2 | 3)));
        if are_tags && tags.len() > 1 { tags.into_iter().map(str::to_string).collect() } else { vec![text.to_string()] }
    };
    let items: Vec<&str> = match member {
        Json::Text(text) => vec![text],
        Json::List(items) => {
            let texts = items.iter().map(|item| if let Json::Text(text) = item { Some(text.as_ref()) } else { None });
            let Some(texts) = texts.collect::<Option<Vec<_>>>() else { return };
            texts
        }
        _ => return,
    };
    let tags: Vec<String> = items.iter().flat_map(|text| of(text)).collect();
    if tags.len() > items.len() {
        let code = tags.iter().map(|tag| ["\"", tag, "\""].concat()).collect::<Vec<_>>().join(", ");
        let new = Json::List(tags.into_iter().map(|tag| Json::Text(tag.into())).collect());
        let old = std::mem::replace(member, new);
        (session.log)(Path::Key(&session.path, "language"), &old, &["[", &code, "]"].concat());
    }
}

fn day_of(text: &str) -> Option<Date> {
    match stamp(text.get(..10)?)? {
        Stamp::Date(date) => Some(date),
        _ => None,
    }
}

/// A date in the format's form.
fn date(text: &str, event: Dates) -> Option<String> {
    if stamp(text).is_some() {
        return None;
    }
    if let Some(Stamp::Date(date)) = extended(text).and_then(|text| stamp(&text)) {
        return Some(date.to_iso());
    }
    let written = written(text).filter(|written| written.time.is_none())?;
    written.date(None, event.start).ok().map(Date::to_iso)
}

/// A start in the format's form, and its end if the text has one. A time of the day alone is on that day.
fn moment(text: &str, day: Option<Date>, event: Dates) -> Option<(String, Option<String>)> {
    if stamp(text).is_some() {
        return None;
    }
    if let Some(text) = extended(text).filter(|text| stamp(text).is_some()) {
        return Some((text, None));
    }
    let at = |date: Date, minutes: u32| [&Date(date.0 + (minutes / 1440) as i32).to_iso(), "T", &hours(minutes % 1440)].concat();
    if let Some((start, end)) = time_of_day(text) {
        let day = day?;
        return Some((at(day, start), end.map(|end| at(day, end))));
    }
    let written = written(text)?;
    let date = written.date(None, event.start).ok()?;
    let time = match written.time {
        None => return Some((date.to_iso(), None)),
        Some(time) => time.ok().filter(|time| time.others.is_empty())?,
    };
    let zone = match time.zone {
        None => String::new(),
        Some(PrintedZone::Offset(offset)) => {
            let minutes = offset.unsigned_abs() / 60;
            [if offset < 0 { "-" } else { "+" }, &hours(minutes)].concat()
        }
        // What an abbreviation means depends on the zone of the event.
        Some(PrintedZone::Name(_)) => return None,
    };
    let end = if let PrintedEnd::At(end) = time.end { Some([&at(date, end), &zone[..]].concat()) } else { None };
    Some(([&at(date, time.start), &zone[..]].concat(), end))
}

/// An end in the format's form. A time of the day alone is on the day of the start, or on the next one if it is earlier.
fn moment_after(text: &str, start: &str, event: Dates) -> Option<String> {
    let (Some((minutes, None)), true) = (time_of_day(text).filter(|_| stamp(text).is_none()), start.len() > 10) else {
        return Some(moment(text, None, event)?.0);
    };
    let day = day_of(start)?;
    let from = clock(start.get(11..16)?)?;
    let day = if minutes < from { Date(day.0 + 1) } else { day };
    // It is in the zone that the start names, if it names one.
    let zone = start.get(11..).and_then(|time| time.find(['Z', 'z', '+', '-', '[']).map(|at| &time[at..])).unwrap_or_default();
    Some([&day.to_iso(), "T", &hours(minutes), zone].concat())
}

/// A time of the day alone in minutes, with its end if it has one: `9:00`, `T9:00`, `9:00 AM`, `9h30 - 10h`.
fn time_of_day(text: &str) -> Option<(u32, Option<u32>)> {
    let text = text.strip_prefix(['T', 't']).unwrap_or(text);
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

/// Minutes as hours and minutes.
fn hours(minutes: u32) -> String {
    let two = |number: u32| [if number < 10 { "0" } else { "" }, &digits(number as usize)].concat();
    [&two(minutes / 60), ":", &two(minutes % 60)].concat()
}

/// Help for a date or a time that cannot be read, derived from the text.
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
    None
}
