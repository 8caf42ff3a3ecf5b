//! Parses UTC offsets as people write them.

/// Parses `+5:30`, `utc-4` or `gmt +0545` (lower case) to seconds east of Greenwich.
pub fn written_offset(text: &str) -> Option<i32> {
    let text = text.strip_prefix("utc").or(text.strip_prefix("gmt")).unwrap_or(text).trim_ascii_start();
    let text = text.replace(['−', '–'], "-");
    let digits: String = text.get(1..)?.trim_ascii_start().chars().filter(|c| *c != ':').collect();
    if !text.starts_with(['+', '-']) || digits.is_empty() || digits.len() > 4 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let number: i32 = digits.parse().ok()?;
    let minutes = if digits.len() > 2 { number / 100 * 60 + number % 100 } else { number * 60 };
    Some(if text.starts_with('-') { -minutes * 60 } else { minutes * 60 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_as_people_type_them() {
        for (text, seconds) in [
            ("+3", 10_800),
            ("utc+5:30", 19_800),
            ("gmt -4", -14_400),
            ("gmt - 4", -14_400),
            ("+0545", 20_700),
            ("−03:30", -12_600),
            ("utc+12:45", 45_900),
            ("+0", 0),
        ] {
            assert_eq!(written_offset(text), Some(seconds), "{text}");
        }
        for text in ["", "+", "3", "5:30", "utc", "+x", "+12345", "kyiv", "-a", "+é"] {
            assert_eq!(written_offset(text), None, "{text}");
        }
    }
}
