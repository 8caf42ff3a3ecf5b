//! Finds elements of the widget by selectors and ids.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, HtmlElement, ScrollLogicalPosition};

use super::WidgetCore;

/// The first element that matches a selector.
pub(super) fn find(this: &WidgetCore, selector: &str) -> Option<HtmlElement> {
    Some(this.listeners.as_ref()?.root.query_selector(selector).ok().flatten()?.unchecked_into())
}

/// The selector of elements with a value of an attribute, for example the card of a session.
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

/// The dialog. An unchecked cast: in an element adopted from another document, nodes have the classes of another window.
pub(super) fn dialog(root: &Element) -> Option<HtmlDialogElement> {
    Some(root.query_selector("dialog").ok().flatten()?.unchecked_into())
}

/// Scrolls an element into view, in the scroll container of the widget; if that is a box in the page, the page does not scroll.
pub(super) fn scroll_to(this: &WidgetCore, element: &Element, place: ScrollLogicalPosition) {
    if let Some(listeners) = &this.listeners {
        listeners.page_env.scroll_within(&listeners.root, element, place);
    }
}

/// Scrolls to an element until its position is stable: content is laid out only when it comes into view, and then shifts the element.
pub(super) fn scroll_steadily(this: &WidgetCore, element: &Element, place: ScrollLogicalPosition) {
    if let Some(listeners) = &this.listeners {
        listeners.page_env.scroll_steadily(&listeners.root, element, place);
    }
}

/// Focuses an element of the view, filling chunks until it exists.
pub(super) fn reach(this: &mut WidgetCore, selector: &str) -> Option<HtmlElement> {
    fill_to(this, selector).inspect(|element| _ = element.focus())
}

/// Fills chunks of the view until an element exists, if it ever does.
pub(super) fn fill_to(this: &mut WidgetCore, selector: &str) -> Option<HtmlElement> {
    let mut found = find(this, selector);
    while found.is_none() {
        let more = this.mounted.fill_next(&this.state);
        found = find(this, selector);
        if !more {
            break;
        }
    }
    // A collapsed element cannot have the focus, so past sessions of today are expanded.
    if let Some(found) = &found
        && !this.state.unfolds_today
        && found.closest(".past").ok().flatten().is_some()
    {
        this.state.unfolds_today = true;
        super::now_markers::fold(this);
    }
    found
}
