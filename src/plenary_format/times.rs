//! Reads the time of a session from `start`, `end`, `duration`, `day` and `time`.

use crate::diagnostic::Code;
use crate::model::{Agenda, End, When};
use crate::source::cursor::Cursor;
use crate::source::json::Json;
use crate::time::{Ambiguity, Date, DateTime, Instant, Stamp, Zones, clock, duration, number_of_minutes, stamp};

/// A date or an instant.
enum Moment {
    Date(Date),
    At(Instant),
}

/// Determines the zone of a session's local times.
pub(super) struct Clocks<'c> {
    pub(super) agenda: &'c Agenda,
    pub(super) zones: &'c Zones,
    /// The zone that the session or its parent names; empty if none does.
    pub(super) own: &'c str,
    /// Its room, and the room of its parent.
    pub(super) rooms: [Option<usize>; 2],
    /// Days with a zone that differs from the event's, sorted.
    pub(super) days: &'c [(Date, String)],
}

impl<'c> Clocks<'c> {
    /// The zone of a local time: that of the session, its room, its day, or the event.
    pub(super) fn zone(&self, local: DateTime) -> &'c str {
        if !self.own.is_empty() {
            return self.own;
        }
        let agenda = self.agenda;
        for room in self.rooms.into_iter().flatten() {
            if !agenda.rooms[room].timezone.is_empty() {
                return &agenda.rooms[room].timezone;
            }
        }
        let of_day = self.days.binary_search_by_key(&local.date, |(date, _)| *date);
        of_day.map_or(&agenda.event.timezone, |place| &self.days[place].1)
    }
}

/// The zone at the key `timezone`; empty if it is invalid.
pub(super) fn zone(cursor: &Cursor<'_>, zones: &Zones) -> String {
    let Some(member) = cursor.member("timezone") else { return String::new() };
    let name = member.as_string();
    if zones.has(&name) {
        return name;
    }
    member.report(Code::NoZone);
    String::new()
}

/// The date at a key, if it is valid.
pub(super) fn date(cursor: &Cursor<'_>, key: &str) -> Option<Date> {
    let member = cursor.member(key)?;
    match stamp(&member.as_string()) {
        Some(Stamp::Date(date)) => Some(date),
        _ => {
            member.report(Code::NoDate);
            None
        }
    }
}

/// The time of day at a key in minutes since midnight, if it is valid.
pub(super) fn time_of_day(cursor: &Cursor<'_>, key: &str) -> Option<u32> {
    let member = cursor.member(key)?;
    let minutes = clock(&member.as_string());
    if minutes.is_none() {
        member.report(Code::NoClock);
    }
    minutes
}

/// The event day that a session assigns itself to: the day on which it begins in the event's zone, or the one before.
pub(super) fn day(session: &Cursor<'_>, when: When, clocks: &Clocks<'_>) -> Option<Date> {
    let day = date(session, "day")?;
    if fits(day, when, clocks.agenda, clocks.zones) {
        return Some(day);
    }
    session.report(Code::OtherDay);
    None
}

/// Whether a session may belong to an event day: it begins on that day or the next, or has no time yet.
pub(super) fn fits(day: Date, when: When, agenda: &Agenda, zones: &Zones) -> bool {
    let Some(start) = when.start() else { return true };
    let begins = zones.local(agenda.event.zone(), start).date;
    begins == day || begins.0 == day.0 + 1
}

/// The time that a session was moved from.
pub(super) fn moved_from(session: &Cursor<'_>, clocks: &Clocks<'_>) -> When {
    match session.member("movedFrom").and_then(|from| moment(&from, clocks)) {
        Some(Moment::Date(date)) => When::Dates(date, date),
        Some(Moment::At(at)) => When::Clock(at, End::Unknown),
        None => When::Unknown,
    }
}

/// Parses a date or time; reports it and returns `None` if it is invalid.
fn moment(cursor: &Cursor<'_>, clocks: &Clocks<'_>) -> Option<Moment> {
    let zones = clocks.zones;
    let text = match cursor.json {
        Json::Text(text) => text,
        _ => "",
    };
    let (local, zone, exact) = match stamp(text) {
        None => {
            cursor.report(Code::NoTime);
            return None;
        }
        Some(Stamp::Date(date)) => return Some(Moment::Date(date)),
        Some(Stamp::Exact(at)) => return Some(Moment::At(at)),
        Some(Stamp::Local(local)) => {
            let zone = clocks.zone(local);
            if zone.is_empty() {
                cursor.report(Code::ZoneMissing);
                return None;
            }
            (local, zone.to_string(), None)
        }
        Some(Stamp::Zoned(_, zone, _)) if !zones.has(&zone) => {
            cursor.report(Code::NoZoneThere);
            return None;
        }
        Some(Stamp::Zoned(local, zone, exact)) => (local, zone, exact),
    };
    let (at, landing) = zones.instant(&zone, local);
    match (exact, landing) {
        // A local time in a DST fold is ambiguous, and the offset determines which one is meant.
        (Some(exact), _) if zones.local(&zone, exact) == local => return Some(Moment::At(exact)),
        (Some(_), _) => cursor.report(Code::OffsetContradicts),
        (None, Ambiguity::Gap) => cursor.report(Code::Gap),
        (None, Ambiguity::Fold) => cursor.report(Code::Fold),
        (None, Ambiguity::Unambiguous) => {}
    }
    Some(Moment::At(at))
}

/// The time of a session; `None` if its start is invalid, so that the session must not be shown.
pub(super) fn when(session: &Cursor<'_>, clocks: &Clocks<'_>) -> Option<When> {
    let Some(start) = session.member("start") else {
        for key in ["end", "duration"] {
            if let Some(member) = session.member(key) {
                member.report(Code::NoStart);
            }
        }
        return Some(When::Unknown);
    };
    let start = moment(&start, clocks)?;
    let open = session.flag("openEnd");
    let end = session.member("end").and_then(|end| Some((moment(&end, clocks)?, end)));
    Some(match (start, end) {
        (Moment::Date(from), Some((Moment::Date(to), _))) if to >= from => When::Dates(from, to),
        (Moment::Date(from), end) => {
            if let Some((_, end)) = end {
                end.report(Code::EndOfDate);
            }
            When::Dates(from, from)
        }
        (Moment::At(from), Some((Moment::At(to), _))) if to >= from => When::Clock(from, End::At(to)),
        (Moment::At(from), Some((_, end))) => {
            end.report(Code::BadEnd);
            When::Clock(from, End::Unknown)
        }
        (Moment::At(from), None) if open => When::Clock(from, End::Open),
        (Moment::At(from), None) => match minutes(session) {
            Some(minutes) => When::Clock(from, End::At(Instant(from.0 + i64::from(minutes) * 60))),
            None => When::Clock(from, End::Unknown),
        },
    })
}

/// The duration of a session in minutes, if given.
pub(super) fn minutes(session: &Cursor<'_>) -> Option<u32> {
    let length = session.member("duration")?;
    let found = match length.json {
        Json::Number(text) => number_of_minutes(text),
        Json::Text(text) => duration(text),
        _ => None,
    };
    if found.is_none() {
        length.report(Code::NoLength);
    }
    found
}
