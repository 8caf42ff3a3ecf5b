//! What happens to a state, and what of the page that leaves out of date.

use plenary::model::Agenda;
use plenary::query::Facet;
use plenary::route::Route;
use plenary::state::{Action, Dirty, Effects, HistoryOp, Overlay, State, View, ZoneChoice};
use plenary::time::{Hours, Instant};

use crate::kit::{EVERYTHING, YEAR_2023, YEAR_2024, empty_state, feed, follow, ids, position, state};
use crate::platform::TestPlatform;

/// Ids of the sessions of each day, in order.
fn days(state: &State) -> Vec<(String, Vec<&str>)> {
    let id = |session: usize| state.agenda.sessions[session].id.as_str();
    let days = crate::kit::days(state).into_iter();
    days.map(|(date, sessions)| (date.map_or_else(String::new, |date| date.to_iso()), sessions.into_iter().map(id).collect()))
        .collect()
}

fn zone(state: &mut State, name: &str) -> Dirty {
    state.update(Action::Zone(ZoneChoice::Named(name.into()))).dirty
}

#[test]
fn what_is_opened_becomes_a_step_and_what_follows_does_not() {
    let mut state = state(YEAR_2023, "UTC");
    let session = Overlay::Session("panel-1".into());
    let Effects { dirty, history: address, .. } = state.update(Action::OpenSession("panel-1".into()));
    assert_eq!((state.overlay.clone(), address, dirty), (Some(session), HistoryOp::Push, Dirty::DIALOG));
    let Effects { dirty, history: address, .. } = state.update(Action::OpenPerson("lacina-kone".into()));
    assert!(matches!(state.overlay.clone(), Some(Overlay::Person(_))));
    assert_eq!((address, dirty), (HistoryOp::PushAbove, Dirty::DIALOG));
    let Effects { dirty, history: address, .. } = state.update(Action::Close);
    assert_eq!((state.overlay.clone(), address, dirty), (None, HistoryOp::Back, Dirty::DIALOG));
}

#[test]
fn nobody_and_nothing_cannot_be_opened() {
    let mut state = state(YEAR_2023, "UTC");
    for action in [
        Action::OpenSession("gone".into()),
        Action::OpenPerson("".into()),
        Action::Show(View::Agenda),
        Action::PickerTake,
        Action::PickerMove(1),
    ] {
        assert_eq!(state.update(action), Effects::default());
        assert_eq!(state.overlay.clone(), None);
    }
}

#[test]
fn a_value_that_is_toggled_twice_is_as_before() {
    let mut state = state(YEAR_2024, "UTC");
    let before = (state.route(), state.outcome.sessions.clone());
    let Effects { dirty, history: address, .. } = state.update(Action::Toggle(Facet::Kind, "break".into()));
    assert!(state.query.has(Facet::Kind, "break") && state.outcome.count == 4);
    assert!(dirty.has(Dirty::HIDDEN) && dirty.has(Dirty::CHIPS) && dirty.has(Dirty::PANEL) && !dirty.has(Dirty::MAIN));
    assert_eq!(address, HistoryOp::Replace);
    state.update(Action::Toggle(Facet::Kind, "break".into()));
    assert_eq!((state.route(), state.outcome.sessions), before);
}

#[test]
fn views_filters_and_facets_open_and_close() {
    let mut state = state(YEAR_2024, "UTC");
    let Effects { dirty, history: address, .. } = state.update(Action::Show(View::Speakers));
    assert!(dirty.has(Dirty::MAIN) && dirty.has(Dirty::BAR) && state.view == View::Speakers);
    assert_eq!(address, HistoryOp::Push);
    // The filters were open.
    for panel in [false, true, false] {
        let Effects { dirty, history: address, .. } = state.update(Action::Filters);
        assert!(dirty.has(Dirty::PANEL) && state.panel == panel && address == HistoryOp::Keep);
    }
    state.update(Action::AllOf(Facet::Kind));
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
    let Effects { dirty, history: address, .. } = state.update(Action::Zone(ZoneChoice::Mine));
    assert!(dirty.has(Dirty::MAIN) && dirty.has(Dirty::HEAD) && dirty.has(Dirty::PICKER));
    assert_eq!(address, HistoryOp::Replace);
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
    state.update(Action::Zone(ZoneChoice::Event));
    assert_eq!(days(&state), home);
}

#[test]
fn a_day_that_was_chosen_is_given_up_with_its_zone() {
    let mut state = state(&feed(LATE), "UTC");
    state.update(Action::Toggle(Facet::Day, "2024-07-10".into()));
    state.update(Action::Search("l".into()));
    assert_eq!(state.values(Facet::Day), ["2024-07-08", "2024-07-09", "2024-07-10"]);
    zone(&mut state, "Europe/Stockholm");
    assert_eq!(state.values(Facet::Day), ["2024-07-09", "2024-07-10"]);
    assert_eq!((state.query.chosen.len(), state.query.text.as_str()), (0, "l"));
    state.update(Action::OpenSession("late".into()));
    assert!(zone(&mut state, "UTC").has(Dirty::DIALOG), "what is open has times too");
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
        let platform = remembered.map_or_else(|| TestPlatform::new(reader), |zone| TestPlatform::remembering(reader, zone));
        let state = follow(empty_state(platform), wanted, fragment, YEAR_2023);
        assert_eq!(state.zone(), zone, "{wanted:?} {remembered:?} {fragment:?}");
    }
}

#[test]
fn a_zone_is_found_by_what_is_typed() {
    let mut state = state(YEAR_2023, "Europe/Stockholm");
    let Effects { dirty, history: address, .. } = state.update(Action::Picker(true));
    assert_eq!((dirty, address), (Dirty::PICKER, HistoryOp::Keep));
    assert_eq!(state.picker.as_ref().unwrap().choices[..2], [ZoneChoice::Event, ZoneChoice::Mine]);
    for (typed, first) in [
        ("kath", "Asia/Kathmandu"),
        ("NEW york", "America/New_York"),
        ("york", "America/New_York"),
        ("europe stock", "Europe/Stockholm"),
    ] {
        state.update(Action::PickerText(typed.into()));
        assert_eq!(state.picker.as_ref().unwrap().choices[0], ZoneChoice::Named(first.into()), "{typed}");
    }
    state.update(Action::PickerText("atlantis".into()));
    assert!(state.picker.as_ref().unwrap().choices.is_empty());
    state.update(Action::PickerMove(-1));
    assert_eq!(state.update(Action::PickerTake), Effects::default());
    state.update(Action::PickerText("auckland".into()));
    state.update(Action::PickerMove(-1));
    let last = state.picker.as_ref().unwrap();
    assert_eq!(last.active, last.choices.len() - 1, "up from the first is the last");
    state.update(Action::PickerMove(1));
    assert_eq!(state.picker.as_ref().unwrap().active, 0);
    state.update(Action::PickerTake);
    assert_eq!((state.zone(), state.picker.is_none()), ("Pacific/Auckland", true));
}

#[test]
fn the_second_zone_is_the_readers_and_under_the_readers_time_the_events() {
    let mut state = state(YEAR_2023, "Europe/Stockholm");
    assert_eq!(state.second_zone(), "Europe/Stockholm");
    state.update(Action::Zone(ZoneChoice::Mine));
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
}

#[test]
fn what_an_address_asks_for_waits_until_the_feed_has_come() {
    let state = follow(empty_state(TestPlatform::new("UTC")), "", "session=panel-2&kind=panel&view=speakers", YEAR_2023);
    assert_eq!(state.view, View::Speakers);
    assert_eq!(state.overlay.clone(), Some(Overlay::Session("panel-2".into())));
    assert_eq!(state.outcome.count, 4);
}

#[test]
fn an_empty_agenda_takes_every_message() {
    for loading in [true, false] {
        let mut state = empty_state(TestPlatform::new("UTC"));
        state.begin("");
        if !loading {
            state.complete();
        }
        for action in [
            Action::Show(View::Speakers),
            Action::Search("a".into()),
            Action::Toggle(Facet::Day, "2024-07-09".into()),
            Action::Clear,
            Action::Filters,
            Action::AllOf(Facet::Tag),
            Action::OpenSession("a".into()),
            Action::Close,
            Action::Picker(true),
            Action::PickerText("a".into()),
            Action::PickerMove(3),
            Action::PickerTake,
            Action::Zone(ZoneChoice::Named("Mars/Base".into())),
            Action::Hours(Hours::DEFAULT),
            Action::Tick(Instant(0)),
            Action::Seen,
            Action::Compare,
            Action::CompareWith("nairobi".into()),
            Action::Route(Route::default()),
        ] {
            state.update(action);
        }
        let agenda: &Agenda = &state.agenda;
        assert!(ids(agenda).is_empty());
    }
}
