//! Sessions after midnight that are listed under the previous day, at the end of a night.
//!
//! Only the order of rows shows this: under the same day, a late session is followed by an early one. Early sessions at the start of a day are unchanged.

use crate::import::common::draft::DraftObject;
use crate::time::{Date, PrintedEnd, Stamp, clock, duration_in_words, printed, stamp};

const DAY: i64 = 1_440;
/// Sessions from this time on belong to the morning: such a list is out of order, and does not continue a night.
const MORNING: i64 = 6 * 60;
/// Maximum break between two sessions of a night.
const BREAK: i64 = 3 * 60;
/// Longer sessions run in parallel to others, so their position in the list does not indicate an order.
const LONGEST: i64 = 12 * 60;

/// The previous session of a list, in minutes from the start of the day under which it is listed.
#[derive(Clone, Copy)]
pub(super) struct Above {
    day: Date,
    start: i64,
    end: i64,
    /// Whether the sessions of the day are sorted so far.
    is_ordered: bool,
}

impl Above {
    /// The times of a session that is listed under a day; `None` if it has no time.
    pub(super) fn of(session: &DraftObject, day: Option<Date>, above: Option<Above>) -> Option<Above> {
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
        let is_ordered = above.filter(|above| above.day == day).is_none_or(|above| above.is_ordered && start >= above.start);
        Some(Above { day, start, end, is_ordered })
    }

    /// Whether the next session, listed under `day` at that time, takes place after midnight. If its row has its own date, that date is trusted, unless the
    /// session starts exactly when the previous one ends or starts.
    pub(super) fn continues_at(&self, day: Date, minutes: u32, has_own_date: bool) -> bool {
        let (hour, at) = (i64::from(minutes), i64::from(minutes) + DAY);
        let is_night = hour < MORNING && hour < self.start && self.end - self.start <= LONGEST;
        let follows = if has_own_date { at == self.end || at == self.start } else { at <= self.end + BREAK };
        self.day == day && self.is_ordered && is_night && follows && at >= self.start
    }
}
