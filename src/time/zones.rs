//! Converts between instants and wall-clock times, using the platform's offsets.

use std::cell::RefCell;
use std::rc::Rc;

#[cfg(any(feature = "import", not(target_arch = "wasm32")))]
use super::Date;
use super::{DateTime, Instant};
use crate::platform::Platform;

const DAY: i64 = 86_400;

/// The time zones of the platform, with a cache of their offsets.
pub struct Zones {
    platform: Rc<dyn Platform>,
    known: RefCell<Vec<ZoneCache>>,
}

struct ZoneCache {
    name: String,
    /// Offsets at the UTC midnights requested so far, sorted by day.
    midnights: Vec<(i64, i32)>,
    /// The second at which a new offset begins, for days with a change, sorted by day.
    changes: Vec<(i64, i64)>,
}

/// Whether a wall-clock time in a zone is unambiguous.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ambiguity {
    /// It occurs once.
    Unambiguous,
    /// It is skipped when the clocks go forward, and does not occur.
    Gap,
    /// It is repeated when the clocks go back, and occurs twice.
    Fold,
}

impl Zones {
    /// Wraps the zones of a platform.
    pub fn new(platform: Rc<dyn Platform>) -> Zones {
        Zones { platform, known: RefCell::default() }
    }

    /// The platform.
    #[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
    pub(crate) fn platform(&self) -> &dyn Platform {
        &*self.platform
    }

    /// The current UTC date.
    #[cfg(any(feature = "import", not(target_arch = "wasm32")))]
    pub(crate) fn today(&self) -> Date {
        DateTime::from_seconds(self.platform.now().0).date
    }

    /// Whether the platform knows a zone.
    pub fn has(&self, zone: &str) -> bool {
        !zone.is_empty() && self.platform.offset(zone, Instant(0)).is_some()
    }

    /// The UTC offset of a zone at an instant, in seconds; 0 for an unknown zone.
    pub fn offset(&self, zone: &str, at: Instant) -> i32 {
        let known = &mut *self.known.borrow_mut();
        let place = known.iter().position(|k| k.name == zone).unwrap_or_else(|| {
            known.push(ZoneCache { name: zone.to_string(), midnights: Vec::new(), changes: Vec::new() });
            known.len() - 1
        });
        let known = &mut known[place];
        // No zone changes its offset twice within a day, so equal offsets at both midnights mean a day without a change. Cached by day,
        // since `Intl` is slow, and the many times of an agenda are on few days.
        let day = at.0.div_euclid(DAY);
        let (before, after) = (self.midnight(known, day), self.midnight(known, day + 1));
        if before == after || at.0 < self.change(known, day, before) { before } else { after }
    }

    fn midnight(&self, known: &mut ZoneCache, day: i64) -> i32 {
        match known.midnights.binary_search_by_key(&day, |m| m.0) {
            Ok(place) => known.midnights[place].1,
            Err(place) => {
                let offset = self.platform.offset(&known.name, Instant(day * DAY)).unwrap_or(0);
                known.midnights.insert(place, (day, offset));
                offset
            }
        }
    }

    fn change(&self, known: &mut ZoneCache, day: i64, before: i32) -> i64 {
        match known.changes.binary_search_by_key(&day, |c| c.0) {
            Ok(place) => known.changes[place].1,
            Err(place) => {
                let (mut low, mut high) = (day * DAY, (day + 1) * DAY);
                while high - low > 1 {
                    let middle = (low + high) / 2;
                    let same = self.platform.offset(&known.name, Instant(middle)) == Some(before);
                    *(if same { &mut low } else { &mut high }) = middle;
                }
                known.changes.insert(place, (day, high));
                high
            }
        }
    }

    /// The wall-clock time in a zone at an instant.
    pub fn local(&self, zone: &str, at: Instant) -> DateTime {
        DateTime::from_seconds(at.0 + i64::from(self.offset(zone, at)))
    }

    /// Formats an instant in RFC 3339 with the zone's offset, such as `2024-07-09T09:00:00-04:00`. An offset that is not a multiple of
    /// a minute cannot be represented; then UTC is used.
    #[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
    pub fn rfc3339(&self, zone: &str, at: Instant) -> String {
        let offset = self.offset(zone, at);
        let minutes = offset.unsigned_abs() / 60;
        if offset % 60 != 0 || zone == "UTC" {
            return at.to_rfc3339();
        }
        let mut out = Instant(at.0 + i64::from(offset)).to_rfc3339();
        out.pop();
        out.push(if offset < 0 { '-' } else { '+' });
        super::civil::push_padded(&mut out, minutes / 60, 2);
        out.push(':');
        super::civil::push_padded(&mut out, minutes % 60, 2);
        out
    }

    /// The instant of a wall-clock time in a zone.
    ///
    /// In a DST gap or fold, the *compatible* rule of RFC 5545 (section 3.3.5) and Temporal applies: a skipped time uses the offset
    /// before the gap, and a repeated time is the first of the two.
    pub fn instant(&self, zone: &str, local: DateTime) -> (Instant, Ambiguity) {
        let seconds = local.to_seconds();
        let with = |probe: i64| Instant(seconds - i64::from(self.offset(zone, Instant(seconds + probe))));
        let (early, late) = (with(-DAY), with(DAY));
        let shows = |at: Instant| self.local(zone, at) == local;
        match (shows(early), shows(late)) {
            (true, true) if early != late => (early.min(late), Ambiguity::Fold),
            (true, _) => (early, Ambiguity::Unambiguous),
            (_, true) => (late, Ambiguity::Unambiguous),
            _ => (early, Ambiguity::Gap),
        }
    }
}

impl std::fmt::Debug for Zones {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Zones")
    }
}

/// The city in a zone name: `America/New_York` is `New York`.
pub fn city(zone: &str) -> String {
    let mut last = zone;
    // Scans forwards, since nothing else needs the code for searching backwards.
    while let Some((_, rest)) = last.split_once('/') {
        last = rest;
    }
    last.split('_').collect::<Vec<_>>().join(" ")
}
