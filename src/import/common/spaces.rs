//! Names of rooms, tracks and people with plain spaces, so that those that look alike are one.

use std::borrow::Cow;

use super::draft::{Draft, DraftObject, Value};
use super::key_map::Map;
use crate::source::json::Json;

/// A name in one line with one plain space for the spaces that only look different, such as one at which no line is broken, and without marks of
/// where a word may be broken.
pub(in crate::import) fn with_plain_spaces(name: &str) -> Cow<'_, str> {
    let is_other = |c: char| c == '\u{AD}' || (c != ' ' && c.is_whitespace());
    if !name.contains(is_other) && !name.contains("  ") {
        return Cow::Borrowed(name);
    }
    Cow::Owned(name.replace('\u{AD}', "").split_whitespace().collect::<Vec<_>>().join(" "))
}

impl Draft {
    /// Gives rooms and tracks names with plain spaces, wherever they are mentioned, and makes one of those that are then the same.
    pub(in crate::import) fn name_plainly(&mut self) {
        in_sessions(&mut self.sessions);
        for list in [&mut self.rooms, &mut self.tracks] {
            let mut known = Map::<usize>::default();
            for made in std::mem::take(list) {
                let mut made = made;
                spell(&mut made, &["id", "name"]);
                let id = made.get("id").or(made.get("name")).unwrap_or_default().to_string();
                let place = if id.is_empty() { list.len() } else { *known.keep(&id, list.len()) };
                match list.get_mut(place) {
                    Some(same) => same.fill(made),
                    None => list.push(made),
                }
            }
        }
    }
}

fn in_sessions(sessions: &mut [DraftObject]) {
    for session in sessions {
        spell(session, &["room", "track"]);
        for (key, value, _) in &mut session.members {
            if let Value::List(inner) = value
                && *key == "sessions"
            {
                in_sessions(inner);
            }
        }
    }
}

fn spell(made: &mut DraftObject, keys: &[&str]) {
    for (key, value, _) in &mut made.members {
        if let Value::Plain(json) = value
            && keys.contains(key)
        {
            spell_text(json);
        }
    }
}

fn spell_text(json: &mut Json<'static>) {
    match json {
        Json::Text(text) => {
            if let Cow::Owned(plain) = with_plain_spaces(text) {
                *text = plain.into();
            }
        }
        Json::Object(languages) => languages.iter_mut().for_each(|(_, text)| spell_text(text)),
        _ => {}
    }
}
