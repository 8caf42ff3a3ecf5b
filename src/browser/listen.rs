//! Event listeners for the reader's input, the history and the clock.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventTarget, ShadowRoot};

use super::events::{PICKED, SET_STARS};
use super::find::dialog;
use super::page_env::PageEnv;
use super::{Listeners, Shared, StepsBack, WidgetCore, clock, days, dispatch, events, execute, history, paper};
use crate::state::{Action, HistoryOp};

/// Adds the listeners, and opens the overlay of the URL; applies the whole route if the URL changed since the feed was requested.
pub(crate) fn begin(inner: &Shared, root: &Element, page_env: PageEnv) {
    let on = |event: &'static str| {
        let inner = inner.clone();
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(root, event, options, move |event| happened(&inner, event))
    };
    let own = ["click", "input", "change", "keydown", "mousedown", "focusout", "plenary-width", SET_STARS, PICKED];
    let mut listeners: Vec<EventListener> = own.into_iter().map(on).collect();
    // `close` does not bubble. The dialog itself is never replaced, only its content.
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
                // Events of this element are ignored: its state is up to date.
                if event.target() != own && inner.try_borrow().is_ok() {
                    dispatch(&inner, Action::StarsChanged);
                }
            })
        };
        // Another tab has changed the storage, or another element of the page has starred a session.
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
    // A position saved on an earlier visit takes precedence over the target of the URL.
    let prefix = this.state.settings.prefix.clone();
    if let Some(place) = this.listeners.as_ref().map(|listeners| listeners.page_env.keep_place(&listeners.root, &prefix)) {
        execute::restore(this, &place);
    }
    clock::schedule(inner, this);
}

/// Updates the state after the reader closed the dialog. The browser dispatches `close` late, so this is called before any other action: otherwise,
/// closing would revert the history entry of that action instead of the overlay's.
pub(crate) fn note_closing(inner: &Shared) {
    let is_closed = inner.try_borrow().is_ok_and(|this| this.state.overlay.is_some() && !is_open(&this));
    if is_closed {
        dispatch(inner, Action::Close);
    }
}

/// Applies the route after `popstate`. If closing went back and another action followed, its state is kept and written to the entry. If the entry
/// before the closed overlay opens a session or person itself, as a deep link does, that overlay is closed as well.
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

/// Logs a warning that the `show` attribute has an unknown key, or a value that no session has.
fn warn(this: &WidgetCore, key: &str, value: &str) {
    if let Some(listeners) = &this.listeners {
        listeners.page_env.warn("show", key, value);
    }
}

/// The custom element, which is the target of events for listeners outside of it.
fn host(root: &Element) -> Option<EventTarget> {
    // An unchecked cast: in an element adopted from another document, nodes have the classes of another window.
    Some(root.get_root_node().unchecked_into::<ShadowRoot>().host().into())
}

fn is_open(this: &WidgetCore) -> bool {
    this.listeners.as_ref().and_then(|listeners| dialog(&listeners.root)).is_some_and(|dialog| dialog.open())
}

fn happened(inner: &Shared, event: &Event) {
    // Replacing a focused control makes browsers dispatch events while the state is borrowed; these are ignored.
    let Ok(this) = inner.try_borrow() else { return };
    let action = events::read(event, &this.state);
    drop(this);
    if let Some(action) = action {
        note_closing(inner);
        dispatch(inner, action);
    }
}
