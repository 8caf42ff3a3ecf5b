//! The view itself: sessions by day and hour, or people by name.

use std::ops::Range;

use maud::{Markup, html};

use super::{href, icons, links, people, text, times};
use crate::model::{End, Session, Status, When};
use crate::platform::DateForm;
use crate::state::{State, View};
use crate::text::{digits, fill};
use crate::time::Date;
use crate::timetable::{Day, Slot};

/// How many people a card names before it says how many more there are.
pub(super) const NAMED: usize = 8;
/// How many people a chunk of the directory holds.
const PEOPLE: usize = 24;

/// The view with empty chunks; [`chunk`] fills them.
pub fn main(state: &State) -> Markup {
    match state.view {
        View::Agenda => {
            html! {
                @for position in 0..state.timetable.past { (day(state, position, true)) }
                @if state.timetable.past < state.timetable.days.len() { (past(state)) }
                @if state.timetable.days.is_empty() && !state.loading { p.nothing { (state.words.no_sessions()) } }
                (nothing(state))
            }
        }
        View::Speakers => people::speakers(state, PEOPLE),
    }
}

/// The years of the past, closed unless nothing is to come. This and all that only agendas of several days or years need is in the
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

/// What a year of the past is called, and how much there was in it.
pub(super) fn past_year(state: &State, year: i32, days: &Range<usize>) -> Markup {
    let table = &state.timetable;
    let chunks = table.days[days.clone()].iter().flat_map(|day| day.chunks.clone());
    let begin = chunks.flat_map(|chunk| table.in_chunk(chunk)).filter(|slot| !slot.continued);
    let count = people::count_of_sessions(state, begin.map(|slot| slot.sessions.len()).sum());
    html! { summary { (fill(state.words.earlier(), &[("year", &digits(year as usize))])) span.muted.dot { (count) } } }
}

/// What is said where nothing is left to show.
pub fn nothing(state: &State) -> Markup {
    let words = &state.words;
    html! {
        p.nothing.none hidden {
            (if state.view == View::Agenda { words.no_match() } else { words.no_match_people() }) " "
            button.text type="button" data-act="clear" { (words.clear_filters()) }
        }
    }
}

/// How many chunks the view has.
pub fn chunks(state: &State) -> usize {
    match state.view {
        View::Agenda => state.timetable.chunks.len(),
        View::Speakers => state.directory.len().div_ceil(PEOPLE),
    }
}

/// What stands in some chunks of the view: positions of sessions or of people.
pub fn items(state: &State, chunks: Range<usize>) -> &[usize] {
    match state.view {
        View::Agenda => state.timetable.in_chunks(chunks),
        View::Speakers => &state.directory[chunks.start * PEOPLE..state.directory.len().min(chunks.end * PEOPLE)],
    }
}

/// Adds for each of the items of a chunk whether it is shown: 1, or 0.
pub fn shown(state: &State, chunk: usize, items: &[usize], shown: &mut Vec<u8>) {
    let (all, here) = match state.view {
        View::Agenda => {
            let day = state.timetable.day_of_chunk(chunk);
            (&state.outcome.sessions, state.shows_day(day.and_then(|day| day.date)))
        }
        View::Speakers => (&state.outcome.people, true),
    };
    for &item in items {
        shown.push(u8::from(here && all[item]));
    }
}

/// One day with its chunks, which are empty, or without them.
pub fn day(state: &State, position: usize, with_chunks: bool) -> Markup {
    let day = &state.timetable.days[position];
    html! {
        section.day part="day" {
            (day_head(state, day))
            @if with_chunks { @for _ in day.chunks.clone() { div.chunk {} } }
        }
    }
}

pub(super) fn day_head(state: &State, day: &Day) -> Markup {
    let about = day.date.and_then(|date| state.agenda.days.iter().find(|about| about.date == date));
    html! {
        div.day-head {
            h3 {
                (day.date.map_or_else(|| state.words.no_date().to_string(), |date| state.date(date, DateForm::Heading)))
                // Once for the day, instead of with every time.
                @if let Some(at) = state.timetable.first_start(day) {
                    span.hidden-label { ", " (state.words.times_in()) " " (times::named(state, state.zone(), at)) }
                }
            }
            @if let Some(about) = about && !about.title.is_empty() {
                span.muted { (text(state, &about.title)) }
            } @else if let Some((n, count)) = day.date.and_then(|date| state.number(date)) {
                span.muted { (fill(state.words.day_number(), &[("n", &digits(n)), ("count", &digits(count))])) }
            }
        }
        @if let Some(about) = about {
            @if !about.description.is_empty() { p.muted { (text(state, &about.description)) } }
            @if !about.links.is_empty() || about.parts.iter().any(|part| !part.links.is_empty() || !part.title.is_empty()) {
                p.links {
                    @for link in &about.links { (links::one(state, link, &Default::default())) }
                    @for part in &about.parts { (links::of_part(state, part)) }
                }
            }
        }
    }
}

/// What stands in one chunk of the view.
pub fn chunk(state: &State, chunk: usize) -> Markup {
    match state.view {
        View::Agenda => {
            let Some(day) = state.timetable.day_of_chunk(chunk) else { return Markup::default() };
            let day = times::Heading::new(state, day);
            html! { @for slot in state.timetable.in_chunk(chunk) { (self::slot(state, slot, &day)) } }
        }
        View::Speakers => people::directory(state, items(state, chunk..chunk + 1)),
    }
}

fn slot(state: &State, slot: &Slot, day: &times::Heading) -> Markup {
    if slot.continued {
        return continued(state, slot, day);
    }
    let sessions = state.timetable.in_slot(slot);
    let shows_day = state.shows_day(day.date);
    let is_shown = |session: usize| shows_day && state.outcome.sessions.get(session).is_none_or(|shown| *shown);
    let (mut hidden, mut quiet, mut common) = (true, true, None);
    for (place, &session) in sessions.iter().enumerate() {
        let about = &state.agenda.sessions[session];
        let end = if let When::Clock(_, end) = about.when { Some(end) } else { None };
        common = if place == 0 || common == end { end } else { None };
        hidden &= !is_shown(session);
        quiet &= about.is_quiet();
    }
    html! {
        div class=(if quiet { "slot quiet" } else { "slot" }) hidden[hidden] {
            div.time part="time" {
                @match slot.start {
                    Some(start) => (times::spine(state, sessions[0], start, common, day)),
                    None => span.untimed { (untimed(state, sessions[0])) },
                }
            }
            div.cards {
                @for &session in sessions { (card(state, session, common.is_none(), !is_shown(session))) }
            }
        }
    }
}

/// A session on a day after its first.
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
                }
            }
        }
    }
}

/// The line of a session on a day after its first. The name of its link has the end, which tells it from that of the card.
pub(super) fn continuation(state: &State, position: usize, day: Option<Date>, link: &dyn Fn(&Markup) -> Markup) -> Markup {
    let session = &state.agenda.sessions[position];
    let until = times::until(state, position);
    html! {
        h4 { (link(&html! { (title(state, session)) span.hidden-label { ", " (until) } })) }
        p.meta {
            (status(state, session))
            @if times::ends_later(state, position, day) { span aria-hidden="true" { (until) } }
            (room(state, session))
        }
    }
}

/// A class for what does not take place.
pub(super) fn status_class(session: &Session) -> &'static str {
    if session.status == Status::Cancelled { " cancelled" } else { "" }
}

fn status(state: &State, session: &Session) -> Markup {
    let words = &state.words;
    html! {
        @match session.status {
            Status::Cancelled => b.status { (words.cancelled()) },
            Status::Moved => b.status { (words.moved()) },
            Status::Tentative => b.status { (words.tentative()) },
            Status::Confirmed => {}
        }
    }
}

fn room(state: &State, session: &Session) -> Markup {
    html! { @if let Some(room) = session.room { span { (text(state, &state.agenda.rooms[room].name)) } } }
}

pub(super) fn untimed(state: &State, session: usize) -> String {
    let session = &state.agenda.sessions[session];
    match session.when {
        When::Dates(from, to) if to > from => times::dates(state, from, to),
        _ => times::untimed(state, session).to_string(),
    }
}

/// A class for the colour of a track.
pub(super) fn track_class(session: &Session) -> String {
    session.track.map_or_else(String::new, |track| [" t", &digits(track)].concat())
}

fn card(state: &State, position: usize, own_end: bool, hidden: bool) -> Markup {
    let session = &state.agenda.sessions[position];
    let class = ["card", if session.is_quiet() { " quiet" } else { "" }, status_class(session), &track_class(session)].concat();
    html! {
        article class=(class) part="session" data-s=(session.id.as_str()) hidden[hidden] {
            h4 { (title_link(state, session)) }
            @if !session.subtitle.is_empty() { p.subtitle { (text(state, &session.subtitle)) } }
            (meta(state, position, own_end))
            @if !session.people.is_empty() {
                ul.who {
                    @for appearance in session.people.iter().take(NAMED) { (people::appearance(state, appearance, &session.kind, session.when)) }
                    @if session.people.len() > NAMED { (people::more(state, session.people.len() - NAMED)) }
                }
            }
            @if session.inner > 0 { (inner(state, position)) }
            @if !session.links.is_empty() || !session.tags.is_empty() {
                p.links {
                    @for link in &session.links { (links::one(state, link, &Default::default())) }
                    @for tag in &session.tags { button.tag type="button" data-act="facet" data-f="tag" data-v=(tag) { (tag) } }
                }
            }
        }
    }
}

pub(super) fn title_link(state: &State, session: &Session) -> Markup {
    link_to_session(state, session, &title(state, session))
}

fn link_to_session(state: &State, session: &Session, text: &Markup) -> Markup {
    html! { a href=(href(state, "session", &session.id)) data-act="session" data-v=(session.id.as_str()) { (text) } }
}

/// A link to a session by its time and room, for the other slots of a talk.
pub(super) fn time_link(state: &State, position: usize) -> Markup {
    let session = &state.agenda.sessions[position];
    let room = session.room.map(|room| &state.agenda.rooms[room].name);
    html! {
        a href=(href(state, "session", &session.id)) data-act="session" data-v=(session.id.as_str()) { (times::short(state, position)) }
        @if let Some(room) = room { " " (text(state, room)) }
    }
}

/// A session's title, or that it has none.
pub(super) fn title(state: &State, session: &Session) -> Markup {
    if session.title.is_empty() {
        html! { (state.words.untitled()) }
    } else {
        text(state, &session.title)
    }
}

/// One line about a session: status, track, kind, room, length.
pub(super) fn meta(state: &State, position: usize, own_end: bool) -> Markup {
    let session = &state.agenda.sessions[position];
    let words = &state.words;
    // A break that says so in its title need not say it twice.
    let kind = if session.is_quiet() { "" } else { words.kind(&session.kind) };
    let track = session.track.map(|track| &state.agenda.tracks[track].name);
    let track = track.filter(|name| name.get(state.language()) != session.title.get(state.language()));
    let others = state.alongside.get(position).copied().unwrap_or(0);
    html! {
        p.meta {
            (status(state, session))
            @if session.moved_from != When::Unknown {
                span { (fill(words.moved_from(), &[("time", &times::moment(state, session.moved_from))])) }
            }
            @if let Some(track) = track { i { (text(state, track)) } }
            @if !kind.is_empty() { @if track.is_none() { i { (kind) } } @else { span { (kind) } } }
            (room(state, session))
            @if own_end {
                @match session.when {
                    When::Clock(start, End::Open) => span { (fill(words.onwards(), &[("time", &times::clock(state, state.zone(), start))])) },
                    When::Clock(..) if times::ends_later(state, position, state.day(position)) => span { (times::until(state, position)) },
                    _ => {}
                }
            }
            @if let Some(length) = times::length(state, session) { span { (length) } }
            @for language in session.languages.iter().filter(|l| super::primary(l) != super::primary(state.language()) || session.languages.len() > 1) {
                span { (state.platform.language(language)) }
            }
            @if state.is_at_night(position) { span.night title=(words.at_night()) { (icons::moon()) span.hidden-label { (words.at_night()) } } }
            @if others > 0 {
                span.par { (fill(words.plural("at_once", words.at_once(), &state.platform.plural(others)), &[("n", &digits(others))])) }
            }
        }
    }
}

/// When a session inside another begins, if it says so itself; the zone is that of the other's time, which stands beside it.
pub(super) fn own_time(state: &State, inner: usize) -> Markup {
    html! {
        @if let When::Clock(start, _) = state.agenda.sessions[inner].when { span.n.muted { (times::clock(state, state.zone(), start)) } " " }
    }
}

/// What is inside a session, as lines of its card.
fn inner(state: &State, position: usize) -> Markup {
    html! {
        ul.sub {
            @for inner in position + 1..=position + state.agenda.sessions[position].inner {
                @let session = &state.agenda.sessions[inner];
                @let when = state.agenda.when(inner);
                li {
                    (own_time(state, inner))
                    (title_link(state, session))
                    @for appearance in &session.people {
                        @let person = &state.agenda.people[appearance.person];
                        span.who-line {
                            a href=(href(state, "speaker", &person.id)) data-act="person" data-v=(person.id.as_str()) { (person.name) }
                            (people::part_in(state, appearance, &session.kind, when))
                            @if !appearance.affiliation.is_empty() { small { (text(state, &appearance.affiliation)) } }
                        }
                    }
                }
            }
        }
    }
}
