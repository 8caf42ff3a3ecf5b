//! What is found, without a thousand lines that all say the same.

use crate::path::JsonPath;
use crate::problem::{Code, Problem};
use crate::text::digits;

/// What was found so far.
#[derive(Default)]
pub(super) struct Log {
    pub(super) problems: Vec<Problem>,
}

impl Log {
    pub(super) fn say(&mut self, code: Code, path: JsonPath, value: String) {
        self.problems.push(Problem::new(code, path, value));
    }

    pub(super) fn say_meant(&mut self, code: Code, path: JsonPath, value: String, meant: Option<String>) {
        self.problems.push(Problem { meant, ..Problem::new(code, path, value) });
    }
}

/// The first few of a kind, and one more that counts the rest.
pub(super) struct Few {
    most: usize,
    said: usize,
    last: Option<Problem>,
    rest: usize,
}

impl Few {
    pub(super) fn new(most: usize) -> Few {
        Few { most, said: 0, last: None, rest: 0 }
    }

    pub(super) fn say(&mut self, log: &mut Log, problem: Problem) {
        if self.said < self.most {
            self.said += 1;
            log.problems.push(problem);
        } else if self.last.is_none() {
            self.last = Some(problem);
        } else {
            self.rest += 1;
        }
    }

    pub(super) fn end(self, log: &mut Log) {
        if let Some(mut last) = self.last {
            if self.rest > 0 {
                last.value = [&last.value, ", and ", &digits(self.rest), " more like it"].concat();
            }
            log.problems.push(last);
        }
    }
}

/// Each name once, at its first place, with how often it is met.
#[derive(Default)]
pub(super) struct Once {
    names: Vec<(Problem, usize)>,
    places: std::collections::BTreeMap<String, usize>,
}

impl Once {
    pub(super) fn say(&mut self, name: &str, problem: impl FnOnce() -> Problem) {
        if let Some(&place) = self.places.get(name) {
            self.names[place].1 += 1;
        } else {
            self.places.insert(name.to_string(), self.names.len());
            self.names.push((problem(), 1));
        }
    }

    pub(super) fn end(self, log: &mut Log) {
        for (mut problem, count) in self.names {
            if count > 1 {
                problem.value = [&problem.value, ", ", &digits(count), " times"].concat();
            }
            log.problems.push(problem);
        }
    }
}
