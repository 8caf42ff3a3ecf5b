//! The views of Sessionize.

use super::Options;
use super::draft::Draft;
use crate::feed::reading::Reading;
use crate::problem::Code;

pub(super) fn all(r: &Reading<'_>, _options: &Options<'_>) -> Option<Draft> {
    r.report(Code::UnknownFormat);
    None
}

pub(super) fn grid(r: &Reading<'_>, _options: &Options<'_>) -> Option<Draft> {
    r.report(Code::UnknownFormat);
    None
}

pub(super) fn sessions(r: &Reading<'_>, _options: &Options<'_>) -> Option<Draft> {
    r.report(Code::UnknownFormat);
    None
}

pub(super) fn speakers(r: &Reading<'_>, _options: &Options<'_>) -> Option<Draft> {
    r.report(Code::UnknownFormat);
    None
}
