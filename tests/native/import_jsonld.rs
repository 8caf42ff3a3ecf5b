//! Events of schema.org in JSON-LD, alone and in pages.

use crate::import_kit::{keeps_none_of, one_fault_costs_one_session, outline, people, reads};
use crate::kit::{self, period};
use crate::schedules::{faultless, schedule, translated};

const CONFERENCE: &str = r##"{
  "@context": "https://schema.org", "@type": ["ConferenceEvent", "Thing"], "@id": "https://conf.example/#event", "name": {"@value": "Konferenz", "@language": "de"},
  "alternateName": "A meeting", "description": [{"@language": "en", "@value": "About."}, {"@language": "de", "@value": "Darüber."}],
  "url": "https://conf.example/", "startDate": "2031-05-01", "endDate": "2031-05-02", "inLanguage": {"@type": "Language", "name": "German"},
  "eventStatus": "http://schema.org/EventScheduled", "eventAttendanceMode": "MixedEventAttendanceMode", "isAccessibleForFree": true,
  "location": [{"@type": "Place", "name": "Town hall", "address": {"@type": "PostalAddress", "streetAddress": "1 Street", "addressLocality": "Town", "addressCountry": {"@type": "Country", "name": "AT"}}},
               {"@type": "VirtualLocation", "url": "https://live.example"}],
  "organizer": [{"@type": "Organization", "name": "Acme", "url": "https://acme.example", "email": "mail@secret.example"}, "Lab"],
  "eventSchedule": {"@type": "Schedule", "scheduleTimezone": "Europe/Vienna"}, "offers": {"@type": "Offer", "url": "https://tickets.example", "name": "Tickets"},
  "attendee": {"@type": "Person", "name": "GUEST"}, "image": ["https://conf.example/logo.png"],
  "performer": {"@type": "Person", "@id": "#ada", "name": "Ada Example", "email": "ada@secret.example", "telephone": "555-0100", "jobTitle": "Engineer",
    "worksFor": {"@type": "Organization", "name": "Acme"}, "description": "Writes.", "image": {"@type": "ImageObject", "contentUrl": "https://pics.example/a.jpg"},
    "sameAs": ["https://ada.example", "mailto:ada@secret.example"]},
  "subEvent": [
    {"@type": "Event", "@id": "https://conf.example/talks/opening", "name": "Opening", "startDate": "2031-05-01T09:00", "endDate": "2031-05-01", "location": "Room 1",
     "performer": {"@id": "#ada"}, "keywords": "start, talks", "about": {"@type": "Thing", "name": "Words"}, "url": "https://conf.example/opening"},
    {"@type": "https://schema.org/EducationEvent", "name": "Block", "startDate": "2031-05-01T10:00:00+02:00", "endDate": "2031-05-01T12:00:00+02:00",
     "location": {"@type": "Place", "name": "Room 2"}, "subEvents": [
       {"@type": "Event", "name": "First", "startDate": "2031-05-01T10:00:00+02:00", "duration": "PT30M", "inLanguage": ["en", "Klingon"],
        "actor": {"@type": "PerformanceRole", "roleName": "Moderator", "actor": {"@type": "Person", "givenName": "Ben", "familyName": "Sample"}},
        "recordedIn": {"@type": "VideoObject", "name": "Film", "contentUrl": "https://video.example/1"},
        "workFeatured": [{"@type": "CreativeWork", "name": "Slides", "url": "https://slides.example/1"}],
        "subEvent": {"@type": "Event", "name": "Deep inside"}},
       "https://elsewhere.example/unknown", 5]},
    {"@type": "FoodEvent", "name": "Lunch", "startDate": "2031-05-01T12:00", "endDate": "2031-05-01T13:00", "organizer": {"@type": "Organization", "name": "Acme"},
     "location": {"@type": "Place", "name": "Town hall", "address": {"streetAddress": "1 Street", "addressLocality": "Town", "addressCountry": "AT"}}},
    {"@type": "Event", "name": "Off", "startDate": "2031-05-01T14:00", "eventStatus": "EventCancelled", "organizer": "Somebody"},
    {"@type": "Event", "name": "Put off", "startDate": "2031-05-01T15:00", "endDate": "2031-05-01T16:00", "eventStatus": {"@id": "https://schema.org/EventPostponed"}},
    {"@type": "Event", "name": "Moved", "startDate": "2031-05-02T15:00", "previousStartDate": "2031-05-01T15:00", "eventStatus": ["https://schema.org/EventRescheduled"]},
    {"@type": "Event", "name": "Weekly", "eventSchedule": {"@type": "Schedule", "startDate": "2031-05-01", "startTime": "18:00", "endTime": "19:00", "repeatFrequency": "P1D"}},
    {"@type": "Event", "name": "Online", "startDate": ["2031-05-01T20:00", "2031-05-02T20:00"], "location": {"@type": "VirtualLocation", "name": "Stage", "url": "https://live.example/2"}},
    {"@type": "Event", "name": "Two rooms", "startDate": "2031-05-01T21:00", "location": ["A", "B"]},
    {"@type": "Event", "name": "Some day"}
  ]}"##;

#[test]
fn an_event_is_read_with_what_is_part_of_it() {
    let agenda = reads(
        CONFERENCE,
        "",
        &[
            "2031-05-01T07:00:00Z Opening @Room 1 +start +talks +Words =Ada Example/ <website https://conf.example/opening>",
            "2031-05-01T08:00:00Z/2031-05-01T10:00:00Z Block @Room 2",
            "- 2031-05-01T08:00:00Z/2031-05-01T08:30:00Z First en =Ben Sample/moderator <recording https://video.example/1 Film> <document https://slides.example/1 Slides>",
            "- unknown Deep inside",
            "2031-05-01T10:00:00Z/2031-05-01T11:00:00Z Lunch (meal)",
            "2031-05-01T12:00:00Z Off =Somebody/organizer !cancelled",
            "2031-05-01T16:00:00Z/2031-05-01T17:00:00Z Weekly",
            "2031-05-01T18:00:00Z Online @Stage <livestream https://live.example/2>",
            "2031-05-01T19:00:00Z Two rooms @A",
            "2031-05-02T13:00:00Z Moved !moved",
            "unknown Put off !moved",
            "unknown Some day",
        ],
        &[
            "Error NoObject $.subEvent[1].subEvents[2]",
            "Note Unscheduled $.subEvent[4]",
            "Warning Repeats $.subEvent[6].eventSchedule",
            "Warning Repeats $.subEvent[7].startDate",
            "Warning SeveralRooms $.subEvent[8].location[1]",
            "Note Unscheduled $.subEvent[9]",
        ],
    );
    let event = &agenda.event;
    assert_eq!(
        [event.title.get(""), event.subtitle.get(""), event.description.get("de")],
        ["Konferenz", "A meeting", "Darüber."]
    );
    assert_eq!([event.timezone.as_str(), &event.language, &event.url], ["Europe/Vienna", "de", "https://conf.example/"]);
    assert_eq!(event.place.get(""), "Town hall, 1 Street, Town, AT");
    assert_eq!(event.organizers.iter().map(|one| one.get("")).collect::<Vec<_>>(), ["Acme", "Lab"]);
    assert_eq!([event.start, event.end].map(|date| date.unwrap().to_iso()), ["2031-05-01", "2031-05-02"]);
    assert_eq!(
        people(&agenda)[..2],
        [
            "Ada Example | Engineer, Acme | Writes. | https://pics.example/a.jpg <website https://ada.example>",
            "Ben Sample | Sample, Ben"
        ]
    );
    let moved: Vec<String> =
        agenda.sessions.iter().map(|session| period(session.moved_from)).filter(|reported| reported != "unknown").collect();
    assert_eq!(moved, ["2031-05-01T13:00:00Z", "2031-05-01T13:00:00Z"]);
    assert_eq!(agenda.sessions[0].id, "opening");
    keeps_none_of(CONFERENCE, &["secret.example", "555-0100", "GUEST"]);
}

#[test]
fn an_event_without_parts_is_a_session_too() {
    let of = |dates: &str| format!(r#"{{"@context": "http://schema.org", "@type": "Event", "name": "Alone", {dates}}}"#);
    let agenda = faultless(&of(r#""startDate": "2031-05-01", "endDate": "2031-05-03""#), "");
    assert_eq!((agenda.event.title.get(""), outline(&agenda)), ("Alone", vec!["2031-05-01/2031-05-03 Alone".to_string()]));
    reads(&of(r#""url": "https://a.example""#), "", &["unknown Alone <website https://a.example>"], &["Note Unscheduled $"]);
    reads(&of(r#""startDate": "soon""#), "", &["unknown Alone"], &["Error NoTime $.startDate"]);
    reads(
        &of(r#""startDate": "2031-05-01T09:00Z", "eventStatus": "https://schema.org/EventCancelled""#),
        "",
        &["2031-05-01T09:00:00Z Alone !cancelled"],
        &[],
    );
}

const GRAPH: &str = r##"{"@context": "https://schema.org", "@graph": [
  {"@type": "WebPage", "@id": "#page", "name": "Page", "mainEntity": {"@id": "#conf"}},
  {"@type": "Event", "@id": "#one", "name": "One", "startDate": "2031-05-01T09:00Z", "superEvent": {"@id": "#conf"}, "location": {"@id": "#hall"}},
  {"@type": "Event", "@id": "#two", "name": "Two", "startDate": "2031-05-01T10:00Z"},
  {"@type": "Event", "name": "Three", "startDate": "2031-05-01T11:00Z", "superEvent": {"@type": "Event", "name": "Conference"}},
  {"@type": "Event", "@id": "#inner", "name": "Inner", "startDate": "2031-05-01T10:00Z", "superEvent": "#two"},
  {"@type": "ConferenceEvent", "@id": "#conf", "name": "Conference", "subEvent": ["#two", {"@id": "#one"}]},
  {"@type": "Place", "@id": "#hall", "name": "Hall"}]}"##;

#[test]
fn parts_are_found_by_reference_in_either_direction() {
    let agenda = reads(
        GRAPH,
        "",
        &[
            "2031-05-01T09:00:00Z One @Hall",
            "2031-05-01T10:00:00Z Two",
            "- 2031-05-01T10:00:00Z Inner",
            "2031-05-01T11:00:00Z Three",
        ],
        &[],
    );
    assert_eq!(agenda.event.title.get(""), "Conference");
    // A circle is cut, and nothing is lost in it.
    let circle = r##"[{"@type": "Event", "@id": "#a", "name": "A", "startDate": "2031-05-01", "superEvent": {"@id": "#b"}},
        {"@type": "Event", "@id": "#b", "name": "B", "startDate": "2031-05-01", "superEvent": {"@id": "#a"}}]"##;
    assert_eq!(outline(&faultless(circle, "")).len(), 1);
}

#[test]
fn a_long_chain_of_parts_is_read_to_its_end() {
    let link =
        |n: u32| format!(r##"{{"@type": "Event", "@id": "#{n}", "name": "E{n}", "superEvent": {{"@id": "#{}"}}}}"##, n + 1);
    let chain: Vec<String> = (0..5000).map(link).collect();
    let (agenda, diagnostics) = schedule(&format!("[{}]", chain.join(",")), "");
    assert_eq!((agenda.sessions.len(), diagnostics.len()), (4999, 1));
}

#[test]
fn what_each_says_that_it_is_part_of_is_the_event() {
    let of = |name: &str, hour: u32| {
        format!(
            r#"{{"@type": "Event", "name": "{name}", "startDate": "2031-05-01T{hour:02}:00Z", "superEvent": {{"@type": "Event", "name": "Whole", "url": "https://whole.example"}}}}"#
        )
    };
    let agenda = faultless(&format!("[{}, {}]", of("A", 9), of("B", 10)), "");
    assert_eq!(agenda.event.title.get(""), "Whole");
    assert_eq!(outline(&agenda), ["2031-05-01T09:00:00Z A", "2031-05-01T10:00:00Z B"]);
}

#[test]
fn events_that_have_nothing_in_common_are_all_there() {
    let text = r#"[{"@type": "Event", "name": "A", "startDate": "2031-05-01"}, {"@type": "MusicEvent", "name": "B", "startDate": "2031-05-02"}]"#;
    let agenda = faultless(text, "");
    assert!(agenda.event.title.is_empty());
    assert_eq!(outline(&agenda), ["2031-05-01/2031-05-01 A", "2031-05-02/2031-05-02 B"]);
}

#[test]
fn a_page_may_hold_several_scripts() {
    let event = |name: &str| format!(r#"{{"@type": "Event", "name": "{name}", "startDate": "2031-05-01"}}"#);
    let script = |json: &str| format!("<script type='application/ld+json'>{json}</script>");
    let titles = |page: &str| {
        let imported = translated(page.as_bytes(), "");
        let agenda = kit::read(&imported.feed);
        let reported: Vec<String> = imported.diagnostics.iter().map(|p| format!("{:?} {} {}", p.code, p.path, p.value)).collect();
        (
            agenda.sessions.iter().map(|session| session.title.get("").to_string()).collect::<Vec<_>>().join(" "),
            reported.join("; "),
        )
    };
    let page = |scripts: &str| format!("<!DOCTYPE html><html lang=\"de\"><title>Ümlaut</title>\n{scripts}\n<p>ü</p></html>");
    let organization = script(r#"{"@type": "Organization", "name": "We make events"}"#);
    for (scripts, wanted) in [
        ([organization.as_str(), &script(&event("A"))].concat(), "A"),
        ([&script(&event("A")), organization.as_str(), "<b>ü</b>", &script(&event("B"))].concat(), "A B"),
        (["<!-- ", &script(&event("Old")), " -->", &script(&event("New"))].concat(), "New"),
        (script(&format!("\n//<![CDATA[\n{}\n//]]>\n", event("C"))), "C"),
        (script(&format!("<!-- {} -->", event("D"))), "D"),
        (format!("<SCRIPT type=\"application/ld&#43;json\">{}</SCRIPT>", event("Rock &amp; Roll")), "Rock & Roll"),
        ([&script("{broken Event"), &script(&event("E"))[..]].concat(), "E"),
        (["<script>var x = '<p>';</script>", &script(&event("F"))[..]].concat().replace("</script>\n", ""), "F"),
    ] {
        assert_eq!(titles(&page(&scripts)), (wanted.to_string(), String::new()), "{scripts}");
    }
    let (_, reported) = titles(&page(&script("{\"@type\": \"Event\", oops}")));
    assert_eq!(reported, "NotJson $ line 2, column 55");
    let (_, reported) = titles(&page(&[script(&event("A")), script(r#"{"@type": "Event", "name": "B"}"#)].concat()));
    assert_eq!(reported, "Unscheduled $[1] an object");
    let (_, reported) = titles(&page(&organization));
    assert_eq!(reported, "NoSchedule $ an object");
    let open = "<script type=\"application/ld+json\">[{\"@type\": \"Event\", \"name\": \"ü\"}, {}";
    assert_eq!(titles(open).0, "");
}

#[test]
fn one_fault_costs_no_other_session() {
    one_fault_costs_one_session(CONFERENCE);
    assert_eq!(schedule(GRAPH, "").0.sessions.len(), 4);
}

#[test]
fn a_timetable_says_when_on_the_date_of_its_event() {
    let event = |members: &str| format!(r#"{{"@context": "https://schema.org", "@type": "Event", "name": "A", {members}}}"#);
    let timetable = r#""eventSchedule": {"@type": "Schedule", "startTime": "09:00", "endTime": "10:00"}"#;
    for (times, until, when) in [
        (r#""startTime": "22:00", "endTime": "02:00""#, "", "2031-05-01T22:00:00Z/2031-05-02T02:00:00Z"),
        (r#""startTime": "22:00:00Z", "endTime": "02:00:00Z""#, "2031-05-02", "2031-05-01T22:00:00Z/2031-05-02T02:00:00Z"),
        (r#""startTime": "10:00", "endTime": "00:00""#, "", "2031-05-01T10:00:00Z/2031-05-02T00:00:00Z"),
    ] {
        let until = if until.is_empty() { String::new() } else { format!(r#", "endDate": "{until}""#) };
        let of = format!(r#""startDate": "2031-05-01"{until}, "eventSchedule": {{"@type": "Schedule", {times}}}"#);
        let (agenda, said) = schedule(&event(&of), "UTC");
        assert_eq!((period(agenda.sessions[0].when).as_str(), &said[..]), (when, &[][..]), "{of}");
    }
    let daily = r#""startDate": "2031-05-01", "endDate": "2031-05-03", "eventSchedule": {"@type": "Schedule", "repeatFrequency": "P1D",
        "startDate": "2031-05-01", "endDate": "2031-05-03", "startTime": "10:00", "endTime": "18:00"}"#;
    let feed = translated(event(daily).as_bytes(), "UTC").feed;
    assert!(feed.contains(r#""start": "2031-05-01""#) && feed.contains(r#""end": "2031-05-03""#), "{feed}");
    assert_eq!(schedule(&event(daily), "UTC").1, ["Warning Repeats $.eventSchedule"]);
    let two = r#""startDate": "2031-05-01", "endDate": "2031-05-02", "eventSchedule": [
        {"@type": "Schedule", "startDate": "2031-05-01", "startTime": "10:00"}, {"@type": "Schedule", "startDate": "2031-05-02", "startTime": "12:00"}]"#;
    let feed = translated(event(two).as_bytes(), "UTC").feed;
    assert!(feed.contains(r#""start": "2031-05-01""#) && feed.contains(r#""end": "2031-05-02""#), "{feed}");
    for (members, when, diagnostics) in [
        (r#""startDate": "2031-05-01""#, "2031-05-01T09:00:00Z/2031-05-01T10:00:00Z", &[][..]),
        (r#""startDate": "2031-05-01", "endDate": "2031-05-01""#, "2031-05-01T09:00:00Z/2031-05-01T10:00:00Z", &[]),
        (
            r#""startDate": "2031-05-01", "endDate": "2031-05-03""#,
            "2031-05-01T09:00:00Z/2031-05-01T10:00:00Z",
            &["Warning Repeats $.eventSchedule"],
        ),
        (r#""startDate": "2031-05-01T12:00""#, "2031-05-01T12:00:00Z", &[]),
    ] {
        let (agenda, said) = schedule(&event(&format!("{members}, {timetable}")), "UTC");
        assert_eq!(
            (period(agenda.sessions[0].when).as_str(), &said[..]),
            (when, &diagnostics.iter().map(ToString::to_string).collect::<Vec<_>>()[..])
        );
    }
}

#[test]
fn a_text_may_have_several_performers() {
    let event = |performer: &str| {
        format!(
            r#"{{"@context": "https://schema.org", "@type": "Event", "name": "E", "startDate": "2031-05-01T09:00+02:00", "subEvent": [
            {{"@type": "Event", "name": "A", "startDate": "2031-05-01T09:00+02:00", "performer": {performer}}}]}}"#
        )
    };
    for (performer, names) in [
        (r#""Ada Example, Ben Sample""#, &["Ada Example", "Ben Sample"][..]),
        (r#""Ada Example and Ben Sample""#, &["Ada Example", "Ben Sample"]),
        (r#"["Ada Example; Ben Sample", "Chi Third"]"#, &["Ada Example", "Ben Sample", "Chi Third"]),
        (r#""Ada Example""#, &["Ada Example"]),
        // Groups.
        (r#""Simon & Garfunkel""#, &["Simon & Garfunkel"]),
        (r#"{"@type": "PerformingGroup", "name": "Ada Example and Ben Sample"}"#, &["Ada Example and Ben Sample"]),
    ] {
        assert_eq!(people(&faultless(&event(performer), "UTC")), names, "{performer}");
    }
}
