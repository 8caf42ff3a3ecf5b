//! Reads the time of a session from `start`, `end`, `duration`, `day` and `time`.

use crate::diagnostic::Code;
use crate::model::{Agenda, End, When};
use crate::source::cursor::Cursor;
use crate::source::json::Json;
use crate::time::{Ambiguity, Date, DateTime, Instant, Stamp, Zones, clock, duration, number_of_minutes, stamp};

/// A day, or a point in time.
enum Moment {
    Date(Date),
    At(Instant),
}

/// The clocks that the local times of a session are read from.
pub(super) struct Clocks<'c> {
    pub(super) agenda: &'c Agenda,
    pub(super) zones: &'c Zones,
    /// The zone that the session names, or the one that it is inside of; empty where none is said.
    pub(super) own: &'c str,
    /// Its room, and the room of the session that it is inside of.
    pub(super) rooms: [Option<usize>; 2],
    /// Days whose times are in another zone than the event's, in order.
    pub(super) days: &'c [(Date, String)],
}

impl<'c> Clocks<'c> {
    /// The zone of a local time: the session's own, its room's, its day's, the event's.
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

/// The zone of the key `timezone`; empty where it is none.
pub(super) fn zone(cursor: &Cursor<'_>, zones: &Zones) -> String {
    let Some(member) = cursor.member("timezone") else { return String::new() };
    let name = member.as_string();
    if zones.has(&name) {
        return name;
    }
    member.report(Code::NoZone);
    String::new()
}

/// The date of that key, if it is one.
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

/// The time of day of that key, in minutes since midnight, if it is one.
pub(super) fn time_of_day(cursor: &Cursor<'_>, key: &str) -> Option<u32> {
    let member = cursor.member(key)?;
    let minutes = clock(&member.as_string());
    if minutes.is_none() {
        member.report(Code::NoClock);
    }
    minutes
}

/// The day of the event that a session says it belongs to: the one on which it begins there, or the one before.
pub(super) fn day(session: &Cursor<'_>, when: When, clocks: &Clocks<'_>) -> Option<Date> {
    let day = date(session, "day")?;
    if fits(day, when, clocks.agenda, clocks.zones) {
        return Some(day);
    }
    session.report(Code::OtherDay);
    None
}

/// Whether something is on a day of the event: it begins on it there, or on the next. What has no time (yet) may be.
pub(super) fn fits(day: Date, when: When, agenda: &Agenda, zones: &Zones) -> bool {
    let Some(start) = when.start() else { return true };
    let begins = zones.local(agenda.event.zone(), start).date;
    begins == day || begins.0 == day.0 + 1
}

/// What a session was moved from.
pub(super) fn moved_from(session: &Cursor<'_>, clocks: &Clocks<'_>) -> When {
    match session.member("movedFrom").and_then(|from| moment(&from, clocks)) {
        Some(Moment::Date(date)) => When::Dates(date, date),
        Some(Moment::At(at)) => When::Clock(at, End::Unknown),
        None => When::Unknown,
    }
}

/// A moment, or `None` with what is wrong reported.
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
        // Either of the two hours of a fold may be meant, and the offset says which.
        (Some(exact), _) if zones.local(&zone, exact) == local => return Some(Moment::At(exact)),
        (Some(_), _) => cursor.report(Code::OffsetContradicts),
        (None, Ambiguity::Gap) => cursor.report(Code::Gap),
        (None, Ambiguity::Fold) => cursor.report(Code::Fold),
        (None, Ambiguity::Unambiguous) => {}
    }
    Some(Moment::At(at))
}

/// When a session is; `None` where its start cannot be read, so that it must not be shown.
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

/// How long a session is, if it says so.
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
