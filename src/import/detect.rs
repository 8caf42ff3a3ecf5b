//! What a schedule is, by its shape.
//!
//! A program's schedule is known by its signature: keys that this program writes and that nobody else would use together. What merely
//! looks like it, such as any object with `talks` or `sessions`, is a list of sessions in words of its own. Where nothing else is
//! it, and the words are plenary's, it is plenary's own format.

use crate::diagnostic::Code;
use crate::import::Options;
use crate::import::common::draft::Draft;
use crate::import::conclar;
use crate::import::conference_hall;
use crate::import::frab;
use crate::import::hoverboard;
use crate::import::indico;
use crate::import::jsonld;
use crate::import::opass;
use crate::import::openfeedback;
use crate::import::openplanner;
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
use crate::import::plenary;
use crate::import::pretalx;
use crate::import::schedule2;
use crate::import::sessionize;
use crate::import::table;
use crate::source::cursor::Cursor;
use crate::source::json::Json;

pub(super) type Read = fn(&Cursor<'_>, &Options<'_>) -> Option<Draft>;

/// What this program can read: what only few need is not to burden the others.
const TOOL_FORMATS: bool = cfg!(any(feature = "formats", not(target_arch = "wasm32")));
pub(super) const GENERIC_FORMATS: bool = cfg!(any(feature = "formats-more", not(target_arch = "wasm32")));

/// Plenary's own format is rewritten only by `convert`: the widget, once it knows that a feed is one, reads it itself.
fn own(_r: &Cursor<'_>, _options: &Options<'_>) -> Option<Draft> {
    #[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
    return plenary::read(_r, _options);
    #[cfg(not(any(feature = "tool", not(target_arch = "wasm32"))))]
    None
}

const fn reader(is_here: bool, read: Read) -> Option<Read> {
    if is_here { Some(read) } else { None }
}

/// Defines the formats, each with what programs and people call it and with what reads it.
macro_rules! formats {
    ($($part:ident { $($format:ident $key:literal $name:literal $read:expr,)* })*) => {
        /// Formats of schedules.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Format {
            $($(#[doc = concat!($name, ".")] $format,)*)*
        }

        static FORMATS: &[(&str, &str, Option<Read>)] = &[$($(($key, $name, reader($part, $read)),)*)*];
    };
}

formats! {
    TOOL_FORMATS {
        Plenary "plenary" "plenary's own format" own,
        Frab "frab" "schedule.json of frab, pretalx and c3voc" frab::read,
        Schedule2 "schedule2" "schedule.json of c3voc, version 2" schedule2::read,
        PretalxWidget "pretalx-widget" "what pretalx's and eventyay's widget reads" pretalx::widget,
        PretalxApi "pretalx-api" "submissions of pretalx's interface" pretalx::submissions,
        SessionizeAll "sessionize-all" "Sessionize's view All" sessionize::all,
        SessionizeGrid "sessionize-gridsmart" "Sessionize's view GridSmart" sessionize::grid,
        SessionizeSessions "sessionize-sessions" "Sessionize's view Sessions" sessionize::sessions,
        SessionizeSpeakers "sessionize-speakers" "Sessionize's view Speakers" sessionize::speakers,
        IndicoTimetable "indico-timetable" "Indico's export of a timetable" indico::timetable,
        IndicoEvent "indico-event" "Indico's export of an event" indico::event,
        OpenPlanner "openplanner" "OpenPlanner" openplanner::read,
        ConClar "conclar" "ConClár and KonOpas" conclar::read,
        Opass "opass" "OPass" opass::read,
        ConferenceHall "conference-hall" "Conference Hall" conference_hall::read,
        OpenFeedback "openfeedback" "OpenFeedback" openfeedback::read,
        Hoverboard "hoverboard" "Hoverboard" hoverboard::read,
        Unknown "unknown" "no format that is known" |r, _| {
            r.report(Code::UnknownFormat);
            None
        },
    }
    GENERIC_FORMATS {
        JsonLd "jsonld" "an Event of schema.org in JSON-LD" jsonld::read,
        Table "table" "a list of sessions in words of its own" table::read,
    }
}

impl Format {
    /// What programs call it.
    pub fn key(self) -> &'static str {
        FORMATS[self as usize].0
    }

    /// What people call it.
    pub fn name(self) -> &'static str {
        FORMATS[self as usize].1
    }

    /// What reads it; nothing where that is another program. It gives nothing where there are no sessions to be shown, which is
    /// reported.
    pub(super) fn reader(self) -> Option<Read> {
        FORMATS[self as usize].2
    }
}

/// The format of a schedule.
pub(crate) fn detect(json: &Json<'_>) -> Format {
    // What the other program knows by its signature never comes here.
    let signatures = if TOOL_FORMATS { SIGNATURES } else { GENERIC_SIGNATURES };
    let known = signatures.iter().find(|(_, is)| is(json)).map(|(format, _)| *format);
    known.unwrap_or_else(|| match json {
        // The program that reads lists looks closer at them.
        _ if !GENERIC_FORMATS => match json {
            Json::Object(_) if is_named(json) && !any(json, "sessions", table::is_foreign_in_time) => Format::Plenary,
            Json::Object(_) | Json::List(_) => Format::Table,
            _ => Format::Unknown,
        },
        Json::Object(_) if is_plenary(json) => Format::Plenary,
        Json::Object(_) if table::has_sessions(json) || any(json, "sessions", table::is_session) => Format::Table,
        Json::Object(_) if is_list(json, "sessions") => Format::Plenary,
        Json::List(items) if items.iter().any(|item| table::is_session(item) || table::has_sessions(item)) => Format::Table,
        _ => Format::Unknown,
    })
}

/// Whether a schedule is of a format.
type Signature = fn(&Json<'_>) -> bool;

/// What is left where those of all programs were asked.
const GENERIC_SIGNATURES: &[(Format, Signature)] = &[(Format::JsonLd, is_linked_data)];

/// What each program's schedules are known by, in the order in which they are asked.
const SIGNATURES: &[(Format, Signature)] = &[
    (Format::IndicoTimetable, |json| is_indico(json) && is_object(json, "results")),
    (Format::IndicoEvent, is_indico),
    (Format::Schedule2, is_schedule2),
    (Format::Frab, is_frab),
    (Format::JsonLd, is_linked_data),
    (Format::PretalxWidget, is_pretalx_widget),
    (Format::PretalxApi, is_pretalx_api),
    (Format::ConferenceHall, is_conference_hall),
    (Format::Hoverboard, is_hoverboard),
    (Format::OpenFeedback, is_openfeedback),
    (Format::ConClar, is_conclar),
    (Format::Opass, |json| any(json, "sessions", |session| is_titled(session, "zh") || is_titled(session, "en"))),
    (Format::OpenPlanner, is_openplanner),
    (Format::SessionizeAll, is_sessionize),
    (Format::SessionizeGrid, |json| items(json).any(|day| is_list(day, "timeSlots") || any(day, "rooms", is_room_of_grid))),
    (Format::SessionizeSessions, |json| {
        let is_group = |group: &Json<'_>| has(group, &["groupName"]) && any(group, "sessions", is_session_of_sessionize);
        items(json).any(|group| is_group(group) || (is_list(group, "sessions") && has(group, &["groupId", "groupName"])))
    }),
    (Format::SessionizeSpeakers, |json| {
        items(json).any(|one| has(one, &["firstName", "lastName", "fullName"]) && is_list(one, "sessions"))
    }),
];

/// The items of a list.
fn items<'j>(json: &'j Json<'j>) -> impl Iterator<Item = &'j Json<'j>> {
    let items = if let Json::List(items) = json { &items[..] } else { &[] };
    items.iter()
}

/// The items of a list, or the values of an object.
fn values<'j>(json: Option<&'j Json<'j>>) -> Vec<&'j Json<'j>> {
    match json {
        Some(Json::List(items)) => items.iter().collect(),
        Some(Json::Object(members)) => members.iter().map(|(_, value)| value).collect(),
        _ => Vec::new(),
    }
}

fn is_object(json: &Json<'_>, key: &str) -> bool {
    matches!(json.get(key), Some(Json::Object(_)))
}

fn is_list(json: &Json<'_>, key: &str) -> bool {
    matches!(json.get(key), Some(Json::List(_)))
}

fn is_text(json: &Json<'_>, key: &str) -> bool {
    matches!(json.get(key), Some(Json::Text(_)))
}

fn has(json: &Json<'_>, keys: &[&str]) -> bool {
    keys.iter().all(|key| json.get(key).is_some())
}

fn has_any(json: &Json<'_>, keys: &[&str]) -> bool {
    keys.iter().any(|key| json.get(key).is_some())
}

/// Whether there is any such item in the list of that key.
fn any(json: &Json<'_>, key: &str, is: impl Fn(&Json<'_>) -> bool) -> bool {
    matches!(json.get(key), Some(Json::List(items)) if items.iter().any(is))
}

fn is_indico(json: &Json<'_>) -> bool {
    json.get("_type") == Some(&Json::Text("HTTPAPIResult".into())) || has(json, &["additionalInfo", "results"])
}

/// Events in one list beside a conference. They have ids of version 2, which is said by a schema, too.
fn is_schedule2(json: &Json<'_>) -> bool {
    let Some(schedule) = json.get("schedule") else { return false };
    is_list(schedule, "events")
        && (is_object(schedule, "conference") || any(schedule, "events", |event| has_any(event, &["guid", "participants"])))
}

/// A conference with days that have rooms, or with what only frab says of one.
fn is_frab(json: &Json<'_>) -> bool {
    let Some(conference) = json.get("schedule").and_then(|schedule| schedule.get("conference")) else { return false };
    let is_day = |day: &Json<'_>| has_any(day, &["rooms", "day_start", "index"]);
    let is_empty = match conference.get("days") {
        Some(Json::List(days)) => days.is_empty(),
        days => days.is_some(),
    };
    is_empty
        || any(conference, "days", is_day)
        || has_any(conference, &["acronym", "daysCount", "time_zone_name", "timeslot_duration"])
}

fn is_linked_data(json: &Json<'_>) -> bool {
    let is = |thing: &Json<'_>| has_any(thing, &["@context", "@graph", "@type"]);
    is(json) || items(json).any(is)
}

/// Talks with the codes that pretalx gives them, beside lists that they refer to. The first widget had days with rooms of talks.
fn is_pretalx_widget(json: &Json<'_>) -> bool {
    let is_listed = ["rooms", "tracks", "speakers"].iter().any(|key| is_list(json, key));
    let is_bare = has(json, &["version", "timezone"]) && is_list(json, "rooms") && is_list(json, "tracks");
    let is_talk = |talk: &Json<'_>| has(talk, &["code", "title"]) && has_any(talk, &["start", "room", "state"]);
    let is_room = |room: &Json<'_>| any(room, "talks", |talk| has_any(talk, &["code", "start"]));
    (is_list(json, "talks") && (is_bare || (is_listed && any(json, "talks", is_talk))))
        || any(json, "schedule", |day| any(day, "rooms", is_room))
}

fn is_pretalx_api(json: &Json<'_>) -> bool {
    let is_slot = |one: &Json<'_>| one.get("submission").is_some_and(|submission| has(submission, &["code", "title"]));
    any(json, "results", |one| is_submission(one) || is_slot(one))
        || (has(json, &["version"]) && any(json, "slots", |one| is_submission(one) || is_slot(one)))
        || items(json).any(|one| is_submission(one) || is_slot(one))
}

/// A submission has a code, and says what only pretalx says of a talk.
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
    has(one, &["code", "title"]) && (has_any(one, &own) || any(one, "speakers", |speaker| has(speaker, &["code", "name"])))
}

/// A schedule whose sessions have proposals, a list of proposals on which was decided, or an event of the first version.
fn is_conference_hall(json: &Json<'_>) -> bool {
    let is_dated = is_text(json, "timeZone") && any(json, "days", |day| matches!(day, Json::Text(_)));
    let is_session = |session: &Json<'_>| {
        let is_proposed = session.get("proposal").is_some_and(|proposal| is_list(proposal, "speakers"));
        has(session, &["start", "track"]) && (is_proposed || (is_dated && has_any(session, &["proposal", "language"])))
    };
    let is_user = |speaker: &Json<'_>| has(speaker, &["uid", "displayName"]);
    let is_event = is_object(json, "conferenceDates") || (is_list(json, "categories") && is_list(json, "formats"));
    any(json, "sessions", is_session)
        || any(json, "proposals", |proposal| has(proposal, &["title", "deliberationStatus"]))
        || (is_list(json, "talks") && any(json, "speakers", is_user) && is_event)
}

/// Days with rows of times, by their dates or in a list.
fn is_hoverboard(json: &Json<'_>) -> bool {
    let is_row = |row: &Json<'_>| has(row, &["startTime"]) && is_list(row, "sessions");
    let days = if let Json::List(_) = json { Some(json) } else { json.get("schedule") };
    values(days).into_iter().any(|day| any(day, "timeslots", is_row))
}

fn is_openfeedback(json: &Json<'_>) -> bool {
    values(json.get("sessions")).into_iter().any(|session| has(session, &["title", "trackTitle", "startTime"]))
}

/// A list of items, which version 2 of ConClár has under a key, with who takes part in them.
fn is_conclar(json: &Json<'_>) -> bool {
    ["schedule", "program"].iter().any(|key| any(json, key, is_item)) || items(json).any(is_item)
}

fn is_item(item: &Json<'_>) -> bool {
    let is_placed = is_list(item, "loc") || is_text(item, "loc");
    let own = [is_placed, has(item, &["mins"]), has(item, &["desc"]), is_list(item, "people")];
    has_any(item, &["datetime", "date"]) && has(item, &["title"]) && own.iter().filter(|is| **is).count() > 1
}

/// Whether the texts of a language are under its tag, a title among them.
fn is_titled(session: &Json<'_>, language: &str) -> bool {
    session.get(language).is_some_and(|texts| has(texts, &["title"]))
}

fn is_openplanner(json: &Json<'_>) -> bool {
    let refers = |session: &Json<'_>| has_any(session, &["speakerIds", "trackId", "formatId", "categoryId"]);
    let is_planned = is_object(json, "event") || has(json, &["generatedAt"]);
    any(json, "sessions", |session| {
        refers(session) && (has(session, &["dateStart"]) || (is_planned && !has(session, &["startsAt"])))
    }) || (has(json, &["generatedAt"]) && is_list(json, "sessions") && is_list(json, "speakers"))
}

/// Sessions with what only Sessionize says of one; where there are none, all the lists that it always has.
fn is_sessionize(json: &Json<'_>) -> bool {
    let are_there = |keys: &[&str]| keys.iter().all(|key| is_list(json, key));
    let is_empty = matches!(json.get("sessions"), Some(Json::List(sessions)) if sessions.is_empty());
    are_there(&["sessions", "speakers"])
        && (any(json, "sessions", is_session_of_sessionize)
            || are_there(&["questions", "categories", "rooms"])
            || (is_empty && are_there(&["categories", "rooms"])))
}

fn is_session_of_sessionize(session: &Json<'_>) -> bool {
    let own = ["isServiceSession", "isPlenumSession", "categoryItems", "questionAnswers"];
    has_any(session, &own) && has_any(session, &["startsAt", "title"])
}

fn is_room_of_grid(room: &Json<'_>) -> bool {
    has(room, &["hasOnlyPlenumSessions"]) || any(room, "sessions", is_session_of_sessionize)
}

/// Whether an object has an event of plenary's own.
fn is_named(json: &Json<'_>) -> bool {
    json.get("event").is_some_and(|event| has_any(event, &["title", "dayStart", "organizers"]))
}

/// Whether an object is in plenary's own words. Where its sessions are in others, only an event with a title makes it plenary's.
fn is_plenary(json: &Json<'_>) -> bool {
    let has_event = is_object(json, "event");
    let begins = any(json, "sessions", |session| has(session, &["start"]));
    if any(json, "sessions", table::is_foreign_in_time) && !begins {
        return false;
    }
    let is_foreign = any(json, "sessions", table::is_foreign);
    let is_session = |session: &Json<'_>| has(session, &["title"]) && has_any(session, &["start", "abstract"]);
    is_named(json) || (!is_foreign && (has_event || is_list(json, "people") || any(json, "sessions", is_session)))
}
