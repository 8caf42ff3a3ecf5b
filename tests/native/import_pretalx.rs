//! What pretalx's and eventyay's widget reads, and submissions of pretalx's interface.

use plenary::model::Status;

use crate::kit::{ids, period, session};
use crate::mutations::survives;
use crate::schedules::{faultless, schedule, translated};

const WIDGET: &str = r##"{"talks": [
  {"code": "AAA", "id": 11, "title": "Opening", "abstract": "Short", "speakers": ["P1", "P2"], "track": 5, "start": "2024-09-06T10:00:00+03:00",
   "end": "2024-09-06T10:20:00+03:00", "room": 1, "duration": 20, "updated": "2024-08-08T19:40:29+00:00", "state": null,
   "content_locale": "zh_hant", "do_not_record": false},
  {"id": 12, "title": {"en": "Coffee", "sw": "Kahawa"}, "start": "2024-09-06T08:00:00Z", "end": "2024-09-06T11:30:00+03:00", "room": 2,
   "slot_type": "break"},
  {"id": 13, "title": {"en": "Sound check"}, "start": "2024-09-06T05:00:00Z", "end": "2024-09-06T06:00:00Z", "room": 2, "slot_type": "blocker"},
  {"code": "BBB", "title": "Tour", "start": "2024-09-06T12:00:00+03:00", "end": "2024-09-06T13:00:00+03:00", "speakers": [], "track": null,
   "room": null, "state": "accepted"},
  {"code": "BBB", "title": "Tour", "start": "2024-09-07T12:00:00+03:00", "end": "2024-09-07T13:00:00+03:00", "speakers": [], "state": "confirmed"},
  {"code": "CCC", "title": "Gone", "start": "2024-09-07T15:00:00+03:00", "state": "canceled", "speakers": ["P1"], "description": "Long",
   "session_type": {"en": "Workshop"}, "tags": [{"id": 1, "tag": "maps", "color": "#000"}, {"id": 2, "tag": "private", "is_public": false}],
   "resources": [{"resource": "https://example.org/a.pdf", "description": "Slides"}, {"resource": "https://private.example/", "is_public": false}],
   "recording_iframe": "<iframe src=\"https://tube.example/e?a=1&amp;b=2\"></iframe>", "answers": [{"answer": "private"}], "fav_count": 3}],
 "version": "1.0", "schedule_id": 3, "timezone": "Africa/Nairobi", "event_start": "2024-09-06", "event_end": "2024-09-08",
 "tracks": [{"id": 5, "name": {"en": "Maps"}, "description": {}, "color": "#DF69CA"}],
 "rooms": [{"id": 1, "name": {"en": "Hall", "zh_hant": "廳"}, "description": {"en": "Upstairs"}}, {"id": 2, "name": "1", "description": ""}],
 "speakers": [{"code": "P1", "name": "Ada Example", "avatar": "https://example.org/ada.png", "avatar_thumbnail_tiny": null},
  {"code": "P2", "name": "Ben Sample", "avatar": "", "biography": "Draws."}, {"code": "P1", "name": "Ada Example", "avatar": null},
  {"code": "P3", "name": "Cleo Only", "avatar": null, "email": "private@example.org"}]}"##;

#[test]
fn everything_of_the_widget_is_there() {
    let (agenda, diagnostics) = schedule(WIDGET, "");
    assert_eq!(diagnostics, ["Error Dropped $.talks[2]"]);
    assert_eq!(ids(&agenda), ["AAA", "12", "BBB-20240906T1200", "BBB-20240907T1200", "CCC"]);
    let event = &agenda.event;
    assert_eq!((event.timezone.as_str(), event.start.unwrap().to_iso().as_str()), ("Africa/Nairobi", "2024-09-06"));
    assert_eq!(event.end.unwrap().to_iso(), "2024-09-08");
    assert_eq!((agenda.rooms[0].name.get("zh-hant"), agenda.rooms[0].description.get("")), ("廳", "Upstairs"));
    assert_eq!((agenda.tracks[0].name.get(""), agenda.tracks[0].color), ("Maps", Some([0xdf, 0x69, 0xca])));
    let names: Vec<_> = agenda.people.iter().map(|one| (one.name.as_str(), one.picture.as_str(), one.bio.get(""))).collect();
    let picture = "https://example.org/ada.png";
    assert_eq!(names, [("Ada Example", picture, ""), ("Ben Sample", "", "Draws."), ("Cleo Only", "", "")]);

    let opening = session(&agenda, "AAA");
    assert_eq!(period(opening.when), "2024-09-06T07:00:00Z/2024-09-06T07:20:00Z");
    assert_eq!((opening.room, opening.track, opening.languages[0].as_str()), (Some(0), Some(0), "zh-hant"));
    assert_eq!((opening.summary.get(""), opening.people.len(), opening.kind.as_str()), ("Short", 2, ""));
    let coffee = session(&agenda, "12");
    assert_eq!((coffee.kind.as_str(), coffee.title.get("sw"), coffee.room), ("break", "Kahawa", Some(1)));
    assert_eq!(period(coffee.when), "2024-09-06T08:00:00Z/2024-09-06T08:30:00Z");
    assert_eq!(
        (session(&agenda, "BBB-20240906T1200").status, session(&agenda, "BBB-20240907T1200").status),
        (Status::Tentative, Status::Confirmed)
    );
    let gone = session(&agenda, "CCC");
    assert_eq!((gone.status, gone.kind.as_str(), gone.summary.get("")), (Status::Cancelled, "workshop", "Long"));
    assert_eq!(gone.tags, ["maps"]);
    let links: Vec<_> = gone.links.iter().map(|link| (link.kind.as_str(), link.url.as_str())).collect();
    assert_eq!(links, [("recording", "https://tube.example/e?a=1&b=2"), ("slides", "https://example.org/a.pdf")]);
    assert!(!translated(WIDGET.as_bytes(), "").feed.contains("private"));
}

#[test]
fn what_the_widget_does_not_list_is_told_by_its_place() {
    let text = WIDGET
        .replace(r#""room": 1"#, r#""room": 99"#)
        .replace(r#""track": 5"#, r#""track": "6""#)
        .replace(r#"["P1", "P2"]"#, r#"["P1", "P8", {"name": "New"}, {}]"#)
        .replace(r#""start": "2024-09-06T12:00:00+03:00""#, r#""start": null"#);
    let (agenda, diagnostics) = schedule(&text, "");
    assert_eq!(
        diagnostics,
        [
            "Warning UnknownRoom $.talks[0].room",
            "Warning UnknownTrack $.talks[0].track",
            "Error UnknownSpeaker $.talks[0].speakers[1]",
            "Error NoName $.talks[0].speakers[3]",
            "Error Dropped $.talks[2]",
            "Note Unscheduled $.talks[3]",
        ]
    );
    let opening = session(&agenda, "AAA");
    assert_eq!((opening.room, opening.track, opening.people.len()), (None, None, 2));
    assert_eq!(agenda.sessions.iter().filter(|session| period(session.when) == "unknown").count(), 1);
}

#[test]
fn a_room_may_be_named_as_another_is_numbered() {
    let text = r#"{"talks": [{"code": "A", "title": "A", "start": "2024-09-06T10:00:00Z", "room": 1},
        {"code": "B", "title": "B", "start": "2024-09-06T10:00:00Z", "room": 2}], "timezone": "UTC",
        "rooms": [{"id": 1, "name": "2"}, {"id": 2, "name": "1"}], "tracks": [], "speakers": []}"#;
    let agenda = faultless(text, "");
    let name = |id: &str| agenda.rooms[session(&agenda, id).room.unwrap()].name.get("").to_string();
    assert_eq!((name("A"), name("B")), ("2".into(), "1".into()));
}

#[test]
fn the_first_widget_had_days_and_rooms() {
    let text = r#"{"schedule": [{"date": "2019-05-03", "rooms": [{"name": "Hall", "talks": [
        {"title": "A", "code": "A", "display_speaker_names": "Ada Example", "speakers": [{"name": "Ada Example", "code": "P1"}],
         "height": 60, "top": 0, "start": "2019-05-03T10:00:00+02:00", "end": "2019-05-03T10:30:00+02:00", "track": {"en": "Code"}},
        {"title": "Lunch", "code": null, "speakers": null, "start": "2019-05-03T12:00:00+02:00"}]}]}], "version": "1"}"#;
    let (agenda, diagnostics) = schedule(text, "Europe/Berlin");
    assert_eq!(diagnostics, [""; 0]);
    let talk = session(&agenda, "A");
    assert_eq!((agenda.rooms[talk.room.unwrap()].name.get(""), agenda.people[0].name.as_str()), ("Hall", "Ada Example"));
    assert_eq!((agenda.tracks[0].name.get(""), agenda.sessions[1].kind.as_str()), ("Code", "break"));
}

const SUBMISSIONS: &str = r##"{"count": 9, "next": "https://talks.example/api/?page=2", "previous": null, "results": [
  {"code": "AAA", "title": "Maps", "speakers": [{"code": "P1", "name": "Ada Example", "biography": "Writes.", "avatar_url": "https://example.org/a.png",
    "email": "private@example.org", "answers": ["private"], "internal_notes": "private"}],
   "submission_type": {"en": "Tutorial"}, "track": {"id": 3, "name": {"en": "Data"}, "color": "#123456", "description": "All of it"},
   "tags": ["open", 4, {"tag": "geo"}], "state": "confirmed", "pending_state": null, "abstract": "Short", "description": "Long", "duration": 90,
   "content_locale": "en", "slots": [
    {"id": 1, "room": {"id": 8, "name": {"en": "Hall"}, "description": {"en": "Left"}, "speaker_info": "private"}, "start": "2024-07-08T09:00:00+02:00",
     "end": "2024-07-08T10:30:00+02:00"},
    {"id": 2, "room": 8, "start": "2024-07-09T09:00:00+02:00", "end": "2024-07-09T10:30:00+02:00", "is_visible": true},
    {"id": 3, "room": 8, "start": "2024-07-10T09:00:00+02:00", "is_visible": false}],
   "resources": [7, {"resource": "https://example.org/a.zip", "description": "Code"}], "notes": "private", "internal_notes": "private",
   "invitation_token": "private", "access_code": "private", "review_code": "private", "answers": [5], "reviews": [6]},
  {"code": "BBB", "title": "Old", "submission_type": "Poster", "track": {"en": "Data", "de": "Daten"}, "state": "accepted", "duration": "60", "speakers": [],
   "slot": {"room_id": 3, "room": {"en": "Foyer", "de": "Vorraum"}, "start": "2024-07-08T12:00:00+02:00", "end": null}},
  {"code": "CCC", "title": "None yet", "submission_type": 4, "track": "Data", "state": "confirmed", "duration": 30, "slot": null, "slots": [17],
   "speakers": ["P1", "P7"]},
  {"code": "DDD", "title": "No", "state": "rejected", "speakers": [{"code": "P9", "name": "Nobody Here"}]},
  {"code": "EEE", "title": "Withdrawn", "state": "withdrawn", "slots": [{"start": "2024-07-08T12:00:00+02:00"}, {"start": "2024-07-08T13:00:00+02:00"}]}]}"##;

#[test]
fn submissions_are_sessions_as_often_as_they_have_slots() {
    let (agenda, diagnostics) = schedule(SUBMISSIONS, "Europe/Prague");
    assert_eq!(
        diagnostics,
        [
            "Error UnknownSpeaker $.results[2].speakers[1]",
            "Note Unscheduled $.results[2]",
            "Error Dropped $.results[3]",
            "Error Dropped $.results[4]",
            "Warning Paged $.next",
        ]
    );
    assert_eq!(ids(&agenda), ["AAA-20240708T0900", "BBB", "AAA-20240709T0900", "CCC"]);
    let maps = session(&agenda, "AAA-20240708T0900");
    assert_eq!(period(maps.when), "2024-07-08T07:00:00Z/2024-07-08T08:30:00Z");
    assert_eq!(
        (maps.kind.as_str(), maps.summary.get(""), &maps.tags[..]),
        ("workshop", "Short\n\nLong", &["open".into(), "geo".into()][..])
    );
    assert_eq!((maps.links[0].kind.as_str(), maps.links[0].title.get("")), ("document", "Code"));
    let room =
        |id: &str| session(&agenda, id).room.map(|room| (agenda.rooms[room].name.get(""), agenda.rooms[room].name.get("de")));
    assert_eq!(room("AAA-20240708T0900"), Some(("Hall", "Hall")));
    assert_eq!(
        (room("AAA-20240709T0900"), room("BBB"), room("CCC")),
        (room("AAA-20240708T0900"), Some(("Foyer", "Vorraum")), None)
    );
    let track = |id: &str| agenda.tracks[session(&agenda, id).track.unwrap()].color;
    assert_eq!((track("AAA-20240708T0900"), agenda.tracks[0].description.get("")), (Some([0x12, 0x34, 0x56]), "All of it"));
    assert_eq!(session(&agenda, "BBB").status, Status::Tentative);
    assert_eq!(period(session(&agenda, "BBB").when), "2024-07-08T10:00:00Z/2024-07-08T11:00:00Z");
    assert_eq!(session(&agenda, "CCC").people[0].person, 0);
    assert_eq!(agenda.people.len(), 1, "who hands in what is not taken is nobody's business");
    assert_eq!(agenda.people[0].picture, "https://example.org/a.png");
    assert!(!translated(SUBMISSIONS.as_bytes(), "Europe/Prague").feed.contains("private"));
}

#[test]
fn a_list_of_submissions_may_be_plain_and_a_schedule_have_slots() {
    let plain = r#"[{"code": "A", "title": "A", "state": "confirmed", "speakers": [{"code": "P", "name": "Ada"}]},
        {"code": "B", "title": "B", "state": "submitted", "speakers": []}]"#;
    let (agenda, diagnostics) = schedule(plain, "");
    assert_eq!(
        (ids(&agenda), diagnostics),
        (vec!["A"], vec!["Note Unscheduled $[0]".to_string(), "Error Dropped $[1]".to_string()])
    );
    let slots = r#"{"version": "1", "slots": [
        {"id": 1, "room": {"id": 1, "name": "Hall"}, "start": "2024-07-08T09:00:00Z", "end": "2024-07-08T10:00:00Z",
         "submission": {"code": "A", "title": "A", "speakers": []}},
        {"id": 2, "room": {"id": 1, "name": "Hall"}, "start": "2024-07-08T10:00:00Z", "submission": null, "description": {"en": "Coffee"}},
        {"id": 3, "start": "2024-07-08T10:00:00Z", "submission": null, "slot_type": "blocker"}]}"#;
    let (agenda, diagnostics) = schedule(slots, "Europe/Prague");
    assert_eq!(diagnostics, ["Error Dropped $.slots[2]"]);
    assert_eq!((ids(&agenda), agenda.rooms.len()), (vec!["A", "2"], 1));
    assert_eq!(
        (agenda.sessions[1].kind.as_str(), agenda.sessions[1].title.get(""), agenda.sessions[1].room),
        ("break", "Coffee", Some(0))
    );
    let legacy = r#"{"version": "1", "slots": [{"code": "A", "title": "A", "slot": {"room": {"en": "Hall"}, "start": "2024-07-08T09:00:00Z"}}],
        "breaks": [{"room": {"en": "Hall"}, "room_id": 1, "start": "2024-07-08T10:00:00Z", "end": "2024-07-08T11:00:00Z", "description": {"en": "Tea"}}]}"#;
    let agenda = faultless(legacy, "Europe/Prague");
    assert_eq!((ids(&agenda), agenda.rooms.len(), agenda.sessions[1].kind.as_str()), (vec!["A", "tea"], 1, "break"));
}

#[test]
fn anything_may_be_wrong() {
    survives(
        &WIDGET.replace(
            r#""code": "BBB", "title": "Tour", "start": "2024-09-07"#,
            r#""code": "BBB", "title": "Again", "start": "2024-09-07"#,
        ),
        "UTC",
    );
    survives(SUBMISSIONS, "Europe/Prague");
}
