//! The agendas that are published with the project: read from their text once by plenary and once by `serde_json` and jiff.

use std::collections::BTreeSet;

use jiff::Zoned;
use plenary::model::{Agenda, End, Presence, When};
use plenary::platform::Platform;
use plenary::query::Facet;
use plenary::time::{Date, Instant};
use plenary::{timetable, view};

use crate::html::Node;
use crate::kit::{DEMOS, READERS, YEAR_2023, YEAR_2024, YEAR_2025, ids, position, read, session, state, state_in};
use crate::pages::{chunks, tree};
use crate::platform::TestPlatform;

/// Sessions that have a clock time with their start and end, as the text of the feed has it.
fn timed(feed: &str) -> Vec<(String, Zoned, Option<Zoned>)> {
    let json: serde_json::Value = serde_json::from_str(feed).unwrap();
    let zone = TestPlatform::new("UTC").zone(json["event"]["timezone"].as_str().unwrap()).unwrap();
    let zoned = |value: &serde_json::Value| {
        let text = value.as_str().filter(|text| text.contains('T'))?;
        Some(text.parse::<jiff::civil::DateTime>().unwrap().to_zoned(zone.clone()).unwrap())
    };
    let sessions = json["sessions"].as_array().unwrap();
    sessions.iter().filter_map(|s| Some((s["id"].as_str().unwrap().to_string(), zoned(&s["start"])?, zoned(&s["end"])))).collect()
}

fn people_who(agenda: &Agenda, is: impl Fn(&plenary::model::Appearance) -> bool) -> BTreeSet<&str> {
    let all = agenda.sessions.iter().flat_map(|session| &session.people);
    all.filter(|appearance| is(appearance)).map(|appearance| agenda.people[appearance.person].name.as_str()).collect()
}

#[test]
fn nothing_is_wrong_with_them() {
    for (feed, sessions, outer, people) in [(YEAR_2023, 19, 13, 40), (YEAR_2024, 23, 23, 2), (YEAR_2025, 4, 4, 2)] {
        let agenda = read(feed);
        assert_eq!(agenda.diagnostics, []);
        assert_eq!((agenda.sessions.len(), agenda.outer().count(), agenda.people.len()), (sessions, outer, people));
        assert_eq!(ids(&agenda).into_iter().collect::<BTreeSet<_>>().len(), sessions, "an id stands twice");
    }
    assert_eq!([YEAR_2023, YEAR_2024, YEAR_2025].map(|feed| timed(feed).len()), [13, 22, 0]);
}

#[test]
fn every_start_and_end_is_the_instant_that_jiff_says() {
    for feed in DEMOS {
        let agenda = read(feed);
        let expected = timed(feed);
        let clocks = agenda.sessions.iter().filter(|s| matches!(s.when, When::Clock(..))).count();
        assert_eq!(clocks, expected.len());
        for (id, start, end) in expected {
            let when = session(&agenda, &id).when;
            assert_eq!(when.start().unwrap().0, start.timestamp().as_second(), "{id}");
            assert_eq!(when.end().map(|at| at.0), end.map(|end| end.timestamp().as_second()), "{id}");
        }
    }
}

/// Blocks of the page with the heading of the day that they stand under.
fn headed_chunks(state: &plenary::state::State) -> Vec<(String, Node)> {
    let main = tree("main", &view::Layout::of(state).frame(state).into_string());
    let headings =
        main.classes("day").into_iter().flat_map(|day| day.classes("chunk").into_iter().map(|_| day.tags("h3")[0].text()));
    headings.zip(chunks(state)).collect()
}

#[test]
fn every_label_in_every_zone_is_what_jiff_says() {
    let platform = TestPlatform::new("UTC");
    for feed in DEMOS {
        for name in READERS {
            let zone = platform.zone(name).unwrap();
            let state = state_in(feed, "UTC", name);
            let mut left: BTreeSet<String> = timed(feed).into_iter().map(|(id, ..)| id).collect();
            for (heading, chunk) in headed_chunks(&state) {
                for slot in chunk.classes("slot") {
                    let Some(time) = slot.classes("time")[0].tags("time").first().copied() else { continue };
                    // A break is beside its start alone.
                    let until = slot.classes("until").first().map(|until| until.text());
                    for card in slot.classes("card") {
                        let id = card.get("data-s").unwrap();
                        let (_, start, end) = timed(feed).into_iter().find(|(known, ..)| known == id).unwrap();
                        let start = start.with_time_zone(zone.clone());
                        let named = plenary::time::city(name);
                        let abbreviation = platform.zone_abbreviation(name, Instant(start.timestamp().as_second()));
                        let day = start.strftime("%A %-d %B");
                        assert_eq!(heading, format!("{day}, Times in {named} ({abbreviation})"), "{id} in {name}");
                        let end = end
                            .map(|end| end.with_time_zone(zone.clone()))
                            .filter(|_| until.as_ref().is_some_and(|text| text.starts_with('–')));
                        let shares_half = end.as_ref().is_some_and(|end| {
                            end.date() == start.date() && end.strftime("%p").to_string() == start.strftime("%p").to_string()
                        });
                        let form = if shares_half { "%-I:%M" } else { "%-I:%M %p" };
                        assert_eq!(time.text(), start.strftime(form).to_string(), "{id} in {name}");
                        assert_eq!(time.get("datetime").unwrap(), start.timestamp().to_string(), "{id} in {name}");
                        if let Some(end) = end {
                            let until = until.as_deref().unwrap_or_default();
                            let label = end.strftime("–%-I:%M %p").to_string();
                            let rest =
                                until.strip_prefix(&label).unwrap_or_else(|| panic!("{id} in {name} ends {until}, not {label}"));
                            assert_eq!(rest.starts_with("+1"), end.date() != start.date(), "{id} in {name} ends {until}");
                        }
                        assert!(left.remove(id), "{id} stands twice in {name}");
                    }
                }
            }
            assert!(left.is_empty(), "{left:?} are not shown in {name}");
        }
    }
}

#[test]
fn the_timetable_loses_and_doubles_nothing() {
    for feed in DEMOS {
        for zone in READERS {
            let state = state_in(feed, "UTC", zone);
            let mut found: Vec<usize> = state.timetable.starts().collect();
            found.sort_unstable();
            assert_eq!(found, state.agenda.outer().collect::<Vec<_>>(), "in {zone}");
            let starts: Vec<_> = state.timetable.slots.iter().filter_map(|slot| slot.start).collect();
            assert!(starts.is_sorted(), "in {zone}");
        }
    }
}

#[test]
fn in_2023_three_people_joined_from_elsewhere() {
    let agenda = read(YEAR_2023);
    let remote = people_who(&agenda, |a| a.presence == Some(Presence::Remote));
    assert_eq!(remote, BTreeSet::from(["Axel Thevenet", "Gijs Hilennius", "Veronica Gaffey"]));
    assert_eq!(people_who(&agenda, |a| a.presence == Some(Presence::InPerson)), BTreeSet::from(["Paula Grzegorzewska"]));
    let opening = &session(&agenda, "opening").people[0];
    assert_eq!((opening.role.as_str(), opening.presence), ("mc", None));
}

#[test]
fn in_2023_every_panel_has_its_moderator() {
    let agenda = read(YEAR_2023);
    for (id, name, presence) in [
        ("panel-1", "Gijs Hilennius", Some(Presence::Remote)),
        ("panel-2", "Axel Thevenet", Some(Presence::Remote)),
        ("roundtable", "Paula Grzegorzewska", Some(Presence::InPerson)),
        ("panel-3", "Jacob Green", None),
        ("panel-4", "Omar Mohsine", None),
    ] {
        let moderators: Vec<_> = session(&agenda, id).people.iter().filter(|a| a.role == "moderator").collect();
        assert_eq!(moderators.len(), 1, "{id}");
        assert_eq!((agenda.people[moderators[0].person].name.as_str(), moderators[0].presence), (name, presence), "{id}");
    }
    assert_eq!(people_who(&agenda, |a| a.role == "moderator").len(), 5);
    let green = &session(&agenda, "roundtable").people[12];
    assert_eq!(green.affiliation.get("en"), "OSPO++", "as it was printed there");
    assert_eq!(agenda.people[green.person].affiliation.get("en"), "OSPO++ Founder & Institutes of Applied Open Source");
}

#[test]
fn in_2023_keynotes_are_inside_the_opening() {
    let agenda = read(YEAR_2023);
    for (outer, inner) in [
        ("opening", &["keynote-gill", "keynote-mariano", "keynote-gaffey", "keynote-green-muto"][..]),
        ("cooperation", &["brno", "bluehats"][..]),
    ] {
        let at = position(&agenda, outer);
        assert_eq!(agenda.sessions[at].inner, inner.len());
        for (offset, id) in inner.iter().enumerate() {
            let place = at + 1 + offset;
            assert_eq!(agenda.sessions[place].id, *id);
            assert_eq!(agenda.sessions[place].parent, Some(at));
            assert_eq!(agenda.sessions[place].when, When::Unknown, "its own time was not printed");
            assert_eq!(agenda.when(place), agenda.sessions[at].when);
        }
    }
    assert_eq!(session(&agenda, "keynote-green-muto").people.len(), 2);
    assert_eq!(session(&agenda, "panel-1").printed, "11:00am - 11:30am (17:00am CEST)");
}

#[test]
fn in_2024_four_recordings_belong_to_half_days() {
    let state = state(YEAR_2024, "America/New_York");
    let agenda = &state.agenda;
    let of_days =
        agenda.days.iter().map(|day| day.parts.iter().map(|p| (p.word.as_str(), p.from, p.links.len())).collect::<Vec<_>>());
    let halves = vec![("morning", 0, 1), ("afternoon", 720, 1)];
    assert_eq!(of_days.collect::<Vec<_>>(), [halves.clone(), halves, vec![]]);
    let links = agenda.days.iter().flat_map(|day| &day.parts).flat_map(|part| &part.links);
    let addresses: BTreeSet<_> = links.filter(|link| link.kind == "recording").map(|link| link.url.as_str()).collect();
    assert_eq!(addresses.len(), 4);
    for (id, link) in [
        ("opening", Some("k1m/k1ma4k9rff")),
        ("spotlight-global-south", Some("k1m/k1ma4k9rff")),
        ("track-2", Some("k1u/k1uvv0xd6d")),
        ("devrooms", Some("k1q/k1qmxhno3c")),
        ("closing", Some("k15/k1517v486n")),
        ("whats-next", None),
    ] {
        let part = timetable::part_of(agenda, &state.zones, position(agenda, id));
        let url = part.map(|part| part.links[0].url.trim_start_matches("https://webtv.un.org/en/asset/"));
        assert_eq!(url, link, "{id}");
    }
    // Breaks were not recorded.
    assert_eq!((state.values(Facet::Recording), state.usage(Facet::Recording, 0)), (&["yes".to_string()][..], 12));
}

#[test]
fn in_2024_both_days_end_openly_at_half_past_five() {
    let state = state(YEAR_2024, "America/New_York");
    let open: Vec<_> = state.agenda.sessions.iter().filter(|s| matches!(s.when, When::Clock(_, End::Open))).collect();
    assert_eq!(open.iter().map(|s| s.id.as_str()).collect::<Vec<_>>(), ["social-1", "social-2"]);
    for session in open {
        let start = state.zones.local("America/New_York", session.when.start().unwrap());
        assert_eq!(start.minute(), 17 * 60 + 30);
        assert_eq!(session.printed, "17:30 onwards");
    }
    let text: String = headed_chunks(&state).iter().map(|(_, chunk)| chunk.text()).collect();
    assert_eq!(text.matches("5:30 PM onwards").count(), 2, "{text}");
}

#[test]
fn in_2024_five_tracks_have_a_session_each() {
    let agenda = read(YEAR_2024);
    let colors = [[4, 104, 177], [184, 50, 128], [138, 109, 0], [74, 44, 131], [162, 25, 66]];
    assert_eq!(agenda.tracks.iter().map(|track| track.color.unwrap()).collect::<Vec<_>>(), colors);
    for (number, track) in agenda.tracks.iter().enumerate() {
        let own: Vec<_> = agenda.sessions.iter().filter(|s| s.track == Some(number)).collect();
        assert_eq!(own.len(), 1);
        assert_eq!((&own[0].title, own[0].id.as_str()), (&track.name, track.id.as_str()));
    }
    assert!(agenda.rooms.is_empty());
    let after = Date::new(2024, 7, 11).unwrap();
    assert_eq!(session(&agenda, "whats-next").when, When::Dates(after, after));
}

#[test]
fn in_2025_no_time_is_made_up() {
    let agenda = read(YEAR_2025);
    let day = Date::new(2025, 6, 18).unwrap();
    let whens: Vec<_> = agenda.sessions.iter().map(|s| (s.id.as_str(), s.when, s.printed.as_str())).collect();
    let expected = [
        ("ospos-for-good", When::Dates(day, day), ""),
        ("keynote", When::Dates(day, day), "opening"),
        ("address", When::Dates(day, day), "later in the day"),
        ("two-days-after", When::Unknown, "the two days after it"),
    ];
    assert_eq!(whens, expected);
    for zone in READERS {
        let days: Vec<_> = state_in(YEAR_2025, "UTC", zone).timetable.days.iter().map(|plan| plan.date).collect();
        assert_eq!(days, [Some(day), None], "a date alone is the same everywhere");
    }
}
