//! The overlay: navigation between overlays, and the focus after closing.

use std::mem::discriminant;

use super::{Dirty, Effects, Focus, HistoryOp, Overlay, State, View};

impl State {
    pub(super) fn open_overlay(&mut self, overlay: Overlay, out: &mut Effects) {
        out.history = match &self.overlay {
            None | Some(Overlay::Zones) => HistoryOp::Push,
            // Navigating to another session replaces the history entry; opening a speaker of a session pushes one.
            Some(open) if discriminant(open) == discriminant(&overlay) => HistoryOp::Replace,
            Some(_) => HistoryOp::PushAbove,
        };
        out.dirty = Dirty::DIALOG;
        self.overlay = Some(overlay);
    }

    /// Records the overlay that was opened first and the last session, which determine the focus after closing.
    pub(super) fn follow_overlay(&mut self) {
        let Some(open) = &self.overlay else { return };
        if let Overlay::Session(id) = open {
            self.last_session = Some(id.clone());
        }
        if self.opener.is_none() {
            self.opener = Some(open.clone());
        }
    }

    /// The focus after the last overlay is closed: the card of the session or person that was shown last, if another one was opened first;
    /// otherwise the control that opened the overlay.
    pub(super) fn focus_after(&mut self, closed: &Overlay) -> Focus {
        let (opener, session) = (self.opener.take(), self.last_session.take());
        match (closed, session) {
            (Overlay::Person(id), _) if self.view == View::Speakers && opener.as_ref() != Some(closed) => {
                Focus::Person(id.clone())
            }
            (_, Some(id)) if self.view != View::Speakers && opener != Some(Overlay::Session(id.clone())) => Focus::Session(id),
            _ => Focus::Opener,
        }
    }

    /// The overlays before and after the open one, in the order of the view and within the filters.
    pub fn neighbors(&self) -> (Option<Overlay>, Option<Overlay>) {
        let agenda = &self.agenda;
        let session = |session: usize| Overlay::Session(agenda.sessions[session].id.clone());
        let person = |person: usize| Overlay::Person(agenda.people[person].id.clone());
        match &self.overlay {
            Some(Overlay::Session(id)) if self.view != View::Speakers => {
                let is_shown = |&session: &usize| self.outcome.sessions[session] && self.shows_day(self.day(session));
                let items: Vec<usize> =
                    if self.view == View::Mine { self.mine.listed.clone() } else { self.timetable.starts().collect() };
                beside(items.into_iter().filter(is_shown), agenda.session(id), &session)
            }
            Some(Overlay::Person(id)) if self.view == View::Speakers => {
                let shown = self.directory.iter().copied().filter(|&person| self.outcome.people[person]);
                beside(shown, agenda.person(id), &person)
            }
            _ => (None, None),
        }
    }
}

/// The overlays for the items before and after `one`.
fn beside(
    items: impl Iterator<Item = usize>,
    one: Option<usize>,
    overlay: &dyn Fn(usize) -> Overlay,
) -> (Option<Overlay>, Option<Overlay>) {
    let items: Vec<usize> = items.collect();
    let Some(place) = items.iter().position(|item| Some(*item) == one) else { return (None, None) };
    let at = |place: usize| items.get(place).map(|item| overlay(*item));
    (place.checked_sub(1).and_then(at), at(place + 1))
}
