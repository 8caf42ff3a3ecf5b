//! The differences between two versions of a feed: sessions that were added, removed, cancelled or moved, with the values before and after.
//!
//! A [`Snapshot`] stores the fields of each session that a card shows. It is built from an agenda or parsed from `localStorage`, so one
//! [`diff`] serves both a refresh and the reader's next visit.

use crate::model::{Agenda, End, Session, SessionId, Status, When};
use crate::name_index::Ids;
use crate::steps;
use crate::time::{Instant, date};

/// Maximum size of a stored snapshot in bytes. Sessions beyond it are omitted.
pub const MOST: usize = 200_000;

/// Maximum number of candidates (same title and time) tried to match a session whose derived id became longer or shorter.
const NAMESAKES: usize = 16;

/// The kind of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// The session is new.
    Added,
    /// The session was removed.
    Removed,
    /// The session was cancelled.
    Cancelled,
    /// The session was cancelled before and is scheduled again.
    Restored,
    /// The start or the end changed.
    Moved,
    /// The room changed.
    Room,
    /// The title changed.
    Title,
    /// The people changed.
    People,
}

impl What {
    /// All kinds, in the order in which the summary lists them.
    pub const ALL: [What; 8] =
        [What::Cancelled, What::Moved, What::Room, What::Added, What::Removed, What::Restored, What::Title, What::People];

    /// The name of this kind in the detail of `plenary-updated`.
    pub fn key(self) -> &'static str {
        match self {
            What::Added => "added",
            What::Removed => "removed",
            What::Cancelled => "cancelled",
            What::Restored => "restored",
            What::Moved => "moved",
            What::Room => "room",
            What::Title => "title",
            What::People => "people",
        }
    }
}

/// A value before or after a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// No value.
    Nothing,
    /// Text: a title, a room name or names of people.
    Text(String),
    /// A time.
    Time(When),
}

impl Value {
    fn text(text: &str) -> Value {
        if text.is_empty() { Value::Nothing } else { Value::Text(text.into()) }
    }

    /// The value as passed to page scripts: times as an RFC 3339 interval (`start/end`), dates in ISO 8601, other values as displayed.
    pub fn plain(&self) -> String {
        match self {
            Value::Nothing | Value::Time(When::Unknown) => String::new(),
            Value::Text(text) => text.clone(),
            Value::Time(When::Dates(from, to)) if from == to => from.to_iso(),
            Value::Time(When::Dates(from, to)) => [&from.to_iso(), "/", &*to.to_iso()].concat(),
            Value::Time(When::Clock(start, End::At(end))) => [&start.to_rfc3339(), "/", &*end.to_rfc3339()].concat(),
            Value::Time(When::Clock(start, _)) => start.to_rfc3339(),
        }
    }
}

/// A change of one session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The session's id in the later version, or in the earlier version if it was removed.
    pub id: SessionId,
    /// The session's title, from the later version if it is there.
    pub title: String,
    /// The kind of change.
    pub what: What,
    /// The value before.
    pub before: Value,
    /// The value after.
    pub after: Value,
}

/// The fields of a session that are compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Entry {
    id: SessionId,
    title: String,
    when: When,
    room: String,
    people: String,
    is_cancelled: bool,
}

/// The compared fields of all sessions, in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snapshot {
    language: String,
    entries: Vec<Entry>,
    /// Whether sessions were omitted for size, so a missing session may have existed.
    is_cut: bool,
}

impl Snapshot {
    /// Takes a snapshot of an agenda in the given language.
    pub fn of(agenda: &Agenda, language: &str) -> Snapshot {
        let entry = |session: &Session| {
            let people: Vec<&str> = session.people.iter().map(|one| agenda.people[one.person].name.as_str()).collect();
            Entry {
                id: session.id.clone(),
                title: session.title.get(language).into(),
                when: session.when,
                room: session.room.map_or("", |room| agenda.rooms[room].name.get(language)).into(),
                people: people.join(", "),
                is_cancelled: session.status == Status::Cancelled,
            }
        };
        Snapshot { language: language.into(), entries: agenda.sessions.iter().map(entry).collect(), is_cut: false }
    }

    /// Number of sessions.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether it has no sessions.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Serializes it for storage: one line per session, with tab-separated values. At most [`MOST`] bytes.
    pub fn write(&self) -> String {
        let mut out = String::new();
        let mut is_cut = self.is_cut;
        for entry in &self.entries {
            let start = out.len();
            let cancelled = if entry.is_cancelled { "x" } else { "" };
            let values = [&entry.id.0, &when_to_text(entry.when), cancelled, &entry.room, &entry.people, &entry.title];
            for (place, value) in values.into_iter().enumerate() {
                out.push(if place == 0 { '\n' } else { '\t' });
                escape(value, &mut out);
            }
            if out.len() + 100 > MOST {
                out.truncate(start);
                is_cut = true;
                break;
            }
        }
        let mut text = String::new();
        escape(&self.language, &mut text);
        [&*text, "\t", if is_cut { "cut" } else { "whole" }, &out].concat()
    }

    /// Parses a stored snapshot. Returns `None` for anything else, since `localStorage` is no more trusted than a feed.
    pub fn parse(text: &str) -> Option<Snapshot> {
        if text.len() > MOST {
            return None;
        }
        let mut lines = text.split('\n');
        let (language, extent) = lines.next()?.split_once('\t')?;
        let is_cut = match extent {
            "cut" => true,
            "whole" => false,
            _ => return None,
        };
        let entry = |line: &str| {
            let values: Vec<&str> = line.split('\t').collect();
            let [id, when, cancelled, room, people, title] = values[..] else { return None };
            Some(Entry {
                id: unescape(id).into(),
                when: when_from_text(when)?,
                is_cancelled: cancelled == "x",
                room: unescape(room),
                people: unescape(people),
                title: unescape(title),
            })
        };
        Some(Snapshot { language: unescape(language), entries: lines.map(entry).collect::<Option<_>>()?, is_cut })
    }
}

/// Compares two snapshots: changes in the order of the later one, then removed sessions. Texts in different languages are not compared.
pub fn diff(old: &Snapshot, new: &Snapshot) -> Vec<Change> {
    let mut out = Vec::new();
    let known = Ids::of(old.entries.iter().map(|entry| entry.id.as_str()));
    let mut is_left = vec![true; old.entries.len()];
    let mut before: Vec<Option<usize>> = new.entries.iter().map(|entry| known.find(&entry.id)).collect();
    before.iter().flatten().for_each(|&place| is_left[place] = false);
    // A derived id becomes longer or shorter when other sessions with its title are added or removed.
    let name = |entry: &Entry| (entry.title.clone(), sort_key(entry.when));
    let mut left: Vec<usize> = (0..old.entries.len()).filter(|&place| is_left[place]).collect();
    left.sort_by_cached_key(|&place| name(&old.entries[place]));
    for (entry, before) in new.entries.iter().zip(&mut before).filter(|(_, before)| before.is_none() && !left.is_empty()) {
        let wanted = name(entry);
        let from = left.partition_point(|&place| name(&old.entries[place]) < wanted);
        for &place in left[from..].iter().take(NAMESAKES) {
            steps::count(1);
            let other = &old.entries[place];
            let is_renamed = other.id.starts_with(entry.id.as_str()) || entry.id.starts_with(other.id.as_str());
            if is_left[place] && is_renamed && other.title == entry.title && other.when == entry.when {
                is_left[place] = false;
                *before = Some(place);
                break;
            }
        }
    }
    let texts = old.language == new.language;
    for (after, before) in new.entries.iter().zip(before) {
        match before {
            Some(place) => compare(&old.entries[place], after, texts, &mut out),
            None if old.is_cut => {}
            None => out.push(change(after, What::Added, Value::Nothing, Value::text(&after.title))),
        }
    }
    let removed = old.entries.iter().zip(is_left).filter(|(_, is_left)| *is_left && !new.is_cut);
    out.extend(removed.map(|(entry, _)| change(entry, What::Removed, Value::text(&entry.title), Value::Nothing)));
    out
}

fn change(entry: &Entry, what: What, before: Value, after: Value) -> Change {
    Change { id: entry.id.clone(), title: entry.title.clone(), what, before, after }
}

fn compare(old: &Entry, new: &Entry, texts: bool, out: &mut Vec<Change>) {
    let status = |is_cancelled: bool| Value::Text(if is_cancelled { "cancelled" } else { "confirmed" }.into());
    if old.is_cancelled != new.is_cancelled {
        let what = if new.is_cancelled { What::Cancelled } else { What::Restored };
        out.push(change(new, what, status(old.is_cancelled), status(new.is_cancelled)));
    }
    if old.when != new.when {
        out.push(change(new, What::Moved, Value::Time(old.when), Value::Time(new.when)));
    }
    if texts {
        for (what, old, after) in
            [(What::Room, &old.room, &new.room), (What::Title, &old.title, &new.title), (What::People, &old.people, &new.people)]
        {
            if old != after {
                out.push(change(new, what, Value::text(old), Value::text(after)));
            }
        }
    }
}

/// The start of a session as a sort key.
fn sort_key(when: When) -> i64 {
    match when {
        When::Unknown => i64::MIN,
        When::Dates(from, _) => i64::from(from.0) * 86_400,
        When::Clock(start, _) => start.0,
    }
}

fn when_to_text(when: When) -> String {
    match when {
        When::Unknown => String::new(),
        When::Dates(from, to) => ["d", &from.to_iso(), "/", &to.to_iso()].concat(),
        When::Clock(start, End::At(end)) => ["c", &start.0.to_string(), "/", &end.0.to_string()].concat(),
        When::Clock(start, End::Open) => ["c", &start.0.to_string(), "/~"].concat(),
        When::Clock(start, End::Unknown) => ["c", &start.0.to_string(), "/"].concat(),
    }
}

fn when_from_text(text: &str) -> Option<When> {
    // Restricts instants to the range that a feed can have, so that formatting them cannot overflow.
    let instant = |text: &str| text.parse().ok().filter(|at: &i64| at.abs() < 100_000_000_000).map(Instant);
    if text.is_empty() {
        return Some(When::Unknown);
    }
    let (kind, rest) = text.split_at_checked(1)?;
    let (from, to) = rest.split_once('/')?;
    match kind {
        "d" => Some(When::Dates(date(from)?, date(to)?)),
        "c" => {
            let end = match to {
                "" => End::Unknown,
                "~" => End::Open,
                end => End::At(instant(end)?),
            };
            Some(When::Clock(instant(from)?, end))
        }
        _ => None,
    }
}

fn escape(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|byte| matches!(byte, b'\t' | b'\n' | b'\\')) {
        out.push_str(&rest[..at]);
        out.push_str(match rest.as_bytes()[at] {
            b'\t' => "\\t",
            b'\n' => "\\n",
            _ => "\\\\",
        });
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
}

fn unescape(text: &str) -> String {
    let mut out = String::new();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        out.push(match c {
            '\\' => match chars.next() {
                Some('t') => '\t',
                Some('n') => '\n',
                Some(other) => other,
                None => '\\',
            },
            c => c,
        });
    }
    out
}
