//! Excel (`.xlsx`, ECMA-376) and LibreOffice (`.ods`, OpenDocument) workbooks: converts their XML files, unpacked by the platform, to one CSV text.
//!
//! Each row becomes one line: a line break in a cell is written as U+2028, so that the line of a diagnostic is the row number. Sheets are separated by an empty
//! line, like several tables of one sheet.

mod ods;
mod xlsx;

use std::collections::BTreeMap;

use super::sheet;

/// Maximum number of rows and columns of a workbook.
const ROWS: usize = 100_000;
const COLUMNS: usize = 256;
/// Maximum number of cells of a sheet. Repeated cells take only a few bytes of a file.
const CELLS: usize = 500_000;

/// The files of a workbook, by name.
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
    /// Sets a cell by 0-based row and column. Cells beyond the limits are dropped.
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
    /// Adds a file. Files that are not UTF-8 are skipped.
    pub fn add(&mut self, name: String, bytes: Vec<u8>) {
        if let Ok(text) = String::from_utf8(bytes) {
            self.parts.insert(name, text);
        }
    }

    /// The sheets with header rows, as CSV; the first sheet if none has one. `None` if the files are not a workbook.
    pub fn csv(&self) -> Option<String> {
        let sheets = xlsx::sheets(&self.parts).or_else(|| ods::sheets(&self.parts))?;
        let texts: Vec<String> = sheets.iter().map(Sheet::csv).collect();
        let known: Vec<&str> = texts.iter().map(String::as_str).filter(|text| sheet::document(text).is_some()).collect();
        if known.is_empty() { texts.into_iter().next() } else { Some(known.join("\n")) }
    }
}
