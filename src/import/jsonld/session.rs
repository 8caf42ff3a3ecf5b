//! Converts a schema.org event to the event of a feed, or to a session.

use super::graph::Graph;
use super::values::{called, clean_text, items, last, plain, types, url_of};
use crate::diagnostic::Code;
use crate::import::Options;
use crate::import::common::case_fold::lower;
use crate::import::common::draft::{Draft, DraftObject, path_of};
use crate::import::common::key_map::Keys;
use crate::import::common::language_names;
use crate::import::common::people_index::Person;
use crate::import::common::strip_markup::{first, joined, line, paragraphs, sort_name};
use crate::import::table::names::{Form, Named, Names, names};
use crate::source::cursor::Cursor;
use crate::source::json::Json;
use crate::time::{Date, Stamp, clock, stamp};

/// Converts events, given the properties of the event as a whole.
pub(super) struct Teller<'g> {
    graph: &'g Graph<'g>,
    options: &'g Options<'g>,
    place: String,
    organizers: Vec<String>,
    is_cancelled: bool,
    ids: Keys,
}

/// Properties for people, with their roles. Organizers are read for sessions only.
const PEOPLE: [(&str, &str); 9] = [
    ("performer", ""),
    ("performers", ""),
    ("actor", ""),
    ("speaker", ""),
    ("instructor", ""),
    ("contributor", "contributor"),
    ("director", "director"),
    ("composer", "composer"),
    ("translator", "interpreter"),
];

/// Iterates over the values of a key: a single value, or the items of a list.
fn values(r: &Cursor<'_>, key: &str, take: &mut dyn FnMut(&Cursor<'_>)) {
    r.every(key, &mut |value| {
        if value.json != &Json::Null {
            take(value);
        }
    });
}

fn say(made: &mut DraftObject, key: &'static str, r: &Cursor<'_>, from: &str, clean: fn(&str) -> String) {
    if let Some(member) = r.member(from)
        && let Some(text) = clean_text(member.json, clean)
    {
        made.put(key, text, path_of(&member));
    }
}

impl<'g> Teller<'g> {
    pub(super) fn new(graph: &'g Graph<'g>, options: &'g Options<'g>) -> Teller<'g> {
        let (place, organizers) = (String::new(), Vec::new());
        Teller { graph, options, place, organizers, is_cancelled: false, ids: Keys::default() }
    }

    /// Converts the root event to the event of the feed.
    pub(super) fn event(&mut self, draft: &mut Draft, r: &Cursor<'_>) {
        let mut event = DraftObject::of(r);
        say(&mut event, "title", r, "name", line);
        say(&mut event, "subtitle", r, "alternateName", line);
        say(&mut event, "description", r, "description", paragraphs);
        for &(key, from) in &[("start", "startDate"), ("end", "endDate")] {
            if let Some(member) = r.member(from)
                && let Some(Stamp::Date(date)) = plain(member.json).get(..10).and_then(stamp)
            {
                event.tell(key, date.to_iso(), &member);
            }
        }
        if let Some(zone) = zone(r).filter(|zone| self.options.zones.has(zone)) {
            event.say("timezone", zone);
        }
        let mut places = Vec::new();
        values(r, "location", &mut |value| self.graph.follow(value, &mut |at| places.push(whole_place(at.json))));
        self.place = joined(&places, "; ");
        event.say("place", &self.place);
        if let Some(languages) = r.member("inLanguage").and_then(|member| language_names::tags(&plain(member.json))) {
            event.say("language", &languages[0]);
        }
        event.say("url", r.member("url").map_or_else(String::new, |url| url_of(url.json)));
        let mut organizers = Vec::new();
        values(r, "organizer", &mut |value| self.graph.follow(value, &mut |at| organizers.push(line(&plain(at.json)))));
        event.words("organizers", organizers.clone());
        self.organizers = organizers;
        self.links(&mut event, r, false);
        self.is_cancelled = status(r) == "EventCancelled";
        draft.event = event;
        for (key, _) in PEOPLE {
            values(r, key, &mut |value| {
                self.people(draft, value, "");
            });
        }
    }

    /// Converts an event to a session.
    pub(super) fn session(&mut self, draft: &mut Draft, r: &Cursor<'_>) -> DraftObject {
        let mut session = DraftObject::of(r);
        self.id(&mut session, r);
        say(&mut session, "title", r, "name", line);
        say(&mut session, "subtitle", r, "alternateName", line);
        say(&mut session, "abstract", r, "description", paragraphs);
        self.times(&mut session, r);
        if let Some(member) = r.member("inLanguage") {
            let mut languages = Vec::new();
            for one in items(member.json) {
                languages.append(&mut language_names::tags(&plain(one)).unwrap_or_default());
            }
            session.words("language", languages);
        }
        if let Some(kind) = types(r.json).into_iter().find_map(kind) {
            session.say("kind", kind);
        }
        self.room(&mut session, r);
        for (key, role) in PEOPLE.into_iter().chain([("organizer", "organizer")]) {
            values(r, key, &mut |value| {
                let is_of_event = key == "organizer" && self.is_organizer(value);
                if !is_of_event {
                    for (id, own) in self.people(draft, value, role) {
                        session.appearance(id, &own, value);
                    }
                }
            });
        }
        let mut tags = Vec::new();
        values(r, "keywords", &mut |value| tags.extend(plain(value.json).split(',').map(line)));
        values(r, "about", &mut |value| self.graph.follow(value, &mut |about| tags.push(line(&plain(about.json)))));
        tags.retain(|tag| !tag.contains("://"));
        session.words("tags", tags);
        self.links(&mut session, r, true);
        session
    }

    /// Sets the id: the last part of the event's URL, if it is unique, since that is short and stable.
    fn id(&mut self, session: &mut DraftObject, r: &Cursor<'_>) {
        for &key in &["identifier", "@id"] {
            let Some(member) = r.member(key) else { continue };
            let whole = member.json.get("value").map_or_else(|| plain(member.json), plain);
            let id = whole.trim_end_matches('/').rsplit(['/', '#']).next().unwrap_or_default().to_string();
            if !id.is_empty() && !session.has("id") && self.ids.add(&id).1 {
                session.tell("id", id, &member);
            }
        }
    }

    fn times(&self, session: &mut DraftObject, r: &Cursor<'_>) {
        for (key, from) in
            [("start", "startDate"), ("end", "endDate"), ("duration", "duration"), ("movedFrom", "previousStartDate")]
        {
            let Some(member) = r.member(from) else { continue };
            let text = plain(member.json);
            if items(member.json).len() > 1 && key == "start" {
                member.report(Code::Repeats);
            }
            match text.is_empty() {
                true => member.report(Code::NoText),
                false => drop(session.tell(key, text, &member)),
            }
        }
        if session.get("start").is_none_or(|start| start.len() <= 10) {
            schedule(session, r);
        }
        // An end date on the day of the start adds no information to a start time.
        let day = session.get("start").and_then(|start| start.get(..10)).unwrap_or_default();
        let is_redundant = session.get("start").is_some_and(|start| start.len() > 10) && session.get("end") == Some(day);
        let is_length = session.get("start").is_none() || session.has("end");
        if is_redundant {
            session.forget(&["end"]);
        }
        if is_length {
            session.forget(&["duration"]);
        }
        if let Some(zone) = zone(r).filter(|zone| self.options.zones.has(zone)) {
            session.say("timezone", zone);
        }
        match status(r).as_str() {
            "EventCancelled" => drop(session.say("status", "cancelled")),
            _ if self.is_cancelled => drop(session.say("status", "cancelled")),
            // The previous date is all that is known about a postponed event.
            "EventPostponed" => {
                for (key, ..) in &mut session.members {
                    if *key == "start" {
                        *key = "movedFrom";
                    }
                }
                session.forget(&["end"]);
                session.say("status", "moved");
            }
            "EventRescheduled" => drop(session.say("status", "moved")),
            _ => {}
        }
    }

    /// Sets the room, unless it is the location of the event as a whole.
    fn room(&self, session: &mut DraftObject, r: &Cursor<'_>) {
        let mut links = Vec::new();
        values(r, "location", &mut |value| {
            self.graph.follow(value, &mut |at| {
                let is_virtual = types(at.json).contains(&"VirtualLocation");
                let url = if is_virtual { url_of(at.json) } else { String::new() };
                let name = first(&mut [line(&plain(at.json)), whole_place(at.json)]);
                let is_named = !name.is_empty() && !name.contains("://") && whole_place(at.json) != self.place;
                if is_named && session.has("room") && !is_virtual {
                    value.report(Code::SeveralRooms);
                } else if is_named && (!session.has("room") || !is_virtual) {
                    session.tell("room", name, value);
                }
                links.push((url, path_of(value)));
            });
        });
        for (url, from) in links {
            session.link_from("livestream", &url, "", from);
        }
    }

    fn is_organizer(&self, r: &Cursor<'_>) -> bool {
        let mut is_known = false;
        self.graph.follow(r, &mut |at| is_known = self.organizers.contains(&line(&plain(at.json))));
        is_known
    }

    /// Who does something, and their roles: a `Role` stands around those who have one of their own, and a text may have several names.
    fn people(&self, draft: &mut Draft, r: &Cursor<'_>, role: &str) -> Vec<(Person, String)> {
        if types(r.json).iter().any(|one| one.ends_with("Role")) {
            let own = r.member("roleName").or_else(|| r.member("characterName")).map(|name| line(&plain(name.json)));
            let role = lower(&own.filter(|own| !own.is_empty()).unwrap_or_else(|| role.to_string()));
            let mut found = Vec::new();
            for (key, _) in PEOPLE {
                values(r, key, &mut |value| {
                    if found.is_empty() {
                        found = self.people(draft, value, &role);
                    }
                });
            }
            return found;
        }
        let mut found = Vec::new();
        self.graph.follow(r, &mut |at| {
            if let Some(people) = several(at.json) {
                for Named { name, role: own, affiliation, .. } in people {
                    let person = draft.somebody(at, &name, &[]);
                    draft.person(person).say("affiliation", affiliation);
                    found.push((person, first(&mut [own, role.to_string()])));
                }
                return;
            }
            let both = ["givenName", "familyName"].map(|key| at.member(key).map_or_else(String::new, |name| plain(name.json)));
            let name = line(&first(&mut [called(at), joined(&both, " ")]));
            if name.is_empty() || name.contains("://") {
                at.report(Code::NoName);
                return;
            }
            let id = match at.json.get("@id") {
                Some(Json::Text(id)) => id.trim().to_string(),
                _ => String::new(),
            };
            let person = draft.somebody(at, &name, &[("@id", id)]);
            let somebody = draft.person(person);
            describe(somebody, at);
            somebody.say("sortName", sort_name(&line(&both[0]), &line(&both[1])));
            found.push((person, role.to_string()));
        });
        found
    }

    fn links(&self, made: &mut DraftObject, r: &Cursor<'_>, is_session: bool) {
        if is_session {
            values(r, "url", &mut |value| made.link("", &url_of(value.json), "", value));
        }
        let known = [
            ("recordedIn", "recording"),
            ("workFeatured", "document"),
            ("workPerformed", "document"),
            ("sameAs", ""),
            ("subjectOf", ""),
            ("offers", "registration"),
        ];
        for (key, kind) in known {
            values(r, key, &mut |value| {
                self.graph.follow(value, &mut |at| {
                    let title = if matches!(at.json, Json::Object(_)) { plain(at.json) } else { String::new() };
                    made.link(kind, &url_of(at.json), &title, value);
                });
            });
        }
    }
}

/// Reads the profile of a person, without contact details.
fn describe(person: &mut DraftObject, r: &Cursor<'_>) {
    say(person, "bio", r, "description", paragraphs);
    let of = |key: &str| {
        let all = |value: Cursor<'_>| items(value.json).iter().map(|one| line(&plain(one))).collect::<Vec<_>>();
        r.member(key).map_or_else(String::new, |value| joined(&all(value), ", "))
    };
    let whose = first(&mut [of("worksFor"), of("affiliation"), of("memberOf")]);
    person.say("affiliation", joined(&[of("jobTitle"), whose], ", "));
    person.say("picture", r.member("image").map_or_else(String::new, |image| url_of(image.json)));
    if !person.has("links") {
        for &key in &["url", "sameAs"] {
            values(r, key, &mut |value| {
                let url = url_of(value.json);
                if !url.starts_with("mailto:") && !url.starts_with("tel:") {
                    person.link("", &url, "", value);
                }
            });
        }
    }
}

fn status(r: &Cursor<'_>) -> String {
    r.member("eventStatus")
        .map_or_else(String::new, |status| last(&first(&mut [url_of(status.json), plain(status.json)])).to_string())
}

/// The session kind of an event type, if plenary has one.
fn kind(event: &str) -> Option<&'static str> {
    match event {
        "SocialEvent" => Some("social"),
        "FoodEvent" => Some("meal"),
        "CourseInstance" => Some("workshop"),
        "Hackathon" => Some("interactive"),
        _ => None,
    }
}

/// The time zone of the event's `Schedule`.
fn zone(r: &Cursor<'_>) -> Option<String> {
    let mut found = None;
    values(r, "eventSchedule", &mut |schedule| {
        let zone = schedule.json.get("scheduleTimezone").map(plain);
        found = found.take().or(zone);
    });
    found
}

/// The first time of an event that says by a timetable when it is (<https://schema.org/Schedule>); its own dates have none.
fn schedule(session: &mut DraftObject, r: &Cursor<'_>) {
    let (mut count, mut total) = (0, 0);
    values(r, "eventSchedule", &mut |_| total += 1);
    values(r, "eventSchedule", &mut |one| {
        count += 1;
        let of = |key: &str| one.json.get(key).map_or_else(String::new, plain);
        let (own, last) = (session.get("start").unwrap_or_default(), session.get("end").unwrap_or_default());
        let (date, start, end) = (first(&mut [of("startDate"), own.to_string()]), of("startTime"), of("endTime"));
        let is_of_days = !own.is_empty() && last.len() == 10 && last != own;
        if !own.is_empty() && (start.is_empty() || !date.starts_with(own)) {
            return;
        }
        let repeats = ["repeatFrequency", "byDay", "byMonthDay", "repeatCount"].iter().any(|key| !of(key).is_empty());
        let night = end_after_midnight(&date, &start, &end);
        let is_night = night.as_ref().is_some_and(|end| end.starts_with(last));
        if count == 2 || (count == 1 && (repeats || (is_of_days && !is_night))) {
            one.report(Code::Repeats);
        }
        // Times on several days cannot be written as one session; the first and the last day can.
        if is_of_days && (repeats || total > 1) {
            return;
        }
        let Some(day) = date.get(..10).filter(|_| count == 1) else { return };
        // `09:00:00Z` and `09:00:00-04:00` are valid times of day, too.
        let at = |time: &str| if time.is_empty() { day.to_string() } else { [day, "T", time].concat() };
        let start = if start.is_empty() { date.clone() } else { at(&start) };
        session.forget(&["end"]);
        session.tell("start", start, one);
        if !end.is_empty() {
            session.tell("end", night.unwrap_or_else(|| at(&end)), one);
        } else if !of("duration").is_empty() {
            session.tell("duration", of("duration"), one);
        }
    });
}

/// The end of a timetable's time on the next day, if it is before its start and in the night, or midnight.
fn end_after_midnight(date: &str, start: &str, end: &str) -> Option<String> {
    let Some(Stamp::Date(day)) = date.get(..10).and_then(stamp) else { return None };
    let (from, to) = (start.get(..5).and_then(clock)?, end.get(..5).and_then(clock)?);
    let zone = |text: &str| text.find(['Z', '+', '-']).map_or(String::new(), |at| text[at..].to_string());
    let is_next = to < from && zone(start) == zone(end) && (to == 0 || to + 24 * 60 - from <= 12 * 60);
    is_next.then(|| [&Date(day.0 + 1).to_iso(), "T", end].concat())
}

/// A place in one line: its name, then the parts of its address that the name does not repeat.
fn whole_place(json: &Json<'_>) -> String {
    let own = if types(json).contains(&"VirtualLocation") { String::new() } else { line(&plain(json)) };
    let mut parts = vec![own];
    let address = json.get("address").unwrap_or(if types(json).contains(&"PostalAddress") { json } else { &Json::Null });
    for one in items(address) {
        match one {
            Json::Object(_) => {
                for &key in &["name", "streetAddress", "addressLocality", "addressRegion", "addressCountry"] {
                    parts.push(line(&one.get(key).map_or_else(String::new, plain)));
                }
            }
            one => parts.push(line(&plain(one))),
        }
    }
    let mut kept: Vec<String> = Vec::new();
    for part in parts {
        if !part.is_empty() && !kept.contains(&part) {
            kept.push(part);
        }
    }
    joined(&kept, ", ")
}

/// The people of a text that has several whole names and nothing else.
fn several(json: &Json<'_>) -> Option<Vec<Named>> {
    let Json::Text(text) = json else { return None };
    let Names { people, text: rest } = names(text, Form::Free);
    let is_whole = |person: &Named| person.name.contains(' ') && person.bio.is_empty();
    (people.len() > 1 && rest.is_empty() && people.iter().all(is_whole)).then_some(people)
}
