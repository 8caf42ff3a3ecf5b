//! Which zones a reader is offered, and which one is meant by a name that no zone has.

use std::rc::Rc;

use plenary::platform::Platform;
use plenary::plenary_format::causes::suggester;
use plenary::state::{Action, State, ZoneChoice};

use crate::kit::{act, at, empty_state, feed, fill, state, state_on};
use crate::platform::TestPlatform;

const SESSIONS: &str = r#""rooms": [{"name": "Delhi", "timezone": "Asia/Kolkata"}, {"name": "Hall"},
        {"name": "Pune", "timezone": "Asia/Kolkata"}],
    "people": [{"name": "Amina Otieno", "timezone": "Africa/Nairobi"}, {"name": "Bo Ek"}],
    "sessions": [{"id": "a", "start": "2024-07-09T09:00"}]"#;

fn keys(state: &State) -> Vec<String> {
    state.picker.as_ref().unwrap().choices.iter().map(|choice| choice.key().to_string()).collect()
}

/// What the list offers for what was typed.
fn typed(text: &str) -> Vec<String> {
    let mut state = state(&feed(SESSIONS), "Europe/Stockholm");
    state.update(Action::PickerText(text.into()));
    keys(&state)
}

#[test]
fn a_city_is_found_by_its_beginning_before_names_that_only_hold_it() {
    assert_eq!(typed("kathmandu"), ["Asia/Kathmandu"]);
    assert_eq!(typed(" York "), ["America/New_York"]);
    assert_eq!(typed("new_york"), ["America/New_York"]);
    assert_eq!(typed("America/New_York"), ["America/New_York"]);
    assert_eq!(typed("york, new"), ["America/New_York"]);
    let found = typed("nai");
    assert_eq!(found[0], "Africa/Nairobi", "{found:?}");
    assert!(found.iter().all(|zone| zone.to_lowercase().contains("nai")), "{found:?}");
    assert_eq!(typed("atlantis"), [""; 0]);
}

#[test]
fn a_country_is_found_by_its_name() {
    assert_eq!(typed("kenya"), ["Africa/Nairobi"]);
    assert_eq!(typed("New Zealand"), ["Pacific/Auckland", "Pacific/Chatham"]);
    assert_eq!(typed("new zea"), ["Pacific/Auckland", "Pacific/Chatham"]);
    assert_eq!(typed("zealand chat"), ["Pacific/Chatham"]);
    assert_eq!(typed("sweden"), ["Europe/Stockholm"]);
    // Zealand ends like that.
    for text in ["Åland", "aland"] {
        assert_eq!(typed(text), ["Europe/Stockholm", "Pacific/Auckland", "Pacific/Chatham"], "{text}");
    }
}

/// Eight zones of Indiana begin like that too.
#[test]
fn a_country_that_is_named_in_full_comes_before_cities_that_begin_like_it() {
    let found = typed("india");
    assert_eq!(found[0], "Asia/Kolkata", "{found:?}");
    assert!(found.contains(&"America/Indianapolis".to_string()));
    assert_eq!(found.iter().filter(|zone| *zone == "Asia/Kolkata").count(), 1);
}

#[test]
fn an_offset_finds_the_zones_that_have_it_at_the_event() {
    assert_eq!(typed("+5:30"), ["Asia/Calcutta", "Asia/Colombo", "Asia/Kolkata"]);
    for text in ["+5:45", "+0545", "UTC+5:45", "gmt +05:45", "utc +545"] {
        assert_eq!(typed(text), ["Asia/Kathmandu", "Asia/Katmandu"], "{text}");
    }
    assert_eq!(typed("-2:30"), ["America/St_Johns", "Canada/Newfoundland"]);
    assert_eq!(typed("\u{2212}2:30"), typed("-2:30"), "with the sign that is printed");
    assert_eq!(typed("-3:30"), [""; 0], "in July nobody has it");
    // In July; New York is among them, as it would not be in January.
    let platform = TestPlatform::new("UTC");
    let moment = at("2024-07-09T13:00:00Z");
    let (found, all) = (typed("utc-4"), platform.zones());
    let expected: Vec<_> = all.iter().filter(|zone| platform.offset(zone, moment) == Some(-14_400)).collect();
    assert!(expected.len() > 40 && expected.iter().any(|zone| *zone == "America/New_York"));
    assert_eq!(found.len(), expected.len().min(50));
    assert!(found.iter().all(|zone| expected.contains(&zone)), "{found:?}");
}

#[test]
fn what_matters_to_the_reader_comes_first_and_once() {
    let platform = Rc::new(TestPlatform::new("Europe/Stockholm"));
    platform.remember("zones", "Pacific/Apia Africa/Nairobi Mars/Base");
    let mut state = state_on(&platform, &feed(SESSIONS));
    state.update(Action::Picker(true));
    let found = keys(&state);
    assert_eq!(found[..5], ["event", "mine", "Pacific/Apia", "Africa/Nairobi", "Asia/Kolkata"]);
    assert_eq!(found.len(), 50);
    let mut once = found.clone();
    once.sort();
    once.dedup();
    assert_eq!(once.len(), found.len(), "{found:?}");
}

#[test]
fn without_recent_choices_the_zones_of_rooms_and_people_follow() {
    let mut state = state(&feed(SESSIONS), "Europe/Stockholm");
    state.update(Action::PickerText("  ".into()));
    assert_eq!(keys(&state)[..4], ["event", "mine", "Asia/Kolkata", "Africa/Nairobi"]);
    state.update(Action::Picker(false));
    assert!(state.picker.is_none());
}

#[test]
fn the_last_four_zones_that_were_chosen_are_remembered() {
    let platform = Rc::new(TestPlatform::new("Europe/Stockholm"));
    let mut state = state_on(&platform, &feed(SESSIONS));
    let mut choose = |choice: ZoneChoice| {
        act(&mut state, Action::Zone(choice));
        (platform.remembered("zone").unwrap_or_default(), platform.remembered("zones").unwrap_or_default())
    };
    for (zone, recent) in [
        ("Asia/Tokyo", "Asia/Tokyo"),
        ("Africa/Cairo", "Africa/Cairo Asia/Tokyo"),
        ("Asia/Tokyo", "Asia/Tokyo Africa/Cairo"),
        ("America/Lima", "America/Lima Asia/Tokyo Africa/Cairo"),
        ("Europe/Rome", "Europe/Rome America/Lima Asia/Tokyo Africa/Cairo"),
        ("Pacific/Apia", "Pacific/Apia Europe/Rome America/Lima Asia/Tokyo"),
    ] {
        assert_eq!(choose(ZoneChoice::Named(zone.into())), (zone.to_string(), recent.to_string()));
    }
    let recent = "Pacific/Apia Europe/Rome America/Lima Asia/Tokyo".to_string();
    assert_eq!(choose(ZoneChoice::Mine), ("mine".into(), recent.clone()));
    assert_eq!(choose(ZoneChoice::Event), ("event".into(), recent));
}

#[test]
fn a_zone_is_remembered_for_the_next_visit() {
    let platform = Rc::new(TestPlatform::new("Europe/Stockholm"));
    let mut first = state_on(&platform, &feed(SESSIONS));
    first.update(Action::PickerText("tokyo".into()));
    act(&mut first, Action::PickerTake);
    assert_eq!(state_on(&platform, &feed(SESSIONS)).zone(), "Asia/Tokyo");
}

#[test]
fn the_nearest_zone_is_the_one_that_was_meant() {
    let state = state(&feed(SESSIONS), "UTC");
    for (name, nearest) in [
        // One letter from the old name, two from the new.
        ("Europe/Kiyv", Some("Europe/Kiev")),
        ("Europe/Kyviv", Some("Europe/Kyiv")),
        ("America/New_Yrok", Some("America/New_York")),
        ("America/NewYork", Some("America/New_York")),
        ("america/new_york", Some("America/New_York")),
        ("Afrika/Nairobi", Some("Africa/Nairobi")),
        ("Nairobi", Some("Africa/Nairobi")),
        ("Asia/Nairobi", Some("Africa/Nairobi")),
        ("Asia/Katmandoo", Some("Asia/Katmandu")),
        ("New York", Some("America/New_York")),
        ("Mars/Olympus_Mons", None),
        ("Europe/Wonderland", None),
        ("", None),
        ("X", None),
    ] {
        assert_eq!(suggester(&state.agenda.event, &*state.platform).suggest(name).as_deref(), nearest, "{name}");
    }
}

/// A name with a city of four letters is near to every other such name, if half of them may be wrong.
#[test]
fn a_city_that_shares_half_its_letters_with_another_is_not_near_it() {
    let state = state(&feed(SESSIONS), "UTC");
    for name in ["Mars/Base", "Moon/Luna"] {
        assert_eq!(suggester(&state.agenda.event, &*state.platform).suggest(name), None, "{name}");
    }
}

#[test]
fn a_zone_that_does_not_exist_is_explained_by_the_nearest_one() {
    let mut state = empty_state(TestPlatform::new("UTC"));
    state.begin("");
    let sessions = r#"[{"id": "a", "start": "2024-07-09T09:00[America/New_Yrok]"}, {"id": "b", "start": "2024-07-09T09:00Z"},
        {"id": "c", "start": "2024-07-09T09:00[!Afrika/Nairobi]"}, {"id": "d", "start": "noon"}]"#;
    let people = r#"[{"name": "Bo Ek", "timezone": "Mars/Olympus_Mons"}]"#;
    fill(
        &mut state,
        &format!(r#"{{"event": {{"title": "E", "timezone": "Europe/Kiyv"}}, "people": {people}, "sessions": {sessions}}}"#),
    );
    let before: Vec<String> = state.agenda.diagnostics.iter().map(|diagnostic| diagnostic.help().to_string()).collect();
    assert!(before.iter().all(|help| !help.contains("Did you mean")));
    let explained = plenary::plenary_format::causes::explained(&state.agenda.diagnostics, &state.agenda.event, &*state.platform);
    let reported: Vec<(String, String)> = explained
        .iter()
        .map(|diagnostic| {
            (diagnostic.path.to_string(), diagnostic.help().split_once("? ").map_or("", |(suggestion, _)| suggestion).to_string())
        })
        .collect();
    let expected = [
        ("$.event.timezone", "Did you mean Europe/Kiev"),
        ("$.people[0].timezone", ""),
        ("$.sessions[0].start", "Did you mean America/New_York"),
        ("$.sessions[2].start", "Did you mean Africa/Nairobi"),
        ("$.sessions[3].start", ""),
    ];
    assert_eq!(reported, expected.map(|(path, suggestion)| (path.to_string(), suggestion.to_string())));
    for (diagnostic, before) in explained.iter().zip(&before).filter(|(diagnostic, _)| diagnostic.help.is_none()) {
        assert!(diagnostic.help().ends_with(before.as_str()), "{diagnostic}");
    }
}
