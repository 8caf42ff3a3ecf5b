//! Written dates: dates as people write them: `Sunday, July 4th, 2027`, `le 1er mai 2027`, `21.06.2023 13:00`, `2027年7月4日`.
//!
//! Month names and weekdays are known in the languages of [`printed`](mod@super::printed): Arabic, Chinese, English, French, German, Russian
//! and Spanish. An ambiguous date is a [`DateFault`] with both readings, never a guess:
//!
//! - It is unambiguous with a month name, a leading year, dots as in `6.7.2023`, a number above 12, or a weekday that fits only one reading.
//! - `6/7/2023` is ambiguous. The caller may know the [`DateOrder`] from other dates of the same list.
//! - A date without a year is resolved near a given date, and has to match its weekday.

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

/// A parsed date, before its year and the order of day and month are resolved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The year; `None` in `Tuesday, 4 July`.
    pub year: Option<i32>,
    fields: Fields,
    /// A bit mask of the weekdays that the text may name, Monday first; 0 without a weekday.
    weekdays: u8,
    /// The time beside the date, or its fault; `None` for a date alone.
    pub time: Option<Result<Printed, Fault>>,
    /// The text of the time, in a form that [`printed`](super::printed()) accepts; empty for a date alone.
    pub words: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fields {
    /// Unambiguous day and month.
    Sure(u32, u32),
    /// Two numbers, either of which may be the day.
    Numbers(u32, u32),
}

/// Why a written date cannot be resolved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateFault {
    /// The day does not exist: `31 April 2027`.
    Impossible,
    /// Ambiguous: day first, and month first.
    Ambiguous(Date, Date),
    /// The year is missing and cannot be derived.
    YearMissing,
    /// The year is missing, and the weekday does not match in the derived year; the date in that year.
    OtherWeekday(Date),
}

impl DateFault {
    /// The problem, phrased to follow the path of the value.
    pub fn message(self) -> &'static str {
        match self {
            DateFault::Impossible => "is a date that does not exist",
            DateFault::Ambiguous(..) => "is an ambiguous date: the day or the month may come first",
            DateFault::YearMissing => "is a date without a year",
            DateFault::OtherWeekday(_) => "is a date without a year, and its weekday does not agree with the year of the event",
        }
    }

    /// How to fix it, with the possible readings.
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
    /// Resolves the date. `order` disambiguates numeric dates; `near` is a date of the event, from which a missing year is
    /// derived.
    ///
    /// # Errors
    ///
    /// A [`DateFault`] if the date is impossible or ambiguous.
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

    /// The reading within half a year of a date, for a text without a year.
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

    /// The order of day and month that this date proves; `None` if it has a month name or is ambiguous.
    pub fn order(&self) -> Option<DateOrder> {
        let Fields::Numbers(first, second) = self.fields else { return None };
        // Without a year, assume a leap year, so that 29 February is valid.
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

    /// Whether the weekday in the text matches a date; true if there is none.
    pub fn fits_weekday(&self, date: Date) -> bool {
        self.weekdays == 0 || fits(self.weekdays, date)
    }

    /// The time of day in minutes, if it is unambiguous by itself: without end, zone and doubt.
    pub fn plain_time(&self) -> Option<u32> {
        match &self.time {
            Some(Ok(Printed { start, end: PrintedEnd::Unknown, zone: None, others, doubt: None })) if others.is_empty() => {
                Some(*start)
            }
            _ => None,
        }
    }

    /// The readings with the day first and with the month first.
    fn readings(&self, year: i32) -> [Option<Date>; 2] {
        match self.fields {
            Fields::Sure(day, month) => [Date::new(year, month, day), None],
            Fields::Numbers(first, second) => [Date::new(year, second, first), Date::new(year, first, second)],
        }
    }
}

/// Whether a bit mask of weekdays (Monday first) includes that of a date.
fn fits(weekdays: u8, date: Date) -> bool {
    // 1970-01-01 was a Thursday.
    weekdays & 1 << (date.0 + 3).rem_euclid(7) != 0
}
