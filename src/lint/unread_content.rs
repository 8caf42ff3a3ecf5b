//! Content of a schedule that the importer did not read: a note for each key, and a warning if readers would miss it.

use super::limit::{Capped, Log};
use super::private_data::{is_private, is_sensitive};
use super::similarity::folded;
use super::visit::name;
use crate::diagnostic::{Code, Diagnostic};
use crate::import::Format;
use crate::import::Unread;
use crate::path::{JsonPath, Step};
use crate::source::json::Json;
use crate::text::digits;
use crate::time::{clock, printed, stamp};

/// A description, the format's key, and the words that identify it in a key.
type Meaning = (&'static str, &'static str, &'static [&'static str]);

/// Meanings of unread values.
const MEANINGS: [Meaning; 6] = [
    (
        "a room",
        "room",
        &[
            "room",
            "rooms",
            "hall",
            "halls",
            "stage",
            "stages",
            "venue",
            "location",
            "locations",
            "place",
            "saal",
            "raum",
            "salle",
            "sala",
            "auditorium",
            "building",
            "where",
        ],
    ),
    (
        "a track",
        "track",
        &["track", "tracks", "theme", "themes", "topic", "topics", "stream", "strand", "category", "categories"],
    ),
    (
        "people",
        "people",
        &[
            "speaker",
            "speakers",
            "presenter",
            "presenters",
            "person",
            "persons",
            "people",
            "moderator",
            "moderators",
            "host",
            "hosts",
            "panelist",
            "panelists",
            "chair",
            "chairs",
            "convener",
            "conveners",
            "participant",
            "participants",
            "artist",
            "artists",
            "performer",
            "performers",
            "lecturer",
            "instructor",
            "who",
            "referent",
            "referenten",
            "intervenant",
            "ponente",
            "ponentes",
        ],
    ),
    (
        "a time",
        "start",
        &[
            "start", "starts", "begin", "begins", "end", "ends", "time", "times", "date", "dates", "day", "hour", "duration",
            "length", "when", "from", "until",
        ],
    ),
    ("a time zone", "timezone", &["timezone", "tz"]),
    (
        "an abstract",
        "abstract",
        &[
            "abstract",
            "abstracts",
            "description",
            "descriptions",
            "summary",
            "details",
            "body",
            "content",
            "text",
            "synopsis",
            "about",
            "intro",
            "bio",
            "bios",
            "biography",
            "subtitle",
        ],
    ),
];

/// Suffixes of keys, after the significant word.
const BEHIND: [&str; 12] = ["name", "names", "title", "label", "id", "ids", "list", "slug", "text", "en", "de", "html"];

/// Words in keys of times at which something was done to the data, which is no part of the programme.
const EDITED: [&str; 14] = [
    "created",
    "creation",
    "updated",
    "modified",
    "modification",
    "changed",
    "edited",
    "published",
    "submitted",
    "accepted",
    "imported",
    "exported",
    "synced",
    "deadline",
];

/// First or last words of texts that name a room.
const ROOMS: [&str; 12] =
    ["room", "hall", "stage", "auditorium", "saal", "raum", "salle", "sala", "aula", "theatre", "theater", "building"];

/// Maximum number of keys reported one by one: a file whose keys are data may have thousands.
const MOST: usize = 100;

/// A text with more characters than this is probably a description.
const LONG: usize = 150;

/// Reports each kind of unread value.
pub(super) fn lint(schedule: &Json<'_>, format: Format, unread: &[Unread], log: &mut Log) {
    let (mut warnings, mut notes) = (Capped::new(MOST), Capped::new(MOST));
    // Private values have their own diagnostic.
    for one in unread.iter().filter(|one| !has_private_key(&one.path)) {
        let diagnostic = diagnostic(schedule, format, one);
        if diagnostic.code == Code::UnreadContent { &mut warnings } else { &mut notes }.push(log, diagnostic);
    }
    warnings.finish(log);
    notes.finish(log);
}

fn diagnostic(schedule: &Json<'_>, format: Format, unread: &Unread) -> Diagnostic {
    let texts: Vec<&Json<'_>> =
        unread.samples.iter().filter(|path| !has_private_key(path)).filter_map(|path| schedule.at(path)).collect();
    let meaning = meaning(unread, &texts);
    let mut value = if unread.key.is_empty() { String::new() } else { name(&unread.key) };
    let mut add = |part: &str| {
        if !value.is_empty() {
            value.push_str(", ");
        }
        value.push_str(part);
    };
    if unread.count > 1 {
        add(&[&digits(unread.count), " times"].concat());
    }
    let example = texts.iter().find(|json| !matches!(json, Json::Text(text) if is_sensitive(text)));
    if let Some(example) = example {
        add(&["such as ", &example.excerpt()].concat());
    }
    let code = if meaning.is_some() { Code::UnreadContent } else { Code::Unread };
    let help = meaning.map(|meaning| help(schedule, format, meaning, unread));
    Diagnostic { help, ..Diagnostic::new(code, unread.path.clone(), value) }
}

/// The meaning of an unread value. What is inside of a room or a person says more about it, and is no other one.
fn meaning(unread: &Unread, texts: &[&Json<'_>]) -> Option<&'static Meaning> {
    let words = words(&unread.key);
    let found =
        by_key(&unread.key).or_else(|| by_values(texts).and_then(|key| MEANINGS.iter().find(|(_, known, _)| *known == key)))?;
    let is_edit = found.1 == "start" && words.iter().any(|word| EDITED.contains(&word.as_str()));
    let is_inside = unread.path.steps().any(|step| {
        matches!(step, Step::Key(key) if key != unread.key && matches!(found.1, "room" | "track" | "people") && by_key(key) == Some(found))
    });
    (!is_edit && !is_inside).then_some(found)
}

fn help(schedule: &Json<'_>, format: Format, (what, key, _): &Meaning, unread: &Unread) -> String {
    let looks = ["It looks like ", what].concat();
    if format == Format::Table && !unread.key.is_empty() && may_rename(schedule, key, unread) {
        return [
            &looks,
            ": rename the key to \"",
            key,
            "\", with a value that this key has, or add it to the feed that convert writes.",
        ]
        .concat();
    }
    [&looks, ": if readers need it, add it as \"", key, "\" to the feed that convert writes."].concat()
}

/// Whether a key can have another name: beside it there is none of that meaning, and what it is in is no part of something else.
fn may_rename(schedule: &Json<'_>, key: &str, unread: &Unread) -> bool {
    let mut around = unread.path.clone();
    around.pop();
    let is_listed = !matches!(around.steps().last(), Some(Step::Key(_)));
    let Some(Json::Object(members)) = schedule.at(&around) else { return false };
    is_listed
        && !members.iter().any(|(other, _)| by_key(other).is_some_and(|(_, known, _)| *known == key) && *other != unread.key)
        && unread.key != key
}

fn has_private_key(path: &JsonPath) -> bool {
    path.steps().any(|step| matches!(step, Step::Key(key) if is_private(key)))
}

/// The words of a key: `roomName`, `main_track`, `Speaker 2`.
fn words(key: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut before = ' ';
    for c in key.chars() {
        let is_begin = !before.is_alphabetic() || (c.is_uppercase() && before.is_lowercase());
        match words.last_mut() {
            _ if !c.is_alphabetic() => {}
            Some(word) if !is_begin => word.extend(c.to_lowercase()),
            _ => words.push(c.to_lowercase().collect()),
        }
        before = c;
    }
    words
}

/// The meaning of a key by its last significant word.
fn by_key(key: &str) -> Option<&'static Meaning> {
    let mut words = words(key);
    while words.len() > 1 && words.last().is_some_and(|word| BEHIND.contains(&word.as_str())) {
        words.pop();
    }
    let last = words.last()?;
    MEANINGS.iter().find(|(.., named)| named.contains(&last.as_str()))
}

/// The key of the meaning that most values have by their form.
fn by_values(values: &[&Json<'_>]) -> Option<&'static str> {
    let texts: Vec<&str> =
        values.iter().filter_map(|json| if let Json::Text(text) = json { Some(text.trim()) } else { None }).collect();
    let most = |is: &dyn Fn(&str) -> bool| !texts.is_empty() && texts.iter().filter(|text| is(text)).count() * 2 > texts.len();
    if most(&|text| stamp(text).is_some() || clock(text).is_some() || (text.len() < 40 && printed(text).is_ok())) {
        return Some("start");
    }
    if most(&|text| text.chars().nth(LONG).is_some() && text.contains(' ')) {
        return Some("abstract");
    }
    if most(&is_room) {
        return Some("room");
    }
    if texts.len() > 1 && most(&is_person) {
        return Some("people");
    }
    None
}

fn is_room(text: &str) -> bool {
    text.len() < 60
        && text.split(|c: char| !c.is_alphabetic()).any(|word| !word.is_empty() && ROOMS.contains(&folded(word).as_str()))
}

/// Whether a text is two or three capitalized words without digits.
fn is_person(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    (2..=3).contains(&words.len())
        && words.iter().all(|word| word.starts_with(char::is_uppercase) && word.chars().skip(1).any(char::is_lowercase))
        && !text.contains(|c: char| c.is_ascii_digit() || matches!(c, ':' | '/' | '(' | '&' | '?' | '!'))
}
