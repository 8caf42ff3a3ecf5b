//! Compares two versions of the feed: if days and chunks are unchanged, only the parts of the list that differ are re-rendered.

use crate::model::{Agenda, Appearance};
use crate::name_index::Ids;
use crate::timetable::{Slot, Timetable};

/// A part of the list of sessions to re-render.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// A card: its chunk, the position of the slot in the chunk, and of the session in the slot.
    Card(usize, usize, usize),
    /// A slot: its chunk, and its position in the chunk.
    Slot(usize, usize),
    /// A whole chunk.
    Chunk(usize),
}

/// An agenda and its timetable.
pub(super) struct Shown<'a> {
    pub(super) agenda: &'a Agenda,
    pub(super) timetable: &'a Timetable,
}

/// The parts of the list that differ; `None` if all of it must be re-rendered, because days, chunks or data common to all cards changed.
pub(super) fn pieces(old: &Shown, new: &Shown) -> Option<Vec<Piece>> {
    if !has_same_frame(old, new) {
        return None;
    }
    let former = former(old.agenda, new.agenda);
    let mut out = Vec::new();
    for chunk in 0..new.timetable.chunks.len() {
        let (before, after) = (old.timetable.in_chunk(chunk), new.timetable.in_chunk(chunk));
        let is_alike = |(before, after): (&Slot, &Slot)| {
            (before.start, before.continued, before.sessions.len()) == (after.start, after.continued, after.sessions.len())
        };
        if before.len() != after.len() || !before.iter().zip(after).all(is_alike) {
            out.push(Piece::Chunk(chunk));
            continue;
        }
        for (place, (before, after)) in before.iter().zip(after).enumerate() {
            let (ids_before, ids_after) = (old.timetable.in_slot(before), new.timetable.in_slot(after));
            let same_order = ids_before.iter().zip(ids_after).all(|(&before, &session)| former[session] == Some(before));
            let differs = |place: &usize| !same_order || !looks_same(old, ids_before[*place], new, ids_after[*place]);
            let changed: Vec<usize> = (0..ids_after.len()).filter(differs).collect();
            // A slot shows a common end once, and one card for the same break in several rooms. If these change, the slot is re-rendered.
            let is_alone = |&card: &usize| {
                let (a, b) = (&old.agenda.sessions[ids_before[card]], &new.agenda.sessions[ids_after[card]]);
                (a.when, &a.printed, a.all_day) == (b.when, &b.printed, b.all_day) && !a.is_quiet() && !b.is_quiet()
            };
            if changed.is_empty() || !after.continued && same_order && changed.iter().all(is_alone) {
                out.extend(changed.iter().map(|&card| Piece::Card(chunk, place, card)));
            } else {
                out.push(Piece::Slot(chunk, place));
            }
        }
    }
    Some(out)
}

/// Whether days, chunks and the data common to all cards are unchanged.
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

/// For each session of the new agenda, its position in the old one.
fn former(old: &Agenda, new: &Agenda) -> Vec<Option<usize>> {
    let known = Ids::of(old.sessions.iter().map(|session| session.id.as_str()));
    new.sessions.iter().map(|session| known.find(&session.id)).collect()
}

/// Whether the card of a session is rendered identically, with its nested sessions.
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
