//! The architecture: which module may use which, and that only the border knows the browser.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// What of the crate knows the browser.
const BORDER: [&str; 6] = ["browser", "element", "intl", "repair", "cli_api", "import_api"];

/// The code of each top-level module: its file or all files of its folder, without comments and without tests.
fn modules() -> BTreeMap<String, String> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut out = BTreeMap::new();
    for entry in std::fs::read_dir(source).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let mut code = String::new();
        collect(&path, &mut code);
        if !code.is_empty() {
            out.insert(name, code);
        }
    }
    assert!(out.contains_key("plenary_format") && out.contains_key("model") && out.contains_key("view"), "{:?}", out.keys());
    out
}

fn collect(path: &Path, code: &mut String) {
    if path.is_dir() {
        for entry in std::fs::read_dir(path).unwrap() {
            collect(&entry.unwrap().path(), code);
        }
    } else if path.extension().is_some_and(|extension| extension == "rs") {
        let text = std::fs::read_to_string(path).unwrap();
        // Tests stand last in their file, and may use what they like.
        let text = text.split("#[cfg(test)]").next().unwrap_or_default();
        for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
            code.push_str(line);
            code.push('\n');
        }
    }
}

/// Modules named as `crate::name`, alone or within braces.
fn used(code: &str) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    for rest in code.split("crate::").skip(1) {
        let listed = rest.strip_prefix('{').map_or(rest, |list| list.split('}').next().unwrap_or_default());
        let several = if listed.len() < rest.len() { listed.split(',').collect() } else { vec![listed] };
        for name in several {
            let name: String = name.trim_start().chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect();
            out.insert(name);
        }
    }
    out
}

fn edges() -> BTreeMap<String, BTreeSet<String>> {
    let modules = modules();
    let of = |(name, code): (&String, &String)| {
        let used = used(code).into_iter().filter(|other| other != name && modules.contains_key(other));
        (name.clone(), used.collect())
    };
    modules.iter().filter(|(name, _)| *name != "lib").map(of).collect()
}

#[test]
fn only_the_border_knows_the_browser() {
    for (name, code) in modules().into_iter().filter(|(name, _)| !BORDER.contains(&name.as_str())) {
        for word in ["web_sys", "js_sys", "wasm_bindgen", "gloo"] {
            assert!(!code.contains(word), "{name} contains {word}");
        }
    }
}

#[test]
fn nothing_in_the_core_uses_the_border() {
    for (name, used) in edges().into_iter().filter(|(name, _)| !BORDER.contains(&name.as_str())) {
        assert!(BORDER.iter().all(|border| !used.contains(*border)), "{name} uses {used:?}");
    }
}

#[test]
fn what_is_read_knows_nothing_of_what_is_shown() {
    let edges = edges();
    for module in ["model", "diagnostic", "time", "text", "plenary_format", "timetable", "query", "route", "icalendar"] {
        for shown in ["view", "state"] {
            assert!(!edges[module].contains(shown), "{module} uses {shown}");
        }
    }
    assert!(!edges["view"].contains("plenary_format"), "a view is made of the model, whatever it was read from");
    assert!(!edges["state"].contains("view"), "a state does not know what it looks like");
}

#[test]
fn what_is_at_the_bottom_uses_nothing_above() {
    let edges = edges();
    let allowed = |module: &str, names: &[&str]| {
        assert!(edges[module].iter().all(|used| names.contains(&used.as_str())), "{module} uses {:?}", edges[module]);
    };
    allowed("path", &[]);
    allowed("diagnostic", &["path", "time"]);
    allowed("source", &["diagnostic", "path", "steps", "text"]);
    allowed("steps", &[]);
    allowed("text", &["steps"]);
    allowed("platform", &["text", "time"]);
    allowed("time", &["platform", "text"]);
    allowed("model", &["diagnostic", "time"]);
    allowed("timetable", &["model", "time"]);
    allowed("icalendar", &["model", "text", "time"]);
}

/// The platform is asked for offsets by `time`, and speaks in its instants and dates: these two are one layer.
const ONE_LAYER: [&str; 2] = ["platform", "time"];

#[test]
fn modules_use_each_other_in_one_direction() {
    let mut left = edges();
    for (name, used) in &mut left {
        used.retain(|other| !(ONE_LAYER.contains(&name.as_str()) && ONE_LAYER.contains(&other.as_str())));
    }
    // What uses nothing that is left is taken away, until nothing is left or a circle is.
    while let Some(free) = left.iter().find(|(_, used)| used.is_empty()).map(|(name, _)| name.clone()) {
        left.remove(&free);
        for used in left.values_mut() {
            used.remove(&free);
        }
    }
    assert!(left.is_empty(), "these go round in a circle: {left:?}");
}

#[test]
fn names_are_found_in_every_form_of_use() {
    let code =
        "use crate::time::Date;\nuse crate::{model, view::main};\nfn f() -> crate::text::Messages {}\npub(crate) fn g() {}";
    let found: Vec<String> = used(code).into_iter().collect();
    assert_eq!(found, ["model", "text", "time", "view"]);
}
