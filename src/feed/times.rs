//! When a session is, from the keys that say it.

use super::json::Json;
use super::reading::Reading;
use crate::model::{End, When};
use crate::time::{Date, Instant, Landing, Stamp, Zones, duration, stamp};

/// A day, or a point in time.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Moment {
    Date(Date),
    At(Instant),
}

const FORMS: &str = "Write 2024-07-09T09:00, the same with an offset such as -04:00 behind it, or a date alone.";

/// The zone of that key, if it is one.
pub(super) fn zone(reading: &Reading<'_>, zones: &Zones) -> Option<String> {
    let member = reading.member("timezone")?;
    let name = member.as_string();
    if zones.has(&name) {
        return Some(name);
    }
    member.error("is no time zone", "Write an IANA name such as America/New_York or Africa/Nairobi.");
    None
}

/// A moment, or `None` with what is wrong reported.
pub(super) fn moment(reading: &Reading<'_>, zone: &str, zones: &Zones) -> Option<Moment> {
    let text = match reading.json {
        Json::Text(text) => text,
        _ => "",
    };
    let (local, zone, exact) = match stamp(text) {
        None => {
            reading.error("is no time that can be read", FORMS);
            return None;
        }
        Some(Stamp::Date(date)) => return Some(Moment::Date(date)),
        Some(Stamp::Exact(at)) => return Some(Moment::At(at)),
        Some(Stamp::Local(_)) if zone.is_empty() => {
            reading.error(
                "is a local time, and no zone is known for it",
                "Give the event its \"timezone\", such as \"Africa/Nairobi\".",
            );
            return None;
        }
        Some(Stamp::Local(local)) => (local, zone.to_string(), None),
        Some(Stamp::Zoned(_, zone, _)) if !zones.has(&zone) => {
            reading.error(
                "names a time zone that is not known",
                "Write an IANA name such as America/New_York between the brackets.",
            );
            return None;
        }
        Some(Stamp::Zoned(local, zone, exact)) => (local, zone, exact),
    };
    let (at, landing) = zones.instant(&zone, local);
    match (exact, landing) {
        // Either of the two hours of a fold may be meant, and the offset says which.
        (Some(exact), _) if zones.local(&zone, exact) == local => return Some(Moment::At(exact)),
        (Some(_), _) => reading.warn(
            "has an offset that its zone does not have then; the clock time in the zone is shown",
            "Leave the offset out, or mend it.",
        ),
        (None, Landing::Gap) => reading.warn(
            "does not exist: the clocks go forward over it; the time as far behind the change is shown",
            "Write the time that the clocks will show.",
        ),
        (None, Landing::Fold) => {
            reading.warn("happens twice: the clocks go back over it; the first is shown", "Write it with its offset.")
        }
        (None, Landing::Once) => {}
    }
    Some(Moment::At(at))
}

/// When a session is; `None` where its start cannot be read, so that it must not be shown.
pub(super) fn when(session: &Reading<'_>, zone: &str, zones: &Zones) -> Option<When> {
    let Some(start) = session.member("start") else {
        for key in ["end", "duration"] {
            if let Some(member) = session.member(key) {
                member.error("says how long, and nothing says from when", "Give the session a \"start\".");
            }
        }
        return Some(When::Unknown);
    };
    let start = moment(&start, zone, zones)?;
    let open = session.flag("openEnd");
    let end = session.member("end").and_then(|end| Some((moment(&end, zone, zones)?, end)));
    Some(match (start, end) {
        (Moment::Date(from), Some((Moment::Date(to), _))) if to >= from => When::Dates(from, to),
        (Moment::Date(from), end) => {
            if let Some((_, end)) = end {
                end.error("does not fit a start that is a date alone", "Write the last day as a date, or give the start a time.");
            }
            When::Dates(from, from)
        }
        (Moment::At(from), Some((Moment::At(to), _))) if to >= from => When::Clock(from, End::At(to)),
        (Moment::At(from), Some((_, end))) => {
            end.error("is no time after the start", "Write the time at which it ends, or leave it out.");
            When::Clock(from, End::Unknown)
        }
        (Moment::At(from), None) if open => When::Clock(from, End::Open),
        (Moment::At(from), None) => match session.member("duration").and_then(|length| minutes(&length)) {
            Some(minutes) => When::Clock(from, End::At(Instant(from.0 + i64::from(minutes) * 60))),
            None => When::Clock(from, End::Unknown),
        },
    })
}

fn minutes(length: &Reading<'_>) -> Option<u32> {
    let found = match length.json {
        Json::Number(text) => duration(text.split_once('.').map_or(text, |(whole, _)| whole)),
        Json::Text(text) => duration(text),
        _ => None,
    };
    if found.is_none() {
        length.error("is no length of time", "Write minutes as a number, \"1:30\" or \"PT1H30M\".");
    }
    found
}
