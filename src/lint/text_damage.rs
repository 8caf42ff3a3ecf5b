//! Text damage: mojibake, replacement characters, invisible characters.

use super::LintContext;
use super::limit::{Capped, Log};
use super::visit::{FeedText, excerpt, texts};
use crate::diagnostic::{Code, Diagnostic};

pub(super) fn lint(context: &LintContext<'_>, log: &mut Log) {
    let (mut mixed, mut lost, mut unseen) = (Capped::new(3), Capped::new(3), Capped::new(3));
    texts(context.tree, &mut |FeedText { text, path, .. }| {
        if text.is_ascii() && !text.bytes().any(|byte| byte < b' ' || byte == 0x7F) {
            return;
        }
        if let Some((wrong, right)) = mojibake(text) {
            let diagnostic = Diagnostic::new(Code::Mojibake, path.owned(), excerpt(&wrong));
            mixed.push(log, Diagnostic { suggestion: Some(excerpt(&right)), ..diagnostic });
        }
        if let Some(at) = text.find('\u{FFFD}') {
            lost.push(log, Diagnostic::new(Code::LostLetter, path.owned(), excerpt(around(text, at))));
        }
        if let Some((at, c)) = text.char_indices().find(|(_, c)| is_unseen(*c)) {
            let code = format!("U+{:04X} in ", u32::from(c));
            let shown: String = around(text, at).chars().filter(|c| !is_unseen(*c)).collect();
            unseen.push(log, Diagnostic::new(Code::Invisible, path.owned(), [code, excerpt(&shown)].concat()));
        }
    });
    mixed.finish(log);
    lost.finish(log);
    unseen.finish(log);
}

/// Control characters and bidirectional overrides. Isolates are legitimate in texts with mixed scripts.
fn is_unseen(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\r' | '\t') || matches!(c, '\u{202D}' | '\u{202E}')
}

/// The words around a position.
fn around(text: &str, at: usize) -> &str {
    let is_space = |c: char| c.is_whitespace();
    let begin = text[..at].char_indices().rev().take(24).last().map_or(at, |(begin, _)| begin);
    let end = text[at..].char_indices().nth(24).map_or(text.len(), |(end, _)| at + end);
    let begin = if begin == 0 { 0 } else { text[begin..at].find(is_space).map_or(begin, |space| begin + space) };
    text[begin..end].trim()
}

/// The first word that is UTF-8 decoded as Windows-1252, and the original word.
fn mojibake(text: &str) -> Option<(String, String)> {
    // First bytes of Latin-1 letters, punctuation, Cyrillic and emoji.
    if !text.contains(['Ã', 'Â', 'â', 'Ð', 'Ñ', 'ð']) {
        return None;
    }
    text.split_inclusive(' ').map(|word| word.strip_suffix(' ').unwrap_or(word)).find_map(|word| {
        let bytes: Option<Vec<u8>> = word.chars().map(byte_of).collect();
        let suggestion = String::from_utf8(bytes?).ok().filter(|suggestion| suggestion != word)?;
        let wide: Vec<char> = suggestion.chars().filter(|c| !c.is_ascii()).collect();
        let is_likely = |c: char| matches!(c, '\u{A0}'..='\u{FF}' | '\u{2010}'..='\u{2122}' | '\u{1F300}'..='\u{1FAFF}');
        let is_cyrillic = wide.len() > 1 && wide.iter().all(|c| matches!(c, '\u{400}'..='\u{4FF}'));
        (wide.iter().all(|c| is_likely(*c)) || is_cyrillic).then(|| (word.to_string(), suggestion))
    })
}

/// The Windows-1252 byte of a character. Undefined bytes are treated as in Latin-1.
fn byte_of(c: char) -> Option<u8> {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}', '‘', '’', '“',
        '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
    ];
    match HIGH.iter().position(|high| *high == c) {
        Some(place) => Some(0x80 + place as u8),
        None => u8::try_from(u32::from(c)).ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_utf_8_is_found_out() {
        for (wrong, right) in [("fÃ¼r", "für"), ("itâ€™s", "it’s"), ("cafÃ©", "café"), ("ÐŸÑ€Ð¸Ð²ÐµÑ‚", "Привет"), ("ðŸŽ‰", "🎉")]
        {
            assert_eq!(mojibake(&format!("a {wrong} b")), Some((wrong.to_string(), right.to_string())));
        }
        for text in ["für", "it’s", "café", "«Ça»", "NÃO", "Âge", "CAFÉ…", "Привет", "Ñandú", "ð", "SÃO PAULO"]
        {
            assert_eq!(mojibake(text), None, "{text}");
        }
    }
}
