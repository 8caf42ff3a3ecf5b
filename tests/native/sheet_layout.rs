//! The cells of a sheet for an editor, and what its columns mean.

use plenary::import::{sheet_cells, sheet_layout};

fn layout(text: &str) -> String {
    sheet_layout(text.as_bytes()).unwrap_or_default()
}

#[test]
fn columns_have_fields_in_any_language_and_the_header_row_is_found() {
    assert_eq!(
        layout(
            "OSPOs for Good\n\nDate\tBeginn\tEnde\tTitel\tRaum\tModerator\tSpeaker 1\tBudget\tSlides\n2023-06-21\t9:30\t\tArrival\tHall\t\tAda\t3\t\n"
        ),
        "{\"header\":2,\"fields\":[\"date\",\"start\",\"end\",\"title\",\"room\",\"moderators\",\"people\",\"\",\"slides\"],\
         \"records\":[[\"OSPOs for Good\"],[],\
         [\"Date\",\"Beginn\",\"Ende\",\"Titel\",\"Raum\",\"Moderator\",\"Speaker 1\",\"Budget\",\"Slides\"],\
         [\"2023-06-21\",\"9:30\",\"\",\"Arrival\",\"Hall\",\"\",\"Ada\",\"3\",\"\"]]}"
    );
}

#[test]
fn a_second_table_has_people() {
    let sheet = "Date,Start,Title,Speakers\n2027-06-07,9:00,Opening,Ada Example\n,10:00,Talk,Ben Sample\n\n";
    let people =
        "Name,Affiliation,Job title,Bio,Photo,Website,Twitter,Pronouns\nAda Example,University,Dean,Ada writes.,ada.jpg,,,\n";
    let fields = r#""fields":["name","affiliation","jobTitle","bio","picture","links","links",""]"#;
    let read = layout(&[sheet, people].concat());
    assert!(read.contains(&format!(r#""people":{{"header":4,"end":6,{fields}}}"#)), "{read}");
    assert!(read.starts_with(r#"{"header":0,"fields":["date","start","title","people"]"#), "{read}");
    // In front of the sessions, and between two tables of sessions.
    let read = layout(&[people, "\n", sheet].concat());
    assert!(read.contains(r#"{"header":3,"#) && read.contains(r#""people":{"header":0,"end":3,"#), "{read}");
    let read = layout(&[sheet, people, "\n", sheet].concat());
    assert!(read.contains(r#""people":{"header":4,"end":7,"#), "{read}");
    // In another language, and with a name in two columns.
    let read = layout(&[sheet, "Vorname;Nachname;Organisation;Foto\n"].concat().replace(',', ";"));
    assert!(read.contains(r#""fields":["firstName","lastName","affiliation","picture"]"#), "{read}");
    assert!(!layout(sheet).contains("people\":"), "{}", layout(sheet));
}

#[test]
fn cells_keep_their_lines_and_quotation_marks() {
    let read = layout("Date;Time;Session;Track\n2027-06-07;\"9:00\n10:00\";\"The \"\"open\"\" one\";AI\n");
    assert!(read.contains(r#""fields":["date","time","title","track"]"#), "{read}");
    assert!(read.contains(r#"["2027-06-07","9:00\n10:00","The \"open\" one","AI"]"#), "{read}");
    assert_eq!(sheet_cells("a\t\"b\nc\"\nd\t"), r#"[["a","b\nc"],["d",""]]"#);
}

#[test]
fn what_is_no_sheet_has_no_layout() {
    for text in
        ["", "just some words", "{\"sessions\": []}", "event:\n  title: A\nsessions: []\n", "BEGIN:VCALENDAR\nEND:VCALENDAR\n"]
    {
        assert_eq!(sheet_layout(text.as_bytes()), None, "{text}");
    }
}
