//! Resolves the zones of calendars: IANA names, prefixed names, Windows names, and the calendar's own VTIMEZONE definitions.

use std::collections::HashMap;
use std::rc::Rc;

use super::own_zone::{OwnZone, offset_named};
use super::{text_of, values};
use crate::import::Options;
use crate::source::cursor::Cursor;
use crate::text::digits;
use crate::time::{Date, DateTime, is_legacy};

/// Windows zone names (<https://github.com/unicode-org/cldr/blob/main/common/supplemental/windowsZones.xml>, territory 001) with IANA names.
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

/// Place names in Outlook's display names that are not cities of IANA zones: `(UTC-05:00) Eastern Time (US & Canada)`.
const PLACES: &[(&str, &str)] = &[
    ("Alaska", "America/Anchorage"),
    ("Arizona", "America/Phoenix"),
    ("Atlantic Time (Canada)", "America/Halifax"),
    ("Beijing", "Asia/Shanghai"),
    ("Brasilia", "America/Sao_Paulo"),
    ("Canberra", "Australia/Sydney"),
    ("Central Time (US & Canada)", "America/Chicago"),
    ("Chennai", "Asia/Calcutta"),
    ("Coordinated Universal Time", "UTC"),
    ("Dublin", "Europe/London"),
    ("Eastern Time (US & Canada)", "America/New_York"),
    ("Hawaii", "Pacific/Honolulu"),
    ("Indiana (East)", "America/Indiana/Indianapolis"),
    ("Mountain Time (US & Canada)", "America/Denver"),
    ("Newfoundland", "America/St_Johns"),
    ("Pacific Time (US & Canada)", "America/Los_Angeles"),
    ("Saskatchewan", "America/Regina"),
    ("West Central Africa", "Africa/Lagos"),
];

/// The IANA regions in which a city may be.
const REGIONS: [&str; 8] = ["Europe", "America", "Asia", "Africa", "Australia", "Pacific", "Atlantic", "America/Argentina"];

/// The zone of a local time.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Zone {
    /// The zone of the event, since no zone is named, or the name is unknown.
    #[default]
    OfEvent,
    /// An IANA zone.
    Named(String),
    /// A zone that the calendar defines.
    Own(Rc<OwnZone>),
}

/// The zones of a calendar, by name.
pub(super) struct ZoneNames {
    known: HashMap<String, Zone>,
    /// The zone of most events.
    common: Option<String>,
}

impl ZoneNames {
    /// Collects the zones that a calendar names.
    pub(super) fn of(calendar: &Cursor<'_>, options: &Options<'_>) -> ZoneNames {
        let mut described = HashMap::new();
        calendar.for_each("VTIMEZONE", |zone| {
            described.insert(text_of(&zone, "TZID"), (text_of(&zone, "X-LIC-LOCATION"), OwnZone::read(&zone).map(Rc::new)));
        });
        let mut known: HashMap<String, Zone> = HashMap::new();
        let mut counts: HashMap<String, usize> = HashMap::new();
        let mut learn = |name: &str| -> String {
            let zone = known.entry(name.to_string()).or_insert_with(|| {
                let (location, own) = described.get(name).map_or(("", None), |(location, own)| (location.as_str(), own.clone()));
                // IANA's `EST` has no daylight saving time, but a calendar's own definition usually has.
                let is_other = is_legacy(name) && own.as_ref().is_some_and(|own| own.fixed_offset().is_none());
                let names = if is_other { ["", location] } else { [name, location] };
                let named = names.into_iter().find_map(|name| iana(name, options)).map(Zone::Named);
                let fixed = || offset_named(name).map(|offset| Rc::new(OwnZone::fixed(offset)));
                named.or_else(|| own.or_else(fixed).map(Zone::Own)).unwrap_or_default()
            });
            if let Zone::Named(zone) = zone { zone.clone() } else { String::new() }
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

    /// The zone with a name.
    pub(super) fn zone(&self, name: &str) -> Zone {
        self.known.get(name).cloned().unwrap_or_default()
    }

    /// Whether a name cannot be resolved to a zone.
    pub(super) fn is_unknown(&self, name: &str) -> bool {
        !name.is_empty() && self.zone(name) == Zone::OfEvent
    }

    /// The zone of a calendar: its own, or else that of most events.
    pub(super) fn of_calendar(&self, calendar: &Cursor<'_>) -> Option<String> {
        let own = match self.zone(text_of(calendar, "X-WR-TIMEZONE").trim()) {
            Zone::Named(zone) => Some(zone),
            // IANA has zones of whole hours, with inverted signs as in POSIX.
            Zone::Own(own) => own.fixed_offset().filter(|offset| offset % 3600 == 0).map(|offset| match -offset / 3600 {
                0 => "Etc/GMT".to_string(),
                hours => ["Etc/GMT", if hours < 0 { "-" } else { "+" }, &digits(hours.unsigned_abs() as usize)].concat(),
            }),
            Zone::OfEvent => None,
        };
        own.or_else(|| self.common.clone())
    }
}

/// Maps a zone name of any program to an IANA name.
fn iana(name: &str, options: &Options<'_>) -> Option<String> {
    let name = name.trim().trim_matches('"');
    if let Some((_, zone)) = WINDOWS.iter().find(|(windows, _)| windows.eq_ignore_ascii_case(name)) {
        return options.zones.has(zone).then(|| zone.to_string());
    }
    if let Some(zone) = of_display_name(name, options) {
        return Some(zone);
    }
    // Some programs treat offsets as zones.
    if offset_named(name).is_some() {
        return None;
    }
    // Hyphens instead of slashes: `US-Eastern`, `America-New_York`.
    if let Some((region, rest)) = name.split_once('-').filter(|(region, _)| !region.is_empty() && !name.contains('/')) {
        let zone = [region, "/", rest].concat();
        if options.zones.has(&zone) {
            return Some(zone);
        }
    }
    // A prefixed name: `/freeassociation.sourceforge.net/Europe/Paris`.
    let parts: Vec<&str> = name.split('/').collect();
    let mut ends = (0..parts.len()).map(|from| parts[from..].join("/"));
    ends.find(|end| (end.contains('/') || end == "UTC" || *end == name) && options.zones.has(end))
}

/// The zone of an Outlook display name with an offset and cities: `(UTC+01:00) Amsterdam, Berlin, Bern`. The offset is that of standard time, and a city
/// matches if its zone has that offset in either half of the year.
fn of_display_name(name: &str, options: &Options<'_>) -> Option<String> {
    let (label, cities) = name.strip_prefix('(')?.split_once(')')?;
    let offset = match label.trim() {
        "UTC" | "GMT" => 0,
        label => offset_named(label)?,
    };
    // The current year is representative, unless a law has changed the standard offset.
    let (year, ..) = options.zones.today().parts();
    let has_offset = |zone: &str| {
        [1, 7].into_iter().filter_map(|month| Date::new(year, month, 1)).any(|date| {
            let (at, _) = options.zones.instant(zone, DateTime { date, second: 43_200 });
            options.zones.offset(zone, at) == offset
        })
    };
    // `Greenwich Mean Time : Dublin, Edinburgh`
    let cities = cities.rsplit(" : ").next().unwrap_or_default();
    cities.split([',', '/']).map(str::trim).filter(|city| !city.is_empty()).find_map(|city| {
        let place = PLACES.iter().find(|(place, _)| *place == city).map(|(_, zone)| zone.to_string());
        let joined = city.replace(' ', "_");
        let named = REGIONS.iter().map(|region| [region, "/", &joined].concat());
        place.into_iter().chain(named).find(|zone| options.zones.has(zone) && has_offset(zone))
    })
}
