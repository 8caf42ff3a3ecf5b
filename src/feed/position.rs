//! Where a byte of a text is, as people count.

/// A position in a text, in words.
pub(crate) fn place(text: &str, at: usize) -> String {
    let (line, column) = position(text, at);
    super::place(line, column)
}

/// Line and column (in characters), both from 1, of a byte of a text.
pub fn position(text: &str, at: usize) -> (usize, usize) {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let before = &text[..at];
    let line = before.bytes().filter(|&byte| byte == b'\n').count() + 1;
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    (line, before[start..].chars().count() + 1)
}
