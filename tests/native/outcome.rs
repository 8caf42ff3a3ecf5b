//! How much of a feed can be read: nothing, a part, or all of it.

use std::rc::Rc;

use plenary::import::{Options, import};
use plenary::model::Agenda;
use plenary::platform::Platform;
use plenary::plenary_format::{Outcome, Reader, complete};
use plenary::time::Zones;

use crate::kit::{YEAR_2023, read, read_in_pieces};
use crate::platform::TestPlatform;

const EVENT: &str = r#""event": {"title": "Zoë’s day", "timezone": "Europe/Paris"}"#;
const SESSION: &str = r#"{"id": "a", "title": "Üben", "start": "2027-06-07T09:00"}"#;

fn outcome(feed: &[u8]) -> Outcome {
    let platform = Rc::new(TestPlatform::new("UTC"));
    let mut reader = Reader::new(platform.clone(), Rc::new(Zones::new(platform)));
    let mut agenda = Agenda::default();
    reader.push(feed, &mut agenda);
    complete(&mut reader, feed, &mut agenda);
    reader.outcome(&agenda)
}

#[test]
fn a_feed_without_sessions_has_none() {
    for members in [
        EVENT.to_string(),
        format!("{EVENT}, \"sessions\": []"),
        format!("{EVENT}, \"sessions\": null"),
        format!("\"sessions\": [], {EVENT}"),
        "\"people\": [{\"name\": \"Ada\"}]".into(),
        format!("{EVENT}, \"people\": [7], \"rooms\": \"none\""),
    ] {
        assert_eq!(outcome(format!("{{{members}}}").as_bytes()), Outcome::Complete, "{members}");
    }
}

#[test]
fn a_feed_whose_sessions_all_have_errors_could_not_be_read() {
    let misspelt = r#""event": {"title": "Zones", "timezone": "Europe/Pari"}"#;
    let unzoned = r#""event": {"title": "Zones"}"#;
    for members in [
        format!("{misspelt}, \"sessions\": [{SESSION}]"),
        format!("\"sessions\": [{SESSION}, {SESSION}], {misspelt}"),
        format!("{unzoned}, \"people\": [{{\"name\": \"Ada\"}}], \"sessions\": [{SESSION}]"),
        format!("{EVENT}, \"sessions\": [{{\"title\": \"A\", \"start\": \"25 o’clock\"}}]"),
        format!("{EVENT}, \"sessions\": [1, \"two\", [], null, true]"),
        format!("{EVENT}, \"sessions\": \"to be announced\""),
        format!("{EVENT}, \"sessions\": 3"),
    ] {
        assert_eq!(outcome(format!("{{{members}}}").as_bytes()), Outcome::Unreadable, "{members}");
        let mixed = members.replacen("\"sessions\": [", "\"sessions\": [{\"title\": \"Without a time\"}, ", 1);
        if mixed != members {
            assert_eq!(outcome(format!("{{{mixed}}}").as_bytes()), Outcome::Complete, "{mixed}");
        }
    }
}

#[test]
fn a_feed_that_is_cut_anywhere_is_not_complete() {
    let feed = format!(
        "{{{EVENT}, \"rooms\": [{{\"name\": \"Hall\"}}], \"sessions\": [{SESSION}, {SESSION}], \"people\": [{{\"name\": \"Ada\"}}] }}\n"
    );
    let bytes = feed.as_bytes();
    let (first, last) = (feed.find(SESSION).unwrap() + SESSION.len(), feed.rfind('}').unwrap());
    for cut in 0..=bytes.len() {
        let found = outcome(&bytes[..cut]);
        if cut > last {
            assert_eq!(found, Outcome::Complete);
        } else if cut > first {
            assert_eq!(found, Outcome::Incomplete, "{}", String::from_utf8_lossy(&bytes[..cut]));
        } else {
            assert_ne!(found, Outcome::Complete, "{}", String::from_utf8_lossy(&bytes[..cut]));
        }
        // What a proxy may write behind the part that it received.
        if cut > first && cut <= last {
            assert_eq!(outcome(&[&bytes[..cut], b"\n<html>502 Bad Gateway</html>"].concat()), Outcome::Incomplete);
        }
    }
}

#[test]
fn nul_is_no_text() {
    let expected = format!("{:?}", read(&format!("{{{EVENT}, \"sessions\": [{SESSION}]}}")));
    let feed = format!("{{{EVENT}, \"sessions\": [{SESSION}]}}");
    for at in 0..=feed.len() {
        let raw = [&feed.as_bytes()[..at], b"\0\0", &feed.as_bytes()[at..]].concat();
        for size in [1, 7, usize::MAX] {
            assert_eq!(format!("{:?}", read_in_pieces(&raw, size).0), expected, "{at} in pieces of {size}");
        }
    }
    let escaped =
        feed.replace("Zoë", "\\u0000Zo\\u0000ë").replace("\"a\"", "\"\\u0000a\\u0000\"").replace("\"title\"", "\"ti\\u0000tle\"");
    assert_eq!(format!("{:?}", read(&escaped)), expected);
}

#[test]
fn nul_is_no_text_of_other_formats_either() {
    let platform: Rc<dyn Platform> = Rc::new(TestPlatform::new("UTC"));
    let zones = Zones::new(platform);
    let options = Options { timezone: "Europe/Paris", zones: &zones, indent: false };
    let list = r#"[{"title": "Üben", "date": "2027-06-07", "start": "09:00", "room": "Hall"}]"#;
    let expected = import(list.as_bytes(), &options).feed;
    assert!(expected.contains("Üben"), "{expected}");
    for at in 0..=list.len() {
        let raw = [&list.as_bytes()[..at], b"\0", &list.as_bytes()[at..]].concat();
        assert_eq!(import(&raw, &options).feed, expected, "{at}");
    }
    assert_eq!(import(list.replace("Hall", "Ha\\u0000ll").as_bytes(), &options).feed, expected);
}

#[test]
fn the_demo_is_complete() {
    assert_eq!(outcome(YEAR_2023.as_bytes()), Outcome::Complete);
}
