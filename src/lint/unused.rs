//! Unused definitions: rooms and tracks without sessions, and days without sessions.

use std::collections::BTreeSet;

use super::LintContext;
use super::limit::{Capped, Log};
use super::visit::excerpt;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::When;
use crate::path::JsonPath;
use crate::time::Date;
use crate::timetable::day_of;

pub(super) fn lint(context: &LintContext<'_>, log: &mut Log) {
    let agenda = context.agenda();
    if agenda.sessions.is_empty() {
        return;
    }
    let mut capped = Capped::new(3);
    let rooms: BTreeSet<usize> = agenda.sessions.iter().filter_map(|session| session.room).collect();
    let tracks: BTreeSet<usize> = agenda.sessions.iter().filter_map(|session| session.track).collect();
    let named = |text: &crate::model::Text| excerpt(text.get(""));
    let rooms = agenda
        .rooms
        .iter()
        .enumerate()
        .filter(|(room, _)| !rooms.contains(room))
        .map(|(at, room)| (at, &context.spanned.rooms, named(&room.name)));
    let tracks = agenda
        .tracks
        .iter()
        .enumerate()
        .filter(|(track, _)| !tracks.contains(track))
        .map(|(at, track)| (at, &context.spanned.tracks, named(&track.name)));
    for (at, places, name) in rooms.chain(tracks) {
        if let Some(path) = places.get(at).filter(|path| **path != JsonPath::TOP) {
            capped.push(log, Diagnostic::new(Code::Unused, path.clone(), name));
        }
    }
    capped.finish(log);
    let mut dates: BTreeSet<Date> = BTreeSet::new();
    for (position, session) in agenda.sessions.iter().enumerate() {
        dates.extend(day_of(agenda, context.zones, agenda.event.zone(), position));
        if let When::Dates(from, to) = session.when {
            // Bounds the range in case of a typo in the end, which has its own diagnostic.
            dates.extend((from.0..=to.0.min(from.0 + 400)).map(Date));
        }
    }
    let mut capped = Capped::new(3);
    for (day, path) in agenda.days.iter().zip(&context.spanned.days) {
        let says_something =
            !day.title.is_empty() || !day.description.is_empty() || !day.links.is_empty() || !day.parts.is_empty();
        if says_something && !dates.contains(&day.date) {
            capped.push(log, Diagnostic::new(Code::NothingThatDay, path.member("date"), day.date.to_iso()));
        }
    }
    capped.finish(log);
}
