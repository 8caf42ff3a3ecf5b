//! What happens to a state, and what of the page that leaves out of date.

use plenary::model::Agenda;
use plenary::query::Facet;
use plenary::route::Route;
use plenary::state::{Address, Choice, Msg, Open, Stale, State, View};
use plenary::time::{Hours, Instant};

use crate::host::TestHost;
use crate::kit::{EVERYTHING, YEAR_2023, YEAR_2024, empty_state, feed, follow, ids, position, state};

/// Ids of the sessions of each day, in order.
fn days(state: &State) -> Vec<(String, Vec<&str>)> {
    let id = |session: usize| state.agenda.sessions[session].id.as_str();
    let days = crate::kit::days(state).into_iter();
    days.map(|(date, sessions)| (date.map_or_else(String::new, |date| date.to_iso()), sessions.into_iter().map(id).collect()))
        .collect()
}

fn zone(state: &mut State, name: &str) -> Stale {
    state.update(Msg::Zone(Choice::Named(name.into()))).0
}

#[test]
fn what_is_opened_becomes_a_step_and_what_follows_does_not() {
    let mut state = state(YEAR_2023, "UTC");
    let session = Open::Session(position(&state.agenda, "panel-1"));
    let (stale, address) = state.update(Msg::OpenSession("panel-1".into()));
    assert_eq!((state.open, address, stale), (Some(session), Address::Push, Stale::DIALOG));
    let (stale, address) = state.update(Msg::OpenPerson("lacina-kone".into()));
    assert!(matches!(state.open, Some(Open::Person(_))));
    assert_eq!((address, stale), (Address::Replace, Stale::DIALOG));
    let (stale, address) = state.update(Msg::Close);
    assert_eq!((state.open, address, stale), (None, Address::Back, Stale::DIALOG));
}

#[test]
fn nobody_and_nothing_cannot_be_opened() {
    let mut state = state(YEAR_2023, "UTC");
    for msg in [
        Msg::OpenSession("gone".into()),
        Msg::OpenPerson(String::new()),
        Msg::Show(View::Agenda),
        Msg::PickerTake,
        Msg::PickerMove(1),
    ] {
        assert_eq!(state.update(msg), (Stale::default(), Address::Keep));
        assert_eq!(state.open, None);
    }
}

#[test]
fn a_value_that_is_toggled_twice_is_as_before() {
    let mut state = state(YEAR_2024, "UTC");
    let before = (state.route(), state.outcome.sessions.clone());
    let (stale, address) = state.update(Msg::Toggle(Facet::Kind, "break".into()));
    assert!(state.query.has(Facet::Kind, "break") && state.outcome.count == 4);
    assert!(stale.has(Stale::HIDDEN) && stale.has(Stale::CHIPS) && stale.has(Stale::PANEL) && !stale.has(Stale::MAIN));
    assert_eq!(address, Address::Replace);
    state.update(Msg::Toggle(Facet::Kind, "break".into()));
    assert_eq!((state.route(), state.outcome.sessions), before);
}

#[test]
fn views_filters_and_facets_open_and_close() {
    let mut state = state(YEAR_2024, "UTC");
    let (stale, address) = state.update(Msg::Show(View::Speakers));
    assert!(stale.has(Stale::MAIN) && stale.has(Stale::BAR) && state.view == View::Speakers);
    assert_eq!(address, Address::Push);
    // The filters were open.
    for panel in [false, true, false] {
        let (stale, address) = state.update(Msg::Filters);
        assert!(stale.has(Stale::PANEL) && state.panel == panel && address == Address::Keep);
    }
    state.update(Msg::AllOf(Facet::Kind));
    assert_eq!(state.unfolded, [Facet::Kind]);
}

const LATE: &str = r#""sessions": [{"id": "early", "start": "2024-07-09T00:15"}, {"id": "late", "start": "2024-07-09T23:30", "duration": 60},
    {"id": "next", "start": "2024-07-10T09:00"}, {"id": "dated", "start": "2024-07-10"}, {"id": "some day"}]"#;

#[test]
fn a_session_before_midnight_is_on_the_next_day_elsewhere() {
    let mut state = state(&feed(LATE), "Europe/Stockholm");
    // A quarter past midnight closes the day before, where the event is.
    let home = [
        ("2024-07-08".to_string(), vec!["early"]),
        ("2024-07-09".into(), vec!["late"]),
        ("2024-07-10".into(), vec!["next", "dated"]),
        (String::new(), vec!["some day"]),
    ];
    assert_eq!(days(&state), home);
    let (stale, address) = state.update(Msg::Zone(Choice::Mine));
    assert!(stale.has(Stale::MAIN) && stale.has(Stale::HEAD) && stale.has(Stale::PICKER));
    assert_eq!(address, Address::Replace);
    let away = [
        ("2024-07-09".to_string(), vec!["early"]),
        ("2024-07-10".into(), vec!["late", "next", "dated"]),
        (String::new(), vec!["some day"]),
    ];
    assert_eq!(days(&state), away);
    zone(&mut state, "Pacific/Honolulu");
    let west = [
        ("2024-07-08".to_string(), vec!["early"]),
        ("2024-07-09".into(), vec!["late"]),
        ("2024-07-10".into(), vec!["next", "dated"]),
        (String::new(), vec!["some day"]),
    ];
    assert_eq!(days(&state), west);
    state.update(Msg::Zone(Choice::Event));
    assert_eq!(days(&state), home);
}

#[test]
fn a_day_that_was_chosen_is_given_up_with_its_zone() {
    let mut state = state(&feed(LATE), "UTC");
    state.update(Msg::Toggle(Facet::Day, "2024-07-10".into()));
    state.update(Msg::Search("l".into()));
    assert_eq!(state.values(Facet::Day), ["2024-07-08", "2024-07-09", "2024-07-10"]);
    zone(&mut state, "Europe/Stockholm");
    assert_eq!(state.values(Facet::Day), ["2024-07-09", "2024-07-10"]);
    assert_eq!((state.query.chosen.len(), state.query.text.as_str()), (0, "l"));
    state.update(Msg::OpenSession("late".into()));
    assert!(zone(&mut state, "UTC").has(Stale::DIALOG), "what is open has times too");
}

#[test]
fn an_address_comes_before_what_is_remembered_and_that_before_what_the_page_wants() {
    for (wanted, remembered, fragment, zone) in [
        ("", None, "", "America/New_York"),
        ("mine", None, "", "Europe/Stockholm"),
        ("reader", None, "", "Europe/Stockholm"),
        ("Africa/Nairobi", None, "", "Africa/Nairobi"),
        ("Mars/Base", None, "", "America/New_York"),
        ("Africa/Nairobi", Some("mine"), "", "Europe/Stockholm"),
        ("Africa/Nairobi", Some("event"), "", "America/New_York"),
        ("Africa/Nairobi", Some("Gone/Zone"), "", "Africa/Nairobi"),
        ("Africa/Nairobi", Some("mine"), "zone=Asia/Kathmandu", "Asia/Kathmandu"),
        ("Africa/Nairobi", Some("mine"), "zone=event", "America/New_York"),
        ("", None, "zone=Mars/Base", "America/New_York"),
    ] {
        let reader = "Europe/Stockholm";
        let host = remembered.map_or_else(|| TestHost::new(reader), |zone| TestHost::remembering(reader, zone));
        let state = follow(empty_state(host), wanted, fragment, YEAR_2023);
        assert_eq!(state.zone(), zone, "{wanted:?} {remembered:?} {fragment:?}");
    }
}

#[test]
fn a_zone_is_found_by_what_is_typed() {
    let mut state = state(YEAR_2023, "Europe/Stockholm");
    let (stale, address) = state.update(Msg::Picker(true));
    assert_eq!((stale, address), (Stale::PICKER, Address::Keep));
    assert_eq!(state.picker.as_ref().unwrap().choices[..2], [Choice::Event, Choice::Mine]);
    for (typed, first) in [
        ("kath", "Asia/Kathmandu"),
        ("NEW york", "America/New_York"),
        ("york", "America/New_York"),
        ("europe stock", "Europe/Stockholm"),
    ] {
        state.update(Msg::PickerText(typed.into()));
        assert_eq!(state.picker.as_ref().unwrap().choices[0], Choice::Named(first.into()), "{typed}");
    }
    state.update(Msg::PickerText("atlantis".into()));
    assert!(state.picker.as_ref().unwrap().choices.is_empty());
    state.update(Msg::PickerMove(-1));
    assert_eq!(state.update(Msg::PickerTake), (Stale::default(), Address::Keep));
    state.update(Msg::PickerText("auckland".into()));
    state.update(Msg::PickerMove(-1));
    let last = state.picker.as_ref().unwrap();
    assert_eq!(last.active, last.choices.len() - 1, "up from the first is the last");
    state.update(Msg::PickerMove(1));
    assert_eq!(state.picker.as_ref().unwrap().active, 0);
    state.update(Msg::PickerTake);
    assert_eq!((state.zone(), state.picker.is_none()), ("Pacific/Auckland", true));
}

#[test]
fn the_second_zone_is_the_readers_and_under_the_readers_time_the_events() {
    let mut state = state(YEAR_2023, "Europe/Stockholm");
    assert_eq!(state.second_zone(), "Europe/Stockholm");
    state.update(Msg::Zone(Choice::Mine));
    assert_eq!(state.second_zone(), "America/New_York");
    zone(&mut state, "Asia/Kathmandu");
    assert_eq!(state.second_zone(), "America/New_York");
    let start = state.reference().unwrap();
    assert_eq!(state.second_zone_at(start), Some("America/New_York"));
    zone(&mut state, "America/Detroit");
    assert_eq!(state.second_zone_at(start), None, "its clocks show the same");
}

#[test]
fn sessions_at_the_same_time_know_each_other() {
    let state = state(EVERYTHING, "UTC");
    let at = |id: &str| position(&state.agenda, id);
    let others = |id: &str| {
        state.simultaneous(at(id)).into_iter().map(|other| state.agenda.sessions[other].id.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(others("workshop-translation"), ["talk-archive"]);
    assert_eq!(others("talk-archive"), ["workshop-translation"]);
    assert_eq!(others("devroom-archives"), ["devroom-registries"]);
    assert_eq!(others("opening-keynote"), [""; 0], "not with what it is inside of");
    assert_eq!(others("walk"), [""; 0]);
    // What begins together stands together and needs no count.
    assert!(state.alongside.iter().all(|others| *others == 0));
    let overlapping = crate::kit::state(
        &feed(
            r#""sessions": [{"id": "a", "start": "2024-07-09T09:00", "duration": 120}, {"id": "b", "start": "2024-07-09T10:00", "duration": 30},
            {"id": "c", "start": "2024-07-09T10:00", "duration": 90}, {"id": "d", "start": "2024-07-09T11:00", "duration": 30},
            {"id": "e", "kind": "break", "start": "2024-07-09T10:15", "duration": 15}]"#,
        ),
        "UTC",
    );
    assert_eq!(overlapping.alongside, [2, 1, 2, 1, 0]);
}

#[test]
fn what_an_address_asks_for_waits_until_the_feed_has_come() {
    let state = follow(empty_state(TestHost::new("UTC")), "", "session=panel-2&kind=panel&view=speakers", YEAR_2023);
    assert_eq!(state.view, View::Speakers);
    assert_eq!(state.open, Some(Open::Session(position(&state.agenda, "panel-2"))));
    assert_eq!(state.outcome.count, 4);
}

#[test]
fn an_empty_agenda_takes_every_message() {
    for loading in [true, false] {
        let mut state = empty_state(TestHost::new("UTC"));
        state.begin("");
        if !loading {
            state.complete();
        }
        for msg in [
            Msg::Show(View::Speakers),
            Msg::Search("a".into()),
            Msg::Toggle(Facet::Day, "2024-07-09".into()),
            Msg::Clear,
            Msg::Filters,
            Msg::AllOf(Facet::Tag),
            Msg::OpenSession("a".into()),
            Msg::Close,
            Msg::Picker(true),
            Msg::PickerText("a".into()),
            Msg::PickerMove(3),
            Msg::PickerTake,
            Msg::Zone(Choice::Named("Mars/Base".into())),
            Msg::Hours(Hours::USUAL),
            Msg::Tick(Instant(0)),
            Msg::Seen,
            Msg::Compare,
            Msg::CompareWith("nairobi".into()),
            Msg::Route(Route::default()),
        ] {
            state.update(msg);
        }
        let agenda: &Agenda = &state.agenda;
        assert!(ids(agenda).is_empty());
    }
}
