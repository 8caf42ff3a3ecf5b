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
fn private_events_are_left_out() {
    let at = |uid: &str, more: &str| {
        event(&format!(
            "DTSTART:20270601T090000Z\nSUMMARY:Title {uid}\nLOCATION:Room {uid}\\, Street {uid}\nDESCRIPTION:About {uid}\n{more}"
        ))
        .replace("UID:a", &format!("UID:{uid}"))
    };
    let all = [
        at("one", "CLASS:PUBLIC\n"),
        at("two", "CLASS:PRIVATE\n"),
        at("three", "CLASS:Confidential\nRRULE:FREQ=DAILY;COUNT=3\n"),
        // A time of it, which says nothing of its own.
        at("three", "RECURRENCE-ID:20270602T090000Z\n"),
        at("four", "RRULE:FREQ=DAILY;COUNT=2\n"),
        at("four", "RECURRENCE-ID:20270602T090000Z\nCLASS;X-A=b:PRIVATE\n").replace("Title four", "Title secret"),
    ];
    let text = calendar(&all.concat());
    let (agenda, diagnostics) = schedule(&text, "UTC");
    let titles: Vec<&str> = agenda.sessions.iter().map(|session| session.title.get("en")).collect();
    assert_eq!(titles, ["Title one", "Title four"]);
    assert_eq!(diagnostics, ["Note LeftOut $.VCALENDAR[0].VEVENT[1].CLASS"]);
    let (feed, found) = (translated(text.as_bytes(), "UTC").feed, lines(&report(text.as_bytes(), "UTC")));
    for word in ["two", "three", "secret"] {
        assert!(!feed.contains(word) && !found.iter().any(|line| line.contains(word)), "{word}: {feed} {found:?}");
    }
    assert!(found.len() == 1 && found[0].starts_with("note left-out") && found[0].ends_with("4 events"), "{found:?}");
    let (agenda, _) = schedule(&calendar(&at("two", "CLASS:PRIVATE\n")), "UTC");
    assert_eq!(agenda.sessions.len(), 0);
}

const AMSTERDAM: &str = "(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna";

/// How Outlook describes a zone.
fn described(name: &str) -> String {
    format!(
        "BEGIN:VTIMEZONE\nTZID:{name}\nBEGIN:STANDARD\nDTSTART:16010101T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\n\
         RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10\nEND:STANDARD\nBEGIN:DAYLIGHT\nDTSTART:16010101T020000\nTZOFFSETFROM:+0100\n\
         TZOFFSETTO:+0200\nRRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3\nEND:DAYLIGHT\nEND:VTIMEZONE\n"
    )
}

#[test]
fn zones_have_names_of_many_programs() {
    let at = |zone: &str, start: &str| event(&format!("DTSTART;TZID=\"{zone}\":{start}\nSUMMARY:Knots\n"));
    for (zone, summer, winter) in [
        (AMSTERDAM, "08", "09"),
        ("(GMT+01:00) Brussels, Copenhagen, Madrid, Paris", "08", "09"),
        ("(UTC+00:00) Dublin, Edinburgh, Lisbon, London", "09", "10"),
        ("(GMT) Greenwich Mean Time : Dublin, Edinburgh, Lisbon, London", "09", "10"),
        ("(UTC-05:00) Eastern Time (US & Canada)", "14", "15"),
        ("(UTC+09:00) Osaka, Sapporo, Tokyo", "01", "01"),
        ("(UTC+10:00) Canberra, Melbourne, Sydney", "00", "23"),
        ("(UTC) Coordinated Universal Time", "10", "10"),
        ("US-Eastern", "14", "15"),
        ("GMT+0200", "08", "08"),
        ("UTC-5", "15", "15"),
        ("+02:00", "08", "08"),
    ] {
        let day = if winter == "23" { "13" } else { "14" };
        shows(
            &format!(
                "X-WR-TIMEZONE:America/New_York\n{}{}",
                at(zone, "20270615T100000"),
                at(zone, "20270114T100000").replace("UID:a", "UID:b")
            ),
            &[&format!("2027-01-{day}T{winter}:00:00Z Knots"), &format!("2027-06-15T{summer}:00:00Z Knots")],
        );
    }
    // Half an hour, and no zone of the calendar.
    let (_, diagnostics) = read(&at("GMT+0530", "20270615T100000"));
    assert_eq!(diagnostics, [""; 0]);
    // A city with another offset is another city.
    let (_, diagnostics) = read(&at("(UTC+07:00) Amsterdam", "20270615T100000"));
    assert_eq!(diagnostics, ["Error NoZone $.VCALENDAR[0].VEVENT[0].DTSTART"]);
}

#[test]
fn zones_that_a_calendar_describes_are_read() {
    let times = "DTSTART;TZID=Customized:20270615T100000\nDTEND;TZID=Customized:20270615T110000\nSUMMARY:Knots\n";
    let in_york = "X-WR-TIMEZONE:America/New_York\n";
    shows(&format!("{in_york}{}{}", described("Customized"), event(times)), &["2027-06-15T08:00:00Z/2027-06-15T09:00:00Z Knots"]);
    let winter = times.replace("202706", "202701");
    shows(
        &format!("{in_york}{}{}", described("Customized"), event(&winter)),
        &["2027-01-15T09:00:00Z/2027-01-15T10:00:00Z Knots"],
    );
    // The clocks change on the 28th: a time that is skipped, and one that happens twice.
    for (start, expected) in [
        ("20270328T013000", "2027-03-28T00:30:00Z"),
        ("20270328T023000", "2027-03-28T01:30:00Z"),
        ("20270328T033000", "2027-03-28T01:30:00Z"),
        ("20271031T023000", "2027-10-31T00:30:00Z"),
        ("20271031T033000", "2027-10-31T02:30:00Z"),
    ] {
        let one = event(&format!("DTSTART;TZID=Customized:{start}\nSUMMARY:Knots\n"));
        shows(&format!("{in_york}{}{one}", described("Customized")), &[&format!("{expected} Knots")]);
    }
    // Recurring sessions keep their local time.
    let weekly = "DTSTART;TZID=Customized:20270320T003000\nSUMMARY:Knots\nRRULE:FREQ=WEEKLY;UNTIL=20270402T223000Z\n";
    shows(
        &format!("{in_york}{}{}", described("Customized"), event(weekly)),
        &["2027-03-19T23:30:00Z Knots", "2027-03-26T23:30:00Z Knots", "2027-04-02T22:30:00Z Knots"],
    );
    // A rule that has ended, and dates in its place.
    let dated = "BEGIN:VTIMEZONE\nTZID:Customized\nBEGIN:STANDARD\nDTSTART:20001029T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\n\
                 RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10;UNTIL=20101031T010000Z\nEND:STANDARD\nBEGIN:DAYLIGHT\nDTSTART:20270601T000000\n\
                 RDATE:20280601T000000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0330\nEND:DAYLIGHT\nEND:VTIMEZONE\n";
    shows(&format!("{in_york}{dated}{}", event(&winter)), &["2027-01-15T09:00:00Z/2027-01-15T10:00:00Z Knots"]);
    shows(&format!("{in_york}{dated}{}", event(times)), &["2027-06-15T06:30:00Z/2027-06-15T07:30:00Z Knots"]);
    // Clocks of a name of IANA are not those that a calendar describes by it.
    shows(
        &format!("{in_york}{}{}", described("EST"), event(&times.replace("Customized", "EST"))),
        &["2027-06-15T08:00:00Z/2027-06-15T09:00:00Z Knots"],
    );
    // Half of a zone is none.
    let odd = described("Customized").replace("FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3", "FREQ=HOURLY");
    // Nor is one whose changes would take long to look through.
    let long =
        described("Customized").replace("END:DAYLIGHT", &format!("{}END:DAYLIGHT", "RDATE:20280601T000000\n".repeat(1000)));
    for zone in [odd, long] {
        let (_, diagnostics) = read(&format!("{in_york}{zone}{}", event(times)));
        assert_eq!(diagnostics, ["Error NoZone $.VCALENDAR[0].VEVENT[0].DTSTART"]);
    }
    // Before all changes, and long after them.
    for (year, hour) in [("1600", "09"), ("1601", "08"), ("2999", "08")] {
        let start = event(&format!("DTSTART;TZID=Customized:{year}0615T100000\nSUMMARY:Knots\n"));
        let (sessions, _) = read(&format!("{in_york}{}{start}", described("Customized")));
        assert!(sessions[0].starts_with(&format!("{year}-06-15T{hour}:00:00Z")), "{sessions:?}");
    }
}

#[test]
fn an_unknown_zone_says_in_which_one_its_times_are_shown() {
    let help = |inner: &str| {
        let imported = translated(calendar(inner).as_bytes(), "America/New_York");
        imported.diagnostics.iter().map(|found| format!("{} {} {}", found.path, found.value, found.help())).collect::<Vec<_>>()
    };
    let middle = event("DTSTART;TZID=Middle Earth:20270615T100000\nDTEND;TZID=Middle Earth:20270615T110000\nSUMMARY:Knots\n");
    for (inner, path, zone) in [
        (middle.clone(), "VEVENT[0].DTSTART", "America/New_York"),
        (format!("X-WR-TIMEZONE:Asia/Tokyo\n{middle}"), "VEVENT[0].DTSTART", "Asia/Tokyo"),
        (
            format!("X-WR-TIMEZONE:Middle Earth\n{}", event("DTSTART:20270615T100000\nSUMMARY:Knots\n")),
            "X-WR-TIMEZONE",
            "America/New_York",
        ),
        (
            event("DTSTART;TZID=Asia/Tokyo:20270615T100000\nDTEND;TZID=Middle Earth:20270615T110000\nSUMMARY:Knots\n"),
            "VEVENT[0].DTEND",
            "Asia/Tokyo",
        ),
    ] {
        let found = help(&inner);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].starts_with(&format!("$.VCALENDAR[0].{path} \"Middle Earth\" ")), "{found:?}");
        assert!(found[0].contains(&format!("shown as one in {zone}.")), "{found:?}");
    }
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
fn a_change_may_hold_for_all_later_times() {
    let weekly = event(
        "DTSTART;TZID=Europe/Paris:20270315T090000\nDTEND;TZID=Europe/Paris:20270315T100000\nSUMMARY:Knots\nRRULE:FREQ=WEEKLY;COUNT=5\n",
    );
    let change = |at: &str, range: &str, start: &str, more: &str| {
        let end = start.replace("0000", "4500");
        format!(
            "BEGIN:VEVENT\nUID:a\nRECURRENCE-ID{range};TZID=Europe/Paris:{at}\nDTSTART;TZID=Europe/Paris:{start}\n\
             DTEND;TZID=Europe/Paris:{end}\n{more}END:VEVENT\n"
        )
    };
    let future = ";RANGE=THISANDFUTURE";
    let before = ["2027-03-15T08:00:00Z/2027-03-15T09:00:00Z Knots", "2027-03-22T08:00:00Z/2027-03-22T09:00:00Z Knots"];
    // From the third on a day later at noon, which is daylight saving time; one of them at another time once more.
    let from_third = change("20270329T090000", future, "20270330T120000", "SUMMARY:Ropes\nLOCATION:Attic\n");
    let ropes = |day: &str| format!("2027-{day}T10:00:00Z/2027-{day}T10:45:00Z Ropes @Attic");
    shows(&format!("{weekly}{from_third}"), &[before[0], before[1], &ropes("03-30"), &ropes("04-06"), &ropes("04-13")]);
    assert_eq!(lines(&report(calendar(&format!("{weekly}{from_third}")).as_bytes(), "UTC")), [""; 0]);
    let fourth = change("20270405T090000", "", "20270405T150000", "SUMMARY:Splices\n");
    shows(
        &format!("{fourth}{weekly}{from_third}"),
        &[before[0], before[1], &ropes("03-30"), "2027-04-05T13:00:00Z/2027-04-05T13:45:00Z Splices", &ropes("04-13")],
    );
    // The last change before a time counts.
    let from_fifth = change("20270412T090000", future, "20270412T160000", "SUMMARY:Splices\nSTATUS:CANCELLED\n");
    shows(
        &format!("{weekly}{from_fifth}{from_third}"),
        &[before[0], before[1], &ropes("03-30"), &ropes("04-06"), "2027-04-12T14:00:00Z/2027-04-12T14:45:00Z Splices !cancelled"],
    );
    // Said in UTC, of days, and from the first on.
    let in_utc = from_third.replace(
        "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Paris:20270329T090000",
        "RECURRENCE-ID;RANGE=THISANDFUTURE:20270329T070000Z",
    );
    assert!(in_utc.contains("070000Z"));
    shows(&format!("{weekly}{in_utc}"), &[before[0], before[1], &ropes("03-30"), &ropes("04-06"), &ropes("04-13")]);
    let days = event("DTSTART;VALUE=DATE:20270315\nSUMMARY:Knots\nRRULE:FREQ=WEEKLY;COUNT=3\n")
        + "BEGIN:VEVENT\nUID:a\nRECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20270322\nDTSTART;VALUE=DATE:20270323\nSUMMARY:Ropes\nEND:VEVENT\n";
    shows(&days, &["2027-03-15/2027-03-15 Knots", "2027-03-23/2027-03-23 Ropes", "2027-03-30/2027-03-30 Ropes"]);
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

#[test]
fn help_for_a_calendar_that_is_cut_off_names_its_last_line() {
    let whole = calendar(&event("DTSTART:20270615T090000Z\nSUMMARY:A\n"));
    let report = report(whole.replace("END:VCALENDAR\r\n", "").as_bytes(), "UTC");
    let help: Vec<String> = report.diagnostics.iter().map(|found| found.diagnostic.help()).collect();
    assert!(matches!(&help[..], [help] if help.contains("END:VCALENDAR")), "{help:?}");
}
