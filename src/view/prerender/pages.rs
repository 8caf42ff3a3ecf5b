//! Static pages, one for each session and each person: complete documents that search engines index, and that provide link previews.
//!
//! They use the same components as the prerendered agenda. Each page has a canonical URL, [Open Graph](https://ogp.me) tags, its own JSON-LD,
//! and links to the other pages and to the item's deep link in the agenda. It needs no script and no inline style.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::agenda::full;
use super::page_names::page_names;
use super::{RootMode, for_light_dom, prerender_style};
use crate::model::{Person, Session};
use crate::schema_org::{Addresses, person_json_ld, session_json_ld};
use crate::state::State;
use crate::text::rich::plain_text;
use crate::view::card::{self, Surface, title};
use crate::view::dialog::prose;
use crate::view::people::{avatar, part_in};
use crate::view::{bdi, href, links, text, times};

/// The style sheet of all pages, beside their folders.
const STYLE: &str = "plenary.css";

/// Maximum number of characters of a preview text.
const EXCERPT: usize = 200;

/// Maximum number of pages in a sitemap, set by [the protocol](https://www.sitemaps.org/protocol.html).
const IN_SITEMAP: usize = 50_000;

/// A generated file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageFile {
    /// Its path relative to the folder of pages: ASCII letters, digits, `-`, `_` and at most one `/`.
    pub path: String,
    /// Its content.
    pub text: String,
    /// The subject of the file.
    pub subject: Subject,
}

/// The subject of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The session with this id.
    Session(String),
    /// The person with this id.
    Person(String),
    /// No particular subject: the file is shared.
    All,
}

/// Renders a page for each session and each person (`session/ID.html`, `speaker/ID.html`), a common style sheet (`plenary.css`), and `sitemap.xml`.
///
/// `base` is the absolute URL of the folder in which the pages are published, with a trailing slash. Pages link to the agenda at
/// [`page`](crate::state::Settings::page) in the state's settings, or to none if that is empty. Requirements for the state are those of
/// [`prerender`](super::prerender). Breaks without any details but their time have no page.
pub fn pages(state: &State, base: &str) -> Vec<PageFile> {
    let names = Names::new(state);
    let mut files = Vec::new();
    for (position, name) in names.sessions.iter().enumerate().filter(|(_, name)| !name.is_empty()) {
        let subject = Subject::Session(state.agenda.sessions[position].id.to_string());
        files.push(PageFile {
            path: ["session/", name, ".html"].concat(),
            text: session_page(state, &names, base, position),
            subject,
        });
    }
    for (position, name) in names.people.iter().enumerate().filter(|(_, name)| !name.is_empty()) {
        let subject = Subject::Person(state.agenda.people[position].id.to_string());
        files.push(PageFile {
            path: ["speaker/", name, ".html"].concat(),
            text: person_page(state, &names, base, position),
            subject,
        });
    }
    let sitemap = sitemap(base, &files);
    files.push(PageFile { path: "sitemap.xml".into(), text: sitemap, subject: Subject::All });
    files.push(PageFile { path: STYLE.into(), text: style(state), subject: Subject::All });
    files
}

/// The file names of the pages by index; empty for items without a page.
struct Names {
    sessions: Vec<String>,
    people: Vec<String>,
}

impl Names {
    fn new(state: &State) -> Names {
        let agenda = &state.agenda;
        let named = |positions: &[usize], ids: &[&str], count: usize| {
            let mut names = vec![String::new(); count];
            for (&position, name) in positions.iter().zip(page_names(ids)) {
                names[position] = name;
            }
            names
        };
        let sessions: Vec<usize> = (0..agenda.sessions.len()).filter(|&session| has_page(&agenda.sessions[session])).collect();
        let ids: Vec<&str> = sessions.iter().map(|&session| agenda.sessions[session].id.as_str()).collect();
        let sessions = named(&sessions, &ids, agenda.sessions.len());
        let ids: Vec<&str> = state.directory.iter().map(|&person| agenda.people[person].id.as_str()).collect();
        let people = named(&state.directory, &ids, agenda.people.len());
        Names { sessions, people }
    }

    fn session(&self, position: usize) -> Option<String> {
        let name = &self.sessions[position];
        (!name.is_empty()).then(|| ["session/", name, ".html"].concat())
    }

    fn person(&self, position: usize) -> Option<String> {
        let name = &self.people[position];
        (!name.is_empty()).then(|| ["speaker/", name, ".html"].concat())
    }

    /// The absolute URLs of the pages, for structured data.
    fn addresses<'a>(&'a self, base: &'a str) -> impl Addresses + 'a {
        struct Absolute<'a>(&'a Names, &'a str);
        impl Addresses for Absolute<'_> {
            fn session(&self, _: &State, position: usize) -> String {
                self.0.session(position).map_or_else(String::new, |path| [self.1, &path].concat())
            }
            fn person(&self, _: &State, position: usize) -> String {
                self.0.person(position).map_or_else(String::new, |path| [self.1, &path].concat())
            }
            fn is_absolute(&self) -> bool {
                true
            }
        }
        Absolute(self, base)
    }

    /// A link from one page to another, which may be in a sibling folder.
    fn link(path: Option<String>, text: &Markup) -> Markup {
        html! { @match path { Some(path) => a href=(["../", &path].concat()) { (text) }, None => (text) } }
    }
}

fn has_page(session: &Session) -> bool {
    !session.is_quiet() || !session.summary.is_empty() || !session.people.is_empty()
}

impl Surface for Names {
    const IS_LIVE: bool = false;

    fn heading(&self, state: &State, position: usize) -> Markup {
        Names::link(self.session(position), &title(state, &state.agenda.sessions[position]))
    }

    fn inner_heading(&self, state: &State, position: usize) -> Markup {
        html! { (card::own_time(state, position)) (self.heading(state, position)) }
    }

    fn person(&self, state: &State, person: usize) -> Markup {
        Names::link(Names::person(self, person), &bdi(state, &state.agenda.people[person].name))
    }

    fn tag(&self, tag: &str) -> Markup {
        html! { span.tag { (tag) } }
    }

    fn anchor(&self, _: &State, _: &Session) -> Option<String> {
        None
    }
}

/// The metadata for a document's `head`.
struct Head<'a> {
    title: &'a str,
    /// The description, for previews.
    description: String,
    /// The Open Graph type: `website` or `profile`.
    kind: &'a str,
    path: String,
    image: &'a str,
    json_ld: String,
}

fn session_page(state: &State, names: &Names, base: &str, position: usize) -> String {
    let (agenda, words) = (&state.agenda, &state.words);
    let session = &agenda.sessions[position];
    let when = agenda.when(position);
    let own = session.title.get(state.language());
    let body = html! {
        article class=(["session", &card::track_class(session)].concat()) {
            (card::meta(state, position, Default::default()))
            h1 class=[card::struck_class(session)] { (title(state, session)) }
            @if !session.subtitle.is_empty() { p.subtitle { (text(state, &session.subtitle)) } }
            dl {
                @let there = times::of_room(state, session).map(|zone| full(state, zone, when, session));
                (card::when_term(state, position, &full(state, state.zone(), when, session), there))
                (card::place_term(state, session))
                @if let Some(parent) = session.parent { dt { (words.inside()) } dd.within { (names.heading(state, parent)) } }
            }
            (prose(state, &session.summary))
            @if !session.people.is_empty() {
                h2 { (words.speakers()) }
                ul.who { @for one in &session.people { (card::appearance(state, names, one, &session.kind, when)) } }
            }
            @if session.inner > 0 {
                h2 { (words.programme()) }
                ul.sub { @for inner in position + 1..=position + session.inner { (card::inner(state, names, inner)) } }
            }
            @if !session.links.is_empty() || !session.tags.is_empty() {
                p.links {
                    @for link in &session.links { (links::one(state, link, &Default::default())) " " }
                    @for tag in &session.tags { (names.tag(tag)) " " }
                }
            }
        }
    };
    let to = names.addresses(base);
    let head = Head {
        title: if own.is_empty() { words.untitled() } else { own },
        description: description_of(state, session, position),
        kind: "website",
        path: names.session(position).unwrap_or_default(),
        image: &agenda.event.image,
        json_ld: session_json_ld(state, &to, position),
    };
    document(state, base, &head, ("session", &session.id), &body)
}

fn person_page(state: &State, names: &Names, base: &str, position: usize) -> String {
    let agenda = &state.agenda;
    let person = &agenda.people[position];
    let body = html! {
        article.person-page {
            div.person-head {
                (avatar(person))
                div {
                    h1 { (bdi(state, &person.name)) }
                    @if !person.affiliation.is_empty() { p.muted { (text(state, &person.affiliation)) } }
                }
            }
            (prose(state, &person.bio))
            (links::row(state, &person.links))
            @if agenda.appearances(position).next().is_some() {
                h2 { (state.words.their_sessions()) }
                ul.list {
                    @for (session, appearance) in agenda.appearances(position) {
                        li {
                            span class=[card::struck_class(&agenda.sessions[session])] { (names.heading(state, session)) }
                            " " (card::status(state, &agenda.sessions[session]))
                            span.name {
                                (part_in(state, appearance, "", agenda.when(session)))
                                @if !appearance.affiliation.is_empty() { " " small { (text(state, &appearance.affiliation)) } }
                            }
                            p.muted { (full(state, state.zone(), agenda.when(session), &agenda.sessions[session])) }
                        }
                    }
                }
            }
        }
    };
    let to = names.addresses(base);
    let head = Head {
        title: &person.name,
        description: description_of_person(state, person, position),
        kind: "profile",
        path: names.person(position).unwrap_or_default(),
        image: if person.picture.is_empty() { &agenda.event.image } else { &person.picture },
        json_ld: person_json_ld(state, &to, position),
    };
    document(state, base, &head, ("speaker", &person.id), &body)
}

/// The complete document. `place` is the deep link of the page's subject, as key and id.
fn document(state: &State, base: &str, head: &Head<'_>, place: (&str, &str), body: &Markup) -> String {
    let event = state.agenda.event.title.get(state.language());
    let agenda = &state.settings.page;
    let url = [base, &head.path].concat();
    let title = if event.is_empty() { head.title.to_string() } else { [head.title, " – ", event].concat() };
    // Previews support only pictures with an absolute web URL.
    let image = Some(head.image).filter(|image| image.starts_with("https://") || image.starts_with("http://"));
    let property = |name: &str, value: &str| html! { @if !value.is_empty() { meta property=(name) content=(value); "\n" } };
    let html = html! {
        (DOCTYPE) "\n"
        html lang=(state.interface()) dir=(if state.is_right_to_left() { "rtl" } else { "ltr" }) {
            head {
                "\n" meta charset="utf-8";
                "\n" meta name="viewport" content="width=device-width, initial-scale=1";
                "\n" title { (title) }
                "\n" @if !head.description.is_empty() { meta name="description" content=(head.description); "\n" }
                link rel="canonical" href=(url); "\n"
                (property("og:type", head.kind)) (property("og:url", &url)) (property("og:title", head.title))
                (property("og:description", &head.description)) (property("og:site_name", event)) (property("og:image", image.unwrap_or_default()))
                meta name="twitter:card" content=(if head.kind == "website" && image.is_some() { "summary_large_image" } else { "summary" }); "\n"
                link rel="stylesheet" href=(["../", STYLE].concat()); "\n"
                @if !head.json_ld.is_empty() { script type="application/ld+json" { (PreEscaped(&head.json_ld)) } "\n" }
            }
            "\n"
            body {
                div.plenary.ahead.page {
                    header {
                        p {
                            @let name = if event.is_empty() { html! { (state.words.agenda()) } } else { text(state, &state.agenda.event.title) };
                            @if agenda.is_empty() { (name) } @else { a href=(href(state, place.0, place.1)) { (name) } }
                        }
                        p.muted.dots {
                            (times::event_dates(state))
                            @if !state.agenda.event.place.is_empty() { " " span { (text(state, &state.agenda.event.place)) } }
                        }
                    }
                    main { (body) }
                }
            }
        }
        "\n"
    };
    for_light_dom(&html.into_string())
}

/// The description of a session: its abstract, or else its time and room.
fn description_of(state: &State, session: &Session, position: usize) -> String {
    let about = excerpt(&plain_text(session.summary.get(state.language())));
    if !about.is_empty() {
        return about;
    }
    let room = session.room.map_or("", |room| state.agenda.rooms[room].name.get(state.language()));
    match (&*times::moment(state, state.agenda.when(position)), room) {
        (time, "") => time.to_string(),
        ("", room) => room.to_string(),
        (time, room) => times::pair(state, time, room),
    }
}

/// The description of a person: their biography, or else their affiliation or sessions.
fn description_of_person(state: &State, person: &Person, position: usize) -> String {
    let about = excerpt(&plain_text(person.bio.get(state.language())));
    let affiliation = person.affiliation.get(state.language());
    match (&*about, affiliation) {
        ("", "") => {
            let titles =
                state.agenda.appearances(position).map(|(session, _)| state.agenda.sessions[session].title.get(state.language()));
            excerpt(&titles.filter(|title| !title.is_empty()).collect::<Vec<_>>().join(" · "))
        }
        ("", affiliation) => affiliation.to_string(),
        _ => about,
    }
}

/// The start of a text on one line, cut at a word boundary.
fn excerpt(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((end, _)) = line.char_indices().nth(EXCERPT) else { return line };
    let cut = &line[..end];
    // Scripts without spaces have no visible word boundaries.
    let at_word = cut.rfind(' ').filter(|&at| at > end / 2).map_or(cut, |at| &cut[..at]);
    [at_word.trim_end_matches([',', ';', ':', '.', ' ']), "…"].concat()
}

fn sitemap(base: &str, files: &[PageFile]) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for file in files.iter().take(IN_SITEMAP) {
        // The path needs no escaping, but the caller's base does.
        out.extend(["<url><loc>", &html! { (base) }.into_string(), &file.path, "</loc></url>\n"]);
    }
    out + "</urlset>\n"
}

fn style(state: &State) -> String {
    [&*prerender_style(state, RootMode::Light), "\n", include_str!("../style/page.css")].concat()
}
