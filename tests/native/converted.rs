//! A feed that is written anew says what it said before.

use plenary::model::{Agenda, Appearance};

use crate::kit::{DEMOS, EVERYTHING, read};
use crate::schedules::translated;

/// Everything that an agenda says, in lines that do not depend on where in it something stands.
fn told(agenda: &Agenda) -> Vec<String> {
    let mut lines = vec![format!("{:?}", agenda.event), format!("{:?}", agenda.days)];
    let appearance =
        |who: &Appearance| format!("{} {:?} {:?} {:?}", agenda.people[who.person].id, who.role, who.affiliation, who.presence);
    let mut rest: Vec<String> = agenda.rooms.iter().map(|room| format!("{room:?}")).collect();
    rest.extend(agenda.tracks.iter().map(|track| format!("{track:?}")));
    rest.extend(agenda.people.iter().map(|person| format!("{person:?}")));
    for session in &agenda.sessions {
        let room = session.room.map(|room| &agenda.rooms[room].id);
        let track = session.track.map(|track| &agenda.tracks[track].id);
        let parent = session.parent.map(|parent| &agenda.sessions[parent].id);
        let people: Vec<String> = session.people.iter().map(appearance).collect();
        rest.push(format!(
            "{} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {room:?} {track:?} {parent:?} {people:?} {:?} {:?} {:?} {:?} {:?}",
            session.id,
            session.title,
            session.subtitle,
            session.summary,
            session.when,
            session.day,
            session.printed,
            session.kind,
            session.languages,
            session.tags,
            session.links,
            session.status,
            session.moved_from,
        ));
    }
    rest.sort();
    lines.extend(rest);
    lines
}

#[test]
fn converting_a_feed_changes_nothing_of_what_it_says() {
    for feed in DEMOS.into_iter().chain([EVERYTHING]) {
        let converted = translated(feed.as_bytes(), "").feed;
        assert_eq!(told(&read(&converted)), told(&read(feed)), "{converted}");
    }
}

#[test]
fn keys_and_sessions_have_one_order() {
    let feed = r#"{"sessions": [{"start": "2024-07-09T10:00", "title": "B"}, {"title": "A", "start": "2024-07-09T09:00"}, {"title": "C"}],
        "extra": 1, "people": [{"name": "Ada", "emailHash": "x"}], "event": {"timezone": "Europe/Paris", "title": "E"}}"#;
    let expected = r#"{
  "event": {
    "title": "E",
    "timezone": "Europe/Paris"
  },
  "people": [
    {
      "name": "Ada"
    }
  ],
  "sessions": [
    {
      "title": "A",
      "start": "2024-07-09T09:00"
    },
    {
      "title": "B",
      "start": "2024-07-09T10:00"
    },
    {
      "title": "C"
    }
  ]
}
"#;
    assert_eq!(translated(feed.as_bytes(), "").feed, expected);
    assert_eq!(translated(expected.as_bytes(), "").feed, expected);
}
