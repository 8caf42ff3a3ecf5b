//! Elements of the widget, found by selectors and ids.

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, HtmlElement, ScrollLogicalPosition};

use super::{Shared, WidgetCore};

/// The first element of that selector.
pub(super) fn find(this: &WidgetCore, selector: &str) -> Option<HtmlElement> {
    Some(this.listeners.as_ref()?.root.query_selector(selector).ok().flatten()?.unchecked_into())
}

/// The selector of what has that value of an attribute, as the card of a session does.
pub(super) fn item(attribute: &str, id: &str) -> String {
    let mut out = ["[", attribute, "=\""].concat();
    for c in id.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\a "),
            c => out.push(c),
        }
    }
    out + "\"]"
}

/// The dialog. Not by its class: an element that was adopted by another document has that of another window.
pub(super) fn dialog(root: &Element) -> Option<HtmlDialogElement> {
    Some(root.query_selector("dialog").ok().flatten()?.unchecked_into())
}

/// Scrolls until an element is in sight, at that place of what scrolls the widget; a page around a box that scrolls stays where it is.
pub(super) fn scroll_to(this: &WidgetCore, element: &Element, place: ScrollLogicalPosition) {
    if let Some(listeners) = &this.listeners {
        listeners.page_env.scroll_within(&listeners.root, element, place);
    }
}

/// Scrolls to the first element of a selector. What comes into sight is laid out only then and moves it, so that more attempts follow, unless the
/// reader scrolls.
pub(super) fn keep_scrolling(
    inner: &Shared,
    this: &mut WidgetCore,
    selector: String,
    place: ScrollLogicalPosition,
    attempts: u32,
) {
    let Some(element) = find(this, &selector) else { return };
    scroll_to(this, &element, place);
    let Some(before) = tops(this, &selector) else { return };
    let Some(listeners) = &mut this.listeners else { return };
    let inner = inner.clone();
    let again = move || {
        let this = &mut inner.borrow_mut();
        // A reader who scrolls moves both; a new layout moves the target alone, and scroll anchoring the widget alone.
        let moved = tops(this, &selector).map(|(root, target)| (root - before.0, target - before.1));
        if moved.is_some_and(|(root, target)| root.abs() < 1.0 || target.abs() * 2.0 < root.abs()) {
            keep_scrolling(&inner, this, selector, place, attempts - 1);
        }
    };
    listeners.scroll = (attempts > 0).then(|| Timeout::new(60, again));
}

/// Where the widget and an element in it begin, below the top of the window.
fn tops(this: &WidgetCore, selector: &str) -> Option<(f64, f64)> {
    let top = |element: &Element| element.get_bounding_client_rect().top();
    Some((top(&this.listeners.as_ref()?.root), top(&*find(this, selector)?)))
}

/// Gives the focus to something in the view, which may have to be filled first.
pub(super) fn reach(this: &mut WidgetCore, selector: &str) -> Option<HtmlElement> {
    fill_to(this, selector).inspect(|element| _ = element.focus())
}

/// Fills the view until something is there, if it ever is.
pub(super) fn fill_to(this: &mut WidgetCore, selector: &str) -> Option<HtmlElement> {
    let mut found = find(this, selector);
    while found.is_none() {
        let more = this.mounted.fill_next(&this.state);
        found = find(this, selector);
        if !more {
            break;
        }
    }
    // What is folded away cannot have the focus.
    if let Some(found) = &found
        && !this.state.unfolds_today
        && found.closest(".past").ok().flatten().is_some()
    {
        this.state.unfolds_today = true;
        super::now_markers::fold(this);
    }
    found
}
