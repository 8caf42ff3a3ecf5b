//! The linter: all diagnostics of a feed or of an imported schedule, with lines and columns, as a compiler reports them.
//!
//! It reports what the reader and the importer report, and runs one rule per file over the whole agenda.

mod dates;
mod file_syntax;
mod fix;
mod fix_sheet;
mod json;
mod key_suggestion_rules;
mod key_suggestions;
mod language_tags;
mod limit;
mod locate;
mod next_steps;
mod offset_mismatch;
mod other_form;
mod people;
mod person_names;
mod private_data;
mod report;
mod rooms;
mod similar_names;
mod similarity;
mod text_damage;
mod text_languages;
mod texts;
mod times;
mod unknown_keys;
mod unread_content;
mod unused;
mod value_types;
mod visit;
mod zones;

pub use self::fix::{Edit, Fix, Fixed, fix};
#[cfg(not(target_arch = "wasm32"))]
pub use self::next_steps::next_steps;
pub use self::report::{Located, Report};

use self::file_syntax::Syntax;
use self::limit::Log;
use self::next_steps::System;
use crate::plenary_format::causes::{by_cause, suggest, suggester};
use crate::plenary_format::maps::list_maps;
use crate::source::json::Json;
use std::collections::BTreeSet;
use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::import::Decoded;
use crate::import::Format;
use crate::import::Options;
use crate::import::decode;
use crate::import::detect;
use crate::import::document;
use crate::import::document::Document;
use crate::import::encoding;
use crate::import::import_and_track;
use crate::import::other_file;
use crate::import::unread_of;
use crate::model::Agenda;
use crate::path::JsonPath;
use crate::platform::Platform;
use crate::plenary_format::spanned::{Spanned, trace};
use crate::source::feed_recovery::{Recovered, SyntaxError, diagnostics, errors_from, read};
use crate::source::position::position_text_at;
use crate::source::spans::Span;
use crate::time::{ZoneSuggester, Zones};

/// The input of the rules.
struct LintContext<'s> {
    tree: &'s Json<'s>,
    spanned: &'s Spanned,
    zones: &'s Zones,
    suggester: &'s ZoneSuggester<'s>,
    /// Whether the file is in plenary's own format, rather than imported.
    is_own: bool,
    /// Whether the zone of the event was derived from offsets, which has its own diagnostic.
    is_zone_assumed: bool,
    limits: Limits,
}

impl LintContext<'_> {
    fn agenda(&self) -> &Agenda {
        &self.spanned.agenda
    }
}

/// A diagnostic, with its byte range if that is already known.
struct Finding {
    diagnostic: Diagnostic,
    at: Option<Range<usize>>,
}

impl Finding {
    fn at(diagnostic: Diagnostic, at: usize) -> Finding {
        Finding { diagnostic, at: Some(at..at + 1) }
    }
}

impl From<Diagnostic> for Finding {
    fn from(diagnostic: Diagnostic) -> Finding {
        Finding { diagnostic, at: None }
    }
}

/// Lints a feed, or a schedule in any import format.
pub fn lint(bytes: &[u8], options: &Options<'_>, platform: &dyn Platform) -> Report {
    lint_up_to(Limits::Readable, bytes, options, platform)
}

/// The number of diagnostics to report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Limits {
    /// As many as a person reads: the first ones of each kind.
    Readable,
    /// All diagnostics that can be fixed.
    Fixable,
}

fn lint_up_to(limits: Limits, bytes: &[u8], options: &Options<'_>, platform: &dyn Platform) -> Report {
    let Decoded { text, begin, end, lossy, is_windows } = decode(bytes);
    let encoding = encoding(lossy, is_windows);
    if let Some(document) = document(&text[begin..end]) {
        let mut report = lint_document(limits, encoding, document, &text, options, platform);
        report.source = text;
        return report;
    }
    let strict = Json::read(&text[begin..end]);
    let error = strict.as_ref().err().copied();
    let mut whole = read(strict, &text[begin..end], lossy);
    let format = detect(&whole.tree);
    let maps = if format == Format::Plenary { list_maps(&mut whole.tree) } else { Vec::new() };
    let (mut report, mut raw) = match error {
        _ if format == Format::Plenary => lint_feed_file(limits, &text, begin, &whole, error, options, platform),
        Some(at) => lint_unreadable(bytes, &text, begin, end, at, format),
        None => lint_import(&whole.tree, Some(format), encoding, options, platform),
    };
    drop(whole);
    raw.extend(maps.into_iter().map(Finding::from));
    report.locate(&text, || Span::of_json(&text, begin..end), raw);
    report.source = text;
    report
}

/// Lints a file in a syntax other than JSON.
fn lint_document(
    limits: Limits,
    mut encoding: Vec<Diagnostic>,
    document: Document<'_>,
    text: &str,
    options: &Options<'_>,
    platform: &dyn Platform,
) -> Report {
    let Document { tree, spans, format, diagnostics } = document;
    let syntax = Syntax::of(format);
    let mut whole = Recovered::of(tree);
    let is_own = format.is_none() && detect(&whole.tree) == Format::Plenary;
    let maps = if is_own { list_maps(&mut whole.tree) } else { Vec::new() };
    let (mut report, mut raw) = if is_own {
        lint_feed_file(limits, text, 0, &whole, None, options, platform)
    } else {
        encoding.extend(diagnostics.iter().map(|(diagnostic, _)| diagnostic.clone()));
        lint_import(&whole.tree, format, encoding, options, platform)
    };
    // The importer reports them, too, but without byte ranges.
    raw.retain(|found| !diagnostics.iter().any(|(diagnostic, _)| *diagnostic == found.diagnostic));
    raw.extend(diagnostics.into_iter().map(|(diagnostic, at)| Finding { diagnostic, at }));
    raw.extend(maps.into_iter().map(Finding::from));
    raw.iter_mut().for_each(|found| syntax.rewrite(&mut found.diagnostic));
    report.locate(text, || spans, raw);
    report
}

/// Rules for any JSON file, whatever its format.
fn lint_file(json: &Json<'_>, log: &mut Log) {
    private_data::lint(json, log);
    visit::same_keys(json, log);
}

/// Rules for the agenda, whichever format it was read from.
fn lint_feed(context: &LintContext<'_>, log: &mut Log) {
    times::lint(context, log);
    zones::lint(context, log);
    offset_mismatch::lint(context, log);
    dates::lint(context, log);
    rooms::lint(context, log);
    people::lint(context, log);
    person_names::lint(context, log);
    texts::lint(context, log);
    language_tags::lint(context, log);
    text_damage::lint(context, log);
    text_languages::lint(context, log);
    if context.is_own {
        unknown_keys::lint(context, log);
    }
    let has_items = matches!(context.tree.get("sessions"), Some(Json::List(items)) if !items.is_empty())
        || matches!(context.tree.get("sessions"), Some(Json::Object(_)));
    if context.agenda().sessions.is_empty() && !has_items {
        log.report(Code::NoSchedule, JsonPath::TOP, "an object".into());
    }
}

fn lint_feed_file(
    limits: Limits,
    text: &str,
    begin: usize,
    whole: &Recovered<'_>,
    error: Option<usize>,
    options: &Options<'_>,
    platform: &dyn Platform,
) -> (Report, Vec<Finding>) {
    let mut spanned = trace(whole, options.timezone, options.zones, platform);
    let mut read_diagnostics = std::mem::take(&mut spanned.agenda.diagnostics);
    people::complete(&mut read_diagnostics, &spanned);
    let mut log = Log::default();
    times::unplaced(&read_diagnostics.iter().collect::<Vec<_>>(), &spanned, true, &mut log);
    let mut raw: Vec<Finding> = by_cause(&read_diagnostics).into_iter().map(Finding::from).collect();
    let unexplained = error.filter(|_| whole.errors.is_empty());
    raw.extend(located(diagnostics(text, begin, &whole.errors)));
    raw.extend(
        unexplained.map(|at| {
            Finding::at(Diagnostic::new(Code::NotStrict, JsonPath::TOP, position_text_at(text, begin + at)), begin + at)
        }),
    );
    other_form::lint(&spanned, limits, &mut log);
    let suggester = suggester(&spanned.agenda.event, platform);
    let is_zone_assumed = read_diagnostics.iter().any(|diagnostic| diagnostic.code == Code::ZoneAssumed);
    let (tree, zones) = (&whole.tree, options.zones);
    let context = LintContext { tree, spanned: &spanned, zones, suggester: &suggester, is_own: true, is_zone_assumed, limits };
    unused::lint(&context, &mut log);
    lint_feed(&context, &mut log);
    let errors =
        log.diagnostics.iter().filter(|diagnostic| diagnostic.severity() == Severity::Error).map(|diagnostic| &diagnostic.path);
    let reported = read_diagnostics
        .iter()
        .map(|diagnostic| &diagnostic.path)
        .chain(whole.errors.iter().map(|fault| &fault.path))
        .chain(errors);
    let reported: BTreeSet<JsonPath> =
        reported.chain(spanned.rewritten.iter().map(|rewritten| &rewritten.path)).cloned().collect();
    value_types::lint(&context, &reported, &mut log);
    lint_file(&whole.tree, &mut log);
    raw.extend(log.diagnostics.into_iter().map(Finding::from));
    raw.iter_mut().for_each(|raw| suggest(&mut raw.diagnostic, &suggester));
    (Report::of(Format::Plenary, &spanned), raw)
}

fn lint_import(
    schedule: &Json<'_>,
    format: Option<Format>,
    diagnostics: Vec<Diagnostic>,
    options: &Options<'_>,
    platform: &dyn Platform,
) -> (Report, Vec<Finding>) {
    let (mut imported, reads) = import_and_track(schedule, format, diagnostics, options);
    let feed = std::mem::take(&mut imported.feed);
    let tree = Json::read(&feed);
    let unread = match (&tree, reads) {
        (Ok(tree), Some(reads)) => unread_of(schedule, &imported, &reads, tree),
        _ => Vec::new(),
    };
    let mut diagnostics = std::mem::take(&mut imported.diagnostics);
    let mut report = Report::unread(imported.format);
    if let Ok(tree) = tree {
        let mut log = Log::default();
        lint_file(schedule, &mut log);
        unread_content::lint(schedule, imported.format, &unread, &mut log);
        diagnostics.append(&mut log.diagnostics);
        let whole = Recovered::of(tree);
        let mut spanned = trace(&whole, options.timezone, options.zones, platform);
        let found = std::mem::take(&mut spanned.agenda.diagnostics);
        times::unplaced(&diagnostics.iter().chain(&found).collect::<Vec<_>>(), &spanned, false, &mut log);
        let suggester = suggester(&spanned.agenda.event, platform);
        let is_zone_assumed = diagnostics.iter().any(|diagnostic| diagnostic.code == Code::ZoneAssumed);
        let (tree, zones) = (&whole.tree, options.zones);
        let context = LintContext {
            tree,
            spanned: &spanned,
            zones,
            suggester: &suggester,
            is_own: false,
            is_zone_assumed,
            limits: Limits::Readable,
        };
        // One error for the whole file is enough: do not report missing sessions in addition.
        let has_error =
            diagnostics.iter().any(|diagnostic| diagnostic.path == JsonPath::TOP && diagnostic.severity() == Severity::Error);
        lint_feed(&context, &mut log);
        log.diagnostics.retain(|diagnostic| diagnostic.code != Code::NoSchedule || !has_error);
        diagnostics.extend(imported.explain(found));
        diagnostics.extend(imported.explain(log.diagnostics));
        diagnostics = by_cause(&diagnostics);
        diagnostics.iter_mut().for_each(|diagnostic| suggest(diagnostic, &suggester));
        report = Report::of(imported.format, &spanned);
    }
    if let Some(system) = System::of(imported.format, schedule) {
        diagnostics.iter_mut().for_each(|diagnostic| system.add_step(diagnostic));
    }
    (report, diagnostics.into_iter().map(Finding::from).collect())
}

fn located(diagnostics: Vec<(Diagnostic, usize)>) -> impl Iterator<Item = Finding> {
    diagnostics.into_iter().map(|(diagnostic, at)| Finding::at(diagnostic, at))
}

/// Lints a file that is not JSON.
fn lint_unreadable(bytes: &[u8], text: &str, begin: usize, end: usize, at: usize, format: Format) -> (Report, Vec<Finding>) {
    let json = &text[begin..end];
    let report = Report::unread(format);
    if let Some(diagnostic) = other_file(bytes, text) {
        return (report, vec![Finding::at(diagnostic, begin)]);
    }
    let at = at.min(json.trim_end().len());
    let faults = if at == json.trim_end().len() {
        vec![SyntaxError { code: Code::CutOff, path: JsonPath::TOP, at, kind: None }]
    } else {
        errors_from(json, at, Code::NotJson)
    };
    (report, located(diagnostics(text, begin, &faults)).collect())
}
