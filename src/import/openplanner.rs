//! The JSON that OpenPlanner publishes
//! (<https://github.com/HugoGresse/OpenPlanner/blob/main/functions/src/api/routes/deploy/updateWebsiteActions/jsonTypes.ts>).
//!
//! Its tracks are the columns of its timetable, which it displays as rooms, and its categories have colors. They are imported as rooms
//! and tracks. Notes, e-mail addresses, telephone numbers and the organizers' custom fields are private and never imported.

use crate::diagnostic::Code;
use crate::import::Options;
use crate::import::common::draft::{Draft, DraftObject};
use crate::import::common::fields::{is_object, name};
use crate::import::common::key_map::Map;
use crate::import::common::listed_items::Listed;
use crate::import::common::shape::{any_item, has, has_any, is_list_at, is_object_at};
use crate::import::common::speakers;
use crate::import::common::strip_markup;
use crate::import::common::vocabulary;
use crate::source::cursor::Cursor;
use crate::source::json::Json;

pub(super) fn matches(json: &Json<'_>) -> bool {
    let refers = |session: &Json<'_>| has_any(session, &["speakerIds", "trackId", "formatId", "categoryId"]);
    let is_planned = is_object_at(json, "event") || has(json, &["generatedAt"]);
    any_item(json, "sessions", |session| {
        refers(session) && (has(session, &["dateStart"]) || (is_planned && !has(session, &["startsAt"])))
    }) || (has(json, &["generatedAt"]) && is_list_at(json, "sessions") && is_list_at(json, "speakers"))
}

/// Imports the event with its tracks, categories and formats, the speakers, and the sessions.
pub(super) fn read(r: &Cursor<'_>, options: &Options<'_>) -> Option<Draft> {
    let mut draft = Draft::of(r);
    let (mut rooms, mut tracks) = (Listed::new(Code::UnknownRoom), Listed::new(Code::UnknownTrack));
    let mut formats = Map::default();
    if let Some(event) = r.member("event") {
        draft = Draft::of(&event);
        draft.zone(&event, "timezone", options);
        draft.zone(r, "timezone", options);
        draft.event.line("title", &event, "name").line("place", &event, "locationName");
        draft.days_of(&event, "dateStart", "dateEnd", options);
        if let [language] = &vocabulary::languages(&event.string("language"))[..] {
            draft.event.say("language", language.clone());
        }
        if let Some(url) = event.member("locationUrl") {
            draft.event.link("", &url.as_string(), &name(&event, "locationName"), &url);
        }
        for (key, listed, into) in [("tracks", &mut rooms, &mut draft.rooms), ("categories", &mut tracks, &mut draft.tracks)] {
            event.every(key, &mut |one| {
                if is_object(one) {
                    let mut made = DraftObject::of(one);
                    made.line("name", one, "name").long("description", one, "description");
                    if key == "categories" {
                        made.copy("color", one, "color");
                    }
                    listed.take(made, one, &["id"], into);
                }
            });
        }
        event.every("formats", &mut |format| {
            if is_object(format) {
                formats.set(&format.string("id"), name(format, "name"));
            }
        });
    }
    r.every("speakers", &mut |speaker| {
        if is_object(speaker) {
            person(&mut draft, speaker);
        }
    });
    r.every("sessions", &mut |session| {
        if is_object(session) {
            self::session(&mut draft, session, &rooms, &tracks, &formats);
        }
    });
    draft.unless_empty(r)
}

fn person(draft: &mut Draft, r: &Cursor<'_>) {
    let called = name(r, "name");
    if called.is_empty() {
        return r.report(Code::NoName);
    }
    let id = draft.somebody(r, &called, &[("id", r.string("id"))]);
    let person = draft.person(id);
    let position = ["jobTitle", "company"].map(|key| strip_markup::line(&r.strings(key).join(", ")));
    person.say("affiliation", strip_markup::joined(&position, ", "));
    person.long("bio", r, "bio").first_url("picture", r, &["photoUrl"], "");
    speakers::pages(person, r, "socials");
}

fn session(draft: &mut Draft, r: &Cursor<'_>, rooms: &Listed, tracks: &Listed, formats: &Map<String>) {
    let mut session = DraftObject::of(r);
    for &key in &["state", "status"] {
        if !session.state(r, key) {
            return;
        }
    }
    session.identify(r, &["id"]).line("title", r, "title").long("abstract", r, "abstract");
    session.copy("start", r, "dateStart").copy("end", r, "dateEnd").copy("duration", r, "durationMinutes");
    session.languages(r, "language");
    rooms.refer(&mut session, "room", r, "trackId");
    tracks.refer(&mut session, "track", r, "categoryId");
    session.say("kind", formats.get(&r.string("formatId")).map(|format| vocabulary::kind(format)).unwrap_or_default());
    speakers::refer(draft, &mut session, r, "speakerIds");
    vocabulary::pause(&mut session);
    let mut words = r.strings("tags");
    words.push(r.string("level"));
    for word in &mut words {
        *word = strip_markup::line(word);
    }
    session.words("tags", words);
    for &(kind, key) in &[("slides", "presentationLink"), ("recording", "videoLink"), ("", "teaserVideoUrl")] {
        if let Some(link) = r.member(key) {
            session.link(kind, &link.as_string(), "", &link);
        }
    }
    draft.session(session, r);
}
