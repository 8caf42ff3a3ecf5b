//! Which zones there are to choose from, and which of them are meant by what somebody types.

use std::borrow::Cow;

use super::{State, ZoneChoice};
use crate::query::fold;
use crate::time::{Instant, city, written_offset};

/// How many zones the list shows at once; typing narrows them.
const LISTED: usize = 50;
/// How many of the zones chosen lately are remembered.
const RECENT: usize = 4;

impl State {
    /// What the list of zones offers for what was typed, best first: a city, a country, a zone's name, or an offset such as
    /// `+5:30`. Where nothing was typed, those that matter to this reader come first.
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

    /// The zones all of whose words stand in their names or in those of their countries: first those of a city or country that is
    /// called so, then cities that begin so, then countries that do.
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

    /// The zones that the platform lists, with those that it knows and does not list: the event's, the reader's, the one typed.
    fn zones_by_name(&self, typed: &str) -> Vec<String> {
        let mut zones = self.platform.zones();
        for zone in [self.event_zone(), &self.own_zone, typed] {
            // A name in small letters is taken by browsers, and is nobody's name.
            if zone.contains(|c: char| c.is_ascii_uppercase())
                && self.zones.has(zone)
                && !zones.iter().any(|known| known.eq_ignore_ascii_case(zone))
            {
                zones.push(zone.to_string());
            }
        }
        zones
    }

    /// Zones that the reader chose lately, the last one first.
    fn recent_zones(&self) -> Vec<String> {
        let recent = self.platform.remembered("zones").unwrap_or_default();
        recent.split(' ').filter(|zone| self.zones.has(zone)).map(str::to_string).collect()
    }

    /// What the reader's machine is to remember of the zone that was chosen.
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

    /// The zones of rooms and people, each once.
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

    /// The zones that a comparison begins with: the event's, the reader's, the one shown, those of the feed and those
    /// chosen lately.
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
