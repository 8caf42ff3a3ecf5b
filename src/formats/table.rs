//! Lists of sessions in words of their own.

use super::Options;
use super::draft::Draft;
use crate::feed::reading::Reading;
use crate::problem::Code;

pub(super) fn read(r: &Reading<'_>, _options: &Options<'_>) -> Option<Draft> {
    r.report(Code::UnknownFormat);
    None
}

/// Whether an object says what a session does.
pub(super) fn is_session(_json: &crate::feed::json::Json<'_>) -> bool {
    false
}
