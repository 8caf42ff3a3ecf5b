//! The rooms that know a browser: its `Intl`, its DOM, its history.

pub(crate) mod events;
pub(crate) mod intl;
pub(crate) mod page;
