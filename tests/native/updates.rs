//! What changed between two readings, and since the last visit.

use std::rc::Rc;

use plenary::changes::{Change, MOST, Snapshot, Value, What, diff};
use plenary::model::Agenda;
use plenary::platform::Platform;
use plenary::query::Facet;
use plenary::route::Route;
use plenary::state::{Action, Dirty, Effects, Piece, State, View};
use plenary::time::Instant;
use plenary::{steps, view};

use crate::kit::{act, at, empty_state_on, feed, fill, read, remember, state};
use crate::platform::TestPlatform;

const BEFORE: &str = r#"
    {"id": "kept", "title": "Kept", "start": "2027-06-15T09:00", "duration": 60, "room": "Hall", "people": ["Ada"]},
    {"id": "moved", "title": "Moved", "start": "2027-06-15T10:00", "duration": 60, "room": "Hall"},
    {"id": "room", "title": "Other room", "start": "2027-06-15T11:00", "duration": 60, "room": "Hall"},
    {"id": "off", "title": "Off", "start": "2027-06-15T12:00", "duration": 60},
    {"id": "on", "title": "On", "start": "2027-06-15T13:00", "duration": 60, "status": "cancelled"},
    {"id": "gone", "title": "Gone", "start": "2027-06-15T14:00", "duration": 60},
    {"id": "named", "title": "A name", "start": "2027-06-15T15:00", "duration": 60, "people": ["Ada"]}"#;
const AFTER: &str = r#"
    {"id": "kept", "title": "Kept", "start": "2027-06-15T09:00", "duration": 60, "room": "Hall", "people": ["Ada"]},
    {"id": "room", "title": "Other room", "start": "2027-06-15T11:00", "duration": 60, "room": "Annex"},
    {"id": "off", "title": "Off", "start": "2027-06-15T12:00", "duration": 60, "status": "cancelled"},
    {"id": "on", "title": "On", "start": "2027-06-15T13:00", "duration": 60},
    {"id": "moved", "title": "Moved", "start": "2027-06-15T14:00", "duration": 60, "room": "Hall"},
    {"id": "named", "title": "Another name", "start": "2027-06-15T15:00", "duration": 60, "people": ["Ada", "Ben"]},
    {"id": "new", "title": "New", "start": "2027-06-15T16:00", "duration": 60}"#;

fn sessions(list: &str) -> String {
    feed(&format!(r#""sessions": [{list}]"#))
}

fn snapshot(agenda: &Agenda) -> Snapshot {
    Snapshot::of(agenda, "en")
}

/// Changes as the page's scripts get them.
fn summary(changes: &[Change]) -> Vec<(&str, &str, String, String)> {
    changes.iter().map(|change| (change.id.as_str(), change.what.key(), change.before.plain(), change.after.plain())).collect()
}

fn changes(before: &str, after: &str) -> Vec<Change> {
    diff(&snapshot(&read(&sessions(before))), &snapshot(&read(&sessions(after))))
}

#[test]
fn every_kind_of_change_has_its_values() {
    let found = changes(BEFORE, AFTER);
    let expected = [
        ("room", "room", "Hall", "Annex"),
        ("off", "cancelled", "confirmed", "cancelled"),
        ("on", "restored", "cancelled", "confirmed"),
        ("moved", "moved", "2027-06-15T14:00:00Z/2027-06-15T15:00:00Z", "2027-06-15T18:00:00Z/2027-06-15T19:00:00Z"),
        ("named", "title", "A name", "Another name"),
        ("named", "people", "Ada", "Ada, Ben"),
        ("new", "added", "", "New"),
        ("gone", "removed", "Gone", ""),
    ];
    let expected = expected.map(|(id, what, before, after)| (id, what, before.to_string(), after.to_string()));
    assert_eq!(summary(&found), expected);
    assert_eq!(changes(BEFORE, BEFORE), []);
}

#[test]
fn times_of_every_form_are_compared() {
    for (before, after, was, is) in [
        (r#""start": "2027-06-15""#, r#""start": "2027-06-15", "end": "2027-06-17""#, "2027-06-15", "2027-06-15/2027-06-17"),
        (r#""title": "A""#, r#""start": "2027-06-15T10:00""#, "", "2027-06-15T14:00:00Z"),
        (
            r#""start": "2027-06-15T10:00", "duration": 30"#,
            r#""start": "2027-06-15T10:00""#,
            "2027-06-15T14:00:00Z/2027-06-15T14:30:00Z",
            "2027-06-15T14:00:00Z",
        ),
    ] {
        let list = |members: &str| format!(r#"{{"id": "a", {members}}}"#);
        let found: Vec<Change> =
            changes(&list(before), &list(after)).into_iter().filter(|change| change.what == What::Moved).collect();
        assert_eq!(summary(&found), [("a", "moved", was.to_string(), is.to_string())]);
    }
}

#[test]
fn a_derived_id_that_became_longer_is_the_same_session() {
    let one = r#"{"title": "Break", "start": "2027-06-15T10:00"}"#;
    let two = r#"{"title": "Break", "start": "2027-06-15T08:00"}, {"title": "Break", "start": "2027-06-15T10:00"}"#;
    assert_eq!(summary(&changes(one, two)), [("break-20270615T0800", "added", String::new(), "Break".to_string())]);
    assert_eq!(summary(&changes(two, one)), [("break-20270615T0800", "removed", "Break".to_string(), String::new())]);
}

#[test]
fn a_snapshot_comes_back_from_storage() {
    for list in [
        BEFORE,
        AFTER,
        "",
        r#"{"id": "t\tn\n\\", "title": "Tab\t, line\n and \\n", "start": "2027-06-15"}, {"title": "Open", "start": "2027-06-15T10:00"}"#,
    ] {
        let snapshot = snapshot(&read(&sessions(list)));
        assert_eq!(Snapshot::parse(&snapshot.write()), Some(snapshot));
    }
}

#[test]
fn what_is_no_snapshot_is_none() {
    let whole = snapshot(&read(&sessions(BEFORE))).write();
    let lines = [
        "",
        "en",
        "en\tsome",
        "en\twhole\na",
        "en\twhole\na\tb\tc\td\te\tf",
        "en\twhole\na\tc1/99999999999999\t\t\t\tA",
        "en\twhole\na\tc9223372036854775807/\t\t\t\tA",
        "en\twhole\na\td2027-13-45/2027-01-01\t\t\t\tA",
        "en\twhole\na\té/\t\t\t\tA",
    ];
    for text in lines {
        assert_eq!(Snapshot::parse(text), None, "{text:?}");
    }
    // However a text was cut, it does no harm.
    for cut in 0..whole.len() {
        let _ = Snapshot::parse(&whole[..cut]);
    }
    assert_eq!(Snapshot::parse(&format!("en\twhole{}", "\n".repeat(MOST))), None);
}

fn many(count: usize, title: &str) -> String {
    let one = |n: usize| {
        format!(
            r#"{{"id": "s{n}", "title": "{title} {n}", "start": "2027-06-15T{:02}:{:02}", "room": "R{}"}}"#,
            n / 60 % 24,
            n % 60,
            n % 9
        )
    };
    (0..count).map(one).collect::<Vec<_>>().join(",")
}

#[test]
fn what_is_too_long_to_be_stored_reports_nothing_as_new() {
    let (short, long) = (snapshot(&read(&sessions(&many(10, "A")))), snapshot(&read(&sessions(&many(10_000, "A")))));
    assert!(short.write().len() < 1_000);
    let stored = long.write();
    assert!(stored.len() <= MOST, "{}", stored.len());
    let stored = Snapshot::parse(&stored).unwrap();
    assert!(!stored.is_empty() && stored.len() < long.len());
    assert_eq!(diff(&stored, &long), []);
    // What is not stored of the later one is not removed either.
    assert_eq!(diff(&long, &stored), []);
}

#[test]
fn the_work_grows_with_the_agenda() {
    let steps_of = |count: usize| {
        // All sessions have other ids and one title, which is the most that can be sought in vain.
        let same = |prefix: &str| {
            (0..count)
                .map(|n| format!(r#"{{"id": "{prefix}{n}", "title": "Same", "start": "2027-06-15"}}"#))
                .collect::<Vec<_>>()
                .join(",")
        };
        let (old, new) = (snapshot(&read(&sessions(&same("a")))), snapshot(&read(&sessions(&same("b")))));
        let before = steps::taken();
        assert_eq!(diff(&old, &new).len(), 2 * count);
        steps::taken() - before
    };
    let (few, all) = (steps_of(1_000), steps_of(10_000));
    assert!(all <= 11 * few, "{few} {all}");
}

#[test]
fn texts_of_another_language_are_not_compared() {
    let both = |room: &str| {
        read(&sessions(&format!(r#"{{"id": "a", "title": {{"en": "A", "fr": "Un"}}, "room": "{room}", "start": "2027-06-15"}}"#)))
    };
    let french = Snapshot::of(&both("Hall"), "fr");
    assert_eq!(diff(&snapshot(&both("Hall")), &french), []);
    assert_eq!(diff(&Snapshot::of(&both("Salle"), "fr"), &french).len(), 1);
}

#[test]
fn a_refresh_says_what_changed_and_labels_the_cards() {
    let mut state = state(&sessions(BEFORE), "Africa/Nairobi");
    let Effects { dirty, .. } = state.adopt(read(&sessions(AFTER)));
    assert!(dirty.has(Dirty::NEWS));
    let said = view::announcement(&state).unwrap();
    assert!(
        said.ends_with(
            ": 1 cancelled, 1 moved, 1 in another room, 1 new, 1 removed, 1 reinstated, 1 renamed and 1 with other people"
        ),
        "{said}"
    );
    let html =
        (0..state.timetable.chunks.len()).map(|chunk| view::Layout::List.chunk(&state, chunk).into_string()).collect::<String>();
    for label in ["was Hall", "Moved from 10:00 AM", "was A name", "was Ada", "Takes place after all", "New"] {
        assert!(html.contains(&format!(r#"<b class="was">{label}</b>"#)), "{label} in {html}");
    }
    let news = view::news(&state).into_string();
    assert!(
        news.contains("Updated") && news.contains("No longer in the programme") && news.contains(r#"data-v="moved""#),
        "{news}"
    );
    // The same once more says nothing, and what was said stays.
    let Effects { dirty, pieces, notices, .. } = state.adopt(read(&sessions(AFTER)));
    assert_eq!((dirty, pieces, notices), (Dirty::default(), vec![], vec![]));
    assert_eq!(view::announcement(&state), None);
    assert_eq!(view::news(&state).into_string(), news);
    // Once it was dismissed, only what is new is reported; labels stay.
    state.update(Action::Dismiss);
    assert_eq!(view::news(&state).into_string(), "");
    state.adopt(read(&sessions(&AFTER.replace("Annex", "Attic"))));
    let updates = state.updates.as_ref().unwrap();
    assert_eq!(summary(&updates.news), [("room", "room", "Annex".to_string(), "Attic".to_string())]);
    assert_eq!(updates.changes.len(), 8);
    // What is as it was at first has not changed.
    state.adopt(read(&sessions(BEFORE)));
    assert_eq!(state.updates.as_ref().unwrap().changes, []);
}

#[test]
fn changes_of_starred_sessions_come_first() {
    let mut state = state(&sessions(BEFORE), "Africa/Nairobi");
    state.adopt(read(&sessions(AFTER)));
    let first = |state: &State| {
        let news = view::news(state).into_string();
        news.split("data-v=\"").nth(1).and_then(|rest| rest.split('"').next()).map(String::from)
    };
    assert_eq!(first(&state).as_deref(), Some("room"));
    act(&mut state, Action::Star("new".into()));
    assert_eq!(first(&state).as_deref(), Some("new"));
}

#[test]
fn a_hostile_title_is_text_in_the_line_of_changes() {
    let mut state = state(&sessions(BEFORE), "UTC");
    state.adopt(read(&sessions(
        &BEFORE.replace(r#""A name""#, r#""<img src=x onerror=alert(1)>""#).replace(r#""Hall""#, r#""<b>""#),
    )));
    let news = view::news(&state).into_string();
    assert!(!news.contains("<img") && news.contains("&lt;img"), "{news}");
}

#[test]
fn where_the_order_stays_only_slots_that_look_different_are_rendered_again() {
    let before = many(100, "A");
    let mut state = state(&sessions(&before), "UTC");
    let Effects { dirty, pieces, .. } = state.adopt(read(&sessions(&before.replace(r#""A 40""#, r#""B 40""#))));
    assert!(!dirty.has(Dirty::MAIN));
    let [Piece::Card(chunk, slot, card)] = pieces[..] else { panic!("{pieces:?}") };
    let table = &state.timetable;
    assert_eq!(state.agenda.sessions[table.in_slot(&table.in_chunk(chunk)[slot])[card]].id, "s40");
    // An abstract is not on the card.
    let with = before.replace(r#""A 50""#, r#""A 50", "abstract": "More""#).replace(r#""A 40""#, r#""B 40""#);
    let Effects { dirty, pieces, .. } = state.adopt(read(&sessions(&with)));
    assert_eq!((dirty.has(Dirty::MAIN), dirty.has(Dirty::DIALOG), pieces), (false, false, vec![]));
    // Moved within its chunk.
    let later = with.replace(r#""start": "2027-06-15T00:50""#, r#""start": "2027-06-15T00:52""#);
    let Effects { dirty, pieces, .. } = state.adopt(read(&sessions(&later)));
    assert!(!dirty.has(Dirty::MAIN) && matches!(pieces[..], [Piece::Chunk(_)]), "{pieces:?}");
    // To another day, which was not there.
    let away = later.replace(r#""start": "2027-06-15T00:10""#, r#""start": "2027-06-16T00:10""#);
    assert!(state.adopt(read(&sessions(&away))).dirty.has(Dirty::MAIN));
    // In another view all of it is rendered again.
    state.update(Action::Show(View::Speakers));
    assert!(state.adopt(read(&sessions(&before))).dirty.has(Dirty::MAIN));
}

#[test]
fn another_name_of_somebody_is_rendered_again_wherever_they_are() {
    let list = |name: &str| {
        format!(
            r#""people": [{{"id": "ada", "name": "{name}"}}], "sessions": [{{"id": "a", "title": "A", "people": ["ada"], "start": "2027-06-15T09:00"}}, {{"id": "b", "title": "B", "start": "2027-06-15T10:00"}}]"#
        )
    };
    let mut state = state(&feed(&list("Ada One")), "UTC");
    let Effects { pieces, .. } = state.adopt(read(&feed(&list("Ada Two"))));
    assert_eq!(pieces, [Piece::Card(0, 0, 0)]);
}

/// The slots of each chunk as they are rendered, and each card of a slot by itself.
fn rendered(state: &State) -> Vec<Vec<(String, Vec<String>)>> {
    let table = &state.timetable;
    let slot = |chunk: usize, place: usize, sessions: usize| {
        let cards = (0..sessions).map(|card| view::card_of(state, chunk, place, card).into_string());
        (view::slot_of(state, chunk, place).into_string(), cards.collect())
    };
    let slots = |chunk: usize| {
        let slots = table.in_chunk(chunk).iter().enumerate();
        slots.map(|(place, about)| slot(chunk, place, table.in_slot(about).len())).collect()
    };
    (0..table.chunks.len()).map(slots).collect()
}

#[test]
fn pieces_make_of_the_view_what_rendering_all_of_it_makes() {
    let talk = |id: &str, more: &str| format!(r#"{{"id": "{id}", "title": "{id}", "duration": 30, "people": ["Ada"]{more}}}"#);
    let at = |id: &str, time: &str, more: &str| talk(id, &format!(r#", "start": "2027-06-15T{time}"{more}"#));
    let before = [
        at("a1", "09:00", r#", "room": "One""#),
        at("a2", "09:00", r#", "room": "Two""#),
        at("a3", "09:00", r#", "room": "Three", "duration": 30"#),
        at("b1", "10:00", r#", "room": "One", "type": "break""#),
        at("b2", "10:00", r#", "room": "Two", "type": "break""#),
        at("c1", "11:00", r#", "room": "One", "tags": ["x"]"#),
        at("c2", "11:00", r#", "room": "Two""#),
        talk("long", r#", "start": "2027-06-15T12:00", "end": "2027-06-16T11:00""#),
        talk("next", r#", "start": "2027-06-16T09:00""#),
    ]
    .join(",");
    let edits = [
        (r#""title": "a2""#, r#""title": "Other""#),
        (r#""title": "a2""#, r#""title": "Other", "status": "cancelled""#),
        (r#""id": "a1", "title": "a1", "duration": 30"#, r#""id": "a1", "title": "a1", "duration": 45"#),
        (r#""id": "a1", "title": "a1", "duration": 30"#, r#""id": "a1", "title": "a1""#),
        (r#""room": "One"}, {"id": "a2""#, r#""room": "Three"}, {"id": "a2""#),
        (r#""room": "One", "type": "break""#, r#""room": "One", "type": "meal""#),
        (r#""title": "b1""#, r#""title": "b2""#),
        (r#""tags": ["x"]"#, r#""tags": ["x"], "type": "social""#),
        (r#""tags": ["x"]"#, r#""tags": ["x"], "people": ["Ben"]"#),
        (r#""title": "long""#, r#""title": "Longer""#),
        (r#""end": "2027-06-16T11:00""#, r#""end": "2027-06-16T10:00""#),
        (r#""title": "a1""#, r#""title": "Both""#),
        (r#""2027-06-15T09:00""#, r#""2027-06-15T09:05""#),
    ];
    let mut kinds = [0; 3];
    for (from, to) in edits {
        let after = before.replace(from, to);
        for query in ["", "q=a1"] {
            let mut state = state(&sessions(&before), "UTC");
            act(&mut state, Action::Route(plenary::route::parse(query, "")));
            let old = rendered(&state);
            let Effects { dirty, pieces, .. } = state.adopt(read(&sessions(&after)));
            if dirty.has(Dirty::MAIN) {
                continue;
            }
            let new = rendered(&state);
            let mut made = old.clone();
            for piece in pieces {
                match piece {
                    Piece::Chunk(chunk) => {
                        kinds[0] += 1;
                        made[chunk] = new[chunk].clone();
                    }
                    Piece::Slot(chunk, slot) => {
                        kinds[1] += 1;
                        made[chunk][slot] = new[chunk][slot].clone();
                    }
                    Piece::Card(chunk, slot, card) => {
                        kinds[2] += 1;
                        let (is, will) = (&made[chunk][slot].1[card], &new[chunk][slot].1[card]);
                        let html = made[chunk][slot].0.replacen(is.as_str(), will, 1);
                        made[chunk][slot].1[card] = will.clone();
                        made[chunk][slot].0 = html;
                    }
                }
            }
            let html =
                |all: &[Vec<(String, Vec<String>)>]| -> Vec<String> { all.concat().into_iter().map(|slot| slot.0).collect() };
            // What is hidden is brought up to date by itself.
            let shown = |html: Vec<String>| html.join("\n").replace(" hidden", "");
            assert_eq!(shown(html(&made)), shown(html(&new)), "{from} → {to}, {query}");
        }
    }
    assert!(kinds.iter().all(|&count| count > 0), "{kinds:?}");
}

fn begin(state: &mut State, moment: Instant) {
    act(state, Action::Begin { at: moment, route: Route::default(), moved: false });
}

/// A state of a reader on that machine who opens the page at that moment.
fn visit(platform: &Rc<TestPlatform>, list: &str, moment: &str) -> State {
    let mut state = empty_state_on(platform.clone());
    state.begin("");
    fill(&mut state, &sessions(list));
    begin(&mut state, at(moment));
    state
}

#[test]
fn the_next_visit_says_what_changed_since_the_last_one() {
    let platform = Rc::new(TestPlatform::new("UTC"));
    assert!(visit(&platform, BEFORE, "2027-06-10T08:00:00Z").updates.is_none());
    let mut second = visit(&platform, AFTER, "2027-06-12T08:00:00Z");
    let news = view::news(&second).into_string();
    assert!(news.contains("Changed since Thu 10 Jun"), "{news}");
    // It is offered as a filter.
    second.update(Action::Toggle(Facet::Changed, "yes".into()));
    let left = second.agenda.outer().filter(|&session| second.outcome.sessions[session]);
    let left: Vec<&str> = left.map(|session| second.agenda.sessions[session].id.as_str()).collect();
    assert_eq!(left, ["room", "off", "on", "moved", "named", "new"]);
    // The page opened again within the visit says the same, the next visit nothing.
    assert_eq!(visit(&platform, AFTER, "2027-06-12T08:10:00Z").updates.unwrap().since.len(), 8);
    assert!(visit(&platform, AFTER, "2027-06-13T08:00:00Z").updates.is_none());
}

#[test]
fn what_a_refresh_showed_was_seen() {
    let platform = Rc::new(TestPlatform::new("UTC").at(at("2027-06-10T08:05:00Z")));
    let mut first = visit(&platform, BEFORE, "2027-06-10T08:00:00Z");
    let effects = first.adopt(read(&sessions(AFTER)));
    remember(&first, &effects);
    assert!(visit(&platform, AFTER, "2027-06-12T08:00:00Z").updates.is_none());
}

#[test]
fn hostile_storage_does_no_harm() {
    for text in [
        "",
        "x",
        "\n",
        "12\n",
        "-5\nen\twhole",
        "99999999999999999999\nen\twhole",
        "1\nen\twhole\na\tc1/99999999999999\t\t\t\tA",
        "1\nen\twhole\n\t\t\t\t\t",
    ] {
        for name in ["seen:", "before:"] {
            let platform = Rc::new(TestPlatform::new("UTC"));
            let key = empty_state_on(platform.clone()).event_key();
            platform.remember(&[name, &key].concat(), text);
            let state = visit(&platform, BEFORE, "2027-06-12T08:00:00Z");
            let _ = view::news(&state).into_string();
        }
    }
}

#[test]
fn of_an_event_that_is_over_nothing_is_kept() {
    let platform = Rc::new(TestPlatform::new("UTC"));
    let state = visit(&platform, BEFORE, "2027-07-10T08:00:00Z");
    assert_eq!(platform.remembered(&["seen:", &state.event_key()].concat()), None);
}

#[test]
fn the_feed_is_read_again_while_the_event_is_on() {
    let state = state(&sessions(BEFORE), "UTC");
    let wait = |moment: &str, failures| state.refresh_in(at(moment), 5.0, failures, 0.5);
    // 09:00 to 16:00 in New York.
    assert_eq!(wait("2027-06-14T12:00:00Z", 0), None);
    assert_eq!(wait("2027-06-14T14:00:00Z", 0), Some(300.0));
    assert_eq!(wait("2027-06-15T19:00:00Z", 0), Some(300.0));
    assert_eq!(wait("2027-06-15T20:01:00Z", 0), None);
    // It waits longer after failures, up to an hour, and readers do not ask all at once.
    let waits: Vec<f64> = (0..6).map(|failures| wait("2027-06-15T14:00:00Z", failures).unwrap()).collect();
    assert_eq!(waits, [300.0, 600.0, 1200.0, 2400.0, 3600.0, 3600.0]);
    let random = |random| state.refresh_in(at("2027-06-15T14:00:00Z"), 5.0, 0, random).unwrap();
    assert_eq!((random(0.0).round(), random(1.0).round()), (240.0, 360.0));
    for minutes in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        assert_eq!(state.refresh_in(at("2027-06-15T14:00:00Z"), minutes, 0, 0.5), None);
    }
}

#[test]
fn who_comes_back_gets_what_is_new() {
    let state = state(&sessions(BEFORE), "UTC");
    let now = |moment: &str, minutes, age| state.refresh_now(at(moment), minutes, age);
    assert!(now("2027-06-01T12:00:00Z", 5.0, 61.0) && now("2027-06-15T12:00:00Z", 5.0, 61.0));
    assert!(!now("2027-06-15T12:00:00Z", 5.0, 30.0) && !now("2027-06-15T12:00:00Z", 0.0, 600.0));
    assert!(!now("2027-06-20T12:00:00Z", 5.0, 600.0));
}

#[test]
fn a_feed_that_cannot_be_read_again_is_of_a_moment() {
    let mut state = state(&sessions(BEFORE), "UTC");
    assert!(state.update(Action::AsOf(Some(at("2025-12-31T10:40:00Z")))).dirty.has(Dirty::NEWS));
    assert!(view::news(&state).into_string().contains("As of Wed 31 Dec 2025, 10:40 AM"), "{}", view::news(&state).into_string());
    assert_eq!(state.update(Action::AsOf(Some(at("2025-12-31T10:40:00Z")))).dirty, Dirty::default());
    assert!(state.update(Action::AsOf(None)).dirty.has(Dirty::NEWS));
    assert_eq!(view::news(&state).into_string(), "");
    assert_eq!(Value::Nothing.plain(), "");
}

#[test]
fn what_a_page_changes_by_itself_is_no_news() {
    let mut state = state(&sessions(BEFORE), "Africa/Nairobi");
    state.is_news = false;
    state.adopt(read(&sessions(AFTER)));
    let updates = state.updates.as_ref().unwrap();
    assert!(!updates.latest.is_empty(), "the event still reports it");
    assert!(updates.changes.is_empty() && updates.news.is_empty());
    assert_eq!(view::news(&state).into_string(), "");
    assert_eq!(view::announcement(&state), None);
    assert!(!view::Layout::List.chunk(&state, 0).into_string().contains(r#"class="was""#));
}
