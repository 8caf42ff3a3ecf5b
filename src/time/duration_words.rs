//! Parses durations as people write them: `30 min`, `1h`, `1 h 30`, `1.5 hours`, `90 Minuten`.

use super::duration;
use crate::text::lower;

/// Words for hours and minutes, in the languages of [`printed`](mod@super::printed).
const HOURS: [&str; 28] = [
    "h",
    "hr",
    "hrs",
    "hour",
    "hours",
    "std",
    "stunde",
    "stunden",
    "heure",
    "heures",
    "hora",
    "horas",
    "ora",
    "ore",
    "uur",
    "tim",
    "timmar",
    "godz",
    "ч",
    "час",
    "часа",
    "часов",
    "ساعة",
    "ساعات",
    "小时",
    "小時",
    "时",
    "時",
];
const MINUTES: [&str; 21] = [
    "m",
    "min",
    "mins",
    "mn",
    "minute",
    "minutes",
    "minuten",
    "minuto",
    "minutos",
    "'",
    "’",
    "′",
    "м",
    "мин",
    "минут",
    "минуты",
    "دقيقة",
    "دقائق",
    "分",
    "分钟",
    "分鐘",
];
/// Conjunctions between hours and minutes.
const AND: [&str; 7] = ["and", "und", "et", "y", "и", "و", "&"];
/// Durations without a number.
const IN_WORDS: [(&str, u32); 8] = [
    ("half an hour", 30),
    ("half hour", 30),
    ("½ h", 30),
    ("an hour", 60),
    ("one hour", 60),
    ("eine stunde", 60),
    ("une heure", 60),
    ("una hora", 60),
];

/// Parses a duration to minutes: the forms of [`duration`], `H:MM:SS`, and numbers with units. Returns `None` for anything else.
pub fn duration_in_words(text: &str) -> Option<u32> {
    let folded = lower(text.trim());
    if let Some(minutes) = duration(text).or_else(|| duration(&folded.to_ascii_uppercase())) {
        return Some(minutes);
    }
    if let Some((_, minutes)) = IN_WORDS.iter().find(|(words, _)| *words == folded) {
        return Some(*minutes);
    }
    if let Some((rest, seconds)) = folded.rsplit_once(':')
        && rest.contains(':')
    {
        return duration(rest).filter(|_| seconds.len() == 2 && seconds.bytes().all(|byte| byte.is_ascii_digit()));
    }
    let mut rest = folded.as_str();
    // The total is in thousandths of a minute.
    let (mut total, mut last) = (0u64, "");
    while !rest.is_empty() {
        let (number, behind) = number(rest)?;
        let behind = behind.trim_start_matches([' ', '\u{a0}', '\u{202f}', '-']);
        let end =
            behind.find(|c: char| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '.' | ',')).unwrap_or(behind.len());
        let unit = match &behind[..end] {
            unit if HOURS.contains(&unit) => "h",
            unit if MINUTES.contains(&unit) => "m",
            // `1 h 30`, or a number without a unit, such as `45.0`.
            "" if last == "h" || (last.is_empty() && behind.is_empty()) => "m",
            _ => return None,
        };
        if last == unit || last == "m" {
            return None;
        }
        total += number.checked_mul(if unit == "h" { 60 } else { 1 })?;
        last = unit;
        rest = behind[end..].trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ','));
        if let Some(after) = AND.iter().find_map(|word| rest.strip_prefix(word)) {
            rest = after.trim_start();
        }
    }
    u32::try_from((total + 500) / 1000).ok().filter(|_| !last.is_empty())
}

/// Parses a number in thousandths at the start of a text, and returns the rest.
fn number(text: &str) -> Option<(u64, &str)> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let whole = digits(text);
    let mut value = text.get(..whole).filter(|whole| (1..=5).contains(&whole.len()))?.parse::<u64>().ok()? * 1000;
    let mut rest = &text[whole..];
    if let Some(fraction) = rest.strip_prefix(['.', ',']) {
        let width = digits(fraction);
        if width > 0 {
            let mut worth = 100;
            for byte in fraction[..width.min(3)].bytes() {
                value += u64::from(byte - b'0') * worth;
                worth /= 10;
            }
            rest = &fraction[width..];
        }
    }
    Some((value, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_in_words_are_minutes() {
        for (text, minutes) in [
            ("90", 90),
            ("1:30", 90),
            ("PT1H30M", 90),
            ("pt45m", 45),
            ("00:45:00", 45),
            ("30 min", 30),
            ("30min.", 30),
            ("30 Minutes", 30),
            ("45'", 45),
            ("45-minute", 45),
            ("1h", 60),
            ("1 h 30", 90),
            ("1h30", 90),
            ("1h30m", 90),
            ("1 hr, 15 mins", 75),
            ("1 hour and 30 minutes", 90),
            ("1.5 hours", 90),
            ("1,5 Stunden", 90),
            ("2 heures", 120),
            ("1 час 20 минут", 80),
            ("1小时30分钟", 90),
            ("half an hour", 30),
            ("45.0", 45),
            ("0.25 h", 15),
        ] {
            assert_eq!(duration_in_words(text), Some(minutes), "{text}");
        }
        for text in
            ["", "soon", "1 day", "h", "30 min 1 h", "1h 2h", "-5", "1h30x", "all day", "1..5 h", "99999999 h", "1 h 30 sec"]
        {
            assert_eq!(duration_in_words(text), None, "{text}");
        }
    }
}
