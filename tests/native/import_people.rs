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

#[test]
fn a_column_of_family_names_first_is_turned() {
    let rows = |cells: [&str; 3]| {
        let row = |(hour, cell): (usize, &&str)| format!("2027-06-15,{}:00,Talk {hour},\"{cell}\"\n", 10 + hour);
        ["Date,Start,Title,Speakers\n".to_string(), cells.iter().enumerate().map(row).collect()].concat()
    };
    let column = rows(["Example, Ada B.", "Sample, Ben", "Third, Chi"]);
    assert_eq!(people(&column), ["Ada B. Example", "Ben Sample", "Chi Third"]);
    assert_eq!(said(&column).iter().filter(|line| line.starts_with("note name-turned")).count(), 3);
    assert_eq!(people(&rows(["Ada, Ben", "Chi", "Dan, Eve"])), ["Ada", "Ben", "Chi", "Dan", "Eve"]);
    assert_eq!(people(&rows(["Ada, Ben", "Ben, Chi", "Chi, Ada"])), ["Ada", "Ben", "Chi"]);
    assert_eq!(
        people(&rows(["Müller, ETHZ", "Dupont, CNRS", "Rossi, INFN"])),
        ["Müller {ETHZ}", "Dupont {CNRS}", "Rossi {INFN}"]
    );
    let list = talks(&[r#"["Example, Ada", "Sample, Ben M."]"#, r#"[{"name": "SMITH, John"}]"#]);
    assert_eq!(people(&list), ["Ada Example", "Ben M. Sample", "John SMITH"]);
    for name in ["Google, Ireland", "Acme, SA", "Tocotronic, Hamburg", "Eve, LCSW", "IBM, Ireland", "Example, Ada"] {
        assert_eq!(people(&talks(&[&format!(r#"[{{"name": "{name}"}}]"#)])), [name]);
    }
    let objects = talks(&[r#"[{"name": "Example, Ada"}]"#, r#"[{"name": "Sample, Ben C."}]"#]);
    assert_eq!(people(&objects), ["Ada Example", "Ben C. Sample"]);
    let known = talks(&[r#"["Ada Example", "Ben Sample"]"#, r#"[{"name": "Example, Ada"}]"#, r#""Sample, Ben""#]);
    assert_eq!(people(&known), ["Ada Example", "Ben Sample"]);
    assert!(said(&list).contains(&"note name-turned $.talks[1].speakers[0]".to_string()));
}

#[test]
fn an_affiliation_that_differs_holds_for_the_session() {
    let affiliations = |schedule: &str| {
        let feed: Value = serde_json::from_str(&translated(schedule.as_bytes(), "Europe/Paris").feed).unwrap();
        let sessions = feed["sessions"].as_array().unwrap().clone();
        sessions
            .iter()
            .map(|session| session["people"][0]["affiliation"].as_str().unwrap_or_default().to_string())
            .collect::<Vec<_>>()
    };
    let texts = talks(&[r#"["Ada Example (Acme)"]"#, r#"["Ada Example (Knots)"]"#, r#"["Ada Example"]"#]);
    let objects = talks(&[
        r#"[{"name": "Ada Example", "company": "Acme"}]"#,
        r#"[{"name": "Ada Example", "company": "Knots"}]"#,
        r#"[{"name": "Ada Example"}]"#,
    ]);
    let rows = "Date,Start,Title,Speaker,Affiliation\n2027-06-15,09:00,A,Ada Example,Acme\n2027-06-15,10:00,B,Ada Example,Knots\n\
                2027-06-15,11:00,C,Ada Example,\n";
    for schedule in [&texts, &objects, rows] {
        assert_eq!(people(schedule), ["Ada Example {Acme}"], "{schedule}");
        assert_eq!(affiliations(schedule), ["", "Knots", ""], "{schedule}");
    }
}

#[test]
fn accounts_of_people_become_links() {
    let list = talks(&[
        r#"[{"name": "Ada Example", "twitter": "@ada"}, {"name": "Bo Lin", "github": "bo", "mastodon": "@bo@social.example"}]"#,
        r#"[{"name": "Chi Third", "links": {"linkedin": "chi-third", "web": "https://chi.example"}, "bluesky": "n/a"}]"#,
        r#"[{"name": "Dan Four", "website": "danfour.example"}]"#,
    ]);
    assert_eq!(
        people(&list),
        [
            "Ada Example <https://twitter.com/ada>",
            "Bo Lin <https://github.com/bo> <https://social.example/@bo>",
            "Chi Third <https://www.linkedin.com/in/chi-third> <https://chi.example>",
            "Dan Four <https://danfour.example>",
        ]
    );
    assert_eq!(people(&talks(&[r#""Jo Ten, https://jo.example, Kim Elf""#])), ["Jo Ten <https://jo.example>", "Kim Elf"]);
    assert!(
        said(&talks(&[r#"[{"name": "Bo Lin", "github": "bo and lin"}]"#]))
            .contains(&"error bad-url $.talks[0].speakers[0].github".into())
    );
}

#[test]
fn a_footnote_in_the_column_of_times_is_no_session() {
    for (note, count) in
        [("Contact: info@x.example", 1), ("* subject to change", 1), ("from 12:00", 2), ("18:00", 2), ("2 pm - 3 pm", 2)]
    {
        let rows = format!("Time,Title,Room\n09:00,Opening,Hall\n\n{note},,\n");
        let feed: Value = serde_json::from_str(&translated(rows.as_bytes(), "Europe/Paris").feed).unwrap();
        assert_eq!(feed["sessions"].as_array().unwrap().len(), count, "{note}");
        assert_eq!(said(&rows).iter().any(|line| line.contains("row-ignored")), count == 1, "{note}: {:?}", said(&rows));
    }
}
