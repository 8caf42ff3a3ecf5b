//! Which sessions and people a reader asked for, and what each further choice would leave.

mod facet;
mod index;
mod search;

pub use facet::{Facet, Query};
pub use index::{Index, Outcome};
pub use search::{Found, Search, fold};
