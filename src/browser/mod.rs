//! The rooms that know a browser: its DOM, its history.
//!
//! `page` is needed for the first screen. The others come with the second file (see `tools/split`), which is
//! fetched when somebody is about to use the widget.

pub(crate) mod clock;
pub(crate) mod events;
pub(crate) mod history;
pub(crate) mod listen;
pub(crate) mod mounted_view;
pub(crate) mod now_markers;
pub(crate) mod page_env;
pub(crate) mod refresh;

use crate::plenary_format::Reader;
use crate::state::State;

/// What an element is made of.
pub(crate) struct WidgetCore {
    pub(crate) state: State,
    pub(crate) mounted: mounted_view::MountedView,
    pub(crate) reader: Reader,
    /// What listens to the reader; nothing until the second file is there.
    pub(crate) listeners: Option<listen::Listeners>,
}
