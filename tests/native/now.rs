//! What is on at a moment, what comes next, and where the moment falls in the timetable.

use plenary::state::{Action, Dirty, Line, Now, State, View, ZoneChoice};
use plenary::time::Instant;
use plenary::view;

use crate::kit::{at, feed, named, state};
use crate::pages::tree;

const SESSIONS: &str = r#""rooms": [{"id": "hall", "name": "Hall"}, {"id": "side", "name": "Side"}], "sessions": [
    {"id": "opening", "title": "Opening", "room": "hall", "start": "2024-07-09T09:00", "end": "2024-07-09T10:00"},
    {"id": "demo", "title": "Demo", "room": "side", "start": "2024-07-09T09:00", "end": "2024-07-09T09:30"},
    {"id": "off", "title": "Off", "room": "hall", "start": "2024-07-09T10:00", "end": "2024-07-09T11:00", "status": "cancelled"},
    {"id": "clinic", "title": "Clinic", "room": "side", "start": "2024-07-09T10:30"},
    {"id": "debate", "title": "Debate", "room": "side", "start": "2024-07-09T12:15"},
    {"id": "evening", "title": "Evening", "room": "hall", "start": "2024-07-09T17:30", "openEnd": true},
    {"id": "second", "title": "Second", "room": "hall", "start": "2024-07-10T09:00", "end": "2024-07-10T10:00"},
    {"id": "dated", "start": "2024-07-10"}, {"id": "some day"}]"#;

fn agenda() -> State {
    state(&feed(SESSIONS), "America/New_York")
}

/// A time in New York in July 2024, such as `09T09:15`.
fn july(time: &str) -> Instant {
    at(&format!("2024-07-{time}:00-04:00"))
}

fn ids(state: &State, sessions: &[usize]) -> Vec<String> {
    let mut ids = named(&state.agenda, sessions);
    ids.sort();
    ids
}

#[test]
fn what_is_on_has_begun_and_is_not_over() {
    let state = agenda();
    for (time, on) in [
        ("09T08:59", [].as_slice()),
        ("09T09:00", &["demo", "opening"]),
        ("09T09:29", &["demo", "opening"]),
        ("09T09:30", &["opening"]),
        ("09T09:59", &["opening"]),
        ("09T10:00", &[]),
        // What was cancelled is never on.
        ("09T10:29", &[]),
        // Nobody says when it ends: until the next one in the same room.
        ("09T10:30", &["clinic"]),
        ("09T12:14", &["clinic"]),
        // Nothing follows in the room that day: for an hour.
        ("09T12:15", &["debate"]),
        ("09T13:14", &["debate"]),
        ("09T13:15", &[]),
        ("09T17:30", &["evening"]),
        ("09T23:59", &["evening"]),
        ("10T03:59", &["evening"]),
        ("10T09:00", &["second"]),
        ("10T10:00", &[]),
    ] {
        assert_eq!(ids(&state, &state.at(july(time)).on), on, "{time}");
    }
}

#[test]
fn what_is_open_goes_on_until_its_day_is_over_and_no_longer() {
    let state = agenda();
    let is_on = |time: &str| ids(&state, &state.at(july(time)).on) == ["evening"];
    for (time, expected) in [("10T03:59", true), ("10T04:00", false), ("10T04:29", false), ("10T04:30", false)] {
        assert_eq!(is_on(time), expected, "{time}");
    }
}

#[test]
fn what_was_cancelled_takes_the_place_of_nothing() {
    let sessions = r#""sessions": [{"id": "talk", "start": "2024-07-09T09:00"},
        {"id": "off", "start": "2024-07-09T09:20", "status": "cancelled"}, {"id": "last", "start": "2024-07-09T09:40"}]"#;
    let state = state(&feed(sessions), "UTC");
    assert_eq!(ids(&state, &state.at(july("09T09:30")).on), ["talk"]);
    assert_eq!(ids(&state, &state.at(july("09T09:10")).next), ["last"]);
}

#[test]
fn what_is_next_is_the_first_of_each_room_that_day() {
    let state = agenda();
    for (time, next) in [
        ("01T12:00", ["demo", "opening"].as_slice()),
        ("09T08:59", &["demo", "opening"]),
        ("09T09:00", &["clinic", "evening"]),
        ("09T10:30", &["debate", "evening"]),
        ("09T12:15", &["evening"]),
        // The first of the next day.
        ("09T17:30", &["second"]),
        ("10T08:59", &["second"]),
        ("10T09:00", &[]),
    ] {
        assert_eq!(ids(&state, &state.at(july(time)).next), next, "{time}");
    }
}

#[test]
fn what_begins_together_in_no_room_is_next_together() {
    let sessions = r#""sessions": [{"id": "a", "start": "2024-07-09T09:00"}, {"id": "b", "start": "2024-07-09T09:00"},
        {"id": "c", "start": "2024-07-09T09:30"}]"#;
    let state = state(&feed(sessions), "UTC");
    assert_eq!(ids(&state, &state.at(july("09T08:00")).next), ["a", "b"]);
    assert_eq!(ids(&state, &state.at(july("09T09:00")).next), ["c"]);
}

#[test]
fn an_agenda_is_before_or_after_or_neither() {
    let state = agenda();
    for (time, before, after) in [
        ("01T12:00", true, false),
        ("09T08:59", true, false),
        ("09T09:00", false, false),
        ("09T16:00", false, false),
        ("10T06:00", false, false),
        ("10T09:59", false, false),
        ("10T10:00", false, true),
        ("31T12:00", false, true),
    ] {
        let now = state.at(july(time));
        assert_eq!((now.before, now.after), (before, after), "{time}");
    }
    let untimed = crate::kit::state(&feed(r#""sessions": [{"start": "2024-07-09"}, {}]"#), "UTC").at(july("09T12:00"));
    let nothing = Now { at: Some(july("09T12:00")), before: true, after: true, ..Now::default() };
    assert_eq!(untimed, nothing);
}

#[test]
fn a_moment_is_that_of_its_minute() {
    let state = agenda();
    let (minute, late) = (july("09T09:29"), Instant(july("09T09:29").0 + 59));
    assert_eq!((state.at(late), state.at(late).at), (state.at(minute), Some(minute)));
    assert_ne!(state.at(Instant(late.0 + 1)), state.at(minute));
    assert_eq!(state.at(Instant(-1)).at, Some(Instant(-60)));
}

/// The session that a line stands before or after.
fn line(state: &State, time: &str) -> String {
    let of_slot = |slot: usize| {
        let sessions = state.timetable.in_slot(&state.timetable.slots[slot]);
        named(&state.agenda, sessions).join("+")
    };
    match state.at(july(time)).line {
        Some(Line::Before(slot)) => format!("before {}", of_slot(slot)),
        Some(Line::After(slot)) => format!("after {}", of_slot(slot)),
        None => "nowhere".into(),
    }
}

#[test]
fn the_line_of_now_stands_before_what_begins_later_that_day() {
    let mut state = agenda();
    for (time, expected) in [
        ("08T23:00", "nowhere"),
        ("09T03:59", "nowhere"),
        ("09T04:00", "before opening+demo"),
        ("09T08:59", "before opening+demo"),
        ("09T09:00", "before off"),
        ("09T10:00", "before clinic"),
        ("09T17:29", "before evening"),
        ("09T17:30", "after evening"),
        ("10T03:59", "after evening"),
        ("10T04:00", "before second"),
        // Not after what has a date alone and stands below.
        ("10T09:00", "after second"),
        ("11T04:00", "nowhere"),
    ] {
        assert_eq!(line(&state, time), expected, "{time}");
    }
    // In Kathmandu, nine hours and three quarters ahead, the evening is early on the tenth, and days begin at midnight.
    state.update(Action::Zone(ZoneChoice::Named("Asia/Kathmandu".into())));
    for (time, expected) in [
        ("08T14:14", "nowhere"),
        ("08T14:15", "before opening+demo"),
        ("09T14:14", "after debate"),
        ("09T14:15", "before evening"),
        ("09T17:30", "before second"),
        ("10T14:14", "after second"),
        ("10T14:15", "nowhere"),
    ] {
        assert_eq!(line(&state, time), expected, "{time}");
    }
}

/// What is said of now, without the button: what is on and what is next, each with its sessions; or when the event begins.
fn said(state: &mut State, time: &str) -> Vec<String> {
    state.update(Action::Tick(july(time)));
    let live = tree("live", &view::live(state).into_string());
    let mut heads: Vec<String> = live.tags("p").iter().map(|line| line.text()).collect();
    if live.tags("summary").iter().any(|line| !line.classes("live").is_empty()) {
        heads.insert(0, "On now".into());
    }
    let mut lists = live.tags("ul").into_iter();
    let reported = |head: String| {
        let Some(list) = lists.next() else { return head };
        let item = |item: &&crate::html::Node| {
            let text = |node: Option<&&crate::html::Node>| node.map_or_else(String::new, |node| node.text());
            let time = text(item.classes("n").first());
            let time = if time.is_empty() || head.contains(&time) { String::new() } else { time + " " };
            format!("{time}{} ({})", text(item.tags("a").first()), text(item.tags("b").first()))
        };
        let items: Vec<String> = list.tags("li").iter().map(item).collect();
        format!("{head}{} {}", if head == "On now" { "" } else { ":" }, items.join(", "))
    };
    heads.into_iter().map(reported).collect()
}

/// The line itself.
fn line_of(state: &mut State, time: &str) -> String {
    state.update(Action::Tick(july(time)));
    let live = tree("live", &view::live(state).into_string());
    live.tags("summary").first().map_or_else(String::new, |line| line.text())
}

#[test]
fn one_line_says_how_much_is_on_and_when_the_next_begins() {
    let mut state = agenda();
    for (time, line) in [
        ("08T09:00", ""),
        ("09T09:10", "On now (2) Next 10:30 AM"),
        ("09T16:50", "Next 5:30 PM"),
        ("09T18:00", "On now (1) Next Wed 10 Jul, 9:00 AM"),
        ("10T09:59", "On now (1)"),
        ("10T10:00", ""),
    ] {
        assert_eq!(line_of(&mut state, time), line, "{time}");
    }
    // Only what the query leaves counts.
    state.update(Action::Search("demo".into()));
    assert_eq!(line_of(&mut state, "09T09:10"), "On now (1)");
    state.update(Action::Search("nothing of the kind".into()));
    assert_eq!(line_of(&mut state, "09T09:10"), "");
}

#[test]
fn what_is_on_has_its_end_and_its_livestream() {
    let sessions = SESSIONS.replace(r#""title": "Demo","#, r#""title": "Demo", "links": [{"type": "livestream", "url": "https://live.example/"}, {"type": "slides", "url": "https://example.org/s"}],"#);
    let mut state = state(&feed(&sessions), "UTC");
    state.update(Action::Tick(july("09T09:10")));
    let live = tree("live", &view::live(&state).into_string());
    let items: Vec<String> = live.tags("li").iter().map(|item| item.text()).collect();
    assert_eq!(items[..2], ["Hall Opening until 10:00 AM", "Side Demo until 9:30 AM Livestream"]);
    let links: Vec<Option<&str>> = live.classes("link").iter().map(|link| link.get("href")).collect();
    assert_eq!(links, [Some("https://live.example/")]);
}

#[test]
fn the_current_slot_is_that_of_what_is_on_for_the_longest_time() {
    let mut state = agenda();
    for (time, expected) in
        [("09T08:00", None), ("09T09:10", Some("demo")), ("09T10:10", None), ("09T10:40", Some("clinic")), ("10T10:00", None)]
    {
        state.update(Action::Tick(july(time)));
        assert_eq!(state.current().map(|session| state.agenda.sessions[session].id.as_str()), expected, "{time}");
    }
}

#[test]
fn the_view_opens_at_now_unless_the_link_says_otherwise() {
    let opens = |time: &str, link: &str| {
        let route = plenary::route::parse(link, "");
        agenda().update(Action::Begin { at: july(time), route, moved: false }).open_at_now
    };
    // While something is on, between two sessions, in the evening, and in the morning of the second day.
    for time in ["09T09:10", "09T11:45", "09T23:00", "10T07:00"] {
        assert!(opens(time, ""), "{time}");
    }
    for (view, expected) in [(View::Grid, true), (View::Speakers, false), (View::Mine, false)] {
        let mut state = agenda();
        state.view = view;
        let begin = Action::Begin { at: july("09T09:10"), route: Default::default(), moved: false };
        assert_eq!(state.update(begin).open_at_now, expected, "{view:?}");
    }
    for time in ["08T09:10", "09T08:59", "10T12:00"] {
        assert!(!opens(time, ""), "{time}");
    }
    for link in ["session=demo", "q=demo", "view=speakers", "day=2024-07-10", "zone=UTC"] {
        assert!(!opens("09T09:10", link), "{link}");
    }
}

#[test]
fn the_day_that_it_opens_at_is_marked_and_so_is_the_one_jumped_to() {
    let marked = |state: &State| state.current_day().map(plenary::time::Date::to_iso);
    let begin = |time: &str, link: &str| Action::Begin { at: july(time), route: plenary::route::parse(link, ""), moved: false };
    for (time, link, expected) in [
        ("09T09:10", "", "2024-07-09"),
        ("10T09:10", "", "2024-07-10"),
        // A link leads elsewhere, and nothing is on.
        ("10T09:10", "q=second", "2024-07-09"),
        ("10T12:00", "", "2024-07-09"),
    ] {
        let mut state = agenda();
        state.update(begin(time, link));
        assert_eq!(marked(&state).as_deref(), Some(expected), "{time} {link}");
    }
    let mut state = agenda();
    state.update(begin("10T09:10", "q=second"));
    assert!(state.update(Action::ShowNow).dirty.has(Dirty::DAYS));
    assert_eq!(marked(&state).as_deref(), Some("2024-07-10"));
}

/// The agenda for somebody who opens it at that moment.
fn opened(time: &str) -> State {
    let mut state = crate::kit::empty_state(crate::platform::TestPlatform::new("America/New_York").at(july(time)));
    state.begin("");
    crate::kit::fill(&mut state, &feed(SESSIONS));
    state
}

#[test]
fn what_is_over_of_today_is_folded_into_a_line() {
    for (time, folded, past) in [
        ("08T12:00", 0, 0),
        ("09T09:45", 0, 0),
        // Two begin together, and one of them goes on.
        ("09T10:00", 1, 1),
        // What was cancelled is over, too; nobody knows when the clinic ends.
        ("09T11:00", 1, 2),
        ("09T12:00", 1, 3),
        // The day before is not folded.
        ("10T08:00", 0, 5),
        ("10T11:00", 1, 6),
    ] {
        let state = opened(time);
        let main = tree("main", &view::Layout::List.frame(&state).into_string());
        let slots =
            (0..state.timetable.chunks.len()).map(|chunk| tree("chunk", &view::Layout::List.chunk(&state, chunk).into_string()));
        let count: usize = slots.map(|chunk| chunk.classes("past").len()).sum();
        assert_eq!((main.classes("fold").len(), count), (folded, past), "{time}");
    }
    let mut state = opened("09T12:00");
    let shown = |state: &State| {
        tree("main", &view::Layout::List.frame(state).into_string()).classes("fold")[0].get("aria-expanded") == Some("true")
    };
    assert_eq!((view::folded(&state), shown(&state)), ("4 sessions".to_string(), false));
    state.update(Action::Fold);
    assert!(shown(&state));
}

fn board(state: &mut State, time: &str) -> String {
    state.update(Action::Tick(july(time)));
    tree("board", &view::Layout::Board.frame(state).into_string()).classes("board")[0].text()
}

#[test]
fn a_board_says_what_is_on_and_what_is_next() {
    let mut state = agenda();
    state.update(Action::Show(View::Now));
    assert_eq!(board(&mut state, "08T12:00"), "E12:00 PMNext Tue 9 Jul, 9:00 AMHall OpeningSide Demo");
    assert_eq!(
        board(&mut state, "09T09:10"),
        "E9:10 AMHallOpeninguntil 10:00 AMSideDemountil 9:30 AMNext 10:30 AMSide Clinic5:30 PM Hall Evening"
    );
    // After midnight it is the next day's.
    assert_eq!(board(&mut state, "10T08:00"), "E8:00 AMNext 9:00 AMHall Second");
    assert_eq!(board(&mut state, "11T08:00"), "E8:00 AM");
    // Of one room alone it has its name.
    state.update(Action::Toggle(plenary::query::Facet::Room, "hall".into()));
    assert_eq!(board(&mut state, "09T09:10"), "Hall9:10 AMOpeninguntil 10:00 AMNext 5:30 PMEvening");
}

#[test]
fn a_board_follows_the_clock_and_asks_for_the_feed_without_end() {
    let mut state = agenda();
    state.update(Action::Show(View::Now));
    state.update(Action::Tick(july("09T09:10")));
    assert!(state.update(Action::Tick(july("09T09:11"))).dirty.has(plenary::state::Dirty::MAIN));
    assert_eq!(state.update(Action::Tick(july("09T09:11"))).dirty, plenary::state::Dirty::default());
    assert_eq!(state.refresh_in(july("20T09:11"), 5.0, 0, 0.5), Some(300.0));
    state.settings.views = Vec::new();
    state.settings.view = View::Now;
    assert_eq!(state.views(), [View::Now]);
}

#[test]
fn what_is_on_and_what_begins_is_said_in_words() {
    let mut state = agenda();
    for (time, lines) in [
        ("06T08:00", ["Begins Tue 9 Jul, 9:00 AM EDT (in 3 days)"].as_slice()),
        ("08T09:00", &["Begins Tue 9 Jul, 9:00 AM EDT (in 1 day)"]),
        ("08T22:00", &["Begins Tue 9 Jul, 9:00 AM EDT (in 11 hours)"]),
        ("09T08:00", &["Begins 9:00 AM EDT (in 1 hour)"]),
        ("09T08:59", &["Begins 9:00 AM EDT (in 1 minute)"]),
        ("09T12:20", &["On now Debate (Side)", "Next 5:30 PM EDT (in 5 hours): Evening (Hall)"]),
        ("09T16:50", &["Next 5:30 PM EDT (in 40 minutes): Evening (Hall)"]),
        ("09T18:00", &["On now Evening (Hall)", "Next Wed 10 Jul, 9:00 AM EDT (in 15 hours): Second (Hall)"]),
        ("10T09:59", &["On now Second (Hall)"]),
        ("10T10:00", &[]),
    ] {
        assert_eq!(said(&mut state, time), lines, "{time}");
    }
}

#[test]
fn what_begins_later_in_another_room_is_not_said_to_begin_with_the_first() {
    let mut state = agenda();
    let lines = said(&mut state, "09T09:45");
    assert!(lines[1].contains("10:30 AM EDT") && lines[1].contains("Clinic (Side)"), "{lines:?}");
    assert!(!lines[1].contains("Evening") || lines[1].contains("5:30 PM"), "{lines:?}");
}

#[test]
fn how_long_it_is_counts_the_days_of_the_calendar_that_is_shown() {
    let mut state = state(&feed(SESSIONS), "Pacific/Auckland");
    assert_eq!(said(&mut state, "06T07:00"), ["Begins Tue 9 Jul, 9:00 AM EDT (in 3 days)"]);
    // In Auckland, sixteen hours ahead, it is still Saturday, and Wednesday when it begins.
    state.update(Action::Zone(ZoneChoice::Mine));
    assert_eq!(said(&mut state, "06T07:00"), ["Begins Wed 10 Jul, 1:00 AM NZST (in 4 days)"]);
    assert_eq!(said(&mut state, "06T09:00"), ["Begins Wed 10 Jul, 1:00 AM NZST (in 3 days)"]);
}

#[test]
fn of_many_sessions_all_are_listed() {
    let rooms = ["A", "B", "C", "D", "E", "F"];
    let sessions = rooms
        .map(|room| format!(r#"{{"title": "{room}{room}", "room": "{room}", "start": "2024-07-09T09:00", "duration": 60}}"#));
    let mut state = state(&feed(&format!("\"sessions\": [{}]", sessions.join(", "))), "UTC");
    assert_eq!(said(&mut state, "09T09:30"), ["On now AA (A), BB (B), CC (C), DD (D), EE (E), FF (F)"]);
}

#[test]
fn there_is_a_way_to_now_where_now_is_shown() {
    let mut state = agenda();
    let mut buttons = |time: &str, view: View| {
        state.view = view;
        state.update(Action::Tick(july(time)));
        let live = tree("live", &view::live(&state).into_string());
        live.tags("button").iter().filter_map(|button| button.get("data-act").map(String::from)).collect::<Vec<_>>()
    };
    assert_eq!(buttons("09T09:10", View::Agenda), ["now"]);
    assert_eq!(buttons("09T09:10", View::Speakers), [""; 0]);
    assert_eq!(buttons("08T09:10", View::Agenda), [""; 0]);
}

#[test]
fn the_line_says_what_time_it_is_in_the_zone_shown() {
    let mut state = agenda();
    state.update(Action::Tick(july("09T09:10")));
    assert_eq!(view::line(&state, state.now.as_ref().unwrap()), "Now 9:10 AM EDT");
    state.update(Action::Zone(ZoneChoice::Named("Asia/Kathmandu".into())));
    assert_eq!(view::line(&state, state.now.as_ref().unwrap()), "Now 6:55 PM GMT+5:45");
}

#[test]
fn a_session_that_is_open_says_that_it_is_on() {
    let mut state = agenda();
    for (time, expected) in [("09T08:59", 0), ("09T09:00", 1), ("09T10:00", 0)] {
        state.update(Action::Tick(july(time)));
        state.overlay = Some(plenary::state::Overlay::Session("opening".into()));
        let sheet = tree("sheet", &view::dialog(&state).into_string());
        assert_eq!(sheet.classes("live").len(), expected, "{time}");
    }
}

#[test]
fn an_event_is_near_from_a_day_before_until_a_day_after() {
    let state = state(
        &feed(r#""sessions": [{"id": "one", "title": "One", "start": "2024-07-09T09:00", "end": "2024-07-09T10:00"}]"#),
        "UTC",
    );
    for (time, near) in [("08T09:00", false), ("08T09:01", true), ("09T09:30", true), ("10T09:59", true), ("10T10:00", false)] {
        assert_eq!(state.is_near(july(time)), near, "{time}");
    }
    let unending = self::state(&feed(r#""sessions": [{"id": "one", "title": "One", "start": "2024-07-09T09:00"}]"#), "UTC");
    for (time, near) in [("10T08:59", true), ("10T09:00", false)] {
        assert_eq!(unending.is_near(july(time)), near, "{time}");
    }
}
