//! Vocabulary: maps kinds, roles, statuses and languages of other programs to the values of plenary's format.

use crate::import::common::case_fold::{lower, words};
use crate::import::common::draft::DraftObject;
use crate::import::common::localized_text::in_one;
use crate::text::unaccented;

/// The kind of a session: `"Talk (30 min)"` is `talk`. An unknown word is kept.
pub(in crate::import) fn kind(word: &str) -> String {
    known_kind(word).map_or_else(|| crate::import::common::strip_markup::line(word), str::to_string)
}

/// The kind of a session, if the word is known.
pub(in crate::import) fn known_kind(word: &str) -> Option<&'static str> {
    let folded = lower(word);
    let known: [(&str, &'static str); 26] = [
        ("keynote", "keynote"),
        ("lightning", "lightning"),
        ("panel", "panel"),
        ("roundtable", "roundtable"),
        ("round table", "roundtable"),
        ("workshop", "workshop"),
        ("tutorial", "workshop"),
        ("devroom", "devroom"),
        ("poster", "poster"),
        ("demo", "demo"),
        ("opening", "opening"),
        ("closing", "closing"),
        ("plenary", "plenary"),
        ("discussion", "discussion"),
        ("registration", "registration"),
        ("coffee", "break"),
        ("break", "break"),
        ("lunch", "meal"),
        ("dinner", "meal"),
        ("breakfast", "meal"),
        ("reception", "social"),
        ("social", "social"),
        ("party", "social"),
        ("talk", "talk"),
        ("lecture", "talk"),
        ("presentation", "presentation"),
    ];
    let of = words(&folded);
    let is_there = |wanted: &str| match wanted.split_once(' ') {
        Some((first, second)) => of.windows(2).any(|two| two == [first, second]),
        None => of.contains(&wanted),
    };
    known.iter().find(|(wanted, _)| is_there(wanted)).map(|(_, kind)| *kind)
}

/// Marks a session as a break if it has only a time and a title that means a break.
pub(in crate::import) fn pause(session: &mut DraftObject) {
    if session.has("kind") || session.has("people") {
        return;
    }
    let title = session.plain("title").map_or("", in_one);
    if let Some(kind @ ("break" | "meal" | "registration" | "social")) = known_kind(title) {
        session.say("kind", kind);
    }
}

/// The role of a person in a session.
pub(in crate::import) fn role(word: &str) -> String {
    let folded = unaccented(word.trim()).replace(['_', ' '], "-");
    match folded.as_str() {
        // The default role.
        "" | "speaker" | "presenter" | "participant" | "sprecher" | "sprecherin" | "referent" | "referentin" | "vortragende"
        | "vortragender" | "redner" | "rednerin" | "intervenant" | "intervenante" | "orateur" | "oratrice" | "conferencier"
        | "conferenciere" | "ponente" | "orador" | "oradora" | "докладчик" | "спикер" | "演讲者" | "讲者" => {
            ""
        }
        "moderator" | "chair" | "session-chair" | "convener" | "mod" | "moderation" | "moderatorin" | "moderateur"
        | "moderatrice" | "moderador" | "moderadora" | "модератор" | "司会" | "座長" | "主持人" => "moderator",
        "panelist" | "panellist" | "panel" | "podium" => "panelist",
        "host" | "organizer" | "organiser" => "host",
        _ => return lower(&crate::import::common::strip_markup::line(&word.replace('_', " "))),
    }
    .to_string()
}

/// The status of a session: `None` if it is not part of the public schedule, an empty text if it takes place as planned. An unknown
/// word is kept, and reported later.
pub(in crate::import) fn status(word: &str) -> Option<String> {
    let folded = lower(word.trim());
    Some(
        match folded.as_str() {
            "submitted" | "draft" | "rejected" | "rejecting" | "withdrawn" | "deleted" | "declined" | "new" | "review"
            | "undecided" | "waitlisted" => return None,
            "" | "confirmed" | "scheduled" | "published" => "",
            "accepted" | "accepting" | "unconfirmed" | "tentative" | "pending" => "tentative",
            "canceled" | "cancelled" => "cancelled",
            "delayed" | "moved" | "rescheduled" | "postponed" => "moved",
            _ => word.trim(),
        }
        .to_string(),
    )
}

/// BCP 47 tags of languages, if their names are known; else the words as written.
pub(in crate::import) fn languages(word: &str) -> Vec<String> {
    let as_written = || {
        [crate::import::common::strip_markup::line(word).replace('_', "-")].into_iter().filter(|tag| !tag.is_empty()).collect()
    };
    crate::import::common::language_names::tags(word).unwrap_or_else(as_written)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_told_by_their_names() {
        for &(word, tags) in &[
            ("English", &["en"][..]),
            (" 漢語 ", &["zh"]),
            ("Deutsch / English", &["de", "en"]),
            ("pt_BR", &["pt-BR"]),
            ("en, de", &["en", "de"]),
            ("de/en", &["de", "en"]),
            ("DE;fr", &["de", "fr"]),
            ("Français et Español", &["fr", "es"]),
            ("gsw", &["gsw"]),
            ("", &[]),
            ("Klingon, English", &["Klingon, English"]),
        ] {
            assert_eq!(languages(word), tags, "{word}");
        }
    }

    #[test]
    fn a_state_says_whether_a_session_is_on_the_programme() {
        for &(word, expected) in &[
            ("CONFIRMED", Some("")),
            ("accepted", Some("tentative")),
            ("Canceled", Some("cancelled")),
            ("DELAYED", Some("moved")),
            ("withdrawn", None),
            ("who knows", Some("who knows")),
        ] {
            assert_eq!(status(word).as_deref(), expected, "{word}");
        }
    }
}
