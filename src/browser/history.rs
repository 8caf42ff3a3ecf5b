//! The state in the address of the page, and the way back.

use wasm_bindgen::JsValue;

use super::Listeners;
use crate::route::{self, Route};
use crate::state::{HistoryOp, State};

/// The page's fragment, without its mark.
fn fragment() -> String {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    hash.strip_prefix('#').unwrap_or_default().to_string()
}

/// The address of the page without its fragment.
pub(super) fn address() -> String {
    let href = web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    href.split('#').next().unwrap_or_default().to_string()
}

/// What the address asks of the element whose keys begin with that prefix.
pub(super) fn read(prefix: &str) -> Route {
    route::parse(&fragment(), prefix)
}

/// Writes the state into the address. A page that may not change its address (in a sandbox) keeps it.
pub(super) fn write(state: &State, change: HistoryOp, listeners: &mut Listeners) {
    let Some(window) = web_sys::window() else { return };
    let Ok(history) = window.history() else { return };
    if change == HistoryOp::Back && listeners.pushed > 0 {
        listeners.pushed -= 1;
        let _ = history.back();
        return;
    }
    let location = window.location();
    let written = route::write(&state.route(), &fragment(), &state.settings.prefix);
    let (Some(written), Ok(path), Ok(search)) = (written, location.pathname(), location.search()) else { return };
    let mark = if written.is_empty() { "" } else { "#" };
    // The whole path, since a fragment alone would be taken from the page's <base>.
    let url = [&path, &search, mark, &written].concat();
    let before = history.state().unwrap_or(JsValue::NULL);
    if change == HistoryOp::Push && listeners.page_env.may_step() {
        listeners.pushed += usize::from(history.push_state_with_url(&before, "", Some(&url)).is_ok());
    } else {
        let _ = history.replace_state_with_url(&before, "", Some(&url));
    }
}
