//! Values in non-canonical form, which are read nevertheless.

use std::collections::BTreeMap;

use super::Limits;
use super::limit::{Capped, Log};
use crate::diagnostic::Code;
use crate::path::Step;
use crate::plenary_format::spanned::Spanned;

/// Reports at most five for each key and code.
pub(super) fn lint(spanned: &Spanned, limits: Limits, log: &mut Log) {
    let most = if limits == Limits::Readable { 5 } else { usize::MAX };
    let mut capped: BTreeMap<(&str, usize), Capped> = BTreeMap::new();
    // Short forms of keys are reported with the keys.
    for rewritten in spanned.rewritten.iter().filter(|rewritten| rewritten.target.is_none()) {
        let Some(Step::Key(key)) = rewritten.path.steps().last() else { continue };
        let code = rewritten.assumed.unwrap_or(Code::OtherForm);
        capped.entry((key, code as usize)).or_insert_with(|| Capped::new(most)).push(log, rewritten.diagnostic(code));
    }
    for capped in capped.into_values() {
        capped.finish(log);
    }
}
