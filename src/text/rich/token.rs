//! Tokens: the pieces of a paragraph, before emphasis is resolved.

use super::html::Tag;

/// A piece of a paragraph.
pub(super) enum Token<'t> {
    Text(&'t str),
    Made(String),
    Char(char),
    /// A bracket that may open a link: `[` or `![`.
    Bracket(&'t str),
    Run(Run<'t>),
    Open(Tag),
    Link(String),
    Close(Tag),
    Break,
}

/// A run of one marker character, such as `**`.
#[derive(Debug, Default)]
pub(super) struct Run<'t> {
    pub(super) text: &'t str,
    pub(super) mark: u8,
    pub(super) may_open: bool,
    pub(super) may_close: bool,
    /// The number of markers that are not part of emphasis yet.
    pub(super) left: usize,
    /// The number of single and double emphases that it closes and opens.
    pub(super) closes: [usize; 2],
    pub(super) opens: [usize; 2],
    /// The index of the previous run of the same character that may open emphasis.
    pub(super) before: usize,
}
