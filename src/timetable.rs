//! Sessions by day and hour in one zone, cut into blocks that are rendered one at a time.

use std::ops::Range;

use crate::model::{Agenda, Part, When};
use crate::time::{Date, DateTime, Hours, Instant, Zones};

/// How many sessions a block holds at least; the first of all is smaller, so that it is there sooner.
const BLOCK: usize = 24;
const FIRST_BLOCK: usize = 6;

/// When the days of an event begin, in minutes, where its feed does not say it: a talk at one in the morning closes the
/// evening before.
const DAY_START: u32 = 4 * 60;

/// An agenda in order. Days hold blocks, blocks hold slots, and slots hold sessions, each as a range of what comes next.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Timetable {
    /// Days in order; last what has no date.
    pub days: Vec<Day>,
    /// Blocks: ranges of slots.
    pub blocks: Vec<Range<usize>>,
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
    /// Its blocks.
    pub blocks: Range<usize>,
}

/// Sessions that begin together.
#[derive(Debug, PartialEq, Eq)]
pub struct Slot {
    /// When; `None` where no time is known.
    pub start: Option<Instant>,
    /// Its sessions, in the order of the feed.
    pub sessions: Range<usize>,
}

impl Timetable {
    /// Puts the sessions of an agenda in order, in that zone.
    pub fn new(agenda: &Agenda, zones: &Zones, zone: &str) -> Timetable {
        // Day (what has none goes last), whether untimed, time, and the order of the feed.
        let mut order = Vec::new();
        for session in agenda.outer() {
            let day = day_of(agenda, zones, zone, session).map_or(i32::MAX, |day| day.0);
            let start = agenda.sessions[session].when.start();
            order.push((day, start.is_none(), start.map_or(0, |start| start.0), session));
        }
        order.sort_unstable();
        let mut table = Timetable::default();
        let mut last = None;
        // Where the block that is being filled begins among the sessions.
        let mut begin = 0;
        for (day, untimed, start, session) in order {
            let at = table.sessions.len();
            let date = (day != i32::MAX).then_some(Date(day));
            let new_day = table.days.last().is_none_or(|last| last.date != date);
            // What has no time stands apart, one below the other.
            let new_slot = new_day || untimed || last != Some((untimed, start));
            let wanted = if table.blocks.len() == 1 { FIRST_BLOCK } else { BLOCK };
            let full = new_slot && (at - begin >= wanted || last.is_some_and(|(was, _)| was != untimed));
            if new_day || full {
                table.blocks.push(table.slots.len()..table.slots.len());
                begin = at;
            }
            if new_day {
                table.days.push(Day { date, blocks: table.blocks.len() - 1..0 });
            }
            if new_slot {
                table.slots.push(Slot { start: (!untimed).then_some(Instant(start)), sessions: at..0 });
            }
            table.sessions.push(session);
            last = Some((untimed, start));
            if let (Some(day), Some(block), Some(slot)) = (table.days.last_mut(), table.blocks.last_mut(), table.slots.last_mut())
            {
                slot.sessions.end = at + 1;
                block.end = table.slots.len();
                day.blocks.end = table.blocks.len();
            }
        }
        table
    }

    /// When the first session of a day begins whose time is known.
    pub fn first_start(&self, day: &Day) -> Option<Instant> {
        self.in_block(day.blocks.start).first()?.start
    }

    /// The sessions of a slot: positions in the agenda.
    pub fn in_slot(&self, slot: &Slot) -> &[usize] {
        &self.sessions[slot.sessions.clone()]
    }

    /// The slots of a block; none where there is no such block.
    pub fn in_block(&self, block: usize) -> &[Slot] {
        self.blocks.get(block).map_or(&[], |slots| &self.slots[slots.clone()])
    }

    /// The sessions of some blocks: positions in the agenda.
    pub fn in_blocks(&self, blocks: Range<usize>) -> &[usize] {
        if blocks.is_empty() {
            return &[];
        }
        let (first, last) = (self.in_block(blocks.start).first(), self.in_block(blocks.end - 1).last());
        let (Some(first), Some(last)) = (first, last) else { return &[] };
        &self.sessions[first.sessions.start..last.sessions.end]
    }

    /// For each session of the agenda, how many others (breaks and the like apart) run during it that do not begin with
    /// it, and so do not stand beside it.
    pub fn alongside(&self, agenda: &Agenda) -> Vec<usize> {
        let mut counts = vec![0; agenda.sessions.len()];
        let mut running: Vec<(usize, i64, i64)> = Vec::new();
        for &session in &self.sessions {
            let about = &agenda.sessions[session];
            let (Some(start), Some(end)) = (about.when.start(), about.when.end()) else { continue };
            if about.is_quiet() {
                continue;
            }
            running.retain(|&(_, _, until)| until > start.0);
            for &(other, since, _) in &running {
                if since != start.0 && since < end.0 {
                    counts[other] += 1;
                    counts[session] += 1;
                }
            }
            running.push((session, start.0, end.0));
        }
        counts
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
    let zone = agenda.event.zone();
    let next = Date(day_at(agenda, zones, zone, at).0 + 1);
    zones.instant(zone, DateTime { date: next, second: day_start(agenda) }).0
}

/// Seconds after midnight at which the days of the event begin.
fn day_start(agenda: &Agenda) -> u32 {
    agenda.event.day_start.unwrap_or(DAY_START) * 60
}

/// Whether a session is wholly within somebody's hours in that zone. One whose time is not known is at no bad time.
pub fn is_within(agenda: &Agenda, zones: &Zones, zone: &str, hours: Hours, session: usize) -> bool {
    let when = agenda.when(session);
    when.start().is_none_or(|start| hours.hold(zones, zone, start, when.end().unwrap_or(start)))
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
