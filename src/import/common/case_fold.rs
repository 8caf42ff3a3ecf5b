//! Case, words and numbers in texts, without the large Unicode tables of the standard library.

pub(in crate::import) use crate::text::lower;
use crate::text::lower_char;

/// Whether a capital follows a lower-case letter, a word boundary in `TalkSession`.
pub(in crate::import) fn is_hump(before: char, c: char) -> bool {
    lower_char(c) != c && matches!(before, 'a'..='z' | 'ß'..='\u{52F}') && lower_char(before) == before
}

/// Whether a character is part of a word. Non-ASCII characters are, except those in symbol and punctuation blocks.
pub(in crate::import) fn is_wordy(c: char) -> bool {
    match c {
        '\0'..='\u{7F}' => c.is_ascii_alphanumeric(),
        'ª' | 'µ' | 'º' | '々'..='〇' => true,
        '\u{80}'..='\u{BF}' | '×' | '÷' | '\u{2000}'..='\u{206F}' | '\u{20A0}'..='\u{20FF}' | '\u{2190}'..='\u{245F}' => false,
        '\u{2500}'..='\u{2BFF}' | '\u{3000}'..='\u{303F}' | '・' | '\u{E000}'..='\u{F8FF}' | '\u{FE00}'..='\u{FE6F}' => false,
        '！'..='／' | '：'..='＠' | '［'..='｀' | '｛'..='･' | '\u{1F000}'..='\u{1FAFF}' => false,
        _ => true,
    }
}

/// The words of a text, including empty ones between adjacent separators.
#[inline(never)]
pub(in crate::import) fn words(text: &str) -> Vec<&str> {
    text.split(|c| !is_wordy(c)).collect()
}

/// Separates words with spaces: `"TalkSession"` becomes two words.
pub(in crate::import) fn parted(text: &str) -> String {
    let mut words = String::new();
    for c in text.chars() {
        if words.chars().next_back().is_some_and(|before| is_hump(before, c)) {
            words.push(' ');
        }
        words.push(c);
    }
    words
}

/// Parses an integer.
#[inline(never)]
pub(in crate::import) fn whole(text: &str) -> Option<i64> {
    text.parse().ok()
}

/// Parses a decimal number to millionths.
pub(in crate::import) fn millionths(text: &str) -> Option<u64> {
    let (before, after) = text.split_once('.').unwrap_or((text, ""));
    let is_number = text.len() > usize::from(text.contains('.')) && text.len() < 12;
    let mut number = 0;
    for byte in before.bytes().chain(after.bytes().chain(*b"000000").take(6)) {
        number = number * 10 + u64::from(char::from(byte).to_digit(10)?);
    }
    (is_number && after.bytes().all(|byte| byte.is_ascii_digit())).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_between_signs() {
        assert_eq!(words("Talk – „Große“ Sache（3）・日本語"), ["Talk", "", "", "", "Große", "", "Sache", "3", "", "日本語"]);
        assert!(is_hump('k', 'S') && is_hump('é', 'É') && !is_hump('S', 'S') && !is_hump('語', 'S'));
    }

    #[test]
    fn numbers_have_a_point_at_most() {
        for &(text, number) in
            &[("5", 5_000_000), ("1.5", 1_500_000), (".5", 500_000), ("5.", 5_000_000), ("0.12345678", 123_456)]
        {
            assert_eq!(millionths(text), Some(number), "{text}");
        }
        for &text in &["", ".", "-1", "1e3", "1,5", "1.x", "123456789012", "1.2.3", "0.1234567x"] {
            assert_eq!(millionths(text), None, "{text}");
        }
    }
}
