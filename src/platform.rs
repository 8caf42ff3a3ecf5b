//! The platform: what the core needs of its environment. In a browser that is `Intl` and storage; tests use jiff.

use crate::text::link_policy;
use crate::time::{Date, Instant};

/// The format of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum DateForm {
    /// Weekday, day and month: `Tuesday 9 July`.
    Heading,
    /// Short, for labels: `Tue 9 Jul`.
    Short,
    /// Day, month and year: `9 July 2024`.
    Full,
    /// As a heading, with the year: `Tuesday 9 July 2024`.
    HeadingWithYear,
    /// Short, with the year: `Tue 9 Jul 2024`.
    ShortWithYear,
    /// The year alone, in the reader's calendar: `2024`, `2567`.
    Year,
}

/// A browser, or a test double.
pub trait Platform {
    /// The UTC offset of a zone at an instant, in seconds; `None` for an unknown zone.
    fn offset(&self, zone: &str, at: Instant) -> Option<i32>;
    /// A time of day (minutes since midnight) as the reader writes it: `09:30`, `9:30 AM`.
    fn clock(&self, minute: u16) -> String;
    /// A date in the reader's language.
    fn date(&self, date: Date, form: DateForm) -> String;
    /// From one day to another (the same, or a later one) in the reader's language: `9 – 10 July 2024`.
    fn date_range(&self, from: Date, to: Date) -> String;
    /// What people call the zone's time at that instant: `EDT`, `CEST`, `GMT+5:45`.
    fn zone_abbreviation(&self, zone: &str, at: Instant) -> String;
    /// The IANA names that it knows, for a list to choose from.
    fn zones(&self) -> Vec<String>;
    /// Zones with the names of the countries that use them, in the reader's language: lines of a zone, a tab, and a country, for
    /// countries whose name contains one of the folded words.
    fn places(&self, words: &str) -> String;
    /// A time from now, in words: `in 3 days`, `tomorrow`. The unit is `day`, `hour` or `minute`.
    fn relative(&self, number: i32, unit: &str) -> String;
    /// This moment.
    fn now(&self) -> Instant;
    /// The reader's own zone; empty where it is unknown, or no zone that [`Platform::offset`] knows.
    fn own_zone(&self) -> String;
    /// The order (as positions) in which the reader's language sorts these texts.
    fn sort(&self, texts: &[&str]) -> Vec<u32>;
    /// Text that is not ASCII without case and diacritics, to be searched.
    fn fold(&self, text: &str) -> String;
    /// The plural category of a number in the reader's language (CLDR: zero, one, two, few, many, other).
    fn plural(&self, number: usize) -> String;
    /// A number in the digits of the reader's locale, without separators: also a year.
    fn number(&self, number: usize) -> String;
    /// How a list of so many items is written in the reader's language, with a zero character in the place of each: `␀, ␀ and ␀`.
    fn list(&self, count: usize) -> String;
    /// The name of a language in the reader's: `fr` is `French`.
    fn language(&self, tag: &str) -> String;
    /// A value in the reader's storage (`localStorage`), by name: `zone`, `zones`, `hours`.
    fn remembered(&self, name: &str) -> Option<String>;
    /// Puts a value into the reader's storage.
    fn remember(&self, name: &str, text: &str);
    /// A URL resolved against that of the feed; `None` if it is invalid.
    fn resolve(&self, url: &str) -> Option<String>;
    /// The resolved URL of a link, if the [`link_policy`] allows it.
    fn link_url(&self, url: &str) -> Option<String> {
        self.resolve(url).filter(|url| link_policy::allows(url))
    }
}
