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

/// Common given names, without accents. They are evidence where the order of a name is in doubt.
const GIVEN: &str = "ada adam adrian ahmed aisha alan albert alex alexander alexandra alexandre alexey alfred ali alice alina amelie amina amy ana anders andre \
    andrea andreas andrew andrey angela anita anja anke anna anne annika anthony antoine antonia antonio arjun arthur astrid barbara beate ben benjamin \
    bernard bernd birgit bjorn bob brian bruno camille carl carla carlos carmen caroline catherine cecile charles charlotte chiara chloe chris christian \
    christina christine christoph christophe claire clara claudia claus cleo colin cornelia cristina dan daniel daniela dave david deborah denis \
    diana diego dieter dirk dmitri dominik dora doris edward elena elisabeth elizabeth ella emily emma eric erik ernst esther eva eve evelyn fabian fatima \
    felix fernando finn florian frances francesca francesco francisco francois frank franz frederic friedrich gabriel gabriele georg george gerd \
    gerhard giovanni giulia grace greta gunter gus gustav hana hanna hannah hans harald harry hassan heike heinrich heinz helen helena helga henri henrik henry \
    hermann hiroshi holger hugo ian ibrahim igor ines inga ingrid irene isabel isabelle ivan jack jacob jacques jakob james jan jana jane janet jason javier \
    jean jeff jennifer jens jessica joachim joan joao joe joel johan johanna johannes john jonas jonathan jorg jorge jose joseph josephine juan judith \
    julia julian julie julien jurgen karen karin karl katarzyna kate katharina kathrin katja kevin kim klaus konrad kristin lara lars laura laurent lea \
    lena leo leon lily linda lisa lou louis louise luc luca lucas lucia lucy luis luisa lukas luke magdalena maja manuel manuela marc marco marcus margaret \
    maria marie marion mark marko markus marta martha martin martina mary mathias matteo matthew matthias max maximilian melanie mia michael \
    michaela michel michelle miguel mikhail mohamed mohammed monica monika moritz nadia nadine natalia natalie nathalie nicolas nicole niels nikolai \
    nils nina noah nora oliver olivia olivier oscar otto pablo paola patricia patrick paul paula paulo pavel pedro peter petra philip philipp philippe \
    pierre piotr priya rachel rafael rainer ralf raphael rebecca regina renate ricardo richard rita robert roberto robin roger roland rolf rosa ruth sabine sam \
    samuel sandra sara sarah sebastian sergei sergey simon simone sofia sonja sophia sophie stefan stefanie stephan stephanie stephen steve steven susan \
    susanne sven sylvia tanja tatiana theo theresa thomas thorsten tim timo tina tobias tom tomasz torsten ulrich ulrike ursula ute uwe valentina vera \
    veronika victor victoria vincent vladimir volker walter werner wilhelm william wolfgang xavier yann yves yvonne yuki zoe";
/// Places, without accents and spaces, which follow a name as an affiliation or an origin.
const PLACES: &str = "online hybrid afghanistan albania algeria argentina armenia australia austria azerbaijan bangladesh belarus belgique belgium bolivia brazil bulgaria \
    cambodia cameroon canada chile china colombia croatia cuba cyprus czechia denmark deutschland ecuador egypt england espana estonia ethiopia finland france \
    georgia germany ghana greece hungary iceland india indonesia iran iraq ireland israel italia italy jamaica japan jordan kazakhstan kenya korea kosovo kuwait \
    latvia lebanon lithuania luxembourg malaysia malta mexico moldova mongolia morocco nepal netherlands nigeria norway osterreich pakistan panama peru \
    philippines poland portugal qatar romania russia rwanda scotland senegal serbia singapore slovakia slovenia spain sweden schweiz suisse switzerland syria \
    taiwan tanzania thailand tunisia turkey uganda ukraine uruguay venezuela vietnam wales zambia zimbabwe africa america asia europe \
    amsterdam athens atlanta austin bangalore bangkok barcelona basel beijing beirut belgrade berlin bern bogota bologna bonn bordeaux boston bremen brussels \
    bruxelles bucharest budapest cairo cambridge chicago cologne copenhagen dakar delhi denver detroit dresden dublin edinburgh florence frankfurt geneva geneve \
    genf glasgow graz hamburg hannover helsinki houston istanbul jakarta jena jerusalem kiev koln krakow kyiv kyoto lagos lausanne leeds leipzig lille lima linz \
    lisbon lisboa ljubljana london lyon madrid mainz manchester manila marseille melbourne miami milan milano montreal moscow mumbai munchen munich nairobi \
    nantes naples nice nurnberg oslo ottawa oxford paris philadelphia porto potsdam prague praha quito riga rom roma rome rotterdam salzburg santiago sarajevo \
    seattle seoul shanghai sofia stockholm strasbourg stuttgart sydney taipei tallinn tokyo toronto toulouse tunis turin utrecht valencia vancouver venice vienna \
    vilnius warsaw warschau washington wien zagreb zurich";
/// Legal forms of companies that are not among the words of organizations.
const LEGAL: &str = "sa se sas sarl sàrl srl spa lda ltda co kg ug ohg ev bv nv oy oyj ab as asa aps sl kft zrt doo gbr pty pte plc llp lp sro company limited eg mbh";

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

/// Whether a word is a common given name, or begins with one: `Anna-Lena`.
fn is_given_word(word: &str) -> bool {
    word.split('-').next().is_some_and(|part| is_any(GIVEN, &unaccented(part)))
}

/// Whether a text begins with a common given name.
pub(super) fn begins_with_given(text: &str) -> bool {
    text.split_whitespace().next().is_some_and(is_given_word)
}

/// Whether a word is an initial: `B.`
fn is_initial(word: &str) -> bool {
    word.strip_suffix('.').is_some_and(|letter| letter.chars().count() == 1 && letter.starts_with(char::is_uppercase))
}

/// Whether a text has a given name and an initial: `Ada B.`
pub(super) fn has_initial(given: &str) -> bool {
    let mut words = given.split_whitespace();
    words.next().is_some_and(|word| !is_initial(word))
        && words.next().is_some()
        && given.split_whitespace().skip(1).all(is_initial)
}

/// Whether a text behind a comma has the form of given names. Acronyms, names of companies, places, roles and presence do not.
pub(super) fn is_given(text: &str) -> bool {
    let is_cased = |part: &str| {
        let mut letters = part.chars();
        letters.next().is_some_and(|c| c.is_alphabetic() && !c.is_lowercase())
            && letters.all(|c| (c.is_alphabetic() && !c.is_uppercase()) || matches!(c, '\'' | '’' | '\u{300}'..='\u{36F}'))
    };
    let is_word = |word: &str| is_initial(word) || word.split('-').all(is_cased);
    let key = folded(text);
    let is_other =
        is_any(LEGAL, &key) || is_any(PLACES, &key) || is_role(text) || presence(text).is_some() || is_placeholder(text);
    let is_known = |word: &str| is_any(FIELDS, &folded(word)) || is_any(PLACES, &folded(word)) || is_role(word);
    let is_one_known = text.split_whitespace().any(is_known) && !begins_with_given(text);
    text.split_whitespace().all(is_word) && !is_other && !is_one_known && !is_affiliation(text)
}

/// Whether a family name is in capital letters: `SMITH`.
pub(super) fn is_in_capitals(family: &str) -> bool {
    let letters = || family.chars().filter(|c| c.is_alphabetic());
    letters().count() > 1 && letters().all(char::is_uppercase)
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
