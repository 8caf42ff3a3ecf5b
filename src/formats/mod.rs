//! Schedules of other programs, rewritten as feeds of plenary's own.
//!
//! A schedule is known by its shape, never by its address. What reads it makes a [`Draft`](draft::Draft): plenary's own
//! objects, each value with the place it came from. From there on there is one format and one reader, and what that finds
//! wrong is told by the place in the schedule.

mod bytes;
mod clean;
mod conclar;
mod conference_hall;
mod detect;
mod draft;
mod frab;
mod hoverboard;
mod identity;
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
mod ignored;
mod indico;
mod jsonld;
mod keys;
mod letters;
mod link_kind;
mod listed;
mod map;
mod missing;
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
mod native;
mod opass;
mod openfeedback;
mod openplanner;
mod pretalx;
mod programme;
mod roles;
mod schedule2;
mod session_ids;
mod sessionize;
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
pub(crate) mod shapes;
mod speakers;
mod spoken;
mod table;
mod tongues;
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
mod unread;
mod valid;
mod walk;
mod write;

pub(crate) use self::bytes::{Found, decode};
pub use self::detect::Format;
use self::detect::OF_ANYBODY;
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
pub(crate) use self::detect::detect;
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
pub use self::ignored::is_ignored;
pub use self::keys::{KEYS, Kind};
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
pub(crate) use self::unread::Unread;
pub use self::write::diagnostics_json;
use self::write::write;
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
pub(crate) use self::write::{Object, quoted};
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

/// What the one who asks knows beyond the schedule.
pub struct Options<'o> {
    /// IANA name of the zone of its local times, where it names none; empty where that is not known.
    pub timezone: &'o str,
    /// The zones of the world.
    pub zones: &'o Zones,
    /// Whether the feed is to be read by people: a line for each value.
    pub indent: bool,
}

/// A schedule as a feed of plenary's own.
pub struct Translation {
    /// What it was.
    pub format: Format,
    /// Whether it is another program that reads this format; then there is no feed.
    pub is_elsewhere: bool,
    /// The text of the schedule, as it was decoded.
    pub source: String,
    /// Where its JSON begins in that: behind what is around it in a page.
    pub begin: usize,
    /// The feed; empty where there is none to be had.
    pub feed: String,
    /// Whether the event has no zone, and its times have offsets that may tell it.
    pub wants_zone: bool,
    /// What is wrong with the schedule as such, by places in it.
    pub diagnostics: Vec<Diagnostic>,
    /// Paths of the feed with the paths of the schedule that they come from, in the order of the feed.
    origins: Vec<(JsonPath, JsonPath)>,
}

impl Translation {
    /// Whether anything of the schedule was left out because of an error.
    #[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.severity() == Severity::Error)
    }

    /// The place in the schedule that a place in the feed comes from.
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

    /// Problems of the feed as problems of the schedule.
    pub fn explain(&self, mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
        for diagnostic in &mut diagnostics {
            diagnostic.path = self.origin(&diagnostic.path);
        }
        diagnostics
    }
}

impl std::fmt::Debug for Translation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.feed)
    }
}

/// Reads a schedule of any known format, plenary's own among them.
pub fn translate(bytes: &[u8], options: &Options<'_>) -> Translation {
    read(bytes, options, Log::default()).0
}

/// The same, with what of the schedule was not read.
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
pub(crate) fn translate_and_track(bytes: &[u8], options: &Options<'_>) -> (Translation, Vec<Unread>) {
    read(bytes, options, Log::tracking())
}

#[cfg(not(any(feature = "tool", not(target_arch = "wasm32"))))]
type Unread = std::convert::Infallible;

fn read(bytes: &[u8], options: &Options<'_>, log: Log) -> (Translation, Vec<Unread>) {
    let Found { text, begin, end, lossy } = decode(bytes);
    let mut out = Translation {
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
    // A page has its events in JSON-LD, and is sought through by what reads that.
    if !OF_ANYBODY && out.source.trim_start().starts_with('<') {
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
        out.diagnostics.append(&mut valid::settle(&mut draft, options));
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

/// Reads a schedule of any known format, and writes it as a feed that the schema accepts: without values that do not fit. Empty where
/// nothing can be read.
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
pub fn convert(bytes: &[u8], options: &Options<'_>) -> String {
    let mut feed = translate(bytes, options).feed;
    if feed.is_empty()
        && let Some(recovered) = recovered(bytes)
    {
        feed = translate(recovered.as_bytes(), options).feed;
    }
    let Ok(json) = Json::read(&feed) else { return feed };
    let Some(json) = shapes::fit(&json, shapes::Shape::Object(Kind::Feed)) else { return feed };
    let log = Log::default();
    let draft = native::read(&Cursor { json: &json, path: Path::Top, log: &log }, options);
    draft.map_or(String::new(), |draft| write(&draft, options.indent).0)
}

/// The JSON of a feed of plenary's own format that is not quite JSON. `None` if it is cut off, or broken for good.
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
fn recovered(bytes: &[u8]) -> Option<String> {
    let Found { text, begin, end, lossy } = decode(bytes);
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
