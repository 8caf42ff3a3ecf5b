//! Builds a tree with spans from the YAML 1.2 events of `saphyr-parser`.
//!
//! Files may be hostile: depth and alias expansion are limited. After a syntax error, everything before it is kept.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use saphyr_parser::{Event, Parser, ScalarStyle};

use super::json::Json;
use super::spans::Span;

/// Maximum nesting depth.
const DEPTH: usize = 64;

/// Maximum number of additional values from the expansion of aliases.
const EXPANSION: usize = 100_000;

/// Why the rest of a file, or a part of it, is not read.
#[derive(Debug, PartialEq)]
pub(crate) enum Fault {
    /// A syntax error, with the parser's message.
    Syntax(String),
    /// Values are nested too deeply.
    Depth,
    /// Aliases expand to too many values.
    Expansion,
    /// A key is a list or an object.
    Key,
    /// Another document follows, which is ignored.
    Documents,
}

/// A parsed file: its tree, its spans, and faults with byte offsets.
pub(crate) type Parsed<'t> = (Json<'t>, Span<'t>, Vec<(Fault, usize)>);

/// Whether a text looks like YAML: its first nonempty line has a key or a list item, or starts a document.
pub(crate) fn matches(text: &str) -> bool {
    let mut lines =
        text.lines().map(str::trim_end).filter(|line| !line.trim_start().is_empty() && !line.trim_start().starts_with('#'));
    let Some(first) = lines.next() else { return false };
    if first == "---" || first.starts_with("%YAML") || first.starts_with("--- ") {
        return true;
    }
    let line = first.strip_prefix("- ").unwrap_or(first).trim_start();
    let Some((key, value)) = line.split_once(':') else { return first == "-" };
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '$' | '"' | '\'');
    (value.is_empty() || value.starts_with(' ')) && !key.is_empty() && key.chars().all(is_word)
}

/// An incomplete collection.
enum Frame<'t> {
    List(Vec<Json<'t>>),
    /// Members, and the pending key. Its inner value is `None` if the key is invalid.
    Map(Vec<(Cow<'t, str>, Json<'t>)>, Option<Option<(Cow<'t, str>, Range<usize>)>>),
}

struct Open<'t> {
    frame: Frame<'t>,
    spans: Vec<Span<'t>>,
    begin: usize,
    anchor: usize,
}

/// An anchored value, and its number of values.
type Anchor<'t> = (Json<'t>, Span<'t>, usize);

struct Builder<'t> {
    text: &'t str,
    /// The byte offset of each character; empty if all are ASCII.
    bytes: Vec<usize>,
    open: Vec<Open<'t>>,
    root: Option<(Json<'t>, Span<'t>)>,
    anchors: HashMap<usize, Anchor<'t>>,
    expanded: usize,
    faults: Vec<(Fault, usize)>,
}

/// Parses the first document of a text.
pub(crate) fn read(text: &str) -> Parsed<'_> {
    let bytes = if text.is_ascii() { Vec::new() } else { text.char_indices().map(|(at, _)| at).collect() };
    let mut builder =
        Builder { text, bytes, open: Vec::new(), root: None, anchors: HashMap::new(), expanded: 0, faults: Vec::new() };
    let mut parser = Parser::new_from_str(text);
    let mut last = 0;
    loop {
        let (event, span) = match parser.next_event() {
            None | Some(Ok((Event::StreamEnd, _))) => break,
            Some(Ok(event)) => event,
            Some(Err(error)) => {
                let at = builder.byte(error.marker().index());
                builder.faults.push((Fault::Syntax(error.info().to_string()), at));
                break;
            }
        };
        let range = builder.byte(span.start.index())..builder.byte(span.end.index()).max(builder.byte(span.start.index()));
        if builder.root.is_some() {
            // A second document, such as a page after its front matter.
            if !matches!(event, Event::DocumentEnd) {
                builder.faults.push((Fault::Documents, range.start));
                break;
            }
            continue;
        }
        last = last.max(range.end);
        if !builder.take(event, range) {
            break;
        }
    }
    // After a syntax error, open collections keep the values read so far.
    while !builder.open.is_empty() {
        builder.close(last);
    }
    let (tree, span) = builder.root.unwrap_or_else(|| (Json::Null, Span::new(0..text.len().min(1), Vec::new())));
    (tree, span, builder.faults)
}

impl<'t> Builder<'t> {
    fn byte(&self, index: usize) -> usize {
        let byte = if self.bytes.is_empty() { index } else { self.bytes.get(index).copied().unwrap_or(self.text.len()) };
        byte.min(self.text.len())
    }

    /// Processes an event. Returns false if the rest has to be skipped.
    fn take(&mut self, event: Event<'t>, range: Range<usize>) -> bool {
        match event {
            Event::Scalar(text, style, anchor, _) => {
                let span = Span::new(range.clone(), Vec::new());
                if self.is_key() {
                    if anchor > 0 {
                        self.anchors.insert(anchor, (Json::Text(text.clone()), span, 1));
                    }
                    self.key(Some((text, range)));
                } else {
                    let json = if style == ScalarStyle::Plain { self.plain(text, &range) } else { Json::Text(text) };
                    self.value(json, span, anchor);
                }
            }
            Event::Alias(anchor) => return self.alias(anchor, range),
            Event::SequenceStart(anchor, _) => return self.begin(Frame::List(Vec::new()), range, anchor),
            Event::MappingStart(anchor, _) => return self.begin(Frame::Map(Vec::new(), None), range, anchor),
            Event::SequenceEnd | Event::MappingEnd => self.close(range.end),
            _ => {}
        }
        true
    }

    /// Whether the next value is the key of a mapping.
    fn is_key(&self) -> bool {
        matches!(self.open.last(), Some(Open { frame: Frame::Map(_, None), .. }))
    }

    fn key(&mut self, key: Option<(Cow<'t, str>, Range<usize>)>) {
        if let Some(Open { frame: Frame::Map(_, next), .. }) = self.open.last_mut() {
            *next = Some(key);
        }
    }

    fn begin(&mut self, frame: Frame<'t>, range: Range<usize>, anchor: usize) -> bool {
        if self.open.len() >= DEPTH {
            self.faults.push((Fault::Depth, range.start));
            return false;
        }
        self.open.push(Open { frame, spans: Vec::new(), begin: range.start, anchor });
        true
    }

    fn close(&mut self, end: usize) {
        let Some(Open { frame, spans, begin, anchor }) = self.open.pop() else { return };
        // The event of a block's end is at the start of the next block, so the end is derived from its last value.
        let last = spans.last().map_or(begin, |span| span.value.end);
        let end = if self.text[last.min(end)..end].trim().is_empty() { last.max(begin) } else { end };
        let span = Span::new(begin..end, spans);
        let json = match frame {
            Frame::List(items) => Json::List(items),
            Frame::Map(members, _) => Json::Object(members),
        };
        if self.is_key() {
            self.faults.push((Fault::Key, begin));
            self.key(None);
            return;
        }
        let (json, span) = merged(json, span);
        self.value(json, span, anchor);
    }

    fn value(&mut self, json: Json<'t>, span: Span<'t>, anchor: usize) {
        if anchor > 0 {
            let count = size(&json);
            self.anchors.insert(anchor, (json.clone(), span.clone(), count));
        }
        match self.open.last_mut() {
            None => self.root = Some((json, span)),
            Some(Open { frame: Frame::List(items), spans, .. }) => {
                items.push(json);
                spans.push(span);
            }
            Some(Open { frame: Frame::Map(members, next), spans, .. }) => {
                if let Some(Some((key, range))) = next.take() {
                    spans.push(span.named(key.clone(), range));
                    members.push((key, json));
                }
            }
        }
    }

    fn alias(&mut self, anchor: usize, range: Range<usize>) -> bool {
        let Some((json, span, count)) = self.anchors.get(&anchor) else {
            self.value(Json::Null, Span::new(range, Vec::new()), 0);
            return true;
        };
        self.expanded += count;
        if self.expanded > EXPANSION {
            self.faults.push((Fault::Expansion, range.start));
            return false;
        }
        let (json, span) = (json.clone(), span.clone());
        match json {
            Json::Text(text) if self.is_key() => self.key(Some((text, range))),
            json => self.value(json, span, 0),
        }
        true
    }

    /// A plain scalar, in the core schema.
    fn plain(&self, text: Cow<'t, str>, range: &Range<usize>) -> Json<'t> {
        match text.as_ref() {
            "" | "~" | "null" | "Null" | "NULL" => Json::Null,
            "true" | "True" | "TRUE" => Json::Bool(true),
            "false" | "False" | "FALSE" => Json::Bool(false),
            _ => match self.text.get(range.clone()).map(str::trim_end) {
                Some(written) if written == text && matches!(Json::read(written), Ok(Json::Number(_))) => Json::Number(written),
                _ => Json::Text(text),
            },
        }
    }
}

/// Merges the mappings at `<<` into a mapping; its own keys take precedence.
fn merged<'t>(json: Json<'t>, mut span: Span<'t>) -> (Json<'t>, Span<'t>) {
    let Json::Object(mut members) = json else { return (json, span) };
    let Some(place) = members.iter().position(|(key, _)| key == "<<") else { return (Json::Object(members), span) };
    let (_, merge) = members.remove(place);
    let spans = span.inner.remove(place).inner;
    let sources = match merge {
        Json::List(items) => items.into_iter().zip(spans.into_iter().map(|span| span.inner)).collect(),
        one => vec![(one, spans)],
    };
    for (source, spans) in sources {
        let Json::Object(more) = source else { continue };
        for ((key, value), span_of) in more.into_iter().zip(spans) {
            if !members.iter().any(|(known, _)| *known == key) {
                members.push((key, value));
                span.inner.push(span_of);
            }
        }
    }
    (Json::Object(members), span)
}

/// The number of values in a value, including itself.
fn size(json: &Json<'_>) -> usize {
    1 + match json {
        Json::List(items) => items.iter().map(size).sum(),
        Json::Object(members) => members.iter().map(|(_, value)| size(value)).sum(),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::path::JsonPath;
    use crate::source::json_text::code;

    fn json(text: &str) -> String {
        code(&read(text).0)
    }

    #[test]
    fn values_have_their_types() {
        assert_eq!(
            json("a: 1\nb: 09:00\nc: 2027-06-15\nd: yes\ne: true\nf: ~\ng: '12'\nh: [x, 1.5]\ni: 007\n"),
            r#"{"a":1,"b":"09:00","c":"2027-06-15","d":"yes","e":true,"f":null,"g":"12","h":["x",1.5],"i":"007"}"#
        );
        assert_eq!(json("- |\n  two\n  lines\n- >\n  one\n  line\n"), r#"["two\nlines\n","one line\n"]"#);
    }

    #[test]
    fn aliases_and_merge_keys_are_resolved() {
        assert_eq!(
            json("a: &x {room: Attic, n: 1}\nb: *x\nc: {<<: *x, n: 2}\n"),
            r#"{"a":{"room":"Attic","n":1},"b":{"room":"Attic","n":1},"c":{"n":2,"room":"Attic"}}"#
        );
    }

    #[test]
    fn expansion_and_depth_are_limited() {
        let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for level in 1..12 {
            let before = format!("*a{}", level - 1);
            bomb += &format!("a{level}: &a{level} [{}]\n", vec![before; 10].join(", "));
        }
        assert_eq!(read(&bomb).2[0].0, Fault::Expansion);
        assert!(read(&"[".repeat(100_000)).2.iter().any(|(fault, _)| matches!(fault, Fault::Depth | Fault::Syntax(_))));
        assert_eq!(read(&"- ".repeat(1000)).2[0].0, Fault::Depth);
    }

    #[test]
    fn spans_are_those_of_the_text() {
        let text = "event:\n  title: Größe\nsessions:\n  - title: \"A\"\n    start: 2027-06-15T09:00\n  - {title: B}\n";
        let (_, root, faults) = read(text);
        assert!(faults.is_empty(), "{faults:?}");
        for (path, expected) in [
            ("$.event.title", "Größe"),
            ("$.sessions[0].title", "\"A\""),
            ("$.sessions[0].start", "2027-06-15T09:00"),
            ("$.sessions[0]", "title: \"A\"\n    start: 2027-06-15T09:00"),
            ("$.sessions[1]", "{title: B}"),
        ] {
            let span = root.find(&JsonPath::read(path).unwrap());
            assert_eq!(&text[span.value.clone()], expected, "{path}");
        }
        let key = root.find(&JsonPath::read("$.sessions[0].start").unwrap()).key.clone();
        assert_eq!(&text[key], "start");
    }

    #[test]
    fn what_comes_before_an_error_is_read() {
        let text = "event:\n  title: E\nsessions:\n  - title: A\n  - title: B: C\n";
        let (tree, _, faults) = read(text);
        assert!(matches!(&faults[0], (Fault::Syntax(_), at) if text[..*at].lines().count() == 5), "{faults:?}");
        assert!(tree.get("event").is_some() && tree.get("sessions").is_some());
    }
}
