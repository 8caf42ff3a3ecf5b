//! Session ids: stable, whatever the order of the schedule.

use crate::import::common::draft::{Draft, DraftObject, Value};
use crate::import::common::key_map::{Keys, Map};
use crate::import::common::localized_text::in_one;
use crate::import::common::people_index::{Strength, strength};
use crate::plenary_format::slug;
use crate::source::cursor::Cursor;
use crate::source::json::Json;
use crate::text::digits;

impl DraftObject {
    /// Takes the first of those keys that holds an id: the one of a slot goes before the one of a talk, which may have
    /// several slots.
    pub(in crate::import) fn identify(&mut self, r: &Cursor<'_>, keys: &[&str]) -> &mut DraftObject {
        for key in keys {
            if let Some(member) = r.member(key).filter(|_| !self.has("id")) {
                self.identify_by(&member);
            }
        }
        self
    }

    /// Takes the id that stands there, unless it is none.
    pub(in crate::import) fn identify_by(&mut self, r: &Cursor<'_>) {
        let id = r.as_string();
        if strength("", &id) != Strength::None {
            self.tell("id", id, r);
        }
    }

    /// The id that is its key in a map of sessions, if that is one.
    pub(in crate::import) fn identify_by_key(&mut self, key: &str) {
        if strength("", key) != Strength::None {
            self.say("id", key);
        }
    }

    /// The id of the talk, which sessions of other slots have, too.
    pub(in crate::import) fn repeats(&mut self, r: &Cursor<'_>, key: &str) -> &mut DraftObject {
        if let Some(member) = r.member(key)
            && let id = member.as_string()
            && strength("code", &id) != Strength::None
        {
            self.tell("repeatOf", id, &member);
        }
        self
    }

    fn slug(&self, key: &str) -> String {
        self.plain(key).map_or_else(String::new, |text| slug(in_one(text)))
    }

    /// The id in the feed if nothing else has it, then longer ones: with the start, the room, and the title. All of them are
    /// made of the session alone.
    fn ids(&self) -> [String; 4] {
        let base = self.get("id").map_or_else(|| self.slug("title"), str::to_string);
        let start: String = self.get("start").unwrap_or_default().chars().take(16).filter(char::is_ascii_alphanumeric).collect();
        let mut ids = [base, start, self.slug("room"), self.slug("title")];
        for place in 1..ids.len() {
            let part = std::mem::take(&mut ids[place]);
            ids[place] = if part.is_empty() { ids[place - 1].clone() } else { [&ids[place - 1], "-", &part].concat() };
        }
        ids
    }
}

/// Calls `take` for every session and for those inside of it.
fn each(sessions: &[DraftObject], take: &mut dyn FnMut(&DraftObject)) {
    for session in sessions {
        take(session);
        for (key, value, _) in &session.members {
            if let Value::List(inner) = value
                && key == "sessions"
            {
                each(inner, take);
            }
        }
    }
}

fn each_mut(sessions: &mut [DraftObject], take: &mut dyn FnMut(&mut DraftObject)) {
    for session in sessions {
        take(session);
        for (key, value, _) in &mut session.members {
            if let Value::List(inner) = value
                && key == "sessions"
            {
                each_mut(inner, take);
            }
        }
    }
}

/// What sessions of one id and one title have in common.
fn talk(session: &DraftObject) -> Option<String> {
    Some([session.get("id")?, "\n", &session.slug("title")].concat())
}

impl Draft {
    /// Gives sessions that share an id, or a title where they have none, ids of their own, and names the talk that several
    /// of them are slots of.
    pub(in crate::import) fn settle_sessions(&mut self) {
        let (mut ids, mut talks, mut repeats): (Map<usize>, Map<usize>, Map<usize>) = Default::default();
        each(&self.sessions, &mut |session| {
            let mut own = session.ids().to_vec();
            own.dedup();
            own.iter().for_each(|id| *ids.keep(id, 0) += 1);
            if let Some(talk) = talk(session) {
                *talks.keep(&talk, 0) += 1;
            }
            if let Some(of) = session.get("repeatOf") {
                *repeats.keep(of, 0) += 1;
            }
        });
        let is_several = |map: &Map<usize>, key: &str| map.get(key).is_some_and(|&count| count > 1);
        let (mut taken, mut numbers) = (Keys::default(), Map::<usize>::default());
        each_mut(&mut self.sessions, &mut |session| {
            let own = session.ids();
            if session.get("repeatOf").is_some_and(|of| !is_several(&repeats, of)) {
                session.forget(&["repeatOf"]);
            }
            if !session.has("repeatOf") && talk(session).is_some_and(|talk| is_several(&talks, &talk)) {
                session.say("repeatOf", own[0].clone());
            }
            let is_free = |id: &&String| !is_several(&ids, id);
            if own.first().filter(is_free).is_some_and(|id| taken.add(id).1) {
                return;
            }
            let last = &own[own.len() - 1];
            let mut id = own.iter().find(is_free).unwrap_or(last).clone();
            // What has nothing of its own is counted.
            let number = numbers.keep(last, 1);
            while !taken.add(&id).1 {
                *number += 1;
                id = [last, "-", &digits(*number)].concat();
            }
            let from = session.members.iter().find(|(key, ..)| key == "id").map_or(&session.from, |(.., from)| from).clone();
            session.put("id", Json::Text(id.into()), from);
        });
    }
}
