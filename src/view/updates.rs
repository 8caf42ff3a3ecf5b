//! Renders changes: labels on cards, and a line that expands to a list.

use maud::{Markup, html};

use super::{bdi, card, links, list_of, times};
use crate::changes::{Change, Value, What};
use crate::model::{End, Session, Status, When};
use crate::platform::DateForm;
use crate::query::Facet;
use crate::state::updates::of;
use crate::state::{State, Updates};
use crate::text::fill;
use crate::time::Instant;

/// Maximum number of changes in the expanded list.
const LISTED: usize = 200;

/// The status of a session, and its previous values if it has changed while the page was open. A move is shown once: with the previous time,
/// if that is known.
#[inline(never)]
pub(super) fn labels(state: &State, session: &Session) -> Markup {
    let changes = state.updates.as_ref().map_or(&[][..], |updates| &updates.changes);
    html! {
        @if session.status != Status::Moved || !says(state, session, What::Moved) { (card::status(state, session)) }
        (labelled(state, session, changes))
    }
}

/// Whether a label shows this kind of change, which occurred while the page was open.
pub(super) fn says(state: &State, session: &Session, what: What) -> bool {
    state.updates.as_ref().is_some_and(|updates| of(&updates.changes, &session.id).any(|change| change.what == what))
}

/// Labels for changes since the last visit. Cards do not have these: they are computed after the cards, and would cause layout shifts.
pub(super) fn labels_since(state: &State, session: &Session) -> Markup {
    let is_new = |updates: &Updates| of(&updates.changes, &session.id).next().is_none();
    let updates = state.updates.as_ref().filter(|updates| is_new(updates));
    html! { @if let Some(updates) = updates { p.meta { (labelled(state, session, &updates.since)) } } }
}

fn labelled(state: &State, session: &Session, list: &[Change]) -> Markup {
    html! {
        @for change in of(list, &session.id) {
            // The feed may state the change itself.
            @let is_stated = change.what == What::Moved && session.moved_from != When::Unknown || change.what == What::Cancelled;
            @if !is_stated { b.was { (label(state, change)) } " " }
        }
    }
}

/// The previous value: "was Ionian", "Moved from 10:00".
fn label(state: &State, change: &Change) -> String {
    let words = &state.words;
    match (change.what, &change.before) {
        (What::Added, _) => words.is_new().to_string(),
        (What::Removed, _) => words.is_removed().to_string(),
        (What::Cancelled, _) => words.cancelled().to_string(),
        (What::Restored, _) => words.is_restored().to_string(),
        (What::Moved, Value::Time(before)) => moved(state, *before, &change.after),
        (_, Value::Text(before)) => fill(words.was_value(), &[("value", before)]),
        _ => words.has_changed().to_string(),
    }
}

fn moved(state: &State, before: When, after: &Value) -> String {
    let words = &state.words;
    let after = if let Value::Time(after) = after { *after } else { When::Unknown };
    let clock = |at: Instant| times::clock(state, state.zone(), at);
    match (before, after) {
        (When::Clock(start, End::At(end)), When::Clock(now, _)) if start == now => {
            fill(words.was_value(), &[("value", &times::range(state, state.zone(), start, end))])
        }
        (When::Clock(start, _), When::Clock(now, _)) if start == now => words.has_changed().to_string(),
        (When::Clock(start, _), When::Clock(now, _)) if date(state, start) == date(state, now) => {
            fill(words.moved_from(), &[("time", &*clock(start))])
        }
        (When::Unknown, _) => words.has_changed().to_string(),
        _ => fill(words.moved_from(), &[("time", &times::moment(state, before))]),
    }
}

fn date(state: &State, at: Instant) -> crate::time::Date {
    times::date(state, state.zone(), at)
}

/// A past instant: the time if it is today, else the day, with the time if requested.
fn moment(state: &State, at: Instant, with_time: bool) -> String {
    let clock = times::clock(state, &state.own_zone, at);
    let day = times::date(state, &state.own_zone, at);
    if day == times::date(state, &state.own_zone, state.platform.now()) {
        return clock.to_string();
    }
    let day = state.date(day, DateForm::Short);
    if with_time { times::pair(state, &day, &clock) } else { day }
}

/// A summary of changes: "2 moved, 1 cancelled".
fn summary(state: &State, changes: &[Change]) -> String {
    let words = &state.words;
    let mut kinds = Vec::new();
    for what in What::ALL {
        let n = changes.iter().filter(|change| change.what == what).count();
        let (key, text) = match what {
            What::Added => ("n_added", words.n_added()),
            What::Removed => ("n_removed", words.n_removed()),
            What::Cancelled => ("n_cancelled", words.n_cancelled()),
            What::Restored => ("n_restored", words.n_restored()),
            What::Moved => ("n_moved", words.n_moved()),
            What::Room => ("n_room", words.n_room()),
            What::Title => ("n_title", words.n_title()),
            What::People => ("n_people", words.n_people()),
        };
        if n > 0 {
            kinds.push(fill(words.late_plural(key, text, &state.platform.plural(n)), &[("n", &state.numeral(n))]));
        }
    }
    list_of(state, &kinds)
}

/// The announcement of the last changes for screen readers; `None` if there were none.
pub fn announcement(state: &State) -> Option<String> {
    let updates = state.updates.as_ref().filter(|updates| !updates.latest.is_empty())?;
    Some(told(state, &updates.latest, updates.at?))
}

fn told(state: &State, changes: &[Change], at: Instant) -> String {
    fill(state.words.updated(), &[("time", &moment(state, at, true)), ("changes", &summary(state, changes))])
}

/// The line that reports changes and an outdated feed; empty if there is nothing to report.
pub fn news(state: &State) -> Markup {
    let Some(updates) = &state.updates else { return Markup::default() };
    let words = &state.words;
    let line = if let (false, Some(at)) = (updates.news.is_empty(), updates.at) {
        Some((told(state, &updates.news, at), &updates.news))
    } else if let (false, Some(at)) = (updates.since.is_empty(), updates.visited) {
        let text = [("time", &*moment(state, at, false)), ("changes", &summary(state, &updates.since))];
        Some((fill(words.changed_since(), &text), &updates.since))
    } else {
        None
    };
    html! {
        @if let Some(at) = updates.as_of {
            p.as-of part="news" { b { (fill(words.as_of(), &[("time", &moment(state, at, true))])) } " " span.muted { (words.not_updated()) } }
        }
        @if let Some((text, changes)) = line {
            details part="news" {
                summary data-k="news" { (text) }
                ul { @for change in ordered(state, changes).into_iter().take(LISTED) { (item(state, change)) } }
                p {
                    @if !state.query.has(Facet::Changed, "yes") {
                        button.tool type="button" part="button" data-act="facet" data-f="changed" data-v="yes" data-k="show-changed" {
                            (words.show_changed())
                        }
                    }
                    " "
                    button.tool type="button" part="button" data-act="dismiss" data-k="dismiss" { (words.dismiss()) }
                }
            }
        }
    }
}

/// Sorts changes: those of starred sessions first, each group by the time of the session; removed sessions come last.
fn ordered<'a>(state: &State, changes: &'a [Change]) -> Vec<&'a Change> {
    let mut places: Vec<(&str, usize)> =
        state.timetable.starts().enumerate().map(|(place, at)| (state.agenda.sessions[at].id.as_str(), place)).collect();
    places.sort_unstable();
    let place = |id: &str| places.binary_search_by(|known| known.0.cmp(id)).map_or(usize::MAX, |at| places[at].1);
    let mut changes: Vec<&Change> = changes.iter().collect();
    changes.sort_by_cached_key(|change| (!state.is_starred(&change.id), place(&change.id)));
    changes
}

fn item(state: &State, change: &Change) -> Markup {
    let title = if change.title.is_empty() { state.words.untitled() } else { &change.title };
    let id = change.id.as_str();
    let links = state.agenda.session(id).map_or(&[][..], |session| &state.agenda.sessions[session].links);
    html! {
        li {
            @if change.what == What::Removed {
                span { (bdi(state, title)) }
            } @else {
                a href=(links::lead(state, "session", id, links)) data-act="session" data-v=(id) data-k=(["news-", id, change.what.key()].concat()) { (bdi(state, title)) }
            }
            " " b.was { (label(state, change)) }
        }
    }
}
