//! The choices of the zone picker, and the search for zones.

use std::borrow::Cow;

use super::{State, ZoneChoice};
use crate::query::fold;
use crate::time::{Instant, city, written_offset};

/// Maximum number of zones in the list; typing narrows it.
const LISTED: usize = 50;
/// Maximum number of recently chosen zones in the storage.
const RECENT: usize = 4;

impl State {
    /// The choices for a text, best match first: the text is a city, a country, a zone, or an offset such as `+5:30`. For an empty
    /// text, the zones relevant to this reader are first.
    pub(super) fn choices(&self, text: &str) -> Vec<ZoneChoice> {
        let typed = fold(&*self.platform, text.trim_ascii());
        let zones = self.zones_by_name(text.trim_ascii());
        let mut out = Vec::new();
        let mut found = Vec::new();
        if typed.is_empty() {
            out.push(ZoneChoice::Event);
            if self.knows_own_zone {
                out.push(ZoneChoice::Mine);
            }
            found = self.recent_zones();
            found.append(&mut self.zones_of_the_feed());
        }
        found.append(&mut match written_offset(&typed) {
            Some(offset) => {
                let at = self.reference().unwrap_or(Instant(0));
                zones.into_iter().filter(|zone| self.zones.offset(zone, at) == offset).collect()
            }
            None => self.found(zones, &typed),
        });
        for zone in found {
            let choice = ZoneChoice::Named(zone);
            if !out.contains(&choice) {
                out.push(choice);
            }
        }
        out.truncate(LISTED);
        out
    }

    /// The zones whose names and countries contain all words, by rank: an exact match of a city or country, a city with the prefix,
    /// a country with the prefix, other matches.
    fn found(&self, zones: Vec<String>, typed: &str) -> Vec<String> {
        let words: Vec<&str> = typed.split(|c| " /_,".contains(c)).filter(|w| !w.is_empty()).collect();
        let countries = if words.is_empty() { String::new() } else { self.platform.places(&words.join(" ")) };
        let mut found: Vec<(u8, String)> = Vec::new();
        for zone in zones {
            let mut about = zone.to_ascii_lowercase();
            let place = city(&about);
            let mut rank = match place.strip_prefix(typed) {
                Some("") => 0,
                Some(_) => 1,
                None => 3,
            };
            for country in countries.lines().filter_map(|line| line.strip_prefix(&zone)?.strip_prefix('\t')) {
                let country = fold(&*self.platform, country);
                if country.starts_with(typed) {
                    rank = rank.min(if country == typed { 0 } else { 2 });
                }
                about.push('\n');
                about.push_str(&country);
            }
            if words.iter().all(|word| about.contains(word)) {
                found.push((rank, zone));
            }
        }
        found.sort();
        found.into_iter().map(|(_, zone)| zone).collect()
    }

    /// The zones that the platform lists, and those that it supports without listing them: the event's, the reader's, the typed one.
    fn zones_by_name(&self, typed: &str) -> Vec<String> {
        let mut zones = self.platform.zones();
        for zone in [self.event_zone(), &self.own_zone, typed] {
            // Browsers accept lowercase names, but these are not the names of zones.
            if zone.contains(|c: char| c.is_ascii_uppercase())
                && self.zones.has(zone)
                && !zones.iter().any(|known| known.eq_ignore_ascii_case(zone))
            {
                zones.push(zone.to_string());
            }
        }
        zones
    }

    /// The reader's recently chosen zones, latest first.
    fn recent_zones(&self) -> Vec<String> {
        let recent = self.platform.remembered("zones").unwrap_or_default();
        recent.split(' ').filter(|zone| self.zones.has(zone)).map(str::to_string).collect()
    }

    /// The storage entries for the chosen zone and the recent ones.
    pub(super) fn chosen_zones(&self) -> Vec<(Cow<'static, str>, String)> {
        let mut store = vec![("zone".into(), self.choice.key().to_string())];
        if let ZoneChoice::Named(zone) = &self.choice {
            let mut recent = self.recent_zones();
            recent.retain(|known| known != zone);
            recent.insert(0, zone.clone());
            recent.truncate(RECENT);
            store.push(("zones".into(), recent.join(" ")));
        }
        store
    }

    /// The zones of rooms and people, without duplicates.
    fn zones_of_the_feed(&self) -> Vec<String> {
        let rooms = self.agenda.rooms.iter().map(|room| &room.timezone);
        let people = self.agenda.people.iter().map(|person| &person.timezone);
        let mut zones: Vec<String> = Vec::new();
        for zone in rooms.chain(people) {
            if !zone.is_empty() && !zones.contains(zone) {
                zones.push(zone.clone());
            }
        }
        zones
    }

    /// The initial zones of a comparison: the event's, the reader's, the shown one, those of the feed and the recently
    /// chosen ones.
    pub(super) fn zones_to_compare(&self) -> Vec<String> {
        let mut zones = vec![self.event_zone().to_string()];
        let shown = [self.own_zone.clone(), self.zone().to_string()];
        for zone in shown.into_iter().chain(self.zones_of_the_feed()).chain(self.recent_zones()) {
            if !zones.contains(&zone) {
                zones.push(zone);
            }
        }
        zones.truncate(super::COMPARED);
        zones
    }
}
