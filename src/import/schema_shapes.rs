//! The shapes of values in plenary's own format, equivalent to `schema/agenda.schema.json`.

use crate::import::common::format_keys::{KEYS, Kind};
use crate::plenary_format::words::{PARTS, PRESENCES, STATUSES, known_word};
use crate::source::json::Json;
use crate::text::{digits, link_policy};
use crate::time::{Stamp, clock, duration, number_of_minutes, stamp};

/// The shape of a value.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Shape {
    /// A text in one or several languages.
    Text,
    /// A string.
    Plain,
    /// A nonempty string or an integer.
    Id,
    Url,
    Zone,
    /// A language tag.
    Tag,
    Color,
    Date,
    Time,
    Clock,
    Duration,
    Flag,
    /// One of these strings.
    Word(&'static [&'static str]),
    /// A list of values of a shape.
    List(&'static Shape),
    /// One or several language tags.
    Tags,
    /// One or several texts, each in one or several languages.
    TextList,
    /// An object of a kind.
    Object(Kind),
    /// A list of objects of a kind.
    Objects(Kind),
    /// URLs and link objects.
    Links,
    /// Ids and appearances.
    People,
}

/// The shape of the value at a key.
pub(crate) fn shape(kind: Kind, key: &str) -> Shape {
    match key {
        "event" => Shape::Object(Kind::Event),
        "days" => Shape::Objects(Kind::Day),
        "parts" => Shape::Objects(Kind::Part),
        "rooms" => Shape::Objects(Kind::Room),
        "tracks" => Shape::Objects(Kind::Track),
        "people" if kind == Kind::Feed => Shape::Objects(Kind::Person),
        "people" => Shape::People,
        "sessions" => Shape::Objects(Kind::Session),
        "links" => Shape::Links,
        "affiliation" => Shape::TextList,
        "organizers" => Shape::List(&Shape::Text),
        "tags" => Shape::List(&Shape::Plain),
        "language" if kind == Kind::Session => Shape::Tags,
        "language" => Shape::Tag,
        "name" if matches!(kind, Kind::Person | Kind::Appearance) => Shape::Plain,
        "title" | "subtitle" | "description" | "abstract" | "bio" | "place" | "name" => Shape::Text,
        "id" | "person" | "room" | "track" | "repeatOf" => Shape::Id,
        "url" | "picture" | "image" => Shape::Url,
        "timezone" => Shape::Zone,
        "color" => Shape::Color,
        "date" | "day" => Shape::Date,
        "start" | "end" if kind == Kind::Event => Shape::Date,
        "start" | "end" | "movedFrom" => Shape::Time,
        "dayStart" | "from" => Shape::Clock,
        "duration" => Shape::Duration,
        "openEnd" | "allDay" => Shape::Flag,
        "part" => Shape::Word(PARTS),
        "presence" => Shape::Word(PRESENCES),
        "status" => Shape::Word(STATUSES),
        _ => Shape::Plain,
    }
}

/// Converts a value to its shape; `None` if it does not fit.
pub(super) fn fit(json: &Json<'_>, shape: Shape) -> Option<Json<'static>> {
    let list = |json: &Json<'_>, shape: Shape| {
        let items = if let Json::List(items) = json { &items[..] } else { std::slice::from_ref(json) };
        let fitting: Vec<_> = items.iter().filter_map(|item| fit(item, shape)).collect();
        (!fitting.is_empty()).then_some(Json::List(fitting))
    };
    let own = |text: &str| Json::Text(text.to_string().into());
    let text = match json {
        Json::Text(text) => text.trim(),
        Json::Number(number) => number,
        _ => "",
    };
    let is_text = !text.is_empty();
    match shape {
        Shape::Object(kind) => object(json, kind),
        Shape::Objects(kind) => list(json, Shape::Object(kind)),
        Shape::List(item) => list(json, *item),
        Shape::TextList => match json {
            Json::List(_) => list(json, Shape::Text),
            _ => fit(json, Shape::Text),
        },
        Shape::Tags => match json {
            Json::List(_) => list(json, Shape::Tag),
            _ => fit(json, Shape::Tag),
        },
        Shape::Links | Shape::People => match json {
            Json::List(items) => {
                let fitting: Vec<_> =
                    items.iter().filter(|item| !matches!(item, Json::List(_))).filter_map(|item| fit(item, shape)).collect();
                let flat = fitting.into_iter().flat_map(|item| if let Json::List(inner) = item { inner } else { vec![item] });
                Some(Json::List(flat.collect())).filter(|list| *list != Json::List(Vec::new()))
            }
            Json::Object(_) => {
                object(json, if shape == Shape::Links { Kind::Link } else { Kind::Appearance }).map(|one| Json::List(vec![one]))
            }
            _ => fit(json, if shape == Shape::Links { Shape::Url } else { Shape::Id }).map(|one| Json::List(vec![one])),
        },
        Shape::Text => match json {
            Json::Object(languages) => {
                let texts = languages
                    .iter()
                    .filter(|(tag, _)| is_tag(tag))
                    .filter_map(|(tag, text)| Some((tag.to_string().into(), fit(text, Shape::Plain)?)));
                Some(Json::Object(texts.collect())).filter(|texts| *texts != Json::Object(Vec::new()))
            }
            _ => fit(json, Shape::Plain),
        },
        Shape::Flag => {
            if let Json::Bool(value) = json {
                Some(Json::Bool(*value))
            } else {
                None
            }
        }
        Shape::Plain | Shape::Id => is_text.then(|| own(text)),
        Shape::Url => (is_text && link_policy::allows(text)).then(|| own(text)),
        Shape::Zone => {
            (is_text && text.split('/').all(is_zone) && text.starts_with(|c: char| c.is_ascii_alphabetic())).then(|| own(text))
        }
        Shape::Tag => is_tag(text).then(|| own(text)),
        Shape::Color => {
            let digits = text.strip_prefix('#')?;
            (matches!(digits.len(), 3 | 6) && digits.bytes().all(|byte| byte.is_ascii_hexdigit())).then(|| own(text))
        }
        Shape::Date => matches!(stamp(text), Some(Stamp::Date(_))).then(|| own(text)),
        Shape::Time => stamp(text).map(|_| own(&time(text))),
        Shape::Clock => clock(text).map(|_| own(&[if text.len() < 5 { "0" } else { "" }, text].concat())),
        Shape::Duration => {
            let rounded = if let Json::Number(number) = json { Some(digits(number_of_minutes(number)? as usize)) } else { None };
            let whole = rounded.as_deref().unwrap_or(text);
            duration(whole)?;
            let is_number = whole.bytes().all(|byte| byte.is_ascii_digit());
            let bare = whole.trim_start_matches('0');
            Some(own(if is_number { if bare.is_empty() { "0" } else { bare } } else { whole }))
        }
        Shape::Word(words) => known_word(text, words).map(own),
    }
}

/// Resolves relative URLs in a value that fits its shape.
pub(super) fn resolve_urls(json: &mut Json<'static>, shape: Shape, resolve: &dyn Fn(&str) -> Option<String>) {
    match (shape, json) {
        (Shape::Url, Json::Text(text)) if !link_policy::is_complete(text) => {
            if let Some(url) = resolve(text) {
                *text = url.into();
            }
        }
        (Shape::Object(kind), Json::Object(members)) => {
            members.iter_mut().for_each(|(key, value)| resolve_urls(value, self::shape(kind, key), resolve));
        }
        (Shape::Objects(kind), Json::List(items)) => {
            items.iter_mut().for_each(|item| resolve_urls(item, Shape::Object(kind), resolve));
        }
        (Shape::Links, Json::List(items)) => {
            for item in items {
                let shape = if matches!(item, Json::Text(_)) { Shape::Url } else { Shape::Object(Kind::Link) };
                resolve_urls(item, shape, resolve);
            }
        }
        (Shape::People, Json::List(items)) => {
            items.iter_mut().for_each(|item| resolve_urls(item, Shape::Object(Kind::Appearance), resolve));
        }
        _ => {}
    }
}

/// Drops members that do not fit; `None` if a required one is missing.
fn object(json: &Json<'_>, kind: Kind) -> Option<Json<'static>> {
    let Json::Object(members) = json else { return None };
    let (_, known) = KEYS.iter().find(|(known, _)| *known == kind)?;
    let mut out: Vec<(std::borrow::Cow<'static, str>, Json<'static>)> = Vec::new();
    for (key, _) in *known {
        // Of duplicate keys the last one counts.
        let value = members.iter().rev().find(|(name, _)| name == key).map(|(_, value)| value);
        if let Some(value) = value.and_then(|value| fit(value, shape(kind, key))) {
            out.push(((*key).into(), value));
        }
    }
    let has = |key: &str| out.iter().any(|(name, _)| name == key);
    let is_whole = match kind {
        Kind::Room | Kind::Track | Kind::Person => has("name"),
        Kind::Day => has("date"),
        Kind::Part => has("part") || (has("title") && has("from")),
        Kind::Appearance => has("person") || has("name"),
        Kind::Link => has("url"),
        _ => true,
    };
    is_whole.then_some(Json::Object(out))
}

/// A time in the form of the schema: with a `T`, and with a colon in the offset.
pub(crate) fn time(text: &str) -> String {
    let (plain, zone) = text.split_at(text.find('[').unwrap_or(text.len()));
    let mut out: Vec<char> = plain.chars().collect();
    if let Some(between @ (' ' | 't')) = out.get_mut(10) {
        *between = 'T';
    }
    if let Some(last @ 'z') = out.last_mut() {
        *last = 'Z';
    }
    let mut out: String = out.into_iter().collect();
    if let Some(sign) = out.get(11..).and_then(|time| time.find(['+', '-'])).map(|at| at + 11) {
        match out.len() - sign {
            3 => out.push_str(":00"),
            5 => out.insert(sign + 3, ':'),
            _ => {}
        }
    }
    out.replace(',', ".") + zone
}

fn is_zone(part: &str) -> bool {
    !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_+-".contains(&byte))
}

/// Whether it has the form of a language tag.
fn is_tag(text: &str) -> bool {
    let mut parts = text.split('-');
    let first = parts.next().unwrap_or_default();
    (matches!(first.len(), 2..=8) && first.bytes().all(|byte| byte.is_ascii_alphabetic()) || matches!(first, "x" | "X"))
        && parts.all(|part| matches!(part.len(), 1..=8) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}
