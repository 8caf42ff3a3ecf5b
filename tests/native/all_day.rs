//! What takes all of its day says so, in each place where a time would be.

use plenary::state::Action;
use plenary::view;

use crate::kit::{feed, read, state};
use crate::lint_kit::said;

fn texts(session: &str) -> [String; 2] {
    let mut state = state(&feed(&format!("\"sessions\": [{{\"id\": \"a\", \"title\": \"A\", {session}}}]")), "UTC");
    let chunk = view::Layout::of(&state).chunk(&state, 0).into_string();
    state.update(Action::OpenSession("a".into()));
    [chunk, view::dialog(&state).into_string()]
}

#[test]
fn an_all_day_session_says_all_day() {
    for (session, expected) in [
        (r#""start": "2024-07-09", "allDay": true"#, "All day"),
        (r#""start": "2024-07-09", "allDay": false"#, "Time to be announced"),
        (r#""start": "2024-07-09""#, "Time to be announced"),
        (r#""start": "2024-07-09", "allDay": true, "time": "from dawn""#, "from dawn"),
    ] {
        for html in texts(session) {
            let found = ["All day", "Time to be announced", "from dawn"].into_iter().filter(|text| html.contains(text));
            assert_eq!(found.collect::<Vec<_>>(), [expected], "{session}: {html}");
        }
    }
    // Of several days the dates are shown, and nothing is to be announced.
    for html in texts(r#""start": "2024-07-09", "end": "2024-07-11""#) {
        assert!(!html.contains("announced"), "{html}");
    }
}

#[test]
fn all_day_is_read_and_checked() {
    let agenda = read(&feed(
        r#""sessions": [{"id": "a", "start": "2024-07-09", "allDay": true}, {"id": "b", "start": "2024-07-09", "allDay": "yes"}]"#,
    ));
    assert_eq!(agenda.sessions.iter().map(|session| session.all_day).collect::<Vec<_>>(), [true, false]);
    assert_eq!(agenda.diagnostics.len(), 1, "{:?}", agenda.diagnostics);
    let timed = r#"{"event": {"title": "E", "timezone": "UTC"}, "sessions": [{"title": "A", "start": "2024-07-09T09:00", "allDay": true}]}"#;
    assert_eq!(said(timed), [r#"warning all-day-timed 1:113+4 $.sessions[0].allDay: true"#]);
}
