//! Workbooks of Excel (`.xlsx`, ECMA-376) and LibreOffice (`.ods`, OpenDocument): the XML files in them, unpacked by the platform, as the text of one CSV file.
//!
//! A row is a line, and a line break in a cell is U+2028, so that the line of a diagnostic is the number of the row. Sheets follow each other behind an empty line,
//! as tables of one sheet do.

mod ods;
mod xlsx;

use std::collections::BTreeMap;

use super::sheet;

/// A workbook has so many rows and columns at most.
const ROWS: usize = 100_000;
const COLUMNS: usize = 256;
/// A sheet has so many cells at most: one that is repeated takes a few bytes of a file.
const CELLS: usize = 500_000;

/// The files of a workbook, by their names.
#[derive(Default)]
pub struct Workbook {
    parts: BTreeMap<String, String>,
}

/// The cells of a sheet.
#[derive(Default)]
struct Sheet {
    rows: Vec<Vec<String>>,
    count: usize,
}

impl Sheet {
    /// Sets a cell, counted from 0; those beyond the limits are left out.
    fn set(&mut self, row: usize, column: usize, text: String) {
        if row >= ROWS || column >= COLUMNS || self.count >= CELLS || text.trim().is_empty() {
            return;
        }
        self.count += 1;
        while self.rows.len() <= row {
            self.rows.push(Vec::new());
        }
        let cells = &mut self.rows[row];
        while cells.len() <= column {
            cells.push(String::new());
        }
        cells[column] = text;
    }

    fn csv(&self) -> String {
        let mut out = String::new();
        for row in &self.rows {
            for (column, cell) in row.iter().enumerate() {
                if column > 0 {
                    out.push(',');
                }
                let cell = cell.trim().replace("\r\n", "\n").replace(['\n', '\r'], "\u{2028}");
                if cell.contains([',', '"']) {
                    out.extend(["\"", &cell.replace('"', "\"\""), "\""]);
                } else {
                    out.push_str(&cell);
                }
            }
            out.push('\n');
        }
        out
    }
}

impl Workbook {
    /// Adds a file; those that are not UTF-8 are left out.
    pub fn add(&mut self, name: String, bytes: Vec<u8>) {
        if let Ok(text) = String::from_utf8(bytes) {
            self.parts.insert(name, text);
        }
    }

    /// The sheets with names of columns, as CSV; the first one if none has any. `None` if it is no workbook.
    pub fn csv(&self) -> Option<String> {
        let sheets = xlsx::sheets(&self.parts).or_else(|| ods::sheets(&self.parts))?;
        let texts: Vec<String> = sheets.iter().map(Sheet::csv).collect();
        let known: Vec<&str> = texts.iter().map(String::as_str).filter(|text| sheet::document(text).is_some()).collect();
        if known.is_empty() { texts.into_iter().next() } else { Some(known.join("\n")) }
    }
}
