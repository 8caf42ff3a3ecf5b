//! A search that nothing has as it was typed: one typo in a word is tolerated, and said.

use plenary::state::{Action, State, View};
use plenary::steps;
use plenary::time::Instant;
use plenary::view;

use crate::kit::{feed, state};

const SESSIONS: &str = r#""people": [{"id": "rosa", "name": "Rosa Hawthorn", "bio": "Gardens of Nairobi."}, {"id": "ben", "name": "Ben Sample", "bio": "Weaver."}],
    "sessions": [
        {"id": "hedges", "title": "Planting hedges", "start": "2027-06-15T09:00", "people": ["rosa", "ben"]},
        {"id": "data", "title": "Data and maps", "start": "2027-06-15T10:00", "people": ["ben"]},
        {"id": "кино", "title": "Переводчик в кино", "start": "2027-06-15T11:00"}]"#;

/// The state of somebody who uses the widget.
fn begun(feed: &str) -> State {
    let mut state = state(feed, "UTC");
    state.update(Action::Filters);
    state.update(Action::Begin { at: Instant(0), route: Default::default(), moved: false });
    state
}

fn left(state: &State) -> Vec<&str> {
    state
        .agenda
        .outer()
        .filter(|&session| state.outcome.sessions[session])
        .map(|session| state.agenda.sessions[session].id.as_str())
        .collect()
}

fn people(state: &State) -> Vec<&str> {
    let shown = state.agenda.people.iter().zip(&state.outcome.people).filter(|(_, shown)| **shown);
    shown.map(|(person, _)| person.id.as_str()).collect()
}

#[test]
fn one_typo_is_tolerated_where_nothing_is_found() {
    let mut state = begun(&feed(SESSIONS));
    for (text, ids) in [
        ("hawtorn", &["hedges"][..]),
        ("HAWTHRON", &["hedges"]),
        ("hawtho", &["hedges"]),
        ("hawto", &["hedges"]),
        ("hawtorn hedges", &["hedges"]),
        ("hegdes sampel", &["hedges"]),
        ("переовдчик", &["кино"]),
        // Two typos in a word, and words too short to have one.
        ("hwatorn", &[]),
        ("mpas", &["data"]),
        ("dta", &[]),
        // Words that are there, but not together.
        ("data hawthorn", &[]),
        ("data hawtorn", &[]),
        ("", &["hedges", "data", "кино"]),
    ] {
        state.update(Action::Search(text.into()));
        assert_eq!(left(&state), ids, "{text}");
    }
}

#[test]
fn what_is_found_in_its_place_is_said() {
    let mut state = begun(&feed(SESSIONS));
    state.update(Action::Search("hawtorn".into()));
    assert_eq!(view::count_line(&state), "No exact match. Showing “hawthorn”. 1 of 3 sessions");
    assert_eq!(state.found_words(), "hawtorn hawthorn");
    state.update(Action::Search("hawthorn".into()));
    assert_eq!(view::count_line(&state), "1 of 3 sessions");
    state.update(Action::Search("xyzzy".into()));
    assert_eq!(view::count_line(&state), "0 of 3 sessions");
}

#[test]
fn people_are_found_by_themselves_before_their_sessions() {
    let mut state = begun(&feed(SESSIONS));
    state.update(Action::Show(View::Speakers));
    for (text, ids) in [
        ("hawthorn", &["rosa"][..]),
        ("weaver", &["ben"]),
        ("nairobi", &["rosa"]),
        // Nobody is called so, and two take part.
        ("hedges", &["rosa", "ben"]),
        ("maps", &["ben"]),
        ("hawtorn", &["rosa"]),
        ("", &["rosa", "ben"]),
    ] {
        state.update(Action::Search(text.into()));
        assert_eq!(people(&state), ids, "{text}");
    }
}

#[test]
fn until_the_widget_is_used_nothing_is_tolerated() {
    let mut state = state(&feed(SESSIONS), "UTC");
    state.search_for("hawtorn".into());
    assert_eq!(left(&state), [""; 0]);
    let effects = state.update(Action::Begin { at: Instant(0), route: Default::default(), moved: false });
    assert!(effects.dirty.has(plenary::state::Dirty::HIDDEN));
    assert_eq!(left(&state), ["hedges"]);
}

#[test]
fn a_hyphen_parts_words() {
    let mut state = begun(&feed(
        r#""sessions": [{"id": "a", "title": "Open source", "start": "2027-06-15T09:00"}, {"id": "b", "title": "Open-source offices", "start": "2027-06-15T10:00"}]"#,
    ));
    for text in ["open-source", "open source"] {
        state.update(Action::Search(text.into()));
        assert_eq!(left(&state), ["a", "b"], "{text}");
    }
}

#[test]
fn of_four_times_as_many_sessions_it_takes_four_times_as_many_steps() {
    let count = |n: usize| {
        let sessions: Vec<String> =
            (0..n).map(|i| format!(r#"{{"title": "Session {i} of gardens", "start": "2027-06-15T09:00"}}"#)).collect();
        let mut state = begun(&feed(&format!("\"sessions\": [{}]", sessions.join(","))));
        let before = steps::taken();
        state.update(Action::Search("gradens".into()));
        assert_eq!(state.outcome.count, n);
        steps::taken() - before
    };
    let (few, many) = (count(500), count(2000));
    assert!(many < few * 5, "{few} and {many}");
    // A few for each letter of each session: ten thousand sessions are looked through between two frames.
    assert!(few / 500 < 200, "{few}");
}
