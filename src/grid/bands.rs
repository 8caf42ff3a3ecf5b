//! Breaks that all have at the same time: each is one band across the columns in which nothing else runs.

use std::ops::Range;

use super::Plan;
use super::items::Item;
use crate::steps;

/// How many bands a day has at most. What is beyond that stands in its column.
const MOST: usize = 200;

/// A break, with the rooms that say that they have it; all, where there is none.
pub(super) struct Band {
    /// The same break in each of its rooms, in their order.
    pub(super) items: Vec<Item>,
    pub(super) rooms: Vec<usize>,
}

/// Takes the breaks out of the items that are for several rooms: those without a room, and those that are repeated in several rooms.
pub(super) fn take(items: &mut Vec<Item>, plan: &Plan) -> Vec<Band> {
    let title = |item: &Item| plan.agenda.sessions[item.session].title.get("");
    let mut quiet: Vec<Item> = items.iter().copied().filter(|item| plan.agenda.sessions[item.session].is_quiet()).collect();
    // By time and title, so that the same break in several rooms is found in one pass.
    quiet.sort_by(|a, b| (a.from, a.to, title(a), a.room).cmp(&(b.from, b.to, title(b), b.room)));
    let (mut bands, mut taken): (Vec<Band>, Vec<usize>) = (Vec::new(), Vec::new());
    for group in quiet.chunk_by(|a, b| (a.from, a.to, title(a)) == (b.from, b.to, title(b))) {
        steps::count(group.len());
        let rooms: Vec<usize> = group.iter().filter_map(|item| item.room).collect();
        let is_for_all = rooms.len() < group.len();
        if (is_for_all || rooms.len() > 1) && bands.len() < MOST {
            taken.extend(group.iter().map(|item| item.session));
            bands.push(Band { items: group.to_vec(), rooms: if is_for_all { Vec::new() } else { rooms } });
        }
    }
    taken.sort_unstable();
    items.retain(|item| taken.binary_search(&item.session).is_err());
    bands
}

/// When something runs in a column: starts in order, each with the latest end of all up to it.
pub(super) struct Busy(Vec<(i64, i64)>);

impl Busy {
    pub(super) fn new(spans: impl Iterator<Item = (i64, i64)>) -> Busy {
        let mut spans: Vec<(i64, i64)> = spans.collect();
        spans.sort_unstable();
        let mut latest = i64::MIN;
        for span in &mut spans {
            latest = latest.max(span.1);
            span.1 = latest;
        }
        Busy(spans)
    }

    pub(super) fn is_during(&self, from: i64, to: i64) -> bool {
        let before = self.0.partition_point(|span| span.0 < to);
        before > 0 && self.0[before - 1].1 > from
    }
}

/// The columns that a band covers, in runs, the longest first. A break that several rooms have also covers the others in which nothing runs, if
/// nothing runs in any of them.
pub(super) fn runs(band: &Band, rooms: &[Option<usize>], busy: &[Busy]) -> Vec<Range<usize>> {
    steps::count(rooms.len());
    let free: Vec<bool> = busy.iter().map(|busy| !busy.is_during(band.items[0].from, band.items[0].to)).collect();
    let has_it = |room: Option<usize>| room.is_some_and(|room| band.rooms.binary_search(&room).is_ok());
    let for_all = band.rooms.is_empty() || rooms.iter().zip(&free).all(|(room, free)| *free || has_it(*room));
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (column, (room, free)) in rooms.iter().zip(&free).enumerate() {
        if *free && (for_all || has_it(*room)) {
            match runs.last_mut() {
                Some(run) if run.end == column => run.end = column + 1,
                _ => runs.push(column..column + 1),
            }
        }
    }
    runs.sort_by_key(|run| (std::cmp::Reverse(run.len()), run.start));
    runs
}
