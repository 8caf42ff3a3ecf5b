//! Suggests the time zone that was probably intended, for a name that no zone has and for a zone without daylight saving time.
//!
//! What people write is looked up in this order: a zone's name in another spelling, an offset, an abbreviation or a colloquial name, a
//! city or country; the place of the event decides between several. Only what is none of these is compared letter by letter.

mod names;
mod offset;

pub use offset::written_offset;

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::BTreeMap;

use self::names::{COMMON_WORDS, NAMES};
use super::{Date, Instant, Meaning, Season, abbreviation, city};
use crate::platform::Platform;
use crate::text::edit_distance;

/// How many edits a name may be away from the zone that is suggested.
const MAX_EDITS: usize = 3;
/// How many names are looked at in parts and compared letter by letter with all zones: that is slow, and a feed that misspells more
/// has other problems.
const MAX_SEARCHES: usize = 64;
/// How long a name may be to be compared letter by letter, in bytes.
const MAX_LENGTH: usize = 40;
/// How many parts of an address, between commas, are looked at.
const MAX_PARTS: usize = 20;
/// How many words of a name or an address are looked at.
const MAX_WORDS: usize = 20;
/// How many suggestions are made where nothing decides between them.
const MAX_SUGGESTIONS: usize = 3;
/// Words at the end of a name that do not tell one zone from another.
const FILLERS: [&str; 9] = ["time", "standard", "daylight", "summer", "saving", "savings", "zone", "timezone", "local"];

/// Suggests zones to one event; a name is looked up once.
pub struct ZoneSuggester<'h> {
    platform: &'h dyn Platform,
    /// When the event is: an offset means the zones that have it then.
    at: Option<Instant>,
    zones: OnceCell<Vec<Zone>>,
    /// Zones of the places that the event's address mentions, in its order.
    place: Vec<String>,
    known: RefCell<BTreeMap<String, Option<String>>>,
    searches: Cell<usize>,
}

/// A zone of the platform's list, prepared to be compared.
struct Zone {
    name: String,
    folded: String,
    city: String,
}

/// What a name may mean.
#[derive(Default)]
struct Candidates {
    /// Zones, the most likely first.
    zones: Vec<&'static str>,
    /// Zones that are meant only if the event is there.
    elsewhere: Vec<&'static str>,
    /// Offsets in seconds.
    offsets: Vec<(i32, Season)>,
}

impl<'h> ZoneSuggester<'h> {
    /// For an event at that place (an address or a name; empty where it is unknown), and on that day.
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

    /// The zones of the event's place; none where it is unknown.
    pub fn zones_of_place(&self) -> &[String] {
        &self.place
    }

    /// The zone that was probably meant, or several joined by "or"; `None` where nothing comes near.
    pub fn suggest(&self, name: &str) -> Option<String> {
        if let Some(known) = self.known.borrow().get(name) {
            return known.clone();
        }
        let found = self.find(name);
        self.known.borrow_mut().insert(name.to_string(), found.clone());
        found
    }

    /// The zone with daylight saving time that was probably meant by one whose offset never changes (see [`is_fixed`]).
    pub fn intended(&self, fixed: &str) -> Option<String> {
        if is_legacy(fixed) {
            return self.choose(&self.candidates(&fixed.to_ascii_lowercase()));
        }
        let offset = self.platform.offset(fixed, self.at.unwrap_or(Instant(0)))?;
        let likely =
            || self.representatives().find(|zone| self.clocks(zone).is_some_and(|here| has(here, (offset, Season::Standard))));
        self.place.first().cloned().or_else(|| likely().map(str::to_string))
    }

    /// How many names were searched for in parts and letter by letter, which is what takes time.
    pub fn searches(&self) -> usize {
        self.searches.get()
    }

    fn find(&self, name: &str) -> Option<String> {
        let name = name.trim();
        // `(UTC-05:00) Eastern Time (US & Canada)`: what is in parentheses explains, unless it is all there is.
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

    /// Of `Europe/Munich`: the zone of that city, or the one of that name which is in the region.
    fn of_region(&self, region: &str, last: &str) -> Option<String> {
        let mut candidates = self.candidates(last);
        candidates.zones.retain(|zone| zone.to_ascii_lowercase().starts_with(region));
        let named = if candidates.zones.is_empty() { None } else { self.choose(&candidates) };
        named.or_else(|| self.of_city(last)).or_else(|| self.zone_of_place(last))
    }

    /// Of `Eastern Time` or `New York City`: what it means as a whole.
    fn of_name(&self, folded: &str, last: &str) -> Option<String> {
        let whole = self.choose(&self.candidates(folded));
        whole.or_else(|| self.of_city(without_fillers(folded))).or_else(|| self.of_city(last))
    }

    /// The first part that means something, of `EST/EDT` or `Eastern Time - New York`; else the zone whose name is near. This takes time, and is
    /// done for the first few names only.
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

    /// The names that the table has for it.
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

    /// The zone of the place, if the name may mean it; else what the name means anywhere.
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

    /// The zone of the place, if its clocks have that offset; else a widely used one that has it when the event is, and the one that
    /// has it all the year.
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

    /// The zone that is called after this city.
    fn of_city(&self, city: &str) -> Option<String> {
        let mut named = self.zones().iter().filter(|zone| zone.city == city);
        named.find(|zone| !is_group(&zone.name)).map(|zone| zone.name.clone())
    }

    /// The zone whose name, or whose city, differs in the fewest letters.
    fn nearest(&self, folded: &str, last: &str) -> Option<String> {
        if folded.len() > MAX_LENGTH {
            return None;
        }
        // A city by itself is short, and soon like another.
        let edits = |one: &str, other: &str, share: usize| {
            let most = MAX_EDITS.min(one.len() / share);
            let may = one.len().abs_diff(other.len()) <= most;
            may.then(|| edit_distance(one.as_bytes(), other.as_bytes())).filter(|&count| count <= most)
        };
        // Of two with as many edits the one whose whole name is near, then the one of the city.
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

    /// The zones of the towns, regions and countries that an address mentions.
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
            // What has no region is an abbreviation or an old name of a country.
            let is_place = |name: &String| name.contains('/') && !name.starts_with("Etc/");
            self.platform.zones().into_iter().filter(is_place).map(prepare).collect()
        })
    }

    /// The zones of the table, the most widely used first.
    fn representatives(&self) -> impl Iterator<Item = &'static str> {
        NAMES.iter().map(|(zone, ..)| *zone)
    }

    /// What the clocks of a zone show in January and in July of the event's year; `None` for a zone that the platform does not know.
    fn clocks(&self, zone: &str) -> Option<(i32, i32)> {
        let year = self.at.map_or(56, |at| at.0.div_euclid(31_556_952));
        let january = year * 31_556_952 + 15 * 86_400;
        Some((self.platform.offset(zone, Instant(january))?, self.platform.offset(zone, Instant(january + 181 * 86_400))?))
    }

    /// Letters and digits without case and diacritics, with a single space between words.
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

/// Whether a zone's name says an offset that never changes, and no place: `EST`, `GMT`, `Etc/GMT+5`, `+02:00`.
pub fn is_fixed(zone: &str) -> bool {
    let zone = zone.to_ascii_lowercase();
    is_legacy(&zone)
        || zone.starts_with(['+', '-'])
        || zone.starts_with("etc/")
        || ["gmt", "gmt0", "gmt+0", "gmt-0", "utc", "uct", "zulu", "universal", "greenwich"].contains(&&*zone)
}

/// Whether a zone is one of the abbreviations that IANA keeps for old programs, each of them an offset that never changes.
pub fn is_legacy(zone: &str) -> bool {
    ["est", "mst", "hst"].iter().any(|name| name.eq_ignore_ascii_case(zone))
}

/// A zone that groups others by country or by nothing, and is called after no city.
fn is_group(zone: &str) -> bool {
    ["US/", "Canada/", "Mexico/", "Brazil/", "Chile/", "SystemV/"].iter().any(|group| zone.starts_with(group))
}

/// The zone that has an offset of whole hours all the year. Its sign is POSIX's, the other way round.
fn fixed_zone(offset: i32) -> Option<String> {
    let hours = offset / 3600;
    let name = ["Etc/GMT", if offset > 0 { "-" } else { "+" }, &crate::text::digits(hours.unsigned_abs() as usize)].concat();
    match offset {
        0 => Some("UTC".into()),
        _ => (offset % 3600 == 0).then_some(name),
    }
}

/// The offset of `Etc/GMT+5`.
fn inverted_offset(zone: &str) -> Option<i32> {
    let rest = zone.to_ascii_lowercase();
    written_offset(rest.strip_prefix("etc/")?).map(|offset| -offset)
}

/// Whether clocks have that offset, in the part of the year that is meant.
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

/// All runs of up to three words, the longest first; none overlaps a longer one only because it is shorter.
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
