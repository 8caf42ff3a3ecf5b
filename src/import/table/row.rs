//! An object whose keys are looked up by meaning, in any spelling: `startsAt`, `Start Time`, `start_time`.

use std::rc::Rc;

use super::keys::{Group, Keys, keys_and_members};
use super::words::{Words, flag};
use super::wrappers::Member;
use crate::import::common::draft::{DraftObject, path_of};
use crate::import::common::language_names;
use crate::import::common::localized_text::{in_one, json_text, texts};
use crate::import::common::strip_markup::line;
use crate::path::JsonPath;
use crate::source::cursor::{Cursor, Path};
use crate::source::json::Json;

/// The tag of a language that is not known (ISO 639-2).
const UNDETERMINED: &str = "und";

/// An object with keys by meaning.
pub(super) struct Row<'r> {
    pub(super) r: &'r Cursor<'r>,
    keys: Rc<Keys>,
    members: Vec<Member<'r>>,
    /// The paths of members that are in wrappers, by their positions.
    paths: Vec<(usize, JsonPath)>,
}

impl<'r> Row<'r> {
    pub(super) fn of(r: &'r Cursor<'r>) -> Row<'r> {
        let (keys, members) = keys_and_members(r.json);
        let wrapped = members.iter().enumerate().filter(|(_, member)| !member.way.is_empty());
        let path = |member: &Member<'_>| {
            let mut path = path_of(r);
            member.keys().for_each(|key| path.push_key(key));
            path
        };
        let paths = wrapped.map(|(position, member)| (position, path(member))).collect();
        Row { r, keys, members, paths }
    }

    /// The first nonempty value that matches one of the words, with the word.
    pub(super) fn find(&self, words: Words) -> Option<(&'static str, Cursor<'_>)> {
        self.keys.groups(words).iter().find_map(|group| Some((group.word, self.value(group)?)))
    }

    /// All values that match the words, in the order of the words, each with its word.
    pub(super) fn all(&self, words: Words) -> Vec<(&'static str, Cursor<'_>)> {
        self.keys.groups(words).iter().filter_map(|group| Some((group.word, self.value(group)?))).collect()
    }

    /// The groups of keys that match each word.
    pub(super) fn groups(&self, words: Words) -> Rc<[Group]> {
        self.keys.groups(words)
    }

    /// The value of the key that equals a group's word.
    pub(super) fn value(&self, group: &Group) -> Option<Cursor<'_>> {
        self.at(group.key?)
    }

    /// The values of a group: that of the word itself, then those with numbers.
    pub(super) fn values(&self, group: &Group) -> Vec<Cursor<'_>> {
        self.value(group).into_iter().chain(group.numbered.iter().filter_map(|key| self.at(*key))).collect()
    }

    /// The value of a member; `None` if it is false, empty or absent.
    fn at(&self, position: usize) -> Option<Cursor<'_>> {
        let json = self.members[position].json;
        let is_nothing = match json {
            Json::Bool(_) => true,
            Json::Text(text) => text.trim().is_empty(),
            Json::List(items) => items.is_empty(),
            _ => false,
        };
        (!is_nothing).then(|| self.member(position))
    }

    fn member(&self, position: usize) -> Cursor<'_> {
        let Member { key, json, .. } = self.members[position];
        let wrapped = self.paths.binary_search_by_key(&position, |(position, _)| *position);
        self.r.inner(json, wrapped.map_or(Path::Key(&self.r.path, key), |at| Path::At(&self.paths[at].1)))
    }

    /// The value at a word; `None` if it is false, empty or absent.
    pub(super) fn get(&self, word: &str) -> Option<Cursor<'_>> {
        self.at(self.keys.position(word)?)
    }

    /// Whether any of the words is a key, even with an empty value.
    pub(super) fn has(&self, words: Words) -> bool {
        self.keys.groups(words).iter().any(|group| group.key.is_some())
    }

    /// Whether a flag is set.
    pub(super) fn is(&self, word: &str) -> bool {
        self.says(word) == Some(true)
    }

    /// The value of a flag: `true`, `"yes"`, `"x"`, `1` or their opposites.
    pub(super) fn says(&self, word: &str) -> Option<bool> {
        let position = self.keys.position(word)?;
        let json = self.members[position].json;
        let is_set = match json {
            Json::Bool(is) => Some(*is),
            Json::Number(number) => match *number {
                "1" => Some(true),
                "0" => Some(false),
                _ => None,
            },
            Json::Text(text) => flag(text),
            _ => None,
        };
        if is_set.is_some() {
            self.r.log.read(json);
        }
        is_set
    }

    /// Iterates over all values with their words.
    pub(super) fn each(&self, take: &mut dyn FnMut(&str, &Cursor<'_>)) {
        for (position, key) in self.keys.list().iter().enumerate() {
            take(&key.word, &self.member(position));
        }
    }

    /// The text of the first word that has one, in one language or several (`title_de`, `title_en`), and its
    /// path.
    pub(super) fn clean_text(&self, words: Words, clean: fn(&str) -> String) -> Option<(Json<'static>, JsonPath)> {
        self.keys.groups(words).iter().find_map(|group| self.text_of(group, clean))
    }

    /// The text of one group, as [`Row::clean_text`] returns it.
    pub(super) fn text_of(&self, group: &Group, clean: fn(&str) -> String) -> Option<(Json<'static>, JsonPath)> {
        let plain = self
            .value(group)
            .filter(|found| matches!(found.json, Json::Text(_) | Json::Number(_) | Json::Object(_)))
            .and_then(|found| Some((texts(&found, clean)?, path_of(&found))));
        let is_known = |(_, language): &(usize, String)| language_names::is_listed(language);
        if let Some((text, _)) = &plain
            && (!matches!(text, Json::Text(_)) || !group.spoken.iter().any(is_known))
        {
            return plain;
        }
        let mut languages = Vec::new();
        for (position, language) in group.spoken.iter().filter(|one| plain.is_none() || is_known(one)) {
            if let json @ Json::Text(said) = self.members[*position].json
                && let text = clean(said)
                && !text.is_empty()
            {
                self.r.log.read(json);
                languages.push((language.clone().into(), json_text(text)));
            }
        }
        // Beside texts in languages, one is in a language that nobody names, unless it is one of them.
        if let Some((text, from)) = plain
            && !languages.iter().any(|(_, known)| *known == text)
        {
            if languages.is_empty() {
                return Some((text, from));
            }
            languages.insert(0, (UNDETERMINED.into(), text));
        }
        if languages.is_empty() {
            return None;
        }
        let is_same = languages.windows(2).all(|pair| pair[0].1 == pair[1].1);
        let text = if is_same { languages.remove(0).1 } else { Json::Object(languages) };
        Some((text, path_of(self.r)))
    }

    /// Copies a text to a key of plenary's format.
    #[inline(never)]
    pub(super) fn tell(&self, made: &mut DraftObject, key: &'static str, words: Words, clean: fn(&str) -> String) {
        if let Some((text, from)) = self.clean_text(words, clean) {
            made.put(key, text, from);
        }
    }

    /// The text in one line and one language.
    #[inline(never)]
    pub(super) fn name(&self, words: Words) -> String {
        self.clean_text(words, line).map_or_else(String::new, |(text, _)| in_one(&text).to_string())
    }

    /// The string or number of the first word that has a value.
    #[inline(never)]
    pub(super) fn string(&self, words: Words) -> String {
        self.find(words).map_or_else(String::new, |(_, found)| found.as_string())
    }
}
