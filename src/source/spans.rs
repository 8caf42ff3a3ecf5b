//! Spans: the positions of the values of a tree in the source text, for any syntax.
//!
//! Parsers of other syntaxes than JSON build a tree and its spans together. JSON is parsed without spans, which rendering does not need; they are
//! computed from the text when a diagnostic has to be located.

use std::borrow::Cow;
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
use std::cell::OnceCell;
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
use std::collections::BTreeMap;
use std::ops::Range;

#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
use super::json::Json;
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
use crate::path::{JsonPath, Step};
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
use crate::steps;

#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
/// Maximum depth of JSON spans. A deeper value has the position of its ancestor at this depth.
const DEPTH: usize = 64;

#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
/// Objects of up to this many members are searched linearly.
const FEW: usize = 16;

/// A value: its byte range, its key with its byte range (both empty for a list item), and its children in order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Span<'t> {
    pub(crate) value: Range<usize>,
    pub(crate) name: Cow<'t, str>,
    pub(crate) key: Range<usize>,
    pub(crate) inner: Vec<Span<'t>>,
    /// The indices of an object's members by key, built on the first lookup.
    #[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
    names: OnceCell<BTreeMap<String, usize>>,
}

impl<'t> Span<'t> {
    /// Creates a span without a key.
    pub(crate) fn new(value: Range<usize>, inner: Vec<Span<'t>>) -> Span<'t> {
        Span { value, inner, ..Span::default() }
    }

    /// The same span as a member of an object.
    pub(crate) fn named(self, name: Cow<'t, str>, key: Range<usize>) -> Span<'t> {
        Span { name, key, ..self }
    }
}

#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
impl<'t> Span<'t> {
    /// The spans of JSON text that may be invalid; recovers from errors in the same way as the reader.
    pub(crate) fn of_json(text: &'t str, json: Range<usize>) -> Span<'t> {
        let mut walker = Walker { text, bytes: text.as_bytes(), at: json.start, end: json.end };
        walker.space();
        if text.as_bytes()[walker.at..].starts_with("\u{FEFF}".as_bytes()) {
            walker.at += 3;
        }
        walker.value(DEPTH)
    }

    /// The span at a path, or that of its deepest existing ancestor.
    pub(crate) fn find(&self, path: &JsonPath) -> &Span<'t> {
        let mut span = self;
        for step in path.steps() {
            let inner = match step {
                Step::Key(key) => span.member(key),
                // An index into an object occurs if a map was read as a list.
                Step::Index(index) => span.inner.get(index),
            };
            let Some(inner) = inner else { break };
            span = inner;
        }
        span
    }

    /// A member of an object; the last one of duplicate keys.
    fn member(&self, key: &str) -> Option<&Span<'t>> {
        steps::count(self.inner.len().min(FEW));
        if self.inner.len() <= FEW {
            return self.inner.iter().rev().find(|inner| inner.name == key);
        }
        let names = || {
            steps::count(self.inner.len());
            self.inner.iter().enumerate().map(|(place, inner)| (inner.name.to_string(), place)).collect()
        };
        self.names.get_or_init(names).get(key).map(|place| &self.inner[*place])
    }
}

#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
/// Walks a text that may not be valid JSON.
struct Walker<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    end: usize,
}

#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
impl<'t> Walker<'t> {
    fn peek(&self) -> Option<u8> {
        (self.at < self.end).then(|| self.bytes[self.at])
    }

    fn space(&mut self) {
        while let Some(b' ' | b'\t' | b'\r' | b'\n') = self.peek() {
            self.at += 1;
        }
    }

    fn string(&mut self) -> Range<usize> {
        let begin = self.at;
        self.at += 1;
        while self.at < self.end {
            let rest = &self.bytes[self.at..self.end];
            let plain = rest.iter().position(|byte| matches!(byte, b'"' | b'\\')).unwrap_or(rest.len());
            match rest.get(plain) {
                Some(b'\\') => self.at += plain + 2,
                _ => {
                    self.at += plain + 1;
                    break;
                }
            }
        }
        self.at = self.at.min(self.end);
        begin..self.at
    }

    /// The text of a key.
    fn name(&self, key: &Range<usize>) -> Cow<'t, str> {
        match self.text.get(key.clone()).map(Json::read) {
            Some(Ok(Json::Text(name))) => name,
            _ => Cow::Borrowed(""),
        }
    }

    fn value(&mut self, depth: usize) -> Span<'t> {
        self.space();
        let begin = self.at;
        let mut inner = Vec::new();
        match self.peek() {
            Some(b'"') => drop(self.string()),
            Some(open @ (b'{' | b'[')) => {
                self.at += 1;
                if depth == 0 {
                    self.pass();
                } else {
                    self.members(&mut inner, open == b'[', depth - 1);
                }
            }
            _ => {
                while self.peek().is_some_and(|byte| !matches!(byte, b',' | b'}' | b']' | b'"' | b'{' | b'[' | b'\n')) {
                    self.at += 1;
                }
            }
        }
        let value = &self.bytes[begin..self.at];
        Span::new(begin..begin + value.trim_ascii_end().len(), inner)
    }

    fn members(&mut self, inner: &mut Vec<Span<'t>>, is_list: bool, depth: usize) {
        loop {
            self.space();
            let before = self.at;
            match self.peek() {
                None => return,
                Some(b'}' | b']') => {
                    self.at += 1;
                    return;
                }
                Some(b',' | b':') => self.at += 1,
                Some(b'"') if !is_list => {
                    let key = self.string();
                    self.space();
                    if self.peek() == Some(b':') {
                        self.at += 1;
                    }
                    inner.push(self.value(depth).named(self.name(&key), key));
                }
                Some(_) if is_list => inner.push(self.value(depth)),
                Some(_) => drop(self.value(depth)),
            }
            self.at = self.at.max(before + 1);
        }
    }

    /// Skips the rest of a value that is nested too deeply.
    fn pass(&mut self) {
        let mut depth = 1;
        while let Some(byte) = self.peek() {
            match byte {
                b'"' => {
                    self.string();
                    continue;
                }
                b'{' | b'[' => depth += 1,
                b'}' | b']' => depth -= 1,
                _ => {}
            }
            self.at += 1;
            if depth == 0 {
                return;
            }
        }
    }
}
