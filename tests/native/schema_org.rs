//! The agenda as JSON-LD: JSON that can be read, and what search engines ask for as far as a feed has it.

use plenary::model::When;
use plenary::schema_org::{json_ld, omitted};
use serde_json::{Value, json};

use crate::hostile::{ADDRESSES, ATTACKS, as_read, hostile};
use crate::kit::{DEMOS, EVERYTHING, READERS, YEAR_2024, YEAR_2025, feed, state};

const PAGE: &str = "https://example.org/agenda/";

fn data(feed: &str, page: &str) -> Value {
    let written = json_ld(&state(feed, "Asia/Kathmandu"), page);
    assert!(!written.contains(['<', '>', '&', '\n', '\u{2028}', '\u{2029}']), "{written}");
    serde_json::from_str(&written).unwrap_or_else(|error| panic!("{error}: {written}"))
}

/// Every event in it, with those inside.
fn events(value: &Value) -> Vec<&Value> {
    let inner = many(&value["subEvent"]);
    std::iter::once(value).chain(inner.into_iter().flat_map(events)).collect()
}

fn many(value: &Value) -> Vec<&Value> {
    match value {
        Value::Null => Vec::new(),
        Value::Array(all) => all.iter().collect(),
        one => vec![one],
    }
}

fn named<'v>(value: &'v Value, id: &str) -> &'v Value {
    let wanted = format!("{PAGE}#session={id}");
    events(value).into_iter().find(|event| event["@id"] == *wanted).unwrap_or_else(|| panic!("no {id}"))
}

fn is_time(value: &Value) -> bool {
    let text = value.as_str().unwrap();
    text.parse::<jiff::Timestamp>().is_ok() || text.parse::<jiff::civil::Date>().is_ok() && text.len() == 10
}

#[test]
fn every_event_has_a_name_and_times_that_can_be_read() {
    for feed in DEMOS.into_iter().chain([EVERYTHING]) {
        let data = data(feed, PAGE);
        assert_eq!((&data["@context"], &data["@type"]), (&json!("https://schema.org"), &json!("Event")));
        for required in ["name", "startDate", "location"] {
            assert!(!data[required].is_null(), "{required}");
        }
        let all = events(&data);
        assert!(all.len() > 3);
        for event in all {
            assert_eq!(event["@type"], "Event");
            for key in ["startDate", "endDate", "previousStartDate"] {
                assert!(event[key].is_null() || is_time(&event[key]), "{key}: {event}");
            }
            for performer in many(&event["performer"]) {
                assert!(
                    performer["@type"] == "Person" && performer["name"].is_string() && performer["@id"].is_string(),
                    "{performer}"
                );
            }
        }
    }
}

#[test]
fn it_does_not_depend_on_where_it_is_made() {
    let made = READERS.map(|zone| json_ld(&state(EVERYTHING, zone), PAGE));
    assert!(made.iter().all(|one| *one == made[0]));
}

#[test]
fn sessions_are_there_and_breaks_are_not() {
    let data = data(EVERYTHING, PAGE);
    let state = state(EVERYTHING, "UTC");
    let names: Vec<&str> = events(&data).iter().filter_map(|event| event["name"].as_str()).collect();
    for session in &state.agenda.sessions {
        let title = session.title.get("en");
        let is_dated = session.when != When::Unknown || session.parent.is_some();
        let left_out = ["break", "meal", "registration"].contains(&session.kind.as_str()) || !is_dated;
        assert_eq!(names.contains(&title), !left_out && !title.is_empty(), "{title}");
    }
    let opening = named(&data, "opening");
    let inner: Vec<&Value> = many(&opening["subEvent"]).into_iter().map(|event| &event["name"]).collect();
    assert_eq!(inner, ["What a registry owes its users", "من المكتبة إلى السحابة", "A word from the city"]);
}

#[test]
fn an_event_to_the_letter() {
    let data = data(EVERYTHING, PAGE);
    let mut panel = named(&data, "panel-funding").clone();
    let panel = panel.as_object_mut().unwrap();
    for (key, count) in [("performer", 5), ("subjectOf", 6)] {
        assert_eq!(panel.remove(key).unwrap().as_array().map(Vec::len), Some(count), "{key}");
    }
    let place = json!({"@type": "Place", "name": "House of the Commons, Paris", "address": "House of the Commons, Paris"});
    let room = json!({
        "@type": "Place", "name": "Hall 1", "description": "Ground floor, 400 seats, induction loop",
        "address": "House of the Commons, Paris", "containedInPlace": place,
    });
    let expected = json!({
        "@type": "Event",
        "@id": "https://example.org/agenda/#session=panel-funding",
        "url": "https://example.org/agenda/#session=panel-funding",
        "name": "Who pays for maintenance?",
        "description": "Five people who fund, or are funded, compare notes.",
        "startDate": "2027-03-26T11:00:00+01:00",
        "endDate": "2027-03-26T12:30:00+01:00",
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/MixedEventAttendanceMode",
        "location": [room, {"@type": "VirtualLocation", "url": "https://live.commons.example/hall-1"}],
        "inLanguage": "en",
        "keywords": ["funding", "maintenance"],
        "recordedIn": {"@type": "CreativeWork", "name": "Recording with captions", "url": "https://video.example/panel-funding"},
        "potentialAction": {"@type": "RegisterAction", "target": "https://commons.example/2027/panel"},
        "offers": {"@type": "Offer", "url": "https://commons.example/2027/panel"},
    });
    assert_eq!(Value::Object(panel.clone()), expected);
    assert_eq!(data["startDate"], "2027-03-26T08:00:00+01:00");
    assert_eq!(data["endDate"], "2027-03-28", "the last has no end");
    assert_eq!(data["url"], "https://commons.example/2027");
    assert_eq!(data["image"], "https://example.org/feed/pictures/event.jpg");
    assert_eq!(data["offers"], json!({"@type": "Offer", "url": "https://commons.example/2027/register"}));
    assert_eq!(data["organizer"][1], json!({"@type": "Organization", "name": "City of Paris"}));
}

#[test]
fn people_are_described_once_and_referred_to_by_their_part() {
    let data = data(EVERYTHING, PAGE);
    let amina = many(&data["performer"]).into_iter().find(|person| person["@id"] == format!("{PAGE}#speaker=amina")).unwrap();
    let expected = json!({
        "@type": "Person", "@id": "https://example.org/agenda/#speaker=amina", "name": "Amina Wanjiru Otieno",
        "description": "Builds registries with counties in Kenya.",
        "affiliation": {"@type": "Organization", "name": "Director, Nairobi Open Lab"},
        "image": "https://example.org/feed/pictures/amina.jpg",
        "sameAs": ["https://amina.example/", "https://code.example/amina"],
    });
    assert_eq!(*amina, expected);
    let opening = named(&data, "opening");
    assert_eq!(opening["translator"]["name"], "Sana Iqbal");
    let performers: Vec<&Value> = many(&opening["performer"]).into_iter().map(|person| &person["name"]).collect();
    assert_eq!(performers, ["Jo de la Cruz", "Henri Petit"]);
    assert_eq!(named(&data, "workshop-translation")["organizer"]["name"], "Milan Novák");
}

#[test]
fn what_was_moved_or_cancelled_says_so() {
    let data = data(EVERYTHING, PAGE);
    let status = |id: &str| named(&data, id)["eventStatus"].as_str().map(|status| status.replace("https://schema.org/", ""));
    assert_eq!(status("supply-chain").as_deref(), Some("EventCancelled"));
    assert_eq!(status("lightning").as_deref(), Some("EventRescheduled"));
    assert_eq!(named(&data, "lightning")["previousStartDate"], "2027-03-27T09:00:00+01:00");
    assert_eq!(status("talk-archive"), None, "it may take place");
}

#[test]
fn where_it_is_says_whether_one_has_to_be_there() {
    let event = |place: &str, session: &str| {
        let feed = format!(
            "{{\"event\": {{\"title\": \"E\", \"timezone\": \"UTC\"{place}}}, \"sessions\": [{{\"id\": \"a\", \"title\": \"A\", \"start\": \"2027-06-07T09:00\"{session}}}]}}"
        );
        let data = data(&feed, PAGE);
        let mode = data["subEvent"]["eventAttendanceMode"].clone();
        assert_eq!(mode, data["eventAttendanceMode"], "the whole is what its only session is");
        mode.as_str().map(|mode| mode.replace("https://schema.org/", "").replace("EventAttendanceMode", ""))
    };
    let place = ", \"place\": \"House\"";
    let stream = ", \"links\": [{\"type\": \"livestream\", \"url\": \"https://live.example/\"}]";
    let remote = ", \"people\": [{\"name\": \"Ada\", \"presence\": \"remote\"}]";
    let both = ", \"people\": [{\"name\": \"Ada\", \"presence\": \"remote\"}, {\"name\": \"Bob\", \"presence\": \"in-person\"}]";
    for (place, session, mode) in [
        ("", "", None),
        (place, "", Some("Offline")),
        ("", ", \"room\": \"R\"", Some("Offline")),
        (place, stream, Some("Mixed")),
        (place, remote, Some("Mixed")),
        ("", stream, Some("Online")),
        ("", remote, Some("Online")),
        ("", both, Some("Mixed")),
    ] {
        assert_eq!(event(place, session).as_deref(), mode, "{place} {session}");
    }
}

#[test]
fn what_the_feed_does_not_say_is_not_made_up() {
    let data = data(&feed("\"sessions\": [{\"title\": \"A\", \"start\": \"2027-06-07\"}]"), "");
    assert_eq!(
        data,
        json!({
            "@context": "https://schema.org", "@type": "Event", "name": "E", "eventStatus": "https://schema.org/EventScheduled",
            "startDate": "2027-06-07", "endDate": "2027-06-07",
            "subEvent": {
                "@type": "Event", "@id": "#session=a", "name": "A", "eventStatus": "https://schema.org/EventScheduled",
                "startDate": "2027-06-07", "endDate": "2027-06-07",
            },
        })
    );
    let undated = super::schema_org::data(YEAR_2025, "");
    assert!(undated["startDate"].as_str().unwrap().len() == 10, "no hour is known");
    let data = super::schema_org::data(YEAR_2024, "");
    assert!(events(&data)[1]["url"].is_null(), "nobody knows the page");
}

#[test]
fn nothing_in_a_feed_ends_the_script() {
    for (attack, address) in
        ATTACKS.iter().map(|attack| (*attack, "https://example.org/x")).chain(ADDRESSES.map(|address| ("words", address)))
    {
        let data = data(&hostile(attack, address), PAGE);
        assert_eq!(data["name"], as_read(attack));
        let text = data.to_string();
        for scheme in ["\"javascript:alert(1)\"", "\"data:", "\"vbscript:", "\"file:", "\"blob:"] {
            assert!(attack == "javascript:alert(1)" || !text.to_lowercase().contains(scheme), "{scheme} in {text}");
        }
    }
}

#[test]
fn what_lacks_a_name_or_a_date_is_left_out_and_told() {
    let of = |feed: &str| {
        let state = state(feed, "UTC");
        (json_ld(&state, PAGE), omitted(&state))
    };
    let (data, reported) = of(r#"{"event": {"title": "E", "timezone": "UTC"}, "sessions": [
        {"id": "a", "title": "A", "start": "2027-06-07T09:00", "sessions": [{"id": "b"}, {"id": "c", "title": "C"}]},
        {"id": "d", "title": "D"}, {"id": "e", "start": "2027-06-07T10:00"}, {"id": "f", "kind": "break"}]}"#);
    let json: serde_json::Value = serde_json::from_str(&data).unwrap();
    let names = |json: &serde_json::Value| -> Vec<String> {
        many(&json["subEvent"]).into_iter().map(|one| one["name"].as_str().unwrap().to_string()).collect()
    };
    assert_eq!((names(&json), names(&json["subEvent"])), (vec!["A".to_string()], vec!["C".to_string()]));
    assert_eq!(reported, ["3 sessions have no title or no date: not in the JSON-LD"]);
    for (feed, reason) in [
        (r#"{"event": {"timezone": "UTC"}, "sessions": [{"title": "A", "start": "2027-06-07T09:00"}]}"#, "title"),
        (r#"{"event": {"title": "E"}, "sessions": [{"title": "A"}]}"#, "date"),
        (r#"{"event": {}, "sessions": [{"title": "A"}]}"#, "title and no date"),
    ] {
        assert_eq!(of(feed), (String::new(), vec![format!("no JSON-LD: the event has no {reason}")]), "{feed}");
    }
    // The dates of the event are enough.
    assert_eq!(of(r#"{"event": {"title": "E", "start": "2027-06-07"}, "sessions": []}"#).1, [""; 0]);
}
