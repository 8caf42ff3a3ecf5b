//! The core, tested natively: from the bytes of a feed to the HTML of a view, with a clock and zones that stand still.
#![cfg(not(target_arch = "wasm32"))]

mod calendar;
mod calendar_lines;
mod calendar_revisions;
mod changes;
mod clocks;
mod compare;
mod corpus;
mod days;
mod demos;
mod direction;
mod every_zone;
mod everything;
#[path = "../fixtures/zones.rs"]
mod fixture;
mod formats_conclar;
mod formats_frab;
mod formats_opass;
mod formats_pretalx;
mod formats_schedule2;
mod host;
mod formats_kit;
mod formats_sessionize;
mod hostile;
mod hours;
mod html;
mod kit;
mod lengths;
mod mistakes;
mod mutations;
mod now;
mod order;
mod pages;
mod places;
mod printed;
mod printed_feed;
mod reach;
mod remote;
mod resolved;
mod routes;
mod schedules;
mod search;
mod speakers;
mod travel;
mod words;
mod zones;
