//! Ids of sessions: their own, else made of their content (title, start, room), and never of their position. So links stay right
//! when a session is inserted before others.

use crate::model::Agenda;
use crate::name_index::NameIndex;
use crate::text::digits;

use super::values::slug;

/// Stands for the session that has an id which several would have.
const SHARED: usize = usize::MAX - 1;

/// The ids that sessions have so far.
#[derive(Default)]
pub(super) struct SessionIds {
    /// Ids with the position of the session that has each.
    taken: NameIndex,
    /// For each session its start as digits, and how many parts were appended to its id.
    parts: Vec<(String, u8)>,
    /// Ids that nothing tells apart, with how many sessions there are of each.
    numbers: NameIndex,
    /// Sessions whose ids became longer after they were read, by position.
    pub(super) renamed: Vec<usize>,
}

impl SessionIds {
    /// Gives the last session an id. `given` is the one that the feed gives it, or empty. Where another session would have that id as well,
    /// both get longer ones. Returns whether the id is another than the given one.
    pub(super) fn identify(&mut self, agenda: &mut Agenda, given: String, start: &str) -> bool {
        let position = agenda.sessions.len() - 1;
        let mut digits = String::new();
        for byte in start.bytes().take(16).filter(u8::is_ascii_alphanumeric) {
            digits.push(byte.into());
        }
        self.parts.push((digits, 0));
        let is_shared = self.taken.find(&given).is_some();
        let id = if given.is_empty() { slug(agenda.sessions[position].title.get("")) } else { given };
        self.take(agenda, position, id, is_shared);
        is_shared
    }

    /// Gives a session that id, or a longer one. Sessions that `repeat` each other were given one id by the feed.
    fn take(&mut self, agenda: &mut Agenda, position: usize, id: String, repeat: bool) {
        let holder = *self.taken.keep(&id, position);
        let mut longer = None;
        if holder != position {
            longer = self.lengthen(agenda, position, &id);
            let others = if holder == SHARED { None } else { self.lengthen(agenda, holder, &id) };
            let is_left = holder == SHARED || others.is_some();
            if is_left {
                *self.taken.keep(&id, position) = if longer.is_some() { SHARED } else { position };
            } else if longer.is_none() {
                longer = Some(self.number(&id));
            }
            if let Some(others) = others {
                self.renamed.push(holder);
                if repeat && agenda.sessions[holder].repeat_of.is_empty() {
                    agenda.sessions[holder].repeat_of = id.clone();
                }
                self.take(agenda, holder, others, repeat);
            }
        }
        match longer {
            Some(longer) => self.take(agenda, position, longer, repeat),
            None => agenda.sessions[position].id = id.into(),
        }
    }

    /// That id of a session with what comes next of its content; `None` where nothing does.
    fn lengthen(&mut self, agenda: &Agenda, position: usize, id: &str) -> Option<String> {
        let session = &agenda.sessions[position];
        let (start, count) = &mut self.parts[position];
        while *count < 3 {
            *count += 1;
            let title = session.title.get("");
            let part = match *count {
                1 => std::mem::take(start),
                2 => session.room.map_or_else(String::new, |room| slug(&agenda.rooms[room].id)),
                _ if title.is_empty() || id.starts_with(&slug(title)) => String::new(),
                _ => slug(title),
            };
            if !part.is_empty() {
                return Some([id, "-", &part].concat());
            }
        }
        None
    }

    /// An id for a session that nothing tells apart from another.
    fn number(&mut self, id: &str) -> String {
        let number = self.numbers.keep(id, 1);
        loop {
            *number += 1;
            let id = [id, "-", &digits(*number)].concat();
            if self.taken.find(&id).is_none() {
                return id;
            }
        }
    }
}
