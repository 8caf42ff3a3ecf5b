//! The names in a text. Lists have there what somebody typed: names with commas, roles and affiliations between them, markup, and
//! sometimes a biography below a name. A sentence is never a name.

use super::words::{folded, is_any};
use crate::import::common::case_fold::{is_wordy, lower};
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

/// Words for nobody in particular.
const NOBODY: &str = "tba tbd tbc na none various multiple all everyone everybody tobeannounced tobeconfirmed tobedetermined nn etal others noch offen \
    unbekannt adefinir porconfirmar";
/// Whether a text stands for a value that is not known yet, such as `TBA`.
pub(crate) fn is_placeholder(text: &str) -> bool {
    is_any(NOBODY, &folded(text))
}

/// Academic titles and the like that follow a name.
const TITLES: &str = "phd jr sr md msc mba ma ba bsc dphil ii iii iv esq rn jd llm edd";
/// Words that stand between names, or in front of them.
const JOINS: [&str; 12] = [" and ", " & ", " und ", " + ", " и ", " و ", " with ", " mit ", " avec ", " con ", " feat. ", " et "];
/// The same where a family name may have them: only between two whole names.
const CAREFUL: [&str; 2] = [" y ", " e "];
/// Small words of sentences, which no name has in lower case.
const SMALL: &str = "the a an in at is was are were has have had he she they their his her its with from for to on who which that by since born will our \
    we my as into about after before also not been be this ist sind war hat haben für mit bei aus seit als auf im zum zur wird nach über durch sie er \
    ein eine einer est une un dans pour avec par sur qui ils elle son ses es una en para con por que su sus fue desde как в на с из для что это он она";
/// Nouns of positions, without accents.
const POSITIONS: &str = "director secretary professor prof ceo cto cfo coo cio founder cofounder head lead manager engineer developer president vicepresident \
    chair chairman chairwoman chairperson researcher scientist student author journalist editor lecturer fellow consultant architect designer member minister \
    ambassador partner analyst officer coordinator advisor adviser specialist expert programmer maintainer evangelist owner leiter leiterin geschaftsfuhrer \
    geschaftsfuhrerin vorstand professorin direktor direktorin entwickler entwicklerin directeur directrice responsable chef cheffe presidente professeur \
    directora jefe jefa profesor profesora ingeniero ingeniera директор профессор руководитель";
/// Words in names of organizations, without accents.
const ORGANIZATIONS: &str = "ltd inc gmbh ag llc corp plc university institute foundation universitat hochschule universite universidad ministry department \
    association college school labs ngo institut fundacion fondation stiftung verein";

/// The names in a text, which may have markup.
pub(in crate::import) fn names(text: &str) -> Names {
    let mut out = Names::default();
    let text = without_markup(text);
    // Markup that was escaped as text.
    let text = if text.contains("&lt;") { without_markup(&text.replace("&lt;", "<").replace("&gt;", ">")) } else { text };
    for raw in text.split(['\n', '\r', '\u{2028}']) {
        let clean = line(raw);
        let clean = clean.trim_start_matches(['-', '*', '•', '–', '·', ' ']);
        if !clean.is_empty() {
            out.read_line(after_number(clean));
        }
    }
    out
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
    fn read_line(&mut self, line: &str) {
        let mut role = String::new();
        for (index, group) in groups(line).into_iter().enumerate() {
            let (label, group) = labelled(group);
            if let Some(label) = label {
                role = label;
            }
            if !self.read_group(group, &role, index == 0) {
                return;
            }
        }
    }

    /// Reads names that belong together; false if what follows on the line is no list of names.
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
            self.add(names.trim().to_string(), role);
            self.affiliate(affiliation.trim());
            return true;
        }
        for (piece, join, at) in pieces(group) {
            let key: String = unaccented(piece).chars().filter(|&c| is_wordy(c)).collect();
            if key.is_empty() || is_placeholder(piece) || is_address(piece) {
                continue;
            }
            let (name, inside) = without_brackets(piece);
            let is_behind = (join == Join::Comma || (join == Join::Begin && is_line)) && !self.people.is_empty();
            match () {
                () if join == Join::Comma && is_any(TITLES, &key) && !self.people.is_empty() => {
                    if let Some(last) = self.people.last_mut() {
                        last.name.push_str(", ");
                        last.name.push_str(piece);
                    }
                }
                () if is_behind && is_affiliation(&name) => self.affiliate(piece),
                () if is_name(&name) => {
                    self.add(name, role);
                    let own = vocabulary::role(&inside);
                    match self.people.last_mut() {
                        Some(last) if is_role(&inside) => last.role = own,
                        _ if !inside.is_empty() => self.affiliate(&inside),
                        _ => {}
                    }
                }
                () => {
                    self.prose(group[at..].trim());
                    return false;
                }
            }
        }
        true
    }

    fn add(&mut self, name: String, role: &str) {
        self.people.push(Named { name, role: role.to_string(), ..Named::default() });
    }

    fn affiliate(&mut self, text: &str) {
        if let Some(last) = self.people.last_mut() {
            let between = if last.affiliation.is_empty() { "" } else { ", " };
            last.affiliation = [&last.affiliation, between, text].concat();
        }
    }

    /// Keeps a text that is no name: what is behind a name is about that person.
    fn prose(&mut self, text: &str) {
        let whole = self.people.last_mut().map_or(&mut self.text, |last| &mut last.bio);
        if !whole.is_empty() {
            whole.push('\n');
        }
        whole.push_str(text);
    }
}

/// A line cut where one group of names ends.
fn groups(line: &str) -> Vec<&str> {
    let mut out = Vec::new();
    for group in line.split([';', '；', '|', '•', '、', '\t']).flat_map(|group| group.split(" / ")) {
        // `Ada Example/Ben Sample`, and not `she/her` or an address.
        let two_words = |text: &str| text.split_whitespace().count() >= 2 && is_name(text.trim());
        match group.split_once('/') {
            Some((one, other)) if two_words(one) && two_words(other) => out.extend([one.trim(), other.trim()]),
            _ => out.push(group.trim()),
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
fn labelled(group: &str) -> (Option<String>, &str) {
    match group.split_once(':') {
        Some((label, rest)) if is_role(label) && !rest.starts_with("//") => {
            (Some(vocabulary::role(singular(label.trim()))), rest.trim())
        }
        _ => (None, group),
    }
}

fn singular(label: &str) -> &str {
    label.strip_suffix('s').unwrap_or(label)
}

fn is_role(word: &str) -> bool {
    let word = unaccented(word.trim());
    is_any(
        "moderator moderation chair host panelist panellist speaker presenter facilitator discussant keynote interviewer respondent panel \
         moderatorin moderateur moderatrice moderador moderadora sprecher referent ponente модератор",
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
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            ',' | '，' | '،' if depth == 0 => {
                out.push((group[begin..at].trim(), join, begin));
                (begin, join) = (at + width, Join::Comma);
            }
            ' ' if depth == 0 => {
                let plain = JOINS.into_iter().find(|word| rest.starts_with(word));
                let careful = CAREFUL.into_iter().find(|word| rest.starts_with(word)).filter(|word| {
                    let count = |text: &str| text.split([',', '(']).next().unwrap_or_default().split_whitespace().count();
                    count(&group[begin..at]) == 1 || count(&rest[word.len()..]) >= 2
                });
                if let Some(word) = plain.or(careful) {
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

/// A name, and what is in brackets behind it; pronouns are left out.
fn without_brackets(piece: &str) -> (String, String) {
    if let Some((name, rest)) = piece.split_once('(')
        && let Some(inside) = rest.trim_end().strip_suffix(')')
        && !name.trim().is_empty()
    {
        let is_pronoun = inside
            .split('/')
            .all(|word| is_any("he him his she her hers they them theirs er sie il elle el ella any", &lower(word.trim())));
        return (name.trim().to_string(), if is_pronoun { String::new() } else { inside.trim().to_string() });
    }
    (piece.to_string(), String::new())
}

/// Whether that is how to reach somebody, which is not kept.
fn is_address(piece: &str) -> bool {
    piece.contains("://") || (piece.contains('@') && piece.contains('.') && !piece.contains(' '))
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

/// Whether a text can be the name of somebody. Alphabets of two cases show it best: names have no small words.
fn is_name(text: &str) -> bool {
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
    let is_long = count > 7 || text.chars().count() > 80 || (!text.contains(' ') && text.chars().count() > 40);
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
            for (mark, part) in [(" [", one.role), (" {", one.affiliation), (" <", one.bio)] {
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
}
