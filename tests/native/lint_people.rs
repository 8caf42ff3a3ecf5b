//! Rooms and people: two at once, none at all, and two that are one.

use crate::lint_kit::{assert_said, of_members, said, sessions};

#[test]
fn two_sessions_in_one_room() {
    assert_said(
        &[
            (
                r#"{"title": "A", "room": "Hall", "start": "2024-07-09T09:00", "end": "2024-07-09T10:00"},
{"title": "B", "room": "Hall", "start": "2024-07-09T09:30", "duration": 30}"#,
                &[r#"warning overlap 3:41+18 $.sessions[1].start: "A" in Hall"#],
            ),
            // One after the other, elsewhere, cancelled, a break, inside of each other, posters, in no room at all.
            (
                r#"{"title": "A", "room": "Hall", "start": "2024-07-09T09:00", "end": "2024-07-09T10:00"},
                {"title": "B", "room": "Hall", "start": "2024-07-09T10:00", "duration": 30},
                {"title": "C", "room": "Attic", "start": "2024-07-09T09:00", "duration": 30},
                {"title": "D", "room": "Hall", "start": "2024-07-09T09:00", "duration": 30, "status": "cancelled"},
                {"title": "E", "room": "Hall", "start": "2024-07-09T09:00", "duration": 30, "kind": "break"},
                {"title": "F", "start": "2024-07-09T09:00", "duration": 30},
                {"title": "G", "room": "all rooms", "start": "2024-07-09T09:00", "duration": 30},
                {"title": "H", "room": "all rooms", "start": "2024-07-09T09:00", "duration": 30},
                {"title": "I", "room": "Foyer", "start": "2024-07-09T09:00", "duration": 60,
                 "sessions": [{"title": "J", "start": "2024-07-09T09:00", "duration": 30}]}"#,
                &[],
            ),
            // A block that several talks are in, without being said to be.
            (
                r#"{"title": "A", "room": "Hall", "start": "2024-07-09T09:00", "duration": 90},
                {"title": "B", "room": "Hall", "start": "2024-07-09T09:00", "duration": 30},
                {"title": "C", "room": "Hall", "start": "2024-07-09T09:30", "duration": 30},
                {"title": "D", "room": "Hall", "start": "2024-07-09T10:00", "duration": 30}"#,
                &[],
            ),
        ],
        sessions,
    );
}

#[test]
fn many_overlaps_of_a_room_are_counted() {
    let one = "{\"title\": \"A\", \"room\": \"Hall\", \"start\": \"2024-07-09T09:00\", \"duration\": 30}";
    let found = said(&sessions(&vec![one; 20].join(",\n")));
    assert_eq!(found.len(), 4);
    assert_eq!(found[0], "warning overlap 3:41+18 $.sessions[1].start: \"A\" in Hall");
    assert_eq!(found[3], "warning overlap 6:41+18 $.sessions[4].start: \"A\" in Hall, and 15 more like it");
}

#[test]
fn a_room_or_a_track_in_two_spellings() {
    assert_said(
        &[
            (
                r#""rooms": [{"id": "h", "name": "Main Hall"}], "tracks": [{"name": "C"}, {"name": "C++"}],
"sessions": [{"title": "A", "room": "main-hall", "track": "C"}, {"title": "B", "room": "h", "track": "c"}]"#,
                &[
                    r#"note unused 2:72+15 $.tracks[1]: "C++""#,
                    r#"warning near-name 3:37+11 $.sessions[0].room: "main-hall""#,
                    r#"warning near-name 3:102+3 $.sessions[1].track: "c""#,
                ],
            ),
            (
                r#""rooms": [{"name": "Hall 1"}], "sessions": [{"title": "A", "room": "hall 1", "start": "soon"}]"#,
                &[r#"error no-time 2:87+6 $.sessions[0].start: "soon""#],
            ),
            (
                r#""rooms": [{"name": "Hall 1"}], "sessions": [{"title": "A", "room": "Hall 1"}, {"title": "B", "room": "Hall 2"}]"#,
                &[],
            ),
        ],
        of_members,
    );
}

#[test]
fn something_described_twice() {
    assert_said(
        &[
            (
                r#""rooms": [{"id": 1, "name": "A"}, {"id": 1, "name": "B"}],
"tracks": [{"name": "T"}, {"name": "T"}],
"days": [{"date": "2024-07-09"}, {"date": "2024-07-09"}],
"people": [{"id": "a", "name": "Ada Ek"}, {"id": "a", "name": "Ada E. Ek"}],
"sessions": [{"title": "S", "room": "A", "track": "T", "people": ["a"]}, {"title": "U", "room": "B"}]"#,
                &[
                    "warning shared-id 2:42+1 $.rooms[1].id: 1",
                    r#"warning described-twice 3:27+13 $.tracks[1]: "T""#,
                    r#"warning described-twice 4:34+22 $.days[1]: "2024-07-09""#,
                    r#"warning described-twice 5:43+32 $.people[1]: "a""#,
                ],
            ),
            (
                r#""people": [{"id": "a", "name": "Ada Ek"}, {"id": "b", "name": "Ada  ek"}],
"sessions": [{"title": "S", "people": ["a", "b"]}]"#,
                &[r#"note same-name 2:63+9 $.people[1].name: "Ada ek""#],
            ),
            (
                r#""people": [{"id": "a", "name": "Ada Ek"}], "sessions": [{"title": "S", "people": ["a"]},
{"title": "T", "people": ["Ada ek"]}]"#,
                &[r#"warning near-name 3:27+8 $.sessions[1].people[0]: "Ada ek""#],
            ),
        ],
        of_members,
    );
}

#[test]
fn somebody_in_two_rooms_at_once() {
    let session = |title: &str, room: &str, start: &str, more: &str| {
        format!(
            "\n{{\"title\": \"{title}\", \"room\": \"{room}\", \"start\": \"2024-07-09T{start}\", \"duration\": 60, \"people\": [\"Bo Ek\", \"Ada Ek\"]{more}}}"
        )
    };
    let two = |second: String| said(&sessions(&[session("A", "Hall", "09:00", ""), second].join(",")));
    assert_eq!(
        two(session("B", "Attic", "09:30", "")),
        [
            r#"warning two-places 4:89+7 $.sessions[1].people[0]: Bo Ek: "A" and "B""#,
            r#"warning two-places 4:98+8 $.sessions[1].people[1]: Ada Ek: "A" and "B""#,
        ]
    );
    for second in [
        session("B", "Attic", "10:00", ""),
        session("B", "Attic", "09:00", ", \"status\": \"cancelled\""),
        session("B", "Attic", "09:00", ", \"kind\": \"poster\""),
        session("A", "Attic", "09:00", ""),
    ] {
        assert_eq!(two(second.clone()), [""; 0], "{second}");
    }
}

#[test]
fn somebody_twice_or_in_no_session() {
    assert_said(
        &[
            (
                r#""people": [{"id": "a", "name": "Ada Ek"}, {"id": "b", "name": "Bo Ek"}],
"sessions": [{"title": "S", "people": ["a", {"person": "Ada Ek"}]}]"#,
                &[
                    r#"note no-part-taken 2:43+28 $.people[1]: "Bo Ek""#,
                    r#"warning person-twice 3:45+20 $.sessions[0].people[1]: "Ada Ek""#,
                ],
            ),
            (
                r#""people": [{"id": "a", "name": "Ada Ek"}],
"sessions": [{"title": "S", "people": ["", "a", {"person": "a", "role": "moderator"}]}]"#,
                &[r#"error nobody 3:40+2 $.sessions[0].people[0]: """#],
            ),
            (r#""people": [{"id": "a", "name": "Ada Ek"}], "sessions": [{"title": "S"}]"#, &[]),
        ],
        of_members,
    );
    let many: Vec<String> = (0..9).map(|id| format!("{{\"id\": \"{id}\", \"name\": \"Person no. {id}\"}}")).collect();
    let found = said(&of_members(&format!(
        "\"people\": [{}], \"sessions\": [{{\"title\": \"S\", \"people\": [\"0\"]}}]",
        many.join(",\n")
    )));
    assert_eq!(found[3], "note no-part-taken 6:1+35 $.people[4]: \"Person no. 4\", and 4 more like it");
}

#[test]
fn an_id_of_nobody_is_told_of_where_it_stands() {
    let feed = of_members(
        r#""people": [{"id": "ada-ek", "name": "Ada Ek"}], "sessions": [{"title": "S", "sessions": [{"title": "T", "start": "soon"},
{"title": "U", "people": ["ada-ek", "ada_eck"]}]}]"#,
    );
    assert_eq!(
        said(&feed),
        [
            r#"error no-time 2:114+6 $.sessions[0].sessions[0].start: "soon""#,
            r#"warning unknown-person 3:37+9 $.sessions[0].sessions[1].people[1]: "ada_eck""#,
        ]
    );
    let report = crate::lint_kit::report(feed.as_bytes(), "");
    assert!(report.diagnostics[1].diagnostic.help().starts_with("Did you mean \"ada-ek\"?"));
}

#[test]
fn somebody_described_in_a_session_after_being_named_is_one() {
    let feed = sessions(
        r#"{"title": "S", "people": ["Ada Ek", "Bo Ek"]},
{"title": "T", "people": [{"id": "a", "name": "Ada Ek", "picture": "http://example.org/a.jpg"}]}"#,
    );
    assert_eq!(said(&feed), [r#"note insecure 3:68+26 $.sessions[1].people[0].picture: "http://example.org/a.jpg""#]);
}

#[test]
fn of_people_in_two_rooms_at_once_ten_are_reported_and_the_rest_in_one() {
    let people =
        |count: usize| (0..count).map(|n| format!("\"{} Ek\"", char::from(b'A' + n as u8))).collect::<Vec<_>>().join(", ");
    let reported = |count: usize| {
        let session = |title: &str, room: &str| {
            format!(
                r#"{{"title": "{title}", "room": "{room}", "start": "2024-07-09T09:00", "duration": 60, "people": [{}]}}"#,
                people(count)
            )
        };
        let said = said(&sessions(&[session("A", "Hall"), session("B", "Attic")].join(",\n")));
        said.into_iter().filter(|line| line.contains("two-places")).collect::<Vec<_>>()
    };
    for count in [10, 11] {
        assert_eq!(reported(count).len(), count);
        assert!(reported(count).iter().all(|line| !line.contains("more like it")));
    }
    let many = reported(13);
    assert_eq!(many.len(), 11);
    assert!(many[10].ends_with("and 2 more like it"), "{}", many[10]);
}
