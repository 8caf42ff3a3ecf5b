//! Feeds that nobody wrote for the test: whatever the bytes are, reading them ends, and ends the same however they arrive.

use std::path::{Path, PathBuf};

use crate::kit::{DEMOS, EVERYTHING, feed, ids, read, read_in_pieces};

/// Reads the same bytes in pieces of several sizes.
fn smoke(bytes: &[u8], sizes: &[usize], name: &str) {
    let whole = format!("{:?}", read_in_pieces(bytes, bytes.len().max(1)));
    for &size in sizes {
        assert_eq!(format!("{:?}", read_in_pieces(bytes, size)), whole, "{name} in pieces of {size}");
    }
}

pub fn json_files(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.unwrap().path();
        if path.is_dir() {
            json_files(&path, out);
        } else if path.extension().is_some_and(|extension| extension == "json") {
            out.push(path);
        }
    }
}

/// `PLENARY_CORPUS` names a folder of feeds of all sorts.
#[test]
fn every_feed_of_the_corpus_is_read_to_its_end() {
    let Some(folder) = std::env::var_os("PLENARY_CORPUS") else {
        eprintln!("skipped: PLENARY_CORPUS is not set");
        return;
    };
    let mut files = Vec::new();
    json_files(Path::new(&folder), &mut files);
    assert!(!files.is_empty(), "no .json file in {}", Path::new(&folder).display());
    for file in files {
        let bytes = std::fs::read(&file).unwrap();
        smoke(&bytes, &[257, 4096, 65_536], &file.display().to_string());
    }
}

#[test]
fn a_feed_that_is_cut_off_anywhere_keeps_what_came_before() {
    for feed in DEMOS.into_iter().chain([EVERYTHING]) {
        let whole = read(feed);
        let whole = ids(&whole);
        let mut seen = 0;
        for end in (0..feed.len() - 2).step_by(61) {
            let (agenda, _) = read_in_pieces(&feed.as_bytes()[..end], usize::MAX);
            let found = ids(&agenda);
            assert!(whole.starts_with(&found), "cut at {end}");
            assert!(found.len() >= seen, "cut at {end}");
            assert_eq!(agenda.diagnostics.iter().filter(|p| p.message() == "the feed is truncated").count(), 1, "cut at {end}");
            seen = found.len();
        }
    }
}

#[test]
fn a_feed_with_a_byte_changed_anywhere_is_read_to_its_end() {
    let small = feed(
        r#""rooms": [{"id": 1, "name": "é"}], "people": [{"id": "p", "name": "王"}],
        "sessions": [{"title": {"en": "a\"b\\"}, "start": "2024-07-09T09:00", "duration": 5, "people": ["p"], "sessions": [{}]}, {}]"#,
    );
    // What is said later of a room and of a day is heeded earlier.
    let late = feed(
        r#""sessions": [{"room": 1, "start": "2024-07-09T09:00", "end": "2024-07-09T10:00", "day": "2024-07-08"},
        {"start": "2024-07-09", "time": "9a - 10p"}], "rooms": [{"id": 1, "name": "R", "timezone": "Asia/Tokyo"}],
        "days": [{"date": "2024-07-09", "timezone": "Africa/Nairobi"}]"#,
    );
    for (feed, changes) in [(small, &b"\"{}[],:\\ \0\x80\xff0tn"[..]), (late, b"\"{[9\xff")] {
        for at in 0..feed.len() {
            for byte in changes {
                let mut bytes = feed.clone().into_bytes();
                bytes[at] = *byte;
                smoke(&bytes, &[1, 5], &format!("byte {at} as {byte}"));
            }
        }
    }
}

#[test]
fn odd_bytes_are_read_to_their_end() {
    let deep = |open: &str, n: usize| open.repeat(n);
    let odd: Vec<Vec<u8>> = vec![
        vec![],
        b"\xef\xbb\xbf".to_vec(),
        b"\xff\xfe{\0}\0".to_vec(),
        b"{\"sessions\": [\xff\xfe]}".to_vec(),
        b"{\"sessions\": null, \"people\": 1, \"event\": \"x\", \"rooms\": {\"a\": []}}".to_vec(),
        b"{\"event\": [{\"title\": \"a\"}, {\"title\": \"b\"}], \"sessions\": {\"title\": \"one\"}}".to_vec(),
        deep("[", 100_000).into_bytes(),
        [b"{\"sessions\": [".to_vec(), deep("[", 100_000).into_bytes()].concat(),
        [b"{\"sessions\": [".to_vec(), deep("{\"sessions\": [", 5_000).into_bytes()].concat(),
        format!("{{\"sessions\": [{}1{}]}}", deep("[", 3000), deep("]", 3000)).into_bytes(),
        format!("{{\"sessions\": [{{\"title\": \"{}\"}}]}}", "x".repeat(200_000)).into_bytes(),
        b"{\"sessions\": [{\"duration\": 99999999999999999999, \"start\": \"2024-07-09T09:00Z\"}]}".to_vec(),
        b"{\"sessions\": [{\"duration\": 9999999, \"start\": \"9999-12-31T23:59Z\"}, {\"start\": \"0000-01-01T00:00+23:59\"}]}".to_vec(),
        b"{\"event\": {\"timezone\": \"Pacific/Apia\"}, \"sessions\": [{\"start\": \"9999-12-31T23:59\"}, {\"start\": \"0001-01-01\"}]}".to_vec(),
    ];
    for bytes in odd {
        let name = String::from_utf8_lossy(&bytes[..bytes.len().min(60)]).into_owned();
        smoke(&bytes, &[3, 1000], &name);
    }
}
