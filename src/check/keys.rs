//! Keys that plenary's own format does not have, and what may have been meant by them.

use super::few::{Log, Once};
use super::near::{folded, is_near};
use super::walk::{excerpt, keys, objects};
use super::{Subject, private};
use crate::feed::json::Json;
use crate::feed::reading::Path;
use crate::formats::Kind;
use crate::problem::{Code, Problem};
use crate::text::digits;

/// Says which keys are not known: those near a known one at each place while they are few, the others once.
pub(super) fn check(subject: &Subject<'_>, log: &mut Log) {
    let mut strays = Once::default();
    let mut near: Vec<(Kind, String, Vec<Problem>)> = Vec::new();
    objects(subject.tree, &mut |kind, json, path| {
        let Json::Object(members) = json else { return };
        for (key, _) in members {
            if keys(kind).iter().any(|(known, _)| known == key) || is_comment(key) || private::is_private(key) {
                continue;
            }
            let (name, place) = (excerpt(key), || Path::Key(path, key).owned());
            let Some(meant) = meant(kind, key).filter(|meant| json.get(meant).is_none()) else {
                strays.say(&[what(kind), key].concat(), || Problem::new(Code::StrayKey, place(), name.clone()));
                continue;
            };
            let problem = Problem { meant: Some(excerpt(meant)), ..Problem::new(Code::UnknownKey, place(), name) };
            match near.iter_mut().find(|(of, name, _)| *of == kind && name == key) {
                Some((_, _, places)) => places.push(problem),
                None => near.push((kind, key.to_string(), vec![problem])),
            }
        }
    });
    for (_, _, mut places) in near {
        let count = places.len();
        if count > MOST {
            // Whoever calls it so throughout has one thing to learn, not a slip to find.
            places.truncate(1);
            places[0].value = [&places[0].value, ", ", &digits(count), " times"].concat();
        }
        log.problems.append(&mut places);
    }
    strays.end(log);
}

/// Places of a misspelt key that are each told.
const MOST: usize = 3;

/// Keys by which people leave notes, for themselves or for their editors.
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

/// The key that may have been meant.
fn meant(kind: Kind, key: &str) -> Option<&'static str> {
    let wanted = folded(key);
    let known = || keys(kind).iter().map(|(known, _)| *known);
    let same = known().find(|known| folded(known) == wanted);
    let synonym = || {
        let (_, table) = SYNONYMS.iter().find(|(of, _)| *of == kind)?;
        table.iter().find(|(_, words)| words.split(' ').any(|word| word == wanted)).map(|(key, _)| *key)
    };
    same.or_else(synonym).or_else(|| known().find(|known| is_near(&folded(known), &wanted)))
}

type Synonyms = &'static [(&'static str, &'static str)];

/// What other programs and people call the same.
static SYNONYMS: &[(Kind, Synonyms)] = &[
    (
        Kind::Feed,
        &[
            ("event", "conference meeting summit"),
            ("rooms", "venues locations halls"),
            ("tracks", "streams themes"),
            ("people", "speakers persons presenters participants"),
            ("sessions", "talks events programme program schedule agenda items"),
        ],
    ),
    (
        Kind::Event,
        &[
            ("title", "name"),
            ("subtitle", "tagline slogan"),
            ("description", "abstract summary about"),
            ("timezone", "tz zone timezonename"),
            ("start", "startdate datestart from begin startson"),
            ("end", "enddate dateend to until endson"),
            ("place", "location venue city address"),
            ("language", "lang locale languages"),
            ("url", "website homepage link web"),
            ("organizers", "organisers organizer organiser hosts"),
        ],
    ),
    (Kind::Day, &[("date", "day start"), ("title", "name"), ("description", "abstract summary"), ("timezone", "tz zone")]),
    (Kind::Part, &[("part", "kind"), ("title", "name"), ("from", "start begin")]),
    (
        Kind::Room,
        &[("id", "code guid slug key roomid"), ("name", "title roomname"), ("description", "location"), ("timezone", "tz zone")],
    ),
    (
        Kind::Track,
        &[
            ("id", "code guid slug key trackid"),
            ("name", "title trackname"),
            ("color", "colour hex"),
            ("description", "abstract"),
        ],
    ),
    (
        Kind::Person,
        &[
            ("id", "code guid slug key personid speakerid"),
            ("name", "fullname displayname publicname title"),
            ("affiliation", "organization organisation company employer jobtitle position role tagline institution"),
            ("bio", "biography description about"),
            ("picture", "photo image avatar portrait profilepicture img"),
            ("timezone", "tz zone"),
            ("links", "website url homepage link"),
        ],
    ),
    (
        Kind::Appearance,
        &[
            ("person", "speaker personid speakerid"),
            ("name", "fullname displayname publicname title"),
            ("affiliation", "organization organisation company employer jobtitle position institution"),
            ("presence", "attendance remote"),
            ("bio", "biography description about"),
            ("picture", "photo image avatar portrait profilepicture img"),
        ],
    ),
    (
        Kind::Session,
        &[
            ("id", "code guid slug uid key sessionid eventid talkid"),
            ("title", "name headline"),
            ("subtitle", "tagline"),
            ("start", "startsat starttime startdate begin from date datetime startsatutc"),
            ("end", "endsat endtime enddate to until finish"),
            ("duration", "length minutes mins"),
            ("time", "printed times"),
            ("timezone", "tz zone"),
            ("status", "state"),
            ("kind", "type category format"),
            ("track", "tracks stream trackname"),
            ("room", "location venue place roomname rooms where"),
            ("language", "lang locale languages"),
            ("tags", "keywords topics labels"),
            ("people", "speakers presenters participants persons speaker presenter panelists"),
            ("abstract", "description desc summary body text"),
            ("links", "url link href website recording video slides"),
            ("sessions", "children subsessions talks items"),
        ],
    ),
    (
        Kind::Link,
        &[("type", "kind rel"), ("url", "href link address uri"), ("title", "name label text"), ("language", "lang locale")],
    ),
];
