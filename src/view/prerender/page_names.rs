//! File names for ids, which may be any text: safe in all file systems and URLs, and unique.

use crate::text::{digits, unaccented};

/// Maximum length of an id that is used as a name unchanged. File systems allow 255 bytes.
const LONGEST: usize = 100;

/// Names that Windows reserves for devices (with any extension), and those of special files: the index of a folder, the sitemap.
const RESERVED: [&str; 6] = ["con", "prn", "aux", "nul", "index", "sitemap"];

/// A name for each id, in order. An id of ASCII letters, digits, `-` and `_` is used unchanged; others are converted: `Zoë Müller` to `zoe-muller`.
/// If the result is empty, or not unique (ignoring case, like some file systems), a hash of the id is
/// appended. So names do not depend on the order of the ids.
pub(super) fn page_names(ids: &[&str]) -> Vec<String> {
    let mut names: Vec<String> = ids.iter().map(|id| name_of(id)).collect();
    for at in shared(&names) {
        names[at] = hashed(ids[at]);
    }
    // An id may equal the converted form of another one, or two people may have the same id.
    for (number, at) in shared(&names).into_iter().enumerate() {
        names[at] = [&hashed(ids[at]), "--", &digits(number)].concat();
    }
    names
}

/// Indices of names that are empty or not unique.
fn shared(names: &[String]) -> Vec<usize> {
    let lower: Vec<String> = names.iter().map(|name| name.to_ascii_lowercase()).collect();
    let mut sorted: Vec<&String> = lower.iter().collect();
    sorted.sort_unstable();
    let is_shared = |name: &String| sorted.get(sorted.partition_point(|other| *other < name) + 1) == Some(&name);
    (0..names.len()).filter(|&at| names[at].is_empty() || is_shared(&lower[at])).collect()
}

/// Converts an id to a name; empty if no character of it is allowed.
fn name_of(id: &str) -> String {
    let name = if is_plain(id) { id.to_string() } else { words(id) };
    if is_plain(&name) { name } else { String::new() }
}

fn is_plain(id: &str) -> bool {
    let is_device = |id: &str| {
        let id = id.to_ascii_lowercase();
        let port = id.strip_prefix("com").or_else(|| id.strip_prefix("lpt"));
        RESERVED.contains(&&*id) || port.is_some_and(|number| number.len() == 1)
    };
    let is_name = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    // Two hyphens are reserved for converted names, and a leading hyphen would look like an option of a command.
    (1..=LONGEST).contains(&id.len()) && id.bytes().all(is_name) && !id.starts_with('-') && !id.contains("--") && !is_device(id)
}

/// The ASCII letters and digits of an id without accents, with hyphens between words.
fn words(id: &str) -> String {
    let mut name = String::new();
    for byte in unaccented(id).bytes().map(|byte| byte.to_ascii_lowercase()) {
        if byte.is_ascii_alphanumeric() {
            name.push(char::from(byte));
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
    }
    name.truncate(LONGEST);
    name.truncate(name.trim_end_matches('-').len());
    name
}

/// The words of an id with a hash: 50 bits of FNV-1a.
fn hashed(id: &str) -> String {
    let hash = id.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    let hash: String =
        (0..10).map(|digit| char::from(b"0123456789abcdefghijklmnopqrstuv"[(hash >> (digit * 5)) as usize & 31])).collect();
    match &*words(id) {
        "" => hash,
        words => [words, "-", &hash].concat(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn plain_ids_are_names_as_they_are() {
        let plain = ["opening", "3F", "ABC3DE", "a_b-c", "7e1f2a90-1b2c-4d3e-8f90-aabbccddeeff"];
        assert_eq!(page_names(&plain), plain);
    }

    #[test]
    fn names_of_people_are_names_without_accents() {
        assert_eq!(
            page_names(&["Henri Petit", "Zoë Müller-Łęcka", "Dr. O'Neil"]),
            ["henri-petit", "zoe-muller-lecka", "dr-o-neil"]
        );
    }

    #[test]
    fn names_are_safe_and_unique_whatever_the_ids_are() {
        let long = "x".repeat(300);
        let odd = [
            "",
            ".",
            "..",
            "../../etc/passwd",
            "/",
            "\\\\host\\share",
            "a/b",
            "a\\b",
            "a:b",
            "a?b",
            "a#b",
            "a%2fb",
            "con",
            "CON",
            "Nul",
            "com1",
            "LPT9",
            "index",
            "a.",
            "a ",
            "a",
            "A",
            "é",
            "e\u{301}",
            "日程",
            "日程2",
            "\0",
            "\u{202e}x",
            "-rf",
            "--",
            &long,
            "a--b",
            "sitemap",
            "<script>",
        ];
        let names = page_names(&odd);
        let lower: BTreeSet<String> = names.iter().map(|name| name.to_ascii_lowercase()).collect();
        assert_eq!(lower.len(), odd.len(), "{names:?}");
        for name in &names {
            assert!((1..=LONGEST + 20).contains(&name.len()) && !name.starts_with('-'), "{name}");
            assert!(name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_'), "{name}");
            assert!(!["con", "nul", "com1", "lpt9", "index"].contains(&&*name.to_ascii_lowercase()), "{name}");
        }
    }

    #[test]
    fn names_do_not_depend_on_the_order() {
        let names = page_names(&["Ada", "ada", "x/y", "z"]);
        let mut turned = page_names(&["z", "x/y", "ada", "Ada"]);
        turned.reverse();
        assert_eq!(names, turned);
        assert!(names[0] != names[1] && names[0] != "Ada" && names[1] != "ada");
    }

    #[test]
    fn an_id_that_is_what_another_is_made_into_has_another_name() {
        let made = hashed("x/y");
        let names = page_names(&["x/y", &made]);
        assert_ne!(names[0], names[1]);
    }
}
