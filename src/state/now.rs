//! The current and next sessions at an instant.

use std::ops::Range;

use super::State;
use crate::model::{End, Status, When};
use crate::time::Instant;
use crate::timetable::{day_at, day_end, day_of};

/// The agenda at an instant.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Now {
    /// The instant, rounded down to the minute.
    pub at: Option<Instant>,
    /// Positions of the current sessions in the agenda.
    pub on: Vec<usize>,
    /// The next session of each room: the next one on the same day of the event; before the first session of a day, its first.
    pub next: Vec<usize>,
    /// The position of the now line in the timetable, if the timetable contains the day.
    pub line: Option<Line>,
    /// Whether no session has started yet.
    pub before: bool,
    /// Whether all sessions are over.
    pub after: bool,
}

/// The position of the now line, relative to a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// Before a slot that begins later.
    Before(usize),
    /// After the last slot of the day.
    After(usize),
}

/// The assumed duration, in seconds, of a session without an end.
const A_WHILE: i64 = 3600;

impl State {
    /// The current and next sessions at an instant.
    #[inline(never)]
    pub fn at(&self, at: Instant) -> Now {
        // Rounded, since nothing in the view changes within a minute.
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
        // Sessions of several days are sorted last: a session that has just begun is more relevant.
        now.on.sort_by_key(|&session| {
            self.agenda.sessions[session].when.start().is_none() || self.agenda.sessions[session].when.is_long()
        });
        // The start of the next session of each room; the first entry is for sessions without a room.
        let mut next = vec![None; self.agenda.rooms.len() + 1];
        let mut first = None;
        for &(start, _, session) in spans.iter().filter(|span| span.0 > at.0) {
            let day = day_of(&self.agenda, &self.zones, self.event_zone(), session);
            if day != *first.get_or_insert(day) {
                break;
            }
            let room = self.agenda.sessions[session].room.map_or(0, |room| room + 1);
            // Several sessions that begin together, without a room or in the same one, are all listed.
            if *next[room].get_or_insert(start) == start {
                now.next.push(session);
            }
        }
        now
    }

    /// The session whose slot is the current one: the current session that began first, except sessions of several days.
    pub fn current(&self) -> Option<usize> {
        let now = self.now.as_ref().filter(|now| !now.before && !now.after)?;
        let begins = |session: &usize| {
            let when = self.agenda.sessions[*session].when;
            when.start().filter(|_| !when.is_long())
        };
        now.on.iter().copied().filter(|session| begins(session).is_some()).min_by_key(begins)
    }

    /// Whether the event is under way: on one of its days, between its first session and its last.
    pub(super) fn is_under_way(&self) -> bool {
        let has_line = self.now.as_ref().is_some_and(|now| now.line.is_some() && !now.before && !now.after);
        has_line || self.current().is_some()
    }

    /// Sessions of several whole days that include the day of an instant.
    fn all_day(&self, at: Instant) -> impl Iterator<Item = usize> + '_ {
        let today = day_at(&self.agenda, &self.zones, self.event_zone(), at);
        self.timetable.starts().filter(move |&session| {
            let about = &self.agenda.sessions[session];
            let is_on = matches!(about.when, When::Dates(from, to) if from < to && from <= today && today <= to);
            is_on && about.status != Status::Cancelled
        })
    }

    /// The rooms and start times of all sessions that are not cancelled, sorted.
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

    /// The end of a session without one: with an open end, the end of its day; otherwise the start of the next session in its room on
    /// that day, else an hour after its start.
    fn runs_until(&self, session: usize, start: Instant, end: End, begins: &[(Option<usize>, i64)]) -> i64 {
        let over = day_end(&self.agenda, &self.zones, start);
        if end == End::Open {
            return over.0;
        }
        let room = self.agenda.sessions[session].room;
        let next = begins.get(begins.partition_point(|begins| *begins <= (room, start.0)));
        next.filter(|next| next.0 == room && next.1 < over.0).map_or(start.0 + A_WHILE, |next| next.1)
    }

    /// The position of the now line at an instant: before the next slot of that day, in the zone shown; else after its last timed slot, or
    /// after a continuation.
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
