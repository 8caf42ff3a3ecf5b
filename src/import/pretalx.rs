//! The schedule data of the pretalx and eventyay widgets
//! (<https://github.com/pretalx/pretalx/blob/main/src/pretalx/schedule/interfaces/widget.py>), and the submissions of
//! pretalx's REST API (<https://docs.pretalx.org/api/resources/>).
//!
//! Answers, notes, reviews, e-mail addresses and tokens, which the API returns to organizers, are private and never imported.

use crate::diagnostic::Code;
use crate::import::Options;
use crate::import::common::draft::{Draft, DraftObject};
use crate::import::common::fields::{is_object, name};
use crate::import::common::listed_items::Listed;
use crate::import::common::shape::{any_item, has, has_any, is_list_at, items};
use crate::import::common::vocabulary;
use crate::import::frab;
use crate::source::cursor::Cursor;
use crate::source::json::Json;

/// The signature of the widget data: talks with pretalx codes, beside the lists that they refer to. The first version nested talks in days and rooms.
pub(super) fn matches_widget(json: &Json<'_>) -> bool {
    let is_listed = ["rooms", "tracks", "speakers"].iter().any(|key| is_list_at(json, key));
    let is_bare = has(json, &["version", "timezone"]) && is_list_at(json, "rooms") && is_list_at(json, "tracks");
    let is_talk = |talk: &Json<'_>| has(talk, &["code", "title"]) && has_any(talk, &["start", "room", "state"]);
    let is_room = |room: &Json<'_>| any_item(room, "talks", |talk| has_any(talk, &["code", "start"]));
    (is_list_at(json, "talks") && (is_bare || (is_listed && any_item(json, "talks", is_talk))))
        || any_item(json, "schedule", |day| any_item(day, "rooms", is_room))
}

pub(super) fn matches_submissions(json: &Json<'_>) -> bool {
    let is_slot = |one: &Json<'_>| one.get("submission").is_some_and(|submission| has(submission, &["code", "title"]));
    any_item(json, "results", |one| is_submission(one) || is_slot(one))
        || (has(json, &["version"]) && any_item(json, "slots", |one| is_submission(one) || is_slot(one)))
        || items(json).any(|one| is_submission(one) || is_slot(one))
}

/// Whether it is a submission: it has a code, and keys that only pretalx writes.
fn is_submission(one: &Json<'_>) -> bool {
    let own = [
        "submission_type",
        "submission_type_id",
        "content_locale",
        "do_not_record",
        "pending_state",
        "slot",
        "slots",
        "slot_count",
    ];
    has(one, &["code", "title"]) && (has_any(one, &own) || any_item(one, "speakers", |speaker| has(speaker, &["code", "name"])))
}

/// Imports the talks, breaks, rooms, tracks and people of the widget data.
pub(super) fn widget(r: &Cursor<'_>, options: &Options<'_>) -> Option<Draft> {
    let mut draft = Draft::of(r);
    draft.zone(r, "timezone", options);
    draft.days_of(r, "event_start", "event_end", options);
    let (mut rooms, mut tracks) = (Listed::new(Code::UnknownRoom), Listed::new(Code::UnknownTrack));
    r.every("rooms", &mut |room| {
        if is_object(room) {
            let mut made = DraftObject::of(room);
            made.line("name", room, "name").long("description", room, "description");
            rooms.take(made, room, &["id", "guid"], &mut draft.rooms);
        }
    });
    r.every("tracks", &mut |track| {
        if is_object(track) {
            tracks.take(frab::track(track), track, &["id"], &mut draft.tracks);
        }
    });
    r.every("speakers", &mut |speaker| {
        frab::person(&mut draft, speaker, "");
    });
    r.every("talks", &mut |talk| {
        if is_object(talk) {
            self::talk(&mut draft, talk, &rooms, &tracks);
        }
    });
    // The first version nested talks in days and rooms, which are referred to by name.
    r.every("schedule", &mut |day| {
        day.every("rooms", &mut |room| {
            let called = name(room, "name");
            room.every("talks", &mut |talk| {
                if is_object(talk) {
                    let mut session = DraftObject::of(talk);
                    session.say("room", called.clone()).say("track", name(talk, "track"));
                    entry(&mut draft, session, talk);
                }
            });
        });
    });
    draft.unless_empty(r)
}

fn talk(draft: &mut Draft, r: &Cursor<'_>, rooms: &Listed, tracks: &Listed) {
    let mut session = DraftObject::of(r);
    rooms.refer(&mut session, "room", r, "room");
    tracks.refer(&mut session, "track", r, "track");
    entry(draft, session, r);
}

/// Reads a talk or a break of the widget data, except for its room and track.
fn entry(draft: &mut Draft, mut session: DraftObject, r: &Cursor<'_>) {
    // An entry without a code is not a talk. A blocker reserves a room and is not shown to readers.
    let code = r.string("code");
    match name(r, "slot_type").as_str() {
        "blocker" => return r.report(Code::Dropped),
        _ if code.is_empty() => drop(session.say("kind", "break")),
        _ => {}
    }
    if !session.state(r, "state") {
        return;
    }
    session.identify(r, &["code", "id"]);
    for &key in &["start", "end", "duration"] {
        session.copy(key, r, key);
    }
    for &key in &["submission_type", "session_type", "type"] {
        if !session.has("kind") {
            session.say("kind", vocabulary::kind(&name(r, key)));
        }
    }
    details(draft, &mut session, r);
    draft.session(session, r);
}

/// Reads the properties that talks and submissions share.
fn details(draft: &mut Draft, session: &mut DraftObject, r: &Cursor<'_>) {
    session.line("title", r, "title").line("subtitle", r, "subtitle").languages(r, "content_locale");
    session.join("abstract", r, &["abstract", "description"]);
    r.every("speakers", &mut |speaker| {
        let id = match speaker.json {
            Json::Object(_) => frab::person(draft, speaker, ""),
            _ => draft.referent(speaker, "code", Code::UnknownSpeaker),
        };
        if let Some(id) = id {
            let role = if let Json::Object(_) = speaker.json { frab::role(speaker) } else { String::new() };
            session.appearance(id, &role, speaker);
        }
    });
    let mut tags = Vec::new();
    r.every("tags", &mut |tag| match tag.json {
        // A number is the id of a tag whose name is not in the file.
        Json::Number(_) => {}
        Json::Object(_) if tag.json.get("is_public") == Some(&Json::Bool(false)) => {}
        Json::Object(_) => tags.push([name(tag, "tag"), name(tag, "name")].concat()),
        _ => tags.push(crate::import::common::strip_markup::line(&tag.as_string())),
    });
    session.words("tags", tags);
    if let Some(url) = r.member("url") {
        session.link("", &url.as_string(), "", &url);
    }
    if let Some(frame) = r.member("recording_iframe")
        && let Some((_, rest)) = frame.as_string().split_once("src=\"")
        && let Some((url, _)) = rest.split_once('"')
    {
        session.link("recording", &url.replace("&amp;", "&"), "", &frame);
    }
    for &key in &["recording_url", "recording"] {
        if let Some(Json::Text(url)) = r.json.get(key) {
            session.link("recording", url, "", r);
        }
    }
    r.every("resources", &mut |resource| {
        let is_private = resource.json.get("is_public") == Some(&Json::Bool(false));
        // A number is the id of a resource whose URL is not in the file.
        if !is_private && !matches!(resource.json, Json::Number(_)) {
            session.linked(resource, "document", "");
        }
    });
}

/// Imports submissions, once for each slot.
pub(super) fn submissions(r: &Cursor<'_>, options: &Options<'_>) -> Option<Draft> {
    let mut draft = Draft::of(r);
    draft.zone(r, "timezone", options);
    let (mut rooms, mut tracks) = (Listed::new(Code::UnknownRoom), Listed::new(Code::UnknownTrack));
    let mut take = |one: &Cursor<'_>| {
        if !is_object(one) {
            return;
        }
        let mut lists = Lists { rooms: &mut rooms, tracks: &mut tracks };
        // The slots of a schedule contain their submissions; breaks have none.
        match one.member("submission") {
            Some(submission) if is_object(&submission) => submitted(&mut draft, &submission, Some(one), &mut lists),
            Some(_) => {}
            None if one.member("code").is_none() && one.json.get("start").is_some() => pause(&mut draft, one, &mut lists),
            None => submitted(&mut draft, one, None, &mut lists),
        }
    };
    if let Json::List(_) = r.json {
        crate::import::common::iterate::each(r, &mut |_, one| take(one));
    }
    for &key in &["results", "slots", "breaks"] {
        r.every(key, &mut |one| take(one));
    }
    if let Some(next) = r.member("next")
        && !next.as_string().is_empty()
    {
        next.report(Code::Paged);
    }
    draft.unless_empty(r)
}

/// Rooms and tracks, collected from the submissions that describe them.
struct Lists<'l> {
    rooms: &'l mut Listed,
    tracks: &'l mut Listed,
}

fn submitted(draft: &mut Draft, r: &Cursor<'_>, slot: Option<&Cursor<'_>>, lists: &mut Lists<'_>) {
    let mut session = DraftObject::of(r);
    if !session.state(r, "state") {
        return;
    }
    session.identify(r, &["code"]).say("kind", vocabulary::kind(&kind(r))).copy("duration", r, "duration");
    mention(&mut session, "track", r, "track", lists.tracks, &mut draft.tracks);
    details(draft, &mut session, r);
    let mut is_given = false;
    let mut give = |slot: &Cursor<'_>| {
        let is_hidden = slot.json.get("is_visible") == Some(&Json::Bool(false));
        if slot.member("start").is_some() && !is_hidden {
            let mut session = session.clone();
            session.copy("start", slot, "start").copy("end", slot, "end");
            mention(&mut session, "room", slot, "room", lists.rooms, &mut draft.rooms);
            draft.session(session, r);
            is_given = true;
        }
    };
    match slot {
        Some(slot) => give(slot),
        None => ["slot", "slots"].into_iter().for_each(|key| r.every(key, &mut |slot| give(slot))),
    }
    if !is_given {
        draft.session(session, r);
    }
}

/// Reads a break of a schedule, whose title is in its description.
fn pause(draft: &mut Draft, r: &Cursor<'_>, lists: &mut Lists<'_>) {
    if name(r, "slot_type") == "blocker" {
        return r.report(Code::Dropped);
    }
    let mut session = DraftObject::of(r);
    session.say("kind", "break").identify(r, &["id"]).line("title", r, "title").line("title", r, "description");
    for &key in &["start", "end", "duration"] {
        session.copy(key, r, key);
    }
    mention(&mut session, "room", r, "room", lists.rooms, &mut draft.rooms);
    draft.session(session, r);
}

/// The kind of a submission: a name, or an object with a name. A bare id is ignored.
fn kind(r: &Cursor<'_>) -> String {
    match r.json.get("submission_type") {
        Some(Json::Number(_)) => String::new(),
        _ => name(r, "submission_type"),
    }
}

/// Reads a room or a track: a name in one or several languages, or an object. A bare id is ignored.
fn mention(
    session: &mut DraftObject,
    to: &'static str,
    r: &Cursor<'_>,
    key: &str,
    listed: &mut Listed,
    into: &mut Vec<DraftObject>,
) {
    let Some(member) = r.member(key) else { return };
    let called = match member.json {
        Json::Number(_) => return listed.refer(session, to, r, key),
        Json::Object(_) if member.member("name").is_some() => {
            let id = member.string("id");
            if listed.id(&id).is_none() {
                let mut made = DraftObject::of(&member);
                made.line("name", &member, "name").long("description", &member, "description").copy("color", &member, "color");
                listed.take(made, &member, &["id"], into);
            }
            listed.id(&id).unwrap_or_else(|| name(r, key))
        }
        Json::Object(_) => {
            let called = name(r, key);
            if called.is_empty() {
                return;
            }
            let mut made = DraftObject::of(&member);
            made.line("name", r, key);
            listed.call(made, &called, into)
        }
        _ => name(r, key),
    };
    if !called.is_empty() {
        session.tell(to, called, &member);
    }
}
