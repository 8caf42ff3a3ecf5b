//! JSON text that is safe in a `script` element. Empty values are omitted.

use crate::text::is_forbidden_in_html;

/// A JSON string.
pub(super) fn string(text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            // Escaped, since `<` could close the script element, and some of the others end a line in old parsers.
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' | '\0'..='\u{1f}' => escape(c, &mut out),
            c if is_forbidden_in_html(c) => escape(c, &mut out),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Escapes a character as one `\u` sequence per UTF-16 code unit.
fn escape(c: char, out: &mut String) {
    for unit in c.encode_utf16(&mut [0; 2]) {
        out.push_str("\\u");
        for shift in [12, 8, 4, 0] {
            out.push(char::from(b"0123456789abcdef"[usize::from(*unit >> shift) & 15]));
        }
    }
}

/// An object of these members, without empty ones.
pub(super) fn object(members: &[(&str, String)]) -> String {
    let there = members.iter().filter(|(_, value)| !value.is_empty());
    let members: Vec<String> = there.map(|(key, value)| ["\"", key, "\":", value].concat()).collect();
    ["{", &members.join(","), "}"].concat()
}

/// A list; a single item by itself; or nothing if there are none.
pub(super) fn list(items: impl IntoIterator<Item = String>) -> String {
    let items: Vec<String> = items.into_iter().filter(|item| !item.is_empty()).collect();
    match items.len() {
        0 => String::new(),
        1 => items.concat(),
        _ => ["[", &items.join(","), "]"].concat(),
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    #[test]
    fn no_text_ends_the_element_that_it_is_in() {
        let odd = "</script><!-- & \u{2028}\u{2029} \" \\ \n\r\t\0 é 王 \u{85}\u{fffe}\u{1ffff}";
        let written = string(odd);
        assert!(!written.contains(['<', '>', '&', '\u{2028}', '\u{2029}', '\n', '\r', '\0']), "{written}");
        assert!(!written.contains(is_forbidden_in_html), "{written:?}");
        assert_eq!(serde_json::from_str::<String>(&written).unwrap(), odd);
    }

    #[test]
    fn what_is_empty_is_not_there() {
        assert_eq!(object(&[("a", string("")), ("b", list([])), ("c", list([string("x"), string("")]))]), "{\"c\":\"x\"}");
        assert_eq!(list([string("x"), string("y")]), "[\"x\",\"y\"]");
    }
}
