//! Parsers from source text to trees with spans: JSON (whole, or in pieces as it arrives) and other syntaxes. They are independent of the model.

#[cfg(any(feature = "import", not(target_arch = "wasm32")))]
pub(crate) mod csv;
pub(crate) mod cursor;
#[cfg(any(feature = "import", not(target_arch = "wasm32")))]
pub(crate) mod feed_recovery;
#[cfg(any(feature = "import", not(target_arch = "wasm32")))]
pub(crate) mod ical;
pub(crate) mod json;
#[cfg(any(feature = "import", not(target_arch = "wasm32")))]
pub(crate) mod json_recovery;
pub(crate) mod json_text;
pub(crate) mod log;
pub mod position;
pub(crate) mod scan;
#[cfg(any(feature = "import", not(target_arch = "wasm32")))]
pub(crate) mod spans;
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
pub(crate) mod xml;
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
pub(crate) mod yaml;
