//! Times of single sessions that contradict themselves, and zones that nobody has said.

use super::Subject;
use super::limit::Log;
use super::visit::excerpt;
use crate::diagnostic::{Code, Diagnostic};
use crate::feed::traced::{Place, Traced};
use crate::model::Session;
use crate::path::JsonPath;
use crate::time::{PrintedEnd, printed, resolve};

const DAY: i64 = 86_400;

/// Reports a feed whose days are shown in UTC because it names no zone. A zone that is wrong or needed is reported already.
pub(super) fn unplaced(told: &[&Diagnostic], traced: &Traced, is_own: bool, log: &mut Log) {
    let of = |code: Code| told.iter().find(|diagnostic| diagnostic.code == code);
    let is_wrong =
        of(Code::NoZone).is_some_and(|diagnostic| !is_own || diagnostic.path == JsonPath::TOP.member("event").member("timezone"));
    if is_wrong || of(Code::ZoneNeeded).is_some() {
        return;
    }
    let is_unplaced = |(place, session): (&Place, &Session)| session.when.start().is_some() && place.zone.is_empty();
    if of(Code::ZoneMissing).is_none()
        && traced.agenda.event.timezone.is_empty()
        && traced.sessions.iter().zip(&traced.agenda.sessions).any(is_unplaced)
    {
        log.say(Code::ZoneUnsaid, JsonPath::TOP.member("event"), "an object".into());
    }
}

pub(super) fn lint(subject: &Subject<'_>, log: &mut Log) {
    for (place, session) in subject.traced.sessions.iter().zip(&subject.agenda().sessions) {
        lengths(subject, session, &place.path, log);
        if session.all_day && session.when.start().is_some() {
            log.say(Code::AllDayTimed, place.path.member("allDay"), "true".into());
        }
        let Some(start) = session.when.start() else { continue };
        let Ok(words) = printed(&session.printed) else { continue };
        let zone = if place.zone.is_empty() { subject.agenda().event.zone() } else { &place.zone };
        let date = subject.zones.local(zone, start).date;
        let (Some((from, to)), faults) = resolve(&words, date, zone, subject.zones) else { continue };
        let ends_otherwise = matches!((to, session.when.end()), (PrintedEnd::At(to), Some(end)) if to != end);
        // A doubtful text is no witness against what is written plainly.
        if words.doubt.is_none() && faults.is_empty() && (from != start || ends_otherwise) {
            log.say(Code::TimeContradicts, place.path.member("time"), excerpt(&session.printed));
        }
    }
}

fn lengths(subject: &Subject<'_>, session: &Session, path: &JsonPath, log: &mut Log) {
    let (Some(start), Some(end)) = (session.when.start(), session.when.end()) else { return };
    let says_end = subject.tree.at(path).is_some_and(|session| session.get("end").is_some());
    let key = path.member(if says_end { "end" } else { "duration" });
    if end.0 - start.0 > DAY {
        log.say(Code::TooLong, key, [&start.to_rfc3339(), " to ", &end.to_rfc3339()[..]].concat());
    } else if end == start {
        log.say(Code::NoLengthAtAll, key, start.to_rfc3339());
    }
}
