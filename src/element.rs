//! The wasm API of the widget: one handle for each `<plenary-agenda>`, owned by the class in `js/element.js`.

use std::cell::RefCell;
use std::mem::ManuallyDrop;
use std::rc::Rc;

use wasm_bindgen::prelude::*;

use crate::browser::WidgetCore;
use crate::browser::mounted_view::{Dom, MountedView};
use crate::browser::page_env::PageEnv;
use crate::browser::{listen, refresh};
use crate::intl::Browser;
use crate::plenary_format::causes::by_cause;
use crate::plenary_format::{Outcome, Reader};
use crate::route;
use crate::state::{Action, Overlay, Settings, State, View, ZoneChoice};
use crate::text::Messages;
use crate::time::Instant;

#[wasm_bindgen]
extern "C" {
    /// The options of an element, all strings: `views` (separated by spaces), `view`, `timezone` as in the attribute, `language` of the feed's texts, `interface` (language of the interface), `prefix` (of the
    /// element's keys in the URL fragment), `page` (base of links to the page itself), `show` as in the attribute, `eventTimezone` (fallback zone of a feed that names none) and
    /// `messages` (translations of the interface, each key on the line before its text).
    pub type Options;
    #[wasm_bindgen(method, indexing_getter)]
    fn get(this: &Options, key: &str) -> String;

    /// The object that [`Widget::report`] fills, see `js/report.js`.
    pub type Report;
    #[wasm_bindgen(method, indexing_setter)]
    fn set_text(this: &Report, key: &str, text: &str);
    #[wasm_bindgen(method, indexing_setter)]
    fn set_number(this: &Report, key: &str, number: usize);

    /// A callback that takes a facet and a value.
    pub type Filter;
    #[wasm_bindgen(method, js_name = call)]
    fn call_with(this: &Filter, scope: &JsValue, facet: &str, value: &str);
}

#[wasm_bindgen]
extern "C" {
    /// A callback that takes the id of a session, the kind of change, and the values before and after.
    pub type Tell;
    #[wasm_bindgen(method)]
    fn call(this: &Tell, scope: &JsValue, id: &str, what: &str, before: &str, after: &str);
}

impl Filter {
    fn call(&self, facet: &str, value: &str) {
        self.call_with(&JsValue::UNDEFINED, facet, value);
    }
}

/// The widget of one element.
#[wasm_bindgen]
pub struct Widget {
    /// Dropped only by [`Widget::release`], so that the drop glue is in the second file.
    inner: ManuallyDrop<Rc<RefCell<WidgetCore>>>,
}

#[wasm_bindgen]
impl Widget {
    /// Renders the frame of the widget into the page.
    #[wasm_bindgen(constructor)]
    pub fn new(dom: Dom, browser: Browser, options: &Options) -> Widget {
        #[cfg(debug_assertions)]
        console_error_panic_hook::set_once();
        let settings = Settings {
            views: options.get("views").split(' ').filter_map(View::from_key).collect(),
            view: View::from_key(&options.get("view")).unwrap_or(View::Agenda),
            zone: ZoneChoice::Event,
            language: options.get("language"),
            interface: options.get("interface"),
            prefix: options.get("prefix"),
            page: options.get("page"),
            address: String::new(),
            show: options.get("show"),
        };
        let messages = options.get("messages");
        let messages = if messages.is_empty() { Messages::english() } else { Messages::translated(&messages) };
        let mut state = State::new(Rc::new(browser), messages, settings);
        state.begin(&options.get("timezone"));
        state.agenda.event.timezone = options.get("eventTimezone");
        let reader = Reader::new(state.platform.clone(), state.zones.clone());
        let mounted = MountedView::new(dom, &state);
        Widget { inner: ManuallyDrop::new(Rc::new(RefCell::new(WidgetCore { state, mounted, reader, listeners: None }))) }
    }

    /// Reads the next bytes of the feed and renders complete sessions, unless these bytes are the last. Returns whether there is
    /// anything to display.
    pub fn push(&self, bytes: &[u8], last: bool) -> bool {
        let inner = &mut *self.inner.borrow_mut();
        inner.reader.push(bytes, &mut inner.state.agenda);
        if last || inner.reader.is_foreign() {
            return false;
        }
        // Sorting takes time proportional to everything read so far, so it is repeated only after the feed has grown by a quarter.
        let state = &mut inner.state;
        let (read, arranged) = (state.agenda.sessions.len(), state.arranged);
        if read < arranged || read > arranged + arranged / 4 {
            state.arrange();
        }
        inner.mounted.grow(state)
    }

    /// Marks the end of the input. Returns whether the same bytes, or converted ones, have to be pushed again after
    /// [`Widget::restart`].
    #[wasm_bindgen(js_name = wantsAgain)]
    pub fn wants_again(&self) -> bool {
        let inner = &mut *self.inner.borrow_mut();
        inner.reader.wants_again(&mut inner.state.agenda)
    }

    /// Marks the end of the input for good. Returns whether [`Widget::tidy`] has to be called, for which the second file must be loaded:
    /// for unresolved references, multi-day sessions and lists that span years.
    pub fn end(&self) -> bool {
        let inner = &mut *self.inner.borrow_mut();
        let is_untidy = inner.reader.end(&mut inner.state.agenda);
        inner.state.arrange();
        is_untidy || inner.state.timetable.needs_more()
    }

    /// Renders the result. Returns 0 if the feed was unreadable, 1 if it is incomplete and 2 if it was read to its end.
    pub fn finish(&self) -> u8 {
        let inner = &mut *self.inner.borrow_mut();
        let outcome = inner.reader.outcome(&inner.state.agenda);
        inner.state.is_partial = outcome == Outcome::Incomplete;
        if outcome != Outcome::Unreadable {
            inner.state.complete();
            inner.mounted.complete(&inner.state, inner.reader.renamed());
        }
        outcome as u8
    }

    /// Whether the event is on or about to begin. Then listeners are worth their cost even for readers who save data.
    #[wasm_bindgen(js_name = isNear)]
    pub fn is_near(&self) -> bool {
        let state = &self.inner.borrow().state;
        state.is_near(state.platform.now())
    }

    /// Runs the next deferred task (filling a chunk, preparing the search). Returns whether there are more.
    pub fn work(&self) -> bool {
        let inner = &mut *self.inner.borrow_mut();
        inner.mounted.fill_next(&inner.state) || (!inner.state.loading && inner.state.prepare_search())
    }

    /// Searches immediately, without the second file.
    pub fn search(&self, text: String) {
        let inner = &mut *self.inner.borrow_mut();
        inner.state.search_for(text);
        inner.mounted.dom.put("count", &crate::view::count(&inner.state));
        inner.mounted.hide(&inner.state);
    }

    /// Reports the state of the view: sets properties of the object, and calls the function with each facet and value of an active filter.
    pub fn report(&self, report: &Report, filter: &Filter) {
        let state = &self.inner.borrow().state;
        report.set_text("view", state.view.key());
        report.set_text("timezone", state.zone());
        report.set_text("eventTimezone", state.event_zone());
        report.set_text("search", &state.query.text);
        match &state.overlay {
            Some(Overlay::Session(id)) => report.set_text("session", id),
            Some(Overlay::Person(id)) => report.set_text("speaker", id),
            _ => {}
        }
        report.set_number("sessions", state.outcome.total);
        report.set_number("shown", state.outcome.count);
        report.set_number("people", state.agenda.people.len());
        for (facet, value) in &state.query.chosen {
            filter.call(facet.key(), value);
        }
    }

    /// Number of diagnostics of the feed.
    #[wasm_bindgen(js_name = problemCount)]
    pub fn problem_count(&self) -> usize {
        self.inner.borrow().state.agenda.diagnostics.len()
    }

    /// Whether a trap left the widget borrowed, so that it cannot be used any more.
    #[wasm_bindgen(js_name = isStuck)]
    pub fn is_stuck(&self) -> bool {
        self.inner.try_borrow_mut().is_err()
    }

    /// Resolves references and merges people that the feed names in several ways. This function and the following ones are in the second file.
    pub fn tidy(&self) {
        let inner = &mut *self.inner.borrow_mut();
        inner.reader.tidy(&mut inner.state.agenda);
        inner.mounted.forget();
    }

    /// Whether the feed may be in a foreign format: 1, or 2 if nothing was readable as plenary's own. Adds 4 if the repair module may recover more.
    #[wasm_bindgen(js_name = isForeign)]
    pub fn is_foreign(&self) -> u8 {
        let inner = &*self.inner.borrow();
        let agenda = &inner.state.agenda;
        let foreign = if inner.reader.is_foreign() { 2 - u8::from(inner.reader.has_any(agenda)) } else { 0 };
        foreign + if inner.reader.is_irregular(agenda) { 4 } else { 0 }
    }

    /// Discards the agenda, to read the same bytes again or a converted feed in their place. `timezone` is the fallback zone of an event that
    /// names none.
    pub fn restart(&self, same: bool, timezone: &str) {
        let inner = &mut *self.inner.borrow_mut();
        inner.reader.restart(&mut inner.state.agenda, same, timezone);
        inner.mounted.forget();
    }

    /// Applies the fragment of a URL before the feed is read.
    pub fn follow(&self, fragment: &str) {
        let inner = &mut *self.inner.borrow_mut();
        let state = &mut inner.state;
        let route = route::parse(fragment, &state.settings.prefix);
        state.follow(route);
        inner.mounted.dom.put("tabs", &crate::view::tabs(state).into_string());
        inner.mounted.dom.search(&state.query.text);
    }

    /// Marks current sessions and search matches in chunks that were filled since the last call.
    pub fn mark(&self) {
        crate::browser::now_markers::put(&self.inner.borrow());
        crate::browser::execute::highlight(&self.inner.borrow());
    }

    /// Attaches the event listeners.
    pub fn listen(&self, root: web_sys::Element, page_env: PageEnv) {
        listen::begin(&self.inner, &root, page_env);
    }

    /// Calls the function with `starred` and the id of each starred session.
    pub fn starred(&self, each: &Filter) {
        for id in self.inner.borrow().state.starred_ids() {
            each.call("starred", &id);
        }
    }

    /// Switches to the view of that name.
    pub fn show(&self, view: &str) {
        if let Some(view) = View::from_key(view) {
            crate::browser::note_closing(&self.inner);
            crate::browser::dispatch(&self.inner, Action::Show(view));
        }
    }

    /// The event's location and, after a NUL byte, its start date: the input for zone suggestions.
    pub fn place(&self) -> String {
        let event = &self.inner.borrow().state.agenda.event;
        let place: Vec<&str> = event.place.all().collect();
        [&place.join("\n"), "\0", &event.start.map_or(String::new(), |date| date.to_iso())].concat()
    }

    /// The diagnostics of the feed, as a list of objects.
    pub fn problems(&self) -> Result<JsValue, JsValue> {
        Ok(serde_wasm_bindgen::to_value(&by_cause(&self.inner.borrow().state.agenda.diagnostics))?)
    }

    /// Replaces the agenda by the one that another, hidden widget has finished reading, and keeps the reader's state (scroll position, focus, filters).
    /// `is_news` says whether changes are announced to the reader. Returns 2 if anything changed, 1 if nothing did, and 0, without adopting anything, if it is a feed of another event.
    pub fn adopt(&self, fresh: &Widget, is_news: bool) -> u8 {
        self.inner.borrow_mut().state.is_news = is_news;
        let agenda = std::mem::take(&mut fresh.inner.borrow_mut().state.agenda);
        refresh::adopt(&self.inner, agenda) as u8
    }

    /// Completes the agenda of a hidden widget after its last push. Returns the same as [`Widget::finish`].
    pub fn settle(&self) -> u8 {
        let inner = &mut *self.inner.borrow_mut();
        if inner.reader.end(&mut inner.state.agenda) {
            inner.reader.tidy(&mut inner.state.agenda);
        }
        inner.state.complete();
        inner.reader.outcome(&inner.state.agenda) as u8
    }

    /// Calls the function for each change of the last refresh, with the session's id, the kind of change, and the values before and after.
    pub fn changes(&self, tell: &Tell) {
        let state = &self.inner.borrow().state;
        for change in state.updates.iter().flat_map(|updates| &updates.latest) {
            tell.call(&JsValue::UNDEFINED, &change.id, change.what.key(), &change.before.plain(), &change.after.plain());
        }
    }

    /// Records that a refresh failed, with the time at which the displayed feed was read; 0 once a refresh has succeeded.
    #[wasm_bindgen(js_name = setAsOf)]
    pub fn set_as_of(&self, seconds: f64) {
        let as_of = (seconds > 0.0).then_some(Instant(seconds as i64));
        crate::browser::dispatch(&self.inner, Action::AsOf(as_of));
    }

    /// Seconds until the next refresh, see [`State::refresh_in`]; negative if none is due.
    #[wasm_bindgen(js_name = refreshIn)]
    pub fn refresh_in(&self, seconds: f64, minutes: f64, failures: u32, random: f64) -> f64 {
        self.inner.borrow().state.refresh_in(Instant(seconds as i64), minutes, failures, random).unwrap_or(-1.0)
    }

    /// Whether a feed of that age in seconds has to be refreshed immediately, see [`State::refresh_now`].
    #[wasm_bindgen(js_name = refreshNow)]
    pub fn refresh_now(&self, seconds: f64, minutes: f64, age: f64) -> bool {
        self.inner.borrow().state.refresh_now(Instant(seconds as i64), minutes, age)
    }

    /// Frees the widget. Listeners hold references to it, so they are dropped first. A trapped widget keeps its listeners.
    pub fn release(self) {
        let inner = ManuallyDrop::into_inner(self.inner);
        if let Ok(mut inner) = inner.try_borrow_mut() {
            inner.listeners = None;
        }
    }
}
