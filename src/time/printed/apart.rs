//! Parses a start and an end from two values, as if they were one cell: `11:00 AM` and `1:00` are `11:00 AM–1:00`.

use super::{Fault, Printed, PrintedEnd, printed};

const HALF_DAY: u32 = 720;
const DAY: u32 = 1_440;

/// The start and the end, in minutes from the midnight before the start. `from` is the start parsed on its own; `end` has its minutes, if known,
/// and its text. A start that is not fixed may differ from `from` if the end has its AM or PM: `1:30` and `2:15 PM`.
///
/// # Errors
///
/// [`Fault::EndDoubted`] if the end is before the start, and not in the following night; [`Fault::Unreadable`] if the end is not a time of day.
pub fn printed_apart(from: u32, start: &str, is_fixed: bool, end: (Option<u32>, &str)) -> Result<(u32, u32), Fault> {
    match printed(&[start, "–", end.1].concat()) {
        Ok(Printed { start, end: PrintedEnd::At(end), zone: None, .. }) if start == from || !is_fixed => return Ok((start, end)),
        // A list with the 24-hour clock need not use it unambiguously in every time, so a time may be certain only in the context of its list.
        Ok(Printed { zone: None, .. }) | Err(Fault::MeridiemUnknown | Fault::Unreadable) => {}
        Ok(_) | Err(_) => return Err(Fault::Unreadable),
    }
    match end.0.ok_or(Fault::Unreadable)? {
        // `00:00` on a clock of 24 hours is the midnight that ends the day, as `24:00` is; `12:00 AM` is more often an error for noon.
        0 if from > 0 && end.1.trim_start().starts_with('0') => Ok((from, DAY)),
        end if end >= from => Ok((from, end)),
        end if end + DAY - from <= HALF_DAY => Ok((from, end + DAY)),
        _ => Err(Fault::EndDoubted),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::clock;

    #[test]
    fn an_end_is_read_with_its_start() {
        for (start, end, expected) in [
            ("11:00 AM", "1:00", Ok((660, 780))),
            ("9:00 AM", "5:00", Ok((540, 1020))),
            ("1:30", "2:15 PM", Ok((810, 855))),
            ("23:30", "01:30", Ok((1410, 1530))),
            ("22:00", "24:00", Ok((1320, 1440))),
            ("22:00", "24:00:00", Ok((1320, 1440))),
            ("10:00", "00:00", Ok((600, 1440))),
            ("09:00", "0:00", Ok((540, 1440))),
            ("08:00 AM", "00:00", Ok((480, 1440))),
            ("10:00", "00:00:00", Ok((600, 1440))),
            ("00:00", "00:00", Ok((0, 0))),
            ("10:00", "00:30", Err(Fault::EndDoubted)),
            ("10:00 AM", "12:00 AM", Err(Fault::EndDoubted)),
            ("10:00", "10:00", Ok((600, 600))),
            ("14:00", "14:00", Ok((840, 840))),
            ("14:00", "09:00", Err(Fault::EndDoubted)),
            ("11:30 AM", "12:30 AM", Err(Fault::EndDoubted)),
            ("22:00", "late", Err(Fault::Unreadable)),
            ("22:00", "25:00", Err(Fault::Unreadable)),
            ("10:00", "11:00 UTC", Err(Fault::Unreadable)),
        ] {
            let from = printed(start).map_or_else(|_| clock(start), |printed| Some(printed.start));
            let minutes = clock(end).or_else(|| printed(end).ok().map(|printed| printed.start));
            assert_eq!(printed_apart(from.unwrap_or_default(), start, false, (minutes, end)), expected, "{start} {end}");
        }
    }
}
