//! Structured data: the agenda as [schema.org](https://schema.org/Event) events in JSON-LD, for search engines and other
//! programs.
//!
//! The event is an `Event` with a `subEvent` for each session, in which nested sessions are `subEvent`s again. Breaks, meals
//! and registration are omitted, since nobody searches for them. All people are defined as `performer` of the event; sessions
//! refer to them, to interpreters as `translator`, and to organizers as `organizer`.
//!
//! [Google requires](https://developers.google.com/search/docs/appearance/structured-data/event) a name and a start date of every event. A
//! session without either is omitted, and for an event without either there is no data at all; [`omitted`] lists what is missing. Location
//! data that is not in the feed is omitted, never made up.
//!
//! The `eventAttendanceMode` is offline if there is a room or location and nobody takes part remotely; online if everybody is
//! remote, or if there is a livestream and no location; mixed if some are remote, or if there is a livestream in addition
//! to a location. The event has the mode of its sessions, or is mixed if they differ.
//!
//! This does not use `serde_json`: serializing needs little code, and text in a `script` element requires special escaping
//! anyway.

mod json;

use json::{list, object, string};

use crate::model::{Appearance, End, Link, Presence, Session, Status, Text, When, page_of};
use crate::route::encode;
use crate::state::State;
use crate::text::digits;
use crate::time::{Date, Instant};
use crate::timetable::day_of;

/// The attendance mode of an event.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Offline,
    Online,
    Mixed,
}

/// The URLs of sessions and people, which are also their identifiers (`@id`) in the data.
pub trait Addresses {
    /// The URL of a session by index; empty if it has none.
    fn session(&self, state: &State, position: usize) -> String;
    /// The URL of a person by index; empty if they have none.
    fn person(&self, state: &State, position: usize) -> String;
    /// Whether the URLs are absolute. Otherwise they only identify nodes within the page, and are not written as `url`.
    fn is_absolute(&self) -> bool;
}

/// URLs of fragments of the page that shows the agenda, like the widget's deep links. If the URL of the page is unknown, they are relative and
/// serve as identifiers only.
struct InPage<'a>(&'a str);

impl InPage<'_> {
    fn place(&self, state: &State, key: &str, id: &str) -> String {
        let page = self.0.split('#').next().unwrap_or_default();
        [page, "#", &state.settings.prefix, key, "=", &encode(id)].concat()
    }
}

impl Addresses for InPage<'_> {
    fn session(&self, state: &State, position: usize) -> String {
        let session = &state.agenda.sessions[position];
        page_of(&session.links).map_or_else(|| self.place(state, "session", &session.id), |link| link.url.clone())
    }

    fn person(&self, state: &State, position: usize) -> String {
        let person = &state.agenda.people[position];
        page_of(&person.links).map_or_else(|| self.place(state, "speaker", &person.id), |link| link.url.clone())
    }

    fn is_absolute(&self) -> bool {
        !self.0.is_empty()
    }
}

/// The data of an agenda, for `<script type="application/ld+json">`. It is escaped, so no text can close the element.
///
/// `page` is the URL of the page that shows the agenda, to which fragments for sessions and people are appended. It may be empty;
/// then they refer to the page that contains the data. The feed of the state has to be complete. Returns an empty string if the event has no
/// name or no date.
pub fn json_ld(state: &State, page: &str) -> String {
    let event = &state.agenda.event;
    let (from, to) = span(state);
    if event.title.is_empty() || from.is_empty() {
        return String::new();
    }
    let sessions: Vec<usize> = state.timetable.starts().filter(|&session| is_listed(state, session)).collect();
    let mut modes = sessions.iter().filter_map(|&session| mode(state, session));
    let mode = modes.next().map(|first| if modes.all(|other| other == first) { first } else { Mode::Mixed });
    let people: Vec<usize> = (0..state.agenda.people.len()).filter(|&p| state.agenda.appearances(p).next().is_some()).collect();
    let addresses = &InPage(page);
    object(&[
        ("@context", string("https://schema.org")),
        ("@type", string("Event")),
        ("name", said(state, &event.title)),
        ("alternateName", said(state, &event.subtitle)),
        ("description", plain_text(state, &event.description)),
        ("startDate", from),
        ("endDate", to),
        ("eventStatus", string("https://schema.org/EventScheduled")),
        ("eventAttendanceMode", mode_name(mode)),
        ("location", list(location(state, None, &event.links))),
        ("inLanguage", string(&event.language)),
        ("organizer", organizers(state)),
        ("image", string(&event.image)),
        ("offers", offers(&event.links)),
        ("url", string(if event.url.is_empty() { page } else { &event.url })),
        ("sameAs", list(event.links.iter().filter(|link| link.kind == "social").map(|link| string(&link.url)))),
        ("recordedIn", works(state, &event.links, true)),
        ("subjectOf", works(state, &event.links, false)),
        ("potentialAction", register(&event.links)),
        ("performer", list(people.into_iter().map(|position| person(state, addresses, position)))),
        ("subEvent", list(sessions.into_iter().map(|session| object(&sub_event(state, addresses, session))))),
    ])
}

/// The data of one session, for a page of its own: an `Event` whose `superEvent` is the agenda. Empty for a break, and if it has no title or date.
pub fn session_json_ld(state: &State, to: &dyn Addresses, position: usize) -> String {
    if !is_listed(state, position) {
        return String::new();
    }
    let event = &state.agenda.event;
    let whole = match said(state, &event.title) {
        title if title.is_empty() => title,
        title => {
            let (from, to) = span(state);
            let page = string(if event.url.is_empty() { &state.settings.page } else { &event.url });
            let location = list(location(state, None, &event.links));
            let members = [("name", title), ("startDate", from), ("endDate", to), ("location", location), ("url", page)];
            object(&[&[("@type", string("Event"))][..], &members].concat())
        }
    };
    let mut members = vec![("@context", string("https://schema.org"))];
    members.extend(sub_event(state, to, position));
    // Properties of the whole event apply to a session without its own.
    for (key, value) in [("organizer", organizers(state)), ("image", string(&event.image)), ("offers", offers(&event.links))] {
        if members.iter().all(|(known, own)| *known != key || own.is_empty()) {
            members.push((key, value));
        }
    }
    members.push(("superEvent", whole));
    object(&members)
}

/// The data of one person, for a page of their own, with the sessions that they take part in.
pub fn person_json_ld(state: &State, to: &dyn Addresses, position: usize) -> String {
    let sessions = state.agenda.appearances(position).map(|(session, _)| session).filter(|&session| is_listed(state, session));
    let events = sessions.map(|session| {
        let agenda = &state.agenda;
        object(&[
            ("@type", string("Event")),
            ("@id", string(&to.session(state, session))),
            ("name", said(state, &agenda.sessions[session].title)),
            ("startDate", start(state, agenda.when(session))),
            ("endDate", end(state, agenda.when(session))),
            ("location", list(location(state, room_of(state, session), &agenda.sessions[session].links))),
            ("url", string(&to.session(state, session))),
        ])
    });
    let mut members = vec![("@context", string("https://schema.org"))];
    members.extend(person_members(state, to, position));
    members.push(("url", string(&to.person(state, position))));
    members.push(("performerIn", list(events)));
    object(&members)
}

fn organizers(state: &State) -> String {
    let names = state.agenda.event.organizers.iter();
    list(names.map(|name| object(&[("@type", string("Organization")), ("name", said(state, name))])))
}

/// The page that sells tickets. Prices are not in the feed.
fn offers(links: &[Link]) -> String {
    let tickets = links.iter().filter(|link| link.kind == "registration");
    list(tickets.map(|link| object(&[("@type", string("Offer")), ("url", string(&link.url))])))
}

/// Messages in English about items omitted because a property that Google requires is missing.
pub fn omitted(state: &State) -> Vec<String> {
    let event = &state.agenda.event;
    let is_dated = !span(state).0.is_empty();
    if event.title.is_empty() || !is_dated {
        let lacks = match (event.title.is_empty(), is_dated) {
            (true, true) => "title",
            (false, _) => "date",
            (true, false) => "title and no date",
        };
        return vec![["no JSON-LD: the event has no ", lacks].concat()];
    }
    let sessions = 0..state.agenda.sessions.len();
    let count = sessions.filter(|&session| is_on_programme(state, session) && !is_complete(state, session)).count();
    if count == 0 {
        return Vec::new();
    }
    vec![
        [
            &digits(count)[..],
            if count == 1 { " session has" } else { " sessions have" },
            " no title or no date: not in the JSON-LD",
        ]
        .concat(),
    ]
}

fn is_on_programme(state: &State, session: usize) -> bool {
    !matches!(state.agenda.sessions[session].kind.as_str(), "break" | "meal" | "registration")
}

/// Whether a session has the properties that Google requires.
fn is_complete(state: &State, session: usize) -> bool {
    !state.agenda.sessions[session].title.is_empty() && state.agenda.when(session) != When::Unknown
}

fn is_listed(state: &State, session: usize) -> bool {
    is_on_programme(state, session) && is_complete(state, session)
}

fn sub_event(state: &State, to: &dyn Addresses, position: usize) -> Vec<(&'static str, String)> {
    let session = &state.agenda.sessions[position];
    let when = state.agenda.when(position);
    let (status, before) = match session.status {
        Status::Confirmed => ("EventScheduled", String::new()),
        Status::Cancelled => ("EventCancelled", String::new()),
        // A session that was moved to another room only still starts at the original time.
        Status::Moved if session.moved_from != When::Unknown => ("EventRescheduled", start(state, session.moved_from)),
        Status::Moved => ("EventScheduled", String::new()),
        // schema.org has no status for tentative events.
        Status::Tentative => ("", String::new()),
    };
    let of = |roles: &[&str], otherwise: bool| {
        let fits = move |one: &&Appearance| roles.contains(&one.role.as_str()) != otherwise;
        list(session.people.iter().filter(fits).map(|one| reference(state, to, one.person)))
    };
    let languages = session.languages.iter().map(|language| string(language));
    let inner = (position + 1..=position + session.inner).filter(|&inner| is_complete(state, inner));
    let inner = inner.map(|inner| object(&sub_event(state, to, inner)));
    let address = to.session(state, position);
    vec![
        ("@type", string("Event")),
        ("@id", string(&address)),
        ("name", said(state, &session.title)),
        ("alternateName", said(state, &session.subtitle)),
        ("description", plain_text(state, &session.summary)),
        ("startDate", start(state, when)),
        ("endDate", end(state, when)),
        ("eventStatus", if status.is_empty() { String::new() } else { string(&["https://schema.org/", status].concat()) }),
        ("previousStartDate", before),
        ("eventAttendanceMode", mode_name(mode(state, position))),
        ("location", list(location(state, room_of(state, position), &session.links))),
        ("inLanguage", if languages.len() == 0 { string(&state.agenda.event.language) } else { list(languages) }),
        ("keywords", list(session.tags.iter().map(|tag| string(tag)))),
        ("url", string(if to.is_absolute() { &address } else { "" })),
        ("performer", of(&["interpreter", "organizer"], true)),
        ("translator", of(&["interpreter"], false)),
        ("organizer", of(&["organizer"], false)),
        ("recordedIn", works(state, &session.links, true)),
        ("subjectOf", works(state, &session.links, false)),
        ("potentialAction", register(&session.links)),
        ("offers", offers(&session.links)),
        ("subEvent", list(inner)),
    ]
}

/// Start and end of the event, with times of day if those of its first and last day are known.
fn span(state: &State) -> (String, String) {
    let (agenda, zone) = (&state.agenda, state.event_zone());
    let clocks = || agenda.outer().filter_map(|session| Some((agenda.when(session).start()?, session)));
    let first = clocks().min();
    let last = clocks().map(|(start, session)| (agenda.when(session).end().unwrap_or(start), session)).max();
    let day = |session| day_of(agenda, &state.zones, zone, session);
    let days = || agenda.outer().filter_map(day);
    let (from, to) =
        (agenda.event.start.or_else(|| days().min()), agenda.event.end.or_else(|| days().max()).or(agenda.event.start));
    let known = |date: Option<Date>| date.map_or_else(String::new, |date| string(&date.to_iso()));
    let start = first.filter(|&(_, session)| from.is_none_or(|from| day(session) == Some(from)));
    // If the end of the last session is unknown, so is the end of the event.
    let end = last.filter(|&(_, session)| agenda.when(session).end().is_some() && to.is_none_or(|to| day(session) == Some(to)));
    let instant = |at: Instant| string(&state.zones.rfc3339(zone, at));
    (start.map_or_else(|| known(from), |(at, _)| instant(at)), end.map_or_else(|| known(to), |(at, _)| instant(at)))
}

fn start(state: &State, when: When) -> String {
    match when {
        When::Clock(at, _) => string(&state.zones.rfc3339(state.event_zone(), at)),
        When::Dates(from, _) => string(&from.to_iso()),
        When::Unknown => String::new(),
    }
}

fn end(state: &State, when: When) -> String {
    match when {
        When::Clock(_, End::At(end)) => string(&state.zones.rfc3339(state.event_zone(), end)),
        When::Dates(_, to) => string(&to.to_iso()),
        _ => String::new(),
    }
}

/// The room of a session or of its parent.
fn room_of(state: &State, position: usize) -> Option<usize> {
    let session = &state.agenda.sessions[position];
    session.room.or_else(|| state.agenda.sessions[session.parent?].room)
}

/// The locations: the room within the venue, or the venue, and the livestream.
fn location(state: &State, room: Option<usize>, links: &[Link]) -> Vec<String> {
    let place = &state.agenda.event.place;
    let whole = || {
        if place.is_empty() {
            return String::new();
        }
        object(&[("@type", string("Place")), ("name", said(state, place)), ("address", said(state, place))])
    };
    let mut out = vec![match room {
        Some(room) => {
            let room = &state.agenda.rooms[room];
            object(&[
                ("@type", string("Place")),
                ("name", said(state, &room.name)),
                ("description", said(state, &room.description)),
                ("address", said(state, place)),
                ("containedInPlace", whole()),
            ])
        }
        None => whole(),
    }];
    for stream in links.iter().filter(|link| link.kind == "livestream") {
        out.push(object(&[("@type", string("VirtualLocation")), ("url", string(&stream.url))]));
    }
    out
}

fn mode(state: &State, position: usize) -> Option<Mode> {
    let about: Vec<&Session> = state.agenda.with_inner(position).collect();
    let present = |wanted: Presence| about.iter().any(|session| session.people.iter().any(|one| one.presence == Some(wanted)));
    let streams = about.iter().any(|session| session.links.iter().any(|link| link.kind == "livestream"));
    let has_place = room_of(state, position).is_some() || !state.agenda.event.place.is_empty();
    match (has_place || present(Presence::InPerson), present(Presence::Remote) || streams) {
        (true, false) => Some(Mode::Offline),
        (true, true) => Some(Mode::Mixed),
        (false, true) => Some(Mode::Online),
        (false, false) => None,
    }
}

fn mode_name(mode: Option<Mode>) -> String {
    match mode {
        Some(Mode::Offline) => string("https://schema.org/OfflineEventAttendanceMode"),
        Some(Mode::Online) => string("https://schema.org/OnlineEventAttendanceMode"),
        Some(Mode::Mixed) => string("https://schema.org/MixedEventAttendanceMode"),
        None => String::new(),
    }
}

fn person(state: &State, to: &dyn Addresses, position: usize) -> String {
    object(&person_members(state, to, position))
}

fn person_members(state: &State, to: &dyn Addresses, position: usize) -> Vec<(&'static str, String)> {
    let person = &state.agenda.people[position];
    let affiliation = match said(state, &person.affiliation) {
        name if name.is_empty() => name,
        name => object(&[("@type", string("Organization")), ("name", name)]),
    };
    vec![
        ("@type", string("Person")),
        ("@id", string(&to.person(state, position))),
        ("name", string(&person.name)),
        ("description", plain_text(state, &person.bio)),
        ("affiliation", affiliation),
        ("image", string(&person.picture)),
        ("sameAs", list(person.links.iter().filter(|link| link.url.starts_with("http")).map(|link| string(&link.url)))),
    ]
}

/// A reference to a person who is defined elsewhere in the data.
fn reference(state: &State, to: &dyn Addresses, position: usize) -> String {
    object(&[
        ("@type", string("Person")),
        ("@id", string(&to.person(state, position))),
        ("name", string(&state.agenda.people[position].name)),
    ])
}

/// Recordings, or other works: slides, papers, code. A recording is not a `VideoObject`, for which search engines require properties that a
/// feed does not have.
fn works(state: &State, links: &[Link], recordings: bool) -> String {
    let kind = |link: &Link| match link.kind.as_str() {
        "recording" => Some("CreativeWork"),
        "slides" => Some("PresentationDigitalDocument"),
        "document" => Some("DigitalDocument"),
        "code" => Some("SoftwareSourceCode"),
        "website" => Some("WebPage"),
        "discussion" => Some("CreativeWork"),
        _ => None,
    };
    let wanted = links.iter().filter(|link| (link.kind == "recording") == recordings);
    list(wanted.filter_map(|link| {
        let name = if link.title.is_empty() { string(state.words.link(&link.kind)) } else { said(state, &link.title) };
        Some(object(&[("@type", string(kind(link)?)), ("name", name), ("url", string(&link.url))]))
    }))
}

fn register(links: &[Link]) -> String {
    let to = links.iter().filter(|link| link.kind == "registration");
    list(to.map(|link| object(&[("@type", string("RegisterAction")), ("target", string(&link.url))])))
}

fn said(state: &State, text: &Text) -> String {
    string(text.get(state.language()))
}

/// A long text without its markup.
fn plain_text(state: &State, text: &Text) -> String {
    string(&crate::text::rich::plain_text(text.get(state.language())))
}
