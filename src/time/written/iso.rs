//! Lenient ISO 8601, for forms that [`stamp`] rejects.

use crate::time::{Stamp, stamp};

/// Parses the forms of [`stamp`], and also the basic format (`20270501T100000Z`, `20270501`), an hour of one digit (`2027-05-01T9:00`),
/// and a space or the letters `UTC` before or instead of an offset. Returns `None` for anything else.
pub fn lenient_stamp(text: &str) -> Option<Stamp> {
    stamp(&iso_text(text)?)
}

/// The same as text in a form that [`stamp`] accepts, with the offset or zone kept.
pub fn iso_text(text: &str) -> Option<String> {
    let text = text.trim_ascii();
    if stamp(text).is_some() {
        return Some(text.to_string());
    }
    extended(text).filter(|text| stamp(text).is_some())
}

/// Converts a text that starts with a date to the extended format. It need not be a valid time.
pub fn extended(text: &str) -> Option<String> {
    let text = text.trim_ascii();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (date, rest) = match digits {
        8 => ([&text[..4], "-", &text[4..6], "-", &text[6..8]].concat(), &text[8..]),
        4 => (text.get(..10)?.to_string(), &text[10..]),
        _ => return None,
    };
    if rest.is_empty() {
        return Some(date);
    }
    let time = rest.trim_start().strip_prefix(['T', 't']).unwrap_or(rest.trim_start());
    let end = time.find(|c: char| !matches!(c, '0'..='9' | ':' | '.' | ',')).unwrap_or(time.len());
    let (clock, zone) = time.split_at(end);
    let clock = match (clock.bytes().take_while(u8::is_ascii_digit).count(), clock) {
        (1, clock) => ["0", clock].concat(),
        (4, clock) => [&clock[..2], ":", &clock[2..]].concat(),
        (6, clock) => [&clock[..2], ":", &clock[2..4], ":", &clock[4..]].concat(),
        (_, clock) => clock.to_string(),
    };
    let zone = match zone.trim_start() {
        "UTC" | "utc" | "GMT" => "Z",
        zone => zone,
    };
    Some([&date, "T", &clock, zone].concat())
}
