//! Assumptions of the importer where a list is ambiguous: one diagnostic for each kind of assumption and value, with a count.

use super::names::Form;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::cursor::Cursor;
use crate::text::digits;

/// What is assumed of the whole list, and diagnostics that stand for several values each.
#[derive(Default)]
pub(super) struct Assumptions {
    /// How the names of the list are written.
    pub(super) form: Form,
    diagnostics: Vec<(Diagnostic, usize)>,
}

/// Beyond this number, diagnostics are not aggregated, since each lookup is linear.
const MOST: usize = 100;

impl Assumptions {
    /// Reports a value. A repeated code with the same help increments the count.
    pub(super) fn report(&mut self, code: Code, r: &Cursor<'_>, help: String) {
        let is_same = |diagnostic: &Diagnostic| diagnostic.code == code && diagnostic.help.as_deref().unwrap_or_default() == help;
        if let Some((_, count)) = self.diagnostics.iter_mut().take(MOST).find(|(diagnostic, _)| is_same(diagnostic)) {
            *count += 1;
            return;
        }
        let help = Some(help).filter(|help| !help.is_empty());
        self.diagnostics.push((Diagnostic { help, ..Diagnostic::new(code, r.path.owned(), r.json.excerpt()) }, 1));
    }

    /// The diagnostics, in the order in which they were found.
    pub(super) fn diagnostics(self) -> impl Iterator<Item = Diagnostic> {
        self.diagnostics.into_iter().map(|(mut diagnostic, count)| {
            if count > 1 {
                diagnostic.value = [&diagnostic.value, " and ", &digits(count - 1), " more"].concat();
            }
            diagnostic
        })
    }
}
