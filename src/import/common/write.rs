//! Serializes a draft as JSON, with keys in a fixed order and definitions before references.

use crate::diagnostic::Diagnostic;
use crate::import::common::draft::{Draft, DraftObject, Value};
use crate::import::common::format_keys::{KEYS, Kind};
use crate::source::json::Json;
use crate::source::json_text::{plain, string};
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
use crate::text::digits;

struct Writer {
    out: String,
    indent: bool,
    depth: usize,
}

/// Serializes a draft as a feed.
pub(in crate::import) fn write(draft: &Draft, indent: bool) -> String {
    let mut writer = Writer { out: String::new(), indent, depth: 0 };
    writer.out.push('{');
    writer.depth = 1;
    writer.key("event", true);
    writer.object(&draft.event, Kind::Event);
    for &(key, list, kind) in &[
        ("days", &draft.days, Kind::Day),
        ("rooms", &draft.rooms, Kind::Room),
        ("tracks", &draft.tracks, Kind::Track),
        ("people", &draft.people, Kind::Person),
        ("sessions", &draft.sessions, Kind::Session),
    ] {
        if !list.is_empty() {
            writer.key(key, false);
            writer.list(list, kind);
        }
    }
    writer.depth = 0;
    writer.line();
    writer.out.push_str(if indent { "}\n" } else { "}" });
    writer.out
}

impl Writer {
    fn line(&mut self) {
        if self.indent {
            self.out.push('\n');
            self.out.extend(std::iter::repeat_n("  ", self.depth));
        }
    }

    fn key(&mut self, key: &str, is_first: bool) {
        if !is_first {
            self.out.push(',');
        }
        self.line();
        string(&mut self.out, key);
        self.out.push_str(if self.indent { ": " } else { ":" });
    }

    fn list(&mut self, list: &[DraftObject], kind: Kind) {
        self.out.push('[');
        self.depth += 1;
        for (index, made) in list.iter().enumerate() {
            if index > 0 {
                self.out.push(',');
            }
            self.line();
            self.object(made, kind);
        }
        self.depth -= 1;
        self.line();
        self.out.push(']');
    }

    fn object(&mut self, made: &DraftObject, kind: Kind) {
        self.out.push('{');
        self.depth += 1;
        let mut is_first = true;
        let known = KEYS.iter().find(|(known, _)| *known == kind).map_or(&[][..], |(_, keys)| keys);
        for (name, inner) in known {
            for (_, value, _) in made.members.iter().filter(|(key, ..)| key == name) {
                self.key(name, is_first);
                is_first = false;
                match value {
                    // Durations in minutes are JSON numbers.
                    Value::Plain(Json::Text(text)) if *name == "duration" && is_number(text) => self.out.push_str(text),
                    Value::Plain(json) => plain(&mut self.out, json, self.indent),
                    Value::Person(_) => self.out.push_str("null"),
                    Value::List(list) => self.list(list, inner.unwrap_or(kind)),
                }
            }
        }
        self.depth -= 1;
        if !is_first {
            self.line();
        }
        self.out.push('}');
    }
}

/// Whether digits are a valid JSON number: no leading zeros.
fn is_number(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit()) && !text.is_empty() && (text == "0" || !text.starts_with('0'))
}

/// A JSON object under construction.
pub(crate) struct Object {
    out: String,
}

impl Object {
    pub(crate) fn new() -> Object {
        Object { out: "{".into() }
    }

    pub(crate) fn raw(&mut self, key: &str, value: &str) -> &mut Object {
        if self.out.len() > 1 {
            self.out.push(',');
        }
        string(&mut self.out, key);
        self.out.push(':');
        self.out.push_str(value);
        self
    }

    pub(crate) fn string(&mut self, key: &str, value: &str) -> &mut Object {
        let mut quoted = String::new();
        string(&mut quoted, value);
        self.raw(key, &quoted)
    }

    #[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
    pub(crate) fn number(&mut self, key: &str, value: usize) -> &mut Object {
        self.raw(key, &digits(value))
    }

    pub(crate) fn end(mut self) -> String {
        self.out.push('}');
        self.out
    }
}

/// Diagnostics as a JSON list of objects with `severity`, `code`, `path`, `value`, `message` and `hint`.
pub fn diagnostics_json(diagnostics: &[Diagnostic]) -> String {
    let mut out = String::from("[");
    for diagnostic in diagnostics {
        if out.len() > 1 {
            out.push(',');
        }
        let mut one = Object::new();
        one.string("severity", diagnostic.severity().key())
            .string("code", diagnostic.name())
            .string("path", &diagnostic.path.to_string());
        one.string("value", &diagnostic.value).string("message", diagnostic.message()).string("hint", &diagnostic.help());
        out.push_str(&one.end());
    }
    out + "]"
}
