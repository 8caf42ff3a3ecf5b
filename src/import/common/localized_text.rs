//! Texts in one or several languages.

use crate::diagnostic::Code;
use crate::source::cursor::Cursor;
use crate::source::json::Json;

/// A text as JSON.
pub(in crate::import) fn json_text(text: impl Into<String>) -> Json<'static> {
    Json::Text(text.into().into())
}

/// The texts by language at a cursor, each cleaned; `None` if there are none.
pub(in crate::import) fn texts(r: &Cursor<'_>, clean: fn(&str) -> String) -> Option<Json<'static>> {
    let made = match r.json {
        Json::Text(text) => Json::Text(clean(text).into()),
        Json::Number(number) => json_text(*number),
        Json::Object(members) => {
            let mut languages = Vec::new();
            for (language, value) in members {
                if let Json::Text(text) = value
                    && !clean(text).is_empty()
                {
                    languages.push((language.to_string().replace('_', "-").into(), Json::Text(clean(text).into())));
                }
            }
            match languages.len() {
                0 => return None,
                _ => Json::Object(languages),
            }
        }
        _ => {
            r.report(Code::NoText);
            return None;
        }
    };
    (made != json_text("")).then_some(made)
}

/// A text in one language: English, if available, or else the first.
pub(in crate::import) fn in_one<'t>(text: &'t Json<'_>) -> &'t str {
    let mut found = text;
    if let Json::Object(languages) = text {
        let Some((_, first)) = languages.first() else { return "" };
        found = text.get("en").unwrap_or(first);
    }
    if let Json::Text(text) = found { text } else { "" }
}

/// Joins two texts as paragraphs in each language of either. If one contains the other, only that one is used. A text without
/// a language counts for all languages.
pub(in crate::import) fn both(one: &Json<'static>, other: &Json<'static>) -> Json<'static> {
    let mut languages = Vec::new();
    for json in [one, other] {
        let Json::Object(members) = json else { continue };
        for (language, _) in members {
            if !languages.iter().any(|(known, _)| known == language) {
                languages.push((language.clone(), below(text_in(one, language), text_in(other, language))));
            }
        }
    }
    if languages.is_empty() { below(in_one(one), in_one(other)) } else { Json::Object(languages) }
}

/// The text in a language.
fn text_in<'t>(text: &'t Json<'static>, language: &str) -> &'t str {
    match text {
        Json::Object(_) => text.get(language).map_or("", in_one),
        plain => in_one(plain),
    }
}

/// Joins two texts as paragraphs, or returns the one that contains the other.
fn below(one: &str, other: &str) -> Json<'static> {
    match () {
        () if one.contains(other) => json_text(one),
        () if other.contains(one) => json_text(other),
        () => json_text([one, "\n\n", other].concat()),
    }
}
