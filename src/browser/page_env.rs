//! The page page_env the element, as far as the core asks something of it.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The functions of `js/history-clipboard.js`.
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
    /// Returns what gives the focus back within an element that takes the place of that one.
    #[wasm_bindgen(method)]
    pub(super) fn hold(this: &PageEnv, scope: &web_sys::Element) -> js_sys::Function;
    /// Copies the page's address, and says so on that button.
    #[wasm_bindgen(method)]
    pub(super) fn copy(this: &PageEnv, button: &web_sys::Element);

    /// A place in the view, see `js/place.js`.
    pub type Place;

    /// The id of the item that has the focus, or nothing.
    #[wasm_bindgen(method, getter)]
    pub(super) fn held(this: &Place) -> String;
    /// The id of the item at the top of the window, where the view begins above that, or nothing.
    #[wasm_bindgen(method, getter)]
    pub(super) fn anchor(this: &Place) -> String;
    /// Gives these items the focus and the place at the top.
    #[wasm_bindgen(method)]
    pub(super) fn restore(this: &Place, held: &str, anchor: &str);
}
