//! The lines of a calendar: escaped, folded, and nobody else's whatever stands in a feed.

use icalendar::parser::unfold;
use plenary::model::{Agenda, End, Link, Session, Text, When};
use plenary::text::rich::plain_text;
use plenary::time::Instant;

use crate::icalendar::{events, get, sessions, written};

const PROPERTIES: [&str; 13] = [
    "UID",
    "DTSTAMP",
    "LAST-MODIFIED",
    "SEQUENCE",
    "DTSTART",
    "DTEND",
    "SUMMARY",
    "LOCATION",
    "DESCRIPTION",
    "CATEGORIES",
    "URL",
    "STATUS",
    "TRANSP",
];

/// Holds a calendar against RFC 5545 as far as it can be without knowing what it should say.
pub fn assert_strict(calendar: &str) {
    let body = calendar.strip_suffix("\r\n").expect("ends with a line break");
    for line in body.split("\r\n") {
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
        assert!(!line.chars().any(|c| c.is_control() && c != '\t' || "\u{2028}\u{2029}".contains(c)), "{line:?}");
        assert!(!line.is_empty() && line != " ", "an empty line");
    }
    let unfolded = unfold(body);
    let mut lines = unfolded.split("\r\n").peekable();
    let mut met: Vec<&str> = Vec::new();
    let mut depth = 0;
    while let Some(line) = lines.next() {
        let (before, value) = line.split_once(':').unwrap_or_else(|| panic!("no value: {line}"));
        let mut parts = before.split(';');
        let name = parts.next().unwrap();
        assert!(!name.is_empty() && name.bytes().all(|b| b.is_ascii_uppercase() || b == b'-'), "{line}");
        for parameter in parts {
            let (key, value) = parameter.split_once('=').unwrap_or_else(|| panic!("{line}"));
            assert!(["VALUE", "LANGUAGE"].contains(&key), "{line}");
            assert!(!value.is_empty() && value.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'), "{line}");
        }
        match name {
            "BEGIN" => {
                depth += 1;
                assert_eq!(value, ["VCALENDAR", "VEVENT"][depth - 1]);
                met.clear();
            }
            "END" => {
                depth -= 1;
                assert_eq!(value, ["VCALENDAR", "VEVENT"][depth]);
                if depth == 1 {
                    let needed = ["UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "DTSTART", "SUMMARY", "STATUS"];
                    assert!(needed.iter().all(|name| met.contains(name)), "{met:?}");
                }
                assert_eq!(depth == 0, lines.peek().is_none(), "something behind the end");
            }
            _ => {
                assert!(!met.contains(&name), "twice: {line}");
                assert!(depth == 1 || PROPERTIES.contains(&name), "{line}");
                met.push(name);
            }
        }
        if name == "URL" {
            assert!(value.bytes().all(|b| b.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&b)), "{line}");
        } else {
            let mut chars = value.chars();
            while let Some(c) = chars.next() {
                assert!(c != ';' && (c != ',' || name == "CATEGORIES"), "not escaped: {line}");
                assert!(c != '\\' || chars.next().is_some_and(|c| "\\;,n".contains(c)), "no such escape: {line}");
            }
        }
    }
}

/// Knuth's numbers, always the same.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }

    /// A text of letters of every length in UTF-8, of marks, spaces and line breaks.
    fn text(&mut self, most: usize) -> String {
        const OF: [&str; 20] = [
            "a",
            "Z",
            "é",
            "中",
            "𝒫",
            "👩‍💻",
            "e\u{301}",
            "ا",
            "\\",
            ";",
            ",",
            "\n",
            " ",
            "\t",
            ":",
            "\"",
            "=",
            "\\n",
            "  ",
            "BEGIN:VEVENT",
        ];
        (0..self.below(most + 1)).map(|_| OF[self.below(OF.len())]).collect()
    }
}

/// The agenda of one session with these texts.
fn agenda(title: &str, summary: &str, url: &str) -> Agenda {
    let link = Link { kind: "website".into(), url: url.into(), title: Text::plain(title), language: String::new() };
    let session = Session {
        id: title.into(),
        title: Text::many(vec![(summary.into(), title.into())]),
        summary: Text::plain(summary),
        when: When::Clock(Instant(1_720_530_000), End::Open),
        printed: title.into(),
        kind: summary.into(),
        tags: vec![title.into(), summary.into()],
        links: vec![link],
        ..Session::default()
    };
    let mut agenda = Agenda { sessions: vec![session], ..Agenda::default() };
    agenda.event.title = Text::many(vec![(title.into(), summary.into())]);
    agenda.event.place = Text::plain(title);
    agenda.event.timezone = title.into();
    agenda.event.url = url.into();
    agenda
}

#[test]
fn what_is_written_is_read_again() {
    let mut random = Random(5_545);
    for _ in 0..1_000 {
        let (title, summary) = (random.text(60), random.text(200));
        let (title, summary) = (title.trim_ascii(), summary.trim_ascii());
        let mut agenda = agenda(title, summary, "");
        agenda.sessions[0].links.clear();
        agenda.sessions[0].printed.clear();
        agenda.sessions[0].when = When::Clock(Instant(0), End::Unknown);
        let calendar = written(&agenda, "en", None, "", "2024-06-01T12:00:00Z").unwrap();
        let event = &events(&calendar.text)[0];
        assert_eq!(get(event, "DESCRIPTION"), plain_text(summary));
        // A title is one line.
        let title = title.replace('\n', " ");
        assert_eq!(get(event, "SUMMARY"), if title.is_empty() { "Untitled" } else { &title });
    }
}

#[test]
fn nothing_in_a_feed_becomes_a_line() {
    for line_break in ["\r\n", "\n", "\r", "\u{b}", "\u{c}", "\u{85}", "\u{2028}", "\u{2029}", "\0\r\0\n", "\u{1c}\n", "\n\r\n"] {
        for attack in ["END:VEVENT", "X-EVIL:1", " folded", "ATTACH;FMTTYPE=a:javascript:alert(1)", "\";X=\"", ":", ""] {
            let text = ["before", line_break, attack, line_break, "after"].concat();
            let calendar = written(&agenda(&text, &text, &text), &text, None, "", "2024-06-01T12:00:00Z").unwrap();
            let event = &events(&calendar.text)[0];
            assert_eq!(get(event, "UID").len(), 36);
            assert_eq!(get(event, "SUMMARY").chars().filter(|c| c.is_control()).count(), 0, "{text:?}");
            assert!(get(event, "DESCRIPTION").contains("before\n"), "{text:?}");
        }
    }
}

#[test]
fn control_characters_are_dropped() {
    let text: String = (0..0x100).filter_map(char::from_u32).collect();
    let calendar = written(&agenda(&text, &text, &text), "en", None, "", "2024-06-01T12:00:00Z").unwrap();
    let events = events(&calendar.text);
    assert!(get(&events[0], "SUMMARY").contains("}~ \u{a0}¡"), "{:?}", get(&events[0], "SUMMARY"));
    let nothing = written(&agenda("\0\u{7f}", "", ""), "en", None, "", "2024-06-01T12:00:00Z").unwrap();
    assert!(nothing.text.contains("\r\nSUMMARY:Untitled\r\n"));
}

#[test]
fn lines_are_as_long_as_they_may_be_and_no_longer() {
    // What stands before a title is 8 octets long.
    for (title, lines) in [
        ("x".repeat(67), 1),
        ("x".repeat(68), 2),
        ("x".repeat(67 + 74), 2),
        ("x".repeat(67 + 75), 3),
        ("€".repeat(22), 1),
        ("€".repeat(23), 2),
    ] {
        let calendar = sessions(&format!("{{\"title\": \"{title}\", \"start\": \"2024-07-09T09:00\"}}"));
        let from = calendar.text.find("SUMMARY").unwrap();
        let to = calendar.text.find("STATUS").unwrap();
        assert_eq!(calendar.text[from..to].lines().count(), lines, "{title}");
    }
}

#[test]
fn no_line_begins_or_ends_with_a_space_that_is_meant() {
    let words = "a word \\n and, another; ".repeat(40);
    let calendar = written(&agenda(&words, &words, ""), "en", None, "", "2024-06-01T12:00:00Z").unwrap();
    for line in calendar.text.lines() {
        assert!(!line.ends_with([' ', '\\']) && !line.starts_with("  "), "{line:?}");
    }
    // Where there is nothing else, a line is folded between spaces.
    let spaces = ["x", &" ".repeat(300), "y"].concat();
    let calendar = written(&agenda(&spaces, &spaces, ""), "en", None, "", "2024-06-01T12:00:00Z").unwrap();
    assert_eq!(get(&events(&calendar.text)[0], "SUMMARY"), spaces);
}
