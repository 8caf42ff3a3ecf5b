//! Sessions on days when nothing else is: a slip in a date.

use super::Subject;
use super::few::{Few, Log};
use crate::path::JsonPath;
use crate::problem::{Code, Problem};
use crate::time::Date;

/// Days that must lie between a session and all others, so that it is told.
const FAR: i32 = 7;

pub(super) fn check(subject: &Subject<'_>, log: &mut Log) {
    let agenda = subject.agenda();
    let event = &agenda.event;
    let mut dates: Vec<(Date, &JsonPath)> = Vec::new();
    for (session, place) in agenda.sessions.iter().zip(&subject.traced.sessions) {
        let day = match session.when {
            crate::model::When::Clock(start, _) => subject.zones.local(event.zone(), start).date,
            crate::model::When::Dates(from, _) => from,
            crate::model::When::Unknown => continue,
        };
        dates.push((day, &place.path));
    }
    let mut outside = Few::new(5);
    let is_outside = |day: Date| {
        // What closes the last night, or opens the evening before, is of the event.
        event.start.is_some_and(|start| day.0 < start.0 - 1) || event.end.is_some_and(|end| day.0 > end.0 + 1)
    };
    for (day, path) in dates.iter().filter(|(day, _)| is_outside(*day)) {
        outside.say(log, Problem::new(Code::OutsideEvent, path.member("start"), day.to_iso()));
    }
    outside.end(log);
    let is_inside = |day: Date| event.start.is_some() && event.end.is_some() && !is_outside(day);
    for (day, path) in strays(&dates) {
        if !is_inside(day) && !is_outside(day) {
            log.say(Code::FarAway, path.member("start"), day.to_iso());
        }
    }
}

/// Those that lie far from nearly all others, which lie together: neither the monthly meetings of a year nor two events.
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
