//! Reads a session, which is the same in all views, and classifies the organizers' own categories.

use crate::diagnostic::Code;
use crate::import::common::case_fold::{lower, words};
use crate::import::common::draft::{Draft, DraftObject};
use crate::import::common::language_names;
use crate::import::common::listed_items::Listed;
use crate::import::common::localized_text::json_text;
use crate::import::common::speakers::web_link;
use crate::import::common::strip_markup::line;
use crate::import::common::vocabulary;
use crate::path::JsonPath;
use crate::source::cursor::Cursor;
use crate::source::json::Json;

/// A chosen item of a category, such as `Track`: the category's title, the item's name, and its path.
#[derive(Clone)]
pub(super) struct Choice {
    pub(super) category: String,
    pub(super) name: String,
    pub(super) from: JsonPath,
}

/// Reads a session. One that is not public is reported and skipped.
pub(super) fn session(draft: &mut Draft, r: &Cursor<'_>, choices: Vec<Choice>, rooms: &Listed) -> Option<DraftObject> {
    if !matches!(r.json, Json::Object(_)) {
        r.report(Code::NoObject);
        return None;
    }
    let status = lower(&r.string("status"));
    if !matches!(status.as_str(), "" | "accepted" | "cancelled" | "canceled") {
        r.report(Code::Dropped);
        return None;
    }
    let mut session = DraftObject::of(r);
    session.identify(r, &["id"]).line("title", r, "title").long("abstract", r, "description");
    session.copy("start", r, "startsAt").copy("end", r, "endsAt");
    if status.starts_with("cancel") {
        session.say("status", "cancelled");
    }
    // The grid names the room as well, which distinguishes rooms that share an id.
    let name = rooms.of_name(&line(&r.string("room")));
    let id = r.member("roomId").and_then(|id| rooms.id(&id.as_string()));
    match (id.or(name), r.member("roomId")) {
        (Some(room), Some(id)) => drop(session.tell("room", room, &id)),
        (None, Some(id)) if !r.string("roomId").is_empty() => rooms.report(&id),
        _ => {}
    }
    let mut there = Vec::new();
    r.every("speakers", &mut |speaker| {
        let id = match speaker.json {
            Json::Object(_) => super::speaker(draft, speaker),
            _ => draft.referent(speaker, "id", Code::UnknownSpeaker),
        };
        if let Some(id) = id.filter(|id| !there.contains(id)) {
            session.appearance(id, "", speaker);
            there.push(id);
        }
    });
    sort_out(&mut session, choices);
    let title = r.string("title");
    if r.flag("isServiceSession") {
        session.say("kind", pause(&title));
    } else if r.flag("isPlenumSession") && !session.has("kind") {
        session.say("kind", vocabulary::known_kind(&title).unwrap_or("plenary"));
    }
    for &(kind, key) in &[("livestream", "liveUrl"), ("recording", "recordingUrl")] {
        if let Some(url) = r.member(key) {
            web_link(&mut session, kind, "", &url);
        }
    }
    Some(session)
}

/// Classifies chosen items by the titles of their categories: track, kind, languages; the rest become tags.
fn sort_out(session: &mut DraftObject, choices: Vec<Choice>) {
    let (mut tags, mut languages) = (Vec::new(), Vec::new());
    let of_track = ["track", "topic"].into_iter().find(|word| choices.iter().any(|choice| is_called(choice, word)));
    for choice in choices {
        let is = |word: &str| is_called(&choice, word);
        let kind = is("format") || is("type");
        let spoken = if is("language") && !is("programming") { language_names::tags(&choice.name) } else { None };
        if of_track.is_some_and(is) && !session.has("track") {
            session.put("track", json_text(choice.name), choice.from);
        } else if let Some(spoken) = spoken {
            languages.extend(spoken);
        } else if let Some(kind) = Some(&choice.name).filter(|_| kind && !session.has("kind")).and_then(|name| format(name)) {
            session.put("kind", json_text(kind), choice.from);
        } else {
            tags.push(choice.name);
        }
    }
    tags.retain(|tag| session.get("track") != Some(tag));
    session.words("tags", tags).words("language", languages);
}

/// Whether the title of its category contains a word.
fn is_called(choice: &Choice, word: &str) -> bool {
    let folded = lower(&choice.category);
    words(&folded).iter().any(|known| known.strip_suffix('s').unwrap_or(known) == word)
}

/// The session kind that a format names, if any: `45 mins` is a duration, not a kind.
fn format(name: &str) -> Option<String> {
    let is_length = name.contains(|c: char| c.is_ascii_digit());
    match vocabulary::known_kind(name) {
        Some(kind) => Some(kind.into()),
        None if lower(name).contains("session") => Some("talk".into()),
        None => (!is_length && !name.is_empty()).then(|| name.to_string()),
    }
}

/// The kind of a service session: a break, unless its title names another kind.
fn pause(title: &str) -> &'static str {
    let folded = lower(title);
    let known = [
        ("breakfast", "meal"),
        ("lunch", "meal"),
        ("dinner", "meal"),
        ("food", "meal"),
        ("registration", "registration"),
        ("check-in", "registration"),
        ("check in", "registration"),
        ("doors open", "registration"),
        ("party", "social"),
        ("networking", "social"),
        ("happy hour", "social"),
        ("welcome", "opening"),
    ];
    let found = known.iter().find(|(wanted, _)| folded.contains(wanted)).map(|(_, kind)| *kind);
    found.or_else(|| vocabulary::known_kind(title)).unwrap_or("break")
}
