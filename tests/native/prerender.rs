//! What is rendered ahead: whole, well-formed, harmless, and laid out as the widget will be.

use std::collections::BTreeSet;

use plenary::state::{Action, State, View};
use plenary::text::Messages;
use plenary::view::{Layout, RootMode, Styles, prerender, prerender_style, theme};

use crate::hostile::{ADDRESSES, ATTACKS, hostile};
use crate::html::{Node, parse, parse_ahead};
use crate::kit::{DEMOS, EVERYTHING, READERS, YEAR_2023, at, empty_state, feed, fill, state};
use crate::platform::TestPlatform;

fn everybody(feed: &str, own_zone: &str) -> State {
    let mut state = empty_state(TestPlatform::new(own_zone));
    state.begin("");
    fill(&mut state, feed);
    state.for_everybody();
    state
}

fn tree(state: &State, form: RootMode) -> Node {
    let html = prerender(state, form, Styles::File);
    let html = match form {
        RootMode::Light => html.as_str(),
        RootMode::Shadow => {
            html.strip_prefix("<template shadowrootmode=\"open\">").and_then(|html| html.strip_suffix("</template>")).unwrap()
        }
    };
    parse_ahead(html).unwrap_or_else(|error| panic!("{error}"))
}

fn all_feeds() -> [&'static str; 4] {
    [DEMOS[0], DEMOS[1], DEMOS[2], EVERYTHING]
}

#[test]
fn it_is_well_formed_and_is_the_same_wherever_it_is_made() {
    for feed in all_feeds() {
        for form in [RootMode::Light, RootMode::Shadow] {
            let made = READERS.map(|zone| prerender(&everybody(feed, zone), form, Styles::Inline));
            assert!(made.iter().all(|one| *one == made[0]));
            tree(&everybody(feed, "UTC"), form);
        }
    }
}

#[test]
fn everything_of_the_feed_stands_in_it() {
    for feed in all_feeds() {
        let state = everybody(feed, "UTC");
        let agenda = &state.agenda;
        let root = tree(&state, RootMode::Light);
        let by_id =
            |id: &str| root.all().into_iter().find(|node| node.get("id") == Some(id)).unwrap_or_else(|| panic!("no {id}"));
        for session in &agenda.sessions {
            let about = by_id(&format!("session={}", plenary::route::encode(&session.id)));
            let text = about.text();
            for part in [&session.title, &session.subtitle] {
                assert!(text.contains(part.get("en")), "{}: {text}", session.id);
            }
            for paragraph in session.summary.get("en").split("\n\n").map(str::trim) {
                assert!(text.contains(&paragraph.replace('\n', "")), "{}: {text}", session.id);
            }
            for link in &session.links {
                assert!(about.tags("a").iter().any(|a| a.get("href") == Some(&link.url)), "{} in {}", link.url, session.id);
            }
            for tag in &session.tags {
                assert!(about.classes("tag").iter().any(|one| one.text() == *tag), "{tag} in {}", session.id);
            }
            for appearance in &session.people {
                assert!(text.contains(&agenda.people[appearance.person].name), "{}: {text}", session.id);
                assert!(text.contains(appearance.affiliation.get("en")), "{}: {text}", session.id);
            }
            if let Some(room) = session.room {
                assert!(text.contains(agenda.rooms[room].name.get("en")), "{}: {text}", session.id);
            }
            if let Some(track) = session.track {
                assert!(text.contains(agenda.tracks[track].name.get("en")), "{}: {text}", session.id);
            }
        }
        for person in &agenda.people {
            let about = by_id(&format!("speaker={}", plenary::route::encode(&person.id)));
            let text = about.text();
            for part in [person.name.as_str(), person.affiliation.get("en"), person.bio.get("en")] {
                assert!(text.contains(part), "{part} in {text}");
            }
            assert_eq!(
                about.tags("img").first().and_then(|img| img.get("src")),
                Some(person.picture.as_str()).filter(|p| !p.is_empty())
            );
        }
        let text = root.text();
        let zone = if agenda.event.timezone.is_empty() { "UTC" } else { &agenda.event.timezone };
        assert!(text.contains(agenda.event.title.get("en")) && text.contains(agenda.event.place.get("en")));
        assert!(state.reference().is_none() || text.contains(zone), "{text}");
    }
}

#[test]
fn ids_are_unique_and_every_link_within_leads_to_one() {
    for feed in all_feeds() {
        let root = tree(&everybody(feed, "UTC"), RootMode::Light);
        let mut ids = BTreeSet::new();
        for node in root.all() {
            if let Some(id) = node.get("id") {
                assert!(ids.insert(id), "{id} twice");
            }
        }
        let links: Vec<&str> = root.tags("a").iter().filter_map(|a| a.get("href")?.strip_prefix('#')).collect();
        assert!(links.len() > 5 && links.iter().all(|link| ids.contains(link)), "{links:?}");
    }
}

#[test]
fn times_are_written_with_the_offset_of_the_events_zone() {
    let state = everybody(YEAR_2023, "Asia/Kathmandu");
    let root = tree(&state, RootMode::Light);
    let times = root.tags("time");
    assert!(times.len() > 20);
    assert!(times.iter().all(|time| time.get("datetime").unwrap().ends_with("-04:00")));
    assert!(!root.text().contains("GMT") && root.classes("night").is_empty() && root.classes("you").is_empty());
}

/// What is seen of a card while nothing in it is unfolded.
fn face(node: &Node) -> String {
    use crate::html::Child;
    let one = |child: &Child| match child {
        Child::Text(text) => text.clone(),
        Child::Node(node) if node.is("within") || node.is("hidden-label") => String::new(),
        Child::Node(node) => face(node),
    };
    node.children.iter().map(one).collect()
}

#[test]
fn cards_and_times_say_what_those_of_the_widget_say() {
    for feed in all_feeds() {
        let state = everybody(feed, "UTC");
        let root = tree(&state, RootMode::Light);
        let ours: Vec<String> = root.classes("slot").into_iter().map(face).collect();
        let chunks = (0..state.timetable.chunks.len())
            .map(|number| parse(&Layout::of(&state).chunk(&state, number).into_string()).unwrap());
        let widgets: Vec<String> =
            chunks.flat_map(|chunk| chunk.classes("slot").into_iter().map(Node::seen).collect::<Vec<_>>()).collect();
        let spaced = |text: &String| text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(ours.iter().map(spaced).collect::<Vec<_>>(), widgets);
        for class in ["head", "bar", "chips", "body", "main", "tabs", "count", "zone", "title"] {
            assert_eq!(root.classes(class).len(), 1, "{class}");
        }
    }
}

#[test]
fn nothing_in_it_needs_a_script() {
    for feed in all_feeds() {
        let state = everybody(feed, "UTC");
        for form in [RootMode::Light, RootMode::Shadow] {
            let root = tree(&state, form);
            for tag in ["button", "input", "select", "dialog"] {
                assert!(root.tags(tag).is_empty(), "{tag}");
            }
            let acts = root.all().into_iter().filter(|node| node.get("data-act").is_some() || node.get("hidden").is_some());
            assert_eq!(acts.count(), 0);
            let within = root.tags("a").into_iter().filter(|a| a.get("href").unwrap().starts_with('#'));
            assert_eq!(within.count() > 0, form == RootMode::Light, "no link leads into a shadow tree");
        }
    }
}

#[test]
fn nothing_in_a_feed_becomes_markup_and_no_address_runs() {
    for (attack, address) in
        ATTACKS.iter().map(|attack| (*attack, "https://example.org/x")).chain(ADDRESSES.map(|address| ("words", address)))
    {
        let state = everybody(&hostile(attack, address), "Europe/Stockholm");
        for form in [RootMode::Light, RootMode::Shadow] {
            tree(&state, form);
        }
    }
}

#[test]
fn no_part_and_no_forbidden_character_is_in_a_page() {
    let odd = "a\u{85}b\u{9b}c\u{fffe}d\u{1ffff}e\u{fdd0}f\u{7f}g\u{b}h";
    let text = serde_json::to_string(odd).unwrap();
    let own = format!("\"sessions\": [{{\"title\": {text}, \"abstract\": {text}, \"links\": [\"https://example.org/\"]}}]");
    let light = prerender(&everybody(&feed(&own), "UTC"), RootMode::Light, Styles::None);
    assert!(light.contains("abcdefgh") && light.contains("href=\"https://example.org/\""), "{light}");
    assert!(!light.contains(plenary::text::is_forbidden_in_html) && !light.contains(" part="), "{light}");
    // A style of the page reaches into a shadow tree by parts alone.
    assert!(prerender(&everybody(&feed(&own), "UTC"), RootMode::Shadow, Styles::None).contains(" part=\"link\""));
}

#[test]
fn it_is_one_line() {
    let feed = feed(
        "\"sessions\": [{\"title\": \"a\\n\\n    b\\r\\nc\", \"abstract\": \"one\\n\\n\\ntwo\\nthree\", \"start\": \"2027-06-07T09:00\"}]",
    );
    for styles in [Styles::Inline, Styles::None] {
        let html = prerender(&everybody(&feed, "UTC"), RootMode::Light, styles);
        assert!(!html.contains(['\n', '\r']), "a blank line ends HTML in Markdown");
    }
}

#[test]
fn the_style_holds_for_what_is_rendered_and_nothing_else() {
    let state = everybody(EVERYTHING, "UTC");
    let inline = prerender(&state, RootMode::Light, Styles::Inline);
    let style = inline.split_once("<style>").unwrap().1.split_once("</style>").unwrap().0;
    assert_eq!(style, prerender_style(&state, RootMode::Light));
    assert_eq!(inline.replace(&format!("<style>{style}</style>"), ""), prerender(&state, RootMode::Light, Styles::File));
    let flat = style.replace("@media (prefers-reduced-motion: no-preference){", "");
    for rule in flat.split('}').filter_map(|rule| rule.rsplit_once('{')) {
        for selector in rule.0.split('{').next_back().unwrap_or_default().split("),").flat_map(|part| part.split(",.")) {
            let selector = selector.trim_start_matches('.');
            let held = ["plenary.ahead", "ahead ", ":where(plenary-agenda)"].iter().any(|root| selector.starts_with(root));
            assert!(held || rule.0.starts_with('@'), "{selector} of {}", rule.0);
        }
    }
    assert!(theme(&state.agenda.tracks).contains(".dark") && !style.contains(".dark"));
}

#[test]
fn without_a_style_there_is_nothing_but_words_and_they_are_apart() {
    for feed in all_feeds() {
        let state = everybody(feed, "UTC");
        let html = prerender(&state, RootMode::Light, Styles::None);
        let root = parse_ahead(&html).unwrap();
        assert!(root.tags("svg").is_empty() && root.all().iter().all(|node| node.tag != "span" || !node.is("av")));
        let words = |node: &Node| node.text().split_whitespace().collect::<String>();
        let others: Vec<String> = tree(&state, RootMode::Light).classes("meta").into_iter().map(words).collect();
        assert_eq!(root.classes("meta").into_iter().map(words).collect::<Vec<_>>(), others);
    }
    let html = prerender(&everybody(YEAR_2023, "UTC"), RootMode::Light, Styles::None);
    assert!(parse_ahead(&html).unwrap().classes("title")[0].text().contains("21 June 2023 United Nations"));
}

#[test]
fn when_the_event_begins_is_said_until_it_does() {
    let mut state = everybody(YEAR_2023, "UTC");
    let said = |state: &State| tree(state, RootMode::Light).classes("live-bar")[0].text();
    assert_eq!(said(&state), "");
    state.update(Action::Tick(at("2023-06-01T12:00:00Z")));
    assert_eq!(said(&state), "Begins Wed 21 Jun, 9:30 AM EDT");
    state.update(Action::Tick(at("2023-06-21T14:00:00Z")));
    assert_eq!(said(&state), "");
}

#[test]
fn views_are_those_that_were_asked_for() {
    let mut state = everybody(YEAR_2023, "UTC");
    state.settings.views = vec![View::Agenda];
    let root = tree(&state, RootMode::Light);
    assert!(root.classes("speakers").is_empty() && root.classes("tabs")[0].children.is_empty());
    assert!(root.classes("name").iter().all(|name| name.tags("a").is_empty()), "nobody is anywhere to be led to");
    state.settings.views = vec![View::Speakers, View::Agenda];
    let root = tree(&state, RootMode::Light);
    let order: Vec<&str> = root.tags("section").iter().filter_map(|section| section.get("id")?.strip_prefix("view=")).collect();
    assert_eq!(order, ["speakers", "agenda"]);
}

#[test]
fn a_second_element_of_a_page_has_anchors_of_its_own() {
    let mut state = everybody(YEAR_2023, "UTC");
    state.settings.prefix = "b.".into();
    state.settings.page = "/page.html".into();
    let html = prerender(&state, RootMode::Light, Styles::None);
    assert!(html.contains("id=\"b.session=panel-1\"") && html.contains("href=\"/page.html#b.session=panel-1\""));
}

#[test]
fn language_and_direction_are_marked() {
    let mut state = everybody(EVERYTHING, "UTC");
    state.settings.language = "ar".into();
    state.settings.interface = "ar".into();
    state.words = Messages::translated("agenda\nالبرنامج");
    let root = tree(&state, RootMode::Light);
    let base = root.classes("plenary")[0];
    assert_eq!((base.get("lang"), base.get("dir")), (Some("ar"), Some("rtl")));
    assert!(root.tags("h2")[0].text().contains("جمعية"));
    assert!(
        root.tags("h4")
            .iter()
            .any(|title| title.tags("span").iter().any(|span| span.get("lang") == Some("en") && span.get("dir") == Some("ltr")))
    );
}

#[test]
fn an_agenda_of_nothing_says_so() {
    let root = tree(&everybody("{\"event\": {\"title\": \"Nothing yet\"}}", "UTC"), RootMode::Light);
    assert!(root.text().contains("This agenda has no sessions yet."));
    // Nor has it a zone to name, or anybody.
    assert!(root.classes("person").is_empty());
}

#[test]
fn a_small_one_to_the_letter() {
    let feed = feed(
        "\"people\": [{\"id\": \"ada\", \"name\": \"Ada <One>\", \"bio\": \"Counts.\"}], \"sessions\": [{\"id\": \"a b\", \"title\": \"First\", \
         \"abstract\": \"Why.\", \"start\": \"2027-06-07T09:00\", \"end\": \"2027-06-07T10:00\", \"people\": [{\"person\": \"ada\", \"role\": \"host\"}]}]",
    );
    let html = prerender(&everybody(&feed, "UTC"), RootMode::Light, Styles::File);
    let expected = concat!(
        "<section class=\"day\" id=\"day=2027-06-07\"><div class=\"day-head\"><h3>Monday 7 June<span class=\"hidden-label\">, Times in New York (EDT)</span></h3><span class=\"zones\" aria-hidden=\"true\"><b>EDT</b></span></div>",
        "<div class=\"slot\"><div class=\"time\"><time datetime=\"2027-06-07T09:00:00-04:00\">9:00</time>",
        "<span class=\"until\">–<time datetime=\"2027-06-07T10:00:00-04:00\">10:00 AM</time></span></div>",
        "<div class=\"cards\"><article class=\"card\" id=\"session=a%20b\">",
        "<details><summary><h4>First<span class=\"hidden-label\">, 9:00 AM</span></h4></summary><div class=\"within\">",
        "<p><a href=\"#session=a%20b\">Mon 7 Jun, <time datetime=\"2027-06-07T09:00:00-04:00\">9:00</time>–",
        "<time datetime=\"2027-06-07T10:00:00-04:00\">10:00 AM</time> New York (EDT)</a></p><div class=\"prose\"><p>Why.</p></div></div></details>",
        "<p class=\"meta\"><span>1 h</span> </p><ul class=\"who\"><li><span class=\"av h3\" aria-hidden=\"true\">A</span>",
        "<span class=\"name\"><a href=\"#speaker=ada\">Ada &lt;One&gt;</a> <em>host</em></span></li></ul></article></div></div></section></section>",
        "<section class=\"speakers\" id=\"view=speakers\" aria-label=\"Speakers\"><h3>Speakers</h3><div class=\"people\">",
        "<article class=\"person\" id=\"speaker=ada\">",
        "<span class=\"av h3\" aria-hidden=\"true\">A</span><div><h4>Ada &lt;One&gt;</h4>",
        "<div class=\"prose\"><p>Counts.</p></div><ul class=\"list\"><li><a href=\"#session=a%20b\">First</a><span class=\"name\"> <em>host</em></span>",
        "<p class=\"muted\"><time datetime=\"2027-06-07T09:00:00-04:00\">Mon 7 Jun, 9:00 AM EDT</time></p></li></ul></div></article></div></section>",
    );
    let from = html.find("<section class=\"day\"").unwrap();
    assert_eq!(&html[from..html.len() - "</div></div></div>".len()], expected);
}

#[test]
fn it_is_not_what_somebody_asked_for() {
    let mut state = state(YEAR_2023, "Pacific/Auckland");
    state.search_for("kone".into());
    state.for_everybody();
    assert_eq!(
        prerender(&state, RootMode::Light, Styles::None),
        prerender(&everybody(YEAR_2023, "UTC"), RootMode::Light, Styles::None)
    );
}
