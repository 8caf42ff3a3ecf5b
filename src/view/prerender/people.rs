//! Prerenders people: in sessions, and in the directory with biographies and sessions.

use maud::{Markup, html};

use super::{RootMode, anchor, to};
use crate::model::{Session, Text, When};
use crate::state::State;
use crate::view::card::title;
use crate::view::dialog::prose;
use crate::view::people::{avatar, part_in};
use crate::view::{bdi, links, text, times};

fn small(state: &State, affiliation: &Text) -> Markup {
    html! { @if !affiliation.is_empty() { " " small { (text(state, affiliation)) } } }
}

/// The directory: all people, sorted by name.
pub(super) fn speakers(state: &State, form: RootMode) -> Markup {
    html! {
        section.speakers id=(anchor(state, "view", "speakers")) aria-label=(state.words.speakers()) {
            @if !state.directory.is_empty() { h3 { (state.words.speakers()) } }
            div.people { @for &person in &state.directory { (self::person(state, form, person)) } }
        }
    }
}

fn person(state: &State, form: RootMode, position: usize) -> Markup {
    let person = &state.agenda.people[position];
    html! {
        article.person id=(anchor(state, "speaker", &person.id)) {
            (avatar(person))
            div {
                h4 { (bdi(state, &person.name)) }
                @if !person.affiliation.is_empty() { p.muted { (text(state, &person.affiliation)) } }
                (prose(state, &person.bio))
                (links::row(state, &person.links))
                @if state.agenda.appearances(position).next().is_some() {
                    ul.list {
                        @for (session, appearance) in state.agenda.appearances(position) {
                            li {
                                (title_link(state, form, &state.agenda.sessions[session]))
                                span.name {
                                    (part_in(state, appearance, "", state.agenda.when(session)))
                                    (small(state, &appearance.affiliation))
                                }
                                p.muted { (short(state, session)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The time of a session in short form, for lists.
fn short(state: &State, position: usize) -> Markup {
    let text = times::short(state, position);
    html! {
        @match state.agenda.when(position) {
            When::Clock(start, _) => time datetime=(state.zones.rfc3339(state.zone(), start)) { (text) },
            When::Dates(day, _) => time datetime=(day.to_iso()) { (text) },
            When::Unknown => (text),
        }
    }
}

/// The title of a session, linked to its card.
fn title_link(state: &State, form: RootMode, session: &Session) -> Markup {
    to(state, form, ("session", &session.id), &title(state, session))
}
