//! A feed that is not JSON as a whole, as far as it can be read: in the same parts as those that a browser would show.

use std::collections::BTreeSet;

use super::json::Json;
use super::reading::Path;
use super::scan::{Broken, Scan};
use crate::path::JsonPath;
use crate::problem::Code;

/// A feed, with what of it could not be read.
pub(crate) struct Whole<'t> {
    /// Its members; what could not be read is null, so that everything else keeps its place.
    pub(crate) tree: Json<'t>,
    /// Places of what could not be read: the member, and which item of it.
    pub(super) holes: BTreeSet<(usize, Option<usize>)>,
    /// What is wrong: the code, the path, and the byte of the text.
    pub(crate) faults: Vec<(Code, JsonPath, usize)>,
}

impl<'t> Whole<'t> {
    /// A feed that is JSON.
    pub(crate) fn of(tree: Json<'t>) -> Whole<'t> {
        Whole { tree, holes: BTreeSet::new(), faults: Vec::new() }
    }

    /// Notes something that is wrong with the whole.
    fn fault(&mut self, code: Code, at: usize) {
        self.faults.push((code, JsonPath::TOP, at));
    }
}

/// Reads each part by itself. Where bytes of the text were lost in decoding (`lossy`), the parts that they were in are left
/// out: so does a browser, which reads the bytes.
pub(crate) fn cut(text: &str, lossy: bool) -> Whole<'_> {
    let mut whole = Whole::of(Json::Null);
    let mut members: Vec<(std::borrow::Cow<'_, str>, Json<'_>)> = Vec::new();
    let mut scan = Scan::new();
    scan.push(text.as_bytes());
    let mut passed = 0;
    let broken = loop {
        let (key, index, length) = match scan.next() {
            Ok(Some(piece)) => (piece.key.to_string(), piece.index, piece.json.len()),
            Ok(None) => break None,
            Err(broken) => break Some(broken),
        };
        let range = scan.at - length..scan.at;
        if let Some(at) = forgotten(text, passed, range.start, false) {
            whole.fault(Code::NotStrict, at);
        }
        passed = range.end;
        let (json, at) = match Json::read(&text[range.clone()]) {
            Ok(_) if lossy && text[range.clone()].contains('\u{FFFD}') => {
                (None, range.start + text[range].find('\u{FFFD}').unwrap_or(0))
            }
            Ok(json) => (Some(json), 0),
            Err(at) => (None, range.start + at),
        };
        let is_hole = json.is_none();
        let json = json.unwrap_or(Json::Null);
        match (index, members.last_mut()) {
            (None, _) => members.push((key.clone().into(), json)),
            (Some(index), Some((last, Json::List(items)))) if *last == key && items.len() == index => items.push(json),
            (Some(_), _) => members.push((key.clone().into(), Json::List(vec![json]))),
        }
        if is_hole {
            let member = Path::Key(&Path::Top, &key);
            let path = index.map_or(member, |index| Path::Index(&member, index)).owned();
            whole.holes.insert((members.len() - 1, index));
            whole.faults.push((Code::NotJson, path, at));
        }
    };
    match broken.or((!scan.is_complete()).then_some(Broken::CutOff)) {
        Some(Broken::CutOff) => whole.fault(Code::CutOff, text.trim_end().len()),
        Some(Broken::Unexpected) => whole.fault(Code::Broken, scan.at),
        Some(Broken::NotAnObject) => whole.fault(Code::NoFeed, scan.at),
        None => {
            if let Some(at) = forgotten(text, passed, scan.at, true) {
                whole.fault(Code::NotStrict, at);
            }
            let rest = &text[scan.at..];
            if !rest.trim_ascii().is_empty() {
                whole.fault(Code::NotStrict, text.len() - rest.trim_ascii_start().len());
            }
        }
    }
    if !members.is_empty() {
        whole.tree = Json::Object(members);
    }
    whole
}

/// Where a comma is missing between two parts of a feed, or is one too many; `is_end` where no part follows.
fn forgotten(text: &str, from: usize, to: usize, is_end: bool) -> Option<usize> {
    // What stands between two parts is brackets, commas, and keys with their colons; of a part that is an empty list, all of it.
    let mut last = if from == 0 { ',' } else { 'x' };
    let mut rest = text[from..to].char_indices();
    while let Some((at, c)) = rest.next() {
        match c {
            ' ' | '\t' | '\r' | '\n' | '\u{FEFF}' => continue,
            '}' | ']' if last == ',' => return Some(from + at),
            '"' => {
                if !matches!(last, ',' | '{') {
                    return Some(from + at);
                }
                while let Some((_, c)) = rest.next() {
                    match c {
                        '\\' => drop(rest.next()),
                        '"' => break,
                        _ => {}
                    }
                }
            }
            _ => {}
        }
        last = c;
    }
    // A part comes behind a comma, a colon or the bracket that opens its list.
    (!is_end && !matches!(last, ',' | ':' | '[')).then_some(to)
}
