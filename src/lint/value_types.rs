//! Values of the wrong type, and values that are read although they do not conform to the schema.
//!
//! The reader reports most values of the wrong type. Those that it skips silently are reported here, so that each value of a feed is
//! either shown or reported.

use std::collections::{BTreeMap, BTreeSet};

use super::LintContext;
use super::limit::{Capped, Log};
use super::visit::{excerpt, keys};
use crate::diagnostic::{Code, Diagnostic};
use crate::import::Kind;
use crate::import::schema_shapes::{Shape, shape, time};
use crate::path::{JsonPath, Step};
use crate::plenary_format::words::known_word;
use crate::source::cursor::Path;
use crate::source::json::Json;
use crate::source::json_text::quoted;
use crate::text::digits;
use crate::time::{clock, duration, number_of_minutes, stamp};

/// Checks every value of a feed. `reported` are the paths that already have a diagnostic.
pub(super) fn lint(context: &LintContext<'_>, reported: &BTreeSet<JsonPath>, log: &mut Log) {
    let places = context.spanned.sessions.iter().zip(&context.agenda().sessions);
    let minutes = places.filter_map(|(place, session)| {
        let (start, end) = (session.when.start()?, session.when.end()?);
        Some((&place.path, (end.0 - start.0) / 60))
    });
    let mut shapes = Shapes { reported, log, minutes: minutes.collect(), forms: BTreeMap::new() };
    shapes.object(context.tree, Kind::Feed, &Path::Top);
    let Shapes { forms, .. } = shapes;
    for capped in forms.into_values() {
        capped.finish(log);
    }
}

struct Shapes<'s> {
    reported: &'s BTreeSet<JsonPath>,
    log: &'s mut Log,
    /// Duration of each session in minutes.
    minutes: BTreeMap<&'s JsonPath, i64>,
    /// Values in another form by key, capped.
    forms: BTreeMap<String, Capped>,
}

impl Shapes<'_> {
    fn object(&mut self, json: &Json<'_>, kind: Kind, path: &Path<'_>) {
        let Json::Object(members) = json else { return };
        for (key, value) in members {
            if let Some((known, _)) = keys(kind).iter().find(|(known, _)| known == key) {
                self.value(value, shape(kind, known), &Path::Key(path, key));
            }
        }
        self.passed_over(json, kind, path);
    }

    fn value(&mut self, json: &Json<'_>, shape: Shape, path: &Path<'_>) {
        // Other rules check the form of these texts.
        let shape = match shape {
            Shape::Zone | Shape::Color => Shape::Plain,
            shape => shape,
        };
        match (shape, json) {
            (_, Json::Null) => self.form(path, json, None),
            (Shape::List(item), Json::List(items)) => self.items(items, *item, path),
            (Shape::TextList, Json::List(items)) => self.items(items, Shape::Text, path),
            (Shape::Tags, Json::List(items)) => self.items(items, Shape::Tag, path),
            (Shape::Objects(kind), Json::List(items)) => self.items(items, Shape::Object(kind), path),
            (Shape::Links | Shape::People, Json::List(items)) => {
                for (index, item) in items.iter().enumerate() {
                    self.one(item, shape, &Path::Index(path, index));
                }
            }
            (
                Shape::List(_) | Shape::Objects(_) | Shape::Links | Shape::People,
                Json::Object(_) | Json::Text(_) | Json::Number(_),
            ) => {
                match shape {
                    Shape::List(item) => self.value(json, *item, path),
                    Shape::Objects(kind) => self.value(json, Shape::Object(kind), path),
                    _ => self.one(json, shape, path),
                }
                self.form(path, json, Some(["[", &code(json), "]"].concat()));
            }
            (Shape::Objects(_) | Shape::Links | Shape::People | Shape::List(_), _) => self.wrong(Code::NoObject, path, json),
            (Shape::TextList, _) => self.value(json, Shape::Text, path),
            (Shape::Tags, _) => self.value(json, Shape::Tag, path),
            (Shape::Object(kind), Json::Object(_)) => self.object(json, kind, path),
            // If there are several events, the last one is shown.
            (Shape::Object(Kind::Event), Json::List(items)) => {
                items.iter().enumerate().for_each(|(index, item)| self.value(item, shape, &Path::Index(path, index)));
                self.wrong(Code::NoObject, path, json);
            }
            (Shape::Object(_), _) => self.wrong(Code::NoObject, path, json),
            (Shape::Text, Json::Object(languages)) => {
                for (language, text) in languages {
                    self.value(text, Shape::Plain, &Path::Key(path, language));
                }
                if languages.is_empty() {
                    self.form(path, json, None);
                }
            }
            (Shape::Flag, Json::Bool(_)) => {}
            (Shape::Flag, _) => self.wrong(Code::NoFlag, path, json),
            (Shape::Duration, Json::Number(number)) => match number_of_minutes(number) {
                Some(_) if duration(number).is_some() => {}
                Some(minutes) => self.form(path, json, Some(digits(minutes as usize))),
                None => self.wrong(Code::NoLength, path, json),
            },
            (Shape::Id, Json::Number(number)) if number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') => {}
            (Shape::Text | Shape::Plain | Shape::Id | Shape::Url | Shape::Tag, Json::Number(number)) => {
                self.form(path, json, Some(quoted(number)))
            }
            (_, Json::Text(text)) => self.check_text(text, shape, json, path),
            (Shape::Date, _) => self.wrong(Code::NoDate, path, json),
            (Shape::Time, _) => self.wrong(Code::NoTime, path, json),
            (Shape::Clock, _) => self.wrong(Code::NoClock, path, json),
            (Shape::Duration, _) => self.wrong(Code::NoLength, path, json),
            _ => self.wrong(Code::NoText, path, json),
        }
    }

    fn items(&mut self, items: &[Json<'_>], shape: Shape, path: &Path<'_>) {
        for (index, item) in items.iter().enumerate() {
            self.value(item, shape, &Path::Index(path, index));
        }
    }

    /// A link or a person of a session: an object, or a text that replaces it.
    fn one(&mut self, json: &Json<'_>, shape: Shape, path: &Path<'_>) {
        match (shape, json) {
            (Shape::Links, Json::Object(_)) => self.object(json, Kind::Link, path),
            (Shape::People, Json::Object(_)) => self.object(json, Kind::Appearance, path),
            (Shape::People, _) => self.value(json, Shape::Id, path),
            _ => self.value(json, Shape::Url, path),
        }
    }

    fn check_text(&mut self, text: &str, shape: Shape, json: &Json<'_>, path: &Path<'_>) {
        let trimmed = text.trim_ascii();
        let canonical = match shape {
            Shape::Date if stamp(trimmed).is_some_and(|_| trimmed.len() == 10) => trimmed.to_string(),
            Shape::Date => return self.wrong(Code::NoDate, path, json),
            Shape::Time if stamp(trimmed).is_some() => time(trimmed),
            Shape::Time => return self.wrong(Code::NoTime, path, json),
            Shape::Clock if clock(trimmed).is_some() => [if trimmed.len() < 5 { "0" } else { "" }, trimmed].concat(),
            Shape::Clock => return self.wrong(Code::NoClock, path, json),
            Shape::Duration => match duration(trimmed) {
                // Minutes as a string.
                Some(_) if trimmed.bytes().all(|byte| byte.is_ascii_digit()) => {
                    return self.form(
                        path,
                        json,
                        Some(trimmed.trim_start_matches('0').to_string()).filter(|text| !text.is_empty()),
                    );
                }
                Some(_) => trimmed.to_string(),
                None => return self.wrong(Code::NoLength, path, json),
            },
            Shape::Word(words) => match known_word(trimmed, words) {
                Some(word) => word.to_string(),
                None if trimmed.is_empty() => return self.form(path, json, None),
                None => return,
            },
            Shape::Id | Shape::Url | Shape::Tag if trimmed.is_empty() => {
                // A link without a URL is reported as a whole.
                let is_reported = match path {
                    Path::Key(link @ (Path::Index(..) | Path::Key(_, "links")), "url") => self.reported.contains(&link.owned()),
                    _ => false,
                };
                if !is_reported {
                    self.form(path, json, None);
                }
                return;
            }
            Shape::Flag => return self.wrong(Code::NoFlag, path, json),
            _ => return,
        };
        if canonical != text {
            self.form(path, json, Some(quoted(&canonical)));
        }
    }

    /// Reports a value of the wrong type, unless the reader already did.
    fn wrong(&mut self, code: Code, path: &Path<'_>, json: &Json<'_>) {
        let path = path.owned();
        if !self.reported.contains(&path) {
            self.log.report(code, path, json.excerpt());
        }
    }

    /// Reports a value that is read although it does not fit the schema, with its canonical form. Without a canonical form, the value is
    /// empty and may be removed.
    fn form(&mut self, path: &Path<'_>, json: &Json<'_>, canonical: Option<String>) {
        let path = path.owned();
        if self.reported.contains(&path) {
            return;
        }
        let key = path.steps().filter_map(|step| if let Step::Key(key) = step { Some(key.to_string()) } else { None }).last();
        let key = key.unwrap_or_default();
        let help = match canonical {
            Some(code) => ["Write \"", &key, "\": ", &code, "."].concat(),
            None => ["Remove \"", &key, "\", or give it a value."].concat(),
        };
        let diagnostic = Diagnostic { help: Some(help), ..Diagnostic::new(Code::OtherForm, path, json.excerpt()) };
        self.forms.entry(key).or_insert_with(|| Capped::new(3)).push(self.log, diagnostic);
    }

    /// Keys that are ignored because another key takes precedence.
    fn passed_over(&mut self, json: &Json<'_>, kind: Kind, path: &Path<'_>) {
        let has = |key: &str| json.get(key).is_some_and(|value| *value != Json::Null);
        let is_date = || matches!(json.get("start"), Some(Json::Text(start)) if start.trim_ascii().len() == 10) && !has("time");
        let (counts, ignored): (&str, &[&str]) = match kind {
            Kind::Appearance if has("person") => ("person", &["name", "id", "sortName", "bio", "picture", "timezone", "links"]),
            Kind::Session if has("end") => ("end", &["duration", "openEnd"]),
            Kind::Session if is_date() => ("start", &["duration", "openEnd"]),
            Kind::Part if !has("part") && !has("title") => {
                return self.log.report(Code::Untitled, path.owned(), json.excerpt());
            }
            Kind::Part if !has("part") && !has("from") => {
                if !self.reported.contains(&path.owned()) {
                    self.log.report(Code::NoFrom, path.owned(), json.excerpt());
                }
                return;
            }
            _ => return,
        };
        for key in ignored.iter().filter(|key| has(key) && json.get(key) != Some(&Json::Bool(false))) {
            // A duration that agrees with the end is not ignored.
            let length = match json.get(key) {
                Some(Json::Number(text)) => number_of_minutes(text),
                Some(Json::Text(text)) => duration(text),
                _ => None,
            };
            if *key == "duration" && length.is_some_and(|length| self.minutes.get(&path.owned()) == Some(&i64::from(length))) {
                continue;
            }
            let path = Path::Key(path, key).owned();
            if !self.reported.contains(&path) {
                let help = match (kind, counts) {
                    (Kind::Appearance, _) => ["Move \"", key, "\" to the person's own entry in \"people\"."].concat(),
                    (_, "end") => ["Remove \"", key, "\" or \"end\"."].concat(),
                    _ => ["Add a time to \"start\", or remove \"", key, "\"."].concat(),
                };
                self.log
                    .diagnostics
                    .push(Diagnostic { help: Some(help), ..Diagnostic::new(Code::PassedOver, path, excerpt(counts)) });
            }
        }
    }
}

/// A value as code, if it is short enough.
fn code(json: &Json<'_>) -> String {
    match json {
        Json::Text(text) if text.chars().count() <= 60 => quoted(text),
        Json::Number(number) => number.to_string(),
        Json::Object(_) => "{…}".into(),
        _ => "…".into(),
    }
}
