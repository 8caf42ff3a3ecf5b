//! The state in the URL of the page, and navigation back.
//!
//! The history entry of an overlay stores the number of entries that were pushed to reach it. Closing goes back by this number,
//! also after a reload.

use wasm_bindgen::{JsCast, JsValue};

use super::{Listeners, StepsBack};
use crate::route::{self, Route};
use crate::state::{HistoryOp, State};

/// Key of this number in `history.state`, followed by the prefix of the element.
const STEPS: &str = "plenary";

/// The fragment of the URL, without `#`.
fn fragment() -> String {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    hash.strip_prefix('#').unwrap_or_default().to_string()
}

/// The URL of the page without its fragment.
pub(super) fn address() -> String {
    let href = web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    href.split('#').next().unwrap_or_default().to_string()
}

/// The route of the URL for the element with a prefix.
pub(super) fn read(prefix: &str) -> Route {
    route::parse(&fragment(), prefix)
}

/// The number of entries that led to the overlay of this history entry.
fn steps(entry: &JsValue, prefix: &str) -> u32 {
    let key = [STEPS, prefix].concat();
    js_sys::Reflect::get(entry, &key.as_str().into()).ok().and_then(|steps| steps.as_f64()).map_or(0, |steps| steps as u32)
}

/// The state of a history entry with a new number; other properties belong to the page and are kept.
fn with_steps(entry: &JsValue, prefix: &str, steps: u32) -> JsValue {
    let is_open = entry.is_null() || entry.is_object();
    if !is_open || (steps == 0 && self::steps(entry, prefix) == 0) {
        return entry.clone();
    }
    let copy = js_sys::Object::assign(&js_sys::Object::new(), entry.unchecked_ref());
    let key = [STEPS, prefix].concat();
    let _ = js_sys::Reflect::set(&copy, &key.as_str().into(), &steps.into());
    copy.into()
}

/// Writes the state to the URL. A page that may not change its URL (in a sandbox) keeps it.
pub(super) fn write(state: &State, change: HistoryOp, listeners: &mut Listeners) {
    let is_step = matches!(change, HistoryOp::Push | HistoryOp::PushAbove);
    let was_step = match listeners.steps_back {
        StepsBack::None => None,
        StepsBack::Pending => Some(false),
        StepsBack::PendingThen(earlier) => Some(earlier == HistoryOp::Push && change == HistoryOp::Replace),
    };
    if let Some(was_step) = was_step {
        listeners.steps_back = StepsBack::PendingThen(if is_step || was_step { HistoryOp::Push } else { HistoryOp::Replace });
        return;
    }
    let Some(window) = web_sys::window() else { return };
    let Ok(history) = window.history() else { return };
    let entry = history.state().unwrap_or(JsValue::NULL);
    let prefix = &state.settings.prefix;
    let here = steps(&entry, prefix);
    if change == HistoryOp::Back && here > 0 {
        if history.go_with_delta(-(here as i32)).is_ok() {
            listeners.steps_back = StepsBack::Pending;
        }
        return;
    }
    let location = window.location();
    let written = route::write(&state.route(), &fragment(), prefix);
    let (Some(written), Ok(path), Ok(search)) = (written, location.pathname(), location.search()) else { return };
    let mark = if written.is_empty() { "" } else { "#" };
    // The whole path, since a fragment alone would be resolved against the page's `<base>`.
    let url = [&path, &search, mark, &written].concat();
    let steps = match change {
        HistoryOp::PushAbove => here + 1,
        _ if state.overlay.is_some() => 1,
        _ => 0,
    };
    let _ = if is_step && listeners.page_env.may_step() {
        history.push_state_with_url(&with_steps(&entry, prefix, steps), "", Some(&url))
    } else {
        history.replace_state_with_url(&entry, "", Some(&url))
    };
}
