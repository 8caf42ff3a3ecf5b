//! Full-text search over folded text.

use crate::model::{Agenda, Person, Text};
use crate::platform::Platform;
use crate::text::find;

/// The folded text of sessions and people. The text of a session includes that of the sessions inside it.
#[derive(Debug, Default)]
pub struct Search {
    /// The sessions that are not nested, by index in the agenda, with their folded text, or an empty string until it is prepared.
    pub(super) sessions: Vec<(usize, String)>,
    pub(super) people: Vec<String>,
}

/// The matches of a search.
#[derive(Debug, Default)]
pub struct Found {
    /// Whether each session matches all words, by index in the agenda. Nested sessions match with their parent.
    pub sessions: Vec<bool>,
    /// Whether the person's own text matches all words, by index in the agenda.
    pub people: Vec<bool>,
    /// Number of matching sessions, without nested ones.
    pub count: usize,
    /// Words of the agenda that replaced mistyped words ([`Search::find_nearly`]).
    pub near: Vec<String>,
}

impl Found {
    /// Whether nothing matches.
    pub fn is_empty(&self) -> bool {
        self.count == 0 && !self.people.contains(&true)
    }
}

impl Search {
    /// Creates a search without folding any text yet.
    pub fn new(agenda: &Agenda) -> Search {
        let mut sessions = Vec::new();
        for session in agenda.outer() {
            sessions.push((session, String::new()));
        }
        Search { sessions, people: Vec::new() }
    }

    /// Total number of sessions, without nested ones.
    pub fn total(&self) -> usize {
        self.sessions.len()
    }

    /// Folds the text of up to `at_most` more sessions. Returns whether there are more to prepare.
    pub fn prepare(&mut self, agenda: &Agenda, platform: &dyn Platform, at_most: usize) -> bool {
        let mut left = at_most;
        for (session, text) in &mut self.sessions {
            if text.is_empty() {
                if left == 0 {
                    return true;
                }
                left -= 1;
                *text = fold(platform, &session_text(agenda, *session));
            }
        }
        while let Some(person) = agenda.people.get(self.people.len()) {
            if left == 0 {
                return true;
            }
            left -= 1;
            self.people.push(fold(platform, &person_text(person)));
        }
        false
    }

    /// Searches for the words of a text. Without words, every session and person matches.
    pub fn find(&mut self, text: &str, agenda: &Agenda, platform: &dyn Platform) -> Found {
        let text = fold(platform, text);
        let words = words_of(&text);
        let mut found = Found::default();
        found.sessions.resize(agenda.sessions.len(), false);
        if !words.is_empty() {
            self.prepare(agenda, platform, usize::MAX);
        }
        for (session, text) in &self.sessions {
            if has_all(text, &words) {
                found.count += 1;
                found.sessions[*session..=*session + agenda.sessions[*session].inner].fill(true);
            }
        }
        for person in 0..agenda.people.len() {
            found.people.push(words.is_empty() || has_all(&self.people[person], &words));
        }
        found
    }
}

/// The words of a folded query. Hyphens separate words, since "open source" is also written "open-source".
pub(super) fn words_of(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    for part in text.split(' ') {
        for word in part.split('-') {
            if !word.is_empty() {
                words.push(word);
            }
        }
    }
    words
}

fn has_all(text: &str, words: &[&str]) -> bool {
    words.iter().all(|word| find(text, word).is_some())
}

/// Folds text for comparison: without case, and without diacritics if it is not ASCII.
pub fn fold(platform: &dyn Platform, text: &str) -> String {
    if text.is_ascii() { text.to_ascii_lowercase() } else { platform.fold(text) }
}

fn session_text(agenda: &Agenda, session: usize) -> String {
    // Never empty, since an empty string marks text that is not folded yet.
    let mut out = String::from("\n");
    let mut add = |text: &str| {
        out.push_str(text);
        out.push('\n');
    };
    for part in agenda.with_inner(session) {
        for text in [&part.title, &part.subtitle, &part.summary] {
            text.all().for_each(&mut add);
        }
        part.tags.iter().for_each(|tag| add(tag));
        part.room.map(|room| &agenda.rooms[room].name).into_iter().flat_map(Text::all).for_each(&mut add);
        part.track.map(|track| &agenda.tracks[track].name).into_iter().flat_map(Text::all).for_each(&mut add);
        for appearance in &part.people {
            let person = &agenda.people[appearance.person];
            add(&person.name);
            person.affiliation.all().chain(appearance.affiliation.all()).for_each(&mut add);
        }
    }
    out
}

fn person_text(person: &Person) -> String {
    let texts = person.affiliation.all().chain(person.bio.all());
    texts.fold(person.name.clone(), |text, next| text + "\n" + next)
}
