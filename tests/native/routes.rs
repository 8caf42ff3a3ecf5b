//! Links: what is shown comes back from an address, whatever stands in it.

use plenary::query::{Facet, Query};
use plenary::route::{Route, encode, parse, write};
use plenary::state::{Action, Overlay, State, View, ZoneChoice};

use crate::kit::{EVERYTHING, YEAR_2023, empty_state, feed, state};
use crate::pages::{regions, tree};
use crate::platform::TestPlatform;

const HOSTILE: [&str; 14] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "a&b=c,d#e?f",
    "100%",
    "%41%2",
    "a+b c",
    "Koné 王 ليلى \u{1F600}",
    "\u{202e}abc\u{0}\u{7f}",
    "../../x",
    "javascript:alert(1)",
    "session=opening&view=speakers",
    ",",
    "=",
    "'`${x}\\",
];

/// The state of somebody who follows a link.
fn follow(feed: &str, fragment: &str) -> State {
    crate::kit::follow(empty_state(TestPlatform::new("Europe/Stockholm")), "", fragment, feed)
}

#[test]
fn whatever_is_in_a_route_comes_back() {
    for prefix in ["", "a.", "b-2."] {
        for text in HOSTILE {
            let chosen =
                Facet::ALL.into_iter().flat_map(|facet| [(facet, text.to_string()), (facet, format!("{text}2"))]).collect();
            let route = Route {
                compared: Vec::new(),
                mine: vec![text.into(), format!("{text}2")],
                view: text.into(),
                query: Query { text: text.into(), chosen },
                zone: text.into(),
                session: text.into(),
                person: text.into(),
            };
            let fragment = write(&route, "", prefix).unwrap();
            assert_eq!(parse(&fragment, prefix), route, "{fragment}");
            assert!(fragment.bytes().all(|b| b.is_ascii_graphic() && !b"\"<>'`#\\{}".contains(&b)), "{fragment}");
            assert_eq!(write(&route, &fragment, prefix).as_ref(), Some(&fragment), "written twice");
            assert_eq!(write(&Route::default(), &fragment, prefix).as_deref(), Some(""), "and taken away");
        }
    }
}

#[test]
fn an_encoded_text_is_one_value() {
    for text in HOSTILE {
        let encoded = encode(text);
        assert!(!encoded.contains(['&', '=', ',', '#', '+', ' ', '"']), "{encoded}");
    }
}

#[test]
fn no_fragment_breaks_the_page() {
    let mut fragments: Vec<String> = HOSTILE.iter().map(|text| text.to_string()).collect();
    for key in
        ["view", "q", "zone", "session", "speaker", "day", "track", "kind", "room", "tag", "person", "recording", "nothing"]
    {
        fragments.extend(HOSTILE.iter().map(|text| format!("{key}={text}")));
        fragments.extend(["", ",,,", "%", "%f", "%ff%fe", "%00", "a,b,%2C"].map(|value| format!("{key}={value}&{key}={value}")));
    }
    for fragment in fragments {
        let mut state = follow(
            &feed(r#""sessions": [{"id": "s", "title": "S", "start": "2024-07-09T09:00", "people": ["Bo Ek"]}]"#),
            &fragment,
        );
        for (name, html) in regions(&mut state) {
            tree(&format!("#{fragment}: {name}"), &html);
        }
        assert_eq!(state.overlay.clone(), None);
        state.update(Action::Route(parse(&fragment, "")));
    }
}

#[test]
fn a_state_comes_back_from_its_link() {
    let mut shown = state(EVERYTHING, "Europe/Stockholm");
    for action in [
        Action::Show(View::Speakers),
        Action::Search("Métier & co".into()),
        Action::Toggle(Facet::Track, "craft".into()),
        Action::Toggle(Facet::Tag, "welcome".into()),
        Action::Toggle(Facet::Person, "ليلى حداد".into()),
        Action::Zone(ZoneChoice::Named("Asia/Kathmandu".into())),
        Action::Toggle(Facet::Day, "2027-03-26".into()),
        Action::OpenPerson("ليلى حداد".into()),
        Action::OpenSession("a-word-from-the-city".into()),
    ] {
        shown.update(action);
        let fragment = write(&shown.route(), "", "").unwrap();
        let other = follow(EVERYTHING, &fragment);
        assert_eq!((other.view, &other.overlay), (shown.view, &shown.overlay), "{fragment}");
        assert_eq!(other.zone(), shown.zone(), "{fragment}");
        assert_eq!(other.query.text, shown.query.text, "{fragment}");
        // A link keeps the order within a facet, not between facets.
        let by_facet = |state: &State| {
            Facet::ALL.map(|facet| state.query.chosen.iter().filter(|c| c.0 == facet).cloned().collect::<Vec<_>>())
        };
        assert_eq!(by_facet(&other), by_facet(&shown), "{fragment}");
        assert_eq!(other.outcome.sessions, shown.outcome.sessions, "{fragment}");
        assert_eq!(other.outcome.people, shown.outcome.people, "{fragment}");
        assert_eq!(other.timetable, shown.timetable, "{fragment}");
        assert_eq!(write(&other.route(), "", ""), Some(fragment));
    }
}

#[test]
fn every_session_and_person_has_a_link_that_opens_it() {
    for (feed, sessions, people) in [(YEAR_2023, 19, 40), (EVERYTHING, 26, 7)] {
        let mut state = state(feed, "UTC");
        assert_eq!((state.agenda.sessions.len(), state.agenda.people.len()), (sessions, people));
        for session in 0..sessions {
            let id = state.agenda.sessions[session].id.clone();
            state.update(Action::Route(parse(&format!("session={}", encode(&id)), "")));
            assert_eq!(state.overlay.clone(), Some(Overlay::Session(id.clone())), "{id}");
        }
        for person in 0..people {
            let id = state.agenda.people[person].id.clone();
            state.update(Action::Route(parse(&format!("speaker={}", encode(&id)), "")));
            assert_eq!(state.overlay.clone(), Some(Overlay::Person(id.clone())), "{id}");
        }
        state.update(Action::Route(Route::default()));
        assert_eq!(state.overlay.clone(), None);
    }
}

#[test]
fn a_link_to_what_is_gone_opens_nothing() {
    let state = follow(YEAR_2023, "session=gone&speaker=nobody&view=nothing&zone=Mars/Base&kind=gone");
    assert_eq!((state.overlay.clone(), state.view, state.zone()), (None, View::Agenda, "America/New_York"));
    assert_eq!(state.outcome.count, 0, "what is asked for is still asked for, and can be given up");
    assert_eq!(state.query.chosen, [(Facet::Kind, "gone".to_string())]);
}

#[test]
fn back_takes_the_last_step_back() {
    let mut state = state(YEAR_2023, "UTC");
    state.update(Action::Search("panel".into()));
    let before = state.route();
    state.update(Action::OpenSession("panel-1".into()));
    state.update(Action::Route(before.clone()));
    assert_eq!((state.overlay.clone(), state.route()), (None, before));
    state.update(Action::Show(View::Speakers));
    state.update(Action::Route(Route::default()));
    assert_eq!((state.view, state.query.text.as_str(), state.outcome.count), (View::Agenda, "", 13));
}

#[test]
fn a_value_that_a_link_names_twice_is_chosen_once() {
    let state = follow(YEAR_2023, "kind=panel,panel&kind=panel");
    assert_eq!(state.query.chosen, [(Facet::Kind, "panel".to_string())]);
}

#[test]
fn what_belongs_to_others_is_kept_even_where_it_says_nothing() {
    let route = Route { session: "opening".into(), ..Route::default() };
    assert_eq!(write(&route, "menu=&flag&tab=2", "").as_deref(), Some("menu=&flag&tab=2&session=opening"));
    assert_eq!(write(&Route::default(), "menu=&flag&tab=2&session=opening", "").as_deref(), Some("menu=&flag&tab=2"));
}

#[test]
fn a_route_of_an_application_stays_where_it_has_a_query_of_its_own() {
    let route = Route { session: "opening".into(), ..Route::default() };
    for fragment in ["/talks?id=1", "!/talks?id=1&sort=asc", "/a=b"] {
        assert_eq!(write(&route, fragment, ""), None, "{fragment}");
    }
}

#[test]
fn two_elements_share_one_address() {
    let (mut one, mut two) = (state(YEAR_2023, "UTC"), state(EVERYTHING, "UTC"));
    one.update(Action::Toggle(Facet::Kind, "panel".into()));
    two.update(Action::OpenSession("opening".into()));
    let fragment = write(&two.route(), &write(&one.route(), "", "").unwrap(), "b.").unwrap();
    assert_eq!(fragment, "kind=panel&b.session=opening");
    assert_eq!((parse(&fragment, ""), parse(&fragment, "b.")), (one.route(), two.route()));
}

/// The script takes a fragment of ours out of the address for a moment, and knows it by its keys.
#[test]
fn the_script_knows_the_keys_of_a_link() {
    let script = include_str!("../../src/js/fragment.js");
    let keys = script.split_once(r"^([\w-]+\.)?(").and_then(|(_, rest)| rest.split_once(")=/")).expect("a list of keys").0;
    let mut known: Vec<&str> = keys.split('|').collect();
    let mut all = vec!["view", "q", "zone", "session", "speaker", "compare", "mine"];
    all.extend(Facet::ALL.map(Facet::key));
    known.sort_unstable();
    all.sort_unstable();
    assert_eq!(known, all);
}
