//! What is open above the view: how one leads to another, and where closing leaves the reader.

use std::mem::discriminant;

use super::{Dirty, Effects, Focus, HistoryOp, Overlay, State, View};

impl State {
    pub(super) fn open_overlay(&mut self, overlay: Overlay, out: &mut Effects) {
        out.history = match &self.overlay {
            None | Some(Overlay::Zones) => HistoryOp::Push,
            // From one session to the next is no step that Back has to take back; from a session to its speakers is.
            Some(open) if discriminant(open) == discriminant(&overlay) => HistoryOp::Replace,
            Some(_) => HistoryOp::PushAbove,
        };
        out.dirty = Dirty::DIALOG;
        self.overlay = Some(overlay);
    }

    /// Remembers what was opened first and which session last, for when all is closed.
    pub(super) fn follow_overlay(&mut self) {
        let Some(open) = &self.overlay else { return };
        if let Overlay::Session(id) = open {
            self.last_session = Some(id.clone());
        }
        if self.opener.is_none() {
            self.opener = Some(open.clone());
        }
    }

    /// What gets the focus when that was closed and nothing is open: the card of the session that was open last, or of the person, if another was
    /// opened first; else where it was opened from.
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

    /// What comes before and after what is open, in the order of the view and within the filters.
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

/// The items before and after one of a list.
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
