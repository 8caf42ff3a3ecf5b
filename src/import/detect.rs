//! Format detection by the shape of a schedule.
//!
//! Each importer has a signature: a combination of keys that only its program writes. Any other object with sessions is a generic
//! session list (`table`), or plenary's own format if it has that format's keys.
//!
//! To add a format, add a row to the table of formats and one to the list of signatures.

use crate::diagnostic::Code;
use crate::import::Options;
use crate::import::common::draft::Draft;
use crate::import::common::shape::{any_item, has, has_any, is_list_at, is_object_at};
use crate::source::cursor::Cursor;
use crate::source::json::Json;

pub(super) type Read = fn(&Cursor<'_>, &Options<'_>) -> Option<Draft>;

/// Whether this wasm module contains the importers of specific programs. The generic ones are in a separate module, since few feeds need them.
const TOOL_FORMATS: bool = cfg!(any(feature = "formats", not(target_arch = "wasm32")));
pub(super) const GENERIC_FORMATS: bool = cfg!(any(feature = "formats-more", not(target_arch = "wasm32")));
/// Whether this wasm module parses spreadsheets.
pub(super) const SHEETS: bool = cfg!(any(feature = "formats-sheet", not(target_arch = "wasm32")));
pub(super) const CALENDARS: bool = cfg!(any(feature = "formats-calendar", not(target_arch = "wasm32")));
const XML: bool = cfg!(any(feature = "tool", not(target_arch = "wasm32")));

/// Only `convert` rewrites plenary's own format. The widget reads it directly.
fn own(_r: &Cursor<'_>, _options: &Options<'_>) -> Option<Draft> {
    #[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
    return super::plenary::read(_r, _options);
    #[cfg(not(any(feature = "tool", not(target_arch = "wasm32"))))]
    None
}

const fn reader(is_here: bool, read: Read) -> Option<Read> {
    if is_here { Some(read) } else { None }
}

/// Defines the formats: variant, key, name and importer.
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
        Frab "frab" "schedule.json of frab, pretalx and c3voc" super::frab::read,
        Schedule2 "schedule2" "schedule.json of c3voc, version 2" super::schedule2::read,
        PretalxWidget "pretalx-widget" "what pretalx's and eventyay's widget reads" super::pretalx::widget,
        PretalxApi "pretalx-api" "submissions of pretalx's interface" super::pretalx::submissions,
        SessionizeAll "sessionize-all" "Sessionize's view All" super::sessionize::all,
        SessionizeGrid "sessionize-gridsmart" "Sessionize's view GridSmart" super::sessionize::grid,
        SessionizeSessions "sessionize-sessions" "Sessionize's view Sessions" super::sessionize::sessions,
        SessionizeSpeakers "sessionize-speakers" "Sessionize's view Speakers" super::sessionize::speakers,
        IndicoTimetable "indico-timetable" "Indico's export of a timetable" super::indico::timetable,
        IndicoEvent "indico-event" "Indico's export of an event" super::indico::event,
        OpenPlanner "openplanner" "OpenPlanner" super::openplanner::read,
        ConClar "conclar" "ConClár and KonOpas" super::conclar::read,
        Opass "opass" "OPass" super::opass::read,
        ConferenceHall "conference-hall" "Conference Hall" super::conference_hall::read,
        OpenFeedback "openfeedback" "OpenFeedback" super::openfeedback::read,
        Hoverboard "hoverboard" "Hoverboard" super::hoverboard::read,
        Unknown "unknown" "an unrecognized format" |r, _| {
            r.report(Code::UnknownFormat);
            None
        },
    }
    GENERIC_FORMATS {
        JsonLd "jsonld" "an Event of schema.org in JSON-LD" super::jsonld::read,
        Table "table" "a generic session list" super::table::read,
    }
    SHEETS {
        Sheet "sheet" "a spreadsheet" super::table::sheet,
    }
    CALENDARS {
        Calendar "calendar" "an iCalendar file" super::calendar::read,
    }
    XML {
        Pentabarf "pentabarf" "schedule.xml of Pentabarf, frab and pretalx" super::frab::read,
    }
}

impl Format {
    /// Its key in JSON output.
    pub fn key(self) -> &'static str {
        FORMATS[self as usize].0
    }

    /// Its name in messages.
    pub fn name(self) -> &'static str {
        FORMATS[self as usize].1
    }

    /// Its importer; `None` if another wasm module has it. The importer returns `None`, and reports it, if there are no sessions.
    pub(super) fn reader(self) -> Option<Read> {
        FORMATS[self as usize].2
    }
}

/// Detects the format of a schedule.
pub(crate) fn detect(json: &Json<'_>) -> Format {
    // The module with the program-specific importers has already checked their signatures.
    let signatures = if TOOL_FORMATS { SIGNATURES } else { GENERIC_SIGNATURES };
    let known = signatures.iter().find(|(_, is)| is(json)).map(|(format, _)| *format);
    known.unwrap_or_else(|| match json {
        // Lists are left to the module with the generic importers.
        _ if !GENERIC_FORMATS => match json {
            Json::Object(_)
                if is_named(json)
                    && has(json, &["sessions"])
                    && !any_item(json, "sessions", super::table::is_foreign_in_time) =>
            {
                Format::Plenary
            }
            Json::Object(_) | Json::List(_) => Format::Table,
            _ => Format::Unknown,
        },
        Json::Object(_) if is_plenary(json) => Format::Plenary,
        Json::Object(_) if super::table::has_sessions(json) || any_item(json, "sessions", super::table::is_session) => {
            Format::Table
        }
        Json::Object(_) if is_list_at(json, "sessions") => Format::Plenary,
        Json::List(items) if items.iter().any(|item| super::table::is_session(item) || super::table::has_sessions(item)) => {
            Format::Table
        }
        _ => Format::Unknown,
    })
}

/// Whether a schedule is of a format.
type Signature = fn(&Json<'_>) -> bool;

/// Signatures that the generic module checks.
const GENERIC_SIGNATURES: &[(Format, Signature)] = &[(Format::JsonLd, super::jsonld::matches)];

/// All signatures, in the order in which they are checked.
const SIGNATURES: &[(Format, Signature)] = &[
    (Format::IndicoTimetable, super::indico::matches_timetable),
    (Format::IndicoEvent, super::indico::matches_event),
    (Format::Schedule2, super::schedule2::matches),
    (Format::Frab, super::frab::matches),
    (Format::JsonLd, super::jsonld::matches),
    (Format::PretalxWidget, super::pretalx::matches_widget),
    (Format::PretalxApi, super::pretalx::matches_submissions),
    (Format::ConferenceHall, super::conference_hall::matches),
    (Format::Hoverboard, super::hoverboard::matches),
    (Format::OpenFeedback, super::openfeedback::matches),
    (Format::ConClar, super::conclar::matches),
    (Format::Opass, super::opass::matches),
    (Format::OpenPlanner, super::openplanner::matches),
    (Format::SessionizeAll, super::sessionize::matches_all),
    (Format::SessionizeGrid, super::sessionize::matches_grid),
    (Format::SessionizeSessions, super::sessionize::matches_sessions),
    (Format::SessionizeSpeakers, super::sessionize::matches_speakers),
];

/// Whether the `event` of an object has keys of plenary's format.
fn is_named(json: &Json<'_>) -> bool {
    json.get("event").is_some_and(|event| has_any(event, &["title", "dayStart", "organizers"]))
}

/// Whether an object is in plenary's own format.
fn is_plenary(json: &Json<'_>) -> bool {
    let has_event = is_object_at(json, "event");
    let begins = any_item(json, "sessions", |session| has(session, &["start"]));
    if any_item(json, "sessions", super::table::is_foreign_in_time) && !begins {
        return false;
    }
    // Sessions under another key are a generic list: `"schedule": [{"title": "Opening", "time": "9:00"}]`.
    if !has(json, &["sessions"]) && super::table::has_sessions(json) {
        return false;
    }
    let is_foreign = any_item(json, "sessions", super::table::is_foreign);
    let is_session = |session: &Json<'_>| has(session, &["title"]) && has_any(session, &["start", "abstract"]);
    is_named(json) || (!is_foreign && (has_event || is_list_at(json, "people") || any_item(json, "sessions", is_session)))
}
