//! Sessions of unusual length: over midnight, over days, over a change of the clocks, of no length, of none that is known.

use plenary::state::{Action, State};
use plenary::view;

use crate::kit::{feed, state, state_in};
use crate::pages::{chunks, tree};

/// The column of times beside a session and the line about it.
fn shown(state: &State, id: &str) -> (String, String) {
    let slot_of = |chunk: &crate::html::Node| {
        let slots = chunk.classes("slot").into_iter();
        slots
            .filter(|slot| slot.classes("card")[0].get("data-s") == Some(id))
            .map(|slot| {
                let labelled = slot.classes("meta")[0].tags("span").into_iter().map(|span| span.text()).collect::<Vec<_>>();
                (slot.classes("time")[0].seen(), labelled.join(", "))
            })
            .next()
    };
    chunks(state).iter().find_map(slot_of).unwrap_or_else(|| panic!("{id} stands first in no slot"))
}

const LONG: &str = r#""sessions": [
    {"id": "midnight", "start": "2024-07-09T23:30", "duration": "PT2H"},
    {"id": "days", "start": "2024-07-10T10:00", "end": "2024-07-12T11:30"},
    {"id": "short day", "start": "2024-03-10T00:00", "end": "2024-03-11T00:00"},
    {"id": "long day", "start": "2024-11-03T00:00", "end": "2024-11-04T00:00"},
    {"id": "forward", "start": "2024-03-09T23:30", "end": "2024-03-10T03:30"},
    {"id": "back", "start": "2024-11-02T23:30", "end": "2024-11-03T03:30"},
    {"id": "nothing", "start": "2024-07-09T08:00", "end": "2024-07-09T08:00"},
    {"id": "no time", "start": "2024-07-09T08:30", "duration": 0},
    {"id": "open", "start": "2024-07-09T21:30", "openEnd": true},
    {"id": "unknown", "start": "2024-07-09T07:00"}]"#;

#[test]
fn a_session_is_as_long_as_it_lasts_whatever_clocks_show() {
    let state = state(&feed(LONG), "America/New_York");
    for (id, time, about) in [
        ("midnight", "11:30 PM–1:30 AM+1", "2 h"),
        ("days", "10:00 AM–Fri 12 Jul, 11:30 AM", ""),
        // What begins at midnight closes the day before; its end is named by its own abbreviation.
        ("short day", "12:00 AM+1–Mon 11 Mar, 12:00 AM EDT", "23 h"),
        ("long day", "12:00 AM+1–Mon 4 Nov, 12:00 AM EST", ""),
        ("forward", "11:30 PM–3:30 AM+1 EDT", "3 h"),
        ("back", "11:30 PM–3:30 AM+1 EST", "5 h"),
        ("nothing", "8:00 AM", ""),
        ("no time", "8:30 AM", ""),
        ("open", "9:30 PM onwards", ""),
        ("unknown", "7:00 AM", ""),
    ] {
        let (found, length) = shown(&state, id);
        assert_eq!(found, time, "{id}");
        let length: Vec<&str> = length.split(", ").filter(|text| text.ends_with(" h") || text.ends_with(" min")).collect();
        assert_eq!(length.join(""), about, "{id}");
    }
}

#[test]
fn elsewhere_it_is_as_long_and_on_the_days_of_the_calendar_there() {
    let state = state_in(&feed(LONG), "UTC", "Asia/Kathmandu");
    for (id, time, length) in [
        ("midnight", "9:15–11:15 AM", "2 h"),
        ("days", "7:45 PM–Fri 12 Jul, 9:15 PM", ""),
        ("short day", "10:45 AM–Mon 11 Mar, 9:45 AM", "23 h"),
        ("long day", "9:45 AM–Mon 4 Nov, 10:45 AM", ""),
    ] {
        let (found, about) = shown(&state, id);
        assert!(found.starts_with(time), "{id}: {found}");
        assert_eq!(about.split(", ").find(|text| text.ends_with(" h")).unwrap_or_default(), length, "{id}: {about}");
    }
}

#[test]
fn only_a_neighbouring_day_is_said_in_words() {
    // One in the night closes the day before in Honolulu; in Kiritimati it is one in the night of the next.
    let night = LONG.replace("2024-07-09T23:30", "2024-07-10T01:00");
    let state = state(&feed(&night).replace("America/New_York", "Pacific/Honolulu"), "Pacific/Kiritimati");
    let badges: Vec<(String, Option<String>)> = chunks(&state)
        .iter()
        .flat_map(|chunk| {
            chunk.classes("badge").into_iter().map(|b| (b.seen(), b.get("title").map(String::from))).collect::<Vec<_>>()
        })
        .collect();
    assert!(badges.contains(&("+1".into(), Some("next day".into()))));
    assert!(badges.contains(&("+2".into(), None)));
    assert!(badges.iter().all(|(text, title)| (text == "+1") == title.is_some()), "{badges:?}");
}

#[test]
fn the_sheet_of_a_session_names_both_ends_of_a_night() {
    let mut state = state(&feed(LONG), "Europe/Stockholm");
    for (id, here, there) in [
        (
            "midnight",
            "Tue 9 Jul, 11:30 PM – Wed 10 Jul, 1:30 AM New York (EDT)",
            "Wed 10 Jul, 5:30–7:30 AM Stockholm (CEST) your time",
        ),
        (
            "forward",
            "Sat 9 Mar, 11:30 PM EST – Sun 10 Mar, 3:30 AM New York (EDT)",
            "Sun 10 Mar, 5:30–8:30 AM Stockholm (CET) your time",
        ),
        ("open", "Tue 9 Jul, 9:30 PM onwards New York (EDT)", "Wed 10 Jul, 3:30 AM onwards Stockholm (CEST) your time"),
        ("nothing", "Tue 9 Jul, 8:00 AM New York (EDT)", "Tue 9 Jul, 2:00 PM Stockholm (CEST) your time"),
    ] {
        state.update(Action::OpenSession(id.into()));
        let sheet = tree("sheet", &view::dialog(&state).into_string());
        let lines: Vec<String> = sheet.tags("dd")[0].tags("p").iter().map(|line| line.text()).collect();
        assert_eq!(lines, [here, there], "{id}");
    }
}

/// The heading of a day has the zone, and a time only where the clocks have another.
#[test]
fn the_zone_is_beside_a_time_only_before_or_after_a_change_of_the_clocks() {
    let sessions = r#""sessions": [{"id": "evening", "start": "2024-11-02T22:00"},
        {"id": "one", "start": "2024-11-03T01:15-04:00"}, {"id": "again", "start": "2024-11-03T01:15-05:00"},
        {"id": "two", "start": "2024-11-03T02:00"}, {"id": "day", "start": "2024-11-03T09:00"}]"#;
    let state = state(&feed(sessions), "America/New_York");
    let main = tree("main", &view::Layout::of(&state).frame(&state).into_string());
    let headings: Vec<String> = main.tags("h3").iter().map(|heading| heading.text()).collect();
    assert_eq!(headings, ["Saturday 2 November, Times in New York (EDT)", "Sunday 3 November, Times in New York (EST)"]);
    let times: Vec<String> =
        chunks(&state).iter().flat_map(|chunk| chunk.classes("time").into_iter().map(|time| time.seen())).collect();
    assert_eq!(times, ["10:00 PM", "1:15 AM+1", "1:15 AM+1 EST", "2:00 AM+1 EST", "9:00 AM"]);
}
