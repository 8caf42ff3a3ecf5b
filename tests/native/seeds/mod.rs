//! What fuzzing holds to be true (`fuzz/`), for the inputs that it once was not true of, and some that reach far.

use std::path::Path;
use std::rc::Rc;

use crate::corpus::json_files;
use crate::platform::TestPlatform;

pub mod documents;
pub mod rich;
pub mod schedules;

fn each(target: &str, mut holds: impl FnMut(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds").join(target);
    let mut count = 0;
    for entry in std::fs::read_dir(&folder).unwrap() {
        holds(&std::fs::read(entry.unwrap().path()).unwrap());
        count += 1;
    }
    assert!(count > 0, "no seed in {}", folder.display());
}

#[test]
fn it_holds_for_the_seeds_of_schedules() {
    let platform = Rc::new(TestPlatform::new("UTC"));
    each("schedules", |bytes| schedules::holds(bytes, platform.clone()));
}

#[test]
fn it_holds_for_the_corpus() {
    let Some(folder) = std::env::var_os("PLENARY_CORPUS") else {
        eprintln!("skipped: PLENARY_CORPUS is not set");
        return;
    };
    let (platform, mut files) = (Rc::new(TestPlatform::new("UTC")), Vec::new());
    json_files(Path::new(&folder), &mut files);
    for file in files {
        schedules::holds(&std::fs::read(file).unwrap(), platform.clone());
    }
}

#[test]
fn it_holds_for_the_seeds_of_texts() {
    each("rich", rich::holds);
}

/// The signature of each syntax, by the folder of its seeds.
const SYNTAXES: [(&str, &[u8]); 4] = [
    ("sheets", b"Date,Start,End,Title,Room,Speakers\n"),
    ("calendars", b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n"),
    ("yaml", b"event: {title: E}\n"),
    ("xml", b"<schedule>"),
];

#[test]
fn it_holds_for_the_seeds_of_files() {
    let platform = Rc::new(TestPlatform::new("UTC"));
    for (folder, signature) in SYNTAXES {
        each(folder, |bytes| documents::holds(signature, bytes, platform.clone()));
    }
}

/// Bytes that mean something in one of the syntaxes.
const SIGNS: &[u8] = b"\"',;:\t\n\r<>&[]{}-*|=0 \xFF\x00";

/// Seeds with bytes left out, doubled, put elsewhere and replaced, by a generator that stands still.
#[test]
fn it_holds_for_mutated_files() {
    let platform = Rc::new(TestPlatform::new("UTC"));
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut random = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % below.max(1) as u64) as usize
    };
    let rounds = std::env::var("PLENARY_MUTATIONS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(20);
    for (folder, signature) in SYNTAXES {
        each(folder, |seed| {
            for _ in 0..rounds {
                let mut bytes = seed.to_vec();
                for _ in 0..random(6) + 1 {
                    let (at, length) = (random(bytes.len()), random(24));
                    let end = (at + length).min(bytes.len());
                    match random(4) {
                        0 => drop(bytes.drain(at..end)),
                        1 => {
                            let copy = bytes[at..end].to_vec();
                            let to = random(bytes.len());
                            bytes.splice(to..to, copy);
                        }
                        2 if !bytes.is_empty() => bytes[at] = SIGNS[random(SIGNS.len())],
                        _ => bytes.truncate(end.max(1)),
                    }
                }
                documents::holds(signature, &bytes, platform.clone());
            }
        });
    }
}
