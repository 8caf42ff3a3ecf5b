//! Longer texts: plain, Markdown, HTML or all of these in one, since no feed says which.
//!
//! One reader takes all of them. What it finds goes to a [`builder::Builder`], which opens and closes elements in its own order
//! whatever the text does, and a [`html::Writer`] makes HTML or plain text of that. So no tag of the text itself is ever
//! written, and nothing that is left open gets out of its paragraph.

mod blocks;
mod builder;
mod emphasis;
mod entities;
mod html;
mod inline;
mod literal;
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
mod plain_text;
mod scan;
mod tags;
mod token;
mod urls;

use builder::Builder;
use html::Html;
use inline::InlineParser;
use maud::{Markup, PreEscaped};

#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
pub use self::plain_text::plain_text;

/// A longer text as markup: paragraphs, lists, headings, quotes, code, emphasis and links, and no attributes but a link's
/// address and a list's first number. `address` resolves the address of a link, and is `None` where it may not be followed:
/// then its text alone is left.
pub fn rich(text: &str, resolve_url: &dyn Fn(&str) -> Option<String>) -> Markup {
    let mut html = Html::default();
    InlineParser::new(text, resolve_url, Builder::new(&mut html)).read();
    PreEscaped(html.out)
}
