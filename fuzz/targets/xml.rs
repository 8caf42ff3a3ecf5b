//! Any bytes behind the signature of schedule.xml.
#![no_main]

#[macro_use]
#[path = "../common/documents.rs"]
mod documents;

fuzz_documents!(b"<schedule>");
