//! The platform: the services that the core needs from its environment. In a browser these are `Intl` and storage; tests use jiff.

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
    /// The year only, in the reader's calendar: `2024`, `2567`.
    Year,
}

/// A browser, or a test double.
pub trait Platform {
    /// The UTC offset of a zone at an instant, in seconds; `None` for an unknown zone.
    fn offset(&self, zone: &str, at: Instant) -> Option<i32>;
    /// Formats a time of day (minutes since midnight) in the reader's locale: `09:30`, `9:30 AM`.
    fn clock(&self, minute: u16) -> String;
    /// Formats a date in the reader's language.
    fn date(&self, date: Date, form: DateForm) -> String;
    /// Formats a date range in the reader's language (the end is the same day or later): `9 – 10 July 2024`.
    fn date_range(&self, from: Date, to: Date) -> String;
    /// The abbreviation of a zone at an instant: `EDT`, `CEST`, `GMT+5:45`.
    fn zone_abbreviation(&self, zone: &str, at: Instant) -> String;
    /// The IANA names of all known zones, for the zone picker.
    fn zones(&self) -> Vec<String>;
    /// Zones with the countries that use them, in the reader's language, for countries whose name contains one of the folded words.
    /// Each line is a zone, a tab and a country.
    fn places(&self, words: &str) -> String;
    /// Formats a time relative to now: `in 3 days`, `tomorrow`. The unit is `day`, `hour` or `minute`.
    fn relative(&self, number: i32, unit: &str) -> String;
    /// The current time.
    fn now(&self) -> Instant;
    /// The reader's time zone; empty if it is unknown, or [`Platform::offset`] does not know it.
    fn own_zone(&self) -> String;
    /// The collation order of texts in the reader's language, as positions.
    fn sort(&self, texts: &[&str]) -> Vec<u32>;
    /// Folds text with non-ASCII characters for searching: without case and diacritics.
    fn fold(&self, text: &str) -> String;
    /// The plural category of a number in the reader's language (CLDR: zero, one, two, few, many, other).
    fn plural(&self, number: usize) -> String;
    /// Formats a number or year with the digits of the reader's locale, without separators.
    fn number(&self, number: usize) -> String;
    /// The pattern of a list with so many items in the reader's language, with a NUL character for each item: `␀, ␀ and ␀`.
    fn list(&self, count: usize) -> String;
    /// The name of a language in the reader's language: `fr` is `French`.
    fn language(&self, tag: &str) -> String;
    /// Reads a value from the reader's storage (`localStorage`) by name: `zone`, `zones`, `hours`.
    fn remembered(&self, name: &str) -> Option<String>;
    /// Stores a value in the reader's storage.
    fn remember(&self, name: &str, text: &str);
    /// Resolves a URL against that of the feed; `None` if it is invalid.
    fn resolve(&self, url: &str) -> Option<String>;
    /// Resolves the URL of a link, if the [`link_policy`] allows it.
    fn link_url(&self, url: &str) -> Option<String> {
        self.resolve(url).filter(|url| link_policy::allows(url))
    }
}
