//! Maps diagnostics to lines and columns of the source text.

use std::cell::OnceCell;
use std::ops::Range;

use super::fix::{self, Fix};
use super::fix_sheet::Cells;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::spans::Span;

/// The number of characters is stored for each block of this many bytes, since columns are counted in characters.
const BLOCK: usize = 4096;

/// The source positions of all values of a text.
pub(super) struct Index<'t> {
    text: &'t str,
    /// The offset of each line.
    lines: Vec<usize>,
    /// The number of characters before each block.
    blocks: Vec<usize>,
    root: Span<'t>,
    cells: OnceCell<Cells<'t>>,
}

impl<'t> Index<'t> {
    /// Indexes a text, given the spans of its values.
    pub(super) fn of(text: &'t str, root: Span<'t>) -> Index<'t> {
        let bytes = text.as_bytes();
        let mut lines = vec![0];
        lines.extend(text.match_indices('\n').map(|(at, _)| at + 1));
        let mut blocks = vec![0];
        for block in bytes.chunks(BLOCK) {
            blocks.push(blocks[blocks.len() - 1] + characters(block));
        }
        Index { text, lines, blocks, root, cells: OnceCell::new() }
    }

    /// The line, column and length of the key or value that a diagnostic is about.
    pub(super) fn diagnostic(&self, diagnostic: &Diagnostic) -> (usize, usize, usize) {
        let span = self.root.find(&diagnostic.path);
        let is_of_key = matches!(
            diagnostic.code,
            Code::UnknownKey
                | Code::ShortForm
                | Code::StrayKey
                | Code::SameKey
                | Code::Private
                | Code::Unread
                | Code::UnreadContent
        );
        let range = if is_of_key && !span.key.is_empty() { &span.key } else { &span.value };
        self.range(range)
    }

    /// The fix of a diagnostic, if one is known.
    pub(super) fn fix(&self, diagnostic: &Diagnostic) -> Option<Fix> {
        fix::of(diagnostic, self.text, &self.root)
    }

    /// Like [`Index::fix`], for a spreadsheet.
    pub(super) fn fix_in_sheet(&self, diagnostic: &Diagnostic) -> Option<Fix> {
        self.cells.get_or_init(|| Cells::of(self.text, &self.root)).fix(diagnostic, &self.root)
    }

    /// The line and column of a byte range, and the number of characters to underline.
    pub(super) fn range(&self, range: &Range<usize>) -> (usize, usize, usize) {
        let (start, end) = (range.start.min(self.text.len()), range.end.min(self.text.len()));
        let line = self.lines.partition_point(|begin| *begin <= start);
        (line, self.before(start) - self.before(self.lines[line - 1]) + 1, self.length(&(start..end)))
    }

    fn before(&self, at: usize) -> usize {
        let block = at / BLOCK;
        self.blocks[block] + characters(&self.text.as_bytes()[block * BLOCK..at])
    }

    /// The number of characters to underline: the whole value if it is on one line, else its opening bracket.
    fn length(&self, range: &Range<usize>) -> usize {
        let value = &self.text.as_bytes()[range.clone()];
        if matches!(value.first(), Some(b'{' | b'[')) && (value.len() > 120 || value.contains(&b'\n')) {
            return 1;
        }
        let value = value.split(|byte| matches!(byte, b'\n' | b'\r')).next().unwrap_or_default();
        characters(value).max(1)
    }
}

fn characters(bytes: &[u8]) -> usize {
    // Most texts are ASCII, for which the check processes a machine word at a time.
    if bytes.is_ascii() { bytes.len() } else { bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count() }
}
