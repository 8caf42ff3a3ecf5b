//! E-mail addresses and telephone numbers, which are removed from names, affiliations and roles.

use std::ops::Range;

use crate::import::common::strip_markup::line;

/// Labels of an address or a number: `Tel. 0170 1234567`.
const LABELS: [&str; 28] = [
    "tel",
    "telephone",
    "telefon",
    "telefono",
    "téléphone",
    "teléfono",
    "phone",
    "mobile",
    "mobil",
    "cell",
    "handy",
    "whatsapp",
    "fax",
    "t",
    "p",
    "m",
    "e",
    "email",
    "e-mail",
    "mail",
    "mailto",
    "courriel",
    "correo",
    "contact",
    "kontakt",
    "contacto",
    "ph",
    "mob",
];

/// Minimum number of digits in a telephone number: after a label with a sign (`Tel.`), after another label, after a `+`, and
/// without either.
const LABELLED: usize = 4;
const AFTER_WORD: usize = 6;
const INTERNATIONAL: usize = 7;
const BARE: usize = 9;

/// Whether a text contains an e-mail address or a telephone number.
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
pub(in crate::import) fn has_contact(text: &str) -> bool {
    email(text, 0).is_some() || telephone(text, 0).is_some()
}

/// Removes e-mail addresses and telephone numbers from a line of text, with their labels.
pub(in crate::import) fn without_contacts(text: &str) -> String {
    let mut contacts = Contacts { text, from: 0, email: email(text, 0), telephone: telephone(text, 0) };
    let mut found = contacts.next();
    if found.is_none() {
        return text.to_string();
    }
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    while let Some(Range { start, end }) = found {
        out.push_str(&text[from..start]);
        out.truncate(out.trim_end_matches([' ', ',', ':', '-', '–', '—', '<', '/', '|', '·', '\u{A0}']).len());
        from = end + text[end..].len() - text[end..].trim_start_matches(['>', ']']).len();
        // A space replaces the removed part before a word; before punctuation it would be superfluous.
        if text[from..].starts_with(|c: char| c.is_alphanumeric() || c == '(') {
            out.push(' ');
        }
        contacts.from = from;
        found = contacts.next();
    }
    out.push_str(&text[from..]);
    let mut out = line(&out);
    for (rest, whole) in [("(,", "("), ("( ", "("), (",)", ")"), ("()", ""), ("[]", "")] {
        out = out.replace(rest, whole);
    }
    let is_separator = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '-' | '–' | '—' | '|' | '·');
    line(&out).trim_matches(is_separator).to_string()
}

/// The next e-mail address and the next number after a position. Both are cached, since a search that finds nothing scans the whole rest of the text.
struct Contacts<'t> {
    text: &'t str,
    from: usize,
    email: Option<Range<usize>>,
    telephone: Option<Range<usize>>,
}

impl Contacts<'_> {
    /// The range of the first of them, including its label.
    fn next(&mut self) -> Option<Range<usize>> {
        let Contacts { text, from, .. } = *self;
        let is_past = |found: &Option<Range<usize>>| found.as_ref().is_some_and(|found| found.start < from);
        if is_past(&self.email) {
            self.email = email(text, from);
        }
        if is_past(&self.telephone) {
            self.telephone = telephone(text, from);
        }
        let found = [&self.email, &self.telephone].into_iter().flatten().min_by_key(|found| found.start)?.clone();
        Some(labelled(text, from, found.start).unwrap_or(found.start)..found.end)
    }
}

/// The start of the label before a position.
fn labelled(text: &str, from: usize, at: usize) -> Option<usize> {
    let before = text[from..at].trim_end_matches([':', '.', ' ', '<']);
    let begin = before
        .rfind(|c: char| !c.is_alphabetic() && c != '-')
        .map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    let word = before[begin..].to_lowercase();
    // A single letter may be an initial.
    let is_marked = word.chars().count() > 1 || text[from + before.len()..at].contains([':', '.']);
    (is_marked && LABELS.contains(&word.as_str())).then_some(from + begin)
}

/// The range of the first e-mail address after a position.
pub(crate) fn email(text: &str, from: usize) -> Option<Range<usize>> {
    let is_local = |c: char| c.is_ascii_alphanumeric() || "._%+-".contains(c);
    text[from..].match_indices('@').find_map(|(at, _)| {
        let at = from + at;
        let begin = text[from..at].char_indices().rev().take_while(|(_, c)| is_local(*c)).last()?.0 + from;
        let local = &text[begin..at];
        let behind = &text[at + 1..];
        let end = behind.find(|c: char| !c.is_ascii_alphanumeric() && !"-.".contains(c)).unwrap_or(behind.len());
        let host = behind[..end].trim_end_matches(['.', '-']);
        let top = host.rsplit_once('.')?.1;
        let is_name = top.len() >= 2 && top.bytes().all(|byte| byte.is_ascii_alphabetic());
        let is_file = ["png", "jpg", "jpeg", "gif", "webp", "svg"].contains(&top);
        // Not e-mail addresses: the handle `@ada@example.social`, the repository `git@example.org`, and part of a URL after a slash.
        let is_other = text[..begin].ends_with(['@', '/']) || (text[..begin].ends_with(':') && is_in_url(&text[..begin]));
        (is_name && !is_file && !is_other && local != "git").then_some(begin..at + 1 + host.len())
    })
}

/// Whether a text ends within a URL: `https://ada:`.
fn is_in_url(before: &str) -> bool {
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    word.len() < 200 && word.contains("//")
}

/// The range of the first telephone number after a position.
fn telephone(text: &str, from: usize) -> Option<Range<usize>> {
    let mut at = from;
    while let Some(begin) = text[at..].find(|c: char| c == '+' || c == '(' || c.is_ascii_digit()).map(|begin| at + begin) {
        let is_number = |c: char| c.is_ascii_digit() || "+()-./ \u{A0}".contains(c);
        let rest = &text[begin..];
        let all = &rest[..rest.find(|c| !is_number(c)).unwrap_or(rest.len())];
        let number = all.trim_end_matches(|c: char| !c.is_ascii_digit());
        let end = begin + number.len();
        let digits = number.bytes().filter(u8::is_ascii_digit).count();
        let is_word = text[..begin].ends_with(char::is_alphanumeric) || text[end..].starts_with(char::is_alphanumeric);
        let label = labelled(text, from, begin).map(|_| text[..begin].trim_end().ends_with([':', '.']));
        if !is_word && (LABELLED..=18).contains(&digits) && is_telephone(number, digits, label) {
            return Some(begin..end);
        }
        at = begin + all.len().max(1);
    }
    None
}

/// Whether digits with separators are a telephone number, behind a label with or without a sign, or behind none. Years, dates, and
/// numbers of standards, projects and books are not.
fn is_telephone(number: &str, digits: usize, label: Option<bool>) -> bool {
    let groups: Vec<&str> = number.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty()).collect();
    let is_year = |group: &&str| group.len() == 4 && (group.starts_with("19") || group.starts_with("20"));
    let is_day = |group: &&str| group.len() <= 2;
    let are_years = groups.iter().any(is_year) && groups.iter().all(|group| is_year(group) || is_day(group));
    let is_date = groups.windows(3).any(|three| match three {
        [one, other, year] => is_day(one) && is_day(other) && is_year(year),
        _ => false,
    });
    let begins = |with: &str| number.trim_start_matches('(').starts_with(with);
    if begins("+") {
        return digits >= INTERNATIONAL;
    }
    // An ORCID iD.
    let is_orcid = begins("000") && digits > 14 && groups.iter().all(|group| group.len() >= 3 && group.len() <= 4);
    if are_years || is_date || is_orcid {
        return false;
    }
    match label {
        Some(true) => digits >= AFTER_WORD || groups.iter().any(|group| group.len() > 2),
        Some(false) => digits >= AFTER_WORD,
        None if begins("00") => digits >= INTERNATIONAL,
        None if begins("0") => digits >= BARE,
        None => {
            // `212 555 0100`, but neither `101 002 345`, `27001-2022`, `978-3-16-148410-0` nor `192.168.100.200`.
            let is_thousands = groups[1..].iter().all(|group| group.len() == 3);
            let is_group = |(at, group): (usize, &&str)| (at == 0 || group.len() > 1) && group.len() <= 4 && !is_year(group);
            digits >= BARE
                && groups.len() > 2
                && !is_thousands
                && !number.contains('/')
                && !(groups.len() == 4 && number.bytes().all(|byte| byte == b'.' || byte.is_ascii_digit()))
                && groups.iter().enumerate().all(is_group)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_numbers_are_left_out_with_their_labels() {
        for (text, kept) in [
            ("Eve Five: eve@x.org", "Eve Five"),
            ("Eve Five <eve@x.org>", "Eve Five"),
            ("Eve Five (eve@x.org)", "Eve Five"),
            ("Eve Five (Acme, eve@x.org)", "Eve Five (Acme)"),
            ("Eve Five (eve@x.org, Acme)", "Eve Five (Acme)"),
            ("Eve Five - E-Mail: eve@x.org, Acme", "Eve Five, Acme"),
            ("mailto:eve@x.org Eve Five", "Eve Five"),
            ("tel:+33612345678 Lou", "Lou"),
            ("Lou, Tel. 0170 1234567", "Lou"),
            ("Lou +33 6 12 34 56 78 and Bo", "Lou and Bo"),
            ("Lou 06 12 34 56 78", "Lou"),
            ("Lou (+1) 212 555 0100", "Lou"),
            ("Lou 212-555-0100", "Lou"),
            ("Lou (212) 555-0100", "Lou"),
            ("Lou 0612345678", "Lou"),
            ("Lou, Mobil 0170 1234567", "Lou"),
            ("Lou, Phone: 5550", "Lou"),
            ("Lou, Contact 5550100", "Lou"),
            ("Lou, Tel. 030 2093 1234", "Lou"),
            ("eve@x.org", ""),
        ] {
            assert!(has_contact(text), "{text}");
            assert_eq!(without_contacts(text), kept);
        }
    }

    #[test]
    fn many_addresses_are_found_in_time() {
        let text = "ada@x.example ".repeat(20_000);
        assert_eq!(without_contacts(&text), "");
    }

    #[test]
    fn other_numbers_and_signs_stay() {
        for text in [
            "nicolas17",
            "Class of 2024-2025",
            "Ada Example (1990-2027)",
            "@ada@example.social",
            "3M",
            "Studio 54, Room 101",
            "Mobil 2030",
            "Contact 2027",
            "Contact: 2027",
            "Kontakt 2027/2028",
            "Contact: 15-17 June",
            "ISO 27001-2022 Committee",
            "Champion 2020/2022/2024",
            "Project 101002345, EU",
            "Project 101 002 345, EU",
            "15.06.2027-17.06.2027",
            "ISBN 978-3-16-148410-0",
            "0000-0002-1825-0097",
            "a @ b",
        ] {
            assert!(!has_contact(text), "{text}");
            assert_eq!(without_contacts(text), text);
        }
    }
}
