//! Indico's exports.

use super::Options;
use super::draft::Draft;
use crate::feed::reading::Reading;
use crate::problem::Code;

pub(super) fn timetable(r: &Reading<'_>, _options: &Options<'_>) -> Option<Draft> {
    r.report(Code::UnknownFormat);
    None
}

pub(super) fn event(r: &Reading<'_>, _options: &Options<'_>) -> Option<Draft> {
    r.report(Code::UnknownFormat);
    None
}
