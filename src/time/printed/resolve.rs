//! Resolves a printed time to instants, given a date and the feed's zone.

use super::{Fault, Meaning, Printed, PrintedEnd, PrintedZone, Season, ZoneOffset, abbreviation};
use crate::time::{Ambiguity, Date, DateTime, Instant, Zones};

/// The zone in which a printed time is resolved.
enum Clocks<'c> {
    Zone(&'c str),
    Offset(i32),
}

impl Clocks<'_> {
    fn instant(&self, local: DateTime, zones: &Zones) -> (Instant, Ambiguity) {
        match self {
            Clocks::Zone(zone) => zones.instant(zone, local),
            Clocks::Offset(offset) => (Instant(local.to_seconds() - i64::from(*offset)), Ambiguity::Unambiguous),
        }
    }

    fn offset(&self, at: Instant, zones: &Zones) -> i32 {
        match self {
            Clocks::Zone(zone) => zones.offset(zone, at),
            Clocks::Offset(offset) => *offset,
        }
    }
}

/// Resolves a printed time on a date. Returns the faults as well, and no time if one of them is an error.
///
/// `zone` is the feed's, or empty if unknown. A zone in the text takes precedence, with two exceptions. An
/// ambiguous abbreviation is resolved to the meaning that the feed's zone uses at that time, if any. And if the text
/// has the standard time of the feed's zone while daylight saving time is in force, or vice versa, the local time is
/// kept and the abbreviation ignored: people go by the clock on the wall.
pub fn resolve(printed: &Printed, date: Date, zone: &str, zones: &Zones) -> (Option<(Instant, PrintedEnd<Instant>)>, Vec<Fault>) {
    let mut faults = Vec::new();
    let start = local(date, printed.start);
    let clocks = match clocks(printed.zone.as_ref(), start, zone, zones, &mut faults) {
        Ok(clocks) => clocks,
        Err(fault) => return (None, vec![fault]),
    };
    faults.extend(printed.doubt);
    let (at, ambiguity) = clocks.instant(start, zones);
    report_ambiguity(ambiguity, &mut faults);
    if !zone.is_empty() && clocks.offset(at, zones) != zones.offset(zone, at) {
        faults.push(Fault::AnotherZone);
    }
    let end = match printed.end {
        PrintedEnd::Unknown => PrintedEnd::Unknown,
        PrintedEnd::Open => PrintedEnd::Open,
        PrintedEnd::At(minutes) => {
            let (end, ambiguity) = clocks.instant(local(date, minutes), zones);
            report_ambiguity(ambiguity, &mut faults);
            // A start in a DST gap is moved forward, possibly past its end.
            if end > at { PrintedEnd::At(end) } else { PrintedEnd::Unknown }
        }
    };
    for other in &printed.others {
        let fault = match other {
            Err(Fault::Impossible) => Fault::OtherImpossible,
            Err(_) => Fault::OtherUnclear,
            Ok(other) => match agrees(printed, other, at, zones) {
                None => Fault::OtherUnclear,
                Some(false) => Fault::OtherDisagrees,
                Some(true) => continue,
            },
        };
        report(fault, &mut faults);
    }
    (Some((at, end)), faults)
}

fn local(date: Date, minutes: u32) -> DateTime {
    DateTime { date: Date(date.0 + (minutes / 1_440) as i32), second: minutes % 1_440 * 60 }
}

fn report_ambiguity(ambiguity: Ambiguity, faults: &mut Vec<Fault>) {
    match ambiguity {
        Ambiguity::Unambiguous => {}
        Ambiguity::Gap => report(Fault::Gap, faults),
        Ambiguity::Fold => report(Fault::Fold, faults),
    }
}

fn report(fault: Fault, faults: &mut Vec<Fault>) {
    if !faults.contains(&fault) {
        faults.push(fault);
    }
}

fn clocks<'c>(
    printed: Option<&'c PrintedZone>,
    local: DateTime,
    zone: &'c str,
    zones: &Zones,
    faults: &mut Vec<Fault>,
) -> Result<Clocks<'c>, Fault> {
    let name = match printed {
        None if zone.is_empty() => return Err(Fault::NoZone),
        None => return Ok(Clocks::Zone(zone)),
        Some(PrintedZone::Offset(offset)) => return Ok(Clocks::Offset(*offset)),
        Some(PrintedZone::Name(name)) => name,
    };
    let known;
    let (meanings, help) = match abbreviation(name) {
        Meaning::Zone(name) => return Ok(Clocks::Zone(name)),
        Meaning::Unknown if is_zone(name, zones) => return Ok(Clocks::Zone(name)),
        Meaning::Unknown => return Err(Fault::UnknownZone),
        Meaning::Known(meant) => {
            known = [meant];
            (&known[..], None)
        }
        Meaning::Ambiguous(meanings, help) => (meanings, Some(help)),
    };
    let mut out_of_season = false;
    if !zone.is_empty() {
        for meant in meanings {
            if !zone.starts_with(meant.zones) {
                continue;
            }
            let at = Instant(local.to_seconds() - i64::from(meant.offset));
            let offset = zones.offset(zone, at);
            if offset == meant.offset {
                return Ok(Clocks::Offset(offset));
            }
            out_of_season |= is_out_of_season(meant, offset, at, zone, zones);
        }
    }
    match help {
        _ if out_of_season => {
            faults.push(Fault::NotInForce);
            Ok(Clocks::Zone(zone))
        }
        None => Ok(Clocks::Offset(meanings[0].offset)),
        Some(help) => Err(Fault::AmbiguousZone(help)),
    }
}

/// Whether the zone has that offset in the other season only.
fn is_out_of_season(meant: &ZoneOffset, offset: i32, at: Instant, zone: &str, zones: &Zones) -> bool {
    let ahead = match meant.season {
        Season::Always => return false,
        Season::Standard => 3_600,
        Season::Daylight => -3_600,
    };
    // Standard time lasts at least 121 days (in America), daylight saving time longer.
    let later = |days: i64| zones.offset(zone, Instant(at.0 + days * 86_400)) == meant.offset;
    offset == meant.offset + ahead && (later(120) || later(240))
}

/// Whether another time is the same instant (on any day) and has the same duration; `None` if its zone is unknown.
fn agrees(printed: &Printed, other: &Printed, at: Instant, zones: &Zones) -> Option<bool> {
    if let (PrintedEnd::At(end), PrintedEnd::At(other_end)) = (printed.end, other.end)
        && end - printed.start != other_end - other.start
    {
        return Some(false);
    }
    let shows = |offset: i32| (at.0 + i64::from(offset)).rem_euclid(86_400) == i64::from(other.start) * 60;
    let name = match other.zone.as_ref()? {
        PrintedZone::Offset(offset) => return Some(shows(*offset)),
        PrintedZone::Name(name) => name,
    };
    Some(match abbreviation(name) {
        Meaning::Known(meant) => shows(meant.offset),
        Meaning::Ambiguous(meanings, _) => meanings.iter().any(|meant| shows(meant.offset)),
        Meaning::Zone(name) => shows(zones.offset(name, at)),
        Meaning::Unknown if is_zone(name, zones) => shows(zones.offset(name, at)),
        Meaning::Unknown => return None,
    })
}

/// Accepts only names with a slash: some browsers also know names such as EST and ROC, as zones without daylight saving time.
fn is_zone(name: &str, zones: &Zones) -> bool {
    name.bytes().any(|byte| byte == b'/') && zones.has(name)
}
