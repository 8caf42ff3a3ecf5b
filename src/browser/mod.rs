//! All that knows the DOM: it turns what the browser says into actions, and does what the effects of actions say.
//!
//! Each does one thing: `mounted_view` has what of the view is in the page, `listen` the listeners, `events` what an event means, `clock` the clock,
//! `history` the address, `execute` does the effects, and `dispatch` ties these together. `mounted_view` is needed for the first screen; the others
//! come with the second file (see `tools/split`).

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

/// What an element is made of.
pub(crate) struct WidgetCore {
    pub(crate) state: State,
    pub(crate) mounted: mounted_view::MountedView,
    pub(crate) reader: Reader,
    /// What listens to the reader; nothing until the second file is there.
    pub(crate) listeners: Option<Listeners>,
}

/// An element, for all who listen for it.
pub(crate) type Shared = Rc<RefCell<WidgetCore>>;

/// Steps of the history that are taken back to close what is open. The browser takes them later, and says so.
#[derive(Clone, Copy, Default)]
enum StepsBack {
    #[default]
    None,
    /// They are being taken.
    Pending,
    /// They are being taken, and what was done since then is written so when they have been.
    PendingThen(HistoryOp),
}

/// What listens for one element; dropping it ends that.
pub(crate) struct Listeners {
    root: Element,
    page_env: page_env::PageEnv,
    steps_back: StepsBack,
    /// Where the reader was in each view that they left.
    places: Vec<(View, page_env::Place)>,
    /// Writes the address when no more is typed.
    soon: Option<Timeout>,
    /// Follows the clock.
    tick: Option<Timeout>,
    /// Looks which day is at the top of the window, when the reader stops scrolling.
    day: Option<Timeout>,
    /// Remembers what the reader sees.
    seen: Option<Timeout>,
    /// What was said of what is on now.
    live: String,
    /// What the dialog was opened with: a link to that gets the focus where the control that led there is gone, or none did.
    opened: Option<Overlay>,
    _events: Vec<EventListener>,
}
