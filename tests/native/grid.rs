//! The room grid: which rooms, lanes, bands, segments and rows a day has, and where keys lead.

use plenary::grid::{Grid, Move};
use plenary::query::Facet;
use plenary::state::{Action, Dirty, Effects, Focus, HistoryOp, State, View, ZoneChoice};
use plenary::steps;
use plenary::time::Date;
use plenary::view;

use crate::html::Node;
use crate::kit::{self, at, empty_state, follow, position};
use crate::pages::tree;
use crate::platform::TestPlatform;

/// A session on 15 June 2027, or at a date and a time: id, start, end, room and further members.
fn session(id: &str, start: &str, end: &str, room: &str, more: &str) -> String {
    let time = |time: &str| if time.contains('T') { time.to_string() } else { format!("2027-06-15T{time}") };
    let room = if room.is_empty() { String::new() } else { format!(r#""room": "{room}","#) };
    let end = if end.is_empty() { String::new() } else { format!(r#""end": "{}","#, time(end)) };
    format!(r#"{{"id": "{id}", {room} {end} {more} "start": "{}", "title": "About {id}"}}"#, time(start))
}

fn rooms(names: &[&str]) -> String {
    let room = |name: &&str| format!(r#"{{"id": "{name}", "name": "{name}"}}"#);
    format!(r#""rooms": [{}], "#, names.iter().map(room).collect::<Vec<_>>().join(","))
}

/// The feed of an event in that zone with rooms A, B and C.
fn feed(zone: &str, sessions: &[String]) -> String {
    format!(
        r#"{{"event": {{"title": "E", "timezone": "{zone}"}}, {} "sessions": [{}]}}"#,
        rooms(&["A", "B", "C"]),
        sessions.join(",")
    )
}

fn grid_of(feed: &str) -> State {
    let mut state = kit::state(feed, "Europe/Paris");
    state.update(Action::Show(View::Grid));
    state
}

fn paris(sessions: &[String]) -> State {
    grid_of(&feed("Europe/Paris", sessions))
}

fn ids(state: &State, sessions: impl IntoIterator<Item = usize>) -> Vec<String> {
    sessions.into_iter().map(|session| state.agenda.sessions[session].id.to_string()).collect()
}

fn room_names(state: &State) -> Vec<String> {
    let name = |room: usize| state.agenda.rooms[room].name.get("en").to_string();
    state.grid.columns.iter().map(|column| column.room.map_or("-".into(), name)).collect()
}

fn cell<'g>(state: &'g State, id: &str) -> &'g plenary::grid::Cell {
    let session = position(&state.agenda, id);
    &state.grid.cells[state.grid.cell_of(session).unwrap_or_else(|| panic!("{id} has no cell"))]
}

/// How many minutes each row of a segment takes.
fn minutes(grid: &Grid, segment: usize) -> Vec<i64> {
    grid.segments[segment].times.windows(2).map(|times| (times[1].0 - times[0].0) / 60).collect()
}

/// The labels of the hours, by the clock of the zone shown.
fn labels(state: &State) -> Vec<String> {
    let marks = state.grid.segments.iter().flat_map(|segment| &segment.marks).filter(|mark| mark.is_labelled);
    marks.map(|mark| state.clock(state.zones.local(state.zone(), mark.at).minute()).to_string()).collect()
}

#[test]
fn columns_are_the_rooms_of_the_day_in_the_order_of_the_feed() {
    let state = paris(&[
        session("c", "09:00", "10:00", "C", ""),
        session("loose", "09:00", "10:00", "", ""),
        session("a", "11:00", "12:00", "A", ""),
        session("elsewhere", "2027-06-16T09:00", "2027-06-16T10:00", "B", ""),
    ]);
    assert_eq!(room_names(&state), ["A", "C", "-"], "B is not used on that day, and what has no room comes last");
    assert_eq!(ids(&state, state.grid.sessions.iter().copied()), ["c", "loose", "a"]);
}

#[test]
fn rows_are_the_times_between_begins_ends_and_half_hours() {
    let state = paris(&[session("a", "09:00", "09:50", "A", ""), session("b", "09:10", "10:00", "B", "")]);
    assert_eq!(minutes(&state.grid, 0), [10, 20, 20, 10]);
    assert_eq!(cell(&state, "a").rows, 0..3);
    assert_eq!(cell(&state, "b").rows, 1..4);
    assert_eq!(labels(&state), ["9:00 AM"]);
}

#[test]
fn the_day_begins_with_a_half_hour_and_its_time_stands_beside_it() {
    let state = paris(&[session("a", "08:40", "10:15", "A", "")]);
    assert_eq!(labels(&state), ["8:30 AM", "9:00 AM", "10:00 AM"]);
    assert_eq!(minutes(&state.grid, 0), [10, 20, 30, 30, 15]);
}

#[test]
fn a_long_time_in_which_nothing_takes_place_is_left_out() {
    let state = paris(&[
        session("morning", "09:00", "10:00", "A", ""),
        session("noon", "11:00", "12:00", "B", ""),
        session("evening", "18:20", "19:00", "A", ""),
    ]);
    let gaps: Vec<Option<i64>> = state.grid.segments.iter().map(|segment| segment.gap).collect();
    assert_eq!(gaps, [None, None, Some(22_800)], "an hour is shown as it is, six hours are not");
    assert_eq!(minutes(&state.grid, 1), [30, 30, 30, 30], "the hour before it is part of it");
    assert_eq!(labels(&state), ["9:00 AM", "10:00 AM", "11:00 AM", "6:00 PM"]);
}

#[test]
fn sessions_that_overlap_in_a_room_share_its_column() {
    let state = paris(&[
        session("long", "09:00", "12:00", "A", ""),
        session("first", "09:00", "10:00", "A", ""),
        session("second", "10:00", "11:00", "A", ""),
        session("alone", "13:00", "14:00", "A", ""),
        session("beside", "09:00", "10:00", "B", ""),
    ]);
    let tracks = |id: &str| cell(&state, id).tracks.clone();
    assert_eq!([tracks("long"), tracks("first"), tracks("second")], [0..1, 1..2, 1..2], "the second takes the lane that is free");
    assert_eq!(tracks("alone"), 0..2, "what overlaps with nothing has all of the column");
    assert_eq!(tracks("beside"), 2..3);
}

#[test]
fn many_sessions_of_one_room_and_time_stand_one_below_the_other() {
    let posters: Vec<String> = (0..30).map(|n| session(&format!("poster-{n}"), "09:00", "11:00", "A", "")).collect();
    let state = paris(&posters);
    assert_eq!(state.grid.tracks(), 1);
    assert!(state.grid.cells.iter().all(|cell| (&cell.rows, &cell.tracks) == (&(0..4), &(0..1))));
    let chunks = (0..state.grid.chunks.len()).map(|chunk| tree("chunk", &view::Layout::Grid.chunk(&state, chunk).into_string()));
    let cells: Vec<usize> = chunks
        .flat_map(|chunk| chunk.classes("cell").iter().map(|cell| cell.tags("article").len()).collect::<Vec<_>>())
        .collect();
    assert_eq!(cells, [30], "in one cell");
}

#[test]
fn a_break_without_a_room_is_a_band_across_all_columns() {
    let state = paris(&[
        session("a", "09:00", "10:00", "A", ""),
        session("b", "09:00", "10:00", "B", ""),
        session("coffee", "10:00", "10:30", "", r#""kind": "break","#),
    ]);
    let coffee = cell(&state, "coffee");
    assert!(coffee.is_band);
    assert_eq!((&coffee.columns, &coffee.tracks, coffee.pieces.len()), (&(0..2), &(0..2), 0));
    assert_eq!(room_names(&state), ["A", "B"], "it needs no column of its own");
}

#[test]
fn a_break_that_each_room_has_is_one_band() {
    let coffee =
        |room: &str| session(&format!("coffee-{room}"), "10:00", "10:30", room, r#""kind": "break", "title": "Coffee","#);
    let same = |text: String| text.replace(", \"title\": \"About coffee-A\"", "").replace(", \"title\": \"About coffee-B\"", "");
    let state = paris(&[
        session("a", "09:00", "10:00", "A", ""),
        session("b", "09:00", "10:00", "B", ""),
        session("c", "09:00", "10:00", "C", ""),
        same(coffee("A")),
        same(coffee("B")),
    ]);
    let bands: Vec<_> = state.grid.cells.iter().filter(|cell| cell.is_band).collect();
    assert_eq!(bands.len(), 1);
    assert_eq!(bands[0].columns, 0..3, "nothing takes place in C meanwhile, so that it is in all rooms");
}

#[test]
fn a_band_leaves_out_the_rooms_in_which_something_goes_on() {
    let state = paris(&[
        session("a", "09:00", "10:00", "A", ""),
        session("workshop", "09:00", "12:00", "B", ""),
        session("c", "09:00", "10:00", "C", ""),
        session("lunch", "10:00", "11:00", "", r#""kind": "meal","#),
    ]);
    let lunch = cell(&state, "lunch");
    assert_eq!((&lunch.columns, lunch.pieces.as_slice()), (&(0..1), std::slice::from_ref(&(2..3))));
}

#[test]
fn a_break_that_finds_no_room_free_has_a_column() {
    let state = paris(&[
        session("a", "09:00", "12:00", "A", ""),
        session("b", "09:00", "12:00", "B", ""),
        session("registration", "08:00", "13:00", "", r#""kind": "registration","#),
    ]);
    assert!(!cell(&state, "registration").is_band);
    assert_eq!(room_names(&state), ["A", "B", "-"]);
}

#[test]
fn breaks_at_the_same_time_do_not_cover_each_other() {
    let state = paris(&[
        session("a", "09:00", "10:00", "A", ""),
        session("lunch", "12:00", "13:00", "", r#""kind": "meal","#),
        session("party", "12:00", "13:00", "", r#""kind": "social","#),
    ]);
    let bands = state.grid.cells.iter().filter(|cell| cell.is_band).count();
    assert_eq!((bands, room_names(&state)), (1, vec!["A".to_string(), "-".into()]));
    let (lunch, party) = (cell(&state, "lunch"), cell(&state, "party"));
    assert!(lunch.tracks.end <= party.tracks.start || party.tracks.end <= lunch.tracks.start, "{lunch:?} {party:?}");
}

#[test]
fn what_lasts_for_days_or_has_no_time_stands_above() {
    let state = paris(&[
        session("a", "09:00", "10:00", "A", ""),
        session("exhibition", "2027-06-14T09:00", "2027-06-17T17:00", "C", ""),
        r#"{"id": "all-day", "title": "All day", "start": "2027-06-15", "allDay": true}"#.into(),
        r#"{"id": "undated", "title": "Later"}"#.into(),
    ]);
    // The first day is that on which the exhibition begins.
    assert_eq!(ids(&state, state.grid.strip.iter().copied()), ["exhibition"]);
    let mut state = state;
    state.update(Action::ShowDay(Date::new(2027, 6, 15).unwrap()));
    assert_eq!(ids(&state, state.grid.strip.iter().copied()), ["exhibition", "all-day"]);
    assert_eq!(room_names(&state), ["A"]);
    let html = tree("frame", &view::Layout::Grid.frame(&state).into_string());
    assert!(html.classes("above")[0].text().contains("until"), "{}", html.classes("above")[0].text());
    assert!(html.classes("undated")[0].text().contains("Later"));
}

#[test]
fn a_session_over_midnight_is_on_both_days_with_its_part_of_each() {
    let hackathon = session("hackathon", "2027-06-15T20:00", "2027-06-16T11:00", "A", "");
    let mut state = paris(&[
        session("a", "09:00", "10:00", "A", ""),
        hackathon,
        session("next", "2027-06-16T09:00", "2027-06-16T10:00", "B", ""),
    ]);
    let (day, night) = (at("2027-06-16T04:00:00+02:00"), cell(&state, "hackathon").span);
    assert_eq!(night, (at("2027-06-15T20:00:00+02:00"), day), "a day of the event ends at four");
    state.update(Action::ShowDay(Date::new(2027, 6, 16).unwrap()));
    assert_eq!(cell(&state, "hackathon").span, (day, at("2027-06-16T11:00:00+02:00")));
    // What is over soon after midnight belongs to its evening, and is shown to its end.
    let state = paris(&[session("party", "2027-06-15T22:00", "2027-06-16T02:00", "A", "")]);
    assert_eq!(cell(&state, "party").span.1, at("2027-06-16T02:00:00+02:00"));
    assert_eq!(labels(&state), ["10:00 PM", "11:00 PM", "12:00 AM", "1:00 AM"]);
}

#[test]
fn what_has_no_end_goes_on_until_something_begins_in_its_room_but_for_an_hour_at_most() {
    let state = paris(&[
        session("short", "09:00", "", "A", ""),
        session("next", "09:40", "10:00", "A", ""),
        session("last", "11:00", "", "A", ""),
        session("nowhere", "09:00", "", "", ""),
    ]);
    let length = |id: &str| (cell(&state, id).span.1.0 - cell(&state, id).span.0.0) / 60;
    assert_eq!([length("short"), length("last"), length("nowhere")], [40, 60, 60]);
}

#[test]
fn what_takes_no_time_can_be_seen() {
    let state = paris(&[session("moment", "09:00", "09:00", "A", ""), session("after", "09:00", "10:00", "A", "")]);
    let moment = cell(&state, "moment");
    assert!(moment.rows.len() == 1 && moment.span.1.0 - moment.span.0.0 == 300, "{moment:?}");
    assert_ne!(moment.tracks, cell(&state, "after").tracks);
}

#[test]
fn a_day_of_23_hours_skips_a_label_and_one_of_25_hours_has_one_twice() {
    // In New York the clocks go forward on 14 March 2027 at 2:00, and back on 7 November at 2:00.
    let night = |day: &str, end: &str| {
        let session = session("night", &format!("{day}T00:00"), &format!("{day}T{end}"), "A", &format!(r#""day": "{day}","#));
        grid_of(&feed("America/New_York", &[session]))
    };
    let spring = night("2027-03-14", "05:00");
    assert_eq!(labels(&spring), ["12:00 AM", "1:00 AM", "3:00 AM", "4:00 AM"]);
    assert_eq!(minutes(&spring.grid, 0).iter().sum::<i64>(), 4 * 60, "rows are as high as the time that passes");
    let autumn = night("2027-11-07", "03:00");
    assert_eq!(labels(&autumn), ["12:00 AM", "1:00 AM", "1:00 AM", "2:00 AM"]);
    assert_eq!(minutes(&autumn.grid, 0).iter().sum::<i64>(), 4 * 60);
    let html = tree("frame", &view::Layout::Grid.frame(&autumn).into_string());
    let hours: Vec<String> = html.classes("hour").iter().map(|hour| hour.tags("b")[0].text()).collect();
    assert_eq!(hours, ["12:00 AM", "1:00 AM", "1:00 AM EST", "2:00 AM EST"], "the hour that comes twice says by which clock");
}

#[test]
fn half_an_hour_of_summer_time_leaves_full_hours_full() {
    // In Lord Howe the clocks go back by half an hour on 4 April 2027 at 2:00.
    let night = session("night", "2027-04-04T00:00", "2027-04-04T04:00", "A", r#""day": "2027-04-04","#);
    let state = grid_of(&feed("Australia/Lord_Howe", &[night]));
    assert_eq!(labels(&state), ["12:00 AM", "1:00 AM", "2:00 AM", "3:00 AM"]);
    assert_eq!(minutes(&state.grid, 0).iter().sum::<i64>(), 4 * 60 + 30);
}

#[test]
fn another_zone_lays_the_day_out_anew() {
    let mut state = paris(&[session("early", "06:00", "07:00", "A", ""), session("late", "22:00", "23:00", "B", "")]);
    assert_eq!(state.grid.date, Date::new(2027, 6, 15));
    assert_eq!(state.grid.sessions.len(), 2);
    let Effects { dirty, .. } = state.update(Action::Zone(ZoneChoice::Named("America/New_York".into())));
    assert!(dirty.has(Dirty::MAIN));
    assert_eq!(labels(&state), ["12:00 AM", "4:00 PM"]);
    state.update(Action::Zone(ZoneChoice::Named("Pacific/Auckland".into())));
    assert_eq!(ids(&state, state.grid.sessions.clone()), ["early"], "the late one is on the next day there");
    assert_eq!(labels(&state), ["4:00 PM"]);
    state.update(Action::ShowDay(Date::new(2027, 6, 16).unwrap()));
    assert_eq!(labels(&state), ["8:00 AM"]);
    // Half past, in a zone of half an hour.
    state.update(Action::Zone(ZoneChoice::Named("Asia/Kolkata".into())));
    state.update(Action::ShowDay(Date::new(2027, 6, 15).unwrap()));
    assert_eq!(labels(&state)[..2], ["9:30 AM", "10:00 AM"]);
}

#[test]
fn a_grid_is_offered_where_rooms_run_in_parallel() {
    let mut state = empty_state(TestPlatform::new("UTC"));
    state.settings.views.clear();
    let offered = |sessions: &[String]| {
        let mut state = empty_state(TestPlatform::new("UTC"));
        state.settings.views.clear();
        kit::fill(&mut state, &feed("Europe/Paris", sessions));
        state.views().contains(&View::Grid)
    };
    let quiet = r#""kind": "break","#;
    assert!(offered(&[session("a", "09:00", "10:00", "A", ""), session("b", "09:30", "10:30", "B", "")]));
    assert!(offered(&[
        session("a", "09:00", "12:00", "A", ""),
        session("b", "09:30", "10:00", "A", ""),
        session("c", "11:00", "12:00", "B", "")
    ]));
    assert!(!offered(&[session("a", "09:00", "10:00", "A", ""), session("b", "10:00", "11:00", "B", "")]), "one after the other");
    assert!(!offered(&[session("a", "09:00", "10:00", "A", ""), session("b", "09:00", "10:00", "A", "")]), "in one room");
    assert!(!offered(&[session("a", "09:00", "10:00", "A", ""), session("b", "09:00", "10:00", "", "")]), "in no room");
    assert!(!offered(&[session("a", "09:00", "10:00", "A", quiet), session("b", "09:00", "10:00", "B", quiet)]), "breaks");
    assert!(
        !offered(&[session("show", "2027-06-14T09:00", "2027-06-18T10:00", "A", ""), session("b", "09:00", "10:00", "B", "")]),
        "beside an exhibition"
    );
    kit::fill(&mut state, &feed("Europe/Paris", &[session("a", "09:00", "10:00", "A", "")]));
    assert_eq!(state.views(), [View::Agenda, View::Speakers]);
}

fn two_days() -> String {
    feed(
        "Europe/Paris",
        &[
            session("a", "09:00", "10:00", "A", ""),
            session("b", "09:30", "10:30", "B", ""),
            session("coffee", "10:30", "11:00", "", r#""kind": "break","#),
            session("c", "11:00", "12:00", "C", ""),
            session("b2", "11:00", "11:30", "B", ""),
            session("next-a", "2027-06-16T09:00", "2027-06-16T10:00", "A", ""),
            session("next-b", "2027-06-16T10:00", "2027-06-16T11:00", "B", ""),
        ],
    )
}

#[test]
fn a_link_opens_a_day_of_the_grid() {
    let mut state = empty_state(TestPlatform::new("Europe/Paris"));
    state.settings.views.clear();
    let state = follow(state, "", "view=grid&day=2027-06-16", &two_days());
    assert_eq!((state.view, state.grid.date), (View::Grid, Date::new(2027, 6, 16)));
    assert!(state.query.chosen.is_empty(), "the day is shown, not filtered by");
    let route = state.route();
    assert_eq!((route.view.as_str(), route.query.chosen), ("grid", vec![(Facet::Day, "2027-06-16".to_string())]));
}

#[test]
fn a_link_to_a_session_opens_the_grid_at_its_day_and_room() {
    let mut state = empty_state(TestPlatform::new("Europe/Paris"));
    state.settings.views.clear();
    state.settings.view = View::Grid;
    let mut state = follow(state, "", "session=next-b", &two_days());
    assert_eq!(state.grid.date, Date::new(2027, 6, 16));
    state.update(Action::Close);
    // One room at a time, and on to sessions of another day.
    state.update(Action::Width(320));
    state.update(Action::ShowRoom("a".into()));
    state.update(Action::OpenSession("next-a".into()));
    state.update(Action::OpenSession("b".into()));
    assert!(state.update(Action::Close).dirty.has(Dirty::MAIN));
    assert_eq!((state.grid.date, room_names(&state)), (Date::new(2027, 6, 15), vec!["B".to_string()]));
}

#[test]
fn the_grid_shows_the_day_that_the_list_was_filtered_by() {
    let mut state = kit::state(&two_days(), "Europe/Paris");
    state.update(Action::Toggle(Facet::Day, "2027-06-16".into()));
    assert_eq!(state.update(Action::Show(View::Grid)).history, HistoryOp::Push);
    assert_eq!(state.grid.date, Date::new(2027, 6, 16));
    assert!(state.query.is_empty());
    // In the grid, the filter of days chooses one.
    state.update(Action::Toggle(Facet::Day, "2027-06-15".into()));
    assert_eq!((state.grid.date, state.query.is_empty()), (Date::new(2027, 6, 15), true));
}

#[test]
fn the_day_to_begin_with_is_today_or_the_next() {
    for (now, day) in
        [("2027-01-01T00:00:00Z", 15), ("2027-06-15T12:00:00Z", 15), ("2027-06-16T12:00:00Z", 16), ("2027-12-01T00:00:00Z", 15)]
    {
        let mut state = kit::state(&two_days(), "Europe/Paris");
        state.update(Action::Tick(at(now)));
        state.update(Action::Show(View::Grid));
        assert_eq!(state.grid.date, Date::new(2027, 6, day), "{now}");
    }
}

#[test]
fn another_day_is_shown_in_place() {
    let mut state = grid_of(&two_days());
    let Effects { dirty, history, focus, .. } = state.update(Action::ShowDay(Date::new(2027, 6, 16).unwrap()));
    assert!(dirty.has(Dirty::MAIN));
    assert_eq!((history, focus, state.grid.date), (HistoryOp::Replace, None, Date::new(2027, 6, 16)));
    state.update(Action::ShowDay(Date::new(2030, 1, 1).unwrap()));
    assert_eq!(state.grid.date, Date::new(2027, 6, 16), "there is no such day");
}

#[test]
fn what_does_not_match_is_quieter_or_left_out() {
    let mut state = grid_of(&two_days());
    let dims = |state: &State| {
        let chunks =
            (0..state.grid.chunks.len()).map(|chunk| tree("chunk", &view::Layout::Grid.chunk(state, chunk).into_string()));
        chunks
            .flat_map(|chunk| chunk.classes("dim").iter().map(|cell| cell.get("data-s").unwrap().to_string()).collect::<Vec<_>>())
            .collect::<Vec<_>>()
    };
    let Effects { dirty, .. } = state.update(Action::Toggle(Facet::Room, "B".into()));
    assert!(dirty.has(Dirty::HIDDEN) && !dirty.has(Dirty::MAIN), "nothing is made anew");
    assert_eq!(dims(&state), ["a", "coffee", "c"]);
    assert_eq!(view::grid_dim(&state).filter(|dim| *dim).count(), 3);
    let Effects { dirty, .. } = state.update(Action::HideOthers);
    assert!(dirty.has(Dirty::MAIN));
    assert_eq!(
        (ids(&state, state.grid.sessions.clone()), room_names(&state)),
        (vec!["b".to_string(), "b2".into()], vec!["B".to_string()])
    );
    assert!(state.update(Action::Clear).dirty.has(Dirty::MAIN));
    assert_eq!(state.grid.sessions.len(), 5, "nothing is asked for, so that nothing is hidden");
}

#[test]
fn a_narrow_element_shows_one_room_at_a_time() {
    let mut state = grid_of(&two_days());
    assert_eq!(state.update(Action::Width(700)).dirty, Dirty::default());
    assert!(state.update(Action::Width(699)).dirty.has(Dirty::MAIN));
    assert_eq!((room_names(&state), state.grid.rooms.len()), (vec!["A".to_string()], 3));
    assert_eq!(ids(&state, state.grid.sessions.clone()), ["a", "coffee"], "with what is in all rooms");
    state.update(Action::StepRoom(1));
    assert_eq!(ids(&state, state.grid.sessions.clone()), ["b", "coffee", "b2"]);
    state.update(Action::ShowRoom("C".into()));
    assert_eq!(room_names(&state), ["C"]);
    assert_eq!(state.update(Action::StepRoom(1)).dirty, Dirty::default(), "there is none after the last");
    state.update(Action::ShowDay(Date::new(2027, 6, 16).unwrap()));
    assert_eq!(room_names(&state), ["A"], "a room that is not used that day gives way to the first");
    assert!(state.update(Action::Width(900)).dirty.has(Dirty::MAIN));
    assert_eq!(room_names(&state), ["A", "B"]);
}

fn moved(state: &mut State, from: &str, key: Move) -> Option<String> {
    match state.update(Action::MoveInGrid(from.into(), key)).focus {
        Some(Focus::Session(id)) => Some(id.to_string()),
        None => None,
        other => panic!("{other:?}"),
    }
}

#[test]
fn arrows_move_in_time_and_between_rooms() {
    let mut state = grid_of(&two_days());
    for (from, key, to) in [
        ("a", Move::Down, Some("coffee")),
        ("a", Move::After, Some("b")),
        ("a", Move::Up, None),
        ("a", Move::Before, None),
        ("b", Move::Before, Some("a")),
        ("b", Move::After, Some("c")),
        ("c", Move::Before, Some("b2")),
        ("b2", Move::Before, Some("a")),
        ("a", Move::RowEnd, Some("b")),
        ("b2", Move::RowEnd, Some("c")),
        ("c", Move::RowStart, Some("b2")),
        ("c", Move::First, Some("a")),
        ("a", Move::Last, Some("c")),
    ] {
        assert_eq!(moved(&mut state, from, key).as_deref(), to, "{from} {key:?}");
    }
}

#[test]
fn a_band_is_left_in_the_column_in_which_it_was_reached() {
    let mut state = grid_of(&two_days());
    moved(&mut state, "a", Move::After);
    assert_eq!(moved(&mut state, "b", Move::Down).as_deref(), Some("coffee"));
    assert_eq!(moved(&mut state, "coffee", Move::Down).as_deref(), Some("b2"));
    assert_eq!(moved(&mut state, "b2", Move::Up).as_deref(), Some("coffee"));
    assert_eq!(moved(&mut state, "coffee", Move::Up).as_deref(), Some("b"));
}

#[test]
fn page_keys_lead_to_other_days_at_about_the_same_time() {
    let mut state = grid_of(&two_days());
    moved(&mut state, "a", Move::After);
    assert_eq!(moved(&mut state, "b", Move::DayAfter).as_deref(), Some("next-b"));
    assert_eq!(state.grid.date, Date::new(2027, 6, 16));
    assert_eq!(moved(&mut state, "next-b", Move::DayAfter), None);
    assert_eq!(moved(&mut state, "next-b", Move::DayBefore).as_deref(), Some("b"));
    state.update(Action::Width(400));
    assert_eq!(moved(&mut state, "a", Move::After).as_deref(), Some("b"), "to the room beside, where one is shown");
    assert_eq!(room_names(&state), ["B"]);
}

#[test]
fn a_moment_falls_into_a_row() {
    let state = paris(&[session("a", "09:00", "10:00", "A", ""), session("b", "16:00", "17:00", "A", "")]);
    let place = |time: &str| state.grid.place_of(at(&format!("2027-06-15T{time}:00+02:00")));
    assert_eq!(place("08:59"), None);
    assert_eq!(place("09:00"), Some((0, 0, 0)));
    assert_eq!(place("09:15"), Some((0, 0, 500)));
    assert_eq!(place("09:45"), Some((0, 1, 500)));
    assert_eq!(place("12:00"), Some((1, 0, 0)), "in what is left out");
    assert_eq!(place("16:30"), Some((1, 1, 0)));
    assert_eq!(place("17:00"), None);
}

#[test]
fn what_is_over_fades() {
    let mut state = grid_of(&two_days());
    let past = |state: &State| -> Vec<bool> { view::grid_past(state).collect() };
    assert_eq!(past(&state), [false; 5]);
    state.update(Action::Tick(at("2027-06-15T10:30:00+02:00")));
    assert_eq!(past(&state), [true, true, false, false, false]);
}

#[test]
fn a_cell_is_announced_with_time_room_and_title() {
    let state = grid_of(&two_days());
    let chunks = (0..state.grid.chunks.len()).map(|chunk| view::Layout::Grid.chunk(&state, chunk).into_string());
    let chunk = tree("chunks", &format!("<div>{}</div>", chunks.collect::<String>()));
    let names: Vec<String> = chunk.tags("a").iter().map(|link| link.text()).collect();
    assert_eq!(names[..3], ["About a, 9:00 AM, A", "About b, 9:30 AM, B", "About coffee, 10:30 AM"]);
    let stops: Vec<&str> = chunk.tags("a").iter().filter_map(|link| link.get("tabindex")).collect();
    assert_eq!(stops, ["0", "-1", "-1", "-1", "-1"], "Tab reaches one of them");
    let rows: Vec<&str> = chunk.classes("row").iter().filter_map(|row| row.get("aria-rowindex")).collect();
    assert_eq!(rows, ["2", "3", "4", "5"]);
    let columns: Vec<&str> = chunk.classes("cell").iter().filter_map(|cell| cell.get("aria-colindex")).collect();
    assert_eq!(columns, ["1", "2", "1", "2", "3"]);
    assert_eq!(chunk.classes("band")[0].get("aria-colspan"), Some("3"));
}

#[test]
fn every_class_of_a_place_has_a_rule_and_no_style_is_written() {
    let state = grid_of(&two_days());
    let rules = view::grid_style(&state);
    let html = view::Layout::Grid.frame(&state).into_string() + &view::Layout::Grid.chunk(&state, 0).into_string();
    assert!(!html.contains("style="));
    let places = |node: &Node| -> Vec<String> {
        let class = node.get("class").unwrap_or_default();
        let is_place = |name: &&str| {
            name.len() > 1
                && ["ra", "rb", "ca", "cb", "g"].iter().any(|kind| {
                    name.strip_prefix(kind).is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_digit()) && !rest.is_empty())
                })
        };
        class.split(' ').filter(is_place).map(String::from).collect()
    };
    let page = tree("page", &format!("<div>{html}</div>"));
    let all: Vec<String> = page.tags("div").into_iter().flat_map(places).collect();
    assert!(all.len() > 10, "{all:?}");
    for class in all {
        assert!(rules.contains(&format!(".{class}{{")), "{class} in {rules}");
    }
    assert!(rules.contains(".g0{grid-template-rows:minmax(calc(var(--minute)*30),auto) "), "{rules}");
}

/// Feeds that are made to take long: rooms, lanes and bands without end.
#[test]
fn the_work_of_a_grid_grows_with_its_sessions() {
    let many = |count: usize, of: &dyn Fn(usize) -> String| -> u64 {
        let mut state = grid_of(&kit::feed(&format!(r#""sessions": [{}]"#, (0..count).map(of).collect::<Vec<_>>().join(","))));
        let before = steps::taken();
        state.update(Action::ShowDay(state.grid.date.unwrap()));
        state.update(Action::HideOthers);
        assert!(state.grid.sessions.len() + state.grid.strip.len() == count || state.grid.cells.iter().any(|cell| cell.is_band));
        steps::taken() - before
    };
    let time = |n: usize| format!("{:02}:{:02}", 6 + n / 60 % 12, n % 60);
    let hostile: [(&str, &dyn Fn(usize) -> String); 5] = [
        ("rooms", &|n| session(&format!("s{n}"), &time(n), "20:00", &format!("R{n}"), "")),
        ("lanes", &|n| session(&format!("s{n}"), &time(n), "20:00", "R", "")),
        ("breaks", &|n| session(&format!("s{n}"), &time(n), "20:00", "", r#""kind": "break","#)),
        ("breaks of rooms", &|n| session(&format!("s{n}"), &time(n), "20:00", &format!("R{}", n % 90), r#""kind": "break","#)),
        ("years", &|n| session(&format!("s{n}"), "2027-06-15T09:00", &format!("{}-06-15T09:00", 2037 + n % 100), "R", "")),
    ];
    for (name, of) in hostile {
        let (few, more) = (many(100, of), many(400, of));
        println!("{name}: {few} {more}");
        assert!(more < few * 7, "{name}: {few} steps for 100 sessions, {more} for 400");
    }
}

#[test]
fn three_hundred_rooms_have_a_column_each_and_lanes_have_an_end() {
    let many: Vec<String> = (0..300).map(|n| session(&format!("s{n}"), "09:00", "10:00", &format!("R{n}"), "")).collect();
    let state = grid_of(&kit::feed(&format!(r#""sessions": [{}]"#, many.join(","))));
    assert_eq!((state.grid.columns.len(), state.grid.tracks()), (300, 300));
    let many: Vec<String> = (0..300).map(|n| session(&format!("s{n}"), &format!("09:{:02}", n % 60), "20:00", "A", "")).collect();
    let state = paris(&many);
    assert!(state.grid.tracks() <= 12, "{}", state.grid.tracks());
    assert_eq!(state.grid.sessions.len() + state.grid.strip.len(), 300, "what has no lane is above");
}

#[test]
fn chunks_are_small_and_end_with_a_moment() {
    let many: Vec<String> =
        (0..200).map(|n| session(&format!("s{n}"), &format!("09:{:02}", n / 10), "20:00", &format!("R{n}"), "")).collect();
    let state = grid_of(&kit::feed(&format!(r#""sessions": [{}]"#, many.join(","))));
    let sizes: Vec<usize> = state.grid.chunks.iter().map(|chunk| chunk.len()).collect();
    assert_eq!(sizes.iter().sum::<usize>(), 200);
    assert!(sizes.iter().all(|size| *size <= 34), "{sizes:?}");
    assert!(
        state.grid.chunks.windows(2).all(|two| state.grid.cells[two[0].end - 1].moment < state.grid.cells[two[1].start].moment)
    );
}

#[test]
fn leaving_the_grid_frees_it() {
    let mut state = grid_of(&two_days());
    assert!(!state.grid.is_empty());
    state.update(Action::Show(View::Agenda));
    assert!(state.grid.is_empty());
}

#[test]
fn on_paper_a_day_of_many_rooms_takes_several_pages() {
    let sessions = [
        session("a1", "09:00", "10:00", "A", ""),
        session("a2", "09:00", "10:00", "A", ""),
        session("b", "09:00", "10:00", "B", ""),
        session("coffee", "10:00", "10:30", "", r#""kind": "break","#),
        session("c1", "10:30", "11:30", "C", ""),
        session("c2", "11:00", "12:00", "C", ""),
    ];
    let grid = || Grid { strip: vec![0], ..paris(&sessions).grid };
    assert_eq!(grid().tracks(), 5);
    assert_eq!(grid().pages(5), [grid()], "all of it is on one page");

    let pages = grid().pages(3);
    let tracks: Vec<Vec<_>> =
        pages.iter().map(|page| page.columns.iter().map(|column| column.tracks.clone()).collect()).collect();
    assert_eq!(tracks[0], [0..2, 2..3]);
    assert_eq!(tracks[1..], [std::iter::once(0..2).collect::<Vec<_>>()], "no room is divided");
    assert_eq!(pages.iter().map(|page| page.strip.len()).collect::<Vec<_>>(), [1, 0]);
    let places = |page: &Grid| -> Vec<_> {
        page.cells.iter().map(|cell| (cell.tracks.clone(), cell.columns.clone(), cell.is_band)).collect()
    };
    assert_eq!(places(&pages[0]), [(0..1, 0..1, false), (1..2, 0..1, false), (2..3, 1..2, false), (0..3, 0..2, true)]);
    assert_eq!(places(&pages[1]), [(0..2, 0..1, true), (0..1, 0..1, false), (1..2, 0..1, false)]);
    for page in &pages {
        assert_eq!(page.segments.len(), grid().segments.len(), "hours are the same on each");
        assert_eq!(page.chunks.last().map(|chunk| chunk.end), Some(page.cells.len()));
        assert_eq!(page.sessions.len(), page.cells.len());
    }
    assert_eq!(grid().pages(1).len(), 3, "a room that is too wide has a page of its own");
}

#[test]
fn a_band_goes_on_where_its_pieces_are() {
    let sessions = [
        session("a", "09:00", "10:00", "A", ""),
        session("b", "09:00", "11:00", "B", ""),
        session("coffee", "10:00", "10:30", "", r#""kind": "break","#),
        session("c", "09:00", "10:00", "C", ""),
    ];
    let state = paris(&sessions);
    assert_eq!(cell(&state, "coffee").pieces.as_slice(), std::slice::from_ref(&(2..3)));
    let bands = |most| -> Vec<_> {
        let grid = Grid { strip: Vec::new(), ..paris(&sessions).grid };
        let of = |page: &Grid| {
            page.cells
                .iter()
                .filter(|cell| cell.is_band)
                .map(|cell| (cell.columns.clone(), cell.pieces.clone()))
                .collect::<Vec<_>>()
        };
        grid.pages(most).iter().map(of).collect()
    };
    assert_eq!(bands(2), [vec![(0..1, vec![])], vec![(0..1, vec![])]]);
    assert_eq!(bands(1), [vec![(0..1, vec![])], vec![], vec![(0..1, vec![])]]);
}

#[test]
fn on_paper_there_are_all_days() {
    let mut state = grid_of(&two_days());
    assert!(state.update(Action::Paper(true)).dirty.has(Dirty::MAIN));
    let (rules, html) = view::printed_grids(&state);
    let page = tree("paper", &format!("<div>{}</div>", html.into_string()));
    let headings: Vec<String> = page.tags("h3").iter().map(|heading| heading.text()).collect();
    assert_eq!(headings, ["Tuesday 15 June", "Wednesday 16 June"]);
    assert_eq!(page.tags("article").len(), 7, "every chunk is filled");
    assert!(rules.contains(".p0 .g0{") && rules.contains(".p1 .g0{") && rules.contains(".p1 .cols{"), "{rules}");
    assert!(state.update(Action::Paper(false)).dirty.has(Dirty::MAIN));
    state.update(Action::Show(View::Agenda));
    assert_eq!(state.update(Action::Paper(true)).dirty, Dirty::default(), "the list is printed as it is");
}
