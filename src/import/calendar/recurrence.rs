//! Recurrence rules (RFC 5545, section 3.3.10) in the subset used by event software: daily to yearly, with INTERVAL, COUNT, UNTIL, BYDAY,
//! BYMONTHDAY, BYMONTH and BYSETPOS. Other rules are rejected.
//!
//! The `rrule` crate supports all rules, but requires chrono and a zone database, several times the size of all importers.

use crate::time::Date;

/// Maximum number of occurrences of an event.
pub(super) const MOST: usize = 400;

/// Maximum number of periods evaluated: a rule may specify a day that no month has.
const PERIODS: i32 = 20_000;

#[derive(Clone, Copy, Debug, PartialEq)]
enum Frequency {
    Daily,
    Weekly,
    Monthly,
    Yearly,
}

/// A recurrence rule.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Rule {
    frequency: Frequency,
    interval: i32,
    count: Option<usize>,
    until: Option<Date>,
    /// Weekdays (Monday is 0), each with its ordinal in the month; 0 for all.
    by_day: Vec<(i32, i32)>,
    by_month_day: Vec<i32>,
    by_month: Vec<u32>,
    by_position: Vec<i32>,
    week_start: i32,
}

/// The weekday of a date (Monday is 0). 1970-01-01 was a Thursday.
fn weekday(date: Date) -> i32 {
    (date.0 + 3).rem_euclid(7)
}

fn day_of(name: &str) -> Option<i32> {
    ["MO", "TU", "WE", "TH", "FR", "SA", "SU"].iter().position(|day| *day == name).map(|place| place as i32)
}

/// The first day of a month; month numbers beyond December are in the following years.
fn month(year: i32, month: i32) -> Option<Date> {
    Date::new(year.checked_add(month.div_euclid(12))?, month.rem_euclid(12) as u32 + 1, 1)
}

impl Rule {
    /// Parses a rule; `until` parses an end to a local date of the event. `None` if a part of the rule is unsupported.
    pub(super) fn read(text: &str, until: &dyn Fn(&str) -> Option<Date>) -> Option<Rule> {
        let mut rule = Rule {
            frequency: Frequency::Daily,
            interval: 1,
            count: None,
            until: None,
            by_day: Vec::new(),
            by_month_day: Vec::new(),
            by_month: Vec::new(),
            by_position: Vec::new(),
            week_start: 0,
        };
        let mut has_frequency = false;
        for part in text.trim().split(';').filter(|part| !part.trim().is_empty()) {
            let (key, value) = part.split_once('=')?;
            let value = value.trim().to_ascii_uppercase();
            let items = || value.split(',').map(str::trim);
            match key.trim().to_ascii_uppercase().as_str() {
                "FREQ" => {
                    has_frequency = true;
                    rule.frequency = match value.as_str() {
                        "DAILY" => Frequency::Daily,
                        "WEEKLY" => Frequency::Weekly,
                        "MONTHLY" => Frequency::Monthly,
                        "YEARLY" => Frequency::Yearly,
                        _ => return None,
                    };
                }
                "INTERVAL" => rule.interval = value.parse().ok().filter(|interval| (1..10_000).contains(interval))?,
                "COUNT" => rule.count = Some(value.parse().ok()?),
                "UNTIL" => rule.until = Some(until(&value)?),
                "WKST" => rule.week_start = day_of(&value)?,
                "BYDAY" => {
                    rule.by_day = items()
                        .map(|item| {
                            let (number, day) = item.split_at_checked(item.len().checked_sub(2)?)?;
                            let number = if number.is_empty() { 0 } else { number.trim_start_matches('+').parse().ok()? };
                            Some((number, day_of(day)?))
                        })
                        .collect::<Option<_>>()?;
                }
                "BYMONTHDAY" => rule.by_month_day = items().map(|item| item.parse().ok()).collect::<Option<_>>()?,
                "BYMONTH" => rule.by_month = items().map(|item| item.parse().ok()).collect::<Option<_>>()?,
                "BYSETPOS" => rule.by_position = items().map(|item| item.parse().ok()).collect::<Option<_>>()?,
                _ => return None,
            }
        }
        let is_numbered = rule.by_day.iter().any(|(number, _)| *number != 0);
        let is_supported = match rule.frequency {
            Frequency::Daily | Frequency::Weekly => !is_numbered && rule.by_position.is_empty(),
            Frequency::Monthly => true,
            Frequency::Yearly => rule.by_month.len() <= 1 && (rule.by_day.is_empty() || !rule.by_month.is_empty()),
        };
        (has_frequency && is_supported).then_some(rule)
    }

    /// Whether the rule is yearly, like those of zones.
    pub(super) fn is_every_year(&self) -> bool {
        self.frequency == Frequency::Yearly && self.interval == 1 && self.count.is_none()
    }

    /// Whether the rule has no end.
    pub(super) fn is_endless(&self) -> bool {
        self.count.is_none() && self.until.is_none()
    }

    /// The dates from the first on, and whether there are more. For a rule without an end, those from a month before today to a year after it.
    pub(super) fn dates(&self, start: Date, today: Date) -> (Vec<Date>, bool) {
        let (from, to) = if self.is_endless() {
            let from = start.max(Date(today.0 - 31));
            (from, Date(from.0 + 366))
        } else {
            (start, self.until.unwrap_or(Date(i32::MAX)))
        };
        let mut out = Vec::new();
        let mut counted = 0;
        for period in self.first_period(start, from)..PERIODS.saturating_add(self.first_period(start, from)) {
            let Some(candidates) = self.candidates(start, period) else { break };
            if candidates.first().is_some_and(|first| *first > to) {
                return (out, self.is_endless());
            }
            for date in candidates.into_iter().filter(|date| *date >= start) {
                if date > to || self.count.is_some_and(|count| counted >= count) {
                    return (out, self.is_endless());
                }
                counted += 1;
                if date >= from {
                    out.push(date);
                }
                if out.len() > MOST {
                    out.pop();
                    return (out, true);
                }
            }
        }
        (out, self.is_endless())
    }

    /// The dates up to a date, at least those of the year before it.
    pub(super) fn recent(&self, start: Date, to: Date) -> Vec<Date> {
        let until = self.until.map_or(to, |until| until.min(to));
        let rule = Rule { until: Some(until), ..self.clone() };
        // Outlook defines zones from 1601 on.
        let (year, of_month, day) = start.parts();
        let near = until.parts().0 - 2;
        let may_skip = self.is_every_year() && near > year;
        let begin = if may_skip { Date::new(near, of_month, day.min(28)) } else { None };
        rule.dates(begin.unwrap_or(start), to).0
    }

    /// The first period that may contain a date at or after `from`. With COUNT all periods have to be evaluated.
    fn first_period(&self, start: Date, from: Date) -> i32 {
        if self.count.is_some() {
            return 0;
        }
        let days = (from.0 - start.0).max(0);
        let length = match self.frequency {
            Frequency::Daily => 1,
            Frequency::Weekly => 7,
            Frequency::Monthly => 31,
            Frequency::Yearly => 366,
        };
        (days / (length * self.interval) - 1).max(0)
    }

    /// The dates of a period, sorted. `None` beyond the range of the calendar.
    fn candidates(&self, start: Date, period: i32) -> Option<Vec<Date>> {
        let step = period.checked_mul(self.interval)?;
        let (year, of_month, of_day) = start.parts();
        let mut days = match self.frequency {
            Frequency::Daily => {
                let date = Date(start.0.checked_add(step)?);
                let fits = self.by_day.is_empty() || self.by_day.iter().any(|(_, day)| *day == weekday(date));
                if fits && self.fits_month_day(date) { vec![date] } else { Vec::new() }
            }
            Frequency::Weekly => {
                let monday = start.0 - (weekday(start) - self.week_start).rem_euclid(7);
                let week = monday.checked_add(step.checked_mul(7)?)?;
                let days = (week..week.checked_add(7)?).map(Date);
                let is_on = |date: &Date| match &self.by_day[..] {
                    [] => weekday(*date) == weekday(start),
                    by_day => by_day.iter().any(|(_, day)| *day == weekday(*date)),
                };
                days.filter(is_on).collect()
            }
            Frequency::Monthly => {
                let first = month(year, (of_month as i32 - 1).checked_add(step)?)?;
                self.of_month(first, of_day)
            }
            Frequency::Yearly => {
                let of_month = self.by_month.first().copied().unwrap_or(of_month);
                let first = month(year.checked_add(step)?, i32::try_from(of_month).ok()? - 1)?;
                self.of_month(first, of_day)
            }
        };
        if !self.by_month.is_empty() && self.frequency != Frequency::Yearly {
            days.retain(|date| self.by_month.contains(&date.parts().1));
        }
        days.sort_unstable();
        days.dedup();
        if !self.by_position.is_empty() {
            let count = days.len() as i32;
            let positions: Vec<i32> =
                self.by_position.iter().map(|position| if *position < 0 { count + position } else { position - 1 }).collect();
            days =
                days.into_iter().enumerate().filter(|(at, _)| positions.contains(&(*at as i32))).map(|(_, date)| date).collect();
        }
        Some(days)
    }

    fn fits_month_day(&self, date: Date) -> bool {
        let (year, of_month, day) = date.parts();
        let length = length(year, of_month);
        self.by_month_day.is_empty()
            || self.by_month_day.iter().any(|number| *number == day as i32 || *number == day as i32 - length - 1)
    }

    /// The dates within a month.
    fn of_month(&self, first: Date, of_start: u32) -> Vec<Date> {
        let (year, of_month, _) = first.parts();
        let length = length(year, of_month);
        let all = (0..length).map(|day| Date(first.0 + day));
        if self.by_day.is_empty() && self.by_month_day.is_empty() {
            return all.filter(|date| date.parts().2 == of_start).collect();
        }
        let is_on = |date: &Date| {
            let day = date.parts().2 as i32;
            self.by_day.is_empty()
                || self.by_day.iter().any(|&(number, of_week)| {
                    of_week == weekday(*date)
                        && match number {
                            0 => true,
                            1.. => (day - 1) / 7 + 1 == number,
                            _ => (length - day) / 7 + 1 == -number,
                        }
                })
        };
        all.filter(|date| is_on(date) && self.fits_month_day(*date)).collect()
    }
}

fn length(year: i32, of_month: u32) -> i32 {
    let next = month(year, of_month as i32);
    let first = month(year, of_month as i32 - 1);
    next.zip(first).map_or(31, |(next, first)| next.0 - first.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::date;

    fn days(rule: &str, start: &str) -> Vec<String> {
        let until = |text: &str| date(&format!("{}-{}-{}", &text[..4], &text[4..6], &text[6..8]));
        let rule = Rule::read(rule, &until).unwrap_or_else(|| panic!("{rule}"));
        rule.dates(date(start).unwrap(), date("2027-01-01").unwrap()).0.into_iter().map(Date::to_iso).collect()
    }

    #[test]
    fn rules_have_the_days_of_their_examples() {
        for (rule, start, expected) in [
            ("FREQ=DAILY;COUNT=3", "2027-02-27", "2027-02-27 2027-02-28 2027-03-01"),
            ("FREQ=DAILY;INTERVAL=2;UNTIL=20270305", "2027-02-27", "2027-02-27 2027-03-01 2027-03-03 2027-03-05"),
            ("FREQ=WEEKLY;COUNT=3", "2027-06-01", "2027-06-01 2027-06-08 2027-06-15"),
            ("FREQ=WEEKLY;BYDAY=TU,TH;COUNT=4", "2027-06-01", "2027-06-01 2027-06-03 2027-06-08 2027-06-10"),
            // The WKST examples of RFC 5545.
            ("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", "1997-08-05", "1997-08-05 1997-08-10 1997-08-19 1997-08-24"),
            ("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", "1997-08-05", "1997-08-05 1997-08-17 1997-08-19 1997-08-31"),
            ("FREQ=MONTHLY;COUNT=3", "2027-01-31", "2027-01-31 2027-03-31 2027-05-31"),
            ("FREQ=MONTHLY;BYDAY=2TU;COUNT=3", "2027-01-12", "2027-01-12 2027-02-09 2027-03-09"),
            ("FREQ=MONTHLY;BYDAY=-1FR;COUNT=3", "2027-01-29", "2027-01-29 2027-02-26 2027-03-26"),
            ("FREQ=MONTHLY;BYDAY=TU;BYSETPOS=2;COUNT=2", "2027-01-12", "2027-01-12 2027-02-09"),
            ("FREQ=MONTHLY;BYMONTHDAY=1,-1;COUNT=4", "2027-01-31", "2027-01-31 2027-02-01 2027-02-28 2027-03-01"),
            ("FREQ=YEARLY;COUNT=3", "2024-02-29", "2024-02-29 2028-02-29 2032-02-29"),
            ("FREQ=YEARLY;BYMONTH=11;BYDAY=1TU;COUNT=2", "2027-11-02", "2027-11-02 2028-11-07"),
        ] {
            assert_eq!(days(rule, start).join(" "), expected, "{rule}");
        }
    }

    #[test]
    fn rules_without_an_end_are_cut() {
        let all = days("FREQ=WEEKLY", "2019-01-01");
        assert_eq!((all.len(), all[0].as_str()), (53, "2026-12-01"));
        assert_eq!(days("FREQ=DAILY;COUNT=100000", "2027-01-01").len(), MOST);
        assert_eq!(days("FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2;COUNT=5", "2027-01-31"), [""; 0]);
    }

    #[test]
    fn other_rules_are_refused() {
        for rule in ["FREQ=HOURLY", "COUNT=3", "FREQ=DAILY;BYHOUR=9", "FREQ=WEEKLY;BYDAY=2TU", "FREQ=DAILY;INTERVAL=0", "nothing"]
        {
            assert!(Rule::read(rule, &|_| None).is_none(), "{rule}");
        }
    }
}
