//! **plenary** is the agenda-and-speaker widget that any website can embed: the custom element `<plenary-agenda>`.
//!
//! A feed is parsed from bytes to an agenda, and the agenda is rendered as HTML:
//!
//! ```text
//! bytes ──feed──▶ Agenda ──query, route──▶ State ──view──▶ HTML ──browser──▶ shadow root
//! ```
//!
//! The core is independent of the browser and tested natively. Time zones, formatted dates, collation and storage are provided by a
//! [`platform::Platform`]. Only `browser` and `element` access the DOM.

pub mod attendance;
pub mod changes;
pub mod diagnostic;
pub mod grid;
pub mod icalendar;
#[cfg(any(feature = "import", not(target_arch = "wasm32")))]
pub mod import;
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
pub mod lint;
pub mod model;
mod name_index;
pub mod path;
pub mod platform;
pub mod plenary_format;
pub mod query;
pub mod route;
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
pub mod schema_org;
pub mod source;
pub mod stars;
pub mod state;
#[cfg(not(target_arch = "wasm32"))]
pub mod steps;
#[cfg(target_arch = "wasm32")]
mod steps;
pub mod text;
pub mod time;
pub mod timetable;
pub mod view;

#[cfg(target_arch = "wasm32")]
mod intl;

#[cfg(all(target_arch = "wasm32", not(feature = "import")))]
mod browser;
#[cfg(all(target_arch = "wasm32", feature = "tool"))]
mod cli_api;
#[cfg(all(target_arch = "wasm32", not(feature = "import")))]
mod element;
#[cfg(all(target_arch = "wasm32", feature = "import", not(feature = "repair"), not(feature = "tool")))]
mod import_api;
#[cfg(all(target_arch = "wasm32", feature = "repair", not(feature = "tool")))]
mod repair;

/// Half the compressed size of the standard library's allocator. That one is faster, so the command line, which readers do not download, keeps it.
#[cfg(all(target_arch = "wasm32", not(feature = "tool")))]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
