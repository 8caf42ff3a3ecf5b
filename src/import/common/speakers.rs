//! Speakers that a schedule lists with ids: references to them, and their profiles.

use crate::diagnostic::Code;
use crate::import::common::case_fold::lower;
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
    if account.contains("://") || account.starts_with("mailto:") {
        return person.link("", &account, site, r);
    }
    let account = account.trim_start_matches('@');
    let known = SITES.iter().find(|(known, _)| *known == lower(site));
    match known {
        _ if account.is_empty() => {}
        Some((_, address)) if !account.contains(['/', ' ', '?', '#']) => {
            person.link("", &[address, account].concat(), site, r);
        }
        _ => report_relative(r),
    }
}

/// Adds a link of a program whose addresses are all on the web; one without a scheme would be relative to the feed, and is reported.
pub(in crate::import) fn web_link(made: &mut DraftObject, kind: &str, r: &Cursor<'_>) {
    let url = r.as_string();
    match url.contains("://") {
        true => made.link(kind, &url, "", r),
        false if url.is_empty() => {}
        false => report_relative(r),
    }
}

/// Reports what is no address of the web, with the address that it probably is.
fn report_relative(r: &Cursor<'_>) {
    let said = r.as_string();
    let is_host = said.contains('.') && !said.contains([' ', '@', ':']) && said.starts_with(char::is_alphanumeric);
    match is_host {
        true => r.report_help(Code::BadUrl, ["Write https://", &said, "."].concat()),
        false => r.report(Code::BadUrl),
    }
}

/// Sites with what stands before the name of an account in its address.
const SITES: [(&str, &str); 7] = [
    ("bluesky", "https://bsky.app/profile/"),
    ("facebook", "https://www.facebook.com/"),
    ("github", "https://github.com/"),
    ("instagram", "https://www.instagram.com/"),
    ("linkedin", "https://www.linkedin.com/in/"),
    ("twitter", "https://twitter.com/"),
    ("x", "https://x.com/"),
];
