//! Which mentions of a person are one person, which mentions of a room or a track are one room: the rules for all importers.
//!
//! - A `guid`, a `code` and any textual id are *strong*: one strong id is one thing, and two different ones of the same key
//!   are always two.
//! - A number is *weak*: it identifies only together with the name. One number with two names is two things, which is
//!   reported.
//! - `0`, negative numbers, the nil UUID and words such as `null` are how programs write that there is no id.
//! - A name alone stands for the one who has that name, wherever in the schedule that one is described. Where several with
//!   ids have it, it is somebody else, which is reported.

use crate::diagnostic::{Code, Diagnostic};
use crate::import::common::case_fold::{is_wordy, lower};
use crate::import::common::draft::{Draft, DraftObject, Value, place, text};
use crate::import::common::key_map::{Keys, Map};
use crate::source::cursor::Cursor;
use crate::text::{digits, push_unaccented};

/// How much an id says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum Strength {
    /// It is no id.
    None,
    /// It identifies together with a name.
    Weak,
    /// It identifies by itself.
    Strong,
}

/// How much an id says that stands under that key.
pub(in crate::import) fn strength(key: &str, id: &str) -> Strength {
    let word = lower(id);
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let is_zero = |text: &str| text.bytes().all(|byte| matches!(byte, b'0' | b'-' | b'.'));
    if is_zero(id) || matches!(word.as_str(), "null" | "none" | "nil" | "undefined" | "nan" | "n/a" | "false") {
        return Strength::None;
    }
    match id.strip_prefix('-') {
        Some(rest) if is_number(rest) => Strength::None,
        // Long numbers are made to be unique, such as a time in milliseconds or a random one.
        None if is_number(id) && id.len() < 10 && !matches!(key, "guid" | "code" | "uuid") => Strength::Weak,
        _ => Strength::Strong,
    }
}

/// The words of a name without case and diacritics.
fn words(name: &str) -> Vec<String> {
    let mut folded = String::new();
    lower(name).chars().for_each(|c| push_unaccented(&mut folded, c));
    let words: Vec<String> = folded.split(|c| !is_wordy(c)).filter(|word| !word.is_empty()).map(str::to_string).collect();
    if words.is_empty() { vec![name.to_string()] } else { words }
}

/// A name in two spellings that do not depend on case, diacritics and spaces: as written, and with its words sorted, which
/// makes `Example, Ada` that of `Ada Example`.
pub(in crate::import) fn name_keys(name: &str) -> [String; 2] {
    let mut words = words(name);
    let written = words.concat();
    words.sort_unstable();
    [written, words.concat()]
}

/// Somebody of a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) struct Person(usize);

/// What identifies somebody.
struct Identity {
    name: String,
    /// Strong ids, each with its key.
    strong: Vec<(String, String)>,
    weak: Vec<String>,
    /// The person that this one turned out to be.
    joined: Option<usize>,
}

/// The people of a draft, in their order, and everything that refers to them.
#[derive(Default)]
pub(in crate::import) struct People {
    list: Vec<Identity>,
    /// People by a key and what stands there, whether it is an id or none.
    ids: Map<Vec<usize>>,
    /// People by a weak id and a name.
    named_ids: Map<usize>,
    /// Weak ids that several people have.
    shared: Keys,
    /// People who have two names, by their positions.
    renamed: Keys,
    /// People by their exact names: those with ids, and the one without.
    names: Map<Vec<usize>>,
    nameless: Map<usize>,
}

/// How many people are kept of one id or name: enough to know that there are several, whatever becomes of some of them.
const KEPT: usize = 8;

fn key(what: &str, id: &str) -> String {
    [what, " ", id].concat()
}

fn keep(map: &mut Map<Vec<usize>>, key: &str, person: usize) {
    let list = map.keep(key, Vec::new());
    if list.len() < KEPT && !list.contains(&person) {
        list.push(person);
    }
}

impl People {
    fn root(&self, mut person: usize) -> usize {
        while let Some(other) = self.list[person].joined {
            person = other;
        }
        person
    }

    /// Everybody below that key, each once.
    fn all(&self, map: &Map<Vec<usize>>, key: &str) -> Vec<usize> {
        let mut out: Vec<usize> = Vec::new();
        for &person in map.get(key).map_or(&[][..], |list| &list[..]) {
            let person = self.root(person);
            if !out.contains(&person) {
                out.push(person);
            }
        }
        out
    }

    /// Whether somebody has none of those keys with another id.
    fn fits(&self, person: usize, strong: &[(&str, &str)]) -> bool {
        strong.iter().all(|&(what, id)| self.list[person].strong.iter().all(|(known, own)| known != what || own == id))
    }

    /// Everybody who has one of those strong ids and no other of the same key.
    fn of_strong(&self, strong: &[(&str, &str)]) -> Vec<usize> {
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

    /// Makes one person of two, where no strong id says that they are not.
    fn join(&mut self, person: usize, other: usize) -> bool {
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

    fn add_strong(&mut self, person: usize, what: &str, id: &str) {
        let own = &mut self.list[person].strong;
        if !own.iter().any(|(known, _)| known == what) {
            own.push((what.to_string(), id.to_string()));
        }
    }

    fn add(&mut self, name: &str) -> usize {
        self.list.push(Identity { name: name.to_string(), strong: Vec::new(), weak: Vec::new(), joined: None });
        self.list.len() - 1
    }
}

impl Draft {
    /// Somebody who is mentioned there by a name and by ids, each with its key, described before or not.
    pub(in crate::import) fn somebody(&mut self, r: &Cursor<'_>, name: &str, ids: &[(&str, String)]) -> Person {
        let of = |wanted: Strength| {
            let ids = ids.iter().map(|(what, id)| (*what, id.as_str()));
            ids.filter(|&(what, id)| !id.is_empty() && strength(what, id) == wanted).collect::<Vec<_>>()
        };
        let (strong, weak) = (of(Strength::Strong), of(Strength::Weak));
        let keys = name_keys(name);
        let known = &mut self.identities;
        let mut found = known.of_strong(&strong);
        let named = |what: &str, id: &str, name: &str| [what, " ", id, "\n", name].concat();
        for &(what, id) in &weak {
            for name in &keys {
                if let Some(&person) = known.named_ids.get(&named(what, id, name)) {
                    let person = known.root(person);
                    if known.fits(person, &strong) && !found.contains(&person) {
                        found.push(person);
                    }
                }
            }
        }
        let is_nameless = strong.is_empty() && weak.is_empty();
        if is_nameless {
            found.extend(known.nameless.get(name).map(|&person| known.root(person)));
        }
        let is_new = found.is_empty();
        let person = found.first().copied().unwrap_or_else(|| known.add(name));
        for other in found {
            known.join(person, other);
        }
        for &(what, id) in &strong {
            known.add_strong(person, what, id);
        }
        for (what, id) in ids.iter().filter(|(_, id)| !id.is_empty()) {
            keep(&mut known.ids, &key(what, id), person);
        }
        match is_nameless {
            true => _ = known.nameless.keep(name, person),
            false => keep(&mut known.names, name, person),
        }
        for &(what, id) in &weak {
            for name in &keys {
                known.named_ids.keep(&named(what, id, name), person);
            }
            if !known.list[person].weak.iter().any(|known| known == id) {
                known.list[person].weak.push(id.to_string());
            }
            let all = known.all(&known.ids, &key(what, id));
            if let Some(other) = all.into_iter().find(|&other| other != person)
                && known.shared.add(id).1
            {
                let names = [id, ": ", &known.list[other].name, ", ", name].concat();
                r.log.push(Diagnostic::new(Code::SharedId, place(r), names));
            }
        }
        if is_new {
            let mut made = DraftObject::of(r);
            made.say("name", name);
            self.people.push(made);
        } else if !strong.is_empty() && name_keys(&known.list[person].name)[1] != keys[1] && known.renamed.add(&digits(person)).1
        {
            let names = [strong[0].1, ": ", &known.list[person].name, ", ", name].concat();
            r.log.push(Diagnostic::new(Code::OtherName, place(r), names));
        }
        Person(person)
    }

    /// What is known about somebody, to be added to.
    pub(in crate::import) fn person(&mut self, person: Person) -> &mut DraftObject {
        let place = self.identities.root(person.0);
        &mut self.people[place]
    }

    /// The person that the id refers to that stands there under that key. Nobody where several people have that id, which is
    /// reported, or nobody has it, which is reported with that code.
    pub(in crate::import) fn referent(&self, r: &Cursor<'_>, what: &str, missing: Code) -> Option<Person> {
        let id = r.as_string();
        let known = &self.identities;
        let all = known.all(&known.ids, &key(what, &id));
        match all[..] {
            [person] => Some(Person(person)),
            [] if id.is_empty() => None,
            [] => {
                r.report(missing);
                None
            }
            [one, other, ..] => {
                let names = [&id, ": ", &known.list[one].name, ", ", &known.list[other].name].concat();
                r.log.push(Diagnostic::new(Code::AmbiguousId, place(r), names));
                None
            }
        }
    }

    /// Whether somebody has that id below that key.
    pub(in crate::import) fn has_id(&self, what: &str, id: &str) -> bool {
        !id.is_empty() && self.identities.ids.has(&key(what, id))
    }

    /// Whether somebody has that name.
    pub(in crate::import) fn has_name(&self, name: &str) -> bool {
        self.identities.names.has(name) || self.identities.nameless.has(name)
    }

    /// When everybody was mentioned: finds out who is meant by a name alone, gives everybody an id, and puts it where they
    /// are mentioned.
    pub(in crate::import) fn settle(&mut self) {
        let mut known = std::mem::take(&mut self.identities);
        let nameless: Vec<(String, usize)> = known.nameless.iter().map(|(name, &person)| (name.to_string(), person)).collect();
        for (name, person) in nameless {
            let all = known.all(&known.names, &name);
            match all[..] {
                [] => {}
                // The first mention keeps its place among the others.
                [one] => _ = known.join(one.min(person), one.max(person)),
                _ => {
                    let from = self.people[known.root(person)].from.clone();
                    self.diagnostics.push(Diagnostic::new(Code::AmbiguousName, from, name));
                }
            }
        }
        for place in 0..known.list.len() {
            if known.list[place].joined.is_some() {
                let more = std::mem::take(&mut self.people[place]);
                self.people[known.root(place)].fill(more);
            }
        }
        let ids = known.final_ids();
        let own: Vec<String> = (0..known.list.len()).map(|place| ids[known.root(place)].clone()).collect();
        self.sessions.iter_mut().for_each(|session| rename(session, &own));
        let mut place = 0;
        self.people.retain_mut(|person| {
            let is_own = known.list.get(place).is_none_or(|identity| identity.joined.is_none());
            if is_own && let Some(id) = own.get(place) {
                person.members.insert(0, ("id".into(), Value::Plain(text(id.clone())), person.from.clone()));
            }
            place += 1;
            is_own
        });
    }
}

impl People {
    /// The ids by which the feed calls everybody who is not joined to another: a strong one, else a weak one that nobody
    /// else has, else the name. None of them is somebody else's name, by which a feed may refer to people, too.
    fn final_ids(&self) -> Vec<String> {
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

/// Puts final ids into a session and those inside of it.
fn rename(session: &mut DraftObject, ids: &[String]) {
    for (key, value, _) in &mut session.members {
        let Value::List(list) = value else { continue };
        for one in list {
            match key.as_str() {
                "sessions" => rename(one, ids),
                "people" => {
                    for (_, value, _) in &mut one.members {
                        if let Value::Person(person) = value {
                            *value = Value::Plain(text(ids[person.0].clone()));
                        }
                    }
                }
                _ => {}
            }
        }
    }
}
