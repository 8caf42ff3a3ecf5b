//! The route: the state encoded in a link, as the fragment of the page's URL (deep link).
//!
//! `#view=speakers&q=ai&track=ai,gov&session=opening`: members are separated by `&` and values by commas, all
//! percent-encoded. A second element on a page prefixes its keys with its name and a dot. Members that are not plenary's are
//! preserved.

use crate::query::{Facet, Query};
use crate::stars::MOST;
pub use crate::text::percent_encode as encode;

/// The state encoded in a link.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Route {
    /// The name of the view, unless it is the first.
    pub view: String,
    /// The search and the filters.
    pub query: Query,
    /// The chosen zone: `event`, `mine` or an IANA name; empty for the default.
    pub zone: String,
    /// The id of the open session.
    pub session: String,
    /// The id of the open person.
    pub person: String,
    /// The zones of the comparison.
    pub compared: Vec<String>,
    /// The ids of the sessions of a shared agenda.
    pub mine: Vec<String>,
}

/// Parses the members of a fragment (without its `#`) that have a prefix; invalid ones are ignored.
pub fn parse(fragment: &str, prefix: &str) -> Route {
    let mut route = Route::default();
    for (key, value) in members(fragment) {
        let Some(key) = key.strip_prefix(prefix) else { continue };
        match key {
            "view" => route.view = decode(value),
            "q" => route.query.text = decode(value),
            "zone" => route.zone = decode(value),
            "session" => route.session = decode(value),
            "speaker" => route.person = decode(value),
            "compare" => route.compared = value.split(',').map(decode).collect(),
            "mine" => route.mine = value.split(',').map(decode).filter(|id| !id.is_empty()).take(MOST).collect(),
            _ => {
                if let Some(facet) = Facet::from_key(key) {
                    for value in value.split(',').filter(|v| !v.is_empty()) {
                        let value = decode(value);
                        if !route.query.has(facet, &value) {
                            route.query.chosen.push((facet, value));
                        }
                    }
                }
            }
        }
    }
    route
}

/// Replaces the members with a prefix in a fragment by those of the route. Returns `None` if the fragment does not have
/// this form and belongs to the page.
pub fn write(route: &Route, fragment: &str, prefix: &str) -> Option<String> {
    let mut out = String::new();
    // An anchor has been scrolled to and may be dropped, but the route of a single-page application has to be kept.
    if fragment.starts_with(['/', '!']) {
        return None;
    }
    let others = fragment.split('&').filter(|_| fragment.contains('='));
    for member in others.filter(|m| !m.is_empty()) {
        let key = member.split('=').next().unwrap_or_default();
        if !member.contains('=') || !key.strip_prefix(prefix).is_some_and(is_own) {
            if !out.is_empty() {
                out.push('&');
            }
            out.push_str(member);
        }
    }
    let mut put = |key: &str, value: &str| {
        if !value.is_empty() {
            if !out.is_empty() {
                out.push('&');
            }
            out.push_str(key);
            out.push('=');
            out.push_str(value);
        }
    };
    let own = |key: &str| [prefix, key].concat();
    put(&own("view"), &encode(&route.view));
    put(&own("q"), &encode(route.query.text.trim_ascii()));
    for facet in Facet::ALL {
        let values = route.query.chosen.iter().filter(|(f, _)| *f == facet).map(|(_, value)| encode(value));
        put(&own(facet.key()), &values.collect::<Vec<_>>().join(","));
    }
    put(&own("zone"), &encode(&route.zone));
    put(&own("session"), &encode(&route.session));
    put(&own("speaker"), &encode(&route.person));
    put(&own("compare"), &route.compared.iter().map(|zone| encode(zone)).collect::<Vec<_>>().join(","));
    put(&own("mine"), &route.mine.iter().map(|id| encode(id)).collect::<Vec<_>>().join(","));
    Some(out)
}

fn is_own(key: &str) -> bool {
    ["view", "q", "zone", "session", "speaker", "compare", "mine"].contains(&key) || Facet::from_key(key).is_some()
}

/// The keys of a fragment.
pub fn keys(fragment: &str) -> impl Iterator<Item = &str> {
    members(fragment).map(|(key, _)| key)
}

fn members(fragment: &str) -> impl Iterator<Item = (&str, &str)> {
    fragment.split('&').filter_map(|member| member.split_once('='))
}

fn decode(text: &str) -> String {
    let mut out = Vec::new();
    let mut bytes = text.as_bytes().iter();
    while let Some(&byte) = bytes.next() {
        let rest = bytes.as_slice();
        let hex = |at: usize| rest.get(at).and_then(|&b| (b as char).to_digit(16));
        match (byte, hex(0), hex(1)) {
            (b'%', Some(high), Some(low)) => {
                out.push((high * 16 + low) as u8);
                bytes.nth(1);
            }
            (b'+', ..) => out.push(b' '),
            _ => out.push(byte),
        }
    }
    String::from_utf8(out).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn full() -> Route {
        let chosen = [(Facet::Track, "a,b&c=d"), (Facet::Track, "x"), (Facet::Tag, "größe %")];
        let chosen = chosen.map(|(facet, value)| (facet, value.to_string())).to_vec();
        Route {
            view: "speakers".into(),
            query: Query { text: "ai 王 #1".into(), chosen },
            zone: "Asia/Kathmandu".into(),
            session: "opening".into(),
            person: "p.1".into(),
            compared: vec!["Africa/Nairobi".into(), "America/Argentina/Buenos_Aires".into()],
            mine: vec!["opening".into(), "a,b".into()],
        }
    }

    #[test]
    fn a_route_comes_back_from_its_fragment() {
        for prefix in ["", "b."] {
            let fragment = write(&full(), "", prefix).unwrap();
            assert!(fragment.is_ascii() && !fragment.contains([' ', '#']), "{fragment}");
            assert_eq!(parse(&fragment, prefix), full());
        }
    }

    #[test]
    fn what_belongs_to_others_is_kept() {
        let both = write(&full(), &write(&full(), "menu=open", "").unwrap(), "b.").unwrap();
        assert_eq!(parse(&both, ""), full());
        assert_eq!(parse(&both, "b."), full());
        assert_eq!(write(&Route::default(), &both, "b.").and_then(|f| write(&Route::default(), &f, "")).unwrap(), "menu=open");
    }

    #[test]
    fn an_anchor_gives_way_and_an_application_route_does_not() {
        assert_eq!(write(&Route::default(), "chapter-2", ""), Some(String::new()));
        assert_eq!(write(&full(), "/talks/1", ""), None);
        assert_eq!(write(&full(), "!/talks", ""), None);
    }

    #[test]
    fn nonsense_is_no_route() {
        assert_eq!(parse("&&=&%zz&=1&nothing=1", ""), Route::default());
        assert_eq!(parse("q=%E7%8", "").query.text, "");
    }
}
