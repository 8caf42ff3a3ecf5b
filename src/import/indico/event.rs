//! `/export/event/<id>.json` with any `detail` (<https://github.com/indico/indico/blob/master/indico/modules/events/api.py>).

use super::{Export, name, tags};
use crate::diagnostic::Code;
use crate::import::Options;
use crate::import::common::draft::{Draft, DraftObject, Value};
use crate::import::common::key_map::{Keys, Map};
use crate::import::common::language_names;
use crate::import::common::localized_text::json_text;
use crate::import::common::report;
use crate::import::common::strip_markup::{absolute, first, joined, line};
use crate::import::common::vocabulary;
use crate::source::cursor::Cursor;
use crate::source::json::Json;
use crate::time::{Stamp, stamp};

/// Imports one event with its contributions. A category export has several events: each becomes a session that contains its contributions.
pub(in crate::import) fn event(r: &Cursor<'_>, options: &Options<'_>) -> Option<Draft> {
    let results = r.member("results").unwrap_or(*r);
    let count = match results.json {
        Json::List(items) => items.iter().filter(|item| matches!(item, Json::Object(_))).count(),
        _ => 0,
    };
    if count == 0 {
        results.report(Code::NoPermission);
        return None;
    }
    let mut draft = Draft::default();
    let mut export = Export::new(r, options);
    r.every("results", &mut |event| match event.json {
        Json::Object(_) if count == 1 => alone(&mut export, &mut draft, event),
        Json::Object(_) => among_others(&mut export, &mut draft, event),
        _ => event.report(Code::NoObject),
    });
    Some(draft)
}

fn alone(export: &mut Export<'_>, draft: &mut Draft, r: &Cursor<'_>) {
    draft.event = DraftObject::of(r);
    export.set_zone(draft, r, "timezone");
    if let Some(start) = r.member("startDate").filter(|start| matches!(start.json, Json::Object(_))) {
        export.set_zone(draft, &start, "tz");
    }
    draft.event.line("title", r, "title");
    draft.event.say("url", absolute(&export.base, &r.string("url")));
    for &(key, from) in &[("start", "startDate"), ("end", "endDate")] {
        day(export, draft, r, key, from);
    }
    let mut place = Vec::new();
    for &key in &["roomFullname", "room", "location", "address"] {
        let part = line(&r.string(key));
        if !part.is_empty() && !place.contains(&part) {
            place.push(part);
        }
    }
    draft.event.say("place", joined(&place, ", "));
    if let Some(language) = language_names::tags(&r.string("language")) {
        draft.event.say("language", &language[0]);
    }
    // A label attached to the event, such as "cancelled".
    if let Some(label) = r.member("label").filter(|label| matches!(label.json, Json::Object(_))) {
        draft.event.line("subtitle", &label, "title");
    }
    let mut organizers = r.strings("organizer");
    r.every("chairs", &mut |chair| organizers.extend(name(chair).map(|(_, name, _)| name)));
    for name in &mut organizers {
        *name = line(name);
    }
    draft.event.words("organizers", organizers);
    let mut event = std::mem::take(&mut draft.event);
    export.attachments(&mut event, r);
    draft.event = event;
    if let Some(description) = r.member("description").filter(|description| !description.as_string().is_empty()) {
        report::silently(&description, Code::LeftOut);
    }
    programme(export, draft, r, &mut |draft, session| draft.sessions.push(session));
    if draft.sessions.is_empty() && matches!(r.string("type").as_str(), "simple_event" | "lecture") {
        let lecture = whole(export, draft, r);
        draft.sessions.push(lecture);
    }
    if draft.sessions.is_empty() {
        report::no_sessions(r);
    }
}

/// Sets a day of the event, in the event's zone.
fn day(export: &Export<'_>, draft: &mut Draft, r: &Cursor<'_>, key: &'static str, from: &str) {
    let mut made = DraftObject::default();
    export.moment(&mut made, "start", r, from);
    let date = match made.get("start").and_then(stamp) {
        Some(Stamp::Zoned(local, zone, _)) if export.options.zones.has(&export.zone) => {
            let (at, _) = export.options.zones.instant(&zone, local);
            export.options.zones.local(&export.zone, at).date
        }
        Some(Stamp::Zoned(local, ..) | Stamp::Local(local)) => local.date,
        Some(Stamp::Date(date)) => date,
        _ => return,
    };
    draft.event.put(key, json_text(date.to_iso()), r.path_of(from));
}

/// Reads a whole event as one session.
fn whole(export: &Export<'_>, draft: &mut Draft, r: &Cursor<'_>) -> DraftObject {
    let mut session = export.session(draft, r);
    session.forget(&["abstract"]);
    session.copy("id", r, "id");
    r.every("chairs", &mut |chair| export.appearance(draft, &mut session, chair, ""));
    report::unscheduled(&session, r);
    session
}

fn among_others(export: &mut Export<'_>, draft: &mut Draft, r: &Cursor<'_>) {
    export.set_zone(draft, r, "timezone");
    let mut event = whole(export, draft, r);
    if !event.has("room") {
        event.say("room", line(&r.string("location")));
    }
    if let Some(description) = r.member("description").filter(|description| !description.as_string().is_empty()) {
        report::silently(&description, Code::LeftOut);
    }
    let prefix = [&r.string("id"), "-"].concat();
    programme(export, draft, r, &mut |_, mut session| {
        let deeper = inner(&mut session);
        for mut one in std::iter::once(session).chain(deeper) {
            if let Some(id) = one.get("id").map(|id| [&prefix, id].concat()) {
                one.say("id", id);
            }
            event.push("sessions", one);
        }
    });
    draft.sessions.push(event);
}

/// Flattens the nested sessions of a session that will itself be nested.
fn inner(session: &mut DraftObject) -> Vec<DraftObject> {
    let Some(at) = session.members.iter().position(|(key, ..)| *key == "sessions") else { return Vec::new() };
    match session.members.remove(at) {
        (_, Value::List(list), _) => list,
        _ => Vec::new(),
    }
}

/// Reads session blocks with their contributions, and contributions outside of blocks.
fn programme(export: &Export<'_>, draft: &mut Draft, r: &Cursor<'_>, add: &mut dyn FnMut(&mut Draft, DraftObject)) {
    let location = line(&r.string("location"));
    let mut titles: Map<usize> = Map::default();
    r.every("sessions", &mut |slot| *titles.keep(&theme(slot), 0) += 1);
    let mut tracks = Keys::default();
    let mut seen = Keys::default();
    r.every("sessions", &mut |slot| {
        if !matches!(slot.json, Json::Object(_)) {
            slot.report(Code::NoObject);
            return;
        }
        let mut block = self::block(export, draft, slot, &titles, &mut tracks);
        export.elsewhere(&mut block, slot, &location);
        slot.every("contributions", &mut |one| {
            seen.add(&one.string("id"));
            if matches!(one.json, Json::Object(_)) {
                let mut session = contribution(export, draft, one, &location);
                let deeper = inner(&mut session);
                block.push("sessions", session);
                deeper.into_iter().for_each(|one| block.push("sessions", one));
            } else {
                one.report(Code::NoObject);
            }
        });
        report::unscheduled(&block, slot);
        add(draft, block);
    });
    r.every("contributions", &mut |one| {
        if !matches!(one.json, Json::Object(_)) {
            one.report(Code::NoObject);
        } else if one.string("id").is_empty() || seen.find(&one.string("id")).is_none() {
            let session = contribution(export, draft, one, &location);
            report::unscheduled(&session, one);
            add(draft, session);
        }
    });
}

/// The title of the session that a block belongs to.
fn theme(slot: &Cursor<'_>) -> String {
    slot.member("session")
        .filter(|of| matches!(of.json, Json::Object(_)))
        .map_or_else(String::new, |of| line(&of.string("title")))
}

fn block(export: &Export<'_>, draft: &mut Draft, r: &Cursor<'_>, titles: &Map<usize>, tracks: &mut Keys) -> DraftObject {
    let mut session = export.session(draft, r);
    // Contribution ids start from 0, too.
    let id = r.string("id");
    session.say("id", if id.is_empty() { id } else { ["s", &id].concat() });
    let slot = line(&r.string("slotTitle"));
    if session.get("title").is_none_or(|title| !title.contains(&slot)) {
        session.say("subtitle", slot);
    }
    let theme = theme(r);
    let Some(of) = r.member("session").filter(|_| !theme.is_empty()) else { return session };
    if !session.has("title") {
        session.say("title", &theme);
    }
    if of.flag("isPoster") {
        session.say("kind", "poster");
    }
    // A session with several blocks is imported as a track.
    if titles.get(&theme).is_some_and(|count| *count > 1) {
        if tracks.add(&theme).1 {
            let mut track = DraftObject::of(&of);
            track.say("name", &theme).copy("color", &of, "color");
            draft.tracks.push(track);
        }
        session.say("track", theme);
    }
    session
}

fn contribution(export: &Export<'_>, draft: &mut Draft, r: &Cursor<'_>, location: &str) -> DraftObject {
    let mut session = export.session(draft, r);
    session.copy("id", r, "id");
    let id = session.get("id").unwrap_or_default().to_string();
    if !session.has("kind") {
        session.say("kind", vocabulary::kind(&r.string("type")));
    }
    export.elsewhere(&mut session, r, location);
    let called = |key: &str| match r.member(key) {
        Some(of) if matches!(of.json, Json::Object(_)) => line(&of.any(&["title", "name"])),
        Some(of) => line(&of.as_string()),
        None => String::new(),
    };
    let (track, group) = (called("track"), called("session"));
    if !group.is_empty() && !track.is_empty() && group != track {
        let mut tags = tags(r);
        tags.insert(0, group.clone());
        session.words("tags", tags);
    }
    session.say("track", first(&mut [track, group]));
    r.every("subContributions", &mut |one| {
        if !matches!(one.json, Json::Object(_)) {
            one.report(Code::NoObject);
            return;
        }
        let mut part = export.session(draft, one);
        // These ids restart in each contribution.
        let own = one.any(&["id", "db_id"]);
        if !own.is_empty() {
            part.say("id", [&id, "-", &own].concat());
        }
        session.push("sessions", part);
    });
    session
}
