//! An object whose keys are looked up by what they mean, however they are written: `startsAt`, `Start Time`, `start_time`.

use super::words::{Words, folded, is_of_session};
use crate::import::common::case_fold::whole;
use crate::import::common::draft::{DraftObject, path_of};
use crate::import::common::localized_text::json_text;
use crate::import::common::localized_text::{in_one, texts};
use crate::import::common::strip_markup::line;
use crate::path::JsonPath;
use crate::source::cursor::{Cursor, Path};
use crate::source::json::Json;

/// What a key is without the language at its end: `label_de` is `label` in `de`, as is `labelDe`.
fn spoken(key: &str) -> Option<(String, String)> {
    let (word, language) = match key.rsplit_once(['_', '-', '.', ' ']) {
        Some(parts) => parts,
        None => key.split_at_checked(key.len().checked_sub(2)?)?,
    };
    let is_set_off = word.len() + language.len() < key.len()
        || (language.starts_with(|c: char| c.is_ascii_uppercase()) && language.ends_with(|c: char| c.is_ascii_lowercase()));
    let is_tag = language.len() == 2 && language.bytes().all(|byte| byte.is_ascii_alphabetic());
    // `speaker_id` and the like are no languages, nor is `sign_up`.
    let language = language.to_ascii_lowercase();
    let is_word = matches!(language.as_str(), "id" | "at" | "by" | "no" | "in" | "up" | "of" | "to" | "on");
    (is_set_off && is_tag && !is_word && !word.is_empty()).then(|| (folded(word), language))
}

/// A member: its key without what is between words, the key as it is, and its value.
type Key<'r> = (String, &'r str, &'r Json<'r>);

/// An object with its keys by their meaning.
pub(super) struct Row<'r> {
    pub(super) r: &'r Cursor<'r>,
    /// The members in their order.
    keys: Vec<Key<'r>>,
    /// Positions in `keys`, by the words that mean them.
    sorted: Vec<(String, usize)>,
}

impl<'r> Row<'r> {
    pub(super) fn of(r: &'r Cursor<'r>) -> Row<'r> {
        let (mut keys, mut sorted) = (Vec::new(), Vec::new());
        if let Json::Object(members) = r.json {
            for (key, json) in members.iter().filter(|(_, json)| *json != Json::Null) {
                let word = folded(key);
                // `sessionRoom` and `talk_speakers` are what `room` and `speakers` are, unless those are there, too.
                for prefix in ["session", "talk"] {
                    if let Some(rest) = word.strip_prefix(prefix)
                        && is_of_session(rest)
                    {
                        sorted.push((rest.to_string(), keys.len()));
                    }
                }
                keys.push((word, key.as_ref(), json));
            }
        }
        // The last of several keys of one meaning counts, and a key before one with a prefix.
        sorted.extend(keys.iter().enumerate().map(|(at, (word, ..))| (word.clone(), at)));
        let rank = |(word, at): &(String, usize)| (keys[*at].0 == *word, *at);
        sorted.sort_unstable_by(|one, other| one.0.cmp(&other.0).then_with(|| rank(one).cmp(&rank(other))));
        Row { r, keys, sorted }
    }

    /// The value of the first of those words that there is something under, and the word.
    pub(super) fn find(&self, words: Words) -> Option<(&'static str, Cursor<'_>)> {
        words.split(' ').find_map(|word| Some((word, self.get(word)?)))
    }

    fn at(&self, position: usize) -> Option<Cursor<'_>> {
        let (_, key, json) = &self.keys[position];
        let is_nothing = match json {
            Json::Bool(_) => true,
            Json::Text(text) => text.trim().is_empty(),
            Json::List(items) => items.is_empty(),
            _ => false,
        };
        (!is_nothing).then(|| self.r.inner(json, Path::Key(&self.r.path, key)))
    }

    /// The value under that word; nothing where it is false, empty or absent.
    pub(super) fn get(&self, word: &str) -> Option<Cursor<'_>> {
        let end = self.sorted.partition_point(|(known, _)| known.as_str() <= word);
        let (known, position) = self.sorted[..end].last()?;
        if known == word { self.at(*position) } else { None }
    }

    /// Whether any of those words is a key here, whatever is under it.
    pub(super) fn has(&self, words: Words) -> bool {
        words.split(' ').any(|word| self.sorted.binary_search_by(|(known, _)| known.as_str().cmp(word)).is_ok())
    }

    /// The values under that word with a number behind it: `speaker1`, `Speaker 2 Name`.
    pub(super) fn numbered(&self, word: &str) -> Vec<Cursor<'_>> {
        let mut found = Vec::new();
        let begin = self.sorted.partition_point(|(known, _)| known.as_str() < word);
        for (known, position) in self.sorted[begin..].iter() {
            let Some(rest) = known.strip_prefix(word) else { break };
            let number = rest.strip_suffix("name").unwrap_or(rest);
            if let (Some(number), Some(value)) = (whole(number), self.at(*position)) {
                found.push((number, found.len(), value));
            }
        }
        found.sort_unstable_by_key(|&(number, order, _)| (number, order));
        found.into_iter().map(|(.., value)| value).collect()
    }

    /// Whether something is said to be so.
    pub(super) fn is(&self, word: &str) -> bool {
        self.keys.iter().any(|(folded, _, json)| folded == word && **json == Json::Bool(true))
    }

    /// All values with their words, as they are.
    pub(super) fn each(&self, take: &mut dyn FnMut(&str, &Cursor<'_>)) {
        for (word, key, json) in &self.keys {
            take(word, &self.r.inner(json, Path::Key(&self.r.path, key)));
        }
    }

    /// The text under the first of those words that has one, in one language or in several (`title_de`, `title_en`), and its
    /// place.
    pub(super) fn clean_text(&self, words: Words, clean: fn(&str) -> String) -> Option<(Json<'static>, JsonPath)> {
        for word in words.split(' ') {
            if let Some(found) = self.get(word)
                && matches!(found.json, Json::Text(_) | Json::Number(_) | Json::Object(_))
                && let Some(text) = texts(&found, clean)
            {
                return Some((text, path_of(&found)));
            }
            let mut languages = Vec::new();
            for (_, key, json) in &self.keys {
                if let (Some((base, language)), Json::Text(said)) = (spoken(key), json)
                    && base == word
                    && !clean(said).is_empty()
                {
                    self.r.log.read(json);
                    languages.push((language.into(), json_text(clean(said))));
                }
            }
            if !languages.is_empty() {
                let is_same = languages.windows(2).all(|pair| pair[0].1 == pair[1].1);
                let said = if is_same { languages.remove(0).1 } else { Json::Object(languages) };
                return Some((said, path_of(self.r)));
            }
        }
        None
    }

    /// Says the same of something under a key of plenary's own.
    #[inline(never)]
    pub(super) fn tell(&self, made: &mut DraftObject, key: &str, words: Words, clean: fn(&str) -> String) {
        if let Some((text, from)) = self.clean_text(words, clean) {
            made.put(key, text, from);
        }
    }

    /// The text in one line, where one language is enough.
    #[inline(never)]
    pub(super) fn name(&self, words: Words) -> String {
        self.clean_text(words, line).map_or_else(String::new, |(text, _)| in_one(&text).to_string())
    }

    /// The string or number under the first of those words that has any value.
    #[inline(never)]
    pub(super) fn string(&self, words: Words) -> String {
        self.find(words).map_or_else(String::new, |(_, found)| found.as_string())
    }
}
