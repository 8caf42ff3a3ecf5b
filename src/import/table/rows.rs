//! Finds the sessions of a list, and the values that containers imply for all their sessions: a day, a room, a track, a time.

use super::keys::{Keys, keys_and_members};
use super::shape::{DEPTH, has_parts, has_time, has_titles_of_rooms, holds, is_session, is_title_of_room, is_titled};
use super::words::{DAYS, ROOMS, SESSIONS, SPEAKERS, TRACKS};
use super::wrappers::wrapped;
use crate::path::JsonPath;
use crate::source::cursor::{Cursor, Path};
use crate::source::json::Json;
use crate::source::log::Log;

/// The kind of the members of a list or map, according to its key.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Kind {
    /// Sessions, or lists of sessions.
    Sessions,
    Days,
    Rooms,
    Tracks,
}

/// An object or list that contains sessions.
pub(super) struct Container<'j> {
    pub(super) json: &'j Json<'j>,
    pub(super) path: JsonPath,
    /// Its key if that may be a name or a date; empty in a list.
    pub(super) key: &'j str,
    /// The kind of thing that it is.
    pub(super) kind: Kind,
    /// The enclosing container.
    pub(super) outer: Option<usize>,
    /// Whether it is a session itself.
    pub(super) is_session: bool,
    /// Whether its keys are data.
    pub(super) is_map: bool,
    /// Whether it has a time.
    is_timed: bool,
    /// Whether it has a time and no title, so that keys that name rooms have the titles. A row of a spreadsheet is one whatever its time is.
    pub(super) is_slot: bool,
}

/// A session.
pub(super) struct Entry<'j> {
    pub(super) json: &'j Json<'j>,
    pub(super) path: JsonPath,
    /// Its key; empty in a list.
    pub(super) key: &'j str,
    /// The kind of thing that it is.
    pub(super) kind: Kind,
    /// The innermost enclosing container.
    pub(super) outer: usize,
    /// The session that it is part of.
    pub(super) inside: Option<usize>,
}

/// All sessions and their containers.
#[derive(Default)]
pub(super) struct Rows<'j> {
    pub(super) containers: Vec<Container<'j>>,
    pub(super) entries: Vec<Entry<'j>>,
    /// Whether it is a spreadsheet, whose rows are all sessions.
    is_sheet: bool,
}

/// A cursor at a stored value.
pub(super) fn cursor<'r>(json: &'r Json<'r>, path: &'r JsonPath, log: &'r Log) -> Cursor<'r> {
    log.read(json);
    Cursor { json, path: Path::At(path), log }
}

/// The kind of the members of a list or map with that key.
fn kind_of(keys: &Keys, position: usize, otherwise: Kind) -> Kind {
    let kinds = [(DAYS, Kind::Days), (ROOMS, Kind::Rooms), (TRACKS, Kind::Tracks), (SESSIONS, Kind::Sessions)];
    kinds.into_iter().find(|(words, _)| keys.is(position, words)).map_or(otherwise, |(_, kind)| kind)
}

/// The position of the traversal.
#[derive(Clone, Copy)]
struct Place<'j> {
    key: &'j str,
    kind: Kind,
    /// Whether the key is a list name such as `rooms`, rather than data.
    is_list: bool,
    outer: Option<usize>,
    inside: Option<usize>,
    is_session: bool,
    depth: usize,
}

impl<'j> Rows<'j> {
    /// Finds the sessions of a schedule.
    pub(super) fn of(json: &'j Json<'j>) -> Rows<'j> {
        Rows::default().found(json)
    }

    /// Finds the sessions of a spreadsheet.
    pub(super) fn of_sheet(json: &'j Json<'j>) -> Rows<'j> {
        Rows { is_sheet: true, ..Rows::default() }.found(json)
    }

    fn found(mut self, json: &'j Json<'j>) -> Rows<'j> {
        let rows = &mut self;
        let top = Place { key: "", kind: Kind::Sessions, is_list: false, outer: None, inside: None, is_session: false, depth: 0 };
        rows.walk(json, JsonPath::TOP, top);
        self
    }

    fn walk(&mut self, json: &'j Json<'j>, path: JsonPath, place: Place<'j>) {
        let Place { key, kind, is_list, outer, is_session: is_block, .. } = place;
        let (here, is_top) = (self.containers.len(), place.depth == 0);
        let key = if is_list { "" } else { key };
        let is_timed = has_time(json);
        self.containers.push(Container {
            json,
            path: path.clone(),
            key,
            kind,
            outer,
            is_session: is_block,
            is_map: false,
            is_timed,
            is_slot: (is_timed && !is_titled(json)) || self.is_grid(json),
        });
        let inner = Place { key: "", outer: Some(here), is_list: false, is_session: false, ..place };
        match json {
            Json::List(items) => {
                // If one item is a session, all are; those that do not look like one are faulty.
                let are_rows = self.is_sheet || items.iter().any(is_session) || self.are_parts(outer, json);
                for (index, item) in items.iter().enumerate() {
                    let mut path = path.clone();
                    path.push_index(index);
                    self.item(item, path, are_rows, inner);
                }
            }
            Json::Object(_) if let Some((key, value)) = wrapped(json) => {
                self.walk(value, path.member(key), Place { depth: place.depth + 1, is_list: true, ..inner });
            }
            Json::Object(members) => {
                let sessions = members.iter().filter(|(_, value)| matches!(value, Json::Object(_)) && is_session(value)).count();
                let are_objects = || members.iter().all(|(_, value)| matches!(value, Json::Object(_) | Json::Null));
                let is_mostly = sessions > 0 && (sessions * 2 >= members.len() || (is_list && are_objects()));
                let is_map = !is_top && !is_block && (is_mostly || (is_list && self.are_parts(outer, json)));
                self.containers[here].is_map = is_map;
                if is_map {
                    for (key, value) in members {
                        let is_row = is_mostly || matches!(value, Json::Object(_));
                        self.item(value, path.member(key), is_row, Place { key, ..inner });
                    }
                    return;
                }
                let (keys, members) = keys_and_members(json);
                for (position, member) in members.into_iter().enumerate() {
                    let mut path = path.clone();
                    member.keys().for_each(|key| path.push_key(key));
                    let kind = kind_of(&keys, position, if is_list { kind } else { Kind::Sessions });
                    self.member(&keys, position, member.json, path, Place { key: member.key, kind, ..inner });
                }
            }
            _ => {}
        }
    }

    /// Whether a member contains sessions: by its content, or because a spreadsheet has its rows there.
    fn is_list_of_rows(&self, json: &Json<'_>, is_list: bool, place: Place<'_>) -> bool {
        holds(json, place.depth + 1) || (is_list && (self.is_sheet || self.are_parts(place.outer, json)))
    }

    /// Whether that is a row of a spreadsheet with a column for each room.
    fn is_grid(&self, json: &Json<'_>) -> bool {
        self.is_sheet && has_titles_of_rooms(json)
    }

    /// Whether titled objects are sessions there, because their container has a time.
    fn are_parts(&self, outer: Option<usize>, list: &Json<'_>) -> bool {
        let outer = outer.map(|outer| &self.containers[outer]);
        outer.is_some_and(|outer| !outer.is_session && outer.is_timed && has_parts(list))
    }

    /// Visits an item of a list or map of sessions, or of containers.
    fn item(&mut self, json: &'j Json<'j>, path: JsonPath, is_row: bool, place: Place<'j>) {
        if *json == Json::Null || place.depth > DEPTH {
            return;
        }
        let has_rows = matches!(json, Json::Object(_) | Json::List(_)) && (holds(json, place.depth) || self.is_grid(json));
        let is_block = has_rows && place.kind == Kind::Sessions && is_session(json);
        let mut next = Place { depth: place.depth + 1, ..place };
        if is_block || (is_row && !has_rows) {
            let (entry, outer) = (self.entries.len(), place.outer.unwrap_or_default());
            self.entries.push(Entry { json, path: path.clone(), key: place.key, kind: place.kind, outer, inside: place.inside });
            (next.inside, next.is_session) = (place.inside.or(Some(entry)), true);
        }
        if has_rows {
            self.walk(json, path, next);
        }
    }

    /// Visits a member of an object that is not a map of sessions.
    fn member(&mut self, keys: &Keys, position: usize, json: &'j Json<'j>, path: JsonPath, place: Place<'j>) {
        let (key, is_list) = (&keys.list()[position], keys.is(position, SESSIONS));
        if place.depth > DEPTH || keys.is(position, SPEAKERS) || (!is_list && key.is_of_session()) {
            return;
        }
        let around = place.outer.map(|outer| &self.containers[outer]);
        let is_timed = place.depth > 0 && around.is_some_and(|around| !around.is_session && around.is_timed);
        match json {
            // A room with a title, beside a time: `"Hall A": "Opening"`.
            Json::Text(_) if around.is_some_and(|around| around.is_slot && is_title_of_room(key, json)) => {
                self.item(json, path, true, Place { kind: Kind::Rooms, ..place });
            }
            // A room with an object, beside a time: `"Hall A": {"title": "Opening"}`.
            Json::Object(_) if is_timed && !is_list && is_titled(json) => {
                self.item(json, path, true, Place { kind: Kind::Rooms, ..place });
            }
            // `"talk": {"title": "Opening"}` beside an id.
            Json::Object(_) if place.depth > 0 && !is_list && is_session(json) => {
                let key = match around.and_then(|around| around.json.get("id")) {
                    Some(Json::Text(id)) => id.as_ref(),
                    Some(Json::Number(id)) => *id,
                    _ => "",
                };
                self.item(json, path, true, Place { key: if place.kind == Kind::Sessions { key } else { place.key }, ..place });
            }
            Json::List(_) | Json::Object(_) if self.is_list_of_rows(json, is_list, place) => {
                let kind = if place.kind == Kind::Sessions && key.is_room_name() { Kind::Rooms } else { place.kind };
                self.walk(json, path, Place { depth: place.depth + 1, kind, is_list, ..place });
            }
            _ => {}
        }
    }
}
