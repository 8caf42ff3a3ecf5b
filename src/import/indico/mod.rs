//! Indico exports (<https://docs.getindico.io/en/stable/http-api/>, and actual output of Indico 1.2 to 3): times, people and
//! attachments, which timetable and event exports share.
//!
//! Never imported: e-mail hashes, notes (minutes), access lists, creators. The description of an event often contains the link
//! and the password of a video meeting, so it is omitted, and the omission reported.

mod event;
mod timetable;

use std::cell::{Cell, RefCell};

pub(super) use self::event::event;
pub(super) use self::timetable::timetable;
use crate::diagnostic::Code;
use crate::import::Options;
use crate::import::common::draft::{Draft, DraftObject};
use crate::import::common::key_map::Keys;
use crate::import::common::link_kind::link_kind;
use crate::import::common::people_index::Person;
use crate::import::common::report;
use crate::import::common::shape::{has, is_object_at};
use crate::import::common::strip_markup::{absolute, first, joined, line, sort_name};
use crate::source::cursor::Cursor;
use crate::source::json::Json;

/// The signature of a timetable export.
pub(super) fn matches_timetable(json: &Json<'_>) -> bool {
    is_export(json) && is_object_at(json, "results")
}

/// The signature of an event export.
pub(super) fn matches_event(json: &Json<'_>) -> bool {
    is_export(json)
}

fn is_export(json: &Json<'_>) -> bool {
    json.get("_type") == Some(&Json::Text("HTTPAPIResult".into())) || has(json, &["additionalInfo", "results"])
}

/// The context of an export.
struct Export<'o> {
    options: &'o Options<'o>,
    /// The URL of the export, which relative URLs are resolved against.
    base: String,
    /// The zone of the event. Times in another zone name it.
    zone: String,
    /// Invalid zones that were already reported.
    odd: RefCell<Keys>,
    /// Whether the omission of authors was already reported.
    authors: Cell<bool>,
}

impl Export<'_> {
    fn new<'o>(r: &Cursor<'_>, options: &'o Options<'o>) -> Export<'o> {
        let base = r.string("url");
        Export { options, base, zone: String::new(), odd: RefCell::default(), authors: Cell::new(false) }
    }

    /// Sets the zone of the event, if it is known.
    fn set_zone(&mut self, draft: &mut Draft, r: &Cursor<'_>, key: &str) {
        if !draft.event.has("timezone") {
            draft.zone(r, key, self.options);
            self.zone = draft.event.get("timezone").unwrap_or_default().to_string();
        }
    }

    /// Reads a time of the form `{date, time, tz}`. `tz` is the server's zone or that of the user who exported it, and may
    /// differ from the event's.
    fn moment(&self, made: &mut DraftObject, key: &'static str, r: &Cursor<'_>, from: &str) {
        let Some(member) = r.member(from) else { return };
        if !matches!(member.json, Json::Object(_)) {
            made.copy(key, r, from);
            return;
        }
        let (date, time, zone) = (member.string("date"), member.string("time"), member.string("tz"));
        if date.is_empty() {
            member.report(Code::NoTime);
            return;
        }
        let mut stamp = date;
        if !time.is_empty() {
            let time = time.split_once('.').map_or(time.as_str(), |(whole, _)| whole);
            stamp = [&stamp, "T", time.strip_suffix(":00").filter(|rest| rest.contains(':')).unwrap_or(time)].concat();
        }
        if !zone.is_empty() && zone != self.zone && !time.is_empty() {
            if self.options.zones.has(&zone) {
                stamp = [&stamp, "[", &zone, "]"].concat();
            } else if self.odd.borrow_mut().add(&zone).1
                && let Some(member) = member.member("tz")
            {
                member.report(Code::NoZone);
            }
        }
        made.tell(key, stamp, &member);
    }

    /// Sets the location of a session without a room, if it differs from the event's.
    fn elsewhere(&self, session: &mut DraftObject, r: &Cursor<'_>, location: &str) {
        let own = line(&r.string("location"));
        if !session.has("room") && own != location {
            session.say("room", own);
        }
    }

    /// Reads the properties that blocks, contributions, breaks and events share.
    fn session(&self, draft: &mut Draft, r: &Cursor<'_>) -> DraftObject {
        let mut session = DraftObject::of(r);
        session.line("title", r, "title").long("abstract", r, "description");
        self.moment(&mut session, "start", r, "startDate");
        self.moment(&mut session, "end", r, "endDate");
        if session.has("start")
            && !session.has("end")
            && let Some(minutes) = r.member("duration")
        {
            let length = minutes.as_string();
            let whole = length.split_once('.').map_or(length.as_str(), |(whole, _)| whole);
            session.tell("duration", whole.to_string(), &minutes);
        }
        session.say("room", first(&mut [line(&r.string("roomFullname")), line(&r.string("room"))]));
        for (key, role) in [("presenters", ""), ("speakers", ""), ("personLinks", ""), ("conveners", "moderator")] {
            r.every(key, &mut |person| self.appearance(draft, &mut session, person, role));
        }
        for &key in &["primaryauthors", "coauthors", "authors"] {
            self.authors(draft, r, key);
        }
        session.link_from("", &absolute(&self.base, &r.string("url")), "", r.path_of("url"));
        self.attachments(&mut session, r);
        r.every("references", &mut |reference| {
            let url = absolute(&self.base, &reference.string("url"));
            session.link("", &url, &reference.any(&["value", "type"]), reference);
        });
        session.words("tags", tags(r));
        if r.flag("isPoster") {
            session.say("kind", "poster");
        }
        session
    }

    fn appearance(&self, draft: &mut Draft, session: &mut DraftObject, r: &Cursor<'_>, role: &str) {
        let roles = r.strings("roles");
        if !roles.is_empty() && !roles.iter().any(|known| matches!(known.as_str(), "speaker" | "convener" | "chairperson")) {
            return;
        }
        let Some(person) = person(draft, r) else { return };
        let affiliation = affiliation(r);
        let mut one = DraftObject::of(r);
        one.mention(person);
        one.say("role", role);
        // The same person may speak for another institute in another session.
        if draft.person(person).get("affiliation").is_some_and(|known| known != affiliation) {
            one.say("affiliation", affiliation);
        }
        session.push("people", one);
    }

    /// Reports once that authors are omitted: a collaboration has hundreds, and those who present are listed as speakers.
    fn authors(&self, draft: &Draft, r: &Cursor<'_>, key: &str) {
        let Some(member) = r.member(key).filter(|_| !self.authors.get()) else { return };
        r.every(key, &mut |author| {
            let is_shown = name(author).is_none_or(|(id, name, _)| draft.has_id("id", &id) || draft.has_name(&name));
            if !is_shown && !self.authors.replace(true) {
                report::silently(&member, Code::Authors);
            }
        });
    }

    /// Reads files and links from attachment folders, or from the legacy keys.
    fn attachments(&self, made: &mut DraftObject, r: &Cursor<'_>) {
        let any = Cell::new(false);
        let add = |made: &mut DraftObject, file: &Cursor<'_>, folder: &str| {
            let title = file.any(&["title", "name", "filename", "fileName"]);
            let url = file.any(&["link_url", "download_url", "url"]);
            let name = first(&mut [file.any(&["filename", "fileName"]), url.clone()]);
            let kind = link_kind("", &title, &name, "");
            let kind = if kind.is_empty() || kind == "document" { link_kind("", folder, &name, "document") } else { kind };
            any.set(any.get() || !url.is_empty());
            let title = if title.contains("://") { "" } else { &title };
            made.link(kind, &absolute(&self.base, &url), title, file);
        };
        let attachments = r.member("attachments");
        for at in [Some(r), attachments.as_ref()].into_iter().flatten() {
            at.every("folders", &mut |folder| {
                let title = folder.string("title");
                folder.every("attachments", &mut |file| add(made, file, &title));
            });
            at.every("files", &mut |file| add(made, file, ""));
        }
        if !any.get() {
            r.every("material", &mut |material| {
                let title = material.string("title");
                material.every("resources", &mut |file| add(made, file, &title));
            });
        }
    }
}

/// The affiliation of a person; several are joined to one line.
fn affiliation(r: &Cursor<'_>) -> String {
    let all: Vec<String> = r.strings("affiliation").iter().map(|one| line(one)).collect();
    joined(&all, ", ")
}

/// The keywords of a session.
fn tags(r: &Cursor<'_>) -> Vec<String> {
    let mut tags = r.strings("keywords");
    for key in ["code", "board_number"] {
        tags.push(r.string(key));
    }
    for tag in &mut tags {
        *tag = line(tag);
    }
    tags
}

/// A person's id (or empty), display name and sort name. Only `person_id` identifies a person across the event; other ids number the people
/// of one contribution.
fn name(r: &Cursor<'_>) -> Option<(String, String, String)> {
    let of = |one: &str, other: &str| first(&mut [line(&r.string(one)), line(&r.string(other))]);
    let (given, family, whole) = (of("first_name", "firstName"), of("last_name", "familyName"), of("fullName", "name"));
    let (name, sorted) = match () {
        () if !given.is_empty() && !family.is_empty() => ([given.as_str(), " ", &family].concat(), sort_name(&given, &family)),
        () if !whole.is_empty() => turned(&whole),
        () => (first(&mut [family, given]), String::new()),
    };
    (!name.is_empty()).then(|| (r.string("person_id"), name, sorted))
}

/// Reorders `Dr. EXAMPLE, Ada` to the display name `Dr. Ada EXAMPLE` and the sort name `EXAMPLE, Ada`.
fn turned(whole: &str) -> (String, String) {
    let known = ["Dr.", "Prof.", "Mr.", "Mrs.", "Ms.", "Sir"];
    let (title, rest) = match whole.split_once(' ') {
        Some((title, rest)) if known.contains(&title) => ([title, " "].concat(), rest),
        _ => (String::new(), whole),
    };
    match rest.split_once(", ") {
        Some((family, given)) if !given.contains(',') => ([&title, given, " ", family].concat(), rest.to_string()),
        _ => (whole.to_string(), String::new()),
    }
}

fn person(draft: &mut Draft, r: &Cursor<'_>) -> Option<Person> {
    let Some((id, name, sorted)) = name(r) else {
        r.report(Code::NoName);
        return None;
    };
    let affiliation = affiliation(r);
    let somebody = draft.somebody(r, &name, &[("id", id)]);
    let person = draft.person(somebody);
    person.say("sortName", sorted);
    if !person.has("affiliation") {
        person.say("affiliation", affiliation);
    }
    Some(somebody)
}
