//! Whose clock a local time is read from: the session's own, else that of the session around it, of its room, of its day,
//! of the event.

use plenary::diagnostic::Severity;
use plenary::state::{Action, Overlay};
use plenary::view;

use crate::kit::{feed, in_every_order, period, read, session, state, whens};
use crate::pages::tree;

const EVENT: (&str, &str) = ("event", r#"{"title": "E", "timezone": "America/New_York"}"#);
const ROOMS: (&str, &str) =
    ("rooms", r#"[{"id": "hall", "name": "Hall"}, {"id": "delhi", "name": "Delhi studio", "timezone": "Asia/Kolkata"}]"#);
const DAYS: (&str, &str) = ("days", r#"[{"date": "2024-07-09"}, {"date": "2024-07-10", "timezone": "Europe/Stockholm"}]"#);

/// Sessions with what they are expected to be: an id, the rest of the session, and when it is in UTC.
type Case = (&'static str, &'static str, &'static str);

// In July New York is four hours behind UTC, Stockholm two ahead, Nairobi three, Kolkata five and a half, Kathmandu five
// and three quarters.
const OUTER: [Case; 12] = [
    ("of-event", r#""start": "2024-07-09T09:00", "end": "2024-07-09T10:00""#, "2024-07-09T13:00:00Z/2024-07-09T14:00:00Z"),
    (
        "of-event-in-a-hall",
        r#""start": "2024-07-09T09:00", "room": "hall", "duration": 45"#,
        "2024-07-09T13:00:00Z/2024-07-09T13:45:00Z",
    ),
    ("of-day", r#""start": "2024-07-10T09:00", "room": "hall", "openEnd": true"#, "2024-07-10T07:00:00Z/.."),
    ("from-day-to-day", r#""start": "2024-07-09T23:00", "end": "2024-07-10T09:00""#, "2024-07-10T03:00:00Z/2024-07-10T07:00:00Z"),
    (
        "of-room",
        r#""start": "2024-07-09T09:00", "end": "2024-07-09T10:00", "room": "delhi""#,
        "2024-07-09T03:30:00Z/2024-07-09T04:30:00Z",
    ),
    ("of-room-by-name", r#""start": "2024-07-09T09:00", "room": "Delhi studio""#, "2024-07-09T03:30:00Z"),
    (
        "of-room-not-of-day",
        r#""start": "2024-07-10T09:00", "duration": "1:30", "room": "delhi""#,
        "2024-07-10T03:30:00Z/2024-07-10T05:00:00Z",
    ),
    (
        "own",
        r#""start": "2024-07-10T09:00", "end": "2024-07-10T10:00", "room": "delhi", "timezone": "Africa/Nairobi""#,
        "2024-07-10T06:00:00Z/2024-07-10T07:00:00Z",
    ),
    (
        "offset",
        r#""start": "2024-07-10T09:00-04:00", "end": "2024-07-10T14:00Z", "room": "delhi""#,
        "2024-07-10T13:00:00Z/2024-07-10T14:00:00Z",
    ),
    ("in-brackets", r#""start": "2024-07-10T09:00[Asia/Kathmandu]", "room": "delhi""#, "2024-07-10T03:15:00Z"),
    (
        "offset-in-brackets",
        r#""start": "2024-07-10T09:00+05:45[Asia/Kathmandu]", "room": "delhi", "timezone": "Africa/Nairobi""#,
        "2024-07-10T03:15:00Z",
    ),
    ("dates", r#""start": "2024-07-09", "end": "2024-07-10", "room": "delhi""#, "2024-07-09/2024-07-10"),
];

fn sessions(cases: &[Case]) -> String {
    let all: Vec<String> = cases.iter().map(|(id, rest, _)| format!("{{\"id\": \"{id}\", {rest}}}")).collect();
    format!("[{}]", all.join(", "))
}

/// Reads a session with what is inside it, in every order of the feed's members. The expectations are by id.
fn everywhere(sessions: &str, expected: &[(&str, &str)]) {
    for feed in in_every_order(&[EVENT, ROOMS, DAYS, ("sessions", sessions)]) {
        let found = whens(&feed);
        let found: Vec<(&str, &str)> = found.iter().map(|(id, when, _)| (id.as_str(), when.as_str())).collect();
        assert_eq!(found, expected, "{feed}");
        assert_eq!(read(&feed).diagnostics, [], "{feed}");
    }
}

#[test]
fn a_local_time_is_read_from_the_nearest_clock_wherever_that_stands_in_the_feed() {
    everywhere(&sessions(&OUTER), &OUTER.map(|(id, _, when)| (id, when)));
}

#[test]
fn what_is_inside_a_session_is_read_from_its_own_clock_or_from_the_one_around_it() {
    everywhere(
        r#"[{"id": "outer", "start": "2024-07-10T09:00", "timezone": "Africa/Nairobi", "sessions": [
            {"id": "inner", "start": "2024-07-10T09:30", "duration": "PT15M"},
            {"id": "own", "start": "2024-07-10T09:30", "timezone": "Asia/Kathmandu"},
            {"id": "next", "start": "2024-07-10T09:45"}, {"id": "unsaid"}]}]"#,
        &[
            ("outer", "2024-07-10T06:00:00Z"),
            ("inner", "2024-07-10T06:30:00Z/2024-07-10T06:45:00Z"),
            ("own", "2024-07-10T03:45:00Z"),
            ("next", "2024-07-10T06:45:00Z"),
            ("unsaid", "unknown"),
        ],
    );
}

#[test]
fn what_is_inside_a_session_is_read_from_the_clock_of_its_room() {
    everywhere(
        r#"[{"id": "outer", "start": "2024-07-10T09:00", "room": "delhi", "sessions": [
            {"id": "inner", "start": "2024-07-10T09:30"}, {"id": "in-the-hall", "start": "2024-07-10T09:30", "room": "hall"}]},
            {"id": "here", "start": "2024-07-09T09:00", "sessions": [
            {"id": "there", "start": "2024-07-09T09:30", "room": "delhi"}]}]"#,
        &[
            ("outer", "2024-07-10T03:30:00Z"),
            ("inner", "2024-07-10T04:00:00Z"),
            ("in-the-hall", "2024-07-10T04:00:00Z"),
            ("here", "2024-07-09T13:00:00Z"),
            ("there", "2024-07-09T04:00:00Z"),
        ],
    );
}

#[test]
fn the_zone_that_a_session_says_goes_before_the_room_of_what_is_inside_it() {
    everywhere(
        r#"[{"id": "outer", "start": "2024-07-10T09:00", "timezone": "Africa/Nairobi", "sessions": [
            {"id": "inner", "start": "2024-07-10T09:30", "room": "delhi"}]}]"#,
        &[("outer", "2024-07-10T06:00:00Z"), ("inner", "2024-07-10T06:30:00Z")],
    );
}

#[test]
fn what_a_session_was_moved_from_is_read_from_the_same_clock() {
    let sessions = r#"[{"id": "event", "start": "2024-07-09T09:00", "movedFrom": "2024-07-09T08:00"},
        {"id": "room", "start": "2024-07-09T09:00", "movedFrom": "2024-07-09T08:00", "room": "delhi"},
        {"id": "day", "start": "2024-07-09T09:00", "movedFrom": "2024-07-10T08:00"},
        {"id": "own", "start": "2024-07-09T09:00", "movedFrom": "2024-07-09T08:00", "room": "delhi",
            "timezone": "Africa/Nairobi"},
        {"id": "offset", "start": "2024-07-09T09:00", "movedFrom": "2024-07-09T08:00-04:00", "room": "delhi"},
        {"id": "date", "start": "2024-07-09T09:00", "movedFrom": "2024-07-08", "room": "delhi"}]"#;
    let expected = [
        ("event", "2024-07-09T12:00:00Z"),
        ("room", "2024-07-09T02:30:00Z"),
        ("day", "2024-07-10T06:00:00Z"),
        ("own", "2024-07-09T05:00:00Z"),
        ("offset", "2024-07-09T12:00:00Z"),
        ("date", "2024-07-08/2024-07-08"),
    ];
    for feed in in_every_order(&[EVENT, ROOMS, DAYS, ("sessions", sessions)]) {
        let found = whens(&feed);
        let found: Vec<(&str, &str)> = found.iter().map(|(id, _, moved)| (id.as_str(), moved.as_str())).collect();
        assert_eq!(found, expected, "{feed}");
    }
}

#[test]
fn an_end_with_an_offset_is_that_instant_whatever_clock_the_start_is_read_from() {
    everywhere(
        r#"[{"id": "offset", "start": "2024-07-09T09:00", "end": "2024-07-09T14:00Z", "room": "delhi"},
            {"id": "brackets", "start": "2024-07-09T09:00", "end": "2024-07-09T14:00[Africa/Nairobi]", "room": "delhi"}]"#,
        &[("offset", "2024-07-09T03:30:00Z/2024-07-09T14:00:00Z"), ("brackets", "2024-07-09T03:30:00Z/2024-07-09T11:00:00Z")],
    );
}

/// Half past two in the night of 10 March was skipped in New York, and the hour after one o'clock of 3 November came twice.
#[test]
fn the_clocks_of_the_event_do_not_matter_to_a_room_with_a_clock_of_its_own() {
    everywhere(
        r#"[{"id": "gap", "start": "2024-03-10T02:30", "duration": 90, "room": "delhi"},
            {"id": "before", "start": "2024-03-10T01:30", "duration": 90, "room": "delhi"},
            {"id": "fold", "start": "2024-11-03T01:30", "end": "2024-11-03T02:30", "room": "delhi"}]"#,
        &[
            ("gap", "2024-03-09T21:00:00Z/2024-03-09T22:30:00Z"),
            ("before", "2024-03-09T20:00:00Z/2024-03-09T21:30:00Z"),
            ("fold", "2024-11-02T20:00:00Z/2024-11-02T21:00:00Z"),
        ],
    );
}

#[test]
fn a_room_with_a_clock_is_enough_where_the_event_has_none() {
    let event = ("event", r#"{"title": "E"}"#);
    let sessions = ("sessions", r#"[{"id": "a", "start": "2024-07-09T09:00", "room": "delhi"}]"#);
    for feed in in_every_order(&[event, ROOMS, sessions]) {
        let expected = ("a".to_string(), "2024-07-09T03:30:00Z".to_string(), "unknown".to_string());
        assert_eq!(whens(&feed), [expected], "{feed}");
        assert_eq!(read(&feed).diagnostics, [], "{feed}");
    }
}

// Paris is an hour ahead of UTC before 28 March 2027 and two after it.
const FORMS: [Case; 19] = [
    ("date", r#""start": "2027-03-26""#, "2027-03-26/2027-03-26"),
    ("dates", r#""start": "2027-03-26", "end": "2027-03-28""#, "2027-03-26/2027-03-28"),
    ("local", r#""start": "2027-03-26T09:00""#, "2027-03-26T08:00:00Z"),
    ("seconds", r#""start": "2027-03-26T09:00:30""#, "2027-03-26T08:00:30Z"),
    ("space", r#""start": "2027-03-26 09:00""#, "2027-03-26T08:00:00Z"),
    ("summer", r#""start": "2027-03-28T09:00""#, "2027-03-28T07:00:00Z"),
    ("offset", r#""start": "2027-03-26T09:00-03:30""#, "2027-03-26T12:30:00Z"),
    ("utc", r#""start": "2027-03-26T09:00:00Z""#, "2027-03-26T09:00:00Z"),
    ("zone", r#""start": "2027-03-26T09:00[Asia/Kathmandu]""#, "2027-03-26T03:15:00Z"),
    ("both", r#""start": "2027-03-26T09:00+05:45[Asia/Kathmandu]""#, "2027-03-26T03:15:00Z"),
    ("critical", r#""start": "2027-03-26T09:00[!Asia/Kathmandu][u-ca=iso8601]""#, "2027-03-26T03:15:00Z"),
    ("utc-in-zone", r#""start": "2027-03-26T09:00Z[Asia/Kathmandu]""#, "2027-03-26T09:00:00Z"),
    ("end", r#""start": "2027-03-26T09:00", "end": "2027-03-26T10:15""#, "2027-03-26T08:00:00Z/2027-03-26T09:15:00Z"),
    ("iso", r#""start": "2027-03-26T09:00", "duration": "PT1H15M""#, "2027-03-26T08:00:00Z/2027-03-26T09:15:00Z"),
    ("clock", r#""start": "2027-03-26T09:00", "duration": "1:15""#, "2027-03-26T08:00:00Z/2027-03-26T09:15:00Z"),
    ("minutes", r#""start": "2027-03-26T09:00", "duration": 75"#, "2027-03-26T08:00:00Z/2027-03-26T09:15:00Z"),
    ("text", r#""start": "2027-03-26T09:00", "duration": "75""#, "2027-03-26T08:00:00Z/2027-03-26T09:15:00Z"),
    // The clocks go forward in that night: a day by the clock is 23 hours long, a duration of 24 hours is not.
    ("night", r#""start": "2027-03-27T12:00", "end": "2027-03-28T12:00""#, "2027-03-27T11:00:00Z/2027-03-28T10:00:00Z"),
    ("length", r#""start": "2027-03-27T12:00", "duration": "PT24H""#, "2027-03-27T11:00:00Z/2027-03-28T11:00:00Z"),
];

#[test]
fn every_form_of_a_time_is_the_same_instant_however_the_feed_arrives() {
    let event = ("event", r#"{"title": "E", "timezone": "Europe/Paris"}"#);
    let sessions = sessions(&FORMS);
    let expected = FORMS.map(|(id, _, when)| (id.to_string(), when.to_string(), "unknown".to_string()));
    for feed in in_every_order(&[event, ("sessions", &sessions)]) {
        assert_eq!(whens(&feed), expected, "{feed}");
        assert_eq!(read(&feed).diagnostics, [], "{feed}");
    }
}

#[test]
fn a_zone_that_nobody_knows_is_reported_and_leaves_the_time_of_the_event() {
    for (members, path) in [
        (r#""rooms": [{"id": "r", "name": "R"}, {"id": "delhi", "name": "D", "timezone": "Asia/Delhi"}]"#, "$.rooms[1].timezone"),
        (r#""days": [{"date": "2024-07-09", "timezone": "Asia/Delhi"}]"#, "$.days[0].timezone"),
        (r#""people": [{"name": "Bo Ek", "timezone": "Asia/Delhi"}]"#, "$.people[0].timezone"),
        (r#""tracks": []"#, "$.sessions[0].timezone"),
    ] {
        let own = if path.contains("sessions") { r#", "timezone": "Asia/Delhi""# } else { "" };
        let session_a =
            format!(r#""sessions": [{{"id": "a", "start": "2024-07-09T09:00", "room": "delhi", "people": ["Bo Ek"]{own}}}]"#);
        for members in [format!("{members}, {session_a}"), format!("{session_a}, {members}")] {
            let agenda = read(&feed(&members));
            assert_eq!(agenda.diagnostics.len(), 1, "{members}: {:#?}", agenda.diagnostics);
            let diagnostic = &agenda.diagnostics[0];
            assert_eq!(
                (diagnostic.path.to_string().as_str(), diagnostic.severity(), diagnostic.message()),
                (path, Severity::Error, "is not a known time zone")
            );
            assert_eq!(diagnostic.value, "\"Asia/Delhi\"");
            assert_eq!(period(session(&agenda, "a").when), "2024-07-09T13:00:00Z", "{members}");
            assert!(agenda.people.iter().all(|person| person.timezone.is_empty()));
        }
    }
}

/// Two rooms that share an id (a weak one) keep their own zones, in whatever order rooms and sessions are listed.
#[test]
fn rooms_of_one_id_keep_their_zones() {
    let rooms = r#""rooms": [{"id": 1, "name": "Paris", "timezone": "Europe/Paris"}, {"id": 1, "name": "Tokyo", "timezone": "Asia/Tokyo"}]"#;
    let sessions = r#""sessions": [{"id": "p", "title": "P", "start": "2024-07-09T09:00", "room": "Paris"},
        {"id": "t", "title": "T", "start": "2024-07-09T09:00", "room": "Tokyo"}]"#;
    for members in [format!("{rooms}, {sessions}"), format!("{sessions}, {rooms}")] {
        let agenda = read(&feed(&members));
        let found = ["p", "t"].map(|id| {
            let session = session(&agenda, id);
            let room = &agenda.rooms[session.room.unwrap()];
            (room.name.get("").to_string(), room.timezone.clone(), period(session.when))
        });
        let expected = [("Paris", "Europe/Paris", "2024-07-09T07:00:00Z"), ("Tokyo", "Asia/Tokyo", "2024-07-09T00:00:00Z")];
        assert_eq!(found, expected.map(|(room, zone, when)| (room.into(), zone.into(), when.into())), "{members}");
        assert_eq!(agenda.rooms.len(), 2, "{members}");
        let codes: Vec<&str> = agenda.diagnostics.iter().map(|diagnostic| diagnostic.name()).collect();
        assert_eq!(codes, ["shared-id"], "{members}");
    }
}

#[test]
fn a_session_that_is_opened_shows_the_clock_of_its_room_where_it_differs() {
    let members = format!(
        "\"rooms\": {}, \"sessions\": [{}, {}]",
        ROOMS.1,
        r#"{"id": "there", "start": "2024-07-09T19:00", "duration": 60, "room": "delhi"}"#,
        r#"{"id": "here", "start": "2024-07-09T09:30", "duration": 60, "room": "hall"}"#
    );
    for (own, id, expected) in [
        ("Europe/Stockholm", "there", ["10:30 AM", "4:30 PM", "8:00 PM"].as_slice()),
        ("Asia/Kolkata", "there", &["10:30 AM", "8:00 PM"]),
        ("Europe/Stockholm", "here", &["10:30 AM", "4:30 PM"]),
    ] {
        let mut state = state(&feed(&members), own);
        state.update(Action::OpenSession(id.into()));
        assert_eq!(state.overlay, Some(Overlay::Session(id.into())));
        let sheet = tree("sheet", &view::dialog(&state).into_string());
        let when = sheet.tags("dd")[0];
        // Every other time is the end.
        let ends: Vec<String> = when.tags("time").iter().skip(1).step_by(2).map(|time| time.text()).collect();
        assert_eq!(ends, expected, "{id} from {own}: {}", when.text());
    }
}
