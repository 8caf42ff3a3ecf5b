//! What one element shows, and how it changes.

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

/// What can be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// Sessions in order of time.
    Agenda,
    /// Rooms side by side.
    Grid,
    /// People in order of name.
    Speakers,
    /// The sessions that the reader starred, in order of time.
    Mine,
    /// What is on and what is next, in large type, for a screen that nobody operates.
    Now,
}

impl View {
    /// All of them.
    pub const ALL: [View; 5] = [View::Agenda, View::Grid, View::Speakers, View::Mine, View::Now];

    /// Its name in attributes and addresses.
    pub fn key(self) -> &'static str {
        match self {
            View::Agenda => "agenda",
            View::Grid => "grid",
            View::Speakers => "speakers",
            View::Mine => "mine",
            View::Now => "now",
        }
    }

    /// The view of that name.
    pub fn from_key(key: &str) -> Option<View> {
        View::ALL.into_iter().find(|view| view.key() == key)
    }
}

/// Which zone the times are shown in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ZoneChoice {
    /// The event's.
    Event,
    /// The reader's.
    Mine,
    /// Another, by its IANA name.
    Named(String),
}

impl ZoneChoice {
    /// Its name in attributes, addresses and storage.
    pub fn key(&self) -> &str {
        match self {
            ZoneChoice::Event => "event",
            ZoneChoice::Mine => "mine",
            ZoneChoice::Named(zone) => zone,
        }
    }
}

/// What is open above the view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Overlay {
    /// A session.
    Session(SessionId),
    /// A person.
    Person(PersonId),
    /// How to take *My agenda* to another device.
    Share,
    /// The sessions that somebody shared, to be added.
    Offer,
    /// The comparison of zones.
    Zones,
}

/// Up to how many days an event has numbers for them.
const FEW_DAYS: i32 = 14;

/// How many zones are compared at most before the reader adds one.
const COMPARED: usize = 12;

/// What the owner of the page asked for.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The views named by the owner of the page, in order; if there are none, the agenda decides ([`State::views`]).
    pub views: Vec<View>,
    /// The view to begin with.
    pub view: View,
    /// The zone to begin with.
    pub zone: ZoneChoice,
    /// BCP 47 tag of the language that the feed's texts are wanted in.
    pub language: String,
    /// BCP 47 tag of the language of the interface, its dates and its numbers: the same if there are messages in it, else English.
    pub interface: String,
    /// What the element's own keys in the address begin with.
    pub prefix: String,
    /// What links to the page itself begin with: nothing, unless a `<base>` makes them lead elsewhere.
    pub page: String,
    /// The whole address of the page without its fragment, for links that leave the page; known when the widget listens.
    pub address: String,
    /// The sessions that are shown at all, as filters in the grammar of [`route`](crate::route); empty where all are.
    pub show: String,
}

/// What one element shows.
pub struct State {
    /// The agenda, as far as it was read.
    pub agenda: Agenda,
    /// The platform.
    pub platform: Rc<dyn Platform>,
    /// The zones that the platform knows.
    pub zones: Rc<Zones>,
    /// The texts of the interface.
    pub words: Messages,
    /// What the owner of the page asked for.
    pub settings: Settings,
    /// The view shown.
    pub view: View,
    /// The zone chosen.
    pub choice: ZoneChoice,
    /// The reader's own zone; the event's where the platform does not know it.
    pub own_zone: String,
    /// Whether the platform knows the reader's own zone.
    knows_own_zone: bool,
    /// The hours at which the reader is awake, where they said it.
    pub hours: Option<Hours>,
    /// What is asked for.
    pub query: Query,
    /// What that leaves.
    pub outcome: Outcome,
    /// The sessions in order, in the zone shown.
    pub timetable: Timetable,
    /// People in the order of their names.
    pub directory: Vec<usize>,
    /// The day that was chosen by its tab, or scrolled to.
    pub shown_day: Option<Date>,
    /// The room grid of that day; empty in other views.
    pub grid: Grid,
    /// The width of the element in CSS pixels.
    pub width: u32,
    /// The id of the room that the grid shows where it shows one at a time; empty for what has no room.
    pub room: Option<String>,
    /// Whether the grid is on its way to paper, where all its days are.
    pub is_printed: bool,
    /// Whether the grid hides what does not match, instead of showing it more quietly.
    pub hides: bool,
    /// What is open.
    pub overlay: Option<Overlay>,
    /// What was opened first since nothing was.
    opener: Option<Overlay>,
    /// The session that was open last.
    last_session: Option<SessionId>,
    /// Whether the filters are shown.
    pub panel: bool,
    /// Facets whose fields are shown.
    pub unfolded: Vec<Facet>,
    /// The facet of many values in which one is searched for, and what was typed.
    pub facet_text: Option<(Facet, String)>,
    /// The list of zones, while it is open.
    pub picker: Option<Picker>,
    /// What is on, once somebody asked.
    pub now: Option<Now>,
    /// The zone that the reader's clock was in before it moved to the one that it is in.
    pub came_from: Option<String>,
    /// Whether the URL names a session or a speaker that is not in the agenda.
    pub is_link_broken: bool,
    /// The zones that are compared.
    pub compared: Vec<String>,
    /// The reader's own agenda.
    pub mine: Mine,
    /// Whether the feed was not read to its end, so that what is not there may be there all the same.
    pub is_partial: bool,
    /// Whether more of the feed is to come.
    pub loading: bool,
    /// The moment that counts when the agenda is shown first: what was over by then is folded away.
    pub opened: Instant,
    /// Whether what of today was over by then is shown all the same.
    pub unfolds_today: bool,
    /// Whether what another reading has changed is news for the reader.
    pub is_news: bool,
    /// What changed, once anything did.
    pub updates: Option<Box<Updates>>,
    /// How many sessions had been read when they were put in order last.
    pub arranged: usize,
    /// The column of the grid that keys move in.
    column: usize,
    /// Whether rooms run in parallel.
    has_parallel: bool,
    /// Keys of the `show` attribute that are none, each with an empty text, and those of its values that no session has.
    pub unmatched: Vec<(String, String)>,
    /// Whether a search that finds nothing is repeated with a tolerance for typos, which needs the second file.
    tolerant: bool,
    search: Search,
    found: Found,
    /// The facets, once somebody asked for them.
    index: Option<Index>,
    // `Arc`, since maud renders it without the formatter, which takes 0.5 kB of the first screen.
    clocks: RefCell<Vec<Option<Arc<str>>>>,
    abbreviations: RefCell<Vec<(String, i32, Arc<str>)>>,
}

impl State {
    /// The state before any feed was read.
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

    /// Settles the zone to begin with: the one that the reader chose on an earlier visit, else the one that the page's owner
    /// asked for.
    pub fn begin(&mut self, wanted: &str) {
        self.settings.zone = self.zone_choice(wanted).unwrap_or(ZoneChoice::Event);
        let choice = self.platform.remembered("zone").and_then(|zone| self.zone_choice(&zone));
        self.choice = choice.unwrap_or_else(|| self.settings.zone.clone());
    }

    /// The views offered, in order; never empty. *My agenda* is one of them once something is starred, beside views in which sessions can be.
    pub fn views(&self) -> Vec<View> {
        let mut views = self.settings.views.clone();
        if views.is_empty() && self.settings.view == View::Now {
            views.push(View::Now);
        } else if views.is_empty() {
            views.push(View::Agenda);
            // While the feed is read, several rooms are taken to run in parallel, so that no tab is moved by another that comes late.
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

    /// Whether a link may lead to a view. *My agenda* is offered only once something is starred, but always reached; and before the feed is read, nobody
    /// knows whether there is a grid.
    pub(crate) fn can_show(&self, view: View) -> bool {
        let views = &self.settings.views;
        views.is_empty() || views.contains(&view) || view == View::Mine && self.can_star(views)
    }

    /// The language whose texts of the feed are shown.
    pub fn language(&self) -> &str {
        &self.settings.language
    }

    /// The language of the interface.
    pub fn interface(&self) -> &str {
        &self.settings.interface
    }

    /// Whether the interface runs from right to left.
    #[inline(never)]
    pub fn is_right_to_left(&self) -> bool {
        is_right_to_left(self.interface())
    }

    /// What the platform made of a time, a date, a zone or a number. Most of these have no direction of their own: in an interface that runs from
    /// right to left they are isolated, or their neighbors would be mixed up with them.
    #[inline(never)]
    pub fn isolated(&self, text: String) -> String {
        if self.is_right_to_left() { isolated(&text) } else { text }
    }

    /// A number in the digits of the interface.
    #[inline(never)]
    pub fn numeral(&self, number: usize) -> String {
        self.platform.number(number)
    }

    /// The event's zone; UTC where the feed names none.
    pub fn event_zone(&self) -> &str {
        self.agenda.event.zone()
    }

    /// The zone that the times are shown in.
    pub fn zone(&self) -> &str {
        self.zone_of(&self.choice)
    }

    /// The zone that a choice means.
    pub fn zone_of<'s>(&'s self, choice: &'s ZoneChoice) -> &'s str {
        match choice {
            ZoneChoice::Event => self.event_zone(),
            ZoneChoice::Mine => &self.own_zone,
            ZoneChoice::Named(zone) => zone,
        }
    }

    /// The zone that stands second beside each time: the reader's under event time, else the event's.
    pub fn second_zone(&self) -> &str {
        if self.zone() == self.event_zone() { &self.own_zone } else { self.event_zone() }
    }

    /// The zone that something is shown in as the second one; `None` where its clocks show the same then.
    pub fn second_zone_at(&self, at: Instant) -> Option<&str> {
        let second = self.second_zone();
        (self.zones.offset(second, at) != self.zones.offset(self.zone(), at)).then_some(second)
    }

    /// The hours at which the reader is awake, or is taken to be.
    pub fn hours(&self) -> Hours {
        self.hours.unwrap_or(Hours::DEFAULT)
    }

    /// Whether a session is at a time when the reader sleeps. Whoever is where the event is and never said otherwise is
    /// taken to be awake for all of it.
    pub fn is_at_night(&self, session: usize) -> bool {
        let elsewhere = |at: Instant| self.zones.offset(&self.own_zone, at) != self.zones.offset(self.event_zone(), at);
        let matters = self.hours.is_some() || self.agenda.when(session).start().is_some_and(elsewhere);
        matters && !is_within(&self.agenda, &self.zones, &self.own_zone, self.hours(), session)
    }

    /// A time of day as the reader writes it.
    pub fn clock(&self, minute: u16) -> Arc<str> {
        let place = &mut self.clocks.borrow_mut()[usize::from(minute)];
        place.get_or_insert_with(|| self.isolated(self.platform.clock(minute)).into()).clone()
    }

    /// A date in words, with its year unless all days of the agenda are of the same.
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

    /// Which day of the event that is and how many there are, where these are few and each has sessions.
    pub fn number(&self, date: Date) -> Option<(usize, usize)> {
        let (start, end) = (self.agenda.event.start?, self.agenda.event.end?);
        let (place, last) = (date.0 - start.0, end.0 - start.0);
        let is_day = |place: i32, date: Date| self.timetable.days.get(place as usize).is_some_and(|day| day.date == Some(date));
        // Days are in order, so that those between the first and the last are there if these two stand where they would.
        let held = self.loading || is_day(0, start) && is_day(last, end);
        let counts = last > 0 && last < FEW_DAYS && place >= 0 && place <= last && held && self.zone() == self.event_zone();
        counts.then(|| (place as usize + 1, last as usize + 1))
    }

    /// The day that a session is under in the zone shown.
    pub fn day(&self, session: usize) -> Option<Date> {
        day_of(&self.agenda, &self.zones, self.zone(), session)
    }

    /// Whether what is asked for leaves that day.
    pub fn shows_day(&self, date: Option<Date>) -> bool {
        self.query.chosen.is_empty() || self.chosen_days_have(date)
    }

    /// The same, where something was chosen, which needs the second file.
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

    /// Whether all of a slot was over when the agenda was shown first. What ends at no known time is taken to last for an hour.
    pub fn was_over(&self, slot: &Slot) -> bool {
        slot.start.is_some_and(|start| start.0 < self.opened.0)
            && self.timetable.in_slot(slot).iter().all(|&session| {
                let when = self.agenda.sessions[session].when;
                when.end().or(when.start().map(|start| Instant(start.0 + 3600))).is_none_or(|end| end.0 <= self.opened.0)
            })
    }

    /// Whether what was over of a day is folded into one line: on the day that it was then, if its first slot was.
    pub fn folds(&self, day: &Day) -> bool {
        let first = self.timetable.in_chunk(day.chunks.start).first();
        first.is_some_and(|slot| self.was_over(slot))
            && day.date == Some(day_at(&self.agenda, &self.zones, self.zone(), self.opened))
    }

    /// What people call a zone's time at that instant.
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

    /// Whether the event is on at that moment, or begins or was over a short while before or after.
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

    /// The instant for which zones are named and compared: the first that the agenda has.
    pub fn reference(&self) -> Option<Instant> {
        self.timetable.slots.iter().find_map(|slot| slot.start).or_else(|| {
            let noon = |date: crate::time::Date| Instant(i64::from(date.0) * 86_400 + 43_200);
            self.timetable.days.iter().find_map(|day| day.date).or(self.agenda.event.start).map(noon)
        })
    }

    /// Whether what was read so far may be the past of a list of events, which comes last when all is read.
    pub fn may_be_past(&self) -> bool {
        let event = &self.agenda.event;
        let one_event = event.start.zip(event.end).is_some_and(|(start, end)| end.0 - start.0 <= ONE_EVENT);
        !one_event
            && self.timetable.span.is_some_and(|(first, _)| self.platform.now().0 / 86_400 > i64::from(first.0 + ONE_EVENT))
    }

    /// Puts what was read so far in order, to be shown while more is to come.
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

    /// Says that all was read.
    pub fn complete(&mut self) {
        if !self.settings.show.is_empty() {
            self.restrict();
        }
        self.search = Search::new(&self.agenda);
        self.loading = false;
        self.rearrange();
    }

    /// Makes it what everybody is to see, wherever they are: in the event's zone and by no other clock, with nothing asked for and
    /// the people in order. For what is prerendered, when all was read.
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

    /// Searches for other words.
    pub fn search_for(&mut self, text: String) {
        if text != self.query.text {
            self.query.text = text;
            self.settle(true);
        }
    }

    /// Brings the outcome up to date. What is chosen by more than words needs the second file, and was chosen with it.
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

    /// Where nothing was found, finds what differs by a typo.
    #[inline(never)]
    fn tolerate(&mut self) {
        if self.found.is_empty()
            && !self.loading
            && let Some(found) = self.search.find_nearly(&self.query.text, &self.agenda, &*self.platform)
        {
            self.found = found;
        }
    }

    /// Words of the agenda that were found in the place of words with a typo.
    pub fn near(&self) -> &[String] {
        &self.found.near
    }

    /// The words that what is shown has, folded: those that were typed, or those in their place.
    pub fn found_words(&self) -> String {
        let typed = fold(&*self.platform, &self.query.text);
        [&typed, " ", &self.found.near.join(" ")].concat()
    }

    /// Prepares some of what searching needs; returns whether there is more to prepare.
    pub fn prepare_search(&mut self) -> bool {
        self.search.prepare(&self.agenda, &*self.platform, 50)
    }

    /// The zone of that name, if there is one.
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
