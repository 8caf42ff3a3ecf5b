//! `schedule.json` as frab, pretalx and c3voc export it, version 1
//! (<https://github.com/voc/schedule/blob/master/validator/json/schema.json>).

use super::clean::{absolute, line};
use super::draft::{Draft, Made, each, place};
use super::{Options, roles};
use crate::feed::json::Json;
use crate::feed::reading::Reading;
use crate::problem::Code;
use crate::time::{Stamp, clock, stamp};

/// The conference, its days, and in them the rooms with their events.
pub(super) fn read(r: &Reading<'_>, options: &Options<'_>) -> Option<Draft> {
    let schedule = r.member("schedule")?;
    let conference = schedule.member("conference")?;
    let mut draft = Draft::of(&conference);
    let base = schedule.string("base_url");
    draft.event.line("title", &conference, "title").long("description", &conference, "description");
    draft.zone(&conference, "time_zone_name", options);
    draft.dates(&conference, "start", "end");
    draft.event.say("url", absolute(&base, &first([conference.string("url"), schedule.string("url")])));
    conference.for_each("tracks", |track| {
        let mut made = Made::of(&track);
        made.line("name", &track, "name").copy("color", &track, "color").long("description", &track, "description");
        draft.tracks.push(made);
    });
    // One of the validator's own examples has its rooms a level too high.
    for at in [&conference, &schedule] {
        at.for_each("rooms", |room| {
            let mut made = Made::of(&room);
            made.line("name", &room, "name").long("description", &room, "description");
            draft.rooms.push(made);
        });
    }
    conference.for_each("days", |day| {
        let date = day.string("date");
        if let Some(rooms) = day.member("rooms") {
            each(&rooms, |name, events| {
                each(events, |_, event| {
                    if matches!(event.json, Json::Object(_)) {
                        self::event(&mut draft, event, &date, name, &base);
                    } else {
                        event.report(Code::NoObject);
                    }
                });
            });
        }
    });
    Some(draft)
}

fn first<const N: usize>(texts: [String; N]) -> String {
    texts.into_iter().find(|text| !text.is_empty()).unwrap_or_default()
}

fn event(draft: &mut Draft, r: &Reading<'_>, day: &str, room: &str, base: &str) {
    let mut session = Made::of(r);
    for key in ["id", "guid", "code"] {
        session.copy("id", r, key);
    }
    session.line("title", r, "title").line("subtitle", r, "subtitle").line("track", r, "track");
    session.copy("duration", r, "duration").copy("language", r, "language").say("kind", roles::kind(&r.string("type")));
    start(&mut session, r, day);
    if !day.is_empty() {
        session.day(day);
    }
    let own = line(&r.string("room"));
    session.say("room", if own.is_empty() { line(room) } else { own });
    session.join("abstract", r, &["abstract", "description"]);
    for key in ["persons", "speakers"] {
        r.for_each(key, |person| {
            if let Some(id) = self::person(draft, &person, base) {
                session.appearance(&id, &roles::role(&person.string("role")), &place(&person));
            }
        });
    }
    for (kind, key) in [("", "url"), ("recording", "video_download_url"), ("feedback", "feedback_url")] {
        session.link(kind, &absolute(base, &r.string(key)), "", &place(r));
    }
    for (kind, key) in [("", "links"), ("document", "attachments")] {
        r.for_each(key, |link| {
            let (url, title, given) = (link.string("url"), link.string("title"), link.string("type"));
            session.link(roles::link(&given, &title, kind), &absolute(base, &url), &title, &place(&link));
        });
    }
    draft.sessions.push(session);
}

/// `date` says it all; `start` is the time of the day alone, and the night's belong to the day before.
fn start(session: &mut Made, r: &Reading<'_>, day: &str) {
    let date = r.string("date");
    match stamp(&date) {
        Some(Stamp::Date(_)) => {}
        None if date.is_empty() => {}
        _ => {
            session.copy("start", r, "date");
            return;
        }
    }
    let day = if date.is_empty() { day } else { &date };
    match (clock(&r.string("start")), r.member("start")) {
        (Some(minutes), Some(member)) if !day.is_empty() => {
            session.put("start", super::draft::text(super::draft::local(day, minutes)), place(&member));
        }
        _ => {
            session.copy("start", r, "date");
        }
    }
}

fn person(draft: &mut Draft, r: &Reading<'_>, base: &str) -> Option<String> {
    let name = first(["public_name", "name", "full_public_name"].map(|key| line(&r.string(key))));
    let id = first([r.string("guid"), r.string("code"), r.string("id"), name.clone()]);
    if name.is_empty() {
        r.report(Code::NoName);
        return None;
    }
    let person = draft.person(&id, &place(r));
    person.say("name", name);
    for key in ["biography", "bio", "description", "abstract"] {
        if !person.has("bio") {
            person.long("bio", r, key);
        }
    }
    for key in ["avatar", "avatar_url", "image"] {
        if !person.has("picture") {
            person.say("picture", absolute(base, &r.string(key)));
        }
    }
    if !person.has("links") {
        person.link("", &absolute(base, &r.string("url")), "", &place(r));
        r.for_each("links", |link| {
            person.link("", &absolute(base, &link.string("url")), &link.string("title"), &place(&link));
        });
    }
    Some(id)
}
