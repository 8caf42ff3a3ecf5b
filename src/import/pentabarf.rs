//! `schedule.xml` as exported by Pentabarf, frab, pretalx and c3voc (<https://github.com/voc/schedule/blob/master/validator/xsd/schedule.xsd>): converts the XML tree
//! to the tree of the equivalent `schedule.json`, for the `frab` importer.

use std::borrow::Cow;
use std::ops::Range;

use crate::source::json::Json;
use crate::source::spans::Span;
use crate::source::xml::{Element, SpannedText};

/// Whether a text starts like such a file.
pub(super) fn matches(text: &str) -> bool {
    let head: String = text.chars().take(4096).collect();
    let folded = head.to_ascii_lowercase();
    folded.contains("<schedule") && !folded.contains("<html") && !folded.contains("<!doctype html")
}

/// A JSON object under construction.
#[derive(Default)]
struct Made<'t> {
    members: Vec<(Cow<'t, str>, Json<'t>)>,
    spans: Vec<Span<'t>>,
}

impl<'t> Made<'t> {
    fn add(&mut self, key: &'static str, json: Json<'t>, span: Span<'t>, name: Range<usize>) {
        self.members.push((key.into(), json));
        self.spans.push(span.named(key.into(), name));
    }

    fn say(&mut self, key: &'static str, text: Option<SpannedText<'t>>) {
        if let Some((text, place)) = text {
            self.add(key, Json::Text(text), Span::new(place, Vec::new()), 0..0);
        }
    }

    /// Adds the text of child elements with these names.
    fn children(&mut self, element: Element<'_, 't>, names: &[&'static str]) {
        let mut found = vec![None; names.len()];
        for child in element.elements() {
            if let Some(place) = names.iter().position(|name| *name == child.name()) {
                found[place].get_or_insert(child);
            }
        }
        for (name, child) in names.iter().zip(found) {
            self.say(name, child.and_then(Element::text));
        }
    }

    fn list(&mut self, key: &'static str, items: impl Iterator<Item = (Json<'t>, Span<'t>)>) {
        let (list, spans): (Vec<Json<'t>>, Vec<Span<'t>>) = items.unzip();
        let Some(place) = spans.first().map(|first| first.value.clone()) else { return };
        self.add(key, Json::List(list), Span::new(place, spans), 0..0);
    }

    fn end(self, place: Range<usize>) -> (Json<'t>, Span<'t>) {
        (Json::Object(self.members), Span::new(place, self.spans))
    }
}

/// Converts such a file to the tree of a `schedule.json`.
pub(super) fn schedule<'t>(schedule: Element<'_, 't>) -> Option<(Json<'t>, Span<'t>)> {
    if schedule.name() != "schedule" {
        return None;
    }
    let mut made = Made::default();
    made.children(schedule, &["version", "base_url", "url"]);
    let mut conference = Made::default();
    let of = schedule.children("conference").next();
    if let Some(of) = of {
        conference
            .children(of, &["acronym", "title", "start", "end", "time_zone_name", "timeslot_duration", "url", "description"]);
        if !made.members.iter().any(|(key, _)| key == "base_url") {
            made.children(of, &["base_url"]);
        }
        let track = |track: Element<'_, 't>| {
            let mut one = Made::default();
            one.say("name", track.attribute("name").or_else(|| track.text()));
            for key in ["slug", "color"] {
                one.say(key, track.attribute(key));
            }
            one.end(track.range())
        };
        conference.list("tracks", of.children("track").chain(of.listed("tracks", "track")).map(track));
    }
    conference.list("days", schedule.children("day").map(day));
    let place = of.map_or(schedule.range(), |of| of.range());
    let (conference, span_of) = conference.end(place);
    made.add("conference", conference, span_of, 0..0);
    let (schedule_json, schedule_span) = made.end(schedule.range());
    let named = schedule_span.named("schedule".into(), schedule.tag());
    Some((Json::Object(vec![("schedule".into(), schedule_json)]), Span::new(schedule.range(), vec![named])))
}

fn day<'t>(day: Element<'_, 't>) -> (Json<'t>, Span<'t>) {
    let mut made = Made::default();
    for (key, attribute) in [("index", "index"), ("date", "date"), ("day_start", "start"), ("day_end", "end")] {
        made.say(key, day.attribute(attribute));
    }
    let (mut rooms, mut spans): (Vec<(Cow<'t, str>, Json<'t>)>, Vec<Span<'t>>) = (Vec::new(), Vec::new());
    for room in day.children("room") {
        let (name, key) = room.attribute("name").unwrap_or_default();
        let (events, of): (Vec<Json<'t>>, Vec<Span<'t>>) = room.children("event").map(event).unzip();
        rooms.push((name.clone(), Json::List(events)));
        spans.push(Span::new(room.range(), of).named(name, key));
    }
    made.add("rooms", Json::Object(rooms), Span::new(day.range(), spans), 0..0);
    made.end(day.range())
}

fn event<'t>(event: Element<'_, 't>) -> (Json<'t>, Span<'t>) {
    let mut made = Made::default();
    for key in ["id", "guid", "code"] {
        made.say(key, event.attribute(key));
    }
    made.children(
        event,
        &[
            "date",
            "start",
            "end",
            "duration",
            "room",
            "slug",
            "url",
            "title",
            "subtitle",
            "track",
            "type",
            "language",
            "abstract",
            "description",
            "logo",
            "status",
            "state",
            "feedback_url",
        ],
    );
    let person = |person: Element<'_, 't>| {
        let mut one = Made::default();
        for key in ["id", "guid", "code", "url", "avatar", "email"] {
            one.say(key, person.attribute(key));
        }
        one.say("public_name", person.text().or_else(|| person.attribute("name")));
        one.children(person, &["biography"]);
        one.end(person.range())
    };
    made.list("persons", event.listed("persons", "person").map(person));
    let link = |link: Element<'_, 't>| {
        let mut one = Made::default();
        one.say("url", link.attribute("href").or_else(|| link.attribute("url")));
        one.say("title", link.text());
        one.say("type", link.attribute("type"));
        one.end(link.range())
    };
    made.list("links", event.listed("links", "link").map(link));
    made.list("attachments", event.listed("attachments", "attachment").map(link));
    made.end(event.range())
}
