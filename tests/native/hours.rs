//! The hours at which a reader is awake, and what is within them.

use std::rc::Rc;

use plenary::platform::Platform;
use plenary::query::Facet;
use plenary::state::{Action, Dirty, Effects, HistoryOp, State, ZoneChoice};
use plenary::time::{Hours, Zones};
use plenary::view;

use crate::kit::{act, at, empty_state_on, feed, fill, follow, state, state_on};
use crate::pages::{chunks, tree};
use crate::platform::TestPlatform;

const NEW_YORK: &str = "America/New_York";

fn hours(text: &str) -> Hours {
    Hours::parse(text).unwrap_or_else(|| panic!("{text}"))
}

#[test]
fn hours_are_read_and_written() {
    for (text, from, to) in [
        ("07:00-22:00", 420, 1320),
        ("22:00-06:00", 1320, 360),
        ("00:00-23:59", 0, 1439),
        ("00:00-00:00", 0, 0),
        ("09:30-17:05", 570, 1025),
    ] {
        assert_eq!(hours(text), Hours { from, to });
        assert_eq!(Hours { from, to }.key(), text);
    }
    assert_eq!(hours("9:00-17:00"), Hours { from: 540, to: 1020 });
    assert_eq!(Hours::DEFAULT.key(), "07:00-22:00");
    for text in [
        "",
        "-",
        "09:00",
        "09:00-",
        "-17:00",
        "09:00-24:00",
        "09:00-17:60",
        "9-17",
        "09:00-17:00-18:00",
        "a:b-c:d",
        "09:00–17:00",
    ] {
        assert_eq!(Hours::parse(text), None, "{text}");
    }
}

/// Whether hours hold a session, by the clocks of a zone.
fn hold(text: &str, zone: &str, start: &str, end: &str) -> bool {
    hours(text).contain(&Zones::new(Rc::new(TestPlatform::new("UTC"))), zone, at(start), at(end))
}

#[test]
fn a_session_is_within_hours_up_to_their_edges() {
    for (text, start, end, expected) in [
        ("07:00-22:00", "07:00", "22:00", true),
        ("07:00-22:00", "07:00", "22:01", false),
        ("07:00-22:00", "06:59", "22:00", false),
        ("07:00-22:00", "06:00", "07:00", false),
        ("07:00-22:00", "22:00", "23:00", false),
        ("07:00-22:00", "12:00", "12:00", true),
        ("07:00-22:00", "23:00", "23:00", false),
        // Past midnight.
        ("22:00-06:00", "22:00", "23:59", true),
        ("22:00-06:00", "21:59", "23:00", false),
        ("22:00-06:00", "00:00", "06:00", true),
        ("22:00-06:00", "05:00", "06:01", false),
        ("22:00-06:00", "12:00", "12:30", false),
    ] {
        let found = hold(text, "UTC", &format!("2024-07-09T{start}:00Z"), &format!("2024-07-09T{end}:00Z"));
        assert_eq!(found, expected, "{start} to {end} in {text}");
    }
    assert!(hold("22:00-06:00", "UTC", "2024-07-09T22:00:00Z", "2024-07-10T06:00:00Z"));
    assert!(!hold("22:00-06:00", "UTC", "2024-07-09T22:00:00Z", "2024-07-10T06:01:00Z"));
    assert!(!hold("07:00-22:00", "UTC", "2024-07-09T12:00:00Z", "2024-07-10T12:00:00Z"), "there is a night between");
    assert!(!hold("22:00-06:00", "UTC", "2024-07-09T23:00:00Z", "2024-07-10T23:00:00Z"), "there is a day between");
}

#[test]
fn hours_are_those_of_a_clock_on_the_wall_there() {
    let (start, end) = ("2024-07-09T13:00:00Z", "2024-07-09T14:30:00Z");
    for (zone, text, expected) in [
        (NEW_YORK, "09:00-10:30", true),
        (NEW_YORK, "09:01-10:30", false),
        ("Asia/Kathmandu", "18:45-20:15", true),
        ("Asia/Kathmandu", "18:45-20:14", false),
        ("Pacific/Auckland", "01:00-02:30", true),
    ] {
        assert_eq!(hold(text, zone, start, end), expected, "{text} in {zone}");
    }
}

#[test]
fn from_a_time_to_the_same_is_the_whole_day() {
    for text in ["00:00-00:00", "09:00-09:00", "23:30-23:30"] {
        for (start, end) in [
            ("2024-07-09T08:00:00Z", "2024-07-09T10:00:00Z"),
            ("2024-07-09T23:00:00Z", "2024-07-10T01:00:00Z"),
            ("2024-07-09T09:00:00Z", "2024-07-12T09:00:00Z"),
        ] {
            assert!(hold(text, "UTC", start, end), "{text} from {start} to {end}");
        }
    }
}

/// From ten in the evening until six are nine hours where the clocks go back in that night, and seven where they go forward.
#[test]
fn a_night_of_another_length_is_held_by_the_same_hours() {
    for (start, end, expected) in [
        ("2024-11-03T02:00:00Z", "2024-11-03T11:00:00Z", true),
        ("2024-11-03T02:00:00Z", "2024-11-03T11:01:00Z", false),
        ("2024-03-10T03:00:00Z", "2024-03-10T10:00:00Z", true),
        ("2024-03-10T03:00:00Z", "2024-03-10T10:01:00Z", false),
        ("2024-03-10T03:00:00Z", "2024-03-10T11:00:00Z", false),
    ] {
        assert_eq!(hold("22:00-06:00", NEW_YORK, start, end), expected, "{start} to {end}");
    }
}

/// In Stockholm it is six hours later: early afternoon, late evening, the night of a session that is open, and none.
const SESSIONS: &str = r#""sessions": [{"id": "day", "start": "2024-07-09T09:00", "end": "2024-07-09T10:00"},
    {"id": "late", "start": "2024-07-09T15:30", "end": "2024-07-09T17:00"},
    {"id": "open", "start": "2024-07-09T18:00", "openEnd": true}, {"id": "dated", "start": "2024-07-09"},
    {"id": "outer", "start": "2024-07-09T15:00", "duration": 90, "sessions": [{"id": "inner"}]}]"#;

fn at_night(state: &State) -> Vec<String> {
    let all = 0..state.agenda.sessions.len();
    all.filter(|&session| state.is_at_night(session)).map(|session| state.agenda.sessions[session].id.to_string()).collect()
}

#[test]
fn at_night_is_what_the_reader_would_have_to_wake_up_for() {
    let mut away = state(&feed(SESSIONS), "Europe/Stockholm");
    assert_eq!(at_night(&away), ["late", "open", "outer", "inner"]);
    away.update(Action::Zone(ZoneChoice::Named("Asia/Tokyo".into())));
    assert_eq!(at_night(&away), ["late", "open", "outer", "inner"], "whatever zone is shown");
    away.update(Action::Hours(hours("09:00-23:30")));
    assert_eq!(at_night(&away), ["open"]);
}

#[test]
fn whoever_is_where_the_event_is_sleeps_through_nothing_until_they_say_so() {
    for own in [NEW_YORK, "America/Detroit"] {
        let mut here = state(&feed(r#""sessions": [{"id": "night", "start": "2024-07-09T23:00", "duration": 60}]"#), own);
        assert_eq!(at_night(&here), [""; 0]);
        here.update(Action::Hours(Hours::DEFAULT));
        assert_eq!(at_night(&here), ["night"]);
    }
}

#[test]
fn what_is_at_night_is_marked_on_its_card() {
    let state = state(&feed(SESSIONS), "Europe/Stockholm");
    let marked: Vec<String> = chunks(&state)
        .iter()
        .flat_map(|chunk| chunk.classes("card").into_iter().filter(|card| !card.classes("night").is_empty()).collect::<Vec<_>>())
        .map(|card| card.get("data-s").unwrap().into())
        .collect();
    assert_eq!(marked, ["outer", "late", "open"]);
}

fn left(state: &State) -> Vec<&str> {
    let shown = state.agenda.outer().filter(|&session| state.outcome.sessions[session]);
    shown.map(|session| state.agenda.sessions[session].id.as_str()).collect()
}

#[test]
fn hours_are_remembered_and_take_the_place_of_those_chosen() {
    let platform = Rc::new(TestPlatform::new("Europe/Stockholm"));
    let mut state = state_on(&platform, &feed(SESSIONS));
    state.update(Action::Toggle(Facet::Hours, "07:00-22:00".into()));
    assert_eq!(left(&state), ["day", "dated"]);
    let Effects { dirty, history: address, .. } = act(&mut state, Action::Hours(hours("09:00-23:00")));
    assert!([Dirty::MAIN, Dirty::CHIPS, Dirty::PANEL, Dirty::HIDDEN].into_iter().all(|part| dirty.has(part)));
    assert_eq!(address, HistoryOp::Replace);
    assert_eq!(state.query.chosen, [(Facet::Hours, "09:00-23:00".to_string())]);
    assert_eq!(left(&state), ["day", "late", "dated", "outer"]);
    assert_eq!(platform.remembered("hours").as_deref(), Some("09:00-23:00"));
    // The next visit.
    let mut next = empty_state_on(platform);
    next.begin("");
    fill(&mut next, &feed(SESSIONS));
    assert_eq!(next.hours(), hours("09:00-23:00"));
    assert_eq!(at_night(&next), ["open"]);
}

#[test]
fn hours_that_nobody_chose_are_not_chosen_by_changing_them() {
    let mut state = state(&feed(SESSIONS), "Europe/Stockholm");
    state.update(Action::Hours(hours("09:00-17:00")));
    assert_eq!((state.query.chosen.len(), left(&state).len()), (0, 4 + 1));
    assert_eq!(state.values(Facet::Hours), ["09:00-17:00"]);
}

#[test]
fn what_a_machine_remembers_wrongly_is_the_usual() {
    for text in ["", "9-17", "night"] {
        let platform = TestPlatform::new("UTC");
        platform.remember("hours", text);
        assert_eq!(empty_state_on(Rc::new(platform)).hours, None, "{text}");
    }
}

#[test]
fn a_link_sets_the_hours() {
    for (fragment, expected) in [("hours=09:00-23:00", "09:00-23:00"), ("hours=09%3A00-23%3A00", "09:00-23:00")] {
        let platform = Rc::new(TestPlatform::new("Europe/Stockholm"));
        let state = follow(empty_state_on(platform.clone()), "", fragment, &feed(SESSIONS));
        assert_eq!(state.hours(), hours(expected), "{fragment}");
        assert_eq!(left(&state), ["day", "late", "dated", "outer"], "{fragment}");
        assert_eq!(platform.remembered("hours"), None, "somebody else's link is not what the reader said");
    }
}

#[test]
fn a_link_that_leaves_a_zero_out_sets_the_same_hours() {
    let platform = Rc::new(TestPlatform::new("Europe/Stockholm"));
    let state = follow(empty_state_on(platform), "", "hours=9:00-23:00", &feed(SESSIONS));
    assert_eq!(left(&state), ["day", "late", "dated", "outer"]);
}

#[test]
fn the_hours_can_be_set_again_where_nothing_is_within_them() {
    let mut state = state(&feed(r#""sessions": [{"start": "2024-07-09T09:00", "duration": 60}]"#), "Europe/Stockholm");
    let panel = tree("panel", &view::panel(&state).into_string());
    assert!(panel.tags("select").is_empty(), "asked for first, since they are long");
    state.update(Action::AllOf(Facet::Hours));
    for text in ["07:00-22:00", "03:00-04:00"] {
        state.update(Action::Hours(hours(text)));
        let panel = tree("panel", &view::panel(&state).into_string());
        let acts: Vec<&str> = panel.tags("select").iter().filter_map(|select| select.get("data-act")).collect();
        assert_eq!(acts, ["hours-from", "hours-to"], "{text}");
    }
}

#[test]
fn the_fields_show_the_hours_that_are_set() {
    let mut state = state(&feed(SESSIONS), "Europe/Stockholm");
    state.update(Action::AllOf(Facet::Hours));
    for (text, from, to, options) in [
        ("09:00-23:00", ("540", "9:00 AM"), ("1380", "11:00 PM"), [48, 48]),
        // A time that is none of the half hours is there too.
        ("09:10-23:00", ("550", "9:10 AM"), ("1380", "11:00 PM"), [49, 48]),
        ("00:00-00:00", ("0", "12:00 AM"), ("0", "12:00 AM"), [48, 48]),
    ] {
        state.update(Action::Hours(hours(text)));
        let panel = tree("panel", &view::panel(&state).into_string());
        let selects = panel.tags("select");
        assert_eq!(selects.len(), 2);
        for ((select, (value, name)), options) in selects.iter().zip([from, to]).zip(options) {
            let all = select.tags("option");
            assert_eq!(all.len(), options, "{text}");
            let chosen: Vec<_> = all.iter().filter(|option| option.get("selected").is_some()).collect();
            assert_eq!(chosen.len(), 1, "{text}");
            assert_eq!((chosen[0].get("value"), chosen[0].text().as_str()), (Some(value), name), "{text}");
        }
    }
}
