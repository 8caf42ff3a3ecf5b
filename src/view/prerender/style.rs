//! Scopes the theme to prerendered HTML: in the light DOM it shares the page with other styles.

use super::RootMode;

/// The style sheets of `first.css`, and those only for prerendered HTML.
const SHEETS: [&str; 8] = [
    include_str!("../style/base.css"),
    include_str!("../style/text.css"),
    include_str!("../style/head.css"),
    include_str!("../style/sessions.css"),
    include_str!("../style/narrow.css"),
    include_str!("../style/prose.css"),
    include_str!("../style/print.css"),
    include_str!("../style/prerender.css"),
];

/// Classes and elements of the widget that are never prerendered.
const ABSENT: [&str; 28] = [
    ".badge-count",
    ".chip",
    ".chosen",
    ".close",
    ".acts",
    ".dark",
    ".drawer",
    ".failed",
    ".far",
    ".ghost",
    ".night",
    ".own",
    ".now-line",
    ".panel",
    ".search",
    ".sheet",
    ".text",
    ".tools",
    ".you",
    ":placeholder",
    "button",
    "dialog",
    "input",
    "select",
    // Attributes that are never prerendered.
    "aria-selected",
    "hidden",
    "aria-expanded",
    "placeholder",
];

/// The complete style sheet, with the given rules for track colors.
pub(super) fn sheet(tracks: &str, form: RootMode) -> String {
    let mut out = String::new();
    if form == RootMode::Light {
        // Resets the page's own rules for headings, lists or a class `card`. SVG attributes are excluded, since they rank like author styles
        // and would be reset, too.
        out.push_str(".ahead :not(svg):not(path){all:revert}");
    }
    for sheet in SHEETS {
        out.push_str(&scoped(&without_comments(sheet), form));
    }
    out + &scoped(tracks, form)
}

fn without_comments(css: &str) -> String {
    let mut out = String::new();
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        out.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    out + rest
}

/// Scopes each rule to the root.
fn scoped(css: &str, form: RootMode) -> String {
    let mut out = String::new();
    let mut rest = css;
    while let Some((prelude, after)) = rest.split_once('{') {
        let prelude = words(prelude);
        let (body, after) = after.split_at(end_of_block(after));
        rest = after.get(1..).unwrap_or_default();
        if let Some(condition) = prelude.strip_prefix('@') {
            let inner = if condition.starts_with("keyframes") { String::new() } else { scoped(body, form) };
            if inner.is_empty() {
                continue;
            }
            out.extend([&prelude, "{", &inner, "}"]);
            // Phones without support for container queries use a media query instead.
            if let Some(width) = condition.strip_prefix("container plenary ") {
                out.extend(["@supports not (container-type:inline-size){@media ", width, "{", &inner, "}}"]);
            }
            continue;
        }
        let selectors: Vec<String> = listed(&prelude).filter(|one| is_present(one)).map(|one| below_root(one, form)).collect();
        if !selectors.is_empty() {
            out.extend([&selectors.join(","), "{", words(body).trim_end_matches(';'), "}"]);
        }
    }
    out
}

/// Collapses white space to single spaces.
fn words(css: &str) -> String {
    css.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

/// The end of the block that was opened before.
fn end_of_block(css: &str) -> usize {
    let mut depth = 1;
    for (at, byte) in css.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    css.len()
}

/// Splits a selector list, except at commas in parentheses.
fn listed(selectors: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0;
    let parts = selectors.split(move |c| {
        depth += i32::from(c == '(') - i32::from(c == ')');
        c == ',' && depth == 0
    });
    parts.map(str::trim_ascii)
}

fn is_present(selector: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let is_named = |name: &&str| {
        selector.match_indices(*name).any(|(at, _)| {
            let (before, after) = (&selector[..at], &selector[at + name.len()..]);
            !after.starts_with(is_part) && (name.starts_with(['.', ':']) || !before.ends_with(|c: char| is_part(c) || c == '.'))
        })
    };
    // With `:is()`, some of the alternatives may be present.
    selector.contains(":is(") || !ABSENT.iter().any(is_named)
}

fn below_root(selector: &str, form: RootMode) -> String {
    const ROOT: &str = ".plenary.ahead";
    if let Some(rest) = selector.strip_prefix(":host") {
        // The element has no shadow root yet, and its owner's styles take precedence.
        let host = if form == RootMode::Light { ":where(plenary-agenda)" } else { ":host" };
        return [host, rest].concat();
    }
    match selector.strip_prefix(".plenary") {
        Some(rest) => [ROOT, rest].concat(),
        None => [ROOT, " ", selector].concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_prerendered_begins_with_the_style_of_the_first_screen() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/view/style/");
        let read = |name: &str| std::fs::read_to_string([folder, name].concat()).unwrap();
        let first = read("first.css");
        let imported: Vec<String> = first
            .lines()
            .filter_map(|line| line.strip_prefix("@import './"))
            .map(|rest| read(rest.trim_end_matches("';")))
            .collect();
        assert!(imported.len() > 1);
        assert_eq!(SHEETS[..imported.len()], imported);
    }

    #[test]
    fn every_rule_is_held_to_the_root() {
        let css = "/* a */ :host { display: grid; }\n:host([hidden]), a { b: c }\n.plenary.dark { x: y }\n.x,\n.main :is(a, button) { d: e; f: g; }\n\
                   @keyframes z { to { a: b } }\n@media print { .ghost { a: b } }\n@container plenary (max-width: 2em) { .tag, .chip { a: b; } }";
        assert_eq!(
            scoped(&without_comments(css), RootMode::Light),
            ":where(plenary-agenda){display: grid}.plenary.ahead a{b: c}.plenary.ahead .x,.plenary.ahead .main :is(a, button){d: e; f: g}\
             @container plenary (max-width: 2em){.plenary.ahead .tag{a: b}}\
             @supports not (container-type:inline-size){@media (max-width: 2em){.plenary.ahead .tag{a: b}}}"
        );
        assert!(scoped(":host { a: b }", RootMode::Shadow).starts_with(":host{"));
    }

    #[test]
    fn what_is_never_there_has_no_rules() {
        let sheet = sheet(".t0{--track:#0468b1}.dark .t0{--track:#fff}", RootMode::Light);
        for absent in ["ghost", "dark", "::placeholder", "badge-count", "keyframes", "/*", "\n", "<"] {
            assert!(!sheet.contains(absent), "{absent}: {sheet}");
        }
        for present in
            [".plenary.ahead .t0{--track:#0468b1}", ".plenary.ahead .card{", ".plenary.ahead .chips{", ".plenary.ahead *{"]
        {
            assert!(sheet.contains(present), "{present}: {sheet}");
        }
    }
}
