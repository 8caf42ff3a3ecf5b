//! Instants, civil dates, and conversion between them by time zone.
//!
//! There is no zone database here: the [`Platform`](crate::platform::Platform) provides the offset of a zone at an instant, in
//! a browser by `Intl`. Everything else (resolving a wall-clock time in a zone to an instant, DST gaps and folds) is computed from
//! those offsets.

mod civil;
mod duration_words;
mod epoch;
mod hours;
mod parse;
mod printed;
mod written;
mod zone_from_offsets;
mod zone_suggest;
mod zones;

pub use civil::{Date, DateTime};
pub use duration_words::duration_in_words;
pub use epoch::epoch;
pub use hours::Hours;
pub use parse::{Stamp, clock, date, duration, number_of_minutes, stamp};
#[cfg(any(feature = "import", not(target_arch = "wasm32")))]
pub use printed::printed_apart;
pub use printed::{Fault, Meaning, Printed, PrintedEnd, PrintedZone, Season, ZoneOffset, abbreviation, printed, resolve};
pub use written::{
    DateFault, DateOrder, Weekday, Written, extended, iso_text, lenient_stamp, written, written_range, written_weekday,
};
pub use zone_from_offsets::{OffsetZone, instant_with_offset, zone_from_offsets};
pub use zone_suggest::{ZoneSuggester, is_fixed, is_legacy, written_offset};
pub use zones::{Ambiguity, Zones, city};

/// A point in time: seconds since 1970-01-01T00:00:00Z, without leap seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(pub i64);

impl Instant {
    /// Formats it in RFC 3339 in UTC, such as `2024-07-09T13:00:00Z`.
    pub fn to_rfc3339(self) -> String {
        let local = DateTime::from_seconds(self.0);
        let (hour, minute, second) = (local.second / 3600, local.second / 60 % 60, local.second % 60);
        let mut out = local.date.to_iso();
        for (mark, number) in [('T', hour), (':', minute), (':', second)] {
            out.push(mark);
            civil::push_padded(&mut out, number, 2);
        }
        out.push('Z');
        out
    }
}
