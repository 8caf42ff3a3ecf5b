//! A feed that is written anew says what it said before.

use std::rc::Rc;

use plenary::import::{Options, convert, convert_resolved};
use plenary::lint::fix;
use plenary::model::{Agenda, Appearance};
use plenary::plenary_format::repair::repair;
use plenary::time::Zones;

use crate::kit::{DEMOS, EVERYTHING, read};
use crate::lint_kit::sessions;
use crate::platform::TestPlatform;
use crate::schedules::translated;

/// Everything that an agenda says, in lines that do not depend on where in it something stands.
fn summary(agenda: &Agenda) -> Vec<String> {
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
        assert_eq!(summary(&read(&converted)), summary(&read(feed)), "{converted}");
    }
}

/// Members of a session that are read although their form is not the format's own.
const OTHER_FORMS: &[&str] = &[
    r#""status": "canceled""#,
    r#""status": "Cancelled""#,
    r#""status": " CANCELED ""#,
    r#""status": "Moved""#,
    r#""status": "TENTATIVE""#,
    r#""people": [{"name": "Ada", "presence": "Remote"}]"#,
    r#""people": [{"name": "Ada", "presence": " IN-PERSON "}]"#,
    r#""duration": 1.5"#,
    r#""duration": 1.4"#,
    r#""duration": "1.5""#,
    r#""duration": 100000.5"#,
    r#""kind": "Break""#,
    r#""people": [{"name": "Ada", "role": "Moderator"}]"#,
];

#[test]
fn a_word_or_length_means_the_same_to_reader_converter_and_corrections() {
    let platform = Rc::new(TestPlatform::new("UTC"));
    let zones = Zones::new(platform.clone());
    let options = Options { timezone: "", zones: &zones, indent: false };
    for members in OTHER_FORMS {
        let feed = sessions(&format!(r#"{{"id": "a", "title": "A", "start": "2027-06-15T10:00", {members}}}"#));
        // What is not yet in the format's own form is read by way of the repaired feed.
        let repaired = repair(feed.as_bytes(), "", &zones, &*platform).feed;
        let expected = summary(&read(&repaired));
        for (how, other) in [
            ("imported", translated(feed.as_bytes(), "").feed),
            ("converted", convert(feed.as_bytes(), &options)),
            ("fixed", fix(&feed, &options, &*platform).text),
        ] {
            let agenda = read(&repair(other.as_bytes(), "", &zones, &*platform).feed);
            assert!(agenda.diagnostics.is_empty(), "{members}: {how}: {:?}", agenda.diagnostics);
            assert_eq!(summary(&agenda), expected, "{members}: {how}: {other}");
        }
    }
    let day = r#"{"event": {"title": "E"}, "days": [{"date": "2027-06-15", "parts": [{"part": "Evening"}]}], "sessions": []}"#;
    let parts = |feed: &str| format!("{:?}", read(feed).days);
    assert!(parts(day).contains("evening"), "{}", parts(day));
    assert_eq!(parts(&convert(day.as_bytes(), &options)), parts(day));
}

#[test]
fn relative_addresses_are_resolved_where_a_feed_comes_from_one() {
    let platform = Rc::new(TestPlatform::new("UTC"));
    let zones = Zones::new(platform.clone());
    let options = Options { timezone: "", zones: &zones, indent: false };
    let own = r#"{"event": {"title": "E", "url": "/event", "image": "a.png", "links": ["x.pdf"]}, "days": [{"date": "2027-06-15", "links": ["x.pdf"],
        "parts": [{"part": "evening", "links": ["x.pdf"]}]}], "people": [{"id": "a", "name": "Ada", "picture": "/ada.jpg", "links": ["x.pdf"]}],
        "sessions": [{"title": "A", "people": ["a", {"name": "Bo", "picture": "//cdn.example/bo.jpg"}], "links": [{"type": "slides", "url": "../b.pdf"}],
        "sessions": [{"title": "B", "links": ["https://Example.org", "mailto:a@b.example"]}]}]}"#;
    let frab = r#"{"schedule": {"version": "1", "conference": {"acronym": "e", "title": "E", "time_zone_name": "Europe/Paris", "days": [{"index": 1,
        "date": "2027-06-15", "rooms": {"Hall": [{"id": 1, "guid": "g", "date": "2027-06-15T10:00:00+02:00", "start": "10:00", "duration": "00:30",
        "title": "A", "persons": [{"id": 5, "public_name": "Ada", "avatar": "/system/people/avatars/5.jpg"}],
        "attachments": [{"url": "/system/event_attachments/1.pdf", "title": "Slides"}]}]}}]}}}"#;
    let relative = |feed: &str| {
        let urls = feed.split('"').filter(|text| text.starts_with('/') || text.ends_with(".pdf") || text.ends_with(".png"));
        urls.filter(|text| !text.starts_with("https://")).map(str::to_string).collect::<Vec<_>>()
    };
    for feed in [own, frab] {
        let resolved = convert_resolved(feed.as_bytes(), &options, &*platform);
        assert_eq!(relative(&resolved), [""; 0]);
        let kept = convert(feed.as_bytes(), &options);
        assert_eq!(relative(&kept), relative(feed), "{kept}");
        // What a browser makes of the one is what it makes of the other.
        assert_eq!(summary(&read(&resolved)), summary(&read(&kept)));
    }
    assert!(convert_resolved(own.as_bytes(), &options, &*platform).contains("\"https://Example.org\""));
}

#[test]
fn what_is_cancelled_in_american_spelling_stays_cancelled() {
    let feed = sessions(r#"{"title": "A", "start": "2027-06-15T10:00", "status": "canceled"}"#);
    assert!(translated(feed.as_bytes(), "").feed.contains(r#""status": "cancelled""#));
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

#[test]
fn of_two_lists_with_one_key_both_are_kept_as_they_are_read() {
    let feed = r#"{"event": {"title": "E", "timezone": "Europe/Paris", "place": "P"}, "event": {"title": "F"},
        "rooms": [{"id": "r", "name": "R"}], "rooms": [{"id": "s", "name": "S"}],
        "sessions": [{"title": "A", "start": "2027-06-15T09:00", "room": "r", "room": "s", "tags": ["a"], "tags": ["b"], "kind": "talk", "kind": null}],
        "sessions": [{"title": "B", "start": "2027-06-15T10:00", "sessions": [{"title": "C"}], "sessions": [{"title": "D"}]}]}"#;
    let zones = Zones::new(Rc::new(TestPlatform::new("UTC")));
    for converted in [
        translated(feed.as_bytes(), "").feed,
        convert(feed.as_bytes(), &Options { timezone: "UTC", zones: &zones, indent: false }),
    ] {
        assert_eq!(summary(&read(&converted)), summary(&read(feed)), "{converted}");
        assert_eq!(converted.matches("\"title\"").count(), 4, "{converted}");
    }
}
