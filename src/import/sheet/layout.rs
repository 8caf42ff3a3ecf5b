//! The layout of a sheet for an editor, which shows its cells as they are: which row is the header row of the sessions, and what each column means.

use super::blocks::{Block, Column};
use super::delimiter;
use super::headers::Role;
use crate::import::common::write::Object;
use crate::import::table::words::{FORMAT, ID, LANGUAGE, PEOPLE, STATUS, TAGS, TIME, TRACK, Words, folded, is_any};
use crate::source::csv::{self, Record};
use crate::source::json_text::quoted;

/// Keys of links, by the field of an editor.
const LINKS: &[(Words, &str)] = &[
    ("url link website permalink sessionurl", "url"),
    ("video videourl recording recordingurl youtube", "recording"),
    ("livestream livestreamurl stream streamurl", "livestream"),
    ("slides slidesurl presentationurl", "slides"),
];

/// Other columns, by the field of an editor.
const OTHERS: &[(Words, &str)] =
    &[(TRACK, "track"), (FORMAT, "kind"), (TAGS, "tags"), (LANGUAGE, "language"), (STATUS, "status"), (ID, "id")];

/// The cells of a sheet as JSON: `records`, the index of the `header` row of its sessions, and the `fields` of its columns, empty where a column has no
/// meaning. `None` if no row is a header row.
pub(crate) fn layout(text: &str) -> Option<String> {
    let (delimiter, from) = delimiter(text)?;
    let (records, _) = csv::read(text, from, delimiter, usize::MAX);
    let (header, block) = records
        .iter()
        .enumerate()
        .filter_map(|(index, record)| Some((index, Block::of_header(record, 0)?)))
        .find(|(_, block)| !block.is_people)?;
    let fields: Vec<String> = block.columns.iter().map(|column| quoted(field(column))).collect();
    let mut out = Object::new();
    out.number("header", header).raw("fields", &list(&fields)).raw("records", &cells(&records));
    Some(out.end())
}

/// The cells of tab-separated text, as lists of texts in JSON.
pub(crate) fn tabbed(text: &str) -> String {
    cells(&csv::read(text, 0, b'\t', usize::MAX).0)
}

fn list(items: &[String]) -> String {
    ["[", &items.join(","), "]"].concat()
}

fn cells(records: &[Record<'_>]) -> String {
    let records: Vec<String> =
        records.iter().map(|record| list(&record.iter().map(|cell| quoted(&cell.text)).collect::<Vec<_>>())).collect();
    list(&records)
}

/// The field of an editor that a column has.
fn field(column: &Column<'_>) -> &'static str {
    let word = folded(&column.key);
    let plain = word.trim_end_matches(|c: char| c.is_ascii_digit());
    let of =
        |lists: &[(Words, &'static str)]| lists.iter().find(|(words, _)| is_any(words, &word)).map_or("", |(_, field)| *field);
    match column.role {
        Role::Date => "date",
        Role::Time if is_any(TIME, &word) => "time",
        Role::Time => "start",
        Role::End => "end",
        Role::Length => "duration",
        Role::Title => "title",
        Role::Text => "abstract",
        Role::Room => "room",
        Role::People => match PEOPLE.iter().find(|(words, _)| is_any(words, plain)).map_or("", |(_, role)| *role) {
            "moderator" => "moderators",
            "panelist" => "panelists",
            _ => "people",
        },
        Role::Other if of(OTHERS).is_empty() => of(LINKS),
        Role::Other => of(OTHERS),
        Role::OfPerson if column.key == "affiliation" => "affiliation",
        Role::Name | Role::OfPerson | Role::Unknown => "",
    }
}
