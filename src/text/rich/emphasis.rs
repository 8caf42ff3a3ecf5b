//! Emphasis: pairs runs of `*`, `_` and `~`.

use super::builder::Builder;
use super::html::Tag;
use super::scan::{byte, cut, last, past};
use super::token::{Run, Token};

/// The kind of character next to a run.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    White,
    Mark,
    Letter,
    /// A letter of a script without spaces between words.
    Dense,
    /// Non-ASCII punctuation. `**“so”**then` is emphasis, as in scripts without spaces.
    Sign,
}

fn side(c: Option<char>) -> Side {
    match c {
        None => Side::White,
        Some(c) if c.is_ascii() => match c {
            _ if c.is_ascii_alphanumeric() => Side::Letter,
            _ if c.is_ascii_punctuation() => Side::Mark,
            _ => Side::White,
        },
        Some('\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{2028}' | '\u{2029}' | '\u{3000}') => Side::White,
        Some(
            '«'
            | '»'
            | '¡'
            | '¿'
            | '\u{2010}'..='\u{205e}'
            | '\u{3001}'..='\u{303f}'
            | '\u{ff01}'..='\u{ff0f}'
            | '\u{1f000}'..='\u{1ffff}',
        ) => Side::Sign,
        Some('\u{2e80}'..) => Side::Dense,
        Some(_) => Side::Letter,
    }
}

/// The run at an offset.
pub(super) fn run(text: &str, at: usize) -> Run<'_> {
    let mark = byte(text, at);
    let end = past(text, at, cut(text, at, at + 1));
    let before = side(last(cut(text, 0, at)));
    let after = side(cut(text, end, text.len()).chars().next());
    let len = end - at;
    let mut may_open = after != Side::White && (after != Side::Mark || before == Side::White || before == Side::Mark);
    let mut may_close = before != Side::White && (before != Side::Mark || after == Side::White || after == Side::Mark);
    // Within a word, an underscore and a single star are literal: `snake_case`, `2*3*4`, `Leser*innen`.
    if mark == b'_' {
        may_open &= !matches!(before, Side::Letter | Side::Dense);
        may_close &= !matches!(after, Side::Letter | Side::Dense);
    } else if len == 1 && before == Side::Letter && after == Side::Letter {
        (may_open, may_close) = (false, false);
    }
    Run { text: cut(text, at, end), mark, may_open, may_close, left: len, ..Run::default() }
}

/// Pairs the runs of a paragraph: each closing run with the last opening run of the same mark. Each mark has its own stack: the builder
/// resolves overlaps.
pub(super) fn pair(tokens: &mut [Token]) {
    // The top of each mark's stack, a linked list through `Run::before`.
    let mut last = [NONE; 3];
    for place in 0..tokens.len() {
        let Token::Run(run) = &mut tokens[place] else { continue };
        let mut closer = core::mem::take(run);
        let list = match closer.mark {
            b'*' => 0,
            b'_' => 1,
            _ => 2,
        };
        while closer.may_close
            && closer.left > 0
            && let Some(Token::Run(opener)) = tokens.get_mut(last[list])
        {
            let two = usize::from(closer.left > 1 && opener.left > 1);
            if list == 2 && two == 0 {
                break;
            }
            opener.left -= 1 + two;
            opener.opens[two] += 1;
            closer.closes[two] += 1;
            closer.left -= 1 + two;
            if opener.left == 0 {
                last[list] = opener.before;
            }
        }
        if closer.may_open && closer.left > 0 {
            closer.before = core::mem::replace(&mut last[list], place);
        }
        tokens[place] = Token::Run(closer);
    }
}

/// Marks the absence of a token index.
const NONE: usize = usize::MAX;

impl Run<'_> {
    /// Closes, writes the literal marks, and opens, in that order.
    pub(super) fn build(&self, builder: &mut Builder) {
        for two in [0, 1] {
            for _ in 0..self.closes[two] {
                builder.unwant(self.tag(two));
            }
        }
        builder.text(cut(self.text, 0, self.left));
        for two in [1, 0] {
            for _ in 0..self.opens[two] {
                builder.want(self.tag(two), "");
            }
        }
    }

    fn tag(&self, two: usize) -> Tag {
        match (self.mark, two) {
            (b'~', _) => Tag::Del,
            (_, 0) => Tag::Em,
            _ => Tag::Strong,
        }
    }
}
