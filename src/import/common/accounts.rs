//! Accounts on sites: converts `@ada` on GitHub to a URL.

use crate::import::common::case_fold::{is_wordy, lower};

/// Sites, with the prefix of the URLs of their accounts.
const SITES: [(&str, &str); 11] = [
    ("bluesky", "https://bsky.app/profile/"),
    ("bsky", "https://bsky.app/profile/"),
    ("facebook", "https://www.facebook.com/"),
    ("github", "https://github.com/"),
    ("gitlab", "https://gitlab.com/"),
    ("instagram", "https://www.instagram.com/"),
    ("linkedin", "https://www.linkedin.com/in/"),
    ("threads", "https://www.threads.net/@"),
    ("twitter", "https://twitter.com/"),
    ("x", "https://x.com/"),
    ("youtube", "https://www.youtube.com/@"),
];

/// Suffixes of keys after the name of a site: `twitterHandle`.
const ENDS: [&str; 8] = ["handle", "username", "account", "profile", "name", "user", "url", "id"];

/// The site in a key.
fn site(key: &str) -> String {
    let word: String = lower(key).chars().filter(|&c| is_wordy(c)).collect();
    let known = ENDS.iter().find_map(|end| word.strip_suffix(end)).filter(|site| !site.is_empty());
    known.map_or(word.clone(), str::to_string)
}

/// Whether a key names a site with accounts.
pub(in crate::import) fn is_site(key: &str) -> bool {
    let site = site(key);
    matches!(site.as_str(), "mastodon" | "fediverse") || SITES.iter().any(|(known, _)| *known == site)
}

/// The URL of an account on the site that a key names; `None` if the key names no site or the value is no account.
pub(in crate::import) fn account_url(key: &str, account: &str) -> Option<String> {
    let (site, account) = (site(key), account.trim());
    let bare = account.trim_start_matches('@');
    if bare.is_empty() || bare.contains(char::is_whitespace) {
        return None;
    }
    if bare.contains(['/', '?', '#', ':', ',', ';']) {
        return None;
    }
    if let Some((name, host)) = bare.split_once('@') {
        let is_host = host.contains('.') && !host.contains('@');
        return (matches!(site.as_str(), "mastodon" | "fediverse") && is_host).then(|| ["https://", host, "/@", name].concat());
    }
    let (_, address) = SITES.iter().find(|(known, _)| *known == site)?;
    let is_short = matches!(site.as_str(), "bluesky" | "bsky") && !bare.contains('.');
    let end = if is_short { ".bsky.social" } else { "" };
    Some([address, bare, end].concat())
}

/// The URL of a page without a scheme: `ada.example/blog`.
pub(in crate::import) fn page_url(text: &str) -> Option<String> {
    let host = text.split(['/', '?', '#']).next().unwrap_or_default();
    let (_, top) = host.rsplit_once('.')?;
    let is_label = |label: &str| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-');
    let is_host = top.len() >= 2 && top.bytes().all(|byte| byte.is_ascii_alphabetic()) && host.split('.').all(is_label);
    (is_host && !text.contains(char::is_whitespace)).then(|| ["https://", text].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_the_address_of_a_page() {
        for (text, url) in [
            ("ada.example", Some("https://ada.example")),
            ("www.ada.example/blog?x=1", Some("https://www.ada.example/blog?x=1")),
            ("Ada Example", None),
            ("ada@x.example", None),
            ("v1.2", None),
            ("/ada.html", None),
        ] {
            assert_eq!(page_url(text).as_deref(), url, "{text}");
        }
    }

    #[test]
    fn accounts_are_addresses_by_their_sites() {
        for (key, account, url) in [
            ("twitter", "@ada", Some("https://twitter.com/ada")),
            ("X", "ada", Some("https://x.com/ada")),
            ("githubUsername", "bo", Some("https://github.com/bo")),
            ("mastodon", "@bo@social.example", Some("https://social.example/@bo")),
            ("mastodon_handle", "bo@social.example", Some("https://social.example/@bo")),
            ("mastodon", "bo", None),
            ("bluesky", "bo.example", Some("https://bsky.app/profile/bo.example")),
            ("bluesky", "@bo", Some("https://bsky.app/profile/bo.bsky.social")),
            ("twitter", "none of these", None),
            ("twitter", "bo@x.example", None),
            ("pet", "cat", None),
        ] {
            assert_eq!(account_url(key, account).as_deref(), url, "{key} {account}");
        }
    }
}
