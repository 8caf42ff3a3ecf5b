//! The `show` attribute, which restricts an embed to a part of the agenda.
//!
//! Excluded sessions are removed from the agenda when the feed is complete. So views, counts, facets, the directory and links do not contain them,
//! and the reader's filters cannot restore them.

use super::State;
use crate::model::{Agenda, Person, Session};
use crate::query::{Facet, Index, Query, Search};
use crate::route;
use crate::time::Hours;
use crate::timetable::Timetable;

impl State {
    /// Removes the sessions that the `show` attribute excludes from the agenda. Days are in the event's zone.
    #[inline(never)]
    pub(super) fn restrict(&mut self) {
        let agenda = &self.agenda;
        let zone = agenda.event.zone();
        let Query { text, mut chosen } = route::parse(&self.settings.show, "").query;
        chosen.retain(|(facet, _)| is_of_agenda(*facet));
        let query = Query { text, chosen };
        let table = Timetable::new(agenda, &self.zones, zone, Some(self.platform.now()));
        let index = Index::new(agenda, &table, &self.zones, (zone, Hours::DEFAULT), |_| false);
        let found = Search::new(agenda).find(&query.text, agenda, &*self.platform);
        let shown = index.apply(&query, &found, agenda).sessions;
        let is_used = |(facet, value): &&(Facet, String)| {
            index.values(*facet).iter().position(|known| known == value).is_some_and(|place| index.usage(*facet, place) > 0)
        };
        self.unmatched = route::keys(&self.settings.show)
            .filter(|key| *key != "q" && !Facet::from_key(key).is_some_and(is_of_agenda))
            .map(|key| (key.to_string(), String::new()))
            .chain(
                query.chosen.iter().filter(|chosen| !is_used(chosen)).map(|(facet, value)| (facet.key().into(), value.clone())),
            )
            .collect();
        if shown.contains(&false) {
            keep(&mut self.agenda, &shown);
        }
    }
}

/// Whether a facet has the same values for every reader.
fn is_of_agenda(facet: Facet) -> bool {
    !matches!(facet, Facet::Hours | Facet::Starred | Facet::Changed)
}

/// Keeps some sessions of an agenda, and the people who take part in them.
fn keep(agenda: &mut Agenda, kept: &[bool]) {
    let mut is_in = vec![false; agenda.people.len()];
    for (session, _) in agenda.sessions.iter().zip(kept).filter(|(_, kept)| **kept) {
        session.people.iter().for_each(|appearance| is_in[appearance.person] = true);
    }
    let (places, people) = (new_positions(kept), new_positions(&is_in));
    let mut sessions: Vec<Session> = Vec::new();
    for (mut session, kept) in std::mem::take(&mut agenda.sessions).into_iter().zip(kept) {
        if *kept {
            session.parent = session.parent.map(|parent| places[parent]);
            session.people.iter_mut().for_each(|appearance| appearance.person = people[appearance.person]);
            sessions.push(session);
        } else {
            agenda.left_out.push(session.id);
        }
    }
    agenda.sessions = sessions;
    let all: Vec<Person> = std::mem::take(&mut agenda.people);
    agenda.people = all.into_iter().zip(is_in).filter(|(_, is_in)| *is_in).map(|(person, _)| person).collect();
}

/// The new position of each item after the others are removed.
fn new_positions(kept: &[bool]) -> Vec<usize> {
    let mut next = 0;
    kept.iter()
        .map(|kept| {
            next += usize::from(*kept);
            next.saturating_sub(1)
        })
        .collect()
}
