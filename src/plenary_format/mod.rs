//! The reader of plenary's own format: feed to [`Agenda`].
//!
//! Bytes are pushed as they arrive, and each complete piece is read at once. What cannot be read is skipped and reported with its path;
//! everything else is shown.

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

/// How much of a feed could be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing to show: it is no feed, or every session that it lists has an error.
    Unreadable,
    /// A part: the feed was truncated, or its syntax is broken somewhere before its end.
    Incomplete,
    /// Everything except what is reported.
    Complete,
}

/// Reads one feed into one agenda.
pub struct Reader {
    scan: Scan,
    known: ReadContext,
    zones: Rc<Zones>,
    platform: Rc<dyn Platform>,
    /// Sessions and days that came before the event, whose zone they need.
    held: Vec<(String, Option<usize>, Vec<u8>, usize)>,
    event_seen: bool,
    /// Whether the feed lists sessions, readable or not.
    lists_sessions: bool,
    broken: bool,
    /// Whether the feed is read for the second time, and so never again.
    second: bool,
}

impl Reader {
    /// A reader at the start of a feed.
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

    /// Pushes the next bytes, of any length, and reads what is complete.
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

    /// Ends the input. Returns whether [`Reader::restart`] is needed, and then the same feed again (zones of rooms or days came after the
    /// sessions that need them), or another one in its place (imported or repaired).
    pub fn wants_again(&mut self, agenda: &mut Agenda) -> bool {
        self.take_held(agenda);
        (self.known.contradicted || self.known.foreign || self.is_irregular(agenda)) && !self.second
    }

    /// Whether a repair of the feed may have more of it: something is not quite JSON, or is a value in a form that is not the format's
    /// own, or the event has no zone, which the offsets of its times may tell.
    pub fn is_irregular(&self, agenda: &Agenda) -> bool {
        self.known.irregular || agenda.event.timezone.is_empty()
    }

    /// Sessions whose ids became longer after they were read, since others would have the same: positions in the agenda.
    pub fn renamed(&self) -> &[usize] {
        &self.known.session_ids.renamed
    }

    /// Whether this may be a schedule in another format.
    pub fn is_foreign(&self) -> bool {
        self.known.foreign
    }

    /// Forgets what was read; of the same feed, which comes once more, not the zones of rooms and days. `timezone` is that of an event
    /// that has none; it may be empty.
    #[inline(never)]
    pub fn restart(&mut self, agenda: &mut Agenda, same: bool, timezone: &str) {
        self.known.restart(agenda, same);
        if agenda.event.timezone.is_empty() {
            agenda.event.timezone.push_str(timezone);
        }
        (self.scan, self.event_seen, self.lists_sessions) = (Scan::new(), false, false);
        (self.broken, self.second) = (false, true);
    }

    /// Ends the input for good. Returns whether [`Reader::tidy`] has something to do.
    pub fn end(&mut self, agenda: &mut Agenda) -> bool {
        self.take_held(agenda);
        if !self.broken && !self.scan.is_complete() {
            let line = self.scan.line();
            agenda.diagnostics.push(cannot_go_on(Broken::CutOff, line));
        }
        self.known.is_untidy(agenda)
    }

    /// How much was read, once no more bytes come.
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

    /// Whether anything was read, be it the event alone.
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

/// Reads a feed that is there as a whole, and says whether there was anything in it that can be shown. `timezone` is that of its local
/// times, where it names none.
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

/// Completes an agenda of which all bytes were pushed once: reads the feed again if it has to be, repaired where it is irregular.
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
    // What the repair has reported is not there any more, or is empty.
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
