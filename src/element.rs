//! One handle for each `<plenary-agenda>`, held by the class in `js/element.js`.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use serde::Serialize;
use wasm_bindgen::prelude::*;
use web_sys::{CssStyleSheet, CustomEvent, CustomEventInit, Element, Event, HtmlElement};

use crate::browser::events::{self, Deed};
use crate::browser::intl::Browser;
use crate::browser::page::{Page, Policy};
use crate::feed::Reader;
use crate::route;
use crate::state::{Address, Choice, Msg, Open, Settings, Stale, State, View};
use crate::text::Words;
use crate::view;

/// What the element tells whoever asks.
#[derive(Serialize)]
struct Report<'r> {
    view: &'r str,
    timezone: &'r str,
    #[serde(rename = "eventTimezone")]
    event_timezone: &'r str,
    search: &'r str,
    filters: Vec<(&'r str, &'r str)>,
    session: Option<&'r str>,
    speaker: Option<&'r str>,
    sessions: usize,
    shown: usize,
    people: usize,
}

/// One element.
#[wasm_bindgen]
pub struct Widget {
    inner: Rc<RefCell<Inner>>,
    _listeners: Vec<EventListener>,
}

struct Inner {
    host: HtmlElement,
    tracks: CssStyleSheet,
    state: State,
    reader: Reader,
    page: Page,
    /// How many steps of the page's history are ours, and can be taken back.
    pushed: usize,
    slice: Option<Timeout>,
}

#[wasm_bindgen]
impl Widget {
    /// Puts the frame of the widget into `root` and listens to what happens there. `views` are names parted by spaces;
    /// `zone` is as in the attribute `timezone`; `words` are lines, each key of another language before its text.
    #[wasm_bindgen(constructor)]
    #[allow(clippy::too_many_arguments)]
    pub fn new(
        host: HtmlElement,
        root: Element,
        tracks: CssStyleSheet,
        policy: Policy,
        browser: Browser,
        views: &str,
        view: &str,
        zone: &str,
        language: String,
        prefix: String,
        words: &str,
    ) -> Widget {
        #[cfg(debug_assertions)]
        console_error_panic_hook::set_once();
        let settings = Settings {
            views: views.split(' ').filter_map(View::from_key).collect(),
            view: View::from_key(view).unwrap_or(View::Agenda),
            zone: Choice::Event,
            language,
            prefix,
        };
        let words = if words.is_empty() { Words::english() } else { Words::translated(words) };
        let route = route::parse(&fragment(), &settings.prefix);
        let mut state = State::new(Rc::new(browser), words, settings);
        state.begin(zone, route);
        if !zone.is_empty() && state.zone_choice(zone).is_none() {
            let text = ["plenary: timezone=\"", zone, "\" is no time zone; the event's is used"].concat();
            web_sys::console::warn_1(&text.into());
        }
        let _ = root.set_attribute("dir", if crate::text::is_right_to_left(state.language()) { "rtl" } else { "ltr" });
        let reader = Reader::new(state.host.clone(), state.zones.clone());
        let mut page = Page::new(root.clone(), policy);
        page.frame(&state);
        let inner = Inner { host, tracks, state, reader, page, pushed: 0, slice: None };
        let inner = Rc::new(RefCell::new(inner));
        let listeners = listen(&root, &inner);
        Widget { inner, _listeners: listeners }
    }

    /// Takes in the next bytes of the feed. Returns whether there is something to see.
    pub fn push(&self, bytes: &[u8]) -> bool {
        let inner = &mut *self.inner.borrow_mut();
        inner.reader.push(bytes, &mut inner.state.agenda);
        inner.state.arrange();
        let visible = inner.page.grow(&inner.state);
        if visible {
            inner.color();
        }
        visible
    }

    /// Says that the feed has ended. Returns whether there was anything in it.
    pub fn finish(&self) -> bool {
        {
            let inner = &mut *self.inner.borrow_mut();
            if !inner.reader.finish(&mut inner.state.agenda) {
                return false;
            }
            inner.state.complete();
            inner.color();
            inner.page.complete(&inner.state);
            if inner.state.open.is_some() {
                inner.page.apply(&inner.state, Stale::DIALOG);
            }
        }
        slice(&self.inner);
        true
    }

    /// What is shown, as an object.
    pub fn state(&self) -> Result<JsValue, JsValue> {
        let inner = self.inner.borrow();
        let state = &inner.state;
        let report = Report {
            view: state.view.key(),
            timezone: state.zone(),
            event_timezone: state.event_zone(),
            search: &state.query.text,
            filters: state.query.chosen.iter().map(|(facet, value)| (facet.key(), value.as_str())).collect(),
            session: match state.open {
                Some(Open::Session(session)) => Some(&state.agenda.sessions[session].id),
                _ => None,
            },
            speaker: match state.open {
                Some(Open::Person(person)) => Some(&state.agenda.people[person].id),
                _ => None,
            },
            sessions: state.outcome.total,
            shown: state.outcome.count,
            people: state.agenda.people.len(),
        };
        Ok(serde_wasm_bindgen::to_value(&report)?)
    }

    /// What is wrong with the feed, as a list of objects.
    pub fn problems(&self) -> Result<JsValue, JsValue> {
        Ok(serde_wasm_bindgen::to_value(&self.inner.borrow().state.agenda.problems)?)
    }

    /// Shows the view of that name.
    pub fn show(&self, view: &str) {
        if let Some(view) = View::from_key(view) {
            tell(&self.inner, Msg::Show(view));
        }
    }

    /// Whether it was left in the middle of something by a trap, and will not work any more.
    #[wasm_bindgen(js_name = isStuck)]
    pub fn is_stuck(&self) -> bool {
        self.inner.try_borrow_mut().is_err()
    }
}

impl Inner {
    fn color(&self) {
        // Rules that we write ourselves cannot be refused.
        let _ = self.tracks.replace_sync(&view::theme(&self.state.agenda.tracks));
    }

    /// Writes the state into the page's address. A page that may not do that (in a sandbox) keeps its address.
    fn address(&mut self, change: Address) {
        let Some(window) = web_sys::window() else { return };
        let Ok(history) = window.history() else { return };
        if change == Address::Back && self.pushed > 0 {
            self.pushed -= 1;
            let _ = history.back();
            return;
        }
        let location = window.location();
        let written = route::write(&self.state.route(), &fragment(), &self.state.settings.prefix);
        let (Some(written), Ok(path), Ok(search)) = (written, location.pathname(), location.search()) else { return };
        let mark = if written.is_empty() { "" } else { "#" };
        // The whole path, since a fragment alone would be taken from the page's <base>.
        let url = [&path, &search, mark, &written].concat();
        let before = history.state().unwrap_or(JsValue::NULL);
        if change == Address::Push {
            self.pushed += usize::from(history.push_state_with_url(&before, "", Some(&url)).is_ok());
        } else {
            let _ = history.replace_state_with_url(&before, "", Some(&url));
        }
    }
}

fn fragment() -> String {
    let hash = web_sys::window().and_then(|w| w.location().hash().ok()).unwrap_or_default();
    hash.strip_prefix('#').unwrap_or_default().to_string()
}

fn listen(root: &Element, inner: &Rc<RefCell<Inner>>) -> Vec<EventListener> {
    let on = |event: &'static str| {
        let inner = inner.clone();
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(root, event, options, move |event| happened(&inner, event))
    };
    let mut listeners: Vec<EventListener> = ["click", "input", "change", "keydown"].into_iter().map(on).collect();
    let closed = inner.clone();
    // Closing does not bubble; the dialog itself is never replaced, only what is in it.
    if let Ok(Some(dialog)) = root.query_selector("dialog") {
        listeners.push(EventListener::new(&dialog, "close", move |_| {
            if closed.borrow().state.open.is_some() {
                tell(&closed, Msg::Close);
            }
        }));
    }
    let moved = inner.clone();
    if let Some(window) = web_sys::window() {
        listeners.push(EventListener::new(&window, "popstate", move |_| {
            let route = route::parse(&fragment(), &moved.borrow().state.settings.prefix);
            tell(&moved, Msg::Route(route));
        }));
    }
    listeners
}

fn happened(inner: &Rc<RefCell<Inner>>, event: &Event) {
    let deed = events::read(event, &inner.borrow().state);
    match deed {
        Some(Deed::Msg(msg)) => tell(inner, msg),
        Some(Deed::Copy(button)) => copy(&button),
        Some(Deed::Letter(person)) => {
            let inner = &mut *inner.borrow_mut();
            inner.page.scroll_to_person(&inner.state, person);
        }
        Some(Deed::Tab(by)) => {
            let next = {
                let state = &inner.borrow().state;
                let views = &state.settings.views;
                let at = views.iter().position(|view| *view == state.view).unwrap_or(0) as isize;
                views[(at + by).rem_euclid(views.len() as isize) as usize]
            };
            tell(inner, Msg::Show(next));
            inner.borrow().page.focus_tab(next);
        }
        None => {}
    }
}

/// Takes a message in, brings the page up to date, and tells the page's own scripts.
fn tell(inner: &Rc<RefCell<Inner>>, msg: Msg) {
    let told = {
        let this = &mut *inner.borrow_mut();
        let zone = matches!(msg, Msg::Zone(_) | Msg::PickerTake);
        let (stale, address) = this.state.update(msg);
        if zone {
            this.state.host.remember_zone(this.state.choice.key());
        }
        this.page.apply(&this.state, stale);
        if address != Address::Keep {
            this.address(address);
        }
        let opened = stale.has(Stale::DIALOG) && this.state.open.is_some();
        let filtered = stale.has(Stale::HIDDEN);
        let name = if opened { Some("plenary-open") } else { filtered.then_some("plenary-filter") };
        name.map(|name| (name, this.host.clone()))
    };
    slice(inner);
    if let Some((name, host)) = told {
        let init = CustomEventInit::new();
        init.set_bubbles(true);
        init.set_composed(true);
        let widget = Widget { inner: inner.clone(), _listeners: Vec::new() };
        init.set_detail(&widget.state().unwrap_or(JsValue::NULL));
        if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
            let _ = host.dispatch_event(&event);
        }
    }
}

/// Does the next piece of what can wait, and then makes room for what cannot.
fn slice(inner: &Rc<RefCell<Inner>>) {
    let next = inner.clone();
    let timeout = Timeout::new(0, move || {
        let more = {
            let this = &mut *next.borrow_mut();
            this.page.fill_next(&this.state) || (!this.state.loading && this.state.prepare_search())
        };
        if more {
            slice(&next);
        }
    });
    inner.borrow_mut().slice = Some(timeout);
}

fn copy(button: &Element) {
    let Some(window) = web_sys::window() else { return };
    let Ok(href) = window.location().href() else { return };
    // It may be refused, and then the address can still be taken from the browser's own field.
    let _ = window.navigator().clipboard().write_text(&href);
    if let (Some(said), Ok(Some(label))) = (button.get_attribute("data-said"), button.query_selector("span")) {
        label.set_text_content(Some(&said));
    }
}
