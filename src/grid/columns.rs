//! Assigns items to columns and lanes: sessions that overlap within a room share its column side by side.

use std::ops::Range;

use super::bands::{self, Busy};
use super::items::Item;
use super::{Cell, Column, Grid, Plan, segments};
use crate::steps;
use crate::time::Instant;
use crate::timetable::Place;

/// Maximum number of lanes in a column. Items that find no lane go to the strip above the grid.
const LANES: usize = 12;
/// Number of simultaneous sessions in one room from which they are stacked vertically instead.
const STACK: usize = 4;
/// Maximum number of passes that place bands: a band that fails may have blocked another one.
const ATTEMPTS: usize = 4;

/// An item with its lane, and the number of lanes in its group of overlapping items.
struct Placed {
    item: Item,
    column: usize,
    lane: usize,
    lanes: usize,
}

/// Assigns a position to each item and divides the day into segments.
pub(super) fn lay_out(grid: &mut Grid, plan: &Plan, mut items: Vec<Item>) {
    let bands = place_bands(grid, plan, &mut items);
    let chosen = plan.room.map(|room| room.min(grid.rooms.len().saturating_sub(1)));
    let mut order: Vec<Place> =
        items.iter().enumerate().map(|(n, item)| (column_key(item.room), 0, item.from, longest_first(item), n)).collect();
    order.sort_unstable();
    let mut placed = Vec::new();
    for (number, room) in grid.rooms.iter().enumerate().filter(|(number, _)| chosen.is_none_or(|chosen| chosen == *number)) {
        let begin = order.partition_point(|place| place.0 < column_key(*room));
        let end = order.partition_point(|place| place.0 <= column_key(*room));
        let from = grid.columns.last().map_or(0, |column| column.tracks.end);
        let in_room: Vec<Item> = order[begin..end].iter().map(|place| items[place.4]).collect();
        let lanes = lanes(&in_room, grid.columns.len(), &mut placed, &mut grid.strip);
        grid.columns.push(Column { room: grid.rooms[number], tracks: from..from + lanes });
    }
    for Placed { item, column, lane, lanes } in placed {
        let tracks = grid.columns[column].tracks.clone();
        let at = |lane: usize| tracks.start + lane * tracks.len() / lanes;
        grid.cells.push(cell(item, column..column + 1, at(lane)..at(lane + 1)));
    }
    for (item, mut runs) in bands {
        if let Some(chosen) = chosen {
            runs = runs.into_iter().filter(|run| run.contains(&chosen)).map(|_| 0..1).collect();
        }
        if let Some(first) = runs.first().cloned() {
            let tracks = grid.columns[first.start].tracks.start..grid.columns[first.end - 1].tracks.end;
            let pieces = runs.split_off(1);
            grid.cells.push(Cell { is_band: true, pieces, ..cell(item, first, tracks) });
        }
    }
    segments::divide(grid, plan);
    grid.finish();
}

/// Determines the rooms and the columns of each band. A band whose columns are busy, or blocked by another band, is placed in the columns of
/// its own rooms.
fn place_bands(grid: &mut Grid, plan: &Plan, items: &mut Vec<Item>) -> Vec<(Item, Vec<Range<usize>>)> {
    let mut bands = bands::take(items, plan);
    for attempt in 0..ATTEMPTS {
        grid.rooms = rooms_of(items, plan);
        if grid.rooms.is_empty() && !bands.is_empty() {
            grid.rooms.push(None);
        }
        let busy = busy(&grid.rooms, items);
        let (mut fits, mut fails) = (Vec::new(), Vec::new());
        let mut until = i64::MIN;
        for band in bands {
            let runs = bands::runs(&band, &grid.rooms, &busy);
            let is_free = !runs.is_empty() && band.items[0].from >= until && attempt + 1 < ATTEMPTS;
            if is_free {
                until = band.items[0].to;
                fits.push((band, runs));
            } else {
                fails.extend(band.items);
            }
        }
        if fails.is_empty() {
            return fits.into_iter().map(|(band, runs)| (band.items[0], runs)).collect();
        }
        items.append(&mut fails);
        bands = fits.into_iter().map(|(band, _)| band).collect();
    }
    grid.rooms = rooms_of(items, plan);
    Vec::new()
}

/// Sort key of a room's column: items without a room come last.
fn column_key(room: Option<usize>) -> i32 {
    room.map_or(i32::MAX, |room| room as i32)
}

/// Sort key that puts the longest session first.
fn longest_first(item: &Item) -> usize {
    usize::MAX - ((item.to - item.from) / 60) as usize
}

fn cell(item: Item, columns: Range<usize>, tracks: Range<usize>) -> Cell {
    Cell {
        session: item.session,
        span: (Instant(item.from), Instant(item.to)),
        segment: 0,
        rows: 0..0,
        columns,
        tracks,
        is_band: false,
        pieces: Vec::new(),
        moment: 0,
    }
}

/// The rooms of some items in feed order; items without a room come last.
fn rooms_of(items: &[Item], plan: &Plan) -> Vec<Option<usize>> {
    let count = plan.agenda.rooms.len();
    let mut is_used = vec![false; count + 1];
    for item in items {
        is_used[item.room.unwrap_or(count)] = true;
    }
    (0..=count).filter(|room| is_used[*room]).map(|room| (room < count).then_some(room)).collect()
}

fn busy(rooms: &[Option<usize>], items: &[Item]) -> Vec<Busy> {
    let mut spans: Vec<Vec<(i64, i64)>> = vec![Vec::new(); rooms.len()];
    for item in items {
        let column = rooms.partition_point(|room| column_key(*room) < column_key(item.room));
        if let Some(spans) = spans.get_mut(column) {
            spans.push((item.from, item.to));
        }
    }
    spans.iter().map(|spans| Busy::new(spans)).collect()
}

/// Assigns each item of a column (sorted) to the first free lane. Returns the number of lanes.
fn lanes(items: &[Item], column: usize, placed: &mut Vec<Placed>, strip: &mut Vec<usize>) -> usize {
    let (mut most, mut begin, mut until) = (1, placed.len(), i64::MIN);
    // The time at which each lane becomes free.
    let mut ends: Vec<i64> = Vec::new();
    for group in items.chunk_by(|a, b| (a.from, a.to) == (b.from, b.to)) {
        steps::count(group.len());
        let (from, to) = (group[0].from, group[0].to);
        if from >= until {
            // No overlap with previous items: they form a group, whose items share the width of the column.
            settle(&mut placed[begin..], ends.len(), &mut most);
            begin = placed.len();
            ends.clear();
        }
        let is_stack = group.len() >= STACK;
        let mut lane = None;
        for item in group {
            if lane.is_none() || !is_stack {
                lane = ends.iter().position(|end| *end <= from);
                if lane.is_none() && ends.len() < LANES {
                    lane = Some(ends.len());
                    ends.push(0);
                }
            }
            match lane {
                Some(lane) => {
                    ends[lane] = to;
                    placed.push(Placed { item: *item, column, lane, lanes: 1 });
                }
                None => strip.push(item.session),
            }
        }
        until = until.max(to);
    }
    settle(&mut placed[begin..], ends.len(), &mut most);
    most
}

fn settle(placed: &mut [Placed], lanes: usize, most: &mut usize) {
    for one in placed {
        one.lanes = lanes;
    }
    *most = (*most).max(lanes);
}
