//! Dates as people write them: `Sunday, July 4th, 2027`, `le 1er mai 2027`, `21.06.2023 13:00`, `2027年7月4日`.
//!
//! Month names and weekdays are known in the languages of [`printed`](mod@super::printed): Arabic, Chinese, English, French, German, Russian
//! and Spanish. A date that may be read in two ways is a [`DateFault`] with both readings and never a guess:
//!
//! - A month name, a year in front, dots as in `6.7.2023`, a number above 12 or a weekday that fits only one reading decide.
//! - `6/7/2023` is ambiguous. The caller may know the [`DateOrder`] from other dates of the same list.
//! - A date without a year needs a date nearby, and has to agree with its weekday.

mod iso;
mod names;
mod parse;
mod range;
mod tokens;
mod weekday;

pub use iso::{extended, iso_text, lenient_stamp};
pub use parse::written;
pub use range::written_range;
pub use weekday::{Weekday, written_weekday};

use super::{Date, Fault, Printed, PrintedEnd};

/// The order of day and month in a numeric date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateOrder {
    /// `21/06/2023`
    DayFirst,
    /// `6/21/2023`
    MonthFirst,
}

/// A date as it was written, before the year and the order of day and month are settled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The year; `None` in `Tuesday, 4 July`.
    pub year: Option<i32>,
    fields: Fields,
    /// One bit for each weekday that the text may name, Monday first; 0 without a weekday.
    weekdays: u8,
    /// The time beside the date, or why it cannot be read; `None` for a date alone.
    pub time: Option<Result<Printed, Fault>>,
    /// The text of that time, in a form that [`printed`](super::printed()) reads; empty for a date alone.
    pub words: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fields {
    /// Day and month, which cannot be confused.
    Sure(u32, u32),
    /// Two numbers, each of which may be the day.
    Numbers(u32, u32),
}

/// Why a written date names no day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateFault {
    /// No calendar has that day: `31 April 2027`.
    Impossible,
    /// Two readings: day first, and month first.
    Ambiguous(Date, Date),
    /// There is no year, and none can be derived.
    YearMissing,
    /// There is no year, and in the one derived it is another weekday; the date in that year.
    OtherWeekday(Date),
}

impl DateFault {
    /// What is wrong, phrased to follow the path of the value.
    pub fn message(self) -> &'static str {
        match self {
            DateFault::Impossible => "is a date that does not exist",
            DateFault::Ambiguous(..) => "is an ambiguous date: the day or the month may come first",
            DateFault::YearMissing => "is a date without a year",
            DateFault::OtherWeekday(_) => "is a date without a year, and its weekday does not agree with the year of the event",
        }
    }

    /// How to correct it, with the readings of the value.
    pub fn help(self) -> String {
        match self {
            DateFault::Impossible => "Correct the day or the month.".into(),
            DateFault::Ambiguous(day_first, month_first) => {
                ["Write ", &day_first.to_iso(), " or ", &month_first.to_iso(), "."].concat()
            }
            DateFault::YearMissing => "Add the year.".into(),
            DateFault::OtherWeekday(date) => ["Write ", &date.to_iso(), ", or correct the weekday."].concat(),
        }
    }
}

impl Written {
    /// The day that is meant. `order` settles numeric dates that may be read in two ways; `near` is a date of the event, from which
    /// a missing year is derived.
    ///
    /// # Errors
    ///
    /// A [`DateFault`] if no day is meant, or if it is not clear which.
    pub fn date(&self, order: Option<DateOrder>, near: Option<Date>) -> Result<Date, DateFault> {
        let Some(year) = self.year else { return self.near(order, near.ok_or(DateFault::YearMissing)?) };
        let [day_first, month_first] = self.readings(year);
        match (day_first, month_first) {
            (None, None) => Err(DateFault::Impossible),
            (Some(date), None) | (None, Some(date)) => Ok(date),
            (Some(one), Some(other)) if one == other => Ok(one),
            (Some(one), Some(other)) => match (self.fits_weekday(one), self.fits_weekday(other), order) {
                (true, false, _) | (true, true, Some(DateOrder::DayFirst)) => Ok(one),
                (false, true, _) | (true, true, Some(DateOrder::MonthFirst)) => Ok(other),
                _ => Err(DateFault::Ambiguous(one, other)),
            },
        }
    }

    /// The reading within half a year of that date, for a text without a year.
    fn near(&self, order: Option<DateOrder>, near: Date) -> Result<Date, DateFault> {
        let (year, ..) = near.parts();
        let of_year = |year| Written { year: Some(year), ..self.clone() }.date(order, None);
        let distance = |date: Date| date.0.abs_diff(near.0);
        let found =
            [year, year - 1, year + 1].into_iter().filter_map(|year| of_year(year).ok()).min_by_key(|date| distance(*date));
        match found {
            None => of_year(year),
            Some(date) if !self.fits_weekday(date) => Err(DateFault::OtherWeekday(date)),
            Some(date) => Ok(date),
        }
    }

    /// The order of day and month that this date proves; `None` if it has a month name or may be read in two ways.
    pub fn order(&self) -> Option<DateOrder> {
        let Fields::Numbers(first, second) = self.fields else { return None };
        // A leap year, since the 29th of February is a day, whatever year is missing.
        let [day_first, month_first] = self.readings(self.year.unwrap_or(2000));
        match (day_first, month_first) {
            (Some(_), None) => Some(DateOrder::DayFirst),
            (None, Some(_)) => Some(DateOrder::MonthFirst),
            (Some(one), Some(other)) if first != second && self.year.is_some() => {
                match (self.fits_weekday(one), self.fits_weekday(other)) {
                    (true, false) => Some(DateOrder::DayFirst),
                    (false, true) => Some(DateOrder::MonthFirst),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// Whether the weekday in the text is that of the date; also if there is none.
    pub fn fits_weekday(&self, date: Date) -> bool {
        self.weekdays == 0 || fits(self.weekdays, date)
    }

    /// The time of day in minutes, if there is one that needs nothing else to be understood: no end, no zone and no doubt.
    pub fn plain_time(&self) -> Option<u32> {
        match &self.time {
            Some(Ok(Printed { start, end: PrintedEnd::Unknown, zone: None, others, doubt: None })) if others.is_empty() => {
                Some(*start)
            }
            _ => None,
        }
    }

    /// The dates with the day first and with the month first.
    fn readings(&self, year: i32) -> [Option<Date>; 2] {
        match self.fields {
            Fields::Sure(day, month) => [Date::new(year, month, day), None],
            Fields::Numbers(first, second) => [Date::new(year, second, first), Date::new(year, first, second)],
        }
    }
}

/// Whether a date is one of the weekdays, a bit for each, Monday first.
fn fits(weekdays: u8, date: Date) -> bool {
    // 1970-01-01 was a Thursday.
    weekdays & 1 << (date.0 + 3).rem_euclid(7) != 0
}
