//! The state of one element, the actions that change it, and their effects.

mod days;
mod effects;
mod files;
mod grid;
mod linked;
mod now;
mod overlay;
mod patch;
mod refresh;
mod show;
mod stars;
mod update;
pub mod updates;
mod zone_picker;

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

pub use effects::{Dirty, Effects, Focus, HistoryOp, Notice};
pub use files::{File, Selection};
pub use now::{Line, Now};
pub use patch::Piece;
pub use stars::{Mine, Offer};
pub use update::{Action, Picker};
pub use updates::Updates;

use crate::grid::Grid;
use crate::model::{Agenda, PersonId, SessionId};
use crate::platform::{DateForm, Platform};
use crate::query::{Facet, Found, Index, Outcome, Query, Search, fold};
use crate::text::{Messages, is_right_to_left, isolated};
use crate::time::{Date, Hours, Instant, Zones};
use crate::timetable::{Day, ONE_EVENT, Slot, Timetable, day_at, day_of, is_within};

/// The views of the agenda.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// Sessions in chronological order.
    Agenda,
    /// The room grid.
    Grid,
    /// The directory: people sorted by name.
    Speakers,
    /// The sessions that the reader starred, in chronological order.
    Mine,
    /// Digital signage: the current and next sessions in large type, on a screen without input.
    Now,
}

impl View {
    /// All views.
    pub const ALL: [View; 5] = [View::Agenda, View::Grid, View::Speakers, View::Mine, View::Now];

    /// The name of the view in attributes and URLs.
    pub fn key(self) -> &'static str {
        match self {
            View::Agenda => "agenda",
            View::Grid => "grid",
            View::Speakers => "speakers",
            View::Mine => "mine",
            View::Now => "now",
        }
    }

    /// The view with a name.
    pub fn from_key(key: &str) -> Option<View> {
        View::ALL.into_iter().find(|view| view.key() == key)
    }
}

/// The choice of the zone in which times are shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ZoneChoice {
    /// The event's zone.
    Event,
    /// The reader's zone.
    Mine,
    /// Another zone, by its IANA name.
    Named(String),
}

impl ZoneChoice {
    /// The name of the choice in attributes, URLs and storage.
    pub fn key(&self) -> &str {
        match self {
            ZoneChoice::Event => "event",
            ZoneChoice::Mine => "mine",
            ZoneChoice::Named(zone) => zone,
        }
    }
}

/// The content of the dialog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Overlay {
    /// A session.
    Session(SessionId),
    /// A person.
    Person(PersonId),
    /// Sharing *My agenda*, or transferring it to another device.
    Share,
    /// The sessions of a shared agenda, which can be added to *My agenda*.
    Offer,
    /// The comparison of zones.
    Zones,
}

/// Days are numbered ("day 2 of 3") only if the event has at most this many.
const FEW_DAYS: i32 = 14;

/// Maximum number of zones in a comparison.
const COMPARED: usize = 12;

/// The settings of the page's author.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The views set by the author, in order; if empty, they depend on the agenda ([`State::views`]).
    pub views: Vec<View>,
    /// The initial view.
    pub view: View,
    /// The initial zone.
    pub zone: ZoneChoice,
    /// BCP 47 tag of the language in which texts of the feed are shown.
    pub language: String,
    /// BCP 47 tag of the language of the interface, its dates and its numbers: `language` if its messages are available, else English.
    pub interface: String,
    /// The prefix of the element's keys in the URL's fragment.
    pub prefix: String,
    /// The prefix of links to the page itself: empty, unless a `<base>` would resolve them to another page.
    pub page: String,
    /// The absolute URL of the page without its fragment, for links used outside of the page; known once the widget listens to events.
    pub address: String,
    /// The sessions to which the agenda is restricted, as filters in the syntax of [`route`](crate::route); empty for all sessions.
    pub show: String,
}

/// The state of one element.
pub struct State {
    /// The agenda, as far as it is read.
    pub agenda: Agenda,
    /// The platform.
    pub platform: Rc<dyn Platform>,
    /// The zones that the platform supports.
    pub zones: Rc<Zones>,
    /// The messages of the interface.
    pub words: Messages,
    /// The settings of the page's author.
    pub settings: Settings,
    /// The current view.
    pub view: View,
    /// The choice of the zone.
    pub choice: ZoneChoice,
    /// The reader's time zone; the event's zone if the platform does not know it.
    pub own_zone: String,
    /// Whether the platform knows the reader's time zone.
    knows_own_zone: bool,
    /// The reader's waking hours, if they set them.
    pub hours: Option<Hours>,
    /// The search and the filters.
    pub query: Query,
    /// The result of the query.
    pub outcome: Outcome,
    /// The timetable in the zone shown.
    pub timetable: Timetable,
    /// People sorted by name.
    pub directory: Vec<usize>,
    /// The day that was chosen by its tab or scrolled to.
    pub shown_day: Option<Date>,
    /// The room grid of that day; empty in other views.
    pub grid: Grid,
    /// The width of the element in CSS pixels.
    pub width: u32,
    /// The id of the room in a grid that shows one room at a time; empty for sessions without a room.
    pub room: Option<String>,
    /// Whether the grid is rendered for print, with all its days.
    pub is_printed: bool,
    /// Whether the grid hides sessions that do not match, instead of dimming them.
    pub hides: bool,
    /// The open overlay.
    pub overlay: Option<Overlay>,
    /// The first overlay opened since the dialog was closed.
    opener: Option<Overlay>,
    /// The session that was opened last.
    last_session: Option<SessionId>,
    /// Whether the filter panel is open.
    pub panel: bool,
    /// Facets whose fields are expanded.
    pub unfolded: Vec<Facet>,
    /// The facet whose values are being searched, and the search text. Only facets of many values have this search.
    pub facet_text: Option<(Facet, String)>,
    /// The zone picker, while it is open.
    pub picker: Option<Picker>,
    /// The current and next sessions, once they are computed.
    pub now: Option<Now>,
    /// The reader's previous time zone, if their clock changed to another one.
    pub came_from: Option<String>,
    /// Whether the URL names a session or a person that is not in the agenda.
    pub is_link_broken: bool,
    /// The zones of the comparison.
    pub compared: Vec<String>,
    /// The reader's own agenda.
    pub mine: Mine,
    /// Whether the feed was truncated, so a session missing from it may still exist.
    pub is_partial: bool,
    /// Whether the feed is still being read.
    pub loading: bool,
    /// The instant at which the agenda was opened: sessions of today that were over by then are collapsed.
    pub opened: Instant,
    /// Whether the collapsed sessions of today are expanded.
    pub unfolds_today: bool,
    /// Whether changes found by a refresh are reported to the reader.
    pub is_news: bool,
    /// The changes of the feed; `None` until something changes.
    pub updates: Option<Box<Updates>>,
    /// The number of sessions at the last computation of the timetable.
    pub arranged: usize,
    /// The column of the grid in which the arrow keys move.
    column: usize,
    /// Whether sessions in different rooms run in parallel.
    has_parallel: bool,
    /// Unknown keys of the `show` attribute, each with an empty text, and its values that match no session, each with its key.
    pub unmatched: Vec<(String, String)>,
    /// Whether a search without results is repeated with tolerance for typos, which needs the second file.
    tolerant: bool,
    search: Search,
    found: Found,
    /// The index of the facets, built on first use.
    index: Option<Index>,
    // `Arc`, since maud renders it without the formatter, which adds 0.5 kB to the first screen.
    clocks: RefCell<Vec<Option<Arc<str>>>>,
    abbreviations: RefCell<Vec<(String, i32, Arc<str>)>>,
}

impl State {
    /// The initial state, before a feed is read.
    pub fn new(platform: Rc<dyn Platform>, words: Messages, settings: Settings) -> State {
        let own_zone = platform.own_zone();
        State {
            agenda: Agenda::default(),
            zones: Rc::new(Zones::new(platform.clone())),
            words,
            view: settings.view,
            choice: settings.zone.clone(),
            knows_own_zone: !own_zone.is_empty(),
            own_zone,
            hours: platform.remembered("hours").and_then(|hours| Hours::parse(&hours)),
            query: Query::default(),
            outcome: Outcome::default(),
            timetable: Timetable::default(),
            directory: Vec::new(),
            shown_day: None,
            grid: Grid::default(),
            width: 1000,
            room: None,
            hides: false,
            is_printed: false,
            column: 0,
            has_parallel: false,
            overlay: None,
            opener: None,
            last_session: None,
            panel: false,
            unfolded: Vec::new(),
            facet_text: None,
            picker: None,
            now: None,
            came_from: None,
            is_link_broken: false,
            compared: Vec::new(),
            mine: Mine::default(),
            is_partial: false,
            loading: true,
            opened: platform.now(),
            unfolds_today: false,
            is_news: true,
            updates: None,
            arranged: 0,
            unmatched: Vec::new(),
            tolerant: false,
            search: Search::default(),
            found: Found::default(),
            index: None,
            clocks: RefCell::new(vec![None; 24 * 60]),
            abbreviations: RefCell::default(),
            settings,
            platform,
        }
    }

    /// Initializes the zone: the zone that the reader chose on an earlier visit, by default the one that the page's author
    /// set.
    pub fn begin(&mut self, wanted: &str) {
        self.settings.zone = self.zone_choice(wanted).unwrap_or(ZoneChoice::Event);
        let choice = self.platform.remembered("zone").and_then(|zone| self.zone_choice(&zone));
        self.choice = choice.unwrap_or_else(|| self.settings.zone.clone());
    }

    /// The available views, in order; never empty. *My agenda* is added once a session is starred, if there is a view in which to star sessions.
    pub fn views(&self) -> Vec<View> {
        let mut views = self.settings.views.clone();
        if views.is_empty() && self.settings.view == View::Now {
            views.push(View::Now);
        } else if views.is_empty() {
            views.push(View::Agenda);
            // While the feed is read, several rooms count as parallel, so that the tab of the grid does not appear late and shift the others.
            if self.has_parallel || self.view == View::Grid || self.loading && self.agenda.rooms.len() > 1 {
                views.push(View::Grid);
            }
            views.push(View::Speakers);
        }
        if (self.view == View::Mine || self.mine.stars.count() > 0) && self.can_star(&views) && !views.contains(&View::Mine) {
            views.push(View::Mine);
        }
        views
    }

    fn can_star(&self, views: &[View]) -> bool {
        views.iter().any(|view| matches!(view, View::Agenda | View::Grid))
    }

    /// Whether a link can open a view. *My agenda* has a tab only once a session is starred, but a link always opens it. While the feed is read,
    /// it is unknown whether there is a grid, so links to it are accepted.
    pub(crate) fn can_show(&self, view: View) -> bool {
        let views = &self.settings.views;
        views.is_empty() || views.contains(&view) || view == View::Mine && self.can_star(views)
    }

    /// The language in which texts of the feed are shown.
    pub fn language(&self) -> &str {
        &self.settings.language
    }

    /// The language of the interface.
    pub fn interface(&self) -> &str {
        &self.settings.interface
    }

    /// Whether the interface has right-to-left direction.
    #[inline(never)]
    pub fn is_right_to_left(&self) -> bool {
        is_right_to_left(self.interface())
    }

    /// Isolates a time, a date, a zone or a number formatted by the platform. Most of these have no direction of their own: without isolation, a
    /// right-to-left interface would reorder them together with adjacent texts.
    #[inline(never)]
    pub fn isolated(&self, text: String) -> String {
        if self.is_right_to_left() { isolated(&text) } else { text }
    }

    /// Formats a number in the digits of the interface.
    #[inline(never)]
    pub fn numeral(&self, number: usize) -> String {
        self.platform.number(number)
    }

    /// The event's zone; UTC if the feed has none.
    pub fn event_zone(&self) -> &str {
        self.agenda.event.zone()
    }

    /// The zone in which times are shown.
    pub fn zone(&self) -> &str {
        self.zone_of(&self.choice)
    }

    /// The zone of a choice.
    pub fn zone_of<'s>(&'s self, choice: &'s ZoneChoice) -> &'s str {
        match choice {
            ZoneChoice::Event => self.event_zone(),
            ZoneChoice::Mine => &self.own_zone,
            ZoneChoice::Named(zone) => zone,
        }
    }

    /// The zone of secondary times: the reader's zone if times are shown in the event's, else the event's zone.
    pub fn second_zone(&self) -> &str {
        if self.zone() == self.event_zone() { &self.own_zone } else { self.event_zone() }
    }

    /// The zone of the secondary time at an instant; `None` if it has the same offset as the zone shown.
    pub fn second_zone_at(&self, at: Instant) -> Option<&str> {
        let second = self.second_zone();
        (self.zones.offset(second, at) != self.zones.offset(self.zone(), at)).then_some(second)
    }

    /// The reader's waking hours, or the default.
    pub fn hours(&self) -> Hours {
        self.hours.unwrap_or(Hours::DEFAULT)
    }

    /// Whether a session is outside the reader's waking hours. Without hours set by the reader, this requires that their zone has another
    /// offset than the event's: a local audience counts as awake for the whole event.
    pub fn is_at_night(&self, session: usize) -> bool {
        let elsewhere = |at: Instant| self.zones.offset(&self.own_zone, at) != self.zones.offset(self.event_zone(), at);
        let matters = self.hours.is_some() || self.agenda.when(session).start().is_some_and(elsewhere);
        matters && !is_within(&self.agenda, &self.zones, &self.own_zone, self.hours(), session)
    }

    /// Formats a time of day in the reader's format.
    pub fn clock(&self, minute: u16) -> Arc<str> {
        let place = &mut self.clocks.borrow_mut()[usize::from(minute)];
        place.get_or_insert_with(|| self.isolated(self.platform.clock(minute)).into()).clone()
    }

    /// Formats a date, with its year unless all days of the agenda are in the same year.
    pub fn date(&self, date: Date, form: DateForm) -> String {
        let event = &self.agenda.event;
        let (first, last) = self.timetable.span.unwrap_or((date, date));
        let days = [first, last, event.start.unwrap_or(date), event.end.unwrap_or(date)];
        let form = match form {
            _ if days.iter().all(|day| day.parts().0 == date.parts().0) => form,
            DateForm::Heading => DateForm::HeadingWithYear,
            _ => DateForm::ShortWithYear,
        };
        self.isolated(self.platform.date(date, form))
    }

    /// The number of a day of the event and the number of days, in the event's zone; `None` if there are too many, or if the first or last is empty.
    pub fn number(&self, date: Date) -> Option<(usize, usize)> {
        let (start, end) = (self.agenda.event.start?, self.agenda.event.end?);
        let (place, last) = (date.0 - start.0, end.0 - start.0);
        let is_day = |place: i32, date: Date| self.timetable.days.get(place as usize).is_some_and(|day| day.date == Some(date));
        // Days are sorted: if the first and the last are at their expected positions, so are all days between them.
        let held = self.loading || is_day(0, start) && is_day(last, end);
        let counts = last > 0 && last < FEW_DAYS && place >= 0 && place <= last && held && self.zone() == self.event_zone();
        counts.then(|| (place as usize + 1, last as usize + 1))
    }

    /// The day of a session in the zone shown.
    pub fn day(&self, session: usize) -> Option<Date> {
        day_of(&self.agenda, &self.zones, self.zone(), session)
    }

    /// Whether the day filter includes a day.
    pub fn shows_day(&self, date: Option<Date>) -> bool {
        self.query.chosen.is_empty() || self.chosen_days_have(date)
    }

    /// The same for a query with active filters, which needs the second file.
    #[inline(never)]
    fn chosen_days_have(&self, date: Option<Date>) -> bool {
        let mut is_free = true;
        for (_, value) in self.query.chosen.iter().filter(|(facet, _)| *facet == Facet::Day) {
            if date.is_some_and(|date| date.to_iso() == *value) {
                return true;
            }
            is_free = false;
        }
        is_free
    }

    /// Whether all sessions of a slot were over when the agenda was opened. A session without an end counts as an hour long.
    pub fn was_over(&self, slot: &Slot) -> bool {
        slot.start.is_some_and(|start| start.0 < self.opened.0)
            && self.timetable.in_slot(slot).iter().all(|&session| {
                let when = self.agenda.sessions[session].when;
                when.end().or(when.start().map(|start| Instant(start.0 + 3600))).is_none_or(|end| end.0 <= self.opened.0)
            })
    }

    /// Whether past sessions of a day are collapsed into one line: on the day on which the agenda was opened, if its first slot was over.
    pub fn folds(&self, day: &Day) -> bool {
        let first = self.timetable.in_chunk(day.chunks.start).first();
        first.is_some_and(|slot| self.was_over(slot))
            && day.date == Some(day_at(&self.agenda, &self.zones, self.zone(), self.opened))
    }

    /// The abbreviation of a zone at an instant, cached by offset.
    pub fn abbreviation(&self, zone: &str, at: Instant) -> Arc<str> {
        let offset = self.zones.offset(zone, at);
        let known = &mut *self.abbreviations.borrow_mut();
        if let Some((_, _, name)) = known.iter().find(|(z, o, _)| z == zone && *o == offset) {
            return name.clone();
        }
        let name: Arc<str> = self.isolated(self.platform.zone_abbreviation(zone, at)).into();
        known.push((zone.to_string(), offset, name.clone()));
        name
    }

    /// Whether an instant is within the event, or at most a day before its start or after its end.
    pub fn is_near(&self, at: Instant) -> bool {
        const DAY: i64 = 86_400;
        let (mut begun, mut left) = (false, false);
        for session in &self.agenda.sessions {
            if let Some(start) = session.when.start() {
                begun |= start.0 - DAY < at.0;
                left |= session.when.end().unwrap_or(start).0 + DAY > at.0;
            }
        }
        begun && left
    }

    /// The instant for which zones are named and compared: the first start of a session, else noon of the first day.
    pub fn reference(&self) -> Option<Instant> {
        self.timetable.slots.iter().find_map(|slot| slot.start).or_else(|| {
            let noon = |date: crate::time::Date| Instant(i64::from(date.0) * 86_400 + 43_200);
            self.timetable.days.iter().find_map(|day| day.date).or(self.agenda.event.start).map(noon)
        })
    }

    /// Whether the sessions read so far may be past ones of a list of events. These are moved to the end when the feed is complete.
    pub fn may_be_past(&self) -> bool {
        let event = &self.agenda.event;
        let one_event = event.start.zip(event.end).is_some_and(|(start, end)| end.0 - start.0 <= ONE_EVENT);
        !one_event
            && self.timetable.span.is_some_and(|(first, _)| self.platform.now().0 / 86_400 > i64::from(first.0 + ONE_EVENT))
    }

    /// Computes the timetable of the sessions read so far.
    pub fn arrange(&mut self) {
        if !self.knows_own_zone {
            self.own_zone = self.event_zone().to_string();
        }
        let now = self.now.as_ref().and_then(|now| now.at).or_else(|| Some(self.platform.now())).filter(|_| !self.loading);
        self.timetable = Timetable::new(&self.agenda, &self.zones, self.zone(), now);
        self.arranged = self.agenda.sessions.len();
        if self.loading {
            self.search = Search::new(&self.agenda);
        }
        self.begin_with_stars();
        self.index = None;
        self.settle(true);
    }

    /// Completes the state after the end of the feed.
    pub fn complete(&mut self) {
        if !self.settings.show.is_empty() {
            self.restrict();
        }
        self.search = Search::new(&self.agenda);
        self.loading = false;
        self.rearrange();
    }

    /// Makes the state independent of the reader, for prerendering a complete feed: times in the event's zone only, no query, and
    /// people sorted by name.
    #[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
    pub fn for_everybody(&mut self) {
        self.choice = ZoneChoice::Event;
        self.own_zone = self.event_zone().to_string();
        self.hours = None;
        self.query = Query::default();
        self.rearrange();
        self.ask();
    }

    fn rearrange(&mut self) {
        self.arrange();
        self.has_parallel = self.timetable.has_parallel(&self.agenda);
        if self.view == View::Mine {
            self.list_mine();
        }
    }

    /// Changes the text of the search.
    pub fn search_for(&mut self, text: String) {
        if text != self.query.text {
            self.query.text = text;
            self.settle(true);
        }
    }

    /// Updates the outcome of the query. Filters are evaluated by the second file, which also sets them, so it is loaded by then.
    fn settle(&mut self, other_words: bool) {
        if other_words {
            self.found = self.search.find(&self.query.text, &self.agenda, &*self.platform);
            if self.tolerant {
                self.tolerate();
            }
        }
        if self.view == View::Agenda && self.query.chosen.is_empty() && self.index.is_none() {
            self.outcome = Outcome::of_words(&self.found, self.search.total());
        } else {
            self.ask();
        }
        if self.view == View::Grid {
            self.lay_out();
        }
    }

    /// Repeats a search without results with tolerance for typos.
    #[inline(never)]
    fn tolerate(&mut self) {
        if self.found.is_empty()
            && !self.loading
            && let Some(found) = self.search.find_nearly(&self.query.text, &self.agenda, &*self.platform)
        {
            self.found = found;
        }
    }

    /// Words of the agenda that matched words with a typo.
    pub fn near(&self) -> &[String] {
        &self.found.near
    }

    /// The folded words to highlight in results: the typed words, and the words that matched in place of a typo.
    pub fn found_words(&self) -> String {
        let typed = fold(&*self.platform, &self.query.text);
        [&typed, " ", &self.found.near.join(" ")].concat()
    }

    /// Prepares a part of the search; returns whether there is more to prepare.
    pub fn prepare_search(&mut self) -> bool {
        self.search.prepare(&self.agenda, &*self.platform, 50)
    }

    /// The choice with a name, if the name is valid.
    pub fn zone_choice(&self, key: &str) -> Option<ZoneChoice> {
        match key {
            "event" => Some(ZoneChoice::Event),
            "mine" | "reader" => Some(ZoneChoice::Mine),
            zone => self.zones.has(zone).then(|| ZoneChoice::Named(zone.to_string())),
        }
    }
}

impl std::fmt::Debug for State {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("State")
    }
}
