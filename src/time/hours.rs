//! The hours of the day during which people can attend.

use super::civil::push_padded;
use super::{Instant, Zones, clock};

/// A range of times of day, which may span midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hours {
    /// Minutes after midnight.
    pub from: u32,
    /// Minutes after midnight.
    pub to: u32,
}

impl Hours {
    /// The default: 07:00 to 22:00.
    pub const DEFAULT: Hours = Hours { from: 7 * 60, to: 22 * 60 };

    /// Parses `07:00-22:00`.
    pub fn parse(text: &str) -> Option<Hours> {
        let (from, to) = text.split_once('-')?;
        Some(Hours { from: clock(from)?, to: clock(to)? })
    }

    /// The inverse of [`Hours::parse`].
    pub fn key(self) -> String {
        let mut out = String::new();
        for (place, number) in [self.from / 60, self.from % 60, self.to / 60, self.to % 60].into_iter().enumerate() {
            out.push_str(["", ":", "-", ":"][place]);
            push_padded(&mut out, number, 2);
        }
        out
    }

    /// Whether an interval is entirely within these hours in a zone.
    pub fn contain(self, zones: &Zones, zone: &str, start: Instant, end: Instant) -> bool {
        let after = |from: u32, to: u32| (to + 24 * 60 - from) % (24 * 60);
        let (start, end) = (zones.local(zone, start), zones.local(zone, end));
        let begins = after(self.from, u32::from(start.minute()));
        // Compares wall-clock times, since the clocks may change during the interval.
        let lasts = (end.to_seconds() - start.to_seconds()) / 60;
        // Equal times mean the whole day.
        self.from == self.to || i64::from(begins) + lasts <= i64::from(after(self.from, self.to))
    }
}
