//! *Who can attend when*: classifies the sessions of each day by whether they fall within the waking hours of people in another time zone.

use crate::model::{Agenda, Status};
use crate::time::{Date, DateTime, Hours, Instant, Zones};
use crate::timetable::{Timetable, day_begin, day_of, is_within, last_day};

/// Resolution of the time axis, in seconds.
const STEP: i64 = 15 * 60;

/// The days of an event on a common time axis.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Scale {
    /// Days that have sessions with a time, in the event's time zone.
    pub days: Vec<Day>,
    /// The length of the axis in seconds: from the earliest hour of any day to the latest.
    pub length: i64,
}

/// One day of the event.
#[derive(Debug, PartialEq, Eq)]
pub struct Day {
    /// The calendar date.
    pub date: Date,
    /// The instant at which its axis starts.
    pub origin: Instant,
    /// Start of its first session.
    pub from: Instant,
    /// End of its last session.
    pub to: Instant,
    /// Its sessions, without breaks and other quiet items, as indices into the agenda.
    pub sessions: Vec<usize>,
}

/// A day of the event for people in another zone.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Attendance {
    /// Time spans with sessions: start and end in seconds after the day's origin, and whether the span is within the hours.
    pub spans: Vec<(i64, i64, bool)>,
    /// Number of sessions that are entirely within the hours.
    pub awake: usize,
    /// Sessions that are not entirely within the hours, as indices into the agenda.
    pub asleep: Vec<usize>,
}

impl Scale {
    /// Computes the days of an agenda.
    #[inline(never)]
    pub fn new(agenda: &Agenda, zones: &Zones) -> Scale {
        let zone = agenda.event.zone();
        let mut days: Vec<Day> = Vec::new();
        // Relative to the year 1 no day is in the past, so the timetable keeps all days in chronological order.
        let table = Timetable::new(agenda, zones, zone, Some(Instant(-62_135_596_800)));
        for day in &table.days {
            let Some(date) = day.date else { continue };
            let takes_part = |session: &&usize| {
                let about = &agenda.sessions[**session];
                about.when.start().is_some() && !about.is_quiet() && about.status != Status::Cancelled
            };
            let sessions: Vec<usize> = table.in_chunks(day.chunks.clone()).iter().filter(takes_part).copied().collect();
            // A day spans its own sessions. Only a day without any falls back to the parts of multi-day sessions on that day.
            let (begins, ends) = (day_begin(agenda, zones, date), day_begin(agenda, zones, Date(date.0 + 1)));
            let is_alone = |session: &&usize| last_day(agenda, zones, zone, **session) == day_of(agenda, zones, zone, **session);
            let span = |session: &usize| {
                let when = agenda.sessions[*session].when;
                let start = when.start().unwrap_or(begins);
                (start, when.end().unwrap_or(start))
            };
            let mut spans: Vec<(Instant, Instant)> = sessions.iter().filter(is_alone).map(span).collect();
            if spans.is_empty() {
                spans = sessions.iter().map(span).map(|(start, end)| (start.max(begins), end.min(ends))).collect();
            }
            let (from, to) = (spans.iter().map(|span| span.0).min(), spans.iter().map(|span| span.1).max());
            if let (Some(from), Some(to)) = (from, to) {
                days.push(Day { date, origin: from, from, to, sessions });
            }
        }
        // The axis starts at the earliest local start time of any day, rounded down to the hour. A day with a clock change keeps its real length.
        let clock =
            |day: &Day| (zones.local(zone, day.from).to_seconds() - i64::from(day.date.0) * 86_400).div_euclid(3600) * 3600;
        let first = days.iter().map(clock).min().unwrap_or(0);
        for day in &mut days {
            day.origin = zones.instant(zone, DateTime::from_seconds(i64::from(day.date.0) * 86_400 + first)).0;
        }
        let length = days.iter().map(|day| day.to.0 - day.origin.0).max().unwrap_or(0);
        Scale { days, length }
    }
}

impl Day {
    /// Computes which sessions of this day people in that zone can attend during those hours.
    pub fn attendance(&self, agenda: &Agenda, zones: &Zones, zone: &str, hours: Hours) -> Attendance {
        let at_night = |session: &usize| !is_within(agenda, zones, zone, hours, *session);
        let asleep: Vec<usize> = self.sessions.iter().copied().filter(at_night).collect();
        let mut attendance = Attendance { spans: Vec::new(), awake: self.sessions.len() - asleep.len(), asleep };
        let is_on = |at: i64| {
            let runs = |&session: &usize| {
                let when = agenda.sessions[session].when;
                when.start().is_some_and(|start| start.0 < at + STEP) && when.end().is_some_and(|end| end.0 > at)
            };
            self.sessions.iter().any(runs)
        };
        let mut at = self.origin.0;
        while at < self.to.0 {
            if is_on(at) {
                let awake = hours.contain(zones, zone, Instant(at), Instant(at + STEP));
                let (from, to) = (at - self.origin.0, (at + STEP).min(self.to.0) - self.origin.0);
                match attendance.spans.last_mut() {
                    Some(last) if last.1 == from && last.2 == awake => last.1 = to,
                    _ => attendance.spans.push((from, to, awake)),
                }
            }
            at += STEP;
        }
        attendance
    }
}
