//! Bands: breaks that all rooms share, each rendered once across all columns in which nothing else runs.

use std::ops::Range;

use super::Plan;
use super::items::Item;
use crate::steps;
use crate::timetable::Place;

/// Maximum number of bands per day. Further breaks are placed in their own columns.
const MOST: usize = 200;

/// A break and the rooms that list it; all rooms if none does.
#[derive(Default)]
pub(super) struct Band {
    /// The items of the break, one for each of its rooms, in room order.
    pub(super) items: Vec<Item>,
    pub(super) rooms: Vec<usize>,
}

/// Extracts breaks that concern several rooms: breaks without a room, and breaks repeated in several rooms.
pub(super) fn take(items: &mut Vec<Item>, plan: &Plan) -> Vec<Band> {
    let title = |item: &Item| plan.agenda.sessions[item.session].title.get("");
    // Sorts by time and title, so that the same break in several rooms is found in one pass. Different titles with the same key are still separated.
    let mut order: Vec<Place> = Vec::new();
    for (number, item) in items.iter().enumerate().filter(|(_, item)| plan.agenda.sessions[item.session].is_quiet()) {
        let key = title(item).bytes().fold(7u32, |hash, byte| hash.wrapping_mul(31).wrapping_add(u32::from(byte)));
        order.push(((key >> 1) as i32, 0, item.from, ((item.to - item.from) / 60) as usize, number));
    }
    order.sort_unstable();
    let quiet: Vec<Item> = order.iter().map(|place| items[place.4]).collect();
    let mut bands: Vec<Band> = Vec::new();
    let mut is_taken = vec![false; plan.agenda.sessions.len()];
    for group in quiet.chunk_by(|a, b| (a.from, a.to, title(a)) == (b.from, b.to, title(b))) {
        steps::count(group.len());
        let rooms: Vec<usize> = group.iter().filter_map(|item| item.room).collect();
        let is_for_all = rooms.len() < group.len();
        if (is_for_all || rooms.len() > 1) && bands.len() < MOST {
            for item in group {
                is_taken[item.session] = true;
            }
            bands.push(Band { items: group.to_vec(), rooms: if is_for_all { Vec::new() } else { rooms } });
        }
    }
    items.retain(|item| !is_taken[item.session]);
    in_order(bands)
}

/// Sorts bands by start.
fn in_order(mut bands: Vec<Band>) -> Vec<Band> {
    let mut order: Vec<Place> =
        bands.iter().enumerate().map(|(number, band)| (0, 0, band.items[0].from, band.items[0].session, number)).collect();
    order.sort_unstable();
    order.into_iter().map(|place| std::mem::take(&mut bands[place.4])).collect()
}

/// The busy times of a column: sorted starts, each with the latest end of all items up to it.
pub(super) struct Busy(Vec<(i64, i64)>);

impl Busy {
    pub(super) fn new(spans: &[(i64, i64)]) -> Busy {
        let mut order: Vec<Place> = spans.iter().enumerate().map(|(number, span)| (0, 0, span.0, 0, number)).collect();
        order.sort_unstable();
        let mut latest = i64::MIN;
        let mut busy = Busy(Vec::new());
        for place in order {
            latest = latest.max(spans[place.4].1);
            busy.0.push((place.2, latest));
        }
        busy
    }

    pub(super) fn is_during(&self, from: i64, to: i64) -> bool {
        let before = self.0.partition_point(|span| span.0 < to);
        before > 0 && self.0[before - 1].1 > from
    }
}

/// The columns that a band covers, as contiguous runs, the longest first. A break of some rooms also covers all other columns, provided
/// that all of those are idle.
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
    let longest = runs.iter().map(|run| run.len()).max();
    if let Some(longest) = runs.iter().position(|run| Some(run.len()) == longest) {
        let longest = runs.remove(longest);
        runs.insert(0, longest);
    }
    runs
}
