//! Where the arrow keys lead in a grid, as in the ARIA Authoring Practices Guide: down and up in time, to the sides by room.

use super::{Cell, Grid};
use crate::time::Instant;

/// A key that moves the focus within a grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// To what comes before in the same column.
    Up,
    /// To what comes next in the same column.
    Down,
    /// To the nearest at that time in a column before.
    Before,
    /// To the nearest at that time in a column after.
    After,
    /// To the first column at that time.
    RowStart,
    /// To the last column at that time.
    RowEnd,
    /// To the first session of the day.
    First,
    /// To the last session of the day.
    Last,
    /// To the day before.
    DayBefore,
    /// To the day after.
    DayAfter,
}

impl Grid {
    /// The cell that a key leads to from another, and the column that it then is in. `column` is the one that the reader was in before, which a band
    /// is left by again. `None` where there is nothing on that side.
    pub fn neighbor(&self, from: usize, column: usize, key: Move) -> Option<(usize, usize)> {
        let cell = self.cells.get(from)?;
        let column = if cell.columns.contains(&column) { column } else { cell.columns.start };
        let with_column = |to: usize| (to, if self.cells[to].covers(column) { column } else { self.cells[to].columns.start });
        match key {
            Move::Down => (from + 1..self.cells.len()).find(|to| self.cells[*to].covers(column)).map(with_column),
            Move::Up => (0..from).rev().find(|to| self.cells[*to].covers(column)).map(with_column),
            Move::First => Some(with_column(0)),
            Move::Last => Some(with_column(self.cells.len() - 1)),
            Move::Before => (0..cell.columns.start).rev().find_map(|column| self.nearest(column, cell)),
            Move::After => (cell.columns.end..self.columns.len()).find_map(|column| self.nearest(column, cell)),
            Move::RowStart => (0..cell.columns.start).find_map(|column| self.at_the_same_time(column, cell)),
            Move::RowEnd => (cell.columns.end..self.columns.len()).rev().find_map(|column| self.at_the_same_time(column, cell)),
            Move::DayBefore | Move::DayAfter => None,
        }
    }

    /// The cell of a column that is nearest in time to another one.
    fn nearest(&self, column: usize, to: &Cell) -> Option<(usize, usize)> {
        let distance = |cell: &Cell| {
            let overlaps = cell.span.0 < to.span.1 && to.span.0 < cell.span.1;
            (!overlaps, cell.span.0.0.abs_diff(to.span.0.0))
        };
        let cells = self.cells.iter().enumerate().filter(|(_, cell)| cell.covers(column) && !cell.is_band);
        cells.min_by_key(|(_, cell)| distance(cell)).map(|(number, _)| (number, column))
    }

    fn at_the_same_time(&self, column: usize, to: &Cell) -> Option<(usize, usize)> {
        let overlaps = |cell: &Cell| cell.span.0 < to.span.1 && to.span.0 < cell.span.1;
        self.nearest(column, to).filter(|found| overlaps(&self.cells[found.0]))
    }

    /// The cell that is nearest to a moment, in that column where it has any.
    pub fn nearest_to(&self, at: Instant, column: usize) -> Option<usize> {
        let cells = self.cells.iter().enumerate();
        cells.min_by_key(|(_, cell)| (!cell.covers(column), cell.span.0.0.abs_diff(at.0))).map(|(number, _)| number)
    }
}

impl Cell {
    /// Whether it covers that column.
    pub fn covers(&self, column: usize) -> bool {
        self.columns.contains(&column) || self.pieces.iter().any(|piece| piece.contains(&column))
    }
}
