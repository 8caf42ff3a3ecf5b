//! `/export/timetable/<id>.json`: days that contain blocks, contributions and breaks by key
//! (<https://github.com/indico/indico/blob/master/indico/modules/events/timetable/legacy.py>).

use super::Export;
use crate::diagnostic::Code;
use crate::import::Options;
use crate::import::common::draft::{Draft, DraftObject, path_of};
use crate::import::common::iterate::each;
use crate::import::common::key_map::{Keys, Map};
use crate::import::common::report;
use crate::import::common::strip_markup;
use crate::import::common::vocabulary;
use crate::path::JsonPath;
use crate::source::cursor::Cursor;
use crate::source::json::Json;

/// The blocks of one session. A session with several blocks is imported as a track.
#[derive(Default)]
struct Theme {
    blocks: usize,
    title: String,
    color: String,
    from: JsonPath,
}

impl Theme {
    fn is_track(&self) -> bool {
        self.blocks > 1 && !self.title.is_empty()
    }
}

/// Imports the timetable of one event or of several.
pub(in crate::import) fn timetable(r: &Cursor<'_>, options: &Options<'_>) -> Option<Draft> {
    let results = r.member("results")?;
    let mut draft = Draft::of(r);
    let mut export = Export::new(r, options);
    let mut themes: Map<Theme> = Map::default();
    let (mut locations, mut blocks) = (Locations::default(), Keys::default());
    entries(&results, &mut |key, entry| {
        if let Some(start) = entry.member("startDate").filter(|start| matches!(start.json, Json::Object(_))) {
            export.set_zone(&mut draft, &start, "tz");
        }
        locations.learn(entry);
        if is_block(entry) && !entry.string("sessionId").is_empty() {
            let theme = themes.keep(&theme_id(entry), Theme::default());
            theme.blocks += usize::from(blocks.add(&block_id(entry, key)).1);
            theme.title = strip_markup::line(&entry.string("title"));
            theme.color = entry.string("color");
            theme.from = path_of(entry);
        }
    });
    let location = locations.of_event();
    draft.event.say("place", location.clone());
    let mut taken = Keys::default();
    for (id, theme) in themes.iter().filter(|(_, theme)| theme.is_track()) {
        let mut track = DraftObject { from: theme.from.clone(), members: Vec::new() };
        let id = id.split('\n').next().unwrap_or_default();
        let is_taken = !taken.add(id).1;
        track.say("id", if is_taken { &theme.title } else { id }).say("name", &theme.title).say("color", &theme.color);
        draft.tracks.push(track);
    }
    // A block that continues after midnight is listed under both days.
    let mut seen = Keys::default();
    let mut within: Vec<Keys> = Vec::new();
    entries(&results, &mut |key, entry| {
        let (position, is_new) = seen.add(&block_id(entry, key));
        if is_new {
            let mut session = self::entry(&export, &mut draft, entry, key, &themes);
            export.elsewhere(&mut session, entry, &location);
            report::unscheduled(&session, entry);
            draft.sessions.push(session);
            within.push(Keys::default());
        }
        let Some(inner) = entry.member("entries") else { return };
        each(&inner, &mut |key, entry| {
            if !matches!(entry.json, Json::Object(_)) {
                entry.report(Code::NoObject);
            } else if within[position].add(&block_id(entry, key)).1 {
                let mut session = self::entry(&export, &mut draft, entry, key, &Map::default());
                export.elsewhere(&mut session, entry, &location);
                draft.sessions[position].push("sessions", session);
            }
        });
    });
    if draft.sessions.is_empty() {
        results.report(Code::DraftTimetable);
        return None;
    }
    Some(draft)
}

/// The locations of entries, to find that of the event. Others are kept as locations of sessions.
#[derive(Default)]
struct Locations {
    /// The location of an entry that inherits it from the event.
    inherited: String,
    /// The first location.
    first: String,
    are_several: bool,
}

impl Locations {
    fn learn(&mut self, entry: &Cursor<'_>) {
        let own = strip_markup::line(&entry.string("location"));
        if own.is_empty() {
            return;
        }
        if self.inherited.is_empty() && entry.json.get("inheritLoc") == Some(&Json::Bool(true)) {
            self.inherited.clone_from(&own);
        }
        if self.first.is_empty() {
            self.first = own;
        } else {
            self.are_several |= self.first != own;
        }
    }

    /// The location of the event: one that entries inherit, or one that all entries share.
    fn of_event(&self) -> String {
        match () {
            () if !self.inherited.is_empty() => self.inherited.clone(),
            () if self.are_several => String::new(),
            () => self.first.clone(),
        }
    }
}

/// Iterates over the entries of all days, with their keys.
fn entries(results: &Cursor<'_>, take: &mut dyn FnMut(&str, &Cursor<'_>)) {
    each(results, &mut |_, event| {
        each(event, &mut |_, day| {
            each(day, &mut |key, entry| {
                if matches!(entry.json, Json::Object(_)) {
                    take(key, entry);
                }
            });
        });
    });
}

fn is_block(entry: &Cursor<'_>) -> bool {
    entry.string("entryType") == "Session" || entry.member("entries").is_some()
}

/// The identity of an entry, independent of the day that lists it: its id and its start. `uniqueId` identifies the whole
/// session, which may have several blocks.
fn block_id(entry: &Cursor<'_>, key: &str) -> String {
    let start = entry.member("startDate").map_or_else(String::new, |start| match start.json {
        Json::Object(_) => [start.string("date"), start.string("time")].join(" "),
        _ => start.as_string(),
    });
    [entry.string("conferenceId"), strip_markup::first(&mut [entry.any(&["id", "uniqueId"]), key.to_string()]), start].join(" ")
}

/// The identity of a block's session: its number within one event, and its title.
fn theme_id(entry: &Cursor<'_>) -> String {
    [entry.string("sessionId"), strip_markup::line(&entry.string("title"))].join("\n")
}

fn entry(export: &Export<'_>, draft: &mut Draft, r: &Cursor<'_>, key: &str, themes: &Map<Theme>) -> DraftObject {
    let mut session = export.session(draft, r);
    session.copy("id", r, "id");
    if !session.has("id") {
        session.say("id", key);
    }
    let slot = strip_markup::line(&r.string("slotTitle"));
    if session.get("title").is_none_or(|title| !title.contains(&slot)) {
        session.say("subtitle", slot);
    }
    if let Some(theme) = themes.get(&theme_id(r)).filter(|theme| theme.is_track()) {
        session.say("track", &theme.title);
    }
    if r.string("entryType") == "Break" {
        session.say("kind", vocabulary::known_kind(&r.string("title")).unwrap_or("break"));
    }
    session
}
