//! The views of Sessionize.

use crate::import_kit::{keeps_none_of, one_fault_costs_one_session, outline, people, reads};
use crate::lint_kit::{lines, report};
use crate::schedules::{faultless, schedule};

const ALL: &str = r##"{
  "sessions": [
    {"id": "11", "title": "Compilers &amp; You", "description": "One.\r\nTwo.", "startsAt": "2031-05-01T09:00:00", "endsAt": "2031-05-01T09:45:00",
     "isServiceSession": false, "isPlenumSession": false, "speakers": ["a", "b"], "categoryItems": [1, 3, 5, 7, 8, 10], "roomId": 2,
     "questionAnswers": [{"questionId": 1, "answerValue": "VEGAN"}], "liveUrl": "https://live.example/1", "recordingUrl": "https://rec.example/1",
     "status": "Accepted", "isInformed": true, "isConfirmed": true},
    {"id": "12", "title": "Opening keynote", "description": null, "startsAt": "2031-05-01T08:30:00", "endsAt": "2031-05-01T09:00:00",
     "isServiceSession": false, "isPlenumSession": true, "speakers": [], "categoryItems": [], "roomId": 1, "status": null},
    {"id": "g-1", "title": "Lunch break", "startsAt": "2031-05-01T12:00:00", "endsAt": "2031-05-01T13:00:00", "isServiceSession": true,
     "isPlenumSession": true, "speakers": [], "categoryItems": [], "roomId": null},
    {"id": "13", "title": "Later", "startsAt": null, "endsAt": null, "isServiceSession": false, "isPlenumSession": false,
     "speakers": ["a", "nobody"], "categoryItems": [99, 2, 4, 6, 9], "roomId": 77},
    {"id": "14", "title": "Not this one", "startsAt": "2031-05-01T09:00:00", "speakers": ["a"], "status": "Decline_Queue"},
    {"id": "15", "title": "Everybody", "startsAt": "2031-05-01T10:00:00Z", "endsAt": "2031-05-01T10:30:00Z", "isPlenumSession": true}
  ],
  "speakers": [
    {"id": "a", "firstName": "Ada", "lastName": "Example", "fullName": "Ada Example", "bio": "Writes.", "tagLine": "Engineer, Acme",
     "profilePicture": "https://pics.example/a.jpg", "isTopSpeaker": true, "sessions": [11],
     "links": [{"title": "Blog", "url": "https://ada.example", "linkType": "Blog"}], "categoryItems": [], "questionAnswers": [{"questionId": 2, "answerValue": "XXL"}]},
    {"id": "b", "firstName": "Ben", "lastName": "Sample", "bio": null, "tagLine": null, "profilePicture": null, "links": [], "sessions": [11]},
    {"id": "c", "firstName": "", "lastName": "", "links": []}
  ],
  "questions": [{"id": 1, "question": "FOOD", "questionType": "Short_Text", "sort": 1}],
  "categories": [
    {"id": 1, "title": "Track", "items": [{"id": 1, "name": "Languages", "sort": 1}, {"id": 2, "name": "Tools"}], "sort": 0, "type": "session"},
    {"id": 2, "title": "Session format", "items": [{"id": 3, "name": "Lightning talk"}, {"id": 4, "name": "45 mins"}], "sort": 1},
    {"id": 3, "title": "Language", "items": [{"id": 5, "name": "German"}, {"id": 6, "name": "Klingon"}], "sort": 2},
    {"id": 4, "title": "Level", "items": [{"id": 7, "name": "Advanced"}], "sort": 3},
    {"id": 5, "title": "Programming language", "items": [{"id": 8, "name": "C"}, {"id": 9, "name": "English"}], "sort": 3},
    {"id": 6, "title": "Topics", "items": [{"id": 10, "name": "Types"}]},
    {"id": 7, "title": "T-shirt", "items": [{"id": 11, "name": "M"}], "type": "speaker"}
  ],
  "rooms": [{"id": 1, "name": "Big hall", "sort": 5}, {"id": 2, "name": "Attic", "sort": -1}]
}"##;

#[test]
fn all_is_read_with_what_it_refers_to() {
    let agenda = reads(
        ALL,
        "Europe/Vienna",
        &[
            "2031-05-01T06:30:00Z/2031-05-01T07:00:00Z Opening keynote (keynote) @Big hall",
            "2031-05-01T07:00:00Z/2031-05-01T07:45:00Z Compilers & You (lightning) @Attic #Languages de +Advanced +C +Types =Ada Example/ \
             =Ben Sample/ <livestream https://live.example/1> <recording https://rec.example/1>",
            "2031-05-01T10:00:00Z/2031-05-01T11:00:00Z Lunch break (meal)",
            "2031-05-01T10:00:00Z/2031-05-01T10:30:00Z Everybody (plenary)",
            "unknown Later #Tools +45 mins +Klingon +English =Ada Example/",
        ],
        &[
            "Error NoName $.speakers[2]",
            "Warning UnknownId $.sessions[3].categoryItems[0]",
            "Warning UnknownId $.sessions[3].roomId",
            "Error UnknownSpeaker $.sessions[3].speakers[1]",
            "Note Unscheduled $.sessions[3]",
            "Error Dropped $.sessions[4]",
        ],
    );
    assert_eq!(agenda.sessions[1].summary.get("en"), "One.\nTwo.");
    let rooms: Vec<&str> = agenda.rooms.iter().map(|room| room.name.get("en")).collect();
    assert_eq!(rooms, ["Attic", "Big hall"]);
    assert_eq!(
        people(&agenda),
        [
            "Ada Example | Example, Ada | Engineer, Acme | Writes. | https://pics.example/a.jpg <website https://ada.example Blog>",
            "Ben Sample | Sample, Ben"
        ]
    );
    keeps_none_of(ALL, &["VEGAN", "XXL", "FOOD", "T-shirt"]);
}

#[test]
fn times_without_a_zone_ask_for_one() {
    let (agenda, diagnostics) = schedule(ALL, "");
    assert_eq!(agenda.sessions.len(), 2, "what has a time with an offset, and what has none");
    assert!(diagnostics.contains(&"Error ZoneNeeded $".to_string()), "{diagnostics:?}");
}

/// A session as the views by the hour have it.
fn talk(id: &str, title: &str, more: &str) -> String {
    format!(
        r#"{{"id": "{id}", "title": "{title}", "isServiceSession": false, "isPlenumSession": false, "speakers": [], "categories": [], {more}}}"#
    )
}

fn grid() -> String {
    let one = talk(
        "1",
        "One",
        r#""startsAt": "2031-05-01T09:00:00", "endsAt": "2031-05-01T10:00:00", "roomId": 5, "room": "Attic",
        "speakers": [{"id": "x", "name": "Ada Example"}, {"id": "y", "name": "Ada Example"}],
        "categories": [{"id": 1, "name": "Track", "categoryItems": [{"id": 2, "name": "Tools"}], "sort": 1}, {"id": 3, "name": "Level", "categoryItems": []}],
        "liveUrl": null, "recordingUrl": "https://rec.example/1""#,
    );
    let plenum =
        talk("2", "Plenum", r#""startsAt": "2031-05-01T10:00:00", "endsAt": "2031-05-01T11:00:00", "roomId": 6, "room": "Hall""#);
    let both = talk("3", "In two rooms", r#""startsAt": "2031-05-01T11:00:00", "endsAt": "2031-05-01T11:30:00""#);
    let pause = r#"{"id": "4", "title": "Pause", "startsAt": "2031-05-01T12:00:00", "endsAt": "2031-05-01T12:30:00", "isServiceSession": true}"#;
    let slot = talk("5", "Of a slot", r#""roomId": 6"#);
    format!(
        r#"[{{"date": "2031-05-01T00:00:00", "isDefault": true,
        "rooms": [{{"id": 5, "name": "Attic", "sessions": [{one}, {plenum}, {both}, {pause}], "hasOnlyPlenumSessions": false}},
                  {{"id": 6, "name": "Hall", "sessions": [{plenum}, {both}]}}],
        "timeSlots": [{{"slotStart": "09:00:00", "rooms": [{{"id": 5, "name": "Attic", "session": {one}, "index": 0}}]}},
                      {{"slotStart": "10:00:00", "rooms": [{{"id": 6, "name": "Hall", "session": {plenum}}}, {{"id": 5, "name": "Attic", "session": null}}]}},
                      {{"slotStart": "14:00:00", "rooms": [{{"id": 6, "name": "Hall", "session": {slot}}}]}}]}}]"#
    )
}

#[test]
fn a_session_of_the_grid_is_there_once() {
    reads(
        &grid(),
        "UTC",
        &[
            "2031-05-01T09:00:00Z/2031-05-01T10:00:00Z One @Attic #Tools =Ada Example/ =Ada Example/ <recording https://rec.example/1>",
            "2031-05-01T10:00:00Z/2031-05-01T11:00:00Z Plenum @Hall",
            "2031-05-01T11:00:00Z/2031-05-01T11:30:00Z In two rooms @Attic",
            "2031-05-01T12:00:00Z/2031-05-01T12:30:00Z Pause (break) @Attic",
            "2031-05-01T14:00:00Z Of a slot @Hall",
        ],
        &["Warning SeveralRooms $[0].rooms[1].sessions[1]"],
    );
}

#[test]
fn groups_are_read_and_a_session_of_two_groups_once() {
    let one =
        talk("1", "One", r#""startsAt": "2031-05-01T09:00:00Z", "endsAt": "2031-05-01T10:00:00Z", "roomId": 5, "room": "Attic""#);
    let two = talk("2", "Two", r#""startsAt": "2031-05-01T10:00:00Z", "status": "Waitlisted""#);
    let text = format!(
        r#"[{{"groupId": null, "groupName": "All", "sessions": [{one}, {two}]}}, {{"groupId": 1, "groupName": "Tools", "sessions": [{one}, {two}]}}]"#
    );
    reads(&text, "", &["2031-05-01T09:00:00Z/2031-05-01T10:00:00Z One @Attic"], &["Error Dropped $[0].sessions[1]"]);
}

#[test]
fn the_name_of_a_group_is_missed_only_where_it_says_something() {
    let time = r#""startsAt": "2031-05-01T09:00:00Z", "endsAt": "2031-05-01T10:00:00Z", "roomId": 5, "room": "Attic""#;
    let found = |names: &[&str]| {
        let groups: Vec<String> = names
            .iter()
            .enumerate()
            .map(|(at, name)| {
                let session = talk(&at.to_string(), &format!("Session {at}"), &time.replace("T09", &format!("T0{at}")));
                format!(r#"{{"groupId": {at}, "groupName": "{name}", "sessions": [{session}]}}"#)
            })
            .collect();
        let report = report(format!("[{}]", groups.join(", ")).as_bytes(), "UTC");
        lines(&report).into_iter().filter(|line| line.contains("groupName")).collect::<Vec<_>>()
    };
    assert_eq!(found(&["Everything"]), [""; 0]);
    assert_eq!(found(&["All", "Attic"]), [""; 0]);
    assert_eq!(found(&["Wednesday", "Thursday"]).len(), 1);
}

#[test]
fn speakers_alone_are_refused() {
    let text = r#"[{"id": "a", "firstName": "Ada", "lastName": "Example", "fullName": "Ada Example", "bio": null, "sessions": [{"id": 1, "name": "One"}]}]"#;
    let (agenda, diagnostics) = schedule(text, "");
    assert_eq!((agenda.sessions.len(), agenda.people.len()), (0, 0));
    assert_eq!(diagnostics, ["Error OnlySpeakers $"]);
}

#[test]
fn a_schedule_without_sessions_says_so() {
    let (_, diagnostics) = schedule(r#"{"sessions": [], "speakers": [], "categories": [], "rooms": []}"#, "");
    assert_eq!(diagnostics, ["Error NoSchedule $"]);
}

#[test]
fn service_sessions_are_what_their_titles_say() {
    for (title, kind) in [
        ("Registration", "registration"),
        ("Check-in", "registration"),
        ("Coffee", "break"),
        ("Changeover", "break"),
        ("Breakfast", "meal"),
        ("Closing words", "closing"),
        ("Afterparty", "social"),
        ("Welcome", "opening"),
    ] {
        let text = format!(
            r#"{{"sessions": [{{"id": "1", "title": "{title}", "startsAt": "2031-05-01T09:00Z", "isServiceSession": true, "isPlenumSession": true}}],
            "speakers": [], "rooms": [], "categories": []}}"#
        );
        assert_eq!(outline(&faultless(&text, "")), [format!("2031-05-01T09:00:00Z {title} ({kind})")]);
    }
}

#[test]
fn one_fault_costs_no_other_session() {
    one_fault_costs_one_session(ALL);
    one_fault_costs_one_session(&grid());
}

#[test]
fn a_url_without_a_scheme_is_read_as_https_and_reported() {
    let file = ALL
        .replace("https://ada.example", "www.ada.example/blog")
        .replace("https://live.example/1", "live.example/1")
        .replace("https://rec.example/1", "");
    let report = report(file.as_bytes(), "Europe/Paris");
    let reported: Vec<(String, String)> = report
        .diagnostics
        .iter()
        .filter(|found| found.diagnostic.name() == "other-form")
        .map(|found| (found.diagnostic.path.to_string(), found.diagnostic.help().to_string()))
        .collect();
    let expected = [
        ("$.sessions[0].liveUrl", "Write https://live.example/1."),
        ("$.speakers[0].links[0].url", "Write https://www.ada.example/blog."),
    ];
    assert_eq!(reported, expected.map(|(path, help)| (path.to_string(), help.to_string())));
    let (agenda, _) = schedule(&file, "Europe/Paris");
    let urls: Vec<&str> = agenda.sessions.iter().flat_map(|session| &session.links).map(|link| link.url.as_str()).collect();
    assert_eq!(urls, ["https://live.example/1"]);
    assert!(people(&agenda)[0].contains("https://www.ada.example/blog"));
    // The name of an account at a known site leads there.
    let file = ALL.replace(r#""title": "Blog", "url": "https://ada.example""#, r#""title": "GitHub", "url": "@ada""#);
    assert!(people(&schedule(&file, "Europe/Paris").0)[0].ends_with("<website https://github.com/ada GitHub>"));
}
