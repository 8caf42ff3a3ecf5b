//! Dates that are probably typos: sessions far from all others, and event dates without sessions near them.

use super::LintContext;
use super::limit::{Capped, Log};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::When;
use crate::path::JsonPath;
use crate::time::Date;

/// A session is reported if more than this many days lie between it and all others.
const FAR: i32 = 7;

pub(super) fn lint(context: &LintContext<'_>, log: &mut Log) {
    let agenda = context.agenda();
    let event = &agenda.event;
    let mut dates: Vec<(Date, &JsonPath)> = Vec::new();
    for (session, place) in agenda.sessions.iter().zip(&context.spanned.sessions) {
        let day = match session.when {
            When::Clock(start, _) => context.zones.local(event.zone(), start).date,
            When::Dates(from, _) => from,
            When::Unknown => continue,
        };
        dates.push((day, &place.path));
    }
    let mut outside = Capped::new(5);
    let is_outside = |day: Date| {
        // A party after the last night and a reception on the evening before are still part of the event.
        event.start.is_some_and(|start| day.0 < start.0 - 1) || event.end.is_some_and(|end| day.0 > end.0 + 1)
    };
    for (day, path) in dates.iter().filter(|(day, _)| is_outside(*day)) {
        outside.push(log, Diagnostic::new(Code::OutsideEvent, path.member("start"), day.to_iso()));
    }
    outside.finish(log);
    if context.is_own {
        event_dates(context, &dates, log);
    }
    let is_inside = |day: Date| event.start.is_some() && event.end.is_some() && !is_outside(day);
    for (day, path) in strays(&dates) {
        if !is_inside(day) && !is_outside(day) {
            log.report(Code::FarAway, path.member("start"), day.to_iso());
        }
    }
}

/// An event date is reported if this many days next to it have no session.
const EMPTY: i32 = 3;

/// Compares the first and last day of the event with the days of its sessions.
fn event_dates(context: &LintContext<'_>, dates: &[(Date, &JsonPath)], log: &mut Log) {
    let event = &context.agenda().event;
    let ends = context.agenda().sessions.iter().filter_map(|session| match session.when {
        When::Dates(_, to) => Some(to),
        when => when.end().or(when.start()).map(|at| context.zones.local(event.zone(), at).date),
    });
    let (Some(first), Some(last)) = (dates.iter().map(|(date, _)| *date).min(), ends.max()) else { return };
    let early = event.start.filter(|start| first.0 - start.0 >= EMPTY).map(|start| ("start", start, "first", first));
    let late = event.end.filter(|end| end.0 - last.0 >= EMPTY).map(|end| ("end", end, "last", last));
    for (key, date, which, session) in early.into_iter().chain(late) {
        let path = JsonPath::TOP.member("event").member(key);
        let session = session.to_iso();
        let help =
            ["The ", which, " session is on ", &session, ": write \"", key, "\": \"", &session, "\", or correct the session."]
                .concat();
        log.diagnostics.push(Diagnostic { help: Some(help), ..Diagnostic::new(Code::EventDates, path, date.to_iso()) });
    }
}

/// Outliers of a list whose other dates (at least 90%) are close together, unlike those of a year of monthly meetings.
fn strays<'p>(dates: &[(Date, &'p JsonPath)]) -> Vec<(Date, &'p JsonPath)> {
    let mut sorted = dates.to_vec();
    sorted.sort();
    let groups: Vec<&[(Date, &JsonPath)]> = sorted.chunk_by(|one, next| next.0.0 - one.0.0 <= FAR).collect();
    let Some(largest) = groups.iter().map(|group| group.len()).max() else { return Vec::new() };
    if largest * 10 < dates.len() * 9 && dates.len() - largest > 1 {
        return Vec::new();
    }
    let alone = groups.iter().filter(|group| group.len() < largest).flat_map(|group| group.iter().copied());
    if dates.len() >= 4 { alone.collect() } else { Vec::new() }
}
