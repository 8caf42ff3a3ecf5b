//! What sessions can be chosen by.

/// A property of sessions that a reader can choose values of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Facet {
    /// The day, in the zone shown: `2024-07-09`.
    Day,
    /// Hours at which the reader is awake, `07:00-22:00`: sessions that are wholly within them.
    Hours,
    /// The track's id.
    Track,
    /// `panel`, `break` …
    Kind,
    /// The room's id.
    Room,
    /// BCP 47 tag of a language spoken.
    Language,
    /// A subject.
    Tag,
    /// The id of somebody who takes part.
    Person,
    /// `remote` or `in-person`, where it is said of somebody who takes part.
    Presence,
    /// `yes` where there is a recording.
    Recording,
    /// `yes` where the reader starred it.
    Starred,
    /// `yes` where the session is another than when the page was opened, or at the reader's last visit.
    Changed,
}

impl Facet {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Facet; 12] = [
        Facet::Day,
        Facet::Hours,
        Facet::Track,
        Facet::Kind,
        Facet::Room,
        Facet::Language,
        Facet::Tag,
        Facet::Person,
        Facet::Presence,
        Facet::Recording,
        Facet::Starred,
        Facet::Changed,
    ];

    /// Its name in addresses and in the page.
    pub fn key(self) -> &'static str {
        ["day", "hours", "track", "kind", "room", "language", "tag", "person", "presence", "recording", "starred", "changed"]
            [self as usize]
    }

    /// The facet of that name.
    pub fn from_key(key: &str) -> Option<Facet> {
        Facet::ALL.into_iter().find(|facet| facet.key() == key)
    }
}

/// A search text and filters. Values of one facet are ORed; facets and the text are ANDed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The words searched for, as typed.
    pub text: String,
    /// The values chosen, in the order of choosing.
    pub chosen: Vec<(Facet, String)>,
}

impl Query {
    /// Whether everything is asked for.
    pub fn is_empty(&self) -> bool {
        self.chosen.is_empty() && self.text.trim_ascii().is_empty()
    }

    /// Whether that value is chosen.
    pub fn has(&self, facet: Facet, value: &str) -> bool {
        self.chosen.iter().any(|(f, v)| *f == facet && v == value)
    }

    /// Adds a value to the filters, or removes it.
    pub fn toggle(&mut self, facet: Facet, value: &str) {
        if self.has(facet, value) {
            self.chosen.retain(|(f, v)| *f != facet || v != value);
        } else {
            self.chosen.push((facet, value.to_string()));
        }
    }
}
