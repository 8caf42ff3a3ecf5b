//! Maps from string keys. They share one index type, since each instance of a generic tree would be compiled separately.

use crate::name_index::NameIndex;

/// A set of keys, numbered in insertion order.
#[derive(Default)]
pub(in crate::import) struct Keys {
    names: NameIndex,
    count: usize,
}

impl Keys {
    /// The number of a key; `None` if it is not in the set.
    #[inline(never)]
    pub(in crate::import) fn find(&self, key: &str) -> Option<usize> {
        self.names.find(key)
    }

    /// Inserts a key. Returns its number, and whether it is new.
    #[inline(never)]
    pub(in crate::import) fn add(&mut self, key: &str) -> (usize, bool) {
        let place = *self.names.keep(key, self.count);
        let is_new = place == self.count;
        self.count += usize::from(is_new);
        (place, is_new)
    }
}

/// A map from keys to values.
pub(in crate::import) struct Map<V> {
    keys: Keys,
    values: Vec<V>,
}

impl<V> Default for Map<V> {
    fn default() -> Self {
        Map { keys: Keys::default(), values: Vec::new() }
    }
}

impl<V> Map<V> {
    pub(in crate::import) fn get(&self, key: &str) -> Option<&V> {
        self.keys.find(key).map(|place| &self.values[place])
    }

    pub(in crate::import) fn has(&self, key: &str) -> bool {
        self.keys.find(key).is_some()
    }

    pub(in crate::import) fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// Sets the value of a key.
    pub(in crate::import) fn set(&mut self, key: &str, value: V) {
        match self.keys.add(key) {
            (_, true) => self.values.push(value),
            (place, false) => self.values[place] = value,
        }
    }

    /// The value of a key, which is inserted if the key is new.
    pub(in crate::import) fn keep(&mut self, key: &str, value: V) -> &mut V {
        let (place, is_new) = self.keys.add(key);
        if is_new {
            self.values.push(value);
        }
        &mut self.values[place]
    }

    /// Iterates over all keys with their values.
    pub(in crate::import) fn iter(&self) -> impl Iterator<Item = (&str, &V)> {
        self.keys.names.iter().map(|(key, place)| (key, &self.values[place]))
    }
}
