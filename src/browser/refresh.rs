//! Another reading of the feed, shown in the place of the one before: the reader's place in the page, the dialog and the focus stay.

use super::history;
use super::listen::{Shared, apply_with, fill_to, item};
use crate::model::Agenda;
use crate::state::{Dirty, HistoryOp, Overlay, View};
use crate::view;

/// Takes in another reading, if it is of the same event.
pub(crate) fn adopt(inner: &Shared, agenda: Agenda) -> bool {
    let this = &mut *inner.borrow_mut();
    let Some(listeners) = &this.listeners else { return false };
    if !this.state.is_of_event(&agenda) {
        return false;
    }
    let place = listeners.page_env.place(&listeners.root);
    let (order, overlay) = (this.state.order(), this.state.overlay.clone());
    let head = view::head(&this.state).into_string();
    let (dirty, change) = this.state.adopt(agenda);
    let survivor = |id: &str| this.state.survivor(&order, id).unwrap_or_default();
    // From a dialog whose session is gone the focus goes to what has the place of that.
    let held = match &overlay {
        Some(Overlay::Session(id)) if this.state.overlay.is_none() => survivor(id),
        _ => survivor(&place.held()),
    };
    let anchor = survivor(&place.anchor());
    this.mounted.dom.colors(&view::theme(&this.state.agenda.tracks));
    // A list of zones that is open stays so, and what is folded out.
    let is_same = view::head(&this.state).into_string() == head;
    apply_with(this, if is_same { dirty.without(Dirty::HEAD) } else { dirty }, false);
    let attribute = if this.state.view == View::Agenda { "data-s" } else { "data-p" };
    for id in [&held, &anchor].into_iter().filter(|id| !id.is_empty()) {
        fill_to(this, &item(attribute, id));
    }
    place.restore(&held, &anchor);
    if let Some(listeners) = &mut this.listeners {
        // What had the focus before the dialog is gone.
        listeners.linked = this.state.overlay.clone();
        if change == HistoryOp::Replace {
            history::write(&this.state, change, listeners);
        }
    }
    this.mounted.dom.notify("plenary-work");
    true
}
