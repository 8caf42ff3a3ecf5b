//! Rich text (abstracts, biographies) to sanitized HTML: plain text, Markdown, HTML or a mix, since no feed says which.
//!
//! One parser reads all of them. It passes what it finds to a `builder::Builder`, which opens and closes elements in its own order,
//! and an `html::Writer` renders that as HTML or plain text. No tag of the input is ever copied, and no unclosed element affects
//! what follows its paragraph.

mod blocks;
mod builder;
mod emphasis;
mod entities;
mod html;
mod inline;
mod literal;
mod plain_text;
mod scan;
mod tags;
mod token;
mod urls;

use builder::Builder;
use html::Html;
use inline::InlineParser;
use maud::{Markup, PreEscaped};

pub use self::plain_text::plain_text;

/// Rich text as sanitized HTML: paragraphs, lists, headings, quotes, code, emphasis and links. The only attributes are the URL of a link
/// and the first number of a list. `resolve_url` resolves the URL of a link, and returns `None` if the link is not allowed: then only
/// its text is kept.
pub fn rich(text: &str, resolve_url: &dyn Fn(&str) -> Option<String>) -> Markup {
    let mut html = Html::default();
    InlineParser::new(text, resolve_url, Builder::new(&mut html)).read();
    PreEscaped(html.out)
}
