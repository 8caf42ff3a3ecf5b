//! Rewrites values to canonical form: `9:00 AM`, `21 June 2023`, `1h`, `en, de`.
//!
//! A browser loads this for a feed that has such a value.

use super::short_forms;
use super::time_forms::{Context, Form, day_of, hours, time_of_day};
use crate::diagnostic::{Code, Diagnostic};
use crate::path::{JsonPath, Step};
use crate::source::cursor::Path;
use crate::source::json::Json;
use crate::text::digits;
use crate::time::{duration, duration_in_words};

/// A value that was given another form.
pub(crate) struct Rewritten {
    pub(crate) path: JsonPath,
    /// The value that it had, shortened.
    pub(crate) old: String,
    /// The one that it has now.
    pub(crate) new: String,
    /// The end that it says as well.
    pub(crate) end: Option<String>,
    /// What had to be assumed; `None` where the value was clear.
    pub(crate) assumed: Option<Code>,
    /// Where it belongs, if its key is a short form.
    pub(crate) target: Option<Target>,
}

/// Where the value of a short form belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// It replaces the key: a member of the object that has no such key yet.
    Member(&'static str),
    /// It is added to the list of that key.
    Items(&'static str),
}

impl Rewritten {
    /// The diagnostic with that code, with the new value as its help.
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

/// Hears of everything that is rewritten.
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

    /// The text of that key; empty where there is none.
    fn string(&self, key: &str) -> &str {
        match self.json.get(key) {
            Some(Json::Text(text)) => text.trim(),
            _ => "",
        }
    }

    /// Gives a text another form, if it has one. Returns the end that the text says as well.
    fn put(&mut self, key: &str, form: impl FnOnce(&str) -> Option<Form>) -> Option<String> {
        let text = match self.json.get(key) {
            // A number of seconds since 1970, say.
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

    /// Adds an end that was said with the start, unless there is one.
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

    /// Every object in the list of that key.
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

/// A session; `around` is the start of the one around it.
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

/// A date that is no range.
fn one_day(text: &str, context: Context<'_>) -> Option<Form> {
    context.date(text).filter(|form| form.end.is_none())
}

/// A time of the day.
fn clock(text: &str) -> Option<Form> {
    Some(hours(time_of_day(text)?.0).into())
}

/// `"en, de"` and `"de/en"` are two languages.
fn languages(session: &mut Object<'_, '_>) {
    let is_between = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '/' | '|' | '&' | '+');
    let Some(member) = session.member("language") else { return };
    let of = |text: &str| -> Vec<String> {
        let tags: Vec<&str> = text.split(is_between).filter(|tag| !tag.is_empty() && *tag != "and").collect();
        // Words that are no tags stay what they are.
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
