//! Assigns a UID to each session: the one in an earlier file, else a new one.

use std::collections::BTreeMap;

use super::event;
use super::lines::escape_line;
use super::previous::Previous;
use super::uid::{Identity, year};
use crate::model::Agenda;
use crate::time::Zones;

/// The UIDs of the sessions of an agenda, by index.
///
/// An earlier file may have been written when the event had another title or URL, or by a version that derived UIDs differently.
/// Its UIDs are kept for events that certainly match a session: by the UID that the session would have had; or by title and start, if that is
/// unique; or by title in the same year, if that is unique among the remaining events and sessions.
pub(super) struct Uids(Vec<String>);

impl Uids {
    pub(super) fn new(agenda: &Agenda, zones: &Zones, previous: &Previous) -> Uids {
        let identity = Identity::new(agenda, zones);
        let mut uids: Vec<String> = agenda.sessions.iter().map(|session| identity.uid(&session.id)).collect();
        if previous.0.is_empty() {
            return Uids(uids);
        }
        let mut taken = vec![false; previous.0.len()];
        let mut is_open = vec![true; uids.len()];
        let by_title = Identity::by_title(agenda, zones);
        for (position, session) in agenda.sessions.iter().enumerate() {
            let known = previous.position(&uids[position]).or_else(|| previous.position(&by_title.uid(&session.id)));
            if let Some(place) = known.filter(|&place| !taken[place]) {
                uids[position] = previous.0[place].uid.clone();
                (taken[place], is_open[position]) = (true, false);
            }
        }
        let Some(year) = year(agenda, zones) else { return Uids(uids) };
        for with_start in [true, false] {
            let key = |title: &str, start: &str| {
                let is_kept = with_start || start.get(..4).is_some_and(|of| of.parse() == Ok(year));
                (is_kept && !title.is_empty())
                    .then(|| (title.to_string(), if with_start { start.to_string() } else { String::new() }))
            };
            let sessions = unique(agenda.sessions.iter().enumerate().filter(|(position, _)| is_open[*position]).filter_map(
                |(position, session)| {
                    let (start, _) = event::times(session.when)?;
                    // The earlier file may be in any language.
                    let keys: Vec<_> = session.title.all().filter_map(|title| key(&escape_line(title), &start)).collect();
                    Some((position, keys))
                },
            ));
            let events = unique(
                previous
                    .0
                    .iter()
                    .enumerate()
                    .filter(|(place, event)| !taken[*place] && !event.is_cancelled())
                    .map(|(place, event)| (place, key(event.summary(), &event.start).into_iter().collect())),
            );
            for (key, position) in sessions {
                if let (Some(position), Some(&Some(place))) = (position, events.get(&key))
                    && is_open[position]
                    && !taken[place]
                {
                    uids[position] = previous.0[place].uid.clone();
                    (taken[place], is_open[position]) = (true, false);
                }
            }
        }
        Uids(uids)
    }

    /// The UID of the session at an index.
    pub(super) fn of(&self, position: usize) -> String {
        self.0[position].clone()
    }
}

/// The only item with each key; `None` if there are several.
fn unique<K: Ord>(named: impl Iterator<Item = (usize, Vec<K>)>) -> BTreeMap<K, Option<usize>> {
    let mut out: BTreeMap<K, Option<usize>> = BTreeMap::new();
    for (position, keys) in named {
        for key in keys {
            out.entry(key).and_modify(|known| *known = known.filter(|known| *known == position)).or_insert(Some(position));
        }
    }
    out
}
