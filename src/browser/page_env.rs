//! The page page_env the element, as far as the core asks something of it.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The functions of `js/history-clipboard.js`.
    #[derive(Clone)]
    pub type PageEnv;

    /// Whether the address was changed since the feed was asked for.
    #[wasm_bindgen(method, getter)]
    pub(super) fn moved(this: &PageEnv) -> bool;
    /// Whether a step may be added to the page's history.
    #[wasm_bindgen(method, js_name = mayStep)]
    pub(super) fn may_step(this: &PageEnv) -> bool;
    /// Where the reader is in the view.
    #[wasm_bindgen(method)]
    pub(super) fn place(this: &PageEnv, root: &web_sys::Element) -> Place;
    /// Keeps the place in the view for when the page is loaded again; returns the one that was kept before.
    #[wasm_bindgen(method, js_name = keepPlace)]
    pub(super) fn keep_place(this: &PageEnv, root: &web_sys::Element, prefix: &str) -> Place;
    /// Has what is open in the element printed alone from now on.
    #[wasm_bindgen(method, js_name = printAlone)]
    pub(super) fn print_alone(this: &PageEnv, root: &web_sys::Element);
    /// Scrolls to the beginning of the view, if it is above the window.
    #[wasm_bindgen(method, js_name = toStart)]
    pub(super) fn to_start(this: &PageEnv, root: &web_sys::Element);
    /// Scrolls to the element, if it is not in sight.
    #[wasm_bindgen(method, js_name = showElement)]
    pub(super) fn show_element(this: &PageEnv, root: &web_sys::Element);
    /// Scrolls to a card behind what is open.
    #[wasm_bindgen(method)]
    pub(super) fn reveal(this: &PageEnv, root: &web_sys::Element, card: &web_sys::Element);
    /// Returns what gives the focus back within an element that takes the place of that one.
    #[wasm_bindgen(method)]
    pub(super) fn hold(this: &PageEnv, scope: &web_sys::Element) -> js_sys::Function;
    /// Returns what gives the focus back after a change that took away what has it; see `js/focus.js`.
    #[wasm_bindgen(method, js_name = keepFocus)]
    pub(super) fn keep_focus(this: &PageEnv, root: &web_sys::Element) -> js_sys::Function;
    /// Keeps the page from scrolling until that dialog is closed.
    #[wasm_bindgen(method)]
    pub(super) fn lock(this: &PageEnv, dialog: &web_sys::Element);
    /// Has the grid be printed in landscape.
    #[wasm_bindgen(method)]
    pub(super) fn landscape(this: &PageEnv);
    /// Sets a class on those cells of the grid, in order, whose byte is 1.
    #[wasm_bindgen(method, js_name = markCells)]
    pub(super) fn mark_cells(this: &PageEnv, root: &web_sys::Element, class: &str, flags: &[u8]);
    /// Has the style know how high the toolbar is, and the core how wide the element, from now on.
    #[wasm_bindgen(method)]
    pub(super) fn measure(this: &PageEnv, root: &web_sys::Element);
    /// The number of the day of the list that is at the top of the window; -1 where no other than that one is.
    #[wasm_bindgen(method, js_name = dayAt)]
    pub(super) fn day_at(this: &PageEnv, root: &web_sys::Element, shown: i32) -> i32;
    /// Scrolls to an element within what scrolls the widget.
    #[wasm_bindgen(method, js_name = scrollWithin)]
    pub(super) fn scroll_within(
        this: &PageEnv,
        root: &web_sys::Element,
        element: &web_sys::Element,
        place: web_sys::ScrollLogicalPosition,
    );
    /// The same until the element stays there, unless the reader does anything meanwhile; see `js/scrolling.js`.
    #[wasm_bindgen(method, js_name = scrollSteadily)]
    pub(super) fn scroll_steadily(
        this: &PageEnv,
        root: &web_sys::Element,
        element: &web_sys::Element,
        place: web_sys::ScrollLogicalPosition,
    );
    /// Adds what the frame has of the second file: the line of changes, what is read aloud, and where parts of the list are made.
    #[wasm_bindgen(method)]
    pub(super) fn extend(this: &PageEnv, root: &web_sys::Element);
    /// Gives the focus to an element, and leaves the page where it is.
    #[wasm_bindgen(method)]
    pub(super) fn focus(this: &PageEnv, element: &web_sys::Element);
    /// Whether the reader has not scrolled, and sees the beginning of the widget.
    #[wasm_bindgen(method, js_name = isAtStart)]
    pub(super) fn is_at_start(this: &PageEnv, root: &web_sys::Element) -> bool;
    /// Whether an element is in the window, and in the box that scrolls the widget, as they are scrolled.
    #[wasm_bindgen(method, js_name = isInSight)]
    pub(super) fn is_in_sight(this: &PageEnv, root: &web_sys::Element, element: &web_sys::Element) -> bool;
    /// Has a text read aloud.
    #[wasm_bindgen(method)]
    pub(super) fn say(this: &PageEnv, root: &web_sys::Element, text: &str);
    /// Puts what was made into the place of a slot, or of one of its cards.
    #[wasm_bindgen(method, js_name = replacePiece)]
    pub(super) fn replace_piece(this: &PageEnv, root: &web_sys::Element, chunk: usize, slot: usize, card: Option<usize>);
    /// Says in the console what is wrong with an attribute, see `js/warnings.js`.
    #[wasm_bindgen(method)]
    pub(super) fn warn(this: &PageEnv, what: &str, key: &str, value: &str);
    /// Leaves out the hours of the grid that the line of now covers in part.
    #[wasm_bindgen(method, js_name = clearHours)]
    pub(super) fn clear_hours(this: &PageEnv, root: &web_sys::Element);
    /// Brings the day that is marked into sight among the day tabs; see `js/day-tabs.js`.
    #[wasm_bindgen(method, js_name = showDay)]
    pub(super) fn show_day(this: &PageEnv, root: &web_sys::Element);
    /// Shows the filters as a sheet where there is no room for them beside the list, or puts them back.
    #[wasm_bindgen(method)]
    pub(super) fn sheet(this: &PageEnv, root: &web_sys::Element, open: bool);
    /// Marks these folded words, parted by spaces, in the cards that are shown.
    #[wasm_bindgen(method)]
    pub(super) fn highlight(this: &PageEnv, root: &web_sys::Element, words: &str);
    /// Shares the page's address, or copies it and says so on that button.
    #[wasm_bindgen(method)]
    pub(super) fn copy(this: &PageEnv, button: &web_sys::Element);
    /// Brings the stars of a session up to date, and what its cards, which are in these chunks, say of overlaps; see `js/stars.js`.
    #[wasm_bindgen(method)]
    pub(super) fn mark(this: &PageEnv, root: &web_sys::Element, id: &str, is_starred: bool, clash: &str, chunks: &[u32]);
    /// Changes the text and the number of the tab with that key; returns whether there is one.
    #[wasm_bindgen(method)]
    pub(super) fn retitle(this: &PageEnv, root: &web_sys::Element, key: &str, text: &str, number: &str) -> bool;
    /// Draws the QR code of a dialog, and shows the button of the system's share sheet where there is one; see `js/share.js`.
    #[wasm_bindgen(method)]
    pub(super) fn share(this: &PageEnv, dialog: &web_sys::Element);
    /// Saves a file; see `js/save.js`.
    #[wasm_bindgen(method)]
    pub(super) fn save(this: &PageEnv, name: &str, kind: &str, text: &str);
    /// Asks the reader for a file, whose text comes back as an event of the root.
    #[wasm_bindgen(method)]
    pub(super) fn pick(this: &PageEnv, root: &web_sys::Element);
    /// Hands the link of that button to the system's share sheet.
    #[wasm_bindgen(method)]
    pub(super) fn send(this: &PageEnv, button: &web_sys::Element, title: &str);
    /// Tells the page's own scripts that a session was starred, or not any more.
    #[wasm_bindgen(method, js_name = tellStar)]
    pub(super) fn tell_star(this: &PageEnv, root: &web_sys::Element, id: &str, starred: bool);

    /// A place in the view, see `js/place.js`.
    pub type Place;

    /// The id of the item that has the focus, or nothing.
    #[wasm_bindgen(method, getter)]
    pub(super) fn held(this: &Place) -> String;
    /// The id of the item at the top of the window, where the view begins above that, or nothing.
    #[wasm_bindgen(method, getter)]
    pub(super) fn anchor(this: &Place) -> String;
    /// The id of the last item in the window, or nothing.
    #[wasm_bindgen(method, getter)]
    pub(super) fn last(this: &Place) -> String;
    /// Keeps the page as long as it is until the view is filled again.
    #[wasm_bindgen(method)]
    pub(super) fn stay(this: &Place);
    /// Gives these items the focus and the place at the top.
    #[wasm_bindgen(method)]
    pub(super) fn restore(this: &Place, held: &str, anchor: &str);
}
