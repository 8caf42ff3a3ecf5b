//! When a session is, in the many ways of saying it.

use super::row::{DATE, DAY, END, LENGTH, Row, SECONDS, START, TIME};
use crate::feed::json::Json;
use crate::feed::reading::Reading;
use crate::formats::clean::{first, joined};
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
    let mut date = String::new();
    let (mut time, mut words, mut is_first) = (None, None, true);
    moments(row, START, &mut |start, r| {
        match start {
            Moment::Whole(said) if !session.has("start") => drop(session.tell("start", said, r)),
            Moment::Date(day) if date.is_empty() => date = day.to_iso(),
            Moment::Clock(minutes) if time.is_none() => time = Some((minutes, place(r))),
            Moment::Words(said) if is_first => words = Some((said, place(r))),
            _ => {}
        }
        is_first = false;
    });
    if session.has("start") {
        return end(session, row, None, in_seconds);
    }
    let date = first(&mut [date, self::date(row).unwrap_or_else(|| day.to_string())]);
    let mut printed = None;
    moments(row, TIME, &mut |said, r| match said {
        Moment::Clock(minutes) if time.is_none() => time = Some((minutes, place(r))),
        Moment::Words(said) if printed.is_none() => printed = Some((said, place(r))),
        _ => {}
    });
    let begins = time.as_ref().map(|(minutes, _)| *minutes);
    match (time, words) {
        (Some((minutes, from)), _) if !date.is_empty() => drop(session.put("start", text(local(&date, minutes)), from)),
        (Some((_, from)), _) => {
            session.put("time", text(self::printed(row)), from);
            return;
        }
        (None, Some((said, from))) if date.is_empty() => drop(session.put("start", text(said), from)),
        (None, _) => drop(session.say("start", date)),
    }
    match printed {
        Some((said, from)) if begins.is_none() => drop(session.put("time", text(said), from)),
        _ => end(session, row, begins, in_seconds),
    }
}

/// The moments that stand under those words.
fn moments(row: &Row<'_>, words: &[&'static str], take: &mut dyn FnMut(Moment, &Reading<'_>)) {
    for word in words {
        if let Some(r) = row.get(word)
            && let Some(moment) = moment(r.json)
        {
            take(moment, &r);
        }
    }
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
    let end = folded.find(|c: char| !matches!(c, '0'..='9' | '.' | ',')).unwrap_or(folded.len());
    let number = millionths(&folded[..end].replace(',', "."));
    match (number, folded[end..].trim()) {
        (Some(number), "h" | "hr" | "hrs" | "hour" | "hours") => rounded(number * 60),
        (Some(number), "" | "m" | "min" | "mins" | "min." | "minute" | "minutes" | "'") => rounded(number),
        // `00:45:00`.
        _ => match folded.rsplit_once(':') {
            Some((rest, _)) if rest.matches(':').count() == 1 => rest.to_string(),
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
    let day = match row.find(DAY) {
        Some((_, r)) if matches!(r.json, Json::Number(_)) => whole(&r.as_string()),
        _ => None,
    };
    let day = day.filter(|day| (0..1 << 31).contains(day)).unwrap_or_default();
    let mut time = None;
    for words in [START, TIME] {
        moments(row, words, &mut |said, _| {
            if let (Moment::Clock(minutes), None) = (said, time) {
                time = Some(minutes);
            }
        });
    }
    (day << 32) + i64::from(time.unwrap_or_default())
}

/// A time that nobody can put into a calendar, as words: `Day 1, 11:30–12:00`.
fn printed(row: &Row<'_>) -> String {
    let said = |words: &[&'static str]| {
        let mut found = String::new();
        moments(row, words, &mut |said, r| {
            if matches!(said, Moment::Clock(_)) && found.is_empty() {
                found = r.as_string();
            }
        });
        found
    };
    let day = match row.find(DAY) {
        Some((_, r)) if matches!(r.json, Json::Number(_)) => ["Day ", &r.as_string()].concat(),
        Some((_, r)) if matches!(r.json, Json::Text(_)) => r.as_string(),
        _ => String::new(),
    };
    let hours = joined(&[first(&mut [said(START), said(TIME)]), said(END)], "–");
    joined(&[day, hours], ", ")
}
