//! Diagnostics shared by all importers.

use crate::diagnostic::{Code, Diagnostic};
use crate::import::common::draft::{DraftObject, path_of};
use crate::source::cursor::Cursor;

/// Reports a note that a session has no time yet. The session is kept.
pub(in crate::import) fn unscheduled(session: &DraftObject, r: &Cursor<'_>) {
    if !session.has("start") {
        r.report(Code::Unscheduled);
    }
}

/// Reports a diagnostic without the value, which may be private.
pub(in crate::import) fn silently(r: &Cursor<'_>, code: Code) {
    r.log.push(Diagnostic::new(code, path_of(r), String::new()));
}

/// Reports that there is nothing to show, unless errors already explain that.
pub(in crate::import) fn no_sessions(r: &Cursor<'_>) {
    let is_reported = r.log.has(|diagnostic| diagnostic.code == Code::Dropped);
    if !is_reported {
        r.report(Code::NoSchedule);
    }
}
