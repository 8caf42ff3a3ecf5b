//! iCalendar (RFC 5545) exported by Sched, Indico, Meetup, Google Calendar and others: every event becomes a session, and a recurring event one session per occurrence.
//!
//! `times` parses dates and times, `zones` resolves their zones (`own_zone` for those that the calendar defines), `recurrence` expands recurrence rules, and `text` finds speakers in descriptions.

mod own_zone;
mod recurrence;
mod text;
mod times;
mod zones;

use std::collections::{BTreeMap, HashMap, HashSet};

use self::recurrence::{MOST, Rule};
use self::text::described;
use self::times::{When, moment};
use self::zones::{Zone, ZoneNames};
use crate::diagnostic::{Code, Diagnostic};
use crate::import::Options;
use crate::import::common::case_fold::lower;
use crate::import::common::draft::{Draft, DraftObject, path_of};
use crate::import::common::strip_markup::{joined, line, paragraphs};
use crate::import::table::people::mention;
use crate::source::cursor::{Cursor, Path};
use crate::source::ical::{listed, unescaped};
use crate::source::json::Json;
use crate::text::digits;
use crate::time::Date;

/// Whether a text is a label of names in descriptions: `Speakers`.
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
pub(super) fn is_label(label: &str) -> bool {
    text::role_of(label).is_some()
}

/// Maximum number of sessions of a file: a short rule may have many occurrences.
const SESSIONS: usize = 20_000;

/// The value of a property without its parameters; the first of several.
fn property<'c>(r: &'c Cursor<'c>, name: &'c str) -> Option<Cursor<'c>> {
    let json = match r.json.get(name)? {
        Json::List(items) => items.first()?,
        json => json,
    };
    r.log.read(json);
    Some(Cursor { json, path: Path::Key(&r.path, name), log: r.log })
}

/// The values of a property, each with its `TZID` parameter.
fn values(r: &Cursor<'_>, name: &str) -> Vec<(String, String)> {
    let Some(json) = r.json.get(name) else { return Vec::new() };
    r.log.read(json);
    let items = match json {
        Json::List(items) => items.iter().collect(),
        one => vec![one],
    };
    let mut out = Vec::new();
    for item in items {
        r.log.read(item);
        let (value, zone) = (value_of(item), item.get("TZID").map(value_of).unwrap_or_default());
        for member in ["value", "TZID", "VALUE"].into_iter().filter_map(|key| item.get(key)) {
            r.log.read(member);
        }
        out.push((value, zone));
    }
    out
}

fn value_of(json: &Json<'_>) -> String {
    match json {
        Json::Text(text) => text.to_string(),
        Json::Object(_) => json.get("value").map(value_of).unwrap_or_default(),
        _ => String::new(),
    }
}

/// Whether an event is marked as private (RFC 5545, section 3.8.1.3). `None` if it has no CLASS.
fn is_marked_private(event: &Json<'_>) -> Option<bool> {
    // If the property is repeated, one private value is enough.
    let classes = items_of(event.get("CLASS")?);
    Some(classes.iter().any(|class| matches!(lower(value_of(class).trim()).as_str(), "private" | "confidential")))
}

/// Whether an override applies to all following occurrences as well.
fn is_from_then_on(event: &Json<'_>) -> bool {
    let range = event.get("RECURRENCE-ID").and_then(|id| items_of(id).first()?.get("RANGE"));
    range.is_some_and(|range| value_of(range).trim().eq_ignore_ascii_case("THISANDFUTURE"))
}

fn items_of<'j>(json: &'j Json<'j>) -> &'j [Json<'j>] {
    if let Json::List(items) = json { items } else { std::slice::from_ref(json) }
}

/// The addresses (in memory) of a calendar's private events, which are omitted. An override is as private as its recurring event, unless it has a
/// CLASS of its own.
pub(super) fn private_events(calendar: &Json<'_>) -> HashSet<usize> {
    let events = calendar.get("VEVENT").map_or(&[][..], items_of);
    let uid = |event: &Json<'_>| event.get("UID").map(value_of).unwrap_or_default();
    let is_first = |event: &&Json<'_>| event.get("RECURRENCE-ID").is_none() && is_marked_private(event) == Some(true);
    let series: HashSet<String> = events.iter().filter(is_first).map(uid).collect();
    let is_private = |event: &&Json<'_>| {
        is_marked_private(event).unwrap_or_else(|| event.get("RECURRENCE-ID").is_some() && series.contains(&uid(event)))
    };
    events.iter().filter(is_private).map(|event| std::ptr::from_ref(event).addr()).collect()
}

/// The unescaped text of a property.
fn text_of(r: &Cursor<'_>, name: &str) -> String {
    values(r, name).into_iter().next().map_or_else(String::new, |(value, _)| unescaped(&value))
}

/// Imports the events of all calendars.
pub(super) fn read(r: &Cursor<'_>, options: &Options<'_>) -> Option<Draft> {
    let mut draft = Draft::of(r);
    let mut places = Vec::new();
    r.for_each("VCALENDAR", |calendar| {
        let private = private_events(calendar.json);
        calendar.for_each("VEVENT", |event| {
            if !private.contains(&std::ptr::from_ref(event.json).addr()) {
                places.push(text_of(&event, "LOCATION"));
            }
        });
    });
    let place = common_place(&places);
    if let Some(place) = &place {
        draft.event.say("place", line(place));
    }
    r.for_each("VCALENDAR", |calendar| {
        for (key, names) in [("title", ["X-WR-CALNAME", "NAME"]), ("description", ["X-WR-CALDESC", "DESCRIPTION"])] {
            let clean = if key == "title" { line } else { paragraphs };
            let text = names.into_iter().map(|name| clean(&text_of(&calendar, name))).find(|text| !text.is_empty());
            if let Some(text) = text.filter(|_| !draft.event.has(key)) {
                draft.event.say(key, text);
            }
        }
        let zones = ZoneNames::of(&calendar, options);
        if let Some(zone) = zones.of_calendar(&calendar)
            && !draft.event.has("timezone")
        {
            draft.event.say("timezone", zone);
        }
        let zone = draft.zone_of(options).to_string();
        let mut events = Events { draft: &mut draft, options, zones: &zones, zone, place: place.as_deref() };
        let own_zone = text_of(&calendar, "X-WR-TIMEZONE");
        if let Some(at) = property(&calendar, "X-WR-TIMEZONE").filter(|_| zones.is_unknown(own_zone.trim())) {
            events.unknown_zone(&at, own_zone.trim());
        }
        events.read(&calendar);
    });
    draft.unless_empty(r)
}

/// The part after the first comma of all locations, if it is always the same address: `Hall A, 1 Example Street, Berlin`.
fn common_place(places: &[String]) -> Option<String> {
    let mut rooms = HashSet::new();
    let mut common: Option<&str> = None;
    for place in places.iter().filter(|place| !place.is_empty()) {
        let (room, address) = place.split_once(',')?;
        if common.is_some_and(|common| common != address.trim()) {
            return None;
        }
        common = Some(address.trim());
        rooms.insert(room.trim());
    }
    common.filter(|common| rooms.len() > 1 && !common.is_empty()).map(str::to_string)
}

struct Events<'e> {
    draft: &'e mut Draft,
    options: &'e Options<'e>,
    zones: &'e ZoneNames,
    /// The event's zone; empty if unknown.
    zone: String,
    /// The common part of all locations, which is the event's location.
    place: Option<&'e str>,
}

impl Events<'_> {
    fn read(&mut self, calendar: &Cursor<'_>) {
        let Some(list) = calendar.member("VEVENT") else { return };
        let Json::List(items) = list.json else { return };
        let private = private_events(calendar.json);
        let is_private = |index: usize| private.contains(&std::ptr::from_ref(&items[index]).addr());
        if let Some(first) = (0..items.len()).find(|index| is_private(*index)) {
            let class = Path::Index(&list.path, first).owned().member("CLASS");
            let count = [digits(private.len()).as_str(), if private.len() == 1 { " event" } else { " events" }].concat();
            list.log.push(Diagnostic::new(Code::LeftOut, class, count));
        }
        // Overrides of single occurrences, by UID and instant.
        let mut replaced: HashMap<(String, i64), usize> = HashMap::new();
        // Overrides of an occurrence and all that follow (RFC 5545, section 3.2.13), by UID and the first instant.
        let mut from_then_on: HashMap<String, BTreeMap<i64, (When, usize)>> = HashMap::new();
        for (index, json) in items.iter().enumerate() {
            let event = list.inner(json, Path::Index(&list.path, index));
            if let Some(when) = self.first(&event, "RECURRENCE-ID") {
                let (uid, at) = (text_of(&event, "UID"), self.instant(&when));
                replaced.insert((uid.clone(), at), index);
                if is_from_then_on(json) {
                    from_then_on.entry(uid).or_default().insert(at, (when, index));
                }
            }
        }
        let mut done = HashSet::new();
        for (index, json) in items.iter().enumerate() {
            let event = list.inner(json, Path::Index(&list.path, index));
            if event.json.get("RECURRENCE-ID").is_some() || is_private(index) {
                continue;
            }
            let uid = text_of(&event, "UID");
            let start = self.start(&event);
            let times = start.as_ref().map_or_else(Vec::new, |start| self.times(&event, start));
            if times.is_empty() && start.is_none() {
                self.session(&event, None, None);
            }
            for when in times {
                if self.draft.sessions.len() >= SESSIONS {
                    event.report(Code::RecurrenceCut);
                    return;
                }
                let at = self.instant(&when);
                let later = from_then_on.get(&uid).and_then(|all| all.range(..at).next_back());
                match (replaced.get(&(uid.clone(), at)), later) {
                    (Some(&other), _) => {
                        done.insert(other);
                        if is_private(other) {
                            continue;
                        }
                        let other = list.inner(&items[other], Path::Index(&list.path, other));
                        let start = self.start(&other);
                        self.session(&other, start.as_ref(), start.as_ref());
                    }
                    (None, Some((_, (first, other)))) => {
                        if is_private(*other) {
                            continue;
                        }
                        let other = list.inner(&items[*other], Path::Index(&list.path, *other));
                        let start = self.start(&other);
                        // Keeps the distance in days between this occurrence and the first one that was overridden.
                        let days = when.date().0.saturating_sub(self.day_of(first, &when).0);
                        let moved = start.as_ref().map(|start| start.on(Date(start.date().0.saturating_add(days))));
                        self.session(&other, moved.as_ref(), start.as_ref());
                    }
                    (None, None) => self.session(&event, Some(&when), start.as_ref()),
                }
            }
        }
        let mut left: Vec<usize> = replaced.into_values().filter(|index| !done.contains(index) && !is_private(*index)).collect();
        left.sort_unstable();
        for index in left {
            let event = list.inner(&items[index], Path::Index(&list.path, index));
            let start = self.start(&event);
            self.session(&event, start.as_ref(), start.as_ref());
        }
    }

    /// The first date or time of a property.
    fn first(&self, event: &Cursor<'_>, name: &str) -> Option<When> {
        let (value, zone) = values(event, name).into_iter().next()?;
        moment(value.trim(), self.zones.zone(&zone))
    }

    /// The start. An invalid start or an unknown zone is reported.
    fn start(&self, event: &Cursor<'_>) -> Option<When> {
        let (value, zone) = values(event, "DTSTART").into_iter().next()?;
        let at = property(event, "DTSTART")?;
        let when = moment(value.trim(), self.zones.zone(&zone));
        // UTC times and dates need no zone.
        if self.zones.is_unknown(&zone) && matches!(when, Some(When::Local(..)) | None) {
            self.unknown_zone(&at, &zone);
        }
        if when.is_none() {
            at.log.push(Diagnostic::new(Code::NoTime, path_of(&at), ["\"", value.trim(), "\""].concat()));
        }
        when
    }

    /// Reports an unknown zone, with the zone that is used instead.
    fn unknown_zone(&self, at: &Cursor<'_>, name: &str) {
        let help = match self.zone.as_str() {
            "" => None,
            zone => Some(
                [
                    "The time is shown as one in ",
                    zone,
                    ". Write the IANA name of the zone (Region/City), or describe it as VTIMEZONE.",
                ]
                .concat(),
            ),
        };
        at.log.push(Diagnostic { help, ..Diagnostic::new(Code::NoZone, path_of(at), ["\"", name, "\""].concat()) });
    }

    /// Seconds for comparing the times of one event.
    fn instant(&self, when: &When) -> i64 {
        match when {
            When::Date(date) => i64::from(date.0) * 86_400,
            When::Exact(at) => at.0,
            When::Local(local, Zone::Own(own)) => own.instant(*local).0,
            When::Local(local, zone) => {
                let zone = if let Zone::Named(zone) = zone { zone } else { &self.zone };
                if zone.is_empty() { local.to_seconds() } else { self.options.zones.instant(zone, *local).0.0 }
            }
        }
    }

    /// All occurrences of an event, in order.
    fn times(&self, event: &Cursor<'_>, start: &When) -> Vec<When> {
        let mut times = vec![start.clone()];
        for (rule, _) in values(event, "RRULE") {
            let Some(at) = property(event, "RRULE") else { continue };
            let until = |text: &str| Some(self.day_of(&moment(text, Zone::default())?, start));
            let Some(rule) = Rule::read(&rule, &until) else {
                at.report(Code::RecurrenceRule);
                continue;
            };
            let (dates, is_cut) = rule.dates(start.date(), self.options.zones.today());
            if is_cut {
                at.report(Code::RecurrenceCut);
            }
            // A rule without an end is not expanded to occurrences that are long past.
            if rule.is_endless() && dates.first().is_some_and(|first| first.0 > start.date().0.saturating_add(366)) {
                times.clear();
            }
            times.extend(dates.into_iter().map(|date| start.on(date)));
        }
        for (value, zone) in values(event, "RDATE") {
            times.extend(listed(&value).iter().filter_map(|one| moment(one.split('/').next()?.trim(), self.zones.zone(&zone))));
        }
        let mut without = HashSet::new();
        let mut days_without = HashSet::new();
        for (value, zone) in values(event, "EXDATE") {
            for when in listed(&value).iter().filter_map(|one| moment(one.trim(), self.zones.zone(&zone))) {
                match when {
                    When::Date(date) => drop(days_without.insert(date)),
                    when => drop(without.insert(self.instant(&when))),
                }
            }
        }
        let mut seen = HashSet::new();
        times.retain(|when| {
            let at = self.instant(when);
            !without.contains(&at) && !days_without.contains(&when.date()) && seen.insert(at)
        });
        times.sort_by_key(|when| self.instant(when));
        times.truncate(MOST);
        times
    }

    /// The date of a time in the zone of another time: an end in UTC may be on the next day there.
    fn day_of(&self, when: &When, clocks: &When) -> Date {
        match (when, clocks) {
            (When::Exact(at), When::Local(_, Zone::Own(own))) => own.local(*at).date,
            (When::Exact(at), When::Local(_, Zone::Named(zone))) => self.options.zones.local(zone, *at).date,
            (When::Exact(at), When::Local(..) | When::Date(_)) if !self.zone.is_empty() => {
                self.options.zones.local(&self.zone, *at).date
            }
            _ => when.date(),
        }
    }

    /// Adds an event at one of its times; `first` is the time of the event itself.
    fn session(&mut self, event: &Cursor<'_>, when: Option<&When>, first: Option<&When>) {
        let mut session = DraftObject::of(event);
        match lower(text_of(event, "STATUS").trim()).as_str() {
            "cancelled" | "canceled" => drop(session.say("status", "cancelled")),
            "tentative" => drop(session.say("status", "tentative")),
            _ => {}
        }
        session.say("id", text_of(event, "UID").trim());
        if let Some(at) = property(event, "SUMMARY") {
            session.tell("title", line(&text_of(event, "SUMMARY")), &at);
        }
        if let (Some(when), Some(at)) = (when, property(event, "DTSTART")) {
            session.tell("start", when.text(&self.zone), &at);
            // A date event takes whole days (RFC 5545, section 3.6.1).
            if matches!(when, When::Date(_)) {
                session.put("allDay", Json::Bool(true), path_of(&at));
            }
            self.end(&mut session, event, when, first.unwrap_or(when));
        }
        let url = text_of(event, "URL").trim().to_string();
        if let Some(at) = property(event, "DESCRIPTION").or_else(|| property(event, "X-ALT-DESC")) {
            let name = if event.json.get("DESCRIPTION").is_some() { "DESCRIPTION" } else { "X-ALT-DESC" };
            let parsed = described(&text_of(event, name), &url);
            if !parsed.text.is_empty() {
                session.tell("abstract", parsed.text, &at);
            }
            for person in parsed.people {
                mention(self.draft, &mut session, &at, person, "");
            }
            for link in parsed.links {
                session.link("", &link, "", &at);
            }
        }
        if let Some(at) = property(event, "URL") {
            session.link("", &url, "", &at);
        }
        self.room(&mut session, event);
        let mut categories: Vec<String> =
            values(event, "CATEGORIES").iter().flat_map(|(value, _)| listed(value)).map(|one| line(&one)).collect();
        categories.retain(|category| !category.is_empty());
        if let (Some(at), false) = (property(event, "CATEGORIES"), categories.is_empty()) {
            session.tell("track", categories.remove(0), &at);
        }
        session.words("tags", categories);
        for (value, _) in values(event, "ATTACH") {
            if let Some(at) = property(event, "ATTACH").filter(|_| value.starts_with("http")) {
                session.link("document", value.trim(), "", &at);
            }
        }
        crate::import::common::vocabulary::pause(&mut session);
        self.draft.session(session, event);
    }

    /// Sets the end. A date is exclusive, and each occurrence has the duration of the first.
    fn end(&self, session: &mut DraftObject, event: &Cursor<'_>, when: &When, first: &When) {
        if let Some(end) = self.first(event, "DTEND")
            && let Some(at) = property(event, "DTEND")
        {
            // The start's unknown zone was already reported.
            let zone_of = |name: &str| values(event, name).into_iter().next().map(|(_, zone)| zone).unwrap_or_default();
            let zone = zone_of("DTEND");
            if self.zones.is_unknown(&zone) && zone != zone_of("DTSTART") && matches!(end, When::Local(..)) {
                self.unknown_zone(&at, &zone);
            }
            let text = match (when, &end) {
                (When::Date(date), When::Date(end)) => {
                    let last = Date(date.0.saturating_add(end.0.saturating_sub(first.date().0)).saturating_sub(1));
                    if last > *date { last.to_iso() } else { return }
                }
                _ => end.on(Date(when.date().0.saturating_add(end.date().0.saturating_sub(first.date().0)))).text(&self.zone),
            };
            session.tell("end", text, &at);
        } else if let Some(at) = property(event, "DURATION")
            && !matches!(when, When::Date(_))
        {
            session.tell("duration", text_of(event, "DURATION").trim().to_string(), &at);
        }
    }

    fn room(&self, session: &mut DraftObject, event: &Cursor<'_>) {
        let Some(at) = property(event, "LOCATION") else { return };
        let location = text_of(event, "LOCATION");
        let location = location.trim();
        if location.starts_with("http://") || location.starts_with("https://") {
            return session.link("", location, "", &at);
        }
        let room = match self.place {
            Some(_) => location.split(',').next().unwrap_or_default(),
            None => location,
        };
        session.tell("room", joined(&[line(room)], ""), &at);
        if session.get("room") == Some("") {
            session.forget(&["room"]);
        }
    }
}
