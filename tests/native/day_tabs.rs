//! The tabs of the days: which days have one, which is marked, and where they lead in the list.

use plenary::query::Facet;
use plenary::state::{Action, Dirty, Effects, Focus, HistoryOp, State, View, ZoneChoice};
use plenary::time::Date;
use plenary::view;

use crate::kit::{empty_state, feed, fill, state};
use crate::pages::tree;
use crate::platform::TestPlatform;

/// Sessions at those local times in New York.
fn days(starts: &[&str]) -> String {
    let session = |start: &&str| format!(r#"{{"title": "At {start}", "start": "{start}", "duration": 60}}"#);
    feed(&format!(r#""sessions": [{}]"#, starts.iter().map(session).collect::<Vec<_>>().join(",")))
}

const THREE: [&str; 3] = ["2027-06-15T09:00", "2027-06-16T22:00", "2027-06-17T09:00"];

/// The dates of the tabs, and of the one that is marked.
fn tabs(state: &State) -> (Vec<String>, Vec<String>) {
    let html = view::day_tabs(state).into_string();
    if html.is_empty() {
        return Default::default();
    }
    let tree = tree("day tabs", &html);
    let buttons = tree.tags("button");
    let date = |button: &&crate::html::Node| button.get("data-v").unwrap().to_string();
    let marked = buttons.iter().filter(|button| button.get("aria-current") == Some("date"));
    (buttons.iter().map(date).collect(), marked.map(date).collect())
}

fn date(iso_day: u32) -> Date {
    Date::new(2027, 6, iso_day).unwrap()
}

#[test]
fn there_is_a_tab_for_each_day_from_two_on() {
    let shown = state(&days(&THREE), "America/New_York");
    assert_eq!(
        tabs(&shown),
        (["2027-06-15", "2027-06-16", "2027-06-17"].map(String::from).to_vec(), vec!["2027-06-15".to_string()])
    );
    for sessions in [&[][..], &["2027-06-15T09:00"], &["2027-06-15T09:00", "2027-06-15T12:00"]] {
        assert_eq!(tabs(&state(&days(sessions), "UTC")), (Vec::new(), Vec::new()), "{sessions:?}");
    }
}

#[test]
fn speakers_have_no_days() {
    let mut shown = state(&days(&THREE), "UTC");
    shown.update(Action::Show(View::Speakers));
    assert_eq!(tabs(&shown).0.len(), 0);
}

#[test]
fn a_tab_scrolls_to_its_day_and_is_marked() {
    let mut shown = state(&days(&THREE), "America/New_York");
    let Effects { dirty, focus, scroll, history, .. } = shown.update(Action::ShowDay(date(16)));
    assert_eq!((focus, scroll, history), (Some(Focus::Day(date(16))), true, HistoryOp::Keep));
    assert!(dirty.has(Dirty::DAYS) && !dirty.has(Dirty::MAIN));
    assert_eq!(tabs(&shown).1, ["2027-06-16"]);
    assert_eq!(shown.update(Action::ShowDay(date(20))), Effects::default(), "there is no such day");
}

#[test]
fn scrolling_marks_the_day() {
    let mut shown = state(&days(&THREE), "America/New_York");
    assert_eq!(shown.update(Action::PassDay(date(17))).dirty, Dirty::DAYS);
    assert_eq!(shown.update(Action::PassDay(date(17))).dirty, Dirty::default(), "nothing is new");
    assert_eq!(tabs(&shown).1, ["2027-06-17"]);
    assert!(shown.route().query.chosen.is_empty(), "the address says nothing of it");
}

#[test]
fn in_another_zone_the_nearest_day_is_marked() {
    let mut shown = state(&days(&["2027-06-15T09:00", "2027-06-16T22:00"]), "America/New_York");
    shown.update(Action::ShowDay(date(16)));
    shown.update(Action::Zone(ZoneChoice::Named("Europe/Paris".into())));
    assert_eq!(tabs(&shown), (["2027-06-15", "2027-06-17"].map(String::from).to_vec(), vec!["2027-06-15".to_string()]));
}

#[test]
fn days_without_a_match_are_quieter() {
    let mut shown = state(&days(&THREE), "America/New_York");
    shown.update(Action::Toggle(Facet::Day, "2027-06-16".into()));
    let html = tree("day tabs", &view::day_tabs(&shown).into_string());
    let empty: Vec<&str> = html.classes("empty").iter().filter_map(|tab| tab.get("data-v")).collect();
    assert_eq!(empty, ["2027-06-15", "2027-06-17"]);
}

#[test]
fn the_list_has_no_tabs_for_years_past_and_the_grid_has() {
    let mut shown = empty_state(TestPlatform::new("UTC"));
    fill(&mut shown, &days(&["2020-06-15T09:00", "2099-06-15T09:00", "2099-06-16T09:00"]));
    assert_eq!(tabs(&shown).0, ["2099-06-15", "2099-06-16"]);
    shown.update(Action::Show(View::Grid));
    assert_eq!(tabs(&shown).0, ["2020-06-15", "2099-06-15", "2099-06-16"]);
}

#[test]
fn room_is_kept_for_the_tabs_while_the_feed_is_read() {
    let mut shown = empty_state(TestPlatform::new("UTC"));
    assert!(!shown.has_days());
    (shown.agenda.event.start, shown.agenda.event.end) = (Some(date(15)), Some(date(15)));
    assert!(!shown.has_days());
    shown.agenda.event.end = Some(date(16));
    assert!(shown.has_days());
}
