//! The card of a session, and what it shares with the dialog. One renderer serves the widget and what is prerendered: a [`Surface`] says what of it
//! leads somewhere.

use maud::{Markup, html};

use super::{href, icons, links, people, text, times, updates};
use crate::model::{Appearance, End, Session, Status, When};
use crate::state::State;
use crate::text::{digits, fill};

/// How many people a card names before it says how many more there are.
pub(super) const NAMED: usize = 8;

/// Where a card is shown.
pub(super) trait Surface {
    /// Whether scripts find the card, hide it and act on what is in it.
    const IS_LIVE: bool;

    /// The heading of a card.
    fn heading(&self, state: &State, position: usize) -> Markup;
    /// The time and the title of a session inside another.
    fn inner_heading(&self, state: &State, position: usize) -> Markup;
    /// The name of a person, which leads to them.
    fn person(&self, state: &State, person: usize) -> Markup;
    /// A subject.
    fn tag(&self, tag: &str) -> Markup;
    /// What links to the session lead to, where they lead to its card.
    fn anchor(&self, state: &State, session: &Session) -> Option<String>;
}

/// The widget, in which links open the dialog.
pub(super) struct Live;

impl Surface for Live {
    const IS_LIVE: bool = true;

    fn heading(&self, state: &State, position: usize) -> Markup {
        html! { h4 { (title_link(state, &state.agenda.sessions[position])) } }
    }

    fn inner_heading(&self, state: &State, position: usize) -> Markup {
        html! { (own_time(state, position)) (title_link(state, &state.agenda.sessions[position])) }
    }

    fn person(&self, state: &State, person: usize) -> Markup {
        let person = &state.agenda.people[person];
        html! { a href=(href(state, "speaker", &person.id)) data-act="person" data-v=(person.id.as_str()) { (person.name) } }
    }

    fn tag(&self, tag: &str) -> Markup {
        html! { button.tag type="button" data-act="facet" data-f="tag" data-v=(tag) { (tag) } }
    }

    fn anchor(&self, _: &State, _: &Session) -> Option<String> {
        None
    }
}

/// The card of a session; `own_end` if it says when that ends, which nothing beside it does.
pub(super) fn card<S: Surface>(state: &State, surface: &S, position: usize, own_end: bool, hidden: bool) -> Markup {
    let session = &state.agenda.sessions[position];
    let class = ["card", if session.is_quiet() { " quiet" } else { "" }, status_class(session), &track_class(session)].concat();
    html! {
        article class=(class) id=[surface.anchor(state, session)] part=[S::IS_LIVE.then_some("session")]
            data-s=[S::IS_LIVE.then_some(session.id.as_str())] hidden[hidden] {
            (surface.heading(state, position))
            @if S::IS_LIVE { (star(state, session)) }
            @if !session.subtitle.is_empty() { p.subtitle { (text(state, &session.subtitle)) } }
            (meta(state, position, own_end))
            @if S::IS_LIVE && state.is_starred(&session.id) { (notes(state, position)) }
            @if !session.people.is_empty() {
                ul.who {
                    @for one in session.people.iter().take(NAMED) { (appearance(state, surface, one, &session.kind, session.when)) }
                    @if session.people.len() > NAMED { (people::more(state, session.people.len() - NAMED)) }
                }
            }
            @if session.inner > 0 {
                ul.sub { @for inner in position + 1..=position + session.inner { (self::inner(state, surface, inner)) } }
            }
            @if !session.links.is_empty() || !session.tags.is_empty() {
                p.links {
                    @for link in &session.links { (links::one(state, link, &Default::default())) }
                    @for tag in &session.tags { (surface.tag(tag)) }
                }
            }
        }
    }
}

/// The button that stars the session of a card; in which of its states it is, its style shows.
pub(super) fn star(state: &State, session: &Session) -> Markup {
    star_reached(state, session, None)
}

/// The same with a `tabindex` of its own.
#[inline(always)]
pub(super) fn star_reached(state: &State, session: &Session, tabindex: Option<&str>) -> Markup {
    let title = session.title.get(state.language());
    let title = if title.is_empty() { state.words.untitled() } else { title };
    let pressed = if state.mine.stars.count() > 0 && state.is_starred(&session.id) { "true" } else { "false" };
    html! { button.star type="button" part="star" data-act="star" tabindex=[tabindex] aria-pressed=(pressed) aria-label=(fill(state.words.star(), &[("title", title)])) {} }
}

/// What a reader has to know of a starred session: that it moved since, and what it overlaps.
#[inline(never)]
pub(super) fn notes(state: &State, position: usize) -> Markup {
    let (was, clash) = (was_text(state, position), clash_text(state, position));
    html! {
        @if !was.is_empty() { p.before { (was) } }
        @if !clash.is_empty() { p.clash { (clash) } }
    }
}

/// Where and when a session was when it was starred, as far as that is something else now and the feed does not say it itself.
pub(super) fn was_text(state: &State, position: usize) -> String {
    let Some(before) = state.moved_since_starred(position) else { return String::new() };
    let is_told = state.agenda.sessions[position].moved_from != When::Unknown;
    let time = if is_told { String::new() } else { times::moment(state, before.when) };
    let parts = [time, before.room];
    let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { String::new() } else { fill(state.words.was(), &[("before", &parts.join(", "))]) }
}

/// What a starred session overlaps, and how long; empty where it overlaps nothing.
#[inline(never)]
pub fn clash_text(state: &State, position: usize) -> String {
    let Some(clash) = state.clash(position) else { return String::new() };
    let (words, other) = (&state.words, &state.agenda.sessions[clash.with]);
    let title = other.title.get(state.language());
    let title = if title.is_empty() { words.untitled() } else { title };
    let text = if clash.minutes > 0 { words.overlaps() } else { words.clashes() };
    let mut out = fill(text, &[("title", title), ("length", &times::minutes_in_words(state, clash.minutes as usize))]);
    if clash.others > 0 {
        let more = words.late_plural("and_others", words.and_others(), &state.platform.plural(clash.others));
        out += &fill(more, &[("n", &digits(clash.others))]);
    }
    out
}

/// A session inside another, as lines of its card.
fn inner<S: Surface>(state: &State, surface: &S, position: usize) -> Markup {
    let session = &state.agenda.sessions[position];
    let when = state.agenda.when(position);
    html! {
        li id=[surface.anchor(state, session)] {
            (surface.inner_heading(state, position))
            @for one in &session.people {
                span.who-line {
                    (surface.person(state, one.person))
                    (people::part_in(state, one, &session.kind, when))
                    @if !one.affiliation.is_empty() { small { (text(state, &one.affiliation)) } }
                }
            }
        }
    }
}

/// Somebody in a session of that kind and time.
pub(super) fn appearance<S: Surface>(state: &State, surface: &S, appearance: &Appearance, kind: &str, when: When) -> Markup {
    let person = &state.agenda.people[appearance.person];
    let affiliation = if appearance.affiliation.is_empty() { &person.affiliation } else { &appearance.affiliation };
    html! {
        li {
            (people::avatar(person))
            span.name {
                (surface.person(state, appearance.person))
                (people::part_in(state, appearance, kind, when))
                @if !affiliation.is_empty() { small { (text(state, affiliation)) } }
            }
        }
    }
}

pub(super) fn title_link(state: &State, session: &Session) -> Markup {
    link_to_session(state, session, &title(state, session))
}

pub(super) fn link_to_session(state: &State, session: &Session, text: &Markup) -> Markup {
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
    html! {
        p.meta {
            (status(state, session))
            @if state.updates.is_some() { (updates::labels(state, session)) }
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
        }
    }
}

/// When a session inside another begins, if it says so itself; the zone is that of the other's time, which stands beside it.
pub(super) fn own_time(state: &State, inner: usize) -> Markup {
    html! {
        @if let When::Clock(start, _) = state.agenda.sessions[inner].when { span.n.muted { (times::clock(state, state.zone(), start)) } " " }
    }
}

/// A class for what does not take place.
pub(super) fn status_class(session: &Session) -> &'static str {
    if session.status == Status::Cancelled { " cancelled" } else { "" }
}

pub(super) fn status(state: &State, session: &Session) -> Markup {
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

pub(super) fn room(state: &State, session: &Session) -> Markup {
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
