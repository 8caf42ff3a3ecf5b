//! Prerenders sessions by day and slot, with all of their details.

use maud::{Markup, html};

use super::{RootMode, anchor, moment, to};
use crate::model::{Session, When};
use crate::state::{State, View};
use crate::text::fill;
use crate::timetable::{Day, Slot};
use crate::view::agenda::{self, day_head, past_year};
use crate::view::card::{self, Beside, NAMED, Surface, card, has_same_break, headline, meta, status_class, title, untimed};
use crate::view::dialog::prose;
use crate::view::times::{self, Heading};
use crate::view::{bdi, links, text};

pub(super) fn agenda(state: &State, form: RootMode) -> Markup {
    let table = &state.timetable;
    html! {
        section id=(anchor(state, "view", "agenda")) aria-label=(state.words.agenda()) {
            @for day in &table.days[..table.past] { (self::day(state, form, day)) }
            @for (year, days) in table.past_years() {
                details.year open[days.start == 0] {
                    (past_year(state, year, &days))
                    @for day in &table.days[days] { (self::day(state, form, day)) }
                }
            }
            @if table.days.is_empty() { p.nothing { (state.words.no_sessions()) } }
        }
    }
}

fn day(state: &State, form: RootMode, day: &Day) -> Markup {
    html! {
        section.day id=[day.date.map(|date| anchor(state, "day", &date.to_iso()))] {
            (day_head(state, day))
            @for chunk in day.chunks.clone() {
                @for slot in state.timetable.in_chunk(chunk) { (self::slot(state, form, slot, day)) }
            }
        }
    }
}

fn slot(state: &State, form: RootMode, slot: &Slot, day: &Day) -> Markup {
    let sessions = state.timetable.in_slot(slot);
    let end = |&session: &usize| if let When::Clock(_, end) = state.agenda.sessions[session].when { Some(end) } else { None };
    let common = end(&sessions[0]).filter(|first| sessions.iter().all(|session| end(session) == Some(*first)));
    let quiet = sessions.iter().all(|&session| state.agenda.sessions[session].is_quiet());
    let heading = Heading::of_day(state, day);
    let beside =
        |session| Beside { own_end: common.is_none(), same: has_same_break(state, session, sessions).then_some(sessions) };
    html! {
        div class=(if quiet || slot.continued { "slot quiet" } else { "slot" }) {
            div.time {
                @match slot.start {
                    Some(start) => (times::spine_of(state, sessions[0], (start, common), &heading, quiet, &|at, clock, behind| moment(state, state.zone(), at, clock, behind))),
                    None if slot.continued => (times::continued(state, sessions[0], &heading)),
                    None => span.untimed { (untimed(state, sessions[0])) },
                }
            }
            div.cards {
                @for &session in sessions {
                    @if slot.continued { (continuation(state, form, session, day)) } @else { (card(state, &form, session, beside(session), false)) }
                }
            }
        }
    }
}

/// The continuation of a session on a day after its first, linked to its card.
fn continuation(state: &State, form: RootMode, position: usize, day: &Day) -> Markup {
    let session = &state.agenda.sessions[position];
    let class = ["card quiet continued", status_class(session)].concat();
    html! {
        article class=(class) {
            (agenda::continuation(state, position, day.date, &|title| to(state, form, ("session", &session.id), title)))
        }
    }
}

impl Surface for RootMode {
    const IS_LIVE: bool = false;

    fn heading(&self, state: &State, position: usize) -> Markup {
        let heading = html! { h4 { (headline(state, position)) } };
        folded(state, *self, position, &heading)
    }

    fn inner_heading(&self, state: &State, position: usize) -> Markup {
        let session = &state.agenda.sessions[position];
        let heading = html! {
            h5 {
                @if let When::Clock(start, _) = session.when {
                    span.n.muted { (moment(state, state.zone(), start, &times::clock(state, state.zone(), start), &Markup::default())) } " "
                }
                (title(state, session))
            }
        };
        folded(state, *self, position, &heading)
    }

    fn person(&self, state: &State, person: usize) -> Markup {
        let person = &state.agenda.people[person];
        let name = bdi(state, &person.name);
        if state.views().contains(&View::Speakers) { to(state, *self, ("speaker", &person.id), &name) } else { name }
    }

    fn tag(&self, tag: &str) -> Markup {
        html! { span.tag { (tag) } }
    }

    fn anchor(&self, state: &State, session: &Session) -> Option<String> {
        Some(anchor(state, "session", &session.id))
    }
}

/// The details of a session that its card does not show, folded behind its title.
fn folded(state: &State, form: RootMode, position: usize, heading: &Markup) -> Markup {
    let session = &state.agenda.sessions[position];
    let is_inner = session.parent.is_some();
    let room = session.room.map(|room| &state.agenda.rooms[room]);
    let others = session.people.get(NAMED..).filter(|_| !is_inner).unwrap_or_default();
    // The card of a break shows its time and room, and most breaks have no other details.
    if session.is_quiet() && session.summary.is_empty() && others.is_empty() {
        return heading.clone();
    }
    html! {
        details {
            summary { (heading) }
            div.within {
                (when(state, form, position))
                @if is_inner {
                    @if !session.subtitle.is_empty() { p.subtitle { (text(state, &session.subtitle)) } }
                    (meta(state, position, Beside::default()))
                }
                @if let Some(room) = room && !room.description.is_empty() {
                    p.muted.dots { span { (text(state, &room.name)) } " " span { (text(state, &room.description)) } }
                }
                (prose(state, &session.summary))
                @if !others.is_empty() {
                    ul.who { @for appearance in others { (card::appearance(state, &form, appearance, &session.kind, session.when)) } }
                }
                @if is_inner {
                    (links::row(state, &session.links))
                    @if !session.tags.is_empty() { p.links { @for tag in &session.tags { span.tag { (tag) } " " } } }
                }
            }
        }
    }
}

/// The time of a session in full, with its deep link.
fn when(state: &State, form: RootMode, position: usize) -> Markup {
    let session = &state.agenda.sessions[position];
    let when = state.agenda.when(position);
    html! {
        p { (to(state, form, ("session", &session.id), &full(state, state.zone(), when, session))) }
        @if let Some(zone) = times::of_room(state, session) { p.muted { (full(state, zone, when, session)) } }
        @if !session.printed.is_empty() && matches!(when, When::Clock(..)) {
            p.muted { (fill(state.words.printed_as(), &[("text", &session.printed)])) }
        }
    }
}

/// Start and end in a zone.
pub(super) fn full(state: &State, zone: &str, when: When, session: &Session) -> Markup {
    match when {
        When::Clock(start, end) => {
            times::span(state, zone, (start, end), &|at, clock| moment(state, zone, at, clock, &Markup::default()))
        }
        When::Dates(from, to) => html! {
            (times::paired(state, &html! { time datetime=(from.to_iso()) { (times::dates(state, from, to)) } }, &html! { (times::untimed(state, session)) }))
        },
        When::Unknown => html! { (times::undated(state, session)) },
    }
}
