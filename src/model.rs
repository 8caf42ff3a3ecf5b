//! The data model: every feed is read into it, and every view renders it.

use crate::diagnostic::Diagnostic;
use crate::time::{Date, Instant};

/// A text in one language or in several.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text(Vec<(String, String)>);

impl Text {
    /// A text whose language is the event's.
    pub fn plain(text: impl Into<String>) -> Text {
        Text(vec![(String::new(), text.into())])
    }

    /// A text in several languages: BCP 47 tags with their texts.
    pub fn many(texts: Vec<(String, String)>) -> Text {
        Text(texts)
    }

    /// Appends another text behind a comma, in each language.
    pub fn push(&mut self, other: &Text) {
        for (language, text) in &mut self.0 {
            if !other.is_empty() {
                text.push_str(", ");
                text.push_str(other.get(language));
            }
        }
    }

    /// The text for a reader of that language, else the first that there is; empty where there is none.
    pub fn get(&self, language: &str) -> &str {
        self.pick(language).map_or("", |(_, text)| text)
    }

    /// Like [`Text::get`], with the language tag where the text names one.
    pub fn pick(&self, language: &str) -> Option<(&str, &str)> {
        let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
        let wanted = primary(language);
        let exact = self.0.iter().find(|(tag, _)| tag.eq_ignore_ascii_case(language));
        let found = exact.or_else(|| self.0.iter().find(|(tag, _)| primary(tag) == wanted)).or(self.0.first());
        found.map(|(tag, text)| (tag.as_str(), text.as_str()))
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|(_, text)| text.is_empty())
    }

    /// The text in every language that it has.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(_, text)| text.as_str())
    }
}

/// Makes a type for the ids of one kind of thing, so that an id of one kind is never taken for one of another.
macro_rules! id {
    ($(#[doc = $doc:literal] $name:ident)*) => { $(
        #[doc = $doc]
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub String);

        impl $name {
            /// The id as it is in addresses and in the page.
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

/// A whole agenda.
#[derive(Debug, Default)]
pub struct Agenda {
    /// What it is the agenda of.
    pub event: Event,
    /// Rooms, in the order of the feed.
    pub rooms: Vec<Room>,
    /// Tracks, in the order of the feed.
    pub tracks: Vec<Track>,
    /// Everybody who is named, in the order of the feed.
    pub people: Vec<Person>,
    /// What the feed says of days as such.
    pub days: Vec<Day>,
    /// Sessions, in the order of the feed; those inside a session follow it directly.
    pub sessions: Vec<Session>,
    /// Sessions of the feed that an embed does not show: its `show` attribute leaves them out.
    pub left_out: Vec<SessionId>,
    /// What was wrong with the feed.
    pub diagnostics: Vec<Diagnostic>,
}

/// The event itself.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Event {
    /// Its name.
    pub title: Text,
    /// What stands under the name.
    pub subtitle: Text,
    /// What it is about.
    pub description: Text,
    /// IANA name of its zone; empty where the feed names none.
    pub timezone: String,
    /// Minutes after midnight at which its days begin, where the feed says it: what is earlier closes the day before.
    pub day_start: Option<u32>,
    /// First day, where the feed says it.
    pub start: Option<Date>,
    /// Last day, where the feed says it.
    pub end: Option<Date>,
    /// Where it is.
    pub place: Text,
    /// BCP 47 tag of the texts that name no language.
    pub language: String,
    /// Its page.
    pub url: String,
    /// Address of a picture for previews of pages, which the widget does not show; empty where there is none.
    #[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
    pub image: String,
    /// Who organises it.
    pub organizers: Vec<Text>,
    /// Recordings, documents and the like of the whole event.
    pub links: Vec<Link>,
}

impl Event {
    /// The zone of its times; UTC where the feed names none.
    pub fn zone(&self) -> &str {
        if self.timezone.is_empty() { "UTC" } else { &self.timezone }
    }
}

/// Something to follow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// What is there: `recording`, `livestream`, `slides`, `document`, `page` …
    pub kind: String,
    /// Where it is.
    pub url: String,
    /// What it is called; empty where only its kind is known.
    pub title: Text,
    /// The language of what is there, as a language tag; empty where it is not said.
    pub language: String,
}

/// The link to the page that the site has of the session or person that these belong to.
pub fn page_of(links: &[Link]) -> Option<&Link> {
    links.iter().find(|link| link.kind == "page")
}

/// A room, or any other place within the event.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Room {
    /// What sessions call it by.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// How to find it, and the like.
    pub description: Text,
    /// IANA name of the zone whose clocks hang there; empty where it is the event's.
    pub timezone: String,
}

/// A track.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Track {
    /// What sessions call it by.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// What it is about.
    pub description: Text,
    /// Red, green, blue; `None` where the feed gives no colour.
    pub color: Option<[u8; 3]>,
}

/// Somebody.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// What sessions call them by.
    pub id: PersonId,
    /// Their name.
    pub name: String,
    /// What they are sorted by, where it is not the name.
    pub sort_name: String,
    /// Position and organisation.
    pub affiliation: Text,
    /// Who they are: plain text, Markdown or HTML.
    pub bio: Text,
    /// Address of a portrait; empty where there is none.
    pub picture: String,
    /// IANA name of the zone that they live in; empty where the feed does not say it.
    pub timezone: String,
    /// Their pages.
    pub links: Vec<Link>,
}

/// A day of the event.
#[derive(Debug, PartialEq, Eq)]
pub struct Day {
    /// Which.
    pub date: Date,
    /// Its name, if it has one.
    pub title: Text,
    /// What it is about.
    pub description: Text,
    /// Recordings and the like of the whole day.
    pub links: Vec<Link>,
    /// Parts that have links of their own, in order of time.
    pub parts: Vec<Part>,
}

/// A part of a day, such as its morning.
#[derive(Debug, PartialEq, Eq)]
pub struct Part {
    /// `morning`, `afternoon` or `evening`; empty where it has a title of its own.
    pub word: String,
    /// Its name, where it is none of those words.
    pub title: Text,
    /// Minutes since midnight at which it begins.
    pub from: u32,
    /// Recordings and the like of this part.
    pub links: Vec<Link>,
}

/// When something is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum When {
    /// Not said (yet).
    #[default]
    Unknown,
    /// On a day or on several (first and last), at no time that is said.
    Dates(Date, Date),
    /// From an instant on.
    Clock(Instant, End),
}

/// How a session ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Not said.
    Unknown,
    /// Said to be open: "17:30 onwards".
    Open,
    /// At that instant.
    At(Instant),
}

impl When {
    /// The instant at which it begins, if one is known.
    pub fn start(self) -> Option<Instant> {
        if let When::Clock(start, _) = self { Some(start) } else { None }
    }

    /// The instant at which it ends, if one is known.
    pub fn end(self) -> Option<Instant> {
        if let When::Clock(_, End::At(end)) = self { Some(end) } else { None }
    }

    /// Whether it lasts for 24 hours or longer.
    pub fn is_long(self) -> bool {
        const DAY: i64 = 86_400;
        matches!(self, When::Clock(start, End::At(end)) if end.0 - start.0 >= DAY)
    }
}

/// Whether a session takes place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Status {
    /// It does.
    #[default]
    Confirmed,
    /// It may.
    Tentative,
    /// It does, at another time or place than was said.
    Moved,
    /// It does not.
    Cancelled,
}

/// Anything on the agenda: a talk, a panel, a break …
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Session {
    /// What addresses call it by.
    pub id: SessionId,
    /// What this session and those that repeat it have in common; empty where nothing repeats it, or they name its id.
    pub repeat_of: String,
    /// Its title.
    pub title: Text,
    /// What stands under the title.
    pub subtitle: Text,
    /// What it is about: plain text, Markdown or HTML, see `text::rich`.
    pub summary: Text,
    /// When it is.
    pub when: When,
    /// The day of the event that it belongs to, where the feed says that it is another than the one it falls on.
    pub day: Option<Date>,
    /// The time as it was printed, if the feed says it.
    pub printed: String,
    /// Whether it takes all of its day, or of each of its days; for one that has dates alone.
    pub all_day: bool,
    /// `talk`, `panel`, `break` … or the feed's own word; empty where it says none.
    pub kind: String,
    /// Position in [`Agenda::tracks`].
    pub track: Option<usize>,
    /// Position in [`Agenda::rooms`].
    pub room: Option<usize>,
    /// BCP 47 tags of the languages spoken.
    pub languages: Vec<String>,
    /// Subjects.
    pub tags: Vec<String>,
    /// Recordings, slides and the like.
    pub links: Vec<Link>,
    /// Who takes part, in the order of the feed.
    pub people: Vec<Appearance>,
    /// Whether it takes place.
    pub status: Status,
    /// When it was to be before it was moved.
    pub moved_from: When,
    /// The session that this one is inside of: position in [`Agenda::sessions`].
    pub parent: Option<usize>,
    /// How many of the following sessions are inside this one.
    pub inner: usize,
}

impl Session {
    /// Whether it is a break or the like, to be shown more quietly than what is on the programme.
    pub fn is_quiet(&self) -> bool {
        matches!(self.kind.as_str(), "break" | "meal" | "registration" | "social")
    }
}

/// Whether somebody is in the room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// In the room.
    InPerson,
    /// Joining from elsewhere.
    Remote,
}

/// Somebody in a session.
#[derive(Debug, PartialEq, Eq)]
pub struct Appearance {
    /// Position in [`Agenda::people`].
    pub person: usize,
    /// `moderator`, `speaker` … or the feed's own word; empty where it says none.
    pub role: String,
    /// The affiliation as it was printed there; empty where it is the person's own.
    pub affiliation: Text,
    /// Whether they are in the room, if the feed says it.
    pub presence: Option<Presence>,
}

impl Agenda {
    /// Whether another reading has the same content, whatever is wrong with it.
    pub fn has_same_content(&self, other: &Agenda) -> bool {
        (&self.event, &self.rooms, &self.tracks, &self.people) == (&other.event, &other.rooms, &other.tracks, &other.people)
            && (&self.days, &self.sessions) == (&other.days, &other.sessions)
    }

    /// The position of the session with that id.
    pub fn session(&self, id: &str) -> Option<usize> {
        self.sessions.iter().position(|session| session.id == *id)
    }

    /// The position of the person with that id.
    pub fn person(&self, id: &str) -> Option<usize> {
        self.people.iter().position(|person| !id.is_empty() && person.id == *id)
    }

    /// The position of the session that a link leads to. It may have the id of a talk that is given several times, or one that was made of a
    /// title when no other session had that, so that its start was not needed.
    pub fn linked_session(&self, id: &str) -> Option<usize> {
        let date = |rest: &str| rest.starts_with('-') && rest.bytes().skip(1).take(8).filter(u8::is_ascii_digit).count() == 8;
        let longer = |session: &Session| session.id.strip_prefix(id).is_some_and(date);
        if id.is_empty() {
            return None;
        }
        let repeats = || self.sessions.iter().position(|session| session.repeat_of == id);
        self.session(id).or_else(repeats).or_else(|| self.sessions.iter().position(longer))
    }

    /// Positions of the sessions that are not inside another.
    pub fn outer(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.sessions.len()).filter(|&i| self.sessions[i].parent.is_none())
    }

    /// How many sessions there are; what is inside of another and has no time of its own is a part of that.
    pub fn session_count(&self) -> usize {
        self.sessions.iter().filter(|session| session.parent.is_none() || session.when != When::Unknown).count()
    }

    /// A session and those inside it.
    pub fn with_inner(&self, session: usize) -> impl Iterator<Item = &Session> {
        self.sessions[session..].iter().take(1 + self.sessions[session].inner)
    }

    /// When a session is; for one inside another that says nothing itself, when the other is.
    pub fn when(&self, session: usize) -> When {
        let session = &self.sessions[session];
        match (session.when, session.parent) {
            (When::Unknown, Some(parent)) => self.sessions[parent].when,
            (when, _) => when,
        }
    }

    /// The other sessions that repeat that one, or that it repeats.
    pub fn slots(&self, session: usize) -> impl Iterator<Item = usize> {
        fn talk(session: &Session) -> &str {
            if session.repeat_of.is_empty() { &session.id } else { &session.repeat_of }
        }
        let own = talk(&self.sessions[session]);
        (0..self.sessions.len()).filter(move |&other| other != session && talk(&self.sessions[other]) == own)
    }

    /// Everything that somebody does: sessions with their part in each, in the order of the feed.
    pub fn appearances(&self, person: usize) -> impl Iterator<Item = (usize, &Appearance)> {
        self.sessions
            .iter()
            .enumerate()
            .flat_map(|(i, session)| session.people.iter().map(move |a| (i, a)))
            .filter(move |(_, appearance)| appearance.person == person)
    }
}
