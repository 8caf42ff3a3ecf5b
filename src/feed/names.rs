//! What is called by an id or a name, and may be mentioned before it is described.

/// Keys with the position of what they stand for, kept sorted.
#[derive(Default)]
pub(super) struct Names(Vec<(String, usize)>);

impl Names {
    pub(super) fn find(&self, key: &str) -> Option<usize> {
        self.place(key).ok().map(|place| self.0[place].1)
    }

    /// Gives that key its meaning, unless it has one.
    pub(super) fn add(&mut self, key: &str, position: usize) {
        if let Err(place) = self.place(key)
            && !key.is_empty()
        {
            self.0.insert(place, (key.to_string(), position));
        }
    }

    /// How often that key was counted, with this time; nothing where it has no meaning.
    pub(super) fn count(&mut self, key: &str) -> Option<usize> {
        let place = self.place(key).ok()?;
        self.0[place].1 += 1;
        Some(self.0[place].1)
    }

    fn place(&self, key: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(known, _)| known.as_str().cmp(key))
    }
}
