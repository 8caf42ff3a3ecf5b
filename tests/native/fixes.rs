//! `check --fix`: safe corrections are applied to the text, which stays as it is otherwise.

use std::rc::Rc;

use plenary::import::Options;
use plenary::lint::{Fixed, fix};
use plenary::time::Zones;

use crate::kit::read;
use crate::lint_kit::{report, sessions};
use crate::platform::TestPlatform;

fn fixed(text: &str) -> Fixed {
    let platform = Rc::new(TestPlatform::new("UTC"));
    let zones = Zones::new(platform.clone());
    fix(text, &Options { timezone: "", zones: &zones, indent: false }, &*platform)
}

/// Members of a session with a title, and what they become.
const SAFE: &[(&str, &str)] = &[
    (r#""start": "2027-06-15 9:00 AM", "end": "13:00""#, r#""start": "2027-06-15T09:00", "end": "2027-06-15T13:00""#),
    (
        r#""day": "2027-06-15", "start": "9:00 - 10:30""#,
        r#""day": "2027-06-15", "start": "2027-06-15T09:00", "end": "2027-06-15T10:30""#,
    ),
    (r#""start": "2027-06-15T09:00", "duration": "1h""#, r#""start": "2027-06-15T09:00", "duration": 60"#),
    (r#""language": "en, de""#, r#""language": ["en", "de"]"#),
    (r#""location": "Hall 1""#, r#""room": "Hall 1""#),
    (r#""description": "a \"b\"""#, r#""abstract": "a \"b\"""#),
    (r#""moderator": "Ada Ek""#, r#""people": [{"name": "Ada Ek", "role": "moderator"}]"#),
    (r#""people": ["Bo Ek"], "moderator": "Ada Ek""#, r#""people": ["Bo Ek", {"name": "Ada Ek", "role": "moderator"}]"#),
    (r#""moderator": "Ada Ek", "people": ["Bo Ek"]"#, r#""people": ["Bo Ek", {"name": "Ada Ek", "role": "moderator"}]"#),
    (r#""speaker": "Bo Ek", "chair": "Ada Ek""#, r#""people": ["Bo Ek", {"name": "Ada Ek", "role": "chair"}]"#),
    (r#""date": "2027-06-15", "begin": "9:00""#, r#""start": "2027-06-15T09:00""#),
    (r#""abstract": "", "room": "A""#, r#""room": "A""#),
    (r#""room": "A", "abstract": """#, r#""room": "A""#),
    (r#""cancelled": true"#, r#""status": "cancelled""#),
];

#[test]
fn safe_fixes_are_applied_and_nothing_else() {
    for (members, expected) in SAFE {
        let file = |members: &str| {
            sessions(&format!(
                "\n  {{\"title\": \"É 😀\",\n    {members}}}, {{\"title\": \"B\", \"start\": \"2027-06-15T08:00\"}}"
            ))
        };
        let fixed = fixed(&file(members));
        assert_eq!(fixed.text, file(expected), "{members}");
        assert!(fixed.count > 0, "{members}");
        // The same agenda is read of both.
        let agenda = |text: &str| {
            let agenda = read(text);
            format!("{:?} {:?} {:?}", agenda.sessions, agenda.people, agenda.rooms)
        };
        if report(file(members).as_bytes(), "").diagnostics.iter().all(|found| found.diagnostic.name() != "unknown-key") {
            assert_eq!(agenda(&fixed.text), agenda(&file(members)), "{members}");
        }
        assert_eq!(self::fixed(&fixed.text).count, 0, "{}", fixed.text);
    }
}

#[test]
fn slips_of_syntax_are_corrected_in_place() {
    let file = "{\n  // ours\n  \"event\": {“title”: 'E', timezone: \"America/New_York\",},\n  \"sessions\": [\n    {\"title\": \"A\"}\n    {\"title\": \"B\t\"},\n  ]\n}\n";
    let strict = "{\n  \n  \"event\": {\"title\": \"E\", \"timezone\": \"America/New_York\"},\n  \"sessions\": [\n    {\"title\": \"A\"},\n    {\"title\": \"B\\t\"}\n  ]\n}\n";
    assert_eq!(fixed(file).text, strict);
}

#[test]
fn guesses_are_left_to_their_authors() {
    for members in [
        r#""titel": "A""#,
        r#""room": "A", "location": "B""#,
        r#""moderator": "Ada Ek, Bo Ek and others""#,
        r#""start": "9/7/2024""#,
        r#""timezone": "America/New_Yrok", "start": "2027-06-15T09:00""#,
        r#""x": 1"#,
    ] {
        let file = sessions(&format!("{{\"id\": \"a\", {members}}}, {{\"title\": \"B\", \"start\": \"2027-06-15T08:00\"}}"));
        let fixed = fixed(&file);
        assert!(fixed.count == 0 || members.contains("moderator"), "{members}: {}", fixed.text);
    }
    let file = sessions(r#"{"title": "A", "timezone": "America/New_Yrok", "start": "2027-06-15T09:00"}"#);
    let fixes: Vec<_> = report(file.as_bytes(), "").diagnostics.into_iter().filter_map(|found| found.fix).collect();
    assert!(fixes.iter().any(|fix| !fix.is_safe && fix.edits[0].1 == "\"America/New_York\""), "{fixes:?}");
}

#[test]
fn other_files_stay_as_they_are() {
    for text in [
        "",
        "[",
        "{\"schedule\": 1",
        "title,start\nA,9:00\n",
        r#"[{"title": "A", "startTime": "2027-06-15T09:00Z", "location": "x"}]"#,
    ] {
        let fixed = fixed(text);
        assert_eq!((fixed.text.as_str(), fixed.count), (text, 0));
    }
}

/// Cells of a sheet, and what they become; `None` where nothing is safe.
const IN_SHEETS: &[(&str, Option<&str>)] = &[
    ("Date,Start,Title\n2027-06-14,9:00,A\nJune 15,9:00,B\n", Some("Date,Start,Title\n2027-06-14,9:00,A\n2027-06-15,9:00,B\n")),
    // What is alike is reported once, and corrected everywhere.
    (
        "Date;Start;Title\n21/06/2027;9:00;A\n9/7/2027;9:00;B\n\"9/7/2027\";10:00;9/7/2027\n",
        Some("Date;Start;Title\n21/06/2027;9:00;A\n2027-07-09;9:00;B\n2027-07-09;10:00;9/7/2027\n"),
    ),
    // A date with its time stays.
    ("Start,Title\n2027-06-14 9:00,A\n\"June 15, 9:00\",B\n", None),
    // It may be read in two ways.
    ("Date,Start,Title\n9/7/2027,9:00,A\n", None),
    // A guess.
    ("Date,Start,Title,Room\n2027-06-15,9:00,A,Hall A\n2027-06-15,10:00,B,hall a\n", None),
];

#[test]
fn cells_of_spreadsheets_are_corrected() {
    for (sheet, expected) in IN_SHEETS {
        let fixed = fixed(sheet);
        assert_eq!(fixed.text, expected.unwrap_or(sheet));
        assert_eq!(fixed.count > 0, expected.is_some(), "{sheet}");
        assert_eq!(self::fixed(&fixed.text).count, 0, "{}", fixed.text);
    }
}

#[test]
fn guesses_in_spreadsheets_are_offered() {
    let offered = |sheet: &str| {
        let found = report(sheet.as_bytes(), "").diagnostics.into_iter().filter_map(|found| found.fix);
        let unsafe_ones = found.filter(|fix| !fix.is_safe);
        unsafe_ones.flat_map(|fix| fix.edits).map(|(range, text)| format!("{}: {text}", &sheet[range])).collect::<Vec<_>>()
    };
    let rooms = "Timezone,Europe/Paris\n\nDate,Start,Title,Room\n2027-06-15,9:00,A,Hall A\n2027-06-15,10:00,B,\"hall a\"\n2027-06-15,11:00,C,Hall A\n";
    assert_eq!(offered(rooms), ["\"hall a\": Hall A"]);
    assert_eq!(
        offered("Timezone: Europe/Pari\n\nDate,Start,Title\n2027-06-15,9:00,A\n"),
        ["Timezone: Europe/Pari: Timezone: Europe/Paris"]
    );
    assert_eq!(offered("Timezone;Europe/Pari\n\nDate;Start;Title\n2027-06-15;9:00;A\n"), ["Europe/Pari: Europe/Paris"]);
}

#[test]
fn a_text_is_fixed_in_linear_time() {
    let many = vec![r#"{"title": "A", "start": "2027-06-15 9:00 AM", "location": "Hall"}"#; 3000].join(",\n");
    let fixed = fixed(&sessions(&many));
    assert_eq!((fixed.count, fixed.text.matches("\"room\": \"Hall\"").count()), (6000, 3000));
}
