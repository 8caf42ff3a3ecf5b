//! ConClár and KonOpas.

use crate::kit::{ids, period, session};
use crate::mutations::survives;
use crate::schedules::{faultless, schedule, translated};

const OLD: &str = r##"{"program": [
  {"id": "1", "title": "Knights", "tags": ["Track: Art", "Type:TalkSession", "Tag: GoH", "Division: Program", "Form: and function", "parent:9"],
   "date": "2013-12-24", "time": "14:30", "mins": "90", "loc": ["Some Room", "Some Area"],
   "people": [{"id": "11", "name": "Sir Galahad (moderator)"}, {"id": "12", "name": "Just Sömeguy", "role": "Reader"}, {"id": "13", "name": "Not Listed"}],
   "desc": "<p>Why</p>", "links": {"signup": "https://example.org/s", "meeting": "https://example.org/m", "recording": "https://example.org/r", "chat": ""}},
  {"id": "2", "title": "Lunch", "tags": ["Type:Break"], "date": "2013-12-24", "time": "9:05", "mins": 0, "loc": ["Hall"], "people": [], "desc": "", "links": []},
  {"id": "3", "title": "Some day", "date": "2013-12-25", "tags": ["Language: Deutsch"], "mins": "45"},
  {"id": "2", "title": "Other lunch", "tags": [], "date": "2013-12-24", "time": "09:05", "mins": 30, "loc": "Yard", "people": ["12"]}],
 "people": [
  {"id": "11", "name": ["Galahad", "", "Sir"], "sortname": "Galahad", "tags": ["GoH"], "prog": ["1"], "bio": "A <i>knight</i>",
   "links": {"img": "/images/galahad.jpg", "url": "https://example.org/g", "twitter": "@galahad", "fb": "", "blog": "galahad", "email": "private"}},
  {"id": "12", "name": ["Just", "Sömeguy"], "tags": [], "prog": ["1"], "links": [], "bio": ""},
  {"id": "14", "name": "Only Listed", "email": "private@example.org", "img_256_url": "https://example.org/o.png"}]}"##;

#[test]
fn everything_of_konopas_is_there() {
    let (agenda, diagnostics) = schedule(OLD, "America/New_York");
    assert_eq!(diagnostics, ["Error BadUrl $.people[0].links.blog"]);
    assert_eq!(ids(&agenda), ["2-20131224T0905-hall", "2-20131224T0905-yard", "1", "3"]);
    let knights = session(&agenda, "1");
    assert_eq!(period(knights.when), "2013-12-24T19:30:00Z/2013-12-24T21:00:00Z");
    assert_eq!((knights.title.get(""), knights.summary.get(""), knights.kind.as_str()), ("Knights", "<p>Why</p>", "talk"));
    assert_eq!(agenda.rooms[knights.room.unwrap()].name.get(""), "Some Room, Some Area");
    assert_eq!(agenda.tracks[knights.track.unwrap()].name.get(""), "Art");
    assert_eq!(knights.tags, ["GoH", "Division: Program", "Form: and function"]);
    let people: Vec<_> = knights.people.iter().map(|one| (agenda.people[one.person].name.as_str(), one.role.as_str())).collect();
    assert_eq!(people, [("Sir Galahad", "moderator"), ("Just Sömeguy", "reader"), ("Not Listed", "")]);
    let links: Vec<_> = knights.links.iter().map(|link| (link.kind.as_str(), link.url.as_str())).collect();
    assert_eq!(
        links,
        [
            ("registration", "https://example.org/s"),
            ("livestream", "https://example.org/m"),
            ("recording", "https://example.org/r"),
        ]
    );
    assert_eq!(
        (period(session(&agenda, "2-20131224T0905-hall").when), session(&agenda, "2-20131224T0905-hall").kind.as_str()),
        ("2013-12-24T14:05:00Z".into(), "break")
    );
    assert_eq!(
        (period(session(&agenda, "3").when), session(&agenda, "3").languages[0].as_str()),
        ("2013-12-25/2013-12-25".into(), "de")
    );
    assert_eq!(agenda.people[session(&agenda, "2-20131224T0905-yard").people[0].person].name, "Just Sömeguy");
    let names: Vec<_> =
        agenda.people.iter().map(|one| (one.name.as_str(), one.sort_name.as_str(), one.picture.as_str())).collect();
    assert_eq!(
        names,
        [
            ("Sir Galahad", "Galahad", "https://example.org/images/galahad.jpg"),
            ("Just Sömeguy", "Sömeguy, Just", ""),
            ("Only Listed", "", "https://example.org/o.png"),
            ("Not Listed", "", ""),
        ]
    );
    let links: Vec<_> = agenda.people[0].links.iter().map(|link| (link.url.as_str(), link.title.get(""))).collect();
    assert_eq!(links, [("https://example.org/g", ""), ("https://twitter.com/galahad", "twitter")]);
    assert!(!translated(OLD.as_bytes(), "America/New_York").feed.contains("private"));
}

const NEW: &str = r##"{"schemaVersion": 2, "schedule": [
  {"id": "a", "title": "Really", "tags": [{"value": "t1", "category": "Track", "label": "Art"}, {"value": "t2", "label": "Second tag"}],
   "datetime": "2013-12-24T14:30:00+00:00", "mins": "90", "loc": ["Room"], "people": [{"id": "p", "role": "Moderator"}, {"id": "q"}],
   "desc": "Text", "format": "Panel", "links": []},
  {"id": "b", "title": "Again", "tags": [{"value": "t2"}, {"value": "t1"}, {"value": "t9"}], "date": "2013-12-25T23:30:00+00:00", "mins": "45", "people": []}],
 "people": [{"id": "p", "name": ["Friend Andhis Jr."], "sortname": "Andhis", "bio": "Bio"}, {"id": "r", "name": []}]}"##;

#[test]
fn everything_of_conclar_is_there() {
    let (agenda, diagnostics) = schedule(NEW, "Europe/Dublin");
    assert_eq!(diagnostics, ["Error NoName $.people[1]", "Error UnknownSpeaker $.schedule[0].people[1].id"]);
    let really = session(&agenda, "a");
    assert_eq!((period(really.when), really.kind.as_str()), ("2013-12-24T14:30:00Z/2013-12-24T16:00:00Z".into(), "panel"));
    assert_eq!((agenda.tracks[really.track.unwrap()].name.get(""), &really.tags[..]), ("Art", &["Second tag".to_string()][..]));
    assert_eq!((really.people[0].role.as_str(), agenda.people[0].name.as_str()), ("moderator", "Friend Andhis Jr."));
    let again = session(&agenda, "b");
    assert_eq!((period(again.when), again.track), ("2013-12-25T23:30:00Z/2013-12-26T00:15:00Z".into(), Some(0)));
    assert_eq!(again.tags, ["Second tag", "t9"]);
}

#[test]
fn a_list_alone_says_who_takes_part() {
    let text = r#"[{"id": "x", "title": "One", "date": "2026-05-13", "time": "09:00", "mins": 540, "loc": ["Hall"],
        "people": [{"id": "p", "name": "Ada Example"}], "tags": ["Type:PosterTopic"]},
        {"id": "y", "title": "Two", "date": "2026-05-13", "time": "noon", "mins": 5, "loc": ["Hall"], "people": [{"id": "p", "name": "Ada Example"}]},
        {"id": "z", "title": "Three", "loc": ["Hall"], "mins": 5}]"#;
    let (agenda, diagnostics) = schedule(text, "America/New_York");
    assert_eq!(diagnostics, ["Note Unscheduled $[2]", "Error NoTime $[1].time"]);
    assert_eq!((ids(&agenda), agenda.people.len(), agenda.sessions[0].kind.as_str()), (vec!["x", "y", "z"], 1, "poster"));
    let (_, diagnostics) = schedule(&text.replace("noon", "12:00").replace(r#""date": "2026-05-13", "time": "09:00", "#, ""), "");
    assert!(diagnostics.contains(&"Error ZoneNeeded $".to_string()), "{diagnostics:?}");
}

#[test]
fn anything_may_be_wrong() {
    survives(OLD, "America/New_York");
    survives(NEW, "Europe/Dublin");
    survives(&faultless_list(), "America/New_York");
}

fn faultless_list() -> String {
    let items: Vec<String> = (0..4)
        .map(|n| {
            format!(r#"{{"id": "{n}", "title": "T{n}", "date": "2026-05-13", "time": "1{n}:00", "mins": 5, "loc": ["Hall"], "people": [], "tags": []}}"#)
        })
        .collect();
    let text = format!("[{}]", items.join(", "));
    assert_eq!(faultless(&text, "America/New_York").sessions.len(), 4);
    text
}
