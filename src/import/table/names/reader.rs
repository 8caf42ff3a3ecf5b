//! Reads lines of names, piece by piece.

use super::cut::{
    Join, begins_with_name, first_comma, first_piece, groups, is_name_list, labelled, pieces, turned, without_brackets,
};
use super::recognize::{
    IN_PERSON, PRONOUNS, REMOTE, TITLES, is_acronym, is_affiliation, is_field, is_name, is_page, is_placeholder, is_plural,
    is_role, singular, without_pages,
};
use super::{Named, Names};
use crate::import::common::case_fold::lower;
use crate::import::common::contacts::without_contacts;
use crate::import::common::vocabulary;
use crate::import::table::words::{folded, is_any};

impl Names {
    pub(super) fn read_line(&mut self, line: &str, is_one: bool) {
        let mut role = String::new();
        let mut is_prose = false;
        for (index, group) in groups(line).into_iter().enumerate() {
            let (label, group) = labelled(group);
            let group = &without_contacts(group);
            if let Some(label) = label {
                role = vocabulary::role(singular(label));
            }
            // A sentence goes on behind a semicolon, unless a name stands there.
            if is_prose && label.is_none() && !begins_with_name(group) {
                self.prose(group);
                continue;
            }
            let is_one = is_one && label.is_none();
            is_prose = !if is_one { self.read_one(group) } else { self.read_group(group, &role, index == 0) };
            // `Moderator: Ada Example; Ben Sample`: a label for one person is not one for the groups behind, as `Panelists:` is.
            if label.is_some_and(|label| !is_plural(label)) {
                role.clear();
            }
        }
    }

    /// Reads one person; false if it ends with what is no affiliation.
    fn read_one(&mut self, group: &str) -> bool {
        match first_comma(group) {
            Some((name, behind)) if turned(group).is_none() && !is_any(TITLES, &folded(first_piece(behind))) => {
                self.person(name, "");
                let (text, inside) = without_brackets(behind);
                self.bracketed(&inside);
                let is_short = is_affiliation(&text) || text.split(',').all(|part| is_name(part.trim()));
                if is_short {
                    self.affiliate(&text);
                } else {
                    self.prose(&text);
                }
                is_short
            }
            _ => self.read_group(group, "", true),
        }
    }

    /// Reads names that belong together; false if it ends with what is no name.
    fn read_group(&mut self, group: &str, role: &str, is_line: bool) -> bool {
        if let Some((family, given)) = turned(group) {
            self.add([given, " ", family].concat(), role);
            if let Some(last) = self.people.last_mut() {
                last.is_turned = true;
            }
            return true;
        }
        // `Ada Example - CEO, Acme`
        let dashes = [" - ", " – ", " — "];
        let dash = dashes
            .into_iter()
            .find(|dash| group.contains(dash))
            .filter(|_| dashes.into_iter().map(|dash| group.matches(dash).count()).sum::<usize>() == 1);
        if let Some((names, affiliation)) = dash.and_then(|dash| group.split_once(dash))
            && is_name(names.trim())
            && !is_name_list(affiliation)
        {
            self.person(names.trim(), role);
            self.affiliate(affiliation.trim());
            return true;
        }
        for (piece, join, at) in pieces(group) {
            let key = folded(piece);
            if key.is_empty() || is_placeholder(piece) || is_page(piece) {
                continue;
            }
            let (name, _) = without_brackets(piece);
            let is_behind = (join == Join::Comma || (join == Join::Begin && is_line)) && !self.people.is_empty();
            let last = self.people.last_mut();
            match last {
                Some(last) if join == Join::Comma && is_any(TITLES, &key) => {
                    last.name.push_str(", ");
                    last.name.push_str(piece);
                }
                Some(_) if is_behind && (is_affiliation(&name) || (join == Join::Comma && is_acronym(&name))) => {
                    self.affiliate(piece)
                }
                Some(last) if join == Join::And && !last.affiliation.is_empty() && is_field(&name) => {
                    let and = group[..at].split_whitespace().next_back().unwrap_or_default();
                    last.affiliation = [&last.affiliation, " ", and, " ", piece].concat();
                }
                _ if is_name(&name) => self.person(piece, role),
                _ => {
                    self.prose(group[at..].trim());
                    return false;
                }
            }
        }
        true
    }

    /// Adds a name with what is in brackets behind it.
    fn person(&mut self, piece: &str, role: &str) {
        let (name, inside) = without_brackets(piece);
        self.add(name, role);
        self.bracketed(&inside);
    }

    /// Takes what brackets say of the last person: role, presence, affiliation; pronouns are left out, and how to reach somebody is.
    fn bracketed(&mut self, inside: &str) {
        for part in inside.split([',', ';']).map(str::trim).filter(|part| !part.is_empty()) {
            let Some(last) = self.people.last_mut() else { return };
            let key = folded(part);
            match () {
                () if part.split('/').all(|word| is_any(PRONOUNS, &lower(word.trim()))) => {}
                () if is_role(part) => last.role = vocabulary::role(singular(part)),
                () if is_any(REMOTE, &key) => last.presence = "remote",
                () if is_any(IN_PERSON, &key) => last.presence = "in-person",
                () => self.affiliate(part),
            }
        }
    }

    fn add(&mut self, name: String, role: &str) {
        self.people.push(Named { name, role: role.to_string(), ..Named::default() });
    }

    fn affiliate(&mut self, text: &str) {
        let text = without_pages(text);
        if let Some(last) = self.people.last_mut().filter(|_| !text.is_empty()) {
            let between = if last.affiliation.is_empty() { "" } else { ", " };
            last.affiliation = [&last.affiliation, between, &text].concat();
        }
    }

    /// Keeps a text that is no name: what is behind a name is about that person.
    fn prose(&mut self, text: &str) {
        if is_page(text) {
            return;
        }
        let whole = self.people.last_mut().map_or(&mut self.text, |last| &mut last.bio);
        if !whole.is_empty() {
            whole.push('\n');
        }
        whole.push_str(text);
    }
}
