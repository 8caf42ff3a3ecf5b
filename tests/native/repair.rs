//! A feed with faults is repaired: nothing of it is lost or moved, and what was wrong is reported once.

use std::rc::Rc;

use plenary::plenary_format::repair::{Repaired, repair};
use plenary::time::Zones;

use crate::kit::{DEMOS, EVERYTHING, read, read_in_pieces};
use crate::platform::TestPlatform;

fn repaired(feed: &[u8]) -> Repaired {
    let platform = Rc::new(TestPlatform::new("UTC"));
    repair(feed, "", &Zones::new(platform.clone()), &*platform)
}

const FAULTY: &str = r#"{"event": {"title": "E", "timezone": "Europe/Paris", "start": "7 June 2027", "end": "2027-06-07"},
"sessions": [{"id": "a", "title": "A", "start": "9:00 AM"},
{'id': 'b', "title": “B”, "start": "2027-06-07T10:00",},
{"id": "c": "nobody knows"},
{"id": "d", "title": "D", "start": "7 June 2027, 11:30", "duration": "half an hour"}]}"#;

#[test]
fn what_has_no_faults_stays_what_it_is() {
    for feed in DEMOS.into_iter().chain([EVERYTHING]) {
        let Repaired { feed: out, timezone, diagnostics } = repaired(feed.as_bytes());
        assert_eq!((timezone.as_str(), diagnostics.len()), ("", 0));
        assert_eq!(
            serde_json::from_str::<serde_json::Value>(&out).unwrap(),
            serde_json::from_str::<serde_json::Value>(feed).unwrap()
        );
    }
}

#[test]
fn everything_stays_at_its_path() {
    let Repaired { feed, diagnostics, .. } = repaired(FAULTY.as_bytes());
    let json: serde_json::Value = serde_json::from_str(&feed).unwrap();
    assert_eq!(json["event"]["start"], "2027-06-07");
    assert_eq!(json["sessions"][0]["start"], "2027-06-07T09:00");
    assert_eq!(json["sessions"][1]["title"], "B");
    assert_eq!(json["sessions"][2], serde_json::Value::Null);
    assert_eq!(json["sessions"][3]["start"], "2027-06-07T11:30");
    let mut paths: Vec<String> = diagnostics.iter().map(|diagnostic| diagnostic.path.to_string()).collect();
    paths.dedup();
    assert_eq!(paths, ["$.sessions[1]", "$.sessions[2]"]);
}

#[test]
fn a_faulty_feed_is_read_as_if_it_had_been_written_well() {
    let agenda = read(FAULTY);
    let ids: Vec<&str> = agenda.sessions.iter().map(|session| session.id.as_str()).collect();
    assert_eq!(ids, ["a", "b", "d"]);
    let lost = agenda.diagnostics.iter().filter(|diagnostic| diagnostic.path.to_string() == "$.sessions[2]").count();
    assert_eq!(lost, 1, "{:?}", agenda.diagnostics);
}

#[test]
fn a_feed_that_was_cut_off_stays_cut_off() {
    for end in [FAULTY.len() - 2, FAULTY.len() - 40, FAULTY.len() / 2] {
        let Repaired { feed, .. } = repaired(&FAULTY.as_bytes()[..end]);
        assert!(serde_json::from_str::<serde_json::Value>(&feed).is_err(), "{feed}");
        let (agenda, any) = read_in_pieces(&FAULTY.as_bytes()[..end], usize::MAX);
        assert!(any && !agenda.sessions.is_empty(), "{end}");
        let cut_off = agenda.diagnostics.iter().filter(|diagnostic| diagnostic.path.to_string() == "$").count();
        assert_eq!(cut_off, 1, "{end}: {:?}", agenda.diagnostics);
    }
}

#[test]
fn a_zone_is_assumed_where_none_is_named() {
    let feed = r#"{"event": {"title": "E", "place": "Berlin"}, "sessions": [{"title": "A", "start": "2031-06-18T23:30+02:00"}, {"title": "B", "start": "2031-06-19T09:00"}]}"#;
    assert_eq!(repaired(feed.as_bytes()).timezone, "Europe/Berlin");
    let agenda = read(feed);
    assert_eq!((agenda.event.timezone.as_str(), agenda.sessions.len()), ("Europe/Berlin", 2));
    let misspelled = feed.replace(r#""place""#, r#""timezone": "Europe/Berlinn", "place""#);
    let codes: Vec<&str> = read(&misspelled).diagnostics.iter().map(|diagnostic| diagnostic.name()).collect::<Vec<_>>();
    assert!(codes.contains(&"no-zone"), "{codes:?}");
}
