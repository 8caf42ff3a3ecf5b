//! The link policy: which URL schemes a link may have. The schema and the Hugo module repeat the list; a test compares them.

/// The allowed schemes: web pages, e-mail, telephone, and calendar subscriptions.
pub const SCHEMES: [&str; 5] = ["http", "https", "mailto", "tel", "webcal"];

/// Whether a link may use a URL: it is relative, or has one of the allowed schemes.
pub fn allows(url: &str) -> bool {
    match scheme(url) {
        Some(scheme) => SCHEMES.iter().any(|known| known.eq_ignore_ascii_case(scheme)),
        None => true,
    }
}

/// Whether a URL is absolute, with an allowed scheme.
pub fn is_complete(url: &str) -> bool {
    scheme(url).is_some() && allows(url)
}

/// The scheme of a URL (RFC 3986, section 3.1); `None` for a relative one.
fn scheme(url: &str) -> Option<&str> {
    let (scheme, _) = url.split_once(':')?;
    let is_scheme = scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    (is_scheme && scheme.starts_with(|c: char| c.is_ascii_alphabetic())).then_some(scheme)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_these_schemes_are_followed() {
        for url in ["https://a.example", "HTTP://a.example", "mailto:a@b.example", "tel:+15550100", "webcal://a.example/x.ics"] {
            assert!(is_complete(url), "{url}");
        }
        for url in ["x.pdf", "/a:b", "?q=a:b", "#a:b", "a b:c", "1a:b", ":x", ""] {
            assert!(allows(url) && !is_complete(url), "{url}");
        }
        for url in [
            "javascript:alert(1)",
            "JavaScript:x",
            "data:text/html,x",
            "blob:https://a.example",
            "geo:1,2",
            "file:///etc",
            "webcals:x",
            "x-tel:1",
        ] {
            assert!(!allows(url), "{url}");
        }
    }
}
