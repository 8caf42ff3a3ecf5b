//! `schedule.json` version 2, as exported by c3voc's hub
//! (<https://github.com/voc/schedule/blob/master/validator/json/schema2.json>): one list of events, in which people
//! take part with roles.

use crate::diagnostic::Code;
use crate::import::Options;
use crate::import::common::case_fold::lower;
use crate::import::common::draft::{Draft, DraftObject};
use crate::import::common::fields::{is_object, name};
use crate::import::common::listed_items::Listed;
use crate::import::common::shape::{any_item, has_any, is_list_at, is_object_at};
use crate::import::common::vocabulary;
use crate::import::frab;
use crate::source::cursor::Cursor;
use crate::source::json::Json;

/// The signature: a list of events beside a conference. Version 2 is recognized by its ids or by the name of the schema.
pub(super) fn matches(json: &Json<'_>) -> bool {
    let Some(schedule) = json.get("schedule") else { return false };
    is_list_at(schedule, "events")
        && (is_object_at(schedule, "conference")
            || any_item(schedule, "events", |event| has_any(event, &["guid", "participants"])))
}

/// Imports the conference with its rooms and tracks, the people, and the events.
pub(super) fn read(r: &Cursor<'_>, options: &Options<'_>) -> Option<Draft> {
    let schedule = r.member("schedule")?;
    let mut draft = Draft::of(&schedule);
    let base = schedule.string("base_url");
    let (mut rooms, mut tracks) = (Listed::new(Code::UnknownRoom), Listed::new(Code::UnknownTrack));
    if let Some(conference) = schedule.member("conference") {
        draft = Draft::of(&conference);
        frab::event(&mut draft, &schedule, &conference, options);
        frab::day_start(&mut draft, &conference, options, "end");
        language(&mut draft, &conference);
        conference.every("rooms", &mut |room| {
            if is_object(room) {
                let mut made = DraftObject::of(room);
                made.line("name", room, "name").long("description", room, "description");
                rooms.take(made, room, &["slug", "guid"], &mut draft.rooms);
            }
        });
        conference.every("tracks", &mut |track| {
            if is_object(track) {
                tracks.take(frab::track(track), track, &["slug", "guid"], &mut draft.tracks);
            }
        });
    }
    schedule.every("persons", &mut |person| {
        frab::person(&mut draft, person, &base);
    });
    schedule.every("events", &mut |event| {
        if is_object(event) {
            self::event(&mut draft, event, &base, &rooms, &tracks);
        }
    });
    draft.unless_empty(r)
}

/// The default language of texts: the one that the conference declares, else its first language.
fn language(draft: &mut Draft, conference: &Cursor<'_>) {
    if let Some(defaults) = conference.member("defaults") {
        draft.event.copy("language", &defaults, "language");
    }
    conference.every("languages", &mut |language| {
        if !draft.event.has("language") {
            draft.event.say("language", language.as_string());
        }
    });
}

fn event(draft: &mut Draft, r: &Cursor<'_>, base: &str, rooms: &Listed, tracks: &Listed) {
    let mut session = DraftObject::of(r);
    if !session.state(r, "state") {
        return;
    }
    session.identify(r, &["guid", "code", "id"]).repeats(r, "code");
    session.line("title", r, "title").line("subtitle", r, "subtitle");
    for &key in &["start", "end", "duration"] {
        session.copy(key, r, key);
    }
    session.languages(r, "language");
    refer(&mut session, "room", r, rooms);
    refer(&mut session, "track", r, tracks);
    let kind = name(r, "type");
    match lower(&kind).as_str() {
        "other" => {}
        // Doors open, changeover: nothing to attend.
        "break" | "meta" => drop(session.say("kind", "break")),
        kind => drop(session.say("kind", vocabulary::kind(kind))),
    }
    session.join("abstract", r, &["abstract", "description"]);
    for &key in &["participants", "persons"] {
        r.every(key, &mut |person| {
            if let Some(id) = frab::person(draft, person, base) {
                session.appearance(id, &frab::role(person), person);
            }
        });
    }
    frab::links(&mut session, r, base);
    draft.session(session, r);
}

/// Refers to a room or a track, by an object with `slug`, `guid` and `name` or by one of these alone. One that is not listed
/// is kept by its name.
fn refer(session: &mut DraftObject, key: &'static str, r: &Cursor<'_>, listed: &Listed) {
    let Some(member) = r.member(key) else { return };
    let ids = match member.json {
        Json::Object(_) => ["guid", "slug", "name"].map(|key| member.string(key)),
        _ => [member.as_string(), String::new(), String::new()],
    };
    if let Some(id) = ids.iter().find_map(|id| listed.id(id)).or_else(|| ids.iter().find_map(|id| listed.of_name(id))) {
        session.tell(key, id, &member);
    } else if matches!(member.json, Json::Object(_)) && !ids[2].is_empty() {
        session.say(key, ids[2].clone());
    } else if ids.iter().any(|id| !id.is_empty()) {
        listed.report(&member);
    }
}
