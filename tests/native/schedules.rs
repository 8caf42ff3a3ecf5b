//! Schedules of other programs: what most tests of them begin with, and what holds for all of them.

use std::rc::Rc;

use plenary::formats::{Options, Translation, translate};
use plenary::model::Agenda;
use plenary::time::Zones;

use crate::host::TestHost;
use crate::kit;

/// A schedule as a feed of plenary's own, with the zone that the element was given.
pub fn translated(schedule: &[u8], timezone: &str) -> Translation {
    let zones = Zones::new(Rc::new(TestHost::new("UTC")));
    translate(schedule, &Options { timezone, zones: &zones, indent: true })
}

/// The agenda of a schedule, all its problems in `problems` by places in the schedule, each as `severity code path`.
pub fn schedule(schedule: &str, timezone: &str) -> (Agenda, Vec<String>) {
    let translation = translated(schedule.as_bytes(), timezone);
    let mut agenda = kit::read(&translation.feed);
    let own = if translation.feed.is_empty() { Vec::new() } else { translation.explain(std::mem::take(&mut agenda.problems)) };
    let told = translation.problems.iter().chain(&own).map(|p| format!("{:?} {:?} {}", p.severity(), p.code, p.path)).collect();
    (agenda, told)
}

/// The agenda of a schedule with which nothing is wrong.
pub fn faultless(text: &str, timezone: &str) -> Agenda {
    let (agenda, problems) = schedule(text, timezone);
    assert_eq!(problems, [""; 0]);
    agenda
}

#[test]
fn counts_of_the_corpus() {
    let Some(folder) = std::env::var_os("PLENARY_CORPUS") else {
        eprintln!("skipped: PLENARY_CORPUS is not set");
        return;
    };
    let folder = std::path::Path::new(&folder);
    let table = std::fs::read_to_string(folder.join("README.md")).unwrap();
    for row in table.lines().filter(|line| line.starts_with("| ") && line.contains(".json")) {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let (file, sessions, people, zone) = (cells[1], cells[3], cells[4], cells[5]);
        let zone = zone.split([',', '?']).next().unwrap();
        let bytes = std::fs::read(folder.join(file)).unwrap();
        let began = std::time::Instant::now();
        let translation = translated(&bytes, if zone.contains('/') { zone } else { "UTC" });
        let agenda = kit::read(&translation.feed);
        let mut codes: std::collections::BTreeMap<String, usize> = Default::default();
        for p in agenda.problems.iter().filter(|_| !translation.feed.is_empty()).chain(&translation.problems) {
            *codes.entry(format!("{:?}", p.code)).or_default() += 1;
        }
        println!(
            "{file}: {} sessions {} of {sessions}, people {} of {people}, {codes:?} {:?}",
            translation.format.key(),
            agenda.sessions.len(),
            agenda.people.len(),
            began.elapsed()
        );
    }
}
