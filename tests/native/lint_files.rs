//! Files of all sorts: broken ones, other encodings, pages, other formats; and where in them something is.

use crate::kit::{DEMOS, in_every_order};
use crate::lint_kit::{lines, report, said};

#[test]
fn the_feeds_that_are_published_with_the_project_are_faultless() {
    for feed in DEMOS {
        assert_eq!(said(feed), [""; 0]);
    }
}

#[test]
fn what_comes_late_in_a_feed_counts_all_the_same() {
    let session = r#"{"title": "A", "room": "r", "start": "2024-07-09T09:00", "time": "09:00", "people": ["a", "b"], "sessions": [{"title": "B"}]}"#;
    let members = [
        ("sessions", format!("[{session}]")),
        ("event", r#"{"title": "E"}"#.into()),
        ("rooms", r#"[{"id": "r", "name": "R", "timezone": "Asia/Tokyo"}]"#.into()),
        ("people", r#"[{"id": "a", "name": "Ada Ek"}, {"id": "b", "name": "Bo Ek"}]"#.into()),
    ];
    let members: Vec<(&str, &str)> = members.iter().map(|(key, json)| (*key, json.as_str())).collect();
    for feed in in_every_order(&members) {
        assert_eq!(said(&feed), [""; 0], "{feed}");
        let found = lines(&report(feed.replace("\"b\"]", "\"c\"]").as_bytes(), ""));
        let places: Vec<&str> = found.iter().map(|line| line.split(' ').nth(3).unwrap()).collect();
        assert!(places.contains(&"$.sessions[0].people[1]:") && places.contains(&"$.people[1]:"), "{found:?}");
    }
}

#[test]
fn a_broken_session_is_read_all_the_same() {
    let file = "{\n  \"event\": {\"title\": \"E\"},\n  \"sessions\": [\n    {\"title\": \"A\"},\n    {\n      \"title\": \"é\"\n      \"id\": \"b\"\n    },\n    {\"title\": \"C\", \"kind\": {}}\n  ]\n}";
    let report = report(file.as_bytes(), "");
    assert_eq!((report.sessions, report.readable, report.format.key()), (3, true, "plenary"));
    assert_eq!(
        lines(&report),
        ["error not-strict 7:7+1 $.sessions[1]: line 7, column 7", "error no-text 9:28+2 $.sessions[2].kind: an object"]
    );
}

#[test]
fn a_comma_forgotten_or_one_too_many_costs_nothing_here() {
    for (file, place) in [
        ("{\"event\": {\"title\": \"E\"},\n\"sessions\": [{\"title\": \"A\"}\n {\"title\": \"B\"}]}", "3:2"),
        ("{\"event\": {\"title\": \"E\"}\n\"sessions\": [{\"title\": \"A\"}, {\"title\": \"B\"}]}", "2:1"),
        ("{\"event\": {\"title\": \"E\"},\n\"sessions\": [{\"title\": \"A\"}, {\"title\": \"B\"},]}", "2:45"),
        ("{\"event\": {\"title\": \"E\"},\n\"sessions\": [{\"title\": \"A\"}, {\"title\": \"B\"}],\n}", "3:1"),
        ("{\"event\": {\"title\": \"E\"},\n\"sessions\": [{\"title\": \"A\"}, {\"title\": \"B\"}]}\n}", "3:1"),
    ] {
        let report = report(file.as_bytes(), "");
        let words = place.replace(':', ", column ");
        assert_eq!(lines(&report), [format!("error not-strict {place}+1 $: line {words}")], "{file}");
        assert_eq!(report.sessions, 2, "{file}");
    }
}

#[test]
fn a_feed_that_is_cut_off_is_read_up_to_there() {
    let file = "{\"event\": {\"title\": \"E\"}, \"sessions\": [{\"title\": \"A\"},\n {\"title\": \"B\"\n";
    let report = report(file.as_bytes(), "");
    assert_eq!(lines(&report), ["error cut-off 2:15+1 $: line 2, column 15"]);
    assert_eq!((report.sessions, report.readable), (1, true));
}

#[test]
fn what_is_no_schedule_at_all_is_unreadable() {
    for (file, line) in [
        ("", "error cut-off 1:1+1 $: line 1, column 1"),
        ("{\"schedule\": {\"conference\": {\n", "error cut-off 1:30+1 $: line 1, column 30"),
        ("{\"schedule\": {\"conference\"\n 1}}", "error not-json 2:2+1 $: line 2, column 2"),
        ("\n[1, 2]", "error unknown-format 2:1+6 $: a list"),
        ("{\"a\": 1}", "error unknown-format 1:1+8 $: an object"),
        ("<html><p>Agenda</p></html>", "error other-file 1:1+1 $: a web page without an Event of schema.org"),
    ] {
        let report = report(file.as_bytes(), "");
        assert_eq!((lines(&report), report.readable), (vec![line.to_string()], false), "{file}");
    }
}

#[test]
fn other_encodings_are_counted_in_characters() {
    let file = "{\"event\": {\"title\": \"E\"},\n\"sessions\": [{\"title\": \"𝒜é\", \"kind\": 1, \"tags\": [true]}]}";
    let expected = ["note other-form 2:38+1 $.sessions[0].kind: 1", "error no-text 2:50+4 $.sessions[0].tags[0]: true"];
    let wide = |unit: fn(u16) -> [u8; 2]| file.encode_utf16().flat_map(unit).collect::<Vec<u8>>();
    let with = |mark: &[u8], rest: Vec<u8>| [mark, &rest].concat();
    for bytes in [
        file.into(),
        with(b"\xEF\xBB\xBF", file.into()),
        with(b"\xFF\xFE", wide(u16::to_le_bytes)),
        with(b"\xFE\xFF", wide(u16::to_be_bytes)),
        file.replace('\n', "\r\n").into_bytes(),
    ] {
        let report = report(&bytes, "");
        assert_eq!((lines(&report), report.sessions), (expected.map(String::from).to_vec(), 1));
    }
}

#[test]
fn bytes_that_are_no_text_cost_their_session() {
    let mut bytes = b"{\"event\": {\"title\": \"E\"}, \"sessions\": [{\"title\": \"A\"},\n{\"title\": \"B".to_vec();
    bytes.extend(b"\xFF\"}]}");
    let report = report(&bytes, "");
    assert_eq!((lines(&report), report.sessions), (vec!["error not-json 2:13+1 $.sessions[1]: line 2, column 13".into()], 1));
}

const FRAB: &str = r#"{"schedule": {"base_url": "https://example.org/", "conference": {"title": "C", "time_zone_name": "UTC", "days": [
 {"date": "2024-07-09", "rooms": {"Hall \"1\"": [
  {"guid": "a", "title": "A", "date": "2024-07-09T09:00:00+01:00", "duration": "01:00",
   "persons": [{"guid": "p", "public_name": "Ada Ek", "email": "ada@example.org"}]},
  {"guid": "b", "title": "B", "date": "2024-07-09T09:30:00+01:00", "duration": "01:00", "abstract": "Ask ada@example.org",
   "persons": [{"guid": "p", "public_name": "Ada Ek", "email": "ada@example.org"}]}],
 "Attic": [
  {"guid": "c", "title": "C", "date": "2024-07-09T10:00:00+01:00", "duration": "00:30",
   "persons": [{"guid": "p", "public_name": "Ada Ek"}]}]}}]}}}"#;

#[test]
fn another_format_is_told_of_by_its_own_places() {
    let report = report(FRAB.as_bytes(), "");
    assert_eq!((report.format.key(), report.sessions, report.speakers, report.timezone.as_str()), ("frab", 3, 1, "UTC"));
    let place = r#"$.schedule.conference.days[0].rooms["Hall \"1\""]"#;
    assert_eq!(
        lines(&report),
        [
            format!(r#"warning other-offset 3:39+27 {place}[0].date: "2024-07-09T09:00:00+01:00", 3 times"#),
            format!(r#"warning private 4:55+7 {place}[0].persons[0].email: "email", 2 times"#),
            format!(r#"warning overlap 5:39+27 {place}[1].date: "A" in Hall "1""#),
            format!(r#"warning email 5:101+21 {place}[1].abstract: "a…@example.org""#),
            r#"warning two-places 9:16+38 $.schedule.conference.days[0].rooms.Attic[0].persons[0]: Ada Ek: "B" and "C""#
                .to_string(),
        ]
    );
}

#[test]
fn another_format_in_a_page_begins_where_it_begins() {
    let page = format!("<html>\n<script type=\"application/ld+json\">{FRAB}</script>\n</html>");
    let report = report(page.as_bytes(), "");
    assert_eq!(report.sessions, 3);
    assert_eq!((report.diagnostics[0].line, report.diagnostics[0].column), (4, 39));
}

#[test]
fn a_report_is_json() {
    let file = "{\"event\": {\"title\": \"E\", \"timezone\": \"UTC\"},\n\"sessions\": [{\"title\": \"a\\\"\\u0008b\"}, {}]}";
    let json: serde_json::Value = serde_json::from_str(&report(file.as_bytes(), "").to_json("a \"b\".json")).unwrap();
    let expected = serde_json::json!({
        "file": "a \"b\".json", "format": "plenary", "timezone": "UTC", "sessions": 2, "speakers": 0,
        "problems": [
            {
                "severity": "warning", "code": "invisible", "path": "$.sessions[0].title", "line": 2, "column": 24, "length": 12,
                "value": "U+0008 in \"a\"b\"",
                "message": "contains invisible characters: controls or bidirectional overrides",
                "hint": "Remove them."
            },
            {
                "severity": "warning", "code": "no-title", "path": "$.sessions[1]", "line": 2, "column": 39, "length": 2,
                "value": "an object", "message": "has no title", "hint": "Give it a \"title\"."
            }
        ]
    });
    assert_eq!(json, expected);
}
