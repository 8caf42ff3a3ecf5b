//! Importers: convert schedules in other formats to feeds in plenary's own format.
//!
//! The format is detected by shape, never by URL (`detect`). Its importer (a file or folder here) builds a
//! `Draft` (`common::draft`): objects of plenary's format whose values keep the path that they come from. All later steps handle
//! only plenary's format, and diagnostics about the draft refer to paths in the schedule.

mod calendar;
pub(crate) mod common;
mod conclar;
mod conference_hall;
mod detect;
pub(crate) mod document;
mod file_kind;
mod frab;
mod hoverboard;
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
mod ignored_keys;
mod indico;
mod jsonld;
mod opass;
mod openfeedback;
mod openplanner;
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
mod pentabarf;
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
mod plenary;
mod pretalx;
mod schedule2;
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
pub(crate) mod schema_shapes;
mod sessionize;
mod sheet;
mod table;
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
mod unread;
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
mod workbook;

pub(crate) use self::common::decode::{Decoded, decode};
use self::common::draft::Draft;
pub use self::common::format_keys::{KEYS, Kind};
use self::common::validate;
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
pub(crate) use self::common::write::Object;
pub use self::common::write::diagnostics_json;
use self::common::write::write;
pub use self::detect::Format;
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
pub(crate) use self::detect::detect;
use self::detect::{GENERIC_FORMATS, SHEETS};
use self::document::Document;
pub(crate) use self::document::document;
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
pub use self::ignored_keys::is_ignored;
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
pub(crate) use self::unread::Unread;
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
pub use self::workbook::Workbook;
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
use crate::diagnostic::Severity;
use crate::diagnostic::{Code, Diagnostic};
use crate::path::JsonPath;
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
use crate::platform::Platform;
use crate::plenary_format::causes::by_cause;
use crate::source::cursor::{Cursor, Path};
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
use crate::source::feed_recovery;
use crate::source::json::Json;
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
use crate::source::json_text::plain;
use crate::source::log::Log;
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
use crate::source::log::Reads;
pub use crate::source::position::line_and_column;
use crate::source::position::position_text_at;
use crate::time::Zones;

/// Options of an import.
pub struct Options<'o> {
    /// Fallback zone for local times; empty if unknown.
    pub timezone: &'o str,
    /// The time zones of the platform.
    pub zones: &'o Zones,
    /// Whether to indent the feed.
    pub indent: bool,
}

/// An imported schedule.
pub struct Imported {
    /// Its format.
    pub format: Format,
    /// Whether another wasm module imports this format. Then there is no feed.
    pub is_elsewhere: bool,
    /// The decoded text of the schedule.
    pub source: String,
    /// Offset of the JSON within the text.
    pub begin: usize,
    /// The feed; empty if nothing was imported.
    pub feed: String,
    /// Whether the event has no zone, and the offsets of its times may determine one.
    pub wants_zone: bool,
    /// Diagnostics, with paths in the schedule.
    pub diagnostics: Vec<Diagnostic>,
    /// The draft that the feed was written from.
    draft: Draft,
}

impl Imported {
    /// A schedule of which nothing was imported.
    fn unread(format: Format) -> Imported {
        Imported {
            format,
            is_elsewhere: false,
            source: String::new(),
            begin: 0,
            feed: String::new(),
            wants_zone: false,
            diagnostics: Vec::new(),
            draft: Draft::default(),
        }
    }

    /// Whether any diagnostic is an error.
    #[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.severity() == Severity::Error)
    }

    /// Maps a path in the feed to the path in the schedule that it comes from.
    pub fn origin(&self, path: &JsonPath) -> JsonPath {
        self.draft.origin(path)
    }

    /// Maps diagnostics of the feed to the schedule.
    pub fn explain(&self, mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
        for diagnostic in &mut diagnostics {
            diagnostic.path = self.origin(&diagnostic.path);
        }
        diagnostics
    }
}

impl std::fmt::Debug for Imported {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.feed)
    }
}

/// Converts a feed in plenary's own format from another syntax to JSON. `None` if it is JSON.
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
pub fn own_as_json(bytes: &[u8]) -> Option<String> {
    let Decoded { text, begin, end, .. } = decode(bytes);
    let document = document(&text[begin..end])?;
    let mut out = String::new();
    plain(&mut out, &document.tree, false);
    Some(out)
}

/// The cells of a sheet for an editor, as JSON: `records`, the index of the `header` row, and the `fields` of its columns. `None` if it is not a sheet.
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
pub fn sheet_layout(bytes: &[u8]) -> Option<String> {
    let Decoded { text, begin, end, .. } = decode(bytes);
    let text = &text[begin..end];
    // A syntax that determines another format takes precedence, whatever the rows look like.
    let is_sheet = document(text).is_some_and(|document| document.format == Some(Format::Sheet));
    if is_sheet { sheet::layout(text) } else { None }
}

/// The cells of tab-separated text, as a JSON list of lists of strings.
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
pub fn sheet_cells(text: &str) -> String {
    sheet::tabbed(text)
}

/// Imports a schedule of any format, including plenary's own.
pub fn import(bytes: &[u8], options: &Options<'_>) -> Imported {
    let Decoded { text, begin, end, lossy, is_windows } = decode(bytes);
    let unread = |format: Format, diagnostics: Vec<Diagnostic>| Imported { diagnostics, ..Imported::unread(format) };
    // Web pages are left to the module that reads JSON-LD.
    let mut imported = if !GENERIC_FORMATS && text.trim_start().starts_with('<') {
        Imported { is_elsewhere: true, ..unread(Format::JsonLd, encoding(lossy, false)) }
    } else {
        let mut diagnostics = encoding(lossy, is_windows);
        match document(&text[begin..end]) {
            Some(Document { tree, format, diagnostics: found, .. }) => {
                diagnostics.extend(found.into_iter().map(|(diagnostic, _)| diagnostic));
                import_tree(&tree, format, diagnostics, options, &Log::default())
            }
            None => match Json::read(&text[begin..end]) {
                Ok(tree) => import_tree(&tree, None, diagnostics, options, &Log::default()),
                Err(_)
                    if (SHEETS || GENERIC_FORMATS)
                        && let Some(diagnostic) = other_file(bytes, &text[begin..end]) =>
                {
                    unread(Format::Unknown, vec![diagnostic])
                }
                Err(at) => {
                    let code = if begin + at >= end { Code::CutOff } else { Code::NotJson };
                    diagnostics.push(Diagnostic::new(code, JsonPath::TOP, position_text_at(&text, begin + at)));
                    unread(Format::Unknown, diagnostics)
                }
            },
        }
    };
    (imported.source, imported.begin) = (text, begin);
    imported
}

/// A diagnostic for a file that no importer supports; `None` for an unknown type.
pub(crate) fn other_file(bytes: &[u8], text: &str) -> Option<Diagnostic> {
    let (name, help) = file_kind::identify(bytes, text)?;
    Some(Diagnostic { help: Some(help), ..Diagnostic::new(Code::OtherFile, JsonPath::TOP, name.into()) })
}

/// Diagnostics about an assumed encoding or undecodable bytes.
pub(crate) fn encoding(lossy: bool, is_windows: bool) -> Vec<Diagnostic> {
    let codes = [(lossy, Code::Encoding), (is_windows, Code::EncodingAssumed)];
    codes.into_iter().filter(|(is, _)| *is).map(|(_, code)| Diagnostic::new(code, JsonPath::TOP, String::new())).collect()
}

/// Imports a parsed schedule and tracks which of its values are read. The result does not include the source text.
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
pub(crate) fn import_and_track(
    tree: &Json<'_>,
    known: Option<Format>,
    diagnostics: Vec<Diagnostic>,
    options: &Options<'_>,
) -> (Imported, Option<Reads>) {
    let log = Log::tracking();
    let imported = import_tree(tree, known, diagnostics, options, &log);
    (imported, log.into_reads())
}

/// The values of a schedule that did not get into the feed.
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
pub(crate) fn unread_of(schedule: &Json<'_>, imported: &Imported, reads: &Reads, feed: &Json<'_>) -> Vec<Unread> {
    unread::find(schedule, imported.format, reads, feed, &imported.diagnostics)
}

fn import_tree(
    json: &Json<'_>,
    known: Option<Format>,
    diagnostics: Vec<Diagnostic>,
    options: &Options<'_>,
    log: &Log,
) -> Imported {
    let cursor = Cursor { json, path: Path::Top, log };
    let format = known.unwrap_or_else(|| detect::detect(json));
    let draft = format.reader().and_then(|read| read(&cursor, options));
    let mut out = Imported { is_elsewhere: format.reader().is_none(), diagnostics, ..Imported::unread(format) };
    out.diagnostics.append(&mut log.take());
    if let Some(mut draft) = draft {
        if format != Format::Plenary {
            draft.settle();
            draft.name_plainly();
            draft.settle_sessions();
        }
        out.diagnostics.append(&mut validate::settle(&mut draft, options));
        draft.arrange(options);
        out.wants_zone = draft.wants_zone(options);
        out.feed = write(&draft, options.indent);
        out.diagnostics.append(&mut draft.diagnostics);
        out.diagnostics = by_cause(&out.diagnostics);
        out.draft = draft;
    }
    out
}

/// Converts a schedule of any format to a feed that conforms to the schema; values that do not fit are dropped. Empty if nothing is readable.
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
pub fn convert(bytes: &[u8], options: &Options<'_>) -> String {
    convert_with(bytes, options, None)
}

/// Like [`convert`], but also resolves relative URLs, since the result is stored elsewhere than the schedule.
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
pub fn convert_resolved(bytes: &[u8], options: &Options<'_>, platform: &dyn Platform) -> String {
    convert_with(bytes, options, Some(platform))
}

#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
fn convert_with(bytes: &[u8], options: &Options<'_>, resolver: Option<&dyn Platform>) -> String {
    let mut feed = import(bytes, options).feed;
    if feed.is_empty()
        && let Some(recovered) = recovered(bytes)
    {
        feed = import(recovered.as_bytes(), options).feed;
    }
    let Ok(json) = Json::read(&feed) else { return feed };
    let Some(mut json) = schema_shapes::fit(&json, schema_shapes::Shape::Object(Kind::Feed)) else { return feed };
    if let Some(platform) = resolver {
        schema_shapes::resolve_urls(&mut json, schema_shapes::Shape::Object(Kind::Feed), &|url| platform.link_url(url));
    }
    let log = Log::default();
    let draft = plenary::read(&Cursor { json: &json, path: Path::Top, log: &log }, options);
    let Some(mut draft) = draft else { return String::new() };
    // A zone of the wrong type has been dropped.
    draft.default_zone(options);
    write(&draft, options.indent)
}

/// Repairs a feed in plenary's own format with JSON syntax errors. `None` if it is truncated or beyond recovery.
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
fn recovered(bytes: &[u8]) -> Option<String> {
    let Decoded { text, begin, end, lossy, .. } = decode(bytes);
    let text = &text[begin..end];
    let found = feed_recovery::read(Json::read(text), text, lossy);
    let is_whole = found.errors.iter().all(|error| matches!(error.code, Code::NotStrict | Code::NotJson));
    if !is_whole || detect::detect(&found.tree) != Format::Plenary {
        return None;
    }
    let mut out = String::new();
    plain(&mut out, &found.tree, false);
    Some(out)
}
