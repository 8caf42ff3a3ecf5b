//! Every zone that the browser knows, and every change of its clocks from 1970 to 2037: `Intl` as the core's platform has it,
//! and the time engine on top of that, held against IANA's database.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use plenary::platform::Platform;
use plenary::time::{DateTime, Instant, Zones};
use wasm_bindgen_test::{console_log, wasm_bindgen_test};

use crate::english;
use crate::fixture::{self, FROM, UNTIL, Zone};
use crate::releases::{PLANS, may_be_unknown, why};

const DAY: i64 = 86_400;

/// Seconds from a change at which both directions are tried.
const AROUND: [i64; 9] = [-DAY, -3600, -60, -1, 0, 1, 60, 3600, DAY];

/// Names that IANA gave up or has for old systems, and those it has in their stead.
const ALIASES: [(&str, &str); 26] = [
    ("Africa/Asmera", "Africa/Asmara"),
    ("America/Buenos_Aires", "America/Argentina/Buenos_Aires"),
    ("America/Coral_Harbour", "America/Atikokan"),
    ("America/Godthab", "America/Nuuk"),
    ("America/Indianapolis", "America/Indiana/Indianapolis"),
    ("Asia/Calcutta", "Asia/Kolkata"),
    ("Asia/Katmandu", "Asia/Kathmandu"),
    ("Asia/Rangoon", "Asia/Yangon"),
    ("Asia/Saigon", "Asia/Ho_Chi_Minh"),
    ("Atlantic/Faeroe", "Atlantic/Faroe"),
    ("Europe/Kiev", "Europe/Kyiv"),
    ("Pacific/Ponape", "Pacific/Pohnpei"),
    ("Pacific/Truk", "Pacific/Chuuk"),
    ("America/Catamarca", "America/Argentina/Catamarca"),
    ("America/Louisville", "America/Kentucky/Louisville"),
    ("Pacific/Enderbury", "Pacific/Kanton"),
    ("Asia/Dacca", "Asia/Dhaka"),
    ("Asia/Macao", "Asia/Macau"),
    ("Asia/Ulan_Bator", "Asia/Ulaanbaatar"),
    ("Australia/NSW", "Australia/Sydney"),
    ("GB", "Europe/London"),
    ("NZ-CHAT", "Pacific/Chatham"),
    ("US/Eastern", "America/New_York"),
    ("US/Pacific", "America/Los_Angeles"),
    ("Etc/UTC", "UTC"),
    ("GMT", "UTC"),
];

/// How many of those, from the first, a list has by their new names.
const RENAMED: usize = 13;

/// From when to when a browser has other offsets, and the first of them.
struct Difference {
    from: i64,
    to: i64,
    browser: Option<i32>,
    database: i32,
}

/// The changes to the second, and each month, for changes that only the browser knows of.
fn instants(zone: &Zone) -> BTreeSet<i64> {
    let changes = zone.spans.iter().skip(1).flat_map(|span| [-1, 0, 1].map(|seconds| span.from + seconds));
    changes.chain((FROM..UNTIL).step_by(30 * DAY as usize)).collect()
}

#[wasm_bindgen_test]
fn every_zone_has_the_offsets_of_the_database_or_a_known_reason_not_to() {
    let platform = english();
    let mut differences: BTreeMap<(Option<&str>, String), Difference> = BTreeMap::new();
    let mut known = 0;
    for zone in fixture::all() {
        let instants = instants(&zone);
        for name in &zone.names {
            if Platform::offset(&platform, name, Instant(FROM)).is_none() {
                assert!(may_be_unknown(name), "the browser does not know {name}");
                continue;
            }
            known += 1;
            for &at in &instants {
                let (browser, database) = (Platform::offset(&platform, name, Instant(at)), zone.offset(at));
                if browser != Some(database) {
                    let new = Difference { from: at, to: at, browser, database };
                    differences.entry((why(name, at), name.clone())).or_insert(new).to = at;
                }
            }
        }
    }
    let mut mistakes = Vec::new();
    let mut planned = 0;
    for ((why, name), Difference { from, to, browser, database }) in &differences {
        let (from, to) = (Instant(*from).to_rfc3339(), Instant(*to).to_rfc3339());
        let browser = browser.map_or("nothing".into(), |seconds| seconds.to_string());
        let line = format!("{name} from {from} to {to}: first {browser} in the browser, {database} in the database");
        planned += usize::from(*why == Some(PLANS));
        match why {
            Some(why) => console_log!("{line} ({why})"),
            None => mistakes.push(line),
        }
    }
    assert!(
        mistakes.is_empty(),
        "no reason is known for these (a newer database? see CONTRIBUTING.md):\n{}",
        mistakes.join("\n")
    );
    // Plans change for a few zones a year. A mistake in how the browser is asked would be one in most of them.
    assert!(known > 590 && planned * 5 < known, "{planned} of {known} zones differ after the release of the database");
}

#[wasm_bindgen_test]
fn every_zone_is_right_in_both_directions_around_every_change() {
    let platform: Rc<dyn Platform> = Rc::new(english());
    let agree = |zone: &Zone, name: &str, at: i64| platform.offset(name, Instant(at)) == Some(zone.offset(at));
    let (mut tried, mut all) = (0, 0);
    for zone in fixture::all() {
        all += zone.spans.len() - 1;
        // What zones have of their own is tried above.
        let Some(name) = zone.names.iter().find(|name| platform.offset(name, Instant(FROM)).is_some()) else { continue };
        let zones = Zones::new(platform.clone());
        for change in zone.spans.windows(2) {
            let end = change[1].from;
            // Where the browser has other data, what is to come of it is not known.
            if ![-3 * DAY, -1, 0, 3 * DAY].iter().all(|seconds| agree(&zone, name, end + seconds)) {
                continue;
            }
            tried += 1;
            for at in AROUND.map(|seconds| end + seconds) {
                assert_eq!(zones.offset(name, Instant(at)), zone.offset(at), "{name} at {}", Instant(at).to_rfc3339());
                for span in change {
                    let local = at + i64::from(span.offset);
                    let (found, landing) = zones.instant(name, DateTime::from_seconds(local));
                    let shown = Instant(local).to_rfc3339();
                    assert_eq!((found.0, landing), zone.instant(local), "{name} when clocks show {shown} (were it UTC)");
                }
            }
        }
    }
    assert!(tried * 10 > all * 9, "only {tried} of {all} changes could be tried");
}

#[wasm_bindgen_test]
fn every_zone_in_the_list_is_one_of_the_database() {
    let zones = fixture::all();
    let known: BTreeSet<&String> = zones.iter().flat_map(|zone| &zone.names).collect();
    let listed = Platform::zones(&english());
    let unknown: Vec<&String> = listed.iter().filter(|name| !known.contains(name)).collect();
    assert!(unknown.is_empty(), "newer than tests/fixtures/zones.txt, see CONTRIBUTING.md: {unknown:?}");
}

#[wasm_bindgen_test]
fn an_alias_has_the_offsets_of_its_zone() {
    let platform = english();
    for (alias, name) in ALIASES {
        for at in (FROM..UNTIL).step_by(10 * DAY as usize) {
            let offset = Platform::offset(&platform, name, Instant(at));
            assert!(offset.is_some(), "{name}");
            assert_eq!(
                Platform::offset(&platform, alias, Instant(at)),
                offset,
                "{alias} and {name} at {}",
                Instant(at).to_rfc3339()
            );
        }
    }
}

#[wasm_bindgen_test]
fn the_list_has_cities_by_the_names_of_today() {
    let listed = Platform::zones(&english());
    for (old, new) in &ALIASES[..RENAMED] {
        assert!(listed.iter().any(|name| name == new), "{new}");
        assert!(!listed.iter().any(|name| name == old), "{old}");
    }
}
