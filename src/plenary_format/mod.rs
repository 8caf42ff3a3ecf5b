//! The reader of plenary's own format: builds an [`Agenda`] from a feed.
//!
//! Bytes are pushed as they arrive, and each complete piece is parsed immediately. Unreadable values are skipped and reported with their
//! path; everything else is shown.

mod builder;
#[cfg(any(feature = "import", not(target_arch = "wasm32")))]
pub(crate) mod canonical;
pub mod causes;
mod localized;
#[cfg(any(feature = "import", not(target_arch = "wasm32")))]
pub(crate) mod maps;
mod printed_times;
#[cfg(any(feature = "import", not(target_arch = "wasm32")))]
pub mod repair;
mod resolve_refs;
mod session_ids;
#[cfg(any(feature = "import", not(target_arch = "wasm32")))]
mod short_forms;
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
pub(crate) mod spanned;
#[cfg(any(feature = "import", not(target_arch = "wasm32")))]
pub(crate) mod time_forms;
mod times;
mod values;
pub(crate) mod words;
#[cfg(any(feature = "import", not(target_arch = "wasm32")))]
pub(crate) mod zone_assumed;

use std::rc::Rc;

use self::builder::{AgendaBuilder, ReadContext};
#[cfg(any(feature = "import", not(target_arch = "wasm32")))]
pub(crate) use self::values::slug;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Agenda;
use crate::path::JsonPath;
use crate::platform::Platform;
use crate::source::cursor::Path;
use crate::source::json::Json;
use crate::source::position::position_text;
use crate::source::scan::{Broken, Scan};
use crate::time::Zones;

/// The result of reading a feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing to show: it is not a feed, or all of its sessions have errors.
    Unreadable,
    /// Part of the feed: it was truncated, or has a syntax error that ends the reading.
    Incomplete,
    /// All of the feed, except for reported errors.
    Complete,
}

/// Reads a feed into an agenda.
pub struct Reader {
    scan: Scan,
    known: ReadContext,
    zones: Rc<Zones>,
    platform: Rc<dyn Platform>,
    /// Sessions and days that precede the event, whose zone they depend on.
    held: Vec<(String, Option<usize>, Vec<u8>, usize)>,
    event_seen: bool,
    /// Whether the feed lists any sessions, readable or not.
    lists_sessions: bool,
    broken: bool,
    /// Whether this is the second reading, after which there is no other.
    second: bool,
}

impl Reader {
    /// Creates a reader at the start of a feed.
    pub fn new(platform: Rc<dyn Platform>, zones: Rc<Zones>) -> Reader {
        Reader {
            scan: Scan::new(),
            known: ReadContext::default(),
            zones,
            platform,
            held: Vec::new(),
            event_seen: false,
            lists_sessions: false,
            broken: false,
            second: false,
        }
    }

    /// Pushes the next bytes, in chunks of any size, and reads complete pieces.
    pub fn push(&mut self, bytes: &[u8], agenda: &mut Agenda) {
        if self.broken {
            return;
        }
        self.scan.push(bytes);
        loop {
            let piece = match self.scan.next() {
                Ok(Some(piece)) => piece,
                Ok(None) => return,
                Err(broken) => {
                    self.broken = true;
                    let line = self.scan.line();
                    self.known.foreign |= broken == Broken::NotAnObject;
                    self.known.irregular = true;
                    agenda.diagnostics.push(cannot_go_on(broken, line));
                    return;
                }
            };
            self.lists_sessions |= piece.key == "sessions" && piece.json != b"null";
            if piece.key == "sessions" && !self.event_seen {
                self.held.push((piece.key.to_string(), piece.index, piece.json.to_vec(), piece.line));
                continue;
            }
            let mut builder = AgendaBuilder { known: &mut self.known, agenda, zones: &self.zones, platform: &*self.platform };
            take(&mut builder, piece.key, piece.index, piece.json, piece.line);
            if piece.key == "event" {
                self.event_seen = true;
                self.take_held(agenda);
            }
        }
    }

    /// Ends the input. Returns whether [`Reader::restart`] has to be called, and then either the same feed pushed again (zones of rooms or days
    /// came after the sessions that need them), or a converted one in its place (imported or repaired).
    pub fn wants_again(&mut self, agenda: &mut Agenda) -> bool {
        self.take_held(agenda);
        (self.known.contradicted || self.known.foreign || self.is_irregular(agenda)) && !self.second
    }

    /// Whether a repair may recover more of the feed: it has a syntax error, a value that is not in canonical form,
    /// or no time zone, which the offsets of its times may determine.
    pub fn is_irregular(&self, agenda: &Agenda) -> bool {
        self.known.irregular || agenda.event.timezone.is_empty()
    }

    /// Indices of sessions whose ids became longer after they were read, to keep ids unique.
    pub fn renamed(&self) -> &[usize] {
        &self.known.session_ids.renamed
    }

    /// Whether the feed may be a schedule in another format.
    pub fn is_foreign(&self) -> bool {
        self.known.foreign
    }

    /// Resets the reader and the agenda. If the `same` feed is read again, the zones of rooms and days are kept. `timezone` is the fallback
    /// zone; it may be empty.
    #[inline(never)]
    pub fn restart(&mut self, agenda: &mut Agenda, same: bool, timezone: &str) {
        self.known.restart(agenda, same);
        if agenda.event.timezone.is_empty() {
            agenda.event.timezone.push_str(timezone);
        }
        (self.scan, self.event_seen, self.lists_sessions) = (Scan::new(), false, false);
        (self.broken, self.second) = (false, true);
    }

    /// Ends the input for good. Returns whether [`Reader::tidy`] has to be called.
    pub fn end(&mut self, agenda: &mut Agenda) -> bool {
        self.take_held(agenda);
        if !self.broken && !self.scan.is_complete() {
            let line = self.scan.line();
            agenda.diagnostics.push(cannot_go_on(Broken::CutOff, line));
        }
        self.known.is_untidy(agenda)
    }

    /// The result, at the end of the input.
    pub fn outcome(&self, agenda: &Agenda) -> Outcome {
        let all_lost = self.lists_sessions && agenda.sessions.is_empty();
        if all_lost || !self.has_any(agenda) {
            Outcome::Unreadable
        } else if self.scan.is_complete() {
            Outcome::Complete
        } else {
            Outcome::Incomplete
        }
    }

    /// Whether anything was read, even if only the event.
    pub fn has_any(&self, agenda: &Agenda) -> bool {
        self.event_seen || !agenda.sessions.is_empty() || !agenda.people.is_empty()
    }

    /// Resolves forward references, reports unresolved ones, and resolves printed times.
    pub fn tidy(&mut self, agenda: &mut Agenda) {
        self::resolve_refs::resolve_refs(&mut self.known, agenda, &self.zones);
    }

    fn take_held(&mut self, agenda: &mut Agenda) {
        for (key, index, json, line) in std::mem::take(&mut self.held) {
            let mut builder = AgendaBuilder { known: &mut self.known, agenda, zones: &self.zones, platform: &*self.platform };
            take(&mut builder, &key, index, &json, line);
        }
    }
}

/// Reads a complete feed. Returns whether it contains anything to show. `timezone` is the fallback zone for local
/// times.
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
pub fn read(feed: &[u8], timezone: &str, platform: &Rc<dyn Platform>) -> (Agenda, bool) {
    let mut reader = Reader::new(platform.clone(), Rc::new(Zones::new(platform.clone())));
    let mut agenda = Agenda::default();
    agenda.event.timezone.push_str(timezone);
    reader.push(feed, &mut agenda);
    complete(&mut reader, feed, &mut agenda);
    let any = reader.outcome(&agenda) != Outcome::Unreadable;
    (agenda, any)
}

/// Completes an agenda after the first reading: reads the feed again if necessary, repaired if it is irregular.
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
pub fn complete(reader: &mut Reader, feed: &[u8], agenda: &mut Agenda) {
    let mut diagnostics = Vec::new();
    if reader.wants_again(agenda) {
        let repair = || repair::repair(feed, &agenda.event.timezone, &reader.zones, &*reader.platform);
        let repaired = reader.is_irregular(agenda).then(repair).filter(|repaired| !repaired.feed.is_empty());
        match repaired {
            Some(repaired) => {
                reader.restart(agenda, true, &repaired.timezone);
                reader.push(repaired.feed.as_bytes(), agenda);
                diagnostics = repaired.diagnostics;
            }
            None => {
                reader.restart(agenda, true, "");
                reader.push(feed, agenda);
            }
        }
    }
    if reader.end(agenda) {
        reader.tidy(agenda);
    }
    // Values that the repair has reported are missing or empty in the repaired feed.
    let reported: std::collections::BTreeSet<&JsonPath> = diagnostics.iter().map(|diagnostic| &diagnostic.path).collect();
    agenda.diagnostics.retain(|diagnostic| !reported.contains(&diagnostic.path));
    agenda.diagnostics.splice(0..0, diagnostics);
}

impl std::fmt::Debug for Reader {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Reader")
    }
}

fn take(builder: &mut AgendaBuilder<'_>, key: &str, index: Option<usize>, bytes: &[u8], line: usize) {
    let text = str::from_utf8(bytes).map_err(|error| error.valid_up_to());
    let at = match text.and_then(Json::read) {
        Ok(json) => return builder.take(key, index, &json),
        Err(at) => at,
    };
    let member = Path::Key(&Path::Top, key);
    let path = index.map_or(member, |index| Path::Index(&member, index)).owned();
    let lines = bytes[..at].iter().filter(|&&byte| byte == b'\n').count();
    let column = bytes[..at].iter().rev().take_while(|&&byte| byte != b'\n').count() + 1;
    let position = position_text(line + lines, if lines > 0 { column } else { 0 });
    builder.agenda.diagnostics.push(Diagnostic::new(Code::NotJson, path, position));
    builder.known.irregular = true;
}

fn cannot_go_on(broken: Broken, line: usize) -> Diagnostic {
    let code = match broken {
        Broken::NotAnObject => Code::NoFeed,
        Broken::Unexpected => Code::Broken,
        Broken::CutOff => Code::CutOff,
    };
    Diagnostic::new(code, JsonPath::TOP, position_text(line, 0))
}
