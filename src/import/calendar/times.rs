//! Dates and times of iCalendar (RFC 5545, sections 3.3.4 and 3.3.5).

use super::zones::Zone;
use crate::import::common::draft::local;
use crate::text::digits;
use crate::time::{Date, DateTime, Instant, Stamp, iso_text, stamp};

/// A date, a local time with its zone, or an instant.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum When {
    Date(Date),
    Local(DateTime, Zone),
    Exact(Instant),
}

/// Parses a date or time: `20270615`, `20270615T090000`, `20270615T090000Z`; also with hyphens and colons, as some programs write it.
pub(super) fn moment(text: &str, zone: Zone) -> Option<When> {
    Some(match stamp(&iso_text(text)?)? {
        Stamp::Date(date) => When::Date(date),
        Stamp::Local(local) => When::Local(local, zone),
        Stamp::Exact(at) | Stamp::Zoned(_, _, Some(at)) => When::Exact(at),
        Stamp::Zoned(local, zone, None) => When::Local(local, Zone::Named(zone)),
    })
}

impl When {
    /// Its date; for an instant, the UTC date.
    pub(super) fn date(&self) -> Date {
        match self {
            When::Date(date) => *date,
            When::Local(local, _) => local.date,
            When::Exact(at) => DateTime::from_seconds(at.0).date,
        }
    }

    /// The same time on another date.
    pub(super) fn on(&self, date: Date) -> When {
        match self {
            When::Date(_) => When::Date(date),
            When::Local(local, zone) => When::Local(DateTime { date, ..*local }, zone.clone()),
            When::Exact(at) => When::Exact(Instant(i64::from(date.0) * 86_400 + at.0.rem_euclid(86_400))),
        }
    }

    /// The time in the form of a feed, for an event in a zone.
    pub(super) fn text(&self, event_zone: &str) -> String {
        match self {
            When::Date(date) => date.to_iso(),
            When::Exact(at) => at.to_rfc3339(),
            When::Local(time, zone) => {
                let plain = local(&time.date.to_iso(), u32::from(time.minute()));
                match zone {
                    Zone::Named(zone) if zone != event_zone => [&plain, "[", zone, "]"].concat(),
                    Zone::Own(own) => {
                        let at = own.instant(*time);
                        let minutes = (time.to_seconds() - at.0) / 60;
                        if (time.to_seconds() - at.0) % 60 != 0 {
                            return at.to_rfc3339();
                        }
                        let two = |number: u64| [if number < 10 { "0" } else { "" }, &digits(number as usize)].concat();
                        let (hours, rest) = (two(minutes.unsigned_abs() / 60), two(minutes.unsigned_abs() % 60));
                        [plain.as_str(), if minutes < 0 { "-" } else { "+" }, &hours, ":", &rest].concat()
                    }
                    _ => plain,
                }
            }
        }
    }
}
