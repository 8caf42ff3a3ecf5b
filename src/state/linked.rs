//! Conversion between the state and its URL.

use super::effects::Dirty;
use super::grid::take_day;
use super::{Overlay, State, View};
use crate::model::SessionId;
use crate::query::Facet;
use crate::route::Route;
use crate::time::Hours;

impl State {
    /// The route of a link to this state.
    pub fn route(&self) -> Route {
        let (mut session, mut person, mut compared) = Default::default();
        match &self.overlay {
            Some(Overlay::Session(id)) => session = id.0.clone(),
            Some(Overlay::Person(id)) => person = id.0.clone(),
            Some(Overlay::Zones) => compared = self.compared.clone(),
            Some(Overlay::Share | Overlay::Offer) | None => {}
        }
        let shared = if self.overlay == Some(Overlay::Offer) { &self.mine.offered } else { &self.mine.guest };
        let mine = shared.iter().map(|id| id.0.clone()).collect();
        let view = if self.view == self.settings.view { String::new() } else { self.view.key().into() };
        let zone = if self.choice == self.settings.zone { String::new() } else { self.choice.key().into() };
        let mut query = self.query.clone();
        if let Some(day) = self.shown_day.filter(|_| self.view == View::Grid) {
            query.chosen.push((Facet::Day, day.to_iso()));
        }
        Route { view, query, zone, session, person, compared, mine }
    }

    /// Applies the route of a URL to the state.
    pub fn follow(&mut self, mut route: Route) -> Dirty {
        let mut dirty = Dirty::default();
        let view = View::from_key(&route.view).filter(|view| self.can_show(*view)).unwrap_or(self.settings.view);
        let guest = if view == View::Mine { route.mine.iter().map(|id| id.as_str().into()).collect() } else { Vec::new() };
        let day = self.shown_day;
        if view == View::Grid {
            self.shown_day = take_day(&mut route.query);
        }
        if view != self.view || guest != self.mine.guest {
            self.view = view;
            self.mine.guest = guest;
            self.list_mine();
            self.settle(false);
            dirty |= Dirty::BAR | Dirty::MAIN | Dirty::CHIPS;
        } else if view == View::Grid && day != self.shown_day {
            self.lay_out();
            dirty |= Dirty::MAIN;
        }
        if let Some(choice) = self.zone_choice(&route.zone).filter(|choice| *choice != self.choice) {
            dirty |= self.set_zone(choice);
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
                dirty |= Dirty::MAIN;
            }
            dirty |= Dirty::FIELD | self.asked();
        }
        dirty | self.open_linked(&route)
    }

    /// Opens the session, person or zone comparison that the URL names, and closes the overlay if the URL names none.
    pub fn open_linked(&mut self, route: &Route) -> Dirty {
        let mut compared: Vec<String> = Vec::new();
        for zone in &route.compared {
            if self.zones.has(zone) && !compared.contains(zone) && compared.len() < super::COMPARED {
                compared.push(zone.clone());
            }
        }
        let same = compared == self.compared;
        let offered: Vec<SessionId> = route.mine.iter().map(|id| id.as_str().into()).collect();
        let is_offer = route.session.is_empty() && self.mine.guest.is_empty() && self.offers(&offered);
        let open = if is_offer {
            self.mine.offered = offered;
            Some(Overlay::Offer)
        } else if !compared.is_empty() {
            self.compared = compared;
            Some(Overlay::Zones)
        } else if route.session.is_empty() {
            self.agenda.person(&route.person).map(|person| Overlay::Person(self.agenda.people[person].id.clone()))
        } else {
            self.agenda.linked_session(&route.session).map(|session| Overlay::Session(self.agenda.sessions[session].id.clone()))
        };
        // If the reader starred all sessions of a shared agenda already, the link opens *My agenda* instead of an offer.
        let mut dirty = Dirty::default();
        if !route.mine.is_empty() && !is_offer && !self.loading && self.can_show(View::Mine) && self.view != View::Mine {
            self.view = View::Mine;
            self.list_mine();
            self.settle(false);
            dirty = Dirty::BAR | Dirty::MAIN | Dirty::CHIPS;
        }
        let is_broken = open.is_none() && !self.loading && !(route.session.is_empty() && route.person.is_empty());
        if is_broken != std::mem::replace(&mut self.is_link_broken, is_broken) {
            dirty |= Dirty::LIVE;
        }
        let changed = open != self.overlay || (open == Some(Overlay::Zones) && !same);
        self.overlay = open;
        if changed { dirty | Dirty::DIALOG | self.grid_leads_to_open() } else { dirty }
    }
}
