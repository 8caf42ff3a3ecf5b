//! People who are in two rooms at the same time, take part in nothing, or are listed twice.

use std::collections::{BTreeMap, BTreeSet};

use super::LintContext;
use super::limit::{Capped, Log};
use super::rooms::{clash, room, span};
use super::similar_names;
use super::similarity::{folded, is_near, same_name};
use super::visit::{excerpt, name};
use crate::diagnostic::{Code, Diagnostic};
use crate::path::JsonPath;
use crate::plenary_format::spanned::Spanned;
use crate::source::json::Json;
use crate::steps;

pub(super) fn lint(context: &LintContext<'_>, log: &mut Log) {
    let agenda = context.agenda();
    let mut sessions: Vec<Vec<(usize, usize)>> = vec![Vec::new(); agenda.people.len()];
    for (position, session) in agenda.sessions.iter().enumerate() {
        let mut before = BTreeSet::new();
        for (order, appearance) in session.people.iter().enumerate() {
            if !before.insert((appearance.person, &appearance.role)) {
                let who = excerpt(&agenda.people[appearance.person].name);
                log.report(Code::PersonTwice, appearance_path(context, position, order), who);
            } else {
                sessions[appearance.person].push((position, order));
            }
        }
    }
    two_places(context, &sessions, log);
    idle(context, &sessions, log);
    similar_names::lint(context, &sessions, log);
}

/// The path of a person's appearance in a session.
fn appearance_path(context: &LintContext<'_>, session: usize, order: usize) -> JsonPath {
    context.spanned.sessions[session].people[order].clone()
}

/// Number of preceding sessions of a person that are compared with the next one. More never overlap in practice, and it bounds the work.
const AT_ONCE: usize = 16;

fn two_places(context: &LintContext<'_>, sessions: &[Vec<(usize, usize)>], log: &mut Log) {
    let agenda = context.agenda();
    // Maps rooms with the same name to the first of them.
    let mut names: BTreeMap<String, usize> = BTreeMap::new();
    let rooms: Vec<usize> =
        agenda.rooms.iter().enumerate().map(|(at, room)| *names.entry(same_name(room.name.get(""))).or_insert(at)).collect();
    let mut found: Vec<(usize, usize, usize, usize)> = Vec::new();
    for (person, appearances) in sessions.iter().enumerate().filter(|(_, all)| all.len() > 1) {
        let mut slots: Vec<(i64, i64, usize, usize)> = appearances
            .iter()
            .filter_map(|&(session, order)| span(&agenda.sessions[session]).map(|(start, end)| (start, end, session, order)))
            .collect();
        slots.sort_unstable();
        let mut going_on: Vec<(i64, usize)> = Vec::new();
        for (start, end, session, order) in slots {
            steps::count(going_on.len());
            going_on.retain(|(end, _)| *end > start);
            let called = |session: usize| room(agenda, session).map(|room| rooms[room]);
            // A session in two rooms is listed twice under the same title.
            let elsewhere = |other: usize| {
                called(session).zip(called(other)).is_some_and(|(here, there)| here != there)
                    && agenda.sessions[session].title != agenda.sessions[other].title
            };
            let other = going_on.iter().find(|&&(_, other)| elsewhere(other) && clash(agenda, session, other));
            found.extend(other.map(|&(_, other)| (session, order, other, person)));
            if going_on.len() < AT_ONCE {
                going_on.push((end, session));
            }
        }
    }
    found.sort_unstable();
    let mut capped = Capped::new(10);
    for (session, order, other, person) in found {
        let title = |session: usize| name(agenda.sessions[session].title.get(""));
        let value = [&agenda.people[person].name, ": ", &title(other), " and ", &title(session)].concat();
        capped.push(log, Diagnostic::new(Code::TwoPlaces, appearance_path(context, session, order), value));
    }
    capped.finish(log);
}

fn idle(context: &LintContext<'_>, sessions: &[Vec<(usize, usize)>], log: &mut Log) {
    // Skipped if no session names people: then no one was forgotten.
    if sessions.iter().all(Vec::is_empty) {
        return;
    }
    // Also skipped for people who may take part in a session with errors.
    let listed = if let Some(Json::List(items)) = context.tree.get("sessions") { items.len() } else { 0 };
    if context.agenda().sessions.iter().filter(|session| session.parent.is_none()).count() < listed {
        return;
    }
    let mut capped = Capped::new(3);
    for (person, _) in sessions.iter().enumerate().filter(|(_, all)| all.is_empty()) {
        let who = excerpt(&context.agenda().people[person].name);
        capped.push(log, Diagnostic::new(Code::Idle, context.spanned.people[person].clone(), who));
    }
    capped.finish(log);
}

/// Number of unknown ids for which a suggestion is searched. More than these are not typos.
const LOOKED_FOR: usize = 20;

/// Adds suggestions to diagnostics about unknown people.
pub(super) fn complete(diagnostics: &mut [Diagnostic], spanned: &Spanned) {
    let people = spanned.agenda.people.iter().zip(&spanned.people).filter(|(_, path)| path.begins_with("people"));
    let ids: Vec<(String, &str)> = people.map(|(person, _)| (folded(&person.id), person.id.as_str())).collect();
    let mut looked_for = 0;
    for diagnostic in diagnostics.iter_mut().filter(|diagnostic| diagnostic.code == Code::UnknownPerson) {
        if looked_for < LOOKED_FOR {
            looked_for += 1;
            let wanted = folded(&diagnostic.value);
            diagnostic.suggestion = ids.iter().find(|(id, _)| *id == wanted || is_near(id, &wanted)).map(|(_, id)| excerpt(id));
        }
        diagnostic.value = excerpt(&diagnostic.value);
    }
}
