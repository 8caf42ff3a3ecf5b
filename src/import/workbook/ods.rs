//! OpenDocument spreadsheets (ISO/IEC 26300), as LibreOffice writes them.

use std::collections::BTreeMap;

use roxmltree::{Document, Node};

use super::{COLUMNS, ROWS, Sheet};
use crate::time::duration;

fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
}

fn is(node: &Node<'_, '_>, name: &str) -> bool {
    node.tag_name().name() == name
}

/// The number of repetitions of a row or cell.
fn repeated(node: Node<'_, '_>, name: &str) -> usize {
    attribute(node, name).and_then(|number| number.parse().ok()).unwrap_or(1).max(1)
}

/// The sheets; `None` if the files are not an OpenDocument spreadsheet.
pub(super) fn sheets(parts: &BTreeMap<String, String>) -> Option<Vec<Sheet>> {
    let document = Document::parse(parts.get("content.xml")?).ok()?;
    let tables: Vec<Node<'_, '_>> = document.descendants().filter(|node| is(node, "table")).collect();
    Some(tables.into_iter().map(sheet).collect())
}

fn sheet(table: Node<'_, '_>) -> Sheet {
    let mut sheet = Sheet::default();
    let mut place = 0usize;
    for row in table.descendants().filter(|node| is(node, "table-row")) {
        let mut cells = Vec::new();
        for cell in row.children().filter(|node| is(node, "table-cell") || is(node, "covered-table-cell")) {
            let text = value(cell);
            let count = if text.is_empty() {
                repeated(cell, "number-columns-repeated")
            } else {
                repeated(cell, "number-columns-repeated").min(COLUMNS)
            };
            // The empty cells up to the last column are encoded as one repeated cell.
            if text.is_empty() {
                cells.push((count, text));
            } else {
                cells.extend(std::iter::repeat_n((1, text), count));
            }
        }
        let is_empty = cells.iter().all(|(_, text)| text.is_empty());
        let count = repeated(row, "number-rows-repeated");
        for row in 0..if is_empty { 0 } else { count.min(ROWS) } {
            let mut column = 0usize;
            for (count, text) in &cells {
                sheet.set(place.saturating_add(row), column, text.clone());
                column = column.saturating_add(*count);
            }
        }
        place = place.saturating_add(count);
        if place > ROWS {
            break;
        }
    }
    sheet
}

/// The value of a cell: a date or time in ISO 8601, else its text.
fn value(cell: Node<'_, '_>) -> String {
    match attribute(cell, "value-type") {
        Some("date") => {
            attribute(cell, "date-value").map_or_else(String::new, |date| date.trim_end_matches("T00:00:00").to_string())
        }
        Some("time") => match attribute(cell, "time-value").and_then(duration) {
            Some(minutes) => {
                let two = |number: u32| [if number < 10 { "0" } else { "" }, &crate::text::digits(number as usize)].concat();
                [two(minutes / 60 % 24), two(minutes % 60)].join(":")
            }
            None => text(cell),
        },
        _ => text(cell),
    }
}

/// The text of a cell, one line per paragraph.
fn text(cell: Node<'_, '_>) -> String {
    let paragraph = |node: Node<'_, '_>| -> String {
        let mut out = String::new();
        for part in node.descendants() {
            match part.tag_name().name() {
                "s" => out.push(' '),
                "line-break" => out.push('\n'),
                _ if part.is_text() => out.push_str(part.text().unwrap_or_default()),
                _ => {}
            }
        }
        out
    };
    let lines: Vec<String> = cell.children().filter(|node| is(node, "p")).map(paragraph).collect();
    lines.join("\n")
}
