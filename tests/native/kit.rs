//! What most tests begin with: a feed that was read, and a state that shows it.

use std::rc::Rc;

use plenary::model::{Agenda, End, Session, When};
use plenary::plenary_format::{Reader, complete};
use plenary::route::parse;
use plenary::state::{Action, Effects, Settings, State, View, ZoneChoice};
use plenary::text::Messages;
use plenary::time::{Date, Instant, Zones};
use plenary::view;

use crate::platform::TestPlatform;

pub const YEAR_2023: &str = include_str!("../../www/ospos-for-good-2023.json");
pub const YEAR_2024: &str = include_str!("../../www/ospos-for-good-2024.json");
pub const YEAR_2025: &str = include_str!("../../www/un-open-source-week-2025.json");
pub const EVERYTHING: &str = include_str!("../fixtures/everything.json");

/// The agendas that are published with the project.
pub const DEMOS: [&str; 3] = [YEAR_2023, YEAR_2024, YEAR_2025];

/// The zones that a test looks at an agenda from: both sides of the date line, and a quarter of an hour.
pub const READERS: [&str; 6] =
    ["America/New_York", "Europe/Stockholm", "Africa/Nairobi", "Asia/Kathmandu", "Pacific/Auckland", "Pacific/Honolulu"];

/// The agenda of a feed that arrives in pieces of so many bytes, and whether there was anything in it.
pub fn read_in_pieces(feed: &[u8], size: usize) -> (Agenda, bool) {
    let platform: Rc<TestPlatform> = Rc::new(TestPlatform::new("UTC"));
    let mut reader = Reader::new(platform.clone(), Rc::new(Zones::new(platform)));
    let mut agenda = Agenda::default();
    for piece in feed.chunks(size) {
        reader.push(piece, &mut agenda);
    }
    complete(&mut reader, feed, &mut agenda);
    let any = reader.has_any(&agenda);
    (agenda, any)
}

/// Takes an action in, and has the reader's machine remember what it is to.
pub fn act(state: &mut State, action: Action) -> Effects {
    let effects = state.update(action);
    remember(state, &effects);
    effects
}

/// Has the reader's machine remember what it is to.
pub fn remember(state: &State, effects: &Effects) {
    for (name, text) in &effects.store {
        state.platform.remember(name, text);
    }
    if effects.seen {
        let (name, text) = state.seen(state.now.as_ref().unwrap().at.unwrap());
        state.platform.remember(&name, &text);
    }
}

/// Says that the feed has ended.
pub fn end(reader: &mut Reader, agenda: &mut Agenda) {
    if reader.end(agenda) {
        reader.tidy(agenda);
    }
}

/// The agenda of a feed that arrives at once.
pub fn read(feed: &str) -> Agenda {
    read_in_pieces(feed.as_bytes(), usize::MAX).0
}

/// A state before its feed, for a reader on that machine.
pub fn empty_state(platform: TestPlatform) -> State {
    empty_state_on(Rc::new(platform))
}

/// The same, on a machine that the test goes on asking.
pub fn empty_state_on(platform: Rc<TestPlatform>) -> State {
    let settings = Settings {
        views: vec![View::Agenda, View::Speakers],
        view: View::Agenda,
        zone: ZoneChoice::Event,
        language: "en".into(),
        interface: "en".into(),
        prefix: String::new(),
        page: String::new(),
        address: String::new(),
        show: String::new(),
    };
    State::new(platform, Messages::english(), settings)
}

/// Reads the whole feed into a state.
pub fn fill(state: &mut State, feed: &str) {
    let mut reader = Reader::new(state.platform.clone(), state.zones.clone());
    reader.push(feed.as_bytes(), &mut state.agenda);
    complete(&mut reader, feed.as_bytes(), &mut state.agenda);
    state.complete();
}

/// The state of a reader who follows a link, with all of the feed read.
pub fn follow(mut state: State, wanted: &str, fragment: &str, feed: &str) -> State {
    state.begin(wanted);
    let route = parse(fragment, "");
    state.follow(route.clone());
    fill(&mut state, feed);
    state.open_linked(&route);
    state
}

/// The state of a reader in that zone who opens the page, with all of the feed read.
pub fn state(feed: &str, own_zone: &str) -> State {
    let mut state = empty_state(TestPlatform::new(own_zone));
    state.begin("");
    fill(&mut state, feed);
    // Whoever asks for more than words has opened the filters.
    state.update(Action::Filters);
    state
}

/// The same, on a machine that the test goes on asking.
pub fn state_on(platform: &Rc<TestPlatform>, feed: &str) -> State {
    let mut state = empty_state_on(platform.clone());
    state.begin("");
    fill(&mut state, feed);
    state.update(Action::Filters);
    state
}

/// The same, shown in another zone than the event's.
pub fn state_in(feed: &str, own_zone: &str, zone: &str) -> State {
    let mut state = state(feed, own_zone);
    state.update(Action::Zone(ZoneChoice::Named(zone.into())));
    state
}

/// The days of the timetable with the positions of their sessions, in order.
pub fn days(state: &State) -> Vec<(Option<Date>, Vec<usize>)> {
    let table = &state.timetable;
    table.days.iter().map(|day| (day.date, table.in_chunks(day.chunks.clone()).to_vec())).collect()
}

/// What stands in each chunk of the view: positions of sessions or of people.
pub fn items(state: &State) -> Vec<Vec<usize>> {
    (0..view::Layout::of(state).chunks(state))
        .map(|chunk| view::Layout::of(state).items(state, chunk..chunk + 1).to_vec())
        .collect()
}

/// The position of a session.
pub fn position(agenda: &Agenda, id: &str) -> usize {
    let ids = || agenda.sessions.iter().map(|session| &*session.id).collect::<Vec<_>>();
    agenda.sessions.iter().position(|session| session.id == id).unwrap_or_else(|| panic!("no session {id:?} in {:?}", ids()))
}

/// A session by its id.
pub fn session<'a>(agenda: &'a Agenda, id: &str) -> &'a Session {
    &agenda.sessions[position(agenda, id)]
}

/// The instant of an RFC 3339 time, such as `2024-07-09T09:00:00-04:00`, as jiff has it.
pub fn at(rfc_3339: &str) -> Instant {
    Instant(rfc_3339.parse::<jiff::Timestamp>().unwrap_or_else(|error| panic!("{rfc_3339}: {error}")).as_second())
}

/// A `When` of the model as an ISO 8601 interval: `2024-07-09T13:00:00Z/2024-07-09T14:00:00Z`.
pub fn period(when: When) -> String {
    match when {
        When::Unknown => "unknown".into(),
        When::Dates(from, to) => format!("{}/{}", from.to_iso(), to.to_iso()),
        When::Clock(start, End::At(end)) => format!("{}/{}", start.to_rfc3339(), end.to_rfc3339()),
        When::Clock(start, End::Open) => format!("{}/..", start.to_rfc3339()),
        When::Clock(start, End::Unknown) => start.to_rfc3339(),
    }
}

/// Ids of sessions by their positions.
pub fn named(agenda: &Agenda, sessions: &[usize]) -> Vec<String> {
    sessions.iter().map(|&session| agenda.sessions[session].id.to_string()).collect()
}

/// Ids of sessions, for comparison.
pub fn ids(agenda: &Agenda) -> Vec<&str> {
    agenda.sessions.iter().map(|session| session.id.as_str()).collect()
}

/// A feed in New York with these members beside its event.
pub fn feed(members: &str) -> String {
    format!("{{\"event\": {{\"title\": \"E\", \"timezone\": \"America/New_York\"}}, {members}}}")
}

/// The feed of these members, each a key with its JSON, in every order in which they can stand.
pub fn in_every_order(members: &[(&str, &str)]) -> Vec<String> {
    if members.is_empty() {
        return vec![String::new()];
    }
    let mut out = Vec::new();
    for (place, (key, json)) in members.iter().enumerate() {
        let mut others = members.to_vec();
        others.remove(place);
        for rest in in_every_order(&others) {
            let rest = rest.strip_prefix('{').map_or(String::from("}"), |rest| format!(", {rest}"));
            out.push(format!("{{\"{key}\": {json}{rest}"));
        }
    }
    out
}

/// When each session of a feed is and what it was moved from, as [`period`] writes it, and the same in pieces of every size.
pub fn whens(feed: &str) -> Vec<(String, String, String)> {
    let read = |size: usize| -> Vec<(String, String, String)> {
        let (agenda, _) = read_in_pieces(feed.as_bytes(), size);
        agenda.sessions.iter().map(|session| (session.id.to_string(), period(session.when), period(session.moved_from))).collect()
    };
    let whole = read(usize::MAX);
    for size in [1, 7] {
        assert_eq!(read(size), whole, "in pieces of {size}: {feed}");
    }
    whole
}
