//! An earlier calendar of the same agenda, from which unchanged events keep their stamps.

use super::PRODUCT;
use super::lines::{is_tag, is_text, is_time, unfold, uri};
use super::uid::is_uid;

/// The largest INTEGER (RFC 5545, section 3.3.8).
const LARGEST: u32 = i32::MAX as u32;

/// An earlier calendar of the same agenda, from which [`calendar`](super::calendar) continues counting revisions. It is separate from that
/// function, so that its parser is loaded only by users who have one.
#[derive(Debug, Default)]
pub struct Previous(pub(super) Vec<Earlier>);

/// A previously written event.
#[derive(Debug, Default)]
pub(super) struct Earlier {
    pub(super) uid: String,
    /// DTSTAMP.
    pub(super) stamp: String,
    /// LAST-MODIFIED.
    pub(super) modified: String,
    pub(super) sequence: u32,
    /// DTSTART.
    pub(super) start: String,
    /// DTEND, if present.
    end: String,
    /// All of its properties except the four revision properties, unfolded.
    pub(super) content: String,
    /// A bit set of the properties seen, by their index in [`NAMES`].
    met: u16,
}

const NAMES: [&str; 13] = [
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

impl Previous {
    /// Parses an earlier file. Events with anything that this crate does not write are skipped, and so are all events of
    /// a file written by another program.
    pub fn read(calendar: &str) -> Previous {
        let (mut is_calendar, mut is_ours) = (false, false);
        let mut events = Vec::new();
        let mut event: Option<Earlier> = None;
        unfold(calendar, |line| match line {
            "BEGIN:VCALENDAR" => is_calendar = true,
            PRODUCT => is_ours = is_calendar,
            "BEGIN:VEVENT" => event = is_ours.then(Earlier::default),
            "END:VEVENT" => events.extend(event.take().filter(Earlier::is_whole)),
            line => event = event.take().and_then(|event| event.with(line)),
        });
        // Sorted for lookup by UID. The sort is stable, so the first of several events with the same UID is found.
        events.sort_by(|a, b| a.uid.cmp(&b.uid));
        events.dedup_by(|second, first| second.uid == first.uid);
        Previous(events)
    }

    /// The index of the event with a UID.
    pub(super) fn position(&self, uid: &str) -> Option<usize> {
        self.0.binary_search_by(|event| event.uid.as_str().cmp(uid)).ok()
    }
}

impl Earlier {
    /// Adds a property to the event; `None` if this crate would not have written it.
    fn with(mut self, line: &str) -> Option<Earlier> {
        let (name, value) = line.split_once(':')?;
        let (name, parameter) = name.split_once(';').unwrap_or((name, ""));
        let place = NAMES.iter().position(|known| *known == name)?;
        let is_new = self.met >> place & 1 == 0;
        self.met |= 1 << place;
        let is_date = parameter == "VALUE=DATE";
        let plain = parameter.is_empty();
        let in_language = plain || parameter.strip_prefix("LANGUAGE=").is_some_and(is_tag);
        let good = match name {
            "UID" => plain && is_uid(value),
            "DTSTAMP" | "LAST-MODIFIED" => plain && is_time(value, false),
            "DTSTART" | "DTEND" => (plain || is_date) && is_time(value, is_date),
            "SEQUENCE" => plain && number(value).is_some(),
            "URL" => plain && uri(value) == value,
            "STATUS" => plain && matches!(value, "CONFIRMED" | "TENTATIVE" | "CANCELLED"),
            "TRANSP" => plain && value == "TRANSPARENT",
            "CATEGORIES" => plain && is_text(value, true),
            _ => in_language && is_text(value, false),
        };
        if !is_new || !good {
            return None;
        }
        match name {
            "UID" => self.uid = value.to_string(),
            "DTSTAMP" => self.stamp = value.to_string(),
            "LAST-MODIFIED" => self.modified = value.to_string(),
            "SEQUENCE" => self.sequence = number(value)?,
            _ => {
                if name == "DTSTART" {
                    self.start = value.to_string();
                } else if name == "DTEND" {
                    self.end = value.to_string();
                }
                self.content.push_str(line);
                self.content.push('\n');
            }
        }
        Some(self)
    }

    fn is_whole(&self) -> bool {
        let needed = [&self.uid, &self.stamp, &self.modified, &self.start].iter().all(|value| !value.is_empty());
        // Both are dates or both are times (section 3.8.2.2), so they compare as strings.
        let ends = self.end.is_empty() || self.end.len() == self.start.len() && self.end > self.start;
        needed && ends
    }

    /// The content after the session has been removed from the agenda: cancelled.
    pub(super) fn cancelled(&self) -> String {
        let stays = |line: &&str| !line.starts_with("STATUS:") && !line.starts_with("TRANSP:");
        let mut content: String = self.content.split_inclusive('\n').filter(stays).collect();
        content.push_str(super::event::CANCELLED);
        content
    }

    /// Its title, escaped as in the file.
    pub(super) fn summary(&self) -> &str {
        let line = self.content.split('\n').find(|line| line.starts_with("SUMMARY"));
        line.and_then(|line| line.split_once(':')).map_or("", |(_, title)| title)
    }

    /// Whether it is cancelled.
    pub(super) fn is_cancelled(&self) -> bool {
        self.content.ends_with(super::event::CANCELLED)
    }

    /// The SEQUENCE of its next revision.
    pub(super) fn next(&self) -> u32 {
        LARGEST.min(self.sequence + 1)
    }
}

fn number(text: &str) -> Option<u32> {
    let mut number = 0u32;
    for byte in text.bytes() {
        number = number.checked_mul(10)?.checked_add(char::from(byte).to_digit(10)?)?;
    }
    (!text.is_empty() && number <= LARGEST).then_some(number)
}
