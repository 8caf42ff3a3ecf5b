//! Any bytes behind the signature of YAML.
#![no_main]

#[macro_use]
#[path = "../common/documents.rs"]
mod documents;

fuzz_documents!(b"event: {title: E}\n");
