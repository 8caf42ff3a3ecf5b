//! Values that are not in the format's own form, and what they are read as.

use std::collections::BTreeMap;

use super::few::{Few, Log};
use crate::feed::traced::Traced;
use crate::formats::quoted;
use crate::path::Step;
use crate::problem::{Code, Problem};

/// Reports the first few for each key.
pub(super) fn check(traced: &Traced, log: &mut Log) {
    let mut few: BTreeMap<&str, Few> = BTreeMap::new();
    for (path, old, new) in &traced.rewritten {
        let Some(Step::Key(key)) = path.steps().last() else { continue };
        let is_code = new.starts_with('[') || key == "duration";
        let code = if is_code { new.clone() } else { quoted(new) };
        let help = ["It is read as ", &code, ". Write \"", key, "\": ", &code, "."].concat();
        let problem = Problem { help: Some(help), ..Problem::new(Code::OtherForm, path.clone(), old.clone()) };
        few.entry(key).or_insert_with(|| Few::new(5)).say(log, problem);
    }
    for few in few.into_values() {
        few.end(log);
    }
}
