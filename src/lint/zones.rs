//! Zones with a fixed offset, where a zone with daylight saving time was probably intended.

use super::LintContext;
use super::limit::{Dedup, Log};
use super::visit::excerpt;
use crate::diagnostic::{Code, Diagnostic};
use crate::path::JsonPath;
use crate::text::digits;
use crate::time::{Instant, is_fixed, is_legacy};

pub(super) fn lint(context: &LintContext<'_>, log: &mut Log) {
    let agenda = context.agenda();
    let mut dedup = Dedup::default();
    let event = &agenda.event.timezone;
    let is_written = context.tree.get("event").is_some_and(|event| event.get("timezone").is_some());
    let path = JsonPath::TOP.member("event");
    let path = if is_written { path.member("timezone") } else { path };
    if !context.is_zone_assumed {
        report(context, event, path, &mut dedup);
    }
    for (room, path) in agenda.rooms.iter().zip(&context.spanned.rooms) {
        report_named(context, &room.timezone, path, &mut dedup);
    }
    for place in &context.spanned.sessions {
        // Skips zones inherited from a room or from the parent session.
        if context.tree.at(&place.path).is_some_and(|session| session.get("timezone").is_some()) {
            report_named(context, &place.zone, &place.path, &mut dedup);
        }
    }
    dedup.finish(log);
}

/// Reports the zone of a room or a session, unless it is UTC.
fn report_named(context: &LintContext<'_>, zone: &str, path: &JsonPath, dedup: &mut Dedup) {
    if context.zones.has(zone) && (is_legacy(zone) || context.zones.offset(zone, Instant(0)) != 0) {
        report(context, zone, path.member("timezone"), dedup);
    }
}

fn report(context: &LintContext<'_>, zone: &str, path: JsonPath, dedup: &mut Dedup) {
    if zone.is_empty() || !is_fixed(zone) || !context.zones.has(zone) {
        return;
    }
    let (code, suggestion) = match judge(context, zone) {
        Verdict::ZoneOffset => return,
        Verdict::Abbreviation(suggestion) => (Code::ZoneAbbreviation, suggestion),
        Verdict::Doubtful(suggestion) => (Code::FixedOffset, suggestion),
    };
    let offset = context.zones.offset(zone, Instant(0));
    let value = || [&excerpt(zone), ", ", &offset_text(offset), " all year"].concat();
    dedup.push(zone, || Diagnostic { suggestion, ..Diagnostic::new(code, path, value()) });
}

enum Verdict {
    ZoneOffset,
    /// The place has the same offsets; only the name is deprecated.
    Abbreviation(Option<String>),
    Doubtful(Option<String>),
}

fn judge(context: &LintContext<'_>, zone: &str) -> Verdict {
    let intended = context.suggester.intended(zone);
    let places = context.suggester.zones_of_place();
    let same = places.iter().find(|place| shows_the_same(context, zone, place));
    match (is_legacy(zone), same) {
        (true, Some(place)) => Verdict::Abbreviation(Some(place.clone())),
        (true, None) => Verdict::Doubtful(intended),
        (false, Some(_)) => Verdict::ZoneOffset,
        // UTC is intended if the place is unknown.
        (false, None) if places.is_empty() && context.zones.offset(zone, Instant(0)) == 0 => Verdict::ZoneOffset,
        (false, None) => Verdict::Doubtful(intended),
    }
}

/// Whether two zones have the same local times at every session and half a year later.
fn shows_the_same(context: &LintContext<'_>, zone: &str, other: &str) -> bool {
    const HALF: i64 = 182 * 86_400;
    let same = |at: i64| context.zones.offset(zone, Instant(at)) == context.zones.offset(other, Instant(at));
    let starts = context.agenda().sessions.iter().filter_map(|session| session.when.start());
    let starts = starts.map(|start| start.0).collect::<Vec<_>>();
    let around = starts.first().copied().unwrap_or(1_800_000_000);
    let is_zero = !is_legacy(zone) && context.zones.offset(zone, Instant(0)) == 0;
    // GMT is correct for an event in London in winter.
    if is_zero && !starts.is_empty() { starts.iter().all(|at| same(*at)) } else { (0..2).all(|half| same(around + half * HALF)) }
}

/// An offset in its usual form: `UTC-05:00`.
fn offset_text(offset: i32) -> String {
    let two = |number: u32| [if number < 10 { "0" } else { "" }, &digits(number as usize)].concat();
    let minutes = offset.unsigned_abs() / 60;
    ["UTC", if offset < 0 { "-" } else { "+" }, &two(minutes / 60), ":", &two(minutes % 60)].concat()
}
