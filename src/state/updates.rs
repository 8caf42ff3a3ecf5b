//! Changes of the feed: while the page is open, and since the reader's last visit.

use std::rc::Rc;

use super::{Dirty, Effects, State, View};
use crate::changes::{Change, Snapshot, diff};
use crate::time::Instant;

/// A snapshot older than this, in seconds, is of an earlier visit.
const VISIT: i64 = 1800;

/// Maximum interval between refreshes after failures, in seconds.
const SLOWEST: f64 = 3600.0;

/// The changes that are shown to the reader.
#[derive(Debug, Default)]
pub struct Updates {
    /// Snapshot before the first change.
    base: Option<Rc<Snapshot>>,
    /// Snapshot at the time when the reader dismissed the line of changes, or before the first change that the line reports.
    dismissed: Option<Rc<Snapshot>>,
    /// Changes since the page was opened, sorted by id. Cards are labelled with them.
    pub changes: Vec<Change>,
    /// Changes that the line reports, sorted by id.
    pub news: Vec<Change>,
    /// Changes of the last refresh, in the order of the agenda.
    pub latest: Vec<Change>,
    /// The time of the last refresh with changes.
    pub at: Option<Instant>,
    /// Changes since the last visit, sorted by id.
    pub since: Vec<Change>,
    /// The time of the last visit.
    pub visited: Option<Instant>,
    /// The time at which the shown feed was read, if it cannot be refreshed.
    pub as_of: Option<Instant>,
    /// Cached snapshot of the shown agenda, once it was refreshed.
    shown: Option<Rc<Snapshot>>,
}

impl Updates {
    /// Whether a session has changed since the page was opened, or since the last visit.
    pub fn has(&self, id: &str) -> bool {
        [&self.changes, &self.since].iter().any(|list| of(list, id).next().is_some())
    }
}

/// The changes of a session in a list that is sorted by id.
pub fn of<'a>(changes: &'a [Change], id: &'a str) -> impl Iterator<Item = &'a Change> {
    let from = changes.partition_point(|change| change.id.as_str() < id);
    changes[from..].iter().take_while(move |change| change.id == *id)
}

fn by_id(mut changes: Vec<Change>) -> Vec<Change> {
    changes.sort_by(|a, b| a.id.cmp(&b.id));
    changes
}

impl State {
    /// The changes, for writing; created on first use.
    fn updates_mut(&mut self) -> &mut Updates {
        self.updates.get_or_insert_default()
    }

    /// The snapshot of the agenda: the data that readers see at a glance.
    pub(super) fn at_a_glance(&self) -> Rc<Snapshot> {
        let known = self.updates.as_ref().and_then(|updates| updates.shown.clone());
        known.unwrap_or_else(|| Rc::new(Snapshot::of(&self.agenda, self.language())))
    }

    /// Records the changes between the snapshot `before` and the agenda, which was refreshed at an instant.
    pub(super) fn note_changes(&mut self, before: Rc<Snapshot>, at: Instant, out: &mut Effects) {
        let is_news = self.is_news;
        self.updates_mut().shown = None;
        let after = self.at_a_glance();
        let updates = self.updates_mut();
        updates.as_of = None;
        updates.shown = Some(after.clone());
        updates.latest = diff(&before, &after);
        if is_news && !updates.latest.is_empty() {
            updates.at = Some(at);
            updates.base.get_or_insert_with(|| before.clone());
            updates.dismissed.get_or_insert_with(|| before.clone());
        }
        let Updates { base, dismissed, latest, .. } = &*updates;
        // A comparison takes long, and the snapshots are often identical.
        let against = |base: &Option<Rc<Snapshot>>| match base {
            Some(base) if Rc::ptr_eq(base, &before) => by_id(latest.clone()),
            Some(base) => by_id(diff(base, &after)),
            None => Vec::new(),
        };
        let changes = against(base);
        let is_same = base.as_ref().zip(dismissed.as_ref()).is_some_and(|(base, dismissed)| Rc::ptr_eq(base, dismissed));
        let news = if is_same { changes.clone() } else { against(dismissed) };
        (updates.changes, updates.news) = (changes, news);
        out.seen = !updates.latest.is_empty();
    }

    /// Dismisses the line that reports changes.
    pub(super) fn dismiss_news(&mut self, out: &mut Effects) {
        let updates = self.updates_mut();
        updates.dismissed = None;
        updates.news.clear();
        updates.visited = None;
        out.dirty |= Dirty::NEWS;
    }

    /// Records that a refresh failed, with the time at which the shown feed was read; `None` after a successful refresh.
    pub(super) fn set_as_of(&mut self, as_of: Option<Instant>, out: &mut Effects) {
        if as_of != self.updates.as_ref().and_then(|updates| updates.as_of) {
            self.updates_mut().as_of = as_of;
            out.dirty |= Dirty::NEWS;
        }
    }

    /// Compares the agenda with the snapshot of the reader's last visit, and stores a new one. An event that is over has no snapshots.
    pub(super) fn recall_visit(&mut self, at: Instant, out: &mut Effects) {
        if self.agenda.sessions.is_empty() || self.now.as_ref().is_some_and(|now| now.after) {
            return;
        }
        let key = self.event_key();
        let stored = |name: &str| self.platform.remembered(&[name, &key].concat());
        let seen = stored("seen:");
        let is_other_visit = |text: &String| time_of(text).is_some_and(|time| at.0 - time.0 > VISIT);
        let base = match seen.filter(is_other_visit) {
            Some(seen) => {
                out.store.push((["before:", &key].concat().into(), seen.clone()));
                Some(seen)
            }
            None => stored("before:"),
        };
        let now = self.at_a_glance();
        if let Some((time, text)) = base.as_ref().and_then(|base| Some((time_of(base)?, base.split_once('\n')?.1)))
            && let Some(base) = Snapshot::parse(text)
        {
            let since = by_id(diff(&base, &now));
            if !since.is_empty() {
                let updates = self.updates_mut();
                (updates.since, updates.visited) = (since, Some(time));
                self.index = None;
                self.settle(false);
                out.dirty |= Dirty::NEWS;
            }
        }
        out.seen = true;
    }

    /// The key and the value under which the snapshot of an instant is stored.
    pub fn seen(&self, at: Instant) -> (String, String) {
        (["seen:", &self.event_key()].concat(), [&at.0.to_string(), "\n", &self.at_a_glance().write()].concat())
    }

    /// The delay before the next refresh, in seconds; `None` if none is due. From a day before the event until its end, it is the interval in `minutes`;
    /// for signage ([`View::Now`]) always. `random`, from 0 to 1, makes it up to a fifth shorter or longer, so that readers do not send requests at once.
    /// The delay doubles after each failure, up to an hour.
    pub fn refresh_in(&self, now: Instant, minutes: f64, failures: u32, random: f64) -> Option<f64> {
        let is_over = self.agenda.sessions.iter().filter_map(|session| session.when.start().zip(Some(session.when)));
        let is_over = is_over.clone().all(|(start, when)| when.end().unwrap_or(start).0 < now.0);
        let is_awaited = self.view == View::Now || !is_over && self.is_near(now);
        if minutes <= 0.0 || !minutes.is_finite() || !is_awaited {
            return None;
        }
        let usual = (minutes * 60.0).max(10.0);
        let wanted = usual * f64::from(1 << failures.min(10));
        Some(wanted.min(SLOWEST.max(usual)) * (0.8 + 0.4 * random))
    }

    /// Whether to refresh immediately when the reader returns or the network is back, `age` seconds after the last read: not within a minute,
    /// and not later than a day after the end of the event.
    pub fn refresh_now(&self, now: Instant, minutes: f64, age: f64) -> bool {
        let starts = || self.agenda.sessions.iter().filter_map(|session| session.when.start());
        let is_past = starts().next().is_some() && starts().all(|start| start.0 < now.0) && !self.is_near(now);
        minutes > 0.0 && age >= 60.0 && !is_past
    }
}

/// The instant at the start of a stored value.
fn time_of(text: &str) -> Option<Instant> {
    let seconds: i64 = text.split_once('\n')?.0.parse().ok()?;
    (0..100_000_000_000).contains(&seconds).then_some(Instant(seconds))
}
