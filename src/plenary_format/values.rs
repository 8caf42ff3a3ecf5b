//! Enumerated and derived values: link kinds, statuses, colors, slugs.

use super::words::plain;
use crate::diagnostic::Code;
use crate::model::Status;
use crate::source::cursor::Cursor;

/// The kind of a link: the given one (with aliases of calendars unified), else derived from its URL.
pub(super) fn kind_of_link(kind: String, url: &str) -> String {
    match kind.as_str() {
        "ics" | "ical" | "webcal" => "calendar".into(),
        "" if url.starts_with("webcal:") || url.ends_with(".ics") => "calendar".into(),
        "" => "website".into(),
        _ => kind,
    }
}

/// The status of a session.
pub(super) fn status(r: &Cursor<'_>) -> Status {
    let Some(word) = r.member("status") else { return Status::Confirmed };
    match plain(&word.as_string()).as_str() {
        "confirmed" => Status::Confirmed,
        "tentative" => Status::Tentative,
        "moved" => Status::Moved,
        "cancelled" | "canceled" => Status::Cancelled,
        _ => {
            word.report(Code::NoStatus);
            Status::Confirmed
        }
    }
}

/// `#rgb` or `#rrggbb`.
pub(super) fn hex(text: &str) -> Option<[u8; 3]> {
    let digits: Vec<u8> = text.strip_prefix('#')?.chars().map(|c| c.to_digit(16).map(|d| d as u8)).collect::<Option<_>>()?;
    match digits[..] {
        [r, g, b] => Some([r * 17, g * 17, b * 17]),
        [r, r2, g, g2, b, b2] => Some([r * 16 + r2, g * 16 + g2, b * 16 + b2]),
        _ => None,
    }
}

/// A title as a URL slug.
pub(crate) fn slug(title: &str) -> String {
    let mut out = String::new();
    for c in title.chars() {
        if c.is_ascii_alphanumeric() || !c.is_ascii() {
            out.push(c.to_ascii_lowercase());
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    let out = out.trim_end_matches('-');
    if out.is_empty() { "session".into() } else { out.into() }
}
