//! XML elements with byte ranges, parsed by `roxmltree`, which resolves no external entities.

use std::borrow::Cow;
use std::ops::Range;

use roxmltree::{Document, Error, Node, ParsingOptions, StringStorage};

/// Maximum number of nodes of a file.
const NODES: u32 = 4_000_000;

/// Why a file cannot be read: a message and a byte offset.
pub(crate) type Fault = (String, usize);

/// A text with its byte range.
pub(crate) type SpannedText<'t> = (Cow<'t, str>, Range<usize>);

/// Parses a file, and passes its root element to `take`. The elements do not outlive that call.
pub(crate) fn read<'t, T>(text: &'t str, take: impl FnOnce(Element<'_, 't>) -> T) -> Result<T, Fault> {
    let options = ParsingOptions { allow_dtd: false, nodes_limit: NODES, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|error| fault(text, &error))?;
    Ok(take(Element { text, node: document.root_element() }))
}

fn fault(text: &str, error: &Error) -> Fault {
    let position = error.pos();
    let line = text.split('\n').take(position.row.saturating_sub(1) as usize).map(|line| line.len() + 1).sum::<usize>();
    let rest = text.get(line..).unwrap_or_default();
    let column = rest.char_indices().nth(position.col.saturating_sub(1) as usize).map_or(rest.len(), |(at, _)| at);
    let message = error.to_string();
    // The position is reported separately.
    let message = message.rsplit_once(" at ").map_or(message.as_str(), |(message, _)| message).to_string();
    (message, (line + column).min(text.len()))
}

/// An element of a file.
#[derive(Clone, Copy)]
pub(crate) struct Element<'d, 't> {
    text: &'t str,
    node: Node<'d, 't>,
}

impl<'d, 't> Element<'d, 't> {
    /// Its local name.
    pub(crate) fn name(self) -> &'d str {
        self.node.tag_name().name()
    }

    /// Its byte range.
    pub(crate) fn range(self) -> Range<usize> {
        self.node.range()
    }

    /// The byte range of its name in the start tag.
    pub(crate) fn tag(self) -> Range<usize> {
        let begin = self.node.range().start + 1;
        let rest = &self.text[begin..self.node.range().end];
        begin..begin + rest.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).unwrap_or(0)
    }

    /// Its child elements, in document order.
    pub(crate) fn elements(self) -> impl Iterator<Item = Element<'d, 't>> {
        self.node.children().filter(Node::is_element).map(move |node| Element { node, ..self })
    }

    /// Its child elements with a name, in document order.
    pub(crate) fn children<'n>(self, name: &'n str) -> impl Iterator<Item = Element<'d, 't>> + use<'d, 't, 'n> {
        self.elements().filter(move |child| child.name() == name)
    }

    /// The children of a list element: `persons`, `person`.
    pub(crate) fn listed(self, list: &'static str, name: &'static str) -> impl Iterator<Item = Element<'d, 't>> {
        self.children(list).flat_map(move |list| list.children(name))
    }

    /// The value of an attribute.
    pub(crate) fn attribute(self, name: &str) -> Option<SpannedText<'t>> {
        let found = self.node.attributes().find(|attribute| attribute.name() == name)?;
        Some((borrowed(found.value_storage()), found.range_value()))
    }

    /// Its text, trimmed; `None` if it has none.
    pub(crate) fn text(self) -> Option<SpannedText<'t>> {
        let mut text: Option<SpannedText<'t>> = None;
        let parts = self.node.children().filter(|child| child.is_text());
        for (part, range) in parts.filter_map(|child| Some((child.text_storage()?, child.range()))) {
            text = Some(match text {
                None if part.trim().is_empty() => continue,
                None => (borrowed(part), range),
                Some((before, place)) => {
                    let end = if part.trim().is_empty() { place.end } else { range.end };
                    ((before.into_owned() + part).into(), place.start..end)
                }
            });
        }
        let (text, place) = text?;
        let written = &self.text[place.clone()];
        let begin = place.start + (written.len() - written.trim_start().len());
        let text = match text {
            Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
            Cow::Owned(text) if text.trim().len() < text.len() => Cow::Owned(text.trim().to_string()),
            whole => whole,
        };
        Some((text, begin..begin + written.trim().len()))
    }
}

/// A text of the file, copied only if it contains character references.
fn borrowed<'t>(text: &StringStorage<'t>) -> Cow<'t, str> {
    match text {
        StringStorage::Borrowed(text) => Cow::Borrowed(text),
        StringStorage::Owned(text) => Cow::Owned(text.to_string()),
    }
}
