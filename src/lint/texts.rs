//! Missing, empty and overlong texts, and markup in plain texts.

use super::LintContext;
use super::limit::{Capped, Dedup, Log};
use super::visit::{FeedText, excerpt, objects, texts};
use crate::diagnostic::{Code, Diagnostic};
use crate::import::Kind;
use crate::path::JsonPath;
use crate::source::cursor::Path;
use crate::source::json::Json;

/// Maximum number of characters in a title.
const LONG: usize = 200;

pub(super) fn lint(context: &LintContext<'_>, log: &mut Log) {
    let mut untitled = Capped::new(5);
    // Several programs export sessions only, without a title of the event.
    if context.is_own && context.agenda().event.title.is_empty() {
        log.report(Code::Untitled, JsonPath::TOP.member("event"), "an object".into());
    }
    for (session, place) in context.agenda().sessions.iter().zip(&context.spanned.sessions) {
        if session.title.is_empty() {
            untitled.push(log, Diagnostic::new(Code::Untitled, place.path.clone(), "an object".into()));
        }
    }
    untitled.finish(log);
    let (mut long, mut markup, mut empty) = (Capped::new(3), Capped::new(3), Dedup::default());
    texts(context.tree, &mut |FeedText { kind, key, text, path, .. }| {
        let is_title = matches!(key, "title" | "subtitle" | "name" | "affiliation");
        let place = || path.owned();
        if text.trim().is_empty() && !(key == "title" && kind == Kind::Session) {
            empty.push(key, || Diagnostic::new(Code::EmptyText, place(), excerpt(key)));
        } else if key == "title" && text.chars().count() > LONG {
            long.push(log, Diagnostic::new(Code::LongTitle, place(), excerpt(text)));
        }
        if is_title && has_markup(text) {
            markup.push(log, Diagnostic::new(Code::Markup, place(), excerpt(text)));
        }
    });
    long.finish(log);
    markup.finish(log);
    empty.finish(log);
    objects(context.tree, &mut |kind, json, path| left_out(kind, json, path, log));
    insecure(context, log);
}

/// Reports list items that the reader skips silently.
fn left_out(kind: Kind, json: &Json<'_>, path: &Path<'_>, log: &mut Log) {
    let is_blank = |json: &Json<'_>| matches!(json, Json::Text(text) if text.trim_ascii().is_empty());
    if kind == Kind::Link && json.get("url").is_some_and(is_blank) {
        log.report(Code::NoUrl, path.owned(), excerpt(""));
    }
    for (key, code) in [("links", Code::NoUrl), ("people", Code::Nobody)] {
        if let Some(Json::List(items)) = json.get(key).filter(|_| key == "links" || kind == Kind::Session) {
            for (index, _) in items.iter().enumerate().filter(|(_, item)| is_blank(item)) {
                log.report(code, Path::Index(&Path::Key(path, key), index).owned(), excerpt(""));
            }
        }
    }
}

/// Whether a single-line text contains HTML tags or character references.
fn has_markup(text: &str) -> bool {
    const TAGS: [&str; 10] = ["b", "br", "em", "i", "p", "span", "strong", "sub", "sup", "a"];
    let tags = text.split('<').skip(1).any(|after| {
        let name = after.strip_prefix('/').unwrap_or(after);
        let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
        TAGS.contains(&name[..end].to_ascii_lowercase().as_str()) && name[end..].contains('>')
    });
    let references = text.split('&').skip(1).any(|after| {
        let Some((name, _)) = after.split_once(';') else { return false };
        matches!(name, "amp" | "lt" | "gt" | "quot" | "apos" | "nbsp") || name.strip_prefix('#').is_some_and(is_number)
    });
    tags || references
}

fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(['x', 'X']).unwrap_or(text);
    !digits.is_empty() && digits.len() <= 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn insecure(context: &LintContext<'_>, log: &mut Log) {
    let mut pictures = Capped::new(1);
    for (person, path) in context.agenda().people.iter().zip(&context.spanned.people) {
        if person.picture.starts_with("http://") {
            pictures.push(log, Diagnostic::new(Code::Insecure, path.member("picture"), excerpt(&person.picture)));
        }
    }
    pictures.finish(log);
}
