//! Digital signage: current and upcoming sessions in large type, for a screen in a foyer or beside a door that nobody operates.

use maud::{Markup, html};

use super::now::{first_start, short_moment, shown, upcoming};
use super::{bdi, card, list, text, times};
use crate::state::State;
use crate::text::fill;
use crate::time::Instant;

/// Maximum number of current and of upcoming sessions.
const MOST: usize = 6;

/// The board at the widget's current time.
#[inline(never)]
pub(super) fn board(state: &State) -> Markup {
    let words = &state.words;
    let now = state.now.clone().unwrap_or_else(|| state.at(state.platform.now()));
    let Some(at) = now.at else { return Markup::default() };
    let (on, next) = (shown(state, &now.on), upcoming(state, &now.next));
    let room = only_room(state);
    html! {
        div.board {
            div.board-head {
                h2 {
                    @if let Some(room) = room { (text(state, &state.agenda.rooms[room].name)) } @else { (text(state, &state.agenda.event.title)) }
                }
                time.board-clock datetime=(at.to_rfc3339()) { (times::clock(state, state.zone(), at)) }
            }
            @if !on.is_empty() {
                section class=(if on.len() > 1 { "board-on many" } else { "board-on" }) aria-label=(words.now()) {
                    @for &session in on.iter().take(MOST) { (entry(state, session, room.is_none())) }
                }
            }
            @if let Some(start) = first_start(state, &next) {
                section.board-next {
                    h3 { (words.next()) " " (short_moment(state, at, start)) }
                    @for &session in next.iter().take(MOST) { (line(state, session, start, room.is_none())) }
                }
            }
        }
    }
}

/// The only room of all matching sessions, if there is just one.
fn only_room(state: &State) -> Option<usize> {
    let shown = state.agenda.outer().filter(|&session| state.outcome.sessions.get(session).is_none_or(|shown| *shown));
    let mut rooms = shown.map(|session| state.agenda.sessions[session].room);
    let first = rooms.next()??;
    (state.agenda.rooms.len() > 1 && rooms.all(|room| room == Some(first))).then_some(first)
}

fn room_of(state: &State, session: usize, is_shown: bool) -> Markup {
    let room = state.agenda.sessions[session].room.filter(|_| is_shown);
    html! { @if let Some(room) = room { p.board-room { (text(state, &state.agenda.rooms[room].name)) } } }
}

fn entry(state: &State, session: usize, says_room: bool) -> Markup {
    let about = &state.agenda.sessions[session];
    let person = |place: usize| bdi(state, &state.agenda.people[about.people[place].person].name);
    html! {
        article class=(["board-entry", &card::track_class(about)].concat()) {
            (room_of(state, session, says_room))
            h3 { (card::title(state, about)) }
            @if !about.people.is_empty() { p.board-who { (list(state, about.people.len(), &person)) } }
            @if let Some(end) = about.when.end().filter(|_| !about.when.is_long()) {
                p.board-until { (fill(state.words.until(), &[("time", &times::clock(state, state.zone(), end))])) }
            }
        }
    }
}

/// A line for an upcoming session, with its start if that differs from the common start.
fn line(state: &State, session: usize, common: Instant, says_room: bool) -> Markup {
    let about = &state.agenda.sessions[session];
    html! {
        p.board-line {
            @if let Some(start) = about.when.start().filter(|start| *start != common) { span.n { (times::clock(state, state.zone(), start)) } " " }
            @if let Some(room) = about.room.filter(|_| says_room) { b { (text(state, &state.agenda.rooms[room].name)) } " " }
            (card::title(state, about))
        }
    }
}
