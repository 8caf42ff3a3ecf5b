//! Facets and words, against a count by hand of every session.

use std::collections::BTreeSet;

use plenary::model::{Agenda, Presence, Session, Text, When};
use plenary::platform::Platform;
use plenary::query::{Facet, Query};
use plenary::state::{Action, State};
use plenary::time::{Date, DateTime, Hours, Instant};
use plenary::timetable::part_of;

use crate::kit::{EVERYTHING, YEAR_2023, YEAR_2024, feed, state, state_in};
use crate::platform::TestPlatform;

type Values = BTreeSet<(&'static str, String)>;

/// When days begin in the zone shown, in seconds.
fn day_start(state: &State) -> i64 {
    let at_event = i64::from(state.agenda.event.day_start.unwrap_or(240)) * 60;
    if state.zone() == state.event_zone() { at_event } else { 0 }
}

/// The day of a session: at the event one begins when the feed says it, or at four; elsewhere at midnight.
fn day(state: &State, session: usize, start: Instant) -> Date {
    let early = day_start(state);
    let said = state.agenda.sessions[session].day.filter(|_| early > 0);
    let offset = i64::from(state.zones.offset(state.zone(), start));
    said.unwrap_or(Date((start.0 + offset - early).div_euclid(86_400) as i32))
}

/// Whether every minute of it is within the reader's hours, by the reader's clock.
fn is_within_hours(state: &State, when: When) -> bool {
    let Some(start) = when.start().filter(|_| !when.is_long()) else { return true };
    let Hours { from, to } = state.hours();
    let shown = |at: i64| u32::from(state.zones.local(&state.own_zone, Instant(at)).minute());
    let awake = |minute: u32| if from < to { minute >= from && minute < to } else { minute >= from || minute < to };
    match when.end().filter(|end| *end > start) {
        Some(end) => (start.0..end.0).step_by(60).all(|at| awake(shown(at))),
        None => awake(shown(start.0)) || shown(start.0) == to,
    }
}

/// Every value that a session and those inside it have.
fn values(state: &State, session: usize) -> Values {
    let agenda = &state.agenda;
    let mut out = Values::new();
    let mut add = |facet: Facet, value: &str| {
        out.insert((facet.key(), value.to_string()));
    };
    match agenda.sessions[session].when {
        When::Clock(start, _) => {
            let first = day(state, session, start);
            add(Facet::Day, &first.to_iso());
            // And every later day of which it takes more than two hours.
            let end = agenda.sessions[session].when.end().unwrap_or(start);
            let begins = |date: Date| state.zones.instant(state.zone(), DateTime { date, second: day_start(state) as u32 }).0;
            for later in (first.0 + 1..).map(Date).take_while(|later| begins(*later).0 + 7200 < end.0) {
                if begins(later) > start {
                    add(Facet::Day, &later.to_iso());
                }
            }
        }
        When::Dates(from, to) => (from.0..=to.0).for_each(|day| add(Facet::Day, &Date(day).to_iso())),
        When::Unknown => {}
    }
    if is_within_hours(state, agenda.sessions[session].when) {
        add(Facet::Hours, &state.hours().key());
    }
    let of_part = part_of(agenda, &state.zones, session).filter(|_| !agenda.sessions[session].is_quiet());
    let of_part = of_part.into_iter().flat_map(|part| &part.links);
    let own = agenda.with_inner(session).flat_map(|one| &one.links);
    if own.chain(of_part).any(|link| link.kind == "recording") {
        add(Facet::Recording, "yes");
    }
    for one in agenda.with_inner(session) {
        one.track.iter().for_each(|&track| add(Facet::Track, &agenda.tracks[track].id));
        one.room.iter().for_each(|&room| add(Facet::Room, &agenda.rooms[room].id));
        Some(&one.kind).filter(|kind| !kind.is_empty()).into_iter().for_each(|kind| add(Facet::Kind, kind));
        one.languages.iter().for_each(|language| add(Facet::Language, language));
        one.tags.iter().for_each(|tag| add(Facet::Tag, tag));
        for appearance in &one.people {
            add(Facet::Person, &agenda.people[appearance.person].id);
            match appearance.presence {
                Some(Presence::Remote) => add(Facet::Presence, "remote"),
                Some(Presence::InPerson) => add(Facet::Presence, "in-person"),
                None => {}
            }
        }
    }
    out
}

fn words(agenda: &Agenda, session: usize) -> String {
    let mut out = Vec::new();
    let mut add = |text: &Text| out.extend(text.all().map(String::from));
    let one = |session: &Session, add: &mut dyn FnMut(&Text)| {
        [&session.title, &session.subtitle, &session.summary].into_iter().for_each(&mut *add);
        session.room.iter().for_each(|&room| add(&agenda.rooms[room].name));
        session.track.iter().for_each(|&track| add(&agenda.tracks[track].name));
        session.tags.iter().for_each(|tag| add(&Text::plain(tag.clone())));
        for appearance in &session.people {
            let person = &agenda.people[appearance.person];
            [&Text::plain(person.name.clone()), &person.affiliation, &appearance.affiliation].into_iter().for_each(&mut *add);
        }
    };
    agenda.with_inner(session).for_each(|session| one(session, &mut add));
    TestPlatform::new("UTC").fold(&out.join("\n"))
}

fn check(state: &State) {
    let (agenda, query, outcome) = (&state.agenda, &state.query, &state.outcome);
    let typed = TestPlatform::new("UTC").fold(&query.text);
    let typed: Vec<&str> = typed.split_whitespace().collect();
    let fits = |facet: Facet, all: &Values| {
        let mut wanted = query.chosen.iter().filter(|(f, _)| *f == facet).peekable();
        wanted.peek().is_none() || wanted.any(|(_, value)| all.contains(&(facet.key(), value.clone())))
    };
    let sessions: Vec<(usize, Values)> = agenda.outer().map(|session| (session, values(state, session))).collect();
    let found = |session: usize| typed.iter().all(|word| words(agenda, session).contains(word));
    let shown: BTreeSet<usize> = sessions
        .iter()
        .filter(|(session, all)| found(*session) && Facet::ALL.into_iter().all(|facet| fits(facet, all)))
        .map(|(session, _)| *session)
        .collect();
    assert_eq!(outcome.count, shown.len(), "{query:?}");
    assert_eq!(outcome.total, sessions.len());
    for (position, session) in agenda.sessions.iter().enumerate() {
        assert_eq!(
            outcome.sessions[position],
            shown.contains(&session.parent.unwrap_or(position)),
            "{} for {query:?}",
            session.id
        );
    }
    for facet in Facet::ALL {
        let listed: BTreeSet<&String> = state.values(facet).iter().collect();
        assert_eq!(listed.len(), state.values(facet).len(), "a value of {} stands twice", facet.key());
        for (_, all) in &sessions {
            assert!(all.iter().filter(|(key, _)| *key == facet.key()).all(|(_, value)| listed.contains(value)));
        }
        for (position, value) in state.values(facet).iter().enumerate() {
            let own = (facet.key(), value.clone());
            let used = sessions.iter().filter(|(_, all)| all.contains(&own)).count();
            assert_eq!(state.usage(facet, position), used, "usage of {own:?}");
            let would = sessions.iter().filter(|(session, all)| {
                let others = Facet::ALL.into_iter().filter(|f| *f != facet).all(|f| fits(f, all));
                all.contains(&own) && others && found(*session)
            });
            assert_eq!(outcome.count_of(facet, position), would.count(), "{own:?} for {query:?}");
        }
    }
}

fn ask(state: &mut State, text: &str, chosen: &[(Facet, &str)]) {
    state.update(Action::Clear);
    state.update(Action::Search(text.into()));
    for (facet, value) in chosen {
        state.update(Action::Toggle(*facet, value.to_string()));
    }
    check(state);
}

/// Ids of the sessions left, those inside others not named.
fn left(state: &State) -> Vec<&str> {
    let shown = state.agenda.outer().filter(|&session| state.outcome.sessions[session]);
    shown.map(|session| state.agenda.sessions[session].id.as_str()).collect()
}

#[test]
fn every_count_is_what_counting_by_hand_gives() {
    for feed in [YEAR_2023, YEAR_2024, EVERYTHING] {
        for zone in ["America/New_York", "Pacific/Auckland"] {
            let mut state = state_in(feed, "UTC", zone);
            check(&state);
            // Noon in New York and the afternoon in Paris, then a night.
            for hours in ["13:00-16:30", "22:00-06:15"] {
                state.update(Action::Hours(Hours::parse(hours).unwrap()));
                check(&state);
            }
            let every: Vec<(Facet, String)> =
                Facet::ALL.into_iter().flat_map(|facet| state.values(facet).iter().map(move |v| (facet, v.clone()))).collect();
            for (number, (facet, value)) in every.iter().enumerate() {
                ask(&mut state, "", &[(*facet, value)]);
                // A second value, of the same facet or of another, and words.
                let (other, second) = &every[(number * 7 + 3) % every.len()];
                ask(&mut state, "", &[(*facet, value), (*other, second)]);
                ask(&mut state, "open", &[(*facet, value), (*other, second), (Facet::Kind, "panel")]);
            }
        }
    }
}

#[test]
fn values_of_a_facet_widen_and_facets_narrow() {
    let mut state = state(YEAR_2023, "UTC");
    ask(&mut state, "", &[(Facet::Kind, "panel")]);
    assert_eq!(left(&state), ["panel-1", "panel-2", "panel-3", "panel-4"]);
    ask(&mut state, "", &[(Facet::Kind, "panel"), (Facet::Kind, "roundtable")]);
    assert_eq!(left(&state), ["panel-1", "panel-2", "roundtable", "panel-3", "panel-4"]);
    ask(&mut state, "", &[(Facet::Kind, "panel"), (Facet::Kind, "roundtable"), (Facet::Presence, "remote")]);
    assert_eq!(left(&state), ["panel-1", "panel-2"]);
    ask(&mut state, "", &[(Facet::Person, "jacob-green")]);
    assert_eq!(left(&state), ["opening", "roundtable", "panel-3"], "the first through a keynote inside it");
    ask(&mut state, "", &[(Facet::Kind, "no such kind")]);
    assert_eq!(left(&state), [""; 0]);
}

#[test]
fn words_are_found_whatever_their_case_and_diacritics() {
    let mut state = state(YEAR_2023, "UTC");
    for text in ["koné", "kone", "KONÉ", "Lacina  KONE ", "smart africa", "africa koné smart"] {
        ask(&mut state, text, &[]);
        assert_eq!(left(&state), ["panel-1"], "{text}");
    }
    ask(&mut state, "dersen internetstiftelsen", &[]);
    assert_eq!(left(&state), ["roundtable"]);
}

#[test]
fn words_are_found_in_all_that_a_session_says() {
    let mut everything = state(EVERYTHING, "UTC");
    for (text, ids) in [
        ("translating six", &["workshop-translation"][..]),
        ("ouverture", &["opening"]),
        ("开幕", &["opening"]),
        ("hôtes déclarations", &["opening"]),
        ("welcome", &["opening"]),
        ("garden", &["coffee", "evening"]),
        ("atelier", &["workshop-translation", "devroom-registries"]),
        ("métier", &["workshop-translation", "talk-archive", "devroom-archives"]),
        ("نيروبي", &[]),
        ("حداد المكتبة", &["opening"]),
        ("shanghai institute", &["panel-funding"]),
        ("上海", &["panel-funding", "supply-chain"]),
        ("lahore", &["opening", "roundtable"]),
        ("novak brno", &["panel-funding", "workshop-translation", "talk-archive"]),
        ("garden nairobi", &[]),
    ] {
        ask(&mut everything, text, &[]);
        assert_eq!(left(&everything), ids, "{text}");
    }
}

#[test]
fn what_is_inside_is_found_through_the_session_around_it() {
    let mut state = state(EVERYTHING, "UTC");
    ask(&mut state, "registry owes", &[]);
    assert_eq!(left(&state), ["opening"]);
    let inner = crate::kit::position(&state.agenda, "opening-keynote");
    assert!(state.outcome.sessions[inner]);
    ask(&mut state, "", &[(Facet::Kind, "keynote")]);
    assert_eq!(left(&state), ["opening"]);
}

#[test]
fn people_are_left_by_what_they_do_and_by_who_they_are() {
    let mut state = state(EVERYTHING, "UTC");
    let names = |state: &State| -> Vec<String> {
        let shown = state.agenda.people.iter().zip(&state.outcome.people).filter(|(_, shown)| **shown);
        shown.map(|(person, _)| person.name.clone()).collect()
    };
    assert_eq!(names(&state).len(), state.agenda.people.len());
    ask(&mut state, "", &[(Facet::Kind, "workshop")]);
    assert_eq!(names(&state), ["Jo de la Cruz", "Milan Novák"]);
    // Of the bio, which no session holds.
    ask(&mut state, "counties kenya", &[]);
    assert_eq!(names(&state), ["Amina Wanjiru Otieno"]);
    assert_eq!(left(&state), [""; 0]);
    ask(&mut state, "nothing that stands anywhere", &[]);
    assert_eq!(names(&state), [""; 0]);
}

#[test]
fn clear_leaves_everything() {
    let mut state = state(YEAR_2023, "UTC");
    ask(&mut state, "sovereign", &[(Facet::Kind, "roundtable"), (Facet::Day, "2023-06-21")]);
    assert_eq!(left(&state), ["roundtable"]);
    state.update(Action::Clear);
    check(&state);
    assert_eq!(state.query, Query::default());
    assert_eq!(state.outcome.count, 13);
    assert!(state.outcome.people.iter().all(|shown| *shown));
}

#[test]
fn a_search_can_be_prepared_bit_by_bit() {
    let mut state = state(YEAR_2023, "UTC");
    let mut slices = 1;
    while state.prepare_search() {
        slices += 1;
        assert!(slices < 10, "it never ends");
    }
    ask(&mut state, "koné", &[]);
    assert_eq!(left(&state), ["panel-1"]);
}

#[test]
fn sessions_without_a_word_do_not_keep_a_search_from_being_ready() {
    let sessions = vec![r#"{"start": "2024-07-09T09:00"}"#; 60].join(",");
    let mut state = state(&feed(&format!("\"sessions\": [{sessions}]")), "UTC");
    assert!((0..10).any(|_| !state.prepare_search()), "it never ends");
}
