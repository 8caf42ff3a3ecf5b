//! Renders current and upcoming sessions, and the countdown to the event.

use std::sync::Arc;

use maud::{Markup, html};

use super::{card, filled, icons, links, times};
use crate::model::{Session, Status, Text};
use crate::platform::DateForm;
use crate::state::{Now, State, View};
use crate::text::fill;
use crate::time::{Instant, city};

/// Current and upcoming sessions, as one line that expands to a list by room; before the event its start; after the event nothing.
#[inline(never)]
pub fn live(state: &State) -> Markup {
    let words = &state.words;
    html! {
        @if let Some(from) = &state.came_from {
            (note(state, &fill(words.clock_moved(), &[("from", &city(from)), ("to", &city(&state.own_zone))])))
        }
        @if state.is_link_broken { (note(state, words.link_gone())) }
        @if let Some(now) = &state.now && now.before && let Some(at) = now.at {
            (countdown(state, at))
        } @else if let Some(now) = &state.now && !now.after && let Some(at) = now.at {
            @let (on, next) = (shown(state, &now.on), upcoming(state, &now.next));
            div.now part="now" {
                @if !on.is_empty() || !next.is_empty() {
                    details {
                        summary data-k="now-list" {
                            span.dots {
                                @if !on.is_empty() { span { (filled(words.noted(), &[("text", &html! { b.live { (words.now()) } }.into_string()), ("note", &state.numeral(on.len()))])) } }
                                @if let Some(start) = first_start(state, &next) {
                                    @if !on.is_empty() { " " }
                                    span { b { (words.next()) } " " (short_moment(state, at, start)) }
                                }
                            }
                        }
                        @if !on.is_empty() { ul aria-label=(words.now()) { @for &session in &on { li { (item(state, session, false)) } } } }
                        @if let Some(start) = first_start(state, &next) {
                            p { b { (words.next()) } " " (moment(state, at, start)) }
                            ul aria-label=(words.next()) { @for &session in &next { li { (item(state, session, true)) } } }
                        }
                    }
                }
                @if matches!(state.view, View::Agenda | View::Grid) && now.line.is_some() {
                    button.tool type="button" part="button" data-act="now" data-k="now" { (icons::clock()) span { (words.show_now()) } }
                }
            }
        }
    }
}

/// A notice that the reader can close.
fn note(state: &State, text: &str) -> Markup {
    html! {
        p.note role="status" { (text) " " button.text type="button" data-act="seen" data-k="seen" { (state.words.close()) } }
    }
}

/// The sessions that match the query, sorted by room.
pub(super) fn shown(state: &State, sessions: &[usize]) -> Vec<usize> {
    let is_shown = |session: &&usize| state.outcome.sessions.get(**session).is_none_or(|shown| *shown);
    let mut shown: Vec<usize> = sessions.iter().filter(is_shown).copied().collect();
    shown.sort_by_key(|&session| state.agenda.sessions[session].room.unwrap_or(usize::MAX));
    shown
}

/// The sessions that match the query, sorted by time.
pub(super) fn upcoming(state: &State, sessions: &[usize]) -> Vec<usize> {
    let mut shown = shown(state, sessions);
    shown.sort_by_key(|&session| state.agenda.sessions[session].when.start());
    shown
}

pub(super) fn first_start(state: &State, sessions: &[usize]) -> Option<Instant> {
    sessions.iter().filter_map(|&session| state.agenda.sessions[session].when.start()).min()
}

/// A current session in the list, with its room, end and livestreams; an upcoming one with its start.
fn item(state: &State, session: usize, is_next: bool) -> Markup {
    let about = &state.agenda.sessions[session];
    let clock = |at| times::clock(state, state.zone(), at);
    html! {
        @if let Some(room) = about.room { b { (super::text(state, &state.agenda.rooms[room].name)) } " " }
        @if is_next && let Some(start) = about.when.start() { span.n { (clock(start)) } " " }
        a href=(links::lead(state, "session", &about.id, &about.links)) data-act="session" data-v=(about.id.as_str()) data-k=(["now-", &about.id].concat()) {
            (card::title(state, about))
        }
        @if !is_next && let Some(end) = about.when.end().filter(|_| !about.when.is_long()) {
            " " span.muted { (fill(state.words.until(), &[("time", &clock(end))])) }
        }
        @for link in about.links.iter().filter(|link| link.kind == "livestream") { " " (links::one(state, link, &Text::default())) }
    }
}

/// The number of today's sessions that were over when the agenda was first shown.
pub fn folded(state: &State) -> String {
    let days = state.timetable.days.iter().filter(|day| state.folds(day));
    let slots = days.flat_map(|day| day.chunks.clone()).flat_map(|chunk| state.timetable.in_chunk(chunk));
    let count = slots.filter(|slot| state.was_over(slot)).map(|slot| slot.sessions.len()).sum();
    super::people::count_of_sessions(state, count)
}

/// A placeholder for [`live`] or [`countdown`], which are rendered after the first frame and must not shift the layout; nothing once the event is over.
/// While the feed is loading, the event's last day decides that, or else the sessions read so far.
pub fn live_placeholder(state: &State) -> Markup {
    let now = state.platform.now();
    let end = state.agenda.event.end.filter(|_| state.loading);
    let (mut has_begun, mut is_over) = (false, end.is_none_or(|end| i64::from(end.0 + 1) * 86_400 < now.0));
    for session in &state.agenda.sessions {
        if let Some(start) = session.when.start() {
            has_begun |= start <= now;
            is_over &= session.when.end().unwrap_or(start) <= now;
        }
    }
    html! { @if !is_over { div class=(if has_begun { "due on" } else { "due" }) {} } }
}

/// The start of the event with a countdown; nothing once it has started.
pub fn countdown(state: &State, now: Instant) -> Markup {
    let takes_place = |session: &&Session| session.status != Status::Cancelled;
    let first = state.agenda.sessions.iter().filter(takes_place).filter_map(|session| session.when.start()).min();
    let Some(start) = first.filter(|start| *start > now) else { return Markup::default() };
    html! { div.now part="now" { p { b { (state.words.begins()) } " " (moment(state, now, start)) } } }
}

/// A future time with a countdown; with its day, unless that is today.
fn moment(state: &State, now: Instant, at: Instant) -> String {
    let zone = state.zone();
    let date = times::date(state, zone, at);
    let time = [&*times::clock(state, zone, at), " ", &*state.abbreviation(zone, at)].concat();
    let day = (date != times::date(state, zone, now)).then(|| state.date(date, DateForm::Short));
    let moment = day.map_or_else(|| time.clone(), |day| times::pair(state, &day, &time));
    times::noted(state, &moment, &until(state, now, at))
}

/// A future time; with its day, unless that is today.
pub(super) fn short_moment(state: &State, now: Instant, at: Instant) -> String {
    let zone = state.zone();
    let date = times::date(state, zone, at);
    let time = times::clock(state, zone, at);
    if date == times::date(state, zone, now) {
        return time.to_string();
    }
    times::pair(state, &state.date(date, DateForm::Short), &time)
}

/// The time until an instant: in minutes, in hours, or in calendar days of the displayed zone.
fn until(state: &State, now: Instant, at: Instant) -> String {
    let minutes = (at.0 - now.0 + 59) / 60;
    let day = |at| times::date(state, state.zone(), at).0;
    match minutes {
        ..60 => state.platform.relative(minutes as i32, "minute"),
        60..1440 => state.platform.relative((minutes / 60) as i32, "hour"),
        _ => state.platform.relative(day(at) - day(now), "day"),
    }
}

/// The time of day at an instant, in the displayed zone.
pub fn clock(state: &State, at: Instant) -> Arc<str> {
    times::clock(state, state.zone(), at)
}

/// The label of the current-time line.
pub fn line(state: &State, now: &Now) -> String {
    let Some(at) = now.at else { return String::new() };
    let zone = state.zone();
    [state.words.this_moment(), " ", &*times::clock(state, zone, at), " ", &*state.abbreviation(zone, at)].concat()
}
