//! The draft: a feed in plenary's own format under construction.

use crate::diagnostic::{Code, Diagnostic};
use crate::import::Options;
use crate::import::common::key_map::{Keys, Map};
use crate::import::common::localized_text::{both, json_text, texts};
use crate::import::common::people_index::{People, Person};
use crate::import::common::strip_markup;
use crate::path::{JsonPath, Step};
use crate::plenary_format::zone_assumed::Offsets;
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
use crate::plenary_format::zone_assumed::assume;
use crate::source::cursor::Cursor;
use crate::source::json::Json;
use crate::text::digits;
use crate::time::{Instant, Stamp, instant_with_offset, stamp};

/// A value of a draft.
#[derive(Clone)]
pub(in crate::import) enum Value {
    /// A string, a number, `true`, or texts by language.
    Plain(Json<'static>),
    /// Nested objects.
    List(Vec<DraftObject>),
    /// A person whose id is resolved at the end.
    Person(Person),
}

/// An object of the draft (a session, a person, a link): members in order, each with its path in the schedule.
#[derive(Clone, Default)]
pub(in crate::import) struct DraftObject {
    /// Its path in the schedule.
    pub(in crate::import) from: JsonPath,
    pub(in crate::import) members: Vec<(&'static str, Value, JsonPath)>,
}

/// Maximum number of links that a new link is compared with, which bounds the work.
const COMPARED: usize = 32;

/// A local time from a date and minutes since midnight.
pub(in crate::import) fn local(date: &str, minutes: u32) -> String {
    let two = |number: u32| {
        let digits = digits(number as usize);
        if digits.len() < 2 { ["0", &digits].concat() } else { digits }
    };
    [date, "T", &two(minutes / 60), ":", &two(minutes % 60)].concat()
}

/// The path of a value.
pub(in crate::import) fn path_of(r: &Cursor<'_>) -> JsonPath {
    r.path.owned()
}

impl DraftObject {
    /// Creates an object that is defined at a cursor.
    pub(in crate::import) fn of(r: &Cursor<'_>) -> DraftObject {
        DraftObject { from: path_of(r), members: Vec::new() }
    }

    fn add(&mut self, key: &'static str, value: Value, from: JsonPath) -> &mut DraftObject {
        self.forget(&[key]);
        self.members.push((key, value, from));
        self
    }

    /// Removes keys.
    #[inline(never)]
    pub(in crate::import) fn forget(&mut self, keys: &[&str]) {
        self.members.retain(|(known, ..)| !keys.contains(known));
    }

    /// Sets a value with its path in the schedule.
    #[inline(never)]
    pub(in crate::import) fn put(&mut self, key: &'static str, value: Json<'static>, from: JsonPath) -> &mut DraftObject {
        self.add(key, Value::Plain(value), from)
    }

    /// Sets a string, with the path of the cursor.
    #[inline(never)]
    pub(in crate::import) fn tell(&mut self, key: &'static str, value: String, r: &Cursor<'_>) -> &mut DraftObject {
        self.put(key, json_text(value), path_of(r))
    }

    /// Sets a string derived from several values, unless it is empty.
    pub(in crate::import) fn say(&mut self, key: &'static str, value: impl Into<String>) -> &mut DraftObject {
        self.say_text(key, value.into())
    }

    #[inline(never)]
    fn say_text(&mut self, key: &'static str, value: String) -> &mut DraftObject {
        if value.is_empty() {
            return self;
        }
        let from = self.from.clone();
        self.put(key, json_text(value), from)
    }

    /// Copies a single-line text (a title, a name) from the key `from`, in one or several languages.
    pub(in crate::import) fn line(&mut self, key: &'static str, r: &Cursor<'_>, from: &str) -> &mut DraftObject {
        self.texts(key, r, from, strip_markup::line)
    }

    /// Copies a multi-line text with any markup (an abstract) from the key `from`.
    pub(in crate::import) fn long(&mut self, key: &'static str, r: &Cursor<'_>, from: &str) -> &mut DraftObject {
        self.texts(key, r, from, strip_markup::paragraphs)
    }

    /// Copies the text at the key `from`, with each language cleaned.
    #[inline(never)]
    pub(in crate::import) fn texts(
        &mut self,
        key: &'static str,
        r: &Cursor<'_>,
        from: &str,
        clean: fn(&str) -> String,
    ) -> &mut DraftObject {
        if let Some(member) = r.member(from)
            && let Some(made) = texts(&member, clean)
        {
            self.put(key, made, path_of(&member));
        }
        self
    }

    /// Copies the string or number at the key `from` unchanged: an id, a time, a URL.
    #[inline(never)]
    pub(in crate::import) fn copy(&mut self, key: &'static str, r: &Cursor<'_>, from: &str) -> &mut DraftObject {
        if let Some(member) = r.member(from)
            && let string = member.as_string()
            && !string.is_empty()
        {
            self.tell(key, string, &member);
        }
        self
    }

    /// Joins the texts of several keys as paragraphs, without duplicates: an abstract and its details.
    pub(in crate::import) fn join(&mut self, key: &'static str, r: &Cursor<'_>, from: &[&str]) -> &mut DraftObject {
        let mut whole: Option<(Json<'static>, JsonPath)> = None;
        for from in from {
            let Some(member) = r.member(from) else { continue };
            let Some(more) = texts(&member, strip_markup::paragraphs) else { continue };
            whole = Some(match whole {
                None => (more, path_of(&member)),
                Some((text, from)) => match both(&text, &more) {
                    whole if whole == text => (text, from),
                    whole if whole == more => (more, path_of(&member)),
                    whole => (whole, self.from.clone()),
                },
            });
        }
        if let Some((text, from)) = whole {
            self.put(key, text, from);
        }
        self
    }

    /// Sets a list of nested objects, unless it is empty.
    pub(in crate::import) fn list(&mut self, key: &'static str, list: Vec<DraftObject>) -> &mut DraftObject {
        if list.is_empty() {
            return self;
        }
        let from = self.from.clone();
        self.add(key, Value::List(list), from)
    }

    /// Appends to a list of nested objects.
    pub(in crate::import) fn push(&mut self, key: &'static str, made: DraftObject) {
        for (known, value, _) in &mut self.members {
            if *known == key
                && let Value::List(list) = value
            {
                list.push(made);
                return;
            }
        }
        self.list(key, vec![made]);
    }

    /// Sets a list of strings (tags, languages), without duplicates.
    pub(in crate::import) fn words(&mut self, key: &'static str, words: Vec<String>) -> &mut DraftObject {
        let mut list: Vec<Json<'static>> = Vec::new();
        let mut known = Keys::default();
        for word in words {
            if !word.is_empty() && known.add(&word).1 {
                list.push(json_text(word));
            }
        }
        if list.is_empty() {
            return self;
        }
        let from = self.from.clone();
        self.put(key, Json::List(list), from)
    }

    /// The string at a key, if it is in one language.
    pub(in crate::import) fn get(&self, key: &str) -> Option<&str> {
        match self.plain(key) {
            Some(Json::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// The value at a key, unless it is a list of objects.
    #[inline(never)]
    pub(in crate::import) fn plain(&self, key: &str) -> Option<&Json<'static>> {
        for (known, value, _) in &self.members {
            if let Value::Plain(json) = value
                && *known == key
            {
                return Some(json);
            }
        }
        None
    }

    /// The length of the list at a key.
    pub(in crate::import) fn list_length(&self, key: &str) -> usize {
        let found = self.members.iter().find(|(known, ..)| *known == key);
        found.map_or(0, |(_, value, _)| if let Value::List(list) = value { list.len() } else { 0 })
    }

    /// Whether the object has a key.
    pub(in crate::import) fn has(&self, key: &str) -> bool {
        self.members.iter().any(|(known, ..)| *known == key)
    }

    /// Adds a link: `kind` is `recording`, `slides` …, or empty for a plain page.
    pub(in crate::import) fn link(&mut self, kind: &str, url: &str, title: &str, r: &Cursor<'_>) {
        if !url.is_empty() {
            self.link_from(kind, url, title, path_of(r));
        }
    }

    /// Adds a link with its path in the schedule. It is merged into an existing link with the same URL.
    pub(in crate::import) fn link_from(&mut self, kind: &str, url: &str, title: &str, from: JsonPath) {
        if url.is_empty() {
            return;
        }
        let mut link = DraftObject { from, members: Vec::new() };
        link.say("type", kind).say("url", url).say("title", strip_markup::line(title));
        let known = self.members.iter_mut().find_map(|(key, value, _)| match value {
            Value::List(list) if *key == "links" => list.iter_mut().take(COMPARED).find(|known| known.get("url") == Some(url)),
            _ => None,
        });
        match known {
            // The page of a session is often repeated among its links, with more details.
            Some(known) => known.fill(link),
            None => self.push("links", link),
        }
    }

    /// Adds the members of another object that are missing here.
    pub(in crate::import) fn fill(&mut self, other: DraftObject) {
        for (key, value, from) in other.members {
            if !self.has(key) {
                self.members.push((key, value, from));
            }
        }
    }

    /// Refers to a person of the draft, whose id is resolved at the end.
    pub(in crate::import) fn mention(&mut self, person: Person) {
        let from = self.from.clone();
        self.add("person", Value::Person(person), from);
    }

    /// The appearance of a person in the session.
    pub(in crate::import) fn appearance_of(&mut self, person: Person) -> Option<&mut DraftObject> {
        let is_of =
            |one: &DraftObject| one.members.iter().any(|(_, value, _)| matches!(value, Value::Person(known) if *known == person));
        self.members.iter_mut().find_map(|(key, value, _)| match value {
            Value::List(list) if *key == "people" => list.iter_mut().find(|one| is_of(one)),
            _ => None,
        })
    }

    /// Adds an appearance. If the person is in the session already, only a missing role is added.
    pub(in crate::import) fn appearance_once(&mut self, person: Person, role: &str, r: &Cursor<'_>) {
        match self.appearance_of(person) {
            Some(known) if known.has("role") => {}
            Some(known) => {
                known.say("role", role);
            }
            None => self.appearance(person, role, r),
        }
    }

    /// Adds an appearance with a role (empty if unknown).
    pub(in crate::import) fn appearance(&mut self, person: Person, role: &str, r: &Cursor<'_>) {
        let mut one = DraftObject::of(r);
        one.mention(person);
        one.say("role", role);
        self.push("people", one);
    }
}

/// The sessions so far, to detect duplicates.
#[derive(Default)]
pub(in crate::import) struct SeenSessions {
    /// Indices of sessions by id, and by start, title and room.
    pub(in crate::import) sessions: Map<usize>,
}

/// A feed in plenary's own format under construction.
#[derive(Default)]
pub(in crate::import) struct Draft {
    pub(in crate::import) event: DraftObject,
    pub(in crate::import) rooms: Vec<DraftObject>,
    pub(in crate::import) tracks: Vec<DraftObject>,
    pub(in crate::import) people: Vec<DraftObject>,
    pub(in crate::import) days: Vec<DraftObject>,
    pub(in crate::import) sessions: Vec<DraftObject>,
    /// Diagnostics about the schedule as a whole.
    pub(in crate::import) diagnostics: Vec<Diagnostic>,
    /// To detect duplicate sessions.
    pub(in crate::import) seen: SeenSessions,
    /// To identify people.
    pub(in crate::import) identities: People,
}

impl Draft {
    /// Creates a draft whose event is defined at a cursor.
    pub(in crate::import) fn of(event: &Cursor<'_>) -> Draft {
        Draft { event: DraftObject::of(event), ..Draft::default() }
    }

    /// Sets the event's zone from a key; an unknown zone is reported.
    pub(in crate::import) fn zone(&mut self, r: &Cursor<'_>, key: &str, options: &Options<'_>) {
        let Some(member) = r.member(key) else { return };
        let name = member.as_string();
        if options.zones.has(&name) {
            self.event.copy("timezone", r, key);
        } else if !name.is_empty() {
            member.report(Code::NoZone);
        }
    }

    /// The zone of the event if it is set, otherwise the fallback zone.
    pub(in crate::import) fn zone_of<'z>(&'z self, options: &'z Options<'_>) -> &'z str {
        self.event.get("timezone").unwrap_or(options.timezone)
    }

    /// Whether the event has no zone, and the offsets of its times may determine one.
    pub(in crate::import) fn wants_zone(&self, options: &Options<'_>) -> bool {
        let mut offsets = Offsets::new();
        learn(&mut offsets, &self.sessions);
        self.zone_of(options).is_empty() && offsets.iter().any(|(_, offset)| *offset != 0)
    }

    /// Sets the zone of an event without one from the offsets of its times. In a browser, the repair module does that.
    #[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
    fn assume_zone(&mut self, options: &Options<'_>) {
        if !self.zone_of(options).is_empty() {
            return;
        }
        let mut offsets = Offsets::new();
        learn(&mut offsets, &self.sessions);
        let place = self.event.get("place").unwrap_or_default();
        if let Some((zone, diagnostic)) = assume(&offsets, place, JsonPath::TOP, options.zones, options.zones.platform()) {
            self.event.say("timezone", zone);
            self.diagnostics.push(diagnostic);
        }
    }

    /// Sets the event's zone to the fallback zone, unless it has one.
    pub(in crate::import) fn default_zone(&mut self, options: &Options<'_>) {
        if !self.event.has("timezone") && options.zones.has(options.timezone) {
            self.event.say("timezone", options.timezone);
        }
    }

    /// Gives somebody an affiliation. If another is known, it is returned: it holds for one session.
    pub(in crate::import) fn affiliate(&mut self, person: Person, affiliation: String) -> String {
        let person = self.person(person);
        match person.get("affiliation") {
            Some(known) if known.contains(&affiliation) => String::new(),
            _ if !person.has("affiliation") => {
                person.say("affiliation", affiliation);
                String::new()
            }
            _ => affiliation,
        }
    }

    /// The path in the schedule for a value of the feed, or for its closest ancestor with one.
    pub(in crate::import) fn origin(&self, path: &JsonPath) -> JsonPath {
        let mut steps = path.steps();
        let lists = [
            ("days", &self.days),
            ("rooms", &self.rooms),
            ("tracks", &self.tracks),
            ("people", &self.people),
            ("sessions", &self.sessions),
        ];
        let mut list = match steps.next() {
            Some(Step::Key("event")) => std::slice::from_ref(&self.event),
            Some(Step::Key(key)) => lists.iter().find(|(known, _)| *known == key).map_or(&[][..], |(_, list)| list),
            _ => &[],
        };
        let mut place = if path.begins_with("event") { Some(Step::Index(0)) } else { steps.next() };
        let mut found = &JsonPath::TOP;
        while let Some(Step::Index(index)) = place
            && let Some(object) = list.get(index)
        {
            found = &object.from;
            let Some(Step::Key(key)) = steps.next() else { break };
            let Some((_, value, from)) = object.members.iter().find(|(known, ..)| *known == key) else { break };
            found = from;
            let Value::List(inner) = value else { break };
            (list, place) = (inner, steps.next());
        }
        found.clone()
    }

    /// Sorts sessions by time, and sets or reports the zone.
    pub(in crate::import) fn arrange(&mut self, options: &Options<'_>) {
        self.default_zone(options);
        #[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
        self.assume_zone(options);
        let zone = self.zone_of(options).to_string();
        let needy = |session: &&DraftObject| {
            matches!(session.get("start").and_then(stamp), Some(Stamp::Local(_))) && !session.has("timezone")
        };
        if zone.is_empty()
            && let Some(first) = self.sessions.iter().find(needy)
        {
            let count = self.sessions.iter().filter(needy).count();
            let sessions = if count == 1 { " session" } else { " sessions" };
            let value = ["\"", first.get("start").unwrap_or_default(), "\", in ", &digits(count), sessions].concat();
            self.diagnostics.push(Diagnostic::new(Code::ZoneNeeded, JsonPath::TOP, value));
        }
        let at = |session: &DraftObject| match session.get("start").and_then(stamp) {
            Some(Stamp::Exact(at)) => at,
            Some(Stamp::Zoned(_, _, Some(at))) => at,
            Some(Stamp::Zoned(local, zone, None)) => options.zones.instant(&zone, local).0,
            Some(Stamp::Local(local)) => options.zones.instant(session.get("timezone").unwrap_or(&zone), local).0,
            Some(Stamp::Date(date)) => Instant(i64::from(date.0) * 86_400),
            None => Instant(i64::MAX),
        };
        let times: Vec<i64> = self.sessions.iter().map(|session| at(session).0).collect();
        self.sessions = in_order(std::mem::take(&mut self.sessions), &times);
    }
}

/// Collects the offsets of sessions and nested sessions.
fn learn(offsets: &mut Offsets, sessions: &[DraftObject]) {
    for session in sessions {
        let times = ["start", "end"].into_iter().filter_map(|key| session.get(key));
        offsets.extend(times.filter_map(instant_with_offset));
        for (key, value, _) in &session.members {
            if let Value::List(inner) = value
                && *key == "sessions"
            {
                learn(offsets, inner);
            }
        }
    }
}

/// Sorts objects by their numbers; the sort is stable.
pub(in crate::import) fn in_order(list: Vec<DraftObject>, numbers: &[i64]) -> Vec<DraftObject> {
    let mut order: Vec<(i64, usize)> = numbers.iter().copied().zip(0..).collect();
    order.sort_unstable();
    let mut list: Vec<Option<DraftObject>> = list.into_iter().map(Some).collect();
    order.into_iter().filter_map(|(_, place)| list[place].take()).collect()
}
