//! How far two words are from each other.

/// How many letters (or bytes, of what is ASCII) have to be put in, left out, changed or swapped with their neighbour to make one word of the other (Damerau
/// and Levenshtein).
pub fn slips<T: PartialEq>(one: &[T], other: &[T]) -> usize {
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
    fn slips_are_counted() {
        for (one, other, count) in [
            ("kyiv", "kyiv", 0),
            ("kiyv", "kyiv", 1),
            ("lodnon", "london", 1),
            ("ab", "ba", 1),
            ("", "abc", 3),
            ("nairob", "nairobi", 1),
        ] {
            assert_eq!(slips(one.as_bytes(), other.as_bytes()), count, "{one} {other}");
        }
    }
}
