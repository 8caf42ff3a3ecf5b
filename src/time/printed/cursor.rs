//! A cursor over normalized text.

/// Normalizes the spaces, dashes, digits and colons of a text.
pub(in crate::time) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        let code = letter as u32;
        out.push(match code {
            9..=13 | 0xA0 | 0x2000..=0x200A | 0x202F | 0x205F | 0x3000 => ' ',
            // Bidirectional and joining controls, and the tanwin of صباحًا and مساءً.
            0xAD | 0x61C | 0x64B | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x2069 | 0xFEFF => continue,
            0x2010..=0x2015 | 0x2192 | 0x2212 | 0xFE58 | 0xFE63 => '-',
            0x223C | 0x301C => '~',
            0x2236 => ':',
            0x660..=0x669 | 0x6F0..=0x6F9 => (b'0' + (code & 15) as u8) as char,
            0xFF01..=0xFF5E => (code - 0xFEE0) as u8 as char,
            _ => letter,
        });
    }
    out
}

/// A position in a text, up to which it has been parsed.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'t> {
    pub(super) rest: &'t [u8],
}

impl Cursor<'_> {
    /// Parses a number of at most four digits, and returns the number of digits as well.
    pub(super) fn number(&mut self) -> Option<(u32, usize)> {
        let (mut number, mut width) = (0, 0);
        while let [digit @ b'0'..=b'9', after @ ..] = self.rest {
            if width == 4 {
                return None;
            }
            number = number * 10 + u32::from(digit - b'0');
            width += 1;
            self.rest = after;
        }
        (width > 0).then_some((number, width))
    }

    pub(super) fn two_digits(&mut self) -> Option<u32> {
        let (number, width) = self.number()?;
        (width == 2).then_some(number)
    }

    pub(super) fn any(&mut self, words: &[&str]) -> bool {
        for word in words {
            if self.word(word) {
                return true;
            }
        }
        false
    }

    /// Consumes a word, ignoring case and preceding spaces. Returns whether it was there.
    pub(super) fn word(&mut self, word: &str) -> bool {
        let word = word.as_bytes();
        let Some((head, rest)) = self.rest.trim_ascii_start().split_at_checked(word.len()) else { return false };
        let goes_on = word.last().is_some_and(u8::is_ascii_alphabetic) && rest.first().is_some_and(u8::is_ascii_alphabetic);
        let found = head.eq_ignore_ascii_case(word) && !goes_on;
        if found {
            self.rest = rest;
        }
        found
    }

    pub(super) fn space(&mut self) {
        self.rest = self.rest.trim_ascii_start();
    }

    pub(super) fn skip(&mut self) {
        self.rest = self.rest.get(1..).unwrap_or_default();
    }

    pub(super) fn skip_if(&mut self, mark: u8) -> bool {
        let found = self.rest.first() == Some(&mark);
        if found {
            self.skip();
        }
        found
    }
}
