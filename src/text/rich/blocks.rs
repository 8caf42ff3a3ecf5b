//! The block structure of Markdown: quotes, headings, list items, fenced code, table rows.

use super::html::Tag;
use super::inline::InlineParser;
use super::literal::first_number;
use super::scan::{BLANK, WHITE, before, byte, cut, is_any, past, to};
use super::token::Token;

/// A line of at least this length is a paragraph, and dashes under it are a rule rather than a heading's underline.
const LONG: usize = 100;

/// The start of a line.
struct Line<'t> {
    /// The text from its first word on.
    text: &'t str,
    /// The offset of that text.
    at: usize,
    /// The number of quote markers before it, and the columns between them and the first word.
    quotes: usize,
    column: usize,
}

impl<'t> InlineParser<'t, '_> {
    /// Parses block markers at the start of a line, and lines without words.
    pub(super) fn line(&mut self) {
        while self.at < self.text.len() {
            let end = to(self.text, self.at, "\n");
            let line = self.begin(end);
            if line.text.is_empty() {
                self.flush();
                self.in_element = false;
                self.quote(line.quotes.min(self.quotes()));
                self.go(end + 1);
            } else if self.in_element {
                self.put(Token::Text(" "));
                return self.go(line.at);
            } else if let Some(next) = self.block(&line) {
                self.go(next);
            } else {
                return;
            }
        }
    }

    fn go(&mut self, at: usize) {
        self.at = at.min(self.text.len());
        self.from = self.at;
    }

    /// Parses everything before the first word of the line that ends at `end`.
    fn begin(&self, end: usize) -> Line<'t> {
        let mut line = Line { text: "", at: self.at, quotes: 0, column: 0 };
        loop {
            match byte(self.text, line.at) {
                b'\t' => line.column = (line.column / 4 + 1) * 4,
                b' ' | b'\r' => line.column += 1,
                // Deeper quotes than can be shown count as four.
                b'>' if !self.in_element => {
                    line.quotes = (line.quotes + 1).min(4);
                    // The space after the marker belongs to it.
                    line.column = 0;
                    line.at += usize::from(byte(self.text, line.at + 1) == b' ');
                }
                0xc2 if byte(self.text, line.at + 1) == 0xa0 => line.at += 1,
                _ => break,
            }
            line.at += 1;
        }
        line.text = before(cut(self.text, line.at, end), BLANK);
        if self.in_element {
            line.quotes = self.quotes();
        }
        line
    }

    /// Ends the current paragraph before a block.
    #[inline(never)]
    fn part(&mut self, line: &Line) {
        self.flush();
        self.quote(line.quotes);
        self.outdent(line.column);
    }

    /// Parses a block at the start of a line. Returns the offset of the next line if the whole line was consumed.
    fn block(&mut self, line: &Line<'t>) -> Option<usize> {
        let (text, at) = (line.text, line.at);
        let next = to(self.text, at, "\n") + 1;
        let is_first = self.tokens.is_empty();
        let is_wrapped = self.item_column().is_some_and(|item| line.column > item);
        let line_len = core::mem::replace(&mut self.line_len, text.len());
        if line.quotes > self.quotes() {
            self.flush();
            self.outdent(0);
            self.quote(line.quotes);
        }
        if let Some((code, end)) = self.fence(line, next) {
            self.part(line);
            self.builder.pre(&code);
            return Some(end);
        }
        if let Some(mark) = rule(text) {
            let is_under = is_any(mark, "-=") && to(text, 0, " ") == text.len();
            let is_in = is_wrapped || self.item_column().is_none();
            if is_under && !is_first && line_len < LONG && line.quotes == self.quotes() && is_in {
                self.underlined();
            } else {
                self.part(line);
                self.builder.rule();
            }
            return Some(next);
        }
        let level = past(text, 0, "#");
        if (1..7).contains(&level) && is_any(byte(text, level), " \t") {
            self.part(line);
            self.builder.is_heading = true;
            // A closing sequence of a heading is removed like the opening one.
            let words = before(text, "#");
            if b" \t".contains(&byte(words, words.len() - 1)) {
                self.closing = (at + words.len(), at + text.len());
            }
            self.go(at + level);
            return None;
        }
        if let Some((number, len)) = marker(text)
            && (is_first || number.is_empty() || number == "1" || self.item_column().is_some())
        {
            self.flush();
            self.quote(line.quotes);
            self.item_at(line.column, number);
            self.go(at + len);
            return None;
        }
        // The delimiter row below the header of a table.
        if past(text, 0, " -|:") == text.len() && text.contains("--") && to(text, 0, "|") < text.len() {
            return Some(next);
        }
        let last = text.len() - 1;
        let is_row = last > 1 && byte(text, 0) == b'|' && byte(text, last) == b'|';
        if is_first {
            self.part(line);
        } else {
            let is_space = (self.is_structured || is_wrapped) && !is_row;
            self.put(if is_space { Token::Text(" ") } else { Token::Break });
        }
        if is_row {
            self.closing = (at + last, at + last + 1);
        }
        self.go(at + usize::from(is_row));
        None
    }

    /// Turns the line above an underline into a heading (setext).
    fn underlined(&mut self) {
        let last = self.tokens.iter().rposition(|token| matches!(token, Token::Break)).filter(|_| !self.is_structured);
        if let Some(last) = last {
            let heading = self.tokens.split_off(last + 1);
            self.flush();
            self.tokens = heading;
        }
        self.builder.is_heading = true;
        self.flush();
    }

    /// Number of open quotes that are marked on each line.
    fn quotes(&self) -> usize {
        self.builder.blocks().iter().filter(|block| block.is_marked_quote()).count()
    }

    /// Opens or closes quotes to reach a depth.
    #[inline(never)]
    fn quote(&mut self, quotes: usize) {
        while self.quotes() > quotes {
            let last = self.builder.blocks().iter().rposition(|block| block.is_marked_quote());
            self.builder.keep(last.unwrap_or_default());
        }
        for _ in self.quotes()..quotes {
            self.builder.push(Tag::Quote, "", Some(0));
        }
    }

    /// The column of the list item that contains the previous line, if it has a marker.
    fn item_column(&self) -> Option<usize> {
        self.builder.blocks().last().filter(|block| block.tag == Tag::Item)?.column
    }

    /// Closes the list items that do not contain a line starting at a column.
    #[inline(never)]
    fn outdent(&mut self, column: usize) {
        while self.item_column().is_some_and(|item| column <= item) {
            self.builder.keep(self.builder.blocks().len() - 2);
        }
    }

    /// Starts a list item, in the list that corresponds to its column.
    fn item_at(&mut self, mut column: usize, number: &str) {
        self.outdent(column + 1);
        let tag = if number.is_empty() { Tag::List } else { Tag::Numbers };
        if let Some(item) = self.item_column().filter(|item| column < item + 2) {
            let list = self.builder.blocks().len() - 2;
            column = item;
            self.builder.keep(list + usize::from(self.builder.blocks()[list].tag == tag));
        }
        if self.builder.blocks().last().is_none_or(|block| block.tag != tag || block.column.is_none()) {
            self.builder.push(tag, first_number(number), Some(column));
        }
        self.builder.push(Tag::Item, "", Some(column));
    }

    /// Parses a fenced code block: the code without line prefixes, and the offset of the line after it.
    fn fence(&mut self, line: &Line, next: usize) -> Option<(String, usize)> {
        let mark = cut(line.text, 0, 1);
        let len = past(line.text, 0, mark);
        if !matches!(mark, "`" | "~") || len < 3 || to(line.text, len, "`") < line.text.len() {
            return None;
        }
        let (text, mut at, mut code) = (self.lines()?, next, String::new());
        while at < text.len() {
            let start = past(text, at, if line.quotes > 0 { " >" } else { "" });
            let end = to(text, start, "\n");
            let closes = before(cut(text, past(text, start, BLANK), end), BLANK);
            if closes.len() >= len && past(closes, 0, mark) == closes.len() {
                return Some((code, end + 1));
            }
            let white = past(text, start, " ").min(start + line.column);
            code.push_str(before(cut(text, white, end), WHITE));
            code.push('\n');
            at = end + 1;
        }
        self.spend_if_failed::<()>(Err(text.len() - line.at));
        None
    }
}

/// The character of a thematic break or underline: a line of three or more of it.
fn rule(line: &str) -> Option<u8> {
    let mark = byte(line, 0);
    let is_rule = is_any(mark, "-=*_") && line.bytes().all(|byte| byte == mark || byte == b' ');
    (is_rule && line.bytes().filter(|&byte| byte == mark).count() > 2).then_some(mark)
}

/// The number of an ordered list item (empty for a bullet), and the length of its marker.
fn marker(line: &str) -> Option<(&str, usize)> {
    let first = line.chars().next()?.len_utf8();
    let digits = past(line, 0, "0123456789");
    let len = match cut(line, 0, first) {
        "•" | "◦" | "▪" | "‣" | "●" | "·" if line.len() > first => return Some(("", first)),
        "-" | "*" | "+" => 1,
        _ if (1..4).contains(&digits) && is_any(byte(line, digits), ".)") => digits + 1,
        _ => return None,
    };
    // The space after it may be a no-break space.
    matches!(byte(line, len), b' ' | b'\t' | 0xc2).then(|| (cut(line, 0, digits), len))
}
