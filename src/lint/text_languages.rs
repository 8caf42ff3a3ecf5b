//! Texts in a language other than declared, detected by script and function words.

use super::LintContext;
use super::limit::{Capped, Log};
use super::visit::{FeedText, name, texts};
use crate::diagnostic::{Code, Diagnostic};
use crate::path::JsonPath;

/// Scripts that distinguish languages.
#[derive(Clone, Copy, PartialEq)]
enum Script {
    Latin,
    Han,
    Hangul,
    Arabic,
    Hebrew,
    Cyrillic,
    Greek,
    Thai,
    Devanagari,
}

/// A text with this many letters in another script is more than a name or a quotation.
const FOREIGN: usize = 40;

/// This many letters in another script suffice if a text has no Latin letters.
const NONE: usize = 4;

pub(super) fn lint(context: &LintContext<'_>, log: &mut Log) {
    let event = &context.agenda().event.language;
    let mut capped = Capped::new(3);
    texts(context.tree, &mut |FeedText { key, language, text, is_copy, path, .. }| {
        // Other formats cannot declare that a single text is in another language than the event's.
        let Some(tag) = language.or(Some(event.as_str()).filter(|tag| context.is_own && !tag.is_empty())) else { return };
        if is_copy || !matches!(key, "title" | "subtitle" | "description" | "abstract" | "bio") {
            return;
        }
        // The texts of a session that is held in another language may be in that language.
        let has_language = |mut path: JsonPath| {
            let session = path.pop().then(|| context.tree.at(&path)).flatten();
            session.is_some_and(|session| session.get("language").is_some())
        };
        if is_other(tag, text) && (language.is_some() || !has_language(path.owned())) {
            let value = [&name(text), " as ", tag].concat();
            capped.push(log, Diagnostic::new(Code::OtherLanguage, path.owned(), value));
        }
    });
    capped.finish(log);
}

fn is_other(tag: &str, text: &str) -> bool {
    let primary = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    let Some(wanted) = script_of(tag, &primary) else { return false };
    let (mut own, mut others) = (0, 0);
    for script in text.chars().filter_map(script) {
        *(if script == wanted { &mut own } else { &mut others }) += 1;
    }
    match wanted {
        Script::Latin if own == 0 => others >= NONE,
        Script::Latin => own >= FOREIGN && has_other_words(&primary, text),
        _ => own == 0 && others >= FOREIGN,
    }
}

/// The script of a language that is written in only one.
fn script_of(tag: &str, primary: &str) -> Option<Script> {
    if let Some(script) = tag.split('-').skip(1).find(|part| part.len() == 4 && part.bytes().all(|b| b.is_ascii_alphabetic())) {
        return match script.to_ascii_lowercase().as_str() {
            "latn" => Some(Script::Latin),
            "cyrl" => Some(Script::Cyrillic),
            "arab" => Some(Script::Arabic),
            "hans" | "hant" | "jpan" => Some(Script::Han),
            _ => None,
        };
    }
    Some(match primary {
        "en" | "fr" | "es" | "de" | "it" | "pt" | "nl" | "sv" | "da" | "nb" | "no" | "fi" | "pl" | "cs" | "sw" | "id" | "vi"
        | "tr" | "ca" | "hu" | "ro" => Script::Latin,
        "zh" | "ja" => Script::Han,
        "ko" => Script::Hangul,
        "ar" | "fa" | "ur" => Script::Arabic,
        "he" => Script::Hebrew,
        "ru" | "uk" | "bg" | "be" => Script::Cyrillic,
        "el" => Script::Greek,
        "th" => Script::Thai,
        "hi" | "ne" | "mr" => Script::Devanagari,
        _ => return None,
    })
}

/// The script of a letter. Kana counts as Han, since Japanese uses both.
fn script(c: char) -> Option<Script> {
    Some(match c {
        'A'..='Z' | 'a'..='z' | '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' => Script::Latin,
        '\u{370}'..='\u{3FF}' => Script::Greek,
        '\u{400}'..='\u{52F}' => Script::Cyrillic,
        '\u{590}'..='\u{5FF}' => Script::Hebrew,
        '\u{600}'..='\u{6FF}' | '\u{750}'..='\u{77F}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}' => Script::Arabic,
        '\u{900}'..='\u{97F}' => Script::Devanagari,
        '\u{E00}'..='\u{E7F}' => Script::Thai,
        '\u{1100}'..='\u{11FF}' | '\u{AC00}'..='\u{D7AF}' => Script::Hangul,
        '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{20000}'..='\u{2FFFF}' => Script::Han,
        _ => return None,
    })
}

/// Function words that are frequent in each of these languages, and do not occur in the others.
const SMALL: [(&str, &[&str]); 4] = [
    ("en", &["the", "and", "of", "to", "with", "for", "from", "this", "that", "is", "are", "we", "how", "what"]),
    ("fr", &["les", "des", "une", "et", "dans", "pour", "avec", "sur", "nous", "est", "cette", "aux", "du"]),
    ("es", &["los", "las", "una", "y", "para", "con", "del", "por", "como", "el", "esta", "sobre"]),
    ("de", &["der", "die", "das", "und", "ist", "mit", "für", "von", "ein", "eine", "auf", "wir", "nicht", "zu"]),
];

/// Whether a text has many function words of another language, and none of its own.
fn has_other_words(primary: &str, text: &str) -> bool {
    let Some((_, own)) = SMALL.iter().find(|(tag, _)| *tag == primary) else { return false };
    let is_in = |word: &str, lower_char: &[&str]| lower_char.iter().any(|known| known.eq_ignore_ascii_case(word));
    let words = || text.split(|c: char| !c.is_alphabetic()).filter(|word| (1..6).contains(&word.len()));
    // Most texts are in the declared language, and their first words show that.
    !words().any(|word| is_in(word, own))
        && SMALL.iter().any(|(_, lower_char)| words().filter(|word| is_in(word, lower_char)).take(5).count() == 5)
}
