//! The data of websites made with Hoverboard.

use crate::import_kit::{one_fault_costs_one_session, outline, people, reads};
use crate::schedules::schedule;

const WHOLE: &str = r##"{"schedule": {
  "2027-09-09": {"date": "2027-09-09", "dateReadable": "September 9", "tracks": [{"title": "Hall"}, {"title": "Yard"}],
   "timeslots": [
    {"startTime": "09:00", "endTime": "09:30", "sessions": [{"items": ["door"]}]},
    {"startTime": "09:30", "endTime": "10:10", "sessions": [{"items": ["101", "102"]}, {"items": [103], "extend": 2}]},
    {"startTime": "10:10", "endTime": "11:00", "sessions": [{"items": []}]},
    {"startTime": "22:30", "endTime": "1:0", "sessions": [{"items": ["party"]}, {"items": []}]}]},
  "2027-09-10": {"tracks": [{"title": "Yard"}], "timeslots": [
    {"startTime": "9:5", "endTime": "9:35", "sessions": [{"items": ["door"]}]}]}},
 "sessions": {
  "door": {"title": "Registration", "icon": "people", "speakers": [], "presentation": null},
  "101": {"title": "Knots", "description": "About knots.", "speakers": ["wanda"], "language": "English", "complexity": "Beginner",
   "tags": ["Cords"], "presentation": "https://example.org/knots.pdf", "videoId": "abc_123", "image": "/images/knots.png"},
  "102": {"title": "Ropes", "speakers": ["wanda", "xaver"], "language": "French", "tags": []},
  "103": {"title": "Lines", "speakers": ["xaver"], "track": {"title": "Cellar"}, "videoId": "https://video.example/lines"},
  "party": {"title": "Party"},
  "later": {"title": "Not yet scheduled", "speakers": ["wanda"]}},
 "speakers": {
  "wanda": {"name": "Wanda Alpha", "bio": "Ties.", "shortBio": "T.", "title": "Tier @ Ropes Ltd", "company": "Ropes Ltd", "country": "Here",
   "photoUrl": "https://example.org/w.png", "socials": [{"name": "GitHub", "icon": "github", "link": "https://github.com/wanda"}]},
  "xaver": {"name": "Xaver Beta", "title": "Weaver", "company": "Looms", "shortBio": "Weaves.", "photo": "/images/x.png", "socials": []}},
 "partners": [{"title": "Gold", "items": [{"name": "Sponsor"}]}], "notifications": {"config": {"timezone": "+01:00"}}}"##;

#[test]
fn everything_of_hoverboard_is_there() {
    let agenda = reads(
        WHOLE,
        "Europe/Paris",
        &[
            "2027-09-09T07:00:00Z/2027-09-09T07:30:00Z Registration (registration)",
            "2027-09-09T07:30:00Z/2027-09-09T07:50:00Z Knots @Hall en +Cords +Beginner =Wanda Alpha/ <slides https://example.org/knots.pdf> \
             <recording https://www.youtube.com/watch?v=abc_123>",
            "2027-09-09T07:30:00Z/2027-09-09T09:00:00Z Lines @Cellar =Xaver Beta/ <recording https://video.example/lines>",
            "2027-09-09T07:50:00Z/2027-09-09T08:10:00Z Ropes @Hall fr =Wanda Alpha/ =Xaver Beta/",
            "2027-09-09T20:30:00Z/2027-09-09T23:00:00Z Party (social) @Hall",
            "2027-09-10T07:05:00Z/2027-09-10T07:35:00Z Registration (registration) @Yard",
            "unknown Not yet scheduled =Wanda Alpha/",
        ],
        &["Note Unscheduled $.sessions.later"],
    );
    assert_eq!(
        people(&agenda),
        [
            "Wanda Alpha | Tier @ Ropes Ltd | Ties. | https://example.org/w.png <website https://github.com/wanda GitHub>",
            "Xaver Beta | Weaver, Looms | Weaves. | https://example.org/images/x.png",
        ]
    );
}

#[test]
fn the_first_versions_have_bare_cells_and_repeat_what_goes_on() {
    let text = r#"{"schedule": [{"date": "2016-12-03", "tracks": [{"title": "A"}, {"title": "B"}], "timeslots": [
       {"startTime": "08:30", "endTime": "09:00", "sessions": [[135], [132]]},
       {"startTime": "09:00", "endTime": "09:15", "sessions": [[135], [128]]},
       {"startTime": "09:15", "endTime": "10:00", "sessions": [[135], [7]]},
       {"startTime": "12:00", "endTime": "13:00", "sessions": [[133], [133]]},
       {"startTime": "13:00", "endTime": "14:00", "sessions": [[134]]}]}],
      "sessions": [{"id": 135, "title": "Workshop"}, {"id": 132, "title": "One"}, {"id": 128, "title": "Two"}, {"id": 133, "title": "Both rooms"},
       {"id": 134, "title": "Everybody", "speakers": [1]}], "speakers": [{"id": 1, "name": "Wanda Alpha"}]}"#;
    reads(
        text,
        "UTC",
        &[
            "2016-12-03T08:30:00Z/2016-12-03T10:00:00Z Workshop @A",
            "2016-12-03T08:30:00Z/2016-12-03T09:00:00Z One @B",
            "2016-12-03T09:00:00Z/2016-12-03T09:15:00Z Two @B",
            "2016-12-03T12:00:00Z/2016-12-03T13:00:00Z Both rooms @A",
            "2016-12-03T13:00:00Z/2016-12-03T14:00:00Z Everybody =Wanda Alpha/",
        ],
        &[
            "Warning UnknownId $.schedule[0].timeslots[2].sessions[1][0]",
            "Warning SeveralRooms $.schedule[0].timeslots[3].sessions[1]",
        ],
    );
}

#[test]
fn sessions_may_be_in_the_table_as_they_are() {
    let text = r#"[{"date": "2027-09-09", "tracks": [{"title": "Hall"}, {"title": "Yard"}], "timeslots": [{"startTime": "9:0", "endTime": "10:0",
      "sessions": [{"gridArea": "1 / 1 / 1 / 2", "items": [{"id": "101", "title": "Knots", "track": {"title": "Hall"},
       "startTime": "9:0", "endTime": "10:0", "speakers": []}]}, {"items": [{"id": "102", "title": "Ropes"}, {"id": "103", "title": "Lines"}]}]}]}]"#;
    let (agenda, diagnostics) = schedule(text, "UTC");
    assert_eq!(
        outline(&agenda),
        [
            "2027-09-09T09:00:00Z/2027-09-09T10:00:00Z Knots @Hall",
            "2027-09-09T09:00:00Z/2027-09-09T09:30:00Z Ropes @Yard",
            "2027-09-09T09:30:00Z/2027-09-09T10:00:00Z Lines @Yard",
        ]
    );
    assert_eq!(diagnostics, [""; 0]);
}

#[test]
fn a_row_without_a_time_and_a_day_without_a_date_leave_their_sessions_to_be_announced() {
    let text = WHOLE.replace(r#""startTime": "09:00""#, r#""startTime": "nine""#).replace(r#""2027-09-10": {"#, r#""second": {"#);
    let (agenda, diagnostics) = schedule(&text, "UTC");
    assert!(outline(&agenda).contains(&"unknown Registration (registration)".to_string()), "{:#?}", outline(&agenda));
    assert_eq!(
        diagnostics,
        [
            "Error NoClock $.schedule.2027-09-09.timeslots[0].startTime",
            "Error NoDay $.schedule.second",
            "Note Unscheduled $.sessions.door",
            "Note Unscheduled $.sessions.later",
        ]
    );
}

#[test]
fn one_fault_costs_no_other_session() {
    one_fault_costs_one_session(WHOLE);
}
