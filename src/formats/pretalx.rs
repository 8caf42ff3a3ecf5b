//! What pretalx's widget and interface give.

use super::Options;
use super::draft::Draft;
use crate::feed::reading::Reading;
use crate::problem::Code;

pub(super) fn widget(r: &Reading<'_>, _options: &Options<'_>) -> Option<Draft> {
    r.report(Code::UnknownFormat);
    None
}

pub(super) fn submissions(r: &Reading<'_>, _options: &Options<'_>) -> Option<Draft> {
    r.report(Code::UnknownFormat);
    None
}
