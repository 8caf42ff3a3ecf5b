//! The session card, and the parts that it shares with the dialog. One renderer serves the widget and prerendering, parameterized by a [`Surface`], which
//! determines the links.

use maud::{Markup, html};

use super::{bdi, filled, icons, links, list, people, text, times, updates};
use crate::changes::What;
use crate::model::{Appearance, End, Session, Status, When};
use crate::state::State;
use crate::text::{digits, fill};

/// Maximum number of people on a card; the rest are counted.
pub(super) const NAMED: usize = 8;

/// Where a card is rendered: in the widget, or prerendered.
pub(super) trait Surface {
    /// Whether scripts look up the card, hide it, and handle events in it.
    const IS_LIVE: bool;

    /// The heading of a card.
    fn heading(&self, state: &State, position: usize) -> Markup;
    /// The time and title of a nested session.
    fn inner_heading(&self, state: &State, position: usize) -> Markup;
    /// The name of a person, linked to their profile.
    fn person(&self, state: &State, person: usize) -> Markup;
    /// A tag.
    fn tag(&self, tag: &str) -> Markup;
    /// The target of links to the session, if they lead to its card.
    fn anchor(&self, state: &State, session: &Session) -> Option<String>;
}

/// The widget, where links open the dialog.
pub(super) struct Live;

impl Surface for Live {
    const IS_LIVE: bool = true;

    fn heading(&self, state: &State, position: usize) -> Markup {
        html! { h4 { (headline_link(state, position)) } }
    }

    fn inner_heading(&self, state: &State, position: usize) -> Markup {
        inner_link(state, position)
    }

    fn person(&self, state: &State, person: usize) -> Markup {
        let person = &state.agenda.people[person];
        html! { a href=(links::lead(state, "speaker", &person.id, &person.links)) data-act="person" data-v=(person.id.as_str()) { (bdi(state, &person.name)) } }
    }

    fn tag(&self, tag: &str) -> Markup {
        html! { button.tag type="button" data-act="facet" data-f="tag" data-v=(tag) { (tag) } }
    }

    fn anchor(&self, _: &State, _: &Session) -> Option<String> {
        None
    }
}

/// The context of a card that affects its content.
#[derive(Clone, Copy, Default)]
pub(super) struct Beside<'a> {
    /// Whether the card shows the session's end, because the time beside it does not.
    pub(super) own_end: bool,
    /// The sessions with the same start, if they include the same break in other rooms: see [`has_same_break`].
    pub(super) same: Option<&'a [usize]>,
}

/// The card of a session.
pub(super) fn card<S: Surface>(state: &State, surface: &S, position: usize, beside: Beside<'_>, hidden: bool) -> Markup {
    let session = &state.agenda.sessions[position];
    let quiet = match beside.same {
        Some(_) => " quiet same",
        None if session.is_quiet() => " quiet",
        None => "",
    };
    let class = ["card", quiet, status_class(session), &track_class(session)].concat();
    html! {
        article class=(class) id=[surface.anchor(state, session)] part=[S::IS_LIVE.then_some("session")]
            data-s=[S::IS_LIVE.then_some(session.id.as_str())] hidden[hidden] {
            (surface.heading(state, position))
            @if S::IS_LIVE { (star(state, session)) }
            @if !session.subtitle.is_empty() { p.subtitle { (text(state, &session.subtitle)) } }
            (meta(state, position, beside))
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
                    @for link in &session.links { (links::one(state, link, &Default::default())) " " }
                    @for tag in &session.tags { (surface.tag(tag)) " " }
                }
            }
        }
    }
}

/// The button that stars the session of a card. CSS shows its state.
pub(super) fn star(state: &State, session: &Session) -> Markup {
    star_reached(state, session, None)
}

/// The same button with a `tabindex`.
#[inline(always)]
pub(super) fn star_reached(state: &State, session: &Session, tabindex: Option<&str>) -> Markup {
    let title = session.title.get(state.language());
    let title = if title.is_empty() { state.words.untitled() } else { title };
    let pressed = if state.mine.stars.count() > 0 && state.is_starred(&session.id) { "true" } else { "false" };
    html! { button.star type="button" part="star" data-act="star" tabindex=[tabindex] aria-pressed=(pressed) aria-label=(fill(state.words.star(), &[("title", title)])) {} }
}

/// Notes on a starred session: how it moved since it was starred, and overlaps.
#[inline(never)]
pub(super) fn notes(state: &State, position: usize) -> Markup {
    let (was, clash) = (was_text(state, position), clash_text(state, position));
    html! {
        @if !was.is_empty() { p.before { (was) } }
        @if !clash.is_empty() { p.clash { (clash) } }
    }
}

/// The time and room of a session when it was starred, if they have changed and the card does not show that elsewhere.
pub(super) fn was_text(state: &State, position: usize) -> String {
    let Some(before) = state.moved_since_starred(position) else { return String::new() };
    let session = &state.agenda.sessions[position];
    let is_shown = session.moved_from != When::Unknown || updates::says(state, session, What::Moved);
    let time = if is_shown { String::new() } else { times::moment(state, before.when) };
    let room = if updates::says(state, session, What::Room) { String::new() } else { before.room };
    let both = match (&*time, &*room) {
        ("", room) => room.to_string(),
        (time, "") => time.to_string(),
        (time, room) => times::pair(state, time, room),
    };
    if both.is_empty() { both } else { fill(state.words.was(), &[("before", &both)]) }
}

/// A note on the overlaps of a starred session; empty if there are none.
#[inline(never)]
pub fn clash_text(state: &State, position: usize) -> String {
    let Some(clash) = state.clash(position) else { return String::new() };
    let (words, other) = (&state.words, &state.agenda.sessions[clash.with]);
    let title = other.title.get(state.language());
    let title = if title.is_empty() { words.untitled() } else { title };
    let category = state.platform.plural(clash.others);
    let text = match (clash.minutes > 0, clash.others > 0) {
        (true, false) => words.overlaps(),
        (false, false) => words.clashes(),
        (true, true) => words.late_plural("overlaps_others", words.overlaps_others(), &category),
        (false, true) => words.late_plural("clashes_others", words.clashes_others(), &category),
    };
    let length = times::minutes_in_words(state, clash.minutes as usize);
    fill(text, &[("title", title), ("length", &length), ("n", &state.numeral(clash.others))])
}

/// A nested session, as lines of its parent's card.
pub(super) fn inner<S: Surface>(state: &State, surface: &S, position: usize) -> Markup {
    let session = &state.agenda.sessions[position];
    let when = state.agenda.when(position);
    html! {
        li id=[surface.anchor(state, session)] class=[(session.status == Status::Cancelled).then_some("cancelled")] {
            (surface.inner_heading(state, position)) " " (status(state, session))
            @for one in &session.people {
                " "
                span.who-line {
                    (surface.person(state, one.person))
                    (people::part_in(state, one, &session.kind, when))
                    @if !one.affiliation.is_empty() { " " small { (text(state, &one.affiliation)) } }
                }
            }
        }
    }
}

/// An appearance in a session of that kind and time.
pub(super) fn appearance<S: Surface>(state: &State, surface: &S, appearance: &Appearance, kind: &str, when: When) -> Markup {
    let person = &state.agenda.people[appearance.person];
    let affiliation = if appearance.affiliation.is_empty() { &person.affiliation } else { &appearance.affiliation };
    html! {
        li {
            (people::avatar(person))
            span.name {
                (surface.person(state, appearance.person))
                (people::part_in(state, appearance, kind, when))
                @if !affiliation.is_empty() { " " small { (text(state, affiliation)) } }
            }
        }
    }
}

/// The title of a session. For screen readers it includes time and room, since users who navigate by headings hear nothing else.
pub(super) fn headline(state: &State, position: usize) -> Markup {
    let session = &state.agenda.sessions[position];
    let after = |what: &Markup| filled(state.words.pair(), &[("second", &what.0)]);
    let start = state.agenda.when(position).start();
    let time = start.map_or_else(|| untimed(state, position), |start| str::to_string(&times::clock(state, state.zone(), start)));
    html! {
        (title(state, session))
        span.hidden-label {
            (after(&html! { (time) }))
            @if let Some(room) = session.room { (after(&text(state, &state.agenda.rooms[room].name))) }
        }
    }
}

/// The time of a session as a `dt`/`dd` pair: `full` is the time in the event's and the reader's zones, `there` that in its room's zone.
pub(super) fn when_term(state: &State, position: usize, full: &Markup, there: Option<Markup>) -> Markup {
    let session = &state.agenda.sessions[position];
    let is_timed = matches!(state.agenda.when(position), When::Clock(..));
    html! {
        dt { (state.words.when()) }
        dd {
            (full)
            @if let Some(there) = there { p.muted { (there) } }
            @if !session.printed.is_empty() && is_timed { p.muted { (fill(state.words.printed_as(), &[("text", &session.printed)])) } }
        }
    }
}

/// The location of a session as a `dt`/`dd` pair: its room, or the event's location.
pub(super) fn place_term(state: &State, session: &Session) -> Markup {
    let event = &state.agenda.event;
    html! {
        @if let Some(room) = session.room.map(|room| &state.agenda.rooms[room]) {
            dt { (state.words.place()) }
            dd {
                (text(state, &room.name))
                @if !room.description.is_empty() { p.muted { (text(state, &room.description)) } }
            }
        } @else if !event.place.is_empty() && session.parent.is_none() {
            dt { (state.words.place()) } dd { (text(state, &event.place)) }
        }
    }
}

/// A link to a session, with its headline as text.
pub(super) fn headline_link(state: &State, position: usize) -> Markup {
    link_to_session(state, &state.agenda.sessions[position], &headline(state, position))
}

/// A link to a nested session, with its own time. Nested sessions often have the same title, so screen readers also get the speakers.
pub(super) fn inner_link(state: &State, position: usize) -> Markup {
    let session = &state.agenda.sessions[position];
    let text = html! {
        (own_time(state, position))
        (title(state, session))
        @if let Some(one) = session.people.first() { span.hidden-label { ": " (bdi(state, &state.agenda.people[one.person].name)) } }
    };
    link_to_session(state, session, &text)
}

/// An item of a session list: the link, and the status if the session is cancelled or tentative.
pub(super) fn listed(state: &State, position: usize, link: &Markup) -> Markup {
    let session = &state.agenda.sessions[position];
    html! { span class=[struck_class(session)] { (link) } " " (status(state, session)) }
}

pub(super) fn title_link(state: &State, session: &Session) -> Markup {
    link_to_session(state, session, &title(state, session))
}

pub(super) fn link_to_session(state: &State, session: &Session, text: &Markup) -> Markup {
    html! { a href=(links::lead(state, "session", &session.id, &session.links)) data-act="session" data-v=(session.id.as_str()) { (text) } }
}

/// A link to a session by time and room, for the other slots of a repeated talk.
pub(super) fn time_link(state: &State, position: usize) -> Markup {
    let session = &state.agenda.sessions[position];
    let room = session.room.map(|room| &state.agenda.rooms[room].name);
    html! {
        (link_to_session(state, session, &html! { (times::short(state, position)) }))
        @if let Some(room) = room { " " (text(state, room)) }
    }
}

/// The title of a session, or a placeholder if it has none.
pub(super) fn title(state: &State, session: &Session) -> Markup {
    if session.title.is_empty() {
        html! { (state.words.untitled()) }
    } else {
        text(state, &session.title)
    }
}

/// Whether two simultaneous sessions are the same break in two rooms, which is displayed as one line. Each keeps its card, since filters may hide either;
/// CSS shows the first visible one, which lists all of their rooms.
#[inline(never)]
fn is_same_break(state: &State, one: usize, other: usize) -> bool {
    let (one, other) = (&state.agenda.sessions[one], &state.agenda.sessions[other]);
    let language = state.language();
    one.is_quiet()
        && other.is_quiet()
        && one.when == other.when
        && one.status == other.status
        && one.title.get(language) == other.title.get(language)
}

/// Whether one of these sessions is the same break in another room.
pub(super) fn has_same_break(state: &State, session: usize, beside: &[usize]) -> bool {
    beside.iter().any(|&other| other != session && is_same_break(state, session, other))
}

/// The rooms of a break, unless it takes place in all rooms.
#[inline(never)]
fn rooms(state: &State, position: usize, beside: &[usize]) -> Markup {
    let same = beside.iter().filter(|&&other| is_same_break(state, position, other));
    let mut rooms: Vec<usize> = same.filter_map(|&session| state.agenda.sessions[session].room).collect();
    rooms.sort_unstable();
    rooms.dedup();
    if rooms.len() == state.agenda.rooms.len() {
        return Markup::default();
    }
    html! { span { (list(state, rooms.len(), &|place| text(state, &state.agenda.rooms[rooms[place]].name))) } }
}

/// The metadata line of a session: status, track, kind, room, duration.
pub(super) fn meta(state: &State, position: usize, beside: Beside<'_>) -> Markup {
    let session = &state.agenda.sessions[position];
    let words = &state.words;
    // A break whose kind is in its title does not repeat it.
    let kind = if session.is_quiet() { "" } else { words.kind(&session.kind) };
    let track = session.track.map(|track| &state.agenda.tracks[track].name);
    let track = track.filter(|name| name.get(state.language()) != session.title.get(state.language()));
    html! {
        p.meta {
            @if state.updates.is_none() { (status(state, session)) } @else { (updates::labels(state, session)) }
            @if session.moved_from != When::Unknown {
                span { (fill(words.moved_from(), &[("time", &times::moment(state, session.moved_from))])) } " "
            }
            @if let Some(track) = track { i { (text(state, track)) } " " }
            @if !kind.is_empty() { @if track.is_none() { i { (kind) } } @else { span { (kind) } } " " }
            @if let Some(all) = beside.same { (rooms(state, position, all)) " " } @else { (room(state, session)) }
            @if beside.own_end {
                @match session.when {
                    When::Clock(start, End::Open) => { span { (fill(words.onwards(), &[("time", &times::clock(state, state.zone(), start))])) } " " },
                    When::Clock(..) if times::ends_later(state, position, state.day(position)) => { span { (times::until(state, position)) } " " },
                    _ => {}
                }
            }
            @if let Some(length) = times::length(state, session) { span { (length) } " " }
            @for language in session.languages.iter().filter(|l| super::primary(l) != super::primary(state.language()) || session.languages.len() > 1) {
                span { (state.platform.language(language)) } " "
            }
            @if state.is_at_night(position) { span.night title=(words.at_night()) { (icons::moon()) span.hidden-label { (words.at_night()) } } }
        }
    }
}

/// The start of a nested session, if it has one of its own. Its zone is that of the parent's time, which is displayed beside it.
pub(super) fn own_time(state: &State, inner: usize) -> Markup {
    html! {
        @if let When::Clock(start, _) = state.agenda.sessions[inner].when { span.n.muted { (times::clock(state, state.zone(), start)) } " " }
    }
}

/// The CSS class of a session that does not take place.
pub(super) fn status_class(session: &Session) -> &'static str {
    if session.status == Status::Cancelled { " cancelled" } else { "" }
}

/// The CSS class of the title of a session that does not take place, which is struck through.
pub(super) fn struck_class(session: &Session) -> Option<&'static str> {
    (session.status == Status::Cancelled).then_some("struck")
}

pub(super) fn status(state: &State, session: &Session) -> Markup {
    let words = &state.words;
    let status = match session.status {
        Status::Cancelled => words.cancelled(),
        // The previous time is shown instead, if it is known.
        Status::Moved if session.moved_from == When::Unknown => words.moved(),
        Status::Tentative => words.tentative(),
        _ => return Markup::default(),
    };
    html! { b.status { (status) } " " }
}

pub(super) fn room(state: &State, session: &Session) -> Markup {
    html! { @if let Some(room) = session.room { span { (text(state, &state.agenda.rooms[room].name)) } " " } }
}

pub(super) fn untimed(state: &State, session: usize) -> String {
    let session = &state.agenda.sessions[session];
    match session.when {
        When::Dates(from, to) if to > from => times::dates(state, from, to),
        _ => times::untimed(state, session).to_string(),
    }
}

/// The CSS class of a track's color.
pub(super) fn track_class(session: &Session) -> String {
    session.track.map_or_else(String::new, |track| [" t", &digits(track)].concat())
}
