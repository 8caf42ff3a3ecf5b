//! Reads people: by id, by name, or several in one text.

use super::assumed::Assumptions;
use super::flags;
use super::names::{Form, Named, Names, are_family_first, given_first, is_nobody, is_placeholder, is_role, names, names_of_item};
use super::row::Row;
use super::words::{Words, is_any};
use crate::diagnostic::Code;
use crate::import::common::accounts::{account_url, is_site, page_url};
use crate::import::common::draft::{Draft, DraftObject};
use crate::import::common::iterate::each;
use crate::import::common::people_index::Person;
use crate::import::common::report;
use crate::import::common::strip_markup::{first, joined, line, paragraphs};
use crate::import::common::vocabulary;
use crate::source::cursor::Cursor;
use crate::source::json::Json;
use crate::source::log::Log;

const NAME: Words = "name fullname speaker nombre nom имя 姓名 الاسم displayname speakername publicname label";
/// Keys of what somebody is in a session, of which an object may have the name: `"presenter": {"id": 1, "presenter": "Ada Example"}`.
const OWN_NAME: Words = "presenter presentername author authorname moderator panelist host guest lecturer instructor trainer teacher artist \
    referent sprecher intervenant orateur ponente orador text value headline";
const BIO: Words = "bio biography description about abstract desc";
const POSITION: Words = "position jobtitle tagline job title role occupation affiliation";
const COMPANY: Words = "company organization organisation employer affiliation institution affiliations organizations";
const PICTURE: Words = "photo photourl picture pictureurl profilepicture image imageurl avatar avatarurl headshot thumbnail";
const PAGES: Words = "url website homepage link blog organizationurl companyurl";

/// Keys of ids.
const IDS: [(&str, Words); 5] =
    [("guid", "guid uuid"), ("code", "code"), ("id", "id speakerid"), ("key", "key"), ("slug", "slug")];

fn name(row: &Row<'_>) -> String {
    let both = line(&joined(&[row.name("firstname givenname"), row.name("lastname familyname surname")], " "));
    first(&mut [row.name(NAME), both, row.name(OWN_NAME)])
}

/// The ids of a person, including their key in a map of people.
fn ids(row: &Row<'_>, key: &str) -> Vec<(&'static str, String)> {
    let mut ids: Vec<(&str, String)> = IDS.iter().map(|(what, words)| (*what, row.string(words))).collect();
    if ids.iter().all(|(what, id)| id.is_empty() || *what == "code") {
        ids.push(("id", key.to_string()));
    }
    ids
}

/// Whether a text is the id of a known person.
fn is_id(draft: &Draft, text: &str) -> bool {
    IDS.iter().any(|(what, _)| draft.has_id(what, text))
}

/// The person that an id refers to.
fn referent(draft: &Draft, r: &Cursor<'_>) -> Option<Person> {
    let text = r.as_string();
    let what = IDS.iter().find(|(what, _)| draft.has_id(what, &text)).map_or("id", |(what, _)| what);
    draft.referent(r, what, Code::UnknownSpeaker)
}

/// Reads a person's profile. Of contact details only web pages are kept.
pub(super) fn describe(draft: &mut Draft, r: &Cursor<'_>, key: &str, assumed: &mut Assumptions) -> Option<Person> {
    describe_as(draft, r, key, "", false, assumed).map(|(person, _)| person)
}

/// The names of people that are objects, to find out how the names of their list are written.
pub(super) fn name_of(r: &Cursor<'_>) -> Option<String> {
    Some(name(&Row::of(r))).filter(|name| !name.is_empty())
}

/// How the names of a list of people are written, if all are written with the family name first.
pub(super) fn form_of(list: &Cursor<'_>) -> Form {
    // A separate log: inspecting a value does not mark it as read.
    let log = Log::default();
    let mut names = Vec::new();
    each(&Cursor { json: list.json, path: list.path, log: &log }, &mut |_, one| names.extend(name_of(one)));
    if are_family_first(&names) { Form::FamilyFirst } else { Form::Free }
}

/// A name with the family name first, in the order of a person who is known.
fn known_in_order(draft: &Draft, name: &str) -> Option<String> {
    given_first(name, Form::FamilyFirst).filter(|turned| draft.has_name(turned) && !draft.has_name(name))
}

/// The same, of somebody who goes by that name if the object has none, with an affiliation that differs from the one that is known.
fn describe_as(
    draft: &mut Draft,
    r: &Cursor<'_>,
    key: &str,
    otherwise: &str,
    is_in_session: bool,
    assumed: &mut Assumptions,
) -> Option<(Person, String)> {
    let row = Row::of(r);
    let mut name = first(&mut [name(&row), line(otherwise)]);
    if name.is_empty() {
        report::silently(r, Code::NoName);
        return None;
    }
    if let Some(turned) = given_first(&name, assumed.form).or_else(|| known_in_order(draft, &name)) {
        report_turned(assumed, r, &turned);
        name = turned;
    }
    let somebody = draft.somebody(r, &name, &ids(&row, key));
    let person = draft.person(somebody);
    row.tell(person, "bio", BIO, paragraphs);
    if let Some((_, picture)) = row.find(PICTURE)
        && let Json::Text(url) = picture.json
    {
        person.say("picture", url.trim());
    }
    if !person.has("links") {
        row.each(&mut |word, value| match (word, value.json) {
            ("links" | "socials" | "sociallinks", _) => each(value, &mut |key, link| page(person, link, key, "")),
            (word, Json::Text(_)) if is_any(PAGES, word) => page(person, value, "", ""),
            (word, Json::Text(_)) if is_site(word) => page(person, value, "", word),
            _ => {}
        });
    }
    let affiliation = affiliation(&row, is_in_session);
    let other = if is_in_session {
        draft.affiliate(somebody, affiliation)
    } else {
        draft.person(somebody).say("affiliation", affiliation);
        String::new()
    };
    Some((somebody, other))
}

/// What somebody is, and where. In a session, `"role": "Moderator"` is what they do there, and no position.
fn affiliation(row: &Row<'_>, is_in_session: bool) -> String {
    let (position, company) = (all_in_one(row, POSITION), all_in_one(row, COMPANY));
    let is_own_role = is_in_session && is_role(&position) && row.find(POSITION).is_some_and(|(word, _)| word == "role");
    let position = if is_own_role { String::new() } else { position };
    let is_both = !position.is_empty() && !company.is_empty() && !position.contains(&company);
    if is_both { [position, ", ".into(), company].concat() } else { first(&mut [position, company]) }
}

/// Flags of a person in a session, with the role that each gives.
const FLAGS: [(&str, &str); 8] = [
    ("ismoderator", "moderator"),
    ("moderator", "moderator"),
    ("ischair", "moderator"),
    ("chair", "moderator"),
    ("ishost", "host"),
    ("host", "host"),
    ("ispanelist", "panelist"),
    ("panelist", "panelist"),
];

/// What somebody does in a session: in words, or by a flag.
fn own_role(row: &Row<'_>) -> String {
    let flag = || FLAGS.iter().find(|(word, _)| row.is(word)).map_or("", |(_, role)| role);
    first(&mut [row.name("role"), flag().to_string()])
}

/// The value of the first matching word, which may be a list of texts or of named objects; joined to one text.
fn all_in_one(row: &Row<'_>, words: Words) -> String {
    let Some((_, found)) = row.find(words).filter(|(_, found)| matches!(found.json, Json::List(_))) else {
        return row.name(words);
    };
    let mut all = Vec::new();
    each(&found, &mut |_, one| match one.json {
        Json::Object(_) => all.push(Row::of(one).name(NAME)),
        Json::Text(text) => all.push(line(text)),
        _ => {}
    });
    joined(&all, ", ")
}

/// A page of somebody's: an address, or an account at a site that its key or its title names.
fn page(person: &mut DraftObject, r: &Cursor<'_>, key: &str, site: &str) {
    let row = Row::of(r);
    let (url, title) = match r.json {
        Json::Text(url) => (url.trim().to_string(), key.to_string()),
        _ => (row.name("url link href"), row.name("title name label type linktype service")),
    };
    let kind = if site.is_empty() { &title } else { site };
    if url.starts_with("http://") || url.starts_with("https://") {
        person.link("", &url, if site.is_empty() { &title } else { "" }, r);
    } else if let Some(url) = account_url(kind, &url).filter(|_| is_site(kind) && !is_placeholder(&url)) {
        person.link("", &url, "", r);
    } else if let Some(url) = page_url(&url) {
        r.report_help(Code::OtherForm, ["Write ", &url, "."].concat());
        person.link("", &url, if site.is_empty() { &title } else { "" }, r);
    } else if is_site(kind) && !is_placeholder(&url) && url.contains(char::is_alphanumeric) {
        r.report(Code::BadUrl);
    }
}

/// Adds the people under a key to a session. `word` is the key without separators.
pub(super) fn take(
    draft: &mut Draft,
    session: &mut DraftObject,
    r: &Cursor<'_>,
    word: &str,
    role: &str,
    assumed: &mut Assumptions,
) {
    let is_id = word.ends_with("id") || word.ends_with("ids");
    match r.json {
        Json::Text(text) if !is_id && !self::is_id(draft, text.trim()) => in_text(draft, session, r, text, role, assumed),
        Json::List(items) => {
            let texts: Vec<String> =
                items.iter().filter_map(|item| if let Json::Text(text) = item { Some(text.to_string()) } else { None }).collect();
            let form = if assumed.form == Form::Free { Form::of(&texts) } else { assumed.form };
            each(r, &mut |_, one| match one.json {
                Json::Null => {}
                Json::Text(text) if form != Form::Free && !self::is_id(draft, text.trim()) => {
                    take_names(draft, session, one, names_of_item(text, form), role, assumed);
                }
                _ => take_one(draft, session, one, is_id, role, assumed),
            });
        }
        Json::Object(_) if !is_person(r) => in_map(draft, session, r, is_id, role, assumed),
        _ => take_one(draft, session, r, is_id, role, assumed),
    }
}

/// Whether an object describes one person, rather than being a map of people.
fn is_person(r: &Cursor<'_>) -> bool {
    let row = Row::of(r);
    let mut has_things = false;
    row.each(&mut |_, value| has_things |= matches!(value.json, Json::Object(_)));
    let is_named = row.has(NAME) || row.has("firstname lastname givenname familyname surname");
    is_named || (!has_things && row.has("id speakerid guid uuid person bio biography"))
}

/// Reads a map of people, by id or by name: `{"1": {"name": …}}`, `{"a1": true}`, `{"Ada Example": {"bio": …}}`.
fn in_map(draft: &mut Draft, session: &mut DraftObject, r: &Cursor<'_>, is_id: bool, role: &str, assumed: &mut Assumptions) {
    each(r, &mut |key, one| {
        let is_name = key.trim().contains(' ');
        match one.json {
            Json::Null | Json::Bool(false) => {}
            Json::Bool(true) if self::is_id(draft, key) => {
                let id = Json::Text(key.into());
                if let Some(person) = referent(draft, &Cursor { json: &id, path: one.path, log: one.log }) {
                    session.appearance_once(person, role, one);
                }
            }
            Json::Bool(true) if is_name => in_text(draft, session, one, key, role, assumed),
            Json::Object(_) if is_name && !Row::of(one).has(NAME) => {
                if let Some((person, other)) = describe_as(draft, one, "", key, true, assumed) {
                    appear(session, person, role, other, one);
                }
            }
            Json::Object(_) if Row::of(one).name(NAME).is_empty() && !Row::of(one).has("firstname lastname id") => {}
            Json::Text(text) if is_name && !text.trim().is_empty() => {
                let person = Named { name: line(key), affiliation: line(text), ..Named::default() };
                named(draft, session, one, person, role, assumed);
            }
            _ => take_one(draft, session, one, is_id, role, assumed),
        }
    });
}

fn take_one(draft: &mut Draft, session: &mut DraftObject, r: &Cursor<'_>, is_id: bool, role: &str, assumed: &mut Assumptions) {
    if let Json::Object(_) = r.json {
        let row = Row::of(r);
        let own = own_role(&row);
        let called = name(&row);
        let known = match row.find("id speakerid guid uuid person") {
            Some((_, id)) if called.is_empty() && self::is_id(draft, &id.as_string()) => {
                referent(draft, &id).map(|person| (person, String::new()))
            }
            // A person with a definition elsewhere is only referred to here.
            Some((_, id)) if !called.is_empty() && self::is_id(draft, &id.as_string()) => {
                let count = draft.people.len();
                let known = draft.somebody(r, &called, &ids(&row, ""));
                if draft.people.len() > count {
                    describe_as(draft, r, "", "", true, assumed)
                } else {
                    Some((known, String::new()))
                }
            }
            _ => describe_as(draft, r, "", "", true, assumed),
        };
        if let Some((person, other)) = known {
            let known = draft.person(person).get("affiliation").unwrap_or_default();
            let is_position = || known.contains(&own) || other.contains(&own);
            let is_own = !own.is_empty() && (is_role(&own) || !is_position());
            let own = vocabulary::role(&own);
            appear(session, person, if is_own { &own } else { role }, other, r);
            if let Some(appearance) = session.appearance_of(person).filter(|_| flags::REMOTE.iter().any(|word| row.is(word))) {
                appearance.say("presence", "remote");
            }
        }
        return;
    }
    let text = line(&r.as_string());
    if is_id || matches!(r.json, Json::Number(_)) || self::is_id(draft, &text) {
        if let Some(person) = referent(draft, r) {
            session.appearance_once(person, role, r);
        }
    } else if let Json::Text(text) = r.json {
        in_text(draft, session, r, text, role, assumed);
    }
}

/// Reads names from a text. Text that is not a name becomes a biography or part of the abstract, which is reported.
fn in_text(draft: &mut Draft, session: &mut DraftObject, r: &Cursor<'_>, text: &str, role: &str, assumed: &mut Assumptions) {
    // A text that equals a known name is that person, whatever it looks like.
    if draft.has_name(&line(text)) {
        let person = draft.somebody(r, &line(text), &[]);
        session.appearance_once(person, role, r);
        return;
    }
    if let Some(name) = known_in_order(draft, &line(text)) {
        return named(draft, session, r, Named { name, is_turned: true, ..Named::default() }, role, assumed);
    }
    take_names(draft, session, r, names(text, assumed.form), role, assumed);
}

fn take_names(draft: &mut Draft, session: &mut DraftObject, r: &Cursor<'_>, names: Names, role: &str, assumed: &mut Assumptions) {
    for person in names.people {
        named(draft, session, r, person, role, assumed);
    }
    if !names.text.is_empty() {
        assumed.report(Code::NotAName, r, String::new());
        let known = session.get("abstract").unwrap_or_default().to_string();
        if !known.contains(&names.text) && (!known.is_empty() || !session.has("abstract")) {
            session.tell("abstract", joined(&[known, names.text], "\n\n"), r);
        }
    }
}

fn named(draft: &mut Draft, session: &mut DraftObject, r: &Cursor<'_>, person: Named, role: &str, assumed: &mut Assumptions) {
    if is_nobody(&person.name) {
        return;
    }
    if person.is_turned {
        report_turned(assumed, r, &person.name);
    }
    for (code, text) in [(Code::BioAssumed, &person.bio), (Code::AffiliationAssumed, &person.affiliation)] {
        if !text.is_empty() {
            assumed.report(code, r, String::new());
        }
    }
    mention(draft, session, r, person, role);
}

fn report_turned(assumed: &mut Assumptions, r: &Cursor<'_>, name: &str) {
    assumed.report(Code::NameTurned, r, ["Write ", name, "."].concat());
}

/// Adds somebody named in a text to a session, with a role unless the text gives one.
pub(in crate::import) fn mention(draft: &mut Draft, session: &mut DraftObject, r: &Cursor<'_>, person: Named, role: &str) {
    let Named { name, role: own, affiliation, presence, bio, pages, .. } = person;
    let somebody = draft.somebody(r, &name, &[]);
    let other = draft.affiliate(somebody, affiliation);
    let person = draft.person(somebody);
    if !person.has("bio") {
        person.say("bio", bio);
    }
    pages.iter().for_each(|page| person.link("", page, "", r));
    appear(session, somebody, if own.is_empty() { role } else { &own }, other, r);
    if let Some(appearance) = session.appearance_of(somebody) {
        appearance.say("presence", presence);
    }
}

/// Adds the appearance of somebody to a session, with the affiliation that they have there alone.
fn appear(session: &mut DraftObject, person: Person, role: &str, affiliation: String, r: &Cursor<'_>) {
    session.appearance_once(person, role, r);
    if let Some(appearance) = session.appearance_of(person).filter(|_| !affiliation.is_empty()) {
        appearance.say("affiliation", affiliation);
    }
}
