//! People in the texts of lists and of other schedules: what is part of a name, and what is reported.

use plenary::import::Imported;
use serde_json::Value;

use crate::lint_kit::{lines, report};
use crate::schedules::translated;

/// The people of a schedule as they are in the feed: name, affiliation and links.
fn people(schedule: &str) -> Vec<String> {
    let Imported { feed, .. } = translated(schedule.as_bytes(), "Europe/Paris");
    let feed: Value = serde_json::from_str(&feed).unwrap();
    let of = |one: &Value| {
        let text = |key: &str| one[key].as_str().unwrap_or_default().to_string();
        let links = one["links"].as_array().into_iter().flatten().map(|link| format!(" <{}>", link["url"].as_str().unwrap()));
        format!("{} {{{}}}{}", text("name"), text("affiliation"), links.collect::<String>()).replace(" {}", "")
    };
    feed["people"].as_array().into_iter().flatten().map(of).collect()
}

/// The names of the diagnostics of a schedule with their paths.
fn said(schedule: &str) -> Vec<String> {
    let of = |line: &String| {
        let (what, path) = line.split_once(": ").unwrap().0.rsplit_once(' ').unwrap();
        [what.rsplit_once(' ').unwrap().0, " ", path].concat()
    };
    lines(&report(schedule.as_bytes(), "Europe/Paris")).iter().map(of).collect()
}

/// A list of talks, each with these speakers.
fn talks(speakers: &[&str]) -> String {
    let talk = |(index, speakers): (usize, &&str)| {
        format!(r#"{{"title": "Talk {index}", "start": "2027-06-15T{:02}:00", "speakers": {speakers}}}"#, 9 + index)
    };
    format!(r#"{{"talks": [{}]}}"#, speakers.iter().enumerate().map(talk).collect::<Vec<_>>().join(", "))
}

#[test]
fn how_to_reach_somebody_is_in_no_name_of_any_format() {
    let list = talks(&[
        r#""Eve Five: eve@x.example""#,
        r#"["tel:+33612345678 Lou", "Bo, bo@x.example"]"#,
        r#"[{"name": "Gus Six (gus@x.example)", "company": "Acme, tel. 01234 567", "role": "Fellow gus@x.example"}]"#,
    ]);
    assert_eq!(people(&list), ["Eve Five", "Lou", "Bo", "Gus Six {Fellow, Acme}"]);
    let calendar = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20270615T090000Z\r\nSUMMARY:A\r\n\
                    DESCRIPTION:Speaker: Eve Five\\, eve@x.example\\nAll.\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    assert_eq!(people(calendar), ["Eve Five"]);
    let jsonld = r#"{"@context": "https://schema.org", "@type": "Event", "name": "A", "startDate": "2027-06-15T09:00:00+02:00",
        "performer": {"@type": "Person", "name": "Eve Five <eve@x.example>", "affiliation": {"name": "Acme eve@x.example"}}}"#;
    assert_eq!(people(jsonld), ["Eve Five {Acme}"]);
    for schedule in [&list, calendar, jsonld] {
        let reported = said(schedule);
        assert!(reported.iter().all(|line| !line.contains("unread")), "{reported:?}");
    }
}
