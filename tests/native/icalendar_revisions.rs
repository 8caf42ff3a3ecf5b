//! A calendar that is written again: what stays as it was, what is counted on, and what a hostile earlier file can do.

use std::collections::HashSet;

use plenary::icalendar::Calendar;
use plenary::model::{Agenda, Appearance, End, Person, Session, Text, When};
use plenary::time::Instant;

use crate::icalendar::{NOW, calendar_of, events, get, unchecked, written};
use crate::kit::{DEMOS, EVERYTHING, feed, read};

const DAY_1: &str = "2024-06-01T12:00:00Z";
const DAY_2: &str = "2024-06-02T12:00:00Z";
const DAY_3: &str = "2024-06-03T12:00:00Z";

const A: &str = r#"{"id": "a", "title": "A", "start": "2024-07-09T09:00"}"#;
const B: &str = r#"{"id": "b", "title": "B", "start": "2024-07-09T10:00"}"#;

fn at_day(sessions: &[&str], previous: &str, day: &str) -> Calendar {
    written(&read(&feed(&format!("\"sessions\": [{}]", sessions.join(",")))), "en", None, previous, day).unwrap()
}

/// Titles with their revisions, the days on which they were stamped and changed, and their states.
fn revisions(calendar: &Calendar) -> Vec<String> {
    let events = events(&calendar.text);
    let of = |name| move |event: &icalendar::parser::Component<'_>| get(event, name).to_string();
    let day = |event: &_, name| of(name)(event)[6..8].to_string();
    let reported = |event| {
        [of("SUMMARY")(event), of("SEQUENCE")(event), day(event, "DTSTAMP"), day(event, "LAST-MODIFIED"), of("STATUS")(event)]
            .join(" ")
    };
    events.iter().map(reported).collect()
}

#[test]
fn a_calendar_that_says_the_same_is_the_same() {
    for feed in DEMOS.into_iter().chain([EVERYTHING]) {
        let agenda = read(feed);
        let first = calendar_of(feed);
        let again = written(&agenda, "en", None, &first.text, DAY_2).unwrap();
        assert_eq!(again, first);
        // What editors and repositories do to a file.
        for changed in
            [first.text.replace("\r\n", "\n"), ["\u{feff}", &first.text].concat(), first.text.replace("\r\n ", "\r\n\t")]
        {
            assert_eq!(written(&agenda, "en", None, &changed, DAY_2).unwrap(), first);
        }
    }
}

#[test]
fn only_what_changed_is_counted_on() {
    let first = at_day(&[A, B], "", DAY_1);
    assert_eq!(revisions(&first), ["A 0 01 01 CONFIRMED", "B 0 01 01 CONFIRMED"]);
    let moved = B.replace("T10:00", "T08:00");
    let second = at_day(&[A, &moved], &first.text, DAY_2);
    assert_eq!(revisions(&second), ["B 1 02 02 CONFIRMED", "A 0 01 01 CONFIRMED"]);
    let third = at_day(&[A, &moved], &second.text, DAY_3);
    assert_eq!(third, second);
    let back = at_day(&[A, B], &third.text, DAY_3);
    assert_eq!(revisions(&back), ["A 0 01 01 CONFIRMED", "B 2 03 03 CONFIRMED"]);
}

#[test]
fn what_is_gone_is_cancelled_once() {
    let first = at_day(&[A, B], "", DAY_1);
    let second = at_day(&[A], &first.text, DAY_2);
    assert_eq!(revisions(&second), ["A 0 01 01 CONFIRMED", "B 1 02 02 CANCELLED"]);
    assert_eq!((second.events, second.gone), (1, 1));
    assert_eq!(at_day(&[A], &second.text, DAY_3), second);
    let back = at_day(&[A, B], &second.text, DAY_3);
    assert_eq!(revisions(&back), ["A 0 01 01 CONFIRMED", "B 2 03 03 CONFIRMED"]);
    assert_eq!(back.gone, 0);
    // A time that was said holds no more.
    let untimed = at_day(&[A, r#"{"id": "b", "title": "B"}"#], &first.text, DAY_2);
    assert_eq!(untimed.text, second.text);
    assert_eq!((untimed.untimed, untimed.gone), (1, 1));
}

#[test]
fn what_the_agenda_cancelled_is_as_it_was_when_it_is_gone() {
    let cancelled = B.replace("\"B\"", "\"B\", \"status\": \"cancelled\", \"kind\": \"break\"");
    let first = at_day(&[A, &cancelled], "", DAY_1);
    let second = at_day(&[A], &first.text, DAY_2);
    assert_eq!(second.text, first.text);
}

#[test]
fn a_uid_stays_whatever_else_of_a_session_changes() {
    let event = |event: &str, session: &str| {
        let calendar =
            calendar_of(&format!("{{\"event\": {{\"timezone\": \"Europe/Paris\", {event}}}, \"sessions\": [{session}]}}"));
        get(&events(&calendar.text)[0], "UID").to_string()
    };
    let at_page = r#""title": "E", "url": "https://a.example/x""#;
    let uid = event(at_page, r#"{"id": "a", "title": "A", "start": "2024-07-09T09:00"}"#);
    assert_eq!(uid, "fedba84c-cb46-87e7-a74f-7f7d7861f95d", "the same on every machine");
    let edited = r#"{"id": "a", "title": "Z", "start": "2024-07-10T09:00", "room": "R", "people": ["P Q"]}"#;
    assert_eq!(event(at_page, edited), uid);
    assert_eq!(event(r#""title": "Renamed", "url": "http://www.A.example/x/#top", "start": "2024-07-08""#, edited), uid);
    let others = [
        event(at_page, r#"{"id": "b", "title": "A", "start": "2024-07-09T09:00"}"#),
        event(at_page, r#"{"id": "a", "title": "A", "start": "2025-07-09T09:00"}"#),
        event(r#""title": "E", "url": "https://a.example/y""#, edited),
        event(r#""title": "E""#, edited),
        event(r#""title": "E", "start": "2024-07-09""#, edited),
        event(r#""title": "E", "start": "2024-08-09""#, edited),
    ];
    assert_eq!(others.iter().chain([&uid]).collect::<HashSet<_>>().len(), 7);
}

#[test]
fn a_uid_does_not_depend_on_the_title_of_the_event() {
    for start in ["", r#", "start": "2024-07-09""#] {
        let uids = |title: &str| {
            let calendar = calendar_of(&format!(
                r#"{{"event": {{"timezone": "Europe/Paris", {title} "place": "Paris"{start}}}, "sessions": [{A}, {B}]}}"#
            ));
            events(&calendar.text).iter().map(|event| get(event, "UID").to_string()).collect::<Vec<_>>()
        };
        let named = uids(r#""title": "Harbour Conf","#);
        for title in
            ["", r#""title": "Harbour Conf 2024","#, r#""title": {"de": "Hafen", "en": "Harbour"}, "subtitle": "Call open!","#]
        {
            assert_eq!(uids(title), named, "{title}");
        }
    }
}

/// UIDs as a version made them that used the title, or as another page made them.
fn with_other_uids(calendar: &str) -> String {
    let mut text = String::new();
    for (number, line) in calendar.split_inclusive('\n').enumerate() {
        match line.starts_with("UID:") {
            true => text.push_str(&format!("UID:6c62272e-07bb-8142-a2b8-{number:012x}\r\n")),
            false => text.push_str(line),
        }
    }
    text
}

#[test]
fn an_earlier_file_keeps_its_uids_whatever_they_were_made_of() {
    let uids = |text: &str| text.lines().filter(|line| line.starts_with("UID:")).map(str::to_string).collect::<Vec<_>>();
    let first = with_other_uids(&at_day(&[A, B], "", DAY_1).text);
    // Nothing changed, and nothing is new, cancelled or counted on.
    let same = at_day(&[A, B], &first, DAY_2);
    assert_eq!((same.text.as_str(), same.gone), (first.as_str(), 0));
    // Moved within the year, or under another id: still the same event.
    let moved = at_day(&[A, &B.replace("T10:00", "T11:00").replace("\"b\"", "\"bee\"")], &first, DAY_2);
    assert_eq!(revisions(&moved), ["A 0 01 01 CONFIRMED", "B 1 02 02 CONFIRMED"]);
    assert_eq!(uids(&moved.text), uids(&first));
    // Another title and another time is another session.
    let other = at_day(&[A, &B.replace("T10:00", "T11:00").replace("\"B\"", "\"Z\"")], &first, DAY_2);
    assert_eq!(revisions(&other), ["A 0 01 01 CONFIRMED", "B 1 02 02 CANCELLED", "Z 0 02 02 CONFIRMED"]);
    // Two sessions of one title are distinguished by their start, or not at all.
    let twice = [A.replace("\"a\"", "\"x\""), A.replace("\"a\"", "\"y\"").replace("T09", "T12")];
    let first = with_other_uids(&at_day(&[&twice[0], &twice[1]], "", DAY_1).text);
    assert_eq!(at_day(&[&twice[0], &twice[1]], &first, DAY_2).text, first);
    let both = twice.clone().map(|session| session.replace(":00\"", ":30\""));
    assert_eq!(at_day(&[&both[0], &both[1]], &first, DAY_2).gone, 2);
    // The same conference a year later is another event.
    let first = with_other_uids(&at_day(&[A], "", DAY_1).text);
    assert_eq!(at_day(&[&A.replace("2024", "2025")], &first, DAY_2).gone, 1);
}

#[test]
fn an_earlier_file_that_is_none_of_ours_is_as_if_there_were_none() {
    let first = at_day(&[A, B], "", DAY_1).text;
    for previous in [
        "nothing of the kind".to_string(),
        "\0\r\n\u{2028}BEGIN:VCALENDAR".into(),
        "BEGIN:VEVENT\r\n".repeat(1_000),
        " \r\n \r\n\t".repeat(100),
        first.replace("-//plenary//plenary-agenda//EN", "-//Somebody//Else//EN"),
        first.replace("BEGIN:VCALENDAR", "BEGIN:VCARD"),
        first.replace("SEQUENCE:0", "SEQUENCE:-1"),
        first.replace("SEQUENCE:0", "SEQUENCE:2147483648"),
        first.replace("SEQUENCE:0", "SEQUENCE:٣"),
        first.replace("SEQUENCE:0", "SEQUENCE;X=\"\r\n :\":0"),
        first.replace(&format!("DTSTAMP:{NOW}"), "DTSTAMP:20249999T000000Z"),
        first.replace(&format!("DTSTAMP:{NOW}"), "DTSTAMP:é024060éT120000Z"),
        first.replace(&format!("LAST-MODIFIED:{NOW}"), "LAST-MODIFIED:20240601T120060Z"),
        first.replace("DTSTART:", "DTSTART;TZID=\"X:Y\":"),
        first.replace("DTSTART:", "DTEND:20240101T000000Z\r\nDTSTART:"),
        first.replace("UID:", "UID:x"),
        first.replace("STATUS:CONFIRMED", "STATUS:CONFIRMED\r\nSTATUS:CONFIRMED"),
        first.replace("STATUS:", "ATTACH:https://evil.example/\r\nSTATUS:"),
        first.replace("STATUS:", "BEGIN:VALARM\r\nEND:VALARM\r\nSTATUS:"),
        first.replace("SUMMARY:", "SUMMARY:a;b"),
        first.replace("SUMMARY:", "SUMMARY:a\u{2028}"),
        first.replace("SUMMARY:", "SUMMARY;LANGUAGE=\"x\":"),
        first.replace("SUMMARY:", "URL:java script:\r\nSUMMARY:"),
        first.replace("END:VEVENT", "END:VTODO"),
    ] {
        let calendar = at_day(&[A], &previous, DAY_1);
        assert_eq!(calendar.text, at_day(&[A], "", DAY_1).text, "{previous:?}");
    }
}

#[test]
fn an_earlier_file_that_was_cut_or_spoiled_spoils_nothing_else() {
    let first = at_day(&[A, B], "", DAY_1).text;
    for cut in (0..first.len()).filter(|cut| first.is_char_boundary(*cut)) {
        at_day(&[A], &first[..cut], DAY_2);
        at_day(&[A, B], &[&first[..cut], "\u{7f};:\\", &first[cut..]].concat(), DAY_2);
    }
    let conflict = first.replacen("SEQUENCE:0", "<<<<<<< HEAD\nSEQUENCE:0", 1);
    assert_eq!(revisions(&at_day(&[A, B], &conflict, DAY_2)), ["A 0 02 02 CONFIRMED", "B 0 01 01 CONFIRMED"]);
    let largest = first.replace("SEQUENCE:0", "SEQUENCE:2147483647");
    assert_eq!(revisions(&at_day(&[], &largest, DAY_2))[0], "A 2147483647 02 02 CANCELLED");
    let twice = first.replace("END:VCALENDAR\r\n", &first[first.find("BEGIN:VEVENT").unwrap()..]);
    assert_eq!(at_day(&[A, B], &twice, DAY_2).text, first);
}

/// An agenda with that many sessions.
fn large(count: usize) -> Agenda {
    let person = |n: usize| Person { id: n.to_string().into(), name: format!("Person {n}"), ..Person::default() };
    let speaker = |n: usize| Appearance { person: n % 200, role: "speaker".into(), affiliation: Text::default(), presence: None };
    let session = |n: usize| Session {
        id: format!("session-{n}").into(),
        title: Text::plain(format!("Session {n}, and what it is about")),
        summary: Text::plain("What it is about, in a sentence or two; and a bit more of it.\n\n".repeat(4)),
        when: When::Clock(Instant(1_720_530_000 + (n as i64 * 7_919 % 10_000) * 60), End::At(Instant(1_730_000_000))),
        kind: "talk".into(),
        people: (n..n + 3).map(speaker).collect(),
        ..Session::default()
    };
    Agenda { people: (0..200).map(person).collect(), sessions: (0..count).map(session).collect(), ..Agenda::default() }
}

#[test]
fn ten_thousand_sessions_have_their_revisions() {
    let agenda = large(10_000);
    let first = unchecked(&agenda, "en", None, "", DAY_1).unwrap();
    assert_eq!(unchecked(&agenda, "en", None, &first.text, DAY_2).unwrap(), first);
    let gone = unchecked(&Agenda::default(), "en", None, &first.text, DAY_2).unwrap();
    assert_eq!((gone.events, gone.gone), (0, 10_000));
    let uids: HashSet<&str> = first.text.lines().filter_map(|line| line.strip_prefix("UID:")).collect();
    assert_eq!(uids.len(), 10_000);
}

#[test]
fn an_earlier_file_of_a_million_lines_is_no_calendar_of_ours() {
    for line in ["BEGIN:VEVENT\n", "UID:x\n", " \n", ":\n"] {
        let previous = ["BEGIN:VCALENDAR\nPRODID:-//plenary//plenary-agenda//EN\n", &line.repeat(1_000_000)].concat();
        let calendar = unchecked(&Agenda::default(), "en", None, &previous, DAY_1).unwrap();
        assert_eq!((calendar.events, calendar.gone), (0, 0), "{line:?}");
    }
}
