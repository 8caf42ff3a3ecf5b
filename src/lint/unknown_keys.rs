//! Unknown keys: a warning if their meaning is obvious, else a note.

use std::collections::BTreeMap;

use super::key_suggestions::{Stray, help};
use super::limit::{Dedup, Log};
use super::visit::{excerpt, keys, objects};
use super::{LintContext, private_data};
use crate::diagnostic::{Code, Diagnostic};
use crate::import::Kind;
use crate::source::cursor::Path;
use crate::source::json::Json;
use crate::text::digits;

/// Reports unknown keys: those with an obvious meaning at each occurrence (up to [`MOST`]), the others once.
pub(super) fn lint(context: &LintContext<'_>, log: &mut Log) {
    let mut strays = Dedup::default();
    let mut near: Vec<Vec<Diagnostic>> = Vec::new();
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    objects(context.tree, &mut |kind, json, path| {
        let Json::Object(members) = json else { return };
        for (key, value) in members {
            if keys(kind).iter().any(|(known, _)| known == key) || is_comment(key) || private_data::is_private(key) {
                continue;
            }
            let (name, place) = (excerpt(key), || Path::Key(path, key).owned());
            let Some(help) = help(&Stray { kind, key, value, object: json, feed: context.tree }) else {
                strays.push(&[what(kind), key].concat(), || Diagnostic::new(Code::StrayKey, place(), name.clone()));
                continue;
            };
            let diagnostic = Diagnostic { help: Some(help), ..Diagnostic::new(Code::UnknownKey, place(), name) };
            let place = *known.entry([what(kind), key].concat()).or_insert(near.len());
            match near.get_mut(place) {
                Some(places) => places.push(diagnostic),
                None => near.push(vec![diagnostic]),
            }
        }
    });
    for mut places in near {
        let count = places.len();
        if count > MOST {
            // A key that is misspelled throughout is one error, not many typos.
            places.truncate(1);
            places[0].value = [&places[0].value, ", ", &digits(count), " times"].concat();
        }
        log.diagnostics.append(&mut places);
    }
    strays.finish(log);
}

/// A misspelled key is reported at each occurrence up to this number, else once.
const MOST: usize = 3;

/// Whether a key is a comment, or an instruction for an editor.
fn is_comment(key: &str) -> bool {
    key.starts_with(['$', '_', '#', '@']) || key.starts_with("//") || key.starts_with("x-") || key == "comment"
}

fn what(kind: Kind) -> &'static str {
    match kind {
        Kind::Feed => "feed.",
        Kind::Event => "event.",
        Kind::Day => "day.",
        Kind::Part => "part.",
        Kind::Room => "room.",
        Kind::Track => "track.",
        Kind::Person => "person.",
        Kind::Appearance => "appearance.",
        Kind::Session => "session.",
        Kind::Link => "link.",
    }
}
