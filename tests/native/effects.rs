//! What an action has the page do: what gets the focus, what becomes of the history, what is remembered and reported.

use plenary::query::Facet;
use plenary::route::parse;
use plenary::state::{Action, Dirty, Effects, Focus, HistoryOp, Notice, State, View, ZoneChoice};
use plenary::time::Hours;

use crate::kit::{YEAR_2023, YEAR_2024, at, read, state};

fn shown() -> State {
    let mut state = state(YEAR_2024, "Africa/Nairobi");
    state.panel = false;
    state
}

fn session(state: &State) -> Action {
    Action::OpenSession(state.agenda.sessions[0].id.clone())
}

fn person(state: &State) -> Action {
    Action::OpenPerson(state.agenda.people[0].id.clone())
}

fn begin(fragment: &str, moved: bool) -> Action {
    Action::Begin { at: at("2024-07-01T12:00:00Z"), route: parse(fragment, ""), moved }
}

#[test]
fn what_is_opened_gets_the_focus_and_what_is_closed_gives_it_back() {
    let mut state = shown();
    for action in [session(&state), person(&state), Action::Compare] {
        assert_eq!(state.update(action.clone()).focus, Some(Focus::Dialog), "{action:?}");
    }
    assert_eq!(state.update(Action::Close).focus, Some(Focus::Opener));
    assert_eq!(state.update(Action::Close).focus, None, "nothing was open");
}

#[test]
fn a_dialog_that_only_says_something_else_keeps_the_focus() {
    let mut state = shown();
    state.update(Action::Compare);
    for action in [
        Action::CompareWith("Asia/Tokyo".into()),
        Action::Hours(Hours { from: 480, to: 1200 }),
        Action::Zone(ZoneChoice::Mine),
        Action::Route(state.route()),
    ] {
        let effects = state.update(action.clone());
        assert_eq!(effects.focus, None, "{action:?}");
    }
}

#[test]
fn the_list_of_zones_gets_the_focus_and_gives_it_to_its_button() {
    let mut state = shown();
    assert_eq!(state.update(Action::Picker(true)).focus, Some(Focus::ZoneField));
    assert_eq!(state.update(Action::PickerText("tokyo".into())).focus, None);
    assert_eq!(state.update(Action::PickerTake).focus, Some(Focus::ZoneButton));
    // Whoever goes elsewhere is there already.
    state.update(Action::Picker(true));
    assert_eq!(state.update(Action::Picker(false)).focus, None);
    assert_eq!(state.update(Action::Zone(ZoneChoice::Event)).focus, None, "the list is not open");
    state.update(Action::Picker(true));
    assert_eq!(state.update(Action::Compare).focus, Some(Focus::Dialog));
}

#[test]
fn a_tab_that_is_chosen_from_the_keyboard_has_the_focus() {
    let mut state = shown();
    for (by, view) in [(1, View::Speakers), (1, View::Agenda), (-1, View::Speakers)] {
        let Effects { focus, history, dirty, .. } = state.update(Action::Tab(by));
        assert_eq!((focus, history, state.view), (Some(Focus::Tab(view)), HistoryOp::Push, view));
        assert!(dirty.has(Dirty::MAIN) && dirty.has(Dirty::BAR));
    }
    assert_eq!(state.update(Action::Show(View::Agenda)).focus, None, "a click has given it already");
    state.settings.views = vec![View::Agenda];
    let Effects { history, dirty, .. } = state.update(Action::Tab(1));
    assert_eq!((history, dirty), (HistoryOp::Keep, Dirty::default()));
}

#[test]
fn jumps_scroll_to_what_gets_the_focus() {
    let mut state = shown();
    let ada = state.agenda.people[0].id.clone();
    let letter = Effects { focus: Some(Focus::Person(ada.clone())), scroll: true, ..Effects::default() };
    assert_eq!(state.update(Action::Letter(ada)), letter);
    let now = Effects { focus: Some(Focus::NowLine), scroll: true, ..Effects::default() };
    assert_eq!(state.update(Action::ShowNow), now);
    assert_eq!(state.update(Action::CopyLink), Effects { copy: true, ..Effects::default() });
}

#[test]
fn steps_of_the_history_are_views_and_what_is_opened() {
    let mut state = shown();
    for (action, history) in [
        (Action::Search("open".into()), HistoryOp::Soon),
        (Action::Toggle(Facet::Kind, "panel".into()), HistoryOp::Replace),
        (Action::Clear, HistoryOp::Replace),
        (Action::Show(View::Speakers), HistoryOp::Push),
        (person(&state), HistoryOp::Push),
        (session(&state), HistoryOp::PushAbove),
        (Action::Close, HistoryOp::Back),
        (Action::Compare, HistoryOp::Push),
        (Action::CompareWith("Asia/Tokyo".into()), HistoryOp::Replace),
        (session(&state), HistoryOp::Push),
        (Action::Route(parse("", "")), HistoryOp::Keep),
        (Action::Filters, HistoryOp::Keep),
        (Action::Zone(ZoneChoice::Mine), HistoryOp::Replace),
    ] {
        assert_eq!(state.update(action.clone()).history, history, "{action:?}");
    }
}

#[test]
fn what_the_reader_chose_is_remembered_and_what_a_link_asks_for_is_not() {
    let mut state = shown();
    let zone = |zone: &str| ZoneChoice::Named(zone.into());
    let stored = |name: &'static str, text: &str| (std::borrow::Cow::from(name), text.to_string());
    assert_eq!(state.update(Action::Zone(ZoneChoice::Mine)).store, [stored("zone", "mine")]);
    let both = [stored("zone", "Asia/Tokyo"), stored("zones", "Asia/Tokyo")];
    assert_eq!(state.update(Action::Zone(zone("Asia/Tokyo"))).store, both);
    assert_eq!(state.update(Action::Hours(Hours { from: 480, to: 1200 })).store, [stored("hours", "08:00-20:00")]);
    assert_eq!(state.update(Action::Route(parse("zone=Asia/Kathmandu&hours=06:00-21:00", ""))).store, []);
    assert_eq!(state.update(begin("zone=Asia/Tokyo", true)).store[..1], [stored("own", "Africa/Nairobi")]);
}

#[test]
fn the_page_is_told_of_what_is_opened_and_filtered() {
    let mut state = shown();
    for (action, notices) in [
        (Action::Search("open".into()), vec![Notice::Filter]),
        (Action::Toggle(Facet::Kind, "panel".into()), vec![Notice::Filter]),
        (session(&state), vec![Notice::Open]),
        (Action::Close, vec![]),
        (Action::Compare, vec![]),
        (Action::Show(View::Speakers), vec![Notice::Work]),
        (Action::Hours(Hours { from: 480, to: 1200 }), vec![Notice::Filter, Notice::Work]),
        (Action::Filters, vec![]),
    ] {
        assert_eq!(state.update(action.clone()).notices, notices, "{action:?}");
    }
    assert_eq!(Notice::Open.name(), "plenary-open");
}

#[test]
fn the_number_of_results_is_announced() {
    let mut state = shown();
    for action in
        [Action::Search("open".into()), Action::Toggle(Facet::Kind, "panel".into()), Action::Clear, Action::Show(View::Speakers)]
    {
        assert!(state.update(action.clone()).dirty.has(Dirty::CHIPS), "{action:?}");
    }
}

#[test]
fn a_widget_begins_with_what_the_address_asks_for() {
    // What was asked for when the feed was, is there already.
    let mut linked = state(YEAR_2023, "UTC");
    let Effects { dirty, focus, history, notices, .. } = linked.update(begin("session=panel-1", false));
    assert!(dirty.has(Dirty::DIALOG) && dirty.has(Dirty::LIVE) && !dirty.has(Dirty::MAIN));
    assert_eq!((focus, history, notices), (Some(Focus::Dialog), HistoryOp::Keep, vec![]));
    // The address has changed since.
    let mut moved = state(YEAR_2023, "UTC");
    let Effects { dirty, notices, .. } = moved.update(begin("view=speakers&q=kone", true));
    assert!(dirty.has(Dirty::MAIN) && dirty.has(Dirty::FIELD));
    assert_eq!((moved.view, moved.query.text.as_str(), notices), (View::Speakers, "kone", vec![Notice::Work]));
    // The reader has searched before it could listen.
    let mut typed = state(YEAR_2023, "UTC");
    typed.search_for("kone".into());
    assert_eq!(typed.update(begin("", false)).history, HistoryOp::Replace);
}

#[test]
fn a_session_that_is_gone_gives_the_focus_to_the_next_one() {
    let mut state = state(YEAR_2023, "UTC");
    state.update(Action::OpenSession("panel-1".into()));
    let order = state.order();
    let next = order[order.iter().position(|id| id == "panel-1").unwrap() + 1].clone();
    let Effects { focus, history, notices, .. } = state.adopt(read(&YEAR_2023.replace("\"panel-1\"", "\"another\"")));
    assert_eq!((focus, history, notices), (Some(Focus::Session(next.into())), HistoryOp::Replace, vec![Notice::Work]));
}

#[test]
fn a_link_to_a_session_or_speaker_that_is_gone_shows_a_notice() {
    let text = "The session or speaker of this link is not in this agenda.";
    let shows = |state: &State| plenary::view::live(state).into_string().contains(text);
    for (fragment, is_gone) in [
        ("session=nowhere", true),
        ("speaker=nobody", true),
        ("", false),
        ("q=nothing", false),
        (&["session=", &shown().agenda.sessions[0].id].concat(), false),
    ] {
        let mut state = shown();
        let effects = state.update(begin(fragment, false));
        assert_eq!(shows(&state), is_gone, "{fragment}");
        assert!(effects.dirty.has(Dirty::LIVE));
    }
    let mut state = shown();
    state.update(begin("session=nowhere", false));
    let closed = state.update(Action::Seen);
    assert!(closed.dirty.has(Dirty::LIVE) && !shows(&state));
    // Following another link shows it again, and a link that leads somewhere removes it.
    assert!(state.update(Action::Route(parse("session=elsewhere", ""))).dirty.has(Dirty::LIVE) && shows(&state));
    let found = parse(&["session=", &state.agenda.sessions[0].id].concat(), "");
    assert!(state.update(Action::Route(found)).dirty.has(Dirty::LIVE) && !shows(&state));
}
