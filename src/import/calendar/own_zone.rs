//! Zones that a calendar describes itself (`VTIMEZONE`, RFC 5545, section 3.6.5), and names that are an offset: `GMT+0200`.

use super::recurrence::Rule;
use super::times::{When, moment};
use super::zones::Zone;
use super::{text_of, values};
use crate::source::cursor::Cursor;
use crate::source::ical::listed;
use crate::time::{Date, DateTime, Instant};

const DAY: i64 = 86_400;

/// A zone has so many changes at most: each time of the calendar is compared with all of them.
const MOST: usize = 200;

/// An offset that holds from certain moments on: standard time, or daylight saving time.
#[derive(Debug, PartialEq)]
struct Observance {
    /// When it begins for the first time, on the clock before.
    start: DateTime,
    from: i32,
    to: i32,
    rules: Vec<Rule>,
    /// Other times when it begins.
    dates: Vec<DateTime>,
}

/// A zone by its offsets.
#[derive(Debug, PartialEq)]
pub(super) struct OwnZone(Vec<Observance>);

impl OwnZone {
    /// A zone with one offset, in seconds.
    pub(super) fn fixed(offset: i32) -> OwnZone {
        let start = DateTime { date: Date(0), second: 0 };
        OwnZone(vec![Observance { start, from: offset, to: offset, rules: Vec::new(), dates: Vec::new() }])
    }

    /// Reads a `VTIMEZONE`. `None` if it has nothing that says an offset, or a rule that is not supported: half of a zone would be a wrong one.
    pub(super) fn read(zone: &Cursor<'_>) -> Option<OwnZone> {
        let mut all: Option<Vec<Observance>> = Some(Vec::new());
        for kind in ["STANDARD", "DAYLIGHT"] {
            zone.for_each(kind, |observance| match (&mut all, Observance::read(&observance)) {
                (Some(list), Some(found)) if list.len() < MOST => list.push(found),
                _ => all = None,
            });
        }
        all.filter(|list| !list.is_empty()).map(OwnZone)
    }

    /// The offset at an instant: that of what has begun last.
    fn offset(&self, at: Instant) -> i32 {
        let begun = self.0.iter().filter_map(|one| Some((one.last_begin(at)?, one.to)));
        // Before all of them, the clocks are those that the first one ends.
        let first = || self.0.iter().min_by_key(|one| one.start).map_or(0, |one| one.from);
        begun.max_by_key(|(begin, _)| *begin).map_or_else(first, |(_, offset)| offset)
    }

    /// The instant of a local time, as for other zones: of a time that happens twice the first, of one that is skipped that with the offset before.
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

    /// The offset, if it is always the same.
    pub(super) fn fixed_offset(&self) -> Option<i32> {
        let mut offsets = self.0.iter().flat_map(|one| [one.from, one.to]);
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
        // The end of a rule is in UTC.
        let until = |text: &str| {
            Some(match moment(text, Zone::default())? {
                When::Exact(at) => DateTime::from_seconds(at.0 + i64::from(from)).date,
                other => other.date(),
            })
        };
        let rules: Vec<Rule> = values(r, "RRULE").iter().map(|(rule, _)| Rule::read(rule, &until)).collect::<Option<_>>()?;
        let dates: Vec<DateTime> =
            values(r, "RDATE").iter().flat_map(|(dates, _)| listed(dates)).filter_map(|date| local(&date)).collect();
        let is_supported = rules.iter().all(Rule::is_yearly) && rules.len() + dates.len() <= MOST;
        is_supported.then_some(Observance { start, from, to, rules, dates })
    }

    /// When it began the last time, if it did.
    fn last_begin(&self, at: Instant) -> Option<Instant> {
        let local = DateTime::from_seconds(at.0 + i64::from(self.from));
        let recurring = self.rules.iter().flat_map(|rule| rule.recent(self.start.date, local.date));
        let times = recurring.map(|date| DateTime { date, ..self.start }).chain(self.dates.iter().copied()).chain([self.start]);
        let last = times.filter(|time| *time <= local).max()?;
        Some(Instant(last.to_seconds() - i64::from(self.from)))
    }
}

/// The seconds of `+0200`, `-05:30`, `+2`, `+053020`.
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

/// The offset that a name says: `GMT+0200`, `UTC-5`, `+02:00`.
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
