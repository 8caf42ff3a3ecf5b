//! Error recovery for a whole feed: cuts it into the same pieces as the streaming reader, and recovers each of them.

use std::collections::{BTreeMap, BTreeSet};

use super::cursor::Path;
use super::json::Json;
use super::json_recovery::{ErrorKind, JsonError, of_comma, recover};
use super::position::position_text_at;
use super::scan::{Broken, Scan};
use crate::diagnostic::{Code, Diagnostic};
use crate::path::JsonPath;
use crate::text::digits;

/// Maximum number of errors that are reported individually, per kind.
const MAX_REPORTED: usize = 3;

/// A recovered feed.
pub(crate) struct Recovered<'t> {
    /// The tree. Unreadable values are null, so that all paths remain valid.
    pub(crate) tree: Json<'t>,
    /// The unreadable values: the index of the member, and of the item within it.
    pub(crate) skipped: BTreeSet<(usize, Option<usize>)>,
    /// The syntax errors.
    pub(crate) errors: Vec<SyntaxError>,
}

/// A syntax error.
pub(crate) struct SyntaxError {
    pub(crate) code: Code,
    pub(crate) path: JsonPath,
    /// Its byte offset in the text.
    pub(crate) at: usize,
    /// Its kind, and help derived from the text, if known.
    pub(crate) kind: Option<(ErrorKind, String)>,
}

impl<'t> Recovered<'t> {
    /// Wraps a feed that is valid JSON.
    pub(crate) fn of(tree: Json<'t>) -> Recovered<'t> {
        Recovered { tree, skipped: BTreeSet::new(), errors: Vec::new() }
    }

    /// Records an error that affects the feed as a whole.
    fn error(&mut self, code: Code, at: usize) {
        self.errors.push(SyntaxError { code, path: JsonPath::TOP, at, kind: None });
    }

    /// Records a missing or extra comma.
    fn comma(&mut self, text: &str, at: usize) {
        let kind = if text[at..].starts_with(['}', ']']) { ErrorKind::TrailingComma } else { ErrorKind::MissingComma };
        self.errors.push(SyntaxError { code: Code::NotStrict, path: JsonPath::TOP, at, kind: Some((kind, of_comma(text, at))) });
    }
}

/// Recovers a feed, given the result of the strict parser.
pub(crate) fn read<'t>(strict: Result<Json<'t>, usize>, text: &'t str, lossy: bool) -> Recovered<'t> {
    match strict {
        Ok(tree) if !lossy => Recovered::of(tree),
        _ => cut(text, lossy),
    }
}

/// Recovers each piece separately, or the whole feed if it cannot be cut into pieces. If decoding lost bytes (`lossy`), pieces that
/// contain them are skipped, as in a browser, which reads the raw bytes.
fn cut(text: &str, lossy: bool) -> Recovered<'_> {
    let mut whole = Recovered::of(Json::Null);
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
            whole.comma(text, at);
        }
        passed = range.end;
        let (json, at) = match Json::read(&text[range.clone()]) {
            Ok(_) if lossy && text[range.clone()].contains('\u{FFFD}') => {
                (None, range.start + text[range.clone()].find('\u{FFFD}').unwrap_or(0))
            }
            Ok(json) => (Some(json), 0),
            Err(at) => (None, range.start + at),
        };
        let (recovered, errors) = if json.is_none() { recover(&text[range.clone()]) } else { (None, Vec::new()) };
        let recovered =
            recovered.filter(|json| matches!(json, Json::Object(_)) && !(lossy && text[range.clone()].contains('\u{FFFD}')));
        let is_broken = json.is_none();
        let json = json.or(recovered);
        let is_hole = json.is_none();
        let json = json.unwrap_or(Json::Null);
        match (index, members.last_mut()) {
            (None, _) => members.push((key.clone().into(), json)),
            (Some(index), Some((last, Json::List(items)))) if *last == key && items.len() == index => items.push(json),
            (Some(_), _) => members.push((key.clone().into(), Json::List(vec![json]))),
        }
        if is_broken {
            let member = Path::Key(&Path::Top, &key);
            let path = index.map_or(member, |index| Path::Index(&member, index)).owned();
            if is_hole {
                whole.skipped.insert((members.len() - 1, index));
                // The first error is at the position at which the strict parser fails.
                let kind =
                    errors.into_iter().next().filter(|error| range.start + error.at <= at).map(|error| (error.kind, error.help));
                whole.errors.push(SyntaxError { code: Code::NotJson, path, at, kind });
            } else {
                let of = |error: JsonError| {
                    let (at, path) = (range.start + error.at, path.clone());
                    SyntaxError { code: Code::NotStrict, path, at, kind: Some((error.kind, error.help)) }
                };
                whole.errors.extend(errors.into_iter().map(of));
            }
        }
    };
    if broken.is_some()
        && !lossy
        && let (Some(tree @ Json::Object(_)), slips) = recover(text)
    {
        let of = |error: JsonError| SyntaxError {
            code: Code::NotStrict,
            path: JsonPath::TOP,
            at: error.at,
            kind: Some((error.kind, error.help)),
        };
        return Recovered { errors: slips.into_iter().map(of).collect(), ..Recovered::of(tree) };
    }
    match broken.or((!scan.is_complete()).then_some(Broken::CutOff)) {
        Some(Broken::CutOff) => whole.error(Code::CutOff, text.trim_end().len()),
        Some(Broken::Unexpected) => whole.errors.extend(errors_from(text, scan.at, Code::Broken)),
        Some(Broken::NotAnObject) => whole.error(Code::NoFeed, scan.at),
        None => {
            if let Some(at) = forgotten(text, passed, scan.at, true) {
                whole.comma(text, at);
            }
            let rest = &text[scan.at..];
            if !rest.trim_ascii().is_empty() {
                whole.error(Code::NotStrict, text.len() - rest.trim_ascii_start().len());
            }
        }
    }
    if !members.is_empty() {
        whole.tree = Json::Object(members);
    }
    whole
}

/// Converts syntax errors to diagnostics with byte offsets: the first ones of each kind, and a count. `begin` is the start of the JSON in the text.
pub(crate) fn diagnostics(text: &str, begin: usize, errors: &[SyntaxError]) -> Vec<(Diagnostic, usize)> {
    let mut counts: BTreeMap<Option<ErrorKind>, usize> = BTreeMap::new();
    let mut out: Vec<(Option<ErrorKind>, Diagnostic, usize)> = Vec::new();
    for SyntaxError { code, path, at, kind: details } in errors {
        let kind = details.as_ref().map(|(kind, _)| *kind);
        let count = counts.entry(kind).or_default();
        *count += 1;
        if *count <= MAX_REPORTED || kind.is_none() {
            let at = begin + at;
            let help = details.as_ref().map(|(_, help)| help.clone());
            out.push((kind, Diagnostic { help, ..Diagnostic::new(*code, path.clone(), position_text_at(text, at)) }, at));
        }
    }
    for (kind, count) in counts.into_iter().filter(|(kind, count)| kind.is_some() && *count > MAX_REPORTED) {
        if let Some((_, last, _)) = out.iter_mut().rev().find(|(of, ..)| *of == kind) {
            last.value = [&last.value, ", and ", &digits(count - MAX_REPORTED), " more like it"].concat();
        }
    }
    out.into_iter().map(|(_, diagnostic, at)| (diagnostic, at)).collect()
}

/// The errors from a byte offset on, where reading ends: the first one has the given code.
pub(crate) fn errors_from(text: &str, at: usize, code: Code) -> Vec<SyntaxError> {
    let (_, errors) = recover(text);
    let of = |(index, error): (usize, JsonError)| {
        let code = if index == 0 { code } else { Code::NotJson };
        SyntaxError { code, path: JsonPath::TOP, at: error.at, kind: Some((error.kind, error.help)) }
    };
    let mut errors: Vec<SyntaxError> = errors.into_iter().skip_while(|error| error.at + 1 < at).enumerate().map(of).collect();
    if errors.is_empty() {
        errors.push(SyntaxError { code, path: JsonPath::TOP, at, kind: None });
    }
    errors
}

/// The offset of a missing or extra comma between two pieces of a feed; `is_end` if no piece follows.
fn forgotten(text: &str, from: usize, to: usize, is_end: bool) -> Option<usize> {
    // Between pieces there are brackets, commas, and keys with colons. A piece that is an empty list consists of these, too.
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
    // A piece follows a comma, a colon, or the opening bracket of its list.
    (!is_end && !matches!(last, ',' | ':' | '[')).then_some(to)
}
