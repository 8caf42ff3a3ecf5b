//! An object whose keys are looked up by what they mean, however they are written: `startsAt`, `Start Time`, `start_time`.

use crate::feed::json::Json;
use crate::feed::reading::{Path, Reading};
use crate::formats::clean::line;
use crate::formats::draft::{Made, place, text};
use crate::formats::letters::{is_wordy, lower};
use crate::formats::spoken::{in_one, texts};
use crate::path::JsonPath;

/// Keys of one meaning, in the order in which they count: without case and what is between words.
pub(super) type Words = &'static [&'static str];

pub(super) const TITLE: Words = &["title", "name", "label", "sessiontitle", "talktitle", "sessionname", "subject", "topictitle"];
pub(super) const SUBTITLE: Words = &["subtitle", "tagline", "subheading"];
pub(super) const ID: Words = &["id", "sessionid", "talkid", "guid", "uuid", "code", "key", "slug"];
pub(super) const START: Words = &[
    "startsat",
    "start",
    "starttime",
    "startdatetime",
    "datestart",
    "timestart",
    "begin",
    "beginsat",
    "begintime",
    "from",
    "starts",
    "startat",
    "dtstart",
    "startdate",
    "datetime",
];
pub(super) const END: Words = &[
    "endsat",
    "end",
    "endtime",
    "enddatetime",
    "dateend",
    "timeend",
    "finish",
    "finishtime",
    "to",
    "until",
    "ends",
    "endat",
    "dtend",
    "enddate",
];
pub(super) const DATE: Words = &["date", "day", "sessiondate", "conferencedate", "startdate"];
pub(super) const TIME: Words = &["time", "timeslot", "slot"];
pub(super) const DAY: Words = &["conferenceday", "day", "daynumber"];
pub(super) const LENGTH: Words = &["duration", "length", "durationminutes", "durationmin", "minutes", "mins", "lengthminutes"];
pub(super) const SECONDS: Words = &["durationseconds", "durationinseconds", "seconds"];
pub(super) const ROOM: Words = &[
    "room",
    "roomname",
    "roomid",
    "location",
    "locationname",
    "locationid",
    "stage",
    "hall",
    "venue",
    "place",
    "where",
    "auditorium",
];
pub(super) const TRACK: Words =
    &["track", "trackname", "trackid", "topic", "topicname", "category", "categoryid", "theme", "stream", "area"];
pub(super) const FORMAT: Words = &["format", "sessiontype", "sessionformat", "talktype", "kind", "formatid", "type"];
pub(super) const TAGS: Words = &["tags", "keywords", "labels", "topics", "categories", "tag", "keyword"];
pub(super) const LEVEL: Words = &["level", "difficulty", "audiencelevel", "experience", "complexity"];
pub(super) const LANGUAGE: Words = &["language", "lang", "languages", "locale", "spokenlanguage"];
pub(super) const ABSTRACT: Words =
    &["abstract", "description", "desc", "summary", "content", "body", "details", "longdescription"];
pub(super) const PEOPLE: &[(Words, &str)] = &[
    (
        &[
            "speakers",
            "speakerids",
            "speaker",
            "speakerid",
            "speakernames",
            "speakername",
            "presenters",
            "presenterids",
            "presenter",
            "presentername",
            "people",
            "persons",
            "lecturers",
            "lecturer",
            "instructors",
            "instructor",
            "facilitators",
            "facilitator",
        ],
        "",
    ),
    (&["moderators", "moderatorids", "moderator", "chairs", "chair"], "moderator"),
    (&["panelists", "panellists"], "panelist"),
    (&["hosts", "host"], "host"),
];
pub(super) const STATUS: Words = &["status", "state"];

/// `Start Time` as `starttime`.
pub(super) fn folded(key: &str) -> String {
    lower(key).chars().filter(|&c| is_wordy(c)).collect()
}

/// What a key is without the language at its end: `label_de` is `label` in `de`, as is `labelDe`.
fn spoken(key: &str) -> Option<(String, String)> {
    let (word, language) = match key.rsplit_once(['_', '-', '.', ' ']) {
        Some(parts) => parts,
        None => key.split_at_checked(key.len().checked_sub(2)?)?,
    };
    let is_set_off = word.len() + language.len() < key.len()
        || (language.starts_with(|c: char| c.is_ascii_uppercase()) && language.ends_with(|c: char| c.is_ascii_lowercase()));
    let is_tag = language.len() == 2 && language.bytes().all(|byte| byte.is_ascii_alphabetic());
    // `speaker_id` and the like are no languages, nor is `sign_up`.
    let language = language.to_ascii_lowercase();
    let is_word = matches!(language.as_str(), "id" | "at" | "by" | "no" | "in" | "up" | "of" | "to" | "on");
    (is_set_off && is_tag && !is_word && !word.is_empty()).then(|| (folded(word), language))
}

/// An object with its keys by their meaning.
pub(super) struct Row<'r> {
    pub(super) r: &'r Reading<'r>,
    /// The key without what is between words, the key as it is, and its value.
    keys: Vec<(String, &'r str, &'r Json<'r>)>,
}

impl<'r> Row<'r> {
    pub(super) fn of(r: &'r Reading<'r>) -> Row<'r> {
        let mut keys = Vec::new();
        if let Json::Object(members) = r.json {
            for (key, json) in members.iter().filter(|(_, json)| *json != Json::Null) {
                keys.push((folded(key), key.as_ref(), json));
            }
        }
        Row { r, keys }
    }

    /// The value of the first of those words that there is something under, and the word.
    pub(super) fn find(&self, words: &[&'static str]) -> Option<(&'static str, Reading<'_>)> {
        words.iter().find_map(|word| Some((*word, self.get(word)?)))
    }

    /// The value under that word; nothing where it is false, empty or absent.
    pub(super) fn get(&self, word: &str) -> Option<Reading<'_>> {
        let (_, key, json) = self.keys.iter().rev().find(|(folded, ..)| folded == word)?;
        let is_nothing = match json {
            Json::Bool(_) => true,
            Json::Text(text) => text.trim().is_empty(),
            Json::List(items) => items.is_empty(),
            _ => false,
        };
        (!is_nothing).then(|| self.r.inner(json, Path::Key(&self.r.path, key)))
    }

    /// Whether something is said to be so.
    pub(super) fn is(&self, word: &str) -> bool {
        self.keys.iter().any(|(folded, _, json)| folded == word && **json == Json::Bool(true))
    }

    /// All values with their words, as they are.
    pub(super) fn each(&self, take: &mut dyn FnMut(&str, &Reading<'_>)) {
        for (word, key, json) in &self.keys {
            take(word, &self.r.inner(json, Path::Key(&self.r.path, key)));
        }
    }

    /// The text under the first of those words that has one, in one language or in several (`title_de`, `title_en`), and its
    /// place.
    pub(super) fn text(&self, words: &[&'static str], clean: fn(&str) -> String) -> Option<(Json<'static>, JsonPath)> {
        for word in words {
            if let Some(found) = self.get(word)
                && matches!(found.json, Json::Text(_) | Json::Number(_) | Json::Object(_))
                && let Some(text) = texts(&found, clean)
            {
                return Some((text, place(&found)));
            }
            let mut languages = Vec::new();
            for (_, key, json) in &self.keys {
                if let (Some((base, language)), Json::Text(said)) = (spoken(key), json)
                    && base == *word
                    && !clean(said).is_empty()
                {
                    self.r.log.read(json);
                    languages.push((language.into(), text(clean(said))));
                }
            }
            if !languages.is_empty() {
                let is_same = languages.windows(2).all(|pair| pair[0].1 == pair[1].1);
                let said = if is_same { languages.remove(0).1 } else { Json::Object(languages) };
                return Some((said, place(self.r)));
            }
        }
        None
    }

    /// Says the same of something under a key of plenary's own.
    #[inline(never)]
    pub(super) fn tell(&self, made: &mut Made, key: &str, words: &[&'static str], clean: fn(&str) -> String) {
        if let Some((text, from)) = self.text(words, clean) {
            made.put(key, text, from);
        }
    }

    /// The text in one line, where one language is enough.
    #[inline(never)]
    pub(super) fn name(&self, words: &[&'static str]) -> String {
        self.text(words, line).map_or_else(String::new, |(text, _)| in_one(&text).to_string())
    }

    /// The string or number under the first of those words that has any value.
    #[inline(never)]
    pub(super) fn string(&self, words: &[&'static str]) -> String {
        self.find(words).map_or_else(String::new, |(_, found)| found.as_string())
    }
}
