//! Positions in a text: 1-based lines and columns.

use crate::text::digits;

/// A position as text: `line 3, column 14`, without the column if it is 0.
pub(crate) fn position_text(line: usize, column: usize) -> String {
    let mut out = ["line ", &digits(line)].concat();
    if column > 0 {
        out = [&out, ", column ", &digits(column)].concat();
    }
    out
}

/// Formats the position of a byte.
#[cfg(any(feature = "import", not(target_arch = "wasm32")))]
pub(crate) fn position_text_at(text: &str, at: usize) -> String {
    let (line, column) = line_and_column(text, at);
    position_text(line, column)
}

/// The line and the column (in characters) of a byte.
#[cfg(any(feature = "import", not(target_arch = "wasm32")))]
pub fn line_and_column(text: &str, at: usize) -> (usize, usize) {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let before = &text[..at];
    let line = before.bytes().filter(|&byte| byte == b'\n').count() + 1;
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    (line, before[start..].chars().count() + 1)
}
