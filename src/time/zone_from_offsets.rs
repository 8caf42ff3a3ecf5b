//! Derives the zone of an event from the UTC offsets of its times.

use super::{Instant, Stamp, Zones, stamp};

/// A zone that has given offsets at given instants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OffsetZone {
    /// Its IANA name; `Etc/GMT-2` or similar if only one offset is known.
    pub name: String,
    /// A geographic zone with the same offsets, as an example of the intended zone.
    pub example: &'static str,
}

/// Candidate zones, of which the first with all offsets is taken: large zones with daylight saving time, zones with offsets of half
/// hours (for which there is no `Etc` name), and for each other offset one zone as an example.
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

/// Parses an instant with its UTC offset in seconds; `None` for anything else, including `Z`, which asserts no local
/// offset (RFC 9557, section 3.4).
pub fn instant_with_offset(text: &str) -> Option<(Instant, i32)> {
    let text = text.trim_ascii();
    let Some(Stamp::Exact(at)) = stamp(text) else { return None };
    let sign = 11 + text.get(11..)?.find(['+', '-'])?;
    let Some(Stamp::Local(local)) = stamp(&text[..sign]) else { return None };
    Some((at, (local.to_seconds() - at.0) as i32))
}

/// The zone that has all of the offsets at these instants: one of `places` (zones at the event's location) if possible,
/// otherwise a fixed zone if there is only one offset, or a large zone. `None` if the offsets contradict each other, are all 0, or
/// if there are none.
pub fn zone_from_offsets(seen: &[(Instant, i32)], places: &[String], zones: &Zones) -> Option<OffsetZone> {
    // No zone changes its offset twice within a day, so one check per day and offset is enough.
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
        // `Etc` names have the sign of POSIX, which is positive west of Greenwich.
        let name = ["Etc/GMT", if first > 0 { "-" } else { "+" }, &hours].concat();
        if fits(&name) {
            return Some(OffsetZone { name, example: example_or_none });
        }
    }
    example.map(|name| OffsetZone { name: name.to_string(), example: name })
}
