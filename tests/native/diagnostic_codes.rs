//! Each diagnostic code has a page in docs/site/diagnostics: `check` reports the code for the page's example, and nothing for the
//! corrected one. The site is generated from the same files.

use std::collections::BTreeSet;
use std::path::PathBuf;

use plenary::diagnostic::codes;
use plenary::lint::next_steps;

use crate::kit::read;
use crate::lint_kit::report;

/// Pages without a corrected example: what they report is for the author to judge.
const WITHOUT_CORRECTION: [&str; 3] = ["ambiguous-name", "authors", "left-out"];

fn folder() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/site/diagnostics"))
}

/// A file in a page, and the words behind the fence's language: `bytes` (`\xNN` is a byte that is no UTF-8), `read` (the widget reports
/// it, and not `check`), `timezone=ZONE` of the command, `leaves=CODE` that is still reported.
struct Example<'p> {
    words: Vec<&'p str>,
    text: &'p str,
}

impl Example<'_> {
    fn word(&self, key: &str) -> &str {
        self.words.iter().find_map(|word| word.strip_prefix(key)).unwrap_or_default()
    }

    fn bytes(&self) -> Vec<u8> {
        if !self.words.contains(&"bytes") {
            return self.text.as_bytes().to_vec();
        }
        let mut parts = self.text.split("\\x");
        let mut bytes = parts.next().unwrap().as_bytes().to_vec();
        for part in parts {
            bytes.push(u8::from_str_radix(&part[..2], 16).unwrap());
            bytes.extend(part[2..].bytes());
        }
        bytes
    }

    fn codes(&self) -> BTreeSet<&'static str> {
        if self.words.contains(&"read") {
            return read(self.text).diagnostics.iter().map(|diagnostic| diagnostic.name()).collect();
        }
        report(&self.bytes(), self.word("timezone=")).diagnostics.iter().map(|found| found.diagnostic.name()).collect()
    }
}

/// The files in a page.
fn examples(page: &str) -> Vec<Example<'_>> {
    page.split("\n```")
        .skip(1)
        .step_by(2)
        .map(|fence| {
            let (info, text) = fence.split_once('\n').unwrap();
            Example { words: info.split(' ').skip(1).collect(), text }
        })
        .collect()
}

#[test]
fn every_code_has_a_page_and_every_page_a_code() {
    let pages: BTreeSet<String> = std::fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path().file_stem().unwrap().to_str().unwrap().to_string())
        .collect();
    assert_eq!(pages, codes().map(|(code, ..)| code.to_string()).collect::<BTreeSet<_>>());
}

#[test]
fn examples_are_reported_and_corrected_ones_are_not() {
    for (code, ..) in codes() {
        let page = std::fs::read_to_string(folder().join(format!("{code}.md"))).unwrap();
        assert!(page.starts_with(&format!("# {code}\n")), "{code}");
        let examples = examples(&page);
        assert!(examples[0].codes().contains(code), "{code}: {:?}", examples[0].codes());
        if WITHOUT_CORRECTION.contains(&code) {
            assert_eq!(examples.len(), 1, "{code}");
            continue;
        }
        let mut left = examples[1].codes();
        left.remove(examples[1].word("leaves="));
        assert!(left.is_empty() && examples.len() == 2, "{code}: {left:?}");
    }
}

#[test]
fn pages_say_what_to_do_in_each_system() {
    for (code, step) in next_steps() {
        let page = std::fs::read_to_string(folder().join(format!("{code}.md"))).unwrap();
        let (_, places) = page.split_once("\n## Where to change it\n").unwrap_or_else(|| panic!("{code} has no place"));
        let plain = places.replace(['*', '`'], "").replace('\n', " ");
        assert!(plain.contains(step), "{code}: {step}");
    }
}

#[test]
fn no_code_is_of_two_diagnostics() {
    let all: Vec<&str> = codes().map(|(code, ..)| code).collect();
    let distinct: BTreeSet<&str> = all.iter().copied().collect();
    assert_eq!(all.len(), distinct.len());
    assert!(all.len() > 100);
}
