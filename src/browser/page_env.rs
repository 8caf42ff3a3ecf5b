//! Bindings to the page around the element.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The functions of `js/history-clipboard.js`.
    #[derive(Clone)]
    pub type PageEnv;

    /// Whether the URL changed since the feed was requested.
    #[wasm_bindgen(method, getter)]
    pub(super) fn moved(this: &PageEnv) -> bool;
    /// Whether history entries may be pushed.
    #[wasm_bindgen(method, js_name = mayStep)]
    pub(super) fn may_step(this: &PageEnv) -> bool;
    /// The reader's position in the view.
    #[wasm_bindgen(method)]
    pub(super) fn place(this: &PageEnv, root: &web_sys::Element) -> Place;
    /// Keeps the position in the view for a reload of the page; returns the position that was kept before.
    #[wasm_bindgen(method, js_name = keepPlace)]
    pub(super) fn keep_place(this: &PageEnv, root: &web_sys::Element, prefix: &str) -> Place;
    /// From now on, prints only the open overlay, without the page behind it.
    #[wasm_bindgen(method, js_name = printAlone)]
    pub(super) fn print_alone(this: &PageEnv, root: &web_sys::Element);
    /// Scrolls to the start of the view, if that is above the window.
    #[wasm_bindgen(method, js_name = toStart)]
    pub(super) fn to_start(this: &PageEnv, root: &web_sys::Element);
    /// Scrolls to the element, if it is out of view.
    #[wasm_bindgen(method, js_name = showElement)]
    pub(super) fn show_element(this: &PageEnv, root: &web_sys::Element);
    /// Scrolls to a card behind the dialog.
    #[wasm_bindgen(method)]
    pub(super) fn reveal(this: &PageEnv, root: &web_sys::Element, card: &web_sys::Element);
    /// Returns a function that restores the focus within an element after its content is re-rendered.
    #[wasm_bindgen(method)]
    pub(super) fn hold(this: &PageEnv, scope: &web_sys::Element) -> js_sys::Function;
    /// Returns a function that restores the focus after a change that removes the focused control; see `js/focus.js`.
    #[wasm_bindgen(method, js_name = keepFocus)]
    pub(super) fn keep_focus(this: &PageEnv, root: &web_sys::Element) -> js_sys::Function;
    /// Prevents the page from scrolling until a dialog is closed.
    #[wasm_bindgen(method)]
    pub(super) fn lock(this: &PageEnv, dialog: &web_sys::Element);
    /// Sets the orientation of the printed grid to landscape.
    #[wasm_bindgen(method)]
    pub(super) fn landscape(this: &PageEnv);
    /// Sets a class on the cells of the grid whose byte is 1; `flags` are in the order of the cells.
    #[wasm_bindgen(method, js_name = markCells)]
    pub(super) fn mark_cells(this: &PageEnv, root: &web_sys::Element, class: &str, flags: &[u8]);
    /// From now on, provides the style with the height of the toolbar, and the core with the width of the element.
    #[wasm_bindgen(method)]
    pub(super) fn measure(this: &PageEnv, root: &web_sys::Element);
    /// Index of the list's day at the top of the window; -1 to keep `shown` at the end of the page, or if the list has no days.
    #[wasm_bindgen(method, js_name = dayAt)]
    pub(super) fn day_at(this: &PageEnv, root: &web_sys::Element, shown: i32) -> i32;
    /// Scrolls to an element within the scroll container of the widget.
    #[wasm_bindgen(method, js_name = scrollWithin)]
    pub(super) fn scroll_within(
        this: &PageEnv,
        root: &web_sys::Element,
        element: &web_sys::Element,
        place: web_sys::ScrollLogicalPosition,
    );
    /// The same until the position is stable, unless the reader interacts meanwhile; see `js/scrolling.js`.
    #[wasm_bindgen(method, js_name = scrollSteadily)]
    pub(super) fn scroll_steadily(
        this: &PageEnv,
        root: &web_sys::Element,
        element: &web_sys::Element,
        place: web_sys::ScrollLogicalPosition,
    );
    /// Adds the regions of the second file to the frame: the line of changes, the region for screen readers, and a container for rendering parts.
    #[wasm_bindgen(method)]
    pub(super) fn extend(this: &PageEnv, root: &web_sys::Element);
    /// Focuses an element without scrolling.
    #[wasm_bindgen(method)]
    pub(super) fn focus(this: &PageEnv, element: &web_sys::Element);
    /// Whether the reader has not scrolled yet, and the start of the widget is in view.
    #[wasm_bindgen(method, js_name = isAtStart)]
    pub(super) fn is_at_start(this: &PageEnv, root: &web_sys::Element) -> bool;
    /// Whether an element is visible in the window and in the scroll container of the widget.
    #[wasm_bindgen(method, js_name = isInSight)]
    pub(super) fn is_in_sight(this: &PageEnv, root: &web_sys::Element, element: &web_sys::Element) -> bool;
    /// Makes screen readers announce a text.
    #[wasm_bindgen(method)]
    pub(super) fn say(this: &PageEnv, root: &web_sys::Element, text: &str);
    /// Replaces a slot, or one of its cards, with the rendered part.
    #[wasm_bindgen(method, js_name = replacePiece)]
    pub(super) fn replace_piece(this: &PageEnv, root: &web_sys::Element, chunk: usize, slot: usize, card: Option<usize>);
    /// Logs a warning about an attribute to the console; see `js/warnings.js`.
    #[wasm_bindgen(method)]
    pub(super) fn warn(this: &PageEnv, what: &str, key: &str, value: &str);
    /// Hides the hours of the grid that the now line covers partially.
    #[wasm_bindgen(method, js_name = clearHours)]
    pub(super) fn clear_hours(this: &PageEnv, root: &web_sys::Element);
    /// Scrolls the row of day tabs to the selected day; see `js/day-tabs.js`.
    #[wasm_bindgen(method, js_name = showDay)]
    pub(super) fn show_day(this: &PageEnv, root: &web_sys::Element);
    /// Shows the filters as a sheet if there is no room for them beside the list; otherwise moves them back.
    #[wasm_bindgen(method)]
    pub(super) fn sheet(this: &PageEnv, root: &web_sys::Element, open: bool);
    /// Highlights folded words, separated by spaces, in visible cards.
    #[wasm_bindgen(method)]
    pub(super) fn highlight(this: &PageEnv, root: &web_sys::Element, words: &str);
    /// Shares the URL of the page, or copies it and confirms that on a button.
    #[wasm_bindgen(method)]
    pub(super) fn copy(this: &PageEnv, button: &web_sys::Element);
    /// Updates the stars of a session, and the notices of overlaps on its cards, which are in `chunks`; see `js/stars.js`.
    #[wasm_bindgen(method)]
    pub(super) fn mark(this: &PageEnv, root: &web_sys::Element, id: &str, is_starred: bool, clash: &str, chunks: &[u32]);
    /// Changes the text and the number of the tab with a key; returns whether the tab exists.
    #[wasm_bindgen(method)]
    pub(super) fn retitle(this: &PageEnv, root: &web_sys::Element, key: &str, text: &str, number: &str) -> bool;
    /// Draws the QR code of a dialog, and shows the button for the system's share sheet if that is available; see `js/share.js`.
    #[wasm_bindgen(method)]
    pub(super) fn share(this: &PageEnv, dialog: &web_sys::Element);
    /// Downloads a file; see `js/save.js`.
    #[wasm_bindgen(method)]
    pub(super) fn save(this: &PageEnv, name: &str, kind: &str, text: &str);
    /// Opens a file picker. The text of the file is dispatched as an event of the root.
    #[wasm_bindgen(method)]
    pub(super) fn pick(this: &PageEnv, root: &web_sys::Element);
    /// Passes the link of a button to the system's share sheet.
    #[wasm_bindgen(method)]
    pub(super) fn send(this: &PageEnv, button: &web_sys::Element, title: &str);
    /// Dispatches an event to the page's scripts: a session was starred or unstarred.
    #[wasm_bindgen(method, js_name = tellStar)]
    pub(super) fn tell_star(this: &PageEnv, root: &web_sys::Element, id: &str, starred: bool);

    /// A position in the view; see `js/place.js`.
    pub type Place;

    /// The id of the focused item, or an empty string.
    #[wasm_bindgen(method, getter)]
    pub(super) fn held(this: &Place) -> String;
    /// The id of the item at the top of the window, if the view begins above that; otherwise an empty string.
    #[wasm_bindgen(method, getter)]
    pub(super) fn anchor(this: &Place) -> String;
    /// The id of the last item in the window, or an empty string.
    #[wasm_bindgen(method, getter)]
    pub(super) fn last(this: &Place) -> String;
    /// Keeps the height of the page until the view is filled again.
    #[wasm_bindgen(method)]
    pub(super) fn stay(this: &Place);
    /// Restores the focus to one item, and the position at the top of the window to another.
    #[wasm_bindgen(method)]
    pub(super) fn restore(this: &Place, held: &str, anchor: &str);
}
