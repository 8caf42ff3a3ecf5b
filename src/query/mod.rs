//! Search and filters: which sessions and people match a query, and the facet counts.

mod facet;
mod facet_counts;
mod near;
mod search;

pub use facet::{Facet, Query};
pub use facet_counts::{Index, Outcome};
pub use search::{Found, Search, fold};
