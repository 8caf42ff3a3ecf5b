//! The items of a day: sessions with the time span that they occupy on that day.

use super::Plan;
use crate::model::{End, Session, When};
use crate::steps;
use crate::time::{Date, DateTime, Instant};
use crate::timetable::{Place, day_begin, last_day};

/// Minimum duration of an item in the grid, in seconds.
const SHORTEST: i64 = 300;
/// Duration in seconds of an item with an unknown end, unless another one begins in its room before that.
const UNKNOWN: i64 = 3600;

/// A session with the time span that it occupies on the day.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item {
    pub(super) session: usize,
    pub(super) room: Option<usize>,
    pub(super) from: i64,
    pub(super) to: i64,
}

pub(super) struct Items {
    pub(super) timed: Vec<Item>,
    pub(super) untimed: Vec<usize>,
}

/// The items of the plan's day, in timetable order.
pub(super) fn of_day(plan: &Plan) -> Items {
    let mut items = Items { timed: Vec::new(), untimed: Vec::new() };
    let Some(day) = plan.timetable.days.get(plan.day) else { return items };
    let is_shown = |session: usize| plan.shown.get(session).is_none_or(|shown| *shown);
    let bounds = day.date.map(|date| (begin(plan, date), begin(plan, Date(date.0 + 1))));
    for slot in day.chunks.clone().flat_map(|chunk| plan.timetable.in_chunk(chunk)) {
        for &session in plan.timetable.in_slot(slot).iter().filter(|session| is_shown(**session)) {
            steps::count(1);
            let about = &plan.agenda.sessions[session];
            match (about.when, bounds) {
                (When::Clock(start, end), Some((from, to))) if !about.when.is_long() => {
                    items.timed.push(timed(plan, session, (start, end), slot.continued, (from, to, day.date)));
                }
                _ => items.untimed.push(session),
            }
        }
    }
    until_the_next(&mut items.timed, plan);
    items
}

/// Start of a day in the displayed zone.
fn begin(plan: &Plan, date: Date) -> i64 {
    if plan.zone == plan.agenda.event.zone() {
        return day_begin(plan.agenda, plan.zones, date).0;
    }
    plan.zones.instant(plan.zone, DateTime { date, second: 0 }).0.0
}

/// A session that crosses midnight is on both days with a part each, unless the rest is too short to be listed on the next day.
fn timed(
    plan: &Plan,
    session: usize,
    (start, end): (Instant, End),
    continued: bool,
    (from, to, date): (i64, i64, Option<Date>),
) -> Item {
    let minute = |at: i64| at - at.rem_euclid(60);
    let (mut begins, mut ends) = (minute(start.0), if let End::At(end) = end { minute(end.0 + 59) } else { 0 });
    if continued && begins < from && from < ends {
        begins = from;
    }
    if ends > to && begins < to && last_day(plan.agenda, plan.zones, plan.zone, session) > date {
        ends = to;
    }
    Item { session, room: plan.agenda.sessions[session].room, from: begins, to: ends }
}

/// Ends an item without a known end at the start of the next item in its room.
fn until_the_next(items: &mut [Item], plan: &Plan) {
    let has_end = |session: &Session| session.when.end().is_some();
    let key = |item: &Item| (item.room.map_or(-1, |room| room as i32), 0, item.from, 0, 0);
    let mut starts: Vec<Place> = items.iter().map(key).collect();
    starts.sort_unstable();
    for item in items {
        if !has_end(&plan.agenda.sessions[item.session]) {
            let own = key(item);
            let next = starts.get(starts.partition_point(|start| *start <= own));
            let next = next.filter(|next| next.0 == own.0 && item.room.is_some()).map_or(i64::MAX, |next| next.2);
            item.to = next.min(item.from + UNKNOWN);
        }
        item.to = item.to.max(item.from + SHORTEST);
    }
}
