//! Lists of sessions in words of their own, and what is none.

use plenary::import::Format;

use crate::import_kit::{keeps_none_of, one_fault_costs_one_session, outline, people, reads};
use crate::schedules::{faultless, schedule, translated};

/// As signs in front of rooms have it.
const SIGNS: &str = r#"[
  {"Name": "Rust &amp; Go", "Description": "Both.", "Location": "Hall A", "StartTime": "2031-03-09T01:30:00-08:00", "EndTime": "2031-03-09T03:30:00-07:00",
   "Speakers": "Ada Example, Ph.D., Ben Sample and Cem Probe", "Topic": "Languages", "Email": "ada@secret.example"},
  {"Name": "Nobody yet", "Description": "", "Location": "Hall A", "StartTime": "2031-03-09T10:00:00-07:00", "EndTime": "2031-03-09T11:00:00-07:00", "Speakers": "", "Topic": ""},
  {"Name": "No time", "Speakers": "Ada Example, Ph.D.", "Location": "Hall B"}
]"#;

#[test]
fn signs_are_read() {
    reads(
        SIGNS,
        "America/Los_Angeles",
        &[
            "2031-03-09T09:30:00Z/2031-03-09T10:30:00Z Rust & Go @Hall A #Languages =Ada Example, Ph.D./ =Ben Sample/ =Cem Probe/",
            "2031-03-09T17:00:00Z/2031-03-09T18:00:00Z Nobody yet @Hall A",
            "unknown No time @Hall B =Ada Example, Ph.D./",
        ],
        &["Note Unscheduled $[2]"],
    );
    keeps_none_of(SIGNS, &["secret.example"]);
}

/// As apps have it.
const APP: &str = r#"{"sessions": [
    {"id": "s1", "title": "One", "description": "Text.", "speakerIds": ["a", "b", "zz"], "location": "Room 7", "startsAt": "2031-05-21T08:00",
     "endsAt": "2031-05-21T08:45", "tags": ["Intermediate", "Web"], "videoUrl": "https://video.example/1"},
    {"id": "s2", "title": "Break", "description": "", "speakerIds": [], "location": "Room 7", "startsAt": "2031-05-21T08:45", "endsAt": "2031-05-21T09:00",
     "tags": [], "videoUrl": null},
    {"id": "s3", "title": "Time to think of something else", "startsAt": "2031-05-21T09:00", "location": "Room 7", "isBreak": true}],
  "speakers": [{"id": "a", "name": "Ada Example", "position": "Engineer at Acme", "description": "Writes.", "photoUrl": "https://pics.example/a.jpg", "phone": "555-0100",
     "links": [{"url": "https://ada.example", "title": "Blog"}, {"url": "mailto:ada@secret.example"}], "twitter": "@ada"},
    {"id": "b", "firstName": "Ben", "lastName": "Sample", "title": "Professor", "company": "Lab", "website": "https://ben.example"}]}"#;

#[test]
fn ids_of_speakers_are_followed() {
    let agenda = reads(
        APP,
        "Europe/Copenhagen",
        &[
            "2031-05-21T06:00:00Z/2031-05-21T06:45:00Z One @Room 7 +Intermediate +Web =Ada Example/ =Ben Sample/ <recording https://video.example/1>",
            "2031-05-21T06:45:00Z/2031-05-21T07:00:00Z Break (break) @Room 7",
            "2031-05-21T07:00:00Z Time to think of something else (break) @Room 7",
        ],
        &["Error UnknownSpeaker $.sessions[0].speakerIds[2]"],
    );
    assert_eq!(
        people(&agenda),
        [
            "Ada Example | Engineer at Acme | Writes. | https://pics.example/a.jpg <website https://ada.example Blog> <website https://twitter.com/ada>",
            "Ben Sample | Professor, Lab <website https://ben.example>"
        ]
    );
    keeps_none_of(APP, &["secret.example", "555-0100"]);
}

#[test]
fn a_role_in_a_session_is_no_position() {
    let agenda = reads(
        r#"[{"title": "A", "start": "2031-06-15T10:00", "speakers": [{"name": "Ada Example", "role": "Moderator"},
            {"name": "Ben Sample", "role": "Moderator", "company": "UN"}, {"name": "Cem Probe", "role": "Engineer", "company": "Acme"}]},
            {"title": "B", "start": "2031-06-15T11:00", "speakers": ["Dora Test, Google", "Eva Muster, Microsoft"]}]"#,
        "Europe/Paris",
        &[
            "2031-06-15T08:00:00Z A =Ada Example/moderator =Ben Sample/moderator =Cem Probe/",
            "2031-06-15T09:00:00Z B =Dora Test/ =Eva Muster/",
        ],
        &["Note AffiliationAssumed $[1].speakers[0]"],
    );
    assert_eq!(
        people(&agenda),
        ["Ada Example", "Ben Sample | UN", "Cem Probe | Engineer, Acme", "Dora Test | Google", "Eva Muster | Microsoft"]
    );
    // What somebody is by profession stays.
    let agenda = reads(
        r#"{"speakers": [{"id": "a", "name": "Ada Example", "position": "Moderatorin", "organization": "Acme"}],
            "sessions": [{"id": "1", "title": "A", "start": "2031-06-15T10:00", "speakerIds": ["a"]}]}"#,
        "Europe/Paris",
        &["2031-06-15T08:00:00Z A =Ada Example/"],
        &[],
    );
    assert_eq!(people(&agenda), ["Ada Example | Moderatorin, Acme"]);
}

/// As a festival has it: things within things, in two languages, lengths in seconds.
const FESTIVAL: &str = r#"{"name": "Festival", "timeZone": "Europe/Berlin", "url": "https://fest.example",
  "speakers": [{"id": "p1", "name": "Ada Example", "organization": "Acme", "photo": "", "sessions": [{"id": "t1", "title": "One"}]}],
  "locations": [{"id": "l1", "label_de": "Bühne 1", "label_en": "stage 1", "order_index": 0}],
  "tracks": [{"id": "media", "label_de": "Medien", "label_en": "Media", "color": [17, 34, 51, 1]}],
  "formats": [{"id": "talk", "label_de": "Vortrag", "label_en": "Talk"}],
  "days": [{"id": "d1", "label_en": "1. May", "date": "2031-05-01"}],
  "sessions": [
    {"id": "t1", "title": "One", "abstract": "Short.", "description": "https://fest.example/t1", "begin": "2031-05-01T08:00:00.000Z", "end": "2031-05-01T08:30:00.000Z",
     "duration": 1800, "day": {"id": "d1", "date": "2031-05-01"}, "location": {"id": "l1", "label_de": "Bühne 1", "label_en": "stage 1"},
     "track": {"id": "media", "label_de": "Medien", "label_en": "Media", "color": [17, 34, 51, 1]}, "format": {"id": "talk", "label_de": "Vortrag", "label_en": "Talk"},
     "level": {"id": "beginner", "label_de": "Anfänger", "label_en": "Beginner"}, "lang": {"id": "de", "label_de": "Deutsch", "label_en": "German"},
     "speakers": [{"id": "p1", "name": "Ada Example"}, {"id": "p2", "name": "Ben Sample"}], "enclosures": [{"url": "https://video.example/1", "mimetype": "video/mp4"}],
     "links": [{"url": "https://a.example", "title": "Page", "type": "session-link"}], "type": "session", "last_modified": 1398098859.5},
    {"id": "t2", "title_de": "Zwei", "title_en": "Two", "begin": "2031-05-01T09:00:00.000Z", "duration": 900, "location": false, "track": "media", "format": "talk", "status": "cancelled"},
    {"id": "t3", "title": "Three", "begin": "2031-05-01T10:00:00.000Z", "duration": 3600, "roomId": "l9", "trackId": "media", "topic": "Extra", "state": "rejected"},
    {"id": "t4", "title": "Four", "begin": "2031-05-01T10:00:00.000Z", "duration": 3600, "roomId": "l9", "trackId": "media", "topic": "Extra"}]}"#;

#[test]
fn things_within_things_are_read() {
    let agenda = reads(
        FESTIVAL,
        "",
        &[
            "2031-05-01T08:00:00Z/2031-05-01T08:30:00Z One (talk) @stage 1 #Media de +Beginner =Ada Example/ =Ben Sample/ \
             <website https://fest.example/t1> <website https://a.example Page> <recording https://video.example/1>",
            "2031-05-01T09:00:00Z/2031-05-01T09:15:00Z Two (talk) #Media !cancelled",
            "2031-05-01T10:00:00Z/2031-05-01T11:00:00Z Four #Media +Extra",
        ],
        &["Error Dropped $.sessions[2]", "Warning UnknownId $.sessions[3].roomId"],
    );
    assert_eq!(
        [agenda.event.title.get(""), &agenda.event.timezone, &agenda.event.url],
        ["Festival", "Europe/Berlin", "https://fest.example"]
    );
    assert_eq!(agenda.tracks[0].color, Some([17, 34, 51]));
    assert_eq!(
        [agenda.rooms[0].name.get("de"), agenda.sessions[1].title.get("de"), agenda.sessions[0].summary.get("")],
        ["Bühne 1", "Zwei", "Short."]
    );
}

#[test]
fn days_without_dates_have_times_in_words() {
    let of = |id: u32, day: &str, start: &str, title: &str| {
        format!(
            r#"{{"session_id": {id}, "conference_day": {day}, "start_time": "{start}", "end_time": "12:00", "title": "{title}", "presenter": "", "room_name": "R1", "track_name": "A", "desc": ""}}"#
        )
    };
    let text = format!(
        r#"{{"sessions": [{}, {}, {}]}}"#,
        of(1, "2", "09:30", "Second day"),
        of(2, "1", "11:30", "Late"),
        of(3, "1", "9:00", "Early")
    );
    reads(
        &text,
        "Asia/Taipei",
        &[
            "unknown Early @R1 #A ~Day 1, 9:00–12:00",
            "unknown Late @R1 #A ~Day 1, 11:30–12:00",
            "unknown Second day @R1 #A ~Day 2, 09:30–12:00",
        ],
        &["Warning DateMissing $.sessions[0]"],
    );
}

#[test]
fn times_are_read_however_they_are_written() {
    for (members, wanted) in [
        (r#""start": "2031-05-01 09:00:00", "end": "10:00""#, "2031-05-01T09:00:00Z/2031-05-01T10:00:00Z"),
        (r#""date": "2031-05-01", "start": "9:00", "end": "10:30""#, "2031-05-01T09:00:00Z/2031-05-01T10:30:00Z"),
        (r#""date": "2031-05-01", "time": "9:30 PM", "duration": 90"#, "2031-05-01T21:30:00Z/2031-05-01T23:00:00Z"),
        (
            r#""Start Date": "2031-05-01", "Start Time": "23:30:00", "End Time": "00:30:00""#,
            "2031-05-01T23:30:00Z/2031-05-02T00:30:00Z",
        ),
        (r#""startDate": "2031-05-01", "endDate": "2031-05-02", "startTime": "12:00 am""#, "2031-05-01T00:00:00Z"),
        (
            r#""start": {"dateTime": "2031-05-01T09:00:00+02:00"}, "end": {"dateTime": "2031-05-01T10:00:00+02:00"}"#,
            "2031-05-01T07:00:00Z/2031-05-01T08:00:00Z",
        ),
        (r#""starts_at": 1935392400, "length": "45 min""#, "2031-05-01T09:00:00Z/2031-05-01T09:45:00Z"),
        (r#""starts_at": 1935392400000, "durationMinutes": 1500"#, "2031-05-01T09:00:00Z/2031-05-02T10:00:00Z"),
        (r#""start": "2031-05-01T09:00", "duration": "1.5 hours""#, "2031-05-01T09:00:00Z/2031-05-01T10:30:00Z"),
        (r#""start": "2031-05-01T09:00", "duration": "00:45:00""#, "2031-05-01T09:00:00Z/2031-05-01T09:45:00Z"),
        (r#""start": "2031-05-01T09:00", "duration_seconds": 600"#, "2031-05-01T09:00:00Z/2031-05-01T09:10:00Z"),
        (r#""start": "2031-05-01T09:00", "duration": 7200"#, "2031-05-01T09:00:00Z/2031-05-01T11:00:00Z"),
        (r#""start": "2031-05-01", "end": "2031-05-02""#, "2031-05-01/2031-05-02"),
        (r#""start": "2031-05-01T09:00+02:00", "end": "10:00""#, "2031-05-01T07:00:00Z/2031-05-01T08:00:00Z"),
    ] {
        let text = format!(r#"[{{"title": "T", "speaker": "Ada Example", "room": "R", {members}}}]"#);
        assert_eq!(outline(&faultless(&text, "UTC")), [format!("{wanted} T @R =Ada Example/")], "{members}");
    }
    let words = r#"[{"title": "T", "speaker": "A", "room": "R", "date": "2031-05-01", "time": "9:30 - 10:15"}]"#;
    assert_eq!(outline(&faultless(words, "UTC")), ["2031-05-01T09:30:00Z/2031-05-01T10:15:00Z T @R =A/ ~9:30 - 10:15"]);
    let of = |start: &str| format!(r#"[{{"title": "T", "speaker": "A", "room": "R", "start": "{start}"}}]"#);
    reads(&of("soon"), "UTC", &["unknown T @R =A/ ~soon"], &["Note Unscheduled $[0]"]);
    reads(&of("25:99"), "UTC", &["unknown T @R =A/ ~25:99"], &["Error NoTime $[0].start"]);
}

#[test]
fn days_may_hold_lists_and_lists_may_be_objects() {
    let talk = |title: &str, hour: u32| format!(r#"{{"title": "{title}", "start": "{hour:02}:00", "speaker": "王小明、李四"}}"#);
    let wanted = ["2031-05-01T09:00:00Z A =王小明/ =李四/", "2031-05-02T10:00:00Z B =王小明/ =李四/"];
    let (a, b) = (talk("A", 9), talk("B", 10));
    for text in [
        format!(r#"{{"days": [{{"date": "2031-05-01", "sessions": [{a}]}}, {{"date": "2031-05-02", "talks": [{b}]}}]}}"#),
        format!(r#"[{{"date": "2031-05-01", "sessions": [{a}]}}, {{"date": "2031-05-02", "sessions": [{b}]}}]"#),
        format!(r#"{{"programme": {{"2031-05-01": [{a}], "2031-05-02": [{b}]}}}}"#),
        format!(
            r#"{{"agenda": {{"x": {}, "y": {}}}}}"#,
            a.replace("09:00", "2031-05-01T09:00"),
            b.replace("10:00", "2031-05-02T10:00")
        ),
    ] {
        assert_eq!(outline(&faultless(&text, "UTC")), wanted, "{text}");
        assert_eq!(translated(text.as_bytes(), "UTC").format, Format::Table);
    }
}

#[test]
fn plenarys_own_is_known_in_spite_of_a_slip() {
    for text in [
        r#"{"evnt": {"title": "E"}, "sessions": [{"id": "a", "title": "A", "start": "2031-05-01T09:00Z", "room": "R"}]}"#,
        r#"{"event": {"title": "E", "timezone": "UTC"}, "sesions": [{"title": "A", "start": "2031-05-01T09:00"}], "x": [1]}"#,
        r#"{"event": {"title": "E"}, "sessions": [{"title": "A", "speakers": ["B"], "description": "text"}], "generator": {"name": "x"}}"#,
        r#"{"events": {"title": "E"}, "sessions": [{"title": "A", "start": "2031-05-01T09:00Z", "people": ["B"], "description": "x", "speakers": "C"}]}"#,
        r#"{"title": "E", "people": [{"name": "A"}], "sessions": [{"title": "A", "time": "later", "internal": true}]}"#,
        r#"{"sessions": [{"title": "A", "abstract": "B"}]}"#,
        r#"{"sessions": []}"#,
    ] {
        assert_eq!(translated(text.as_bytes(), "").format, Format::Plenary, "{text}");
    }
}

#[test]
fn what_is_no_schedule_is_refused() {
    for text in [
        r#"{"name": "left-pad", "version": "1.0.0", "scripts": {"start": "node ."}, "keywords": ["a"], "author": "A", "files": ["b"]}"#,
        r#"{"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": {"type": "Point", "coordinates": [1, 2]}, "properties": {"name": "A"}}]}"#,
        r#"[{"title": "A post", "date": "2031-05-01", "tags": ["a"], "description": "b", "url": "/a"}]"#,
        r#"{"version": "https://jsonfeed.org/version/1.1", "title": "Feed", "items": [{"id": "1", "title": "A", "content_text": "b", "date_published": "2031-05-01T09:00:00Z"}]}"#,
        r#"[{"name": "Acme", "position": "Engineer", "startDate": "2020-01-01", "endDate": "2021-01-01", "summary": "Work"}]"#,
        r#"[{"subject": "Mail", "from": "a@example.org", "to": "b@example.org", "body": "text"}]"#,
        r#"{"data": [{"id": 1, "title": "Book", "description": "text"}]}"#,
        r#"[1, 2, 3]"#,
        r#"[]"#,
        r#"{}"#,
        r#""text""#,
    ] {
        assert_eq!(schedule(text, "").1, ["Error UnknownFormat $"], "{text}");
    }
}

#[test]
fn one_fault_costs_no_other_session() {
    one_fault_costs_one_session(SIGNS);
    one_fault_costs_one_session(APP);
    one_fault_costs_one_session(FESTIVAL);
}

#[test]
fn the_days_of_an_event_may_be_an_object() {
    for event in [
        r#"{"name": "E", "dates": {"start": "2031-05-01", "end": "2031-05-03"}}"#,
        r#"{"name": "E", "date": {"from": "1 May 2031", "to": "3 May 2031"}}"#,
        r#"{"name": "E", "start": {"date": "2031-05-01"}, "end": {"date": "2031-05-03"}}"#,
    ] {
        let text = format!(r#"{{"event": {event}, "talks": [{{"title": "A", "start": "2031-05-01T09:00", "room": "R"}}]}}"#);
        let event = faultless(&text, "UTC").event;
        let days = [event.start, event.end].map(|day| day.map(|day| day.to_iso()).unwrap_or_default());
        assert_eq!(days, ["2031-05-01", "2031-05-03"], "{text}");
    }
}
