//! A feed whose author means harm: whatever stands in it, none of it becomes markup or an address that runs.

use plenary::model::Text;
use plenary::query::Facet;
use plenary::state::{Action, Overlay};
use plenary::view;

use crate::kit::state;
use crate::pages::{regions, tree};

pub const ATTACKS: [&str; 12] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "'><svg onload=alert(1)>",
    "\" onmouseover=\"alert(1)\" style=\"position:fixed",
    "' onfocus='alert(1)' autofocus='",
    "javascript:alert(1)",
    "</style></script></title></textarea><script>alert(1)</script>",
    "<!--<img src=\"--><img src=x onerror=alert(1)//\">",
    "&lt;script&gt;alert(1)&lt;/script&gt;&#60;b>",
    "\u{202e}gnp.exe\u{2066}\u{200f}\u{0}\u{b}",
    "{name} {n} {{}} ${alert(1)} `x`",
    "]]><![CDATA[<b>",
];

/// An attack as it is read. White space at the ends of a text is not the author's, and NUL is in no text of HTML or XML.
pub fn as_read(attack: &str) -> String {
    attack.trim_ascii().replace('\0', "")
}

/// Addresses that may not be followed, and some that may, with quotes in them.
pub const ADDRESSES: [&str; 12] = [
    "javascript:alert(1)",
    " JaVaScRiPt:alert(1)",
    "java\\tscript:alert(1)",
    "\\u0001javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "blob:https://example.org/x",
    "file:///etc/passwd",
    "https://example.org/\\\"><script>alert(1)</script>",
    "//example.org/\\\" onclick=\\\"alert(1)",
    "x' onerror='alert(1)",
    "mailto:a@example.org?subject=\\\"><b>",
];

/// A feed with that text in every place that takes one, and with that address in every place that takes one.
pub fn hostile(attack: &str, address: &str) -> String {
    let t = serde_json::to_string(attack).unwrap();
    format!(
        r#"{{
  "event": {{ "title": {t}, "subtitle": {{ {t}: {t} }}, "description": {t}, "timezone": "America/New_York", "start": "2024-07-09",
    "end": "2024-07-10", "dayStart": {t}, "place": {t}, "language": {t}, "url": "{address}", "organizers": [{t}],
    "links": [{{ "type": {t}, "url": "{address}", "title": {t}, "language": {t} }}, "{address}"] }},
  "rooms": [{{ "id": {t}, "name": {t}, "description": {t}, "timezone": {t} }}],
  "tracks": [{{ "id": {t}, "name": {{ "en": {t} }}, "color": {t}, "description": {t} }}, {{ "id": "t2", "name": {t} }}],
  "people": [{{ "id": {t}, "name": {t}, "sortName": {t}, "affiliation": {{ {t}: {t} }}, "bio": {t}, "picture": "{address}",
    "timezone": {t}, "links": ["{address}"] }}],
  "days": [{{ "date": "2024-07-09", "timezone": {t}, "title": {t}, "description": {t}, "links": ["{address}"],
    "parts": [{{ "title": {t}, "from": "09:00", "links": [{{ "url": "{address}", "type": "recording" }}] }}, {{ "part": {t} }}] }}],
  "sessions": [
    {{ "id": {t}, "title": {t}, "subtitle": {t}, "abstract": {t}, "start": "2024-07-09T09:00", "end": "2024-07-09T10:00", "time": {t},
      "kind": {t}, "track": {t}, "room": {t}, "language": [{t}, "ar"], "tags": [{t}, "plain"], "status": "moved", "movedFrom": "2024-07-09",
      "links": [{{ "type": {t}, "url": "{address}" }}, {{ "type": "recording", "url": "{address}", "title": {{ {t}: {t} }} }}],
      "people": [{{ "person": {t}, "role": {t}, "affiliation": {t}, "presence": "remote" }}, {t},
        {{ "name": {t}, "id": "p2", "picture": "{address}", "bio": {t} }}],
      "sessions": [{{ "id": {t}, "title": {t}, "people": [{t}], "tags": [{t}], "kind": {t} }}] }},
    {{ "id": "open", "title": {t}, "start": "2024-07-09T09:30", "openEnd": true, "day": {t}, "status": {t}, "timezone": {t} }},
    {{ "id": "dated", "title": {{ {t}: {t} }}, "start": "2024-07-09", "end": "2024-07-10", "time": {t}, "kind": "break" }},
    {{ "title": {t}, "time": {t}, "room": "undeclared {attack_in_json}", "track": "undeclared {attack_in_json}" }}
  ]
}}"#,
        attack_in_json = &t[1..t.len() - 1],
    )
}

#[test]
fn nothing_in_a_feed_becomes_markup() {
    for attack in ATTACKS {
        let mut state = state(&hostile(attack, "https://example.org/x"), "Europe/Stockholm");
        assert_eq!(state.agenda.sessions.len(), 5, "{attack}: {:#?}", state.agenda.diagnostics);
        plenary::plenary_format::causes::explained(&state.agenda.diagnostics, &state.agenda.event, &*state.platform);
        state.update(Action::CompareWith(attack.into()));
        state.update(Action::Search(attack.into()));
        state.update(Action::Toggle(Facet::Tag, attack.into()));
        state.update(Action::Toggle(Facet::Kind, attack.into()));
        state.update(Action::PickerText(attack.into()));
        assert_eq!(tree("picker", &view::picker(&state).into_string()).tags("input")[0].get("value"), Some(attack));
        for (name, html) in regions(&mut state) {
            tree(&format!("{attack}: {name}"), &html);
        }
    }
}

#[test]
fn no_address_of_a_feed_runs() {
    for address in ADDRESSES {
        let mut state = state(&hostile("words", address), "Europe/Stockholm");
        for (name, html) in regions(&mut state) {
            tree(&format!("{address}: {name}"), &html);
        }
    }
}

#[test]
fn an_address_that_may_not_be_followed_is_reported_in_every_place() {
    let state = state(&hostile("words", "javascript:alert(1)"), "Europe/Stockholm");
    let reported = |path: &str| state.agenda.diagnostics.iter().any(|diagnostic| diagnostic.path.to_string() == path);
    for path in [
        "$.event.url",
        "$.event.links[0].url",
        "$.event.links[1]",
        "$.people[0].picture",
        "$.people[0].links[0]",
        "$.days[0].links[0]",
        "$.days[0].parts[0].links[0].url",
        "$.sessions[0].links[0].url",
        "$.sessions[0].people[2].picture",
    ] {
        assert!(reported(path), "{path} in {:#?}", state.agenda.diagnostics);
    }
}

#[test]
fn text_arrives_as_it_was_written() {
    for attack in ATTACKS {
        let mut state = state(&hostile(attack, "https://example.org/x"), "Europe/Stockholm");
        let written = as_read(attack);
        state.overlay = Some(Overlay::Session(state.agenda.sessions[0].id.clone()));
        let sheet = tree("session", &view::dialog(&state).into_string());
        assert_eq!(sheet.tags("h3")[0].text(), written);
        assert_eq!(state.agenda.sessions[0].title, Text::plain(&written));
        let id = sheet.tags("a").iter().filter_map(|a| a.get("data-v")).any(|v| v == written);
        assert!(id, "a link to {written}");
    }
}

#[test]
fn colours_of_a_feed_are_colours_and_nothing_else() {
    for color in ["red;}*{display:none", "#12345", "#0468b1}x{", "url(x)", "#gggggg", "expression(1)", "#ééé", ""] {
        let feed = format!("{{\"event\": {{\"title\": \"E\"}}, \"tracks\": [{{\"name\": \"T\", \"color\": {color:?}}}]}}");
        let state = state(&feed, "UTC");
        assert_eq!(state.agenda.tracks[0].color, None, "{color}");
        let theme = view::theme(&state.agenda.tracks);
        assert!(theme.chars().all(|c| c.is_ascii_alphanumeric() || " .{}-:#".contains(c)), "{theme}");
        assert_eq!(theme.matches('{').count(), 2, "{theme}");
    }
}
