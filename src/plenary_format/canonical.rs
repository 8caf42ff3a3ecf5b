//! Rewrites values to canonical form: `9:00 AM`, `21 June 2023`, `1h`, `en, de`.
//!
//! In a browser this is in the repair module, loaded only for a feed with such a value.

use super::short_forms;
use super::time_forms::{Context, Form, day_of, hours, time_of_day};
use crate::diagnostic::{Code, Diagnostic};
use crate::path::{JsonPath, Step};
use crate::source::cursor::Path;
use crate::source::json::Json;
use crate::text::digits;
use crate::time::{duration, duration_in_words};

/// A rewritten value.
pub(crate) struct Rewritten {
    pub(crate) path: JsonPath,
    /// The old value, truncated.
    pub(crate) old: String,
    /// The new value.
    pub(crate) new: String,
    /// The end, if the value includes one.
    pub(crate) end: Option<String>,
    /// The assumption that was necessary; `None` if the value was unambiguous.
    pub(crate) assumed: Option<Code>,
    /// The target of the value, if its key is a short form.
    pub(crate) target: Option<Target>,
}

/// The target of a short form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// A member that replaces the short form, provided that the object has no such key yet.
    Member(&'static str),
    /// Items that are appended to the list at a key.
    Items(&'static str),
}

impl Rewritten {
    /// A diagnostic for the rewritten value, with the new value as help.
    pub(crate) fn diagnostic(&self, code: Code) -> Diagnostic {
        let key = match self.path.steps().last() {
            Some(Step::Key(key)) => key,
            _ => "",
        };
        match self.target {
            Some(Target::Member(key)) => {
                let help = ["Write \"", key, "\": ", &self.new, "."].concat();
                return Diagnostic { help: Some(help), ..Diagnostic::new(code, self.path.clone(), self.old.clone()) };
            }
            Some(Target::Items(key)) => {
                let help = ["Add it to \"", key, "\": ", &self.new, "."].concat();
                return Diagnostic { help: Some(help), ..Diagnostic::new(code, self.path.clone(), self.old.clone()) };
            }
            None => {}
        }
        let is_code = self.new.starts_with('[') || key == "duration";
        let code_of_value = if is_code { self.new.clone() } else { ["\"", &self.new, "\""].concat() };
        let (to, end) = match &self.end {
            Some(end) => ([" to \"", end, "\""].concat(), [", \"end\": \"", end, "\""].concat()),
            None => (String::new(), String::new()),
        };
        let help = ["It is read as ", &code_of_value, &to, ". Write \"", key, "\": ", &code_of_value, &end, "."].concat();
        Diagnostic { help: Some(help), ..Diagnostic::new(code, self.path.clone(), self.old.clone()) }
    }
}

/// Receives each rewritten value.
pub(crate) type Log<'l> = &'l mut dyn FnMut(Rewritten);

/// Rewrites one member of the feed, or one item of a member.
#[inline(never)]
pub(crate) fn rewrite(key: &str, json: &mut Json<'_>, path: Path<'_>, context: Context<'_>, log: Log<'_>) {
    let mut object = Object { json, path, log };
    match key {
        "event" => {
            let last = object.put("start", |text| context.date(text));
            object.put_end(last);
            object.put("end", |text| {
                let Form { text, end, assumed } = context.date(text)?;
                Some(Form { text: end.unwrap_or(text), end: None, assumed })
            });
            object.put("dayStart", clock);
        }
        "days" => {
            object.put("date", |text| one_day(text, context));
            object.each("parts", &mut |part| drop(part.put("from", clock)));
        }
        "sessions" => session(&mut object, context, ""),
        _ => {}
    }
}

/// An object of the feed.
pub(super) struct Object<'o, 't> {
    pub(super) json: &'o mut Json<'t>,
    pub(super) path: Path<'o>,
    pub(super) log: Log<'o>,
}

impl<'t> Object<'_, 't> {
    fn member(&mut self, key: &str) -> Option<&mut Json<'t>> {
        match &mut *self.json {
            Json::Object(members) => members.iter_mut().rev().find(|(name, _)| name == key).map(|(_, value)| value),
            _ => None,
        }
    }

    /// The text at a key; empty if there is none.
    fn string(&self, key: &str) -> &str {
        match self.json.get(key) {
            Some(Json::Text(text)) => text.trim(),
            _ => "",
        }
    }

    /// Rewrites a text if it has a canonical form. Returns the end that the text includes.
    fn put(&mut self, key: &str, form: impl FnOnce(&str) -> Option<Form>) -> Option<String> {
        let text = match self.json.get(key) {
            // A number, such as a Unix timestamp.
            Some(Json::Number(number)) if key != "duration" => number,
            _ => self.string(key),
        };
        let Form { text: new, end, assumed } = Some(text).filter(|text| !text.is_empty()).and_then(form)?;
        let member = self.member(key)?;
        if *member != Json::Text(new.as_str().into()) {
            let old = std::mem::replace(member, Json::Text(new.clone().into()));
            self.log(key, &old, new, end.clone(), assumed);
        }
        end
    }

    /// Sets an end that the start included, unless there is one.
    fn put_end(&mut self, end: Option<String>) {
        if let (Some(end), Json::Object(members)) = (end, &mut *self.json)
            && !members.iter().any(|(key, value)| matches!(key.as_ref(), "end" | "duration") && *value != Json::Null)
        {
            members.push(("end".into(), Json::Text(end.into())));
        }
    }

    fn log(&mut self, key: &str, old: &Json<'_>, new: String, end: Option<String>, assumed: Option<Code>) {
        (self.log)(Rewritten { path: Path::Key(&self.path, key).owned(), old: old.excerpt(), new, end, assumed, target: None });
    }

    /// Iterates over the objects of the list at a key.
    pub(super) fn each(&mut self, key: &str, take: &mut dyn FnMut(&mut Object<'_, 't>)) {
        let Json::Object(members) = &mut *self.json else { return };
        let Some((_, value)) = members.iter_mut().rev().find(|(name, _)| name == key) else { return };
        let path = Path::Key(&self.path, key);
        match value {
            Json::List(items) => {
                for (index, json) in items.iter_mut().enumerate() {
                    take(&mut Object { json, path: Path::Index(&path, index), log: &mut *self.log });
                }
            }
            json => take(&mut Object { json, path, log: &mut *self.log }),
        }
    }
}

/// Rewrites a session; `around` is the start of its parent.
fn session(session: &mut Object<'_, '_>, context: Context<'_>, around: &str) {
    session.put("day", |text| one_day(text, context));
    let day = day_of(session.string("day")).or_else(|| day_of(around)).or(context.only_day());
    let own_zone = Some(session.string("timezone").to_string()).filter(|zone| context.zones.has(zone));
    let context = Context { zone: own_zone.as_deref().unwrap_or(context.zone), ..context };
    let as_written = session.string("start").to_string();
    let end = session.put("start", |text| context.moment(text, day));
    session.put_end(end);
    let start = session.string("start").to_string();
    session.put("end", |text| context.moment_after(text, &start, &as_written));
    session.put("movedFrom", |text| context.moment(text, day_of(&start)));
    session.put("duration", |text| {
        if duration(text).is_some() { None } else { duration_in_words(text).map(|minutes| digits(minutes as usize).into()) }
    });
    languages(session);
    short_forms::people(session);
    short_forms::remote(session);
    session.each("sessions", &mut |inner| self::session(inner, context, &start));
}

/// A single date.
fn one_day(text: &str, context: Context<'_>) -> Option<Form> {
    context.date(text).filter(|form| form.end.is_none())
}

/// A time of day.
fn clock(text: &str) -> Option<Form> {
    Some(hours(time_of_day(text)?.0).into())
}

/// Splits languages: `"en, de"` and `"de/en"` are two.
fn languages(session: &mut Object<'_, '_>) {
    let is_between = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '/' | '|' | '&' | '+');
    let Some(member) = session.member("language") else { return };
    let of = |text: &str| -> Vec<String> {
        let tags: Vec<&str> = text.split(is_between).filter(|tag| !tag.is_empty() && *tag != "and").collect();
        // Text that is not a list of tags is left unchanged.
        let are_tags = tags
            .iter()
            .all(|tag| tag.len() < 12 && tag.split(['-', '_']).next().is_some_and(|first| matches!(first.len(), 2 | 3)));
        if are_tags && tags.len() > 1 { tags.into_iter().map(str::to_string).collect() } else { vec![text.to_string()] }
    };
    let items: Vec<&str> = match member {
        Json::Text(text) => vec![text],
        Json::List(items) => {
            let texts = items.iter().map(|item| if let Json::Text(text) = item { Some(text.as_ref()) } else { None });
            let Some(texts) = texts.collect::<Option<Vec<_>>>() else { return };
            texts
        }
        _ => return,
    };
    let tags: Vec<String> = items.iter().flat_map(|text| of(text)).collect();
    if tags.len() > items.len() {
        let code = tags.iter().map(|tag| ["\"", tag, "\""].concat()).collect::<Vec<_>>().join(", ");
        let new = Json::List(tags.into_iter().map(|tag| Json::Text(tag.into())).collect());
        let old = std::mem::replace(member, new);
        session.log("language", &old, ["[", &code, "]"].concat(), None, None);
    }
}
