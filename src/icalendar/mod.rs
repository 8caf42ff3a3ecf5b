//! Exports an agenda as iCalendar (RFC 5545): one event for each session with a time.
//!
//! **Times are instants in UTC**, which clients can read without zone definitions. The alternative, TZID with a
//! VTIMEZONE, states the local zone, but needs its rules, which a [`Platform`](crate::platform::Platform) does not provide. A
//! VTIMEZONE that is valid for a few days only is a known trap for clients that cache one definition per name. Clients display
//! local times either way. `X-WR-TIMEZONE` names the event's zone for clients that support it. The
//! drawback is that a file has to be regenerated when a state changes its zone rules before the event, like the agenda itself.
//!
//! **Sessions with a date only** are all-day events (`VALUE=DATE`, the end exclusive) that do not block the day. **Sessions without a
//! known end, or with an open one,** have no DTEND. By section 3.6.1 they end when they begin, which displays the start and claims no time
//! that is not in the feed, rather than an invented end. An open end is mentioned in the description. **Sessions without a
//! time** are omitted and counted.
//!
//! **A nested session** is an event if it has a time of its own, otherwise a line in the description of its parent.
//!
//! **There is no METHOD**: the file is a snapshot (section 3.7.2). PUBLISH would ask for an ORGANIZER in each event (RFC 5546,
//! section 3.2.1), which is a calendar address that no feed has.
//!
//! **UIDs** are derived from the session's id, the event's page (without scheme, `www.`, fragment and trailing slash) and the
//! event's year; for an event without a page, from its `start`. They do not change with titles, times and rooms, including the event's
//! title, and are reproducible on every machine. A session without an id has one derived from its title, and its
//! UID changes with that.
//!
//! **An earlier file keeps its UIDs** if its events match those of the agenda, however they were derived: see the module `previous`.
//!
//! **Revisions** (section 3.8.7.4) are counted from an earlier file, if given: see [`Options::previous`].

mod event;
mod lines;
mod previous;
mod uid;
mod uids;
mod web;

use crate::model::Agenda;
use crate::text::{Messages, digits};
use crate::time::{Instant, Zones};

use event::Writer;
use lines::{date_time, escape_line, fold, property, text_property};
use uids::Uids;

pub use previous::Previous;
pub use web::{WebCalendar, web_link};

/// The program, by which an earlier file is recognized. It has no version, since a new version would change every file.
const PRODUCT: &str = "PRODID:-//plenary//plenary-agenda//EN";

/// The options of an export.
#[derive(Clone, Copy, Debug)]
pub struct Options<'o> {
    /// The current time, used as DTSTAMP and LAST-MODIFIED of new and changed events.
    pub now: Instant,
    /// The sessions to export.
    pub wanted: Wanted<'o>,
    /// The base of deep links to sessions, to which their ids are appended: `https://example.org/agenda#session=`. Descriptions end with such a link. Empty if
    /// the page is unknown.
    pub page: &'o str,
    /// The SEQUENCE of events that are not in an earlier calendar. Repeated downloads need increasing numbers, since clients
    /// ignore an event that they already have with the same one.
    pub sequence: u32,
    /// An earlier calendar of the same agenda; the default is none.
    ///
    /// An unchanged event keeps its DTSTAMP, LAST-MODIFIED and SEQUENCE, so that the file changes only when
    /// the agenda does. A changed event gets the next SEQUENCE. An event that was removed from the agenda, or has no time any more,
    /// is kept as cancelled for its subscribers; but not if a single session is exported.
    pub previous: &'o Previous,
    /// BCP 47 tag of the preferred language for texts in several languages.
    pub language: &'o str,
    /// Messages for roles, kinds, links and statuses.
    pub messages: &'o Messages,
}

/// The sessions to export.
#[derive(Clone, Copy, Debug)]
pub enum Wanted<'o> {
    /// All sessions.
    All,
    /// The session with an id, and its nested sessions.
    Session(&'o str),
    /// The sessions at these positions.
    Some(&'o [usize]),
}

/// A generated calendar.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    /// The file: `text/calendar` in UTF-8.
    pub text: String,
    /// Number of events. A calendar without events is invalid (section 3.6), though most programs accept it.
    pub events: usize,
    /// Number of sessions omitted because their time is unknown, not counting nested ones.
    pub untimed: usize,
    /// Number of cancelled events that are included only because they were in the earlier calendar.
    pub gone: usize,
}

/// An event with its sort key.
struct Entry {
    start: String,
    /// The session's id; for a removed session, the UID.
    name: String,
    properties: String,
}

/// Exports an agenda as a calendar: events sorted by start in UTC (all-day events first), then by session id.
/// `None` if there is no session with the requested id.
pub fn calendar(agenda: &Agenda, zones: &Zones, options: &Options<'_>) -> Option<Calendar> {
    let count = agenda.sessions.len();
    let wanted: Vec<usize> = match options.wanted {
        Wanted::Session(id) => {
            let position = agenda.session(id)?;
            (position..count.min(position + 1 + agenda.sessions[position].inner)).collect()
        }
        Wanted::Some(positions) => positions.to_vec(),
        Wanted::All => (0..count).collect(),
    };
    let now = date_time(options.now).unwrap_or_else(|| "19700101T000000Z".to_string());
    let uids = Uids::new(agenda, zones, options.previous);
    let writer = Writer { agenda, zones, options };
    let earlier = &options.previous.0;
    let mut is_there = vec![false; earlier.len()];
    let mut calendar = Calendar::default();
    let mut entries = Vec::new();
    for position in wanted {
        let session = &agenda.sessions[position];
        let Some((start, times)) = event::times(session.when) else {
            calendar.untimed += usize::from(session.parent.is_none());
            continue;
        };
        let uid = uids.of(position);
        let before = options.previous.position(&uid);
        if let Some(before) = before {
            is_there[before] = true;
        }
        let content = writer.content(position, times);
        let properties = revision(&uid, &content, before.map(|before| &earlier[before]), &now, options.sequence);
        entries.push(Entry { start, name: session.id.0.clone(), properties });
    }
    calendar.events = entries.len();
    for (event, is_there) in earlier.iter().zip(is_there) {
        if !is_there && matches!(options.wanted, Wanted::All) {
            let properties = revision(&event.uid, &event.cancelled(), Some(event), &now, options.sequence);
            entries.push(Entry { start: event.start.clone(), name: event.uid.clone(), properties });
            calendar.gone += 1;
        }
    }
    entries.sort_by(|a, b| a.start.cmp(&b.start).then_with(|| a.name.cmp(&b.name)));
    let out = &mut calendar.text;
    fold(out, &head(agenda, options));
    for entry in &entries {
        fold(out, &entry.properties);
    }
    fold(out, "END:VCALENDAR\n");
    Some(calendar)
}

/// The calendar properties before the events.
fn head(agenda: &Agenda, options: &Options<'_>) -> String {
    let mut out = ["BEGIN:VCALENDAR\nVERSION:2.0\n", PRODUCT, "\nCALSCALE:GREGORIAN\n"].concat();
    // A single session is added to an existing calendar; with a name, some programs would create a new one for it.
    if !matches!(options.wanted, Wanted::Session(_)) {
        let (language, title) = agenda.event.title.pick(options.language).unwrap_or_default();
        let title = escape_line(title);
        text_property(&mut out, "NAME", language, &title);
        // For programs that do not support RFC 7986.
        text_property(&mut out, "X-WR-CALNAME", "", &title);
    }
    text_property(&mut out, "X-WR-TIMEZONE", "", &escape_line(&agenda.event.timezone));
    out
}

/// A complete event with its revision properties, which are unchanged if its content is.
fn revision(uid: &str, content: &str, before: Option<&previous::Earlier>, now: &str, first: u32) -> String {
    let (stamp, modified, sequence) = match before {
        Some(before) if before.content == content => (before.stamp.as_str(), before.modified.as_str(), before.sequence),
        Some(before) => (now, now, before.next()),
        None => (now, now, first),
    };
    let mut out = "BEGIN:VEVENT\n".to_string();
    property(&mut out, "UID", uid);
    property(&mut out, "DTSTAMP", stamp);
    property(&mut out, "LAST-MODIFIED", modified);
    property(&mut out, "SEQUENCE", &digits(sequence as usize));
    out.push_str(content);
    out.push_str("END:VEVENT\n");
    out
}
