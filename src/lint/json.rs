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
            one.text("severity", diagnostic.severity().key())
                .text("code", diagnostic.name())
                .text("path", &diagnostic.path.to_string());
            one.number("line", found.line).number("column", found.column).number("length", found.length);
            if !diagnostic.value.is_empty() {
                one.text("value", &diagnostic.value);
            }
            one.text("message", diagnostic.message()).text("hint", &diagnostic.help());
            diagnostics.push_str(&one.end());
        }
        diagnostics.push(']');
        let mut all = Object::new();
        all.text("file", file).text("format", self.format.key()).text("timezone", &self.timezone);
        all.number("sessions", self.sessions).number("speakers", self.speakers).raw("problems", &diagnostics);
        all.end()
    }
}
