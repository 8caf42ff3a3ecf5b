//! The messages of the interface (localization), and small functions about text.

mod edit_distance;
pub mod link_policy;
mod lowercase;
mod messages;
pub mod rich;
mod unaccented;

pub use edit_distance::edit_distance;
pub use lowercase::lower;
#[cfg(any(feature = "import", not(target_arch = "wasm32")))]
pub(crate) use lowercase::lower_char;
pub use messages::Messages;
pub use unaccented::{push_unaccented, unaccented};

/// Where a text has that part, in bytes. The standard library's search is linear for any part, and takes 0.5 kB of the first screen; parts
/// are the words that a reader types.
pub fn find(text: &str, part: &str) -> Option<usize> {
    let Some(first) = part.chars().next() else { return Some(0) };
    let mut at = 0;
    loop {
        at += text[at..].find(first)?;
        if text[at..].starts_with(part) {
            return Some(at);
        }
        at += first.len_utf8();
    }
}

/// A number in plain digits.
pub fn digits(mut number: usize) -> String {
    let mut out = Vec::new();
    loop {
        out.push(b'0' + (number % 10) as u8);
        number /= 10;
        if number == 0 {
            break;
        }
    }
    out.iter().rev().map(|&b| b as char).collect()
}

/// Percent-encodes all but letters, digits and what is plain in a query and in a fragment.
pub fn percent_encode(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b'/' | b':' => out.push(byte as char),
            _ => {
                out.push('%');
                for digit in [byte >> 4, byte & 15] {
                    out.push(char::from(b"0123456789ABCDEF"[usize::from(digit)]));
                }
            }
        }
    }
    out
}

/// A text with its placeholders filled in: `fill("{shown} of {n}", &[("shown", "7"), ("n", "24")])`.
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        out.push_str(values.iter().find(|(key, _)| *key == name).map_or("", |(_, value)| value));
        rest = after;
    }
    out + rest
}

/// Up to two letters that stand for a name where there is no picture.
pub fn initials(name: &str) -> String {
    let mut lowercase = name.split(' ').filter_map(|word| word.chars().next()).filter(|c| is_letter(*c));
    lowercase.next().into_iter().chain(lowercase.next_back()).collect()
}

/// Whether that is a letter; outside of ASCII, where the tables to know it would be large, everything counts as one.
pub fn is_letter(c: char) -> bool {
    !c.is_ascii() || c.is_ascii_alphabetic()
}

/// Whether that language is written from right to left.
pub fn is_right_to_left(language: &str) -> bool {
    let mut parts = language.split('-');
    let primary = parts.next().unwrap_or_default();
    let script = parts.find(|p| p.len() == 4).unwrap_or_default();
    match script.to_ascii_lowercase().as_str() {
        "arab" | "hebr" | "thaa" | "nkoo" | "adlm" => true,
        "" => {
            ["ar", "fa", "he", "ur", "ps", "sd", "ug", "yi", "dv", "ckb", "nqo"].contains(&primary.to_ascii_lowercase().as_str())
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_filled_once() {
        assert_eq!(fill("{shown} of {n} sessions", &[("shown", "{n}"), ("n", "24")]), "{n} of 24 sessions");
        assert_eq!(fill("no {such} thing{", &[]), "no  thing");
    }

    #[test]
    fn initials_come_from_the_first_and_the_last_name() {
        assert_eq!(initials("Ada Example"), "AE");
        assert_eq!(initials("Lacina (Dr.) Koné"), "LK");
        assert_eq!(initials("Åsa"), "Å");
        assert_eq!(initials("123"), "");
        assert_eq!(initials("王小明"), "王");
    }

    #[test]
    fn direction_follows_language_and_script() {
        for (tag, rtl) in [
            ("ar", true),
            ("ar-EG", true),
            ("he", true),
            ("en-us", false),
            ("zh-Hans", false),
            ("az-Arab", true),
            ("ar-Latn", false),
        ] {
            assert_eq!(is_right_to_left(tag), rtl, "{tag}");
        }
    }

    #[test]
    fn a_part_is_found_where_the_standard_library_finds_it() {
        let texts = ["", "a", "aa", "aab", "abaabaaab", "é", "aé", "éa", "東京 tokyo", "ee e\u{301}e"];
        for text in texts {
            for part in texts {
                assert_eq!(find(text, part), text.find(part), "{part:?} in {text:?}");
            }
        }
    }

    #[test]
    fn digits_of_every_length() {
        for number in [0, 7, 10, 1_000, 123_456_789] {
            assert_eq!(digits(number), number.to_string());
        }
    }
}
