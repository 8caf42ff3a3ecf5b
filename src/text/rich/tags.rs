//! HTML tags in a text: which ones are recognized, and their effect.

use super::html::Tag;
use super::scan::{WHITE, byte, cut, find, index_of, is_any, is_at, past, to};

/// The effect of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// An inline element.
    Inline(Tag),
    Break,
    Image,
    /// Its content is dropped: `script`, `style`.
    Hidden,
    /// The tag is ignored, and its content kept.
    Nothing,
    /// Block elements follow.
    Rule,
    Pre,
    Block,
    Heading,
    Container(Tag),
    Item,
    Table,
    Row,
    Cell,
}

impl Kind {
    /// Whether it ends a paragraph.
    pub(super) fn is_block(self) -> bool {
        !matches!(self, Kind::Inline(_) | Kind::Break | Kind::Image | Kind::Hidden | Kind::Nothing)
    }
}

/// The recognized elements. Any other name in angle brackets is text: `Vec<T>`.
const KINDS: [(Kind, &str); 22] = [
    (
        Kind::Block,
        "p div center section article header footer main aside nav address figure figcaption dl dt dd details summary form body",
    ),
    (Kind::Break, "br"),
    (Kind::Container(Tag::List), "ul menu"),
    (Kind::Container(Tag::Numbers), "ol"),
    (Kind::Container(Tag::Quote), "blockquote"),
    (Kind::Item, "li"),
    (Kind::Inline(Tag::Link), "a"),
    (Kind::Inline(Tag::Strong), "b strong"),
    (Kind::Inline(Tag::Em), "i em cite dfn var"),
    (Kind::Inline(Tag::Code), "code tt kbd samp"),
    (Kind::Inline(Tag::Del), "s del strike"),
    (Kind::Inline(Tag::Sub), "sub"),
    (Kind::Inline(Tag::Sup), "sup"),
    (Kind::Heading, "h1 h2 h3 h4 h5 h6"),
    (Kind::Pre, "pre"),
    (Kind::Rule, "hr"),
    (Kind::Image, "img"),
    (Kind::Table, "table"),
    (Kind::Row, "tr"),
    (Kind::Cell, "td th"),
    (Kind::Hidden, "script style iframe object svg math template noscript textarea select title canvas audio video applet"),
    (
        Kind::Nothing,
        "span font u ins mark small big abbr acronym q time bdi bdo wbr nobr label ruby rt rp thead tbody tfoot caption col colgroup \
         html head meta link base input button embed source picture o:p",
    ),
];

/// A parsed tag.
pub(super) struct Found<'t> {
    pub(super) kind: Kind,
    pub(super) name: &'t str,
    pub(super) is_end: bool,
    /// The relevant attribute: `href`, `start` or `alt`.
    pub(super) value: &'t str,
    /// Its end offset.
    pub(super) end: usize,
}

/// Parses the tag at an offset. The error is the number of bytes inspected.
pub(super) fn tag(text: &str, at: usize) -> Result<Found<'_>, usize> {
    let end = match () {
        () if is_at(text, at, "<!--") => find(text, at, "-->").map(|end| end + 3),
        () if is_at(text, at, "<![") || is_at(text, at, "<!d") || is_at(text, at, "<?x") => {
            find(text, at, ">").map(|end| end + 1)
        }
        () => return named(text, at),
    };
    let end = end.ok_or(text.len() - at)?;
    Ok(Found { kind: Kind::Nothing, name: "", is_end: false, value: "", end })
}

fn named(text: &str, at: usize) -> Result<Found<'_>, usize> {
    let (kind, name, is_end) = name(text, at).ok_or(1usize)?;
    let mut found = Found { kind, name, is_end, value: "", end: 0 };
    let mut end = at + 1 + usize::from(is_end) + name.len();
    loop {
        let start = past(text, end, " \t\r\n\x0c/");
        let name_end = to(text, start, " \t\r\n\x0c/=<>");
        end = past(text, name_end, WHITE);
        match byte(text, end) {
            b'>' => {
                found.end = end + 1;
                return Ok(found);
            }
            b'<' | 0 => return Err(end - at),
            b'=' => {}
            _ => continue,
        }
        end = past(text, end + 1, WHITE);
        let quote = cut(text, end, end + 1);
        let is_quoted = usize::from(matches!(quote, "\"" | "'"));
        let value = end + is_quoted;
        let value_end = to(text, value, if is_quoted > 0 { quote } else { " \t\r\n\x0c<>" });
        end = value_end + is_quoted;
        if index_of("href start alt", cut(text, start, name_end)).is_some() {
            found.value = cut(text, value, value_end);
        }
    }
}

/// The kind and name of a tag, and whether it is an end tag; the rest of the tag is not checked.
pub(super) fn name(text: &str, at: usize) -> Option<(Kind, &str, bool)> {
    let is_end = byte(text, at + 1) == b'/';
    let start = at + 1 + usize::from(is_end);
    let mut end = start;
    let (mut small, mut large) = (false, false);
    while byte(text, end).is_ascii_alphanumeric() || byte(text, end) == b':' {
        small |= byte(text, end).is_ascii_lowercase();
        large |= byte(text, end).is_ascii_uppercase();
        end += 1;
    }
    // `List<Object>` is not a tag, but `<OBJECT>` is.
    if (small && large) || end > start + 10 || !matches!(byte(text, end), b' ' | b'\t' | b'\r' | b'\n' | b'/' | b'>') {
        return None;
    }
    let name = cut(text, start, end);
    let (kind, _) = KINDS.iter().find(|(_, names)| index_of(names, name).is_some())?;
    Some((*kind, name, is_end))
}

/// The range of the next end tag with a name.
pub(super) fn end_of(text: &str, mut at: usize, name: &str) -> Option<(usize, usize)> {
    loop {
        at = find(text, at, "</")?;
        let end = at + 2 + name.len();
        if is_at(text, at + 2, name) && is_any(byte(text, end), " \t\r\n>") {
            return Some((at, find(text, end, ">")? + 1));
        }
        at += 2;
    }
}
