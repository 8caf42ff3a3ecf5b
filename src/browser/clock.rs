//! The clock of the widget. It ticks only while the page is visible, and immediately when it becomes visible again.

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;

use super::{Shared, WidgetCore, dispatch};
use crate::state::{Action, View};
use crate::time::Instant;

/// Maximum delay in milliseconds until a wake-up of the computer is detected: timers are suspended during sleep, and no event reports its end.
const AT_MOST: u32 = 10_000;

/// Listens to changes of the page's visibility.
pub(super) fn watch(inner: &Shared) -> Option<EventListener> {
    let document = web_sys::window()?.document()?;
    let inner = inner.clone();
    Some(EventListener::new(&document, "visibilitychange", move |_| tick(&inner)))
}

/// The current instant.
pub(super) fn now() -> Instant {
    Instant(milliseconds() / 1000)
}

fn milliseconds() -> i64 {
    js_sys::Date::now() as i64
}

fn tick(inner: &Shared) {
    let hidden = web_sys::window().and_then(|window| window.document()).is_some_and(|document| document.hidden());
    if !hidden {
        dispatch(inner, Action::Tick(now()));
    }
    if let Ok(mut this) = inner.try_borrow_mut() {
        if let Some(listeners) = this.listeners.as_mut().filter(|_| hidden) {
            listeners.tick = None;
        } else {
            schedule(inner, &mut this);
        }
    }
}

/// Schedules a tick for the next full minute; after the end of the event, none.
pub(super) fn schedule(inner: &Shared, this: &mut WidgetCore) {
    let over = this.state.now.as_ref().is_some_and(|now| now.after) && this.state.view != View::Now;
    let Some(listeners) = &mut this.listeners else { return };
    let inner = inner.clone();
    let left = 60_000 - (milliseconds() % 60_000) as u32;
    listeners.tick = (!over).then(|| Timeout::new(left.min(AT_MOST), move || tick(&inner)));
}
