//! What holds for a longer text, whatever it says.

use std::cell::RefCell;

use plenary::text::rich::{plain_text, rich};

use crate::html::{Node, parse};

/// The elements that a text may have in it.
const ELEMENTS: [&str; 16] =
    ["p", "br", "ul", "ol", "li", "strong", "em", "code", "pre", "blockquote", "h4", "hr", "del", "sub", "sup", "a"];

pub fn address(url: &str) -> Option<String> {
    ["http://", "https://", "mailto:", "tel:", "webcal:"]
        .iter()
        .any(|scheme| url.to_ascii_lowercase().starts_with(scheme))
        .then(|| url.to_string())
}

/// The markup of a text, which must be well-formed, of the elements above and with addresses that were resolved.
pub fn checked(text: &str) -> Node {
    let resolved = RefCell::new(Vec::new());
    let to = |url: &str| {
        let url = address(url);
        resolved.borrow_mut().extend(url.clone());
        url
    };
    let html = rich(text, &to).into_string();
    let head: String = text.chars().take(200).collect();
    let tree = parse(&html).unwrap_or_else(|error| panic!("{error}\nof {head:?}\nin {html}"));
    for node in tree.all() {
        assert!(ELEMENTS.contains(&node.tag.as_str()), "<{}> of {head:?}", node.tag);
        for (name, value) in &node.attributes {
            let may_be = match (node.tag.as_str(), name.as_str()) {
                ("a", "href") => resolved.borrow().contains(value),
                ("a", "rel") => value == "noopener",
                ("ol", "start") => value.len() < 7 && value != "1",
                _ => false,
            };
            assert!(may_be, "{name}={value:?} at <{}> of {head:?}", node.tag);
        }
    }
    for out in [html, plain_text(text)] {
        let is_unseen = |c: char| {
            c.is_control() && !"\n\t".contains(c)
                || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
        };
        assert!(!out.contains(is_unseen), "{out:?}");
    }
    tree
}

/// Panics where something does not hold.
pub fn holds(bytes: &[u8]) {
    checked(&String::from_utf8_lossy(bytes));
}
