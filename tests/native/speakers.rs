//! The directory: everybody once, by the name that they are sorted by.

use plenary::state::{Action, View};
use plenary::view;

use crate::html::Node;
use crate::kit::{EVERYTHING, YEAR_2023, feed, state};
use crate::pages::{chunks, tree};

fn names(chunks: &[Node]) -> Vec<String> {
    chunks.iter().flat_map(|chunk| chunk.tags("h3")).map(|name| name.text()).collect()
}

#[test]
fn people_stand_in_the_order_of_their_sort_names() {
    let mut state = state(EVERYTHING, "UTC");
    state.update(Action::Show(View::Speakers));
    let expected = ["Jo de la Cruz", "Henri Petit", "Milan Novák", "Amina Wanjiru Otieno", "Sana Iqbal", "王小明", "ليلى حداد"];
    assert_eq!(names(&chunks(&state)), expected);
}

#[test]
fn everybody_stands_there_once_with_all_that_they_do() {
    let mut state = state(YEAR_2023, "UTC");
    state.update(Action::Show(View::Speakers));
    let found = names(&chunks(&state));
    assert_eq!(found.len(), 40);
    assert_eq!([found[0].as_str(), &found[1], &found[39]], ["Al Barry", "Frederik Blachetta", "Gil Yehuda"]);
    let green =
        chunks(&state).into_iter().flat_map(|chunk| chunk.classes("person").iter().map(|card| card.text()).collect::<Vec<_>>());
    assert!(green.into_iter().any(|card| card.contains("Jacob Green") && card.contains("3 sessions")));
}

#[test]
fn a_long_directory_has_an_index_of_letters() {
    let mut state = state(YEAR_2023, "UTC");
    state.update(Action::Show(View::Speakers));
    let main = tree("main", &view::Layout::of(&state).frame(&state).into_string());
    let letters: Vec<String> = main.classes("letters")[0].tags("button").iter().map(|button| button.text()).collect();
    assert!(letters.is_sorted() && letters.first().map(String::as_str) == Some("b"), "{letters:?}");
    for button in main.classes("letters")[0].tags("button") {
        let person = &state.agenda.people[state.agenda.person(button.get("data-v").unwrap()).unwrap()];
        assert!(person.sort_name.to_lowercase().starts_with(&button.text()), "{} under {}", person.sort_name, button.text());
    }
}

#[test]
fn a_sheet_tells_all_that_somebody_does() {
    let mut state = state(YEAR_2023, "Europe/Stockholm");
    state.update(Action::OpenPerson("jacob-green".into()));
    let sheet = tree("sheet", &view::dialog(&state).into_string());
    let sessions: Vec<_> = sheet.tags("a").into_iter().filter_map(|a| a.get("data-v")).collect();
    assert_eq!(sessions, ["keynote-green-muto", "roundtable", "panel-3"]);
    let text = sheet.text();
    for part in ["keynote", "moderator", "OSPO++", "Wed 21 Jun, 10:10 AM EDT", "4:10 PM CEST", "2:00 PM EDT", "8:00 PM CEST"] {
        assert!(text.contains(part), "{part} in {text}");
    }
}

#[test]
fn a_card_names_eight_people_and_counts_the_others() {
    let state = state(YEAR_2023, "UTC");
    let card = chunks(&state).into_iter().flat_map(|chunk| {
        chunk.classes("card").iter().map(|c| (c.get("data-s").map(String::from), c.text())).collect::<Vec<_>>()
    });
    let (_, text) = card.into_iter().find(|(id, _)| id.as_deref() == Some("roundtable")).unwrap();
    assert!(text.contains("6 more") && !text.contains("Stephanie Lieggi"), "{text}");
}

#[test]
fn initials_stand_behind_a_picture_and_where_there_is_none() {
    let state = state(
        &feed(r#""sessions": [{"title": "S", "people": [{"name": "Åsa Ek", "picture": "a.jpg"}, "Lacina Koné", "123"]}]"#),
        "UTC",
    );
    let chunk = &chunks(&state)[0];
    assert_eq!(chunk.tags("img")[0].get("src"), Some("https://example.org/feed/a.jpg"));
    let initials: Vec<String> = chunk.classes("av").iter().map(|av| av.text()).collect();
    assert_eq!(initials, ["ÅE", "LK", ""]);
}

#[test]
fn a_directory_of_forty_has_an_index_of_letters_and_a_shorter_one_has_none() {
    for (count, expected) in [(39, 0), (40, 1)] {
        let people: Vec<String> =
            (0..count).map(|n| format!(r#"{{"id": "p{n}", "name": "{}da {n}"}}"#, ["A", "B"][n % 2])).collect();
        let ids: Vec<String> = (0..count).map(|n| format!("\"p{n}\"")).collect();
        let members = format!(
            r#""people": [{}], "sessions": [{{"id": "all", "title": "All", "people": [{}]}}]"#,
            people.join(", "),
            ids.join(", ")
        );
        let mut state = state(&feed(&members), "UTC");
        state.update(Action::Show(View::Speakers));
        assert_eq!(
            tree("main", &view::Layout::of(&state).frame(&state).into_string()).classes("letters").len(),
            expected,
            "{count}"
        );
    }
}
