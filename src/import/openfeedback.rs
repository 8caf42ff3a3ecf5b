//! The JSON that organizers publish for OpenFeedback (<https://github.com/HugoGresse/open-feedback>, "JSON from a URL"): sessions and
//! speakers by id.
//!
//! Its tracks are imported as rooms: they hold one talk at a time, with names such as `Amphi D`, since OpenPlanner and Hoverboard write
//! the rooms of their schedules as tracks of this file. It has no abstracts and no time zone; times have offsets.

use crate::diagnostic::Code;
use crate::import::Options;
use crate::import::common::draft::{Draft, DraftObject};
use crate::import::common::fields::name;
use crate::import::common::iterate::each_object;
use crate::import::common::shape::{has, values};
use crate::import::common::speakers;
use crate::import::common::strip_markup;
use crate::import::common::vocabulary;
use crate::source::cursor::Cursor;
use crate::source::json::Json;

pub(super) fn matches(json: &Json<'_>) -> bool {
    values(json.get("sessions")).into_iter().any(|session| has(session, &["title", "trackTitle", "startTime"]))
}

/// Imports sessions and speakers.
pub(super) fn read(r: &Cursor<'_>, _options: &Options<'_>) -> Option<Draft> {
    let mut draft = Draft::of(r);
    each_object(r, "speakers", &mut |key, speaker| person(&mut draft, key, speaker));
    each_object(r, "sessions", &mut |key, session| self::session(&mut draft, key, session));
    draft.unless_empty(r)
}

fn person(draft: &mut Draft, key: &str, r: &Cursor<'_>) {
    let called = name(r, "name");
    if called.is_empty() {
        return r.report(Code::NoName);
    }
    let id = strip_markup::first(&mut [r.string("id"), key.to_string()]);
    let id = draft.somebody(r, &called, &[("id", id)]);
    let person = draft.person(id);
    let position = ["jobTitle", "company"].map(|key| strip_markup::line(&r.string(key)));
    person.say("affiliation", strip_markup::joined(&position, ", "));
    person.long("bio", r, "bio").first_url("picture", r, &["photoUrl"], "");
    speakers::pages(person, r, "socials");
}

fn session(draft: &mut Draft, key: &str, r: &Cursor<'_>) {
    let mut session = DraftObject::of(r);
    session.say("id", strip_markup::first(&mut [r.string("id"), key.to_string()])).line("title", r, "title");
    session.long("abstract", r, "description").long("abstract", r, "abstract");
    session.copy("start", r, "startTime").copy("end", r, "endTime").line("room", r, "trackTitle");
    session.languages(r, "language");
    speakers::refer(draft, &mut session, r, "speakers");
    vocabulary::pause(&mut session);
    let mut words = r.strings("tags");
    words.iter_mut().for_each(|word| *word = strip_markup::line(word));
    session.words("tags", words);
    draft.session(session, r);
}
