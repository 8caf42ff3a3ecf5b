//! Which parts of the view another reading of the feed changes: where days and chunks stay as they are, only those are rendered again.

use crate::model::{Agenda, Appearance};
use crate::name_index::Ids;
use crate::timetable::{Slot, Timetable};

/// A part of the list of sessions that is rendered again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// A slot: a chunk, and the position of the slot in it.
    Slot(usize, usize),
    /// All of a chunk.
    Chunk(usize),
}

/// An agenda with its sessions in order.
pub(super) struct Shown<'a> {
    pub(super) agenda: &'a Agenda,
    pub(super) timetable: &'a Timetable,
}

/// What of the list is out of date; `None` where that is all of it, since days or chunks are others or what cards have in common changed.
pub(super) fn pieces(old: &Shown, new: &Shown) -> Option<Vec<Piece>> {
    if !has_same_frame(old, new) {
        return None;
    }
    let former = former(old.agenda, new.agenda);
    let mut out = Vec::new();
    for chunk in 0..new.timetable.chunks.len() {
        let (before, after) = (old.timetable.in_chunk(chunk), new.timetable.in_chunk(chunk));
        let holds_same = |(before, after): (&Slot, &Slot)| {
            let (before_ids, after_ids) = (old.timetable.in_slot(before), new.timetable.in_slot(after));
            (before.start, before.continued) == (after.start, after.continued)
                && before_ids.len() == after_ids.len()
                && before_ids.iter().zip(after_ids).all(|(&before, &after)| former[after] == Some(before))
        };
        if before.len() != after.len() || !before.iter().zip(after).all(holds_same) {
            out.push(Piece::Chunk(chunk));
            continue;
        }
        for (place, slot) in after.iter().enumerate() {
            let differs = |&session: &usize| former[session].is_none_or(|before| !looks_same(old, before, new, session));
            if new.timetable.in_slot(slot).iter().any(differs) {
                out.push(Piece::Slot(chunk, place));
            }
        }
    }
    Some(out)
}

/// Whether days and chunks are the same, and everything that is not of one session alone.
fn has_same_frame(old: &Shown, new: &Shown) -> bool {
    let (before, after) = (old.timetable, new.timetable);
    let about = |agenda: &'_ Agenda| {
        let event = &agenda.event;
        (event.timezone.clone(), event.day_start, event.start, event.end, event.language.clone())
    };
    before.days == after.days
        && (before.past, before.chunks.len(), before.has_long) == (after.past, after.chunks.len(), after.has_long)
        && about(old.agenda) == about(new.agenda)
        && old.agenda.days == new.agenda.days
}

/// For each session of the later reading, its position in the earlier one.
fn former(old: &Agenda, new: &Agenda) -> Vec<Option<usize>> {
    let known = Ids::of(old.sessions.iter().map(|session| session.id.as_str()));
    new.sessions.iter().map(|session| known.find(&session.id)).collect()
}

/// Whether the card of a session is rendered the same, with the sessions inside it.
fn looks_same(old: &Shown, before: usize, new: &Shown, after: usize) -> bool {
    let inner = old.agenda.sessions[before].inner;
    let same = |inner: usize| has_same_content(old.agenda, before + inner, new.agenda, after + inner);
    inner == new.agenda.sessions[after].inner && (0..=inner).all(same)
}

fn has_same_content(old: &Agenda, before: usize, new: &Agenda, after: usize) -> bool {
    let (a, b) = (&old.sessions[before], &new.sessions[after]);
    let track = |agenda: &'_ Agenda, track: Option<usize>| track.map(|at| (at, agenda.tracks[at].name.clone()));
    let room = |agenda: &'_ Agenda, room: Option<usize>| room.map(|at| agenda.rooms[at].name.clone());
    let person = |(a, b): (&Appearance, &Appearance)| {
        (&a.role, &a.affiliation, a.presence) == (&b.role, &b.affiliation, b.presence)
            && old.people[a.person] == new.people[b.person]
    };
    (&a.id, &a.title, &a.subtitle, a.when, a.day, &a.printed, a.all_day)
        == (&b.id, &b.title, &b.subtitle, b.when, b.day, &b.printed, b.all_day)
        && (&a.kind, &a.languages, &a.tags, &a.links, a.status) == (&b.kind, &b.languages, &b.tags, &b.links, b.status)
        && a.moved_from == b.moved_from
        && track(old, a.track) == track(new, b.track)
        && room(old, a.room) == room(new, b.room)
        && a.people.len() == b.people.len()
        && a.people.iter().zip(&b.people).all(person)
}
