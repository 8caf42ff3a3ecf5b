//! Lower case for bicameral scripts. The standard library's tables would be larger than a whole importer.

/// A text in lower case.
#[inline(never)]
pub fn lower(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        out.push(lower_char(c));
    }
    out
}

/// The lower-case form of a letter: Latin, Greek, Cyrillic, Armenian and full-width Latin.
pub(crate) fn lower_char(c: char) -> char {
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
        // Upper and lower case alternate in these ranges.
        0x139..=0x148 | 0x179..=0x17E | 0x4C1..=0x4CE => code & 1,
        0x100..=0x137 | 0x14A..=0x177 | 0x460..=0x481 | 0x48A..=0x4BF | 0x4D0..=0x52F | 0x1E00..=0x1E95 | 0x1EA0..=0x1EFF => {
            1 - (code & 1)
        }
        _ => 0,
    };
    if code == 0x1E9E { 'ß' } else { char::from_u32(code + step).unwrap_or(c) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lower_case_letters_are_those_of_the_standard_library() {
        for c in ('\0'..='\u{587}').chain('\u{1E00}'..='\u{1EFF}').chain('\u{FF00}'..='\u{FFEF}').filter(|&c| c != 'İ') {
            // Rare letters in other blocks.
            if !matches!(c, '\u{180}'..='\u{24F}' | '\u{370}'..='\u{37F}' | '\u{3CF}'..='\u{3FF}') {
                assert_eq!(lower_char(c).to_string(), c.to_lowercase().to_string(), "{c} {:x}", u32::from(c));
            }
        }
        assert_eq!(lower("ÄRZTE ČEŠTINA РУССКИЙ İ"), "ärzte čeština русский i");
    }
}
