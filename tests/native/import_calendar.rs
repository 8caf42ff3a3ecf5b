//! iCalendar files: of Sched, Indico, Google Calendar and Outlook, with recurrence, zones and mistakes.

use crate::import_kit::{outline, people};
use crate::lint_kit::{lines, report};
use crate::schedules::{schedule, translated};

fn calendar(inner: &str) -> String {
    format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\n{inner}END:VCALENDAR\r\n")
        .replace("\r\n", "\n")
        .replace('\n', "\r\n")
}

fn event(properties: &str) -> String {
    format!("BEGIN:VEVENT\nUID:a\nDTSTAMP:20270101T000000Z\n{properties}END:VEVENT\n")
}

/// The sessions of a calendar in New York, and its diagnostics.
fn read(inner: &str) -> (Vec<String>, Vec<String>) {
    let (agenda, diagnostics) = schedule(&calendar(inner), "America/New_York");
    assert_eq!(translated(calendar(inner).as_bytes(), "").format.key(), "calendar");
    (outline(&agenda), diagnostics)
}

#[track_caller]
fn shows(inner: &str, sessions: &[&str]) {
    assert_eq!(read(inner), (sessions.iter().map(|one| one.to_string()).collect(), Vec::new()), "{inner}");
}

#[test]
fn times_are_read_in_their_zones() {
    let paris = "DTSTART;TZID=Europe/Paris:20270601T090000\nDTEND;TZID=Europe/Paris:20270601T100000\nSUMMARY:Knots\n";
    shows(&event(paris), &["2027-06-01T07:00:00Z/2027-06-01T08:00:00Z Knots"]);
    shows(&event(&paris.replace("Europe/Paris", "Romance Standard Time")), &["2027-06-01T07:00:00Z/2027-06-01T08:00:00Z Knots"]);
    shows(
        &event(&paris.replace("Europe/Paris", "/example.org/2024/Europe/Paris")),
        &["2027-06-01T07:00:00Z/2027-06-01T08:00:00Z Knots"],
    );
    let own = "BEGIN:VTIMEZONE\nTZID:My zone\nX-LIC-LOCATION:Europe/Paris\nEND:VTIMEZONE\n";
    shows(
        &format!("{own}{}", event(&paris.replace("Europe/Paris", "My zone"))),
        &["2027-06-01T07:00:00Z/2027-06-01T08:00:00Z Knots"],
    );
    // A floating time is in the zone of the calendar, else in the one that is given.
    let floating = event("DTSTART:20270601T090000\nDURATION:PT1H30M\nSUMMARY:Knots\n");
    shows(&floating, &["2027-06-01T13:00:00Z/2027-06-01T14:30:00Z Knots"]);
    shows(&format!("X-WR-TIMEZONE:Asia/Tokyo\n{floating}"), &["2027-06-01T00:00:00Z/2027-06-01T01:30:00Z Knots"]);
    shows(&event("DTSTART:20270601T090000Z\nSUMMARY:Knots\n"), &["2027-06-01T09:00:00Z Knots"]);
}

#[test]
fn days_are_read() {
    shows(&event("DTSTART;VALUE=DATE:20270601\nDTEND;VALUE=DATE:20270602\nSUMMARY:Knots\n"), &["2027-06-01/2027-06-01 Knots"]);
    shows(&event("DTSTART;VALUE=DATE:20270601\nDTEND;VALUE=DATE:20270604\nSUMMARY:Knots\n"), &["2027-06-01/2027-06-03 Knots"]);
    shows(&event("DTSTART;VALUE=DATE:20270601\nSUMMARY:Knots\n"), &["2027-06-01/2027-06-01 Knots"]);
}

#[test]
fn days_are_taken_as_a_whole() {
    for (properties, is_all_day) in [
        ("DTSTART;VALUE=DATE:20270601\nDTEND;VALUE=DATE:20270602\n", true),
        ("DTSTART;VALUE=DATE:20270601\nDTEND;VALUE=DATE:20270604\n", true),
        ("DTSTART:20270601\n", true),
        ("DTSTART;VALUE=DATE:20270601\nRRULE:FREQ=WEEKLY;COUNT=3\n", true),
        ("DTSTART:20270601T000000Z\nDTEND:20270602T000000Z\n", false),
    ] {
        let text = calendar(&event(&format!("{properties}SUMMARY:Knots\n")));
        let (agenda, _) = schedule(&text, "UTC");
        assert!(
            !agenda.sessions.is_empty() && agenda.sessions.iter().all(|session| session.all_day == is_all_day),
            "{properties}"
        );
        assert_eq!(lines(&report(text.as_bytes(), "UTC")), [""; 0], "{properties}");
    }
}

#[test]
fn properties_are_those_of_a_session() {
    shows(
        &event(
            "DTSTART:20270601T090000Z\nSUMMARY:Knots\\, ropes\nLOCATION:Attic\nCATEGORIES:Sailing,Beginners\nSTATUS:CANCELLED\n\
             URL:https://example.org/a\nATTACH:https://example.org/a.pdf\nDESCRIPTION:Speakers: Ada Example\\nModerator: Ben Sample\\n\\nAll about\n  knots.\n",
        ),
        &[
            "2027-06-01T09:00:00Z Knots, ropes @Attic #Sailing +Beginners =Ada Example/ =Ben Sample/moderator <website https://example.org/a> <document https://example.org/a.pdf> !cancelled",
        ],
    );
}

#[test]
fn the_address_behind_all_rooms_is_the_place() {
    let two = [("Hall A", "a"), ("Hall B", "b")].map(|(room, uid)| {
        event(&format!("DTSTART:20270601T090000Z\nSUMMARY:{uid}\nLOCATION:{room}\\, 1 Example Street\\, Berlin\n"))
            .replace("UID:a", &format!("UID:{uid}"))
    });
    let (agenda, _) = schedule(&calendar(&format!("X-WR-CALNAME:Knot Days\n{}", two.concat())), "UTC");
    assert_eq!(agenda.event.title.get("en"), "Knot Days");
    assert_eq!(agenda.event.place.get("en"), "1 Example Street, Berlin");
    assert_eq!(outline(&agenda), ["2027-06-01T09:00:00Z a @Hall A", "2027-06-01T09:00:00Z b @Hall B"]);
}

#[test]
fn people_of_indico_are_found() {
    let (agenda, diagnostics) = schedule(
        &calendar(&event(
            "DTSTART:20270601T090000Z\nSUMMARY:Knots\nDESCRIPTION:Speakers: Ada Example (Knots Ltd)\\n\\nhttps://indico.example.org/1\nURL:https://indico.example.org/1\n",
        )),
        "UTC",
    );
    assert_eq!(diagnostics, [""; 0]);
    assert!(people(&agenda)[0].contains("Ada Example") && people(&agenda)[0].contains("Knots Ltd"), "{:?}", people(&agenda));
}

#[test]
fn events_recur_at_their_local_time() {
    let weekly = "DTSTART;TZID=Europe/Paris:20270320T090000\nDTEND;TZID=Europe/Paris:20270320T100000\nSUMMARY:Knots\nRRULE:FREQ=WEEKLY;COUNT=3\n";
    let (first, second, third) = (
        "2027-03-20T08:00:00Z/2027-03-20T09:00:00Z Knots",
        "2027-03-27T08:00:00Z/2027-03-27T09:00:00Z Knots",
        "2027-04-03T07:00:00Z/2027-04-03T08:00:00Z Knots",
    );
    // The clocks go forward on March 28.
    shows(&event(weekly), &[first, second, third]);
    shows(&event(&format!("{weekly}EXDATE;TZID=Europe/Paris:20270327T090000\n")), &[first, third]);
    shows(&event(&format!("{weekly}EXDATE;VALUE=DATE:20270327\n")), &[first, third]);
    shows(
        &event(&weekly.replace("RRULE:FREQ=WEEKLY;COUNT=3", "RDATE;TZID=Europe/Paris:20270327T090000,20270403T090000")),
        &[first, second, third],
    );
    let moved = "BEGIN:VEVENT\nUID:a\nRECURRENCE-ID;TZID=Europe/Paris:20270327T090000\nDTSTART;TZID=Europe/Paris:20270328T120000\nSUMMARY:Knots again\nEND:VEVENT\n";
    shows(&format!("{}{moved}", event(weekly)), &[first, "2027-03-28T10:00:00Z Knots again", third]);
    let (_, diagnostics) = read(&event(&weekly.replace("FREQ=WEEKLY;COUNT=3", "FREQ=HOURLY")));
    assert_eq!(diagnostics, ["Warning RecurrenceRule $.VCALENDAR[0].VEVENT[0].RRULE"]);
}

#[test]
fn what_a_calendar_has_to_have_is_no_finding() {
    let event = |more: &str| {
        format!(
            "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//x//y//EN\nBEGIN:VEVENT\nUID:1-a@example.org\nDTSTAMP:20270101T000000Z\nSUMMARY:Knots\n\
             DTSTART;TZID=Europe/Paris:20270607T090000\nDTEND;TZID=Europe/Paris:20270607T100000\n{more}END:VEVENT\nEND:VCALENDAR\n"
        )
    };
    for more in [
        "",
        "RRULE:FREQ=WEEKLY;COUNT=2\n",
        "RRULE:FREQ=WEEKLY;COUNT=3\nEXDATE;TZID=Europe/Paris:20270614T090000\n",
        "RDATE;TZID=Europe/Paris:20270608T090000\n",
        "RDATE;TZID=Europe/Paris:20270608T090000\nRDATE;VALUE=DATE-TIME:20270609T070000Z\n",
        "DESCRIPTION:Hello\\nWorld\\NOf\\, knots\\; and ropes\\\\lines\n",
        "DESCRIPTION;LANGUAGE=en:Hello\\nWorld\n",
        "ATTACH;FMTTYPE=application/pdf:https://example.org/a.pdf\n",
        "LOCATION:Room 1\\nFloor\n",
        "CATEGORIES:Big\\nropes,Knots\n",
        "DESCRIPTION:Speakers: Jane Doe\n",
        "DESCRIPTION:Presented by: Jane Doe\\n**Panelists:** Ada Example\\, Ben Sample\\n\\nAll about\\nknots.\n",
        "DESCRIPTION:Lecturer(s):\\nJane Doe\\nAda Example (Moderator)\n",
    ] {
        assert_eq!(lines(&report(event(more).as_bytes(), "UTC")), [""; 0], "{more}");
    }
    // An address that somebody wrote is one.
    let found = lines(&report(event("DESCRIPTION:Write to ada@example.org\n").as_bytes(), "UTC"));
    assert!(found.len() == 1 && found[0].contains("email"), "{found:?}");
}

#[test]
fn mistakes_are_pointed_at() {
    let text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART:2027-13-01\nSUMMARY:Knots\nDESCRIPTION:All about\nknots\nEND:VEVENT\n\
                BEGIN:VEVENT\nUID:b\nDTSTART;TZID=Middle Earth:20270601T090000\nSUMMARY:Ropes\nEND:VEVENT\nEND:VTODO\n";
    let report = report(text.as_bytes(), "UTC");
    let found = lines(&report);
    assert_eq!(report.sessions, 2);
    for start in [
        "error no-time 4:9+10 $.VCALENDAR[0].VEVENT[0].DTSTART",
        "warning calendar-line 7:1+1 $:",
        "error no-zone 11:27+15 $.VCALENDAR[0].VEVENT[1].DTSTART",
        "warning calendar-end 14:1+1 $:",
        "error cut-off 14:10+1 $:",
    ] {
        assert!(found.iter().any(|line| line.starts_with(start)), "{start}\n{found:#?}");
    }
}
