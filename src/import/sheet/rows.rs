//! Converts rows to objects: cells by column key, with inherited values for empty cells of merged rows.

use std::borrow::Cow;
use std::ops::Range;

use super::blocks::{Block, Column, range};
use super::cells;
use super::headers::Role;
use crate::diagnostic::{Code, Diagnostic};
use crate::import::table::words::DAY_OF_HEADING;
use crate::path::JsonPath;
use crate::source::csv::{Cell, Record};
use crate::source::json::Json;
use crate::source::position::position_text_at;
use crate::source::spans::Span;
use crate::text::digits;

/// A row as an object: members with their spans.
#[derive(Clone, Default)]
pub(super) struct Table<'t> {
    pub(super) members: Vec<(Cow<'t, str>, Json<'t>)>,
    pub(super) spans: Vec<Span<'t>>,
    pub(super) place: Range<usize>,
    /// The members with its times, which the row below may inherit.
    times: Vec<usize>,
    date: Option<String>,
}

impl<'t> Table<'t> {
    /// Adds a cell. A second one with the same key is appended to its text.
    pub(super) fn add(&mut self, key: Cow<'t, str>, header: Range<usize>, text: Cow<'t, str>, cell: &Cell<'t>) {
        if self.members.is_empty() {
            self.place = cell.span.clone();
        }
        self.place.end = self.place.end.max(cell.span.end);
        self.spans.push(Span::new(cell.span.clone(), Vec::new()).named(key.clone(), header));
        self.members.push((key, Json::Text(text)));
    }

    fn has(&self, key: &str) -> bool {
        self.members.iter().any(|(known, _)| known == key)
    }

    /// Appends a cell of a continuation row, which has no title of its own.
    fn append(&mut self, column: &Column<'t>, cell: &Cell<'t>) {
        let between = if matches!(column.role, Role::People | Role::Text) { "\n" } else { "; " };
        match self.members.iter_mut().find(|(known, _)| *known == column.key) {
            Some((_, Json::Text(text))) if *text == cell.text => {}
            Some((_, Json::Text(text))) => *text = Cow::Owned([text.as_ref(), between, &cell.text].concat()),
            _ => self.add(column.key.clone(), column.header.clone(), cell.text.clone(), cell),
        }
    }
}

/// Rows with an assumption: the range of the first one, and their number.
type Assumed = Option<(Range<usize>, usize)>;

fn count(assumed: &mut Assumed, place: Range<usize>) {
    match assumed {
        Some((_, count)) => *count += 1,
        None => *assumed = Some((place, 1)),
    }
}

/// The rows of all tables of one type.
pub(super) struct Rows<'t> {
    pub(super) key: &'static str,
    pub(super) tables: Vec<Table<'t>>,
    /// A date in a row of its own, which applies to the rows below.
    heading: Option<Cell<'t>>,
    /// Whether the row above is adjacent to the next one.
    is_adjacent: bool,
    continued: Assumed,
    timed: Assumed,
    extra: Assumed,
    numbers: Assumed,
    ignored: Assumed,
}

impl<'t> Rows<'t> {
    pub(super) fn new(key: &'static str) -> Rows<'t> {
        Rows {
            key,
            tables: Vec::new(),
            heading: None,
            is_adjacent: false,
            continued: None,
            timed: None,
            extra: None,
            numbers: None,
            ignored: None,
        }
    }

    /// Notes whether an empty row precedes the next one.
    pub(super) fn gap(&mut self, is_empty: bool) {
        self.is_adjacent &= !is_empty;
    }

    /// A cell that is the heading of the day of the rows below it.
    pub(super) fn heading(&mut self, cell: Option<&Cell<'t>>) {
        self.heading = cell.map(|cell| Cell { text: cells::date_in(&cell.text), span: cell.span.clone() });
        self.is_adjacent = false;
    }

    /// The nonempty cells with their columns. Cells beyond the last column are counted.
    fn cells<'r>(&mut self, record: &'r Record<'t>, block: &'r Block<'t>) -> Vec<(&'r Column<'t>, &'r Cell<'t>)> {
        for cell in record.iter().skip(block.columns.len()).filter(|cell| !cell.text.is_empty()) {
            count(&mut self.extra, cell.span.clone());
        }
        block.columns.iter().zip(record).filter(|(_, cell)| !cell.text.is_empty()).collect()
    }

    fn row(&mut self, cells: &[(&Column<'t>, &Cell<'t>)]) -> Table<'t> {
        let mut table = Table::default();
        let is_person = |role: Role| role == Role::OfPerson;
        // Person columns beside a session's only speaker describe that speaker.
        let alone = match cells.iter().filter(|(column, _)| column.role == Role::People).collect::<Vec<_>>()[..] {
            [(column, cell)] if cells.iter().any(|(column, _)| is_person(column.role)) && cells::is_one_name(&cell.text) => {
                Some(column.key.clone())
            }
            _ => None,
        };
        for &(column, cell) in cells {
            if alone.is_some() && is_person(column.role) {
                continue;
            }
            let text = match cells::as_time(&cell.text, column.role) {
                Some(text) => {
                    count(&mut self.numbers, cell.span.clone());
                    Cow::Owned(text)
                }
                None => cell.text.clone(),
            };
            let text = match column.zone.as_ref().and_then(|zone| cells::in_zone(&text, zone)) {
                Some(zoned) => Cow::Owned(zoned),
                None => text,
            };
            let text = match column.unit.as_ref().and_then(|unit| cells::in_unit(&text, unit)) {
                Some(length) => Cow::Owned(length),
                None => text,
            };
            let key = self::key(&table, column);
            if matches!(column.role, Role::Time | Role::End | Role::Length) {
                table.times.push(table.members.len());
            }
            if column.role == Role::Date && table.date.is_none() {
                table.date = Some(text.to_string());
            }
            if alone.as_ref() == Some(&column.key) {
                let mut person = Table::default();
                person.add("name".into(), column.header.clone(), text, cell);
                for (column, cell) in cells.iter().filter(|(column, _)| is_person(column.role)) {
                    person.add(column.key.clone(), column.header.clone(), cell.text.clone(), cell);
                }
                table.place = if table.members.is_empty() { cell.span.clone() } else { table.place };
                table.place.end = table.place.end.max(cell.span.end);
                table.spans.push(Span::new(cell.span.clone(), person.spans).named(key.clone(), column.header.clone()));
                table.members.push((key, Json::Object(person.members)));
            } else {
                table.add(key, column.header.clone(), text, cell);
            }
        }
        table
    }

    /// Reads a row of a table of people.
    pub(super) fn person(&mut self, record: &Record<'t>, block: &Block<'t>) {
        let cells = self.cells(record, block);
        let table = self.row(&cells);
        if !table.members.is_empty() {
            self.tables.push(table);
        }
    }

    /// Reads a row of a table of sessions.
    pub(super) fn session(&mut self, record: &Record<'t>, block: &Block<'t>) {
        let cells = self.cells(record, block);
        let has = |role: Role| cells.iter().any(|(column, _)| column.role == role);
        let has_titles = block.columns.iter().any(|column| column.role == Role::Title);
        if let [(_, cell)] = cells[..]
            && cells::is_heading(&cell.text)
        {
            self.heading(Some(cell));
            return;
        }
        if let [(column, cell)] = cells[..]
            && has_titles
            && column.role == Role::Time
            && cells::is_footnote(&cell.text)
        {
            count(&mut self.ignored, range(record));
            return;
        }
        if has_titles && !has(Role::Title) && !has(Role::Time) && !cells.is_empty() {
            let is_dated = has(Role::Date);
            match self.tables.last_mut().filter(|_| self.is_adjacent && !is_dated) {
                Some(above) => {
                    for (column, cell) in &cells {
                        above.append(column, cell);
                    }
                    count(&mut self.continued, range(record));
                }
                None => count(&mut self.ignored, range(record)),
            }
            return;
        }
        let mut table = self.row(&cells);
        if table.members.is_empty() {
            return;
        }
        let has_time_column = block.columns.iter().any(|column| column.role == Role::Time);
        if has_time_column
            && !has(Role::Time)
            && !has(Role::End)
            && self.is_adjacent
            && let Some(above) = self.tables.last()
            && (table.date.is_none() || table.date == above.date)
            && !above.times.is_empty()
        {
            for &position in &above.times {
                let (member, span) = (above.members[position].clone(), &above.spans[position]);
                table.times.push(table.members.len());
                table.spans.push(Span::new(span.value.clone(), Vec::new()).named(span.name.clone(), span.key.clone()));
                table.members.push(member);
            }
            count(&mut self.timed, table.place.clone());
        }
        match (&self.heading, &table.date) {
            (Some(_), Some(_)) => self.heading = None,
            (Some(heading), None) if !table.has("date") => {
                let place = table.place.clone();
                let heading = heading.clone();
                table.add(DAY_OF_HEADING.into(), heading.span.clone(), heading.text.clone(), &heading);
                table.place = place;
            }
            _ => {}
        }
        self.is_adjacent = true;
        self.tables.push(table);
    }

    /// Diagnostics about assumptions and ignored cells.
    pub(super) fn diagnostics(&self, text: &str) -> Vec<(Diagnostic, Option<Range<usize>>)> {
        let all = [
            (Code::RowContinued, &self.continued),
            (Code::TimeContinued, &self.timed),
            (Code::ExtraCells, &self.extra),
            (Code::DateSerial, &self.numbers),
            (Code::RowIgnored, &self.ignored),
        ];
        let diagnostic = |(code, assumed): (Code, &Assumed)| {
            let (place, count) = assumed.clone()?;
            let mut value = position_text_at(text, place.start);
            if count > 1 {
                value = [&value, " and ", &digits(count - 1), " more"].concat();
            }
            Some((Diagnostic::new(code, JsonPath::TOP, value), Some(place)))
        };
        all.into_iter().filter_map(diagnostic).collect()
    }
}

/// The key of a cell. The second of two columns with the same key gets a number, like `speaker 2`.
fn key<'t>(table: &Table<'t>, column: &Column<'t>) -> Cow<'t, str> {
    if !table.has(&column.key) {
        return column.key.clone();
    }
    let numbers = (2..100).map(|number| [column.key.as_ref(), " ", &digits(number)].concat());
    numbers.into_iter().find(|key| !table.has(key)).map_or_else(|| column.key.clone(), Cow::Owned)
}
