//! What is on now, marked among the sessions that stand in the page, which are not made anew for it.

use gloo::timers::callback::Timeout;
use web_sys::{Element, ScrollLogicalPosition};

use super::Inner;
use super::listen::{Shared, find, scroll_to};
use crate::state::Line;
use crate::text::digits;
use crate::view;

/// Takes away the marks of before, and puts those of now.
pub(crate) fn put(this: &Inner) {
    let held = find(this, ".now-line:focus").is_some();
    for mark in [".main .mark", ".now-line"] {
        while let Some(old) = find(this, mark) {
            old.remove();
        }
    }
    let (state, words) = (&this.state, &this.state.words);
    let Some(now) = &state.now else { return };
    for (sessions, class, word) in [(&now.on, "mark live", words.now()), (&now.next, "mark", words.next())] {
        for &session in sessions.iter().filter(|_| !now.before) {
            if let Some(mark) = element("b", class, word)
                && let Some(about) = find(this, &["[data-s=\"", &digits(session), "\"] .meta"].concat())
            {
                let _ = about.insert_adjacent_element("afterbegin", &mark);
            }
        }
    }
    let Some(place) = now.line else { return };
    let Some(line) = element("p", "now-line", &view::line(state, now)) else { return };
    let _ = line.set_attribute("data-k", "now-line");
    let _ = line.set_attribute("tabindex", "-1");
    let (slot, side) = match place {
        Line::Before(slot) => (slot, "beforebegin"),
        Line::After(slot) => (slot, "afterend"),
    };
    let session = state.timetable.sessions[state.timetable.slots[slot].sessions.start];
    let card = find(this, &["[data-s=\"", &digits(session), "\"]"].concat());
    if let Some(slot) = card.and_then(|card| card.closest(".slot").ok()?) {
        let _ = slot.insert_adjacent_element(side, &line);
    }
    if held && let Some(line) = find(this, ".now-line") {
        let _ = line.focus();
    }
}

/// Tells the time on the line of now, which stays where it is.
pub(super) fn retell(this: &Inner) {
    if let (Some(line), Some(now)) = (find(this, ".now-line"), &this.state.now) {
        let text = view::line(&this.state, now);
        if line.text_content().as_ref() != Some(&text) {
            line.set_text_content(Some(&text));
        }
    }
}

/// Scrolls to the line of now, and leaves the focus there.
pub(super) fn show(inner: &Shared) {
    let this = &mut *inner.borrow_mut();
    while this.sheet.fill_next(&this.state) {}
    put(this);
    if let Some(line) = find(this, ".now-line") {
        let _ = line.focus();
    }
    scroll(inner, this, 5);
}

/// Scrolls to the line. What comes into sight is laid out only then and moves it, so that more attempts follow.
fn scroll(inner: &Shared, this: &mut Inner, attempts: u32) {
    let Some(line) = find(this, ".now-line") else { return };
    scroll_to(&line, ScrollLogicalPosition::Center);
    let Some(ears) = &mut this.ears else { return };
    let inner = inner.clone();
    let again = move || scroll(&inner, &mut inner.borrow_mut(), attempts - 1);
    ears.scroll = (attempts > 0).then(|| Timeout::new(60, again));
}

fn element(name: &str, class: &str, text: &str) -> Option<Element> {
    let element = web_sys::window()?.document()?.create_element(name).ok()?;
    element.set_class_name(class);
    element.set_text_content(Some(text));
    Some(element)
}
