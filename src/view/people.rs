//! Renders people: in sessions and in the directory.

use maud::{Markup, html};

use super::{bdi, icons, links, text, times};
use crate::model::{Appearance, Person, Presence, When};
use crate::query::fold;
use crate::state::State;
use crate::text::{digits, fill, initials, is_letter};

/// Minimum number of people for which the directory has an index of letters.
const LETTERS_FROM: usize = 40;

/// Initials on a color derived from the name, below the portrait, which may load late or fail to load.
pub(super) fn avatar(person: &Person) -> Markup {
    let hue = person.name.bytes().fold(7u32, |hash, byte| hash.wrapping_mul(31).wrapping_add(u32::from(byte))) % 12;
    html! {
        span class=(["av h", &digits(hue as usize)].concat()) aria-hidden="true" {
            (initials(&person.name))
            @if !person.picture.is_empty() { img src=(person.picture) alt="" width="48" height="48" loading="lazy" decoding="async"; }
        }
    }
}

/// The role and presence of a person in a session of that kind and time, after the name.
pub(super) fn part_in(state: &State, appearance: &Appearance, kind: &str, when: When) -> Markup {
    let zone = &state.agenda.people[appearance.person].timezone;
    html! {
        // The role is omitted if it equals the kind, as for the speaker of a keynote.
        @if !appearance.role.is_empty() && appearance.role != kind { " " em { (state.words.role(&appearance.role)) } }
        @match appearance.presence {
            Some(Presence::Remote) => {
                " "
                em.remote {
                    @match when.start().filter(|_| !zone.is_empty()) {
                        Some(start) => (times::joining(state, zone, start)),
                        None => (state.words.remote()),
                    }
                }
            },
            Some(Presence::InPerson) => { " " em { (state.words.in_person()) } },
            None => {}
        }
    }
}

/// The cards of some people in the directory.
#[inline(never)]
pub fn directory(state: &State, people: &[usize]) -> Markup {
    html! {
        @for &person in people {
            @let about = &state.agenda.people[person];
            @let sessions = state.agenda.appearances(person).count();
            article.person part="speaker" data-p=(about.id.as_str()) hidden[!state.outcome.people.get(person).is_none_or(|shown| *shown)] {
                (avatar(about))
                div {
                    h3 { a href=(links::lead(state, "speaker", &about.id, &about.links)) data-act="person" data-v=(about.id.as_str()) { (bdi(state, &about.name)) } }
                    @if !about.affiliation.is_empty() { p { (text(state, &about.affiliation)) } }
                    @if sessions > 0 { p.muted { (count_of_sessions(state, sessions)) } }
                }
            }
        }
    }
}

pub(super) fn count_of_sessions(state: &State, count: usize) -> String {
    let words = &state.words;
    fill(words.plural("sessions", words.sessions(), &state.platform.plural(count)), &[("n", &state.numeral(count))])
}

/// The initial letters of names, each with the index of its first person; empty for a short directory.
fn letters(state: &State) -> Vec<(String, usize)> {
    let mut letters: Vec<(String, usize)> = Vec::new();
    if state.directory.len() < LETTERS_FROM {
        return letters;
    }
    for &person in &state.directory {
        let about = &state.agenda.people[person];
        let name = if about.sort_name.is_empty() { &about.name } else { &about.sort_name };
        let Some(first) = name.chars().find(|c| is_letter(*c)) else { continue };
        // Å and A sort together in most languages, and then share a letter. CSS displays it as a capital.
        let letter = fold(&*state.platform, first.encode_utf8(&mut [0; 4]));
        if letters.last().is_none_or(|(last, _)| *last != letter) && !letters.iter().any(|(known, _)| *known == letter) {
            letters.push((letter, person));
        }
    }
    letters
}

/// The directory with empty chunks of that many people, preceded by the index of letters if it is long.
#[inline(never)]
pub fn speakers(state: &State, in_chunk: usize) -> Markup {
    let letters = letters(state);
    html! {
        @if !letters.is_empty() {
            div.letters role="group" aria-label=(state.words.letters()) {
                @for (letter, person) in &letters {
                    button type="button" data-act="letter" data-v=(state.agenda.people[*person].id.as_str())
                        aria-label=(fill(state.words.jump_to(), &[("letter", letter)])) { (letter) }
                }
            }
        }
        @for _ in state.directory.chunks(in_chunk) { div.people.chunk {} }
    }
}

/// The number of people beyond those that are named.
pub(super) fn how_many_more(state: &State, n: usize) -> String {
    let words = &state.words;
    fill(words.plural("more", words.more(), &state.platform.plural(n)), &[("n", &state.numeral(n))])
}

/// Ends a list of people, with the number of the others.
pub(super) fn more(state: &State, left: usize) -> Markup {
    html! { li.more { (icons::down()) (how_many_more(state, left)) } }
}
