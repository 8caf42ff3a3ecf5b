//! The dialog with the details of a session or a person.

use maud::{Markup, html};

use super::times::noted;
use super::{about, bdi, card, compare, direction_of, icons, links, mine, people, text, times, updates};
use crate::icalendar::WebCalendar;
use crate::model::{Link, Session, Text, When, page_of};
use crate::state::{Overlay, State};
use crate::text::rich::rich;
use crate::timetable::part_of;

/// The open dialog, or nothing.
pub fn dialog(state: &State) -> Markup {
    match &state.overlay {
        Some(Overlay::Session(id)) => {
            state.agenda.session(id).map_or_else(Markup::default, |session| session_sheet(state, session))
        }
        Some(Overlay::Person(id)) => state.agenda.person(id).map_or_else(Markup::default, |person| person_sheet(state, person)),
        Some(Overlay::Share) => html! { div.sheet-in { div.tools { (close(state)) } (mine::share(state)) } },
        Some(Overlay::Offer) => html! { div.sheet-in { div.tools { (close(state)) } (mine::offer(state)) } },
        Some(Overlay::Zones) => {
            html! { div.sheet-in { div.tools { (close(state)) } (compare::compare(state)) p.acts { (copy(state, &[])) } } }
        }
        None => Markup::default(),
    }
}

/// The buttons for the previous and next item, and for closing.
fn tools(state: &State) -> Markup {
    let (before, after) = state.neighbors();
    let has_any = before.is_some() || after.is_some();
    html! {
        div.tools {
            @if has_any {
                (step(before.as_ref(), "previous", state.words.previous(), icons::back()))
                (step(after.as_ref(), "next", state.words.following(), icons::forward()))
            }
            (close(state))
        }
    }
}

/// A button that replaces the content of the dialog.
fn step(to: Option<&Overlay>, key: &str, name: &str, icon: Markup) -> Markup {
    let (act, id) = match to {
        Some(Overlay::Session(id)) => (Some("session"), Some(id.as_str())),
        Some(Overlay::Person(id)) => (Some("person"), Some(id.as_str())),
        _ => (None, None),
    };
    html! {
        button.round type="button" part="button" data-act=[act] data-v=[id] data-k=(key) aria-label=(name)
            aria-disabled=(if act.is_some() { "false" } else { "true" }) { (icon) }
    }
}

fn close(state: &State) -> Markup {
    html! {
        button.close.round type="button" part="close" data-act="close" data-k="close" aria-label=(state.words.close()) { (icons::close()) }
    }
}

fn session_sheet(state: &State, position: usize) -> Markup {
    let agenda = &state.agenda;
    let session = &agenda.sessions[position];
    let words = &state.words;
    let when = agenda.when(position);
    let simultaneous = state.simultaneous(position);
    let part = part_of(agenda, &state.zones, position).filter(|_| !session.is_quiet());
    html! {
        div class=(["sheet-in", &card::track_class(session)].concat()) {
            (tools(state))
            @if state.now.as_ref().is_some_and(|now| now.on.contains(&position)) { p { b.mark.live { (words.now()) } } }
            (card::meta(state, position, Default::default()))
            (updates::labels_since(state, session))
            @if let Some(track) = session.track && !agenda.tracks[track].description.is_empty() {
                p.muted { (text(state, &agenda.tracks[track].description)) }
            }
            h3 #sheet-title class=[card::struck_class(session)] tabindex="-1" autofocus { (card::title(state, session)) }
            @if !session.subtitle.is_empty() { p.subtitle { (text(state, &session.subtitle)) } }
            @let was = card::was_text(state, position);
            @if !was.is_empty() { p.before { (was) } }
            p.clash data-clash=(session.id.as_str()) { (card::clash_text(state, position)) }
            dl {
                @let there = times::of_room(state, session).map(|zone| times::there(state, when, zone));
                (card::when_term(state, position, &times::full(state, when, session), there))
                (card::place_term(state, session))
                @if agenda.slots(position).next().is_some() {
                    dt { (words.repeated()) }
                    @for other in agenda.slots(position) { dd { (card::time_link(state, other)) } }
                }
                @if let Some(parent) = session.parent {
                    dt { (words.inside()) } dd { (card::listed(state, parent, &card::title_link(state, &agenda.sessions[parent]))) }
                }
            }
            (prose(state, &session.summary))
            @if !session.people.is_empty() {
                h4.hidden-label { (words.speakers()) }
                ul.who { @for appearance in &session.people { (card::appearance(state, &card::Live, appearance, &session.kind, when)) } }
            }
            @if session.inner > 0 {
                h4 { (words.programme()) }
                ul.list {
                    @for inner in position + 1..=position + session.inner {
                        li {
                            (card::listed(state, inner, &card::inner_link(state, inner)))
                            ul.who {
                                @for appearance in &agenda.sessions[inner].people {
                                    (card::appearance(state, &card::Live, appearance, &agenda.sessions[inner].kind, agenda.when(inner)))
                                }
                            }
                        }
                    }
                }
            }
            // The parent's card does not show the tags of nested sessions.
            @let tags = if session.parent.is_some() { &session.tags[..] } else { &[] };
            @if !session.links.is_empty() || !tags.is_empty() || part.is_some_and(|part| !part.links.is_empty()) {
                p.links {
                    @for link in &session.links { (links::one(state, link, &Default::default())) " " }
                    @for tag in tags { span.tag { (tag) } " " }
                    @if let Some(part) = part { (links::of_part(state, part)) }
                }
            }
            @if !simultaneous.is_empty() {
                h4 { (words.also_on()) }
                ul.list { @for other in simultaneous.into_iter().take(12) { li { (card::listed(state, other, &card::headline_link(state, other))) } } }
            }
            div.acts { (star(state, session)) (calendar(state, position)) (copy(state, &session.links)) }
        }
    }
}

/// The button that stars a session, with its state as text. Both texts are rendered, and CSS shows one.
fn star(state: &State, session: &Session) -> Markup {
    let pressed = if state.is_starred(&session.id) { "true" } else { "false" };
    html! {
        button.tool.star-word type="button" part="star" data-act="star" data-v=(session.id.as_str()) data-k="star" aria-pressed=(pressed) {
            span.off { (state.words.add_to_mine()) } span.is { (state.words.in_mine()) }
            (about(state, &card::title(state, session)))
        }
    }
}

/// The *Add to calendar* menu: a `details` element, which is operable by keyboard in every browser. Nothing for a session without a time.
fn calendar(state: &State, position: usize) -> Markup {
    let links = WebCalendar::ALL.map(|service| (service.name(), state.web_calendar(service, position)));
    let session = &state.agenda.sessions[position];
    html! {
        @if links.iter().any(|(_, link)| link.is_some()) {
            details.calendar part="calendar" {
                summary.tool data-k="calendar" { (icons::plus()) (state.words.calendar()) (icons::down()) }
                ul {
                    @if session.when != When::Unknown {
                        li { button type="button" data-act="ics" data-v=(session.id.as_str()) data-k="ics" { (noted(state, state.words.calendar_file(), ".ics")) } }
                    }
                    @for (name, link) in links {
                        @if let Some(link) = link { li { a href=(link) target="_blank" rel="noopener" { (name) } } }
                    }
                    @if let Some(link) = mine::subscription(state) { li { a href=(link) { (state.words.subscribe()) } } }
                }
            }
        }
    }
}

/// The share button, which copies the URL if the browser has no share sheet. The URL is that of the item's own page if one of its links leads there.
fn copy(state: &State, links: &[Link]) -> Markup {
    let page = page_of(links).map(|link| &link.url);
    html! {
        button.tool type="button" part="button" data-act="copy" data-k="copy" data-page=[page] data-said=(state.words.copied()) { (icons::share()) span { (state.words.share()) } }
    }
}

fn person_sheet(state: &State, position: usize) -> Markup {
    let person = &state.agenda.people[position];
    html! {
        div.sheet-in {
            (tools(state))
            div.person-head {
                (people::avatar(person))
                div {
                    h3 #sheet-title tabindex="-1" autofocus { (bdi(state, &person.name)) }
                    @if !person.affiliation.is_empty() { p.muted { (text(state, &person.affiliation)) } }
                }
            }
            (prose(state, &person.bio))
            (links::row(state, &person.links))
            @if state.agenda.appearances(position).next().is_some() {
                h4 { (state.words.their_sessions()) }
                ul.list {
                    @for (session, appearance) in state.agenda.appearances(position) {
                        li {
                            (card::listed(state, session, &card::title_link(state, &state.agenda.sessions[session])))
                            span.name {
                                (people::part_in(state, appearance, "", state.agenda.when(session)))
                                @if !appearance.affiliation.is_empty() { " " small { (text(state, &appearance.affiliation)) } }
                            }
                            p.muted.dots { span { (times::short(state, session)) } " " (second_time(state, session)) }
                        }
                    }
                }
            }
            p.acts { (copy(state, &person.links)) }
        }
    }
}

fn second_time(state: &State, session: usize) -> Markup {
    let Some(start) = state.agenda.when(session).start() else { return Markup::default() };
    let Some(second) = state.second_zone_at(start) else { return Markup::default() };
    html! { span { (times::clock(state, second, start)) " " (state.abbreviation(second, start)) } }
}

/// Rich text with lists, links and so on.
pub(super) fn prose(state: &State, long: &Text) -> Markup {
    let Some((language, text)) = long.pick(state.language()) else { return Markup::default() };
    let language = if language.is_empty() { &state.agenda.event.language } else { language };
    html! {
        div.prose lang=[(!language.is_empty()).then_some(language)] dir=[direction_of(state, language, text)] { (rich(text, &|url| state.platform.link_url(url))) }
    }
}
