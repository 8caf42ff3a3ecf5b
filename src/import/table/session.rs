//! Converts a row to a session.

use super::ZONE;
use super::addresses::{Address, addresses};
use super::assumed::Assumptions;
use super::moved::moved;
use super::row::Row;
use super::states::status;
use super::things::{by_name, is_unknown, named, reference, thing};
use super::times::{Around, OwnDate, Times};
use super::words::{ABSTRACT, FORMAT, ID, LANGUAGE, LEVEL, PEOPLE, ROOM, SUBTITLE, TAGS, TITLE, TRACK};
use super::{Known, flags, people};
use crate::diagnostic::Code;
use crate::import::common::case_fold::lower;
use crate::import::common::draft::{Draft, DraftObject};
use crate::import::common::iterate::each;
use crate::import::common::language_names;
use crate::import::common::link_kind::link_kind;
use crate::import::common::localized_text::in_one;
use crate::import::common::localized_text::json_text;
use crate::import::common::strip_markup::{line, paragraphs};
use crate::import::common::vocabulary;
use crate::path::JsonPath;
use crate::source::cursor::{Cursor, Path};
use crate::source::json::Json;
use crate::time::{Date, stamp};

/// Keys of URLs, with the kinds of links.
const LINKS: &[(&str, &str)] = &[
    ("url", ""),
    ("link", ""),
    ("website", ""),
    ("permalink", ""),
    ("sessionurl", ""),
    ("video", "recording"),
    ("videourl", "recording"),
    ("videolink", "recording"),
    ("recording", "recording"),
    ("recordingurl", "recording"),
    ("youtube", "recording"),
    ("youtubeurl", "recording"),
    ("liveurl", "livestream"),
    ("livestream", "livestream"),
    ("livestreamurl", "livestream"),
    ("streamurl", "livestream"),
    ("stream", "livestream"),
    ("slides", "slides"),
    ("slidesurl", "slides"),
    ("slideurl", "slides"),
    ("presentation", "slides"),
    ("presentationurl", "slides"),
    ("deck", "slides"),
    ("feedback", "feedback"),
    ("feedbackurl", "feedback"),
    ("registration", "registration"),
    ("registrationurl", "registration"),
    ("signup", "registration"),
];

/// The context in which a row is read.
pub(super) struct Session<'k> {
    pub(super) known: &'k Known,
    pub(super) times: &'k Times<'k>,
    pub(super) around: Around<'k>,
    /// The room and the track of its container.
    pub(super) room: Option<String>,
    pub(super) track: Option<String>,
    /// Its key in a map of sessions by id; empty in a list.
    pub(super) key: &'k str,
}

impl Session<'_> {
    /// The session, the date of its row and the day under which it is listed; none where it is not on the programme, which is reported.
    pub(super) fn read(
        &self,
        draft: &mut Draft,
        r: &Cursor<'_>,
        assumed: &mut Assumptions,
    ) -> Option<(DraftObject, OwnDate, Option<Date>)> {
        let row = Row::of(r);
        let mut session = DraftObject::of(r);
        if !status(&mut session, &row) {
            r.report(Code::Dropped);
            return None;
        }
        match row.find(ID) {
            Some((_, id)) => session.identify_by(&id),
            None => session.identify_by_key(self.key),
        }
        if let Json::Text(title) = r.json {
            session.say("title", line(title));
        }
        row.tell(&mut session, "title", TITLE, line);
        row.tell(&mut session, "subtitle", SUBTITLE, line);
        let (date, listed) = self.times.tell(&mut session, &row, &self.around, assumed);
        moved(&mut session, &row, &self.times.dates, assumed);
        if let Some((_, zone)) = row.find(ZONE) {
            let name = zone.as_string();
            if self.times.zones.has(name.trim()) {
                session.tell("timezone", name.trim().to_string(), &zone);
            } else {
                zone.report(Code::NoZone);
            }
        }
        describe(&mut session, &row);
        let mut tags = self.room(draft, &mut session, &row);
        tags.extend(self.track(draft, &mut session, &row, assumed));
        let title = row.name(TITLE);
        self.kind(&mut session, &row, &title);
        let others = &self.known.others;
        let levels = row.all(LEVEL).into_iter().map(|(_, found)| (LEVEL, found));
        for (own, found) in levels.chain(row.all(TAGS).into_iter().map(|(_, found)| (TAGS, found))) {
            match found.json {
                Json::Text(text) if stamp(text).is_some() => {}
                Json::Text(text) if !others.has(text.trim()) => tags.extend(text.split([',', ';']).map(line)),
                Json::List(_) => each(&found, &mut |_, tag| tags.push(named(tag, own, others))),
                _ => tags.push(named(&found, own, others)),
            }
        }
        self.languages(&mut session, &row, &mut tags);
        session.words("tags", tags);
        for (words, role) in PEOPLE {
            let before = session.list_length("people");
            for group in row.groups(words).iter() {
                // Names beside ids, or a text beside a list, are redundant.
                if session.list_length("people") > before {
                    break;
                }
                for found in row.values(group) {
                    people::take(draft, &mut session, &found, group.word, role, assumed);
                }
            }
        }
        // A session without people and kind, and with a short title that means a break, is a break.
        if !session.has("kind") && !session.has("people") && title.split_whitespace().count() <= 3 {
            let quiet =
                vocabulary::known_kind(&title).filter(|kind| matches!(*kind, "break" | "meal" | "registration" | "social"));
            session.say("kind", quiet.unwrap_or_default());
        }
        links(&mut session, &row);
        flags::tell(&mut session, &row);
        Some((session, date, listed))
    }

    /// Sets the kind of a session.
    fn kind(&self, session: &mut DraftObject, row: &Row<'_>, title: &str) {
        for group in row.groups(FORMAT).iter() {
            let Some(format) = row.value(group) else { continue };
            // `type` is often just "session".
            if !matches!(format.json, Json::Text(text) if matches!(lower(text.trim()).as_str(), "session" | "event")) {
                session.say("kind", vocabulary::kind(&named(&format, FORMAT, &self.known.others)));
                return;
            }
        }
        if ["isbreak", "break", "isservicesession"].iter().any(|word| row.is(word)) {
            session.say("kind", vocabulary::known_kind(title).unwrap_or("break"));
        }
    }

    /// Sets the room to the first one named; the others are returned as tags.
    fn room(&self, draft: &mut Draft, session: &mut DraftObject, row: &Row<'_>) -> Vec<String> {
        let mut tags = Vec::new();
        for (word, found) in row.all(ROOM) {
            if session.has("room") {
                break;
            }
            let rooms = &self.known.rooms;
            for (json, path) in values(&found) {
                let one = Cursor { json, path, log: found.log };
                let room = match json {
                    Json::Object(_) => thing(&one, ROOM, rooms, &mut draft.rooms),
                    // A meeting on the web, which the name of a room may stand in front of.
                    Json::Text(text) if let all @ [first, ..] = &addresses(text)[..] => {
                        all.iter().for_each(|at| session.link(link_kind("", "", at.url, ""), at.url, "", &one));
                        reference(&one, first.label, word, ROOM, rooms)
                    }
                    Json::Text(_) | Json::Number(_) => reference(&one, &one.as_string(), word, ROOM, rooms),
                    _ => None,
                };
                match room {
                    Some((id, _)) if !session.has("room") => drop(session.tell("room", id, &found)),
                    Some((id, name)) if session.get("room") != Some(&id) => tags.push(name),
                    _ => {}
                }
            }
            if !tags.is_empty() {
                found.report_help(Code::SeveralRooms, "The other rooms are shown as tags.".into());
            }
        }
        if let Some(room) = self.room.as_ref().filter(|room| !session.has("room") && !is_unknown(room, ROOM)) {
            session.say("room", by_name(room, &self.known.rooms));
        }
        tags
    }

    /// Sets the track to the first value that can be one; the other values become tags.
    fn track(&self, draft: &mut Draft, session: &mut DraftObject, row: &Row<'_>, assumed: &mut Assumptions) -> Vec<String> {
        let mut tags = Vec::new();
        for (word, found) in row.all(TRACK) {
            if matches!(found.json, Json::Text(text) if text.contains("://")) {
                continue;
            }
            let tracks = &self.known.tracks;
            for (json, path) in values(&found) {
                let one = Cursor { json, path, log: found.log };
                let track = match json {
                    Json::Object(_) => thing(&one, TRACK, tracks, &mut draft.tracks),
                    Json::Text(_) | Json::Number(_) => reference(&one, &one.as_string(), word, TRACK, tracks),
                    _ => None,
                };
                let Some((id, name)) = track else { continue };
                if !session.has("track") {
                    session.tell("track", id, &found);
                } else if session.get("track") != Some(&id) {
                    if matches!(found.json, Json::List(_)) {
                        assumed.report(Code::SeveralTracks, &found, String::new());
                    }
                    tags.push(name);
                }
            }
        }
        if let Some(track) = self.track.as_ref().filter(|track| !session.has("track") && !is_unknown(track, TRACK)) {
            session.say("track", by_name(track, &self.known.tracks));
        }
        tags
    }

    fn languages(&self, session: &mut DraftObject, row: &Row<'_>, tags: &mut Vec<String>) {
        let mut languages = Vec::new();
        for (_, found) in row.all(LANGUAGE) {
            let mut add = |one: &Cursor<'_>| {
                let own = Row::of(one);
                let id = own.find("id code").and_then(|(_, id)| language_names::tags(&id.as_string()));
                let said = if let Json::Text(said) = one.json { line(said) } else { String::new() };
                let name = if language_names::tags(&said).is_some() { said } else { named(one, LANGUAGE, &self.known.others) };
                match id.or_else(|| language_names::tags(&name)) {
                    Some(known) => languages.extend(known),
                    None => tags.push(name),
                }
            };
            match found.json {
                Json::List(_) => each(&found, &mut |_, one| add(one)),
                _ => add(&found),
            }
        }
        session.words("language", languages);
    }
}

/// The items of a list, or a single value, with their paths.
fn values<'f>(found: &'f Cursor<'f>) -> Vec<(&'f Json<'f>, Path<'f>)> {
    match found.json {
        Json::List(items) => items.iter().enumerate().map(|(index, json)| (json, Path::Index(&found.path, index))).collect(),
        one => vec![(one, found.path)],
    }
}

/// Joins all descriptive texts without duplicates, shorter ones first.
fn describe(session: &mut DraftObject, row: &Row<'_>) {
    let (mut whole, mut place) = (String::new(), JsonPath::TOP);
    for group in row.groups(ABSTRACT).iter() {
        let Some((text, from)) = row.text_of(group, paragraphs) else { continue };
        match text {
            // A text that is only a URL is a link.
            Json::Text(text) if text.starts_with("http") && !text.contains(char::is_whitespace) => {
                session.link_from("", &text, "", from);
            }
            _ if session.has("abstract") || whole.contains(in_one(&text)) => {}
            Json::Text(text) => {
                if whole.is_empty() {
                    place = from;
                }
                let is_more = whole.is_empty() || text.contains(&whole);
                whole = if is_more { text.to_string() } else { [&whole, "\n\n", &text].concat() };
            }
            text if whole.is_empty() => drop(session.put("abstract", text, from)),
            _ => {}
        }
    }
    if !whole.is_empty() {
        session.put("abstract", json_text(whole), place);
    }
}

fn links(session: &mut DraftObject, row: &Row<'_>) {
    for (word, kind) in LINKS {
        let Some(found) = row.get(word) else { continue };
        for (json, path) in values(&found) {
            let one = Cursor { json, path, log: found.log };
            link(session, &one, kind);
        }
    }
    for &(word, otherwise) in &[
        ("links", ""),
        ("attachments", "document"),
        ("resources", "document"),
        ("files", "document"),
        ("enclosures", "recording"),
    ] {
        let Some(found) = row.get(word) else { continue };
        if let Json::Text(text) = found.json {
            for Address { label, url } in addresses(text) {
                session.link(link_kind("", label, url, otherwise), url, label, &found);
            }
        }
        each(&found, &mut |key, link| {
            let of = Row::of(link);
            let (url, title) = match link.json {
                Json::Text(url) => (url.trim().to_string(), key.to_string()),
                _ => (of.name("url link href"), of.name("title name label")),
            };
            session.link(link_kind(&of.name("type kind"), &title, &url, otherwise), &url, &title, link);
        });
    }
}

/// Adds the addresses of a text, or one that is relative. A text without any is reported as unread.
fn link(session: &mut DraftObject, r: &Cursor<'_>, kind: &str) {
    let Json::Text(text) = r.json else { return };
    let all = addresses(text);
    for Address { label, url } in &all {
        session.link(kind, url, label, r);
    }
    if all.is_empty() && (text.contains("://") || text.starts_with('/')) {
        session.link(kind, text.trim(), "", r);
    }
}
