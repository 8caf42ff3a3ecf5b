//! Sessions by day and hour, each with all that is known of it.

use maud::{Markup, html};

use super::people::{self, in_line};
use super::{RootMode, anchor, to};
use crate::model::{End, Session, When};
use crate::platform::DateForm;
use crate::state::State;
use crate::time::Instant;
use crate::timetable::{Day, Slot};
use crate::view::agenda::{self, NAMED, day_head, meta, past_year, status_class, title, track_class, untimed};
use crate::view::dialog::prose;
use crate::view::{links, text, times};

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
    html! {
        div class=(if quiet || slot.continued { "slot quiet" } else { "slot" }) {
            div.time {
                @match slot.start {
                    Some(start) => (spine(state, sessions[0], start, common, day)),
                    None if slot.continued => (times::continued(state, sessions[0], &times::Heading::new(state, day))),
                    None => span.untimed { (untimed(state, sessions[0])) },
                }
            }
            div.cards {
                @for &session in sessions {
                    @if slot.continued { (continuation(state, form, session, day)) } @else { (card(state, form, session, common.is_none())) }
                }
            }
        }
    }
}

/// The line of a session on a day after its first, which leads to its card.
fn continuation(state: &State, form: RootMode, position: usize, day: &Day) -> Markup {
    let session = &state.agenda.sessions[position];
    let class = ["card quiet continued", status_class(session)].concat();
    html! {
        article class=(class) {
            (agenda::continuation(state, position, day.date, &|title| to(state, form, ("session", &session.id), title)))
        }
    }
}

/// Start, end and zone of sessions that begin together.
fn spine(state: &State, session: usize, start: Instant, end: Option<End>, day: &Day) -> Markup {
    let zone = state.zone();
    let badge = |at: Instant| {
        let date = times::date(state, zone, at);
        times::day_badge(state, day.date.unwrap_or(date), date)
    };
    let end_at = if let Some(End::At(end)) = end { Some(end).filter(|end| *end > start) } else { None };
    let name = state.abbreviation(zone, start);
    html! {
        (moment(state, zone, start, &badge(start)))
        span.until {
            @if let Some(end) = end_at {
                @if state.abbreviation(zone, end) != name { span { (name) } " " }
                "– "
                @if times::ends_later(state, session, day.date) {
                    (state.date(times::date(state, zone, end), DateForm::Short)) ", " (moment(state, zone, end, &Markup::default()))
                } @else {
                    (moment(state, zone, end, &Markup::default())) (badge(end))
                }
                " "
            } @else if end == Some(End::Open) {
                (times::tail(state.words.onwards())) " "
            }
            span { (state.abbreviation(zone, end_at.unwrap_or(start))) }
        }
    }
}

/// A time of day, with what stands behind it.
fn moment(state: &State, zone: &str, at: Instant, behind: &Markup) -> Markup {
    html! { time datetime=(state.zones.rfc3339(zone, at)) { (times::clock(state, zone, at)) (behind) } }
}

fn card(state: &State, form: RootMode, position: usize, own_end: bool) -> Markup {
    let session = &state.agenda.sessions[position];
    let quiet = if session.is_quiet() { " quiet" } else { "" };
    let class = ["card", quiet, status_class(session), &track_class(session)].concat();
    let heading = html! { h4 { (title(state, session)) } };
    html! {
        article class=(class) id=(anchor(state, "session", &session.id)) {
            (folded(state, form, position, &heading))
            @if !session.subtitle.is_empty() { p.subtitle { (text(state, &session.subtitle)) } }
            (meta(state, position, own_end))
            @if !session.people.is_empty() {
                ul.who {
                    @for appearance in session.people.iter().take(NAMED) { (people::appearance(state, form, appearance, &session.kind, session.when)) }
                    @if session.people.len() > NAMED { (crate::view::people::more(state, session.people.len() - NAMED)) }
                }
            }
            @if session.inner > 0 {
                ul.sub { @for inner in position + 1..=position + session.inner { (self::inner(state, form, inner)) } }
            }
            @if !session.links.is_empty() || !session.tags.is_empty() {
                p.links {
                    @for link in &session.links { (links::one(state, link, &Default::default())) }
                    @for tag in &session.tags { span.tag { (tag) } }
                }
            }
        }
    }
}

/// A session inside another, as lines of its card.
fn inner(state: &State, form: RootMode, position: usize) -> Markup {
    let session = &state.agenda.sessions[position];
    let when = state.agenda.when(position);
    let heading = html! {
        h5 {
            @if let When::Clock(start, _) = session.when {
                span.n.muted { (moment(state, state.zone(), start, &Markup::default())) } " "
            }
            (title(state, session))
        }
    };
    html! {
        li id=(anchor(state, "session", &session.id)) {
            (folded(state, form, position, &heading))
            @for appearance in &session.people { (in_line(state, form, appearance, &session.kind, when)) }
        }
    }
}

/// What is known of a session and does not stand in its card, behind its title.
fn folded(state: &State, form: RootMode, position: usize, heading: &Markup) -> Markup {
    let session = &state.agenda.sessions[position];
    let is_inner = session.parent.is_some();
    let room = session.room.map(|room| &state.agenda.rooms[room]);
    let others = session.people.get(NAMED..).filter(|_| !is_inner).unwrap_or_default();
    // When and where a break is, its card says; there is nothing behind most of them.
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
                    (meta(state, position, false))
                }
                @if let Some(room) = room && !room.description.is_empty() {
                    p.muted { (text(state, &room.name)) span.dot { (text(state, &room.description)) } }
                }
                (prose(state, &session.summary))
                @if !others.is_empty() {
                    ul.who { @for appearance in others { (people::appearance(state, form, appearance, &session.kind, session.when)) } }
                }
                @if is_inner {
                    (links::row(state, &session.links))
                    @if !session.tags.is_empty() { p.links { @for tag in &session.tags { span.tag { (tag) } } } }
                }
            }
        }
    }
}

/// When a session is, at full length: also the address of it.
fn when(state: &State, form: RootMode, position: usize) -> Markup {
    let session = &state.agenda.sessions[position];
    let when = state.agenda.when(position);
    html! {
        p { (to(state, form, ("session", &session.id), &full(state, state.zone(), when, session))) }
        @if let Some(zone) = times::of_room(state, session) { p.muted { (full(state, zone, when, session)) } }
        @if !session.printed.is_empty() && matches!(when, When::Clock(..)) {
            p.muted { (state.words.printed_as()) " “" (session.printed) "”" }
        }
    }
}

fn full(state: &State, zone: &str, when: When, session: &Session) -> Markup {
    match when {
        When::Clock(start, end) => times::span(state, zone, (start, end), &|at| moment(state, zone, at, &Markup::default())),
        When::Dates(from, to) => html! {
            time datetime=(from.to_iso()) { (times::dates(state, from, to)) } ", " (times::untimed(state, session))
        },
        When::Unknown => html! { (times::undated(state, session)) },
    }
}

/// When something is, short, in a list.
pub(super) fn short(state: &State, position: usize) -> Markup {
    let said = times::short(state, position);
    html! {
        @match state.agenda.when(position) {
            When::Clock(start, _) => time datetime=(state.zones.rfc3339(state.zone(), start)) { (said) },
            When::Dates(day, _) => time datetime=(day.to_iso()) { (said) },
            When::Unknown => (said),
        }
    }
}

/// The title of a session, leading to it.
pub(super) fn title_link(state: &State, form: RootMode, session: &Session) -> Markup {
    to(state, form, ("session", &session.id), &title(state, session))
}
