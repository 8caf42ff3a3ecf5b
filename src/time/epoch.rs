//! Unix timestamps.

use super::Instant;

/// Seconds or milliseconds since 1970, with or without a fraction. Smaller numbers, of before 1973, are `None`: they are something else.
pub fn epoch(number: &str) -> Option<Instant> {
    let whole = number.split_once('.').map_or(number, |(whole, _)| whole);
    if !whole.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    match whole.parse().ok()? {
        whole @ 100_000_000..10_000_000_000 => Some(Instant(whole)),
        whole @ 100_000_000_000..10_000_000_000_000 => Some(Instant(whole / 1000)),
        _ => None,
    }
}
