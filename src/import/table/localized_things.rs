//! Rooms and tracks with localized names: `"room": {"en": "Great Hall", "fr": "Grande salle"}`.

use crate::import::common::draft::{DraftObject, path_of};
use crate::import::common::key_map::Map;
use crate::import::common::language_names;
use crate::import::common::localized_text::{in_one, texts};
use crate::import::common::strip_markup::line;
use crate::source::cursor::Cursor;
use crate::source::json::Json;

/// Whether an object consists of texts by language code.
fn is_localized(json: &Json<'_>) -> bool {
    let Json::Object(members) = json else { return false };
    let is_code = |key: &str| {
        let code = key.split(['-', '_']).next().unwrap_or_default();
        (2..=3).contains(&code.len())
            && code.bytes().all(|byte| byte.is_ascii_lowercase())
            && language_names::tags(code).is_some()
    };
    // `id` is the code of Indonesian only beside another language; alone, it is an id.
    let is_id = members.iter().all(|(key, _)| key == "id");
    !is_id && members.iter().all(|(key, value)| is_code(key) && matches!(value, Json::Text(_) | Json::Null))
}

/// The id and the name of a room or track with localized names, which is added to the list.
pub(super) fn localized_thing(r: &Cursor<'_>, known: &Map<String>, list: &mut Vec<DraftObject>) -> Option<(String, String)> {
    let names = if is_localized(r.json) { texts(r, line)? } else { return None };
    if let Json::Object(members) = r.json {
        members.iter().for_each(|(_, text)| r.log.read(text));
    }
    let name = in_one(&names).to_string();
    let by_name = known.iter().find(|(_, known)| **known == name).map(|(id, _)| id.to_string());
    let id = by_name.unwrap_or_else(|| name.clone());
    if !known.has(&id) && !list.iter().any(|made| made.get("id") == Some(&id)) {
        let mut made = DraftObject::of(r);
        made.say("id", &id).put("name", names, path_of(r));
        list.push(made);
    }
    Some((id, name))
}
