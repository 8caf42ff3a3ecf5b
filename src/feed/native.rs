//! Plenary's own format, member by member.

use std::cell::RefCell;

use super::json::Json;
use super::names::Names;
use super::reading::{Path, Reading};
use super::times::{self, Moment};
use crate::host::Host;
use crate::model::{Agenda, Appearance, Day, Event, Link, Part, Person, Presence, Room, Session, Status, Text, Track, When};
use crate::text::digits;
use crate::time::{Stamp, Zones, clock, stamp};

/// What was mentioned so far, by what it is called.
#[derive(Default)]
pub(super) struct Known {
    rooms: Names,
    tracks: Names,
    people: Names,
    sessions: Names,
    pub(super) described: Vec<bool>,
    pub(super) rooms_described: Vec<usize>,
    pub(super) tracks_described: Vec<usize>,
}

impl Known {
    /// Whether something was described, and something of its kind only mentioned: it may be the same.
    pub(super) fn is_untidy(&self, agenda: &Agenda) -> bool {
        let partly = |described: usize, all: usize| described > 0 && described < all;
        partly(self.rooms_described.len(), agenda.rooms.len())
            || partly(self.tracks_described.len(), agenda.tracks.len())
            || (self.described.contains(&true) && self.described.contains(&false))
    }
}

pub(super) struct Native<'n> {
    pub(super) known: &'n mut Known,
    pub(super) agenda: &'n mut Agenda,
    pub(super) zones: &'n Zones,
    pub(super) host: &'n dyn Host,
}

impl Native<'_> {
    /// Reads one member of the feed, or one item of a member.
    pub(super) fn take(&mut self, key: &str, index: Option<usize>, json: &Json<'_>) {
        if index.is_none() && *json == Json::Null {
            return;
        }
        let log = RefCell::new(Vec::new());
        let member = Path::Key(&Path::Top, key);
        let path = index.map_or(member, |index| Path::Index(&member, index));
        let reading = Reading { json, path, log: &log };
        let reader = match key {
            "event" => Self::event,
            "rooms" => Self::room,
            "tracks" => Self::track,
            "people" => Self::person,
            "days" => Self::day,
            "sessions" => Self::outer_session,
            _ => return,
        };
        if matches!(json, Json::Object(_)) {
            reader(self, &reading);
        } else {
            reading.error("is no object, and is left out", "Write its keys and values between { and }.");
        }
        self.agenda.problems.append(&mut log.take());
    }

    fn event(&mut self, r: &Reading<'_>) {
        let date = |key: &str| {
            let member = r.member(key)?;
            match stamp(&member.as_string()) {
                Some(Stamp::Date(date)) => Some(date),
                _ => {
                    member.error("is no date", "Write it as 2024-07-09.");
                    None
                }
            }
        };
        self.agenda.event = Event {
            title: r.text("title"),
            subtitle: r.text("subtitle"),
            description: r.text("description"),
            timezone: times::zone(r, self.zones).unwrap_or_default(),
            start: date("start"),
            end: date("end"),
            place: r.text("place"),
            language: r.string("language"),
            url: r.member("url").map_or_else(String::new, |url| self.address(&url)),
            organizers: {
                let mut list = Vec::new();
                r.for_each("organizers", |item| list.push(item.as_text()));
                list
            },
            links: self.links(r),
        };
    }

    fn room(&mut self, r: &Reading<'_>) {
        let position = self.called(r, |native, key| native.room_of(key));
        if let Some(position) = position {
            self.known.rooms_described.push(position);
            let id = std::mem::take(&mut self.agenda.rooms[position].id);
            self.agenda.rooms[position] = Room { id, name: r.text("name"), description: r.text("description") };
        }
    }

    fn track(&mut self, r: &Reading<'_>) {
        let position = self.called(r, |native, key| native.track_of(key));
        if let Some(position) = position {
            let color = r.member("color").and_then(|member| {
                let color = hex(&member.as_string());
                if color.is_none() {
                    member.error("is no colour that can be read; one is chosen", "Write it as \"#0468b1\".");
                }
                color
            });
            self.known.tracks_described.push(position);
            let id = std::mem::take(&mut self.agenda.tracks[position].id);
            self.agenda.tracks[position] = Track { id, name: r.text("name"), description: r.text("description"), color };
        }
    }

    /// The position of what a description is of, by its id and by its names.
    fn called(&mut self, r: &Reading<'_>, of: impl Fn(&mut Self, &str) -> usize) -> Option<usize> {
        let (id, name) = (r.string("id"), r.text("name"));
        if name.is_empty() {
            r.error("has no name, and is left out", "Give it a \"name\".");
            return None;
        }
        let key = if id.is_empty() { name.get("") } else { &id };
        let position = of(self, key);
        let names = match r.path {
            Path::Index(Path::Key(_, "rooms"), _) | Path::Key(_, "rooms") => &mut self.known.rooms,
            _ => &mut self.known.tracks,
        };
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

    fn person(&mut self, r: &Reading<'_>) {
        self.person_of(r);
    }

    /// Somebody who is described here, met before or not.
    fn person_of(&mut self, r: &Reading<'_>) -> Option<usize> {
        let (id, name) = (r.string("id"), r.string("name"));
        if name.is_empty() {
            r.error("has no name, and is left out", "Give the person a \"name\".");
            return None;
        }
        let position = self.person_called(if id.is_empty() { &name } else { &id });
        self.known.people.add(&name, position);
        let (sort_name, affiliation, bio) = (r.string("sortName"), r.text("affiliation"), r.text("bio"));
        let picture = r.member("picture").map_or_else(String::new, |url| self.address(&url));
        let links = self.links(r);
        // A later description adds to an earlier one and takes nothing away.
        let person = &mut self.agenda.people[position];
        person.name = name;
        keep(&mut person.sort_name, sort_name, String::is_empty);
        keep(&mut person.affiliation, affiliation, Text::is_empty);
        keep(&mut person.bio, bio, Text::is_empty);
        keep(&mut person.picture, picture, String::is_empty);
        keep(&mut person.links, links, Vec::is_empty);
        self.known.described[position] = true;
        Some(position)
    }

    fn person_called(&mut self, key: &str) -> usize {
        let people = &mut self.agenda.people;
        self.known.people.find(key).unwrap_or_else(|| {
            people.push(Person { id: key.to_string(), name: key.to_string(), ..Person::default() });
            self.known.described.push(false);
            self.known.people.add(key, people.len() - 1);
            people.len() - 1
        })
    }

    fn day(&mut self, r: &Reading<'_>) {
        let Some(Stamp::Date(date)) = stamp(&r.string("date")) else {
            r.error("has no date, and is left out", "Give the day its \"date\", such as \"2024-07-09\".");
            return;
        };
        let mut parts = Vec::new();
        r.for_each("parts", |part| {
            if let Some(part) = self.part(&part) {
                let place = parts.iter().take_while(|before: &&Part| before.from <= part.from).count();
                parts.insert(place, part);
            }
        });
        let links = self.links(r);
        self.agenda.days.push(Day { date, title: r.text("title"), description: r.text("description"), links, parts });
    }

    fn part(&self, r: &Reading<'_>) -> Option<Part> {
        let word = r.string("part");
        let usual = match word.as_str() {
            "" | "morning" => 0,
            "afternoon" => 12 * 60,
            "evening" => 18 * 60,
            _ => {
                r.error(
                    "is of no known part of a day, and is left out",
                    "Write \"morning\", \"afternoon\" or \"evening\", or a \"title\" and \"from\".",
                );
                return None;
            }
        };
        let from = r.member("from").and_then(|from| {
            let minutes = clock(&from.as_string());
            if minutes.is_none() {
                from.error("is no time of day", "Write it as \"13:30\".");
            }
            minutes
        });
        Some(Part { word, title: r.text("title"), from: from.unwrap_or(usual), links: self.links(r) })
    }

    fn outer_session(&mut self, r: &Reading<'_>) {
        let Some(session) = self.session(r, "", None) else { return };
        let parent = self.agenda.sessions.len();
        let zone = Some(r.string("timezone")).filter(|zone| self.zones.has(zone)).unwrap_or_default();
        self.agenda.sessions.push(session);
        r.for_each("sessions", |item| {
            if !matches!(item.json, Json::Object(_)) {
                item.error("is no object, and is left out", "Write its keys and values between { and }.");
            } else if let Some(inner) = self.session(&item, &zone, Some(parent)) {
                if let Some(deeper) = item.member("sessions") {
                    deeper.error(
                        "are inside of a session that is itself inside of one, and are left out",
                        "Put them into the outermost session.",
                    );
                }
                self.agenda.sessions.push(inner);
                self.agenda.sessions[parent].inner += 1;
            }
        });
    }

    fn session(&mut self, r: &Reading<'_>, outer_zone: &str, parent: Option<usize>) -> Option<Session> {
        let own_zone = times::zone(r, self.zones);
        let event_zone = self.agenda.event.timezone.clone();
        let zone = own_zone.as_deref().unwrap_or(if outer_zone.is_empty() { &event_zone } else { outer_zone });
        let when = times::when(r, zone, self.zones)?;
        let title = r.text("title");
        let mut people = Vec::new();
        r.for_each("people", |item| people.extend(self.appearance(&item)));
        let mut moved_from = When::Unknown;
        if let Some(from) = r.member("movedFrom") {
            moved_from = match times::moment(&from, zone, self.zones) {
                Some(Moment::Date(date)) => When::Dates(date, date),
                Some(Moment::At(at)) => When::Clock(at, crate::model::End::Unknown),
                None => When::Unknown,
            };
        }
        Some(Session {
            id: self.session_id(r, &title),
            title,
            subtitle: r.text("subtitle"),
            summary: r.text("abstract"),
            when,
            printed: r.string("time"),
            kind: r.string("kind"),
            track: r.member("track").map(|key| key.as_string()).filter(|k| !k.is_empty()).map(|key| self.track_of(&key)),
            room: r.member("room").map(|key| key.as_string()).filter(|k| !k.is_empty()).map(|key| self.room_of(&key)),
            languages: r.strings("language"),
            tags: r.strings("tags"),
            links: self.links(r),
            people,
            status: status(r),
            moved_from,
            parent,
            inner: 0,
        })
    }

    fn session_id(&mut self, r: &Reading<'_>, title: &Text) -> String {
        let given = r.string("id");
        let wanted = if given.is_empty() { slug(title.get("")) } else { given.clone() };
        let mut id = wanted.clone();
        let mut number = 2;
        while self.known.sessions.find(&id).is_some() {
            id = [&wanted, "-", &digits(number)].concat();
            number += 1;
        }
        if !given.is_empty() && id != given {
            r.warn("has the id of an earlier session; a number is added to it", "Give every session an \"id\" of its own.");
        }
        self.known.sessions.add(&id, 0);
        id
    }

    fn appearance(&mut self, r: &Reading<'_>) -> Option<Appearance> {
        let (person, affiliation) = match r.json {
            Json::Object(_) if r.member("person").is_some() => {
                let key = r.string("person");
                if key.is_empty() {
                    r.error("names nobody, and is left out", "Write the id or the name of a person.");
                    return None;
                }
                (self.person_called(&key), r.text("affiliation"))
            }
            Json::Object(_) => (self.person_of(r)?, r.text("affiliation")),
            _ => {
                let key = r.as_string();
                if key.is_empty() {
                    return None;
                }
                (self.person_called(&key), Text::default())
            }
        };
        let presence = r.member("presence").and_then(|word| match word.as_string().as_str() {
            "remote" => Some(Presence::Remote),
            "in-person" => Some(Presence::InPerson),
            _ => {
                word.error("says not whether somebody is in the room", "Write \"remote\" or \"in-person\".");
                None
            }
        });
        let own = &mut self.agenda.people[person].affiliation;
        if own.is_empty() {
            *own = affiliation.clone();
        }
        Some(Appearance { person, role: r.string("role"), affiliation, presence })
    }

    fn links(&self, r: &Reading<'_>) -> Vec<Link> {
        let mut links = Vec::new();
        r.for_each("links", |item| {
            let (url, kind, title) = match item.json {
                Json::Object(_) => match item.member("url") {
                    Some(url) => (self.address(&url), item.string("type"), item.text("title")),
                    None => {
                        item.error("has no address, and is left out", "Give the link a \"url\".");
                        return;
                    }
                },
                _ => (self.address(&item), String::new(), Text::default()),
            };
            if !url.is_empty() {
                links.push(Link { kind: if kind.is_empty() { "website".into() } else { kind }, url, title });
            }
        });
        links
    }

    fn address(&self, r: &Reading<'_>) -> String {
        let written = r.as_string();
        if written.is_empty() {
            return written;
        }
        self.host.address(&written).unwrap_or_else(|| {
            r.error(
                "is no address that may be followed, and is left out",
                "Write one that begins with https://, or one relative to the feed.",
            );
            String::new()
        })
    }
}

fn keep<T>(place: &mut T, value: T, is_empty: impl Fn(&T) -> bool) {
    if !is_empty(&value) {
        *place = value;
    }
}

fn status(r: &Reading<'_>) -> Status {
    let Some(word) = r.member("status") else { return Status::Confirmed };
    match word.as_string().to_ascii_lowercase().as_str() {
        "confirmed" => Status::Confirmed,
        "tentative" => Status::Tentative,
        "moved" => Status::Moved,
        "cancelled" | "canceled" => Status::Cancelled,
        _ => {
            word.warn(
                "is no status that is known; the session is shown as confirmed",
                "Write confirmed, tentative, moved or cancelled.",
            );
            Status::Confirmed
        }
    }
}

/// `#rgb` or `#rrggbb`.
fn hex(text: &str) -> Option<[u8; 3]> {
    let digits: Vec<u8> = text.strip_prefix('#')?.chars().map(|c| c.to_digit(16).map(|d| d as u8)).collect::<Option<_>>()?;
    match digits[..] {
        [r, g, b] => Some([r * 17, g * 17, b * 17]),
        [r, r2, g, g2, b, b2] => Some([r * 16 + r2, g * 16 + g2, b * 16 + b2]),
        _ => None,
    }
}

/// A title as a piece of an address.
fn slug(title: &str) -> String {
    let mut out = String::new();
    for c in title.chars() {
        if c.is_ascii_alphanumeric() || !c.is_ascii() {
            out.push(c.to_ascii_lowercase());
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    let out = out.trim_end_matches('-');
    if out.is_empty() { "session".into() } else { out.into() }
}
