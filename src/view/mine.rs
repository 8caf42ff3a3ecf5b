//! Renders *My agenda*: starred sessions by day and slot, removed ones, and the actions for them.

use maud::{Markup, html};

use super::card::{Beside, Live, card, untimed};
use super::{about, bdi, icons, times};
use crate::model::When;
use crate::platform::DateForm;
use crate::route::encode;
use crate::stars::Star;
use crate::state::{Selection, Settings, State, View};
use crate::text::fill;

/// The number of starred sessions for the tab; empty if there are none.
#[inline(never)]
pub fn number(state: &State) -> String {
    let count = state.mine.stars.count();
    if count == 0 { String::new() } else { state.numeral(count) }
}

/// The label of the tab.
#[inline(never)]
pub fn tab(state: &State) -> String {
    let number = number(state);
    if number.is_empty() { state.words.mine().to_string() } else { times::noted(state, state.words.mine(), &number) }
}

/// The number of listed sessions that match the query, and of all listed sessions.
#[inline(never)]
pub(super) fn count(state: &State) -> (usize, usize) {
    let listed = &state.mine.listed;
    let matches = |&&session: &&usize| state.outcome.sessions[session] && state.shows_day(state.day(session));
    (listed.iter().filter(matches).count(), listed.len())
}

/// The whole view, with empty chunks: one for each day.
#[inline(never)]
pub(super) fn frame(state: &State) -> Markup {
    let words = &state.words;
    let removed: Vec<&Star> =
        if state.mine.guest.is_empty() && !state.is_partial { state.removed_stars().collect() } else { Vec::new() };
    html! {
        @if !state.mine.guest.is_empty() {
            div.notice role="note" {
                p { (shared_with_you(state)) }
                div.acts {
                    button.tool.primary type="button" part="button" data-act="take-offer" { (words.add_all()) }
                    button.tool type="button" part="button" data-act="leave-offer" { (words.own_agenda()) }
                }
            }
        } @else if state.mine.listed.is_empty() && removed.is_empty() {
            div.nothing {
                p { b { (words.mine_empty()) } }
                p { (words.mine_help()) }
                p { (import(state)) }
            }
        } @else {
            div.acts.mine-acts {
                @let events = state.in_calendar(&Selection::Mine).len();
                @if !state.mine.listed.is_empty() {
                    button.tool type="button" part="button" data-act="share" data-k="share" { (icons::share()) span { (words.share()) } }
                }
                @if events > 0 {
                    button.tool type="button" part="button" data-act="ics" data-mine data-k="ics-mine" {
                        (icons::plus()) span { (times::noted(state, words.calendar(), &state.numeral(events))) }
                    }
                }
                @if state.views().contains(&View::Grid) {
                    a.tool href=(grid(state)) part="button" data-k="mine-grid" { (words.grid()) }
                }
                @if let Some(link) = subscription(state) { a.tool href=(link) part="button" { (words.subscribe()) } }
                button.tool type="button" part="button" data-act="print" data-k="print" { (words.print()) }
            }
        }
        @for (place, (date, _)) in state.mine.days.iter().enumerate() {
            section.day part="day" {
                div.day-head {
                    h3 { (date.map_or_else(|| words.no_date().to_string(), |date| state.date(date, DateForm::Heading))) }
                    @if let Some(at) = first_start(state, place) { (times::zones(state, at)) }
                }
                div.chunk {}
            }
        }
        @if !removed.is_empty() {
            section.removed {
                h3 { (words.removed_sessions()) }
                p.muted { (words.removed_help()) }
                ul.list { @for star in removed { li { (self::removed(state, star)) } } }
            }
        }
    }
}

fn shared_with_you(state: &State) -> String {
    let n = state.mine.listed.len();
    let text = state.words.late_plural("shared_with_you", state.words.shared_with_you(), &state.platform.plural(n));
    fill(text, &[("n", &state.numeral(n))])
}

/// The URL of the starred sessions in the room grid.
fn grid(state: &State) -> String {
    let Settings { page, prefix, .. } = &state.settings;
    [page, "#", prefix, "view=grid&", prefix, "starred=yes"].concat()
}

fn import(state: &State) -> Markup {
    html! { button.tool type="button" part="button" data-act="import" data-k="import" { (state.words.import()) } }
}

/// The URL of a calendar subscription, if the event has one.
pub(super) fn subscription(state: &State) -> Option<&str> {
    let is_calendar = |url: &&str| url.get(..7).is_some_and(|scheme| scheme.eq_ignore_ascii_case("webcal:"));
    state.agenda.event.links.iter().map(|link| link.url.as_str()).find(is_calendar)
}

/// A starred session that was removed from the agenda.
fn removed(state: &State, star: &Star) -> Markup {
    let title = if star.seen.title.is_empty() { star.id.as_str() } else { &star.seen.title };
    html! {
        del { (bdi(state, title)) }
        p.muted.dots {
            b.status { (state.words.removed()) }
            @if star.seen.when != When::Unknown { " " span { (times::moment(state, star.seen.when)) } }
            @if !star.seen.room.is_empty() { " " span { (bdi(state, &star.seen.room)) } }
        }
        button.text type="button" data-act="star" data-v=(star.id.as_str()) {
            (state.words.drop_star()) (about(state, &bdi(state, title)))
        }
    }
}

/// A day. Sessions with the same start share one time.
#[inline(never)]
pub(super) fn day(state: &State, place: usize) -> Markup {
    let Some((date, _)) = state.mine.days.get(place) else { return Markup::default() };
    let heading = times::Heading::new(*date, first_start(state, place));
    let start = |session: usize| state.agenda.when(session).start();
    let slots = state.mine.in_days(place..place + 1).chunk_by(|&a, &b| start(a).is_some() && start(a) == start(b));
    let is_shown = |session: usize| state.shows_day(*date) && state.outcome.sessions.get(session).is_none_or(|shown| *shown);
    html! {
        @for sessions in slots {
            @let end = common_end(state, sessions);
            div.slot hidden[!sessions.iter().any(|&session| is_shown(session))] {
                div.time part="time" {
                    @match start(sessions[0]) {
                        Some(start) => (times::spine(state, sessions[0], start, end, &heading, false)),
                        None => span.untimed { (untimed(state, sessions[0])) },
                    }
                }
                div.cards {
                    @for &session in sessions { (card(state, &Live, session, Beside { own_end: end.is_none(), same: None }, !is_shown(session))) }
                }
            }
        }
    }
}

/// Start of the first session of a day.
fn first_start(state: &State, place: usize) -> Option<crate::time::Instant> {
    state.mine.in_days(place..place + 1).iter().find_map(|&session| state.agenda.when(session).start())
}

/// The common end of some sessions.
pub(super) fn common_end(state: &State, sessions: &[usize]) -> Option<crate::model::End> {
    let end = |session: usize| if let When::Clock(_, end) = state.agenda.when(session) { Some(end) } else { None };
    let first = end(sessions[0]);
    first.filter(|_| sessions.iter().all(|&session| end(session) == first))
}

/// The URL that shares the reader's own agenda.
pub fn link(state: &State) -> String {
    let ids: Vec<String> = state.starred_ids().iter().map(|id| encode(id)).collect();
    [&state.settings.address, "#", &state.settings.prefix, "mine=", &ids.join(",")].concat()
}

/// How to transfer it to another device.
pub(super) fn share(state: &State) -> Markup {
    let words = &state.words;
    let link = link(state);
    html! {
        h3 #sheet-title tabindex="-1" autofocus { (words.take_along()) }
        p.muted { (words.take_along_help()) }
        div.take {
            div.qr data-qr=(link) role="img" aria-label=(words.qr_code()) data-failed=(words.qr_failed()) {}
            div.acts {
                button.tool type="button" part="button" data-act="copy" data-k="copy" data-url=(link) data-said=(words.copied()) { (icons::link()) span { (words.copy_link()) } }
                button.tool.primary type="button" part="button" data-act="send" data-k="send" data-url=(link) hidden { (icons::share()) span { (words.share()) " …" } }
                button.tool type="button" part="button" data-act="export" data-k="export" { (words.export()) }
                (import(state))
            }
        }
    }
}

/// A shared agenda, with the offer to add it.
pub(super) fn offer(state: &State) -> Markup {
    let words = &state.words;
    let offer = state.offer();
    let number = |text: &str, n: usize| fill(text, &[("n", &state.numeral(n))]);
    let plural = |key: &str, other: &str, n: usize| number(words.late_plural(key, other, &state.platform.plural(n)), n);
    html! {
        h3 #sheet-title tabindex="-1" autofocus { (words.offer_title()) }
        @if offer.sessions.is_empty() && offer.unknown == 0 { p.warn { (words.import_failed()) } }
        @if offer.starred > 0 { p.muted { (plural("offer_starred", words.offer_starred(), offer.starred)) } }
        @if offer.unknown > 0 { p.warn { (plural("offer_unknown", words.offer_unknown(), offer.unknown)) } }
        ul.list {
            @for &session in &offer.sessions {
                @let about = &state.agenda.sessions[session];
                li {
                    (super::card::listed(state, session, &super::card::title_link(state, about)))
                    p.muted.dots { span { (times::short(state, session)) } @if let Some(room) = about.room { " " span { (super::text(state, &state.agenda.rooms[room].name)) } } }
                }
            }
        }
        div.acts {
            @if offer.new > 0 {
                button.tool.primary type="button" part="button" data-act="take-offer" data-k="take-offer" { (plural("add_these", words.add_these(), offer.new)) }
            }
            @if !offer.sessions.is_empty() {
                button.tool type="button" part="button" data-act="view-offer" data-k="view-offer" { (words.just_view()) }
            }
        }
    }
}
