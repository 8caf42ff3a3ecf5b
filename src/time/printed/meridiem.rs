//! Resolves AM and PM (the meridiem).

use super::{Fault, Printed, PrintedEnd, PrintedZone};

const HALF_DAY: u32 = 720;
const DAY: u32 = 1_440;

#[derive(Clone, Copy, PartialEq)]
pub(super) enum Meridiem {
    Unknown,
    Am,
    Pm,
}

/// A clock time as parsed.
#[derive(Clone, Copy)]
pub(super) struct ClockReading {
    pub(super) hour: u32,
    pub(super) minute: u32,
    pub(super) meridiem: Meridiem,
    /// With a leading zero, as in `09`, which only 24-hour clocks use.
    pub(super) padded: bool,
    /// With a word for hours, as in `9h30` or `9 Uhr`.
    pub(super) hours: bool,
    /// A bare number, without any indication that it is a time.
    pub(super) bare: bool,
    pub(super) midnight: bool,
}

/// A time or a range of times as parsed.
pub(super) struct Span {
    pub(super) start: ClockReading,
    pub(super) end: Option<ClockReading>,
    pub(super) open: bool,
    pub(super) zone: Option<PrintedZone>,
}

impl ClockReading {
    fn as_printed(self) -> u32 {
        self.hour * 60 + self.minute
    }

    /// Whether it has AM or PM.
    fn twelve(self) -> bool {
        self.meridiem != Meridiem::Unknown || self.midnight
    }

    /// Minutes since midnight if unambiguous; 1,440 for midnight at the end of the day.
    fn sure(self) -> Result<Option<u32>, Fault> {
        if self.hour > 24 || self.minute > 59 || self.as_printed() > DAY {
            return Err(Fault::Impossible);
        }
        if self.midnight {
            return Ok(Some(DAY));
        }
        if self.meridiem == Meridiem::Unknown {
            return Ok((self.hour == 0 || self.hour > 12).then(|| self.as_printed()));
        }
        if self.hour == 0 || self.hour > 12 {
            return Err(Fault::Impossible);
        }
        let afternoon = if self.meridiem == Meridiem::Pm { HALF_DAY } else { 0 };
        Ok(Some(self.as_printed() % HALF_DAY + afternoon))
    }
}

impl Span {
    /// Resolves the span, if there is only one reading.
    pub(super) fn meaning(self, others: Vec<Result<Printed, Fault>>) -> Result<Printed, Fault> {
        let Span { start: first, end: last, open, zone } = self;
        let mut doubt = None;
        let mut from = first.sure()?;
        if from == Some(DAY) {
            if !first.midnight {
                return Err(Fault::Impossible);
            }
            from = Some(0);
        }
        let to = match last {
            Some(last) => last.sure()?,
            None => None,
        };
        let start = match (from, to, last) {
            (Some(from), _, _) => from,
            (None, Some(to), Some(last)) if last.twelve() => {
                let early = first.as_printed() % HALF_DAY;
                if early < to && to <= early + HALF_DAY { early } else { early + HALF_DAY }
            }
            (None, Some(_), _) => first.as_printed(),
            (None, None, _) => {
                let start = first.as_printed();
                let mut padded = first.padded;
                let mut day = first.hour >= 7;
                if let Some(last) = last {
                    padded |= last.padded;
                    day &= last.hour >= 7;
                    if last.as_printed() <= start {
                        return Err(Fault::MeridiemUnknown);
                    }
                }
                if !padded && !day {
                    return Err(Fault::MeridiemUnknown);
                }
                if !padded && !first.hours && first.hour < 9 {
                    doubt = Some(Fault::MorningAssumed);
                }
                start
            }
        };
        let mut end = if open { PrintedEnd::Open } else { PrintedEnd::Unknown };
        if let Some(last) = last {
            let mut minutes = match to {
                Some(to) => to,
                None if first.twelve() => {
                    let early = last.as_printed() % HALF_DAY;
                    early + (start + HALF_DAY - early) / HALF_DAY * HALF_DAY
                }
                None => last.as_printed(),
            };
            let next_day = minutes <= start;
            if next_day {
                minutes += DAY;
            }
            if next_day && minutes - start > HALF_DAY {
                doubt = Some(Fault::EndDoubted);
            } else {
                end = PrintedEnd::At(minutes);
            }
        }
        Ok(Printed { start, end, zone, others, doubt })
    }
}
