//! A feed that uses every key and every form once, and what of it stands in the model.

use plenary::model::{Agenda, End, Presence, Status, Text, When};
use plenary::time::{Date, DateTime, Instant};

use crate::kit::{EVERYTHING, position, read, session};
use crate::platform::TestPlatform;

fn agenda() -> Agenda {
    read(EVERYTHING)
}

fn many(texts: &[(&str, &str)]) -> Text {
    Text::many(texts.iter().map(|(language, text)| (language.to_string(), text.to_string())).collect())
}

fn plain(text: &str) -> Text {
    Text::plain(text)
}

fn day(number: u32) -> Date {
    Date::new(2027, 3, number).unwrap()
}

/// An instant by what clocks in Paris show, as jiff has it.
fn paris(day: i8, hour: i8, minute: i8) -> Instant {
    let zone = TestPlatform::new("UTC").zone("Europe/Paris").unwrap();
    Instant(jiff::civil::date(2027, 3, day).at(hour, minute, 0, 0).to_zoned(zone).unwrap().timestamp().as_second())
}

fn from_to(day: i8, from: (i8, i8), to: (i8, i8)) -> When {
    When::Clock(paris(day, from.0, from.1), End::At(paris(day, to.0, to.1)))
}

#[test]
fn nothing_is_wrong_with_it() {
    assert_eq!(agenda().diagnostics, []);
}

#[test]
fn the_event_is_read() {
    let event = agenda().event;
    let titles = [
        ("en", "Commons Assembly 2027"),
        ("fr", "Assemblée des communs 2027"),
        ("ar", "جمعية المشاعات 2027"),
        ("zh-Hans", "2027年公共资源大会"),
    ];
    assert_eq!(event.title, many(&titles));
    assert_eq!(event.subtitle.get("es"), "Tres días sobre la infraestructura digital compartida");
    assert_eq!(event.description, plain("An invented event that uses every key and every form of the feed once."));
    assert_eq!((event.timezone.as_str(), event.language.as_str()), ("Europe/Paris", "en"));
    assert_eq!(event.day_start, Some(5 * 60));
    assert_eq!((event.start, event.end), (Some(day(26)), Some(day(28))));
    assert_eq!(event.place.get("fr-CA"), "Maison des communs, Paris");
    assert_eq!(event.url, "https://commons.example/2027");
    assert_eq!(event.organizers, [plain("Commons Foundation"), many(&[("en", "City of Paris"), ("fr", "Ville de Paris")])]);
    let links: Vec<_> = event.links.iter().map(|link| (link.kind.as_str(), link.url.as_str(), link.title.get("fr"))).collect();
    let expected = [
        ("registration", "https://commons.example/2027/register", "S'inscrire"),
        ("livestream", "https://live.commons.example/", ""),
        ("social", "https://social.example/@commons", ""),
        ("website", "mailto:agenda@commons.example", ""),
    ];
    assert_eq!(links, expected);
}

#[test]
fn rooms_and_tracks_are_those_declared_and_those_only_used() {
    let agenda = agenda();
    let rooms: Vec<_> =
        agenda.rooms.iter().map(|room| (room.id.as_str(), room.name.get("en"), room.description.get("fr"))).collect();
    let expected = [
        ("1", "Hall 1", "Ground floor, 400 seats, induction loop"),
        ("atelier", "Workshop", "Premier étage"),
        ("Garden", "Garden", ""),
        ("nairobi", "Studio in Nairobi", ""),
        ("Foyer", "Foyer", ""),
    ];
    assert_eq!(rooms, expected);
    let zones: Vec<_> = agenda.rooms.iter().map(|room| room.timezone.as_str()).collect();
    assert_eq!(zones, ["", "", "Europe/Paris", "Africa/Nairobi", ""]);
    let tracks: Vec<_> = agenda.tracks.iter().map(|track| (track.id.as_str(), track.name.get("fr"), track.color)).collect();
    let expected = [
        ("7", "Policy", Some([4, 104, 177])),
        ("craft", "Métier", Some([0xaa, 0x44, 0])),
        ("Young people", "Young people", None),
        ("Cities", "Cities", None),
    ];
    assert_eq!(tracks, expected);
    assert_eq!(agenda.tracks[1].description.get("en"), "How it is made");
}

#[test]
fn people_are_those_described_and_those_only_named() {
    let agenda = agenda();
    let people: Vec<_> =
        agenda.people.iter().map(|person| (person.id.as_str(), person.name.as_str(), person.sort_name.as_str())).collect();
    let expected = [
        ("amina", "Amina Wanjiru Otieno", "Otieno, Amina Wanjiru"),
        ("42", "王小明", "Wang Xiaoming"),
        ("ليلى حداد", "ليلى حداد", ""),
        ("jo", "Jo de la Cruz", "de la Cruz, Jo"),
        ("Henri Petit", "Henri Petit", ""),
        ("Sana Iqbal", "Sana Iqbal", ""),
        ("milan", "Milan Novák", ""),
    ];
    assert_eq!(people, expected);
    let amina = &agenda.people[0];
    assert_eq!(amina.affiliation, many(&[("en", "Director, Nairobi Open Lab"), ("fr", "Directrice, Nairobi Open Lab")]));
    assert_eq!(amina.bio.get("fr"), "Construit des registres avec des comtés du Kenya.");
    assert_eq!(amina.picture, "https://example.org/feed/pictures/amina.jpg");
    let links: Vec<_> = amina.links.iter().map(|link| (link.kind.as_str(), link.url.as_str())).collect();
    assert_eq!(links, [("website", "https://amina.example/"), ("website", "https://code.example/amina")]);
    let zones: Vec<_> = agenda.people.iter().map(|person| person.timezone.as_str()).collect();
    assert_eq!(zones, ["Africa/Nairobi", "", "Asia/Amman", "", "", "", ""]);
    let milan = &agenda.people[6];
    assert_eq!((milan.affiliation.get(""), milan.bio.get("en")), ("Brno Software Archive", "Keeps old code running."));
    assert_eq!((milan.picture.as_str(), milan.links[0].kind.as_str()), ("https://example.org/feed/pictures/milan.png", "code"));
    assert_eq!(agenda.people[5].affiliation.get("en"), "Lahore City Office", "known only from a session");
}

#[test]
fn days_and_their_parts_are_read() {
    let agenda = agenda();
    assert_eq!(agenda.days.iter().map(|about| about.date).collect::<Vec<_>>(), [day(26), day(27), day(28)]);
    let [first, second, third] = &agenda.days[..] else { panic!() };
    assert_eq!((first.title.get("fr"), first.description.get("fr")), ("Jour d'arrivée", "Doors open at eight."));
    let link = &first.links[0];
    assert_eq!((link.kind.as_str(), link.url.as_str()), ("document", "https://example.org/feed/day-1.pdf"));
    let parts: Vec<_> = first.parts.iter().map(|part| (part.word.as_str(), part.from, part.links[0].kind.as_str())).collect();
    assert_eq!(parts, [("morning", 0, "recording"), ("afternoon", 720, "recording"), ("evening", 1080, "website")]);
    let parts: Vec<_> = second.parts.iter().map(|part| (part.title.get("fr"), part.from, part.links.len())).collect();
    assert_eq!(parts, [("Avant la pause", 540, 1), ("After the break", 690, 0)]);
    assert!(third.title.is_empty() && third.parts.is_empty());
}

#[test]
fn every_form_of_a_time_is_read() {
    let agenda = agenda();
    for (id, when) in [
        ("100", from_to(26, (8, 0), (9, 0))),
        ("opening", from_to(26, (9, 0), (10, 30))),
        ("opening-keynote", from_to(26, (9, 20), (9, 45))),
        ("opening-statement", When::Unknown),
        ("coffee", from_to(26, (10, 30), (11, 0))),
        ("panel-funding", from_to(26, (11, 0), (12, 30))),
        ("lunch", from_to(26, (12, 30), (13, 30))),
        ("workshop-translation", from_to(26, (13, 30), (15, 0))),
        ("talk-archive", from_to(26, (13, 30), (14, 15))),
        // Nairobi is two hours ahead of Paris before the clocks go forward.
        ("nairobi-link", from_to(26, (15, 30), (16, 15))),
        ("evening", When::Clock(paris(26, 18, 30), End::Open)),
        ("walk", When::Dates(day(27), day(27))),
        ("posters", When::Dates(day(27), day(28))),
        ("night-watch", from_to(28, (1, 30), (3, 30))),
        ("roundtable", from_to(28, (10, 0), (11, 30))),
        ("questions", from_to(28, (12, 0), (12, 30))),
        ("assembly", from_to(28, (12, 30), (13, 15))),
        ("closing", When::Clock(paris(28, 13, 15), End::Open)),
        ("follow-up", When::Unknown),
    ] {
        assert_eq!(session(&agenda, id).when, when, "{id}");
    }
    let night = session(&agenda, "night-watch").when;
    assert_eq!(night.end().unwrap().0 - night.start().unwrap().0, 3600, "two hours on the clock are one");
    assert_eq!(session(&agenda, "lightning").moved_from, When::Clock(paris(27, 9, 0), End::Unknown));
    assert_eq!(session(&agenda, "opening").printed, "9:00 for 9:15");
    assert_eq!(session(&agenda, "walk").printed, "early, before breakfast");
    let said: Vec<_> = agenda.sessions.iter().filter_map(|session| Some((session.id.as_str(), session.day?))).collect();
    assert_eq!(said, [("night-watch", day(28))], "half past one would close the day before");
}

#[test]
fn sessions_say_all_that_the_feed_says() {
    let agenda = agenda();
    assert_eq!((agenda.sessions.len(), agenda.outer().count()), (26, 23));
    let opening = session(&agenda, "opening");
    assert_eq!((opening.title.get("zh"), opening.subtitle.get("fr")), ("开幕式", "Pourquoi nous sommes là"));
    assert!(opening.summary.get("en").starts_with("Welcome by the hosts"));
    assert_eq!((opening.kind.as_str(), opening.track, opening.room, opening.inner), ("opening", Some(0), Some(0), 3));
    assert_eq!(opening.languages, ["en", "fr", "ar", "zh"]);
    assert_eq!(opening.tags, ["welcome", "policy"]);
    for (id, status) in [
        ("opening", Status::Confirmed),
        ("coffee", Status::Confirmed),
        ("talk-archive", Status::Tentative),
        ("lightning", Status::Moved),
        ("supply-chain", Status::Cancelled),
    ] {
        assert_eq!(session(&agenda, id).status, status, "{id}");
    }
    // By number, by name, by the name in one language, and undeclared.
    for (id, track, room) in [
        ("panel-funding", Some(0), Some(0)),
        ("talk-archive", Some(1), Some(0)),
        ("workshop-translation", Some(1), Some(1)),
        ("lightning", Some(2), Some(0)),
        ("coffee", None, Some(2)),
        ("nairobi-link", Some(0), Some(3)),
        ("posters", None, Some(4)),
        ("roundtable", Some(3), None),
    ] {
        assert_eq!((session(&agenda, id).track, session(&agenda, id).room), (track, room), "{id}");
    }
    assert_eq!(session(&agenda, "walk").kind, "excursion");
    let links: Vec<_> = session(&agenda, "panel-funding").links.iter().map(|link| link.kind.as_str()).collect();
    let kinds = [
        "recording",
        "livestream",
        "slides",
        "document",
        "code",
        "website",
        "registration",
        "discussion",
        "social",
        "minutes",
        "website",
    ];
    assert_eq!(links, kinds);
    assert_eq!(session(&agenda, "panel-funding").links[3].url, "https://example.org/papers/funding.pdf");
    let quiet: Vec<_> = agenda.sessions.iter().filter(|session| session.is_quiet()).map(|session| session.id.as_str()).collect();
    assert_eq!(quiet, ["100", "coffee", "lunch", "evening"]);
}

#[test]
fn ids_are_made_where_there_are_none() {
    let agenda = agenda();
    let opening = position(&agenda, "opening");
    assert_eq!(agenda.sessions[opening + 3].id, "a-word-from-the-city");
    let last = agenda.sessions.last().unwrap();
    assert!(last.title.is_empty() && !last.id.is_empty());
}

#[test]
fn appearances_keep_role_presence_and_what_was_printed() {
    let agenda = agenda();
    let reported = |id: &str| -> Vec<_> {
        let people = session(&agenda, id).people.iter();
        people.map(|a| (agenda.people[a.person].id.as_str(), a.role.as_str(), a.affiliation.get("en"), a.presence)).collect()
    };
    let opening =
        [("jo", "mc", "", Some(Presence::InPerson)), ("Henri Petit", "host", "", None), ("Sana Iqbal", "interpreter", "", None)];
    assert_eq!(reported("opening"), opening);
    assert_eq!(reported("opening-keynote"), [("amina", "keynote", "Nairobi Open Lab", Some(Presence::Remote))]);
    let panel = [
        ("jo", "moderator", "", None),
        ("amina", "panelist", "", Some(Presence::Remote)),
        ("42", "panelist", "Shanghai Institute of Open Source", None),
        ("ليلى حداد", "discussant", "", None),
        ("milan", "speaker", "Brno Software Archive", None),
    ];
    assert_eq!(reported("panel-funding"), panel);
    assert_eq!(reported("workshop-translation"), [("jo", "facilitator", "", None), ("milan", "organizer", "", None)]);
    assert_eq!(reported("walk"), [("Henri Petit", "guide", "", None)]);
    let does: Vec<_> = agenda.appearances(0).map(|(s, a)| (agenda.sessions[s].id.as_str(), a.role.as_str())).collect();
    assert_eq!(does, [("opening-keynote", "keynote"), ("panel-funding", "panelist"), ("nairobi-link", "chair")]);
}

#[test]
fn the_other_sessions_of_the_file_are_all_there() {
    let json: serde_json::Value = serde_json::from_str(EVERYTHING).unwrap();
    let agenda = agenda();
    for (given, read) in json["sessions"].as_array().unwrap().iter().zip(agenda.outer().map(|outer| &agenda.sessions[outer])) {
        let id = given["id"].as_str().map(String::from).or(given["id"].as_u64().map(|id| id.to_string()));
        assert!(id.is_none_or(|id| id == read.id));
        assert_eq!(given["kind"].as_str().unwrap_or_default(), read.kind);
        assert_eq!(given["time"].as_str().unwrap_or_default(), read.printed);
        assert_eq!(given["people"].as_array().map_or(0, Vec::len), read.people.len(), "{}", read.id);
        assert_eq!(given["sessions"].as_array().map_or(0, Vec::len), read.inner, "{}", read.id);
        assert_eq!(given["links"].as_array().map_or(0, Vec::len), read.links.len(), "{}", read.id);
    }
    // A wall clock goes through the model unchanged.
    let at = paris(27, 10, 0);
    assert_eq!(DateTime::from_seconds(at.0 + 3600).minute(), 600);
}
