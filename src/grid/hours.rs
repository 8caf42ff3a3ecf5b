//! Full and half hours in a time zone, which may skip or repeat some of them.

use crate::time::{Instant, Zones};

const HOUR: i64 = 3600;
const HALF: i64 = 1800;

/// The last full or half hour at or before an instant.
pub(super) fn half_hour_before(zones: &Zones, zone: &str, at: i64) -> i64 {
    at - i64::from(zones.local(zone, Instant(at)).second) % HALF
}

/// Full and half hours from an instant (itself one) up to another, exclusive, each with whether it is a full hour.
pub(super) fn marks(zones: &Zones, zone: &str, from: i64, to: i64) -> Vec<(i64, bool)> {
    let mut marks = Vec::new();
    let mut at = from;
    while at < to {
        let second = i64::from(zones.local(zone, Instant(at)).second);
        // Clock changes are not always multiples of half an hour, so the next mark is computed from the new local time.
        if second % HALF == 0 {
            marks.push((at, second % HOUR == 0));
        }
        at += HALF - second % HALF;
    }
    marks
}
