//! Normalizes the values of a draft to the schema. Values that do not fit are removed and reported with their path in the schedule.

use crate::diagnostic::{Code, Diagnostic};
use crate::import::Options;
use crate::import::common::case_fold::lower;
use crate::import::common::contacts::without_contacts;
use crate::import::common::draft::{Draft, DraftObject, Value};
use crate::plenary_format::words::{PRESENCES, STATUSES, known_word};
use crate::source::json::Json;
use crate::text::digits;
use crate::time::{Stamp, duration_in_words, extended, number_of_minutes, stamp};

/// Allowed schemes of links.
const SCHEMES: [&str; 5] = ["http", "https", "mailto", "tel", "webcal"];

/// Validates a draft. Returns diagnostics about removed values.
pub(in crate::import) fn settle(draft: &mut Draft, options: &Options<'_>) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    object(&mut draft.event, false, options, &mut diagnostics);
    for list in [&mut draft.days, &mut draft.rooms, &mut draft.tracks, &mut draft.people] {
        list.iter_mut().for_each(|made| object(made, false, options, &mut diagnostics));
    }
    draft.sessions.iter_mut().for_each(|session| object(session, true, options, &mut diagnostics));
    diagnostics
}

fn object(made: &mut DraftObject, is_session: bool, options: &Options<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let mut left_out: Vec<&str> = Vec::new();
    for (key, value, from) in &mut made.members {
        match value {
            Value::List(list) => {
                list.iter_mut().for_each(|one| object(one, is_session && *key == "sessions", options, diagnostics));
                if *key == "links" {
                    list.retain(|link| link.has("url"));
                }
            }
            Value::Person(_) => {}
            Value::Plain(json) if matches!(*key, "affiliation" | "role" | "sortName") => {
                if !clean(json) {
                    left_out.push(key);
                }
            }
            Value::Plain(json) => {
                let fault = fault(key, json, is_session, options);
                if let Some(code) = fault {
                    left_out.push(key);
                    // Invalid languages are reported later, by the rule that checks them in the whole feed.
                    if code != Code::NoText {
                        diagnostics.push(Diagnostic::new(code, from.clone(), json.excerpt()));
                    }
                }
            }
        }
    }
    if left_out.contains(&"start") {
        left_out.extend(["end", "duration"]);
    }
    made.forget(&left_out);
}

/// Removes how to reach somebody from a text, in each language; false if nothing is left.
fn clean(json: &mut Json<'static>) -> bool {
    match json {
        Json::Text(text) => {
            *text = without_contacts(text).into();
            !text.is_empty()
        }
        Json::Object(languages) => {
            languages.retain_mut(|(_, text)| clean(text));
            !languages.is_empty()
        }
        _ => true,
    }
}

/// Normalizes a value for its key, or returns the code of its fault.
fn fault(key: &str, json: &mut Json<'static>, is_session: bool, options: &Options<'_>) -> Option<Code> {
    if let ("language" | "links", Json::List(items)) = (key, &mut *json) {
        items.retain_mut(|item| fault(if key == "links" { "url" } else { key }, item, false, options).is_none());
        return items.is_empty().then_some(Code::NoText);
    }
    let Json::Text(text) = &mut *json else { return None };
    let (now, code) = match key {
        "start" | "end" | "movedFrom" if is_session => (time(text, options), Code::NoTime),
        "start" | "end" | "date" => (Some(text.trim().to_string()).filter(|text| is_date(text)), Code::NoDate),
        "status" => (word(text, STATUSES), Code::NoStatus),
        "presence" => (word(text, PRESENCES), Code::NoPresence),
        "color" => (Some(text.trim().to_string()).filter(|text| is_color(text)), Code::NoColor),
        "duration" => (minutes(text), Code::NoLength),
        "timezone" => (options.zones.has(text).then(|| text.to_string()), Code::NoZone),
        "language" => (is_tag(text).then(|| text.to_string()), Code::NoText),
        "url" | "picture" | "image" => (link_url(text), Code::BadUrl),
        _ => return None,
    };
    let Some(now) = now else { return Some(code) };
    *text = now.into();
    None
}

fn time(text: &str, options: &Options<'_>) -> Option<String> {
    let text = with_colon(extended(text).filter(|text| stamp(text).is_some()).unwrap_or_else(|| text.trim().to_string()));
    match stamp(&text)? {
        Stamp::Zoned(_, zone, _) if !options.zones.has(&zone) => None,
        _ => Some(text),
    }
}

/// Inserts the colon in an offset: `+0000` becomes `+00:00`.
fn with_colon(mut text: String) -> String {
    let digits = text.bytes().rev().take_while(u8::is_ascii_digit).count();
    let sign = text.len() - digits;
    if digits == 4 && text.contains('T') && text[..sign].ends_with(['+', '-']) {
        text.insert(sign + 2, ':');
    }
    text
}

fn is_date(text: &str) -> bool {
    matches!(stamp(text), Some(Stamp::Date(_)))
}

/// The enumerated value that a text matches.
fn word(text: &str, words: &[&'static str]) -> Option<String> {
    known_word(text, words).map(str::to_string)
}

/// Whether a color has three or six hexadecimal digits.
fn is_color(text: &str) -> bool {
    let is_hex = |digits: &str| matches!(digits.len(), 3 | 6) && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    text.strip_prefix('#').is_some_and(is_hex)
}

/// A duration in minutes.
fn minutes(text: &str) -> Option<String> {
    duration_in_words(text).or_else(|| number_of_minutes(text)).map(|minutes| digits(minutes as usize))
}

/// Whether a text has the form of a BCP 47 tag.
fn is_tag(text: &str) -> bool {
    let is_part = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let mut parts = text.split('-');
    let is_first =
        |part: &str| part.eq_ignore_ascii_case("x") || (part.len() >= 2 && part.bytes().all(|byte| byte.is_ascii_alphabetic()));
    parts.next().is_some_and(|first| is_part(first) && is_first(first)) && parts.all(is_part)
}

/// A URL with its scheme in lower case, if that is allowed.
fn link_url(text: &str) -> Option<String> {
    let text = text.trim();
    let end = text.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '+' | '.' | '-')).unwrap_or(text.len());
    let (scheme, rest) = text.split_at(end);
    if !rest.starts_with(':') || !scheme.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return (!text.is_empty()).then(|| text.to_string());
    }
    let scheme = lower(scheme);
    SCHEMES.contains(&scheme.as_str()).then(|| [&scheme, rest].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_have_a_scheme_that_may_be_followed_or_none() {
        for (text, expected) in [
            ("Http://a.example/B", Some("http://a.example/B")),
            (" HTTPS://a.example ", Some("https://a.example")),
            ("slides/a.pdf", Some("slides/a.pdf")),
            ("/a:b", Some("/a:b")),
            ("WebCal://a.example", Some("webcal://a.example")),
            ("javascript:alert(1)", None),
            ("", None),
        ] {
            assert_eq!(link_url(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn offsets_have_a_colon() {
        for (text, expected) in [
            ("2027-05-01T10:00:00+0000", "2027-05-01T10:00:00+00:00"),
            ("2027-05-01T10:00-0430", "2027-05-01T10:00-04:30"),
            ("2027-05-01T10:00:00+02:00", "2027-05-01T10:00:00+02:00"),
            ("2027-05-01", "2027-05-01"),
        ] {
            assert_eq!(with_colon(text.to_string()), expected);
        }
    }

    #[test]
    fn languages_have_the_form_of_a_tag() {
        for (text, is) in
            [("en", true), ("zh-Hant-TW", true), ("x-own", true), ("Klingon, English", false), ("e", false), ("en-", false)]
        {
            assert_eq!(is_tag(text), is, "{text}");
        }
    }
}
