//! A feed that is read again while somebody uses the widget.

use plenary::query::Facet;
use plenary::state::{Action, Dirty, Effects, HistoryOp, Overlay, State, View, ZoneChoice};

use crate::kit::{at, feed, read, state};

/// Three sessions in a room, in that order of the feed and at these hours.
fn sessions(list: &[(&str, u32)]) -> String {
    let session = |(id, hour): &(&str, u32)| {
        format!(
            r#"{{"id": "{id}", "title": "About {id}", "start": "2027-06-15T{hour:02}:00", "duration": 60, "tags": ["t"], "people": ["P {id}"]}}"#
        )
    };
    feed(&format!(r#""sessions": [{}]"#, list.iter().map(session).collect::<Vec<_>>().join(",")))
}

/// One inserted at the front, one moved, one removed.
fn before_and_after() -> (State, String) {
    let before = sessions(&[("opening", 9), ("moved", 10), ("removed", 11), ("kept", 12)]);
    let after = sessions(&[("new", 8), ("kept", 12), ("opening", 9), ("moved", 14)]);
    (state(&before, "Africa/Nairobi"), after)
}

fn left(state: &State) -> Vec<&str> {
    let shown = state.agenda.outer().filter(|&session| state.outcome.sessions[session]);
    shown.map(|session| state.agenda.sessions[session].id.as_str()).collect()
}

#[test]
fn what_is_open_stays_open() {
    for id in ["opening", "moved", "kept"] {
        let (mut state, after) = before_and_after();
        state.update(Action::OpenSession(id.into()));
        let Effects { dirty, history, pieces, .. } = state.adopt(read(&after));
        assert_eq!(state.overlay, Some(Overlay::Session(id.into())));
        assert!(dirty.has(Dirty::DIALOG) && !pieces.is_empty());
        assert_eq!(history, HistoryOp::Keep);
    }
    let (mut state, after) = before_and_after();
    state.update(Action::OpenPerson("P kept".into()));
    state.adopt(read(&after));
    assert_eq!(state.overlay, Some(Overlay::Person("P kept".into())));
}

#[test]
fn what_is_open_and_gone_is_closed_and_leaves_the_address() {
    for action in [Action::OpenSession("removed".into()), Action::OpenPerson("P removed".into())] {
        let (mut state, after) = before_and_after();
        state.update(action);
        let Effects { dirty, history, .. } = state.adopt(read(&after));
        assert_eq!((state.overlay.clone(), history), (None, HistoryOp::Replace));
        assert!(dirty.has(Dirty::DIALOG));
        assert_eq!((state.route().session, state.route().person), (String::new(), String::new()));
    }
}

#[test]
fn the_comparison_of_zones_stays_open() {
    let (mut state, after) = before_and_after();
    state.update(Action::Compare);
    let compared = state.compared.clone();
    state.adopt(read(&after));
    assert_eq!((state.overlay.clone(), state.compared.clone()), (Some(Overlay::Zones), compared));
}

#[test]
fn search_filters_zone_and_view_stay() {
    let (mut state, after) = before_and_after();
    state.update(Action::Zone(ZoneChoice::Named("Asia/Kathmandu".into())));
    state.update(Action::Toggle(Facet::Tag, "t".into()));
    state.update(Action::Search("about".into()));
    let (route, zone) = (state.route(), state.zone().to_string());
    state.adopt(read(&after));
    assert_eq!((state.route(), state.zone(), state.panel), (route, zone.as_str(), true));
    assert_eq!(left(&state), ["new", "kept", "opening", "moved"]);
    assert_eq!(state.usage(Facet::Tag, 0), 4, "facets are counted anew");
    state.update(Action::Search("kept".into()));
    assert_eq!(left(&state), ["kept"]);
    state.update(Action::Clear);
    state.update(Action::Show(View::Speakers));
    state.adopt(read(&sessions(&[("kept", 12), ("alone", 13)])));
    assert_eq!((state.view, state.order()), (View::Speakers, vec!["P alone".to_string(), "P kept".to_string()]));
}

#[test]
fn what_is_on_is_that_of_the_new_reading() {
    let (mut state, after) = before_and_after();
    state.update(Action::Tick(at("2027-06-15T08:30:00-04:00")));
    assert!(state.now.as_ref().is_some_and(|now| now.before));
    state.adopt(read(&after));
    let on = &state.now.as_ref().unwrap().on;
    assert_eq!(on.iter().map(|&session| state.agenda.sessions[session].id.as_str()).collect::<Vec<_>>(), ["new"]);
}

#[test]
fn the_next_item_takes_the_place_of_one_that_is_gone() {
    let (mut state, after) = before_and_after();
    let order = state.order();
    assert_eq!(order, ["opening", "moved", "removed", "kept"]);
    state.adopt(read(&after));
    assert_eq!(state.survivor(&order, "moved").as_deref(), Some("moved"));
    assert_eq!(state.survivor(&order, "removed").as_deref(), Some("kept"));
    assert_eq!(state.survivor(&order, "never there"), None);
    state.adopt(read(&sessions(&[("opening", 9)])));
    assert_eq!(state.survivor(&order, "kept").as_deref(), Some("opening"));
    state.adopt(read(&sessions(&[])));
    assert_eq!(state.survivor(&order, "kept"), None);
}

#[test]
fn an_open_session_whose_made_up_id_became_longer_stays_open() {
    let one = feed(r#""sessions": [{"title": "Break", "start": "2027-06-15T10:00"}]"#);
    let two =
        feed(r#""sessions": [{"title": "Break", "start": "2027-06-15T08:00"}, {"title": "Break", "start": "2027-06-15T10:00"}]"#);
    let mut state = state(&one, "UTC");
    state.update(Action::OpenSession("break".into()));
    assert_eq!(state.adopt(read(&two)).history, HistoryOp::Replace);
    assert_eq!(state.overlay, Some(Overlay::Session("break-20270615T1000".into())));
    state.adopt(read(&one));
    assert_eq!(state.overlay, Some(Overlay::Session("break".into())));
}

#[test]
fn another_event_is_no_other_reading() {
    let named = |title: &str, id: &str| {
        format!(r#"{{"event": {{"title": "{title}", "timezone": "UTC"}}, "sessions": [{{"id": "{id}"}}]}}"#)
    };
    let state = state(&named("One", "a"), "UTC");
    for (title, id, is_same) in [("One", "b", true), ("Two", "a", true), ("Two", "b", false), ("", "b", false)] {
        assert_eq!(state.is_of_event(&read(&named(title, id))), is_same, "{title} {id}");
    }
    assert!(!state.is_of_event(&read("{}")));
}
