//! When a session is, in the many ways of saying it.

use super::row::{DATE, DAY, END, LENGTH, Row, SECONDS, START, TIME};
use crate::feed::json::Json;
use crate::feed::reading::Reading;
use crate::formats::draft::{Made, local, place, text};
use crate::formats::letters::{lower, millionths, whole};
use crate::text::digits;
use crate::time::{Date, Instant, Stamp, clock, duration, stamp};

/// A value that says when something is.
#[derive(Debug)]
enum Moment {
    /// A time with its date, in the words of a feed.
    Whole(String),
    Date(Date),
    /// Minutes after midnight.
    Clock(u32),
    /// Something else, as it stands.
    Words(String),
}

/// Whether a value can say when a session begins.
pub(super) fn is_time(json: &Json<'_>) -> bool {
    match json {
        Json::Text(text) => stamp(text).is_some() || time_of_day(text).is_some(),
        Json::Number(number) => epoch(number).is_some(),
        _ => false,
    }
}

fn moment(json: &Json<'_>) -> Option<Moment> {
    match json {
        Json::Number(number) => epoch(number).map(|at| Moment::Whole(at.to_rfc3339())),
        Json::Text(text) => Some(match (stamp(text), time_of_day(text)) {
            (Some(Stamp::Date(date)), _) => Moment::Date(date),
            (Some(_), _) => Moment::Whole(text.trim().to_string()),
            (None, Some(minutes)) => Moment::Clock(minutes),
            (None, None) => Moment::Words(text.trim().to_string()),
        }),
        // `{"date": "2024-05-01"}`, or `{"dateTime": "…"}`, as calendars have it.
        Json::Object(_) => ["dateTime", "date", "value"].into_iter().find_map(|key| json.get(key)).and_then(moment),
        _ => None,
    }
}

/// Seconds or milliseconds since 1970; smaller numbers are no times.
fn epoch(number: &str) -> Option<Instant> {
    let whole = whole(number.split_once('.').map_or(number, |(whole, _)| whole))?;
    match whole {
        100_000_000..10_000_000_000 => Some(Instant(whole)),
        100_000_000_000..10_000_000_000_000 => Some(Instant(whole / 1000)),
        _ => None,
    }
}

/// `9:30`, `09:30:00` and `9:30 AM` in minutes.
fn time_of_day(said: &str) -> Option<u32> {
    let folded = said.trim().to_ascii_lowercase().replace('.', "");
    let (plain, shift) = match (folded.strip_suffix("am"), folded.strip_suffix("pm")) {
        (Some(rest), _) => (rest.trim_end(), Some(0)),
        (_, Some(rest)) => (rest.trim_end(), Some(12 * 60)),
        _ => (folded.as_str(), None),
    };
    let plain = if plain.len() > 5 { plain.rsplit_once(':').filter(|(rest, _)| rest.contains(':'))?.0 } else { plain };
    let minutes = match (clock(plain), shift) {
        (None, Some(_)) => u32::try_from(whole(plain)?).ok()? * 60,
        (found, _) => found?,
    };
    match shift {
        None => Some(minutes),
        Some(shift) => (60..13 * 60).contains(&minutes).then_some(minutes % 720 + shift),
    }
}

/// The date of a container, such as a day with a list of sessions.
pub(super) fn date(row: &Row<'_>) -> Option<String> {
    DATE.iter().find_map(|word| match moment(row.get(word)?.json)? {
        Moment::Date(date) => Some(date.to_iso()),
        Moment::Whole(said) => Some(said.get(..10)?.to_string()),
        _ => None,
    })
}

/// Says when a session is. `day` is the date of what it stands in; lengths may be in seconds.
pub(super) fn tell(session: &mut Made, row: &Row<'_>, day: &str, in_seconds: bool) {
    let all = |words: &[&'static str]| -> Vec<(Moment, String)> {
        words.iter().filter_map(|word| row.get(word)).filter_map(|r| Some((moment(r.json)?, place(&r)))).collect()
    };
    let starts = all(START);
    let dated = || starts.iter().find_map(|(start, _)| if let Moment::Date(date) = start { Some(date.to_iso()) } else { None });
    let date = dated().or_else(|| date(row)).unwrap_or_else(|| day.to_string());
    let mut begins = None;
    for (start, from) in &starts {
        if let Moment::Whole(said) = start {
            session.put("start", text(said.clone()), from.clone());
            break;
        }
    }
    if !session.has("start") {
        let times = all(TIME);
        let of_day = starts.iter().chain(&times).find_map(|(start, from)| match start {
            Moment::Clock(minutes) => Some((*minutes, from.clone())),
            _ => None,
        });
        let words = times.iter().find_map(|(time, from)| match time {
            Moment::Words(said) => Some((said.clone(), from.clone())),
            _ => None,
        });
        match (of_day, words) {
            (Some((minutes, from)), _) if !date.is_empty() => {
                session.put("start", text(local(&date, minutes)), from);
                begins = Some(minutes);
            }
            (Some((_, from)), _) => {
                session.put("time", text(printed(row)), from);
                return;
            }
            (None, words) => {
                if !date.is_empty() {
                    session.say("start", &date);
                } else if let Some((Moment::Words(said), from)) = starts.into_iter().next() {
                    session.put("start", text(said), from);
                }
                if let Some((said, from)) = words {
                    session.put("time", text(said), from);
                    return;
                }
            }
        }
    }
    end(session, row, begins, in_seconds);
}

fn end(session: &mut Made, row: &Row<'_>, begins: Option<u32>, in_seconds: bool) {
    let start = session.get("start").unwrap_or_default().to_string();
    for r in END.iter().filter_map(|word| row.get(word)) {
        match moment(r.json) {
            Some(Moment::Whole(said)) => drop(session.tell("end", said, &r)),
            Some(Moment::Clock(minutes)) => {
                let Some(Stamp::Date(date)) = start.get(..10).and_then(stamp) else { continue };
                let from = begins.or_else(|| clock(start.get(11..16)?)).unwrap_or_default();
                let date = if minutes < from { Date(date.0 + 1) } else { date };
                // It is in the zone that the start names, if it names one.
                let zone =
                    start.get(11..).and_then(|time| time.find(['Z', '+', '-', '[']).map(|at| &time[at..])).unwrap_or_default();
                session.tell("end", [&local(&date.to_iso(), minutes), zone].concat(), &r);
            }
            Some(Moment::Date(date)) if start.len() == 10 => drop(session.tell("end", date.to_iso(), &r)),
            Some(Moment::Words(said)) if start.len() > 10 => drop(session.tell("end", said, &r)),
            _ => {}
        }
        if session.has("end") {
            return;
        }
    }
    if start.len() <= 10 {
        return;
    }
    for &(words, is_seconds) in &[(LENGTH, in_seconds), (SECONDS, true)] {
        let Some((word, r)) = row.find(words) else { continue };
        let said = minutes(
            &r,
            is_seconds && matches!(word, "duration" | "length" | "durationseconds" | "durationinseconds" | "seconds"),
        );
        session.tell("duration", said, &r);
        return;
    }
}

/// A length as a feed says it; what is none stays as it is.
fn minutes(r: &Reading<'_>, in_seconds: bool) -> String {
    let said = r.as_string();
    let rounded = |number: u64| digits(((number + 500_000) / 1_000_000) as usize);
    if let Some(number) = millionths(&said).filter(|_| in_seconds) {
        return rounded(number / 60);
    }
    if duration(&said).is_some() {
        return said;
    }
    let folded = lower(&said);
    let unit = folded.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',')).trim().to_string();
    let number = folded[..folded.len() - folded.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',')).len()]
        .replace(',', ".");
    match (millionths(&number), unit.as_str()) {
        (Some(number), "h" | "hr" | "hrs" | "hour" | "hours") => rounded(number * 60),
        (Some(number), "" | "m" | "min" | "mins" | "min." | "minute" | "minutes" | "'") => rounded(number),
        _ => match folded.split(':').collect::<Vec<_>>()[..] {
            // `00:45:00`.
            [hours, minutes, _] => [hours, ":", minutes].concat(),
            _ => said,
        },
    }
}

/// Whether lengths that name no unit are seconds: nothing lasts longer than a day, and nothing so many minutes that the
/// shortest of all is ten hours. Lengths are in millionths.
pub(super) fn are_seconds(lengths: &[u64]) -> bool {
    lengths.iter().any(|&length| length > 1_440_000_000)
        || (!lengths.is_empty() && lengths.iter().all(|&length| length >= 600_000_000))
}

/// What puts sessions that have no date in order: the number of their day, and their time of the day.
pub(super) fn order(row: &Row<'_>) -> i64 {
    let day = row
        .find(DAY)
        .filter(|(_, r)| matches!(r.json, Json::Number(_)))
        .and_then(|(_, r)| u32::try_from(whole(&r.as_string())?).ok())
        .unwrap_or_default();
    let starts = START.iter().chain(TIME).filter_map(|word| row.get(word));
    let minutes = starts.filter_map(|r| moment(r.json)).find_map(|start| match start {
        Moment::Clock(minutes) => Some(minutes),
        _ => None,
    });
    (i64::from(day) << 32) + i64::from(minutes.unwrap_or_default())
}

/// A time that nobody can put into a calendar, as words: `Day 1, 11:30–12:00`.
fn printed(row: &Row<'_>) -> String {
    let said = |words: &[&'static str]| {
        let found = words.iter().filter_map(|word| row.get(word)).find(|r| matches!(moment(r.json), Some(Moment::Clock(_))));
        found.map_or_else(String::new, |r| r.as_string())
    };
    let day = match row.find(DAY) {
        Some((_, r)) if matches!(r.json, Json::Number(_)) => ["Day ", &r.as_string()].concat(),
        Some((_, r)) if matches!(r.json, Json::Text(_)) => r.as_string(),
        _ => String::new(),
    };
    let start = match said(START) {
        start if start.is_empty() => said(TIME),
        start => start,
    };
    let end = said(END);
    let hours = if end.is_empty() { start } else { [&start, "–", &end].concat() };
    if day.is_empty() { hours } else { [&day, ", ", &hours].concat() }
}
