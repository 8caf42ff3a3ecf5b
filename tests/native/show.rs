//! The `show` attribute: an embed of a part of the agenda, of which no reader gets out.

use plenary::query::Facet;
use plenary::route::parse;
use plenary::state::{Action, State, View};
use plenary::view;

use crate::kit::{empty_state, feed, fill, ids, read};
use crate::platform::TestPlatform;

const SESSIONS: &str = r#""tracks": [{"id": "ai", "name": "AI"}, {"id": "gov", "name": "Government"}, {"id": "unused", "name": "Unused"}],
    "rooms": [{"id": "hall", "name": "Hall"}],
    "people": [{"id": "ada", "name": "Ada Example"}, {"id": "ben", "name": "Ben Sample"}, {"id": "cy", "name": "Cy Nobody"}],
    "sessions": [
        {"id": "gov-1", "title": "Law", "track": "gov", "start": "2027-06-15T09:00", "duration": 60, "people": ["ben"]},
        {"id": "ai-1", "title": "Models", "track": "ai", "room": "hall", "start": "2027-06-15T09:00", "duration": 60, "people": ["ada"], "sessions": [
            {"id": "ai-1a", "title": "Weights", "people": ["ada"]}, {"id": "ai-1b", "title": "Measures"}]},
        {"id": "late", "title": "Night of data", "track": "ai", "start": "2027-06-15T23:30", "duration": 45},
        {"id": "ai-2", "title": "Data", "track": "ai", "start": "2027-06-16T09:00", "duration": 60, "people": ["ada", "ben"]}]"#;

fn shown(show: &str) -> State {
    let mut state = empty_state(TestPlatform::new("Asia/Tokyo"));
    state.settings.show = show.into();
    state.begin("");
    fill(&mut state, &feed(SESSIONS));
    state
}

fn people(state: &State) -> Vec<&str> {
    state.agenda.people.iter().map(|person| person.id.as_str()).collect()
}

#[test]
fn sessions_and_people_outside_are_gone() {
    for (show, sessions, there) in [
        ("", &["gov-1", "ai-1", "ai-1a", "ai-1b", "late", "ai-2"][..], &["ada", "ben", "cy"][..]),
        ("track=ai", &["ai-1", "ai-1a", "ai-1b", "late", "ai-2"], &["ada", "ben"]),
        ("track=ai,gov", &["gov-1", "ai-1", "ai-1a", "ai-1b", "late", "ai-2"], &["ada", "ben", "cy"]),
        // Days are those of the event's zone, wherever the reader is: it is the 16th in Tokyo when the night of data begins.
        ("track=ai&day=2027-06-15", &["ai-1", "ai-1a", "ai-1b", "late"], &["ada"]),
        ("room=hall", &["ai-1", "ai-1a", "ai-1b"], &["ada"]),
        ("q=night", &["late"], &[]),
        ("person=ben", &["gov-1", "ai-2"], &["ada", "ben"]),
        ("track=none", &[], &[]),
    ] {
        let state = shown(show);
        assert_eq!((ids(&state.agenda), people(&state)), (sessions.to_vec(), there.to_vec()), "{show}");
        let left_out = read(&feed(SESSIONS)).sessions.len() - sessions.len();
        assert_eq!(state.agenda.left_out.len(), left_out, "{show}");
    }
}

#[test]
fn what_is_left_refers_to_what_is_left() {
    let state = shown("track=ai");
    let agenda = &state.agenda;
    let names = |id: &str| {
        let session = agenda.session(id).unwrap();
        agenda.sessions[session].people.iter().map(|part| agenda.people[part.person].name.as_str()).collect::<Vec<_>>()
    };
    assert_eq!((names("ai-1"), names("ai-2")), (vec!["Ada Example"], vec!["Ada Example", "Ben Sample"]));
    let outer = agenda.session("ai-1").unwrap();
    for inner in ["ai-1a", "ai-1b"] {
        assert_eq!(agenda.sessions[agenda.session(inner).unwrap()].parent, Some(outer));
    }
    assert_eq!(agenda.sessions[outer].inner, 2);
}

#[test]
fn no_view_count_facet_or_link_brings_back_what_is_outside() {
    let mut state = shown("track=ai");
    state.update(Action::Filters);
    assert_eq!((state.outcome.total, view::count(&state)), (3, "3 sessions".to_string()));
    let panel = view::panel(&state).into_string();
    assert!(!panel.contains("Government") && panel.contains("Ben Sample"), "{panel}");
    state.update(Action::Search("law".into()));
    assert_eq!(state.outcome.count, 0);
    state.update(Action::Clear);
    state.update(Action::Toggle(Facet::Track, "gov".into()));
    assert_eq!(state.outcome.count, 0);
    state.update(Action::OpenSession("gov-1".into()));
    state.follow(parse("session=gov-1", ""));
    assert_eq!(state.overlay, None);
    state.update(Action::Clear);
    state.update(Action::Show(View::Speakers));
    assert_eq!(view::count(&state), "2 people");
}

#[test]
fn it_is_not_in_the_address() {
    let state = shown("track=ai");
    assert_eq!(state.route(), Default::default());
}

#[test]
fn another_reading_is_restricted_too() {
    let mut state = shown("track=ai");
    state.adopt(read(&feed(&SESSIONS.replace("ai-2", "ai-3"))));
    assert_eq!(ids(&state.agenda), ["ai-1", "ai-1a", "ai-1b", "late", "ai-3"]);
    assert_eq!(state.agenda.left_out, ["gov-1"]);
    // As the widget does it: the other reading was restricted before it is adopted.
    let fresh = shown("track=ai").agenda;
    state.adopt(fresh);
    assert_eq!(state.agenda.left_out, ["gov-1"]);
}

#[test]
fn keys_that_are_none_and_values_that_no_session_has_are_reported() {
    let unmatched =
        |show: &str| shown(show).unmatched.into_iter().map(|(key, value)| format!("{key}={value}")).collect::<Vec<_>>();
    assert_eq!(unmatched("track=ai&q=x"), [""; 0]);
    assert_eq!(unmatched("track=ai,nope,unused"), ["track=nope", "track=unused"]);
    assert_eq!(unmatched("trak=ai&view=speakers&hours=07:00-22:00"), ["trak=", "view=", "hours="]);
    // They leave out nothing.
    assert_eq!(shown("trak=ai").agenda.sessions.len(), 6);
}
