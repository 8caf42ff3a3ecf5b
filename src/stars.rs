//! Starred sessions (*My agenda*), as stored, exported and compared: ids, each with a snapshot of the session.
//!
//! The stored form is JSON (RFC 8259), and equals the output of *Export*:
//!
//! ```json
//! {"sessions":[{"id":"opening","title":"Opening","start":"2027-06-15T07:30:00Z","end":"2027-06-15T08:30:00Z","room":"Hall"}]}
//! ```
//!
//! `start` and `end` are RFC 3339 times in UTC, or dates for sessions without times. All members except `id` are optional.

use crate::model::{End, Session, SessionId, Status, When};
use crate::source::json::Json;
use crate::source::json_text;
use crate::time::{Stamp, stamp};

/// Maximum number of starred sessions. Stored and imported lists may be arbitrarily long; further entries are dropped.
pub const MOST: usize = 2_000;

/// Maximum number of later sessions that each session is compared with, so that finding overlaps stays linear.
const COMPARED: usize = 16;

/// A starred session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Star {
    /// The session's id.
    pub id: SessionId,
    /// A snapshot of the session when it was starred.
    pub seen: Snapshot,
}

/// A snapshot of a session: enough to report how it moved, or what was removed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snapshot {
    /// The title in the reader's language.
    pub title: String,
    /// The time; an open end is stored as unknown.
    pub when: When,
    /// The name of the room in the reader's language; empty if it had none.
    pub room: String,
}

impl Snapshot {
    /// The time without an open end, which the stored form cannot represent.
    pub fn storable(when: When) -> When {
        match when {
            When::Clock(start, End::Open) => When::Clock(start, End::Unknown),
            when => when,
        }
    }
}

/// The starred sessions, sorted by id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stars(Vec<Star>);

impl Stars {
    /// All stars, sorted by id.
    pub fn all(&self) -> &[Star] {
        &self.0
    }

    /// Number of starred sessions.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// Whether a session is starred.
    pub fn has(&self, id: &str) -> bool {
        self.place(id).is_ok()
    }

    /// The index of a session's star.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.place(id).ok()
    }

    /// The star of a session.
    pub fn get(&self, id: &str) -> Option<&Star> {
        self.place(id).ok().map(|place| &self.0[place])
    }

    /// Adds a star, unless the session has one. Returns whether it was added.
    pub fn add(&mut self, star: Star) -> bool {
        match self.place(&star.id) {
            Err(place) if self.0.len() < MOST && !star.id.is_empty() => {
                self.0.insert(place, star);
                true
            }
            _ => false,
        }
    }

    /// Removes the star of a session. Returns whether there was one.
    pub fn remove(&mut self, id: &str) -> bool {
        self.place(id).is_ok_and(|place| {
            self.0.remove(place);
            true
        })
    }

    /// Updates ids by a function. A star whose new id is starred already is dropped.
    pub fn rename(&mut self, new_id: impl Fn(&SessionId) -> Option<SessionId>) {
        let renamed: Vec<(SessionId, SessionId)> =
            self.0.iter().filter_map(|star| Some((star.id.clone(), new_id(&star.id)?))).collect();
        for (old, id) in renamed {
            if let Ok(place) = self.place(&old) {
                let star = self.0.remove(place);
                self.add(Star { id, ..star });
            }
        }
    }

    fn place(&self, id: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|star| star.id.as_str().cmp(id))
    }

    /// Parses the stored form. Entries without an id are skipped, and any other member may be missing. `None` if it does not have that form.
    pub fn parse(text: &str) -> Option<Stars> {
        let json = Json::read(text).ok()?;
        let Some(Json::List(sessions)) = json.get("sessions") else { return None };
        let mut stars = Stars::default();
        for session in sessions {
            let member = |key: &str| if let Some(Json::Text(text)) = session.get(key) { text.to_string() } else { String::new() };
            let seen = Snapshot { title: member("title"), when: when(&member("start"), &member("end")), room: member("room") };
            stars.add(Star { id: member("id").into(), seen });
        }
        Some(stars)
    }

    /// Serializes the stars in the stored form, with additional string members before the sessions.
    pub fn to_json(&self, others: &[(&str, &str)]) -> String {
        let mut out = String::from("{");
        for (key, text) in others {
            put(&mut out, key, text);
            out.push(',');
        }
        out.push_str("\"sessions\":[");
        for (place, Star { id, seen }) in self.0.iter().enumerate() {
            out.push_str(if place > 0 { ",{" } else { "{" });
            put(&mut out, "id", id);
            let (start, end) = match seen.when {
                When::Clock(start, end) => {
                    (start.to_rfc3339(), if let End::At(end) = end { end.to_rfc3339() } else { String::new() })
                }
                When::Dates(from, to) => (from.to_iso(), to.to_iso()),
                When::Unknown => Default::default(),
            };
            for (key, text) in [("title", &seen.title), ("start", &start), ("end", &end), ("room", &seen.room)] {
                if !text.is_empty() {
                    out.push(',');
                    put(&mut out, key, text);
                }
            }
            out.push('}');
        }
        out + "]}"
    }
}

fn put(out: &mut String, key: &str, text: &str) {
    json_text::string(out, key);
    out.push(':');
    json_text::string(out, text);
}

/// Parses the time of a stored session.
fn when(start: &str, end: &str) -> When {
    match (stamp(start), stamp(end)) {
        (Some(Stamp::Exact(start)), Some(Stamp::Exact(end))) => When::Clock(start, End::At(end)),
        (Some(Stamp::Exact(start)), _) => When::Clock(start, End::Unknown),
        (Some(Stamp::Date(from)), Some(Stamp::Date(to))) => When::Dates(from, to),
        (Some(Stamp::Date(from)), _) => When::Dates(from, from),
        _ => When::Unknown,
    }
}

/// An overlap of a session with others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clash {
    /// The session with the longest overlap, as an index into the agenda.
    pub with: usize,
    /// The length of that overlap in minutes; 0 if an end is unknown.
    pub minutes: i64,
    /// Number of further overlapping sessions.
    pub others: usize,
}

/// Computes overlaps between starred sessions, for each index in the agenda.
///
/// Sessions that merely adjoin do not overlap. A session without a known end overlaps those with the same start, and those in which it begins. Sessions
/// that are cancelled, that last 24 hours or longer (nobody attends all of it) or that have no time overlap nothing, and a nested session
/// does not overlap its parent. `starred` are indices sorted by time.
pub fn clashes(sessions: &[Session], when: impl Fn(usize) -> When, starred: &[usize]) -> Vec<Option<Clash>> {
    let mut found = vec![None; sessions.len()];
    let span = |session: usize| {
        let when = when(session);
        let start = when.start().filter(|_| !when.is_long() && sessions[session].status != Status::Cancelled)?.0;
        Some((session, start, when.end().map_or(start, |end| end.0.max(start))))
    };
    let mut spans: Vec<(usize, i64, i64)> = Vec::new();
    for &session in starred {
        spans.extend(span(session));
    }
    for (place, &(session, start, end)) in spans.iter().enumerate() {
        for &(other, begin, until) in spans.iter().skip(place + 1).take(COMPARED) {
            if begin >= end && begin != start {
                break;
            }
            let is_around = |outer: usize, inner: usize| sessions[inner].parent == Some(outer);
            if !is_around(session, other) && !is_around(other, session) {
                let minutes = (end.min(until) - begin).max(0) / 60;
                note(&mut found[session], other, minutes);
                note(&mut found[other], session, minutes);
            }
        }
    }
    found
}

/// Records an overlap.
fn note(known: &mut Option<Clash>, with: usize, minutes: i64) {
    *known = Some(match *known {
        None => Clash { with, minutes, others: 0 },
        Some(clash) if clash.minutes < minutes => Clash { with, minutes, others: clash.others + 1 },
        Some(clash) => Clash { others: clash.others + 1, ..clash },
    });
}
