//! What happens to the state: messages come in, and what is out of date comes out.

use super::{Choice, Open, State, View};
use crate::model::{Person, When};
use crate::query::{Facet, Index, Query};
use crate::route::Route;
use crate::time::{Hours, Instant};

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
    /// The reader said at which hours they are awake.
    Hours(Hours),
    /// Time has passed: it is that moment now.
    Tick(Instant),
    /// That the reader's clock has moved to another zone was seen.
    Seen,
    /// The zones are to be compared.
    Compare,
    /// A zone was typed that is to be compared with the others.
    CompareWith(String),
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
    /// Tabs and whether the filters are shown.
    pub const BAR: Stale = Stale(2);
    /// How many values are chosen.
    pub const BADGE: Stale = Stale(512);
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
    /// What is on now, in words.
    pub const LIVE: Stale = Stale(1024);
    /// What is on now, among the sessions.
    pub const MARKS: Stale = Stale(2048);

    /// Whether that part is among these.
    pub fn has(self, part: Stale) -> bool {
        self.0 & part.0 != 0
    }
}

/// What another query leaves out of date.
const ASKED: Stale = Stale(Stale::CHIPS.0 | Stale::PANEL.0 | Stale::BADGE.0 | Stale::HIDDEN.0);

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
    /// It is changed in place when no more is typed; some browsers refuse to change it with every key.
    Soon,
    /// It becomes a new step, which Back takes back.
    Push,
    /// The step is taken back.
    Back,
}

impl State {
    /// The values of a facet that sessions have.
    pub fn values(&self, facet: Facet) -> &[String] {
        self.index.as_ref().map_or(&[], |index| index.values(facet))
    }

    /// How many sessions have that value, whatever is asked for.
    pub fn usage(&self, facet: Facet, value: usize) -> usize {
        self.index.as_ref().map_or(0, |index| index.usage(facet, value))
    }

    /// The state as a link carries it.
    pub fn route(&self) -> Route {
        let (mut session, mut person, mut compared) = Default::default();
        match self.open {
            Some(Open::Session(open)) => session = self.agenda.sessions[open].id.clone(),
            Some(Open::Person(open)) => person = self.agenda.people[open].id.clone(),
            Some(Open::Zones) => compared = self.compared.clone(),
            None => {}
        }
        let view = if self.view == self.settings.view { String::new() } else { self.view.key().into() };
        let zone = if self.choice == self.settings.zone { String::new() } else { self.choice.key().into() };
        Route { view, query: self.query.clone(), zone, session, person, compared }
    }

    /// Does what an address asks for.
    pub fn follow(&mut self, route: Route) -> Stale {
        let mut stale = Stale::default();
        let view = View::from_key(&route.view).filter(|view| self.settings.views.contains(view)).unwrap_or(self.settings.view);
        if view != self.view {
            self.view = view;
            self.settle(false);
            stale = stale | Stale::BAR | Stale::MAIN | Stale::CHIPS;
        }
        if let Some(choice) = self.zone_choice(&route.zone).filter(|choice| *choice != self.choice) {
            stale = stale | self.set_zone(choice);
        }
        if route.query != self.query {
            self.query = route.query.clone();
            let before = self.hours;
            self.query.chosen.retain_mut(|(facet, value)| {
                let hours = Hours::parse(value).filter(|_| *facet == Facet::Hours);
                if let Some(hours) = hours {
                    self.hours = Some(hours);
                    *value = hours.key();
                }
                *facet != Facet::Hours || hours.is_some()
            });
            if self.hours != before {
                self.index = None;
                stale = stale | Stale::MAIN;
            }
            stale = stale | Stale::FIELD | self.asked();
        }
        stale | self.open_linked(&route)
    }

    /// Opens what the address names, or closes what it does not name any more.
    pub fn open_linked(&mut self, route: &Route) -> Stale {
        let mut compared: Vec<String> = Vec::new();
        for zone in &route.compared {
            if self.zones.has(zone) && !compared.contains(zone) && compared.len() < super::COMPARED {
                compared.push(zone.clone());
            }
        }
        let same = compared == self.compared;
        let open = if !compared.is_empty() {
            self.compared = compared;
            Some(Open::Zones)
        } else if route.session.is_empty() {
            self.agenda.people.iter().position(|p| !route.person.is_empty() && p.id == route.person).map(Open::Person)
        } else {
            // A link may have the id of a talk that is given several times.
            let sessions = &self.agenda.sessions;
            let found = sessions.iter().position(|s| s.id == route.session);
            found.or_else(|| sessions.iter().position(|s| s.repeat_of == route.session)).map(Open::Session)
        };
        let changed = open != self.open || (open == Some(Open::Zones) && !same);
        self.open = open;
        if changed { Stale::DIALOG } else { Stale::default() }
    }

    fn asked(&mut self) -> Stale {
        self.settle(true);
        ASKED
    }

    /// Brings the outcome up to date, with facets and people.
    #[inline(never)]
    pub(super) fn ask(&mut self) {
        let people = &self.agenda.people;
        if self.directory.len() != people.len() {
            let name =
                |person: &'_ Person| if person.sort_name.is_empty() { person.name.clone() } else { person.sort_name.clone() };
            let names: Vec<String> = people.iter().map(name).collect();
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            self.directory = self.host.sort(&names).into_iter().map(|place| place as usize).collect();
        }
        let hours = self.hours();
        let index =
            self.index.get_or_insert_with(|| Index::new(&self.agenda, &self.timetable, &self.zones, (&self.own_zone, hours)));
        self.outcome = index.apply(&self.query, &self.found, &self.agenda);
    }

    fn set_zone(&mut self, choice: Choice) -> Stale {
        let before = self.zone().to_string();
        self.choice = choice;
        self.picker = None;
        self.rezone(&before)
    }

    /// Brings everything up to date when the zone shown, which was that one, or the reader's own may be another.
    fn rezone(&mut self, before: &str) -> Stale {
        // Days are others in another zone, and with them what was chosen of them.
        if self.zone() != before {
            self.query.chosen.retain(|(facet, _)| *facet != Facet::Day);
        }
        self.rearrange();
        if self.panel {
            self.ask();
        }
        self.now = self.now.take().and_then(|now| Some(self.at(now.at?)));
        let open = self.whatever_is_open();
        Stale::HEAD | Stale::MAIN | Stale::PANEL | Stale::CHIPS | Stale::PICKER | Stale::BADGE | Stale::LIVE | open
    }

    /// The dialog, if there is something in it.
    pub fn whatever_is_open(&self) -> Stale {
        if self.open.is_some() { Stale::DIALOG } else { Stale::default() }
    }

    fn set_hours(&mut self, hours: Hours) -> Stale {
        self.hours = Some(hours);
        self.host.remember("hours", &hours.key());
        for (facet, value) in &mut self.query.chosen {
            if *facet == Facet::Hours {
                *value = hours.key();
            }
        }
        self.index = None;
        self.ask();
        let open = self.whatever_is_open();
        Stale::MAIN | open | ASKED
    }

    /// Brings what is on up to date, and the reader's own zone, which may be another since they travelled.
    fn tick(&mut self, at: Instant) -> Stale {
        let now = self.at(at);
        let Some(before) = self.now.replace(now.clone()) else { return Stale::LIVE | Stale::MARKS };
        let mut stale = Stale::default();
        if before.at != now.at {
            let same = (&before.on, &before.next, before.line) == (&now.on, &now.next, now.line) && before.before == now.before;
            stale = if same { Stale::LIVE } else { Stale::LIVE | Stale::MARKS };
            let own = self.host.own_zone();
            if !own.is_empty() && own != self.own_zone {
                stale = stale | self.travel(own);
            }
        }
        stale
    }

    /// Takes in that the reader's clock shows the time of another zone than before.
    fn travel(&mut self, own: String) -> Stale {
        let shown = self.zone().to_string();
        let before = std::mem::replace(&mut self.own_zone, own);
        self.knows_own_zone = true;
        self.host.remember("own", &self.own_zone);
        self.came_from = Some(before).filter(|zone| self.has_moved(zone));
        self.rezone(&shown)
    }

    /// Compares the reader's own zone with the one that it was on an earlier visit.
    pub fn recall_zone(&mut self) {
        if !self.knows_own_zone {
            return;
        }
        let before = self.host.remembered("own");
        self.host.remember("own", &self.own_zone);
        self.came_from = before.filter(|zone| self.zones.has(zone) && self.has_moved(zone));
    }

    /// Whether the reader's clock shows something else now than it would in that zone.
    fn has_moved(&self, zone: &str) -> bool {
        let at = self.now.as_ref().and_then(|now| now.at).unwrap_or(Instant(0));
        self.zones.offset(zone, at) != self.zones.offset(&self.own_zone, at)
    }

    /// Takes in what happened; says which parts of the page are out of date and what becomes of the address.
    pub fn update(&mut self, msg: Msg) -> (Stale, Address) {
        let nothing = (Stale::default(), Address::Keep);
        match msg {
            Msg::Show(view) if view == self.view => nothing,
            Msg::Show(view) => {
                self.view = view;
                self.settle(false);
                (Stale::BAR | Stale::MAIN | Stale::CHIPS, Address::Push)
            }
            Msg::Search(text) => {
                self.search_for(text);
                (ASKED, Address::Soon)
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
                self.ask();
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
            Msg::Hours(hours) => (self.set_hours(hours), Address::Replace),
            Msg::Tick(at) => (self.tick(at), Address::Keep),
            Msg::Seen => {
                self.came_from = None;
                (Stale::LIVE, Address::Keep)
            }
            Msg::Compare => {
                self.compared = self.zones_to_compare();
                self.picker = None;
                let (stale, address) = self.set_open(Open::Zones);
                (stale | Stale::PICKER, address)
            }
            Msg::CompareWith(text) => {
                let found = self.choices(&text).into_iter().find_map(|choice| match choice {
                    Choice::Named(zone) => Some(zone),
                    _ => None,
                });
                let Some(zone) = found.filter(|_| !text.trim_ascii().is_empty()) else { return nothing };
                if !self.compared.contains(&zone) {
                    self.compared.truncate(super::COMPARED - 1);
                    self.compared.push(zone);
                }
                (Stale::DIALOG, Address::Replace)
            }
            Msg::Route(route) => (self.follow(route), Address::Keep),
        }
    }

    fn set_open(&mut self, open: Open) -> (Stale, Address) {
        // From a session to its speakers is no step that Back has to take back; from the comparison to a session is.
        let address = if matches!(self.open, None | Some(Open::Zones)) { Address::Push } else { Address::Replace };
        self.open = Some(open);
        (Stale::DIALOG, address)
    }

    /// The past year that the open session is in, where past years are apart.
    pub fn past_year_of_open(&self) -> Option<i32> {
        let Some(Open::Session(session)) = self.open else { return None };
        let outer = self.agenda.sessions[session].parent.unwrap_or(session);
        let (day, table) = (self.day(outer)?, &self.timetable);
        table.days[table.past..].iter().any(|past| past.date == Some(day)).then_some(day.parts().0)
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
        self.timetable.starts().filter(runs).collect()
    }
}
