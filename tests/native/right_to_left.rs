//! An interface that runs from right to left: what has a direction of its own, or none, is isolated, and all numbers are in one kind of digits.

use std::collections::BTreeMap;
use std::path::Path;

use plenary::model::{PersonId, SessionId};
use plenary::state::{Action, State, View};
use plenary::text::Messages;
use plenary::view;

use crate::html::{Child, Node, parse};
use crate::kit::{act, empty_state, fill, position};
use crate::platform::TestPlatform;

const FEED: &str = r#"{
    "event": {"title": "Harbour", "timezone": "Europe/Athens", "start": "2027-06-15", "end": "2027-06-16", "place": "Piraeus", "organizers": ["Port Office", "هيئة الميناء"],
        "links": [{"type": "recording", "url": "https://a.example/", "language": "fr"}]},
    "rooms": [{"id": "a", "name": "Aegean"}, {"id": "i", "name": "قاعة"}],
    "people": [{"id": "ada", "name": "Ada Example", "timezone": "America/New_York"}, {"id": "nur", "name": "نور الهدى"}, {"id": "eve", "name": "Eve Sample"}],
    "sessions": [
        {"id": "one", "title": "Opening (first)", "start": "2027-06-15T09:00", "end": "2027-06-15T10:30", "room": "a", "people": [{"person": "ada", "presence": "remote"}, "nur", "eve"]},
        {"id": "two", "title": "الافتتاح", "start": "2027-06-15T09:30", "end": "2027-06-15T11:00", "room": "i", "movedFrom": "2027-06-15T08:00", "status": "moved"},
        {"id": "three", "title": "Night", "start": "2027-06-15T23:30", "end": "2027-06-16T00:30", "room": "a"},
        {"id": "four", "title": "Open end", "start": "2027-06-16T09:00", "time": "nine", "room": "a"}
    ]
}"#;

fn messages(language: &str) -> Messages {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/text/lang").join(format!("{language}.json"));
    let texts: BTreeMap<String, String> = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    Messages::translated(&texts.iter().map(|(key, text)| format!("{key}\n{text}")).collect::<Vec<_>>().join("\n"))
}

/// The state of a reader in New York whose page is in that language.
fn state_in(language: &str) -> State {
    let mut state = empty_state(TestPlatform::new("America/New_York").with_arabic_digits());
    state.settings.language = language.into();
    state.settings.interface = language.into();
    state.settings.views = vec![View::Agenda, View::Grid, View::Speakers, View::Mine];
    state.words = messages(language);
    state.begin("");
    fill(&mut state, FEED);
    state
}

/// All that is shown of it, in every view and dialog.
fn all(state: &mut State) -> Vec<String> {
    let mut out = vec![view::frame(state).into_string()];
    for id in ["one", "two"] {
        act(state, Action::Star(SessionId(id.into())));
    }
    act(state, Action::Filters);
    act(state, Action::Tick(crate::kit::at("2027-06-15T06:40:00Z")));
    for shown in [View::Agenda, View::Grid, View::Speakers, View::Mine] {
        act(state, Action::Show(shown));
        let layout = view::Layout::of(state);
        out.push(layout.frame(state).into_string());
        out.extend((0..layout.chunks(state)).map(|chunk| layout.chunk(state, chunk).into_string()));
        out.push(view::live(state).into_string());
        out.push(view::panel(state).into_string());
        out.push(view::tabs(state).into_string());
        out.push(view::day_tabs(state).into_string());
    }
    act(state, Action::Picker(true));
    out.extend([view::zone_line(state).into_string(), view::picker(state).into_string()]);
    let sessions = ["one", "two", "three", "four"].map(|id| Action::OpenSession(SessionId(id.into())));
    let people = ["ada", "nur"].map(|id| Action::OpenPerson(PersonId(id.into())));
    for open in sessions.into_iter().chain(people).chain([Action::Compare, Action::Share]) {
        act(state, open);
        out.push(view::dialog(state).into_string());
        act(state, Action::Close);
    }
    out
}

/// Each text of the page with whether it is apart from what is around it: alone in an element that is isolated, or between FSI and PDI.
fn texts(node: &Node, is_apart: bool, out: &mut Vec<(String, bool)>) {
    for child in &node.children {
        match child {
            Child::Text(text) => out.push((text.clone(), is_apart)),
            Child::Node(node) => {
                let alone = matches!(&node.children[..], [Child::Text(_)]);
                texts(node, alone && (node.tag == "bdi" || node.get("dir").is_some()), out);
            }
        }
    }
}

fn shown(language: &str) -> Vec<(String, bool)> {
    let mut state = state_in(language);
    let mut out = Vec::new();
    for html in all(&mut state) {
        let root = parse(&html).unwrap_or_else(|why| panic!("{why}"));
        texts(&root, false, &mut out);
        let labels = root
            .all()
            .into_iter()
            .flat_map(|node| ["aria-label", "title", "placeholder"].map(|name| node.get(name).map(str::to_string)));
        out.extend(labels.flatten().map(|label| (label, false)));
    }
    assert!(out.len() > 300, "{}", out.len());
    out
}

/// The parts of a text that are in no isolate; one may go on in the next text.
fn outside(text: &str, depth: &mut i32) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '\u{2067}' | '\u{2068}' => *depth += 1,
            '\u{2069}' => *depth -= 1,
            c if *depth == 0 => out.push(c),
            _ => {}
        }
        assert!(*depth >= 0, "{text:?}");
    }
    out
}

#[test]
fn times_zones_and_names_are_isolated_among_letters_from_right_to_left() {
    for language in ["ar", "fa", "he", "ur"] {
        let (mut seen, mut depth) = (0, 0);
        for (text, is_apart) in shown(language) {
            let bare = outside(&text, &mut depth);
            for word in
                ["AM", "PM", "EEST", "EDT", "GMT", "Tue", "Jun", "Ada", "Eve", "Opening", "Aegean", "Piraeus", "Port Office"]
            {
                seen += usize::from(text.contains(word));
                assert!(is_apart || !bare.contains(word) || is_alone(&text, word), "{language}: {word} in {text:?}");
            }
        }
        assert_eq!(depth, 0, "an isolate that is not closed");
        assert!(seen > 100, "{language}: {seen}");
    }
}

/// Whether a text is nothing but that word and what belongs to it, in Latin letters, such as an option of a list.
fn is_alone(text: &str, word: &str) -> bool {
    text.contains(word) && text.chars().all(|c| c.is_ascii() && !matches!(c, '(' | ')' | ','))
}

#[test]
fn all_numbers_are_in_the_digits_of_the_locale() {
    for (text, _) in shown("ar") {
        let is_a_name = text == "Office 365";
        assert!(is_a_name || !text.chars().any(|c| c.is_ascii_digit()), "{text:?}");
    }
}

#[test]
fn an_interface_from_left_to_right_has_no_isolates_of_its_own() {
    let mut state = state_in("de");
    for html in all(&mut state) {
        for (at, _) in html.match_indices('\u{2068}') {
            // Arabic names in it are isolated.
            let value = html[at..].split('\u{2069}').next().unwrap_or_default();
            assert!(plenary::text::has_right_to_left(value), "{value:?}");
        }
    }
}

#[test]
fn a_language_without_messages_is_english_and_texts_of_the_feed_keep_theirs() {
    let mut state = empty_state(TestPlatform::new("UTC"));
    state.settings.language = "ckb".into();
    state.begin("");
    fill(
        &mut state,
        r#"{"event": {"title": {"en": "Day", "ckb": "ڕۆژ"}, "timezone": "UTC", "language": "en"}, "sessions": [{"title": {"ckb": "کردنەوە"}, "start": "2027-06-15T09:00"}, {"title": "Talk", "start": "2027-06-15T10:00"}]}"#,
    );
    let head = parse(&view::frame(&state).into_string()).unwrap();
    let title = head.tags("h2")[0].tags("span")[0].clone();
    assert_eq!((title.get("lang"), title.get("dir"), &*title.text()), (Some("ckb"), Some("rtl"), "ڕۆژ"));
    let cards = parse(&view::Layout::of(&state).chunk(&state, 0).into_string()).unwrap();
    let [first, second] = &cards.tags("h4")[..] else { panic!("two cards") };
    assert_eq!(first.tags("span")[0].get("lang"), Some("ckb"));
    // English in an English interface is not marked.
    assert!(second.tags("span").iter().all(|span| span.get("lang").is_none()));
    assert!(!state.is_right_to_left());
}

#[test]
fn a_message_is_whole_whatever_comes_first_in_it() {
    let mut state = empty_state(TestPlatform::new("UTC"));
    state.words = Messages::translated(
        "times_in\n{zone} saatiyle\norganizers\n{names} düzenliyor\nprinted_as\n„{text}“ gedruckt\nopen_end\nEnde offen",
    );
    state.begin("");
    fill(
        &mut state,
        r#"{"event": {"title": "E", "timezone": "Europe/Istanbul", "organizers": ["A", "B", "C"]}, "sessions": [{"title": "T", "day": "2027-06-15", "start": "2027-06-15", "time": "17:00 onwards"}]}"#,
    );
    let head = parse(&view::frame(&state).into_string()).unwrap().text();
    assert!(head.contains("Istanbul (GMT+3) saatiyle"), "{head}");
    assert!(head.contains("A, B, C düzenliyor"), "{head}");
    let list = parse(&view::Layout::of(&state).chunk(&state, 0).into_string()).unwrap().text();
    assert!(list.contains("Ende offen"), "{list}");
    let session = state.agenda.sessions[position(&state.agenda, &state.agenda.sessions[0].id)].id.clone();
    act(&mut state, Action::OpenSession(session));
    let dialog = parse(&view::dialog(&state).into_string()).unwrap().text();
    assert!(dialog.contains("„17:00 onwards“ gedruckt") && dialog.contains("Ende offen"), "{dialog}");
}
