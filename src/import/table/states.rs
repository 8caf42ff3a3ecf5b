//! The status of a session: not on the program, cancelled, moved or tentative, by words or flags.

#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
use super::moved::{FROM, TO};
use super::names::is_placeholder;
use super::row::Row;
use super::words::{STATUS, Words, folded, is_any};
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

/// Whole phrases for a cancelled or moved appearance, without accents and spaces. A prefix would match `Reporter`.
const CHANGES: Words = "cancelled canceled cancels cancelada cancelado abgesagt entfallt entfallen falltaus gestrichen annule annulee annules annulees anulado \
    anulada suprimido suprimida geannuleerd afgelast odwolany odwolana odwolane zruseno zrusen zrusena avlyst installt installd отменен отменена отменено отменён \
    отменяется 取消 moved postponed rescheduled delayed verschoben verlegt reporte reportee deplace deplacee aplazado aplazada pospuesto pospuesta \
    reprogramado reprogramada adiado adiada verplaatst uitgesteld перенесен перенесена перенесено перенесён 延期";
/// Words before or behind such a phrase.
const AROUND: Words = "is was has been have had ist wurde wird est a ete es fue ha sido now today jetzt heute";

/// Whether a text says nothing but that an appearance is cancelled or moved.
pub(super) fn is_change(text: &str) -> bool {
    let words = text.split_whitespace().map(folded).filter(|word| !word.is_empty() && !is_any(AROUND, word));
    is_any(CHANGES, &words.collect::<Vec<_>>().concat())
}

/// The text behind the word for a cancelled, moved or tentative session, without prepositions: `Room 5` of `moved to Room 5`.
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
pub(in crate::import) fn rest_of_status(text: &str) -> Option<String> {
    if !matches!(state(text), Some(State::Cancelled | State::Moved | State::Tentative)) {
        return None;
    }
    let words = text.split_whitespace().map(|word| word.trim_matches(['(', ')', ',', ';', '.', ':', '!', '-', '–', '—']));
    let mut words = words.skip(1 + usize::from(unaccented(text.trim()).starts_with("fallt aus"))).peekable();
    let is_small = |word: &&str| {
        let word = folded(word);
        word.is_empty() || [AROUND, TO, FROM, "session talk event"].iter().any(|words| is_any(words, &word))
    };
    while words.next_if(is_small).is_some() {}
    let rest = words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    Some(rest).filter(|rest| state(rest) != Some(State::AsPlanned)).or_else(|| Some(String::new()))
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
