//! Renders rich text (abstracts, biographies) as sanitized HTML: plain text, Markdown, HTML or a mix, since no feed declares its format.
//!
//! One parser handles all formats. It passes elements to a `builder::Builder`, which opens and closes them in a valid order,
//! and an `html::Writer` renders them as HTML or plain text. Tags of the input are never copied, and an unclosed element does not affect
//! the text after its paragraph.

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

/// Renders rich text as sanitized HTML: paragraphs, lists, headings, quotes, code, emphasis and links. The only attributes are the URL of a link
/// and the start number of a list. `resolve_url` resolves the URL of a link, or returns `None` if the link is not allowed, which leaves
/// only its text.
pub fn rich(text: &str, resolve_url: &dyn Fn(&str) -> Option<String>) -> Markup {
    let mut html = Html::default();
    InlineParser::new(text, resolve_url, Builder::new(&mut html)).read();
    PreEscaped(html.out)
}
