//! Finds the tables of a sheet, and reads the rows above the first one.

use std::borrow::Cow;
use std::ops::Range;

use super::cells;
use super::headers::{Meaning, Role, has_words, is_like_a_title, language_in, meaning, unit_in, zone_in};
use super::rows::{Rows, Table};
use crate::diagnostic::{Code, Diagnostic};
use crate::import::table::words::{folded, is_any};
use crate::path::JsonPath;
use crate::source::csv::{Cell, Record};
use crate::source::json::Json;
use crate::source::position::position_text_at;
use crate::source::spans::Span;
use crate::steps;
use crate::text::digits;

/// A column of a table.
#[derive(Clone, Debug)]
pub(super) struct Column<'t> {
    pub(super) role: Role,
    pub(super) key: Cow<'t, str>,
    pub(super) header: Range<usize>,
    /// The time zone in the header: `Start (UTC)`.
    pub(super) zone: Option<String>,
    /// The unit that the header names: `Duration (h)`.
    pub(super) unit: Option<String>,
}

/// A table, with its columns.
#[derive(Clone, Debug)]
pub(super) struct Block<'t> {
    pub(super) columns: Vec<Column<'t>>,
    /// Whether the rows are people.
    pub(super) is_people: bool,
    /// Number of recognized headers.
    pub(super) known: usize,
}

/// Maximum length of a header in bytes.
const LONGEST: usize = 200;

/// Headers that mean a person's name here and a title elsewhere.
const NAMES: &str = "name nombre nom имя 姓名 名称";

/// Keys of the rows above the table, as the generic importer knows them.
const OF_EVENT: &[(&str, &str)] = &[
    (
        "title",
        "event eventname title name conference eventtitle conferencename veranstaltung titel evenement titre evento titulo мероприятие 活动 会议 الحدث",
    ),
    ("subtitle", "subtitle tagline"),
    ("description", "description about beschreibung descripcion"),
    (
        "timezone",
        "timezone zone tz zeitzone fuseauhoraire zonahoraria fusohorario fusoorario tijdzone часовойпояс 时区 時區 タイムゾーン 시간대",
    ),
    ("place", "place location venue city ort lieu lugar luogo local место 地点 地點 場所"),
    ("start", "start startdate firstday from begin date dates datum fecha beginn debut inicio дата 日期 日付"),
    ("end", "end enddate lastday to until ende fin"),
    ("url", "url website link web homepage"),
];

impl<'t> Block<'t> {
    /// Reads a header row. `None` if the row is not a header row, or has fewer recognized headers than `least`.
    pub(super) fn of_header(record: &Record<'t>, least: usize) -> Option<Block<'t>> {
        // Most rows are data, so the first cells should suffice to reject them.
        let cells = record.iter().filter(|cell| has_words(&cell.text)).count();
        if cells < 2 || record.iter().any(|cell| cell.text.len() > LONGEST) {
            return None;
        }
        // For the first table, three headers including a title and a time are enough, whatever the others.
        let is_first = least == 0;
        let mut may_be_unknown = if is_first { cells } else { cells.checked_sub(least.max(cells.div_ceil(2)))? };
        let mut meanings: Vec<Meaning> = Vec::new();
        for cell in record {
            steps::count(1);
            let meaning = meaning(&cell.text);
            if meaning.0 == Role::Unknown && has_words(&cell.text) {
                may_be_unknown = may_be_unknown.checked_sub(1)?;
            }
            meanings.push(meaning);
        }
        let has = |roles: &[Role]| meanings.iter().any(|(role, _)| roles.contains(role));
        let is_name = |(cell, (role, _)): (&Cell<'t>, &Meaning)| *role == Role::Name || is_any(NAMES, &folded(&cell.text));
        let names = record.iter().zip(&meanings).filter(|pair| is_name(*pair)).count();
        let is_people = has(&[Role::OfPerson])
            && !has(&[Role::Date, Role::Time, Role::End, Role::Length])
            && (names > 0 || has(&[Role::People]));
        let known = meanings.iter().filter(|(role, _)| *role != Role::Unknown).count();
        let has_title = meanings.iter().any(|(role, _)| *role == Role::Title);
        let is_sufficient = known >= 3 && has_title && has(&[Role::Date, Role::Time]);
        if is_first && known * 2 < cells && !is_sufficient {
            return None;
        }
        let titles =
            record.iter().zip(&meanings).filter(|(cell, (role, _))| *role == Role::Title || is_like_a_title(&cell.text)).count();
        let is_sessions = has(&[Role::Date, Role::Time, Role::People, Role::Room])
            && (titles > 0 || (has(&[Role::Time]) && has(&[Role::Room])));
        if !(is_people || is_sessions) {
            return None;
        }
        let mut columns: Vec<Column<'t>> = record
            .iter()
            .zip(meanings)
            .enumerate()
            .map(|(index, (cell, meaning))| column(index, cell, meaning, is_people))
            .collect();
        if !is_people {
            settle_title(&mut columns, record);
        }
        Some(Block { columns, is_people, known })
    }

    /// Reads the header row of a further table; `None` if the row is data. Further header rows follow a gap, or repeat the
    /// first one, as in sheets with a header above each day.
    pub(super) fn below(record: &Record<'t>, block: Option<&Block<'t>>, is_behind_gap: bool) -> Option<Block<'t>> {
        let above = block.filter(|_| !is_behind_gap);
        Block::of_header(record, above.map_or(0, |above| above.known))
            .filter(|next| above.is_none_or(|above| above.is_people == next.is_people))
    }
}

fn column<'t>(index: usize, cell: &Cell<'t>, (role, key): Meaning, is_people: bool) -> Column<'t> {
    let header = cell.span.clone();
    if is_people && (role == Role::People || is_any(NAMES, &folded(&cell.text))) {
        return Column { role: Role::Name, key: "name".into(), header, zone: None, unit: None };
    }
    let is_timed = matches!(role, Role::Date | Role::Time | Role::End);
    let zone = zone_in(&cell.text).map(|(_, zone)| zone.to_string()).filter(|_| is_timed);
    let unit = unit_in(&cell.text).map(|(_, unit)| unit.to_string()).filter(|_| role == Role::Length);
    let key = match key {
        // `Title (FR)` is a translation of the title.
        _ if let Some((header, language)) = language_in(&cell.text).filter(|_| matches!(role, Role::Title | Role::Text)) => {
            [key.unwrap_or(header), "_", &language].concat().into()
        }
        Some(key) => key.into(),
        None if cell.text.is_empty() => ["column ", &digits(index + 1)].concat().into(),
        None => cell.text.clone(),
    };
    Column { role, key, header, zone, unit }
}

/// Selects the title column: the first one with an explicit header (`Title`), else the first one that may mean a title.
fn settle_title<'t>(columns: &mut [Column<'t>], record: &Record<'t>) {
    // `Name` beside `Title` is a speaker's name; beside `Speaker` it is the title.
    let position = columns.iter().position(|column| column.role == Role::Title);
    let like = || record.iter().position(|cell| is_like_a_title(&cell.text));
    if position.is_none()
        && let Some(title) = like()
    {
        columns[title] =
            Column { role: Role::Title, key: "title".into(), header: columns[title].header.clone(), zone: None, unit: None };
    }
}

/// A sheet, as the members of a tree.
#[derive(Default)]
pub(super) struct Sheet<'t> {
    pub(super) members: Vec<(Cow<'t, str>, Json<'t>)>,
    pub(super) spans: Vec<Span<'t>>,
    pub(super) diagnostics: Vec<(Diagnostic, Option<Range<usize>>)>,
}

impl<'t> Sheet<'t> {
    /// Reads all tables of a sheet.
    pub(super) fn of(text: &'t str, records: &[Record<'t>]) -> Sheet<'t> {
        let mut event = Table::default();
        let (mut sessions, mut people) = (Rows::new("sessions"), Rows::new("speakers"));
        let mut block: Option<Block<'t>> = None;
        let mut above: Vec<&Record<'t>> = Vec::new();
        let mut is_behind_gap = true;
        for record in records {
            if !record.iter().any(|cell| has_words(&cell.text)) {
                // In a Markdown table, a row without words is the delimiter row below the headers.
                is_behind_gap |= record.iter().all(|cell| cell.text.is_empty());
                sessions.gap(is_behind_gap);
                continue;
            }
            let next = Block::below(record, block.as_ref(), is_behind_gap);
            is_behind_gap = false;
            if next.is_some() {
                sessions.gap(true);
                if block.is_none()
                    && let Some(first) = &next
                    && let Some(position) = heading_above(&above, first)
                {
                    sessions.heading(only_cell(above.remove(position)));
                }
                block = next;
                continue;
            }
            match &block {
                None => above.push(record),
                Some(block) if block.is_people => people.person(record, block),
                Some(block) => sessions.session(record, block),
            }
        }
        let ignored: Vec<Range<usize>> = above.into_iter().filter(|record| !of_event(&mut event, record)).map(range).collect();
        let mut sheet = Sheet::default();
        if !event.members.is_empty() {
            sheet.add("event", Json::Object(event.members), Span::new(event.place, event.spans));
        }
        for rows in [sessions, people] {
            sheet.diagnostics.extend(rows.diagnostics(text));
            if !rows.tables.is_empty() {
                let place = rows.tables[0].place.clone();
                let (items, spans) = rows
                    .tables
                    .into_iter()
                    .map(|table| (Json::Object(table.members), Span::new(table.place, table.spans)))
                    .unzip();
                sheet.add(rows.key, Json::List(items), Span::new(place, spans));
            }
        }
        if let Some(first) = ignored.first() {
            let place = position_text_at(text, first.start);
            let value = if ignored.len() > 1 { [&place, " and ", &digits(ignored.len() - 1), " more"].concat() } else { place };
            sheet.diagnostics.push((Diagnostic::new(Code::RowIgnored, JsonPath::TOP, value), Some(first.clone())));
        }
        sheet
    }

    fn add(&mut self, key: &'static str, json: Json<'t>, span: Span<'t>) {
        self.members.push((key.into(), json));
        self.spans.push(span.named(key.into(), 0..0));
    }
}

/// The byte range of a row, from its first nonempty cell to its last.
pub(super) fn range(record: &Record<'_>) -> Range<usize> {
    let mut cells = record.iter().filter(|cell| !cell.text.is_empty());
    let first = cells.next().map_or(0..0, |cell| cell.span.clone());
    first.start..cells.next_back().map_or(first.end, |cell| cell.span.end)
}

/// The cell of a row that has only one.
fn only_cell<'r, 't>(record: &'r Record<'t>) -> Option<&'r Cell<'t>> {
    let mut cells = record.iter().filter(|cell| !cell.text.is_empty());
    cells.next().filter(|_| cells.next().is_none())
}

/// The last row above the first table that is the heading of a day, where the table has no dates of its own.
fn heading_above(above: &[&Record<'_>], table: &Block<'_>) -> Option<usize> {
    let is_dated = table.columns.iter().any(|column| column.role == Role::Date);
    let is_heading = |record: &&Record<'_>| only_cell(record).is_some_and(|cell| cells::is_pure_heading(&cell.text));
    above.iter().rposition(is_heading).filter(|_| !table.is_people && !is_dated)
}

/// Reads a row above the table: the title of the event alone, or a key with its value. Returns false if it is neither.
fn of_event<'t>(event: &mut Table<'t>, record: &Record<'t>) -> bool {
    let cells: Vec<&Cell<'t>> = record.iter().filter(|cell| !cell.text.is_empty()).collect();
    let has = |event: &Table<'t>, key: &str| event.members.iter().any(|(known, _)| known == key);
    let (key, label, value) = match &cells[..] {
        [title] => match title.text.split_once(':') {
            // `Timezone: Europe/Paris`
            Some((label, value)) if key_of_event(label).is_some() && !value.trim().is_empty() => {
                let key = key_of_event(label).unwrap_or("title");
                let value = Cell { text: Cow::Owned(value.trim().to_string()), span: title.span.clone() };
                if has(event, key) {
                    return false;
                }
                event.add(key.into(), title.span.clone(), value.text.clone(), &value);
                return true;
            }
            _ if !has(event, "title") => ("title", *title, *title),
            _ => return false,
        },
        [label, value] => match key_of_event(&label.text) {
            Some(key) if !has(event, key) => (key, *label, *value),
            _ => return false,
        },
        _ => return false,
    };
    event.add(key.into(), label.span.clone(), value.text.clone(), value);
    true
}

fn key_of_event(label: &str) -> Option<&'static str> {
    let word = folded(label);
    OF_EVENT.iter().find(|(_, words)| is_any(words, &word)).map(|(key, _)| *key)
}
