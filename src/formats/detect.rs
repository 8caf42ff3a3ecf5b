//! What a schedule is, by its shape.

use super::draft::Draft;
use super::{Options, conclar, frab, indico, jsonld, native, opass, openplanner, pretalx, schedule2, sessionize, table};
use crate::feed::json::Json;
use crate::feed::reading::Reading;
use crate::problem::Code;

pub(super) type Read = fn(&Reading<'_>, &Options<'_>) -> Option<Draft>;

/// What this program can read: what only few need is not to burden the others.
const OF_PROGRAMS: bool = cfg!(any(feature = "formats", not(target_arch = "wasm32")));
pub(super) const OF_ANYBODY: bool = cfg!(any(feature = "formats-more", not(target_arch = "wasm32")));

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
    OF_PROGRAMS {
        Plenary "plenary" "plenary's own format" |r, _| native::read(r),
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
        Unknown "unknown" "no format that is known" |r, _| {
            r.report(Code::UnknownFormat);
            None
        },
    }
    OF_ANYBODY {
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
    match json {
        Json::Object(_) => of_object(json),
        Json::List(items) => of_list(items),
        _ => Format::Unknown,
    }
}

/// The first item that can be told says what they all are; a table is what nothing else is.
fn of_list(items: &[Json<'_>]) -> Format {
    let mut found = Format::Unknown;
    for item in items.iter().filter(|item| matches!(item, Json::Object(_))) {
        match of_items(item) {
            Format::Unknown => {}
            Format::Table => found = Format::Table,
            format => return format,
        }
    }
    found
}

fn is_object(json: &Json<'_>, key: &str) -> bool {
    matches!(json.get(key), Some(Json::Object(_)))
}

fn is_list(json: &Json<'_>, key: &str) -> bool {
    matches!(json.get(key), Some(Json::List(_)))
}

fn has(json: &Json<'_>, keys: &[&str]) -> bool {
    keys.iter().all(|key| json.get(key).is_some())
}

/// Whether there is any such object in the list of that key.
fn any(json: &Json<'_>, key: &str, is: impl Fn(&Json<'_>) -> bool) -> bool {
    matches!(json.get(key), Some(Json::List(items)) if items.iter().any(is))
}

/// The first object in the list of that key.
fn first<'j>(json: &'j Json<'j>, key: &str) -> Option<&'j Json<'j>> {
    match json.get(key) {
        Some(Json::List(items)) => items.iter().find(|item| matches!(item, Json::Object(_))),
        _ => None,
    }
}

fn of_object(json: &Json<'_>) -> Format {
    if json.get("_type") == Some(&Json::Text("HTTPAPIResult".into())) || has(json, &["additionalInfo", "results"]) {
        return if is_object(json, "results") { Format::IndicoTimetable } else { Format::IndicoEvent };
    }
    if let Some(schedule) = json.get("schedule").filter(|schedule| matches!(schedule, Json::Object(_))) {
        let days = schedule.get("conference").is_some_and(|conference| is_list(conference, "days"));
        return match () {
            () if is_list(schedule, "events") => Format::Schedule2,
            () if days || is_object(schedule, "conference") => Format::Frab,
            () => Format::Unknown,
        };
    }
    if has(json, &["@context"]) || has(json, &["@graph"]) || has(json, &["@type"]) {
        return Format::JsonLd;
    }
    if is_list(json, "talks") {
        return Format::PretalxWidget;
    }
    // The first widget had days with rooms in them.
    if any(json, "schedule", |day| is_list(day, "rooms")) {
        return Format::PretalxWidget;
    }
    let is_submission = |one: &Json<'_>| has(one, &["code", "title"]) || is_object(one, "submission");
    if any(json, "results", is_submission) || (has(json, &["version"]) && any(json, "slots", is_submission)) {
        return Format::PretalxApi;
    }
    // A list of items, which version 2 of ConClár has under a key, with who takes part in them.
    if is_list(json, "schedule") || is_list(json, "program") {
        return Format::ConClar;
    }
    if is_list(json, "session_types") || any(json, "sessions", |session| is_object(session, "zh") || is_object(session, "en")) {
        return Format::Opass;
    }
    let is_planned =
        |session: &Json<'_>| has(session, &["speakerIds"]) && is_object(json, "event") && !has(session, &["startsAt"]);
    if any(json, "sessions", |session| has(session, &["dateStart"]) || is_planned(session)) {
        return Format::OpenPlanner;
    }
    let session = first(json, "sessions");
    let of_session = |keys: &[&str]| session.is_some_and(|session| has(session, keys));
    if is_list(json, "sessions") && is_list(json, "speakers") {
        if is_list(json, "categories") || is_list(json, "questions") || of_session(&["isServiceSession"]) {
            return Format::SessionizeAll;
        }
        if has(json, &["generatedAt"]) {
            return Format::OpenPlanner;
        }
        return Format::Table;
    }
    // An event has what no table of sessions has; without one, the sessions say in whose words they are.
    let any = |of: fn(&Json<'_>) -> bool| matches!(json.get("sessions"), Some(Json::List(items)) if items.iter().any(of));
    if any(table::is_foreign_in_time) && !any(|session| has(session, &["start"])) {
        return Format::Table;
    }
    if is_object(json, "event")
        || is_list(json, "people")
        || (!any(table::is_foreign) && (of_session(&["start", "title"]) || of_session(&["abstract", "title"])))
    {
        return Format::Plenary;
    }
    match () {
        () if any(table::is_session) => Format::Table,
        () if is_list(json, "sessions") => Format::Plenary,
        () if table::has_sessions(json) => Format::Table,
        () => Format::Unknown,
    }
}

fn of_items(item: &Json<'_>) -> Format {
    match item {
        day if is_list(day, "timeSlots") || (is_list(day, "rooms") && has(day, &["date"])) => Format::SessionizeGrid,
        group if is_list(group, "sessions") && has(group, &["groupName"]) => Format::SessionizeSessions,
        speaker if has(speaker, &["fullName"]) && is_list(speaker, "sessions") => Format::SessionizeSpeakers,
        item if has(item, &["loc", "mins"])
            || has(item, &["mins", "date"])
            || has(item, &["datetime"])
            || (has(item, &["loc", "date"])) =>
        {
            Format::ConClar
        }
        thing if has(thing, &["@type"]) => Format::JsonLd,
        submission if has(submission, &["code", "title"]) && (has(submission, &["speakers"]) || has(submission, &["state"])) => {
            Format::PretalxApi
        }
        item if table::is_session(item) || table::has_sessions(item) => Format::Table,
        _ => Format::Unknown,
    }
}
