//! Tests whether a value looks like a session or a list of sessions.

use std::cell::OnceCell;
use std::rc::Rc;

use super::dates::is_time;
use super::keys::{Key, Keys, keys_and_members};
use super::words::{ABOUT, ABSTRACT, LENGTH, PEOPLE, ROOM, ROOM_ONLY, SESSIONS, SPEAKERS, START, TIME, TITLE, TRACK, Words};
use super::words::{folded, is_any, is_day_name, is_room_name};
use super::wrappers::Member;
use crate::import::common::case_fold::is_wordy;
use crate::source::json::Json;
use crate::time::{stamp, written};

/// Maximum nesting of lists of sessions: program, days, rooms, slots, sessions.
pub(super) const DEPTH: usize = 6;

/// An object with the meanings of its keys, without members that are null.
struct Shape<'j> {
    keys: Rc<Keys>,
    members: Vec<Member<'j>>,
}

impl<'j> Shape<'j> {
    fn of(json: &'j Json<'j>) -> Shape<'j> {
        let (keys, members) = keys_and_members(json);
        Shape { keys, members }
    }

    fn has(&self, words: Words) -> bool {
        self.keys.has(words)
    }

    /// Whether a value that matches any of the words satisfies a predicate.
    fn any(&self, words: Words, is: impl Fn(&Json<'_>) -> bool) -> bool {
        self.keys.members(words).iter().any(|position| is(self.members[*position].json))
    }

    /// Whether any key except `own` matches one of the words.
    fn has_other(&self, words: Words, own: &str) -> bool {
        self.keys.members(words).iter().any(|position| self.keys.list()[*position].word != own)
    }

    fn names_people(&self) -> bool {
        PEOPLE.iter().any(|(words, _)| self.has(words))
    }
}

/// Whether an object has the properties of a session: a title and a time, or a title and people, with a place or a description.
pub(crate) fn is_session(json: &Json<'_>) -> bool {
    let shape = Shape::of(json);
    let begins_with = |key: &Key| key.word.starts_with("title") || key.word.starts_with("label");
    if !shape.has(TITLE) && !shape.keys.list().iter().any(begins_with) {
        return false;
    }
    let begins = shape.any(START, |value| is_time(value) || is_calendar(value));
    let is_spoken = shape.names_people();
    // An object with a name and a first and last day can be a job or a project.
    let is_timed =
        || shape.any(START, |value| !matches!(value, Json::Text(text) if text.trim().len() <= 10 && !text.contains(':')));
    let is_placed = shape.has(ROOM) || shape.has(TRACK) || shape.has(ABOUT);
    // `time` alone indicates a session if it is a time of day. With a date it may be that of a post or a message.
    let is_slot = || {
        shape.any(TIME, |value| {
            matches!(value, Json::Text(text) if text.len() < 40 && text.contains(|c: char| c.is_ascii_digit()) && is_time(value) && stamp(text).is_none())
        })
    };
    (begins && (is_spoken || shape.has(ROOM_ONLY) || is_timed()))
        || (is_spoken && (is_placed || shape.has(TIME) || shape.has(LENGTH)))
        || is_slot()
}

fn is_calendar(json: &Json<'_>) -> bool {
    let says = |value: &Json<'_>| match value {
        Json::Text(text) => text.contains(|c: char| c.is_ascii_digit()),
        value => matches!(value, Json::Number(_)),
    };
    ["dateTime", "datetime", "date", "local", "utc"].into_iter().any(|key| json.get(key).is_some_and(says))
}

/// Whether an object has a title, which makes it a session where one is expected.
pub(super) fn is_titled(json: &Json<'_>) -> bool {
    Shape::of(json).any(TITLE, |value| matches!(value, Json::Text(_) | Json::Object(_)))
}

/// Whether a session has a start in any form, but not under plenary's own key.
pub(crate) fn is_foreign_in_time(json: &Json<'_>) -> bool {
    let says = |value: &Json<'_>| matches!(value, Json::Text(_) | Json::Number(_)) || is_calendar(value);
    let shape = Shape::of(json);
    json.get("start").is_none() && shape.has(TITLE) && shape.any(START, says)
}

/// Whether an object that looks like a session of plenary's format is in a generic format: it has known keys that plenary's format lacks,
/// and no key that only plenary's format has.
pub(crate) fn is_foreign(json: &Json<'_>) -> bool {
    let shape = Shape::of(json);
    let in_time = !shape.has("start") && shape.has_other(START, "start");
    let in_title = !shape.has("title") && shape.has_other(TITLE, "title");
    let in_people = PEOPLE.iter().any(|(words, _)| shape.has_other(words, "people"));
    let in_text = !shape.has("abstract") && shape.has_other(ABOUT, "abstract");
    let is_own = shape.has("people openend movedfrom sessions");
    // Plenary's own times are texts.
    let in_form = json.get("start").is_some_and(is_calendar);
    !is_own && (in_time || in_form || in_title || in_people || in_text) && is_session(json)
}

/// Whether an object contains a list of sessions, at any level.
pub(crate) fn has_sessions(json: &Json<'_>) -> bool {
    let Json::Object(members) = json else { return false };
    members.iter().any(|(key, value)| is_list_key(key) && holds(value, 1))
}

/// Whether a key may name a list of sessions.
fn is_list_key(key: &str) -> bool {
    is_any(SESSIONS, &folded(key)) || stamp(key).is_some() || is_day_name(key) || is_room_name(key) || written(key).is_some()
}

/// Whether a nested value contains sessions, whatever its lists are called.
pub(super) fn holds(json: &Json<'_>, depth: usize) -> bool {
    if depth > DEPTH {
        return false;
    }
    match json {
        Json::List(items) => items.iter().any(|item| is_session(item) || holds(item, depth + 1)),
        Json::Object(_) => {
            let Shape { keys, members } = Shape::of(json);
            let is_timed = OnceCell::new();
            let is_timed = || *is_timed.get_or_init(|| has_time(json));
            let is_titled = OnceCell::new();
            let is_titled = || *is_titled.get_or_init(|| self::is_titled(json));
            keys.list().iter().zip(&members).enumerate().any(|(position, (key, member))| {
                let value = member.json;
                if !matches!(value, Json::List(_) | Json::Object(_)) {
                    return is_title_of_room(key, value) && is_timed() && !is_titled();
                }
                let is_list = keys.is(position, SESSIONS);
                // Lists inside of a session are not lists of sessions, unless their key says so.
                if keys.is(position, SPEAKERS) || (!is_list && key.is_of_session()) {
                    return false;
                }
                (matches!(value, Json::Object(_)) && is_session(value))
                    || holds(value, depth + 1)
                    || (is_list && is_timed() && has_parts(value))
                    || (!is_list && is_timed() && is_part(value))
            })
        }
        _ => false,
    }
}

/// Whether the items of a list or map are sessions, provided that their container has a time.
pub(super) fn has_parts(list: &Json<'_>) -> bool {
    match list {
        Json::List(items) => items.iter().any(is_part),
        Json::Object(members) => members.iter().any(|(_, item)| is_part(item)),
        _ => false,
    }
}

/// Whether an object has a time.
pub(super) fn has_time(json: &Json<'_>) -> bool {
    let shape = Shape::of(json);
    shape.any(TIME, is_time) || shape.any(START, is_time)
}

/// Whether an object is a session, provided that its container has a time.
fn is_part(json: &Json<'_>) -> bool {
    let shape = Shape::of(json);
    // Rooms and tracks have a name and a description as well.
    is_titled(json) && (shape.has("title sessiontitle talktitle abstract") || shape.names_people() || shape.has(ABSTRACT))
}

/// Whether a member of an object with a time and no title is a room with the title of its session: `"Hall A": "Opening"`.
pub(super) fn is_title_of_room(key: &Key, value: &Json<'_>) -> bool {
    let is_text = matches!(value, Json::Text(text) if text.contains(|c: char| is_wordy(c) && !c.is_ascii_digit()));
    is_text && key.is_room_name() && !key.is_of_session()
}

/// Whether an object has no title but rooms with the titles of the sessions there.
pub(super) fn has_titles_of_rooms(json: &Json<'_>) -> bool {
    let Shape { keys, members } = Shape::of(json);
    !is_titled(json) && keys.list().iter().zip(members).any(|(key, member)| is_title_of_room(key, member.json))
}
