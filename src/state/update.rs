//! Updates the state: actions in, effects out.

use super::effects::{ASKED, Dirty, Effects, Focus, HistoryOp, Notice};
use super::grid::take_day;
use super::{Overlay, Selection, State, View, ZoneChoice};
use crate::grid::{Grid, Move};
use crate::model::{Person, PersonId, SessionId, When};
use crate::query::{Facet, Index, Query};
use crate::route::Route;
use crate::time::{Date, Hours, Instant, Stamp, stamp};

/// The zone picker, while it is open.
#[derive(Clone, Debug, Default)]
pub struct Picker {
    /// The text in the field.
    pub text: String,
    /// The matching choices, best match first.
    pub choices: Vec<ZoneChoice>,
    /// Position in `choices` of the choice that Enter selects.
    pub active: usize,
}

/// A user interaction or another event.
#[derive(Clone, Debug)]
pub enum Action {
    /// The reader selected a view.
    Show(View),
    /// The reader changed the text of the search field.
    Search(String),
    /// The reader selected or deselected a value of a facet.
    Toggle(Facet, String),
    /// The reader cleared the search and the filters.
    Clear,
    /// The reader selected a day by its tab.
    ShowDay(Date),
    /// The reader scrolled to a day.
    PassDay(Date),
    /// The width of the element changed, in CSS pixels.
    Width(u32),
    /// The reader selected a room of the grid, by its id.
    ShowRoom(String),
    /// The reader moved to another room of the grid, by an offset.
    StepRoom(isize),
    /// The reader toggled between hiding and dimming sessions of the grid that do not match.
    HideOthers,
    /// Printing starts (`true`) or has ended.
    Paper(bool),
    /// The reader pressed a navigation key in the cell of a session.
    MoveInGrid(SessionId, Move),
    /// The reader opened or closed the filter panel.
    Filters,
    /// The reader expanded the fields of a facet.
    AllOf(Facet),
    /// The reader searched the values of a facet.
    FacetText(Facet, String),
    /// The reader opened a session.
    OpenSession(SessionId),
    /// The reader opened a person.
    OpenPerson(PersonId),
    /// The reader closed the dialog.
    Close,
    /// The reader opened or closed the zone picker.
    Picker(bool),
    /// The reader typed into the zone picker.
    PickerText(String),
    /// The reader moved the active choice of the zone picker, by an offset.
    PickerMove(isize),
    /// The reader selected a zone.
    Zone(ZoneChoice),
    /// The reader set their waking hours.
    Hours(Hours),
    /// The clock ticked.
    Tick(Instant),
    /// The reader dismissed the notice that their time zone has changed, or that a link is broken.
    Seen,
    /// The reader opened the comparison of zones.
    Compare,
    /// The reader typed a zone to add to the comparison.
    CompareWith(String),
    /// The reader selected the active choice of the zone picker.
    PickerTake,
    /// The URL changed.
    Route(Route),
    /// The reader moved between tabs with the keyboard, by an offset.
    Tab(isize),
    /// The reader selected a letter of the directory: its first person.
    Letter(PersonId),
    /// The reader navigated to the now line.
    ShowNow,
    /// The reader starred or unstarred a session.
    Star(SessionId),
    /// The reader opened the dialog that shares *My agenda*.
    Share,
    /// The reader saved a calendar file.
    SaveCalendar(Selection),
    /// The reader exported *My agenda* as a file.
    Export,
    /// The reader started an import: a file picker opens.
    Pick,
    /// The reader imported a file with this content.
    Import(String),
    /// The reader printed the page.
    Print,
    /// The reader sent the link to *My agenda* to another app.
    Send,
    /// The reader added the shared sessions to their own agenda.
    TakeOffer,
    /// The reader opened the shared agenda without adding it.
    ViewOffer,
    /// The reader returned from the shared agenda to their own.
    LeaveOffer,
    /// A script of the page set the starred sessions.
    SetStars(Vec<SessionId>),
    /// Another tab or element may have changed the stored stars.
    StarsChanged,
    /// The reader copied the URL of the dialog.
    CopyLink,
    /// The reader expanded or collapsed the past sessions of today.
    Fold,
    /// The reader dismissed the line that reports changes.
    Dismiss,
    /// A refresh failed, and the agenda is of that instant; `None` after a successful refresh.
    AsOf(Option<Instant>),
    /// The widget starts to listen to events. Of the route, only the overlay is opened, unless the URL was `moved`: then all of it is applied.
    Begin {
        /// The current instant.
        at: Instant,
        /// The route of the URL.
        route: Route,
        /// Whether the URL changed since the feed was requested.
        moved: bool,
    },
}

impl State {
    /// The values of a facet in the agenda.
    pub fn values(&self, facet: Facet) -> &[String] {
        self.index.as_ref().map_or(&[], |index| index.values(facet))
    }

    /// The number of sessions with a value, independent of the query.
    pub fn usage(&self, facet: Facet, value: usize) -> usize {
        self.index.as_ref().map_or(0, |index| index.usage(facet, value))
    }

    pub(super) fn asked(&mut self) -> Dirty {
        self.settle(true);
        let is_laid_out_anew = self.view == View::Grid && self.hides;
        if is_laid_out_anew { ASKED | Dirty::MAIN } else { ASKED }
    }

    /// Updates the outcome of the query, with its facet counts and the directory.
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

    /// Updates the state after a possible change of the zone shown, which was `before`, or of the reader's zone.
    fn rezone(&mut self, before: &str) -> Dirty {
        // Days differ in another zone, so the day filter is removed.
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

    /// [`Dirty::DIALOG`] if the dialog is open.
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

    /// Updates the current sessions, and the reader's time zone, which may have changed because they traveled.
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

    /// Updates the state after a change of the reader's time zone.
    fn travel(&mut self, own: String, out: &mut Effects) {
        let shown = self.zone().to_string();
        let before = std::mem::replace(&mut self.own_zone, own);
        self.knows_own_zone = true;
        out.store.push(("own".into(), self.own_zone.clone()));
        self.came_from = Some(before).filter(|zone| self.has_moved(zone));
        out.dirty |= self.rezone(&shown);
    }

    /// Compares the reader's time zone with the zone of an earlier visit.
    fn recall_zone(&mut self, out: &mut Effects) {
        if !self.knows_own_zone {
            return;
        }
        let before = self.platform.remembered("own");
        out.store.push(("own".into(), self.own_zone.clone()));
        self.came_from = before.filter(|zone| self.zones.has(zone) && self.has_moved(zone));
    }

    /// Whether the reader's clock has another offset than that zone.
    fn has_moved(&self, zone: &str) -> bool {
        let at = self.now.as_ref().and_then(|now| now.at).unwrap_or(Instant(0));
        self.zones.offset(zone, at) != self.zones.offset(&self.own_zone, at)
    }

    /// Applies an action to the state; returns its side effects.
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
                    // The last session in the dialog may be on another day than the first: the grid has to show that day for the focus.
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
                // The grid opens at today by default, so today is not written to the URL.
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

    /// Adds a zone to the comparison, if the text matches one.
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

    /// The past year that contains the open session, if past days are listed separately.
    pub fn past_year_of_open(&self) -> Option<i32> {
        let Some(Overlay::Session(id)) = &self.overlay else { return None };
        let session = self.agenda.session(id)?;
        let outer = self.agenda.sessions[session].parent.unwrap_or(session);
        let (day, table) = (self.day(outer)?, &self.timetable);
        table.days[table.past..].iter().any(|past| past.date == Some(day)).then_some(day.parts().0)
    }

    /// Sessions that run at the same time as a session, except breaks and similar ones.
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
