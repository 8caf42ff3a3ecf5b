//! Predicates on the shape of a schedule, for the signatures of importers.

use crate::source::json::Json;

/// The items of a list.
pub(in crate::import) fn items<'j>(json: &'j Json<'j>) -> impl Iterator<Item = &'j Json<'j>> {
    let items = if let Json::List(items) = json { &items[..] } else { &[] };
    items.iter()
}

/// The items of a list, or the values of an object.
pub(in crate::import) fn values<'j>(json: Option<&'j Json<'j>>) -> Vec<&'j Json<'j>> {
    match json {
        Some(Json::List(items)) => items.iter().collect(),
        Some(Json::Object(members)) => members.iter().map(|(_, value)| value).collect(),
        _ => Vec::new(),
    }
}

pub(in crate::import) fn is_object_at(json: &Json<'_>, key: &str) -> bool {
    matches!(json.get(key), Some(Json::Object(_)))
}

pub(in crate::import) fn is_list_at(json: &Json<'_>, key: &str) -> bool {
    matches!(json.get(key), Some(Json::List(_)))
}

pub(in crate::import) fn is_text_at(json: &Json<'_>, key: &str) -> bool {
    matches!(json.get(key), Some(Json::Text(_)))
}

pub(in crate::import) fn has(json: &Json<'_>, keys: &[&str]) -> bool {
    keys.iter().all(|key| json.get(key).is_some())
}

pub(in crate::import) fn has_any(json: &Json<'_>, keys: &[&str]) -> bool {
    keys.iter().any(|key| json.get(key).is_some())
}

/// Whether any item of the list at a key satisfies a predicate.
pub(in crate::import) fn any_item(json: &Json<'_>, key: &str, is: impl Fn(&Json<'_>) -> bool) -> bool {
    matches!(json.get(key), Some(Json::List(items)) if items.iter().any(is))
}
