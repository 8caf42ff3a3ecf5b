//! The status of a session: not on the program, cancelled, moved or tentative, by words or flags.

use super::names::is_placeholder;
use super::row::Row;
use super::words::STATUS;
use crate::diagnostic::Code;
use crate::import::common::draft::DraftObject;
use crate::source::json::Json;
use crate::text::unaccented;

/// The status that a word stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::import) enum State {
    /// The session is not on the program.
    Out,
    Cancelled,
    Moved,
    Tentative,
    AsPlanned,
}

/// Keys of flags for sessions that are not on the program.
const HIDDEN: [&str; 9] =
    ["hidden", "ishidden", "deleted", "isdeleted", "draft", "isdraft", "private", "isprivate", "unpublished"];
/// Keys of flags for sessions that are on the program.
const PUBLISHED: [&str; 8] = ["published", "ispublished", "public", "ispublic", "visible", "isvisible", "approved", "isapproved"];
/// Prefixes of words for sessions that are not on the program, without accents, in the languages of headers.
const OUT: [&str; 16] = [
    "reject",
    "declin",
    "withdr",
    "delet",
    "draft",
    "waitlist",
    "nominat",
    "submitted",
    "pending",
    "unpublish",
    "hidden",
    "private",
    "abgelehnt",
    "entwurf",
    "brouillon",
    "borrador",
];
/// Prefixes of words for cancelled sessions.
const CANCELLED: [&str; 16] = [
    "cancel",
    "abgesagt",
    "entfall",
    "fallt aus",
    "gestrichen",
    "annul",
    "anulad",
    "suprim",
    "geannuleerd",
    "afgelast",
    "odwolan",
    "zrusen",
    "avlyst",
    "installt",
    "отмен",
    "取消",
];
/// Prefixes of words for moved sessions.
const MOVED: [&str; 16] = [
    "moved",
    "postponed",
    "rescheduled",
    "delayed",
    "verschoben",
    "verlegt",
    "reporte",
    "deplace",
    "aplazad",
    "pospuest",
    "reprogramad",
    "adiad",
    "verplaatst",
    "uitgesteld",
    "перенес",
    "延期",
];
/// Prefixes of words for tentative sessions.
const TENTATIVE: [&str; 5] = ["tentativ", "provisional", "vorlaufig", "provisoire", "provisorisch"];
/// Words for sessions that take place as planned.
const PLANNED: [&str; 16] = [
    "confirmed",
    "scheduled",
    "published",
    "accepted",
    "approved",
    "final",
    "ok",
    "public",
    "active",
    "yes",
    "bestatigt",
    "confirme",
    "confirmado",
    "confirmada",
    "geplant",
    "open",
];

/// The status that a text stands for, in the languages of headers.
pub(in crate::import) fn state(text: &str) -> Option<State> {
    let folded = unaccented(text.trim());
    let begins = |words: &[&str]| words.iter().any(|word| folded.starts_with(word));
    match () {
        () if begins(&CANCELLED) => Some(State::Cancelled),
        () if begins(&MOVED) => Some(State::Moved),
        () if begins(&TENTATIVE) => Some(State::Tentative),
        () if begins(&OUT) => Some(State::Out),
        () if PLANNED.contains(&folded.as_str()) => Some(State::AsPlanned),
        () => None,
    }
}

/// Flags of sessions that do not take place as planned.
const FLAGS: [(State, &[&str]); 3] = [
    (State::Cancelled, &["cancelled", "canceled", "iscancelled", "iscanceled", "abgesagt", "annule", "cancelado", "cancelada"]),
    (State::Moved, &["postponed", "rescheduled", "moved"]),
    (State::Tentative, &["tentative", "istentative", "provisional", "isprovisional", "unconfirmed"]),
];

/// Sets the status of a session, and returns whether it is on the program. Cancelled sessions are. An unknown status is reported.
pub(super) fn status(session: &mut DraftObject, row: &Row<'_>) -> bool {
    let found = row.find(STATUS).filter(|(_, status)| matches!(status.json, Json::Text(_)));
    let said = found.as_ref().map_or_else(String::new, |(_, status)| status.as_string());
    let is = |words: &[&str]| words.iter().any(|word| row.says(word) == Some(true));
    let in_words = state(&said);
    let known = FLAGS.iter().find(|(state, words)| in_words == Some(*state) || is(words)).map(|(state, _)| *state).or(in_words);
    match known {
        Some(State::Cancelled) => drop(session.say("status", "cancelled")),
        Some(State::Moved) => drop(session.say("status", "moved")),
        Some(State::Tentative) => drop(session.say("status", "tentative")),
        Some(State::Out | State::AsPlanned) => {}
        None => {
            if let Some((_, status)) = found.filter(|_| !said.trim().is_empty() && !is_placeholder(&said)) {
                status.report(Code::NoStatus);
            }
        }
    }
    let is_unpublished = PUBLISHED.iter().any(|word| row.says(word) == Some(false));
    !(in_words == Some(State::Out) || is(&HIDDEN) || is_unpublished)
}
