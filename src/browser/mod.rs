//! The rooms that know a browser: its `Intl`, its DOM, its history and storage.

pub(crate) mod events;
pub(crate) mod intl;
pub(crate) mod page;
pub(crate) mod storage;
