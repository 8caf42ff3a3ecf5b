//! Content lines (RFC 5545, section 3.1): properties, parameters and values, escaping and folding.
//!
//! Properties remain unfolded until they are written, each terminated by a line feed, so that they can be compared with those of an
//! earlier file. Values are escaped, so they contain no line breaks.

use crate::time::{Date, Instant, Stamp, stamp};

/// Maximum number of octets of a line, excluding the line break (section 3.1).
const WIDTH: usize = 75;

/// Appends a property.
pub(super) fn property(out: &mut String, name: &str, value: &str) {
    for part in [name, ":", value, "\n"] {
        out.push_str(part);
    }
}

/// Appends a property with an escaped TEXT in a language; nothing if the text is empty.
pub(super) fn text_property(out: &mut String, name: &str, language: &str, value: &str) {
    if value.is_empty() {
        return;
    }
    out.push_str(name);
    if is_tag(language) {
        out.push_str(";LANGUAGE=");
        out.push_str(language);
    }
    property(out, "", value);
}

/// Whether a tag is valid as LANGUAGE (section 3.2.10). It then contains no character that requires quoting.
pub(super) fn is_tag(tag: &str) -> bool {
    (1..=35).contains(&tag.len()) && tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

/// Escapes a TEXT (section 3.3.11): backslashes before special characters, line breaks as `\n`, other control characters dropped.
pub(super) fn escape(text: &str) -> String {
    escape_with(text, "\\n")
}

/// Escapes a TEXT as a single line, as clients display titles and locations.
pub(super) fn escape_line(text: &str) -> String {
    escape_with(text, " ")
}

fn escape_with(text: &str, line_break: &str) -> String {
    let is_plain = |c: char| !(c.is_control() || matches!(c, '\\' | ';' | ',' | '\u{2028}' | '\u{2029}'));
    let mut rest = text.trim_ascii();
    let mut out = String::with_capacity(rest.len());
    while let Some(at) = rest.find(|c| !is_plain(c)) {
        let (before, after) = rest.split_at(at);
        out.push_str(before);
        let mut chars = after.chars();
        match chars.next() {
            Some('\r') if after.starts_with("\r\n") => {}
            // Some parsers treat all of these as line breaks, like Unicode.
            Some('\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}') => out.push_str(line_break),
            Some(c @ ('\\' | ';' | ',')) => out.extend(['\\', c]),
            Some('\t') => out.push('\t'),
            _ => {}
        }
        rest = chars.as_str();
    }
    out.push_str(rest);
    out
}

/// A URI (section 3.3.13). It is not escaped like TEXT; characters that RFC 3986 does not allow are percent-encoded.
pub(super) fn uri(address: &str) -> String {
    let mut out = String::new();
    for byte in address.bytes() {
        match byte {
            b'!' | b'#'..=b';' | b'=' | b'?'..=b'[' | b']' | b'_' | b'a'..=b'z' | b'~' => out.push(char::from(byte)),
            _ if byte.is_ascii_control() => {}
            _ => {
                out.push('%');
                for digit in [byte >> 4, byte & 15] {
                    out.push(hex(digit).to_ascii_uppercase());
                }
            }
        }
    }
    out
}

/// A hexadecimal digit of 0 to 15.
pub(super) fn hex(digit: u8) -> char {
    char::from(if digit < 10 { b'0' + digit } else { b'a' + digit - 10 })
}

/// Whether an instant is in the years 1 to 9999, which have four digits and are supported by most programming languages.
pub(super) fn is_written(at: Instant) -> bool {
    (-62_135_596_800..=253_402_300_799).contains(&at.0)
}

/// A DATE-TIME in UTC (section 3.3.5); `None` if the year does not have four digits.
pub(super) fn date_time(at: Instant) -> Option<String> {
    is_written(at).then(|| at.to_rfc3339().split(['-', ':']).collect())
}

/// A DATE (section 3.3.4); `None` if the year does not have four digits.
pub(super) fn date(date: Date) -> Option<String> {
    is_written(Instant(i64::from(date.0) * 86_400)).then(|| date.to_iso().split('-').collect())
}

/// Whether a value is a valid DATE, or DATE-TIME in UTC.
pub(super) fn is_time(value: &str, is_date: bool) -> bool {
    let cut = |from: usize, to: usize| value.get(from..to).unwrap_or_default();
    let iso = [cut(0, 4), "-", cut(4, 6), "-", cut(6, 8)].concat();
    let written = if is_date {
        match stamp(&iso) {
            Some(Stamp::Date(day)) => date(day),
            _ => None,
        }
    } else {
        match stamp(&[&iso, cut(8, 11), ":", cut(11, 13), ":", cut(13, 16)].concat()) {
            Some(Stamp::Exact(at)) => date_time(at),
            _ => None,
        }
    };
    written.as_deref() == Some(value)
}

/// Whether a value is a TEXT escaped as by [`escape`]; with `several`, commas may separate values.
pub(super) fn is_text(value: &str, several: bool) -> bool {
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        let good = match c {
            '\\' => chars.next().is_some_and(|c| matches!(c, '\\' | ';' | ',' | 'n')),
            ';' => false,
            ',' => several,
            '\u{2028}' | '\u{2029}' => false,
            c => !c.is_control() || c == '\t',
        };
        if !good {
            return false;
        }
    }
    true
}

/// Folds properties (section 3.1), and appends them to a calendar. Lines are split between characters, never within one.
pub(super) fn fold(out: &mut String, properties: &str) {
    for line in properties.split_terminator('\n') {
        let (mut rest, mut width) = (line, WIDTH);
        while rest.len() > width {
            let (now, later) = rest.split_at(fold_at(rest, width));
            out.push_str(now);
            out.push_str("\r\n ");
            // The leading space counts.
            (rest, width) = (later, WIDTH - 1);
        }
        out.push_str(rest);
        out.push_str("\r\n");
    }
}

/// The position at which to fold a long line. Some programs and editors trim lines, and some misread an escape at the end of a
/// line, so a fold is not placed next to a space or backslash if possible.
fn fold_at(line: &str, width: usize) -> usize {
    let is_space = |place: usize| matches!(line.as_bytes()[place], b' ' | b'\t');
    let is_good =
        |at: &usize| line.is_char_boundary(*at) && !is_space(*at) && !is_space(at - 1) && line.as_bytes()[at - 1] != b'\\';
    (width / 2..=width).rev().find(is_good).unwrap_or_else(|| line.floor_char_boundary(width))
}

/// Unfolds a calendar, even if an editor or repository has changed its line breaks, and passes each property to `each`.
pub(super) fn unfold(calendar: &str, mut each: impl FnMut(&str)) {
    let mut whole = String::new();
    for line in calendar.trim_start_matches('\u{feff}').split('\n') {
        let line = line.strip_suffix('\r').unwrap_or(line);
        match line.strip_prefix([' ', '\t']) {
            Some(rest) => whole.push_str(rest),
            None => {
                each(&whole);
                whole.clear();
                whole.push_str(line);
            }
        }
    }
    each(&whole);
}
