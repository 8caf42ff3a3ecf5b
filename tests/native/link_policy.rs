//! One list of the schemes that links may have, wherever it is repeated; and calendars to subscribe to.

use plenary::text::link_policy::SCHEMES;
use plenary::view;

use crate::kit::{feed, read, state};

#[test]
fn the_schema_and_the_hugo_module_have_the_same_list() {
    let schema = include_str!("../../src/schema/agenda.schema.json");
    assert!(schema.contains(r#""pattern": "^((https?|mailto|tel|webcal):|"#));
    for file in [
        include_str!("../../hugo/layouts/partials/plenary/href.html"),
        include_str!("../../hugo/layouts/partials/plenary/own-link.html"),
    ] {
        assert!(file.contains("^(?i:https?|mailto|tel|webcal):"), "{file}");
    }
    assert_eq!(SCHEMES, ["http", "https", "mailto", "tel", "webcal"]);
}

#[test]
fn a_calendar_link_is_a_subscription() {
    for (link, label) in [
        (r#""webcal://a.example/x.ics""#, "Subscribe"),
        (r#""https://a.example/x.ics""#, "Subscribe"),
        (r#"{"url": "https://a.example/x", "type": "calendar"}"#, "Subscribe"),
        (r#"{"url": "https://a.example/x?y", "type": "ics"}"#, "Subscribe"),
        (r#"{"url": "webcal://a.example/x.ics", "title": "To your phone"}"#, "To your phone"),
        (r#"{"url": "tel:+15550100", "type": "phone"}"#, "phone"),
        (r#""https://a.example/ics""#, "Website"),
    ] {
        let feed = format!(r#"{{"event": {{"title": "E", "timezone": "UTC", "links": [{link}]}}, "sessions": []}}"#);
        let agenda = read(&feed);
        assert!(agenda.diagnostics.is_empty(), "{:?}", agenda.diagnostics);
        assert!(view::head(&state(&feed, "UTC")).into_string().contains(&format!("{label}</a>")), "{link}");
    }
    let bad = read(&feed(r#""sessions": [{"title": "A", "links": ["javascript:alert(1)", "geo:1,2"]}]"#));
    assert_eq!(bad.diagnostics.len(), 2);
}
