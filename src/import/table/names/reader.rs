//! Parses lines with names, piece by piece.

use std::mem::take;

use super::cut::{
    Join, ONE, SEVERAL, begins_with_name, cut_by_dashes, first_comma, first_dash, first_piece, groups, is_name_list, labelled,
    pieces, turned, without_brackets,
};
use super::recognize::{
    TITLES, is_acronym, is_affiliation, is_field, is_name, is_nobody, is_page, is_placeholder, is_plural, is_pronouns, is_role,
    is_whole_name, pages, presence, without_pages,
};
use super::{Form, Named, Names, are_family_first, recognize};
use crate::import::common::contacts::without_contacts;
use crate::import::common::strip_markup::joined;
use crate::import::table::states::is_change;
use crate::import::table::words::{folded, is_any};

impl Names {
    pub(super) fn read_line(&mut self, line: &str, form: Form) {
        let mut role = String::new();
        let mut is_prose = false;
        let groups = groups(line);
        let form = if are_family_first(&groups) { Form::FamilyFirst } else { form };
        for (index, group) in groups.into_iter().enumerate() {
            let (label, group) = labelled(group);
            let group = &without_contacts(group);
            if let Some(label) = label {
                role = recognize::role(label);
            }
            // A semicolon does not end a sentence, unless a name follows.
            if is_prose && label.is_none() && !begins_with_name(group) {
                self.prose(group);
                continue;
            }
            let (bare, inside) = without_brackets(group);
            is_prose = !match (form, turned(&bare, SEVERAL)) {
                (Form::FamilyFirst, Some((family, given))) => {
                    self.add([given, " ", family].concat(), &role);
                    self.people.last_mut().into_iter().for_each(|last| last.is_turned = true);
                    self.bracketed(&inside);
                    true
                }
                (Form::OneEach, _) if label.is_none() && turned(&bare, ONE).is_none() => self.read_one(group),
                _ => cut_by_dashes(group).into_iter().all(|group| self.read_group(group, &role, index == 0)),
            };
            // `Moderator: Ada Example; Ben Sample`: a singular label applies to one group only, as opposed to `Panelists:`.
            if label.is_some_and(|label| !is_plural(label)) {
                role.clear();
            }
        }
    }

    /// Parses one person; returns false if the group ends with text that is not an affiliation.
    fn read_one(&mut self, group: &str) -> bool {
        match first_comma(group) {
            Some((name, behind)) if !is_any(TITLES, &folded(first_piece(behind))) => {
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

    /// Parses a group of names; returns false if it ends with text that is not a name.
    fn read_group(&mut self, group: &str, role: &str, is_line: bool) -> bool {
        // `Ada Example - CEO, Acme`
        if let Some((names, about)) = first_dash(group).filter(|(_, about)| first_dash(about).is_none())
            && is_name(names)
            && !is_name_list(about, names)
        {
            self.person(names, role);
            self.bracketed(about);
            return true;
        }
        for (piece, join, at) in pieces(group) {
            let key = folded(piece);
            if key.is_empty() || is_nobody(piece) {
                continue;
            }
            if is_page(piece) {
                let rest = without_pages(piece);
                if is_whole_name(&without_brackets(&rest).0) {
                    self.person(&rest, role);
                }
                self.pages(piece);
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

    /// Adds a person with the details in brackets after the name.
    fn person(&mut self, piece: &str, role: &str) {
        let (name, inside) = without_brackets(piece);
        self.add(name, role);
        self.bracketed(&inside);
    }

    /// Applies details in brackets to the last person: role, presence, affiliation. Pronouns and contact details are omitted.
    fn bracketed(&mut self, inside: &str) {
        for part in inside.split([',', ';']).map(str::trim).filter(|part| !part.is_empty()) {
            let Some(last) = self.people.last_mut() else { return };
            match presence(part) {
                Some(presence) => last.presence = presence,
                None if is_pronouns(part) || is_placeholder(part) => {}
                None if is_role(part) => last.role = recognize::role(part),
                // A status concerns the appearance, which has no such property, so it becomes text.
                None if is_change(part) => {
                    let said = [&last.name, " (", part, ")"].concat();
                    self.text = joined(&[take(&mut self.text), said], "\n");
                }
                None => self.affiliate(part),
            }
        }
    }

    fn add(&mut self, name: String, role: &str) {
        self.people.push(Named { name, role: role.to_string(), ..Named::default() });
    }

    /// Adds the URLs of pages in a text to the last person.
    fn pages(&mut self, text: &str) {
        if let Some(last) = self.people.last_mut() {
            last.pages.extend(pages(text).map(str::to_string));
        }
    }

    fn affiliate(&mut self, text: &str) {
        self.pages(text);
        let text = without_pages(text);
        if let Some(last) = self.people.last_mut().filter(|_| !text.is_empty()) {
            let between = if last.affiliation.is_empty() { "" } else { ", " };
            last.affiliation = [&last.affiliation, between, &text].concat();
        }
    }

    /// Adds a text that is not a name to the biography of the last person, or to the remaining text if there is none.
    fn prose(&mut self, text: &str) {
        if is_page(text) && !text.contains(char::is_whitespace) {
            return self.pages(text);
        }
        let whole = self.people.last_mut().map_or(&mut self.text, |last| &mut last.bio);
        if !whole.is_empty() {
            whole.push('\n');
        }
        whole.push_str(text);
    }
}
