//! Files for download: calendars, and *My agenda* as JSON.

use super::{Overlay, State};
use crate::icalendar::{self, Options, Previous, Wanted, WebCalendar, calendar};
use crate::model::{SessionId, When};
use crate::stars::Stars;

/// The sessions of a calendar file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Selection {
    /// A single session.
    Session(SessionId),
    /// The starred sessions; while a shared agenda is shown, its sessions.
    Mine,
    /// The sessions that match the query.
    Shown,
}

/// A file for download.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// The file name.
    pub name: String,
    /// The media type.
    pub kind: &'static str,
    /// The content.
    pub text: String,
}

/// Start of 2020, from which the SEQUENCE of a calendar file counts minutes.
const SEQUENCE_FROM: i64 = 1_577_836_800;

/// Maximum number of characters that a file name takes from the feed.
const NAME: usize = 60;

impl State {
    /// Positions of the selected sessions that have a time of their own: a calendar can contain no others.
    pub fn in_calendar(&self, selection: &Selection) -> Vec<usize> {
        let sessions = &self.agenda.sessions;
        let shown = |&position: &usize| {
            self.outcome.sessions.get(position).is_some_and(|shown| *shown) && self.shows_day(self.day(position))
        };
        let all: Vec<usize> = match selection {
            Selection::Session(id) => self.agenda.session(id).into_iter().collect(),
            Selection::Mine if !self.mine.guest.is_empty() => self.mine.listed.clone(),
            Selection::Mine => self.mine.sessions.clone(),
            Selection::Shown => (0..sessions.len()).filter(shown).collect(),
        };
        all.into_iter().filter(|&position| sessions[position].when != When::Unknown).collect()
    }

    /// The calendar file of a selection; `None` if none of its sessions has a time.
    pub fn calendar_file(&self, selection: &Selection) -> Option<File> {
        let sessions = self.in_calendar(selection);
        let wanted = match selection {
            Selection::Session(id) => Wanted::Session(id),
            _ => Wanted::Some(&sessions),
        };
        let text = self.with_options(wanted, |options| calendar(&self.agenda, &self.zones, options))?;
        let id = if let Selection::Session(id) = selection { id.as_str() } else { self.agenda.event.title.get(self.language()) };
        (text.events > 0).then(|| File { name: file_name(id, ".ics"), kind: "text/calendar", text: text.text })
    }

    /// The link that adds a session to a web calendar; `None` if its time is unknown.
    pub fn web_calendar(&self, service: WebCalendar, session: usize) -> Option<String> {
        self.with_options(Wanted::All, |options| icalendar::web_link(service, &self.agenda, &self.zones, options, session))
    }

    fn with_options<T>(&self, wanted: Wanted<'_>, make: impl FnOnce(&Options<'_>) -> T) -> T {
        let now = self.platform.now();
        let page = match self.settings.address.as_str() {
            "" => String::new(),
            address => [address, "#", &self.settings.prefix, "session="].concat(),
        };
        make(&Options {
            now,
            wanted,
            page: &page,
            sequence: u32::try_from((now.0 - SEQUENCE_FROM) / 60).unwrap_or(0),
            previous: &Previous::default(),
            language: self.language(),
            messages: &self.words,
        })
    }

    /// *My agenda* as a file that [`State::import`] reads.
    pub(super) fn export(&self) -> File {
        let title = self.agenda.event.title.get(self.language());
        let text = self.mine.stars.to_json(&[("event", title), ("key", &self.event_key())]);
        File { name: file_name(title, ".json"), kind: "application/json", text }
    }

    /// Offers to add the sessions of an exported file. A file in another format results in an empty offer, whose dialog says so.
    pub(super) fn import(&mut self, text: &str) {
        let stars = Stars::parse(text).unwrap_or_default();
        self.mine.offered = stars.all().iter().map(|star| star.id.clone()).collect();
        self.overlay = Some(Overlay::Offer);
    }
}

/// A file name that is valid in every file system, derived from a text of the feed.
fn file_name(from: &str, extension: &str) -> String {
    let mut name = String::new();
    for c in from.chars().take(NAME) {
        if c.is_ascii_alphanumeric() {
            name.push(c.to_ascii_lowercase());
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
    }
    let name = name.trim_end_matches('-');
    [if name.is_empty() { "agenda" } else { name }, extension].concat()
}
