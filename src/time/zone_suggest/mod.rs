//! Suggests the intended time zone, for an unknown zone name or for a zone without daylight saving time.
//!
//! A name is looked up in this order: a zone name in another spelling, an offset, an abbreviation or colloquial name, a
//! city or country. The location of the event decides between several matches. Only if nothing matches, names are compared by edit distance.

mod names;
mod offset;

pub use offset::written_offset;

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::BTreeMap;

use self::names::{COMMON_WORDS, NAMES};
use super::{Date, Instant, Meaning, Season, abbreviation, city};
use crate::platform::Platform;
use crate::text::edit_distance;

/// Maximum edit distance between a name and a suggested zone.
const MAX_EDITS: usize = 3;
/// Maximum number of names that are searched by parts and by edit distance: that is slow, and a feed with more misspelled names
/// has other problems.
const MAX_SEARCHES: usize = 64;
/// Maximum length in bytes of a name that is compared by edit distance.
const MAX_LENGTH: usize = 40;
/// Maximum number of comma-separated parts of an address.
const MAX_PARTS: usize = 20;
/// Maximum number of words of a name or address.
const MAX_WORDS: usize = 20;
/// Maximum number of suggestions if several zones match equally.
const MAX_SUGGESTIONS: usize = 3;
/// Words at the end of a name that do not distinguish zones.
const FILLERS: [&str; 9] = ["time", "standard", "daylight", "summer", "saving", "savings", "zone", "timezone", "local"];

/// Suggests zones for one event, with a cache by name.
pub struct ZoneSuggester<'h> {
    platform: &'h dyn Platform,
    /// The start of the event: an offset matches the zones that have it at that time.
    at: Option<Instant>,
    zones: OnceCell<Vec<Zone>>,
    /// Zones of the places in the event's address, in order.
    place: Vec<String>,
    known: RefCell<BTreeMap<String, Option<String>>>,
    searches: Cell<usize>,
}

/// A zone of the platform's list, prepared for comparison.
struct Zone {
    name: String,
    folded: String,
    city: String,
}

/// The possible meanings of a name.
#[derive(Default)]
struct Candidates {
    /// Zones, most likely first.
    zones: Vec<&'static str>,
    /// Zones that match only if the event is located there.
    elsewhere: Vec<&'static str>,
    /// Offsets in seconds.
    offsets: Vec<(i32, Season)>,
}

impl<'h> ZoneSuggester<'h> {
    /// Creates a suggester for an event with a location (an address or name; empty if unknown) and a date.
    pub fn new(platform: &'h dyn Platform, place: &str, date: Option<Date>) -> ZoneSuggester<'h> {
        let at = date.map(|date| Instant(i64::from(date.0) * 86_400 + 43_200));
        let mut suggester = ZoneSuggester {
            platform,
            at,
            zones: OnceCell::new(),
            place: Vec::new(),
            known: RefCell::default(),
            searches: Cell::new(0),
        };
        suggester.place = suggester.zones_in(place);
        suggester
    }

    /// The zones at the event's location; empty if it is unknown.
    pub fn zones_of_place(&self) -> &[String] {
        &self.place
    }

    /// The suggested zone, or several joined by "or"; `None` if nothing is similar.
    pub fn suggest(&self, name: &str) -> Option<String> {
        if let Some(known) = self.known.borrow().get(name) {
            return known.clone();
        }
        let found = self.find(name);
        self.known.borrow_mut().insert(name.to_string(), found.clone());
        found
    }

    /// The zone with daylight saving time that was probably intended instead of a fixed-offset zone (see [`is_fixed`]).
    pub fn intended(&self, fixed: &str) -> Option<String> {
        if is_legacy(fixed) {
            return self.choose(&self.candidates(&fixed.to_ascii_lowercase()));
        }
        let offset = self.platform.offset(fixed, self.at.unwrap_or(Instant(0)))?;
        let likely =
            || self.representatives().find(|zone| self.clocks(zone).is_some_and(|here| has(here, (offset, Season::Standard))));
        self.place.first().cloned().or_else(|| likely().map(str::to_string))
    }

    /// The number of expensive searches (by parts and edit distance) so far.
    pub fn searches(&self) -> usize {
        self.searches.get()
    }

    fn find(&self, name: &str) -> Option<String> {
        let name = name.trim();
        // In `(UTC-05:00) Eastern Time (US & Canada)` parentheses are explanations, unless there is nothing else.
        let bare = without_parentheses(name);
        let name = if bare.trim().is_empty() { name.trim_matches(['(', ')']) } else { bare.trim() };
        let folded = self.fold(name);
        if folded.is_empty() {
            return None;
        }
        if let Some(offset) = written_offset(&name.to_ascii_lowercase()).or_else(|| inverted_offset(name)) {
            return self.of_offset(offset);
        }
        let spelled = self.zones().iter().find(|zone| zone.folded == folded).map(|zone| zone.name.clone());
        if spelled.is_some() {
            return spelled;
        }
        let (region, last) = name.rsplit_once('/').unwrap_or(("", name));
        let (region, last) = (self.fold(region), self.fold(last));
        let is_region = !region.is_empty()
            && self.zones().iter().any(|zone| zone.folded.strip_prefix(&*region).is_some_and(|rest| rest.starts_with(' ')));
        let found = if is_region { self.of_region(&region, &last) } else { self.of_name(&folded, &last) };
        found.or_else(|| self.search(&folded, &last, is_region)).or_else(|| self.place.first().cloned())
    }

    /// For a name such as `Europe/Munich`: the zone of that city, or the zone with that name in the region.
    fn of_region(&self, region: &str, last: &str) -> Option<String> {
        let mut candidates = self.candidates(last);
        candidates.zones.retain(|zone| zone.to_ascii_lowercase().starts_with(region));
        let named = if candidates.zones.is_empty() { None } else { self.choose(&candidates) };
        named.or_else(|| self.of_city(last)).or_else(|| self.zone_of_place(last))
    }

    /// For a name such as `Eastern Time` or `New York City`: the meaning of the whole name.
    fn of_name(&self, folded: &str, last: &str) -> Option<String> {
        let whole = self.choose(&self.candidates(folded));
        whole.or_else(|| self.of_city(without_fillers(folded))).or_else(|| self.of_city(last))
    }

    /// For a name such as `EST/EDT` or `Eastern Time - New York`: the first part with a meaning; else the zone at the smallest edit distance. This is slow, and
    /// limited to the first few names.
    fn search(&self, folded: &str, last: &str, is_region: bool) -> Option<String> {
        if self.searches.get() == MAX_SEARCHES {
            return None;
        }
        self.searches.set(self.searches.get() + 1);
        let words: Vec<&str> = folded.split(' ').take(MAX_WORDS).collect();
        let meaning = |phrase: String| self.choose(&self.candidates(&phrase)).or_else(|| self.zone_of_place(&phrase));
        let part = phrases(&words).filter(|_| words.len() > 1 && !is_region).find_map(meaning);
        part.or_else(|| self.nearest(folded, last))
    }

    /// The candidates in the table of names.
    fn candidates(&self, folded: &str) -> Candidates {
        let mut found = Candidates::default();
        let short = without_fillers(folded);
        for (zone, clocks, places) in NAMES {
            for name in clocks.split('|').chain(places.split('|')) {
                match name.strip_prefix('?') {
                    Some(name) if name == short => found.elsewhere.push(zone),
                    None if name == short || name == folded => found.zones.push(zone),
                    _ => {}
                }
            }
        }
        match abbreviation(short) {
            Meaning::Known(meant) => found.offsets.push((meant.offset, meant.season)),
            Meaning::Ambiguous(meanings, _) => found.offsets.extend(meanings.iter().map(|meant| (meant.offset, meant.season))),
            Meaning::Zone(_) | Meaning::Unknown => {}
        }
        found
    }

    /// The zone at the event's location if it is a candidate, else the most likely candidates.
    fn choose(&self, candidates: &Candidates) -> Option<String> {
        let Candidates { zones, elsewhere, offsets } = candidates;
        let clocks: Vec<_> = zones.iter().chain(elsewhere).map(|zone| self.clocks(zone)).collect();
        let fits = |place: &String| {
            let here = self.clocks(place);
            here.is_some() && clocks.contains(&here) || offsets.iter().any(|&offset| here.is_some_and(|here| has(here, offset)))
        };
        if let Some(place) = self.place.iter().find(|place| fits(place)) {
            return Some(place.clone());
        }
        let known: Vec<&str> = zones.iter().copied().filter(|zone| self.clocks(zone).is_some()).collect();
        if !known.is_empty() {
            return Some(join(&known));
        }
        let &(offset, season) = offsets.first()?;
        self.representatives().find(|zone| self.clocks(zone).is_some_and(|here| has(here, (offset, season)))).map(str::to_string)
    }

    /// The zone at the event's location if it has that offset; else a widely used zone that has it at the time of the event, and the zone
    /// that has it all year.
    fn of_offset(&self, offset: i32) -> Option<String> {
        let fits = |zone: &str| match self.at {
            Some(at) => self.platform.offset(zone, at) == Some(offset),
            None => self.clocks(zone).is_some_and(|(january, july)| january == offset || july == offset),
        };
        if let Some(place) = self.place.iter().find(|place| fits(place)) {
            return Some(place.clone());
        }
        let fixed = fixed_zone(offset).filter(|zone| self.clocks(zone).is_some());
        if offset == 0 {
            return fixed;
        }
        let most = if self.at.is_some() { 1 } else { 2 };
        let used = self.representatives().filter(|zone| fits(zone)).take(most);
        let mut found: Vec<&str> = used.collect();
        found.extend(fixed.as_deref());
        (!found.is_empty()).then(|| join(&found))
    }

    /// The zone named after a city.
    fn of_city(&self, city: &str) -> Option<String> {
        let mut named = self.zones().iter().filter(|zone| zone.city == city);
        named.find(|zone| !is_group(&zone.name)).map(|zone| zone.name.clone())
    }

    /// The zone at the smallest edit distance, by its name or its city.
    fn nearest(&self, folded: &str, last: &str) -> Option<String> {
        if folded.len() > MAX_LENGTH {
            return None;
        }
        // City names are short, so a smaller share of letters may differ.
        let edits = |one: &str, other: &str, share: usize| {
            let most = MAX_EDITS.min(one.len() / share);
            let may = one.len().abs_diff(other.len()) <= most;
            may.then(|| edit_distance(one.as_bytes(), other.as_bytes())).filter(|&count| count <= most)
        };
        // Of two zones with the same distance, prefer the one whose whole name is similar, then the one at the event's location.
        let mut best: Option<((usize, u8), &str)> = None;
        let mut take = |count: Option<usize>, rank: u8, zone| {
            if let Some(count) = count
                && best.is_none_or(|(least, _)| (count, rank) < least)
            {
                best = Some(((count, rank), zone));
            }
        };
        for zone in self.zones() {
            take(edits(folded, &zone.folded, 3), 0, &zone.name);
            if !is_group(&zone.name) {
                take(edits(last, &zone.city, 4), 1, &zone.name);
            }
        }
        let short = without_fillers(folded);
        for (zone, clocks, places) in NAMES {
            for name in clocks.split('|').chain(places.split('|')).filter(|name| name.len() > 5) {
                take(edits(short, name, 5), 2, zone);
            }
        }
        best.map(|(_, zone)| zone.to_string())
    }

    /// The zones of the towns, regions and countries in an address.
    fn zones_in(&self, place: &str) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for part in place
            .split([',', ';', '/', '|', '(', ')', '\n', '–', '—', '·'])
            .filter(|part| !part.trim().is_empty())
            .take(MAX_PARTS)
        {
            let part = self.fold(part);
            let words: Vec<&str> = part.split(' ').take(MAX_WORDS).collect();
            let zones = phrases(&words).filter_map(|phrase| self.zone_of_place(&phrase));
            for zone in zones {
                if !found.contains(&zone) {
                    found.push(zone);
                }
            }
        }
        found
    }

    fn zone_of_place(&self, phrase: &str) -> Option<String> {
        let is_named = |(_, _, places): &&(&str, &str, &str)| places.split('|').any(|name| name == phrase);
        let named = NAMES.iter().find(is_named).map(|(zone, ..)| zone.to_string());
        let city = || self.of_city(phrase).filter(|zone| !COMMON_WORDS.contains(&phrase) && !zone.starts_with("Antarctica/"));
        named.filter(|zone| self.clocks(zone).is_some()).or_else(city)
    }

    fn zones(&self) -> &[Zone] {
        self.zones.get_or_init(|| {
            let prepare = |name: String| Zone { folded: self.fold(&name), city: self.fold(&city(&name)), name };
            // Names without a region are abbreviations or legacy country names.
            let is_place = |name: &String| name.contains('/') && !name.starts_with("Etc/");
            self.platform.zones().into_iter().filter(is_place).map(prepare).collect()
        })
    }

    /// The zones of the table, most widely used first.
    fn representatives(&self) -> impl Iterator<Item = &'static str> {
        NAMES.iter().map(|(zone, ..)| *zone)
    }

    /// The offsets of a zone in January and July of the event's year; `None` for an unknown zone.
    fn clocks(&self, zone: &str) -> Option<(i32, i32)> {
        let year = self.at.map_or(56, |at| at.0.div_euclid(31_556_952));
        let january = year * 31_556_952 + 15 * 86_400;
        Some((self.platform.offset(zone, Instant(january))?, self.platform.offset(zone, Instant(january + 181 * 86_400))?))
    }

    /// Folds a text to letters and digits without case and diacritics, with single spaces between words.
    fn fold(&self, text: &str) -> String {
        let text = if text.is_ascii() { text.to_ascii_lowercase() } else { self.platform.fold(text) };
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.collect::<Vec<_>>().join(" ")
    }
}

impl std::fmt::Debug for ZoneSuggester<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ZoneSuggester")
    }
}

/// Whether a zone name means a fixed offset rather than a location: `EST`, `GMT`, `Etc/GMT+5`, `+02:00`.
pub fn is_fixed(zone: &str) -> bool {
    let zone = zone.to_ascii_lowercase();
    is_legacy(&zone)
        || zone.starts_with(['+', '-'])
        || zone.starts_with("etc/")
        || ["gmt", "gmt0", "gmt+0", "gmt-0", "utc", "uct", "zulu", "universal", "greenwich"].contains(&&*zone)
}

/// Whether a zone is one of the abbreviations with a fixed offset that IANA keeps for backward compatibility.
pub fn is_legacy(zone: &str) -> bool {
    ["est", "mst", "hst"].iter().any(|name| name.eq_ignore_ascii_case(zone))
}

/// Whether a zone is a group (a country or abbreviation) that is not named after a city.
fn is_group(zone: &str) -> bool {
    ["US/", "Canada/", "Mexico/", "Brazil/", "Chile/", "SystemV/"].iter().any(|group| zone.starts_with(group))
}

/// The zone that has an offset of whole hours all year. Its sign is inverted, as in POSIX.
fn fixed_zone(offset: i32) -> Option<String> {
    let hours = offset / 3600;
    let name = ["Etc/GMT", if offset > 0 { "-" } else { "+" }, &crate::text::digits(hours.unsigned_abs() as usize)].concat();
    match offset {
        0 => Some("UTC".into()),
        _ => (offset % 3600 == 0).then_some(name),
    }
}

/// The offset of an `Etc` zone such as `Etc/GMT+5`.
fn inverted_offset(zone: &str) -> Option<i32> {
    let rest = zone.to_ascii_lowercase();
    written_offset(rest.strip_prefix("etc/")?).map(|offset| -offset)
}

/// Whether a zone has an offset in a season.
fn has((january, july): (i32, i32), (offset, season): (i32, Season)) -> bool {
    match season {
        Season::Always => january == offset || july == offset,
        Season::Standard => january.min(july) == offset,
        Season::Daylight => january != july && january.max(july) == offset,
    }
}

fn join(zones: &[&str]) -> String {
    let shown = &zones[..zones.len().min(MAX_SUGGESTIONS)];
    match shown.split_last() {
        Some((last, [])) => last.to_string(),
        Some((last, others)) => [&others.join(", "), " or ", last].concat(),
        None => String::new(),
    }
}

/// All runs of up to three consecutive words, longest first.
fn phrases<'w>(words: &'w [&'w str]) -> impl Iterator<Item = String> + 'w {
    let starts = move |length: usize| words.windows(length).map(|run| run.join(" "));
    (1..=3).rev().flat_map(starts)
}

fn without_fillers(folded: &str) -> &str {
    let mut rest = folded;
    while let Some((head, last)) = rest.rsplit_once(' ')
        && FILLERS.contains(&last)
    {
        rest = head;
    }
    rest
}

fn without_parentheses(text: &str) -> String {
    let mut out = String::new();
    let mut depth = 0;
    for c in text.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth -= i32::from(depth > 0),
            _ if depth == 0 => out.push(c),
            _ => {}
        }
    }
    out
}
