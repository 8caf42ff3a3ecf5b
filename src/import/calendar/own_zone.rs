//! Zones defined by a calendar (`VTIMEZONE`, RFC 5545, section 3.6.5), and names that are offsets: `GMT+0200`.

use std::cell::RefCell;
use std::collections::HashMap;

use super::recurrence::Rule;
use super::times::{When, moment};
use super::zones::Zone;
use super::{text_of, values};
use crate::source::cursor::Cursor;
use crate::source::ical::listed;
use crate::time::{Date, DateTime, Instant};

const DAY: i64 = 86_400;

/// Maximum number of rules and dates of a zone, all of which are evaluated for each year of a calendar.
const MOST: usize = 1000;

/// An observance: an offset that is in force from certain times on (standard or daylight saving time).
#[derive(Debug, PartialEq)]
struct Observance {
    /// Its first onset, in the local time before the change.
    start: DateTime,
    from: i32,
    to: i32,
    rules: Vec<Rule>,
    /// Additional onsets.
    dates: Vec<DateTime>,
}

/// A zone, defined by its observances.
#[derive(Debug, PartialEq)]
pub(super) struct OwnZone {
    observances: Vec<Observance>,
    /// Cache of the offset changes until the end of a year, in order, by year.
    known: RefCell<HashMap<i32, Changes>>,
}

/// Onsets with the new offset.
type Changes = Vec<(Instant, i32)>;

impl OwnZone {
    fn of(observances: Vec<Observance>) -> OwnZone {
        OwnZone { observances, known: RefCell::default() }
    }

    /// A zone with a fixed offset in seconds.
    pub(super) fn fixed(offset: i32) -> OwnZone {
        let start = DateTime { date: Date(0), second: 0 };
        OwnZone::of(vec![Observance { start, from: offset, to: offset, rules: Vec::new(), dates: Vec::new() }])
    }

    /// Parses a `VTIMEZONE`. `None` if it has no observance, or an unsupported rule: an incomplete zone would yield wrong times.
    pub(super) fn read(zone: &Cursor<'_>) -> Option<OwnZone> {
        let mut all: Option<Vec<Observance>> = Some(Vec::new());
        for kind in ["STANDARD", "DAYLIGHT"] {
            zone.for_each(kind, |observance| match (&mut all, Observance::read(&observance)) {
                (Some(list), Some(found)) => list.push(found),
                _ => all = None,
            });
        }
        let count = |list: &Vec<Observance>| list.iter().map(|one| 1 + one.rules.len() + one.dates.len()).sum::<usize>();
        all.filter(|list| (1..=MOST).contains(&count(list))).map(OwnZone::of)
    }

    /// The offset at an instant: that of the latest onset.
    fn offset(&self, at: Instant) -> i32 {
        let (year, ..) = DateTime::from_seconds(at.0).date.parts();
        let known = &mut *self.known.borrow_mut();
        let changes = known.entry(year).or_insert_with(|| {
            let mut changes: Changes = self.observances.iter().flat_map(|one| one.begins(year)).collect();
            changes.sort_unstable();
            changes
        });
        let begun = changes.partition_point(|(begin, _)| *begin <= at);
        // Before the first onset, its `TZOFFSETFROM` applies.
        let first = || self.observances.iter().min_by_key(|one| one.start).map_or(0, |one| one.from);
        begun.checked_sub(1).map_or_else(first, |last| changes[last].1)
    }

    /// The instant of a local time, as for IANA zones: the first of a repeated time, and the offset before the gap for a skipped one.
    pub(super) fn instant(&self, local: DateTime) -> Instant {
        let seconds = local.to_seconds();
        let with = |probe: i64| Instant(seconds - i64::from(self.offset(Instant(seconds + probe))));
        let (early, late) = (with(-DAY), with(DAY));
        let shows = |at: Instant| self.local(at) == local;
        match (shows(early), shows(late)) {
            (true, true) => early.min(late),
            (false, true) => late,
            _ => early,
        }
    }

    /// The local time at an instant.
    pub(super) fn local(&self, at: Instant) -> DateTime {
        DateTime::from_seconds(at.0 + i64::from(self.offset(at)))
    }

    /// The offset, if it is fixed.
    pub(super) fn fixed_offset(&self) -> Option<i32> {
        let mut offsets = self.observances.iter().flat_map(|one| [one.from, one.to]);
        let first = offsets.next()?;
        offsets.all(|offset| offset == first).then_some(first)
    }
}

impl Observance {
    fn read(r: &Cursor<'_>) -> Option<Observance> {
        let local = |text: &str| match moment(text.trim(), Zone::default())? {
            When::Local(local, _) => Some(local),
            When::Date(date) => Some(DateTime { date, second: 0 }),
            When::Exact(_) => None,
        };
        let to = offset(&text_of(r, "TZOFFSETTO"))?;
        let from = if r.json.get("TZOFFSETFROM").is_some() { offset(&text_of(r, "TZOFFSETFROM"))? } else { to };
        let start = match values(r, "DTSTART").first() {
            Some((text, _)) => local(text)?,
            None => DateTime { date: Date(0), second: 0 },
        };
        // UNTIL is in UTC.
        let until = |text: &str| {
            Some(match moment(text, Zone::default())? {
                When::Exact(at) => DateTime::from_seconds(at.0 + i64::from(from)).date,
                other => other.date(),
            })
        };
        let rules: Vec<Rule> = values(r, "RRULE").iter().map(|(rule, _)| Rule::read(rule, &until)).collect::<Option<_>>()?;
        let dates: Vec<DateTime> =
            values(r, "RDATE").iter().flat_map(|(dates, _)| listed(dates)).filter_map(|date| local(&date)).collect();
        rules.iter().all(Rule::is_every_year).then_some(Observance { start, from, to, rules, dates })
    }

    /// The onsets in a year and the one before; if the observance has ended, its last onset.
    fn begins(&self, year: i32) -> Changes {
        // Local time may be a day later than UTC.
        let end = Date::new(year.saturating_add(1), 1, 2).unwrap_or(self.start.date);
        let recurring = self.rules.iter().flat_map(|rule| rule.recent(self.start.date, end));
        let times = recurring.map(|date| DateTime { date, ..self.start }).chain(self.dates.iter().copied()).chain([self.start]);
        times.map(|time| (Instant(time.to_seconds() - i64::from(self.from)), self.to)).collect()
    }
}

/// Parses `+0200`, `-05:30`, `+2`, `+053020` to seconds.
fn offset(text: &str) -> Option<i32> {
    let text = text.trim();
    let sign = if text.starts_with(['-', '−']) { -1 } else { 1 };
    let rest = text.strip_prefix(['+', '-', '−'])?;
    let digits: String = rest.chars().filter(|c| *c != ':').collect();
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let padded = if digits.len() == 1 || digits.len() == 3 { ["0", &digits].concat() } else { digits };
    let part = |from: usize| padded.get(from..from + 2).map_or(Some(0), |two| two.parse::<i32>().ok());
    let (hours, minutes, seconds) = (part(0)?, part(2)?, part(4)?);
    let is_offset = matches!(padded.len(), 2 | 4 | 6) && hours <= 18 && minutes < 60 && seconds < 60;
    is_offset.then_some(sign * (hours * 3600 + minutes * 60 + seconds))
}

/// The offset that a name states: `GMT+0200`, `UTC-5`, `+02:00`.
pub(super) fn offset_named(name: &str) -> Option<i32> {
    let name = name.trim();
    let rest = name.get(..3).filter(|begin| begin.eq_ignore_ascii_case("gmt") || begin.eq_ignore_ascii_case("utc"));
    offset(rest.map_or(name, |begin| &name[begin.len()..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_may_be_offsets() {
        for (name, hours) in [
            ("GMT+0200", Some(2.0)),
            ("UTC-5", Some(-5.0)),
            ("utc +05:30", Some(5.5)),
            ("+02:00", Some(2.0)),
            ("GMT−03:30", Some(-3.5)),
            ("GMT", None),
            ("UTC+99", None),
            ("Europe/Paris", None),
            ("GMT+1 (Berlin)", None),
        ] {
            assert_eq!(offset_named(name), hours.map(|hours| (hours * 3600.0) as i32), "{name}");
        }
    }
}
