//! Refreshes the agenda with a new version of the feed, and keeps the reader's state.

use super::patch::{Shown, pieces};
use super::{Dirty, Effects, Focus, HistoryOp, Notice, Overlay, State, View};
use crate::model::{Agenda, Session, SessionId};
use crate::name_index::Ids;

impl State {
    /// Replaces the agenda with a new version. Filters, search, zone, view and overlay stay. If the open session is gone, the focus moves to the
    /// session that takes its position. If the content is the same, no region is dirty.
    pub fn adopt(&mut self, agenda: Agenda) -> Effects {
        let mut out = Effects::default();
        if self.agenda.has_same_content(&agenda) {
            self.agenda.diagnostics = agenda.diagnostics;
            if let Some(updates) = &mut self.updates {
                updates.latest.clear();
            }
            self.set_as_of(None, &mut out);
            return out;
        }
        let (order, overlay, before) = (self.order(), self.overlay.take(), self.at_a_glance());
        let overlaps = self.overlaps();
        self.overlay = overlay.clone().and_then(|overlay| self.overlay_in(&agenda, overlay));
        let old = std::mem::replace(&mut self.agenda, agenda);
        let timetable = std::mem::take(&mut self.timetable);
        self.directory.clear();
        self.complete();
        if self.panel {
            self.ask();
        }
        self.now = self.now.take().and_then(|now| Some(self.at(now.at?)));
        self.note_changes(before, self.platform.now(), &mut out);
        let was = Shown { agenda: &old, timetable: &timetable };
        let is = Shown { agenda: &self.agenda, timetable: &self.timetable };
        let pieces = (self.view == View::Agenda).then(|| pieces(&was, &is)).flatten();
        out.dirty |= if pieces.is_some() { Dirty::HIDDEN | Dirty::MARKS } else { Dirty::MAIN };
        out.pieces = pieces.unwrap_or_default();
        out.marks = self.overlaps_changed(&overlaps);
        out.notices = vec![Notice::Work];
        out.dirty |= Dirty::HEAD | Dirty::PANEL | Dirty::CHIPS | Dirty::BADGE | Dirty::LIVE | Dirty::NEWS;
        if overlay.is_some() {
            out.dirty |= Dirty::DIALOG;
        }
        if overlay != self.overlay {
            out.history = HistoryOp::Replace;
        }
        if let (Some(Overlay::Session(id)), None) = (overlay, &self.overlay) {
            out.focus = self.survivor(&order, &id).map(|id| Focus::Session(id.into()));
        }
        out
    }

    /// Whether another agenda is of the same event: it has the same title, the same page, or at least one common session.
    pub fn is_of_event(&self, agenda: &Agenda) -> bool {
        let (old, new) = (&self.agenda.event, &agenda.event);
        let has_title = !old.title.is_empty() && old.title == new.title;
        let has_page = !old.url.is_empty() && old.url == new.url;
        has_title || has_page || {
            let ids = Ids::of(agenda.sessions.iter().map(|session| session.id.as_str()));
            self.agenda.sessions.iter().any(|session| ids.has(&session.id))
        }
    }

    /// The open overlay in a new version of the agenda; `None` if its session or person is gone.
    fn overlay_in(&self, agenda: &Agenda, overlay: Overlay) -> Option<Overlay> {
        match overlay {
            Overlay::Session(id) if agenda.session(&id).is_none() => self.renamed_in(agenda, &id).map(Overlay::Session),
            Overlay::Person(id) if agenda.person(&id).is_none() => None,
            kept => Some(kept),
        }
    }

    /// The id of a session in a new version. Generated ids get longer or shorter if other sessions of the same title are added or removed.
    fn renamed_in(&self, agenda: &Agenda, id: &SessionId) -> Option<SessionId> {
        let old = &self.agenda.sessions[self.agenda.session(id)?];
        let is_same = |new: &&Session| {
            (new.id.starts_with(id.as_str()) || id.starts_with(new.id.as_str())) && new.title == old.title && new.when == old.when
        };
        agenda.sessions.iter().find(is_same).map(|session| session.id.clone())
    }

    /// The ids of the items in the view, in order.
    pub fn order(&self) -> Vec<String> {
        match self.view {
            View::Agenda | View::Grid => {
                self.timetable.starts().map(|session| self.agenda.sessions[session].id.0.clone()).collect()
            }
            View::Mine => self.mine.listed.iter().map(|&session| self.agenda.sessions[session].id.0.clone()).collect(),
            View::Now => Vec::new(),
            View::Speakers => self.directory.iter().map(|&person| self.agenda.people[person].id.0.clone()).collect(),
        }
    }

    /// The item that takes the position of an item in a previous order: the item itself, else the next one that still exists,
    /// else the previous one.
    pub fn survivor(&self, order: &[String], id: &str) -> Option<String> {
        let ids = match self.view {
            View::Agenda | View::Grid | View::Mine | View::Now => {
                Ids::of(self.agenda.sessions.iter().map(|session| session.id.as_str()))
            }
            View::Speakers => Ids::of(self.agenda.people.iter().map(|person| person.id.as_str())),
        };
        let is_there = |id: &&String| ids.has(id);
        let place = order.iter().position(|known| known == id)?;
        let (before, after) = order.split_at(place);
        after.iter().find(is_there).or_else(|| before.iter().rev().find(is_there)).cloned()
    }
}
