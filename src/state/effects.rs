//! What a change of the state has the page do, as data. Nothing of it happens here: `browser/execute.rs` does it.

use std::borrow::Cow;

use super::{File, Piece, View};
use crate::model::{PersonId, SessionId};
use crate::query::Facet;
use crate::time::Date;

/// Parts of the page that a change leaves out of date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Dirty(u16);

impl Dirty {
    /// Title, dates, zone.
    pub const HEAD: Dirty = Dirty(1);
    /// Tabs and whether the filters are shown.
    pub const BAR: Dirty = Dirty(2);
    /// How many values are chosen.
    pub const BADGE: Dirty = Dirty(512);
    /// The search field, whose text was not typed.
    pub const FIELD: Dirty = Dirty(4);
    /// The chosen values and the number of results, which is announced to readers who do not see it.
    pub const CHIPS: Dirty = Dirty(8);
    /// The filters.
    pub const PANEL: Dirty = Dirty(16);
    /// The sessions or people themselves.
    pub const MAIN: Dirty = Dirty(32);
    /// Which of them are hidden.
    pub const HIDDEN: Dirty = Dirty(64);
    /// What is open above.
    pub const DIALOG: Dirty = Dirty(128);
    /// The list of zones.
    pub const PICKER: Dirty = Dirty(256);
    /// What is on now, in words.
    pub const LIVE: Dirty = Dirty(1024);
    /// What is on now, among the sessions.
    pub const MARKS: Dirty = Dirty(2048);
    /// The day tabs. They are made anew with [`Dirty::BAR`], [`Dirty::MAIN`] and [`Dirty::HIDDEN`] as well.
    pub const DAYS: Dirty = Dirty(4096);
    /// The line that tells of changes, and whether the feed is out of date.
    pub const NEWS: Dirty = Dirty(8192);

    /// The tabs alone, one of which counts starred sessions.
    pub const TABS: Dirty = Dirty(16384);

    /// All but that part.
    pub fn without(self, part: Dirty) -> Dirty {
        Dirty(self.0 & !part.0)
    }

    /// Whether that part is among these.
    pub fn has(self, part: Dirty) -> bool {
        self.0 & part.0 != 0
    }
}

/// What another query leaves out of date.
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

/// What is to be done with the page's address.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HistoryOp {
    /// Nothing.
    #[default]
    Keep,
    /// It is changed in place.
    Replace,
    /// It is changed in place when no more is typed; some browsers refuse to change it with every key.
    Soon,
    /// It becomes a new step, which Back takes back.
    Push,
    /// The same, from something open to what was opened in it: Back returns to that, closing leaves both.
    PushAbove,
    /// The steps to what is open are taken back.
    Back,
}

/// What gets the focus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Focus {
    /// The tab of a view.
    Tab(View),
    /// The button that opens the list of zones.
    ZoneButton,
    /// The field above the list of zones.
    ZoneField,
    /// The title of the dialog, whose content begins anew.
    Dialog,
    /// Where the dialog was opened from; where nothing led to it, the link to what it was opened with.
    Opener,
    /// The link of a session in the view, which may have to be filled first.
    Session(SessionId),
    /// The link of a person in the directory.
    Person(PersonId),
    /// The line of now.
    NowLine,
    /// A day of the list, which is scrolled to; the focus stays on its tab.
    Day(Date),
}

/// What the page's own scripts are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// A session or a person was opened.
    Open,
    /// The search or the filters changed.
    Filter,
    /// There are chunks to be filled.
    Work,
}

impl Notice {
    /// Its name among the events of the element; the last is for the element itself.
    pub fn name(self) -> &'static str {
        match self {
            Notice::Open => "plenary-open",
            Notice::Filter => "plenary-filter",
            Notice::Work => "plenary-work",
        }
    }
}

/// What the page has to do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Effects {
    /// Regions to be made anew, and items to be hidden or shown.
    pub dirty: Dirty,
    /// What becomes of the page's history.
    pub history: HistoryOp,
    /// The view that was left, whose place is kept.
    pub left: Option<View>,
    /// The facet whose values are listed anew, beside the field in which one is searched for.
    pub values: Option<Facet>,
    /// What gets the focus.
    pub focus: Option<Focus>,
    /// Whether the view is scrolled to what is on, if the reader is at its beginning.
    pub open_at_now: bool,
    /// Whether what has the focus then is scrolled to.
    pub scroll: bool,
    /// The session that is scrolled to in the view, behind what is open.
    pub reveal: Option<SessionId>,
    /// Whether the element is scrolled to, where it is not in sight.
    pub show_element: bool,
    /// What the reader's machine is to remember, by name.
    pub store: Vec<(Cow<'static, str>, String)>,
    /// Whether what the reader sees now is remembered for their next visit ([`State::seen`](super::State::seen)).
    pub seen: bool,
    /// Slots and chunks of the list that are rendered again.
    pub pieces: Vec<Piece>,
    /// What readers who do not see the page are told.
    pub announce: Option<String>,
    /// What is told, in order.
    pub notices: Vec<Notice>,
    /// Sessions whose star or overlap is another: their cards are brought up to date in place.
    pub marks: Vec<SessionId>,
    /// Sessions that the reader starred, or whose star they removed; the page's own scripts are told of each.
    pub starred: Vec<(SessionId, bool)>,
    /// A file that is saved.
    pub file: Option<File>,
    /// Whether the reader is asked for a file to import.
    pub pick: bool,
    /// Whether the page is printed.
    pub print: bool,
    /// Whether the link of the dialog is handed to the system's share sheet.
    pub send: bool,
    /// Whether the page's address is copied.
    pub copy: bool,
}
