//! Reads texts in one or several languages.

use crate::model::Text;
use crate::source::cursor::{Cursor, Path};
use crate::source::json::Json;

/// Reads a [`Text`] of the model.
pub(super) trait ReadLocalized {
    /// Reads the value as a text: a string, or an object of strings by language tag.
    fn as_localized(&self) -> Text;
    /// The text at a key; empty if it is absent.
    fn localized(&self, key: &str) -> Text;
}

impl ReadLocalized for Cursor<'_> {
    fn as_localized(&self) -> Text {
        let Json::Object(members) = self.json else {
            let text = self.as_string();
            return if text.is_empty() { Text::default() } else { Text::plain(text) };
        };
        let mut languages = Vec::new();
        for (language, json) in members.iter().filter(|(_, json)| *json != Json::Null) {
            let text = Cursor { json, path: Path::Key(&self.path, language), ..*self }.as_string();
            if !text.is_empty() {
                languages.push((language.to_string(), text));
            }
        }
        Text::many(languages)
    }

    fn localized(&self, key: &str) -> Text {
        self.member(key).map_or_else(Text::default, |member| member.as_localized())
    }
}
