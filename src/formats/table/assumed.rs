//! What a list leaves open and the importer assumed: one diagnostic for each kind of assumption and value, with the number of values.

use crate::feed::reading::Reading;
use crate::problem::{Code, Problem};
use crate::text::digits;

/// Diagnostics that stand for several values each.
#[derive(Default)]
pub(super) struct Assumptions(Vec<(Problem, usize)>);

/// More kinds than these are reported one by one: looking each up takes time.
const MOST: usize = 100;

impl Assumptions {
    /// Reports a value; the same code with the same help counts once more.
    pub(super) fn report(&mut self, code: Code, r: &Reading<'_>, help: String) {
        let is_same = |problem: &Problem| problem.code == code && problem.help.as_deref().unwrap_or_default() == help;
        if let Some((_, count)) = self.0.iter_mut().take(MOST).find(|(problem, _)| is_same(problem)) {
            *count += 1;
            return;
        }
        let help = Some(help).filter(|help| !help.is_empty());
        self.0.push((Problem { help, ..Problem::new(code, r.path.owned(), r.json.excerpt()) }, 1));
    }

    /// The diagnostics, in the order in which they were found.
    pub(super) fn problems(self) -> impl Iterator<Item = Problem> {
        self.0.into_iter().map(|(mut problem, count)| {
            if count > 1 {
                problem.value = [&problem.value, " and ", &digits(count - 1), " more"].concat();
            }
            problem
        })
    }
}
