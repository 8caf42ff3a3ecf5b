//! Letters and numbers in texts. What the standard library has for them comes with tables that are larger than any reader;
//! schedules need the alphabets that have two cases, and numbers as people write them.

/// A text in lower case.
#[inline(never)]
pub(super) fn lower(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        out.push(small(c));
    }
    out
}

/// The small letter of a capital one: Latin, Greek, Cyrillic, Armenian and what is twice as wide.
fn small(c: char) -> char {
    let code = u32::from(c);
    let step = match code {
        0x41..=0x5A | 0xC0..=0xD6 | 0xD8..=0xDE | 0x391..=0x3A1 | 0x3A3..=0x3AB | 0x410..=0x42F | 0xFF21..=0xFF3A => 32,
        0x400..=0x40F => 80,
        0x531..=0x556 => 48,
        0x386 => 38,
        0x388..=0x38A => 37,
        0x38C => 64,
        0x38E..=0x38F => 63,
        0x130 => return 'i',
        0x178 => return 'ÿ',
        0x4C0 => return '\u{4CF}',
        // Capital and small letters take turns there.
        0x139..=0x148 | 0x179..=0x17E | 0x4C1..=0x4CE => code & 1,
        0x100..=0x137 | 0x14A..=0x177 | 0x460..=0x481 | 0x48A..=0x4BF | 0x4D0..=0x52F | 0x1E00..=0x1E95 | 0x1EA0..=0x1EFF => {
            1 - (code & 1)
        }
        _ => 0,
    };
    if code == 0x1E9E { 'ß' } else { char::from_u32(code + step).unwrap_or(c) }
}

/// Whether a capital letter follows a small one, as in `TalkSession`.
pub(super) fn is_hump(before: char, c: char) -> bool {
    small(c) != c && matches!(before, 'a'..='z' | 'ß'..='\u{52F}') && small(before) == before
}

/// Whether that is a part of a word; outside of ASCII all is one that is in no block of signs.
pub(super) fn is_wordy(c: char) -> bool {
    match c {
        '\0'..='\u{7F}' => c.is_ascii_alphanumeric(),
        'ª' | 'µ' | 'º' | '々'..='〇' => true,
        '\u{80}'..='\u{BF}' | '×' | '÷' | '\u{2000}'..='\u{206F}' | '\u{20A0}'..='\u{20FF}' | '\u{2190}'..='\u{245F}' => false,
        '\u{2500}'..='\u{2BFF}' | '\u{3000}'..='\u{303F}' | '・' | '\u{E000}'..='\u{F8FF}' | '\u{FE00}'..='\u{FE6F}' => false,
        '！'..='／' | '：'..='＠' | '［'..='｀' | '｛'..='･' | '\u{1F000}'..='\u{1FAFF}' => false,
        _ => true,
    }
}

/// The words of a text, and what is empty between two signs.
#[inline(never)]
pub(super) fn words(text: &str) -> Vec<&str> {
    text.split(|c| !is_wordy(c)).collect()
}

/// A whole number.
#[inline(never)]
pub(super) fn whole(text: &str) -> Option<i64> {
    text.parse().ok()
}

/// A decimal number in millionths.
pub(super) fn millionths(text: &str) -> Option<u64> {
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
    fn small_letters_are_those_of_the_standard_library() {
        for c in ('\0'..='\u{587}').chain('\u{1E00}'..='\u{1EFF}').chain('\u{FF00}'..='\u{FFEF}').filter(|&c| c != 'İ') {
            // Rare letters between the alphabets.
            if !matches!(c, '\u{180}'..='\u{24F}' | '\u{370}'..='\u{37F}' | '\u{3CF}'..='\u{3FF}') {
                assert_eq!(small(c).to_string(), c.to_lowercase().to_string(), "{c} {:x}", u32::from(c));
            }
        }
        assert_eq!(lower("ÄRZTE ČEŠTINA РУССКИЙ İ"), "ärzte čeština русский i");
    }

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
