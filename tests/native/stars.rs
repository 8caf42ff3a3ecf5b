//! My agenda: what is starred, stored, shared, and what overlaps.

use std::rc::Rc;

use plenary::model::{End, SessionId, When};
use plenary::platform::Platform;
use plenary::query::Facet;
use plenary::route::{parse, write};
use plenary::stars::{MOST, Stars};
use plenary::state::{Action, Dirty, HistoryOp, Overlay, State, View};
use plenary::view::{self, Layout};

use crate::kit::{act, at, empty_state, feed, follow, read, state, state_on};
use crate::platform::TestPlatform;

const DAY: &str = r#""sessions": [
    {"id": "a", "title": "Alpha", "start": "2027-06-15T10:00", "end": "2027-06-15T11:00", "room": "Aegean"},
    {"id": "b", "title": "Beta", "start": "2027-06-15T10:30", "end": "2027-06-15T11:30", "room": "Ionian"},
    {"id": "c", "title": "Gamma", "start": "2027-06-15T11:30", "end": "2027-06-15T12:00", "room": "Aegean"},
    {"id": "d", "title": "Delta", "start": "2027-06-16T09:00", "room": "Aegean"},
    {"id": "e", "title": "Epsilon", "start": "2027-06-16T09:00", "end": "2027-06-16T10:00", "room": "Ionian"}
]"#;

fn starring(ids: &[&str], sessions: &str) -> State {
    let mut state = state(&feed(sessions), "America/New_York");
    for id in ids {
        act(&mut state, Action::Star((*id).into()));
    }
    state
}

/// What each starred session overlaps: its id, the other's, the minutes, and how many more.
fn clashes(ids: &[&str], sessions: &str) -> Vec<String> {
    let state = starring(ids, sessions);
    let name = |session: usize| state.agenda.sessions[session].id.to_string();
    let reported = |&session: &usize| {
        let clash = state.clash(session)?;
        Some(format!("{} {} {} {}", name(session), name(clash.with), clash.minutes, clash.others))
    };
    state.mine.sessions.iter().filter_map(reported).collect()
}

#[test]
fn what_is_starred_is_stored_and_there_again() {
    let platform = Rc::new(TestPlatform::new("America/New_York"));
    let mut first = state_on(&platform, &feed(DAY));
    for id in ["c", "a", "b"] {
        act(&mut first, Action::Star(id.into()));
    }
    act(&mut first, Action::Star("b".into()));
    let again = state_on(&platform, &feed(DAY));
    assert_eq!(again.starred_ids(), ["a", "c"], "by time, from the start");
    assert!(again.is_starred("a") && !again.is_starred("b"));
    assert_eq!(platform.remembered("starred").as_deref(), Some("1"));
}

#[test]
fn events_are_apart() {
    let key = |event: &str| state(&format!("{{\"event\": {event}, {DAY}}}"), "UTC").event_key();
    assert_eq!(key(r#"{"title": "E", "timezone": "UTC", "url": "https://a.example/2027"}"#), "https://a.example/2027");
    // The address of the feed, as the test's platform has it.
    assert_eq!(key(r#"{"title": "E", "timezone": "UTC"}"#), "https://example.org/feed/");
}

#[test]
fn a_star_changes_its_card_and_those_that_it_overlaps_and_no_more() {
    let mut state = state(&feed(DAY), "America/New_York");
    state.panel = false;
    let effects = act(&mut state, Action::Star("a".into()));
    assert_eq!(effects.marks, [SessionId::from("a")]);
    assert_eq!(effects.starred, [(SessionId::from("a"), true)]);
    assert!(!effects.dirty.has(Dirty::MAIN) && !effects.dirty.has(Dirty::HIDDEN), "nothing is rendered again");
    assert_eq!(effects.history, HistoryOp::Keep);
    assert_eq!(act(&mut state, Action::Star("c".into())).marks, [SessionId::from("c")], "touching is not overlapping");
    let both = [SessionId::from("a"), SessionId::from("b")];
    let effects = act(&mut state, Action::Star("b".into()));
    assert_eq!(effects.marks, both);
    assert_eq!(effects.starred, [(SessionId::from("b"), true)], "only one was starred");
    let effects = act(&mut state, Action::Star("b".into()));
    assert_eq!((effects.marks, effects.starred), (both.to_vec(), vec![(SessionId::from("b"), false)]));
    let nobody = act(&mut state, Action::Star("nobody".into()));
    assert_eq!((nobody.marks, nobody.starred, nobody.store), (vec![], vec![], vec![]));
}

#[test]
fn sessions_overlap_when_nobody_can_attend_both() {
    assert_eq!(clashes(&["a", "b", "c"], DAY), ["a b 30 0", "b a 30 0"]);
    assert_eq!(clashes(&["a", "c"], DAY), [""; 0], "one ends when the other begins");
    assert_eq!(clashes(&["d", "e"], DAY), ["d e 0 0", "e d 0 0"], "without an end it overlaps what begins with it");
}

#[test]
fn open_ends_long_ones_and_what_does_not_take_place() {
    let sessions = r#""sessions": [
        {"id": "open", "title": "Party", "start": "2027-06-15T18:00", "openEnd": true},
        {"id": "late", "title": "Late", "start": "2027-06-15T19:00", "end": "2027-06-15T20:00"},
        {"id": "around", "title": "Evening", "start": "2027-06-15T17:00", "end": "2027-06-15T18:30"},
        {"id": "expo", "title": "Exhibition", "start": "2027-06-14T09:00", "end": "2027-06-16T18:00"},
        {"id": "dates", "title": "Sprint", "start": "2027-06-15", "end": "2027-06-16"},
        {"id": "off", "title": "Off", "start": "2027-06-15T17:00", "end": "2027-06-15T20:00", "status": "cancelled"},
        {"id": "soon", "title": "Some day"}
    ]"#;
    let all = ["open", "late", "around", "expo", "dates", "off", "soon"];
    assert_eq!(clashes(&all, sessions), ["around open 0 0", "open around 0 0"]);
}

#[test]
fn a_session_and_the_one_around_it_do_not_overlap() {
    let sessions = r#""sessions": [{"id": "outer", "title": "Block", "start": "2027-06-15T10:00", "end": "2027-06-15T12:00", "sessions": [
        {"id": "in", "title": "Inner", "start": "2027-06-15T10:00", "end": "2027-06-15T11:00"},
        {"id": "in2", "title": "Inner too", "start": "2027-06-15T10:30", "end": "2027-06-15T11:00"}]}]"#;
    assert_eq!(clashes(&["outer", "in"], sessions), [""; 0]);
    assert_eq!(clashes(&["outer", "in", "in2"], sessions), ["in in2 30 0", "in2 in 30 0"]);
}

#[test]
fn the_longest_overlap_is_named_and_the_others_counted() {
    let sessions = r#""sessions": [
        {"id": "long", "title": "Long", "start": "2027-06-15T10:00", "end": "2027-06-15T14:00"},
        {"id": "x", "title": "X", "start": "2027-06-15T10:00", "end": "2027-06-15T10:30"},
        {"id": "y", "title": "Y", "start": "2027-06-15T11:00", "end": "2027-06-15T12:30"},
        {"id": "z", "title": "Z", "start": "2027-06-15T13:00", "end": "2027-06-15T13:30"}
    ]"#;
    let state = starring(&["long", "x", "y", "z"], sessions);
    assert_eq!(view::clash_text(&state, 0), "Overlaps “Y” by 1 h 30 min, and 2 others");
    assert_eq!(view::clash_text(&state, 1), "Overlaps “Long” by 30 min");
}

#[test]
fn many_that_overlap_are_compared_with_few() {
    let sessions: Vec<String> = (0..1500)
        .map(|n| format!(r#"{{"id": "s{n}", "title": "S", "start": "2027-06-15T10:00", "end": "2027-06-15T11:00"}}"#))
        .collect();
    let mut state = state(&feed(&format!("\"sessions\": [{}]", sessions.join(","))), "UTC");
    act(&mut state, Action::SetStars((0..1500).map(|n| format!("s{n}").as_str().into()).collect()));
    assert_eq!(state.mine.sessions.len(), 1500);
    assert!(state.mine.sessions.iter().all(|&session| state.clash(session).is_some_and(|clash| clash.others < 40)));
}

#[test]
fn another_tab_and_this_one_do_not_undo_each_other() {
    let platform = Rc::new(TestPlatform::new("UTC"));
    let (mut one, mut other) = (state_on(&platform, &feed(DAY)), state_on(&platform, &feed(DAY)));
    act(&mut one, Action::Star("a".into()));
    act(&mut other, Action::Star("b".into()));
    assert_eq!(other.starred_ids(), ["a", "b"]);
    let effects = act(&mut one, Action::StarsChanged);
    assert_eq!(
        (one.starred_ids(), effects.marks.len()),
        (vec!["a".to_string(), "b".to_string()], 2),
        "both are marked as overlapping"
    );
    assert_eq!((effects.starred, effects.store), (vec![], vec![]), "the reader has done nothing here");
    assert_eq!(act(&mut one, Action::StarsChanged).dirty, Dirty::default(), "nothing is new");
}

#[test]
fn what_is_stored_may_be_anything() {
    for stored in
        ["", "{", "null", "[]", "7", r#"{"sessions": 7}"#, r#"{"sessions": {"a": 1}}"#, "\u{0}", "{\"sessions\":[\"a\"}"]
    {
        let platform = Rc::new(TestPlatform::new("UTC"));
        platform.remember("starred", "1");
        platform.remember("stars:https://example.org/feed/", stored);
        let mut state = state_on(&platform, &feed(DAY));
        assert_eq!(state.starred_ids(), [""; 0], "{stored}");
        act(&mut state, Action::Star("a".into()));
        assert_eq!(state.starred_ids(), ["a"], "{stored}");
    }
    let some = Stars::parse(
        r#"{"x": 1, "sessions": [7, null, "a", {}, {"id": ""}, {"id": 7}, {"id": "a", "start": "soon", "title": ["x"]}, {"id": "a"}, {"id": "<b>", "room": "\u0000"}]}"#,
    )
    .unwrap();
    assert_eq!(some.all().iter().map(|star| star.id.as_str()).collect::<Vec<_>>(), ["<b>", "a"]);
    assert_eq!(some.get("a").unwrap().seen.when, When::Unknown);
    let many: Vec<String> = (0..3 * MOST).map(|n| format!("{{\"id\":\"{n}\"}}")).collect();
    assert_eq!(Stars::parse(&format!("{{\"sessions\":[{}]}}", many.join(","))).unwrap().count(), MOST);
}

#[test]
fn the_stored_form_comes_back() {
    let state = starring(&["a", "b", "c", "d", "e"], DAY);
    let stars = &state.mine.stars;
    let text = stars.to_json(&[("event", "A \"day\"\n")]);
    assert!(
        text.starts_with(r#"{"event":"A \"day\"\n","sessions":[{"id":"a","title":"Alpha","start":"2027-06-15T14:00:00Z","#),
        "{text}"
    );
    assert_eq!(Stars::parse(&text).as_ref(), Some(stars));
    serde_json::from_str::<serde_json::Value>(&text).unwrap();
}

/// A state that starred sessions of one feed, and has adopted another reading of it.
fn after(ids: &[&str], then: &str) -> State {
    let mut state = starring(ids, DAY);
    state.adopt(read(&feed(then)));
    state
}

#[test]
fn what_moved_was_cancelled_or_removed_is_shown_as_such() {
    let mut state = after(
        &["a", "b", "c"],
        r#""sessions": [
            {"id": "a", "title": "Alpha", "start": "2027-06-15T13:00", "end": "2027-06-15T14:00", "room": "Cretan"},
            {"id": "b", "title": "Beta", "start": "2027-06-15T10:30", "end": "2027-06-15T11:30", "room": "Ionian", "status": "cancelled"}
        ]"#,
    );
    act(&mut state, Action::Show(View::Mine));
    assert_eq!(state.starred_ids(), ["b", "a", "c"], "nothing is dropped");
    assert_eq!(state.removed_stars().map(|star| star.id.as_str()).collect::<Vec<_>>(), ["c"]);
    let html = Layout::Mine.frame(&state).into_string();
    assert!(html.contains("Gamma") && html.contains("Removed") && html.contains("Aegean"), "{html}");
    let day = Layout::Mine.chunk(&state, 0).into_string();
    assert!(day.contains("Moved from 10:00 AM") && day.contains("was Aegean"), "{day}");
    assert!(!day.contains("When you starred it"), "it is said once: {day}");
    assert!(day.contains("Cancelled"), "{day}");
    let effects = act(&mut state, Action::Star("c".into()));
    assert!(effects.dirty.has(Dirty::MAIN), "it has no card that could show it");
    assert_eq!(state.removed_stars().count(), 0);
    let back = starring(&["a"], DAY);
    assert_eq!(back.moved_since_starred(0), None);
}

#[test]
fn another_reading_marks_what_overlaps_now() {
    let mut state = starring(&["a", "c"], DAY);
    let moved = DAY.replace(r#"2027-06-15T11:30", "end": "2027-06-15T12:00"#, r#"2027-06-15T10:30", "end": "2027-06-15T11:30"#);
    assert_ne!(moved, DAY);
    let effects = state.adopt(read(&feed(&moved)));
    assert_eq!(effects.marks, [SessionId::from("a"), SessionId::from("c")]);
    assert_eq!(state.adopt(read(&feed(DAY))).marks.len(), 2, "and when they do not any more");
}

#[test]
fn what_was_not_read_is_not_removed() {
    let mut state = after(&["a"], r#""sessions": [{"id": "b", "title": "Beta", "start": "2027-06-15T10:30"}]"#);
    state.is_partial = true;
    act(&mut state, Action::Show(View::Mine));
    assert!(!Layout::Mine.frame(&state).into_string().contains("No longer in the programme"));
}

#[test]
fn an_id_that_was_made_of_a_title_is_found_when_it_grows() {
    let one = r#""sessions": [{"title": "Coffee", "start": "2027-06-15T10:00"}]"#;
    let two =
        r#""sessions": [{"title": "Coffee", "start": "2027-06-15T10:00"}, {"title": "Coffee", "start": "2027-06-15T15:00"}]"#;
    let mut state = starring(&["coffee"], one);
    state.adopt(read(&feed(two)));
    assert_eq!(state.starred_ids(), [state.agenda.sessions[0].id.to_string()]);
    assert_ne!(state.starred_ids(), ["coffee"]);
}

#[test]
fn the_view_lists_stars_by_day_and_keeps_what_is_unstarred_in_it() {
    let mut state = starring(&["e", "c", "a"], DAY);
    for (views, more) in [
        (vec![View::Agenda, View::Speakers], vec![View::Mine]),
        (vec![View::Mine, View::Agenda], vec![]),
        (vec![View::Speakers], vec![]),
        (vec![View::Now], vec![]),
    ] {
        state.settings.views = views.clone();
        assert_eq!(state.views(), [views, more].concat());
    }
    state.settings.views.clear();
    assert_eq!(state.views(), [View::Agenda, View::Grid, View::Speakers, View::Mine]);
    act(&mut state, Action::Show(View::Mine));
    let items: Vec<_> = crate::kit::items(&state).iter().map(|day| crate::kit::named(&state.agenda, day)).collect();
    assert_eq!(items, [vec!["a", "c"], vec!["e"]]);
    assert_eq!(view::count(&state), "3 sessions");
    let effects = act(&mut state, Action::Star("c".into()));
    assert!(!effects.dirty.has(Dirty::MAIN), "its card stays, so that the star can be given back");
    assert_eq!(crate::kit::items(&state).concat().len(), 3);
    assert!(view::tabs(&state).into_string().contains("My agenda (2)"));
    act(&mut state, Action::Show(View::Agenda));
    act(&mut state, Action::Show(View::Mine));
    assert_eq!(crate::kit::items(&state).concat().len(), 2);
    act(&mut state, Action::Search("alpha".into()));
    assert_eq!(view::count(&state), "1 of 2 sessions");
}

#[test]
fn the_tab_comes_with_the_first_star_and_an_empty_view_says_how() {
    let mut state = state(&feed(DAY), "UTC");
    state.settings.views.clear();
    assert!(!state.views().contains(&View::Mine));
    act(&mut state, Action::Route(parse("view=mine", "")));
    assert_eq!(state.view, View::Mine, "a link leads there all the same");
    assert!(Layout::Mine.frame(&state).into_string().contains("Nothing in your agenda yet"));
    state.settings.views = vec![View::Agenda, View::Mine];
    assert!(view::tabs(&state).into_string().contains("My agenda<"));
}

#[test]
fn starred_sessions_can_be_filtered_for() {
    let mut state = starring(&["a", "c"], DAY);
    assert_eq!(state.values(Facet::Starred), ["yes"]);
    act(&mut state, Action::Toggle(Facet::Starred, "yes".into()));
    assert_eq!(state.outcome.count, 2);
    let effects = act(&mut state, Action::Star("a".into()));
    assert!(effects.dirty.has(Dirty::HIDDEN) && state.outcome.count == 1);
    assert_eq!(state.route().query.chosen, [(Facet::Starred, "yes".to_string())]);
}

#[test]
fn a_link_offers_and_never_overwrites() {
    let mut state = starring(&["a"], DAY);
    state.settings.views.clear();
    let link = |state: &State| write(&state.route(), "", "").unwrap();
    act(&mut state, Action::Route(parse("mine=a,b,gone,,b", "")));
    assert_eq!(state.overlay, Some(Overlay::Offer));
    let offer = state.offer();
    assert_eq!((offer.new, offer.starred, offer.unknown, offer.sessions.len()), (1, 1, 1, 2));
    let html = view::dialog(&state).into_string();
    for text in ["Add this one", "Just view", "1 of them is in your agenda already.", "1 of them is not in this programme."] {
        assert!(html.contains(text), "{text}: {html}");
    }
    assert_eq!(link(&state), "mine=a,b,gone,b", "a reload offers it again");
    let effects = act(&mut state, Action::TakeOffer);
    assert_eq!((state.starred_ids(), state.view, &state.overlay), (vec!["a".into(), "b".into()], View::Mine, &None));
    assert_eq!(effects.starred, [(SessionId::from("b"), true)]);
    assert_eq!(link(&state), "view=mine");
    // Everything is there already, so there is nothing to offer.
    act(&mut state, Action::Show(View::Agenda));
    act(&mut state, Action::Route(parse("mine=a,b", "")));
    assert_eq!((&state.overlay, state.view), (&None, View::Mine));
}

#[test]
fn a_shared_agenda_can_be_looked_at_without_adding_it() {
    let mut state = starring(&["a"], DAY);
    state.settings.views.clear();
    act(&mut state, Action::Route(parse("mine=c,b", "")));
    let effects = act(&mut state, Action::ViewOffer);
    assert_eq!((effects.starred, state.starred_ids()), (vec![], vec!["a".to_string()]));
    assert_eq!(crate::kit::named(&state.agenda, &crate::kit::items(&state).concat()), ["b", "c"]);
    assert!(Layout::Mine.frame(&state).into_string().contains("You are looking at 2 shared sessions"));
    assert_eq!(write(&state.route(), "", "").unwrap(), "view=mine&mine=c,b");
    act(&mut state, Action::LeaveOffer);
    assert_eq!(crate::kit::named(&state.agenda, &crate::kit::items(&state).concat()), ["a"]);
    assert_eq!(write(&state.route(), "", "").unwrap(), "view=mine");
    // A reload shows it again, without asking.
    let mut before = empty_state(TestPlatform::new("UTC"));
    before.settings.views.clear();
    let again = follow(before, "", "view=mine&mine=c,b", &feed(DAY));
    assert_eq!((&again.overlay, again.mine.listed.len()), (&None, 2));
}

#[test]
fn a_closed_offer_leaves_the_address() {
    let mut state = starring(&[], DAY);
    state.settings.views.clear();
    act(&mut state, Action::Route(parse("mine=a", "")));
    act(&mut state, Action::Close);
    assert_eq!((state.starred_ids().len(), write(&state.route(), "", "").unwrap().as_str()), (0, ""));
}

#[test]
fn the_link_to_share_has_the_page_and_the_ids() {
    let mut state = starring(&["c", "a"], DAY);
    state.settings.address = "https://example.org/talks?x=1".into();
    act(&mut state, Action::Share);
    assert!(view::dialog(&state).into_string().contains("https://example.org/talks?x=1#mine=a,c"));
}

#[test]
fn set_stars_takes_away_and_adds() {
    let mut state = starring(&["a", "b"], DAY);
    let effects = act(&mut state, Action::SetStars(vec!["b".into(), "c".into(), "nobody".into()]));
    assert_eq!(state.starred_ids(), ["b", "c"]);
    assert_eq!(effects.starred, [(SessionId::from("a"), false), (SessionId::from("c"), true)]);
}

#[test]
fn a_snapshot_has_no_open_end() {
    let mut state =
        state(&feed(r#""sessions": [{"id": "o", "title": "O", "start": "2027-06-15T18:00", "openEnd": true}]"#), "UTC");
    act(&mut state, Action::Star("o".into()));
    assert_eq!(state.mine.stars.get("o").unwrap().seen.when, When::Clock(at("2027-06-15T18:00:00-04:00"), End::Unknown));
    assert_eq!(state.moved_since_starred(0), None);
}
