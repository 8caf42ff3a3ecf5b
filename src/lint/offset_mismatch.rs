//! UTC offsets that the zone does not have at that time: the file was exported in another zone, or in the other half of the year (DST).

use super::LintContext;
use super::limit::{Dedup, Log};
use super::visit::excerpt;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::json::Json;
use crate::text::digits;
use crate::time::{Stamp, stamp};

/// Reports each wrong offset once, at its first occurrence.
pub(super) fn lint(context: &LintContext<'_>, log: &mut Log) {
    let agenda = context.agenda();
    let event = &agenda.event.timezone;
    let mut dedup = Dedup::default();
    for place in &context.spanned.sessions {
        let Some(session) = context.tree.at(&place.path) else { continue };
        for key in ["start", "end", "movedFrom"] {
            let Some(Json::Text(written)) = session.get(key) else { continue };
            let Some(offset) = numeric(written) else { continue };
            let Some(Stamp::Exact(instant)) = stamp(written) else { continue };
            let mut clocks = [&place.zone, event].into_iter().filter(|zone| !zone.is_empty()).peekable();
            if clocks.peek().is_some() && !clocks.any(|zone| context.zones.offset(zone, instant) == offset) {
                let path = place.path.member(key);
                dedup.push(&digits((offset + 86_400) as usize), || Diagnostic::new(Code::OtherOffset, path, excerpt(written)));
            }
        }
    }
    dedup.finish(log);
}

/// The UTC offset of a time in seconds. Zero counts as none, since programs write UTC regardless of the location.
fn numeric(written: &str) -> Option<i32> {
    let text = written.trim_ascii();
    let sign = text.get(11..)?.find(['+', '-'])? + 11;
    if text.contains('[') {
        return None;
    }
    let number: String = text[sign + 1..].chars().filter(char::is_ascii_digit).collect();
    let hours: i32 = number.get(..2)?.parse().ok()?;
    let minutes: i32 = number.get(2..).filter(|rest| !rest.is_empty()).map_or(Some(0), |rest| rest.parse().ok())?;
    let seconds = (hours * 60 + minutes) * 60;
    (seconds != 0).then_some(if text[sign..].starts_with('-') { -seconds } else { seconds })
}
