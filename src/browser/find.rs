//! Elements of the widget, found by selectors and ids.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, HtmlElement, ScrollLogicalPosition};

use super::WidgetCore;

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

/// Scrolls to an element until it stays at that place: what comes into sight is laid out only then, and moves it.
pub(super) fn scroll_steadily(this: &WidgetCore, element: &Element, place: ScrollLogicalPosition) {
    if let Some(listeners) = &this.listeners {
        listeners.page_env.scroll_steadily(&listeners.root, element, place);
    }
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
