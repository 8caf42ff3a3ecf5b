//! Repairs a feed with errors: rewrites it as valid JSON with values in canonical form, and with the zone of its offsets if it names none.
//!
//! In a browser this is a module of its own, loaded only for such a feed. The repaired feed is then read instead.

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

/// A repaired feed.
#[derive(Debug)]
pub struct Repaired {
    /// The feed as JSON. Values keep their paths, and unreadable values are null. A truncated feed remains truncated. Empty if nothing
    /// can be recovered.
    pub feed: String,
    /// The assumed zone of an event that names none; empty if no assumption is possible.
    pub timezone: String,
    /// Diagnostics, with paths in the feed.
    pub diagnostics: Vec<Diagnostic>,
}

/// Repairs a feed in plenary's own format. `timezone` is the fallback zone for local times; it may be empty.
pub fn repair(feed: &[u8], timezone: &str, zones: &Zones, platform: &dyn Platform) -> Repaired {
    let text = String::from_utf8_lossy(feed);
    let lossy = matches!(text, Cow::Owned(_));
    // U+0000 is not text; the reader drops it, too.
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

/// Rewrites all values of a feed to canonical form. Returns the zone for local times if the feed names none (`timezone`, or the one
/// derived from its offsets), and a diagnostic about the assumption.
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

/// Rewrites all values of a feed to canonical form. `timezone` is the fallback zone for local times.
pub(crate) fn rewrite_all(feed: &mut Json<'_>, timezone: &str, zones: &Zones, log: Log<'_>) {
    let Json::Object(members) = feed else { return };
    let (mut dates, mut zone) = ((None, None), timezone.to_string());
    // The event first: its dates and zone determine how other values are interpreted.
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
