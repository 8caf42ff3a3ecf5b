//! The room grid: its day, its room on a narrow element, and keyboard navigation.

use super::{Dirty, Effects, Focus, HistoryOp, Overlay, State, View};
use crate::grid::{Grid, Move, Plan};
use crate::model::SessionId;
use crate::query::{Facet, Query};
use crate::time::{Date, Instant, Stamp, stamp};

/// Below this width of the element, in CSS pixels, the grid shows one room at a time.
const NARROW: u32 = 700;

impl State {
    /// Recomputes the grid. It is empty in other views.
    #[inline(never)]
    pub(super) fn lay_out(&mut self) {
        self.grid = Grid::default();
        let Some(day) = self.grid_day().filter(|_| !self.loading && self.view == View::Grid) else { return };
        let mut grid = self.grid_of(day, None);
        if self.is_narrow() && grid.rooms.len() > 1 {
            let id = |room: &Option<usize>| room.map_or("", |room| &*self.agenda.rooms[room].id);
            let chosen = self.room.as_ref().and_then(|chosen| grid.rooms.iter().position(|room| id(room) == chosen));
            grid = self.grid_of(day, Some(chosen.unwrap_or(0)));
        }
        self.grid = grid;
    }

    /// The grid of a day, with all rooms or with one of them.
    fn grid_of(&self, day: usize, room: Option<usize>) -> Grid {
        let shown: &[bool] = if self.hides && !self.query.is_empty() { &self.outcome.sessions } else { &[] };
        let (agenda, timetable) = (&self.agenda, &self.timetable);
        Grid::new(&Plan { agenda, zones: &self.zones, zone: self.zone(), timetable, day, shown, room })
    }

    /// The grids of all days, in order, without empty ones.
    pub fn all_grids(&self) -> Vec<Grid> {
        let (past, all) = (self.timetable.past, self.timetable.days.len());
        let days = (past..all).rev().chain(0..past).filter(|day| self.timetable.days[*day].date.is_some());
        days.map(|day| self.grid_of(day, None)).filter(|grid| !grid.is_empty()).collect()
    }

    /// Whether the grid shows one room at a time.
    pub fn is_narrow(&self) -> bool {
        self.width < NARROW
    }

    /// Whether an instant is on the day that the grid shows.
    pub fn grid_is_on(&self, at: Instant) -> bool {
        self.grid.date == Some(self.date_at(at))
    }

    /// The position of the day that the grid shows: the chosen day or the nearest to it; by default, today or the next day, else the first.
    pub fn grid_day(&self) -> Option<usize> {
        let dated = || self.timetable.days.iter().enumerate().filter_map(|(position, day)| Some((day.date?, position)));
        if let Some(shown) = self.shown_day {
            return dated().min_by_key(|day| day.0.0.abs_diff(shown.0)).map(|day| day.1);
        }
        let now = self.now.as_ref().and_then(|now| now.at).unwrap_or_else(|| self.platform.now());
        let today = self.date_at(now);
        dated().filter(|day| day.0 >= today).min().or_else(|| dated().min()).map(|day| day.1)
    }

    /// Shows a day in the grid.
    pub(super) fn grid_shows(&mut self, date: Date, out: &mut Effects) {
        self.shown_day = Some(date);
        self.lay_out();
        (out.dirty, out.history) = (Dirty::MAIN, HistoryOp::Replace);
    }

    /// Makes the grid show the open session.
    #[inline(never)]
    pub(super) fn grid_leads_to_open(&mut self) -> Dirty {
        match self.overlay.clone() {
            Some(Overlay::Session(id)) => self.grid_leads_to(&id),
            _ => Dirty::default(),
        }
    }

    /// Makes the grid show a session: its day, and its room if one room is shown at a time.
    #[inline(never)]
    pub(super) fn grid_leads_to(&mut self, id: &SessionId) -> Dirty {
        let here = |session: &usize| self.grid.sessions.contains(session) || self.grid.strip.contains(session);
        let Some(session) = self.agenda.session(id).filter(|session| self.view == View::Grid && !here(session)) else {
            return Dirty::default();
        };
        let Some(date) = self.day(session) else { return Dirty::default() };
        self.shown_day = Some(date);
        let room = self.agenda.sessions[session].room.map(|room| self.agenda.rooms[room].id.to_string());
        self.room = Some(room.unwrap_or_default());
        self.lay_out();
        Dirty::MAIN
    }

    /// Moves the focus to the now line; the grid switches to the current day first.
    pub(super) fn show_now(&mut self, out: &mut Effects) {
        match self.now.as_ref().and_then(|now| now.at) {
            Some(now) if self.view == View::Grid && !self.grid_is_on(now) => self.grid_shows(self.date_at(now), out),
            Some(now) if self.view == View::Agenda => self.pass_day(self.date_at(now), out),
            _ => {}
        }
        (out.focus, out.scroll) = (Some(Focus::NowLine), true);
    }

    pub(super) fn set_width(&mut self, width: u32, out: &mut Effects) {
        let before = self.is_narrow();
        self.width = width;
        if before != self.is_narrow() && self.view == View::Grid {
            self.lay_out();
            out.dirty = Dirty::MAIN;
        }
    }

    /// Shows the room with an id, if the grid shows one room at a time.
    pub(super) fn show_room(&mut self, id: String, out: &mut Effects) {
        self.room = Some(id);
        self.lay_out();
        out.dirty = Dirty::MAIN;
    }

    /// The id of the room `by` positions after the current one; `None` beyond the first and last room.
    pub fn room_beside(&self, by: isize) -> Option<String> {
        let shown = self.grid.columns.first()?.room;
        let place = self.grid.rooms.iter().position(|room| *room == shown)?;
        let room = self.grid.rooms.get(place.checked_add_signed(by)?)?;
        Some(room.map_or(String::new(), |room| self.agenda.rooms[room].id.clone()))
    }

    /// Moves the focus from the cell of a session.
    pub(super) fn move_in_grid(&mut self, from: &SessionId, key: Move, out: &mut Effects) {
        let Some(from) = self.agenda.session(from).and_then(|session| self.grid.cell_of(session)) else { return };
        if let Some((cell, column)) = self.grid.neighbor(from, self.column, key) {
            self.column = column;
            out.focus = self.id_of_cell(cell);
            return;
        }
        let at = self.grid.cells[from].span.0;
        let by = match key {
            Move::Before | Move::DayBefore => -1,
            Move::After | Move::DayAfter => 1,
            _ => return,
        };
        match key {
            Move::DayBefore | Move::DayAfter => {
                let days = self.tab_days();
                let place = days.iter().position(|day| Some(*day) == self.grid.date);
                let Some(date) = place.and_then(|place| days.get(place.checked_add_signed(by)?)).copied() else { return };
                let later = i64::from(date.0 - self.grid.date.map_or(date.0, |date| date.0)) * 86_400;
                self.grid_shows(date, out);
                out.focus = self.grid.nearest_to(Instant(at.0 + later), self.column).and_then(|cell| self.id_of_cell(cell));
            }
            _ if self.is_narrow() => {
                let Some(room) = self.room_beside(by) else { return };
                self.show_room(room, out);
                out.focus = self.grid.nearest_to(at, 0).and_then(|cell| self.id_of_cell(cell));
            }
            _ => {}
        }
    }

    fn id_of_cell(&self, cell: usize) -> Option<Focus> {
        let session = *self.grid.sessions.get(cell)?;
        Some(Focus::Session(self.agenda.sessions[session].id.clone()))
    }
}

/// Removes the days from a query, since the grid shows one day; returns the first of them.
pub(super) fn take_day(query: &mut Query) -> Option<Date> {
    let day = query.chosen.iter().find(|(facet, _)| *facet == Facet::Day).and_then(|(_, day)| stamp(day));
    query.chosen.retain(|(facet, _)| *facet != Facet::Day);
    if let Some(Stamp::Date(date)) = day { Some(date) } else { None }
}
