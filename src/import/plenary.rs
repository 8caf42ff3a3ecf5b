//! Rewrites plenary's own format in canonical form: keys in schema order, unknown keys dropped.

use crate::import::Options;
use crate::import::common::draft::{Draft, DraftObject, path_of};
use crate::import::common::format_keys::{KEYS, Kind};
use crate::import::common::iterate::each;
use crate::plenary_format::maps::list_maps;
use crate::plenary_format::repair::rewrite_all;
use crate::source::cursor::Cursor;
use crate::source::json::Json;

/// Everything that the format has a key for, each value in the format's own form. Where a key is there twice, all items of both lists are read,
/// and of other values the last, as the reader of the format does.
pub(super) fn read(r: &Cursor<'_>, options: &Options<'_>) -> Option<Draft> {
    let mut draft = Draft::default();
    let mut json = r.json.clone();
    list_maps(&mut json);
    rewrite_all(&mut json, options.timezone, options.zones, &mut |_| {});
    let r = &Cursor { json: &json, ..*r };
    each(r, &mut |key, member| match key {
        "event" => {
            let mut before = std::mem::replace(&mut draft.event, object(member, Kind::Event));
            before.members.retain(|(key, ..)| *key == "timezone");
            draft.event.fill(before);
        }
        "days" => draft.days.extend(list(member, Kind::Day)),
        "rooms" => draft.rooms.extend(list(member, Kind::Room)),
        "tracks" => draft.tracks.extend(list(member, Kind::Track)),
        "people" => draft.people.extend(list(member, Kind::Person)),
        "sessions" => draft.sessions.extend(list(member, Kind::Session)),
        _ => {}
    });
    Some(draft)
}

fn list(r: &Cursor<'_>, kind: Kind) -> Vec<DraftObject> {
    let mut out = Vec::new();
    each(r, &mut |_, item| {
        if matches!(item.json, Json::Object(_)) {
            out.push(object(item, kind));
        }
    });
    out
}

fn object(r: &Cursor<'_>, kind: Kind) -> DraftObject {
    let mut made = DraftObject::of(r);
    let known = KEYS.iter().find(|(known, _)| *known == kind).map_or(&[][..], |(_, keys)| keys);
    each(r, &mut |key, member| {
        let Some((name, inner)) = known.iter().find(|(name, _)| *name == key) else { return };
        match (inner, member.json) {
            (_, Json::Null) => made.forget(&[name]),
            // A list of names or URLs, or a single one, is kept as it is.
            (Some(kind), Json::List(items)) if items.iter().all(|item| matches!(item, Json::Object(_))) => {
                made.forget(&[name]);
                made.list(name, list(member, *kind));
            }
            _ => {
                made.put(name, owned(member.json), path_of(member));
            }
        }
    });
    made
}

/// An owned copy of a value.
fn owned(json: &Json<'_>) -> Json<'static> {
    match json {
        Json::Null => Json::Null,
        Json::Bool(value) => Json::Bool(*value),
        // Where the format accepts numbers, it accepts their decimal text as well.
        Json::Number(number) => Json::Text(number.to_string().into()),
        Json::Text(text) => Json::Text(text.to_string().into()),
        Json::List(items) => Json::List(items.iter().map(owned).collect()),
        Json::Object(members) => {
            Json::Object(members.iter().map(|(key, value)| (key.to_string().into(), owned(value))).collect())
        }
    }
}
