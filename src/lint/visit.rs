//! Visitors for the objects and texts of a feed, and for the values of any JSON.

use std::collections::{BTreeMap, BTreeSet};

use super::limit::{Capped, Log};
use crate::diagnostic::{Code, Diagnostic};
use crate::import::KEYS;
use crate::import::Kind;
use crate::source::cursor::Path;
use crate::source::json::Json;

/// The keys of an object kind.
pub(super) fn keys(kind: Kind) -> &'static [(&'static str, Option<Kind>)] {
    KEYS.iter().find(|(known, _)| *known == kind).map_or(&[], |(_, keys)| keys)
}

/// Visits every object of a feed, with its kind.
pub(super) fn objects(tree: &Json<'_>, take: &mut dyn FnMut(Kind, &Json<'_>, &Path<'_>)) {
    object(tree, Kind::Feed, &Path::Top, take);
}

fn object(json: &Json<'_>, kind: Kind, path: &Path<'_>, take: &mut dyn FnMut(Kind, &Json<'_>, &Path<'_>)) {
    let Json::Object(members) = json else { return };
    take(kind, json, path);
    for (key, value) in members {
        let Some((_, Some(inner))) = keys(kind).iter().find(|(known, _)| known == key) else { continue };
        let path = Path::Key(path, key);
        match value {
            Json::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    object(item, *inner, &Path::Index(&path, index), take);
                }
            }
            _ => object(value, *inner, &path, take),
        }
    }
}

/// A text that readers see.
pub(super) struct FeedText<'w> {
    pub(super) kind: Kind,
    pub(super) key: &'w str,
    /// The declared language; `None` for that of the event.
    pub(super) language: Option<&'w str>,
    pub(super) text: &'w str,
    /// Whether it is a copy of the text in another language, because it was not translated.
    pub(super) is_copy: bool,
    pub(super) path: &'w Path<'w>,
}

/// Keys of texts that readers see.
const READ: [&str; 12] =
    ["title", "subtitle", "description", "abstract", "bio", "name", "affiliation", "place", "organizers", "tags", "role", "kind"];

/// Visits every text that readers see, in each of its languages.
pub(super) fn texts(tree: &Json<'_>, take: &mut dyn FnMut(FeedText<'_>)) {
    objects(tree, &mut |kind, json, path| {
        let Json::Object(members) = json else { return };
        for (key, value) in members.iter().filter(|(key, _)| READ.contains(&key.as_ref())) {
            visit_texts(value, kind, key, &Path::Key(path, key), take);
        }
    });
}

fn visit_texts(value: &Json<'_>, kind: Kind, key: &str, path: &Path<'_>, take: &mut dyn FnMut(FeedText<'_>)) {
    match value {
        Json::Text(text) => take(FeedText { kind, key, language: None, text, is_copy: false, path }),
        Json::List(items) => {
            for (index, item) in items.iter().enumerate() {
                visit_texts(item, kind, key, &Path::Index(path, index), take);
            }
        }
        Json::Object(languages) => {
            let mut copies: BTreeMap<&str, usize> = BTreeMap::new();
            for (_, value) in languages {
                if let Json::Text(text) = value {
                    *copies.entry(text).or_default() += 1;
                }
            }
            for (language, value) in languages {
                if let Json::Text(text) = value {
                    let is_copy = copies.get(text.as_ref()).is_some_and(|count| *count > 1);
                    let path = &Path::Key(path, language);
                    take(FeedText { kind, key, language: Some(language), text, is_copy, path });
                }
            }
        }
        _ => {}
    }
}

/// Visits every value with its key (empty for an item of a list); `take` returns whether to descend.
pub(super) fn values(json: &Json<'_>, take: &mut dyn FnMut(&str, &Json<'_>, &Path<'_>) -> bool) {
    value(json, "", &Path::Top, take);
}

fn value(json: &Json<'_>, key: &str, path: &Path<'_>, take: &mut dyn FnMut(&str, &Json<'_>, &Path<'_>) -> bool) {
    if !take(key, json, path) {
        return;
    }
    match json {
        Json::List(items) => {
            for (index, item) in items.iter().enumerate() {
                value(item, "", &Path::Index(path, index), take);
            }
        }
        Json::Object(members) => {
            for (key, json) in members {
                value(json, key, &Path::Key(path, key), take);
            }
        }
        _ => {}
    }
}

/// A text as the value of a diagnostic, truncated.
pub(super) fn excerpt(text: &str) -> String {
    // Longer excerpts are never shown.
    let end = text.char_indices().nth(200).map_or(text.len(), |(end, _)| end);
    let words: Vec<&str> = text[..end].split_whitespace().collect();
    Json::Text(words.join(" ").into()).excerpt()
}

/// A name or title within the value of a diagnostic, truncated.
pub(super) fn name(text: &str) -> String {
    let short = excerpt(text);
    if short.ends_with('…') { short + "\"" } else { short }
}

/// Objects of up to this many members are searched linearly.
const FEW: usize = 16;

/// Reports duplicate keys of an object.
pub(super) fn same_keys(json: &Json<'_>, log: &mut Log) {
    let mut capped = Capped::new(5);
    values(json, &mut |_, json, path| {
        if let Json::Object(members) = json {
            let mut seen = BTreeSet::new();
            for (at, (key, _)) in members.iter().enumerate() {
                // Most objects have few keys, for which comparing is faster than sorting.
                let is_known = if members.len() <= FEW {
                    members[..at].iter().any(|(known, _)| known == key)
                } else {
                    !seen.insert(key.as_ref())
                };
                if is_known {
                    capped.push(log, Diagnostic::new(Code::SameKey, Path::Key(path, key).owned(), excerpt(key)));
                }
            }
        }
        true
    });
    capped.finish(log);
}
