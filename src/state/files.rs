//! Files that a reader takes away: calendars, and *My agenda* as JSON.

use super::{Overlay, State};
use crate::icalendar::{self, Options, Previous, Wanted, WebCalendar, calendar};
use crate::model::{SessionId, When};
use crate::stars::Stars;

/// Which sessions a calendar file is to have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Selection {
    /// One.
    Session(SessionId),
    /// Those that the reader starred; while they look at a shared agenda, those of that.
    Mine,
    /// Those that match what is asked for.
    Shown,
}

/// A file to be saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its name.
    pub name: String,
    /// Its media type.
    pub kind: &'static str,
    /// Its content.
    pub text: String,
}

/// The SEQUENCE of a calendar file counts minutes from the beginning of 2020.
const SEQUENCE_FROM: i64 = 1_577_836_800;

/// How long the part of a file's name may be that comes from the feed.
const NAME: usize = 60;

impl State {
    /// Positions of the sessions of a selection that have a time of their own, which alone can be in a calendar.
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

    /// The calendar file of some sessions; `None` if none of them has a time.
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

    /// The link that adds a session to a calendar on the web; `None` where its time is not known.
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

    /// Offers the sessions of an exported file to be added. A file that is none of that kind offers nothing, which the offer says.
    pub(super) fn import(&mut self, text: &str) {
        let stars = Stars::parse(text).unwrap_or_default();
        self.mine.offered = stars.all().iter().map(|star| star.id.clone()).collect();
        self.overlay = Some(Overlay::Offer);
    }
}

/// A name that every file system takes, made of one that a feed has.
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
