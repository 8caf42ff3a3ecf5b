//! Printed times: times as people write them in agendas: `9:30a - 10:10a`, `17:30 onwards`, `15:00 CEST`, `de 9h30 à 10h15`.
//!
//! Impossible and ambiguous texts are a [`Fault`], never a guess:
//!
//! - If both ends have AM or PM, these apply. If one end has it, the other is the nearest time on a 12-hour
//!   clock: `11:30 - 12:15 PM` starts at 11:30 AM, `9 AM - 5` ends at 5 PM.
//! - Without AM and PM, an hour of 0 or of 13 and later, or one with a leading zero, means that all times are on a 24-hour clock.
//! - The remaining hours are from 1 to 12. 9 to 12 are taken as printed; 7 and 8 are assumed to be in the morning, which is
//!   reported unless they have a word for hours as in `8h30`; 1 to 6 are rejected, and so is an end before its start.
//! - An end that is not after the start is on the next day if both are unambiguous and at most twelve hours apart;
//!   otherwise the end is ignored.

mod abbreviations;
#[cfg(any(feature = "import", not(target_arch = "wasm32")))]
mod apart;
mod cursor;
mod meridiem;
mod parse;
mod resolve;

pub(super) use cursor::plain;

pub use abbreviations::{Meaning, Season, ZoneOffset, abbreviation};
#[cfg(any(feature = "import", not(target_arch = "wasm32")))]
pub use apart::printed_apart;
pub use parse::printed;
pub use resolve::resolve;

/// A parsed printed time, before it is resolved with a date and the zone of the feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printed {
    /// Minutes since midnight, 0 to 1,439.
    pub start: u32,
    /// The end, in minutes since the midnight before the start (1 to 2,879); values from 1,440 on are
    /// on the next day.
    pub end: PrintedEnd<u32>,
    /// The zone after the time, as in `9:30 AM EDT`.
    pub zone: Option<PrintedZone>,
    /// The same time in other zones, as in `11:00 AM EDT (17:00 CEST)`, each with its zone, or with a fault.
    pub others: Vec<Result<Printed, Fault>>,
    /// A fault that leaves the time usable.
    pub doubt: Option<Fault>,
}

/// The end of a printed time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrintedEnd<T> {
    /// Unknown.
    Unknown,
    /// Explicitly open: `17:30 onwards`, `17:30 –`.
    Open,
    /// A time.
    At(T),
}

/// A printed zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PrintedZone {
    /// UTC offset in seconds.
    Offset(i32),
    /// An abbreviation or an IANA name, known or not.
    Name(String),
}

/// A fault of a printed time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is not a time, or text beside the time is not understood.
    Unreadable,
    /// `17:00am`, `25:00`, `13:60`.
    Impossible,
    /// `1:30 - 2:15`: AM or PM is unknown.
    MeridiemUnknown,
    /// An abbreviation that several zones use, with a help text that lists them.
    AmbiguousZone(&'static str),
    /// An unknown abbreviation or zone name.
    UnknownZone,
    /// Neither the text nor the feed has a zone.
    NoZone,
    /// `7:30 - 8:30`, assumed to be in the morning.
    MorningAssumed,
    /// An end before the start, or too far into the next day.
    EndDoubted,
    /// `EST` at a date with daylight saving time in the feed's zone, or `EDT` at one without.
    NotInForce,
    /// A zone whose offset differs from that of the feed's zone.
    AnotherZone,
    /// The time is skipped when the clocks go forward.
    Gap,
    /// The time is repeated when the clocks go back.
    Fold,
    /// The time in another zone is impossible.
    OtherImpossible,
    /// The time in another zone is ambiguous or unreadable.
    OtherUnclear,
    /// The time in another zone is a different instant.
    OtherDisagrees,
}

impl Fault {
    /// Whether the fault is an error, which leaves no time; others are warnings.
    pub fn is_error(self) -> bool {
        matches!(
            self,
            Fault::Unreadable
                | Fault::Impossible
                | Fault::MeridiemUnknown
                | Fault::AmbiguousZone(_)
                | Fault::UnknownZone
                | Fault::NoZone
        )
    }

    /// The problem, phrased to follow the path of the value.
    pub fn message(self) -> &'static str {
        self.words().0
    }

    /// How to fix it.
    pub fn help(self) -> &'static str {
        self.words().1
    }

    fn words(self) -> (&'static str, &'static str) {
        match self {
            Fault::Unreadable => ("is not a time that can be read", "Write 9:30 AM - 10:10 AM, or 09:30 - 10:10."),
            Fault::Impossible => ("is not a valid time of day", "Write 00:00 to 23:59."),
            Fault::MeridiemUnknown => ("is ambiguous: AM or PM", "Write 1:30 PM, or 13:30."),
            Fault::AmbiguousZone(help) => ("names an ambiguous time zone", help),
            Fault::UnknownZone => (
                "names an unknown time zone",
                "Write an IANA name such as America/New_York, or an offset as in 9:30 AM UTC-04:00.",
            ),
            Fault::NoZone => {
                ("is a local time without a time zone", "Give the event its \"timezone\", such as \"Africa/Nairobi\".")
            }
            Fault::MorningAssumed => ("has neither AM nor PM; AM is assumed", "Write 7:30 AM, or 07:30."),
            Fault::EndDoubted => (
                "ends before it starts, or on the next day after more than twelve hours; no end is shown",
                "Correct AM and PM, or write \"start\" and \"end\" with date and time.",
            ),
            Fault::NotInForce => (
                "names standard or daylight time that is not in force then; the clock time in the feed's zone is shown",
                "Remove the abbreviation, or correct it.",
            ),
            Fault::AnotherZone => {
                ("is in another zone than the feed; that zone is used", "Keep it if it is intended, or write the feed's zone.")
            }
            Fault::Gap => (
                "does not exist, since the clocks go forward; the time after the change is shown",
                "Write the time that the clocks will show.",
            ),
            Fault::Fold => (
                "is ambiguous, since the clocks go back; the first of the two times is shown",
                "Write it with its offset, as in 1:30 AM UTC-04:00.",
            ),
            Fault::OtherImpossible => ("has another time that is not valid; the first is shown", OTHER),
            Fault::OtherUnclear => ("has another time that is ambiguous; the first is shown", OTHER),
            Fault::OtherDisagrees => ("has another time that is not the same instant; the first is shown", OTHER),
        }
    }
}

const OTHER: &str = "Correct it, or remove it.";
