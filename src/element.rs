//! One handle for each `<plenary-agenda>`, held by the class in `js/element.js`.

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
    /// What an element is asked for, each a text: `views` (separated by spaces), `view`, `timezone` as in the attribute, `language` of the feed's texts, `interface` (the language of the interface), `prefix` (what its
    /// own keys in a fragment begin with), `page` (what links to the page itself begin with), `show` as in the attribute, `eventTimezone` (the zone of a feed that names none) and
    /// `messages` (those of another language, each key on the line before its text).
    pub type Options;
    #[wasm_bindgen(method, indexing_getter)]
    fn get(this: &Options, key: &str) -> String;

    /// An object, see `js/report.js`.
    pub type Report;
    #[wasm_bindgen(method, indexing_setter)]
    fn set_text(this: &Report, key: &str, text: &str);
    #[wasm_bindgen(method, indexing_setter)]
    fn set_number(this: &Report, key: &str, number: usize);

    /// A function that takes a facet and a value.
    pub type Filter;
    #[wasm_bindgen(method, js_name = call)]
    fn call_with(this: &Filter, scope: &JsValue, facet: &str, value: &str);
}

#[wasm_bindgen]
extern "C" {
    /// A function that takes the id of a session, what is different, and the values before and after.
    pub type Tell;
    #[wasm_bindgen(method)]
    fn call(this: &Tell, scope: &JsValue, id: &str, what: &str, before: &str, after: &str);
}

impl Filter {
    fn call(&self, facet: &str, value: &str) {
        self.call_with(&JsValue::UNDEFINED, facet, value);
    }
}

/// One element.
#[wasm_bindgen]
pub struct Widget {
    /// Dropped by [`Widget::release`] alone, so that the code for it is in the second file.
    inner: ManuallyDrop<Rc<RefCell<WidgetCore>>>,
}

#[wasm_bindgen]
impl Widget {
    /// Puts the frame of the widget into the page.
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

    /// Takes in the next bytes of the feed, and shows what is complete unless they are the last. Returns whether there is
    /// something to see.
    pub fn push(&self, bytes: &[u8], last: bool) -> bool {
        let inner = &mut *self.inner.borrow_mut();
        inner.reader.push(bytes, &mut inner.state.agenda);
        if last || inner.reader.is_foreign() {
            return false;
        }
        // It takes as long as all that was read so far is, so that it waits until there is a quarter more.
        let state = &mut inner.state;
        let (read, arranged) = (state.agenda.sessions.len(), state.arranged);
        if read < arranged || read > arranged + arranged / 4 {
            state.arrange();
        }
        inner.mounted.grow(state)
    }

    /// Says that no more bytes come. Returns whether all of them, or others in their place, are to be pushed after
    /// [`Widget::restart`].
    #[wasm_bindgen(js_name = wantsAgain)]
    pub fn wants_again(&self) -> bool {
        let inner = &mut *self.inner.borrow_mut();
        inner.reader.wants_again(&mut inner.state.agenda)
    }

    /// Says that no more bytes come, nor any again. Returns whether [`Widget::tidy`] is to be called, and with it the second file to be there:
    /// also for sessions of several days and lists of years.
    pub fn end(&self) -> bool {
        let inner = &mut *self.inner.borrow_mut();
        let is_untidy = inner.reader.end(&mut inner.state.agenda);
        inner.state.arrange();
        is_untidy || inner.state.timetable.needs_more()
    }

    /// Shows what was read. Returns 0 if that is nothing, 1 if the feed was not read to its end, and 2 if it was.
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

    /// Whether the event is on, or about to be: then it is worth to listen for those as well who save data.
    #[wasm_bindgen(js_name = isNear)]
    pub fn is_near(&self) -> bool {
        let state = &self.inner.borrow().state;
        state.is_near(state.platform.now())
    }

    /// Does the next piece of what can wait. Returns whether there is more to do.
    pub fn work(&self) -> bool {
        let inner = &mut *self.inner.borrow_mut();
        inner.mounted.fill_next(&inner.state) || (!inner.state.loading && inner.state.prepare_search())
    }

    /// Searches, at once and without the second file.
    pub fn search(&self, text: String) {
        let inner = &mut *self.inner.borrow_mut();
        inner.state.search_for(text);
        inner.mounted.dom.put("count", &crate::view::count(&inner.state));
        inner.mounted.hide(&inner.state);
    }

    /// Says what is shown, by setting keys of that object and calling a function with each facet and value that are chosen.
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

    /// How many diagnostics of the feed there are.
    #[wasm_bindgen(js_name = problemCount)]
    pub fn problem_count(&self) -> usize {
        self.inner.borrow().state.agenda.diagnostics.len()
    }

    /// Whether it was left in the middle of something by a trap, and will not work any more.
    #[wasm_bindgen(js_name = isStuck)]
    pub fn is_stuck(&self) -> bool {
        self.inner.try_borrow_mut().is_err()
    }

    /// Makes one of what a feed calls by several names. This and what follows is in the second file.
    pub fn tidy(&self) {
        let inner = &mut *self.inner.borrow_mut();
        inner.reader.tidy(&mut inner.state.agenda);
        inner.mounted.forget();
    }

    /// Whether another program may have made the feed: 2 where nothing at all could be read of it. 4 more where a repair may have more of it.
    #[wasm_bindgen(js_name = isForeign)]
    pub fn is_foreign(&self) -> u8 {
        let inner = &*self.inner.borrow();
        let agenda = &inner.state.agenda;
        let foreign = if inner.reader.is_foreign() { 2 - u8::from(inner.reader.has_any(agenda)) } else { 0 };
        foreign + if inner.reader.is_irregular(agenda) { 4 } else { 0 }
    }

    /// Forgets what was read, for the same to be read with more knowledge, or another in its place. `timezone` is that of an event that
    /// has none.
    pub fn restart(&self, same: bool, timezone: &str) {
        let inner = &mut *self.inner.borrow_mut();
        inner.reader.restart(&mut inner.state.agenda, same, timezone);
        inner.mounted.forget();
    }

    /// Does what the fragment of an address asks for, before the feed is read.
    pub fn follow(&self, fragment: &str) {
        let inner = &mut *self.inner.borrow_mut();
        let state = &mut inner.state;
        let route = route::parse(fragment, &state.settings.prefix);
        state.follow(route);
        inner.mounted.dom.put("tabs", &crate::view::tabs(state).into_string());
        inner.mounted.dom.search(&state.query.text);
    }

    /// Marks what is on now, and what was searched for, among what was filled in since.
    pub fn mark(&self) {
        crate::browser::now_markers::put(&self.inner.borrow());
        crate::browser::execute::highlight(&self.inner.borrow());
    }

    /// Listens to the reader from now on.
    pub fn listen(&self, root: web_sys::Element, page_env: PageEnv) {
        listen::begin(&self.inner, &root, page_env);
    }

    /// Calls a function with `starred` and the id of each starred session.
    pub fn starred(&self, each: &Filter) {
        for id in self.inner.borrow().state.starred_ids() {
            each.call("starred", &id);
        }
    }

    /// Shows the view of that name.
    pub fn show(&self, view: &str) {
        if let Some(view) = View::from_key(view) {
            crate::browser::note_closing(&self.inner);
            crate::browser::dispatch(&self.inner, Action::Show(view));
        }
    }

    /// Where the event is, and behind a zero byte the date on which it begins: by these a zone is suggested.
    pub fn place(&self) -> String {
        let event = &self.inner.borrow().state.agenda.event;
        let place: Vec<&str> = event.place.all().collect();
        [&place.join("\n"), "\0", &event.start.map_or(String::new(), |date| date.to_iso())].concat()
    }

    /// What is wrong with the feed, as a list of objects.
    pub fn problems(&self) -> Result<JsValue, JsValue> {
        Ok(serde_wasm_bindgen::to_value(&by_cause(&self.inner.borrow().state.agenda.diagnostics))?)
    }

    /// Takes the place of what it shows with what another widget has read of the feed, which is finished and not shown: what the reader sees and
    /// does stays. `is_news` says whether what is different is news for the reader, who has it marked and summed up. Returns 2 if something is different, 1 if nothing is, and 0 if it is a reading of another event, of which nothing is taken.
    pub fn adopt(&self, fresh: &Widget, is_news: bool) -> u8 {
        self.inner.borrow_mut().state.is_news = is_news;
        let agenda = std::mem::take(&mut fresh.inner.borrow_mut().state.agenda);
        refresh::adopt(&self.inner, agenda) as u8
    }

    /// Says that all of a feed was pushed to a widget that is not shown. Returns the same as [`Widget::finish`].
    pub fn settle(&self) -> u8 {
        let inner = &mut *self.inner.borrow_mut();
        if inner.reader.end(&mut inner.state.agenda) {
            inner.reader.tidy(&mut inner.state.agenda);
        }
        inner.state.complete();
        inner.reader.outcome(&inner.state.agenda) as u8
    }

    /// Calls a function with the id, what is different, the value before and the one after for each change of the last reading.
    pub fn changes(&self, tell: &Tell) {
        let state = &self.inner.borrow().state;
        for change in state.updates.iter().flat_map(|updates| &updates.latest) {
            tell.call(&JsValue::UNDEFINED, &change.id, change.what.key(), &change.before.plain(), &change.after.plain());
        }
    }

    /// Says that the feed could not be read again, and when the one that is shown was read; 0 if it could.
    #[wasm_bindgen(js_name = setAsOf)]
    pub fn set_as_of(&self, seconds: f64) {
        let as_of = (seconds > 0.0).then_some(Instant(seconds as i64));
        crate::browser::dispatch(&self.inner, Action::AsOf(as_of));
    }

    /// In how many seconds the feed is to be read again, see [`State::refresh_in`]; less than 0 where it is not.
    #[wasm_bindgen(js_name = refreshIn)]
    pub fn refresh_in(&self, seconds: f64, minutes: f64, failures: u32, random: f64) -> f64 {
        self.inner.borrow().state.refresh_in(Instant(seconds as i64), minutes, failures, random).unwrap_or(-1.0)
    }

    /// Whether the feed, read so many seconds ago, is to be read again at once, see [`State::refresh_now`].
    #[wasm_bindgen(js_name = refreshNow)]
    pub fn refresh_now(&self, seconds: f64, minutes: f64, age: f64) -> bool {
        self.inner.borrow().state.refresh_now(Instant(seconds as i64), minutes, age)
    }

    /// Frees what it holds. What listens refers to what it listens for, so that goes first. A widget that was trapped keeps its listeners.
    pub fn release(self) {
        let inner = ManuallyDrop::into_inner(self.inner);
        if let Ok(mut inner) = inner.try_borrow_mut() {
            inner.listeners = None;
        }
    }
}
