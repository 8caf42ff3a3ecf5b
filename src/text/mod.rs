//! The messages of the interface (localization), and small text functions.

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

/// The byte offset of a part of a text. The standard library's search is linear in the worst case, and takes 0.5 kB of the first file; the parts
/// here are short words that a reader types.
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

/// Formats a number in ASCII digits.
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

/// Whether a character is not allowed in an HTML document: [control characters and noncharacters](https://html.spec.whatwg.org/multipage/parsing.html#preprocessing-the-input-stream).
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
pub fn is_forbidden_in_html(c: char) -> bool {
    let is_noncharacter = matches!(c, '\u{fdd0}'..='\u{fdef}') || c as u32 & 0xfffe == 0xfffe;
    is_noncharacter || c.is_control() && !matches!(c, '\t' | '\n' | '\x0c' | '\r')
}

/// Percent-encodes everything except letters, digits and characters that are safe in both a query and a fragment.
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

/// Replaces the placeholders of a text: `fill("{shown} of {n}", &[("shown", "7"), ("n", "24")])`. If the text or a value is written
/// from right to left, the value is [`isolated`].
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::new();
    let mut rest = text;
    let is_mixed = has_right_to_left(text);
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        let value = values.iter().find(|(key, _)| *key == name).map_or("", |(_, value)| value);
        if !value.is_empty() && is_mixed && find(value, "\u{2068}").is_some() {
            // All of its letters are isolated already, as in a time range, so it takes the direction of the message (RLI).
            out.push_str(&["\u{2067}", value, "\u{2069}"].concat());
        } else if !value.is_empty() && (is_mixed || has_right_to_left(value)) {
            out.push_str(&isolated(value));
        } else {
            out.push_str(value);
        }
        rest = after;
    }
    out + rest
}

/// The text before and after the only placeholder.
pub fn around(text: &str) -> (&str, &str) {
    let (before, after) = text.split_once('{').unwrap_or((text, ""));
    (before, after.split_once('}').map_or("", |(_, after)| after))
}

/// Isolates a text from the direction of the surrounding text, with the invisible characters FSI and PDI of the Unicode
/// Bidirectional Algorithm (UAX #9).
#[inline(never)]
pub fn isolated(text: &str) -> String {
    ["\u{2068}", text, "\u{2069}"].concat()
}

/// Whether a text has right-to-left letters: of the Hebrew, Arabic, Syriac, Thaana and N'Ko scripts.
#[inline(never)]
pub fn has_right_to_left(text: &str) -> bool {
    // The lead bytes of U+0580 to U+07FF in UTF-8.
    for byte in text.as_bytes() {
        if (0xD6..=0xDF).contains(byte) {
            return true;
        }
    }
    false
}

/// Titles that cannot be recognized as abbreviations by their form.
const TITLES: [&str; 14] = ["dr", "prof", "mr", "mrs", "ms", "sir", "dame", "mme", "phd", "h.e.", "s.e.", "د.", "أ.", "م."];

/// Up to two initials, shown if there is no picture; one in scripts without capitals, since two Arabic letters would join and read as
/// a word. Titles are not part of the name.
pub fn initials(name: &str) -> String {
    // "Ada Example, PhD"
    let name = name.split_once(',').map_or(name, |(name, _)| name);
    let words = name.split(' ').filter(|word| !is_title(word));
    let mut first = words.filter_map(|word| word.chars().next()).filter(|c| is_letter(*c));
    // Latin, Greek, Cyrillic and Armenian precede all scripts without capitals.
    let has_capitals = |c: &char| *c < '\u{590}';
    first.next().into_iter().chain(first.next_back().filter(has_capitals)).collect()
}

/// Whether a word of a name is a title: `Dr.`, `Dipl.-Ing.`, `Ph.D.`; but `J.` and `J.R.R.` are initials.
fn is_title(word: &str) -> bool {
    // An abbreviation has a part with several letters. Bytes are scanned by hand, since the standard library's generic search is large.
    let (mut letters, mut is_long, mut is_abbreviated) = (0, false, false);
    for c in word.chars() {
        letters = if c == '.' || c == '-' { 0 } else { letters + 1 };
        is_long |= letters > 1;
        is_abbreviated |= c == '.';
    }
    is_long && is_abbreviated || TITLES.iter().any(|title| word.eq_ignore_ascii_case(title))
}

/// Whether a character is a letter. Every non-ASCII character counts as one, since the tables would be large.
pub fn is_letter(c: char) -> bool {
    !c.is_ascii() || c.is_ascii_alphabetic()
}

/// Whether a language is written from right to left.
#[inline(never)]
pub fn is_right_to_left(language: &str) -> bool {
    // Called for every name, so it does not allocate.
    let is_one_of = |part: &str, known: &[&str]| known.iter().any(|one| part.eq_ignore_ascii_case(one));
    let mut parts = language.split('-');
    let primary = parts.next().unwrap_or_default();
    match parts.find(|part| part.len() == 4) {
        Some(script) => is_one_of(script, &["arab", "hebr", "thaa", "nkoo", "adlm"]),
        None => is_one_of(primary, &["ar", "fa", "he", "ur", "ps", "sd", "ug", "yi", "dv", "ckb", "nqo"]),
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
        assert_eq!(initials("Σωκράτης Ευθυμίου"), "ΣΕ");
    }

    #[test]
    fn scripts_without_capitals_have_one_initial() {
        for (name, initial) in [("أحمد زويل", "أ"), ("דוד בן גוריון", "ד"), ("प्रिया शर्मा", "प"), ("สมชาย ใจดี", "ส")]
        {
            assert_eq!(initials(name), initial);
        }
    }

    #[test]
    fn values_are_isolated_where_directions_meet() {
        assert_eq!(fill("{shown} من {n} جلسة", &[("shown", "7"), ("n", "24")]), "\u{2068}7\u{2069} من \u{2068}24\u{2069} جلسة");
        assert_eq!(fill("My agenda: {title}", &[("title", "افتتاح (1)")]), "My agenda: \u{2068}افتتاح (1)\u{2069}");
        assert_eq!(fill("My agenda: {title}", &[("title", "Öffnung")]), "My agenda: Öffnung");
        assert_eq!(fill("من {n}", &[]), "من ");
        let range = ["\u{2068}7:00\u{2069}", "\u{2068}10:00\u{2069}"].join(" – ");
        assert_eq!(fill("من {n}", &[("n", &range)]), format!("من \u{2067}{range}\u{2069}"), "a range runs as the message does");
    }

    #[test]
    fn letters_from_right_to_left_are_known() {
        for text in ["א", "a ب", "ܐ", "ހ", "ߐ", "،"] {
            assert!(has_right_to_left(text), "{text}");
        }
        for text in ["", "Ada", "Ωμέγα", "Щ", "Ա", "अ", "ก", "漢字", "“…”", "🎉"] {
            assert!(!has_right_to_left(text), "{text}");
        }
    }

    #[test]
    fn a_text_has_sides() {
        assert_eq!(around("Times in {zone}"), ("Times in ", ""));
        assert_eq!(around("{zone} saatiyle"), ("", " saatiyle"));
        assert_eq!(around("Times"), ("Times", ""));
    }

    #[test]
    fn titles_have_no_initials() {
        for name in [
            "Prof. Dr. Ada Example",
            "Dr Ada Example",
            "Dipl.-Ing. Ada Example",
            "Univ.-Prof. Ada M. Example",
            "Ada Example, PhD",
            "Ada Example Ph.D.",
            "Ada Example, M.D., Ph.D.",
            "H.E. Ada Example",
            "Dott.ssa Ada Example",
            "Mme Ada Example",
            "Priv.-Doz. Dr. med. Ada Example",
            "Sir Ada Example",
            "Проф. Ada Example",
            "Sra. Ada Example",
            "Ing. Ada Example",
            "Δρ. Ada Example",
        ] {
            assert_eq!(initials(name), "AE", "{name}");
        }
        for (name, expected) in [
            ("J. Example", "JE"),
            ("J.R.R. Example", "JE"),
            ("Mr. Data", "D"),
            ("Drew Example", "DE"),
            ("د. أحمد", "أ"),
            ("", ""),
        ] {
            assert_eq!(initials(name), expected, "{name}");
        }
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
