//! Repairs a feed with errors: rewrites it as valid JSON with values in canonical form, and with the zone of its offsets if it names none.
//!
//! A browser loads this for such a feed only, and reads the repaired feed in its place.

use std::borrow::Cow;

use super::canonical::{Log, rewrite};
use super::maps::list_maps;
use super::time_forms::{Context, day_of};
use super::zone_assumed::{assume, learn};
use crate::diagnostic::{Code, Diagnostic};
use crate::path::JsonPath;
use crate::platform::Platform;
use crate::source::cursor::Path;
use crate::source::feed_recovery;
use crate::source::json::Json;
use crate::source::json_text::plain;
use crate::time::Zones;

/// A feed without faults.
#[derive(Debug)]
pub struct Repaired {
    /// The feed. Everything is at its old path, and null where it could not be read. A feed that was cut off has no end here either. Empty
    /// where nothing is left of it.
    pub feed: String,
    /// The zone of an event that has none; empty where none can be assumed.
    pub timezone: String,
    /// What was wrong, by paths of the feed.
    pub diagnostics: Vec<Diagnostic>,
}

/// Repairs a feed of plenary's own format. `timezone` is that of its local times where it names none; it may be empty.
pub fn repair(feed: &[u8], timezone: &str, zones: &Zones, platform: &dyn Platform) -> Repaired {
    let text = String::from_utf8_lossy(feed);
    let lossy = matches!(text, Cow::Owned(_));
    // U+0000 is not text, as for the reader.
    let text = if text.contains('\0') { Cow::Owned(text.replace('\0', "")) } else { text };
    let mut whole = feed_recovery::read(Json::read(&text), &text, lossy);
    let mut diagnostics: Vec<Diagnostic> =
        feed_recovery::diagnostics(&text, 0, &whole.errors).into_iter().map(|(diagnostic, _)| diagnostic).collect();
    diagnostics.extend(list_maps(&mut whole.tree));
    let (timezone, assumed) = in_own_form(&mut whole.tree, timezone, zones, platform, &mut |rewritten| {
        diagnostics.extend(rewritten.assumed.map(|code| rewritten.diagnostic(code)));
    });
    diagnostics.extend(assumed);
    let mut feed = String::with_capacity(text.len());
    if matches!(whole.tree, Json::Object(_)) {
        plain(&mut feed, &whole.tree, false);
    }
    if whole.errors.iter().any(|error| matches!(error.code, Code::CutOff | Code::Broken)) {
        feed.pop();
    }
    Repaired { feed, timezone, diagnostics }
}

/// Gives all values of a feed the format's own form. Returns the zone of its local times where it names none (`timezone`, or else the one
/// of its offsets), and the diagnostic that says what was assumed.
pub(crate) fn in_own_form(
    feed: &mut Json<'_>,
    timezone: &str,
    zones: &Zones,
    platform: &dyn Platform,
    log: Log<'_>,
) -> (String, Option<Diagnostic>) {
    rewrite_all(feed, timezone, zones, log);
    if zones.has(timezone) {
        return (timezone.to_string(), None);
    }
    let (mut offsets, mut place) = (Vec::new(), Vec::new());
    if let Json::Object(members) = feed {
        for (key, json) in members {
            match key.as_ref() {
                "sessions" => items(json).iter().for_each(|session| learn(&mut offsets, session)),
                "event" => {
                    if matches!(json.get("timezone"), Some(Json::Text(zone)) if zones.has(zone.trim())) {
                        return (String::new(), None);
                    }
                    match json.get("place") {
                        Some(Json::Text(text)) => place.push(text.to_string()),
                        Some(Json::Object(texts)) => {
                            place.extend(texts.iter().filter_map(|(_, text)| match text {
                                Json::Text(text) => Some(text.to_string()),
                                _ => None,
                            }));
                        }
                        _ => {}
                    }
                }
                _ => {}
            }
        }
    }
    let event = JsonPath::TOP.member("event");
    assume(&offsets, &place.join(", "), event, zones, platform)
        .map_or((String::new(), None), |(zone, diagnostic)| (zone, Some(diagnostic)))
}

/// Gives all values of a feed the format's own form. `timezone` is that of its local times where it names none.
pub(crate) fn rewrite_all(feed: &mut Json<'_>, timezone: &str, zones: &Zones, log: Log<'_>) {
    let Json::Object(members) = feed else { return };
    let (mut dates, mut zone) = ((None, None), timezone.to_string());
    // The dates and the zone of the event say what others mean.
    for is_event in [true, false] {
        for (key, json) in members.iter_mut().filter(|(key, _)| (key == "event") == is_event) {
            if is_event && let Some(own) = text_at(json, "timezone").map(str::trim).filter(|name| zones.has(name)) {
                zone = own.to_string();
            }
            let context = Context { start: dates.0, end: dates.1, zone: &zone, zones };
            let member = Path::Key(&Path::Top, key);
            match json {
                Json::List(items) => {
                    for (index, item) in items.iter_mut().enumerate() {
                        rewrite(key, item, Path::Index(&member, index), context, log);
                    }
                }
                _ => rewrite(key, json, member, context, log),
            }
            if is_event {
                let date = |key: &str| text_at(json, key).filter(|text| text.trim().len() == 10).and_then(day_of);
                dates = (date("start"), date("end"));
            }
        }
    }
}

fn text_at<'j>(json: &'j Json<'_>, key: &str) -> Option<&'j str> {
    match json.get(key) {
        Some(Json::Text(text)) => Some(text),
        _ => None,
    }
}

fn items<'i, 't>(json: &'i mut Json<'t>) -> &'i [Json<'t>] {
    match json {
        Json::List(items) => items,
        json => std::slice::from_ref(json),
    }
}
