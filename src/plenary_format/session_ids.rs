//! Session ids: given, or derived from the content (title, start, room), never from the position. So links remain valid
//! when a session is inserted before others.

use crate::model::Agenda;
use crate::name_index::NameIndex;
use crate::text::digits;

use super::values::slug;

/// The holder of an id that several sessions had before theirs became longer.
const SHARED: usize = usize::MAX - 1;

/// The ids assigned so far.
#[derive(Default)]
pub(super) struct SessionIds {
    /// Ids, with the position of the session that has each.
    taken: NameIndex,
    /// The start of each session as digits, and how many parts were appended to its id.
    parts: Vec<(String, u8)>,
    /// Ids of indistinguishable sessions, with the number of sessions for each.
    numbers: NameIndex,
    /// Positions of sessions whose ids became longer after they were read.
    pub(super) renamed: Vec<usize>,
}

impl SessionIds {
    /// Assigns an id to the last session. `given` is the feed's own id, or empty. On a conflict with another session,
    /// both get longer ids. Returns whether the given id was a duplicate.
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

    /// Assigns an id, or a longer one, to a session. `repeat` marks sessions with the same given id, which repeat each other.
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

    /// Appends the next part of the session's content to an id; `None` if there is none left.
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

    /// A numbered id for a session that is indistinguishable from another.
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
