//! The page about diagnostics lists every code with its severity, what it means and how to correct it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use plenary::diagnostic::{Severity, codes};

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/site/diagnostics.md");
/// What follows this heading is the table.
const HEADING: &str = "## All codes

";

/// The table of all codes, in alphabetical order.
fn table() -> String {
    // In a table, a bar is the end of a cell, and what looks like a tag would be one.
    let cell = |text: &str| text.replace('|', "\\|").replace('<', "&lt;");
    let rows: BTreeMap<&str, String> = codes()
        .map(|(code, severity, message, help)| {
            let severity = match severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Note => "note",
            };
            (code, format!("| `{code}` | {severity} | … {}. {} |\n", cell(message), cell(help)))
        })
        .collect();
    let mut table = String::from("| Code | Severity | Meaning and help |\n| --- | --- | --- |\n");
    rows.values().for_each(|row| write!(table, "{row}").unwrap());
    table
}

#[test]
fn every_code_is_documented() {
    let page = std::fs::read_to_string(PAGE).unwrap();
    let (before, _) = page.split_once(HEADING).expect("the page has a heading for the table");
    let expected = [before, HEADING, &table()].concat();
    if std::env::var_os("PLENARY_WRITE_FIXTURES").is_some() {
        std::fs::write(PAGE, expected).unwrap();
        return;
    }
    assert!(
        page == expected,
        "docs/site/diagnostics.md is out of date: PLENARY_WRITE_FIXTURES=1 npm run test:native, then npm run site"
    );
}

#[test]
fn no_code_is_of_two_diagnostics() {
    let all: Vec<&str> = codes().map(|(code, ..)| code).collect();
    let distinct: std::collections::BTreeSet<&str> = all.iter().copied().collect();
    assert_eq!(all.len(), distinct.len());
    assert!(all.len() > 100);
}
