//! Serializes values as JSON (RFC 8259).

#[cfg(any(feature = "import", not(target_arch = "wasm32")))]
use super::json::Json;

/// Appends a value on one line; with spaces between its parts if it is for display.
#[cfg(any(feature = "import", not(target_arch = "wasm32")))]
pub(crate) fn plain(out: &mut String, json: &Json<'_>, spaces: bool) {
    let comma = if spaces { ", " } else { "," };
    match json {
        Json::Null => out.push_str("null"),
        Json::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        Json::Number(number) => out.push_str(number),
        Json::Text(text) => string(out, text),
        Json::List(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push_str(comma);
                }
                plain(out, item, spaces);
            }
            out.push(']');
        }
        Json::Object(members) => {
            out.push('{');
            for (index, (key, value)) in members.iter().enumerate() {
                if index > 0 {
                    out.push_str(comma);
                }
                string(out, key);
                out.push_str(if spaces { ": " } else { ":" });
                plain(out, value, spaces);
            }
            out.push('}');
        }
    }
}

/// A value as JSON text.
#[cfg(any(feature = "import", not(target_arch = "wasm32")))]
pub(crate) fn code(json: &Json<'_>) -> String {
    let mut out = String::new();
    plain(&mut out, json, false);
    out
}

/// A string as JSON text.
#[cfg(any(feature = "import", not(target_arch = "wasm32")))]
pub(crate) fn quoted(text: &str) -> String {
    let mut out = String::new();
    string(&mut out, text);
    out
}

/// Appends a string (RFC 8259, section 7).
pub(crate) fn string(out: &mut String, text: &str) {
    out.push('"');
    let mut rest = text;
    while let Some(end) = rest.bytes().position(|byte| matches!(byte, 0..b' ' | b'"' | b'\\')) {
        out.push_str(&rest[..end]);
        match rest.as_bytes()[end] {
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            byte @ (b'"' | b'\\') => out.extend(['\\', char::from(byte)]),
            byte => {
                out.push_str("\\u00");
                out.extend([byte >> 4, byte & 15].map(|digit| char::from_digit(digit.into(), 16).unwrap_or('0')));
            }
        }
        rest = &rest[end + 1..];
    }
    out.push_str(rest);
    out.push('"');
}
