//! JSON-LD values in all their forms (<https://www.w3.org/TR/json-ld11/>): a string, an object with
//! `@value` and `@language`, a language map, a node with a `name`, or a list of any of these.

use crate::source::cursor::Cursor;
use crate::source::json::Json;

/// The types of a node, without their namespaces.
pub(super) fn types<'j>(json: &'j Json<'_>) -> Vec<&'j str> {
    let short = |json: &'j Json<'_>| match json {
        Json::Text(name) => Some(last(name)),
        _ => None,
    };
    match json.get("@type") {
        Some(Json::List(items)) => items.iter().filter_map(short).collect(),
        Some(one) => short(one).into_iter().collect(),
        None => Vec::new(),
    }
}

/// The local name of a term: `EventCancelled` for `https://schema.org/EventCancelled` or `schema:EventCancelled`.
pub(super) fn last(name: &str) -> &str {
    name.rsplit(['/', '#', ':']).next().unwrap_or(name)
}

/// The items of a list, or a single value as one item.
pub(super) fn items<'a, 'j>(json: &'a Json<'j>) -> &'a [Json<'j>] {
    match json {
        Json::List(items) => items,
        Json::Null => &[],
        one => std::slice::from_ref(one),
    }
}

/// The name of a node, or the value itself.
pub(super) fn called(r: &Cursor<'_>) -> String {
    r.member("name");
    plain(r.json)
}

/// The first text of a value, in one language; empty if there is none.
pub(super) fn plain(json: &Json<'_>) -> String {
    match json {
        Json::Text(text) => text.trim().to_string(),
        Json::Number(number) => number.to_string(),
        Json::List(items) => items.iter().map(plain).find(|text| !text.is_empty()).unwrap_or_default(),
        Json::Object(members) => {
            let known = ["@value", "name"].into_iter().find_map(|key| json.get(key)).map(plain);
            known.unwrap_or_else(|| match language_map(members) {
                true => members.iter().map(|(_, text)| plain(text)).find(|text| !text.is_empty()).unwrap_or_default(),
                false => String::new(),
            })
        }
        _ => String::new(),
    }
}

fn language_map(members: &[(std::borrow::Cow<'_, str>, Json<'_>)]) -> bool {
    let is_tag = |key: &str| (2..=3).contains(&key.split('-').next().unwrap_or_default().len());
    !members.is_empty() && members.iter().all(|(key, value)| is_tag(key) && matches!(value, Json::Text(_) | Json::Null))
}

/// The text of a value in one or several languages, cleaned.
pub(super) fn clean_text(json: &Json<'_>, clean: fn(&str) -> String) -> Option<Json<'static>> {
    let mut languages: Vec<(std::borrow::Cow<'static, str>, Json<'static>)> = Vec::new();
    for item in items(json) {
        let Json::Object(members) = item else { continue };
        match (item.get("@value"), item.get("@language")) {
            (Some(value), Some(Json::Text(language))) => {
                languages.push((language.to_string().into(), Json::Text(clean(&plain(value)).into())));
            }
            (None, _) if language_map(members) => {
                for (language, value) in members {
                    languages.push((language.to_string().into(), Json::Text(clean(&plain(value)).into())));
                }
            }
            _ => {}
        }
    }
    languages.retain(|(_, value)| *value != Json::Text("".into()));
    if !languages.is_empty() {
        return Some(Json::Object(languages));
    }
    let text = clean(&plain(json));
    (!text.is_empty()).then(|| Json::Text(text.into()))
}

/// The first URL of a node: its own, that of its subject, or its id.
pub(super) fn url_of(json: &Json<'_>) -> String {
    match json {
        Json::Text(text) => text.trim().to_string(),
        Json::List(items) => items.iter().map(url_of).find(|url| !url.is_empty()).unwrap_or_default(),
        Json::Object(_) => {
            let keys = ["url", "contentUrl", "embedUrl", "@value", "@id"];
            let found = keys.into_iter().filter_map(|key| json.get(key)).map(url_of);
            found.into_iter().find(|url| !url.is_empty() && !url.starts_with("_:")).unwrap_or_default()
        }
        _ => String::new(),
    }
}
