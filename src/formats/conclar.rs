//! ConClár and KonOpas.

use super::Options;
use super::draft::Draft;
use crate::feed::reading::Reading;
use crate::problem::Code;

pub(super) fn read(r: &Reading<'_>, _options: &Options<'_>) -> Option<Draft> {
    r.report(Code::UnknownFormat);
    None
}
