//! An index of people by ids and names, and the strength of ids.

use super::case_fold::{is_wordy, lower};
use super::key_map::{Keys, Map};
use crate::text::{digits, push_unaccented};

/// The strength of an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum Strength {
    /// Not an id.
    None,
    /// Identifies only together with a name.
    Weak,
    /// Identifies by itself.
    Strong,
}

/// The strength of an id at a key.
pub(in crate::import) fn strength(key: &str, id: &str) -> Strength {
    let word = lower(id);
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let is_zero = |text: &str| text.bytes().all(|byte| matches!(byte, b'0' | b'-' | b'.'));
    if is_zero(id) || matches!(word.as_str(), "null" | "none" | "nil" | "undefined" | "nan" | "n/a" | "false") {
        return Strength::None;
    }
    match id.strip_prefix('-') {
        Some(rest) if is_number(rest) => Strength::None,
        // Long numbers are unique by construction, such as timestamps in milliseconds or random numbers.
        None if is_number(id) && id.len() < 10 && !matches!(key, "guid" | "code" | "uuid") => Strength::Weak,
        _ => Strength::Strong,
    }
}

/// The words of a name without case and diacritics.
pub(in crate::import) fn words(name: &str) -> Vec<String> {
    let mut folded = String::new();
    lower(name).chars().for_each(|c| push_unaccented(&mut folded, c));
    let words: Vec<String> = folded.split(|c| !is_wordy(c)).filter(|word| !word.is_empty()).map(str::to_string).collect();
    if words.is_empty() { vec![name.to_string()] } else { words }
}

/// A name in two forms, normalized for case, diacritics and spaces: as written, and with its words sorted, so
/// that `Example, Ada` equals `Ada Example`.
pub(in crate::import) fn name_keys(name: &str) -> [String; 2] {
    let mut words = words(name);
    let written = words.concat();
    words.sort_unstable();
    [written, words.concat()]
}

/// A person of a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) struct Person(pub(in crate::import) usize);

/// The identifying properties of a person.
pub(in crate::import) struct Identity {
    pub(in crate::import) name: String,
    /// Strong ids, each with its key.
    pub(in crate::import) strong: Vec<(String, String)>,
    pub(in crate::import) weak: Vec<String>,
    /// The person that this one has been merged into.
    pub(in crate::import) joined: Option<usize>,
}

/// The people of a draft in order, and indices of them.
#[derive(Default)]
pub(in crate::import) struct People {
    pub(in crate::import) list: Vec<Identity>,
    /// People by key and value of an id, including invalid ids.
    pub(in crate::import) ids: Map<Vec<usize>>,
    /// People by weak id and name.
    pub(in crate::import) named_ids: Map<usize>,
    /// Weak ids shared by several people.
    pub(in crate::import) shared: Keys,
    /// People with two names, by index.
    pub(in crate::import) renamed: Keys,
    /// People by exact name: those with ids, and the one without.
    pub(in crate::import) names: Map<Vec<usize>>,
    pub(in crate::import) nameless: Map<usize>,
}

/// Maximum number of people recorded for an id or name: enough to know that it is ambiguous.
const KEPT: usize = 8;

pub(in crate::import) fn key(what: &str, id: &str) -> String {
    [what, " ", id].concat()
}

pub(in crate::import) fn keep(map: &mut Map<Vec<usize>>, key: &str, person: usize) {
    let list = map.keep(key, Vec::new());
    if list.len() < KEPT && !list.contains(&person) {
        list.push(person);
    }
}

impl People {
    pub(in crate::import) fn root(&self, mut person: usize) -> usize {
        while let Some(other) = self.list[person].joined {
            person = other;
        }
        person
    }

    /// All people at a key of a map, without duplicates.
    pub(in crate::import) fn all(&self, map: &Map<Vec<usize>>, key: &str) -> Vec<usize> {
        let mut out: Vec<usize> = Vec::new();
        for &person in map.get(key).map_or(&[][..], |list| &list[..]) {
            let person = self.root(person);
            if !out.contains(&person) {
                out.push(person);
            }
        }
        out
    }

    /// Whether a person has no conflicting id for any of these keys.
    pub(in crate::import) fn fits(&self, person: usize, strong: &[(&str, &str)]) -> bool {
        strong.iter().all(|&(what, id)| self.list[person].strong.iter().all(|(known, own)| known != what || own == id))
    }

    /// All people with one of these strong ids and no conflicting one.
    pub(in crate::import) fn of_strong(&self, strong: &[(&str, &str)]) -> Vec<usize> {
        let mut out: Vec<usize> = Vec::new();
        for &(what, id) in strong {
            let found = self.all(&self.ids, &key(what, id));
            for person in found.into_iter().filter(|&person| self.fits(person, strong)) {
                if !out.contains(&person) {
                    out.push(person);
                }
            }
        }
        out
    }

    /// Merges two people, unless their strong ids conflict. Returns whether they were merged.
    pub(in crate::import) fn join(&mut self, person: usize, other: usize) -> bool {
        let (person, other) = (self.root(person), self.root(other));
        let strong: Vec<(&str, &str)> = self.list[other].strong.iter().map(|(what, id)| (what.as_str(), id.as_str())).collect();
        if person == other || !self.fits(person, &strong) {
            return false;
        }
        let strong = std::mem::take(&mut self.list[other].strong);
        let weak = std::mem::take(&mut self.list[other].weak);
        self.list[other].joined = Some(person);
        for (what, id) in strong {
            self.add_strong(person, &what, &id);
        }
        self.list[person].weak.extend(weak);
        true
    }

    pub(in crate::import) fn add_strong(&mut self, person: usize, what: &str, id: &str) {
        let own = &mut self.list[person].strong;
        if !own.iter().any(|(known, _)| known == what) {
            own.push((what.to_string(), id.to_string()));
        }
    }

    pub(in crate::import) fn add(&mut self, name: &str) -> usize {
        self.list.push(Identity { name: name.to_string(), strong: Vec::new(), weak: Vec::new(), joined: None });
        self.list.len() - 1
    }
}

impl People {
    /// The final ids of all people who were not merged into another: a strong id, else a weak one that is
    /// unique, else the name. An id never equals another person's name, since a feed may refer to people by name, too.
    pub(in crate::import) fn final_ids(&self) -> Vec<String> {
        let mut names: Map<usize> = Map::default();
        for person in self.list.iter().filter(|person| person.joined.is_none()) {
            *names.keep(&person.name, 0) += 1;
        }
        let (mut taken, mut numbers) = (Keys::default(), Map::<usize>::default());
        let mut out = Vec::new();
        for person in &self.list {
            if person.joined.is_some() {
                out.push(String::new());
                continue;
            }
            let rank = |what: &str| ["guid", "code"].iter().position(|known| *known == what).unwrap_or(2);
            let strong = (0..3).flat_map(|of| person.strong.iter().filter(move |(what, _)| rank(what) == of));
            let weak = person.weak.iter().filter(|id| self.shared.find(id).is_none());
            let mut ids: Vec<String> = strong.map(|(_, id)| id).chain(weak).cloned().collect();
            ids.retain(|id| !names.has(id));
            if names.get(&person.name) == Some(&1) {
                ids.push(person.name.clone());
            }
            let slug = words(&person.name).join("-");
            ids.push(slug.clone());
            ids.extend(person.weak.iter().map(|id| [&slug, "-", id].concat()));
            let id =
                ids.into_iter().find(|id| !id.is_empty() && taken.find(id).is_none() && (*id == person.name || !names.has(id)));
            let id = id.unwrap_or_else(|| {
                let number = numbers.keep(&slug, 1);
                loop {
                    *number += 1;
                    let id = [&slug, "-", &digits(*number)].concat();
                    if taken.find(&id).is_none() && !names.has(&id) {
                        return id;
                    }
                }
            });
            taken.add(&id);
            out.push(id);
        }
        out
    }
}
