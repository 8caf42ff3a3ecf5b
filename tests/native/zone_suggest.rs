//! Which zone is suggested for what people write instead of one.

use std::cell::Cell;
use std::rc::Rc;

use plenary::platform::{DateForm, Platform};
use plenary::time::{Date, Instant, ZoneSuggester, is_fixed};

use crate::platform::TestPlatform;

fn suggest(name: &str, place: &str, date: Option<(i32, u32, u32)>) -> Option<String> {
    let platform = TestPlatform::new("UTC");
    let date = date.map(|(year, month, day)| Date::new(year, month, day).unwrap());
    ZoneSuggester::new(&platform, place, date).suggest(name)
}

#[test]
fn colloquial_names_and_abbreviations_mean_the_zone_that_most_people_mean() {
    for (name, zone) in [
        ("Eastern", "America/New_York"),
        ("Eastern Time", "America/New_York"),
        ("ET", "America/New_York"),
        ("EDT", "America/New_York"),
        ("Eastern Daylight Time", "America/New_York"),
        ("(UTC-05:00) Eastern Time (US & Canada)", "America/New_York"),
        ("EST/EDT", "America/New_York"),
        ("Central", "America/Chicago"),
        ("Mountain Time", "America/Denver"),
        ("Pacific Time", "America/Los_Angeles"),
        ("pacific standard time", "America/Los_Angeles"),
        ("PST", "America/Los_Angeles"),
        ("AKDT", "America/Anchorage"),
        ("Hawaii", "Pacific/Honolulu"),
        ("Atlantic Standard Time", "America/Halifax"),
        ("New York City", "America/New_York"),
        ("NYC", "America/New_York"),
        ("San Francisco", "America/Los_Angeles"),
        ("CEST", "Europe/Berlin"),
        ("Central European Summer Time", "Europe/Berlin"),
        ("CET/CEST", "Europe/Berlin"),
        ("W. Europe Standard Time", "Europe/Berlin"),
        ("British Summer Time", "Europe/London"),
        ("GMT Standard Time", "Europe/London"),
        ("London time", "Europe/London"),
        ("Paris", "Europe/Paris"),
        ("paris time", "Europe/Paris"),
        ("Munich", "Europe/Berlin"),
        ("Europe/Munich", "Europe/Berlin"),
        ("München", "Europe/Berlin"),
        ("Asia/Mumbai", "Asia/Kolkata"),
        ("Asia/Beijing", "Asia/Shanghai"),
        ("America/San_Francisco", "America/Los_Angeles"),
        ("Berlin, Germany", "Europe/Berlin"),
        ("India", "Asia/Kolkata"),
        ("India Standard Time", "Asia/Kolkata"),
        ("Japan", "Asia/Tokyo"),
        ("JST", "Asia/Tokyo"),
        ("Tokyo Standard Time", "Asia/Tokyo"),
        ("UK", "Europe/London"),
        ("AEST", "Australia/Sydney"),
        ("NZDT", "Pacific/Auckland"),
        ("MSK", "Europe/Moscow"),
        ("EAT", "Africa/Nairobi"),
        ("SAST", "Africa/Johannesburg"),
        ("US/Estern", "US/Eastern"),
        ("Pacfic Time", "America/Los_Angeles"),
        ("Estern", "America/New_York"),
        ("Nairobbi", "Africa/Nairobi"),
        ("Europe/Pari", "Europe/Paris"),
        ("europe/berlin", "Europe/Berlin"),
        ("America / New York", "America/New_York"),
    ] {
        assert_eq!(suggest(name, "", None).as_deref(), Some(zone), "{name}");
    }
}

#[test]
fn the_place_decides_between_several_zones() {
    for (name, place, zone) in [
        ("Eastern", "Toronto, Ontario", "America/Toronto"),
        ("Eastern", "Sydney, Australia", "Australia/Sydney"),
        ("EST", "Sydney", "Australia/Sydney"),
        ("EDT", "Hilton, Boston, MA", "America/New_York"),
        ("EST", "Kingston, Jamaica", "America/Jamaica"),
        ("CEST", "Palais des Congrès, Paris", "Europe/Paris"),
        ("CEST", "Roma", "Europe/Rome"),
        ("CET", "Wien", "Europe/Vienna"),
        ("IST", "Bengaluru", "Asia/Kolkata"),
        ("IST", "Dublin", "Europe/Dublin"),
        ("IST", "Tel Aviv", "Asia/Jerusalem"),
        ("CST", "Shanghai", "Asia/Shanghai"),
        ("CST", "Taipei", "Asia/Taipei"),
        ("CST", "Austin, Texas", "America/Chicago"),
        ("BST", "Dhaka", "Asia/Dhaka"),
        ("AST", "Riyadh", "Asia/Riyadh"),
        ("MST", "Phoenix, Arizona", "America/Phoenix"),
        ("PST", "Manila", "Asia/Manila"),
        ("PST", "Vancouver", "America/Vancouver"),
        ("GMT-4", "New York", "America/New_York"),
        ("GMT-4", "Santiago de Chile", "America/Santiago"),
        ("UTC+2", "Johannesburg", "Africa/Johannesburg"),
        ("UTC+2", "Amsterdam", "Europe/Amsterdam"),
        ("+05:30", "Colombo", "Asia/Colombo"),
        ("Campus time", "Lausanne", "Europe/Zurich"),
        // What the name says counts where the place cannot be meant by it.
        ("Eastern", "Chicago", "America/New_York"),
        ("PDT", "Online", "America/Los_Angeles"),
        // Words of an address are no clocks.
        ("EDT", "Central Hall, Art Center, West Wing", "America/New_York"),
        ("CEST", "Chatham House", "Europe/Berlin"),
    ] {
        assert_eq!(suggest(name, place, None).as_deref(), Some(zone), "{name} in {place}");
    }
}

#[test]
fn an_offset_means_a_zone_that_has_it_when_the_event_is() {
    let (winter, summer) = (Some((2027, 1, 15)), Some((2027, 6, 15)));
    for (name, date, zones) in [
        ("GMT-4", summer, "America/New_York or Etc/GMT+4"),
        ("UTC-04:00", summer, "America/New_York or Etc/GMT+4"),
        ("GMT-4", winter, "America/Halifax or Etc/GMT+4"),
        ("GMT-5", winter, "America/New_York or Etc/GMT+5"),
        ("UTC+2", summer, "Europe/Berlin or Etc/GMT-2"),
        ("UTC+1", winter, "Europe/Berlin or Etc/GMT-1"),
        ("UTC+5:30", summer, "Asia/Kolkata"),
        ("+0545", None, "Asia/Kathmandu"),
        ("GMT-4", None, "America/New_York, America/Halifax or Etc/GMT+4"),
        ("UTC+0", None, "UTC"),
    ] {
        assert_eq!(suggest(name, "", date).as_deref(), Some(zones), "{name}");
    }
}

#[test]
fn several_zones_are_suggested_where_nothing_decides_between_them() {
    assert_eq!(suggest("IST", "", None).as_deref(), Some("Asia/Kolkata, Europe/Dublin or Asia/Jerusalem"));
    assert_eq!(suggest("BST", "", None).as_deref(), Some("Europe/London or Asia/Dhaka"));
}

#[test]
fn what_is_no_zone_at_all_gets_no_suggestion() {
    for name in
        ["", " ", "()", "Mars/Olympus_Mons", "Europe/Wonderland", "X", "TBA", "local", "+99:99x", "/", "🕛", &"é".repeat(5000)]
    {
        assert_eq!(suggest(name, "", None), None, "{name}");
    }
}

#[test]
fn a_fixed_offset_is_told_from_a_zone_of_a_place() {
    for name in ["EST", "MST", "HST", "est", "GMT", "UTC", "Etc/GMT+5", "Etc/UTC", "Zulu", "+02:00"] {
        assert!(is_fixed(name), "{name}");
    }
    for name in ["EST5EDT", "CET", "America/Phoenix", "Japan", "Africa/Abidjan", "Iceland"] {
        assert!(!is_fixed(name), "{name}");
    }
}

/// A platform that counts how often it lists its zones.
struct Counting(TestPlatform, Cell<usize>);

impl Platform for Counting {
    fn offset(&self, zone: &str, at: Instant) -> Option<i32> {
        self.0.offset(zone, at)
    }
    fn clock(&self, minute: u16) -> String {
        self.0.clock(minute)
    }
    fn date(&self, date: Date, form: DateForm) -> String {
        self.0.date(date, form)
    }
    fn date_range(&self, from: Date, to: Date) -> String {
        self.0.date_range(from, to)
    }
    fn zone_abbreviation(&self, zone: &str, at: Instant) -> String {
        self.0.zone_abbreviation(zone, at)
    }
    fn zones(&self) -> Vec<String> {
        self.1.set(self.1.get() + 1);
        self.0.zones()
    }
    fn places(&self, words: &str) -> String {
        self.0.places(words)
    }
    fn relative(&self, number: i32, unit: &str) -> String {
        self.0.relative(number, unit)
    }
    fn now(&self) -> Instant {
        self.0.now()
    }
    fn own_zone(&self) -> String {
        self.0.own_zone()
    }
    fn sort(&self, texts: &[&str]) -> Vec<u32> {
        self.0.sort(texts)
    }
    fn fold(&self, text: &str) -> String {
        self.0.fold(text)
    }
    fn plural(&self, number: usize) -> String {
        self.0.plural(number)
    }
    fn number(&self, number: usize) -> String {
        self.0.number(number)
    }
    fn list(&self, count: usize) -> String {
        self.0.list(count)
    }
    fn language(&self, tag: &str) -> String {
        self.0.language(tag)
    }
    fn remembered(&self, name: &str) -> Option<String> {
        self.0.remembered(name)
    }
    fn remember(&self, name: &str, text: &str) {
        self.0.remember(name, text);
    }
    fn resolve(&self, url: &str) -> Option<String> {
        self.0.resolve(url)
    }
}

#[test]
fn zones_are_listed_once_however_many_names_are_looked_up() {
    let platform = Rc::new(Counting(TestPlatform::new("UTC"), Cell::new(0)));
    let suggester = ZoneSuggester::new(&*platform, "Somewhere, Berlin", None);
    for number in 0..5000 {
        suggester.suggest("Europe/Pari");
        suggester.suggest(&format!("Nowhere/{}", number % 100));
    }
    assert_eq!(platform.1.get(), 1);
    // Only so many names are compared with all zones letter by letter.
    assert_eq!(suggester.searches(), 64);
}

#[test]
fn a_name_is_three_edits_off_at_most() {
    assert_eq!(suggest("Australia/Brkn_Hil", "", None).as_deref(), Some("Australia/Broken_Hill"));
    assert_eq!(suggest("Australia/Brkn_Hl", "", None), None);
}
