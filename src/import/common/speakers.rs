//! Speakers that a schedule lists by id: references to them, and their profile links.

use crate::diagnostic::Code;
use crate::import::common::case_fold::lower;
use crate::import::common::draft::{Draft, DraftObject};
use crate::import::common::fields::name;
use crate::import::common::iterate::each;
use crate::source::cursor::Cursor;
use crate::source::json::Json;

/// Adds the people whose ids are in the list at a key to a session. An unknown id is reported.
pub(in crate::import) fn refer(draft: &Draft, session: &mut DraftObject, r: &Cursor<'_>, key: &str) {
    r.every(key, &mut |speaker| {
        let id = if let Json::Object(_) = speaker.json { speaker.member("id") } else { Some(*speaker) };
        if let Some(person) = id.and_then(|id| draft.referent(&id, "id", Code::UnknownSpeaker)) {
            session.appearance(person, "", speaker);
        }
    });
}

/// Adds the links at a key to a person: URLs, objects with a `link`, or account names by site.
pub(in crate::import) fn pages(person: &mut DraftObject, r: &Cursor<'_>, key: &str) {
    let Some(member) = r.member(key) else { return };
    match member.json {
        Json::Text(_) => page(person, "", &member),
        _ => each(&member, &mut |site, one| match one.json {
            Json::Null => {}
            Json::Object(_) => {
                let site = name(one, "name");
                ["link", "url"].into_iter().filter_map(|key| one.member(key)).for_each(|link| page(person, &site, &link));
            }
            _ => page(person, site, one),
        }),
    }
}

/// Adds a link: a URL, or an account name at a known site.
pub(in crate::import) fn page(person: &mut DraftObject, site: &str, r: &Cursor<'_>) {
    let account = r.as_string();
    if account.contains("://") {
        return person.link("", &account, site, r);
    }
    let account = account.trim_start_matches('@');
    let known = SITES.iter().find(|(known, _)| *known == lower(site));
    match known {
        _ if account.is_empty() => {}
        Some((_, address)) if !account.contains(['/', ' ', '?', '#']) => {
            person.link("", &[address, account].concat(), site, r);
        }
        _ => r.report(Code::BadUrl),
    }
}

/// Known sites, with the URL prefix of account names.
const SITES: [(&str, &str); 7] = [
    ("bluesky", "https://bsky.app/profile/"),
    ("facebook", "https://www.facebook.com/"),
    ("github", "https://github.com/"),
    ("instagram", "https://www.instagram.com/"),
    ("linkedin", "https://www.linkedin.com/in/"),
    ("twitter", "https://twitter.com/"),
    ("x", "https://x.com/"),
];
