//! `schedule.json` of c3voc's hub, version 2.

use plenary::model::Status;

use crate::kit::{ids, period, session};
use crate::mutations::survives;
use crate::schedules::{faultless, schedule, translated};

const WHOLE: &str = r##"{"$schema": "../schema2.json", "schedule": {"version": "1", "base_url": "https://hub.example.org/con/",
  "conference": {"acronym": "con", "title": "Con", "start": "2024-12-26T23:30:00+00:00", "end": "2024-12-30T17:45:00+00:00",
   "time_zone_name": "Europe/Berlin", "url": "https://example.org/con/", "languages": ["en", "de"],
   "defaults": {"theme": "dark", "language": "de"},
   "tracks": [{"guid": "t1", "name": "Art", "slug": "art", "colors": {"light": "#ffffff", "dark": "#112233"}},
    {"name": "Science", "slug": "science", "color": "#00ff00"}],
   "rooms": [{"type": "STAGE", "name": "Saal 1", "slug": "saal-1", "guid": "r1", "stream_id": "s1", "capacity": 3,
     "description": {"en": "Level 2", "de": "Ebene 2"}}, {"name": "Saal 2", "slug": "saal-2", "guid": "r2"}],
   "days": [{"index": 1, "date": "2024-12-27", "start": "2024-12-27T09:30:00+00:00", "end": "2024-12-28T05:00:00+00:00"},
    {"index": 2, "date": "2024-12-28", "start": "2024-12-28T06:00:00+01:00", "end": "2024-12-28T17:45:00+00:00"}]},
  "events": [
   {"type": "TALK", "guid": "g1", "code": "AAA", "start": "2024-12-27T10:30:00+01:00", "end": "2024-12-27T11:00:00+01:00",
    "room": {"name": "Saal 1", "slug": "saal-1", "guid": "r1"}, "url": "event/aaa/", "title": "Opening", "subtitle": null,
    "language": "en", "track": {"slug": "art"}, "abstract": {"en": "Short", "de": "Kurz"}, "description": "Long",
    "logo": {"url": "https://example.org/logo.png"}, "state": "CONFIRMED",
    "participants": [{"guid": "p1", "name": "Ada Example", "role": "SPEAKER"}, {"guid": "p2", "name": "Ben Sample", "role": "MODERATOR"},
     {"guid": "p9", "name": "Unlisted", "role": "CONTRIBUTOR"}],
    "links": [{"url": "https://hub.example.org/con/event/aaa/", "type": "ORIGIN"}, {"url": "feedback/", "type": "FEEDBACK"}],
    "attachments": [{"type": "SLIDES", "url": "https://example.org/a.pdf", "title": "Foils"}]},
   {"type": "OTHER", "guid": "g2", "start": "2024-12-28T00:15:00+01:00", "duration": "PT15M", "room": {"guid": "r2"},
    "title": "Night", "track": "Science", "state": "CANCELED", "participants": []},
   {"type": "BREAK", "guid": "g3", "start": "2024-12-27T12:00:00+01:00", "end": "2024-12-27T13:00:00+01:00", "title": "Lunch"},
   {"type": "META", "guid": "g4", "start": "2024-12-27T09:00:00+01:00", "title": "Doors"},
   {"type": "WORKSHOP", "guid": "g5", "start": "2024-12-27T14:00:00+01:00", "title": "Later", "state": "DELAYED",
    "room": {"name": "Yard", "slug": "yard", "guid": "r7"}}],
  "persons": [{"guid": "p1", "name": "Ada Example", "biography": "Writes.", "avatar": {"url": "https://example.org/ada.png"},
    "url": "https://hub.example.org/user/ada", "email": "private@example.org", "links": [{"type": "ACTIVITYPUB",
     "url": "https://social.example/@ada", "service": "MASTODON"}]},
   {"guid": "p3", "name": "Only Listed", "biography": ""}]}}"##;

#[test]
fn everything_of_a_schedule_is_there() {
    let agenda = faultless(WHOLE, "");
    let event = &agenda.event;
    assert_eq!((event.title.get(""), event.language.as_str(), event.url.as_str()), ("Con", "de", "https://example.org/con/"));
    assert_eq!(event.start.unwrap().to_iso(), "2024-12-27", "half past eleven in UTC is the next day in Berlin");
    assert_eq!((event.end.unwrap().to_iso(), event.day_start), ("2024-12-30".into(), Some(6 * 60)));
    assert_eq!(agenda.rooms[0].description.get("de"), "Ebene 2");
    let colors: Vec<_> = agenda.tracks.iter().map(|track| (track.id.as_str(), track.color)).collect();
    assert_eq!(colors, [("art", Some([255, 255, 255])), ("science", Some([0, 255, 0]))]);
    assert_eq!(ids(&agenda), ["g4", "g1", "g3", "g5", "g2"]);

    let opening = session(&agenda, "g1");
    assert_eq!((opening.room, opening.track, opening.kind.as_str()), (Some(0), Some(0), "talk"));
    assert_eq!((opening.summary.get("en"), opening.summary.get("de")), ("Short\n\nLong", "Kurz\n\nLong"));
    let people: Vec<_> = opening.people.iter().map(|one| (agenda.people[one.person].name.as_str(), one.role.as_str())).collect();
    assert_eq!(people, [("Ada Example", ""), ("Ben Sample", "moderator"), ("Unlisted", "contributor")]);
    let links: Vec<_> = opening.links.iter().map(|link| (link.kind.as_str(), link.url.as_str(), link.title.get(""))).collect();
    assert_eq!(
        links,
        [
            ("website", "https://hub.example.org/con/event/aaa/", ""),
            ("feedback", "https://hub.example.org/con/feedback/", ""),
            ("slides", "https://example.org/a.pdf", "Foils"),
        ]
    );
    let night = session(&agenda, "g2");
    assert_eq!(period(night.when), "2024-12-27T23:15:00Z/2024-12-27T23:30:00Z");
    assert_eq!((night.room, night.track, night.kind.as_str(), night.status), (Some(1), Some(1), "", Status::Cancelled));
    assert_eq!((session(&agenda, "g3").kind.as_str(), session(&agenda, "g4").kind.as_str()), ("break", "break"));
    let later = session(&agenda, "g5");
    assert_eq!((later.status, agenda.rooms[later.room.unwrap()].name.get("")), (Status::Moved, "Yard"));

    let names: Vec<_> = agenda.people.iter().map(|person| person.name.as_str()).collect();
    assert_eq!(names, ["Ada Example", "Only Listed", "Ben Sample", "Unlisted"]);
    let ada = &agenda.people[0];
    assert_eq!((ada.bio.get(""), ada.picture.as_str()), ("Writes.", "https://example.org/ada.png"));
    assert_eq!((ada.links.len(), ada.links[1].title.get("")), (2, "MASTODON"));
    assert!(!translated(WHOLE.as_bytes(), "").feed.contains("private"));
}

#[test]
fn what_nobody_can_tell_is_told_by_its_place() {
    let text = WHOLE
        .replace(r#""room": {"guid": "r2"}"#, r#""room": {"guid": "r3"}"#)
        .replace(r#""track": "Science""#, r#""track": "Magic""#)
        .replace(r#""state": "CONFIRMED""#, r#""state": "REJECTED""#)
        .replace(r#"{"type": "META""#, r#"7, {"type": "META""#);
    let (agenda, diagnostics) = schedule(&text, "");
    assert_eq!(
        diagnostics,
        [
            "Error Dropped $.schedule.events[0]",
            "Warning UnknownRoom $.schedule.events[1].room",
            "Warning UnknownTrack $.schedule.events[1].track",
            "Error NoObject $.schedule.events[3]",
        ]
    );
    assert_eq!(agenda.sessions.len(), 4);
}

#[test]
fn anything_may_be_wrong() {
    survives(WHOLE, "Europe/Berlin");
}
