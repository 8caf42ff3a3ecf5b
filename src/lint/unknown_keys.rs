//! Unknown keys: a warning if their meaning is obvious, else a note.

use std::collections::BTreeMap;

use super::key_suggestions::{Stray, help};
use super::limit::{Dedup, Log};
use super::visit::{excerpt, keys, objects};
use super::{Limits, LintContext, private_data};
use crate::diagnostic::{Code, Diagnostic};
use crate::import::Kind;
use crate::path::JsonPath;
use crate::plenary_format::canonical::Rewritten;
use crate::source::cursor::Path;
use crate::source::json::Json;
use crate::text::digits;

/// Reports unknown keys: those with an obvious meaning at each occurrence (up to [`MOST`]), the others once.
pub(super) fn lint(context: &LintContext<'_>, log: &mut Log) {
    let mut strays = Dedup::default();
    let mut near: Vec<Vec<Diagnostic>> = Vec::new();
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    let short: BTreeMap<&JsonPath, &Rewritten> = context
        .spanned
        .rewritten
        .iter()
        .filter(|rewritten| rewritten.target.is_some())
        .map(|rewritten| (&rewritten.path, rewritten))
        .collect();
    objects(context.tree, &mut |kind, json, path| {
        let Json::Object(members) = json else { return };
        for (key, value) in members {
            if keys(kind).iter().any(|(known, _)| known == key) || is_comment(key) || private_data::is_private(key) {
                continue;
            }
            let (name, place) = (excerpt(key), || Path::Key(path, key).owned());
            let help = help(&Stray { kind, key, value, object: json, feed: context.tree });
            if let Some(rewritten) = if short.is_empty() { None } else { short.get(&place()) } {
                let own = rewritten.diagnostic(Code::ShortForm);
                group(&mut known, &mut near, kind, key, Diagnostic { help: help.or(own.help.clone()), value: name, ..own });
                continue;
            }
            let Some(help) = help else {
                strays.push(&[what(kind), key].concat(), || Diagnostic::new(Code::StrayKey, place(), name.clone()));
                continue;
            };
            let diagnostic = Diagnostic { help: Some(help), ..Diagnostic::new(Code::UnknownKey, place(), name) };
            group(&mut known, &mut near, kind, key, diagnostic);
        }
    });
    for mut places in near {
        let count = places.len();
        if count > MOST && context.limits == Limits::Readable {
            // A key that is misspelled throughout is one error, not many typos.
            places.truncate(1);
            places[0].value = [&places[0].value, ", ", &digits(count), " times"].concat();
        }
        log.diagnostics.append(&mut places);
    }
    strays.finish(log);
}

/// Groups a diagnostic with others of the same key.
fn group(known: &mut BTreeMap<String, usize>, near: &mut Vec<Vec<Diagnostic>>, kind: Kind, key: &str, diagnostic: Diagnostic) {
    let place = *known.entry([what(kind), key].concat()).or_insert(near.len());
    match near.get_mut(place) {
        Some(places) => places.push(diagnostic),
        None => near.push(vec![diagnostic]),
    }
}

/// A misspelled key is reported at each occurrence up to this number, else once.
const MOST: usize = 3;

/// Whether a key is a comment, or an instruction for an editor (`$schema`).
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
