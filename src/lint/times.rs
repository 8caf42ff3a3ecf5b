//! Contradictory times of a session, and a missing time zone.

use super::LintContext;
use super::limit::Log;
use super::visit::excerpt;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Session;
use crate::path::JsonPath;
use crate::plenary_format::spanned::{Place, Spanned};
use crate::time::{PrintedEnd, printed, resolve};

const DAY: i64 = 86_400;

/// Reports a feed whose days are shown in UTC because it names no zone. An invalid or required zone has its own diagnostic.
pub(super) fn unplaced(reported: &[&Diagnostic], spanned: &Spanned, is_own: bool, log: &mut Log) {
    let of = |code: Code| reported.iter().find(|diagnostic| diagnostic.code == code);
    let is_wrong =
        of(Code::NoZone).is_some_and(|diagnostic| !is_own || diagnostic.path == JsonPath::TOP.member("event").member("timezone"));
    if is_wrong || of(Code::ZoneNeeded).is_some() {
        return;
    }
    let is_unplaced = |(place, session): (&Place, &Session)| session.when.start().is_some() && place.zone.is_empty();
    if of(Code::ZoneMissing).is_none()
        && spanned.agenda.event.timezone.is_empty()
        && spanned.sessions.iter().zip(&spanned.agenda.sessions).any(is_unplaced)
    {
        log.report(Code::ZoneUnsaid, JsonPath::TOP.member("event"), "an object".into());
    }
}

pub(super) fn lint(context: &LintContext<'_>, log: &mut Log) {
    for (place, session) in context.spanned.sessions.iter().zip(&context.agenda().sessions) {
        lengths(context, session, &place.path, log);
        if session.all_day && session.when.start().is_some() {
            log.report(Code::AllDayTimed, place.path.member("allDay"), "true".into());
        }
        let Some(start) = session.when.start() else { continue };
        let Ok(words) = printed(&session.printed) else { continue };
        let zone = if place.zone.is_empty() { context.agenda().event.zone() } else { &place.zone };
        let date = context.zones.local(zone, start).date;
        let (Some((from, to)), faults) = resolve(&words, date, zone, context.zones) else { continue };
        let ends_otherwise = matches!((to, session.when.end()), (PrintedEnd::At(to), Some(end)) if to != end);
        // An ambiguous printed time does not contradict an explicit time.
        if words.doubt.is_none() && faults.is_empty() && (from != start || ends_otherwise) {
            log.report(Code::TimeContradicts, place.path.member("time"), excerpt(&session.printed));
        }
    }
}

fn lengths(context: &LintContext<'_>, session: &Session, path: &JsonPath, log: &mut Log) {
    let (Some(start), Some(end)) = (session.when.start(), session.when.end()) else { return };
    let says_end = context.tree.at(path).is_some_and(|session| session.get("end").is_some());
    let key = path.member(if says_end { "end" } else { "duration" });
    if end.0 - start.0 > DAY {
        log.report(Code::TooLong, key, [&start.to_rfc3339(), " to ", &end.to_rfc3339()[..]].concat());
    } else if end == start {
        log.report(Code::NoLengthAtAll, key, start.to_rfc3339());
    }
}
