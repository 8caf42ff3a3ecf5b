//! What is wrong with a feed, said to its author.

use serde::Serialize;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Something was left out.
    Error,
    /// Something is shown, perhaps not as it was meant.
    Warning,
}

/// One thing that is wrong with a feed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// How bad it is.
    pub severity: Severity,
    /// JSON path of the place, such as `$.sessions[3].start`.
    pub path: String,
    /// The value that stands there, shortened.
    pub value: String,
    /// What is wrong with it.
    pub message: &'static str,
    /// How to mend it.
    pub hint: &'static str,
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for part in [&self.path, ": ", self.message, " (", &self.value, "). ", self.hint] {
            f.write_str(part)?;
        }
        Ok(())
    }
}
