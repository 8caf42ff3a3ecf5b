//! Similar words: folding and edit distance.

use crate::text::edit_distance;

/// Normalizes a word to ignore case, spaces and punctuation: `start_time`, `startTime` and `Start time` are equal.
pub(super) fn folded(word: &str) -> String {
    word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Normalizes a name to ignore case, spaces and dashes. `C`, `C#` and `C++` remain distinct.
pub(super) fn same_name(name: &str) -> String {
    let is_between = |c: char| c.is_whitespace() || matches!(c, '-' | '_' | '.' | ',' | '\u{2010}'..='\u{2015}');
    name.chars().filter(|c| !is_between(*c)).flat_map(char::to_lowercase).collect()
}

/// Whether two words differ by a typo: an edit distance of 1, or of 2 in a word of six letters or more.
pub(super) fn is_near(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let shorter = one.len().min(other.len());
    let most = match shorter {
        0..3 => return false,
        3..6 => 1,
        _ => 2,
    };
    one.len().abs_diff(other.len()) <= most && edit_distance(&one, &other) <= most
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_of_the_pen() {
        for (one, other) in [("titel", "title"), ("strat", "start"), ("abstrct", "abstract"), ("sesions", "sessions")] {
            assert!(is_near(one, other), "{one} {other}");
        }
        for (one, other) in [("kind", "king2"), ("id", "in"), ("room", "zoom2"), ("url", "sql2"), ("event", "level")] {
            assert!(!is_near(one, other), "{one} {other}");
        }
        assert_eq!(folded("Start time"), folded("start_Time"));
    }

    #[test]
    fn short_words_differ_in_one_letter_and_longer_ones_in_two() {
        for (one, other, near) in [
            ("ab", "ab", false),
            ("abc", "abd", true),
            ("abc", "ade", false),
            ("abcde", "abcdx", true),
            ("abcde", "abcxy", false),
            ("abcdef", "abcdxy", true),
            ("abcdef", "abcxyz", false),
            ("abcdef", "abcdefgh", true),
            ("abcdef", "abcdefghi", false),
            ("abcde", "abcdefg", false),
        ] {
            assert_eq!(is_near(one, other), near, "{one} {other}");
            assert_eq!(is_near(other, one), near, "{other} {one}");
        }
    }
}
