//! Descriptions of events: the abstract, and the people that Sched, Indico and others name there.

use crate::import::common::strip_markup::paragraphs;
use crate::import::table::names::{Form, Named, names};

/// Labels of names, with the implied role.
const LABELS: &[(&str, &str)] = &[
    ("speaker", ""),
    ("presenter", ""),
    ("presented by", ""),
    ("lecturer", ""),
    ("instructor", ""),
    ("artist", ""),
    ("moderator", "moderator"),
    ("chair", "moderator"),
    ("chairperson", "moderator"),
    ("convener", "moderator"),
    ("panelist", "panelist"),
    ("host", "host"),
];

/// The content of a description.
#[derive(Default)]
pub(super) struct Described {
    pub(super) text: String,
    pub(super) people: Vec<Named>,
    /// URLs on lines of their own.
    pub(super) links: Vec<String>,
}

/// Parses a description. A line with the event's own URL is dropped.
pub(super) fn described(text: &str, url: &str) -> Described {
    let text = paragraphs(text);
    let mut out = Described::default();
    let mut kept: Vec<&str> = Vec::new();
    // After a line with only a label, the role of the names on the following lines.
    let mut listing: Option<&str> = None;
    for line in text.lines() {
        let plain = line.trim();
        if plain.is_empty() {
            listing = None;
        }
        let found = label(plain);
        let listed = match (found, listing) {
            (Some((role, rest)), _) => {
                listing = rest.is_empty().then_some(role);
                Some((role, rest))
            }
            (None, Some(role)) => Some((role, plain)),
            _ => None,
        };
        if let Some((role, rest)) = listed {
            let named = names(rest, Form::Free);
            if rest.is_empty() || (!named.people.is_empty() && named.text.is_empty()) {
                out.people.extend(named.people.into_iter().map(|person| {
                    let role = if person.role.is_empty() { role.to_string() } else { person.role };
                    Named { role, ..person }
                }));
                continue;
            }
            listing = None;
        }
        let is_address = (plain.starts_with("https://") || plain.starts_with("http://")) && !plain.contains(char::is_whitespace);
        if is_address {
            if plain != url {
                out.links.push(plain.to_string());
            }
            continue;
        }
        kept.push(line);
    }
    out.text = kept.join("\n").trim().to_string();
    while out.text.contains("\n\n\n") {
        out.text = out.text.replace("\n\n\n", "\n\n");
    }
    out
}

/// The role of a line's label, and the text after the label.
fn label(line: &str) -> Option<(&'static str, &str)> {
    let (label, rest) = line.split_once(':')?;
    Some((role_of(label)?, rest.trim().trim_start_matches('*').trim()))
}

/// The role that a label implies.
pub(super) fn role_of(label: &str) -> Option<&'static str> {
    let label = label.trim().trim_matches('*').to_ascii_lowercase();
    let singular = label.strip_suffix("(s)").or_else(|| label.strip_suffix('s')).unwrap_or(&label);
    LABELS.iter().find(|(known, _)| *known == singular || *known == label).map(|(_, role)| *role)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn people_of(text: &str) -> (String, Vec<String>, Vec<String>) {
        let Described { text, people, links } = described(text, "https://example.org/a");
        let people = people.into_iter().map(|one| format!("{}/{}/{}", one.name, one.role, one.affiliation)).collect();
        (text, people, links)
    }

    #[test]
    fn people_are_found_behind_their_labels() {
        assert_eq!(
            people_of("Speakers: Ada Example (Knots Ltd), Ben Sample\n\nAll about knots.\n\nhttps://example.org/a"),
            ("All about knots.".into(), vec!["Ada Example//Knots Ltd".into(), "Ben Sample//".into()], vec![])
        );
        assert_eq!(
            people_of("All about knots.\n\nModerator:\nAda Example\nCem Probe\n\nMore."),
            ("All about knots.\n\nMore.".into(), vec!["Ada Example/moderator/".into(), "Cem Probe/moderator/".into()], vec![])
        );
        assert_eq!(people_of("Speakers: see the website for all of them.").0, "Speakers: see the website for all of them.");
    }
}
