//! Rooms, tracks and other things that sessions refer to.

use super::assumed::Assumptions;
use super::localized_things::localized_thing;
use super::row::Row;
use super::words::{OTHERS, ROOMS, SPEAKERS, TITLE, TRACKS, is_any};
use super::{Known, people};
use crate::diagnostic::{Code, Diagnostic};
use crate::import::common::case_fold::whole;
use crate::import::common::draft::{Draft, DraftObject, path_of};
use crate::import::common::iterate::each;
use crate::import::common::key_map::Map;
use crate::import::common::localized_text::in_one;
use crate::import::common::people_index::{Strength, name_keys, strength};
use crate::import::common::strip_markup::{first, line, paragraphs};
use crate::source::cursor::Cursor;
use crate::source::json::Json;

/// What sessions refer to, under one key of the whole.
pub(super) fn lists(draft: &mut Draft, known: &mut Known, word: &str, list: &Cursor<'_>, assumed: &mut Assumptions) {
    if is_any(SPEAKERS, word) {
        each(list, &mut |key, one| match one.json {
            Json::Object(_) => drop(people::describe(draft, one, key, assumed)),
            Json::Null => {}
            _ => {
                let name = line(&one.as_string());
                draft.somebody(one, &name, &[]);
            }
        });
        return;
    }
    let kind = match word {
        _ if is_any(ROOMS, word) => 0,
        _ if is_any(TRACKS, word) => 1,
        _ if is_any(OTHERS, word) => 2,
        _ => return,
    };
    each(list, &mut |key, one| {
        let row = Row::of(one);
        let plain = matches!(one.json, Json::Text(_)).then(|| line(&one.as_string()));
        let name = plain.unwrap_or_else(|| row.name(TITLE));
        if name.is_empty() {
            return;
        }
        let id = row.find("id guid code key slug").map_or_else(|| key.to_string(), |(_, id)| id.as_string());
        let id = first(&mut [id, name.clone()]);
        let mut made = DraftObject::of(one);
        made.say("id", &id);
        made.say("name", &name);
        row.tell(&mut made, "name", TITLE, line);
        row.tell(&mut made, "description", "description desc", paragraphs);
        match kind {
            0 => add(one, &id, &name, made, &mut known.rooms, &mut draft.rooms),
            1 => {
                color(&mut made, &row);
                add(one, &id, &name, made, &mut known.tracks, &mut draft.tracks);
            }
            _ => known.others.set(&id, name),
        }
    });
}

/// Adds a room or a track, unless it is listed. A number with another name is another one, and refers to neither of them.
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

/// The name of an id that several have.
const AMBIGUOUS: &str = "";

/// Whether an id with another name is something else, which is reported when it is met for the first time.
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

/// A room or a track that is described where it is used: its id, and its name.
pub(super) fn thing(r: &Cursor<'_>, known: &Map<String>, list: &mut Vec<DraftObject>) -> Option<(String, String)> {
    if let Some(localized) = localized_thing(r, known, list) {
        return Some(localized);
    }
    let row = Row::of(r);
    let name = row.name(TITLE);
    let id = row.find("id guid code key slug").map_or_else(|| name.clone(), |(_, id)| id.as_string());
    if id.is_empty() {
        return None;
    }
    let before = known.get(&id).cloned().or_else(|| {
        let made = list.iter().find(|made| made.get("id") == Some(&id))?;
        Some(made.plain("name").map_or_else(String::new, |name| in_one(name).to_string()))
    });
    // Met for the second time, it is reported already.
    let is_known = list.iter().any(|made| made.get("id") == Some(&name));
    let is_other = !name.is_empty()
        && (is_known || strength("", &id) == Strength::None || before.is_some_and(|before| is_other(r, &id, &before, &name)));
    let id = if is_other { name.clone() } else { id };
    if !known.has(&id) && !list.iter().any(|made| made.get("id") == Some(&id)) && !name.is_empty() {
        let mut made = DraftObject::of(r);
        made.say("id", &id);
        row.tell(&mut made, "name", TITLE, line);
        color(&mut made, &row);
        list.push(made);
    }
    Some((id, name))
}

/// A colour, as text or as red, green and blue.
fn color(made: &mut DraftObject, row: &Row<'_>) {
    let Some((_, found)) = row.find("color colour hexcolor") else { return };
    let said = match found.json {
        Json::Text(said) => said.trim().to_string(),
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
    let is_bare = !said.starts_with('#') && matches!(said.len(), 3 | 6) && said.bytes().all(|byte| byte.is_ascii_hexdigit());
    made.tell("color", if is_bare { ["#", &said].concat() } else { said }, &found);
}

/// The name of a thing: its own, or that of the id that it is.
pub(super) fn named(r: &Cursor<'_>, known: &Map<String>) -> String {
    match r.json {
        Json::Object(_) => {
            let row = Row::of(r);
            let name = row.name(TITLE);
            if name.is_empty() { row.find("id").map_or(name, |(_, id)| id.as_string()) } else { name }
        }
        Json::Text(_) | Json::Number(_) => {
            let said = r.as_string();
            known.get(&said).cloned().unwrap_or_else(|| line(&said))
        }
        _ => String::new(),
    }
}

/// What a session refers to by id or name, among what is listed; reported where there is no such id.
pub(super) fn reference(r: &Cursor<'_>, word: &str, list: &Map<String>) -> Option<String> {
    let said = line(&r.as_string());
    if list.get(&said).is_some_and(|name| name == AMBIGUOUS) {
        r.report(Code::AmbiguousId);
        return None;
    }
    if list.has(&said) || said.is_empty() {
        return Some(said).filter(|said| !said.is_empty());
    }
    let by_name = list.iter().find(|(_, name)| **name == said).map(|(id, _)| id.to_string());
    let is_id = word.ends_with("id") || (matches!(r.json, Json::Number(_)) && !list.is_empty());
    if by_name.is_none() && is_id {
        r.report(Code::UnknownId);
        return None;
    }
    Some(by_name.unwrap_or(said))
}

/// The id of what has that name among what is listed; the name itself where nothing has.
pub(super) fn by_name(name: &str, list: &Map<String>) -> String {
    let found = list.iter().find(|(id, known)| *id == name || known.as_str() == name).map(|(id, _)| id);
    found.unwrap_or(name).to_string()
}
