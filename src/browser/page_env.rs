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
    /// Copies the page's address, and says so on that button.
    #[wasm_bindgen(method)]
    pub(super) fn copy(this: &PageEnv, button: &web_sys::Element);
}
