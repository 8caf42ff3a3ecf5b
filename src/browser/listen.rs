//! Listens to the reader, takes messages in and brings the page up to date.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlDialogElement, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::around::Around;
use super::clock;
use super::events::{self, Deed};
use super::marks;
use super::page::Page;
use super::{Inner, address};
use crate::state::{Address, Msg, Open, Stale};
use crate::text::digits;
use crate::view;

/// What listens for one element; dropping it ends that.
pub(crate) struct Ears {
    root: Element,
    /// How many steps of the page's history are ours.
    pub(super) pushed: usize,
    /// Writes the address when no more is typed.
    soon: Option<Timeout>,
    pub(super) around: Around,
    /// Follows the clock.
    pub(super) tick: Option<Timeout>,
    /// What was said of what is on now.
    live: String,
    /// The session that is open although nothing in the element led to it, as after a link from elsewhere.
    linked: Option<usize>,
    /// Scrolls once more when what comes into sight has been laid out.
    pub(super) scroll: Option<Timeout>,
    _listeners: Vec<EventListener>,
}

pub(super) type Shared = Rc<RefCell<Inner>>;

/// Listens from now on, and shows what the address asked for; if that was changed since the feed was asked for, all of it.
pub(crate) fn begin(inner: &Shared, root: &Element, around: Around) {
    let on = |event: &'static str| {
        let inner = inner.clone();
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(root, event, options, move |event| happened(&inner, event))
    };
    let mut listeners = vec![on("click"), on("input"), on("change"), on("keydown"), on("mousedown"), on("focusout")];
    // Closing does not bubble; the dialog itself is never replaced, only what is in it.
    if let Some(dialog) = dialog(root) {
        let inner = inner.clone();
        listeners.push(EventListener::new(&dialog, "close", move |_| {
            // It comes late, when something else may have been opened.
            let closed = inner.try_borrow().is_ok_and(|this| this.state.open.is_some() && !is_open(&this));
            if closed {
                tell(&inner, Msg::Close);
            }
        }));
    }
    if let Some(window) = web_sys::window() {
        let inner = inner.clone();
        listeners.push(EventListener::new(&window, "popstate", move |_| {
            let route = address::read(&inner.borrow().state.settings.prefix);
            tell(&inner, Msg::Route(route));
        }));
    }
    listeners.extend(clock::watch(inner));
    let this = &mut *inner.borrow_mut();
    let (live, moved) = (String::new(), around.moved());
    this.ears = Some(Ears {
        root: root.clone(),
        pushed: 0,
        soon: None,
        around,
        tick: None,
        linked: None,
        scroll: None,
        live,
        _listeners: listeners,
    });
    this.state.update(Msg::Tick(clock::now()));
    this.state.recall_zone();
    let route = address::read(&this.state.settings.prefix);
    let asked = if moved { this.state.follow(route.clone()) } else { this.state.open_linked(&route) };
    let opened = asked | this.state.whatever_is_open();
    apply(this, Stale::BADGE | Stale::CHIPS | Stale::LIVE | Stale::MARKS | opened);
    if asked.has(Stale::MAIN) {
        this.sheet.page.tell("plenary-work");
    }
    clock::schedule(inner, this);
    if let Some(ears) = &mut this.ears
        && route.query != this.state.query
    {
        address::write(&this.state, Address::Replace, ears);
    }
}

fn dialog(root: &Element) -> Option<HtmlDialogElement> {
    // Not by its class: an element that was adopted by another document has that of another window.
    Some(root.query_selector("dialog").ok().flatten()?.unchecked_into())
}

fn is_open(this: &Inner) -> bool {
    this.ears.as_ref().and_then(|ears| dialog(&ears.root)).is_some_and(|dialog| dialog.open())
}

fn happened(inner: &Shared, event: &Event) {
    // Replacing what has the focus makes a browser speak up in the middle of our own work, of which we know.
    let Ok(this) = inner.try_borrow() else { return };
    let deed = events::read(event, &this.state);
    drop(this);
    match deed {
        Some(Deed::Msg(msg)) => tell(inner, msg),
        Some(Deed::Copy(button)) => {
            if let Some(ears) = &inner.borrow().ears {
                ears.around.copy(&button);
            }
        }
        Some(Deed::Letter(person)) => letter(&mut inner.borrow_mut(), person),
        Some(Deed::Now) => marks::show(inner),
        Some(Deed::Tab(by)) => {
            let next = {
                let state = &inner.borrow().state;
                let views = &state.settings.views;
                let at = views.iter().position(|view| *view == state.view).unwrap_or(0) as isize;
                views[(at + by).rem_euclid(views.len() as isize) as usize]
            };
            tell(inner, Msg::Show(next));
            inner.borrow().sheet.page.focus(&["tab-", next.key()].concat());
        }
        None => {}
    }
}

/// Takes a message in, brings the page up to date, and tells the page's own scripts.
pub(crate) fn tell(inner: &Shared, msg: Msg) {
    let (stale, opened) = {
        let this = &mut *inner.borrow_mut();
        // What was typed belongs to the step before the one that this may begin.
        if let Some(ears) = &mut this.ears
            && !matches!(msg, Msg::Search(_))
            && ears.soon.take().is_some()
        {
            address::write(&this.state, Address::Replace, ears);
        }
        let zone = matches!(msg, Msg::Zone(_) | Msg::PickerTake);
        let seen = matches!(msg, Msg::Seen);
        let (stale, address) = this.state.update(msg);
        if zone {
            this.state.remember_zone();
        }
        apply(this, stale);
        if seen {
            this.sheet.page.focus("picker");
        }
        if let Some(ears) = &mut this.ears {
            match address {
                Address::Keep => {}
                Address::Soon => ears.soon = Some(write_soon(inner)),
                _ => address::write(&this.state, address, ears),
            }
        }
        (stale, matches!(this.state.open, Some(Open::Session(_) | Open::Person(_))))
    };
    // Outside of what was borrowed, for whoever is told may ask.
    let page: Page = inner.borrow().sheet.page.clone();
    if stale.has(Stale::DIALOG) && opened {
        page.tell("plenary-open");
    }
    if stale.has(Stale::HIDDEN) {
        page.tell("plenary-filter");
    }
    if stale.has(Stale::MAIN) {
        page.tell("plenary-work");
    }
}

fn write_soon(inner: &Shared) -> Timeout {
    let inner = inner.clone();
    Timeout::new(300, move || {
        let this = &mut *inner.borrow_mut();
        if let Some(ears) = &mut this.ears {
            address::write(&this.state, Address::Replace, ears);
        }
    })
}

/// Brings up to date what is stale.
fn apply(this: &mut Inner, stale: Stale) {
    let (state, page) = (&this.state, this.sheet.page.clone());
    let chose = stale.has(Stale::HEAD) && find(this, "[data-act=zone-text]").is_some();
    if stale.has(Stale::HEAD) {
        page.put("head", &view::head(state).into_string());
    }
    if stale.has(Stale::BAR) {
        page.put("tabs", &view::tabs(state).into_string());
        set(this, "[data-act=filters]", "aria-expanded", state.panel);
    }
    if stale.has(Stale::BADGE) {
        page.put("badge", &view::badge(state).into_string());
    }
    if stale.has(Stale::FIELD) {
        page.search(&state.query.text);
    }
    if stale.has(Stale::CHIPS) {
        page.put("chips", &view::chips(state).into_string());
        page.put("count", &view::count(state));
    }
    if stale.has(Stale::PANEL) {
        page.put("panel", &if state.panel { view::panel(state).into_string() } else { String::new() });
        page.show("panel", state.panel);
        if let Some(body) = find(this, ".body") {
            body.set_class_name(if state.panel { "body with-panel" } else { "body" });
        }
    }
    if stale.has(Stale::PICKER) {
        picker(this);
    }
    if stale.has(Stale::DIALOG) {
        sheet(this);
    }
    if stale.has(Stale::LIVE) || stale.has(Stale::BAR) {
        live(this);
    }
    if stale.has(Stale::MAIN) {
        let held = find(this, ".main :focus").and_then(|held| held.closest("[data-s]").ok()?);
        let held = held.and_then(|card| card.get_attribute("data-s"));
        this.sheet.main(&this.state);
        marks::put(this);
        if let Some(session) = held {
            reach(this, &["[data-s=\"", &session, "\"] a"].concat());
        }
    } else {
        if stale.has(Stale::MARKS) {
            marks::put(this);
        }
        if stale.has(Stale::HIDDEN) {
            this.sheet.hide(&this.state);
        }
    }
    // Last, since it has the browser lay out all that is there.
    if chose {
        page.focus("picker");
    }
}

/// Says anew what is on, if it is something else.
fn live(this: &mut Inner) {
    let html = view::live(&this.state).into_string();
    if let Some(ears) = this.ears.as_mut().filter(|ears| ears.live != html) {
        this.sheet.page.put("live", &html);
        ears.live = html;
    }
    marks::retell(this);
}

pub(super) fn find(this: &Inner, selector: &str) -> Option<HtmlElement> {
    Some(this.ears.as_ref()?.root.query_selector(selector).ok().flatten()?.unchecked_into())
}

fn set(this: &Inner, selector: &str, attribute: &str, value: bool) {
    if let Some(element) = find(this, selector) {
        let _ = element.set_attribute(attribute, if value { "true" } else { "false" });
    }
}

fn picker(this: &Inner) {
    let (state, page) = (&this.state, &this.sheet.page);
    set(this, "[data-act=picker]", "aria-expanded", state.picker.is_some());
    let field = find(this, "[data-act=zone-text]");
    match (&field, &state.picker) {
        (Some(field), Some(_)) => {
            // The field keeps what is being typed into it, and its place in it.
            let (list, active) = view::zone_list(state);
            page.put("zones", &list.into_string());
            let _ = field.set_attribute("aria-activedescendant", &active);
            if let Some(option) = find(this, "#zone-list [aria-selected=true]") {
                scroll_to(&option, ScrollLogicalPosition::Nearest);
            }
        }
        (None, Some(_)) => {
            page.put("picker", &view::picker(state).into_string());
            page.show("picker", true);
            page.focus("zone-text");
        }
        (_, None) => {
            // Escape leaves the focus here; whoever went elsewhere is there already.
            let typing = find(this, ".pop :focus").is_some();
            page.put("picker", "");
            page.show("picker", false);
            if typing {
                page.focus("picker");
            }
        }
    }
}

fn sheet(this: &mut Inner) {
    let Some(dialog) = this.ears.as_ref().and_then(|ears| dialog(&ears.root)) else { return };
    if this.state.open.is_none() {
        dialog.close();
        this.sheet.page.put("dialog", "");
        // Without something to return the focus to, readers find the session where the dialog was.
        if let Some(session) = this.ears.as_mut().and_then(|ears| ears.linked.take()) {
            reach(this, &["[data-s=\"", &digits(session), "\"] a"].concat());
        }
        return;
    }
    if !dialog.open() {
        let linked = match this.state.open {
            Some(Open::Session(session)) if find(this, ":focus").is_none() => Some(session),
            _ => None,
        };
        if let Some(ears) = &mut this.ears {
            ears.linked = linked;
        }
    }
    let (state, page) = (&this.state, &this.sheet.page);
    page.put("dialog", &view::dialog(state).into_string());
    // What is behind the dialog shows where the session stands.
    if let Some(year) = state.past_year_of_open()
        && let Some(year) = find(this, &["[data-y=\"", &digits(year as usize), "\"]"].concat())
    {
        let _ = year.set_attribute("open", "");
    }
    // Another hour or zone changes what is compared, and not where somebody is in it.
    if dialog.open() && state.open == Some(Open::Zones) && find(this, "dialog :focus").is_some() {
        return;
    }
    if !dialog.open() {
        // It fails in a document that is not shown, where nobody misses it.
        let _ = dialog.show_modal();
    }
    dialog.set_scroll_top(0);
    if let Some(title) = find(this, "#sheet-title") {
        let _ = title.focus();
    }
}

/// Scrolls until an element is in sight, at that place of it.
pub(super) fn scroll_to(element: &Element, place: ScrollLogicalPosition) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(place);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Gives the focus to something in the view, which may have to be filled first.
fn reach(this: &mut Inner, selector: &str) -> Option<HtmlElement> {
    let mut found = find(this, selector);
    while found.is_none() && this.sheet.fill_next(&this.state) {
        found = find(this, selector);
    }
    found.inspect(|element| _ = element.focus())
}

/// Scrolls the directory to a person, and gives them the focus.
fn letter(this: &mut Inner, person: usize) {
    if let Some(link) = reach(this, &["[data-p=\"", &digits(person), "\"] a"].concat()) {
        link.scroll_into_view();
    }
}
