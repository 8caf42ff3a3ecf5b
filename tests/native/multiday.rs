//! Sessions of several days: the days that they are on, their lines, what filters and counts make of them, and lists of years of events.

use plenary::attendance::Scale;
use plenary::query::Facet;
use plenary::state::{Action, Line, State};
use plenary::time::{Date, Hours};
use plenary::view::{self, RootMode, Styles, prerender};

use crate::html::Node;
use crate::kit::{at, empty_state, fill, position, state, state_in};
use crate::pages::{chunks, tree};
use crate::platform::TestPlatform;

/// Three days in Berlin with an exhibition, a camp of dates alone, and a talk on each day.
const FAIR: &str = r#"{"event": {"title": "Fair", "timezone": "Europe/Berlin", "start": "2027-06-15", "end": "2027-06-17"},
    "rooms": [{"id": "foyer", "name": "Foyer"}, {"id": "hall", "name": "Hall"}], "sessions": [
    {"id": "expo", "title": "Exhibition", "kind": "social", "room": "foyer", "start": "2027-06-15T09:00", "end": "2027-06-17T17:00"},
    {"id": "camp", "title": "Camp", "room": "hall", "start": "2027-06-15", "end": "2027-06-17"},
    {"id": "a", "title": "First talk", "room": "hall", "start": "2027-06-15T09:00", "duration": 60},
    {"id": "b", "title": "Second talk", "room": "hall", "start": "2027-06-16T10:00", "duration": 60},
    {"id": "c", "title": "Third talk", "room": "hall", "start": "2027-06-17T10:00", "duration": 60}]}"#;

/// The dates that each session is on, in order, by its id.
fn days_of(state: &State, id: &str) -> Vec<String> {
    let session = position(&state.agenda, id);
    let days = crate::kit::days(state).into_iter().filter(|(_, sessions)| sessions.contains(&session));
    days.map(|(date, _)| date.map_or("?".into(), |date| date.to_iso())).collect()
}

/// A feed in Berlin with one session, and what its event says besides.
fn one(event: &str, session: &str) -> String {
    let event = format!(r#"{{"title": "E", "timezone": "Europe/Berlin"{event}}}"#);
    format!(r#"{{"event": {event}, "sessions": [{{"id": "s", "title": "S", {session}}}]}}"#)
}

fn slots(state: &State) -> Vec<Node> {
    chunks(state).iter().flat_map(|chunk| chunk.classes("slot").into_iter().cloned().collect::<Vec<_>>()).collect()
}

/// The column of times and the text of each continuation, in order.
fn continuations(state: &State) -> Vec<(String, String, String)> {
    let lines = slots(state).into_iter().filter(|slot| !slot.classes("continued").is_empty());
    lines
        .map(|slot| {
            let line = slot.classes("continued")[0].clone();
            (slot.classes("time")[0].seen(), line.tags("h4")[0].text(), line.classes("meta")[0].seen())
        })
        .collect()
}

#[test]
fn a_session_is_on_each_day_that_it_takes_more_than_two_hours_of() {
    for (session, event, expected) in [
        // Through the night and longer.
        (r#""start": "2027-06-15T09:00", "end": "2027-06-17T17:00""#, "", "15 16 17"),
        (r#""start": "2027-06-15T18:00", "end": "2027-06-16T12:00""#, "", "15 16"),
        (r#""start": "2027-06-15T22:00", "end": "2027-06-16T06:01""#, "", "15 16"),
        // What keeps to its evening.
        (r#""start": "2027-06-15T22:00", "end": "2027-06-16T02:00""#, "", "15"),
        (r#""start": "2027-06-15T22:00", "end": "2027-06-16T04:00""#, "", "15"),
        (r#""start": "2027-06-15T22:00", "end": "2027-06-16T04:30""#, "", "15"),
        (r#""start": "2027-06-15T22:00", "end": "2027-06-16T06:00""#, "", "15"),
        (r#""start": "2027-06-15T09:00", "end": "2027-06-17T04:00""#, "", "15 16"),
        // Of what lasts for days, any part of a day counts.
        (r#""start": "2027-06-15T09:00", "end": "2027-06-17T04:30""#, "", "15 16 17"),
        (r#""start": "2027-06-15T20:00", "end": "2027-06-17T01:00""#, r#", "dayStart": "00:00""#, "15 16 17"),
        // Where days begin otherwise.
        (r#""start": "2027-06-15T22:00", "end": "2027-06-16T00:00""#, r#", "dayStart": "00:00""#, "15"),
        (r#""start": "2027-06-15T20:00", "end": "2027-06-16T02:00""#, r#", "dayStart": "00:00""#, "15"),
        (r#""start": "2027-06-15T20:00", "end": "2027-06-16T02:30""#, r#", "dayStart": "00:00""#, "15 16"),
        (r#""start": "2027-06-15T18:00", "end": "2027-06-16T08:00""#, r#", "dayStart": "06:00""#, "15"),
        // What begins after midnight closes the day before.
        (r#""start": "2027-06-16T01:00", "end": "2027-06-16T03:00""#, "", "15"),
        (r#""start": "2027-06-16T01:00", "end": "2027-06-16T09:00""#, "", "15 16"),
        // The feed says the day.
        (r#""start": "2027-06-16T09:00", "end": "2027-06-16T17:00", "day": "2027-06-15""#, "", "15"),
        // Dates alone, both included.
        (r#""start": "2027-06-15", "end": "2027-06-17""#, "", "15 16 17"),
        (r#""start": "2027-06-15", "end": "2027-06-15""#, "", "15"),
        (r#""start": "2027-06-15""#, "", "15"),
        // No end that is known.
        (r#""start": "2027-06-15T09:00", "openEnd": true"#, "", "15"),
        (r#""start": "2027-06-15T09:00""#, "", "15"),
    ] {
        let state = state(&one(event, session), "Europe/Berlin");
        let expected: Vec<String> = expected.split(' ').map(|day| format!("2027-06-{day}")).collect();
        assert_eq!(days_of(&state, "s"), expected, "{session} {event}");
        assert_eq!((state.outcome.count, state.outcome.total), (1, 1), "{session}");
    }
}

#[test]
fn elsewhere_days_are_those_of_the_calendar() {
    for (zone, expected) in [
        ("Europe/Berlin", "15 16 17"),
        ("America/Los_Angeles", "15 16 17"),
        // 17:00 in Berlin is midnight in Tokyo, and three in the morning in Auckland.
        ("Asia/Tokyo", "15 16 17"),
        ("Pacific/Auckland", "15 16 17 18"),
    ] {
        let state = state_in(FAIR, "UTC", zone);
        let expected: Vec<String> = expected.split(' ').map(|day| format!("2027-06-{day}")).collect();
        assert_eq!(days_of(&state, "expo"), expected, "{zone}");
        assert_eq!(days_of(&state, "camp"), ["2027-06-15", "2027-06-16", "2027-06-17"], "{zone}");
    }
}

#[test]
fn a_day_after_the_first_has_a_line_that_says_until_when() {
    let state = state(FAIR, "Europe/Berlin");
    let expected = [
        ("all day", "Exhibition, until Thu 17 Jun, 5:00 PM CEST", "until Thu 17 Jun, 5:00 PM CEST Foyer"),
        ("all day", "Camp, until Thu 17 Jun", "until Thu 17 Jun Hall"),
        ("until 5:00 PM", "Exhibition, until Thu 17 Jun, 5:00 PM CEST", "Foyer"),
        ("all day", "Camp, until Thu 17 Jun", "Hall"),
    ];
    let expected = expected.map(|(time, title, about)| (time.to_string(), title.to_string(), about.to_string()));
    assert_eq!(continuations(&state), expected);
    // Lines come first on their day, link to the same session, and have no other text of it.
    let of_second_day = slots(&state).iter().skip(2).take(3).map(|slot| slot.classes("card").len()).collect::<Vec<_>>();
    assert_eq!(of_second_day, [1, 1, 1]);
    for slot in slots(&state).iter().filter(|slot| !slot.classes("continued").is_empty()) {
        let link = slot.tags("a")[0];
        assert!(["#session=expo", "#session=camp"].contains(&link.get("href").unwrap()), "{link:?}");
        assert_eq!(link.get("data-act"), Some("session"));
    }
}

#[test]
fn a_line_has_the_second_zone_beside_its_end_and_the_time_that_was_printed() {
    let away = state(FAIR, "America/New_York");
    let last = continuations(&away).into_iter().find(|line| line.0.starts_with("until")).unwrap();
    assert_eq!(last.0, "until 5:00 PM 11:00 AM");
    let printed = state(&one("", r#""start": "2027-06-15", "end": "2027-06-16", "time": "from dawn till dusk""#), "UTC");
    assert_eq!(continuations(&printed)[0].0, "from dawn till dusk");
    // A last day that ends after midnight, which is still its own.
    let late = state(&one("", r#""start": "2027-06-15T18:00", "end": "2027-06-17T02:00""#), "Europe/Berlin");
    assert_eq!(continuations(&late)[0].0, "until 2:00 AM CEST+1");
}

#[test]
fn the_card_says_when_it_ends_instead_of_how_many_hours_that_is() {
    let shown = state(FAIR, "Europe/Berlin");
    let main: String = slots(&shown).iter().map(Node::text).collect();
    assert!(!main.contains("56 h"), "{main}");
    let card = |state: &State, id: &str| {
        let slot = slots(state).into_iter().find(|slot| slot.classes("card").iter().any(|card| card.get("data-s") == Some(id)));
        slot.unwrap()
    };
    // It begins with another session that is shorter.
    let slot = card(&shown, "expo");
    assert_eq!(slot.classes("meta")[0].seen(), "Foyer until Thu 17 Jun, 5:00 PM CEST");
    let alone = state(&one("", r#""start": "2027-06-14T10:00", "end": "2027-06-16T17:00""#), "Europe/Berlin");
    assert_eq!(card(&alone, "s").classes("time")[0].seen(), "10:00 AM–Wed 16 Jun, 5:00 PM");
    let mut alone = alone;
    alone.update(Action::OpenSession("s".into()));
    let sheet = tree("sheet", &view::dialog(&alone).into_string());
    assert_eq!(sheet.tags("dd")[0].text(), "Mon 14 Jun, 10:00 AM – Wed 16 Jun, 5:00 PM Berlin (CEST)");
}

#[test]
fn an_end_has_its_own_abbreviation_where_the_clocks_change_before_it() {
    for (session, column, sheet) in [
        (
            r#""start": "2027-10-31T01:30", "end": "2027-10-31T04:30""#,
            "1:30+1–4:30 AM+1 CET",
            "Sun 31 Oct, 1:30 AM CEST – 4:30 AM Berlin (CET)",
        ),
        (
            r#""start": "2027-10-30T09:00", "end": "2027-10-31T17:00""#,
            "9:00 AM–Sun 31 Oct, 5:00 PM CET",
            "Sat 30 Oct, 9:00 AM CEST – Sun 31 Oct, 5:00 PM Berlin (CET)",
        ),
        (
            r#""start": "2027-03-28T01:00", "end": "2027-03-28T03:30""#,
            "1:00+1–3:30 AM+1 CEST",
            "Sun 28 Mar, 1:00 AM CET – 3:30 AM Berlin (CEST)",
        ),
    ] {
        let mut state = state(&one("", session), "Europe/Berlin");
        assert_eq!(slots(&state)[0].classes("time")[0].seen(), column, "{session}");
        state.update(Action::OpenSession("s".into()));
        let dialog = tree("sheet", &view::dialog(&state).into_string());
        assert_eq!(dialog.tags("dd")[0].tags("p")[0].text(), sheet, "{session}");
        state.update(Action::Close);
        let html = prerender(&state, RootMode::Light, Styles::None);
        assert!(html.contains("CEST") && html.contains("CET"), "{html}");
    }
}

#[test]
fn a_filter_of_days_shows_these_and_nothing_of_others() {
    let mut state = state(FAIR, "Europe/Berlin");
    assert_eq!(state.values(Facet::Day), ["2027-06-15", "2027-06-16", "2027-06-17"]);
    assert_eq!([0, 1, 2].map(|day| state.usage(Facet::Day, day)), [3, 3, 3]);
    assert_eq!((state.outcome.count, state.outcome.total), (5, 5));
    state.update(Action::Toggle(Facet::Day, "2027-06-16".into()));
    assert_eq!(state.outcome.count, 3);
    let shown: Vec<String> = slots(&state)
        .iter()
        .filter(|slot| slot.get("hidden").is_none())
        .flat_map(|slot| slot.tags("h4").into_iter().map(|title| title.seen()).collect::<Vec<_>>())
        .collect();
    assert_eq!(shown, ["Exhibition", "Camp", "Second talk"]);
    // The same, for what is in the page already.
    let flags: Vec<u8> = (0..view::Layout::of(&state).chunks(&state)).fold(Vec::new(), |mut all, chunk| {
        view::Layout::of(&state).shown(&state, chunk, view::Layout::of(&state).items(&state, chunk..chunk + 1), &mut all);
        all
    });
    assert_eq!(flags.iter().filter(|shown| **shown == 1).count(), 3);
    // Words hide the card and the lines alike.
    state.update(Action::Clear);
    state.update(Action::Search("exhib".into()));
    assert_eq!(state.outcome.count, 1);
    let left = slots(&state).iter().filter(|slot| slot.tags("article").iter().any(|one| one.get("hidden").is_none())).count();
    assert_eq!(left, 3);
}

#[test]
fn it_is_on_now_on_each_of_its_days() {
    let mut state = state(FAIR, "Europe/Berlin");
    for (moment, on, next) in [
        ("2027-06-15T09:30:00+02:00", "a expo camp", "b"),
        ("2027-06-16T09:00:00+02:00", "expo camp", "b"),
        ("2027-06-16T10:30:00+02:00", "b expo camp", "c"),
        ("2027-06-17T16:59:00+02:00", "expo camp", ""),
    ] {
        state.update(Action::Tick(at(moment)));
        let now = state.now.clone().unwrap();
        let named = |sessions: &[usize]| crate::kit::named(&state.agenda, sessions).join(" ");
        assert_eq!((named(&now.on).as_str(), named(&now.next).as_str()), (on, next), "{moment}");
    }
    state.update(Action::Tick(at("2027-06-17T17:00:00+02:00")));
    assert!(state.now.as_ref().unwrap().after);
}

#[test]
fn the_line_of_now_stands_on_a_day_on_which_nothing_begins() {
    let mut state = state(&one("", r#""start": "2027-06-15T09:00", "end": "2027-06-17T17:00""#), "Europe/Berlin");
    state.update(Action::Tick(at("2027-06-16T12:00:00+02:00")));
    let Some(Line::After(slot)) = state.now.as_ref().unwrap().line else { panic!("{:?}", state.now) };
    let day = state.timetable.days.iter().find(|day| day.date == Date::new(2027, 6, 16)).unwrap();
    assert_eq!(state.timetable.chunks[day.chunks.start].clone().last(), Some(slot));
}

#[test]
fn who_can_attend_counts_it_on_each_day_and_for_everybody() {
    let mut state = state(&FAIR.replace(r#""kind": "social", "#, ""), "Europe/Berlin");
    let scale = Scale::new(&state.agenda, &state.zones);
    let days: Vec<_> =
        scale.days.iter().map(|day| (day.date.to_iso(), crate::kit::named(&state.agenda, &day.sessions))).collect();
    let expected = [("2027-06-15", ["expo", "a"]), ("2027-06-16", ["expo", "b"]), ("2027-06-17", ["expo", "c"])];
    assert_eq!(days, expected.map(|(day, ids)| (day.to_string(), ids.map(String::from).to_vec())));
    // As long as the talks of the day.
    assert_eq!(scale.days[1].from, at("2027-06-16T10:00:00+02:00"));
    assert_eq!(scale.days[1].to, at("2027-06-16T11:00:00+02:00"));
    let reach = |zone: &str| scale.days[1].attendance(&state.agenda, &state.zones, zone, Hours::DEFAULT);
    assert_eq!((reach("Europe/Berlin").awake, reach("Asia/Tokyo").awake, reach("America/Los_Angeles").awake), (2, 2, 1));
    // A day with nothing else is as long as the day.
    let alone = crate::kit::read(&one("", r#""start": "2027-06-15T09:00", "end": "2027-06-17T17:00""#));
    let scale = Scale::new(&alone, &state.zones);
    assert_eq!(scale.days.len(), 3);
    assert_eq!((scale.days[1].from, scale.days[1].to), (at("2027-06-16T04:00:00+02:00"), at("2027-06-17T04:00:00+02:00")));
    assert_eq!(scale.days[2].to, at("2027-06-17T17:00:00+02:00"));
    // It is in nobody's night.
    state.update(Action::Hours(Hours::DEFAULT));
    state.update(Action::Toggle(Facet::Hours, "07:00-22:00".into()));
    assert!(state.outcome.sessions[position(&state.agenda, "expo")]);
    assert!(!state.is_at_night(position(&state.agenda, "expo")));
}

#[test]
fn what_is_prerendered_has_the_same_lines_and_each_id_once() {
    let state = state(FAIR, "Europe/Berlin");
    let html = prerender(&state, RootMode::Light, Styles::None);
    assert_eq!(html.matches("id=\"session=expo\"").count(), 1);
    // In light form each line leads to the card.
    assert_eq!(html.matches("card quiet continued").count(), 4);
    let tree = crate::html::parse_ahead(&html).unwrap();
    let lines = tree.classes("continued");
    let links: Vec<&str> = lines.iter().map(|line| line.tags("a")[0].get("href").unwrap()).collect();
    assert_eq!(links, ["#session=expo", "#session=camp", "#session=expo", "#session=camp"]);
    let shadow = prerender(&state, RootMode::Shadow, Styles::Inline);
    assert_eq!(shadow.matches("card quiet continued").count(), 4);
}

#[test]
fn a_long_session_is_on_days_on_which_something_begins_and_on_its_last() {
    let sessions = r#""sessions": [{"id": "show", "title": "Show", "start": "2027-01-10", "end": "2027-06-30"},
        {"id": "a", "start": "2027-02-01T10:00"}, {"id": "b", "start": "2027-02-01T12:00"}, {"id": "c", "start": "2027-07-01T12:00"}]"#;
    let state = state(&format!(r#"{{"event": {{"title": "E", "timezone": "UTC"}}, {sessions}}}"#), "UTC");
    assert_eq!(days_of(&state, "show"), ["2027-01-10", "2027-02-01", "2027-06-30"]);
    assert_eq!(state.timetable.days.len(), 4);
}

#[test]
fn a_hostile_feed_gets_no_more_lines_than_can_be_shown() {
    let session = r#"{"start": "0001-01-01", "end": "9999-12-31"}, {"start": "2000-01-01", "end": "2000-01-31"}"#;
    let sessions = vec![session; 1000].join(", ");
    let state = state(&format!(r#"{{"event": {{"title": "E", "timezone": "UTC"}}, "sessions": [{sessions}]}}"#), "UTC");
    assert_eq!(state.timetable.starts().count(), 2000);
    assert!(state.timetable.sessions.len() <= 12_000);
}

#[test]
fn while_a_feed_arrives_each_session_is_on_its_first_day() {
    let mut state = empty_state(TestPlatform::new("Europe/Berlin"));
    let mut reader = plenary::plenary_format::Reader::new(state.platform.clone(), state.zones.clone());
    reader.push(FAIR.as_bytes(), &mut state.agenda);
    state.arrange();
    assert_eq!((days_of(&state, "expo").len(), state.timetable.needs_more()), (1, true));
    state.complete();
    assert_eq!((days_of(&state, "expo").len(), state.timetable.needs_more()), (3, true));
    // What is on single days needs nothing more than the first screen has.
    assert!(!crate::kit::state(crate::kit::YEAR_2023, "UTC").timetable.needs_more());
}

#[test]
fn what_is_worth_following_lasts_until_a_day_after_the_last_end() {
    let state = state(&one("", r#""start": "2027-06-15T09:00", "end": "2027-06-17T17:00""#), "Europe/Berlin");
    for (moment, near) in [
        ("2027-06-14T08:00:00+02:00", false),
        ("2027-06-14T10:00:00+02:00", true),
        ("2027-06-16T23:00:00+02:00", true),
        ("2027-06-18T16:00:00+02:00", true),
        ("2027-06-18T18:00:00+02:00", false),
    ] {
        assert_eq!(state.is_near(at(moment)), near, "{moment}");
    }
}

/// Years of events, with one on each of these dates.
fn list(dates: &[&str]) -> String {
    let sessions =
        dates.iter().map(|date| format!(r#"{{"id": "{date}", "title": "Of {date}", "start": "{date}T10:00", "duration": 60}}"#));
    let sessions = sessions.collect::<Vec<_>>().join(", ");
    format!(r#"{{"event": {{"title": "All", "timezone": "Europe/Berlin"}}, "sessions": [{sessions}]}}"#)
}

fn state_at(feed: &str, now: &str) -> State {
    let mut state = empty_state(TestPlatform::new("Europe/Berlin").at(at(now)));
    state.begin("");
    fill(&mut state, feed);
    state
}

/// The headings of the view from above, and in brackets what is in closed or open years.
fn outline(state: &State) -> Vec<String> {
    let main = tree("main", &view::Layout::of(state).frame(state).into_string());
    let mut out = Vec::new();
    for node in main.all() {
        if node.is("year") {
            out.push(format!("{}{}", if node.get("open").is_some() { "open " } else { "" }, node.tags("summary")[0].text()));
        }
        if node.is("day") {
            out.push(node.tags("h3")[0].text().split(',').next().unwrap().to_string());
        }
    }
    out
}

const YEARS: [&str; 6] = ["2024-03-05", "2024-11-20", "2025-06-01", "2026-02-10", "2026-12-01", "2027-01-15"];

#[test]
fn a_list_of_years_of_events_begins_with_the_next_and_closes_the_past() {
    let feed = list(&YEARS);
    assert_eq!(
        outline(&state_at(&feed, "2026-11-28T12:00:00+01:00")),
        [
            "Tuesday 1 December 2026",
            "Friday 15 January 2027",
            "Earlier: 2026 · 1 session",
            "Tuesday 10 February 2026",
            "Earlier: 2025 · 1 session",
            "Sunday 1 June 2025",
            "Earlier: 2024 · 2 sessions",
            "Wednesday 20 November 2024",
            "Tuesday 5 March 2024",
        ]
        .map(|line| line.replace(" · ", " ")),
    );
    // On the day itself it is not past.
    assert_eq!(outline(&state_at(&feed, "2026-12-01T23:00:00+01:00"))[0], "Tuesday 1 December 2026");
    // With nothing to come the newest year is open.
    let over = outline(&state_at(&feed, "2028-01-01T12:00:00+01:00"));
    assert_eq!(
        over[..4],
        ["open Earlier: 2027 1 session", "Friday 15 January 2027", "Earlier: 2026 2 sessions", "Tuesday 1 December 2026"]
    );
    assert_eq!(over.iter().filter(|line| line.starts_with("open")).count(), 1);
}

#[test]
fn what_is_one_event_is_shown_from_its_first_day() {
    for (dates, now) in [
        // Over New Year, looked at in the middle; an archive; a semester; two editions within a year.
        (&["2026-12-28", "2026-12-30", "2027-01-02"][..], "2027-01-01T12:00:00+01:00"),
        (&["2023-06-21", "2023-06-22"], "2026-11-28T12:00:00+01:00"),
        (&["2025-10-14", "2025-12-16", "2026-02-03"], "2026-11-28T12:00:00+01:00"),
        (&["2025-06-15", "2026-06-16"], "2026-06-16T12:00:00+01:00"),
    ] {
        let state = state_at(&list(dates), now);
        assert_eq!(state.timetable.past, state.timetable.days.len());
        let found: Vec<String> = state.timetable.days.iter().map(|day| day.date.unwrap().to_iso()).collect();
        assert_eq!(found, dates, "{now}");
    }
    assert_eq!(state_at(&list(&["2025-06-15", "2026-06-17"]), "2026-06-17T12:00:00+02:00").timetable.past, 1);
}

#[test]
fn a_link_to_a_session_of_the_past_names_the_year_to_open() {
    let mut state = state_at(&list(&YEARS), "2026-11-28T12:00:00+01:00");
    for (id, year) in [("2024-03-05", Some(2024)), ("2026-02-10", Some(2026)), ("2026-12-01", None), ("2027-01-15", None)] {
        state.update(Action::OpenSession(id.into()));
        assert_eq!(state.past_year_of_open(), year, "{id}");
        state.update(Action::Close);
        assert_eq!(state.past_year_of_open(), None);
    }
}

#[test]
fn what_is_prerendered_closes_the_past_of_the_day_that_it_is_made_on() {
    let mut state = state_at(&list(&YEARS), "2026-11-28T12:00:00+01:00");
    state.for_everybody();
    let html = prerender(&state, RootMode::Light, Styles::None);
    let order: Vec<usize> = ["day=2026-12-01", "Earlier: 2026", "Earlier: 2025", "day=2024-11-20"]
        .iter()
        .map(|text| html.rfind(text).unwrap_or_else(|| panic!("{text}")))
        .collect();
    assert!(order.is_sorted(), "{order:?}");
    assert_eq!(html.matches("<details class=\"year\">").count(), 3);
    // Links to days are to those to come.
    assert_eq!(html.matches("href=\"#day=").count(), 2);
}

#[test]
fn what_is_prerendered_of_any_feed_may_be_told_the_time() {
    for feed in crate::kit::DEMOS.into_iter().chain([crate::kit::EVERYTHING, FAIR, &list(&YEARS)]) {
        for moment in ["2024-07-01T12:00:00Z", "2027-03-27T12:00:00Z", "2030-01-01T00:00:00Z"] {
            let mut state = state_at(feed, "2026-11-28T12:00:00+01:00");
            state.update(Action::Tick(at(moment)));
            state.for_everybody();
            for form in [RootMode::Light, RootMode::Shadow] {
                assert!(prerender(&state, form, Styles::Inline).contains("section class=\"day\""));
            }
        }
    }
}

#[test]
fn what_came_so_far_of_a_list_is_not_shown_before_the_rest() {
    let may_be_past = |feed: &str| {
        let mut state = empty_state(TestPlatform::new("Europe/Berlin").at(at("2026-11-28T12:00:00+01:00")));
        let mut reader = plenary::plenary_format::Reader::new(state.platform.clone(), state.zones.clone());
        reader.push(feed.as_bytes(), &mut state.agenda);
        state.arrange();
        state.may_be_past()
    };
    assert!(may_be_past(&list(&YEARS)[..300]));
    // An archive says when it was.
    let archive = list(&["2023-06-21", "2023-06-22"]);
    assert!(!may_be_past(
        &archive.replace(r#""title": "All""#, r#""title": "All", "start": "2023-06-21", "end": "2023-06-22""#)[..300]
    ));
}

#[test]
fn dates_have_their_year_where_the_agenda_has_several() {
    let mut several = state_at(&list(&["2026-12-28", "2027-01-02"]), "2026-12-27T12:00:00+01:00");
    assert_eq!(outline(&several), ["Monday 28 December 2026", "Saturday 2 January 2027"]);
    several.update(Action::Filters);
    several.update(Action::Toggle(Facet::Day, "2027-01-02".into()));
    assert!(view::chips(&several).into_string().contains("Sat 2 Jan 2027"));
    assert!(view::panel(&several).into_string().contains("Mon 28 Dec 2026"));
    let html = prerender(&several, RootMode::Light, Styles::None);
    assert!(html.contains(">Mon 28 Dec 2026</a>"), "{html}");
    let single = state_at(&list(&["2027-01-01", "2027-01-02"]), "2026-12-27T12:00:00+01:00");
    assert_eq!(outline(&single), ["Friday 1 January", "Saturday 2 January"]);
    // A date of another year than the agenda's.
    let moved = one("", r#""start": "2027-01-05T10:00", "status": "moved", "movedFrom": "2026-12-20T10:00""#);
    let meta = slots(&state(&moved, "Europe/Berlin"))[0].classes("meta")[0].text();
    assert!(meta.contains("Sun 20 Dec 2026"), "{meta}");
}

#[test]
fn days_have_numbers_where_they_are_few_and_follow_each_other() {
    let numbers = |start: &str, end: &str, dates: &[&str]| -> Vec<String> {
        let event = format!(r#""title": "All", "start": "{start}", "end": "{end}""#);
        let state = state_at(&list(dates).replace(r#""title": "All""#, &event), "2027-01-01T12:00:00+01:00");
        let main = tree("main", &view::Layout::of(&state).frame(&state).into_string());
        main.classes("muted").iter().map(|note| note.text()).filter(|note| note.starts_with("Day ")).collect()
    };
    assert_eq!(numbers("2027-06-01", "2027-06-02", &["2027-06-01", "2027-06-02"]), ["Day 1 of 2", "Day 2 of 2"]);
    // Two weekends, a day without sessions, one day, years.
    assert_eq!(numbers("2027-06-05", "2027-06-13", &["2027-06-05", "2027-06-06", "2027-06-12", "2027-06-13"]), [""; 0]);
    assert_eq!(numbers("2027-06-01", "2027-06-03", &["2027-06-01", "2027-06-03"]), [""; 0]);
    assert_eq!(numbers("2027-06-01", "2027-06-01", &["2027-06-01"]), [""; 0]);
    assert_eq!(numbers("2018-01-01", "2027-07-04", &["2018-12-11", "2027-06-01"]), [""; 0]);
}

#[test]
fn cards_that_begin_together_are_in_the_order_of_the_rooms() {
    let rooms =
        r#""rooms": [{"id": "one", "name": "Room 1"}, {"id": "two", "name": "Room 2"}, {"id": "three", "name": "Room 3"}]"#;
    let sessions = r#""sessions": [{"id": "none", "start": "2027-06-15T09:00"}, {"id": "c", "room": "three", "start": "2027-06-15T09:00"},
        {"id": "a", "room": "one", "start": "2027-06-15T09:00"}, {"id": "x", "room": "Attic", "start": "2027-06-15T09:00"},
        {"id": "b", "room": "two", "start": "2027-06-15T09:00"}, {"id": "a2", "room": "one", "start": "2027-06-15T09:00"}]"#;
    let event = r#""event": {"title": "E", "timezone": "UTC"}"#;
    // Also where rooms are described after the sessions that name them, by id or by name.
    let by_name = sessions.replace("\"three\"", "\"Room 3\"").replace("\"one\"", "\"Room 1\"");
    for feed in [[event, rooms, sessions], [event, sessions, rooms], [sessions, rooms, event], [event, &by_name, rooms]] {
        let state = state(&format!("{{{}}}", feed.join(", ")), "UTC");
        let ids: Vec<String> = crate::kit::named(&state.agenda, state.timetable.in_slot(&state.timetable.slots[0]));
        assert_eq!(ids, ["a", "a2", "b", "c", "x", "none"], "{feed:?}");
        assert_eq!(state.agenda.rooms.iter().map(|room| room.id.as_str()).collect::<Vec<_>>()[..3], ["one", "two", "three"]);
    }
}

#[test]
fn what_lasts_for_days_makes_no_rooms_parallel() {
    let feed = FAIR.replace(r#""kind": "social", "#, "");
    let state = state(&feed, "Europe/Berlin");
    assert!(!state.timetable.has_parallel(&state.agenda));
}

#[test]
fn the_dates_of_an_event_that_names_none_are_to_the_end_of_what_lasts_longest() {
    let shown = state(&one("", r#""start": "2027-06-15T09:00", "end": "2027-06-17T17:00""#), "Europe/Berlin");
    assert!(view::head(&shown).into_string().contains("15 June 2027 – 17 June 2027"));
}
