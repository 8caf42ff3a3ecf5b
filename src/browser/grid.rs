//! Updates the grid without re-rendering it: cells that do not match or are past, and the now line.

use super::WidgetCore;
use super::find::find;
use super::now_markers::{element, line};
use crate::state::{Now, View};
use crate::text::digits;
use crate::time::Instant;
use crate::view;

/// Dims cells that do not match.
pub(super) fn dim(this: &WidgetCore) {
    let state = &this.state;
    if state.view != View::Grid {
        return;
    }
    mark(this, "dim", view::grid_dim(state));
    if let Some(button) = find(this, ".hide-others") {
        let _ = button.toggle_attribute_with_force("hidden", state.query.is_empty());
    }
    if let Some(none) = find(this, ".none") {
        let _ = none.toggle_attribute_with_force("hidden", state.outcome.count > 0);
    }
}

fn mark(this: &WidgetCore, class: &str, is_marked: impl Iterator<Item = bool>) {
    let Some(listeners) = &this.listeners else { return };
    let flags: Vec<u8> = is_marked.map(u8::from).collect();
    listeners.page_env.mark_cells(&listeners.root, class, &flags);
}

/// Adds the now line behind the texts of the cells, at the position of the instant, and dims past cells.
pub(super) fn put_now(this: &WidgetCore) {
    let (Some(now), state) = (&this.state.now, &this.state) else { return };
    let Some(at) = now.at else { return };
    mark(this, "past", view::grid_past(state));
    if let Some(old) = find(this, ".now-line") {
        old.remove();
    }
    put_line(this, now, at);
    if let Some(listeners) = &this.listeners {
        listeners.page_env.clear_hours(&listeners.root);
    }
}

/// Adds the now line, if the grid shows that day and its hours contain the instant.
fn put_line(this: &WidgetCore, now: &Now, at: Instant) {
    let state = &this.state;
    let is_today = state.grid_is_on(at);
    let Some((segment, row, part)) = state.grid.place_of(at).filter(|_| is_today) else { return };
    let selector = [".grid-body .g", &digits(segment)].concat();
    let time = view::clock(state, at);
    if let (Some(segment), Some(line), Some(time)) = (find(this, &selector), line(this, now), element("span", "", &time)) {
        line.set_text_content(None);
        if let Some(word) = element("span", "hidden-label", &[state.words.this_moment(), " "].concat()) {
            let _ = time.insert_adjacent_element("afterbegin", &word);
        }
        let _ = line.append_child(&time);
        let _ = line.set_attribute("role", "row");
        let _ = time.set_attribute("role", "gridcell");
        line.set_class_name(&["now-line ra", &digits(row), " rb", &digits(row + 1)].concat());
        let _ = line.style().set_property("--part", &[&digits(part / 10), ".", &digits(part % 10), "%"].concat());
        let _ = segment.append_child(&line);
    }
}
