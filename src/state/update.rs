//! What happens to the state: actions come in, effects come out.

use super::effects::{ASKED, Dirty, Effects, Focus, HistoryOp, Notice};
use super::grid::take_day;
use super::{Overlay, Selection, State, View, ZoneChoice};
use crate::grid::{Grid, Move};
use crate::model::{Person, PersonId, SessionId, When};
use crate::query::{Facet, Index, Query};
use crate::route::Route;
use crate::time::{Date, Hours, Instant, Stamp, stamp};

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
    /// A day was chosen by its tab.
    ShowDay(Date),
    /// The reader scrolled to a day.
    PassDay(Date),
    /// The element is that wide now, in CSS pixels.
    Width(u32),
    /// A room of the grid was chosen, by its id.
    ShowRoom(String),
    /// The room so many further on in the grid was chosen.
    StepRoom(isize),
    /// The grid is to hide what does not match, or to show it again.
    HideOthers,
    /// The page is about to be printed, or was.
    Paper(bool),
    /// A key that moves the focus was pressed in the cell of a session.
    MoveInGrid(SessionId, Move),
    /// The filters are to be shown, or hidden.
    Filters,
    /// The fields of a facet are to be shown.
    AllOf(Facet),
    /// Something was typed to find a value of a facet.
    FacetText(Facet, String),
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
    /// The tab so many further on is chosen from the keyboard.
    Tab(isize),
    /// A letter above the directory was chosen: the first person under it.
    Letter(PersonId),
    /// The view is to show what is on now.
    ShowNow,
    /// A session is starred, or its star removed.
    Star(SessionId),
    /// *My agenda* is to be taken to another device.
    Share,
    /// A calendar file of some sessions is to be saved.
    SaveCalendar(Selection),
    /// *My agenda* is to be saved as a file.
    Export,
    /// A file is to be chosen for import.
    Pick,
    /// The content of the file that was chosen.
    Import(String),
    /// The page is to be printed.
    Print,
    /// The link to *My agenda* is to be handed to another app.
    Send,
    /// The shared sessions are to be starred as well.
    TakeOffer,
    /// The shared sessions are only to be looked at.
    ViewOffer,
    /// They have been looked at: back to the reader's own agenda.
    LeaveOffer,
    /// These sessions are to be starred, and no others.
    SetStars(Vec<SessionId>),
    /// The stored stars may be others, by another tab or element.
    StarsChanged,
    /// The address of what is open is to be copied.
    CopyLink,
    /// What is over of today is to be shown, or folded away.
    Fold,
    /// The reader has seen what the line of changes tells.
    Dismiss,
    /// The feed could not be read again, and what is shown is of that moment; or it could.
    AsOf(Option<Instant>),
    /// The widget listens from that moment on. The address asks for that, for all of it if it was `moved` since the feed was asked for.
    Begin {
        /// The moment.
        at: Instant,
        /// What the address asks for.
        route: Route,
        /// Whether the address was changed since the feed was asked for.
        moved: bool,
    },
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

    pub(super) fn asked(&mut self) -> Dirty {
        self.settle(true);
        let is_laid_out_anew = self.view == View::Grid && self.hides;
        if is_laid_out_anew { ASKED | Dirty::MAIN } else { ASKED }
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
        let has_changed = |id: &str| self.updates.as_ref().is_some_and(|updates| updates.has(id));
        let index = self.index.get_or_insert_with(|| {
            let mut index = Index::new(&self.agenda, &self.timetable, &self.zones, (&self.own_zone, hours), has_changed);
            index.star(&self.agenda, &self.mine.stars);
            index
        });
        self.outcome = index.apply(&self.query, &self.found, &self.agenda);
    }

    pub(super) fn set_zone(&mut self, choice: ZoneChoice) -> Dirty {
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

    fn set_hours(&mut self, hours: Hours, out: &mut Effects) {
        self.hours = Some(hours);
        out.store.push(("hours".into(), hours.key()));
        for (facet, value) in &mut self.query.chosen {
            if *facet == Facet::Hours {
                *value = hours.key();
            }
        }
        self.index = None;
        self.ask();
        out.dirty |= Dirty::MAIN | self.whatever_is_open() | ASKED;
    }

    /// Brings what is on up to date, and the reader's own zone, which may be another since they travelled.
    fn tick(&mut self, at: Instant, out: &mut Effects) {
        let now = self.at(at);
        if self.view == View::Now && self.now.as_ref().is_none_or(|before| before.at != now.at) {
            out.dirty |= Dirty::MAIN;
        }
        let Some(before) = self.now.replace(now.clone()) else {
            out.dirty |= Dirty::LIVE | Dirty::MARKS;
            return;
        };
        if before.at != now.at {
            let same = (&before.on, &before.next, before.line) == (&now.on, &now.next, now.line) && before.before == now.before;
            out.dirty |= if same { Dirty::LIVE } else { Dirty::LIVE | Dirty::MARKS };
            let own = self.platform.own_zone();
            if !own.is_empty() && own != self.own_zone {
                self.travel(own, out);
            }
        }
    }

    /// Takes in that the reader's clock shows the time of another zone than before.
    fn travel(&mut self, own: String, out: &mut Effects) {
        let shown = self.zone().to_string();
        let before = std::mem::replace(&mut self.own_zone, own);
        self.knows_own_zone = true;
        out.store.push(("own".into(), self.own_zone.clone()));
        self.came_from = Some(before).filter(|zone| self.has_moved(zone));
        out.dirty |= self.rezone(&shown);
    }

    /// Compares the reader's own zone with the one that it was on an earlier visit.
    fn recall_zone(&mut self, out: &mut Effects) {
        if !self.knows_own_zone {
            return;
        }
        let before = self.platform.remembered("own");
        out.store.push(("own".into(), self.own_zone.clone()));
        self.came_from = before.filter(|zone| self.zones.has(zone) && self.has_moved(zone));
    }

    /// Whether the reader's clock shows something else now than it would in that zone.
    fn has_moved(&self, zone: &str) -> bool {
        let at = self.now.as_ref().and_then(|now| now.at).unwrap_or(Instant(0));
        self.zones.offset(zone, at) != self.zones.offset(&self.own_zone, at)
    }

    /// Takes in what happened; says what the page has to do.
    pub fn update(&mut self, action: Action) -> Effects {
        let mut out = Effects::default();
        let begins = matches!(action, Action::Begin { .. });
        let (before, lists_zones) = (self.overlay.clone(), self.picker.is_some());
        self.act(action, &mut out);
        self.follow_overlay();
        let Effects { dirty, focus, notices, .. } = &mut out;
        if lists_zones && dirty.has(Dirty::HEAD) {
            *focus = Some(Focus::ZoneButton);
        }
        if dirty.has(Dirty::DIALOG) {
            match (&self.overlay, before) {
                (Some(now), Some(before)) if !begins && *now == before => {}
                (Some(_), _) => *focus = Some(Focus::Dialog),
                (None, closed) => {
                    *focus = closed.map(|closed| self.focus_after(&closed));
                    // From one session to the next leads to other days as well.
                    if let Some(Focus::Session(id)) = focus {
                        *dirty |= self.grid_leads_to(id);
                    }
                }
            }
        }
        let opens = dirty.has(Dirty::DIALOG) && matches!(self.overlay, Some(Overlay::Session(_) | Overlay::Person(_)));
        let told = [(Notice::Open, opens && !begins), (Notice::Filter, dirty.has(Dirty::HIDDEN) && !begins)];
        notices.extend(told.into_iter().chain([(Notice::Work, dirty.has(Dirty::MAIN))]).filter(|told| told.1).map(|told| told.0));
        out
    }

    fn act(&mut self, action: Action, out: &mut Effects) {
        match action {
            Action::Show(view) => self.show(view, out),
            Action::Tab(by) => {
                let views = self.views();
                let at = views.iter().position(|view| *view == self.view).unwrap_or(0) as isize;
                let next = views[(at + by).rem_euclid(views.len() as isize) as usize];
                self.show(next, out);
                out.focus = Some(Focus::Tab(next));
            }
            Action::Search(text) => {
                self.query.text = text;
                (out.dirty, out.history) = (self.asked(), HistoryOp::Soon);
            }
            Action::Toggle(Facet::Day, day) if self.view == View::Grid => {
                if let Some(Stamp::Date(date)) = stamp(&day) {
                    self.show_day(date, out);
                }
            }
            Action::Toggle(facet, value) => {
                self.query.toggle(facet, &value);
                (out.dirty, out.history) = (self.asked(), HistoryOp::Replace);
            }
            Action::Clear => {
                self.query = Query::default();
                (out.dirty, out.history) = (Dirty::FIELD | self.asked(), HistoryOp::Replace);
            }
            Action::ShowDay(date) => self.show_day(date, out),
            Action::PassDay(date) => self.pass_day(date, out),
            Action::Width(width) => self.set_width(width, out),
            Action::ShowRoom(id) => self.show_room(id, out),
            Action::StepRoom(by) => {
                if let Some(id) = self.room_beside(by) {
                    self.show_room(id, out);
                }
            }
            Action::HideOthers => {
                self.hides = !self.hides;
                self.lay_out();
                out.dirty = Dirty::MAIN;
            }
            Action::Paper(is_printed) => {
                self.is_printed = is_printed;
                out.dirty = if self.view == View::Grid { Dirty::MAIN } else { Dirty::default() };
            }
            Action::MoveInGrid(from, key) => self.move_in_grid(&from, key, out),
            Action::Filters => {
                self.panel = !self.panel;
                self.ask();
                out.dirty = Dirty::PANEL | Dirty::BAR;
            }
            Action::AllOf(facet) => {
                self.unfolded.push(facet);
                out.dirty = Dirty::PANEL;
            }
            Action::FacetText(facet, text) => {
                self.facet_text = Some((facet, text));
                out.values = Some(facet);
            }
            Action::OpenSession(id) if self.agenda.session(&id).is_some() => self.open_overlay(Overlay::Session(id), out),
            Action::OpenPerson(id) if self.agenda.person(&id).is_some() => self.open_overlay(Overlay::Person(id), out),
            Action::OpenSession(_) | Action::OpenPerson(_) => {}
            Action::Close => {
                self.overlay = None;
                (out.dirty, out.history) = (Dirty::DIALOG, HistoryOp::Back);
            }
            Action::Star(id) => self.toggle_star(&id, out),
            Action::Share => self.open_overlay(Overlay::Share, out),
            Action::SaveCalendar(selection) => out.file = self.calendar_file(&selection),
            Action::Export => out.file = Some(self.export()),
            Action::Pick => out.pick = true,
            Action::Import(text) => {
                self.import(&text);
                (out.dirty, out.history) = (Dirty::DIALOG, HistoryOp::Replace);
            }
            Action::Print => out.print = true,
            Action::Send => out.send = true,
            Action::TakeOffer => self.take_offer(out),
            Action::ViewOffer => self.view_offer(out),
            Action::LeaveOffer => self.leave_offer(out),
            Action::SetStars(ids) => self.set_stars(&ids, out),
            Action::StarsChanged => self.reread_stars(out),
            Action::CopyLink => out.copy = true,
            Action::Letter(person) => (out.focus, out.scroll) = (Some(Focus::Person(person)), true),
            Action::ShowNow => self.show_now(out),
            Action::Picker(open) if open == self.picker.is_some() => {}
            Action::Picker(open) => {
                self.picker = open.then(|| Picker { choices: self.choices(""), ..Picker::default() });
                out.dirty = Dirty::PICKER;
                out.focus = open.then_some(Focus::ZoneField);
            }
            Action::PickerText(text) => {
                self.picker = Some(Picker { choices: self.choices(&text), text, active: 0 });
                out.dirty = Dirty::PICKER;
            }
            Action::PickerMove(by) => {
                let Some(picker) = &mut self.picker else { return };
                let count = picker.choices.len().max(1) as isize;
                picker.active = (picker.active as isize + by).rem_euclid(count) as usize;
                out.dirty = Dirty::PICKER;
            }
            Action::PickerTake => {
                if let Some(choice) = self.picker.as_ref().and_then(|p| p.choices.get(p.active).cloned()) {
                    self.choose_zone(choice, out);
                }
            }
            Action::Zone(choice) => self.choose_zone(choice, out),
            Action::Hours(hours) => {
                self.set_hours(hours, out);
                out.history = HistoryOp::Replace;
            }
            Action::Tick(at) => self.tick(at, out),
            Action::Seen => {
                (self.came_from, self.is_link_broken) = (None, false);
                (out.dirty, out.focus) = (Dirty::LIVE, Some(Focus::ZoneButton));
            }
            Action::Compare => {
                self.compared = self.zones_to_compare();
                self.picker = None;
                self.open_overlay(Overlay::Zones, out);
                out.dirty |= Dirty::PICKER;
            }
            Action::CompareWith(text) => self.compare_with(&text, out),
            Action::Route(route) => out.dirty = self.follow(route),
            Action::Fold => {
                self.unfolds_today = !self.unfolds_today;
                out.dirty = Dirty::MARKS;
            }
            Action::Dismiss => self.dismiss_news(out),
            Action::AsOf(as_of) => self.set_as_of(as_of, out),
            Action::Begin { at, route, moved } => {
                self.tick(at, out);
                self.recall_zone(out);
                self.reread_stars(out);
                self.recall_visit(at, out);
                self.tolerant = true;
                if !self.query.text.is_empty() {
                    self.settle(true);
                }
                let is_by_time = matches!(self.view, View::Agenda | View::Grid);
                out.open_at_now = route == Route::default() && is_by_time && self.is_under_way();
                if out.open_at_now && self.view == View::Agenda {
                    self.pass_day(self.date_at(at), out);
                }
                let query = route.query.clone();
                let asks_for_part = !query.is_empty() || !route.view.is_empty();
                let asked = if moved { self.follow(route) } else { self.open_linked(&route) };
                out.dirty |=
                    asked | self.whatever_is_open() | Dirty::BADGE | Dirty::CHIPS | Dirty::LIVE | Dirty::MARKS | Dirty::DAYS;
                if !self.near().is_empty() {
                    out.dirty |= Dirty::HIDDEN;
                }
                out.history = if query == self.query { HistoryOp::Keep } else { HistoryOp::Replace };
                match &self.overlay {
                    Some(Overlay::Session(id)) if self.view != View::Speakers => out.reveal = Some(id.clone()),
                    _ => out.show_element = asks_for_part,
                }
            }
        }
    }

    fn show(&mut self, view: View, out: &mut Effects) {
        if view != self.view {
            out.left = Some(std::mem::replace(&mut self.view, view));
            self.mine.guest.clear();
            self.list_mine();
            if view == View::Grid {
                // A grid opens at today by itself, so that needs no place in the address.
                let today = self.now.as_ref().and_then(|now| now.at).map(|now| self.date_at(now));
                self.shown_day = take_day(&mut self.query).or(self.shown_day.filter(|day| Some(*day) != today));
            }
            self.grid = Grid::default();
            self.settle(false);
            (out.dirty, out.history) = (Dirty::BAR | Dirty::MAIN | Dirty::CHIPS, HistoryOp::Push);
        }
    }

    fn choose_zone(&mut self, choice: ZoneChoice, out: &mut Effects) {
        (out.dirty, out.history) = (self.set_zone(choice), HistoryOp::Replace);
        out.store.extend(self.chosen_zones());
    }

    /// Compares another zone, if one is meant.
    fn compare_with(&mut self, text: &str, out: &mut Effects) {
        let named = |choice| if let ZoneChoice::Named(zone) = choice { Some(zone) } else { None };
        let found = self.choices(text).into_iter().find_map(named);
        let Some(zone) = found.filter(|_| !text.trim_ascii().is_empty()) else { return };
        if !self.compared.contains(&zone) {
            self.compared.truncate(super::COMPARED - 1);
            self.compared.push(zone);
        }
        (out.dirty, out.history) = (Dirty::DIALOG, HistoryOp::Replace);
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
