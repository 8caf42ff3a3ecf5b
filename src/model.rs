//! The data model of an agenda. Readers build it, and views render it.

use crate::diagnostic::Diagnostic;
use crate::time::{Date, Instant};

/// A text in one or several languages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text(Vec<(String, String)>);

impl Text {
    /// Creates a text in the event's language.
    pub fn plain(text: impl Into<String>) -> Text {
        Text(vec![(String::new(), text.into())])
    }

    /// Creates a text in several languages from BCP 47 tags with texts.
    pub fn many(texts: Vec<(String, String)>) -> Text {
        Text(texts)
    }

    /// Appends another text after a comma, in each language.
    pub fn push(&mut self, other: &Text) {
        for (language, text) in &mut self.0 {
            if !other.is_empty() {
                text.push_str(", ");
                text.push_str(other.get(language));
            }
        }
    }

    /// The text in a language, falling back to the first one; empty if there is none.
    pub fn get(&self, language: &str) -> &str {
        self.pick(language).map_or("", |(_, text)| text)
    }

    /// Like [`Text::get`], with the language tag if the text has one.
    pub fn pick(&self, language: &str) -> Option<(&str, &str)> {
        let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
        let wanted = primary(language);
        let exact = self.0.iter().find(|(tag, _)| tag.eq_ignore_ascii_case(language));
        let found = exact.or_else(|| self.0.iter().find(|(tag, _)| primary(tag) == wanted)).or(self.0.first());
        found.map(|(tag, text)| (tag.as_str(), text.as_str()))
    }

    /// Whether it has no text.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|(_, text)| text.is_empty())
    }

    /// Iterates over the text in all languages.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(_, text)| text.as_str())
    }
}

/// Defines an id type for one kind of object, so that ids of different kinds cannot be mixed up.
macro_rules! id {
    ($(#[doc = $doc:literal] $name:ident)*) => { $(
        #[doc = $doc]
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub String);

        impl $name {
            /// The id as used in URLs and in the DOM.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::ops::Deref for $name {
            type Target = str;

            fn deref(&self) -> &str {
                &self.0
            }
        }

        impl From<String> for $name {
            fn from(id: String) -> $name {
                $name(id)
            }
        }

        impl From<&str> for $name {
            fn from(id: &str) -> $name {
                $name(id.into())
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> String {
                id.0
            }
        }

        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl PartialEq<$name> for String {
            fn eq(&self, other: &$name) -> bool {
                *self == other.0
            }
        }

        impl PartialEq<str> for $name {
            fn eq(&self, other: &str) -> bool {
                self.0 == other
            }
        }

        impl PartialEq<&str> for $name {
            fn eq(&self, other: &&str) -> bool {
                self.0 == *other
            }
        }

        impl PartialEq<String> for $name {
            fn eq(&self, other: &String) -> bool {
                self.0 == *other
            }
        }
    )* };
}

id! {
    #[doc = "The id of a session: the feed's, or made of the session's content. It is the same in every reading of a feed."] SessionId
    #[doc = "The id of a person: the feed's, or the name."] PersonId
}

/// A complete agenda.
#[derive(Debug, Default)]
pub struct Agenda {
    /// The event.
    pub event: Event,
    /// Rooms, in the order of the feed.
    pub rooms: Vec<Room>,
    /// Tracks, in the order of the feed.
    pub tracks: Vec<Track>,
    /// All people, in the order of the feed.
    pub people: Vec<Person>,
    /// Properties of days.
    pub days: Vec<Day>,
    /// Sessions, in the order of the feed; nested sessions directly follow their parent.
    pub sessions: Vec<Session>,
    /// Ids of sessions that are hidden by the `show` attribute.
    pub left_out: Vec<SessionId>,
    /// Diagnostics of the feed.
    pub diagnostics: Vec<Diagnostic>,
}

/// The event.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Event {
    /// Its title.
    pub title: Text,
    /// Its subtitle.
    pub subtitle: Text,
    /// Its description.
    pub description: Text,
    /// IANA name of its time zone; empty if the feed names none.
    pub timezone: String,
    /// Minutes after midnight at which its days begin, if given: earlier sessions belong to the previous day.
    pub day_start: Option<u32>,
    /// First day, if given.
    pub start: Option<Date>,
    /// Last day, if given.
    pub end: Option<Date>,
    /// Its location.
    pub place: Text,
    /// BCP 47 tag of texts that name no language.
    pub language: String,
    /// URL of its page.
    pub url: String,
    /// URL of a preview image, which the widget does not show; empty if not given.
    #[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
    pub image: String,
    /// Its organizers.
    pub organizers: Vec<Text>,
    /// Recordings, documents and other links of the whole event.
    pub links: Vec<Link>,
}

impl Event {
    /// The event's time zone; UTC if the feed names none.
    pub fn zone(&self) -> &str {
        if self.timezone.is_empty() { "UTC" } else { &self.timezone }
    }
}

/// A link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Its kind: `recording`, `livestream`, `slides`, `document`, `page` …
    pub kind: String,
    /// Its URL.
    pub url: String,
    /// Its title; empty if only the kind is known.
    pub title: Text,
    /// Language tag of the linked content; empty if unknown.
    pub language: String,
}

/// The link to the site's own page of a session or person, among their links.
pub fn page_of(links: &[Link]) -> Option<&Link> {
    links.iter().find(|link| link.kind == "page")
}

/// A room, or any other location within the event.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Room {
    /// The id that sessions refer to.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// Directions and other details.
    pub description: Text,
    /// IANA name of its time zone; empty if it is the event's.
    pub timezone: String,
}

/// A track.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Track {
    /// The id that sessions refer to.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// Its description.
    pub description: Text,
    /// Red, green, blue; `None` if the feed gives no color.
    pub color: Option<[u8; 3]>,
}

/// A person.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// The id that sessions refer to.
    pub id: PersonId,
    /// Their name.
    pub name: String,
    /// The name to sort by, if it differs.
    pub sort_name: String,
    /// Job title and organization.
    pub affiliation: Text,
    /// Biography: plain text, Markdown or HTML.
    pub bio: Text,
    /// URL of a portrait; empty if there is none.
    pub picture: String,
    /// IANA name of their time zone; empty if not given.
    pub timezone: String,
    /// Links of the person.
    pub links: Vec<Link>,
}

/// A day of the event.
#[derive(Debug, PartialEq, Eq)]
pub struct Day {
    /// The calendar date.
    pub date: Date,
    /// Its title; empty if it has none.
    pub title: Text,
    /// Its description.
    pub description: Text,
    /// Recordings and other links of the whole day.
    pub links: Vec<Link>,
    /// Parts with links of their own, sorted by time.
    pub parts: Vec<Part>,
}

/// A part of a day, such as its morning.
#[derive(Debug, PartialEq, Eq)]
pub struct Part {
    /// `morning`, `afternoon` or `evening`; empty if it has a title.
    pub word: String,
    /// Its title, if it is none of these.
    pub title: Text,
    /// Start in minutes since midnight.
    pub from: u32,
    /// Recordings and other links of this part.
    pub links: Vec<Link>,
}

/// The time of a session.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum When {
    /// Unknown, or to be announced.
    #[default]
    Unknown,
    /// One or several days (first and last), without a time of day.
    Dates(Date, Date),
    /// A start instant, with an end.
    Clock(Instant, End),
}

/// The end of a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Unknown.
    Unknown,
    /// Explicitly open: "17:30 onwards".
    Open,
    /// An instant.
    At(Instant),
}

impl When {
    /// The start instant, if known.
    pub fn start(self) -> Option<Instant> {
        if let When::Clock(start, _) = self { Some(start) } else { None }
    }

    /// The end instant, if known.
    pub fn end(self) -> Option<Instant> {
        if let When::Clock(_, End::At(end)) = self { Some(end) } else { None }
    }

    /// Whether it lasts 24 hours or longer.
    pub fn is_long(self) -> bool {
        const DAY: i64 = 86_400;
        matches!(self, When::Clock(start, End::At(end)) if end.0 - start.0 >= DAY)
    }
}

/// The status of a session.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Status {
    /// Takes place as planned.
    #[default]
    Confirmed,
    /// May take place.
    Tentative,
    /// Takes place at another time or location than announced.
    Moved,
    /// Does not take place.
    Cancelled,
}

/// An item of the agenda: a talk, a panel, a break …
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Session {
    /// The id used in URLs.
    pub id: SessionId,
    /// An id that repeated sessions share; empty if the session is not repeated, or if others refer to it by its own id.
    pub repeat_of: String,
    /// Its title.
    pub title: Text,
    /// Its subtitle.
    pub subtitle: Text,
    /// Its abstract: plain text, Markdown or HTML, see `text::rich`.
    pub summary: Text,
    /// Its time.
    pub when: When,
    /// The event day that it belongs to, if the feed assigns another one than its start implies.
    pub day: Option<Date>,
    /// The printed time, if the feed has one.
    pub printed: String,
    /// Whether a session with dates only takes all day on each of them.
    pub all_day: bool,
    /// `talk`, `panel`, `break` … or the feed's own word; empty if not given.
    pub kind: String,
    /// Index in [`Agenda::tracks`].
    pub track: Option<usize>,
    /// Index in [`Agenda::rooms`].
    pub room: Option<usize>,
    /// BCP 47 tags of the languages spoken.
    pub languages: Vec<String>,
    /// Tags.
    pub tags: Vec<String>,
    /// Recordings, slides and other links.
    pub links: Vec<Link>,
    /// Appearances, in the order of the feed.
    pub people: Vec<Appearance>,
    /// Its status.
    pub status: Status,
    /// Its time before it was moved.
    pub moved_from: When,
    /// The parent session, as an index in [`Agenda::sessions`].
    pub parent: Option<usize>,
    /// Number of the following sessions that are nested in this one.
    pub inner: usize,
}

impl Session {
    /// Whether it is a break or similar, displayed less prominently than sessions of the program.
    pub fn is_quiet(&self) -> bool {
        matches!(self.kind.as_str(), "break" | "meal" | "registration" | "social")
    }
}

/// Whether a person is on site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// On site.
    InPerson,
    /// Remote.
    Remote,
}

/// An appearance: a person in a session.
#[derive(Debug, PartialEq, Eq)]
pub struct Appearance {
    /// Index in [`Agenda::people`].
    pub person: usize,
    /// `moderator`, `speaker` … or the feed's own word; empty if not given.
    pub role: String,
    /// The affiliation in this session; empty if it is the person's own.
    pub affiliation: Text,
    /// Whether the person is on site, if given.
    pub presence: Option<Presence>,
}

impl Agenda {
    /// Whether another version has the same content; diagnostics are not compared.
    pub fn has_same_content(&self, other: &Agenda) -> bool {
        (&self.event, &self.rooms, &self.tracks, &self.people) == (&other.event, &other.rooms, &other.tracks, &other.people)
            && (&self.days, &self.sessions) == (&other.days, &other.sessions)
    }

    /// The index of the session with an id.
    pub fn session(&self, id: &str) -> Option<usize> {
        self.sessions.iter().position(|session| session.id == *id)
    }

    /// The index of the person with an id.
    pub fn person(&self, id: &str) -> Option<usize> {
        self.people.iter().position(|person| !id.is_empty() && person.id == *id)
    }

    /// The index of the session that a link refers to. The id may be that of a repeated talk, or an older id derived from the title alone, from before
    /// another session with the same title required appending the start.
    pub fn linked_session(&self, id: &str) -> Option<usize> {
        let date = |rest: &str| rest.starts_with('-') && rest.bytes().skip(1).take(8).filter(u8::is_ascii_digit).count() == 8;
        let longer = |session: &Session| session.id.strip_prefix(id).is_some_and(date);
        if id.is_empty() {
            return None;
        }
        let repeats = || self.sessions.iter().position(|session| session.repeat_of == id);
        self.session(id).or_else(repeats).or_else(|| self.sessions.iter().position(longer))
    }

    /// Indices of the sessions that are not nested.
    pub fn outer(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.sessions.len()).filter(|&i| self.sessions[i].parent.is_none())
    }

    /// The number of sessions. A nested session without a time of its own counts as part of its parent.
    pub fn session_count(&self) -> usize {
        self.sessions.iter().filter(|session| session.parent.is_none() || session.when != When::Unknown).count()
    }

    /// A session and its nested sessions.
    pub fn with_inner(&self, session: usize) -> impl Iterator<Item = &Session> {
        self.sessions[session..].iter().take(1 + self.sessions[session].inner)
    }

    /// The time of a session; a nested session without one inherits that of its parent.
    pub fn when(&self, session: usize) -> When {
        let session = &self.sessions[session];
        match (session.when, session.parent) {
            (When::Unknown, Some(parent)) => self.sessions[parent].when,
            (when, _) => when,
        }
    }

    /// Indices of the other sessions of the same repeated talk.
    pub fn slots(&self, session: usize) -> impl Iterator<Item = usize> {
        fn talk(session: &Session) -> &str {
            if session.repeat_of.is_empty() { &session.id } else { &session.repeat_of }
        }
        let own = talk(&self.sessions[session]);
        (0..self.sessions.len()).filter(move |&other| other != session && talk(&self.sessions[other]) == own)
    }

    /// The appearances of a person: session indices with the appearance in each, in the order of the feed.
    pub fn appearances(&self, person: usize) -> impl Iterator<Item = (usize, &Appearance)> {
        self.sessions
            .iter()
            .enumerate()
            .flat_map(|(i, session)| session.people.iter().map(move |a| (i, a)))
            .filter(move |(_, appearance)| appearance.person == person)
    }
}
