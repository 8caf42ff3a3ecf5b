//! A cursor: a JSON value, its path, and the log for diagnostics.

use super::json::Json;
use super::log::Log;
use crate::diagnostic::{Code, Diagnostic};
use crate::path::JsonPath;

/// A borrowed path: a linked list of its ancestors. Building one takes no allocation.
#[derive(Clone, Copy)]
pub(crate) enum Path<'p> {
    Top,
    Key(&'p Path<'p>, &'p str),
    Index(&'p Path<'p>, usize),
    /// A stored path.
    #[cfg(any(feature = "import", not(target_arch = "wasm32")))]
    At(&'p JsonPath),
}

impl Path<'_> {
    /// Converts it to an owned path.
    pub(crate) fn owned(&self) -> JsonPath {
        let mut out = JsonPath::TOP;
        self.write(&mut out);
        out
    }

    fn write(&self, out: &mut JsonPath) {
        match self {
            Path::Top => {}
            Path::Key(parent, key) => {
                parent.write(out);
                out.push_key(key);
            }
            Path::Index(parent, index) => {
                parent.write(out);
                out.push_index(*index);
            }
            #[cfg(any(feature = "import", not(target_arch = "wasm32")))]
            Path::At(path) => out.clone_from(path),
        }
    }
}

#[derive(Clone, Copy)]
pub(crate) struct Cursor<'r> {
    pub(crate) json: &'r Json<'r>,
    pub(crate) path: Path<'r>,
    pub(crate) log: &'r Log,
}

impl<'r> Cursor<'r> {
    /// A cursor at a value inside this one, which is thereby marked as read.
    pub(crate) fn inner<'c>(&'c self, json: &'c Json<'c>, path: Path<'c>) -> Cursor<'c> {
        self.log.read(json);
        Cursor { json, path, log: self.log }
    }

    /// The member at a key, unless it is absent or null.
    pub(crate) fn member<'c>(&'c self, key: &'c str) -> Option<Cursor<'c>> {
        let json = self.json.get(key).filter(|json| **json != Json::Null)?;
        Some(self.inner(json, Path::Key(&self.path, key)))
    }

    /// Iterates over the list at a key; a single value is treated as one item.
    pub(crate) fn for_each(&self, key: &str, mut take: impl FnMut(Cursor<'_>)) {
        let Some(list) = self.member(key) else { return };
        match list.json {
            Json::List(items) => {
                for (index, json) in items.iter().enumerate() {
                    take(list.inner(json, Path::Index(&list.path, index)));
                }
            }
            _ => take(list),
        }
    }

    /// The JSON path of a key.
    pub(crate) fn path_of(&self, key: &str) -> JsonPath {
        Path::Key(&self.path, key).owned()
    }

    pub(crate) fn report(&self, code: Code) {
        self.log.push(Diagnostic::new(code, self.path.owned(), self.json.excerpt()));
    }

    /// Reports a diagnostic with help derived from the value.
    #[cfg(any(feature = "import", not(target_arch = "wasm32")))]
    pub(crate) fn report_help(&self, code: Code, help: String) {
        let diagnostic = Diagnostic::new(code, self.path.owned(), self.json.excerpt());
        self.log.push(Diagnostic { help: Some(help), ..diagnostic });
    }

    /// The value as a string: a string or the decimal text of a number, trimmed. Empty, and reported, if it is neither.
    pub(crate) fn as_string(&self) -> String {
        match self.json {
            Json::Text(text) => text.trim_ascii().to_string(),
            Json::Number(_) => self.json.excerpt(),
            _ => {
                self.report(Code::NoText);
                String::new()
            }
        }
    }

    /// The string at a key; empty if absent.
    pub(crate) fn string(&self, key: &str) -> String {
        self.member(key).map_or_else(String::new, |member| member.as_string())
    }

    /// The strings at a key: a list, or a single string.
    pub(crate) fn strings(&self, key: &str) -> Vec<String> {
        let mut out = Vec::new();
        self.for_each(key, |item| {
            let text = item.as_string();
            if !text.is_empty() {
                out.push(text);
            }
        });
        out
    }

    pub(crate) fn flag(&self, key: &str) -> bool {
        let Some(member) = self.member(key) else { return false };
        match member.json {
            Json::Bool(value) => *value,
            _ => {
                member.report(Code::NoFlag);
                false
            }
        }
    }
}
