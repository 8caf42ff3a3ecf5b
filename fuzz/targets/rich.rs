//! Any text, as an abstract in whatever markup: what comes out has no element and no attribute but those that are allowed.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../tests/native/html.rs"]
#[allow(dead_code)]
mod html;
#[path = "../../tests/native/seeds/rich.rs"]
mod holds;

fuzz_target!(|bytes: &[u8]| holds::holds(bytes));
