//! Who joins from elsewhere, and what time it is there.

use plenary::state::{Action, State, ZoneChoice};
use plenary::view;

use crate::kit::{feed, state};
use crate::pages::tree;

const FEED: &str = r#""people": [{"id": "amina", "name": "Amina Otieno", "timezone": "Africa/Nairobi"},
        {"id": "kiri", "name": "Kiri Ngata", "timezone": "Pacific/Auckland"}, {"id": "bo", "name": "Bo Ek"}],
    "sessions": [
        {"id": "panel", "start": "2024-07-09T11:00", "duration": 60, "people": [
            {"person": "amina", "presence": "remote"}, {"person": "kiri", "presence": "remote"},
            {"person": "bo", "presence": "remote"}]},
        {"id": "hall", "start": "2024-07-09T13:00", "people": [{"person": "amina", "presence": "in-person"}, "kiri"]},
        {"id": "dated", "start": "2024-07-09", "people": [{"person": "amina", "presence": "remote"}]},
        {"id": "outer", "start": "2024-07-09T17:30", "sessions": [
            {"id": "talk", "people": [{"person": "amina", "presence": "remote"}]},
            {"id": "later", "start": "2024-07-09T18:00", "people": [{"person": "amina", "presence": "remote"}]}]}]"#;

/// What a page says of who joins from where.
fn remote(html: &str) -> Vec<String> {
    tree("a region", html).classes("remote").iter().map(|line| line.seen()).collect()
}

fn shown_in(zone: &str) -> State {
    let mut state = state(&feed(FEED), "UTC");
    state.update(Action::Zone(ZoneChoice::Named(zone.into())));
    state
}

/// The same, in the sheet of a session.
fn joins(id: &str, zone: &str) -> Vec<String> {
    let mut state = shown_in(zone);
    state.update(Action::OpenSession(id.into()));
    remote(&view::dialog(&state).into_string())
}

#[test]
fn a_session_says_what_time_it_is_where_somebody_joins_from() {
    for (id, zone, expected) in [
        (
            "panel",
            "America/New_York",
            ["Joining from Nairobi, 6:00 PM there", "Joining from Auckland, 3:00 AM there+1", "Remote"].as_slice(),
        ),
        // In Auckland it is the day that is shown, in Nairobi still the one before.
        (
            "panel",
            "Pacific/Auckland",
            &["Joining from Nairobi, 6:00 PM there−1", "Joining from Auckland, 3:00 AM there", "Remote"],
        ),
        // What is inside is at its own time, or at that of the session around it.
        ("outer", "America/New_York", &["Joining from Nairobi, 12:30 AM there+1", "Joining from Nairobi, 1:00 AM there+1"]),
        ("talk", "America/New_York", &["Joining from Nairobi, 12:30 AM there+1"]),
        ("later", "America/New_York", &["Joining from Nairobi, 1:00 AM there+1"]),
        // Nobody knows what time it is there at no time.
        ("dated", "America/New_York", &["Remote"]),
        ("hall", "America/New_York", &[]),
    ] {
        assert_eq!(joins(id, zone), expected, "{id} in {zone}");
    }
}

#[test]
fn cards_and_the_sheet_of_a_person_say_it_alike() {
    let mut state = shown_in("America/New_York");
    let cards: Vec<String> = (0..view::Layout::of(&state).chunks(&state))
        .flat_map(|chunk| remote(&view::Layout::of(&state).chunk(&state, chunk).into_string()))
        .collect();
    let panel = ["Joining from Nairobi, 6:00 PM there", "Joining from Auckland, 3:00 AM there+1", "Remote"];
    let outer = ["Joining from Nairobi, 12:30 AM there+1", "Joining from Nairobi, 1:00 AM there+1"];
    assert_eq!(cards, [&panel[..], &outer, &["Remote"]].concat());
    state.update(Action::OpenPerson("amina".into()));
    let sheet = remote(&view::dialog(&state).into_string());
    assert_eq!(sheet, [&panel[..1], &["Remote"], &outer].concat());
}

#[test]
fn a_persons_zone_is_kept_wherever_they_are_described() {
    for members in [
        r#""people": [{"name": "Amina Otieno", "timezone": "Africa/Nairobi"}], "sessions": [{"people": ["Amina Otieno"]}]"#,
        r#""sessions": [{"people": ["Amina Otieno"]}],
            "people": [{"id": "a", "name": "Amina Otieno", "timezone": "Africa/Nairobi"}]"#,
        r#""sessions": [{"people": [{"name": "Amina Otieno", "timezone": "Africa/Nairobi"}]},
            {"people": [{"name": "Amina Otieno"}]}]"#,
    ] {
        let state = state(&feed(members), "UTC");
        let zones: Vec<&str> = state.agenda.people.iter().map(|person| person.timezone.as_str()).collect();
        assert_eq!(zones, ["Africa/Nairobi"], "{members}");
    }
}
