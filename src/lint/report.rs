//! The result of linting a file.

use std::collections::BTreeSet;

use super::Finding;
use super::fix::Fix;
use super::locate::Index;
use crate::diagnostic::Diagnostic;
use crate::import::Format;
use crate::plenary_format::spanned::Spanned;
use crate::source::spans::Span;

/// The result of linting a file: a summary of its content, and its diagnostics.
#[derive(Debug)]
pub struct Report {
    /// The format of the file.
    pub format: Format,
    /// IANA name of the time zone: the event's, else the given one; empty if unknown.
    pub timezone: String,
    /// Number of sessions. A nested session without a time of its own counts as part of its parent.
    pub sessions: usize,
    /// Number of people.
    pub speakers: usize,
    /// The decoded source text.
    pub source: String,
    /// Whether any part of the file was readable.
    pub readable: bool,
    /// The diagnostics, in source order.
    pub diagnostics: Vec<Located>,
}

/// A diagnostic and its source position.
#[derive(Debug)]
pub struct Located {
    /// The diagnostic.
    pub diagnostic: Diagnostic,
    /// The 1-based line.
    pub line: usize,
    /// The 1-based column in characters.
    pub column: usize,
    /// Number of characters to underline, at least one.
    pub length: usize,
    /// The fix, if one is known; only for spreadsheets and JSON in plenary's own format.
    pub fix: Option<Fix>,
}

impl Report {
    /// Creates a report for an agenda.
    pub(super) fn of(format: Format, spanned: &Spanned) -> Report {
        let agenda = &spanned.agenda;
        Report {
            timezone: agenda.event.timezone.clone(),
            sessions: agenda.session_count(),
            speakers: agenda.people.len(),
            readable: spanned.any,
            ..Report::unread(format)
        }
    }

    /// Creates a report for an unreadable file.
    pub(super) fn unread(format: Format) -> Report {
        Report {
            format,
            timezone: String::new(),
            sessions: 0,
            speakers: 0,
            source: String::new(),
            readable: false,
            diagnostics: Vec::new(),
        }
    }

    /// Locates the diagnostics in the text. `spans` is called only if there are any.
    pub(super) fn locate<'t>(&mut self, text: &'t str, spans: impl FnOnce() -> Span<'t>, raw: Vec<Finding>) {
        if !raw.is_empty() {
            let index = Index::of(text, spans());
            let can_fix = self.format == Format::Plenary && text.trim_start_matches('\u{feff}').trim_start().starts_with('{');
            for Finding { diagnostic, at } in raw {
                let (line, column, length) = match at {
                    Some(range) => index.range(&range),
                    None => index.diagnostic(&diagnostic),
                };
                let fix = match self.format {
                    Format::Sheet => index.fix_in_sheet(&diagnostic),
                    _ if can_fix => index.fix(&diagnostic),
                    _ => None,
                };
                self.diagnostics.push(Located { diagnostic, line, column, length, fix });
            }
        }
        // Several diagnostics of an imported feed may map to one value of the schedule: remove duplicates.
        self.diagnostics.sort_by(|one, other| {
            let place = |found: &Located| (found.line, found.column);
            place(one).cmp(&place(other))
        });
        let mut seen = BTreeSet::new();
        self.diagnostics.retain(|Located { diagnostic, line, column, .. }| {
            let Diagnostic { code, path, value, suggestion, .. } = diagnostic.clone();
            seen.insert((*line, *column, code as usize, path, value, suggestion))
        });
    }
}
