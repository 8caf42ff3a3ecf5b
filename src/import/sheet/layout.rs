//! Describes the layout of a sheet for an editor, which displays the cells unchanged: the header rows of sessions and people, and the meaning of each
//! column.

use super::blocks::{Block, Column};
use super::delimiter;
use super::headers::{Role, has_words};
use crate::import::common::write::Object;
use crate::import::table::words::{FORMAT, ID, LANGUAGE, PEOPLE, STATUS, TAGS, TIME, TRACK, Words, folded, is_any};
use crate::source::csv::{self, Record};
use crate::source::json_text::quoted;

/// Keys of links, by editor field.
const LINKS: &[(Words, &str)] = &[
    ("url link website permalink sessionurl", "url"),
    ("video videourl recording recordingurl youtube", "recording"),
    ("livestream livestreamurl stream streamurl", "livestream"),
    ("slides slidesurl presentationurl", "slides"),
];

/// Other columns, by editor field.
const OTHERS: &[(Words, &str)] =
    &[(TRACK, "track"), (FORMAT, "kind"), (TAGS, "tags"), (LANGUAGE, "language"), (STATUS, "status"), (ID, "id")];

/// Columns of a table of people, by editor field. All columns of web pages share one field.
const OF_PEOPLE: &[(Words, &str)] = &[
    ("name", "name"),
    ("firstname givenname", "firstName"),
    ("lastname familyname surname", "lastName"),
    ("affiliation", "affiliation"),
    ("jobtitle title tagline", "jobTitle"),
    ("bio about abstract description", "bio"),
    ("photo", "picture"),
    ("url website homepage link blog twitter x mastodon linkedin github facebook", "links"),
    (ID, "id"),
];

/// The layout as JSON: the cells as `records`, the index of the `header` row of sessions, and the `fields` of its columns (empty if unrecognized);
/// for the first table of `people`, if any, the same and the index of the row after its `end`. `None` if there is no header row of
/// sessions.
pub(crate) fn layout(text: &str) -> Option<String> {
    let (delimiter, from) = delimiter(text)?;
    let (records, _) = csv::read(text, from, delimiter, usize::MAX);
    let blocks = blocks(&records);
    let (header, sessions) = blocks.iter().find(|(_, block)| !block.is_people)?;
    let mut out = Object::new();
    out.number("header", *header).raw("fields", &fields(sessions, field));
    if let Some(at) = blocks.iter().position(|(_, block)| block.is_people) {
        let (header, people) = &blocks[at];
        let end = blocks[at..].iter().find(|(_, block)| !block.is_people).map_or(records.len(), |(index, _)| *index);
        let mut table = Object::new();
        table.number("header", *header).number("end", end).raw("fields", &fields(people, field_of_person));
        out.raw("people", &table.end());
    }
    out.raw("records", &cells(&records));
    Some(out.end())
}

/// The tables of a sheet, each with the index of its header row.
fn blocks<'t>(records: &[Record<'t>]) -> Vec<(usize, Block<'t>)> {
    let mut blocks: Vec<(usize, Block<'t>)> = Vec::new();
    let mut is_behind_gap = true;
    for (index, record) in records.iter().enumerate() {
        if !record.iter().any(|cell| has_words(&cell.text)) {
            is_behind_gap |= record.iter().all(|cell| cell.text.is_empty());
            continue;
        }
        let next = Block::below(record, blocks.last().map(|(_, block)| block), is_behind_gap);
        is_behind_gap = false;
        blocks.extend(next.map(|next| (index, next)));
    }
    blocks
}

fn fields(block: &Block<'_>, field: fn(&Column<'_>) -> &'static str) -> String {
    list(&block.columns.iter().map(|column| quoted(field(column))).collect::<Vec<_>>())
}

/// The editor field of a column in a table of people.
fn field_of_person(column: &Column<'_>) -> &'static str {
    let word = folded(&column.key);
    OF_PEOPLE.iter().find(|(words, _)| is_any(words, &word)).map_or("", |(_, field)| *field)
}

/// The cells of tab-separated text, as a JSON list of lists of strings.
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

/// The editor field of a column.
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
