//! Maps paths to lines and columns.
//!
//! The text is parsed once more, and only if there is a diagnostic to locate: the reader keeps no source positions.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic};
use crate::path::{JsonPath, Step};
use crate::source::json::Json;
use crate::steps;

/// The number of characters is recorded at every block of this many bytes, since columns count characters.
const BLOCK: usize = 4096;

/// The depth of the index. A deeper value has the position of its ancestor at this depth.
const DEPTH: usize = 64;

/// A value: its byte range, that of its key with the quotation marks (empty for an item of a list), and its children.
#[derive(Debug, Default)]
struct Node {
    value: Range<usize>,
    key: Range<usize>,
    is_list: bool,
    inner: Vec<Node>,
    /// The indices of an object's members by key, built on the first lookup.
    names: OnceCell<BTreeMap<String, usize>>,
}

/// Objects of up to this many members are searched linearly.
const FEW: usize = 16;

/// The source positions of all values of a text.
pub(super) struct Index<'t> {
    text: &'t str,
    /// Where each line begins.
    lines: Vec<usize>,
    /// Characters before each block.
    blocks: Vec<usize>,
    root: Node,
}

impl<'t> Index<'t> {
    /// Indexes the part of a text that is JSON.
    pub(super) fn of(text: &'t str, json: Range<usize>) -> Index<'t> {
        let bytes = text.as_bytes();
        let mut lines = vec![0];
        lines.extend(bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at + 1));
        let mut blocks = vec![0];
        for block in bytes.chunks(BLOCK) {
            blocks.push(blocks[blocks.len() - 1] + characters(block));
        }
        let mut walker = Walker { bytes, at: json.start, end: json.end };
        walker.space();
        if bytes[walker.at..].starts_with("\u{FEFF}".as_bytes()) {
            walker.at += 3;
        }
        let root = walker.value(DEPTH);
        Index { text, lines, blocks, root }
    }

    /// The line, column and length of the key or value that a diagnostic is about.
    pub(super) fn diagnostic(&self, diagnostic: &Diagnostic) -> (usize, usize, usize) {
        let node = self.find(&diagnostic.path);
        let is_of_key = matches!(
            diagnostic.code,
            Code::UnknownKey | Code::StrayKey | Code::SameKey | Code::Private | Code::Unread | Code::UnreadContent
        );
        let range = if is_of_key && !node.key.is_empty() { &node.key } else { &node.value };
        let (line, column, _) = self.at(range.start);
        (line, column, self.length(range))
    }

    /// The line and column of one character, with a length of 1.
    pub(super) fn at(&self, at: usize) -> (usize, usize, usize) {
        let line = self.lines.partition_point(|begin| *begin <= at);
        (line, self.before(at) - self.before(self.lines[line - 1]) + 1, 1)
    }

    fn before(&self, at: usize) -> usize {
        let block = at / BLOCK;
        self.blocks[block] + characters(&self.text.as_bytes()[block * BLOCK..at])
    }

    /// The number of characters to underline: the whole value if it is on one line, else its opening bracket.
    fn length(&self, range: &Range<usize>) -> usize {
        let value = &self.text.as_bytes()[range.clone()];
        if matches!(value.first(), Some(b'{' | b'[')) && (value.len() > 120 || value.contains(&b'\n')) {
            return 1;
        }
        let value = value.split(|byte| matches!(byte, b'\n' | b'\r')).next().unwrap_or_default();
        characters(value).max(1)
    }

    /// The value at a path, or its deepest ancestor that exists.
    fn find(&self, path: &JsonPath) -> &Node {
        let mut node = &self.root;
        for step in path.steps() {
            let inner = match step {
                Step::Key(key) => self.member(node, key),
                // Of an object, where a map was read as a list.
                Step::Index(index) => node.inner.get(index),
            };
            let Some(inner) = inner else { break };
            node = inner;
        }
        node
    }

    /// The member of an object; the last of several with the same key.
    fn member<'n>(&self, node: &'n Node, key: &str) -> Option<&'n Node> {
        steps::count(node.inner.len().min(FEW));
        if node.inner.len() <= FEW {
            return node.inner.iter().rev().find(|inner| self.key(inner) == key);
        }
        let names = || {
            steps::count(node.inner.len());
            node.inner.iter().enumerate().map(|(place, inner)| (self.key(inner).into_owned(), place)).collect()
        };
        node.names.get_or_init(names).get(key).map(|place| &node.inner[*place])
    }

    /// The key of a member; empty for an item of a list.
    fn key(&self, node: &Node) -> Cow<'t, str> {
        let written = &self.text[node.key.clone()];
        match Json::read(written) {
            Ok(Json::Text(key)) => key,
            _ => Cow::Borrowed(""),
        }
    }
}

fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count()
}

/// Walks a text that may not be valid JSON, and recovers from errors as the reader does.
struct Walker<'t> {
    bytes: &'t [u8],
    at: usize,
    end: usize,
}

impl Walker<'_> {
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
        while let Some(byte) = self.peek() {
            self.at += if byte == b'\\' { 2 } else { 1 };
            if byte == b'"' {
                break;
            }
        }
        self.at = self.at.min(self.end);
        begin..self.at
    }

    fn value(&mut self, depth: usize) -> Node {
        self.space();
        let begin = self.at;
        let mut node = Node::default();
        match self.peek() {
            Some(b'"') => drop(self.string()),
            Some(open @ (b'{' | b'[')) => {
                node.is_list = open == b'[';
                self.at += 1;
                if depth == 0 {
                    self.pass();
                } else {
                    self.members(&mut node, depth - 1);
                }
            }
            _ => {
                while self.peek().is_some_and(|byte| !matches!(byte, b',' | b'}' | b']' | b'"' | b'{' | b'[' | b'\n')) {
                    self.at += 1;
                }
            }
        }
        let value = &self.bytes[begin..self.at];
        node.value = begin..begin + value.trim_ascii_end().len();
        node
    }

    fn members(&mut self, node: &mut Node, depth: usize) {
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
                Some(b'"') if !node.is_list => {
                    let key = self.string();
                    self.space();
                    if self.peek() == Some(b':') {
                        self.at += 1;
                    }
                    let value = self.value(depth);
                    node.inner.push(Node { key, ..value });
                }
                Some(_) if node.is_list => {
                    let value = self.value(depth);
                    node.inner.push(value);
                }
                Some(_) => drop(self.value(depth)),
            }
            self.at = self.at.max(before + 1);
        }
    }

    /// Skips the rest of a value that is too deep.
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
