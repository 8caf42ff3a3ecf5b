//! Files in syntaxes other than JSON, parsed into trees with spans. Importers and the linter work on trees and are independent of the syntax.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic};
use crate::import::detect::{CALENDARS, Format, SHEETS};
use crate::import::sheet;
use crate::path::JsonPath;
use crate::source::ical;
use crate::source::json::Json;
use crate::source::position::position_text_at;
use crate::source::spans::Span;

/// A diagnostic with its byte range, unless its path in the tree determines that.
pub(crate) type Found = (Diagnostic, Option<Range<usize>>);

/// A parsed file.
pub(crate) struct Document<'t> {
    pub(crate) tree: Json<'t>,
    /// The spans of the values in the text, used by the linter only.
    #[cfg_attr(all(target_arch = "wasm32", not(feature = "tool")), allow(dead_code))]
    pub(crate) spans: Span<'t>,
    /// The format, if the syntax determines it; otherwise it is detected by the shape of the tree.
    pub(crate) format: Option<Format>,
    /// Diagnostics of the parser.
    pub(crate) diagnostics: Vec<Found>,
}

/// Parses a text whose syntax is recognized by its signature. `None` if it is JSON or unrecognized.
pub(crate) fn document(text: &str) -> Option<Document<'_>> {
    match text.trim_start().bytes().next()? {
        b'{' | b'[' => None,
        b'<' => xml(text),
        _ if CALENDARS && ical::matches(text) => Some(calendar(text)),
        _ => sheet(text).or_else(|| yaml(text)),
    }
}

/// A diagnostic at a byte offset of the text.
fn located(text: &str, code: Code, at: usize) -> (Diagnostic, Option<Range<usize>>) {
    (Diagnostic::new(code, JsonPath::TOP, position_text_at(text, at)), Some(at..at + 1))
}

fn sheet(text: &str) -> Option<Document<'_>> {
    if SHEETS { sheet::document(text) } else { None }
}

fn calendar(text: &str) -> Document<'_> {
    let (tree, spans, faults) = ical::read(text);
    let code = |fault| match fault {
        ical::Fault::Line => Code::CalendarLine,
        ical::Fault::End => Code::CalendarEnd,
        ical::Fault::CutOff => Code::CutOff,
        ical::Fault::Depth => Code::CalendarDepth,
    };
    let mut diagnostics = few(text, faults.into_iter().map(|(fault, at)| (code(fault), at)));
    for (diagnostic, _) in diagnostics.iter_mut().filter(|(diagnostic, _)| diagnostic.code == Code::CutOff) {
        diagnostic.help = Some("Export it again. A calendar ends with the line END:VCALENDAR.".into());
    }
    Document { tree, spans, format: Some(Format::Calendar), diagnostics }
}

/// Keeps the first fault of each code, with the number of further ones.
fn few(text: &str, faults: impl Iterator<Item = (Code, usize)>) -> Vec<Found> {
    let mut out: Vec<(Found, usize)> = Vec::new();
    for (code, at) in faults {
        match out.iter_mut().find(|((diagnostic, _), _)| diagnostic.code == code) {
            Some((_, count)) => *count += 1,
            None => out.push((located(text, code, at), 1)),
        }
    }
    let counted = |((diagnostic, at), count): (Found, usize)| {
        let value = match count {
            1 => diagnostic.value,
            count => [&diagnostic.value, " and ", &crate::text::digits(count - 1), " more"].concat(),
        };
        (Diagnostic { value, ..diagnostic }, at)
    };
    out.into_iter().map(counted).collect()
}

#[cfg(not(any(feature = "tool", not(target_arch = "wasm32"))))]
fn xml(_text: &str) -> Option<Document<'_>> {
    None
}

#[cfg(not(any(feature = "tool", not(target_arch = "wasm32"))))]
fn yaml(_text: &str) -> Option<Document<'_>> {
    None
}

#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
fn yaml(text: &str) -> Option<Document<'_>> {
    use crate::source::yaml::{self, Fault};
    if !yaml::matches(text) {
        return None;
    }
    let (tree, spans, faults) = yaml::read(text);
    if !matches!(tree, Json::List(_) | Json::Object(_)) {
        return None;
    }
    let of = |(fault, at): (Fault, usize)| {
        let (diagnostic, range) = match &fault {
            Fault::Syntax(_) => located(text, Code::NotYaml, at),
            Fault::Depth | Fault::Expansion => located(text, Code::YamlLimit, at),
            Fault::Key => located(text, Code::YamlKey, at),
            Fault::Documents => located(text, Code::YamlDocuments, at),
        };
        let help = match fault {
            Fault::Syntax(message) => Some(yaml_help(text, at, &message)),
            _ => None,
        };
        (Diagnostic { help, ..diagnostic }, range)
    };
    Some(Document { tree, spans, format: None, diagnostics: faults.into_iter().map(of).collect() })
}

/// Suggests a fix for a line of YAML that cannot be parsed.
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
fn yaml_help(text: &str, at: usize, message: &str) -> String {
    let begin = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let line = text[begin..].lines().next().unwrap_or_default();
    if line.starts_with('\t') || line.trim_start_matches(' ').starts_with('\t') {
        return "Indent with spaces: YAML allows no tabs.".into();
    }
    let (indent, rest) = line.split_at(line.len() - line.trim_start_matches(['-', ' ']).len());
    if let Some((key, value)) = rest.split_once(": ")
        && !value.trim().starts_with(['"', '\'', '|', '>', '[', '{'])
        && (value.contains(": ") || value.trim().starts_with(['@', '`', '%', '&', '*', '!']))
    {
        return [
            "Put the value between quotation marks: ",
            indent.trim_start(),
            key,
            ": \"",
            &value.trim().replace('"', "\\\""),
            "\"",
        ]
        .concat();
    }
    ["The parser reports: ", message, "."].concat()
}

#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
fn xml(text: &str) -> Option<Document<'_>> {
    use crate::import::pentabarf;
    if !pentabarf::matches(text) {
        return None;
    }
    let format = Some(Format::Pentabarf);
    match crate::source::xml::read(text, pentabarf::schedule) {
        Ok(schedule) => {
            let (tree, spans) = schedule?;
            Some(Document { tree, spans, format, diagnostics: Vec::new() })
        }
        Err((message, at)) => {
            let (diagnostic, range) = located(text, Code::NotXml, at);
            let diagnostic = Diagnostic { help: Some(["The parser reports: ", &message, "."].concat()), ..diagnostic };
            Some(Document { tree: Json::Null, spans: Span::default(), format, diagnostics: vec![(diagnostic, range)] })
        }
    }
}
