//! The rooms that know a browser: its DOM, its history.
//!
//! `page` is needed for the first screen. The others come with the second file (see `tools/split`), which is
//! fetched when somebody is about to use the widget.

pub(crate) mod address;
pub(crate) mod around;
pub(crate) mod clock;
pub(crate) mod events;
pub(crate) mod listen;
pub(crate) mod marks;
pub(crate) mod page;

use crate::feed::Reader;
use crate::state::State;

/// What an element is made of.
pub(crate) struct Inner {
    pub(crate) state: State,
    pub(crate) sheet: page::Sheet,
    pub(crate) reader: Reader,
    /// What listens to the reader; nothing until the second file is there.
    pub(crate) ears: Option<listen::Ears>,
}
