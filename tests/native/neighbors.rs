//! What is open: what comes before and after it, and where the reader is left when it is closed.

use plenary::query::Facet;
use plenary::route::parse;
use plenary::state::{Action, Effects, Focus, HistoryOp, Overlay, State, View};
use plenary::view;

use crate::kit::{feed, state};

const SESSIONS: &str = r#""people": [{"id": "ben", "name": "Ben"}, {"id": "ada", "name": "Ada"}, {"id": "cy", "name": "Cy"}],
    "sessions": [
        {"id": "last", "title": "Last", "start": "2027-06-15T11:00", "kind": "talk"},
        {"id": "outer", "title": "Outer", "start": "2027-06-15T09:00", "kind": "panel", "people": ["ada"], "sessions": [{"id": "inner", "title": "Inner"}]},
        {"id": "middle", "title": "Middle", "start": "2027-06-15T10:00", "kind": "panel", "people": ["ben", "ada", "cy"]}]"#;

fn name(overlay: Option<Overlay>) -> String {
    match overlay {
        Some(Overlay::Session(id)) => id.to_string(),
        Some(Overlay::Person(id)) => format!("{id}!"),
        _ => String::new(),
    }
}

fn beside(state: &mut State, open: Action) -> (String, String) {
    state.update(open);
    let (before, after) = state.neighbors();
    (name(before), name(after))
}

fn session(id: &str) -> Action {
    Action::OpenSession(id.into())
}

fn person(id: &str) -> Action {
    Action::OpenPerson(id.into())
}

fn pair(before: &str, after: &str) -> (String, String) {
    (before.into(), after.into())
}

#[test]
fn sessions_follow_one_another_in_the_order_of_the_view() {
    let mut state = state(&feed(SESSIONS), "UTC");
    assert_eq!(state.neighbors(), (None, None));
    assert_eq!(beside(&mut state, session("outer")), pair("", "middle"));
    assert_eq!(beside(&mut state, session("middle")), pair("outer", "last"));
    assert_eq!(beside(&mut state, session("last")), pair("middle", ""));
    // One inside another stands nowhere by itself, and people are not in this view.
    assert_eq!(beside(&mut state, session("inner")), pair("", ""));
    assert_eq!(beside(&mut state, person("ada")), pair("", ""));
}

#[test]
fn filters_leave_out_neighbors_too() {
    let mut state = state(&feed(SESSIONS), "UTC");
    state.update(Action::Toggle(Facet::Kind, "panel".into()));
    assert_eq!(beside(&mut state, session("middle")), pair("outer", ""));
    // What the filters leave out has none.
    assert_eq!(beside(&mut state, session("last")), pair("", ""));
}

#[test]
fn people_follow_one_another_in_the_directory() {
    let mut state = state(&feed(SESSIONS), "UTC");
    state.update(Action::Show(View::Speakers));
    assert_eq!(beside(&mut state, person("ada")), pair("", "ben!"));
    assert_eq!(beside(&mut state, person("ben")), pair("ada!", "cy!"));
    assert_eq!(beside(&mut state, session("middle")), pair("", ""));
}

#[test]
fn the_ways_are_buttons_of_the_dialog() {
    let mut state = state(&feed(SESSIONS), "UTC");
    state.update(session("outer"));
    let html = view::dialog(&state).into_string();
    assert!(
        html.contains(r#"data-act="session" data-v="middle" data-k="next" aria-label="Next" aria-disabled="false">"#),
        "{html}"
    );
    assert!(html.contains(r#"data-k="previous" aria-label="Previous" aria-disabled="true">"#), "{html}");
    state.update(person("ada"));
    assert!(!view::dialog(&state).into_string().contains("data-k=\"next\""));
}

/// What each of these does to the history.
fn steps(actions: &[Action]) -> Vec<HistoryOp> {
    let mut state = state(&feed(SESSIONS), "UTC");
    actions.iter().map(|action| state.update(action.clone()).history).collect()
}

#[test]
fn back_returns_from_a_person_to_the_session_and_closing_leaves_both() {
    use HistoryOp::{Back, Push, PushAbove, Replace};
    assert_eq!(steps(&[session("outer"), person("ada"), Action::Close]), [Push, PushAbove, Back]);
    assert_eq!(steps(&[session("outer"), session("middle"), Action::Close]), [Push, Replace, Back]);
    assert_eq!(steps(&[session("outer"), person("ada"), session("middle")]), [Push, PushAbove, PushAbove]);
    // The comparison stays below what is opened from it.
    assert_eq!(steps(&[Action::Compare, session("outer"), Action::Close]), [Push, Push, Back]);
}

fn closed(actions: &[Action], close: Action) -> Option<Focus> {
    let mut state = state(&feed(SESSIONS), "UTC");
    for action in actions {
        state.update(action.clone());
    }
    let Effects { focus, .. } = state.update(close);
    assert_eq!(state.overlay, None);
    focus
}

#[test]
fn closing_leaves_the_focus_on_the_session_that_was_open_last() {
    for close in [Action::Close, Action::Route(Default::default())] {
        let closed = |actions: &[Action]| closed(actions, close.clone());
        assert_eq!(closed(&[session("outer")]), Some(Focus::Opener));
        assert_eq!(closed(&[session("outer"), session("middle")]), Some(Focus::Session("middle".into())));
        assert_eq!(closed(&[session("outer"), session("middle"), person("ben")]), Some(Focus::Session("middle".into())));
        assert_eq!(closed(&[session("outer"), person("ada")]), Some(Focus::Opener));
        // From what a person does to one of their sessions.
        assert_eq!(closed(&[person("ada"), session("outer")]), Some(Focus::Session("outer".into())));
        assert_eq!(closed(&[session("outer"), session("middle"), Action::Close, session("outer")]), Some(Focus::Opener));
    }
}

#[test]
fn closing_leaves_the_focus_on_the_person_who_was_open_last_in_the_directory() {
    let people = Action::Show(View::Speakers);
    let closed = |actions: &[Action]| closed(actions, Action::Close);
    assert_eq!(closed(&[people.clone(), person("ada"), person("ben")]), Some(Focus::Person("ben".into())));
    assert_eq!(closed(&[people, person("ada"), session("outer")]), Some(Focus::Opener));
}

#[test]
fn a_link_to_a_session_scrolls_to_it_and_one_to_a_part_shows_the_element() {
    let begin = |fragment: &str| {
        let mut state = state(&feed(SESSIONS), "UTC");
        let route = parse(fragment, "");
        state.follow(route.clone());
        let Effects { reveal, show_element, .. } =
            state.update(Action::Begin { at: crate::kit::at("2027-01-01T00:00:00Z"), route, moved: false });
        (reveal.map(|id| id.to_string()), show_element)
    };
    assert_eq!(begin(""), (None, false));
    assert_eq!(begin("zone=Asia/Tokyo"), (None, false));
    assert_eq!(begin("session=middle"), (Some("middle".into()), false));
    assert_eq!(begin("session=middle&kind=panel"), (Some("middle".into()), false));
    for part in ["q=last", "day=2027-06-15", "view=speakers"] {
        assert_eq!(begin(part), (None, true), "{part}");
    }
}
