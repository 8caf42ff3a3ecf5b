//! What is remembered on the reader's own machine: the zone that was chosen, and nothing else.

use gloo::storage::{LocalStorage, Storage};

const ZONE: &str = "plenary:zone";

/// The zone chosen on an earlier visit.
pub(crate) fn zone() -> Option<String> {
    LocalStorage::get(ZONE).ok()
}

/// Remembers the zone. A storage that is full forgets it, which is no harm.
pub(crate) fn remember_zone(zone: &str) {
    let _ = LocalStorage::set(ZONE, zone);
}
