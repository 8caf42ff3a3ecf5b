//! A parser of CSV and TSV (RFC 4180 with any delimiter): records of cells, each with its span.
//!
//! It is lenient with hand-written and exported files: text after a closing quotation mark remains part of its cell, and an unclosed quotation mark
//! affects only its own line, not the rest of the file. The `csv` crate reports no positions within a record.

use std::borrow::Cow;
use std::ops::Range;

/// A cell: its text, unquoted and trimmed, and its byte range.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Cell<'t> {
    pub(crate) text: Cow<'t, str>,
    pub(crate) span: Range<usize>,
}

/// The cells of a row.
pub(crate) type Record<'t> = Vec<Cell<'t>>;

/// The byte offset of a quotation mark that is unclosed or inside of an unquoted cell.
pub(crate) type StrayQuote = usize;

/// Parses up to `most` records, starting at a byte offset. Empty lines are records without cells.
pub(crate) fn read(text: &str, from: usize, delimiter: u8, most: usize) -> (Vec<Record<'_>>, Vec<StrayQuote>) {
    // Failed lookahead for closing quotation marks spends a budget proportional to the length, so parsing stays linear.
    let patience = (text.len() - from).saturating_mul(4);
    let mut reader = Reader { text, at: from, delimiter, stray: Vec::new(), patience };
    let mut records = Vec::new();
    while reader.at < text.len() && records.len() < most {
        records.push(reader.record());
    }
    (records, reader.stray)
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    delimiter: u8,
    stray: Vec<StrayQuote>,
    patience: usize,
}

/// A quoted cell.
struct Quoted {
    /// The offset after the closing quotation mark.
    end: usize,
    has_escapes: bool,
}

impl<'t> Reader<'t> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn record(&mut self) -> Record<'t> {
        let mut cells = Vec::new();
        if !matches!(self.peek(), Some(b'\n' | b'\r')) {
            loop {
                cells.push(self.cell());
                match self.peek() {
                    Some(byte) if byte == self.delimiter => self.at += 1,
                    _ => break,
                }
            }
        }
        if self.peek() == Some(b'\r') {
            self.at += 1;
        }
        // A carriage return alone ends a line, too.
        if self.peek() == Some(b'\n') {
            self.at += 1;
        }
        cells
    }

    fn cell(&mut self) -> Cell<'t> {
        let begin = self.at;
        while self.peek().is_some_and(|byte| byte == b' ' && byte != self.delimiter) {
            self.at += 1;
        }
        if self.peek() == Some(b'"') {
            match self.quoted() {
                Some(Quoted { end, has_escapes }) => {
                    let span = self.at..end;
                    let inside = self.text[self.at + 1..end - 1].trim();
                    self.at = end;
                    while self.peek().is_some_and(|byte| byte == b' ' && byte != self.delimiter) {
                        self.at += 1;
                    }
                    let text = if has_escapes { Cow::Owned(inside.replace("\"\"", "\"")) } else { Cow::Borrowed(inside) };
                    return Cell { text, span };
                }
                None => self.stray.push(self.at),
            }
        }
        self.plain(begin)
    }

    /// An unquoted cell, up to the next delimiter or the end of the line.
    fn plain(&mut self, begin: usize) -> Cell<'t> {
        let rest = &self.text.as_bytes()[self.at..];
        let length = rest.iter().position(|&byte| byte == self.delimiter || matches!(byte, b'\n' | b'\r'));
        self.at += length.unwrap_or(rest.len());
        let whole = &self.text[begin..self.at];
        let text = whole.trim();
        let start = begin + (whole.len() - whole.trim_start().len());
        let span = if text.is_empty() { begin..self.at } else { start..start + text.len() };
        // The unclosed quotation mark is not part of the text.
        let bare = text.strip_prefix('"').filter(|_| self.stray.last() == Some(&start)).unwrap_or(text);
        Cell { text: Cow::Borrowed(bare.trim()), span }
    }

    /// Finds the end of a quoted cell, which may contain line breaks. `None` if it is unclosed.
    fn quoted(&mut self) -> Option<Quoted> {
        let bytes = self.text.as_bytes();
        let (mut at, mut has_escapes, mut has_lines, mut has_stray) = (self.at + 1, false, false, false);
        while let Some(&byte) = bytes.get(at) {
            if self.patience == 0 {
                return None;
            }
            self.patience -= 1;
            at += 1;
            match byte {
                b'"' if bytes.get(at) == Some(&b'"') => {
                    has_escapes = true;
                    at += 1;
                }
                b'"' => {
                    let spaces = bytes[at..].iter().take_while(|&&byte| byte == b' ' && byte != self.delimiter).count();
                    let is_end =
                        bytes.get(at + spaces).is_none_or(|&byte| byte == self.delimiter || matches!(byte, b'\n' | b'\r'));
                    if is_end {
                        // In `"Arrival,` and, lines below, `"Opening"`, the closing mark belongs to another cell.
                        return (!(has_lines && has_stray)).then_some(Quoted { end: at, has_escapes });
                    }
                    has_stray = true;
                }
                b'\n' | b'\r' => has_lines = true,
                _ => {}
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<Vec<String>> {
        let (records, _) = read(text, 0, b',', usize::MAX);
        for cell in records.iter().flatten() {
            assert!(text.get(cell.span.clone()).is_some(), "{text:?} {cell:?}");
        }
        records.into_iter().map(|record| record.into_iter().map(|cell| cell.text.into_owned()).collect()).collect()
    }

    #[test]
    fn cells_are_read_as_spreadsheets_write_them() {
        assert_eq!(cells("a,b\r\nc,d\r\n"), [["a", "b"], ["c", "d"]]);
        assert_eq!(cells("a,b\rc,d"), [["a", "b"], ["c", "d"]]);
        assert_eq!(cells("\"a, b\",\"say \"\"hi\"\"\"\n"), [["a, b", "say \"hi\""]]);
        assert_eq!(cells("\"two\nlines\", c"), [["two\nlines", "c"]]);
        assert_eq!(cells(" a , \"b\" ,"), [vec!["a", "b", ""]]);
        assert_eq!(cells("a\n\nb"), [vec!["a"], vec![], vec!["b"]]);
    }

    #[test]
    fn quotation_marks_inside_of_a_cell_stay() {
        assert_eq!(cells("5\" disks,x"), [["5\" disks", "x"]]);
        assert_eq!(cells("\"The \"big\" one\",x"), [["The \"big\" one", "x"]]);
    }

    #[test]
    fn a_quotation_mark_that_is_not_closed_costs_its_line() {
        let text = "\"Arrival,Lobby\nOpening,Hall\n";
        assert_eq!(cells(text), [["Arrival", "Lobby"], ["Opening", "Hall"]]);
        assert_eq!(read(text, 0, b',', 9).1, [0]);
        let text = "\"Arrival,Lobby\n\"Opening\",Hall\n";
        assert_eq!(cells(text), [["Arrival", "Lobby"], ["Opening", "Hall"]]);
    }

    #[test]
    fn the_work_is_bounded() {
        let text = "\"a\n".repeat(100_000);
        let (records, stray) = read(&text, 0, b',', usize::MAX);
        assert_eq!((records.len(), stray.len()), (100_000, 100_000));
    }
}
