//! Any bytes behind the signature of a spreadsheet.
#![no_main]

#[macro_use]
#[path = "../common/documents.rs"]
mod documents;

fuzz_documents!(b"Date,Start,End,Title,Room,Speakers\n");
