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
