//! The URLs in a text: a cell may contain several, with labels before them.

/// A URL with the label before it.
#[derive(Debug, PartialEq)]
pub(super) struct Address<'t> {
    pub(super) label: &'t str,
    pub(super) url: &'t str,
}

/// Separators between URLs, and between a label and its URL.
const BETWEEN: [char; 14] = [',', ';', '|', '/', ':', '-', '–', '—', '<', '>', '(', ')', '[', ']'];

/// The URLs in a text; empty without an `http` or `https` URL. A single URL followed by other text may contain a space, so the text is kept whole.
pub(super) fn addresses(text: &str) -> Vec<Address<'_>> {
    let text = text.trim();
    let mut out: Vec<Address<'_>> = Vec::new();
    let mut from = 0;
    while let Some(begin) = next(text, from) {
        let label = trimmed(&text[from..begin]);
        let behind = text[begin..].find(char::is_whitespace).map_or(text.len(), |at| begin + at);
        let end = next(text, begin + 1).map_or(behind, |other| other.min(behind));
        let url = &text[begin..end];
        let closing: &[char] = if url.contains(['(', '[']) { &[] } else { &[')', ']'] };
        let url = url.trim_end_matches(|c| matches!(c, ',' | ';' | '|' | '>') || closing.contains(&c));
        out.push(Address { label, url });
        from = end;
    }
    match &out[..] {
        [one] if one.label.is_empty() && !trimmed(&text[from..]).is_empty() => vec![Address { label: "", url: text }],
        _ => out,
    }
}

fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || BETWEEN.contains(&c))
}

/// The start of the next URL: at the start of the text or after a separator, since paths may contain other URLs.
fn next(text: &str, from: usize) -> Option<usize> {
    let is_begin = |at: &usize| {
        text[..*at].chars().next_back().is_none_or(|c| c.is_whitespace() || (!matches!(c, '-' | '/') && BETWEEN.contains(&c)))
    };
    let is_scheme = |word: &str| word.eq_ignore_ascii_case("http") || word.eq_ignore_ascii_case("https");
    let colons = text[from..].match_indices("://").map(|(at, _)| from + at);
    let begins = colons.map(|at| (at - text[from..at].bytes().rev().take_while(u8::is_ascii_alphanumeric).count(), at));
    begins.filter(|(begin, at)| is_scheme(&text[*begin..*at])).map(|(begin, _)| begin).find(is_begin)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_may_have_several_addresses_with_labels() {
        for (text, expected) in [
            ("https://a.example/1", &[("", "https://a.example/1")][..]),
            ("https://a.example/1, https://a.example/2", &[("", "https://a.example/1"), ("", "https://a.example/2")]),
            ("https://a.example/1\nhttp://a.example/2\n", &[("", "https://a.example/1"), ("", "http://a.example/2")]),
            ("https://a.example/1;https://a.example/2", &[("", "https://a.example/1"), ("", "https://a.example/2")]),
            ("https://a.example/1 | https://a.example/2", &[("", "https://a.example/1"), ("", "https://a.example/2")]),
            (
                "PDF: https://a.example/1, Code - https://a.example/2",
                &[("PDF", "https://a.example/1"), ("Code", "https://a.example/2")],
            ),
            ("Hall 1 / https://a.example/1", &[("Hall 1", "https://a.example/1")]),
            ("Code:https://a.example/1", &[("Code", "https://a.example/1")]),
            ("HTTPS://A.example/1", &[("", "HTTPS://A.example/1")]),
            ("[Code](https://a.example/1)", &[("Code", "https://a.example/1")]),
            ("https://a.example/b_(c)", &[("", "https://a.example/b_(c)")]),
            ("<https://a.example/1>", &[("", "https://a.example/1")]),
            // A single URL each.
            ("https://a.example/b,c;d", &[("", "https://a.example/b,c;d")]),
            ("https://web.example/2020/https://a.example/", &[("", "https://web.example/2020/https://a.example/")]),
            ("https://a.example/my file.pdf", &[("", "https://a.example/my file.pdf")]),
            ("https", &[]),
            ("Hall 1", &[]),
        ] {
            let expected: Vec<Address<'_>> = expected.iter().map(|&(label, url)| Address { label, url }).collect();
            assert_eq!(addresses(text), expected, "{text}");
        }
    }
}
