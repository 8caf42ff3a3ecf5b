//! A report as JSON, for programs.

use super::Report;
use crate::formats::Object;

impl Report {
    /// One object with `file`, `format`, `timezone`, `sessions`, `speakers` and `problems`, each of which has `severity`
    /// (`error`, `warning`, `note`), `code`, `path`, `line`, `column`, `length`, `value` where there is one, `message` and
    /// `hint`.
    pub fn to_json(&self, file: &str) -> String {
        let mut problems = String::from("[");
        for found in &self.problems {
            if problems.len() > 1 {
                problems.push(',');
            }
            let problem = &found.problem;
            let mut one = Object::new();
            one.text("severity", problem.severity().key()).text("code", problem.name()).text("path", &problem.path.to_string());
            one.number("line", found.line).number("column", found.column).number("length", found.length);
            if !problem.value.is_empty() {
                one.text("value", &problem.value);
            }
            one.text("message", problem.message()).text("hint", &problem.hint());
            problems.push_str(&one.end());
        }
        problems.push(']');
        let mut all = Object::new();
        all.text("file", file).text("format", self.format.key()).text("timezone", &self.timezone);
        all.number("sessions", self.sessions).number("speakers", self.speakers).raw("problems", &problems);
        all.end()
    }
}
