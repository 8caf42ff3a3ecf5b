//! Links to calendars on the web, and calendar files of a selection.

use plenary::icalendar::WebCalendar;
use plenary::model::SessionId;
use plenary::state::{Action, Selection, State, View};
use plenary::view;

use crate::icalendar::{events, get};
use crate::icalendar_lines::assert_strict;
use crate::kit::{act, feed, state};

const SESSIONS: &str = r#""sessions": [
    {"id": "talk", "title": "A & B: “Ω”?", "start": "2027-06-15T09:00", "end": "2027-06-15T10:00", "room": "Hall #1", "abstract": "One\n\nTwo"},
    {"id": "open", "title": "Party", "start": "2027-06-15T18:00", "time": "18:00 onwards"},
    {"id": "days", "title": "Sprint", "start": "2027-06-16", "end": "2027-06-17"},
    {"id": "night", "title": "Hackathon", "start": "2027-06-15T18:00", "end": "2027-06-17T09:00"},
    {"id": "soon", "title": "Some day"},
    {"id": "off", "title": "Off", "start": "2027-06-15T09:00", "end": "2027-06-15T10:00", "status": "cancelled"}
]"#;

fn shown(sessions: &str) -> State {
    let mut state = state(&feed(sessions), "America/New_York");
    state.settings.address = "https://example.org/agenda?x=1".into();
    state.panel = false;
    state
}

/// The query of a link, decoded.
fn query(link: &str) -> Vec<(String, String)> {
    let (_, query) = link.split_once('?').unwrap();
    let decode = |text: &str| {
        let fragment = plenary::route::parse(&format!("q={text}"), "");
        fragment.query.text
    };
    query.split('&').map(|member| member.split_once('=').unwrap()).map(|(key, value)| (key.to_string(), decode(value))).collect()
}

fn link(state: &State, calendar: WebCalendar, id: &str) -> (String, Vec<(String, String)>) {
    let link = state.web_calendar(calendar, state.agenda.session(id).unwrap()).unwrap();
    assert!(link.bytes().all(|byte| byte.is_ascii_graphic() && !b"\"<>'`#\\{}".contains(&byte)), "{link}");
    (link.split('?').next().unwrap().to_string(), query(&link))
}

fn member<'q>(query: &'q [(String, String)], key: &str) -> &'q str {
    query.iter().find(|(known, _)| known == key).map_or("", |(_, value)| value)
}

#[test]
fn each_calendar_is_given_the_time_in_utc() {
    let state = shown(SESSIONS);
    let (at, google) = link(&state, WebCalendar::Google, "talk");
    assert_eq!(at, "https://calendar.google.com/calendar/render");
    assert_eq!(member(&google, "action"), "TEMPLATE");
    assert_eq!(member(&google, "text"), "A & B: “Ω”?");
    assert_eq!(member(&google, "dates"), "20270615T130000Z/20270615T140000Z");
    assert_eq!(member(&google, "location"), "Hall #1");
    assert_eq!(member(&google, "details"), "https://example.org/agenda?x=1#session=talk\n\nOne\n\nTwo");
    for (calendar, host) in [(WebCalendar::Outlook, "outlook.live.com"), (WebCalendar::Office365, "outlook.office.com")] {
        let (at, query) = link(&state, calendar, "talk");
        assert_eq!(at, format!("https://{host}/calendar/deeplink/compose"));
        assert_eq!((member(&query, "path"), member(&query, "rru")), ("/calendar/action/compose", "addevent"));
        assert_eq!((member(&query, "startdt"), member(&query, "enddt")), ("2027-06-15T13:00:00Z", "2027-06-15T14:00:00Z"));
        assert_eq!((member(&query, "subject"), member(&query, "allday")), ("A & B: “Ω”?", ""));
    }
}

#[test]
fn whole_days_open_ends_and_several_days() {
    let state = shown(SESSIONS);
    let dates = |id: &str| member(&link(&state, WebCalendar::Google, id).1, "dates").to_string();
    assert_eq!(dates("days"), "20270616/20270618", "the day after the last");
    assert_eq!(dates("open"), "20270615T220000Z/20270615T220000Z");
    assert_eq!(dates("night"), "20270615T220000Z/20270617T130000Z");
    let (_, outlook) = link(&state, WebCalendar::Outlook, "days");
    let reported = ["startdt", "enddt", "allday"].map(|key| member(&outlook, key));
    assert_eq!(reported, ["2027-06-16", "2027-06-18", "true"]);
    assert_eq!(state.web_calendar(WebCalendar::Google, state.agenda.session("soon").unwrap()), None);
}

#[test]
fn a_link_is_never_longer_than_servers_take() {
    let long = "الذكاء ".repeat(2000);
    let state = shown(&format!(
        r#""sessions": [{{"id": "x", "title": "{long}", "start": "2027-06-15T09:00", "abstract": "{long}", "room": "{long}"}}]"#
    ));
    for calendar in WebCalendar::ALL {
        let link = state.web_calendar(calendar, 0).unwrap();
        assert!(link.len() < 3500, "{}", link.len());
        assert!(link.contains("session%3Dx") || link.contains("session=x"), "the address of the session is not cut off");
    }
}

#[test]
fn hosts_are_ours_whatever_a_feed_says() {
    let state = shown(
        r#""sessions": [{"id": "&dates=1", "title": "&action=x#\"><script>", "start": "2027-06-15T09:00", "room": "javascript:alert(1)"}]"#,
    );
    for calendar in WebCalendar::ALL {
        let (at, query) = link(&state, calendar, "&dates=1");
        assert!(at.starts_with("https://calendar.google.com/") || at.starts_with("https://outlook."), "{at}");
        let keys: Vec<&str> = query.iter().map(|(key, _)| key.as_str()).collect();
        let mut once = keys.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(keys.len(), once.len(), "{keys:?}");
    }
}

#[test]
fn a_file_has_what_is_selected() {
    let mut state = shown(SESSIONS);
    for id in ["talk", "days", "soon", "off"] {
        act(&mut state, Action::Star(id.into()));
    }
    let summaries = |state: &mut State, selection: Selection| {
        let file = act(state, Action::SaveCalendar(selection)).file.unwrap();
        assert_strict(&file.text);
        assert_eq!(file.kind, "text/calendar");
        let reported = events(&file.text).iter().map(|event| get(event, "SUMMARY").to_string()).collect::<Vec<_>>();
        (file.name, reported)
    };
    assert_eq!(state.in_calendar(&Selection::Mine).len(), 3);
    let (name, mine) = summaries(&mut state, Selection::Mine);
    assert_eq!((name.as_str(), mine.len()), ("e.ics", 3));
    let (name, one) = summaries(&mut state, Selection::Session("talk".into()));
    assert_eq!((name.as_str(), one), ("talk.ics", vec!["A & B: “Ω”?".to_string()]));
    act(&mut state, Action::Search("party".into()));
    let (_, shown) = summaries(&mut state, Selection::Shown);
    assert_eq!(shown, ["Party"]);
    assert!(view::chips(&state).into_string().contains("Calendar file (1)"));
    act(&mut state, Action::Search("some day".into()));
    assert_eq!(act(&mut state, Action::SaveCalendar(Selection::Shown)).file, None, "nothing in it has a time");
    assert!(!view::chips(&state).into_string().contains("Calendar file"));
    assert_eq!(act(&mut state, Action::SaveCalendar(Selection::Session(SessionId::from("nobody")))).file, None);
}

#[test]
fn an_event_of_a_file_has_what_programs_ask_for() {
    let mut state = shown(SESSIONS);
    let file = act(&mut state, Action::SaveCalendar(Selection::Session("off".into()))).file.unwrap();
    let event = &events(&file.text)[0];
    assert_eq!(get(event, "STATUS"), "CANCELLED");
    assert!(get(event, "DESCRIPTION").ends_with("https://example.org/agenda?x=1#session=off"), "{}", get(event, "DESCRIPTION"));
    let sequence: u32 = get(event, "SEQUENCE").parse().unwrap();
    // Minutes from the beginning of 2020 to that of 2026.
    assert_eq!(sequence, 2192 * 24 * 60);
    assert_eq!(get(event, "UID").len(), 36);
    assert!(file.text.contains("X-WR-TIMEZONE:America/New_York"));
}

#[test]
fn an_export_is_what_an_import_reads() {
    let mut state = shown(SESSIONS);
    for id in ["talk", "days"] {
        act(&mut state, Action::Star(id.into()));
    }
    let file = act(&mut state, Action::Export).file.unwrap();
    assert_eq!((file.name.as_str(), file.kind), ("e.json", "application/json"));
    let json: serde_json::Value = serde_json::from_str(&file.text).unwrap();
    assert_eq!((json["event"].as_str(), json["sessions"][0]["id"].as_str()), (Some("E"), Some("days")));
    let mut other = shown(SESSIONS);
    other.settings.views.clear();
    act(&mut other, Action::Star("open".into()));
    act(&mut other, Action::Import(file.text));
    let offer = other.offer();
    assert_eq!((offer.new, offer.starred, offer.unknown), (2, 0, 0));
    act(&mut other, Action::TakeOffer);
    assert_eq!((other.starred_ids().len(), other.view), (3, View::Mine));
    act(&mut other, Action::Import("[1, 2".into()));
    assert!(view::dialog(&other).into_string().contains("This file has no exported agenda."));
}

#[test]
fn an_event_with_a_calendar_can_be_subscribed_to() {
    let links = |url: &str| {
        let feed = format!(
            r#"{{"event": {{"title": "E", "timezone": "UTC", "links": [{{"kind": "calendar", "url": "{url}"}}]}}, {SESSIONS}}}"#
        );
        let mut state = state(&feed, "UTC");
        act(&mut state, Action::OpenSession("talk".into()));
        view::dialog(&state).into_string()
    };
    assert!(links("webcal://example.org/all.ics").contains("webcal://example.org/all.ics"));
    assert!(!links("https://example.org/all.ics").contains("Subscribe"));
}
