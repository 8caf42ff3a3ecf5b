//! A JSON parser with error recovery: typographic quotation marks, missing and extra commas, comments, unquoted keys.
//!
//! In a browser this is in the repair module, loaded only for a feed with a syntax error. Each error is reported.

use std::ops::Range;

use super::json::Json;
use super::json_text::quoted;

/// The kind of a syntax error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum ErrorKind {
    TypographicQuotes,
    SingleQuotes,
    TrailingComma,
    ExtraComma,
    MissingComma,
    MissingColon,
    MissingValue,
    UnquotedKey,
    UnquotedValue,
    Literal,
    Comment,
    QuoteInText,
    BreakInText,
    OpenText,
    Escape,
}

/// A kind, its byte offset, and help derived from the text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct JsonError {
    pub(crate) kind: ErrorKind,
    pub(crate) at: usize,
    pub(crate) help: String,
}

/// Maximum nesting depth, as for [`Json::read`].
const DEPTH: usize = 64;

/// Parses lenient JSON, and collects its errors. The value is `None` if recovery fails.
#[inline(never)]
pub(crate) fn recover(text: &str) -> (Option<Json<'static>>, Vec<JsonError>) {
    let (value, reader) = parse(text);
    (value, reader.errors)
}

/// The edits that turn lenient JSON into strict JSON with the recovered values: byte ranges and their replacements, sorted and disjoint.
/// `None` if recovery fails.
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
pub(crate) fn strict_edits(text: &str) -> Option<Vec<(Range<usize>, String)>> {
    let (value, mut reader) = parse(text);
    // An edit after a value may be found only after the comments that follow the value.
    reader.edits.sort_by_key(|(range, _)| (range.start, range.end));
    value.map(|_| reader.edits)
}

fn parse(text: &str) -> (Option<Json<'static>>, RecoveringParser<'_>) {
    let mut reader = RecoveringParser { text, at: 0, errors: Vec::new(), edits: Vec::new() };
    let value = reader.value(DEPTH);
    reader.skip();
    let is_whole = reader.at == text.len();
    (value.filter(|_| is_whole), reader)
}

/// Help for an extra comma before a bracket, or a missing comma before anything else.
pub(crate) fn of_comma(text: &str, at: usize) -> String {
    match text[at..].chars().next() {
        Some(bracket @ ('}' | ']')) => ["Remove the comma before ", bracket.encode_utf8(&mut [0; 4]), "."].concat(),
        _ => ["Write a comma before ", &excerpt(&text[at..]), "."].concat(),
    }
}

struct RecoveringParser<'t> {
    text: &'t str,
    at: usize,
    errors: Vec<JsonError>,
    /// The edits that result in strict JSON.
    edits: Vec<(Range<usize>, String)>,
}

impl RecoveringParser<'_> {
    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    fn error(&mut self, kind: ErrorKind, at: usize, help: &[&str]) {
        self.errors.push(JsonError { kind, at, help: help.concat() });
    }

    fn edit(&mut self, range: Range<usize>, text: &str) {
        self.edits.push((range, text.to_string()));
    }

    /// Skips white space and comments.
    fn skip(&mut self) {
        loop {
            let rest = &self.text[self.at..];
            let trimmed = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
            self.at += rest.len() - trimmed.len();
            let comment = match trimmed {
                _ if trimmed.starts_with("//") || trimmed.starts_with('#') => trimmed.find('\n').unwrap_or(trimmed.len()),
                _ if trimmed.starts_with("/*") => trimmed.find("*/").map_or(trimmed.len(), |end| end + 2),
                _ => return,
            };
            self.error(ErrorKind::Comment, self.at, &["Remove the comment ", &excerpt(trimmed), ": JSON has none."]);
            self.edit(self.at..self.at + comment, "");
            self.at += comment;
        }
    }

    fn value(&mut self, depth: usize) -> Option<Json<'static>> {
        let depth = depth.checked_sub(1)?;
        self.skip();
        match self.peek()? {
            '{' => {
                let mut members = Vec::new();
                self.items('}', &mut |reader| {
                    let key = reader.key()?;
                    let end = reader.at;
                    reader.skip();
                    if matches!(reader.peek(), Some(':' | '=')) {
                        if reader.peek() == Some('=') {
                            reader.error(ErrorKind::MissingColon, reader.at, &["Write a colon after \"", &key, "\"."]);
                            reader.edit(reader.at..reader.at + 1, ":");
                        }
                        reader.at += 1;
                    } else {
                        reader.error(ErrorKind::MissingColon, reader.at, &["Write a colon after \"", &key, "\"."]);
                        reader.edit(end..end, ":");
                    }
                    reader.skip();
                    let value = if matches!(reader.peek(), Some(',' | '}')) {
                        reader.error(
                            ErrorKind::MissingValue,
                            reader.at,
                            &["Write a value for \"", &key, "\", or remove the key."],
                        );
                        reader.edit(reader.at..reader.at, "null");
                        Json::Null
                    } else {
                        reader.value(depth)?
                    };
                    members.push((key.into(), value));
                    Some(())
                })?;
                Some(Json::Object(members))
            }
            '[' => {
                let mut items = Vec::new();
                self.items(']', &mut |reader| {
                    items.push(reader.value(depth)?);
                    Some(())
                })?;
                Some(Json::List(items))
            }
            c if closing(c).is_some() => self.string(false).map(|text| Json::Text(text.into())),
            _ => self.bare(),
        }
    }

    fn items(&mut self, end: char, item: &mut dyn FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.at += 1;
        // The offset of a comma that no item has followed yet; `None` at the start and after an item.
        let (mut comma, mut is_first) = (None, true);
        loop {
            let end_of_item = self.at;
            self.skip();
            match self.peek()? {
                c if c == end => {
                    if let Some(comma) = comma {
                        self.error(
                            ErrorKind::TrailingComma,
                            comma,
                            &["Remove the comma before ", end.encode_utf8(&mut [0; 4]), "."],
                        );
                        self.edit(comma..comma + 1, "");
                    }
                    self.at += 1;
                    return Some(());
                }
                ',' => {
                    if is_first || comma.is_some() {
                        self.error(ErrorKind::ExtraComma, self.at, &["Remove one comma."]);
                        self.edit(self.at..self.at + 1, "");
                    } else {
                        comma = Some(self.at);
                    }
                    self.at += 1;
                }
                '}' | ']' | ':' => return None,
                _ => {
                    if !is_first && comma.is_none() {
                        let help = of_comma(self.text, self.at);
                        self.error(ErrorKind::MissingComma, self.at, &[&help]);
                        self.edit(end_of_item..end_of_item, ",");
                    }
                    item(self)?;
                    (comma, is_first) = (None, false);
                }
            }
        }
    }

    fn key(&mut self) -> Option<String> {
        if self.peek().is_some_and(|c| closing(c).is_some()) {
            return self.string(true);
        }
        let rest = &self.text[self.at..];
        let end = rest.find(|c: char| matches!(c, ':' | '=' | ',' | '{' | '}' | '[' | ']' | '"') || c.is_whitespace())?;
        let key = rest[..end].to_string();
        if key.is_empty() {
            return None;
        }
        self.error(ErrorKind::UnquotedKey, self.at, &["Write the key in quotation marks: \"", &key, "\"."]);
        self.edit(self.at..self.at + end, &quoted(&key));
        self.at += end;
        Some(key)
    }

    /// An unquoted value.
    fn bare(&mut self) -> Option<Json<'static>> {
        let rest = &self.text[self.at..];
        let end = rest.find([',', '}', ']', '\n', '"']).unwrap_or(rest.len());
        let word = rest[..end].trim_end();
        let at = self.at;
        let value = match word {
            "" => return None,
            "true" => Json::Bool(true),
            "false" => Json::Bool(false),
            "null" => Json::Null,
            _ if matches!(Json::read(word), Ok(Json::Number(_))) => Json::Text(word.into()),
            _ => {
                let (value, code) = match word {
                    "True" | "TRUE" | "yes" | "Yes" => (Json::Bool(true), "true"),
                    "False" | "FALSE" | "no" | "No" => (Json::Bool(false), "false"),
                    "None" | "NULL" | "Null" | "nil" | "undefined" | "NaN" => (Json::Null, "null"),
                    _ => {
                        self.error(ErrorKind::UnquotedValue, at, &["Write the text in quotation marks: \"", &short(word), "\"."]);
                        self.edit(at..at + word.len(), &quoted(word));
                        self.at += word.len();
                        return Some(Json::Text(word.to_string().into()));
                    }
                };
                self.error(ErrorKind::Literal, at, &["Write ", code, " instead of ", word, "."]);
                self.edit(at..at + word.len(), code);
                value
            }
        };
        self.at += word.len();
        Some(match value {
            Json::Text(number) => Json::Text(number.into_owned().into()),
            Json::Bool(value) => Json::Bool(value),
            _ => Json::Null,
        })
    }

    /// Parses a string, and rewrites it if it is not strict JSON.
    fn string(&mut self, is_key: bool) -> Option<String> {
        let (begin, errors) = (self.at, self.errors.len());
        let out = self.any_string(is_key)?;
        if self.errors.len() > errors {
            self.edit(begin..self.at, &quoted(&out));
        }
        Some(out)
    }

    fn any_string(&mut self, is_key: bool) -> Option<String> {
        let begin = self.at;
        let open = self.peek()?;
        let close = closing(open)?;
        self.at += open.len_utf8();
        let mut out = String::new();
        loop {
            let at = self.at;
            let c = self.peek()?;
            self.at += c.len_utf8();
            match c {
                c if close.contains(&c) => {
                    if self.is_end_of_text(open, is_key) {
                        break;
                    }
                    if open == '"' {
                        self.error(ErrorKind::QuoteInText, at, &["Write \\\" for a quotation mark in a text."]);
                    }
                    out.push(c);
                }
                '\\' => self.escape(&mut out)?,
                '\n' if open == '"' && self.is_next_line_new() => {
                    // The text before the comma is the intended value.
                    let text = out.trim_end().trim_end_matches(',').trim_end().to_string();
                    self.error(ErrorKind::OpenText, begin, &["Write a quotation mark at the end of \"", &short(&text), "\"."]);
                    // Continue at the comma, if there was one.
                    self.at = if out.trim_end().ends_with(',') { begin + self.text[begin..at].rfind(',')? } else { at };
                    return Some(text);
                }
                c if c < ' ' => {
                    self.error(
                        ErrorKind::BreakInText,
                        at,
                        &["Write ", if c == '\t' { "\\t for a tab" } else { "\\n for a line break" }, " in a text."],
                    );
                    out.push(c);
                    // One error is enough for a string that spans many lines.
                    while self.errors.len() > 1
                        && self.errors[self.errors.len() - 2].kind == ErrorKind::BreakInText
                        && self.errors[self.errors.len() - 2].at > begin
                    {
                        self.errors.pop();
                    }
                }
                c => out.push(c),
            }
        }
        match open {
            '"' => {}
            '\'' => self.error(ErrorKind::SingleQuotes, begin, &["Write double quotation marks: \"", &short(&out), "\"."]),
            _ => self.error(ErrorKind::TypographicQuotes, begin, &["Write straight quotation marks: \"", &short(&out), "\"."]),
        }
        Some(out)
    }

    /// Whether a quotation mark closes the string, judging by what follows.
    fn is_end_of_text(&self, open: char, is_key: bool) -> bool {
        let rest = &self.text[self.at..];
        let next = rest.trim_start();
        match next.chars().next() {
            None | Some(',' | ':' | '}' | ']' | '/' | '#') => true,
            // The colon is missing.
            Some('=' | '{' | '[') if is_key => true,
            // The comma is missing.
            Some(c) if closing(c).is_some() => next.len() < rest.len() || open != '"',
            Some(_) => rest.trim_start_matches([' ', '\t', '\r']).starts_with('\n'),
        }
    }

    /// Whether the next line starts with a key or a bracket, and so is not part of a string.
    fn is_next_line_new(&self) -> bool {
        let rest = self.text[self.at..].trim_start();
        if rest.starts_with(['}', ']']) {
            return true;
        }
        let Some(key) = rest.strip_prefix('"') else { return false };
        let end = key.bytes().take(40).position(|byte| byte == b'"');
        end.is_some_and(|end| key[end + 1..].trim_start().starts_with(':'))
    }

    fn escape(&mut self, out: &mut String) -> Option<()> {
        let at = self.at - 1;
        let c = self.peek()?;
        let width = if c == 'u' { 5 } else { c.len_utf8() };
        // The strict parser decodes escapes. Both halves of a surrogate pair are decoded together.
        let mut end = self.at + width;
        if c == 'u' && self.text.get(end..end + 2) == Some("\\u") {
            end += 6;
        }
        for end in [end, self.at + width] {
            if let Some(Ok(Json::Text(text))) =
                self.text.get(at..end).map(|escape| ["\"", escape, "\""].concat()).as_deref().map(Json::read)
            {
                out.push_str(&text);
                self.at = end;
                return Some(());
            }
        }
        self.error(ErrorKind::Escape, at, &["Write \\\\ for a backslash."]);
        out.push('\\');
        Some(())
    }
}

/// The characters that close a string opened by a quotation mark; `None` if it is not a quotation mark.
fn closing(open: char) -> Option<&'static [char]> {
    match open {
        '"' => Some(&['"']),
        '\'' => Some(&['\'']),
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '＂' => Some(&['“', '”', '‟', '«', '»', '″', '＂', '"']),
        '‘' | '’' | '‚' | '‛' => Some(&['‘', '’', '‛', '\'']),
        _ => None,
    }
}

/// The start of a text, for messages.
fn short(text: &str) -> String {
    let end = text.char_indices().nth(40).map_or(text.len(), |(end, _)| end);
    if end < text.len() { [&text[..end], "…"].concat() } else { text.to_string() }
}

/// The next word, or the content of the next quotation marks.
fn excerpt(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    match line.strip_prefix('"').and_then(|rest| rest.split_once('"')) {
        Some((inner, _)) => ["\"", &short(inner), "\""].concat(),
        None => short(line.split_whitespace().next().unwrap_or_default()),
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    const WHOLE: &str = r#"{"a": "x", "b": ["y", 1.5, true, null], "c": {"d": "ü\n\"z\""}}"#;

    fn read(text: &str) -> (String, Vec<ErrorKind>) {
        let (value, errors) = recover(text);
        (value.map_or("nothing".into(), |value| format!("{value:?}")), errors.into_iter().map(|error| error.kind).collect())
    }

    #[test]
    fn what_is_json_has_no_fault() {
        let (value, errors) = read(WHOLE);
        assert_eq!(errors, []);
        // Numbers become strings, which are equivalent wherever the format accepts both.
        assert_eq!(value, format!("{:?}", Json::read(WHOLE).unwrap()).replace("Number(\"1.5\")", "Text(\"1.5\")"));
    }

    /// Applies the edits that result in strict JSON.
    fn with_edits(text: &str) -> String {
        let (mut out, mut last) = (String::new(), 0);
        for (range, new) in strict_edits(text).unwrap() {
            assert!(last <= range.start, "{text}: {range:?}");
            out += &text[last..range.start];
            out += &new;
            last = range.end;
        }
        out + &text[last..]
    }

    #[test]
    fn edits_leave_the_rest_as_it_is() {
        for (text, strict) in [
            (
                "{\n  // who\n  'a': “x”, # y\n  b: [\"p\" \"q\",, 3,],\n}",
                "{\n  \n  \"a\": \"x\", \n  \"b\": [\"p\", \"q\", 3]\n}",
            ),
            ("[, 1]", "[ 1]"),
            ("[,]", "[]"),
            ("{\"a\" /* c */ 1}", "{\"a\":  1}"),
            ("{\"a\"= 1, \"b\": , \"c\": None}", "{\"a\": 1, \"b\": null, \"c\": null}"),
            ("{\"a\": \"x\ty\"}", "{\"a\": \"x\\ty\"}"),
            ("{\"a\": \"C:\\dir\"}", "{\"a\": \"C:\\\\dir\"}"),
        ] {
            assert_eq!(with_edits(text), strict, "{text}");
            assert!(Json::read(strict).is_ok(), "{strict}");
        }
    }

    #[test]
    fn every_slip_is_named_and_costs_nothing() {
        use ErrorKind::*;
        for (text, kind, help) in [
            (
                r#"{“a”: "x", "b": ["y", 1.5, true, null], "c": {"d": "ü\n\"z\""}}"#,
                TypographicQuotes,
                "Write straight quotation marks: \"a\".",
            ),
            (
                r#"{"a": „x“, "b": ["y", 1.5, true, null], "c": {"d": "ü\n\"z\""}}"#,
                TypographicQuotes,
                "Write straight quotation marks: \"x\".",
            ),
            (
                r#"{'a': "x", "b": ["y", 1.5, true, null], "c": {"d": "ü\n\"z\""}}"#,
                SingleQuotes,
                "Write double quotation marks: \"a\".",
            ),
            (r#"{"a": "x", "b": ["y", 1.5, true, null,], "c": {"d": "ü\n\"z\""}}"#, TrailingComma, "Remove the comma before ]."),
            (r#"{"a": "x", "b": ["y", 1.5, true, null], "c": {"d": "ü\n\"z\"",}}"#, TrailingComma, "Remove the comma before }."),
            (r#"{"a": "x",, "b": ["y", 1.5, true, null], "c": {"d": "ü\n\"z\""}}"#, ExtraComma, "Remove one comma."),
            (r#"{"a": "x" "b": ["y", 1.5, true, null], "c": {"d": "ü\n\"z\""}}"#, MissingComma, "Write a comma before \"b\"."),
            (r#"{"a" "x", "b": ["y", 1.5, true, null], "c": {"d": "ü\n\"z\""}}"#, MissingColon, "Write a colon after \"a\"."),
            (
                r#"{a: "x", "b": ["y", 1.5, true, null], "c": {"d": "ü\n\"z\""}}"#,
                UnquotedKey,
                "Write the key in quotation marks: \"a\".",
            ),
            (
                r#"{"a": x, "b": ["y", 1.5, true, null], "c": {"d": "ü\n\"z\""}}"#,
                UnquotedValue,
                "Write the text in quotation marks: \"x\".",
            ),
            (r#"{"a": "x", "b": ["y", 1.5, True, null], "c": {"d": "ü\n\"z\""}}"#, Literal, "Write true instead of True."),
            (
                "{\"a\": \"x\", // first\n \"b\": [\"y\", 1.5, true, null], \"c\": {\"d\": \"ü\\n\\\"z\\\"\"}}",
                Comment,
                "Remove the comment //: JSON has none.",
            ),
            (
                "{\"a\": \"x\", \"b\": [\"y\", 1.5, true, null], \"c\": {\"d\": \"ü\n\\\"z\\\"\"}}",
                BreakInText,
                "Write \\n for a line break in a text.",
            ),
            (
                r#"{"a": "x", "b": ["y", 1.5, true, null], "c": {"d": "ü\n"z""}}"#,
                QuoteInText,
                "Write \\\" for a quotation mark in a text.",
            ),
            (
                "{\"a\": \"x,\n \"b\": [\"y\", 1.5, true, null], \"c\": {\"d\": \"ü\\n\\\"z\\\"\"}}",
                OpenText,
                "Write a quotation mark at the end of \"x\".",
            ),
        ] {
            let (_, errors) = recover(text);
            let (value, _) = read(text);
            assert!(errors.iter().any(|error| error.kind == kind && error.help == help), "{text}: {errors:?}");
            assert_eq!(value, read(WHOLE).0, "{text}");
            let strict = with_edits(text);
            let same = format!("{:?}", Json::read(&strict).unwrap_or_else(|at| panic!("{text} became {strict}: {at}")));
            assert_eq!(same.replace("Number(\"1.5\")", "Text(\"1.5\")"), value, "{text} became {strict}");
        }
    }

    #[test]
    fn what_nobody_can_read_is_nothing() {
        for text in ["", "{", "{\"a\": [}", "{\"a\": 1}}", "[1, 2", "{\"a\": \"x", "]", "{:}"] {
            assert_eq!(read(text).0, "nothing", "{text}");
        }
        let deep = "[".repeat(100_000);
        assert_eq!(read(&deep).0, "nothing");
    }

    #[test]
    fn every_text_one_edit_away_is_survived() {
        let chars: Vec<char> = WHOLE.chars().collect();
        for at in 0..chars.len() {
            for with in ["", "\"", "\\", "{", "}", "[", "]", ",", ":", "'", "“", "/", "/*", "#", "\n", "é", "u", "\u{1}"] {
                for width in [0, 1] {
                    let text: String =
                        chars[..at].iter().collect::<String>() + with + &chars[at + width..].iter().collect::<String>();
                    let (value, errors) = recover(&text);
                    // Strict JSON has no errors; otherwise there is at least one error, or no value.
                    match Json::read(&text) {
                        Ok(_) => assert!(errors.is_empty() && value.is_some(), "{text}: {errors:?}"),
                        Err(_) => assert!(!errors.is_empty() || value.is_none(), "{text}"),
                    }
                }
            }
        }
    }
}
