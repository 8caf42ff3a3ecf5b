//! A report as JSON: the output of `check --format json`.

use super::Report;
use crate::import::Object;

impl Report {
    /// One object with `file`, `format`, `timezone`, `sessions`, `speakers` and `problems`, each of which has `severity`
    /// (`error`, `warning`, `note`), `code`, `path`, `line`, `column`, `length`, `value` where there is one, `message` and
    /// `hint`.
    pub fn to_json(&self, file: &str) -> String {
        let mut diagnostics = String::from("[");
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
            diagnostics.push_str(&one.end());
        }
        diagnostics.push(']');
        let mut all = Object::new();
        all.string("file", file).string("format", self.format.key()).string("timezone", &self.timezone);
        all.number("sessions", self.sessions).number("speakers", self.speakers).raw("problems", &diagnostics);
        all.end()
    }
}
