//! A JSON parser (RFC 8259) whose tree borrows from the text.
//!
//! `serde_json` takes 8 kB more (compressed) for the same tree; tests compare the two.

use std::borrow::Cow;

#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
use crate::path::{JsonPath, Step};
use crate::steps;

/// A JSON value. Members of an object keep their order; of duplicate keys the last one counts.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Json<'a> {
    Null,
    Bool(bool),
    /// The number as written.
    Number(&'a str),
    Text(Cow<'a, str>),
    List(Vec<Json<'a>>),
    Object(Vec<(Cow<'a, str>, Json<'a>)>),
}

/// Maximum nesting depth. Feeds are much flatter, and the wasm stack is small.
const DEPTH: usize = 64;

impl<'a> Json<'a> {
    /// Parses a value with surrounding white space. The error is the offset of the first invalid byte.
    pub(crate) fn read(text: &'a str) -> Result<Json<'a>, usize> {
        let mut reader = Reader { text, at: 0 };
        let value = reader.value(DEPTH);
        reader.space();
        match value {
            Some(value) if reader.at == text.len() => Ok(value),
            _ => Err(reader.at),
        }
    }

    /// The value at a path.
    #[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
    pub(crate) fn at(&self, path: &JsonPath) -> Option<&Json<'a>> {
        path.steps().try_fold(self, |json, step| match (step, json) {
            (Step::Key(key), _) => json.get(key),
            (Step::Index(index), Json::List(items)) => items.get(index),
            (Step::Index(_), _) => None,
        })
    }

    /// The member at a key; `None` if the value is not an object.
    pub(crate) fn get(&self, key: &str) -> Option<&Json<'a>> {
        match self {
            Json::Object(members) => {
                steps::count(members.len());
                members.iter().rev().find(|(name, _)| name == key).map(|(_, value)| value)
            }
            _ => None,
        }
    }

    /// A short excerpt for messages.
    pub(crate) fn excerpt(&self) -> String {
        let text = match self {
            Json::Null => "null",
            Json::Bool(true) => "true",
            Json::Bool(false) => "false",
            Json::Number(number) => number,
            Json::Text(text) => {
                let end = text.char_indices().nth(60).map_or(text.len(), |(end, _)| end);
                return ["\"", &text[..end], if end < text.len() { "…" } else { "\"" }].concat();
            }
            Json::List(_) => "a list",
            Json::Object(_) => "an object",
        };
        text.to_string()
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn peek(&self) -> u8 {
        // NUL is not valid in JSON outside of strings, so it serves as the end marker.
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    fn space(&mut self) {
        while matches!(self.peek(), b' ' | b'\t' | b'\r' | b'\n') {
            self.at += 1;
        }
    }

    fn take(&mut self, byte: u8) -> Option<()> {
        self.space();
        (self.peek() == byte).then(|| self.at += 1)
    }

    fn value(&mut self, depth: usize) -> Option<Json<'a>> {
        self.space();
        let depth = depth.checked_sub(1)?;
        match self.peek() {
            b'"' => self.string().map(Json::Text),
            b'{' => {
                let mut members = Vec::new();
                self.items(b'}', |reader| {
                    reader.space();
                    let key = reader.string()?;
                    reader.take(b':')?;
                    members.push((key, reader.value(depth)?));
                    Some(())
                })?;
                Some(Json::Object(members))
            }
            b'[' => {
                let mut list = Vec::new();
                self.items(b']', |reader| {
                    list.push(reader.value(depth)?);
                    Some(())
                })?;
                Some(Json::List(list))
            }
            b't' => self.word("true", Json::Bool(true)),
            b'f' => self.word("false", Json::Bool(false)),
            b'n' => self.word("null", Json::Null),
            _ => self.number(),
        }
    }

    fn items(&mut self, end: u8, mut item: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.at += 1;
        if self.take(end).is_some() {
            return Some(());
        }
        loop {
            item(self)?;
            if self.take(end).is_some() {
                return Some(());
            }
            self.take(b',')?;
        }
    }

    fn word(&mut self, word: &str, value: Json<'a>) -> Option<Json<'a>> {
        let found = self.text.as_bytes()[self.at..].starts_with(word.as_bytes());
        found.then(|| {
            self.at += word.len();
            value
        })
    }

    fn digits(&mut self) -> Option<()> {
        let from = self.at;
        while self.peek().is_ascii_digit() {
            self.at += 1;
        }
        (self.at > from).then_some(())
    }

    fn number(&mut self) -> Option<Json<'a>> {
        let from = self.at;
        self.at += usize::from(self.peek() == b'-');
        if self.peek() == b'0' {
            self.at += 1;
        } else {
            self.digits()?;
        }
        if self.peek() == b'.' {
            self.at += 1;
            self.digits()?;
        }
        if matches!(self.peek(), b'e' | b'E') {
            self.at += 1;
            self.at += usize::from(matches!(self.peek(), b'+' | b'-'));
            self.digits()?;
        }
        Some(Json::Number(&self.text[from..self.at]))
    }

    fn string(&mut self) -> Option<Cow<'a, str>> {
        self.take(b'"')?;
        let mut from = self.at;
        let mut whole = String::new();
        loop {
            match self.peek() {
                b'"' => {
                    let last = &self.text[from..self.at];
                    self.at += 1;
                    return Some(if whole.is_empty() { Cow::Borrowed(last) } else { Cow::Owned(whole + last) });
                }
                b'\\' => {
                    whole.push_str(&self.text[from..self.at]);
                    self.at += 1;
                    let character = self.escape()?;
                    // U+0000 is dropped: it is not text, and it is used as a separator internally.
                    if character != '\0' {
                        whole.push(character);
                    }
                    from = self.at;
                }
                0..0x20 => return None,
                _ => self.at += 1,
            }
        }
    }

    fn escape(&mut self) -> Option<char> {
        self.at += 1;
        Some(match self.text.as_bytes().get(self.at - 1)? {
            b'n' => '\n',
            b't' => '\t',
            b'r' => '\r',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            byte @ (b'"' | b'\\' | b'/') => char::from(*byte),
            b'u' => {
                let first = self.hex()?;
                if !(0xD800..0xDC00).contains(&first) {
                    // A lone surrogate becomes U+FFFD and does not affect its neighbors.
                    return Some(char::from_u32(first).unwrap_or('\u{FFFD}'));
                }
                let back = self.at;
                if self.text.as_bytes()[self.at..].starts_with(b"\\u") {
                    self.at += 2;
                    let second = self.hex()?;
                    if (0xDC00..0xE000).contains(&second) {
                        return char::from_u32(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00));
                    }
                }
                self.at = back;
                '\u{FFFD}'
            }
            _ => {
                self.at -= 1;
                return None;
            }
        })
    }

    fn hex(&mut self) -> Option<u32> {
        let mut number = 0;
        for _ in 0..4 {
            number = number * 16 + char::from(self.peek()).to_digit(16)?;
            self.at += 1;
        }
        Some(number)
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    fn plain(json: &Json<'_>) -> serde_json::Value {
        match json {
            Json::Null => serde_json::Value::Null,
            Json::Bool(value) => (*value).into(),
            Json::Number(number) => serde_json::from_str(number).unwrap(),
            Json::Text(text) => text.as_ref().into(),
            Json::List(items) => items.iter().map(plain).collect(),
            Json::Object(members) => members.iter().map(|(key, value)| (key.to_string(), plain(value))).collect(),
        }
    }

    #[test]
    fn reads_what_serde_json_reads_and_refuses_what_it_refuses() {
        let seeds = [
            r#" {"a": [1, -0.5e+3, 0, 12.25], "b": {"c": null, "d": true, "e": false}, "f": "x\"\\\/\b\f\n\r\té\u00e9\ud83d\ude00"} "#,
            r#"["", {}, [], [[[]]], "王", 1e9]"#,
        ];
        // All texts at edit distance one from these, so that each branch is tested from both sides.
        for seed in seeds {
            let chars: Vec<char> = seed.chars().collect();
            for at in 0..chars.len() {
                for with in
                    ["", "\"", "\\", "{", "}", "[", "]", ",", ":", "0", "9", "-", ".", "e", "u", "n", " ", "\n", "\u{1}", "é"]
                {
                    for width in [0, 1] {
                        let text: String =
                            chars[..at].iter().collect::<String>() + with + &chars[at + width..].iter().collect::<String>();
                        let (ours, theirs) = (Json::read(&text), serde_json::from_str::<serde_json::Value>(&text));
                        match (&ours, &theirs) {
                            (Ok(ours), Ok(theirs)) => assert_eq!(plain(ours), *theirs, "{text}"),
                            (Err(_), Err(_)) => {}
                            // `serde_json` rejects lone surrogates and numbers beyond f64, which this parser accepts.
                            (Ok(_), Err(error))
                                if ["surrogate", "hex escape", "out of range"].iter().any(|e| error.to_string().contains(e)) => {}
                            _ => panic!("{text}: {ours:?} and {theirs:?}"),
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn depth_is_bounded() {
        let deep = |n: usize| "[".repeat(n) + &"]".repeat(n);
        assert!(Json::read(&deep(DEPTH)).is_ok());
        assert!(Json::read(&deep(DEPTH + 1)).is_err());
        assert!(Json::read(&deep(1_000_000)).is_err());
    }

    #[test]
    fn an_error_says_where() {
        assert_eq!(Json::read("{\"a\": 1 \"b\": 2}"), Err(8));
        assert_eq!(Json::read("[1, 2"), Err(5));
        assert_eq!(Json::read("[1] x"), Err(4));
        assert_eq!(Json::read("\"a\\x\""), Err(3));
    }

    #[test]
    fn a_long_text_is_shortened_in_messages() {
        let long = format!("\"{}\"", "é".repeat(100));
        assert_eq!(Json::read(&long).unwrap().excerpt(), format!("\"{}…", "é".repeat(60)));
        assert_eq!(Json::read("\"x\"").unwrap().excerpt(), "\"x\"");
    }
}
