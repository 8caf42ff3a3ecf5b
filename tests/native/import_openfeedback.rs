//! What is published for OpenFeedback.

use crate::import_kit::{people, reads};
use crate::mutations::survives;
use crate::schedules::schedule;

const WHOLE: &str = r##"{"sessions": {
  "a": {"id": "a", "title": "Knots", "startTime": "2027-06-18T10:00:00.000+02:00", "endTime": "2027-06-18T10:50:00.000+02:00", "trackTitle": "Hall 1",
   "speakers": ["s1", "s2"], "tags": ["Cords", "Beginner"], "description": "About knots."},
  "7": {"title": "Coffee break", "startTime": "2027-06-18T10:50:00+02:00", "endTime": "2027-06-18T11:10:00+02:00", "trackTitle": "Hall 1",
   "hideInFeedback": true, "speakers": []},
  "c": {"id": "c", "title": "Ropes", "startTime": "2027-06-18T11:10:00+02:00", "endTime": "2027-06-18T12:00:00+02:00", "trackTitle": "Yard"}},
 "speakers": {
  "s1": {"id": "s1", "name": "Wanda Alpha", "photoUrl": "https://example.org/w.png", "company": "Ropes Ltd",
   "socials": [{"name": "github", "link": "https://github.com/wanda"}, {"name": "twitter", "link": "@wanda"}, {"name": "none", "link": ""}]},
  "s2": {"name": "Xaver Beta", "photoUrl": "", "socials": {"twitter": "xaver"}}}}"##;

#[test]
fn everything_of_openfeedback_is_there() {
    let agenda = reads(
        WHOLE,
        "Europe/Paris",
        &[
            "2027-06-18T08:00:00Z/2027-06-18T08:50:00Z Knots @Hall 1 +Cords +Beginner =Wanda Alpha/ =Xaver Beta/",
            "2027-06-18T08:50:00Z/2027-06-18T09:10:00Z Coffee break (break) @Hall 1",
            "2027-06-18T09:10:00Z/2027-06-18T10:00:00Z Ropes @Yard",
        ],
        &[],
    );
    assert_eq!(agenda.sessions[0].summary.get(""), "About knots.");
    assert_eq!(agenda.sessions.iter().map(|one| one.id.as_str()).collect::<Vec<_>>(), ["a", "7", "c"]);
    assert_eq!(
        people(&agenda),
        [
            "Wanda Alpha | Ropes Ltd | https://example.org/w.png <website https://github.com/wanda github> \
             <website https://twitter.com/wanda twitter>",
            "Xaver Beta <website https://twitter.com/xaver twitter>",
        ]
    );
}

#[test]
fn what_leads_nowhere_is_told_by_its_place() {
    let text = WHOLE.replace(r#"["s1", "s2"]"#, r#"["s1", "s9"]"#).replace("@wanda", "somewhere else");
    let (agenda, diagnostics) = schedule(&text, "Europe/Paris");
    assert_eq!(diagnostics, ["Error BadUrl $.speakers.s1.socials[1].link", "Error UnknownSpeaker $.sessions.a.speakers[1]"]);
    assert_eq!((agenda.sessions.len(), agenda.sessions[0].people.len()), (3, 1));
}

#[test]
fn any_value_may_be_anything() {
    survives(WHOLE, "Europe/Paris");
}
