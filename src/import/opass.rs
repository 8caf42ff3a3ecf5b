//! The schedule format of OPass (<https://github.com/CCIP-App/OPass-Android>), published by COSCUP. Texts are grouped by language,
//! under a key for each.

use crate::diagnostic::Code;
use crate::import::Options;
use crate::import::common::draft::{Draft, DraftObject, path_of};
use crate::import::common::fields::is_object;
use crate::import::common::key_map::Map;
use crate::import::common::listed_items::Listed;
use crate::import::common::localized_text::in_one;
use crate::import::common::shape::{any_item, has};
use crate::import::common::speakers;
use crate::import::common::strip_markup;
use crate::path::JsonPath;
use crate::source::cursor::Cursor;
use crate::source::json::Json;

/// The signature: sessions with an object of texts for each language, including a title.
pub(super) fn matches(json: &Json<'_>) -> bool {
    any_item(json, "sessions", |session| is_titled(session, "zh") || is_titled(session, "en"))
}

/// Whether the texts of a language are under its tag and include a title.
fn is_titled(session: &Json<'_>, language: &str) -> bool {
    session.get(language).is_some_and(|texts| has(texts, &["title"]))
}

/// Imports sessions, speakers, rooms, session types and tags.
pub(super) fn read(r: &Cursor<'_>, _options: &Options<'_>) -> Option<Draft> {
    let mut draft = Draft::of(r);
    let (mut rooms, mut types) = (Listed::new(Code::UnknownRoom), Listed::new(Code::UnknownTrack));
    let mut tags = Listed::new(Code::UnknownTrack);
    r.every("rooms", &mut |one| described(one, &mut rooms, &mut draft.rooms));
    // A "type" is a community's stage or a theme, so it is imported as a track.
    r.every("session_types", &mut |one| described(one, &mut types, &mut draft.tracks));
    let mut named = Vec::new();
    r.every("tags", &mut |one| described(one, &mut tags, &mut named));
    let mut names = Map::default();
    named.iter().for_each(|tag| names.set(tag.get("id").unwrap_or_default(), called(tag)));
    r.every("speakers", &mut |speaker| {
        if is_object(speaker) {
            person(&mut draft, speaker);
        }
    });
    r.every("sessions", &mut |session| {
        if is_object(session) {
            self::session(&mut draft, session, &rooms, &types, &names);
        }
    });
    draft.unless_empty(r)
}

/// Collects the texts of a key from the objects of all languages.
fn texts(made: &mut DraftObject, to: &'static str, r: &Cursor<'_>, key: &str, clean: fn(&str) -> String) {
    let mut languages: Vec<(String, Json<'static>, JsonPath)> = Vec::new();
    if let Json::Object(members) = r.json {
        for (language, _) in members.iter().filter(|(language, value)| is_language(language, value)) {
            if let Some(object) = r.member(language)
                && let Some(member) = object.member(key)
                && let Some(texts) = crate::import::common::localized_text::texts(&member, clean)
            {
                languages.push((language.replace('_', "-"), texts, path_of(&member)));
            }
        }
    }
    let Some((_, first, from)) = languages.first() else {
        made.texts(to, r, key, clean);
        return;
    };
    if languages.iter().all(|(_, text, _)| text == first) && languages.len() > 1 {
        made.put(to, first.clone(), from.clone());
        return;
    }
    let from = if languages.len() == 1 { from.clone() } else { made.from.clone() };
    let texts = languages.into_iter().map(|(language, text, _)| (language.into(), text));
    made.put(to, Json::Object(texts.collect()), from);
}

/// Whether a member contains the texts of a language: `zh`, `en`, `zh-TW`.
fn is_language(key: &str, value: &Json<'_>) -> bool {
    let primary = key.split(['-', '_']).next().unwrap_or_default();
    matches!(value, Json::Object(_)) && (2..=3).contains(&primary.len()) && primary.bytes().all(|b| b.is_ascii_lowercase())
}

fn described(r: &Cursor<'_>, listed: &mut Listed, into: &mut Vec<DraftObject>) {
    if is_object(r) {
        let mut made = DraftObject::of(r);
        texts(&mut made, "name", r, "name", strip_markup::line);
        texts(&mut made, "description", r, "description", strip_markup::paragraphs);
        made.copy("color", r, "color");
        listed.take(made, r, &["id"], into);
    }
}

/// Reads a person, named in the first language; a different name in another language follows in parentheses.
fn person(draft: &mut Draft, r: &Cursor<'_>) {
    let mut made = DraftObject::of(r);
    texts(&mut made, "name", r, "name", strip_markup::line);
    let mut names: Vec<String> = Vec::new();
    if let Some(json) = made.plain("name") {
        let texts = match json {
            Json::Object(members) => members.iter().map(|(_, text)| text).collect(),
            plain => vec![plain],
        };
        for text in texts {
            if let Json::Text(name) = text
                && !names.iter().any(|known| known.contains(name.as_ref()))
            {
                names.push(name.to_string());
            }
        }
    }
    let Some((first, others)) = names.split_first() else { return r.report(Code::NoName) };
    let name = if others.is_empty() { first.clone() } else { [first, " (", &strip_markup::joined(others, ", "), ")"].concat() };
    let id = draft.somebody(r, &name, &[("id", r.string("id"))]);
    let person = draft.person(id);
    texts(person, "bio", r, "bio", strip_markup::paragraphs);
    texts(person, "affiliation", r, "title", strip_markup::line);
    person.first_url("picture", r, &["avatar"], "");
    person.links(r, "links", "", "");
}

fn session(draft: &mut Draft, r: &Cursor<'_>, rooms: &Listed, types: &Listed, tags: &Map<String>) {
    let mut session = DraftObject::of(r);
    if !session.state(r, "status") {
        return;
    }
    session.identify(r, &["id"]).copy("start", r, "start").copy("end", r, "end");
    texts(&mut session, "title", r, "title", strip_markup::line);
    texts(&mut session, "subtitle", r, "subtitle", strip_markup::line);
    texts(&mut session, "abstract", r, "description", strip_markup::paragraphs);
    session.languages(r, "language");
    rooms.refer(&mut session, "room", r, "room");
    types.refer(&mut session, "track", r, "type");
    speakers::refer(draft, &mut session, r, "speakers");
    let mut words = r.strings("tags");
    for word in &mut words {
        if let Some(tag) = tags.get(word) {
            word.clone_from(tag);
        }
    }
    session.words("tags", words);
    for &(kind, key) in &[
        ("", "uri"),
        ("", "url"),
        ("slides", "slide"),
        ("document", "co_write"),
        ("recording", "record"),
        ("livestream", "live"),
        ("discussion", "qa"),
    ] {
        if let Some(member) = r.member(key) {
            link(&mut session, kind, &member);
        }
    }
    draft.session(session, r);
}

/// The name of a tag. Tags are in one language: English is the one that most tags have.
fn called(tag: &DraftObject) -> String {
    tag.plain("name").map_or_else(String::new, |name| in_one(name).to_string())
}

/// Reads a URL. Organizers also enter text there, such as a remark that there is none.
fn link(session: &mut DraftObject, kind: &str, r: &Cursor<'_>) {
    let url = r.as_string();
    if url.is_empty() {
        return;
    }
    if !url.contains("://") && !url.starts_with('/') {
        return r.report(Code::BadUrl);
    }
    session.link(kind, &url, "", r);
}
