//! Moments of iCalendar (RFC 5545, sections 3.3.4 and 3.3.5).

use crate::import::common::draft::local;
use crate::time::{Date, DateTime, Instant, Stamp, iso_text, stamp};

/// A moment: a date, a local time with its zone (empty if it floats), or an instant.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum When {
    Date(Date),
    Local(DateTime, String),
    Exact(Instant),
}

/// Reads a moment: `20270615`, `20270615T090000`, `20270615T090000Z`; also with hyphens and colons, as some programs write it.
pub(super) fn moment(text: &str, zone: String) -> Option<When> {
    Some(match stamp(&iso_text(text)?)? {
        Stamp::Date(date) => When::Date(date),
        Stamp::Local(local) => When::Local(local, zone),
        Stamp::Exact(at) | Stamp::Zoned(_, _, Some(at)) => When::Exact(at),
        Stamp::Zoned(local, zone, None) => When::Local(local, zone),
    })
}

impl When {
    /// Its calendar day; of an instant, that in UTC.
    pub(super) fn date(&self) -> Date {
        match self {
            When::Date(date) => *date,
            When::Local(local, _) => local.date,
            When::Exact(at) => DateTime::from_seconds(at.0).date,
        }
    }

    /// The same time on another day.
    pub(super) fn on(&self, date: Date) -> When {
        match self {
            When::Date(_) => When::Date(date),
            When::Local(local, zone) => When::Local(DateTime { date, ..*local }, zone.clone()),
            When::Exact(at) => When::Exact(Instant(i64::from(date.0) * 86_400 + at.0.rem_euclid(86_400))),
        }
    }

    /// As a feed has it whose event is in that zone.
    pub(super) fn text(&self, event_zone: &str) -> String {
        match self {
            When::Date(date) => date.to_iso(),
            When::Exact(at) => at.to_rfc3339(),
            When::Local(time, zone) => {
                let plain = local(&time.date.to_iso(), u32::from(time.minute()));
                if zone.is_empty() || zone == event_zone { plain } else { [&plain, "[", zone, "]"].concat() }
            }
        }
    }
}
