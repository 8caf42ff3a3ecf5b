//! Removes diacritics to compare names. It covers Latin letters and some of other alphabets: Unicode's decomposition tables
//! would be larger than all the code that compares names.

/// Base letters of U+00C0 to U+024F; a dot where there is none, or more than one.
const LATIN: &str = concat!(
    "aaaaaa.ceeeeiiiidnooooo.ouuuuy..aaaaaa.ceeeeiiiidnooooo.ouuuuy.yaaaaaaccccccccddddeeeeeeeeeegggggggg",
    "hhhhiiiiiiiiii..jjkkkllllllllllnnnnnnnnnoooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs........",
    "........................oo.............uu............................aaiioouuuuuuuuuu.aaaa....ggkkoo",
    "oo..j...gg..nnaa....aaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy............................",
);

/// Base letters of U+1E00 to U+1EFF, likewise.
const ADDITIONAL: &str = concat!(
    "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrrssss",
    "ssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy......aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeee",
    "iiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......",
);

/// Appends a normalized character: a Latin letter in lower case without diacritics, a ligature as its letters,
/// nothing for a combining mark, and any other character unchanged.
pub fn push_unaccented(out: &mut String, c: char) {
    let code = u32::from(c) as usize;
    let base = match code {
        0x300..=0x36F => return,
        0xC0..=0x24F => LATIN.as_bytes()[code - 0xC0],
        0x1E00..=0x1EFF => ADDITIONAL.as_bytes()[code - 0x1E00],
        _ => b'.',
    };
    let base = if base == b'.' { c } else { char::from(base) };
    match base {
        'ß' | 'ẞ' => out.push_str("ss"),
        'æ' | 'Æ' => out.push_str("ae"),
        'œ' | 'Œ' => out.push_str("oe"),
        'þ' | 'Þ' => out.push_str("th"),
        'ё' => out.push('е'),
        'ά' => out.push('α'),
        'έ' => out.push('ε'),
        'ή' => out.push('η'),
        'ί' | 'ϊ' | 'ΐ' => out.push('ι'),
        'ό' => out.push('ο'),
        'ύ' | 'ϋ' | 'ΰ' => out.push('υ'),
        'ώ' => out.push('ω'),
        _ => out.push(base),
    }
}

/// A text in lower case without accents, and with a unified Arabic alif: `Bühne` is `buhne`.
#[inline(never)]
pub fn unaccented(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in super::lower(text).chars() {
        match c {
            'أ' | 'إ' | 'آ' | 'ٱ' => out.push('ا'),
            // Arabic vowel marks, and tatweel, which only stretches a word.
            '\u{64B}'..='\u{655}' | '\u{640}' => {}
            c => push_unaccented(&mut out, c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_taken_off() {
        for (written, bare) in [
            ("Koné", "Kone"),
            ("Kone\u{301}", "Kone"),
            ("Łucja Ørsted", "lucja orsted"),
            ("Nguyễn Đức", "Nguyen duc"),
            ("Weiß Æsir Þór", "Weiss aesir thor"),
            ("Алёна", "Алена"),
            ("Ελένη", "Ελενη"),
            ("王小明 علي", "王小明 علي"),
        ] {
            let mut out = String::new();
            written.chars().for_each(|c| push_unaccented(&mut out, c));
            assert_eq!(out, bare, "{written}");
        }
    }
}
