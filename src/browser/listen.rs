//! Listens to the reader, takes messages in and brings the page up to date.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlDialogElement, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::clock;
use super::events::{self, Intent};
use super::mounted_view::Dom;
use super::now_markers;
use super::page_env::PageEnv;
use super::{WidgetCore, history};
use crate::model::PersonId;
use crate::state::{Action, Dirty, HistoryOp, Overlay};
use crate::text::digits;
use crate::view;

/// What listens for one element; dropping it ends that.
pub(crate) struct Listeners {
    pub(super) root: Element,
    /// How many steps of the page's history are ours.
    pub(super) pushed: usize,
    /// Writes the address when no more is typed.
    soon: Option<Timeout>,
    pub(super) page_env: PageEnv,
    /// Follows the clock.
    pub(super) tick: Option<Timeout>,
    /// What was said of what is on now.
    live: String,
    /// The session that is open although nothing in the element led to it, as after a link from elsewhere.
    pub(super) linked: Option<Overlay>,
    /// What the dialog shows.
    shown: Option<Overlay>,
    /// Scrolls once more when what comes into sight has been laid out.
    pub(super) scroll: Option<Timeout>,
    _listeners: Vec<EventListener>,
}

pub(super) type Shared = Rc<RefCell<WidgetCore>>;

/// Listens from now on, and shows what the address asked for; if that was changed since the feed was asked for, all of it.
pub(crate) fn begin(inner: &Shared, root: &Element, page_env: PageEnv) {
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
            let closed = inner.try_borrow().is_ok_and(|this| this.state.overlay.is_some() && !is_open(&this));
            if closed {
                dispatch(&inner, Action::Close);
            }
        }));
    }
    if let Some(window) = web_sys::window() {
        let inner = inner.clone();
        listeners.push(EventListener::new(&window, "popstate", move |_| {
            let route = history::read(&inner.borrow().state.settings.prefix);
            dispatch(&inner, Action::Route(route));
        }));
    }
    listeners.extend(clock::watch(inner));
    let this = &mut *inner.borrow_mut();
    let (live, moved) = (String::new(), page_env.moved());
    this.listeners = Some(Listeners {
        root: root.clone(),
        pushed: 0,
        soon: None,
        page_env,
        tick: None,
        linked: None,
        shown: None,
        scroll: None,
        live,
        _listeners: listeners,
    });
    this.state.update(Action::Tick(clock::now()));
    this.state.recall_zone();
    let route = history::read(&this.state.settings.prefix);
    let asked = if moved { this.state.follow(route.clone()) } else { this.state.open_linked(&route) };
    let opened = asked | this.state.whatever_is_open();
    apply(this, Dirty::BADGE | Dirty::CHIPS | Dirty::LIVE | Dirty::MARKS | opened);
    if asked.has(Dirty::MAIN) {
        this.mounted.dom.notify("plenary-work");
    }
    clock::schedule(inner, this);
    if let Some(listeners) = &mut this.listeners
        && route.query != this.state.query
    {
        history::write(&this.state, HistoryOp::Replace, listeners);
    }
}

fn dialog(root: &Element) -> Option<HtmlDialogElement> {
    // Not by its class: an element that was adopted by another document has that of another window.
    Some(root.query_selector("dialog").ok().flatten()?.unchecked_into())
}

fn is_open(this: &WidgetCore) -> bool {
    this.listeners.as_ref().and_then(|listeners| dialog(&listeners.root)).is_some_and(|dialog| dialog.open())
}

fn happened(inner: &Shared, event: &Event) {
    // Replacing what has the focus makes a browser speak up in the middle of our own work, of which we know.
    let Ok(this) = inner.try_borrow() else { return };
    let intent = events::read(event, &this.state);
    drop(this);
    match intent {
        Some(Intent::Action(action)) => dispatch(inner, action),
        Some(Intent::Copy(button)) => {
            if let Some(listeners) = &inner.borrow().listeners {
                listeners.page_env.copy(&button);
            }
        }
        Some(Intent::Letter(person)) => letter(&mut inner.borrow_mut(), &person),
        Some(Intent::Now) => now_markers::show(inner),
        Some(Intent::Tab(by)) => {
            let next = {
                let state = &inner.borrow().state;
                let views = &state.settings.views;
                let at = views.iter().position(|view| *view == state.view).unwrap_or(0) as isize;
                views[(at + by).rem_euclid(views.len() as isize) as usize]
            };
            dispatch(inner, Action::Show(next));
            inner.borrow().mounted.dom.focus(&["tab-", next.key()].concat());
        }
        None => {}
    }
}

/// Takes a message in, brings the page up to date, and tells the page's own scripts.
pub(crate) fn dispatch(inner: &Shared, action: Action) {
    let (dirty, opened) = {
        let this = &mut *inner.borrow_mut();
        // What was typed belongs to the step before the one that this may begin.
        if let Some(listeners) = &mut this.listeners
            && !matches!(action, Action::Search(_))
            && listeners.soon.take().is_some()
        {
            history::write(&this.state, HistoryOp::Replace, listeners);
        }
        let zone = matches!(action, Action::Zone(_) | Action::PickerTake);
        let seen = matches!(action, Action::Seen);
        let (dirty, address) = this.state.update(action);
        if zone {
            this.state.remember_zone();
        }
        apply(this, dirty);
        if seen {
            this.mounted.dom.focus("picker");
        }
        if let Some(listeners) = &mut this.listeners {
            match address {
                HistoryOp::Keep => {}
                HistoryOp::Soon => listeners.soon = Some(write_soon(inner)),
                _ => history::write(&this.state, address, listeners),
            }
        }
        (dirty, matches!(this.state.overlay, Some(Overlay::Session(_) | Overlay::Person(_))))
    };
    // Outside of what was borrowed, for whoever is told may ask.
    let dom: Dom = inner.borrow().mounted.dom.clone();
    if dirty.has(Dirty::DIALOG) && opened {
        dom.notify("plenary-open");
    }
    if dirty.has(Dirty::HIDDEN) {
        dom.notify("plenary-filter");
    }
    if dirty.has(Dirty::MAIN) {
        dom.notify("plenary-work");
    }
}

fn write_soon(inner: &Shared) -> Timeout {
    let inner = inner.clone();
    Timeout::new(300, move || {
        let this = &mut *inner.borrow_mut();
        if let Some(listeners) = &mut this.listeners {
            history::write(&this.state, HistoryOp::Replace, listeners);
        }
    })
}

/// Brings up to date what is dirty.
fn apply(this: &mut WidgetCore, dirty: Dirty) {
    apply_with(this, dirty, true);
}

/// The same. The card that has the focus gets it back, if it is to keep it.
pub(super) fn apply_with(this: &mut WidgetCore, dirty: Dirty, keep_focus: bool) {
    let (state, dom) = (&this.state, this.mounted.dom.clone());
    let chose = dirty.has(Dirty::HEAD) && find(this, "[data-act=zone-text]").is_some();
    if dirty.has(Dirty::HEAD) {
        dom.put("head", &view::head(state).into_string());
    }
    if dirty.has(Dirty::BAR) {
        dom.put("tabs", &view::tabs(state).into_string());
        set(this, "[data-act=filters]", "aria-expanded", state.panel);
    }
    if dirty.has(Dirty::BADGE) {
        dom.put("badge", &view::badge(state).into_string());
    }
    if dirty.has(Dirty::FIELD) {
        dom.search(&state.query.text);
    }
    if dirty.has(Dirty::CHIPS) {
        dom.put("chips", &view::chips(state).into_string());
        dom.put("count", &view::count(state));
    }
    if dirty.has(Dirty::PANEL) {
        dom.put("panel", &if state.panel { view::panel(state).into_string() } else { String::new() });
        dom.show("panel", state.panel);
        if let Some(body) = find(this, ".body") {
            body.set_class_name(if state.panel { "body with-panel" } else { "body" });
        }
    }
    if dirty.has(Dirty::PICKER) {
        picker(this);
    }
    if dirty.has(Dirty::DIALOG) {
        sheet(this);
    }
    if dirty.has(Dirty::LIVE) || dirty.has(Dirty::BAR) {
        live(this);
    }
    if dirty.has(Dirty::MAIN) {
        let held = find(this, ".main :focus").filter(|_| keep_focus).and_then(|held| held.closest("[data-s]").ok()?);
        let held = held.and_then(|card| card.get_attribute("data-s"));
        this.mounted.main(&this.state);
        now_markers::put(this);
        if let Some(session) = held {
            reach(this, &[&item("data-s", &session), " a"].concat());
        }
    } else {
        if dirty.has(Dirty::MARKS) {
            now_markers::put(this);
        }
        if dirty.has(Dirty::HIDDEN) {
            this.mounted.hide(&this.state);
        }
    }
    // Last, since it has the browser lay out all that is there.
    if chose {
        dom.focus("picker");
    }
}

/// Says anew what is on, if it is something else.
fn live(this: &mut WidgetCore) {
    let html = view::live(&this.state).into_string();
    if let Some(listeners) = this.listeners.as_mut().filter(|listeners| listeners.live != html) {
        this.mounted.dom.put("live", &html);
        listeners.live = html;
    }
    now_markers::retell(this);
}

/// The selector of what has that value of an attribute, as the card of a session does.
pub(super) fn item(attribute: &str, id: &str) -> String {
    let mut out = ["[", attribute, "=\""].concat();
    for c in id.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\a "),
            c => out.push(c),
        }
    }
    out + "\"]"
}

pub(super) fn find(this: &WidgetCore, selector: &str) -> Option<HtmlElement> {
    Some(this.listeners.as_ref()?.root.query_selector(selector).ok().flatten()?.unchecked_into())
}

/// Where in the view a link leads to what is open.
fn link_to(overlay: &Overlay) -> Option<String> {
    match overlay {
        Overlay::Session(id) => Some([".main ", &item("data-s", id), " a"].concat()),
        Overlay::Person(id) => Some([".main [data-act=person]", &item("data-v", id)].concat()),
        Overlay::Zones => None,
    }
}

fn set(this: &WidgetCore, selector: &str, attribute: &str, value: bool) {
    if let Some(element) = find(this, selector) {
        let _ = element.set_attribute(attribute, if value { "true" } else { "false" });
    }
}

fn picker(this: &WidgetCore) {
    let (state, dom) = (&this.state, &this.mounted.dom);
    set(this, "[data-act=picker]", "aria-expanded", state.picker.is_some());
    let field = find(this, "[data-act=zone-text]");
    match (&field, &state.picker) {
        (Some(field), Some(_)) => {
            // The field keeps what is being typed into it, and its place in it.
            let (list, active) = view::zone_list(state);
            dom.put("zones", &list.into_string());
            let _ = field.set_attribute("aria-activedescendant", &active);
            if let Some(option) = find(this, "#zone-list [aria-selected=true]") {
                scroll_to(&option, ScrollLogicalPosition::Nearest);
            }
        }
        (None, Some(_)) => {
            dom.put("picker", &view::picker(state).into_string());
            dom.show("picker", true);
            dom.focus("zone-text");
        }
        (_, None) => {
            // Escape leaves the focus here; whoever went elsewhere is there already.
            let typing = find(this, ".pop :focus").is_some();
            dom.put("picker", "");
            dom.show("picker", false);
            if typing {
                dom.focus("picker");
            }
        }
    }
}

fn sheet(this: &mut WidgetCore) {
    let Some(dialog) = this.listeners.as_ref().and_then(|listeners| dialog(&listeners.root)) else { return };
    let Some(overlay) = this.state.overlay.clone() else {
        dialog.close();
        if let Some(listeners) = &mut this.listeners {
            listeners.shown = None;
        }
        this.mounted.dom.put("dialog", "");
        // Without something to return the focus to, readers find the session where the dialog was.
        let linked = this.listeners.as_mut().and_then(|listeners| listeners.linked.take());
        if let Some(selector) = linked.as_ref().and_then(link_to) {
            reach(this, &selector);
        }
        return;
    };
    let is_alone = find(this, ":focus").is_none();
    let Some(listeners) = &mut this.listeners else { return };
    let is_same = dialog.open() && listeners.shown.as_ref() == Some(&overlay);
    if !dialog.open() {
        listeners.linked = Some(overlay.clone()).filter(|_| is_alone);
    }
    listeners.shown = Some(overlay);
    let (hold, scroll) = (listeners.page_env.hold(&dialog), dialog.scroll_top());
    let (state, dom) = (&this.state, &this.mounted.dom);
    dom.put("dialog", &view::dialog(state).into_string());
    // What is behind the dialog shows where the session stands.
    if let Some(year) = state.past_year_of_open()
        && let Some(year) = find(this, &["[data-y=\"", &digits(year as usize), "\"]"].concat())
    {
        let _ = year.set_attribute("open", "");
    }
    // Another hour or zone, or another reading of the feed, changes what is said, and not where somebody is in it.
    if is_same {
        dialog.set_scroll_top(scroll);
        let _ = hold.call0(&JsValue::NULL);
        if find(this, "dialog :focus").is_some() {
            return;
        }
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
fn reach(this: &mut WidgetCore, selector: &str) -> Option<HtmlElement> {
    fill_to(this, selector).inspect(|element| _ = element.focus())
}

/// Fills the view until something is there, if it ever is.
pub(super) fn fill_to(this: &mut WidgetCore, selector: &str) -> Option<HtmlElement> {
    let mut found = find(this, selector);
    while found.is_none() {
        let more = this.mounted.fill_next(&this.state);
        found = find(this, selector);
        if !more {
            break;
        }
    }
    found
}

/// Scrolls the directory to a person, and gives them the focus.
fn letter(this: &mut WidgetCore, person: &PersonId) {
    if let Some(link) = reach(this, &[&item("data-p", person), " a"].concat()) {
        link.scroll_into_view();
    }
}
