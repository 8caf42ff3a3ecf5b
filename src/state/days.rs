//! The days that have a tab, and the selected day.

use super::{Dirty, Effects, Focus, State, View};
use crate::time::{Date, Instant};
use crate::timetable::day_at;

impl State {
    /// Whether the event has several days: by the dates of the event, or by the sessions read so far.
    pub fn has_days(&self) -> bool {
        self.timetable.past > 1 || self.agenda.event.start < self.agenda.event.end
    }

    /// The days that have a tab, in order; empty for fewer than two days. In the list, separate past days have no tab.
    pub fn tab_days(&self) -> Vec<Date> {
        let table = &self.timetable;
        let mut dates: Vec<Date> = Vec::new();
        if self.view == View::Grid {
            // Separate past days are sorted newest first, so they are reversed.
            dates.extend(table.days[table.past..].iter().rev().filter_map(|day| day.date));
        }
        dates.extend(table.days[..table.past].iter().filter_map(|day| day.date));
        if dates.len() > 1 { dates } else { Vec::new() }
    }

    /// The day whose tab is selected. In the list, the day that was chosen or scrolled to, else the first. If that day is not in the timetable,
    /// for example after a change of the zone, the nearest day.
    pub fn current_day(&self) -> Option<Date> {
        if self.view == View::Grid {
            return self.timetable.days[self.grid_day()?].date;
        }
        let days = self.tab_days();
        let Some(shown) = self.shown_day else { return days.first().copied() };
        days.into_iter().min_by_key(|day| day.0.abs_diff(shown.0))
    }

    /// The day that contains an instant, in the zone shown.
    pub fn date_at(&self, moment: Instant) -> Date {
        day_at(&self.agenda, &self.zones, self.zone(), moment)
    }

    /// Whether any session of a day matches the query.
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
