//! What the targets of files in other syntaxes than JSON have in common: any bytes behind the signature of the syntax.

#[path = "../../tests/native/seeds/documents.rs"]
pub mod holds;
#[path = "../../tests/native/platform.rs"]
#[allow(dead_code)]
pub mod platform;

/// The target of a syntax: reading and checking such a file ends, and every diagnostic has a place in the text.
macro_rules! fuzz_documents {
    ($signature:literal) => {
        libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
            use documents::{holds::holds, platform::TestPlatform};
            thread_local!(static HOST: std::rc::Rc<TestPlatform> = std::rc::Rc::new(TestPlatform::new("UTC")));
            HOST.with(|platform| holds($signature, bytes, platform.clone()));
        });
    };
}
