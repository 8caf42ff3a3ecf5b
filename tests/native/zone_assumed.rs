//! Feeds that name no zone, and whose times have offsets.

use std::rc::Rc;

use plenary::time::{OffsetZone, Zones, instant_with_offset, stamp, zone_from_offsets};

use crate::kit;
use crate::lint_kit;
use crate::platform::TestPlatform;
use crate::schedules::{schedule, translated};

fn zone(times: &[&str], places: &[&str]) -> Option<String> {
    let seen: Vec<_> = times.iter().filter_map(|text| instant_with_offset(text)).collect();
    let places: Vec<String> = places.iter().map(|place| (*place).to_string()).collect();
    let zones = Zones::new(Rc::new(TestPlatform::new("UTC")));
    zone_from_offsets(&seen, &places, &zones).map(|OffsetZone { name, .. }| name)
}

#[test]
fn a_zone_has_all_the_offsets() {
    for (times, places, wanted) in [
        (&["2027-06-18T10:00:00.000+02:00", "2027-06-18T10:50:00+02:00"][..], &[][..], Some("Etc/GMT-2")),
        (&["2027-06-18T10:00+02:00"], &["Europe/Berlin"], Some("Europe/Berlin")),
        (&["2027-06-18T10:00-0700"], &["Europe/Berlin"], Some("Etc/GMT+7")),
        // Over a change of clocks, no single offset has both.
        (&["2027-03-27T10:00+01:00", "2027-03-28T10:00+02:00"], &[], Some("Europe/Paris")),
        (&["2027-11-06T10:00-04:00", "2027-11-08T10:00-05:00"], &[], Some("America/New_York")),
        // Half hours have no zone of their own.
        (&["2027-06-18T10:00+05:30"], &[], Some("Asia/Kolkata")),
        (&["2027-06-18T10:00+05:45"], &[], Some("Asia/Kathmandu")),
        (&["2027-06-18T10:00-02:30"], &[], Some("America/St_Johns")),
        (&["2027-06-18T10:00+13:45"], &[], None),
        // `Z` says nothing of the place.
        (&["2027-06-18T10:00Z", "2027-06-18T12:50+02:00"], &[], Some("Etc/GMT-2")),
        (&["2027-06-18T10:00Z"], &["Europe/Berlin"], None),
        (&["2027-06-18T10:00+00:00"], &["Europe/Berlin"], None),
        (&["2027-06-18T10:00+02:00", "2027-06-18T10:00-03:00"], &[], None),
        (&["2027-06-18T10:00", "2027-06-18"], &[], None),
        (&[], &[], None),
    ] {
        assert_eq!(zone(times, places).as_deref(), wanted, "{times:?}");
    }
    assert_eq!(instant_with_offset("2027-06-18T10:00:30-02:30").map(|(_, offset)| offset), Some(-9_000));
    assert!(stamp("2027-06-18T10:00Z").is_some());
}

const FOREIGN: &str =
    r#"[{"title": "A", "startTime": "2031-06-18T23:30:00+02:00", "endTime": "2031-06-19T00:50:00+02:00", "room": "R"}]"#;
const OWN: &str = r#"{"event": {"title": "E"}, "sessions": [{"title": "A", "start": "2031-06-18T23:30+02:00"}, {"title": "B", "start": "2031-06-19T09:00+02:00"}]}"#;

#[test]
fn a_foreign_schedule_without_a_zone_has_that_of_its_offsets() {
    let (agenda, reported) = schedule(FOREIGN, "");
    assert_eq!((agenda.event.timezone.as_str(), &reported[..]), ("Etc/GMT-2", &["Warning ZoneAssumed $".to_string()][..]));
    let diagnostics = translated(FOREIGN.as_bytes(), "").diagnostics;
    assert!(diagnostics[0].help().contains("\"timezone\": \"Europe/Paris\""), "{}", diagnostics[0].help());
    // Whoever knows the zone is asked for nothing.
    let (agenda, reported) = schedule(FOREIGN, "Europe/Rome");
    assert_eq!((agenda.event.timezone.as_str(), reported.len()), ("Europe/Rome", 0));
}

#[test]
fn a_feed_without_a_zone_has_that_of_its_offsets() {
    let agenda = kit::read(OWN);
    assert_eq!(agenda.event.timezone, "Etc/GMT-2");
    let reported: Vec<String> = agenda.diagnostics.iter().map(|p| format!("{:?} {}", p.code, p.path)).collect();
    assert_eq!(reported, ["ZoneAssumed $.event"]);
    assert_eq!(lint_kit::said(OWN).iter().filter(|line| line.contains("zone")).count(), 1, "{:?}", lint_kit::said(OWN));
    let place = OWN.replace(r#""title": "E""#, r#""title": "E", "place": "Berlin""#);
    assert_eq!(kit::read(&place).event.timezone, "Europe/Berlin");
    let named = OWN.replace(r#""title": "E""#, r#""title": "E", "timezone": "Africa/Cairo""#);
    assert_eq!((kit::read(&named).event.timezone.as_str(), kit::read(&named).diagnostics.len()), ("Africa/Cairo", 0));
    let utc = OWN.replace("+02:00", "Z");
    assert_eq!(kit::read(&utc).event.timezone, "");
}
