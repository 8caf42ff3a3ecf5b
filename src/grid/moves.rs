//! Arrow key navigation in a grid, as in the ARIA Authoring Practices Guide: up and down in time, sideways by room.

use super::{Cell, Grid};
use crate::time::Instant;

/// A navigation command within a grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// The previous cell in the same column.
    Up,
    /// The next cell in the same column.
    Down,
    /// The nearest cell at that time in a previous column.
    Before,
    /// The nearest cell at that time in a following column.
    After,
    /// The first column at that time.
    RowStart,
    /// The last column at that time.
    RowEnd,
    /// The first session of the day.
    First,
    /// The last session of the day.
    Last,
    /// The previous day.
    DayBefore,
    /// The next day.
    DayAfter,
}

impl Grid {
    /// The cell that a command moves to, and its column. `column` is the reader's column before the move, to which the focus returns when it leaves
    /// a band. `None` if there is no cell in that direction.
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

    /// The cell of a column that is nearest in time to another cell.
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

    /// The cell that is nearest to an instant, in that column if it has any.
    pub fn nearest_to(&self, at: Instant, column: usize) -> Option<usize> {
        let cells = self.cells.iter().enumerate();
        cells.min_by_key(|(_, cell)| (!cell.covers(column), cell.span.0.0.abs_diff(at.0))).map(|(number, _)| number)
    }
}

impl Cell {
    /// Whether the cell covers that column.
    pub fn covers(&self, column: usize) -> bool {
        self.columns.contains(&column) || self.pieces.iter().any(|piece| piece.contains(&column))
    }
}
