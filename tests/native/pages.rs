//! The HTML of every region of the page, for the agendas that are published with the project.

use plenary::platform::Platform;
use plenary::state::{Action, Overlay, State, View, ZoneChoice};
use plenary::time::{Date, Instant};
use plenary::view;

use crate::html::{Node, parse};
use crate::kit::{DEMOS, EVERYTHING, READERS, YEAR_2023, YEAR_2024, YEAR_2025, empty_state, fill, items, named, state, state_in};
use crate::platform::TestPlatform;

/// Every region of the page, in all views, with everything opened once.
pub fn regions(state: &mut State) -> Vec<(String, String)> {
    let mut out = vec![
        ("frame".to_string(), view::frame(state).into_string()),
        ("head".into(), view::head(state).into_string()),
        ("skeleton".into(), view::skeleton(state).into_string()),
        ("tabs".into(), view::tabs(state).into_string()),
        ("chips".into(), view::chips(state).into_string()),
        ("badge".into(), view::badge(state).into_string()),
        ("zone".into(), view::zone_line(state).into_string()),
    ];
    let (shown_view, panel) = (state.view, state.panel);
    for view in [View::Agenda, View::Grid, View::Speakers] {
        state.update(Action::Show(view));
        out.push((format!("day tabs of {}", view.key()), view::day_tabs(state).into_string()));
        out.push((format!("main of {}", view.key()), view::Layout::of(state).frame(state).into_string()));
        for chunk in 0..view::Layout::of(state).chunks(state) {
            out.push((format!("chunk {chunk} of {}", view.key()), view::Layout::of(state).chunk(state, chunk).into_string()));
        }
    }
    state.update(Action::Show(shown_view));
    state.panel = true;
    out.push(("panel".into(), view::panel(state).into_string()));
    state.panel = panel;
    for session in 0..state.agenda.sessions.len() {
        state.overlay = Some(Overlay::Session(state.agenda.sessions[session].id.clone()));
        out.push((format!("session {session}"), view::dialog(state).into_string()));
    }
    for person in 0..state.agenda.people.len() {
        state.overlay = Some(Overlay::Person(state.agenda.people[person].id.clone()));
        out.push((format!("person {person}"), view::dialog(state).into_string()));
    }
    state.overlay = None;
    let ids: Vec<_> = state.agenda.sessions.iter().map(|session| session.id.clone()).collect();
    state.update(Action::SetStars(ids.clone()));
    let views = std::mem::take(&mut state.settings.views);
    state.update(Action::Show(View::Mine));
    let layout = view::Layout::of(state);
    out.push(("my agenda".into(), layout.frame(state).into_string()));
    for chunk in 0..layout.chunks(state) {
        out.push((format!("day {chunk} of my agenda"), layout.chunk(state, chunk).into_string()));
    }
    for action in [Action::Share, Action::Import(state.mine.stars.to_json(&[])), Action::Import("{}".into())] {
        state.update(action.clone());
        out.push((format!("{action:?}"), view::dialog(state).into_string()));
        state.update(Action::Close);
    }
    state.update(Action::SetStars(Vec::new()));
    state.update(Action::Show(shown_view));
    out.push(("nothing starred".into(), view::Layout::Mine.frame(state).into_string()));
    state.settings.views = views;
    state.update(Action::Compare);
    out.push(("comparison".into(), view::dialog(state).into_string()));
    state.overlay = None;
    for at in moments(state) {
        state.update(Action::Tick(at));
        let minute = at.to_rfc3339();
        out.push((format!("live at {minute}"), view::live(state).into_string()));
        tree_of_text(&view::line(state, state.now.as_ref().unwrap()));
    }
    state.came_from = Some("Africa/Nairobi".into());
    out.push(("moved".into(), view::live(state).into_string()));
    state.came_from = None;
    state.update(Action::Picker(true));
    out.push(("picker".into(), view::picker(state).into_string()));
    state.update(Action::Picker(false));
    out
}

/// Moments before, during and after an agenda.
fn moments(state: &State) -> Vec<Instant> {
    let starts = state.timetable.slots.iter().filter_map(|slot| slot.start);
    let starts: Vec<Instant> = starts.collect();
    let (Some(first), Some(last)) = (starts.first(), starts.last()) else { return vec![Instant(0)] };
    [first.0 - 400_000, first.0 - 60, first.0, last.0, last.0 + 10 * 86_400].map(Instant).to_vec()
}

/// What is put in place as text is no markup.
fn tree_of_text(text: &str) {
    assert!(!text.contains(['<', '&']), "{text}");
}

/// A region that must be well-formed.
pub fn tree(name: &str, html: &str) -> Node {
    parse(html).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The chunks of the view shown.
pub fn chunks(state: &State) -> Vec<Node> {
    (0..view::Layout::of(state).chunks(state))
        .map(|chunk| tree("a chunk", &view::Layout::of(state).chunk(state, chunk).into_string()))
        .collect()
}

#[test]
fn every_region_is_well_formed_wherever_the_reader_is() {
    for feed in DEMOS.into_iter().chain([EVERYTHING]) {
        for own_zone in READERS {
            let mut state = state(feed, own_zone);
            for choice in [ZoneChoice::Event, ZoneChoice::Mine, ZoneChoice::Named("Pacific/Apia".into())] {
                state.update(Action::Zone(choice));
                for (name, html) in regions(&mut state) {
                    tree(&name, &html);
                }
            }
        }
    }
}

#[test]
fn regions_are_well_formed_with_filters_set_and_nothing_left() {
    let mut state = state(EVERYTHING, "Asia/Kathmandu");
    for search in ["maintenance", "nothing that stands anywhere", "\"<b>&"] {
        state.update(Action::Search(search.into()));
        for facet in plenary::query::Facet::ALL {
            let first = state.values(facet).first().cloned();
            state.update(Action::Toggle(facet, first.unwrap_or_default()));
        }
        for (name, html) in regions(&mut state) {
            tree(&name, &html);
        }
    }
}

#[test]
fn regions_are_well_formed_before_the_feed_has_come_and_where_it_holds_nothing() {
    let mut empty = empty_state(TestPlatform::new("Africa/Nairobi"));
    empty.begin("");
    for (name, html) in regions(&mut empty) {
        tree(&name, &html);
    }
    fill(&mut empty, "{\"event\": {\"title\": \"Nothing yet\"}}");
    for (name, html) in regions(&mut empty) {
        tree(&name, &html);
    }
    assert!(view::Layout::of(&empty).frame(&empty).into_string().contains("This agenda has no sessions yet."));
}

#[test]
fn the_blocks_of_a_view_hold_everything_once() {
    for feed in DEMOS.into_iter().chain([EVERYTHING]) {
        let mut state = state(feed, "Europe/Stockholm");
        for view in [View::Agenda, View::Speakers] {
            state.update(Action::Show(view));
            let main = tree("main", &view::Layout::of(&state).frame(&state).into_string());
            assert_eq!(main.classes("chunk").len(), view::Layout::of(&state).chunks(&state));
            let mut items: Vec<usize> = items(&state).concat();
            items.sort_unstable();
            // A session of several days stands on each.
            items.dedup();
            let everything: Vec<usize> = match view {
                View::Agenda | View::Grid => state.agenda.outer().collect(),
                View::Speakers => (0..state.agenda.people.len()).collect(),
                View::Mine | View::Now => Vec::new(),
            };
            assert_eq!(items, everything);
        }
    }
}

#[test]
fn cards_have_the_ids_of_their_sessions() {
    for feed in DEMOS.into_iter().chain([EVERYTHING]) {
        let state = state(feed, "Europe/Stockholm");
        for (chunk, items) in chunks(&state).iter().zip(items(&state)) {
            let cards: Vec<&str> = chunk.classes("card").iter().map(|card| card.get("data-s").unwrap()).collect();
            assert_eq!(cards, named(&state.agenda, &items));
        }
    }
}

#[test]
fn every_time_names_its_zone_and_the_readers() {
    for (feed, own, first, second) in [
        (YEAR_2023, "Europe/Stockholm", "EDT", "CEST"),
        (YEAR_2024, "Asia/Kathmandu", "EDT", "GMT+5:45"),
        (YEAR_2024, "Africa/Nairobi", "EDT", "EAT"),
    ] {
        let mut state = state(feed, own);
        for choice in [ZoneChoice::Event, ZoneChoice::Mine] {
            state.update(Action::Zone(choice.clone()));
            let (shown, other) = if choice == ZoneChoice::Event { (first, second) } else { (second, first) };
            for chunk in chunks(&state) {
                for time in chunk.classes("time") {
                    assert!(!time.text().contains(shown) && !time.text().contains(other), "it is said above: {}", time.text());
                }
            }
            let main = tree("main", &view::Layout::of(&state).frame(&state).into_string());
            let heads = main.classes("zones").into_iter().map(|zones| (zones.tags("b")[0].text(), zones.text()));
            assert!(heads.clone().count() > 0);
            for (name, all) in heads {
                assert!(name == shown && all.contains(other), "{all}");
            }
            let zone = tree("zone", &view::zone_line(&state).into_string()).text();
            let of = |zone: &str| zone.rsplit('/').next().unwrap().replace('_', " ");
            assert!(zone.contains(&format!("({shown})")) && zone.contains(&of(own)), "{zone}");
        }
    }
}

#[test]
fn a_reader_at_the_event_sees_one_time() {
    for feed in DEMOS {
        let state = state(feed, "America/New_York");
        assert!(chunks(&state).iter().all(|chunk| chunk.classes("you").is_empty()));
        let zone = tree("zone", &view::zone_line(&state).into_string()).text();
        assert!(zone.contains("New York (EDT)") && zone.contains("Same as your time"), "{zone}");
    }
}

#[test]
fn what_has_no_clock_time_shows_none() {
    let state = state(YEAR_2025, "Europe/Stockholm");
    let text: String = chunks(&state).iter().map(Node::text).collect();
    for printed in ["opening", "later in the day", "the two days after it", "Time to be announced"] {
        assert!(text.contains(printed), "{printed:?} in {text}");
    }
    assert!(chunks(&state).iter().all(|chunk| chunk.tags("time").is_empty()));
}

#[test]
fn a_session_that_crosses_midnight_for_the_reader_says_so() {
    let state = state_in(YEAR_2023, "Pacific/Auckland", "America/New_York");
    let chunk = chunks(&state).into_iter().next().unwrap();
    // 10:10 in New York is 2:10 of the next day in Auckland; what is before it is beside its start alone.
    let time = chunk.classes("you")[0];
    assert!(time.text().starts_with("2:10 AM+1"), "{}", time.text());
    assert_eq!(time.classes("badge")[0].get("title"), Some("next day"));
}

/// What the head, the first card and the first session's dialog say of a feed in Paris, without its tags.
fn seen(sessions: &str, more: &str) -> [String; 3] {
    let feed = format!(r#"{{"event": {{"title": "E", "timezone": "Europe/Paris"}}, {more} "sessions": [{sessions}]}}"#);
    let mut state = state(&feed, "UTC");
    let plain = |html: String| parse(&html).iter().map(Node::text).collect::<Vec<_>>().join(" ");
    let head = plain(view::head(&state).into_string());
    let card = plain(view::Layout::of(&state).chunk(&state, 0).into_string());
    state.overlay = Some(Overlay::Session(state.agenda.sessions[0].id.clone()));
    [head, card, plain(view::dialog(&state).into_string())]
}

#[test]
fn an_event_that_says_no_dates_lasts_from_its_first_session_to_its_last() {
    let at = |start: &str| format!(r#"{{"title": "A", "start": "{start}"}}"#);
    let head = |starts: &[&str]| seen(&starts.iter().map(|start| at(start)).collect::<Vec<_>>().join(", "), "")[0].clone();
    for (starts, (from, to)) in [
        (&["2027-06-15T09:00", "2027-06-16"][..], (15, 16)),
        (&["2027-06-15T09:00", "2027-06-15T18:00"], (15, 15)),
        // An evening that goes on after midnight is no day more.
        (&["2027-06-15T09:00", "2027-06-16T01:00"], (15, 15)),
        (&["2027-06-17", "2027-06-15", "2027-06-16T09:00"], (15, 17)),
    ] {
        let (said, day) = (head(starts), |day| Date::new(2027, 6, day).unwrap());
        assert!(said.contains(&TestPlatform::new("UTC").date_range(day(from), day(to))), "{starts:?}: {said}");
    }
}

#[test]
fn a_session_inside_another_says_when_it_begins_if_that_is_a_time_of_its_own() {
    let inner = r#"[{"title": "Words of welcome"}, {"title": "Keynote", "start": "2027-06-15T09:20", "duration": 40}]"#;
    let [_, card, dialog] = seen(
        &format!(r#"{{"title": "Opening", "start": "2027-06-15T09:00", "end": "2027-06-15T10:00", "sessions": {inner}}}"#),
        "",
    );
    for said in [card, dialog] {
        let (before, after) = said.split_once("Words of welcome").unwrap();
        assert!(!before.contains("9:20") && after.split_once("Keynote").unwrap().0.contains("9:20"), "{said}");
    }
}

#[test]
fn links_of_one_kind_are_told_apart_by_their_language() {
    let links = r#"[{"type": "recording", "url": "https://e.org/1", "language": "en"}, {"type": "recording", "url": "https://e.org/2", "language": "fr"}]"#;
    let [_, card, dialog] = seen(&format!(r#"{{"title": "A", "start": "2027-06-15T09:00", "links": {links}}}"#), "");
    for said in [card, dialog] {
        let (_, after) = said.split_once("Recording").unwrap_or_else(|| panic!("{said}"));
        let (first, second) = after.split_once("Recording").unwrap_or_else(|| panic!("{said}"));
        assert!(first.contains('(') && second.contains('(') && first != second, "{said}");
    }
}

#[test]
fn what_a_track_is_about_stands_in_the_dialog() {
    let tracks = r#""tracks": [{"id": "gov", "name": "Governments", "description": "Of offices and their laws"}],"#;
    let [_, card, dialog] = seen(r#"{"title": "A", "start": "2027-06-15T09:00", "track": "gov"}"#, tracks);
    assert!(!card.contains("Of offices") && dialog.contains("Of offices and their laws"), "{dialog}");
}
