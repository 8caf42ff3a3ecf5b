//! What IANA's releases changed of the years since 1970: a browser whose data is older still has what was said before.
//!
//! The reasons are those of the database's own NEWS. An engine may be as old as release 2022e (ICU 72, which WebKit has in
//! Debian 12); an entry goes when none is any more.

use std::ops::RangeInclusive;

use plenary::time::DateTime;

/// When the release was made that `tests/fixtures/zones.txt` is of: 2026f, 2026-10-28T06:16:49Z.
///
/// What is said of a later time is a plan. A browser with newer data may know of another one, and one with older data of
/// none, which says nothing of how it is asked: so such differences are shown and not counted as mistakes.
pub const RELEASED: i64 = 1_793_168_209;

/// Why an offset after the release may be another.
pub const PLANS: &str = "plans change";

/// A release with what it said, the years that it touched (to that of the release above), and its zones.
type Change = (&'static str, RangeInclusive<i32>, &'static [&'static str]);

#[rustfmt::skip]
const CHANGES: &[Change] = &[
    ("2022f: Mexico gives up summer time", 2023..=2026, &["America/Bahia_Banderas", "America/Mazatlan", "America/Merida", "America/Mexico_City", "America/Monterrey", "Mexico/BajaSur", "Mexico/General"]),
    ("2022f: Chihuahua stays at -06", 2022..=2026, &["America/Chihuahua"]),
    ("2022f: Fiji gives up summer time", 2022..=2026, &["Pacific/Fiji"]),
    ("2022f: Nipigon was as Toronto was", 1970..=1973, &["America/Nipigon", "America/Thunder_Bay"]),
    ("2022f: Rainy River was as Winnipeg was", 1970..=2005, &["America/Rainy_River"]),
    ("2022g: the border of Chihuahua goes with Texas", 2022..=2026, &["America/Ojinaga"]),
    ("2022g: Greenland stays at -02 in winter", 2023..=2026, &["America/Godthab", "America/Nuuk"]),
    ("2022g: northern Canada had summer time", 1972..=1979, &["America/Cambridge_Bay", "America/Inuvik", "America/Iqaluit", "America/Rankin_Inlet", "America/Resolute", "America/Yellowknife"]),
    ("2022g: Pangnirtung was as Iqaluit was", 1970..=1995, &["America/Pangnirtung"]),
    ("2022g: when Colombia's summer time ended", 1993..=1993, &["America/Bogota"]),
    ("2022g: when Singapore changed", 1981..=1981, &["Asia/Kuala_Lumpur", "Asia/Singapore", "Singapore"]),
    ("2023a: Egypt has summer time again", 2023..=2026, &["Africa/Cairo", "Egypt"]),
    ("2023a: when Ramadan ends in Morocco", 2023..=2023, &["Africa/Casablanca", "Africa/El_Aaiun"]),
    ("2023a, 2024a: Palestine has no summer time in Ramadan", 2023..=2025, &["Asia/Gaza", "Asia/Hebron"]),
    ("2023d: Ittoqqortoormiit joins Greenland", 2024..=2026, &["America/Scoresbysund"]),
    ("2023d: what Vostok has had", 1970..=2026, &["Antarctica/Vostok"]),
    ("2023d: what Casey has had", 2021..=2026, &["Antarctica/Casey"]),
    ("2024a: Kazakhstan is at +05", 2024..=2026, &["Asia/Almaty", "Asia/Qostanay"]),
    ("2024b: Portugal's laws", 1977..=1993, &["Atlantic/Azores"]),
    ("2024b: Portugal's laws", 1977..=1986, &["Atlantic/Madeira", "Europe/Lisbon", "Portugal"]),
    ("2024b: Mexico's decrees, before 1970", 1970..=1970, &["America/Bahia_Banderas", "America/Hermosillo", "America/Mazatlan", "Mexico/BajaSur"]),
    ("2024b: Mexico's decrees", 1981..=1997, &["America/Cancun"]),
    ("2024b: Mexico's decrees", 1981..=1982, &["America/Merida"]),
    ("2024b: Choibalsan was as Ulaanbaatar was", 1983..=2008, &["Asia/Choibalsan"]),
    ("2024b: EET is Athens", 1975..=1980, &["EET"]),
    ("2024b: WET is Lisbon", 1970..=1996, &["WET"]),
    ("2025a: Paraguay stays at -03", 2025..=2026, &["America/Asuncion"]),
    ("2025a: summer time in the Philippines", 1977..=1990, &["Asia/Manila"]),
    ("2025b, 2026d: when Iran changed", 1978..=1979, &["Asia/Tehran", "Iran"]),
    ("2025c: Baja California had summer time", 1970..=1975, &["America/Ensenada", "America/Santa_Isabel", "America/Tijuana", "Mexico/BajaNorte"]),
    ("2026a: Moldova changes when the Union does", 2022..=2026, &["Europe/Chisinau", "Europe/Tiraspol"]),
    ("2026c: Morocco stays at +00", 2026..=2026, &["Africa/Casablanca", "Africa/El_Aaiun"]),
    ("2026d: when Colombia's summer time began", 1992..=1992, &["America/Bogota"]),
];

/// Names that a browser need not know.
const YOUNG: &[(&str, &str)] = &[
    ("2022g", "America/Ciudad_Juarez"),
    ("2025b", "America/Coyhaique"),
    // Of no place: what a machine has that was never told its zone. CLDR has it as an unknown zone, and Firefox as none.
    ("", "Factory"),
];

/// Why a browser's offset of a zone may be another than the database's, if there is a reason.
pub fn why(zone: &str, at: i64) -> Option<&'static str> {
    if at >= RELEASED {
        return Some(PLANS);
    }
    let (year, _, _) = DateTime::from_seconds(at).date.parts();
    CHANGES.iter().find(|(_, years, zones)| years.contains(&year) && zones.contains(&zone)).map(|(why, ..)| *why)
}

/// Whether a browser need not know a zone.
pub fn may_be_unknown(zone: &str) -> bool {
    YOUNG.iter().any(|(_, name)| *name == zone)
}
