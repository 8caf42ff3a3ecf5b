//! Splits a text with names into lines, groups and pieces.

use super::recognize::{
    LONGEST, TITLES, begins_with_given, is_affiliation, is_given, is_name, is_organization, is_particle, is_role, is_whole_name,
};
use crate::import::common::case_fold::lower;
use crate::import::common::strip_markup::line;
use crate::import::table::words::is_any;

/// Words between names, or before a name.
const JOINS: [&str; 12] = [" and ", " & ", " und ", " + ", " и ", " و ", " with ", " mit ", " avec ", " con ", " feat. ", " et "];
/// Conjunctions that also occur in family names: they separate only complete names.
const CAREFUL: [&str; 2] = [" y ", " e "];
/// Conjunctions that also occur in sentences and as initials: they separate only names of at least two words.
const RARE: [&str; 4] = [" i ", " en ", " og ", " och "];

/// The lines of a text without markup, and without the bullets and numbers of lists.
pub(super) fn lines(text: &str) -> Vec<String> {
    let text = without_markup(text);
    // Markup that was escaped as text.
    let text = if text.contains("&lt;") { without_markup(&text.replace("&lt;", "<").replace("&gt;", ">")) } else { text };
    let lines = text.split(['\n', '\r', '\u{2028}']).map(|raw| {
        let clean = line(raw);
        after_number(clean.trim_start_matches(['-', '*', '•', '–', '·', ' '])).to_string()
    });
    lines.filter(|line| !line.is_empty()).collect()
}

/// Strips the number from a line of a numbered list.
fn after_number(line: &str) -> &str {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = line[digits..].strip_prefix(['.', ')']).filter(|_| (1..3).contains(&digits));
    rest.map_or(line, str::trim_start)
}

/// Strips markup from a text, with a line break for each block element. A `<` that starts no tag is kept.
fn without_markup(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    // After the last `>`, no tag can end, so the search stops there.
    let last = text.rfind('>').unwrap_or(0);
    while let Some((before, after)) = rest.split_once('<').filter(|(_, after)| text.len() - after.len() <= last) {
        out.push_str(before);
        let name = after.strip_prefix('/').unwrap_or(after);
        let name = name[..name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len())].to_ascii_lowercase();
        match after.split_once('>') {
            Some((_, behind)) if !name.is_empty() => {
                if is_any("br p div li ul ol tr td th table h1 h2 h3 h4 h5 h6 section hr dt dd", &name) {
                    out.push('\n');
                }
                rest = behind;
            }
            _ => {
                out.push('<');
                rest = after;
            }
        }
    }
    out + rest
}

/// Brackets around details about the preceding person.
const OPENING: [char; 4] = ['(', '（', '[', '［'];
const CLOSING: [char; 4] = [')', '）', ']', '］'];

/// Tracks the nesting of brackets at a position. A bracket that is never closed does not count.
struct Brackets {
    depth: usize,
    last: usize,
}

impl Brackets {
    fn of(text: &str) -> Brackets {
        Brackets { depth: 0, last: text.rfind(CLOSING).unwrap_or(0) }
    }

    /// Processes the character at a position.
    fn pass(&mut self, at: usize, c: char) {
        match c {
            c if OPENING.contains(&c) && at < self.last => self.depth += 1,
            c if CLOSING.contains(&c) => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
    }
}

/// Splits a text at separators outside of brackets; `separator` returns the length of a separator at the start of its argument.
fn cut(text: &str, separator: impl Fn(&str) -> Option<usize>) -> Vec<&str> {
    let (mut out, mut begin, mut at) = (Vec::new(), 0, 0);
    let mut brackets = Brackets::of(text);
    while let Some(c) = text[at..].chars().next() {
        if let Some(length) = separator(&text[at..]).filter(|_| brackets.depth == 0) {
            out.push(text[begin..at].trim());
            at += length;
            begin = at;
            continue;
        }
        brackets.pass(at, c);
        at += c.len_utf8();
    }
    out.push(text[begin..].trim());
    out
}

/// The length of the first character of a text, if it is one of `characters`.
fn any_of(text: &str, characters: &[char]) -> Option<usize> {
    text.chars().next().filter(|c| characters.contains(c)).map(char::len_utf8)
}

/// Splits a group at its first comma.
pub(super) fn first_comma(group: &str) -> Option<(&str, &str)> {
    let name = *cut(group, |text| any_of(text, &[',', '，', '،'])).first()?;
    let behind = group.trim_start().get(name.len()..)?.trim_start().strip_prefix([',', '，', '،'])?.trim();
    (!name.is_empty() && !behind.is_empty()).then_some((name, behind))
}

pub(super) fn first_piece(text: &str) -> &str {
    first_comma(text).map_or(text, |(first, _)| first)
}

/// Splits a line into groups of names.
pub(super) fn groups(line: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let separator =
        |text: &str| any_of(text, &[';', '；', '|', '•', '、', '\t']).or_else(|| text.starts_with(" / ").then_some(3));
    for group in cut(line, separator) {
        // `Ada Example/Ben Sample`, but not a URL.
        let parts = cut(group, |text| any_of(text, &['/']));
        match parts[..] {
            [one, other] if [one, other].iter().all(|text| is_whole_name(text)) => out.extend(parts),
            _ => out.push(group),
        }
    }
    out.retain(|group| !group.is_empty());
    out
}

/// Maximum number of words in a family name: for a single text, and for a list whose other texts have the same form.
pub(super) const ONE: usize = 1;
pub(super) const SEVERAL: usize = 3;

/// The family name and given name of `Example, Ada`; the family name has at most `most` words, not counting particles.
pub(super) fn turned(group: &str, most: usize) -> Option<(&str, &str)> {
    let (family, given) = group.split_once(',')?;
    let (family, given) = (family.trim(), given.trim());
    // `von der Leyen, Ursula`
    let own = family.split_whitespace().filter(|word| !is_particle(word)).count();
    if !(1..=most).contains(&own) || !(1..=2).contains(&given.split_whitespace().count()) || given.contains([',', '&', '(']) {
        return None;
    }
    let key = lower(given).replace('.', "");
    let is_family = is_name(family) && !is_role(family) && !is_affiliation(family);
    let is_plain = is_family && is_name(given) && is_given(given) && !is_any(TITLES, &key);
    (is_plain && !JOINS.iter().any(|join| group.contains(join))).then_some((family, given))
}

/// Splits the role before names: `Moderator: Ada Example`, `Moderator - Ada Example`.
pub(super) fn labelled(group: &str) -> (Option<&str>, &str) {
    let by_colon = group.split_once([':', '：']).filter(|(_, rest)| !rest.starts_with("//"));
    match by_colon.into_iter().chain(first_dash(group)).find(|(label, _)| is_role(label)) {
        Some((label, rest)) => (Some(label.trim()), rest.trim()),
        None => (None, group),
    }
}

/// Splits a text at the first dash between spaces.
pub(super) fn first_dash(text: &str) -> Option<(&str, &str)> {
    let at = [" - ", " – ", " — "].into_iter().filter_map(|dash| Some((text.find(dash)?, dash.len()))).min();
    at.map(|(at, length)| (text[..at].trim(), text[at + length..].trim()))
}

/// Splits a group before each person, if people are followed by details after a dash: `Ada Example - Acme, Ben Sample - Knots`.
pub(super) fn cut_by_dashes(group: &str) -> Vec<&str> {
    let pieces = pieces(group);
    let about = |piece| first_dash(piece).filter(|(name, _)| is_whole_name(&without_brackets(name).0)).map(|(_, about)| about);
    let count = pieces.iter().filter(|(piece, ..)| about(piece).is_some()).count();
    let (mut out, mut begin, mut end) = (Vec::new(), 0, 0);
    // Whether a name may follow, because the details do not continue as in `Ada Example - Head of Knots, Acme`.
    let mut is_complete = false;
    for &(piece, join, at) in &pieces {
        let own = about(piece);
        // `Ada Example - Acme Inc, Los Angeles`: two words alone may be part of the details.
        let is_name = join == Join::Comma
            && is_complete
            && begins_with_given(piece)
            && is_whole_name(&without_brackets(piece).0)
            && is_given(piece.split_whitespace().next().unwrap_or_default());
        if end > 0 && (own.is_some() || is_name) {
            out.push(group[begin..end].trim());
            begin = at;
        }
        if let Some(about) = own {
            is_complete = is_role(about) || is_organization(about) || (count > 1 && !is_affiliation(about));
        }
        end = at + group[at..].find(piece).unwrap_or_default() + piece.len();
    }
    out.push(group[begin..].trim());
    out
}

/// The separator between a piece and the previous one.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Join {
    Begin,
    Comma,
    And,
}

/// The pieces of a group of names, each with its separator and its position.
pub(super) fn pieces(group: &str) -> Vec<(&str, Join, usize)> {
    let mut out = Vec::new();
    let (mut begin, mut join, mut at) = (0, Join::Begin, 0);
    let mut brackets = Brackets::of(group);
    while let Some(c) = group[at..].chars().next() {
        let rest = &group[at..];
        let width = c.len_utf8();
        match c {
            ',' | '，' | '،' if brackets.depth == 0 => {
                out.push((group[begin..at].trim(), join, begin));
                (begin, join) = (at + width, Join::Comma);
            }
            ' ' if brackets.depth == 0 => {
                if let Some(word) = join_at(&group[begin..at], rest) {
                    if !group[begin..at].trim().is_empty() {
                        out.push((group[begin..at].trim(), join, begin));
                    }
                    at += word.len() - 1;
                    (begin, join) = (at, Join::And);
                    continue;
                }
            }
            _ => brackets.pass(at, c),
        }
        at += width;
    }
    out.push((group[begin..].trim(), join, begin));
    // `Ada Example et al.`
    out.retain(|(piece, join, _)| !(*join == Join::And && matches!(*piece, "al." | "al")));
    // `A, B, and C`
    for (piece, join, at) in &mut out {
        if let Some(rest) = ["and ", "und ", "& "].into_iter().find_map(|word| piece.strip_prefix(word)) {
            *at += piece.len() - rest.len();
            (*piece, *join) = (rest, Join::And);
        }
    }
    out
}

/// The conjunction between names at the start of `rest`.
fn join_at(before: &str, rest: &str) -> Option<&'static str> {
    let is_there = |word: &&'static str| rest.starts_with(*word);
    let count = |text: &str| text.split([',', '(', '[']).next().unwrap_or_default().split_whitespace().count();
    let careful = |word: &&'static str| is_there(word) && (count(before) == 1 || count(&rest[word.len()..]) >= 2);
    let rare = |word: &&'static str| is_there(word) && is_whole_name(before) && is_whole_name(next_name(&rest[word.len()..]));
    JOINS.into_iter().find(is_there).or_else(|| CAREFUL.into_iter().find(careful)).or_else(|| RARE.into_iter().find(rare))
}

/// The text before the next conjunction or punctuation mark that may end a name.
fn next_name(text: &str) -> &str {
    let near = text.char_indices().nth(LONGEST).map_or(text, |(end, _)| &text[..end]);
    let marks = near.find([',', '(', '（', '[', ';']);
    let end = RARE.iter().filter_map(|word| near.find(word)).chain(marks).min();
    end.map_or(near, |end| &near[..end])
}

/// Splits a name and the content of brackets after it.
pub(super) fn without_brackets(piece: &str) -> (String, String) {
    let whole = || (piece.to_string(), String::new());
    let Some(at) = piece.find(OPENING).filter(|at| !piece[..*at].trim().is_empty()) else { return whole() };
    let (name, mut rest) = piece.split_at(at);
    let mut inside = Vec::new();
    while let Some(open) = rest.trim_start().strip_prefix(OPENING) {
        let Some((part, behind)) = open.split_once(CLOSING) else { return whole() };
        inside.push(part.trim());
        rest = behind;
    }
    if rest.trim().is_empty() { (name.trim().to_string(), inside.join(", ")) } else { whole() }
}

/// Whether a group begins with a full name.
pub(super) fn begins_with_name(group: &str) -> bool {
    pieces(group).first().is_some_and(|(piece, ..)| is_whole_name(&without_brackets(piece).0))
}

/// Whether a text is a list of names, as before or after a dash. Behind a common name, `World Bank, United States` is none.
pub(super) fn is_name_list(text: &str, before: &str) -> bool {
    let pieces = pieces(text);
    if begins_with_given(before) && !pieces.iter().any(|(piece, ..)| begins_with_given(piece)) {
        return false;
    }
    pieces.len() > 1
        && pieces.iter().all(|(piece, ..)| piece.split_whitespace().count() >= 2 && is_name(piece) && !is_affiliation(piece))
}
