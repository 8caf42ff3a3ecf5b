//! JSON paths: keys and indices from the root, formatted as text only for display.

use std::fmt::{self, Display, Formatter, Write};

/// A step of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step<'p> {
    /// A member of an object.
    Key(&'p str),
    /// An item of a list, 0-based.
    Index(usize),
}

/// A stored step: a key is represented by its end offset in the concatenated keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Stored {
    Key(usize),
    Index(usize),
}

/// A JSON path. Its text is `$` for the root, `.key` for a plain key (ASCII letters, digits, `_`, `-` and `$`), `["key"]` with
/// JSON escapes for any other key, and `[3]` for an item.
///
/// The order is total, but is not document order.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct JsonPath {
    /// All keys, concatenated, so that a path of any length takes two allocations.
    keys: String,
    steps: Vec<Stored>,
}

impl JsonPath {
    /// The path of the root.
    pub const TOP: JsonPath = JsonPath { keys: String::new(), steps: Vec::new() };

    /// Appends a step to a member.
    pub fn push_key(&mut self, key: &str) {
        self.keys.push_str(key);
        self.steps.push(Stored::Key(self.keys.len()));
    }

    /// Appends a step to an item.
    pub fn push_index(&mut self, index: usize) {
        self.steps.push(Stored::Index(index));
    }
}

// Needed for diagnostics only.
impl JsonPath {
    /// The path of a member of the object at this path.
    pub fn member(&self, key: &str) -> JsonPath {
        let mut path = self.clone();
        path.push_key(key);
        path
    }

    /// The path of an item of the list at this path.
    pub fn item(&self, index: usize) -> JsonPath {
        let mut path = self.clone();
        path.push_index(index);
        path
    }

    /// Its steps, from the root.
    pub fn steps(&self) -> impl Iterator<Item = Step<'_>> {
        let mut begin = 0;
        self.steps.iter().map(move |step| match *step {
            Stored::Key(end) => Step::Key(&self.keys[std::mem::replace(&mut begin, end)..end]),
            Stored::Index(index) => Step::Index(index),
        })
    }

    /// Removes the last step. Returns false at the root.
    pub fn pop(&mut self) -> bool {
        let last = self.steps.pop();
        if let Some(Stored::Key(_)) = last {
            let end = self.steps.iter().rev().find_map(|step| match step {
                Stored::Key(end) => Some(*end),
                Stored::Index(_) => None,
            });
            self.keys.truncate(end.unwrap_or(0));
        }
        last.is_some()
    }

    /// Whether its first step is a key.
    pub fn begins_with(&self, key: &str) -> bool {
        self.steps().next() == Some(Step::Key(key))
    }

    /// Parses the text of a path; `None` if it is invalid.
    #[cfg(any(test, feature = "import", not(target_arch = "wasm32")))]
    pub fn read(text: &str) -> Option<JsonPath> {
        let mut path = JsonPath::TOP;
        let mut rest = text.strip_prefix('$')?;
        while !rest.is_empty() {
            if let Some(plain) = rest.strip_prefix('.') {
                let end = plain.find(|c: char| !is_plain(c)).unwrap_or(plain.len());
                path.push_key(plain.get(..end).filter(|key| !key.is_empty())?);
                rest = &plain[end..];
            } else if let Some(quoted) = rest.strip_prefix("[\"") {
                let (key, left) = unquote(quoted)?;
                path.push_key(&key);
                rest = left.strip_prefix(']')?;
            } else {
                let (index, left) = rest.strip_prefix('[')?.split_once(']')?;
                path.push_index(index.parse().ok()?);
                rest = left;
            }
        }
        Some(path)
    }
}

fn is_plain(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '$')
}

/// Splits a key at its closing quotation mark.
#[cfg(any(test, feature = "import", not(target_arch = "wasm32")))]
fn unquote(text: &str) -> Option<(String, &str)> {
    let mut key = String::new();
    let mut rest = text.chars();
    loop {
        match rest.next()? {
            '"' => return Some((key, rest.as_str())),
            '\\' => match rest.next()? {
                'n' => key.push('\n'),
                'u' => {
                    let code = u32::from_str_radix(rest.as_str().get(..4)?, 16).ok()?;
                    key.push(char::from_u32(code)?);
                    rest = rest.as_str()[4..].chars();
                }
                c => key.push(c),
            },
            c => key.push(c),
        }
    }
}

impl Display for JsonPath {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_char('$')?;
        for step in self.steps() {
            match step {
                Step::Index(index) => write!(f, "[{index}]")?,
                Step::Key(key) if !key.is_empty() && key.chars().all(is_plain) => {
                    f.write_char('.')?;
                    f.write_str(key)?;
                }
                Step::Key(key) => {
                    f.write_str("[\"")?;
                    for c in key.chars() {
                        match c {
                            '"' | '\\' => {
                                f.write_char('\\')?;
                                f.write_char(c)?;
                            }
                            '\n' => f.write_str("\\n")?,
                            _ if c.is_control() => write!(f, "\\u{:04x}", u32::from(c))?,
                            _ => f.write_char(c)?,
                        }
                    }
                    f.write_str("\"]")?;
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Keys that look like steps, or need escaping.
    const KEYS: [&str; 18] = [
        "",
        "a",
        "Hall .[1]",
        "a.b",
        "[0]",
        "0",
        "\"",
        "\\",
        "\\\"]",
        "\"].x",
        "line\nbreak",
        "\u{0}",
        "\u{85}",
        "Größe",
        "名前",
        "$",
        "@id",
        "a]b[",
    ];

    fn paths() -> Vec<JsonPath> {
        let mut all = vec![JsonPath::TOP];
        for _ in 0..2 {
            for path in all.clone() {
                all.extend(KEYS.iter().map(|key| path.member(key)));
                all.extend([0, 1, 10].map(|index| path.item(index)));
            }
        }
        all.sort();
        all.dedup();
        all
    }

    #[test]
    fn the_text_of_a_path_is_that_of_no_other() {
        let paths = paths();
        assert!(paths.len() > 400);
        for path in &paths {
            assert_eq!(JsonPath::read(&path.to_string()).as_ref(), Some(path), "{path}");
            assert!(!path.to_string().contains(char::is_control), "{path:?}");
        }
    }

    #[test]
    fn plain_keys_are_written_plainly() {
        let path = JsonPath::TOP.member("days").item(0).member("rooms").member("Hall .[1]").item(12).member("x-y_$1");
        assert_eq!(path.to_string(), "$.days[0].rooms[\"Hall .[1]\"][12].x-y_$1");
        assert_eq!(JsonPath::TOP.member("a\"\\\n\u{7}").to_string(), "$[\"a\\\"\\\\\\n\\u0007\"]");
        assert_eq!(JsonPath::TOP.to_string(), "$");
    }

    #[test]
    fn the_way_back_is_the_way_there() {
        for path in paths() {
            for longer in [path.member("Hall .[1]"), path.item(7), path.member("")] {
                let mut shorter = longer.clone();
                assert!(shorter.pop());
                assert_eq!(shorter, path);
            }
        }
        assert!(!JsonPath::TOP.clone().pop());
    }

    #[test]
    fn what_is_no_path_is_none() {
        for text in ["", "a", "$.", "$a", "$[", "$[x]", "$[1", "$[\"a]", "$[\"a\"", "$.a b", "$[-1]", "$[\"\\u12\"]", "$..a"] {
            assert_eq!(JsonPath::read(text), None, "{text}");
        }
    }
}
