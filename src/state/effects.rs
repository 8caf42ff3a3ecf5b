//! Side effects of an action, as data: `browser/execute.rs` executes them.

use std::borrow::Cow;

use super::{File, Piece, View};
use crate::model::{PersonId, SessionId};
use crate::query::Facet;
use crate::time::Date;

/// The regions that an action makes out of date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Dirty(u16);

impl Dirty {
    /// The header: title, dates, zone.
    pub const HEAD: Dirty = Dirty(1);
    /// The toolbar: the tabs of the views, and the state of the filter button.
    pub const BAR: Dirty = Dirty(2);
    /// The number of active filters.
    pub const BADGE: Dirty = Dirty(512);
    /// The text of the search field, set by code instead of typing.
    pub const FIELD: Dirty = Dirty(4);
    /// The active filters and the number of results, which screen readers announce.
    pub const CHIPS: Dirty = Dirty(8);
    /// The filter panel.
    pub const PANEL: Dirty = Dirty(16);
    /// The main region: sessions or people.
    pub const MAIN: Dirty = Dirty(32);
    /// The visibility of sessions and people.
    pub const HIDDEN: Dirty = Dirty(64);
    /// The dialog.
    pub const DIALOG: Dirty = Dirty(128);
    /// The zone picker.
    pub const PICKER: Dirty = Dirty(256);
    /// The line of current and next sessions above the view.
    pub const LIVE: Dirty = Dirty(1024);
    /// The markers of current and next sessions, and the now line.
    pub const MARKS: Dirty = Dirty(2048);
    /// The day tabs. They are re-rendered with [`Dirty::BAR`], [`Dirty::MAIN`] and [`Dirty::HIDDEN`] as well.
    pub const DAYS: Dirty = Dirty(4096);
    /// The line that reports changes of the feed, and whether the feed is out of date.
    pub const NEWS: Dirty = Dirty(8192);

    /// The tabs of the views alone; one of them shows the number of starred sessions.
    pub const TABS: Dirty = Dirty(16384);

    /// These regions without `part`.
    pub fn without(self, part: Dirty) -> Dirty {
        Dirty(self.0 & !part.0)
    }

    /// Whether any region of `part` is among these.
    pub fn has(self, part: Dirty) -> bool {
        self.0 & part.0 != 0
    }
}

/// The regions that a change of the query makes out of date.
pub(super) const ASKED: Dirty = Dirty(Dirty::CHIPS.0 | Dirty::PANEL.0 | Dirty::BADGE.0 | Dirty::HIDDEN.0);

impl std::ops::BitOr for Dirty {
    type Output = Dirty;

    fn bitor(self, other: Dirty) -> Dirty {
        Dirty(self.0 | other.0)
    }
}

impl std::ops::BitOrAssign for Dirty {
    fn bitor_assign(&mut self, other: Dirty) {
        self.0 |= other.0;
    }
}

/// The history operation of an action.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HistoryOp {
    /// The URL does not change.
    #[default]
    Keep,
    /// Replaces the current history entry.
    Replace,
    /// Replaces the entry when typing pauses (debounced), since some browsers refuse to change the URL with every keystroke.
    Soon,
    /// Pushes a history entry, which Back reverts.
    Push,
    /// Pushes an entry for an overlay opened from another: Back returns to the first overlay, closing leaves both.
    PushAbove,
    /// Goes back by the entries that led to the open overlay.
    Back,
}

/// The target of the focus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Focus {
    /// The tab of a view.
    Tab(View),
    /// The button that opens the zone picker.
    ZoneButton,
    /// The text field of the zone picker.
    ZoneField,
    /// The title of the dialog, which is scrolled to its top.
    Dialog,
    /// The control that opened the dialog; if there is none, a link to the session or person that was opened first.
    Opener,
    /// The link of a session in the view; its chunk may have to be filled first.
    Session(SessionId),
    /// The link of a person in the directory.
    Person(PersonId),
    /// The now line.
    NowLine,
    /// A day of the list, which is only scrolled to: the focus stays on its tab.
    Day(Date),
}

/// Events for the scripts of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// A session or a person was opened.
    Open,
    /// The search or the filters changed.
    Filter,
    /// There are chunks to fill.
    Work,
}

impl Notice {
    /// The name of the DOM event; `plenary-work` is internal to the element.
    pub fn name(self) -> &'static str {
        match self {
            Notice::Open => "plenary-open",
            Notice::Filter => "plenary-filter",
            Notice::Work => "plenary-work",
        }
    }
}

/// The side effects of an action.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Effects {
    /// The regions to re-render, and whether the visibility of items changed.
    pub dirty: Dirty,
    /// The history operation.
    pub history: HistoryOp,
    /// The view that was left, whose scroll position is saved.
    pub left: Option<View>,
    /// The facet whose list of values is re-rendered, without its search field.
    pub values: Option<Facet>,
    /// The target of the focus.
    pub focus: Option<Focus>,
    /// Whether to scroll to the current sessions, if the reader has not scrolled yet.
    pub open_at_now: bool,
    /// Whether to scroll to the focused element.
    pub scroll: bool,
    /// The session to scroll to in the view behind the dialog.
    pub reveal: Option<SessionId>,
    /// Whether to scroll to the element if it is out of sight.
    pub show_element: bool,
    /// Names and values to write to the platform's storage.
    pub store: Vec<(Cow<'static, str>, String)>,
    /// Whether to store a snapshot of the agenda for the reader's next visit ([`State::seen`](super::State::seen)).
    pub seen: bool,
    /// Slots, chunks and cards of the list to re-render.
    pub pieces: Vec<Piece>,
    /// A text for screen readers to announce.
    pub announce: Option<String>,
    /// Events to dispatch, in order.
    pub notices: Vec<Notice>,
    /// Sessions whose star or overlap changed: their cards are updated in place.
    pub marks: Vec<SessionId>,
    /// Sessions that the reader starred or unstarred; an event is dispatched for each.
    pub starred: Vec<(SessionId, bool)>,
    /// A file to download.
    pub file: Option<File>,
    /// Whether to open the file picker for an import.
    pub pick: bool,
    /// Whether to print the page.
    pub print: bool,
    /// Whether to pass the link of the dialog to the system's share sheet.
    pub send: bool,
    /// Whether to copy the URL of the page.
    pub copy: bool,
}
