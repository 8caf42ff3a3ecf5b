//! Renders links: recordings, slides and others.

use maud::{Markup, html};

use super::{filled, href, icons, text};
use crate::model::{Link, Part, Text, page_of};
use crate::state::State;
use crate::text::fill;

/// The target of a link to a session or person when it is not opened in the dialog: its own page, else its deep link.
pub(super) fn lead(state: &State, key: &str, id: &str, links: &[Link]) -> String {
    page_of(links).map_or_else(|| href(state, key, id), |link| link.url.clone())
}

/// Links in a row.
pub(super) fn row(state: &State, links: &[Link]) -> Markup {
    html! {
        @if !links.is_empty() { p.links { @for link in links { (one(state, link, &Text::default())) " " } } }
    }
}

/// The links of a part of a day, each with the name of the part; the name alone if it has none.
pub(super) fn of_part(state: &State, part: &Part) -> Markup {
    let name = if part.title.is_empty() { Text::plain(state.words.part(&part.word)) } else { part.title.clone() };
    html! {
        @for link in &part.links { (one(state, link, &name)) " " }
        @if part.links.is_empty() { span.muted { (text(state, &part.title)) } }
    }
}

/// A link. Without a title, it is labelled with its kind and the item that it belongs to.
pub(super) fn one(state: &State, link: &Link, of: &Text) -> Markup {
    let is_video = matches!(link.kind.as_str(), "recording" | "livestream");
    html! {
        a.link href=(link.url) rel="noopener" part="link" {
            @if is_video { (icons::play()) } @else { (icons::link()) }
            @if link.title.is_empty() { (state.words.link(&link.kind)) } @else { (text(state, &link.title)) }
            // The second half of the label, which follows the name in each pattern.
            @if !of.is_empty() { (filled(state.words.labelled(), &[("value", &text(state, of).0)])) }
            @if !link.language.is_empty() { (fill(state.words.noted(), &[("note", &state.platform.language(&link.language))])) }
        }
    }
}
