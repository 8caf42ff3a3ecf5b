//! The DOM side of the widget: converts DOM events to actions, and executes the effects of actions.
//!
//! Each module has one task: `mounted_view` tracks the rendered chunks, `listen` adds listeners, `events` converts events, `clock` follows the time,
//! `history` reads and writes the URL, `execute` executes effects, and `dispatch` connects them. `mounted_view` is part of the first file, the other
//! modules are part of the second (see `tools/split`).

mod clock;
mod days;
mod dispatch;
mod events;
pub(crate) mod execute;
mod find;
mod grid;
mod history;
pub(crate) mod listen;
pub(crate) mod mounted_view;
pub(crate) mod now_markers;
pub(crate) mod page_env;
mod paper;
pub(crate) mod refresh;

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use web_sys::Element;

use crate::plenary_format::Reader;
use crate::state::{HistoryOp, Overlay, State, View};

pub(crate) use dispatch::dispatch;
pub(crate) use listen::note_closing;

/// The core of an element.
pub(crate) struct WidgetCore {
    pub(crate) state: State,
    pub(crate) mounted: mounted_view::MountedView,
    pub(crate) reader: Reader,
    /// The event listeners; `None` until the second file is loaded.
    pub(crate) listeners: Option<Listeners>,
}

/// The core of an element, shared with its event listeners.
pub(crate) type Shared = Rc<RefCell<WidgetCore>>;

/// Going back in the history to close an overlay. The browser does this asynchronously, and reports it with `popstate`.
#[derive(Clone, Copy, Default)]
enum StepsBack {
    #[default]
    None,
    /// The browser is going back.
    Pending,
    /// The browser is going back; then the changes since are written with this operation.
    PendingThen(HistoryOp),
}

/// The event listeners of one element; dropping them removes them.
pub(crate) struct Listeners {
    root: Element,
    page_env: page_env::PageEnv,
    steps_back: StepsBack,
    /// The reader's position in each view that they left.
    places: Vec<(View, page_env::Place)>,
    /// Writes the URL when typing pauses (debounce).
    soon: Option<Timeout>,
    /// The next tick of the clock.
    tick: Option<Timeout>,
    /// Determines the day at the top of the window when the reader stops scrolling.
    day: Option<Timeout>,
    /// Stores the snapshot of the agenda.
    seen: Option<Timeout>,
    /// The rendered line of current sessions.
    live: String,
    /// The overlay that the dialog was opened with. A link to it gets the focus if the control that opened the dialog is gone, or if there was none.
    opened: Option<Overlay>,
    _events: Vec<EventListener>,
}
