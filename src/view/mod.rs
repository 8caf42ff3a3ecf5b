//! Renders the state as HTML, with escaping at compile time. The same code renders in the browser and prerenders.
//!
//! `style` attributes are never written, since a strict content security policy (CSP) refuses them: the colors of a
//! feed are classes, for which [`theme`] returns the rules.

mod agenda;
mod board;
mod card;
mod color;
mod compare;
mod day_tabs;
mod dialog;
mod filters;
mod grid;
mod grid_style;
mod icons;
mod layout;
mod links;
mod mine;
mod now;
mod people;
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
mod prerender;
mod times;
mod updates;
mod zone_picker;

pub use agenda::{card_of, day, slot_of};
pub use card::clash_text;
pub use color::theme;
pub use day_tabs::day_tabs;
pub use dialog::dialog;
pub use filters::{badge, chips, count, count_line, panel, values_of};
pub use grid::{grid_dim, grid_past, printed_grids};
pub use grid_style::grid_style;
pub use layout::{Layout, nothing};
pub use mine::{number as mine_number, tab as mine_tab};
pub use now::{clock, countdown, folded, line, live, live_placeholder};
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
pub use prerender::{PageFile, RootMode, Styles, Subject, pages, prerender, prerender_style, with_heading_level};
pub use updates::{announcement, news};
pub use zone_picker::{picker, zone_line, zone_list};

use maud::{Markup, PreEscaped, html};

use crate::model::Text;
use crate::state::{State, View};
use crate::text::{fill, has_right_to_left, is_right_to_left};

/// The frame, which contains the other regions.
pub fn frame(state: &State) -> Markup {
    let words = &state.words;
    html! {
        div.loading data-r="loading" { (skeleton(state)) }
        div.head data-r="head" { (head(state)) }
        div.bar part="toolbar" {
            div.tabs role="tablist" aria-label=(words.views()) data-r="tabs" { (tabs(state)) }
            label.search {
                (icons::search())
                span.hidden-label { (words.search_long()) }
                input type="search" part="search" data-act="search" data-k="search" placeholder=(words.search()) value=(state.query.text)
                    autocomplete="off" spellcheck="false" enterkeyhint="search";
            }
            button.tool type="button" part="button" data-act="filters" data-k="filters" aria-expanded="false" aria-controls="panel" {
                (icons::filter()) span.w { (words.filters()) } span data-r="badge" {}
            }
            div.days data-r="days" hidden {}
        }
        div.chips {
            div.live-bar data-r="live" {}
            div.chosen data-r="chips" {}
            p.count role="status" data-r="count" { (count(state)) }
        }
        div.body {
            div.panel #panel role="region" aria-label=(words.filters()) data-r="panel" hidden {}
            div.main #main role="tabpanel" aria-labelledby="tab" data-r="main" part="main" {}
        }
        dialog.sheet part="dialog" aria-labelledby="sheet-title" data-r="dialog" {}
    }
}

/// The header: title, dates, location and zone of the event.
pub fn head(state: &State) -> Markup {
    head_with(state, zone_line)
}

fn head_with(state: &State, zone: impl FnOnce(&State) -> Markup) -> Markup {
    let event = &state.agenda.event;
    let words = &state.words;
    html! {
        div.title {
            @if !event.title.is_empty() { h2 part="title" { (text(state, &event.title)) } }
            @if !event.subtitle.is_empty() { p.subtitle { (text(state, &event.subtitle)) } }
            p.muted.dots {
                (times::event_dates(state))
                @if !event.place.is_empty() { " " span { (text(state, &event.place)) } }
            }
            @if !event.description.is_empty() || !event.organizers.is_empty() {
                details.about {
                    summary { (words.about()) }
                    (paragraphs(state, &event.description))
                    @if !event.organizers.is_empty() {
                        p.muted { (organizers(state)) }
                    }
                }
            }
            (links::row(state, &event.links))
        }
        div.zone data-r="zone" { (zone(state)) }
    }
}

/// The organizers. Not joined with `Intl.ListFormat`, which would take more of the first file.
fn organizers(state: &State) -> Markup {
    let mut names = Markup::default();
    for organizer in &state.agenda.event.organizers {
        let name = text(state, organizer);
        names = if names.0.is_empty() { name } else { times::paired(state, &names, &name) };
    }
    filled(state.words.organizers(), &[("names", &names.0)])
}

/// The tabs, one for each view.
pub fn tabs(state: &State) -> Markup {
    let views = state.views();
    if views.len() < 2 {
        return Markup::default();
    }
    html! {
        @for view in views {
            @let chosen = view == state.view;
            // The selected tab labels the panel.
            button type="button" role="tab" part="tab" id=[chosen.then_some("tab")] aria-selected=(if chosen { "true" } else { "false" }) aria-controls="main" tabindex=(if chosen { "0" } else { "-1" })
                data-act="view" data-v=(view.key()) data-k=(["tab-", view.key()].concat()) data-n=[(view == View::Mine).then(|| mine::number(state))] {
                @match view {
                    View::Agenda => (state.words.agenda()),
                    View::Grid => (state.words.grid()),
                    View::Speakers => (state.words.speakers()),
                    View::Mine => span { (mine::tab(state)) },
                    View::Now => (state.words.now()),
                }
            }
        }
    }
}

/// The skeleton of the view, shown alone until the feed has sessions to display, which avoids layout shifts.
pub fn skeleton(state: &State) -> Markup {
    html! {
        p.hidden-label role="status" { (state.words.loading()) }
        @for _ in 0..3 { div.ghost aria-hidden="true" { i {} div { i {} i {} } } }
    }
}

/// A text or name of unknown direction, isolated if the surrounding text may have another direction.
#[inline(never)]
fn bdi(state: &State, text: &str) -> Markup {
    html! { @if state.is_right_to_left() || has_right_to_left(text) { bdi { (text) } } @else { (text) } }
}

/// A message with markup in place of its placeholders.
#[inline(never)]
fn filled(message: &str, values: &[(&str, &str)]) -> Markup {
    PreEscaped(fill(&html! { (message) }.into_string(), values))
}

/// A list of markup, formatted in the language of the interface.
#[inline(never)]
fn list(state: &State, count: usize, item: &dyn Fn(usize) -> Markup) -> Markup {
    PreEscaped(listed(state, count, &|place| item(place).into_string()))
}

/// A list of plain texts, formatted likewise.
fn list_of(state: &State, items: &[String]) -> String {
    listed(state, items.len(), &|place| items[place].clone())
}

fn listed(state: &State, count: usize, item: &dyn Fn(usize) -> String) -> String {
    let mut out = String::new();
    let mut place = 0;
    for c in state.platform.list(count).chars() {
        if c == '\0' {
            out += &item(place);
            place += 1;
        } else {
            out.push(c);
        }
    }
    out
}

/// The visually hidden part of a control's label, which names its subject for screen readers.
fn about(state: &State, what: &Markup) -> Markup {
    html! { span.hidden-label { (filled(state.words.labelled(), &[("value", &what.0)])) } }
}

/// A text in the reader's language if available, with `lang` if that differs from the interface.
fn text(state: &State, text: &Text) -> Markup {
    let Some((language, text)) = text.pick(state.language()) else { return Markup::default() };
    let language = if language.is_empty() { &state.agenda.event.language } else { language };
    if language.is_empty() || primary(language) == primary(state.interface()) {
        return bdi(state, text);
    }
    html! { span lang=(language) dir=(if is_right_to_left(language) { "rtl" } else { "ltr" }) { (text) } }
}

fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

/// The `dir` of a longer text in a language; for an unknown language `auto`, if the text may differ from its surroundings.
fn direction_of(state: &State, language: &str, text: &str) -> Option<&'static str> {
    match language {
        "" => (state.is_right_to_left() || has_right_to_left(text)).then_some("auto"),
        language if is_right_to_left(language) => Some("rtl"),
        _ => Some("ltr"),
    }
}

/// A longer text, whose paragraphs are separated by empty lines.
fn paragraphs(state: &State, long: &Text) -> Markup {
    let Some((language, all)) = long.pick(state.language()) else { return Markup::default() };
    let language = if language.is_empty() { &state.agenda.event.language } else { language };
    let direction = direction_of(state, language, all);
    let mut paragraphs: Vec<Vec<&str>> = vec![Vec::new()];
    for line in all.split('\n') {
        let line = line.trim_ascii();
        match paragraphs.last_mut() {
            Some(paragraph) if !line.is_empty() => paragraph.push(line),
            Some(paragraph) if paragraph.is_empty() => {}
            _ => paragraphs.push(Vec::new()),
        }
    }
    html! {
        div.prose lang=[(!language.is_empty()).then_some(language)] dir=[direction] {
            @for paragraph in paragraphs.iter().filter(|paragraph| !paragraph.is_empty()) {
                p {
                    @for (i, line) in paragraph.iter().enumerate() { @if i > 0 { br; } (line) }
                }
            }
        }
    }
}

/// The deep link to a session or person.
fn href(state: &State, key: &str, id: &str) -> String {
    [&state.settings.page, "#", &state.settings.prefix, key, "=", &crate::route::encode(id)].concat()
}
