//! A cursor: a JSON value, its path, and the log for diagnostics.

use super::json::Json;
use super::log::Log;
use crate::diagnostic::{Code, Diagnostic};
use crate::path::JsonPath;

/// A borrowed path: a linked list of its ancestors, which costs nothing until it is converted.
#[derive(Clone, Copy)]
pub(crate) enum Path<'p> {
    Top,
    Key(&'p Path<'p>, &'p str),
    Index(&'p Path<'p>, usize),
    /// A path that was stored.
    #[cfg(any(feature = "import", not(target_arch = "wasm32")))]
    At(&'p JsonPath),
}

impl Path<'_> {
    /// The path as a value that can be kept.
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
    /// A value inside of this one, which counts as read from now on.
    pub(crate) fn inner<'c>(&'c self, json: &'c Json<'c>, path: Path<'c>) -> Cursor<'c> {
        self.log.read(json);
        Cursor { json, path, log: self.log }
    }

    /// The member of that key, unless it is absent or null.
    pub(crate) fn member<'c>(&'c self, key: &'c str) -> Option<Cursor<'c>> {
        let json = self.json.get(key).filter(|json| **json != Json::Null)?;
        Some(self.inner(json, Path::Key(&self.path, key)))
    }

    /// The items of the list of that key; of a single value, that value.
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

    /// The JSON path of that key.
    pub(crate) fn path_of(&self, key: &str) -> JsonPath {
        Path::Key(&self.path, key).owned()
    }

    pub(crate) fn report(&self, code: Code) {
        self.log.push(Diagnostic::new(code, self.path.owned(), self.json.excerpt()));
    }

    /// Reports with help that is derived from the value.
    #[cfg(any(feature = "import", not(target_arch = "wasm32")))]
    pub(crate) fn report_help(&self, code: Code, help: String) {
        let diagnostic = Diagnostic::new(code, self.path.owned(), self.json.excerpt());
        self.log.push(Diagnostic { help: Some(help), ..diagnostic });
    }

    /// A string, or the decimal text of a number, without space around it; empty and reported where it is neither.
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

    /// The string of that key; empty where there is none.
    pub(crate) fn string(&self, key: &str) -> String {
        self.member(key).map_or_else(String::new, |member| member.as_string())
    }

    /// The strings of that key: a list, or one.
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
