//! `schedule.json` of frab, pretalx and c3voc, version 1.

use plenary::model::{Agenda, Status};

use crate::kit::{ids, period, session};
use crate::mutations::survives;
use crate::schedules::{faultless, schedule, translated};

const WHOLE: &str = r##"{"$schema": "https://c3voc.de/schedule/schema.json", "generator": {"name": "pretalx"}, "schedule": {
  "url": "https://talks.example.org/con/schedule/", "version": "1.2", "base_url": "https://talks.example.org/con/",
  "conference": {"acronym": "con", "title": "Con", "description": "All of it", "start": "2024-05-03", "end": "2024-05-05",
   "daysCount": 2, "timeslot_duration": "00:05", "time_zone_name": "Europe/Berlin", "logo": "logo.png",
   "rooms": [{"name": "Hall 1", "slug": "hall-1", "guid": "r1", "description": {"en": "Level 1", "de": "Ebene 1"}, "capacity": 300},
    {"name": "Tent", "guid": "r2", "description": null, "capacity": null}],
   "tracks": [{"name": "Code", "slug": "code", "color": "#aa0000"}],
   "days": [
    {"index": 1, "date": "2024-05-03", "day_start": "2024-05-03T09:00:00+02:00", "day_end": "2024-05-04T05:00:00+02:00", "rooms": {
     "Hall 1": [
      {"id": 7, "guid": "g7", "code": "AAA", "logo": "/logo.png", "date": "2024-05-03T10:00:00+02:00", "start": "10:00",
       "end": null, "duration": "00:30", "room": "Hall 1", "slug": "con-7", "url": "talk/AAA/", "title": "Borrowed &amp; Owned",
       "subtitle": "A <em>tour</em>", "track": "Code", "type": "Talk (30 min)", "language": "en", "abstract": "Short.",
       "description": "Short. And long.", "recording_license": "CC", "do_not_record": false,
       "answers": [{"question": "private"}],
       "persons": [{"id": 1, "code": "P1", "guid": "p1", "name": "Ada Example", "public_name": "Ada Example",
         "biography": "Writes.", "avatar": "/media/ada.png", "url": "speaker/P1/", "email": "private@example.org",
         "answers": [{"answer": "private"}]},
        {"id": 2, "name": "Ben Sample", "role": "moderator"}],
       "links": [{"title": "Code", "url": "https://git.example.org/", "type": "related"}, "https://blog.example.org/"],
       "feedback_url": "talk/AAA/feedback/", "origin_url": "talk/AAA/",
       "attachments": [{"title": "Slides", "url": "/media/a.pdf", "type": "related"}]},
      {"id": "8", "guid": "g8", "date": "2024-05-04T01:00:00+02:00", "start": "1:00", "duration": "01:00", "room": "",
       "title": {"en": "Night", "de": "Nacht"}, "subtitle": null, "track": null, "type": "party", "language": "de_DE",
       "abstract": {"en": "Dance"}, "description": {"en": "Dance", "de": "Tanz"}, "persons": [{"id": 1, "public_name": "Ada Example"}],
       "recording": "https://media.example.org/8"}],
     "Tent": [{"id": 9, "date": "2024-05-03T11:00:00+02:00", "duration": "55:23", "room": null, "title": "Camp",
       "end": "2024-05-03T12:00:00+02:00", "state": "canceled", "persons": null, "links": null}]}},
    {"index": 2, "date": "2024-05-04", "day_start": "2024-05-04T09:00:00+02:00", "day_end": "2024-05-05T05:00:00+02:00", "rooms": {
     "Tent": [{"id": 10, "start": "02:15", "duration": "0:45", "title": "Late", "persons": []},
      {"id": 11, "date": "2024-05-04", "start": "9:00", "duration": "00:45", "title": "Early", "persons": []}]}}]}}}"##;

fn when(agenda: &Agenda, id: &str) -> String {
    let session = session(agenda, id);
    let day = session.day.map_or(String::new(), |day| format!(" of {}", day.to_iso()));
    period(session.when) + &day
}

#[test]
fn everything_of_a_schedule_is_there() {
    let agenda = faultless(WHOLE, "");
    let event = &agenda.event;
    assert_eq!((event.title.get(""), event.description.get("")), ("Con", "All of it"));
    assert_eq!((event.timezone.as_str(), event.url.as_str()), ("Europe/Berlin", "https://talks.example.org/con/schedule/"));
    assert_eq!((event.start.unwrap().to_iso(), event.end.unwrap().to_iso()), ("2024-05-03".into(), "2024-05-05".into()));
    assert_eq!(event.day_start, Some(5 * 60));
    let rooms: Vec<_> = agenda.rooms.iter().map(|room| (room.name.get(""), room.description.get("de"))).collect();
    assert_eq!(rooms, [("Hall 1", "Ebene 1"), ("Tent", "")]);
    assert_eq!((agenda.tracks[0].name.get(""), agenda.tracks[0].color), ("Code", Some([0xaa, 0, 0])));
    assert_eq!(ids(&agenda), ["g7", "9", "g8", "11", "10"]);

    let talk = session(&agenda, "g7");
    assert_eq!((talk.title.get(""), talk.subtitle.get("")), ("Borrowed & Owned", "A tour"));
    assert_eq!(talk.summary.get(""), "Short. And long.");
    assert_eq!((talk.kind.as_str(), &talk.languages[..]), ("talk", &["en".to_string()][..]));
    assert_eq!((talk.room, talk.track), (Some(0), Some(0)));
    let links: Vec<_> = talk.links.iter().map(|link| (link.kind.as_str(), link.url.as_str(), link.title.get(""))).collect();
    assert_eq!(
        links,
        [
            ("website", "https://talks.example.org/con/talk/AAA/", ""),
            ("feedback", "https://talks.example.org/con/talk/AAA/feedback/", ""),
            ("website", "https://git.example.org/", "Code"),
            ("website", "https://blog.example.org/", ""),
            ("slides", "https://talks.example.org/media/a.pdf", "Slides"),
        ]
    );
    let people: Vec<_> = talk.people.iter().map(|one| (agenda.people[one.person].name.as_str(), one.role.as_str())).collect();
    assert_eq!(people, [("Ada Example", ""), ("Ben Sample", "moderator")]);
    assert_eq!(agenda.people.len(), 2, "an id, a code and a guid are one person");
    let ada = &agenda.people[0];
    assert_eq!((ada.bio.get(""), ada.picture.as_str()), ("Writes.", "https://talks.example.org/media/ada.png"));
    assert_eq!(ada.links[0].url, "https://talks.example.org/con/speaker/P1/");

    let night = session(&agenda, "g8");
    assert_eq!((night.title.get("de"), night.title.get("en")), ("Nacht", "Night"));
    assert_eq!((night.summary.get("de"), night.summary.get("en")), ("Tanz", "Dance"));
    assert_eq!((night.kind.as_str(), night.languages[0].as_str(), night.room), ("social", "de-DE", Some(0)));
    assert_eq!((night.links[0].kind.as_str(), night.links[0].url.as_str()), ("recording", "https://media.example.org/8"));
    assert_eq!((session(&agenda, "9").status, session(&agenda, "9").room), (Status::Cancelled, Some(1)));
}

#[test]
fn the_night_belongs_to_the_day_before() {
    let agenda = faultless(WHOLE, "");
    assert_eq!(when(&agenda, "g7"), "2024-05-03T08:00:00Z/2024-05-03T08:30:00Z");
    assert_eq!(when(&agenda, "g8"), "2024-05-03T23:00:00Z/2024-05-04T00:00:00Z");
    assert_eq!(when(&agenda, "9"), "2024-05-03T09:00:00Z/2024-05-03T10:00:00Z", "an end counts more than a duration");
    assert_eq!(when(&agenda, "10"), "2024-05-05T00:15:00Z/2024-05-05T01:00:00Z", "listed under the 4th, after midnight");
    assert_eq!(when(&agenda, "11"), "2024-05-04T07:00:00Z/2024-05-04T07:45:00Z");
}

#[test]
fn what_is_private_is_kept_nowhere() {
    let feed = translated(WHOLE.as_bytes(), "").feed;
    assert!(!feed.contains("private") && !feed.contains("answers"), "{feed}");
}

#[test]
fn anything_may_be_wrong() {
    survives(WHOLE, "Europe/Berlin");
}

/// A schedule of one day, the 3rd of May 2024, with these rooms and their events.
fn of_rooms(rooms: &str) -> String {
    format!(
        r#"{{"schedule": {{"conference": {{"title": "Con", "time_zone_name": "Europe/Berlin", "days": [
        {{"date": "2024-05-03", "rooms": {rooms}}}]}}}}}}"#
    )
}

#[test]
fn what_contradicts_is_told_by_its_place() {
    let at = r#""start": "10:00", "duration": "00:30""#;
    let text = of_rooms(&format!(
        r#"{{"Hall 1": [
        {{"id": 1, "title": "A", "room": "Tent", "date": "2024-05-03T10:00:00+02:00", "duration": "00:30"}},
        {{"id": 2, "title": "B", "date": "2024-05-06T10:00:00+02:00"}},
        {{"id": 3, "title": "C", {at}}},
        {{"id": 3, "title": "C", {at}, "abstract": "Told again"}},
        {{"id": 3, "title": "C", "start": "11:00"}},
        {{"id": 4, "title": "D", {at}, "state": "rejected"}},
        {{"id": 5, "title": "E", "duration": "00:30"}},
        {{"id": 6, "title": "F", {at}, "state": "perhaps"}},
        {{"id": 7, "title": "G", "date": "soon", "start": "later"}},
        {{"id": 8, "title": "H", {at}, "persons": [{{"id": 1}}, 5], "links": [{{"title": "No address"}}]}},
        "nothing"], "": [{{"id": 9, "title": "I", {at}, "end": "2024-05-03T09:00:00+02:00", "date": "2024-05-03T10:00:00+02:00"}}]}}"#
    ));
    let (agenda, mut diagnostics) = schedule(&text, "");
    diagnostics.sort();
    let room = r#"$.schedule.conference.days[0].rooms["Hall 1"]"#;
    let mut expected = [
        format!("Warning OtherRoom {room}[0].room"),
        format!("Warning ListedDay {room}[1]"),
        format!("Warning Repeated {room}[3]"),
        format!("Error Dropped {room}[5]"),
        format!("Note Unscheduled {room}[6]"),
        format!("Warning NoStatus {room}[7].state"),
        format!("Error NoTime {room}[8].start"),
        format!("Error NoName {room}[9].persons[0]"),
        format!("Error NoObject {room}[9].persons[1]"),
        format!("Error NoUrl {room}[9].links[0]"),
        format!("Error NoObject {room}[10]"),
        r#"Error BadEnd $.schedule.conference.days[0].rooms[""][0].end"#.to_string(),
    ];
    expected.sort();
    assert_eq!(diagnostics, expected);
    let mut found = ids(&agenda);
    found.sort_unstable();
    assert_eq!(found, ["1", "2", "3-20240503T1000", "3-20240503T1100", "5", "6", "7", "8", "9"]);
    assert_eq!(session(&agenda, "3-20240503T1000").summary.get(""), "Told again", "what is reported later of a session is kept");
    assert_eq!(agenda.rooms[session(&agenda, "1").room.unwrap()].name.get(""), "Tent");
    assert_eq!(session(&agenda, "9").room, None);
    assert_eq!(session(&agenda, "6").status, Status::Confirmed);
}

#[test]
fn a_day_ends_where_the_schedule_says() {
    let days = |ends: &[&str]| {
        let days: Vec<String> = ends
            .iter()
            .map(|end| {
                format!(r#"{{"date": "2024-05-03", "day_end": "{end}", "rooms": {{"": [{{"date": "2024-05-03T10:00:00Z"}}]}}}}"#)
            })
            .collect();
        let text =
            format!(r#"{{"schedule": {{"conference": {{"time_zone_name": "Europe/Berlin", "days": [{}]}}}}}}"#, days.join(", "));
        schedule(&text, "").0.event.day_start
    };
    assert_eq!(days(&["2024-05-04T03:59:00+02:00"]), Some(4 * 60));
    assert_eq!(days(&["2024-05-03T23:59:59+02:00"]), Some(0));
    assert_eq!(days(&["2024-05-04T04:00:00Z", "2024-05-05T06:00:00+02:00", "2024-05-05T18:00:00Z"]), Some(6 * 60));
    assert_eq!(days(&["2024-05-03T18:00:00+02:00"]), None, "an evening is the end of the event");
    assert_eq!(days(&["2024-05-04T04:00:00+02:00", "2024-05-05T06:00:00+02:00"]), None);
    assert_eq!(days(&["later"]), None);
}

#[test]
fn a_session_before_the_day_begins_may_belong_to_it() {
    let early = of_rooms(r#"{"Hall": [{"id": 1, "title": "Run", "date": "2024-05-03T03:30:00+02:00"}]}"#);
    assert_eq!(when(&faultless(&early, ""), "1"), "2024-05-03T01:30:00Z of 2024-05-03");
    let noon = of_rooms(r#"{"Hall": [{"id": 1, "title": "Run", "date": "2024-05-04T09:00:00+02:00"}]}"#);
    assert_eq!(when(&faultless(&noon, ""), "1"), "2024-05-04T07:00:00Z of 2024-05-03");
}

#[test]
fn without_a_zone_the_offsets_say_when_everything_is() {
    let text = WHOLE.replace(r#""time_zone_name": "Europe/Berlin", "#, "");
    let (agenda, diagnostics) = schedule(&text, "");
    assert_eq!(agenda.event.timezone, "Etc/GMT-2");
    assert_eq!(diagnostics.iter().filter(|reported| reported.contains("ZoneAssumed $")).count(), 1, "{diagnostics:?}");
    assert_eq!(period(session(&agenda, "g8").when), "2024-05-03T23:00:00Z/2024-05-04T00:00:00Z");
    let (agenda, diagnostics) = schedule(&text, "Europe/Berlin");
    assert_eq!((agenda.event.timezone.as_str(), diagnostics), ("Europe/Berlin", vec![]));
    let wrong = WHOLE.replace(r#""Europe/Berlin""#, r#""Berlin""#);
    assert_eq!(schedule(&wrong, "Europe/Berlin").1, ["Error NoZone $.schedule.conference.time_zone_name"]);
}

#[test]
fn people_of_one_name_are_told_apart() {
    let text = of_rooms(
        r#"{"Hall": [{"id": 1, "title": "A", "start": "10:00", "persons": [{"id": 1, "name": "Kim"}, {"id": 2, "name": "Kim"}]},
        {"id": 2, "title": "B", "start": "11:00", "persons": [{"guid": "k", "id": 2, "name": "Kim"}, {"name": "Kim"}, {"name": "Lee"}]}]}"#,
    );
    let (agenda, diagnostics) = schedule(&text, "");
    assert_eq!(diagnostics, ["Warning AmbiguousName $.schedule.conference.days[0].rooms.Hall[1].persons[1]"]);
    let who: Vec<usize> = session(&agenda, "2").people.iter().map(|one| one.person).collect();
    assert_eq!((agenda.people.len(), who), (4, vec![1, 2, 3]));
}

#[test]
fn a_schedule_without_events_is_refused() {
    for text in
        [r#"{"schedule": {"conference": {"days": []}}}"#, r#"{"schedule": {"conference": {"title": "Con", "days": null}}}"#]
    {
        let imported = translated(text.as_bytes(), "");
        assert_eq!((imported.feed.as_str(), schedule(text, "").1), ("", vec!["Error NoSchedule $".to_string()]));
    }
}

#[test]
fn an_old_schedule_has_its_rooms_a_level_too_high() {
    let text = r#"{"schedule": {"rooms": [{"name": "Saal", "description": "Here"}], "conference": {"acronym": "con", "days": [
        {"date": "2024-05-03", "rooms": {"Saal": {"id": 1, "title": "Alone", "date": "2024-05-03T10:00:00+02:00"}}}]}}}"#;
    let agenda = faultless(text, "Europe/Berlin");
    assert_eq!((agenda.event.title.get(""), agenda.rooms[0].description.get("")), ("con", "Here"));
    assert_eq!(session(&agenda, "1").room, Some(0));
}
