//! Actions in, effects out.

use super::{Shared, execute, history};
use crate::state::{Action, Effects, HistoryOp};

/// Takes an action in, does what follows of it, and tells the page's own scripts.
pub(crate) fn dispatch(inner: &Shared, action: Action) {
    let effects = {
        let this = &mut *inner.borrow_mut();
        // What was typed belongs to the step before the one that this may begin.
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

/// Tells the page's own scripts, outside of what was borrowed, for whoever is told may ask.
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
