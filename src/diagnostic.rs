//! Diagnostics: what is wrong with a feed, and how to fix it.
//!
//! A diagnostic is recorded as a code while a feed is read, and formatted only for display. Codes and JSON keys are a public interface.

use serde::{Serialize, Serializer};

use crate::path::JsonPath;
use crate::time::Fault;

/// The severity of a diagnostic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Content is ignored.
    Error,
    /// Content is shown, but probably not as intended.
    Warning,
    /// Information.
    Note,
}

#[cfg(any(feature = "import", not(target_arch = "wasm32")))]
impl Severity {
    /// The name used in JSON output.
    pub fn key(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        }
    }
}

/// A diagnostic. As JSON it has `severity`, `code`, `path`, `value`, `message` and `hint`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The code.
    pub code: Code,
    /// The path of the value in the feed, such as `$.sessions[3].start`.
    pub path: JsonPath,
    /// The value, truncated.
    pub value: String,
    /// The suggested replacement, if a similar value exists.
    pub suggestion: Option<String>,
    /// Help derived from the value, such as corrected code. It replaces the general help of the code.
    pub help: Option<String>,
    /// The fault of a printed time, if that is what is wrong.
    pub fault: Option<Fault>,
}

/// Defines the codes, each with its name, severity, message and help.
macro_rules! codes {
    (
        read { $($code:ident = $name:literal $severity:ident $message:literal $help:literal)* }
        import { $($import:ident = $import_name:literal $import_severity:ident $import_message:literal $import_help:literal)* }
        lint { $($lint:ident = $lint_name:literal $lint_severity:ident $lint_message:literal $lint_help:literal)* }
    ) => {
        /// The kind of a diagnostic.
        // Brackets in messages are JSON, not intra-doc links.
        #[allow(rustdoc::broken_intra_doc_links)]
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Code {
            $(#[doc = concat!("… ", $message, ". ", $help)] $code,)*
            $(#[cfg(any(feature = "import", not(target_arch = "wasm32")))]
            #[doc = concat!("… ", $import_message, ". ", $import_help)] $import,)*
            $(#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
            #[doc = concat!("… ", $lint_message, ". ", $lint_help)] $lint,)*
        }

        /// Name, severity, message and help of each code.
        static TABLE: &[(&str, Severity, &str, &str)] = &[
            $(($name, Severity::$severity, $message, $help),)*
            $(#[cfg(any(feature = "import", not(target_arch = "wasm32")))]
            ($import_name, Severity::$import_severity, $import_message, $import_help),)*
            $(#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
            ($lint_name, Severity::$lint_severity, $lint_message, $lint_help),)*
        ];
    };
}

codes! {
    read {
        NotJson = "not-json" Error "is not JSON" "Look for a missing comma, quotation mark or bracket there."
        NoFeed = "no-feed" Error "the feed is not a JSON object" "A feed begins with { and holds \"event\" and \"sessions\"."
        Broken = "broken" Error "syntax error; the rest of the feed is ignored" "Look for a missing comma, colon or quotation mark there."
        CutOff = "cut-off" Error "the feed is truncated" "Export it again, or add the missing bracket at its end."
        NoObject = "no-object" Error "is not an object, and is ignored" "Write its keys and values between { and }."
        NoText = "no-text" Error "is not a text" "Write it between quotation marks."
        NoFlag = "no-flag" Error "is not a boolean" "Write true or false, without quotation marks."
        NoColor = "no-color" Error "is not a color; one is chosen" "Write it as \"#0468b1\"."
        SharedId = "shared-id" Warning "is an id with several names; each name is treated as a separate item" "Give each an id of its own."
        NoName = "no-name" Error "has no name, and is ignored" "Give it a \"name\"."
        Nobody = "nobody" Error "does not name a person, and is ignored" "Write the id or the name of a person."
        UnknownPerson = "unknown-person" Warning "is not the id or name of a described person; it is shown as a name" "Add the person to \"people\", or correct the id."
        NoPresence = "no-presence" Error "is not a valid presence" "Write \"remote\" or \"in-person\"."
        NoStatus = "no-status" Warning "is not a valid status; the session is shown as confirmed" "Write confirmed, tentative, moved or cancelled."
        TooDeep = "too-deep" Error "are nested too deeply, and are ignored" "Move them into the outermost session."
        SameId = "same-id" Warning "has the id of an earlier session; its start is added to it" "Give every session an \"id\" of its own, and the same \"repeatOf\" to those that are one session several times."
        NoUrl = "no-url" Error "has no URL, and is ignored" "Give the link a \"url\"."
        BadUrl = "bad-url" Error "is not an allowed URL, and is ignored" "Write a URL that begins with https://, or one relative to the feed."
        NoDay = "no-day" Error "has no date, and is ignored" "Add \"date\", written as YYYY-MM-DD."
        NoPart = "no-part" Error "is not a valid part of a day, and is ignored" "Write \"morning\", \"afternoon\" or \"evening\", or a \"title\" and \"from\"."
        OtherDay = "other-day" Error "has a \"day\" other than the one on which it starts, or the day before" "Correct the day or the start."
        NoDate = "no-date" Error "is not a date" "Write it as YYYY-MM-DD."
        NoClock = "no-clock" Error "is not a time of day" "Write it as hh:mm, from 00:00 to 23:59."
        NoTime = "no-time" Error "is not a time" "Write a date and a time as YYYY-MM-DDThh:mm, with an offset such as -04:00 if it has one, or a date alone."
        NoLength = "no-length" Error "is not a duration" "Write minutes as a number, \"1:30\" or \"PT1H30M\"."
        NoStart = "no-start" Error "needs a start, and the session has none" "Give the session a \"start\"."
        BadEnd = "bad-end" Error "is not after the start" "Correct the end, or remove it."
        EndOfDate = "end-of-date" Error "does not fit a start that is a date without a time" "Write the last day as a date, or give the start a time."
        NoZone = "no-zone" Error "is not a known time zone" "Write the IANA name of the zone (Region/City). An old browser does not know a new name."
        ZoneAssumed = "zone-assumed" Warning "is assumed as the time zone, from the offsets of all times: the event has none" "Give the event the IANA name of its zone (Region/City)."
        NoZoneThere = "no-zone-there" Error "names an unknown time zone" "Write the IANA name of the zone (Region/City) between the brackets. An old browser does not know a new name."
        ZoneMissing = "zone-missing" Error "has no time zone, which its local times need" "Give the event its \"timezone\", the IANA name of its zone (Region/City)."
        OffsetContradicts = "offset-contradicts" Warning "has an offset that its zone does not have at that time; the clock time in the zone is shown" "Remove the offset, or correct it."
        Gap = "gap" Warning "does not exist, since the clocks go forward; the time after the change is shown" "Write the time that the clocks will show."
        Printed = "printed-time" Error "is not a time that can be read" "Write it as \"start\"."
        Fold = "fold" Warning "is ambiguous, since the clocks go back; the first of the two times is shown" "Add its offset."
    }
    import {
        NotStrict = "not-strict" Error "is not valid JSON; it is read, but other programs fail" "Look for a missing or extra comma before that position."
        UnknownFormat = "unknown-format" Error "is an unrecognized format" "Export it in a supported format, or write it in plenary's own."
        NoSchedule = "no-schedule" Error "has no sessions" "Export the whole schedule."
        OnlySpeakers = "only-speakers" Error "is Sessionize's list of speakers, which has no sessions" "Use the view All or GridSmart of the same endpoint."
        NoPermission = "no-permission" Error "has no events, as in an export without permission to see them" "Make the event public, or export it while you are logged in."
        Encoding = "encoding" Warning "contains invalid bytes; each is shown as a replacement character" "Save the file as UTF-8."
        ZoneNeeded = "zone-needed" Error "needs a time zone, and the schedule names none" "Set event-timezone of the element, or --timezone of the command, to the IANA name of the event's zone (Region/City)."
        Dropped = "not-on-programme" Error "is not on the program, and is ignored" "If it is, correct its state where the schedule is edited."
        Unscheduled = "unscheduled" Note "has no time yet; it is shown as to be announced" "Nothing has to be done."
        UnknownRoom = "unknown-room" Warning "is not a room of the schedule; the session is shown without one" "Add the room to the list, or correct the id."
        UnknownTrack = "unknown-track" Warning "is not a track of the schedule; the session is shown without one" "Add the track to the list, or correct the id."
        UnknownSpeaker = "unknown-speaker" Error "is not a speaker of the schedule, and is ignored" "Add the person to the list, or correct the id."
        AmbiguousId = "ambiguous-id" Error "is the id of several items, and is ignored" "Give each an id of its own."
        AmbiguousName = "ambiguous-name" Warning "is the name of several people with ids, and has no id here; it is shown as another person" "Add the id of the person."
        OtherName = "other-name" Warning "is one id with two names; the first is shown" "Use one name, or give each person an id of their own."
        OtherRoom = "other-room" Warning "is not the room under which the session is listed; it is shown" "Correct whichever of the two is wrong."
        ListedDay = "listed-day" Warning "is listed under a day on which it does not begin; its own time is shown" "Correct the day or the time."
        Repeated = "repeated" Warning "is a duplicate of an earlier session, and is shown once" "List every session once."
        Paged = "more-pages" Warning "is one page of several; the other sessions are missing" "Export all of them in one page."
        DraftTimetable = "draft-timetable" Error "has no entries, as in an export of a draft or without permission to see it" "Publish the timetable, or export it while you are logged in."
        UnknownId = "unknown-id" Warning "is an unknown id, and is ignored" "Export the whole schedule, or correct the id."
        SeveralRooms = "several-rooms" Warning "is held in several rooms; the first is shown" "Add the others to the abstract."
        Repeats = "repeats" Warning "is held more than once; the first time is shown" "Write a session for each time."
        LeftOut = "left-out" Note "may be private, and is ignored" "Add it to the feed, if it is public."
        AmbiguousDate = "ambiguous-date" Error "is an ambiguous date; the session is shown without a time" "Write the date as YYYY-MM-DD."
        UnclearDate = "unclear-date" Error "is not a usable date; the session is shown without a time" "Write the date as YYYY-MM-DD."
        DateMissing = "date-missing" Warning "has a time of day but no date; it is shown as to be announced" "Add a \"date\" to the row, or to the event if it has one day."
        DateOrderAssumed = "date-order-assumed" Note "is an ambiguous date; the other dates, or those of the event, decide which number is the day" "Write the date as YYYY-MM-DD."
        YearAssumed = "year-assumed" Note "is a date without a year; the year of the event is assumed" "Write the date as YYYY-MM-DD."
        OtherWeekday = "other-weekday" Warning "names another weekday than that of its date; the date is used" "Correct the weekday or the date."
        MapForList = "map-for-list" Note "is an object where the format has a list; each of its members is read as an item" "Write it as a list."
        ZoneOfEvent = "zone-of-event" Warning "names a time zone that is not in force then, is unknown or has several meanings; the time zone of the event is assumed" "Write the time with its offset, such as -04:00."
        DateContinued = "date-continued" Note "has no date; the date of the row above is assumed" "Write the date in every row."
        DateOfEvent = "date-of-event" Note "has no date; the date of the event is assumed" "Write the date in every row."
        NotAName = "not-a-name" Warning "is text where a name is expected; it is shown as part of the abstract" "List names only, and move the text to the abstract."
        BioAssumed = "bio-assumed" Note "has text behind a name, which is assumed to be a biography" "Move the text to the biography of the person."
        AffiliationAssumed = "affiliation-assumed" Note "has text behind a name, which is assumed to be an affiliation" "Move the text to the affiliation of the person."
        NameTurned = "name-turned" Note "is assumed to be a family name before a given name; the order is reversed" "Write the name as it is to be shown."
        SeveralTracks = "several-tracks" Note "lists several tracks; the first is shown as the track, the others as tags" "List one track only, if the others are not meant as tags."
        EncodingAssumed = "encoding-assumed" Note "the file is not UTF-8; it is read as Windows-1252" "Save the file as UTF-8 if letters with accents look wrong."
        StrayQuote = "stray-quote" Warning "has a quotation mark that is never closed; it is ignored" "Close it at the end of the cell, or remove it."
        ExtraCells = "extra-cells" Warning "has more cells than the table has columns; they are ignored" "Put quotation marks around a cell that contains the separator of the columns."
        RowIgnored = "row-ignored" Warning "is a row outside of the table, and is ignored" "Move it into the table below the headers, or remove it."
        RowContinued = "row-continued" Note "is a row without a title and a time; its cells are added to the session above" "Write the title and the time in every row."
        TimeContinued = "time-continued" Note "is a row without a time; the time of the row above is assumed" "Write the time in every row."
        DateSerial = "date-serial" Note "is the number of a spreadsheet for a date or time; it is converted" "Format the column as a date or time."
        NotYaml = "not-yaml" Error "is not valid YAML; the rest of the file is ignored" "Check the indentation, and put values with a colon or a special character between quotation marks."
        OtherFile = "other-file" Error "is not JSON, but another type of file" "Export the schedule as JSON."
        YamlLimit = "yaml-limit" Error "is nested too deeply or expands to too many values; the rest of the file is ignored" "Write the values without aliases."
        YamlKey = "yaml-key" Warning "is a key that is a list or an object, and is ignored" "Write a text as the key."
        YamlDocuments = "yaml-documents" Note "is another document in the file, and is ignored" "Write it into a file of its own."
        NotXml = "not-xml" Error "is not valid XML" "Export the schedule again, or correct it there."
        CalendarLine = "calendar-line" Warning "is not a property of a calendar; it is added to the line above" "Begin a line that continues the one above with a space."
        CalendarEnd = "calendar-end" Warning "does not match the component that it ends" "Write END with the name that stands behind BEGIN."
        CalendarDepth = "calendar-depth" Error "is nested too deeply, and is ignored" "Move it out of the components around it."
        RecurrenceRule = "recurrence-rule" Warning "is a recurrence rule that is not supported; the first time is shown" "List the other times as RDATE, or as events of their own."
        RecurrenceCut = "recurrence-cut" Note "is repeated without an end or very often; the times of a year, at most 400, are shown" "Give the rule an UNTIL or a COUNT."
        OtherForm = "other-form" Note "is not in canonical form; it is read" "Write it in the format's own form."
        TimeContradicts = "time-contradicts" Warning "contradicts \"start\" and \"end\", which are used" "Correct one of them."
        Authors = "authors" Note "are authors who do not speak; they are ignored, here and elsewhere" "List as speakers those who are to be shown."
    }
    lint {
        EventDates = "event-dates" Warning "is far away from all sessions" "Correct the date of the event, or those of the sessions."
        NoFrom = "no-from" Warning "is a part of a day without a start; it begins at midnight" "Add \"from\", written as hh:mm."
        PassedOver = "passed-over" Warning "is ignored because of the key beside it" "Remove one of the two."
        Unused = "unused" Note "is used by no session, and is not shown" "Remove it, or name it in a session."
        NothingThatDay = "nothing-that-day" Warning "is a day without sessions, and is not shown" "Correct the date, or remove the day."
        ShortForm = "short-form" Warning "is a short form; it is read" "Write the format's own form."
        UnknownKey = "unknown-key" Warning "is not a key of the format, and is ignored" "Fix the key."
        StrayKey = "stray-key" Note "is not a key of the format, and is ignored" "Remove it, unless another program reads it."
        UnreadContent = "unread-content" Warning "is not read by the importer, and nothing of it is shown" "If readers need it, add it to the feed that convert writes."
        Unread = "unread" Note "is not read by the importer, and nothing of it is shown" "If readers need it, add it to the feed that convert writes."
        SameKey = "same-key" Warning "is a duplicate key; the last one is used, or both if they are lists of the feed" "Remove one of them, or make one list of both."
        AllDayTimed = "all-day-timed" Warning "is true, but the session starts at a time, which is shown" "Write the start as a date alone, or remove the key."
        FixedOffset = "fixed-offset" Warning "is a fixed offset, without daylight saving time" "Write the zone of the place where the event is (Region/City)."
        ZoneAbbreviation = "zone-abbreviation" Note "is a deprecated abbreviation" "Write the zone of the place where the event is (Region/City)."
        ZoneUnsaid = "zone-unsaid" Warning "has no time zone; days and times are shown in UTC" "Give the event its \"timezone\", or the command --timezone, the IANA name of its zone (Region/City)."
        OtherOffset = "other-offset" Warning "has an offset that its zone does not have at that time; the offset is used" "Correct the offset or the time zone."
        TooLong = "too-long" Warning "lasts longer than a day" "Correct the end, or write \"start\" and \"end\" as dates."
        NoLengthAtAll = "zero-length" Note "ends when it starts" "Remove the end if it is unknown."
        OutsideEvent = "outside-event" Warning "is not between the first and the last day of the event" "Correct the date, or the event's \"start\" and \"end\"."
        FarAway = "far-away" Warning "is more than a week from all other sessions" "Correct the date, unless it is intended."
        Overlap = "overlap" Warning "overlaps another session in the room" "Correct the times or the room of one of them."
        TwoPlaces = "two-places" Warning "is in two rooms at the same time" "Correct the times or the people."
        NearName = "near-name" Warning "has several spellings, and each is a separate item" "Use one spelling."
        DescribedTwice = "described-twice" Warning "is described twice, and merged" "Describe it once, or give each an \"id\" of its own."
        SimilarName = "similar-name" Warning "is similar to the name of another person" "If they are one person, use one spelling."
        SeveralPeople = "several-people" Warning "looks like the names of several people" "List each of them separately."
        NameWithWork = "name-with-work" Warning "looks like a name followed by a job title or an organization" "Move the job title or organization to \"affiliation\"."
        SameName = "same-name" Note "is also the name of another person" "If they are one person, describe them once."
        PersonTwice = "person-twice" Warning "is in the same session twice" "Remove one of them."
        Idle = "no-part-taken" Note "takes part in no session" "Add the person to a session, unless that is intended."
        Credentials = "credentials" Warning "contains credentials, which everybody can read" "Remove them, and have them replaced."
        Email = "email" Warning "contains an e-mail address, which everybody can read" "Remove it, unless it is meant to be public."
        Private = "private" Warning "is private data; it is not shown, but everybody can read it in the file" "Remove it from the file."
        Mojibake = "mojibake" Warning "was decoded in the wrong encoding" "Write it again from the original, as UTF-8."
        LostLetter = "lost-letter" Warning "contains a replacement character: a letter was lost" "Write it again."
        OtherLanguage = "other-language" Warning "is not in the declared language" "Correct the text or its language."
        NoLanguage = "no-language" Warning "is not a language tag" "Write a tag such as en, fr or zh-Hans."
        Invisible = "invisible" Warning "contains invisible characters: controls or bidirectional overrides" "Remove them."
        Markup = "markup" Note "contains markup, which is shown as it is" "Write plain text."
        Untitled = "no-title" Warning "has no title" "Give it a \"title\"."
        EmptyText = "empty-text" Note "is empty" "Remove the key."
        LongTitle = "long-title" Note "is longer than 200 characters" "Move a part of it to \"subtitle\" or \"abstract\"."
        Insecure = "insecure" Note "is an http URL, which https pages do not show" "Write https, if the picture is available there."
    }
}

/// All codes with their severity, message and general help.
#[cfg(not(target_arch = "wasm32"))]
pub fn codes() -> impl Iterator<Item = (&'static str, Severity, &'static str, &'static str)> {
    TABLE.iter().copied()
}

impl Code {
    /// The name of the code: `no-time`, `overlap` …
    pub fn name(self) -> &'static str {
        TABLE[self as usize].0
    }
}

impl Diagnostic {
    /// Creates a diagnostic without a suggestion.
    pub fn new(code: Code, path: JsonPath, value: String) -> Diagnostic {
        Diagnostic { code, path, value, suggestion: None, help: None, fault: None }
    }

    /// Creates a diagnostic about a printed time.
    pub fn of_words(fault: Fault, path: JsonPath, value: String) -> Diagnostic {
        Diagnostic { fault: Some(fault), ..Diagnostic::new(Code::Printed, path, value) }
    }

    /// The name of its code: `no-time`, `overlap` …
    pub fn name(&self) -> &'static str {
        self.code.name()
    }

    /// The severity.
    pub fn severity(&self) -> Severity {
        match self.fault {
            Some(fault) if !fault.is_error() => Severity::Warning,
            _ => TABLE[self.code as usize].1,
        }
    }

    /// The problem as a short phrase that follows the path of the value.
    pub fn message(&self) -> &'static str {
        self.fault.map_or(TABLE[self.code as usize].2, Fault::message)
    }

    /// How to fix it.
    pub fn help(&self) -> String {
        if let Some(help) = &self.help {
            return help.clone();
        }
        let help = self.fault.map_or(TABLE[self.code as usize].3, Fault::help);
        self.suggestion.as_ref().map_or_else(|| help.to_string(), |suggestion| ["Did you mean ", suggestion, "? ", help].concat())
    }
}

impl Serialize for Diagnostic {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Wire<'p> {
            severity: Severity,
            code: &'p str,
            path: &'p str,
            value: &'p str,
            message: &'p str,
            #[serde(rename = "hint")]
            help: &'p str,
        }
        let (severity, code, message) = (self.severity(), self.name(), self.message());
        Wire { severity, code, path: &self.path.to_string(), value: &self.value, message, help: &self.help() }
            .serialize(serializer)
    }
}

impl std::fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for part in [&self.path.to_string(), ": ", self.message(), " (", &self.value, "). ", &self.help()] {
            f.write_str(part)?;
        }
        Ok(())
    }
}
