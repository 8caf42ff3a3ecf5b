//! What is wrong with a feed, said to its author.
//!
//! Problems are noted as codes while a feed is read, and put into words only when somebody asks for them.

use serde::{Serialize, Serializer};

use crate::path::JsonPath;
use crate::time::Fault;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Something was left out.
    Error,
    /// Something is shown, perhaps not as it was meant.
    Warning,
    /// Nothing is wrong; it is worth knowing.
    Note,
}

#[cfg(any(feature = "import", not(target_arch = "wasm32")))]
impl Severity {
    /// Its word.
    pub fn key(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        }
    }
}

/// One thing that is wrong with a feed. As JSON it has `severity`, `code`, `path`, `value`, `message` and `hint`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What it is.
    pub code: Code,
    /// The path of the value, such as `$.sessions[3].start`.
    pub path: JsonPath,
    /// The value that stands there, shortened.
    pub value: String,
    /// What may have been meant, if anything comes near.
    pub suggestion: Option<String>,
    /// Help that is derived from the value, such as the corrected code; it replaces the general help of the code.
    pub help: Option<String>,
    /// What is wrong with a time in words.
    pub fault: Option<Fault>,
}

/// Defines the codes, each with its name, its severity, message and help.
macro_rules! codes {
    (
        read { $($code:ident = $name:literal $severity:ident $message:literal $help:literal)* }
        import { $($import:ident = $import_name:literal $import_severity:ident $import_message:literal $import_help:literal)* }
        lint { $($lint:ident = $lint_name:literal $lint_severity:ident $lint_message:literal $lint_help:literal)* }
    ) => {
        /// What can be wrong.
        // Brackets in messages are JSON, and no links.
        #[allow(rustdoc::broken_intra_doc_links)]
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Code {
            $(#[doc = concat!("… ", $message, ". ", $help)] $code,)*
            $(#[cfg(any(feature = "import", not(target_arch = "wasm32")))]
            #[doc = concat!("… ", $import_message, ". ", $import_help)] $import,)*
            $(#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
            #[doc = concat!("… ", $lint_message, ". ", $lint_help)] $lint,)*
        }

        /// Name, severity, message and help of each.
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
        NoFeed = "no-feed" Error "the feed is no JSON object" "A feed begins with { and holds \"event\" and \"sessions\"."
        Broken = "broken" Error "the feed cannot be read any further" "Look for a missing comma, colon or quotation mark there."
        CutOff = "cut-off" Error "the feed ends too early" "It was cut off, or a bracket at its end is missing."
        NoObject = "no-object" Error "is no object, and is left out" "Write its keys and values between { and }."
        NoText = "no-text" Error "is no text" "Write it between quotation marks."
        NoFlag = "no-flag" Error "is neither true nor false" "Write true or false, without quotation marks."
        NoColor = "no-color" Error "is no colour that can be read; one is chosen" "Write it as \"#0468b1\"."
        SharedId = "shared-id" Warning "is one id with different names; each name is taken for somebody or something else" "Give each an id of its own."
        NoName = "no-name" Error "has no name, and is left out" "Give it a \"name\"."
        Nobody = "nobody" Error "names nobody, and is left out" "Write the id or the name of a person."
        UnknownPerson = "unknown-person" Warning "is nobody's id or name; it is shown as a name" "Add the person to \"people\", or mend the id."
        NoPresence = "no-presence" Error "says not whether somebody is in the room" "Write \"remote\" or \"in-person\"."
        NoStatus = "no-status" Warning "is no status that is known; the session is shown as confirmed" "Write confirmed, tentative, moved or cancelled."
        TooDeep = "too-deep" Error "are inside of a session that is itself inside of one, and are left out" "Put them into the outermost session."
        SameId = "same-id" Warning "has the id of an earlier session; its start is added to it" "Give every session an \"id\" of its own, and the same \"repeatOf\" to those that are one session several times."
        NoUrl = "no-url" Error "has no address, and is left out" "Give the link a \"url\"."
        BadUrl = "bad-url" Error "is no address that may be followed, and is left out" "Write one that begins with https://, or one relative to the feed."
        NoDay = "no-day" Error "has no date, and is left out" "Give the day its \"date\", written as YYYY-MM-DD."
        NoPart = "no-part" Error "is of no known part of a day, and is left out" "Write \"morning\", \"afternoon\" or \"evening\", or a \"title\" and \"from\"."
        OtherDay = "other-day" Error "has a \"day\" on which it does not begin, nor on the morning after" "Mend the day or the start."
        NoDate = "no-date" Error "is no date" "Write it as YYYY-MM-DD."
        NoClock = "no-clock" Error "is no time of day" "Write it as hh:mm, from 00:00 to 23:59."
        NoTime = "no-time" Error "is no time that can be read" "Write a date and a time as YYYY-MM-DDThh:mm, with an offset such as -04:00 behind it if it has one, or a date alone."
        NoLength = "no-length" Error "is no length of time" "Write minutes as a number, \"1:30\" or \"PT1H30M\"."
        NoStart = "no-start" Error "says how long, and nothing says from when" "Give the session a \"start\"."
        BadEnd = "bad-end" Error "is no time after the start" "Write the time at which it ends, or leave it out."
        EndOfDate = "end-of-date" Error "does not fit a start that is a date alone" "Write the last day as a date, or give the start a time."
        NoZone = "no-zone" Error "is not a known time zone" "Write the IANA name of the zone (Region/City). An old browser does not know a new name."
        ZoneAssumed = "zone-assumed" Warning "is the zone of the offsets of all times, which is assumed: the event names no time zone" "Give the event the IANA name of its zone (Region/City)."
        NoZoneThere = "no-zone-there" Error "names a time zone that is not known" "Write the IANA name of the zone (Region/City) between the brackets. An old browser does not know a new name."
        ZoneMissing = "zone-missing" Error "names no time zone, so that its local times cannot be read" "Give the event its \"timezone\", the IANA name of its zone (Region/City)."
        OffsetContradicts = "offset-contradicts" Warning "has an offset that its zone does not have then; the clock time in the zone is shown" "Leave the offset out, or mend it."
        Gap = "gap" Warning "does not exist: the clocks go forward over it; the time as far behind the change is shown" "Write the time that the clocks will show."
        Printed = "printed-time" Error "is a time in words that cannot be taken" "Write it as \"start\"."
        Fold = "fold" Warning "happens twice: the clocks go back over it; the first is shown" "Write it with its offset."
    }
    import {
        NotStrict = "not-strict" Error "is not JSON there; it is read all the same, but other programs read nothing of it" "Look for a missing comma, or one too many, before that place."
        UnknownFormat = "unknown-format" Error "is no schedule of a format that is known" "Export it in one of those that the documentation lists, or write it in plenary's own."
        NoSchedule = "no-schedule" Error "holds no sessions" "Export the whole schedule, not a part of it."
        OnlySpeakers = "only-speakers" Error "is Sessionize's list of speakers, which has no sessions" "Use the view All or GridSmart of the same endpoint."
        NoPermission = "no-permission" Error "has no events: what made it answers like this to somebody who may not see them" "Make the event public, or export it while you are logged in."
        Encoding = "encoding" Warning "holds bytes that are no text; each is shown as a replacement character" "Save the file as UTF-8."
        ZoneNeeded = "zone-needed" Error "has local times such as this and names no time zone, so that nobody can tell when they are" "Give the element event-timezone, or the command --timezone, the IANA name of the event's zone (Region/City)."
        Dropped = "not-on-programme" Error "says that it is not on the programme; it is left out" "If it is, mend its state where the schedule was made."
        Unscheduled = "unscheduled" Note "has no time yet; it is shown as to be announced" "Nothing has to be done, once it has one."
        UnknownRoom = "unknown-room" Warning "is no room of the schedule; the session is shown without one" "Add the room to the list, or mend the id."
        UnknownTrack = "unknown-track" Warning "is no track of the schedule; the session is shown without one" "Add the track to the list, or mend the id."
        UnknownSpeaker = "unknown-speaker" Error "is nobody whom the schedule lists, and is left out" "Add the person to the list, or mend the id."
        AmbiguousId = "ambiguous-id" Error "is the id of several, so that nothing tells which is meant; it is left out" "Give each an id of its own."
        AmbiguousName = "ambiguous-name" Warning "is the name of several people who have ids, and here it has none; it is shown as one more person of that name" "Add the id of the person who is meant."
        OtherName = "other-name" Warning "is one id with two names; the first is shown" "Write the name in one way, or give each person an id of their own."
        OtherRoom = "other-room" Warning "is not the room that the session is listed under; it is shown here" "Mend whichever of the two is wrong."
        ListedDay = "listed-day" Warning "is listed under a day on which it does not begin; it is shown when its own time says" "Mend the day or the time."
        Repeated = "repeated" Warning "is an earlier session told once more; it is shown once" "List every session once."
        Paged = "more-pages" Warning "leads to sessions that are not here: this is one page of several" "Export all of them in one page."
        DraftTimetable = "draft-timetable" Error "has no entries: a timetable that is a draft, or that not everybody may see, is exported like this" "Publish the timetable, or export it while you are logged in."
        UnknownId = "unknown-id" Warning "is the id of nothing that the schedule lists; it is left out" "Export the schedule as a whole, or mend the id."
        SeveralRooms = "several-rooms" Warning "is held in several rooms; the first is shown" "Add the others to the abstract."
        Repeats = "repeats" Warning "is held more than once; the first time is shown" "Write a session for each time."
        LeftOut = "left-out" Note "is left out, because it may not be meant for everybody to read" "Write it into the feed, if it is."
        AmbiguousDate = "ambiguous-date" Error "is a date that may be read in two ways; the session is shown without a time" "Write the date as YYYY-MM-DD."
        UnclearDate = "unclear-date" Error "is no date that can be used; the session is shown without a time" "Write the date as YYYY-MM-DD."
        DateMissing = "date-missing" Warning "has a time of day and no date; it is shown as to be announced" "Add a \"date\" to the row, or to the event if it has one day."
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
        Authors = "authors" Note "are authors who do not speak; they are left out, here and wherever else there are any" "Name as speakers those who are to be shown."
    }
    lint {
        EventDates = "event-dates" Warning "is far away from all sessions" "Correct the date of the event, or those of the sessions."
        NoList = "no-list" Error "is no list, and is left out" "Write it between [ and ]."
        NoFrom = "no-from" Warning "is a part of a day that does not say when it begins; it is taken to begin at midnight" "Add \"from\", written as hh:mm."
        PassedOver = "passed-over" Warning "is ignored because of the key beside it" "Remove one of the two."
        Unused = "unused" Note "is used by no session, and is not shown" "Remove it, or name it in a session."
        NothingThatDay = "nothing-that-day" Warning "is a day without sessions, and is not shown" "Correct the date, or remove the day."
        OtherFile = "other-file" Error "is not JSON, but a file of another kind" "Export the schedule as JSON."
        OtherForm = "other-form" Note "is not in the format's own form; it is read all the same" "Write it in the format's own form."
        UnknownKey = "unknown-key" Warning "is not a key of the format, and is ignored" "Fix the key."
        StrayKey = "stray-key" Note "is not a key of the format, and is ignored" "Remove it, unless another program reads it."
        UnreadContent = "unread-content" Warning "is not read by the importer, and nothing of it is shown" "If readers need it, add it to the feed that convert writes."
        Unread = "unread" Note "is not read by the importer, and nothing of it is shown" "If readers need it, add it to the feed that convert writes."
        SameKey = "same-key" Warning "stands twice in the same object, and the last counts" "Take one of them out."
        AllDayTimed = "all-day-timed" Warning "is true, and the session starts at a time, which is shown" "Write the start as a date alone, or leave the key out."
        FixedOffset = "fixed-offset" Warning "is a fixed offset, without daylight saving time" "Write the zone of the place where the event is (Region/City)."
        ZoneAbbreviation = "zone-abbreviation" Note "is an abbreviation that is kept for old programs" "Write the zone of the place where the event is (Region/City)."
        ZoneUnsaid = "zone-unsaid" Warning "names no time zone; its days and times are shown in UTC" "Give the event its \"timezone\", or the command --timezone, the IANA name of its zone (Region/City)."
        OtherOffset = "other-offset" Warning "has an offset that the clocks of its zone do not have then" "Mend the offset or the time zone; until then the instant that the offset says is shown."
        TimeContradicts = "time-contradicts" Warning "is another time than \"start\" and \"end\" say, which count" "Mend one of them."
        TooLong = "too-long" Warning "lasts longer than a day" "Mend the end, or write \"start\" and \"end\" as dates."
        NoLengthAtAll = "zero-length" Note "ends when it starts" "Leave the end out where it is not known."
        OutsideEvent = "outside-event" Warning "is not between the first and the last day of the event" "Mend the date, or the event's \"start\" and \"end\"."
        FarAway = "far-away" Warning "is more than a week away from all other sessions" "Mend the date, if it is not meant."
        Overlap = "overlap" Warning "has another session at the same time" "Mend the times or the room of one of them."
        TwoPlaces = "two-places" Warning "is in two rooms at the same time" "Mend the times, or who takes part."
        NearName = "near-name" Warning "is written in several ways, which makes several of it" "Write it in one way."
        DescribedTwice = "described-twice" Warning "has the id or the name of an earlier one, and the two are taken for one" "Describe it once, or give each an \"id\" of its own."
        SimilarName = "similar-name" Warning "is nearly the name of somebody else: are they one person?" "If they are, write the name in one way."
        SeveralPeople = "several-people" Warning "looks like the names of several people" "Write each of them for themselves."
        NameWithWork = "name-with-work" Warning "looks like a name with a job or an organization behind it" "Move what is no name to \"affiliation\"."
        SameName = "same-name" Note "is the name of somebody else, too" "If they are one person, describe them once."
        PersonTwice = "person-twice" Warning "is in the same session twice" "Take one of them out."
        Idle = "no-part-taken" Note "takes part in no session" "Nothing has to be done, unless somebody forgot to say in which."
        Credentials = "credentials" Warning "holds a key or a password, which everybody can read there" "Take it out, and have it replaced."
        Email = "email" Warning "holds an e-mail address, which everybody can read there" "Take it out, unless its owner wants it to be known."
        Private = "private" Warning "is private and is not shown, but everybody can read it there" "Take it out of the file."
        Mojibake = "mojibake" Warning "was read in the wrong encoding on its way into the file" "Write it anew where it came from, as UTF-8."
        LostLetter = "lost-letter" Warning "holds a replacement character: a letter was lost on its way into the file" "Write it anew."
        OtherLanguage = "other-language" Warning "is not written in the language that is said" "Mend the text, or its language."
        NoLanguage = "no-language" Warning "is no language tag" "Write a tag such as en, fr or zh-Hans."
        Invisible = "invisible" Warning "holds characters that nobody sees: controls, or what turns the direction of writing" "Take them out."
        Markup = "markup" Note "holds markup, which is shown as it is written" "Write plain text."
        Untitled = "no-title" Warning "has no title" "Give it a \"title\"."
        EmptyText = "empty-text" Note "is empty" "Leave the key out where there is nothing to say."
        LongTitle = "long-title" Note "is longer than 200 characters" "Move what does not name it to \"subtitle\" or \"abstract\"."
        Insecure = "insecure" Note "is an address of http, which pages of https do not show" "Write https, if the picture is to be had there."
    }
}

/// All codes, each with its severity, its message and its general help.
#[cfg(not(target_arch = "wasm32"))]
pub fn codes() -> impl Iterator<Item = (&'static str, Severity, &'static str, &'static str)> {
    TABLE.iter().copied()
}

impl Diagnostic {
    /// A problem of which nobody knows what was meant.
    pub fn new(code: Code, path: JsonPath, value: String) -> Diagnostic {
        Diagnostic { code, path, value, suggestion: None, help: None, fault: None }
    }

    /// A problem with a time in words.
    pub fn of_words(fault: Fault, path: JsonPath, value: String) -> Diagnostic {
        Diagnostic { fault: Some(fault), ..Diagnostic::new(Code::Printed, path, value) }
    }

    /// What programs call it: `no-time`, `overlap` …
    pub fn name(&self) -> &'static str {
        TABLE[self.code as usize].0
    }

    /// How bad it is.
    pub fn severity(&self) -> Severity {
        match self.fault {
            Some(fault) if !fault.is_error() => Severity::Warning,
            _ => TABLE[self.code as usize].1,
        }
    }

    /// What is wrong, to follow the path of the value.
    pub fn message(&self) -> &'static str {
        self.fault.map_or(TABLE[self.code as usize].2, Fault::message)
    }

    /// How to mend it.
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
