//! Assigns stable session ids, independent of the order of the schedule.

use crate::diagnostic::{Code, Diagnostic};
use crate::import::common::draft::{Draft, DraftObject, Value};
use crate::import::common::key_map::{Keys, Map};
use crate::import::common::localized_text::in_one;
use crate::import::common::people_index::{Strength, strength};
use crate::plenary_format::slug;
use crate::source::cursor::Cursor;
use crate::source::json::Json;
use crate::text::digits;

impl DraftObject {
    /// Sets the id from the first key with a valid one: a slot's id takes precedence over that of the talk, which may have
    /// several slots.
    pub(in crate::import) fn identify(&mut self, r: &Cursor<'_>, keys: &[&str]) -> &mut DraftObject {
        for key in keys {
            if let Some(member) = r.member(key).filter(|_| !self.has("id")) {
                self.identify_by(&member);
            }
        }
        self
    }

    /// Sets the id from the value at the cursor, if it is valid.
    pub(in crate::import) fn identify_by(&mut self, r: &Cursor<'_>) {
        let id = r.as_string();
        if strength("", &id) != Strength::None {
            self.tell("id", id, r);
        }
    }

    /// Sets the id from the session's key in a map of sessions, if it is valid.
    pub(in crate::import) fn identify_by_key(&mut self, key: &str) {
        if strength("", key) != Strength::None {
            self.say("id", key);
        }
    }

    /// Sets the id of the talk, which other slots share.
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

    /// Candidate ids: the id in the feed, then longer ones with the start, the room, and the title. All of them are
    /// derived from the session alone.
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

/// Calls `take` for each session and nested session.
fn each(sessions: &[DraftObject], take: &mut dyn FnMut(&DraftObject)) {
    for session in sessions {
        take(session);
        for (key, value, _) in &session.members {
            if let Value::List(inner) = value
                && *key == "sessions"
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
                && *key == "sessions"
            {
                each_mut(inner, take);
            }
        }
    }
}

/// Counts occurrences of keys.
#[derive(Default)]
struct Counts {
    keys: Keys,
    counts: Vec<usize>,
}

impl Counts {
    /// Counts a key, and returns its index.
    fn add(&mut self, key: &str) -> usize {
        let (place, is_new) = self.keys.add(key);
        if is_new {
            self.counts.push(0);
        }
        self.counts[place] += 1;
        place
    }

    fn is_several(&self, place: usize) -> bool {
        self.counts[place] > 1
    }
}

/// The identity of a session: candidate ids, shortest first, with their indices in the counts, and the indices of its talk and of the session it repeats.
struct OwnIds {
    ids: [String; 4],
    places: [usize; 4],
    talk: Option<usize>,
    repeat: Option<usize>,
}

/// A key for sessions with the same id and title, which are slots of one talk.
fn talk(session: &DraftObject) -> Option<String> {
    Some([session.get("id")?, "\n", &session.slug("title")].concat())
}

impl Draft {
    /// What ids several sessions have that are none of one talk: of each, a diagnostic where it is met again. Repetitions have one id and one
    /// title; a key that is an id where it is that of a map is none in several objects.
    pub(in crate::import) fn shared_session_ids(&self) -> Vec<Diagnostic> {
        let (mut titles, mut shared) = (Map::<String>::default(), Keys::default());
        let mut diagnostics = Vec::new();
        each(&self.sessions, &mut |session| {
            let Some((id, title)) = session.get("id").zip(session.plain("title").map(in_one)) else { return };
            let first = titles.keep(id, title.to_string());
            let from = session.members.iter().find(|(key, ..)| *key == "id").map_or(&session.from, |(.., from)| from);
            if slug(first) != slug(title) && *from != session.from && shared.add(id).1 {
                diagnostics.push(Diagnostic::new(Code::SharedId, from.clone(), [id, ": ", first, ", ", title].concat()));
            }
        });
        diagnostics
    }

    /// Makes the ids of sessions with a common id (or title, if they have none) unique, and sets `repeatOf` for slots
    /// of the same talk.
    pub(in crate::import) fn settle_sessions(&mut self) {
        let (mut ids, mut talks, mut repeats): (Counts, Counts, Counts) = Default::default();
        let mut all: Vec<OwnIds> = Vec::new();
        each(&self.sessions, &mut |session| {
            let own = session.ids();
            let mut places = [0; 4];
            for (at, id) in own.iter().enumerate() {
                places[at] = if at > 0 && *id == own[at - 1] { places[at - 1] } else { ids.add(id) };
            }
            let talk = talk(session).map(|talk| talks.add(&talk));
            let repeat = session.get("repeatOf").map(|of| repeats.add(of));
            all.push(OwnIds { ids: own, places, talk, repeat });
        });
        // The first keys are the counted ids, so indices remain valid.
        let Counts { keys: mut known, counts } = ids;
        let mut is_taken = vec![false; counts.len()];
        let mut numbers = Map::<usize>::default();
        let mut all = all.into_iter();
        each_mut(&mut self.sessions, &mut |session| {
            let Some(own) = all.next() else { return };
            if own.repeat.is_some_and(|of| !repeats.is_several(of)) {
                session.forget(&["repeatOf"]);
            }
            if !session.has("repeatOf") && own.talk.is_some_and(|talk| talks.is_several(talk)) {
                session.say("repeatOf", own.ids[0].clone());
            }
            let is_free = |at: &usize| counts[own.places[*at]] < 2;
            if is_free(&0) && !std::mem::replace(&mut is_taken[own.places[0]], true) {
                return;
            }
            let last = &own.ids[3];
            let at = (0..4).find(is_free).unwrap_or(3);
            let (mut id, mut place) = (own.ids[at].clone(), own.places[at]);
            // Indistinguishable sessions are numbered.
            let number = numbers.keep(last, 1);
            while std::mem::replace(&mut is_taken[place], true) {
                *number += 1;
                id = [last, "-", &digits(*number)].concat();
                place = known.add(&id).0;
                is_taken.resize(is_taken.len().max(place + 1), false);
            }
            let from = session.members.iter().find(|(key, ..)| *key == "id").map_or(&session.from, |(.., from)| from).clone();
            session.put("id", Json::Text(id.into()), from);
        });
    }
}
