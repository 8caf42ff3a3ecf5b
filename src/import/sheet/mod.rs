//! Spreadsheets: parses tables of sessions and people with headers, as people type them, into a tree for the generic importer.
//!
//! A sheet is recognized by its header row, in any language of the interface and with any delimiter (`headers`). Rows above it describe the event, rows below
//! it are sessions, and a second table of people may follow an empty row (`blocks`). Empty cells of merged rows inherit from the row above (`rows`).

mod blocks;
mod cells;
mod headers;
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
mod layout;
mod rows;

use self::blocks::{Block, Sheet};
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
pub(crate) use self::layout::{layout, tabbed};
use crate::diagnostic::{Code, Diagnostic};
use crate::import::detect::Format;
use crate::import::document::Document;
use crate::path::JsonPath;
use crate::source::csv::{self, Record};
use crate::source::position::position_text_at;
use crate::source::spans::Span;

/// Number of records at the start that are searched for the header row.
const HEAD: usize = 30;

/// Parses a sheet. `None` if none of its first rows is a header row.
pub(crate) fn document(text: &str) -> Option<Document<'_>> {
    let (delimiter, from) = delimiter(text)?;
    let (records, stray) = csv::read(text, from, delimiter, usize::MAX);
    let sheet = Sheet::of(text, &records);
    let mut diagnostics = sheet.diagnostics;
    diagnostics.extend(
        stray
            .into_iter()
            .map(|at| (Diagnostic::new(Code::StrayQuote, JsonPath::TOP, position_text_at(text, at)), Some(at..at + 1))),
    );
    let spans = Span::new(0..text.len().min(1), sheet.spans);
    Some(Document { tree: crate::source::json::Json::Object(sheet.members), spans, format: Some(Format::Sheet), diagnostics })
}

/// The delimiter that yields the most recognized headers in the first rows, and the offset of the records: after `sep=;`, which Excel writes.
fn delimiter(text: &str) -> Option<(u8, usize)> {
    let from = match text.get(..4) {
        Some(mark) if mark.eq_ignore_ascii_case("sep=") => text.find('\n').map_or(text.len(), |end| end + 1),
        _ => 0,
    };
    let best = b",;\t|".iter().copied().map(|delimiter| {
        let (head, _) = csv::read(text, from, delimiter, HEAD);
        (known_headers(&head), delimiter)
    });
    best.rev().max_by_key(|(known, _)| *known).filter(|(known, _)| *known > 0).map(|(_, delimiter)| (delimiter, from))
}

/// Number of recognized headers in the best header row.
fn known_headers(records: &[Record<'_>]) -> usize {
    records.iter().filter_map(|record| Block::of_header(record, 0)).map(|block| block.known).max().unwrap_or(0)
}
