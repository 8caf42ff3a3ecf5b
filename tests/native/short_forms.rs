//! Short forms of people in hand-written feeds: `"moderator": "Ada"` and `"remote": true`.

use crate::kit::{feed, read};
use crate::lint_kit::report;
use plenary::import::{Options, import};
use plenary::model::{Agenda, Presence};
use plenary::time::Zones;
use std::rc::Rc;

use crate::platform::TestPlatform;

/// Who takes part in the first session: `Ada (moderator, remote)`.
fn people(agenda: &Agenda) -> Vec<String> {
    let who = |appearance: &plenary::model::Appearance| {
        let presence = match appearance.presence {
            Some(Presence::Remote) => "remote",
            Some(Presence::InPerson) => "in person",
            None => "",
        };
        format!("{} {} {presence}", agenda.people[appearance.person].name, appearance.role).trim_end().to_string()
    };
    agenda.sessions[0].people.iter().map(who).collect()
}

fn codes(file: &str) -> Vec<&'static str> {
    report(file.as_bytes(), "").diagnostics.iter().map(|found| found.diagnostic.name()).collect()
}

const READ: &[(&str, &[&str])] = &[
    (r#""moderator": "Ada Ek""#, &["Ada Ek moderator"]),
    (r#""moderators": ["Ada Ek", "Bo Ek"]"#, &["Ada Ek moderator", "Bo Ek moderator"]),
    (r#""people": ["Bo Ek"], "moderator": "Ada Ek""#, &["Bo Ek", "Ada Ek moderator"]),
    (r#""people": "Bo Ek", "moderator": "Ada Ek""#, &["Bo Ek", "Ada Ek moderator"]),
    (r#""moderator": {"name": "Ada Ek", "affiliation": "X"}"#, &["Ada Ek moderator"]),
    (r#""moderator": {"name": "Ada Ek", "role": "host"}"#, &["Ada Ek host"]),
    (r#""speaker": "Ada Ek""#, &["Ada Ek"]),
    (
        r#""speakers": ["Ada Ek", {"name": "Bo Ek", "role": "keynote"}], "chair": "Cy Ek""#,
        &["Ada Ek", "Bo Ek keynote", "Cy Ek chair"],
    ),
    (r#""panelists": ["Ada Ek"], "host": "Bo Ek""#, &["Ada Ek panelist", "Bo Ek host"]),
    (r#""people": [{"name": "Ada Ek", "remote": true}, "Bo Ek"]"#, &["Ada Ek  remote", "Bo Ek"]),
    (
        r#""people": ["Ada Ek", {"name": "Bo Ek", "presence": "in-person"}], "remote": true"#,
        &["Ada Ek  remote", "Bo Ek  in person"],
    ),
    (r#""moderator": "Ada Ek", "remote": true"#, &["Ada Ek moderator remote"]),
];

#[test]
fn short_forms_are_read_and_converted() {
    for (members, expected) in READ {
        let file = feed(&format!(r#""sessions": [{{"id": "a", "title": "A", "start": "2023-06-21T09:00", {members}}}]"#));
        let agenda = read(&file);
        assert_eq!(people(&agenda), *expected, "{members}");
        assert_eq!(agenda.diagnostics, [], "{members}");
        let codes = codes(&file);
        assert!(
            !codes.is_empty() && codes.iter().all(|code| matches!(*code, "short-form" | "other-form")),
            "{members}: {codes:?}"
        );
        assert!(codes.contains(&"short-form"), "{members}");
        let zones = Zones::new(Rc::new(TestPlatform::new("UTC")));
        let own = import(file.as_bytes(), &Options { timezone: "", zones: &zones, indent: false }).feed;
        assert_eq!(people(&read(&own)), *expected, "{own}");
        assert_eq!(self::codes(&own), [""; 0], "{own}");
    }
}

#[test]
fn an_id_of_a_described_person_is_that_person() {
    let file = feed(
        r#""people": [{"id": "ada", "name": "Ada Ek", "affiliation": "X"}], "sessions": [{"id": "a", "title": "A", "moderator": "ada"}]"#,
    );
    let agenda = read(&file);
    assert_eq!((agenda.people.len(), people(&agenda)), (1, vec!["Ada Ek moderator".to_string()]));
}

#[test]
fn what_is_not_clear_is_not_read_and_reported() {
    for members in [
        r#""moderator": "Ada Ek, Bo Ek""#,
        r#""speakers": "Ada Ek & Bo Ek""#,
        r#""moderator": "Ada Ek (X)""#,
        r#""moderator": ["Ada Ek", 7]"#,
        r#""host": true"#,
        r#""remote": true"#,
        r#""people": ["Ada Ek"], "remote": "partly""#,
    ] {
        let file = feed(&format!(r#""sessions": [{{"id": "a", "title": "A", "start": "2023-06-21T09:00", {members}}}]"#));
        let codes = codes(&file);
        assert!(
            codes.iter().all(|code| matches!(*code, "unknown-key" | "stray-key")) && codes.len() == 1,
            "{members}: {codes:?}"
        );
    }
}
