//! The room grid of one day: rooms as columns, time downwards. Everything that is computed of it is computed here, without knowing how it is shown.
//!
//! The day is divided into *segments* at moments at which nothing runs. A segment has *rows*, one for each span of time between two moments at
//! which something begins or ends or a half hour is full, and *tracks*: a column for each *lane* of a room, in which sessions that overlap stand
//! side by side.

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

/// About how many cells a chunk holds, which is rendered in one task.
const CHUNK: usize = 12;

/// What is asked of a grid.
#[derive(Debug)]
pub struct Plan<'a> {
    /// The agenda.
    pub agenda: &'a Agenda,
    /// The zones of the platform.
    pub zones: &'a Zones,
    /// The zone shown.
    pub zone: &'a str,
    /// Its days.
    pub timetable: &'a Timetable,
    /// The day, by its position among these.
    pub day: usize,
    /// Which sessions are in it, by position; all where it is empty.
    pub shown: &'a [bool],
    /// The only room that is to be shown, by its place among the rooms of the day; all rooms where there is none.
    pub room: Option<usize>,
}

/// The room grid of one day.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// The day.
    pub date: Option<Date>,
    /// The rooms that something takes place in on that day, in the order of the feed: positions in the agenda. `None`, last, is for what has no
    /// room.
    pub rooms: Vec<Option<usize>>,
    /// The columns: all rooms, or the one asked for.
    pub columns: Vec<Column>,
    /// What has no place in time: sessions of several days, sessions without a time, and what no column has room for.
    pub strip: Vec<usize>,
    /// The parts of the day, in order.
    pub segments: Vec<Segment>,
    /// Sessions in order of time and column.
    pub cells: Vec<Cell>,
    /// The session of each cell: positions in the agenda.
    pub sessions: Vec<usize>,
    /// Ranges of cells that are rendered in one task. Each is of one segment, and ends with a moment.
    pub chunks: Vec<Range<usize>>,
    /// How many moments there are at which something begins.
    pub moments: usize,
}

/// A column: a room, or what has none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The room: a position in the agenda.
    pub room: Option<usize>,
    /// Its tracks, of which there is one for each lane.
    pub tracks: Range<usize>,
}

/// A part of the day at whose ends nothing runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// The moments that divide its rows, with its begin and its end.
    pub times: Vec<Instant>,
    /// Full and half hours within it.
    pub marks: Vec<Mark>,
    /// Its chunks.
    pub chunks: Range<usize>,
    /// How long nothing takes place before it, in seconds, where that time is left out.
    pub gap: Option<i64>,
}

/// A line across all columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The row that begins with it.
    pub row: usize,
    /// The moment.
    pub at: Instant,
    /// Whether its time stands beside it: full hours, and the begin of the first segment or of one after a gap.
    pub is_labelled: bool,
}

/// A session in the grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The session: a position in the agenda.
    pub session: usize,
    /// When it begins and ends on this day.
    pub span: (Instant, Instant),
    /// The segment that it is in.
    pub segment: usize,
    /// Its rows.
    pub rows: Range<usize>,
    /// The columns that it covers. Cells of one column that have the same rows and tracks stand one below the other.
    pub columns: Range<usize>,
    /// Its tracks.
    pub tracks: Range<usize>,
    /// Whether it is a band: a break that covers all columns that are free.
    pub is_band: bool,
    /// Further columns that a band covers: ranges of columns with their tracks.
    pub pieces: Vec<Range<usize>>,
    /// The number of the moment at which it begins, among those of the day.
    pub moment: usize,
}

impl Grid {
    /// The grid of a day.
    pub fn new(plan: &Plan) -> Grid {
        let mut items = items::of_day(plan);
        let mut grid = Grid { date: plan.timetable.days.get(plan.day).and_then(|day| day.date), ..Grid::default() };
        grid.strip = std::mem::take(&mut items.untimed);
        columns::lay_out(&mut grid, plan, items.timed);
        grid
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty() && self.strip.is_empty()
    }

    /// How many tracks it has, without that of the hours.
    pub fn tracks(&self) -> usize {
        self.columns.last().map_or(0, |column| column.tracks.end)
    }

    /// Where a moment falls: a segment, one of its rows, and how much of that is over, in thousandths.
    pub fn place_of(&self, at: Instant) -> Option<(usize, usize, usize)> {
        for (number, segment) in self.segments.iter().enumerate() {
            let row = segment.times.partition_point(|time| *time <= at);
            if row > 0 && row < segment.times.len() {
                let (from, to) = (segment.times[row - 1].0, segment.times[row].0);
                return Some((number, row - 1, ((at.0 - from) * 1000 / (to - from)) as usize));
            }
            // In time that is left out it is at the begin of what comes next, and after all at the end.
            if row == 0 {
                return (number > 0).then_some((number, 0, 0));
            }
        }
        None
    }

    /// The sessions of some chunks: positions in the agenda.
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
