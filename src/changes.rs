//! The differences between two readings of a feed: what was added, removed, cancelled or moved, with the values before and after.
//!
//! A [`Snapshot`] is what a reader sees of each session at a glance. It is made of an agenda, or read back from the reader's storage, so that one
//! [`diff`] serves both a refresh and the next visit.

use crate::model::{Agenda, End, Session, SessionId, Status, When};
use crate::name_index::Ids;
use crate::steps;
use crate::time::{Instant, date};

/// How long a stored snapshot may be, in bytes. Sessions beyond that are left out.
pub const MOST: usize = 200_000;

/// How many sessions of the same title and time are tried for one whose derived id became longer or shorter.
const NAMESAKES: usize = 16;

/// What is different about a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// It was not in the agenda before.
    Added,
    /// It is not in the agenda any more.
    Removed,
    /// It does not take place any more.
    Cancelled,
    /// It was cancelled, and takes place after all.
    Restored,
    /// Its start or its end is another.
    Moved,
    /// It is in another room.
    Room,
    /// It has another title.
    Title,
    /// Other people take part.
    People,
}

impl What {
    /// All of them, in the order in which they are summarized.
    pub const ALL: [What; 8] =
        [What::Cancelled, What::Moved, What::Room, What::Added, What::Removed, What::Restored, What::Title, What::People];

    /// Its name in the detail of `plenary-updated`.
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

/// What something was, or is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Nothing.
    Nothing,
    /// A title, the name of a room, names of people.
    Text(String),
    /// A time.
    Time(When),
}

impl Value {
    fn text(text: &str) -> Value {
        if text.is_empty() { Value::Nothing } else { Value::Text(text.into()) }
    }

    /// As the page's scripts get it: a time in RFC 3339 with its end behind a slash, dates in ISO 8601, everything else as it is shown.
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

/// A difference in one session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The session, by its id in the later reading; in the earlier one where it was removed.
    pub id: SessionId,
    /// Its title, in the later reading if it has one there.
    pub title: String,
    /// What is different.
    pub what: What,
    /// The value before.
    pub before: Value,
    /// The value after.
    pub after: Value,
}

/// A session at a glance.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Entry {
    id: SessionId,
    title: String,
    when: When,
    room: String,
    people: String,
    is_cancelled: bool,
}

/// A reading at a glance, in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snapshot {
    language: String,
    entries: Vec<Entry>,
    /// Whether sessions were left out, so that one which is not here may have been there.
    is_cut: bool,
}

impl Snapshot {
    /// Of an agenda, as a reader of that language sees it.
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

    /// How many sessions there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// As it is stored: a line for each session, its values parted by tabs. At most [`MOST`] bytes.
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

    /// What was stored; `None` where it is anything else. Storage is as little to be trusted as a feed.
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

/// What is different in the later reading: by session in its order, then what was removed. Texts of two languages are not compared.
pub fn diff(old: &Snapshot, new: &Snapshot) -> Vec<Change> {
    let mut out = Vec::new();
    let known = Ids::of(old.entries.iter().map(|entry| entry.id.as_str()));
    let mut is_left = vec![true; old.entries.len()];
    let mut before: Vec<Option<usize>> = new.entries.iter().map(|entry| known.find(&entry.id)).collect();
    before.iter().flatten().for_each(|&place| is_left[place] = false);
    // A derived id becomes longer or shorter where other sessions of its title come or go.
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

/// The start of something, for sorting.
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
    // Instants that a feed can have: nothing overflows when they are shown.
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
