//! Full and half hours by the clocks of a zone, which may skip or repeat some.

use crate::time::{Instant, Zones};

const HOUR: i64 = 3600;
const HALF: i64 = 1800;

/// The last full or half hour at or before a moment.
pub(super) fn half_hour_before(zones: &Zones, zone: &str, at: i64) -> i64 {
    at - i64::from(zones.local(zone, Instant(at)).second) % HALF
}

/// Full and half hours from a moment (which is one) on, up to another that is not among them, each with whether it is a full one.
pub(super) fn marks(zones: &Zones, zone: &str, from: i64, to: i64) -> Vec<(i64, bool)> {
    let mut marks = Vec::new();
    let mut at = from;
    while at < to {
        let second = i64::from(zones.local(zone, Instant(at)).second);
        // Clocks may be moved by something else than half an hour, so that the next one is sought from where they are.
        if second % HALF == 0 {
            marks.push((at, second % HOUR == 0));
        }
        at += HALF - second % HALF;
    }
    marks
}
