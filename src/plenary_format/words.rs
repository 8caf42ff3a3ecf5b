//! The values of enumerated keys. Reader, linter, `convert` and repair share these lists, so that none drops a value that another accepts.

/// Values of `status`.
#[cfg(any(feature = "import", test, not(target_arch = "wasm32")))]
pub(crate) const STATUSES: &[&str] = &["confirmed", "tentative", "moved", "cancelled"];
/// Values of `presence`.
#[cfg(any(feature = "import", not(target_arch = "wasm32")))]
pub(crate) const PRESENCES: &[&str] = &["remote", "in-person"];
/// Values of `part`, a part of a day.
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
pub(crate) const PARTS: &[&str] = &["morning", "afternoon", "evening"];

/// Normalizes a value as the reader compares it: lower case, trimmed.
pub(super) fn plain(text: &str) -> String {
    text.trim_ascii().to_ascii_lowercase()
}

/// The value that a text matches, ignoring case, surrounding spaces, and the spelling `canceled`.
#[cfg(any(feature = "import", test, not(target_arch = "wasm32")))]
pub(crate) fn known_word(text: &str, words: &[&'static str]) -> Option<&'static str> {
    let text = plain(text);
    let text = if text == "canceled" { "cancelled" } else { &text };
    words.iter().find(|word| **word == text).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_any_case_and_one_spelling() {
        for (text, expected) in [
            ("cancelled", Some("cancelled")),
            (" Canceled ", Some("cancelled")),
            ("MOVED", Some("moved")),
            ("cancel", None),
            ("", None),
        ] {
            assert_eq!(known_word(text, STATUSES), expected, "{text}");
        }
    }
}
