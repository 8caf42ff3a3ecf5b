//! What a list of sessions looks like.

use super::dates::is_time;
use super::words::{ABOUT, ABSTRACT, LENGTH, PEOPLE, ROOM, ROOM_ONLY, SESSIONS, SPEAKERS, START, TIME, TITLE, TRACK, Words};
use super::words::{folded, is_any, is_day_name, is_of_session, is_room_name};
use crate::import::common::case_fold::is_wordy;
use crate::source::json::Json;
use crate::time::{stamp, written};

/// How deep lists of sessions may lie in each other: programme, days, rooms, slots, sessions.
pub(super) const DEPTH: usize = 6;

/// The members of an object by the meaning of their keys; without those that hold nothing.
fn meanings<'j>(json: &'j Json<'j>) -> Vec<(String, &'j Json<'j>)> {
    let Json::Object(members) = json else { return Vec::new() };
    members.iter().filter(|(_, value)| *value != Json::Null).map(|(key, value)| (folded(key), value)).collect()
}

/// Whether an object says what a session does: a title and a time, or a title and who speaks where or about what.
pub(crate) fn is_session(json: &Json<'_>) -> bool {
    let words = meanings(json);
    let has = |known: Words| words.iter().any(|(word, _)| is_any(known, word));
    if !has(TITLE) && !words.iter().any(|(word, _)| word.starts_with("title") || word.starts_with("label")) {
        return false;
    }
    let is_moment = |value: &Json<'_>| is_time(value) || is_calendar(value);
    let begins = words.iter().any(|(word, value)| is_any(START, word) && is_moment(value));
    let is_spoken = PEOPLE.iter().any(|(known, _)| has(known));
    // What has a name, and a first and a last day, can be a job or a project.
    let is_timed = words.iter().any(|(word, value)| {
        is_any(START, word) && !matches!(value, Json::Text(text) if text.trim().len() <= 10 && !text.contains(':'))
    });
    let is_placed = has(ROOM) || has(TRACK) || has(ABOUT);
    // `time` alone is of a session where it is a time of day, and that of a post or a message where it has a date.
    let is_slot = words.iter().any(|(word, value)| {
        is_any(TIME, word) && matches!(value, Json::Text(text) if text.len() < 40 && text.contains(|c: char| c.is_ascii_digit()) && is_time(value) && stamp(text).is_none())
    });
    (begins && (is_timed || is_spoken || has(ROOM_ONLY))) || (is_spoken && (is_placed || has(TIME) || has(LENGTH))) || is_slot
}

fn is_calendar(json: &Json<'_>) -> bool {
    let says = |value: &Json<'_>| match value {
        Json::Text(text) => text.contains(|c: char| c.is_ascii_digit()),
        value => matches!(value, Json::Number(_)),
    };
    ["dateTime", "date"].into_iter().any(|key| json.get(key).is_some_and(says))
}

/// Whether an object has a title, so that it is a session where one is expected.
pub(super) fn is_titled(json: &Json<'_>) -> bool {
    meanings(json).iter().any(|(word, value)| is_any(TITLE, word) && matches!(value, Json::Text(_) | Json::Object(_)))
}

/// Whether a session says when it begins, however it is written, and not with plenary's own key.
pub(crate) fn is_foreign_in_time(json: &Json<'_>) -> bool {
    let says = |value: &Json<'_>| matches!(value, Json::Text(_) | Json::Number(_)) || is_calendar(value);
    let words = meanings(json);
    let has = |known: Words, is: &dyn Fn(&Json<'_>) -> bool| words.iter().any(|(word, value)| is_any(known, word) && is(value));
    json.get("start").is_none() && has(TITLE, &|_| true) && has(START, &says)
}

/// Whether what looks like a session of plenary's own is in other words: it says something with a key that plenary has not, and
/// nothing with one that only plenary has.
pub(crate) fn is_foreign(json: &Json<'_>) -> bool {
    let words = meanings(json);
    let has = |known: Words| words.iter().any(|(word, _)| is_any(known, word));
    let foreign = |known: Words, own: &str| words.iter().any(|(word, _)| word != own && is_any(known, word));
    let in_time = !has("start") && foreign(START, "start");
    let in_title = !has("title") && foreign(TITLE, "title");
    let in_people = PEOPLE.iter().any(|(known, _)| foreign(known, "people"));
    let is_own = has("people openend movedfrom sessions");
    is_session(json) && !is_own && (in_time || in_title || in_people || (!has("abstract") && foreign(ABOUT, "abstract")))
}

/// Whether an object holds a list of sessions, under some key or below it.
pub(crate) fn has_sessions(json: &Json<'_>) -> bool {
    let Json::Object(members) = json else { return false };
    members.iter().any(|(key, value)| is_list_key(key) && holds(value, 1))
}

/// Whether that key may be one of a list of sessions.
fn is_list_key(key: &str) -> bool {
    is_any(SESSIONS, &folded(key)) || stamp(key).is_some() || is_day_name(key) || is_room_name(key) || written(key).is_some()
}

/// Whether a value below the top holds sessions, in whatever it names its lists.
pub(super) fn holds(json: &Json<'_>, depth: usize) -> bool {
    if depth > DEPTH {
        return false;
    }
    match json {
        Json::List(items) => items.iter().any(|item| is_session(item) || holds(item, depth + 1)),
        Json::Object(members) => members.iter().any(|(key, value)| {
            if !matches!(value, Json::List(_) | Json::Object(_)) {
                return is_titled_by_room(json, key, value);
            }
            let word = folded(key);
            let is_list = is_any(SESSIONS, &word);
            // What a session has inside is no list of sessions, unless lists are called so, too.
            if is_any(SPEAKERS, &word) || (!is_list && is_of_session(&word)) {
                return false;
            }
            (matches!(value, Json::Object(_)) && is_session(value))
                || holds(value, depth + 1)
                || (is_list && are_titled(json, value))
                || (!is_list && is_part(value) && has_time(json))
        }),
        _ => false,
    }
}

/// Whether the things in a list or map are sessions because what is around them has their time.
pub(super) fn are_titled(around: &Json<'_>, list: &Json<'_>) -> bool {
    has_time(around)
        && match list {
            Json::List(items) => items.iter().any(is_part),
            Json::Object(members) => members.iter().any(|(_, item)| is_part(item)),
            _ => false,
        }
}

/// Whether an object says when it is.
pub(super) fn has_time(json: &Json<'_>) -> bool {
    meanings(json).iter().any(|(word, value)| (is_any(TIME, word) || is_any(START, word)) && is_time(value))
}

/// Whether an object is a session where what is around it has the time.
fn is_part(json: &Json<'_>) -> bool {
    is_titled(json) && meanings(json).iter().any(|(word, _)| is_of_part(word))
}

/// Whether a member of an object with a time is a room with the title of the session there: `"Hall A": "Opening"`.
pub(super) fn is_titled_by_room(around: &Json<'_>, key: &str, value: &Json<'_>) -> bool {
    let is_text = matches!(value, Json::Text(text) if text.contains(|c: char| is_wordy(c) && !c.is_ascii_digit()));
    is_text && is_room_name(key) && !is_of_session(&folded(key)) && !is_titled(around) && has_time(around)
}

/// Whether a key tells a session from a room or a track, which have a name and a description as well.
fn is_of_part(word: &str) -> bool {
    is_any("title sessiontitle talktitle abstract", word)
        || PEOPLE.iter().any(|(words, _)| is_any(words, word))
        || is_any(ABSTRACT, word)
}
