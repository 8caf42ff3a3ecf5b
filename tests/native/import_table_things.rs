//! Rooms, tracks, links and ids of lists of sessions, as interfaces and people write them.

use plenary::import::Format;

use crate::import_kit::{outline, people, reads};
use crate::kit::read;
use crate::lint_kit::{report, said};
use crate::schedules::{faultless, schedule, translated};

/// A list of sessions at successive hours, each with these members.
fn talks(members: &[&str]) -> String {
    let row = |(hour, members): (usize, &&str)| {
        let letter = char::from(b'A' + hour as u8);
        format!(r#"{{"title": "{letter}", "start": "2031-05-01T{:02}:00", {members}}}"#, 9 + hour)
    };
    let rows: Vec<String> = members.iter().enumerate().map(row).collect();
    format!(r#"{{"timezone": "UTC", "talks": [{}]}}"#, rows.join(", "))
}

/// What is behind the time and the title of each session.
fn behind(text: &str) -> Vec<String> {
    let (agenda, _) = schedule(text, "UTC");
    outline(&agenda).iter().map(|line| line[22..].trim().to_string()).collect()
}

#[test]
fn a_thing_has_its_name_under_the_key_of_its_kind() {
    for (member, shown) in [
        (r#""venue": {"id": 3, "venue": "Great Hall"}"#, "@Great Hall"),
        (r#""stage": {"stageId": 3, "stageName": "Main"}"#, "@Main"),
        (r#""room": {"id": 3, "label": "Great Hall"}"#, "@Great Hall"),
        (r#""room": {"id": 3, "rendered": "Great Hall"}"#, "@Great Hall"),
        (r#""room": {"id": 3, "slug": "hall-2"}"#, "@hall-2"),
        (r#""room": {"slug": "main-hall"}"#, "@main-hall"),
        (r#""room": {"id": "r-101", "code": "E101"}"#, "@E101"),
        (r#""room": {"code": "E101"}"#, "@E101"),
        (r#""room": {"id": "A1"}"#, "@A1"),
        (r#""track": {"slug": "ai"}"#, "#ai"),
        (r#""track": "TBC""#, "#TBC"),
        (r#""track": "NN""#, "#NN"),
        (r#""track": "Offen""#, "#Offen"),
        (r#""room": "NA""#, "@NA"),
        (r#""track": {"id": 7, "track": "Web"}"#, "#Web"),
        (r#""category": {"slug": "web", "rendered": "Web"}"#, "#Web"),
        (r#""format": {"id": 1, "format": "Workshop"}"#, "(workshop)"),
        (r#""tags": [{"id": 2, "tag": "css"}]"#, "+css"),
        (r#""level": {"id": 2, "level": "Beginner"}"#, "+Beginner"),
        (r#""speaker": {"id": 9, "presenter": "Ada Example"}"#, "=Ada Example/"),
    ] {
        let file = talks(&[member]);
        assert_eq!(behind(&file), [shown], "{member}");
        assert_eq!(said(&file), [""; 0], "{member}");
    }
    // The key of the container comes before other keys of its kind.
    assert_eq!(behind(&talks(&[r#""venue": {"id": 3, "venue": "Great Hall", "location": "2nd floor"}"#])), ["@Great Hall"]);
    faultless(
        r#"{"timezone": "UTC", "rooms": [{"id": 3, "room": "Hall"}], "sessions": [{"title": "A", "startsAt": "2031-05-01T09:00", "roomId": 3}]}"#,
        "",
    );
}

#[test]
fn a_bare_id_is_no_name() {
    for member in [
        r#""room": {"id": 3}"#,
        r#""track": {"id": "8f14e45f-ceea-467f-a0e6-1c2b3d4e5f60"}"#,
        r#""format": {"id": 3}"#,
        r#""tags": [{"id": 3}]"#,
        r#""tags": [{"id": "r3"}]"#,
        r#""room": {"id": "r3", "type": "rooms"}"#,
    ] {
        let file = talks(&[member]);
        assert_eq!(behind(&file), [""], "{member}");
        assert!(said(&file)[0].starts_with("warning unknown-id"), "{member}");
    }
    // Described once, it is known by its id.
    let file = talks(&[r#""room": {"id": 3, "name": "Hall"}"#, r#""room": {"id": 3}"#]);
    assert_eq!(behind(&file), ["@Hall", "@Hall"]);
}

#[test]
fn a_placeholder_is_no_room_and_no_track() {
    for placeholder in ["TBA", "tbd", "-", "—", "n/a", "N.N.", "noch offen", "?", "To be announced", "None"] {
        let plain = format!(r#""room": "{placeholder}", "track": "{placeholder}""#);
        let objects = format!(r#""room": {{"id": 1, "name": "{placeholder}"}}, "track": {{"name": "{placeholder}"}}"#);
        let file = talks(&[&plain, &objects]);
        assert_eq!(behind(&file), ["", ""], "{placeholder}");
        let feed = translated(file.as_bytes(), "").feed;
        assert!(!feed.contains("room") && !feed.contains("track"), "{feed}");
    }
    let listed = r#"{"timezone": "UTC", "rooms": [{"id": 1, "name": "TBD"}, {"id": 2, "name": "Hall"}], "sessions": [
        {"title": "A", "startsAt": "2031-05-01T09:00", "room": 1}, {"title": "B", "startsAt": "2031-05-01T10:00", "room": 2}]}"#;
    assert_eq!(behind(listed), ["", "@Hall"]);
    let around = r#"{"days": [{"date": "2031-05-01", "rooms": [{"name": "TBD", "talks": [{"title": "A", "time": "09:00", "speaker": "Ada Example"}]}]}]}"#;
    assert_eq!(behind(around), ["=Ada Example/"]);
    // These are names, whatever they say of people.
    assert_eq!(behind(&talks(&[r#""room": "All", "track": "Various""#])), ["@All #Various"]);
}

#[test]
fn an_address_is_a_link_and_no_room() {
    let file = talks(&[
        r#""room": "https://zoom.us/j/123?pwd=abc""#,
        r#""room": "Hall 1 / https://zoom.us/j/123""#,
        r#""room": "https://a.example/live""#,
    ]);
    assert_eq!(
        behind(&file),
        [
            "<livestream https://zoom.us/j/123?pwd=abc>",
            "@Hall 1 <livestream https://zoom.us/j/123>",
            "<website https://a.example/live>"
        ]
    );
    let said = said(&file);
    assert!(said.len() == 1 && said[0].starts_with("warning credentials") && !said[0].contains("abc"), "{said:?}");
}

#[test]
fn several_addresses_are_as_many_links() {
    let two = "<slides https://a.example/1> <slides https://a.example/2>";
    for between in [", ", "\\n", "; ", " ", ";", " | "] {
        let member = format!(r#""slides": "https://a.example/1{between}https://a.example/2""#);
        assert_eq!(behind(&talks(&[&member])), [two], "{between}");
    }
    assert_eq!(behind(&talks(&[r#""slides": ["https://a.example/1", "https://a.example/2"]"#])), [two]);
    assert_eq!(
        behind(&talks(&[r#""links": "https://a.example/1 https://a.example/2""#])),
        ["<website https://a.example/1> <website https://a.example/2>"]
    );
    let one = r#""url": "https://a.example/b,c;d?e=https://f.example""#;
    assert_eq!(behind(&talks(&[one])), ["<website https://a.example/b,c;d?e=https://f.example>"]);
    let sheet = "Date,Start,Title,Slides\n2031-05-01,09:00,A,\"https://a.example/1\nhttps://a.example/2\"\n";
    assert_eq!(behind(sheet), [two]);
}

#[test]
fn names_that_look_alike_are_one() {
    let sheet = "Date,Start,Title,Room,Speaker\n\
        2031-05-01,09:00,A,Room 1,Ada Example\n\
        2031-05-01,10:00,B,Room\u{a0}1,Ada  Example\n\
        2031-05-01,11:00,C,Café,José Sample\n\
        2031-05-01,12:00,D,Cafe\u{301},Jose\u{301} Sample\n\
        2031-05-01,13:00,E,Café\u{200b},José\u{a0}Sample\n";
    let (agenda, reported) = schedule(sheet, "UTC");
    let rooms: Vec<&str> = agenda.rooms.iter().map(|room| room.name.get("")).collect();
    assert_eq!((rooms, people(&agenda)), (vec!["Room 1", "Café"], vec!["Ada Example".into(), "José Sample".into()]));
    assert_eq!(reported, [""; 0]);
    let described = talks(&[r#""room": {"name": "Room 1"}"#, "\"room\": {\"name\": \"Room\u{a0}1\"}"]);
    let (agenda, reported) = schedule(&described, "UTC");
    assert_eq!((agenda.rooms.len(), reported.len()), (1, 0));
    // A title keeps the spaces at which no line is broken.
    let agenda = faultless("[{\"title\": \"Qui\u{a0}?\", \"start\": \"2031-05-01T09:00\", \"speaker\": \"Ada Example\"}]", "UTC");
    assert_eq!(agenda.sessions[0].title.get(""), "Qui\u{a0}?");
}

#[test]
fn an_id_of_two_talks_is_reported() {
    let file = talks(&[r#""id": "x""#, r#""id": "x""#, r#""id": "x""#]);
    let said: Vec<String> = said(&file).into_iter().map(|line| line[line.find('$').unwrap()..].to_string()).collect();
    assert_eq!(said, ["$.talks[1].id: x: A, B"]);
    // What is held twice has one id and one title.
    let file = talks(&[r#""id": "x""#, r#""id": "x""#]).replace("\"B\"", "\"A\"");
    assert_eq!(crate::lint_kit::said(&file), [""; 0]);
    // A key is no id that anybody gave.
    let one = |title: &str, hour: u32| {
        format!(r#"{{"talk": {{"title": "{title}", "start": "2031-05-01T{hour:02}:00", "speaker": "Ada Example"}}}}"#)
    };
    let file = format!("[{}, {}]", one("A", 9), one("B", 10));
    assert!(report(file.as_bytes(), "UTC").diagnostics.is_empty(), "{file}");
}

#[test]
fn values_are_read_through_wrappers() {
    for (text, session) in [
        // Strapi.
        (
            r#"{"data": [{"id": 1, "attributes": {"title": "A", "start": "2031-05-01T09:00", "speakers": {"data": [{"id": 4, "attributes": {"name": "Ada Example"}}]},
                "room": {"data": {"id": 3, "attributes": {"name": "Hall"}}}, "track": {"data": null}}}]}"#,
            "@Hall =Ada Example/",
        ),
        // GraphQL.
        (
            r#"{"data": {"sessions": {"nodes": [{"id": "1", "title": "A", "start": "2031-05-01T09:00", "speakers": {"nodes": [{"name": "Ada Example"}]}, "tags": {"nodes": []}}]}}}"#,
            "=Ada Example/",
        ),
        (
            r#"{"data": {"sessions": {"edges": [{"cursor": "x", "node": {"id": "1", "title": "A", "start": "2031-05-01T09:00", "speakers": {"edges": [{"node": {"name": "Ada Example"}}]}}}]}}}"#,
            "=Ada Example/",
        ),
        (
            r#"{"data": {"sessions": [{"id": "1", "title": "A", "start": "2031-05-01T09:00", "speakers": ["u1"], "room": "r1"}], "speakers": [{"id": "u1", "name": "Ada Example"}], "rooms": {"nodes": [{"id": "r1", "name": "Hall"}]}}}"#,
            "@Hall =Ada Example/",
        ),
        // JSON:API.
        (
            r#"{"data": [{"type": "sessions", "id": "1", "attributes": {"title": "A", "start": "2031-05-01T09:00"}, "relationships": {"speakers": {"data": [{"type": "people", "id": "9"}]}, "room": {"data": {"type": "rooms", "id": "3"}}}, "links": {"self": "https://a.example/1"}}],
                "included": [{"type": "people", "id": "9", "attributes": {"name": "Ada Example"}}, {"type": "rooms", "id": "3", "attributes": {"name": "Hall"}}]}"#,
            "@Hall =Ada Example/",
        ),
        // An object around each.
        (
            r#"{"results": [{"talk": {"id": "1", "title": "A", "start": "2031-05-01T09:00", "speaker": "Ada Example"}}]}"#,
            "=Ada Example/",
        ),
        // Airtable, Contentful, WordPress.
        (
            r#"{"records": [{"id": "1", "createdTime": "2031-01-01T00:00:00.000Z", "fields": {"Title": "A", "Start": "2031-05-01T09:00", "Room": "Hall", "Speakers": ["Ada Example"]}}]}"#,
            "@Hall =Ada Example/",
        ),
        (
            r#"{"items": [{"sys": {"id": "1", "type": "Entry"}, "fields": {"title": "A", "start": "2031-05-01T09:00", "speaker": "Ada Example"}}]}"#,
            "=Ada Example/",
        ),
        (
            r#"[{"id": 1, "date": "2031-01-01T10:00:00", "status": "publish", "type": "session", "title": {"rendered": "A"}, "content": {"rendered": "", "protected": false},
                "acf": {"start": "2031-05-01T09:00", "room": "Hall", "speakers": [{"name": "Ada Example"}]}}]"#,
            "@Hall =Ada Example/",
        ),
    ] {
        assert_eq!(behind(text), [session], "{text}");
        assert_eq!(read(&translated(text.as_bytes(), "UTC").feed).sessions[0].id, "1", "{text}");
        let report = report(text.as_bytes(), "UTC");
        let reported: Vec<String> = report.diagnostics.iter().map(|found| found.diagnostic.to_string()).collect();
        assert_eq!((report.format, reported), (Format::Table, vec![]), "{text}");
    }
}

#[test]
fn what_is_around_a_list_in_a_wrapper_counts() {
    reads(
        r#"{"data": {"event": {"name": "E"}, "date": "2031-05-01", "sessions": {"nodes": [{"title": "A", "time": "9:00", "speaker": "Ada Example"}]}}}"#,
        "UTC",
        &["2031-05-01T09:00:00Z A =Ada Example/"],
        &[],
    );
    // A map of sessions is no wrapper, whatever it is called.
    reads(
        r#"{"data": {"a": {"title": "A", "start": "2031-05-01T09:00"}, "b": {"title": "B", "start": "2031-05-01T10:00"}}}"#,
        "UTC",
        &["2031-05-01T09:00:00Z A", "2031-05-01T10:00:00Z B"],
        &[],
    );
}

#[test]
fn one_page_of_several_is_reported() {
    let file = |members: &str| {
        format!(
            r#"{{"timezone": "UTC", "data": [{{"id": 1, "title": "A", "start": "2031-05-01T09:00", "next": false}}], {members}}}"#
        )
    };
    for (members, place) in [
        (r#""meta": {"pagination": {"page": 1, "pageSize": 1, "pageCount": 6, "total": 6}}"#, "$.meta.pagination.pageCount"),
        (r#""count": 60, "next": "https://a.example/?page=2""#, "$.next"),
        (
            r#""next_rest_url": "https://a.example/?page=2", "rest_url": "https://a.example/", "total": 12, "total_pages": 2"#,
            "$.next_rest_url",
        ),
        (r#""pageInfo": {"hasNextPage": true, "endCursor": "x"}"#, "$.pageInfo.hasNextPage"),
        (r#""links": {"self": "https://a.example/", "next": "https://a.example/?page=2"}"#, "$.links.next"),
        (r#""_links": {"next": {"href": "https://a.example/?page=2"}}"#, "$._links.next.href"),
        (r#""@odata.nextLink": "https://a.example/?page=2""#, "$[\"@odata.nextLink\"]"),
        (r#""nextPageToken": "x""#, "$.nextPageToken"),
        (r#""total": 250, "skip": 0, "limit": 100"#, "$.total"),
    ] {
        let said = said(&file(members));
        assert!(said.len() == 1 && said[0].starts_with("warning more-pages") && said[0].contains(place), "{members}: {said:?}");
    }
    for members in [
        r#""meta": {"pagination": {"page": 1, "pageSize": 25, "pageCount": 1, "total": 1}}, "links": {"next": null}"#,
        r#""count": 1, "next": null, "previous": null"#,
        r#""pageInfo": {"hasNextPage": false, "endCursor": "x"}"#,
        // All pages in one file.
        r#""total": 1, "total_pages": 2"#,
        r#""total": 1, "limit": 1"#,
    ] {
        let said = said(&file(members));
        assert!(said.iter().all(|line| !line.contains("more-pages")), "{members}: {said:?}");
    }
}

#[test]
fn a_text_beside_one_in_a_language_is_kept() {
    let text = |row: &str| {
        let agenda = schedule(row, "UTC").0;
        let title = &agenda.sessions[0].title;
        (title.get("en").to_string(), title.get("fr").to_string())
    };
    let both = ("Hello".to_string(), "Bonjour".to_string());
    assert_eq!(text("Date,Start,Title,Title (FR)\n2031-05-01,09:00,Hello,Bonjour\n"), both);
    assert_eq!(text(r#"[{"title": "Hello", "title_fr": "Bonjour", "start": "2031-05-01T09:00"}]"#), both);
    assert_eq!(text(r#"[{"title": "Hello", "title_en": "Hello", "title_fr": "Bonjour", "start": "2031-05-01T09:00"}]"#), both);
    // What is no language is none of it.
    let agenda = schedule(
        r#"[{"title": "A", "start": "2031-05-01T09:00", "abstract": "B", "abstract_md": "*B*", "abstract_fr": "B"}]"#,
        "UTC",
    )
    .0;
    assert_eq!(agenda.sessions[0].summary.all().collect::<Vec<_>>(), ["B"]);
}
