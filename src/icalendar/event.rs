//! Writes a session as a VEVENT.

use super::Options;
use super::lines::{date, date_time, escape, escape_line, property, text_property, uri};
use crate::model::{Agenda, Appearance, End, Presence, Session, Status, Text, When};
use crate::text::rich::plain_text;
use crate::text::{fill, percent_encode};
use crate::time::{Date, Instant, Zones};

/// Properties of a cancelled event, which also frees the time in calendars.
pub(super) const CANCELLED: &str = "STATUS:CANCELLED\nTRANSP:TRANSPARENT\n";

/// Writes the events of an agenda.
#[derive(Clone, Copy)]
pub(super) struct Writer<'w> {
    pub(super) agenda: &'w Agenda,
    pub(super) zones: &'w Zones,
    pub(super) options: &'w Options<'w>,
}

/// The start of a session as a sort key, and the properties for its start and end; `None` without a date.
pub(super) fn times(when: When) -> Option<(String, String)> {
    let mut out = String::new();
    let start = match when {
        When::Clock(from, _) => {
            let start = date_time(from)?;
            property(&mut out, "DTSTART", &start);
            // DTEND has to be later than DTSTART (section 3.8.2.2).
            if let Some(end) = when.end().filter(|to| *to > from).and_then(date_time) {
                property(&mut out, "DTEND", &end);
            }
            start
        }
        When::Dates(from, to) => {
            let start = date(from)?;
            property(&mut out, "DTSTART;VALUE=DATE", &start);
            if let Some(end) = date(Date(to.max(from).0.saturating_add(1))) {
                property(&mut out, "DTEND;VALUE=DATE", &end);
            }
            start
        }
        When::Unknown => return None,
    };
    Some((start, out))
}

impl<'w> Writer<'w> {
    /// The properties of a session, starting with those of its times, without the ones that track revisions.
    pub(super) fn content(self, position: usize, times: String) -> String {
        let (agenda, messages) = (self.agenda, self.options.messages);
        let session = &agenda.sessions[position];
        let mut out = times;
        let (language, title) = self.pick(&session.title);
        let title = escape_line(title);
        if title.is_empty() {
            text_property(&mut out, "SUMMARY", "", &escape_line(messages.untitled()));
        } else {
            text_property(&mut out, "SUMMARY", language, &title);
        }
        let (language, place) = self.location(session);
        text_property(&mut out, "LOCATION", language, &escape_line(&place));
        text_property(&mut out, "DESCRIPTION", "", &escape(&self.description(position)));
        text_property(&mut out, "CATEGORIES", "", &self.categories(session));
        let address = uri(self.url(session));
        if !address.is_empty() {
            property(&mut out, "URL", &address);
        }
        out.push_str(match session.status {
            Status::Confirmed | Status::Moved => "STATUS:CONFIRMED\n",
            Status::Tentative => "STATUS:TENTATIVE\n",
            Status::Cancelled => CANCELLED,
        });
        // A date without a time of day does not fill the day, and nobody is busy during a break.
        let is_free = session.is_quiet() || matches!(session.when, When::Dates(..));
        if is_free && session.status != Status::Cancelled {
            out.push_str("TRANSP:TRANSPARENT\n");
        }
        out
    }

    /// A text with its language tag, which is empty if the text has none.
    fn pick(self, text: &Text) -> (&str, &str) {
        text.pick(self.options.language).unwrap_or_default()
    }

    fn say(self, text: &Text) -> &str {
        self.pick(text).1
    }

    /// The parent session.
    fn outer(self, session: &Session) -> Option<&'w Session> {
        session.parent.map(|parent| &self.agenda.sessions[parent])
    }

    /// The room within the event's location, and their language if both have the same.
    pub(super) fn location(self, session: &Session) -> (&'w str, String) {
        let event = &self.agenda.event;
        let room = session.room.or_else(|| self.outer(session)?.room).map(|room| &self.agenda.rooms[room]);
        let (language, place) = self.pick(&event.place);
        let Some(room) = room.filter(|room| !self.say(&room.name).is_empty()) else { return (language, place.to_string()) };
        let (of_room, name) = self.pick(&room.name);
        // A studio in another time zone is not at the event's location.
        let is_elsewhere = !room.timezone.is_empty() && room.timezone != event.zone();
        if place.is_empty() || is_elsewhere {
            return (of_room, name.to_string());
        }
        (if language == of_room { language } else { "" }, [name, ", ", place].concat())
    }

    /// The session's own page or stream; else the event's page.
    fn url(self, session: &'w Session) -> &'w str {
        let of = |kind| session.links.iter().find(|link| link.kind == kind);
        of("website").or_else(|| of("livestream")).map_or(&self.agenda.event.url, |link| &link.url)
    }

    fn categories(self, session: &Session) -> String {
        let track = session.track.or_else(|| self.outer(session)?.track);
        let track = track.map_or("", |track| self.say(&self.agenda.tracks[track].name));
        let tags = session.tags.iter().map(String::as_str);
        let mut list: Vec<String> = Vec::new();
        for category in [track, self.options.messages.kind(&session.kind)].into_iter().chain(tags).map(escape_line) {
            if !category.is_empty() && !list.contains(&category) {
                list.push(category);
            }
        }
        list.join(",")
    }

    /// The description: paragraphs separated by empty lines.
    pub(super) fn description(self, position: usize) -> String {
        let messages = self.options.messages;
        let session = &self.agenda.sessions[position];
        let notes = [self.status(session), self.said_of_time(session), plain_text(self.say(&session.subtitle))];
        let mut paragraphs = vec![lines(notes), plain_text(self.say(&session.summary))];
        paragraphs.push(lines(session.people.iter().map(|who| self.person(who, &session.kind))));
        if let Some(outer) = self.outer(session) {
            paragraphs.push([messages.inside(), ": ", self.title(outer)].concat());
        }
        // A nested session with a time is an event of its own.
        let inner = self.agenda.with_inner(position).skip(1).filter(|inner| times(inner.when).is_none());
        let inner = lines(inner.map(|inner| self.inner(inner)));
        if !inner.is_empty() {
            paragraphs.push([messages.programme(), ":\n", &inner].concat());
        }
        paragraphs.push(lines(session.links.iter().map(|link| {
            let title = if link.title.is_empty() { messages.link(&link.kind) } else { self.say(&link.title) };
            [title, if title.is_empty() { "" } else { ": " }, &link.url].concat()
        })));
        paragraphs.push(self.page_of(session));
        paragraphs.retain(|paragraph| !paragraph.is_empty());
        paragraphs.join("\n\n")
    }

    /// The deep link to a session in the agenda; empty if the page is unknown.
    pub(super) fn page_of(self, session: &Session) -> String {
        let page = self.options.page;
        if page.is_empty() { String::new() } else { [page, &percent_encode(&session.id)].concat() }
    }

    pub(super) fn title(self, session: &'w Session) -> &'w str {
        let title = self.say(&session.title);
        if title.is_empty() { self.options.messages.untitled() } else { title }
    }

    /// The status in words if it is not confirmed: clients display STATUS inconsistently, and there is no value for a moved event.
    fn status(self, session: &Session) -> String {
        let messages = self.options.messages;
        let word = match session.status {
            Status::Confirmed => "",
            Status::Tentative => messages.tentative(),
            Status::Cancelled => messages.cancelled(),
            Status::Moved => {
                let from = match session.moved_from {
                    When::Unknown => return messages.moved().to_string(),
                    When::Dates(from, to) if from == to => from.to_iso(),
                    When::Dates(from, to) => [from.to_iso(), to.to_iso()].join(" – "),
                    When::Clock(at, _) => self.wall(at),
                };
                return fill(messages.moved_from(), &[("time", &from)]);
            }
        };
        word.to_string()
    }

    /// Information about the time that its properties cannot express, such as an open end.
    fn said_of_time(self, session: &Session) -> String {
        match session.when {
            When::Clock(_, End::At(_)) => String::new(),
            When::Clock(at, End::Open) if session.printed.is_empty() => {
                fill(self.options.messages.onwards(), &[("time", &self.wall(at))])
            }
            _ => session.printed.clone(),
        }
    }

    /// An instant in the event's local time, in ISO format for all languages.
    fn wall(self, at: Instant) -> String {
        let zone = self.agenda.event.zone();
        let local = self.zones.local(zone, at);
        let clock = Instant(local.to_seconds()).to_rfc3339();
        [&local.date.to_iso(), " ", clock.get(11..16).unwrap_or_default(), " (", zone, ")"].concat()
    }

    /// A person with their role in a session of that kind, affiliation and presence.
    fn person(self, who: &Appearance, kind: &str) -> String {
        let messages = self.options.messages;
        let person = &self.agenda.people[who.person];
        let presence = match who.presence {
            Some(Presence::Remote) => messages.remote(),
            Some(Presence::InPerson) => messages.in_person(),
            None => "",
        };
        // The role is omitted if it equals the kind, as for the speaker of a keynote.
        let role = if who.role == kind { "" } else { messages.role(&who.role) };
        let affiliation = self.say(if who.affiliation.is_empty() { &person.affiliation } else { &who.affiliation });
        let mut out = person.name.clone();
        for (before, word, after) in [(" (", role, ")"), (", ", affiliation, ""), (" – ", presence, "")] {
            if !word.is_empty() {
                out.extend([before, word, after]);
            }
        }
        out
    }

    /// A line for a nested session without a time of its own.
    fn inner(self, session: &Session) -> String {
        let people: Vec<&str> = session.people.iter().map(|who| self.agenda.people[who.person].name.as_str()).collect();
        ["– ", self.title(session), if people.is_empty() { "" } else { ": " }, &people.join(", ")].concat()
    }
}

fn lines(lines: impl IntoIterator<Item = String>) -> String {
    lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}
