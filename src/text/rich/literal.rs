//! Literal text: code, LaTeX, URLs.

use super::entities::entity;
use super::scan::{WHITE, byte, cut, find, is_any, past, to};
use super::tags::{self, Kind};

/// Whether HTML tags mark up the paragraphs of a text, so that line breaks are white space.
pub(super) fn is_structured(text: &str) -> bool {
    let mut at = 0;
    loop {
        at = to(text, at, "<");
        if at == text.len() {
            return false;
        }
        // A tag in backticks is quoted, not markup.
        let is_code = at > 0 && byte(text, at - 1) == b'`';
        if let Some((kind, ..)) = tags::name(text, at)
            && !is_code
            && (kind == Kind::Break || (kind.is_block() && !matches!(kind, Kind::Pre | Kind::Rule)))
        {
            return true;
        }
        at += 1;
    }
}

/// The kind of a literal text, which determines what is decoded.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Text: entities.
    Words,
    /// A URL: entities and backslash escapes.
    Address,
    /// Code: entities and tags.
    Code,
}

/// Decodes a literal text according to its kind.
#[inline(never)]
pub(super) fn clean(text: &str, mut form: Form) -> String {
    let mut out = String::new();
    let mut at = 0;
    loop {
        let next = to(text, at, "&\\<");
        out.push_str(cut(text, at, next));
        let rest = cut(text, next, text.len());
        // Copied verbatim, unless it is an entity, an escape or a tag.
        let mut end = next + 1;
        match byte(text, next) {
            0 => return out,
            b'&' => {
                if let Some((c, len)) = entity(rest) {
                    out.push(c);
                    at = next + len;
                    continue;
                }
            }
            b'\\' if form == Form::Address && may_be_escaped(byte(text, end)) => {
                out.push_str(cut(text, end, end + 1));
                at = end + 1;
                continue;
            }
            b'<' if form == Form::Code => {
                // Attributes of tags in code are not parsed, so the tag ends at the next angle bracket.
                end = to(text, next, ">");
                if end == text.len() {
                    form = Form::Words;
                } else if let Some((kind, ..)) = tags::name(text, next) {
                    out.push_str(if kind == Kind::Break { "\n" } else { "" });
                    at = end + 1;
                    continue;
                }
                end = next + 1;
            }
            _ => {}
        }
        out.push_str(cut(text, next, end));
        at = end;
    }
}

/// The end of a code span that starts at an offset with a number of backticks.
pub(super) fn code_end(text: &str, mut at: usize, marks: usize) -> Result<usize, usize> {
    let start = at;
    loop {
        at = to(text, at, "`");
        let end = past(text, at, "`");
        if end == at {
            return Err(at.saturating_sub(start));
        }
        if end - at == marks {
            return Ok(at);
        }
        at = end;
    }
}

/// The end of a LaTeX formula that starts at an offset. Prices such as `$5 and $10` are not formulas.
pub(super) fn math_end(text: &str, at: usize) -> Result<usize, usize> {
    let close = match (byte(text, at), byte(text, at + 1)) {
        (b'$', b'$') => "$$",
        (b'$', _) => "$",
        (_, b'(') => "\\)",
        (_, b'[') => "\\]",
        _ => return Err(0),
    };
    let start = at + close.len();
    let Some(end) = find(text, start, close) else { return Err(text.len() - at) };
    let behind = end + close.len();
    let inner = cut(text, start, end);
    let is_math = match close {
        "$$" => true,
        "$" => {
            let is_white = |at: usize| is_any(byte(text, at), WHITE);
            !is_white(start) && !is_white(end - 1) && !byte(text, behind).is_ascii_digit()
        }
        // Otherwise the brackets are escaped to prevent a link.
        _ => to(inner, 0, "\\_^={") < inner.len(),
    };
    let mut tag = to(inner, 0, "<");
    while tag < inner.len() && tags::name(inner, tag).is_none() {
        tag = to(inner, tag + 1, "<");
    }
    if is_math && end > start && tag == inner.len() { Ok(behind) } else { Err(behind - at) }
}

/// The start number of a list; empty if it is 1 or missing.
pub(super) fn first_number(text: &str) -> &str {
    let number = cut(text, past(text, 0, "0"), text.len());
    let is_number = past(number, 0, "0123456789") == number.len() && number.len() < 7;
    if is_number && number != "1" { number } else { "" }
}

/// Whether a backslash escapes a byte. LaTeX commands are kept: `5\,TeV`, `K\"ahler`.
pub(super) fn may_be_escaped(byte: u8) -> bool {
    is_any(byte, "\\`*_{}[]()<>#+-.!~|$&/?@")
}
