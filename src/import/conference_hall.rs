//! Conference Hall exports (<https://github.com/conference-hall/conference-hall>): a schedule or the proposals of an event, and
//! the event export of its first version (<https://github.com/bpetetot/conference-hall>).
//!
//! The columns of its schedule, called tracks, are rooms; a category is a track. Only accepted proposals are imported, as tentative
//! until the speakers confirm. E-mail addresses, places of residence, survey answers, ratings, messages to organizers and
//! references are private and never imported.

use crate::diagnostic::Code;
use crate::import::Options;
use crate::import::common::draft::{Draft, DraftObject};
use crate::import::common::fields::{is_object, name};
use crate::import::common::key_map::Map;
use crate::import::common::listed_items::Listed;
use crate::import::common::people_index::Person;
use crate::import::common::shape::{any_item, has, has_any, is_list_at, is_object_at, is_text_at};
use crate::import::common::speakers;
use crate::import::common::strip_markup;
use crate::import::common::vocabulary;
use crate::source::cursor::Cursor;
use crate::source::json::Json;
use crate::time::{Stamp, stamp};

/// The signature: a schedule whose sessions have proposals, a list of proposals with decisions, or an event of the first version.
pub(super) fn matches(json: &Json<'_>) -> bool {
    let is_dated = is_text_at(json, "timeZone") && any_item(json, "days", |day| matches!(day, Json::Text(_)));
    let is_session = |session: &Json<'_>| {
        let is_proposed = session.get("proposal").is_some_and(|proposal| is_list_at(proposal, "speakers"));
        has(session, &["start", "track"]) && (is_proposed || (is_dated && has_any(session, &["proposal", "language"])))
    };
    let is_user = |speaker: &Json<'_>| has(speaker, &["uid", "displayName"]);
    let is_event = is_object_at(json, "conferenceDates") || (is_list_at(json, "categories") && is_list_at(json, "formats"));
    any_item(json, "sessions", is_session)
        || any_item(json, "proposals", |proposal| has(proposal, &["title", "deliberationStatus"]))
        || (is_list_at(json, "talks") && any_item(json, "speakers", is_user) && is_event)
}

/// Imports a schedule, proposals, or an event of the first version.
pub(super) fn read(r: &Cursor<'_>, options: &Options<'_>) -> Option<Draft> {
    match () {
        () if r.json.get("sessions").is_some() => schedule(r, options),
        () if r.json.get("proposals").is_some() => proposals(r, options),
        () => event(r, options),
    }
}

/// Imports the sessions of a schedule.
fn schedule(r: &Cursor<'_>, options: &Options<'_>) -> Option<Draft> {
    let mut draft = Draft::of(r);
    draft.zone(r, "timeZone", options);
    draft.event.line("title", r, "name");
    days(&mut draft, r, options);
    let mut tracks = Listed::new(Code::UnknownTrack);
    r.every("sessions", &mut |one| {
        if !is_object(one) {
            return;
        }
        let mut session = DraftObject::of(one);
        session.copy("id", one, "id").line("title", one, "title").copy("start", one, "start").copy("end", one, "end");
        session.line("room", one, "track").languages(one, "language");
        match one.member("proposal").filter(|proposal| matches!(proposal.json, Json::Object(_))) {
            Some(proposal) => self::proposal(&mut draft, &mut session, &proposal, &mut tracks),
            None => vocabulary::pause(&mut session),
        }
        draft.session(session, one);
    });
    draft.unless_empty(r)
}

/// Sets the first and the last day. Each is given as local midnight at the event, which older versions wrote as UTC midnight.
fn days(draft: &mut Draft, r: &Cursor<'_>, options: &Options<'_>) {
    let mut all = Vec::new();
    let zone = draft.zone_of(options).to_string();
    r.every("days", &mut |day| {
        let text = day.as_string();
        let date = match stamp(&text) {
            Some(Stamp::Exact(at)) if !text.contains("T00:00") && options.zones.has(&zone) => options.zones.local(&zone, at).date,
            _ => match text.get(..10).and_then(stamp) {
                Some(Stamp::Date(date)) => date,
                _ => return day.report(Code::NoDate),
            },
        };
        all.push(date);
    });
    // Redundant with the keys above; marked as read.
    ["startDate", "endDate"].iter().for_each(|key| _ = r.member(key));
    if let (Some(first), Some(last), Some(days)) = (all.iter().min(), all.iter().max(), r.member("days")) {
        draft.event.tell("start", first.to_iso(), &days).tell("end", last.to_iso(), &days);
    }
}

/// Imports the proposals of an event, which have no times.
fn proposals(r: &Cursor<'_>, options: &Options<'_>) -> Option<Draft> {
    let mut draft = Draft::of(r);
    draft.event.line("title", r, "name");
    draft.days_of(r, "startDate", "endDate", options);
    let mut tracks = Listed::new(Code::UnknownTrack);
    r.every("proposals", &mut |one| {
        if !is_object(one) {
            return;
        }
        let mut session = DraftObject::of(one);
        let is_there = one.string("deliberationStatus").eq_ignore_ascii_case("accepted");
        match one.string("confirmationStatus").to_ascii_lowercase().as_str() {
            "confirmed" if is_there => {}
            "" | "pending" if is_there => drop(session.say("status", "tentative")),
            _ => return one.report(Code::Dropped),
        }
        session.copy("id", one, "id").line("title", one, "title").languages(one, "languages");
        proposal(&mut draft, &mut session, one, &mut tracks);
        draft.session(session, one);
    });
    draft.unless_empty(r)
}

/// Reads the proposal of a session: abstract, formats and categories by name, and speakers.
fn proposal(draft: &mut Draft, session: &mut DraftObject, r: &Cursor<'_>, tracks: &mut Listed) {
    session.long("abstract", r, "abstract");
    let names = |key: &str| -> Vec<String> { r.strings(key).iter().map(|name| strip_markup::line(name)).collect() };
    let mut words = Vec::new();
    let mut formats = names("formats").into_iter();
    session.say("kind", formats.next().map(|format| vocabulary::kind(&format)).unwrap_or_default());
    words.extend(formats);
    for category in names("categories") {
        if session.has("track") || category.is_empty() {
            words.push(category);
        } else {
            let mut track = DraftObject { from: r.path_of("categories"), members: Vec::new() };
            track.say("name", category.clone());
            session.say("track", tracks.call(track, &category, &mut draft.tracks));
        }
    }
    words.extend(names("tags"));
    words.push(strip_markup::line(&r.string("level").to_ascii_lowercase()));
    session.words("tags", words);
    r.every("speakers", &mut |speaker| {
        if is_object(speaker)
            && let Some(id) = person(draft, speaker)
        {
            session.appearance(id, "", speaker);
        }
    });
}

fn person(draft: &mut Draft, r: &Cursor<'_>) -> Option<Person> {
    let called = strip_markup::first(&mut [name(r, "displayName"), name(r, "name")]);
    if called.is_empty() {
        r.report(Code::NoName);
        return None;
    }
    let id = draft.somebody(r, &called, &[("id", strip_markup::first(&mut [r.string("uid"), r.string("id")]))]);
    let person = draft.person(id);
    person.line("affiliation", r, "company").long("bio", r, "bio").first_url("picture", r, &["picture", "photoURL"], "");
    speakers::pages(person, r, "socialLinks");
    speakers::pages(person, r, "socials");
    for key in ["twitter", "github"] {
        if let Some(account) = r.member(key) {
            speakers::page(person, key, &account);
        }
    }
    Some(id)
}

/// Imports an event of the first version: talks refer to formats, categories and speakers by id, and have no times.
fn event(r: &Cursor<'_>, options: &Options<'_>) -> Option<Draft> {
    let mut draft = Draft::of(r);
    draft.event.line("title", r, "name");
    if let Some(address) = r.member("address") {
        let place = if let Json::Object(_) = address.json {
            name(&address, "formattedAddress")
        } else {
            strip_markup::line(&address.as_string())
        };
        draft.event.tell("place", place, &address);
    }
    if let Some(dates) = r.member("conferenceDates").filter(|dates| matches!(dates.json, Json::Object(_))) {
        draft.days_of(&dates, "start", "end", options);
    }
    let (mut tracks, mut names, mut formats) = (Listed::new(Code::UnknownTrack), Map::default(), Map::default());
    r.every("categories", &mut |category| {
        if is_object(category) {
            let mut track = DraftObject::of(category);
            track.line("name", category, "name").long("description", category, "description");
            tracks.take(track, category, &["id"], &mut draft.tracks);
            names.set(&category.string("id"), name(category, "name"));
        }
    });
    r.every("formats", &mut |format| {
        if is_object(format) {
            formats.set(&format.string("id"), name(format, "name"));
        }
    });
    r.every("speakers", &mut |speaker| {
        if is_object(speaker) {
            person(&mut draft, speaker);
        }
    });
    r.every("talks", &mut |talk| {
        if !is_object(talk) {
            return;
        }
        let mut session = DraftObject::of(talk);
        match talk.string("state").to_ascii_lowercase().as_str() {
            "confirmed" | "" => {}
            "accepted" => drop(session.say("status", "tentative")),
            _ => return talk.report(Code::Dropped),
        }
        session
            .copy("id", talk, "id")
            .line("title", talk, "title")
            .long("abstract", talk, "abstract")
            .languages(talk, "language");
        let mut words = Vec::new();
        talk.every("categories", &mut |category| {
            let id = category.as_string();
            match tracks.id(&id) {
                Some(track) if !session.has("track") => drop(session.tell("track", track, category)),
                Some(_) => words.extend(names.get(&id).cloned()),
                None if id.is_empty() => {}
                None => tracks.report(category),
            }
        });
        talk.every("formats", &mut |format| {
            if let Some(format) = formats.get(&format.as_string()) {
                if session.has("kind") {
                    words.push(format.clone());
                } else {
                    session.say("kind", vocabulary::kind(format));
                }
            }
        });
        words.push(strip_markup::line(&talk.string("level").to_ascii_lowercase()));
        session.words("tags", words);
        speakers::refer(&draft, &mut session, talk, "speakers");
        draft.session(session, talk);
    });
    draft.unless_empty(r)
}
