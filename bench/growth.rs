//! How the time grows with the input, for inputs that make a careless reader look at everything again for each part of it.
//!
//! `cargo bench --bench growth`, and words behind `--` that select rows by their names. Each row is measured with 1x, 4x and 16x of the input;
//! where the work is proportional to it, the last column is 16 or less, and where it is quadratic, 256.

#[allow(dead_code)]
#[path = "../tests/native/host.rs"]
mod host;
#[path = "../tests/native/seeds/slow.rs"]
mod slow;

use std::hint::black_box;
use std::rc::Rc;
use std::time::{Duration, Instant};

use plenary::calendar::{Options as CalendarOptions, Previous, calendar};
use plenary::check::check;
use plenary::feed::read;
use plenary::formats::Options;
use plenary::host::Host;
use plenary::text::Words;
use plenary::text::rich::rich;
use plenary::time::{Instant as Moment, Zones};

use host::TestHost;

const TIMES: [usize; 3] = [1, 4, 16];

fn main() {
    let chosen: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    println!("{:<40} {:>10} {:>10} {:>10} {:>8}", "", "1x", "4x", "16x", "16x/1x");
    for (name, run) in rows() {
        if !chosen.is_empty() && !chosen.iter().any(|word| name.contains(word)) {
            continue;
        }
        let took = TIMES.map(|times| fastest(|| run(times)));
        let growth = took[2].as_secs_f64() / took[0].as_secs_f64();
        let [one, four, sixteen] = took.map(|took| format!("{:.1} ms", took.as_secs_f64() * 1000.0));
        println!("{name:<40} {one:>10} {four:>10} {sixteen:>10} {growth:>8.1}");
    }
}

/// The shortest of three: the machine may have something else to do.
fn fastest(run: impl Fn()) -> Duration {
    let timed = || {
        let began = Instant::now();
        run();
        began.elapsed()
    };
    (0..3).map(|_| timed()).min().unwrap_or_default()
}

type Row = (String, Box<dyn Fn(usize)>);

fn rows() -> Vec<Row> {
    let mut rows: Vec<Row> = vec![
        ("check: sessions without a fault".into(), Box::new(|times| checked(&feed(250 * times, "Europe/Paris")))),
        ("check: sessions in a misspelt zone".into(), Box::new(|times| checked(&feed(250 * times, "Europe/Pari")))),
        ("calendar: revisions".into(), Box::new(|times| revised(500 * times))),
        ("calendar: lines of an earlier file".into(), Box::new(|times| continued(&":\n".repeat(20_000 * times)))),
        ("calendar: events of an earlier file".into(), Box::new(|times| continued(&"BEGIN:VEVENT\n".repeat(20_000 * times)))),
    ];
    for fragment in slow::SLOW {
        let run = move |times: usize| {
            black_box(rich(&fragment.repeat(6_000 * times / fragment.len()), &|url| Some(url.into())));
        };
        rows.push((format!("rich: {fragment:?}"), Box::new(run)));
    }
    rows
}

fn feed(sessions: usize, zone: &str) -> String {
    let session = |n: usize| {
        let (day, hour) = (n / 240 % 28 + 1, n / 10 % 24);
        format!(
            r#"{{"id": "s{n}", "title": "Session {n}", "room": "Room {}", "start": "2024-06-{day:02}T{hour:02}:00", "duration": 50}}"#,
            n % 10
        )
    };
    let sessions: Vec<String> = (0..sessions).map(session).collect();
    format!(r#"{{"event": {{"title": "E", "timezone": "{zone}", "language": "en"}}, "sessions": [{}]}}"#, sessions.join(","))
}

fn checked(feed: &str) {
    let host = Rc::new(TestHost::new("UTC"));
    let zones = Zones::new(host.clone());
    black_box(check(feed.as_bytes(), &Options { timezone: "", zones: &zones, indent: false }, &*host));
}

fn written(feed: &str, previous: &str) -> String {
    let host: Rc<dyn Host> = Rc::new(TestHost::new("UTC"));
    let zones = Zones::new(host.clone());
    let (agenda, _) = read(feed.as_bytes(), "", &host);
    let (previous, words) = (Previous::read(previous), Words::english());
    let options =
        CalendarOptions { now: Moment(1_720_530_000), session: None, previous: &previous, language: "en", words: &words };
    calendar(&agenda, &zones, &options).map_or_else(String::new, |calendar| calendar.text)
}

fn revised(sessions: usize) {
    let feed = feed(sessions, "Europe/Paris");
    let first = written(&feed, "");
    black_box(written(&feed, &first));
}

fn continued(lines: &str) {
    black_box(written("{}", &["BEGIN:VCALENDAR\nPRODID:-//plenary//plenary-agenda//EN\n", lines].concat()));
}
