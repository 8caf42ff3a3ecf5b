//! Dates and wall-clock times without a zone, in the proleptic Gregorian calendar.

/// A calendar day: days since 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(pub i32);

/// A calendar day and a wall-clock time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DateTime {
    /// The day.
    pub date: Date,
    /// Seconds since that day's midnight, 0 to 86,399.
    pub second: u32,
}

impl Date {
    /// The date of a year, month (1 to 12) and day of the month, or `None` if there is no such day.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Date> {
        let date = Date::unchecked(year, month, day);
        (date.parts() == (year, month, day)).then_some(date)
    }

    // Counts years from March, so that the leap day is the last day of its year.
    fn unchecked(year: i32, month: u32, day: u32) -> Date {
        let year = year - i32::from(month <= 2);
        let era = year.div_euclid(400);
        let of_era = year.rem_euclid(400);
        let of_year = (153 * ((month as i32 + 9) % 12) + 2) / 5 + day as i32 - 1;
        Date(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468)
    }

    /// Year, month (1 to 12) and day of the month.
    pub fn parts(self) -> (i32, u32, u32) {
        let days = self.0 + 719_468;
        let era = days.div_euclid(146_097);
        let of_era = days.rem_euclid(146_097);
        let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        (year + era * 400 + i32::from(month <= 2), month as u32, day as u32)
    }

    /// Formats it in ISO 8601, such as `2024-07-09`.
    pub fn to_iso(self) -> String {
        let (year, month, day) = self.parts();
        let mut out = String::new();
        push_padded(&mut out, year.unsigned_abs(), 4);
        for number in [month, day] {
            out.push('-');
            push_padded(&mut out, number, 2);
        }
        out
    }
}

impl DateTime {
    /// The wall-clock time at a number of seconds after 1970-01-01T00:00, in a zone without an offset.
    pub fn from_seconds(seconds: i64) -> DateTime {
        DateTime { date: Date(seconds.div_euclid(86_400) as i32), second: seconds.rem_euclid(86_400) as u32 }
    }

    /// The inverse of [`DateTime::from_seconds`].
    pub fn to_seconds(self) -> i64 {
        i64::from(self.date.0) * 86_400 + i64::from(self.second)
    }

    /// Minutes since midnight, 0 to 1,439.
    pub fn minute(self) -> u16 {
        (self.second / 60) as u16
    }
}

pub(super) fn push_padded(out: &mut String, number: u32, width: usize) {
    let digits = crate::text::digits(number as usize);
    for _ in digits.len()..width {
        out.push('0');
    }
    out.push_str(&digits);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_of_four_centuries_comes_back() {
        let mut previous = Date::new(1899, 12, 31).unwrap();
        for days in previous.0 + 1..Date::new(2300, 1, 1).unwrap().0 {
            let (year, month, day) = Date(days).parts();
            let date = Date::new(year, month, day).unwrap();
            assert_eq!(date.0, days);
            assert_eq!(date.0, previous.0 + 1);
            previous = date;
        }
    }

    #[test]
    fn days_that_do_not_exist_are_refused() {
        for (year, month, day) in [(2023, 2, 29), (1900, 2, 29), (2024, 4, 31), (2024, 0, 1), (2024, 13, 1), (2024, 1, 0)] {
            assert_eq!(Date::new(year, month, day), None, "{year}-{month}-{day}");
        }
        assert!(Date::new(2024, 2, 29).is_some());
        assert!(Date::new(2000, 2, 29).is_some());
    }

    #[test]
    fn a_date_is_written_as_iso() {
        assert_eq!(Date::new(2024, 7, 9).unwrap().to_iso(), "2024-07-09");
        assert_eq!(Date::new(987, 12, 31).unwrap().to_iso(), "0987-12-31");
    }
}
