//! What tests of the check begin with: what it says of a feed, in one line each.

use std::rc::Rc;

use plenary::import::Options;
use plenary::lint::{Report, lint};
use plenary::time::Zones;

use crate::platform::TestPlatform;

/// What is said of a file, with the zone that the command was given.
pub fn report(file: &[u8], timezone: &str) -> Report {
    let platform = Rc::new(TestPlatform::new("UTC"));
    let zones = Zones::new(platform.clone());
    lint(file, &Options { timezone, zones: &zones, indent: false }, &*platform)
}

/// The same in lines: `warning overlap 3:5+18 $.sessions[1].start: value`.
pub fn said(file: &str) -> Vec<String> {
    lines(&report(file.as_bytes(), ""))
}

/// The problems of a report in lines.
pub fn lines(report: &Report) -> Vec<String> {
    let line = |found: &plenary::lint::Located| {
        let diagnostic = &found.diagnostic;
        let severity = diagnostic.severity().key();
        let (line, column, length) = (found.line, found.column, found.length);
        format!("{severity} {} {line}:{column}+{length} {}: {}", diagnostic.name(), diagnostic.path, diagnostic.value)
    };
    report.diagnostics.iter().map(line).collect()
}

/// A feed in New York, whose sessions begin on its second line.
pub fn sessions(sessions: &str) -> String {
    of_members(&format!("\"sessions\": [{sessions}]"))
}

/// A feed in New York with these members, which begin on its second line.
pub fn of_members(members: &str) -> String {
    format!("{{\"event\": {{\"title\": \"E\", \"timezone\": \"America/New_York\", \"language\": \"en\"}},\n{members}}}")
}

/// Asserts what is said of some feeds.
pub fn assert_said(cases: &[(&str, &[&str])], feed: impl Fn(&str) -> String) {
    for (text, expected) in cases {
        assert_eq!(said(&feed(text)), *expected, "{text}");
    }
}
