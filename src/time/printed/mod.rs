//! Times as people print them in agendas: `9:30a - 10:10a`, `17:30 onwards`, `15:00 CEST`, `de 9h30 à 10h15`.
//!
//! What a text cannot mean, or may mean in two ways, is a [`Fault`] and never a guess:
//!
//! - AM or PM, where both ends have it, holds. Where one end has it, the other is the nearest time on a twelve-hour
//!   clock: `11:30 - 12:15 PM` starts at 11:30 AM, `9 AM - 5` ends at 5 PM.
//! - Without AM and PM, an hour of 0 or from 13 on, or one written as `09`, means that all are those of a 24-hour clock.
//! - What is left has hours from 1 to 12: from 9 to 12 they are taken as printed; 7 and 8 are the morning, which is
//!   reported unless they have a word for hours as in `8h30`; 1 to 6 are refused, and so is an end before its start.
//! - An end that is not after the start is on the next day where both are sure and no more than twelve hours lie between
//!   them; otherwise no end is taken.

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

/// A time as it was printed, before a date and the zone of the feed are consulted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printed {
    /// Minutes since midnight, 0 to 1,439.
    pub start: u32,
    /// How it ends: at minutes since the midnight before the start, 1 to 2,879, after the start; from 1,440 on they are
    /// on the next day.
    pub end: PrintedEnd<u32>,
    /// The zone that stands behind it, as in `9:30 AM EDT`.
    pub zone: Option<PrintedZone>,
    /// The same in other zones, as in `11:00 AM EDT (17:00 CEST)`, each with its zone or with what is wrong with it.
    pub others: Vec<Result<Printed, Fault>>,
    /// What was read although a doubt is left.
    pub doubt: Option<Fault>,
}

/// How a printed time ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrintedEnd<T> {
    /// Not said.
    Unknown,
    /// Said to be open: `17:30 onwards`, `17:30 –`.
    Open,
    /// At that time.
    At(T),
}

/// A zone as it was printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PrintedZone {
    /// Seconds ahead of UTC.
    Offset(i32),
    /// An abbreviation or an IANA name, known or not.
    Name(String),
}

/// What is wrong with a printed time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is no time, or something beside the time is not understood.
    Unreadable,
    /// `17:00am`, `25:00`, `13:60`.
    Impossible,
    /// `1:30 - 2:15`: before noon, or after it.
    MeridiemUnknown,
    /// An abbreviation that several zones use, with the hint that names them.
    AmbiguousZone(&'static str),
    /// An abbreviation or a name that no zone has.
    UnknownZone,
    /// Neither the text nor the feed has a zone.
    NoZone,
    /// `7:30 - 8:30`, taken for the morning.
    MorningAssumed,
    /// An end that is before the start, or far on the next day.
    EndDoubted,
    /// `EST` where the feed's zone has daylight time at that date, or `EDT` where it has not.
    NotInForce,
    /// A zone whose clocks differ from those of the feed's zone.
    AnotherZone,
    /// The clocks are put forward over it.
    Gap,
    /// The clocks are put back over it.
    Fold,
    /// One of the other zones has an impossible time.
    OtherImpossible,
    /// One of the other zones has a time that may be read in several ways, or is not known.
    OtherUnclear,
    /// One of the other zones shows another time at that instant.
    OtherDisagrees,
}

impl Fault {
    /// Whether no time is taken because of it, an error; the rest are warnings.
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

    /// What is wrong, phrased to follow the path of the value.
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
