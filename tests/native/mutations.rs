//! Schedules with one thing wrong, whatever it is: it costs no more than what it is part of.

use plenary::model::Text;
use plenary::path::JsonPath;
use serde_json::{Value, json};

use crate::kit;
use crate::schedules::translated;

/// Every text in which one value of a JSON text is gone or is something else, with the path of that value.
pub fn mutations(text: &str) -> Vec<(String, String)> {
    let whole: Value = serde_json::from_str(text).unwrap();
    let mut paths = Vec::new();
    collect(&whole, "$", String::new(), &mut paths);
    let others =
        [Value::Null, json!(7), json!("?"), json!(""), json!(true), json!([]), json!({}), json!([null]), json!({"en": 1})];
    let mut out = Vec::new();
    for (path, pointer) in paths {
        for other in &others {
            let mut changed = whole.clone();
            *changed.pointer_mut(&pointer).unwrap() = other.clone();
            out.push((path.clone(), changed.to_string()));
        }
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        let mut changed = whole.clone();
        let key = key.replace("~1", "/").replace("~0", "~");
        match changed.pointer_mut(parent).unwrap() {
            Value::Object(members) => drop(members.remove(&key)),
            // What follows in a list moves up, and is not reported by its path any more.
            Value::Array(_) => continue,
            _ => unreachable!(),
        }
        out.push((path, changed.to_string()));
    }
    out
}

fn collect(value: &Value, path: &str, pointer: String, out: &mut Vec<(String, String)>) {
    if !pointer.is_empty() {
        out.push((path.to_string(), pointer.clone()));
    }
    match value {
        Value::Object(members) => {
            for (key, value) in members {
                let is_plain = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
                let step = if is_plain { format!(".{key}") } else { format!("[{key:?}]") };
                collect(value, &format!("{path}{step}"), format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1")), out);
            }
        }
        Value::Array(items) => {
            for (index, value) in items.iter().enumerate() {
                collect(value, &format!("{path}[{index}]"), format!("{pointer}/{index}"), out);
            }
        }
        _ => {}
    }
}

/// Whether a place is another one or within it.
fn is_within(place: &str, outer: &str) -> bool {
    place.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}

/// The titles of the sessions of a schedule, each with its place there.
fn sessions(text: &str, timezone: &str) -> Vec<(String, String)> {
    let imported = translated(text.as_bytes(), timezone);
    let agenda = kit::read(&imported.feed);
    let place = |index: usize| imported.origin(&JsonPath::TOP.member("sessions").item(index)).to_string();
    // The languages of a title stand in no order.
    let title = |title: &Text| {
        let mut texts: Vec<&str> = title.all().collect();
        texts.sort_unstable();
        texts.join(" / ")
    };
    agenda.sessions.iter().enumerate().map(|(index, session)| (title(&session.title), place(index))).collect()
}

/// Reads a schedule, whose sessions all have titles of their own, with any one value gone or being something else: nothing
/// panics, and no session is lost but the one that the value is part of and those that are part of it.
pub fn survives(text: &str, timezone: &str) {
    let whole = sessions(text, timezone);
    assert!(whole.len() > 1, "{whole:?}");
    for (path, changed) in mutations(text) {
        let found = sessions(&changed, timezone);
        for (title, place) in &whole {
            if !is_within(place, &path) && !is_within(&path, place) {
                assert!(found.iter().any(|(found, _)| found == title), "{title} at {place} lost by {path} in {changed}");
            }
        }
    }
}

#[test]
fn every_value_is_changed_in_every_way() {
    let all = mutations(r#"{"a b": [1, {"c": 2}]}"#);
    let paths: Vec<&str> = all.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(paths.iter().filter(|path| **path == "$[\"a b\"][1].c").count(), 10);
    assert_eq!(paths.len(), 10 + 9 + 9 + 10);
    assert!(all.contains(&("$[\"a b\"][1].c".into(), r#"{"a b":[1,{}]}"#.into())));
    assert!(is_within("$.a[1]", "$.a") && is_within("$.a", "$.a") && !is_within("$.ab", "$.a"));
}
