//! What changed in the feed: while the page is open, and since the reader's last visit.

use std::rc::Rc;

use super::{Dirty, Effects, State, View};
use crate::changes::{Change, Snapshot, diff};
use crate::time::Instant;

/// After so long without a sign of the reader, in seconds, the next one is another visit.
const VISIT: i64 = 1800;

/// How often the feed is read again at least when that fails, in seconds.
const SLOWEST: f64 = 3600.0;

/// Changes that a reader is shown.
#[derive(Debug, Default)]
pub struct Updates {
    /// What the reader saw before the first change.
    base: Option<Rc<Snapshot>>,
    /// What they saw when they dismissed the line that tells of changes, or before the first of those that it tells of.
    dismissed: Option<Rc<Snapshot>>,
    /// What changed since the page was opened, by id. Cards are labelled with it.
    pub changes: Vec<Change>,
    /// What the line tells of, by id.
    pub news: Vec<Change>,
    /// What the last reading changed, in the order of the agenda.
    pub latest: Vec<Change>,
    /// When the last change was read.
    pub at: Option<Instant>,
    /// What changed since the last visit, by id.
    pub since: Vec<Change>,
    /// When that was.
    pub visited: Option<Instant>,
    /// When the feed that is shown was read, where it cannot be read now.
    pub as_of: Option<Instant>,
    /// The agenda that is shown, as the reader sees it, where it was read again.
    shown: Option<Rc<Snapshot>>,
}

impl Updates {
    /// Whether a session is another than when the page was opened or at the last visit.
    pub fn has(&self, id: &str) -> bool {
        [&self.changes, &self.since].iter().any(|list| of(list, id).next().is_some())
    }
}

/// The changes of a session in a list that is in order of ids.
pub fn of<'a>(changes: &'a [Change], id: &'a str) -> impl Iterator<Item = &'a Change> {
    let from = changes.partition_point(|change| change.id.as_str() < id);
    changes[from..].iter().take_while(move |change| change.id == *id)
}

fn by_id(mut changes: Vec<Change>) -> Vec<Change> {
    changes.sort_by(|a, b| a.id.cmp(&b.id));
    changes
}

impl State {
    /// What changed, if anything did.
    fn updates_mut(&mut self) -> &mut Updates {
        self.updates.get_or_insert_default()
    }

    /// The agenda as the reader sees it at a glance.
    pub(super) fn at_a_glance(&self) -> Rc<Snapshot> {
        let known = self.updates.as_ref().and_then(|updates| updates.shown.clone());
        known.unwrap_or_else(|| Rc::new(Snapshot::of(&self.agenda, self.language())))
    }

    /// Takes in that another reading, made at that moment, has taken the place of one that was like that.
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
        // To compare takes long, and often they are the same.
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

    /// Takes in that the reader has seen what the line tells of.
    pub(super) fn dismiss_news(&mut self, out: &mut Effects) {
        let updates = self.updates_mut();
        updates.dismissed = None;
        updates.news.clear();
        updates.visited = None;
        out.dirty |= Dirty::NEWS;
    }

    /// Takes in that the feed could not be read again, and from when the one is that is shown; or that it could.
    pub(super) fn set_as_of(&mut self, as_of: Option<Instant>, out: &mut Effects) {
        if as_of != self.updates.as_ref().and_then(|updates| updates.as_of) {
            self.updates_mut().as_of = as_of;
            out.dirty |= Dirty::NEWS;
        }
    }

    /// Compares the agenda with what this reader saw at the last visit, and remembers what they see now. Of an event that is over nothing is kept.
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

    /// What is remembered of what the reader sees at that moment: its name, and the value.
    pub fn seen(&self, at: Instant) -> (String, String) {
        (["seen:", &self.event_key()].concat(), [&at.0.to_string(), "\n", &self.at_a_glance().write()].concat())
    }

    /// In how many seconds the feed is to be read again: from a day before the event until it is over, every so many minutes, up to a fifth sooner or
    /// later by a `random` number from 0 to 1, so that readers do not ask all at once; on a screen that nobody operates ([`View::Now`]) always. After failures it waits twice as long each time, up to an hour.
    /// `None` where nobody waits for news.
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

    /// Whether the feed is to be read again when the reader comes back or the network does, so many seconds after it was read: not within a minute,
    /// and not once the event is over for a day.
    pub fn refresh_now(&self, now: Instant, minutes: f64, age: f64) -> bool {
        let starts = || self.agenda.sessions.iter().filter_map(|session| session.when.start());
        let is_past = starts().next().is_some() && starts().all(|start| start.0 < now.0) && !self.is_near(now);
        minutes > 0.0 && age >= 60.0 && !is_past
    }
}

/// When something was stored that begins with the moment.
fn time_of(text: &str) -> Option<Instant> {
    let seconds: i64 = text.split_once('\n')?.0.parse().ok()?;
    (0..100_000_000_000).contains(&seconds).then_some(Instant(seconds))
}
