//! Similar names of people that may be the same person.
//!
//! Comparing all pairs of ten thousand names would take minutes. Instead, names are indexed by keys: all words but one, with that
//! word reduced by one or two letters (a deletion neighborhood). Names that differ in one word share such a key, and only names
//! with a common key are compared.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::LintContext;
use super::limit::{Capped, Log};
use super::similarity::same_name;
use super::visit::{excerpt, name};
use crate::diagnostic::{Code, Diagnostic};
use crate::path::JsonPath;
use crate::text::{edit_distance, push_unaccented};

/// Minimum length of a word in which one letter may differ, and of one in which two may.
const ONE: usize = 5;
const TWO: usize = 8;

/// Number of names with the same key that each name is compared with.
const COMPARED: usize = 8;

/// Titles and suffixes that do not distinguish people.
const TITLES: [&str; 9] = ["dr", "prof", "professor", "phd", "md", "mr", "mrs", "ms", "ing"];

/// The path of a name: where the person is defined, else where they are first referred to.
pub(super) fn name_place(context: &LintContext<'_>, person: usize) -> JsonPath {
    let (path, about) = (&context.spanned.people[person], &context.agenda().people[person]);
    if about.id == about.name && !path.begins_with("people") { path.clone() } else { path.member("name") }
}

/// Reports people with equal or similar names. `sessions` are the sessions of each person: people who appear in the same session
/// are different people.
pub(super) fn lint(context: &LintContext<'_>, sessions: &[Vec<(usize, usize)>], log: &mut Log) {
    let people = &context.agenda().people;
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut capped = Capped::new(5);
    let mut names = Vec::new();
    for (position, person) in people.iter().enumerate() {
        let first = *seen.entry(same_name(&person.name)).or_insert(position);
        if first == position {
            names.push((position, &person.name[..]));
            continue;
        }
        let other = &people[first];
        let path = &context.spanned.people[position];
        let is_mentioned = person.id == person.name && !path.begins_with("people");
        if is_mentioned && person.name == other.name {
            log.report(Code::AmbiguousName, path.clone(), excerpt(&person.name));
        } else if is_mentioned {
            log.report_with_suggestion(Code::NearName, path.clone(), excerpt(&person.name), Some(excerpt(&other.name)));
        } else {
            capped.push(log, Diagnostic::new(Code::SameName, path.member("name"), excerpt(&person.name)));
        }
    }
    capped.finish(log);
    let mut capped = Capped::new(10);
    for (one, other) in pairs(&names).0 {
        let is_there = |session: &usize| sessions[one].binary_search_by_key(session, |(known, _)| *known).is_ok();
        let is_slip = NameWords::of(one, &people[one].name).words != NameWords::of(other, &people[other].name).words;
        if is_slip && sessions[other].iter().any(|(session, _)| is_there(session)) {
            continue;
        }
        // A path in an imported feed is meaningless to the author of the schedule.
        let place = match sessions[one].first() {
            Some(&(session, _)) if !context.is_own => name(context.agenda().sessions[session].title.get("")),
            _ if !context.is_own => String::new(),
            _ => name_place(context, one).to_string(),
        };
        let place = if place.is_empty() { place } else { format!(" ({place})") };
        let other_name = excerpt(&people[one].name);
        let help = format!(
            "Is this {other_name}{place}? Then write the name in one way. If they are two people, nothing has to be done."
        );
        let diagnostic = Diagnostic::new(Code::SimilarName, name_place(context, other), excerpt(&people[other].name));
        capped.push(log, Diagnostic { help: Some(help), ..diagnostic });
    }
    capped.finish(log);
}

/// The words of a name without case and diacritics.
struct NameWords {
    position: usize,
    words: Vec<String>,
    /// Words of one letter.
    initials: Vec<String>,
}

impl NameWords {
    fn of(position: usize, name: &str) -> NameWords {
        let mut folded = String::new();
        name.to_lowercase().chars().for_each(|c| push_unaccented(&mut folded, c));
        // The dot of an abbreviation ends a word, an apostrophe does not.
        let folded = folded.replace(['\'', '’', '`'], "");
        let all = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty() && !TITLES.contains(word));
        let (mut words, mut initials) = (Vec::new(), Vec::new());
        for word in all {
            let is_initial = word.len() == 1 && word.is_ascii();
            if is_initial { &mut initials } else { &mut words }.push(word.to_string());
        }
        words.sort();
        initials.sort();
        NameWords { position, words, initials }
    }

    /// The other words, each with a key that omits one word.
    fn without(&self, left_out: usize) -> impl Iterator<Item = &String> {
        self.words.iter().enumerate().filter(move |(place, _)| *place != left_out).map(|(_, word)| word)
    }

    fn keys(&self, add: &mut dyn FnMut(u64)) {
        add(hash(&self.words.concat()));
        if self.words.len() < 2 {
            return;
        }
        for (place, word) in self.words.iter().enumerate().filter(|(_, word)| is_long(word)) {
            let rest = hash(&self.without(place).collect::<Vec<_>>());
            let letters: Vec<char> = word.chars().collect();
            let end = letters.len();
            // The word without the letters at two positions. A position after its end omits none.
            let mut without = |one: usize, two: usize| {
                let left = letters.iter().enumerate().filter(|(at, _)| *at != one && *at != two).map(|(_, c)| *c);
                add(left.fold(rest, |key, c| (key ^ u64::from(c)).wrapping_mul(0x0000_0100_0000_01b3)));
            };
            for one in 0..=end {
                without(one, end);
                if end >= TWO {
                    (one + 1..end).for_each(|two| without(one, two));
                }
            }
        }
    }
}

/// Whether a letter of a word may differ: it is in an alphabetic script, and is not a number.
fn is_long(word: &str) -> bool {
    word.chars().count() >= ONE && word.chars().all(|c| c.is_alphabetic() && u32::from(c) < 0x2E80)
}

fn hash(of: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    hasher.finish()
}

/// Pairs of names that may be the same person's, as positions in ascending order, and the number of pairs compared.
fn pairs(names: &[(usize, &str)]) -> (Vec<(usize, usize)>, usize) {
    let all: Vec<NameWords> = names.iter().map(|(position, name)| NameWords::of(*position, name)).collect();
    let mut keys: Vec<(u64, usize)> = Vec::new();
    for (place, words) in all.iter().enumerate() {
        words.keys(&mut |key| keys.push((key, place)));
    }
    keys.sort_unstable();
    keys.dedup();
    let (mut found, mut compared) = (Vec::new(), 0);
    let mut is_found = vec![false; all.len()];
    for (at, &(key, place)) in keys.iter().enumerate() {
        for &(_, other) in keys[at + 1..].iter().take(COMPARED).take_while(|(known, _)| *known == key) {
            // Report each name once, with one similar name.
            if is_found[other] {
                continue;
            }
            compared += 1;
            if is_similar(&all[place], &all[other]) {
                is_found[other] = true;
                found.push((all[place].position, all[other].position));
            }
        }
    }
    found.sort_unstable_by_key(|&(_, other)| other);
    (found, compared)
}

fn is_similar(one: &NameWords, other: &NameWords) -> bool {
    if one.initials != other.initials && !one.initials.is_empty() && !other.initials.is_empty() {
        return false;
    }
    // The names differ at most in middle initials, and have at least two words in common.
    if one.words.concat() == other.words.concat() {
        return one.words.len() > 1 || one.initials == other.initials;
    }
    if one.words.len() != other.words.len() || one.initials != other.initials {
        return false;
    }
    let places = 0..one.words.len();
    places.clone().any(|place| {
        let is_rest_same = |at: &usize| one.without(place).eq(other.without(*at));
        places.clone().filter(is_rest_same).any(|at| is_slip(&one.words[place], &other.words[at]))
    })
}

/// Whether two words differ by one or two typos. Endings that distinguish women's and men's names in many languages
/// are not typos: Maria and Mario, Ivanov and Ivanova.
fn is_slip(one: &str, other: &str) -> bool {
    if !is_long(one) || !is_long(other) {
        return false;
    }
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let shorter = one.len().min(other.len());
    let same = one.iter().zip(&other).take_while(|(one, other)| one == other).count();
    let ends = |word: &[char]| word.len() <= same + 2 && word.last().is_none_or(|c| "aeioаяуи".contains(*c));
    let is_ending = one.len().max(other.len()) <= same + 2 && (ends(&one) || ends(&other));
    !is_ending && edit_distance(&one, &other) <= if shorter >= TWO { 2 } else { 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(names: &[&str]) -> Vec<(usize, usize)> {
        pairs(&names.iter().copied().enumerate().collect::<Vec<_>>()).0
    }

    #[test]
    fn names_of_one_person() {
        for (one, other) in [
            ("Shelby Switzer", "Shelby Switser"),
            ("Lacina Koné", "Lacina Kone"),
            ("Ada Example", "Example, Ada"),
            ("Ada Example", "Ada M. Example"),
            ("Ada Example", "Dr. Ada Example"),
            ("Łukasz Wójcik", "Lukasz Wojcik"),
            ("Jean-Luc Martin", "Martin Jean Luc"),
            ("Stephanie Haberkorn", "Stefanie Haberkorn"),
            ("Michael O’Brien", "Micheal OBrien"),
            ("Алексей Воронцов", "Алексей Воронцев"),
            ("Ada Wolfeschlegel", "Wolfsechlegel, Ada"),
        ] {
            assert_eq!(found(&[one, "Somebody Else", other]), [(0, 2)], "{one}, {other}");
        }
    }

    #[test]
    fn names_of_two_people() {
        for (one, other) in [
            ("Jan Novak", "Jana Novak"),
            ("Li Wei", "Li Wen"),
            ("Maria Garcia", "Mario Garcia"),
            ("Martin Berger", "Martina Berger"),
            ("Alexander Smith", "Alexandra Smith"),
            ("Pavel Ivanov", "Pavel Ivanova"),
            ("Ada B. Example", "Ada C. Example"),
            ("Ada Example", "Ben Example"),
            ("Kim Park", "Jim Park"),
            ("Speaker 10001", "Speaker 10002"),
            ("王小明", "王小红"),
            ("Anna Maria Lang", "Anna Lang"),
        ] {
            assert_eq!(found(&[one, other]), [], "{one}, {other}");
        }
    }

    /// Distinct invented names of two words.
    fn many(count: usize) -> Vec<String> {
        let syllables = ["ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu", "va"];
        let word = |n: usize| (0..4).map(|at| syllables[(n * 7919 + 13) >> (4 * at) & 15]).collect::<String>();
        (0..count).map(|n| format!("{} {}", word(n), word(n / 16 + 5000))).collect()
    }

    #[test]
    fn work_grows_with_the_names_and_not_with_their_square() {
        for kind in ["all different", "all alike"] {
            let mut before = 0;
            for count in [500, 2_000, 8_000] {
                let names = match kind {
                    "all different" => many(count),
                    // Every name is one letter away from hundreds of others.
                    _ => (0..count).map(|n| format!("Ada Examp{}{}{}", letter(n), letter(n / 26), letter(n / 676))).collect(),
                };
                let names: Vec<(usize, &str)> = names.iter().map(String::as_str).enumerate().collect();
                let (_, compared) = pairs(&names);
                assert!(before == 0 || compared < 6 * before, "{kind}: {compared} after {before}");
                before = compared.max(count);
            }
        }
    }

    fn letter(n: usize) -> char {
        char::from(b'a' + (n % 26) as u8)
    }
}
