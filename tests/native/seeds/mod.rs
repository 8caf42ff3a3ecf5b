//! What fuzzing holds to be true (`fuzz/`), for the inputs that it once was not true of, and some that reach far.

use std::path::Path;
use std::rc::Rc;

use crate::corpus::json_files;
use crate::platform::TestPlatform;

pub mod rich;
pub mod schedules;

fn each(target: &str, holds: impl Fn(&[u8])) {
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
