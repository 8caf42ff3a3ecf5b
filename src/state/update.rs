//! What happens to the state: messages come in, and what is out of date comes out.

use super::{Overlay, State, View, ZoneChoice};
use crate::model::{Person, PersonId, SessionId, When};
use crate::query::{Facet, Index, Query};
use crate::route::Route;
use crate::time::{Hours, Instant};

/// The list of zones to choose from, while it is open.
#[derive(Clone, Debug, Default)]
pub struct Picker {
    /// What was typed.
    pub text: String,
    /// The choices that fit, best first.
    pub choices: Vec<ZoneChoice>,
    /// The one that Enter takes: a position in `choices`.
    pub active: usize,
}

/// Something that happened.
#[derive(Clone, Debug)]
pub enum Action {
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
    /// A session was opened.
    OpenSession(SessionId),
    /// A person was opened.
    OpenPerson(PersonId),
    /// What was open was closed.
    Close,
    /// The list of zones was opened, or closed.
    Picker(bool),
    /// Something was typed into it.
    PickerText(String),
    /// Another of its choices is to be the active one: so many further down.
    PickerMove(isize),
    /// A zone was chosen.
    Zone(ZoneChoice),
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
    /// The chosen values and the number of results.
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
const ASKED: Dirty = Dirty(Dirty::CHIPS.0 | Dirty::PANEL.0 | Dirty::BADGE.0 | Dirty::HIDDEN.0);

impl std::ops::BitOr for Dirty {
    type Output = Dirty;

    fn bitor(self, other: Dirty) -> Dirty {
        Dirty(self.0 | other.0)
    }
}

/// What is to be done with the page's address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HistoryOp {
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
        match &self.overlay {
            Some(Overlay::Session(id)) => session = id.0.clone(),
            Some(Overlay::Person(id)) => person = id.0.clone(),
            Some(Overlay::Zones) => compared = self.compared.clone(),
            None => {}
        }
        let view = if self.view == self.settings.view { String::new() } else { self.view.key().into() };
        let zone = if self.choice == self.settings.zone { String::new() } else { self.choice.key().into() };
        Route { view, query: self.query.clone(), zone, session, person, compared }
    }

    /// Does what an address asks for.
    pub fn follow(&mut self, route: Route) -> Dirty {
        let mut dirty = Dirty::default();
        let view = View::from_key(&route.view).filter(|view| self.settings.views.contains(view)).unwrap_or(self.settings.view);
        if view != self.view {
            self.view = view;
            self.settle(false);
            dirty = dirty | Dirty::BAR | Dirty::MAIN | Dirty::CHIPS;
        }
        if let Some(choice) = self.zone_choice(&route.zone).filter(|choice| *choice != self.choice) {
            dirty = dirty | self.set_zone(choice);
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
                dirty = dirty | Dirty::MAIN;
            }
            dirty = dirty | Dirty::FIELD | self.asked();
        }
        dirty | self.open_linked(&route)
    }

    /// Opens what the address names, or closes what it does not name any more.
    pub fn open_linked(&mut self, route: &Route) -> Dirty {
        let mut compared: Vec<String> = Vec::new();
        for zone in &route.compared {
            if self.zones.has(zone) && !compared.contains(zone) && compared.len() < super::COMPARED {
                compared.push(zone.clone());
            }
        }
        let same = compared == self.compared;
        let open = if !compared.is_empty() {
            self.compared = compared;
            Some(Overlay::Zones)
        } else if route.session.is_empty() {
            self.agenda.person(&route.person).map(|person| Overlay::Person(self.agenda.people[person].id.clone()))
        } else {
            self.agenda.linked_session(&route.session).map(|session| Overlay::Session(self.agenda.sessions[session].id.clone()))
        };
        let changed = open != self.overlay || (open == Some(Overlay::Zones) && !same);
        self.overlay = open;
        if changed { Dirty::DIALOG } else { Dirty::default() }
    }

    fn asked(&mut self) -> Dirty {
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
            self.directory = self.platform.sort(&names).into_iter().map(|place| place as usize).collect();
        }
        let hours = self.hours();
        let index =
            self.index.get_or_insert_with(|| Index::new(&self.agenda, &self.timetable, &self.zones, (&self.own_zone, hours)));
        self.outcome = index.apply(&self.query, &self.found, &self.agenda);
    }

    fn set_zone(&mut self, choice: ZoneChoice) -> Dirty {
        let before = self.zone().to_string();
        self.choice = choice;
        self.picker = None;
        self.rezone(&before)
    }

    /// Brings everything up to date when the zone shown, which was that one, or the reader's own may be another.
    fn rezone(&mut self, before: &str) -> Dirty {
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
        Dirty::HEAD | Dirty::MAIN | Dirty::PANEL | Dirty::CHIPS | Dirty::PICKER | Dirty::BADGE | Dirty::LIVE | open
    }

    /// The dialog, if there is something in it.
    pub fn whatever_is_open(&self) -> Dirty {
        if self.overlay.is_some() { Dirty::DIALOG } else { Dirty::default() }
    }

    fn set_hours(&mut self, hours: Hours) -> Dirty {
        self.hours = Some(hours);
        self.platform.remember("hours", &hours.key());
        for (facet, value) in &mut self.query.chosen {
            if *facet == Facet::Hours {
                *value = hours.key();
            }
        }
        self.index = None;
        self.ask();
        let open = self.whatever_is_open();
        Dirty::MAIN | open | ASKED
    }

    /// Brings what is on up to date, and the reader's own zone, which may be another since they travelled.
    fn tick(&mut self, at: Instant) -> Dirty {
        let now = self.at(at);
        let Some(before) = self.now.replace(now.clone()) else { return Dirty::LIVE | Dirty::MARKS };
        let mut dirty = Dirty::default();
        if before.at != now.at {
            let same = (&before.on, &before.next, before.line) == (&now.on, &now.next, now.line) && before.before == now.before;
            dirty = if same { Dirty::LIVE } else { Dirty::LIVE | Dirty::MARKS };
            let own = self.platform.own_zone();
            if !own.is_empty() && own != self.own_zone {
                dirty = dirty | self.travel(own);
            }
        }
        dirty
    }

    /// Takes in that the reader's clock shows the time of another zone than before.
    fn travel(&mut self, own: String) -> Dirty {
        let shown = self.zone().to_string();
        let before = std::mem::replace(&mut self.own_zone, own);
        self.knows_own_zone = true;
        self.platform.remember("own", &self.own_zone);
        self.came_from = Some(before).filter(|zone| self.has_moved(zone));
        self.rezone(&shown)
    }

    /// Compares the reader's own zone with the one that it was on an earlier visit.
    pub fn recall_zone(&mut self) {
        if !self.knows_own_zone {
            return;
        }
        let before = self.platform.remembered("own");
        self.platform.remember("own", &self.own_zone);
        self.came_from = before.filter(|zone| self.zones.has(zone) && self.has_moved(zone));
    }

    /// Whether the reader's clock shows something else now than it would in that zone.
    fn has_moved(&self, zone: &str) -> bool {
        let at = self.now.as_ref().and_then(|now| now.at).unwrap_or(Instant(0));
        self.zones.offset(zone, at) != self.zones.offset(&self.own_zone, at)
    }

    /// Takes in what happened; says which parts of the page are out of date and what becomes of the address.
    pub fn update(&mut self, action: Action) -> (Dirty, HistoryOp) {
        let nothing = (Dirty::default(), HistoryOp::Keep);
        match action {
            Action::Show(view) if view == self.view => nothing,
            Action::Show(view) => {
                self.view = view;
                self.settle(false);
                (Dirty::BAR | Dirty::MAIN | Dirty::CHIPS, HistoryOp::Push)
            }
            Action::Search(text) => {
                self.search_for(text);
                (ASKED, HistoryOp::Soon)
            }
            Action::Toggle(facet, value) => {
                self.query.toggle(facet, &value);
                (self.asked(), HistoryOp::Replace)
            }
            Action::Clear => {
                self.query = Query::default();
                (Dirty::FIELD | self.asked(), HistoryOp::Replace)
            }
            Action::Filters => {
                self.panel = !self.panel;
                self.ask();
                (Dirty::PANEL | Dirty::BAR, HistoryOp::Keep)
            }
            Action::AllOf(facet) => {
                self.unfolded.push(facet);
                (Dirty::PANEL, HistoryOp::Keep)
            }
            Action::OpenSession(id) => {
                if self.agenda.session(&id).is_some() {
                    self.open_overlay(Overlay::Session(id))
                } else {
                    nothing
                }
            }
            Action::OpenPerson(id) => {
                if self.agenda.person(&id).is_some() {
                    self.open_overlay(Overlay::Person(id))
                } else {
                    nothing
                }
            }
            Action::Close => {
                self.overlay = None;
                (Dirty::DIALOG, HistoryOp::Back)
            }
            Action::Picker(open) if open == self.picker.is_some() => nothing,
            Action::Picker(open) => {
                self.picker = open.then(|| Picker { choices: self.choices(""), ..Picker::default() });
                (Dirty::PICKER, HistoryOp::Keep)
            }
            Action::PickerText(text) => {
                self.picker = Some(Picker { choices: self.choices(&text), text, active: 0 });
                (Dirty::PICKER, HistoryOp::Keep)
            }
            Action::PickerMove(by) => {
                let Some(picker) = &mut self.picker else { return nothing };
                let count = picker.choices.len().max(1) as isize;
                picker.active = (picker.active as isize + by).rem_euclid(count) as usize;
                (Dirty::PICKER, HistoryOp::Keep)
            }
            Action::PickerTake => match self.picker.as_ref().and_then(|p| p.choices.get(p.active).cloned()) {
                Some(choice) => self.update(Action::Zone(choice)),
                None => nothing,
            },
            Action::Zone(choice) => (self.set_zone(choice), HistoryOp::Replace),
            Action::Hours(hours) => (self.set_hours(hours), HistoryOp::Replace),
            Action::Tick(at) => (self.tick(at), HistoryOp::Keep),
            Action::Seen => {
                self.came_from = None;
                (Dirty::LIVE, HistoryOp::Keep)
            }
            Action::Compare => {
                self.compared = self.zones_to_compare();
                self.picker = None;
                let (dirty, address) = self.open_overlay(Overlay::Zones);
                (dirty | Dirty::PICKER, address)
            }
            Action::CompareWith(text) => {
                let found = self.choices(&text).into_iter().find_map(|choice| match choice {
                    ZoneChoice::Named(zone) => Some(zone),
                    _ => None,
                });
                let Some(zone) = found.filter(|_| !text.trim_ascii().is_empty()) else { return nothing };
                if !self.compared.contains(&zone) {
                    self.compared.truncate(super::COMPARED - 1);
                    self.compared.push(zone);
                }
                (Dirty::DIALOG, HistoryOp::Replace)
            }
            Action::Route(route) => (self.follow(route), HistoryOp::Keep),
        }
    }

    fn open_overlay(&mut self, overlay: Overlay) -> (Dirty, HistoryOp) {
        // From a session to its speakers is no step that Back has to take back; from the comparison to a session is.
        let address = if matches!(self.overlay, None | Some(Overlay::Zones)) { HistoryOp::Push } else { HistoryOp::Replace };
        self.overlay = Some(overlay);
        (Dirty::DIALOG, address)
    }

    /// The past year that the open session is in, where past years are apart.
    pub fn past_year_of_open(&self) -> Option<i32> {
        let Some(Overlay::Session(id)) = &self.overlay else { return None };
        let session = self.agenda.session(id)?;
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
