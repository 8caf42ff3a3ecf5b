//! A grid divided into pages that lie beside each other, for paper.

use std::ops::Range;

use super::{Cell, Grid};

impl Grid {
    /// The grid in parts of at most so many tracks, in the order of its rooms, about equally wide. A room is never divided.
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

    /// Some of its columns, with the same rows. What has no place in time is on the first page alone.
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

/// What of a cell is in some columns, the first of whose tracks is that one.
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
