//! My agenda: which sessions the reader starred, where that is stored, and which of them overlap.

use super::effects::{ASKED, Dirty, Effects};
use std::ops::Range;

use super::{HistoryOp, Overlay, State, View};
use crate::model::{SessionId, When};
use crate::query::Facet;
use crate::stars::{Clash, Snapshot, Star, Stars, clashes};
use crate::time::Date;
use crate::timetable::Place;

/// What the name of the stored stars of an event begins with.
const STORED: &str = "stars:";

/// Remembered where anything is starred, of whichever event: then the second file is loaded before the first screen, so that stars are there from
/// the start.
const ANY: &str = "starred";

/// The reader's own agenda.
#[derive(Debug, Default)]
pub struct Mine {
    /// The starred sessions.
    pub stars: Stars,
    /// Those that the agenda has, by time: positions.
    pub sessions: Vec<usize>,
    /// What each session overlaps, by position.
    clashes: Vec<Option<Clash>>,
    /// What the view lists: the starred sessions as they were when it was shown, so that one whose star is removed stays in sight; or those that
    /// somebody shared. Positions by time.
    pub listed: Vec<usize>,
    /// Its days: ranges of what it lists.
    pub days: Vec<(Option<Date>, Range<usize>)>,
    /// Sessions that somebody shared and the reader only looks at.
    pub guest: Vec<SessionId>,
    /// Sessions of a link that offers them.
    pub offered: Vec<SessionId>,
    /// Whether what is stored was read.
    is_recalled: bool,
    /// What was stored or read last, so that the same is not read again.
    stored: String,
}

impl Mine {
    /// What the view lists on some of its days.
    pub fn in_days(&self, days: Range<usize>) -> &[usize] {
        let of = self.days.get(days).unwrap_or_default();
        let (Some(first), Some(last)) = (of.first(), of.last()) else { return &[] };
        &self.listed[first.1.start..last.1.end]
    }
}

/// What a starred session overlaps, by ids.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Overlap {
    session: SessionId,
    with: Option<SessionId>,
    minutes: i64,
    others: usize,
}

/// What a link to somebody's agenda offers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offer {
    /// How many sessions the reader can add.
    pub new: usize,
    /// How many the reader has starred already.
    pub starred: usize,
    /// How many ids the agenda does not know.
    pub unknown: usize,
    /// The sessions by time: positions in the agenda.
    pub sessions: Vec<usize>,
}

impl State {
    /// What an event's storage is filed under: the `url` of the event, else the address of the feed without query and fragment. A feed that was
    /// handed in has the page's address.
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

    /// The ids of the starred sessions: by time, then of those that the agenda does not have any more.
    pub fn starred_ids(&self) -> Vec<String> {
        let here = self.mine.sessions.iter().map(|&session| self.agenda.sessions[session].id.0.clone());
        here.chain(self.removed_stars().map(|star| star.id.0.clone())).collect()
    }

    /// What a starred session overlaps, if anything.
    pub fn clash(&self, session: usize) -> Option<Clash> {
        *self.mine.clashes.get(session)?
    }

    /// Starred sessions that the agenda does not have any more. Those that the `show` attribute leaves out are not removed.
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

    /// What is known of a session now.
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

    /// Reads the stored stars while the feed is read, if there are any. Then the second file is there.
    pub(super) fn begin_with_stars(&mut self) {
        if !self.mine.is_recalled && self.platform.remembered(ANY).is_some_and(|any| !any.is_empty()) {
            self.recall_stars();
        }
        if self.mine.stars.count() > 0 {
            self.find_stars();
        }
    }

    /// Reads the stored stars. What cannot be read counts as not stored. Returns whether they are others than before.
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

    /// Looks the starred sessions up in the agenda.
    #[inline(never)]
    pub(super) fn find_stars(&mut self) {
        let agenda = &self.agenda;
        if !self.loading {
            self.mine.stars.rename(|id| {
                // The id of a session without one is longer once others have its title.
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

    /// Sessions in the order of time, in the zone shown.
    fn by_time(&self, sessions: &[usize]) -> Vec<usize> {
        // The places of a timetable, so that there is one instance of the sorting.
        let mut places: Vec<Place> = Vec::new();
        for &session in sessions {
            let start = self.agenda.when(session).start();
            let day = self.day(session).map_or(i32::MAX, |day| day.0);
            places.push((day, u8::from(start.is_none()), start.map_or(0, |start| start.0), 0, session));
        }
        places.sort_unstable();
        places.into_iter().map(|place| place.4).collect()
    }

    /// Lists what the view of the reader's own agenda is to show.
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

    /// Those of some ids that the agenda has: positions, each once.
    fn known(&self, ids: &[SessionId]) -> Vec<usize> {
        let mut found: Vec<usize> = Vec::new();
        for id in ids {
            if let Some(session) = self.agenda.linked_session(id).filter(|session| !found.contains(session)) {
                found.push(session);
            }
        }
        found
    }

    /// Whether a link with these ids has something to offer: any session that the reader has not starred, or ids that nobody knows.
    pub(super) fn offers(&self, ids: &[SessionId]) -> bool {
        !self.loading && self.can_show(View::Mine) && ids.iter().any(|id| !self.is_starred(id))
    }

    /// The sessions that a link offers: how many the reader can add, how many are starred already, and how many nobody knows.
    pub fn offer(&self) -> Offer {
        let known = self.known(&self.mine.offered);
        let starred = known.iter().filter(|&&session| self.is_starred(&self.agenda.sessions[session].id)).count();
        let mut ids: Vec<&SessionId> = self.mine.offered.iter().collect();
        ids.sort_unstable();
        ids.dedup();
        let unknown = ids.into_iter().filter(|id| self.agenda.linked_session(id).is_none()).count();
        Offer { new: known.len() - starred, starred, unknown, sessions: self.by_time(&known) }
    }

    /// Stars what a link offers, and shows the reader's own agenda.
    pub(super) fn take_offer(&mut self, out: &mut Effects) {
        let shared = if self.overlay == Some(Overlay::Offer) { &self.mine.offered } else { &self.mine.guest };
        let ids: Vec<SessionId> =
            self.known(shared).into_iter().map(|session| self.agenda.sessions[session].id.clone()).collect();
        self.add_stars(&ids, out);
        self.show_mine(Vec::new(), out);
    }

    /// Shows what a link offers, without starring it.
    pub(super) fn view_offer(&mut self, out: &mut Effects) {
        let offered = self.mine.offered.clone();
        self.show_mine(offered, out);
    }

    /// Shows the reader's own agenda again.
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

    /// Stars a session, or removes its star; also of one that the agenda does not have any more.
    pub(super) fn toggle_star(&mut self, id: &SessionId, out: &mut Effects) {
        self.change_stars(out, |state, out| {
            if !state.remove_star(id, out) {
                state.add_star(id, out);
            }
        });
        // One that the agenda does not have has no card whose star could be given back.
        if self.agenda.session(id).is_none() {
            self.list_again(out);
        }
    }

    /// Stars these sessions as well; those that are unknown are left out.
    pub(super) fn add_stars(&mut self, ids: &[SessionId], out: &mut Effects) {
        self.change_stars(out, |state, out| ids.iter().for_each(|id| state.add_star(id, out)));
    }

    /// Stars these sessions and no others.
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

    /// Changes the stars that are stored by now: another tab may have stored more.
    fn change_stars(&mut self, out: &mut Effects, change: impl FnOnce(&mut State, &mut Effects)) {
        let before = self.marks();
        self.recall_stars();
        change(self, out);
        if !out.starred.is_empty() {
            self.store_stars(out);
        }
        self.stars_changed(&before, out);
    }

    /// Takes in that the stored stars may be others, by another tab or element.
    pub(super) fn reread_stars(&mut self, out: &mut Effects) {
        let before = self.marks();
        if self.recall_stars() {
            self.stars_changed(&before, out);
            self.list_again(out);
        }
    }

    /// Lists anew what is gone or new, where the view shows it.
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

    /// What each starred session overlaps, in the order of ids: the same in every reading of the feed.
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

    /// The starred sessions that overlap something else than before.
    pub(super) fn overlaps_changed(&self, before: &[Overlap]) -> Vec<SessionId> {
        let mut changed = Vec::new();
        for (place, overlap) in self.overlaps().into_iter().enumerate() {
            if before.get(place) != Some(&overlap) && !overlap.session.is_empty() {
                changed.push(overlap.session);
            }
        }
        changed
    }

    /// What the cards of sessions show of stars, by position.
    fn marks(&self) -> Vec<(bool, Option<Clash>)> {
        let mut marks = vec![(false, None); self.agenda.sessions.len()];
        for &session in &self.mine.sessions {
            marks[session] = (true, self.clash(session));
        }
        marks
    }

    /// Brings up to date what depends on stars. `before` are the marks that the page shows.
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

    /// How a session's time and room differ from those that it had when it was starred: what they were, where they differ.
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
