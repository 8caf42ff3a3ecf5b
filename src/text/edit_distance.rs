//! The edit distance of two words.

/// The Damerau-Levenshtein distance (optimal string alignment): the number of letters (or ASCII bytes) to insert, delete, change or swap with
/// a neighbor to turn one word into the other.
pub fn edit_distance<T: PartialEq>(one: &[T], other: &[T]) -> usize {
    crate::steps::count(one.len() * other.len());
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for i in 0..one.len() {
        let mut next = vec![i + 1];
        for j in 0..other.len() {
            let changed = row[j] + usize::from(one[i] != other[j]);
            let mut least = changed.min(row[j + 1] + 1).min(next[j] + 1);
            if i > 0 && j > 0 && one[i] == other[j - 1] && one[i - 1] == other[j] {
                least = least.min(before[j - 1] + 1);
            }
            next.push(least);
        }
        before = std::mem::replace(&mut row, next);
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_are_counted() {
        for (one, other, count) in [
            ("kyiv", "kyiv", 0),
            ("kiyv", "kyiv", 1),
            ("lodnon", "london", 1),
            ("ab", "ba", 1),
            ("", "abc", 3),
            ("nairob", "nairobi", 1),
        ] {
            assert_eq!(edit_distance(one.as_bytes(), other.as_bytes()), count, "{one} {other}");
        }
    }
}
