//! The HTML writer: the elements and attributes that sanitized rich text may contain.

use maud::Render;

/// An element of the output. No other elements are possible.
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

/// An output format. Elements are opened and closed in pairs.
pub(super) trait Writer {
    /// `value` is the URL of a link, or the start number of a list if it is not 1.
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
        } else if tag == Tag::Numbers && !value.is_empty() {
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
