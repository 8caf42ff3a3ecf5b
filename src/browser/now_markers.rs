//! Marks the current sessions in the DOM, without re-rendering the view.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ScrollLogicalPosition};

use super::find::{find, item, scroll_steadily};
use super::{WidgetCore, grid};
use crate::state::{Line, Now, View};
use crate::text::digits;
use crate::view;

/// Removes the previous markers, and adds the current ones.
pub(crate) fn put(this: &WidgetCore) {
    let held = find(this, ".now-line:focus").is_some();
    for mark in [".main .mark", ".now-line"] {
        while let Some(old) = find(this, mark) {
            old.remove();
        }
    }
    fold(this);
    let (state, words) = (&this.state, &this.state.words);
    let Some(now) = &state.now else { return };
    for (sessions, class, word) in [(&now.on, "mark live", words.now()), (&now.next, "mark", words.next())] {
        for &session in sessions.iter().filter(|_| !now.before) {
            if let Some(mark) = element("b", class, word)
                && let Some(about) = card(this, session).and_then(|card| card.query_selector(".meta").ok()?)
            {
                let _ = about.insert_adjacent_text("afterbegin", " ");
                let _ = about.insert_adjacent_element("afterbegin", &mark);
            }
        }
    }
    if state.view == View::Grid {
        grid::put_now(this);
    } else if let Some(place) = now.line {
        put_line(this, now, place);
    }
    if held && let Some(line) = find(this, ".now-line") {
        let _ = line.focus();
    }
}

/// The now line, which is focusable.
pub(super) fn line(this: &WidgetCore, now: &Now) -> Option<HtmlElement> {
    let line = element("p", "now-line", &view::line(&this.state, now))?;
    let _ = line.set_attribute("data-k", "now-line");
    let _ = line.set_attribute("tabindex", "-1");
    Some(line.unchecked_into())
}

/// Inserts the now line between two slots of the list.
fn put_line(this: &WidgetCore, now: &Now, place: Line) {
    let state = &this.state;
    let Some(line) = line(this, now) else { return };
    let (slot, side) = match place {
        Line::Before(slot) => (slot, "beforebegin"),
        Line::After(slot) => (slot, "afterend"),
    };
    let session = state.timetable.sessions[state.timetable.slots[slot].sessions.start];
    if let Some(slot) = card(this, session).and_then(|card| card.closest(".slot").ok()?) {
        let _ = slot.insert_adjacent_element(side, &line);
    }
}

/// Updates the number of collapsed sessions of today, and expands them if the reader asked for that.
pub(super) fn fold(this: &WidgetCore) {
    if let Some(line) = find(this, ".fold") {
        let _ = line.set_attribute("aria-expanded", if this.state.unfolds_today { "true" } else { "false" });
        if let Ok(Some(count)) = line.query_selector(".folded") {
            count.set_text_content(Some(&view::folded(&this.state)));
        }
    }
}

/// The card of a session on the current day, by default on the day on which it begins.
fn card(this: &WidgetCore, session: usize) -> Option<HtmlElement> {
    let (state, own) = (&this.state, item("data-s", &this.state.agenda.sessions[session].id));
    let at = state.now.as_ref()?.at?;
    let today = state.date_at(at);
    let day = state.timetable.days.iter().position(|day| day.date == Some(today));
    let here = day.and_then(|day| find(this, &[".main > .day:nth-of-type(", &digits(day + 1), ") ", &own].concat()));
    here.or_else(|| find(this, &[&own, ":not(.continued)"].concat()))
}

/// Updates the time on the now line, without moving it.
pub(super) fn retell(this: &WidgetCore) {
    if this.state.view == View::Grid {
        // In the grid, the line moves every minute.
        return grid::put_now(this);
    }
    if let (Some(line), Some(now)) = (find(this, ".now-line"), &this.state.now) {
        let text = view::line(&this.state, now);
        if line.text_content().as_ref() != Some(&text) {
            line.set_text_content(Some(&text));
        }
    }
}

/// Scrolls to the current slot, and moves the focus to the now line.
pub(super) fn show(this: &mut WidgetCore) {
    while this.mounted.fill_next(&this.state) {}
    put(this);
    if let (Some(line), Some(listeners)) = (find(this, ".now-line"), &this.listeners) {
        listeners.page_env.focus(&line);
    }
    scroll(this);
}

/// Scrolls to the current sessions when the widget starts, if the reader has not scrolled yet and the sessions are out of view.
pub(super) fn open(this: &mut WidgetCore) {
    let Some(listeners) = &this.listeners else { return };
    if !listeners.page_env.is_at_start(&listeners.root) {
        return;
    }
    while this.mounted.fill_next(&this.state) {}
    put(this);
    let Some(target) = current(this).or_else(|| find(this, ".now-line")) else { return };
    if this.listeners.as_ref().is_some_and(|listeners| !listeners.page_env.is_in_sight(&listeners.root, &target)) {
        scroll(this);
    }
}

/// The slot of the list that is the current one.
fn current(this: &WidgetCore) -> Option<HtmlElement> {
    let slot = card(this, this.state.current()?)?.closest(".slot").ok()??;
    Some(slot.unchecked_into())
}

/// Scrolls to the current slot, below sticky elements; without one, to the now line and the content below it. In the grid, the line is centered,
/// since the current sessions began above it.
fn scroll(this: &WidgetCore) {
    let place = if this.state.view == View::Grid { ScrollLogicalPosition::Center } else { ScrollLogicalPosition::Start };
    if let Some(target) = current(this).or_else(|| find(this, ".now-line")) {
        scroll_steadily(this, &target, place);
    }
}

pub(super) fn element(name: &str, class: &str, text: &str) -> Option<Element> {
    let element = web_sys::window()?.document()?.create_element(name).ok()?;
    element.set_class_name(class);
    element.set_text_content(Some(text));
    Some(element)
}
