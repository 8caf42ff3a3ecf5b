//! The plain text writer, for calendars, structured data and link previews.

use super::super::link_policy::is_complete;
use super::builder::Builder;
use super::html::{Tag, Writer};
use super::inline::InlineParser;
use crate::text::digits;

/// Renders rich text without markup: empty lines between paragraphs, `- ` before list items, and the URL of a link
/// after its text if they differ.
pub fn plain_text(text: &str) -> String {
    let resolve_url = |url: &str| is_complete(url).then(|| url.to_string());
    let mut plain = Plain::default();
    InlineParser::new(text, &resolve_url, Builder::new(&mut plain)).read();
    plain.out
}

#[derive(Default)]
struct Plain {
    out: String,
    /// The number of the next item of each open list; 0 for bullets.
    lists: Vec<usize>,
    /// The number of line breaks to write before the next text.
    lines: usize,
    is_item: bool,
    link: (usize, String),
}

impl Plain {
    fn line(&mut self, lines: usize) {
        // No empty lines within lists, whatever they contain.
        self.lines = self.lines.max(if self.lists.is_empty() { lines } else { 1 });
    }
}

impl Writer for Plain {
    fn open(&mut self, tag: Tag, value: &str) {
        match tag {
            Tag::Break => self.lines = (self.lines + 1).min(2),
            Tag::Paragraph | Tag::Heading | Tag::Pre | Tag::Rule | Tag::Quote => self.line(2),
            Tag::List | Tag::Numbers => {
                self.line(2);
                let start = value.bytes().fold(0, |number, digit| number * 10 + usize::from(digit - b'0'));
                self.lists.push(if tag == Tag::List { 0 } else { start.max(1) });
            }
            Tag::Item => {
                self.line(1);
                self.is_item = true;
            }
            Tag::Link => self.link = (self.out.len(), value.to_string()),
            _ => {}
        }
    }

    fn close(&mut self, tag: Tag) {
        match tag {
            Tag::List | Tag::Numbers => {
                self.lists.pop();
                self.line(2);
            }
            Tag::Link => {
                let (start, url) = core::mem::take(&mut self.link);
                let text = &self.out[start.min(self.out.len())..];
                if !url.trim_end_matches('/').ends_with(text.trim().trim_end_matches('/')) {
                    self.out.push_str(&[" (", &url, ")"].concat());
                }
            }
            Tag::Pre | Tag::Quote => self.line(2),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.lines > 0 {
            let lines = if self.out.is_empty() { 0 } else { self.lines };
            self.out.push_str(&"\n\n"[..lines]);
            self.out.push_str(&"  ".repeat(self.lists.len().saturating_sub(1)));
            if core::mem::take(&mut self.is_item)
                && let Some(number) = self.lists.last_mut()
            {
                if *number == 0 {
                    self.out.push_str("- ");
                } else {
                    self.out.push_str(&[&digits(*number), ". "].concat());
                    *number += 1;
                }
            }
            self.lines = 0;
        }
        self.out.push_str(text);
    }
}
