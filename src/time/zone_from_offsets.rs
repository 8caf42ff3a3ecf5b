//! Derives the zone of an event from the UTC offsets of its times.

use super::{Instant, Stamp, Zones, stamp};

/// A zone that has certain offsets at certain instants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OffsetZone {
    /// Its IANA name; `Etc/GMT-2` and the like where nothing is known but one offset.
    pub name: String,
    /// A zone of a place with the same offsets, as an example of what may be meant.
    pub example: &'static str,
}

/// Zones of places, of which the first that has all offsets is taken: large ones with daylight saving time, those with offsets of half
/// hours, which have no name of their own, and as examples one for each other offset.
const PLACES: [&str; 47] = [
    "Europe/Paris",
    "Europe/London",
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
    "Europe/Athens",
    "Australia/Sydney",
    "Pacific/Auckland",
    "America/Halifax",
    "America/Anchorage",
    "Africa/Cairo",
    "Asia/Jerusalem",
    "Asia/Beirut",
    "Europe/Chisinau",
    "Africa/Casablanca",
    "America/Santiago",
    "America/Asuncion",
    "America/Havana",
    "Atlantic/Azores",
    "America/Nuuk",
    "America/Mexico_City",
    "America/Sao_Paulo",
    "Africa/Lagos",
    "Africa/Johannesburg",
    "Africa/Nairobi",
    "Asia/Dubai",
    "Asia/Karachi",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Asia/Dhaka",
    "Asia/Yangon",
    "Asia/Bangkok",
    "Asia/Shanghai",
    "Asia/Tokyo",
    "Australia/Brisbane",
    "Australia/Adelaide",
    "Australia/Darwin",
    "Asia/Tehran",
    "Asia/Kabul",
    "America/St_Johns",
    "America/Bogota",
    "America/Caracas",
    "Pacific/Honolulu",
    "Pacific/Chatham",
    "Pacific/Marquesas",
    "Australia/Lord_Howe",
];

/// An instant with the offset in seconds that it is written with; `None` for anything else, and for `Z`, which asserts no offset of a
/// place (RFC 9557, section 3.4).
pub fn instant_with_offset(text: &str) -> Option<(Instant, i32)> {
    let text = text.trim_ascii();
    let Some(Stamp::Exact(at)) = stamp(text) else { return None };
    let sign = 11 + text.get(11..)?.find(['+', '-'])?;
    let Some(Stamp::Local(local)) = stamp(&text[..sign]) else { return None };
    Some((at, (local.to_seconds() - at.0) as i32))
}

/// The zone whose clocks have all those offsets at those instants: one of `places`, the zones of the place of the event, if one of them
/// has; otherwise that of the one offset, or that of a large place. `None` where the offsets contradict each other, are all 0, or
/// there are none.
pub fn zone_from_offsets(seen: &[(Instant, i32)], places: &[String], zones: &Zones) -> Option<OffsetZone> {
    // No zone changes twice within a day and comes back.
    let mut days: Vec<(i64, i32, i64)> = seen.iter().map(|(at, offset)| (at.0.div_euclid(86_400), *offset, at.0)).collect();
    days.sort_unstable();
    days.dedup_by_key(|(day, offset, _)| (*day, *offset));
    let first = days.first()?.1;
    if days.iter().all(|(_, offset, _)| *offset == 0) {
        return None;
    }
    let fits = |zone: &str| zones.has(zone) && days.iter().all(|(_, offset, at)| zones.offset(zone, Instant(*at)) == *offset);
    let example = PLACES.into_iter().find(|place| fits(place));
    let example_or_none = example.unwrap_or_default();
    if let Some(place) = places.iter().find(|place| fits(place)) {
        return Some(OffsetZone { name: place.clone(), example: example_or_none });
    }
    if days.iter().all(|(_, offset, _)| *offset == first) && first % 3_600 == 0 {
        let hours = crate::text::digits(first.unsigned_abs() as usize / 3_600);
        // POSIX, and so these names, counts west of Greenwich.
        let name = ["Etc/GMT", if first > 0 { "-" } else { "+" }, &hours].concat();
        if fits(&name) {
            return Some(OffsetZone { name, example: example_or_none });
        }
    }
    example.map(|name| OffsetZone { name: name.to_string(), example: name })
}
