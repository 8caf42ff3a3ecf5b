//! Maps names of languages to BCP 47 tags.

use crate::import::common::case_fold::lower;

/// The tags of the languages in a text, named in English or in themselves, or given as tags: `"English / Deutsch"` is `en` and
/// `de`. `None` if any of them is unknown.
pub(in crate::import) fn tags(text: &str) -> Option<Vec<String>> {
    let mut tags = Vec::new();
    let mut text = text.to_string();
    for word in [" and ", " und ", " et ", " y ", " и ", "和"] {
        text = text.replace(word, ",");
    }
    for part in text.split([',', '/', '&', '+', ';', '|', '、', '，']) {
        if !part.trim().is_empty() {
            tags.push(tag(part.trim())?);
        }
    }
    (!tags.is_empty()).then_some(tags)
}

fn tag(name: &str) -> Option<String> {
    // No language name consists of two ASCII letters, so this is a tag.
    let is_code = name.len() == 2 && name.is_ascii();
    if !is_code && let Some(tag) = named(name) {
        return Some(tag.to_string());
    }
    let tag = name.replace('_', "-");
    for (index, part) in tag.split('-').enumerate() {
        let is_part = match index {
            0 => part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_alphabetic()),
            _ => (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()),
        };
        if !is_part {
            return None;
        }
    }
    Some([&lower(&tag[..2]), &tag[2..]].concat())
}

/// The tag of a language name.
pub(in crate::import) fn named(name: &str) -> Option<&'static str> {
    let folded = lower(name);
    let found = NAMES.iter().find(|(_, names)| names.split(' ').any(|known| known == folded));
    found.map(|(tag, _)| *tag)
}

/// Whether a tag is of a language with a name here.
pub(in crate::import) fn is_listed(tag: &str) -> bool {
    NAMES.iter().any(|(known, _)| *known == tag)
}

/// Tags with names in lower case.
const NAMES: [(&str, &str); 39] = [
    ("ar", "arabic العربية"),
    ("bg", "bulgarian български"),
    ("bn", "bengali বাংলা"),
    ("ca", "catalan català"),
    ("cs", "czech čeština česky"),
    ("da", "danish dansk"),
    ("de", "german deutsch deu ger"),
    ("el", "greek ελληνικά"),
    ("en", "english englisch anglais inglés inglese eng 英文 英語"),
    ("es", "spanish español castellano spa"),
    ("et", "estonian eesti"),
    ("eu", "basque euskara"),
    ("fa", "persian farsi فارسی"),
    ("fi", "finnish suomi"),
    ("fr", "french français francais französisch fra fre"),
    ("gl", "galician galego"),
    ("he", "hebrew עברית"),
    ("hi", "hindi हिन्दी"),
    ("hr", "croatian hrvatski"),
    ("hu", "hungarian magyar"),
    ("id", "indonesian indonesia"),
    ("it", "italian italiano ita"),
    ("ja", "japanese 日本語"),
    ("ko", "korean 한국어"),
    ("lt", "lithuanian lietuvių"),
    ("lv", "latvian latviešu"),
    ("nan", "台語"),
    ("nl", "dutch nederlands"),
    ("no", "norwegian norsk"),
    ("pl", "polish polski"),
    ("pt", "portuguese português por"),
    ("ro", "romanian română"),
    ("ru", "russian русский"),
    ("sk", "slovak slovenčina"),
    ("sl", "slovenian slovene slovenščina"),
    ("sv", "swedish svenska"),
    ("tr", "turkish türkçe"),
    ("uk", "ukrainian українська"),
    ("zh", "chinese mandarin 中文 漢語 汉语 華語 國語"),
];

#[cfg(test)]
mod tests {
    use super::tags;

    #[test]
    fn languages_are_known_by_their_names_and_tags() {
        let found = |text| tags(text).map(|tags| tags.join(" "));
        for &(text, wanted) in &[
            ("English", "en"),
            ("DE", "de"),
            ("en_US", "en-US"),
            ("pt-BR", "pt-BR"),
            ("Français / English", "fr en"),
            ("German and 中文", "de zh"),
        ] {
            assert_eq!(found(text).as_deref(), Some(wanted), "{text}");
        }
        for &text in &["", "Klingon", "English or something", "e", "en-", "ünï", "any of them"] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
