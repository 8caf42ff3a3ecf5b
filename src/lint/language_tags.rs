//! Invalid language tags.

use std::collections::BTreeSet;

use super::LintContext;
use super::limit::{Dedup, Log};
use super::similarity::folded;
use super::visit::{FeedText, excerpt, objects, texts};
use crate::diagnostic::{Code, Diagnostic};
use crate::import::Kind;
use crate::path::JsonPath;
use crate::source::cursor::Path;
use crate::source::json::Json;

/// Reports each invalid tag once, at its first occurrence.
pub(super) fn lint(context: &LintContext<'_>, log: &mut Log) {
    let mut dedup = Dedup::default();
    // `"en, de"` was rewritten to two tags.
    let rewritten: BTreeSet<&JsonPath> = context.spanned.rewritten.iter().map(|rewritten| &rewritten.path).collect();
    let mut of = |tag: &str, path: &Path<'_>| {
        let is_rewritten = |path: &Path<'_>| match path {
            Path::Index(list, _) => rewritten.contains(&list.owned()),
            path => rewritten.contains(&path.owned()),
        };
        if !is_tag(tag) && !is_rewritten(path) {
            dedup.push(tag, || Diagnostic {
                suggestion: suggestion(tag),
                ..Diagnostic::new(Code::NoLanguage, path.owned(), excerpt(tag))
            });
        }
    };
    objects(context.tree, &mut |kind, json, path| {
        let Some(value) = json.get("language").filter(|_| matches!(kind, Kind::Event | Kind::Session | Kind::Link)) else {
            return;
        };
        let path = Path::Key(path, "language");
        match value {
            Json::Text(tag) if !tag.trim_ascii().is_empty() => of(tag.trim_ascii(), &path),
            Json::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    if let Json::Text(tag) = item {
                        of(tag.trim_ascii(), &Path::Index(&path, index));
                    }
                }
            }
            _ => {}
        }
    });
    texts(context.tree, &mut |FeedText { language, path, .. }| {
        if let Some(tag) = language {
            of(tag, path);
        }
    });
    dedup.finish(log);
}

/// Whether it is a plausible BCP 47 tag. Languages have two or three letters: longer primary subtags are well-formed, but none is
/// registered.
fn is_tag(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let first = parts.next().unwrap_or_default();
    let is_first = matches!(first.len(), 2 | 3) && first.bytes().all(|byte| byte.is_ascii_alphabetic());
    (is_first || matches!(first, "x" | "X" | "i"))
        && parts.all(|part| matches!(part.len(), 1..=8) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// The suggested tag.
fn suggestion(tag: &str) -> Option<String> {
    let dashed = tag.replace(['_', ' '], "-");
    if is_tag(&dashed) {
        return Some(excerpt(&dashed));
    }
    let wanted = folded(tag);
    NAMES.iter().find(|(_, names)| names.split(' ').any(|name| name == wanted)).map(|(tag, _)| excerpt(tag))
}

/// Languages by common names.
const NAMES: [(&str, &str); 13] = [
    ("ar", "arabic العربية"),
    ("de", "german deutsch"),
    ("en", "english englisch anglais inglés 英語 英文"),
    ("es", "spanish español castellano"),
    ("fr", "french français francais"),
    ("it", "italian italiano"),
    ("ja", "japanese 日本語"),
    ("ko", "korean 한국어"),
    ("nl", "dutch nederlands"),
    ("pt", "portuguese português portugues"),
    ("ru", "russian русский"),
    ("tr", "turkish türkçe"),
    ("zh", "chinese mandarin 中文 漢語 汉语 華語 华语 國語"),
];
