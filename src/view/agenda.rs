//! Renders the list layout: sessions by day and slot.

use std::ops::Range;

use maud::{Markup, html};

use super::card::{Beside, Live, card, has_same_break, link_to_session, room, star, status, status_class, title, untimed};
use super::mine::common_end;
use super::{links, people, text, times};
use crate::model::When;
use crate::platform::DateForm;
use crate::state::State;
use crate::text::{digits, fill};
use crate::time::Date;
use crate::timetable::{Day, Slot};

/// All days, with empty chunks.
pub(super) fn days(state: &State) -> Markup {
    html! {
        @for position in 0..state.timetable.past { (day(state, position, true)) }
        @if state.timetable.past < state.timetable.days.len() { (past(state)) }
        @if state.timetable.days.is_empty() && !state.loading { p.nothing { (state.words.no_sessions()) } }
    }
}

/// The slots of a chunk.
pub(super) fn chunk(state: &State, chunk: usize) -> Markup {
    let Some(day) = state.timetable.day_of_chunk(chunk) else { return Markup::default() };
    let day = times::Heading::of_day(state, day);
    html! { @for slot in state.timetable.in_chunk(chunk) { (self::slot(state, slot, &day)) } }
}

/// One slot of a chunk.
pub fn slot_of(state: &State, chunk: usize, place: usize) -> Markup {
    let (Some(day), Some(slot)) = (state.timetable.day_of_chunk(chunk), state.timetable.in_chunk(chunk).get(place)) else {
        return Markup::default();
    };
    self::slot(state, slot, &times::Heading::of_day(state, day))
}

/// One card of a slot. Not applicable to breaks, since a break of several rooms has a single card.
pub fn card_of(state: &State, chunk: usize, place: usize, card: usize) -> Markup {
    let (Some(day), Some(slot)) = (state.timetable.day_of_chunk(chunk), state.timetable.in_chunk(chunk).get(place)) else {
        return Markup::default();
    };
    let sessions = state.timetable.in_slot(slot);
    let own_end = common_end(state, sessions).is_none();
    let is_hidden = !state.shows_day(day.date) || state.outcome.sessions.get(sessions[card]).is_some_and(|shown| !shown);
    self::card(state, &Live, sessions[card], Beside { own_end, same: None }, is_hidden)
}

/// Past years, collapsed unless nothing is upcoming. This function, and everything that only multi-day or multi-year agendas need, is in the
/// second file.
#[inline(never)]
fn past(state: &State) -> Markup {
    html! {
        @for (year, days) in state.timetable.past_years() {
            details.year data-y=(digits(year as usize)) open[days.start == 0] {
                (past_year(state, year, &days))
                @for position in days { (day(state, position, true)) }
            }
        }
    }
}

/// The label of a past year, with the number of sessions.
pub(super) fn past_year(state: &State, year: i32, days: &Range<usize>) -> Markup {
    let table = &state.timetable;
    let chunks = table.days[days.clone()].iter().flat_map(|day| day.chunks.clone());
    let begin = chunks.flat_map(|chunk| table.in_chunk(chunk)).filter(|slot| !slot.continued);
    let count = people::count_of_sessions(state, begin.map(|slot| slot.sessions.len()).sum());
    let year = table.days[days.start]
        .date
        .map_or_else(|| state.numeral(year as usize), |date| state.platform.date(date, DateForm::Year));
    html! { summary { span.dots { span { (fill(state.words.earlier(), &[("year", &year)])) } " " span.muted { (count) } } } }
}

/// A day, with empty chunks or without its chunks.
pub fn day(state: &State, position: usize, with_chunks: bool) -> Markup {
    let day = &state.timetable.days[position];
    html! {
        section.day part="day" {
            (day_head(state, day))
            @if state.folds(day) { (fold(state)) }
            @if with_chunks { @for _ in day.chunks.clone() { div.chunk {} } }
        }
    }
}

/// The line into which past sessions of today are folded. Its text is rendered by the second file.
fn fold(state: &State) -> Markup {
    html! {
        button.fold type="button" data-act="fold" data-k="fold" aria-expanded=(if state.unfolds_today { "true" } else { "false" }) {
            span.dots { span { (state.words.earlier_today()) } " " span.folded {} }
        }
    }
}

pub(super) fn day_head(state: &State, day: &Day) -> Markup {
    let about = day.date.and_then(|date| state.agenda.days.iter().find(|about| about.date == date));
    html! {
        div.day-head {
            h3 {
                (day.date.map_or_else(|| state.words.no_date().to_string(), |date| state.date(date, DateForm::Heading)))
                // Once per day, instead of with every time.
                @if let Some(at) = state.timetable.first_start(day) {
                    @let zone = fill(state.words.times_in(), &[("zone", &times::named(state, state.zone(), at))]);
                    span.hidden-label { (fill(state.words.pair(), &[("second", &zone)])) }
                }
            }
            @if let Some(about) = about && !about.title.is_empty() {
                span.muted { (text(state, &about.title)) }
            } @else if let Some((n, count)) = day.date.and_then(|date| state.number(date)) {
                span.muted { (fill(state.words.day_number(), &[("n", &state.numeral(n)), ("count", &state.numeral(count))])) }
            }
            @if let Some(at) = state.timetable.first_start(day) { (times::zones(state, at)) }
        }
        @if let Some(about) = about {
            @if !about.description.is_empty() { p.muted { (text(state, &about.description)) } }
            @if !about.links.is_empty() || about.parts.iter().any(|part| !part.links.is_empty() || !part.title.is_empty()) {
                p.links {
                    @for link in &about.links { (links::one(state, link, &Default::default())) " " }
                    @for part in &about.parts { (links::of_part(state, part)) }
                }
            }
        }
    }
}

fn slot(state: &State, slot: &Slot, day: &times::Heading) -> Markup {
    if slot.continued {
        return continued(state, slot, day);
    }
    let sessions = state.timetable.in_slot(slot);
    let shows_day = state.shows_day(day.date);
    let is_shown = |session: usize| shows_day && state.outcome.sessions.get(session).is_none_or(|shown| *shown);
    let (mut hidden, mut quiet, mut common, mut breaks) = (true, true, None, 0);
    for (place, &session) in sessions.iter().enumerate() {
        let about = &state.agenda.sessions[session];
        let end = if let When::Clock(_, end) = about.when { Some(end) } else { None };
        common = if place == 0 || common == end { end } else { None };
        hidden &= !is_shown(session);
        quiet &= about.is_quiet();
        breaks += usize::from(about.is_quiet());
    }
    let is_shared = |session: usize| breaks > 1 && has_same_break(state, session, sessions);
    let beside = |session| Beside { own_end: common.is_none(), same: is_shared(session).then_some(sessions) };
    html! {
        div class=(["slot", if quiet { " quiet" } else { "" }, if state.was_over(slot) { " past" } else { "" }].concat()) hidden[hidden] {
            div.time part="time" {
                @match slot.start {
                    Some(start) => (times::spine(state, sessions[0], start, common, day, quiet)),
                    None => span.untimed { (untimed(state, sessions[0])) },
                }
            }
            div.cards {
                @for &session in sessions { (card(state, &Live, session, beside(session), !is_shown(session))) }
            }
        }
    }
}

/// The continuation of a session on a day after its first.
#[inline(never)]
fn continued(state: &State, slot: &Slot, day: &times::Heading) -> Markup {
    let position = state.timetable.in_slot(slot)[0];
    let session = &state.agenda.sessions[position];
    let is_shown = state.shows_day(day.date) && state.outcome.sessions.get(position).is_none_or(|shown| *shown);
    let class = ["card quiet continued", status_class(session)].concat();
    html! {
        div.slot.quiet hidden[!is_shown] {
            div.time part="time" { (times::continued(state, position, day)) }
            div.cards {
                article class=(class) part="session" data-s=(session.id.as_str()) hidden[!is_shown] {
                    (continuation(state, position, day.date, &|title| link_to_session(state, session, title)))
                    (star(state, session))
                }
            }
        }
    }
}

/// The line of a continuation. The accessible name of its link includes the end, which distinguishes it from the link of the card.
pub(super) fn continuation(state: &State, position: usize, day: Option<Date>, link: &dyn Fn(&Markup) -> Markup) -> Markup {
    let session = &state.agenda.sessions[position];
    let until = times::until(state, position);
    html! {
        h4 { (link(&html! { (title(state, session)) span.hidden-label { (fill(state.words.pair(), &[("second", &until)])) } })) }
        p.meta {
            (status(state, session))
            @if times::ends_later(state, position, day) { span aria-hidden="true" { (until) } " " }
            (room(state, session))
        }
    }
}
