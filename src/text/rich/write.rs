//! What is built, as HTML or as plain text.

use maud::Render;

use crate::text::digits;

/// An element that may be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    Paragraph,
    Heading,
    Pre,
    Quote,
    List,
    Numbers,
    Item,
    Strong,
    Em,
    Code,
    Del,
    Sub,
    Sup,
    Link,
    Break,
    Rule,
}

impl Tag {
    pub(super) fn is_list(self) -> bool {
        matches!(self, Tag::List | Tag::Numbers)
    }
}

/// The names, in the order of [`Tag`].
const NAMES: [&str; 16] =
    ["p", "h4", "pre", "blockquote", "ul", "ol", "li", "strong", "em", "code", "del", "sub", "sup", "a", "br", "hr"];

/// Takes elements as they are opened and closed, always in pairs.
pub(super) trait Writer {
    /// `value` is the address of a link, or the first number of a list where that is not 1.
    fn open(&mut self, tag: Tag, value: &str);
    fn close(&mut self, tag: Tag);
    fn text(&mut self, text: &str);
}

#[derive(Default)]
pub(super) struct Html {
    pub(super) out: String,
}

impl Html {
    fn attribute(&mut self, name: &str, value: &str) {
        self.out.push_str(name);
        self.text(value);
        self.out.push('"');
    }
}

impl Writer for Html {
    fn open(&mut self, tag: Tag, value: &str) {
        self.out.push('<');
        self.out.push_str(NAMES[tag as usize]);
        if tag == Tag::Link {
            self.attribute(" href=\"", value);
            self.attribute(" rel=\"", "noopener");
        } else if !value.is_empty() {
            self.attribute(" start=\"", value);
        }
        self.out.push('>');
    }

    fn close(&mut self, tag: Tag) {
        if !matches!(tag, Tag::Break | Tag::Rule) {
            self.out.push_str("</");
            self.out.push_str(NAMES[tag as usize]);
            self.out.push('>');
        }
    }

    fn text(&mut self, text: &str) {
        text.render_to(&mut self.out);
    }
}

#[derive(Default)]
pub(super) struct Plain {
    pub(super) out: String,
    /// The number of the next item of each list that is open, 0 where it has none.
    lists: Vec<usize>,
    /// How many lines to begin before the next text.
    lines: usize,
    is_item: bool,
    link: (usize, String),
}

impl Plain {
    fn line(&mut self, lines: usize) {
        // Lists are kept together, whatever is in them.
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
