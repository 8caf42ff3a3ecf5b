//! Assumes the zone of a feed without one from the offsets of its times, and reports the assumption.
//!
//! In a browser this is in the repair module, loaded only for a feed without a zone.

use crate::diagnostic::{Code, Diagnostic};
use crate::path::JsonPath;
use crate::platform::Platform;
use crate::source::json::Json;
use crate::time::{Instant, ZoneSuggester, Zones, instant_with_offset, zone_from_offsets};

/// Offsets, with the instants at which they are used.
pub(crate) type Offsets = Vec<(Instant, i32)>;

/// Collects the offsets of a session and of its nested sessions.
pub(crate) fn learn(offsets: &mut Offsets, session: &Json<'_>) {
    for key in ["start", "end"] {
        if let Some(Json::Text(text)) = session.get(key) {
            offsets.extend(instant_with_offset(text));
        }
    }
    if let Some(Json::List(inner)) = session.get("sessions") {
        inner.iter().for_each(|session| learn(offsets, session));
    }
}

/// The zone of an event with a location and offsets, and a diagnostic about the assumption at a path.
pub(crate) fn assume(
    offsets: &Offsets,
    place: &str,
    path: JsonPath,
    zones: &Zones,
    platform: &dyn Platform,
) -> Option<(String, Diagnostic)> {
    if offsets.iter().all(|(_, offset)| *offset == 0) {
        return None;
    }
    let suggester = ZoneSuggester::new(platform, place, None);
    let zone = zone_from_offsets(offsets, suggester.zones_of_place(), zones)?;
    let is_place = !zone.name.starts_with("Etc/");
    let example = if is_place || zone.example.is_empty() { &zone.name } else { zone.example };
    let help = ["Add \"timezone\": \"", example, "\" to the event, or the zone of the place where it is held."].concat();
    Some((zone.name.clone(), Diagnostic { help: Some(help), ..Diagnostic::new(Code::ZoneAssumed, path, zone.name) }))
}
