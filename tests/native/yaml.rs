//! YAML: plenary's own format, and the data of jekyll-theme-conference.

use crate::import_kit::outline;
use crate::lint_kit::{lines, report};
use crate::schedules::{schedule, translated};

const OWN: &str = "# the program\nevent:\n  title: Knot Days\n  timezone: Europe/Paris\nsessions:\n  - title: Knots\n    start: 2027-06-21T09:30\n    duration: 30\n    people: [Ada Example]\n  - title: Ropes\n    start: 2027-06-21T10:30\n";

#[test]
fn the_own_format_is_read_and_converted() {
    let imported = translated(OWN.as_bytes(), "");
    assert_eq!(imported.format.key(), "plenary");
    let report = report(OWN.as_bytes(), "");
    assert_eq!((report.sessions, report.speakers, report.readable), (2, 1, true));
    assert_eq!(lines(&report), [""; 0]);
    let platform: std::rc::Rc<dyn plenary::platform::Platform> = std::rc::Rc::new(crate::platform::TestPlatform::new("UTC"));
    let zones = plenary::time::Zones::new(platform);
    let feed = plenary::import::convert(OWN.as_bytes(), &plenary::import::Options { timezone: "", zones: &zones, indent: true });
    let agenda = crate::kit::read(&feed);
    assert_eq!(outline(&agenda), ["2027-06-21T07:30:00Z/2027-06-21T08:00:00Z Knots =Ada Example/", "2027-06-21T08:30:00Z Ropes"]);
}

#[test]
fn diagnostics_point_into_the_yaml() {
    let text = OWN.replace("title: Ropes", "titel: Ropes").replace("2027-06-21T10:30", "2027-06-31T10:30");
    let found = lines(&report(text.as_bytes(), ""));
    assert!(found.iter().any(|line| line.starts_with("warning unknown-key 10:5+5 $.sessions[1].titel")), "{found:#?}");
    assert!(found.iter().any(|line| line.starts_with("error no-time 11:12+16 $.sessions[1].start")), "{found:#?}");
}

#[test]
fn broken_yaml_is_read_up_to_there() {
    let text = OWN.replace("title: Ropes", "title: Ropes: a story");
    let report = report(text.as_bytes(), "");
    assert_eq!(report.sessions, 2, "{:?}", lines(&report));
    let found = report.diagnostics.iter().find(|found| found.diagnostic.name() == "not-yaml").unwrap();
    assert_eq!(found.line, 10);
    assert_eq!(found.diagnostic.help(), "Put the value between quotation marks: - title: \"Ropes: a story\"");
}

#[test]
fn the_program_of_jekyll_theme_conference_is_read() {
    let text = "days:\n  - name: Monday\n    abbr: Mo\n    date: 2027-06-21\n    rooms:\n      - name: Room A\n        talks:\n          - name: Knots\n            time_start: 09:30\n            time_end: 10:00\n          - name: Ropes\n            time_start: '10:30'\n            time_end: '11:00'\n      - name: Room B\n        talks:\n          - name: Splices\n            time_start: 09:30\n            time_end: 10:15\n";
    let (agenda, diagnostics) = schedule(text, "Europe/Paris");
    assert_eq!(diagnostics, [""; 0]);
    assert_eq!(
        outline(&agenda),
        [
            "2027-06-21T07:30:00Z/2027-06-21T08:00:00Z Knots @Room A",
            "2027-06-21T07:30:00Z/2027-06-21T08:15:00Z Splices @Room B",
            "2027-06-21T08:30:00Z/2027-06-21T09:00:00Z Ropes @Room A",
        ]
    );
}

#[test]
fn hostile_yaml_ends() {
    let mut bomb = String::from("event: {title: E}\nsessions: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for level in 1..10 {
        bomb += &format!("k{level}: &a{level} [{}]\n", vec![format!("*a{}", level - 1); 10].join(", "));
    }
    assert!(lines(&report(bomb.as_bytes(), "")).iter().any(|line| line.starts_with("error yaml-limit")));
}
