//! Printing: the grid shows one day on the screen, and all days on paper.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::EventListener;

use super::{Shared, dispatch};
use crate::state::{Action, View};

/// Listens to the start and end of printing.
pub(super) fn watch(inner: &Shared) -> Vec<EventListener> {
    let Some(window) = web_sys::window() else { return Vec::new() };
    let top = Rc::new(Cell::new(0.0));
    let on = |event: &'static str, is_printed: bool| {
        let (inner, top) = (inner.clone(), top.clone());
        EventListener::new(&window, event, move |_| {
            let Some(window) = web_sys::window() else { return };
            let is_grid = inner.try_borrow().is_ok_and(|this| this.state.view == View::Grid);
            if !is_grid {
                return;
            }
            if is_printed {
                top.set(window.scroll_y().unwrap_or_default());
                if let Some(listeners) = &inner.borrow().listeners {
                    listeners.page_env.landscape();
                }
            }
            dispatch(&inner, Action::Paper(is_printed));
            if !is_printed {
                window.scroll_to_with_x_and_y(0.0, top.get());
            }
        })
    };
    vec![on("beforeprint", true), on("afterprint", false)]
}
