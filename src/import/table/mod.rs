//! Generic session lists, as digital signage, apps and conference websites have them: an array of rows, or an
//! object with sessions and what they refer to. They follow no specification, so keys are recognized by meaning.
//!
//! - `words` has the keys, `wrappers` finds them in what exports put around them, `shape` says what a session looks like, and `rows`
//!   finds them with what is around them.
//! - `dates` reads a moment with what all dates of the list have in common, `times` says when a session is,
//!   `night` what is after midnight, `lengths` how long it is, `moved` what its status says of its time.
//! - `people` and `names` read who takes part, `things` what sessions refer to, `addresses` where a text leads, `session` the rest. What
//!   had to be assumed is reported by `assumed`, and by `pages` that the list is not all of it.

mod addresses;
mod assumed;
mod dates;
mod flags;
mod keys;
mod lengths;
mod localized_things;
pub(in crate::import) mod moved;
pub(in crate::import) mod names;
mod night;
mod pages;
pub(in crate::import) mod people;
mod row;
mod rows;
mod session;
mod shape;
pub(in crate::import) mod states;
mod things;
mod times;
pub(in crate::import) mod words;
mod wrappers;

use self::assumed::Assumptions;
use self::dates::Dates;
use self::lengths::Lengths;
use self::names::{Form, are_family_first, is_nobody};
use self::night::{Above, Place};
use self::row::Row;
use self::rows::{Entry, Kind, Rows, cursor};
use self::session::Session;
pub(super) use self::shape::{has_sessions, is_foreign, is_foreign_in_time, is_session};
use self::times::{Around, OwnDate, Times};
use self::words::{DATE, END, PEOPLE, ROOM, START, TIME, TITLE, TRACK};
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
pub(super) use self::wrappers::{is_of_record, record_keys};
use crate::diagnostic::Code;
use crate::import::Options;
use crate::import::common::draft::{Draft, DraftObject, in_order, path_of};
use crate::import::common::key_map::Map;
use crate::import::common::localized_text::json_text;
use crate::import::common::report;
use crate::import::common::strip_markup::{line, paragraphs};
use crate::source::cursor::Cursor;
use crate::source::json::Json;
use crate::source::log::Log;
use crate::time::{Date, Stamp, iso_text, stamp, written, written_range};

/// Definitions that sessions refer to by id.
#[derive(Default)]
pub(super) struct Known {
    rooms: Map<String>,
    tracks: Map<String>,
    others: Map<String>,
}

/// Values that a session inherits from its containers.
#[derive(Clone, Default)]
struct Context {
    day: Option<Date>,
    room: Option<String>,
    track: Option<String>,
    /// The innermost container with a time.
    slot: Option<usize>,
}

/// Imports an array of rows, or an object with rows and definitions.
pub(super) fn read(r: &Cursor<'_>, options: &Options<'_>) -> Option<Draft> {
    read_rows(r, Rows::of(r.json), options)
}

/// Imports the tables of a spreadsheet, in which every row of `sessions` is a session.
pub(super) fn sheet(r: &Cursor<'_>, options: &Options<'_>) -> Option<Draft> {
    read_rows(r, Rows::of_sheet(r.json), options)
}

fn read_rows(r: &Cursor<'_>, rows: Rows<'_>, options: &Options<'_>) -> Option<Draft> {
    let mut draft = Draft::of(r);
    let mut known = Known::default();
    let mut assumed = Assumptions::default();
    let mut dates = Dates::default();
    let mut lengths = Lengths::default();
    survey(&rows, &mut dates, &mut lengths);
    assumed.form = form_of_names(&rows);
    if let Json::Object(_) = r.json {
        event(&mut draft, r, options, &mut dates, &mut assumed);
        Row::of(r).each(&mut |word, list| things::lists(&mut draft, &mut known, word, list, &mut assumed));
    }
    let zone = draft.zone_of(options).to_string();
    let times = Times { dates, zone, zones: options.zones, unit_of_lengths: lengths.unit() };
    let mut contexts: Vec<Context> = Vec::new();
    for container in &rows.containers {
        let at = cursor(container.json, &container.path, r.log);
        if container.is_map {
            r.log.read_map(container.json);
        }
        let context = context(container, &at, &contexts, &times, &mut assumed);
        contexts.push(context);
    }
    let (mut sessions, mut orders, mut places) = (Vec::new(), Vec::new(), Vec::new());
    let mut above: (usize, Option<Date>) = (usize::MAX, None);
    let mut night: (usize, Option<Above>) = (usize::MAX, None);
    for (position, entry) in rows.entries.iter().enumerate() {
        places.push(None);
        let at = cursor(entry.json, &entry.path, r.log);
        let is_named = matches!(entry.json, Json::Text(_)) && !entry.key.is_empty();
        if !matches!(entry.json, Json::Object(_)) && !is_named {
            at.report(Code::NoObject);
            continue;
        }
        let context = with_key(entry, contexts[entry.outer].clone());
        let slot_at = context.slot.map(|slot| cursor(rows.containers[slot].json, &rows.containers[slot].path, r.log));
        let slot = slot_at.as_ref().map(Row::of);
        let list = outermost_list(&rows, entry);
        let around = Around {
            day: context.day,
            slot: slot.as_ref(),
            above: above.1.filter(|_| above.0 == list),
            night: night.1.clone().filter(|_| night.0 == list && entry.inside.is_none()),
            place: Place::of(entry.json, &entry.path, [context.room.as_deref(), context.track.as_deref()]),
            is_part: entry.inside.is_some(),
        };
        let key = if entry.kind == Kind::Sessions { entry.key } else { "" };
        let reader = Session { known: &known, times: &times, around, room: context.room, track: context.track, key };
        let (last, place) = (reader.around.night.clone(), reader.around.place.clone());
        // The date of a slot is that of its row.
        let of_slot = context.slot.and(context.day);
        let Some((session, date, listed)) = reader.read(&mut draft, &at, &mut assumed) else { continue };
        above = match date {
            OwnDate::Known(date) => (list, Some(date)),
            OwnDate::Unclear => (list, None),
            OwnDate::Missing => of_slot.map_or(above, |date| (list, Some(date))),
        };
        if entry.inside.is_none() {
            night = (list, Above::of(&session, listed, last, place));
        }
        // A part of a skipped session becomes a session of its own.
        if let Some(block) = entry.inside.and_then(|block| places[block]) {
            let block: &mut DraftObject = &mut sessions[block];
            block.push("sessions", session);
            continue;
        }
        places[position] = Some(sessions.len());
        orders.push(if session.has("start") { 0 } else { times::order(&Row::of(&at)) });
        sessions.push(session);
    }
    draft.sessions = in_order(sessions, &orders);
    draft.shared_session_ids().into_iter().for_each(|diagnostic| r.log.push(diagnostic));
    assumed.diagnostics().for_each(|diagnostic| r.log.push(diagnostic));
    if draft.sessions.is_empty() {
        report::no_sessions(r);
    }
    pages::report_more(r, rows.entries.len());
    Some(draft)
}

/// The outermost list of a row. Rows of a slot belong to the list of slots.
fn outermost_list(rows: &Rows<'_>, entry: &Entry<'_>) -> usize {
    let mut list = entry.outer;
    while let Some(outer) = rows.containers[list].outer
        && !matches!(rows.containers[list].json, Json::List(_))
    {
        list = outer;
    }
    list
}

/// Learns from all dates, times of day and lengths what they have in common.
fn survey(rows: &Rows<'_>, dates: &mut Dates, lengths: &mut Lengths) {
    // A separate log: inspecting a value does not mark it as read.
    let log = Log::default();
    let entries = rows.entries.iter().map(|entry| (entry.json, &entry.path));
    let containers = rows.containers.iter().map(|container| (container.json, &container.path));
    for (json, path) in entries.chain(containers) {
        let at = cursor(json, path, &log);
        let row = Row::of(&at);
        for (_, found) in [DATE, START, END, TIME].into_iter().flat_map(|words| row.all(words)) {
            dates.learn(found.json);
        }
    }
    for entry in &rows.entries {
        lengths.learn(&Row::of(&cursor(entry.json, &entry.path, &log)));
    }
}

/// How names are written, if all of the list are written with the family name first.
fn form_of_names(rows: &Rows<'_>) -> Form {
    let log = Log::default();
    let mut texts = Vec::new();
    for entry in &rows.entries {
        let at = cursor(entry.json, &entry.path, &log);
        let row = Row::of(&at);
        for (_, found) in PEOPLE.iter().flat_map(|(words, _)| row.all(words)) {
            match found.json {
                Json::Text(text) => texts.push(text.to_string()),
                Json::List(items) => texts.extend(items.iter().filter_map(|item| match item {
                    Json::Text(text) => Some(text.to_string()),
                    Json::Object(_) => people::name_of(&Cursor { json: item, path: found.path, log: &log }),
                    _ => None,
                })),
                Json::Object(_) => texts.extend(people::name_of(&found)),
                _ => {}
            }
        }
        if texts.last().is_some_and(|text| !text.contains(',') && !is_nobody(text)) {
            return Form::Free;
        }
    }
    if are_family_first(&texts) { Form::FamilyFirst } else { Form::Free }
}

/// Combines the values of a container with those of its own containers.
fn context(
    container: &rows::Container<'_>,
    at: &Cursor<'_>,
    others: &[Context],
    times: &Times<'_>,
    assumed: &mut Assumptions,
) -> Context {
    let mut context = container.outer.map_or_else(Context::default, |outer| others[outer].clone());
    let here = others.len();
    if container.outer.is_none() {
        return context;
    }
    let key = container.key;
    let of_key = iso_text(key).and_then(|text| stamp(&text)).map(|stamp| dates::day(&stamp));
    let of_key = of_key.or_else(|| written(key)?.date(None, times.dates.event.map(|(from, _)| from)).ok());
    context.day = of_key.or(context.day);
    let mut name = if of_key.is_some() { String::new() } else { line(key) };
    if let Json::Object(_) = container.json {
        let row = Row::of(at);
        context.day = times.date(&row, DATE, assumed).or(context.day);
        if container.is_session {
            context.day = times.date(&row, START, assumed).or(context.day);
            // Parts have their own times, or none.
            context.slot = None;
            return context;
        }
        let is_timed = || row.find(START).or_else(|| row.find(TIME)).is_some_and(|(_, found)| dates::is_time(found.json));
        if container.is_slot || is_timed() {
            context.slot = Some(here);
        }
        let own = row.name(TITLE);
        name = if own.is_empty() { name } else { own };
        for (words, of) in [(ROOM, &mut context.room), (TRACK, &mut context.track)] {
            if let Some((_, found)) = row.find(words)
                && matches!(found.json, Json::Text(_))
            {
                *of = Some(line(&found.as_string()));
            }
        }
    }
    match container.kind {
        Kind::Rooms if !name.is_empty() => context.room = Some(name),
        Kind::Tracks if !name.is_empty() => context.track = Some(name),
        _ => {}
    }
    context
}

/// The context of a session whose key is the name of its room or track.
fn with_key(entry: &Entry<'_>, mut context: Context) -> Context {
    if !entry.key.is_empty() {
        match entry.kind {
            Kind::Rooms => context.room = Some(line(entry.key)),
            Kind::Tracks => context.track = Some(line(entry.key)),
            _ => {}
        }
    }
    context
}

fn event(draft: &mut Draft, r: &Cursor<'_>, options: &Options<'_>, dates: &mut Dates, assumed: &mut Assumptions) {
    let top = Row::of(r);
    let own = top.find("event conference").filter(|(_, event)| matches!(event.json, Json::Object(_)));
    let at = own.map_or(*r, |(_, event)| Cursor { json: event.json, path: event.path, log: event.log });
    let row = Row::of(&at);
    let mut event = DraftObject::of(&at);
    row.tell(&mut event, "title", "eventname title name eventtitle conferencename conference event", line);
    row.tell(&mut event, "subtitle", "subtitle tagline", line);
    row.tell(&mut event, "description", "description about", paragraphs);
    // `"dates": {"start": "2027-06-15", "end": "2027-06-17"}`
    let range = row.find("dates date daterange period").filter(|(_, range)| matches!(range.json, Json::Object(_)));
    let range = range.as_ref().map(|(_, range)| Row::of(range));
    let mut days = [None, None];
    // The last day of a date range that is given as one text.
    let mut range_end = None;
    for ((key, words), found) in [("start", START_OF_EVENT), ("end", END_OF_EVENT)].into_iter().zip(&mut days) {
        for word in words.split(' ') {
            let mut is_moment = |value: &Cursor<'_>| {
                !matches!(value.json, Json::Object(_)) || dates.moment(value, &mut Assumptions::default()).is_some()
            };
            let value = row.get(word).or_else(|| top.get(word)).filter(&mut is_moment);
            let value = value.or_else(|| range.as_ref()?.get(word));
            let Some(value) = value.filter(|_| found.is_none()) else { continue };
            let day = match dates.moment(&value, assumed) {
                Some(dates::Moment::Day(date) | dates::Moment::DayWords(date, _)) => date,
                Some(dates::Moment::At(at)) => match at.get(..10).and_then(stamp) {
                    Some(Stamp::Date(date)) => date,
                    _ => continue,
                },
                Some(dates::Moment::Words(range)) => match written_range(&range, None) {
                    Some((first, last)) => {
                        range_end = Some((last, path_of(&value)));
                        first
                    }
                    None => continue,
                },
                _ => continue,
            };
            *found = Some(day);
            event.tell(key, day.to_iso(), &value);
        }
    }
    if let Some((last, from)) = range_end
        && days[1].is_none_or(|day| Some(day) == days[0])
    {
        days[1] = Some(last);
        event.put("end", json_text(last.to_iso()), from);
    }
    dates.of_event(days[0], days[1]);
    event.say("place", row.name("place location venue city ort lieu lugar место 地点"));
    event.say("url", Some(row.name("url website link")).filter(|url| url.starts_with("http")).unwrap_or_default());
    draft.event = event;
    if let Some((_, zone)) = row.find(ZONE).or_else(|| top.find(ZONE))
        && let Json::Text(name) = zone.json
    {
        if options.zones.has(name.trim()) {
            draft.event.tell("timezone", name.trim().to_string(), &zone);
        } else {
            zone.report(Code::NoZone);
        }
    }
}

const ZONE: words::Words = "timezone timezonename tz zeitzone fuseauhoraire zonahoraria часовойпояс 时区";
const START_OF_EVENT: words::Words = "start startdate startsat eventstart eventstartdate startson from begin date eventdate conferencedate \
    dates datum fecha дата 日期 التاريخ";
const END_OF_EVENT: words::Words = "end enddate endsat eventend eventenddate endson to";
