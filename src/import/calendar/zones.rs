//! Zones of calendars: IANA names, names with a prefix, the names of Windows, and what VTIMEZONE says of its own.

use std::collections::HashMap;

use super::{text_of, values};
use crate::import::Options;
use crate::source::cursor::Cursor;

/// Names of Windows (<https://github.com/unicode-org/cldr/blob/main/common/supplemental/windowsZones.xml>, territory 001) with those of IANA.
const WINDOWS: &[(&str, &str)] = &[
    ("AUS Eastern Standard Time", "Australia/Sydney"),
    ("Arab Standard Time", "Asia/Riyadh"),
    ("Arabian Standard Time", "Asia/Dubai"),
    ("Argentina Standard Time", "America/Buenos_Aires"),
    ("Atlantic Standard Time", "America/Halifax"),
    ("Bangladesh Standard Time", "Asia/Dhaka"),
    ("Canada Central Standard Time", "America/Regina"),
    ("Cen. Australia Standard Time", "Australia/Adelaide"),
    ("Central America Standard Time", "America/Guatemala"),
    ("Central Europe Standard Time", "Europe/Budapest"),
    ("Central European Standard Time", "Europe/Warsaw"),
    ("Central Standard Time", "America/Chicago"),
    ("Central Standard Time (Mexico)", "America/Mexico_City"),
    ("China Standard Time", "Asia/Shanghai"),
    ("E. Africa Standard Time", "Africa/Nairobi"),
    ("E. Australia Standard Time", "Australia/Brisbane"),
    ("E. Europe Standard Time", "Europe/Chisinau"),
    ("E. South America Standard Time", "America/Sao_Paulo"),
    ("Eastern Standard Time", "America/New_York"),
    ("Egypt Standard Time", "Africa/Cairo"),
    ("FLE Standard Time", "Europe/Kiev"),
    ("GMT Standard Time", "Europe/London"),
    ("GTB Standard Time", "Europe/Bucharest"),
    ("Greenwich Standard Time", "Atlantic/Reykjavik"),
    ("Hawaiian Standard Time", "Pacific/Honolulu"),
    ("India Standard Time", "Asia/Calcutta"),
    ("Iran Standard Time", "Asia/Tehran"),
    ("Israel Standard Time", "Asia/Jerusalem"),
    ("Korea Standard Time", "Asia/Seoul"),
    ("Morocco Standard Time", "Africa/Casablanca"),
    ("Mountain Standard Time", "America/Denver"),
    ("Nepal Standard Time", "Asia/Katmandu"),
    ("New Zealand Standard Time", "Pacific/Auckland"),
    ("Newfoundland Standard Time", "America/St_Johns"),
    ("Pacific SA Standard Time", "America/Santiago"),
    ("Pacific Standard Time", "America/Los_Angeles"),
    ("Pakistan Standard Time", "Asia/Karachi"),
    ("Romance Standard Time", "Europe/Paris"),
    ("Russian Standard Time", "Europe/Moscow"),
    ("SA Pacific Standard Time", "America/Bogota"),
    ("SE Asia Standard Time", "Asia/Bangkok"),
    ("Singapore Standard Time", "Asia/Singapore"),
    ("South Africa Standard Time", "Africa/Johannesburg"),
    ("Sri Lanka Standard Time", "Asia/Colombo"),
    ("Taipei Standard Time", "Asia/Taipei"),
    ("Tokyo Standard Time", "Asia/Tokyo"),
    ("Turkey Standard Time", "Europe/Istanbul"),
    ("US Mountain Standard Time", "America/Phoenix"),
    ("UTC", "UTC"),
    ("Venezuela Standard Time", "America/Caracas"),
    ("W. Australia Standard Time", "Australia/Perth"),
    ("W. Central Africa Standard Time", "Africa/Lagos"),
    ("W. Europe Standard Time", "Europe/Berlin"),
];

/// The zones of a calendar: IANA names by the names that it uses.
pub(super) struct ZoneNames {
    known: HashMap<String, String>,
    /// The zone of most events.
    common: Option<String>,
}

impl ZoneNames {
    /// The zones that a calendar names.
    pub(super) fn of(calendar: &Cursor<'_>, options: &Options<'_>) -> ZoneNames {
        let mut described = HashMap::new();
        calendar.for_each("VTIMEZONE", |zone| {
            described.insert(text_of(&zone, "TZID"), text_of(&zone, "X-LIC-LOCATION"));
        });
        let mut known: HashMap<String, String> = HashMap::new();
        let mut counts: HashMap<String, usize> = HashMap::new();
        let mut learn = |name: &str| -> String {
            if let Some(zone) = known.get(name) {
                return zone.clone();
            }
            let location = described.get(name).map_or("", String::as_str);
            let zone = [name, location].into_iter().find_map(|name| iana(name, options)).unwrap_or_default();
            known.insert(name.to_string(), zone.clone());
            zone
        };
        calendar.for_each("VEVENT", |event| {
            for property in ["DTSTART", "DTEND", "RECURRENCE-ID", "RDATE", "EXDATE"] {
                for (_, name) in values(&event, property).into_iter().filter(|(_, name)| !name.is_empty()) {
                    let zone = learn(&name);
                    if property == "DTSTART" && !zone.is_empty() {
                        *counts.entry(zone).or_default() += 1;
                    }
                }
            }
        });
        let of_calendar = text_of(calendar, "X-WR-TIMEZONE");
        if !of_calendar.is_empty() {
            learn(of_calendar.trim());
        }
        let only = (described.len() == 1).then(|| described.keys().next().cloned()).flatten().map(|name| learn(&name));
        let most = counts.into_iter().max_by(|one, other| one.1.cmp(&other.1).then_with(|| other.0.cmp(&one.0)));
        let common = most.map(|(zone, _)| zone).or(only).filter(|zone| !zone.is_empty());
        ZoneNames { known, common }
    }

    /// The IANA name of a zone; empty if there is none, or it is unknown.
    pub(super) fn iana(&self, name: &str) -> String {
        self.known.get(name).cloned().unwrap_or_default()
    }

    /// The zone of a calendar: its own, else that of most events.
    pub(super) fn of_calendar(&self, calendar: &Cursor<'_>) -> Option<String> {
        let own = self.iana(text_of(calendar, "X-WR-TIMEZONE").trim());
        Some(own).filter(|zone| !zone.is_empty()).or_else(|| self.common.clone())
    }
}

/// The IANA name of a zone of any program.
fn iana(name: &str, options: &Options<'_>) -> Option<String> {
    let name = name.trim().trim_matches('"');
    if let Some((_, zone)) = WINDOWS.iter().find(|(windows, _)| windows.eq_ignore_ascii_case(name)) {
        return options.zones.has(zone).then(|| zone.to_string());
    }
    // `/freeassociation.sourceforge.net/Europe/Paris`
    let parts: Vec<&str> = name.split('/').collect();
    let mut ends = (0..parts.len()).map(|from| parts[from..].join("/"));
    ends.find(|end| (end.contains('/') || end == "UTC" || *end == name) && options.zones.has(end))
}
