//! The meanings of the keys of an object. They are cached per set of keys, since the rows of a list share a few sets.

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use super::words::{Words, folded, is_any, is_of_session, is_room_name};
use super::wrappers::{Member, members};
use crate::import::common::case_fold::whole;
use crate::source::json::Json;
use crate::steps;

/// A key of an object.
pub(super) struct Key {
    /// The key as written.
    name: String,
    /// The key in lower case without separators: `starttime` for `Start Time`.
    pub(super) word: String,
    /// The word and the language of a key with a language suffix.
    spoken: Option<(String, String)>,
    is_of_session: OnceCell<bool>,
    is_room_name: OnceCell<bool>,
}

/// The keys that match a word, as positions.
pub(super) struct Group {
    pub(super) word: &'static str,
    /// The key that equals the word. The last of several counts, and an exact key takes precedence over a prefixed one.
    pub(super) key: Option<usize>,
    /// Keys with a number after the word, in numeric order: `speaker1`, `Speaker 2 Name`.
    pub(super) numbered: Vec<usize>,
    /// Keys with a language suffix after the word: `label_de`, `labelDe`.
    pub(super) spoken: Vec<(usize, String)>,
}

/// The matches of a word list in an object.
struct Found {
    groups: Rc<[Group]>,
    members: Rc<[usize]>,
}

/// The keys of an object, without those whose value is null.
pub(super) struct Keys {
    list: Vec<Key>,
    /// Positions in `list`, sorted by matching word.
    sorted: Vec<(String, usize)>,
    /// Cached matches of word lists, by the addresses of the lists.
    found: RefCell<Vec<(ListAddress, Found)>>,
}

type ListAddress = (usize, usize);

/// Size of the cache of key sets.
const REMEMBERED: usize = 256;
/// Objects with more keys are maps rather than rows, and are not cached.
const MOST: usize = 64;

thread_local! {
    /// The cache of key sets: each has a position derived from its hash.
    static KNOWN: RefCell<Vec<Option<Rc<Keys>>>> = const { RefCell::new(Vec::new()) };
}

/// The keys of an object with its members, as [`members`] finds them.
#[inline(never)]
pub(super) fn keys_and_members<'j>(json: &'j Json<'_>) -> (Rc<Keys>, Vec<Member<'j>>) {
    let members = members(json);
    if members.len() > MOST {
        return (Rc::new(Keys::of(&members)), members);
    }
    // FNV-1a. The byte 255 is a safe separator, since UTF-8 never contains it.
    let bytes = members.iter().flat_map(|member| member.key.bytes().chain([255]));
    let hash = bytes.fold(0x811C_9DC5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    let keys = KNOWN.with_borrow_mut(|known| {
        known.resize(REMEMBERED, None);
        let known = &mut known[(hash ^ (hash >> 16)) as usize % REMEMBERED];
        match known {
            Some(keys) if keys.are(&members) => keys.clone(),
            _ => known.insert(Rc::new(Keys::of(&members))).clone(),
        }
    });
    (keys, members)
}

impl Keys {
    fn of(members: &[Member<'_>]) -> Keys {
        steps::count(members.len());
        let (mut list, mut sorted): (Vec<Key>, _) = (Vec::new(), Vec::new());
        for Member { key, .. } in members {
            let word = folded(key);
            // `sessionRoom` and `talk_speakers` mean `room` and `speakers`, unless the object has those, too.
            for prefix in ["session", "talk"] {
                if let Some(rest) = word.strip_prefix(prefix)
                    && is_of_session(rest)
                {
                    sorted.push((rest.to_string(), list.len()));
                }
            }
            let (is_of_session, is_room_name) = (OnceCell::new(), OnceCell::new());
            list.push(Key { name: key.to_string(), word, spoken: spoken(key), is_of_session, is_room_name });
        }
        sorted.extend(list.iter().enumerate().map(|(at, key)| (key.word.clone(), at)));
        let rank = |(word, at): &(String, usize)| (list[*at].word == *word, *at);
        sorted.sort_unstable_by(|one, other| one.0.cmp(&other.0).then_with(|| rank(one).cmp(&rank(other))));
        Keys { list, sorted, found: RefCell::default() }
    }

    fn are(&self, members: &[Member<'_>]) -> bool {
        self.list.len() == members.len() && self.list.iter().zip(members).all(|(key, member)| key.name == member.key)
    }

    /// The keys in document order.
    pub(super) fn list(&self) -> &[Key] {
        &self.list
    }

    /// The position of the key that matches a word.
    pub(super) fn position(&self, word: &str) -> Option<usize> {
        let end = self.sorted.partition_point(|(known, _)| known.as_str() <= word);
        let (known, position) = self.sorted[..end].last()?;
        (known == word).then_some(*position)
    }

    /// The groups of keys that match a list of words, in the order of the words.
    pub(super) fn groups(&self, words: Words) -> Rc<[Group]> {
        self.look_up(words, |found| found.groups.clone())
    }

    /// The positions of keys that match any of the words.
    pub(super) fn members(&self, words: Words) -> Rc<[usize]> {
        self.look_up(words, |found| found.members.clone())
    }

    /// Whether any key matches one of the words.
    pub(super) fn has(&self, words: Words) -> bool {
        self.look_up(words, |found| !found.members.is_empty())
    }

    /// Whether the key at a position matches one of the words.
    pub(super) fn is(&self, position: usize, words: Words) -> bool {
        self.look_up(words, |found| found.members.binary_search(&position).is_ok())
    }

    fn look_up<T>(&self, words: Words, take: impl FnOnce(&Found) -> T) -> T {
        let address = (words.as_ptr().addr(), words.len());
        let place = self.found.borrow().binary_search_by_key(&address, |(address, _)| *address);
        let place = place.unwrap_or_else(|place| {
            let found = self.search(words);
            self.found.borrow_mut().insert(place, (address, found));
            place
        });
        take(&self.found.borrow()[place].1)
    }

    #[inline(never)]
    fn search(&self, words: Words) -> Found {
        steps::count(self.list.len());
        let positions = || self.list.iter().enumerate();
        Found {
            groups: words.split(' ').filter_map(|word| self.group(word)).collect(),
            members: positions().filter(|(_, key)| is_any(words, &key.word)).map(|(at, _)| at).collect(),
        }
    }

    fn group(&self, word: &'static str) -> Option<Group> {
        let key = self.position(word);
        let mut numbered = Vec::new();
        let begin = self.sorted.partition_point(|(known, _)| known.as_str() < word);
        for (known, position) in &self.sorted[begin..] {
            let Some(rest) = known.strip_prefix(word) else { break };
            if let Some(number) = whole(rest.strip_suffix("name").unwrap_or(rest)) {
                numbered.push((number, numbered.len(), *position));
            }
        }
        numbered.sort_unstable();
        let numbered: Vec<usize> = numbered.into_iter().map(|(.., position)| position).collect();
        let language = |key: &Key| key.spoken.as_ref().filter(|(base, _)| base == word).map(|(_, language)| language.clone());
        let spoken: Vec<(usize, String)> =
            self.list.iter().enumerate().filter_map(|(at, key)| Some((at, language(key)?))).collect();
        (key.is_some() || !numbered.is_empty() || !spoken.is_empty()).then_some(Group { word, key, numbered, spoken })
    }
}

impl Key {
    /// Whether it is a key for a session's own values.
    pub(super) fn is_of_session(&self) -> bool {
        *self.is_of_session.get_or_init(|| is_of_session(&self.word))
    }

    /// Whether it looks like the name of a room.
    pub(super) fn is_room_name(&self) -> bool {
        *self.is_room_name.get_or_init(|| is_room_name(&self.name))
    }
}

/// Splits the language suffix off a key: `label_de` and `labelDe` are `label` in `de`.
fn spoken(key: &str) -> Option<(String, String)> {
    let (word, language) = match key.rsplit_once(['_', '-', '.', ' ']) {
        Some(parts) => parts,
        None => key.split_at_checked(key.len().checked_sub(2)?)?,
    };
    let is_set_off = word.len() + language.len() < key.len()
        || (language.starts_with(|c: char| c.is_ascii_uppercase()) && language.ends_with(|c: char| c.is_ascii_lowercase()));
    let is_tag = language.len() == 2 && language.bytes().all(|byte| byte.is_ascii_alphabetic());
    // `speaker_id` has no language suffix, nor does `sign_up`.
    let language = language.to_ascii_lowercase();
    let is_word = matches!(language.as_str(), "id" | "at" | "by" | "no" | "in" | "up" | "of" | "to" | "on");
    (is_set_off && is_tag && !is_word && !word.is_empty()).then(|| (folded(word), language))
}
