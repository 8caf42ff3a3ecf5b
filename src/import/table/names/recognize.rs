//! Classifies pieces of a text: names, affiliations, roles, presence, URLs, or placeholders.

use crate::import::common::case_fold::lower;
use crate::import::common::vocabulary;
use crate::import::table::words::{folded, is_any};
use crate::text::unaccented;

/// Words for values that are not known yet.
const UNDECIDED: &str =
    "tba tbd tbc na none tobeannounced tobeconfirmed tobedetermined nn nochoffen noch offen unbekannt adefinir porconfirmar";
/// Whether a text says that a value is not known yet, such as `TBA`.
pub(in crate::import) fn is_undecided(text: &str) -> bool {
    is_any(UNDECIDED, &folded(text))
}

/// Words that refer to no particular person.
const NOBODY: &str = "various multiple all everyone everybody etal others";
/// Whether a text is a placeholder for a name: a value that is not known yet, or a word for no particular person.
pub(in crate::import) fn is_placeholder(text: &str) -> bool {
    is_undecided(text) || is_any(NOBODY, &folded(text))
}

/// Whether a piece is a placeholder, possibly with a role: `TBA`, `Speaker TBC`.
pub(in crate::import) fn is_nobody(piece: &str) -> bool {
    let is_named = |word: &&str| !is_role(word);
    is_placeholder(piece) || is_placeholder(&piece.split_whitespace().filter(is_named).collect::<Vec<_>>().concat())
}

/// Academic titles and suffixes after a name.
pub(super) const TITLES: &str = "phd jr sr md msc mba ma ba bsc dphil ii iii iv esq rn jd llm edd";
/// Function words of sentences, which do not occur in names in lower case.
const SMALL: &str = "the a an in at is was are were has have had he she they their his her its with from for to on who which that by since born will our \
    we my as into about after before also not been be this ist sind war hat haben für mit bei aus seit als auf im zum zur wird nach über durch sie er \
    ein eine einer est une un dans pour avec par sur qui ils elle son ses es una en para con por que su sus fue desde как в на с из для что это он она";
/// Nouns for positions, without accents.
const POSITIONS: &str = "director secretary professor prof ceo cto cfo coo cio founder cofounder head lead manager engineer developer president vicepresident \
    chair chairman chairwoman chairperson researcher scientist student author journalist editor lecturer fellow consultant architect designer member minister \
    ambassador partner analyst representative commissioner rapporteur envoy governor mayor senator judge attorney dean rector provost curator trustee \
    treasurer economist lawyer teacher librarian activist delegate spokesperson vertreter vertreterin ministerin ministre ministra representante \
    representant officer coordinator advisor adviser specialist expert programmer maintainer evangelist owner leiter leiterin geschaftsfuhrer \
    geschaftsfuhrerin vorstand professorin direktor direktorin entwickler entwicklerin directeur directrice responsable chef cheffe presidente professeur \
    directora jefe jefa profesor profesora ingeniero ingeniera директор профессор руководитель";
/// Words in the names of organizations, without accents.
const ORGANIZATIONS: &str = "ltd inc gmbh ag llc corp plc university institute foundation universitat hochschule universite universidad ministry department \
    association college school labs ngo institut fundacion fondation stiftung verein";

/// Fields of work, which follow a conjunction in a position: `Minister of Health and Social Affairs`.
const FIELDS: &str = "affairs development economics economy technology technologies innovation policy policies science sciences research communication \
    communications culture education finance operations engineering health trade industry energy security marketing sport sports statistics \
    environment infrastructure planning management design data services partnerships outreach transformation governance rights law justice labour \
    labor agriculture tourism transport telecommunications informatics computing mathematics physics chemistry biology medicine history studies arts \
    media strategy support training learning sustainability inclusion diversity ethics privacy safety standards programs programmes projects \
    relations resources sales digitalization digitalisation entwicklung forschung wirtschaft bildung kultur gesundheit umwelt";
/// Words for remote participation.
const REMOTE: &str = "remote remotely online virtual virtually zoom viazoom onzoom bylink vialivestream joiningonline joiningremotely \
    enligne enlinea remoto aremoto distanciel distance adistance digital zugeschaltet";
const IN_PERSON: &str = "inperson onsite insitu presentiel presencial vorort";
/// Maximum number of characters in a name.
pub(super) const LONGEST: usize = 80;
const PRONOUNS: &str = "he him his she her hers they them theirs er sie il elle el ella any";

/// Qualifiers of roles: `Keynote speaker`, `Session chair`.
const QUALIFIERS: &str = "keynote invited session guest featured main plenary opening closing co lead panel special honorary first second third 1st 2nd 3rd our \
    program programme track workshop talk event";
/// Words for roles in a session.
const ROLES: &str = "moderator moderation chair host panelist panellist speaker presenter facilitator discussant keynote interviewer respondent panel podium \
    moderatorin moderateur moderatrice moderador moderadora sprecher referent ponente модератор 司会 座長 主持人 \
    sprecherin referentin vortragende vortragender redner rednerin intervenant intervenante orateur oratrice conferencier conferenciere orador oradora \
    animateur animatrice докладчик спикер 演讲者 讲者 cochair comoderator cohost copresenter keynotespeaker sessionchair";

pub(super) fn singular(label: &str) -> &str {
    label.strip_suffix("(s)").or_else(|| label.strip_suffix('s')).unwrap_or(label)
}

/// Strips the number from a label: `Speaker 2`.
fn without_number(label: &str) -> &str {
    label.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '#' | '.' | ' ' | '\u{A0}'))
}

/// Whether a label refers to several people.
pub(super) fn is_plural(label: &str) -> bool {
    label.ends_with('s') || is_any("panel podium", &folded(label))
}

/// Whether a text is a role in a session.
pub(in crate::import) fn is_role(word: &str) -> bool {
    let text = unaccented(without_number(word.trim()));
    let mut words = text.split([' ', '-', '_']).filter(|word| !word.is_empty());
    let last = words.next_back().unwrap_or_default();
    is_any(ROLES, singular(last)) && words.all(|word| is_any(QUALIFIERS, word))
}

/// Whether a text consists of pronouns, which are omitted: `she/her`.
pub(super) fn is_pronouns(part: &str) -> bool {
    part.split('/').all(|word| is_any(PRONOUNS, &lower(word.trim())))
}

/// The presence of a person, if the text states it.
pub(super) fn presence(part: &str) -> Option<&'static str> {
    let key = folded(part);
    let is = |words: &str| is_any(words, &key);
    is(REMOTE).then_some("remote").or_else(|| is(IN_PERSON).then_some("in-person"))
}

/// Whether a detail about a person is omitted, or converted to another value of the feed.
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
pub(in crate::import) fn is_understood(part: &str) -> bool {
    is_pronouns(part) || presence(part).is_some() || is_placeholder(part)
}

/// The role in a label or brackets, as a value of the format.
pub(in crate::import) fn role(label: &str) -> String {
    let label = singular(without_number(label.trim()));
    // A last word such as `chair` makes a moderator of `Panel chair`; otherwise the whole label is more specific: `Keynote speaker`.
    let last = label.rsplit(' ').next().map(vocabulary::role).filter(|role| role == "moderator");
    last.unwrap_or_else(|| vocabulary::role(label))
}

/// Whether a piece contains a URL, which is not part of a name.
pub(super) fn is_page(piece: &str) -> bool {
    piece.contains("://")
}

/// The URLs of pages in a text.
pub(super) fn pages(text: &str) -> impl Iterator<Item = &str> {
    let marks = [',', ';', '(', ')', '[', ']'];
    text.split(char::is_whitespace)
        .map(move |word| word.trim_matches(marks))
        .filter(|word| word.starts_with("https://") || word.starts_with("http://"))
}

/// Strips the URLs of pages from a text.
pub(super) fn without_pages(text: &str) -> String {
    let parts = text.split(',').map(|part| {
        let words = part.split_whitespace().filter(|word| !is_page(word));
        words.collect::<Vec<_>>().join(" ")
    });
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')' | '[' | ']' | '/' | '-'))
        .filter(|word| !word.is_empty())
}

/// Whether a piece after a name is an affiliation: a position or an organization.
pub(super) fn is_affiliation(piece: &str) -> bool {
    let of_piece: Vec<String> = words(piece).map(|word| unaccented(word.trim_end_matches('.'))).collect();
    let is_position = of_piece.iter().take(3).any(|word| is_any(POSITIONS, word));
    let is_sentence = piece.ends_with('.') && of_piece.len() > 6;
    (is_position || is_organization(piece)) && of_piece.len() <= 12 && !is_sentence && !piece.starts_with("Prof")
}

/// Whether a piece contains a word that is typical of names of organizations.
pub(super) fn is_organization(piece: &str) -> bool {
    words(piece).any(|word| is_any(ORGANIZATIONS, &unaccented(word.trim_end_matches('.'))))
}

/// Whether a text is an acronym, as of an organization: `UN`.
pub(super) fn is_acronym(piece: &str) -> bool {
    (2..=6).contains(&piece.len()) && piece.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// Whether a text ends with a field of work.
pub(super) fn is_field(piece: &str) -> bool {
    words(piece).last().is_some_and(|word| is_any(FIELDS, &folded(word)))
}

/// Whether a text is a full name: two to five words, starting with a capital letter in scripts that have case.
pub(super) fn is_whole_name(text: &str) -> bool {
    let text = text.trim();
    text.len() <= 4 * LONGEST
        && (2..=5).contains(&text.split_whitespace().count())
        && !text.starts_with(char::is_lowercase)
        && is_name(text)
        && !is_affiliation(text)
}

/// Whether a text can be a name. This is most reliable in scripts with case: names do not contain function words.
pub(super) fn is_name(text: &str) -> bool {
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
        plain += usize::from(is_small && !is_particle(word));
    }
    // Too many words, or a sentence in a script without spaces.
    let is_long = count > 7 || text.chars().count() > LONGEST || (!text.contains(' ') && text.chars().count() > 40);
    let ends = text.ends_with(['!', '?', '。', '！', '？', ':']) || (text.ends_with('.') && count > 3);
    let last = text.split_whitespace().last().unwrap_or_default();
    let is_sentence = text.ends_with('.') && count > 1 && last.len() > 5;
    count > 0 && !(is_long || ends || is_sentence || plain > 2 || text.contains(". ") && has_sentence_end(text))
}

/// Whether a word is a particle of a family name: `van`.
pub(super) fn is_particle(word: &str) -> bool {
    is_any("de da do dos das du del della di der den van von zu af av la le el al bin bint ibn ter ten y e i of", word)
}

/// Whether a period ends a word that is too long to be an initial or a title.
fn has_sentence_end(text: &str) -> bool {
    text.match_indices(". ").any(|(at, _)| {
        let last = text[..at].split_whitespace().last().unwrap_or_default();
        last.chars().count() > 5
    })
}
