//! Feeds that are made to take long: four times as much of them takes about four times as many steps, and not sixteen.

use std::rc::Rc;

use plenary::import::{Options, import};
use plenary::lint::lint;
use plenary::platform::Platform;
use plenary::plenary_format::read;
use plenary::state::Action;
use plenary::steps;
use plenary::text::rich::rich;
use plenary::time::{Instant, Zones};

use crate::kit;
use crate::platform::TestPlatform;

fn list(count: usize, item: impl Fn(usize) -> String) -> String {
    (0..count).map(item).collect::<Vec<_>>().join(",\n")
}

/// A feed with so many sessions, each with those members.
fn sessions(count: usize, members: impl Fn(usize) -> String) -> String {
    kit::feed(&format!(r#""sessions": [{}]"#, list(count, |number| format!("{{{}}}", members(number)))))
}

/// A start, one minute after the other.
fn start(number: usize) -> String {
    format!(r#""start": "2027-05-{:02}T{:02}:{:02}""#, 1 + number / 1440 % 28, number / 60 % 24, number % 60)
}

fn title(number: usize) -> String {
    format!(r#""id": "s{number}", "title": "Session {number}""#)
}

/// Each with a name, as large as asked for.
fn inputs(n: usize) -> Vec<(&'static str, String)> {
    let one_hour = r#""start": "2027-05-01T10:00", "duration": 60"#;
    vec![
        (
            "an ordinary feed",
            sessions(n, |i| {
                format!(r#"{}, {}, "room": "R {}", "people": ["P {i}"], "tags": ["t {}"]"#, title(i), start(i), i % 40, i % 9)
            }),
        ),
        (
            "a zone that is misspelt in every session",
            sessions(n, |i| format!(r#"{}, {}, "timezone": "America/New_Yrok""#, title(i), start(i))),
        ),
        ("one id", sessions(n, |i| format!(r#""id": "s", "title": "Session {i}", {}"#, start(0)))),
        (
            "ids that others would be numbered with",
            sessions(n, |i| {
                format!(r#""id": "s{}", {}"#, if i % 2 == 0 { String::new() } else { format!("-{}", i / 2 + 2) }, start(0))
            }),
        ),
        ("one room, time and person", sessions(n, |i| format!(r#"{}, {one_hour}, "room": "R", "people": ["P"]"#, title(i)))),
        (
            "one time and person in as many rooms",
            sessions(n, |i| format!(r#"{}, {one_hour}, "room": "R {i}", "people": ["P"]"#, title(i))),
        ),
        (
            "sessions that never end",
            sessions(n, |i| format!(r#"{}, {}, "end": "2027-06-01T10:00", "room": "R", "people": ["P"]"#, title(i), start(i))),
        ),
        (
            "posters in one room",
            sessions(n, |i| format!(r#"{}, {}, "end": "2027-06-01T10:00", "room": "R", "kind": "poster""#, title(i), start(i))),
        ),
        ("sessions without an end", sessions(n, |i| format!(r#"{}, {}, "room": "R {i}""#, title(i), start(i)))),
        (
            "addresses in an address",
            sessions(1, |_| format!(r#""title": "T", {one_hour}, "abstract": "{}""#, "http://a(".repeat(n * 10))),
        ),
        ("addresses in a title", sessions(1, |_| format!(r#""title": "{}", {one_hour}"#, "http://a&<a @".repeat(n * 10)))),
        ("people who are nobody", {
            let people = list(n, |i| format!(r#"{{"id": "person-{i}", "name": "P {i}"}}"#));
            let list = list(n, |i| format!(r#"{{{}, {}, "people": ["nobody{i}"]}}"#, title(i), start(i)));
            kit::feed(&format!(r#""people": [{people}], "sessions": [{list}]"#))
        }),
        ("people and rooms that are described late", {
            let list_of = |key: &str| list(n, |i| format!(r#"{{"id": "{key}{i}", "name": "{key} {i}"}}"#));
            let sessions =
                list(n, |i| format!(r#"{{{}, {}, "people": ["P {i}"], "room": "R {i}", "track": "T {i}"}}"#, title(i), start(i)));
            kit::feed(&format!(
                r#""sessions": [{sessions}], "people": [{}], "rooms": [{}], "tracks": [{}]"#,
                list_of("P"),
                list_of("R"),
                list_of("T")
            ))
        }),
        (
            "one session with everybody and everything",
            sessions(1, |_| {
                let of = |name: &str| list(n, |i| format!(r#""{name}{}""#, n - i));
                format!(
                    r#""title": "T", {one_hour}, "people": [{}], "tags": [{}], "links": [{}]"#,
                    of("P "),
                    of("t "),
                    of("https://a.example/")
                )
            }),
        ),
        (
            "rooms that differ in capitals",
            sessions(n, |i| {
                let name: String = (0..12).map(|bit| if i >> bit & 1 == 1 { 'A' } else { 'a' }).collect();
                format!(
                    r#"{}, {}, "room": "{name}", "track": "{name}", "people": ["{name} B"], "tags": ["{name}"]"#,
                    title(i),
                    start(i)
                )
            }),
        ),
        (
            "inner sessions without a time",
            sessions(1, |_| {
                format!(
                    r#""title": "T", {one_hour}, "sessions": [{}]"#,
                    list(n, |i| format!(r#"{{{}, "start": "bad"}}"#, title(i)))
                )
            }),
        ),
        (
            "one title in many languages",
            sessions(1, |_| format!(r#"{one_hour}, "title": {{{}}}"#, list(n, |i| format!(r#""en-x{i}": "T {i}""#)))),
        ),
        ("many days with zones", {
            let days = list(n, |i| format!(r#"{{"date": "{}-05-01", "timezone": "Asia/Tokyo"}}"#, 1000 + i));
            let list = list(n, |i| format!("{{{}, {}}}", title(i), start(i)));
            kit::feed(&format!(r#""days": [{days}], "sessions": [{list}]"#))
        }),
        (
            "tags, kinds and languages of their own",
            sessions(n, |i| format!(r#"{}, {}, "tags": ["t {i}"], "kind": "k {i}", "language": "{i}""#, title(i), start(i))),
        ),
        ("keys that are misspelt", sessions(n, |i| format!(r#"{}, {}, "abstrac{i}": "x", "k{i}": 1"#, title(i), start(i)))),
        (
            "ids and names from the last to the first",
            sessions(n, |i| format!(r#""id": "s{:05}", "title": "T", {}, "people": ["P {:05}"]"#, n - i, start(i), n - i)),
        ),
        (
            "a generic session list",
            format!(
                "[{}]",
                list(n, |i| format!(
                    r#"{{"title": "&&&& <<<<a <b {i}", "startTime": "2027-05-01T10:00Z", "speakers": ["P {i}"], "room": "R {i}"}}"#
                ))
            ),
        ),
        ("a spreadsheet", {
            let rows = (0..n).map(|i| format!("2027-05-01,{:02}:{:02},\"Talk {i}\",R {},P {i}\n", i / 60 % 24, i % 60, i % 20));
            format!("Day,Start,Title,Room,Speakers\n{}", rows.collect::<String>())
        }),
        ("a spreadsheet with a header row above each row", "Day,Start,Title\n2027-05-01,10:00,T\n\n".repeat(n)),
        ("a slot with as many rooms", format!(r#"[{{"time": "10:00", {}}}]"#, list(n, |i| format!(r#""Hall {i}": "Talk {i}""#)))),
        (
            "a list in which no two sessions have the same keys",
            format!(
                "[{}]",
                list(n, |i| format!(r#"{{"title": "T {i}", "startTime": "2027-05-01T10:00Z", "speakers": ["P"], "k{i}": 1}}"#))
            ),
        ),
        (
            "a list with one title",
            format!("[{}]", list(n, |_| r#"{"title": "T", "startTime": "2027-05-01T10:00Z", "room": "R"}"#.into())),
        ),
        (
            "a map of sessions, each with a problem",
            format!(
                r#"{{"sessions": {{{}}}}}"#,
                list(n, |i| format!(
                    r#""k{i}": {{"title": "T {i}", "startTime": "2027-05-01T10:00Z", "room": "R", "language": "nope {i}"}}"#
                ))
            ),
        ),
        (
            "OpenFeedback with people who are nobody",
            format!(
                r#"{{"sessions": {{{}}}, "speakers": {{{}}}}}"#,
                list(n, |i| format!(
                    r#""k{i}": {{"title": "T {i}", "trackTitle": "R {i}", "startTime": "2027-05-01T10:00Z", "speakers": ["nobody {i}", "p{i}"]}}"#
                )),
                list(n, |i| format!(r#""p{i}": {{"name": "P {i}"}}"#))
            ),
        ),
        (
            "Hoverboard with a row for each session",
            format!(
                r#"{{"schedule": {{"2027-05-01": {{"tracks": ["R"], "timeslots": [{}]}}}}, "sessions": {{{}}}}}"#,
                list(n, |i| format!(
                    r#"{{"startTime": "9:00", "endTime": "10:00", "sessions": [{{"items": ["k{i}", "none{i}"]}}]}}"#
                )),
                list(n, |i| format!(r#""k{i}": {{"title": "T {i}"}}"#))
            ),
        ),
        (
            "Indico with zones and titles of their own",
            format!(
                r#"{{"_type": "HTTPAPIResult", "results": [{{"title": "E", "timezone": "UTC", "sessions": [{}]}}]}}"#,
                list(n, |i| format!(
                    r#"{{"id": "{i}", "title": "B {i}", "startDate": {{"date": "2027-05-01", "time": "10:00:00", "tz": "Odd/{i}"}}, "session": {{"title": "S {}"}}}}"#,
                    i / 2
                ))
            ),
        ),
        (
            "frab without ids",
            format!(
                r#"{{"schedule": {{"conference": {{"acronym": "c", "days": [{{"date": "2027-05-01", "rooms": {{{}}}}}]}}}}}}"#,
                list(n, |i| format!(
                    r#""R {i}": [{{"guid": "g", "id": 0, "title": "T {i}", "date": "2027-05-01T10:00:00+02:00", "persons": [{{"id": 0, "public_name": "P {i}"}}]}}]"#
                ))
            ),
        ),
    ]
}

/// The steps of everything that is done with a feed: checking it, reading it, and showing it at a moment after all of it.
fn steps(text: &str) -> u64 {
    let platform: Rc<dyn Platform> = Rc::new(TestPlatform::new("UTC"));
    let zones = Zones::new(platform.clone());
    let options = Options { timezone: "UTC", zones: &zones, indent: true };
    let before = steps::taken();
    lint(text.as_bytes(), &options, &*platform);
    let feed = import(text.as_bytes(), &options).feed;
    let feed = if feed.is_empty() { text } else { &feed };
    let (agenda, _) = read(feed.as_bytes(), "UTC", &platform);
    for session in &agenda.sessions {
        rich(session.summary.get("en"), &|url| Some(url.to_string()));
    }
    let mut state = kit::empty_state(TestPlatform::new("UTC"));
    state.agenda = agenda;
    state.complete();
    state.update(Action::Tick(Instant(1_900_000_000)));
    steps::taken() - before
}

#[test]
fn work_grows_with_the_size_of_a_feed_and_not_with_its_square() {
    const SMALL: usize = 64;
    let large = inputs(SMALL * 4);
    for ((name, small), (_, large)) in inputs(SMALL).iter().zip(&large) {
        let (few, many) = (steps(small), steps(large));
        println!("{name}: {few} {many}");
        assert!(few > 0, "{name}: nothing is counted");
        assert!(many < few * 7, "{name}: {few} steps for {} bytes, {many} for {}", small.len(), large.len());
    }
}

/// A chunk is rendered in one task, whatever begins together.
#[test]
fn no_block_is_large() {
    let state = kit::state(&sessions(1000, |i| format!(r#"{}, "start": "2027-05-01T10:00", "duration": 60"#, title(i))), "UTC");
    let table = &state.timetable;
    let largest = (0..table.chunks.len()).map(|chunk| table.in_chunks(chunk..chunk + 1).len()).max();
    assert!(largest.is_some_and(|largest| largest <= 96), "{largest:?}");
    assert_eq!(table.sessions.len(), 1000);
    assert!(table.slots.iter().all(|slot| slot.start == table.slots[0].start));
}
