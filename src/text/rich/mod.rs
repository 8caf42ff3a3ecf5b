//! Longer texts: plain, Markdown, HTML or all of these in one, since no feed says which.
//!
//! One reader takes all of them. What it finds goes to a [`build::Builder`], which opens and closes elements in its own order
//! whatever the text does, and a [`write::Writer`] makes HTML or plain text of that. So no tag of the text itself is ever
//! written, and nothing that is left open gets out of its paragraph.

mod blocks;
mod build;
mod emphasis;
mod entities;
mod inline;
mod literal;
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
mod plain;
mod scan;
mod tags;
mod urls;
mod write;

use build::Builder;
use inline::Reader;
use maud::{Markup, PreEscaped};
use write::Html;

#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
pub use self::plain::plain;

/// A longer text as markup: paragraphs, lists, headings, quotes, code, emphasis and links, and no attributes but a link's
/// address and a list's first number. `address` resolves the address of a link, and is `None` where it may not be followed:
/// then its text alone is left.
pub fn rich(text: &str, address: &dyn Fn(&str) -> Option<String>) -> Markup {
    let mut html = Html::default();
    Reader::new(text, address, Builder::new(&mut html)).read();
    PreEscaped(html.out)
}
