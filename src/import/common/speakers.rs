//! Speakers that a schedule lists with ids: references to them, and their profiles.

use crate::diagnostic::Code;
use crate::import::common::accounts::account_url;
use crate::import::common::draft::{Draft, DraftObject};
use crate::import::common::fields::name;
use crate::import::common::iterate::each;
use crate::source::cursor::Cursor;
use crate::source::json::Json;

/// Adds to a session everybody whose id is in the list of that key; an id of nobody is reported.
pub(in crate::import) fn refer(draft: &Draft, session: &mut DraftObject, r: &Cursor<'_>, key: &str) {
    r.every(key, &mut |speaker| {
        let id = if let Json::Object(_) = speaker.json { speaker.member("id") } else { Some(*speaker) };
        if let Some(person) = id.and_then(|id| draft.referent(&id, "id", Code::UnknownSpeaker)) {
            session.appearance(person, "", speaker);
        }
    });
}

/// Adds the pages of that key to somebody: addresses, objects with a `link`, or names of accounts by the names of their sites.
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

/// Adds a page by its address, or by the name of an account at a site that is known.
pub(in crate::import) fn page(person: &mut DraftObject, site: &str, r: &Cursor<'_>) {
    let account = r.as_string();
    if account.contains("://") {
        return person.link("", &account, site, r);
    }
    match account_url(site, &account) {
        Some(url) => person.link("", &url, site, r),
        None if account.is_empty() => {}
        None => r.report(Code::BadUrl),
    }
}
