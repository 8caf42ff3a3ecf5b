//! Expands short forms of people: `"moderator": "Ada"` and `"remote": true` to members of `people`.
//!
//! In a browser this is in the repair module, loaded only for a feed with such a key.

use super::canonical::{Object, Rewritten, Target};
use crate::source::cursor::Path;
use crate::source::json::Json;
use crate::source::json_text::code;

/// Session keys that name people, with the role that each implies; empty for speakers.
const ROLES: [(&str, &str); 10] = [
    ("speaker", ""),
    ("speakers", ""),
    ("moderator", "moderator"),
    ("moderators", "moderator"),
    ("panelist", "panelist"),
    ("panelists", "panelist"),
    ("host", "host"),
    ("hosts", "host"),
    ("chair", "chair"),
    ("chairs", "chair"),
];

/// Characters that cannot be part of one name: they indicate several names, or a name with something else.
const NOT_OF_A_NAME: [char; 14] = [',', ';', '/', '&', '|', '+', '(', '[', ':', '@', '\n', '\t', '<', '"'];

/// Adds the people at such keys to `people`. Anything that is not clearly one name is left in place, and reported as an unknown key.
pub(super) fn people(session: &mut Object<'_, '_>) {
    for (key, role) in ROLES {
        let Json::Object(members) = &mut *session.json else { return };
        let Some(place) = members.iter().rposition(|(name, _)| name == key) else { continue };
        let Some(items) = appearances(&members[place].1, role) else { continue };
        let (_, old) = members.remove(place);
        if items.is_empty() {
            continue;
        }
        let codes: Vec<String> = items.iter().map(code).collect();
        let list = members.iter_mut().rev().find(|(name, value)| name == "people" && *value != Json::Null);
        let (target, new) = match list {
            None => {
                members.push(("people".into(), Json::List(items)));
                (Target::Member("people"), ["[", &codes.join(", "), "]"].concat())
            }
            Some((_, list)) => {
                if !matches!(list, Json::List(_)) {
                    *list = Json::List(vec![std::mem::replace(list, Json::Null)]);
                }
                if let Json::List(list) = list {
                    list.extend(items);
                }
                (Target::Items("people"), codes.join(", "))
            }
        };
        log(session, key, &old, new, target);
    }
}

/// For a person, `"remote": true` becomes `"presence": "remote"`; for a session, it applies to all of its people without a presence.
pub(super) fn remote(session: &mut Object<'_, '_>) {
    session.each("people", &mut |person| {
        if let Some(old) = take_flag(person.json) {
            let Json::Object(members) = &mut *person.json else { return };
            if !members.iter().any(|(name, _)| name == "presence") {
                members.push(("presence".into(), Json::Text("remote".into())));
                log(person, "remote", &old, "\"remote\"".into(), Target::Member("presence"));
            }
        }
    });
    let Json::Object(members) = &*session.json else { return };
    if !members.iter().any(|(name, value)| name == "people" && matches!(value, Json::List(items) if !items.is_empty())) {
        return;
    }
    let Some(old) = take_flag(session.json) else { return };
    let mut codes = Vec::new();
    session.each("people", &mut |person| {
        let presence = ("presence".into(), Json::Text("remote".into()));
        match &mut *person.json {
            Json::Object(members) if !members.iter().any(|(name, _)| name == "presence") => members.push(presence),
            Json::Object(_) => {}
            text => *text = Json::Object(vec![("person".into(), std::mem::replace(text, Json::Null)), presence]),
        }
        codes.push(code(person.json));
    });
    log(session, "remote", &old, ["[", &codes.join(", "), "]"].concat(), Target::Member("people"));
}

/// Removes `"remote": true`; `false` is the default.
fn take_flag<'t>(json: &mut Json<'t>) -> Option<Json<'t>> {
    let Json::Object(members) = json else { return None };
    let place = members.iter().position(|(name, value)| name == "remote" && *value == Json::Bool(true))?;
    Some(members.remove(place).1)
}

/// The people that a value names, as appearances with a role; `None` if it is ambiguous.
fn appearances<'t>(value: &Json<'t>, role: &str) -> Option<Vec<Json<'t>>> {
    let items = match value {
        Json::List(items) => &items[..],
        Json::Null => &[],
        one => std::slice::from_ref(one),
    };
    items.iter().map(|item| appearance(item, role)).collect()
}

fn appearance<'t>(item: &Json<'t>, role: &str) -> Option<Json<'t>> {
    let mut members = match item {
        Json::Text(name) if is_name(name) && role.is_empty() => return Some(item.clone()),
        Json::Text(name) if is_name(name) => vec![("person".into(), item.clone())],
        Json::Object(members) if members.iter().any(|(key, _)| matches!(key.as_ref(), "name" | "person")) => members.clone(),
        _ => return None,
    };
    if !role.is_empty() && !members.iter().any(|(key, _)| key == "role") {
        members.push(("role".into(), Json::Text(role.to_string().into())));
    }
    Some(Json::Object(members))
}

fn is_name(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty()
        && text.chars().count() <= 80
        && !text.contains(NOT_OF_A_NAME)
        && !text.contains(" and ")
        && !text.contains(" - ")
}

fn log(object: &mut Object<'_, '_>, key: &str, old: &Json<'_>, new: String, target: Target) {
    let path = Path::Key(&object.path, key).owned();
    (object.log)(Rewritten { path, old: old.excerpt(), new, end: None, assumed: None, target: Some(target) });
}
