//! The timetable: sessions by day and slot in one zone, divided into chunks that are rendered one at a time.

use std::ops::Range;

use crate::model::{Agenda, End, Part, When};
use crate::time::{Date, DateTime, Hours, Instant, Zones};

/// How many sessions a chunk holds at least; the first of all is smaller, so that it is there sooner.
const CHUNK: usize = 24;
const FIRST_CHUNK: usize = 6;

/// How many sessions a slot holds at most. Blocks end with slots, and no chunk may keep the page from answering.
const FULL_SLOT: usize = 96;

/// When the days of an event begin, in minutes, where its feed does not say it: a talk at one in the morning closes the
/// evening before.
const DAY_START: u32 = 4 * 60;

/// How much of a later day a session of less than 24 hours has to take for it to be on that day, in seconds: more than two hours. Nobody looks for a party
/// until 02:00 on the day after.
const ON_A_DAY: i64 = 2 * 3600 + 1;

/// A session of more days than these is only on those of them on which something begins, and on its last.
const LONG: i32 = 31;
/// How many continuations there are at most, whatever a feed says.
const CONTINUATIONS: usize = 10_000;

/// An agenda whose days are further apart than this is a list of events, of which the past ones come last.
pub const ONE_EVENT: i32 = 366;

/// Keys by which days are sorted: the date, one for what has no date, and one from which past dates count backwards.
const UNDATED: i32 = 1_000_000_000;
const PAST: i32 = 2_000_000_000;

/// An agenda in order. Days hold chunks, chunks hold slots, and slots hold sessions, each as a range of what comes next.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Timetable {
    /// Days in order; then what has no date; then, where past days are apart, those, newest first.
    pub days: Vec<Day>,
    /// Position of the first of the past days that are apart; the number of days where none are.
    pub past: usize,
    /// The first and the last date on which something begins.
    pub span: Option<(Date, Date)>,
    /// Whether any session is on several days.
    pub has_long: bool,
    /// Blocks: ranges of slots.
    pub chunks: Vec<Range<usize>>,
    /// Slots in order.
    pub slots: Vec<Slot>,
    /// Sessions in order: positions in the agenda.
    pub sessions: Vec<usize>,
}

/// One day in the zone of the timetable.
#[derive(Debug, PartialEq, Eq)]
pub struct Day {
    /// Which; `None` for what has no date.
    pub date: Option<Date>,
    /// Its chunks.
    pub chunks: Range<usize>,
}

/// Sessions that begin together, or one that goes on from an earlier day.
#[derive(Debug, PartialEq, Eq)]
pub struct Slot {
    /// When; `None` where no time is known, and where it goes on.
    pub start: Option<Instant>,
    /// Whether it is a continuation: a session that began on an earlier day.
    pub continued: bool,
    /// Its sessions, in the order of their rooms.
    pub sessions: Range<usize>,
}

impl Timetable {
    /// Puts the sessions of an agenda in order, in that zone. Without a moment, for an agenda of which more is to come, each is on its
    /// first day alone, and days are in order.
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
        // Where the chunk that is being filled begins among the sessions.
        let mut begin = 0;
        for (key, kind, start, _, session) in order {
            let at = table.sessions.len();
            let new_day = last.is_none_or(|(day, ..)| day != key);
            // What has no time stands apart, one below the other; so does what goes on.
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

    /// When the first session of a day begins whose time is known.
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

    /// Whether it is a list of events, the past ones of which are apart.
    fn is_list(&self) -> bool {
        self.span.is_some_and(|(first, last)| last.0 - first.0 > ONE_EVENT)
    }

    /// Whether it needs what only few agendas do, which is in the second file.
    pub fn needs_more(&self) -> bool {
        self.has_long || self.is_list()
    }

    /// Each session once, where it begins: positions in the agenda.
    pub fn starts(&self) -> impl Iterator<Item = usize> + '_ {
        let begins = self.slots.iter().filter(|slot| !slot.continued);
        begins.flat_map(|slot| self.in_slot(slot)).copied()
    }

    /// The day that a chunk is of.
    pub fn day_of_chunk(&self, chunk: usize) -> Option<&Day> {
        self.days.iter().find(|day| day.chunks.contains(&chunk))
    }

    /// The past days that are apart, by year: ranges of days.
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

    /// The sessions of a slot: positions in the agenda.
    pub fn in_slot(&self, slot: &Slot) -> &[usize] {
        &self.sessions[slot.sessions.clone()]
    }

    /// The slots of a chunk; none where there is no such chunk.
    pub fn in_chunk(&self, chunk: usize) -> &[Slot] {
        self.chunks.get(chunk).map_or(&[], |slots| &self.slots[slots.clone()])
    }

    /// The sessions of some chunks: positions in the agenda.
    pub fn in_chunks(&self, chunks: Range<usize>) -> &[usize] {
        if chunks.is_empty() {
            return &[];
        }
        let (first, last) = (self.in_chunk(chunks.start).first(), self.in_chunk(chunks.end - 1).last());
        let (Some(first), Some(last)) = (first, last) else { return &[] };
        &self.sessions[first.sessions.start..last.sessions.end]
    }

    /// Whether rooms run in parallel: sessions in at least two of them at the same time. Breaks and what lasts for days do not count.
    pub fn has_parallel(&self, agenda: &Agenda) -> bool {
        // Of what runs in a room, the last to end: if something in another room runs, then in another than that one too, or it was found before.
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

/// A session in the order of a timetable: day, kind, time, room, and its position in the agenda. Whatever else is put in order for a view has keys of
/// this form, so that there is one instance of the sorting.
pub(crate) type Place = (i32, u8, i64, usize, usize);

/// Adds sessions on each later day that they are on, in the order of their first days. Then, of a list of events, puts those last
/// that are past at that moment.
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

/// The day that a session is under in that zone. In the event's own it is the one that the feed says, else the one that
/// the session falls on, where days begin at [`Event::day_start`](crate::model::Event::day_start). In another zone it is the
/// reader's: the day of the calendar.
pub fn day_of(agenda: &Agenda, zones: &Zones, zone: &str, session: usize) -> Option<Date> {
    match agenda.when(session) {
        When::Clock(start, _) => {
            let said = agenda.sessions[session].day.filter(|_| zone == agenda.event.zone());
            said.or(Some(day_at(agenda, zones, zone, start)))
        }
        When::Dates(from, _) => Some(from),
        When::Unknown => None,
    }
}

/// The last day that a session is on in that zone: the last that it touches, if it lasts for 24 hours or longer; otherwise it is on a day
/// after its first only if it takes more than two hours of it.
pub fn last_day(agenda: &Agenda, zones: &Zones, zone: &str, session: usize) -> Option<Date> {
    let first = day_of(agenda, zones, zone, session);
    let when = agenda.when(session);
    let least = if when.is_long() { 1 } else { ON_A_DAY };
    match when {
        When::Dates(_, to) => Some(to),
        When::Clock(start, End::At(end)) if end.0 - start.0 > least => {
            let last = day_at(agenda, zones, zone, Instant(end.0 - least));
            // The feed may say another day than that of the start, and then means all of it.
            if last > day_at(agenda, zones, zone, start) { Some(last) } else { first }
        }
        _ => first,
    }
}

/// The day that a moment is part of in that zone: in the event's own, days begin when the event's do.
pub fn day_at(agenda: &Agenda, zones: &Zones, zone: &str, at: Instant) -> Date {
    let local = zones.local(zone, at);
    if zone != agenda.event.zone() || local.second >= day_start(agenda) {
        return local.date;
    }
    // Some hours before midnight: a date may have been left out there.
    zones.local(zone, Instant(at.0 - i64::from(local.second) - 6 * 3600)).date
}

/// When the day of the event that a moment is part of is over, and the next one begins.
pub fn day_end(agenda: &Agenda, zones: &Zones, at: Instant) -> Instant {
    day_begin(agenda, zones, Date(day_at(agenda, zones, agenda.event.zone(), at).0 + 1))
}

/// When a day of the event begins.
pub fn day_begin(agenda: &Agenda, zones: &Zones, date: Date) -> Instant {
    zones.instant(agenda.event.zone(), DateTime { date, second: day_start(agenda) }).0
}

/// Seconds after midnight at which the days of the event begin.
fn day_start(agenda: &Agenda) -> u32 {
    agenda.event.day_start.unwrap_or(DAY_START) * 60
}

/// Whether a session is wholly within somebody's hours in that zone. One whose time is not known is at no bad time; of one that lasts
/// for days, nobody has to attend all.
pub fn is_within(agenda: &Agenda, zones: &Zones, zone: &str, hours: Hours, session: usize) -> bool {
    let when = agenda.when(session);
    when.is_long() || when.start().is_none_or(|start| hours.contain(zones, zone, start, when.end().unwrap_or(start)))
}

/// The part of its day (in the event's zone) that a session belongs to: the last that begins at or before it.
pub fn part_of<'a>(agenda: &'a Agenda, zones: &Zones, session: usize) -> Option<&'a Part> {
    let zone = agenda.event.zone();
    let date = day_of(agenda, zones, zone, session)?;
    let local = zones.local(zone, agenda.when(session).start()?);
    let minute = (local.date.0 - date.0) * 24 * 60 + i32::from(local.minute());
    let day = agenda.days.iter().find(|day| day.date == date)?;
    day.parts.iter().rev().find(|part| part.from as i32 <= minute)
}
