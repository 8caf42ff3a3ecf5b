//! The views of a Sessionize endpoint: All, GridSmart, Sessions, Speakers (<https://sessionize.com/playbook/embedding>, and files of
//! 2017 to 2026). They name no time zone. Answers to questions may be meant for organizers only and are never imported.

mod session;

use self::session::{Choice, session};

use crate::diagnostic::Code;
use crate::import::Options;
use crate::import::common::case_fold::whole;
use crate::import::common::draft::{Draft, DraftObject, in_order, path_of};
use crate::import::common::iterate::each;
use crate::import::common::key_map::Map;
use crate::import::common::listed_items::Listed;
use crate::import::common::localized_text::json_text;
use crate::import::common::people_index::Person;
use crate::import::common::report;
use crate::import::common::shape::{any_item, has, has_any, is_list_at, items};
use crate::import::common::speakers::page;
use crate::import::common::strip_markup::{first, line, sort_name};
use crate::path::JsonPath;
use crate::source::cursor::Cursor;
use crate::source::json::Json;
use crate::time::stamp;

/// The signature of the GridSmart view.
pub(super) fn matches_grid(json: &Json<'_>) -> bool {
    items(json).any(|day| is_list_at(day, "timeSlots") || any_item(day, "rooms", is_room_of_grid))
}

/// The signature of the Sessions view.
pub(super) fn matches_sessions(json: &Json<'_>) -> bool {
    let is_group = |group: &Json<'_>| has(group, &["groupName"]) && any_item(group, "sessions", is_session);
    items(json).any(|group| is_group(group) || (is_list_at(group, "sessions") && has(group, &["groupId", "groupName"])))
}

/// The signature of the Speakers view.
pub(super) fn matches_speakers(json: &Json<'_>) -> bool {
    items(json).any(|one| has(one, &["firstName", "lastName", "fullName"]) && is_list_at(one, "sessions"))
}

/// The signature of the All view: sessions with keys that only Sessionize writes or, without sessions, all the lists that it always has.
pub(super) fn matches_all(json: &Json<'_>) -> bool {
    let are_there = |keys: &[&str]| keys.iter().all(|key| is_list_at(json, key));
    let is_empty = matches!(json.get("sessions"), Some(Json::List(sessions)) if sessions.is_empty());
    are_there(&["sessions", "speakers"])
        && (any_item(json, "sessions", is_session)
            || are_there(&["questions", "categories", "rooms"])
            || (is_empty && are_there(&["categories", "rooms"])))
}

fn is_session(session: &Json<'_>) -> bool {
    let own = ["isServiceSession", "isPlenumSession", "categoryItems", "questionAnswers"];
    has_any(session, &own) && has_any(session, &["startsAt", "title"])
}

fn is_room_of_grid(room: &Json<'_>) -> bool {
    has(room, &["hasOnlyPlenumSessions"]) || any_item(room, "sessions", is_session)
}

/// Imports the All view: lists of sessions, speakers, rooms and categories that refer to each other by id.
pub(super) fn all(r: &Cursor<'_>, _options: &Options<'_>) -> Option<Draft> {
    let mut draft = Draft::of(r);
    let mut listed = Listed::new(Code::UnknownId);
    let (mut rooms, mut places) = (Vec::new(), Vec::new());
    r.every("rooms", &mut |room| {
        self::room(room, &mut listed, &mut rooms);
        places.resize(rooms.len(), whole(&room.string("sort")).unwrap_or_default());
    });
    draft.rooms = in_order(rooms, &places);
    r.every("speakers", &mut |speaker| {
        self::speaker(&mut draft, speaker);
    });
    let mut items = Map::default();
    r.every("categories", &mut |category| {
        // A category for speakers does not apply to sessions.
        if category.string("type") == "speaker" {
            return;
        }
        let title = line(&category.string("title"));
        category.every("items", &mut |item| {
            let name = line(&item.string("name"));
            items.set(&item.string("id"), Choice { category: title.clone(), name, from: path_of(item) });
        });
    });
    r.every("sessions", &mut |session| {
        let mut choices = Vec::new();
        session.every("categoryItems", &mut |item| match items.get(&item.as_string()) {
            Some(choice) => choices.push(Choice { from: path_of(item), ..choice.clone() }),
            None => item.report(Code::UnknownId),
        });
        if let Some(made) = self::session::session(&mut draft, session, choices, &listed) {
            report::unscheduled(&made, session);
            draft.sessions.push(made);
        }
    });
    if draft.sessions.is_empty() {
        report::no_sessions(r);
    }
    Some(draft)
}

/// The sessions found so far in a grid or in groups.
struct Found {
    draft: Draft,
    rooms: Listed,
    /// Sessions seen, by their identity: whether each is public, and its room.
    seen: Map<(bool, String)>,
}

impl Found {
    fn of(r: &Cursor<'_>) -> Found {
        Found { draft: Draft::of(r), rooms: Listed::new(Code::UnknownId), seen: Map::default() }
    }

    /// Reads a session, unless it was seen before. `column` is the id of the room whose column lists it, `slot` the time of its row
    /// with its path.
    fn take(&mut self, r: &Cursor<'_>, column: &str, slot: Option<(String, JsonPath)>) {
        let id = r.string("id");
        let key = if id.is_empty() { [&r.string("title"), "\n", &r.string("startsAt"), "\n", column].concat() } else { id };
        if let Some((is_shown, room)) = self.seen.get(&key) {
            // A plenum session is in the column of every room, and names its own room.
            let is_elsewhere = !column.is_empty() && column != room && r.string("roomId").is_empty();
            if is_elsewhere && *is_shown {
                r.report(Code::SeveralRooms);
            }
            return;
        }
        let mut choices = Vec::new();
        r.every("categories", &mut |category| {
            let title = line(&category.any(&["name", "title"]));
            category.every("categoryItems", &mut |item| {
                choices.push(Choice { category: title.clone(), name: line(&item.string("name")), from: path_of(item) });
            });
        });
        let session = session(&mut self.draft, r, choices, &self.rooms);
        self.seen.set(&key, (session.is_some(), column.to_string()));
        let Some(mut session) = session else { return };
        let room = line(&r.string("room"));
        if !session.has("room") {
            session.say("room", first(&mut [room, self.rooms.id(column).unwrap_or_default()]));
        }
        if let Some((start, from)) = slot.filter(|_| !session.has("start")) {
            session.put("start", json_text(start), from);
        }
        report::unscheduled(&session, r);
        self.draft.sessions.push(session);
    }
}

/// Imports the GridSmart view: days with their rooms, and the same by time slot; each session is in both.
pub(super) fn grid(r: &Cursor<'_>, _options: &Options<'_>) -> Option<Draft> {
    let mut found = Found::of(r);
    each(r, &mut |_, day| {
        day.every("rooms", &mut |room| self::room(room, &mut found.rooms, &mut found.draft.rooms));
    });
    each(r, &mut |_, day| {
        day.every("rooms", &mut |room| {
            let column = room.string("id");
            room.every("sessions", &mut |session| {
                found.take(session, &column, None);
            });
        });
    });
    each(r, &mut |_, day| {
        let date = day.string("date");
        day.every("timeSlots", &mut |slot| {
            let start = [date.get(..10).unwrap_or_default(), "T", &slot.string("slotStart")].concat();
            let start = stamp(&start).map(|_| (start, slot.path_of("slotStart")));
            slot.every("rooms", &mut |room| {
                if let Some(session) = room.member("session") {
                    found.take(&session, &room.string("id"), start.clone());
                }
            });
        });
    });
    finish(r, found)
}

/// Imports the Sessions view: groups of sessions. A session can be in several groups.
pub(super) fn sessions(r: &Cursor<'_>, _options: &Options<'_>) -> Option<Draft> {
    let mut found = Found::of(r);
    each(r, &mut |_, group| {
        group.every("sessions", &mut |session| {
            let mut room = DraftObject::of(session);
            if !room.line("name", session, "room").members.is_empty() && session.member("roomId").is_some() {
                found.rooms.take(room, session, &["roomId"], &mut found.draft.rooms);
            }
        });
    });
    each(r, &mut |_, group| {
        // A category, a room or a day. Sessions repeat it; `check` reports those that do not.
        group.string("groupName");
        group.every("sessions", &mut |session| found.take(session, "", None));
    });
    finish(r, found)
}

fn finish(r: &Cursor<'_>, found: Found) -> Option<Draft> {
    if found.draft.sessions.is_empty() {
        report::no_sessions(r);
    }
    Some(found.draft)
}

/// Imports the Speakers view: speakers with the names of their sessions, without times.
pub(super) fn speakers(r: &Cursor<'_>, _options: &Options<'_>) -> Option<Draft> {
    r.report(Code::OnlySpeakers);
    None
}

fn room(r: &Cursor<'_>, rooms: &mut Listed, into: &mut Vec<DraftObject>) {
    let mut room = DraftObject::of(r);
    room.line("name", r, "name");
    rooms.take(room, r, &["id"], into);
}

/// Reads a speaker: a profile in the All view, a name in the others.
fn speaker(draft: &mut Draft, r: &Cursor<'_>) -> Option<Person> {
    let (given, family) = (line(&r.string("firstName")), line(&r.string("lastName")));
    let both = line(&[&given, " ", &family].concat());
    let name = first(&mut [line(&r.string("fullName")), line(&r.string("name")), both]);
    if name.is_empty() {
        r.report(Code::NoName);
        return None;
    }
    let somebody = draft.somebody(r, &name, &[("id", r.string("id"))]);
    let person = draft.person(somebody);
    person.say("sortName", sort_name(&given, &family));
    person.line("affiliation", r, "tagLine").long("bio", r, "bio").copy("picture", r, "profilePicture");
    if !person.has("links") {
        r.every("links", &mut |link| {
            if let Some(url) = link.member("url") {
                page(person, &link.string("title"), &url);
            }
        });
    }
    Some(somebody)
}
