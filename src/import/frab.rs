//! `schedule.json` version 1, as exported by frab, pretalx and c3voc
//! (<https://github.com/voc/schedule/blob/master/validator/json/schema.json>).
//!
//! Recording permissions, licences, seats and logos have no equivalent in a feed. Answers to organizers' questions are private
//! and never imported.

use crate::diagnostic::Code;
use crate::import::Options;
use crate::import::common::draft::{Draft, DraftObject, local, path_of};
use crate::import::common::fields::{begins, is_object, name, names};
use crate::import::common::iterate::each;
use crate::import::common::localized_text::json_text;
use crate::import::common::people_index::Person;
use crate::import::common::shape::{any_item, has_any};
use crate::import::common::strip_markup::{absolute, line};
use crate::import::common::vocabulary;
use crate::path::JsonPath;
use crate::source::cursor::Cursor;
use crate::source::json::Json;
use crate::time::{Date, Stamp, clock, stamp};

/// The signature: a conference whose days have rooms, or with keys that only frab writes.
pub(super) fn matches(json: &Json<'_>) -> bool {
    let Some(conference) = json.get("schedule").and_then(|schedule| schedule.get("conference")) else { return false };
    let is_day = |day: &Json<'_>| has_any(day, &["rooms", "day_start", "index"]);
    let is_empty = match conference.get("days") {
        Some(Json::List(days)) => days.is_empty(),
        days => days.is_some(),
    };
    is_empty
        || any_item(conference, "days", is_day)
        || has_any(conference, &["acronym", "daysCount", "time_zone_name", "timeslot_duration"])
}

/// Default start of a conference day, in minutes after midnight.
const DAY_START: u32 = 4 * 60;

/// Imports the conference with its days, their rooms and events.
pub(super) fn read(r: &Cursor<'_>, options: &Options<'_>) -> Option<Draft> {
    let schedule = r.member("schedule")?;
    let conference = schedule.member("conference")?;
    let mut draft = Draft::of(&conference);
    let base = schedule.string("base_url");
    event(&mut draft, &schedule, &conference, options);
    conference.every("tracks", &mut |track| {
        if is_object(track) {
            draft.tracks.push(self::track(track));
        }
    });
    // An example of the validator itself has the rooms one level too high.
    for at in [&conference, &schedule] {
        at.every("rooms", &mut |room| {
            if is_object(room) {
                let mut made = DraftObject::of(room);
                made.line("name", room, "name").long("description", room, "description");
                draft.rooms.push(made);
            }
        });
    }
    let boundary = day_start(&mut draft, &conference, options, "day_end");
    conference.every("days", &mut |day| {
        if !is_object(day) {
            return;
        }
        let date = match stamp(day.string("date").get(..10).unwrap_or_default()) {
            Some(Stamp::Date(date)) => Some(date),
            _ => None,
        };
        let Some(rooms) = day.member("rooms") else { return };
        each(&rooms, &mut |room, events| {
            let room = line(room);
            let mut take = |event: &Cursor<'_>| {
                if is_object(event) {
                    Event { draft: &mut draft, options, base: &base, date, boundary, room: &room }.read(event);
                }
            };
            match events.json {
                Json::List(_) => each(events, &mut |_, event| take(event)),
                Json::Null => {}
                // A single event may be given without a list.
                _ => take(events),
            }
        });
    });
    draft.unless_empty(r)
}

/// Reads the properties of the conference that versions 1 and 2 share.
pub(super) fn event(draft: &mut Draft, schedule: &Cursor<'_>, conference: &Cursor<'_>, options: &Options<'_>) {
    let base = schedule.string("base_url");
    draft.event.line("title", conference, "acronym").line("title", conference, "title");
    draft.event.long("description", conference, "description");
    draft.zone(conference, "time_zone_name", options);
    draft.days_of(conference, "start", "end", options);
    draft.event.first_url("url", conference, &["url"], &base);
    draft.event.first_url("url", schedule, &["url"], &base);
}

/// Reads a track. If it has a color for each theme, one of them is used.
pub(super) fn track(r: &Cursor<'_>) -> DraftObject {
    let mut made = DraftObject::of(r);
    made.line("name", r, "name").long("description", r, "description");
    if let Some(colors) = r.member("colors") {
        made.copy("color", &colors, "dark").copy("color", &colors, "light");
    }
    made.copy("color", r, "color");
    made
}

/// The time at which conference days start, derived from the ends of the preceding days: a time between midnight and noon, if all
/// of them end at the same time. The last day may end with the event.
pub(super) fn day_start(draft: &mut Draft, conference: &Cursor<'_>, options: &Options<'_>, key: &str) -> u32 {
    let zone = draft.zone_of(options).to_string();
    let mut ends: Vec<(u32, JsonPath)> = Vec::new();
    conference.every("days", &mut |day| {
        if let Some(member) = day.member(key)
            && let Some(end) = begins(&member.as_string(), &zone, options.zones)
        {
            // The last minute of a day precedes the first of the next: 03:59 and 23:59:59 mean 04:00 and midnight.
            let minute = u32::from(end.minute());
            let minute = if minute % 60 == 59 { (minute + 1) % (24 * 60) } else { minute };
            if minute < 12 * 60 {
                ends.push((minute, path_of(&member)));
            }
        }
    });
    let Some((minutes, from)) = ends.first().cloned() else { return DAY_START };
    if ends.iter().any(|(other, _)| *other != minutes) {
        return DAY_START;
    }
    draft.event.put("dayStart", json_text(&local("", minutes)[1..]), from);
    minutes
}

/// An event and its place in the schedule.
struct Event<'e> {
    draft: &'e mut Draft,
    options: &'e Options<'e>,
    base: &'e str,
    /// The day under which it is listed.
    date: Option<Date>,
    /// Start of conference days, in minutes after midnight.
    boundary: u32,
    /// The room under which it is listed.
    room: &'e str,
}

impl Event<'_> {
    fn read(self, r: &Cursor<'_>) {
        let mut session = DraftObject::of(r);
        for &key in &["state", "status"] {
            if !session.state(r, key) {
                return;
            }
        }
        session.identify(r, &["guid", "code", "id"]).repeats(r, "code");
        session.line("title", r, "title").line("subtitle", r, "subtitle");
        session.say("track", name(r, "track")).say("kind", vocabulary::kind(&name(r, "type"))).languages(r, "language");
        self.when(&mut session, r);
        self.day(&mut session, r);
        self.set_room(&mut session, r);
        session.join("abstract", r, &["abstract", "description"]);
        for &key in &["persons", "speakers"] {
            r.every(key, &mut |person| {
                if let Some(id) = self::person(self.draft, person, self.base) {
                    session.appearance(id, &role(person), person);
                }
            });
        }
        links(&mut session, r, self.base);
        self.draft.session(session, r);
    }

    /// Sets the start. `date` is complete; `start` is a time of day, and times after midnight belong to the previous day.
    fn when(&self, session: &mut DraftObject, r: &Cursor<'_>) {
        let (date, start) = (r.string("date"), r.string("start"));
        session.copy("end", r, "end").copy("duration", r, "duration");
        let mut put = |time: String, key: &str| {
            if !time.is_empty()
                && let Some(member) = r.member(key)
            {
                session.tell("start", time, &member);
            }
        };
        let is_time = |time: &str| matches!(stamp(time), Some(Stamp::Exact(_) | Stamp::Local(_) | Stamp::Zoned(..)));
        if is_time(&date) {
            return put(date, "date");
        }
        if is_time(&start) {
            return put(start, "start");
        }
        let own = match stamp(&date) {
            Some(Stamp::Date(date)) => Some(date),
            _ => None,
        };
        let minutes = clock(&start);
        let listed = |minutes: u32| self.date.map(|date| Date(date.0 + i32::from(minutes < self.boundary)));
        match (minutes, minutes.and_then(|minutes| own.or(listed(minutes)))) {
            (Some(minutes), Some(date)) => put(local(&date.to_iso(), minutes), "start"),
            // A date without a time is the day of a session whose time is to be announced. Anything else is reported when the feed is read.
            (None, _) if start.is_empty() || own.is_some() => put(date, "date"),
            (None, _) => put(start, "start"),
            // An unreadable time of day.
            (Some(_), None) => {}
        }
    }

    /// Sets the day under which it is listed, if its start does not imply that day.
    fn day(&self, session: &mut DraftObject, r: &Cursor<'_>) {
        let zone = self.draft.zone_of(self.options);
        let begins = session.get("start").and_then(|start| begins(start, zone, self.options.zones));
        let (Some(listed), Some(begins)) = (self.date, begins) else { return };
        let minute = u32::from(begins.minute());
        if begins.date.0 - i32::from(minute < self.boundary) == listed.0 {
            return;
        }
        if begins.date == listed || (begins.date.0 == listed.0 + 1 && minute < 12 * 60) {
            session.say("day", listed.to_iso());
        } else {
            r.report(Code::ListedDay);
        }
    }

    fn set_room(&self, session: &mut DraftObject, r: &Cursor<'_>) {
        let own = name(r, "room");
        if own.is_empty() {
            session.say("room", self.room);
        } else {
            if own != self.room
                && !self.room.is_empty()
                && let Some(member) = r.member("room")
            {
                member.report(Code::OtherRoom);
            }
            session.say("room", own);
        }
    }
}

/// Adds the page, recordings, documents and other links of an event, without duplicates.
pub(super) fn links(session: &mut DraftObject, r: &Cursor<'_>, base: &str) {
    for &(kind, key) in &[
        ("", "url"),
        ("recording", "video_download_url"),
        ("recording", "recording_url"),
        ("recording", "recording"),
        ("livestream", "stream_url"),
        ("feedback", "feedback_url"),
        ("", "origin_url"),
    ] {
        let Some(member) = r.member(key) else { continue };
        // For a recording, some programs give its URL, and others whether recording is allowed.
        let url = match member.json {
            Json::Text(url) => url.to_string(),
            _ => member.json.get("url").map_or_else(String::new, |_| member.string("url")),
        };
        session.link(kind, &absolute(base, &url), "", &member);
    }
    session.links(r, "links", "", base);
    session.links(r, "attachments", "document", base);
}

/// The role of a person in an event; empty if not given.
pub(super) fn role(r: &Cursor<'_>) -> String {
    let role = name(r, "role");
    if role.is_empty() { role } else { vocabulary::role(&role) }
}

/// Reads a person of an event or of a list of people. A person without a name is reported and skipped.
pub(super) fn person(draft: &mut Draft, r: &Cursor<'_>, base: &str) -> Option<Person> {
    if !is_object(r) {
        return None;
    }
    let called = names(r, &["public_name", "name", "full_public_name"]);
    if called.is_empty() {
        r.report(Code::NoName);
        return None;
    }
    let ids = ["guid", "code", "id"].map(|key| (key, r.string(key)));
    let id = draft.somebody(r, &called, &ids);
    let person = draft.person(id);
    for &key in &["biography", "bio", "description", "abstract"] {
        if !person.has("bio") {
            person.long("bio", r, key);
        }
    }
    person.first_url("picture", r, &["avatar", "avatar_url", "image", "avatar_thumbnail_default"], base);
    if !person.has("links") {
        if let Some(url) = r.member("url") {
            person.link("", &absolute(base, &url.as_string()), "", &url);
        }
        person.links(r, "links", "", base);
    }
    Some(id)
}
