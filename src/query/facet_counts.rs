//! The facet index: filters sessions and people, and computes facet counts.

use super::{Facet, Found, Query};
use crate::model::{Agenda, Presence, Session};
use crate::name_index::NameIndex;
use crate::stars::Stars;
use crate::time::{Hours, Zones};
use crate::timetable::{Timetable, is_within, part_of};

const FACETS: usize = Facet::ALL.len();

/// The facet values of each session. The values of a nested session count for its parent.
#[derive(Debug, Default)]
pub struct Index {
    entries: Vec<Entry>,
    values: [Vec<String>; FACETS],
    usage: [Vec<usize>; FACETS],
    /// Positions of values that come from session data (such as tags), by value.
    places: [NameIndex; FACETS],
}

#[derive(Debug)]
struct Entry {
    session: usize,
    /// The facet values of a session, as indices into the values of each facet.
    values: Vec<(Facet, usize)>,
}

/// The result of a query.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Whether each session matches, by index in the agenda. Nested sessions match with their parent.
    pub sessions: Vec<bool>,
    /// Whether each person matches, by index in the agenda.
    pub people: Vec<bool>,
    /// Number of matching sessions, without nested ones.
    pub count: usize,
    /// Total number of sessions, without nested ones.
    pub total: usize,
    /// Facet counts: for each value, the number of its sessions that match the rest of the query.
    counts: [Vec<usize>; FACETS],
}

impl Outcome {
    /// The result of a text search without filters and facet counts.
    pub fn of_words(found: &Found, total: usize) -> Outcome {
        Outcome { sessions: found.sessions.clone(), count: found.count, total, ..Outcome::default() }
    }

    /// The facet count of a value: the number of sessions with it that match the query without the facet's own filters.
    pub fn count_of(&self, facet: Facet, value: usize) -> usize {
        self.counts[facet as usize].get(value).copied().unwrap_or(0)
    }
}

impl Index {
    /// Indexes an agenda, given the days of the timetable, the reader's hours and zone, and the ids of changed sessions.
    pub fn new(
        agenda: &Agenda,
        timetable: &Timetable,
        zones: &Zones,
        (zone, hours): (&str, Hours),
        has_changed: impl Fn(&str) -> bool,
    ) -> Index {
        let mut index = Index::default();
        index.values[Facet::Day as usize] = timetable.days.iter().filter_map(|day| Some(day.date?.to_iso())).collect();
        index.values[Facet::Hours as usize] = vec![hours.key()];
        index.values[Facet::Track as usize] = agenda.tracks.iter().map(|t| t.id.clone()).collect();
        index.values[Facet::Room as usize] = agenda.rooms.iter().map(|r| r.id.clone()).collect();
        index.values[Facet::Person as usize] = agenda.people.iter().map(|p| p.id.0.clone()).collect();
        let mut days = vec![Vec::new(); agenda.sessions.len()];
        for (position, day) in timetable.days.iter().filter(|day| day.date.is_some()).enumerate() {
            timetable.in_chunks(day.chunks.clone()).iter().for_each(|&session| days[session].push((Facet::Day, position)));
        }
        for session in agenda.outer() {
            let mut values: Vec<(Facet, usize)> = std::mem::take(&mut days[session]);
            for part in agenda.with_inner(session) {
                index.read(part, &mut values);
                if part.links.iter().any(|link| link.kind == "recording") {
                    index.note(&mut values, Facet::Recording, "yes");
                }
            }
            if is_within(agenda, zones, zone, hours, session) {
                values.push((Facet::Hours, 0));
            }
            let of_day = part_of(agenda, zones, session).filter(|_| !agenda.sessions[session].is_quiet());
            if of_day.is_some_and(|part| part.links.iter().any(|link| link.kind == "recording")) {
                index.note(&mut values, Facet::Recording, "yes");
            }
            if agenda.with_inner(session).any(|part| has_changed(&part.id)) {
                index.note(&mut values, Facet::Changed, "yes");
            }
            index.entries.push(Entry { session, values });
        }
        index.usage = index.zeroes();
        for (facet, value) in index.entries.iter().flat_map(|entry| &entry.values) {
            index.usage[*facet as usize][*value] += 1;
        }
        index
    }

    /// Updates the facet of starred sessions. A nested session counts for its parent.
    pub fn star(&mut self, agenda: &Agenda, stars: &Stars) {
        let facet = Facet::Starred as usize;
        self.values[facet] = if stars.count() > 0 { vec!["yes".to_string()] } else { Vec::new() };
        self.usage[facet] = vec![0; self.values[facet].len()];
        for entry in self.entries.iter_mut().filter(|_| stars.count() > 0) {
            if agenda.with_inner(entry.session).any(|session| stars.has(&session.id)) {
                entry.values.push((Facet::Starred, 0));
                self.usage[facet][0] += 1;
            }
        }
    }

    fn read(&mut self, session: &Session, values: &mut Vec<(Facet, usize)>) {
        let track = session.track.map(|track| (Facet::Track, track));
        let room = session.room.map(|room| (Facet::Room, room));
        let people = session.people.iter().map(|a| (Facet::Person, a.person));
        for value in track.into_iter().chain(room).chain(people) {
            if !values.contains(&value) {
                values.push(value);
            }
        }
        if !session.kind.is_empty() {
            self.note(values, Facet::Kind, &session.kind);
        }
        for language in &session.languages {
            self.note(values, Facet::Language, language);
        }
        for tag in &session.tags {
            self.note(values, Facet::Tag, tag);
        }
        for presence in session.people.iter().filter_map(|a| a.presence) {
            self.note(values, Facet::Presence, if presence == Presence::Remote { "remote" } else { "in-person" });
        }
    }

    fn zeroes(&self) -> [Vec<usize>; FACETS] {
        Facet::ALL.map(|facet| vec![0; self.values(facet).len()])
    }

    fn note(&mut self, values: &mut Vec<(Facet, usize)>, facet: Facet, value: &str) {
        let known = &mut self.values[facet as usize];
        let place = *self.places[facet as usize].keep(value, known.len());
        if place == known.len() {
            known.push(value.to_string());
        }
        if !values.contains(&(facet, place)) {
            values.push((facet, place));
        }
    }

    /// The values of a facet. For tracks, rooms and people they have the order of the agenda, for days that of the timetable.
    pub fn values(&self, facet: Facet) -> &[String] {
        &self.values[facet as usize]
    }

    /// The number of sessions with a value.
    pub fn usage(&self, facet: Facet, value: usize) -> usize {
        self.usage[facet as usize].get(value).copied().unwrap_or(0)
    }

    /// Applies the filters of a query to the matches of its text search.
    pub fn apply(&self, query: &Query, found: &Found, agenda: &Agenda) -> Outcome {
        let chosen: [Vec<usize>; FACETS] = Facet::ALL.map(|facet| {
            let of_facet = query.chosen.iter().filter(|(f, _)| *f == facet);
            // An unknown value (from an old link) matches nothing.
            of_facet.map(|(_, value)| self.values(facet).iter().position(|v| v == value).unwrap_or(usize::MAX)).collect()
        });
        let everybody = query.chosen.is_empty();
        // People match by their own text. Only if none does, people in matching sessions are found instead.
        let is_of_people = found.people.contains(&true);
        let mut outcome = Outcome {
            sessions: vec![false; agenda.sessions.len()],
            people: if everybody { found.people.clone() } else { vec![false; agenda.people.len()] },
            count: 0,
            total: self.entries.len(),
            counts: self.zeroes(),
        };
        for entry in &self.entries {
            let with_inner = entry.session..=entry.session + agenda.sessions[entry.session].inner;
            let here = found.sessions[entry.session];
            let misses = |facet: &Facet| {
                let wanted = &chosen[*facet as usize];
                !wanted.is_empty() && !entry.values.iter().any(|(f, v)| f == facet && wanted.contains(v))
            };
            let mut missed = Facet::ALL.into_iter().filter(misses);
            let (first, second) = (missed.next(), missed.next());
            if here && second.is_none() {
                for &(facet, value) in entry.values.iter().filter(|(facet, _)| first.is_none_or(|f| f == *facet)) {
                    outcome.counts[facet as usize][value] += 1;
                }
            }
            if first.is_some() {
                continue;
            }
            for person in agenda.sessions[with_inner.clone()].iter().flat_map(|s| &s.people).map(|a| a.person) {
                outcome.people[person] |= if is_of_people { found.people[person] } else { here };
            }
            if here {
                outcome.count += 1;
                outcome.sessions[with_inner].fill(true);
            }
        }
        outcome
    }
}
