//! The words that a key of the format may have. Reader, linter, `convert` and repair ask here, so that none drops a word that another reads.

/// Words of `status`.
#[cfg(any(feature = "import", test, not(target_arch = "wasm32")))]
pub(crate) const STATUSES: &[&str] = &["confirmed", "tentative", "moved", "cancelled"];
/// Words of `presence`.
#[cfg(any(feature = "import", not(target_arch = "wasm32")))]
pub(crate) const PRESENCES: &[&str] = &["remote", "in-person"];
/// Words of `part`, a part of a day.
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
pub(crate) const PARTS: &[&str] = &["morning", "afternoon", "evening"];

/// A word as the reader compares it: in lower case and without spaces around it.
pub(super) fn plain(text: &str) -> String {
    text.trim_ascii().to_ascii_lowercase()
}

/// The one of these words that a text is, in any case, with spaces around it, or with one `l` in `cancelled`.
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
