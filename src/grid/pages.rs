//! Pagination: divides a grid into pages side by side, for printing.

use std::ops::Range;

use super::{Cell, Grid};

impl Grid {
    /// Splits the grid into pages of at most so many tracks and about equal width, in room order. A room is never divided.
    pub fn pages(self, most: usize) -> Vec<Grid> {
        let parts = self.tracks().div_ceil(most);
        if parts < 2 {
            return vec![self];
        }
        let fair = self.tracks().div_ceil(parts);
        let mut pages = Vec::new();
        let mut begin = 0;
        for end in 1..=self.columns.len() {
            let tracks = |end: usize| self.columns[end - 1].tracks.end - self.columns[begin].tracks.start;
            if end == self.columns.len() || tracks(end) >= fair || tracks(end + 1) > most {
                pages.push(self.page(begin..end));
                begin = end;
            }
        }
        pages
    }

    /// Some of its columns, with the same rows. The strip of sessions without a position in time is on the first page only.
    fn page(&self, columns: Range<usize>) -> Grid {
        let mut page = Grid {
            date: self.date,
            rooms: self.rooms.clone(),
            segments: self.segments.clone(),
            moments: self.moments,
            ..Grid::default()
        };
        let first = self.columns[columns.start].tracks.start;
        page.columns = self.columns[columns.clone()].to_vec();
        for column in &mut page.columns {
            column.tracks = column.tracks.start - first..column.tracks.end - first;
        }
        if columns.start == 0 {
            page.strip.clone_from(&self.strip);
        }
        for (number, segment) in page.segments.iter_mut().enumerate() {
            let begin = page.cells.len();
            let cells = self.cells.iter().filter(|cell| cell.segment == number);
            page.cells.extend(cells.filter_map(|cell| within(cell, &columns, first, &page.columns)));
            segment.chunks = page.chunks.len()..page.chunks.len() + 1;
            page.chunks.push(begin..page.cells.len());
        }
        page.sessions = page.cells.iter().map(|cell| cell.session).collect();
        page
    }
}

/// The part of a cell that is within some columns, whose first track is `first`.
fn within(cell: &Cell, columns: &Range<usize>, first: usize, page: &[super::Column]) -> Option<Cell> {
    let part = |range: &Range<usize>| {
        let (start, end) = (range.start.max(columns.start), range.end.min(columns.end));
        (start < end).then(|| start - columns.start..end - columns.start)
    };
    let mut pieces: Vec<_> = std::iter::once(&cell.columns).chain(&cell.pieces).filter_map(part).collect();
    if pieces.is_empty() {
        return None;
    }
    let own = pieces.remove(0);
    let tracks = if cell.is_band {
        page[own.start].tracks.start..page[own.end - 1].tracks.end
    } else {
        cell.tracks.start - first..cell.tracks.end - first
    };
    Some(Cell { columns: own, tracks, pieces, ..cell.clone() })
}
