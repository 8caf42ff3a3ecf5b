//! Segments: the parts of a day between which nothing runs, with their rows. Long gaps are omitted.

use super::hours::{half_hour_before, marks};
use super::{Grid, Mark, Plan, Segment};
use crate::steps;
use crate::time::Instant;
use crate::timetable::Place;

/// Minimum length of a gap that is omitted, in seconds.
const GAP: i64 = 5400;

/// Divides the day into segments, and assigns each cell its segment and rows.
pub(super) fn divide(grid: &mut Grid, plan: &Plan) {
    let mut order: Vec<Place> = grid.cells.iter().enumerate().map(|(number, cell)| (0, 0, cell.span.0.0, 0, number)).collect();
    order.sort_unstable();
    let mut until = i64::MIN;
    // Start, end and preceding gap of each segment, with its cells.
    let mut parts: Vec<(i64, i64, Option<i64>, Vec<usize>)> = Vec::new();
    for (.., cell) in order {
        let (from, to) = (grid.cells[cell].span.0.0, grid.cells[cell].span.1.0);
        if from >= until {
            let gap = parts.last().map(|last| from - last.1);
            let is_gap = gap.is_none_or(|gap| gap >= GAP);
            let begin = if is_gap { half_hour_before(plan.zones, plan.zone, from) } else { until };
            parts.push((begin, to, gap.filter(|_| is_gap), Vec::new()));
        }
        until = until.max(to);
        if let Some(last) = parts.last_mut() {
            last.1 = until;
            last.3.push(cell);
        }
    }
    for (number, (from, to, gap, cells)) in parts.into_iter().enumerate() {
        let begins = number == 0 || gap.is_some();
        let marked = marks(plan.zones, plan.zone, half_hour_before(plan.zones, plan.zone, from), to);
        let marked: Vec<(i64, bool)> = marked.into_iter().filter(|mark| mark.0 >= from).collect();
        let mut order: Vec<Place> = vec![(0, 0, from, 0, 0), (0, 0, to, 0, 0)];
        order.extend(marked.iter().map(|mark| (0, 0, mark.0, 0, 0)));
        for cell in &cells {
            let (from, to) = grid.cells[*cell].span;
            order.extend([(0, 0, from.0, 0, 0), (0, 0, to.0, 0, 0)]);
        }
        order.sort_unstable();
        let mut times: Vec<i64> = Vec::new();
        for place in order {
            if times.last() != Some(&place.2) {
                times.push(place.2);
            }
        }
        steps::count(times.len());
        let row = |at: i64| times.partition_point(|time| *time < at);
        for cell in cells {
            let cell = &mut grid.cells[cell];
            (cell.segment, cell.rows) = (number, row(cell.span.0.0)..row(cell.span.1.0));
        }
        let marks = marked.iter().map(|&(at, is_full)| Mark {
            row: row(at),
            at: Instant(at),
            is_labelled: is_full || begins && at == from,
        });
        let marks = marks.collect();
        grid.segments.push(Segment { times: times.into_iter().map(Instant).collect(), marks, chunks: 0..0, gap });
    }
}
