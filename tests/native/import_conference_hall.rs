//! Conference Hall: its schedule, its proposals, and the events of its first version.

use crate::import_kit::{keeps_none_of, people, reads};
use crate::mutations::survives;
use crate::schedules::schedule;

const SCHEDULE: &str = r##"{"name": "Invented Day", "days": ["2027-06-11T00:00:00.000+02:00", "2027-06-11T22:00:00.000Z"], "timeZone": "Europe/Paris",
 "sessions": [
  {"id": "a1", "start": "2027-06-11T09:00:00.000+02:00", "end": "2027-06-11T09:30:00.000+02:00", "track": "Belfry", "title": "Welcome coffee",
   "language": null, "proposal": null},
  {"id": "a2", "start": "2027-06-11T07:30:00.000Z", "end": "2027-06-11T08:20:00.000Z", "track": "Belfry", "title": "Knots", "language": "fr",
   "proposal": {"id": "p2", "proposalNumber": 2, "abstract": "About knots.", "level": "BEGINNER", "formats": ["Conference", "Long"],
    "categories": ["Cords", "Twine"], "speakers": [
     {"id": "s1", "name": "Wanda Alpha", "bio": "Ties.", "company": "Ropes Ltd", "picture": "https://example.org/w.png",
      "socialLinks": ["https://example.org/wanda", "https://github.com/wanda"], "email": "wanda.private@example.org"},
     {"id": "s2", "name": "Xaver Beta", "bio": null, "company": null, "picture": null, "socialLinks": []}]}},
  {"id": "a3", "start": "2027-06-12T07:30:00.000Z", "end": "2027-06-12T08:20:00.000Z", "track": "Crypt", "title": "Ropes", "language": "en",
   "proposal": {"id": "p3", "abstract": "", "level": null, "formats": ["Workshop"], "categories": [], "speakers": [{"id": "s2", "name": "Xaver Beta"}]}}]}"##;

#[test]
fn everything_of_a_schedule_is_there() {
    let agenda = reads(
        SCHEDULE,
        "",
        &[
            "2027-06-11T07:00:00Z/2027-06-11T07:30:00Z Welcome coffee (break) @Belfry",
            "2027-06-11T07:30:00Z/2027-06-11T08:20:00Z Knots (Conference) @Belfry #Cords fr +Long +Twine +beginner =Wanda Alpha/ =Xaver Beta/",
            "2027-06-12T07:30:00Z/2027-06-12T08:20:00Z Ropes (workshop) @Crypt en =Xaver Beta/",
        ],
        &[],
    );
    let event = &agenda.event;
    assert_eq!((event.title.get(""), event.timezone.as_str()), ("Invented Day", "Europe/Paris"));
    assert_eq!((event.start.unwrap().to_iso(), event.end.unwrap().to_iso()), ("2027-06-11".into(), "2027-06-12".into()));
    assert_eq!(agenda.sessions[1].summary.get(""), "About knots.");
    assert_eq!(
        people(&agenda),
        [
            "Wanda Alpha | Ropes Ltd | Ties. | https://example.org/w.png <website https://example.org/wanda> \
             <website https://github.com/wanda>",
            "Xaver Beta",
        ]
    );
    keeps_none_of(SCHEDULE, &["wanda.private"]);
}

const PROPOSALS: &str = r##"{"name": "Invented Day", "startDate": "2027-06-10T22:00:00.000Z", "endDate": "2027-06-11T22:00:00.000Z", "proposals": [
  {"id": "p1", "proposalNumber": 1, "title": "Knots", "abstract": "About knots.", "submittedAt": "2027-01-01T00:00:00Z", "deliberationStatus": "ACCEPTED",
   "confirmationStatus": "CONFIRMED", "publicationStatus": "PUBLISHED", "level": "ADVANCED", "references": "secret references", "formats": ["Quick talk"],
   "categories": ["Cords"], "tags": ["twine"], "languages": ["en", "fr"], "review": {"average": 4.75, "positives": 3}, "speakers": [
    {"id": "s1", "name": "Wanda Alpha", "bio": "Ties.", "company": "Ropes Ltd", "references": "secret too", "location": "Home Street", "email": "w.private@example.org",
     "socialLinks": {"github": "wanda", "twitter": "https://twitter.com/wanda"}, "survey": [{"question": "Diet", "answer": "vegan"}]}]},
  {"id": "p2", "title": "Ropes", "deliberationStatus": "ACCEPTED", "confirmationStatus": "PENDING", "speakers": [{"id": "s1", "name": "Wanda Alpha"}]},
  {"id": "p3", "title": "Declined", "deliberationStatus": "ACCEPTED", "confirmationStatus": "DECLINED", "speakers": []},
  {"id": "p4", "title": "Undecided", "deliberationStatus": "PENDING", "confirmationStatus": null, "speakers": []},
  {"id": "p5", "title": "Rejected", "deliberationStatus": "REJECTED", "speakers": []}]}"##;

#[test]
fn only_accepted_proposals_are_on_the_programme() {
    let agenda = reads(
        PROPOSALS,
        "Europe/Paris",
        &["unknown Knots (talk) #Cords en fr +twine +advanced =Wanda Alpha/", "unknown Ropes =Wanda Alpha/ !tentative"],
        &[
            "Note Unscheduled $.proposals[0]",
            "Note Unscheduled $.proposals[1]",
            "Error Dropped $.proposals[2]",
            "Error Dropped $.proposals[3]",
            "Error Dropped $.proposals[4]",
        ],
    );
    assert_eq!(
        people(&agenda),
        ["Wanda Alpha | Ropes Ltd | Ties. <website https://github.com/wanda github> <website https://twitter.com/wanda twitter>"]
    );
    keeps_none_of(PROPOSALS, &["secret", "Home Street", "w.private", "vegan", "4.75", "Undecided"]);
}

const EVENT: &str = r##"{"id": "e", "name": "Invented Day", "address": {"formattedAddress": "1 Rope Walk, Hemp", "latLng": {"lat": 1, "lng": 2}},
 "conferenceDates": {"start": "2019-06-26T22:00:00.000Z", "end": "2019-06-27T22:00:00.000Z"}, "state": "published",
 "categories": [{"id": "c1", "name": "Cords", "description": "All of them"}, {"id": "c2", "name": "Twine"}],
 "formats": [{"id": "f1", "name": "Quickie"}, {"id": "f2", "name": "Hands-on lab"}],
 "talks": [
  {"id": "t1", "title": "Knots", "state": "confirmed", "level": "beginner", "abstract": "About knots.", "categories": "c1", "formats": "f1",
   "speakers": ["u1"], "comments": "private message", "rating": 4.5, "loves": 3, "hates": 0, "language": "French", "references": "private reference"},
  {"id": "t2", "title": "Ropes", "state": "accepted", "categories": ["c1", "c2"], "formats": ["f2"], "speakers": ["u1", "u2"]},
  {"id": "t3", "title": "No", "state": "rejected", "categories": "c1", "formats": "f1", "speakers": ["u2"]},
  {"id": "t4", "title": "Perhaps", "state": "backup", "speakers": ["u2"]}],
 "speakers": [{"uid": "u1", "displayName": "Wanda Alpha", "bio": "Ties.", "company": "Ropes Ltd", "city": "private city", "email": "w@private.example",
   "photoURL": "https://example.org/w.png", "twitter": "@wanda", "github": "wanda", "address": {"formattedAddress": "private home"}},
  {"uid": "u2", "displayName": "Xaver Beta"}]}"##;

#[test]
fn everything_of_an_event_of_the_first_version_is_there() {
    let agenda = reads(
        EVENT,
        "Europe/Paris",
        &[
            "unknown Knots (Quickie) #Cords fr +beginner =Wanda Alpha/",
            "unknown Ropes (Hands-on lab) #Cords +Twine =Wanda Alpha/ =Xaver Beta/ !tentative",
        ],
        &["Note Unscheduled $.talks[0]", "Note Unscheduled $.talks[1]", "Error Dropped $.talks[2]", "Error Dropped $.talks[3]"],
    );
    let event = &agenda.event;
    assert_eq!((event.title.get(""), event.place.get("")), ("Invented Day", "1 Rope Walk, Hemp"));
    assert_eq!((event.start.unwrap().to_iso(), event.end.unwrap().to_iso()), ("2019-06-27".into(), "2019-06-27".into()));
    assert_eq!(
        people(&agenda),
        [
            "Wanda Alpha | Ropes Ltd | Ties. | https://example.org/w.png <website https://twitter.com/wanda twitter> \
             <website https://github.com/wanda github>",
            "Xaver Beta",
        ]
    );
    keeps_none_of(EVENT, &["private message", "private reference", "private city", "private home", "w@private", "4.5"]);
}

#[test]
fn what_refers_to_nothing_is_told_by_its_place() {
    let text = EVENT.replace(
        r#""categories": "c1", "formats": "f1",
   "speakers": ["u1"]"#,
        r#""categories": "c9", "formats": "f1", "speakers": ["u9"]"#,
    );
    let (agenda, diagnostics) = schedule(&text, "Europe/Paris");
    assert_eq!(diagnostics[..2], ["Warning UnknownTrack $.talks[0].categories", "Error UnknownSpeaker $.talks[0].speakers[0]"]);
    assert_eq!(agenda.sessions.len(), 2);
}

#[test]
fn any_value_may_be_anything() {
    survives(SCHEDULE, "Europe/Paris");
    survives(PROPOSALS, "Europe/Paris");
    survives(EVENT, "Europe/Paris");
}
