//! Sessions by day and hour in one zone, cut into blocks that are rendered one at a time.

use std::ops::Range;

use crate::model::{Agenda, Part, When};
use crate::time::{Date, Instant, Zones};

/// How many sessions a block holds at least; the first of all is smaller, so that it is there sooner.
const BLOCK: usize = 24;
const FIRST_BLOCK: usize = 6;

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
            order.push(match agenda.sessions[session].when {
                When::Clock(start, _) => (zones.local(zone, start).date.0, false, start.0, session),
                When::Dates(from, _) => (from.0, true, 0, session),
                When::Unknown => (i32::MAX, true, 0, session),
            });
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
                if since != start.0 {
                    counts[other] += 1;
                    counts[session] += 1;
                }
            }
            running.push((session, start.0, end.0));
        }
        counts
    }
}

/// The part of its day (in the event's zone) that a session belongs to: the last that begins at or before it.
pub fn part_of<'a>(agenda: &'a Agenda, zones: &Zones, session: usize) -> Option<&'a Part> {
    let start = agenda.when(session).start()?;
    let local = zones.local(&agenda.event.timezone, start);
    let day = agenda.days.iter().find(|day| day.date == local.date)?;
    day.parts.iter().rev().find(|part| part.from <= u32::from(local.minute()))
}
