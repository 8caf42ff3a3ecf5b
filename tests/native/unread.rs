//! Nothing of a foreign schedule is lost in silence: a word that is planted anywhere in it is in the feed that it becomes, or a diagnostic
//! is about its place, or the importer ignores its key on purpose.

use plenary::diagnostic::Severity;
use plenary::import::{Format, is_ignored};
use plenary::lint::Located;
use plenary::path::{JsonPath, Step};
use serde_json::{Value, json};

use crate::lint_kit::report;
use crate::schedules::translated;

const MARKER: &str = "Quuxology";

/// The paths of all values of a JSON text, as pointers as well.
fn collect(value: &Value, path: &JsonPath, pointer: &str, out: &mut Vec<(JsonPath, String, bool)>) {
    match value {
        Value::Object(members) => {
            out.push((path.clone(), pointer.to_string(), true));
            for (key, value) in members {
                let pointer = format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1"));
                collect(value, &path.member(key), &pointer, out);
            }
        }
        Value::Array(items) => {
            for (index, value) in items.iter().enumerate() {
                collect(value, &path.item(index), &format!("{pointer}/{index}"), out);
            }
        }
        _ => out.push((path.clone(), pointer.to_string(), false)),
    }
}

fn steps(path: &JsonPath) -> Vec<String> {
    let step = |step: Step<'_>| match step {
        Step::Key(key) => format!(".{key}"),
        Step::Index(_) => "[]".to_string(),
    };
    path.steps().map(step).collect()
}

/// Whether a diagnostic is about a place: that one, one inside of it, or the whole that is left out with it.
fn is_about(found: &Located, place: &[String]) -> bool {
    let diagnostic = &found.diagnostic;
    let of = steps(&diagnostic.path);
    if of.is_empty() {
        return false;
    }
    let is_outer = place.starts_with(&of);
    let says_all =
        diagnostic.severity() == Severity::Error || diagnostic.name().starts_with("unread") || diagnostic.name() == "repeats";
    of.starts_with(place) || (is_outer && says_all) || diagnostic.value.contains(MARKER)
}

/// What is private in any format, and has a diagnostic of its own where it is no object.
const PRIVATE: [&str; 4] = ["Email", "email", "phone", "telephone"];

fn is_ignored_there(format: Format, path: &JsonPath) -> bool {
    let keys: Vec<&str> = path.steps().filter_map(|step| if let Step::Key(key) = step { Some(key) } else { None }).collect();
    keys.iter().any(|key| PRIVATE.contains(key))
        || (1..=keys.len()).any(|count| {
            let mut inner: Vec<&str> = keys[..count].to_vec();
            inner.reverse();
            is_ignored(format, &inner)
        })
}

/// What is lost of a word in that place.
fn lost(format: Format, changed: &Value, path: &JsonPath) -> Option<String> {
    let text = changed.to_string();
    let imported = translated(text.as_bytes(), "Europe/Paris");
    if imported.feed.to_lowercase().contains(&MARKER.to_lowercase()) || imported.format != format {
        return None;
    }
    // Where nothing can be read at all, that is what is said.
    if imported.feed.is_empty() || is_ignored_there(format, path) {
        return None;
    }
    let place = steps(path);
    let report = report(text.as_bytes(), "Europe/Paris");
    if report.diagnostics.iter().any(|found| is_about(found, &place)) {
        return None;
    }
    Some(format!("{} {path}", format.key()))
}

fn seeds() -> Vec<(Format, Value)> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds/schedules");
    let mut out = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        let format = translated(&bytes, "Europe/Paris").format;
        let Ok(value) = serde_json::from_slice::<Value>(&bytes) else { continue };
        if !matches!(format, Format::Plenary | Format::Unknown) {
            out.push((format, value));
        }
    }
    assert!(out.len() > 15);
    out
}

fn assert_kept(plant: impl Fn(&mut Value, bool) -> Option<&'static str>) {
    let mut all = Vec::new();
    for (format, schedule) in seeds() {
        let mut places = Vec::new();
        collect(&schedule, &JsonPath::TOP, "", &mut places);
        for (path, pointer, is_object) in places {
            let mut changed = schedule.clone();
            let Some(key) = plant(changed.pointer_mut(&pointer).unwrap(), is_object) else { continue };
            let path = if key.is_empty() { path } else { path.member(key) };
            all.extend(lost(format, &changed, &path));
        }
    }
    all.sort();
    all.dedup();
    assert!(all.is_empty(), "{} lost: {all:#?}", all.len());
}

#[test]
fn a_word_in_the_place_of_any_value_is_kept_or_reported() {
    assert_kept(|value, is_object| {
        *value = json!(MARKER);
        (!is_object).then_some("")
    });
}

#[test]
fn a_list_in_the_place_of_any_value_is_kept_or_reported() {
    assert_kept(|value, is_object| {
        *value = json!(["Anything", MARKER]);
        (!is_object).then_some("")
    });
}

#[test]
fn an_object_in_the_place_of_any_value_is_kept_or_reported() {
    assert_kept(|value, is_object| {
        *value = json!({"anything": {"more": MARKER}});
        (!is_object).then_some("")
    });
}

#[test]
fn a_word_beside_any_value_is_kept_or_reported() {
    let key = "odd key";
    assert_kept(|value, is_object| {
        value.as_object_mut()?.insert(key.into(), json!(MARKER));
        is_object.then_some(key)
    });
}
