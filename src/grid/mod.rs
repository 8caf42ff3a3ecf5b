//! The room grid of one day: rooms as columns, time downwards. This module computes the layout and does not depend on its rendering.
//!
//! The day is divided into *segments* at instants at which nothing runs. A segment has *rows*, one for each time span between two consecutive instants
//! at which a session begins or ends or a half hour is full, and *tracks*, one for each *lane* of a room. Sessions that overlap are in
//! different lanes of the room's column.

mod bands;
mod columns;
mod hours;
mod items;
mod moves;
mod pages;
mod segments;

use std::ops::Range;

pub use moves::Move;

use crate::model::Agenda;
use crate::steps;
use crate::time::{Date, Instant, Zones};
use crate::timetable::{Place, Timetable};

/// Approximate number of cells in a chunk, which is rendered in one task.
const CHUNK: usize = 12;

/// The input of the grid layout.
#[derive(Debug)]
pub struct Plan<'a> {
    /// The agenda.
    pub agenda: &'a Agenda,
    /// The zones of the platform.
    pub zones: &'a Zones,
    /// The displayed zone.
    pub zone: &'a str,
    /// The timetable of the agenda.
    pub timetable: &'a Timetable,
    /// Index of the day in the timetable.
    pub day: usize,
    /// Whether each session matches the filters, by its index; empty if all do.
    pub shown: &'a [bool],
    /// Index of the only room to lay out, among the rooms of the day; `None` for all rooms.
    pub room: Option<usize>,
}

/// The room grid of one day.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// The day.
    pub date: Option<Date>,
    /// The rooms in use on that day, in feed order, as indices into the agenda. The last one may be `None`, for sessions without
    /// a room.
    pub rooms: Vec<Option<usize>>,
    /// The columns: all rooms, or the requested one.
    pub columns: Vec<Column>,
    /// Sessions without a position in time: multi-day sessions, sessions without a time, and those that no lane has room for.
    pub strip: Vec<usize>,
    /// The segments of the day, in order.
    pub segments: Vec<Segment>,
    /// Sessions sorted by time and column.
    pub cells: Vec<Cell>,
    /// The session of each cell, as an index into the agenda.
    pub sessions: Vec<usize>,
    /// Ranges of cells that are rendered in one task. A chunk never spans segments, and ends at a change of the start time.
    pub chunks: Vec<Range<usize>>,
    /// Number of distinct start times.
    pub moments: usize,
}

/// A column: a room, or the sessions without a room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The room, as an index into the agenda.
    pub room: Option<usize>,
    /// Its tracks, one for each lane.
    pub tracks: Range<usize>,
}

/// A part of the day at whose ends nothing runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// The instants that divide its rows, including its start and its end.
    pub times: Vec<Instant>,
    /// Full and half hours within it.
    pub marks: Vec<Mark>,
    /// Its chunks.
    pub chunks: Range<usize>,
    /// Length in seconds of the omitted gap before it, if there is one.
    pub gap: Option<i64>,
}

/// A horizontal line across all columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The row that starts at the line.
    pub row: usize,
    /// The instant.
    pub at: Instant,
    /// Whether the line has a time label: full hours, and the start of the first segment or of one after a gap.
    pub is_labelled: bool,
}

/// A session in the grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The session, as an index into the agenda.
    pub session: usize,
    /// Its start and end on this day.
    pub span: (Instant, Instant),
    /// Index of its segment.
    pub segment: usize,
    /// Its rows.
    pub rows: Range<usize>,
    /// The columns that it covers. Cells of one column with the same rows and tracks are stacked vertically.
    pub columns: Range<usize>,
    /// Its tracks.
    pub tracks: Range<usize>,
    /// Whether it is a band: a break across all free columns.
    pub is_band: bool,
    /// Further ranges of columns that a band covers, where busy columns interrupt it.
    pub pieces: Vec<Range<usize>>,
    /// Index of its start time among the distinct start times of the day.
    pub moment: usize,
}

impl Grid {
    /// Computes the grid of a day.
    pub fn new(plan: &Plan) -> Grid {
        let mut items = items::of_day(plan);
        let mut grid = Grid { date: plan.timetable.days.get(plan.day).and_then(|day| day.date), ..Grid::default() };
        grid.strip = std::mem::take(&mut items.untimed);
        columns::lay_out(&mut grid, plan, items.timed);
        grid
    }

    /// Whether the grid has no sessions.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty() && self.strip.is_empty()
    }

    /// Number of tracks, excluding that of the hours.
    pub fn tracks(&self) -> usize {
        self.columns.last().map_or(0, |column| column.tracks.end)
    }

    /// The position of an instant: segment, row, and the elapsed part of the row in thousandths.
    pub fn place_of(&self, at: Instant) -> Option<(usize, usize, usize)> {
        for (number, segment) in self.segments.iter().enumerate() {
            let row = segment.times.partition_point(|time| *time <= at);
            if row > 0 && row < segment.times.len() {
                let (from, to) = (segment.times[row - 1].0, segment.times[row].0);
                return Some((number, row - 1, ((at.0 - from) * 1000 / (to - from)) as usize));
            }
            // An instant in an omitted gap maps to the start of the next segment. Before the first segment there is no position.
            if row == 0 {
                return (number > 0).then_some((number, 0, 0));
            }
        }
        None
    }

    /// The sessions of some chunks, as indices into the agenda.
    pub fn in_chunks(&self, chunks: Range<usize>) -> &[usize] {
        let Some(first) = self.chunks.get(chunks.start).filter(|_| !chunks.is_empty()) else { return &[] };
        &self.sessions[first.start..self.chunks[chunks.end - 1].end]
    }

    /// The cell of a session.
    pub fn cell_of(&self, session: usize) -> Option<usize> {
        self.sessions.iter().position(|other| *other == session)
    }

    fn finish(&mut self) {
        steps::count(self.cells.len());
        let key = |(number, cell): (usize, &Cell)| (cell.segment as i32, 0, cell.span.0.0, cell.tracks.start, number);
        let mut order: Vec<Place> = self.cells.iter().enumerate().map(key).collect();
        order.sort_unstable();
        self.cells = order.into_iter().map(|place| self.cells[place.4].clone()).collect();
        let (mut begin, mut last) = (0, None);
        for (number, cell) in self.cells.iter_mut().enumerate() {
            let place = (cell.segment, cell.span.0);
            if last != Some(place) {
                self.moments += usize::from(last.is_none_or(|(_, at)| at != cell.span.0));
                let new_segment = last.is_none_or(|(segment, _)| segment != cell.segment);
                if new_segment || number - begin >= CHUNK {
                    begin = number;
                    self.chunks.push(number..number);
                }
                if new_segment {
                    self.segments[cell.segment].chunks = self.chunks.len() - 1..self.chunks.len();
                }
                last = Some(place);
            }
            cell.moment = self.moments - 1;
            self.sessions.push(cell.session);
            if let Some(chunk) = self.chunks.last_mut() {
                chunk.end = number + 1;
            }
            self.segments[cell.segment].chunks.end = self.chunks.len();
        }
    }
}
