//! The data of a website made with GDG's Hoverboard (<https://github.com/gdg-x/hoverboard/tree/main/docs>): sessions and speakers by
//! id, and for each day a table with a column per track and a row per time slot, whose cells contain session ids.
//!
//! Columns are imported as rooms. A row with one cell spans all columns. The sessions of a cell share its time evenly, and
//! `extend` makes a cell span that many rows, as on the website. In the first versions cells are plain lists, and a session that
//! continues is repeated in the next row. Times are local, and the data names no time zone.

use crate::diagnostic::Code;
use crate::import::Options;
use crate::import::common::case_fold::whole;
use crate::import::common::draft::{Draft, DraftObject, local};
use crate::import::common::fields::{is_object, name};
use crate::import::common::iterate::{each, each_object};
use crate::import::common::key_map::{Keys, Map};
use crate::import::common::listed_items::Listed;
use crate::import::common::shape::{any_item, has, is_list_at, values};
use crate::import::common::speakers;
use crate::import::common::strip_markup;
use crate::import::common::vocabulary;
use crate::source::cursor::Cursor;
use crate::source::json::Json;
use crate::time::{Date, Stamp, stamp};

/// The signature: days with rows of time slots, as an object by date or as a list.
pub(super) fn matches(json: &Json<'_>) -> bool {
    let is_row = |row: &Json<'_>| has(row, &["startTime"]) && is_list_at(row, "sessions");
    let days = if let Json::List(_) = json { Some(json) } else { json.get("schedule") };
    values(days).into_iter().any(|day| any_item(day, "timeslots", is_row))
}

/// The time and place of a session, in local time: minutes count from the midnight of its date.
#[derive(Clone)]
struct Slot {
    date: Date,
    start: u32,
    end: u32,
    room: String,
}

/// The timetable, which is read before the sessions.
#[derive(Default)]
struct Table {
    /// The session ids.
    ids: Keys,
    /// The slots of each session, by id.
    slots: Map<Vec<Slot>>,
}

/// Imports speakers, the timetable of each day, and sessions.
pub(super) fn read(r: &Cursor<'_>, _options: &Options<'_>) -> Option<Draft> {
    let mut draft = Draft::of(r);
    each_object(r, "speakers", &mut |key, speaker| person(&mut draft, key, speaker));
    let mut table = Table::default();
    let sessions = r.member("sessions");
    if let Some(sessions) = &sessions {
        each(sessions, &mut |key, session| {
            table.ids.add(&id(key, session));
        });
    }
    let mut rooms = Listed::new(Code::UnknownRoom);
    each(&r.member("schedule").unwrap_or(*r), &mut |key, day| {
        if is_object(day) {
            self::day(&mut draft, key, day, &mut table, &mut rooms);
        }
    });
    if let Some(sessions) = &sessions {
        each(sessions, &mut |key, session| {
            if is_object(session) {
                let slots = table.slots.get(&id(key, session)).map_or(&[][..], |slots| slots);
                self::session(&mut draft, &id(key, session), session, slots);
            }
        });
    }
    draft.unless_empty(r)
}

/// The id of a session or speaker: its `id`, else its key in the object.
fn id(key: &str, r: &Cursor<'_>) -> String {
    match r.json.get("id") {
        Some(Json::Text(_) | Json::Number(_)) => r.string("id"),
        _ => key.to_string(),
    }
}

fn person(draft: &mut Draft, key: &str, r: &Cursor<'_>) {
    let called = name(r, "name");
    if called.is_empty() {
        return r.report(Code::NoName);
    }
    let id = draft.somebody(r, &called, &[("id", id(key, r))]);
    let person = draft.person(id);
    let (title, company) = (strip_markup::line(&r.string("title")), strip_markup::line(&r.string("company")));
    // "CTO @ Ropes Ltd" includes the company.
    let company = if title.contains(&company) { String::new() } else { company };
    person.say("affiliation", strip_markup::joined(&[title, company], ", "));
    person.long("bio", r, "shortBio").long("bio", r, "bio").first_url("picture", r, &["photoUrl", "photo"], "");
    speakers::pages(person, r, "socials");
}

/// Reads the rows of a day.
fn day(draft: &mut Draft, key: &str, r: &Cursor<'_>, table: &mut Table, rooms: &mut Listed) {
    let Some(Stamp::Date(date)) = stamp(&r.string("date")).or_else(|| stamp(key)) else { return r.report(Code::NoDay) };
    let mut columns = Vec::new();
    r.every("tracks", &mut |track| {
        let called = column(track);
        let mut room = DraftObject::of(track);
        room.say("name", called.clone());
        columns.push(if called.is_empty() { called } else { rooms.call(room, &called, &mut draft.rooms) });
    });
    let mut times = Vec::new();
    r.every("timeslots", &mut |row| times.push((minutes(row, "startTime"), minutes(row, "endTime"))));
    let mut index = 0;
    r.every("timeslots", &mut |row| {
        let mut cells = 0;
        row.every("sessions", &mut |_| cells += 1);
        let mut place = 0;
        row.every("sessions", &mut |cell| {
            let room = if cells == 1 && columns.len() > 1 { None } else { columns.get(place) };
            let last = (index + rows(cell) - 1).min(times.len() - 1);
            let slot = match (times[index].0, times[last].1) {
                // A time after midnight that follows an evening is on the next date.
                (Some(start), Some(end)) => {
                    let end = if end < start { end + 24 * 60 } else { end };
                    Some(Slot { date, start, end, room: room.cloned().unwrap_or_default() })
                }
                _ => None,
            };
            self::cell(draft, cell, slot.as_ref(), table);
            place += 1;
        });
        index += 1;
    });
}

/// The name of a column: a string, or an object with a `title`.
fn column(r: &Cursor<'_>) -> String {
    if let Json::Object(_) = r.json { name(r, "title") } else { strip_markup::line(&r.as_string()) }
}

/// The number of rows that a cell spans.
fn rows(cell: &Cursor<'_>) -> usize {
    let Json::Object(_) = cell.json else { return 1 };
    whole(&cell.string("extend")).and_then(|rows| usize::try_from(rows).ok()).unwrap_or(1).max(1)
}

/// Reads the sessions of a cell: ids, or session objects in the output of Hoverboard's generator.
fn cell(draft: &mut Draft, r: &Cursor<'_>, slot: Option<&Slot>, table: &mut Table) {
    let mut items = Vec::new();
    let mut add = |item: &Cursor<'_>| match item.json {
        Json::Object(_) => items.push(None),
        _ => {
            let id = item.as_string();
            if table.ids.find(&id).is_none() && !id.is_empty() {
                item.report(Code::UnknownId);
            }
            items.push(Some(id));
        }
    };
    let is_object = matches!(r.json, Json::Object(_));
    if is_object {
        r.every("items", &mut add);
    } else {
        each(r, &mut |_, item| add(item));
    }
    let count = items.len() as u32;
    let part = |part: usize| {
        let slot = slot?;
        let at = |part: usize| slot.start + (slot.end - slot.start) * part as u32 / count;
        Some(Slot { start: at(part), end: at(part + 1), ..slot.clone() })
    };
    for (place, id) in items.iter().enumerate() {
        if let (Some(id), Some(slot)) = (id, part(place)) {
            take(table.slots.keep(id, Vec::new()), slot, r);
        }
    }
    let mut place = 0;
    r.every("items", &mut |item| {
        if let Json::Object(_) = item.json {
            let slot = part(place);
            session(draft, &item.string("id"), item, slot.as_slice());
        }
        place += 1;
    });
}

/// Adds a slot to those of a session. A slot that continues the previous one in the same room is merged into it.
fn take(slots: &mut Vec<Slot>, slot: Slot, cell: &Cursor<'_>) {
    match slots.last_mut() {
        Some(last) if last.date == slot.date && last.start == slot.start => {
            if last.room != slot.room {
                cell.report(Code::SeveralRooms);
            }
        }
        Some(last) if last.date == slot.date && last.end == slot.start && last.room == slot.room => last.end = slot.end,
        _ => slots.push(slot),
    }
}

/// Minutes since midnight. Hoverboard writes 9:05 as `9:5`.
fn minutes(r: &Cursor<'_>, key: &str) -> Option<u32> {
    let member = r.member(key)?;
    let text = member.as_string();
    let number = |text: &str| whole(text).and_then(|number| u32::try_from(number).ok());
    let minutes = text.split_once(':').and_then(|(hour, minute)| Some((number(hour)?, number(minute)?)));
    match minutes {
        Some((hour, minute)) if hour * 60 + minute <= 24 * 60 && minute < 60 => Some(hour * 60 + minute),
        _ => {
            member.report(Code::NoClock);
            None
        }
    }
}

/// Adds a session, once for each of its slots.
fn session(draft: &mut Draft, id: &str, r: &Cursor<'_>, slots: &[Slot]) {
    let mut session = DraftObject::of(r);
    session.say("id", id).line("title", r, "title").long("abstract", r, "description").languages(r, "language");
    speakers::refer(draft, &mut session, r, "speakers");
    vocabulary::pause(&mut session);
    let mut words = r.strings("tags");
    words.push(r.string("complexity"));
    words.iter_mut().for_each(|word| *word = strip_markup::line(word));
    session.words("tags", words);
    if let Some(link) = r.member("presentation") {
        session.link("slides", &link.as_string(), "", &link);
    }
    if let Some(video) = r.member("videoId") {
        let id = video.as_string();
        let is_address = id.contains("://") || id.is_empty();
        let url = if is_address { id } else { ["https://www.youtube.com/watch?v=", &id].concat() };
        session.link("recording", &url, "", &video);
    }
    if let Some(track) = r.member("track") {
        session.say("room", column(&track));
    }
    for slot in slots {
        let mut session = session.clone();
        let time = |minutes: u32| local(&Date(slot.date.0 + (minutes / (24 * 60)) as i32).to_iso(), minutes % (24 * 60));
        session.say("start", time(slot.start)).say("end", time(slot.end));
        if !session.has("room") {
            session.say("room", slot.room.clone());
        }
        draft.session(session, r);
    }
    if slots.is_empty() {
        draft.session(session, r);
    }
}
