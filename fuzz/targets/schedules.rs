//! Any bytes, as a schedule of whatever program: reading them ends, what comes out is a feed, and reading that loses nothing.
#![no_main]

use std::rc::Rc;

use libfuzzer_sys::fuzz_target;

#[path = "../../tests/native/platform.rs"]
#[allow(dead_code)]
mod platform;
#[path = "../../tests/native/seeds/schedules.rs"]
mod holds;

fuzz_target!(|bytes: &[u8]| {
    thread_local!(static HOST: Rc<platform::TestPlatform> = Rc::new(platform::TestPlatform::new("UTC")));
    HOST.with(|platform| holds::holds(bytes, platform.clone()));
});
