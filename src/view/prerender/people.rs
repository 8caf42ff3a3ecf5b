//! People: in sessions, and each with who they are and what they do.

use maud::{Markup, html};

use super::agenda::{short, title_link};
use super::{RootMode, anchor, to};
use crate::model::{Appearance, Text, When};
use crate::state::State;
use crate::view::dialog::prose;
use crate::view::people::{avatar, part_in};
use crate::view::{links, text};

/// Somebody in a session of that kind and time, as in its card.
pub(super) fn appearance(state: &State, form: RootMode, appearance: &Appearance, kind: &str, when: When) -> Markup {
    let person = &state.agenda.people[appearance.person];
    let affiliation = if appearance.affiliation.is_empty() { &person.affiliation } else { &appearance.affiliation };
    html! {
        li {
            (avatar(person))
            span.name {
                (name(state, form, appearance))
                (part_in(state, appearance, kind, when))
                (small(state, affiliation))
            }
        }
    }
}

/// Somebody in a session that is inside another.
pub(super) fn in_line(state: &State, form: RootMode, appearance: &Appearance, kind: &str, when: When) -> Markup {
    html! {
        span.who-line {
            (name(state, form, appearance))
            (part_in(state, appearance, kind, when))
            (small(state, &appearance.affiliation))
        }
    }
}

fn name(state: &State, form: RootMode, appearance: &Appearance) -> Markup {
    let person = &state.agenda.people[appearance.person];
    let name = html! { (person.name) };
    if state.settings.views.contains(&crate::state::View::Speakers) {
        to(state, form, ("speaker", &person.id), &name)
    } else {
        name
    }
}

fn small(state: &State, affiliation: &Text) -> Markup {
    html! { @if !affiliation.is_empty() { small { (text(state, affiliation)) } } }
}

/// Everybody, by name.
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
                h4 { (person.name) }
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
