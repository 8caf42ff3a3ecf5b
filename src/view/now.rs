//! What is on now, what is next, and how long it is until an event begins.

use std::sync::Arc;

use maud::{Markup, html};

use super::{card, href, icons, times};
use crate::model::{Session, Status};
use crate::platform::DateForm;
use crate::state::{Now, State, View};
use crate::text::{digits, fill};
use crate::time::{Instant, city};

/// How many sessions are named before it is said how many more there are.
const NAMED: usize = 4;

/// What is on and what is next, or when the event begins; nothing once it is over.
#[inline(never)]
pub fn live(state: &State) -> Markup {
    let words = &state.words;
    html! {
        @if let Some(from) = &state.came_from {
            p.note role="status" {
                (fill(words.clock_moved(), &[("from", &city(from)), ("to", &city(&state.own_zone))])) " "
                button.text type="button" data-act="seen" data-k="seen" { (words.close()) }
            }
        }
        @if let Some(now) = &state.now && now.before && let Some(at) = now.at {
            (countdown(state, at))
        } @else if let Some(now) = &state.now && !now.after && let Some(at) = now.at {
            div.now part="now" {
                @if !now.on.is_empty() {
                    p { b.live { (words.now()) } " " (named(state, &now.on, None)) }
                }
                @if let Some(&first) = now.next.first() && let Some(start) = state.agenda.sessions[first].when.start() {
                    p {
                        b { (words.next()) } " " (moment(state, at, start)) ": " (named(state, &now.next, Some(start)))
                    }
                }
                @if matches!(state.view, View::Agenda | View::Grid) && now.line.is_some() {
                    button.tool type="button" part="button" data-act="now" data-k="now" { (icons::clock()) span { (words.show_now()) } }
                }
            }
        }
    }
}

/// Room for [`live`] or [`countdown`], which come after the first frame and are to move nothing then; nothing once the event is over.
/// While the feed is read, its last day decides that, else what was read so far.
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

/// When the event begins and how long it is until then; nothing from that moment on.
pub fn countdown(state: &State, now: Instant) -> Markup {
    let takes_place = |session: &&Session| session.status != Status::Cancelled;
    let first = state.agenda.sessions.iter().filter(takes_place).filter_map(|session| session.when.start()).min();
    let Some(start) = first.filter(|start| *start > now) else { return Markup::default() };
    html! { div.now part="now" { p { b { (state.words.begins()) } " " (moment(state, now, start)) } } }
}

/// A time to come and how long it is until then; with its day, unless it is today.
fn moment(state: &State, now: Instant, at: Instant) -> String {
    let zone = state.zone();
    let date = times::date(state, zone, at);
    let day = if date == times::date(state, zone, now) { String::new() } else { state.date(date, DateForm::Short) + ", " };
    [&day, &*times::clock(state, zone, at), " ", &*state.abbreviation(zone, at), " (", &until(state, now, at), ")"].concat()
}

/// Some sessions by name; those that do not begin when it was said that they do with the time.
fn named(state: &State, sessions: &[usize], said: Option<Instant>) -> Markup {
    html! {
        @for (place, &session) in sessions.iter().take(NAMED).enumerate() {
            @let about = &state.agenda.sessions[session];
            @if place > 0 { ", " }
            span {
                @if let (Some(said), Some(start)) = (said, about.when.start()) && said != start {
                    (times::clock(state, state.zone(), start)) " "
                }
                a href=(href(state, "session", &about.id)) data-act="session" data-v=(about.id.as_str()) data-k=(["now-", &about.id].concat()) {
                    (card::title(state, about))
                }
                @if let Some(room) = about.room { " (" (super::text(state, &state.agenda.rooms[room].name)) ")" }
            }
        }
        @if sessions.len() > NAMED { ", " (fill(state.words.more(), &[("n", &digits(sessions.len() - NAMED))])) }
    }
}

/// How long it is until then: in minutes, in hours, then in days of the calendar that is shown.
fn until(state: &State, now: Instant, at: Instant) -> String {
    let minutes = (at.0 - now.0 + 59) / 60;
    let day = |at| times::date(state, state.zone(), at).0;
    match minutes {
        ..60 => state.platform.relative(minutes as i32, "minute"),
        60..1440 => state.platform.relative((minutes / 60) as i32, "hour"),
        _ => state.platform.relative(day(at) - day(now), "day"),
    }
}

/// The time of day at a moment, in the zone shown.
pub fn clock(state: &State, at: Instant) -> Arc<str> {
    times::clock(state, state.zone(), at)
}

/// What the line of now says: the time that it is.
pub fn line(state: &State, now: &Now) -> String {
    let Some(at) = now.at else { return String::new() };
    let zone = state.zone();
    [state.words.this_moment(), " ", &*times::clock(state, zone, at), " ", &*state.abbreviation(zone, at)].concat()
}
