//! The result of linting a file.

use std::collections::BTreeSet;

use super::Finding;
use super::fix::Fix;
use super::locate::Index;
use crate::diagnostic::Diagnostic;
use crate::import::Format;
use crate::plenary_format::spanned::Spanned;
use crate::source::spans::Span;

/// The result of linting a file: what was read, and its diagnostics.
#[derive(Debug)]
pub struct Report {
    /// The format of the file.
    pub format: Format,
    /// IANA name of the zone of its times: the event's, else the one that was given; empty where none is known.
    pub timezone: String,
    /// How many sessions were read; what is inside of another and has no time of its own is a part of that.
    pub sessions: usize,
    /// How many people were read.
    pub speakers: usize,
    /// Its text, as it was decoded.
    pub source: String,
    /// Whether anything could be read.
    pub readable: bool,
    /// The diagnostics, in source order.
    pub diagnostics: Vec<Located>,
}

/// A diagnostic and its source position.
#[derive(Debug)]
pub struct Located {
    /// What is wrong.
    pub diagnostic: Diagnostic,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// How many characters to underline, at least one.
    pub length: usize,
    /// The correction, if one is known. Only of JSON in plenary's own format, and of spreadsheets.
    pub fix: Option<Fix>,
}

impl Report {
    /// A report of what was read.
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

    /// A report of something of which nothing was read.
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

    /// Locates the diagnostics in the text; the spans of its values are needed only if there is a diagnostic.
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
