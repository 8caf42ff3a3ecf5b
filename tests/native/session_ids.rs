//! What sessions are called by: never by their order, and sessions that repeat each other know of it.

use plenary::model::Agenda;
use plenary::state::Action;
use plenary::view;

use crate::kit::{empty_state, feed, follow, read, state};
use crate::platform::TestPlatform;
use crate::schedules::faultless;

/// Sessions with what repeats them: `id of talk: id id`.
fn slots(agenda: &Agenda) -> Vec<String> {
    let line = |(position, session): (usize, &plenary::model::Session)| {
        let others: Vec<&str> = agenda.slots(position).map(|other| agenda.sessions[other].id.as_str()).collect();
        format!("{}: {}", session.id, others.join(" ")).trim_end().to_string()
    };
    let mut out: Vec<String> = agenda.sessions.iter().enumerate().map(line).collect();
    out.sort();
    out
}

/// A frab schedule of one day with these events in the Attic.
fn frab(events: &[String]) -> String {
    format!(
        r#"{{"schedule": {{"conference": {{"title": "Con", "time_zone_name": "Europe/Berlin", "days": [
        {{"date": "2027-06-15", "rooms": {{"Attic": [{}]}}}}]}}}}}}"#,
        events.join(",")
    )
}

fn event(ids: &str, hour: u32, title: &str) -> String {
    format!(r#"{{{ids}, "title": "{title}", "start": "{hour:02}:00", "duration": "01:00", "persons": []}}"#)
}

/// The ids of the same events, which must not depend on their order.
#[track_caller]
fn in_any_order(events: &[String]) -> Vec<String> {
    let first = slots(&faultless(&frab(events), ""));
    let mut turned = events.to_vec();
    for _ in 1..events.len() {
        turned.rotate_left(1);
        assert_eq!(slots(&faultless(&frab(&turned), "")), first);
    }
    turned.reverse();
    assert_eq!(slots(&faultless(&frab(&turned), "")), first);
    first
}

#[test]
fn a_slot_is_called_by_its_guid() {
    let first = event(r#""id": 7, "guid": "b-1", "code": "TEQ8ZB""#, 9, "Workshop");
    let second = event(r#""id": 7, "guid": "b-2", "code": "TEQ8ZB""#, 14, "Workshop");
    let other = event(r#""id": 8, "guid": "c-1", "code": "OTHER8""#, 11, "Other");
    assert_eq!(in_any_order(&[first.clone(), second.clone(), other.clone()]), ["b-1: b-2", "b-2: b-1", "c-1:"]);
    // A slot that is added changes no link.
    assert_eq!(in_any_order(&[first, other]), ["b-1:", "c-1:"]);
}

#[test]
fn without_a_guid_the_time_and_the_room_tell_slots_apart() {
    let event = |ids: &str, hour: u32, title: &str, room: &str| {
        event(ids, hour, title).replace(r#""persons""#, &format!(r#""room": "{room}", "persons""#))
    };
    for ids in [r#""code": "TEQ8ZB""#, r#""id": 5"#, r#""id": "5""#] {
        let id = ids.split('"').nth(3).unwrap_or("5");
        let events = [event(ids, 9, "Workshop", "Attic"), event(ids, 14, "Workshop", "Attic")];
        let (one, two) = (format!("{id}-20270615T0900"), format!("{id}-20270615T1400"));
        assert_eq!(in_any_order(&events), [format!("{one}: {two}"), format!("{two}: {one}")]);
    }
    // One number of two talks says nothing of either; nothing repeats the other.
    let events = [event(r#""id": 5"#, 9, "Knots", "Attic"), event(r#""id": 5"#, 9, "Ropes", "Attic")];
    assert_eq!(in_any_order(&events), ["5-20270615T0900-attic-knots:", "5-20270615T0900-attic-ropes:"]);
}

#[test]
fn zero_is_no_id_of_a_session() {
    for id in ["0", r#""""#, r#""null""#, "null", r#""0""#] {
        let ids = format!(r#""id": {id}"#);
        let events = [event(&ids, 9, "Knots"), event(&ids, 10, "Ropes"), event(&ids, 12, "Lunch"), event(&ids, 18, "Lunch")];
        assert_eq!(in_any_order(&events), ["knots:", "lunch-20270615T1200:", "lunch-20270615T1800:", "ropes:"]);
    }
}

#[test]
fn slots_of_pretalx_are_called_by_code_and_start() {
    let talk = |code: &str, id: u32, hour: u32| {
        format!(
            r#"{{"code": "{code}", "id": {id}, "title": "Workshop", "start": "2027-06-15T{hour:02}:00:00+02:00", "end": "2027-06-15T{hour:02}:30:00+02:00",
            "speakers": [], "room": 1, "track": null}}"#
        )
    };
    let widget = |talks: &[String]| {
        let text = format!(
            r#"{{"talks": [{}], "version": "1", "timezone": "Europe/Berlin", "event_start": "2027-06-15", "event_end": "2027-06-15",
            "tracks": [], "rooms": [{{"id": 1, "name": "Attic"}}], "speakers": []}}"#,
            talks.join(",")
        );
        slots(&faultless(&text, ""))
    };
    let expected = ["AAAAAA-20270615T0900: AAAAAA-20270615T1400", "AAAAAA-20270615T1400: AAAAAA-20270615T0900", "BBBBBB:"];
    let talks = [talk("AAAAAA", 31, 9), talk("AAAAAA", 32, 14), talk("BBBBBB", 33, 11)];
    assert_eq!(widget(&talks), expected);
    assert_eq!(widget(&[talks[2].clone(), talks[1].clone(), talks[0].clone()]), expected);
}

#[test]
fn plenarys_own_format_names_what_repeats() {
    let text = feed(
        r#""sessions": [{"id": "ws", "title": "Workshop", "start": "2024-06-15T09:00"},
        {"id": "ws-2", "repeatOf": "ws", "title": "Workshop", "start": "2024-06-16T09:00"},
        {"id": "a", "repeatOf": "harbour", "title": "Tour", "start": "2024-06-15T11:00"},
        {"id": "b", "repeatOf": "harbour", "title": "Tour", "start": "2024-06-16T11:00"}, {"title": "Tour", "start": "2024-06-17T11:00"}]"#,
    );
    let agenda = read(&text);
    assert_eq!(agenda.diagnostics, []);
    assert_eq!(slots(&agenda), ["a: b", "b: a", "tour:", "ws-2: ws", "ws: ws-2"]);
}

#[test]
fn one_id_given_twice_is_told_apart_by_the_start() {
    let sessions = |list: &[&str]| {
        let agenda = read(&feed(&format!(r#""sessions": [{}]"#, list.join(","))));
        (slots(&agenda), agenda.diagnostics.len())
    };
    let (one, two) = (
        r#"{"id": "ws", "title": "W", "start": "2024-06-15T09:00"}"#,
        r#"{"id": "ws", "title": "W", "start": "2024-06-16T09:00"}"#,
    );
    let three = r#"{"id": "ws", "title": "W", "start": "2024-06-17T09:00"}"#;
    assert_eq!(
        sessions(&[one, two]),
        (vec!["ws-20240615T0900: ws-20240616T0900".into(), "ws-20240616T0900: ws-20240615T0900".into()], 1)
    );
    let (slots, diagnostics) = sessions(&[one, three, two]);
    assert_eq!((&slots[0][..], diagnostics), ("ws-20240615T0900: ws-20240617T0900 ws-20240616T0900", 2));
    // Where there is nothing else, they are counted.
    let (slots, _) = sessions(&[r#"{"id": "x"}"#, r#"{"id": "x"}"#, r#"{"id": "x"}"#]);
    assert_eq!(slots, ["x-2: x x-3", "x-3: x x-2", "x: x-2 x-3"]);
}

/// A workshop on two days, in two rooms.
fn twice() -> String {
    feed(
        r#""sessions": [{"id": "g-1", "repeatOf": "WS", "title": "Workshop", "start": "2024-07-09T09:00", "room": "Attic"},
        {"id": "g-2", "repeatOf": "WS", "title": "Workshop", "start": "2024-07-10T14:00", "room": "Cellar"},
        {"id": "other", "title": "Other", "start": "2024-07-09T11:00"}]"#,
    )
}

#[test]
fn a_session_links_to_its_other_slots() {
    let mut state = state(&twice(), "America/New_York");
    state.update(Action::OpenSession("g-1".into()));
    let sheet = view::dialog(&state).into_string();
    let (_, slots) = sheet.split_once("<dt>Also on</dt>").expect("other slots");
    let slots = slots.split("</dl>").next().unwrap_or_default();
    assert!(slots.contains("session=g-2") && !slots.contains("session=g-1"), "{slots}");
    assert!(slots.contains("Cellar") && slots.contains(&state.platform.clock(14 * 60)), "{slots}");
    state.update(Action::OpenSession("other".into()));
    assert!(!view::dialog(&state).into_string().contains("Also on"));
}

#[test]
fn a_link_to_the_talk_opens_its_first_slot() {
    for (wanted, found) in [("WS", Some("g-1")), ("g-2", Some("g-2")), ("gone", None)] {
        let state = follow(empty_state(TestPlatform::new("America/New_York")), "", &format!("session={wanted}"), &twice());
        let open = match &state.overlay {
            Some(plenary::state::Overlay::Session(id)) => Some(id.as_str()),
            _ => None,
        };
        assert_eq!(open, found, "{wanted}");
    }
}

/// The ids of sessions of plenary's own format, by title and start, which must not depend on the order of the feed.
#[track_caller]
fn own_in_any_order(sessions: &[&str]) -> Vec<String> {
    let ids = |sessions: &[&str]| {
        let agenda = read(&feed(&format!(r#""sessions": [{}]"#, sessions.join(","))));
        let mut ids: Vec<String> = agenda.sessions.iter().map(|session| session.id.to_string()).collect();
        ids.sort();
        ids
    };
    let first = ids(sessions);
    let mut turned = sessions.to_vec();
    for _ in 1..sessions.len() {
        turned.rotate_left(1);
        assert_eq!(ids(&turned), first);
    }
    turned.reverse();
    assert_eq!(ids(&turned), first);
    first
}

#[test]
fn an_id_that_the_feed_does_not_give_is_made_of_the_content() {
    let breaks = [
        r#"{"title": "Break", "start": "2027-06-15T10:00"}"#,
        r#"{"title": "Break", "start": "2027-06-15T15:00"}"#,
        r#"{"title": "Opening", "start": "2027-06-15T09:00"}"#,
        r#"{"title": "Workshop", "start": "2027-06-15T11:00", "room": "Attic"}"#,
        r#"{"title": "Workshop", "start": "2027-06-15T11:00", "room": "Cellar"}"#,
        r#"{"title": "Workshop", "start": "2027-06-15T16:00", "room": "Cellar"}"#,
        r#"{"title": "Workshop"}"#,
    ];
    let ids = [
        "break-20270615T1000",
        "break-20270615T1500",
        "opening",
        "workshop",
        "workshop-20270615T1100-attic",
        "workshop-20270615T1100-cellar",
        "workshop-20270615T1600",
    ];
    assert_eq!(own_in_any_order(&breaks), ids);
}

#[test]
fn sessions_that_were_given_one_id_are_slots_of_it() {
    let slots = [
        r#"{"id": "ws", "title": "Workshop", "start": "2027-06-15T10:00"}"#,
        r#"{"id": "ws", "title": "Workshop", "start": "2027-06-15T15:00"}"#,
    ];
    assert_eq!(own_in_any_order(&slots), ["ws-20270615T1000", "ws-20270615T1500"]);
    let agenda = read(&feed(&format!(r#""sessions": [{}]"#, slots.join(","))));
    assert_eq!(agenda.slots(0).collect::<Vec<_>>(), [1]);
    assert_eq!(agenda.linked_session("ws"), Some(0));
}

#[test]
fn a_link_that_was_made_before_others_had_the_title_still_leads_to_a_session() {
    let sessions =
        r#""sessions": [{"title": "Break", "start": "2027-06-15T10:00"}, {"title": "Break", "start": "2027-06-15T15:00"}]"#;
    let agenda = read(&feed(sessions));
    assert_eq!(agenda.linked_session("break"), Some(0));
    assert_eq!((agenda.linked_session("bre"), agenda.linked_session("")), (None, None));
}
