//! Byte scanning. Generic functions of the standard library are instantiated for each pattern, which takes five times the code.

use crate::steps;

/// White space within a line, and any white space.
pub(super) const BLANK: &str = " \t\r";
pub(super) const WHITE: &str = " \t\r\n\x0c";

/// The byte at an offset, or 0 after the end.
#[inline(never)]
pub(super) fn byte(text: &str, at: usize) -> u8 {
    text.as_bytes().get(at).copied().unwrap_or_default()
}

/// Whether a byte is one of a set.
#[inline(never)]
pub(super) fn is_any(byte: u8, bytes: &str) -> bool {
    bytes.bytes().any(|one| one == byte)
}

/// The offset of the first byte of a set, or the end.
#[inline(never)]
pub(super) fn to(text: &str, mut at: usize, bytes: &str) -> usize {
    let from = at;
    while at < text.len() && !is_any(byte(text, at), bytes) {
        at += 1;
    }
    steps::count(at - from);
    at.min(text.len())
}

/// The offset of the first byte that is not in a set, or the end.
#[inline(never)]
pub(super) fn past(text: &str, mut at: usize, bytes: &str) -> usize {
    let from = at;
    while at < text.len() && is_any(byte(text, at), bytes) {
        at += 1;
    }
    steps::count(at - from);
    at
}

/// The text between two offsets.
#[inline(never)]
pub(super) fn cut(text: &str, from: usize, to: usize) -> &str {
    text.get(from..to).unwrap_or_default()
}

/// The last character.
pub(super) fn last(text: &str) -> Option<char> {
    let mut at = text.len().checked_sub(1)?;
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    cut(text, at, text.len()).chars().next()
}

/// Whether a string is at an offset, ignoring case.
#[inline(never)]
pub(super) fn is_at(text: &str, at: usize, what: &str) -> bool {
    text.as_bytes().get(at..at + what.len()).is_some_and(|there| there.eq_ignore_ascii_case(what.as_bytes()))
}

/// The offset of a string.
#[inline(never)]
pub(super) fn find(text: &str, at: usize, what: &str) -> Option<usize> {
    let found = cut(text, at, text.len()).find(what)?;
    Some(at + found)
}

/// Trims a set of bytes from the end.
#[inline(never)]
pub(super) fn before<'t>(text: &'t str, bytes: &str) -> &'t str {
    let mut end = text.len();
    while end > 0 && is_any(byte(text, end - 1), bytes) {
        end -= 1;
    }
    cut(text, 0, end)
}

/// Whether a word is one of a list.
#[inline(never)]
pub(super) fn index_of(list: &str, word: &str) -> Option<usize> {
    list.split(' ').position(|known| known.eq_ignore_ascii_case(word))
}
