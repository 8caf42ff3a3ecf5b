//! A stand-in for a browser: English words, and the zones of the database that is bundled with jiff.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use jiff::tz::{TimeZone, TimeZoneDatabase};
use plenary::platform::{DateForm, Platform};
use plenary::time::{Date, Instant};

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// Letters with diacritics, each with what is left of it; a browser asks Unicode (NFD) for this, and for every script.
const PLAIN: [(&str, char); 12] = [
    ("àáâãäåā", 'a'),
    ("çćč", 'c'),
    ("ďđ", 'd'),
    ("èéêëēě", 'e'),
    ("ìíîïī", 'i'),
    ("ñńň", 'n'),
    ("òóôõöøō", 'o'),
    ("ŕř", 'r'),
    ("śš", 's'),
    ("ùúûüūů", 'u'),
    ("ýÿ", 'y'),
    ("źžż", 'z'),
];

/// A platform whose reader sits in a zone of the test's choosing.
#[derive(Debug)]
pub struct TestPlatform {
    database: TimeZoneDatabase,
    own_zone: RefCell<String>,
    remembered: RefCell<HashMap<String, String>>,
    now: Cell<Instant>,
    /// Whether numbers have the digits of Egypt instead of Europe's.
    digits: Cell<bool>,
}

impl TestPlatform {
    /// A reader in that zone, on a machine that remembers nothing.
    pub fn new(own_zone: &str) -> TestPlatform {
        TestPlatform {
            database: TimeZoneDatabase::bundled(),
            own_zone: RefCell::new(own_zone.into()),
            remembered: RefCell::default(),
            now: Cell::new(Instant(1_767_225_600)),
            digits: Cell::new(false),
        }
    }

    /// The same, with numbers in the digits that are used in Egypt.
    pub fn with_arabic_digits(self) -> TestPlatform {
        self.digits.set(true);
        self
    }

    /// The same, at that moment instead of the beginning of 2026.
    pub fn at(self, now: Instant) -> TestPlatform {
        self.now.set(now);
        self
    }

    /// The same, on a machine that remembers a choice.
    pub fn remembering(own_zone: &str, remembered: &str) -> TestPlatform {
        let platform = TestPlatform::new(own_zone);
        platform.remember("zone", remembered);
        platform
    }

    /// The reader gets off the train, and the clock of their machine shows the time of another zone.
    pub fn travel(&self, own_zone: &str) {
        self.own_zone.replace(own_zone.into());
    }

    /// A text with the digits that this platform has.
    fn with_own_digits(&self, text: String) -> String {
        let own = |c: char| if c.is_ascii_digit() { char::from_u32(0x630 + c as u32).unwrap_or(c) } else { c };
        if self.digits.get() { text.chars().map(own).collect() } else { text }
    }

    /// A zone as jiff knows it.
    pub fn zone(&self, name: &str) -> Option<TimeZone> {
        self.database.get(name).ok()
    }
}

fn timestamp(at: Instant) -> Option<jiff::Timestamp> {
    jiff::Timestamp::from_second(at.0).ok()
}

impl Platform for TestPlatform {
    fn offset(&self, zone: &str, at: Instant) -> Option<i32> {
        Some(self.zone(zone)?.to_offset(timestamp(at)?).seconds())
    }

    fn clock(&self, minute: u16) -> String {
        let (hour, half) = (minute / 60, if minute < 720 { "AM" } else { "PM" });
        self.with_own_digits(format!("{}:{:02} {half}", (hour + 11) % 12 + 1, minute % 60))
    }

    fn date(&self, date: Date, form: DateForm) -> String {
        let (year, month, day) = date.parts();
        // 1970-01-01 was a Thursday.
        let weekday =
            ["Thursday", "Friday", "Saturday", "Sunday", "Monday", "Tuesday", "Wednesday"][date.0.rem_euclid(7) as usize];
        let month = MONTHS[month as usize - 1];
        self.with_own_digits(match form {
            DateForm::Heading => format!("{weekday} {day} {month}"),
            DateForm::Short => format!("{} {day} {}", &weekday[..3], &month[..3]),
            DateForm::Full => format!("{day} {month} {year}"),
            DateForm::HeadingWithYear => format!("{weekday} {day} {month} {year}"),
            DateForm::ShortWithYear => format!("{} {day} {} {year}", &weekday[..3], &month[..3]),
            DateForm::Year => year.to_string(),
        })
    }

    fn date_range(&self, from: Date, to: Date) -> String {
        let to_full = self.date(to, DateForm::Full);
        if from == to { to_full } else { format!("{} – {to_full}", self.date(from, DateForm::Full)) }
    }

    fn zone_abbreviation(&self, zone: &str, at: Instant) -> String {
        let Some((zone, at)) = self.zone(zone).zip(timestamp(at)) else { return String::new() };
        let info = zone.to_offset_info(at);
        if info.abbreviation().starts_with(|c: char| c.is_ascii_alphabetic()) {
            return info.abbreviation().to_string();
        }
        // A zone that nobody has a name for is `+0545` in the database.
        let minutes = info.offset().seconds() / 60;
        let (hours, rest) = (minutes.abs() / 60, minutes.abs() % 60);
        let rest = if rest == 0 { String::new() } else { format!(":{rest:02}") };
        self.with_own_digits(format!("GMT{}{hours}{rest}", if minutes < 0 { '-' } else { '+' }))
    }

    fn zones(&self) -> Vec<String> {
        self.database.available().map(|name| name.to_string()).collect()
    }

    fn places(&self, _: &str) -> String {
        let places = [
            "Africa/Nairobi\tKenya",
            "Asia/Kolkata\tIndia",
            "Pacific/Auckland\tNew Zealand",
            "Pacific/Chatham\tNew Zealand",
            "Europe/Stockholm\tÅland",
            "Europe/Stockholm\tSweden",
        ];
        places.join("\n")
    }

    fn relative(&self, number: i32, unit: &str) -> String {
        self.with_own_digits(format!("in {number} {unit}{}", if number == 1 { "" } else { "s" }))
    }

    fn now(&self) -> Instant {
        self.now.get()
    }

    fn own_zone(&self) -> String {
        self.own_zone.borrow().clone()
    }

    fn sort(&self, texts: &[&str]) -> Vec<u32> {
        let mut order: Vec<u32> = (0..texts.len() as u32).collect();
        order.sort_by_key(|&position| self.fold(texts[position as usize]));
        order
    }

    fn fold(&self, text: &str) -> String {
        let plain = |c: char| PLAIN.iter().find(|(marked, _)| marked.contains(c)).map_or(c, |(_, plain)| *plain);
        text.to_lowercase().chars().map(plain).collect()
    }

    fn plural(&self, number: usize) -> String {
        if number == 1 { "one" } else { "other" }.into()
    }

    fn number(&self, number: usize) -> String {
        self.with_own_digits(number.to_string())
    }

    fn list(&self, count: usize) -> String {
        if count < 2 { "\0".repeat(count) } else { format!("{} and \0", vec!["\0"; count - 1].join(", ")) }
    }

    fn language(&self, tag: &str) -> String {
        let names = [("ar", "Arabic"), ("en", "English"), ("fr", "French"), ("zh", "Chinese")];
        let primary = tag.split('-').next().unwrap_or_default();
        names.iter().find(|(known, _)| *known == primary).map_or(tag, |(_, name)| name).into()
    }

    fn remembered(&self, name: &str) -> Option<String> {
        self.remembered.borrow().get(name).cloned()
    }

    fn remember(&self, name: &str, text: &str) {
        self.remembered.borrow_mut().insert(name.into(), text.into());
    }

    fn resolve(&self, url: &str) -> Option<String> {
        resolve(url)
    }
}

/// An address as a browser would resolve it against `https://example.org/feed/` (WHATWG URL, as far as scheme, slashes and
/// `..` go). What a browser would percent-encode stays as it is, so that the views have to escape it.
fn resolve(url: &str) -> Option<String> {
    let url: String = url.trim_matches(|c: char| c <= ' ').chars().filter(|c| !matches!(c, '\t' | '\n' | '\r')).collect();
    if let Some((scheme, _)) = url.split_once(':')
        && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
    {
        return Some(url);
    }
    if url.starts_with("//") {
        return Some(format!("https:{url}"));
    }
    let mut path: Vec<&str> = if url.starts_with('/') { Vec::new() } else { vec!["feed"] };
    for step in url.trim_start_matches('/').split('/') {
        match step {
            "." => {}
            ".." => drop(path.pop()),
            step => path.push(step),
        }
    }
    Some(format!("https://example.org/{}", path.join("/")))
}

#[test]
fn the_stand_in_speaks_like_a_browser() {
    let platform = TestPlatform::new("Europe/Stockholm");
    let summer = Instant(1_720_530_000);
    for (zone, name) in [
        ("America/New_York", "EDT"),
        ("Europe/Stockholm", "CEST"),
        ("Africa/Nairobi", "EAT"),
        ("Asia/Kathmandu", "GMT+5:45"),
        ("America/Santiago", "GMT-4"),
    ] {
        assert_eq!(platform.zone_abbreviation(zone, summer), name);
    }
    assert_eq!(
        [0, 1, 540, 720, 1439].map(|minute| platform.clock(minute)),
        ["12:00 AM", "12:01 AM", "9:00 AM", "12:00 PM", "11:59 PM"]
    );
    let day = Date::new(2024, 7, 9).unwrap();
    assert_eq!(platform.date(day, DateForm::Heading), "Tuesday 9 July");
    assert_eq!(platform.date(day, DateForm::Short), "Tue 9 Jul");
    assert_eq!(platform.fold("Lacina KONÉ, Dersén"), "lacina kone, dersen");
    assert_eq!(platform.offset("Mars/Olympus_Mons", summer), None);
}

#[test]
fn the_stand_in_resolves_addresses() {
    for (url, resolved) in [
        ("https://a.example/x", Some("https://a.example/x")),
        ("mailto:a@a.example", Some("mailto:a@a.example")),
        ("//a.example/x", Some("https://a.example/x")),
        ("pictures/a.jpg", Some("https://example.org/feed/pictures/a.jpg")),
        ("./a.jpg", Some("https://example.org/feed/a.jpg")),
        ("../papers/a.pdf", Some("https://example.org/papers/a.pdf")),
        ("/minutes/a.txt", Some("https://example.org/minutes/a.txt")),
        ("tel:+15550100", Some("tel:+15550100")),
        ("webcal://a.example/x.ics", Some("webcal://a.example/x.ics")),
        ("javascript:alert(1)", None),
        (" \u{1}JAVA\tscript:alert(1)", None),
        ("data:text/html,x", None),
        ("blob:https://a.example/x", None),
    ] {
        assert_eq!(TestPlatform::new("UTC").link_url(url).as_deref(), resolved, "{url}");
    }
}
