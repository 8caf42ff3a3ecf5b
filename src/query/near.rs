//! Typo-tolerant search, for queries with words that do not occur in the agenda.

use super::search::{Found, Search, fold, words_of};
use crate::model::Agenda;
use crate::platform::Platform;
use crate::steps;
use crate::text::find;

/// Minimum number of letters of a word that may have a typo. Shorter words have too many neighbors at distance one.
const TOLERANT_FROM: usize = 4;

/// Maximum number of replacement words that are reported.
const NAMED: usize = 3;

/// A word of the query.
enum Typed<'a> {
    /// A word that occurs in the agenda.
    Exact(&'a str),
    /// A word that does not occur.
    Nearly(Vec<char>),
}

impl Search {
    /// Searches like [`Search::find`], except that a word which does not occur matches words with one letter missing, added, changed or swapped
    /// with its neighbor. `None` if nothing matches either.
    pub fn find_nearly(&mut self, text: &str, agenda: &Agenda, platform: &dyn Platform) -> Option<Found> {
        self.prepare(agenda, platform, usize::MAX);
        let text = fold(platform, text);
        let is_anywhere = |word: &str| {
            let mut texts = self.sessions.iter().map(|(_, text)| text).chain(&self.people);
            texts.any(|text| counted(text) && find(text, word).is_some())
        };
        let mut typed = Vec::new();
        for word in words_of(&text) {
            if is_anywhere(word) {
                typed.push(Typed::Exact(word));
            } else {
                let letters: Vec<char> = word.chars().collect();
                if letters.len() < TOLERANT_FROM {
                    return None;
                }
                typed.push(Typed::Nearly(letters));
            }
        }
        // If each word occurs somewhere and only the combination does not, none is a typo.
        if typed.iter().all(|word| matches!(word, Typed::Exact(_))) {
            return None;
        }
        let mut found = Found { sessions: vec![false; agenda.sessions.len()], ..Found::default() };
        for (session, text) in &self.sessions {
            if has_all(text, &typed, &mut found.near) {
                found.count += 1;
                found.sessions[*session..=*session + agenda.sessions[*session].inner].fill(true);
            }
        }
        found.people = self.people.iter().map(|text| has_all(text, &typed, &mut found.near)).collect();
        (!found.is_empty()).then_some(found)
    }
}

/// Whether a text contains all words. Adds the words that matched by tolerance to `near`.
fn has_all(text: &str, typed: &[Typed], near: &mut Vec<String>) -> bool {
    let mut instead: Vec<&str> = Vec::new();
    for word in typed {
        match word {
            Typed::Exact(word) if counted(text) && find(text, word).is_some() => {}
            Typed::Exact(_) => return false,
            Typed::Nearly(letters) => {
                let words = text.split(|c: char| c.is_ascii() && !c.is_ascii_alphanumeric());
                let Some(same) = words.filter(|word| counted(word)).find(|word| begins_nearly(word, letters)) else {
                    return false;
                };
                instead.push(same);
            }
        }
    }
    for word in instead {
        if near.len() < NAMED && !near.iter().any(|known| known == word) {
            near.push(word.to_string());
        }
    }
    true
}

/// Counts the cost of scanning a text.
fn counted(text: &str) -> bool {
    steps::count(text.len());
    true
}

/// Whether a word starts with the typed letters, except for one typo. The typo is at the first difference, since an inserted or deleted
/// letter shifts all that follow.
fn begins_nearly(word: &str, typed: &[char]) -> bool {
    let same = word.chars().zip(typed).take_while(|(one, other)| one == *other).count();
    let (mut rest, left) = (word.chars(), &typed[same..]);
    rest.by_ref().take(same).for_each(drop);
    let behind = |skipped: usize| rest.clone().skip(skipped);
    let begins = |rest: std::iter::Skip<std::str::Chars>, with: &[char]| {
        let mut rest = rest;
        with.iter().all(|letter| rest.next() == Some(*letter))
    };
    match left {
        [] => true,
        [_, others @ ..] if begins(behind(0), others) => true,
        [_, others @ ..] if begins(behind(1), others) && rest.clone().next().is_some() => true,
        _ if begins(behind(1), left) => true,
        [one, next, others @ ..] => behind(0).take(2).eq([*next, *one]) && begins(behind(2), others),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_letter_may_be_missing_added_changed_or_swapped() {
        let nearly = |typed: &str| begins_nearly("hawthorn", &typed.chars().collect::<Vec<_>>());
        for typed in [
            "hawthorn",
            "hawtorn",
            "hawthorrn",
            "hawthorne",
            "hawthirn",
            "hawhtorn",
            "awthorn",
            "xawthorn",
            "ahwthorn",
            "hawtor",
            "hawthom",
        ] {
            assert!(nearly(typed), "{typed}");
        }
        for typed in ["hawtron", "htawhorn", "hotorn", "hawthornes", "thorn", "axwthorn", "hxwthxrn"] {
            assert!(!nearly(typed), "{typed}");
        }
        assert!(begins_nearly("переводчик", &"переовд".chars().collect::<Vec<_>>()));
    }
}
