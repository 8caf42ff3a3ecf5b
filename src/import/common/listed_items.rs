//! Rooms or tracks that a schedule lists with ids, and references to them.

use crate::diagnostic::{Code, Diagnostic};
use crate::import::common::draft::{self, DraftObject};
use crate::import::common::key_map::{Keys, Map};
use crate::import::common::people_index::{Strength, name_keys, strength};
use crate::source::cursor::Cursor;
use crate::source::json::Json;

/// The listed items so far, by ids and names.
pub(in crate::import) struct Listed {
    missing: Code,
    /// Indices by a strong id, by a weak id with a name, or by a name alone.
    same: Map<usize>,
    /// Strong ids, each with its key, by index.
    strong: Vec<Vec<(String, String)>>,
    /// The draft's ids for each id of the schedule; several if that is ambiguous.
    ids: Map<Vec<String>>,
    /// The draft's ids by name.
    names: Map<String>,
    /// The ids used in the draft.
    taken: Keys,
    /// Weak ids that are known to be shared.
    shared: Keys,
}

impl Listed {
    /// Creates an empty list. `missing` is the code for references to unknown items.
    pub(in crate::import) fn new(missing: Code) -> Listed {
        let (same, ids, names) = (Map::default(), Map::default(), Map::default());
        Listed { missing, same, strong: Vec::new(), ids, names, taken: Keys::default(), shared: Keys::default() }
    }

    /// Adds an item that is defined at the cursor. It is identified by the values of `keys`, of which the first is its id. An item
    /// without a name is skipped; a known item is completed.
    pub(in crate::import) fn take(&mut self, mut made: DraftObject, r: &Cursor<'_>, keys: &[&str], into: &mut Vec<DraftObject>) {
        let Some(name) = names(&made).into_iter().next() else {
            r.report(Code::NoName);
            return;
        };
        let spelling = &name_keys(&name)[0];
        let (mut ids, mut strong, mut same) = (Vec::new(), Vec::new(), Vec::new());
        for key in keys {
            let id = r.string(key);
            match strength(key, &id) {
                _ if id.is_empty() => continue,
                Strength::None => {}
                Strength::Weak => same.push([key, " ", &id, "\n", spelling].concat()),
                Strength::Strong => {
                    same.push([key, " ", &id].concat());
                    strong.push((key.to_string(), id.clone()));
                }
            }
            ids.push(id);
        }
        if ids.is_empty() {
            same.push(["\n", &name].concat());
        }
        self.strong.resize(into.len(), Vec::new());
        let contradicts =
            |place: usize| self.strong[place].iter().any(|(key, own)| strong.iter().any(|(other, id)| key == other && own != id));
        if let Some(&place) = same.iter().filter_map(|id| self.same.get(id)).find(|&&place| !contradicts(place)) {
            let known = &mut into[place];
            if names(known).first().is_some_and(|known| name_keys(known) != name_keys(&name)) && self.shared.add(&ids[0]).1 {
                let both = [&ids[0], ": ", &names(known)[0], ", ", &name].concat();
                r.log.push(Diagnostic::new(Code::OtherName, draft::path_of(r), both));
            }
            known.fill(made);
            return;
        }
        for id in &same {
            self.same.keep(id, into.len());
        }
        self.strong.push(strong);
        if let Some(id) = ids.first() {
            let own = self.free(id, &name);
            for id in &ids {
                let known = self.ids.keep(id, Vec::new());
                if let Some(other) = known.first()
                    && strength("", id) == Strength::Weak
                    && self.shared.add(id).1
                {
                    let other = into.iter().find(|made| made.get("id") == Some(other)).and_then(|made| names(made).pop());
                    let both = [id, ": ", &other.unwrap_or_default(), ", ", &name].concat();
                    r.log.push(Diagnostic::new(Code::SharedId, draft::path_of(r), both));
                }
                known.push(own.clone());
            }
            made.tell("id", own, r);
        }
        self.push(made, into);
    }

    /// A free id for the draft: that of the schedule, unless it is in use for something else.
    fn free(&mut self, id: &str, name: &str) -> String {
        let others = [["id-", id].concat(), [id, "-", name].concat()];
        let is_id = strength("", id) != Strength::None;
        let mut ids = is_id.then(|| id.to_string()).into_iter().chain([name.to_string()]).chain(others);
        let is_free = |own: &String| self.taken.find(own).is_none() && (own == name || !self.names.has(own));
        let own = ids.find(is_free).unwrap_or_else(|| [id, "-", name, "-", id].concat());
        self.taken.add(&own);
        own
    }

    /// The id of an item that is given by name only. An unknown item is added.
    pub(in crate::import) fn call(&mut self, made: DraftObject, called: &str, into: &mut Vec<DraftObject>) -> String {
        if let Some(known) = self.names.get(called) {
            return known.clone();
        }
        self.push(made, into);
        called.to_string()
    }

    fn push(&mut self, made: DraftObject, into: &mut Vec<DraftObject>) {
        for name in names(&made) {
            self.names.keep(&name, made.get("id").unwrap_or(&name).to_string());
        }
        into.push(made);
    }

    /// The draft's id for an id of the schedule, if that is known and unambiguous.
    pub(in crate::import) fn id(&self, called: &str) -> Option<String> {
        match &self.ids.get(called)?[..] {
            [own] => Some(own.clone()),
            _ => None,
        }
    }

    /// The draft's id for a name.
    pub(in crate::import) fn of_name(&self, name: &str) -> Option<String> {
        self.names.get(name).cloned()
    }

    /// Reports an unknown or ambiguous reference. Placeholders for no id are ignored.
    pub(in crate::import) fn report(&self, r: &Cursor<'_>) {
        let id = if let Json::Text(_) | Json::Number(_) = r.json { r.as_string() } else { String::new() };
        match self.ids.has(&id) {
            true => r.report(Code::AmbiguousId),
            false if !id.is_empty() && strength("", &id) == Strength::None => {}
            false => r.report(self.missing),
        }
    }

    /// Resolves the reference at a key, and sets it. An unknown reference is reported.
    pub(in crate::import) fn refer(&self, made: &mut DraftObject, to: &'static str, r: &Cursor<'_>, key: &str) {
        let Some(member) = r.member(key) else { return };
        let called = member.as_string();
        match self.id(&called) {
            Some(id) => drop(made.tell(to, id, &member)),
            None if called.is_empty() => {}
            None => self.report(&member),
        }
    }
}

/// The names of an item in all languages.
fn names(made: &DraftObject) -> Vec<String> {
    let mut out = Vec::new();
    match made.plain("name") {
        Some(Json::Text(name)) => out.push(name.to_string()),
        Some(Json::Object(names)) => {
            for (_, name) in names {
                if let Json::Text(name) = name {
                    out.push(name.to_string());
                }
            }
        }
        _ => {}
    }
    out
}
