//! Prerenders the agenda and its speakers (SSR): for readers without JavaScript, for search engines, and as content until the
//! widget has loaded.
//!
//! It uses the same components and classes as the widget, so it looks the same, and every card is at the position of the
//! widget's card. Details that a card does not show (the abstract, the full date) are folded behind its title.
//! Controls that need a script are omitted: instead of tabs, a search field and filters there are links to the
//! views and days, whose fragments equal the widget's deep links.

mod agenda;
mod page_names;
mod pages;
mod people;
mod style;

pub use pages::{PageFile, Subject, pages};

use maud::{Markup, PreEscaped, html};

use super::{count, head_with, href, icons, times, zone_picker};
use crate::model::Status;
use crate::platform::DateForm;
use crate::state::{State, View};
use crate::text::{digits, fill, is_forbidden_in_html};
use crate::time::Instant;

/// The root that contains the HTML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RootMode {
    /// The content of the element (light DOM). Every browser shows it, and links within it work.
    Light,
    /// A declarative shadow root, isolated from the styles of the page. Browsers support it since 2023 (Firefox: 2024); others
    /// show nothing until the widget has loaded. A page cannot link into a shadow tree, so there are no links within it.
    Shadow,
}

/// How the HTML is styled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Styles {
    /// In a `style` element.
    Inline,
    /// An external file with the result of [`prerender_style`], for pages whose policy forbids `style` elements. Only for the light DOM, since
    /// no external file of the page applies within a shadow tree.
    File,
    /// Without style. The HTML is readable nevertheless.
    None,
}

/// Prerenders an agenda, to be inserted between the tags of `<plenary-agenda>` on lines of its own. The result is one line, so that
/// Markdown processors leave it alone.
///
/// The feed of the state has to be complete, and [`State::for_everybody`] applied. If the state has a current time ([`Action::Tick`](crate::state::Action::Tick))
/// and the event is upcoming, its start is rendered where the widget shows the countdown.
pub fn prerender(state: &State, form: RootMode, styles: Styles) -> String {
    let direction = if state.is_right_to_left() { "rtl" } else { "ltr" };
    let html = html! {
        div.plenary.ahead lang=(state.interface()) dir=(direction) {
            @if styles == Styles::Inline { style { (PreEscaped(prerender_style(state, form))) } }
            div.head { (head_with(state, zone)) }
            (bar(state, form))
            div.chips { div.live-bar { (begins(state)) } div.chosen {} p.count { (count(state)) } }
            div.body {
                div.main {
                    @for view in state.views() {
                        @match view {
                            View::Agenda => (agenda::agenda(state, form)),
                            View::Grid => {}
                            View::Speakers => (people::speakers(state, form)),
                            // Starred and current sessions are known in the browser only.
                            View::Mine | View::Now => {},
                        }
                    }
                }
            }
        }
    };
    let html = if styles == Styles::None { bare(&html.into_string()) } else { html.into_string() };
    let html = html.replace("\r\n", "\n").replace(['\r', '\n'], "&#10;");
    match form {
        RootMode::Light => for_light_dom(&html),
        RootMode::Shadow => ["<template shadowrootmode=\"open\">", &permitted(&html), "</template>"].concat(),
    }
}

/// The style sheet for the result of [`prerender`]. For the light DOM it is scoped to the element.
pub fn prerender_style(state: &State, form: RootMode) -> String {
    style::sheet(&super::theme(&state.agenda.tracks), form)
}

/// Adjusts prerendered HTML for a page on which the title of the event is not at heading level 2. The elements remain the same for styling; levels are
/// set with `aria-level`, up to 6.
pub fn with_heading_level(html: &str, level: u8) -> String {
    let level = level.clamp(1, 6);
    let mut out = html.to_string();
    if level != 2 {
        for own in 2..=5 {
            let (tag, raised) = (digits(own), digits((own + usize::from(level) - 2).min(6)));
            for end in [" ", ">"] {
                out = out.replace(&["<h", &tag, end].concat(), &["<h", &tag, " aria-level=\"", &raised, "\"", end].concat());
            }
        }
    }
    out
}

/// Removes content that is useless without style: icons, initials, and wrappers that only CSS separates.
fn bare(html: &str) -> String {
    let mut out = without(&without(html, "<svg ", "</svg>"), "<span class=\"av ", "</span>");
    for inline in ["<a ", "<em", "<i>", "<small", "<span"] {
        out = out.replace(&[">", inline].concat(), &["> ", inline].concat());
    }
    out
}

/// Removes `part` attributes, which have no effect outside of shadow trees, and characters that HTML forbids. Texts are escaped, so
/// they contain no quotation mark that could form an attribute.
fn for_light_dom(html: &str) -> String {
    permitted(&without(html, " part=\"", "\""))
}

/// Removes characters that HTML forbids, which damaged texts may contain.
fn permitted(html: &str) -> String {
    html.chars().filter(|&c| !is_forbidden_in_html(c)).collect()
}

/// Removes everything between two markers, inclusive.
fn without(html: &str, from: &str, to: &str) -> String {
    let mut parts = html.split(from);
    let mut out = parts.next().unwrap_or_default().to_string();
    for part in parts {
        out.push_str(part.split_once(to).map_or("", |(_, after)| after));
    }
    out
}

/// The start of the event, if it is upcoming.
fn begins(state: &State) -> Markup {
    let sessions = || state.agenda.sessions.iter().filter(|session| session.status != Status::Cancelled);
    let first = sessions().filter(|session| session.when.start().is_some()).min_by_key(|session| session.when.start());
    html! {
        @if let Some(first) = first && state.now.as_ref().is_some_and(|now| now.before) {
            p { b { (state.words.begins()) } " " (times::moment(state, first.when)) }
        }
    }
}

/// The zone of all times: its city, its name and its offset.
fn zone(state: &State) -> Markup {
    let Some(at) = state.reference() else { return Markup::default() };
    let zone = state.zone();
    let offset = state.zones.rfc3339(zone, at);
    // The offset follows date and time: 2024-07-09T09:00:00-04:00.
    let offset = offset.get(19..).filter(|offset| *offset != "Z").unwrap_or_default().replace('-', "−");
    html! {
        div.tool { (icons::clock()) (zone_picker::times_in(state, at)) (icons::down()) }
        p { bdi { (zone) @if !offset.is_empty() { ", UTC" (offset) } } }
    }
}

/// A bar in place of the widget's toolbar: links to views and days, or the number of sessions.
fn bar(state: &State, form: RootMode) -> Markup {
    let words = &state.words;
    let days = state.tab_days();
    let views = state.views();
    html! {
        @if form == RootMode::Light {
            nav.bar aria-label=(words.views()) {
                p.tabs {
                    @if views.len() > 1 {
                        @for &view in &views { a href=(href(state, "view", view.key())) { (name(state, view)) } " " }
                    }
                }
                @if views.contains(&View::Agenda) && !days.is_empty() {
                    p.jump { @for day in days { a href=(href(state, "day", &day.to_iso())) { (state.date(day, DateForm::Short)) } " " } }
                }
            }
        } @else {
            div.bar {
                p.tabs {
                    @if views.len() > 1 {
                        @let people = state.agenda.people.len();
                        span { (count(state)) } " "
                        span { (fill(words.plural("people", words.people(), &state.platform.plural(people)), &[("n", &state.numeral(people))])) }
                    }
                }
                @if views.contains(&View::Agenda) && !days.is_empty() {
                    p.jump { @for day in days { span { (state.date(day, DateForm::Short)) } " " } }
                }
            }
        }
    }
}

fn name(state: &State, view: View) -> &str {
    match view {
        View::Agenda => state.words.agenda(),
        View::Grid => state.words.grid(),
        View::Speakers => state.words.speakers(),
        View::Mine => state.words.mine(),
        View::Now => state.words.now(),
    }
}

/// The fragment of a deep link, which is also the id of its target.
fn anchor(state: &State, key: &str, id: &str) -> String {
    href(state, key, id).split_off(state.settings.page.len() + 1)
}

/// A link to a fragment, if the root allows such links.
fn to(state: &State, form: RootMode, (key, id): (&str, &str), text: &Markup) -> Markup {
    html! {
        @if form == RootMode::Light { a href=(href(state, key, id)) { (text) } } @else { (text) }
    }
}

/// A `time` element with the time of day, followed by a text.
fn moment(state: &State, zone: &str, at: Instant, clock: &str, behind: &Markup) -> Markup {
    html! { time datetime=(state.zones.rfc3339(zone, at)) { (clock) (behind) } }
}
