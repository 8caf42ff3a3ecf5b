//! Keys that importers deliberately ignore: bookkeeping of the exporting program, and private data.
//!
//! An entry is a key or a dotted path of nested keys, and covers everything below it. Lists are transparent, and `*` matches
//! keys that are data. Values below private keys are never shown as examples in diagnostics.

use crate::import::Format;

/// Bookkeeping keys of any format.
const ANYWHERE: &[&str] = &[
    "$schema",
    "@context",
    "@id",
    "@type",
    "_fossil",
    "_type",
    "code",
    "created",
    "created_at",
    "created_on",
    "createdAt",
    "createdOn",
    "creationDate",
    "dateCreated",
    "dateModified",
    "etag",
    "generatedAt",
    "generator",
    "guid",
    "hash",
    "id",
    "index",
    "last_modified",
    "last_updated",
    "lastModified",
    "lastUpdated",
    "modified",
    "modified_at",
    "modifiedAt",
    "order",
    "order_index",
    "position",
    "revision",
    "schemaVersion",
    "slug",
    "sort",
    "sort_order",
    "uid",
    "updated",
    "updated_at",
    "updatedAt",
    "uuid",
    "version",
];

/// Things whose ids matter to readers, so that an unread id of them is reported.
const SHOWN: [&str; 9] = ["room", "track", "speaker", "person", "people", "presenter", "location", "venue", "stage"];

/// Ignored keys of a format, in addition to the bookkeeping keys.
fn ignored(format: Format) -> &'static [&'static str] {
    match format {
        Format::Frab | Format::Pentabarf | Format::Schedule2 => &[
            "acronym",
            "attachments.type",
            "conference.colors",
            "conference.daysCount",
            "conference.timeslot_duration",
            "days.date",
            "days.day_end",
            "days.day_start",
            "days.end",
            "days.start",
            "defaults.theme",
            "do_not_record",
            "links.type",
            "logo",
            "recording_license",
            "rooms.assembly",
            "rooms.capacity",
            "rooms.features",
            "rooms.parent",
            "rooms.stream_id",
            "rooms.type",
            "schedule.base_url",
            // Private.
            "answers",
            "persons.email",
        ],
        Format::PretalxApi | Format::PretalxWidget => &[
            "$.count",
            // What is not public is left out.
            "is_public",
            "is_visible",
            "schedule.date",
            "talks.height",
            "talks.top",
            // Private.
            "answers",
            "email",
            "internal_notes",
        ],
        Format::SessionizeAll | Format::SessionizeGrid | Format::SessionizeSessions | Format::SessionizeSpeakers => &[
            "categories.type",
            "hasOnlyPlenumSessions",
            "isConfirmed",
            "isDefault",
            "isInformed",
            "isPlenumSession",
            "isTopSpeaker",
            "links.linkType",
            "questions",
            // The sessions of a speaker, which refer to the speaker themselves.
            "speakers.sessions",
            // Choices that no session made, and the names of categories.
            "categories.items",
            "categories.name",
            "categories.title",
            "session.categories",
            // Answers may be private, such as dietary requirements or shirt sizes.
            "questionAnswers",
        ],
        Format::IndicoEvent | Format::IndicoTimetable => &[
            "$.additionalInfo",
            "$.complete",
            "$.count",
            "$.ts",
            "$.url",
            "attachments.checksum",
            "attachments.content_type",
            "attachments.filename",
            "attachments.modified_dt",
            "attachments.size",
            "attachments.type",
            "category",
            "creationDate",
            "creator",
            "default_folder",
            "duration",
            "entryType",
            "modificationDate",
            "results.type",
            "visibility",
            // A legacy copy of the folders.
            "material",
            // Authors who do not speak have their own diagnostic.
            "authors",
            "coauthors",
            "primaryauthors",
            // Private.
            "emailHash",
        ],
        Format::OpenPlanner => &[
            "categories.colorSecondary",
            "imageUrl",
            "socials.icon",
            // The name of the network, which the URL implies.
            "socials.name",
            // Private.
            "customFields",
            "note",
        ],
        Format::ConClar => &[
            // The sessions of a person, which refer to the person themselves.
            "people.prog",
            // Ids and categories of tags.
            "tags.category",
            "tags.value",
        ],
        // Tags that no session refers to.
        Format::Opass => &["tags"],
        Format::JsonLd => &[
            "eventAttendanceMode",
            "eventStatus",
            "hasParticipationOffer",
            "hasSponsorshipOffer",
            "offers",
            // Repetition has its own diagnostic.
            "eventSchedule.byDay",
            "eventSchedule.repeatFrequency",
            // Private.
            "attendee",
            "attendees",
        ],
        Format::ConferenceHall => &[
            "$.state",
            "address.latLng",
            "proposalNumber",
            // Private.
            "speakers.address",
            "speakers.city",
        ],
        Format::Hoverboard => &[
            "$.notifications",
            "$.partners",
            "dateReadable",
            "icon",
            "image",
            // A short version of "bio".
            "shortBio",
        ],
        Format::OpenFeedback => &["socials.name"],
        Format::Table | Format::Sheet => &[
            // Of the page of a list.
            "$.links.first",
            "$.links.last",
            "$.links.prev",
            "$.links.self",
            "$.next_rest_url",
            "$.rest_url",
            "__typename",
            "cursor",
            "pageInfo",
            "sys",
            // The type of an object in a mixed list.
            "data.type",
            "formats.type",
            "languages.type",
            "levels.type",
            "links.service",
            "links.type",
            "links.username",
            "locations.type",
            "rooms.type",
            "speakers.type",
            "tracks.type",
        ],
        // A recurring event is expanded to sessions, which do not contain the words of its rule.
        Format::Calendar => &[
            "ATTENDEE",
            "CALSCALE",
            "CLASS",
            "CREATED",
            "DTSTAMP",
            "EXDATE",
            "LAST-MODIFIED",
            "METHOD",
            "ORGANIZER",
            "PRIORITY",
            "PRODID",
            "RDATE",
            "REFRESH-INTERVAL",
            "RRULE",
            "SEQUENCE",
            "TRANSP",
            "UID",
            "VALARM",
            "VERSION",
            "VTIMEZONE",
            // Parameters. An unknown zone has its own error.
            "ALTREP",
            "CHARSET",
            "ENCODING",
            "FILENAME",
            "FMTTYPE",
            "LANGUAGE",
            "RANGE",
            "TZID",
            "VALUE",
        ],
        _ => &[],
    }
}

/// Keys whose values the importer looks up or translates.
fn references(format: Format) -> &'static [&'static str] {
    match format {
        Format::JsonLd => &["subEvent", "subEvents", "superEvent"],
        // The number or label of a day, redundant with its date.
        Format::Table | Format::Sheet => &["conference_day", "day"],
        // Used to distinguish links.
        Format::IndicoEvent | Format::IndicoTimetable => &["folders.title"],
        _ => &[],
    }
}

/// Whether a value is looked up or translated. `keys` is its path, innermost key first.
pub(super) fn is_reference(format: Format, keys: &[&str]) -> bool {
    is_bookkeeping(keys[0]) || references(format).iter().any(|entry| is_at(entry, keys))
}

/// Whether a key is bookkeeping in any format.
pub(super) fn is_bookkeeping(key: &str) -> bool {
    ANYWHERE.contains(&key) || is_id(key)
}

/// Whether a value is deliberately ignored. `keys` is its path, innermost key first.
pub fn is_ignored(format: Format, keys: &[&str]) -> bool {
    is_bookkeeping(keys[0])
        || (format == Format::Calendar && keys[0].starts_with("X-"))
        || ignored(format).iter().any(|entry| is_at(entry, keys))
}

fn is_at(entry: &str, keys: &[&str]) -> bool {
    let mut keys = keys.iter();
    entry.rsplit('.').all(|step| if step == "$" { keys.next().is_none() } else { keys.next().is_some_and(|key| *key == step) })
}

/// Whether a key is the id of something that is not displayed: `proposal_id`, `conferenceId`.
fn is_id(key: &str) -> bool {
    let stem = ["Id", "ID", "_id", "Ids", "_ids"].into_iter().find_map(|end| key.strip_suffix(end));
    stem.is_some_and(|stem| !SHOWN.iter().any(|shown| crate::import::common::case_fold::lower(stem).contains(shown)))
}
