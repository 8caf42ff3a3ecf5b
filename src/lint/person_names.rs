//! Names that contain several people, a job title or an organization.

use std::collections::BTreeSet;

use super::LintContext;
use super::limit::{Capped, Log};
use super::similar_names::name_place;
use super::similarity::same_name;
use super::visit::excerpt;
use crate::diagnostic::{Code, Diagnostic};

/// Words in job titles and names of organizations, in the languages of most schedules. Only the text after a name is searched.
const WORK: &str = " ceo cto coo cfo cio cmo ciso founder cofounder director manager head lead leader chief president vp vice \
    chair chairman chairwoman chairperson engineer developer professor lecturer researcher scientist architect consultant \
    evangelist advocate designer analyst minister ambassador secretary officer coordinator editor journalist student author \
    host moderator owner partner directeur directrice ingénieur chercheur chercheuse fondateur geschäftsführer \
    geschäftsführerin leiter leiterin entwickler entwicklerin gründer gründerin directora fundador profesora profesor \
    inc ltd llc gmbh ag corp corporation company co bv sa srl plc university universität université universidad università \
    institute institut instituto college school ministry ministère foundation association society federation organization \
    organisation org labs lab laboratory group bank agency center centre department team technologies technology software \
    systems solutions services consulting government council commission union network media studio studios partners press ";

/// Suffixes that belong to a name.
const DEGREES: &str = " phd ph d md msc bsc mba ma ba jr sr ii iii iv esq llm dr prof frs obe cbe rn pe cissp pmp ";

/// Separators between two names.
const AND: [&str; 9] = [" & ", " and ", " und ", " et ", " y ", " e ", " и ", " / ", " + "];

pub(super) fn lint(context: &LintContext<'_>, log: &mut Log) {
    let people = &context.agenda().people;
    let affiliations: BTreeSet<String> = people.iter().map(|person| same_name(person.affiliation.get(""))).collect();
    let names: BTreeSet<String> = people.iter().map(|person| same_name(&person.name)).collect();
    let (mut several, mut more) = (Capped::new(10), Capped::new(10));
    for (position, person) in people.iter().enumerate() {
        let diagnostic = |code: Code, help: String| {
            let diagnostic = Diagnostic::new(code, name_place(context, position), excerpt(&person.name));
            Diagnostic { help: Some(help), ..diagnostic }
        };
        let is_known = |name: &str| names.contains(&same_name(name));
        if let Some(names) = several_in(&person.name, &is_known) {
            let list: Vec<String> = names.iter().map(|name| excerpt(name)).collect();
            several.push(log, diagnostic(Code::SeveralPeople, format!("If so, write each for themselves: {}.", list.join(", "))));
        } else if let Some((name, rest)) = more_in(&person.name, &|of| affiliations.contains(&same_name(of))) {
            let help = format!(r#"If so, write "name": {}, "affiliation": {}."#, excerpt(name), excerpt(rest));
            more.push(log, diagnostic(Code::NameWithWork, help));
        }
    }
    several.finish(log);
    more.finish(log);
}

fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase)
}

fn is_among(list: &str, word: &str) -> bool {
    list.contains(&[" ", word, " "].concat())
}

fn is_work(text: &str) -> bool {
    words(text).any(|word| is_among(WORK, &word))
}

/// Whether a text can be a full name: two to four words, none in lower case except particles, and none that names an
/// organization.
fn is_name(text: &str) -> bool {
    let parts: Vec<&str> = text.split_whitespace().collect();
    let is_particle = |word: &str| {
        matches!(
            word,
            "de" | "la"
                | "van"
                | "von"
                | "der"
                | "den"
                | "del"
                | "da"
                | "dos"
                | "di"
                | "al"
                | "bin"
                | "le"
                | "du"
                | "ten"
                | "ter"
                | "zu"
        )
    };
    let is_capital = |word: &str| !word.starts_with(char::is_lowercase) && word.starts_with(char::is_alphabetic);
    let capitals = parts.iter().filter(|word| is_capital(word)).count();
    (2..=4).contains(&capitals) && parts.iter().all(|word| is_capital(word) || is_particle(word)) && !is_work(text)
}

/// The names in a text that names several people. `is_known` returns whether a person with a name exists.
fn several_in<'n>(text: &'n str, is_known: &dyn Fn(&str) -> bool) -> Option<Vec<&'n str>> {
    let split = |text: &'n str, between: &str| -> Vec<&'n str> {
        text.split(between).map(str::trim).filter(|part| !part.is_empty()).collect()
    };
    for between in [";", "\n", "；", "、"] {
        let parts = split(text, between);
        let is_whole = |part: &&str| part.contains('(') == part.contains(')');
        if parts.len() > 1 && parts.iter().all(|part| is_whole(part) && !is_work(part)) {
            return Some(parts);
        }
    }
    for between in AND {
        let mut parts = split(text, between);
        if parts.len() < 2 {
            continue;
        }
        // "A, B and C"
        let before: Vec<&str> = split(parts[0], ",");
        if before.len() > 1 {
            parts.splice(0..1, before);
        }
        // "Ada & Ben Example" share a family name.
        let is_couple = parts.len() == 2 && between != " / " && is_name(parts[1]) && parts[1].split(' ').count() == 2;
        let is_first = is_couple && !parts[0].contains(' ') && parts[0].starts_with(char::is_uppercase) && !is_work(parts[0]);
        if is_first || parts.iter().all(|part| is_name(part) || is_known(part)) {
            return Some(parts);
        }
    }
    let parts = split(text, ",");
    let is_list = parts.len() > 2 && parts.iter().all(|part| is_name(part));
    (is_list || (parts.len() == 2 && parts.iter().all(|part| is_known(part)))).then_some(parts)
}

/// The name, and the job title or organization after it, if a text has both. `is_affiliation` returns whether a text is the
/// affiliation of any person.
fn more_in<'n>(text: &'n str, is_affiliation: &dyn Fn(&str) -> bool) -> Option<(&'n str, &'n str)> {
    for between in [" - ", " – ", " — ", " | ", " @ ", " at "] {
        if let Some((name, rest)) = text.split_once(between).map(|(name, rest)| (name.trim(), rest.trim()))
            && is_name(name)
            && is_same_script(name, rest)
        {
            return Some((name, rest));
        }
    }
    let certain = |rest: &str| is_work(rest) || is_affiliation(rest);
    if let Some((name, rest)) = text.strip_suffix(')').and_then(|text| text.split_once(" (")) {
        let is_acronym = (2..=6).contains(&rest.len()) && rest.bytes().all(|byte| byte.is_ascii_uppercase());
        return (is_name(name) && (certain(rest) || is_acronym)).then_some((name, rest));
    }
    let (name, rest) = text.split_once(',').map(|(name, rest)| (name.trim(), rest.trim()))?;
    let is_degree = words(rest).all(|word| is_among(DEGREES, &word));
    (is_name(name) && !is_degree && certain(rest)).then_some((name, rest))
}

/// Whether two texts are in the same script. A name after another one may be its transliteration.
fn is_same_script(one: &str, other: &str) -> bool {
    let script = |text: &str| text.chars().find(|c| c.is_alphabetic()).map(|c| u32::from(c) >> 8 > 1);
    script(one) == script(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_people_in_one_name() {
        for (text, names) in [
            ("Jacob Green & Sachiko Muto", "Jacob Green|Sachiko Muto"),
            ("Ada Example and Ben Sample", "Ada Example|Ben Sample"),
            ("Ada Example, Ben Sample and Cem Probe", "Ada Example|Ben Sample|Cem Probe"),
            ("Ada Example, Ben Sample, Cem Probe", "Ada Example|Ben Sample|Cem Probe"),
            ("Ada Example; Ben Sample", "Ada Example|Ben Sample"),
            ("Ada; Ben", "Ada|Ben"),
            ("Ada Example / Ben van der Sample", "Ada Example|Ben van der Sample"),
            ("Ada Example und Ben Sample", "Ada Example|Ben Sample"),
            ("Ada & Ben Example", "Ada|Ben Example"),
            ("王小明、李四", "王小明|李四"),
            ("Known, Other", "Known|Other"),
        ] {
            let found = several_in(text, &|name| matches!(name, "Known" | "Other")).map(|names| names.join("|"));
            assert_eq!(found.as_deref(), Some(names), "{text}");
        }
        for text in [
            "Ada Example",
            "Example, Ada",
            "García López, Ana María",
            "Johnson & Johnson",
            "Ministry of Trade and Industry",
            "Research and Development Team",
            "Ada Example, Ph.D.",
            "Sandy Anderson",
            "FOSDEM Staff & Volunteers",
            "AC/DC",
            "Acme Group & Sample Foundation",
        ] {
            assert_eq!(several_in(text, &|_| false), None, "{text}");
        }
    }

    #[test]
    fn work_behind_a_name() {
        for (text, name, rest) in [
            ("Bo Third - CEO, Some Org", "Bo Third", "CEO, Some Org"),
            ("Bo Third – Google", "Bo Third", "Google"),
            ("Bo Third | Acme", "Bo Third", "Acme"),
            ("Bo Third, Head of Data, Acme", "Bo Third", "Head of Data, Acme"),
            ("Bo Third (Acme Labs)", "Bo Third", "Acme Labs"),
            ("Bo Third (IBM)", "Bo Third", "IBM"),
            ("Bo van Third, Known Place", "Bo van Third", "Known Place"),
            ("Bo Third (Known Place)", "Bo Third", "Known Place"),
        ] {
            assert_eq!(more_in(text, &|of| of == "Known Place"), Some((name, rest)), "{text}");
        }
        for text in [
            "Bo Third",
            "Bo Third, Ph.D.",
            "Bo Third, Jr.",
            "Third, Bo",
            "García López, Ana María",
            "Lacina (Dr.) Koné",
            "Bo Third (she/her)",
            "Bo Third (Bobby)",
            "Ali Third (علي)",
            "Bo Third – 王小明",
            "Smith-Jones Bo",
            "Team Acme - Labs",
        ] {
            assert_eq!(more_in(text, &|_| false), None, "{text}");
        }
    }
}
