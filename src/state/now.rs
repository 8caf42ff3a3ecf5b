//! What is on at a moment, and what comes next.

use std::ops::Range;

use super::State;
use crate::model::{End, Status, When};
use crate::time::Instant;
use crate::timetable::{day_at, day_end, day_of};

/// An agenda at a moment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Now {
    /// The moment, to the minute.
    pub at: Option<Instant>,
    /// Sessions that are on: positions in the agenda.
    pub on: Vec<usize>,
    /// The next session of each room: those that begin later on the same day of the event; before the first of a day, its first.
    pub next: Vec<usize>,
    /// Where the moment falls among the slots of the timetable, on a day that it has.
    pub line: Option<Line>,
    /// Whether everything is still to come.
    pub before: bool,
    /// Whether everything is over.
    pub after: bool,
}

/// Where a moment falls: slots by position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// Before one that begins later.
    Before(usize),
    /// After the last of its day.
    After(usize),
}

/// Until when something counts as being on whose end nobody knows.
const A_WHILE: i64 = 3600;

impl State {
    /// What is on at that moment.
    #[inline(never)]
    pub fn at(&self, at: Instant) -> Now {
        // Nothing that is shown changes within a minute.
        let at = Instant(at.0 - at.0.rem_euclid(60));
        let mut spans: Vec<(i64, i64, usize)> = Vec::new();
        let begins = self.begins();
        for session in self.timetable.starts() {
            let about = &self.agenda.sessions[session];
            if let (When::Clock(start, end), true) = (about.when, about.status != Status::Cancelled) {
                let until = match end {
                    End::At(end) => end.0,
                    _ if start > at => i64::MAX,
                    end => self.runs_until(session, start, end, &begins),
                };
                spans.push((start.0, until, session));
            }
        }
        spans.sort_unstable();
        let mut now = Now { at: Some(at), line: self.line(at), ..Now::default() };
        now.before = spans.first().is_none_or(|first| first.0 > at.0);
        now.after = spans.iter().all(|span| span.1 <= at.0);
        now.on = spans.iter().filter(|span| span.0 <= at.0 && span.1 > at.0).map(|span| span.2).collect();
        if !now.before && !now.after {
            now.on.extend(self.all_day(at));
        }
        // What lasts for days is worth less of a line than what was begun a moment ago.
        now.on.sort_by_key(|&session| {
            self.agenda.sessions[session].when.start().is_none() || self.agenda.sessions[session].when.is_long()
        });
        // When what comes next in each room begins; first, where no room is said.
        let mut next = vec![None; self.agenda.rooms.len() + 1];
        let mut first = None;
        for &(start, _, session) in spans.iter().filter(|span| span.0 > at.0) {
            let day = day_of(&self.agenda, &self.zones, self.event_zone(), session);
            if day != *first.get_or_insert(day) {
                break;
            }
            let room = self.agenda.sessions[session].room.map_or(0, |room| room + 1);
            // What begins together in no room, or twice in one, stands beside each other.
            if *next[room].get_or_insert(start) == start {
                now.next.push(session);
            }
        }
        now
    }

    /// The session with which the current slot begins: the one that has been on for the longest time, apart from what lasts for days.
    pub fn current(&self) -> Option<usize> {
        let now = self.now.as_ref().filter(|now| !now.before && !now.after)?;
        let begins = |session: &usize| {
            let when = self.agenda.sessions[*session].when;
            when.start().filter(|_| !when.is_long())
        };
        now.on.iter().copied().filter(|session| begins(session).is_some()).min_by_key(begins)
    }

    /// Whether it is a day of the event, between its first session and its last.
    pub(super) fn is_under_way(&self) -> bool {
        let has_line = self.now.as_ref().is_some_and(|now| now.line.is_some() && !now.before && !now.after);
        has_line || self.current().is_some()
    }

    /// Sessions of several dates, one of which is that of a moment.
    fn all_day(&self, at: Instant) -> impl Iterator<Item = usize> + '_ {
        let today = day_at(&self.agenda, &self.zones, self.event_zone(), at);
        self.timetable.starts().filter(move |&session| {
            let about = &self.agenda.sessions[session];
            let is_on = matches!(about.when, When::Dates(from, to) if from < to && from <= today && today <= to);
            is_on && about.status != Status::Cancelled
        })
    }

    /// Rooms with when something begins in them that takes place, in order.
    fn begins(&self) -> Vec<(Option<usize>, i64)> {
        let mut begins = Vec::new();
        for session in self.timetable.starts() {
            let about = &self.agenda.sessions[session];
            if let (Some(start), true) = (about.when.start(), about.status != Status::Cancelled) {
                begins.push((about.room, start.0));
            }
        }
        begins.sort_unstable();
        begins
    }

    /// When a session is over whose end nobody knows: what is open goes on until its day is over, anything else until something is
    /// in its place.
    fn runs_until(&self, session: usize, start: Instant, end: End, begins: &[(Option<usize>, i64)]) -> i64 {
        let over = day_end(&self.agenda, &self.zones, start);
        if end == End::Open {
            return over.0;
        }
        let room = self.agenda.sessions[session].room;
        let next = begins.get(begins.partition_point(|begins| *begins <= (room, start.0)));
        next.filter(|next| next.0 == room && next.1 < over.0).map_or(start.0 + A_WHILE, |next| next.1)
    }

    /// The slot of the timetable before which a moment falls, on a day of the zone shown on which something begins at a known time or
    /// goes on.
    fn line(&self, at: Instant) -> Option<Line> {
        let today = day_at(&self.agenda, &self.zones, self.zone(), at);
        let day = self.timetable.days.iter().find(|day| day.date == Some(today))?;
        let chunks = &self.timetable.chunks[day.chunks.clone()];
        let slots: Range<usize> = chunks.first()?.start..chunks.last()?.end;
        let timed = || slots.clone().filter(|&slot| self.timetable.slots[slot].start.is_some());
        let later = timed().find(|&slot| self.timetable.slots[slot].start > Some(at));
        let goes_on = || slots.clone().rfind(|&slot| self.timetable.slots[slot].continued);
        later.map(Line::Before).or_else(|| timed().last().or_else(goes_on).map(Line::After))
    }
}
