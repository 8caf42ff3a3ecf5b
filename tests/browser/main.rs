//! The core compiled to wasm, with the platform that it has in a page: run in Chromium, Firefox and WebKit.
#![cfg(target_arch = "wasm32")]

use std::rc::Rc;

use plenary::platform::{DateForm, Platform};
use plenary::plenary_format::Reader;
use plenary::state::{Action, Settings, State, View};
use plenary::text::Messages;
use plenary::time::{Date, Instant};
use plenary::view;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

mod every_zone;
#[path = "../fixtures/zones.rs"]
mod fixture;
mod platform;
mod releases;

use platform::{Intl, platform as browser};

wasm_bindgen_test_configure!(run_in_browser);

const FEED: &str = include_str!("../../www/ospos-for-good-2024.json");
const PEOPLE: &str = include_str!("../../www/ospos-for-good-2023.json");

fn english() -> Intl {
    browser("en-US", "https://example.org/agenda/feed.json")
}

/// 9 July 2024, 13:00 UTC.
const JULY: Instant = Instant(1_720_530_000);
/// 9 January 2024, 13:00 UTC.
const JANUARY: Instant = Instant(1_704_805_200);

#[wasm_bindgen_test]
fn zones_that_there_are_not() {
    let platform = english();
    for zone in ["", "Mars/Olympus", "Europe/", "not a zone"] {
        assert_eq!(Platform::offset(&platform, zone, JULY), None, "{zone}");
    }
    assert_eq!(Platform::offset(&platform, "UTC", JULY), Some(0));
}

#[wasm_bindgen_test]
fn the_zones_to_choose_from() {
    let platform = english();
    let zones = Platform::zones(&platform);
    assert!(zones.len() > 300, "{}", zones.len());
    for zone in ["Africa/Nairobi", "America/New_York", "Asia/Kathmandu", "Asia/Kolkata", "Europe/Kyiv"] {
        assert!(zones.iter().any(|known| known == zone), "{zone}");
    }
    for zone in zones.iter().chain([&Platform::own_zone(&platform)]) {
        assert!(Platform::offset(&platform, zone, JULY).is_some(), "{zone}");
    }
}

/// Some browsers put spaces that do not break between the parts.
fn plain(text: &str) -> String {
    text.replace(['\u{202f}', '\u{a0}', '\u{2009}'], " ")
}

#[wasm_bindgen_test]
fn clocks_and_dates_in_words() {
    let platform = english();
    assert_eq!(plain(&Platform::clock(&platform, 9 * 60)), "9:00 AM");
    assert_eq!(plain(&Platform::clock(&platform, 0)), "12:00 AM");
    assert_eq!(plain(&Platform::clock(&platform, 23 * 60 + 59)), "11:59 PM");
    let date = Date(19_913);
    assert_eq!(Platform::date(&platform, date, DateForm::Heading), "Tuesday, July 9");
    assert_eq!(Platform::date(&platform, date, DateForm::Short), "Tue, Jul 9");
    assert_eq!(Platform::date(&platform, date, DateForm::Full), "July 9, 2024");
    assert_eq!(plain(&Platform::date_range(&platform, date, Date(19_914))), "July 9 – 10, 2024");
    assert_eq!(Platform::date_range(&platform, date, date), "July 9, 2024");
    for locale in ["ar", "de", "en-GB", "es", "fr", "ru", "sv", "zh"] {
        let platform = browser(locale, "https://example.org/");
        let texts = [
            Platform::clock(&platform, 13 * 60 + 30),
            Platform::date(&platform, date, DateForm::Heading),
            Platform::date(&platform, date, DateForm::Short),
            Platform::date(&platform, date, DateForm::Full),
            Platform::date_range(&platform, date, Date(19_950)),
            Platform::language(&platform, "fr"),
        ];
        assert!(texts.iter().all(|text| !text.trim().is_empty()), "{locale}: {texts:?}");
        assert!(!texts.iter().any(|text| text.contains("Invalid")), "{locale}: {texts:?}");
    }
}

#[wasm_bindgen_test]
fn what_people_call_the_time_of_a_zone() {
    for locale in ["en-US", "en-GB"] {
        let platform = browser(locale, "https://example.org/");
        for (zone, at, names) in [
            ("America/New_York", JULY, ["EDT", "GMT-4"]),
            ("America/New_York", JANUARY, ["EST", "GMT-5"]),
            ("Europe/Stockholm", JULY, ["CEST", "GMT+2"]),
            ("Europe/Stockholm", JANUARY, ["CET", "GMT+1"]),
            ("Africa/Nairobi", JULY, ["EAT", "GMT+3"]),
            ("Asia/Kathmandu", JULY, ["NPT", "GMT+5:45"]),
            ("UTC", JULY, ["UTC", "GMT"]),
        ] {
            let name = platform.zone_abbreviation(zone, at);
            assert!(names.contains(&name.as_str()), "{zone} in {locale}: {name}");
        }
    }
    assert_eq!(english().zone_abbreviation("America/New_York", JULY), "EDT");
}

#[wasm_bindgen_test]
fn letters_without_case_and_marks() {
    let platform = english();
    for (text, folded) in [
        ("Koné", "kone"),
        ("DERSÉN", "dersen"),
        ("Łódź", "lodz"),
        ("Ærø", "aero"),
        ("Straße", "strasse"),
        ("ﬁn", "fin"),
        ("王小明", "王小明"),
        ("Київ", "киів"),
    ] {
        assert_eq!(Platform::fold(&platform, text), folded);
    }
}

#[wasm_bindgen_test]
fn the_order_of_letters_is_that_of_the_language() {
    let names = ["Östen", "Zoe", "Åsa", "émile", "Eva", "adam"];
    let sorted = |locale: &str| -> Vec<&str> {
        Platform::sort(&browser(locale, "https://example.org/"), &names).into_iter().map(|place| names[place as usize]).collect()
    };
    assert_eq!(sorted("sv"), ["adam", "émile", "Eva", "Zoe", "Åsa", "Östen"]);
    assert_eq!(sorted("en-US"), ["adam", "Åsa", "émile", "Eva", "Östen", "Zoe"]);
}

#[wasm_bindgen_test]
fn numbers_and_languages() {
    assert_eq!((Platform::plural(&english(), 1).as_str(), Platform::plural(&english(), 0).as_str()), ("one", "other"));
    let arabic = browser("ar", "https://example.org/");
    assert_eq!(
        [0, 1, 2, 3, 11, 100].map(|number| Platform::plural(&arabic, number)),
        ["zero", "one", "two", "few", "many", "other"]
    );
    assert_eq!(Platform::language(&english(), "fr"), "French");
    assert_eq!(Platform::language(&english(), "not a tag"), "not a tag");
}

#[wasm_bindgen_test]
fn addresses_that_may_be_followed() {
    let platform = english();
    for (given, whole) in [
        ("talk.pdf", Some("https://example.org/agenda/talk.pdf")),
        ("/talk.pdf", Some("https://example.org/talk.pdf")),
        ("//other.example/", Some("https://other.example/")),
        ("mailto:a@b.example", Some("mailto:a@b.example")),
        ("tel:+15550100", Some("tel:+15550100")),
        ("webcal://a.example/x.ics", Some("webcal://a.example/x.ics")),
        ("javascript:alert(1)", None),
        (" \tjava\nscript:alert(1)", None),
        ("data:text/html,x", None),
        ("http://", None),
    ] {
        assert_eq!(Platform::link_url(&platform, given).as_deref(), whole, "{given}");
    }
}

#[wasm_bindgen_test]
fn the_zone_chosen_is_remembered() {
    let platform = english();
    platform.remember("zone", "Asia/Tokyo");
    assert_eq!(platform.remembered("zone").as_deref(), Some("Asia/Tokyo"));
    platform.remember("zone", "event");
    assert_eq!(platform.remembered("zone").as_deref(), Some("event"));
}

/// A feed read in pieces of that many bytes.
fn read(feed: &str, piece: usize, view: View, zone: &str) -> State {
    let platform: Rc<dyn Platform> = Rc::new(english());
    let settings = Settings {
        views: vec![View::Agenda, View::Speakers],
        view,
        zone: plenary::state::ZoneChoice::Event,
        language: "en-US".into(),
        interface: "en-US".into(),
        prefix: String::new(),
        page: String::new(),
        address: String::new(),
        show: String::new(),
    };
    let mut state = State::new(platform.clone(), Messages::english(), settings);
    platform.remember("zone", zone);
    state.begin("");
    let mut reader = Reader::new(platform, state.zones.clone());
    for bytes in feed.as_bytes().chunks(piece) {
        reader.push(bytes, &mut state.agenda);
        state.arrange();
    }
    assert!(!reader.end(&mut state.agenda) && reader.has_any(&state.agenda));
    state.complete();
    state
}

/// The view of a state as elements of the page.
fn shown(state: &State) -> web_sys::Element {
    let document = web_sys::window().unwrap().document().unwrap();
    let root = document.create_element("div").unwrap();
    root.set_inner_html(&view::Layout::of(state).frame(state).into_string());
    let chunks = root.query_selector_all(".chunk").unwrap();
    for number in 0..chunks.length() {
        let chunk: web_sys::Element = chunks.get(number).unwrap().unchecked_into();
        chunk.set_inner_html(&view::Layout::of(state).chunk(state, number as usize).into_string());
    }
    root
}

fn texts(root: &web_sys::Element, selector: &str) -> Vec<String> {
    let found = root.query_selector_all(selector).unwrap();
    let text = |place| found.get(place).and_then(|node| node.text_content()).unwrap_or_default();
    (0..found.length()).map(|place| plain(text(place).trim())).collect()
}

#[wasm_bindgen_test]
fn a_feed_from_its_bytes_to_the_page() {
    let state = read(FEED, 100, View::Agenda, "event");
    assert!(state.agenda.diagnostics.is_empty(), "{:?}", state.agenda.diagnostics);
    let root = shown(&state);
    let days = ["Tuesday, July 9, Times in New York (EDT)", "Wednesday, July 10, Times in New York (EDT)", "Thursday, July 11"];
    assert_eq!(texts(&root, ".day-head h3"), days);
    assert_eq!(texts(&root, "article h4").len(), 23);
    assert_eq!(texts(&root, "article h4")[2], "Thematic Track #1: AI and Open Source, 9:30 AM");
    assert_eq!(texts(&root, ".time time")[..3], ["8:00 AM", "9:00", "9:30 AM"]);
    assert_eq!(texts(&root, ".until")[..2], ["–9:30 AM", "–11:00 AM"]);
    assert_eq!(view::count(&state), "23 sessions");
}

#[wasm_bindgen_test]
fn the_same_in_another_zone() {
    let state = read(FEED, FEED.len(), View::Agenda, "Pacific/Auckland");
    let root = shown(&state);
    let days = texts(&root, ".day-head h3");
    assert_eq!(days.len(), 2);
    for (day, date) in days.iter().zip(["Wednesday, July 10", "Thursday, July 11"]) {
        // Not every engine has a name for the time there.
        assert!(day.starts_with(&format!("{date}, Times in Auckland (")), "{day}");
    }
    assert_eq!(texts(&root, ".time time")[..2], ["12:00 AM", "1:00"]);
    assert!(texts(&root, ".you")[0].starts_with("9:00 AM−1"), "{}", texts(&root, ".you")[0]);
}

#[wasm_bindgen_test]
fn people_in_order_and_found() {
    let mut state = read(PEOPLE, 1_000, View::Speakers, "event");
    let names = texts(&shown(&state), "article h3");
    assert_eq!((names.len(), names[0].as_str(), names[39].as_str()), (40, "Al Barry", "Gil Yehuda"));
    state.update(Action::Show(View::Agenda));
    state.update(Action::Search("KONÉ".into()));
    assert_eq!(texts(&shown(&state), "article:not([hidden]) h4"), ["Panel 1: Global Institution of Open Source, 11:00 AM"]);
    state.update(Action::OpenSession("panel-1".into()));
    let document = web_sys::window().unwrap().document().unwrap();
    let sheet = document.create_element("div").unwrap();
    sheet.set_inner_html(&view::dialog(&state).into_string());
    assert_eq!(texts(&sheet, "h3"), ["Panel 1: Global Institution of Open Source"]);
    assert_eq!(texts(&sheet, ".who a").len(), 6);
    assert!(texts(&sheet, "dd")[0].contains("New York (EDT)"));
}
