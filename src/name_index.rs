//! An index of ids or names, each with the position of the item that it refers to.

use crate::steps;

/// A sorted list of names in chunks. An insertion moves only the names of one chunk, so adding many names is fast in any order.
#[derive(Debug, Default)]
pub(crate) struct NameIndex(Vec<Vec<(String, usize)>>);

/// The position of an ambiguous name.
const AMBIGUOUS: usize = usize::MAX;

/// Number of names at which a chunk is split.
const CHUNK: usize = 64;

impl NameIndex {
    /// The position of a name, unless it is ambiguous.
    pub(crate) fn find(&self, key: &str) -> Option<usize> {
        let (chunk, place) = self.locate(key);
        place.ok().map(|place| self.0[chunk][place].1).filter(|&position| position != AMBIGUOUS)
    }

    /// The position of a name, mutable. A new name is inserted with the given position.
    #[inline(never)]
    pub(crate) fn keep(&mut self, key: &str, position: usize) -> &mut usize {
        let (mut chunk, found) = self.locate(key);
        let mut place = match found {
            Ok(place) => place,
            Err(place) => {
                if self.0.is_empty() {
                    self.0.push(Vec::new());
                }
                steps::count(self.0[chunk].len() - place);
                self.0[chunk].insert(place, (key.to_string(), position));
                place
            }
        };
        if self.0[chunk].len() > CHUNK {
            let half = self.0[chunk].split_off(CHUNK / 2);
            steps::count(self.0.len() - chunk);
            self.0.insert(chunk + 1, half);
            if place >= CHUNK / 2 {
                (chunk, place) = (chunk + 1, place - CHUNK / 2);
            }
        }
        &mut self.0[chunk][place].1
    }

    /// Inserts a name with a position, unless it is known or empty.
    pub(crate) fn add(&mut self, key: &str, position: usize) {
        if !key.is_empty() {
            let known = self.keep(key, position);
            if *known == AMBIGUOUS {
                *known = position;
            }
        }
    }

    /// Sets the position of a defined item's name. If another defined item has the same name, it becomes ambiguous.
    pub(crate) fn describe(&mut self, key: &str, position: usize, described: &[bool]) {
        let known = self.keep(key, position);
        if *known != position && described.get(*known) == Some(&true) {
            *known = AMBIGUOUS;
        }
    }

    /// The chunk that a name belongs to, and its index there, or the index at which it would be inserted.
    #[inline(never)]
    fn locate(&self, key: &str) -> (usize, Result<usize, usize>) {
        steps::count(1);
        let chunk = self.0.partition_point(|chunk| chunk[0].0.as_str() <= key).saturating_sub(1);
        let place = self.0.get(chunk).map_or(Err(0), |chunk| chunk.binary_search_by(|(known, _)| known.as_str().cmp(key)));
        (chunk, place)
    }

    /// All names in order, with their positions.
    #[cfg(any(test, feature = "import", not(target_arch = "wasm32")))]
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, usize)> {
        self.0.iter().flatten().map(|(name, position)| (name.as_str(), *position))
    }
}

/// A sorted list of ids that are all known in advance, each with the position of its item. It borrows the ids, which makes it cheaper than a
/// [`NameIndex`].
pub(crate) struct Ids<'a>(Vec<(&'a str, usize)>);

impl<'a> Ids<'a> {
    /// Indexes the ids of items, given in item order.
    pub(crate) fn of(ids: impl Iterator<Item = &'a str>) -> Ids<'a> {
        let mut ids: Vec<(&str, usize)> = ids.enumerate().map(|(position, id)| (id, position)).collect();
        steps::count(ids.len());
        ids.sort_unstable();
        Ids(ids)
    }

    /// The position of the item with an id; the first of several.
    pub(crate) fn find(&self, id: &str) -> Option<usize> {
        steps::count(1);
        let (known, position) = self.0.get(self.0.partition_point(|(known, _)| *known < id))?;
        (*known == id).then_some(*position)
    }

    /// Whether an item has that id.
    pub(crate) fn has(&self, id: &str) -> bool {
        self.find(id).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_several_items_with_one_id_the_first_is_found() {
        let ids = Ids::of(["b", "a", "b", "", "a"].into_iter());
        assert_eq!(["a", "b", "", "c", "0"].map(|id| ids.find(id)), [Some(1), Some(0), Some(3), None, None]);
        assert!(ids.has("a") && !ids.has("ab"));
    }

    #[test]
    fn names_are_found_in_whatever_order_they_come() {
        for step in [1, 7, 4999] {
            let mut names = NameIndex::default();
            let key = |number: usize| format!("{:04}", number * step % 5000);
            for number in 0..5000 {
                assert_eq!(*names.keep(&key(number), number), number);
                assert_eq!(*names.keep(&key(number), 9999), number, "a name keeps its position");
            }
            assert!((0..5000).all(|number| names.find(&key(number)) == Some(number)));
            assert_eq!((names.find("0000x"), names.find(""), names.find("z")), (None, None, None));
            let all: Vec<&str> = names.iter().map(|(name, _)| name).collect();
            assert!(all.is_sorted() && all.len() == 5000);
            assert!(names.0.iter().all(|chunk| (1..=CHUNK).contains(&chunk.len())));
        }
    }
}
