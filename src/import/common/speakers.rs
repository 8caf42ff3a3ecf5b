//! Speakers that a schedule lists by id: references to them, and their profile links.

use crate::diagnostic::Code;
use crate::import::common::accounts::{account_url, page_url};
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

/// Adds a page by its URL, or by the name of an account at a known site.
pub(in crate::import) fn page(person: &mut DraftObject, site: &str, r: &Cursor<'_>) {
    match account_url(site, &r.as_string()) {
        Some(url) => person.link("", &url, site, r),
        None => web_link(person, "", site, r),
    }
}

/// Adds a link of a program whose links are all on the web. A URL without a scheme would be relative to the feed: it is read as `https:` if it begins
/// with a host name, which is reported.
pub(in crate::import) fn web_link(made: &mut DraftObject, kind: &str, title: &str, r: &Cursor<'_>) {
    let url = r.as_string();
    if url.contains("://") || url.starts_with("mailto:") {
        made.link(kind, &url, title, r);
    } else if let Some(full) = page_url(&url) {
        r.report_help(Code::OtherForm, ["Write ", &full, "."].concat());
        made.link(kind, &full, title, r);
    } else if !url.is_empty() {
        r.report(Code::BadUrl);
    }
}
