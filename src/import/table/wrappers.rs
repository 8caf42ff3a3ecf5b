//! The members of an object, unwrapped from the wrapper objects of content APIs: `attributes` of JSON:API and Strapi,
//! `fields` of Airtable and Contentful, `acf` of WordPress, and `edges`, `node`, `nodes` and `data` of GraphQL and of relations.

use std::borrow::Cow;

use super::words::{DATE, SESSIONS, START, TIME, TITLE, Words, folded, is_any};
use crate::source::json::Json;

/// A member of an object or of a wrapper in it.
pub(super) struct Member<'j> {
    pub(super) key: &'j str,
    pub(super) json: &'j Json<'j>,
    /// The keys from the object to the value, if there is a wrapper between them; otherwise empty.
    pub(super) way: Vec<&'j str>,
}

impl<'j> Member<'j> {
    /// The path from the object to the value, as keys.
    pub(super) fn keys(&self) -> impl Iterator<Item = &'j str> {
        let plain = self.way.is_empty().then_some(self.key);
        plain.into_iter().chain(self.way.iter().copied())
    }
}

/// A nested object whose members describe the outer object.
struct Wrapper {
    key: &'static str,
    /// The only members that are used; if empty, all.
    only: Words,
    /// The keys beside the wrapper that are metadata of the record: a post, for example, has its date of publication.
    record: Words,
}

const WRAPPERS: [Wrapper; 5] = [
    Wrapper { key: "attributes", only: "", record: "type links" },
    Wrapper { key: "relationships", only: "", record: "" },
    Wrapper { key: "fields", only: "", record: "createdtime" },
    Wrapper { key: "sys", only: "id", record: "" },
    Wrapper { key: "acf", only: "", record: "date dategmt status type" },
];

/// Keys of an object's only value, or of its list of values.
const CONTENT: Words = "data node nodes edges items results";
/// Keys of an object's only value: `[{"talk": {"title": "A"}}]`.
const ALONE: Words = "session talk presentation lecture record entry document source properties";
/// Maximum number of members of an object that is treated as a wrapper.
const MOST: usize = 16;
/// The key of a text as rendered HTML.
const RENDERED: &str = "rendered";
/// Keys that may accompany the content: pagination, counts, and names of types.
const BESIDE: Words = "meta links pageinfo pagination paging page pages totalcount total count typename cursor next previous prev \
    jsonapi errors extensions success status message raw protected";

/// Keys of the event that a list belongs to.
const EVENT: Words = "event conference";

/// The key that replaces the keys of a record's metadata, so that they have no meaning.
const RECORD: &str = "";

/// Keys of the name or the title of something, and of its start.
const NAMED: [Words; 2] = [TITLE, "fullname displayname speakername publicname firstname givenname lastname familyname surname"];
const BEGUN: [Words; 2] = [START, TIME];

/// Whether one of the members satisfies a predicate and has one of the keys.
fn has(list: &[(Cow<'_, str>, Json<'_>)], keys: &[Words], is: fn(&Json<'_>) -> bool) -> bool {
    list.iter().any(|(key, value)| is(value) && keys.iter().any(|words| is_any(words, &folded(key))))
}

/// Whether an object has its own title as plain text, and its own start. The title of a post in WordPress is rendered HTML.
fn described(list: &[(Cow<'_, str>, Json<'_>)]) -> (bool, bool) {
    let is_text = |value: &Json<'_>| matches!(value, Json::Text(text) if !text.trim().is_empty());
    (has(list, &NAMED, is_text), has(list, &BEGUN, |value| *value != Json::Null))
}

/// The wrapper at a key of an object. An object that has its own title or start has a wrapper only for the other of the two.
fn wrapper(list: &[(Cow<'_, str>, Json<'_>)], key: &str, value: &Json<'_>) -> Option<&'static Wrapper> {
    let Json::Object(inner) = value else { return None };
    let wrapper = WRAPPERS.iter().find(|wrapper| wrapper.key == key)?;
    let (is_named, is_begun) = described(list);
    let is_some = |value: &Json<'_>| *value != Json::Null;
    let is_wrapper = match wrapper.only {
        _ if !is_named && !is_begun => true,
        "" if !is_named && has(inner, &NAMED, is_some) => true,
        "" => !is_begun && has(inner, &[START, TIME, DATE], is_some),
        only => !list.iter().any(|(key, _)| is_any(only, &folded(key))),
    };
    is_wrapper.then_some(wrapper)
}

/// The metadata keys of an object, for each wrapper in it.
pub(in crate::import) fn record_keys(json: &Json<'_>) -> Vec<Words> {
    let list = if let Json::Object(list) = json { &list[..] } else { &[] };
    let found = list.iter().filter_map(|(key, value)| Some(wrapper(list, key, value)?.record)).filter(|words| !words.is_empty());
    let found: Vec<Words> = found.collect();
    // What has its own title or start also has its own date and type.
    if found.is_empty() || described(list) == (false, false) { found } else { Vec::new() }
}

/// Whether a key is one of the metadata keys.
pub(in crate::import) fn is_of_record(key: &str, records: &[Words]) -> bool {
    !records.is_empty() && records.iter().any(|words| is_any(words, &folded(key)))
}

/// The members of an object in order, except nulls. Members of wrappers come first, so that the object's own members take precedence.
pub(super) fn members<'j>(json: &'j Json<'_>) -> Vec<Member<'j>> {
    let mut out = Vec::new();
    add(json, &[], "", &mut out);
    out
}

fn add<'j>(json: &'j Json<'_>, way: &[&'j str], only: Words, out: &mut Vec<Member<'j>>) {
    let Json::Object(list) = json else { return };
    let content = wrapped(json).map(|(key, _)| key);
    let is_wrapper = |key: &str, value: &Json<'_>| wrapper(list, key, value).is_some() || content == Some(key);
    let records = record_keys(json);
    for (key, value) in list.iter().filter(|(key, value)| is_wrapper(key, value)) {
        let only = wrapper(list, key, value).map_or("", |wrapper| wrapper.only);
        add(value, &[way, &[key]].concat(), only, out);
    }
    for (key, value) in list.iter().filter(|(key, value)| *value != Json::Null && !is_wrapper(key, value)) {
        let (mut inner, mut json) = (Vec::new(), value);
        while let Some((key, value)) = self::content(json) {
            inner.push(key);
            json = value;
        }
        let is_of_record = (!only.is_empty() && !is_any(only, key)) || is_of_record(key, &records);
        if *json == Json::Null {
            continue;
        }
        let is_plain = way.is_empty() && inner.is_empty() && !is_of_record;
        let way = if is_plain { Vec::new() } else { [way, &[key], &inner[..]].concat() };
        out.push(Member { key: if is_of_record { RECORD } else { key }, json, way });
    }
}

/// The member of an object that contains only its content, and pagination data of a list.
fn content<'j>(json: &'j Json<'_>) -> Option<(&'j str, &'j Json<'j>)> {
    let Json::Object(list) = json else { return None };
    let mut found = None;
    for (key, value) in list.iter().filter(|_| list.len() <= MOST) {
        let word = folded(key);
        let is_content = match value {
            Json::Object(_) => is_any(CONTENT, &word) || is_any(ALONE, &word),
            Json::List(_) | Json::Null => is_any(CONTENT, &word),
            Json::Text(_) => word == RENDERED,
            _ => false,
        };
        match is_content && found.is_none() {
            true => found = Some((key.as_ref(), value)),
            false if is_any(BESIDE, &word) => {}
            false => return None,
        }
    }
    found
}

/// The object inside an object that is only a wrapper.
pub(super) fn wrapped<'j>(json: &'j Json<'_>) -> Option<(&'j str, &'j Json<'j>)> {
    content(json).filter(|(_, value)| is_thing(value))
}

/// Whether an object describes an item or contains lists, as opposed to a map of items by id.
fn is_thing(json: &Json<'_>) -> bool {
    let Json::Object(list) = json else { return false };
    list.iter().any(|(key, value)| {
        let is_map = matches!(value, Json::Object(_)) && content(value).is_none() && wrapper(list, key, value).is_none();
        !is_map || is_any(SESSIONS, &folded(key)) || is_any(EVENT, &folded(key))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let json = Json::read(text).unwrap();
        members(&json).iter().map(|member| [member.key, " ", &member.keys().collect::<Vec<_>>().join(".")].concat()).collect()
    }

    #[test]
    fn members_are_seen_through_wrappers() {
        for (text, expected) in [
            (r#"{"id": 1, "title": "A", "end": null}"#, &["id id", "title title"][..]),
            (r#"{"id": 1, "attributes": {"title": "A"}}"#, &["title attributes.title", "id id"]),
            (r#"{"cursor": "x", "node": {"title": "A"}}"#, &["title node.title", "cursor cursor"]),
            (r#"{"data": {"id": 1, "attributes": {"name": "A"}}}"#, &["name data.attributes.name", "id data.id"]),
            (r#"{"speakers": {"nodes": [], "pageInfo": {}}}"#, &["speakers speakers.nodes"]),
            (r#"{"speakers": {"data": null}}"#, &[]),
            (r#"{"title": {"rendered": "A", "protected": false}}"#, &["title title.rendered"]),
            (
                r#"{"sys": {"id": "a", "type": "Entry"}, "fields": {"title": "A"}}"#,
                &["id sys.id", " sys.type", "title fields.title"],
            ),
            (r#"{"date": "2031-01-01", "acf": {"start": "9:00"}}"#, &["start acf.start", " date"]),
            (
                r#"{"title": {"rendered": "A"}, "date": "2031-01-01", "acf": {"start": "9:00"}}"#,
                &["start acf.start", "title title.rendered", " date"],
            ),
            // What an object has itself is not taken from a wrapper, nor hidden by one.
            (
                r#"{"title": "A", "start": "9:00", "type": "keynote", "attributes": {"level": "B"}}"#,
                &["title title", "start start", "type type", "attributes attributes"],
            ),
            (r#"{"title": "A", "date": "2031-01-01", "acf": {"subtitle": "B"}}"#, &["title title", "date date", "acf acf"]),
            (
                r#"{"title": "A", "date": "2031-01-01", "acf": {"start": "9:00"}}"#,
                &["start acf.start", "title title", "date date"],
            ),
            (r#"{"title": "A", "fields": {"code": "PHY"}}"#, &["title title", "fields fields"]),
            (r#"{"name": "A", "attributes": {"bio": "B"}}"#, &["name name", "attributes attributes"]),
            (r#"{"sys": {"id": "a"}, "title": "A"}"#, &["id sys.id", "title title"]),
            (r#"{"data": {"sessions": {"nodes": []}}}"#, &["sessions data.sessions.nodes"]),
            (r#"{"talk": {"title": "A"}}"#, &["title talk.title"]),
            (r#"{"talk": {"title": "A"}, "room": "B"}"#, &["talk talk", "room room"]),
            // Maps of items, and objects with other members.
            (r#"{"data": {"a": {"title": "A"}}}"#, &["data data"]),
            (r#"{"room": {"data": [], "name": "A"}}"#, &["room room"]),
            (r#"{"attributes": ["A"], "fields": "B"}"#, &["attributes attributes", "fields fields"]),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
    }
}
