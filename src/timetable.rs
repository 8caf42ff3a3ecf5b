//! Sessions by day and hour in one zone, cut into blocks that are rendered one at a time.

use crate::model::{Agenda, Part, When};
use crate::time::{Date, Instant, Zones};

/// How many sessions a block holds at least; the first of all is smaller, so that it is there sooner.
const BLOCK: usize = 24;
const FIRST_BLOCK: usize = 6;

/// An agenda in order.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Timetable {
    /// Days in order; last what has no date.
    pub days: Vec<DayPlan>,
}

/// One day in the zone of the timetable.
#[derive(Debug, PartialEq, Eq)]
pub struct DayPlan {
    /// Which; `None` for what has no date.
    pub date: Option<Date>,
    /// Its slots, in pieces.
    pub blocks: Vec<Vec<Slot>>,
}

/// Sessions that begin together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// When; `None` where no time is known.
    pub start: Option<Instant>,
    /// Positions in the agenda, in the order of the feed.
    pub sessions: Vec<usize>,
}

impl DayPlan {
    /// Positions in the agenda of the day's sessions, in order.
    pub fn sessions(&self) -> impl Iterator<Item = usize> + '_ {
        self.blocks.iter().flatten().flat_map(|slot| slot.sessions.iter().copied())
    }
}

impl Timetable {
    /// Puts the sessions of an agenda in order, in that zone.
    pub fn new(agenda: &Agenda, zones: &Zones, zone: &str) -> Timetable {
        // Day (what has none goes last), whether untimed, and time; the sort keeps the order of the feed within a slot.
        let place = |session: &usize| match agenda.sessions[*session].when {
            When::Clock(start, _) => (zones.local(zone, start).date.0, false, start.0),
            When::Dates(from, _) => (from.0, true, 0),
            When::Unknown => (i32::MAX, true, 0),
        };
        let mut order: Vec<_> = agenda.outer().map(|session| (place(&session), session)).collect();
        order.sort_by_key(|(place, _)| *place);
        let mut days: Vec<DayPlan> = Vec::new();
        let mut filled = 0;
        let mut last = None;
        for ((day, untimed, start), session) in order {
            let date = (day != i32::MAX).then_some(Date(day));
            if days.last().is_none_or(|plan| plan.date != date) {
                days.push(DayPlan { date, blocks: vec![Vec::new()] });
                (filled, last) = (0, None);
            }
            let is_first_day = days.len() == 1;
            let blocks = &mut days.last_mut().expect("one was pushed").blocks;
            // What has no time stands apart, one below the other.
            let joins = last == Some((untimed, start)) && !untimed;
            let wanted = if is_first_day && blocks.len() == 1 { FIRST_BLOCK } else { BLOCK };
            if !joins && (filled >= wanted || last.is_some_and(|(was_untimed, _)| was_untimed != untimed)) {
                blocks.push(Vec::new());
                filled = 0;
            }
            let slots = blocks.last_mut().expect("there is one from the start");
            match slots.last_mut() {
                Some(slot) if joins => slot.sessions.push(session),
                _ => slots.push(Slot { start: (!untimed).then_some(Instant(start)), sessions: vec![session] }),
            }
            filled += 1;
            last = Some((untimed, start));
        }
        Timetable { days }
    }

    /// For each session of the agenda, how many others (breaks and the like apart) run during it that do not begin with
    /// it, and so do not stand beside it.
    pub fn alongside(&self, agenda: &Agenda) -> Vec<usize> {
        let mut counts = vec![0; agenda.sessions.len()];
        let mut running: Vec<(usize, i64, i64)> = Vec::new();
        for session in self.days.iter().flat_map(DayPlan::sessions) {
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
