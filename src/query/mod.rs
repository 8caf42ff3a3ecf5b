//! Which sessions and people a reader asked for, and what each further choice would leave.

mod facet;
mod index;

pub use facet::{Facet, Query};
pub use index::{Index, Outcome, fold};
