//! What cards and lists say once: a break in several rooms, a move, a zone; and that what is cancelled is struck through wherever its title is.

use plenary::state::Action;
use plenary::view::{self, Layout};

use crate::html::{Node, parse};
use crate::kit::{feed, state};

const ROOMS: &str = r#""rooms": [{"id": "a", "name": "Aegean"}, {"id": "b", "name": "Ionian"}, {"id": "c", "name": "Cretan"}], "#;

fn chunk(sessions: &str) -> Node {
    let state = state(&feed(&format!("{ROOMS}\"sessions\": [{sessions}]")), "America/New_York");
    parse(&Layout::of(&state).chunk(&state, 0).into_string()).unwrap_or_else(|error| panic!("{error}"))
}

fn coffee(room: &str, more: &str) -> String {
    format!(r#"{{"title": "Coffee", "kind": "break", "start": "2027-06-07T10:00", "duration": 30, "room": "{room}"{more}}}"#)
}

/// The lines about breaks: whether each is one of several that are the same, and what it says besides its title.
fn breaks(chunk: &Node) -> Vec<(bool, String)> {
    chunk
        .classes("quiet")
        .into_iter()
        .filter(|card| card.is("card"))
        .map(|card| (card.is("same"), card.classes("meta")[0].seen()))
        .collect()
}

#[test]
fn a_break_in_several_rooms_is_one_line_with_all_of_them() {
    let two = chunk(&[coffee("a", ""), coffee("b", "")].join(","));
    assert_eq!(breaks(&two), [(true, "Aegean and Ionian 30 min".to_string()), (true, "Aegean and Ionian 30 min".to_string())]);
    // A line of all rooms needs no names of rooms.
    let all = chunk(&[coffee("a", ""), coffee("b", ""), coffee("c", "")].join(","));
    assert!(breaks(&all).iter().all(|line| *line == (true, "30 min".to_string())), "{:?}", breaks(&all));
}

#[test]
fn breaks_that_differ_are_lines_of_their_own() {
    for other in [
        coffee("b", "").replace("Coffee", "Tea"),
        coffee("b", "").replace("30", "45"),
        coffee("b", r#", "status": "cancelled""#),
        coffee("b", "").replace("break", "talk"),
    ] {
        let chunk = chunk(&[coffee("a", ""), other].join(","));
        assert!(breaks(&chunk).iter().all(|(is_same, _)| !is_same), "{:?}", breaks(&chunk));
    }
    let talks = chunk(&[coffee("a", ""), coffee("b", "")].join(",").replace("break", "talk"));
    assert!(talks.classes("same").is_empty(), "two talks are two cards");
}

#[test]
fn a_break_is_beside_its_start_alone() {
    let chunk = chunk(&coffee("a", ""));
    assert_eq!(chunk.classes("time")[0].text(), "10:00 AM");
}

#[test]
fn a_move_is_said_once() {
    for (more, expected) in [
        (r#", "status": "moved""#, "Moved"),
        (r#", "status": "moved", "movedFrom": "2027-06-07T09:00""#, "Moved from Mon 7 Jun, 9:00 AM EDT"),
        (r#", "movedFrom": "2027-06-07T09:00""#, "Moved from Mon 7 Jun, 9:00 AM EDT"),
    ] {
        let chunk = chunk(&format!(r#"{{"title": "Talk", "start": "2027-06-07T11:00", "duration": 30{more}}}"#));
        assert_eq!(chunk.classes("meta")[0].seen(), format!("{expected} 30 min"), "{more}");
    }
}

#[test]
fn what_is_cancelled_is_struck_through_in_the_dialog_and_in_lists() {
    let sessions = r#"{"id": "off", "title": "Off", "start": "2027-06-07T10:00", "duration": 30, "status": "cancelled", "people": ["Ada"]},
        {"id": "on", "title": "On", "start": "2027-06-07T10:00", "duration": 30, "people": ["Ada"]}"#;
    let mut state = state(&feed(&format!("\"sessions\": [{sessions}]")), "America/New_York");
    let struck =
        |html: String| -> Vec<String> { parse(&html).unwrap().classes("struck").iter().map(|node| node.seen()).collect() };
    state.update(Action::OpenSession("off".into()));
    assert_eq!(struck(view::dialog(&state).into_string()), ["Off"]);
    state.update(Action::OpenSession("on".into()));
    assert_eq!(struck(view::dialog(&state).into_string()), ["Off"], "in the list of what is at the same time");
    assert!(view::dialog(&state).into_string().contains("Cancelled"), "and it says so");
    let ada = state.agenda.people[0].id.clone();
    state.update(Action::OpenPerson(ada));
    assert_eq!(struck(view::dialog(&state).into_string()), ["Off"], "in the sessions of a person");
}
