//! Keys that importers leave unread on purpose: bookkeeping of the program that made the schedule, and what is private.
//!
//! An entry is a key, or several that are inside of each other, joined by dots, and stands for everything below it. Lists are passed
//! through, and keys that are data are `*`. What is private is never shown as an example either, whatever list it is in.

use crate::import::Format;

/// Bookkeeping of any program.
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

/// What an id may be of that readers would miss.
const SHOWN: [&str; 9] = ["room", "track", "speaker", "person", "people", "presenter", "location", "venue", "stage"];

/// What the importer of a format leaves unread, as far as it is no bookkeeping of any program.
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
            // The sessions of a speaker, whom these name as well.
            "speakers.sessions",
            // Choices that no session made, and what a choice is called.
            "categories.items",
            "categories.name",
            "categories.title",
            "session.categories",
            // Answers may be private: what somebody eats, the size of their shirt.
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
            // What folders have as well, for old programs.
            "material",
            // Authors who do not speak have a diagnostic of their own.
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
            // The name of a network, which the address says as well.
            "socials.name",
            // Private.
            "customFields",
            "note",
        ],
        Format::ConClar => &[
            // The sessions of a person, who is named there as well.
            "people.prog",
            // Ids of tags, and what they are tags of.
            "tags.category",
            "tags.value",
        ],
        // Tags that no session has.
        Format::Opass => &["tags"],
        Format::JsonLd => &[
            "eventAttendanceMode",
            "eventStatus",
            "hasParticipationOffer",
            "hasSponsorshipOffer",
            "offers",
            // What is repeated has a diagnostic of its own.
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
            // What "bio" says at length.
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
            // What a thing is, as lists of mixed things have it.
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
        // What recurs is read as sessions, in which the words of a rule are not.
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
            // Parameters. A zone that is not known has an error of its own.
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

/// What the importer of a format looks up or translates.
fn references(format: Format) -> &'static [&'static str] {
    match format {
        Format::JsonLd => &["subEvent", "subEvents", "superEvent"],
        // The number or the label of a day, beside its date.
        Format::Table | Format::Sheet => &["conference_day", "day"],
        // By these, links are told apart.
        Format::IndicoEvent | Format::IndicoTimetable => &["folders.title"],
        _ => &[],
    }
}

/// Whether a value is compared or translated; its keys from its own to that of the top.
pub(super) fn is_reference(format: Format, keys: &[&str]) -> bool {
    is_bookkeeping(keys[0]) || references(format).iter().any(|entry| is_at(entry, keys))
}

/// Whether a key is of bookkeeping in any format.
pub(super) fn is_bookkeeping(key: &str) -> bool {
    ANYWHERE.contains(&key) || is_id(key)
}

/// Whether a value is left unread on purpose; its keys from its own to that of the top.
pub fn is_ignored(format: Format, keys: &[&str]) -> bool {
    is_bookkeeping(keys[0])
        || (format == Format::Calendar && keys[0].starts_with("X-"))
        || ignored(format).iter().any(|entry| is_at(entry, keys))
}

fn is_at(entry: &str, keys: &[&str]) -> bool {
    let mut keys = keys.iter();
    entry.rsplit('.').all(|step| if step == "$" { keys.next().is_none() } else { keys.next().is_some_and(|key| *key == step) })
}

/// Whether a key is of an id of something that is not shown: `proposal_id`, `conferenceId`.
fn is_id(key: &str) -> bool {
    let stem = ["Id", "ID", "_id", "Ids", "_ids"].into_iter().find_map(|end| key.strip_suffix(end));
    stem.is_some_and(|stem| !SHOWN.iter().any(|shown| crate::import::common::case_fold::lower(stem).contains(shown)))
}
