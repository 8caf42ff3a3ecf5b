//! Builds the agenda from a feed in plenary's own format, member by member.

use super::localized::ReadLocalized;
use super::session_ids::SessionIds;
use super::times::{self, Clocks};
use super::values::{hex, kind_of_link, status};
use super::words::plain;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Agenda, Appearance, Day, Event, Link, Part, Person, Presence, Room, Session, SessionId, Text, Track, When};
use crate::name_index::NameIndex;
use crate::path::JsonPath;
use crate::platform::Platform;
use crate::source::cursor::{Cursor, Path};
use crate::source::json::Json;
use crate::source::log::Log;
use crate::text::find;
use crate::time::{Date, Zones};

/// The state of reading a feed: indices of rooms, tracks and people, and pending references.
#[derive(Default)]
pub(super) struct ReadContext {
    rooms: NameIndex,
    tracks: NameIndex,
    people: NameIndex,
    pub(super) session_ids: SessionIds,
    pub(super) described: Vec<bool>,
    pub(super) rooms_described: Vec<usize>,
    pub(super) tracks_described: Vec<usize>,
    /// Whether rooms or tracks were referred to in another order than that of their definitions.
    disordered: bool,
    /// Days with a zone that differs from the event's, sorted.
    pub(super) days: Vec<(Date, String)>,
    /// Whether later members contradict what was read, such as zones of rooms or days after the sessions: the feed has to be read again.
    pub(super) contradicted: bool,
    /// Whether a repair may recover more: a syntax error, or a value that is not in canonical form.
    pub(super) irregular: bool,
    /// Whether any session has been read.
    began: bool,
    /// Whether this is the second reading, for which the second file is loaded.
    pub(super) is_again: bool,
    /// Whether the feed has keys that are not part of the format.
    pub(super) foreign: bool,
    /// Sessions with a date and only a printed time.
    pub(super) pending_times: Vec<PendingTime>,
}

/// A session with a printed time only, which is resolved at the end.
pub(super) struct PendingTime {
    pub(super) session: usize,
    /// The zone that the session or its parent names; empty if none does.
    pub(super) zone: String,
    /// The path of the printed time.
    pub(super) path: JsonPath,
    pub(super) open_end: bool,
    pub(super) minutes: Option<u32>,
}

impl ReadContext {
    /// Resets everything except the event's zone, since the converted feed may lack one, and, if the `same` feed is read again, the
    /// zones of rooms and days.
    pub(super) fn restart(&mut self, agenda: &mut Agenda, same: bool) {
        let mut known = ReadContext::default();
        let mut rooms: Vec<Room> = Vec::new();
        if same {
            known.days = std::mem::take(&mut self.days);
        } else {
            self.rooms_described.clear();
        }
        for &position in &self.rooms_described {
            let room = std::mem::take(&mut agenda.rooms[position]);
            known.rooms.add(&room.id, rooms.len());
            room.name.all().for_each(|name| known.rooms.add(name, rooms.len()));
            rooms.push(room);
        }
        known.is_again = true;
        *self = known;
        let timezone = std::mem::take(&mut agenda.event.timezone);
        *agenda = Agenda { rooms, ..Agenda::default() };
        agenda.event.timezone = timezone;
    }

    /// Whether there may be forward references: some items of a kind are defined, and others are only referred to.
    pub(super) fn is_untidy(&self, agenda: &Agenda) -> bool {
        let partly = |described: usize, all: usize| described > 0 && described < all;
        self.disordered
            || partly(self.rooms_described.len(), agenda.rooms.len())
            || partly(self.tracks_described.len(), agenda.tracks.len())
            || (self.described.contains(&true) && self.described.contains(&false))
            || !self.pending_times.is_empty()
    }
}

pub(super) struct AgendaBuilder<'n> {
    pub(super) known: &'n mut ReadContext,
    pub(super) agenda: &'n mut Agenda,
    pub(super) zones: &'n Zones,
    pub(super) platform: &'n dyn Platform,
}

impl AgendaBuilder<'_> {
    /// Reads one member of the feed, or one item of a member.
    pub(super) fn take(&mut self, key: &str, index: Option<usize>, json: &Json<'_>) {
        if index.is_none() && *json == Json::Null {
            return;
        }
        let log = Log::default();
        let member = Path::Key(&Path::Top, key);
        let path = index.map_or(member, |index| Path::Index(&member, index));
        let cursor = Cursor { json, path, log: &log };
        let reader = match key {
            "event" => Self::event,
            "rooms" => Self::room,
            "tracks" => Self::track,
            "people" => Self::person,
            "days" => Self::day,
            "sessions" => Self::outer_session,
            _ => {
                self.known.foreign |= !key.starts_with('$');
                return;
            }
        };
        if matches!(json, Json::Object(_)) {
            reader(self, &cursor);
        } else {
            cursor.report(Code::NoObject);
        }
        let mut log = log.take();
        let may_be_repaired =
            |diagnostic: &Diagnostic| matches!(diagnostic.code, Code::NoTime | Code::NoDate | Code::NoClock | Code::NoLength);
        // An object in place of a list may be a map of its items.
        self.known.irregular |= log.iter().any(may_be_repaired) || (index.is_none() && key != "event");
        self.agenda.diagnostics.append(&mut log);
    }

    fn event(&mut self, r: &Cursor<'_>) {
        let mut timezone = std::mem::take(&mut self.agenda.event.timezone);
        keep(&mut timezone, times::zone(r, self.zones), String::is_empty);
        self.agenda.event = Event {
            title: r.localized("title"),
            subtitle: r.localized("subtitle"),
            description: r.localized("description"),
            timezone,
            day_start: times::time_of_day(r, "dayStart"),
            start: times::date(r, "start"),
            end: times::date(r, "end"),
            place: r.localized("place"),
            language: r.string("language"),
            url: r.member("url").map_or_else(String::new, |url| self.link_url(&url)),
            #[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
            image: r.member("image").map_or_else(String::new, |url| self.link_url(&url)),
            organizers: {
                let mut list = Vec::new();
                r.for_each("organizers", |item| list.push(item.as_localized()));
                list
            },
            links: self.links(r),
        };
    }

    fn room(&mut self, r: &Cursor<'_>) {
        let position = self.called(r, |builder, key| builder.room_of(key));
        if let Some(position) = position {
            self.known.disordered |= self.known.rooms_described.last() > Some(&position);
            self.known.rooms_described.push(position);
            let id = std::mem::take(&mut self.agenda.rooms[position].id);
            let timezone = self.zone_from_here_on(r);
            self.agenda.rooms[position] =
                Room { id, name: r.localized("name"), description: r.localized("description"), timezone };
        }
    }

    fn track(&mut self, r: &Cursor<'_>) {
        let position = self.called(r, |builder, key| builder.track_of(key));
        if let Some(position) = position {
            let color = r.member("color").and_then(|member| {
                let color = hex(&member.as_string());
                if color.is_none() {
                    member.report(Code::NoColor);
                }
                color
            });
            self.known.disordered |= self.known.tracks_described.last() > Some(&position);
            self.known.tracks_described.push(position);
            let id = std::mem::take(&mut self.agenda.tracks[position].id);
            self.agenda.tracks[position] =
                Track { id, name: r.localized("name"), description: r.localized("description"), color };
        }
    }

    /// The zone of a room or day. Sessions before it may have been read in another zone.
    fn zone_from_here_on(&mut self, r: &Cursor<'_>) -> String {
        let zone = times::zone(r, self.zones);
        self.known.contradicted |= !zone.is_empty() && self.known.began;
        zone
    }

    /// The position of the item that a definition defines, by its id and its names.
    #[inline(never)]
    fn called(&mut self, r: &Cursor<'_>, of: fn(&mut Self, &str) -> usize) -> Option<usize> {
        let (id, name) = (r.string("id"), r.localized("name"));
        if name.is_empty() {
            r.report(Code::NoName);
            return None;
        }
        let key = if id.is_empty() { name.get("") } else { &id };
        let mut position = of(self, key);
        let known = &mut self.known;
        let is_room = matches!(r.path, Path::Index(Path::Key(_, "rooms"), _) | Path::Key(_, "rooms"));
        let (names, described) =
            if is_room { (&mut known.rooms, &known.rooms_described) } else { (&mut known.tracks, &known.tracks_described) };
        let is_described = described.contains(&position);
        known.contradicted |= is_described && !known.is_again;
        // The second reading keeps the rooms of the first one, which treats possible duplicates as distinct.
        if is_described && (!known.is_again || is_shared(r, &id, names.find(name.get("")) != Some(position))) {
            position = of(self, name.get(""));
        }
        let names = if is_room { &mut self.known.rooms } else { &mut self.known.tracks };
        name.all().for_each(|name| names.add(name, position));
        Some(position)
    }

    fn room_of(&mut self, key: &str) -> usize {
        let rooms = &mut self.agenda.rooms;
        self.known.rooms.find(key).unwrap_or_else(|| {
            rooms.push(Room { id: key.to_string(), name: Text::plain(key), ..Room::default() });
            self.known.rooms.add(key, rooms.len() - 1);
            rooms.len() - 1
        })
    }

    fn track_of(&mut self, key: &str) -> usize {
        let tracks = &mut self.agenda.tracks;
        self.known.tracks.find(key).unwrap_or_else(|| {
            tracks.push(Track { id: key.to_string(), name: Text::plain(key), ..Track::default() });
            self.known.tracks.add(key, tracks.len() - 1);
            tracks.len() - 1
        })
    }

    fn person(&mut self, r: &Cursor<'_>) {
        self.person_of(r);
    }

    /// Reads the definition of a person, who may have been referred to before.
    fn person_of(&mut self, r: &Cursor<'_>) -> Option<usize> {
        let (id, name) = (r.string("id"), r.string("name"));
        if name.is_empty() {
            r.report(Code::NoName);
            return None;
        }
        let mut position = self.person_called(if id.is_empty() { &name } else { &id });
        if self.known.described[position] && !id.is_empty() {
            if !self.known.is_again {
                self.known.contradicted = true;
            } else if self.is_somebody_else(r, &id, &self.agenda.people[position].name, &name) {
                position = self.person_called(&name);
            }
        }
        self.known.people.describe(&name, position, &self.known.described);
        let (sort_name, affiliation, bio) = (r.string("sortName"), self.affiliation(r), r.localized("bio"));
        let picture = r.member("picture").map_or_else(String::new, |url| self.link_url(&url));
        let timezone = times::zone(r, self.zones);
        let links = self.links(r);
        // A later definition completes an earlier one, and removes nothing.
        let person = &mut self.agenda.people[position];
        person.name = name;
        keep(&mut person.sort_name, sort_name, String::is_empty);
        keep(&mut person.affiliation, affiliation, Text::is_empty);
        keep(&mut person.bio, bio, Text::is_empty);
        keep(&mut person.picture, picture, String::is_empty);
        keep(&mut person.timezone, timezone, String::is_empty);
        keep(&mut person.links, links, Vec::is_empty);
        self.known.described[position] = true;
        Some(position)
    }

    /// Whether the definition of a known id is of a different person, which is reported. In a browser this function is in the second
    /// file.
    #[inline(never)]
    fn is_somebody_else(&self, r: &Cursor<'_>, id: &str, known: &str, name: &str) -> bool {
        is_shared(r, id, fold(self.platform, known) != fold(self.platform, name))
    }

    fn affiliation(&mut self, r: &Cursor<'_>) -> Text {
        match r.member("affiliation") {
            Some(Cursor { json: Json::List(_), .. }) if self.known.is_again => affiliations(r),
            Some(Cursor { json: Json::List(_), .. }) => {
                self.known.contradicted = true;
                Text::default()
            }
            _ => r.localized("affiliation"),
        }
    }

    fn person_called(&mut self, key: &str) -> usize {
        let people = &mut self.agenda.people;
        self.known.people.find(key).unwrap_or_else(|| {
            people.push(Person { id: key.into(), name: key.to_string(), ..Person::default() });
            self.known.described.push(false);
            self.known.people.add(key, people.len() - 1);
            people.len() - 1
        })
    }

    fn day(&mut self, r: &Cursor<'_>) {
        let Some(date) = times::date(r, "date") else {
            if r.member("date").is_none() {
                r.report(Code::NoDay);
            }
            return;
        };
        let mut parts = Vec::new();
        r.for_each("parts", |part| {
            if !matches!(part.json, Json::Object(_)) {
                part.report(Code::NoObject);
            } else if let Some(part) = self.part(&part) {
                let place = parts.partition_point(|before: &Part| before.from <= part.from);
                parts.insert(place, part);
            }
        });
        let links = self.links(r);
        let timezone = self.zone_from_here_on(r);
        if !timezone.is_empty() {
            let days = &mut self.known.days;
            if let Err(place) = days.binary_search_by_key(&date, |(date, _)| *date) {
                days.insert(place, (date, timezone));
            }
        }
        self.agenda.days.push(Day { date, title: r.localized("title"), description: r.localized("description"), links, parts });
    }

    fn part(&self, r: &Cursor<'_>) -> Option<Part> {
        let word = plain(&r.string("part"));
        let usual = match word.as_str() {
            "" | "morning" => 0,
            "afternoon" => 12 * 60,
            "evening" => 18 * 60,
            _ => {
                r.report(Code::NoPart);
                return None;
            }
        };
        let from = times::time_of_day(r, "from").unwrap_or(usual);
        Some(Part { word, title: r.localized("title"), from, links: self.links(r) })
    }

    fn outer_session(&mut self, r: &Cursor<'_>) {
        self.known.began = true;
        self.known.foreign |= is_foreign(r.json);
        let mut zone = String::new();
        let Some(parent) = self.session(r, &mut zone, None) else { return };
        r.for_each("sessions", |item| {
            if !matches!(item.json, Json::Object(_)) {
                item.report(Code::NoObject);
            } else if let Some(inner) = self.session(&item, &mut zone.clone(), Some(parent)) {
                let day = self.agenda.sessions[parent].day;
                let inner = &mut self.agenda.sessions[inner];
                inner.day = inner.day.or(day);
                if let Some(deeper) = item.member("sessions") {
                    deeper.report(Code::TooDeep);
                }
                self.agenda.sessions[parent].inner += 1;
            }
        });
    }

    /// Adds a session or a nested session. `zone` is the zone inherited from the parent, and is replaced by the session's own. Returns its
    /// position.
    fn session(&mut self, r: &Cursor<'_>, zone: &mut String, parent: Option<usize>) -> Option<usize> {
        keep(zone, times::zone(r, self.zones), String::is_empty);
        let room = r.member("room").map(|key| key.as_string()).filter(|k| !k.is_empty()).map(|key| self.room_of(&key));
        let rooms = [room, parent.and_then(|parent| self.agenda.sessions[parent].room)];
        let clocks = Clocks { agenda: self.agenda, zones: self.zones, own: zone, rooms, days: &self.known.days };
        let when = times::when(r, &clocks)?;
        let day = times::day(r, when, &clocks);
        let moved_from = times::moved_from(r, &clocks);
        let position = self.agenda.sessions.len();
        let title = r.localized("title");
        let printed = r.string("time");
        if let When::Dates(from, to) = when
            && from == to
            && !printed.is_empty()
        {
            let (path, open_end, minutes) = (r.path_of("time"), r.flag("openEnd"), times::minutes(r));
            self.known.pending_times.push(PendingTime { session: position, zone: zone.clone(), path, open_end, minutes });
        }
        let languages = r.strings("language");
        self.known.irregular |= has_short_form(r.json);
        self.known.irregular |= languages.iter().any(|tag| tag.bytes().any(|byte| matches!(byte, b',' | b'/' | b' ' | b';')));
        let mut people = Vec::new();
        r.for_each("people", |item| people.extend(self.appearance(&item)));
        let session = Session {
            id: SessionId::default(),
            repeat_of: r.string("repeatOf"),
            title,
            subtitle: r.localized("subtitle"),
            summary: r.localized("abstract"),
            when,
            day,
            printed,
            all_day: r.flag("allDay"),
            kind: r.string("kind"),
            track: r.member("track").map(|key| key.as_string()).filter(|k| !k.is_empty()).map(|key| self.track_of(&key)),
            room,
            languages,
            tags: r.strings("tags"),
            links: self.links(r),
            people,
            status: status(r),
            moved_from,
            parent,
            inner: 0,
        };
        self.agenda.sessions.push(session);
        let id = r.string("id");
        if self.known.session_ids.identify(self.agenda, id.clone(), &r.string("start")) {
            r.report(Code::SameId);
            // Sessions with the same id are treated as repetitions of one talk.
            let repeat_of = &mut self.agenda.sessions[position].repeat_of;
            if repeat_of.is_empty() {
                *repeat_of = id;
            }
        }
        Some(position)
    }

    fn appearance(&mut self, r: &Cursor<'_>) -> Option<Appearance> {
        let (person, affiliation) = match r.json {
            Json::Object(_) if r.member("person").is_some() => {
                let key = r.string("person");
                if key.is_empty() {
                    r.report(Code::Nobody);
                    return None;
                }
                (self.person_called(&key), self.affiliation(r))
            }
            Json::Object(_) => (self.person_of(r)?, self.affiliation(r)),
            _ => {
                let key = r.as_string();
                if key.is_empty() {
                    return None;
                }
                (self.person_called(&key), Text::default())
            }
        };
        self.known.irregular |= r.member("remote").is_some();
        let presence = r.member("presence").and_then(|word| match plain(&word.as_string()).as_str() {
            "remote" => Some(Presence::Remote),
            "in-person" => Some(Presence::InPerson),
            _ => {
                word.report(Code::NoPresence);
                None
            }
        });
        let own = &mut self.agenda.people[person].affiliation;
        if own.is_empty() {
            *own = affiliation.clone();
        }
        Some(Appearance { person, role: r.string("role"), affiliation, presence })
    }

    fn links(&self, r: &Cursor<'_>) -> Vec<Link> {
        let mut links = Vec::new();
        r.for_each("links", |item| {
            let (url, kind, title, language) = match item.json {
                Json::Object(_) => match item.member("url") {
                    Some(url) => (self.link_url(&url), item.string("type"), item.localized("title"), item.string("language")),
                    None => {
                        item.report(Code::NoUrl);
                        return;
                    }
                },
                _ => (self.link_url(&item), String::new(), Text::default(), String::new()),
            };
            if !url.is_empty() {
                links.push(Link { kind: kind_of_link(kind, &url), url, title, language });
            }
        });
        links
    }

    fn link_url(&self, r: &Cursor<'_>) -> String {
        let written = r.as_string();
        if written.is_empty() {
            return written;
        }
        self.platform.link_url(&written).unwrap_or_else(|| {
            r.report(Code::BadUrl);
            String::new()
        })
    }
}

/// Whether a session has its start, people or description under a key other than the format's own, which indicates another
/// format.
#[inline(never)]
fn is_foreign(session: &Json<'_>) -> bool {
    let Json::Object(members) = session else { return false };
    [("title", "name"), ("start", "tart"), ("start", "ate"), ("people", "peaker"), ("abstract", "escription")]
        .iter()
        .any(|(own, part)| session.get(own).is_none() && members.iter().any(|(key, _)| find(key, part).is_some()))
}

/// Whether a session has a short form, such as `moderator`, which the repair expands.
fn has_short_form(session: &Json<'_>) -> bool {
    let Json::Object(members) = session else { return false };
    members
        .iter()
        .any(|(key, _)| ["moder", "remote", "speaker", "panelist", "host", "chair"].iter().any(|short| key.starts_with(short)))
}

/// Joins several affiliations to one text. In a browser this function is in the second file.
#[inline(never)]
fn affiliations(r: &Cursor<'_>) -> Text {
    let mut whole = Text::default();
    r.for_each("affiliation", |one| {
        let text = one.as_localized();
        if whole.is_empty() {
            whole = text;
        } else {
            whole.push(&text);
        }
    });
    whole
}

/// Whether two items share a numeric id and have different names, which is reported. In a browser this function is in the second file.
#[inline(never)]
fn is_shared(r: &Cursor<'_>, id: &str, has_other_name: bool) -> bool {
    let is_shared = has_other_name && is_number(id);
    if is_shared && let Some(id) = r.member("id") {
        id.report(Code::SharedId);
    }
    is_shared
}

/// Whether an id is a short number, which identifies a person only together with the name.
fn is_number(id: &str) -> bool {
    id.len() < 10 && id.bytes().all(|byte| byte.is_ascii_digit()) && !id.is_empty()
}

/// Folds a name for comparison.
fn fold(platform: &dyn Platform, name: &str) -> String {
    if name.is_ascii() { name.to_ascii_lowercase() } else { platform.fold(name) }
}

fn keep<T>(place: &mut T, value: T, is_empty: impl Fn(&T) -> bool) {
    if !is_empty(&value) {
        *place = value;
    }
}
