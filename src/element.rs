//! One handle for each `<plenary-agenda>`, held by the class in `js/element.js`.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;

use crate::browser::Inner;
use crate::browser::around::Around;
use crate::browser::listen;
use crate::browser::page::{Page, Sheet};
use crate::feed::{Reader, causes};
use crate::intl::Browser;
use crate::route;
use crate::state::{Choice, Msg, Open, Settings, State, View};
use crate::text::{Words, digits};
use crate::time::Instant;

/// One element.
#[wasm_bindgen]
pub struct Widget {
    inner: Rc<RefCell<Inner>>,
}

#[wasm_bindgen]
impl Widget {
    /// Puts the frame of the widget into the page. `views` are names parted by spaces, `zone` is as in the attribute
    /// `timezone`, the element's own keys in an address begin with `prefix`, links to
    /// the page itself with `address`, `words` are lines, each key of another
    /// language before its text, and `event_zone` is that of a feed that names none.
    #[wasm_bindgen(constructor)]
    #[allow(clippy::too_many_arguments)]
    pub fn new(
        page: Page,
        browser: Browser,
        views: &str,
        view: &str,
        zone: &str,
        language: String,
        prefix: String,
        address: String,
        words: &str,
        event_zone: String,
    ) -> Widget {
        #[cfg(debug_assertions)]
        console_error_panic_hook::set_once();
        let settings = Settings {
            views: views.split(' ').filter_map(View::from_key).collect(),
            view: View::from_key(view).unwrap_or(View::Agenda),
            zone: Choice::Event,
            language,
            prefix,
            page: address,
        };
        let words = if words.is_empty() { Words::english() } else { Words::translated(words) };
        let mut state = State::new(Rc::new(browser), words, settings);
        state.begin(zone);
        state.agenda.event.timezone = event_zone;
        let reader = Reader::new(state.host.clone(), state.zones.clone());
        let sheet = Sheet::new(page, &state);
        Widget { inner: Rc::new(RefCell::new(Inner { state, sheet, reader, ears: None })) }
    }

    /// Takes in the next bytes of the feed, and shows what is complete unless they are the last. Returns whether there is
    /// something to see.
    pub fn push(&self, bytes: &[u8], last: bool) -> bool {
        let inner = &mut *self.inner.borrow_mut();
        inner.reader.push(bytes, &mut inner.state.agenda);
        if last || inner.reader.is_foreign() {
            return false;
        }
        inner.state.arrange();
        inner.sheet.grow(&inner.state)
    }

    /// Says that no more bytes come. Returns whether all of them, or others in their place, are to be pushed after
    /// [`Widget::restart`].
    #[wasm_bindgen(js_name = wantsAgain)]
    pub fn wants_again(&self) -> bool {
        let inner = &mut *self.inner.borrow_mut();
        inner.reader.wants_again(&mut inner.state.agenda)
    }

    /// Says that no more bytes come, nor any again. Returns whether [`Widget::tidy`] is to be called.
    pub fn end(&self) -> bool {
        let inner = &mut *self.inner.borrow_mut();
        inner.reader.end(&mut inner.state.agenda)
    }

    /// Shows what was read. Returns whether there was anything.
    pub fn finish(&self) -> bool {
        let inner = &mut *self.inner.borrow_mut();
        let usable = inner.reader.has_any(&inner.state.agenda);
        if usable {
            inner.state.complete();
            inner.sheet.complete(&inner.state);
        }
        usable
    }

    /// Says how long it is until the event begins, if it is to come. Returns 2 where what is on is worth following, which needs
    /// [`Widget::listen`]; 1 where it is worth looking again later; 0 where all is over.
    pub fn look(&self, seconds: f64) -> u8 {
        let inner = &*self.inner.borrow();
        let now = Instant(seconds as i64);
        let countdown = crate::view::countdown(&inner.state, now).into_string();
        inner.sheet.page.put("live", &countdown);
        if inner.state.is_near(now) { 2 } else { u8::from(!countdown.is_empty()) }
    }

    /// Does the next piece of what can wait. Returns whether there is more to do.
    pub fn work(&self) -> bool {
        let inner = &mut *self.inner.borrow_mut();
        inner.sheet.fill_next(&inner.state) || (!inner.state.loading && inner.state.prepare_search())
    }

    /// Searches, at once and without the second file.
    pub fn search(&self, text: String) {
        let inner = &mut *self.inner.borrow_mut();
        inner.state.search_for(text);
        inner.sheet.page.put("count", &crate::view::count(&inner.state));
        inner.sheet.hide(&inner.state);
    }

    /// What is shown, each part with a zero byte behind it: view, zone, the event's zone, open session, open speaker, numbers of sessions, of those
    /// shown, of people and of problems, the words searched for; then facets and values chosen, in turn.
    pub fn report(&self) -> String {
        let state = &self.inner.borrow().state;
        let (mut session, mut speaker) = ("", "");
        match state.open {
            Some(Open::Session(open)) => session = &state.agenda.sessions[open].id,
            Some(Open::Person(open)) => speaker = &state.agenda.people[open].id,
            _ => {}
        }
        let mut out = String::new();
        let mut line = |text: &str| {
            out.push_str(text);
            out.push('\0');
        };
        for text in [state.view.key(), state.zone(), state.event_zone(), session, speaker] {
            line(text);
        }
        let (outcome, agenda) = (&state.outcome, &state.agenda);
        for number in [outcome.total, outcome.count, agenda.people.len(), agenda.problems.len()] {
            line(&digits(number));
        }
        line(&state.query.text);
        for (facet, value) in &state.query.chosen {
            line(facet.key());
            line(value);
        }
        out
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
        inner.sheet.forget();
    }

    /// Whether another program may have made the feed: 2 where nothing at all could be read of it.
    #[wasm_bindgen(js_name = isForeign)]
    pub fn is_foreign(&self) -> u8 {
        let inner = &*self.inner.borrow();
        let any = inner.reader.has_any(&inner.state.agenda);
        if inner.reader.is_foreign() { 2 - u8::from(any) } else { 0 }
    }

    /// Forgets what was read, for the same to be read with more knowledge, or another in its place.
    pub fn restart(&self, same: bool) {
        let inner = &mut *self.inner.borrow_mut();
        inner.reader.restart(&mut inner.state.agenda, same);
        inner.sheet.forget();
    }

    /// Does what the fragment of an address asks for, before the feed is read.
    pub fn follow(&self, fragment: &str) {
        let inner = &mut *self.inner.borrow_mut();
        let state = &mut inner.state;
        let route = route::parse(fragment, &state.settings.prefix);
        state.follow(route);
        inner.sheet.page.put("tabs", &crate::view::tabs(state).into_string());
        inner.sheet.page.search(&state.query.text);
    }

    /// Marks what is on now among what was filled in since.
    pub fn mark(&self) {
        crate::browser::marks::put(&self.inner.borrow());
    }

    /// Listens to the reader from now on.
    pub fn listen(&self, root: web_sys::Element, around: Around) {
        listen::begin(&self.inner, &root, around);
    }

    /// Shows the view of that name.
    pub fn show(&self, view: &str) {
        if let Some(view) = View::from_key(view) {
            listen::tell(&self.inner, Msg::Show(view));
        }
    }

    /// The zone that was probably meant by a name that no zone has; empty where nothing comes near.
    pub fn nearest(&self, zone: &str) -> String {
        self.inner.borrow().state.suggest_zone(zone).unwrap_or_default()
    }

    /// What is wrong with the feed, as a list of objects.
    pub fn problems(&self) -> Result<JsValue, JsValue> {
        let state = &self.inner.borrow().state;
        let problems = causes::explained(&state.agenda.problems, &state.agenda.event, &*state.host);
        Ok(serde_wasm_bindgen::to_value(&problems)?)
    }
}

impl Drop for Widget {
    /// What listens holds on to what it listens for, and must be parted from it.
    fn drop(&mut self) {
        if let Ok(mut inner) = self.inner.try_borrow_mut() {
            inner.ears = None;
        }
    }
}
