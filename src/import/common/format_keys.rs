//! The keys of plenary's own format in output order, equivalent to `schema/agenda.schema.json`.

/// The kind of an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The feed.
    Feed,
    /// The event.
    Event,
    /// A day of the event.
    Day,
    /// A part of a day.
    Part,
    /// A room.
    Room,
    /// A track.
    Track,
    /// The definition of a person.
    Person,
    /// An appearance of a person in a session.
    Appearance,
    /// A session.
    Session,
    /// A link.
    Link,
}

type Keys = &'static [(&'static str, Option<Kind>)];

/// The keys of each kind, with the kinds of nested objects.
pub static KEYS: &[(Kind, Keys)] = &[
    (
        Kind::Feed,
        &[
            ("$schema", None),
            ("event", Some(Kind::Event)),
            ("days", Some(Kind::Day)),
            ("rooms", Some(Kind::Room)),
            ("tracks", Some(Kind::Track)),
            ("people", Some(Kind::Person)),
            ("sessions", Some(Kind::Session)),
        ],
    ),
    (
        Kind::Event,
        &[
            ("title", None),
            ("subtitle", None),
            ("description", None),
            ("timezone", None),
            ("dayStart", None),
            ("start", None),
            ("end", None),
            ("place", None),
            ("language", None),
            ("url", None),
            ("image", None),
            ("organizers", None),
            ("links", Some(Kind::Link)),
        ],
    ),
    (
        Kind::Day,
        &[
            ("date", None),
            ("title", None),
            ("description", None),
            ("timezone", None),
            ("links", Some(Kind::Link)),
            ("parts", Some(Kind::Part)),
        ],
    ),
    (Kind::Part, &[("part", None), ("title", None), ("from", None), ("links", Some(Kind::Link))]),
    (Kind::Room, &[("id", None), ("name", None), ("description", None), ("timezone", None)]),
    (Kind::Track, &[("id", None), ("name", None), ("color", None), ("description", None)]),
    (
        Kind::Person,
        &[
            ("id", None),
            ("name", None),
            ("sortName", None),
            ("affiliation", None),
            ("bio", None),
            ("picture", None),
            ("timezone", None),
            ("links", Some(Kind::Link)),
        ],
    ),
    (
        Kind::Appearance,
        &[
            ("person", None),
            ("id", None),
            ("name", None),
            ("sortName", None),
            ("role", None),
            ("affiliation", None),
            ("presence", None),
            ("bio", None),
            ("picture", None),
            ("timezone", None),
            ("links", Some(Kind::Link)),
        ],
    ),
    (
        Kind::Session,
        &[
            ("id", None),
            ("repeatOf", None),
            ("title", None),
            ("subtitle", None),
            ("start", None),
            ("end", None),
            ("duration", None),
            ("openEnd", None),
            ("allDay", None),
            ("day", None),
            ("time", None),
            ("timezone", None),
            ("status", None),
            ("movedFrom", None),
            ("kind", None),
            ("track", None),
            ("room", None),
            ("language", None),
            ("tags", None),
            ("people", Some(Kind::Appearance)),
            ("abstract", None),
            ("links", Some(Kind::Link)),
            ("sessions", Some(Kind::Session)),
        ],
    ),
    (Kind::Link, &[("type", None), ("url", None), ("title", None), ("language", None)]),
];
