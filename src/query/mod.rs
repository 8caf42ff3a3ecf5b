//! Search and filters: which sessions and people match a query, and the facet counts.

mod facet;
mod index;
mod search;

pub use facet::{Facet, Query};
pub use index::{Index, Outcome};
pub use search::{Found, Search, fold};
