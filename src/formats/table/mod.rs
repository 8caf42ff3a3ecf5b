//! Lists of sessions in words of their own, such as signs, apps and websites of conferences have: an array of rows, or an
//! object with sessions and what they refer to. Nobody specified them, so keys are known by what they mean.

mod people;
mod row;
mod session;
mod times;

use self::row::{ABSTRACT, END, LENGTH, PEOPLE, ROOM, Row, START, TIME, TITLE, TRACK, folded};
use self::session::Session;
use super::clean::{first, line, paragraphs};
use super::draft::{Draft, Made, in_order};
use super::letters::millionths;
use super::map::Map;
use super::walk::each;
use super::{Options, missing};
use crate::feed::json::Json;
use crate::feed::reading::Reading;
use crate::problem::Code;
use crate::time::{Stamp, stamp};

/// Keys of lists of sessions, and of lists of what sessions refer to.
const SESSIONS: &[&str] = &[
    "sessions",
    "talks",
    "events",
    "schedule",
    "agenda",
    "program",
    "programme",
    "items",
    "presentations",
    "timetable",
    "entries",
    "slots",
    "timeslots",
    "data",
    "days",
    "rooms",
    "tracks",
];
const SPEAKERS: &[&str] = &["speakers", "presenters", "people", "persons", "panelists"];
const ROOMS: &[&str] = &["rooms", "locations", "stages", "venues", "places", "halls"];
const TRACKS: &[&str] = &["tracks", "topics", "themes", "streams", "categories"];
const OTHERS: &[&str] = &["formats", "types", "sessiontypes", "levels", "languages", "tags"];

/// What sessions refer to by ids.
#[derive(Default)]
pub(super) struct Known {
    rooms: Map<String>,
    tracks: Map<String>,
    others: Map<String>,
    in_seconds: bool,
}

/// Whether an object says what a session does: a title and a time, or a title and who speaks where or about what.
pub(super) fn is_session(json: &Json<'_>) -> bool {
    let Json::Object(members) = json else { return false };
    let words: Vec<(String, &Json<'_>)> =
        members.iter().filter(|(_, value)| *value != Json::Null).map(|(key, value)| (folded(key), value)).collect();
    let has = |known: &[&str]| words.iter().any(|(word, _)| known.contains(&word.as_str()));
    let is_titled = has(TITLE) || words.iter().any(|(word, _)| word.starts_with("title") || word.starts_with("label"));
    let begins =
        words.iter().any(|(word, value)| START.contains(&word.as_str()) && (times::is_time(value) || is_calendar(value)));
    let is_spoken = PEOPLE.iter().any(|(known, _)| has(known));
    // What has a name, and a first and a last day, can be a job or a project.
    let is_timed = words.iter().any(|(word, value)| {
        START.contains(&word.as_str()) && !matches!(value, Json::Text(text) if text.trim().len() <= 10 && !text.contains(':'))
    });
    let is_placed = has(ROOM) || has(TRACK) || has(&ABSTRACT[..4]);
    is_titled
        && ((begins && (is_timed || is_spoken || has(&ROOM[..3]))) || (is_spoken && (is_placed || has(TIME) || has(LENGTH))))
}

fn is_calendar(json: &Json<'_>) -> bool {
    ["dateTime", "date"].into_iter().any(|key| json.get(key).is_some_and(times::is_time))
}

/// Whether a session says when it begins, and not with plenary's own key.
pub(super) fn is_foreign_in_time(json: &Json<'_>) -> bool {
    let Json::Object(members) = json else { return false };
    let mut starts = members.iter().filter(|(key, _)| START.contains(&folded(key).as_str()));
    json.get("start").is_none() && is_session(json) && starts.any(|(_, value)| times::is_time(value) || is_calendar(value))
}

/// Whether what looks like a session of plenary's own is in other words: it says something with a key that plenary has not, and
/// nothing with one that only plenary has.
pub(super) fn is_foreign(json: &Json<'_>) -> bool {
    let Json::Object(members) = json else { return false };
    let has = |known: &[&str]| members.iter().any(|(key, value)| *value != Json::Null && known.contains(&folded(key).as_str()));
    let foreign = |known: &'static [&'static str], own: &[&str]| -> bool {
        let others: Vec<&str> = known.iter().copied().filter(|word| !own.contains(word)).collect();
        has(&others)
    };
    let in_time = !has(&["start"]) && foreign(START, &["start"]);
    let in_people = PEOPLE.iter().any(|(known, _)| foreign(known, &["people"]));
    let is_own = has(&["people", "openend", "movedfrom", "sessions"]);
    is_session(json) && !is_own && (in_time || in_people || (!has(&["abstract"]) && foreign(&ABSTRACT[..4], &["abstract"])))
}

/// Whether an object holds a list of sessions, under some key or below it.
pub(super) fn has_sessions(json: &Json<'_>) -> bool {
    is_list_of_sessions(json, 0)
}

fn is_list_of_sessions(json: &Json<'_>, depth: usize) -> bool {
    let below = |value: &Json<'_>| match value {
        Json::List(items) => items.iter().any(|item| is_session(item) || is_list_of_sessions(item, depth + 1)),
        Json::Object(members) => {
            members.iter().any(|(_, item)| is_session(item)) || (depth < 4 && is_list_of_sessions(value, depth + 1))
        }
        _ => false,
    };
    match json {
        Json::Object(members) if depth < 4 => members.iter().any(|(key, value)| {
            let is_date = stamp(key).is_some();
            (is_date || SESSIONS.contains(&folded(key).as_str())) && below(value)
        }),
        _ => false,
    }
}

/// Rows, or an object with rows and what they refer to.
pub(super) fn read(r: &Reading<'_>, options: &Options<'_>) -> Option<Draft> {
    let mut draft = Draft::of(r);
    let mut known = Known::default();
    if let Json::Object(_) = r.json {
        event(&mut draft, r, options);
        Row::of(r).each(&mut |word, list| lists(&mut draft, &mut known, word, list));
    }
    let mut lengths = Vec::new();
    rows(r, "", 0, &mut |row, _| lengths.extend(length(row)));
    known.in_seconds = times::are_seconds(&lengths);
    let (mut sessions, mut orders) = (Vec::new(), Vec::new());
    rows(r, "", 0, &mut |row, day| {
        if !matches!(row.json, Json::Object(_)) {
            row.report(Code::NoObject);
            return;
        }
        if let Some(session) = (Session { known: &known, day }).read(&mut draft, row) {
            missing::unscheduled(&session, row);
            orders.push(if session.has("start") { 0 } else { times::order(&Row::of(row)) });
            sessions.push(session);
        }
    });
    draft.sessions = in_order(sessions, &orders);
    if draft.sessions.is_empty() {
        missing::no_sessions(r);
    }
    Some(draft)
}

fn length(r: &Reading<'_>) -> Option<u64> {
    let row = Row::of(r);
    let (_, found) = row.find(&["duration", "length"])?;
    match found.json {
        Json::Number(number) => millionths(number),
        _ => None,
    }
}

/// Every session, with the date of what it stands in.
fn rows(r: &Reading<'_>, day: &str, depth: usize, take: &mut dyn FnMut(&Reading<'_>, &str)) {
    let items: Vec<&Json<'_>> = match r.json {
        Json::List(items) => items.iter().collect(),
        Json::Object(members) => members.iter().map(|(_, value)| value).collect(),
        _ => return,
    };
    // Where one item is a session, all are, and those that do not look it have a fault.
    let is_rows = items.iter().any(|item| is_session(item)) && (depth > 0 || matches!(r.json, Json::List(_)));
    each(r, &mut |key, item| {
        if is_rows {
            if *item.json != Json::Null {
                take(item, day);
            }
            return;
        }
        let is_known = matches!(r.json, Json::List(_)) || stamp(key).is_some() || SESSIONS.contains(&folded(key).as_str());
        if depth > 6 || !is_known {
            return;
        }
        let date = match (item.json, stamp(key)) {
            (_, Some(_)) => key.get(..10).unwrap_or_default().to_string(),
            (Json::Object(_), None) => times::date(&Row::of(item)).unwrap_or_else(|| day.to_string()),
            _ => day.to_string(),
        };
        rows(item, &date, depth + 1, take);
    });
}

fn event(draft: &mut Draft, r: &Reading<'_>, options: &Options<'_>) {
    let top = Row::of(r);
    let own = top.find(&["event", "conference"]).filter(|(_, event)| matches!(event.json, Json::Object(_)));
    let at = own.map_or(*r, |(_, event)| Reading { json: event.json, path: event.path, log: event.log });
    let row = Row::of(&at);
    let mut event = Made::of(&at);
    row.tell(&mut event, "title", &["title", "name", "eventname", "conference", "event"], line);
    row.tell(&mut event, "subtitle", &["subtitle", "tagline"], line);
    row.tell(&mut event, "description", &["description", "about"], paragraphs);
    for &(key, words) in &[("start", START), ("end", END)] {
        if let Some((_, found)) = row.find(words)
            && let Json::Text(said) = found.json
            && let Some(Stamp::Date(date)) = said.get(..10).and_then(stamp)
        {
            event.tell(key, date.to_iso(), &found);
        }
    }
    event.say("place", row.name(&["location", "venue", "place", "city"]));
    event.say("url", Some(row.name(&["url", "website", "link"])).filter(|url| url.starts_with("http")).unwrap_or_default());
    draft.event = event;
    if let Some((_, zone)) =
        row.find(&["timezone", "timezonename", "tz"]).or_else(|| top.find(&["timezone", "timezonename", "tz"]))
        && let Json::Text(name) = zone.json
    {
        if options.zones.has(name.trim()) {
            draft.event.tell("timezone", name.trim().to_string(), &zone);
        } else {
            zone.report(Code::NoZone);
        }
    }
}

/// What sessions refer to, under one key of the whole.
fn lists(draft: &mut Draft, known: &mut Known, word: &str, list: &Reading<'_>) {
    if SPEAKERS.contains(&word) {
        each(list, &mut |key, one| match one.json {
            Json::Object(_) => drop(people::describe(draft, one, key)),
            Json::Null => {}
            _ => {
                let name = line(&one.as_string());
                draft.somebody(one, &name, &[]);
            }
        });
        return;
    }
    let kind = match word {
        _ if ROOMS.contains(&word) => 0,
        _ if TRACKS.contains(&word) => 1,
        _ if OTHERS.contains(&word) => 2,
        _ => return,
    };
    each(list, &mut |key, one| {
        let row = Row::of(one);
        let plain = matches!(one.json, Json::Text(_)).then(|| line(&one.as_string()));
        let name = plain.unwrap_or_else(|| row.name(TITLE));
        if name.is_empty() {
            return;
        }
        let id = row.find(&["id", "guid", "code", "key", "slug"]).map_or_else(|| key.to_string(), |(_, id)| id.as_string());
        let id = first(&mut [id, name.clone()]);
        let mut made = Made::of(one);
        made.say("id", &id);
        made.say("name", &name);
        row.tell(&mut made, "name", TITLE, line);
        row.tell(&mut made, "description", &["description", "desc"], paragraphs);
        match kind {
            0 => {
                known.rooms.set(&id, name);
                draft.rooms.push(made);
            }
            1 => {
                session::color(&mut made, &row);
                known.tracks.set(&id, name);
                draft.tracks.push(made);
            }
            _ => known.others.set(&id, name),
        }
    });
}
