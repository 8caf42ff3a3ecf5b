//! An agenda with source positions: reads a complete feed, and records the path of each item.

use std::collections::{BTreeMap, BTreeSet};

use super::builder::{AgendaBuilder, ReadContext};
use super::canonical::Rewritten;
use super::repair::in_own_form;
use super::times::Clocks;
use crate::diagnostic::Code;
use crate::model::Agenda;
use crate::path::JsonPath;
use crate::platform::Platform;
use crate::source::cursor::Path;
use crate::source::feed_recovery::Recovered;
use crate::source::json::Json;
use crate::time::{DateTime, Instant, Zones};

/// An agenda, with the JSON paths of its items.
pub(crate) struct Spanned {
    pub(crate) agenda: Agenda,
    /// Indexed by the positions in the agenda.
    pub(crate) sessions: Vec<Place>,
    pub(crate) people: Vec<JsonPath>,
    pub(crate) rooms: Vec<JsonPath>,
    pub(crate) tracks: Vec<JsonPath>,
    pub(crate) days: Vec<JsonPath>,
    /// Rooms, tracks and people that are defined twice.
    pub(crate) again: Vec<JsonPath>,
    /// Values that were rewritten to canonical form.
    pub(crate) rewritten: Vec<Rewritten>,
    /// Whether the feed contains anything to show.
    pub(crate) any: bool,
}

/// The location of a session in the feed.
pub(crate) struct Place {
    pub(crate) path: JsonPath,
    /// The zone of its local times; empty if unknown.
    pub(crate) zone: String,
    /// The path of each of its appearances.
    pub(crate) people: Vec<JsonPath>,
}

/// Reads definitions first, then sessions, each in the order of the feed. `timezone` is the fallback zone of a feed that names
/// none.
pub(crate) fn trace(whole: &Recovered<'_>, timezone: &str, zones: &Zones, platform: &dyn Platform) -> Spanned {
    let mut spanned = Spanned {
        agenda: Agenda::default(),
        sessions: Vec::new(),
        people: Vec::new(),
        rooms: Vec::new(),
        tracks: Vec::new(),
        days: Vec::new(),
        again: Vec::new(),
        rewritten: Vec::new(),
        any: false,
    };
    let mut known = ReadContext::default();
    known.is_again = true;
    let mut tree = whole.tree.clone();
    let (zone, assumed) = in_own_form(&mut tree, timezone, zones, platform, &mut |rewritten| spanned.rewritten.push(rewritten));
    let members = if let Json::Object(members) = &tree { &members[..] } else { &[] };
    for wanted in ["event", "days", "rooms", "tracks", "people", "sessions"] {
        for (member, (key, value)) in members.iter().enumerate().filter(|(_, (key, _))| key == wanted) {
            let mut one = |index: Option<usize>, json: &Json<'_>| {
                if !whole.skipped.contains(&(member, index)) {
                    spanned.any |= wanted == "event";
                    spanned.take(&mut known, key, index, json, zones, platform);
                }
            };
            match value {
                Json::List(items) => items.iter().enumerate().for_each(|(index, item)| one(Some(index), item)),
                _ => one(None, value),
            }
        }
        let event = &mut spanned.agenda.event;
        if wanted == "event" && event.timezone.is_empty() {
            event.timezone.clone_from(&zone);
        }
    }
    spanned.any |= !spanned.agenda.sessions.is_empty() || !spanned.agenda.people.is_empty();
    spanned.tidy(&mut known, zones);
    spanned.agenda.diagnostics.extend(assumed);
    spanned
}

impl Spanned {
    fn take(
        &mut self,
        known: &mut ReadContext,
        key: &str,
        index: Option<usize>,
        json: &Json<'_>,
        zones: &Zones,
        platform: &dyn Platform,
    ) {
        let member = Path::Key(&Path::Top, key);
        let path = index.map_or(member, |index| Path::Index(&member, index));
        let path = path.owned();
        let first_session = self.agenda.sessions.len();
        let first_problem = self.agenda.diagnostics.len();
        let described = known.rooms_described.len() + known.tracks_described.len();
        let agenda = &mut self.agenda;
        AgendaBuilder { known, agenda, zones, platform }.take(key, index, json);
        let list = match key {
            "sessions" => return self.place_sessions(known, json, &path, first_session, first_problem, zones),
            "rooms" => (&mut self.rooms, agenda.rooms.len()),
            "tracks" => (&mut self.tracks, agenda.tracks.len()),
            "people" => (&mut self.people, agenda.people.len()),
            "days" => (&mut self.days, agenda.days.len()),
            _ => return,
        };
        let (places, all) = list;
        if places.len() < all {
            places.push(path);
        } else if known.rooms_described.len() + known.tracks_described.len() > described
            || (key == "people" && json.get("name").is_some_and(has_text))
        {
            self.again.push(path);
        }
    }

    /// Records the locations of a session and of its nested sessions, without those that were skipped because of unreadable times.
    fn place_sessions(
        &mut self,
        known: &ReadContext,
        json: &Json<'_>,
        path: &JsonPath,
        first: usize,
        diagnostic: usize,
        zones: &Zones,
    ) {
        if self.agenda.sessions.len() == first {
            return;
        }
        let mut all = vec![(path.clone(), json)];
        let inner = path.member("sessions");
        match json.get("sessions") {
            Some(Json::List(items)) => {
                all.extend(items.iter().enumerate().map(|(index, item)| (inner.item(index), item)));
            }
            Some(item) => all.push((inner, item)),
            None => {}
        }
        let untimed = self.agenda.diagnostics[diagnostic..]
            .iter()
            .filter(|diagnostic| matches!(diagnostic.code, Code::NoTime | Code::ZoneMissing | Code::NoZoneThere));
        let untimed: BTreeSet<&JsonPath> = untimed.map(|diagnostic| &diagnostic.path).collect();
        all.retain(|(path, json)| matches!(json, Json::Object(_)) && !untimed.contains(&path.member("start")));
        let own = |json: &Json<'_>| match json.get("timezone") {
            Some(Json::Text(zone)) if zones.has(zone.trim_ascii()) => zone.trim_ascii().to_string(),
            _ => String::new(),
        };
        let outer_zone = own(json);
        for (position, (path, json)) in (first..self.agenda.sessions.len()).zip(all) {
            let session = &self.agenda.sessions[position];
            let mut zone = own(json);
            if zone.is_empty() {
                zone.clone_from(&outer_zone);
            }
            let rooms = [session.room, session.parent.and_then(|parent| self.agenda.sessions[parent].room)];
            let clocks = Clocks { agenda: &self.agenda, zones, own: &zone, rooms, days: &known.days };
            let start = session.when.start().unwrap_or(Instant(0));
            let at = DateTime::from_seconds(start.0 + i64::from(zones.offset(self.agenda.event.zone(), start)));
            let zone = clocks.zone(at).to_string();
            let mut people = appearances(json, &path);
            people.resize(session.people.len(), path.clone());
            for (appearance, place) in session.people.iter().zip(&people) {
                if appearance.person >= self.people.len() {
                    self.people.push(place.clone());
                }
            }
            self.sessions.push(Place { path, zone, people });
        }
        self.people.resize(self.agenda.people.len(), path.clone());
    }

    /// Like [`Reader::tidy`](super::Reader::tidy), which may reorder people.
    fn tidy(&mut self, known: &mut ReadContext, zones: &Zones) {
        if !known.is_untidy(&self.agenda) {
            return;
        }
        let ids: BTreeMap<String, JsonPath> =
            self.agenda.people.iter().map(|person| person.id.0.clone()).zip(std::mem::take(&mut self.people)).collect();
        super::resolve_refs::resolve_refs(known, &mut self.agenda, zones);
        self.people = self.agenda.people.iter().map(|person| ids.get(person.id.as_str()).cloned().unwrap_or_default()).collect();
        for diagnostic in &mut self.agenda.diagnostics {
            if diagnostic.code == Code::UnknownPerson {
                diagnostic.path = ids.get(&diagnostic.value).cloned().unwrap_or_default();
            }
        }
    }
}

fn has_text(json: &Json<'_>) -> bool {
    match json {
        Json::Text(text) => !text.trim_ascii().is_empty(),
        Json::Number(_) => true,
        _ => false,
    }
}

/// The paths of the appearances in a session that refer to a person.
fn appearances(session: &Json<'_>, path: &JsonPath) -> Vec<JsonPath> {
    let list = path.member("people");
    let is_somebody = |item: &Json<'_>| match item {
        Json::Object(_) => match item.get("person") {
            Some(Json::Null) | None => item.get("name").is_some_and(has_text),
            Some(person) => has_text(person),
        },
        _ => has_text(item),
    };
    match session.get("people") {
        Some(Json::List(items)) => {
            let items = items.iter().enumerate().filter(|(_, item)| is_somebody(item));
            items.map(|(index, _)| list.item(index)).collect()
        }
        Some(_) => vec![list],
        None => Vec::new(),
    }
}
