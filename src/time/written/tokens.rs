//! A tokenizer: numbers, words and signs.

use crate::text::unaccented;

#[derive(Clone, Copy, PartialEq)]
pub(super) enum Kind {
    /// A number, and its number of digits.
    Number(u32, usize),
    Word,
    Sign(char),
}

#[derive(Clone, Copy)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// A position among the tokens of a text.
pub(super) struct Tokens<'t> {
    pub(super) text: &'t str,
    pub(super) list: Vec<Token>,
    pub(super) at: usize,
}

fn is_word(letter: char) -> bool {
    letter.is_ascii_alphabetic() || (u32::from(letter) >= 0xC0 && !matches!(letter, '×' | '÷' | '،' | '\u{2000}'..='\u{206F}'))
}

/// Chinese is written without spaces, so each Han character is a token.
fn is_han(letter: char) -> bool {
    matches!(letter, '\u{4E00}'..='\u{9FFF}')
}

impl<'t> Tokens<'t> {
    pub(super) fn of(text: &'t str) -> Tokens<'t> {
        let mut list: Vec<Token> = Vec::new();
        for (start, letter) in text.char_indices().filter(|(_, letter)| *letter != ' ') {
            let end = start + letter.len_utf8();
            let last = list.last_mut().filter(|last| last.end == start);
            let kind = match letter.to_digit(10) {
                Some(digit) => {
                    if let Some(Token { kind: Kind::Number(number, width), end: last_end, .. }) = last
                        && *width < 9
                    {
                        (*number, *width, *last_end) = (*number * 10 + digit, *width + 1, end);
                        continue;
                    }
                    Kind::Number(digit, 1)
                }
                None if is_word(letter) => {
                    if let Some(last) = last
                        && last.kind == Kind::Word
                        && !is_han(letter)
                        && !text[last.start..].starts_with(is_han)
                    {
                        last.end = end;
                        continue;
                    }
                    Kind::Word
                }
                None => Kind::Sign(letter),
            };
            list.push(Token { kind, start, end });
        }
        Tokens { text, list, at: 0 }
    }

    fn peek(&self) -> Option<Token> {
        self.list.get(self.at).copied()
    }

    /// The offset of the next token, or of the end of the text.
    pub(super) fn position(&self) -> usize {
        self.at.checked_sub(1).map_or(0, |last| self.list[last].end)
    }

    /// Consumes a number with at most so many digits.
    pub(super) fn number(&mut self, most: usize) -> Option<(u32, usize)> {
        match self.peek()?.kind {
            Kind::Number(number, width) if width <= most => {
                self.at += 1;
                Some((number, width))
            }
            _ => None,
        }
    }

    /// Consumes a word, and returns it folded (without case and accents).
    pub(super) fn word(&mut self) -> Option<String> {
        let token = self.peek().filter(|token| token.kind == Kind::Word)?;
        self.at += 1;
        Some(unaccented(&self.text[token.start..token.end]))
    }

    /// Consumes a sign, if it is next.
    pub(super) fn sign(&mut self, sign: char) -> bool {
        let found = self.peek().is_some_and(|token| token.kind == Kind::Sign(sign));
        self.at += usize::from(found);
        found
    }

    /// Consumes a word, if it is one of these.
    pub(super) fn any(&mut self, words: &[&str]) -> bool {
        let here = self.at;
        let found = self.word().is_some_and(|word| words.contains(&word.as_str()));
        if !found {
            self.at = here;
        }
        found
    }

    /// Runs a parser, and restores the position if it fails.
    pub(super) fn attempt<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let here = self.at;
        let found = read(self);
        if found.is_none() {
            self.at = here;
        }
        found
    }

    /// Whether the next token follows without a space.
    pub(super) fn touches(&self) -> bool {
        self.peek().is_some_and(|token| self.at > 0 && token.start == self.position())
    }
}
