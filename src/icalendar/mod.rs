//! An agenda as iCalendar (RFC 5545), for the calendars that people keep: one event for each session that has a time.
//!
//! **Times are instants in UTC**, and nothing has to be known of any zone to read them. The other form, a TZID with a
//! VTIMEZONE, says where the clocks hang, but needs the zone's rules, of which a [`Platform`](crate::platform::Platform) has none; a
//! VTIMEZONE that holds true for a few days is a known trap for clients that keep one definition for each name. People see
//! a session at the time of their own clocks either way. `X-WR-TIMEZONE` names the event's zone to those that show it. The
//! price is that a file has to be written anew when a state changes its clocks before the event; so has the agenda.
//!
//! **What has a date only** is an event of whole days (`VALUE=DATE`, the end exclusive) that leaves the day free. **What has no
//! known end, or an open one,** has no DTEND: section 3.6.1 has it end as it begins, which shows the start, claims no time that
//! nobody has said, and is better than an end made up. What is known of an open end stands in the description. **What has no time
//! yet** is left out and counted.
//!
//! **A session inside another** is an event if it has a time of its own, else a line in the description of the outer one.
//!
//! **There is no METHOD**: the file is a snapshot (section 3.7.2). PUBLISH would ask for an ORGANIZER in each event (RFC 5546,
//! section 3.2.1), which is a calendar address that no feed has.
//!
//! **UIDs** are made of the session's id, of the event's page (without scheme, `www.`, fragment and the slash at its end) and of the
//! year in which the event begins; of an event without a page, of its `start`. Titles, times and rooms may change, also the title of the
//! event, and the UID stays. It is the same in every run and on every machine. A session without an id is called by its title, and its
//! UID goes with that.
//!
//! **An earlier file keeps its UIDs** where its events are still those of the agenda, whatever they were made of: see the module `previous`.
//!
//! **Revisions** (section 3.8.7.4) are counted from an earlier file, if there is one: see [`Options::previous`].

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

/// What wrote the file, and what says so of an earlier one. No version stands in it, lest a new one change every file.
const PRODUCT: &str = "PRODID:-//plenary//plenary-agenda//EN";

/// What to write, and when.
#[derive(Clone, Copy, Debug)]
pub struct Options<'o> {
    /// The time of day, which becomes the DTSTAMP and LAST-MODIFIED of what is new or has changed.
    pub now: Instant,
    /// The sessions that are wanted.
    pub wanted: Wanted<'o>,
    /// What links to sessions begin with, up to their ids: `https://example.org/agenda#session=`. Descriptions end with such a link. Empty where
    /// no page is known.
    pub page: &'o str,
    /// The SEQUENCE of events that no earlier calendar has. One that is downloaded several times needs a larger one each time, since programs
    /// ignore an event that they have with the same.
    pub sequence: u32,
    /// An earlier calendar of the same agenda, or the default, which is none.
    ///
    /// An event that says the same as there keeps its DTSTAMP, LAST-MODIFIED and SEQUENCE, so that the file changes only when
    /// the agenda does. One that says something else gets the next SEQUENCE. One that the agenda has no more, or no time for,
    /// stays as cancelled, for those who have it in their calendar; but not where one session is wanted.
    pub previous: &'o Previous,
    /// BCP 47 tag of the language to take of texts that are there in several.
    pub language: &'o str,
    /// Words for roles, kinds, links and what became of a session.
    pub messages: &'o Messages,
}

/// Which sessions of an agenda are wanted.
#[derive(Clone, Copy, Debug)]
pub enum Wanted<'o> {
    /// All of them.
    All,
    /// The session of that id, with those inside it.
    Session(&'o str),
    /// The sessions at these positions.
    Some(&'o [usize]),
}

/// A calendar that was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    /// The file: `text/calendar` in UTF-8.
    pub text: String,
    /// How many sessions are events in it. A calendar without any event is none (section 3.6), though most programs read it.
    pub events: usize,
    /// How many sessions are left out since no time is known; those inside others are not counted.
    pub untimed: usize,
    /// How many cancelled events are in it only because an earlier calendar had them.
    pub gone: usize,
}

/// An event with what it is sorted by.
struct Entry {
    start: String,
    /// Id of the session; of one that is gone, the UID.
    name: String,
    properties: String,
}

/// Writes the calendar of an agenda: events in order of their start in UTC (whole days first), then of their sessions' ids.
/// `None` where there is no session of the id that is wanted.
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

/// What stands before the events.
fn head(agenda: &Agenda, options: &Options<'_>) -> String {
    let mut out = ["BEGIN:VCALENDAR\nVERSION:2.0\n", PRODUCT, "\nCALSCALE:GREGORIAN\n"].concat();
    // One session is put into a calendar that somebody has; a name would make some programs set up another for it.
    if !matches!(options.wanted, Wanted::Session(_)) {
        let (language, title) = agenda.event.title.pick(options.language).unwrap_or_default();
        let title = escape_line(title);
        text_property(&mut out, "NAME", language, &title);
        // What programs read that are older than RFC 7986.
        text_property(&mut out, "X-WR-CALNAME", "", &title);
    }
    text_property(&mut out, "X-WR-TIMEZONE", "", &escape_line(&agenda.event.timezone));
    out
}

/// An event with what counts its revisions: as before if it says the same as before.
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
