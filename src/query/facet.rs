//! Facets: the properties by which sessions are filtered, and the query.

/// A property of sessions by which a reader can filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Facet {
    /// The day in the displayed zone: `2024-07-09`.
    Day,
    /// The reader's waking hours, `07:00-22:00`: sessions that are entirely within them.
    Hours,
    /// The track's id.
    Track,
    /// `panel`, `break` …
    Kind,
    /// The room's id.
    Room,
    /// BCP 47 tag of a language spoken.
    Language,
    /// A tag.
    Tag,
    /// The id of a participant.
    Person,
    /// `remote` or `in-person`, if a participant has that presence.
    Presence,
    /// `yes` if the session has a recording.
    Recording,
    /// `yes` if the reader has starred the session.
    Starred,
    /// `yes` if the session has changed since the page was opened, or since the reader's last visit.
    Changed,
}

impl Facet {
    /// All facets, in display order.
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

    /// The name in URLs and in the DOM.
    pub fn key(self) -> &'static str {
        ["day", "hours", "track", "kind", "room", "language", "tag", "person", "presence", "recording", "starred", "changed"]
            [self as usize]
    }

    /// The facet with that name.
    pub fn from_key(key: &str) -> Option<Facet> {
        Facet::ALL.into_iter().find(|facet| facet.key() == key)
    }
}

/// A search text and filters. Values of one facet are ORed; facets and the text are ANDed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The search text, as typed.
    pub text: String,
    /// The active filters, in the order in which they were added.
    pub chosen: Vec<(Facet, String)>,
}

impl Query {
    /// Whether the query matches everything.
    pub fn is_empty(&self) -> bool {
        self.chosen.is_empty() && self.text.trim_ascii().is_empty()
    }

    /// Whether a filter is active.
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
