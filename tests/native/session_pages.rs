//! Pages of sessions and people: whole documents with all that a preview and a search engine need, each linked to the others.

use std::collections::{BTreeMap, BTreeSet};

use plenary::state::State;
use plenary::view::pages;
use serde_json::Value;

use crate::hostile::{ADDRESSES, ATTACKS, hostile};
use crate::html::{Node, parse_ahead};
use crate::kit::{DEMOS, EVERYTHING, YEAR_2024, empty_state, feed, fill};
use crate::platform::TestPlatform;

const BASE: &str = "https://example.org/talks/";
const AGENDA: &str = "https://example.org/agenda/";

fn everybody(feed: &str) -> State {
    let mut state = empty_state(TestPlatform::new("UTC"));
    state.settings.page = AGENDA.into();
    state.begin("");
    fill(&mut state, feed);
    state.for_everybody();
    state
}

fn site(feed: &str) -> BTreeMap<String, String> {
    let files = pages(&everybody(feed), BASE);
    let count = files.len();
    let site: BTreeMap<String, String> = files.into_iter().map(|file| (file.path, file.text)).collect();
    assert_eq!(site.len(), count, "every file has a path of its own");
    site
}

fn documents(site: &BTreeMap<String, String>) -> impl Iterator<Item = (&str, &str)> {
    site.iter().filter(|(path, _)| path.ends_with(".html")).map(|(path, text)| (path.as_str(), text.as_str()))
}

fn body(document: &str) -> Node {
    let body = document.split_once("<body>").unwrap().1.split_once("</body></html>").unwrap().0;
    // The reader knows whole URLs alone.
    let body = &body.replace(" href=\"../", &[" href=\"", BASE].concat());
    parse_ahead(body).unwrap_or_else(|error| panic!("{error}: {body}"))
}

/// The values of the `content` attributes of `<meta>` elements by name or property, and the canonical URL.
fn head(document: &str) -> BTreeMap<String, String> {
    let head = document.split_once("<head>").unwrap().1.split_once("</head>").unwrap().0;
    let mut out = BTreeMap::new();
    for line in head.lines() {
        let value = |name: &str| {
            let value = line.split_once(&format!(" {name}=\"")).map(|(_, rest)| rest.split_once('"').unwrap().0)?;
            Some(value.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&"))
        };
        if let Some(key) = value("name").or(value("property")) {
            assert!(out.insert(key, value("content").unwrap()).is_none(), "twice: {line}");
        } else if value("rel").as_deref() == Some("canonical") {
            out.insert("canonical".into(), value("href").unwrap());
        } else if let Some(title) = line.strip_prefix("<title>") {
            out.insert("title".into(), title.strip_suffix("</title>").unwrap().into());
        }
    }
    out
}

fn data(document: &str) -> Value {
    let data = document.split_once("<script type=\"application/ld+json\">").unwrap().1.split_once("</script>").unwrap().0;
    serde_json::from_str(data).unwrap()
}

#[test]
fn every_session_and_everybody_has_a_page() {
    for feed in DEMOS.into_iter().chain([EVERYTHING]) {
        let state = everybody(feed);
        let site = site(feed);
        let texts: Vec<(String, String)> = documents(&site).map(|(path, text)| (path.to_string(), body(text).text())).collect();
        for session in state.agenda.sessions.iter().filter(|session| !session.is_quiet()) {
            let title = session.title.get("en");
            assert!(texts.iter().any(|(path, text)| path.starts_with("session/") && text.contains(title)), "{title}");
        }
        for &person in &state.directory {
            let name = &state.agenda.people[person].name;
            assert!(texts.iter().any(|(path, text)| path.starts_with("speaker/") && text.contains(name.as_str())), "{name}");
        }
        assert!(texts.len() > 5);
    }
}

#[test]
fn each_has_what_previews_and_search_engines_ask_for() {
    for feed in DEMOS.into_iter().chain([EVERYTHING]) {
        let site = site(feed);
        for (path, document) in documents(&site) {
            let head = head(document);
            let url = format!("{BASE}{path}");
            assert_eq!((&head["canonical"], &head["og:url"]), (&url, &url));
            for key in ["title", "og:title", "og:site_name", "viewport"] {
                assert!(!head[key].is_empty(), "{key} of {path}");
            }
            assert!(head.get("description").is_none_or(|text| (1..=201).contains(&text.chars().count())), "{head:?}");
            assert_eq!(head["og:type"], if path.starts_with("speaker/") { "profile" } else { "website" });
            assert!(head.get("og:image").is_none_or(|image| image.starts_with("https://")));
            assert!(document.starts_with("<!DOCTYPE html>\n<html lang=\"en\" dir=\"ltr\">") && !document.contains(" part="));
            assert!(!document.contains("<style") && !document.contains(" style="), "a strict policy refuses it");
            assert_eq!(document.matches("<script").count(), document.matches("<script type=\"application/ld+json\">").count());
            assert_eq!(body(document).tags("h1").len(), 1);
        }
    }
}

#[test]
fn a_page_to_the_letter() {
    let site = site(EVERYTHING);
    let panel = &site["session/panel-funding.html"];
    let (head, data) = (head(panel), data(panel));
    assert_eq!(head["title"], "Who pays for maintenance? – Commons Assembly 2027");
    assert_eq!(head["og:description"], "Five people who fund, or are funded, compare notes.");
    assert_eq!(head["og:image"], "https://example.org/feed/pictures/event.jpg");
    assert_eq!((&data["@type"], &data["url"]), (&"Event".into(), &format!("{BASE}session/panel-funding.html").into()));
    assert_eq!(data["superEvent"]["name"], "Commons Assembly 2027");
    assert_eq!(data["organizer"][1]["name"], "City of Paris");
    assert_eq!(data["offers"]["url"], "https://commons.example/2027/panel");
    let body = body(panel);
    assert_eq!(body.tags("header")[0].tags("a")[0].get("href"), Some("https://example.org/agenda/#session=panel-funding"));
    let amina = &site["speaker/amina.html"];
    assert_eq!(self::head(amina)["og:image"], "https://example.org/feed/pictures/amina.jpg");
    let data = self::data(amina);
    assert_eq!((&data["@type"], &data["name"]), (&"Person".into(), &"Amina Wanjiru Otieno".into()));
    assert!(data["performerIn"].to_string().contains("/talks/session/"), "{data}");
}

#[test]
fn links_between_pages_lead_to_pages_that_are_there() {
    let mut followed = 0;
    for feed in DEMOS.into_iter().chain([EVERYTHING]) {
        let site = site(feed);
        for (_, document) in documents(&site) {
            assert!(document.contains("<link rel=\"stylesheet\" href=\"../plenary.css\">"));
            for link in body(document).tags("a").iter().filter_map(|a| a.get("href")?.strip_prefix(BASE)) {
                assert!(site.contains_key(link), "{link}");
                followed += 1;
            }
        }
        let listed: BTreeSet<String> =
            site["sitemap.xml"].split("<loc>").skip(1).map(|one| one.split_once("</loc>").unwrap().0.into()).collect();
        let there: BTreeSet<String> = documents(&site).map(|(path, _)| format!("{BASE}{path}")).collect();
        assert_eq!(listed, there);
    }
    assert!(followed > 50);
}

#[test]
fn nothing_in_a_feed_becomes_markup_and_no_id_leaves_the_folder() {
    for (attack, address) in
        ATTACKS.iter().map(|attack| (*attack, "https://example.org/x")).chain(ADDRESSES.map(|address| ("words", address)))
    {
        let site = site(&hostile(attack, address));
        for (path, document) in documents(&site) {
            let (folder, name) = path.split_once('/').unwrap();
            assert!(["session", "speaker"].contains(&folder));
            assert!(
                name.strip_suffix(".html").unwrap().bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte)),
                "{path}"
            );
            body(document);
            head(document);
            let head = document.split_once("<head>").unwrap().1.split_once("</head>").unwrap().0;
            assert_eq!(head.lines().filter(|line| line.starts_with("<script")).count(), head.matches("<script").count());
            assert!(!head.contains("<img") && !head.contains("<svg"), "{head}");
        }
    }
    for id in ["../../x", "..", "con", "A/../../b", "\\u0000", "<b>"] {
        let feed = feed(&format!("\"sessions\": [{{\"id\": \"{id}\", \"title\": \"T\"}}]"));
        let site = site(&feed);
        let path = documents(&site).next().unwrap().0;
        assert!(
            path.strip_prefix("session/")
                .is_some_and(|name| !name.contains(['/', '\\']) && name != "con.html" && !name.starts_with('.')),
            "{path}"
        );
    }
}

#[test]
fn breaks_of_which_nothing_is_known_have_no_page() {
    let feed = feed(
        "\"sessions\": [{\"id\": \"coffee\", \"title\": \"Coffee\", \"kind\": \"break\"}, {\"id\": \"walk\", \"title\": \"Walk\", \"kind\": \"social\", \"abstract\": \"Along the river\"}, {\"id\": \"talk\", \"title\": \"Talk\"}]",
    );
    let site = site(&feed);
    assert_eq!(documents(&site).map(|(path, _)| path).collect::<Vec<_>>(), ["session/talk.html", "session/walk.html"]);
}

#[test]
fn without_an_agenda_pages_lead_to_none() {
    let mut state = everybody(YEAR_2024);
    state.settings.page.clear();
    for file in pages(&state, BASE).iter().filter(|file| file.path.ends_with(".html")) {
        assert!(body(&file.text).tags("header")[0].tags("a").is_empty() && !file.text.contains("href=\"#"));
    }
}
