//! The agenda as [schema.org](https://schema.org/Event) data in JSON-LD, for search engines and whoever else reads pages by
//! program.
//!
//! The event is an `Event` with one `subEvent` for each session, and for those inside a session one within that. Breaks, meals
//! and registration are left out: nobody searches for a coffee break. Everybody is a `performer` of the event, described once; in
//! sessions they are referred to, interpreters as `translator` and organizers as `organizer`.
//!
//! [Google requires](https://developers.google.com/search/docs/appearance/structured-data/event) a name and a start date of every item. A
//! session without one of them is left out, and an event without one of them has no data at all; [`omitted`] says so. What the feed does
//! not say of the location is left out, never made up.
//!
//! An event is where its people are (`eventAttendanceMode`): offline where there is a room or a place and nobody joins from
//! elsewhere; online where nobody is said to be anywhere else, or where there is no place but a livestream; mixed where some join
//! from elsewhere or there is a livestream besides. The whole event is what its sessions are, or mixed.
//!
//! Written without `serde_json`: to write needs a tenth of what to read needs, and what goes into a `script` element has to be escaped
//! in its own way in any case.

mod json;

use json::{list, object, string};

use crate::model::{Appearance, End, Link, Presence, Session, Status, Text, When, page_of};
use crate::route::encode;
use crate::state::State;
use crate::text::digits;
use crate::time::{Date, Instant};
use crate::timetable::day_of;

/// Whether one has to be there.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Offline,
    Online,
    Mixed,
}

/// Where sessions and people are, by which they are known among all data.
pub trait Addresses {
    /// The URL of a session, by its position; empty where it has none.
    fn session(&self, state: &State, position: usize) -> String;
    /// The URL of a person, by their position; empty where they have none.
    fn person(&self, state: &State, position: usize) -> String;
    /// Whether these are whole URLs: search engines get them, and otherwise only names within the page.
    fn is_absolute(&self) -> bool;
}

/// Places in the page that shows the agenda, as in the widget's own addresses. A page that is not known cannot be somewhere, but its parts have names
/// within it.
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

/// The data of a whole agenda, to be put into `<script type="application/ld+json">` as it is: no character of it can end that.
///
/// `page` is the address of the page that shows the agenda, to which addresses of sessions and people are added; it may be empty,
/// and they then belong to whatever page the data is in. The state is one whose feed was read. Empty where the event has no name or no
/// date.
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

/// The data of one session, for a page of its own: an `Event` within that of the agenda. Empty for a break, and where it has no title or no date.
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
    // What holds for the whole event holds for its parts, unless they have their own.
    for (key, value) in [("organizer", organizers(state)), ("image", string(&event.image)), ("offers", offers(&event.links))] {
        if members.iter().all(|(known, own)| *known != key || own.is_empty()) {
            members.push((key, value));
        }
    }
    members.push(("superEvent", whole));
    object(&members)
}

/// The data of one person, for a page of their own, with what they take part in.
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

/// Where tickets are had: what they cost, a feed does not say.
fn offers(links: &[Link]) -> String {
    let tickets = links.iter().filter(|link| link.kind == "registration");
    list(tickets.map(|link| object(&[("@type", string("Offer")), ("url", string(&link.url))])))
}

/// What is not in the data for want of what Google requires, in English; nothing where everything is.
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

/// Whether a session has what Google requires.
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
        // What has only moved to another room starts when it was to start.
        Status::Moved if session.moved_from != When::Unknown => ("EventRescheduled", start(state, session.moved_from)),
        Status::Moved => ("EventScheduled", String::new()),
        // There is no word for what may take place.
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

/// When the event begins and ends: by the clock where that is known of its first and last day.
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
    // A last session of which nobody knows the end says nothing of when all is over.
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

/// The room of a session, or of the one that it is inside of.
fn room_of(state: &State, position: usize) -> Option<usize> {
    let session = &state.agenda.sessions[position];
    session.room.or_else(|| state.agenda.sessions[session.parent?].room)
}

/// The room within the place, or the place; and where it can be watched.
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

/// Somebody who is described elsewhere.
fn reference(state: &State, to: &dyn Addresses, position: usize) -> String {
    object(&[
        ("@type", string("Person")),
        ("@id", string(&to.person(state, position))),
        ("name", string(&state.agenda.people[position].name)),
    ])
}

/// Recordings, or what else there is: slides, papers, code. A recording is no `VideoObject`, of which search engines want to know more
/// than a feed does.
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

/// A longer text, without its markup.
fn plain_text(state: &State, text: &Text) -> String {
    string(&crate::text::rich::plain_text(text.get(state.language())))
}
