//! Time zone abbreviations and their offsets.
//!
//! Offsets are those of the tz database or, where that has numeric abbreviations only, of common usage (`BRT`, `SGT`). An
//! abbreviation is ambiguous if more than one of its meanings is in use today, in the tz database or elsewhere. Two are
//! nevertheless resolved to the American zones: `EST`, for which Australia prefers AEST, and `CDT`, which Cuba uses as well.

use self::Season::{Always, Daylight, Standard};

/// The part of the year in which an abbreviation is in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Season {
    /// The whole year: its zones have no daylight saving time.
    Always,
    /// Standard time, in zones that also have daylight saving time.
    Standard,
    /// Daylight saving time.
    Daylight,
}

/// One meaning of an abbreviation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ZoneOffset {
    /// UTC offset in seconds.
    pub offset: i32,
    /// The season in which it is in force.
    pub season: Season,
    /// The prefix of IANA zones that use it. For an ambiguous abbreviation, it needs no explanation in these zones.
    pub zones: &'static str,
}

/// The result of looking up an abbreviation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A single offset.
    Known(ZoneOffset),
    /// The current offset of an IANA zone, as for `ET` in both halves of the year.
    Zone(&'static str),
    /// Several offsets, with a help text that lists them.
    Ambiguous(&'static [ZoneOffset], &'static str),
    /// Unknown.
    Unknown,
}

const fn offset_of(minutes: i32, season: Season, zones: &'static str) -> ZoneOffset {
    ZoneOffset { offset: minutes * 60, season, zones }
}

/// A compact table row for an abbreviation of up to four letters.
struct Row {
    name: [u8; 4],
    quarters: i8,
    season: Season,
}

const fn row(name: &str, minutes: i32, season: Season) -> Row {
    let mut letters = [0; 4];
    letters.split_at_mut(name.len()).0.copy_from_slice(name.as_bytes());
    Row { name: letters, quarters: (minutes / 15) as i8, season }
}

/// Name, UTC offset in minutes, and season, sorted by offset.
static KNOWN: [Row; 72] = [
    row("HST", -600, Always),
    row("HDT", -540, Daylight),
    row("AKST", -540, Standard),
    row("AKDT", -480, Daylight),
    row("PDT", -420, Daylight),
    row("MDT", -360, Daylight),
    row("EST", -300, Standard),
    row("CDT", -300, Daylight),
    row("COT", -300, Always),
    row("PET", -300, Always),
    row("EDT", -240, Daylight),
    row("BOT", -240, Always),
    row("VET", -240, Always),
    row("GYT", -240, Always),
    row("CLT", -240, Standard),
    row("NST", -210, Standard),
    row("ADT", -180, Daylight),
    row("CLST", -180, Daylight),
    row("BRT", -180, Always),
    row("ART", -180, Always),
    row("UYT", -180, Always),
    row("NDT", -150, Daylight),
    row("CVT", -60, Always),
    row("UTC", 0, Always),
    row("GMT", 0, Standard),
    row("WET", 0, Standard),
    row("WEST", 60, Daylight),
    row("CET", 60, Standard),
    row("WAT", 60, Always),
    row("CEST", 120, Daylight),
    row("EET", 120, Standard),
    row("CAT", 120, Always),
    row("SAST", 120, Always),
    row("EEST", 180, Daylight),
    row("IDT", 180, Daylight),
    row("EAT", 180, Always),
    row("MSK", 180, Always),
    row("TRT", 180, Always),
    row("IRST", 210, Always),
    row("GST", 240, Always),
    row("GET", 240, Always),
    row("AZT", 240, Always),
    row("SAMT", 240, Always),
    row("MUT", 240, Always),
    row("SCT", 240, Always),
    row("AFT", 270, Always),
    row("PKT", 300, Always),
    row("UZT", 300, Always),
    row("MVT", 300, Always),
    row("YEKT", 300, Always),
    row("NPT", 345, Always),
    row("BTT", 360, Always),
    row("MMT", 390, Always),
    row("ICT", 420, Always),
    row("WIB", 420, Always),
    row("SGT", 480, Always),
    row("MYT", 480, Always),
    row("HKT", 480, Always),
    row("PHT", 480, Always),
    row("AWST", 480, Always),
    row("WITA", 480, Always),
    row("JST", 540, Always),
    row("KST", 540, Always),
    row("WIT", 540, Always),
    row("ACST", 570, Standard),
    row("AEST", 600, Standard),
    row("CHST", 600, Always),
    row("ACDT", 630, Daylight),
    row("AEDT", 660, Daylight),
    row("FJT", 720, Always),
    row("NZST", 720, Standard),
    row("NZDT", 780, Daylight),
];

static ZONES: [(&str, &str); 4] =
    [("ET", "America/New_York"), ("CT", "America/Chicago"), ("MT", "America/Denver"), ("PT", "America/Los_Angeles")];

static AMBIGUOUS: [(&str, &[ZoneOffset], &str); 11] = [
    (
        "CST",
        &[offset_of(-360, Standard, "America/"), offset_of(480, Always, "Asia/"), offset_of(-300, Standard, "America/Havana")],
        "Write UTC-06:00 for Chicago, UTC+08:00 for Beijing, UTC-05:00 for Havana.",
    ),
    (
        "IST",
        &[offset_of(330, Always, "Asia/"), offset_of(60, Daylight, "Europe/Dublin"), offset_of(120, Standard, "Asia/Jerusalem")],
        "Write UTC+05:30 for India, UTC+01:00 for Ireland, UTC+02:00 for Israel.",
    ),
    (
        "BST",
        &[offset_of(60, Daylight, "Europe/London"), offset_of(360, Always, "Asia/Dhaka")],
        "Write UTC+01:00 for London, UTC+06:00 for Bangladesh.",
    ),
    (
        "PST",
        &[offset_of(-480, Standard, "America/"), offset_of(480, Always, "Asia/Manila")],
        "Write UTC-08:00 for Los Angeles, UTC+08:00 for the Philippines.",
    ),
    (
        "MST",
        &[offset_of(-420, Standard, "America/"), offset_of(480, Always, "Asia/Kuala_Lumpur")],
        "Write UTC-07:00 for Denver, UTC+08:00 for Malaysia.",
    ),
    (
        "AST",
        &[offset_of(-240, Standard, "America/"), offset_of(180, Always, "Asia/")],
        "Write UTC-04:00 for Halifax, UTC+03:00 for Riyadh.",
    ),
    (
        "SST",
        &[offset_of(-660, Always, "Pacific/"), offset_of(480, Always, "Asia/Singapore")],
        "Write UTC-11:00 for American Samoa, UTC+08:00 for Singapore.",
    ),
    (
        "AMT",
        &[offset_of(240, Always, "Asia/"), offset_of(-240, Always, "America/Manaus")],
        "Write UTC+04:00 for Armenia, UTC-04:00 for Manaus.",
    ),
    (
        "ECT",
        &[offset_of(-300, Always, "America/Guayaquil"), offset_of(-240, Always, "America/Barbados")],
        "Write UTC-05:00 for Ecuador, UTC-04:00 for the eastern Caribbean.",
    ),
    (
        "ACT",
        &[offset_of(-300, Always, "America/Rio_Branco"), offset_of(570, Standard, "Australia/")],
        "Write UTC-05:00 for Acre, UTC+09:30 for Darwin.",
    ),
    (
        "WST",
        &[offset_of(780, Always, "Pacific/"), offset_of(480, Always, "Australia/")],
        "Write UTC+13:00 for Samoa, UTC+08:00 for Perth.",
    ),
];

/// Looks up an abbreviation such as `CEST`, ignoring case.
pub fn abbreviation(text: &str) -> Meaning {
    let mut letters = [0; 4];
    if let Some((head, _)) = letters.split_at_mut_checked(text.len()) {
        head.copy_from_slice(text.as_bytes());
        for row in &KNOWN {
            if row.name.eq_ignore_ascii_case(&letters) {
                // Outside of London, GMT is in force all year.
                let zones = if row.name == *b"GMT\0" { "Europe/London" } else { "" };
                return Meaning::Known(offset_of(i32::from(row.quarters) * 15, row.season, zones));
            }
        }
    }
    for (name, meanings, help) in &AMBIGUOUS {
        if name.eq_ignore_ascii_case(text) {
            return Meaning::Ambiguous(meanings, help);
        }
    }
    for (name, zone) in &ZONES {
        if name.eq_ignore_ascii_case(text) {
            return Meaning::Zone(zone);
        }
    }
    Meaning::Unknown
}
