//! The builder: opens elements when they get content, and closes them in order, so that the output is always well-formed.

use super::html::{Tag, Writer};
use super::scan::{WHITE, before, cut, past};

/// Maximum depth of nested containers.
const DEPTH: usize = 12;

/// An open container.
pub(super) struct Block {
    pub(super) tag: Tag,
    /// The start number of an ordered list.
    start: String,
    /// The column of its marker, if it comes from Markdown.
    pub(super) column: Option<usize>,
    is_filled: bool,
}

impl Block {
    /// Whether it is a Markdown quote, each line of which has a marker.
    pub(super) fn is_marked_quote(&self) -> bool {
        self.tag == Tag::Quote && self.column.is_some()
    }
}

/// Reconciles the elements that the text requests with those that are open in the output.
pub(super) struct Builder<'w> {
    out: &'w mut dyn Writer,
    blocks: Vec<Block>,
    /// The number of containers that have been written.
    written: usize,
    /// The element that holds the text: `None` before any text, `Some(None)` directly in a list item.
    paragraph: Option<Option<Tag>>,
    /// The requested inline elements in order, each with the number of times it was opened.
    wanted: Vec<(Tag, usize)>,
    open: Vec<Tag>,
    link: String,
    pub(super) is_heading: bool,
    space: bool,
    breaks: usize,
}

impl<'w> Builder<'w> {
    pub(super) fn new(out: &'w mut dyn Writer) -> Builder<'w> {
        Builder {
            out,
            blocks: Vec::new(),
            written: 0,
            paragraph: None,
            wanted: Vec::new(),
            open: Vec::new(),
            link: String::new(),
            is_heading: false,
            space: false,
            breaks: 0,
        }
    }

    /// Adds text, in which white space is collapsed.
    pub(super) fn text(&mut self, text: &str) {
        self.pieces(text, false);
    }

    fn pieces(&mut self, mut rest: &str, is_raw: bool) {
        loop {
            let is_other = |c| Space::of(c).is_some() && !(is_raw && matches!(c, ' ' | '\t' | '\n'));
            let end = rest.find(is_other).unwrap_or(rest.len());
            let word = cut(rest, 0, end);
            if is_raw {
                self.out.text(word);
            } else if end > 0 {
                self.word(word);
            }
            rest = cut(rest, end, rest.len());
            let mut chars = rest.chars();
            let Some(c) = chars.next() else { return };
            rest = chars.as_str();
            match Space::of(c) {
                Some(Space::Line) if is_raw => self.out.text("\n"),
                Some(Space::Fixed) if is_raw => self.out.text("\u{a0}"),
                Some(Space::Line) => self.breaks += 1,
                Some(Space::White) => self.space = true,
                Some(Space::Fixed) if self.paragraph.is_some() && self.breaks == 0 => self.word("\u{a0}"),
                _ => {}
            }
        }
    }

    pub(super) fn line_break(&mut self) {
        self.breaks += 1;
    }

    /// `url` is the target of a link.
    #[inline(never)]
    pub(super) fn want(&mut self, tag: Tag, url: &str) {
        match self.wanted.iter_mut().find(|(known, _)| *known == tag) {
            Some((_, times)) => *times += 1,
            None => {
                if tag == Tag::Link {
                    self.link = url.to_string();
                }
                self.wanted.push((tag, 1));
            }
        }
    }

    #[inline(never)]
    pub(super) fn unwant(&mut self, tag: Tag) {
        if let Some(place) = self.wanted.iter().position(|(known, _)| *known == tag) {
            self.wanted[place].1 -= 1;
            if self.wanted[place].1 == 0 {
                self.wanted.remove(place);
                // Two adjacent links stay two elements.
                let written = self.open.iter().position(|open| *open == tag);
                self.close_from(written.unwrap_or(self.open.len()));
            }
        }
    }

    fn word(&mut self, word: &str) {
        if self.paragraph.is_none() {
            self.begin();
        }
        let same = self.open.iter().zip(&self.wanted).take_while(|(open, (wanted, _))| *open == wanted).count();
        self.close_from(same);
        for _ in 0..self.breaks.min(2) {
            self.single(Tag::Break);
        }
        if self.space && self.breaks == 0 {
            self.out.text(" ");
        }
        (self.space, self.breaks) = (false, 0);
        for &(tag, _) in &self.wanted[same..] {
            self.out.open(tag, if tag == Tag::Link { &self.link } else { "" });
            self.open.push(tag);
        }
        self.out.text(word);
    }

    fn close_from(&mut self, first: usize) {
        while self.open.len() > first
            && let Some(tag) = self.open.pop()
        {
            self.out.close(tag);
        }
    }

    fn single(&mut self, tag: Tag) {
        self.out.open(tag, "");
        self.out.close(tag);
    }

    fn begin(&mut self) {
        let was_filled = self.write_blocks();
        let in_item = self.blocks.last().is_some_and(|block| block.tag == Tag::Item);
        let tag = match (self.is_heading, in_item && !was_filled) {
            (true, _) => Some(Tag::Heading),
            (_, true) => None,
            _ => Some(Tag::Paragraph),
        };
        if let Some(tag) = tag {
            self.out.open(tag, "");
        }
        self.paragraph = Some(tag);
        (self.space, self.breaks) = (false, 0);
    }

    /// Opens pending containers. Returns whether the innermost one already has content.
    fn write_blocks(&mut self) -> bool {
        if self.blocks.last().is_some_and(|block| block.tag.is_list()) {
            self.push(Tag::Item, "", None);
        }
        for place in self.written..self.blocks.len() {
            if place > 0 {
                self.blocks[place - 1].is_filled = true;
            }
            self.out.open(self.blocks[place].tag, &self.blocks[place].start);
        }
        self.written = self.blocks.len();
        self.blocks.last_mut().is_some_and(|block| core::mem::replace(&mut block.is_filled, true))
    }

    /// Ends a paragraph, and all emphasis in it.
    pub(super) fn end(&mut self) {
        self.wanted.clear();
        self.close_from(0);
        if let Some(Some(tag)) = self.paragraph.take() {
            self.out.close(tag);
        }
        self.is_heading = false;
    }

    pub(super) fn pre(&mut self, text: &str) {
        // Browsers drop the first line break in `pre`.
        let text = before(cut(text, past(text, 0, "\r\n"), text.len()), WHITE);
        if !text.is_empty() {
            self.write_blocks();
            self.out.open(Tag::Pre, "");
            self.pieces(text, true);
            self.out.close(Tag::Pre);
        }
    }

    pub(super) fn rule(&mut self) {
        self.write_blocks();
        self.single(Tag::Rule);
    }

    pub(super) fn push(&mut self, tag: Tag, start: &str, column: Option<usize>) {
        // An item adds no depth to its list, and occurs only within one.
        let in_list = self.blocks.last().is_some_and(|block| block.tag.is_list());
        if in_list && tag != Tag::Item {
            self.push(Tag::Item, "", None);
        }
        if if tag == Tag::Item { in_list } else { self.blocks.len() < DEPTH } {
            self.blocks.push(Block { tag, start: start.to_string(), column, is_filled: false });
        }
    }

    /// Closes containers down to a depth.
    pub(super) fn keep(&mut self, left: usize) {
        while self.blocks.len() > left {
            let block = self.blocks.pop();
            if let Some(block) = block.filter(|_| self.written > self.blocks.len()) {
                self.out.close(block.tag);
                self.written = self.blocks.len();
            }
        }
    }

    pub(super) fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The index of the innermost open container that matches.
    pub(super) fn find_block(&self, is_it: impl Fn(Tag) -> bool) -> Option<usize> {
        self.blocks.iter().rposition(|block| is_it(block.tag))
    }
}

/// Characters that are not copied verbatim.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Space {
    White,
    Line,
    Fixed,
    Dropped,
}

impl Space {
    pub(super) fn of(c: char) -> Option<Space> {
        match c {
            '\t'..='\r' | ' ' | '\u{85}' => Some(Space::White),
            '\u{2028}' | '\u{2029}' => Some(Space::Line),
            '\u{a0}' => Some(Space::Fixed),
            // Bidirectional controls would affect the following text; the others are invisible.
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' => Some(Space::Dropped),
            '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' => Some(Space::Dropped),
            _ => None,
        }
    }
}
