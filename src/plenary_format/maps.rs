//! Converts maps to lists: `"people": {"ada": {"name": "Ada"}}` to `"people": [{"id": "ada", "name": "Ada"}]`.
//!
//! In a browser this is in the repair module, loaded only for a feed that has an object in place of a list.

use crate::diagnostic::{Code, Diagnostic};
use crate::path::JsonPath;
use crate::source::json::Json;

/// The list members of a feed: their key, the key for a map's keys, and the key for items that are plain texts.
const LISTS: [(&str, &str, &str); 5] =
    [("days", "date", ""), ("rooms", "id", "name"), ("tracks", "id", "name"), ("people", "id", "name"), ("sessions", "id", "")];

/// Keys that distinguish a single object from a map of objects.
const OWN: [&str; 6] = ["id", "name", "title", "date", "start", "person"];

/// Converts maps to lists, in document order. Returns a diagnostic for each.
pub(crate) fn list_maps(feed: &mut Json<'_>) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let Json::Object(members) = feed else { return diagnostics };
    for (member, json) in members {
        let Some((_, key, name)) = LISTS.iter().find(|(list, ..)| list == member) else { continue };
        let is_item = |json: &Json<'_>| matches!(json, Json::Object(_)) || (!name.is_empty() && matches!(json, Json::Text(_)));
        let Json::Object(items) = json else { continue };
        if items.is_empty() || items.iter().any(|(key, item)| OWN.contains(&key.as_ref()) || !is_item(item)) {
            continue;
        }
        let first = ["\"", member, "\": [{\"", key, "\": \"", &items[0].0, "\", …}]"].concat();
        let list = std::mem::take(items).into_iter().map(|(id, item)| {
            let mut members = match item {
                Json::Object(members) => members,
                text => vec![((*name).into(), text)],
            };
            if !members.iter().any(|(known, _)| known == key) {
                members.insert(0, ((*key).into(), Json::Text(id)));
            }
            Json::Object(members)
        });
        *json = Json::List(list.collect());
        let help = ["It is read as a list. Write ", &first, "."].concat();
        let path = JsonPath::TOP.member(member);
        diagnostics.push(Diagnostic { help: Some(help), ..Diagnostic::new(Code::MapForList, path, "an object".into()) });
    }
    diagnostics
}
