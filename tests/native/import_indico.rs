//! Exports of Indico.

use crate::import_kit::{keeps_none_of, one_fault_costs_one_session, people, reads};
use crate::kit::session;
use crate::schedules::{faultless, schedule};

fn at(key: &str, date: &str, time: &str, zone: &str) -> String {
    format!(r#""{key}": {{"date": "{date}", "time": "{time}", "tz": "{zone}"}}"#)
}

fn times(start: &str, end: &str, zone: &str) -> String {
    let of = |key, when: &str| {
        let (date, time) = when.split_once('T').unwrap();
        at(key, date, time, zone)
    };
    format!("{}, {}", of("startDate", start), of("endDate", end))
}

fn timetable() -> String {
    let zurich = |start: &str, end: &str| times(start, end, "Europe/Zurich");
    let talk = format!(
        r##"{{{}, "id": "c7", "uniqueId": "a1c7", "entryType": "Contribution", "_type": "ContribSchEntry", "title": "Mass of $m_{{W}}$",
        "description": "<p>On it.</p>", "duration": 30.0, "location": "Campus", "room": "Hall 1", "inheritLoc": true, "sessionId": "3",
        "presenters": [{{"firstName": "Ada", "familyName": "Example", "name": "EXAMPLE, Ada", "affiliation": "Acme", "emailHash": "c0ffee01", "email": "ada@secret.example"}}],
        "authors": [{{"firstName": "Cem", "familyName": "Probe", "emailHash": "c0ffee02"}}],
        "attachments": {{"files": [{{"title": "talk.pdf", "download_url": "/event/1/talk.pdf"}}],
        "folders": [{{"id": 1, "title": "Slides", "attachments": [{{"id": 2, "title": "deck.pptx", "download_url": "/event/1/deck.pptx"}}]}}]}},
        "references": [{{"type": "DOI", "value": "10.1/x", "url": "https://doi.example/10.1/x"}}], "code": "MO-1", "url": "/event/1/contributions/7/"}}"##,
        zurich("2031-05-01T09:00:00", "2031-05-01T09:30:00.123456")
    );
    let block = |id: u32, slot: &str, when: &str, entries: &str| {
        format!(
            r##"{{{when}, "id": "s{id}", "uniqueId": "a1s{id}", "entryType": "Session", "title": "Electroweak", "slotTitle": "{slot}", "sessionId": "3",
            "sessionSlotId": "{id}", "description": "", "duration": 60, "room": "Hall 1", "color": "#112233", "textColor": "#000000", "isPoster": false,
            "conveners": [{{"firstName": "Ben", "familyName": "Sample", "affiliation": "", "emailHash": "c0ffee03"}}], "entries": {{{entries}}},
            "attachments": {{"files": null, "folders": []}}, "url": "/event/1/sessions/3/"}}"##
        )
    };
    let first = block(1, "Part 1", &zurich("2031-05-01T09:00:00", "2031-05-01T10:00:00"), &format!("\"c7\": {talk}"));
    let night = |entries: &str| block(2, "", &zurich("2031-05-01T23:00:00", "2031-05-02T01:00:00"), entries);
    let of_night = |id: u32, title: &str, when: &str| {
        format!(
            r#""c{id}": {{{when}, "id": "c{id}", "uniqueId": "a1c{id}", "entryType": "Contribution", "title": "{title}", "presenters": []}}"#
        )
    };
    let (eleven, half) = (
        of_night(8, "Before midnight", &zurich("2031-05-01T23:00:00", "2031-05-01T23:30:00")),
        of_night(9, "After midnight", &zurich("2031-05-02T00:30:00", "2031-05-02T01:00:00")),
    );
    let pause = format!(
        r#"{{{}, "id": "b1", "uniqueId": "a1b1", "entryType": "Break", "title": "Coffee", "description": ""}}"#,
        zurich("2031-05-01T10:00:00", "2031-05-01T10:30:00")
    );
    let tea = format!(
        r#"{{{}, "entryType": "Break", "title": "Stretching"}}"#,
        times("2031-05-01T15:00:00", "2031-05-01T15:30:00", "Asia/Tokyo")
    );
    format!(
        r#"{{"count": 1, "additionalInfo": {{}}, "_type": "HTTPAPIResult", "ts": 1, "url": "https://indico.example/export/timetable/1.json?ak=k3y",
        "results": {{"1": {{"20310501": {{"s1": {first}, "b1": {pause}, "b2": {tea}, "s2": {}}},
        "20310502": {{"s2": {}}}}}}}}}"#,
        night(&eleven),
        night(&[eleven.as_str(), &half].join(", "))
    )
}

#[test]
fn a_timetable_is_read_with_blocks_and_what_is_in_them() {
    let agenda = reads(
        &timetable(),
        "",
        &[
            "2031-05-01T06:00:00Z/2031-05-01T06:30:00Z Stretching (break)",
            "2031-05-01T07:00:00Z/2031-05-01T08:00:00Z Electroweak / Part 1 @Hall 1 #Electroweak =Ben Sample/moderator \
             <website https://indico.example/event/1/sessions/3/>",
            "- 2031-05-01T07:00:00Z/2031-05-01T07:30:00Z Mass of $m_{W}$ @Hall 1 +MO-1 =Ada Example/ \
             <website https://indico.example/event/1/contributions/7/> <slides https://indico.example/event/1/deck.pptx deck.pptx> \
             <document https://indico.example/event/1/talk.pdf talk.pdf> <website https://doi.example/10.1/x 10.1/x>",
            "2031-05-01T08:00:00Z/2031-05-01T08:30:00Z Coffee (break)",
            "2031-05-01T21:00:00Z/2031-05-01T23:00:00Z Electroweak @Hall 1 #Electroweak =Ben Sample/moderator \
             <website https://indico.example/event/1/sessions/3/>",
            "- 2031-05-01T21:00:00Z/2031-05-01T21:30:00Z Before midnight",
            "- 2031-05-01T22:30:00Z/2031-05-01T23:00:00Z After midnight",
        ],
        &["Note Authors $.results[\"1\"][\"20310501\"].s1.entries.c7.authors"
            .replace("[\"1\"][\"20310501\"]", ".1.20310501")
            .as_str()],
    );
    assert_eq!(agenda.event.timezone, "Europe/Zurich");
    assert_eq!(agenda.tracks[0].color, Some([0x11, 0x22, 0x33]));
    assert_eq!(people(&agenda), ["Ben Sample | Sample, Ben", "Ada Example | Example, Ada | Acme"]);
    keeps_none_of(&timetable(), &["c0ffee0", "ada@secret.example", "k3y"]);
}

#[test]
fn blocks_that_share_an_id_are_told_apart() {
    let entry = |id: &str, unique: &str, kind: &str, title: &str, start: &str, more: &str| {
        let end = start.replace(":00:00", ":45:00");
        let when = times(start, &end, "Europe/Zurich");
        format!(
            r#""{id}": {{{when}, "id": "{id}", "uniqueId": "{unique}", "entryType": "{kind}", "title": "{title}", "slotTitle": "",
            "sessionId": "0", "presenters": [] {more}}}"#
        )
    };
    let block = |id: &str, start: &str, title: &str, talk: &str| {
        let inner = entry(&talk.to_lowercase(), "a77t1", "Contribution", talk, start, "");
        entry(id, "a77s1", "Session", title, start, &format!(r#", "entries": {{{inner}}}"#))
    };
    // Blocks of one session on two days, one of them twice after midnight, and another session of the same number.
    let (one, two) =
        (block("s1l0", "2031-05-01T09:00:00", "Plenary", "Alpha"), block("s1l1", "2031-05-02T11:00:00", "Plenary", "Beta"));
    let (again, other) =
        (block("s1l0", "2031-05-03T09:00:00", "Plenary", "Gamma"), block("s2l0", "2031-05-03T10:00:00", "Other", "Delta"));
    let text = format!(
        r#"{{"count": 1, "_type": "HTTPAPIResult", "ts": 1, "url": "https://indico.example/export/timetable/1.json",
        "results": {{"1": {{"20310501": {{{one}}}, "20310502": {{{two}}}, "20310503": {{{again}, {other}, {two}}}}}}}}}"#
    );
    let agenda = faultless(&text, "");
    let line = |session: &plenary::model::Session| {
        let track = session.track.map_or("", |track| agenda.tracks[track].name.get(""));
        format!("{} {track}", session.title.get("")).trim_end().to_string()
    };
    let sessions: Vec<String> = agenda.sessions.iter().map(line).collect();
    let expected = ["Plenary Plenary", "Alpha", "Plenary Plenary", "Beta", "Plenary Plenary", "Gamma", "Other", "Delta"];
    assert_eq!(sessions, expected);
}

#[test]
fn a_draft_timetable_says_why_it_is_empty() {
    for results in [r#"{}"#, r#"{"1": {}}"#, r#"{"1": {"20310501": {}}}"#] {
        let text = format!(r#"{{"count": 1, "_type": "HTTPAPIResult", "results": {results}}}"#);
        assert_eq!(schedule(&text, "").1, ["Error DraftTimetable $.results"]);
    }
}

fn event(more: &str) -> String {
    format!(
        r#"{{"count": 1, "additionalInfo": {{}}, "ts": 1, "_type": "HTTPAPIResult", "url": "https://indico.example/export/event/5.json",
        "results": [{{"_type": "Conference", "id": "5", "title": "Particles", "description": "Zoom 123, password hunter2", "timezone": "Asia/Tokyo",
        "type": "conference", "location": "Campus", "room": "Hall", "roomFullname": "", "address": "1 Street\r\nTown", "url": "https://indico.example/event/5/",
        "startDate": {{"date": "2031-05-01", "time": "18:00:00", "tz": "Europe/Zurich"}}, "endDate": {{"date": "2031-05-02", "time": "18:00:00", "tz": "Europe/Zurich"}},
        "creator": {{"fullName": "MAKER, Mo", "email": "mo@secret.example", "emailHash": "c0ffee00"}}, "note": {{}}, "language": null, "label": {{"title": "Moved online"}},
        "chairs": [{{"fullName": "Prof. CHAIR, Chris", "emailHash": "c0ffee09", "affiliation": "Acme"}}], "organizer": "Acme Lab", "keywords": [],
        "folders": [{{"title": "Poster", "attachments": [{{"title": "poster.pdf", "download_url": "/event/5/poster.pdf"}}]}}],
        "material": [{{"title": "Poster", "resources": [{{"name": "poster.pdf", "url": "/event/5/poster.pdf"}}]}}], {more}}}]}}"#
    )
}

/// Somebody as Indico 2 tells of them.
fn somebody(name: &str, affiliation: &str) -> String {
    format!(
        r#"{{"_type": "ContributionParticipation", "fullName": "{name}", "affiliation": "{affiliation}", "id": "0", "emailHash": "c0ffee07"}}"#
    )
}

fn contributions() -> String {
    let (ada, ben) = (somebody("Dr. EXAMPLE, Ada", "Acme"), somebody("SAMPLE, Ben", "Lab"));
    let elsewhere = somebody("Dr. EXAMPLE, Ada", "Other Lab");
    event(&format!(
        r#""contributions": [
        {{"id": "1", "title": "Decay of $B \\to K$", "description": "About it.", {}, "duration": 20, "room": "Hall 1", "roomFullname": null,
        "location": "Campus", "type": "Plenary Talk", "track": "Heavy", "session": "Morning", "url": "https://indico.example/event/5/contributions/1/",
        "speakers": [{ada}, {ben}], "primaryauthors": [{ada}], "coauthors": [{}], "keywords": ["decay"], "code": "A-1", "board_number": "12",
        "note": {{"html": "MINUTES"}}, "allowed": {{"users": ["root"], "groups": []}},
        "folders": [{{"title": "Video", "attachments": [{{"title": "https://video.example/1", "link_url": "https://video.example/1", "download_url": "https://indico.example/go", "type": "link"}}]}}],
        "material": [{{"title": "Video", "resources": [{{"name": "old", "url": "https://old.example"}}]}}], "references": [],
        "subContributions": [{{"id": "0", "title": "Part one", "duration": 5, "speakers": [{elsewhere}], "folders": []}}, {{"id": "1", "title": "Part two", "duration": 15}}]}},
        {{"id": "2", "title": "Of an older export", {}, "room": "", "location": "Annex", "track": null, "session": "Morning", "type": null, "speakers": [],
        "folders": [], "material": [{{"title": "Slides", "resources": [{{"name": "b.pdf", "url": "/b.pdf"}}]}}], "subContributions": []}},
        {{"id": "3", "title": "Poster", "startDate": null, "endDate": null, "duration": 15, "type": "Poster", "speakers": [], "subContributions": []}},
        "odd"]"#,
        times("2031-05-02T02:00:00", "2031-05-02T02:20:00.500000", "Europe/Zurich"),
        somebody("LAST, Author", ""),
        times("2031-05-02T10:00:00", "2031-05-02T10:20:00", "Asia/Tokyo"),
    ))
}

#[test]
fn an_event_is_read_with_its_contributions() {
    let agenda = reads(
        &contributions(),
        "",
        &[
            "2031-05-02T00:00:00Z/2031-05-02T00:20:00Z Decay of $B \\to K$ (plenary) @Hall 1 #Heavy +Morning +decay +A-1 +12 \
             =Dr. Ada EXAMPLE/ =Ben SAMPLE/ <website https://indico.example/event/5/contributions/1/> <recording https://video.example/1>",
            "- unknown Part one =Dr. Ada EXAMPLE/",
            "- unknown Part two",
            "2031-05-02T01:00:00Z/2031-05-02T01:20:00Z Of an older export @Annex #Morning <slides https://indico.example/b.pdf b.pdf>",
            "unknown Poster (poster)",
        ],
        &[
            "Note LeftOut $.results[0].description",
            "Note Authors $.results[0].contributions[0].coauthors",
            "Note Unscheduled $.results[0].contributions[2]",
            "Error NoObject $.results[0].contributions[3]",
        ],
    );
    let event = &agenda.event;
    assert_eq!(event.timezone, "Asia/Tokyo", "the zone of the event, not the one that its times are reported in");
    assert_eq!([event.start, event.end].map(|date| date.unwrap().to_iso()), ["2031-05-02", "2031-05-03"], "days in Tokyo");
    assert_eq!(event.place.get(""), "Hall, Campus, 1 Street Town");
    assert_eq!(event.subtitle.get(""), "Moved online");
    assert_eq!(event.organizers.iter().map(|one| one.get("")).collect::<Vec<_>>(), ["Acme Lab", "Prof. Chris CHAIR"]);
    assert_eq!(event.links.len(), 1);
    assert_eq!(people(&agenda), ["Dr. Ada EXAMPLE | EXAMPLE, Ada | Acme", "Ben SAMPLE | SAMPLE, Ben | Lab"]);
    assert_eq!(session(&agenda, "1-0").people[0].affiliation.get(""), "Other Lab");
    keeps_none_of(&contributions(), &["hunter2", "secret.example", "c0ffee0", "MINUTES", "root", "MAKER"]);
}

fn slots() -> String {
    let talk = |id: u32, title: &str, when: &str| {
        format!(r#"{{"id": "{id}", "title": "{title}", {when}, "speakers": [], "subContributions": []}}"#)
    };
    let slot = |id: u32, title: &str, part: &str, when: &str, talks: &str| {
        format!(
            r##"{{"_type": "SessionSlot", "id": "{id}", "title": "{title}", "slotTitle": "{part}", {when}, "room": "Hall 1", "description": "",
            "session": {{"id": "3", "title": "Electroweak", "color": "#abc", "isPoster": true}}, "conveners": [{{"first_name": "Ben", "last_name": "Sample", "person_id": 77, "id": 1}}],
            "contributions": [{talks}]}}"##
        )
    };
    let of = |start: &str, end: &str| times(&["2031-05-01T", start].concat(), &["2031-05-01T", end].concat(), "Asia/Tokyo");
    let nested = r#"{"id": "9", "title": "Deep", "startDate": null, "subContributions": [{"id": "0", "title": "Deeper"}]}"#;
    let inner = [talk(1, "Inner", &of("09:00:00", "09:30:00")), nested.to_string()].join(", ");
    event(&format!(
        r#""sessions": [{}, {}], "contributions": [{}, {}]"#,
        slot(0, "Electroweak: Part 1", "Part 1", &of("09:00:00", "10:00:00"), &inner),
        slot(1, "Electroweak", "Part 2", &of("11:00:00", "12:00:00"), ""),
        talk(1, "Inner", &of("09:00:00", "09:30:00")),
        talk(2, "Outside", &of("13:00:00", "13:30:00"))
    ))
}

#[test]
fn blocks_hold_their_contributions() {
    let agenda = reads(
        &slots(),
        "",
        &[
            "2031-05-01T00:00:00Z/2031-05-01T01:00:00Z Electroweak: Part 1 (poster) @Hall 1 #Electroweak =Ben Sample/moderator",
            "- 2031-05-01T00:00:00Z/2031-05-01T00:30:00Z Inner",
            "- unknown Deep",
            "- unknown Deeper",
            "2031-05-01T02:00:00Z/2031-05-01T03:00:00Z Electroweak / Part 2 (poster) @Hall 1 #Electroweak =Ben Sample/moderator",
            "2031-05-01T04:00:00Z/2031-05-01T04:30:00Z Outside",
        ],
        &["Note LeftOut $.results[0].description"],
    );
    assert_eq!((agenda.people[0].id.as_str(), agenda.tracks[0].color), ("77", Some([0xaa, 0xbb, 0xcc])));
}

#[test]
fn several_events_are_sessions_that_hold_their_contributions() {
    let of = |id: u32, title: &str, hour: u32| {
        format!(
            r#"{{"_type": "Conference", "id": "{id}", "title": "{title}", "timezone": "Europe/Zurich", "location": "Campus", "chairs": [],
            {}, "contributions": [{{"id": "0", "title": "Talk of {title}", "startDate": null, "speakers": []}}]}}"#,
            times(&format!("2031-05-01T{hour:02}:00:00"), &format!("2031-05-01T{:02}:00:00", hour + 1), "Europe/Zurich")
        )
    };
    let text =
        format!(r#"{{"count": 2, "_type": "HTTPAPIResult", "results": [{}, {}]}}"#, of(1, "Monday", 9), of(2, "Tuesday", 10));
    let agenda = reads(
        &text,
        "",
        &[
            "2031-05-01T07:00:00Z/2031-05-01T08:00:00Z Monday @Campus",
            "- unknown Talk of Monday",
            "2031-05-01T08:00:00Z/2031-05-01T09:00:00Z Tuesday @Campus",
            "- unknown Talk of Tuesday",
        ],
        &["Note Unscheduled $.results[0].contributions[0]", "Note Unscheduled $.results[1].contributions[0]"],
    );
    assert_eq!(agenda.sessions[3].id, "2-0");
}

#[test]
fn no_events_and_no_contributions_are_not_the_same() {
    let nothing = r#"{"count": 0, "additionalInfo": {}, "_type": "HTTPAPIResult", "results": []}"#;
    assert_eq!(schedule(nothing, "").1, ["Error NoPermission $.results"]);
    let (agenda, diagnostics) = schedule(&event(r#""contributions": []"#), "");
    assert_eq!((agenda.event.title.get(""), agenda.sessions.len()), ("Particles", 0));
    assert_eq!(diagnostics, ["Note LeftOut $.results[0].description", "Error NoSchedule $.results[0]"]);
}

#[test]
fn a_lecture_is_its_own_session() {
    let text = event(r#""contributions": []"#).replace(r#""type": "conference""#, r#""type": "simple_event""#);
    reads(
        &text,
        "",
        &[
            "2031-05-01T16:00:00Z/2031-05-02T16:00:00Z Particles @Hall =Prof. Chris CHAIR/ <website https://indico.example/event/5/> \
           <document https://indico.example/event/5/poster.pdf poster.pdf>",
        ],
        &["Note LeftOut $.results[0].description"],
    );
}

#[test]
fn a_zone_that_is_none_is_reported_once() {
    let text = contributions().replace("Europe/Zurich", "Atlantis").replace("Dr. ", "");
    let (agenda, diagnostics) = schedule(&text, "");
    assert_eq!(agenda.sessions.len(), 5);
    let odd: Vec<_> = diagnostics.iter().filter(|diagnostic| diagnostic.contains("NoZone")).collect();
    assert_eq!(odd, ["Error NoZone $.results[0].startDate.tz"]);
    assert!(
        faultless(
            r#"{"_type": "HTTPAPIResult", "results": {"1": {"x": {"c0": {"title": "A", "startDate": "2031-05-01T09:00Z"}}}}}"#,
            ""
        )
        .event
        .timezone
        .is_empty()
    );
}

#[test]
fn one_fault_costs_no_other_session() {
    one_fault_costs_one_session(&timetable());
    one_fault_costs_one_session(&contributions());
    one_fault_costs_one_session(&slots());
}

/// An event at the Institute with one block, and what stands there of its room.
fn block_in(room: &str) -> String {
    format!(
        r#"{{"_type": "HTTPAPIResult", "results": [{{"_type": "Conference", "id": "78", "title": "Invented", "timezone": "Europe/Zurich", "location": "Institute", "room": "",
         "folders": [{{"title": "Map of Meeting Rooms", "attachments": [{{"title": "floormap.pdf", "download_url": "https://a.example/floormap.pdf"}}]}},
          {{"title": "Live", "attachments": [{{"title": "Livestream", "link_url": "https://a.example/watch"}}]}}],
         "sessions": [{{"id": "1-0", "title": "Block", {room}, "startDate": {{"date": "2027-05-03", "time": "09:00:00", "tz": "Europe/Zurich"}}, "session": {{"id": "1", "title": "Block"}},
          "contributions": []}}]}}]}}"#
    )
}

#[test]
fn a_block_without_a_room_is_at_its_location_unless_that_is_the_event_s() {
    for (room, wanted) in [
        (r#""roomFullname": null, "room": "", "location": "Auditorium""#, Some("Auditorium")),
        (r#""room": null, "location": "Institute""#, None),
        (r#""room": "", "location": """#, None),
        (r#""room": "Hall", "location": "Auditorium""#, Some("Hall")),
    ] {
        let agenda = schedule(&block_in(room), "").0;
        let found = agenda.sessions[0].room.map(|room| agenda.rooms[room].name.get(""));
        assert_eq!(found, wanted, "{room}");
    }
}

#[test]
fn an_attachment_is_what_it_is_and_not_what_its_folder_is_called() {
    let agenda = schedule(&block_in(r#""room": "Hall""#), "").0;
    let links: Vec<_> = agenda.event.links.iter().map(|link| (link.kind.as_str(), link.url.as_str())).collect();
    assert_eq!(links, [("document", "https://a.example/floormap.pdf"), ("livestream", "https://a.example/watch")]);
}

#[test]
fn an_entry_of_a_timetable_without_a_room_is_at_its_location_unless_all_are() {
    let entry = |id: &str, more: &str| {
        format!(
            r#""{id}": {{"id": "{id}", "entryType": "Contribution", "title": "{id}", {more}, "startDate": {{"date": "2027-05-03", "time": "09:00:00", "tz": "Europe/Zurich"}},
             "endDate": {{"date": "2027-05-03", "time": "10:00:00", "tz": "Europe/Zurich"}}, "presenters": []}}"#
        )
    };
    for (one, other, place, rooms) in [
        (
            r#""location": "Institute", "room": """#,
            r#""location": "Institute", "room": "Hall""#,
            "Institute",
            [None, Some("Hall")],
        ),
        (r#""location": "Institute", "room": """#, r#""location": "Annex", "room": """#, "", [Some("Institute"), Some("Annex")]),
        (
            r#""location": "Institute", "room": "", "inheritLoc": true"#,
            r#""location": "Annex", "room": "", "inheritLoc": false"#,
            "Institute",
            [None, Some("Annex")],
        ),
    ] {
        let text = format!(
            r#"{{"_type": "HTTPAPIResult", "results": {{"7": {{"20270503": {{{}, {}}}}}}}}}"#,
            entry("c1", one),
            entry("c2", other)
        );
        let agenda = schedule(&text, "").0;
        let found: Vec<_> = agenda.sessions.iter().map(|one| one.room.map(|room| agenda.rooms[room].name.get(""))).collect();
        assert_eq!((agenda.event.place.get(""), &found[..]), (place, &rooms[..]), "{one} {other}");
    }
}
