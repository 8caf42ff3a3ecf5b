//! The timetable: sessions sorted into days and slots in one zone, and divided into chunks that are rendered one at a time.

use std::ops::Range;

use crate::model::{Agenda, End, Part, When};
use crate::time::{Date, DateTime, Hours, Instant, Zones};

/// Minimum number of sessions in a chunk. The first chunk is smaller, so that it is displayed sooner.
const CHUNK: usize = 24;
const FIRST_CHUNK: usize = 6;

/// Maximum number of sessions in a slot. Chunks end at slot boundaries, so a huge slot would block the main thread.
const FULL_SLOT: usize = 96;

/// Default start of the days of an event, in minutes: a talk at one in the morning belongs to the
/// previous evening.
const DAY_START: u32 = 4 * 60;

/// Minimum part of a later day, in seconds, that a session of less than 24 hours has to take to be listed on that day: more than two hours. Nobody looks for a
/// party until 02:00 on the day after.
const ON_A_DAY: i64 = 2 * 3600 + 1;

/// A session of more days than this is listed only on days with other sessions, and on its last day.
const LONG: i32 = 31;
/// Maximum number of continuations, to bound the work for any feed.
const CONTINUATIONS: usize = 10_000;

/// If the days of an agenda are further apart than this, it is a list of events, in which past events come last.
pub const ONE_EVENT: i32 = 366;

/// Sort keys of days: the date; a key for sessions without a date; and a base from which past dates count backwards.
const UNDATED: i32 = 1_000_000_000;
const PAST: i32 = 2_000_000_000;

/// The sorted sessions of an agenda. Days are ranges of chunks, chunks are ranges of slots, and slots are ranges of sessions.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Timetable {
    /// The days in order; then the sessions without a date; then past days that are listed separately, newest first.
    pub days: Vec<Day>,
    /// Index of the first past day that is listed separately; the number of days if there are none.
    pub past: usize,
    /// The first and last date on which a session begins.
    pub span: Option<(Date, Date)>,
    /// Whether any session is on several days.
    pub has_long: bool,
    /// The chunks, as ranges of slots.
    pub chunks: Vec<Range<usize>>,
    /// The slots in order.
    pub slots: Vec<Slot>,
    /// The sessions in order, as indices into the agenda.
    pub sessions: Vec<usize>,
}

/// A day in the timetable's zone.
#[derive(Debug, PartialEq, Eq)]
pub struct Day {
    /// The date; `None` for sessions without a date.
    pub date: Option<Date>,
    /// Its chunks.
    pub chunks: Range<usize>,
}

/// Sessions with the same start, or the continuation of a multi-day session.
#[derive(Debug, PartialEq, Eq)]
pub struct Slot {
    /// The start; `None` if it is unknown, and for a continuation.
    pub start: Option<Instant>,
    /// Whether it is a continuation of a session that began on an earlier day.
    pub continued: bool,
    /// Its sessions, sorted by room.
    pub sessions: Range<usize>,
}

impl Timetable {
    /// Sorts the sessions of an agenda in a zone. `now` is `None` while the feed is loading; then each session is on its
    /// first day only, and days are in chronological order.
    pub fn new(agenda: &Agenda, zones: &Zones, zone: &str, now: Option<Instant>) -> Timetable {
        let mut table = Timetable::default();
        let mut order: Vec<Place> = Vec::new();
        for session in agenda.outer() {
            let about = &agenda.sessions[session];
            let day = day_of(agenda, zones, zone, session);
            if let Some(day) = day {
                let (first, last) = table.span.unwrap_or((day, day));
                table.span = Some((first.min(day), last.max(day)));
                table.has_long |= last_day(agenda, zones, zone, session) > Some(day);
            }
            let start = about.when.start();
            let kind = 1 + u8::from(start.is_none());
            let room = about.room.unwrap_or(usize::MAX);
            order.push((day.map_or(UNDATED, |day| day.0), kind, start.map_or(0, |start| start.0), room, session));
        }
        if let Some(now) = now.filter(|_| table.needs_more()) {
            spread(&mut order, agenda, zones, zone, table.is_list().then_some(now));
        }
        order.sort_unstable();
        let mut last: Option<(i32, u8, i64)> = None;
        // The index of the first session in the current chunk.
        let mut begin = 0;
        for (key, kind, start, _, session) in order {
            let at = table.sessions.len();
            let new_day = last.is_none_or(|(day, ..)| day != key);
            // Sessions without a time, and continuations, are in slots of their own.
            let is_full = table.slots.last().is_some_and(|slot| at - slot.sessions.start >= FULL_SLOT);
            let new_slot = new_day || kind != 1 || last != Some((key, kind, start)) || is_full;
            let wanted = if table.chunks.len() == 1 { FIRST_CHUNK } else { CHUNK };
            let full = new_slot && (at - begin >= wanted || kind == 2 && last.is_some_and(|(_, was, _)| was != 2));
            if new_day || full {
                table.chunks.push(table.slots.len()..table.slots.len());
                begin = at;
            }
            if new_day {
                let date = if key > UNDATED { PAST - key } else { key };
                table.past += usize::from(key <= UNDATED);
                let date = (key != UNDATED).then_some(Date(date));
                table.days.push(Day { date, chunks: table.chunks.len() - 1..0 });
            }
            if new_slot {
                let slot = Slot { start: (kind == 1).then_some(Instant(start)), continued: kind == 0, sessions: at..0 };
                table.slots.push(slot);
            }
            table.sessions.push(session);
            last = Some((key, kind, start));
            if let (Some(day), Some(chunk), Some(slot)) = (table.days.last_mut(), table.chunks.last_mut(), table.slots.last_mut())
            {
                slot.sessions.end = at + 1;
                chunk.end = table.slots.len();
                day.chunks.end = table.chunks.len();
            }
        }
        table
    }

    /// The earliest known start of a day.
    pub fn first_start(&self, day: &Day) -> Option<Instant> {
        for chunk in day.chunks.clone() {
            for slot in self.in_chunk(chunk) {
                if slot.start.is_some() {
                    return slot.start;
                }
            }
        }
        None
    }

    /// Whether it is a list of events, with past events listed separately.
    fn is_list(&self) -> bool {
        self.span.is_some_and(|(first, last)| last.0 - first.0 > ONE_EVENT)
    }

    /// Whether it needs features of rare agendas, which are in the second file.
    pub fn needs_more(&self) -> bool {
        self.has_long || self.is_list()
    }

    /// All sessions once, on the day of their start, as indices into the agenda.
    pub fn starts(&self) -> impl Iterator<Item = usize> + '_ {
        let begins = self.slots.iter().filter(|slot| !slot.continued);
        begins.flat_map(|slot| self.in_slot(slot)).copied()
    }

    /// The day of a chunk.
    pub fn day_of_chunk(&self, chunk: usize) -> Option<&Day> {
        self.days.iter().find(|day| day.chunks.contains(&chunk))
    }

    /// The separate past days by year, as ranges of days.
    pub fn past_years(&self) -> Vec<(i32, Range<usize>)> {
        let mut years: Vec<(i32, Range<usize>)> = Vec::new();
        for position in self.past..self.days.len() {
            let year = self.days[position].date.map_or(0, |date| date.parts().0);
            match years.last_mut() {
                Some((last, days)) if *last == year => days.end = position + 1,
                _ => years.push((year, position..position + 1)),
            }
        }
        years
    }

    /// The sessions of a slot, as indices into the agenda.
    pub fn in_slot(&self, slot: &Slot) -> &[usize] {
        &self.sessions[slot.sessions.clone()]
    }

    /// The slots of a chunk; empty if the chunk does not exist.
    pub fn in_chunk(&self, chunk: usize) -> &[Slot] {
        self.chunks.get(chunk).map_or(&[], |slots| &self.slots[slots.clone()])
    }

    /// The sessions of some chunks, as indices into the agenda.
    pub fn in_chunks(&self, chunks: Range<usize>) -> &[usize] {
        if chunks.is_empty() {
            return &[];
        }
        let (first, last) = (self.in_chunk(chunks.start).first(), self.in_chunk(chunks.end - 1).last());
        let (Some(first), Some(last)) = (first, last) else { return &[] };
        &self.sessions[first.sessions.start..last.sessions.end]
    }

    /// Whether rooms run in parallel: two rooms have sessions at the same time. Breaks and multi-day sessions do not count.
    pub fn has_parallel(&self, agenda: &Agenda) -> bool {
        // Tracks only the session that ends last. An overlap with a session in another room is either with that one, or was found before.
        let (mut until, mut room) = (0, None);
        for &session in self.slots.iter().filter(|slot| !slot.continued).flat_map(|slot| self.in_slot(slot)) {
            let about = &agenda.sessions[session];
            let (Some(start), Some(end)) = (about.when.start(), about.when.end()) else { continue };
            if about.room.is_none() || about.is_quiet() || about.when.is_long() {
                continue;
            }
            if start.0 < until && about.room != room {
                return true;
            }
            if end.0 > until {
                (until, room) = (end.0, about.room);
            }
        }
        false
    }
}

/// A sort key: day, kind, time, room, and the session's index in the agenda. All sorting for views uses keys of this form, so that the
/// sort function is instantiated only once.
pub(crate) type Place = (i32, u8, i64, usize, usize);

/// Adds continuations to each later day of multi-day sessions, in the order of their first days. In a list of events, moves past
/// days to the end.
#[inline(never)]
fn spread(order: &mut Vec<Place>, agenda: &Agenda, zones: &Zones, zone: &str, now: Option<Instant>) {
    order.sort_unstable();
    let mut begins: Vec<i32> = order.iter().map(|place| place.0).filter(|day| *day != UNDATED).collect();
    begins.dedup();
    let mut added = Vec::new();
    for (place, &(first, .., session)) in order.iter().enumerate() {
        let last = last_day(agenda, zones, zone, session).map_or(first, |day| day.0);
        let mut add = |day: i32| {
            if added.len() < CONTINUATIONS {
                added.push((day, 0, place as i64, 0, session));
            }
        };
        if last - first > LONG {
            begins.iter().copied().filter(|&day| first < day && day < last).for_each(&mut add);
            add(last);
        } else {
            (first + 1..=last).for_each(add);
        }
    }
    order.extend(added);
    if let Some(today) = now.map(|now| day_at(agenda, zones, zone, now)) {
        for (day, ..) in order.iter_mut().filter(|place| place.0 < today.0) {
            *day = PAST - *day;
        }
    }
}

/// The day that lists a session in a zone. In the event's own zone it is the day given in the feed, else the day of its
/// start, where days begin at [`Event::day_start`](crate::model::Event::day_start). In the zone of a reader elsewhere it is the
/// calendar day.
pub fn day_of(agenda: &Agenda, zones: &Zones, zone: &str, session: usize) -> Option<Date> {
    match agenda.when(session) {
        When::Clock(start, _) => {
            let date = agenda.sessions[session].day.filter(|_| zone == agenda.event.zone());
            date.or(Some(day_at(agenda, zones, zone, start)))
        }
        When::Dates(from, _) => Some(from),
        When::Unknown => None,
    }
}

/// The last day that lists a session in a zone: the last day that it touches if it takes 24 hours or longer. A shorter session is listed on a
/// later day only if it takes more than two hours of that day.
pub fn last_day(agenda: &Agenda, zones: &Zones, zone: &str, session: usize) -> Option<Date> {
    let first = day_of(agenda, zones, zone, session);
    let when = agenda.when(session);
    let least = if when.is_long() { 1 } else { ON_A_DAY };
    match when {
        When::Dates(_, to) => Some(to),
        When::Clock(start, End::At(end)) if end.0 - start.0 > least => {
            let last = day_at(agenda, zones, zone, Instant(end.0 - least));
            // If the feed assigns another day than the start implies, it assigns the whole session.
            if last > day_at(agenda, zones, zone, start) { Some(last) } else { first }
        }
        _ => first,
    }
}

/// The day of an instant in a zone. In the event's own zone, days begin at the event's day start.
pub fn day_at(agenda: &Agenda, zones: &Zones, zone: &str, at: Instant) -> Date {
    let local = zones.local(zone, at);
    if zone != agenda.event.zone() || local.second >= day_start(agenda) {
        return local.date;
    }
    // Aim some hours before midnight, since midnight may be in the gap of a skipped date.
    zones.local(zone, Instant(at.0 - i64::from(local.second) - 6 * 3600)).date
}

/// The end of the event day that contains an instant, which is the start of the next day.
pub fn day_end(agenda: &Agenda, zones: &Zones, at: Instant) -> Instant {
    day_begin(agenda, zones, Date(day_at(agenda, zones, agenda.event.zone(), at).0 + 1))
}

/// Start of an event day.
pub fn day_begin(agenda: &Agenda, zones: &Zones, date: Date) -> Instant {
    zones.instant(agenda.event.zone(), DateTime { date, second: day_start(agenda) }).0
}

/// Seconds after midnight at which event days begin.
fn day_start(agenda: &Agenda) -> u32 {
    agenda.event.day_start.unwrap_or(DAY_START) * 60
}

/// Whether a session is entirely within a reader's hours in a zone. Also true if its time is unknown, and for a multi-day session,
/// of which nobody has to attend everything.
pub fn is_within(agenda: &Agenda, zones: &Zones, zone: &str, hours: Hours, session: usize) -> bool {
    let when = agenda.when(session);
    when.is_long() || when.start().is_none_or(|start| hours.contain(zones, zone, start, when.end().unwrap_or(start)))
}

/// The part of the day (in the event's zone) that a session belongs to: the last part that begins at or before its start.
pub fn part_of<'a>(agenda: &'a Agenda, zones: &Zones, session: usize) -> Option<&'a Part> {
    let zone = agenda.event.zone();
    let date = day_of(agenda, zones, zone, session)?;
    let local = zones.local(zone, agenda.when(session).start()?);
    let minute = (local.date.0 - date.0) * 24 * 60 + i32::from(local.minute());
    let day = agenda.days.iter().find(|day| day.date == date)?;
    day.parts.iter().rev().find(|part| part.from as i32 <= minute)
}
