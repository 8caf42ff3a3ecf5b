//! URLs in a text: bare (autolinks), in angle brackets, and as the target of a Markdown link.

use super::super::link_policy::is_complete;
use super::builder::Space;
use super::scan::{WHITE, byte, cut, is_any, is_at, past, to};

/// The end of a bare URL that starts at an offset.
pub(super) fn bare(text: &str, at: usize) -> Option<usize> {
    let scheme = ["https://", "http://", "www."].into_iter().find(|scheme| is_at(text, at, scheme))?;
    let before = if at > 0 { byte(text, at - 1) } else { 0 };
    let is_within_word = before.is_ascii_alphanumeric() || is_any(before, "/.@=");
    if is_within_word || !byte(text, at + scheme.len()).is_ascii_alphanumeric() {
        return None;
    }
    let (mut round, mut square) = (0isize, 0);
    let mut end = at;
    for c in cut(text, at, text.len()).chars() {
        match c {
            '(' => round += 1,
            ')' => round -= 1,
            '[' => square += 1,
            ']' if square == 0 => break,
            ']' => square -= 1,
            '<' | '>' | '"' | '`' | '|' | '{' | '}' | '\u{ab}' | '\u{bb}' | '\u{2000}'..='\u{206f}' | '\u{2e80}'.. => break,
            // These entities end a URL.
            '&' if ["&nbsp;", "&lt;", "&gt;", "&quot;", "&#"].iter().any(|entity| is_at(text, end, entity)) => break,
            _ if Space::of(c).is_some() => break,
            _ => {}
        }
        end += c.len_utf8();
    }
    // Trailing punctuation belongs to the sentence.
    loop {
        match byte(text, end - 1) {
            b'.' | b',' | b':' | b';' | b'!' | b'?' | b'\'' | b'*' | b'_' | b'~' | b'\\' => {}
            b')' if round < 0 => round += 1,
            _ => return Some(end),
        }
        end -= 1;
    }
}

/// The end of a URL or e-mail address in angle brackets.
pub(super) fn angle_bracketed(text: &str, at: usize) -> Result<usize, usize> {
    let end = to(text, at + 1, " \t\r\n<>");
    let inner = cut(text, at + 1, end);
    let first = to(inner, 0, "@/:\"");
    let is_mail = first > 0 && byte(inner, first) == b'@' && to(inner, first + 1, "@/:\"") == inner.len();
    let is_address = is_mail || is_complete(inner);
    if byte(text, end) == b'>' && is_address { Ok(end) } else { Err(end - at) }
}

/// The target of a Markdown link and its end: `(url "title")`.
pub(super) fn link_target(text: &str, at: usize) -> Result<(&str, usize), usize> {
    if byte(text, at) != b'(' {
        return Err(0);
    }
    let mut start = past(text, at + 1, WHITE);
    let is_pointed = byte(text, start) == b'<';
    start += usize::from(is_pointed);
    let end = if is_pointed { to(text, start, "\n>") } else { end_of(text, start) };
    let url = cut(text, start, end);
    let mut last = past(text, end + usize::from(is_pointed), WHITE);
    let quote = cut(text, last, last + 1);
    if matches!(quote, "\"" | "'") {
        last = past(text, to(text, last + 1, quote) + 1, WHITE);
    }
    if byte(text, last) == b')' && !url.is_empty() { Ok((url, last + 1)) } else { Err(last - at) }
}

/// The end of a link target: white space, or an unbalanced bracket.
fn end_of(text: &str, mut end: usize) -> usize {
    let mut depth = 0;
    loop {
        match byte(text, end) {
            b'(' => depth += 1,
            b')' if depth == 0 => return end,
            b')' => depth -= 1,
            b'\\' => end += 1,
            b'<' | 0 => return end,
            byte if is_any(byte, WHITE) => return end,
            _ => {}
        }
        end += 1;
    }
}
