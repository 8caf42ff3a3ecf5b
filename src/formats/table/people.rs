//! Who takes part, by ids, by names, or several in one text.

use super::row::{Row, folded};
use crate::feed::json::Json;
use crate::feed::reading::Reading;
use crate::formats::clean::{first, joined, line, paragraphs};
use crate::formats::draft::{Draft, Made};
use crate::formats::identity::Person;
use crate::formats::missing;
use crate::formats::walk::each;
use crate::problem::Code;

const NAME: &[&str] = &["name", "fullname", "displayname", "speakername", "publicname", "label"];
const BIO: &[&str] = &["bio", "biography", "description", "about", "abstract", "desc"];
const POSITION: &[&str] = &["position", "jobtitle", "tagline", "job", "title", "role", "occupation", "affiliation"];
const COMPANY: &[&str] = &["company", "organization", "organisation", "employer", "affiliation", "institution"];
const PICTURE: &[&str] = &[
    "photo",
    "photourl",
    "picture",
    "pictureurl",
    "profilepicture",
    "image",
    "imageurl",
    "avatar",
    "avatarurl",
    "headshot",
    "thumbnail",
];
const PAGES: &[&str] = &[
    "url",
    "website",
    "homepage",
    "link",
    "blog",
    "twitter",
    "x",
    "mastodon",
    "linkedin",
    "github",
    "facebook",
    "organizationurl",
];

/// Keys of ids.
const IDS: [(&str, &[&str]); 5] =
    [("guid", &["guid", "uuid"]), ("code", &["code"]), ("id", &["id", "speakerid"]), ("key", &["key"]), ("slug", &["slug"])];

fn name(row: &Row<'_>) -> String {
    let both = line(&joined(&[row.name(&["firstname", "givenname"]), row.name(&["lastname", "familyname", "surname"])], " "));
    first(&mut [row.name(NAME), both])
}

/// Everything that identifies somebody, `key` being that of a map of people.
fn ids(row: &Row<'_>, key: &str) -> Vec<(&'static str, String)> {
    let mut ids: Vec<(&str, String)> = IDS.iter().map(|(what, words)| (*what, row.string(words))).collect();
    if ids.iter().all(|(what, id)| id.is_empty() || *what == "code") {
        ids.push(("id", key.to_string()));
    }
    ids
}

/// Whether that is the id of somebody.
fn is_id(draft: &Draft, text: &str) -> bool {
    IDS.iter().any(|(what, _)| draft.has_id(what, text))
}

/// The person of an id that stands there.
fn referent(draft: &Draft, r: &Reading<'_>) -> Option<Person> {
    let said = r.as_string();
    let what = IDS.iter().find(|(what, _)| draft.has_id(what, &said)).map_or("id", |(what, _)| what);
    draft.referent(r, what, Code::UnknownSpeaker)
}

/// Somebody who is described. Of how to reach them only pages are kept.
pub(super) fn describe(draft: &mut Draft, r: &Reading<'_>, key: &str) -> Option<Person> {
    let row = Row::of(r);
    let name = name(&row);
    if name.is_empty() {
        missing::silently(r, Code::NoName);
        return None;
    }
    let somebody = draft.somebody(r, &name, &ids(&row, key));
    let person = draft.person(somebody);
    row.tell(person, "bio", BIO, paragraphs);
    let (position, company) = (row.name(POSITION), row.name(COMPANY));
    let is_both = !position.is_empty() && !company.is_empty() && !position.contains(&company);
    person.say("affiliation", if is_both { [position, ", ".into(), company].concat() } else { first(&mut [position, company]) });
    if let Some((_, picture)) = row.find(PICTURE)
        && let Json::Text(url) = picture.json
    {
        person.say("picture", url.trim());
    }
    if !person.has("links") {
        row.each(&mut |word, value| match (word, value.json) {
            ("links" | "socials" | "sociallinks", _) => each(value, &mut |key, link| page(person, link, key)),
            (word, Json::Text(_)) if PAGES.contains(&word) => page(person, value, ""),
            _ => {}
        });
    }
    Some(somebody)
}

/// A page of somebody's, of which only an address will do: not a name that they have somewhere.
fn page(person: &mut Made, r: &Reading<'_>, key: &str) {
    let row = Row::of(r);
    let (url, title) = match r.json {
        Json::Text(url) => (url.trim().to_string(), key.to_string()),
        _ => (row.name(&["url", "link", "href"]), row.name(&["title", "name", "label", "type", "linktype", "service"])),
    };
    if url.starts_with("http://") || url.starts_with("https://") {
        person.link("", &url, &title, r);
    }
}

/// Puts into a session who is told under a key: `word` is the key without what is between words.
pub(super) fn take(draft: &mut Draft, session: &mut Made, r: &Reading<'_>, word: &str, role: &str) {
    let is_id = word.ends_with("id") || word.ends_with("ids");
    match r.json {
        Json::Text(text) if !is_id && !self::is_id(draft, text.trim()) && !draft.has_name(&line(text)) => {
            for name in split(text) {
                named(draft, session, r, &name, role);
            }
        }
        Json::List(_) => each(r, &mut |_, one| match one.json {
            Json::Null => {}
            _ => take_one(draft, session, one, is_id, role),
        }),
        _ => take_one(draft, session, r, is_id, role),
    }
}

fn take_one(draft: &mut Draft, session: &mut Made, r: &Reading<'_>, is_id: bool, role: &str) {
    if let Json::Object(_) = r.json {
        let row = Row::of(r);
        let own = row.name(&["role"]);
        let called = name(&row);
        let known = match row.find(&["id", "speakerid", "guid", "uuid", "person"]) {
            Some((_, id)) if called.is_empty() && self::is_id(draft, &id.as_string()) => referent(draft, &id),
            // Somebody who is described elsewhere is only mentioned here.
            Some((_, id)) if !called.is_empty() && self::is_id(draft, &id.as_string()) => {
                let count = draft.people.len();
                let known = draft.somebody(r, &called, &ids(&row, ""));
                if draft.people.len() > count { describe(draft, r, "") } else { Some(known) }
            }
            _ => describe(draft, r, ""),
        };
        if let Some(person) = known {
            let is_role = !own.is_empty() && draft.person(person).get("affiliation").is_none_or(|known| !known.contains(&own));
            let own = crate::formats::roles::role(&own);
            session.appearance(person, if is_role { &own } else { role }, r);
        }
        return;
    }
    let said = line(&r.as_string());
    if is_id || matches!(r.json, Json::Number(_)) || self::is_id(draft, &said) {
        if let Some(person) = referent(draft, r) {
            session.appearance(person, role, r);
        }
    } else {
        named(draft, session, r, &said, role);
    }
}

fn named(draft: &mut Draft, session: &mut Made, r: &Reading<'_>, name: &str, role: &str) {
    let name = line(name);
    if matches!(folded(&name).as_str(), "" | "tba" | "tbd" | "na" | "none") {
        return;
    }
    let person = draft.somebody(r, &name, &[]);
    session.appearance(person, role, r);
}

/// The names in a text: `Ada Example, Ph.D., Ben Sample and Cem Probe`.
fn split(text: &str) -> Vec<String> {
    let mut text = text.to_string();
    for &between in &[" and ", " & ", " und ", ";", "、", "，", "；", "\n", " / "] {
        text = text.replace(between, ",");
    }
    let mut out: Vec<String> = Vec::new();
    for part in text.split(',') {
        let part = line(part);
        let part = part.strip_prefix("and ").unwrap_or(&part);
        let is_title = ["phd", "jr", "sr", "md", "msc", "mba", "ii", "iii", "iv", "esq"].contains(&folded(part).as_str());
        match out.last_mut() {
            Some(last) if is_title => last.push_str(&[", ", part].concat()),
            _ if part.is_empty() => {}
            _ => out.push(part.to_string()),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn names_are_split_where_one_ends() {
        for &(text, names) in &[
            ("Ada Example", "Ada Example"),
            ("Ada Example, Ph.D., Ben Sample and Cem Probe", "Ada Example, Ph.D.|Ben Sample|Cem Probe"),
            ("Ada & Ben; Cem, and Dora", "Ada|Ben|Cem|Dora"),
            ("王小明、李四", "王小明|李四"),
            ("Anders Andersson", "Anders Andersson"),
            (" , ", ""),
        ] {
            assert_eq!(super::split(text).join("|"), names, "{text}");
        }
    }
}
