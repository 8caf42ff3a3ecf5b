//! Source text to trees: JSON, whole or in pieces as it arrives, with paths and positions. It does not know the model.

pub(crate) mod cursor;
#[cfg(any(feature = "import", not(target_arch = "wasm32")))]
pub(crate) mod feed_recovery;
pub(crate) mod json;
#[cfg(any(feature = "import", not(target_arch = "wasm32")))]
pub(crate) mod json_recovery;
pub(crate) mod json_text;
pub(crate) mod log;
pub mod position;
pub(crate) mod scan;
