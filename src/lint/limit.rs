//! Collects diagnostics, and limits how many of one kind are reported.

use crate::diagnostic::{Code, Diagnostic};
use crate::path::JsonPath;
use crate::text::digits;

/// The diagnostics found so far.
#[derive(Default)]
pub(super) struct Log {
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl Log {
    pub(super) fn report(&mut self, code: Code, path: JsonPath, value: String) {
        self.diagnostics.push(Diagnostic::new(code, path, value));
    }

    pub(super) fn report_with_suggestion(&mut self, code: Code, path: JsonPath, value: String, suggestion: Option<String>) {
        self.diagnostics.push(Diagnostic { suggestion, ..Diagnostic::new(code, path, value) });
    }
}

/// Reports the first diagnostics of a kind, then a last one with the number of the rest.
pub(super) struct Capped {
    most: usize,
    reported: usize,
    last: Option<Diagnostic>,
    rest: usize,
}

impl Capped {
    pub(super) fn new(most: usize) -> Capped {
        Capped { most, reported: 0, last: None, rest: 0 }
    }

    pub(super) fn push(&mut self, log: &mut Log, diagnostic: Diagnostic) {
        if self.reported < self.most {
            self.reported += 1;
            log.diagnostics.push(diagnostic);
        } else if self.last.is_none() {
            self.last = Some(diagnostic);
        } else {
            self.rest += 1;
        }
    }

    pub(super) fn finish(self, log: &mut Log) {
        if let Some(mut last) = self.last {
            if self.rest > 0 {
                last.value = [&last.value, ", and ", &digits(self.rest), " more like it"].concat();
            }
            log.diagnostics.push(last);
        }
    }
}

/// Reports each name once, at its first occurrence, with the number of occurrences.
#[derive(Default)]
pub(super) struct Dedup {
    names: Vec<(Diagnostic, usize)>,
    positions: std::collections::BTreeMap<String, usize>,
}

impl Dedup {
    pub(super) fn push(&mut self, name: &str, diagnostic: impl FnOnce() -> Diagnostic) {
        if let Some(&position) = self.positions.get(name) {
            self.names[position].1 += 1;
        } else {
            self.positions.insert(name.to_string(), self.names.len());
            self.names.push((diagnostic(), 1));
        }
    }

    pub(super) fn finish(self, log: &mut Log) {
        for (mut diagnostic, count) in self.names {
            if count > 1 {
                diagnostic.value = [&diagnostic.value, ", ", &digits(count), " times"].concat();
            }
            log.diagnostics.push(diagnostic);
        }
    }
}
