//! Readers of common fields: sessions, status, languages, links, names.

use crate::diagnostic::Code;
use crate::import::Options;
use crate::import::common::draft::{Draft, DraftObject};
use crate::import::common::link_kind::link_kind;
use crate::import::common::localized_text::in_one;
use crate::import::common::strip_markup::{absolute, line};
use crate::import::common::vocabulary;
use crate::source::cursor::Cursor;
use crate::source::json::Json;
use crate::time::{Date, DateTime, Stamp, Zones, stamp};

impl Draft {
    /// Adds a session. A session without a start is kept as "to be announced". If id, start, title and room equal those of an earlier one, it is a
    /// duplicate; with another start it is a repetition of the same talk.
    pub(in crate::import) fn session(&mut self, mut session: DraftObject, r: &Cursor<'_>) {
        if !session.has("start") {
            session.forget(&["end", "duration", "day"]);
            r.report(Code::Unscheduled);
        }
        if let Some(id) = session.get("id") {
            let text = |key: &str| session.plain(key).map_or_else(String::new, every);
            let key = [id, "\n", session.get("start").unwrap_or_default(), "\n", &text("title"), "\n", &text("room")].concat();
            let twin = *self.seen.sessions.keep(&key, self.sessions.len());
            if twin < self.sessions.len() {
                r.report(Code::Repeated);
                self.sessions[twin].fill(session);
                return;
            }
        }
        self.sessions.push(session);
    }

    /// Sets the first and last day of the event; times are converted to its zone.
    pub(in crate::import) fn days_of(&mut self, r: &Cursor<'_>, start: &str, end: &str, options: &Options<'_>) {
        let zone = self.zone_of(options).to_string();
        for &(key, from) in &[("start", start), ("end", end)] {
            let Some(member) = r.member(from) else { continue };
            let date = match stamp(&member.as_string()) {
                Some(Stamp::Date(date)) => date,
                _ => match begins(&member.as_string(), &zone, options.zones) {
                    // A midnight at the end belongs to the preceding day.
                    Some(end) if key == "end" && end.second == 0 => Date(end.date.0 - 1),
                    Some(time) => time.date,
                    None => continue,
                },
            };
            self.event.tell(key, date.to_iso(), &member);
        }
    }

    /// Returns the draft, unless it has no sessions.
    pub(in crate::import) fn unless_empty(self, r: &Cursor<'_>) -> Option<Draft> {
        if self.sessions.is_empty() {
            r.report(Code::NoSchedule);
            return None;
        }
        Some(self)
    }
}

impl DraftObject {
    /// Sets the status of a session. Returns false, and reports that, if the session is not public.
    pub(in crate::import) fn state(&mut self, r: &Cursor<'_>, key: &str) -> bool {
        let Some(member) = r.member(key) else { return true };
        let Some(status) = vocabulary::status(&member.as_string()) else {
            r.report(Code::Dropped);
            return false;
        };
        if !status.is_empty() {
            self.tell("status", status, &member);
        }
        true
    }

    /// Sets the languages of a session from tags or names.
    pub(in crate::import) fn languages(&mut self, r: &Cursor<'_>, key: &str) -> &mut DraftObject {
        let mut tags = Vec::new();
        for word in r.strings(key) {
            tags.append(&mut vocabulary::languages(&word));
        }
        if let [tag] = &tags[..]
            && let Some(member) = r.member(key)
        {
            return self.tell("language", tag.clone(), &member);
        }
        self.words("language", tags)
    }

    /// Adds the links at a key: URLs, or objects with a URL. `kind` is the default kind.
    pub(in crate::import) fn links(&mut self, r: &Cursor<'_>, key: &str, kind: &str, base: &str) {
        r.every(key, &mut |link| self.linked(link, kind, base));
    }

    /// Adds a link: a URL, or an object with a URL.
    pub(in crate::import) fn linked(&mut self, r: &Cursor<'_>, kind: &str, base: &str) {
        if let Json::Text(url) = r.json {
            self.link(kind, &absolute(base, url), "", r);
            return;
        }
        let title = names(r, &["title", "description", "name", "service"]);
        let url = r.any(&["url", "link", "resource"]);
        if url.is_empty() {
            return r.report(Code::NoUrl);
        }
        let kind = link_kind(&name(r, "type"), &title, &url, kind);
        self.link(kind, &absolute(base, &url), &title, r);
    }

    /// Sets the first URL among several keys: a string, or an object with a `url`.
    pub(in crate::import) fn first_url(&mut self, to: &'static str, r: &Cursor<'_>, keys: &[&str], base: &str) {
        for key in keys {
            let Some(member) = r.member(key).filter(|_| !self.has(to)) else { continue };
            let url = if matches!(member.json, Json::Object(_)) { member.string("url") } else { member.as_string() };
            if !url.is_empty() {
                self.tell(to, absolute(base, &url), &member);
            }
        }
    }
}

/// A text in all of its languages as one string, for comparison.
fn every(text: &Json<'static>) -> String {
    match text {
        Json::Text(text) => text.to_string(),
        Json::Object(languages) => {
            let mut out = String::new();
            for (language, text) in languages {
                out.push_str(&[language, "\t", in_one(text), "\n"].concat());
            }
            out
        }
        _ => String::new(),
    }
}

/// A time in the event's zone, or as written if the zone is unknown.
pub(in crate::import) fn begins(time: &str, zone: &str, zones: &Zones) -> Option<DateTime> {
    Some(match stamp(time)? {
        Stamp::Local(local) | Stamp::Zoned(local, ..) => local,
        Stamp::Exact(at) if zones.has(zone) => zones.local(zone, at),
        Stamp::Exact(_) => match stamp(time.get(..16)?)? {
            Stamp::Local(local) => local,
            _ => return None,
        },
        Stamp::Date(_) => return None,
    })
}

/// A name at a key: a string, the first of several languages, or the `name` of an object; empty if absent.
pub(in crate::import) fn name(r: &Cursor<'_>, key: &str) -> String {
    let Some(member) = r.member(key) else { return String::new() };
    match member.json {
        Json::Object(members) => {
            if member.member("name").is_some() {
                return name(&member, "name");
            }
            let text = members.iter().find_map(|(_, value)| match value {
                Json::Text(text) if !line(text).is_empty() => Some(line(text)),
                _ => None,
            });
            text.unwrap_or_default()
        }
        _ => line(&member.as_string()),
    }
}

/// The first name among several keys.
pub(in crate::import) fn names(r: &Cursor<'_>, keys: &[&str]) -> String {
    let mut found = String::new();
    for key in keys {
        let name = name(r, key);
        if found.is_empty() {
            found = name;
        }
    }
    found
}

/// Whether an item of a list is an object; anything else is reported.
pub(in crate::import) fn is_object(r: &Cursor<'_>) -> bool {
    let is = matches!(r.json, Json::Object(_));
    if !is {
        r.report(Code::NoObject);
    }
    is
}
