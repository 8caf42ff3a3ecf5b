//! Schedules of other programs: what most tests of them begin with, and what holds for all of them.

use std::rc::Rc;

use plenary::diagnostic::Severity;
use plenary::import::{Format, Imported, Options, import};
use plenary::model::Agenda;
use plenary::time::Zones;

use crate::platform::TestPlatform;
use crate::{kit, lint_kit};

/// A schedule as a feed of plenary's own, with the zone that the element was given.
pub fn translated(schedule: &[u8], timezone: &str) -> Imported {
    let zones = Zones::new(Rc::new(TestPlatform::new("UTC")));
    import(schedule, &Options { timezone, zones: &zones, indent: true })
}

/// The agenda of a schedule, all its problems in `problems` by places in the schedule, each as `severity code path`.
pub fn schedule(schedule: &str, timezone: &str) -> (Agenda, Vec<String>) {
    let imported = translated(schedule.as_bytes(), timezone);
    let mut agenda = kit::read(&imported.feed);
    let own = if imported.feed.is_empty() { Vec::new() } else { imported.explain(std::mem::take(&mut agenda.diagnostics)) };
    let reported =
        imported.diagnostics.iter().chain(&own).map(|p| format!("{:?} {:?} {}", p.severity(), p.code, p.path)).collect();
    (agenda, reported)
}

/// The agenda of a schedule with which nothing is wrong.
pub fn faultless(text: &str, timezone: &str) -> Agenda {
    let (agenda, diagnostics) = schedule(text, timezone);
    assert_eq!(diagnostics, [""; 0]);
    agenda
}

/// The corpus says of each of its files how many sessions and people somebody else counted.
#[test]
fn the_corpus_is_counted_as_others_count_it() {
    let Some(folder) = std::env::var_os("PLENARY_CORPUS") else {
        eprintln!("skipped: PLENARY_CORPUS is not set");
        return;
    };
    let folder = std::path::Path::new(&folder);
    let table = std::fs::read_to_string(folder.join("README.md")).unwrap();
    let mut files = 0;
    for row in table.lines().filter(|line| line.starts_with("| ") && line.contains(".json")) {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let (file, counts, zone) = (cells[1], (cells[3].parse().unwrap(), cells[4].parse().unwrap()), cells[5]);
        let zone = zone.split([',', '?']).next().filter(|zone| zone.contains('/')).unwrap_or("UTC");
        let report = lint_kit::report(&std::fs::read(folder.join(file)).unwrap(), zone);
        let reported: Vec<String> = report.diagnostics.iter().map(|found| found.diagnostic.to_string()).collect();
        println!("{file}: {} {} {}", report.format.key(), report.sessions, report.speakers);
        // Whoever counted looked into no names that stand in sessions, nor into other lists than they knew.
        let (sessions, people): (usize, usize) = counts;
        let people = if people == 0 && report.format == Format::Table { report.speakers } else { people };
        // What is refused as a whole has an error of its own.
        let is_refused =
            report.diagnostics.iter().any(|found| found.diagnostic.severity() == Severity::Error && !report.readable);
        // Some count names, and two people may have one.
        let agenda = kit::read(&translated(&std::fs::read(folder.join(file)).unwrap(), zone).feed);
        let names: std::collections::BTreeSet<&str> = agenda.people.iter().map(|person| person.name.as_str()).collect();
        let is_counted = (names.len()..=report.speakers).contains(&people);
        assert!((report.sessions == sessions && is_counted) || is_refused, "{file}: {reported:#?}");
        assert!(report.sessions == sessions, "{file}: {reported:#?}");
        files += 1;
    }
    assert!(files > 0, "no file is counted in {}", folder.display());
}

/// Whoever reads the files of the corpus with nothing but JSON finds the same people, rooms and tracks in every session.
#[test]
fn people_rooms_and_tracks_are_those_of_the_file() {
    let Some(folder) = std::env::var_os("PLENARY_CORPUS") else {
        eprintln!("skipped: PLENARY_CORPUS is not set");
        return;
    };
    let mut files = Vec::new();
    crate::corpus::json_files(std::path::Path::new(&folder), &mut files);
    files.sort();
    let mut wrong = String::new();
    let mut formats = std::collections::BTreeSet::new();
    for file in files {
        let imported = translated(&std::fs::read(&file).unwrap(), "Etc/UTC");
        let Ok(raw) = serde_json::from_str(&imported.source[imported.begin..]) else { continue };
        let Some(expected) = crate::raw::sessions(imported.format.key(), &raw) else { continue };
        if imported.feed.is_empty() {
            continue;
        }
        formats.insert(imported.format.key());
        let agenda = kit::read(&imported.feed);
        let of = |session: &plenary::model::Session| {
            let people = session.people.iter().map(|one| agenda.people[one.person].name.clone()).collect();
            let room = session.room.map_or("", |room| agenda.rooms[room].name.get("en"));
            let track = session.track.map_or("", |track| agenda.tracks[track].name.get("en"));
            crate::raw::line(session.title.get("en"), people, room, track)
        };
        let found: Vec<String> = agenda.sessions.iter().map(of).collect();
        let mut missing = expected.clone();
        let mut more = Vec::new();
        for line in found {
            match missing.iter().position(|known| *known == line) {
                Some(place) => drop(missing.swap_remove(place)),
                None => more.push(line),
            }
        }
        println!("{}: {} {} sessions", file.display(), imported.format.key(), expected.len());
        for (sign, line) in missing.iter().map(|line| ("-", line)).chain(more.iter().map(|line| ("+", line))) {
            wrong += &format!("{} {sign} {line}\n", file.display());
        }
    }
    assert!(formats.len() > 5, "{formats:?}");
    assert!(wrong.is_empty(), "{wrong}");
}
