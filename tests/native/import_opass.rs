//! OPass and OpenPlanner.

use plenary::model::Status;

use crate::kit::{ids, period, session};
use crate::mutations::survives;
use crate::schedules::{faultless, schedule, translated};

const OPASS: &str = r##"{"sessions": [
  {"id": "AAA", "type": "t1", "room": "R 1", "start": "2023-07-29T12:35:00+08:00", "end": "2023-07-29T13:05:00+08:00", "language": "漢語",
   "zh": {"title": "開場\u0008", "description": "第一\r\n第二"}, "en": {"title": "Opening", "description": "First"},
   "speakers": ["P1", "P2"], "tags": ["Beginner", "zh-tw"], "co_write": "https://md.example/a", "qa": null, "slide": "https://example.org/a.pdf",
   "record": "https://tube.example/a", "live": "https://tube.example/live", "uri": "https://example.org/session/AAA"},
  {"id": "BBB", "type": "t2", "room": "R 2", "start": "2023-07-29T14:00:00+08:00", "end": "2023-07-29T14:30:00+08:00", "language": "English",
   "zh": {"title": "Same", "description": ""}, "en": {"title": "Same", "description": ""}, "speakers": [], "tags": [], "record": null}],
 "speakers": [
  {"id": "P1", "avatar": "https://example.org/1.png", "zh": {"name": "王小明", "bio": "工程師"}, "en": {"name": "Ming Wang", "bio": "Engineer"}},
  {"id": "P2", "avatar": "", "zh": {"name": "Kim", "bio": ""}, "en": {"name": "Kim", "bio": ""}},
  {"id": "P3", "avatar": null, "zh": {"name": "Only Listed"}, "email": "private@example.org"}],
 "session_types": [{"id": "t1", "zh": {"name": "主議程軌"}, "en": {"name": "Main Track"}}, {"id": "t2", "zh": {"name": "Rust"}, "en": {"name": "Rust"}}],
 "rooms": [{"id": "R 1", "zh": {"name": "R 1"}, "en": {"name": "R 1"}}, {"id": "R 2", "zh": {"name": "教室二", "description": "二樓"}, "en": {"name": "Room 2"}}],
 "tags": [{"id": "Beginner", "zh": {"name": "入門"}, "en": {"name": "Beginner"}}]}"##;

#[test]
fn everything_of_opass_is_there() {
    let agenda = faultless(OPASS, "Asia/Taipei");
    assert_eq!(ids(&agenda), ["AAA", "BBB"]);
    let opening = session(&agenda, "AAA");
    assert_eq!((opening.title.get("zh"), opening.title.get("en")), ("開場", "Opening"));
    assert_eq!((opening.summary.get("zh"), opening.summary.get("en")), ("第一\n第二", "First"));
    assert_eq!(period(opening.when), "2023-07-29T04:35:00Z/2023-07-29T05:05:00Z");
    assert_eq!((opening.languages[0].as_str(), session(&agenda, "BBB").languages[0].as_str()), ("zh", "en"));
    assert_eq!(opening.tags, ["Beginner", "zh-tw"]);
    let links: Vec<_> = opening.links.iter().map(|link| (link.kind.as_str(), link.url.as_str())).collect();
    assert_eq!(
        links,
        [
            ("website", "https://example.org/session/AAA"),
            ("slides", "https://example.org/a.pdf"),
            ("document", "https://md.example/a"),
            ("recording", "https://tube.example/a"),
            ("livestream", "https://tube.example/live"),
        ]
    );
    let same = session(&agenda, "BBB");
    assert_eq!(same.title.pick("zh"), Some(("", "Same")), "what is the same in every language is in none of them");
    assert_eq!((agenda.rooms[same.room.unwrap()].name.get("en"), agenda.rooms[1].description.get("zh")), ("Room 2", "二樓"));
    assert_eq!((agenda.tracks[0].name.get("zh"), agenda.tracks[0].name.get("en")), ("主議程軌", "Main Track"));
    let people: Vec<_> = agenda.people.iter().map(|one| (one.name.as_str(), one.bio.get("en"), one.picture.as_str())).collect();
    assert_eq!(
        people,
        [("王小明 (Ming Wang)", "Engineer", "https://example.org/1.png"), ("Kim", "", ""), ("Only Listed", "", "")]
    );
    assert_eq!(opening.people.iter().map(|one| one.person).collect::<Vec<_>>(), [0, 1]);
    assert!(!translated(OPASS.as_bytes(), "Asia/Taipei").feed.contains("private"));
}

#[test]
fn what_opass_does_not_list_is_told_by_its_place() {
    let text = OPASS
        .replace(r#""room": "R 1""#, r#""room": "R 9""#)
        .replace(r#""type": "t2""#, r#""type": "t9""#)
        .replace(r#"["P1", "P2"]"#, r#"["P9", "P2"]"#)
        .replace(r#""record": "https://tube.example/a""#, r#""record": "not recorded""#);
    let (agenda, diagnostics) = schedule(&text, "Asia/Taipei");
    assert_eq!(
        diagnostics,
        [
            "Warning UnknownRoom $.sessions[0].room",
            "Error UnknownSpeaker $.sessions[0].speakers[0]",
            "Error BadUrl $.sessions[0].record",
            "Warning UnknownTrack $.sessions[1].type",
        ]
    );
    assert_eq!((agenda.sessions.len(), agenda.sessions[0].people.len(), agenda.sessions[0].links.len()), (2, 1, 4));
}

const OPENPLANNER: &str = r##"{"event": {"id": "e", "name": "Con", "scheduleVisible": true, "dateStart": "2025-06-25T22:00:00.000Z",
  "dateEnd": "2025-06-27T22:00:00.000Z", "locationName": "Old Mill", "locationUrl": "https://mill.example/", "language": "French",
  "formats": [{"id": "f1", "name": "Talk", "durationMinutes": 45, "description": ""}, {"id": "f2", "name": "Hands-on"}],
  "categories": [{"id": "c1", "name": "Web", "color": "#ff0000", "colorSecondary": "#00ff00"}],
  "tracks": [{"id": "k1", "name": "Stage"}, {"id": "k2", "name": "Cellar"}], "updatedAt": "2025-06-01T00:00:00Z"},
 "speakers": [{"id": "s1", "name": "Ada Example", "pronouns": "she", "jobTitle": "Engineer", "bio": "Writes.", "company": "Mills",
   "companyLogoUrl": null, "photoUrl": "https://example.org/ada.png", "email": "private@example.org", "phone": "private", "note": "private",
   "customFields": {"size": "private"}, "socials": [{"name": "GitHub", "icon": "github", "link": "https://git.example/ada"}, {"name": "None", "link": ""}]},
  {"id": "s2", "name": "Ben Sample", "jobTitle": null, "company": "Mills", "bio": null, "photoUrl": null, "socials": []}],
 "sessions": [
  {"id": "a", "title": "Wheels", "abstract": "Round", "dateStart": "2025-06-26T09:00:00.000+02:00", "dateEnd": "2025-06-26T09:45:00.000+02:00",
   "durationMinutes": 45, "speakerIds": ["s1", "s2"], "trackId": "k2", "language": "fr", "level": "Beginner", "imageUrl": "https://example.org/a.png",
   "presentationLink": "https://example.org/a.pdf", "videoLink": "https://tube.example/a", "tags": ["wood"], "formatId": "f1", "categoryId": "c1",
   "showInFeedback": true, "note": "private", "teaserVideoUrl": "https://tube.example/t"},
  {"id": "b", "title": "Coffee break", "dateStart": "2025-06-26T10:00:00.000+02:00", "dateEnd": null, "durationMinutes": 20, "speakerIds": [],
   "trackId": null, "formatId": null, "categoryId": null, "tags": []},
  {"id": "c", "title": "To come", "abstract": null, "dateStart": null, "dateEnd": null, "durationMinutes": 45, "speakerIds": ["s2"], "formatId": "f2"}],
 "sponsors": [], "team": [{"id": "x", "name": "Organizer"}], "faq": [], "timezone": "Europe/Paris", "generatedAt": "2025-06-01T00:00:00Z"}"##;

#[test]
fn everything_of_openplanner_is_there() {
    let (agenda, diagnostics) = schedule(OPENPLANNER, "");
    assert_eq!(diagnostics, ["Note Unscheduled $.sessions[2]"]);
    let event = &agenda.event;
    assert_eq!((event.title.get(""), event.place.get(""), event.timezone.as_str()), ("Con", "Old Mill", "Europe/Paris"));
    assert_eq!((event.start.unwrap().to_iso(), event.end.unwrap().to_iso()), ("2025-06-26".into(), "2025-06-27".into()));
    assert_eq!((event.language.as_str(), event.links[0].url.as_str()), ("fr", "https://mill.example/"));
    let wheels = session(&agenda, "a");
    assert_eq!(period(wheels.when), "2025-06-26T07:00:00Z/2025-06-26T07:45:00Z");
    assert_eq!(agenda.rooms[wheels.room.unwrap()].name.get(""), "Cellar");
    let track = &agenda.tracks[wheels.track.unwrap()];
    assert_eq!((track.name.get(""), track.color), ("Web", Some([255, 0, 0])));
    assert_eq!((wheels.kind.as_str(), wheels.languages[0].as_str(), wheels.summary.get("")), ("talk", "fr", "Round"));
    assert_eq!(wheels.tags, ["wood", "Beginner"]);
    let links: Vec<_> = wheels.links.iter().map(|link| (link.kind.as_str(), link.url.as_str())).collect();
    assert_eq!(
        links,
        [("slides", "https://example.org/a.pdf"), ("recording", "https://tube.example/a"), ("website", "https://tube.example/t")]
    );
    assert_eq!((session(&agenda, "b").kind.as_str(), session(&agenda, "c").kind.as_str()), ("break", "Hands-on"));
    assert_eq!(period(session(&agenda, "b").when), "2025-06-26T08:00:00Z/2025-06-26T08:20:00Z");
    assert_eq!(session(&agenda, "c").status, Status::Confirmed);
    let ada = &agenda.people[0];
    assert_eq!(
        (ada.affiliation.get(""), ada.bio.get(""), ada.picture.as_str()),
        ("Engineer, Mills", "Writes.", "https://example.org/ada.png")
    );
    assert_eq!((ada.links.len(), ada.links[0].title.get("")), (1, "GitHub"));
    assert_eq!((agenda.people.len(), agenda.people[1].affiliation.get("")), (2, "Mills"));
    assert!(!translated(OPENPLANNER.as_bytes(), "").feed.contains("private"));
}

#[test]
fn what_openplanner_does_not_list_is_told_by_its_place() {
    let text = OPENPLANNER
        .replace(r#""trackId": "k2""#, r#""trackId": "k9""#)
        .replace(r#""categoryId": "c1""#, r#""categoryId": "c9""#)
        .replace(r#"["s1", "s2"]"#, r#"["s9", "s2"]"#)
        .replace("https://git.example/ada", "ada, of course");
    assert_eq!(
        schedule(&text, "").1,
        [
            "Error BadUrl $.speakers[0].socials[0].link",
            "Warning UnknownRoom $.sessions[0].trackId",
            "Warning UnknownTrack $.sessions[0].categoryId",
            "Error UnknownSpeaker $.sessions[0].speakerIds[0]",
            "Note Unscheduled $.sessions[2]",
        ]
    );
}

#[test]
fn anything_may_be_wrong() {
    survives(OPASS, "Asia/Taipei");
    survives(OPENPLANNER, "Europe/Paris");
}
