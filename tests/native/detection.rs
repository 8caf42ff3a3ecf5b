//! What a schedule is taken for: a program's own signature makes it that program's, and what merely looks like it is a list of
//! generic session list.

use plenary::import::Format;

use crate::lint_kit;
use crate::schedules::{schedule, translated};

fn format(text: &str) -> &'static str {
    translated(text.as_bytes(), "UTC").format.key()
}

/// Each with a schedule of a program in its fewest words.
const SIGNATURES: &[(&str, &str)] = &[
    ("indico-timetable", r#"{"_type": "HTTPAPIResult", "results": {"1": {}}}"#),
    ("indico-timetable", r#"{"additionalInfo": {}, "results": {"1": {}}}"#),
    ("indico-event", r#"{"_type": "HTTPAPIResult", "results": []}"#),
    ("schedule2", r#"{"schedule": {"conference": {}, "events": [{"title": "A", "start": "2027-05-01T10:00"}]}}"#),
    ("schedule2", r#"{"schedule": {"events": [{"guid": "a", "title": "A", "start": "2027-05-01T10:00"}]}}"#),
    ("frab", r#"{"schedule": {"conference": {"days": [{"rooms": {}}]}}}"#),
    ("frab", r#"{"schedule": {"conference": {"acronym": "con"}}}"#),
    ("jsonld", r#"{"@type": "Event"}"#),
    ("jsonld", r#"[{"@context": "https://schema.org"}]"#),
    ("pretalx-widget", r#"{"talks": [{"code": "A", "title": "A", "start": "2027-05-01T10:00Z"}], "rooms": []}"#),
    ("pretalx-widget", r#"{"talks": [], "version": "1", "timezone": "UTC", "rooms": [], "tracks": []}"#),
    ("pretalx-widget", r#"{"schedule": [{"rooms": [{"name": "Hall", "talks": [{"code": "A", "title": "A"}]}]}]}"#),
    ("pretalx-api", r#"{"results": [{"code": "A", "title": "A", "submission_type": "Talk"}]}"#),
    ("pretalx-api", r#"[{"code": "A", "title": "A", "speakers": [{"code": "P", "name": "Ada"}]}]"#),
    ("pretalx-api", r#"{"version": "1", "slots": [{"submission": {"code": "A", "title": "A"}}]}"#),
    ("conference-hall", r#"{"sessions": [{"start": "2027-05-01T10:00Z", "track": "Hall", "proposal": {"speakers": []}}]}"#),
    (
        "conference-hall",
        r#"{"timeZone": "UTC", "days": ["2027-05-01T00:00:00Z"], "sessions": [{"start": "2027-05-01T10:00Z", "track": "Hall", "language": null}]}"#,
    ),
    ("conference-hall", r#"{"proposals": [{"title": "A", "deliberationStatus": "ACCEPTED"}]}"#),
    ("conference-hall", r#"{"talks": [], "speakers": [{"uid": "a", "displayName": "Ada"}], "conferenceDates": {}}"#),
    ("hoverboard", r#"{"schedule": {"2027-05-01": {"timeslots": [{"startTime": "9:00", "sessions": []}]}}}"#),
    ("hoverboard", r#"[{"date": "2027-05-01", "timeslots": [{"startTime": "9:00", "sessions": []}]}]"#),
    ("openfeedback", r#"{"sessions": {"a": {"title": "A", "trackTitle": "Hall", "startTime": "2027-05-01T10:00Z"}}}"#),
    ("openfeedback", r#"{"sessions": [{"title": "A", "trackTitle": "Hall", "startTime": "2027-05-01T10:00Z"}]}"#),
    ("conclar", r#"[{"title": "A", "date": "2027-05-01", "time": "10:00", "mins": 30, "loc": ["Hall"]}]"#),
    ("conclar", r#"{"program": [{"title": "A", "datetime": "2027-05-01T10:00Z", "mins": 30, "people": []}]}"#),
    ("opass", r#"{"sessions": [{"start": "2027-05-01T10:00Z", "zh": {"title": "A"}}]}"#),
    ("openplanner", r#"{"sessions": [{"title": "A", "dateStart": "2027-05-01T10:00Z", "speakerIds": []}]}"#),
    ("openplanner", r#"{"event": {}, "sessions": [{"title": "A", "speakerIds": []}]}"#),
    ("sessionize-all", r#"{"sessions": [{"title": "A", "isServiceSession": false}], "speakers": []}"#),
    ("sessionize-all", r#"{"sessions": [], "speakers": [], "categories": [], "rooms": []}"#),
    ("sessionize-gridsmart", r#"[{"date": "2027-05-01", "rooms": [], "timeSlots": []}]"#),
    (
        "sessionize-sessions",
        r#"[{"groupName": "All", "sessions": [{"title": "A", "startsAt": null, "isPlenumSession": false}]}]"#,
    ),
    ("sessionize-speakers", r#"[{"firstName": "Ada", "lastName": "B", "fullName": "Ada B", "sessions": []}]"#),
    ("plenary", r#"{"event": {"title": "A"}, "sessions": []}"#),
    ("plenary", r#"{"event": {"title": "A"}, "sessions": [{"title": "A", "start": "2027-05-01T10:00Z", "speaker": "Ada"}]}"#),
    ("plenary", r#"{"sessions": [{"title": "A", "start": "2027-05-01T10:00Z", "people": ["Ada"]}]}"#),
    ("plenary", r#"{"people": [{"name": "Ada"}], "sessions": []}"#),
];

#[test]
fn a_schedule_is_known_by_its_signature() {
    for (wanted, text) in SIGNATURES {
        assert_eq!(format(text), *wanted, "{text}");
    }
}

/// A row that anybody might write.
const ROW: &str = r#""title": "Knots", "startTime": "2027-05-01T10:00:00Z", "endTime": "2027-05-01T10:30:00Z", "room": "Barn", "speakers": ["Wanda Alpha"]"#;

/// Shapes of programs around rows that are nobody's.
const LOOK_ALIKES: &[&str] = &[
    r#"{"talks": [{ROW}]}"#,
    r#"{"title": "Invented Days", "timezone": "Europe/Berlin", "talks": [{ROW}]}"#,
    r#"{"version": "1", "timezone": "UTC", "talks": [{ROW}]}"#,
    r#"{"talks": [{ROW}], "rooms": [{"id": "Barn", "name": "Barn"}], "speakers": [{"id": "Wanda Alpha", "name": "Wanda Alpha"}]}"#,
    r#"{"talks": [{ROW}], "categories": [], "formats": []}"#,
    r#"{"count": 1, "next": null, "results": [{ROW}]}"#,
    r#"{"results": [{"code": "A", ROW}]}"#,
    r#"[{"code": "A", "state": "confirmed", ROW}]"#,
    r#"{"version": "1", "slots": [{ROW}]}"#,
    r#"{"schedule": [{ROW}]}"#,
    r#"{"program": [{ROW}]}"#,
    r#"{"schedule": {"events": [{ROW}]}}"#,
    r#"{"schedule": {"conference": "Invented Days", "sessions": [{ROW}]}}"#,
    r#"{"schedule": {"2027-05-01": [{ROW}]}}"#,
    r#"{"schedule": [{"date": "2027-05-01", "rooms": [{"name": "Barn", "sessions": [{ROW}]}]}]}"#,
    r#"[{"date": "2027-05-01", "rooms": [{"name": "Barn", "sessions": [{ROW}]}]}]"#,
    r#"[{"datetime": "2027-05-01T10:00:00Z", "title": "Knots", "speakers": ["Wanda Alpha"], "room": "Barn"}]"#,
    r#"{"sessions": [{ROW}], "speakers": [{"id": "Wanda Alpha", "name": "Wanda Alpha"}], "categories": []}"#,
    r#"{"sessions": [{ROW}], "speakers": [{"id": "Wanda Alpha", "name": "Wanda Alpha"}], "rooms": [], "questions": []}"#,
    r#"{"session_types": [{"id": 1, "name": "Talk"}], "sessions": [{ROW}]}"#,
    r#"{"event": {"name": "Invented Days"}, "sessions": [{ROW}]}"#,
    r#"{"event": {"title": "Invented Days", "timezone": "UTC"}, "sessions": [{ROW}]}"#,
    r#"{"people": [{"id": "Wanda Alpha", "name": "Wanda Alpha"}], "sessions": [{ROW}]}"#,
    r#"{"sessions": [{ROW}]}"#,
    r#"{"sessions": {"a": {ROW}}}"#,
    r#"{"sessions": [{"dateStart": "2027-05-01T10:00:00Z", ROW}]}"#,
    r#"{"sessions": [{"zh": {"note": "x"}, ROW}]}"#,
    r#"{"sessions": [{"proposal": {"id": 7}, "track": "Cords", ROW}], "days": ["2027-05-01"], "timeZone": "UTC"}"#,
    r#"[{"groupName": "Morning", "sessions": [{ROW}]}]"#,
    r#"[{"day": "2027-05-01", "timeslots": [{ROW}]}]"#,
    r#"[{ROW}]"#,
];

#[test]
fn what_only_looks_like_a_program_is_a_list_of_sessions() {
    for shape in LOOK_ALIKES {
        let text = shape.replace("ROW", ROW);
        assert_eq!(format(&text), "table", "{text}");
        let (agenda, diagnostics) = schedule(&text, "UTC");
        let found: Vec<_> = agenda.sessions.iter().map(|one| (one.title.get(""), one.room.is_some(), one.people.len())).collect();
        assert_eq!(found, [("Knots", true, 1)], "{text}: {diagnostics:?}");
    }
}

/// A signature with one of its keys gone is no program's.
#[test]
fn a_signature_without_one_of_its_keys_is_none() {
    for (text, gone) in [
        (r#"{"_type": "HTTPAPIResult", "results": []}"#, r#""_type": "HTTPAPIResult", "#),
        (r#"{"schedule": {"conference": {"acronym": "con"}}}"#, r#""acronym": "con""#),
        (r#"{"talks": [{"code": "A", "title": "A", "start": "2027-05-01T10:00Z"}], "rooms": []}"#, r#""code": "A", "#),
        (r#"{"results": [{"code": "A", "title": "A", "submission_type": "Talk"}]}"#, r#", "submission_type": "Talk""#),
        (
            r#"{"sessions": [{"start": "2027-05-01T10:00Z", "track": "Hall", "proposal": {"speakers": []}}]}"#,
            r#", "proposal": {"speakers": []}"#,
        ),
        (r#"{"proposals": [{"title": "A", "deliberationStatus": "ACCEPTED"}]}"#, r#", "deliberationStatus": "ACCEPTED""#),
        (r#"{"talks": [], "speakers": [{"uid": "a", "displayName": "Ada"}], "conferenceDates": {}}"#, r#""uid": "a", "#),
        (r#"[{"date": "2027-05-01", "timeslots": [{"startTime": "9:00", "sessions": []}]}]"#, r#""startTime": "9:00", "#),
        (
            r#"{"sessions": {"a": {"title": "A", "trackTitle": "Hall", "startTime": "2027-05-01T10:00Z"}}}"#,
            r#""trackTitle": "Hall", "#,
        ),
        (r#"[{"title": "A", "date": "2027-05-01", "time": "10:00", "mins": 30, "loc": ["Hall"]}]"#, r#", "loc": ["Hall"]"#),
        (r#"{"sessions": [{"start": "2027-05-01T10:00Z", "zh": {"title": "A"}}]}"#, r#""title": "A""#),
        (r#"{"sessions": [{"title": "A", "dateStart": "2027-05-01T10:00Z", "speakerIds": []}]}"#, r#", "speakerIds": []"#),
        (r#"{"sessions": [{"title": "A", "isServiceSession": false}], "speakers": []}"#, r#", "isServiceSession": false"#),
        (r#"[{"date": "2027-05-01", "rooms": [], "timeSlots": []}]"#, r#", "timeSlots": []"#),
        (r#"[{"firstName": "Ada", "lastName": "B", "fullName": "Ada B", "sessions": []}]"#, r#""firstName": "Ada", "#),
    ] {
        let whole = format(text);
        assert!(text.contains(gone) && !matches!(whole, "table" | "plenary" | "unknown"), "{text}");
        let less = text.replace(gone, "");
        assert!(matches!(format(&less), "table" | "plenary" | "unknown"), "{less} is taken for {}", format(&less));
    }
}

/// Folders of the corpus are named by programs.
#[test]
fn the_corpus_is_taken_for_what_it_is() {
    let Some(folder) = std::env::var_os("PLENARY_CORPUS") else {
        eprintln!("skipped: PLENARY_CORPUS is not set");
        return;
    };
    let folder = std::path::Path::new(&folder);
    let table = std::fs::read_to_string(folder.join("README.md")).unwrap();
    for row in table.lines().filter(|line| line.starts_with("| ") && line.contains(".json")) {
        let file = row.split('|').nth(1).unwrap().trim();
        let wanted = match file {
            _ if file.contains("schedule2") => "schedule2",
            _ if file.contains("speakers-view") => "sessionize-speakers",
            _ => match file.split('/').next().unwrap() {
                "pretalx-frab" => "frab",
                "kotlinconf" | "scale-signs" | "other" | "sessionize-other" => "",
                folder => folder,
            },
        };
        let found = lint_kit::report(&std::fs::read(folder.join(file)).unwrap(), "UTC").format;
        let is_wanted =
            if wanted.is_empty() { matches!(found, Format::Table | Format::SessionizeAll) } else { found.key() == wanted };
        assert!(is_wanted, "{file} is taken for {}", found.key());
    }
}
