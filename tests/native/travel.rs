//! Time passes, and the reader travels.

use std::rc::Rc;

use plenary::platform::Platform;
use plenary::query::Facet;
use plenary::route::Route;
use plenary::state::{Action, Dirty, Effects, Focus, HistoryOp, State, ZoneChoice};
use plenary::time::Instant;
use plenary::view;

use crate::kit::{act, at, feed, state_on};
use crate::pages::tree;
use crate::platform::TestPlatform;

const SESSIONS: &str = r#""sessions": [{"id": "a", "title": "A", "start": "2024-07-09T09:00", "duration": 60},
    {"id": "b", "start": "2024-07-09T20:00", "duration": 60}]"#;

const STOCKHOLM: &str = "Europe/Stockholm";
const TOKYO: &str = "Asia/Tokyo";

fn noon() -> Instant {
    at("2024-07-09T12:00:00Z")
}

/// A reader in Stockholm on a machine that goes where they go.
fn reader(own_zone: &str) -> (Rc<TestPlatform>, State) {
    let platform = Rc::new(TestPlatform::new(own_zone));
    let state = state_on(&platform, &feed(SESSIONS));
    (platform, state)
}

fn tick(state: &mut State, seconds: i64) -> Dirty {
    let Effects { dirty, history: address, .. } = act(state, Action::Tick(Instant(noon().0 + seconds)));
    assert_eq!(address, HistoryOp::Keep);
    dirty
}

#[test]
fn a_tick_says_something_once_a_minute() {
    let (_, mut state) = reader(STOCKHOLM);
    assert_eq!(state.now, None);
    assert_eq!(tick(&mut state, 5), Dirty::LIVE | Dirty::MARKS);
    assert_eq!(tick(&mut state, 5), Dirty::default());
    assert_eq!(tick(&mut state, 59), Dirty::default());
    assert_eq!(tick(&mut state, 60), Dirty::LIVE, "the time is another, what is on is not");
    // The machine was asleep, then its clock was set back.
    assert_eq!(tick(&mut state, 36_000), Dirty::LIVE | Dirty::MARKS);
    assert_eq!(tick(&mut state, 0), Dirty::LIVE | Dirty::MARKS);
    assert_eq!(state.now.unwrap().at, Some(noon()));
}

#[test]
fn what_is_on_is_known_in_another_zone_at_once() {
    let (_, mut state) = reader(STOCKHOLM);
    tick(&mut state, 3900);
    let line = state.now.as_ref().unwrap().line;
    assert!(line.is_some());
    // At five past one in UTC it is the tenth nowhere but far in the east.
    let Effects { dirty, .. } = state.update(Action::Zone(ZoneChoice::Named("Pacific/Kiritimati".into())));
    assert!(dirty.has(Dirty::LIVE) && dirty.has(Dirty::MAIN));
    assert_eq!(state.now.as_ref().unwrap().on, [0]);
    assert_eq!(state.now, Some(state.at(Instant(noon().0 + 3900))));
}

#[test]
fn my_time_follows_the_reader() {
    let (platform, mut state) = reader(STOCKHOLM);
    state.update(Action::Zone(ZoneChoice::Mine));
    tick(&mut state, 0);
    assert_eq!((state.came_from.as_deref(), state.timetable.days.len()), (None, 2));
    platform.travel(TOKYO);
    let dirty = tick(&mut state, 60);
    for part in [Dirty::HEAD, Dirty::MAIN, Dirty::LIVE, Dirty::PANEL] {
        assert!(dirty.has(part), "{dirty:?}");
    }
    assert_eq!((state.came_from.as_deref(), state.own_zone.as_str(), state.zone()), (Some(STOCKHOLM), TOKYO, TOKYO));
    // Ten in the evening of the ninth, and nine in the morning of the tenth.
    let days: Vec<_> = state.timetable.days.iter().map(|day| day.date.unwrap().to_iso()).collect();
    assert_eq!(days, ["2024-07-09", "2024-07-10"]);
    assert_eq!(tick(&mut state, 120), Dirty::LIVE, "once");
}

#[test]
fn event_time_stays_and_the_second_time_follows() {
    let (platform, mut state) = reader(STOCKHOLM);
    tick(&mut state, 0);
    platform.travel(TOKYO);
    assert!(tick(&mut state, 60).has(Dirty::MAIN));
    assert_eq!((state.zone(), state.second_zone()), ("America/New_York", TOKYO));
    assert!(state.is_at_night(0), "from ten until eleven in the evening");
}

#[test]
fn what_is_within_the_readers_hours_follows_them() {
    let (platform, mut state) = reader(STOCKHOLM);
    state.update(Action::Toggle(Facet::Hours, "07:00-22:00".into()));
    tick(&mut state, 0);
    assert_eq!(state.outcome.sessions, [true, false]);
    platform.travel(TOKYO);
    tick(&mut state, 60);
    assert_eq!(state.outcome.sessions, [false, true]);
}

#[test]
fn a_day_that_was_chosen_stays_chosen_where_the_days_are_the_same() {
    let (platform, mut state) = reader(STOCKHOLM);
    state.update(Action::Toggle(Facet::Day, "2024-07-09".into()));
    tick(&mut state, 0);
    platform.travel(TOKYO);
    tick(&mut state, 60);
    assert_eq!(state.query.chosen, [(Facet::Day, "2024-07-09".to_string())], "event time is shown before and after");
}

/// What the note about a journey says.
fn note(state: &State) -> Option<String> {
    tree("live", &view::live(state).into_string()).classes("note").first().map(|note| note.text())
}

#[test]
fn the_reader_is_told_of_the_journey_until_they_have_seen_it() {
    let (platform, mut state) = reader(STOCKHOLM);
    tick(&mut state, 0);
    assert_eq!(note(&state), None);
    platform.travel("America/New_York");
    tick(&mut state, 60);
    assert_eq!(note(&state).as_deref(), Some("Your time zone changed from Stockholm to New York. Close"));
    let Effects { dirty, history, focus, .. } = state.update(Action::Seen);
    assert_eq!((dirty, history, focus), (Dirty::LIVE, HistoryOp::Keep, Some(Focus::ZoneButton)));
    assert_eq!((note(&state), state.own_zone.as_str()), (None, "America/New_York"));
    tick(&mut state, 120);
    assert_eq!(note(&state), None);
}

#[test]
fn a_clock_that_shows_the_same_has_not_moved() {
    let (platform, mut state) = reader(STOCKHOLM);
    tick(&mut state, 0);
    platform.travel("Europe/Paris");
    tick(&mut state, 60);
    assert_eq!((state.own_zone.as_str(), note(&state)), ("Europe/Paris", None));
}

/// A visit to the page on a machine, at a moment.
fn visit(platform: &Rc<TestPlatform>, at: Instant) -> State {
    let mut state = state_on(platform, &feed(SESSIONS));
    act(&mut state, Action::Begin { at, route: Route::default(), moved: false });
    state
}

#[test]
fn the_zone_of_an_earlier_visit_is_compared_with_the_one_of_now() {
    let platform = Rc::new(TestPlatform::new(STOCKHOLM));
    assert_eq!(visit(&platform, noon()).came_from, None, "the first visit");
    assert_eq!(platform.remembered("own").as_deref(), Some(STOCKHOLM));
    assert_eq!(visit(&platform, noon()).came_from, None, "the second from the same place");
    platform.travel(TOKYO);
    assert_eq!(visit(&platform, noon()).came_from.as_deref(), Some(STOCKHOLM));
    assert_eq!(visit(&platform, noon()).came_from, None, "said once");
}

#[test]
fn a_zone_of_an_earlier_visit_whose_clocks_show_the_same_is_no_news() {
    for (before, after, time, moved) in [
        (STOCKHOLM, "Europe/Paris", "2024-07-09T12:00:00Z", false),
        // Arizona has no daylight saving time.
        ("America/Phoenix", "America/Denver", "2024-01-09T12:00:00Z", false),
        ("America/Phoenix", "America/Denver", "2024-07-09T12:00:00Z", true),
        ("Mars/Base", STOCKHOLM, "2024-07-09T12:00:00Z", false),
        ("", STOCKHOLM, "2024-07-09T12:00:00Z", false),
    ] {
        let platform = Rc::new(TestPlatform::new(after));
        platform.remember("own", before);
        let state = visit(&platform, at(time));
        assert_eq!(state.came_from.is_some(), moved, "from {before} to {after} at {time}");
        assert_eq!(platform.remembered("own").as_deref(), Some(after));
    }
}

#[test]
fn a_journey_that_was_seen_is_not_told_again_on_the_next_visit() {
    let platform = Rc::new(TestPlatform::new(STOCKHOLM));
    let mut state = visit(&platform, noon());
    platform.travel(TOKYO);
    tick(&mut state, 60);
    state.update(Action::Seen);
    assert_eq!(visit(&platform, noon()).came_from, None);
}
