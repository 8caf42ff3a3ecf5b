//! The core, tested natively: from the bytes of a feed to the HTML of a view, with a clock and zones that stand still.
#![cfg(not(target_arch = "wasm32"))]

mod changes;
mod corpus;
mod demos;
mod direction;
mod everything;
mod host;
mod hostile;
mod html;
mod kit;
mod mistakes;
mod order;
mod pages;
mod routes;
mod search;
mod speakers;
mod zones;
