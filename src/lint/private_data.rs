//! Sensitive data in a public file: credentials, e-mail addresses, private contact data.

use super::limit::{Capped, Dedup, Log};
use super::similarity::folded;
use super::visit::{excerpt, values};
use crate::diagnostic::{Code, Diagnostic};
use crate::import::common::contacts::email;
use crate::source::json::Json;
use crate::steps;

/// Keys of private data in exports of conference tools.
const KEYS: [&str; 39] = [
    "accesstoken",
    "allergies",
    "answers",
    "apikey",
    "birthdate",
    "birthday",
    "cellphone",
    "contactemail",
    "contactphone",
    "dateofbirth",
    "dietary",
    "dietaryrequirements",
    "email",
    "emailaddress",
    "emailhash",
    "emails",
    "homeaddress",
    "internalnotes",
    "ipaddress",
    "mail",
    "mobile",
    "mobilenumber",
    "mobilephone",
    "notesinternal",
    "organizernotes",
    "passport",
    "passwd",
    "password",
    "phone",
    "phonenumber",
    "privatenotes",
    "secret",
    "secretkey",
    "shirtsize",
    "speakeremail",
    "telephone",
    "token",
    "tshirtsize",
    "useremail",
];

/// URL parameters that hold credentials.
const PARAMETERS: [&str; 19] = [
    "accesstoken",
    "ak",
    "apikey",
    "appkey",
    "authkey",
    "authtoken",
    "clientsecret",
    "passcode",
    "passwd",
    "password",
    "privatekey",
    "pwd",
    "secret",
    "sessionid",
    "sig",
    "signature",
    "token",
    "xamzcredential",
    "xamzsignature",
];

/// Those of them that people choose, which may be short.
const PASSWORDS: [&str; 4] = ["passcode", "passwd", "password", "pwd"];

/// Keys of globally unique identifiers. In iCalendar these end in `@` and a host (RFC 5545, section 3.8.4.7), and are not e-mail addresses.
const IDENTIFIERS: [&str; 3] = ["uid", "guid", "icaluid"];

/// Whether a key holds private data in any format.
pub(super) fn is_private(key: &str) -> bool {
    KEYS.contains(&folded(key).as_str())
}

/// Whether a text contains credentials or an e-mail address.
pub(super) fn is_sensitive(text: &str) -> bool {
    credential(text).is_some() || email_address(text).is_some() || text.contains("mailto:")
}

/// Scans a file of any format.
pub(super) fn lint(json: &Json<'_>, log: &mut Log) {
    let mut keys = Dedup::default();
    let (mut addresses, mut credentials) = (Capped::new(3), Capped::new(3));
    values(json, &mut |key, json, path| {
        let is_empty = match json {
            Json::Null | Json::Bool(_) => true,
            Json::Number(_) => false,
            Json::Text(text) => text.trim().is_empty(),
            Json::List(items) => items.is_empty(),
            Json::Object(members) => members.is_empty(),
        };
        if is_empty {
            return false;
        }
        // A key such as "mobile" may have another meaning if its value is an object.
        let is_plain = !matches!(json, Json::Object(_));
        if is_plain && !key.is_empty() && is_private(key) {
            keys.push(key, || Diagnostic::new(Code::Private, path.owned(), excerpt(key)));
            return false;
        }
        let Json::Text(text) = json else { return true };
        if let Some(shown) = credential(text) {
            credentials.push(log, Diagnostic::new(Code::Credentials, path.owned(), excerpt(&shown)));
        } else if let Some(shown) = email_address(text)
            && !IDENTIFIERS.contains(&folded(key).as_str())
        {
            addresses.push(log, Diagnostic::new(Code::Email, path.owned(), excerpt(&shown)));
        }
        true
    });
    keys.finish(log);
    credentials.finish(log);
    addresses.finish(log);
}

/// Maximum number of bytes of a scheme and of a URL that are inspected, which bounds the work for long URLs.
const SCHEME: usize = 16;
const ADDRESS: usize = 2_000;

/// The first URL in a text that contains a credential, with the credential removed.
fn credential(text: &str) -> Option<String> {
    // Searching for a single character first is faster.
    for (at, _) in text.match_indices(':').filter(|(at, _)| text[*at..].starts_with("://")) {
        let begin = at - text[..at].bytes().rev().take(SCHEME).take_while(u8::is_ascii_alphanumeric).count();
        let window = &text[at..text.floor_char_boundary(at + ADDRESS)];
        steps::count(window.len());
        let end = window.find(|c: char| c.is_whitespace() || matches!(c, '"' | '<' | '>' | ')')).unwrap_or(window.len()) + at;
        let url = &text[begin..end];
        let rest = &text[at + 3..end];
        let platform = &rest[..rest.find(['/', '?', '#']).unwrap_or(rest.len())];
        if let Some((user, platform)) = platform.split_once('@')
            && user.split_once(':').is_some_and(|(_, password)| !password.is_empty())
        {
            return Some(["…@", platform].concat());
        }
        let query = url.find('?').map_or("", |mark| &url[mark + 1..]);
        for pair in query.split(['&', ';', '#']) {
            let Some((name, value)) = pair.split_once('=') else { continue };
            let name_of = folded(name);
            // An empty "?token=" remains after someone has removed the credential.
            let least = if PASSWORDS.contains(&name_of.as_str()) { 1 } else { 4 };
            if value.len() >= least && PARAMETERS.contains(&name_of.as_str()) {
                return Some([&url[..url.find('?').unwrap_or(0)], "?", name, "=…"].concat());
            }
        }
    }
    None
}

/// The first e-mail address in a text, without its local part. `mailto:` links are intentional and not reported.
fn email_address(text: &str) -> Option<String> {
    if text.trim_start().get(..7).is_some_and(|scheme| scheme.eq_ignore_ascii_case("mailto:")) {
        return None;
    }
    let found = email(text, 0)?;
    let (local, host) = text[found].split_once('@')?;
    Some([&local[..1], "…@", host].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_told_from_what_looks_like_them() {
        for (text, shown) in [
            ("Ask ada@example.org.", "a…@example.org"),
            ("[mail](mailto:ada.b+c@mail.example.co.uk)", "a…@mail.example.co.uk"),
            ("é ünï bo@example.org", "b…@example.org"),
        ] {
            assert_eq!(email_address(text).as_deref(), Some(shown), "{text}");
        }
        for text in [
            "mailto:a@b.example",
            "@ada@example.social",
            "git@example.org:a/b",
            "https://m.example/@ada",
            "a@2x.png",
            "npm@7.1.0",
            "a @ b",
        ] {
            assert_eq!(email_address(text), None, "{text}");
        }
    }

    #[test]
    fn credentials_are_named_and_not_shown() {
        for (text, shown) in [
            ("https://a.example/x?y=1&ak=0123456789", "https://a.example/x?ak=…"),
            ("see <https://ada:secret@a.example/x>", "…@a.example"),
            ("https://zoom.us/j/123?pwd=abc", "https://zoom.us/j/123?pwd=…"),
            ("https://a.example/?X-Amz-Signature=abcdef", "https://a.example/?X-Amz-Signature=…"),
        ] {
            assert_eq!(credential(text).as_deref(), Some(shown), "{text}");
        }
        for text in [
            "https://a.example/?q=token",
            "https://a.example/?pwd=",
            "https://a.example/?ak=1",
            "https://a.example/?token=",
            "https://m.example/@ada",
            "a://",
            "no address",
        ] {
            assert_eq!(credential(text), None, "{text}");
        }
    }
}
