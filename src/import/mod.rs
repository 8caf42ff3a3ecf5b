//! Importers: schedules in other formats, converted to feeds in plenary's own format.
//!
//! A format is detected by its shape, never by its URL (`detect`). Its importer, a file or a folder here, makes a
//! `Draft` (`common::draft`): the objects of plenary's format, each value with the path that it comes from. From there on there is
//! one format and one reader, and diagnostics about the draft refer to paths of the schedule.

pub(crate) mod common;
mod conclar;
mod conference_hall;
mod detect;
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
mod plenary;
mod pretalx;
mod schedule2;
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
pub(crate) mod schema_shapes;
mod sessionize;
mod table;
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
mod unread;

pub(crate) use self::common::decode::{Decoded, decode};
pub use self::common::format_keys::{KEYS, Kind};
use self::common::validate;
pub use self::common::write::diagnostics_json;
use self::common::write::write;
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
pub(crate) use self::common::write::{Object, quoted};
pub use self::detect::Format;
use self::detect::GENERIC_FORMATS;
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
pub(crate) use self::detect::detect;
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
pub use self::ignored_keys::is_ignored;
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
pub(crate) use self::unread::Unread;
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
use crate::diagnostic::Severity;
use crate::diagnostic::{Code, Diagnostic};
use crate::path::JsonPath;
use crate::plenary_format::causes::by_cause;
use crate::source::cursor::{Cursor, Path};
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
use crate::source::feed_recovery;
use crate::source::json::Json;
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
use crate::source::json_text::plain;
use crate::source::log::Log;
pub use crate::source::position::line_and_column;
use crate::source::position::position_text_at;
use crate::time::Zones;

/// Options of an import.
pub struct Options<'o> {
    /// The default zone of local times; empty if unknown.
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
    /// Whether another wasm module imports this format; then there is no feed.
    pub is_elsewhere: bool,
    /// The decoded text of the schedule.
    pub source: String,
    /// The start of its JSON in the text.
    pub begin: usize,
    /// The feed; empty if nothing was imported.
    pub feed: String,
    /// Whether the event has no zone, and its times have offsets that may tell it.
    pub wants_zone: bool,
    /// The diagnostics, with paths of the schedule.
    pub diagnostics: Vec<Diagnostic>,
    /// Paths of the feed with the paths of the schedule that they come from, in the order of the feed.
    origins: Vec<(JsonPath, JsonPath)>,
}

impl Imported {
    /// Whether any diagnostic is an error.
    #[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.severity() == Severity::Error)
    }

    /// Maps a path in the feed to the path in the schedule that it comes from.
    pub fn origin(&self, path: &JsonPath) -> JsonPath {
        let mut part = path.clone();
        loop {
            if let Ok(place) = self.origins.binary_search_by(|(known, _)| known.cmp(&part)) {
                return self.origins[place].1.clone();
            }
            if !part.pop() {
                return JsonPath::TOP;
            }
        }
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

/// Imports a schedule of any format, including plenary's own.
pub fn import(bytes: &[u8], options: &Options<'_>) -> Imported {
    read(bytes, options, Log::default()).0
}

/// Imports a schedule, and lists its values that were not read.
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
pub(crate) fn import_and_track(bytes: &[u8], options: &Options<'_>) -> (Imported, Vec<Unread>) {
    read(bytes, options, Log::tracking())
}

#[cfg(not(any(feature = "tool", not(target_arch = "wasm32"))))]
type Unread = std::convert::Infallible;

fn read(bytes: &[u8], options: &Options<'_>, log: Log) -> (Imported, Vec<Unread>) {
    let Decoded { text, begin, end, lossy } = decode(bytes);
    let mut out = Imported {
        format: Format::Unknown,
        is_elsewhere: false,
        source: text,
        begin,
        feed: String::new(),
        wants_zone: false,
        diagnostics: Vec::new(),
        origins: Vec::new(),
    };
    if lossy {
        out.diagnostics.push(Diagnostic::new(Code::Encoding, JsonPath::TOP, String::new()));
    }
    // A web page is for the module that reads JSON-LD.
    if !GENERIC_FORMATS && out.source.trim_start().starts_with('<') {
        (out.format, out.is_elsewhere) = (Format::JsonLd, true);
        return (out, Vec::new());
    }
    let json = match Json::read(&out.source[begin..end]) {
        Ok(json) => json,
        Err(at) => {
            let code = if begin + at >= end { Code::CutOff } else { Code::NotJson };
            out.diagnostics.push(Diagnostic::new(code, JsonPath::TOP, position_text_at(&out.source, begin + at)));
            return (out, Vec::new());
        }
    };
    let cursor = Cursor { json: &json, path: Path::Top, log: &log };
    let format = detect::detect(&json);
    let draft = format.reader().and_then(|read| read(&cursor, options));
    (out.format, out.is_elsewhere) = (format, format.reader().is_none());
    out.diagnostics.append(&mut log.take());
    if let Some(mut draft) = draft {
        if format != Format::Plenary {
            draft.settle();
            draft.settle_sessions();
        }
        out.diagnostics.append(&mut validate::settle(&mut draft, options));
        draft.arrange(options);
        out.wants_zone = draft.wants_zone(options);
        (out.feed, out.origins) = write(&draft, options.indent);
        out.diagnostics.append(&mut draft.diagnostics);
        out.diagnostics = by_cause(&out.diagnostics);
    }
    #[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
    if !out.feed.is_empty()
        && let Some(reads) = log.into_reads()
    {
        let unread = unread::find(&json, format, &reads, &out.feed, &out.diagnostics);
        return (out, unread);
    }
    (out, Vec::new())
}

/// Converts a schedule of any format to a feed that is valid by the schema, without values that do not fit. Empty if nothing is readable.
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
pub fn convert(bytes: &[u8], options: &Options<'_>) -> String {
    let mut feed = import(bytes, options).feed;
    if feed.is_empty()
        && let Some(recovered) = recovered(bytes)
    {
        feed = import(recovered.as_bytes(), options).feed;
    }
    let Ok(json) = Json::read(&feed) else { return feed };
    let Some(json) = schema_shapes::fit(&json, schema_shapes::Shape::Object(Kind::Feed)) else { return feed };
    let log = Log::default();
    let draft = plenary::read(&Cursor { json: &json, path: Path::Top, log: &log }, options);
    draft.map_or(String::new(), |draft| write(&draft, options.indent).0)
}

/// The JSON of a feed of plenary's own format that is not quite JSON. `None` if it is cut off, or broken for good.
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
fn recovered(bytes: &[u8]) -> Option<String> {
    let Decoded { text, begin, end, lossy } = decode(bytes);
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
