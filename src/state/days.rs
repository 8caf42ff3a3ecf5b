//! The days that have a tab, and the one that is shown.

use super::{Dirty, Effects, Focus, State, View};
use crate::time::{Date, Instant};
use crate::timetable::day_at;

impl State {
    /// Whether there are several days, as far as it is known: by the event's own dates, or by the sessions that were read.
    pub fn has_days(&self) -> bool {
        self.timetable.past > 1 || self.agenda.event.start < self.agenda.event.end
    }

    /// The days that have a tab, in order, from two days on. In the list, past days that are apart have none.
    pub fn tab_days(&self) -> Vec<Date> {
        let table = &self.timetable;
        let mut dates: Vec<Date> = Vec::new();
        if self.view == View::Grid {
            // Those that are apart stand newest first.
            dates.extend(table.days[table.past..].iter().rev().filter_map(|day| day.date));
        }
        dates.extend(table.days[..table.past].iter().filter_map(|day| day.date));
        if dates.len() > 1 { dates } else { Vec::new() }
    }

    /// The day whose tab is marked. In the list it is the one chosen or scrolled to, else the first. Where that day is gone, as in another zone, it is
    /// the nearest.
    pub fn current_day(&self) -> Option<Date> {
        if self.view == View::Grid {
            return self.timetable.days[self.grid_day()?].date;
        }
        let days = self.tab_days();
        let Some(shown) = self.shown_day else { return days.first().copied() };
        days.into_iter().min_by_key(|day| day.0.abs_diff(shown.0))
    }

    /// The day that a moment is part of, in the zone shown.
    pub fn date_at(&self, moment: Instant) -> Date {
        day_at(&self.agenda, &self.zones, self.zone(), moment)
    }

    /// Whether the query leaves a session on that day.
    pub fn has_match_on(&self, date: Date) -> bool {
        let table = &self.timetable;
        let Some(day) = table.days.iter().find(|day| day.date == Some(date)) else { return false };
        let is_shown = |session: &usize| self.outcome.sessions.get(*session).is_none_or(|shown| *shown);
        self.shows_day(day.date) && table.in_chunks(day.chunks.clone()).iter().any(is_shown)
    }

    pub(super) fn show_day(&mut self, date: Date, out: &mut Effects) {
        if self.tab_days().contains(&date) {
            if self.view == View::Grid {
                return self.grid_shows(date, out);
            }
            self.shown_day = Some(date);
            (out.dirty, out.focus, out.scroll) = (Dirty::DAYS, Some(Focus::Day(date)), true);
        }
    }

    pub(super) fn pass_day(&mut self, date: Date, out: &mut Effects) {
        if self.current_day() != Some(date) {
            out.dirty = Dirty::DAYS;
        }
        self.shown_day = Some(date);
    }
}
