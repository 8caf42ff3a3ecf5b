//! Tokens: the pieces of a paragraph, before emphasis is resolved.

use super::html::Tag;

/// A piece of a paragraph.
pub(super) enum Token<'t> {
    Text(&'t str),
    Made(String),
    Char(char),
    /// A bracket that a link may begin with: `[` or `![`.
    Bracket(&'t str),
    Run(Run<'t>),
    Open(Tag),
    Link(String),
    Close(Tag),
    Break,
}

/// A run of one mark, such as `**`.
#[derive(Debug, Default)]
pub(super) struct Run<'t> {
    pub(super) text: &'t str,
    pub(super) mark: u8,
    pub(super) may_open: bool,
    pub(super) may_close: bool,
    /// The number of marks that are not part of emphasis so far.
    pub(super) left: usize,
    /// How often it closes and opens emphasis of one mark and of two.
    pub(super) closes: [usize; 2],
    pub(super) opens: [usize; 2],
    /// The index of the previous run of the same mark that may open emphasis.
    pub(super) before: usize,
}
