//! Sessions after midnight that are listed under the previous day, at the end of a night.
//!
//! Only the order of rows shows this: under the same day, a late session is followed by an early one. Early sessions at the start of a day are unchanged.

use super::row::Row;
use super::rows::cursor;
use super::words::{ROOM, TRACK, Words};
use crate::import::common::draft::DraftObject;
use crate::path::JsonPath;
use crate::source::json::Json;
use crate::source::log::Log;
use crate::time::{Date, PrintedEnd, Stamp, clock, duration_in_words, printed, stamp};

const DAY: i64 = 1_440;
/// Sessions from this time on belong to the morning: such a list is out of order, and does not continue a night.
const MORNING: i64 = 6 * 60;
/// Maximum break between two sessions of a night.
const BREAK: i64 = 3 * 60;
/// Longer sessions run in parallel to others, so their position in the list does not indicate an order.
const LONGEST: i64 = 12 * 60;

/// The room and the track of a session as written, empty if unknown.
#[derive(Clone, Default)]
pub(super) struct Place([String; 2]);

impl Place {
    /// The place of a row, or that of its containers.
    pub(super) fn of(json: &Json<'_>, path: &JsonPath, outer: [Option<&str>; 2]) -> Place {
        // A separate log: inspecting a value does not mark it as read.
        let log = Log::default();
        let at = cursor(json, path, &log);
        let row = Row::of(&at);
        let own = |words: Words| row.find(words).map_or_else(String::new, |(_, found)| text_of(found.json));
        let [room, track] = outer.map(Option::unwrap_or_default);
        let or = |own: String, outer: &str| if own.is_empty() { outer.to_string() } else { own };
        Place([or(own(ROOM), room), or(own(TRACK), track)])
    }
}

/// A name, an id, or those of an object or list.
fn text_of(json: &Json<'_>) -> String {
    match json {
        Json::Text(text) => text.trim().to_string(),
        Json::Number(number) => (*number).to_string(),
        Json::List(items) => items.iter().map(text_of).collect::<Vec<_>>().join("\n"),
        Json::Object(members) => members.iter().map(|(_, member)| text_of(member)).collect::<Vec<_>>().join("\n"),
        _ => String::new(),
    }
}

/// The previous session of a list, in minutes from the start of the day under which it is listed.
#[derive(Clone)]
pub(super) struct Above {
    day: Date,
    start: i64,
    end: i64,
    /// Whether the sessions of the day are sorted so far.
    is_ordered: bool,
    /// The last known room and track of the day.
    place: Place,
    /// Whether the room, and whether the track, has changed on the day. If the sessions are sorted nevertheless, they are not listed by it.
    has_changed: [bool; 2],
}

impl Above {
    /// The times of a session that is listed under a day; `None` if it has no time.
    pub(super) fn of(session: &DraftObject, day: Option<Date>, above: Option<Above>, place: Place) -> Option<Above> {
        let day = day?;
        let minutes = |text: &str| {
            let Some(Stamp::Date(date)) = stamp(text.get(..10)?) else { return None };
            Some(i64::from(date.0 - day.0) * DAY + i64::from(text.get(11..16).and_then(clock).unwrap_or_default()))
        };
        let begins = session.get("start")?;
        let length = session.get("duration").and_then(duration_in_words).map_or(0, i64::from);
        let (start, end) = match session.get("time").map(printed) {
            Some(Ok(printed)) => {
                let start = minutes(begins)? + i64::from(printed.start);
                let end = if let PrintedEnd::At(end) = printed.end { i64::from(end - printed.start) } else { length };
                (start, start + end)
            }
            None if begins.len() > 10 => {
                let start = minutes(begins)?;
                (start, session.get("end").map_or(Some(start + length), minutes)?)
            }
            _ => return None,
        };
        let Some(above) = above.filter(|above| above.day == day) else {
            return Some(Above { day, start, end, is_ordered: true, place, has_changed: [false; 2] });
        };
        let (is_ordered, changes) = (above.is_ordered && start >= above.start, above.changes(&place));
        let has_changed = [0, 1].map(|at| above.has_changed[at] || changes[at]);
        let mut known = above.place;
        for (known, own) in known.0.iter_mut().zip(place.0).filter(|(_, own)| !own.is_empty()) {
            *known = own;
        }
        Some(Above { day, start, end, is_ordered, place: known, has_changed })
    }

    /// Whether another room, and whether another track, follows.
    fn changes(&self, place: &Place) -> [bool; 2] {
        [0, 1].map(|at| {
            let (above, own) = (&self.place.0[at], &place.0[at]);
            !above.is_empty() && !own.is_empty() && above != own
        })
    }

    /// Whether the next session, listed under `day` at that time, takes place after midnight. If its row has its own date, which the place is given
    /// with, that date is trusted, unless the session starts exactly when the previous one ends after midnight, in a list that is not by room or
    /// track, or exactly when the previous one starts after midnight.
    pub(super) fn continues_at(&self, day: Date, minutes: u32, dated: Option<&Place>) -> bool {
        let (hour, at) = (i64::from(minutes), i64::from(minutes) + DAY);
        let is_night = hour < MORNING && hour < self.start && self.end - self.start <= LONGEST;
        let follows = dated.map_or(at <= self.end + BREAK, |place| {
            let is_other_list = self.changes(place).iter().zip(self.has_changed).any(|(changes, has)| *changes && !has);
            (at == self.end && at > DAY && !is_other_list) || at == self.start
        });
        self.day == day && self.is_ordered && is_night && follows && at >= self.start
    }
}
