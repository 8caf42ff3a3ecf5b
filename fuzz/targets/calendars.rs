//! Any bytes behind the signature of a calendar.
#![no_main]

#[macro_use]
#[path = "../common/documents.rs"]
mod documents;

fuzz_documents!(b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n");
