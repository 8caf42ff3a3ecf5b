//! The state of a session: whether it is on the programme, cancelled, moved or tentative, in words or by flags.

use super::names::is_placeholder;
use super::row::Row;
use super::words::STATUS;
use crate::diagnostic::Code;
use crate::import::common::draft::DraftObject;
use crate::source::json::Json;
use crate::text::unaccented;

/// What a word says of a session.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::import) enum State {
    /// It is not on the programme.
    Out,
    Cancelled,
    Moved,
    Tentative,
    AsPlanned,
}

/// Keys that say whether something is off the programme.
const HIDDEN: [&str; 9] =
    ["hidden", "ishidden", "deleted", "isdeleted", "draft", "isdraft", "private", "isprivate", "unpublished"];
/// The same the other way round.
const PUBLISHED: [&str; 8] = ["published", "ispublished", "public", "ispublic", "visible", "isvisible", "approved", "isapproved"];
/// Beginnings of states, without accents, of what is off the programme, in the languages of headers.
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
/// Beginnings of words for what is cancelled.
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
/// Beginnings of words for what is moved.
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
/// Beginnings of words for what is tentative.
const TENTATIVE: [&str; 5] = ["tentativ", "provisional", "vorlaufig", "provisoire", "provisorisch"];
/// Words for what is as planned.
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

/// What a word says of a session, in the languages of headers.
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

/// Flags of what is not as planned.
const FLAGS: [(State, &[&str]); 3] = [
    (State::Cancelled, &["cancelled", "canceled", "iscancelled", "iscanceled", "abgesagt", "annule", "cancelado", "cancelada"]),
    (State::Moved, &["postponed", "rescheduled", "moved"]),
    (State::Tentative, &["tentative", "istentative", "provisional", "isprovisional", "unconfirmed"]),
];

/// Whether it is on the programme; what is cancelled is, and says so. A state that nobody knows is reported.
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
