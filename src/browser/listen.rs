//! Listens to the reader, to the page's history and to the clock.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventTarget, ShadowRoot};

use super::events::{PICKED, SET_STARS};
use super::find::dialog;
use super::page_env::PageEnv;
use super::{Listeners, Shared, StepsBack, WidgetCore, clock, days, dispatch, events, execute, history, paper};
use crate::state::{Action, HistoryOp};

/// Listens from now on, and shows what the address asked for; if that was changed since the feed was asked for, all of it.
pub(crate) fn begin(inner: &Shared, root: &Element, page_env: PageEnv) {
    let on = |event: &'static str| {
        let inner = inner.clone();
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(root, event, options, move |event| happened(&inner, event))
    };
    let own = ["click", "input", "change", "keydown", "mousedown", "focusout", "plenary-width", SET_STARS, PICKED];
    let mut listeners: Vec<EventListener> = own.into_iter().map(on).collect();
    // Closing does not bubble; the dialog itself is never replaced, only what is in it.
    if let Some(dialog) = dialog(root) {
        let inner = inner.clone();
        listeners.push(EventListener::new(&dialog, "close", move |_| note_closing(&inner)));
    }
    if let Some(window) = web_sys::window() {
        let inner = inner.clone();
        listeners.push(EventListener::new(&window, "popstate", move |_| {
            went(&inner);
        }));
    }
    if let Some(window) = web_sys::window() {
        let changed = |event: &'static str| {
            let (inner, own) = (inner.clone(), host(root));
            EventListener::new(&window, event, move |event| {
                // Of what happened here this element knows.
                if event.target() != own && inner.try_borrow().is_ok() {
                    dispatch(&inner, Action::StarsChanged);
                }
            })
        };
        // Another tab has stored something, or another element of the page has starred a session.
        listeners.extend([changed("storage"), changed("plenary-star")]);
    }
    listeners.extend(clock::watch(inner));
    listeners.extend(days::watch(inner));
    listeners.extend(paper::watch(inner));
    page_env.measure(root);
    let moved = page_env.moved();
    let route = {
        let this = &mut *inner.borrow_mut();
        page_env.extend(root);
        this.listeners = Some(Listeners {
            root: root.clone(),
            page_env,
            steps_back: StepsBack::None,
            places: Vec::new(),
            soon: None,
            tick: None,
            day: None,
            seen: None,
            live: String::new(),
            opened: None,
            _events: listeners,
        });
        this.state.settings.address = history::address();
        history::read(&this.state.settings.prefix)
    };
    let unmatched = inner.borrow().state.unmatched.clone();
    for (key, value) in unmatched {
        warn(&inner.borrow(), &key, &value);
    }
    dispatch(inner, Action::Begin { at: clock::now(), route, moved });
    let this = &mut *inner.borrow_mut();
    if let Some(listeners) = &this.listeners {
        listeners.page_env.print_alone(&listeners.root);
    }
    // The place of an earlier visit is worth more than what the address leads to.
    let prefix = this.state.settings.prefix.clone();
    if let Some(place) = this.listeners.as_ref().map(|listeners| listeners.page_env.keep_place(&listeners.root, &prefix)) {
        execute::restore(this, &place);
    }
    clock::schedule(inner, this);
}

/// Takes in that the reader has closed the dialog. The browser says so late: what is done before is done of a view with nothing open, or closing
/// would take back that instead of what was open.
pub(crate) fn note_closing(inner: &Shared) {
    let is_closed = inner.try_borrow().is_ok_and(|this| this.state.overlay.is_some() && !is_open(&this));
    if is_closed {
        dispatch(inner, Action::Close);
    }
}

/// Follows an address that has changed. Where closing led there and something was done meanwhile, that stays, and the address becomes its own. Where it
/// is the one before what was closed and names something open itself, as that of a link does, that is closed too.
fn went(inner: &Shared) {
    let (mut route, closes) = {
        let this = &mut *inner.borrow_mut();
        let Some(listeners) = &mut this.listeners else { return };
        let steps_back = std::mem::take(&mut listeners.steps_back);
        if let StepsBack::PendingThen(change) = steps_back {
            return history::write(&this.state, change, listeners);
        }
        (history::read(&this.state.settings.prefix), matches!(steps_back, StepsBack::Pending))
    };
    let is_left = closes && (!route.session.is_empty() || !route.person.is_empty());
    if is_left {
        (route.session, route.person) = Default::default();
    }
    dispatch(inner, Action::Route(route));
    if is_left {
        execute::change_history(inner, &mut inner.borrow_mut(), HistoryOp::Replace);
    }
}

/// Tells the console that the `show` attribute has a key that is none, or a value that no session has.
fn warn(this: &WidgetCore, key: &str, value: &str) {
    if let Some(listeners) = &this.listeners {
        listeners.page_env.warn("show", key, value);
    }
}

/// The custom element, where events come from for those outside of it.
fn host(root: &Element) -> Option<EventTarget> {
    // Its class is not asked for: in an element that was adopted by another document it is that of another window.
    Some(root.get_root_node().unchecked_into::<ShadowRoot>().host().into())
}

fn is_open(this: &WidgetCore) -> bool {
    this.listeners.as_ref().and_then(|listeners| dialog(&listeners.root)).is_some_and(|dialog| dialog.open())
}

fn happened(inner: &Shared, event: &Event) {
    // Replacing what has the focus makes a browser speak up in the middle of our own work, of which we know.
    let Ok(this) = inner.try_borrow() else { return };
    let action = events::read(event, &this.state);
    drop(this);
    if let Some(action) = action {
        note_closing(inner);
        dispatch(inner, action);
    }
}
