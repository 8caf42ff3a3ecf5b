//! A row as a session.

use super::row::{ABSTRACT, FORMAT, ID, LANGUAGE, LEVEL, PEOPLE, ROOM, Row, STATUS, SUBTITLE, TAGS, TITLE, TRACK, Words};
use super::{Known, people, times};
use crate::feed::json::Json;
use crate::feed::reading::Reading;
use crate::formats::clean::{line, paragraphs};
use crate::formats::draft::{Draft, Made, text};
use crate::formats::letters::{lower, whole};
use crate::formats::map::Map;
use crate::formats::spoken::in_one;
use crate::formats::walk::each;
use crate::formats::{roles, tongues};
use crate::path::JsonPath;
use crate::problem::Code;

/// Keys of addresses, with what they lead to.
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

/// What is known when a row is read.
pub(super) struct Session<'k> {
    pub(super) known: &'k Known,
    /// The date of what it stands in; empty where that has none.
    pub(super) day: &'k str,
}

impl Session<'_> {
    /// The session; none where it is not on the programme, which is reported.
    pub(super) fn read(&self, draft: &mut Draft, r: &Reading<'_>) -> Option<Made> {
        let row = Row::of(r);
        let mut session = Made::of(r);
        if !status(&mut session, &row) {
            r.report(Code::Dropped);
            return None;
        }
        if let Some((_, id)) = row.find(ID) {
            session.identify_by(&id);
        }
        row.tell(&mut session, "title", TITLE, line);
        row.tell(&mut session, "subtitle", SUBTITLE, line);
        times::tell(&mut session, &row, self.day, self.known.in_seconds);
        describe(&mut session, &row);
        self.room(draft, &mut session, &row);
        let mut tags = self.track(draft, &mut session, &row);
        let title = row.name(TITLE);
        self.kind(&mut session, &row, &title);
        for word in LEVEL.iter().chain(TAGS) {
            let Some(found) = row.get(word) else { continue };
            match found.json {
                Json::Text(text) if !self.known.others.has(text.trim()) => {
                    tags.extend(text.split([',', ';']).map(line));
                }
                Json::List(_) => each(&found, &mut |_, tag| tags.push(self.named(tag, &self.known.others))),
                _ => tags.push(self.named(&found, &self.known.others)),
            }
        }
        self.languages(&mut session, &row, &mut tags);
        session.words("tags", tags);
        let mut taken: Vec<&str> = Vec::new();
        for (words, role) in PEOPLE {
            for word in *words {
                // Names beside ids, or a text beside a list, say the same once more.
                if let Some(found) = row.get(word)
                    && !taken.contains(role)
                {
                    people::take(draft, &mut session, &found, word, role);
                    if session.has("people") {
                        taken.push(role);
                    }
                }
            }
        }
        // Nobody speaks in a break, which is called by its name and little else.
        if !session.has("kind") && !session.has("people") && title.split_whitespace().count() <= 3 {
            let quiet = roles::known_kind(&title).filter(|kind| matches!(*kind, "break" | "meal" | "registration" | "social"));
            session.say("kind", quiet.unwrap_or_default());
        }
        links(&mut session, &row);
        Some(session)
    }

    /// What kind of session it is.
    fn kind(&self, session: &mut Made, row: &Row<'_>, title: &str) {
        for word in FORMAT {
            let Some(format) = row.get(word) else { continue };
            // `type` often says only that this is a session.
            if !matches!(format.json, Json::Text(text) if matches!(lower(text.trim()).as_str(), "session" | "event")) {
                session.say("kind", roles::kind(&self.named(&format, &self.known.others)));
                return;
            }
        }
        if ["isbreak", "break", "isservicesession"].iter().any(|word| row.is(word)) {
            session.say("kind", roles::known_kind(title).unwrap_or("break"));
        }
    }

    /// The name of a thing: its own, or that of the id that it is.
    fn named(&self, r: &Reading<'_>, known: &Map<String>) -> String {
        match r.json {
            Json::Object(_) => {
                let row = Row::of(r);
                let name = row.name(TITLE);
                if name.is_empty() { row.find(&["id"]).map_or(name, |(_, id)| id.as_string()) } else { name }
            }
            Json::Text(_) | Json::Number(_) => {
                let said = r.as_string();
                known.get(&said).cloned().unwrap_or_else(|| line(&said))
            }
            _ => String::new(),
        }
    }

    /// What a session refers to by id or name, among what is listed; reported where there is no such id.
    fn reference(r: &Reading<'_>, word: &str, list: &Map<String>) -> Option<String> {
        let said = line(&r.as_string());
        if list.has(&said) || said.is_empty() {
            return Some(said).filter(|said| !said.is_empty());
        }
        let by_name = list.iter().find(|(_, name)| **name == said).map(|(id, _)| id.to_string());
        let is_id = word.ends_with("id") || (matches!(r.json, Json::Number(_)) && !list.is_empty());
        if by_name.is_none() && is_id {
            r.report(Code::UnknownId);
            return None;
        }
        Some(by_name.unwrap_or(said))
    }

    fn room(&self, draft: &mut Draft, session: &mut Made, row: &Row<'_>) {
        for word in ROOM {
            let Some(found) = row.get(word).filter(|_| !session.has("room")) else { continue };
            let list = &self.known.rooms;
            let first = match found.json {
                Json::List(items) => {
                    if items.len() > 1 {
                        found.report(Code::SeveralRooms);
                    }
                    &items[0]
                }
                one => one,
            };
            let one = Reading { json: first, path: found.path, log: found.log };
            let room = match first {
                Json::Object(_) => thing(&one, list, &mut draft.rooms).map(|(id, _)| id),
                Json::Text(_) | Json::Number(_) => Self::reference(&one, word, list),
                _ => None,
            };
            if let Some(room) = room {
                session.tell("room", room, &found);
            }
        }
    }

    /// The first that can be one is the track; what else stands under such words becomes tags.
    fn track(&self, draft: &mut Draft, session: &mut Made, row: &Row<'_>) -> Vec<String> {
        let mut tags = Vec::new();
        for word in TRACK {
            let Some(found) = row.get(word) else { continue };
            if matches!(found.json, Json::Text(text) if text.contains("://")) {
                continue;
            }
            let items: Vec<&Json<'_>> = match found.json {
                Json::List(items) => items.iter().collect(),
                one => vec![one],
            };
            for json in items {
                let one = Reading { json, path: found.path, log: found.log };
                let track = match json {
                    Json::Object(_) => thing(&one, &self.known.tracks, &mut draft.tracks),
                    Json::Text(_) | Json::Number(_) => {
                        Self::reference(&one, word, &self.known.tracks).map(|id| (id, self.named(&one, &self.known.tracks)))
                    }
                    _ => None,
                };
                let Some((id, name)) = track else { continue };
                if !session.has("track") {
                    session.tell("track", id, &found);
                } else if session.get("track") != Some(&id) {
                    tags.push(name);
                }
            }
        }
        tags
    }

    fn languages(&self, session: &mut Made, row: &Row<'_>, tags: &mut Vec<String>) {
        let mut languages = Vec::new();
        for found in LANGUAGE.iter().filter_map(|word| row.get(word)) {
            let mut add = |one: &Reading<'_>| {
                let own = Row::of(one);
                let id = own.find(&["id", "code"]).and_then(|(_, id)| tongues::tags(&id.as_string()));
                let name = self.named(one, &Default::default());
                let name = if tongues::tags(&name).is_some() { name } else { self.named(one, &self.known.others) };
                match id.or_else(|| tongues::tags(&name)) {
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

/// A room or a track that is described where it is used: its id, and its name.
fn thing(r: &Reading<'_>, known: &Map<String>, list: &mut Vec<Made>) -> Option<(String, String)> {
    let row = Row::of(r);
    let name = row.name(TITLE);
    let id = row.find(&["id", "guid", "code", "key", "slug"]).map_or_else(|| name.clone(), |(_, id)| id.as_string());
    if id.is_empty() {
        return None;
    }
    if !known.has(&id) && !list.iter().any(|made| made.get("id") == Some(&id)) && !name.is_empty() {
        let mut made = Made::of(r);
        made.say("id", &id);
        row.tell(&mut made, "name", TITLE, line);
        color(&mut made, &row);
        list.push(made);
    }
    Some((id, name))
}

/// A colour, as text or as red, green and blue.
pub(super) fn color(made: &mut Made, row: &Row<'_>) {
    let Some((_, found)) = row.find(&["color", "colour", "hexcolor"]) else { return };
    let said = match found.json {
        Json::Text(said) => said.trim().to_string(),
        Json::List(items) => {
            let mut hex = String::from("#");
            for item in items.iter().take(3) {
                let Json::Number(part) = item else { return };
                let Some(part @ 0..=255) = whole(part) else { return };
                for digit in [part >> 4, part & 15] {
                    hex.push(char::from_digit(digit as u32, 16).unwrap_or('0'));
                }
            }
            if hex.len() < 7 {
                return;
            }
            hex
        }
        _ => return,
    };
    let is_bare = !said.starts_with('#') && matches!(said.len(), 3 | 6) && said.bytes().all(|byte| byte.is_ascii_hexdigit());
    made.tell("color", if is_bare { ["#", &said].concat() } else { said }, &found);
}

/// Whether it is on the programme; what is cancelled is, and says so.
fn status(session: &mut Made, row: &Row<'_>) -> bool {
    let words: Words = STATUS;
    let folded = match row.find(words) {
        Some((_, status)) if matches!(status.json, Json::Text(_)) => lower(&status.as_string()),
        _ => String::new(),
    };
    let is = |words: &[&str]| words.iter().any(|word| row.is(word));
    if is(&["cancelled", "canceled", "iscancelled", "iscanceled"]) || folded.starts_with("cancel") {
        session.say("status", "cancelled");
    } else if matches!(folded.as_str(), "tentative" | "moved") {
        session.say("status", folded.as_str());
    }
    let is_out = ["reject", "declin", "withdraw", "delet", "draft", "waitlist", "nominat", "submitted", "pending"];
    !is_out.iter().any(|word| folded.starts_with(word)) && !is(&["hidden", "ishidden", "deleted"])
}

/// All that is said about it, each text once, the shorter before the longer.
fn describe(session: &mut Made, row: &Row<'_>) {
    let (mut whole, mut place) = (String::new(), JsonPath::TOP);
    for word in ABSTRACT {
        let Some((said, from)) = row.text(&[word], paragraphs) else { continue };
        match said {
            // What is only an address is a page about it.
            Json::Text(said) if said.starts_with("http") && !said.contains(char::is_whitespace) => {
                session.link_from("", &said, "", from);
            }
            _ if session.has("abstract") || whole.contains(in_one(&said)) => {}
            Json::Text(said) => {
                if whole.is_empty() {
                    place = from;
                }
                let is_more = whole.is_empty() || said.contains(&whole);
                whole = if is_more { said.to_string() } else { [&whole, "\n\n", &said].concat() };
            }
            said if whole.is_empty() => drop(session.put("abstract", said, from)),
            _ => {}
        }
    }
    if !whole.is_empty() {
        session.put("abstract", text(whole), place);
    }
}

fn links(session: &mut Made, row: &Row<'_>) {
    for (word, kind) in LINKS {
        if let Some(found) = row.get(word)
            && let Json::Text(url) = found.json
            && (url.contains("://") || url.starts_with('/'))
        {
            session.link(kind, url.trim(), "", &found);
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
        each(&found, &mut |key, link| {
            let of = Row::of(link);
            let (url, title) = match link.json {
                Json::Text(url) => (url.trim().to_string(), key.to_string()),
                _ => (of.name(&["url", "link", "href"]), of.name(&["title", "name", "label"])),
            };
            session.link(roles::link(&of.name(&["type", "kind"]), &title, otherwise), &url, &title, link);
        });
    }
}
