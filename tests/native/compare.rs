//! The sheet that compares zones: opened by a reader or by a link, and what stands in its table.

use std::rc::Rc;

use plenary::platform::Platform;
use plenary::state::{Action, Dirty, Effects, HistoryOp, Overlay, State, ZoneChoice};
use plenary::time::Hours;
use plenary::view;

use crate::html::Node;
use crate::kit::{DEMOS, EVERYTHING, empty_state, feed, follow, state, state_on};
use crate::pages::tree;
use crate::platform::TestPlatform;

const SESSIONS: &str = r#""rooms": [{"name": "Delhi", "timezone": "Asia/Kolkata"}],
    "people": [{"name": "Amina Otieno", "timezone": "Africa/Nairobi"}],
    "sessions": [{"id": "a", "start": "2024-07-09T09:30", "end": "2024-07-09T10:30"},
    {"id": "b", "start": "2024-07-09T10:30", "end": "2024-07-09T12:00"},
    {"id": "c", "start": "2024-07-09T16:00", "end": "2024-07-09T17:00"},
    {"id": "d", "start": "2024-07-10T08:15", "end": "2024-07-10T09:00"},
    {"id": "lunch", "kind": "meal", "start": "2024-07-09T12:00", "duration": 60}]"#;

/// The sheet, which must be well-formed.
fn sheet(state: &State) -> Node {
    assert_eq!(state.overlay.clone(), Some(Overlay::Zones));
    tree("comparison", &view::dialog(state).into_string())
}

/// The cells of each row of the table, the first of them its heading; of the others the number and the times.
fn rows(sheet: &Node) -> Vec<Vec<String>> {
    let cell = |cell: &Node| match cell.classes("n").first().copied().or(cell.tags("summary").first().copied()) {
        Some(count) if cell.tag == "td" => format!("{}: {}", count.text(), cell.tags("small")[0].seen()),
        _ => cell.text(),
    };
    let cells = |row: &&Node| row.all().into_iter().filter(|n| ["th", "td"].contains(&n.tag.as_str())).map(cell).collect();
    sheet.tags("tr").iter().map(cells).collect()
}

#[test]
fn a_comparison_is_a_table_of_zones_by_days() {
    let mut state = state(&feed(SESSIONS), "Europe/Stockholm");
    let Effects { dirty, history: address, .. } = state.update(Action::Compare);
    assert!(dirty.has(Dirty::DIALOG) && dirty.has(Dirty::PICKER));
    assert_eq!((address, state.picker.is_none()), (HistoryOp::Push, true));
    let expected = [
        ["Time zone", "Tue 9 Jul 9:30 AM – 5:00 PM", "Wed 10 Jul 8:15 AM – 9:00 AM"],
        ["New York EDT", "3 of 3: 9:30 AM – 5:00 PM", "1 of 1: 8:15 AM – 9:00 AM"],
        ["Stockholm CEST", "2 of 3: 3:30 PM – 11:00 PM", "1 of 1: 2:15 PM – 3:00 PM"],
        ["Kolkata IST", "2 of 3: 7:00 PM – 2:30 AM+1", "1 of 1: 5:45 PM – 6:30 PM"],
        ["Nairobi EAT", "2 of 3: 4:30 PM – 12:00 AM+1", "1 of 1: 3:15 PM – 4:00 PM"],
    ];
    assert_eq!(rows(&sheet(&state)), expected);
}

#[test]
fn the_table_has_headings_of_rows_and_columns() {
    let mut state = state(&feed(SESSIONS), "Europe/Stockholm");
    state.update(Action::Compare);
    let sheet = sheet(&state);
    let scopes = |part: &str| -> Vec<String> {
        sheet.tags(part)[0].tags("th").iter().map(|heading| heading.get("scope").unwrap().to_string()).collect()
    };
    assert_eq!((scopes("thead"), scopes("tbody")), (vec!["col".to_string(); 3], vec!["row".to_string(); 4]));
    assert!(sheet.tags("svg").iter().all(|picture| picture.get("aria-hidden") == Some("true")));
    assert_eq!(sheet.tags("h3")[0].get("id"), Some("sheet-title"));
}

#[test]
fn the_pictures_show_what_the_numbers_say() {
    let mut state = state(&feed(SESSIONS), "Europe/Stockholm");
    state.update(Action::Compare);
    let sheet = sheet(&state);
    let picture = |row: usize, column: usize| -> Vec<(String, u32, u32)> {
        let svg = sheet.tags("tbody")[0].tags("tr")[row].tags("td")[column].tags("svg")[0];
        // From eight, the earliest hour, to five.
        assert_eq!(svg.get("viewBox"), Some("0 0 540 12"));
        let number = |node: &Node, name: &str| node.get(name).unwrap().parse().unwrap();
        svg.tags("rect").iter().map(|r| (r.get("class").unwrap().into(), number(r, "x"), number(r, "width"))).collect()
    };
    let awake = |x: u32, width: u32| ("awake".to_string(), x, width);
    assert_eq!(picture(0, 0), [awake(90, 150), awake(480, 60)]);
    assert_eq!(picture(0, 1), [awake(15, 45)]);
    // In Stockholm the last of three ends at eleven.
    assert_eq!(picture(1, 0), [awake(90, 150), ("night".into(), 480, 60)]);
}

#[test]
fn a_cell_names_what_cannot_be_attended() {
    let mut state = state(&feed(SESSIONS), "Europe/Stockholm");
    state.update(Action::Compare);
    let sheet = sheet(&state);
    let listed: Vec<Vec<&str>> =
        sheet.tags("td").iter().map(|cell| cell.tags("a").iter().filter_map(|link| link.get("data-v")).collect()).collect();
    let none: Vec<&str> = Vec::new();
    assert_eq!(listed, [none.clone(), none.clone(), vec!["c"], none.clone(), vec!["c"], none.clone(), vec!["c"], none]);
}

#[test]
fn hours_that_are_changed_change_the_comparison() {
    let mut state = state(&feed(SESSIONS), "Europe/Stockholm");
    state.update(Action::Compare);
    let Effects { dirty, .. } = state.update(Action::Hours(Hours::parse("07:00-23:00").unwrap()));
    assert!(dirty.has(Dirty::DIALOG));
    let sheet = sheet(&state);
    assert!(rows(&sheet)[2][1].starts_with("3 of 3"), "{:?}", rows(&sheet)[2]);
    for part in [sheet.classes("key")[0], sheet.tags("caption")[0]] {
        assert!(part.text().contains("7:00 AM – 11:00 PM"), "{}", part.text());
    }
}

#[test]
fn zones_to_compare_are_those_that_matter_each_once() {
    let platform = Rc::new(TestPlatform::new("Africa/Nairobi"));
    platform.remember("zones", "Asia/Tokyo Asia/Kolkata America/New_York");
    let mut state = state_on(&platform, &feed(SESSIONS));
    state.update(Action::Zone(ZoneChoice::Named("Pacific/Apia".into())));
    state.update(Action::Compare);
    assert_eq!(state.compared, ["America/New_York", "Africa/Nairobi", "Pacific/Apia", "Asia/Kolkata", "Asia/Tokyo"]);
}

#[test]
fn a_zone_can_be_added_by_what_it_is_called() {
    let mut state = state(&feed(SESSIONS), "Europe/Stockholm");
    state.update(Action::Compare);
    let before = state.compared.len();
    for (text, added) in [
        ("Asia/Tokyo", Some("Asia/Tokyo")),
        ("new zealand", Some("Pacific/Auckland")),
        ("+5:45", Some("Asia/Kathmandu")),
        ("tokyo", None),
        ("", None),
        ("  ", None),
        ("atlantis", None),
    ] {
        let count = state.compared.len();
        state.update(Action::CompareWith(text.into()));
        let new = state.compared.get(count).map(String::as_str);
        assert_eq!((new, state.compared.len()), (added, count + usize::from(added.is_some())), "{text:?}");
    }
    assert_eq!(rows(&sheet(&state)).len(), 1 + before + 3);
    let Effects { dirty, history: address, .. } = state.update(Action::CompareWith("Europe/Rome".into()));
    assert_eq!((dirty, address), (Dirty::DIALOG, HistoryOp::Replace));
}

#[test]
fn the_field_to_add_a_zone_offers_those_that_there_are() {
    let mut state = state(&feed(SESSIONS), "UTC");
    state.update(Action::Compare);
    let sheet = sheet(&state);
    let field = sheet.tags("input")[0];
    let list = sheet.tags("datalist")[0];
    assert_eq!(field.get("list"), list.get("id"));
    let names: Vec<&str> = list.tags("option").iter().filter_map(|option| option.get("value")).collect();
    assert_eq!(names, TestPlatform::new("UTC").zones());
}

fn linked(fragment: &str) -> State {
    follow(empty_state(TestPlatform::new("Europe/Stockholm")), "", fragment, &feed(SESSIONS))
}

#[test]
fn a_link_opens_a_comparison_of_the_zones_it_names() {
    let state = linked("compare=Africa/Nairobi,Mars/Base,Asia%2FKolkata,");
    assert_eq!(
        (state.overlay.clone(), &state.compared[..]),
        (Some(Overlay::Zones), &["Africa/Nairobi".into(), "Asia/Kolkata".into()][..])
    );
    let rows = rows(&sheet(&state));
    assert_eq!(rows.iter().map(|row| row[0].as_str()).collect::<Vec<_>>(), ["Time zone", "Nairobi EAT", "Kolkata IST"]);
    assert_eq!(state.route().compared, ["Africa/Nairobi", "Asia/Kolkata"]);
}

#[test]
fn a_link_that_names_no_zone_opens_nothing() {
    for fragment in ["compare=", "compare=Mars/Base", "compare=,,", "compare=%ff"] {
        assert_eq!(linked(fragment).overlay, None, "{fragment}");
    }
}

#[test]
fn a_link_names_twelve_zones_at_most_and_each_once() {
    let many: Vec<String> = TestPlatform::new("UTC").zones().into_iter().take(40).collect();
    assert_eq!(linked(&format!("compare={}", many.join(","))).compared, many[..12]);
    assert_eq!(linked("compare=Asia/Tokyo,Asia/Tokyo,Europe/Rome,Asia/Tokyo").compared, ["Asia/Tokyo", "Europe/Rome"]);
}

#[test]
fn a_comparison_that_is_closed_leaves_no_trace_in_the_address() {
    let mut state = linked("compare=Asia/Tokyo");
    let Effects { dirty, history, .. } = state.update(Action::Close);
    assert_eq!((dirty, history), (Dirty::DIALOG, HistoryOp::Back));
    assert!(state.route().compared.is_empty());
    state.update(Action::OpenSession("a".into()));
    assert!(state.route().compared.is_empty());
}

#[test]
fn back_and_forward_change_what_is_compared() {
    let mut state = linked("compare=Asia/Tokyo");
    for (fragment, open) in [("compare=Asia/Tokyo", false), ("compare=Europe/Rome", true), ("session=a", true), ("", true)] {
        let Effects { dirty, .. } = state.update(Action::Route(plenary::route::parse(fragment, "")));
        assert_eq!(dirty.has(Dirty::DIALOG), open, "{fragment}");
    }
    assert_eq!(state.overlay.clone(), None);
}

#[test]
fn a_comparison_of_every_agenda_is_well_formed() {
    for feed in DEMOS.into_iter().chain([EVERYTHING, "{\"event\": {\"title\": \"Nothing yet\"}}"]) {
        let mut state = state(feed, "Asia/Kathmandu");
        state.update(Action::Compare);
        let rows = rows(&sheet(&state));
        assert_eq!(rows.len(), state.compared.len() + 1);
        assert!(rows.iter().all(|row| row.len() == rows[0].len()));
    }
}
