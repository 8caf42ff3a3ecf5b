//! Which mentions of people, rooms and tracks are one: the rules that hold for every format.

use plenary::model::Agenda;

use crate::schedules::{faultless, schedule};

/// Sessions with those who take part, each as the position of the person and their name: `A: 0 Ada Example`.
fn who(agenda: &Agenda) -> Vec<String> {
    let line = |session: &plenary::model::Session| {
        let people = session.people.iter().map(|one| format!(" {} {}", one.person, agenda.people[one.person].name));
        format!("{}:{}", session.title.get(""), people.collect::<Vec<_>>().join(","))
    };
    agenda.sessions.iter().map(line).collect()
}

/// A frab schedule with sessions A, B, … of those people.
fn frab(people: &[&str]) -> String {
    let mut events = Vec::new();
    for (index, people) in people.iter().enumerate() {
        let title = char::from(b'A' + index as u8);
        events.push(format!(
            r#"{{"id": {}, "guid": "g{title}", "title": "{title}", "start": "{:02}:00", "persons": [{people}]}}"#,
            index + 1,
            9 + index
        ));
    }
    format!(
        r#"{{"schedule": {{"conference": {{"title": "Con", "time_zone_name": "Europe/Berlin", "days": [
        {{"date": "2027-05-01", "rooms": {{"Barn": [{}]}}}}]}}}}}}"#,
        events.join(",")
    )
}

#[test]
fn what_stands_for_no_id_identifies_nobody() {
    for id in
        ["0", r#""0""#, r#""""#, "null", r#""null""#, r#""None""#, r#""n/a""#, "-1", r#""00000000-0000-0000-0000-000000000000""#]
    {
        for key in ["id", "code", "guid"] {
            let person = |name: &str| format!(r#"{{"{key}": {id}, "public_name": "{name}"}}"#);
            let text = frab(&[
                &person("Wanda Alpha"),
                &person("Xaver Beta"),
                &[person("Yara Gamma"), person("Xaver Beta")].join(","),
                r#"{"id": 5, "code": "FIVE", "public_name": "Wanda Alpha"}"#,
            ]);
            let agenda = faultless(&text, "");
            let expected = ["A: 0 Wanda Alpha", "B: 1 Xaver Beta", "C: 2 Yara Gamma, 1 Xaver Beta", "D: 0 Wanda Alpha"];
            assert_eq!(who(&agenda), expected, "{key} {id}");
        }
    }
}

#[test]
fn strong_ids_are_people_and_a_number_only_with_its_name() {
    // Two codes or guids are two people, whatever else they share.
    for (one, other) in [
        (r#""code": "AAAAAA", "id": 2"#, r#""code": "BBBBBB", "id": 2"#),
        (r#""guid": "a-b", "id": 2"#, r#""guid": "a-c", "id": 2"#),
        (r#""code": "333333", "id": 2"#, r#""code": "444444", "id": 2"#),
        (r#""id": 2"#, r#""id": 2"#),
    ] {
        let text = frab(&[
            &format!(r#"{{{one}, "name": "Wanda Alpha"}}"#),
            &format!(r#"{{{other}, "name": "Xaver Beta"}}"#),
            &format!(r#"{{{other}, "name": "Xaver Beta"}}, {{{one}, "name": "Wanda Alpha"}}"#),
        ]);
        let (agenda, diagnostics) = schedule(&text, "");
        assert_eq!(who(&agenda), ["A: 0 Wanda Alpha", "B: 1 Xaver Beta", "C: 1 Xaver Beta, 0 Wanda Alpha"], "{one}");
        assert_eq!(diagnostics, ["Warning SharedId $.schedule.conference.days[0].rooms.Barn[1].persons[0]"], "{one}");
    }
    // Ids of people and sessions of one name are distinguished, too.
    let text = frab(&[r#"{"code": "A", "name": "Kim Same"}, {"code": "B", "name": "Kim Same"}"#]);
    assert_eq!(who(&faultless(&text, "")), ["A: 0 Kim Same, 1 Kim Same"]);
}

#[test]
fn one_number_and_one_name_are_one_person_however_it_is_spelt() {
    let text = frab(&[
        r#"{"id": 7, "name": "Lacina Koné"}"#,
        r#"{"id": 7, "name": "LACINA KONE"}"#,
        r#"{"id": "7", "name": "Kone, Lacina"}"#,
        r#"{"id": 7, "name": "Lacina  Koné"}"#,
    ]);
    let all = ["A: 0 Lacina Koné", "B: 0 Lacina Koné", "C: 0 Lacina Koné", "D: 0 Lacina Koné"];
    assert_eq!(who(&faultless(&text, "")), all);
}

#[test]
fn ids_that_are_met_together_are_one_person_in_any_order() {
    let both = r#"{"guid": "g-1", "code": "CODE", "id": 4, "name": "Ada Example"}"#;
    let parts = [
        both,
        r#"{"guid": "g-1", "name": "Ada Example"}"#,
        r#"{"code": "CODE", "name": "Ada Example"}"#,
        r#"{"id": 4, "name": "Ada Example"}"#,
        r#"{"name": "Ada Example"}"#,
    ];
    for turn in 0..parts.len() {
        let mut parts = parts;
        parts.rotate_left(turn);
        let agenda = faultless(&frab(&parts), "");
        assert_eq!(agenda.people.len(), 1, "{turn}");
        assert_eq!(agenda.people[0].id, "g-1", "{turn}");
    }
}

#[test]
fn a_name_alone_is_the_one_who_has_it() {
    // Before or after the description, and nobody's where two have it.
    let ada = r#"{"code": "ADA", "name": "Ada Example", "biography": "Writes."}"#;
    for people in [[r#"{"name": "Ada Example"}"#, ada], [ada, r#"{"name": "Ada Example"}"#]] {
        let agenda = faultless(&frab(&people), "");
        assert_eq!(who(&agenda), ["A: 0 Ada Example", "B: 0 Ada Example"]);
        assert_eq!((agenda.people[0].id.as_str(), agenda.people[0].bio.get("")), ("ADA", "Writes."));
    }
    let (agenda, diagnostics) =
        schedule(&frab(&[r#"{"name": "Ada Example"}"#, ada, r#"{"code": "TWO", "name": "Ada Example"}"#]), "");
    assert_eq!(who(&agenda), ["A: 0 Ada Example", "B: 1 Ada Example", "C: 2 Ada Example"]);
    assert_eq!(diagnostics, ["Warning AmbiguousName $.schedule.conference.days[0].rooms.Barn[0].persons[0]"]);
}

#[test]
fn one_strong_id_with_two_names_is_one_person_which_is_reported() {
    let text = frab(&[
        r#"{"guid": "g-1", "name": "Nick Handle"}"#,
        r#"{"guid": "g-1", "name": "Nora Handle"}"#,
        r#"{"guid": "g-1", "name": "Nora Handle"}"#,
    ]);
    let (agenda, diagnostics) = schedule(&text, "");
    assert_eq!(who(&agenda), ["A: 0 Nick Handle", "B: 0 Nick Handle", "C: 0 Nick Handle"]);
    assert_eq!(diagnostics, ["Warning OtherName $.schedule.conference.days[0].rooms.Barn[1].persons[0]"]);
}

/// Lists of people with sessions that refer to them by ids: each format with the people as `PEOPLE` and the references as `IDS`.
const REFERRING: [(&str, &str); 4] = [
    (
        r#"{"event": {"name": "Con", "timezone": "Europe/Berlin"}, "generatedAt": "2027-01-01", "speakers": [PEOPLE], "sessions": [
        {"id": "s", "title": "A", "dateStart": "2027-05-01T10:00:00", "dateEnd": "2027-05-01T11:00:00", "speakerIds": [IDS]}]}"#,
        "$.sessions[0].speakerIds[0]",
    ),
    (
        r#"{"schemaVersion": 2, "timezone": "Europe/Berlin", "people": [PEOPLE], "schedule": [
        {"id": "s", "title": "A", "datetime": "2027-05-01T10:00:00", "mins": 60, "loc": ["Barn"], "people": [IDS]}]}"#,
        "$.schedule[0].people[0]",
    ),
    (
        r#"{"questions": [], "categories": [], "rooms": [], "speakers": [PEOPLE], "sessions": [
        {"id": "s", "title": "A", "startsAt": "2027-05-01T10:00:00", "endsAt": "2027-05-01T11:00:00", "isServiceSession": false,
        "isPlenumSession": false, "speakers": [IDS], "categoryItems": [], "questionAnswers": []}]}"#,
        "$.sessions[0].speakers[0]",
    ),
    (
        r#"{"speakers": [PEOPLE], "sessions": [
        {"id": "s", "title": "A", "startTime": "2027-05-01T10:00:00", "endTime": "2027-05-01T11:00:00", "speakerIds": [IDS]}]}"#,
        "$.sessions[0].speakerIds[0]",
    ),
];

#[test]
fn an_id_that_several_have_refers_to_nobody() {
    for (text, place) in REFERRING {
        let with = |people: &str, ids: &str| schedule(&text.replace("PEOPLE", people).replace("IDS", ids), "Europe/Berlin");
        // A list that counts from 0 is understood.
        let (agenda, diagnostics) = with(r#"{"id": 0, "name": "Wanda Alpha"}, {"id": 1, "name": "Xaver Beta"}"#, "1, 0");
        assert_eq!((who(&agenda), diagnostics), (vec!["A: 1 Xaver Beta, 0 Wanda Alpha".to_string()], vec![]), "{text}");
        for id in ["0", "3"] {
            let people = [("Wanda Alpha", id), ("Xaver Beta", id), ("Yara Gamma", "9")]
                .map(|(name, id)| format!(r#"{{"id": {id}, "name": "{name}"}}"#))
                .join(",");
            let (agenda, diagnostics) = with(&people, &format!("{id}, 9"));
            assert_eq!(who(&agenda), ["A: 2 Yara Gamma"], "{text}");
            assert!(diagnostics.contains(&format!("Error AmbiguousId {place}")), "{diagnostics:?}");
            let is_shared = diagnostics.iter().any(|reported| reported.starts_with("Warning SharedId"));
            assert_eq!(is_shared, id == "3", "{diagnostics:?}");
        }
    }
}

#[test]
fn rooms_and_tracks_follow_the_same_rules() {
    let widget = |rooms: &str, talks: &str| {
        let text = format!(
            r#"{{"talks": [{talks}], "version": "1", "timezone": "Europe/Berlin", "event_start": "2027-05-01", "event_end": "2027-05-01",
            "tracks": [{rooms}], "rooms": [{rooms}], "speakers": []}}"#
        );
        let (agenda, diagnostics) = schedule(&text, "");
        let line = |session: &plenary::model::Session| {
            let room = session.room.map_or("-", |room| agenda.rooms[room].name.get(""));
            let track = session.track.map_or("-", |track| agenda.tracks[track].name.get(""));
            format!("{} {room} {track}", session.title.get(""))
        };
        let sessions: Vec<String> = agenda.sessions.iter().map(line).collect();
        (sessions, agenda.rooms.len(), agenda.tracks.len(), diagnostics)
    };
    let talk = |title: &str, hour: usize, id: &str| {
        format!(
            r#"{{"code": "{title}", "title": "{title}", "start": "2027-05-01T{hour}:00:00+02:00", "end": "2027-05-01T{hour}:30:00+02:00",
            "speakers": [], "room": {id}, "track": {id}}}"#
        )
    };
    let talks = [talk("A", 10, "0"), talk("B", 11, "7")].join(",");
    // Zero is a place in a list at best.
    let (sessions, rooms, tracks, diagnostics) = widget(r#"{"id": 0, "name": "Barn"}, {"id": 7, "name": "Yard"}"#, &talks);
    assert_eq!((sessions, rooms, tracks), (vec!["A Barn Barn".to_string(), "B Yard Yard".into()], 2, 2));
    assert_eq!(diagnostics, [""; 0]);
    // What several have refers to none of them, and none of them is lost.
    let list = r#"{"id": 0, "name": "Barn"}, {"id": 0, "name": "Yard"}, {"id": 7, "name": "Loft"}, {"id": 7, "name": "Crypt"}, {"id": 7, "name": "LOFT"}"#;
    let (sessions, rooms, tracks, diagnostics) = widget(list, &talks);
    assert_eq!((sessions, rooms, tracks), (vec!["A - -".to_string(), "B - -".into()], 4, 4));
    let codes: Vec<&str> = diagnostics.iter().map(|reported| reported.split(' ').nth(1).unwrap()).collect();
    assert_eq!(codes.iter().filter(|code| **code == "SharedId").count(), 2, "{diagnostics:?}");
    assert_eq!(codes.iter().filter(|code| **code == "AmbiguousId").count(), 4, "{diagnostics:?}");
}

#[test]
fn rooms_of_sessionize_follow_the_same_rules() {
    let session = |title: &str, hour: u32, room: &str| {
        format!(
            r#"{{"id": "{title}", "title": "{title}", "startsAt": "2027-05-01T{hour}:00:00", "endsAt": "2027-05-01T{hour}:30:00", {room}
            "isServiceSession": false, "isPlenumSession": false, "speakers": [], "categories": []}}"#
        )
    };
    let rooms = |text: &str| {
        let (agenda, diagnostics) = schedule(text, "Europe/Berlin");
        let name = |session: &plenary::model::Session| session.room.map_or("-", |room| agenda.rooms[room].name.get(""));
        (agenda.sessions.iter().map(name).collect::<Vec<_>>().join(" "), diagnostics)
    };
    let grid = format!(
        r#"[{{"date": "2027-05-01T00:00:00", "rooms": [{{"id": 7, "name": "Barn", "sessions": [{}]}}, {{"id": 7, "name": "Yard", "sessions": [{}]}},
        {{"id": 0, "name": "Loft", "sessions": [{}]}}, {{"id": 0, "name": "Crypt", "sessions": [{}]}}], "timeSlots": []}}]"#,
        session("A", 10, r#""roomId": 7, "room": "Barn","#),
        session("B", 11, r#""roomId": 7, "room": "Yard","#),
        session("C", 12, r#""roomId": 0, "room": "Loft","#),
        session("D", 13, r#""roomId": 0, "room": "Crypt","#),
    );
    assert_eq!(rooms(&grid), ("Barn Yard Loft Crypt".into(), vec!["Warning SharedId $[0].rooms[1]".into()]));
    let groups = format!(
        r#"[{{"groupId": 1, "groupName": "All", "sessions": [{}, {}]}}]"#,
        session("A", 10, r#""roomId": 0, "room": "Barn","#),
        session("B", 11, r#""roomId": 0, "room": "Yard","#),
    );
    assert_eq!(rooms(&groups), ("Barn Yard".into(), vec![]));
    let all = format!(
        r#"{{"sessions": [{}, {}], "speakers": [], "questions": [], "categories": [], "rooms": [{{"id": 7, "name": "Barn", "sort": 1}}, {{"id": 7, "name": "Yard", "sort": 0}}]}}"#,
        session("A", 10, r#""roomId": 7,"#),
        session("B", 11, r#""roomId": 0,"#),
    );
    let diagnostics = vec!["Warning SharedId $.rooms[1]".to_string(), "Error AmbiguousId $.sessions[0].roomId".into()];
    assert_eq!(rooms(&all), ("- -".into(), diagnostics));
}

#[test]
fn rooms_of_lists_follow_the_same_rules() {
    let row = |title: &str, room: &str| {
        format!(
            r#"{{"title": "{title}", "startTime": "2027-05-01T1{}:00Z", "speaker": "Ada Example", "location": {room}}}"#,
            title.len()
        )
    };
    let rooms = |lists: &str, rows: &[String]| {
        let (agenda, diagnostics) = schedule(&format!(r#"{{{lists} "sessions": [{}]}}"#, rows.join(",")), "Europe/Berlin");
        let name = |session: &plenary::model::Session| session.room.map_or("-", |room| agenda.rooms[room].name.get(""));
        (agenda.sessions.iter().map(name).collect::<Vec<_>>().join(" "), diagnostics)
    };
    // Described in place.
    let object = |id: &str, name: &str| format!(r#"{{"id": {id}, "name": "{name}"}}"#);
    for (id, expected) in [("0", vec![]), ("7", vec!["Warning SharedId $.sessions[1].location".to_string()])] {
        let rows =
            [("A", "Barn"), ("AA", "Yard"), ("AAA", "Barn"), ("AAAA", "Yard")].map(|(title, name)| row(title, &object(id, name)));
        assert_eq!(rooms("", &rows), ("Barn Yard Barn Yard".into(), expected), "{id}");
    }
    // Listed.
    let list = [object("7", "Barn"), object("7", "Yard"), object("8", "Loft")].join(",");
    let rows = [row("A", "7"), row("AA", "8"), row("AAA", r#""Yard""#), row("AAAA", r#""Barn""#)];
    let (found, diagnostics) = rooms(&format!(r#""rooms": [{list}],"#), &rows);
    assert_eq!(found, "- Loft Yard Barn");
    assert_eq!(diagnostics, ["Warning SharedId $.rooms[1]", "Error AmbiguousId $.sessions[0].location"]);
}

#[test]
fn plenarys_own_format_follows_the_same_rules() {
    let read = |members: &str| {
        let agenda = crate::kit::read(&crate::kit::feed(members));
        let diagnostics: Vec<String> =
            agenda.diagnostics.iter().map(|diagnostic| format!("{:?} {}", diagnostic.code, diagnostic.path)).collect();
        (who(&agenda), diagnostics)
    };
    for id in ["0", "7", r#""7""#] {
        let (sessions, diagnostics) = read(&format!(
            r#""people": [{{"id": {id}, "name": "Wanda Alpha"}}, {{"id": {id}, "name": "Xaver Beta"}}, {{"id": {id}, "name": "WANDA ALPHA", "bio": "B"}}],
            "sessions": [{{"title": "A", "people": ["Wanda Alpha", "Xaver Beta", {{"id": {id}, "name": "Yara Gamma"}}]}}]"#
        ));
        assert_eq!(sessions, ["A: 0 WANDA ALPHA, 1 Xaver Beta, 2 Yara Gamma"], "{id}");
        assert_eq!(diagnostics, ["SharedId $.people[1].id", "SharedId $.sessions[0].people[2].id"], "{id}");
    }
    // A text is an id of one person, however the name is written.
    let (sessions, diagnostics) = read(
        r#""people": [{"id": "w", "name": "W. Alpha"}],
        "sessions": [{"title": "A", "people": [{"id": "w", "name": "Wanda Alpha"}]}]"#,
    );
    assert_eq!((sessions, diagnostics), (vec!["A: 0 Wanda Alpha".to_string()], vec![]));
    // Rooms and tracks.
    let agenda = crate::kit::read(&crate::kit::feed(
        r#""rooms": [{"id": 1, "name": "Barn"}, {"id": 1, "name": "Yard"}], "tracks": [{"id": 0, "name": "X"}, {"id": 0, "name": "Y"}],
        "sessions": [{"title": "A", "room": "Yard", "track": "Y"}]"#,
    ));
    let session = &agenda.sessions[0];
    assert_eq!(agenda.rooms[session.room.unwrap()].name.get(""), "Yard");
    assert_eq!(agenda.tracks[session.track.unwrap()].name.get(""), "Y");
    assert_eq!((agenda.rooms.len(), agenda.tracks.len(), agenda.diagnostics.len()), (2, 2, 2));
}

#[test]
fn a_name_of_two_described_people_is_neither_of_them() {
    let people = r#""people": [{"id": "p1", "name": "Kim Example"}, {"id": "p2", "name": "Kim Example"}, {"id": "p3", "name": "Lee Sample"}]"#;
    let sessions = r#""sessions": [{"title": "A", "people": ["p1", "Lee Sample"]}, {"title": "B", "people": ["Kim Example"]}, {"title": "C", "people": ["Kim Example"]}]"#;
    for members in [[people, sessions], [sessions, people]] {
        let agenda = crate::kit::read(&crate::kit::feed(&members.join(",")));
        let id = |session: usize| agenda.people[agenda.sessions[session].people[0].person].id.as_str();
        assert_eq!((id(0), id(1), id(2), agenda.people.len()), ("p1", "Kim Example", "Kim Example", 4));
        assert_eq!(agenda.people[agenda.sessions[0].people[1].person].id, "p3");
    }
    let said = crate::lint_kit::said(&crate::lint_kit::of_members(&[people, sessions].join(",\n")));
    assert!(said.iter().any(|line| line.contains("ambiguous-name") && line.contains("$.sessions[1].people[0]")), "{said:?}");
}

#[test]
fn many_people_of_one_number_are_all_there() {
    let people: Vec<String> = (0..2_000).map(|n| format!(r#"{{"id": {}, "name": "Person {n}"}}"#, n % 2 * 5)).collect();
    let agenda = schedule(&frab(&[&people.join(",")]), "").0;
    assert_eq!(agenda.people.len(), 2_000);
}

#[test]
fn several_affiliations_are_one_line() {
    let affiliations = |agenda: &Agenda| agenda.people.iter().map(|person| person.affiliation.clone()).collect::<Vec<_>>();
    let own = r#""people": [{"id": "p", "name": "Åsa Berg", "affiliation": ["North Lab", {"en": "South Press", "fr": "Presses du Sud"}, ""]}],
        "sessions": [{"title": "A", "people": [{"person": "p", "affiliation": ["East", "West"]}]}]"#;
    let agenda = crate::kit::read(&crate::kit::feed(own));
    assert_eq!(agenda.diagnostics, []);
    assert_eq!(affiliations(&agenda)[0].get(""), "North Lab, South Press");
    assert_eq!(agenda.sessions[0].people[0].affiliation.get(""), "East, West");
    let said = crate::lint_kit::said(&crate::lint_kit::of_members(own));
    assert!(!said.iter().any(|line| line.contains("affiliation") && line.contains("no-text")), "{said:?}");
    // By language, each part in its own.
    let agenda = crate::kit::read(&crate::kit::feed(
        r#""people": [{"name": "Åsa Berg", "affiliation": [{"en": "Lab", "fr": "Labo"}, {"en": "Press", "fr": "Presse"}]}]"#,
    ));
    assert_eq!((affiliations(&agenda)[0].get("fr"), affiliations(&agenda)[0].get("en")), ("Labo, Presse", "Lab, Press"));
    for text in [
        r#"{"@type": "Event", "name": "E", "startDate": "2027-05-01T09:00Z", "performer": {"@type": "Person", "name": "Åsa Berg",
        "affiliation": [{"@type": "Organization", "name": "North Lab"}, "South Press"]}}"#,
        r#"{"speakers": [{"id": "a", "name": "Åsa Berg", "affiliation": ["North Lab", "South Press"]}],
        "sessions": [{"title": "A", "startTime": "2027-05-01T09:00Z", "speakers": ["a"]}]}"#,
        r#"{"speakers": [{"id": "a", "name": "Åsa Berg", "affiliations": [{"name": "North Lab"}, {"name": "South Press"}]}],
        "sessions": [{"title": "A", "startTime": "2027-05-01T09:00Z", "speakers": ["a"]}]}"#,
    ] {
        let (agenda, diagnostics) = schedule(text, "Europe/Berlin");
        assert_eq!(affiliations(&agenda)[0].get(""), "North Lab, South Press", "{text} {diagnostics:?}");
    }
}
