//! Detects values of a schedule that its importer did not read.
//!
//! A value counts as read if the importer accessed it. A text also has to appear in the feed, since an importer that finds a list
//! instead of a text, or takes the first of several, has not read the rest. Values are aggregated by shape, which is their
//! path without indices and without keys that are data.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::import::Format;
use crate::import::calendar;
use crate::import::common::case_fold::{lower, parted};
use crate::import::common::contacts::{has_contact, without_contacts};
use crate::import::common::language_names;
use crate::import::common::link_kind::link_kind;
use crate::import::common::strip_markup::line;
use crate::import::common::vocabulary;
use crate::import::ignored_keys::{is_bookkeeping, is_ignored, is_reference};
use crate::import::table;
use crate::import::table::moved::shows_clock;
use crate::import::table::names::{is_nobody, is_understood, role};
use crate::import::table::states::{rest_of_status, state};
use crate::import::table::words::{DATE, DAY, FORMAT, LANGUAGE, STATUS, TAGS, Words, flag, folded, is_any, is_day_label};
use crate::path::JsonPath;
use crate::source::cursor::Path;
use crate::source::ical::unescaped;
use crate::source::json::Json;
use crate::source::log::Reads;
use crate::text::lower_char;
use crate::time::{Fault, duration, duration_in_words, lenient_stamp, printed, stamp, written, written_range};

/// Number of values per shape that are inspected to classify the shape.
const SAMPLES: usize = 40;

/// An object with at least this many members, all of them lists or objects, has keys that are data.
const MANY: usize = 20;

/// Parts of keys whose values are words that importers translate.
const VOCABULARIES: [&str; 8] = ["type", "kind", "format", "role", "stat", "lang", "categor", "tag"];

/// Keys of generic lists whose values are words that importers translate.
const TRANSLATED: [Words; 4] = [LANGUAGE, FORMAT, STATUS, TAGS];

/// Words between names.
const JOINS: [&str; 14] = ["others", "and", "und", "et", "al", "y", "e", "и", "و", "with", "mit", "avec", "con", "feat"];

/// Unread values of one shape.
pub(crate) struct Unread {
    /// The path of the first one.
    pub(crate) path: JsonPath,
    /// Their key, or that of their container if their keys are data; empty at the root.
    pub(crate) key: String,
    pub(crate) count: usize,
    /// Paths of texts and numbers among them or below them.
    pub(crate) samples: Vec<JsonPath>,
}

/// The shape of a value: its key, and the shape of its container.
struct Shape {
    parent: usize,
    key: String,
    is_ignored: bool,
    is_reference: bool,
    /// Whether its values may be words that importers translate, such as kinds or languages.
    is_vocabulary: bool,
    found: Option<Unread>,
}

/// A set of hashes, which are not hashed again.
type Hashes = HashSet<u64, BuildHasherDefault<AsIs>>;

#[derive(Default)]
struct AsIs(u64);

impl Hasher for AsIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |hash, byte| hashed(hash, u32::from(*byte)));
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

struct Finder<'f, 'j> {
    format: Format,
    reads: &'f Reads,
    schedule: &'j Json<'j>,
    feed: &'f Json<'f>,
    /// The texts of the feed. Most texts of a schedule are among them, which saves comparing their words.
    texts: HashSet<&'f str>,
    /// Hashes of the words of the feed.
    words: OnceCell<Hashes>,
    /// Addresses of values that a diagnostic reports as omitted.
    reported: HashSet<usize>,
    /// Hashes of key-value pairs that were read: a schedule may list a session twice, and the importer skip the duplicate.
    seen: OnceCell<Hashes>,
    shapes: Vec<Shape>,
    children: HashMap<(usize, &'j str), usize>,
}

/// Finds the values of a schedule that did not get into the feed. Values with a diagnostic are excluded.
pub(super) fn find<'j>(
    schedule: &'j Json<'j>,
    format: Format,
    reads: &Reads,
    feed: &Json<'_>,
    diagnostics: &[Diagnostic],
) -> Vec<Unread> {
    let mut texts = HashSet::new();
    each_text(feed, &mut |text| {
        texts.insert(text);
    });
    let mut reported: HashSet<usize> = diagnostics.iter().filter_map(|diagnostic| left_out(schedule, diagnostic)).collect();
    if format == Format::Calendar
        && let Some(Json::List(calendars)) = schedule.get("VCALENDAR")
    {
        reported.extend(calendars.iter().flat_map(calendar::private_events));
    }
    let top = Shape { parent: 0, key: String::new(), is_ignored: false, is_reference: false, is_vocabulary: false, found: None };
    let (words, seen, shapes, children) = (OnceCell::new(), OnceCell::new(), vec![top], HashMap::new());
    let mut finder = Finder { format, reads, schedule, feed, texts, words, reported, seen, shapes, children };
    finder.inside(schedule, &Path::Top, 0);
    finder.shapes.into_iter().filter_map(|shape| shape.found).collect()
}

impl<'j> Finder<'_, 'j> {
    /// Visits the values inside a value that was read.
    fn inside(&mut self, json: &'j Json<'j>, path: &Path<'_>, shape: usize) {
        // If no part was accessed, the importer took the value as a whole, and only the feed shows what it used.
        let by_parts = inner(json).any(|part| self.is_reached(part));
        match json {
            Json::Object(members) => {
                let is_map = (self.reads.is_map(json) || members.len() > MANY) && members.iter().all(|(_, value)| is_deep(value));
                let records = if self.format == Format::Table { table::record_keys(json) } else { Vec::new() };
                let is_said = |key: &str, value: &Json<'_>| !is_nothing(value) && !table::is_of_record(key, &records);
                for (key, value) in members.iter().filter(|(key, value)| is_said(key, value)) {
                    let shape = self.shape(shape, if is_map { "*" } else { key });
                    // An unread text may equal a sibling that was read: `name` and `public_name`.
                    let is_repeated = || {
                        matches!(value, Json::Text(_))
                            && !self.reads.has(value)
                            && members.len() < 100
                            && members.iter().any(|(other, same)| other != key && same == value && self.reads.has(same))
                    };
                    if !(self.shapes[shape].is_ignored || is_repeated()) {
                        self.value(value, &Path::Key(path, key), shape, by_parts);
                    }
                }
            }
            Json::List(items) => {
                for (index, item) in items.iter().enumerate().filter(|(_, item)| !is_nothing(item)) {
                    self.value(item, &Path::Index(path, index), shape, by_parts);
                }
            }
            _ => {}
        }
    }

    fn value(&mut self, json: &'j Json<'j>, path: &Path<'_>, shape: usize, by_parts: bool) {
        let is_compared = matches!(json, Json::Text(text) if self.shapes[shape].is_reference || self.repeats_its_parent(shape, text) || self.is_no_group(shape, text));
        if is_compared || self.reported.contains(&pointer_of(json)) {
            return;
        }
        if by_parts && !self.is_reached(json) {
            if self.is_news(json, &self.shapes[shape].key) {
                self.found(json, path, shape);
            }
            return;
        }
        match json {
            Json::Text(text) if !self.is_in_feed(text, shape) => self.found(json, path, shape),
            Json::List(_) | Json::Object(_) => self.inside(json, path, shape),
            _ => {}
        }
    }

    /// Whether a value repeats the key of its container: the `type` of an item of `locations` is `location`.
    fn repeats_its_parent(&self, shape: usize, text: &str) -> bool {
        let Shape { parent, key, .. } = &self.shapes[shape];
        key == "type" && self.shapes[*parent].key.starts_with(text)
    }

    /// Whether a value is the name of a Sessionize group without information: the only group, or the one of all sessions.
    fn is_no_group(&self, shape: usize, text: &str) -> bool {
        self.format == Format::SessionizeSessions
            && self.shapes[shape].key == "groupName"
            && (text == "All" || matches!(self.schedule, Json::List(groups) if groups.len() == 1))
    }

    /// Whether a value, or any value inside it, was read.
    fn is_reached(&self, json: &Json<'_>) -> bool {
        self.reads.has(json) || inner(json).any(|part| self.is_reached(part))
    }

    /// Whether an unread value has information that no read value has.
    fn is_news(&self, json: &Json<'_>, key: &str) -> bool {
        match json {
            Json::Object(members) => members.iter().any(|(key, value)| !is_bookkeeping(key) && self.is_news(value, key)),
            Json::List(items) => items.iter().any(|item| self.is_news(item, key)),
            _ => !is_nothing(json) && pair(json, key).is_some_and(|pair| !self.seen().contains(&pair)),
        }
    }

    fn seen(&self) -> &Hashes {
        self.seen.get_or_init(|| {
            let mut seen = Hashes::default();
            pairs(self.schedule, "", self.reads, &mut seen);
            seen
        })
    }

    fn words(&self) -> &Hashes {
        self.words.get_or_init(|| {
            let mut words = Hashes::default();
            // Separators between names are not in the feed.
            JOINS.iter().for_each(|word| {
                each_word(word, &mut |word| {
                    words.insert(word);
                });
            });
            collect(self.feed, &mut words);
            words
        })
    }

    /// Whether all words of a text are in the feed. The feed does not have the text's markup.
    fn has_words(&self, text: &str) -> bool {
        let (mut all, words) = (true, self.words());
        let plain = if is_plain(text) { Cow::Borrowed(text) } else { Cow::Owned(line(&without_tags(text))) };
        each_word(&plain, &mut |word| all &= words.contains(&word));
        all
    }

    /// A text of names without what is said of them in other words than in the feed: a label in front (`Panelists: Ada; Moderator: Ben`),
    /// and a role, a presence or pronouns in brackets or behind a dash.
    fn without_roles(&self, text: &str) -> String {
        let is_known = |word: &str| {
            let word = word.trim();
            // A role that was read is in the feed by its canonical name; the role speaker is implied.
            let is_role = |role: &str| role.is_empty() || self.has_words(role);
            is_role(&role(word)) || is_understood(word) || (self.format == Format::Calendar && calendar::is_label(word))
        };
        let mut out = String::with_capacity(text.len());
        for group in text.split(['\n', '\r', ';', '；', '|']) {
            let names = match group.split_once([':', '：']) {
                Some((label, names)) if is_known(label) => names,
                _ => group,
            };
            for part in
                names.split(['(', ')', '[', ']', ',', '–', '—']).flat_map(|part| part.split(" - ")).filter(|part| !is_known(part))
            {
                out.push_str(part);
                out.push('\n');
            }
        }
        out
    }

    fn is_in_feed(&self, text: &str, shape: usize) -> bool {
        // The tree of a calendar has properties in escaped form.
        let text = if self.format == Format::Calendar { Cow::Owned(unescaped(text)) } else { Cow::Borrowed(text) };
        // How to reach somebody is in no feed.
        let text =
            if has_contact(&text) { Cow::Owned(text.lines().map(without_contacts).collect::<Vec<_>>().join("\n")) } else { text };
        let text = text.as_ref();
        let is_understood = |text: &str| {
            vocabulary::known_kind(&parted(text)).is_some()
                || vocabulary::role(text).is_empty()
                || !link_kind(text, "", "", "").is_empty()
                || vocabulary::status(text).is_none_or(|status| status != text.trim())
                || state(text).is_some()
                || language_names::tags(text).is_some()
                || matches!(lower(text).as_str(), "other" | "meta")
        };
        // The text before a colon may be the category of a tag.
        let is_translated = || {
            is_understood(text) || text.split_once(':').is_some_and(|(_, label)| self.has_words(label) || is_understood(label))
        };
        if is_any(STATUS, &folded(&self.shapes[shape].key))
            && let Some(rest) = rest_of_status(text)
        {
            return self.texts.contains(text.trim()) || rest.is_empty() || shows_clock(&rest);
        }
        self.texts.contains(text.trim())
            || self.has_words(text)
            || is_time(text)
            || (is_day_label(text) && [DATE, DAY].iter().any(|words| is_any(words, &folded(&self.shapes[shape].key))))
            || flag(text).is_some()
            || is_nobody(text)
            || (self.shapes[shape].is_vocabulary && is_translated())
            || (text.contains([':', '(', '[', '-', '–', '—']) && self.has_words(&self.without_roles(text)))
    }

    fn shape(&mut self, parent: usize, key: &'j str) -> usize {
        if let Some(&known) = self.children.get(&(parent, key)) {
            return known;
        }
        let mut keys = vec![key];
        let mut up = parent;
        while up > 0 {
            keys.push(&self.shapes[up].key);
            up = self.shapes[up].parent;
        }
        let is_ignored = is_ignored(self.format, &keys);
        let is_reference = is_reference(self.format, &keys);
        // Columns may have names in other languages: `Sprache`.
        let is_vocabulary = keys.iter().take(2).any(|key| {
            let (lower, folded) = (lower(key), folded(key));
            VOCABULARIES.iter().any(|word| lower.contains(word)) || TRANSLATED.iter().any(|words| is_any(words, &folded))
        });
        self.children.insert((parent, key), self.shapes.len());
        self.shapes.push(Shape { parent, key: key.to_string(), is_ignored, is_reference, is_vocabulary, found: None });
        self.shapes.len() - 1
    }

    fn found(&mut self, json: &Json<'_>, path: &Path<'_>, shape: usize) {
        let mut named = shape;
        while self.shapes[named].key == "*" {
            named = self.shapes[named].parent;
        }
        let before = self.shapes[shape].found.take();
        let first = || Unread { path: path.owned(), key: self.shapes[named].key.clone(), count: 0, samples: Vec::new() };
        let mut found = before.unwrap_or_else(first);
        found.count += 1;
        samples(json, path, &mut found.samples);
        self.shapes[shape].found = Some(found);
    }
}

/// Whether a text is a time in any form. The feed has it in canonical form, so the texts cannot be compared.
fn is_time(text: &str) -> bool {
    stamp(text.trim()).is_some()
        || lenient_stamp(text).is_some()
        || written(text).is_some()
        || printed(text).map_or_else(|fault| fault == Fault::Impossible, |_| true)
        || written_range(text, None).is_some()
        || duration(text.trim()).is_some()
        || duration_in_words(text).is_some()
}

/// The values directly inside a value.
fn inner<'j>(json: &'j Json<'j>) -> impl Iterator<Item = &'j Json<'j>> {
    let (items, members): (&[_], &[_]) = match json {
        Json::List(items) => (items, &[]),
        Json::Object(members) => (&[], members),
        _ => (&[], &[]),
    };
    items.iter().chain(members.iter().map(|(_, value)| value))
}

fn pointer_of(json: &Json<'_>) -> usize {
    std::ptr::from_ref(json).addr()
}

fn is_deep(json: &Json<'_>) -> bool {
    matches!(json, Json::List(_) | Json::Object(_))
}

/// Whether a value carries no information for any format.
fn is_nothing(json: &Json<'_>) -> bool {
    match json {
        Json::Null | Json::Bool(false) => true,
        Json::Bool(true) | Json::Number(_) => false,
        Json::Text(text) => !text.contains(char::is_alphanumeric),
        Json::List(items) => items.is_empty(),
        Json::Object(members) => members.is_empty(),
    }
}

/// Visits all texts of a feed.
fn each_text<'f>(json: &'f Json<'f>, take: &mut dyn FnMut(&'f str)) {
    match json {
        Json::Text(text) => take(text),
        _ => inner(json).for_each(|part| each_text(part, take)),
    }
}

/// Keys and values of all texts, numbers and flags that were read.
fn pairs(json: &Json<'_>, key: &str, reads: &Reads, out: &mut Hashes) {
    match json {
        Json::Object(members) => members.iter().for_each(|(key, value)| pairs(value, key, reads, out)),
        Json::List(items) => items.iter().for_each(|item| pairs(item, key, reads, out)),
        _ if reads.has(json) => out.extend(pair(json, key)),
        _ => {}
    }
}

fn pair(json: &Json<'_>, key: &str) -> Option<u64> {
    let value = match json {
        Json::Text(text) => text,
        Json::Number(number) => *number,
        Json::Bool(true) => "true",
        _ => return None,
    };
    let bytes = key.bytes().chain([0]).chain(value.bytes());
    Some(bytes.fold(HASH, |hash, byte| hashed(hash, u32::from(byte))))
}

/// The FNV-1a hash of nothing, and its update with a byte or character.
const HASH: u64 = 0xcbf2_9ce4_8422_2325;

fn hashed(hash: u64, next: u32) -> u64 {
    (hash ^ u64::from(next)).wrapping_mul(0x0100_0000_01b3)
}

fn samples(json: &Json<'_>, path: &Path<'_>, out: &mut Vec<JsonPath>) {
    if out.len() >= SAMPLES {
        return;
    }
    match json {
        Json::List(items) => {
            for (index, item) in items.iter().enumerate() {
                samples(item, &Path::Index(path, index), out);
            }
        }
        Json::Object(members) => {
            for (key, value) in members {
                samples(value, &Path::Key(path, key), out);
            }
        }
        _ if is_nothing(json) => {}
        _ => out.push(path.owned()),
    }
}

/// The value that a diagnostic reports as omitted, if any.
fn left_out(tree: &Json<'_>, diagnostic: &Diagnostic) -> Option<usize> {
    let mut path = diagnostic.path.clone();
    match diagnostic.code {
        // The path is that of the session's status.
        Code::Dropped => drop(path.pop()),
        Code::LeftOut | Code::Authors => {}
        _ if diagnostic.severity() == Severity::Error => {}
        _ if matches!(tree.at(&path)?, Json::Object(_)) => return None,
        _ => {}
    }
    let found = tree.at(&path).filter(|_| path != JsonPath::TOP)?;
    Some(pointer_of(found))
}

/// Collects the words of all texts of a feed, both as written and as plain text.
fn collect(json: &Json<'_>, words: &mut Hashes) {
    let mut add = |text: &str| {
        each_word(text, &mut |word| {
            words.insert(word);
        });
        if text.bytes().any(|byte| matches!(byte, b'<' | b'&')) {
            each_word(&line(text), &mut |word| {
                words.insert(word);
            });
        }
    };
    match json {
        Json::Text(text) => add(text),
        Json::Object(members) => {
            for (key, value) in members {
                // Languages are keys.
                each_word(key, &mut |word| {
                    words.insert(word);
                });
                collect(value, words);
            }
        }
        _ => inner(json).for_each(|part| collect(part, words)),
    }
}

/// Iterates over the hashes of the words of a text, in lower case and without numbers.
fn each_word(text: &str, take: &mut dyn FnMut(u64)) {
    let (mut hash, mut is_word) = (HASH, false);
    for c in text.chars() {
        if c.is_alphanumeric() {
            // Most letters are ASCII, which need no table.
            let lower = if c.is_ascii() { c.to_ascii_lowercase() } else { lower_char(c) };
            hash = hashed(hash, u32::from(lower));
            is_word |= c.is_alphabetic();
        } else {
            if is_word {
                take(hash);
            }
            (hash, is_word) = (HASH, false);
        }
    }
    if is_word {
        take(hash);
    }
}

/// Whether a text certainly has the same words with and without its markup and control characters.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b'\t' | b'\n' | b'\r' | b' '..=b'~') && !matches!(byte, b'<' | b'&'))
}

/// Removes tags from a text.
fn without_tags(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(begin) = rest.find('<') {
        out.push_str(&rest[..begin]);
        out.push(' ');
        rest = &rest[begin + 1..];
        if rest.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!')) {
            rest = rest.find('>').map_or("", |end| &rest[end + 1..]);
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<u64> {
        let mut out = Vec::new();
        each_word(text, &mut |word| out.push(word));
        out
    }

    #[test]
    fn words_are_compared_without_case_signs_and_numbers() {
        for (one, other) in [
            ("Große Sache", "GROSSE Sache"),
            ("Rust, 2027: it's ÉTÉ!", "rust it s été"),
            ("07T09 12 x", "07t09 x"),
            ("", "12 – 3"),
            ("end", "END."),
        ] {
            assert_eq!(words(one) == words(other), one != "Große Sache", "{one}");
        }
        assert_eq!(words("a b ab").len(), 3);
        assert_ne!(words("ab"), words("ba"));
    }

    #[test]
    fn a_plain_text_has_the_words_that_are_left_without_its_markup() {
        for text in ["A talk\r\n\tabout it's (C++) ~ 5 > 3; x@y.example", "a  b", ""] {
            assert!(is_plain(text));
            assert_eq!(words(text), words(&line(&without_tags(text))), "{text}");
        }
        for text in ["a<b>c", "caf&eacute;", "a\u{8}b", "a\u{202A}b", "été"] {
            assert!(!is_plain(text), "{text}");
        }
    }
}
