//! Shows a refreshed feed. The reader's position, the dialog and the focus are kept.

use super::find::{fill_to, item};
use super::{Shared, dispatch, execute};
use crate::model::Agenda;
use crate::state::{Dirty, Focus};
use crate::view::{self, Layout};

/// The result of a refresh.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Adopted {
    /// The feed is of another event.
    Other = 0,
    /// The content is unchanged.
    Same = 1,
    /// The new version is shown.
    Shown = 2,
}

/// Shows a new version of the agenda, if it is of the same event.
pub(crate) fn adopt(inner: &Shared, agenda: Agenda) -> Adopted {
    let effects = {
        let this = &mut *inner.borrow_mut();
        let Some(listeners) = this.listeners.as_ref().filter(|_| this.state.is_of_event(&agenda)) else {
            return Adopted::Other;
        };
        let place = listeners.page_env.place(&listeners.root);
        let order = this.state.order();
        let head = view::head(&this.state).into_string();
        let mut effects = this.state.adopt(agenda);
        if effects.notices.is_empty() {
            execute::execute(inner, this, &effects);
            return Adopted::Same;
        }
        if effects.dirty.has(Dirty::MAIN) {
            place.stay();
        } else {
            this.mounted.reread(&this.state);
        }
        let survivor = |id: &str| this.state.survivor(&order, id).unwrap_or_default();
        let anchor = survivor(&place.anchor());
        let last = survivor(&place.last());
        let held = if let Some(Focus::Session(id)) = effects.focus.take() { id.0 } else { survivor(&place.held()) };
        // An unchanged header is not re-rendered, so that an open zone picker and expanded details in it stay open.
        if view::head(&this.state).into_string() == head {
            effects.dirty = effects.dirty.without(Dirty::HEAD);
        }
        effects.announce = view::announcement(&this.state);
        this.mounted.dom.colors(&view::theme(&this.state.agenda.tracks));
        execute::execute_at(inner, this, &effects, false, &mut |this| {
            let attribute = Layout::of(&this.state).attribute();
            for id in [&held, &anchor, &last].into_iter().filter(|id| !id.is_empty()) {
                fill_to(this, &item(attribute, id));
            }
            place.restore(&held, &anchor);
            // The control that opened the dialog no longer exists, so the focus will move to a link to its current content.
            let behind = this.state.overlay.clone();
            if let Some(listeners) = &mut this.listeners {
                listeners.opened = behind;
            }
        });
        effects
    };
    dispatch::notify(inner, &effects);
    Adopted::Shown
}
