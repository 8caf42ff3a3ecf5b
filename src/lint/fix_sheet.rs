//! Fixes of a spreadsheet: edits of its cells.
//!
//! A cell is replaced as a whole. Equal faults are reported once, so a fix applies to all cells of a column with the same text.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::fix::Fix;
use crate::diagnostic::{Code, Diagnostic};
use crate::path::Step;
use crate::source::spans::Span;
use crate::time::written;

/// The cells of a sheet, by table, column and text.
pub(super) struct Cells<'t> {
    text: &'t str,
    alike: BTreeMap<(String, String, String), BTreeSet<(usize, usize)>>,
}

impl<'t> Cells<'t> {
    pub(super) fn of(text: &'t str, root: &Span<'_>) -> Cells<'t> {
        let mut alike: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
        for table in &root.inner {
            for cell in table.inner.iter().flat_map(|row| &row.inner) {
                if let Some(old) = cell_text(text, &cell.value) {
                    let key = (table.name.to_string(), cell.name.to_string(), old);
                    // A cell that continues in the rows below is recorded for each of them.
                    alike.entry(key).or_default().insert((cell.value.start, cell.value.end));
                }
            }
        }
        Cells { text, alike }
    }

    /// The fix of a diagnostic, if one is known.
    pub(super) fn fix(&self, diagnostic: &Diagnostic, root: &Span<'_>) -> Option<Fix> {
        let steps: Vec<Step<'_>> = diagnostic.path.steps().collect();
        let span = exact(root, &steps)?;
        let old = cell_text(self.text, &span.value)?;
        let (new, is_safe) = corrected(diagnostic, &old)?;
        let alike = match steps[..] {
            [Step::Key(table), Step::Index(_), Step::Key(column)] => {
                self.alike.get(&(table.to_string(), column.to_string(), old)).cloned()
            }
            _ => None,
        };
        let places = alike.unwrap_or_else(|| BTreeSet::from([(span.value.start, span.value.end)]));
        let new = written_cell(&new);
        Some(Fix { edits: places.into_iter().map(|(start, end)| (start..end, new.clone())).collect(), object: None, is_safe })
    }
}

/// The corrected text of a cell, and whether the fix is safe.
fn corrected(diagnostic: &Diagnostic, old: &str) -> Option<(String, bool)> {
    let help = diagnostic.help();
    match diagnostic.code {
        // If the cell has a time as well, replacing it with the date alone would lose that.
        Code::YearAssumed | Code::DateOrderAssumed if written(old).is_some_and(|written| written.time.is_none()) => {
            let date = help.strip_suffix('.')?.rsplit(' ').next()?;
            Some((date.to_string(), true))
        }
        Code::NameTurned => {
            let name = help.strip_prefix("Write ")?.strip_suffix('.')?;
            (words(name) == words(old)).then(|| (name.to_string(), true))
        }
        Code::NoZone | Code::NearName | Code::FixedOffset | Code::ZoneAbbreviation => {
            let meant = diagnostic.suggestion.as_deref()?.trim_matches('"');
            let named = diagnostic.value.strip_prefix('"')?.split('"').next()?;
            if named.split_whitespace().eq(old.split_whitespace()) {
                return Some((meant.to_string(), false));
            }
            // Label and value in one cell: `Timezone: Europe/Pari`.
            (old.matches(named).count() == 1).then(|| (old.replacen(named, meant, 1), false))
        }
        _ => None,
    }
}

/// The words of a name in alphabetical order.
fn words(name: &str) -> Vec<&str> {
    let mut words: Vec<&str> = name.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    words.sort_unstable();
    words
}

fn cell_text(text: &str, place: &Range<usize>) -> Option<String> {
    let cell = text.get(place.clone())?;
    let inside = cell.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    Some(inside.map_or_else(|| cell.to_string(), |inside| inside.replace("\"\"", "\"")).trim().to_string())
}

/// A cell in CSV form, quoted for any delimiter.
fn written_cell(text: &str) -> String {
    if text.contains([',', ';', '\t', '|', '"', '\n', '\r']) {
        ["\"", &text.replace('"', "\"\""), "\""].concat()
    } else {
        text.to_string()
    }
}

/// The span at exactly this path.
fn exact<'s, 't>(root: &'s Span<'t>, steps: &[Step<'_>]) -> Option<&'s Span<'t>> {
    steps.iter().try_fold(root, |span, step| match step {
        Step::Key(key) => span.inner.iter().rev().find(|inner| inner.name == *key),
        Step::Index(index) => span.inner.get(*index),
    })
}
