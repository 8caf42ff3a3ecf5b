//! However a feed arrives and however its members are ordered, it is the same agenda.

use std::collections::BTreeMap;

use plenary::model::Agenda;
use plenary::state::State;

use crate::kit::{DEMOS, EVERYTHING, empty_state, feed, ids, read, read_in_pieces, session};

/// What sessions say, with names in the place of positions.
fn by_id(agenda: &Agenda) -> BTreeMap<&str, String> {
    let one = |session: &plenary::model::Session| {
        let people = session.people.iter().map(|a| (&agenda.people[a.person].name, &a.role, &a.affiliation, a.presence));
        format!(
            "{:?} {:?} {:?} {:?} {:?} {:?} {:?}",
            session.title,
            session.when,
            session.moved_from,
            session.links,
            session.track.map(|track| &agenda.tracks[track].name),
            session.room.map(|room| &agenda.rooms[room].name),
            people.collect::<Vec<_>>(),
        )
    };
    agenda.sessions.iter().map(|session| (session.id.as_str(), one(session))).collect()
}

/// The feed with those of its members in that order. They are cut out of its text, where each begins a line, since
/// `serde_json` would sort the keys in them.
fn reordered(feed: &str, keys: &[&str]) -> String {
    let inside = feed.trim().strip_prefix('{').and_then(|feed| feed.strip_suffix('}')).unwrap();
    let members = format!("\n{}", inside.trim()).replace("\n  \"", "\n\"");
    let member =
        |key: &&str| members.split("\n\"").find_map(|m| Some(format!("{key:?}:{}", m.strip_prefix(*key)?.strip_prefix("\":")?)));
    let found: Vec<String> = keys.iter().filter_map(member).map(|m| m.trim().trim_end_matches(',').to_string()).collect();
    format!("{{{}}}", found.join(","))
}

fn assert_same(feed: &str, keys: &[&str]) {
    let (usual, other) = (read(feed), read(&reordered(feed, keys)));
    assert_eq!(other.diagnostics, [], "{keys:?}");
    let told_otherwise = by_id(&other);
    for (id, said) in by_id(&usual) {
        assert_eq!(told_otherwise.get(id), Some(&said), "{id} in the order {keys:?}");
    }
    for (what, count) in [
        ("people", (other.people.len(), usual.people.len())),
        ("rooms", (other.rooms.len(), usual.rooms.len())),
        ("tracks", (other.tracks.len(), usual.tracks.len())),
    ] {
        assert_eq!(count.0, count.1, "{what} in the order {keys:?}");
    }
}

#[test]
fn pieces_of_any_size_give_the_same_agenda() {
    for feed in DEMOS.into_iter().chain([EVERYTHING]) {
        let whole = format!("{:?}", read(feed));
        for size in [1, 7, 64, 1 << 16] {
            let (agenda, any) = read_in_pieces(feed.as_bytes(), size);
            assert!(any);
            assert_eq!(format!("{agenda:?}"), whole, "in pieces of {size}");
        }
    }
}

#[test]
fn what_has_arrived_is_there_before_the_rest() {
    let cut = EVERYTHING.find("\"id\": \"coffee\"").unwrap();
    let (agenda, any) = read_in_pieces(&EVERYTHING.as_bytes()[..cut], 64);
    assert!(any);
    assert_eq!(ids(&agenda), ["100", "opening", "opening-keynote", "opening-statement", "a-word-from-the-city"]);
}

#[test]
fn a_view_can_be_arranged_after_every_piece() {
    for feed in DEMOS.into_iter().chain([EVERYTHING]) {
        let mut state: State = empty_state(crate::platform::TestPlatform::new("Asia/Kathmandu"));
        let mut reader = plenary::plenary_format::Reader::new(state.platform.clone(), state.zones.clone());
        let mut seen = 0;
        for piece in feed.as_bytes().chunks(200) {
            reader.push(piece, &mut state.agenda);
            state.arrange();
            let shown = state.timetable.starts().count();
            assert!(shown >= seen && shown == state.agenda.outer().count());
            crate::pages::chunks(&state);
            seen = shown;
        }
        crate::kit::end(&mut reader, &mut state.agenda);
        state.complete();
        assert_eq!(state.timetable, crate::kit::state(feed, "Asia/Kathmandu").timetable);
    }
}

#[test]
fn sessions_may_come_before_the_event_whose_zone_they_need() {
    for feed in DEMOS.into_iter().chain([EVERYTHING]) {
        assert_same(feed, &["rooms", "tracks", "people", "days", "sessions", "event"]);
        assert_same(feed, &["people", "rooms", "tracks", "sessions", "event", "days"]);
    }
}

#[test]
fn what_is_mentioned_by_its_id_may_be_described_later() {
    let agenda = read(&feed(
        r##""sessions": [{"id": "s", "title": "S", "room": "r", "track": 7, "people": ["p", {"person": "q", "role": "host"}]}],
        "people": [{"id": "q", "name": "Bo Berg"}, {"id": "p", "name": "Åsa Ek", "affiliation": "Lab"}],
        "tracks": [{"id": 7, "name": "Policy", "color": "#112233"}], "rooms": [{"id": "r", "name": "Hall", "description": "Upstairs"}]"##,
    ));
    assert_eq!(agenda.diagnostics, []);
    assert_eq!((agenda.people.len(), agenda.tracks.len(), agenda.rooms.len()), (2, 1, 1));
    let session = session(&agenda, "s");
    let names: Vec<_> = session.people.iter().map(|a| agenda.people[a.person].name.as_str()).collect();
    assert_eq!(names, ["Åsa Ek", "Bo Berg"]);
    assert_eq!(agenda.people[session.people[0].person].affiliation.get("en"), "Lab");
    assert_eq!(agenda.tracks[session.track.unwrap()].color, Some([0x11, 0x22, 0x33]));
    assert_eq!(agenda.rooms[session.room.unwrap()].description.get("en"), "Upstairs");
}

#[test]
fn what_is_mentioned_by_its_name_and_described_later_with_an_id_is_not_doubled() {
    let agenda = read(&feed(
        r##""sessions": [{"id": "s", "title": "S", "room": "Hall", "track": "Policy", "people": ["Åsa Ek"]}],
        "people": [{"id": "p", "name": "Åsa Ek", "affiliation": "Lab"}],
        "tracks": [{"id": 7, "name": "Policy", "color": "#112233"}], "rooms": [{"id": "r", "name": "Hall", "description": "Upstairs"}]"##,
    ));
    assert_eq!(agenda.diagnostics, []);
    assert_eq!((agenda.people.len(), agenda.tracks.len(), agenda.rooms.len()), (1, 1, 1));
    let person = &agenda.people[session(&agenda, "s").people[0].person];
    assert_eq!((person.id.as_str(), person.affiliation.get("en")), ("p", "Lab"));
}

#[test]
fn what_is_mentioned_by_its_id_and_by_its_name_before_it_is_described_is_one() {
    assert_same(EVERYTHING, &["event", "sessions", "days", "people", "tracks", "rooms"]);
    assert_same(EVERYTHING, &["sessions", "event", "people", "rooms", "tracks", "days"]);
}

#[test]
fn two_people_of_one_name_stay_two() {
    let agenda = read(&feed(
        r#""people": [{"id": "a", "name": "Kim Lee", "affiliation": "X"}, {"id": "b", "name": "Kim Lee", "affiliation": "Y"}],
        "sessions": [{"title": "S", "people": ["b", "a"]}]"#,
    ));
    assert_eq!(agenda.people.len(), 2);
    let affiliations: Vec<_> = agenda.sessions[0].people.iter().map(|a| agenda.people[a.person].affiliation.get("en")).collect();
    assert_eq!(affiliations, ["Y", "X"]);
}

#[test]
fn sessions_at_one_time_stand_in_the_order_of_the_rooms_of_the_feed() {
    let session =
        |id: &str, room: &str| format!(r#"{{"id": "{id}", "title": "{id}", "room": "{room}", "start": "2027-06-15T09:00"}}"#);
    let sessions = format!("\"sessions\": [{}]", [session("in-a", "a"), session("in-b", "b"), session("in-c", "c")].join(","));
    let rooms = r#""rooms": [{"id": "b", "name": "First"}, {"id": "c", "name": "Second"}, {"id": "a", "name": "Third"}]"#;
    let slot = |members: &str| {
        let state = crate::kit::state(&feed(members), "UTC");
        crate::kit::named(&state.agenda, state.timetable.in_slot(&state.timetable.slots[0]))
    };
    // Also where the rooms come last, and by their first use where there is no list of rooms.
    assert_eq!(slot(&format!("{rooms}, {sessions}")), ["in-b", "in-c", "in-a"]);
    assert_eq!(slot(&format!("{sessions}, {rooms}")), ["in-b", "in-c", "in-a"]);
    assert_eq!(slot(&sessions), ["in-a", "in-b", "in-c"]);
}
