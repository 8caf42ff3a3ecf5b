//! What one element shows, and how it changes.

use std::cell::RefCell;
use std::rc::Rc;

use crate::host::Host;
use crate::model::{Agenda, When};
use crate::query::{Facet, Index, Outcome, Query, fold};
use crate::route::Route;
use crate::text::Words;
use crate::time::{Instant, Zones};
use crate::timetable::Timetable;

/// What can be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// Sessions in order of time.
    Agenda,
    /// People in order of name.
    Speakers,
}

impl View {
    /// Its name in attributes and addresses.
    pub fn key(self) -> &'static str {
        match self {
            View::Agenda => "agenda",
            View::Speakers => "speakers",
        }
    }

    /// The view of that name.
    pub fn from_key(key: &str) -> Option<View> {
        [View::Agenda, View::Speakers].into_iter().find(|view| view.key() == key)
    }
}

/// Which zone the times are shown in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// The event's.
    Event,
    /// The reader's.
    Mine,
    /// Another, by its IANA name.
    Named(String),
}

impl Choice {
    /// Its name in attributes, addresses and storage.
    pub fn key(&self) -> &str {
        match self {
            Choice::Event => "event",
            Choice::Mine => "mine",
            Choice::Named(zone) => zone,
        }
    }
}

/// What is open above the view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Open {
    /// A session, by its position.
    Session(usize),
    /// A person, by position.
    Person(usize),
}

/// The list of zones to choose from, while it is open.
#[derive(Clone, Debug, Default)]
pub struct Picker {
    /// What was typed.
    pub text: String,
    /// The choices that fit, best first.
    pub choices: Vec<Choice>,
    /// The one that Enter takes: a position in `choices`.
    pub active: usize,
}

/// What the owner of the page asked for.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The views to offer, in order; never empty.
    pub views: Vec<View>,
    /// The view to begin with.
    pub view: View,
    /// The zone to begin with.
    pub zone: Choice,
    /// BCP 47 tag of the reader's language.
    pub language: String,
    /// What the element's own keys in the address begin with.
    pub prefix: String,
}

/// Something that happened.
#[derive(Clone, Debug)]
pub enum Msg {
    /// Another view was chosen.
    Show(View),
    /// The words of the search field.
    Search(String),
    /// A value of a facet was chosen or given up.
    Toggle(Facet, String),
    /// Everything that was asked for is given up.
    Clear,
    /// The filters are to be shown, or hidden.
    Filters,
    /// All values of a facet are to be shown.
    AllOf(Facet),
    /// A session was opened, by its id.
    OpenSession(String),
    /// A person was opened, by id.
    OpenPerson(String),
    /// What was open was closed.
    Close,
    /// The list of zones was opened, or closed.
    Picker(bool),
    /// Something was typed into it.
    PickerText(String),
    /// Another of its choices is to be the active one: so many further down.
    PickerMove(isize),
    /// A zone was chosen.
    Zone(Choice),
    /// The active choice was taken.
    PickerTake,
    /// The address changed.
    Route(Route),
}

/// Parts of the page that a change leaves out of date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stale(u16);

impl Stale {
    /// Title, dates, zone.
    pub const HEAD: Stale = Stale(1);
    /// Tabs and buttons.
    pub const BAR: Stale = Stale(2);
    /// The search field, whose text was not typed.
    pub const FIELD: Stale = Stale(4);
    /// The chosen values and the number of results.
    pub const CHIPS: Stale = Stale(8);
    /// The filters.
    pub const PANEL: Stale = Stale(16);
    /// The sessions or people themselves.
    pub const MAIN: Stale = Stale(32);
    /// Which of them are hidden.
    pub const HIDDEN: Stale = Stale(64);
    /// What is open above.
    pub const DIALOG: Stale = Stale(128);
    /// The list of zones.
    pub const PICKER: Stale = Stale(256);

    /// Whether that part is among these.
    pub fn has(self, part: Stale) -> bool {
        self.0 & part.0 != 0
    }
}

impl std::ops::BitOr for Stale {
    type Output = Stale;

    fn bitor(self, other: Stale) -> Stale {
        Stale(self.0 | other.0)
    }
}

/// What is to be done with the page's address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Address {
    /// Nothing.
    Keep,
    /// It is changed in place.
    Replace,
    /// It becomes a new step, which Back takes back.
    Push,
    /// The step is taken back.
    Back,
}

/// What one element shows.
pub struct State {
    /// The agenda, as far as it was read.
    pub agenda: Agenda,
    /// The host.
    pub host: Rc<dyn Host>,
    /// The zones that the host knows.
    pub zones: Rc<Zones>,
    /// The texts of the interface.
    pub words: Words,
    /// What the owner of the page asked for.
    pub settings: Settings,
    /// The view shown.
    pub view: View,
    /// The zone chosen.
    pub choice: Choice,
    /// The reader's own zone.
    pub own_zone: String,
    /// What is asked for.
    pub query: Query,
    /// What that leaves.
    pub outcome: Outcome,
    /// The sessions in order, in the zone shown.
    pub timetable: Timetable,
    /// For each session, how many run at the same time without standing beside it.
    pub alongside: Vec<usize>,
    /// People in the order of their names.
    pub directory: Vec<usize>,
    /// What is open.
    pub open: Option<Open>,
    /// Whether the filters are shown.
    pub panel: bool,
    /// Facets all of whose values are shown.
    pub unfolded: Vec<Facet>,
    /// The list of zones, while it is open.
    pub picker: Option<Picker>,
    /// Whether more of the feed is to come.
    pub loading: bool,
    index: Index,
    pending: Route,
    clocks: RefCell<Vec<Option<Rc<str>>>>,
    abbreviations: RefCell<Vec<(String, i32, Rc<str>)>>,
}

impl State {
    /// The state before any feed was read.
    pub fn new(host: Rc<dyn Host>, words: Words, settings: Settings) -> State {
        State {
            agenda: Agenda::default(),
            zones: Rc::new(Zones::new(host.clone())),
            words,
            view: settings.view,
            choice: settings.zone.clone(),
            own_zone: host.own_zone(),
            query: Query::default(),
            outcome: Outcome::default(),
            timetable: Timetable::default(),
            alongside: Vec::new(),
            directory: Vec::new(),
            open: None,
            panel: false,
            unfolded: Vec::new(),
            picker: None,
            loading: true,
            index: Index::default(),
            pending: Route::default(),
            clocks: RefCell::new(vec![None; 24 * 60]),
            abbreviations: RefCell::default(),
            settings,
            host,
        }
    }

    /// Settles what to begin with: the zone that the page's owner asked for, the one that the reader chose on an earlier
    /// visit, and what the address says, the last of them before the others.
    pub fn begin(&mut self, wanted: &str, route: Route) {
        self.settings.zone = self.zone_choice(wanted).unwrap_or(Choice::Event);
        let choice = self.host.remembered_zone().and_then(|zone| self.zone_choice(&zone));
        self.choice = choice.unwrap_or_else(|| self.settings.zone.clone());
        self.follow(route);
    }

    /// The language whose texts of the feed are shown.
    pub fn language(&self) -> &str {
        &self.settings.language
    }

    /// The event's zone; UTC where the feed names none.
    pub fn event_zone(&self) -> &str {
        if self.agenda.event.timezone.is_empty() { "UTC" } else { &self.agenda.event.timezone }
    }

    /// The zone that the times are shown in.
    pub fn zone(&self) -> &str {
        match &self.choice {
            Choice::Event => self.event_zone(),
            Choice::Mine => &self.own_zone,
            Choice::Named(zone) => zone,
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

    /// A time of day as the reader writes it.
    pub fn clock(&self, minute: u16) -> Rc<str> {
        let place = &mut self.clocks.borrow_mut()[usize::from(minute)];
        place.get_or_insert_with(|| self.host.clock(minute).into()).clone()
    }

    /// What people call a zone's time at that instant.
    pub fn abbreviation(&self, zone: &str, at: Instant) -> Rc<str> {
        let offset = self.zones.offset(zone, at);
        let known = &mut *self.abbreviations.borrow_mut();
        if let Some((_, _, name)) = known.iter().find(|(z, o, _)| z == zone && *o == offset) {
            return name.clone();
        }
        let name: Rc<str> = self.host.zone_abbreviation(zone, at).into();
        known.push((zone.to_string(), offset, name.clone()));
        name
    }

    /// The instant for which zones are named and compared: the first that the agenda has.
    pub fn reference(&self) -> Option<Instant> {
        self.timetable.slots.iter().find_map(|slot| slot.start).or_else(|| {
            let noon = |date: crate::time::Date| Instant(i64::from(date.0) * 86_400 + 43_200);
            self.timetable.days.iter().find_map(|day| day.date).or(self.agenda.event.start).map(noon)
        })
    }

    /// Puts what was read so far in order, to be shown while more is to come.
    pub fn arrange(&mut self) {
        self.timetable = Timetable::new(&self.agenda, &self.zones, self.zone());
        if self.query.is_empty() {
            self.outcome.sessions = vec![true; self.agenda.sessions.len()];
        } else {
            self.ask_anew();
        }
    }

    /// Says that all was read, and does what the address asked for.
    pub fn complete(&mut self) {
        self.loading = false;
        self.rearrange();
        let names: Vec<&str> =
            self.agenda.people.iter().map(|p| if p.sort_name.is_empty() { p.name.as_str() } else { &p.sort_name }).collect();
        self.directory = self.host.sort(&names).into_iter().map(|place| place as usize).collect();
        let route = std::mem::take(&mut self.pending);
        self.follow(route);
    }

    fn rearrange(&mut self) {
        self.timetable = Timetable::new(&self.agenda, &self.zones, self.zone());
        self.alongside = self.timetable.alongside(&self.agenda);
        self.ask_anew();
    }

    fn ask_anew(&mut self) {
        self.index = Index::new(&self.agenda, &self.timetable, &self.zones);
        self.outcome = self.index.apply(&self.query, &self.agenda, &*self.host);
    }

    fn ask(&mut self) {
        if self.loading {
            self.ask_anew();
        } else {
            self.outcome = self.index.apply(&self.query, &self.agenda, &*self.host);
        }
    }

    /// The values of a facet that sessions have.
    pub fn values(&self, facet: Facet) -> &[String] {
        self.index.values(facet)
    }

    /// How many sessions have that value, whatever is asked for.
    pub fn usage(&self, facet: Facet, value: usize) -> usize {
        self.index.usage(facet, value)
    }

    /// Prepares some of what searching needs; returns whether there is more to prepare.
    pub fn prepare_search(&mut self) -> bool {
        self.index.fold_some(&self.agenda, &*self.host, 50)
    }

    /// The state as a link carries it.
    pub fn route(&self) -> Route {
        let (session, person) = match self.open {
            Some(Open::Session(session)) => (self.agenda.sessions[session].id.clone(), String::new()),
            Some(Open::Person(person)) => (String::new(), self.agenda.people[person].id.clone()),
            None => Default::default(),
        };
        let view = if self.view == self.settings.view { String::new() } else { self.view.key().into() };
        let zone = if self.choice == self.settings.zone { String::new() } else { self.choice.key().into() };
        Route { view, query: self.query.clone(), zone, session, person }
    }

    /// The zone of that name, if there is one.
    pub fn zone_choice(&self, key: &str) -> Option<Choice> {
        match key {
            "event" => Some(Choice::Event),
            "mine" | "reader" => Some(Choice::Mine),
            zone => self.zones.has(zone).then(|| Choice::Named(zone.to_string())),
        }
    }

    fn follow(&mut self, route: Route) -> Stale {
        let mut stale = Stale::default();
        let view = View::from_key(&route.view).filter(|view| self.settings.views.contains(view)).unwrap_or(self.settings.view);
        if view != self.view {
            self.view = view;
            stale = stale | Stale::BAR | Stale::MAIN | Stale::CHIPS;
        }
        if let Some(choice) = self.zone_choice(&route.zone).filter(|choice| *choice != self.choice) {
            stale = stale | self.set_zone(choice);
        }
        if route.query != self.query {
            self.query = route.query.clone();
            stale = stale | Stale::FIELD | self.asked();
        }
        if self.loading {
            self.pending = route;
            return stale;
        }
        let open = if route.session.is_empty() {
            self.agenda.people.iter().position(|p| !route.person.is_empty() && p.id == route.person).map(Open::Person)
        } else {
            self.agenda.sessions.iter().position(|s| s.id == route.session).map(Open::Session)
        };
        if open != self.open {
            self.open = open;
            stale = stale | Stale::DIALOG;
        }
        stale
    }

    fn asked(&mut self) -> Stale {
        self.ask();
        Stale::CHIPS | Stale::PANEL | Stale::BAR | Stale::HIDDEN
    }

    fn set_zone(&mut self, choice: Choice) -> Stale {
        self.choice = choice;
        // Days are others in another zone, and with them what was chosen of them.
        self.query.chosen.retain(|(facet, _)| *facet != Facet::Day);
        self.picker = None;
        self.rearrange();
        let open = if self.open.is_some() { Stale::DIALOG } else { Stale::default() };
        Stale::HEAD | Stale::MAIN | Stale::PANEL | Stale::CHIPS | Stale::PICKER | Stale::BAR | open
    }

    /// Takes in what happened; says which parts of the page are out of date and what becomes of the address.
    pub fn update(&mut self, msg: Msg) -> (Stale, Address) {
        let nothing = (Stale::default(), Address::Keep);
        match msg {
            Msg::Show(view) if view == self.view => nothing,
            Msg::Show(view) => {
                self.view = view;
                (Stale::BAR | Stale::MAIN | Stale::CHIPS, Address::Push)
            }
            Msg::Search(text) => {
                self.query.text = text;
                (self.asked(), Address::Replace)
            }
            Msg::Toggle(facet, value) => {
                self.query.toggle(facet, &value);
                (self.asked(), Address::Replace)
            }
            Msg::Clear => {
                self.query = Query::default();
                (Stale::FIELD | self.asked(), Address::Replace)
            }
            Msg::Filters => {
                self.panel = !self.panel;
                (Stale::PANEL | Stale::BAR, Address::Keep)
            }
            Msg::AllOf(facet) => {
                self.unfolded.push(facet);
                (Stale::PANEL, Address::Keep)
            }
            Msg::OpenSession(id) => {
                let session = self.agenda.sessions.iter().position(|s| s.id == id);
                session.map_or(nothing, |session| self.set_open(Open::Session(session)))
            }
            Msg::OpenPerson(id) => {
                let person = self.agenda.people.iter().position(|p| p.id == id);
                person.map_or(nothing, |person| self.set_open(Open::Person(person)))
            }
            Msg::Close => {
                self.open = None;
                (Stale::DIALOG, Address::Back)
            }
            Msg::Picker(open) if open == self.picker.is_some() => nothing,
            Msg::Picker(open) => {
                self.picker = open.then(|| Picker { choices: self.choices(""), ..Picker::default() });
                (Stale::PICKER, Address::Keep)
            }
            Msg::PickerText(text) => {
                self.picker = Some(Picker { choices: self.choices(&text), text, active: 0 });
                (Stale::PICKER, Address::Keep)
            }
            Msg::PickerMove(by) => {
                let Some(picker) = &mut self.picker else { return nothing };
                let count = picker.choices.len().max(1) as isize;
                picker.active = (picker.active as isize + by).rem_euclid(count) as usize;
                (Stale::PICKER, Address::Keep)
            }
            Msg::PickerTake => match self.picker.as_ref().and_then(|p| p.choices.get(p.active).cloned()) {
                Some(choice) => self.update(Msg::Zone(choice)),
                None => nothing,
            },
            Msg::Zone(choice) => (self.set_zone(choice), Address::Replace),
            Msg::Route(route) => (self.follow(route), Address::Keep),
        }
    }

    fn set_open(&mut self, open: Open) -> (Stale, Address) {
        let address = if self.open.is_some() { Address::Replace } else { Address::Push };
        self.open = Some(open);
        (Stale::DIALOG, address)
    }

    /// What the list of zones offers for what was typed: all words must stand somewhere in the name.
    fn choices(&self, text: &str) -> Vec<Choice> {
        let typed = fold(&*self.host, text.trim_ascii());
        let words: Vec<&str> = typed.split([' ', '/', '_']).filter(|w| !w.is_empty()).collect();
        let mut out = Vec::new();
        if words.is_empty() {
            out.extend([Choice::Event, Choice::Mine]);
        }
        let mut zones = self.host.zones();
        for zone in [self.event_zone(), &self.own_zone, text.trim_ascii()] {
            if self.zones.has(zone) && !zones.iter().any(|known| known.eq_ignore_ascii_case(zone)) {
                zones.push(zone.to_string());
            }
        }
        let mut found: Vec<(bool, String)> = zones
            .into_iter()
            .filter(|zone| words.iter().all(|word| zone.to_ascii_lowercase().contains(word)))
            .map(|zone| (!crate::time::city(&zone).to_ascii_lowercase().starts_with(&typed), zone))
            .collect();
        found.sort();
        out.extend(found.into_iter().map(|(_, zone)| Choice::Named(zone)));
        out
    }

    /// Sessions that run at the same time as that one, breaks and the like apart.
    pub fn simultaneous(&self, session: usize) -> Vec<usize> {
        let span = |when: When| Some((when.start()?, when.end().or(when.start())?));
        let outer = self.agenda.sessions[session].parent.unwrap_or(session);
        let Some((start, end)) = span(self.agenda.when(session)) else { return Vec::new() };
        let runs = |&other: &usize| {
            let about = &self.agenda.sessions[other];
            other != outer && !about.is_quiet() && span(about.when).is_some_and(|(s, e)| (s < end && e > start) || s == start)
        };
        self.timetable.sessions.iter().copied().filter(runs).collect()
    }
}

impl std::fmt::Debug for State {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("State")
    }
}
