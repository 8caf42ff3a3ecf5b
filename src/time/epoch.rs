//! Unix timestamps.

use super::Instant;

/// Parses seconds or milliseconds since 1970, with or without a fraction. Numbers that would be before 1973 are rejected, since they mean something else.
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
