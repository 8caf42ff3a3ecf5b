//! Where the sessions of a list are, and what is around them: slots, rooms, tracks, days, people in any shape.

use crate::import_kit::{keeps_none_of, outline, people, reads};
use crate::schedules::{faultless, schedule, translated};

/// Asserts that a schedule without a fault has those sessions.
#[track_caller]
fn shows(text: &str, sessions: &[&str]) {
    let (agenda, reported) = schedule(text, "UTC");
    assert_eq!(outline(&agenda), sessions, "{text}");
    assert_eq!(reported, [""; 0], "{text}");
}

#[test]
fn one_row_may_hold_several_sessions() {
    let a = r#"{"title": "A", "speaker": "Ada Example"}"#;
    let b = r#"{"title": "B", "speaker": "Ben Sample"}"#;
    let slots = |inner: &str| {
        format!(
            r#"[{{"date": "2031-06-02", "items": [{{"time": "12:30", "title": "Registration"}}, {{"time": "14:00", {inner}}}]}}]"#
        )
    };
    let registration = "2031-06-02T12:30:00Z Registration (registration)";
    let at_two = |a: &str, b: &str| {
        [
            registration.to_string(),
            format!("2031-06-02T14:00:00Z A {a}=Ada Example/"),
            format!("2031-06-02T14:00:00Z B {b}=Ben Sample/"),
        ]
    };
    for (inner, sessions) in [
        (format!(r#""tracks": {{"a": {a}, "b": {b}}}"#), at_two("#a ", "#b ")),
        (format!(r#""rooms": {{"Blue": {a}, "Red": {b}}}"#), at_two("@Blue ", "@Red ")),
        (format!(r#""Hall 1": {a}, "Hall 2": {b}"#), at_two("@Hall 1 ", "@Hall 2 ")),
        (format!(r#""talks": [{a}, {b}]"#), at_two("", "")),
        (format!(r#""sessions": [{a}, {b}]"#), at_two("", "")),
        (format!(r#""tracks": [{{"title": "A", "speaker": "Ada Example", "room": "X"}}, {b}]"#), at_two("@X ", "")),
    ] {
        let sessions: Vec<&str> = sessions.iter().map(String::as_str).collect();
        shows(&slots(&inner), &sessions);
    }
    shows(
        r#"[{"date": "2031-06-02", "time": "9:00", "Room A": "Opening", "Room B": "Knots"}, {"date": "2031-06-02", "time": "10:00", "title": "Break"}]"#,
        &["2031-06-02T09:00:00Z Opening @Room A", "2031-06-02T09:00:00Z Knots @Room B", "2031-06-02T10:00:00Z Break (break)"],
    );
    // A slot has an end as well, which its sessions have unless they say otherwise.
    shows(
        &format!(
            r#"{{"programme": [{{"date": "2031-06-02", "start": "9:00", "end": "9:45", "talks": [{a}, {{"title": "B", "speaker": "Ben Sample", "duration": 20}}]}}]}}"#
        ),
        &[
            "2031-06-02T09:00:00Z/2031-06-02T09:45:00Z A =Ada Example/",
            "2031-06-02T09:00:00Z/2031-06-02T09:20:00Z B =Ben Sample/",
        ],
    );
}

#[test]
fn sessions_are_in_what_is_around_them() {
    let talk = |title: &str, hour: u32| format!(r#"{{"title": "{title}", "start": "{hour:02}:00", "speaker": "Ada Example"}}"#);
    let (a, b) = (talk("A", 9), talk("B", 10));
    let wanted = ["2031-05-01T09:00:00Z A @Blue =Ada Example/", "2031-05-01T10:00:00Z B @Red =Ada Example/"];
    for text in [
        format!(
            r#"{{"days": [{{"date": "2031-05-01", "rooms": [{{"name": "Blue", "sessions": [{a}]}}, {{"name": "Red", "sessions": [{b}]}}]}}]}}"#
        ),
        format!(r#"{{"days": [{{"date": "1 May 2031", "rooms": {{"Blue": [{a}], "Red": [{b}]}}}}]}}"#),
        format!(r#"{{"agenda": {{"Thursday, 1 May 2031": {{"rooms": {{"Blue": [{a}], "Red": [{b}]}}}}}}}}"#),
        format!(
            r#"[{{"date": "2031-05-01", "room": "Blue", "sessions": [{a}]}}, {{"date": "2031-05-01", "room": "Red", "sessions": [{b}]}}]"#
        ),
        format!(
            r#"{{"date": "2031-05-01", "program": {{"2031-05-01": {{"stages": [{{"name": "Blue", "talks": [{a}]}}, {{"name": "Red", "talks": [{b}]}}]}}}}}}"#
        ),
    ] {
        shows(&text, &wanted);
    }
    let halls = format!(r#"{{"programme": {{"2031-05-01": {{"Main Hall": [{a}], "Small Hall": [{b}]}}}}}}"#);
    shows(&halls, &["2031-05-01T09:00:00Z A @Main Hall =Ada Example/", "2031-05-01T10:00:00Z B @Small Hall =Ada Example/"]);
    let tracks = format!(
        r#"{{"days": [{{"date": "2031-05-01", "tracks": [{{"name": "Cords", "sessions": [{a}]}}, {{"name": "Lines", "sessions": [{b}]}}]}}]}}"#
    );
    shows(&tracks, &["2031-05-01T09:00:00Z A #Cords =Ada Example/", "2031-05-01T10:00:00Z B #Lines =Ada Example/"]);
    // A session with others inside.
    let block = format!(
        r#"{{"sessions": [{{"title": "Block", "startTime": "2031-05-01T09:00", "endTime": "2031-05-01T11:00", "room": "Blue", "talks": [{a}, {{"title": "B", "speaker": "Ben Sample"}}]}}]}}"#
    );
    let (agenda, reported) = schedule(&block, "UTC");
    assert_eq!(
        outline(&agenda),
        [
            "2031-05-01T09:00:00Z/2031-05-01T11:00:00Z Block @Blue",
            "- 2031-05-01T09:00:00Z A =Ada Example/",
            "- unknown B =Ben Sample/"
        ],
        "{reported:?}"
    );
}

#[test]
fn lists_of_rooms_and_tracks_have_a_first() {
    reads(
        r#"{"sessions": [{"id": 1, "name": "Knots", "start_time": "2031-05-01T10:00", "locations": ["Barn", "Hall"], "tracks": ["Cords", "Beginners", "Youth"]},
            {"id": 2, "name": "Ropes", "start_time": "2031-05-01T11:00", "rooms": [{"name": "Hall"}], "track": [{"title": "Cords"}, {"title": "Lines"}]}]}"#,
        "UTC",
        &["2031-05-01T10:00:00Z Knots @Barn #Cords +Hall +Beginners +Youth", "2031-05-01T11:00:00Z Ropes @Hall #Cords +Lines"],
        &["Warning SeveralRooms $.sessions[0].locations", "Note SeveralTracks $.sessions[0].tracks"],
    );
}

#[test]
fn people_may_be_a_map() {
    let with = |people: &str| {
        format!(r#"{{"sessions": [{{"id": "1", "title": "T", "start_time": "2031-05-01T10:00Z", "location": "R", {people}}}]}}"#)
    };
    let wanted = "2031-05-01T10:00:00Z T @R =Ada Example/ =Ben Sample/";
    for people in [
        r#""facilitators": {"1": {"name": "Ada Example"}, "2": {"name": "Ben Sample"}, "3": {"name": ""}}"#,
        r#""speakers": {"x1": "Ada Example", "x2": "Ben Sample"}"#,
        r#""speakers": {"Ada Example": {"bio": "Text."}, "Ben Sample": {}}"#,
        r#""speakers": {"Ada Example": true, "Ben Sample": true}"#,
        r#""presenters": {"first": {"firstName": "Ada", "lastName": "Example"}, "second": {"fullName": "Ben Sample"}}"#,
        r#""speaker1": "Ada Example", "speaker2": "Ben Sample""#,
        r#""Speaker 1 Name": "Ada Example", "Speaker 2 Name": "Ben Sample""#,
        r#""speakers": "Ada Example", "facilitators": "Ben Sample""#,
        r#""sessionSpeakers": ["Ada Example", "Ben Sample"]"#,
        r#""speakers": [{"speaker": "Ada Example"}, "Ben Sample"]"#,
    ] {
        let (agenda, reported) = schedule(&with(people), "UTC");
        assert_eq!(outline(&agenda), [wanted], "{people}");
        assert!(reported.is_empty(), "{people}: {reported:?}");
    }
    // Where one of them is a session, all are.
    let some = r#"{"sessions": {"a": {"title": "A", "speakers": ["Ada Example"], "description": "x"}, "b": {"title": "B"}, "c": {"title": "C"}}}"#;
    assert_eq!(outline(&schedule(some, "UTC").0), ["unknown A =Ada Example/", "unknown B", "unknown C"]);
    let by_id = r#"{"speakers": {"a1": {"name": "Ada Example", "bio": "Text."}, "b2": {"name": "Ben Sample"}},
        "sessions": {"s1": {"title": "T", "start_time": "2031-05-01T10:00Z", "location": "R", "speakers": {"a1": true, "b2": true}}}}"#;
    let agenda = faultless(by_id, "UTC");
    assert_eq!(outline(&agenda), [wanted]);
    assert_eq!(people(&agenda), ["Ada Example | Text.", "Ben Sample"]);
    assert_eq!(agenda.sessions[0].id, "s1");
}

#[test]
fn keys_of_people_give_roles() {
    reads(
        r#"[{"title": "T", "start": "2031-05-01T10:00", "room": "R", "moderator": "Ada Example", "panelists": "Ben Sample, Cem Probe", "Referentin": "Dora Muster",
            "chair": "Emil Test", "hosted_by": "Fay Trial"}]"#,
        "UTC",
        &[
            "2031-05-01T10:00:00Z T @R =Dora Muster/ =Ada Example/moderator =Emil Test/moderator =Ben Sample/panelist =Cem Probe/panelist =Fay Trial/host",
        ],
        &[],
    );
    // Whoever is named twice appears once.
    shows(
        r#"[{"title": "T", "start": "2031-05-01T10:00", "room": "R", "speakers": ["Ada Example"], "presenter": "Ada Example", "moderator": "Ada Example"}]"#,
        &["2031-05-01T10:00:00Z T @R =Ada Example/moderator"],
    );
}

#[test]
fn text_where_names_are_expected_is_kept_and_reported() {
    let of = |speakers: &str| {
        format!(
            r#"[{{"title": "T", "start": "2031-05-01T10:00", "room": "R", "description": "About.", "speakers": "{speakers}"}}]"#
        )
    };
    let prose = of("Speakers will be announced in the next weeks.");
    let agenda = reads(&prose, "UTC", &["2031-05-01T10:00:00Z T @R"], &["Warning NotAName $[0].speakers"]);
    assert_eq!(agenda.sessions[0].summary.get("en"), "About.\n\nSpeakers will be announced in the next weeks.");
    let bio = of("Ada Example\\nBorn in Bonn, in 1990. She has written two books.");
    let agenda = reads(&bio, "UTC", &["2031-05-01T10:00:00Z T @R =Ada Example/"], &["Note BioAssumed $[0].speakers"]);
    assert_eq!(people(&agenda), ["Ada Example | Born in Bonn, in 1990. She has written two books."]);
    let job = of("Ada Example, director of Knots Ltd; Ben Sample (Lines Inc.)");
    let agenda =
        reads(&job, "UTC", &["2031-05-01T10:00:00Z T @R =Ada Example/ =Ben Sample/"], &["Note AffiliationAssumed $[0].speakers"]);
    assert_eq!(people(&agenda), ["Ada Example | director of Knots Ltd", "Ben Sample | Lines Inc."]);
    let turned = of("Example, Ada B.; Sample, Ben");
    reads(
        &turned,
        "UTC",
        &["2031-05-01T10:00:00Z T @R =Ada B. Example/ =Ben Sample/"],
        &["Note NameTurned $[0].speakers", "Note NameTurned $[0].speakers"],
    );
    let mail = of("Ada Example <ada@secret.example>, ben@secret.example");
    keeps_none_of(&mail, &["secret.example"]);
}

#[test]
fn markup_is_in_no_name() {
    let of = |value: &str| {
        format!(
            r#"[{{"title": "<p>Knots<br>and <li>ropes</li></p>", "start": "2031-05-01T10:00", "room": "<li>Barn &amp; caf&eacute;</li>", "speakers": {value}}}]"#
        )
    };
    for value in [
        r#""<ul><li>Ada Example</li><li>Ben Sample</li></ul>""#,
        r#""<a href=\"https://x.example/a,b\">Ada Example</a>, Ben Sample""#,
        r#""Ada Example<br>Ben Sample""#,
        r#"["<b>Ada Example</b>", "<p>Ben Sample</p>"]"#,
        r#"[{"name": "<b>Ada Example</b>"}, {"name": "<li>Ben Sample</li>"}]"#,
    ] {
        shows(&of(value), &["2031-05-01T10:00:00Z Knots and ropes @Barn & café =Ada Example/ =Ben Sample/"]);
    }
}

#[test]
fn several_languages_are_not_one() {
    for language in [r#""en, de""#, r#""de/en""#, r#""English and German""#, r#"["en", "de"]"#, r#""EN; DE""#] {
        let text = format!(r#"[{{"title": "T", "start": "2031-05-01T10:00", "room": "R", "language": {language}}}]"#);
        let agenda = faultless(&text, "UTC");
        assert_eq!(agenda.sessions[0].languages.len(), 2, "{language}");
    }
    let frab = |language: &str| {
        format!(
            r#"{{"schedule": {{"conference": {{"title": "E", "time_zone_name": "UTC", "days": [{{"date": "2031-05-01", "rooms": {{"R": [{{"id": 1, "date": "2031-05-01T10:00:00Z", "start": "10:00", "duration": "00:30", "title": "T", "language": "{language}", "persons": []}}]}}}}]}}}}}}"#
        )
    };
    for language in ["en, de", "de,en", "de/en", "de & fr"] {
        assert_eq!(faultless(&frab(language), "").sessions[0].languages.len(), 2, "{language}");
    }
}

#[test]
fn hostile_lists_are_read_in_time() {
    // Nesting, long texts and many keys: what is looked at grows with the input.
    let nested = (0..50).fold(r#"[{"title": "T", "start": "2031-05-01T10:00", "room": "R"}]"#.to_string(), |inner, _| {
        format!(r#"{{"sessions": {inner}}}"#)
    });
    let long = format!(
        r#"[{{"title": "T", "start": "2031-05-01T10:00", "room": "R", "speakers": "{}"}}]"#,
        "Ada, and ( a & <b ".repeat(20_000)
    );
    let many: Vec<String> = (0..3_000)
        .map(|index| {
            format!(
                r#"{{"title": "T{index}", "date": "", "start": "9:{:02}", "speakers": {{"{index}": {{"name": "P {index}"}}}}}}"#,
                index % 60
            )
        })
        .collect();
    for text in [nested, long, format!("[{}]", many.join(","))] {
        drop(translated(text.as_bytes(), "UTC"));
    }
}

#[test]
fn an_id_beside_the_attributes_is_that_of_the_session() {
    let one = |id: &str, title: &str, hour: u32| {
        format!(
            r#"{{"type": "sessions", "id": {id}, "attributes": {{"title": "{title}", "startsAt": "2031-05-01T{hour:02}:00:00Z", "speaker": "Ada Example"}}}}"#
        )
    };
    let file = format!(r#"{{"timezone": "UTC", "data": [{}, {}]}}"#, one("\"one\"", "A", 9), one("2", "B", 10));
    let (agenda, _) = schedule(&file, "");
    let ids: Vec<&str> = agenda.sessions.iter().map(|session| session.id.as_str()).collect();
    assert_eq!(ids, ["one", "2"]);
}

#[test]
fn sessions_with_a_name_are_a_list() {
    let file = r#"{"event": {"name": "E", "timezone": "UTC"}, "sessions": [{"name": "A", "start": "20310501T090000Z", "end": "20310501T100000Z"}]}"#;
    let (agenda, diagnostics) = schedule(file, "");
    assert_eq!((agenda.event.title.get(""), agenda.sessions[0].title.get("")), ("E", "A"), "{diagnostics:?}");
}

#[test]
fn a_placeholder_is_nothing_that_was_lost() {
    let row = |title: &str, members: &str| format!(r#"{{"title": "{title}", "start": "2031-05-01T09:00", {members}}}"#);
    let rows = [row("A", r#""speaker": "Ada Example""#), row("B", r#""speaker": "TBA""#), row("C", r#""speaker": "T.B.D.""#)];
    let file = format!(r#"{{"timezone": "UTC", "sessions": [{}]}}"#, rows.join(", "));
    assert_eq!(crate::lint_kit::said(&file), [] as [&str; 0]);
}

#[test]
fn rows_may_have_zones_of_their_own() {
    let row = |title: &str, zone: &str| {
        format!(r#"{{"title": "{title}", "start": "2031-05-01T09:00", "speaker": "Ada Example", "timezone": "{zone}"}}"#)
    };
    let (agenda, diagnostics) = schedule(&format!("[{}, {}]", row("A", "Europe/Paris"), row("B", "Asia/Tokyo")), "");
    assert_eq!(
        outline(&agenda),
        ["2031-05-01T00:00:00Z B =Ada Example/", "2031-05-01T07:00:00Z A =Ada Example/"],
        "{diagnostics:?}"
    );
    let (_, diagnostics) = schedule(&format!("[{}]", row("A", "Paris time")), "UTC");
    assert!(diagnostics.iter().any(|line| line.contains("NoZone")), "{diagnostics:?}");
}

#[test]
fn a_schedule_beside_an_event_is_a_list() {
    let rows = r#"[{"day": "Thursday", "time": "9:00", "title": "A", "speaker": "Ada Example"}]"#;
    for key in ["schedule", "talks", "program"] {
        for title in ["title", "name"] {
            let file = format!(
                r#"{{"event": {{"{title}": "E", "start": "2031-05-01", "end": "2031-05-03", "timezone": "UTC"}}, "{key}": {rows}}}"#
            );
            let (agenda, diagnostics) = schedule(&file, "");
            assert_eq!(outline(&agenda), ["2031-05-01T09:00:00Z A =Ada Example/"], "{file}: {diagnostics:?}");
            assert_eq!(agenda.event.title.get(""), "E");
        }
    }
}
