//! Resolves printed times: `"start": "2024-07-09", "time": "9:30a - 10:10a"`.

use super::builder::{PendingTime, ReadContext};
use super::times::{Clocks, fits};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Agenda, End, When};
use crate::time::{DateTime, Fault, Instant, PrintedEnd, Zones, printed, resolve};

/// Sets the times of sessions from their printed times, and reports invalid and ambiguous ones. Text that is not
/// understood is displayed as printed.
pub(super) fn read(known: &mut ReadContext, agenda: &mut Agenda, zones: &Zones) {
    for PendingTime { session: position, zone, path, open_end, minutes } in std::mem::take(&mut known.pending_times) {
        let session = &agenda.sessions[position];
        let When::Dates(date, _) = session.when else { continue };
        let rooms = [session.room, session.parent.and_then(|parent| agenda.sessions[parent].room)];
        let clocks = Clocks { agenda, zones, own: &zone, rooms, days: &known.days };
        let text = ["\"", &session.printed, "\""].concat();
        let (when, faults) = match printed(&session.printed) {
            Ok(printed) => resolve(&printed, date, clocks.zone(DateTime { date, second: 0 }), zones),
            Err(fault) => (None, vec![fault]),
        };
        if let Some((start, end)) = when {
            let end = match (end, minutes) {
                (PrintedEnd::At(end), _) => End::At(end),
                (PrintedEnd::Unknown, Some(minutes)) => End::At(Instant(start.0 + i64::from(minutes) * 60)),
                (PrintedEnd::Unknown, None) if !open_end => End::Unknown,
                _ => End::Open,
            };
            let when = When::Clock(start, end);
            let day = session.day.filter(|day| fits(*day, when, agenda, zones));
            if day != session.day {
                agenda.diagnostics.push(Diagnostic::new(Code::OtherDay, path.clone(), text.clone()));
            }
            let session = &mut agenda.sessions[position];
            (session.when, session.day) = (when, day);
        }
        for fault in faults {
            // "All day" or "after lunch" is not meant to be a time of day.
            if fault != Fault::Unreadable || text.bytes().any(|byte| byte.is_ascii_digit()) {
                agenda.diagnostics.push(Diagnostic::of_words(fault, path.clone(), text.clone()));
            }
        }
    }
}
