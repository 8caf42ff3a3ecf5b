//! Identity: decides whether two mentions are the same person, room or track. The rules for all importers:
//!
//! - A `guid`, a `code` and any textual id are *strong*: an id identifies by itself, and different ids of the same key
//!   are always different things.
//! - A number is *weak*: it identifies only together with the name. One number with two names is two things, which is
//!   reported.
//! - `0`, negative numbers, the nil UUID and words such as `null` mean that there is no id.
//! - A name alone refers to the only person with that name, wherever in the schedule they are defined. If several people with ids have
//!   that name, it is yet another person, which is reported.

use super::contacts::without_contacts;
use super::people_index::{Person, Strength, keep, key, name_keys, strength};
use crate::diagnostic::{Code, Diagnostic};
use crate::import::common::draft::{Draft, DraftObject, Value, path_of};
use crate::import::common::localized_text::json_text;
use crate::import::common::spaces::with_plain_spaces;
use crate::source::cursor::Cursor;
use crate::text::digits;

impl Draft {
    /// The person of a mention, given a name, and ids with their keys.
    pub(in crate::import) fn somebody(&mut self, r: &Cursor<'_>, name: &str, ids: &[(&str, String)]) -> Person {
        let name = &*with_plain_spaces(name);
        let of = |wanted: Strength| {
            let ids = ids.iter().map(|(what, id)| (*what, id.as_str()));
            ids.filter(|&(what, id)| !id.is_empty() && strength(what, id) == wanted).collect::<Vec<_>>()
        };
        let (strong, weak) = (of(Strength::Strong), of(Strength::Weak));
        let clean = without_contacts(name);
        // Of an address alone, what is in front of the `@` is the name of an account.
        let name = if clean.is_empty() { name.split('@').next().unwrap_or_default() } else { &clean };
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
                r.log.push(Diagnostic::new(Code::SharedId, path_of(r), names));
            }
        }
        if is_new {
            let mut made = DraftObject::of(r);
            made.say("name", name);
            self.people.push(made);
        } else if !strong.is_empty() && name_keys(&known.list[person].name)[1] != keys[1] && known.renamed.add(&digits(person)).1
        {
            let names = [strong[0].1, ": ", &known.list[person].name, ", ", name].concat();
            r.log.push(Diagnostic::new(Code::OtherName, path_of(r), names));
        }
        Person(person)
    }

    /// The draft object of a person.
    pub(in crate::import) fn person(&mut self, person: Person) -> &mut DraftObject {
        let place = self.identities.root(person.0);
        &mut self.people[place]
    }

    /// The person that an id at the cursor refers to. `None`, and reported, if several people have that id, or nobody (with
    /// the code `missing`).
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
                r.log.push(Diagnostic::new(Code::AmbiguousId, path_of(r), names));
                None
            }
        }
    }

    /// Whether any person has an id at a key.
    pub(in crate::import) fn has_id(&self, what: &str, id: &str) -> bool {
        !id.is_empty() && !self.identities.ids.is_empty() && self.identities.ids.has(&key(what, id))
    }

    /// Whether any person has a name.
    pub(in crate::import) fn has_name(&self, name: &str) -> bool {
        let name = &*with_plain_spaces(name);
        self.identities.names.has(name) || self.identities.nameless.has(name)
    }

    /// Completes people at the end: resolves mentions by name only, assigns ids to all people, and inserts these where people are
    /// mentioned.
    pub(in crate::import) fn settle(&mut self) {
        let mut known = std::mem::take(&mut self.identities);
        let nameless: Vec<(String, usize)> = known.nameless.iter().map(|(name, &person)| (name.to_string(), person)).collect();
        for (name, person) in nameless {
            let all = known.all(&known.names, &name);
            match all[..] {
                [] => {}
                // The first mention determines the position in the list.
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
                person.members.insert(0, ("id", Value::Plain(json_text(id.clone())), person.from.clone()));
            }
            place += 1;
            is_own
        });
    }
}

/// Inserts final ids into a session and its nested sessions.
fn rename(session: &mut DraftObject, ids: &[String]) {
    for (key, value, _) in &mut session.members {
        let Value::List(list) = value else { continue };
        for one in list {
            match *key {
                "sessions" => rename(one, ids),
                "people" => {
                    for (_, value, _) in &mut one.members {
                        if let Value::Person(person) = value {
                            *value = Value::Plain(json_text(ids[person.0].clone()));
                        }
                    }
                }
                _ => {}
            }
        }
    }
}
