//! The names in a text. Lists have there what somebody typed: names with commas, roles and affiliations between them, markup, and
//! sometimes a biography below a name. A sentence is never a name.

mod cut;
mod reader;
mod recognize;
#[cfg(test)]
mod tests;

use self::cut::{first_comma, groups, lines, without_brackets};
pub(crate) use self::recognize::is_placeholder;
pub(in crate::import) use self::recognize::is_role;
use self::recognize::{is_affiliation, is_whole_name};

/// Somebody named in a text.
#[derive(Debug, Default, PartialEq)]
pub(in crate::import) struct Named {
    pub(in crate::import) name: String,
    /// What they do, if the text says so: `Moderator: Ada Example`.
    pub(in crate::import) role: String,
    pub(in crate::import) affiliation: String,
    /// `remote` or `in-person` if the text says so: `Ada Example (online)`.
    pub(in crate::import) presence: &'static str,
    pub(in crate::import) bio: String,
    /// Whether it was written with the family name first.
    pub(in crate::import) is_turned: bool,
}

/// What a text says of those who take part.
#[derive(Debug, Default, PartialEq)]
pub(in crate::import) struct Names {
    pub(in crate::import) people: Vec<Named>,
    /// What names nobody, and is not about anybody named before.
    pub(in crate::import) text: String,
}

/// The names in a text, which may have markup.
pub(in crate::import) fn names(text: &str) -> Names {
    let lines = lines(text);
    let is_one = are_one_each(&lines);
    let mut out = Names::default();
    for line in &lines {
        out.read_line(line, is_one);
    }
    out
}

/// The same of an item of a list: those of a list in which each item is one person are read as such.
pub(in crate::import) fn names_of_item(text: &str, is_one: bool) -> Names {
    let mut out = Names::default();
    for line in lines(text) {
        out.read_line(&line, is_one);
    }
    out
}

/// Whether each of several texts is about one person, with what that person is behind a comma: `Ada Example, Acme`. It takes two such
/// texts, of which half have a word there that is no whole name.
pub(in crate::import) fn are_one_each(texts: &[String]) -> bool {
    let groups: Vec<&str> = texts.iter().flat_map(|text| groups(text)).collect();
    let pairs: Vec<(&str, &str)> = groups.iter().filter_map(|group| first_comma(group)).collect();
    let is_whole = |(name, _): &(&str, &str)| is_whole_name(&without_brackets(name).0);
    let is_told = |(_, behind): &&(&str, &str)| {
        let next = first_comma(behind).map_or(*behind, |(next, _)| next);
        next.split_whitespace().count() == 1 || is_affiliation(next)
    };
    pairs.len() > 1 && pairs.iter().all(is_whole) && pairs.iter().filter(is_told).count() * 2 >= pairs.len()
}
