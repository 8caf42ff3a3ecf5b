//! Overlapping sessions in a room, and rooms or tracks that are duplicated by different spellings.

use std::collections::{BTreeMap, BTreeSet};

use super::LintContext;
use super::limit::{Capped, Log};
use super::similarity::same_name;
use super::visit::{excerpt, name};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Agenda, Day, Session, Status, Text};
use crate::path::JsonPath;
use crate::plenary_format::spanned::Place;
use crate::source::json::Json;
use crate::steps;

pub(super) fn lint(context: &LintContext<'_>, log: &mut Log) {
    overlaps(context, log);
    let (agenda, spanned) = (context.agenda(), context.spanned);
    let rooms: Vec<&Text> = agenda.rooms.iter().map(|room| &room.name).collect();
    let tracks: Vec<&Text> = agenda.tracks.iter().map(|track| &track.name).collect();
    names(&rooms, &spanned.rooms, "room", context, |session| session.room, log);
    names(&tracks, &spanned.tracks, "track", context, |session| session.track, log);
    let mut dates = BTreeSet::new();
    let mut is_again = |(day, _): &(&Day, _)| !dates.insert(day.date);
    let days: Vec<&JsonPath> = agenda.days.iter().zip(&spanned.days).filter_map(|day| is_again(&day).then_some(day.1)).collect();
    for path in spanned.again.iter().chain(days) {
        let described = context.tree.at(path);
        let called = described.and_then(|json| ["id", "name", "date"].into_iter().find_map(|key| json.get(key)));
        log.report(Code::DescribedTwice, path.clone(), called.map_or_else(String::new, Json::excerpt));
    }
}

/// First and last second of a session. A session without a known end takes one minute.
pub(super) fn span(session: &Session) -> Option<(i64, i64)> {
    let start = session.when.start()?.0;
    Some((start, session.when.end().map_or(start + 60, |end| end.0.max(start + 60))))
}

/// Whether two simultaneous sessions conflict. Breaks, posters and nested sessions do not.
pub(super) fn clash(agenda: &Agenda, one: usize, other: usize) -> bool {
    steps::count(1);
    let (first, second) = (&agenda.sessions[one], &agenda.sessions[other]);
    !is_free(first) && !is_free(second) && first.parent != Some(other) && second.parent != Some(one)
}

/// Whether a session allows others at the same time.
fn is_free(session: &Session) -> bool {
    session.status == Status::Cancelled || session.is_quiet() || session.kind == "poster"
}

/// The room of a session or of its parent.
pub(super) fn room(agenda: &Agenda, session: usize) -> Option<usize> {
    let session = &agenda.sessions[session];
    session.room.or_else(|| agenda.sessions[session.parent?].room)
}

/// Whether a name is a placeholder for no room or for several rooms.
fn is_no_room(name: &str) -> bool {
    let name = name.to_lowercase();
    let whole = ["tba", "tbd", "tbc", "online", "virtual", "remote", "various", "everywhere", "offsite", "off-site"];
    whole.contains(&name.as_str())
        || ["all rooms", "several rooms", "multiple", "various ", "to be "].iter().any(|some| name.contains(some))
}

/// Number of preceding sessions in a room that are compared with the next one, which bounds the work.
const AT_ONCE: usize = 64;

fn overlaps(context: &LintContext<'_>, log: &mut Log) {
    let agenda = context.agenda();
    let mut by_room: BTreeMap<usize, Vec<(i64, i64, usize)>> = BTreeMap::new();
    for (position, session) in agenda.sessions.iter().enumerate() {
        if let (Some((start, end)), Some(room)) = (span(session), room(agenda, position)) {
            by_room.entry(room).or_default().push((start, end, position));
        }
    }
    for (room, mut sessions) in by_room {
        let hall = agenda.rooms[room].name.get("");
        if is_no_room(hall) {
            continue;
        }
        sessions.sort_unstable();
        let mut capped = Capped::new(3);
        let mut going_on: Vec<(i64, usize)> = Vec::new();
        for (at, &(start, end, position)) in sessions.iter().enumerate() {
            if is_free(&agenda.sessions[position]) || is_frame(&sessions, at) {
                continue;
            }
            steps::count(going_on.len());
            going_on.retain(|(end, _)| *end > start);
            if let Some((_, other)) = going_on.iter().find(|(_, other)| clash(agenda, position, *other)) {
                let value = [&name(agenda.sessions[*other].title.get("")), " in ", hall].concat();
                capped.push(log, Diagnostic::new(Code::Overlap, context.spanned.sessions[position].path.member("start"), value));
            }
            if going_on.len() < AT_ONCE {
                going_on.push((end, position));
            }
        }
        capped.finish(log);
    }
}

/// Whether a session, among those of a room sorted by time, contains several others without being their parent: "Posters",
/// or a block of talks.
fn is_frame(sessions: &[(i64, i64, usize)], at: usize) -> bool {
    let (start, end, _) = sessions[at];
    let first = sessions.partition_point(|session| session.0 < start);
    let next = sessions.partition_point(|session| session.0 <= start);
    // Among sessions with the same start, the shortest come first.
    let together = sessions[first..next].iter().take_while(|session| session.1 < end).take(3);
    let later = sessions[next..].iter().take(AT_ONCE).take_while(|session| session.0 < end).filter(|session| session.1 <= end);
    let within = together.chain(later);
    within.take(3).count() == 3
}

/// Reports names that differ only in case and spaces.
fn names(
    names: &[&Text],
    described: &[JsonPath],
    key: &str,
    context: &LintContext<'_>,
    of: impl Fn(&Session) -> Option<usize>,
    log: &mut Log,
) {
    let mut mentions: Vec<Option<&JsonPath>> = vec![None; names.len()];
    for (session, Place { path, .. }) in context.agenda().sessions.iter().zip(&context.spanned.sessions) {
        if let Some(position) = of(session) {
            mentions[position].get_or_insert(path);
        }
    }
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for (position, name) in names.iter().map(|name| name.get("")).enumerate() {
        let first = *seen.entry(same_name(name)).or_insert(position);
        let other = names[first].get("");
        if other == name || name.is_empty() {
            continue;
        }
        let mention = || mentions[position].map(|path| path.member(key));
        // Names that only skipped sessions use are not displayed.
        if let Some(path) = described.get(position).map(|path| path.member("name")).or_else(mention) {
            log.report_with_suggestion(Code::NearName, path, excerpt(name), Some(excerpt(other)));
        }
    }
}
