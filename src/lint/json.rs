//! Serializes a report as JSON: the output of `check --format json`.

use std::cell::LazyCell;

use super::Report;
use super::fix::Fix;
use crate::import::Object;

impl Report {
    /// An object with `file`, `format`, `timezone`, `sessions`, `speakers` and `problems`. Each problem has `severity`
    /// (`error`, `warning`, `note`), `code`, `path`, `line`, `column`, `length`, an optional `value`, `message` and
    /// `hint`. If a fix is known, it also has `fix`: `edits` of the text, with `start` and `end` in UTF-16 code units (as in JavaScript) and the new
    /// `text`, and `safe`.
    pub fn to_json(&self, file: &str) -> String {
        let mut diagnostics = String::from("[");
        let units = LazyCell::new(|| Units::of(&self.source));
        for found in &self.diagnostics {
            if diagnostics.len() > 1 {
                diagnostics.push(',');
            }
            let diagnostic = &found.diagnostic;
            let mut one = Object::new();
            one.string("severity", diagnostic.severity().key())
                .string("code", diagnostic.name())
                .string("path", &diagnostic.path.to_string());
            one.number("line", found.line).number("column", found.column).number("length", found.length);
            if !diagnostic.value.is_empty() {
                one.string("value", &diagnostic.value);
            }
            one.string("message", diagnostic.message()).string("hint", &diagnostic.help());
            if let Some(fix) = &found.fix {
                one.raw("fix", &fix_code(fix, &units));
            }
            diagnostics.push_str(&one.end());
        }
        diagnostics.push(']');
        let mut all = Object::new();
        all.string("file", file).string("format", self.format.key()).string("timezone", &self.timezone);
        all.number("sessions", self.sessions).number("speakers", self.speakers).raw("problems", &diagnostics);
        all.end()
    }
}

fn fix_code(fix: &Fix, units: &Units<'_>) -> String {
    let mut edits = String::from("[");
    for (range, text) in &fix.edits {
        if edits.len() > 1 {
            edits.push(',');
        }
        let mut edit = Object::new();
        edit.number("start", units.at(range.start)).number("end", units.at(range.end)).string("text", text);
        edits.push_str(&edit.end());
    }
    edits.push(']');
    let mut code = Object::new();
    code.raw("edits", &edits).raw("safe", if fix.is_safe { "true" } else { "false" });
    code.end()
}

/// Converts byte offsets of a text to UTF-16 code units.
struct Units<'t> {
    text: &'t str,
    /// The offset in bytes and in code units of each block, which starts at a character boundary.
    blocks: Vec<(usize, usize)>,
}

impl<'t> Units<'t> {
    /// Approximate size of a block in bytes.
    const BLOCK: usize = 4096;

    fn of(text: &'t str) -> Units<'t> {
        let mut blocks = vec![(0, 0)];
        let mut units = 0;
        for (at, c) in text.char_indices() {
            if at - blocks[blocks.len() - 1].0 >= Units::BLOCK {
                blocks.push((at, units));
            }
            units += c.len_utf16();
        }
        Units { text, blocks }
    }

    fn at(&self, byte: usize) -> usize {
        let block = self.blocks.partition_point(|(at, _)| *at <= byte) - 1;
        let (at, units) = self.blocks[block];
        units + self.text[at..byte].chars().map(char::len_utf16).sum::<usize>()
    }
}
