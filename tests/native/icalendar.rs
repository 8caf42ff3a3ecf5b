//! An agenda as iCalendar: what of it becomes an event, and what stands in one.

use std::rc::Rc;

use icalendar::parser::{Component, read_calendar, unfold};
use plenary::icalendar::{Calendar, Options, Previous, Wanted, calendar};
use plenary::model::{Agenda, End, Session, When};
use plenary::text::Messages;
use plenary::time::{Date, Instant, Zones};

use crate::icalendar_lines::assert_strict;
use crate::kit::{DEMOS, EVERYTHING, at, feed, read};
use crate::platform::TestPlatform;

/// When most calendars are written, as they say it.
pub const NOW: &str = "20240601T120000Z";

/// The calendar of an agenda in that language.
pub fn unchecked(agenda: &Agenda, language: &str, session: Option<&str>, previous: &str, now: &str) -> Option<Calendar> {
    let zones = Zones::new(Rc::new(TestPlatform::new("UTC")));
    let (previous, messages) = (Previous::read(previous), Messages::english());
    let wanted = session.map_or(Wanted::All, Wanted::Session);
    let options = Options { now: at(now), wanted, page: "", sequence: 0, previous: &previous, language, messages: &messages };
    calendar(agenda, &zones, &options)
}

/// The same, held against the grammar and another's parser.
pub fn written(agenda: &Agenda, language: &str, session: Option<&str>, previous: &str, now: &str) -> Option<Calendar> {
    let calendar = unchecked(agenda, language, session, previous, now)?;
    assert_strict(&calendar.text);
    assert_eq!(events(&calendar.text).len(), calendar.events + calendar.gone);
    Some(calendar)
}

/// The calendar of a feed in English.
pub fn calendar_of(feed: &str) -> Calendar {
    written(&read(feed), "en", None, "", "2024-06-01T12:00:00Z").unwrap()
}

/// The calendar of these sessions, of an event in New York.
pub fn sessions(sessions: &str) -> Calendar {
    calendar_of(&feed(&format!("\"sessions\": [{sessions}]")))
}

/// The events of a calendar, as another reads them: each property by its name, with texts as they are meant.
pub fn events(calendar: &str) -> Vec<Component<'static>> {
    let unfolded = unfold(calendar).leak();
    let calendar = read_calendar(unfolded).unwrap_or_else(|error| panic!("{error}"));
    assert!(calendar.components.iter().all(|component| component.name == "VEVENT"));
    calendar.components
}

/// A property of an event, empty where it has none.
pub fn get<'e>(event: &'e Component<'_>, name: &str) -> &'e str {
    event.find_prop(name).map_or("", |property| property.val.as_str())
}

/// Lines of the first event from its start on.
fn lines(calendar: &Calendar) -> Vec<String> {
    let unfolded = unfold(&calendar.text);
    let lines = unfolded.lines().skip_while(|line| !line.starts_with("DTSTART")).take_while(|line| *line != "END:VEVENT");
    lines.map(String::from).collect()
}

#[test]
fn a_calendar_is_written_to_the_byte() {
    let calendar = calendar_of(
        r#"{
  "event": { "title": "Commons, 2024", "timezone": "America/New_York", "place": "Hall; New York", "url": "https://a.example/2024",
    "start": "2024-07-09" },
  "rooms": [{ "id": "r", "name": { "en": "Room A", "fr": "Salle A" } }],
  "sessions": [{ "id": "one", "title": "Who pays?", "subtitle": "And who \\ does not",
    "abstract": "First.\n\nSecond, and longer than a line of seventy-five octets can be.",
    "start": "2024-07-09T09:00", "end": "2024-07-09T10:00", "room": "r", "track": "Money, and time", "tags": ["funds"], "kind": "panel",
    "people": [{ "name": "Ada Example", "role": "moderator", "affiliation": "Lab" },
      { "name": "Bo", "role": "speaker", "presence": "remote" }],
    "links": [{ "type": "slides", "url": "https://a.example/s;1.pdf" },
      { "type": "website", "url": "https://a.example/é, x" }] }]
}"#,
    );
    let expected = "BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:-//plenary//plenary-agenda//EN\r
CALSCALE:GREGORIAN\r
NAME:Commons\\, 2024\r
X-WR-CALNAME:Commons\\, 2024\r
X-WR-TIMEZONE:America/New_York\r
BEGIN:VEVENT\r
UID:ef36eeae-2a3f-829c-acdb-1ee8fe8c07ea\r
DTSTAMP:20240601T120000Z\r
LAST-MODIFIED:20240601T120000Z\r
SEQUENCE:0\r
DTSTART:20240709T130000Z\r
DTEND:20240709T140000Z\r
SUMMARY:Who pays?\r
LOCATION:Room A\\, Hall\\; New York\r
DESCRIPTION:And who \\\\ does not\\n\\nFirst.\\n\\nSecond\\, and longer than a lin\r
 e of seventy-five octets can be.\\n\\nAda Example (moderator)\\, Lab\\nBo (spe\r
 aker) – Remote\\n\\nSlides: https://a.example/s\\;1.pdf\\nWebsite: https://a\r
 .example/é\\, x\r
CATEGORIES:Money\\, and time,Panel,funds\r
URL:https://a.example/%C3%A9,%20x\r
STATUS:CONFIRMED\r
END:VEVENT\r
END:VCALENDAR\r
";
    assert_eq!(calendar.text, expected);
    assert_eq!((calendar.events, calendar.untimed, calendar.gone), (1, 0, 0));
}

#[test]
fn another_parser_finds_what_is_in_the_agenda() {
    for (feed, count) in DEMOS.into_iter().chain([EVERYTHING]).zip([13, 23, 3, 22]) {
        let agenda = read(feed);
        let calendar = calendar_of(feed);
        let events = events(&calendar.text);
        let mut timed: Vec<&Session> = agenda.sessions.iter().filter(|session| session.when != When::Unknown).collect();
        assert_eq!((events.len(), timed.len(), calendar.events), (count, count, count));
        let untimed = agenda.outer().filter(|session| agenda.sessions[*session].when == When::Unknown).count();
        assert_eq!(calendar.untimed, untimed);
        for event in &events {
            let title = |session: &Session| match session.title.get("en") {
                "" => "Untitled".to_string(),
                title => title.to_string(),
            };
            let (start, end) = (instant(get(event, "DTSTART")), instant(get(event, "DTEND")));
            let is_this = |session: &&Session| {
                let times = match session.when {
                    When::Clock(from, End::At(to)) => (Some(from), Some(to)),
                    When::Clock(from, _) => (Some(from), None),
                    When::Dates(from, to) => (Some(midnight(from)), Some(midnight(Date(to.0 + 1)))),
                    When::Unknown => (None, None),
                };
                times == (start, end) && title(session) == get(event, "SUMMARY")
            };
            let found = timed.iter().position(is_this).unwrap_or_else(|| panic!("{event:#?}"));
            timed.remove(found);
        }
    }
}

/// An instant, or the midnight (UTC) of a date, as jiff has it.
fn instant(value: &str) -> Option<Instant> {
    let date = value.split_once('T').is_none().then(|| jiff::civil::Date::strptime("%Y%m%d", value).ok()).flatten();
    let time = || jiff::civil::DateTime::strptime("%Y%m%dT%H%M%SZ", value).ok();
    let time = date.map(|date| date.to_datetime(jiff::civil::Time::midnight())).or_else(time)?;
    Some(Instant(time.to_zoned(jiff::tz::TimeZone::UTC).ok()?.timestamp().as_second()))
}

fn midnight(date: Date) -> Instant {
    Instant(i64::from(date.0) * 86_400)
}

#[test]
fn times_are_instants_whatever_the_clocks_do() {
    for (start, expected) in [
        (r#""start": "2024-03-10T02:30""#, "20240310T073000Z"),
        (r#""start": "2024-11-03T01:30""#, "20241103T053000Z"),
        (r#""start": "2024-11-03T01:30-05:00""#, "20241103T063000Z"),
        (r#""start": "2024-07-09T09:00", "timezone": "Asia/Kathmandu""#, "20240709T031500Z"),
        (r#""start": "2024-12-31T20:00""#, "20250101T010000Z"),
    ] {
        let calendar = sessions(&format!("{{\"id\": \"a\", \"title\": \"A\", {start}, \"duration\": 60}}"));
        assert_eq!(get(&events(&calendar.text)[0], "DTSTART"), expected, "{start}");
    }
}

#[test]
fn dates_are_whole_days_that_stay_free() {
    let one = sessions(r#"{"id": "a", "title": "A", "start": "2024-02-29", "time": "after lunch"}"#);
    let day = ["DTSTART;VALUE=DATE:20240229", "DTEND;VALUE=DATE:20240301", "SUMMARY:A", "DESCRIPTION:after lunch"];
    assert_eq!(lines(&one), [&day[..], &["STATUS:CONFIRMED", "TRANSP:TRANSPARENT"]].concat());
    let two = sessions(r#"{"id": "a", "title": "A", "start": "2024-12-30", "end": "2024-12-31"}"#);
    assert_eq!(lines(&two)[..2], ["DTSTART;VALUE=DATE:20241230", "DTEND;VALUE=DATE:20250101"]);
    let last = sessions(r#"{"id": "a", "title": "A", "start": "9999-12-31"}"#);
    assert_eq!(lines(&last)[..2], ["DTSTART;VALUE=DATE:99991231", "SUMMARY:A"]);
}

#[test]
fn an_end_that_nobody_has_said_is_not_made_up() {
    let open = sessions(r#"{"id": "a", "title": "A", "start": "2024-07-09T17:30", "openEnd": true}"#);
    let note = "DESCRIPTION:2024-07-09 17:30 (America/New_York) onwards";
    assert_eq!(lines(&open), ["DTSTART:20240709T213000Z", "SUMMARY:A", note, "STATUS:CONFIRMED"]);
    let printed =
        sessions(r#"{"id": "a", "title": "A", "start": "2024-07-09T17:30", "openEnd": true, "time": "5:30 till late"}"#);
    assert_eq!(lines(&printed)[2], "DESCRIPTION:5:30 till late");
    for end in [r#""room": "R""#, r#""end": "2024-07-09T17:30""#] {
        let unknown = sessions(&format!("{{\"id\": \"a\", \"title\": \"A\", \"start\": \"2024-07-09T17:30\", {end}}}"));
        assert!(!unknown.text.contains("DTEND"), "{end}");
        assert!(!unknown.text.contains("onwards"), "{end}");
    }
}

#[test]
fn what_has_no_time_is_left_out_and_counted() {
    let calendar = sessions(
        r#"{"id": "a", "title": "A"},
        {"id": "b", "title": "B", "sessions": [{"title": "in B"}, {"title": "C", "start": "2024-07-09T09:00"}]}"#,
    );
    assert_eq!((calendar.events, calendar.untimed), (1, 2));
    assert_eq!(sessions("").events, 0);
    // Of a year that no file can hold.
    let mut agenda = Agenda { sessions: vec![Default::default(), Default::default()], ..Agenda::default() };
    agenda.sessions[0].when = When::Clock(Instant(i64::MAX), End::Open);
    agenda.sessions[1].when = When::Dates(Date(i32::MAX), Date(i32::MAX));
    assert_eq!(written(&agenda, "en", None, "", "2024-06-01T12:00:00Z").unwrap().untimed, 2);
}

#[test]
fn what_became_of_a_session_is_said() {
    let of = |member: &str| {
        let calendar = sessions(&format!("{{\"id\": \"a\", \"title\": \"A\", \"start\": \"2024-07-09T09:00\", {member}}}"));
        lines(&calendar)[2..].join(" ")
    };
    assert_eq!(of(r#""status": "confirmed""#), "STATUS:CONFIRMED");
    assert_eq!(of(r#""status": "tentative""#), "DESCRIPTION:To be confirmed STATUS:TENTATIVE");
    assert_eq!(of(r#""status": "cancelled""#), "DESCRIPTION:Cancelled STATUS:CANCELLED TRANSP:TRANSPARENT");
    assert_eq!(
        of(r#""status": "cancelled", "kind": "break""#),
        "DESCRIPTION:Cancelled CATEGORIES:Break STATUS:CANCELLED TRANSP:TRANSPARENT"
    );
    assert_eq!(of(r#""status": "moved""#), "DESCRIPTION:Moved STATUS:CONFIRMED");
    let from = "DESCRIPTION:Moved from 2024-07-08 09:30 (America/New_York) STATUS:CONFIRMED";
    assert_eq!(of(r#""status": "moved", "movedFrom": "2024-07-08T09:30""#), from);
    assert_eq!(of(r#""status": "moved", "movedFrom": "2024-07-08""#), "DESCRIPTION:Moved from 2024-07-08 STATUS:CONFIRMED");
    assert_eq!(of(r#""kind": "meal""#), "CATEGORIES:Meal STATUS:CONFIRMED TRANSP:TRANSPARENT");
}

const NESTED: &str = r#"{"id": "outer", "title": "Outer", "start": "2024-07-09T09:00", "end": "2024-07-09T11:00", "room": "Hall",
    "track": "T", "sessions": [{"id": "timed", "title": "Timed", "start": "2024-07-09T09:30", "duration": 20},
      {"id": "line", "title": "A line", "people": ["Ada Example", "Bo Example"]}, {"id": "plain", "title": "Another"}]},
    {"id": "other", "title": "Other", "start": "2024-07-09T09:00"}"#;

#[test]
fn what_is_inside_is_an_event_if_it_has_a_time() {
    let calendar = sessions(NESTED);
    let events = events(&calendar.text);
    let titles: Vec<_> = events.iter().map(|event| get(event, "SUMMARY")).collect();
    assert_eq!(titles, ["Other", "Outer", "Timed"], "in order of their start, then of their ids");
    assert_eq!(get(&events[1], "DESCRIPTION"), "Within this session:\n– A line: Ada Example, Bo Example\n– Another");
    assert_eq!(get(&events[2], "DESCRIPTION"), "Part of: Outer");
    assert_eq!((get(&events[2], "LOCATION"), get(&events[2], "CATEGORIES")), ("Hall", "T"));
}

#[test]
fn one_session_comes_with_those_inside_it() {
    let agenda = read(&feed(&format!("\"sessions\": [{NESTED}]")));
    let all = sessions(NESTED).text;
    for (id, titles) in [("outer", &["Outer", "Timed"][..]), ("timed", &["Timed"]), ("other", &["Other"]), ("line", &[])] {
        let one = written(&agenda, "en", Some(id), &all, "2024-06-02T12:00:00Z").unwrap();
        let found: Vec<_> = events(&one.text).iter().map(|event| get(event, "SUMMARY").to_string()).collect();
        assert_eq!(found, titles, "{id}");
        assert!(!one.text.contains("NAME"), "it is put into a calendar that has a name");
        for event in one.text.split("BEGIN:").skip(2) {
            assert!(all.contains(event.trim_end_matches("END:VCALENDAR\r\n")), "{id}: as in the calendar of all:\n{event}");
        }
    }
    assert_eq!(written(&agenda, "en", Some("nothing"), "", "2024-06-02T12:00:00Z"), None);
}

#[test]
fn texts_are_in_the_language_asked_for_and_say_so() {
    let agenda = read(EVERYTHING);
    let calendar = written(&agenda, "fr", None, "", "2024-06-01T12:00:00Z").unwrap();
    for line in [
        "NAME;LANGUAGE=fr:Assemblée des communs 2027",
        "SUMMARY;LANGUAGE=fr:Ouverture",
        "LOCATION;LANGUAGE=fr:Atelier\\, Maison des communs\\, Paris",
        // A studio in another zone is not in the house.
        "LOCATION:Studio in Nairobi",
    ] {
        assert!(unfold(&calendar.text).contains(&format!("\r\n{line}\r\n")), "{line}");
    }
    assert!(unfold(&calendar.text).contains("DESCRIPTION:Pourquoi nous sommes là\\n\\nAccueil par"));
}
