//! The whole agenda and its speakers prerendered: for readers without a script, for search engines, and for everybody until
//! the widget is there.
//!
//! It is made of the same parts and classes as the widget, so that it looks the same and every card stands where the
//! widget's will stand. What a card of the widget does not say (the abstract, the full date) is folded behind its title.
//! Nothing is there that would need a script: where the widget has tabs, a search field and filters, it has links to the
//! views and days, whose targets are called as in the widget's own addresses.

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

/// Where the HTML is put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RootMode {
    /// Between the tags of the element, as its content. Every browser shows it, and links lead within it.
    Light,
    /// There, too, as a declarative shadow root, which no style of the page reaches. Browsers know it since 2023 (Firefox: 2024); others
    /// show nothing of it until the widget is there. No link of a page leads into a shadow tree, so there are none within it.
    Shadow,
}

/// Whether the HTML brings its style along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Styles {
    /// In a `style` element.
    Inline,
    /// In a file of the page's own, for which [`prerender_style`] is: where a policy forbids `style` elements. In the light form only, since
    /// no file of the page reaches into a shadow tree.
    File,
    /// There is none, and it reads well as it is.
    None,
}

/// The HTML of a whole agenda, to be put between the tags of `<plenary-agenda>` on lines of its own; it is one line, so that
/// Markdown leaves it alone.
///
/// The state is one whose feed was read, after [`State::for_everybody`]. If it was told the time ([`Action::Tick`](crate::state::Action::Tick))
/// and the event is to come, it says when it begins, where the widget will count the days.
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
                            // What a reader starred only their browser knows, and so it is with what is on.
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

/// The style of what [`prerender`] makes. In the light form it holds for nothing else of the page.
pub fn prerender_style(state: &State, form: RootMode) -> String {
    style::sheet(&super::theme(&state.agenda.tracks), form)
}

/// Prerendered HTML for a page on which the event's title has another level than 2. The elements stay what they are, so that styles do: a level is
/// said to assistive technology with `aria-level`. None is deeper than 6.
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

/// Without what only a style makes something of: drawings, initials, and elements that nothing but it keeps apart.
fn bare(html: &str) -> String {
    let mut out = without(&without(html, "<svg ", "</svg>"), "<span class=\"av ", "</span>");
    for inline in ["<a ", "<em", "<i>", "<small", "<span"] {
        out = out.replace(&[">", inline].concat(), &["> ", inline].concat());
    }
    out
}

/// Without `part` attributes, which mean something in a shadow tree alone, and without characters that no document may have. Texts are escaped, so
/// that no quotation mark of theirs makes an attribute.
fn for_light_dom(html: &str) -> String {
    permitted(&without(html, " part=\"", "\""))
}

/// Without characters that no document may have, as they come with texts that were damaged.
fn permitted(html: &str) -> String {
    html.chars().filter(|&c| !is_forbidden_in_html(c)).collect()
}

/// Without what begins and ends so.
fn without(html: &str, from: &str, to: &str) -> String {
    let mut parts = html.split(from);
    let mut out = parts.next().unwrap_or_default().to_string();
    for part in parts {
        out.push_str(part.split_once(to).map_or("", |(_, after)| after));
    }
    out
}

/// When the event begins, if it is to come.
fn begins(state: &State) -> Markup {
    let sessions = || state.agenda.sessions.iter().filter(|session| session.status != Status::Cancelled);
    let first = sessions().filter(|session| session.when.start().is_some()).min_by_key(|session| session.when.start());
    html! {
        @if let Some(first) = first && state.now.as_ref().is_some_and(|now| now.before) {
            p { b { (state.words.begins()) } " " (times::moment(state, first.when)) }
        }
    }
}

/// The zone of all times, by its city, its name and its offset.
fn zone(state: &State) -> Markup {
    let Some(at) = state.reference() else { return Markup::default() };
    let zone = state.zone();
    let offset = state.zones.rfc3339(zone, at);
    // What follows date and time: 2024-07-09T09:00:00-04:00.
    let offset = offset.get(19..).filter(|offset| *offset != "Z").unwrap_or_default().replace('-', "−");
    html! {
        div.tool { (icons::clock()) (zone_picker::times_in(state, at)) (icons::down()) }
        p { bdi { (zone) @if !offset.is_empty() { ", UTC" (offset) } } }
    }
}

/// The room of the widget's toolbar: the way to views and days, or how much there is of them.
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

/// What that address leads to is called by it, without the page.
fn anchor(state: &State, key: &str, id: &str) -> String {
    href(state, key, id).split_off(state.settings.page.len() + 1)
}

/// A link to such a place, where one can lead there.
fn to(state: &State, form: RootMode, (key, id): (&str, &str), text: &Markup) -> Markup {
    html! {
        @if form == RootMode::Light { a href=(href(state, key, id)) { (text) } } @else { (text) }
    }
}

/// A time of day as it is written, with the text behind it.
fn moment(state: &State, zone: &str, at: Instant, clock: &str, behind: &Markup) -> Markup {
    html! { time datetime=(state.zones.rfc3339(zone, at)) { (clock) (behind) } }
}
