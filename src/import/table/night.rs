//! Sessions after midnight that are listed under the day before, as the last ones of a night are.
//!
//! Only the order tells: rows of one day go on from a late session to an early hour. A day that begins with an early hour is as it is written.

use crate::import::common::draft::DraftObject;
use crate::time::{Date, PrintedEnd, Stamp, clock, duration_in_words, printed, stamp};

const DAY: i64 = 1_440;
/// From this hour on a session is one of the next morning, and its list in another order.
const MORNING: i64 = 6 * 60;
/// The longest break in a night.
const BREAK: i64 = 3 * 60;
/// What lasts longer than this goes on beside the other sessions, and says nothing of their order.
const LONGEST: i64 = 12 * 60;

/// The session above in a list, in minutes from the midnight with which its listed day begins.
#[derive(Clone, Copy)]
pub(super) struct Above {
    day: Date,
    start: i64,
    end: i64,
    /// Whether the sessions of the day were in order so far.
    is_ordered: bool,
}

impl Above {
    /// The session that was read, which is listed under that day; `None` if it has no time.
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

    /// Whether a session that is listed below under `day` at those minutes is after the midnight that ends the day. A date in its own row counts, unless the
    /// session begins when the one above ends or begins.
    pub(super) fn continues_at(&self, day: Date, minutes: u32, has_own_date: bool) -> bool {
        let (hour, at) = (i64::from(minutes), i64::from(minutes) + DAY);
        let is_night = hour < MORNING && hour < self.start && self.end - self.start <= LONGEST;
        let follows = if has_own_date { at == self.end || at == self.start } else { at <= self.end + BREAK };
        self.day == day && self.is_ordered && is_night && follows && at >= self.start
    }
}
