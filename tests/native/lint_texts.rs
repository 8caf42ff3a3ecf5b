//! Texts and keys: what is misspelt, missing, in the wrong place or in the wrong letters.

use std::collections::BTreeSet;

use plenary::import::{KEYS, Kind};

use crate::lint_kit::{assert_said, of_members, report, said, sessions};

#[test]
fn keys_near_a_known_one() {
    for (kind, key, meant) in [
        ("sessions", "titel", "title"),
        ("sessions", "startsAt", "start"),
        ("sessions", "start_time", "start"),
        ("sessions", "Speakers", "people"),
        ("sessions", "open_end", "openEnd"),
        ("people", "sort-name", "sortName"),
        ("people", "photo", "picture"),
        ("rooms", "descripton", "description"),
        ("tracks", "colour", "color"),
        ("days", "titel", "title"),
    ] {
        let known = match kind {
            "days" => r#""date": "2024-07-09""#,
            "sessions" => r#""tags": ["a"]"#,
            _ => r#""name": "Ada Ek""#,
        };
        let others = if kind == "sessions" { String::new() } else { ", \"sessions\": [{\"title\": \"S\"}]".into() };
        let file = of_members(&format!("\"{kind}\": [{{{known}, \"{key}\": \"x\"}}]{others}"));
        let report = report(file.as_bytes(), "");
        let found = report.diagnostics.iter().find(|found| found.diagnostic.name() == "unknown-key");
        let found = found.unwrap_or_else(|| panic!("{key}: {:?}", report.diagnostics));
        let help = found.diagnostic.help();
        assert!(help.contains(&format!("rite \"{meant}\": ")) || help.contains(&format!("to \"{meant}\": ")), "{key}: {help}");
        assert_eq!((found.line, found.length), (2, key.len() + 2), "{key}");
        assert_eq!(found.column, file.lines().nth(1).unwrap().find(key).unwrap(), "{key}");
    }
}

#[test]
fn a_key_that_is_meant_throughout_is_told_of_once() {
    let of = |count: usize| said(&sessions(&vec![r#"{"title": "A", "speakers": ["Ada Ek"]}"#; count].join(",\n")));
    assert_eq!(of(3).len(), 3);
    assert_eq!(of(4), [r#"warning short-form 2:29+10 $.sessions[0].speakers: "speakers", 4 times"#]);
}

/// A member of a feed with one stray key, and what the help has to hold.
const STRAYS: &[(&str, &str)] = &[
    (
        r#""sessions": [{"title": "P", "moderator": "Ada Example"}]"#,
        r#"Write "people": [{"name": "Ada Example", "role": "moderator"}]."#,
    ),
    (
        r#""sessions": [{"title": "P", "moderators": ["Ada Ek", "Bo Ek"]}]"#,
        r#"Write "people": [{"name": "Ada Ek", "role": "moderator"}, {"name": "Bo Ek", "role": "moderator"}]."#,
    ),
    (
        r#""sessions": [{"title": "P", "people": ["Cy Ek"], "chair": "Ada Ek & Bo Ek"}]"#,
        r#"Add it to "people": {"name": "Ada Ek", "role": "chair"}, {"name": "Bo Ek", "role": "chair"}."#,
    ),
    (r#""sessions": [{"title": "P", "speaker": "Ada Ek, Bo Ek"}]"#, r#"Write "people": ["Ada Ek", "Bo Ek"]."#),
    (r#""sessions": [{"title": "P", "speaker": "Ek, Ada"}]"#, r#"Write "people": ["Ek, Ada"]."#),
    (
        r#""sessions": [{"title": "P", "panelists": [{"fullName": "Ada Ek", "affiliation": "Org", "x": 1}]}]"#,
        r#"Write "people": [{"name": "Ada Ek", "affiliation": "Org", "role": "panelist"}]."#,
    ),
    (
        r#""people": [{"id": "ada", "name": "Ada Ek"}], "sessions": [{"title": "P", "host": "ada"}]"#,
        r#"Write "people": [{"person": "ada", "role": "host"}]."#,
    ),
    (r#""sessions": [{"title": "P", "location": "Hall 1"}]"#, r#"Write "room": "Hall 1"."#),
    (r#""sessions": [{"title": "P", "stage": {"name": "Hall \"1\"", "id": 3}}]"#, r#"Write "room": "Hall \"1\""."#),
    (r#""sessions": [{"title": "P", "room": "A", "room name": "B"}]"#, r#"Keep one of the two: "room": "A", or "room": "B"."#),
    (r#""sessions": [{"title": "P", "venue": ["A", "B"]}]"#, r#"Write "room": "A", and name the others in "tags": ["B"]."#),
    (r#""sessions": [{"title": "P", "date": "2027-06-07", "begin": "9:00"}]"#, r#"Write "start": "2027-06-07T09:00"."#),
    (r#""sessions": [{"title": "P", "date": "2027-06-07", "time": "9 to 10"}]"#, r#"Write "start": "2027-06-07"."#),
    (r#""sessions": [{"title": "P", "from": "2027-06-07T09:00"}]"#, r#"Write "start": "2027-06-07T09:00"."#),
    (
        r#""sessions": [{"title": "P", "start": "2027-06-07T09:00", "date": "2027-06-07"}]"#,
        r#"Remove it: "start": "2027-06-07T09:00" has the date and the time."#,
    ),
    (r#""sessions": [{"title": "P", "until": "10:30"}]"#, r#"Write "end": "10:30"."#),
    (r#""sessions": [{"title": "P", "hours": 1.5}]"#, r#"Write "duration": 90."#),
    (r#""sessions": [{"title": "P", "description": "Long"}]"#, r#"Write "abstract": "Long"."#),
    (r#""sessions": [{"title": "P", "body": {"en": "Long"}}]"#, r#"Write "abstract": {"en": "Long"}."#),
    (
        r#""sessions": [{"title": "P", "video": "https://example.org/v"}]"#,
        r#"Write "links": [{"type": "recording", "url": "https://example.org/v"}]."#,
    ),
    (r#""sessions": [{"title": "P", "slides": ["a/s.pdf"]}]"#, r#"Write "links": [{"type": "slides", "url": "a/s.pdf"}]."#),
    (r#""sessions": [{"title": "P", "url": "www.example.org/p"}]"#, r#"Write "links": ["https://www.example.org/p"]."#),
    (r#""sessions": [{"title": "P", "links": ["/a"], "link": "/b"}]"#, r#"Add it to "links": "/b"."#),
    (r#""sessions": [{"title": "P", "type": "panel"}]"#, r#"Write "kind": "panel"."#),
    (r#""sessions": [{"title": "P", "kind": "panel", "category": "Law"}]"#, r#"Write "tags": ["Law"]."#),
    (r#""sessions": [{"title": "P", "topic": "Law"}]"#, r#"Write "tags": ["Law"]."#),
    (r#""sessions": [{"title": "P", "cancelled": true}]"#, r#"Write "status": "cancelled"."#),
    (r#""sessions": [{"title": "P", "title_fr": "Q"}]"#, r#"Write "title": {"en": "P", "fr": "Q"}."#),
    (r#""sessions": [{"title": "P", "people": [{"name": "Ada Ek", "remote": true}]}]"#, r#"Write "presence": "remote"."#),
    (
        r#""sessions": [{"title": "P", "people": [{"name": "Ada Ek", "title": "CTO", "affiliation": "Org"}]}]"#,
        r#"Write "affiliation": "CTO, Org"."#,
    ),
    (r#""people": [{"name": "Ada Ek", "company": "Org", "jobTitle": "CTO"}]"#, r#"Write "affiliation": "CTO, Org"."#),
    (r#""people": [{"name": "Ada Ek", "image": "ada.jpg"}]"#, r#"Write "picture": "ada.jpg"."#),
    (
        r#""people": [{"name": "Ada Ek", "twitter": "@ada"}]"#,
        r#"Write "links": [{"type": "social", "url": "https://x.com/ada"}]."#,
    ),
    (r#""rooms": [{"name": "A", "floor": "2nd floor"}]"#, r#"Write "description": "2nd floor"."#),
    (r#""days": [{"date": "2027-06-07", "video": "/v"}]"#, r#"Write "links": [{"type": "recording", "url": "/v"}]."#),
    (r#""days": [{"day": "2027-06-07"}]"#, r#"Write "date": "2027-06-07"."#),
    (
        r#""days": [{"date": "2027-06-07", "sessions": [{"title": "P"}]}]"#,
        r#"Move it to the top level of the feed: "sessions": [{"title": "P"}]."#,
    ),
    (r#""title": "Summit""#, r#"Move it into "event": "title": "Summit"."#),
];

#[test]
fn a_stray_key_with_an_obvious_meaning_is_a_warning_with_the_correct_code() {
    for (members, expected) in STRAYS {
        // The other session says that this is plenary's own format.
        let other = r#""sessions": [{"title": "Q", "start": "2027-06-07T08:00"}"#;
        let members = match members.split_once("\"sessions\": [{\"title\": \"P\"").filter(|_| !members.contains("days")) {
            Some((before, after)) => format!("{before}{other}, {{\"title\": \"P\"{after}"),
            None => format!("{members}, {other}]"),
        };
        let file = of_members(&members);
        let diagnostics = report(file.as_bytes(), "").diagnostics;
        let hints: Vec<String> = diagnostics
            .iter()
            .filter(|found| matches!(found.diagnostic.name(), "unknown-key" | "short-form"))
            .map(|found| found.diagnostic.help())
            .collect();
        assert!(hints.iter().any(|help| help == expected), "{members}: {hints:#?} of {:?}", said(&file));
    }
}

#[test]
fn what_belongs_to_the_event_is_told_where_there_is_none() {
    let file = r#"{"name": "Summit", "sessions": [{"title": "P", "start": "2027-06-07T09:00Z"}]}"#;
    let diagnostics = report(file.as_bytes(), "").diagnostics;
    let hints: Vec<String> = diagnostics.iter().map(|found| found.diagnostic.help()).collect();
    assert!(hints.iter().any(|help| help == r#"Write "event": {"title": "Summit"}."#), "{hints:?}");
}

#[test]
fn keys_of_others_are_named_once() {
    assert_said(
        &[
            (
                r#"{"title": "A", "wifi": 1}, {"title": "B", "wifi": 2}"#,
                &[r#"note stray-key 2:29+6 $.sessions[0].wifi: "wifi", 2 times"#],
            ),
            // An id of another program says nothing to a reader, and neither does what is empty.
            (r#"{"title": "A", "id": "a", "code": "B"}"#, &[r#"note stray-key 2:40+6 $.sessions[0].code: "code""#]),
            (r#"{"title": "A", "speakers": [null, ""]}"#, &[r#"note stray-key 2:29+10 $.sessions[0].speakers: "speakers""#]),
            (r#"{"title": "A", "a b": 1}"#, &[r#"note stray-key 2:29+5 $.sessions[0]["a b"]: "a b""#]),
            (r#"{"title": "A", "$comment": 1, "_note": 2, "x-y": 3, "//": 4}"#, &[]),
            (r#"{"title": "A", "title": "B"}"#, &[r#"warning same-key 2:29+7 $.sessions[0].title: "title""#]),
        ],
        sessions,
    );
}

/// The keys of a definition of the schema, those of the definitions that it is made of among them.
fn of_schema(schema: &serde_json::Value, definition: &serde_json::Value, keys: &mut BTreeSet<String>) {
    if let Some(reference) = definition["$ref"].as_str() {
        of_schema(schema, &schema["$defs"][reference.rsplit('/').next().unwrap()], keys);
    }
    for one in definition["anyOf"].as_array().into_iter().flatten() {
        of_schema(schema, one, keys);
    }
    keys.extend(definition["properties"].as_object().into_iter().flat_map(|properties| properties.keys().cloned()));
}

#[test]
fn keys_are_those_of_the_schema() {
    let schema: serde_json::Value = serde_json::from_str(include_str!("../../src/schema/agenda.schema.json")).unwrap();
    for (kind, keys) in KEYS {
        let name = match kind {
            Kind::Feed => "",
            Kind::Event => "event",
            Kind::Day => "day",
            Kind::Part => "part",
            Kind::Room => "room",
            Kind::Track => "track",
            Kind::Person => "person",
            Kind::Appearance => "appearance",
            Kind::Session => "session",
            Kind::Link => "link",
        };
        let mut of = BTreeSet::new();
        of_schema(&schema, if name.is_empty() { &schema } else { &schema["$defs"][name] }, &mut of);
        assert_eq!(keys.iter().map(|(key, _)| key.to_string()).collect::<BTreeSet<_>>(), of, "{kind:?}");
    }
}

#[test]
fn titles() {
    let long = format!("{{\"title\": \"{}\"}}", "é".repeat(201));
    assert_eq!(said(&sessions(&long)), [format!("note long-title 2:24+203 $.sessions[0].title: \"{}…", "é".repeat(60))]);
    assert_eq!(said(&sessions(&long.replacen('é', "", 1))), [""; 0]);
    assert_said(
        &[
            (r#"{"start": "2024-07-09"}"#, &["warning no-title 2:14+23 $.sessions[0]: an object"]),
            (
                r#"{"title": " ", "abstract": ""}"#,
                &[
                    "warning no-title 2:14+30 $.sessions[0]: an object",
                    r#"note empty-text 2:41+2 $.sessions[0].abstract: "abstract""#,
                ],
            ),
            (r#"{"title": "A <b>bold</b> one"}"#, &[r#"note markup 2:24+19 $.sessions[0].title: "A <b>bold</b> one""#]),
            (r#"{"title": "Q&amp;A"}"#, &[r#"note markup 2:24+9 $.sessions[0].title: "Q&amp;A""#]),
            (r#"{"title": "Q&A; a < b, Vec<T>, <b"}"#, &[]),
        ],
        sessions,
    );
    assert_eq!(said(r#"{"sessions": [{"title": "A"}]}"#), ["warning no-title 1:1+30 $.event: an object"]);
    assert_eq!(said(&of_members("\"sessions\": []")), ["error no-schedule 1:1+1 $: an object"]);
}

#[test]
fn what_the_reader_leaves_out_in_silence() {
    assert_said(
        &[(
            r#"{"title": "A", "links": [{"type": "slides", "url": ""}, "", "https://example.org"]}"#,
            &[r#"error no-url 2:39+29 $.sessions[0].links[0]: """#, r#"error no-url 2:70+2 $.sessions[0].links[1]: """#],
        )],
        sessions,
    );
}

#[test]
fn letters() {
    assert_said(
        &[
            (r#"{"title": "Ã¼ber fÃ¼r"}"#, &[r#"warning mojibake 2:24+12 $.sessions[0].title: "Ã¼ber""#]),
            (r#"{"title": "M�ller"}"#, &[r#"warning lost-letter 2:24+8 $.sessions[0].title: "M�ller""#]),
            (r#"{"title": "a\u0008b"}"#, &[r#"warning invisible 2:24+10 $.sessions[0].title: U+0008 in "ab""#]),
            ("{\"title\": \"a\u{202E}b\"}", &[r#"warning invisible 2:24+5 $.sessions[0].title: U+202E in "ab""#]),
            ("{\"title\": \"über für \u{2068}שלום\u{2069} 🎉\", \"abstract\": \"a\\n\\tb\"}", &[]),
        ],
        sessions,
    );
}

#[test]
fn languages() {
    let french = "Nous parlons des logiciels libres dans les villes, avec une vue sur les coûts et pour les gens.";
    assert_said(
        &[
            (
                r#"{"title": {"zh": "开源", "en": "开源软件"}}"#,
                &[r#"warning other-language 2:43+6 $.sessions[0].title.en: "开源软件" as en"#],
            ),
            (r#"{"title": {"zh": "PostgreSQL", "en": "PostgreSQL 18"}}"#, &[]),
            (r#"{"title": {"zh": "开源软件", "en": "开源软件"}}"#, &[]),
            (
                r#"{"title": {"ar": "How to write software that everybody can read and use"}}"#,
                &[
                    r#"warning other-language 2:31+55 $.sessions[0].title.ar: "How to write software that everybody can read and use" as ar"#,
                ],
            ),
            (r#"{"title": "Открытый код"}"#, &[r#"warning other-language 2:24+14 $.sessions[0].title: "Открытый код" as en"#]),
            (r#"{"title": "Открытый код", "language": "ru"}"#, &[]),
            (
                &format!(r#"{{"title": "Villes", "abstract": "{french}"}}"#),
                &[&format!(r#"warning other-language 2:46+97 $.sessions[0].abstract: "{}…" as en"#, &french[..60])],
            ),
            (&format!(r#"{{"title": "Villes", "abstract": {{"fr": "{french}"}}}}"#), &[]),
            (
                r#"{"title": {"english": "A"}, "language": ["en", "pt_BR"]}"#,
                &[
                    r#"warning no-language 2:36+3 $.sessions[0].title.english: "english""#,
                    r#"warning no-language 2:61+7 $.sessions[0].language[1]: "pt_BR""#,
                ],
            ),
            (r#"{"title": {"zh-Hant": "開", "x-klingon": "nuqneH"}, "language": "sgn-ase"}"#, &[]),
        ],
        sessions,
    );
}

#[test]
fn what_everybody_should_not_read() {
    assert_said(
        &[
            (
                r#""people": [{"name": "Ada Ek", "email": "ada@example.org"}, {"name": "Bo Ek", "email": "bo@example.org"}],
"sessions": [{"title": "S", "abstract": "Ask\nada@example.org", "links": ["https://a.example/x?ak=12345678", "mailto:a@b.example"]}]"#,
                &[
                    r#"warning private 2:31+7 $.people[0].email: "email", 2 times"#,
                    r#"warning email 3:41+22 $.sessions[0].abstract: "a…@example.org""#,
                    r#"warning credentials 3:75+33 $.sessions[0].links[0]: "https://a.example/x?ak=…""#,
                ],
            ),
            (r#""people": [{"name": "Ada Ek", "email": ""}], "sessions": [{"title": "S"}]"#, &[]),
        ],
        of_members,
    );
}
