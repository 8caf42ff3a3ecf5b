//! Dispatches actions to the state, and executes their effects.

use super::{Shared, execute, history};
use crate::state::{Action, Effects, HistoryOp};

/// Updates the state with an action, executes its effects, and dispatches events to the page's scripts.
pub(crate) fn dispatch(inner: &Shared, action: Action) {
    let effects = {
        let this = &mut *inner.borrow_mut();
        // Writes a pending search text to the current history entry first, since the action may push a new entry.
        if let Some(listeners) = &mut this.listeners
            && !matches!(action, Action::Search(_))
            && listeners.soon.take().is_some()
        {
            history::write(&this.state, HistoryOp::Replace, listeners);
        }
        let effects = this.state.update(action);
        execute::execute(inner, this, &effects);
        effects
    };
    notify(inner, &effects);
}

/// Dispatches events to the page's scripts. Nothing may be borrowed, since their handlers can call methods of the element.
pub(super) fn notify(inner: &Shared, effects: &Effects) {
    let dom = inner.borrow().mounted.dom.clone();
    let page = inner.borrow().listeners.as_ref().map(|listeners| (listeners.page_env.clone(), listeners.root.clone()));
    if let Some((page_env, root)) = page {
        for (id, is_starred) in &effects.starred {
            page_env.tell_star(&root, id, *is_starred);
        }
    }
    for notice in &effects.notices {
        dom.notify(notice.name());
    }
}
