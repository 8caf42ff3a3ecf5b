//! Rooms, tracks and other definitions that sessions refer to.

use super::assumed::Assumptions;
use super::localized_things::localized_thing;
use super::names::is_undecided;
use super::row::Row;
use super::words::{OTHERS, ROOM, ROOMS, SPEAKERS, TITLE, TRACK, TRACKS, Words, folded, is_any};
use super::{Known, people};
use crate::diagnostic::{Code, Diagnostic};
use crate::import::common::case_fold::whole;
use crate::import::common::draft::{Draft, DraftObject, path_of};
use crate::import::common::iterate::each;
use crate::import::common::key_map::Map;
use crate::import::common::localized_text::{in_one, json_text};
use crate::import::common::people_index::{Strength, name_keys, strength};
use crate::import::common::strip_markup::{first, line, paragraphs};
use crate::path::{JsonPath, Step};
use crate::source::cursor::Cursor;
use crate::source::json::Json;

/// What the things of a list are.
#[derive(Clone, Copy)]
enum Kind {
    Speakers,
    Rooms,
    Tracks,
    Others,
}

impl Kind {
    fn of(word: &str) -> Option<Kind> {
        let kinds = [(SPEAKERS, Kind::Speakers), (ROOMS, Kind::Rooms), (TRACKS, Kind::Tracks), (OTHERS, Kind::Others)];
        kinds.into_iter().find(|(words, _)| is_any(words, word)).map(|(_, kind)| kind)
    }
}

/// What sessions refer to, under one key of the whole. In `included`, a list of JSON:API, each says which list it would be in.
pub(super) fn lists(draft: &mut Draft, known: &mut Known, word: &str, list: &Cursor<'_>, assumed: &mut Assumptions) {
    if let Some(kind) = Kind::of(word) {
        let form = assumed.form;
        if let Kind::Speakers = kind {
            assumed.form = people::form_of(list);
        }
        each(list, &mut |key, one| listed(draft, known, kind, key, one, assumed));
        assumed.form = form;
    } else if word == "included" {
        each(list, &mut |_, one| {
            let word = folded(&one.string("type"));
            if let Some(kind) = Kind::of(&word).or_else(|| Kind::of(&[&word, "s"].concat())) {
                listed(draft, known, kind, "", one, assumed);
            }
        });
    }
}

fn listed(draft: &mut Draft, known: &mut Known, kind: Kind, key: &str, one: &Cursor<'_>, assumed: &mut Assumptions) {
    let own = match kind {
        Kind::Speakers => {
            return match one.json {
                Json::Object(_) => drop(people::describe(draft, one, key, assumed)),
                Json::Null => {}
                _ => drop(draft.somebody(one, &line(&one.as_string()), &[])),
            };
        }
        Kind::Rooms => ROOM,
        Kind::Tracks => TRACK,
        Kind::Others => OTHER,
    };
    let row = Row::of(one);
    let (name, described) = match one.json {
        Json::Text(text) => (line(text), None),
        _ => {
            let described = name(&row, own);
            (described.as_ref().map_or_else(String::new, |(text, _)| in_one(text).to_string()), described)
        }
    };
    if name.is_empty() {
        return;
    }
    let id = id(&row, own).map_or_else(|| key.to_string(), |id| id.as_string());
    let id = first(&mut [id, name.clone()]);
    let mut made = DraftObject::of(one);
    made.say("id", &id);
    made.say("name", &name);
    if let Some((text, from)) = described {
        made.put("name", text, from);
    }
    row.tell(&mut made, "description", "description desc", paragraphs);
    match kind {
        Kind::Rooms if is_unknown(&name, own) => known.rooms.set(&id, name),
        Kind::Tracks if is_unknown(&name, own) => known.tracks.set(&id, name),
        Kind::Rooms => add(one, &id, &name, made, &mut known.rooms, &mut draft.rooms),
        Kind::Tracks => {
            color(&mut made, &row);
            add(one, &id, &name, made, &mut known.tracks, &mut draft.tracks);
        }
        _ => known.others.set(&id, name),
    }
}

/// Keys of ids of things.
const THING_ID: Words = "id guid code key slug";
/// Keys of names of things that are neither rooms nor tracks.
const OTHER: Words = "format sessiontype type level language tag keyword category";
/// Keys of texts that are names where nothing else is.
const TEXTS: Words = "rendered value text displayname fullname shortname headline term";

/// The name of a thing: its title, what is under the key of its kind (`"venue": {"id": 3, "venue": "Great Hall"}`), or a text.
fn name(row: &Row<'_>, own: Words) -> Option<(Json<'static>, JsonPath)> {
    let container = container(row.r);
    let is_same = |word: &str| {
        let rest = |word: &str| word.trim_end_matches("name").trim_end_matches('s').to_string();
        rest(word) == rest(&container)
    };
    let of_kind = || {
        let groups = row.groups(own);
        let mut names: Vec<_> =
            groups.iter().filter(|group| !group.word.ends_with("id") && !group.word.ends_with("ids")).collect();
        // The key of the container comes before others: in `"venue": {"venue": "Great Hall", "location": "2nd floor"}`.
        names.sort_by_key(|group| !is_same(group.word));
        names
            .into_iter()
            .filter(|group| row.value(group).is_none_or(|value| matches!(value.json, Json::Text(_))))
            .find_map(|group| row.text_of(group, line))
    };
    row.clean_text(TITLE, line).or_else(of_kind).or_else(|| row.clean_text(TEXTS, line))
}

/// The key that an object is under, as a word; empty for the whole.
fn container(r: &Cursor<'_>) -> String {
    let path = path_of(r);
    let key = path.steps().filter_map(|step| if let Step::Key(key) = step { Some(folded(key)) } else { None }).last();
    key.unwrap_or_default()
}

/// An id of a thing that can be shown where there is no name: in words, or as a label. An `id` is no label in a reference.
fn id_in_words(row: &Row<'_>, is_reference: bool) -> Option<(Json<'static>, JsonPath)> {
    let ids: Vec<(Words, String, JsonPath)> = row
        .all(THING_ID)
        .into_iter()
        .filter(|(_, id)| matches!(id.json, Json::Text(_)))
        .map(|(word, id)| (word, line(&id.as_string()), path_of(&id)))
        .collect();
    let words = ids.iter().find(|(_, id, _)| is_in_words(id));
    let of_key = |key: Words| ids.iter().find(|(word, id, _)| *word == key && is_label(id));
    let label = || LABELS.iter().filter(|key| !is_reference || !matches!(**key, "key" | "id")).find_map(|key| of_key(key));
    words.or_else(label).map(|(_, id, from)| (json_text(id.clone()), from.clone()))
}

/// Keys of ids that can be labels, in order of precedence.
const LABELS: [Words; 4] = ["code", "slug", "key", "id"];
/// Maximum number of characters in such a label.
const LONGEST_LABEL: usize = 12;

/// Whether an id is a label for readers, such as the number on a door, and no number or hash: `E101`, `r-101`, `ai`.
fn is_label(id: &str) -> bool {
    let is_plain = id.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ' '));
    let marks: Vec<char> = id.chars().filter(|c| c.is_alphanumeric()).collect();
    let changes = marks.windows(2).filter(|two| two[0].is_alphabetic() != two[1].is_alphabetic()).count();
    // The case of letters alternates in encoded ids.
    let is_encoded = marks.windows(2).any(|two| two[0].is_lowercase() && two[1].is_uppercase());
    is_plain && id.chars().count() <= LONGEST_LABEL && marks.iter().any(|c| c.is_alphabetic()) && changes < 3 && !is_encoded
}

/// The id of a thing, under a key of its own or of its kind: `"stage": {"stageId": 5, "stageName": "Main"}`.
fn id<'r>(row: &'r Row<'_>, own: Words) -> Option<Cursor<'r>> {
    let of_kind = || row.all(own).into_iter().find(|(word, _)| word.ends_with("id"));
    row.find(THING_ID).or_else(of_kind).map(|(_, id)| id)
}

/// Whether an id can be shown where there is no name: `main-hall`, `hall-2`, and no number or hash.
fn is_in_words(id: &str) -> bool {
    let parts = || id.split(|c: char| !c.is_alphanumeric());
    let letters = |part: &str| part.chars().take_while(|c| c.is_alphabetic()).count();
    let is_word = |part: &str| letters(part) == part.chars().count() || (letters(part) != 1 && digits(part));
    fn digits(part: &str) -> bool {
        let number = part.trim_start_matches(char::is_alphabetic);
        number.len() < 3 && number.bytes().all(|byte| byte.is_ascii_digit())
    }
    parts().all(is_word) && parts().any(|part| letters(part) > 2)
}

/// Placeholders that are also names: of a room, and of a track, where `TBC` can be a topic.
const NAMES: Words = "na nn noch offen";
const TRACK_NAMES: Words = "tbc";

/// Whether a name says that there is none yet: `TBA`, `-`. Some placeholders are recognized only by their signs: `n/a`, `N.N.`
pub(super) fn is_unknown(name: &str, own: Words) -> bool {
    let key = folded(name);
    let is_name = || {
        let is_bare = !name.trim().contains(['/', '.']);
        is_bare && (is_any(NAMES, &key) || (own == TRACK && is_any(TRACK_NAMES, &key)))
    };
    name.chars().all(|c| c.is_whitespace() || "-–—−?.…/*_".contains(c)) || (is_undecided(name) && !is_name())
}

/// Adds a room or a track, unless it is listed. A numeric id with two names is ambiguous and refers to neither.
fn add(r: &Cursor<'_>, id: &str, name: &str, mut made: DraftObject, known: &mut Map<String>, list: &mut Vec<DraftObject>) {
    let Some(other) = known.get(id).cloned() else {
        known.set(id, name.to_string());
        return list.push(made);
    };
    if is_other(r, id, &other, name) {
        known.set(id, AMBIGUOUS.into());
        if other != AMBIGUOUS {
            known.set(&other, other.clone());
        }
        if known.get(name).is_none() {
            known.set(name, name.to_string());
            made.say("id", name);
            list.push(made);
        }
    }
}

/// Marks an id that several definitions share.
const AMBIGUOUS: &str = "";

/// Whether an id with a different name is another thing. The first conflict is reported.
fn is_other(r: &Cursor<'_>, id: &str, known: &str, name: &str) -> bool {
    let strength = strength("", id);
    let is_same = name_keys(known) == name_keys(name);
    let report = |code: Code| r.log.push(Diagnostic::new(code, path_of(r), [id, ": ", known, ", ", name].concat()));
    match strength {
        _ if is_same => {}
        Strength::Strong => report(Code::OtherName),
        Strength::Weak if known != AMBIGUOUS => report(Code::SharedId),
        _ => {}
    }
    !is_same && strength != Strength::Strong
}

/// A room or a track that is described where it is used: its id, and its name. One that has no name and is not listed is reported.
pub(super) fn thing(r: &Cursor<'_>, own: Words, known: &Map<String>, list: &mut Vec<DraftObject>) -> Option<(String, String)> {
    if let Some(localized) = localized_thing(r, known, list) {
        return Some(localized);
    }
    let row = Row::of(r);
    let mut described = name(&row, own);
    let text_of = |described: &Option<(Json<'static>, JsonPath)>| {
        described.as_ref().map_or_else(String::new, |(text, _)| in_one(text).to_string())
    };
    let mut name = text_of(&described);
    let id_at = id(&row, own);
    let id = id_at.as_ref().map_or_else(|| name.clone(), Cursor::as_string);
    if id.is_empty() || (!name.is_empty() && is_unknown(&name, own)) {
        return None;
    }
    let before = known.get(&id).cloned().or_else(|| {
        let made = list.iter().find(|made| made.get("id") == Some(&id))?;
        Some(made.plain("name").map_or_else(String::new, |name| in_one(name).to_string()))
    });
    if name.is_empty() && before.is_none() {
        described = id_in_words(&row, !known.is_empty() || row.has("type"));
        name = text_of(&described);
    }
    if name.is_empty() && before.is_none() {
        id_at.inspect(|id| id.report(Code::UnknownId));
        return None;
    }
    // A repeated description was already reported.
    let is_known = list.iter().any(|made| made.get("id") == Some(&name));
    let is_other = !name.is_empty()
        && (is_known || strength("", &id) == Strength::None || before.is_some_and(|before| is_other(r, &id, &before, &name)));
    let id = if is_other { name.clone() } else { id };
    if let Some((text, from)) = described
        && !known.has(&id)
        && !list.iter().any(|made| made.get("id") == Some(&id))
    {
        let mut made = DraftObject::of(r);
        made.say("id", &id);
        made.put("name", text, from);
        color(&mut made, &row);
        list.push(made);
    }
    Some((id, name))
}

/// Reads a color: text, or red, green and blue.
fn color(made: &mut DraftObject, row: &Row<'_>) {
    let Some((_, found)) = row.find("color colour hexcolor") else { return };
    let text = match found.json {
        Json::Text(text) => text.trim().to_string(),
        Json::List(items) => {
            items.iter().for_each(|item| found.log.read(item));
            let mut hex = String::from("#");
            for item in items.iter().take(3) {
                let Json::Number(part) = item else { return };
                let Some(part @ 0..=255) = whole(part) else { return };
                for digit in [part >> 4, part & 15] {
                    hex.push(char::from_digit(digit as u32, 16).unwrap_or('0'));
                }
            }
            if hex.len() < 7 {
                return;
            }
            hex
        }
        _ => return,
    };
    let is_bare = !text.starts_with('#') && matches!(text.len(), 3 | 6) && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    made.tell("color", if is_bare { ["#", &text].concat() } else { text }, &found);
}

/// The name of a thing: its own, or that of its id among what is listed; reported where there is neither.
pub(super) fn named(r: &Cursor<'_>, own: Words, known: &Map<String>) -> String {
    match r.json {
        Json::Object(_) => {
            let row = Row::of(r);
            let id = id(&row, own);
            let listed = || id.as_ref().and_then(|id| known.get(&id.as_string())).map(|name| json_text(name.clone()));
            let found = name(&row, own).map(|(text, _)| text).or_else(listed).or_else(|| Some(id_in_words(&row, true)?.0));
            if found.is_none() {
                id.inspect(|id| id.report(Code::UnknownId));
            }
            found.map_or_else(String::new, |text| in_one(&text).to_string())
        }
        Json::Text(_) | Json::Number(_) => {
            let text = r.as_string();
            known.get(&text).cloned().unwrap_or_else(|| line(&text))
        }
        _ => String::new(),
    }
}

/// What a session refers to by id or name, among what is listed, with its name; reported where there is no such id.
pub(super) fn reference(r: &Cursor<'_>, text: &str, word: &str, own: Words, list: &Map<String>) -> Option<(String, String)> {
    let text = line(text);
    if let Some(name) = list.get(&text) {
        if name == AMBIGUOUS {
            r.report(Code::AmbiguousId);
        }
        return (!is_unknown(name, own)).then(|| (text, name.clone()));
    }
    if is_unknown(&text, own) {
        return None;
    }
    let by_name = list.iter().find(|(_, name)| **name == text).map(|(id, _)| id.to_string());
    let is_id = word.ends_with("id") || (matches!(r.json, Json::Number(_)) && !list.is_empty());
    if by_name.is_none() && is_id {
        r.report(Code::UnknownId);
        return None;
    }
    Some((by_name.unwrap_or_else(|| text.clone()), text))
}

/// The id of the definition with a name; the name itself if there is none.
pub(super) fn by_name(name: &str, list: &Map<String>) -> String {
    let found = list.iter().find(|(id, known)| *id == name || known.as_str() == name).map(|(id, _)| id);
    found.unwrap_or(name).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_in_words_can_be_shown() {
        for id in ["main-hall", "hall-2", "Hall 2", "hall2", "großer-saal", "会议厅"] {
            assert!(is_in_words(id), "{id}");
        }
        for id in ["3", "r1", "a-1", "8f14e45f-ceea-467f-a0e6-1c2b3d4e5f60", "recR1x9", "U2VzOjE=", "12-345", ""] {
            assert!(!is_in_words(id), "{id}");
        }
        for id in ["E101", "r-101", "A1", "ai", "3a", "EG-02"] {
            assert!(is_label(id), "{id}");
        }
        for id in ["3", "12-345", "8f14e45f", "8f14e45f-ceea-467f-a0e6-1c2b3d4e5f60", "recR1x9", "U2VzOjE=", ""] {
            assert!(!is_label(id), "{id}");
        }
    }
}
