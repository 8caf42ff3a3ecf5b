//! The names in a text. Lists have there what somebody typed: names with commas, roles and affiliations between them, markup, and
//! sometimes a biography below a name. A sentence is never a name.

use super::words::{folded, is_any};
use crate::import::common::case_fold::lower;
use crate::import::common::strip_markup::line;
use crate::import::common::vocabulary;
use crate::text::unaccented;

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

/// Words for what is not known yet.
const UNDECIDED: &str =
    "tba tbd tbc na none tobeannounced tobeconfirmed tobedetermined nn nochoffen noch offen unbekannt adefinir porconfirmar";
/// Whether a text says that a value is not known yet, such as `TBA`.
pub(super) fn is_undecided(text: &str) -> bool {
    is_any(UNDECIDED, &folded(text))
}

/// Words for nobody in particular.
const NOBODY: &str = "various multiple all everyone everybody etal others";
/// Whether a text stands for a value that is not known yet, or for nobody in particular.
pub(crate) fn is_placeholder(text: &str) -> bool {
    is_undecided(text) || is_any(NOBODY, &folded(text))
}

/// Academic titles and the like that follow a name.
const TITLES: &str = "phd jr sr md msc mba ma ba bsc dphil ii iii iv esq rn jd llm edd";
/// Words that stand between names, or in front of them.
const JOINS: [&str; 12] = [" and ", " & ", " und ", " + ", " и ", " و ", " with ", " mit ", " avec ", " con ", " feat. ", " et "];
/// The same where a family name may have them: only between two whole names.
const CAREFUL: [&str; 2] = [" y ", " e "];
/// The same where sentences and initials may have them: only between names of two words or more.
const RARE: [&str; 4] = [" i ", " en ", " og ", " och "];
/// Small words of sentences, which no name has in lower case.
const SMALL: &str = "the a an in at is was are were has have had he she they their his her its with from for to on who which that by since born will our \
    we my as into about after before also not been be this ist sind war hat haben für mit bei aus seit als auf im zum zur wird nach über durch sie er \
    ein eine einer est une un dans pour avec par sur qui ils elle son ses es una en para con por que su sus fue desde как в на с из для что это он она";
/// Nouns of positions, without accents.
const POSITIONS: &str = "director secretary professor prof ceo cto cfo coo cio founder cofounder head lead manager engineer developer president vicepresident \
    chair chairman chairwoman chairperson researcher scientist student author journalist editor lecturer fellow consultant architect designer member minister \
    ambassador partner analyst representative commissioner rapporteur envoy governor mayor senator judge attorney dean rector provost curator trustee \
    treasurer economist lawyer teacher librarian activist delegate spokesperson vertreter vertreterin ministerin ministre ministra representante \
    representant officer coordinator advisor adviser specialist expert programmer maintainer evangelist owner leiter leiterin geschaftsfuhrer \
    geschaftsfuhrerin vorstand professorin direktor direktorin entwickler entwicklerin directeur directrice responsable chef cheffe presidente professeur \
    directora jefe jefa profesor profesora ingeniero ingeniera директор профессор руководитель";
/// Words in names of organizations, without accents.
const ORGANIZATIONS: &str = "ltd inc gmbh ag llc corp plc university institute foundation universitat hochschule universite universidad ministry department \
    association college school labs ngo institut fundacion fondation stiftung verein";

/// Fields of work, which follow an *and* in a position: `Minister of Health and Social Affairs`.
const FIELDS: &str = "affairs development economics economy technology technologies innovation policy policies science sciences research communication \
    communications culture education finance operations engineering health trade industry energy security marketing sport sports statistics \
    environment infrastructure planning management design data services partnerships outreach transformation governance rights law justice labour \
    labor agriculture tourism transport telecommunications informatics computing mathematics physics chemistry biology medicine history studies arts \
    media strategy support training learning sustainability inclusion diversity ethics privacy safety standards programs programmes projects \
    relations resources sales digitalization digitalisation entwicklung forschung wirtschaft bildung kultur gesundheit umwelt";
/// Words for taking part from elsewhere.
const REMOTE: &str = "remote remotely online virtual virtually zoom viazoom onzoom bylink vialivestream joiningonline joiningremotely \
    enligne enlinea remoto aremoto distanciel distance adistance digital zugeschaltet";
const IN_PERSON: &str = "inperson onsite insitu presentiel presencial vorort";
/// The most characters of a name.
const LONGEST: usize = 80;
const PRONOUNS: &str = "he him his she her hers they them theirs er sie il elle el ella any";

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

/// The lines of a text without markup, and without what lists have in front of their items.
fn lines(text: &str) -> Vec<String> {
    let text = without_markup(text);
    // Markup that was escaped as text.
    let text = if text.contains("&lt;") { without_markup(&text.replace("&lt;", "<").replace("&gt;", ">")) } else { text };
    let lines = text.split(['\n', '\r', '\u{2028}']).map(|raw| {
        let clean = line(raw);
        after_number(clean.trim_start_matches(['-', '*', '•', '–', '·', ' '])).to_string()
    });
    lines.filter(|line| !line.is_empty()).collect()
}

/// A line of a numbered list without its number.
fn after_number(line: &str) -> &str {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = line[digits..].strip_prefix(['.', ')']).filter(|_| (1..3).contains(&digits));
    rest.map_or(line, str::trim_start)
}

/// A text with a line for what each block of markup holds. A `<` that begins no tag stays.
fn without_markup(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    // Where no tag ends any more, none is looked for.
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

/// How a piece of a line is joined to the one before.
#[derive(Clone, Copy, PartialEq)]
enum Join {
    Begin,
    Comma,
    And,
}

impl Names {
    fn read_line(&mut self, line: &str, is_one: bool) {
        let mut role = String::new();
        let mut is_prose = false;
        for (index, group) in groups(line).into_iter().enumerate() {
            let (label, group) = labelled(group);
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
            if key.is_empty() || is_placeholder(piece) || is_contact(piece) {
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
        let text = without_contacts(text);
        if let Some(last) = self.people.last_mut().filter(|_| !text.is_empty()) {
            let between = if last.affiliation.is_empty() { "" } else { ", " };
            last.affiliation = [&last.affiliation, between, &text].concat();
        }
    }

    /// Keeps a text that is no name: what is behind a name is about that person.
    fn prose(&mut self, text: &str) {
        if is_contact(text) {
            return;
        }
        let whole = self.people.last_mut().map_or(&mut self.text, |last| &mut last.bio);
        if !whole.is_empty() {
            whole.push('\n');
        }
        whole.push_str(text);
    }
}

/// A text cut at what separates outside of brackets: `separator` returns the length of one that begins there.
fn cut(text: &str, separator: impl Fn(&str) -> Option<usize>) -> Vec<&str> {
    let (mut out, mut begin, mut at) = (Vec::new(), 0, 0);
    let mut depth = 0usize;
    // One that is never closed is no bracket.
    let last = text.rfind([')', '）']).unwrap_or(0);
    while let Some(c) = text[at..].chars().next() {
        if let Some(length) = separator(&text[at..]).filter(|_| depth == 0) {
            out.push(text[begin..at].trim());
            at += length;
            begin = at;
            continue;
        }
        at += c.len_utf8();
        match c {
            '(' | '（' if at <= last => depth += 1,
            ')' | '）' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    out.push(text[begin..].trim());
    out
}

/// The length of a character that a text begins with.
fn any_of(text: &str, characters: &[char]) -> Option<usize> {
    text.chars().next().filter(|c| characters.contains(c)).map(char::len_utf8)
}

/// What is before and behind the first comma.
fn first_comma(group: &str) -> Option<(&str, &str)> {
    let name = *cut(group, |text| any_of(text, &[',', '，', '،'])).first()?;
    let behind = group.trim_start().get(name.len()..)?.trim_start().strip_prefix([',', '，', '،'])?.trim();
    (!name.is_empty() && !behind.is_empty()).then_some((name, behind))
}

fn first_piece(text: &str) -> &str {
    first_comma(text).map_or(text, |(first, _)| first)
}

/// A line cut where one group of names ends.
fn groups(line: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let separator =
        |text: &str| any_of(text, &[';', '；', '|', '•', '、', '\t']).or_else(|| text.starts_with(" / ").then_some(3));
    for group in cut(line, separator) {
        // `Ada Example/Ben Sample`, and not an address.
        let parts = cut(group, |text| any_of(text, &['/']));
        match parts[..] {
            [one, other] if [one, other].iter().all(|text| is_whole_name(text)) => out.extend(parts),
            _ => out.push(group),
        }
    }
    // `Example, Ada; Sample, Ben`: there each group is one name.
    out.retain(|group| !group.is_empty());
    if out.len() > 1 && !out.iter().all(|group| turned(group).is_some()) {
        return out.into_iter().flat_map(|group| if turned(group).is_some() { vec_of_two(group) } else { vec![group] }).collect();
    }
    if out.len() == 1 && turned(out[0]).is_some() { vec_of_two(out[0]) } else { out }
}

/// The two sides of a comma.
fn vec_of_two(group: &str) -> Vec<&str> {
    group.split(',').map(str::trim).collect()
}

/// Family name and given name of `Example, Ada`.
fn turned(group: &str) -> Option<(&str, &str)> {
    let (family, given) = group.split_once(',')?;
    let (family, given) = (family.trim(), given.trim());
    let is_short = |text: &str, most: usize| (1..=most).contains(&text.split_whitespace().count());
    if !is_short(family, 1) || !is_short(given, 2) || given.contains([',', '&', '(']) {
        return None;
    }
    let key = lower(given).replace('.', "");
    let is_plain = is_name(family) && is_name(given) && !is_any(TITLES, &key) && !is_affiliation(given);
    (is_plain && !JOINS.iter().any(|join| group.contains(join))).then_some((family, given))
}

/// The role in front of names: `Moderator: Ada Example`.
fn labelled(group: &str) -> (Option<&str>, &str) {
    match group.split_once([':', '：']) {
        Some((label, rest)) if is_role(label) && !rest.starts_with("//") => (Some(label.trim()), rest.trim()),
        _ => (None, group),
    }
}

fn singular(label: &str) -> &str {
    label.strip_suffix('s').unwrap_or(label)
}

/// Whether a label is for several people.
fn is_plural(label: &str) -> bool {
    label.ends_with('s') || is_any("panel podium", &folded(label))
}

/// Whether that is what somebody does in a session.
pub(in crate::import) fn is_role(word: &str) -> bool {
    let word = unaccented(word.trim());
    is_any(
        "moderator moderation chair host panelist panellist speaker presenter facilitator discussant keynote interviewer respondent panel podium \
         moderatorin moderateur moderatrice moderador moderadora sprecher referent ponente модератор 司会 座長 主持人",
        singular(&word),
    )
}

/// The pieces of a group of names, each with how it is joined and where it begins.
fn pieces(group: &str) -> Vec<(&str, Join, usize)> {
    let mut out = Vec::new();
    let (mut begin, mut join, mut depth, mut at) = (0, Join::Begin, 0usize, 0);
    while let Some(c) = group[at..].chars().next() {
        let rest = &group[at..];
        let width = c.len_utf8();
        match c {
            '(' | '（' => depth += 1,
            ')' | '）' => depth = depth.saturating_sub(1),
            ',' | '，' | '،' if depth == 0 => {
                out.push((group[begin..at].trim(), join, begin));
                (begin, join) = (at + width, Join::Comma);
            }
            ' ' if depth == 0 => {
                if let Some(word) = join_at(&group[begin..at], rest) {
                    if !group[begin..at].trim().is_empty() {
                        out.push((group[begin..at].trim(), join, begin));
                    }
                    at += word.len() - 1;
                    (begin, join) = (at, Join::And);
                    continue;
                }
            }
            _ => {}
        }
        at += width;
    }
    out.push((group[begin..].trim(), join, begin));
    // `A, B, and C`
    for (piece, join, at) in &mut out {
        if let Some(rest) = ["and ", "und ", "& "].into_iter().find_map(|word| piece.strip_prefix(word)) {
            *at += piece.len() - rest.len();
            (*piece, *join) = (rest, Join::And);
        }
    }
    out
}

/// The word between names that `rest` begins with.
fn join_at(before: &str, rest: &str) -> Option<&'static str> {
    let is_there = |word: &&'static str| rest.starts_with(*word);
    let count = |text: &str| text.split([',', '(']).next().unwrap_or_default().split_whitespace().count();
    let careful = |word: &&'static str| is_there(word) && (count(before) == 1 || count(&rest[word.len()..]) >= 2);
    let rare = |word: &&'static str| is_there(word) && is_whole_name(before) && is_whole_name(next_name(&rest[word.len()..]));
    JOINS.into_iter().find(is_there).or_else(|| CAREFUL.into_iter().find(careful)).or_else(|| RARE.into_iter().find(rare))
}

/// What is before the next word or mark that may end a name.
fn next_name(text: &str) -> &str {
    let near = text.char_indices().nth(LONGEST).map_or(text, |(end, _)| &text[..end]);
    let marks = near.find([',', '(', '（', ';']);
    let end = RARE.iter().filter_map(|word| near.find(word)).chain(marks).min();
    end.map_or(near, |end| &near[..end])
}

/// A name, and what is in brackets behind it.
fn without_brackets(piece: &str) -> (String, String) {
    let whole = || (piece.to_string(), String::new());
    let Some(at) = piece.find(['(', '（']).filter(|at| !piece[..*at].trim().is_empty()) else { return whole() };
    let (name, mut rest) = piece.split_at(at);
    let mut inside = Vec::new();
    while let Some(open) = rest.trim_start().strip_prefix(['(', '（']) {
        let Some((part, behind)) = open.split_once([')', '）']) else { return whole() };
        inside.push(part.trim());
        rest = behind;
    }
    if rest.trim().is_empty() { (name.trim().to_string(), inside.join(", ")) } else { whole() }
}

/// Whether that is how to reach somebody, which is not kept.
fn is_contact(piece: &str) -> bool {
    let is_address = piece.contains("://") || (piece.contains('@') && piece.contains('.') && !piece.contains(' '));
    is_address || is_telephone(piece)
}

/// Whether that is a telephone number, with or without a word in front: `Tel. 0170 1234567`.
fn is_telephone(piece: &str) -> bool {
    let number = piece.trim_start_matches(|c: char| c.is_alphabetic() || matches!(c, '.' | ':' | ' '));
    let label = folded(&piece[..piece.len() - number.len()]);
    let is_number = number.bytes().all(|byte| byte.is_ascii_digit() || b"+()-./ ".contains(&byte));
    is_number
        && number.bytes().filter(u8::is_ascii_digit).count() >= 7
        && (label.is_empty() || is_any("tel telephone telefon telefono phone mobile mobil cell handy fax t p m", &label))
}

/// A text without what says how to reach somebody.
fn without_contacts(text: &str) -> String {
    let parts = text.split(',').filter(|part| !is_contact(part.trim())).map(|part| {
        let words = part.split_whitespace().filter(|word| !is_contact(word.trim_matches(['<', '>', '(', ')', '[', ']'])));
        words.collect::<Vec<_>>().join(" ")
    });
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')' | '/' | '-')).filter(|word| !word.is_empty())
}

/// Whether a piece behind a name says what somebody is, or of what organization.
fn is_affiliation(piece: &str) -> bool {
    let of_piece: Vec<String> = words(piece).map(|word| unaccented(word.trim_end_matches('.'))).collect();
    let is_position = of_piece.iter().take(3).any(|word| is_any(POSITIONS, word));
    let is_organization = of_piece.iter().any(|word| is_any(ORGANIZATIONS, word));
    let is_sentence = piece.ends_with('.') && of_piece.len() > 6;
    (is_position || is_organization) && of_piece.len() <= 12 && !is_sentence && !piece.starts_with("Prof")
}

/// Whether a word is the acronym of an organization: `UN`.
fn is_acronym(piece: &str) -> bool {
    (2..=6).contains(&piece.len()) && piece.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// Whether that ends with a field of work.
fn is_field(piece: &str) -> bool {
    words(piece).last().is_some_and(|word| is_any(FIELDS, &folded(word)))
}

/// Whether a text is a name of two to five words, which begin with capital letters where there are any.
fn is_whole_name(text: &str) -> bool {
    let text = text.trim();
    text.len() <= 4 * LONGEST
        && (2..=5).contains(&text.split_whitespace().count())
        && !text.starts_with(char::is_lowercase)
        && is_name(text)
        && !is_affiliation(text)
}

/// Whether a group begins with the whole name of somebody.
fn begins_with_name(group: &str) -> bool {
    pieces(group).first().is_some_and(|(piece, ..)| is_whole_name(&without_brackets(piece).0))
}

/// Whether a text can be the name of somebody. Alphabets of two cases show it best: names have no small words.
fn is_name(text: &str) -> bool {
    // `Ada Example Sample Jr.`
    let is_titled = |(_, last): &(&str, &str)| last.ends_with('.') && is_any(TITLES, &folded(last));
    let text = text.rsplit_once(' ').filter(is_titled).map_or(text, |(name, _)| name);
    let mut plain = 0;
    let mut count = 0;
    for word in text.split_whitespace() {
        count += 1;
        let is_number = word.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_punctuation())
            && word.bytes().any(|byte| byte.is_ascii_digit());
        if is_any(SMALL, word) || is_number {
            return false;
        }
        let is_small = word.chars().next().is_some_and(|c| c.is_ascii_lowercase() || matches!(c, 'à'..='ÿ' | 'а'..='я'));
        let is_particle =
            is_any("de da do dos das du del della di der den van von zu af av la le el al bin bint ibn ter ten y e i of", word);
        plain += usize::from(is_small && !is_particle);
    }
    // Words of a sentence, or a sentence in a script without spaces.
    let is_long = count > 7 || text.chars().count() > LONGEST || (!text.contains(' ') && text.chars().count() > 40);
    let ends = text.ends_with(['!', '?', '。', '！', '？', ':']) || (text.ends_with('.') && count > 3);
    let last = text.split_whitespace().last().unwrap_or_default();
    let is_sentence = text.ends_with('.') && count > 1 && last.len() > 5;
    count > 0 && !(is_long || ends || is_sentence || plain > 2 || text.contains(". ") && has_sentence_end(text))
}

/// Whether a dot ends a word that is no initial and no title.
fn has_sentence_end(text: &str) -> bool {
    text.match_indices(". ").any(|(at, _)| {
        let last = text[..at].split_whitespace().last().unwrap_or_default();
        last.chars().count() > 5
    })
}

/// Whether a text is several names, such as those before and after a dash.
fn is_name_list(text: &str) -> bool {
    let pieces = pieces(text);
    pieces.len() > 1
        && pieces.iter().all(|(piece, ..)| piece.split_whitespace().count() >= 2 && is_name(piece) && !is_affiliation(piece))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> String {
        let Names { people, text } = names(text);
        let mut out = Vec::new();
        for one in people {
            let mut line = one.name;
            for (mark, part) in [(" [", one.role), (" {", one.affiliation), (" @", one.presence.to_string()), (" <", one.bio)] {
                if !part.is_empty() {
                    line = [&line, mark, &part.replace('\n', "\\n")].concat();
                }
            }
            out.push(line);
        }
        if !text.is_empty() {
            out.push(["= ", &text].concat());
        }
        out.join("|")
    }

    #[test]
    fn names_are_split_where_one_ends() {
        for &(text, names) in &[
            ("Ada Example", "Ada Example"),
            ("Ada Example, Ph.D., Ben Sample and Cem Probe", "Ada Example, Ph.D.|Ben Sample|Cem Probe"),
            ("Ada & Ben; Cem, and Dora", "Ada|Ben|Cem|Dora"),
            ("Ada, Ben", "Ada|Ben"),
            ("Example, Ada; Sample, Ben", "Ada Example|Ben Sample"),
            ("王小明、李四", "王小明|李四"),
            ("Anders Andersson", "Anders Andersson"),
            (" , ", ""),
            ("Ada Example/Ben Sample", "Ada Example|Ben Sample"),
            ("Ada Example & Ben Sample", "Ada Example|Ben Sample"),
            ("Ada Example\nBen Sample\r\nCem Probe", "Ada Example|Ben Sample|Cem Probe"),
            ("1. Ada Example\n2. Ben Sample", "Ada Example|Ben Sample"),
            ("- Ada Example\n• Ben Sample", "Ada Example|Ben Sample"),
            ("Ana García y Luis Pérez", "Ana García|Luis Pérez"),
            ("José Ortega y Gasset", "José Ortega y Gasset"),
            ("Ludwig van Beethoven, Ursula von der Leyen", "Ludwig van Beethoven|Ursula von der Leyen"),
            ("Анна Иванова и Борис Петров", "Анна Иванова|Борис Петров"),
            ("nicolas17, ada", "nicolas17|ada"),
            ("Dr. Ada B. Example, Prof. Ben Sample", "Dr. Ada B. Example|Prof. Ben Sample"),
            ("TBA", ""),
            ("Ada Example (she/her)", "Ada Example"),
            ("Ada Example, ada@example.org", "Ada Example"),
        ] {
            assert_eq!(all(text), names, "{text}");
        }
    }

    #[test]
    fn markup_never_becomes_a_name() {
        for &(text, names) in &[
            ("<a href=\"https://x.example/u/W%C3%A9\" title=\"a, b\">W&#xE9;nda Alpha</a>, Xaver Beta", "Wénda Alpha|Xaver Beta"),
            ("<ul><li>Ada Example</li><li>Ben Sample</li></ul>", "Ada Example|Ben Sample"),
            ("Ada Example<br>Ben Sample<br/>Cem Probe", "Ada Example|Ben Sample|Cem Probe"),
            ("<p>Ada Example</p><p>Ben Sample</p>", "Ada Example|Ben Sample"),
            ("&lt;b&gt;Ada Example&lt;/b&gt;", "Ada Example"),
            ("<span class='x'>Ada</span> <em>Example</em>", "Ada Example"),
            ("<table><tr><td>Ada Example</td><td>Ben Sample</td></tr></table>", "Ada Example|Ben Sample"),
        ] {
            assert_eq!(all(text), names, "{text}");
        }
    }

    #[test]
    fn sentences_are_no_names() {
        for &(text, names) in &[
            (
                "Wanda Alpha\r\nBorn in a small town, in 1990. She began to tie knots in 2001, in her father's shop.",
                "Wanda Alpha <Born in a small town, in 1990. She began to tie knots in 2001, in her father's shop.",
            ),
            (
                "Xaver Beta, director of Ropes Ltd \r\n\r\nYara Gamma, secretary of Lines \r\nShe studied in Lima, Quito and Bonn.",
                "Xaver Beta {director of Ropes Ltd|Yara Gamma {secretary of Lines <She studied in Lima, Quito and Bonn.",
            ),
            ("A talk about knots, ropes and lines.", "= A talk about knots, ropes and lines."),
            ("Speakers will be announced soon!", "= Speakers will be announced soon!"),
            ("Ada Example is a researcher. She lives in Bonn.", "= Ada Example is a researcher. She lives in Bonn."),
            ("Ada Example, who wrote two books, and Ben Sample", "Ada Example <who wrote two books, and Ben Sample"),
            ("Eva Muster, Geschäftsführerin der Knoten GmbH", "Eva Muster {Geschäftsführerin der Knoten GmbH"),
            ("Eva Muster ist seit 2001 bei uns, in Bonn und Köln.", "= Eva Muster ist seit 2001 bei uns, in Bonn und Köln."),
            ("Jean Exemple est directeur de la société.", "= Jean Exemple est directeur de la société."),
        ] {
            assert_eq!(all(text), names, "{text}");
        }
    }

    #[test]
    fn roles_and_affiliations_are_not_part_of_a_name() {
        for &(text, names) in &[
            (
                "Moderator: Ada Example; Panelists: Ben Sample, Cem Probe",
                "Ada Example [moderator|Ben Sample [panelist|Cem Probe [panelist",
            ),
            ("Ada Example (moderator), Ben Sample", "Ada Example [moderator|Ben Sample"),
            ("Ada Example (Acme, Berlin), Ben Sample", "Ada Example {Acme, Berlin|Ben Sample"),
            ("Ada Example - CEO, Acme", "Ada Example {CEO, Acme"),
            ("Ada Example, Senior Engineer at Acme, Ben Sample", "Ada Example {Senior Engineer at Acme|Ben Sample"),
            ("Ada Example and Knots Foundation", "Ada Example|Knots Foundation"),
        ] {
            assert_eq!(all(text), names, "{text}");
        }
    }
    #[test]
    fn a_label_holds_for_those_it_is_of() {
        for &(text, names) in &[
            ("Moderator: Ada Example; Ben Sample; Cem Probe", "Ada Example [moderator|Ben Sample|Cem Probe"),
            (
                "Panelists: Ada Example; Ben Sample; Moderator: Cem Probe",
                "Ada Example [panelist|Ben Sample [panelist|Cem Probe [moderator",
            ),
            (
                "Moderation: Ada Example; Podium: Ben Sample, Cem Probe",
                "Ada Example [moderator|Ben Sample [panelist|Cem Probe [panelist",
            ),
            ("Moderator: Ada Example\nBen Sample", "Ada Example [moderator|Ben Sample"),
            ("司会：王小明；李四", "王小明 [moderator|李四"),
        ] {
            assert_eq!(all(text), names, "{text}");
        }
    }

    #[test]
    fn names_behind_what_is_no_name_are_read() {
        for &(text, names) in &[
            ("Ada Example, joined Acme in 2020; Ben Sample; Cem Probe", "Ada Example <joined Acme in 2020|Ben Sample|Cem Probe"),
            ("Martin Luther King Jr.; Ben Sample", "Martin Luther King Jr.|Ben Sample"),
            ("Ada Example, Martin Luther King Jr., Ben Sample", "Ada Example|Martin Luther King Jr.|Ben Sample"),
            (
                "Ada Example, born in 1990; raised in Bonn; now in Rome",
                "Ada Example <born in 1990\\nraised in Bonn\\nnow in Rome",
            ),
        ] {
            assert_eq!(all(text), names, "{text}");
        }
    }

    #[test]
    fn what_follows_a_comma_in_each_of_several_is_an_affiliation() {
        for &(text, names) in &[
            ("Ada Example, Google; Ben Sample, Microsoft", "Ada Example {Google|Ben Sample {Microsoft"),
            ("Ada Example, UN, New York; Ben Sample, WHO, Geneva", "Ada Example {UN, New York|Ben Sample {WHO, Geneva"),
            ("Ada Example, Google\nBen Sample, World Bank", "Ada Example {Google|Ben Sample {World Bank"),
            ("Ada Example, Google (moderator); Ben Sample, SAP", "Ada Example [moderator {Google|Ben Sample {SAP"),
            ("Ada Example, Ben Sample; Cem Probe, Dora Test", "Ada Example|Ben Sample|Cem Probe|Dora Test"),
            ("Ada Example, Ph.D.; Ben Sample, MD", "Ada Example, Ph.D.|Ben Sample, MD"),
            ("Ada Example, UN", "Ada Example {UN"),
            (
                "H.E. Ms. Ada Example, Permanent Representative of Kenya; Ben Sample",
                "H.E. Ms. Ada Example {Permanent Representative of Kenya|Ben Sample",
            ),
            ("Ada Example, Minister of Health and Social Affairs", "Ada Example {Minister of Health and Social Affairs"),
            ("Ada Example, Head of Research and Ben Sample", "Ada Example {Head of Research|Ben Sample"),
        ] {
            assert_eq!(all(text), names, "{text}");
        }
    }

    #[test]
    fn brackets_stay_whole_and_say_several_things() {
        for &(text, names) in &[
            ("Ada Example (she/her), Ben Sample (he/him)", "Ada Example|Ben Sample"),
            ("Ada Example (TCP/IP group), Ben Sample", "Ada Example {TCP/IP group|Ben Sample"),
            ("Ada Example (Johns Hopkins; WHO), Ben Sample", "Ada Example {Johns Hopkins, WHO|Ben Sample"),
            ("Ada Example (UN) (moderator)", "Ada Example [moderator {UN"),
            ("Ada Example (Moderator, UN)", "Ada Example [moderator {UN"),
            ("Ada Example (remote)", "Ada Example @remote"),
            (
                "Ada Example (online, moderator); Ben Sample (UN, in person)",
                "Ada Example [moderator @remote|Ben Sample {UN @in-person",
            ),
            ("王小明（司会）", "王小明 [moderator"),
            ("Ada Example (Acme; Ben Sample", "Ada Example (Acme|Ben Sample"),
        ] {
            assert_eq!(all(text), names, "{text}");
        }
    }

    #[test]
    fn how_to_reach_somebody_is_not_kept() {
        for &(text, names) in &[
            ("Ada Example (ada@example.org)", "Ada Example"),
            ("Ada Example - ada@example.org", "Ada Example"),
            ("Ada Example (Acme, ada@example.org)", "Ada Example {Acme"),
            ("Ada Example, +1 212 555 0100", "Ada Example"),
            ("Ada Example, Tel. 0170 1234567; Ben Sample", "Ada Example|Ben Sample"),
            ("Ada Example <ada@example.org>, Ben Sample", "Ada Example|Ben Sample"),
        ] {
            assert_eq!(all(text), names, "{text}");
        }
    }

    #[test]
    fn words_between_names_in_more_languages() {
        for &(text, names) in &[
            ("Anna Nowak i Jan Kowalski", "Anna Nowak|Jan Kowalski"),
            ("Jan de Vries en Piet van Dam", "Jan de Vries|Piet van Dam"),
            ("Pep Ferrer i Sala", "Pep Ferrer i Sala"),
        ] {
            assert_eq!(all(text), names, "{text}");
        }
    }
}
