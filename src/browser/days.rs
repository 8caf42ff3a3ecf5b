//! Days of the list: scrolling to a day, and detecting the day that the reader scrolled to.

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use web_sys::ScrollLogicalPosition;

use super::find::{find, scroll_steadily};
use super::{Shared, WidgetCore, dispatch};
use crate::state::{Action, View};
use crate::text::digits;
use crate::time::Date;

/// Delay after the last scroll event before the current day is determined, in milliseconds (debounce).
const REST: u32 = 100;

/// Listens to scroll events, of the window or of any scroll container around the widget.
pub(super) fn watch(inner: &Shared) -> Option<EventListener> {
    let document = web_sys::window()?.document()?;
    let inner = inner.clone();
    let options = EventListenerOptions::run_in_capture_phase();
    Some(EventListener::new_with_options(&document, "scroll", options, move |_| {
        let Ok(mut this) = inner.try_borrow_mut() else { return };
        let this = &mut *this;
        if this.state.view == View::Agenda
            && let Some(listeners) = &mut this.listeners
        {
            let inner = inner.clone();
            listeners.day = Some(Timeout::new(REST, move || look(&inner)));
        }
    }))
}

fn look(inner: &Shared) {
    let passed = passed(&inner.borrow());
    if let Some(date) = passed {
        dispatch(inner, Action::PassDay(date));
    }
}

/// The day at the top of the window, if it is not the selected one.
fn passed(this: &WidgetCore) -> Option<Date> {
    let (listeners, state) = (this.listeners.as_ref()?, &this.state);
    let current = state.current_day()?;
    let shown = state.timetable.days.iter().position(|day| day.date == Some(current)).map_or(-1, |day| day as i32);
    let day = usize::try_from(listeners.page_env.day_at(&listeners.root, shown)).ok()?;
    state.timetable.days.get(day)?.date.filter(|date| *date != current)
}

/// Scrolls to a day of the list.
pub(super) fn show(this: &WidgetCore, date: Date) {
    let Some(day) = this.state.timetable.days.iter().position(|day| day.date == Some(date)) else { return };
    if let Some(day) = find(this, &[".main > .day:nth-of-type(", &digits(day + 1), ")"].concat()) {
        scroll_steadily(this, &day, ScrollLogicalPosition::Start);
    }
}
