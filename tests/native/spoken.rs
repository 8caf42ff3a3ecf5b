//! What those hear who listen: names of cards and links, and words that do not run into each other.

use plenary::state::{Action, Overlay, View};
use plenary::view::{self, RootMode, Styles, prerender, with_heading_level};

use crate::html::{Child, Node, parse_ahead};
use crate::kit::{DEMOS, EVERYTHING, feed, state, state_in};
use crate::pages::{chunks, tree};

/// Elements that are read as part of the line around them; all others begin a line of their own.
const INLINE: [&str; 17] =
    ["a", "abbr", "b", "bdi", "code", "del", "em", "i", "label", "small", "span", "strong", "sub", "sup", "svg", "time", "u"];
const EDGE: char = '\u{1}';

/// The text in lines, with a mark at each edge of an element within a line. What is hidden from listeners is left out.
fn lines(node: &Node, out: &mut String) {
    for child in &node.children {
        match child {
            Child::Text(text) => out.push_str(text),
            // Of the two texts of a star one is shown.
            Child::Node(node) if node.get("aria-hidden") == Some("true") || node.is("off") => out.push(EDGE),
            Child::Node(node) => {
                let edge = if INLINE.contains(&node.tag.as_str()) { EDGE } else { '\n' };
                out.push(edge);
                lines(node, out);
                out.push(edge);
            }
        }
    }
}

/// Where two words of different elements stand in one line with nothing between them.
fn touching(node: &Node) -> Vec<String> {
    let mut text = String::new();
    lines(node, &mut text);
    let mut found = Vec::new();
    for line in text.split('\n') {
        let parts: Vec<&str> = line.split(EDGE).filter(|part| !part.is_empty()).collect();
        for pair in parts.windows(2) {
            if pair[0].ends_with(char::is_alphanumeric) && pair[1].starts_with(char::is_alphanumeric) {
                found.push(format!("{}|{}", pair[0], pair[1]));
            }
        }
    }
    found
}

fn all_feeds() -> [&'static str; 4] {
    [DEMOS[0], DEMOS[1], DEMOS[2], EVERYTHING]
}

/// Every view of a feed with every dialog, by name.
fn everything(feed: &str) -> Vec<(String, Node)> {
    let mut found = Vec::new();
    // As seen from another zone, so that days differ.
    let mut state = state_in(feed, "Pacific/Auckland", "America/New_York");
    state.update(Action::Tick(state.reference().unwrap_or(plenary::time::Instant(0))));
    for session in state.agenda.sessions.iter().take(3).map(|session| session.id.clone()).collect::<Vec<_>>() {
        state.update(Action::Star(session));
    }
    found.push(("head".to_string(), tree("head", &view::head(&state).into_string())));
    found.push(("live".to_string(), tree("live", &view::live(&state).into_string())));
    found.push(("panel".to_string(), tree("panel", &view::panel(&state).into_string())));
    for view in [View::Agenda, View::Grid, View::Speakers, View::Mine] {
        state.update(Action::Show(view));
        found.push((format!("frame of {view:?}"), tree("frame", &view::Layout::of(&state).frame(&state).into_string())));
        found.extend(chunks(&state).into_iter().map(|chunk| (format!("{view:?}"), chunk)));
    }
    let sessions = state.agenda.sessions.iter().map(|session| Overlay::Session(session.id.clone()));
    let people = state.agenda.people.iter().map(|person| Overlay::Person(person.id.clone()));
    for overlay in sessions.chain(people).chain([Overlay::Zones, Overlay::Share]).collect::<Vec<_>>() {
        let name = format!("{overlay:?}");
        state.overlay = Some(overlay);
        found.push((name, tree("dialog", &view::dialog(&state).into_string())));
    }
    found
}

#[test]
fn words_of_different_elements_do_not_run_into_each_other() {
    for feed in all_feeds() {
        for (name, node) in everything(feed) {
            assert_eq!(touching(&node), Vec::<String>::new(), "{name}");
        }
        let mut state = state(feed, "UTC");
        state.for_everybody();
        let html = prerender(&state, RootMode::Light, Styles::File);
        assert_eq!(touching(&parse_ahead(&html).unwrap()), Vec::<String>::new());
    }
}

const TWINS: &str = r#""rooms": [{"id": "hall", "name": "Hall"}], "people": [{"id": "ada", "name": "Ada"}, {"id": "ben", "name": "Ben"}],
    "sessions": [{"id": "opening", "title": "Opening", "start": "2024-07-09T09:00", "duration": 60, "room": "hall",
        "links": [{"type": "recording", "url": "https://v.example/1"}, {"type": "recording", "url": "https://v.example/2"}],
        "sessions": [{"id": "a", "title": "Keynote", "people": ["ada"]}, {"id": "b", "title": "Keynote", "people": ["ben"]}, {"id": "c", "title": "Questions", "people": ["ada"]}]},
    {"id": "later", "title": "Later"}]"#;

#[test]
fn links_to_sessions_have_time_and_room_and_differ_by_name() {
    let state = state(&feed(TWINS), "America/New_York");
    let links: Vec<String> = chunks(&state).iter().flat_map(|chunk| chunk.tags("a")).map(Node::text).collect();
    for expected in ["Opening, 9:00 AM, Hall", "Keynote: Ada", "Keynote: Ben", "Questions: Ada", "Later, Time to be announced"] {
        assert!(links.iter().any(|link| link.trim() == expected), "{expected} in {links:?}");
    }
    // What is seen of them is the title.
    let seen: Vec<String> = chunks(&state).iter().flat_map(|chunk| chunk.tags("h4")).map(Node::seen).collect();
    assert_eq!(seen, ["Opening", "Later"]);
}

#[test]
fn lists_of_a_dialog_are_below_a_heading_or_have_a_name() {
    fn check(node: &Node, name: &str) {
        let mut before: Option<&Node> = None;
        for child in &node.children {
            let Child::Node(child) = child else { continue };
            let has_heading = before.is_some_and(|before| matches!(before.tag.as_str(), "h3" | "h4" | "p" | "summary"));
            let is_inner = node.tag == "li" || node.is("prose");
            assert!(
                child.tag != "ul" || has_heading || is_inner || child.get("aria-label").is_some(),
                "{name}: a list in <{}>",
                node.tag
            );
            check(child, name);
            before = Some(child);
        }
    }
    for feed in all_feeds() {
        for (name, node) in everything(feed) {
            if node.classes("sheet-in").len() == 1 {
                check(&node, &name);
            }
        }
    }
}

#[test]
fn a_badge_of_another_day_is_read_in_words() {
    let state = state_in(DEMOS[0], "Pacific/Auckland", "America/New_York");
    let badges: Vec<Node> =
        chunks(&state).iter().flat_map(|chunk| chunk.classes("badge").into_iter().cloned().collect::<Vec<_>>()).collect();
    assert!(!badges.is_empty());
    for badge in badges {
        assert_eq!((badge.seen().as_str(), badge.classes("hidden-label")[0].text().as_str()), ("+1", ", next day"));
        assert_eq!(badge.tags("span")[0].get("aria-hidden"), Some("true"));
    }
}

#[test]
fn the_letters_of_the_directory_are_a_named_group() {
    let people: Vec<String> = (0..60).map(|n| format!(r#"{{"name": "{}na {n}"}}"#, char::from(b'A' + (n % 26) as u8))).collect();
    let mut state = state(
        &feed(&format!(r#""people": [{}], "sessions": [{{"title": "A", "start": "2024-07-09T09:00"}}]"#, people.join(","))),
        "UTC",
    );
    state.update(Action::Show(View::Speakers));
    let frame = tree("frame", &view::Layout::of(&state).frame(&state).into_string());
    let letters = frame.classes("letters")[0];
    assert_eq!((letters.get("role"), letters.get("aria-label")), (Some("group"), Some("Jump to a letter")));
    assert_eq!(letters.tags("button")[1].get("aria-label"), Some("Jump to b"));
}

#[test]
fn the_selected_tab_names_the_panel() {
    let mut state = state(DEMOS[0], "UTC");
    let frame = tree("frame", &view::frame(&state).into_string());
    let panel = frame.all().into_iter().find(|node| node.get("role") == Some("tabpanel")).unwrap().clone();
    for view in [View::Agenda, View::Speakers] {
        state.update(Action::Show(view));
        let tabs = tree("tabs", &view::tabs(&state).into_string());
        let named: Vec<&Node> = tabs.all().into_iter().filter(|tab| tab.get("id").is_some()).collect();
        assert_eq!(named.len(), 1);
        assert_eq!((named[0].get("id"), named[0].get("data-v")), (panel.get("aria-labelledby"), Some(view.key())));
        assert_eq!(named[0].get("aria-selected"), Some("true"));
    }
}

#[test]
fn prerendered_headings_have_the_level_that_the_page_needs() {
    let mut state = state(DEMOS[0], "UTC");
    state.for_everybody();
    let html = prerender(&state, RootMode::Light, Styles::File);
    assert_eq!(with_heading_level(&html, 2), html);
    for (level, expected) in [(1, ["1", "2", "3"]), (3, ["3", "4", "5"]), (5, ["5", "6", "6"]), (9, ["6", "6", "6"])] {
        let root = parse_ahead(&with_heading_level(&html, level)).unwrap();
        for (tag, wanted) in ["h2", "h3", "h4"].into_iter().zip(expected) {
            assert!(root.tags(tag).iter().all(|heading| heading.get("aria-level") == Some(wanted)), "{tag} at {level}");
        }
    }
}
