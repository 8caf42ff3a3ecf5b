//! Extracts names from free text, which may mix names with commas, roles, affiliations and markup, and
//! sometimes has a biography below a name. A sentence is never read as a name.

mod cut;
mod reader;
mod recognize;
#[cfg(test)]
mod tests;

use std::collections::HashSet;

use self::cut::{ONE, SEVERAL, first_comma, groups, labelled, lines, turned, without_brackets};
use self::recognize::{begins_with_given, has_initial, is_affiliation, is_in_capitals, is_whole_name};
pub(in crate::import) use self::recognize::{is_nobody, is_placeholder, is_role, is_undecided};
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
pub(in crate::import) use self::recognize::{is_understood, role};

/// A person named in a text.
#[derive(Debug, Default, PartialEq)]
pub(in crate::import) struct Named {
    pub(in crate::import) name: String,
    /// The role, if the text has one: `Moderator: Ada Example`.
    pub(in crate::import) role: String,
    pub(in crate::import) affiliation: String,
    /// `remote` or `in-person`, if the text has it: `Ada Example (online)`.
    pub(in crate::import) presence: &'static str,
    pub(in crate::import) bio: String,
    /// URLs of pages after the name.
    pub(in crate::import) pages: Vec<String>,
    /// Whether the name was written with the family name first.
    pub(in crate::import) is_turned: bool,
}

/// The participants named in a text.
#[derive(Debug, Default, PartialEq)]
pub(in crate::import) struct Names {
    pub(in crate::import) people: Vec<Named>,
    /// Text that contains no names and does not belong to a person named before it.
    pub(in crate::import) text: String,
}

/// The notation of names in a text or a list.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(in crate::import) enum Form {
    #[default]
    Free,
    /// One person each, with details after a comma: `Ada Example, Acme`.
    OneEach,
    /// One person each, with the family name first: `Example, Ada`.
    FamilyFirst,
}

impl Form {
    /// The common notation of several texts.
    pub(in crate::import) fn of(texts: &[String]) -> Form {
        match () {
            () if are_family_first(texts) => Form::FamilyFirst,
            () if are_one_each(texts) => Form::OneEach,
            () => Form::Free,
        }
    }
}

/// The names in a text, which may contain markup. `form` is the notation of all names in its list, if it is known.
pub(in crate::import) fn names(text: &str, form: Form) -> Names {
    let lines = lines(text);
    let form = if form == Form::Free { Form::of(&lines) } else { form };
    read(&lines, form)
}

/// The names in an item of a list whose items have a known notation.
pub(in crate::import) fn names_of_item(text: &str, form: Form) -> Names {
    read(&lines(text), form)
}

fn read(lines: &[String], form: Form) -> Names {
    let mut out = Names::default();
    for line in lines {
        out.read_line(line, form);
    }
    out
}

/// Whether each text names one person, with details after a comma: `Ada Example, Acme`. This requires two such texts, half of which
/// have a single word or an affiliation after the comma.
fn are_one_each(texts: &[String]) -> bool {
    let groups: Vec<&str> = texts.iter().flat_map(|text| groups(text)).collect();
    let pairs: Vec<(&str, &str)> = groups.iter().filter_map(|group| first_comma(group)).collect();
    let is_whole = |(name, _): &(&str, &str)| is_whole_name(&without_brackets(name).0);
    let is_told = |(_, behind): &&(&str, &str)| {
        let next = first_comma(behind).map_or(*behind, |(next, _)| next);
        next.split_whitespace().count() == 1 || is_affiliation(next)
    };
    pairs.len() > 1 && pairs.iter().all(is_whole) && pairs.iter().filter(is_told).count() * 2 >= pairs.len()
}

/// Whether each text is a family name, a comma and a given name: `Example, Ada B.`. An affiliation, a city or another person may
/// follow a comma as well, so this requires two different texts and evidence: a given name with an initial or two common given
/// names, family names in capitals, or common given names in all of at least three. Where common given names are in front of
/// commas, or the same name on both sides of commas, the list may be one of given names.
pub(in crate::import) fn are_family_first<T: AsRef<str>>(texts: &[T]) -> bool {
    let groups = texts.iter().flat_map(|text| groups(text.as_ref())).map(|group| without_brackets(labelled(group).1).0);
    let groups: Vec<String> = groups.filter(|group| !is_nobody(group)).collect();
    let pairs: Vec<(&str, &str)> = groups.iter().filter_map(|group| turned(group, SEVERAL)).collect();
    let families: HashSet<&str> = pairs.iter().map(|(family, _)| *family).collect();
    let different: HashSet<&(&str, &str)> = pairs.iter().collect();
    let clear = groups.iter().filter(|group| turned(group, ONE).is_some()).count();
    let are_capitals = pairs.iter().all(|(family, _)| is_in_capitals(family));
    let are_common = different.len() > 2 && pairs.iter().all(|(_, given)| begins_with_given(given));
    let in_front = pairs.iter().filter(|(family, _)| begins_with_given(family)).count();
    let are_two = |given: &str| given.contains(' ') && given.split_whitespace().all(begins_with_given);
    let is_evident =
        |(_, given): &(&str, &str)| has_initial(given) || are_two(given) || (are_capitals && begins_with_given(given));
    pairs.len() == groups.len()
        && clear * 2 > pairs.len()
        && different.len() > 1
        && (are_common || pairs.iter().any(is_evident))
        && !pairs.iter().any(|(_, given)| families.contains(given))
        && (are_capitals || in_front * 4 <= pairs.len())
}

/// Converts a name with the family name first to one with the given name first, if its list is written so, or if the family name
/// is in capitals before a common given name: `SMITH, John`.
pub(in crate::import) fn given_first(name: &str, form: Form) -> Option<String> {
    let is_evident = |family: &str, given: &str| is_in_capitals(family) && begins_with_given(given);
    let (family, given) = turned(name, if form == Form::FamilyFirst { SEVERAL } else { ONE })?;
    (form == Form::FamilyFirst || is_evident(family, given)).then(|| [given, " ", family].concat())
}
