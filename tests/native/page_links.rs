//! Links of the type `page`: where titles and names lead, what is shared, and what search engines get.

use plenary::schema_org::json_ld;
use plenary::state::Action;
use plenary::view::dialog;
use serde_json::Value;

use crate::kit::{act, feed, state_in};
use crate::pages::{regions, tree};

const SESSION: &str = "https://example.org/talks/a.html";
const PERSON: &str = "https://example.org/people/ada.html";

fn agenda() -> String {
    feed(
        r#""event": { "title": "A day", "timezone": "Europe/Paris" },
        "people": [{ "id": "ada", "name": "Ada", "links": [{ "type": "page", "url": "https://example.org/people/ada.html" }] }],
        "sessions": [
            { "id": "a", "title": "First", "start": "2027-06-15T09:00", "room": "Hall", "people": ["ada", "Bo"], "links": [{ "type": "slides", "url": "https://example.org/a.pdf" }, { "type": "page", "url": "https://example.org/talks/a.html" }] },
            { "id": "b", "title": "Second", "start": "2027-06-15T09:00", "room": "Loft" }
        ]"#,
    )
}

#[test]
fn titles_and_names_lead_to_their_pages_in_every_view() {
    let mut state = state_in(&agenda(), "Europe/Paris", "Europe/Paris");
    for (name, html) in regions(&mut state) {
        let node = tree(&name, &html);
        for link in node.tags("a") {
            let to = match (link.get("data-act"), link.get("data-v")) {
                (Some("session"), Some("a")) => SESSION,
                (Some("session"), Some("b")) => "#session=b",
                (Some("person"), Some("ada")) => PERSON,
                _ => continue,
            };
            assert_eq!(link.get("href"), Some(to), "{name}");
        }
    }
}

#[test]
fn the_page_is_what_is_shared() {
    let mut state = state_in(&agenda(), "Europe/Paris", "Europe/Paris");
    for (open, shared) in [
        (Action::OpenSession("a".into()), Some(SESSION)),
        (Action::OpenPerson("ada".into()), Some(PERSON)),
        (Action::OpenSession("b".into()), None),
    ] {
        act(&mut state, open);
        let dialog = tree("dialog", &dialog(&state).into_string());
        let button = dialog.tags("button").into_iter().find(|button| button.get("data-act") == Some("copy"));
        assert_eq!(button.expect("a button that shares").get("data-page"), shared);
    }
}

#[test]
fn search_engines_get_the_pages() {
    let data = json_ld(&state_in(&agenda(), "Europe/Paris", "Europe/Paris"), "https://example.org/agenda/");
    let data: Value = serde_json::from_str(&data).expect("JSON");
    let events = data["subEvent"].as_array().expect("sessions");
    assert_eq!(events[0]["url"], SESSION);
    assert_eq!(events[0]["performer"][0]["@id"], PERSON);
    assert_eq!(events[1]["url"], "https://example.org/agenda/#session=b");
}
