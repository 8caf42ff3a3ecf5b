//! *My agenda*: starred sessions, their storage, and overlaps between them.

use super::effects::{ASKED, Dirty, Effects};
use std::ops::Range;

use super::{HistoryOp, Overlay, State, View};
use crate::model::{SessionId, When};
use crate::query::Facet;
use crate::stars::{Clash, Snapshot, Star, Stars, clashes};
use crate::time::Date;
use crate::timetable::Place;

/// Prefix of the storage key for the starred sessions of an event.
const STORED: &str = "stars:";

/// Storage key that is set if any session of any event is starred. Then the second file is loaded before the first screen, so that stars are
/// rendered from the start.
const ANY: &str = "starred";

/// The reader's own agenda.
#[derive(Debug, Default)]
pub struct Mine {
    /// The starred sessions.
    pub stars: Stars,
    /// Positions of the starred sessions in the agenda, in chronological order.
    pub sessions: Vec<usize>,
    /// The overlap of each session, by position.
    clashes: Vec<Option<Clash>>,
    /// Positions of the sessions in the view, in chronological order: those that were starred when the view was shown, so that an unstarred session
    /// stays visible; or those of a shared agenda.
    pub listed: Vec<usize>,
    /// The days of the view, as ranges of `listed`.
    pub days: Vec<(Option<Date>, Range<usize>)>,
    /// Sessions of a shared agenda that is viewed without being added.
    pub guest: Vec<SessionId>,
    /// Sessions that a link offers to add.
    pub offered: Vec<SessionId>,
    /// Whether the storage was read.
    is_recalled: bool,
    /// The value that was stored or read last, so that the same value is not parsed again.
    stored: String,
}

impl Mine {
    /// The listed sessions of some days of the view.
    pub fn in_days(&self, days: Range<usize>) -> &[usize] {
        let of = self.days.get(days).unwrap_or_default();
        let (Some(first), Some(last)) = (of.first(), of.last()) else { return &[] };
        &self.listed[first.1.start..last.1.end]
    }
}

/// The overlap of a starred session, by ids.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Overlap {
    session: SessionId,
    with: Option<SessionId>,
    minutes: i64,
    others: usize,
}

/// The offer of a link to a shared agenda.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offer {
    /// The number of sessions that can be added.
    pub new: usize,
    /// The number of sessions that are already starred.
    pub starred: usize,
    /// The number of ids that are not in the agenda.
    pub unknown: usize,
    /// Positions of the sessions in the agenda, in chronological order.
    pub sessions: Vec<usize>,
}

impl State {
    /// The key of an event in the storage: the `url` of the event, by default the URL of the feed without query and fragment. For inline data, the
    /// URL of the page.
    pub fn event_key(&self) -> String {
        let url = &self.agenda.event.url;
        if !url.is_empty() {
            return url.clone();
        }
        let feed = self.platform.resolve("").unwrap_or_default();
        feed.split(['?', '#']).next().unwrap_or_default().to_string()
    }

    /// Whether a session is starred.
    #[inline(never)]
    pub fn is_starred(&self, id: &str) -> bool {
        self.mine.stars.has(id)
    }

    /// The ids of the starred sessions in chronological order, followed by those that are no longer in the agenda.
    pub fn starred_ids(&self) -> Vec<String> {
        let here = self.mine.sessions.iter().map(|&session| self.agenda.sessions[session].id.0.clone());
        here.chain(self.removed_stars().map(|star| star.id.0.clone())).collect()
    }

    /// The overlap of a starred session, if it has one.
    pub fn clash(&self, session: usize) -> Option<Clash> {
        *self.mine.clashes.get(session)?
    }

    /// Starred sessions that are no longer in the agenda. Sessions that the `show` attribute excludes do not count as removed.
    pub fn removed_stars(&self) -> impl Iterator<Item = &Star> {
        let stars = &self.mine.stars;
        let mut is_here = vec![false; stars.count()];
        let here = self.mine.sessions.iter().map(|&session| &self.agenda.sessions[session].id);
        for id in here.chain(&self.agenda.left_out) {
            if let Some(place) = stars.position(id) {
                is_here[place] = true;
            }
        }
        stars.all().iter().zip(is_here).filter(|(_, is_here)| !is_here).map(|(star, _)| star)
    }

    /// The current title, time and room of a session.
    pub fn snapshot(&self, session: usize) -> Snapshot {
        let about = &self.agenda.sessions[session];
        let language = self.language();
        let room = about.room.map_or("", |room| self.agenda.rooms[room].name.get(language));
        Snapshot {
            title: about.title.get(language).to_string(),
            when: Snapshot::storable(self.agenda.when(session)),
            room: room.to_string(),
        }
    }

    /// Restores the stored stars while the feed is read, if there are any: in that case the second file is loaded before.
    pub(super) fn begin_with_stars(&mut self) {
        if !self.mine.is_recalled && self.platform.remembered(ANY).is_some_and(|any| !any.is_empty()) {
            self.recall_stars();
        }
        if self.mine.stars.count() > 0 {
            self.find_stars();
        }
    }

    /// Reads the stars from the storage. An invalid value is ignored. Returns whether the stars differ from those in memory.
    #[inline(never)]
    pub(super) fn recall_stars(&mut self) -> bool {
        self.mine.is_recalled = true;
        let stored = self.platform.remembered(&[STORED, &self.event_key()].concat());
        let Some(stored) = stored.filter(|stored| *stored != self.mine.stored) else { return false };
        let stars = Stars::parse(&stored);
        self.mine.stored = stored;
        match stars {
            Some(stars) if stars != self.mine.stars => {
                self.mine.stars = stars;
                true
            }
            _ => false,
        }
    }

    /// Resolves the starred sessions in the agenda.
    #[inline(never)]
    pub(super) fn find_stars(&mut self) {
        let agenda = &self.agenda;
        if !self.loading {
            self.mine.stars.rename(|id| {
                // A generated id becomes longer when other sessions get the same title.
                let found = if agenda.session(id).is_some() { None } else { agenda.linked_session(id) };
                let session = &agenda.sessions[found?];
                (session.repeat_of != *id).then(|| session.id.clone())
            });
        }
        let has = |&session: &usize| self.mine.stars.has(&agenda.sessions[session].id);
        let starred: Vec<usize> = (0..agenda.sessions.len()).filter(has).collect();
        let sessions = self.by_time(&starred);
        self.mine.clashes = clashes(&agenda.sessions, |session| agenda.when(session), &sessions);
        self.mine.sessions = sessions;
    }

    /// Sorts sessions chronologically, in the zone shown.
    fn by_time(&self, sessions: &[usize]) -> Vec<usize> {
        // `Place` is the sort key of timetables; reusing it avoids a second instance of the sort function.
        let mut places: Vec<Place> = Vec::new();
        for &session in sessions {
            let start = self.agenda.when(session).start();
            let day = self.day(session).map_or(i32::MAX, |day| day.0);
            places.push((day, u8::from(start.is_none()), start.map_or(0, |start| start.0), 0, session));
        }
        places.sort_unstable();
        places.into_iter().map(|place| place.4).collect()
    }

    /// Updates the list of sessions in *My agenda*.
    #[inline(never)]
    pub(super) fn list_mine(&mut self) {
        let shared = self.known(&self.mine.guest);
        self.mine.listed = if self.mine.guest.is_empty() { self.mine.sessions.clone() } else { self.by_time(&shared) };
        self.mine.days.clear();
        for place in 0..self.mine.listed.len() {
            let day = self.day(self.mine.listed[place]);
            match self.mine.days.last_mut() {
                Some((last, places)) if *last == day => places.end = place + 1,
                _ => self.mine.days.push((day, place..place + 1)),
            }
        }
    }

    /// Positions of the sessions with these ids, without duplicates and unknown ids.
    fn known(&self, ids: &[SessionId]) -> Vec<usize> {
        let mut found: Vec<usize> = Vec::new();
        for id in ids {
            if let Some(session) = self.agenda.linked_session(id).filter(|session| !found.contains(session)) {
                found.push(session);
            }
        }
        found
    }

    /// Whether a link with these ids results in an offer: it has a session that the reader has not starred, or an unknown id.
    pub(super) fn offers(&self, ids: &[SessionId]) -> bool {
        !self.loading && self.can_show(View::Mine) && ids.iter().any(|id| !self.is_starred(id))
    }

    /// The open offer: the numbers of new, starred and unknown sessions.
    pub fn offer(&self) -> Offer {
        let known = self.known(&self.mine.offered);
        let starred = known.iter().filter(|&&session| self.is_starred(&self.agenda.sessions[session].id)).count();
        let mut ids: Vec<&SessionId> = self.mine.offered.iter().collect();
        ids.sort_unstable();
        ids.dedup();
        let unknown = ids.into_iter().filter(|id| self.agenda.linked_session(id).is_none()).count();
        Offer { new: known.len() - starred, starred, unknown, sessions: self.by_time(&known) }
    }

    /// Stars the offered sessions, and shows *My agenda*.
    pub(super) fn take_offer(&mut self, out: &mut Effects) {
        let shared = if self.overlay == Some(Overlay::Offer) { &self.mine.offered } else { &self.mine.guest };
        let ids: Vec<SessionId> =
            self.known(shared).into_iter().map(|session| self.agenda.sessions[session].id.clone()).collect();
        self.add_stars(&ids, out);
        self.show_mine(Vec::new(), out);
    }

    /// Shows the offered sessions without starring them.
    pub(super) fn view_offer(&mut self, out: &mut Effects) {
        let offered = self.mine.offered.clone();
        self.show_mine(offered, out);
    }

    /// Returns from a shared agenda to the reader's own.
    pub(super) fn leave_offer(&mut self, out: &mut Effects) {
        self.show_mine(Vec::new(), out);
    }

    fn show_mine(&mut self, guest: Vec<SessionId>, out: &mut Effects) {
        if self.overlay.take().is_some() {
            out.dirty |= Dirty::DIALOG;
        }
        self.view = View::Mine;
        self.mine.guest = guest;
        self.mine.offered.clear();
        self.list_mine();
        self.ask();
        out.dirty |= Dirty::BAR | Dirty::MAIN | Dirty::CHIPS;
        out.history = HistoryOp::Replace;
    }

    /// Stars or unstars a session. A session that is no longer in the agenda can be unstarred, too.
    pub(super) fn toggle_star(&mut self, id: &SessionId, out: &mut Effects) {
        self.change_stars(out, |state, out| {
            if !state.remove_star(id, out) {
                state.add_star(id, out);
            }
        });
        // A session that is not in the agenda has no card with a button to star it again, so the list is updated.
        if self.agenda.session(id).is_none() {
            self.list_again(out);
        }
    }

    /// Adds sessions to the starred ones; unknown ids are ignored.
    pub(super) fn add_stars(&mut self, ids: &[SessionId], out: &mut Effects) {
        self.change_stars(out, |state, out| ids.iter().for_each(|id| state.add_star(id, out)));
    }

    /// Replaces the starred sessions.
    pub(super) fn set_stars(&mut self, ids: &[SessionId], out: &mut Effects) {
        self.change_stars(out, |state, out| {
            let all: Vec<SessionId> = state.mine.stars.all().iter().map(|star| star.id.clone()).collect();
            for id in all.iter().filter(|id| !ids.contains(id)) {
                state.remove_star(id, out);
            }
            ids.iter().for_each(|id| state.add_star(id, out));
        });
        self.list_again(out);
    }

    fn add_star(&mut self, id: &SessionId, out: &mut Effects) {
        let Some(session) = self.agenda.session(id) else { return };
        let seen = self.snapshot(session);
        if self.mine.stars.add(Star { id: id.clone(), seen }) {
            out.starred.push((id.clone(), true));
        }
    }

    fn remove_star(&mut self, id: &SessionId, out: &mut Effects) -> bool {
        let removed = self.mine.stars.remove(id);
        if removed {
            out.starred.push((id.clone(), false));
        }
        removed
    }

    /// Changes the stars, after reading the storage: another tab may have added some.
    fn change_stars(&mut self, out: &mut Effects, change: impl FnOnce(&mut State, &mut Effects)) {
        let before = self.marks();
        self.recall_stars();
        change(self, out);
        if !out.starred.is_empty() {
            self.store_stars(out);
        }
        self.stars_changed(&before, out);
    }

    /// Updates the stars if another tab or element changed them in the storage.
    pub(super) fn reread_stars(&mut self, out: &mut Effects) {
        let before = self.marks();
        if self.recall_stars() {
            self.stars_changed(&before, out);
            self.list_again(out);
        }
    }

    /// Updates the list of *My agenda*, if the view shows it.
    fn list_again(&mut self, out: &mut Effects) {
        if self.view == View::Mine && self.mine.guest.is_empty() {
            self.list_mine();
            out.dirty |= Dirty::MAIN | Dirty::CHIPS;
        }
    }

    fn store_stars(&mut self, out: &mut Effects) {
        let stars = &self.mine.stars;
        self.mine.stored = stars.to_json(&[]);
        out.store.push(([STORED, &self.event_key()].concat().into(), self.mine.stored.clone()));
        out.store.push((ANY.into(), if stars.count() > 0 { "1".into() } else { String::new() }));
    }

    /// The overlap of each starred session, sorted by id: this order is the same in every version of the feed.
    pub(super) fn overlaps(&self) -> Vec<Overlap> {
        let mut all: Vec<Overlap> = vec![Overlap::default(); self.mine.stars.count()];
        for &session in &self.mine.sessions {
            let id = |session: usize| self.agenda.sessions[session].id.clone();
            if let Some(place) = self.mine.stars.position(&id(session)) {
                let clash = self.clash(session);
                all[place] = Overlap {
                    session: id(session),
                    with: clash.map(|clash| id(clash.with)),
                    minutes: clash.map_or(0, |clash| clash.minutes),
                    others: clash.map_or(0, |clash| clash.others),
                };
            }
        }
        all
    }

    /// The starred sessions whose overlap changed.
    pub(super) fn overlaps_changed(&self, before: &[Overlap]) -> Vec<SessionId> {
        let mut changed = Vec::new();
        for (place, overlap) in self.overlaps().into_iter().enumerate() {
            if before.get(place) != Some(&overlap) && !overlap.session.is_empty() {
                changed.push(overlap.session);
            }
        }
        changed
    }

    /// The star and the overlap on the card of each session, by position.
    fn marks(&self) -> Vec<(bool, Option<Clash>)> {
        let mut marks = vec![(false, None); self.agenda.sessions.len()];
        for &session in &self.mine.sessions {
            marks[session] = (true, self.clash(session));
        }
        marks
    }

    /// Updates the state that depends on stars. `before` are the marks that are rendered.
    fn stars_changed(&mut self, before: &[(bool, Option<Clash>)], out: &mut Effects) {
        self.find_stars();
        for (session, after) in self.marks().iter().enumerate() {
            if before.get(session) != Some(after) {
                out.marks.push(self.agenda.sessions[session].id.clone());
            }
        }
        out.dirty |= Dirty::TABS;
        self.index = None;
        if self.panel || self.query.chosen.iter().any(|(facet, _)| *facet == Facet::Starred) {
            self.ask();
            out.dirty |= ASKED;
        }
    }

    /// The former time and room of a session that changed since it was starred; only the fields that differ are set.
    pub fn moved_since_starred(&self, session: usize) -> Option<Snapshot> {
        let seen = &self.mine.stars.get(&self.agenda.sessions[session].id)?.seen;
        let now = self.snapshot(session);
        let has_moved = seen.when != When::Unknown && seen.when != now.when;
        let is_elsewhere = !seen.room.is_empty() && seen.room != now.room;
        (has_moved || is_elsewhere).then(|| Snapshot {
            title: seen.title.clone(),
            when: if has_moved { seen.when } else { When::Unknown },
            room: if is_elsewhere { seen.room.clone() } else { String::new() },
        })
    }
}
